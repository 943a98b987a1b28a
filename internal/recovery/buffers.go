package recovery

import "sync"

// maxSpare is how many buffers of one size are kept for the next object.
const maxSpare = 8

// buffers keeps the memory of packs and shards for those that come next: all
// but an archive's last packs have one size. It holds no more than was in use
// at once.
type buffers struct {
	mu    sync.Mutex
	spare map[int][][]byte // by size; of the sizes of full packs and their shards
}

func (p *buffers) take(size int) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := p.spare[size]
	if len(list) == 0 {
		return make([]byte, size)
	}
	b := list[len(list)-1]
	p.spare[size] = list[:len(list)-1]
	return b
}

func (p *buffers) give(b []byte) {
	if len(b) < 64<<10 {
		return // not worth it
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.spare == nil {
		p.spare = map[int][][]byte{}
	}
	if len(p.spare) >= 4 && p.spare[len(b)] == nil {
		clear(p.spare) // of sizes that come no more
	}
	if len(p.spare[len(b)]) < maxSpare {
		p.spare[len(b)] = append(p.spare[len(b)], b)
	}
}

// buffersInUse are those that one object took.
type buffersInUse struct {
	mu  sync.Mutex
	all [][]byte
}

func (u *buffersInUse) take(from *buffers, size int) []byte {
	b := from.take(size)
	u.mu.Lock()
	defer u.mu.Unlock()
	u.all = append(u.all, b)
	return b
}

func (u *buffersInUse) give(to *buffers) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, b := range u.all {
		to.give(b)
	}
	u.all = nil
}
