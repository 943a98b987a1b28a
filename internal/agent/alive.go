package agent

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// isReplaced tells whether an error says that another machine has taken the
// device's place.
func isReplaced(err error) bool {
	refused, ok := errors.AsType[*RefusedError](err)
	return ok && refused.Rule == "KeyReplaced"
}

// showLife shows the chain that this machine lives, if the one that took its
// place waits to be granted a restore of its data without approvals: people must
// approve that one then. If there is none, it does nothing.
func (a *Agent) showLife(ctx context.Context) error {
	cr, ok := a.chain.(*chainReader)
	if !ok {
		return nil
	}
	client, ok := a.gateway.(*door.Client)
	if !ok {
		return nil
	}
	q, err := through(ctx, cr, func(ctx context.Context) (state.Request, error) {
		s, v, err := cr.newest(ctx)
		if err != nil {
			return state.Request{}, err
		}
		q, err := s.SelfRestoreOf(ctx, a.id.Device)
		if errors.Is(err, state.ErrNotFound) || err == nil && !q.IsSelfRestore(v.Time()) {
			return state.Request{}, nil
		}
		return q, err
	})
	if err != nil {
		return fmt.Errorf("whether the machine that took this one's place restores itself is not known: %w", err)
	}
	if q.ID == 0 {
		return nil
	}
	key, err := publicKey(a.key)
	if err != nil {
		return err
	}
	alive := record.Alive{Device: a.id.Device, Request: q.ID}
	sig, err := record.Sign(a.key, alive.Digest(a.domain))
	if err != nil {
		return err
	}
	d := &desk{client: client, key: a.key, domain: a.domain, wait: a.wait, leave: a.leave}
	_, err = d.send(ctx, "showing that this machine lives", func(ctx context.Context) (door.Outcome, error) {
		return client.Alive(ctx, door.Alive{Request: q.ID, Key: key, Signature: sig})
	})
	if err != nil {
		return fmt.Errorf("this machine lives, but could not show it against restore request %d of the one that took its place: %w", q.ID, err)
	}
	a.warn("restore request %d of the machine that took this one's place is not granted without approvals: this one showed that it lives", q.ID)
	return nil
}

// guards tells whether the policy that was read last lets a successor restore
// itself.
func (a *Agent) guards() bool {
	var plan Plan
	return a.folder.load(planFile, &plan) == nil && plan.Policy.Successor > 0
}

// guard is what is left to do for an agent whose place another machine has taken,
// under a policy that lets that one restore itself: every while it looks whether
// that asks, and shows that it lives, until the context ends.
func (a *Agent) guard(ctx context.Context, report func(Result, error)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(idleCheck):
		}
		a.warnings = nil
		if err := a.showLife(ctx); err != nil {
			a.warn("%v", err)
		}
		if len(a.warnings) > 0 && ctx.Err() == nil {
			report(Result{Device: a.id.Device, Warnings: a.warnings}, nil)
		}
	}
}
