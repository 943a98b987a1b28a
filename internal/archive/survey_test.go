package archive

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
)

// TestSurveyTellsWhatSnapshotReads surveys a tree after a committed snapshot,
// while the archive is open.
func TestSurveyTellsWhatSnapshotReads(t *testing.T) {
	src := t.TempDir()
	old := time.Now().Add(-time.Hour)
	for _, name := range []string{"kept", "touched", "in/kept"} {
		path := filepath.Join(src, name)
		write(t, path, []byte(name))
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	d := newDevice(t)
	source := tree(t, src)
	source.now = func() time.Time { return time.Now().Add(time.Minute) } // so that what was just made has settled
	d.back(d.request(source))
	write(t, filepath.Join(src, "touched"), []byte("otherwise"))
	write(t, filepath.Join(src, "in/new"), []byte("x"))

	var told []string
	err := Survey(context.Background(), durable.OS(), d.dir, []Source{source}, func(s Surveyed) error {
		if name, below := filepath.Rel("/"+source.Root(), "/"+s.Entry.Path); below == nil && s.Entry.Type == File {
			told = append(told, string(s.Change)+" "+name)
		}
		return s.Err
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"unchanged in/kept", "new in/new", "unchanged kept", "changed touched"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}
