package archive

import (
	"cmp"
	"container/list"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/byssus-iot/byssus/internal/record"
)

// Of a pack list so many segments are at hand as have the bytes of keptSegments
// of the largest, or keptBytes: of small ones, of which there is one a backup,
// many.
const (
	keptSegments = 4
	keptBytes    = 3 << 20
)

// catalog finds what a pack list names. Of each entry it holds 16 bytes; the
// entries themselves are in the segments, which are fetched again when they are
// needed: the list of a large archive is not in memory.
type catalog struct {
	refs   []record.SegmentRef
	get    func(ctx context.Context, root record.Hash) ([]byte, error)
	places []placed        // by prefix
	lost   map[uint32]bool // segments that are left out
	keep   uint64          // bytes of segments at hand, at most

	mu     sync.Mutex // guards the following
	held   map[uint32]*heldSegment
	recent list.List // of those at hand; the one that was used last is the last
	bytes  uint64    // of those at hand
}

// placed is where an entry is.
type placed struct {
	prefix  uint64 // of its hash
	segment uint32
	row     uint32
}

// heldSegment is one that is at hand, or on its way.
type heldSegment struct {
	number  uint32
	ready   chan struct{} // closed when the following is there
	entries []record.Entry
	layout  *record.Layout
	err     error // why it is not there
	off     bool  // who fetched it was called off

	place *list.Element // in catalog.recent, guarded by catalog.mu; nil: on its way
}

// listed is an entry with the layout of the segment that lists it.
type listed struct {
	entry  record.Entry
	layout *record.Layout
}

func prefixOf(name record.Hash) uint64 { return binary.BigEndian.Uint64(name[:]) }

// newCatalog reads all segments once and verifies them. With rest it leaves out
// those that are lost.
func newCatalog(ctx context.Context, refs []record.SegmentRef, get func(context.Context, record.Hash) ([]byte, error), rest bool) (*catalog, error) {
	l := &catalog{refs: refs, get: get, keep: keptBytes, held: map[uint32]*heldSegment{}, lost: map[uint32]bool{}}
	for _, ref := range refs {
		l.keep = max(l.keep, keptSegments*ref.Bytes)
	}
	for n := range refs {
		s, err := l.segment(ctx, uint32(n))
		if rest && errors.Is(err, ErrLost) {
			l.lost[uint32(n)] = true
			continue
		}
		if err != nil {
			return nil, err
		}
		for row, e := range s.entries {
			l.places = append(l.places, placed{prefixOf(e.Hash()), uint32(n), uint32(row)})
		}
	}
	// Of two segments that list the same the later counts.
	slices.SortFunc(l.places, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.prefix, b.prefix), cmp.Compare(b.segment, a.segment), cmp.Compare(b.row, a.row))
	})
	return l, nil
}

// segment returns a segment, verified: one at hand, or fetched, once however many
// ask for it meanwhile.
func (l *catalog) segment(ctx context.Context, number uint32) (*heldSegment, error) {
	for {
		s, mine := l.begin(number)
		if mine {
			l.fetch(ctx, s)
		}
		select {
		case <-s.ready:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if s.err == nil {
			return s, nil
		}
		if mine || !s.off {
			return nil, s.err
		}
		// Whoever fetched it was called off; this one was not.
	}
}

// begin returns a segment that is at hand or on its way, or one that the caller
// is to fetch.
func (l *catalog) begin(number uint32) (s *heldSegment, mine bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s = l.held[number]; s == nil {
		s = &heldSegment{number: number, ready: make(chan struct{})}
		l.held[number] = s
		return s, true
	}
	if s.place != nil {
		l.recent.MoveToBack(s.place)
	}
	return s, false
}

// fetch brings a segment that was begun, and lets go of those that were not used
// for longest.
func (l *catalog) fetch(ctx context.Context, s *heldSegment) {
	seg, _, err := l.read(ctx, s.number)
	l.mu.Lock()
	defer l.mu.Unlock()
	defer close(s.ready)
	if err != nil {
		s.err, s.off = err, ctx.Err() != nil
		delete(l.held, s.number)
		return
	}
	s.entries, s.layout = seg.Entries, &seg.Layout
	s.place = l.recent.PushBack(s)
	for l.bytes += l.refs[s.number].Bytes; l.bytes > l.keep; {
		oldest := l.recent.Remove(l.recent.Front()).(*heldSegment)
		delete(l.held, oldest.number)
		l.bytes -= l.refs[oldest.number].Bytes
	}
}

// read fetches a segment and verifies it.
func (l *catalog) read(ctx context.Context, number uint32) (seg record.Segment, raw []byte, err error) {
	ref := l.refs[number]
	if raw, err = l.get(ctx, ref.Root); err != nil {
		return seg, nil, fmt.Errorf("segment %s of the pack list: %w", ref.Root, err)
	}
	seg, root, err := record.ParseSegment(raw)
	if err != nil {
		return seg, nil, fmt.Errorf("segment %s of the pack list: %w", ref.Root, err)
	}
	if root != ref.Root || uint64(len(raw)) != ref.Bytes || len(seg.Entries) != int(ref.Entries) {
		return seg, nil, fmt.Errorf("%w: segment %s of the pack list in place of %s", ErrSwapped, root, ref.Root)
	}
	return seg, raw, nil
}

// find returns the entry with a name, if the list has it.
func (l *catalog) find(ctx context.Context, name record.Hash) (at listed, ok bool, err error) {
	prefix := prefixOf(name)
	i, _ := slices.BinarySearchFunc(l.places, prefix, func(p placed, prefix uint64) int { return cmp.Compare(p.prefix, prefix) })
	for ; i < len(l.places) && l.places[i].prefix == prefix; i++ {
		s, err := l.segment(ctx, l.places[i].segment)
		if err != nil {
			return listed{}, false, err
		}
		if e := s.entries[l.places[i].row]; e.Hash() == name {
			return listed{e, s.layout}, true, nil
		}
	}
	return listed{}, false, nil
}
