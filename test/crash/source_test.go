package crash

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "modernc.org/sqlite"
)

const databaseFile = "readings.sqlite"

// sum is what is compared of a file.
type sum struct {
	mode  fs.FileMode
	mtime time.Time
	link  string
	hash  [32]byte
}

// plant makes a device's first source.
func (d *device) plant(t *testing.T, r *rand.Rand) {
	t.Helper()
	for n := range 60 {
		d.write(t, fmt.Sprintf("state/%d/unit-%d.json", n%7, n), bytesOf(r, 50+r.IntN(4000)))
	}
	for n := range 3 {
		d.write(t, fmt.Sprintf("large/image-%d.bin", n), bytesOf(r, 300_000+r.IntN(1_500_000)))
	}
	if err := os.Symlink("state/0", filepath.Join(d.source, "link")); err != nil {
		t.Fatal(err)
	}
	d.db = openDatabase(t, filepath.Join(d.source, databaseFile))
}

// mutate changes a source between two backups.
func (d *device) mutate(t *testing.T, r *rand.Rand, round int) {
	t.Helper()
	for range 1 + r.IntN(10) {
		n := r.IntN(60)
		d.write(t, fmt.Sprintf("state/%d/unit-%d.json", n%7, n), bytesOf(r, r.IntN(6000)))
	}
	switch r.IntN(4) {
	case 0:
		d.write(t, fmt.Sprintf("large/image-%d.bin", r.IntN(3)), bytesOf(r, 100_000+r.IntN(3_000_000)))
	case 1:
		f, err := os.OpenFile(filepath.Join(d.source, "large/image-0.bin"), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(bytesOf(r, 10_000+r.IntN(500_000))); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	case 2:
		d.write(t, fmt.Sprintf("new/%d/file", round), bytesOf(r, r.IntN(50_000)))
	}
}

func (d *device) write(t *testing.T, name string, b []byte) {
	t.Helper()
	file := filepath.Join(d.source, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b, 0o640); err != nil {
		t.Fatal(err)
	}
}

func bytesOf(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
		if n%2 == 0 { // half of them compress
			b[i] &= 7
		}
	}
	return b
}

// remember takes the sums of a source, but for the database.
func (d *device) remember(t *testing.T) map[string]sum {
	t.Helper()
	m, err := sums(d.source)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func sums(dir string) (map[string]sum, error) {
	out := map[string]sum{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || strings.HasPrefix(rel, databaseFile) {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		s := sum{mode: info.Mode(), mtime: info.ModTime()}
		switch {
		case info.Mode().IsRegular():
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			s.hash = sha256.Sum256(b)
		case info.Mode()&fs.ModeSymlink != 0:
			s.mtime = time.Time{}
			if s.link, err = os.Readlink(path); err != nil {
				return err
			}
		}
		out[rel] = s
		return nil
	})
	return out, err
}

// restoredRoot is where a restore put what was backed up as source.
func restoredRoot(dir, source string) string {
	for _, root := range []string{filepath.Join(dir, source), filepath.Join(dir, filepath.Base(source))} {
		if _, err := os.Lstat(root); err == nil {
			return root
		}
	}
	return dir
}

func compare(want map[string]sum, root string) error {
	got, err := sums(root)
	if err != nil {
		return err
	}
	for name, w := range want {
		g, ok := got[name]
		if !ok {
			return fmt.Errorf("%s is missing", name)
		}
		if g.hash != w.hash || g.mode != w.mode || g.link != w.link || !g.mtime.Equal(w.mtime) {
			return fmt.Errorf("%s came back as %v %s, was %v %s, content equal: %t", name, g.mode, g.mtime, w.mode, w.mtime, g.hash == w.hash)
		}
	}
	if len(got) != len(want) {
		return fmt.Errorf("%d files and folders came back, there were %d", len(got), len(want))
	}
	return nil
}

// database is an SQLite database that is written all the time: row n before
// row n+1, ten in a transaction.
type database struct {
	db   *sql.DB
	stop chan struct{}
	done chan error

	mu   sync.Mutex // guards the following field
	rows int64      // committed
}

func openDatabase(t *testing.T, file string) *database {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(WAL)&_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE IF NOT EXISTS readings (n INTEGER PRIMARY KEY, value REAL)"); err != nil {
		t.Fatal(err)
	}
	d := &database{db: db, stop: make(chan struct{}), done: make(chan error, 1)}
	if err := db.QueryRow("SELECT count(*) FROM readings").Scan(&d.rows); err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			select {
			case <-d.stop:
				d.done <- nil
				return
			case <-time.After(20 * time.Millisecond):
			}
			if err := d.write(); err != nil {
				d.done <- err
				return
			}
		}
	}()
	return d
}

func (d *database) write() error {
	tx, err := d.db.Begin()
	if err != nil {
		return err
	}
	n := d.committed()
	for range 10 {
		n++
		if _, err := tx.Exec("INSERT INTO readings VALUES (?, ?)", n, float64(n)/3); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	d.mu.Lock()
	d.rows = n
	d.mu.Unlock()
	return nil
}

func (d *database) committed() int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.rows
}

func (d *database) close(t *testing.T) {
	t.Helper()
	close(d.stop)
	if err := <-d.done; err != nil {
		t.Error(err)
	}
	if err := d.db.Close(); err != nil {
		t.Error(err)
	}
}

// checkDatabase wants a sound database with a prefix of the commits.
func checkDatabase(file string, least, most int64) error {
	db, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		return err
	}
	defer db.Close()
	var sound string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&sound); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	var count, last int64
	if err := db.QueryRow("SELECT count(*), coalesce(max(n), 0) FROM readings").Scan(&count, &last); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	// The commit in which the count was taken may have been a moment later.
	if sound != "ok" || count != last || count%10 != 0 || count < least || count > most+10 {
		return fmt.Errorf("database: integrity %q, %d rows up to %d, want %d to %d", sound, count, last, least, most)
	}
	return nil
}
