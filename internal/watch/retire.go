package watch

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

// recheckKept is how long, by the retention clock, a device's history is left
// alone at most: what something keeps beside its expiry may be let go meanwhile,
// and a new snapshot may expire before all others. How late a snapshot is
// retired does no harm.
const recheckKept = time.Hour

// maxPages is how many pages of histories, of ledger.MaxRetire snapshots each,
// one pass of the loop reads: so that it comes back to the deadlines soon,
// however long the histories are.
const maxPages = 32

// history is how far the loop is with a device's history. It reads it in rounds,
// page by page from the oldest snapshot that is not retired.
type history struct {
	oldest  uint64 // all before this sequence are retired; 0: not looked at yet
	at      uint64 // the sequence that comes next; 0: between two rounds
	soonest uint64 // when, by the retention clock, something of this round may be retired
	next    uint64 // when the next round begins, by the retention clock
}

// retire retires snapshots that nothing keeps any more.
func (w *Watch) retire(ctx context.Context, c *ledger.Client, account *ledger.Account) error {
	w.histories = append(w.histories, make([]history, len(w.devices)-len(w.histories))...)
	now, err := c.State().RetentionTime(ctx)
	if err != nil {
		return err
	}
	pages := maxPages
	for range w.histories {
		w.turn %= len(w.histories)
		for h := &w.histories[w.turn]; h.next <= now; pages-- {
			if pages == 0 {
				return nil
			}
			if err := w.retirePage(ctx, c, account, w.devices[w.turn], h, now); err != nil {
				return err
			}
		}
		w.turn++
	}
	return nil
}

// retirePage reads one page of a device's history and retires what it can of it.
func (w *Watch) retirePage(ctx context.Context, c *ledger.Client, account *ledger.Account, device record.Hash, h *history, now uint64) error {
	later := now + seconds(w.retry)
	end := func(next uint64) error { h.at, h.next = 0, next; return nil }
	if h.at == 0 {
		h.oldest = max(h.oldest, 1)
		h.at, h.soonest = h.oldest, later
	}
	head, err := c.State().Head(ctx, device)
	if err != nil {
		return err
	}
	// The last one is kept whatever its age.
	if h.at >= head.Sequence {
		return end(h.soonest)
	}
	after := min(h.at+ledger.MaxRetire, head.Sequence)
	page, err := c.History(ctx, device, after, int(after-h.at))
	if errors.Is(err, ledger.ErrUnreachable) && ctx.Err() == nil {
		// A node that took its state from others lacks old blocks: another's loop reads them.
		w.Log.Info("a device's history cannot be read here, to retire what has expired", "device", device, "error", err)
		return end(later)
	}
	if err != nil {
		return err
	}
	slices.Reverse(page) // oldest first
	hashes := make([]record.Hash, len(page))
	for i, a := range page {
		hashes[i] = a.RecordHash
	}
	retained, err := c.State().Retained(ctx, hashes...)
	if err != nil {
		return err
	}
	var free []record.Record
	for i, a := range page {
		switch {
		case retained[i].RetiredAt != 0:
			if a.Record.Sequence == h.oldest {
				h.oldest++
			}
			continue
		case a.Expiry >= now:
			h.soonest = min(h.soonest, a.Expiry+1)
			continue
		case retained[i].Holds != 0:
			continue
		}
		kept, err := c.KeptBy(ctx, a.Record)
		if err != nil {
			return err
		}
		if kept == nil {
			free = append(free, a.Record)
			continue
		}
		switch kept.Rule {
		case "Frozen", "HistoryForked", "Held": // all of the device's
			return end(later)
		}
	}
	if err := w.retireSome(ctx, c, account, device, free); err != nil {
		return err
	}
	h.at = after
	return nil
}

// retireSome retires those of a device's snapshots that nothing keeps. That
// another node was faster is no error.
func (w *Watch) retireSome(ctx context.Context, c *ledger.Client, account *ledger.Account, device record.Hash, free []record.Record) error {
	if len(free) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	retired, err := c.Retire(ctx, account, free)
	if err != nil {
		return err
	}
	if retired > 0 {
		w.retired.Add(uint64(retired))
		w.Log.Info("snapshots that nothing keeps are retired", "device", device, "snapshots", retired)
	}
	return nil
}
