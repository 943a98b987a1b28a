// Package sqlitesource reads a consistent image of an SQLite database that may
// be written to meanwhile, by SQLite's own means and as a stream.
//
// The image is all pages as one read transaction sees them (the sqlite_dbpage
// table, https://sqlite.org/dbpage.html): the state after some commit, with
// what stood in the write-ahead log merged in, in the form of a database file.
// A writer in WAL mode is not hindered, however long the reading takes. In the
// other journal modes a reader keeps writers waiting: a database that nobody
// writes is read as a file, and again if it changes meanwhile; of another the image
// is copied to a temporary file first and the database let go at once. A transaction that a
// crash interrupted is taken back in a copy of the files, never in place.
//
// It is a package of its own so that programs that only restore link no SQL.
package sqlitesource

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"time"

	"golang.org/x/sys/unix"
	"modernc.org/sqlite"

	"github.com/byssus-iot/byssus/internal/archive"
)

// Databases opens databases for a file tree: give its Open as
// archive.FileOptions.Database.
type Databases struct {
	// Temp is the folder for temporary copies, private to the caller.
	Temp string
	// BusyMillis is how long to wait for a database that another program has
	// locked; 0: 10 seconds.
	BusyMillis int

	now func() time.Time // for tests; nil: time.Now
}

// SQLite's result codes (https://sqlite.org/rescode.html) that matter here.
const (
	codeReadOnly = 8
	codeCorrupt  = 11
	codeCantOpen = 14
	codeNotADB   = 26
)

// Open opens the image of a database. Nothing is written to the database or
// beside it but what every reader of a write-ahead log keeps there (the
// "-shm" file). The error wraps archive.ErrAtRest of a database whose file is its
// whole state as it is, since it has no log and nobody writes, and archive.ErrNoDatabase of
// what SQLite cannot read.
//
// Whoever may write the database's folder may swap files while this runs: it is
// checked that SQLite has the very files open that were given.
func (d Databases) Open(ctx context.Context, db archive.Database) (archive.Reader, error) {
	if rests, err := d.atRest(ctx, db); err != nil {
		return nil, fmt.Errorf("read SQLite database: %w", err)
	} else if rests {
		return nil, archive.ErrAtRest
	}
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
	case c == codeCorrupt || c == codeNotADB:
		return nil, fmt.Errorf("%w: %w", archive.ErrNoDatabase, err)
	case err != nil:
		return nil, fmt.Errorf("read SQLite database: %w", err)
	case im.wal || private:
		return im, nil
	}
	return d.copied(im)
}

// settleTime is how long a database must have been left alone before it is taken
// to be at rest: a clock's granule may hide a change that comes right after one
// that was seen.
const settleTime = 2 * time.Second

// The bytes that writers lock, beyond the end of what a database has there
// (https://sqlite.org/src/file/src/os.h): PENDING, RESERVED, and SHARED up to 512.
const (
	lockStart  = 0x40000000
	lockLength = 512
)

// atRest tells whether a database's file is its whole state for as long as it
// does not change: it has neither a log nor a journal with anything in it, did not
// change a moment ago and, if it is not in WAL mode (byte 19 of its header, the
// read version, is 2), nobody writes. In WAL mode writers change the file only
// when they take a log over into it, or begin to leave that mode; in the others
// with each transaction. All of it shows in the file's times.
func (d Databases) atRest(ctx context.Context, db archive.Database) (bool, error) {
	b := make([]byte, 1)
	if _, err := db.File.ReadAt(b, 19); err != nil && err != io.EOF {
		return false, err
	}
	if b[0] != 1 && b[0] != 2 {
		return false, nil
	}
	if alone, err := alone(db); err != nil || !alone {
		return false, err
	}
	moment, err := d.unsettled(db.File)
	if err != nil {
		return false, err
	}
	if b[0] == 1 {
		return moment <= 0 && unlocked(db.File), nil
	}
	if moment <= 0 {
		return true, nil
	}
	// Its log was taken over just now. SQLite would leave an empty one beside it,
	// so it is waited for.
	select {
	case <-time.After(moment):
		return alone(db)
	case <-ctx.Done():
		return false, context.Cause(ctx)
	}
}

// alone tells whether there is no log and no journal with anything in it.
func alone(db archive.Database) (bool, error) {
	for _, suffix := range []string{"-wal", "-journal"} {
		f, err := db.Beside(suffix)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return false, err
		}
		info, err := f.Stat()
		if err := errors.Join(err, f.Close()); err != nil || info.Size() > 0 {
			return false, err
		}
	}
	return true, nil
}

// unsettled tells how long it takes until a database's file has not changed for
// settleTime, if it does not: at most that, whatever the clock says.
func (d Databases) unsettled(f *os.File) (time.Duration, error) {
	var s unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &s); err != nil {
		return 0, err
	}
	now := time.Now
	if d.now != nil {
		now = d.now
	}
	return min(settleTime, settleTime-now().Sub(time.Unix(s.Ctim.Unix()))), nil
}

// unlocked tells whether no other process has a writer's lock on a database that
// is not in WAL mode. A transaction that keeps its journal in memory may have
// written pages long before it commits: only its lock tells.
func unlocked(f *os.File) bool {
	lock := unix.Flock_t{Type: unix.F_RDLCK, Whence: io.SeekStart, Start: lockStart, Len: lockLength}
	if err := unix.FcntlFlock(f.Fd(), unix.F_GETLK, &lock); err != nil {
		return false // it cannot be told here
	}
	return lock.Type == unix.F_UNLCK
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
	name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(),
		RawQuery: fmt.Sprintf("mode=%s&_pragma=busy_timeout(%d)", mode, busy)}).String()
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
	im.rows, err = im.conn.QueryContext(ctx, "SELECT data FROM sqlite_dbpage ORDER BY pgno")
	return im, err
}

// image reads the pages one by one.
type image struct {
	db    *sql.DB
	conn  *sql.Conn
	rows  *sql.Rows
	wal   bool
	pages int64 // that there are
	read  int64 // that were read
	page  sql.RawBytes
	left  []byte // of the page
	temp  string // folder of the copy that it is of, removed with it
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
func (d Databases) copied(im *image) (_ archive.Reader, err error) {
	f, err := os.CreateTemp(d.Temp, ".database-")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("copy SQLite database: %w", err), im.Close())
	}
	// Without a name it goes with the process, however that ends.
	err = os.Remove(f.Name())
	if err == nil {
		_, err = io.Copy(f, bufio.NewReaderSize(im, 256<<10))
	}
	if err == nil {
		err = im.Settled()
	}
	err = errors.Join(err, im.Close())
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("copy SQLite database: %w", err), f.Close())
	}
	return &copiedImage{f}, nil
}

type copiedImage struct{ *os.File }

func (copiedImage) Settled() error { return nil }
