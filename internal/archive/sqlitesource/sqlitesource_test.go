//go:build !mips && !mipsle && !mips64 && !mips64le

package sqlitesource

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

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

// file is what a file tree gave of a file: its content, or why there is none.
type file struct {
	content []byte
	err     error // of opening or reading it
	settled error
}

// walked reads all files of a folder as a backup does: a file that changed is
// read again. before is called before each opening.
func walked(t *testing.T, d Databases, dir string, before func(name string)) map[string]file {
	t.Helper()
	tree, err := archive.NewFileTree(dir, archive.FileOptions{Database: d.Open})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]file{}
	err = tree.Walk(context.Background(), func(it archive.Item) error {
		name := filepath.Base(it.Entry.Path)
		if it.Err != nil || it.Entry.Type != archive.File {
			return it.Err
		}
		var f file
		for range 3 {
			before(name)
			if f = read(it); !errors.Is(errors.Join(f.err, f.settled), archive.ErrChanged) {
				break
			}
		}
		all[name] = f
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func read(it archive.Item) (f file) {
	r, err := it.Open(context.Background())
	if err != nil {
		return file{err: err}
	}
	f.content, f.err = io.ReadAll(r)
	f.settled = r.Settled()
	f.err = errors.Join(f.err, r.Close())
	return f
}

func nothing(string) {}

func imageOf(t *testing.T, d Databases, path string) []byte {
	t.Helper()
	f, ok := walked(t, d, path, nothing)[filepath.Base(path)]
	if !ok || f.err != nil || f.settled != nil {
		t.Fatalf("%s: there %v, %v, %v", path, ok, f.err, f.settled)
	}
	return f.content
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
	for _, journal := range []string{"wal", "delete", "truncate", "persist", "wal checked", "delete checked"} {
		t.Run(journal, func(t *testing.T) {
			journal, checked := strings.CutSuffix(journal, " checked")
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
			d := Databases{Temp: t.TempDir(), BusyMillis: 20_000, Checked: checked}
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

// What begins as a database and is none is copied with the files beside it,
// and named.
func TestWhatIsNoDatabaseIsNotCalledOne(t *testing.T) {
	dir := t.TempDir()
	want := map[string]string{"fake.db": "SQLite format 3\x00" + strings.Repeat("not a database ", 500), "fake.db-wal": "its log", "fake.db-journal": "its journal"}
	for name, content := range want {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := walked(t, Databases{Temp: t.TempDir()}, dir, nothing)
	for name, content := range want {
		if f := got[name]; f.err != nil || string(f.content) != content {
			t.Errorf("%s: %q, %v", name, f.content, f.err)
		}
	}
	if f := got["fake.db"]; f.settled == nil || errors.Is(f.settled, archive.ErrChanged) || !strings.Contains(f.settled.Error(), "plain file") {
		t.Errorf("presented as consistent: %v", f.settled)
	}
}

func TestLockedDatabaseIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := database(t, path, "delete")
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	if f := walked(t, Databases{Temp: t.TempDir(), BusyMillis: 50}, path, nothing)["x.db"]; code(f.err) != 5 {
		t.Fatalf("a locked database: %v", f.err)
	}
}

// An encrypted database does not begin as one: it and its log are files.
func TestEncryptedDatabaseIsAFile(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"x.db", "x.db-wal"} {
		if err := os.WriteFile(filepath.Join(dir, name), bytes.Repeat([]byte(name), 2000), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := walked(t, Databases{Temp: t.TempDir()}, dir, nothing); len(got) != 2 || got["x.db"].err != nil || got["x.db"].settled != nil {
		t.Fatalf("%v", got)
	}
}

// interrupted leaves what a power cut leaves of a database in the middle of a
// large transaction: changed pages in the file, and the journal to undo them.
func interrupted(t *testing.T, rows int) string {
	t.Helper()
	live, crashed := t.TempDir(), t.TempDir()
	db := database(t, filepath.Join(live, "x.db"), "delete")
	if err := add(db, 1, rows); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"PRAGMA cache_size = 1", "PRAGMA cache_spill = 1", "BEGIN", "UPDATE log SET body = 'spoilt'", "UPDATE total SET sum = 0"} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"x.db", "x.db-journal"} {
		b, err := os.ReadFile(filepath.Join(live, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(crashed, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(crashed, "x.db")
}

// contents are the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(b)
	}
	return all
}

// A hot journal is part of the state: the interrupted transaction is not in the
// image, and the files stay as they are.
func TestHotJournalIsTakenBackInACopy(t *testing.T) {
	path := interrupted(t, 3000)
	before := contents(t, filepath.Dir(path))
	temp := t.TempDir()
	if n := check(t, imageOf(t, Databases{Temp: temp}, path)); n != 3000 {
		t.Fatalf("%d rows", n)
	}
	if after := contents(t, filepath.Dir(path)); !maps.Equal(before, after) {
		t.Error("reading changed the database")
	}
	if left := contents(t, temp); len(left) != 0 {
		t.Errorf("left behind: %d files", len(left))
	}
}

// SQLite removes the file that a hot journal names as its super-journal, if its
// name looks like one. Other databases may need it to recover, and whoever wrote
// the journal may have named what is not his.
func TestSuperJournalRemovesNothing(t *testing.T) {
	path := interrupted(t, 3000)
	victim := filepath.Join(t.TempDir(), "other.db-mj0A1B2C9D3")
	if err := os.WriteFile(victim, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	j, err := os.OpenFile(path+"-journal", os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	sum := uint32(0)
	for _, c := range []byte(victim) {
		sum += uint32(c)
	}
	// Page number of the lock byte, name, its length, its checksum, magic.
	end := binary.BigEndian.AppendUint32(nil, 1<<30/4096+1)
	end = append(end, victim...)
	end = binary.BigEndian.AppendUint32(end, uint32(len(victim)))
	end = binary.BigEndian.AppendUint32(end, sum)
	if _, err := j.Write(append(end, superMagic...)); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	f := walked(t, Databases{Temp: t.TempDir()}, path, nothing)["x.db"]
	if f.err == nil || !strings.Contains(f.err.Error(), "several databases") {
		t.Errorf("read: %v", f.err)
	}
	if b, err := os.ReadFile(victim); err != nil || string(b) != "precious" {
		t.Fatalf("the victim holds %q, %v", b, err)
	}
}

// Another database that is put in one's place between the two openings, by a
// link say, is not taken for it.
func TestDatabaseIsTheOneThatWasOpened(t *testing.T) {
	for _, journal := range []string{"delete", "wal"} {
		t.Run(journal, func(t *testing.T) {
			dir, elsewhere := t.TempDir(), t.TempDir()
			for _, d := range []string{dir, elsewhere} {
				db := database(t, filepath.Join(d, "x.db"), journal)
				if err := add(db, 1, 20); err != nil {
					t.Fatal(err)
				}
				if d == dir { // this process must not have it open by another way
					if err := db.Close(); err != nil {
						t.Fatal(err)
					}
				}
			}
			d := Databases{Temp: t.TempDir()}
			swapped := func(ctx context.Context, db archive.Database) (archive.Reader, error) {
				for _, suffix := range []string{"", "-wal", "-shm"} {
					if err := os.Remove(db.Path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
						t.Fatal(err)
					}
					if err := os.Symlink(filepath.Join(elsewhere, "x.db"+suffix), db.Path+suffix); err != nil {
						t.Fatal(err)
					}
				}
				// The log can still be had, so that only SQLite is misled.
				log, err := os.Create(filepath.Join(t.TempDir(), "log"))
				if err != nil {
					t.Fatal(err)
				}
				if _, err := log.Write([]byte("not empty")); err != nil {
					t.Fatal(err)
				}
				db.Beside = func(string) (*os.File, error) { return os.Open(log.Name()) }
				return d.Open(ctx, db)
			}
			tree, err := archive.NewFileTree(filepath.Join(dir, "x.db"), archive.FileOptions{Database: swapped})
			if err != nil {
				t.Fatal(err)
			}
			if err := tree.Walk(context.Background(), func(it archive.Item) error {
				if it.Entry.Type == archive.File {
					if f := read(it); !errors.Is(f.err, archive.ErrChanged) {
						t.Errorf("%d bytes, %v", len(f.content), f.err)
					}
				}
				return it.Err
			}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// The log of a database in use is removed, as tidy people do: what was only in
// it is lost, and what is read is a state between commits or is named.
func TestLogRemovedWhileInUse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := database(t, path, "wal")
	if err := add(db, 1, 50); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	if err := add(db, 51, 50); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path + "-wal"); err != nil {
		t.Fatal(err)
	}
	f := walked(t, Databases{Temp: t.TempDir()}, path, nothing)["x.db"]
	if f.err == nil && f.settled == nil {
		if n := check(t, f.content); n != 50 {
			t.Fatalf("%d rows", n)
		}
	}
}

// A database at rest is read as it is; one that somebody begins to use then is
// read again, through SQLite.
func TestDatabaseAtRestThatWakes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := database(t, path, "wal")
	if err := add(db, 1, 50); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	times := 0
	var r archive.Reader
	tree, err := archive.NewFileTree(path, archive.FileOptions{Database: Databases{Temp: t.TempDir()}.Open})
	if err != nil {
		t.Fatal(err)
	}
	if err := tree.Walk(context.Background(), func(it archive.Item) error {
		if it.Entry.Type != archive.File {
			return it.Err
		}
		if r, err = it.Open(context.Background()); err != nil {
			return err
		}
		defer r.Close()
		times++
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			return err
		}
		defer db.Close()
		if err := add(db, 51, 50); err != nil {
			return err
		}
		if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
			return err
		}
		if _, err := io.ReadAll(r); err != nil {
			return err
		}
		if !errors.Is(r.Settled(), archive.ErrChanged) {
			t.Error("a checkpoint meanwhile was not noticed")
		}
		return nil
	}); err != nil || times != 1 {
		t.Fatal(times, err)
	}
	if n := check(t, imageOf(t, Databases{Temp: t.TempDir()}, path)); n != 100 {
		t.Fatalf("%d rows", n)
	}
}

// writer starts another process that runs this test, to write to a database, and
// returns when it does.
func writer(t *testing.T, path string) (stop func()) {
	t.Helper()
	p := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	p.Env = append(os.Environ(), "BYSSUS_TEST_WRITES="+path)
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if line, err := lines.ReadString('\n'); line != "writes\n" {
		t.Fatalf("the writer says %q, %v", line, err)
	}
	return func() {
		t.Helper()
		err := in.Close()
		said, failed := io.ReadAll(lines)
		if err := errors.Join(err, failed, p.Wait()); err != nil {
			t.Errorf("the writer: %v, and says %q", err, said)
		}
	}
}

// TestRollbackDatabaseAtRest: one that nobody writes is read as a file; one that
// another process writes, or wrote a moment ago, or crashed in, is not.
func TestRollbackDatabaseAtRest(t *testing.T) {
	if path := os.Getenv("BYSSUS_TEST_WRITES"); path != "" {
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec("PRAGMA journal_mode=MEMORY; BEGIN IMMEDIATE"); err != nil {
			t.Fatal(err)
		}
		fmt.Println("writes")
		_, _ = io.Copy(io.Discard, os.Stdin) // until it is closed
		return
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "series.db")
	if err := add(database(t, path, "delete"), 1, 50); err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	later := Databases{Temp: temp, now: func() time.Time { return time.Now().Add(time.Hour) }}
	open := func(d Databases) error {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r, err := d.Open(t.Context(), archive.Database{Path: path, File: f, Beside: func(suffix string) (*os.File, error) { return os.Open(path + suffix) }})
		if err == nil {
			err = r.Close()
		}
		return err
	}
	if err := open(later); !errors.Is(err, archive.ErrAtRest) {
		t.Errorf("at rest: %v", err)
	}
	if err := open(Databases{Temp: temp}); err != nil {
		t.Errorf("written a moment ago: %v", err)
	}
	stop := writer(t, path)
	if err := open(later); err != nil {
		t.Errorf("with a writer: %v", err)
	}
	stop()
	if err := open(later); !errors.Is(err, archive.ErrAtRest) {
		t.Errorf("at rest again: %v", err)
	}
	if err := os.WriteFile(path+"-journal", []byte("what a crash left"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := open(later); err != nil {
		t.Errorf("with a journal: %v", err)
	}
}

// A program that opens its database for each transaction leaves no log: each
// closing takes it over into the file. It is read all the same.
func TestWriterOfShortConnections(t *testing.T) {
	if path := os.Getenv("BYSSUS_TEST_WRITES"); path != "" {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin) // until it is closed
			os.Exit(0)
		}()
		for n := 51; ; n++ {
			db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(20000)")
			if err == nil {
				err = errors.Join(add(db, n, 1), db.Close())
			}
			if err != nil {
				t.Fatal(err)
			}
			if n == 51 {
				fmt.Println("writes")
			}
			time.Sleep(200 * time.Millisecond)
		}
	}
	path := filepath.Join(t.TempDir(), "x.db")
	db := database(t, path, "wal")
	if err := errors.Join(add(db, 1, 50), db.Close()); err != nil {
		t.Fatal(err)
	}
	stop := writer(t, path)
	d := Databases{Temp: t.TempDir()}
	last := 50
	for range 3 {
		n := check(t, imageOf(t, d, path))
		if n <= last {
			t.Errorf("%d rows after %d", n, last)
		}
		last = n
	}
	stop()
}
