package recovery

import (
	"slices"
	"sync"
)

// maxSpare bounds the bytes that are kept for the next object: a pack and a shard.
const maxSpare = 5 << 20

// buffers keeps the memory of packs and shards for those that come next: most
// have one size, and the others take that of a longer one.
type buffers struct {
	mu    sync.Mutex
	spare [][]byte // at full length, the shortest first
	bytes int      // of them
}

// take returns memory of a size, whose capacity may be more.
func (p *buffers) take(size int) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	i, _ := slices.BinarySearchFunc(p.spare, size, func(b []byte, size int) int { return len(b) - size })
	if i == len(p.spare) || len(p.spare[i]) > 2*size { // a short one is not to hold a long one's memory
		return make([]byte, size)
	}
	b := p.spare[i]
	p.spare = slices.Delete(p.spare, i, i+1)
	p.bytes -= len(b)
	return b[:size]
}

// leastBuffer is the shortest that is worth keeping, bytes.
const leastBuffer = 64 << 10

// give takes back what take returned.
func (p *buffers) give(b []byte) {
	b = b[:cap(b)]
	if len(b) < leastBuffer {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.spare) > 0 && p.bytes+len(b) > maxSpare && len(p.spare[0]) < len(b) {
		p.bytes -= len(p.spare[0])
		p.spare = slices.Delete(p.spare, 0, 1)
	}
	if p.bytes+len(b) > maxSpare {
		return
	}
	i, _ := slices.BinarySearchFunc(p.spare, len(b), func(b []byte, size int) int { return len(b) - size })
	p.spare = slices.Insert(p.spare, i, b)
	p.bytes += len(b)
}

// places is the memory of a coded object that is being fetched: one for each data
// shard. A parity shard goes into that of a data shard that does not come, so
// that it takes no other.
type places struct {
	from   *buffers
	object []byte // k places
	size   int    // of a shard

	mu    sync.Mutex // guards the following
	used  []bool     // by a shard that is on its way or there
	gone  []bool     // the data shard was asked for and does not come
	other [][]byte   // what shards have that found no place
}

func newPlaces(from *buffers, k, size int) *places {
	return &places{from: from, object: from.take(k * size), size: size, used: make([]bool, k), gone: make([]bool, k)}
}

// place is the memory of one shard.
type place struct {
	of    *places
	shard int
	at    int // -1: it is no part of the object
	b     []byte
}

// take gives a shard memory. Those of idle are not asked for yet, the last of
// them perhaps never.
func (p *places) take(shard int, idle []ask) *place {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := -1
	if shard < len(p.used) {
		at = shard
	} else {
		for i := range p.used {
			if p.gone[i] && !p.used[i] {
				at = i
			}
		}
		for i := len(idle) - 1; at < 0 && i >= 0; i-- {
			if d := idle[i].index; d < len(p.used) && !p.used[d] {
				at = d
			}
		}
	}
	if at < 0 || p.used[at] {
		b := p.from.take(p.size)
		p.other = append(p.other, b)
		return &place{p, shard, -1, b}
	}
	p.used[at] = true
	return &place{p, shard, at, p.object[at*p.size:][:p.size:p.size]}
}

// leave makes room for another shard: this one does not come.
func (l *place) leave() {
	l.of.mu.Lock()
	defer l.of.mu.Unlock()
	if l.shard < len(l.of.gone) {
		l.of.gone[l.shard] = true
	}
	if l.at >= 0 {
		l.of.used[l.at] = false
		return
	}
	// It may be asked for again, and takes memory again then.
	l.of.other = slices.DeleteFunc(l.of.other, func(b []byte) bool { return &b[0] == &l.b[0] })
	l.of.from.give(l.b)
}

// done gives back all but the object.
func (p *places) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, b := range p.other {
		p.from.give(b)
	}
	p.other = nil
}
