package agent

import (
	"bytes"
	"errors"
	"io"
	"sync"
)

// errDropped is what reading of dropped content gives.
var errDropped = errors.New("it was slower than the others; it gets what it lacks later")

// content is one part on its way to one store. Its memory is the caller's of
// put until it is detached or dropped; nobody reads it otherwise than here.
type content struct {
	size int64

	mu      sync.Mutex // guards the following fields; held while bytes are copied
	b       []byte     // nil: dropped
	most    int64      // bytes of the beginning that were sent at least once
	cancel  func()     // ends the call that sends it; nil: none does
	own     bool       // the memory is the content's
	kept    int64      // what counts against its lane
	arrived int64      // bytes of the beginning that the store has said to have
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
	n := copy(p, c.b[min(r.at, c.size):])
	r.at += int64(n)
	c.most = max(c.most, r.at)
	c.mu.Unlock()
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}
