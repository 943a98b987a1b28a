package archive

import "sort"

// Compaction. A pack that is mostly dead is not rewritten in the stores: the
// device packs what is live in it anew, from its sources, and leaves the old pack
// out of the list; it goes when the last snapshot goes whose list has it.
//
// While a snapshot is made the index counts how many bytes of each pack it refers
// to. The emptiest packs are noted with the snapshot: those that it refers to a
// little (sparse), and those that only the list before names (idle). The next one
// does not refer to the sparse ones, so that a file with content in them is read
// again, and drops the idle ones if it needs none of their content either. Few are
// noted at a time, so that no backup becomes a full one when content is away for
// a while.
const (
	sizeUnit = 16 << 10
	// A pack is sparse when less than this of its frames is referred to.
	sparseShare = 0.4
	// Of so many packs one at most is noted,
	emptiestOneOf = 16
	// and of a small archive so many.
	emptiestAtLeast = 2
)

// emptiest chooses the packs that the next snapshot packs anew or drops.
func (x *index) emptiest() (sparse, idle numbers) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	share := func(i int) float64 {
		switch size := x.rows[i].size; {
		case x.live[i] == 0:
			return 0
		case size == 0:
			return 1
		default:
			return float64(x.live[i]) / float64(int(size)*sizeUnit)
		}
	}
	var found []int
	for i, r := range x.rows {
		stays := r.flags&rowUsed != 0 || r.flags&rowListed != 0 && r.flags&(rowSparse|rowIdle) == 0
		if stays && share(i) < sparseShare {
			found = append(found, i)
		}
	}
	if most := max(len(x.rows)/emptiestOneOf, emptiestAtLeast); len(found) > most {
		sort.SliceStable(found, func(i, j int) bool { return share(found[i]) < share(found[j]) })
		found = found[:most]
		sort.Ints(found)
	}
	var a, b numberWriter
	for _, i := range found {
		if x.live[i] > 0 {
			a.add(uint64(x.rows[i].number))
		} else {
			b.add(uint64(x.rows[i].number))
		}
	}
	return a.finish(), b.finish()
}

// liveIn tells how many bytes of a pack an entry refers to itself, and whether it
// refers to any. A file that shares a chunk with others has its part of it.
func liveIn(e *Entry, pack uint64) (bytes uint64, any bool) {
	for _, c := range e.content.chunks {
		if c.Pack != pack {
			continue
		}
		stored := uint64(c.Stored)
		if len(e.content.chunks) == 1 {
			stored = stored * min(e.data(), uint64(c.Plain)) / uint64(c.Plain)
		}
		bytes, any = bytes+stored, true
	}
	return bytes, any
}
