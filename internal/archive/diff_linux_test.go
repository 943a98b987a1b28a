package archive

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What is a hole in both of two sparse files is not compared: of these 8 TiB some
// KiB are, wherever their holes end.
func TestDiffOfSparseFiles(t *testing.T) {
	const size, block = 8 << 40, 64 << 10
	src := t.TempDir()
	file := func(name string, write func(*os.File) error) {
		t.Helper()
		f, err := os.OpenFile(filepath.Join(src, name), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err = f.Truncate(size); err == nil {
			err = write(f)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	at := func(offset int64, b ...byte) func(*os.File) error {
		return func(f *os.File) error {
			_, err := f.WriteAt(b, offset)
			return err
		}
	}
	zeros := make([]byte, 3*block)
	for _, name := range []string{"same data", "other data", "more data", "zeros for a hole", "one for zeros"} {
		file(name, at(size/2, 1, 2, 3))
	}
	file("one for zeros", at(7*block, zeros...))
	d := newDevice(t)
	a := d.open(d.back(d.request(tree(t, src))).ListRoot)
	file("same data", at(size/2, 1, 2, 3))
	file("other data", at(size/2, 1, 2, 4))
	file("more data", at(size-1, 1))
	file("zeros for a hole", at(5*block, zeros...))
	file("one for zeros", at(8*block+1, 1))
	b := d.open(d.back(d.request(tree(t, src))).ListRoot)
	var changed []string
	if err := Diff(t.Context(), a, b, func(x Difference) error {
		if slices.Contains(x.What, "content") {
			changed = append(changed, filepath.Base(x.Path))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"more data", "one for zeros", "other data"}; !slices.Equal(changed, want) {
		t.Errorf("changed are %q, want %q", changed, want)
	}
}
