package recovery

import (
	"context"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/link"
)

// overLink returns a fetcher of the device's objects whose stores are behind a
// link, with the entries of its newest list.
func (d *device) overLink(ctx context.Context, way *link.Link) (*Fetcher, []record.Entry, record.Layout) {
	t := d.s.t
	t.Helper()
	var entries []record.Entry
	near := d.list(ctx)
	for _, ref := range near.Head.Segments {
		s, _, err := near.Fetcher.Segment(ctx, ref.Root)
		must(t, err)
		entries = append(entries, s.Entries...)
	}
	// The patience is nobody's here: it is not for what is gathered.
	far := d.behind(ctx, 10*time.Millisecond, func(_ int, address string) string {
		address, err := way.Listen(address)
		must(t, err)
		return address
	})
	return far.Fetcher, entries, near.Head.Layout
}

// However slow a link is, a pack comes as long as its bytes do: no time is set for
// it. And one that is cut again and again, so that no answer is whole, costs what
// was on its way.
func TestPacksOverBadLinks(t *testing.T) {
	s := newSite(t)
	d := s.device("slow")
	d.fill(3, 700_000)
	d.backup(t.Context(), 1, 1)
	for name, c := range map[string]link.Conditions{
		"slow": {Rate: 200_000, Delay: 20 * time.Millisecond},
		"cut":  {Rate: 400_000, Delay: 5 * time.Millisecond, Works: 2 * time.Second, Fails: 50 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			way := link.New(c)
			defer way.Close()
			f, entries, layout := d.overLink(t.Context(), way)
			coded := 0
			for _, e := range entries {
				if e.Kind != record.CodedPack {
					continue
				}
				coded++
				b, err := f.Object(t.Context(), e, layout)
				if err != nil || uint64(len(b)) != e.Length {
					t.Errorf("pack of %d bytes: %d came, %v", e.Length, len(b), err)
				}
			}
			if coded == 0 {
				t.Error("there is no pack")
			}
			if c.Works > 0 && way.Counts().Cuts == 0 {
				t.Error("the link was not cut")
			}
		})
	}
}
