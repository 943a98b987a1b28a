package recovery

import (
	"context"
	"flag"
	"slices"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/link"
)

// overLink returns a fetcher of the device's objects whose stores are behind a
// link, with the entries of its newest list.
func (d *device) overLink(ctx context.Context, way *link.Link) (*Fetcher, []record.Entry, record.Layout) {
	t := d.s.t
	t.Helper()
	// The patience is nobody's here: it is not for what is gathered.
	far := d.behind(ctx, 10*time.Millisecond, func(_ int, address string) string {
		address, err := way.Listen(address)
		must(t, err)
		return address
	})
	return far.Fetcher, d.entries(ctx), far.Head.Layout
}

// entries are those of the device's newest list.
func (d *device) entries(ctx context.Context) (all []record.Entry) {
	near := d.list(ctx)
	for _, ref := range near.Head.Segments {
		s, _, err := near.Fetcher.Segment(ctx, ref.Root)
		must(d.s.t, err)
		all = append(all, s.Entries...)
	}
	return all
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
		"cut":  {Rate: 400_000, Delay: 5 * time.Millisecond, Works: time.Second, Fails: 100 * time.Millisecond},
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

var slowKiB = flag.Int("slow.kib", 0, "KiB that are restored over 20 kbit/s and 600 ms; 0: some, over a link 40 times as fast")

// On a slow link nobody is asked for what others are bringing: a restore takes
// little more than the shards that it needs, with two of six stores gone, and with
// all there.
func TestRestoreOverNarrowLink(t *testing.T) {
	s := newSite(t)
	d := s.device("narrow")
	c, kib := link.Conditions{Rate: 100_000, Delay: 20 * time.Millisecond}, 300
	if *slowKiB > 0 {
		c, kib = link.Conditions{Rate: 2500, Delay: 300 * time.Millisecond}, *slowKiB
	}
	d.fill(4, kib<<10)
	d.backup(t.Context(), 1, 1)
	needed := 0.0
	for _, e := range d.entries(t.Context()) {
		needed += float64(e.Length)
	}
	for name, gone := range map[string][]int{"two gone": {1, 4}, "all there": nil} {
		t.Run(name, func(t *testing.T) {
			way := link.New(c)
			defer way.Close()
			far := d.behind(t.Context(), patience, func(position int, address string) string {
				if slices.Contains(gone, position) {
					address = "127.0.0.1:1" // nobody is there
				}
				address, err := way.Listen(address)
				must(t, err)
				return address
			})
			to, start := t.TempDir(), time.Now()
			_, _, err := far.Fetcher.Head(t.Context(), far.Record.ListRoot)
			must(t, err)
			snapshot, err := far.Snapshot(t.Context(), d.epoch)
			must(t, err)
			_, err = snapshot.Restore(t.Context(), to, archive.RestoreOptions{})
			must(t, err)
			d.same(t, to)
			n := way.Counts()
			t.Logf("%.1f s: objects of %.0f bytes, %.3f times as much came, %.3f were sent, %d connections",
				time.Since(start).Seconds(), needed, float64(n.Down)/needed, float64(n.Up)/needed, n.Connections)
			for _, u := range far.Fetcher.Use() {
				t.Logf("slot %d: %d bytes, left %d times", u.Slot, u.Bytes, u.Late)
			}
			if float64(n.Down) > 1.1*needed && *slowKiB == 0 { // of little data handshakes are more than a tenth
				t.Errorf("%d bytes came for objects of %.0f", n.Down, needed)
			}
		})
	}
}
