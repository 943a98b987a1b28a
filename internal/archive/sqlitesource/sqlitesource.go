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
// There is no SQLite engine for MIPS processors. Programs built for them read
// databases that are at rest, which is told without one, and refuse the others,
// but for those that are to be checked, which sqlite3 reads if it is installed.
//
// It is a package of its own so that programs that only restore link no SQL.
package sqlitesource

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"time"

	"golang.org/x/sys/unix"

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
	// Checked is for a database that somebody named as one: it is checked (PRAGMA
	// quick_check), in the very state that is read, before any of it is, and one that
	// fails wraps ErrFailedCheck. Where there is no engine the program sqlite3 copies
	// and checks it.
	Checked bool

	now func() time.Time // for tests; nil: time.Now
}

// ErrFailedCheck is wrapped when SQLite finds a database damaged.
var ErrFailedCheck = errors.New("it failed SQLite's check")

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
		if d.Checked {
			if err := d.checkAtRest(ctx, db); err != nil {
				return nil, fmt.Errorf("check SQLite database: %w", err)
			}
		}
		return nil, archive.ErrAtRest
	}
	return d.image(ctx, db)
}

// spare is what a copy leaves free of the disk it is on, bytes.
const spare = 32 << 20

// room checks that a copy of so many bytes has room in the folder for copies.
func (d Databases) room(bytes int64) error {
	dir := d.Temp
	if dir == "" {
		dir = os.TempDir()
	}
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return fmt.Errorf("look for room in %s: %w", dir, err)
	}
	if s.Bsize <= 0 {
		return nil // a file system that does not tell
	}
	free := int64(min(s.Bavail, 1<<62/uint64(s.Bsize))) * int64(s.Bsize)
	if bytes > free-spare {
		return fmt.Errorf("a copy of it takes %d MiB in %s, where %d MiB are free and %d are left so: free some, or keep it in WAL mode, which needs no copy",
			bytes>>20, dir, free>>20, spare>>20)
	}
	return nil
}

// locate is an absolute path as an SQLite URI with a query.
func locate(path, query string) string {
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: query}).String()
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
	last, err := changed(db.File)
	if err != nil {
		return false, err
	}
	moment := d.unsettled(last)
	if b[0] == 1 {
		return moment <= 0 && unlocked(db.File), nil
	}
	if moment <= 0 {
		return true, nil
	}
	// Its log was taken over just now. SQLite would leave an empty one beside it,
	// so it is waited for. Programs that open it for each transaction take a log
	// over with each, and what was opened before is then no state of it any more.
	select {
	case <-time.After(moment):
	case <-ctx.Done():
		return false, context.Cause(ctx)
	}
	// Not by the time of day: a clock that is behind would never tell of rest.
	if now, err := changed(db.File); err != nil || !now.Equal(last) {
		return false, err
	}
	return alone(db)
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

// changed tells when a database's file was last changed.
func changed(f *os.File) (time.Time, error) {
	var s unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &s); err != nil {
		return time.Time{}, err
	}
	return time.Unix(s.Ctim.Unix()), nil
}

// unsettled tells how long it takes until a database that was last changed then
// has not changed for settleTime, if it does not: at most that, whatever the
// clock says.
func (d Databases) unsettled(last time.Time) time.Duration {
	now := time.Now
	if d.now != nil {
		now = d.now
	}
	return min(settleTime, settleTime-now().Sub(last))
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
