package archive

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	"github.com/byssus-iot/byssus/internal/record"
)

// keptSegments is how many segments of a pack list are at hand at a time.
const keptSegments = 4

// catalog finds what a pack list names. Of each entry it holds 16 bytes; the
// entries themselves are in the segments, which are fetched again when they are
// needed: the list of a large archive is not in memory.
type catalog struct {
	refs   []record.SegmentRef
	get    func(ctx context.Context, root record.Hash) ([]byte, error)
	places []placed // by prefix

	mu     sync.Mutex     // guards recent, and lets one segment be fetched at a time
	recent []*heldSegment // the one that was used last is the last
}

// placed is where an entry is.
type placed struct {
	prefix  uint64 // of its hash
	segment uint32
	row     uint32
}

// heldSegment is one that is at hand.
type heldSegment struct {
	number  uint32
	entries []record.Entry
	layout  *record.Layout
}

// listed is an entry with the layout of the segment that lists it.
type listed struct {
	entry  record.Entry
	layout *record.Layout
}

func prefixOf(name record.Hash) uint64 { return binary.BigEndian.Uint64(name[:]) }

// newCatalog reads all segments once and verifies them.
func newCatalog(ctx context.Context, refs []record.SegmentRef, get func(context.Context, record.Hash) ([]byte, error)) (*catalog, error) {
	l := &catalog{refs: refs, get: get}
	for n := range refs {
		s, err := l.segment(ctx, uint32(n))
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

// segment returns a segment, verified.
func (l *catalog) segment(ctx context.Context, number uint32) (*heldSegment, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, s := range l.recent {
		if s.number == number {
			l.recent = append(slices.Delete(l.recent, i, i+1), s)
			return s, nil
		}
	}
	seg, _, err := l.read(ctx, number)
	if err != nil {
		return nil, err
	}
	s := &heldSegment{number: number, entries: seg.Entries, layout: &seg.Layout}
	if len(l.recent) == keptSegments {
		l.recent = slices.Delete(l.recent, 0, 1)
	}
	l.recent = append(l.recent, s)
	return s, nil
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
