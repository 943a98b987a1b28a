package archive

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

const (
	// defaultMemory bounds the bytes of packs that a Snapshot keeps at hand.
	defaultMemory = 8 << 20
	// leastMemory is what a Snapshot needs to read at all: the pack in use and one
	// on its way. While the tree is walked there is room for its pack besides.
	leastMemory = 2 * PackBytes
	// maxAhead is how many packs are fetched at once before they are asked for.
	maxAhead = 4

	// A pack of which so many ranges were read is fetched whole when the next is
	// asked for, and so is one when they would be more than half of it together:
	// at most one and a half times the pack comes, whatever is asked for.
	maxRanges = 32
	// maxTouched bounds the packs whose ranges are counted.
	maxTouched = 4096

	// maxLost bounds the packs of which is kept why they could not be had: each
	// reason has the answers of all stores. Of others only their number is.
	maxLost = maxUnread
)

// Why a pack cannot be had that is beyond the first maxLost.
var (
	errLostToo       = errors.New("it could not be had; of so many packs, why is kept of the first only")
	errUnansweredToo = fmt.Errorf("%w: %w", ErrUnanswered, errLostToo)
)

// RangeFetcher is a Fetcher that can bring a part of an object. What it brings
// is not verified: the caller can tell right bytes by a seal of their own, and
// asks for the whole Object if they are wrong.
type RangeFetcher interface {
	Fetcher
	Range(ctx context.Context, e record.Entry, l record.Layout, offset, length uint64) ([]byte, error)
}

// Recycler is a Fetcher that takes back the memory of an object that is no
// longer used.
type Recycler interface {
	Recycle(object []byte)
}

// openPack is a pack at hand, or on its way.
type openPack struct {
	key    packKey
	frames *seal.Frames
	ready  chan struct{} // closed when b or err is there
	b      []byte
	err    error // why it is not there

	// Guarded by packs.mu:
	users int       // that read it now
	fresh bool      // fetched ahead, and not read yet
	older *openPack // in the order of use
	newer *openPack
}

// packs keeps packs at hand within a number of bytes, fetches each once however
// many ask for it, and some before they are asked for. Any number of goroutines
// may use it.
type packs struct {
	s     *Snapshot
	limit int64

	mu      sync.Mutex // guards the following
	bytes   int64      // of packs at hand and on their way
	fresh   int64      // of those fetched ahead
	all     map[uint64]*openPack
	lost    map[uint64]*PackError // that could not be had: not asked for again
	lostToo map[uint64]error      // those beyond maxLost: errLostToo or errUnansweredToo
	most    int                   // maxLost; a test's is smaller
	oldest  *openPack
	newest  *openPack
	touched map[uint64]*touch
	queue   []uint64 // to be fetched ahead, in order
	queued  map[uint64]bool
	running int // of them, on their way
}

// touch counts what was read of a pack by ranges.
type touch struct {
	ranges int
	bytes  uint64
}

func newPacks(s *Snapshot, limit int64) *packs {
	return &packs{s: s, limit: max(limit, leastMemory), all: map[uint64]*openPack{}, most: maxLost, lost: map[uint64]*PackError{}, lostToo: map[uint64]error{}, touched: map[uint64]*touch{}, queued: map[uint64]bool{}}
}

// take returns a pack of the key table, fetched or at hand. Who takes it gives
// it back with drop; until then it stays. A pack that could not be had is not
// asked for again.
func (c *packs) take(ctx context.Context, number uint64) (*openPack, error) {
	for {
		c.mu.Lock()
		if err := c.gone(number); err != nil {
			c.mu.Unlock()
			return nil, err
		}
		delete(c.queued, number) // who needs it now does not need it fetched ahead
		p := c.all[number]
		if p == nil {
			var err error
			if p, err = c.begin(number); err != nil {
				c.mu.Unlock()
				return nil, err
			}
			p.users++
			c.mu.Unlock()
			c.fetch(ctx, p)
		} else {
			p.users++
			c.read(p)
			c.mu.Unlock()
			c.ahead(ctx) // there may be room for the next
		}
		select {
		case <-p.ready:
		case <-ctx.Done():
			c.drop(p)
			return nil, ctx.Err()
		}
		if p.err == nil {
			c.mu.Lock()
			c.unlink(p)
			c.link(p)
			c.mu.Unlock()
			return p, nil
		}
		c.drop(p)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if _, lost := errors.AsType[*PackError](p.err); lost {
			return nil, p.err
		}
		// Whoever fetched it was called off; this one was not.
	}
}

// drop gives back a pack that was taken.
func (c *packs) drop(p *openPack) {
	c.mu.Lock()
	p.users--
	c.shrink(0)
	c.mu.Unlock()
}

// grow gives packs more room, or less.
func (c *packs) grow(bytes int64) {
	c.mu.Lock()
	c.limit += bytes
	c.shrink(0)
	c.mu.Unlock()
}

// spent gives back a pack of which all was read that is planned. It goes as soon as
// nobody else reads it, and makes room for the next.
func (c *packs) spent(ctx context.Context, p *openPack) {
	c.mu.Lock()
	p.users--
	if p.users == 0 {
		c.release(p)
	}
	c.shrink(0)
	c.mu.Unlock()
	c.ahead(ctx)
}

// at returns a pack if it is at hand, taken.
func (c *packs) at(number uint64) *openPack {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.all[number]
	if p == nil {
		return nil
	}
	select {
	case <-p.ready:
	default:
		return nil
	}
	if p.err != nil {
		return nil
	}
	p.users++
	c.read(p)
	return p
}

// read notes that somebody reads a pack. c.mu is held.
func (c *packs) read(p *openPack) {
	if p.fresh {
		p.fresh = false
		c.fresh -= int64(p.key.Length)
	}
}

// begin makes the place of a pack that is to be fetched. c.mu is held.
func (c *packs) begin(number uint64) (*openPack, error) {
	key, ok := c.s.keys.of(number)
	if !ok {
		return nil, &PackError{Number: number, Err: fmt.Errorf("%w: the key table does not have it", ErrForm)}
	}
	p := &openPack{key: key, ready: make(chan struct{})}
	c.shrink(int64(key.Length))
	c.all[number] = p
	c.bytes += int64(key.Length)
	return p, nil
}

// fetch brings a pack that was begun.
func (c *packs) fetch(ctx context.Context, p *openPack) {
	err := c.s.fetchPack(ctx, p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		delete(c.all, p.key.Number)
		c.bytes -= int64(p.key.Length)
		c.read(p)
		p.err = err
		if ctx.Err() == nil {
			p.err = c.lose(p.key, err)
		}
	} else {
		c.link(p)
	}
	close(p.ready)
}

// lose remembers a pack that could not be had, and is the error that says so.
// c.mu is held.
func (c *packs) lose(key packKey, err error) *PackError {
	lost := &PackError{Number: key.Number, Hash: key.Hash, Err: err}
	switch {
	case len(c.lost) < c.most:
		c.lost[key.Number] = lost
	case errors.Is(err, ErrUnanswered):
		c.lostToo[key.Number] = errUnansweredToo
	default:
		c.lostToo[key.Number] = errLostToo
	}
	return lost
}

// gone says why a pack could not be had before; nil: it was not asked for, or
// came. c.mu is held.
func (c *packs) gone(number uint64) *PackError {
	if lost := c.lost[number]; lost != nil || c.lostToo[number] == nil {
		return lost
	}
	key, _ := c.s.keys.of(number)
	return &PackError{Number: number, Hash: key.Hash, Err: c.lostToo[number]}
}

// lostBeside counts the packs that could not be had, but for those of a list.
func (c *packs) lostBeside(told []*PackError) uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := uint64(len(c.lost) + len(c.lostToo))
	for _, p := range told {
		if c.gone(p.Number) != nil {
			n--
		}
	}
	return n
}

// want says which packs will be asked for, in order. They are fetched ahead as
// far as there is room, at most half of all.
func (c *packs) want(ctx context.Context, numbers ...uint64) {
	c.mu.Lock()
	for _, n := range numbers {
		if !c.queued[n] && c.all[n] == nil {
			c.queued[n] = true
			c.queue = append(c.queue, n)
		}
	}
	c.mu.Unlock()
	c.ahead(ctx)
}

func (c *packs) ahead(ctx context.Context) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for len(c.queue) > 0 && c.running < maxAhead && ctx.Err() == nil {
		number := c.queue[0]
		key, known := c.s.keys.of(number)
		if !known || !c.queued[number] || c.all[number] != nil || c.gone(number) != nil {
			c.queue = c.queue[1:]
			delete(c.queued, number)
			continue
		}
		if c.fresh > 0 && c.fresh+int64(key.Length) > c.limit/2 {
			return
		}
		if c.evict(int64(key.Length), false); c.bytes+int64(key.Length) > c.limit {
			return
		}
		c.queue = c.queue[1:]
		delete(c.queued, number)
		p, err := c.begin(number)
		if err != nil {
			continue
		}
		p.fresh = true
		c.fresh += int64(key.Length)
		c.running++
		go func() {
			c.fetch(ctx, p)
			c.mu.Lock()
			c.running--
			c.mu.Unlock()
			c.ahead(ctx)
		}()
	}
}

// shrink makes room for more bytes: of what nobody reads the longest unused goes
// first, and last what was fetched ahead. c.mu is held.
func (c *packs) shrink(more int64) {
	c.evict(more, false)
	c.evict(more, true)
}

// evict makes room of packs that were fetched ahead and not read yet, or of the
// others. c.mu is held.
func (c *packs) evict(more int64, fresh bool) {
	for p := c.oldest; p != nil && c.bytes+more > c.limit; {
		next := p.newer
		if p.users == 0 && p.fresh == fresh {
			c.release(p)
		}
		p = next
	}
}

// release lets go of a pack at hand that nobody reads. c.mu is held.
func (c *packs) release(p *openPack) {
	c.read(p)
	c.unlink(p)
	c.bytes -= int64(p.key.Length)
	delete(c.all, p.key.Number)
	if r, ok := c.s.fetch.(Recycler); ok {
		r.Recycle(p.b)
	}
	p.b = nil
}

func (c *packs) link(p *openPack) {
	p.older, p.newer = c.newest, nil
	if c.newest != nil {
		c.newest.newer = p
	} else {
		c.oldest = p
	}
	c.newest = p
}

func (c *packs) unlink(p *openPack) {
	if p.older != nil {
		p.older.newer = p.newer
	} else {
		c.oldest = p.newer
	}
	if p.newer != nil {
		p.newer.older = p.older
	} else {
		c.newest = p.older
	}
}

// worthRange tells whether a range of a pack should be read rather than the
// whole, and counts it.
func (c *packs) worthRange(number uint64, length uint64) bool {
	key, known := c.s.keys.of(number)
	if _, can := c.s.fetch.(RangeFetcher); !can || !known {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone(number) != nil || c.all[number] != nil {
		return false
	}
	t := c.touched[number]
	if t == nil {
		if len(c.touched) >= maxTouched {
			clear(c.touched)
		}
		t = &touch{}
		c.touched[number] = t
	}
	if t.ranges >= maxRanges || t.bytes+length > uint64(key.Length)/2 {
		return false
	}
	t.ranges++
	t.bytes += length
	return true
}
