package archive

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// The two kinds of packs that are open at a time: contents and the tree that
// describes them are kept apart, so that a listing reads few packs.
const (
	forData = iota
	forTree
	streams
)

// fullBytes is how long a pack of each kind is at most. Those of the tree are
// shorter, since memory is kept for one even if few files are to be described.
var fullBytes = [streams]int{forData: PackBytes, forTree: PackBytes / 4}

// inFlight is how many full packs are coded and sent at a time; with the open
// ones they bound the memory of a snapshot.
const inFlight = 1

// chunkStore puts chunks into packs and packs to where they are kept. put,
// putNode, close and finish are for one goroutine, knows is for any.
type chunkStore struct {
	a      *Archive
	ctx    context.Context
	send   func(context.Context, Object) error
	narrow func() bool
	layout record.Layout
	hash   hasher
	open   [streams]*packer
	room   [streams]chan *packMemory // for packs; nil when it is not made yet
	parity chan []byte               // and for their parity
	group  *errgroup.Group
	buf    []byte
	added  atomic.Uint64 // content not in a pack before
	sealed atomic.Uint64 // bytes of packs made

	mu    sync.Mutex // guards the following field, and the chunks of open packs
	fresh []*packer  // packs that are not acknowledged yet: the open ones and those on their way
}

func (a *Archive) newChunkStore(ctx context.Context, req Request) *chunkStore {
	s := &chunkStore{a: a, send: req.Put, narrow: req.Narrow, layout: req.Layout, hash: newHasher(a.state.IDKey)}
	s.group, s.ctx = errgroup.WithContext(ctx)
	for stream, packs := range [streams]int{forData: 1 + inFlight, forTree: 1} {
		s.room[stream] = make(chan *packMemory, packs)
		for range packs {
			s.room[stream] <- nil // made when first used
		}
	}
	s.parity = make(chan []byte, inFlight)
	for range inFlight {
		s.parity <- nil
	}
	return s
}

// find looks up a chunk that is in a pack already. Whoever refers to it must ask
// the index to use the pack before.
func (s *chunkStore) find(id chunkID, length int) (at ref, fresh, ok bool, err error) {
	// A chunk is made known to the index before it is no longer fresh.
	if at, fresh = s.findFresh(id); fresh {
		return at, true, int(at.Plain) == length, nil
	}
	p, ok, err := s.a.index.find(id)
	return p.ref(), false, ok && int(p.plain) == length, err
}

func (s *chunkStore) findFresh(id chunkID) (at ref, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.fresh {
		if at, ok = p.find(id); ok {
			break
		}
	}
	return at, ok
}

// put stores a chunk unless it is known, and refers to it. encoded may be empty
// if the chunk was known a moment ago.
func (s *chunkStore) put(stream int, id chunkID, content, encoded []byte) (ref, error) {
	at, fresh, ok, err := s.find(id, len(content))
	if err != nil || ok && (fresh || s.a.index.use(at.Pack, uint64(at.Stored))) {
		return at, err
	}
	if len(encoded) == 0 {
		s.buf = encodeChunk(s.buf[:0], content)
		encoded = s.buf
	}
	p := s.open[stream]
	if p != nil && !p.fits(len(encoded)) {
		if err := s.close(stream, true); err != nil {
			return ref{}, err
		}
		p = nil
	}
	if p == nil {
		if p, err = s.begin(stream); err != nil {
			return ref{}, err
		}
	}
	s.mu.Lock()
	c := p.add(id, encoded, len(content))
	s.mu.Unlock()
	s.added.Add(uint64(len(content)))
	return p.ref(c), nil
}

// putNode stores a node of the tree, or of a file's references.
func (s *chunkStore) putNode(node []byte) (ref, chunkID, error) {
	id := s.hash.id(node)
	at, err := s.put(forTree, id, node, nil)
	return at, id, err
}

// refer notes that the snapshot refers to the content of an entry, which is in
// these packs, and tells whether it may. use is a method of the index.
func (s *chunkStore) refer(e Entry, packs []uint64, use func(number, stored uint64) bool) bool {
	// Packs that were marked although a later one is gone only stay listed.
	for _, n := range packs {
		share, ok := liveIn(&e, n)
		if !ok {
			share = e.data() / uint64(len(packs)) // of a file whose references are nodes
		}
		if !use(n, share) {
			return false
		}
	}
	return true
}

// begin opens a pack. It waits for memory while others are on their way.
func (s *chunkStore) begin(stream int) (*packer, error) {
	select {
	case memory := <-s.room[stream]:
		if memory == nil {
			memory = &packMemory{}
		}
		p, err := newPacker(s.a.state.Archive, s.a.index.number(), fullBytes[stream], memory)
		if err != nil {
			return nil, err
		}
		s.open[stream] = p
		s.mu.Lock()
		s.fresh = append(s.fresh, p)
		s.mu.Unlock()
		return p, nil
	case <-s.ctx.Done():
		return nil, context.Cause(s.ctx)
	}
}

// close finishes a stream's open pack and sends it on its way.
func (s *chunkStore) close(stream int, full bool) error {
	p := s.open[stream]
	if p == nil {
		return nil
	}
	s.open[stream] = nil
	s.group.Go(func() error {
		whole, key := p.finish(full)
		s.sealed.Add(uint64(len(whole)))
		parity := <-s.parity
		if need := erasure.ParityBytes(int(s.layout.K), len(s.layout.Places), uint64(len(whole))); uint64(len(parity)) < need {
			parity = make([]byte, need)
		}
		err := s.deliver(p.chunks, whole, parity, key)
		s.parity <- parity
		if err != nil {
			return err // and nothing more is begun
		}
		s.mu.Lock()
		s.fresh = slices.DeleteFunc(s.fresh, func(f *packer) bool { return f == p })
		s.mu.Unlock()
		// The memory goes back only when nobody reads it any more.
		p.memory.buf, p.memory.chunks = whole, p.chunks
		s.room[stream] <- p.memory
		return nil
	})
	return context.Cause(s.ctx)
}

// deliver codes a pack, hands it to the caller's Put and, once that has
// acknowledged it, makes it known: from then on it is never made again.
func (s *chunkStore) deliver(chunks []located, whole, parity []byte, key packKey) error {
	o, err := packObject(s.layout, whole, parity)
	if err != nil {
		return fmt.Errorf("pack %d: %w", key.Number, err)
	}
	if err := s.send(s.ctx, o); err != nil {
		return fmt.Errorf("send pack %d: %w", key.Number, err)
	}
	key.Hash = o.Hash
	return s.a.index.add(&pack{key: key, entry: o.Entry, k: s.layout.K, slots: slotsOf(s.layout)}, chunks)
}

func packObject(l record.Layout, whole, parity []byte) (Object, error) {
	if len(whole) < erasure.ReplicateBelow {
		root := erasure.Root(whole)
		return Object{Entry: record.Entry{Kind: record.ReplicatedPack, Length: uint64(len(whole)), Roots: []record.Hash{root}},
			Hash: root, Whole: whole}, nil
	}
	shards, roots, hash, err := erasure.EncodeWith(int(l.K), len(l.Places), whole, parity)
	if err != nil {
		return Object{}, err
	}
	return Object{Entry: record.Entry{Kind: record.CodedPack, Length: uint64(len(whole)), Roots: roots}, Hash: hash, Shards: shards}, nil
}

// finish closes the open packs, waits until all are acknowledged and lets go of
// their memory. Of those that are not, no chunk is known to the index.
func (s *chunkStore) finish(failed error) error {
	if failed == nil {
		for stream := range s.open {
			if err := s.close(stream, false); err != nil {
				break // the group's error says why
			}
		}
	}
	err := s.group.Wait()
	s.room, s.parity, s.fresh = [streams]chan *packMemory{}, nil, nil
	if failed != nil {
		err = failed
	}
	return err
}
