package archive

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// differences runs Diff and returns what it tells of paths below root.
func differences(t *testing.T, a, b *Snapshot, root string) []string {
	t.Helper()
	var told []string
	err := Diff(context.Background(), a, b, func(d Difference) error {
		if !strings.HasPrefix(d.Path, root+"/") {
			return nil // the folders that tests share
		}
		line := fmt.Sprintf("%s %s", d.Kind, strings.TrimPrefix(d.Path, root+"/"))
		if d.From != "" {
			line += " from " + strings.TrimPrefix(d.From, root+"/")
		}
		if len(d.What) > 0 {
			line += " " + strings.Join(d.What, ",")
		}
		if d.Type == File {
			line += fmt.Sprintf(" %d→%d", d.Before, d.After)
		}
		told = append(told, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return told
}

func TestDiff(t *testing.T) {
	src := t.TempDir()
	at := time.Unix(1_600_000_000, 0)
	put := func(name, content string) {
		t.Helper()
		path := filepath.Join(src, name)
		write(t, path, []byte(content))
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	large := strings.Repeat("0123456789abcdef", 40_000)
	for name, content := range map[string]string{"same": "x", "grows": "1", "rewritten": "abc", "gone": "gone", "moved": large, "mode": "m",
		"becomes-link": "l", "dir/in": "y", "olddir/f": "z", "touched": "t", "late": large} {
		put(name, content)
	}
	settle := func() { // directories' times too, deepest first
		for _, dir := range []string{"dir", "olddir", "new", "."} {
			if _, err := os.Stat(filepath.Join(src, dir)); err == nil {
				if err := os.Chtimes(filepath.Join(src, dir), at, at); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	settle()
	d := newDevice(t)
	first := d.back(d.request(tree(t, src)))

	put("grows", "12")
	put("rewritten", "abd")
	put("new/file", "n")
	put("late", large[:len(large)-1]+"!")
	for _, step := range []error{
		os.Remove(filepath.Join(src, "gone")), os.RemoveAll(filepath.Join(src, "olddir")),
		os.Rename(filepath.Join(src, "moved"), filepath.Join(src, "dir/moved-here")),
		os.Chmod(filepath.Join(src, "mode"), 0o600), os.Remove(filepath.Join(src, "becomes-link")),
		os.Symlink("same", filepath.Join(src, "becomes-link")), os.Chtimes(filepath.Join(src, "touched"), at, at.Add(time.Second)),
	} {
		if step != nil {
			t.Fatal(step)
		}
	}
	settle()
	second := d.back(d.request(tree(t, src)))

	a, b, root := d.open(first.ListRoot), d.open(second.ListRoot), strings.Trim(src, "/")
	want := []string{"changed becomes-link type,mode,time,target", "renamed dir/moved-here from moved 640000→640000", "removed gone 4→0",
		"changed grows content 1→2", "changed late content 640000→640000", "changed mode mode 1→1", "added new", "added new/file 0→1",
		"removed olddir", "removed olddir/f 1→0", "changed rewritten content 3→3", "changed touched time 1→1"}
	if got := differences(t, a, b, root); !slices.Equal(got, want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := differences(t, a, d.open(first.ListRoot), root); len(got) > 0 {
		t.Errorf("a snapshot and itself: %q", got)
	}

	// In another archive references mean nothing: contents are compared.
	e := newDevice(t)
	other := e.open(e.back(e.request(tree(t, src))).ListRoot)
	if got := differences(t, b, other, root); len(got) > 0 {
		t.Errorf("the same tree in another archive: %q", got)
	}
	got := differences(t, a, other, root)
	want = slices.Replace(want, 1, 2, "added dir/moved-here 0→640000")
	want = slices.Insert(want, slices.Index(want, "added new"), "removed moved 640000→0")
	if !slices.Equal(got, want) {
		t.Errorf("with another archive\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestDiffReadsWhatDiffers compares random edits of a large tree with what the
// two trees say when they are walked whole, and holds that few nodes are read.
func TestDiffReadsWhatDiffers(t *testing.T) {
	src := t.TempDir()
	random := rand.New(rand.NewPCG(3, 4))
	for n := range 6000 {
		write(t, filepath.Join(src, fmt.Sprintf("d%02d/f%04d", n%40, n)), fmt.Appendf(nil, "%d", n))
	}
	d := newDevice(t)
	first := d.back(d.request(tree(t, src)))
	for range 5 {
		write(t, filepath.Join(src, fmt.Sprintf("d%02d/g%d", random.IntN(40), random.IntN(1e6))), []byte("new"))
		n := random.IntN(6000)
		_ = os.Remove(filepath.Join(src, fmt.Sprintf("d%02d/f%04d", n%40, n)))
	}
	second := d.back(d.request(tree(t, src)))
	a, b := d.open(first.ListRoot), d.open(second.ListRoot)

	walked := func(s *Snapshot) map[string]string {
		all := map[string]string{}
		if err := s.Walk(context.Background(), "", func(e Entry) error {
			all[e.Path] = fmt.Sprint(e.Type, e.Mode, e.MTime.UnixNano(), e.Size)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return all
	}
	x, y := walked(a), walked(b)
	want := map[string]bool{}
	for p := range x {
		want[p] = x[p] != y[p]
	}
	for p := range y {
		want[p] = x[p] != y[p]
	}
	maps.DeleteFunc(want, func(_ string, differs bool) bool { return !differs })

	got := map[string]bool{}
	df := &differ{a: newTreeCursor(a), b: newTreeCursor(b), related: true, each: func(x Difference) error { got[x.Path] = true; return nil }}
	if err := df.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	below := func(m map[string]bool) map[string]bool {
		maps.DeleteFunc(m, func(p string, _ bool) bool { return !within(p, strings.Trim(src, "/")) })
		return m
	}
	if !maps.Equal(below(got), below(want)) || len(want) < 10 {
		t.Errorf("told %v, want %v", got, want)
	}
	whole := newTreeCursor(a)
	for whole.peek() != nil {
		if err := whole.next(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if df.a.nodes >= whole.nodes*3/4 {
		t.Errorf("%d of %d nodes were opened for %d differences", df.a.nodes, whole.nodes, len(want))
	}
}
