//go:build !mips && !mipsle && !mips64 && !mips64le

package sqlitesource

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
	"modernc.org/sqlite"

	"github.com/byssus-iot/byssus/internal/archive"
)

// SQLite's result codes (https://sqlite.org/rescode.html) that matter here.
const (
	codeReadOnly = 8
	codeCorrupt  = 11
	codeCantOpen = 14
	codeNotADB   = 26
)

// image opens the image of a database that is not at rest.
func (d Databases) image(ctx context.Context, db archive.Database) (archive.Reader, error) {
	im, err := d.open(ctx, db.Path, "ro")
	if err == nil {
		if err = same(db, im); err != nil {
			err = errors.Join(err, im.Close())
		}
	}
	private := false
	if c := code(err); c == codeReadOnly || c == codeCantOpen {
		// A transaction that a crash interrupted must be taken back, or the log
		// be read where it may not be written: both in a copy.
		private = true
		im, err = d.recovered(ctx, db)
	}
	switch c := code(err); {
	case errors.Is(err, ErrFailedCheck):
		return nil, fmt.Errorf("check SQLite database: %w", err)
	case c == codeCorrupt || c == codeNotADB:
		return nil, fmt.Errorf("%w: %w", archive.ErrNoDatabase, err)
	case err != nil:
		return nil, fmt.Errorf("read SQLite database: %w", err)
	case im.wal || private:
		return im, nil
	}
	return d.copied(ctx, im)
}

// quickCheck has SQLite look through a database, in the transaction that is open.
func quickCheck(ctx context.Context, c interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) error {
	var found string
	if err := c.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return fmt.Errorf("%w: %w", ErrFailedCheck, err)
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", ErrFailedCheck, found)
	}
	return nil
}

// checkFile checks a database that nobody writes; same is called when SQLite has it
// open.
func checkFile(ctx context.Context, path string, same func() error) (err error) {
	db, err := sql.Open("sqlite", locate(path, "mode=ro&immutable=1"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(new(int64)); err != nil {
		return fmt.Errorf("%w: %w", ErrFailedCheck, err)
	}
	if err := same(); err != nil {
		return err
	}
	return quickCheck(ctx, conn)
}

// checkAtRest checks a database whose file is its whole state.
func (d Databases) checkAtRest(ctx context.Context, db archive.Database) error {
	return checkFile(ctx, db.Path, func() error { return held(db.File) })
}

// same checks that SQLite has the given database open, and its log.
func same(db archive.Database, im *image) error {
	if err := held(db.File); err != nil {
		return err
	}
	if !im.wal {
		return nil
	}
	log, err := db.Beside("-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: its log is gone", archive.ErrChanged)
	}
	if err != nil {
		return err
	}
	return errors.Join(held(log), log.Close())
}

// maxDescriptor is up to which number open files are looked through. The system
// gives the lowest that is free, and an agent has few.
const maxDescriptor = 4096

// held checks that this process has a file open once more than as f: as SQLite
// has it, since nothing else opens databases.
func held(f *os.File) error {
	var want, got unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &want); err != nil {
		return err
	}
	for fd := range maxDescriptor {
		if fd != int(f.Fd()) && unix.Fstat(fd, &got) == nil && got.Dev == want.Dev && got.Ino == want.Ino {
			return nil
		}
	}
	return fmt.Errorf("%w: another file is in its place", archive.ErrChanged)
}

// code is the primary result code of an SQLite error, 0 of none.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// open begins the read transaction.
func (d Databases) open(ctx context.Context, path, mode string) (_ *image, err error) {
	busy := d.BusyMillis
	if busy == 0 {
		busy = 10_000
	}
	name := locate(path, fmt.Sprintf("mode=%s&_pragma=busy_timeout(%d)", mode, busy))
	im := &image{}
	defer func() {
		if err != nil {
			err = errors.Join(err, im.Close())
		}
	}()
	if im.db, err = sql.Open("sqlite", name); err != nil {
		return nil, err
	}
	if im.conn, err = im.db.Conn(ctx); err != nil {
		return nil, err
	}
	var journal string
	if err = im.conn.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&journal); err != nil {
		return nil, err
	}
	im.wal = journal == "wal"
	if _, err = im.conn.ExecContext(ctx, "BEGIN"); err != nil {
		return nil, err
	}
	// The first read fixes what the transaction sees.
	if err = im.conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(new(int64)); err != nil {
		return nil, err
	}
	if err = im.conn.QueryRowContext(ctx, "PRAGMA page_count").Scan(&im.pages); err != nil {
		return nil, err
	}
	if d.Checked && (im.wal || mode == "rw") { // else it would keep writers waiting: its copy is checked
		if err = quickCheck(ctx, im.conn); err != nil {
			return nil, err
		}
	}
	if err = im.conn.QueryRowContext(ctx, "PRAGMA page_size").Scan(&im.pageSize); err != nil {
		return nil, err
	}
	im.rows, err = im.conn.QueryContext(ctx, "SELECT data FROM sqlite_dbpage ORDER BY pgno")
	return im, err
}

// image reads the pages one by one.
type image struct {
	db       *sql.DB
	conn     *sql.Conn
	rows     *sql.Rows
	wal      bool
	pages    int64 // that there are
	pageSize int64 // bytes
	read     int64 // that were read
	page     sql.RawBytes
	left     []byte // of the page
	temp     string // folder of the copy that it is of, removed with it
}

func (m *image) Read(b []byte) (int, error) {
	if len(m.left) == 0 {
		if !m.rows.Next() {
			if err := m.rows.Err(); err != nil {
				return 0, fmt.Errorf("read SQLite database: %w", err)
			}
			return 0, io.EOF
		}
		if err := m.rows.Scan(&m.page); err != nil {
			return 0, fmt.Errorf("read SQLite database: %w", err)
		}
		m.left = m.page
		m.read++
	}
	n := copy(b, m.left)
	m.left = m.left[n:]
	return n, nil
}

// Settled says that the image is of one moment: that of its transaction.
func (m *image) Settled() error {
	if m.read != m.pages {
		return fmt.Errorf("%w: %d of %d database pages were read", archive.ErrChanged, m.read, m.pages)
	}
	return nil
}

// Close ends the transaction.
func (m *image) Close() error {
	var errs []error
	if m.rows != nil {
		errs = append(errs, m.rows.Close())
	}
	if m.conn != nil {
		errs = append(errs, m.conn.Close()) // which rolls back
	}
	if m.db != nil {
		errs = append(errs, m.db.Close())
	}
	if m.temp != "" {
		errs = append(errs, os.RemoveAll(m.temp))
	}
	return errors.Join(errs...)
}

// copied copies an image to a temporary file and closes it.
func (d Databases) copied(ctx context.Context, im *image) (_ archive.Reader, err error) {
	if err := d.room(im.pages * im.pageSize); err != nil {
		return nil, errors.Join(fmt.Errorf("copy SQLite database: %w", err), im.Close())
	}
	f, err := os.CreateTemp(d.Temp, ".database-")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("copy SQLite database: %w", err), im.Close())
	}
	remove := func() error { return os.Remove(f.Name()) }
	if !d.Checked {
		// Without a name it goes with the process, however that ends.
		err = remove()
	}
	if err == nil {
		_, err = io.Copy(f, bufio.NewReaderSize(im, 256<<10))
	}
	if err == nil {
		err = im.Settled()
	}
	err = errors.Join(err, im.Close())
	if d.Checked {
		if err == nil {
			err = checkFile(ctx, f.Name(), func() error { return nil })
		}
		err = errors.Join(err, remove())
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("copy SQLite database: %w", err), f.Close())
	}
	return &copiedImage{f}, nil
}
