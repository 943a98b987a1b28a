package recovery

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// Criteria is what a request lacks of what its policy asks for.
type Criteria struct {
	People  int           `json:"people"`            // approvals of people, of whatever organisation
	Clauses []Clause      `json:"clauses,omitempty"` // approvals of certain organisations
	Delay   time.Duration `json:"delay"`             // in nanoseconds, from the last approval to the grant
	More    int           `json:"more,omitempty"`    // approvals that an incident asks for beyond the policy's: People has them
	Blocked bool          `json:"blocked,omitempty"` // an incident lets nothing be granted
}

// Clause is so many approvals, each of another of these organisations.
type Clause struct {
	From      []string `json:"from"` // names; empty: any
	Approvals int      `json:"approvals"`
}

// Rules is the part of the chain's state that says what a request must meet.
type Rules interface {
	Terms(ctx context.Context, policy, version uint32) (state.Terms, error)
	Organisation(ctx context.Context, id uint32) (state.Organisation, error)
	Orders(ctx context.Context, device record.Hash) (state.Orders, error)
}

// CriteriaOf reads what a request lacks at a time of the chain.
func CriteriaOf(ctx context.Context, rules Rules, q state.Request, now uint64) (Criteria, error) {
	t, err := rules.Terms(ctx, q.Policy, q.PolicyVersion)
	if err != nil {
		return Criteria{}, err
	}
	orders, err := rules.Orders(ctx, q.Device)
	if err != nil {
		return Criteria{}, err
	}
	_, clauses := t.Missing(q)
	out := Criteria{Delay: time.Duration(t.Restore.Delay) * time.Second, More: orders.MoreApprovals(now), Blocked: orders.BlocksRestores(now)}
	out.People = max(0, int(t.Approvals)+out.More-int(q.Approvals))
	for _, c := range clauses {
		missing := Clause{Approvals: int(c.Approvals)}
		for _, n := range c.Organisations.Numbers() {
			// One that approves already is not waited for.
			if q.Organisations.Has(n) {
				continue
			}
			name, err := nameOf(ctx, rules, n)
			if err != nil {
				return Criteria{}, err
			}
			missing.From = append(missing.From, name)
		}
		out.Clauses = append(out.Clauses, missing)
	}
	return out, nil
}

// nameOf is an organisation's name, or its number if it has none.
func nameOf(ctx context.Context, rules Rules, organisation uint32) (string, error) {
	o, err := rules.Organisation(ctx, organisation)
	if errors.Is(err, state.ErrNotFound) || err == nil && o.Name == "" {
		return fmt.Sprintf("organisation %d", organisation), nil
	}
	return o.Name, err
}

// Words says what is lacking, without the delay: "1 approval from insurer or
// regulator". One approval may serve all of it.
func (c Criteria) Words() string {
	var parts []string
	most := 0
	for _, x := range c.Clauses {
		most = max(most, x.Approvals)
		switch {
		case len(x.From) == 0:
			parts = append(parts, approvals(x.Approvals)+" from "+others(x.Approvals))
		case len(x.From) == x.Approvals:
			parts = append(parts, approvals(x.Approvals)+" from "+strings.Join(x.From, " and "))
		default:
			parts = append(parts, approvals(x.Approvals)+" from "+strings.Join(x.From, " or "))
		}
	}
	if c.People > most {
		text := approvals(c.People)
		if most > 0 {
			text += " in all"
		}
		if c.More > 0 {
			text += fmt.Sprintf(" (%d more than the policy asks, for an incident)", c.More)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " and ")
}

func approvals(n int) string {
	if n == 1 {
		return "1 approval"
	}
	return fmt.Sprintf("%d approvals", n)
}

// others says of how many organisations, beside those that approve, approvals are
// to come.
func others(n int) string {
	if n == 1 {
		return "an organisation that has not approved"
	}
	return fmt.Sprintf("%d organisations that have not approved", n)
}

// WaitingError says that a request is not granted yet: there is nothing to do but
// wait and run the same again.
type WaitingError struct {
	Request  uint64
	Criteria Criteria
	// GrantableAt is when it is granted, since all criteria are met; zero: they
	// are not.
	GrantableAt time.Time
	// SelfGrantableAt is when it is granted without them, since it is a
	// successor's self-restore; zero: it is none.
	SelfGrantableAt time.Time
	Until           time.Time // the last second in which it can be approved, or granted once its criteria are met
}

// Error says what is waited for.
func (e *WaitingError) Error() string {
	switch {
	case e.Criteria.Blocked && !e.GrantableAt.IsZero():
		return fmt.Sprintf("restore request %d is approved, and is granted once no incident blocks restores of the device (`byssus incident list`), but not before %s: run this again then",
			e.Request, e.GrantableAt.UTC().Format(time.RFC3339))
	case !e.GrantableAt.IsZero():
		return fmt.Sprintf("restore request %d is approved, and is granted at %s unless it is denied: run this again then",
			e.Request, e.GrantableAt.UTC().Format(time.RFC3339))
	}
	if !e.SelfGrantableAt.IsZero() {
		return e.selfWords()
	}
	what := e.Criteria.Words()
	if what == "" {
		what = "approval"
	}
	until := ""
	if !e.Until.IsZero() {
		until = " (until " + e.Until.UTC().Format(time.RFC3339) + ")"
	}
	if e.Criteria.Delay > 0 {
		until += fmt.Sprintf(", then a delay of %s", short(e.Criteria.Delay))
	}
	return fmt.Sprintf("restore request %d waits for %s%s: once it is granted, run this again", e.Request, what, until)
}

// selfWords says what a successor's self-restore waits for.
func (e *WaitingError) selfWords() string {
	held := ""
	switch {
	case e.Criteria.Blocked:
		held = ", once no incident blocks restores of the device (`byssus incident list`)"
	case e.Criteria.More > 0:
		held = ", once no incident asks for more approvals (`byssus incident list`)"
	}
	return fmt.Sprintf("restore request %d is a successor's own, and is granted without approvals at %s%s, unless it is denied or the device before shows that it lives: run this again then",
		e.Request, e.SelfGrantableAt.UTC().Format(time.RFC3339), held)
}

// short writes a duration of whole seconds without the zeros at its end.
func short(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = s[:len(s)-2]
	}
	if strings.HasSuffix(s, "h0m") {
		s = s[:len(s)-2]
	}
	return s
}

// EndedError says that a request came to an end without a restore.
type EndedError struct {
	Request uint64
	How     string // denied, withdrawn, expired, reported, void
}

// Error says how it ended.
func (e *EndedError) Error() string {
	return fmt.Sprintf("restore request %d is %s: run this again to make a new one", e.Request, e.How)
}

// Granted tells whether a request's grant holds at a view: nil, or a
// *WaitingError or *EndedError.
func Granted(ctx context.Context, v View, q state.Request) error {
	waits := q.Status == state.Open || q.Status == state.Met
	if q.Generation != 0 && (q.Status == state.Granted || waits) {
		d, err := v.Device(ctx, q.Device)
		if err != nil {
			return err
		}
		if !q.AskedWith(d) {
			return &EndedError{Request: q.ID, How: "void: the device asked with a key that it has no more"}
		}
	}
	switch {
	case q.Status == state.Granted && v.Time() <= q.GrantedUntil:
		return nil
	case q.Status == state.Granted, waits && v.Time() > q.OpenUntil:
		return &EndedError{Request: q.ID, How: "expired"}
	case !waits:
		return &EndedError{Request: q.ID, How: q.Status.String()}
	}
	criteria, err := CriteriaOf(ctx, v, q, v.Time())
	if err != nil {
		return err
	}
	out := &WaitingError{Request: q.ID, Criteria: criteria, Until: time.Unix(int64(q.OpenUntil), 0)}
	if q.Status == state.Met && criteria.People == 0 {
		out.GrantableAt = time.Unix(int64(q.GrantableAt), 0)
	}
	if q.IsSelfRestore(v.Time()) {
		out.SelfGrantableAt = time.Unix(int64(q.SelfGrantableAt), 0)
	}
	return out
}
