package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"
)

// describe lists everything below dir with content hashes and attributes.
func describe(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil || rel == "." {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		s := statOf(info)
		line := fmt.Sprintf("%v %d:%d %d", info.Mode(), s.uid, s.gid, info.ModTime().UnixNano())
		switch {
		case info.Mode().IsRegular():
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			line += fmt.Sprintf(" %d %x", len(b), sha256.Sum256(b))
		case info.Mode()&fs.ModeSymlink != 0:
			target, err := os.Readlink(p)
			if err != nil {
				return err
			}
			line += " -> " + target
		}
		all[rel] = line
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func compare(t testing.TB, want, got map[string]string) {
	t.Helper()
	var wrong []string
	for p, w := range want {
		if got[p] != w {
			wrong = append(wrong, fmt.Sprintf("%s: want %q, got %q", p, w, got[p]))
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			wrong = append(wrong, p+": should not be there")
		}
	}
	sort.Strings(wrong)
	if len(wrong) > 10 {
		wrong = append(wrong[:10], fmt.Sprintf("and %d more", len(wrong)-10))
	}
	if len(wrong) > 0 {
		t.Fatal(strings.Join(wrong, "\n"))
	}
}

// restored restores a snapshot and describes what was below a path of the
// device.
func restored(t testing.TB, s *Snapshot, below string) map[string]string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "restored")
	if _, err := s.Restore(context.Background(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	return describe(t, filepath.Join(to, below))
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func noise(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := 0; i+8 <= n; i += 8 {
		v := r.Uint64()
		for j := range 8 {
			b[i+j] = byte(v >> (8 * j))
		}
	}
	return b
}

func lines(r *rand.Rand, n int) []byte {
	var b bytes.Buffer
	for b.Len() < n {
		fmt.Fprintf(&b, "2026-11-%02d sensor=%d value=%.3f ok\n", 1+r.IntN(28), r.IntN(50), r.Float64()*100)
	}
	return b.Bytes()[:n]
}

func TestEveryKindOfFileComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	src := t.TempDir()
	write(t, filepath.Join(src, "empty"), nil)
	write(t, filepath.Join(src, "one"), []byte{7})
	write(t, filepath.Join(src, "logs/a.log"), lines(r, 300_000))
	write(t, filepath.Join(src, "logs/b.log"), lines(r, 70_000))
	write(t, filepath.Join(src, "firmware.bin"), noise(r, 9<<20))
	write(t, filepath.Join(src, "zeros"), make([]byte, 3<<20))
	write(t, filepath.Join(src, "dir/sub/file"), []byte("x"))
	write(t, filepath.Join(src, "dir.txt"), []byte("sorts between dir and its content bytewise"))
	write(t, filepath.Join(src, "dir-2"), []byte("as this"))
	write(t, filepath.Join(src, "not utf-8 \xff\xfe"), []byte("name"))
	write(t, filepath.Join(src, strings.Repeat("n", 255)), []byte("long name"))
	for link, target := range map[string]string{"link": "one", "dangling": "/nowhere/at all", "loop": "loop", "up": "../../.."} {
		if err := os.Symlink(target, filepath.Join(src, link)); err != nil {
			t.Fatal(err)
		}
	}
	unreadable := fs.FileMode(0)
	if os.Geteuid() != 0 {
		unreadable = 0o400
	}
	for name, mode := range map[string]fs.FileMode{"one": 0o400, "empty": unreadable, "dir/sub/file": 0o755 | fs.ModeSetuid, "dir/sub": 0o700 | fs.ModeSticky, "logs": 0o2750 | fs.ModeSetgid} {
		if err := os.Chmod(filepath.Join(src, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	for name, at := range map[string]time.Time{"one": time.Unix(-5, 123456789), "dir/sub/file": time.Date(2100, 1, 1, 0, 0, 0, 1, time.UTC), "dir/sub": time.Unix(0, 0), "logs": time.Unix(1e9, 5)} {
		if err := os.Chtimes(filepath.Join(src, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() == 0 {
		if err := os.Lchown(filepath.Join(src, "link"), 1234, 4321); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(src, "logs/a.log"), 1234, 4321); err != nil {
			t.Fatal(err)
		}
	}
	want := describe(t, src)

	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	if res.SkippedCount != 0 {
		t.Fatalf("skipped %v", res.Skipped)
	}
	s := d.open(res.ListRoot)
	compare(t, want, restored(t, s, src))
	if report, err := s.Check(context.Background(), nil); err != nil || report.Files != res.Stats.Files || report.Bytes != res.Stats.Bytes {
		t.Fatalf("%+v, %v", report, err)
	}

	// Unchanged: nothing new but what describes it.
	d.reopen()
	again := d.back(d.request(tree(t, src)))
	if again.Stats.Added != 0 {
		t.Fatalf("%d bytes new of an unchanged tree", again.Stats.Added)
	}
	compare(t, want, restored(t, d.open(again.ListRoot), src))

	// A change in the middle of a large file costs its surroundings.
	b, err := os.ReadFile(filepath.Join(src, "firmware.bin"))
	if err != nil {
		t.Fatal(err)
	}
	copy(b[5<<20:], "changed here")
	b = append(b[:1<<20], append([]byte("and inserted there"), b[1<<20:]...)...)
	write(t, filepath.Join(src, "firmware.bin"), b)
	want = describe(t, src)
	third := d.back(d.request(tree(t, src)))
	if third.Stats.Added > 1<<20 {
		t.Fatalf("%d bytes new after two small changes", third.Stats.Added)
	}
	compare(t, want, restored(t, d.open(third.ListRoot), src))
	// And the first is as it was.
	d.open(res.ListRoot)
}
