package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// traits lists what describe does not see: attributes, which names are one file,
// device numbers, and where data is.
func traits(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	firsts := map[inode]string{}
	if err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := os.Lstat(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		in, err := openFolder(filepath.Dir(p))
		if err != nil {
			return err
		}
		defer in.close()
		list, err := in.attributes(filepath.Base(p), info)
		if err != nil {
			return err
		}
		s := info.Sys().(*syscall.Stat_t)
		line := fmt.Sprintf("%v %q", info.Mode(), list)
		if info.Mode()&fs.ModeDevice != 0 {
			line += fmt.Sprintf(" %d:%d", unix.Major(uint64(s.Rdev)), unix.Minor(uint64(s.Rdev)))
		}
		if info.Mode().IsRegular() {
			at := inode{uint64(s.Dev), s.Ino}
			if firsts[at] == "" {
				firsts[at] = rel
			}
			line += " as " + firsts[at]
			f, err := os.Open(p)
			if err != nil {
				return err
			}
			defer f.Close()
			holes, err := scanHoles(context.Background(), int(f.Fd()), info.Size())
			if err != nil {
				return err
			}
			line += fmt.Sprint(" ", info.Size(), holes)
		}
		all[rel] = line
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// set sets an attribute, of a link's own if it is one; false if this file system
// or user cannot.
func set(t testing.TB, path, name, value string) bool {
	t.Helper()
	err := unix.Lsetxattr(path, name, []byte(value), 0)
	if errors.Is(err, unix.EPERM) || errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.EACCES) {
		return false
	}
	if err != nil {
		t.Fatalf("set %s of %s: %v", name, path, err)
	}
	return true
}

func privileged() bool { return os.Geteuid() == 0 }

// allKinds makes a tree with everything that the format knows beside plain files.
func allKinds(t testing.TB) string {
	t.Helper()
	src := t.TempDir()
	at := func(name string) string { return filepath.Join(src, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"attributes", "acl", "b/first", "dir/file", "program", "read-only"} {
		write(t, at(name), []byte("content of "+name))
	}
	set(t, at("attributes"), "user.empty", "")
	set(t, at("attributes"), "user.bytes", "\x00\xff\x01")
	set(t, at("attributes"), "trusted.mine", "only root's")
	set(t, at("attributes"), "user."+strings.Repeat("n", 200), strings.Repeat("v", 2000))
	set(t, at("acl"), accessACL, bobMayWrite)
	set(t, at("dir"), defaultACL, bobMayWrite)
	set(t, at("dir"), "user.of-a-directory", "x")
	write(t, at("dir/inherits"), []byte("made under a default list"))
	must(os.Chmod(at("program"), 0o755|fs.ModeSetuid))
	if privileged() {
		must(os.Chown(at("program"), 12, 34))
		must(os.Chmod(at("program"), 0o755|fs.ModeSetuid))
		set(t, at("program"), capabilities, netBindService)
		must(syscall.Mknod(at("character"), syscall.S_IFCHR|0o600, int(unix.Mkdev(1, 3))))
		must(os.Chmod(at("character"), 0o662))
		must(os.Chown(at("character"), 5, 6))
		must(syscall.Mknod(at("block"), syscall.S_IFBLK|0o640, int(unix.Mkdev(259, 70_000))))
		must(syscall.Mknod(at("whiteout"), syscall.S_IFCHR, 0))
		must(os.Symlink("nowhere", at("labelled")))
		set(t, at("labelled"), "trusted.label", "of the link")
	}
	must(syscall.Mkfifo(at("pipe"), 0o600))
	must(os.Chmod(at("pipe"), 0o642))
	set(t, at("read-only"), "user.on", "a file that nobody may write")
	must(os.Chmod(at("read-only"), 0o444))
	must(os.Link(at("b/first"), at("b/second")))
	must(os.Link(at("b/first"), at("c-third")))
	must(os.Link(at("b/first"), at("a-really-first")))
	must(os.Link(at("acl"), at("acl-too")))
	write(t, at("empty"), nil)
	must(os.Link(at("empty"), at("empty-too")))
	for name, size := range map[string]int64{"only-a-hole": 1 << 40, "hole-at-the-end": 1 << 30, "hole-at-the-start": 64<<10 + 100} {
		f, err := os.Create(at(name))
		must(err)
		must(f.Truncate(size))
		switch name {
		case "hole-at-the-end":
			_, err = f.WriteAt(bytes.Repeat([]byte("data"), 3000), 0)
			must(err)
			_, err = f.WriteAt(bytes.Repeat([]byte("more"), 30_000), 128<<20)
		case "hole-at-the-start":
			_, err = f.WriteAt([]byte("the end"), 64<<10+93)
		}
		must(err)
		must(f.Close())
	}
	for _, name := range []string{"pipe", "acl", "dir", "b/first", "hole-at-the-end"} {
		when := time.Unix(1e9, 12345)
		must(os.Chtimes(at(name), when, when))
	}
	return src
}

func TestEverythingBesideContentComesBack(t *testing.T) {
	src := allKinds(t)
	want := traits(t, src)
	d := newDevice(t)
	for round := range 2 {
		res := d.back(d.request(tree(t, src)))
		if res.SkippedCount != 0 {
			t.Fatalf("round %d skipped %v", round, res.Skipped)
		}
		if round == 1 && res.Stats.Added != 0 {
			t.Fatalf("%d bytes new of an unchanged tree", res.Stats.Added)
		}
		s := d.open(res.ListRoot)
		to := filepath.Join(t.TempDir(), "to")
		report, err := s.Restore(context.Background(), to, RestoreOptions{})
		if err != nil || len(report.Notes) != 0 {
			t.Fatalf("%v, %v", err, report)
		}
		compare(t, want, traits(t, filepath.Join(to, src)))
		checked, err := s.Check(context.Background(), nil)
		if err != nil || checked.Files != res.Stats.Files || checked.Bytes != res.Stats.Bytes || report.Files != res.Stats.Files || report.Bytes != res.Stats.Bytes {
			t.Fatalf("%+v, %+v, %+v, %v", checked, report, res.Stats, err)
		}
		for _, name := range []string{"b/first", "c-third", "hole-at-the-start"} {
			e, err := s.Lookup(context.Background(), strings.TrimPrefix(src, "/")+"/"+name)
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			if err := s.Content(context.Background(), e, func(b []byte) error { got = append(got, b...); return nil }); err != nil {
				t.Fatal(err)
			}
			if b, err := os.ReadFile(filepath.Join(src, name)); err != nil || !bytes.Equal(b, got) {
				t.Errorf("%s: another content: %v", name, err)
			}
		}
		d.reopen()
	}
}

// A restore over what is there gives the same.
func TestEverythingIsRestoredOverItself(t *testing.T) {
	src := allKinds(t)
	want := traits(t, src)
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	to := t.TempDir()
	for range 2 {
		if report, err := s.Restore(context.Background(), to, RestoreOptions{Existing: true}); err != nil || len(report.Notes) != 0 {
			t.Fatalf("%v, %v", err, report)
		}
		compare(t, want, traits(t, filepath.Join(to, src)))
	}
}

// A file of the greatest length with a page of data in it costs a page.
func TestFileOfEightExbibytes(t *testing.T) {
	src := "/dev/shm"
	if _, err := os.Stat(src); err != nil {
		t.Skip("no file system here takes a file of that length")
	}
	src, err := os.MkdirTemp(src, "byssus-test-")
	if err != nil {
		t.Skip(err)
	}
	defer os.RemoveAll(src)
	f, err := os.Create(filepath.Join(src, "huge"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(maxFile); err != nil {
		t.Skip("no file system here takes a file of that length: ", err)
	}
	if _, err := f.WriteAt([]byte("somewhere"), 1<<61); err != nil {
		t.Fatal(err)
	}
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	if res.SkippedCount != 0 || res.Stats.Bytes > 1<<20 {
		t.Fatalf("%+v, %v", res.Stats, res.Skipped)
	}
	to := filepath.Join(src, "to")
	s := d.open(res.ListRoot)
	if _, err := s.Restore(context.Background(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	got, err := os.Open(filepath.Join(to, src, "huge"))
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	b := make([]byte, 9)
	if _, err := got.ReadAt(b, 1<<61); err != nil || string(b) != "somewhere" {
		t.Fatalf("%q, %v", b, err)
	}
	if info, err := got.Stat(); err != nil || info.Size() != maxFile {
		t.Fatalf("%v, %v", info.Size(), err)
	}
}

// What the kernel makes up has no length that means anything.
func TestMadeUpFilesAreLeftOut(t *testing.T) {
	for _, name := range []string{"/proc/kcore", "/sys/kernel/mm/transparent_hugepage/enabled"} {
		info, err := os.Stat(name)
		if err != nil || info.Size() == 0 {
			continue
		}
		d := newDevice(t)
		res := d.back(d.request(tree(t, name)))
		if len(res.Skipped) != 1 || !(errors.Is(res.Skipped[0].Err, ErrNotBackedUp) || errors.Is(res.Skipped[0].Err, fs.ErrPermission)) || res.Stats.Files != 0 {
			t.Errorf("%s: %+v, %v", name, res.Stats, res.Skipped)
		}
	}
	d := newDevice(t)
	if res := d.back(d.request(tree(t, "/proc/self/status"))); res.SkippedCount != 0 || res.Stats.Files != 1 || res.Stats.Bytes != 0 {
		t.Errorf("a file of no length: %+v, %v", res.Stats, res.Skipped)
	}
}

// What was a hole and is written while the file grows is not taken for a log.
func TestHoleThatIsWrittenWhileTheFileIsRead(t *testing.T) {
	src := t.TempDir()
	name := filepath.Join(src, "sparse")
	write(t, name, []byte("start"))
	if err := os.Truncate(name, 1<<20); err != nil {
		t.Fatal(err)
	}
	times := 0
	tr := meddled{FileTree: tree(t, src), during: func(p string, _ int) {
		if times++; times != 1 {
			return
		}
		f, err := os.OpenFile(p, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for _, at := range []int64{512 << 10, 1 << 20} {
			if _, err := f.WriteAt([]byte("late"), at); err != nil {
				t.Fatal(err)
			}
		}
	}}
	d := newDevice(t)
	res := d.back(d.request(tr))
	if res.SkippedCount != 0 {
		t.Fatal(res.Skipped)
	}
	compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
}

// More holes than an entry may have: the smaller ones become zeros.
func TestManyHoles(t *testing.T) {
	src := t.TempDir()
	f, err := os.Create(filepath.Join(src, "sieve"))
	if err != nil {
		t.Fatal(err)
	}
	at := int64(0)
	for i := range maxHoles + 500 {
		if _, err := f.WriteAt([]byte{1}, at); err != nil {
			t.Fatal(err)
		}
		at += 4096 * int64(2+i%7)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	s := d.open(res.ListRoot)
	e, err := s.Lookup(context.Background(), strings.TrimPrefix(src, "/")+"/sieve")
	if err != nil || len(e.Holes) != maxHoles {
		t.Fatalf("%d holes, %v", len(e.Holes), err)
	}
	compare(t, describe(t, src), restored(t, s, src))
}

// Attributes beyond the format's bounds are named, and the file is taken.
func TestTooManyAttributes(t *testing.T) {
	var names []string
	for i := range 300 {
		names = append(names, fmt.Sprintf("user.%03d", i))
	}
	slices.Reverse(names)
	list, err := gather(names, func(name string) (string, bool, error) {
		switch name {
		case "user.001":
			return "", false, nil
		case "user.002":
			return "", false, unix.EIO
		}
		return strings.Repeat("x", 300), true, nil
	})
	if !errors.Is(err, ErrAttributes) || !errors.Is(err, unix.EIO) || checkAttributes(list) != nil || len(list) < 200 {
		t.Fatalf("%d, %v", len(list), err)
	}
}

// A file that keeps its name but gets an attribute has another entry, and so has
// one whose list changes.
func TestAttributesThatChange(t *testing.T) {
	src := allKinds(t)
	d := newDevice(t)
	d.back(d.request(tree(t, src)))
	if !set(t, filepath.Join(src, "attributes"), "user.bytes", "other") {
		t.Skip("no attributes here")
	}
	set(t, filepath.Join(src, "dir"), "user.of-a-directory", "y")
	res := d.back(d.request(tree(t, src)))
	to := filepath.Join(t.TempDir(), "to")
	if _, err := d.open(res.ListRoot).Restore(context.Background(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	compare(t, traits(t, src), traits(t, filepath.Join(to, src)))
	if res.Stats.Added > 4096 {
		t.Errorf("%d bytes new of contents that did not change", res.Stats.Added)
	}
}
