package archive

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// A large folder is walked in parts, and what is backed up of it does not depend on
// where they end: not beside databases, whose companions may come in the next part,
// nor in a tagged folder.
func TestLargeFolderInParts(t *testing.T) {
	src := t.TempDir()
	for n := range 57 {
		write(t, filepath.Join(src, "many", fmt.Sprintf("%c%02d", 'a'+n%7, n)), []byte(fmt.Sprint(n)))
		write(t, filepath.Join(src, "tagged", fmt.Sprintf("%02d", n)), []byte("left out"))
	}
	for _, name := range []string{"b01.db", "e.db", "x.db"} {
		for _, c := range append([]string{""}, companions...) {
			write(t, filepath.Join(src, "many", name+c), []byte(databaseMagic+" and more"))
		}
	}
	write(t, filepath.Join(src, "many", "d.db-wal"), []byte("the log of no database"))
	write(t, filepath.Join(src, "tagged", cacheTag), []byte(cacheSignature))
	write(t, filepath.Join(src, "tagged", ".nobackup"), nil)
	if err := os.Mkdir(filepath.Join(src, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	walked := func(most int) map[string]Fingerprint {
		tr, err := NewFileTree(src, FileOptions{Selection: Selection{Caches: true, IfPresent: []string{".nobackup"}}})
		if err != nil {
			t.Fatal(err)
		}
		tr.listed = most
		got, last := map[string]Fingerprint{}, ""
		err = tr.Walk(t.Context(), func(it Item) error {
			if it.Err != nil {
				return it.Err
			}
			if last != "" && comparePaths(last, it.Entry.Path) >= 0 {
				t.Errorf("%d names at a time: %s after %s", most, it.Entry.Path, last)
			}
			last = it.Entry.Path
			print := it.Fingerprint
			for b := range print { // that of a file written just now is not the same twice
				print[b] = 0
			}
			got[last] = print
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	want := walked(maxListed)
	if len(want) < 57+4 {
		t.Fatalf("%d entries", len(want))
	}
	for _, most := range []int{1, 2, 3, 7, 20, 57, 1000} {
		if got := walked(most); !maps.Equal(got, want) {
			t.Errorf("%d names at a time: %d entries, want %d", most, len(got), len(want))
		}
	}
	tr := tree(t, src)
	tr.listed = 3
	d := newDevice(t)
	res := d.back(d.request(tr))
	if files := restored(t, d.open(res.ListRoot), src); len(files) < 57+4 {
		t.Fatalf("restored %d", len(files))
	}
}
