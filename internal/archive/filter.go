package archive

import "encoding/binary"

const (
	filterBlock = 64 // bytes: a line of the processor's cache
	filterBits  = 10 // for each chunk, while there is room
	blockWords  = filterBlock / 8
)

// filter is a blocked Bloom filter (Putze, Sanders and Singler 2007) with three
// bits for an id, all in one block. It says of an id that it may be there, or
// that it is not. An empty one says that anything may be there.
type filter []uint64

// newFilter makes room for n ids in at most so many bits for each.
func newFilter(n int, bits float64) filter {
	blocks := int(float64(n)*bits)/(filterBlock*8) + 1
	if blocks > 16 {
		blocks = (blocks + 15) &^ 15 // it can be folded four times
	}
	return make(filter, blocks*blockWords)
}

func (f filter) blocks() int { return len(f) / blockWords }

// at tells an id's block and the bits in it.
func (f filter) at(id shortID) (block []uint64, bits uint32) {
	n := uint64(binary.BigEndian.Uint32(id[8:])) * uint64(f.blocks()) >> 32
	return f[n*blockWords:][:blockWords], binary.BigEndian.Uint32(id[12:])
}

func (f filter) add(id shortID) {
	block, bits := f.at(id)
	for range 3 {
		block[bits>>6&7] |= 1 << (bits & 63)
		bits >>= 9
	}
}

func (f filter) has(id shortID) bool {
	if len(f) == 0 {
		return true
	}
	block, bits := f.at(id)
	for range 3 {
		if block[bits>>6&7]&(1<<(bits&63)) == 0 {
			return false
		}
		bits >>= 9
	}
	return true
}

// folds tells whether the filter can be folded.
func (f filter) folds() bool { return f.blocks() >= 2 && f.blocks()%2 == 0 }

// fold returns a filter of half the size for the same ids: an id's block is the
// half of what it was.
func (f filter) fold() filter {
	half := make(filter, len(f)/2)
	for i, w := range f {
		half[i/(2*blockWords)*blockWords+i%blockWords] |= w
	}
	return half
}
