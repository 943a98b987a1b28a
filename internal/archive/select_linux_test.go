package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/archive/ignore"
)

// selected walks a tree and returns what is taken and what is left out, each
// below the tree's path, directories with a slash.
func selected(t *testing.T, path string, s Selection) (taken, left []string) {
	t.Helper()
	var below string
	f, err := NewFileTree(path, FileOptions{Selection: s, LeftOut: func(l LeftOut) {
		left = append(left, fmt.Sprintf("%s: %s: %s", strings.TrimPrefix(l.Path, below), l.Reason, l.Detail))
	}})
	if err != nil {
		t.Fatal(err)
	}
	if below = f.Root() + "/"; below == "/" {
		below = ""
	}
	err = f.Walk(context.Background(), func(it Item) error {
		if it.Err != nil {
			t.Errorf("%s: %v", it.Entry.Path, it.Err)
		}
		if name, in := strings.CutPrefix(it.Entry.Path, below); in {
			if it.Entry.Type == Directory {
				name += "/"
			}
			taken = append(taken, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return taken, left
}

func patterns(t *testing.T, lines ...string) ignore.List {
	t.Helper()
	l, err := ignore.Parse(strings.Join(lines, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func sameNames(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n  %q\nwant\n  %q", what, got, want)
	}
}

func TestSelectionByPattern(t *testing.T) {
	src := t.TempDir()
	for _, name := range []string{"a.log", "b.txt", "cache/x", "cache/keep", "deep/er/c.log", "deep/er/keep.log", "tmp"} {
		write(t, filepath.Join(src, name), []byte(name))
	}
	anchored := strings.TrimPrefix(filepath.Clean(src), "/") + "/cache"
	taken, left := selected(t, src, Selection{Exclude: patterns(t, "*.log", "!keep.log", "/"+anchored+"/", "!keep", "tmp/")})
	sameNames(t, "taken", taken, []string{"b.txt", "deep/", "deep/er/", "deep/er/keep.log", "tmp"})
	sameNames(t, "left out", left, []string{"a.log: pattern: *.log", "deep/er/c.log: pattern: *.log", "cache: pattern: /" + anchored + "/"})

	// What is named is taken, and its own name is not judged.
	taken, left = selected(t, filepath.Join(src, "cache"), Selection{Exclude: patterns(t, "cache")})
	sameNames(t, "taken", taken, []string{"keep", "x"})
	sameNames(t, "left out", left, nil)
	taken, _ = selected(t, src, Selection{Exclude: patterns(t, "*")})
	sameNames(t, "taken", taken, nil)
}

func TestSelectionByTag(t *testing.T) {
	src := t.TempDir()
	signed := []byte(cacheSignature + "\n# made by somebody\n")
	for name, content := range map[string][]byte{
		"true/CACHEDIR.TAG": signed, "true/x": nil, "true/deep/y": nil,
		"short/CACHEDIR.TAG": signed[:20], "short/x": nil,
		"false/CACHEDIR.TAG": []byte(strings.Replace(cacheSignature, "8", "9", 1)), "false/x": nil,
		"marked/.nobackup": nil, "marked/x": nil,
		"plain/x": nil, "CACHEDIR.TAG": signed, "x": nil,
		"both/.nobackup": nil, "both/CACHEDIR.TAG": signed, "both/x": nil,
	} {
		write(t, filepath.Join(src, name), content)
	}
	if err := os.MkdirAll(filepath.Join(src, "linked"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../true/CACHEDIR.TAG", filepath.Join(src, "linked/CACHEDIR.TAG")); err != nil {
		t.Fatal(err)
	}
	all, left := selected(t, src, Selection{})
	sameNames(t, "left out", left, nil)
	if len(all) != 24 {
		t.Errorf("%d taken without a selection, want 24: %q", len(all), all)
	}
	taken, left := selected(t, src, Selection{Caches: true, IfPresent: []string{".nobackup", "CACHEDIR.TAG.not"}})
	sameNames(t, "taken", taken, []string{"CACHEDIR.TAG", "x", "both/", "both/.nobackup", "both/CACHEDIR.TAG", "false/", "false/CACHEDIR.TAG", "false/x", "linked/",
		"linked/CACHEDIR.TAG", "marked/", "marked/.nobackup", "plain/", "plain/x", "short/", "short/CACHEDIR.TAG", "short/x", "true/", "true/CACHEDIR.TAG"})
	sameNames(t, "left out", left, []string{"true: tag: it holds CACHEDIR.TAG", "both: tag: it holds CACHEDIR.TAG", "marked: tag: it holds .nobackup"})
}

func TestSelectionBySize(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "small"), make([]byte, 100))
	write(t, filepath.Join(src, "large"), make([]byte, 101))
	taken, left := selected(t, src, Selection{MaxFileSize: 100})
	sameNames(t, "taken", taken, []string{"small"})
	sameNames(t, "left out", left, []string{"large: size: 101 bytes, more than 100"})
	f, err := NewFileTree(filepath.Join(src, "large"), FileOptions{Selection: Selection{MaxFileSize: 1}})
	if err != nil {
		t.Fatal(err)
	}
	files := 0
	err = f.Walk(context.Background(), func(it Item) error {
		if it.Entry.Type == File {
			files++
		}
		return it.Err
	})
	if err != nil || files != 1 {
		t.Errorf("a file that was named: %d offered, %v", files, err)
	}
}

// TestWhatIsNoStorageIsNotWalked walks this machine's root, without all but
// the system's own file systems.
func TestWhatIsNoStorageIsNotWalked(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("no /proc is mounted here")
	}
	taken, left := selected(t, "/", Selection{Exclude: patterns(t, "/*", "!/proc")})
	sameNames(t, "taken", taken, []string{"proc/"})
	if !slices.Contains(left, "proc: file system: proc, which is no storage") {
		t.Errorf("left out: %q", left)
	}
	offered := 0
	f, err := NewFileTree("/proc/self/attr", FileOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Walk(context.Background(), func(Item) error { offered++; return nil }); err != nil || offered < 4 {
		t.Errorf("of a path in /proc that was named, %d entries were offered: %v", offered, err)
	}
}

func TestOneFileSystem(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "x"), nil)
	mounted := filepath.Join(src, "mounted")
	if err := os.Mkdir(mounted, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("none", mounted, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("nothing can be mounted here: %v", err)
	}
	defer syscall.Unmount(mounted, syscall.MNT_DETACH)
	write(t, filepath.Join(mounted, "deep/y"), nil)
	taken, left := selected(t, src, Selection{})
	sameNames(t, "taken", taken, []string{"mounted/", "mounted/deep/", "mounted/deep/y", "x"})
	sameNames(t, "left out", left, nil)
	taken, left = selected(t, src, Selection{OneFileSystem: true})
	sameNames(t, "taken", taken, []string{"mounted/", "x"})
	sameNames(t, "left out", left, []string{"mounted: file system: another file system"})
	taken, _ = selected(t, mounted, Selection{OneFileSystem: true})
	sameNames(t, "taken", taken, []string{"deep/", "deep/y"})
}
