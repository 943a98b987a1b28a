package recovery

import (
	"context"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// rules are a policy and organisations of which one has no name.
type rules struct {
	terms  state.Terms
	orders state.Orders
}

func (r rules) Terms(context.Context, uint32, uint32) (state.Terms, error) { return r.terms, nil }

func (r rules) Organisation(_ context.Context, id uint32) (state.Organisation, error) {
	names := map[uint32]string{1: "operator", 2: "insurer", 3: "regulator", 4: ""}
	name, ok := names[id]
	if !ok {
		return state.Organisation{}, state.ErrNotFound
	}
	return state.Organisation{ID: id, Name: name}, nil
}

func (r rules) Orders(context.Context, record.Hash) (state.Orders, error) { return r.orders, nil }

// TestWhatARequestWaitsFor: what is lacking is said in words, and what approves
// already is not waited for.
func TestWhatARequestWaitsFor(t *testing.T) {
	of := state.OrganisationsOf
	clause := func(approvals uint8, organisations ...uint32) state.Clause {
		return state.Clause{Organisations: of(organisations...), Approvals: approvals}
	}
	for want, x := range map[string]struct {
		people  uint8
		clauses []state.Clause
		has     uint16
		from    state.Organisations
	}{
		"":                                       {2, []state.Clause{clause(1, 2)}, 2, of(1, 2)},
		"1 approval":                             {1, nil, 0, of()},
		"2 approvals":                            {3, nil, 1, of(1)},
		"1 approval from insurer or regulator":   {1, []state.Clause{clause(1, 2, 3)}, 0, of()},
		"1 approval from regulator":              {1, []state.Clause{clause(2, 2, 3)}, 1, of(2)},
		"2 approvals from insurer and regulator": {2, []state.Clause{clause(2, 2, 3)}, 0, of()},
		"1 approval from organisation 4 or organisation 9":                                     {1, []state.Clause{clause(1, 4, 9)}, 1, of(1)},
		"1 approval from operator and 1 approval from insurer":                                 {1, []state.Clause{clause(1, 1), clause(1, 2)}, 0, of()},
		"1 approval from insurer and 3 approvals in all":                                       {3, []state.Clause{clause(1, 2)}, 0, of()},
		"1 approval from an organisation that has not approved":                                {1, []state.Clause{clause(2)}, 1, of(255)},
		"2 approvals from 2 organisations that have not approved":                              {1, []state.Clause{clause(2)}, 0, of()},
		"2 approvals from insurer or regulator or organisation 4 and 1 approval from operator": {1, []state.Clause{clause(2, 2, 3, 4), clause(1, 1)}, 0, of()},
	} {
		c, err := CriteriaOf(t.Context(), rules{terms: state.Terms{Approvals: x.people, Restore: state.Restore{Clauses: x.clauses}}}, state.Request{Approvals: x.has, Organisations: x.from}, 0)
		if err != nil || c.Words() != want {
			t.Errorf("%q, %v; want %q", c.Words(), err, want)
		}
	}
	// What incidents ask for counts up to its last second.
	incident := rules{state.Terms{Approvals: 1}, state.Orders{BlockedUntil: 100, ApprovalsUntil: 200}}
	for _, x := range []struct {
		now     uint64
		has     uint16
		blocked bool
		want    string
	}{
		{100, 0, true, "2 approvals (1 more than the policy asks, for an incident)"},
		{101, 1, false, "1 approval (1 more than the policy asks, for an incident)"},
		{200, 2, false, ""},
		{201, 0, false, "1 approval"},
	} {
		c, err := CriteriaOf(t.Context(), incident, state.Request{Approvals: x.has}, x.now)
		if err != nil || c.Words() != x.want || c.Blocked != x.blocked {
			t.Errorf("at %d: %q, blocked %t, %v; want %q", x.now, c.Words(), c.Blocked, err, x.want)
		}
	}
	until := time.Unix(1_800_000_000, 0)
	for want, e := range map[string]*WaitingError{
		"restore request 3 waits for approval: once it is granted, run this again": {Request: 3},
		"restore request 3 waits for 1 approval from insurer (until 2027-01-15T08:00:00Z), then a delay of 2h: once it is granted, run this again": {
			Request: 3, Criteria: Criteria{People: 1, Clauses: []Clause{{From: []string{"insurer"}, Approvals: 1}}, Delay: 2 * time.Hour}, Until: until},
		"restore request 3 is approved, and is granted once no incident blocks restores of the device (`byssus incident list`), but not before 2027-01-15T08:00:00Z: run this again then": {
			Request: 3, Criteria: Criteria{Blocked: true}, GrantableAt: until},
		"restore request 3 is approved, and is granted at 2027-01-15T08:00:00Z unless it is denied: run this again then": {Request: 3, GrantableAt: until, Until: until.Add(time.Hour)},
		"restore request 3 is a successor's own, and is granted without approvals at 2027-01-15T08:00:00Z, unless it is denied or the device before shows that it lives: run this again then": {
			Request: 3, SelfGrantableAt: until, Until: until.Add(time.Hour)},
		"restore request 4 is a successor's own, and is granted without approvals at 2027-01-15T08:00:00Z, once no incident asks for more approvals (`byssus incident list`), unless it is denied or the device before shows that it lives: run this again then": {
			Request: 4, Criteria: Criteria{People: 2, More: 1}, SelfGrantableAt: until},
		"restore request 5 is a successor's own, and is granted without approvals at 2027-01-15T08:00:00Z, once no incident blocks restores of the device (`byssus incident list`), unless it is denied or the device before shows that it lives: run this again then": {
			Request: 5, Criteria: Criteria{Blocked: true}, SelfGrantableAt: until},
	} {
		if e.Error() != want {
			t.Errorf("%q, want %q", e.Error(), want)
		}
	}
}
