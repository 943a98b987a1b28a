// Package sqlitesource reads a consistent image of an SQLite database that may
// be written to meanwhile, by SQLite's own means and as a stream.
//
// The image is all pages as one read transaction sees them (the sqlite_dbpage
// table, https://sqlite.org/dbpage.html): the state after some commit, with
// what stood in the write-ahead log merged in, in the form of a database file.
// A writer in WAL mode is not hindered, however long the reading takes. In the
// other journal modes a reader keeps writers waiting, so the image is copied to
// a temporary file first and the database let go at once.
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
	"net/url"
	"os"
	"path/filepath"

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
}

// SQLite's result codes (https://sqlite.org/rescode.html) that matter here.
const (
	codeReadOnly = 8
	codeCorrupt  = 11
	codeCantOpen = 14
	codeNotADB   = 26
)

// Open opens the image of the database at path. What begins as a database but
// is none that SQLite can read is given as the plain file it is, and its
// reader's Settled says so.
func (d Databases) Open(ctx context.Context, path string) (archive.Reader, error) {
	wal, err := walMode(path)
	if err != nil {
		return nil, err
	}
	// Read-only leaves the files as they are. But a database in WAL mode
	// without a log gets one by being opened, which only a connection that may
	// write takes away again.
	modes := []string{"ro", "rw"}
	if _, err := os.Lstat(path + "-wal"); wal && errors.Is(err, os.ErrNotExist) {
		modes = []string{"rw", "ro"}
	}
	var im *image
	for _, mode := range modes {
		im, err = d.open(ctx, path, mode)
		if c := code(err); c != codeReadOnly && c != codeCantOpen {
			break
		}
	}
	if c := code(err); c == codeCorrupt || c == codeNotADB {
		return openPlain(path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("read SQLite database: %w", err)
	}
	if im.wal {
		return im, nil
	}
	return d.copied(im)
}

// walMode reads the file format's read version: 2 is WAL.
func walMode(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	b := make([]byte, 1)
	if _, err := f.ReadAt(b, 19); err != nil && err != io.EOF {
		return false, err
	}
	return b[0] == 2, nil
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

// openPlain opens what SQLite cannot read.
func openPlain(path string, why error) (archive.Reader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &plain{f, fmt.Errorf("%s begins as an SQLite database, but SQLite cannot read it (%w): it was copied as a plain file", filepath.Base(path), why)}, nil
}

type plain struct {
	*os.File
	why error
}

func (p *plain) Settled() error { return p.why }
