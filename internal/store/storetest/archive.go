// Package storetest makes small archives, real in every byte, for tests of
// stores and their clients.
package storetest

import (
	"fmt"
	"math/rand/v2"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// Archive is one snapshot's pack list with all it names.
type Archive struct {
	Device   record.Hash
	Layout   record.Layout
	Segments map[record.Hash][]byte
	Order    []record.SegmentRef // the list's segments
	List     record.Hash
	Head     []byte
	// Shards are what each slot keeps: by slot, then root.
	Shards map[uint32]map[record.Hash][]byte
}

// Layout returns one of k shards of n, in slots 1 to n.
func Layout(k, n int) record.Layout {
	l := record.Layout{K: uint8(k)}
	for slot := range n {
		l.Places = append(l.Places, record.Place{Slot: uint32(slot + 1), Version: 1})
	}
	return l
}

// New makes an archive of packs of random bytes, each of up to maxPack bytes,
// and a replicated manifest and key box, in segments of at most perSegment
// entries. The sequence is 1, or the one after before's, whose segments it
// then lists too. The seed fixes every byte.
func New(seed uint64, domain record.Domain, device record.Hash, layout record.Layout, packs, maxPack, perSegment int, before *Archive) (*Archive, error) {
	random := rand.New(rand.NewPCG(seed, 7))
	a := &Archive{
		Device: device, Layout: layout,
		Segments: map[record.Hash][]byte{}, Shards: map[uint32]map[record.Hash][]byte{},
	}
	for _, p := range layout.Places {
		a.Shards[p.Slot] = map[record.Hash][]byte{}
	}
	head := record.Head{Genesis: domain.Genesis, Device: device, Sequence: 1, Epoch: 1, Layout: layout}
	if before != nil {
		h, _, err := record.ParseHead(before.Head)
		if err != nil {
			return nil, fmt.Errorf("archive before: %w", err)
		}
		head.Sequence = h.Sequence + 1
		a.Order = append(a.Order, before.Order...)
		for root, b := range before.Segments {
			a.Segments[root] = b
		}
		for slot, shards := range before.Shards {
			for root, b := range shards {
				a.Shards[slot][root] = b
			}
		}
	}
	var entries []record.Entry
	object := func() []byte {
		b := make([]byte, 1+random.IntN(maxPack))
		for i := range b {
			b[i] = byte(random.Uint32())
		}
		return b
	}
	replica := func(kind record.Kind) record.Hash {
		b := object()
		root := erasure.Root(b)
		for _, shards := range a.Shards {
			shards[root] = b
		}
		entries = append(entries, record.Entry{Kind: kind, Length: uint64(len(b)), Roots: []record.Hash{root}})
		return root
	}
	for range packs {
		b := object()
		shards, roots, hash, err := erasure.Encode(int(layout.K), len(layout.Places), b)
		if err != nil {
			return nil, fmt.Errorf("encode pack: %w", err)
		}
		for i, s := range shards {
			a.Shards[layout.Places[layout.Position(hash, i)].Slot][roots[i]] = append([]byte(nil), s...)
		}
		entries = append(entries, record.Entry{Kind: record.CodedPack, Length: uint64(len(b)), Roots: roots})
	}
	head.Manifest, head.KeyBox = replica(record.Manifest), replica(record.KeyBox)
	for len(entries) > 0 {
		n := min(len(entries), perSegment)
		b, root, err := record.Segment{Layout: layout, Entries: entries[:n]}.Encode()
		if err != nil {
			return nil, fmt.Errorf("encode segment: %w", err)
		}
		a.Segments[root] = b
		a.Order = append(a.Order, record.SegmentRef{Root: root, Entries: uint32(n), Bytes: uint64(len(b))})
		entries = entries[n:]
	}
	head.Segments = a.Order
	var err error
	if a.Head, a.List, err = head.Encode(); err != nil {
		return nil, fmt.Errorf("encode head: %w", err)
	}
	return a, nil
}
