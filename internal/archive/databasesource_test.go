package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDatabasesAreNeverPlainFiles(t *testing.T) {
	src := t.TempDir()
	for _, name := range []string{"x.db", "x.db-wal", "x.db-shm", "x.db-journal", "y-wal"} {
		write(t, filepath.Join(src, name), []byte(databaseMagic+name))
	}
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	// y-wal is a database of its own by its content, and x.db has no reader.
	if res.SkippedCount != 2 {
		t.Fatalf("skipped %v", res.Skipped)
	}
	if files := restored(t, d.open(res.ListRoot), src); len(files) != 0 {
		t.Fatalf("restored %v", files)
	}
	var opened []string
	f, err := NewFileTree(src, FileOptions{Database: func(_ context.Context, db Database) (Reader, error) {
		opened = append(opened, filepath.Base(db.Path))
		return &plainImage{Reader: strings.NewReader("the image of " + filepath.Base(db.Path))}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	res = d.back(d.request(f))
	if res.SkippedCount != 0 || fmt.Sprint(opened) != "[x.db y-wal]" {
		t.Fatalf("skipped %v, opened %v", res.Skipped, opened)
	}
	to := filepath.Join(t.TempDir(), "to")
	if _, err := d.open(res.ListRoot).Restore(context.Background(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(filepath.Join(to, src, "x.db")); string(b) != "the image of x.db" {
		t.Fatalf("restored %q", b)
	}
}

type plainImage struct{ io.Reader }

func (plainImage) Close() error   { return nil }
func (plainImage) Settled() error { return nil }

// A change in the log alone changes the database.
func TestDatabaseLogCountsAsChange(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "x.db"), []byte(databaseMagic))
	write(t, filepath.Join(src, "x.db-wal"), []byte("log"))
	reads := 0
	f := tree(t, src)
	f.database = func(context.Context, Database) (Reader, error) {
		reads++
		return &plainImage{Reader: strings.NewReader(fmt.Sprint("image ", reads))}, nil
	}
	d := newDevice(t)
	d.back(d.request(f))
	d.back(d.request(f))
	if reads != 1 {
		t.Fatalf("unchanged and read %d times", reads)
	}
	write(t, filepath.Join(src, "x.db-wal"), []byte("log and more"))
	d.back(d.request(f))
	if reads != 2 {
		t.Fatal("a commit in the log was not noticed")
	}
}

// A database that is named itself is treated as one in a folder.
func TestDatabaseAsASource(t *testing.T) {
	src := t.TempDir()
	db := filepath.Join(src, "x.db")
	for suffix, content := range map[string]string{"": databaseMagic, "-wal": "log", "-shm": "shared", "-other": "other"} {
		write(t, db+suffix, []byte(content))
	}
	reads := 0
	image := func(path string) *FileTree {
		f := tree(t, path)
		f.database = func(context.Context, Database) (Reader, error) {
			reads++
			return &plainImage{Reader: strings.NewReader(fmt.Sprint("image ", reads))}, nil
		}
		return f
	}
	d := newDevice(t)
	sources := func() []Source {
		return []Source{image(db), image(db + "-shm"), image(db + "-wal"), image(db + "-other")}
	}
	res := d.back(d.request(sources()...))
	if reads != 1 || res.SkippedCount != 2 || res.Stats.Files != 2 {
		t.Fatalf("read %d times, skipped %v, %d files", reads, res.Skipped, res.Stats.Files)
	}
	for _, s := range res.Skipped {
		if !errors.Is(s.Err, ErrNotBackedUp) || !strings.HasSuffix(s.Path, "-shm") && !strings.HasSuffix(s.Path, "-wal") {
			t.Errorf("skipped %s: %v", s.Path, s.Err)
		}
	}
	if d.back(d.request(sources()...)); reads != 1 {
		t.Fatalf("unchanged and read %d times", reads)
	}
	write(t, db+"-wal", []byte("log and more"))
	if d.back(d.request(image(db))); reads != 2 {
		t.Fatal("a commit in the log was not noticed")
	}

	// One that SQLite cannot read brings what is beside it along.
	bad := filepath.Join(src, "y.db")
	contents := map[string]string{"": databaseMagic, "-wal": "log and more", "-shm": "shared"}
	for suffix, content := range contents {
		write(t, bad+suffix, []byte(content))
	}
	broken := tree(t, bad)
	broken.database = func(context.Context, Database) (Reader, error) { return nil, ErrNoDatabase }
	res = d.back(d.request(broken, image(bad+"-wal")))
	s := d.open(res.ListRoot)
	for suffix, want := range contents {
		e, err := s.Lookup(t.Context(), strings.Trim(bad+suffix, "/"))
		if err != nil || e.Size != uint64(len(want)) {
			t.Errorf("%q beside a broken database: %+v, %v", suffix, e, err)
		}
	}
}
