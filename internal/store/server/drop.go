package server

import (
	"context"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// dropEvery is how often a store looks for what it may drop, and dropFirst how
// long after its start it does so first: this machine's clock says only when to
// look.
const (
	dropEvery = 6 * time.Hour
	dropFirst = 10 * time.Minute
)

// dropPatience is for what the chain says of one device, however long its history.
const dropPatience = 10 * time.Minute

// drop drops what only retired snapshots list, until ctx ends.
func (s *Server) drop(ctx context.Context) {
	for wait := min(dropFirst, s.drops); ; wait = s.drops {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		ids, err := s.disk.Devices()
		if err != nil {
			s.log.Error("cannot look for what may be dropped", "error", err)
			continue
		}
		dying, blocked := 0, 0
		for _, id := range ids {
			n, held, err := s.dropOf(ctx, id)
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				s.log.Warn("cannot tell what of a device may be dropped, trying again later", "device", id, "error", err)
			}
			dying += n
			if held {
				blocked++
			}
		}
		s.metrics.dying.Set(float64(dying))
		s.metrics.blocked.Set(float64(blocked))
	}
}

// dropOf drops what it may of one device; it returns how many lists wait for
// their grace, and whether nothing may be dropped as something is missing.
func (s *Server) dropOf(ctx context.Context, device record.Hash) (dying int, blocked bool, err error) {
	asking, cancel := context.WithTimeout(ctx, dropPatience)
	defer cancel()
	if _, err := s.view.at(asking); err != nil {
		return 0, false, err // not while the chain stands still, or is not seen
	}
	live, err := s.view.chain.Live(asking, device, s.store)
	if err != nil {
		return 0, false, err
	}
	done, err := s.disk.Sweep(ctx, device, live.Now, live.Lists)
	if done.Objects > 0 || done.Lists > 0 {
		s.metrics.droppedObjects.Add(float64(done.Objects))
		s.metrics.droppedBytes.Add(float64(done.Bytes))
		s.log.Info("dropped what only retired snapshots list", "device", device, "lists", done.Lists, "objects", done.Objects, "bytes", done.Bytes)
	}
	if err != nil {
		return done.Dying, false, err
	}
	if done.Blocked != (record.Hash{}) {
		s.log.Warn("nothing of a device is dropped: something of a live list is not here; a backup or a repair heals it", "device", device, "list", done.Blocked)
	}
	return done.Dying, done.Blocked != (record.Hash{}), nil
}
