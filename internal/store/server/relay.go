package server

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
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
	if err := s.awaitInHand(w, r, device, hash); err != nil {
		return err
	}
	c, err := s.coded(device, layout, e, mine)
	if err != nil || len(c.Keep) == 0 {
		return stored(w, true, err)
	}
	// Before a byte is asked for: a device may pay for each.
	if err := s.disk.Room(device, hash, from, c, s.quota); err != nil {
		return err
	}
	body := s.inHand.body(r.Body, size-from, device, hash)
	defer body.end()
	came, err := s.disk.TakePack(device, hash, from, size, s.quota, body)
	if err != nil {
		return err
	}
	defer came.Close()
	// It is here now: that the device has gone is no reason to drop it.
	if err := s.packs.Acquire(s.work, memory); err != nil {
		return err
	}
	defer s.packs.Release(memory)
	pack, err := came.Bytes()
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
	stood, err := s.disk.PutCoded(device, came, c, func(root record.Hash) []byte { return shards[slices.Index(roots, root)] }, s.quota)
	return stored(w, stood, err)
}

// coded says what becomes of a pack whose shards at some positions are this
// store's. Of these it leaves out those that stand: if all do, none is kept.
func (s *Server) coded(device record.Hash, l record.Layout, e record.Entry, mine uint32) (disk.Coded, error) {
	c := disk.Coded{Bytes: int64(erasure.ShardBytes(int(l.K), e.Length))}
	for i := range l.Places {
		root := e.RootAt(l, i)
		if mine&(1<<i) == 0 {
			if !slices.Contains(c.Relay, root) {
				c.Relay = append(c.Relay, root)
			}
			continue
		}
		stood, err := s.disk.Stands(device, root)
		if err != nil {
			return c, err
		}
		if !stood && !slices.Contains(c.Keep, root) {
			c.Keep = append(c.Keep, root)
		}
	}
	return c, nil
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
