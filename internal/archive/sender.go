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
	run    uint64
	hash   hasher
	open   [streams]*packer
	packs  [streams]*pack
	opened []*packing
	room   chan []byte // memory for packs
	group  *errgroup.Group
	buf    []byte
	logMu  sync.Mutex
	added  uint64 // content not in a pack before
	sealed uint64 // bytes of packs made
}

// packing is a pack that this run made; its chunks are forgotten again if it
// is not sent.
type packing struct {
	p      *pack
	chunks []located
	key    packKey
	entry  record.Entry
	sent   bool
}

func (a *Archive) newChunkStore(ctx context.Context, layout record.Layout, send func(context.Context, Object) error) *chunkStore {
	s := &chunkStore{a: a, send: send, layout: layout, run: a.run, hash: newHasher(a.state.IDKey)}
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
	if at, ok := s.a.index.chunks[id]; ok && s.usable(at.pack) && int(at.plain) == len(content) {
		at.pack.used = s.run
		return ref{Pack: at.pack.number, Offset: at.offset, Stored: at.stored, Plain: at.plain}, id, nil
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
	s.a.index.chunks[id] = place{s.packs[stream], c.offset, c.stored, c.plain}
	s.added += uint64(len(content))
	return ref{Pack: p.number, Offset: c.offset, Stored: c.stored, Plain: c.plain}, id, nil
}

// usable tells whether this run may refer to a pack.
func (s *chunkStore) usable(p *pack) bool { return !p.removed && p.fits(s.layout) }

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
	s.a.index.last++
	p, err := newPacker(s.a.state.Archive, s.a.index.last, buf, nil)
	if err != nil {
		return nil, err
	}
	known := &pack{number: p.number, k: s.layout.K, slots: slotsOf(s.layout), used: s.run}
	s.open[stream], s.packs[stream] = p, known
	s.opened = append(s.opened, &packing{p: known})
	return p, nil
}

// close finishes a stream's open pack and sends it on its way.
func (s *chunkStore) close(stream int, full bool) error {
	p, known := s.open[stream], s.packs[stream]
	if p == nil {
		return nil
	}
	s.open[stream], s.packs[stream] = nil, nil
	whole, key := p.finish(full)
	var mine *packing
	for i := len(s.opened) - 1; mine == nil; i-- {
		if s.opened[i].p == known {
			mine = s.opened[i]
		}
	}
	mine.chunks = p.chunks
	s.sealed += uint64(len(whole))
	s.group.Go(func() error {
		// The memory goes back only when nobody reads it any more.
		defer func() { s.room <- whole[:0] }()
		return s.deliver(mine, whole, key)
	})
	return context.Cause(s.ctx)
}

// deliver codes a pack, hands it to the caller's Put and, once that has
// acknowledged it, logs it: from then on it is never made again.
func (s *chunkStore) deliver(m *packing, whole []byte, key packKey) error {
	o, err := packObject(s.layout, whole)
	if err != nil {
		return fmt.Errorf("pack %d: %w", key.Number, err)
	}
	if err := s.send(s.ctx, o); err != nil {
		return fmt.Errorf("send pack %d: %w", key.Number, err)
	}
	key.Hash = o.Hash
	s.logMu.Lock()
	defer s.logMu.Unlock()
	if err := appendLines(s.a.log, logPack(key, o.Entry, m.p.k, m.p.slots, m.chunks)); err != nil {
		return fmt.Errorf("note pack %d as sent: %w", key.Number, err)
	}
	m.key, m.entry, m.sent = key, o.Entry, true
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

// finish closes the open packs and waits until all are acknowledged. Those that
// are not are forgotten, with the references to them.
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
	lost := false
	for _, m := range s.opened {
		if m.sent {
			m.p.key, m.p.entry = m.key, m.entry
			s.a.index.add(m.p, nil) // its chunks are known already
			continue
		}
		m.p.removed, lost = true, true
	}
	if lost {
		for id, at := range s.a.index.chunks {
			if at.pack.removed {
				delete(s.a.index.chunks, id)
			}
		}
	}
	return err
}
