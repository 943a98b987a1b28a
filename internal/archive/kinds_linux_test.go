package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/byssus-iot/byssus/internal/record"
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

// Who is not root gets every file, and is told once of each kind what he does not.
func TestRestoreWithoutPrivilege(t *testing.T) {
	if !privileged() {
		t.Skip("makes what only root can make")
	}
	src := allKinds(t)
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	s := d.open(res.ListRoot)
	to, err := os.MkdirTemp("", "byssus-test-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(to)
	const somebody = 65534
	if err := os.Chown(to, somebody, somebody); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setresuid(-1, somebody, -1); err != nil {
		t.Fatal(err)
	}
	report, err := s.Restore(context.Background(), to, RestoreOptions{})
	if err := syscall.Setresuid(-1, 0, -1); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, n := range report.Notes {
		kind, _, _ := strings.Cut(n.Err.Error(), ":")
		told[kind]++
	}
	for _, kind := range []string{"devices", "capabilities of programs", "extended attributes trusted.*"} {
		if told[kind] != 1 {
			t.Errorf("told %d times of %s: %v", told[kind], kind, report.Notes)
		}
	}
	left := res.Stats.Files - report.Files // two devices; Linux 5.8 lets anybody make a whiteout, 0:0
	if left != 2 && left != 3 {
		t.Errorf("%d files of %d are left out", left, res.Stats.Files)
	}
	got, want := traits(t, filepath.Join(to, src)), traits(t, src)
	for _, name := range []string{"acl", "read-only", "dir", "b/second", "hole-at-the-end", "pipe"} {
		if got[name] != want[name] {
			t.Errorf("%s: got %s, want %s", name, got[name], want[name])
		}
	}
	if info, err := os.Stat(filepath.Join(to, src, "program")); err != nil || info.Mode()&fs.ModeSetuid != 0 {
		t.Errorf("a program that runs as somebody else than whose it was: %v", err)
	}
}

// Of a file whose list cannot be set, the group gets what the list gave it.
func TestModeWithoutItsList(t *testing.T) {
	for _, c := range []struct{ mode, want uint32 }{{0o660, 0o600}, {0o4675, 0o4605}, {0o600, 0o600}} {
		if got := withoutACL(c.mode, bobMayWrite); got != c.want {
			t.Errorf("%o becomes %o, want %o", c.mode, got, c.want)
		}
	}
	if got := withoutACL(0o664, acl([3]uint32{1, 6, nobody}, [3]uint32{4, 7, nobody}, [3]uint32{32, 4, nobody})); got != 0o664 {
		t.Errorf("a list that says what the mode does makes it %o", got)
	}
}

// A restore into a directory that hands a list down gives the files none that
// they did not have.
func TestListsAreNotInherited(t *testing.T) {
	src, to := allKinds(t), t.TempDir()
	if !set(t, to, defaultACL, bobMayEnter) {
		t.Skip("no lists here")
	}
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	if _, err := s.Restore(context.Background(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	compare(t, traits(t, src), traits(t, filepath.Join(to, src)))
}

// The first of several names could not be read, or was not asked for: the next
// one stands in for it.
func TestFirstNameThatIsMissing(t *testing.T) {
	src := t.TempDir()
	for _, name := range []string{"a", "b/file", "z"} {
		if name == "a" {
			write(t, filepath.Join(src, name), []byte("one file"))
			continue
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(src, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(filepath.Join(src, "a"), filepath.Join(src, name)); err != nil {
			t.Fatal(err)
		}
	}
	d := newDevice(t)
	unreadable := meddled{FileTree: tree(t, src), before: func(p string) {
		if filepath.Base(p) == "a" {
			os.Remove(p)
		}
	}}
	res := d.back(d.request(unreadable))
	if len(res.Skipped) != 1 || !errors.Is(res.Skipped[0].Err, fs.ErrNotExist) {
		t.Fatal(res.Skipped)
	}
	to := filepath.Join(t.TempDir(), "to")
	if _, err := d.open(res.ListRoot).Restore(context.Background(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	compare(t, traits(t, src), traits(t, filepath.Join(to, src)))

	// What stands where the first name was restored is another file by then.
	s := d.open(res.ListRoot)
	to = filepath.Join(t.TempDir(), "to")
	r := &restorer{reading: reading{s: s}}
	if err := os.MkdirAll(filepath.Join(to, "dir"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(to, "dir/first"), []byte("somebody's secret"))
	root, err := openFolder(to)
	if err != nil {
		t.Fatal(err)
	}
	defer root.close()
	r.way = []*spot{{r: r, folder: root, users: 1}}
	if err := r.hardLink("dir/first", inode{1, 1}, root, "second"); !errors.Is(err, ErrChanged) {
		t.Errorf("linked what another put there: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(to, "second")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the wrong link stays: %v", err)
	}
	if err := os.Symlink(filepath.Join(to, "dir"), filepath.Join(to, "link")); err != nil {
		t.Fatal(err)
	}
	if err := r.hardLink("link/first", inode{1, 1}, root, "second"); err == nil {
		t.Error("went through a link")
	}
}

// Beyond the memory for names a file of several is one of its own under each.
func TestMoreNamesThanAreRemembered(t *testing.T) {
	var l firstNames
	path := strings.Repeat("p", 4000)
	linked := 0
	for i := range uint64(3000) {
		e := Entry{Path: path, Type: File, file: fileID{dev: 1, ino: i, names: 2}}
		if l.add(&e); e.Linked {
			linked++
		}
	}
	if l.bytes > maxNames || linked != len(l.files) || linked < 1000 {
		t.Fatalf("%d bytes, %d of %d remembered", l.bytes, len(l.files), linked)
	}
	for i := range uint64(3000) {
		e := Entry{Path: path + "2", Type: File, file: fileID{dev: 1, ino: i, names: 2}}
		if l.later(&e) {
			linked--
		}
	}
	if linked != 0 || len(l.files) != 0 || l.bytes != 0 {
		t.Fatalf("%d left, %d bytes", len(l.files), l.bytes)
	}
	// Another file may have got the number of one that is gone.
	e := Entry{Path: "a", Type: File, MTime: time.Unix(1, 0), file: fileID{dev: 1, ino: 7, names: 2}}
	l.add(&e)
	e.Path, e.MTime, e.Linked = "b", time.Unix(2, 0), false
	if l.later(&e) {
		t.Error("two files are one")
	}
}

// grove is a tree that changes at random.
type grove struct {
	t     *testing.T
	r     *rand.Rand
	dir   string
	names int
	clock int64
}

func (g *grove) list(want fs.FileMode) []string {
	var found []string
	_ = filepath.WalkDir(g.dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type() == want {
			found = append(found, p)
		}
		return nil
	})
	return found
}

// edit makes one random change.
func (g *grove) edit() {
	g.t.Helper()
	pick := func(list []string) string { return list[g.r.IntN(len(list))] }
	dirs, files := g.list(fs.ModeDir), g.list(0)
	g.names++
	name := filepath.Join(pick(dirs), fmt.Sprintf("%c%d", "ab-.z\xfe"[g.r.IntN(6)], g.names))
	var err error
	switch op := g.r.IntN(14); {
	case op < 3 || len(files) == 0:
		err = os.WriteFile(name, noise(g.r, g.r.IntN(60_000)), 0o644)
	case op == 3:
		err = os.Mkdir(name, 0o755)
	case op == 4 || op == 5:
		err = os.Link(pick(files), name)
	case op == 6 || op == 7: // a sparse file, or holes and data in one that is there
		if op == 7 {
			name = pick(files)
		}
		var f *os.File
		if f, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600); err == nil {
			err = f.Truncate(g.r.Int64N(2 << 20))
			for range g.r.IntN(4) {
				_, wrong := f.WriteAt(noise(g.r, 1+g.r.IntN(9000)), g.r.Int64N(2<<20))
				err = errors.Join(err, wrong)
			}
			err = errors.Join(err, f.Close())
		}
	case op == 8:
		name = pick(append(files, dirs...))
		set(g.t, name, fmt.Sprint("user.", g.r.IntN(5)), string(noise(g.r, 8*g.r.IntN(50))))
	case op == 9:
		if name = pick(files); g.r.IntN(2) == 0 {
			set(g.t, name, accessACL, bobMayWrite)
		} else {
			name = pick(dirs)
			set(g.t, name, accessACL, bobMayEnter)
		}
	case op == 10 && len(dirs) > 1:
		name = pick(dirs[1:])
		set(g.t, name, defaultACL, bobMayEnter)
	case op == 11:
		err = unix.Mkfifo(name, 0o640)
	case op == 12 && privileged():
		err = unix.Mknod(name, unix.S_IFCHR|0o640, int(unix.Mkdev(uint32(g.r.IntN(4096)), uint32(g.r.IntN(1<<20)))))
	case op == 13 && len(files) > 3:
		err, name = os.Remove(pick(files)), ""
	default:
		if err = os.Symlink("to", name); err == nil && privileged() {
			set(g.t, name, "trusted.t", name)
		}
		name = ""
	}
	if err == nil && name != "" {
		if _, missing := os.Lstat(name); missing == nil {
			g.clock++
			at := time.Unix(g.clock, g.r.Int64N(1e9))
			err = os.Chtimes(name, at, at)
		}
	}
	if err != nil {
		g.t.Fatal(err)
	}
}

// Random trees of everything, through random edits: each snapshot gives back what
// was there, also the earlier ones, and also over another.
func TestRandomTreesOfEveryKind(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			g := &grove{t: t, r: rand.New(rand.NewPCG(seed, 5)), dir: t.TempDir(), clock: 1e9}
			d := newDevice(t)
			over := t.TempDir()
			type state struct {
				list             record.Hash
				files, attribute map[string]string
			}
			var all []state
			for range 5 {
				for range 25 {
					g.edit()
				}
				res := d.back(d.request(tree(t, g.dir)))
				if res.SkippedCount != 0 {
					t.Fatal(res.Skipped)
				}
				all = append(all, state{res.ListRoot, describe(t, g.dir), traits(t, g.dir)})
				if g.r.IntN(2) == 0 {
					d.reopen()
				}
			}
			for _, want := range all {
				s := d.open(want.list)
				to := filepath.Join(t.TempDir(), "to")
				report, err := s.Restore(context.Background(), to, RestoreOptions{})
				if err != nil || len(report.Notes) > 0 && privileged() {
					t.Fatalf("%v, %v", err, report)
				}
				compare(t, want.files, describe(t, filepath.Join(to, g.dir)))
				compare(t, want.attribute, traits(t, filepath.Join(to, g.dir)))
				if report, err := s.Check(context.Background(), nil); err != nil {
					t.Fatalf("%v, %v", err, report)
				}
			}
			for _, want := range all[len(all)-1:] {
				for range 2 {
					if _, err := d.open(want.list).Restore(context.Background(), over, RestoreOptions{Existing: true}); err != nil {
						t.Fatal(err)
					}
					compare(t, want.attribute, traits(t, filepath.Join(over, g.dir)))
				}
			}
		})
	}
}
