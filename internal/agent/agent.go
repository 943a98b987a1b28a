package agent

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
)

// planFile keeps the last plan that was read from the chain, so that a device
// can go on storing while its gateway is away.
const planFile = "plan.json"

// Agent is a joined device at work. It is used by one goroutine at a time.
type Agent struct {
	folder  *Folder
	id      Identity
	key     *ecdsa.PrivateKey
	domain  record.Domain
	journal *Journal

	chain   Chain
	gateway Gateway
	peers   Peers
	archive *archive.Archive    // nil while lost is not
	lost    *archive.StateError // a part of it that the stores know too
	temp    string              // folder for copies of databases
	close   func()              // of the connections

	log      *slog.Logger
	progress *term.Progress
	now      clock
	pace     pace
	metered  bool          // every byte sent costs: each object crosses the link once
	wait     time.Duration // how long a step waits for a gateway or a custodian

	configured []Source // of agent.yaml; none: the folder's choice is backed up
	hooks      Hooks    // around a whole backup
	stuck      stuck

	leastEpoch uint32        // below it the archive has no key
	warnings   []string      // of the current work
	unread     error         // why the chain could not be read when it was last tried; nil: it could
	packed     atomic.Uint64 // bytes of packs that the current backup stored, begun anew or not

	newestBlock uint64    // of the plans read
	newestAt    time.Time // when it was first seen, by the monotonic clock
}

// chainNow estimates the chain's time: that of the newest block, and what the
// monotonic clock says has passed since it was first seen. A chain at rest
// makes a block only now and then.
func (a *Agent) chainNow(plan Plan) uint64 {
	if plan.Block > a.newestBlock {
		a.newestBlock, a.newestAt = plan.Block, time.Now()
	}
	return plan.Time + uint64(time.Since(a.newestAt)/time.Second)
}

// plan reads what the chain says of this device now and checks that the device
// may act: it is active, under this key, and the chain's history is the one
// known here. If the chain cannot be reached the last plan serves; fresh tells
// which it is.
func (a *Agent) plan(ctx context.Context) (plan Plan, fresh bool, err error) {
	patience := min(a.wait, 15*time.Second)
	if a.unread != nil {
		patience = a.pace.backoff // one try, in case it is back
	}
	err = a.patientlyFor(ctx, patience, func(ctx context.Context) error {
		plan, err = a.chain.Plan(ctx, a.id.Device)
		return err
	})
	a.unread = err
	if err != nil {
		if ctx.Err() != nil {
			return plan, false, ctx.Err()
		}
		if err2 := a.folder.load(planFile, &plan); err2 != nil {
			if !errors.Is(err2, fs.ErrNotExist) {
				return plan, false, err2
			}
			return plan, false, &QueuedError{"reading the policy from the chain", err}
		}
		a.warn("the chain cannot be read (%v); the policy of block %d is used until it can", err, plan.Block)
		return plan, false, a.underPolicy(plan)
	}
	if err := a.folder.save(planFile, plan); err != nil {
		return plan, true, err
	}
	a.compareClock(plan)
	if err := a.mayAct(plan); err != nil {
		if isReplaced(err) {
			if err := a.showLife(ctx); err != nil {
				a.warn("%v", err)
			}
		}
		return plan, true, err
	}
	return plan, true, a.underPolicy(plan)
}

// mayAct holds the device's state on the chain against its own.
func (a *Agent) mayAct(plan Plan) error {
	mine, err := publicKey(a.key)
	if err != nil {
		return err
	}
	switch d := plan.Device; {
	case d.Status == Unknown:
		return &RefusedError{"DeviceUnknown", fmt.Sprintf("the chain knows no device %s at block %d: join again with a new token", a.id.Device, plan.Block)}
	case d.Key != mine:
		return &RefusedError{"KeyReplaced", fmt.Sprintf("the device's key was replaced (generation %d): another machine has taken its place, and this one may no longer act for it; to use this machine on, join it with a new token in a new folder", d.Generation)}
	case d.Status == Revoked:
		return &RefusedError{"DeviceNotActive", fmt.Sprintf("device %s is revoked: it may neither store nor anchor; its snapshots stay. The operator makes it active again with `byssus device replace %s`", a.id.Device, a.id.Device)}
	}
	if plan.Device.Forked {
		a.warn("the history of this device has forked: two records were signed at one sequence. Its backups go on; the operator ends this with `byssus device replace %s`", a.id.Device)
	}
	return nil
}

func (a *Agent) underPolicy(plan Plan) error {
	if plan.Policy.Number == 0 {
		return &QueuedError{"reading the policy", fmt.Errorf("the device is under no policy: the operator assigns one with `byssus policy assign`")}
	}
	return nil
}

// clockTolerance is how far the device's clock may be from the chain's before
// it is said. A chain at rest makes a block about every ten minutes.
const clockTolerance = 20 * time.Minute

// compareClock warns of a wrong clock. Nothing is decided by it.
func (a *Agent) compareClock(plan Plan) {
	if w := clockWarning(a.now(), plan.Time); w != "" {
		a.warn("%s", w)
	}
}

func clockWarning(now time.Time, chain uint64) string {
	at := time.Unix(int64(chain), 0).UTC()
	off := now.Sub(at)
	if off.Abs() <= clockTolerance {
		return ""
	}
	if off > 0 {
		return fmt.Sprintf("the newest block of the chain is of %s, this device's clock says %s: the clock is ahead, or the chain or the gateway stands still",
			at.Format("2006-01-02 15:04"), now.UTC().Format("2006-01-02 15:04"))
	}
	return fmt.Sprintf("this device's clock says %s, the chain %s: set the clock; files' times may be wrong, backups work",
		now.UTC().Format("2006-01-02 15:04"), at.Format("2006-01-02 15:04"))
}

// warn keeps a warning for the result and shows it.
func (a *Agent) warn(format string, args ...any) {
	w := term.Clean(fmt.Sprintf(format, args...))
	for _, old := range a.warnings {
		if old == w {
			return
		}
	}
	a.warnings = append(a.warnings, w)
	a.progress.Line("warning: %s", w)
	a.log.Warn(w)
}

// patiently calls something again, at growing intervals, until it succeeds,
// fails for good, or the agent has waited long enough. A call that moves is let
// go on, but not for ever: who sends a byte now and then must not hold the device
// up.
func (a *Agent) patiently(ctx context.Context, call func(context.Context) error) error {
	return a.patientlyFor(ctx, a.wait, call)
}

// longestCall is how many times longer than it may stand still one call to a
// gateway or custodian may move.
const longestCall = 20

func (a *Agent) patientlyFor(ctx context.Context, patience time.Duration, call func(context.Context) error) error {
	limit := time.NewTimer(patience)
	defer limit.Stop()
	delay := a.pace.backoff
	for {
		still := max(min(patience, time.Minute), a.pace.call)
		one, done := context.WithTimeout(moving.Patiently(ctx, still), longestCall*still)
		err := call(one)
		done()
		if err == nil || errors.Is(err, errPermanent) || isRefused(err) || errors.Is(err, identity.ErrWrongKey) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-limit.C:
			return err
		case <-time.After(delay):
			delay = min(2*delay, 5*time.Second)
		}
	}
}

func isRefused(err error) bool {
	_, ok := errors.AsType[*RefusedError](err)
	return ok
}

// Head is the last committed snapshot, nil before the first.
func (a *Agent) Head() *Anchor { return a.journal.Head() }
