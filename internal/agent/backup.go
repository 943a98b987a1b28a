package agent

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// Result is what a backup did.
type Result struct {
	Device    record.Hash    `json:"device"`
	Committed *Anchor        `json:"committed,omitempty"` // the snapshot made now
	Resumed   *Anchor        `json:"resumed,omitempty"`   // one that an earlier run had begun
	Of        int            `json:"of"`                  // slots of the policy
	Trouble   []StoreTrouble `json:"trouble,omitempty"`   // stores that did not take part
	Warnings  []string       `json:"warnings,omitempty"`
	Hook      string         `json:"hook,omitempty"` // why the hook after the backup failed
	Written   int64          `json:"written_bytes"`  // to the device's own disk, but for copies of databases
	Took      time.Duration  `json:"took"`           // nanoseconds
}

const (
	// maxAnew bounds how often one backup is made anew because the rules
	// changed under it, or stores lost what it refers to.
	maxAnew = 4
	// receiptMargin is by how much a receipt outlasts what the policy asks at
	// the time it is given: a record may wait so long for its anchor. Stores
	// promise a year more than any policy can ask (package store/server).
	receiptMargin = 30 * 24 * time.Hour
	// soon is within what time of the retention clock a record is anchored as a
	// rule, reckoned from the newest block, which may be as old as the ticks of
	// an idle chain are apart (package watch: 10 minutes).
	soon = 15 * 60 // seconds
)

// Backup finishes what an earlier run began, then backs up the sources as
// they are now and returns when that snapshot is committed. The error is a
// *QueuedError if something must be waited for; the result then says what was
// done.
func (a *Agent) Backup(ctx context.Context, trigger record.Trigger, sources []string) (Result, error) {
	start := time.Now()
	a.warnings, a.unread = nil, nil
	a.packed.Store(0)
	written := durable.Written()
	res := Result{Device: a.id.Device}
	work := func() error { return a.backup(ctx, trigger, sources, &res) }
	err := error(nil)
	if len(sources) > 0 {
		err = a.hooked(ctx, &res, work)
	} else {
		err = work()
	}
	res.Warnings, res.Took = a.warnings, time.Since(start)
	res.Written = durable.Written() - written
	a.progress.Close()
	return res, err
}

func (a *Agent) backup(ctx context.Context, trigger record.Trigger, sources []string, res *Result) error {
	if err := a.journal.reopen(); err != nil {
		return err
	}
	a.progress.Step("reading the policy from the chain")
	if err := a.mend(ctx); err != nil {
		return err
	}
	resumed, err := a.resume(ctx, res)
	if again, failed := a.mended(ctx, err); again {
		resumed, err = a.resume(ctx, res)
	} else {
		err = failed
	}
	if err != nil {
		return err
	}
	res.Resumed = resumed
	if len(sources) == 0 {
		return ErrNothing
	}
	// By now the archive knows of a commit that a run before could not tell it.
	if a.archive.Status().Epoch == 0 && a.journal.Head() != nil && a.journal.Pending() == nil {
		a.warn("what the archive was is not in %s: a new one begins, and everything is sent again", a.folder.path(archiveDir))
	}
	mended, fewer := false, false
	for range maxAnew {
		plan, _, err := a.plan(ctx)
		if err != nil {
			return err
		}
		all := !fewer && a.chainNow(plan) <= plan.Orders.RedundantUntil
		done, err := a.once(ctx, plan, trigger, sources, all, res)
		if errors.Is(err, errAnew) {
			continue
		}
		if few, is := errors.AsType[*QuorumError](err); is && all && a.journal.Pending().Phase == Begun {
			fewer = true
			a.warn("an incident asks for all stores, and not all take part: as many as the policy asks must do (%v)", few)
			continue
		}
		if !mended { // what is lost again at once is not to be had so
			if mended, err = a.mended(ctx, err); mended {
				continue
			}
		}
		res.Committed = done
		return err
	}
	return &QueuedError{"backing up", fmt.Errorf("it was begun anew %d times, as the rules changed or stores lost something meanwhile", maxAnew)}
}

// resume brings to its end what an earlier run began, as far as it was
// archived: nothing that stores have receipted is done again.
func (a *Agent) resume(ctx context.Context, res *Result) (*Anchor, error) {
	plan, fresh, err := a.plan(ctx)
	if err != nil {
		return nil, err
	}
	res.Of = len(plan.Policy.Places)
	if fresh {
		done, err := a.reconcile(ctx, plan)
		if done != nil || err != nil {
			return done, errors.Join(err, a.settleArchive())
		}
	}
	p := a.journal.Pending()
	if p == nil || p.Phase == Begun {
		return nil, a.settleArchive()
	}
	why, refused := plan.refusedForGood(record.Record{Epoch: p.Epoch, Policy: p.Policy, PolicyVersion: p.Version})
	switch refused = refused && fresh; {
	case p.Phase == Archived && (refused || p.Version != plan.Policy.Version || !p.Layout.Same(plan.Policy.Layout())):
		return nil, nil // not signed yet: it is simply begun again
	case refused:
		a.warn("snapshot %d, begun earlier, is made anew: %s", p.Sequence, why)
		return nil, a.journal.Refused()
	}
	a.progress.Step(fmt.Sprintf("resuming snapshot %d", p.Sequence))
	u := a.upload(ctx, plan.Policy)
	defer u.close()
	done, err := a.finish(ctx, plan, u, nil, res)
	if errors.Is(err, errAnew) {
		return nil, nil
	}
	return done, err
}

// once makes one snapshot and brings it to its end. With all, its objects go to all
// of the policy's slots, not only to as many as it asks.
func (a *Agent) once(ctx context.Context, plan Plan, trigger record.Trigger, sources []string, all bool, res *Result) (*Anchor, error) {
	ep, err := a.nextEpoch(ctx, plan)
	if err != nil {
		return nil, asQueued("beginning an epoch", err)
	}
	policy := plan.Policy
	if all {
		policy.W = uint8(len(policy.Places))
	}
	u := a.upload(ctx, policy)
	defer u.close()
	err = a.journal.Begin(Pending{Trigger: trigger, Policy: plan.Policy.Number, Version: plan.Policy.Version,
		Epoch: ep.number, Layout: plan.Policy.Layout()})
	if err != nil {
		return nil, err
	}
	a.progress.Step("backing up")
	made, did, err := a.makeSnapshot(ctx, plan, u, ep, sources)
	if errors.Is(err, errOtherKey) {
		a.warn("a new epoch begins: %v", err)
		a.leastEpoch = ep.number + 1
		return nil, errAnew
	}
	if err != nil {
		res.Trouble = u.troubles()
		return nil, asQueued("storing the objects", err)
	}
	l, err := a.listOf(made)
	if err != nil {
		return nil, err
	}
	u.settle(ctx)
	a.progress.Step("storing the list")
	if err := a.putList(ctx, u, l); err != nil {
		res.Trouble = u.troubles()
		return nil, asQueued("storing the list", err)
	}
	if err := a.journal.Archived(l.root, did); err != nil {
		return nil, err
	}
	return a.finish(ctx, plan, u, &l, res)
}

// asQueued turns the want of stores or custodians into waiting.
func asQueued(step string, err error) error {
	_, few := errors.AsType[*QuorumError](err)
	_, custody := errors.AsType[*CustodyError](err)
	if few || custody {
		return &QueuedError{step, err}
	}
	return err
}

// putList brings the list to as many stores as the policy asks.
func (a *Agent) putList(ctx context.Context, u *upload, l list) error {
	b := &bringer{device: a.id.Device, domain: a.domain, policy: u.policy, list: l, relay: u.relay}
	done, err := u.each(ctx, ^uint32(0), func(ctx context.Context, position int, s Store) error { return b.putList(ctx, position, s) })
	if err != nil {
		return err
	}
	if !u.policy.Enough(done) {
		return u.quorumError(done)
	}
	return nil
}

// finish brings an archived snapshot to its end: receipts, signature, anchor,
// proof. The list is fetched from the stores if it is not at hand.
func (a *Agent) finish(ctx context.Context, plan Plan, u *upload, l *list, res *Result) (*Anchor, error) {
	for range maxAnew {
		p := a.journal.Pending()
		old := p.Phase == Signed && (p.Policy != plan.Policy.Number || p.Version != plan.Policy.Version)
		var err error
		if !old { // the receipts of a record under the version before are those of its slots
			err = a.receipts(ctx, plan, u, l)
		}
		res.Trouble = u.troubles()
		a.warnTroubles(u)
		if err != nil {
			return nil, asQueued("collecting the stores' receipts", err)
		}
		if p.Phase == Archived {
			if err := a.maySign(ctx, p); err != nil {
				return nil, err
			}
		}
		st, err := a.journal.Sign(a.key, a.domain, a.id.Device)
		if err != nil {
			return nil, err
		}
		a.progress.Step("anchoring")
		done, err := a.anchor(ctx, st)
		if err == nil {
			return &done, a.settleArchive()
		}
		if !errors.Is(err, errReceipts) {
			return nil, err
		}
		if old {
			return nil, &QueuedError{"anchoring the signed record on the chain", err}
		}
		// A slot went to another store, or the anchor took so long that the
		// receipts end too soon: get what the chain wants now.
		a.warn("receipts are collected again: %v", err)
		if plan, _, err = a.plan(ctx); err != nil {
			return nil, err
		}
		u.close()
		u = a.upload(ctx, plan.Policy)
		defer u.close()
		if err := a.journal.Discard(); err != nil {
			return nil, err
		}
	}
	return nil, &QueuedError{"anchoring the signed record on the chain", errors.New("the chain goes on asking for other receipts")}
}

// maySign looks at the chain once more before a record is signed, since making
// its snapshot may have taken long. Nothing is signed that the chain would
// refuse by now, and nothing while the chain cannot be read: what is not
// signed can still be made anew.
func (a *Agent) maySign(ctx context.Context, p *Pending) error {
	now, fresh, err := a.plan(ctx)
	if err != nil {
		return err
	}
	if !fresh {
		return &QueuedError{"anchoring", fmt.Errorf("the snapshot is stored, but the chain cannot be read: %w", a.unread)}
	}
	if err := a.sameHistory(now); err != nil {
		return err
	}
	if _, refused := now.refusedForGood(record.Record{Epoch: p.Epoch, Policy: p.Policy, PolicyVersion: p.Version}); refused {
		return errAnew
	}
	return nil
}

// receipts collects receipts until the policy is satisfied. Those in the
// journal that still hold are kept.
func (a *Agent) receipts(ctx context.Context, plan Plan, u *upload, l *list) error {
	p := a.journal.Pending()
	var have uint32
	for _, r := range p.Receipts {
		if int(r.Position) < len(plan.Policy.Places) && p.Versions[r.Position] == plan.Policy.Places[r.Position].Version && r.ValidUntil >= needed(plan) {
			have |= 1 << r.Position
		}
	}
	if p.Phase == Signed && plan.Policy.Enough(have) {
		return nil
	}
	want := ^have & (1<<len(plan.Policy.Places) - 1)
	if want == 0 {
		return nil
	}
	if l == nil {
		var err error
		if l, err = a.prepared(); err != nil {
			return err
		}
	}
	if l == nil {
		fetched, err := a.fetchList(ctx, u, p.ListRoot)
		if err != nil {
			if plan.Policy.Enough(have) {
				return nil
			}
			return &QueuedError{"reading the pack list back from the stores", err}
		}
		l = &fetched
	}
	a.progress.Step("collecting the stores' receipts")
	got, err := a.collectReceipts(ctx, u, *l, want, until(plan))
	if err != nil {
		return err
	}
	if err := a.journal.Received(got); err != nil {
		return err
	}
	for position := range got {
		have |= 1 << position
	}
	if plan.Policy.Enough(have) {
		return nil
	}
	if p.Phase == Archived {
		if lost, err := a.forgetLost(ctx, u); lost || err != nil {
			return errors.Join(err, errAnew)
		}
	}
	return u.quorumError(have)
}

// kept is for how long, in seconds, the policy keeps a snapshot of the device
// that is accepted at this time of the retention clock.
func (p Plan) kept(at uint64) uint64 {
	return max(uint64(p.Policy.MinRetention/time.Second), p.Policy.Keep.For(p.Head.Opened, at))
}

// needed is until when a receipt must hold to be accepted now.
func needed(plan Plan) uint64 {
	return plan.Retention + plan.kept(plan.Retention)
}

// until is until when the agent asks stores to promise. If an hour, a day, or a
// longer span begins soon whose first snapshot is kept longer, it is for that
// one. One that begins later, before the record is anchored, makes the chain
// refuse the receipts if they end too soon by then, and others are asked for;
// that is once for each rule at most, since what is first stays so until it is
// accepted.
func until(plan Plan) uint64 {
	return plan.Retention + plan.kept(plan.Retention+soon) + uint64(receiptMargin/time.Second)
}

func (a *Agent) warnTroubles(u *upload) {
	for _, t := range u.troubles() {
		a.warn("%s", t)
	}
	for _, w := range u.relay.warnings() {
		a.warn("%s", w)
	}
}
