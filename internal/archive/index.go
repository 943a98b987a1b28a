package archive

import (
	"fmt"
	"sort"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// pack is a pack that stores have acknowledged, as the log has it.
type pack struct {
	key   packKey
	entry record.Entry // for the pack list
	k     uint8        // layout it was coded for
	slots []uint32
}

// place is where a chunk is.
type place struct {
	pack   uint64
	offset uint32
	stored uint32
	plain  uint32
}

func (p place) ref() ref {
	return ref{Pack: p.pack, Offset: p.offset, Stored: p.stored, Plain: p.plain}
}

// index finds the chunks and packs that a snapshot may refer to: those of the
// last committed list, and those that were sent since. Its methods may be called
// by several goroutines.
type index struct {
	logMu sync.Mutex // held while the log is written
	log   *durable.Log

	mu     sync.Mutex // guards all below
	chunks map[chunkID]place
	packs  map[uint64]*known
	hashes map[record.Hash]uint64
	last   uint64 // highest pack number ever seen
	layout record.Layout
}

// known is a pack of the index.
type known struct {
	pack
	listed bool // by the last committed snapshot
	used   bool // by the snapshot in the making
}

func newIndex() *index {
	return &index{chunks: map[chunkID]place{}, packs: map[uint64]*known{}, hashes: map[record.Hash]uint64{}}
}

// begin begins a snapshot of a layout.
func (x *index) begin(l record.Layout) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.layout = l
	for _, p := range x.packs {
		p.used = false
	}
}

// find tells where a chunk is that the snapshot in the making may refer to. The
// caller must ask use before it does.
func (x *index) find(id chunkID) (place, bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	at, ok := x.chunks[id]
	return at, ok && x.packs[at.pack].fits(x.layout), nil
}

// use notes that the snapshot in the making refers to a pack, and tells whether
// it may.
func (x *index) use(number uint64) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	p := x.packs[number]
	if p == nil || !p.fits(x.layout) {
		return false
	}
	p.used = true
	return true
}

// number gives a number that no pack has had.
func (x *index) number() uint64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.last++
	return x.last
}

// add logs a pack that stores have acknowledged and makes its chunks known: from
// then on it is never made again. The snapshot in the making refers to it.
func (x *index) add(p *pack, chunks []located) error {
	x.logMu.Lock()
	defer x.logMu.Unlock()
	if err := appendLines(x.log, logPack(*p, chunks)); err != nil {
		return fmt.Errorf("note pack %d as sent: %w", p.key.Number, err)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.learn(&known{pack: *p, used: true}, chunks)
	return nil
}

// learn makes a logged pack and its chunks known.
func (x *index) learn(p *known, chunks []located) {
	n := p.key.Number
	x.packs[n] = p
	x.hashes[p.key.Hash] = n
	x.last = max(x.last, n)
	for _, c := range chunks {
		x.chunks[c.id] = place{n, c.offset, c.stored, c.plain}
	}
}

// remove forgets packs and their chunks.
func (x *index) remove(gone func(number uint64, p *known) bool) (removed int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for n, p := range x.packs {
		if gone(n, p) {
			removed++
			delete(x.packs, n)
			if x.hashes[p.key.Hash] == n {
				delete(x.hashes, p.key.Hash)
			}
		}
	}
	if removed == 0 {
		return 0
	}
	for id, at := range x.chunks {
		if x.packs[at.pack] == nil {
			delete(x.chunks, id)
		}
	}
	return removed
}

// each calls do with every pack, ascending in numbers. do must not call methods
// of the index.
func (x *index) each(do func(number uint64, p *known) error) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	list := make([]uint64, 0, len(x.packs))
	for n := range x.packs {
		list = append(list, n)
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	for _, n := range list {
		if err := do(n, x.packs[n]); err != nil {
			return err
		}
	}
	return nil
}

// named returns the pack of a hash, or nil.
func (x *index) named(h record.Hash) *known {
	x.mu.Lock()
	defer x.mu.Unlock()
	n, ok := x.hashes[h]
	if !ok {
		return nil
	}
	return x.packs[n]
}

// size counts the packs and chunks.
func (x *index) size() (packs, chunks int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.packs), len(x.chunks)
}

func (p *pack) fits(l record.Layout) bool {
	if p.k != l.K || len(p.slots) != len(l.Places) {
		return false
	}
	for i, s := range p.slots {
		if s != l.Places[i].Slot {
			return false
		}
	}
	return true
}

func slotsOf(l record.Layout) []uint32 {
	s := make([]uint32, len(l.Places))
	for i, p := range l.Places {
		s[i] = p.Slot
	}
	return s
}
