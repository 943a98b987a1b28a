package agent

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/record"
)

// fill brings committed snapshots to the slots that do not hold them yet: what
// a store lacks is rebuilt from the others, its receipt is added on the chain,
// and counts once the chain proves it. Nothing of it is needed for a snapshot
// to be committed; what fails now is tried again in the next run.
func (a *Agent) fill(ctx context.Context, plan Plan) error {
	for _, f := range append([]Filling(nil), a.journal.Filling()...) {
		if f.Expiry <= plan.Retention || !f.Layout.Same(plan.Policy.Layout()) {
			// It has had its time, or its slots are not the policy's any more:
			// a later snapshot is in the new ones.
			if err := a.journal.Drop(f.Hash); err != nil {
				return err
			}
			continue
		}
		if err := a.fillOne(ctx, plan, f); err != nil {
			return err
		}
	}
	return nil
}

func (a *Agent) fillOne(ctx context.Context, plan Plan, f Filling) error {
	// Receipts may have been added by others, or by a run that was killed.
	acc, err := a.chain.Accepted(ctx, f.Hash)
	if err != nil {
		return &QueuedError{"filling the missing slots", err}
	}
	if acc.Positions&^f.Positions != 0 {
		if err := a.journal.Filled(f.Hash, acc.Positions); err != nil {
			return err
		}
	}
	missing := ^acc.Positions & (1<<len(f.Layout.Places) - 1)
	if missing == 0 {
		return nil
	}
	a.progress.Step(fmt.Sprintf("bringing snapshot %d to %d more slots", f.Record.Sequence, ones(missing)))
	u := a.upload(ctx, plan.Policy)
	defer u.close()
	l, err := a.fetchList(ctx, u, f.Record.ListRoot)
	if err != nil {
		a.warn("snapshot %d cannot be brought to more slots now: %v", f.Record.Sequence, err)
		return ctx.Err()
	}
	receipts, err := a.collectReceipts(ctx, u, l, missing, max(f.Expiry, plan.Retention+uint64(receiptMargin/time.Second)))
	if err != nil {
		return err
	}
	a.warnTroubles(u)
	if len(receipts) == 0 {
		return nil
	}
	req := door.Receipts{Record: f.Record}
	for _, r := range receipts {
		req.Receipts = append(req.Receipts, r.SlotReceipt)
	}
	refusals := map[string]bool{} // by gateway
	err = a.patiently(ctx, func(ctx context.Context) error {
		out, err := a.gateway.AddReceipts(ctx, req)
		if err == nil && out.Status == door.Refused {
			err = fmt.Errorf("%s says that receipts are refused: %s", a.asked(), out.Message)
			if refusals[a.asked()] = true; len(refusals) == a.gateways() {
				return fmt.Errorf("%w: %w", errPermanent, err)
			}
		}
		if err != nil {
			a.leave("adding receipts: %v", err)
			return err
		}
		acc, err := a.chain.Accepted(ctx, f.Hash)
		if err != nil {
			return err
		}
		for _, r := range req.Receipts {
			if acc.Positions&(1<<r.Position) == 0 {
				err := fmt.Errorf("%s has taken new receipts, the chain does not prove them yet", a.asked())
				a.leave("adding receipts: %v", err)
				return err
			}
		}
		return a.journal.Filled(f.Hash, acc.Positions)
	})
	if err != nil {
		return &QueuedError{"adding receipts on the chain", err}
	}
	return nil
}

// fetchList reads a snapshot's list from any store.
func (a *Agent) fetchList(ctx context.Context, u *upload, root record.Hash) (list, error) {
	f := a.fetcher(u)
	head, raw, err := f.Head(ctx, root)
	if err != nil {
		return list{}, err
	}
	return list{root: root, head: head, bytes: raw, segment: func(ctx context.Context, root record.Hash) (record.Segment, error) {
		seg, _, err := f.Segment(ctx, root)
		return seg, err
	}}, nil
}

// collectReceipts brings a list and what is missing of it to the stores of the
// given positions, all at once, and returns the receipts that came, verified.
func (a *Agent) collectReceipts(ctx context.Context, u *upload, l list, positions uint32, until uint64) (map[uint8]Receipt, error) {
	b := &bringer{device: a.id.Device, domain: a.domain, policy: u.policy, objects: a.fetcher(u), list: l, relay: u.relay}
	var mu sync.Mutex
	got := map[uint8]Receipt{}
	_, err := u.each(ctx, positions, func(ctx context.Context, position int, s Store) error {
		r, err := b.receipt(ctx, position, s, until)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		got[uint8(position)] = r
		return nil
	})
	mu.Lock()
	defer mu.Unlock()
	out := map[uint8]Receipt{}
	for k, v := range got {
		out[k] = v
	}
	return out, err
}

func ones(v uint32) (n int) {
	for ; v != 0; v &= v - 1 {
		n++
	}
	return n
}
