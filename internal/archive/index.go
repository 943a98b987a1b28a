package archive

import (
	"fmt"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// pack is a pack that the device knows: it holds its key and where its chunks
// are.
type pack struct {
	number  uint64
	key     packKey      // complete once the pack was sent, as is entry
	entry   record.Entry // for the pack list
	k       uint8        // layout it was coded for
	slots   []uint32
	listed  bool   // by the last committed snapshot
	used    uint64 // last run that referred to it
	removed bool   // not to be referred to any more
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

// place is where a chunk is.
type place struct {
	pack   *pack
	offset uint32
	stored uint32
	plain  uint32
}

// index finds chunks and packs. It is used by one goroutine at a time.
type index struct {
	chunks map[chunkID]place
	packs  map[uint64]*pack
	hashes map[record.Hash]*pack
	last   uint64 // highest pack number ever seen
}

func newIndex() *index {
	return &index{map[chunkID]place{}, map[uint64]*pack{}, map[record.Hash]*pack{}, 0}
}

// add makes a pack and its chunks known.
func (x *index) add(p *pack, chunks []located) {
	x.packs[p.number] = p
	x.hashes[p.key.Hash] = p
	x.last = max(x.last, p.number)
	for _, c := range chunks {
		x.chunks[c.id] = place{p, c.offset, c.stored, c.plain}
	}
}

// sweep forgets the chunks of removed packs, and the packs.
func (x *index) sweep() {
	gone := false
	for n, p := range x.packs {
		if p.removed {
			gone = true
			delete(x.packs, n)
			if x.hashes[p.key.Hash] == p {
				delete(x.hashes, p.key.Hash)
			}
		}
	}
	if !gone {
		return
	}
	for id, at := range x.chunks {
		if at.pack.removed {
			delete(x.chunks, id)
		}
	}
}

// logged is a line of packs.log, of which a record holds one or more. Type 1:
// stores have acknowledged a pack. Type 2: a snapshot was committed; packs
// before it count only if its list names them. Type 3: a pack is not to be
// referred to any more.
type logged struct {
	Type     uint8         `cbor:"1,keyasint"`
	Key      packKey       `cbor:"2,keyasint"`
	Kind     record.Kind   `cbor:"3,keyasint,omitempty"`
	Roots    []record.Hash `cbor:"4,keyasint,omitempty"`
	K        uint8         `cbor:"5,keyasint,omitempty"`
	Slots    []uint32      `cbor:"6,keyasint,omitempty"`
	Index    []byte        `cbor:"7,keyasint,omitempty"`
	ListRoot record.Hash   `cbor:"8,keyasint"`
}

const (
	loggedPack   = 1
	loggedCommit = 2
	loggedForget = 3

	maxLogged = 1 << 20 // an index of 16,384 chunks and the rest
)

// appendLines logs lines in one record.
func appendLines(l *durable.Log, lines ...logged) error {
	b, err := dcbor.Marshal(lines)
	if err != nil {
		return err
	}
	return l.Append(b)
}

// logPack is the line of a pack.
func logPack(key packKey, e record.Entry, k uint8, slots []uint32, chunks []located) logged {
	return logged{Type: loggedPack, Key: key, Kind: e.Kind, Roots: e.Roots, K: k, Slots: slots, Index: encodeIndex(chunks)}
}

// replay applies a record of the log. commit is told of type 2, forget of
// type 3.
func (x *index) replay(b []byte, commit func(record.Hash), forget func(record.Hash)) error {
	var lines []logged
	if err := dcbor.Unmarshal(b, &lines); err != nil {
		return err
	}
	for _, r := range lines {
		if err := x.apply(r, commit, forget); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) apply(r logged, commit func(record.Hash), forget func(record.Hash)) error {
	switch r.Type {
	case loggedPack:
		if err := r.Key.check(); err != nil {
			return err
		}
		chunks, err := readIndex(r.Index)
		if err != nil {
			return err
		}
		if old := x.packs[r.Key.Number]; old != nil {
			old.removed = true
			x.sweep()
		}
		x.add(&pack{number: r.Key.Number, key: r.Key, entry: record.Entry{Kind: r.Kind, Length: uint64(r.Key.Length), Roots: r.Roots},
			k: r.K, slots: r.Slots}, chunks)
	case loggedCommit:
		commit(r.ListRoot)
	case loggedForget:
		x.last = max(x.last, r.Key.Number)
		if p := x.packs[r.Key.Number]; p != nil {
			p.removed = true
		}
		forget(r.Key.Hash)
	default:
		return fmt.Errorf("%w: a record of type %d", ErrNewer, r.Type)
	}
	return nil
}
