package recovery

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// errNoRange is internal: a store's client reads whole shards only.
var errNoRange = errors.New("the store gives no ranges")

// Range brings a part of an object without the rest. It is not verified: the
// caller knows right bytes by their seal, and else asks for the Object, which
// is. A part that its store does not give is rebuilt from the same part of any
// k other shards. It makes a Fetcher an archive.RangeFetcher.
func (f *Fetcher) Range(ctx context.Context, e record.Entry, l record.Layout, offset, length uint64) ([]byte, error) {
	if length == 0 || length > e.Length || offset > e.Length-length || len(l.Places) == 0 || len(e.Roots) == 0 ||
		e.Kind == record.CodedPack && len(e.Roots) != len(l.Places) {
		return nil, fmt.Errorf("%w: bytes %d to %d of an object of %d", record.ErrList, offset, offset+length, e.Length)
	}
	if !slices.ContainsFunc(f.slots, func(s Slot) bool { _, ok := s.Store.(ranger); return ok }) {
		return nil, errNoRange
	}
	hash := e.Hash()
	what := object{e.Kind.String(), hash}
	if e.Kind != record.CodedPack {
		var b []byte
		asks := f.asks(l, func(int) (record.Hash, uint64, int) { return e.Roots[0], length, 0 })
		f.rangeOf(asks, offset, length)
		err := f.gather(ctx, what, 1, asks, func(_ int, got []byte) { b = got })
		return b, err
	}
	size := erasure.ShardBytes(int(l.K), e.Length)
	out := make([]byte, 0, length)
	for length > 0 {
		shard, from := int(offset/size), offset%size
		take := min(length, size-from)
		b, err := f.piece(ctx, what, e, l, shard, from, take)
		if err != nil {
			return nil, err
		}
		out = append(out, b...)
		offset, length = offset+take, length-take
	}
	return out, nil
}

// piece brings a part of one data shard.
func (f *Fetcher) piece(ctx context.Context, what object, e record.Entry, l record.Layout, shard int, from, length uint64) ([]byte, error) {
	asks := f.asks(l, func(position int) (record.Hash, uint64, int) {
		i := l.ShardAt(what.hash, position)
		return e.Roots[i], length, i
	})
	f.rangeOf(asks, from, length)
	var own, others []ask
	for _, a := range asks {
		if a.index == shard {
			own = append(own, a)
		} else {
			others = append(others, a)
		}
	}
	k, n := int(l.K), len(l.Places)
	pieces := make([][]byte, n)
	take := func(i int, b []byte) { pieces[i] = b }
	// One that did not answer lately is asked last, and none is waited for that
	// does not get on: the others can do without it.
	if f.cost(own[0]) < aside || k == n {
		err := f.gatherFor(ctx, what, 1, own, take, k < n)
		if err == nil || ctx.Err() != nil || k == n {
			return pieces[shard], err
		}
	}
	if err := f.gather(ctx, what, k, others, take); err != nil {
		return nil, err
	}
	return erasure.Piece(k, n, shard, pieces)
}

// rangeOf makes asks ask for a part of what they ask for.
func (f *Fetcher) rangeOf(asks []ask, offset, length uint64) {
	for i := range asks {
		root := asks[i].root
		asks[i].get = func(ctx context.Context, s Slot, _ []byte) ([]byte, error) {
			store, ok := s.Store.(ranger)
			if !ok {
				return nil, errNoRange
			}
			b, err := store.ShardRange(ctx, f.device, root, offset, length)
			if err == nil && uint64(len(b)) != length {
				err = fmt.Errorf("%w: %d bytes, want %d", errBytes, len(b), length)
			}
			return b, err
		}
	}
}
