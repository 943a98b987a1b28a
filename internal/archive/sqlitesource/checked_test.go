//go:build !mips && !mipsle && !mips64 && !mips64le

package sqlitesource

import (
	"bytes"
	"database/sql"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
)

// broken makes a database with an index that lacks what its table has: every page
// can be read, and only a check tells.
func broken(t *testing.T, path, journal string) {
	t.Helper()
	db := database(t, path, journal)
	if err := add(db, 1, 3000); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	for page := info.Size() / 4096 / 2; page < info.Size()/4096; page++ {
		if _, err := f.WriteAt(bytes.Repeat([]byte{0x5a}, 100), page*4096); err != nil {
			t.Fatal(err)
		}
	}
}

// A database that is damaged inside is refused where it is to be checked, at rest and
// while it is written, and never called no database.
func TestDamagedDatabaseIsRefused(t *testing.T) {
	for _, journal := range []string{"wal", "delete"} {
		t.Run(journal, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			broken(t, path, journal)
			refused := func(what string, d Databases) {
				t.Helper()
				d.Temp = t.TempDir()
				f := walked(t, d, path, nothing)["x.db"]
				if !errors.Is(f.err, ErrFailedCheck) || errors.Is(f.err, archive.ErrNoDatabase) {
					t.Errorf("%s: %v, %v", what, f.err, f.settled)
				}
				if entries, _ := os.ReadDir(d.Temp); len(entries) != 0 {
					t.Errorf("%s: left behind: %v", what, entries)
				}
			}
			hour := func() time.Time { return time.Now().Add(time.Hour) }
			refused("at rest", Databases{Checked: true, now: hour})
			if f := walked(t, Databases{Temp: t.TempDir(), now: hour}, path, nothing)["x.db"]; f.err != nil {
				t.Errorf("not to be checked: %v", f.err)
			}
			other := openDatabase(t, path)
			if _, err := other.Exec("CREATE TABLE more (x)"); err != nil {
				t.Fatal(err)
			}
			refused("written a moment ago", Databases{Checked: true})
		})
	}
}

func TestRoomIsLookedFor(t *testing.T) {
	d := Databases{Temp: t.TempDir()}
	if err := d.room(1 << 20); err != nil {
		t.Fatal("1 MiB beside it: ", err)
	}
	if err := d.room(1 << 60); err == nil || !strings.Contains(err.Error(), d.Temp) {
		t.Errorf("an exabyte: %v", err)
	}
}

// opened is a database as a file tree gives it.
func opened(t *testing.T, path string) archive.Database {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return archive.Database{Path: path, File: f, Beside: func(suffix string) (*os.File, error) { return os.Open(path + suffix) }}
}

// Where there is no engine sqlite3 does the same: a state that was, under write load,
// and nothing of a damaged database.
func TestCopyByProgram(t *testing.T) {
	if _, err := exec.LookPath(program); err != nil {
		t.Skip("there is no program sqlite3: make clients installs it")
	}
	for _, journal := range []string{"wal", "delete"} {
		t.Run(journal, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "it's a \"name\" with $odd;parts.db")
			db := database(t, path, journal)
			if err := add(db, 1, 200); err != nil {
				t.Fatal(err)
			}
			var stop atomic.Bool
			done := make(chan error, 1)
			go func() {
				for n := 201; !stop.Load(); n += 7 {
					if err := add(db, n, 7); err != nil {
						done <- err
						return
					}
				}
				done <- nil
			}()
			d := Databases{Temp: t.TempDir(), BusyMillis: 20_000}
			last := 0
			for range 8 {
				r, err := d.byProgram(t.Context(), opened(t, path))
				if err != nil {
					t.Fatal(err)
				}
				b, err := io.ReadAll(r)
				if err = errors.Join(err, r.Settled(), r.Close()); err != nil {
					t.Fatal(err)
				}
				n := check(t, b)
				if n < last || (n-200)%7 != 0 {
					t.Fatalf("%d rows after %d: not a commit's state", n, last)
				}
				last = n
			}
			stop.Store(true)
			if err := <-done; err != nil {
				t.Fatalf("the writer was hindered: %v", err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if err := d.checkByProgram(t.Context(), opened(t, path)); err != nil {
				t.Error(err)
			}
			damaged := filepath.Join(dir, "damaged.db")
			broken(t, damaged, journal)
			if _, err := d.byProgram(t.Context(), opened(t, damaged)); !errors.Is(err, ErrFailedCheck) {
				t.Errorf("damaged: %v", err)
			}
			if err := d.checkByProgram(t.Context(), opened(t, damaged)); !errors.Is(err, ErrFailedCheck) {
				t.Errorf("damaged, at rest: %v", err)
			}
			swapped := opened(t, path)
			if err := os.Rename(damaged, path); err != nil {
				t.Fatal(err)
			}
			if _, err := d.byProgram(t.Context(), swapped); !errors.Is(err, archive.ErrChanged) {
				t.Errorf("another in its place: %v", err)
			}
			if entries, _ := os.ReadDir(d.Temp); len(entries) != 0 {
				t.Errorf("left behind: %v", entries)
			}
		})
	}
}

func TestNoProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	if err := add(database(t, path, "wal"), 1, 2); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", t.TempDir())
	d := Databases{Temp: t.TempDir()}
	if _, err := d.byProgram(t.Context(), opened(t, path)); !errors.Is(err, errNoProgram) {
		t.Errorf("copy: %v", err)
	}
	if err := d.checkByProgram(t.Context(), opened(t, path)); !errors.Is(err, errNoProgram) || errors.Is(err, ErrFailedCheck) {
		t.Errorf("check: %v", err)
	}
}

// openDatabase opens one that is there already.
func openDatabase(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}
