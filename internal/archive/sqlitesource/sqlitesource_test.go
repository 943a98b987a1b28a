package sqlitesource

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/byssus-iot/byssus/internal/archive"
)

// database makes one whose rows n = 1, 2, … each state a checksum of those
// before, so that a torn copy shows.
func database(t *testing.T, path, journal string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(20000)&_pragma=journal_mode("+journal+")")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	if _, err := db.Exec("CREATE TABLE log (n INTEGER PRIMARY KEY, body TEXT); CREATE TABLE total (sum INTEGER); INSERT INTO total VALUES (0)"); err != nil {
		t.Fatal(err)
	}
	return db
}

// add commits rows and, with them, their total.
func add(db *sql.DB, from, count int) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	for n := from; n < from+count; n++ {
		if _, err := tx.Exec("INSERT INTO log VALUES (?, ?)", n, strings.Repeat(fmt.Sprint("row ", n, " "), 20)); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		if _, err := tx.Exec("UPDATE total SET sum = sum + ?", n); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

func imageOf(t *testing.T, d Databases, path string) []byte {
	t.Helper()
	r, err := d.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Settled(); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return b
}

// check opens an image and returns how many rows it has; they must be a prefix
// of the commits.
func check(t *testing.T, b []byte) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "restored.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var ok string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&ok); err != nil || ok != "ok" {
		t.Fatalf("integrity: %q, %v", ok, err)
	}
	var count, last, sum, total int
	if err := db.QueryRow("SELECT count(*), coalesce(max(n), 0), coalesce(sum(n), 0) FROM log").Scan(&count, &last, &sum); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow("SELECT sum FROM total").Scan(&total); err != nil {
		t.Fatal(err)
	}
	if count != last || sum != total {
		t.Fatalf("%d rows up to %d, their sum %d, noted %d: no state between commits", count, last, sum, total)
	}
	return count
}

func TestImageWhileItIsWritten(t *testing.T) {
	for _, journal := range []string{"wal", "delete", "truncate", "persist"} {
		t.Run(journal, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			db := database(t, path, journal)
			if err := add(db, 1, 200); err != nil {
				t.Fatal(err)
			}
			var stop atomic.Bool
			done := make(chan error, 1)
			var written atomic.Int64
			go func() {
				n := 201
				for !stop.Load() {
					if err := add(db, n, 7); err != nil {
						done <- err
						return
					}
					n += 7
					written.Store(int64(n - 1))
				}
				done <- nil
			}()
			d := Databases{Temp: t.TempDir(), BusyMillis: 20_000}
			last := 0
			for range 15 {
				n := check(t, imageOf(t, d, path))
				if n < last || (n-200)%7 != 0 {
					t.Fatalf("%d rows after %d: not a commit's state", n, last)
				}
				last = n
			}
			stop.Store(true)
			if err := <-done; err != nil {
				t.Fatalf("the writer was hindered: %v", err)
			}
			if n := check(t, imageOf(t, d, path)); int64(n) != max(written.Load(), 200) {
				t.Fatalf("%d rows at rest, %d written", n, written.Load())
			}
			if entries, _ := os.ReadDir(d.Temp); len(entries) != 0 {
				t.Fatalf("left behind: %v", entries)
			}
		})
	}
}

func TestOddNamesAndRest(t *testing.T) {
	dir := t.TempDir()
	db := database(t, filepath.Join(dir, "x.db"), "wal")
	if err := add(db, 1, 50); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	odd := filepath.Join(dir, "a b?c#d%41&mode=memory.db")
	if err := os.Rename(filepath.Join(dir, "x.db"), odd); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(odd)
	if err != nil {
		t.Fatal(err)
	}
	if n := check(t, imageOf(t, Databases{Temp: dir}, odd)); n != 50 {
		t.Fatalf("%d rows", n)
	}
	after, err := os.ReadFile(odd)
	if err != nil || !bytes.Equal(before, after) {
		t.Fatalf("reading changed the database: %v", err)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Fatalf("reading left files: %v", entries)
	}
}

func TestLogOfACrashIsPartOfTheState(t *testing.T) {
	dir := t.TempDir()
	db := database(t, filepath.Join(dir, "x.db"), "wal")
	if err := add(db, 1, 50); err != nil {
		t.Fatal(err)
	}
	// What a power cut leaves: database and log without who wrote them.
	crashed := t.TempDir()
	for _, name := range []string{"x.db", "x.db-wal"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(crashed, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n := check(t, imageOf(t, Databases{Temp: dir}, filepath.Join(crashed, "x.db"))); n != 50 {
		t.Fatalf("%d rows", n)
	}
}

func TestWhatIsNoDatabaseIsNotCalledOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fake.db")
	content := append([]byte("SQLite format 3\x00"), bytes.Repeat([]byte("not a database "), 500)...)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Databases{Temp: t.TempDir()}.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(b, content) {
		t.Fatalf("not the plain file: %v", err)
	}
	if err := r.Settled(); err == nil || errors.Is(err, archive.ErrChanged) {
		t.Fatalf("presented as consistent: %v", err)
	}
}

func TestLockedDatabaseIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := database(t, path, "delete")
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	if _, err := (Databases{Temp: t.TempDir(), BusyMillis: 50}).Open(context.Background(), path); code(err) != 5 {
		t.Fatalf("a locked database: %v", err)
	}
}
