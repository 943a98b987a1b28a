package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// meddled is a file tree in which something happens to a file right before, or
// while, it is read.
type meddled struct {
	*FileTree
	before func(path string)
	during func(path string, read int)
}

func (m meddled) Walk(ctx context.Context, emit func(Item) error) error {
	return m.FileTree.Walk(ctx, func(it Item) error {
		open := it.Open
		if open != nil {
			it.Open = func(ctx context.Context) (Reader, error) {
				if m.before != nil {
					m.before("/" + it.Entry.Path)
				}
				r, err := open(ctx)
				if err == nil && m.during != nil {
					r = &meddledReader{Reader: r, tell: func(n int) { m.during("/"+it.Entry.Path, n) }}
				}
				return r, err
			}
		}
		return emit(it)
	})
}

type meddledReader struct {
	Reader
	n    int
	tell func(int)
}

func (m *meddledReader) Describe(e *Entry) {
	if d, ok := m.Reader.(Describer); ok {
		d.Describe(e)
	}
}

func (m *meddledReader) SkipHoles() []Hole {
	if s, ok := m.Reader.(Sparse); ok {
		return s.SkipHoles()
	}
	return nil
}

func (m *meddledReader) Read(b []byte) (int, error) {
	n, err := m.Reader.Read(b[:min(len(b), 1000)])
	m.n += n
	m.tell(m.n)
	return n, err
}

func TestFilesThatCannotBeReadAreNamed(t *testing.T) {
	src := t.TempDir()
	for _, name := range []string{"gone", "kept", "replaced", "vanished-dir/x", "z"} {
		write(t, filepath.Join(src, name), []byte(name))
	}
	if err := syscall.Mkfifo(filepath.Join(src, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("unix", filepath.Join(src, "socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	d := newDevice(t)
	missing := tree(t, filepath.Join(src, "not-there"))
	tr := meddled{FileTree: tree(t, src), before: func(p string) {
		switch filepath.Base(p) {
		case "gone":
			os.Remove(p)
		case "replaced": // by a pipe, which would block a reader for ever
			os.Remove(p)
			syscall.Mkfifo(p, 0o600)
		case "x":
			os.RemoveAll(filepath.Dir(p))
		}
	}}
	if _, err := d.a.Snapshot(context.Background(), d.request(tr, missing)); err == nil || !strings.Contains(err.Error(), "already in") {
		t.Fatalf("a source in another: %v", err)
	}
	res := d.back(d.request(tr, tree(t, filepath.Join(t.TempDir(), "none at all"))))
	got := map[string]error{}
	for _, s := range res.Skipped {
		got[filepath.Base(s.Path)] = s.Err
	}
	for name, want := range map[string]error{"gone": fs.ErrNotExist, "x": fs.ErrNotExist, "socket": ErrNotBackedUp,
		"replaced": ErrChanged, "none at all": fs.ErrNotExist} {
		if !errors.Is(got[name], want) {
			t.Errorf("%s: %v, want %v", name, got[name], want)
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("also named: %v", got)
	}
	s := d.open(res.ListRoot)
	files := restored(t, s, src)
	if len(files) != 4 || files["kept"] == "" || files["z"] == "" || files["vanished-dir"] == "" || files["pipe"] == "" {
		t.Fatalf("restored %v", files)
	}
	m := s.Manifest()
	if m.UnreadCount != 5 || len(m.Unread) != 5 {
		t.Fatalf("the manifest names %v", m.Unread)
	}
}

// Of a file that is to be kept, the last snapshot's content is taken while it cannot
// be read, with the time of then, and the file is named; nothing else is kept so.
func TestKeptFileIsTakenFromTheLastSnapshot(t *testing.T) {
	src := t.TempDir()
	random := rand.New(rand.NewPCG(1, 1))
	small, large := lines(random, 100), lines(random, 500_000)
	broken, refused := map[string]bool{}, errors.New("it ended with code 1")
	var kept []string
	source := func() keeping {
		return keeping{tree(t, src), broken, refused, func(e Entry) { kept = append(kept, filepath.Base(e.Path)) }}
	}
	write(t, filepath.Join(src, "large"), large)
	write(t, filepath.Join(src, "small"), small)
	was := time.Unix(1e9, 0)
	for _, name := range []string{"large", "small"} {
		if err := os.Chtimes(filepath.Join(src, name), was, was); err != nil {
			t.Fatal(err)
		}
	}
	d := newDevice(t)
	d.back(d.request(source()))
	for round, names := range [][]string{{"large", "small"}, {"large", "new"}, {"large"}} {
		clear(broken)
		kept = nil
		for _, name := range names {
			broken[name] = true
		}
		if round > 0 {
			write(t, filepath.Join(src, "new"), lines(random, 10))
		}
		write(t, filepath.Join(src, "large"), []byte("what nobody sees"))
		res := d.back(d.request(source()))
		if len(res.Skipped) != len(names) || !errors.Is(res.Skipped[0].Err, refused) || !strings.Contains(res.Skipped[0].Err.Error(), "of 2001-09-09 01:46 UTC, is kept") {
			t.Fatalf("round %d: named %v", round, res.Skipped)
		}
		to := t.TempDir()
		if _, err := d.open(res.ListRoot).Restore(t.Context(), to, RestoreOptions{}); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(to, src, "large"))
		if err != nil || !bytes.Equal(b, large) {
			t.Fatalf("round %d: the large file is %d bytes, %v", round, len(b), err)
		}
		info, err := os.Stat(filepath.Join(to, src, "large"))
		if err != nil || !info.ModTime().Equal(was) {
			t.Fatalf("round %d: it is of %v, %v", round, info.ModTime(), err)
		}
		if b, err = os.ReadFile(filepath.Join(to, src, "small")); err != nil || !bytes.Equal(b, small) {
			t.Fatalf("round %d: the small file is %q, %v", round, b, err)
		}
		// What the last snapshot lacks cannot be kept.
		if _, err = os.Stat(filepath.Join(to, src, "new")); (err == nil) != (round == 2) {
			t.Fatalf("round %d: new is there: %v", round, err)
		}
		if want := [][]string{{"large", "small"}, {"large"}, {"large"}}[round]; !slices.Equal(kept, want) {
			t.Fatalf("round %d: kept %v, want %v", round, kept, want)
		}
	}
}

// keeping is a tree some of whose files break off while they are read; what was
// there before is then to be kept.
type keeping struct {
	*FileTree
	broken map[string]bool
	err    error
	keep   func(Entry)
}

func (k keeping) Walk(ctx context.Context, emit func(Item) error) error {
	return k.FileTree.Walk(ctx, func(it Item) error {
		if k.broken[filepath.Base(it.Entry.Path)] {
			it.Keep, it.Fingerprint = k.keep, Fingerprint{}
			it.Open = func(context.Context) (Reader, error) { return &breaking{err: k.err}, nil }
		}
		return emit(it)
	})
}

// breaking is a content that ends with an error.
type breaking struct {
	read int
	err  error
}

func (b *breaking) Read(p []byte) (int, error) {
	if b.read > 300_000 {
		return 0, b.err
	}
	n := min(len(p), 7000)
	for i := range p[:n] {
		p[i] = byte((b.read + i) * 7 >> 3)
	}
	b.read += n
	return n, nil
}
func (b *breaking) Settled() error { return nil }
func (b *breaking) Close() error   { return nil }

func TestFilesThatChangeWhileTheyAreRead(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(1, 1))
	for _, name := range []string{"always", "growing", "once", "shrinking"} {
		write(t, filepath.Join(src, name), lines(r, 50_000))
	}
	growing, _ := os.ReadFile(filepath.Join(src, "growing"))
	times, changed := 0, 0
	tr := meddled{FileTree: tree(t, src), during: func(p string, read int) {
		if read != 20_000 {
			return
		}
		switch filepath.Base(p) {
		case "always":
			changed++
			f, err := os.OpenFile(p, os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprint(f, changed)
			f.Close()
			now := time.Unix(1e9+int64(changed), 0)
			os.Chtimes(p, now, now)
		case "once":
			if times++; times == 1 {
				os.WriteFile(p, bytes.Repeat([]byte("new"), 10_000), 0o644)
			}
		case "growing":
			f, err := os.OpenFile(p, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			f.Write([]byte("one more line\n"))
			f.Close()
		case "shrinking":
			if info, err := os.Stat(p); err == nil {
				os.Truncate(p, info.Size()-1000)
			}
		}
	}}
	d := newDevice(t)
	res := d.back(d.request(tr))
	named := map[string]bool{}
	for _, s := range res.Skipped {
		if !errors.Is(s.Err, ErrChanged) {
			t.Errorf("%s: %v", s.Path, s.Err)
		}
		named[filepath.Base(s.Path)] = true
	}
	if len(named) != 2 || !named["always"] || !named["shrinking"] {
		t.Fatalf("named: %v", named)
	}
	s := d.open(res.ListRoot)
	to := filepath.Join(t.TempDir(), "to")
	report, err := s.Restore(context.Background(), to, RestoreOptions{})
	if err != nil || len(report.Notes) != 2 {
		t.Fatalf("%v, notes %v", err, report)
	}
	if b, _ := os.ReadFile(filepath.Join(to, src, "growing")); !bytes.Equal(b, growing) {
		t.Fatal("a log that grew was not read as it stood")
	}
	if b, _ := os.ReadFile(filepath.Join(to, src, "once")); !bytes.Equal(b, bytes.Repeat([]byte("new"), 10_000)) {
		t.Fatal("a file that changed once was not read again")
	}
}

// A file that is put in another's place has its own owner and mode in the
// snapshot, never the other's.
func TestAttributesAreThoseOfWhatWasRead(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "f"), []byte("harmless"))
	write(t, filepath.Join(src, "secret"), []byte("secret"))
	if err := os.Chmod(filepath.Join(src, "secret"), 0o400); err != nil {
		t.Fatal(err)
	}
	d := newDevice(t)
	res := d.back(d.request(meddled{FileTree: tree(t, src), before: func(p string) {
		if filepath.Base(p) == "f" {
			if err := os.Rename(filepath.Join(src, "secret"), p); err != nil {
				t.Fatal(err)
			}
		}
	}}))
	e, err := d.open(res.ListRoot).Lookup(context.Background(), strings.Trim(filepath.Join(src, "f"), "/"))
	if err != nil || e.Mode != 0o400 || e.Size != 6 {
		t.Fatalf("%+v, %v", e, err)
	}
}

func TestRecentlyChangedFilesAreReadAgain(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "f"), []byte("one"))
	f, err := NewFileTree(src, FileOptions{})
	if err != nil {
		t.Fatal(err)
	}
	d := newDevice(t)
	d.back(d.request(f))
	reads := 0
	count := meddled{FileTree: f, before: func(string) { reads++ }}
	d.back(d.request(count))
	if reads != 1 {
		t.Fatalf("a file written within the clock's granule was read %d times", reads)
	}
	trusted := meddled{FileTree: tree(t, src), before: func(string) { reads++ }}
	d.back(d.request(trusted))
	d.back(d.request(trusted))
	if reads != 2 {
		t.Fatalf("an unchanged file was read %d times", reads-1)
	}
}

func TestSeveralSourcesAndExclusion(t *testing.T) {
	src := t.TempDir()
	for _, name := range []string{"etc/a", "etc-2/b", "var/data/c", "var/data/state/secret", "var/file", "var/other/d"} {
		write(t, filepath.Join(src, name), []byte(name))
	}
	d := newDevice(t)
	state, err := NewFileTree(filepath.Join(src, "var/data"), FileOptions{Exclude: []string{filepath.Join(src, "var/data/state")}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(src, "etc"), filepath.Join(src, "link-to-etc")); err != nil {
		t.Fatal(err)
	}
	res := d.back(d.request(state, tree(t, filepath.Join(src, "var/file")), tree(t, filepath.Join(src, "etc-2")), tree(t, filepath.Join(src, "link-to-etc"))))
	if res.SkippedCount != 0 {
		t.Fatal(res.Skipped)
	}
	s := d.open(res.ListRoot)
	files := restored(t, s, src)
	for _, p := range []string{"etc/a", "etc-2/b", "var/data/c", "var/file"} {
		if files[p] == "" {
			t.Errorf("%s is missing", p)
		}
	}
	for _, p := range []string{"var/data/state", "var/data/state/secret", "var/other", "link-to-etc"} {
		if files[p] != "" {
			t.Errorf("%s should not be there", p)
		}
	}
	if m := s.Manifest(); len(m.Sources) != 4 || m.Sources[0].Path != filepath.Join(src, "etc") {
		t.Fatalf("sources %v", m.Sources)
	}
	var under []string
	if err := s.Walk(context.Background(), strings.Trim(filepath.Join(src, "var"), "/"), func(e Entry) error {
		under = append(under, e.Path)
		return nil
	}); err != nil || len(under) != 4 {
		t.Fatalf("%v below var: %v", under, err)
	}
}

func TestWrongRequests(t *testing.T) {
	d, src, _, _ := small(t)
	for name, change := range map[string]func(*Request){
		"sequence 0":     func(r *Request) { r.Sequence = 0 },
		"sequence again": func(r *Request) { r.Sequence = 1 },
		"no sources":     func(r *Request) { r.Sources = nil },
		"no put":         func(r *Request) { r.Put = nil },
		"no layout":      func(r *Request) { r.Layout = record.Layout{} },
		"old epoch":      func(r *Request) { r.Epoch = 2; d.a.state.Committed.Epoch = 3 },
	} {
		epoch := d.a.state.Committed.Epoch
		req := d.request(tree(t, src))
		change(&req)
		if _, err := d.a.Snapshot(context.Background(), req); err == nil {
			t.Errorf("%s was taken", name)
		}
		d.a.state.Committed.Epoch = epoch
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.a.Snapshot(ctx, d.request(tree(t, src))); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if err := d.a.Commit(record.Hash{7}); !errors.Is(err, ErrNotPrepared) {
		t.Fatal(err)
	}
}
