package agent

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
)

// Status is what is known about this device: by itself, and, if the chain can
// be read, by the chain.
type Status struct {
	Folder  string      `json:"folder"`
	Device  record.Hash `json:"device"`
	Label   string      `json:"label"`
	Gateway string      `json:"gateway"`
	Sources []string    `json:"sources"`
	// Selection says what of the sources is left out.
	Selection Selection `json:"selection,omitzero"`

	Block      uint64 `json:"block,omitempty"` // of the plan; 0: the chain was never read
	Time       uint64 `json:"time,omitempty"`  // the chain's, at it
	Fresh      bool   `json:"fresh"`           // it was read just now
	State      string `json:"state,omitempty"` // of the device: active, revoked, unknown, replaced
	Generation uint32 `json:"generation,omitempty"`
	Policy     Policy `json:"policy"`

	Last    *Anchor         `json:"last,omitempty"`    // committed snapshot
	Pending *PendingSummary `json:"pending,omitempty"` // being made
	Filling int             `json:"filling"`           // committed snapshots that some slots lack
	Epoch   uint32          `json:"epoch"`

	Warnings []string `json:"warnings"`
}

// PendingSummary says how far the snapshot being made is.
type PendingSummary struct {
	Sequence uint64 `json:"sequence"`
	Phase    Phase  `json:"phase"`
	Receipts int    `json:"receipts"`
	Refused  int    `json:"refused"` // records of this sequence that were refused for good
}

// Look reads a device's status. It takes no lock and changes nothing, so that
// it works while the agent runs.
func Look(ctx context.Context, f *Folder) (Status, error) {
	id, err := f.Identity()
	if err != nil {
		return Status{}, err
	}
	s := Status{Folder: f.dir, Device: id.Device, Label: id.Label, Gateway: id.Gateway, Warnings: []string{}}
	if !id.Joined {
		return s, ErrNotJoined
	}
	c, err := f.Choice()
	if err != nil {
		return s, err
	}
	conf, err := f.Configured()
	if err != nil {
		return s, err
	}
	if s.Sources, s.Selection = c.Paths, c.Selection; len(conf.Sources) > 0 {
		s.Sources, s.Selection = pathsOf(conf.Sources), Selection{}
	}
	j, err := OpenJournal(f)
	if err != nil {
		return s, err
	}
	s.journal(j)
	key, err := f.Key()
	if err != nil {
		return s, err
	}
	mine, err := publicKey(key)
	if err != nil {
		return s, err
	}
	chain, client, err := f.connect(id, nil)
	if err != nil {
		return s, err
	}
	chain.note = func(what string) { s.warn("%s", what) }
	ctx = moving.Patiently(ctx, glance)
	plan, err := chain.Plan(ctx, id.Device)
	s.Gateway = client.URL()
	if s.Fresh = err == nil; !s.Fresh {
		s.warn("the chain cannot be read through the gateway: %v", err)
		if err := f.load(planFile, &plan); err != nil {
			return s, nil
		}
	}
	s.plan(plan, mine)
	if s.Fresh {
		s.compare(plan, j)
		if s.Last != nil && s.Last.Hash == plan.Head.Hash {
			if acc, err := chain.Accepted(ctx, s.Last.Hash); err == nil {
				s.Last.Positions |= acc.Positions
			}
		}
	}
	return s, nil
}

func (s *Status) journal(j *Journal) {
	s.Filling = len(j.Filling())
	if h := j.Head(); h != nil {
		last := *h
		s.Last = &last
	}
	if e, ok := j.LastEpoch(); ok {
		s.Epoch = e.Number
	}
	if p := j.Pending(); p != nil {
		s.Pending = &PendingSummary{Sequence: p.Sequence, Phase: p.Phase, Receipts: len(p.Receipts), Refused: len(p.Refused)}
	}
}

func (s *Status) plan(plan Plan, mine record.PublicKey) {
	s.Block, s.Time, s.Policy, s.Generation = plan.Block, plan.Time, plan.Policy, plan.Device.Generation
	switch {
	case plan.Device.Status == Unknown:
		s.State = "unknown"
		s.warn("the chain does not know this device: join again with a new token")
	case plan.Device.Key != mine:
		s.State = "replaced"
		s.warn("another machine has taken this device's place (key generation %d): this one may no longer back up for it", plan.Device.Generation)
	case plan.Device.Status == Revoked:
		s.State = "revoked"
		s.warn("the device is revoked: it may not back up; the operator ends that with `byssus device replace %s`", s.Device)
	default:
		s.State = "active"
	}
	if plan.Device.Forked {
		s.warn("the history of this device has forked: the operator ends that with `byssus device replace %s`", s.Device)
	}
	if plan.Policy.Number == 0 {
		s.warn("the device is under no policy: the operator assigns one with `byssus policy assign`")
	} else if plan.Policy.Spread() == 1 {
		s.warn("all stores belong to one organisation, and may stand on one disk: what it loses or is made to delete is lost. Add stores of other organisations before relying on this")
	}
	if w := clockWarning(time.Now(), plan.Time); w != "" {
		s.warn("%s", w)
	}
}

// compare holds the chain's history against the one known here.
func (s *Status) compare(plan Plan, j *Journal) {
	known := uint64(0)
	if h := j.Head(); h != nil {
		known = h.Sequence
		if plan.Head.Sequence == known && plan.Head.Hash != h.Hash {
			s.warn("%v", &CloneError{Device: s.Device, Chain: plan.Head, Here: known})
		}
	}
	pending := s.Pending != nil && s.Pending.Sequence == plan.Head.Sequence
	if plan.Head.Sequence > known && !pending {
		s.warn("%v", &CloneError{Device: s.Device, Chain: plan.Head, Here: known})
	}
	if plan.Head.Sequence > 0 && s.State == "active" {
		if age := since(plan, plan.Time); plan.Policy.Interval > 0 && age > plan.Policy.Interval {
			s.warn("overdue: the last snapshot is %s old, the policy asks for one every %s", age.Round(time.Second), plan.Policy.Interval)
		}
	}
}

func (s *Status) warn(format string, args ...any) {
	s.Warnings = append(s.Warnings, fmt.Sprintf(format, args...))
}

// Check is one thing that doctor looked at.
type Check struct {
	What   string `json:"what"`
	OK     bool   `json:"ok"`
	Found  string `json:"found"`
	Advice string `json:"advice,omitempty"`
}

// Examine looks at everything a backup needs, each on its own, and says what
// is wrong and what to do.
func Examine(ctx context.Context, f *Folder) ([]Check, error) {
	var checks []Check
	add := func(what string, err error, good, advice string) bool {
		c := Check{What: what, OK: err == nil, Found: good}
		if err != nil {
			c.Found, c.Advice = err.Error(), advice
		}
		checks = append(checks, c)
		return c.OK
	}
	id, err := f.Identity()
	if err == nil && !id.Joined {
		err = ErrNotJoined
	}
	if !add("state folder", err, f.dir, "") {
		return checks, nil
	}
	key, err := f.Key()
	if !add("device key", err, "readable", "") {
		return checks, nil
	}
	j, err := OpenJournal(f)
	if add("journal", err, "whole", "") {
		found := "nothing unfinished"
		if p := j.Pending(); p != nil {
			found = fmt.Sprintf("snapshot %d is unfinished (%s): the next backup goes on with it", p.Sequence, p.Phase)
		}
		add("unfinished work", nil, found, "")
		if h := j.Head(); h != nil {
			for _, s := range h.Made.Failed {
				add("source "+s.Path, errors.New(s.Words()), "", "Mend what it says, then back up again")
			}
		}
	}
	sources, err := f.Sources()
	if conf, bad := f.Configured(); bad != nil {
		err = bad
	} else if len(conf.Sources) > 0 {
		sources = pathsOf(conf.Sources)
	}
	if err == nil && len(sources) == 0 {
		err = ErrNothing
	}
	add("sources", err, fmt.Sprintf("%d paths", len(sources)), "")
	chain, client, err := f.connect(id, nil)
	if !add("genesis document", err, "the one that the token pinned", "") {
		return checks, nil
	}
	chain.ways = nil // each is looked at for itself
	var plan *Plan
	for range client.Gateways() {
		if p := examineGateway(ctx, id, chain, client, add); p != nil && (plan == nil || p.Block > plan.Block) {
			plan = p
		}
		client.Next()
	}
	if plan != nil {
		examineChain(ctx, f, id, *plan, chain, key, add)
	}
	return checks, nil
}

type addCheck func(what string, err error, good, advice string) bool

// glance is for how long nothing of an answer may move that status or doctor
// waits for.
const glance = 15 * time.Second

// examineGateway reads the chain through one gateway.
func examineGateway(ctx context.Context, id Identity, chain *chainReader, client *door.Client, add addCheck) *Plan {
	plan, err := chain.Plan(moving.Patiently(ctx, glance), id.Device)
	advice := "Look whether the gateway runs and can be reached from here; backups wait until then"
	if client.Gateways() > 1 {
		advice = "Look whether the gateway runs and can be reached from here; backups go through the others"
	}
	if !add("chain, through "+client.URL(), err, fmt.Sprintf("verified up to block %d of %s", plan.Block, chainTime(plan.Time)), advice) {
		return nil
	}
	return &plan
}

func examineChain(ctx context.Context, f *Folder, id Identity, plan Plan, chain *chainReader, key *ecdsa.PrivateKey, add addCheck) {
	ctx = moving.Patiently(ctx, glance)
	var clock error
	if w := clockWarning(time.Now(), plan.Time); w != "" {
		clock = errors.New(w)
	}
	add("clock", clock, "agrees with the chain's", "Set the clock; backups work, but files' times may be wrong")
	a := &Agent{folder: f, id: id, key: key, log: slog.New(slog.DiscardHandler)}
	add("device", a.mayAct(plan), fmt.Sprintf("active, key generation %d", plan.Device.Generation), "")
	var forked error
	if plan.Device.Forked {
		forked = errors.New("two records were signed at one sequence")
	}
	add("history", forked, fmt.Sprintf("%d snapshots, no fork", plan.Head.Sequence), fmt.Sprintf("Let the operator run `byssus device replace %s`", id.Device))
	if !add("policy", a.underPolicy(plan), fmt.Sprintf("policy %d version %d", plan.Policy.Number, plan.Policy.Version), "") {
		return
	}
	examinePeers(ctx, plan, chain, key, add)
}

func examinePeers(ctx context.Context, plan Plan, chain *chainReader, key *ecdsa.PrivateKey, add addCheck) {
	n, err := newNetwork(key, chain.reader.Genesis().Domain())
	if err != nil {
		add("certificate", err, "", "")
		return
	}
	defer n.close()
	var up uint32
	for i, p := range plan.Policy.Places {
		found, err := n.storeStatus(ctx, p)
		if add(fmt.Sprintf("slot %d, store %d at %s", p.Slot, p.Store, p.Endpoint), err, found, "Tell the operator; backups go on while enough other stores answer") {
			up |= 1 << i
		}
	}
	var few error
	if !plan.Policy.Enough(up) {
		few = fmt.Errorf("only %d of the %d needed answer", ones(up), plan.Policy.W)
	}
	add("enough stores", few, fmt.Sprintf("%d of %d answer, %d are needed", ones(up), len(plan.Policy.Places), plan.Policy.W), "Backups wait until more stores answer; nothing is lost")
	for _, c := range plan.Policy.Panel.Custodians {
		found, err := n.custodianStatus(ctx, c)
		add(fmt.Sprintf("custodian %d at %s", c.ID, c.Endpoint), err, found, "Backups go on in the current epoch; a new one waits for the custodian")
	}
	if len(plan.Policy.Panel.Custodians) == 0 {
		add("custodians", errors.New("the policy's panel names none"), "", "The operator adds one; backups wait until then")
	}
}
