package agent

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/byssus-iot/byssus/internal/seal"
)

// epochSnapshots is after how many snapshots an epoch ends by itself: a thief
// of the device reads no older ones, and a release opens no more.
const epochSnapshots = 64

// CustodyError says that the custodians of the policy did not take their
// shares of a new epoch's key. Nothing is lost; the next run goes on.
type CustodyError struct {
	Policy Policy
	Reason error
}

// Error says why no epoch could begin.
func (e *CustodyError) Error() string {
	return fmt.Sprintf("policy %d: the epoch key is not yet with the custodians of panel %d: %v", e.Policy.Number, e.Policy.Panel.Number, e.Reason)
}

// Unwrap returns the reason.
func (e *CustodyError) Unwrap() error { return e.Reason }

// errOtherKey is returned when the archive has another key than an epoch began
// with: it was lost and made anew. The epoch is over then.
var errOtherKey = errors.New("the archive has lost the epoch's key")

// epochPlan is the epoch of the next snapshot.
type epochPlan struct {
	number  uint32
	holders []seal.Holder // the custodians' keys, if it is to begin
}

// nextEpoch decides which epoch the next snapshot belongs to. One that begins
// has the custodians' keys already: if they are away and the old epoch may go
// on, it does.
func (a *Agent) nextEpoch(ctx context.Context, plan Plan) (epochPlan, error) {
	last, ok := a.journal.LastEpoch()
	least := max(plan.Head.Epoch, plan.Head.ReleasedEpoch+1, a.leastEpoch)
	usable := ok && last.Ready && last.Number >= least
	if usable && last.Snapshots < epochSnapshots {
		return epochPlan{number: last.Number}, nil
	}
	number := max(plan.Head.Epoch+1, plan.Head.ReleasedEpoch+1, a.leastEpoch)
	if ok && last.Ready {
		number = max(number, last.Number+1)
	}
	holders, err := a.holders(ctx, plan, number)
	if err != nil && usable && ctx.Err() == nil {
		a.warn("epoch %d goes on: %v", last.Number, err)
		return epochPlan{number: last.Number}, nil
	}
	return epochPlan{number, holders}, err
}

// holders asks the custodians of the panel for their keys of an epoch.
func (a *Agent) holders(ctx context.Context, plan Plan, number uint32) ([]seal.Holder, error) {
	panel := plan.Policy.Panel
	if len(panel.Custodians) == 0 {
		return nil, &CustodyError{plan.Policy, errors.New("the panel names no custodian: the operator adds one")}
	}
	out := make([]seal.Holder, 0, len(panel.Custodians))
	for _, c := range panel.Custodians {
		var key seal.PublicKey
		peer, err := a.peers.Custodian(c)
		if err == nil {
			err = a.patiently(ctx, func(ctx context.Context) (err error) {
				key, err = peer.EpochKey(ctx, a.id.Device, number)
				return err
			})
		}
		if err != nil {
			return nil, custodyError(ctx, plan, c, err)
		}
		out = append(out, seal.Holder{Custodian: c.ID, Key: key})
	}
	return out, nil
}

// beginEpoch seals an epoch's key to the custodians and brings each its share.
// It returns the key box once all have acknowledged it. Called again with the
// same key it makes no other box.
func (a *Agent) beginEpoch(ctx context.Context, plan Plan, ep epochPlan, key seal.Secret) ([]byte, error) {
	panel := plan.Policy.Panel
	binding := seal.Binding{Genesis: a.domain.Genesis, Device: a.id.Device, Epoch: ep.number}
	commitment := seal.Commitment(binding, key)
	e, ok := a.journal.Epoch(ep.number)
	if !ok || e.Commitment != commitment || e.Panel != panel.Number {
		if ok && e.Ready {
			return nil, fmt.Errorf("epoch %d: %w", ep.number, errOtherKey)
		}
		holders := ep.holders
		if holders == nil {
			var err error
			if holders, err = a.holders(ctx, plan, ep.number); err != nil {
				return nil, err
			}
		}
		box, err := seal.NewKeyBox(binding, key, int(panel.M), holders)
		if err != nil {
			return nil, fmt.Errorf("make key box: %w", err)
		}
		raw, err := box.Encode()
		if err != nil {
			return nil, fmt.Errorf("make key box: %w", err)
		}
		e = Epoch{Number: ep.number, Commitment: commitment, Panel: panel.Number, KeyBox: raw, KeyBoxHash: seal.KeyBoxHash(raw)}
		if err := a.journal.KeepEpoch(e); err != nil {
			return nil, err
		}
	}
	if e.Ready {
		return e.KeyBox, nil
	}
	for _, c := range panel.Custodians {
		if slices.Contains(e.Held, c.ID) {
			continue
		}
		peer, err := a.peers.Custodian(c)
		if err == nil {
			err = a.patiently(ctx, func(ctx context.Context) error {
				return peer.HoldShare(ctx, a.id.Device, e.Number, e.Commitment, e.KeyBox)
			})
		}
		if err != nil {
			return nil, custodyError(ctx, plan, c, err)
		}
		e.Held = append(e.Held, c.ID)
		if err := a.journal.KeepEpoch(e); err != nil {
			return nil, err
		}
	}
	e.Ready = true
	return e.KeyBox, a.journal.KeepEpoch(e)
}

func custodyError(ctx context.Context, plan Plan, c Custodian, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &CustodyError{plan.Policy, fmt.Errorf("custodian %d (%s): %w", c.ID, c.Endpoint, err)}
}
