package archive

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Only the directory that was met is opened for its owner, whatever its name
// leads to by then.
func TestUnlockOpensWhatWasMet(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	mode := func(name string) os.FileMode {
		t.Helper()
		info, err := os.Lstat(at(name))
		must(err)
		return info.Mode().Perm()
	}
	for _, name := range []string{"locked", "other"} {
		must(os.Mkdir(at(name), 0o700))
		must(os.Chmod(at(name), 0o070))
	}
	must(os.WriteFile(at("secret"), nil, 0o600))
	d, err := openFolder(dir)
	must(err)
	defer d.close()
	met, err := d.lstat("locked")
	must(err)
	must(unlock(d, "locked", met))
	if m := mode("locked"); m != 0o770 {
		t.Errorf("its mode is %o", m)
	}
	must(os.Rename(at("locked"), at("moved")))
	for _, target := range []string{"secret", "other"} {
		must(os.Symlink(target, at("locked")))
		if err := unlock(d, "locked", met); !errors.Is(err, ErrChanged) {
			t.Errorf("a link to %s: %v", target, err)
		}
		must(os.Remove(at("locked")))
	}
	must(os.Rename(at("other"), at("locked")))
	if err := unlock(d, "locked", met); !errors.Is(err, ErrChanged) {
		t.Errorf("another directory: %v", err)
	}
	if s, o := mode("secret"), mode("locked"); s != 0o600 || o != 0o070 {
		t.Errorf("modes of others are %o and %o", s, o)
	}
}

// A directory that its owner may not write in is gone on with all the same.
func TestRestoreAgainIntoAReadOnlyDirectory(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "ro", "file"), []byte("content"))
	if err := os.Chmod(filepath.Join(src, "ro"), 0o500); err != nil {
		t.Fatal(err)
	}
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	to := t.TempDir()
	t.Cleanup(func() { // for who is not root
		_ = os.Chmod(filepath.Join(src, "ro"), 0o700)
		_ = os.Chmod(filepath.Join(to, src, "ro"), 0o700)
	})
	for range 2 {
		report, err := s.Restore(t.Context(), to, RestoreOptions{Existing: true, Temp: "0011223344556677"})
		if err != nil || report.Files != 1 {
			t.Fatalf("%+v, %v", report, err)
		}
		info, err := os.Stat(filepath.Join(to, src, "ro"))
		if err != nil || info.Mode().Perm() != 0o500 {
			t.Fatalf("mode %v, %v", info.Mode(), err)
		}
	}
}

// What is replaced is there, the old or the new, at every moment: a device whose
// power goes while it restores over itself still has its /lib and /dev/null.
func TestNothingIsMissingWhileItIsReplaced(t *testing.T) {
	src := allKinds(t)
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	to := t.TempDir()
	if _, err := s.Restore(t.Context(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	watch, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(watch)
	err = filepath.WalkDir(filepath.Join(to, src), func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			_, err = unix.InotifyAddWatch(watch, path, unix.IN_DELETE|unix.IN_MOVED_FROM|unix.IN_MOVED_TO)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const temp = "0011223344556677"
	if _, err := s.Restore(t.Context(), to, RestoreOptions{Existing: true, Temp: temp}); err != nil {
		t.Fatal(err)
	}
	moved := 0
	b := make([]byte, 64<<10)
	for {
		n, err := unix.Read(watch, b)
		if errors.Is(err, unix.EAGAIN) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < n; {
			event := (*unix.InotifyEvent)(unsafe.Pointer(&b[at]))
			name := unix.ByteSliceToString(b[at+unix.SizeofInotifyEvent:][:event.Len])
			at += unix.SizeofInotifyEvent + int(event.Len)
			switch {
			case event.Mask&unix.IN_MOVED_TO != 0:
				moved++
			case event.Mask&unix.IN_DELETE != 0:
				t.Errorf("%q was taken away", name)
			}
		}
	}
	if moved == 0 {
		t.Error("nothing was replaced")
	}
}

// asNobody restores as a user who may nothing, below a folder of that user's.
func asNobody(t *testing.T, restore func(to string)) (to string) {
	t.Helper()
	if !privileged() {
		t.Skip("only root can become the user who may nothing")
	}
	const nobody = 65534
	to, err := os.MkdirTemp("", "byssus-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(to) })
	if err := os.Chown(to, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setresuid(-1, nobody, -1); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := syscall.Setresuid(-1, 0, -1); err != nil {
			t.Fatal(err)
		}
	}()
	restore(to)
	return to
}

// Where owners cannot be set (a file system that has none, a user name space),
// all else is, but set-user and set-group, and that is told once.
func TestOwnersThatAreRefused(t *testing.T) {
	src := t.TempDir()
	long := time.Unix(1e9, 5)
	for name, mode := range map[string]os.FileMode{"file": 0o741, "program": 0o755 | os.ModeSetuid, "dir": 0o751, "pipe": 0o642} {
		path := filepath.Join(src, name)
		var err error
		switch name {
		case "dir":
			err = os.Mkdir(path, 0o700)
		case "pipe":
			err = syscall.Mkfifo(path, 0o600)
		default:
			err = os.WriteFile(path, []byte(name), 0o600)
		}
		if err = errors.Join(err, os.Chmod(path, mode), os.Chtimes(path, long, long)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("file", filepath.Join(src, "link")); err != nil {
		t.Fatal(err)
	}
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	to := asNobody(t, func(to string) {
		root, err := os.OpenRoot(to)
		if err != nil {
			t.Error(err)
			return
		}
		defer root.Close()
		r, err := s.restore(t.Context(), root, RestoreOptions{Temp: "0011223344556677"}, true)
		if err != nil {
			t.Error(err)
			return
		}
		if notes := r.lost.notes(); len(notes) != 1 || !strings.HasPrefix(notes[0].Err.Error(), "owners: not restored here and in ") || len(r.report.Notes) != 0 {
			t.Errorf("told: %v, %v", notes, r.report.Notes)
		}
	})
	for name, mode := range map[string]os.FileMode{"file": 0o741, "program": 0o755, "dir": os.ModeDir | 0o751, "pipe": os.ModeNamedPipe | 0o642} {
		info, err := os.Lstat(filepath.Join(to, src, name))
		if err != nil || info.Mode() != mode || !info.ModTime().Equal(long) {
			t.Errorf("%s: mode %v, time %v, %v", name, info.Mode(), info.ModTime(), err)
		}
	}
}

// Modes that keep their owner out keep nothing from being put back.
func TestModesAgainstTheirOwner(t *testing.T) {
	src := t.TempDir()
	long := time.Unix(1e9, 5)
	dir, file := filepath.Join(src, "dir"), filepath.Join(src, "file")
	if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(file, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if !set(t, file, "user.note", "value") {
		t.Skip("the file system of the temporary folder has no user.* attributes, which are what is tested")
	}
	if err := errors.Join(os.Chtimes(dir, long, long), os.Chmod(dir, 0o100), os.Chmod(file, 0o400)); err != nil {
		t.Fatal(err)
	}
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	to := asNobody(t, func(to string) {
		for range 2 { // the file stands there the second time
			report, err := s.Restore(t.Context(), to, RestoreOptions{Existing: true, Overwrite: IfChanged})
			if err != nil || len(report.Notes) > 0 {
				t.Errorf("%v, %+v", err, report)
			}
		}
	})
	info, err := os.Stat(filepath.Join(to, dir))
	if err != nil || info.Mode().Perm() != 0o100 || !info.ModTime().Equal(long) {
		t.Errorf("the directory: mode %v, time %v, %v", info.Mode(), info.ModTime(), err)
	}
	if got := traits(t, filepath.Join(to, src))["file"]; !strings.Contains(got, `"user.note" "value"`) || !strings.HasPrefix(got, "-r--------") {
		t.Errorf("the file: %s", got)
	}
}

// What is restored onto a file system that is mounted in the folder is on its disk
// when the restore returns, not in memory only.
func TestMountsAreSynced(t *testing.T) {
	mkfs, err := exec.LookPath("mkfs.ext4")
	if err != nil {
		t.Skip("mkfs.ext4 (e2fsprogs) is not installed, which makes the file system that is mounted")
	}
	d, src, made, _ := small(t)
	to := t.TempDir()
	mounted := filepath.Join(to, src, "d")
	if err := os.MkdirAll(mounted, 0o755); err != nil {
		t.Fatal(err)
	}
	disk := filepath.Join(t.TempDir(), "disk")
	write(t, disk, make([]byte, 8<<20))
	if out, err := exec.Command(mkfs, "-q", "-F", disk).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := exec.Command("mount", "-o", "loop", disk, mounted).CombinedOutput(); err != nil {
		t.Skipf("a loop device can be mounted by root only, where the kernel has them: %v: %s", err, out)
	}
	defer exec.Command("umount", mounted).Run()
	want, err := os.ReadFile(filepath.Join(src, "d/c"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.open(made.ListRoot).Restore(t.Context(), to, RestoreOptions{Existing: true}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(disk)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, want) {
		t.Errorf("a file of %d bytes is not on the disk", len(want))
	}
}
