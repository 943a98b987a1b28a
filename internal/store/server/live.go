package server

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// Records returns a device's accepted records as a node's log has them, newest
// first: at most limit of them, below a sequence. Nothing of it is believed: each
// must have the hash that the one after it names, and the last that of the proven
// head.
type Records func(ctx context.Context, device record.Hash, below uint64, limit int) ([]record.Record, error)

// recordPage is how many records are asked for, and proven not to be retired, at
// a time.
const recordPage = 64

// Live returns the lists of a device's snapshots that are not retired at a block,
// and the retention clock there.
func (c *lightChain) Live(ctx context.Context, device record.Hash, store uint32) (Live, error) {
	return light.Again(ctx, func(ctx context.Context) (Live, error) { return c.live(ctx, device, store) })
}

func (c *lightChain) live(ctx context.Context, device record.Hash, store uint32) (Live, error) {
	s, _, _, err := c.latest(ctx)
	if err != nil {
		return Live{}, err
	}
	out := Live{Lists: map[record.Hash]bool{}}
	if out.Now, err = s.RetentionTime(ctx); err != nil {
		return Live{}, err
	}
	head, err := s.Head(ctx, device)
	if err != nil {
		return Live{}, err
	}
	c.retired.Lock()
	until := c.retired.before[device]
	c.retired.Unlock()
	kept := keepers{s: s, store: store, known: map[[2]uint32]bool{}}
	oldest := head.Sequence
	for next, want := head.Sequence, head.RecordHash; next > until; {
		page, err := c.records(ctx, device, next+1, int(min(recordPage, next-until)))
		if err != nil {
			return Live{}, fmt.Errorf("read device %s's records: %w", device, err)
		}
		if len(page) == 0 {
			return Live{}, fmt.Errorf("%w: none up to %d", errRecords, next)
		}
		var hashes []record.Hash
		for _, r := range page {
			if next <= until || r.Device != device || r.Sequence != next || r.Digest(c.domain) != want {
				return Live{}, fmt.Errorf("%w: record %d of device %s is not the one that the chain accepted", errRecords, next, device)
			}
			hashes = append(hashes, want)
			next, want = next-1, r.Previous
		}
		retained, err := s.Retained(ctx, hashes...)
		if err != nil {
			return Live{}, err
		}
		for i, r := range page {
			if retained[i].RetiredAt != 0 {
				continue
			}
			oldest = r.Sequence
			here, err := kept.here(ctx, r.Policy, r.PolicyVersion)
			if err != nil {
				return Live{}, err
			}
			// Snapshots of several policies may have one list.
			out.Lists[r.ListRoot] = out.Lists[r.ListRoot] || here
		}
	}
	// Retired is for good: what is before the oldest live one need not be read again.
	if oldest > 0 {
		c.retired.Lock()
		defer c.retired.Unlock()
		if c.retired.before == nil {
			c.retired.before = map[record.Hash]uint64{}
		}
		c.retired.before[device] = max(until, oldest-1)
	}
	return out, nil
}

// keepers tells which policies put their snapshots on a store.
type keepers struct {
	s     state.State
	store uint32
	known map[[2]uint32]bool // by policy and version
}

// here tells whether a slot of a policy's version stands for the store now.
func (k keepers) here(ctx context.Context, policy, version uint32) (bool, error) {
	key := [2]uint32{policy, version}
	if is, known := k.known[key]; known {
		return is, nil
	}
	terms, err := k.s.Terms(ctx, policy, version)
	if err != nil {
		return false, err
	}
	slots, err := k.s.Slots(ctx, terms.Slots)
	if err != nil {
		return false, err
	}
	k.known[key] = false
	for _, slot := range slots {
		if slot.Store == k.store {
			k.known[key] = true
		}
	}
	return k.known[key], nil
}
