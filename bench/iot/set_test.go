package iot

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// listing maps each file to its mode, time and content.
func listing(t *testing.T, dir string) (files map[string]string, bytes int64) {
	t.Helper()
	files = map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		what := fmt.Sprint(info.Mode(), info.ModTime().Unix())
		if info.Mode().IsRegular() {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			what += fmt.Sprintf(" %x", sha256.Sum256(b))
			bytes += info.Size()
		}
		files[rel] = what
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, bytes
}

func write(t *testing.T, seed uint64, days int) (map[string]string, int64) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "set")
	for day := 1; day <= days; day++ {
		if err := Write(dir, 12, seed, day); err != nil {
			t.Fatalf("day %d: %v", day, err)
		}
	}
	return listing(t, dir)
}

func TestTheSameSeedGivesTheSameSet(t *testing.T) {
	for _, days := range []int{1, 2, 12} {
		one, size := write(t, 7, days)
		two, _ := write(t, 7, days)
		if len(one) < 200 || size < 11<<20 || size > 40<<20 {
			t.Fatalf("after day %d: %d files of %d bytes", days, len(one), size)
		}
		if len(one) != len(two) {
			t.Fatalf("after day %d: %d files, then %d", days, len(one), len(two))
		}
		for path, what := range one {
			if two[path] != what {
				t.Errorf("day %d: %s is %s, then %s", days, path, what, two[path])
			}
		}
	}
}

func TestSeedsAndDaysDiffer(t *testing.T) {
	one, _ := write(t, 1, 1)
	other, _ := write(t, 2, 1)
	next, _ := write(t, 1, 2)
	same, kept := 0, 0
	for path, what := range one {
		if strings.HasPrefix(what, "-") && other[path] == what {
			same++
		}
		if next[path] == what {
			kept++
		}
	}
	if same > 0 {
		t.Errorf("%d files are the same under another seed", same)
	}
	if kept < len(one)*8/10 || kept == len(one) {
		t.Errorf("%d of %d files stay as they are on day 2, want most, not all", kept, len(one))
	}
}
