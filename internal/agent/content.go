package agent

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// errDropped is what reading of dropped content gives.
var errDropped = errors.New("it was slower than the others; it gets what it lacks later")

// content is one part on its way to one store. Its memory is the caller's of
// put until it is detached or dropped; nobody reads it otherwise than here.
type content struct {
	size int64

	mu      sync.Mutex  // guards the following fields; held while bytes are copied
	b       []byte      // nil: dropped
	most    int64       // bytes of the beginning that were sent at least once
	cancel  func()      // ends the call that sends it; nil: none does
	own     bool        // the memory is the content's
	small   bool        // reads take pieces
	moved   func(n int) // is told of every read
	kept    int64       // what counts against its lane
	arrived int64       // bytes of the beginning that the store has said to have
}

// detach gives the content memory of its own, so that it can be sent behind the
// caller's back, and returns how many bytes; none if it has ended.
func (c *content) detach() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.b == nil {
		return 0
	}
	if !c.own {
		c.b, c.own = bytes.Clone(c.b), true
	}
	c.kept = c.size
	return c.size
}

// end forgets the memory when the sending is over and returns what detach did.
func (c *content) end() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.b, c.cancel = nil, nil
	return c.kept
}

// orDropped tells errDropped from the error that dropping caused.
func (c *content) orDropped(err error) error {
	if err != nil && c.dropped() {
		return errDropped
	}
	return err
}

// arrivedUpTo notes how much has arrived and tells whether it is more than
// before.
func (c *content) arrivedUpTo(n int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	more := n > c.arrived
	c.arrived = max(c.arrived, n)
	return more
}

// drop gives the memory back and ends its sending.
func (c *content) drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.b = nil
	if c.cancel != nil {
		c.cancel()
	}
}

func (c *content) dropped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.b == nil
}

// onDrop sets what drop ends.
func (c *content) onDrop(cancel func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cancel = cancel
}

// sent is how many bytes of the beginning were sent at least once.
func (c *content) sent() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.most
}

// pieces bounds what one read takes, bytes. Each read becomes a record of TLS,
// which a store gets only whole: on 10 kbit/s, shared by six stores, a record
// of 16 KiB takes longer than a store waits for the next byte.
const pieces = 2 << 10

// observe has every read told to moved, and small ones done if the link is slow.
func (c *content) observe(small bool, moved func(n int)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.small, c.moved = small, moved
}

// reader reads the content from a byte on.
func (c *content) reader(from int64) io.Reader { return &contentReader{c, from} }

type contentReader struct {
	c  *content
	at int64
}

func (r *contentReader) Read(p []byte) (int, error) {
	c := r.c
	c.mu.Lock()
	if c.b == nil {
		c.mu.Unlock()
		return 0, errDropped
	}
	if c.small && len(p) > pieces {
		p = p[:pieces]
	}
	n := copy(p, c.b[min(r.at, c.size):])
	r.at += int64(n)
	c.most = max(c.most, r.at)
	moved := c.moved
	c.mu.Unlock()
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	if moved != nil {
		moved(n)
	}
	return n, nil
}

// tacho measures how fast a device sends.
type tacho struct {
	total atomic.Int64 // bytes handed to connections

	mu     sync.Mutex // guards the following fields
	since  time.Time  // of the current second
	before int64      // total then
	rate   float64    // bytes a second, over the last few seconds; 0: not known
}

// add counts bytes sent.
func (m *tacho) add(n int, now time.Time) {
	total := m.total.Add(int64(n))
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.since.IsZero() {
		m.since = now
	}
	span := now.Sub(m.since)
	if span < time.Second {
		return
	}
	fresh := float64(total-m.before) / span.Seconds()
	if m.rate == 0 {
		m.rate = fresh
	} else {
		m.rate += (fresh - m.rate) / 4
	}
	m.since, m.before = now, total
}

// perSecond is the rate in bytes; 0 while it is not known.
func (m *tacho) perSecond() float64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.rate
}
