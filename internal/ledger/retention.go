package ledger

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

// MaxRetire is how many records the contract retires at a time
// (Retention.MAX_BATCH).
const MaxRetire = 64

// Hold keeps an accepted snapshot from being retired, until the account releases
// it. reason is a salted hash.
func (c *Client) Hold(ctx context.Context, legal *Account, r record.Record, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, legal, "Retention", retention.PackHold(toBinding(r), reason)))
}

// Release ends the hold of holder on a snapshot. That of another account can be
// ended only once that has not the role any more.
func (c *Client) Release(ctx context.Context, legal *Account, r record.Record, holder common.Address, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, legal, "Retention", retention.PackRelease(toBinding(r), holder, reason)))
}

// HoldDevice is Hold for all snapshots of a device, those to come too.
func (c *Client) HoldDevice(ctx context.Context, legal *Account, device, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, legal, "Retention", retention.PackHoldDevice(device, reason)))
}

// ReleaseDevice ends the hold of holder on all snapshots of a device, as Release
// does.
func (c *Client) ReleaseDevice(ctx context.Context, legal *Account, device record.Hash, holder common.Address, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, legal, "Retention", retention.PackReleaseDevice(device, holder, reason)))
}

// KeptBy returns the rule that keeps a snapshot from being retired in the node's
// newest block, nil if none does.
func (c *Client) KeptBy(ctx context.Context, r record.Record) (*Refusal, error) {
	out, err := c.call(ctx, "Retention", retention.PackRefusalOf(toBinding(r)))
	if err != nil {
		return nil, err
	}
	reason, err := retention.UnpackRefusalOf(out)
	if err != nil {
		return nil, fmt.Errorf("read what keeps snapshot %d of device %s: %w", r.Sequence, r.Device, err)
	}
	if len(reason) == 0 {
		return nil, nil
	}
	return Decode(reason), nil
}

// Retire retires those of at most MaxRetire snapshots that no rule keeps, and
// returns how many that were. Anybody may ask for it.
func (c *Client) Retire(ctx context.Context, from *Account, records []record.Record) (int, error) {
	list := make([]bindings.Record, len(records))
	for i, r := range records {
		list[i] = toBinding(r)
	}
	receipt, err := c.transact(ctx, from, "Retention", retention.PackRetireBatch(list))
	if err != nil {
		return 0, err
	}
	retired := 0
	for _, l := range receipt.Logs {
		if l.Address != c.contracts["Retention"] {
			continue
		}
		if _, err := retention.UnpackRetiredEvent(l); err == nil {
			retired++
		}
	}
	return retired, nil
}
