package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// spoken is a file that exists nowhere.
type spoken struct{ io.Reader }

func (spoken) Settled() error { return nil }
func (spoken) Close() error   { return nil }

func saying(t *testing.T, path, content string) *Single {
	t.Helper()
	s, err := NewSingle("command", path, FileOptions{}, func(it Item) Item {
		it.Err = nil
		it.Entry = Entry{Path: it.Entry.Path, Type: File, Mode: 0o600, MTime: time.Unix(1e9, 0)}
		it.Open = func(context.Context) (Reader, error) { return spoken{strings.NewReader(content)}, nil }
		it.Fingerprint, it.Size = Fingerprint{}, 0
		return it
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Wherever single files are put into trees, beside and between what is there, under
// folders that exist, are left out or do not exist: the snapshot has each of them
// once and all else as it was.
func TestSinglesStandInTheirPlaces(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"a", "a-", "b", "b.d", "c", "z"}
	some := func() string {
		var parts []string
		for range 1 + random.IntN(3) {
			parts = append(parts, names[random.IntN(len(names))])
		}
		return filepath.Join(parts...)
	}
	for round := range 60 {
		base, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		var sources []Source
		for _, dir := range []string{"one", "two"} {
			for range 6 {
				path := filepath.Join(base, dir, some())
				if os.MkdirAll(filepath.Dir(path), 0o755) == nil && os.WriteFile(path, []byte("a file of "+path), 0o644) == nil {
					want[path] = "a file of " + path
				}
			}
			if err := os.MkdirAll(filepath.Join(base, dir), 0o755); err != nil {
				t.Fatal(err)
			}
			if dir == "one" || random.IntN(2) == 0 {
				sources = append(sources, tree(t, filepath.Join(base, dir)))
			} else {
				for path := range want {
					if strings.HasPrefix(path, filepath.Join(base, dir)+"/") {
						delete(want, path)
					}
				}
			}
		}
		var put []string
		for range 4 {
			path := filepath.Join(base, []string{"one", "two", "three"}[random.IntN(3)], some())
			info, err := os.Lstat(path)
			if err == nil && info.IsDir() || slices.ContainsFunc(put, func(p string) bool { return within(p, path) || within(path, p) }) {
				continue
			}
			if above, err := os.Stat(filepath.Dir(path)); err == nil && !above.IsDir() {
				continue
			}
			if _, err := resolve(path); err != nil {
				continue
			}
			put = append(put, path)
			want[path] = "said by " + path
			sources = append(sources, saying(t, path, want[path]))
		}
		random.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		d := newDevice(t)
		res := d.back(d.request(Join(sources)...))
		if len(res.Skipped) > 0 {
			t.Fatalf("round %d: %v", round, res.Skipped)
		}
		to := t.TempDir()
		if _, err := d.open(res.ListRoot).Restore(t.Context(), to, RestoreOptions{}); err != nil {
			t.Fatalf("round %d, %v: %v", round, put, err)
		}
		for path, content := range want {
			if b, err := os.ReadFile(filepath.Join(to, path)); err != nil || string(b) != content {
				t.Fatalf("round %d, %v: %s is %q, %v", round, put, path, b, err)
			}
		}
		if res.Stats.Files != uint64(len(want)) {
			t.Fatalf("round %d: %d files, want %d", round, res.Stats.Files, len(want))
		}
	}
}

// What a tree leaves out may still have a single file in it; where a folder must be
// for it and something else is, the file fails and nothing else does.
func TestSinglesInOddPlaces(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"left/out", "dir/x", "file"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(base, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(base, name), []byte(name))
	}
	if err := os.Symlink("nowhere", filepath.Join(base, "dangling")); err != nil {
		t.Fatal(err)
	}
	outer, err := NewFileTree(base, FileOptions{Exclude: []string{filepath.Join(base, "left")}})
	if err != nil {
		t.Fatal(err)
	}
	refused := errors.New("refused")
	failing := func(path string) *Single {
		s, err := NewSingle("command", path, FileOptions{}, func(it Item) Item {
			if it.Err == nil {
				t.Errorf("%s is taken", path)
			}
			it.Err = fmt.Errorf("%w: %w", refused, it.Err)
			return it
		})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	d := newDevice(t)
	res := d.back(d.request(Join([]Source{saying(t, filepath.Join(base, "left/in"), "said"), outer,
		failing(filepath.Join(base, "file/below")), failing(filepath.Join(base, "dir")),
		failing(filepath.Join(base, "dangling")), failing(filepath.Join(base, "dangling/x"))})...))
	if len(res.Skipped) != 4 {
		t.Fatalf("named %v", res.Skipped)
	}
	for _, s := range res.Skipped {
		if !errors.Is(s.Err, refused) {
			t.Errorf("%s: %v", s.Path, s.Err)
		}
	}
	to := t.TempDir()
	if _, err := d.open(res.ListRoot).Restore(t.Context(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(to, base, "left/in")); err != nil || !bytes.Equal(b, []byte("said")) {
		t.Fatalf("%q, %v", b, err)
	}
	for _, name := range []string{"dir/x", "file", "dangling"} {
		if _, err := os.Lstat(filepath.Join(to, base, name)); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(filepath.Join(to, base, "left/out")); err == nil {
		t.Fatal("what was left out is there")
	}
	if _, err := NewSingle("command", "/", FileOptions{}, nil); err == nil {
		t.Error("/ is taken as a file's path")
	}
}
