package archive

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// shortID is the part of a chunk's id that the index keeps. Ids are keyed
// BLAKE3, uniform for whoever lacks the archive's key, so among ten million
// chunks two share these 128 bits with a probability of 2^-82.
type shortID [16]byte

func (id chunkID) short() shortID { return shortID(id[:16]) }

// entry is a chunk of the index.
type entry struct {
	id     shortID
	pack   uint32
	offset uint32
	stored uint32
	plain  uint32 // never 0
}

const entryBytes = 32

func (e entry) append(b []byte) []byte {
	b = append(b, e.id[:]...)
	b = binary.BigEndian.AppendUint32(b, e.pack)
	b = binary.BigEndian.AppendUint32(b, e.offset)
	b = binary.BigEndian.AppendUint32(b, e.stored)
	return binary.BigEndian.AppendUint32(b, e.plain)
}

func readEntry(b []byte) entry {
	return entry{id: shortID(b[:16]), pack: binary.BigEndian.Uint32(b[16:]), offset: binary.BigEndian.Uint32(b[20:]),
		stored: binary.BigEndian.Uint32(b[24:]), plain: binary.BigEndian.Uint32(b[28:])}
}

func (e entry) place() place { return place{uint64(e.pack), e.offset, e.stored, e.plain} }

func compareEntries(a, b entry) int { return bytes.Compare(a.id[:], b.id[:]) }

const (
	recentSlots = 1 << 15             // 1 MiB
	recentFull  = recentSlots * 3 / 4 // more than a pack's chunks
)

// recent is the index of the chunks that are in no run yet: a table with open
// addressing that is grown up to recentSlots.
type recent struct {
	slots []entry
	n     int
}

// slot returns where an id is or belongs.
func (t *recent) slot(id shortID) *entry {
	mask := len(t.slots) - 1
	for i := int(binary.BigEndian.Uint64(id[:])) & mask; ; i = (i + 1) & mask {
		if e := &t.slots[i]; e.plain == 0 || e.id == id {
			return e
		}
	}
}

func (t *recent) find(id shortID) (entry, bool) {
	if t.n == 0 {
		return entry{}, false
	}
	e := t.slot(id)
	return *e, e.plain != 0
}

// put adds a chunk, or gives it another place. There must be room.
func (t *recent) put(e entry) {
	if (t.n+1)*4 > len(t.slots)*3 {
		t.grow(max(1024, 2*len(t.slots)))
	}
	s := t.slot(e.id)
	if s.plain == 0 {
		t.n++
	}
	*s = e
}

// expect makes room for about so many chunks at once, as far as the table goes:
// it need not grow step by step.
func (t *recent) expect(chunks int64) {
	slots := 1024
	for slots < recentSlots && int64(slots)*3/4 < chunks {
		slots *= 2
	}
	if slots > len(t.slots) {
		t.grow(slots)
	}
}

// grow gives the table so many slots, a power of two.
func (t *recent) grow(slots int) {
	old := t.slots
	t.slots, t.n = make([]entry, slots), 0
	for _, o := range old {
		if o.plain != 0 {
			t.put(o)
		}
	}
}

// sorted returns the chunks by their ids, in the table's own memory: until clear
// it finds nothing.
func (t *recent) sorted() []entry {
	all := t.slots[:0]
	for _, e := range t.slots {
		if e.plain != 0 {
			all = append(all, e)
		}
	}
	clear(t.slots[len(all):])
	t.n = 0
	slices.SortFunc(all, compareEntries)
	return all
}

func (t *recent) clear() {
	clear(t.slots)
	t.n = 0
}
