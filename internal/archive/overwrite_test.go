package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Restoring again fetches only what is not there byte for byte.
func TestIfChangedFetchesOnlyWhatChanged(t *testing.T) {
	d, src, list, want := mixed(t)
	to := t.TempDir()
	whole := &counting{depot: d.depot}
	if _, err := d.with(list, whole, 0).Restore(t.Context(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(to, src, name) }
	for _, c := range []struct {
		name   string
		change func(path string) error
		least  uint64 // of 200 files that are kept
	}{
		{"nothing", func(string) error { return nil }, 200},
		{"a byte in the middle, with length and time as they were", func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			b[len(b)/2] ^= 1
			return errors.Join(os.WriteFile(path, b, 0o600), os.Chtimes(path, info.ModTime(), info.ModTime()))
		}, 199},
		{"longer", func(path string) error { return os.Truncate(path, 3<<20) }, 199},
		{"gone", os.Remove, 199},
		{"a link", func(path string) error { return errors.Join(os.Remove(path), os.Symlink("/etc/passwd", path)) }, 199},
		{"mode only", func(path string) error { return os.Chmod(path, 0o640) }, 200},
		{"everything gone", func(string) error { return os.RemoveAll(at("d00")) }, 170},
	} {
		if err := c.change(at("d00/e0/f000")); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		few := &counting{depot: d.depot}
		report, err := d.with(list, few, 0).Restore(t.Context(), to, RestoreOptions{Existing: true, Overwrite: IfChanged})
		if err != nil || report.Kept < c.least || report.Kept > 200 || c.least < 200 && report.Kept == 200 {
			t.Fatalf("%s: %+v, %v", c.name, report, err)
		}
		if c.least >= 199 && few.bytes > whole.bytes/2 {
			t.Errorf("%s: %d bytes were fetched, of %d in all", c.name, few.bytes, whole.bytes)
		}
		compare(t, want, describe(t, filepath.Join(to, src)))
	}
}

// What stands there stays as it is, and what does not comes.
func TestNeverLeavesWhatIsThere(t *testing.T) {
	d, src, _, want := small(t)
	list := d.a.state.Committed.ListRoot
	to := t.TempDir()
	at := filepath.Join(to, src)
	write(t, filepath.Join(at, "a"), []byte("mine"))
	if err := os.Chmod(filepath.Join(at, "a"), 0o604); err != nil {
		t.Fatal(err)
	}
	report, err := d.open(list).Restore(t.Context(), to, RestoreOptions{Existing: true, Overwrite: Never})
	if err != nil || report.Kept != 1 || report.Files != 2 {
		t.Fatalf("%+v, %v", report, err)
	}
	b, err := os.ReadFile(filepath.Join(at, "a"))
	info, statErr := os.Stat(filepath.Join(at, "a"))
	if err != nil || statErr != nil || string(b) != "mine" || info.Mode().Perm() != 0o604 {
		t.Errorf("it holds %q, mode %v", b, info.Mode())
	}
	if got := describe(t, at); got["d/b"] != want["d/b"] || got["d/c"] != want["d/c"] {
		t.Errorf("the others: %v", got)
	}
}

// A directory that is there stays as it is too, though what was missing in it is
// made, by its owner as by root.
func TestNeverLeavesDirectoriesAsTheyAre(t *testing.T) {
	d, src, _, _ := small(t)
	list := d.a.state.Committed.ListRoot
	to := t.TempDir()
	at := filepath.Join(to, src, "d")
	if err := os.MkdirAll(at, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(at, 0o700) }) // for who is not root
	for _, mode := range []os.FileMode{0o555, 0o070, 0o511 | os.ModeSetgid | os.ModeSticky} {
		if err := os.Chmod(at, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := d.open(list).Restore(t.Context(), to, RestoreOptions{Existing: true, Overwrite: Never}); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(at); err != nil || info.Mode() != mode|os.ModeDir {
			t.Errorf("%v: its mode is %v", mode, info.Mode())
		}
		if err := os.Chmod(at, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(at, "b")); err != nil {
			t.Errorf("%v: what was missing: %v", mode, err)
		}
	}
}

// Only the paths that are named come back, with the directories above as they
// were, and with little beside them fetched.
func TestRestoreOfPaths(t *testing.T) {
	d, src, list, want := mixed(t)
	in := func(names ...string) (paths []string) {
		for _, n := range names {
			paths = append(paths, filepath.Join(src, n)[1:])
		}
		return paths
	}
	for _, names := range [][]string{{"d01/e0/f018"}, {"d02"}, {"d03/e1", "d00/e1/f001", "d03/e1/f052"}, {"d11/e1/f199", "d00"}} {
		c := &counting{depot: d.depot}
		to := t.TempDir()
		report, err := d.with(list, c, 0).Restore(t.Context(), to, RestoreOptions{Paths: in(names...)})
		if err != nil {
			t.Fatalf("%v: %v", names, err)
		}
		got := describe(t, filepath.Join(to, src))
		files := uint64(0)
		for path, x := range want {
			asked := path == "."
			for _, n := range names {
				asked = asked || within(path, n) || within(n, path)
			}
			if asked != (got[path] != "") || asked && got[path] != x {
				t.Errorf("%v: %s is there: %v", names, path, got[path] != "")
			}
			if asked && x[0] != 'd' {
				files++
			}
		}
		if report.Files != files || c.bytes > 3*report.Bytes+1<<20 {
			t.Errorf("%v: %d files of %d, %d bytes fetched for %d", names, report.Files, files, c.bytes, report.Bytes)
		}
	}
	to := filepath.Join(t.TempDir(), "to")
	_, err := d.open(list).Restore(t.Context(), to, RestoreOptions{Paths: in("d02", "nowhere")})
	if !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), "nowhere") {
		t.Fatal(err)
	}
	if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was written: %v", err)
	}
}

// Owners are given to others, or left to whoever restores.
func TestOwnersAreMapped(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root gives files away")
	}
	src := t.TempDir()
	write(t, filepath.Join(src, "d/f"), []byte("content"))
	write(t, filepath.Join(src, "g"), []byte("content"))
	for _, name := range []string{"d", "d/f"} {
		if err := os.Chown(filepath.Join(src, name), 1234, 2345); err != nil {
			t.Fatal(err)
		}
	}
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	for want, o := range map[[2]uint32]RestoreOptions{
		{1234, 2345}: {}, {99, 2345}: {Users: map[uint32]uint32{1234: 99, 99: 7}}, {1234, 98}: {Groups: map[uint32]uint32{2345: 98}},
		{uint32(os.Geteuid()), uint32(os.Getegid())}: {NoOwner: true},
	} {
		to := t.TempDir()
		if _, err := s.Restore(t.Context(), to, o); err != nil {
			t.Fatal(err)
		}
		for name, owner := range map[string][2]uint32{"d": want, "d/f": want, "g": {0, 0}} {
			info, err := os.Lstat(filepath.Join(to, src, name))
			if err != nil {
				t.Fatal(err)
			}
			if st := info.Sys().(*syscall.Stat_t); [2]uint32{st.Uid, st.Gid} != owner {
				t.Errorf("%s is of %d:%d, want %v", name, st.Uid, st.Gid, owner)
			}
		}
	}
}
