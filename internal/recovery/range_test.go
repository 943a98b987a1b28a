package recovery

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"

	"github.com/byssus-iot/byssus/internal/record"
)

// ShardRange makes a faulty store a ranger.
func (s *faulty) ShardRange(ctx context.Context, _, root record.Hash, offset, length uint64) ([]byte, error) {
	b, err := s.get(ctx, root)
	if err != nil {
		return nil, err
	}
	if offset+length > uint64(len(b)) {
		return nil, fmt.Errorf("%w: no such range", ErrRefused)
	}
	return b[offset : offset+length], nil
}

// A range comes from the data shards it lies in, or, where a store has gone,
// from the same range of others.
func TestRangesWithTwoStoresGone(t *testing.T) {
	w := newWorld(t, 4, 6, 7)
	r := rand.New(rand.NewPCG(7, 7))
	for a := range w.stores {
		for b := range a {
			w.stores[a].set(dead)
			w.stores[b].set(forgetful)
			f := NewFetcher(w.device, w.slots())
			for _, e := range w.entries {
				want := w.contents[e.Hash()]
				from := r.IntN(len(want))
				length := 1 + r.IntN(len(want)-from)
				got, err := f.Range(t.Context(), e, w.layout, uint64(from), uint64(length))
				if err != nil || !bytes.Equal(got, want[from:from+length]) {
					t.Fatalf("%s, bytes %d to %d of %d: %v", e.Kind, from, from+length, len(want), err)
				}
			}
			w.stores[a].set(honest)
			w.stores[b].set(honest)
		}
	}
	f := NewFetcher(w.device, w.slots())
	e := w.entries[0]
	for _, x := range [][2]uint64{{0, 0}, {0, e.Length + 1}, {e.Length, 1}, {^uint64(0), 2}} {
		if _, err := f.Range(t.Context(), e, w.layout, x[0], x[1]); err == nil {
			t.Errorf("%d bytes from %d of an object of %d", x[1], x[0], e.Length)
		}
	}
}

// A store that stalls holds up two ranges, and then no more for a while.
func TestRangesOfAStallingStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, 4, 6, 12)
		e := w.entries[0]
		position := w.layout.Position(e.Hash(), 0)
		s, slots := w.stores[position], w.slots()
		slots[position].Store = waiting{s, func(ctx context.Context) { <-ctx.Done() }}
		f := NewFetcher(w.device, slots)
		for i := range uint64(20) {
			got, err := f.Range(t.Context(), e, w.layout, 100*i, 100)
			if err != nil || !bytes.Equal(got, w.contents[e.Hash()][100*i:][:100]) {
				t.Fatalf("range %d: %v", i, err)
			}
		}
		if s.wasAsked() != 2 {
			t.Errorf("a stalling store was asked %d times", s.wasAsked())
		}
	})
}
