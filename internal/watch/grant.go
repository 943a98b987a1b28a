package watch

import (
	"context"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
)

// requestsAtOnce is how many restore requests are read in one go.
const requestsAtOnce = 256

// grant grants the restores whose criteria are met and whose delay is over, also
// those that waited for the end of an incident. As with deadlines this machine's clock says which to look at, and the chain's
// decides; and the chain is ticked once at most.
func (w *Watch) grant(ctx context.Context, c *ledger.Client, account *ledger.Account) error {
	count, err := c.RequestCount(ctx)
	if err != nil {
		return err
	}
	for w.requests < count {
		w.requests++
		w.waiting = append(w.waiting, w.requests)
	}
	var still []uint64
	ticked := false
	for at := 0; at < len(w.waiting); at += requestsAtOnce {
		list, err := c.State().Requests(ctx, w.waiting[at:min(at+requestsAtOnce, len(w.waiting))])
		if err != nil {
			return err
		}
		head, err := c.Head(ctx)
		if err != nil {
			return err
		}
		now := uint64(time.Now().Unix())
		for _, q := range list {
			if q.Status != state.Open && q.Status != state.Met || uint64(head.Time.Unix()) > q.OpenUntil {
				continue
			}
			still = append(still, q.ID)
			due, ok, err := whenDue(ctx, c, q)
			if err != nil {
				return err
			}
			if !ok || due > now {
				continue
			}
			if uint64(head.Time.Unix()) < due && !ticked {
				ticked = true
				if head, err = tickNow(ctx, c, account); err != nil {
					return err
				}
			}
			if uint64(head.Time.Unix()) < due {
				continue
			}
			if err := w.grantOne(ctx, c, account, q.ID); err != nil {
				return err
			}
		}
	}
	w.waiting = still
	return nil
}

// whenDue is the chain's time from which a waiting request can be granted, or its
// delay can begin; false if it lacks approvals. A successor's own needs none.
func whenDue(ctx context.Context, c *ledger.Client, q state.Request) (due uint64, ok bool, err error) {
	if q.Status == state.Met {
		if q.SelfGrantableAt != 0 {
			return min(q.GrantableAt, q.SelfGrantableAt), true, nil
		}
		return q.GrantableAt, true, nil
	}
	if q.Approvals > 0 {
		// What an incident asked for more than the policy, its end asks for no more.
		t, err := c.State().Terms(ctx, q.Policy, q.PolicyVersion)
		if err != nil {
			return 0, false, err
		}
		if people, clauses := t.Missing(q); people == 0 && len(clauses) == 0 {
			return 0, true, nil
		}
	}
	return q.SelfGrantableAt, q.SelfGrantableAt != 0, nil
}

// grantOne grants a request, if the chain finds that it is time. That another node
// was faster, that it was denied or lost an approval meanwhile, or that who asked
// may ask no more, is no error: it is looked at again until it ends.
func (w *Watch) grantOne(ctx context.Context, c *ledger.Client, account *ledger.Account, id uint64) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_, _, err := c.Grant(ctx, account, id)
	switch rule := ledger.RuleOf(err); rule {
	case "RequestClosed", "RequestExpired", "CriteriaNotMet", "GrantWaits", "SelfRestoreWaits", "MoreApprovalsNeeded", "RestoresBlocked", "NotRequester", "DeviceKeyChanged":
		w.Log.Debug("a restore request is not granted", "request", id, "rule", rule)
		return nil
	}
	if err == nil {
		w.Log.Info("a restore request's criteria are met: it is granted, or its delay begins", "request", id)
	}
	return err
}
