package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A trial says what the restore then does, and writes nothing.
func TestTrialSaysWhatARestoreDoes(t *testing.T) {
	d, src, list, want := mixed(t)
	s := d.open(list)
	to := filepath.Join(t.TempDir(), "to")
	trial, err := s.TryRestore(t.Context(), to, RestoreOptions{})
	if err != nil || trial.New != 200 || trial.Overwritten+trial.Kept+trial.Blocked != 0 || trial.Dirs == 0 || trial.Fetched == 0 {
		t.Fatalf("%+v, %v", trial, err)
	}
	if _, err := os.Lstat(to); !os.IsNotExist(err) {
		t.Fatalf("it made the folder: %v", err)
	}
	c := &counting{depot: d.depot}
	s = d.with(list, c, 0)
	report, err := s.Restore(t.Context(), to, RestoreOptions{})
	if err != nil || report.Bytes != trial.Bytes || report.Dirs != trial.Dirs {
		t.Fatalf("tried %+v, restored %+v, %v", trial, report, err)
	}
	if c.bytes < trial.Fetched || c.bytes > trial.Fetched+3*PackBytes { // and the tree
		t.Errorf("%d bytes were fetched, said were %d", c.bytes, trial.Fetched)
	}
	if _, err := s.TryRestore(t.Context(), to, RestoreOptions{}); !errors.Is(err, ErrNotEmpty) {
		t.Fatalf("a folder in use: %v", err)
	}

	// One file is other, one is gone, one has a directory in its place, and one
	// directory is a file.
	at := func(name string) string { return filepath.Join(to, src, name) }
	write(t, at("d00/e1/f001"), []byte("other"))
	if err := os.Remove(at("d00/e2/f002")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(at("d00/e0/f003")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(at("d00/e0/f003"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(at("d03")); err != nil {
		t.Fatal(err)
	}
	write(t, at("d03"), nil)
	inside := uint64(0)
	for path := range want {
		if path == "d03" || strings.HasPrefix(path, "d03/") {
			inside++
		}
	}
	before := describe(t, to)
	for _, o := range []struct {
		how  Overwrite
		want RestoreTrial
	}{
		{Always, RestoreTrial{New: 1, Overwritten: 200 - 2 - 17, Blocked: 1 + inside}},
		{IfChanged, RestoreTrial{New: 1, Overwritten: 1, Kept: 200 - 3 - 17, Blocked: 1 + inside}},
		{Never, RestoreTrial{New: 1, Kept: 200 - 1 - 17, Blocked: inside}},
	} {
		got, err := s.TryRestore(t.Context(), to, RestoreOptions{Existing: true, Overwrite: o.how})
		if err != nil {
			t.Fatal(err)
		}
		if got.New != o.want.New || got.Overwritten != o.want.Overwritten || got.Kept != o.want.Kept || got.Blocked != o.want.Blocked || got.Dirs != 0 {
			t.Errorf("overwrite %d: %+v, want %+v", o.how, got, o.want)
		}
		compare(t, before, describe(t, to))
	}
	one, err := s.TryRestore(t.Context(), t.TempDir(), RestoreOptions{Paths: []string{strings.TrimPrefix(src, "/") + "/d00/e1"}})
	if err != nil || one.New == 0 || one.New > 20 || one.Fetched > trial.Fetched/2 {
		t.Errorf("a part: %+v, %v", one, err)
	}
}

// A chunk that is not the one its pack's index names is found by a check.
func TestCheckComparesIDs(t *testing.T) {
	f := newForger(t)
	content := []byte("what the index calls by another's name")
	lie := f.p.add(chunkID{7}, encodeChunk(nil, content), len(content))
	s, err := f.open(leaf(fileEntry("liar", uint64(len(content)), ref{Pack: 1, Offset: lie.offset, Stored: lie.stored, Plain: lie.plain})))
	if err != nil {
		t.Fatal(err)
	}
	var in *IncompleteError
	if _, err := s.Check(t.Context(), nil); !errors.As(err, &in) || in.Count != 1 || !errors.Is(in, ErrForm) {
		t.Fatal(err)
	}
}

// What lies below a link in a directory's place is blocked, wherever that leads,
// and nothing of the archive is unreadable for it.
func TestTrialBelowALink(t *testing.T) {
	d, src, _, _ := small(t)
	s := d.open(d.a.state.Committed.ListRoot)
	for _, target := range []string{"/", "..", "nowhere", "d"} {
		to := t.TempDir()
		if err := os.MkdirAll(filepath.Join(to, src), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(to, src, "d")); err != nil {
			t.Fatal(err)
		}
		o := RestoreOptions{Existing: true}
		trial, err := s.TryRestore(t.Context(), to, o)
		if err != nil || trial.Blocked != 3 || trial.New != 1 || len(trial.Unreadable) != 0 {
			t.Errorf("a link to %s: %+v, %v", target, trial, err)
		}
		var in *IncompleteError
		if report, err := s.Restore(t.Context(), to, o); !errors.As(err, &in) || in.Count != 3 || report.Bytes != trial.Bytes {
			t.Errorf("a link to %s: restored %+v, %v", target, report, err)
		}
	}
}

// Of a file whose first name is not written one later name gets the content, and
// the others are names of that.
func TestTrialOfLaterNames(t *testing.T) {
	src := t.TempDir()
	names := []string{"a/first", "b/second", "b/third", "c/fourth"}
	write(t, filepath.Join(src, names[0]), make([]byte, 1000))
	for _, name := range names[1:] {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(src, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(filepath.Join(src, names[0]), filepath.Join(src, name)); err != nil {
			t.Fatal(err)
		}
	}
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	below := strings.TrimPrefix(src, "/") + "/"
	for _, c := range []struct {
		name    string
		file    string // that stands there
		dir     string
		options RestoreOptions
		want    RestoreTrial
	}{
		{"nothing there", "", "", RestoreOptions{Existing: true}, RestoreTrial{New: 4, Bytes: 1000}},
		{"the first is kept", "a/first", "", RestoreOptions{Existing: true, Overwrite: Never}, RestoreTrial{New: 3, Kept: 1, Bytes: 1000}},
		{"a later one is kept", "b/second", "", RestoreOptions{Existing: true, Overwrite: Never}, RestoreTrial{New: 3, Kept: 1, Bytes: 1000}},
		{"a directory is in the first's place", "", "a/first", RestoreOptions{Existing: true}, RestoreTrial{New: 3, Blocked: 1, Bytes: 1000}},
		{"the same, compared", "", "a/first", RestoreOptions{Existing: true, Overwrite: IfChanged}, RestoreTrial{New: 3, Blocked: 1, Bytes: 1000}},
		{"a file is in its directory's place", "a", "", RestoreOptions{Existing: true}, RestoreTrial{New: 3, Blocked: 2, Bytes: 1000}},
		{"the first and the next", "a", "b/second", RestoreOptions{Existing: true}, RestoreTrial{New: 2, Blocked: 3, Bytes: 1000}},
		{"later ones only", "", "", RestoreOptions{Existing: true, Paths: []string{below + "b", below + "c"}}, RestoreTrial{New: 3, Bytes: 1000}},
	} {
		to := t.TempDir()
		if c.dir != "" {
			if err := os.MkdirAll(filepath.Join(to, src, c.dir), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if c.file != "" {
			write(t, filepath.Join(to, src, c.file), []byte("another"))
		}
		got, err := s.TryRestore(t.Context(), to, c.options)
		if err != nil || got.New != c.want.New || got.Kept != c.want.Kept || got.Blocked != c.want.Blocked || got.Bytes != c.want.Bytes || got.Fetched == 0 || len(got.Unreadable) != 0 {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
		var in *IncompleteError
		report, err := s.Restore(t.Context(), to, c.options)
		if err != nil && (!errors.As(err, &in) || in.Count != c.want.Blocked) || report.Bytes != c.want.Bytes || report.Kept != c.want.Kept {
			t.Errorf("%s: restored %+v, %v", c.name, report, err)
		}
	}
}
