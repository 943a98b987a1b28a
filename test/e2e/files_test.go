package e2e

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// makeData makes a device's files: logs that compress, firmware that does not,
// many small ones, links, odd names and modes. The same call makes the same.
func makeData(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "makedata DIR KIB")
	dir := ts.MkAbs(args[0])
	kib, err := strconv.Atoi(args[1])
	ts.Check(err)
	var seed [32]byte
	copy(seed[:], filepath.Base(dir))
	random := rand.NewChaCha8(seed)
	write := func(name string, content []byte, mode os.FileMode) {
		path := filepath.Join(dir, name)
		ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
		ts.Check(os.WriteFile(path, content, mode))
		ts.Check(os.Chmod(path, mode))
		at := time.Date(2024, 2, 29, 12, 0, len(name), 123456789, time.UTC)
		ts.Check(os.Chtimes(path, at, at))
	}
	firmware := make([]byte, kib<<10/2)
	_, err = random.Read(firmware)
	ts.Check(err)
	write("firmware/image.bin", firmware, 0o444)
	var log strings.Builder
	for line := 0; log.Len() < kib<<10/2; line++ {
		fmt.Fprintf(&log, "2026-11-20T10:%02d:%02dZ press-7 cycle=%d pressure=%d\n", line/60%60, line%60, line, random.Uint64()%1000)
	}
	write("log/press.log", []byte(log.String()), 0o640)
	for n := range 20 {
		write(fmt.Sprintf("state/%02d.json", n), fmt.Appendf(nil, "{\"n\":%d}\n", n), 0o600)
	}
	write("empty", nil, 0o644)
	write("Prüfstand/mit Leerzeichen.txt", []byte("grün\n"), 0o755)
	ts.Check(os.MkdirAll(filepath.Join(dir, "spool"), 0o700))
	ts.Check(os.Symlink("log/press.log", filepath.Join(dir, "latest")))
}

// makeKinds makes what is more than names and bytes: files of several names, with
// holes, with attributes, a named pipe.
func makeKinds(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "makekinds DIR")
	dir := ts.MkAbs(args[0])
	at := func(name string) string { return filepath.Join(dir, name) }
	ts.Check(os.MkdirAll(at("names"), 0o755))
	ts.Check(os.WriteFile(at("names/first"), []byte("one file, three names\n"), 0o644))
	ts.Check(os.Link(at("names/first"), at("names/second")))
	ts.Check(os.Link(at("names/first"), at("third")))
	f, err := os.Create(at("holes"))
	ts.Check(err)
	for _, offset := range []int64{0, 8 << 20, 40 << 20} {
		_, err := f.WriteAt([]byte("an island\n"), offset)
		ts.Check(err)
	}
	ts.Check(f.Truncate(64 << 20))
	ts.Check(f.Close())
	ts.Check(os.WriteFile(at("attributes"), []byte("more than bytes\n"), 0o644))
	ts.Check(unix.Setxattr(at("attributes"), "user.byssus", []byte("kept\x00too"), 0))
	ts.Check(unix.Setxattr(at("names"), "user.folder", []byte("yes"), 0))
	ts.Check(unix.Mkfifo(at("pipe"), 0o640))
}

// node is all of a file that a backup must bring back.
func node(path string, d fs.DirEntry) (string, error) {
	info, err := d.Info()
	if err != nil {
		return "", err
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return "", errors.New("no owner known")
	}
	s := fmt.Sprintf("%s %d:%d %s", info.Mode(), st.Uid, st.Gid, attributes(path))
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		target, err := os.Readlink(path)
		return s + " -> " + target, err
	case info.Mode().IsRegular():
		f, err := os.Open(path)
		if err != nil {
			return "", err
		}
		defer f.Close()
		h := sha256.New()
		n, err := io.Copy(h, f)
		return fmt.Sprintf("%s %s %d bytes %x", s, info.ModTime().UTC().Format(time.RFC3339Nano), n, h.Sum(nil)), err
	}
	return s + " " + info.ModTime().UTC().Format(time.RFC3339Nano), nil
}

// attributes are what a file has besides: extended attributes.
func attributes(path string) string {
	names := make([]byte, 64<<10)
	n, err := unix.Llistxattr(path, names)
	if err != nil || n == 0 {
		return ""
	}
	all := strings.Split(strings.TrimSuffix(string(names[:n]), "\x00"), "\x00")
	sort.Strings(all)
	var b strings.Builder
	for _, name := range all {
		value := make([]byte, 64<<10)
		n, err := unix.Lgetxattr(path, name, value)
		fmt.Fprintf(&b, "%s=%q %v ", name, value[:max(n, 0)], err)
	}
	return b.String()
}

// tree describes all below a folder. A later name of a file says which was the
// first; one that takes less room than its length is told from others.
func tree(root string) (map[string]string, error) {
	out := map[string]string{}
	first := map[uint64]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if out[rel], err = node(path, d); err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		st := info.Sys().(*syscall.Stat_t) // node has looked
		if name, ok := first[st.Ino]; ok {
			out[rel] += " is " + name
		} else if first[st.Ino] = rel; st.Nlink > 1 {
			out[rel] += fmt.Sprintf(" has %d names", st.Nlink)
		}
		if st.Blocks*512 < info.Size()/2 {
			out[rel] += " has holes"
		}
		return nil
	})
	return out, err
}

func alike(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "alike DIR DIR")
	a, err := tree(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := tree(ts.MkAbs(args[1]))
	ts.Check(err)
	if len(a) < 2 {
		ts.Fatalf("%s is empty: nothing is compared", args[0])
	}
	var diff []string
	for name, x := range a {
		if y, ok := b[name]; !ok {
			diff = append(diff, name+" is missing in "+args[1])
		} else if x != y {
			diff = append(diff, fmt.Sprintf("%s:\n  %s\n  %s", name, x, y))
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			diff = append(diff, name+" is missing in "+args[0])
		}
	}
	sort.Strings(diff)
	if len(diff) > 0 {
		ts.Fatalf("%d differences:\n%s", len(diff), strings.Join(diff[:min(len(diff), 20)], "\n"))
	}
}

// eachFile calls a function for every regular file named, or below a folder.
func eachFile(ts *testscript.TestScript, args []string, do func(path string) error) {
	n := 0
	for _, arg := range args {
		ts.Check(filepath.WalkDir(ts.MkAbs(arg), func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			n++
			return do(path)
		}))
	}
	if n == 0 {
		ts.Fatalf("no file in %s", strings.Join(args, " "))
	}
}

func flip(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "flip FILE|DIR…")
	eachFile(ts, args, func(path string) error {
		raw, err := os.ReadFile(path)
		if err != nil || len(raw) == 0 {
			return errors.Join(err, errors.New("nothing to flip in "+path))
		}
		raw[len(raw)/2] ^= 0x10
		return os.WriteFile(path, raw, 0o600)
	})
}

func cut(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "cut FILE|DIR…")
	eachFile(ts, args, func(path string) error {
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		return os.Truncate(path, info.Size()/2)
	})
}

func edit(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 3, "edit FILE OLD NEW")
	path := ts.MkAbs(args[0])
	raw, err := os.ReadFile(path)
	ts.Check(err)
	if !strings.Contains(string(raw), args[1]) {
		ts.Fatalf("%s holds no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, []byte(strings.Replace(string(raw), args[1], args[2], 1)), 0o600))
}

func clone(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "clone DIR DIR")
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// smallDisk mounts a disk of its own on a folder. Without the right to mount
// the script cannot be run.
func smallDisk(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "smalldisk DIR KIB")
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+args[1]+"k,mode=755")
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		groupOf(ts).t.Skip("a disk to fill needs the right to mount one: run this as root")
	}
	ts.Check(err)
	// Whatever still runs on it keeps it until it ends.
	groupOf(ts).keep(ts, "disk "+dir, unmounter(dir))
}

type unmounter string

func (u unmounter) Close() error { return syscall.Unmount(string(u), syscall.MNT_DETACH) }

// fillDisk leaves no free block on a disk: FULL in the folder is the ballast.
func fillDisk(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "fill DIR")
	f, err := os.Create(filepath.Join(ts.MkAbs(args[0]), "FULL"))
	ts.Check(err)
	defer f.Close()
	for _, size := range []int{1 << 20, 4096, 1} {
		block := make([]byte, size)
		for {
			if _, err = f.Write(block); err != nil {
				break
			}
		}
		if !errors.Is(err, syscall.ENOSPC) {
			ts.Fatalf("fill %s: %v", args[0], err)
		}
	}
}
