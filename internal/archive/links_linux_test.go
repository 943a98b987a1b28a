package archive

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Names of one file stay that, whatever a plan has room for and whether or not
// what is there is compared first.
func TestNamesStayOneFile(t *testing.T) {
	src := t.TempDir()
	for i := range 400 {
		first := filepath.Join(src, fmt.Sprintf("d%02d/f%03d-a", i%20, i))
		write(t, first, fmt.Appendf(nil, "content of %d", i))
		if err := os.Link(first, first[:len(first)-1]+"b"); err != nil {
			t.Fatal(err)
		}
	}
	d := newDevice(t)
	list := d.back(d.request(tree(t, src))).ListRoot
	want := traits(t, src)
	for _, how := range []Overwrite{Always, IfChanged} {
		for _, planned := range []int64{1, 5_000, 40_000, 0} {
			s := d.open(list)
			s.planned = planned
			to := t.TempDir()
			for range 2 { // the second time what is there is looked at
				report, err := s.Restore(t.Context(), to, RestoreOptions{Existing: true, Overwrite: how})
				if err != nil || len(report.Notes) != 0 {
					t.Fatalf("overwrite %d, plan of %d: %+v, %v", how, planned, report, err)
				}
				compare(t, want, traits(t, filepath.Join(to, src)))
			}
		}
	}
}
