package agent

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

const (
	retryLeast = 15 * time.Second // after a first failure
	retryMost  = 30 * time.Minute // the longest wait between tries
	idleCheck  = 10 * time.Minute // how often a rested agent looks for new rules
)

// Run backs the sources up whenever the policy's interval asks for it, and when
// something comes from now (nil: nothing does), until the context ends. What
// fails is tried again at growing intervals; what an earlier run left is
// finished first. Only an error that no waiting mends ends it; but when another
// machine has taken the device's place, which the policy lets restore itself,
// Run stays to show that this one lives.
func (a *Agent) Run(ctx context.Context, now <-chan os.Signal, report func(Result, error)) error {
	failures, asked := 0, false
	for {
		wait, res, err := a.turn(ctx, asked)
		if ctx.Err() != nil {
			return nil
		}
		if res.Committed != nil || res.Resumed != nil || err != nil {
			report(res, err)
		}
		if err != nil {
			if isReplaced(err) && a.guards() {
				a.guard(ctx, report)
				return nil
			}
			if final(err) {
				return err
			}
			failures++
			wait = min(wait, retryWait(failures, rand.Float64()))
		} else {
			failures = 0
		}
		a.log.Info("waiting", "for", wait.Round(time.Second))
		select {
		case <-ctx.Done():
			return nil
		case <-now:
			asked = true
		case <-time.After(wait):
			asked = asked && err != nil // what was asked for is still to be done
		}
	}
}

// final tells whether an error will not go away by itself.
func final(err error) bool {
	_, clone := errors.AsType[*CloneError](err)
	_, damaged := errors.AsType[*DamagedError](err)
	return clone || damaged || isRefused(err) || errors.Is(err, ErrNothing)
}

// turn does what is due, or was asked for, and says how long to rest.
func (a *Agent) turn(ctx context.Context, asked bool) (time.Duration, Result, error) {
	a.warnings = nil
	if err := a.journal.reopen(); err != nil {
		return idleCheck, Result{Device: a.id.Device}, err
	}
	sources, err := a.Sources()
	if err != nil {
		return 0, Result{}, err
	}
	if len(sources) == 0 {
		return 0, Result{}, ErrNothing
	}
	plan, fresh, err := a.plan(ctx)
	if err != nil {
		return idleCheck, Result{Device: a.id.Device, Warnings: a.warnings}, err
	}
	obeyed, err := a.obeyed()
	if err != nil {
		return idleCheck, Result{Device: a.id.Device, Warnings: a.warnings}, err
	}
	commanded := fresh && plan.Orders.commands(obeyed, a.chainNow(plan))
	if asked || commanded || due(plan, a.chainNow(plan), a.journal.Pending() != nil, fresh) {
		trigger := record.BySchedule
		switch {
		case commanded:
			trigger = record.ByChain
		case asked:
			trigger = record.ByPerson
		}
		res, err := a.Backup(ctx, trigger, sources)
		if err != nil {
			return idleCheck, res, err
		}
		if commanded {
			if err := a.folder.save(commandFile, command{plan.Orders.Command}); err != nil {
				return idleCheck, res, err
			}
		}
		if plan, _, err = a.plan(ctx); err != nil {
			return idleCheck, res, err
		}
		rest := a.rest(plan)
		if err := a.fill(ctx, plan); err != nil {
			a.warn("%v", err)
			rest = min(rest, retryLeast)
		}
		return rest, res, nil
	}
	seen := Result{Device: a.id.Device, Warnings: a.warnings}
	if !fresh {
		// Something may be due for long: it is looked at again, ever less often.
		return idleCheck, seen, &QueuedError{"reading the policy from the chain", a.unread}
	}
	if err := a.sameHistory(plan); err != nil {
		return idleCheck, seen, err
	}
	if err := a.fill(ctx, plan); err != nil {
		return a.rest(plan), Result{Device: a.id.Device, Warnings: a.warnings}, err
	}
	return a.rest(plan), Result{}, nil
}

// commandFile keeps which of the chain's commands to back up was obeyed last: one
// that comes again is none.
const commandFile = "command.json"

type command struct {
	Obeyed uint32 `json:"obeyed"`
}

// obeyed is the last command that was obeyed, 0 if none was.
func (a *Agent) obeyed() (uint32, error) {
	var c command
	if err := a.folder.load(commandFile, &c); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	return c.Obeyed, nil
}

// commands tells whether the chain commands a backup that was not made yet.
func (o Orders) commands(obeyed uint32, now uint64) bool {
	return o.Command > obeyed && now <= o.CommandUntil
}

// due tells whether a backup is to begin: something is unfinished, or the
// interval is over by the chain's time. Without a fresh view of the chain only
// what is unfinished is due.
func due(plan Plan, now uint64, pending, fresh bool) bool {
	return pending || fresh && (plan.Head.Sequence == 0 || since(plan, now) >= early(plan.Policy.Interval))
}

// since is how long ago the last snapshot was anchored.
func since(plan Plan, now uint64) time.Duration {
	return seconds(now - min(now, plan.Head.AnchoredAt))
}

// early is when a backup begins: a tenth before the interval is over, so that
// it is committed in time.
func early(interval time.Duration) time.Duration { return interval - interval/10 }

// rest is how long nothing is due: until the interval is nearly over, or the
// rules are looked at again; a little less at random, so that a fleet does not
// come all at once. It is waited by the monotonic clock.
func (a *Agent) rest(plan Plan) time.Duration {
	left := early(plan.Policy.Interval) - since(plan, a.chainNow(plan))
	if len(a.journal.Filling()) > 0 {
		left = min(left, time.Minute)
	}
	left = min(max(left, time.Second), idleCheck)
	return left - time.Duration(rand.Float64()*float64(left)/10)
}

// retryWait is how long to wait after so many failures in a row: twice as long
// each time, less up to a half at random.
func retryWait(failures int, random float64) time.Duration {
	wait := retryMost
	if failures < 12 {
		wait = min(retryLeast<<(failures-1), retryMost)
	}
	return wait - time.Duration(random*float64(wait)/2)
}

// Fill brings committed snapshots to the slots that lack them, as far as that
// is possible now.
func (a *Agent) Fill(ctx context.Context) error {
	plan, fresh, err := a.plan(ctx)
	if err != nil {
		return err
	}
	if !fresh {
		return &QueuedError{"filling the missing slots", a.unread}
	}
	if err := a.fill(ctx, plan); err != nil {
		return err
	}
	if n := len(a.journal.Filling()); n > 0 {
		return &QueuedError{"filling the missing slots", fmt.Errorf("%d snapshots are not on all slots yet", n)}
	}
	return nil
}
