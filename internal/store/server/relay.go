package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// relayAge is how long a shard waits for the store that is to fetch it. A
// device tells that store at once; what is not fetched by then it sends itself.
const relayAge = time.Hour

// partAge is how long what has come of an upload that broke off is kept: a device
// whose link is down for longer sends again.
const partAge = 6 * time.Hour

// putPack takes a whole pack, from where an upload that broke off ended: it codes
// it, keeps this store's shard durably, and leaves the others for their stores to
// fetch. The device has named every shard, so that nothing needs to be believed.
func (s *Server) putPack(w http.ResponseWriter, r *http.Request, device record.Hash, height uint64) error {
	s.working.Add(1)
	defer s.working.Done()
	hash, err := name(r, "name")
	if err != nil {
		return err
	}
	from, size, err := span(r)
	if err != nil {
		return err
	}
	layout, e, err := store.ParseEntry(r.Header.Get(store.EntryHeader))
	switch {
	case err != nil:
		return &store.Refusal{Code: store.BadRequest, Message: err.Error()}
	case e.Hash() != hash || e.Length != uint64(size):
		return &store.Refusal{Code: store.BadRoot, Message: fmt.Sprintf("the entry is of %s, %d bytes", e.Hash(), e.Length)}
	}
	mine, err := s.positions(r.Context(), layout, height)
	if err != nil {
		return err
	}
	k, n := int(layout.K), len(layout.Places)
	memory := size + int64(n)*int64(erasure.ShardBytes(k, e.Length))
	if memory > maxPackBytes {
		return &store.Refusal{Code: store.TooLarge, Message: fmt.Sprintf("coding it takes %d bytes, at most %d", memory, maxPackBytes)}
	}
	// A device whose link broke before the answer came sends nothing again, also
	// while the store is still at work on what it sent.
	if err := s.inHand.wait(r.Context(), device, hash); err != nil {
		return err
	}
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.stall)); err != nil {
		return fmt.Errorf("set deadline: %w", err)
	}
	if stood, err := s.standAll(device, layout, e, mine); stood || err != nil {
		return stored(w, true, err)
	}
	done := func() {}
	defer func() { done() }()
	came, err := s.disk.TakePack(device, hash, from, size, s.quota, &lastByte{r.Body, size - from, func() {
		done = s.inHand.take(device, hash)
	}})
	if err != nil {
		return err
	}
	// It is here now: that the device has gone is no reason to drop it.
	if err := s.packs.Acquire(s.work, memory); err != nil {
		came.Close()
		return err
	}
	defer s.packs.Release(memory)
	pack, err := came.Bytes()
	came.Close() // its shards need its room
	if err != nil {
		return err
	}
	shards, roots, got, err := erasure.Encode(k, n, pack)
	if err != nil {
		return &store.Refusal{Code: store.BadRequest, Message: err.Error()}
	}
	if got != hash {
		return &store.Refusal{Code: store.BadRoot, Message: fmt.Sprintf("the pack is %s", got)}
	}
	for i, shard := range shards {
		if mine&(1<<layout.Position(hash, i)) == 0 {
			if err := s.disk.PutRelay(device, roots[i], shard, s.quota); err != nil {
				return err
			}
		}
	}
	stood := true
	for i, shard := range shards {
		if mine&(1<<layout.Position(hash, i)) != 0 {
			was, err := s.disk.PutShard(device, roots[i], int64(len(shard)), s.quota, bytes.NewReader(shard))
			if err != nil {
				return err
			}
			stood = stood && was
		}
	}
	return stored(w, stood, nil)
}

// lastByte calls came once, when so many bytes have been read.
type lastByte struct {
	io.Reader
	left int64
	came func()
}

func (r *lastByte) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if r.left -= int64(n); r.left <= 0 && r.came != nil {
		r.came()
		r.came = nil
	}
	return n, err
}

// inHand are the packs of which the last byte has come and this store's shards
// do not stand yet.
type inHand struct {
	mu    sync.Mutex                         // guards packs
	packs map[[2]record.Hash][]chan struct{} // closed when done with, by device and hash
}

// take counts a pack until done is called.
func (h *inHand) take(device, hash record.Hash) (done func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.packs == nil {
		h.packs = map[[2]record.Hash][]chan struct{}{}
	}
	key, mine := [2]record.Hash{device, hash}, make(chan struct{})
	h.packs[key] = append(h.packs[key], mine)
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		close(mine)
		h.packs[key] = slices.DeleteFunc(h.packs[key], func(c chan struct{}) bool { return c == mine })
		if len(h.packs[key]) == 0 {
			delete(h.packs, key)
		}
	}
}

// wait returns when no such pack is in hand that was when it was called.
func (h *inHand) wait(ctx context.Context, device, hash record.Hash) error {
	h.mu.Lock()
	packs := slices.Clone(h.packs[[2]record.Hash{device, hash}])
	h.mu.Unlock()
	for _, done := range packs {
		select {
		case <-done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// standAll tells whether the shards of a pack that are this store's stand.
func (s *Server) standAll(device record.Hash, l record.Layout, e record.Entry, mine uint32) (bool, error) {
	for i := range l.Places {
		if mine&(1<<i) == 0 {
			continue
		}
		if stood, err := s.disk.Stands(device, e.RootAt(l, i)); !stood || err != nil {
			return false, err
		}
	}
	return true, nil
}

// positions are those of a layout whose slots stand for this store, a bit
// each.
func (s *Server) positions(ctx context.Context, layout record.Layout, height uint64) (mine uint32, err error) {
	ctx, cancel := context.WithTimeout(ctx, chainPatience)
	defer cancel()
	for i, p := range layout.Places {
		slot, err := s.view.slot(ctx, height, p.Slot)
		if err != nil {
			return 0, err
		}
		if slot.Store == s.store {
			mine |= 1 << i
		}
	}
	if mine == 0 {
		return 0, &store.Refusal{Code: store.WrongSlot, Message: "no slot of the layout stands for this store"}
	}
	return mine, nil
}

// getRelay hands out a shard that waits for another store; then it waits no
// more. If that store could not keep it, the device sends it itself.
func (s *Server) getRelay(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	root, err := name(r, "name")
	if err != nil {
		return err
	}
	f, err := s.disk.OpenRelay(device, root)
	if err != nil {
		return err
	}
	defer f.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", fmt.Sprint(f.Size))
	if _, err := io.CopyN(w, f, f.Size); err != nil {
		return fmt.Errorf("relay %s: %w", root, err)
	}
	s.disk.DropRelay(device, root)
	return nil
}

// sweep drops what nobody fetched and what nobody went on with, until ctx ends.
func (s *Server) sweep(ctx context.Context) {
	tick := time.NewTicker(relayAge / 60)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s.disk.SweepParts(partAge)
			if n := s.disk.SweepRelay(relayAge); n > 0 {
				s.log.Info("shards that no store fetched were dropped", "shards", n)
			}
		}
	}
}
