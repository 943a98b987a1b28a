package archive

import (
	"context"
	"fmt"
	"sync"

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

// inFlight is how many full packs are coded and sent at a time; with the open
// ones they bound the memory of a snapshot.
const inFlight = 2

// chunkStore puts chunks into packs and packs to where they are kept. put and
// close are for one goroutine.
type chunkStore struct {
	a      *Archive
	ctx    context.Context
	send   func(context.Context, Object) error
	layout record.Layout
	hash   hasher
	open   [streams]*packer
	room   chan []byte // memory for packs
	group  *errgroup.Group
	buf    []byte
	mu     sync.Mutex
	fresh  map[chunkID]ref // chunks of packs that are not yet acknowledged
	added  uint64          // content not in a pack before
	sealed uint64          // bytes of packs made
}

func (a *Archive) newChunkStore(ctx context.Context, layout record.Layout, send func(context.Context, Object) error) *chunkStore {
	s := &chunkStore{a: a, send: send, layout: layout, fresh: map[chunkID]ref{}, hash: newHasher(a.state.IDKey)}
	s.group, s.ctx = errgroup.WithContext(ctx)
	s.room = make(chan []byte, streams+inFlight)
	for range cap(s.room) {
		s.room <- nil // made when first used
	}
	return s
}

// put stores a chunk unless it is known, and refers to it.
func (s *chunkStore) put(stream int, content []byte) (ref, chunkID, error) {
	id := s.hash.id(content)
	if at, ok, err := s.known(id); err != nil || ok && int(at.Plain) == len(content) {
		return at, id, err
	}
	s.buf = encodeChunk(s.buf[:0], content)
	p := s.open[stream]
	if p != nil && !p.fits(len(s.buf)) {
		if err := s.close(stream, true); err != nil {
			return ref{}, id, err
		}
		p = nil
	}
	if p == nil {
		var err error
		if p, err = s.begin(stream); err != nil {
			return ref{}, id, err
		}
	}
	c := p.add(id, s.buf, len(content))
	s.added += uint64(len(content))
	at := ref{Pack: p.number, Offset: c.offset, Stored: c.stored, Plain: c.plain}
	s.mu.Lock()
	s.fresh[id] = at
	s.mu.Unlock()
	return at, id, nil
}

// known finds a chunk that is in a pack already.
func (s *chunkStore) known(id chunkID) (ref, bool, error) {
	// A chunk is made known to the index before it is no longer fresh.
	s.mu.Lock()
	at, ok := s.fresh[id]
	s.mu.Unlock()
	if ok {
		return at, true, nil
	}
	p, ok, err := s.a.index.find(id)
	if err != nil || !ok || !s.a.index.use(p.pack) {
		return ref{}, false, err
	}
	return p.ref(), true, nil
}

// begin opens a pack. It waits for memory while others are on their way.
func (s *chunkStore) begin(stream int) (*packer, error) {
	var buf []byte
	select {
	case buf = <-s.room:
	case <-s.ctx.Done():
		return nil, context.Cause(s.ctx)
	}
	if buf == nil {
		buf = make([]byte, 0, PackBytes)
	}
	p, err := newPacker(s.a.state.Archive, s.a.index.number(), buf, nil)
	if err != nil {
		return nil, err
	}
	s.open[stream] = p
	return p, nil
}

// close finishes a stream's open pack and sends it on its way.
func (s *chunkStore) close(stream int, full bool) error {
	p := s.open[stream]
	if p == nil {
		return nil
	}
	s.open[stream] = nil
	whole, key := p.finish(full)
	s.sealed += uint64(len(whole))
	s.group.Go(func() error {
		// The memory goes back only when nobody reads it any more.
		defer func() { s.room <- whole[:0] }()
		return s.deliver(p.chunks, whole, key)
	})
	return context.Cause(s.ctx)
}

// deliver codes a pack, hands it to the caller's Put and, once that has
// acknowledged it, logs it: from then on it is never made again.
func (s *chunkStore) deliver(chunks []located, whole []byte, key packKey) error {
	o, err := packObject(s.layout, whole)
	if err != nil {
		return fmt.Errorf("pack %d: %w", key.Number, err)
	}
	if err := s.send(s.ctx, o); err != nil {
		return fmt.Errorf("send pack %d: %w", key.Number, err)
	}
	key.Hash = o.Hash
	if err := s.a.index.add(&pack{key: key, entry: o.Entry, k: s.layout.K, slots: slotsOf(s.layout)}, chunks); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range chunks {
		delete(s.fresh, c.id)
	}
	return nil
}

func packObject(l record.Layout, whole []byte) (Object, error) {
	if len(whole) < erasure.ReplicateBelow {
		root := erasure.Root(whole)
		return Object{Entry: record.Entry{Kind: record.ReplicatedPack, Length: uint64(len(whole)), Roots: []record.Hash{root}},
			Hash: root, Whole: whole}, nil
	}
	shards, roots, hash, err := erasure.Encode(int(l.K), len(l.Places), whole)
	if err != nil {
		return Object{}, err
	}
	return Object{Entry: record.Entry{Kind: record.CodedPack, Length: uint64(len(whole)), Roots: roots}, Hash: hash, Shards: shards}, nil
}

// finish closes the open packs and waits until all are acknowledged. Of those
// that are not, no chunk is known to the index.
func (s *chunkStore) finish(failed error) error {
	if failed == nil {
		for stream := range s.open {
			if err := s.close(stream, false); err != nil {
				break // the group's error says why
			}
		}
	}
	err := s.group.Wait()
	if failed != nil {
		err = failed
	}
	return err
}
