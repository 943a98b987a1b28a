package agent

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/record"
)

// errAnew is returned when the signed record can never be accepted: the
// snapshot must be made anew at the same sequence.
var errAnew = errors.New("the record cannot be accepted any more")

// errReceipts is returned when the chain wants other or more receipts.
var errReceipts = errors.New("the receipts do not satisfy the chain")

// anchor brings the signed record to the chain and waits until the chain
// proves that it is accepted; then it commits the snapshot. It returns errAnew
// or errReceipts when something must be done again, a *QueuedError when there
// is nothing to do but wait.
func (a *Agent) anchor(ctx context.Context, st Statement) (Anchor, error) {
	hash := st.Record.Digest(a.domain)
	deadline := time.NewTimer(a.wait)
	defer deadline.Stop()
	delay := a.pace.backoff
	for {
		out, err := a.gateway.Anchor(ctx, door.Anchor{Record: st.Record, Signature: st.Signature, Receipts: a.journal.Pending().Receipts})
		if err == nil && out.Status == door.Refused {
			err = a.answerRefusal(ctx, st, out)
		}
		if err != nil && !isTransport(err) {
			return Anchor{}, err
		}
		// Whatever the gateway said: the chain's word counts.
		if proven, ok := a.proven(ctx, st.Record, hash); ok {
			return proven, a.journal.Commit(st, proven, a.journal.Pending().Layout)
		}
		reason := err
		if reason == nil {
			reason = fmt.Errorf("%s says %q, the chain does not prove it yet", a.asked(), out.Status)
		}
		a.leave("anchoring: %v", reason) // it may withhold the record
		select {
		case <-ctx.Done():
			return Anchor{}, ctx.Err()
		case <-deadline.C:
			return Anchor{}, &QueuedError{"anchoring the signed record on the chain", reason}
		case <-time.After(delay):
			delay = min(2*delay, 5*time.Second)
		}
	}
}

// transportError is an error of the way to the gateway, or of the chain behind
// it: trying again may help.
type transportError struct{ error }

func (e transportError) Unwrap() error { return e.error }

func isTransport(err error) bool {
	switch _, refused := errors.AsType[*RefusedError](err); {
	case refused, errors.Is(err, errAnew), errors.Is(err, errReceipts), errors.Is(err, ErrJournal):
		return false
	}
	if _, clone := errors.AsType[*CloneError](err); clone {
		return false
	}
	return true
}

// proven asks the chain whether a record is accepted.
func (a *Agent) proven(ctx context.Context, r record.Record, hash record.Hash) (Anchor, bool) {
	acc, err := a.chain.Accepted(ctx, hash)
	if err != nil || acc.AnchoredAt == 0 || acc.Sequence != r.Sequence {
		if err != nil && ctx.Err() == nil {
			a.log.Warn("read the anchor from the chain", "error", err)
		}
		return Anchor{}, false
	}
	return a.anchorOf(r, hash, acc), true
}

func (a *Agent) anchorOf(r record.Record, hash record.Hash, acc Accepted) Anchor {
	p := a.journal.Pending()
	slots := make([]uint32, len(p.Layout.Places))
	for i, pl := range p.Layout.Places {
		slots[i] = pl.Slot
	}
	made := p.Made
	if r.ListRoot != p.ListRoot {
		made = Made{} // an earlier record of the sequence was accepted after all
	}
	return Anchor{Hash: hash, Sequence: r.Sequence, Epoch: r.Epoch, ListRoot: r.ListRoot, Policy: r.Policy, Version: r.PolicyVersion,
		K: p.Layout.K, Slots: slots, Positions: acc.Positions, Expiry: acc.Expiry, AnchoredAt: acc.AnchoredAt, Block: acc.Block, Made: made}
}

// answerRefusal decides what a refusal means. What a gateway claims is held
// against the chain before anything follows from it.
func (a *Agent) answerRefusal(ctx context.Context, st Statement, out door.Outcome) error {
	plan, err := a.chain.Plan(ctx, a.id.Device)
	if err != nil {
		return transportError{fmt.Errorf("%s says it was refused (%s), the chain cannot be asked: %w", a.asked(), out.Message, err)}
	}
	if err := a.mayAct(plan); err != nil {
		return err
	}
	if plan.Head.Hash == st.Record.Digest(a.domain) {
		return nil // accepted, by another way
	}
	if err := a.sameHistory(plan); err != nil {
		return err
	}
	if why, refused := plan.refusedForGood(st.Record); refused {
		a.warn("snapshot %d is made anew: %s", st.Record.Sequence, why)
		if err := a.journal.Refused(); err != nil {
			return err
		}
		return errAnew
	}
	switch out.Rule {
	case "BadReceipt", "ReceiptTooShort", "ReceiptTwice", "QuorumNotMet", "OrganisationsNotMet", "PositionOutOfRange", "TooManyReceipts":
		if !a.receiptsHold(plan, st.Record) {
			return fmt.Errorf("%w: %s", errReceipts, out.Message)
		}
	}
	// The rest passes (RateLimited), or is a view behind the chain's or an
	// untrue word: asking again tells.
	return transportError{fmt.Errorf("%s says it was refused: %s (rule %s)", a.asked(), out.Message, out.Rule)}
}

// receiptsHold tells whether the contract would take the receipts at hand, by the
// stores' keys and the slots that the chain proves. If so, who says that it
// refused them errs, or changed them on the way.
func (a *Agent) receiptsHold(plan Plan, r record.Record) bool {
	if r.Policy != plan.Policy.Number || r.PolicyVersion != plan.Policy.Version {
		return false // the slots of the version before are not at hand
	}
	var hold uint32
	for _, x := range a.journal.Pending().Receipts {
		if int(x.Position) >= len(plan.Policy.Places) || x.ValidUntil < needed(plan) {
			return false
		}
		p := plan.Policy.Places[x.Position]
		said := record.Receipt{Device: r.Device, ListRoot: r.ListRoot, Slot: p.Slot, SlotVersion: p.Version, ValidUntil: x.ValidUntil}
		if !record.Verify(p.SigningKey, said.Digest(a.domain), x.Signature) {
			return false
		}
		hold |= 1 << x.Position
	}
	return plan.Policy.Enough(hold)
}

// asked names the gateway that is spoken to.
func (a *Agent) asked() string {
	if named, ok := a.gateway.(fmt.Stringer); ok {
		return named.String()
	}
	return "the gateway"
}

// gateways is how many are known.
func (a *Agent) gateways() int {
	if c, ok := a.chain.(*chainReader); ok && c.ways != nil {
		return c.ways.Gateways()
	}
	return 1
}

// leave goes to the next gateway, if there is one, and says why.
func (a *Agent) leave(format string, args ...any) {
	if c, ok := a.chain.(*chainReader); ok {
		c.leave(format, args...)
	}
}

// sameHistory checks that the chain's history is the one known here; an
// accepted record of the pending snapshot counts as known.
func (a *Agent) sameHistory(plan Plan) error {
	var here HeadState
	if h := a.journal.Head(); h != nil {
		here.Hash, here.Sequence = h.Hash, h.Sequence
	}
	if plan.Head.Sequence == here.Sequence && plan.Head.Hash == here.Hash {
		return nil
	}
	if plan.Head.Sequence < here.Sequence {
		return fmt.Errorf("the chain has snapshot %d of this device, but %d was proven before: this is another chain, or the state folder belongs to another one", plan.Head.Sequence, here.Sequence)
	}
	clone := &CloneError{Device: a.id.Device, Chain: plan.Head, Here: here.Sequence}
	p := a.journal.Pending()
	if p == nil || plan.Head.Sequence != p.Sequence {
		return clone
	}
	if p.Signed != nil {
		if p.Signed.Record.Digest(a.domain) == plan.Head.Hash {
			return nil
		}
		clone.Conflict = p.Signed
	}
	for _, st := range p.Refused {
		if st.Record.Digest(a.domain) == plan.Head.Hash {
			return nil
		}
	}
	return clone
}

// reconcile brings the journal up to the chain: if a record of the pending
// snapshot was accepted while nobody looked, it is committed now. It tells
// whether it was.
func (a *Agent) reconcile(ctx context.Context, plan Plan) (*Anchor, error) {
	if err := a.sameHistory(plan); err != nil {
		return nil, err
	}
	p := a.journal.Pending()
	if p == nil || plan.Head.Sequence != p.Sequence {
		return nil, nil
	}
	all := p.Refused
	if p.Signed != nil {
		all = append(all[:len(all):len(all)], *p.Signed)
	}
	for _, st := range all {
		hash := st.Record.Digest(a.domain)
		if hash != plan.Head.Hash {
			continue
		}
		proven, ok := a.proven(ctx, st.Record, hash)
		if !ok {
			return nil, &QueuedError{"reading the accepted record from the chain", errors.New("the chain cannot be read")}
		}
		return &proven, a.journal.Commit(st, proven, p.Layout)
	}
	return nil, nil
}
