//go:build !mips && !mipsle && !mips64 && !mips64le

package agent

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"
)

func makeDatabase(t *testing.T, path string, rows int) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := db.Exec("CREATE TABLE IF NOT EXISTS t(x); BEGIN"); err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if _, err := db.Exec("INSERT INTO t VALUES(?)", i); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("COMMIT"); err != nil {
		t.Fatal(err)
	}
	return db
}

// Each source that fails is named with the reason and since when; all else is
// backed up, and what was under its path before is kept.
func TestSourcesThatFail(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.MkdirAll(at("files"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("files/x"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	db := makeDatabase(t, at("files/app.db"), 100)
	good := at("good")
	if err := os.WriteFile(good, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	a := taker(t, folderSource(at("files")), folderSource(at("more")), Source{Kind: SQLiteSource, Path: at("files/app.db")},
		shell(at("files/dump"), "echo dumped; echo no route >&2; test -e "+good))
	if err := os.Mkdir(at("more"), 0o755); err != nil {
		t.Fatal(err)
	}
	if m := takes(t, a); len(m.Failed) > 0 || m.Files != 3 || m.Unread > 0 {
		t.Fatalf("all are well: %+v", m)
	}
	db.Close()
	for _, name := range []string{"good", "more", "files/app.db"} {
		if err := os.Remove(at(name)); err != nil {
			t.Fatal(err)
		}
	}
	for round := range 2 {
		m := takes(t, a)
		if len(m.Failed) != 3 || m.Files != 3 || m.Unread > 0 {
			t.Fatalf("round %d: %+v", round, m)
		}
		for i, want := range []struct {
			path, words string
			kept        bool
		}{{"more", "nothing is there", false}, {"files/app.db", "no database is there", true}, {"files/dump", "ended with code 1: no route", true}} {
			f := m.Failed[i]
			if f.Path != at(want.path) || !strings.Contains(f.Error, want.words) || (f.Kept != nil) != want.kept || f.Snapshot != 2 || f.Taken {
				t.Errorf("round %d: %+v, want %+v", round, f, want)
			}
		}
	}
	if err := os.WriteFile(good, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if m := takes(t, a); len(m.Failed) != 2 {
		t.Fatalf("the command is well again: %+v", m)
	}
}

// A database that fails its check is not backed up as it is: what was good is kept.
func TestDamagedDatabaseIsAFailedSource(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.db")
	makeDatabase(t, path, 5000).Close()
	a := taker(t, Source{Kind: SQLiteSource, Path: path})
	if m := takes(t, a); len(m.Failed) > 0 || m.Files != 1 {
		t.Fatalf("%+v", m)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged := append([]byte(nil), whole...)
	for i := len(damaged) / 2 &^ 4095; i < len(damaged); i += 4096 {
		copy(damaged[i:], "these bytes are no page of a b-tree")
	}
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	m := takes(t, a)
	if len(m.Failed) != 1 || m.Failed[0].Kept == nil || !strings.Contains(m.Failed[0].Error, "it failed SQLite's check") || m.Bytes != uint64(len(whole)) {
		t.Fatalf("%+v", m)
	}
}

func TestHooksOfSources(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := newDiary(t)
	if err := os.Mkdir(filepath.Join(dir, "files"), 0o755); err != nil {
		t.Fatal(err)
	}
	makeDatabase(t, filepath.Join(dir, "files/app.db"), 10).Close()
	files, db, dump := folderSource(filepath.Join(dir, "files")), Source{Kind: SQLiteSource, Path: filepath.Join(dir, "files/app.db")}, shell(filepath.Join(dir, "files/dump"), "echo x")
	set := func(a *Agent, then map[string]string) {
		files.Hooks, db.Hooks, dump.Hooks = d.hooks("files", then), d.hooks("db", then), d.hooks("dump", then)
		a.configured = []Source{files, db, dump}
	}
	a := taker(t)
	set(a, nil)
	well := []string{"files-before " + files.Path, "db-before " + db.Path, "db-after", "files-after", "dump-before", "dump-after"}
	if m := takes(t, a); len(m.Failed) > 0 || m.Files != 2 {
		t.Fatalf("%+v", m)
	}
	d.wrote("all well", well...)
	takes(t, a) // of a database that did not change too
	d.wrote("again", well...)

	set(a, map[string]string{"before": "echo not ready >&2; exit 7"})
	m := takes(t, a)
	d.wrote("nothing is ready", append(well[:len(well):len(well)], "files-failed "+files.Path+" the hook \"before\": /bin/sh ended with code 7: not ready", "db-failed "+db.Path, "dump-failed "+dump.Path)...)
	if len(m.Failed) != 3 || !m.Failed[0].Taken || !m.Failed[1].Taken || m.Failed[2].Taken || m.Failed[2].Kept == nil || m.Files != 2 {
		t.Fatalf("%+v", m.Failed)
	}

	set(a, map[string]string{"after": "sleep 1000", "failed": "exit 1"})
	files.Hooks.Timeout, db.Hooks.Timeout, dump.Hooks.Timeout = 100*time.Millisecond, 100*time.Millisecond, 100*time.Millisecond
	a.configured = []Source{files, db, dump}
	m = takes(t, a)
	d.read()
	for _, f := range m.Failed {
		if !f.Taken || !strings.Contains(f.Error, `the hook "after": /bin/sh did not end within 100 ms and was killed`) {
			t.Errorf("%+v", f)
		}
	}
	if len(m.Failed) != 3 {
		t.Fatalf("%+v", m.Failed)
	}
}
