package recovery

import (
	"context"
	"sync"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// open has what is opened read through the verifier.
func (v *verifier) open(ctx context.Context, head record.Head) error {
	v.entries, v.taken = map[record.Hash]int{}, map[int]bool{}
	at := 0
	for _, ref := range head.Segments {
		s, _, err := v.f.Segment(ctx, ref.Root)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			for i, e := range s.Entries {
				v.entries[e.Hash()] = at + i
			}
		}
		at += int(ref.Entries)
	}
	err := v.o.Open(ctx, v)
	v.mu.Lock() // one that was read ahead may still be asked for
	v.entries = nil
	v.mu.Unlock()
	v.reading.Wait()
	return err
}

// claim tells whether an entry is still to be checked, and by nobody else.
func (v *verifier) claim(hash record.Hash) (entry int, mine bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	entry, listed := v.entries[hash]
	if !listed || v.state.done(entry) || v.taken[entry] {
		return 0, false
	}
	v.taken[entry] = true
	v.reading.Add(1)
	return entry, true
}

// release ends a claim.
func (v *verifier) release(entry int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.taken, entry)
	v.reading.Done()
}

// Object makes a verifier an archive.Fetcher: what it is asked for the first time
// it reads from every slot, and notes what each gave.
func (v *verifier) Object(ctx context.Context, e record.Entry, l record.Layout) ([]byte, error) {
	if !sound(e, l) {
		return v.f.Object(ctx, e, l) // which says what is wrong
	}
	entry, mine := v.claim(e.Hash())
	if !mine {
		return v.f.Object(ctx, e, l)
	}
	b, err := v.fromEach(ctx, e, l, entry)
	v.release(entry)
	if err == nil && b == nil { // what is left is too little, as the fetcher says
		return v.f.Object(ctx, e, l)
	}
	return b, err
}

// Recycle makes it an archive.Recycler.
func (v *verifier) Recycle(b []byte) { v.f.Recycle(b) }

// fromEach reads an object from every slot, settles what came, and gives the
// object; nil if there is too little of it.
func (v *verifier) fromEach(ctx context.Context, e record.Entry, l record.Layout, entry int) ([]byte, error) {
	weight := min(int64(2*e.Length), memory)
	if err := v.f.memory.Acquire(ctx, weight); err != nil {
		return nil, err
	}
	defer v.f.memory.Release(weight)
	c := v.entryCheck(l, e, entry)
	k, n, size := 1, len(l.Places), int(e.Length)
	if e.Kind == record.CodedPack {
		k, size = int(l.K), int(erasure.ShardBytes(int(l.K), e.Length))
	}
	coded := e.Kind == record.CodedPack
	shardAt := func(position int) int {
		if coded {
			return l.ShardAt(c.what.hash, position)
		}
		return position
	}
	room := newPlaces(&v.f.buffers, k, size)
	defer room.done()
	object := room.object
	// Of what is asked for only to be checked nothing is kept, unless a data shard
	// will not come.
	keep := false
	for position, a := range c.asks {
		if shard := shardAt(position); shard < k && v.down(&a) {
			keep = true
		}
	}
	shards := make([][]byte, n)
	var asked sync.WaitGroup
	for position := range c.asks {
		shard := shardAt(position)
		asked.Go(func() {
			var into []byte // what is at most hashed needs no memory
			if shard < k || keep {
				into = room.take(shard, nil).b
			}
			b, good := v.ask(ctx, &c, position, into)
			if !good {
				return
			}
			shards[shard] = b
		})
	}
	asked.Wait()
	if err := ctx.Err(); err != nil {
		v.f.buffers.give(object)
		return nil, err
	}
	_ = v.settle(&c) // the object came; what cannot be kept now is tried again with later ones and in the end, which tells
	have := 0
	for _, s := range shards {
		if s != nil {
			have++
		}
	}
	if have < k {
		v.f.buffers.give(object)
		return nil, nil
	}
	if !coded {
		for _, s := range shards {
			if s != nil {
				copy(object, s) // nothing, if it is that memory
				break
			}
		}
		return object, nil
	}
	return erasure.Fill(k, n, e.Length, object, shards)
}
