package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
)

// watched is a file tree in which something happens right after an entry was
// taken in.
type watched struct {
	*FileTree
	after func(path string)
}

func (w watched) Walk(ctx context.Context, emit func(Item) error) error {
	return w.FileTree.Walk(ctx, func(it Item) error {
		err := emit(it)
		w.after("/" + it.Entry.Path)
		return err
	})
}

// swap puts a link to elsewhere in a directory's place.
func swap(t *testing.T, dir, elsewhere string) {
	t.Helper()
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, dir); err != nil {
		t.Fatal(err)
	}
}

// Whoever may write in the source cannot lead the reader out of it, whenever a
// link takes a directory's place: before it is opened, or while it is read.
func TestDirectoryReplacedByLinkWhileItIsRead(t *testing.T) {
	secrets := t.TempDir()
	for _, name := range []string{"1", "2", "sub/3"} {
		write(t, filepath.Join(secrets, name), []byte("secret "+name))
	}
	for _, when := range []string{"dir", "dir/1", "dir/sub"} {
		t.Run(when, func(t *testing.T) {
			src := t.TempDir()
			for _, name := range []string{"1", "2", "sub/3"} {
				write(t, filepath.Join(src, "dir", name), []byte("harmless "+name))
			}
			d := newDevice(t)
			done := false
			res := d.back(d.request(watched{tree(t, src), func(p string) {
				if p == filepath.Join(src, when) && !done {
					done = true
					swap(t, filepath.Join(src, "dir"), secrets)
				}
			}}))
			s := d.open(res.ListRoot)
			if err := s.Walk(context.Background(), "", func(e Entry) error {
				if e.Type != File {
					return nil
				}
				return s.Content(context.Background(), e, func(b []byte) error {
					if strings.Contains(string(b), "secret") {
						t.Errorf("%s holds %q", e.Path, b)
					}
					return nil
				})
			}); err != nil {
				t.Fatal(err)
			}
			if when == "dir" && (res.SkippedCount != 1 || "/"+res.Skipped[0].Path != filepath.Join(src, "dir")) {
				t.Errorf("not named: %v", res.Skipped)
			}
			if when != "dir" && res.SkippedCount != 0 {
				t.Errorf("named, though it was held open: %v", res.Skipped)
			}
		})
	}
}

// The agent's own folder is never a source, under whatever name it is given.
func TestExcludedFolderIsNoSource(t *testing.T) {
	state := t.TempDir()
	write(t, filepath.Join(state, "archive/device.key"), []byte("secret"))
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(state, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{state, link, filepath.Join(state, "archive"), filepath.Join(state, "archive/device.key")} {
		f, err := NewFileTree(path, FileOptions{Exclude: []string{state}})
		if err != nil {
			t.Fatal(err)
		}
		d := newDevice(t)
		res := d.back(d.request(f))
		if res.Stats.Files != 0 || res.SkippedCount != 1 || !errors.Is(res.Skipped[0].Err, ErrExcluded) {
			t.Errorf("%s: %d files, skipped %v", path, res.Stats.Files, res.Skipped)
		}
	}
}

// Deeper than directories are held open, and as deep as a path can be: all
// comes back, and few files are open on the way. What no path can name is named
// as skipped.
func TestDeepTree(t *testing.T) {
	src := t.TempDir()
	restoreTo := filepath.Join(t.TempDir(), "to")
	build := func(levels int) {
		dir, err := os.OpenRoot(src)
		if err != nil {
			t.Fatal(err)
		}
		for i := range levels {
			if err := dir.WriteFile("f", []byte(fmt.Sprint("at level ", i)), 0o640); err != nil {
				t.Fatal(err)
			}
			if err := dir.Mkdir("d", 0o750); err != nil {
				t.Fatal(err)
			}
			next, err := dir.OpenRoot("d")
			if err != nil {
				t.Fatal(err)
			}
			dir.Close()
			dir = next
		}
		dir.Close()
	}
	levels := 1900
	build(levels)
	d := newDevice(t)
	most := 0
	res := d.back(d.request(watched{tree(t, src), func(string) {
		if open, err := os.ReadDir("/proc/self/fd"); err == nil {
			most = max(most, len(open))
		}
	}}))
	if res.SkippedCount != 0 || res.Stats.Files != uint64(levels) {
		t.Fatalf("%d files, skipped %v", res.Stats.Files, res.Skipped)
	}
	if most > maxHeld+100 {
		t.Errorf("%d files open at a time", most)
	}
	s := d.open(res.ListRoot)
	report, err := s.Restore(context.Background(), restoreTo, RestoreOptions{})
	if err != nil || report.Files != uint64(levels) || len(report.Notes) != 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	// Compared from inside, since no path from the top reaches the end.
	was, is := openDir(t, src), openDir(t, filepath.Join(restoreTo, src))
	for i := range levels {
		for _, name := range []string{"f", "d"} {
			a, err := was.Lstat(name)
			if err != nil {
				t.Fatal(err)
			}
			b, err := is.Lstat(name)
			if err != nil || a.Mode() != b.Mode() || !a.ModTime().Equal(b.ModTime()) {
				t.Fatalf("%s of level %d: %v, %v", name, i, b, err)
			}
		}
		b, err := is.ReadFile("f")
		if err != nil || string(b) != fmt.Sprint("at level ", i) {
			t.Fatalf("level %d: %q, %v", i, b, err)
		}
		was, is = down(t, was), down(t, is)
	}
	was.Close()
	is.Close()
	// Deeper still: named, and the rest is there.
	deep := t.TempDir()
	src = deep
	build(2400)
	res = d.back(d.request(tree(t, deep)))
	if res.SkippedCount != 2 || res.Stats.Files < 1900 { // a file and a directory
		t.Fatalf("%d files, %d skipped", res.Stats.Files, res.SkippedCount)
	}
	if _, err := d.open(res.ListRoot).Check(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
}

func openDir(t *testing.T, path string) *os.Root {
	t.Helper()
	r, err := os.OpenRoot(path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func down(t *testing.T, r *os.Root) *os.Root {
	t.Helper()
	next, err := r.OpenRoot("d")
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	return next
}

// Names and times that others stumble over, and two names of one file.
func TestOddNamesAndTimes(t *testing.T) {
	src := t.TempDir()
	names := []string{"new\nline", "tab\tand \x1b[31mred", "\xff\xfe\x80", strings.Repeat("\xf0", 255), " ", "-rf", "*", "\\", "a\"b'c", "...",
		"con", "A", "a", "é", "e\u0301", tempName + "0"}
	for i, name := range names {
		write(t, filepath.Join(src, name), []byte(name))
		at := time.Date(1680+30*i, 1, 2, 3, 4, 5, 678901234, time.UTC)
		// A file system keeps what it can: what it gave is what must come back.
		if err := os.Chtimes(filepath.Join(src, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(filepath.Join(src, "A"), filepath.Join(src, "another name of A")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(src, "sub\n\xff"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("to\n\xff", filepath.Join(src, "sub\n\xff", "link\n")); err != nil {
		t.Fatal(err)
	}
	want := describe(t, src)
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	if res.SkippedCount != 0 {
		t.Fatalf("skipped %v", res.Skipped)
	}
	compare(t, want, restored(t, d.open(res.ListRoot), src))
}

// Into a folder that holds something already: a link there is never followed,
// not even to another place in the same folder.
func TestRestoreFollowsNoLinkInTheFolder(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "mine/passwd"), []byte("mine"))
	write(t, filepath.Join(src, "mine/sub/passwd"), []byte("mine"))
	write(t, filepath.Join(src, "zz"), []byte("restored too"))
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)
	for _, link := range []string{"mine", "mine/sub"} {
		to := t.TempDir()
		write(t, filepath.Join(to, "etc/passwd"), []byte("untouched"))
		write(t, filepath.Join(to, "etc/sub/passwd"), []byte("untouched"))
		at := filepath.Join(to, src, link)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		back, err := filepath.Rel(filepath.Dir(at), filepath.Join(to, "etc"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(back, at); err != nil {
			t.Fatal(err)
		}
		_, err = s.Restore(context.Background(), to, RestoreOptions{Existing: true})
		var in *IncompleteError
		if !errors.As(err, &in) || in.Count == 0 {
			t.Fatalf("%s: %v", link, err)
		}
		for _, name := range []string{"etc/passwd", "etc/sub/passwd"} {
			if b, err := os.ReadFile(filepath.Join(to, name)); err != nil || string(b) != "untouched" {
				t.Fatalf("through %s: %s holds %q, %v", link, name, b, err)
			}
		}
		if b, err := os.ReadFile(filepath.Join(to, src, "zz")); err != nil || string(b) != "restored too" {
			t.Fatalf("the rest: %q, %v", b, err)
		}
	}
}

// Sockets, pipes and devices are no part of an archive, so none is ever made;
// and a reader without privilege makes nothing that acts as somebody else.
func TestSetUserBitsOfOthers(t *testing.T) {
	f := newForger(t)
	r := f.chunk([]byte("program"))
	mode := func(e wireEntry, uid uint32) wireEntry { e.Mode, e.UID = 0o6755, uid; return e }
	s, err := f.open(leaf(mode(dirEntry("d"), 12345), mode(fileEntry("d/f", 7, r), 12345), mode(fileEntry("own", 7, r), uint32(os.Geteuid()))))
	if err != nil {
		t.Fatal(err)
	}
	for _, privileged := range []bool{false, true} {
		if privileged && os.Geteuid() != 0 {
			continue
		}
		to := t.TempDir()
		root := openDir(t, to)
		_, err := s.restore(context.Background(), root, RestoreOptions{}, privileged)
		if err := errors.Join(err, root.Close()); err != nil {
			t.Fatal(err)
		}
		for name, own := range map[string]bool{"d": false, "d/f": false, "own": os.Getegid() == 0} {
			info, err := os.Lstat(filepath.Join(to, name))
			if err != nil {
				t.Fatal(err)
			}
			set := info.Mode()&(fs.ModeSetuid|fs.ModeSetgid) != 0
			if set != (privileged || own) {
				t.Errorf("%s, privileged %v: %v", name, privileged, info.Mode())
			}
			if st, ok := info.Sys().(*syscall.Stat_t); ok && set && name != "own" && st.Uid != 12345 {
				t.Errorf("%s acts as user %d", name, st.Uid)
			}
		}
	}
}

// A small archive that unfolds to a large one is bounded by what its entries
// state, chunk by chunk, and never held in memory.
func TestBombIsBounded(t *testing.T) {
	f := newForger(t)
	bomb := encodeChunk(nil, make([]byte, MaxChunkBytes))
	honest := f.p.add(newHasher(f.m.IDKey).id(make([]byte, MaxChunkBytes)), bomb, MaxChunkBytes)
	liar := f.p.add(chunkID{1}, bomb, 100)
	at := func(c located) ref { return ref{Pack: 1, Offset: c.offset, Stored: c.stored, Plain: c.plain} }
	all := make([]ref, 200)
	for i := range all {
		all[i] = at(honest)
	}
	s, err := f.open(leaf(fileEntry("liar", 100, at(liar)), fileEntry("repeats", 200*MaxChunkBytes, all...),
		wireEntry{Path: cbor.ByteString("z"), Type: 1, Mode: 0o755}))
	if err != nil {
		t.Fatal(err)
	}
	report, err := s.Check(context.Background(), nil)
	var in *IncompleteError
	if !errors.As(err, &in) || in.Count != 1 || in.Failed[0].Path != "liar" || report.Bytes != 200*MaxChunkBytes {
		t.Fatalf("%+v, %v", report, err)
	}
}
