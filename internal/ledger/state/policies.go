package state

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// Terms are the rules of one version of a policy. Durations are in seconds.
type Terms struct {
	Interval      uint64   // how often the device backs up at least
	Lateness      uint64   // how long after that a snapshot may still come before the device is in breach
	MinRetention  uint64   // how long a snapshot is kept at least, by the retention clock
	Keep          Keep     // which ones are kept longer
	Grace         uint64   // how long the version before is accepted still
	K             uint8    // shards that rebuild a pack
	N             uint8    // shards, so slots
	W             uint8    // slots that must have given a receipt for a snapshot to be accepted
	Organisations uint8    // of how many organisations those must be, as far as the slots have so many
	Slots         []uint32 // exactly N
	RestoreRole   uint64   // may request a restore
	ApproverRole  uint64   // approves or denies one
	Approvals     uint8    // that grant it
	RequestTTL    uint64   // how long a request stays open
	GrantTTL      uint64   // how long a grant holds
	Panel         uint32   // of the custodians that keep the epoch keys
	Restore       Restore
}

// Restore is what a restore needs beside its approvals by people.
type Restore struct {
	Delay     uint64   // seconds from the last approval to the grant, in which it can be denied
	Deadline  uint64   // seconds from request to report, beyond which it is late; 0: never
	Successor uint64   // seconds from a successor's request to its grant without approvals, unless the device before lives; 0: never
	Clauses   []Clause // all must be met
	Regions   []string // where it may go; none: anywhere
}

// Clause asks for approvals by so many organisations of a set, each by somebody
// of its own.
type Clause struct {
	Organisations Organisations // Any: whichever they are
	Approvals     uint8
}

// MaxClauses is the most clauses of a policy (Policies.MAX_CLAUSES).
const MaxClauses = 8

// MaxRegions is the most regions of a policy (Policies.MAX_REGIONS).
const MaxRegions = 8

// Missing returns what a request lacks of what its policy asks for: how many
// approvals by people, and of the clauses those that are not met, with the
// approvals that each lacks.
func (t Terms) Missing(q Request) (people int, clauses []Clause) {
	people = max(0, int(t.Approvals)-int(q.Approvals))
	for _, c := range t.Restore.Clauses {
		left := c.Approvals
		for _, n := range q.Organisations.Numbers() {
			if left > 0 && (c.Organisations.Any() || c.Organisations.Has(n)) {
				left--
			}
		}
		if left > 0 {
			clauses = append(clauses, Clause{c.Organisations, left})
		}
	}
	return people, clauses
}

// Policy is a published version of a policy. It never changes.
type Policy struct {
	Number      uint32 // from 1
	Version     uint32 // from 1
	Name        string
	PublishedAt uint64 // the chain's time
	Terms       Terms
}

// Policy reads a version of a policy.
func (s State) Policy(ctx context.Context, policy, version uint32) (Policy, error) {
	first := nested(at(policiesVersions, number(uint64(policy))), number(uint64(version)))
	list, err := s.words(ctx, policiesContract, versionWords, first)
	if err != nil {
		return Policy{}, err
	}
	w := list[0]
	p := Policy{
		Number:      policy,
		Version:     version,
		Name:        w.text(versionName),
		PublishedAt: w.uint(versionPublishedAt),
		Terms: Terms{
			Interval:     w.uint(versionInterval),
			Lateness:     w.uint(versionLateness),
			MinRetention: w.uint(versionMinRetention),
			Keep: Keep{
				Last:    w.uint16(versionKeepLast),
				Hourly:  w.uint16(versionKeepHourly),
				Daily:   w.uint16(versionKeepDaily),
				Weekly:  w.uint16(versionKeepWeekly),
				Monthly: w.uint16(versionKeepMonthly),
				Yearly:  w.uint16(versionKeepYearly),
			},
			Grace:         w.uint(versionGrace),
			K:             w.uint8(versionK),
			N:             w.uint8(versionN),
			W:             w.uint8(versionW),
			Organisations: w.uint8(versionOrganisations),
			RestoreRole:   w.uint(versionRestoreRole),
			ApproverRole:  w.uint(versionApproverRole),
			Approvals:     w.uint8(versionApprovals),
			RequestTTL:    w.uint(versionRequestTTL),
			GrantTTL:      w.uint(versionGrantTTL),
			Panel:         w.uint32(versionPanel),
		},
	}
	if p.PublishedAt == 0 {
		return Policy{}, s.notFound("version %d of policy %d", version, policy)
	}
	if p.Terms.N > record.MaxSlots {
		return Policy{}, fmt.Errorf("policy %d: %w: %d slots", policy, ErrMalformed, p.Terms.N)
	}
	p.Terms.Slots = w.uint32s(versionSlots, int(p.Terms.N))
	p.Terms.Restore, err = s.restore(ctx, policy, version)
	return p, err
}

// restore reads what a version asks of restores: in one go if it has neither
// clauses nor regions, and in one more for each of the two.
func (s State) restore(ctx context.Context, policy, version uint32) (Restore, error) {
	base := nested(at(policiesRestores, number(uint64(policy))), number(uint64(version)))
	list, err := s.words(ctx, policiesContract, restoreWords, base)
	if err != nil {
		return Restore{}, err
	}
	out := Restore{Delay: list[0].uint(restoreDelay), Deadline: list[0].uint(restoreDeadline), Successor: list[0].uint(restoreSuccessor)}
	clauses, err := s.elements(ctx, base, list[0], restoreClauses, MaxClauses, clauseWords)
	if err != nil {
		return Restore{}, err
	}
	for _, c := range clauses {
		out.Clauses = append(out.Clauses, Clause{Organisations: Organisations(c.hash(clauseOrganisations)), Approvals: c.uint8(clauseApprovals)})
	}
	regions, err := s.elements(ctx, base, list[0], restoreRegions, MaxRegions, 1)
	if err != nil {
		return Restore{}, err
	}
	for _, r := range regions {
		out.Regions = append(out.Regions, r.text(field{0, 0, 32}))
	}
	return out, nil
}

// elements reads a dynamic array of Policies whose elements have some words each:
// its own word, which was read, has their number, and they begin at the hash of
// that word's place.
func (s State) elements(ctx context.Context, base record.Hash, w words, f field, most, each int) ([]words, error) {
	n := w.uint(field{f.word, 0, 8})
	if n > uint64(most) || w[f.word] != number(n) {
		return nil, fmt.Errorf("%s at block %d: %w: an array of %s elements", policiesContract, s.view.Number(), ErrMalformed, w[f.word])
	}
	if n == 0 {
		return nil, nil
	}
	first := make([]record.Hash, n)
	for i := range first {
		first[i] = plus(dataOf(plus(base, uint64(f.word))), uint64(i*each))
	}
	return s.words(ctx, policiesContract, each, first...)
}

// Terms reads the rules of a version of a policy.
func (s State) Terms(ctx context.Context, policy, version uint32) (Terms, error) {
	p, err := s.Policy(ctx, policy, version)
	return p.Terms, err
}

// InForce is which version of a policy is in force at a block, and which one
// waits.
type InForce struct {
	Version  uint32
	Since    uint64 // the chain's time
	Grace    uint64 // seconds since then in which the version before is accepted still
	Previous uint32 // the version in force before; 0: none
	Waiting  uint32 // the version that waits; 0: none
	From     uint64 // when that is in force, the chain's time; 0 if none waits
}

// PreviousUntil is the last second, by the chain's time, in which the version
// before is accepted.
func (p InForce) PreviousUntil() uint64 { return p.Since + p.Grace }

// Accepts tells whether a record may name a version at the block's time, now: the
// one in force, or the one before within the grace.
func (p InForce) Accepts(version uint32, now uint64) bool {
	return version != 0 && (version == p.Version || version == p.Previous && now <= p.PreviousUntil())
}

// PolicyInForce reads which version of a policy is in force. What waited for the
// block's time or an earlier one is.
func (s State) PolicyInForce(ctx context.Context, policy uint32) (InForce, error) {
	w, err := s.words(ctx, policiesContract, standingWords, at(policiesStandings, number(uint64(policy))))
	if err != nil {
		return InForce{}, err
	}
	p := InForce{Version: w[0].uint32(standingVersion), Since: w[0].uint(standingSince), Grace: w[0].uint(standingGrace), Previous: w[0].uint32(standingPrevious)}
	if p.Version == 0 {
		return InForce{}, s.notFound("policy %d", policy)
	}
	last, from := w[0].uint32(standingLast), w[0].uint(standingFrom)
	switch {
	case from == 0:
	case from > s.view.Time():
		p.Waiting, p.From = last, from
	default:
		p = InForce{Version: last, Since: from, Grace: w[0].uint(standingLastGrace), Previous: p.Version}
	}
	return p, nil
}

// PolicyOf reads which policy a device is under at the block's time.
func (s State) PolicyOf(ctx context.Context, device record.Hash) (uint32, error) {
	w, err := s.words(ctx, policiesContract, assignmentWords, at(policiesAssignments, device))
	if err != nil {
		return 0, err
	}
	if w[0].zero() {
		return 0, s.notFound("policy of device %s", device)
	}
	if from := w[0].uint(assignmentFrom); from != 0 && from <= s.view.Time() {
		return w[0].uint32(assignmentNext), nil
	}
	return w[0].uint32(assignmentPolicy), nil
}

// WaitingFor reads which policy a device waits to be put under, and from when on
// it is, by the chain's time; zeros if it waits for none.
func (s State) WaitingFor(ctx context.Context, device record.Hash) (uint32, uint64, error) {
	w, err := s.words(ctx, policiesContract, assignmentWords, at(policiesAssignments, device))
	if err != nil {
		return 0, 0, err
	}
	from := w[0].uint(assignmentFrom)
	if from <= s.view.Time() {
		return 0, 0, nil
	}
	return w[0].uint32(assignmentNext), from, nil
}
