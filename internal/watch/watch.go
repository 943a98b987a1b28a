// Package watch is the loop in every node that calls what anybody may call: it
// ticks the retention clock of a chain that is silent, flags devices that missed
// their deadlines, grants restores whose delay is over, and retires snapshots that
// nothing keeps any more. It decides nothing, the contracts do; so several nodes do
// no harm, and one is enough. A second loop tells people of what was flagged
// (Teller).
package watch

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// Heartbeat is how often the retention clock is ticked when nothing else happens,
// so that idle can be told from withheld.
const Heartbeat = 10 * time.Minute

// pause is how long the loop rests: how much later than its second a missed
// deadline may be flagged. What is overdue is so by the chain's time, not by when
// somebody says it.
const pause = 20 * time.Second

// A device is looked at again at its deadline, but not later than after recheck:
// its next record may name a version with a shorter interval. One that is overdue
// already is waited for in steps of recheckOverdue.
const (
	recheck        = Heartbeat
	recheckOverdue = time.Minute
)

// patience is for one transaction.
const patience = time.Minute

// Watch is one node's loop. All but Run's progress is set by whoever makes it.
type Watch struct {
	Dial    func(context.Context) (*ledger.Client, error) // the node
	Account func() (*ledger.Account, error)               // who calls
	Log     *slog.Logger

	pause, again, retry time.Duration // in place of pause, recheckOverdue and recheckKept, for tests

	devices []record.Hash // all that are enrolled, in the contract's order
	next    []uint64      // of each, the chain's time at which to look at it again

	histories []history // of the devices, in their order: what of them is retired
	turn      int       // the device whose history comes first
	requests  uint64    // restore requests that were looked at: 1 to this
	waiting   []uint64  // of them, those that may still be granted

	flagged atomic.Uint64
	retired atomic.Uint64
	passed  atomic.Int64 // when the loop last did all it had to, this machine's time; 0: not yet
}

// Collectors count the breaches that the loop flagged and the snapshots that it
// retired, for Prometheus.
func (w *Watch) Collectors() []prometheus.Collector {
	count := func(name, help string, n *atomic.Uint64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help}, func() float64 { return float64(n.Load()) })
	}
	return []prometheus.Collector{
		count("byssus_watch_flagged_total", "Missed deadlines that this node flagged on the chain.", &w.flagged),
		count("byssus_watch_retired_total", "Snapshots that this node retired on the chain.", &w.retired),
	}
}

// works tells whether the loop did all it had to not long ago.
func (w *Watch) works() bool { return time.Since(time.Unix(w.passed.Load(), 0)) < Silent }

// Run loops until ctx ends. What fails is logged and tried again.
func (w *Watch) Run(ctx context.Context) {
	w.pause, w.again, w.retry = cmp.Or(w.pause, pause), cmp.Or(w.again, recheckOverdue), cmp.Or(w.retry, recheckKept)
	for {
		switch err := w.pass(ctx); {
		case err == nil || ctx.Err() != nil:
		case errors.Is(err, ledger.ErrNotFounded): // a node's first minutes
			w.Log.Debug("nothing to watch over yet", "reason", err)
		default:
			w.Log.Warn("the watch over heartbeat, deadlines, delays and retention failed, trying again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(w.pause):
		}
	}
}

func (w *Watch) pass(ctx context.Context) error {
	c, err := w.Dial(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	account, err := w.Account()
	if err != nil {
		return err
	}
	if err := tick(ctx, c, account); err != nil {
		return err
	}
	if err := w.flag(ctx, c, account); err != nil {
		return err
	}
	if err := w.grant(ctx, c, account); err != nil {
		return err
	}
	if err := w.retire(ctx, c, account); err != nil {
		return err
	}
	w.passed.Store(time.Now().Unix())
	return nil
}

// tick ticks the retention clock if the chain was silent for a heartbeat.
func tick(ctx context.Context, c *ledger.Client, account *ledger.Account) error {
	head, err := c.Head(ctx)
	if err != nil || time.Since(head.Time) < Heartbeat {
		return err
	}
	_, err = tickNow(ctx, c, account)
	return err
}

// tickNow ticks the retention clock and returns the newest block after that.
func tickNow(ctx context.Context, c *ledger.Client, account *ledger.Account) (ledger.Block, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if _, _, err := c.Tick(ctx, account); err != nil {
		return ledger.Block{}, err
	}
	return c.Head(ctx)
}

// flag flags the devices that are overdue. The newest block of an idle chain may
// be of before a deadline that is over by now: so that this machine's clock says
// whom to look at, and the chain's decides. For that the chain is ticked once at
// most, however many they are and however wrong this machine's clock.
func (w *Watch) flag(ctx context.Context, c *ledger.Client, account *ledger.Account) error {
	more, err := c.DeviceIDs(ctx, len(w.devices))
	if err != nil {
		return err
	}
	w.devices, w.next = append(w.devices, more...), append(w.next, make([]uint64, len(more))...)
	now := uint64(time.Now().Unix())
	var which []int
	var ids []record.Hash
	for i, id := range w.devices {
		if w.next[i] < now {
			which, ids = append(which, i), append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	duties, err := c.State().Duties(ctx, ids...)
	if err != nil {
		return err
	}
	head, err := c.Head(ctx)
	if err != nil {
		return err
	}
	ticked := false
	for i, d := range duties {
		if d.Due >= now {
			w.next[which[i]] = min(d.Due, now+seconds(recheck))
			continue
		}
		if d.Due != 0 && !d.Flagged && d.Status == state.Active {
			if uint64(head.Time.Unix()) <= d.Due && !ticked {
				ticked = true
				if head, err = tickNow(ctx, c, account); err != nil {
					return err
				}
			}
			if uint64(head.Time.Unix()) > d.Due {
				if err := w.flagOne(ctx, c, account, ids[i]); err != nil {
					return err
				}
			}
		}
		w.next[which[i]] = now + seconds(w.again)
	}
	return nil
}

// flagOne flags a device, if the chain finds it overdue. That another node was
// faster, or the device, is no error.
func (w *Watch) flagOne(ctx context.Context, c *ledger.Client, account *ledger.Account, device record.Hash) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_, _, err := c.FlagOverdue(ctx, account, device)
	switch ledger.RuleOf(err) {
	case "NotOverdue", "BreachFlaggedAlready", "DeviceNotActive":
		return nil
	}
	if err == nil {
		w.flagged.Add(1)
		w.Log.Warn("a device missed its deadline: the breach is on the chain", "device", device)
	}
	return err
}

func seconds(d time.Duration) uint64 { return uint64(d / time.Second) }
