package record

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"
)

// Limits of a pack list. A list beyond them is refused by every reader.
const (
	MaxSlots          = 32    // slots of a layout
	MaxSegmentEntries = 4096  // entries of one segment
	MaxSegments       = 65536 // segments of one list
	MaxObjectBytes    = 64 << 20
	// MaxSegmentBytes bounds an encoded segment: a header and the entries of
	// 32 shard roots each.
	MaxSegmentBytes = segmentFixed + MaxSlots*8 + MaxSegmentEntries*(9+MaxSlots*32)
	// MaxHeadBytes bounds an encoded head.
	MaxHeadBytes = headFixed + MaxSlots*8 + MaxSegments*segmentRefBytes

	segmentFixed    = 4 + 1 + 1 + 1 + 4
	headFixed       = 4 + 1 + 32 + 32 + 8 + 4 + 32 + 32 + 1 + 1 + 4
	segmentRefBytes = 32 + 4 + 8
	listVersion     = 1
)

var (
	// ErrList is wrapped by every error about bytes that are no valid pack list,
	// but for those of a newer one.
	ErrList = errors.New("not a valid pack list")
	// ErrNewer is wrapped when bytes name a version, a kind or whatever else is
	// numbered that this program does not know: a newer one made them.
	ErrNewer = errors.New("made by a newer version of this program: update this one")
)

// Place is a slot as a list was made for it: the chain says which store the
// slot's version stood for.
type Place struct {
	Slot    uint32 `json:"slot"`
	Version uint32 `json:"version"`
}

// Layout is how a list's packs are coded and where their shards go: any K of
// the len(Places) shards rebuild a pack.
type Layout struct {
	K      uint8   `json:"k"`
	Places []Place `json:"places"`
}

func (l Layout) check() error {
	if n := len(l.Places); n < 1 || n > MaxSlots || int(l.K) < 1 || int(l.K) > n {
		return fmt.Errorf("%w: a layout of %d of %d shards", ErrList, l.K, n)
	}
	return nil
}

func (l Layout) append(b []byte) []byte {
	for _, p := range l.Places {
		b = binary.BigEndian.AppendUint32(b, p.Slot)
		b = binary.BigEndian.AppendUint32(b, p.Version)
	}
	return b
}

// Same tells whether both layouts code alike into the same slots, whatever the
// slots' versions: only then may snapshots share packs.
func (l Layout) Same(o Layout) bool {
	if l.K != o.K || len(l.Places) != len(o.Places) {
		return false
	}
	for i := range l.Places {
		if l.Places[i].Slot != o.Places[i].Slot {
			return false
		}
	}
	return true
}

// Position is where shard i of the object named hash lies: an index into the
// layout's places. Shards rotate with the object's hash, so that no store
// holds parity alone.
func (l Layout) Position(hash Hash, i int) int {
	n := uint64(len(l.Places))
	return int((uint64(i) + binary.BigEndian.Uint64(hash[:8])%n) % n)
}

// ShardAt is the inverse of Position: which shard lies at a position.
func (l Layout) ShardAt(hash Hash, position int) int {
	n := uint64(len(l.Places))
	return int((uint64(position) + n - binary.BigEndian.Uint64(hash[:8])%n) % n)
}

// Kind tells what an object of a list is.
type Kind uint8

// The kinds of objects. A pack is erasure-coded, unless it is so small that
// every store keeps it whole; the others are always kept whole.
const (
	CodedPack      Kind = 1
	ReplicatedPack Kind = 2
	Manifest       Kind = 3
	KeySegment     Kind = 4
	KeyBox         Kind = 5
)

// String names the kind.
func (k Kind) String() string {
	switch k {
	case CodedPack, ReplicatedPack:
		return "pack"
	case Manifest:
		return "manifest"
	case KeySegment:
		return "key segment"
	case KeyBox:
		return "key box"
	}
	return "unknown object"
}

// Entry names one object: its kind, its length in bytes, and the roots of its
// shards' trees, one for each place of the layout if it is coded, a single one
// if every store keeps it whole.
type Entry struct {
	Kind   Kind
	Length uint64
	Roots  []Hash
}

// Hash names the object: the root of the whole when it is replicated, the RFC
// 6962 tree hash over its shards' roots when it is coded.
func (e Entry) Hash() Hash {
	if e.Kind != CodedPack {
		if len(e.Roots) != 1 {
			return Hash{}
		}
		return e.Roots[0]
	}
	t := newTree()
	for i := range e.Roots {
		t.add(e.Roots[i][:])
	}
	return t.root()
}

// RootAt is the name of the shard that a store at a position of the layout
// keeps of this object.
func (e Entry) RootAt(l Layout, position int) Hash {
	if e.Kind != CodedPack {
		return e.Roots[0]
	}
	return e.Roots[l.ShardAt(e.Hash(), position)]
}

func (e Entry) append(b []byte) []byte {
	b = append(b, byte(e.Kind))
	b = binary.BigEndian.AppendUint64(b, e.Length)
	for i := range e.Roots {
		b = append(b, e.Roots[i][:]...)
	}
	return b
}

func (e Entry) check(l Layout) error {
	want := 1
	switch e.Kind {
	case CodedPack:
		want = len(l.Places)
	case ReplicatedPack, Manifest, KeySegment, KeyBox:
	default:
		return fmt.Errorf("%w: a pack list with an entry of kind %d", ErrNewer, e.Kind)
	}
	if len(e.Roots) != want {
		return fmt.Errorf("%w: %s with %d roots, want %d", ErrList, e.Kind, len(e.Roots), want)
	}
	if e.Length == 0 || e.Length > MaxObjectBytes {
		return fmt.Errorf("%w: %s of %d bytes", ErrList, e.Kind, e.Length)
	}
	return nil
}

// Segment is a run of entries placed under one layout. Segments are named by
// their root and shared between the lists of later snapshots.
type Segment struct {
	Layout  Layout
	Entries []Entry
}

// Encode returns the segment's bytes, its root and an error if it is beyond
// the limits.
func (s Segment) Encode() ([]byte, Hash, error) {
	if err := s.Layout.check(); err != nil {
		return nil, Hash{}, err
	}
	if len(s.Entries) == 0 || len(s.Entries) > MaxSegmentEntries {
		return nil, Hash{}, fmt.Errorf("%w: a segment of %d entries", ErrList, len(s.Entries))
	}
	b := append(make([]byte, 0, segmentFixed+len(s.Entries)*128), "BYPL"...)
	b = append(b, listVersion, s.Layout.K, byte(len(s.Layout.Places)))
	b = s.Layout.append(b)
	b = binary.BigEndian.AppendUint32(b, uint32(len(s.Entries)))
	t := newTree()
	t.add(b)
	for _, e := range s.Entries {
		if err := e.check(s.Layout); err != nil {
			return nil, Hash{}, err
		}
		at := len(b)
		b = e.append(b)
		t.add(b[at:])
	}
	return b, t.root(), nil
}

// ParseSegment reads a segment and returns it with its root. It takes exactly
// the bytes that Encode makes. Errors wrap ErrList or ErrNewer.
func ParseSegment(b []byte) (Segment, Hash, error) {
	var s Segment
	r := reader{b: b}
	r.magic("BYPL")
	s.Layout = r.layoutHead()
	r.layoutPlaces(&s.Layout)
	count := r.uint32()
	if r.err != nil {
		return Segment{}, Hash{}, r.err
	}
	if count == 0 || count > MaxSegmentEntries {
		return Segment{}, Hash{}, fmt.Errorf("%w: a segment of %d entries", ErrList, count)
	}
	t := newTree()
	t.add(b[:r.at])
	s.Entries = make([]Entry, 0, min(int(count), len(b)/41+1))
	for range count {
		at := r.at
		e := Entry{Kind: Kind(r.byte()), Length: r.uint64()}
		roots := 1
		if e.Kind == CodedPack {
			roots = len(s.Layout.Places)
		}
		e.Roots = make([]Hash, roots)
		for i := range e.Roots {
			e.Roots[i] = r.hash()
		}
		if r.err != nil {
			return Segment{}, Hash{}, r.err
		}
		if err := e.check(s.Layout); err != nil {
			return Segment{}, Hash{}, err
		}
		t.add(b[at:r.at])
		s.Entries = append(s.Entries, e)
	}
	if err := r.end(); err != nil {
		return Segment{}, Hash{}, err
	}
	return s, t.root(), nil
}

// SegmentRef names a segment of a list.
type SegmentRef struct {
	Root    Hash
	Entries uint32 // entries in it
	Bytes   uint64 // length of its encoding
}

func (s SegmentRef) append(b []byte) []byte {
	b = append(b, s.Root[:]...)
	b = binary.BigEndian.AppendUint32(b, s.Entries)
	return binary.BigEndian.AppendUint64(b, s.Bytes)
}

// Head is the top of a snapshot's pack list: whose it is, how it is laid out
// and which segments it consists of.
type Head struct {
	Genesis  Hash
	Device   Hash
	Sequence uint64
	Epoch    uint32
	Manifest Hash // name of the manifest, an entry of one of the segments
	KeyBox   Hash // name of the epoch's key box, likewise
	Layout   Layout
	Segments []SegmentRef
}

// Encode returns the head's bytes and the list's root: the RFC 6962 tree hash
// over the head's bytes and then each segment's reference.
func (h Head) Encode() ([]byte, Hash, error) {
	if err := h.check(); err != nil {
		return nil, Hash{}, err
	}
	b := append(make([]byte, 0, headFixed+len(h.Layout.Places)*8+len(h.Segments)*segmentRefBytes), "BYPH"...)
	b = append(b, listVersion)
	b = append(b, h.Genesis[:]...)
	b = append(b, h.Device[:]...)
	b = binary.BigEndian.AppendUint64(b, h.Sequence)
	b = binary.BigEndian.AppendUint32(b, h.Epoch)
	b = append(b, h.Manifest[:]...)
	b = append(b, h.KeyBox[:]...)
	b = append(b, h.Layout.K, byte(len(h.Layout.Places)))
	b = h.Layout.append(b)
	b = binary.BigEndian.AppendUint32(b, uint32(len(h.Segments)))
	for _, s := range h.Segments {
		b = s.append(b)
	}
	return b, h.root(b), nil
}

func (h Head) root(encoded []byte) Hash {
	t := newTree()
	t.add(encoded)
	for _, s := range h.Segments {
		t.add(s.append(nil))
	}
	return t.root()
}

func (h Head) check() error {
	if err := h.Layout.check(); err != nil {
		return err
	}
	if len(h.Segments) == 0 || len(h.Segments) > MaxSegments {
		return fmt.Errorf("%w: %d segments", ErrList, len(h.Segments))
	}
	if h.Sequence == 0 || h.Epoch == 0 {
		return fmt.Errorf("%w: sequence %d, epoch %d", ErrList, h.Sequence, h.Epoch)
	}
	for _, s := range h.Segments {
		if s.Entries == 0 || s.Entries > MaxSegmentEntries || s.Bytes > MaxSegmentBytes {
			return fmt.Errorf("%w: a segment of %d entries, %d bytes", ErrList, s.Entries, s.Bytes)
		}
	}
	return nil
}

// ParseHead reads a head and returns it with the list's root. It takes exactly
// the bytes that Encode makes. Errors wrap ErrList or ErrNewer.
func ParseHead(b []byte) (Head, Hash, error) {
	var h Head
	r := reader{b: b}
	r.magic("BYPH")
	h.Genesis, h.Device = r.hash(), r.hash()
	h.Sequence, h.Epoch = r.uint64(), r.uint32()
	h.Manifest, h.KeyBox = r.hash(), r.hash()
	h.Layout = r.layoutHead()
	r.layoutPlaces(&h.Layout)
	count := r.uint32()
	if r.err != nil {
		return Head{}, Hash{}, r.err
	}
	if count == 0 || count > MaxSegments || int(count) > len(b)/segmentRefBytes {
		return Head{}, Hash{}, fmt.Errorf("%w: %d segments in %d bytes", ErrList, count, len(b))
	}
	h.Segments = make([]SegmentRef, count)
	for i := range h.Segments {
		h.Segments[i] = SegmentRef{Root: r.hash(), Entries: r.uint32(), Bytes: r.uint64()}
	}
	if err := r.end(); err != nil {
		return Head{}, Hash{}, err
	}
	if err := h.check(); err != nil {
		return Head{}, Hash{}, err
	}
	return h, h.root(b), nil
}

// reader takes fixed-width fields off a byte slice; the first shortfall sticks.
type reader struct {
	b   []byte
	at  int
	err error
}

func (r *reader) take(n int) []byte {
	if r.err != nil || len(r.b)-r.at < n {
		if r.err == nil {
			r.err = fmt.Errorf("%w: cut short at byte %d", ErrList, r.at)
		}
		return make([]byte, n)
	}
	r.at += n
	return r.b[r.at-n : r.at]
}

func (r *reader) magic(m string) {
	if string(r.take(4)) != m && r.err == nil {
		r.err = fmt.Errorf("%w: does not begin with %s", ErrList, m)
	}
	if v := r.byte(); v != listVersion && r.err == nil {
		r.err = fmt.Errorf("%w: pack list of version %d, this program knows %d", ErrNewer, v, listVersion)
	}
}

func (r *reader) layoutHead() Layout {
	k, n := r.byte(), r.byte()
	l := Layout{K: k}
	if r.err == nil && n <= MaxSlots {
		l.Places = make([]Place, n)
	}
	if err := l.check(); err != nil && r.err == nil {
		r.err = err
	}
	return l
}

func (r *reader) layoutPlaces(l *Layout) {
	for i := range l.Places {
		l.Places[i] = Place{Slot: r.uint32(), Version: r.uint32()}
	}
}

func (r *reader) byte() byte     { return r.take(1)[0] }
func (r *reader) uint32() uint32 { return binary.BigEndian.Uint32(r.take(4)) }
func (r *reader) uint64() uint64 { return binary.BigEndian.Uint64(r.take(8)) }
func (r *reader) hash() Hash     { return Hash(r.take(32)) }

func (r *reader) end() error {
	if r.err == nil && r.at != len(r.b) {
		r.err = fmt.Errorf("%w: %d bytes too many", ErrList, len(r.b)-r.at)
	}
	return r.err
}

// tree computes an RFC 6962 tree hash leaf by leaf.
type tree struct{ r *compact.Range }

var treeFactory = compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}

func newTree() tree { return tree{treeFactory.NewEmptyRange(0)} }

func (t tree) add(leaf []byte) {
	// Append fails only on a nil visitor's contract, which is met.
	_ = t.r.Append(rfc6962.DefaultHasher.HashLeaf(leaf), nil)
}

func (t tree) root() Hash {
	root, err := t.r.GetRootHash(nil)
	if err != nil || len(root) != 32 {
		return sha256.Sum256(nil) // the empty tree, which no encoding here makes
	}
	return Hash(root)
}
