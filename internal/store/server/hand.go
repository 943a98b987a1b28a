package server

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// inHand are the shards and packs of which the last byte has come, while the
// store is at work on them.
type inHand struct {
	mu    sync.Mutex                         // guards names
	names map[[2]record.Hash][]chan struct{} // closed when done with, by device and name
}

// take counts one until done is called.
func (h *inHand) take(device, name record.Hash) (done func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.names == nil {
		h.names = map[[2]record.Hash][]chan struct{}{}
	}
	key, mine := [2]record.Hash{device, name}, make(chan struct{})
	h.names[key] = append(h.names[key], mine)
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		close(mine)
		h.names[key] = slices.DeleteFunc(h.names[key], func(c chan struct{}) bool { return c == mine })
		if len(h.names[key]) == 0 {
			delete(h.names, key)
		}
	}
}

// wait returns when none of a name is in hand that was when it was called.
func (h *inHand) wait(ctx context.Context, device, name record.Hash) error {
	h.mu.Lock()
	all := slices.Clone(h.names[[2]record.Hash{device, name}])
	h.mu.Unlock()
	for _, done := range all {
		select {
		case <-done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// body returns the body of a request that brings so many bytes, the last of a
// shard or pack.
func (h *inHand) body(r io.Reader, left int64, device, name record.Hash) *handBody {
	return &handBody{Reader: r, left: left, take: func() func() { return h.take(device, name) }}
}

// handBody is in hand from its last byte until end.
type handBody struct {
	io.Reader
	left int64
	take func() (done func())
	done func() // nil: the last byte has not come
}

func (b *handBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left <= 0 && b.done == nil {
		b.done = b.take()
	}
	return n, err
}

func (b *handBody) end() {
	if b.done != nil {
		b.done()
	}
}

// awaitInHand waits for what is in hand of a name that a request is to bring: a
// device whose link broke before the answer came sends nothing again, also while
// the store is still at work on what it sent.
func (s *Server) awaitInHand(w http.ResponseWriter, r *http.Request, device, name record.Hash) error {
	if err := s.inHand.wait(r.Context(), device, name); err != nil {
		return err
	}
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.stall)); err != nil {
		return fmt.Errorf("set deadline: %w", err)
	}
	return nil
}
