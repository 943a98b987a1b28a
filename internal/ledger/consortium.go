package ledger

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

// Card is what an organisation gives to be admitted. Nothing of it is secret.
type Card struct {
	Name       string           // at most 31 bytes
	Account    common.Address   // votes for the organisation
	Node       common.Address   // what its node sends by itself
	Validator  record.Hash      // Ed25519 public key that signs blocks
	Checkpoint record.PublicKey // signs checkpoints, offline
}

func (k Card) toBinding() (bindings.Card, error) {
	name, err := Name(k.Name)
	return bindings.Card{Name: name, Validator: k.Validator, CheckpointX: k.Checkpoint.X, CheckpointY: k.Checkpoint.Y, Account: k.Account, Node: k.Node}, err
}

// Parameters are what a consortium sets all at once.
type Parameters struct {
	GasLimit  uint64 // of a block
	Pace      uint32 // least seconds between blocks, 1 to 60
	Threshold uint32 // members that must vote for a proposal: more than half
	Delay     uint32 // seconds from a proposal's passing to its execution
	Lifetime  uint32 // seconds from a proposal's making to its end
	Floor     uint32 // least number of validators
	Absence   uint32 // blocks that a validator must have been missing from to be absent
}

// DefaultParameters are what a consortium of n organisations begins with: more
// than two thirds must agree and wait a day; alone, one decides at once. One
// validator in three may be set aside.
func DefaultParameters(n int, gasLimit uint64) Parameters {
	p := Parameters{GasLimit: gasLimit, Pace: 1, Threshold: uint32(2*n/3 + 1), Delay: 86400, Lifetime: 30 * 86400, Floor: uint32(n - (n-1)/3), Absence: 1000}
	if n == 1 {
		p.Delay = 0
	}
	return p
}

// MemberStatus says what an organisation is to the consortium.
type MemberStatus uint8

// The states of an organisation. A member begins as absent; its own node brings
// its validator in force.
const (
	NoMember MemberStatus = iota
	ActiveMember
	JailedMember
	AbsentMember
	RemovedMember
)

// String says the state as people do.
func (s MemberStatus) String() string { return nameOf(memberStatus, uint8(s)) }

var (
	memberStatus   = []string{"no member", "active", "jailed", "absent", "removed"}
	proposalStatus = []string{"unknown", "open", "passed", "executed", "cancelled", "expired"}
	reportKinds    = []string{"signed twice", "was absent"}
)

func nameOf(names []string, i uint8) string {
	if int(i) < len(names) {
		return names[i]
	}
	return fmt.Sprintf("of a kind this program does not know, %d", i)
}

// Organisation is a member of the consortium, or one that was.
type Organisation struct {
	Number uint32
	Card
	Status      MemberStatus
	Since       uint64           // block in which its status or its validator's key changed last
	AnswersFrom uint64           // first block for which its validator answers for signing twice
	Accounts    []common.Address // that may send transactions, beside its own two
}

// Bounds of what is read from the contract.
const (
	maxOrganisations = 4096
	maxProposals     = 100
)

// Organisations returns all organisations that were ever admitted, by number.
func (c *Client) Organisations(ctx context.Context) ([]Organisation, error) {
	out, err := c.call(ctx, "Consortium", consortium.PackMemberCount())
	if err != nil {
		return nil, err
	}
	count, err := consortium.UnpackMemberCount(out)
	if err == nil && count > maxOrganisations {
		err = fmt.Errorf("%d are more than %d", count, maxOrganisations)
	}
	if err != nil {
		return nil, fmt.Errorf("read how many organisations there are: %w", err)
	}
	list := make([]Organisation, count)
	for i := range list {
		if list[i], err = c.Organisation(ctx, uint32(i+1)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Organisation returns an organisation; its status is NoMember if there never
// was one of this number.
func (c *Client) Organisation(ctx context.Context, number uint32) (Organisation, error) {
	out, err := c.call(ctx, "Consortium", consortium.PackMember(number))
	if err != nil {
		return Organisation{}, err
	}
	m, err := consortium.UnpackMember(out)
	if err != nil {
		return Organisation{}, fmt.Errorf("read organisation %d: %w", number, err)
	}
	if out, err = c.call(ctx, "Consortium", consortium.PackAccountsOf(number)); err != nil {
		return Organisation{}, err
	}
	accounts, err := consortium.UnpackAccountsOf(out)
	if err != nil {
		return Organisation{}, fmt.Errorf("read the accounts of organisation %d: %w", number, err)
	}
	return Organisation{Number: number, Status: MemberStatus(m.Status), Since: m.Since, AnswersFrom: m.AnswersFrom, Accounts: accounts,
		Card: Card{Name: Text(m.Name), Account: m.Account, Node: m.Node, Validator: m.Validator, Checkpoint: record.PublicKey{X: m.CheckpointX, Y: m.CheckpointY}}}, nil
}

// OrganisationOf returns for which organisation an account may send
// transactions; 0 if it may send none.
func (c *Client) OrganisationOf(ctx context.Context, account common.Address) (uint32, error) {
	out, err := c.call(ctx, "Consortium", consortium.PackOrganisationOf(account))
	if err != nil {
		return 0, err
	}
	number, err := consortium.UnpackOrganisationOf(out)
	if err != nil {
		return 0, fmt.Errorf("read whose account %s is: %w", account, err)
	}
	return number, nil
}

// Parameters returns the parameters in force.
func (c *Client) Parameters(ctx context.Context) (Parameters, error) {
	out, err := c.call(ctx, "Consortium", consortium.PackParameters())
	if err != nil {
		return Parameters{}, err
	}
	p, err := consortium.UnpackParameters(out)
	if err != nil {
		return Parameters{}, fmt.Errorf("read the parameters: %w", err)
	}
	return Parameters(p), nil
}

// Version returns the version of the protocol that nodes must run at least, and
// from which block on; 0 if none was asked for.
func (c *Client) Version(ctx context.Context) (version uint32, block uint64, err error) {
	out, err := c.call(ctx, "Consortium", consortium.PackVersion())
	if err != nil {
		return 0, 0, err
	}
	v, err := consortium.UnpackVersion(out)
	if err != nil {
		return 0, 0, fmt.Errorf("read the version asked for: %w", err)
	}
	return v.Version, v.VersionBlock, nil
}

// Successor returns the contract that takes the place of the one called name, or
// zero.
func (c *Client) Successor(ctx context.Context, name string) (common.Address, error) {
	key, err := Name(name)
	if err != nil {
		return common.Address{}, err
	}
	out, err := c.call(ctx, "Consortium", consortium.PackSuccessor(key))
	if err != nil {
		return common.Address{}, err
	}
	a, err := consortium.UnpackSuccessor(out)
	if err != nil {
		return common.Address{}, fmt.Errorf("read the successor of %s: %w", name, err)
	}
	return a, nil
}

// ProposalStatus says what has become of a proposal.
type ProposalStatus uint8

// The states of a proposal. One that passed can be executed from its time on.
const (
	NoProposal ProposalStatus = iota
	OpenProposal
	PassedProposal
	ExecutedProposal
	CancelledProposal
	ExpiredProposal
)

// String says the state as people do.
func (s ProposalStatus) String() string { return nameOf(proposalStatus, uint8(s)) }

// Proposal is what a member proposed, with the votes of today's members.
type Proposal struct {
	ID           uint64
	Proposer     uint32
	Status       ProposalStatus
	Yes, No      uint32
	Threshold    uint32 // votes that it needs today
	ProposedAt   time.Time
	Expires      time.Time
	ExecutableAt time.Time // zero while it lacks votes
	Reason       string    // what its proposer says; nobody checked it
	Calls        []Call
	Words        []string // what each call would do
}

// Proposals returns the newest proposals, at most 100, oldest first.
func (c *Client) Proposals(ctx context.Context) ([]Proposal, error) {
	out, err := c.call(ctx, "Consortium", consortium.PackProposalCount())
	if err != nil {
		return nil, err
	}
	n, err := consortium.UnpackProposalCount(out)
	if err == nil && !n.IsUint64() {
		err = fmt.Errorf("%s are too many", n)
	}
	if err != nil {
		return nil, fmt.Errorf("read how many proposals there are: %w", err)
	}
	count := n.Uint64()
	var list []Proposal
	for id := count - min(count, maxProposals) + 1; id <= count; id++ {
		p, err := c.Proposal(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// Proposal returns a proposal. It wraps ErrNotFound if there is none.
func (c *Client) Proposal(ctx context.Context, id uint64) (Proposal, error) {
	out, err := c.call(ctx, "Consortium", consortium.PackProposal(new(big.Int).SetUint64(id)))
	if err != nil {
		return Proposal{}, err
	}
	p, err := consortium.UnpackProposal(out)
	if err != nil {
		return Proposal{}, fmt.Errorf("read proposal %d: %w", id, err)
	}
	if ProposalStatus(p.Status) == NoProposal {
		return Proposal{}, fmt.Errorf("proposal %d: %w", id, ErrNotFound)
	}
	params, err := c.Parameters(ctx)
	if err != nil {
		return Proposal{}, err
	}
	v := Proposal{ID: id, Proposer: p.Proposer, Status: ProposalStatus(p.Status), Yes: p.Yes, No: p.No, Threshold: params.Threshold,
		ProposedAt: time.Unix(int64(p.ProposedAt), 0).UTC(), Expires: time.Unix(int64(p.Expires), 0).UTC(), Reason: printable(p.Reason)}
	if p.ExecutableAt != 0 {
		v.ExecutableAt = time.Unix(int64(p.ExecutableAt), 0).UTC()
	}
	for _, k := range p.Calls {
		v.Calls = append(v.Calls, Call(k))
		v.Words = append(v.Words, c.inWords(Call(k)))
	}
	return v, nil
}

// Propose makes a proposal, as a member's account, which votes for it thereby.
// It returns the proposal's number.
func (c *Client) Propose(ctx context.Context, member *Account, reason string, calls ...Call) (uint64, error) {
	list := make([]bindings.Call, len(calls))
	for i, k := range calls {
		list[i] = bindings.Call(k)
	}
	receipt, err := c.transact(ctx, member, "Consortium", consortium.PackPropose(list, reason))
	if err != nil {
		return 0, err
	}
	e, err := logOf(receipt, consortium.UnpackProposedEvent)
	if err != nil {
		return 0, err
	}
	return e.Proposal.Uint64(), nil
}

// Vote votes for a proposal or against it, as a member's account. It can be
// changed until the proposal is executed.
func (c *Client) Vote(ctx context.Context, member *Account, id uint64, support bool) (uint64, record.Hash, error) {
	return done(c.transact(ctx, member, "Consortium", consortium.PackVote(new(big.Int).SetUint64(id), support)))
}

// Execute executes a proposal that passed and has waited. Any account may.
func (c *Client) Execute(ctx context.Context, from *Account, id uint64) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Consortium", consortium.PackExecute(new(big.Int).SetUint64(id))))
}

// Cancel takes a proposal back, as the account of the member that made it.
func (c *Client) Cancel(ctx context.Context, member *Account, id uint64) (uint64, record.Hash, error) {
	return done(c.transact(ctx, member, "Consortium", consortium.PackCancel(new(big.Int).SetUint64(id))))
}

// Govern proposes something, and executes it at once if the member's vote is
// enough and nothing has to wait, as where one organisation is alone. It returns
// the proposal's number, and whether it was executed.
func (c *Client) Govern(ctx context.Context, member *Account, reason string, calls ...Call) (uint64, bool, error) {
	id, err := c.Propose(ctx, member, reason, calls...)
	if err != nil {
		return 0, false, err
	}
	p, err := c.Proposal(ctx, id)
	if err != nil {
		return id, false, err
	}
	head, err := c.Head(ctx)
	if err != nil || p.Status != PassedProposal || p.ExecutableAt.After(head.Time) {
		return id, false, err
	}
	_, _, err = c.Execute(ctx, member, id)
	return id, err == nil, err
}

// ReportKind is what a node reports of another one's validator.
type ReportKind uint8

// The kinds of reports.
const (
	SignedTwice ReportKind = 0
	WasAbsent   ReportKind = 1
)

// String says the kind as people do.
func (k ReportKind) String() string { return nameOf(reportKinds, uint8(k)) }

// ReportValidator says, as a node's account, that another organisation's
// validator signed twice at a height, or was absent up to a height. Reports count
// together only if they name the same height.
func (c *Client) ReportValidator(ctx context.Context, node *Account, organisation uint32, kind ReportKind, height uint64) (uint64, record.Hash, error) {
	return done(c.transact(ctx, node, "Consortium", consortium.PackReport(organisation, uint8(kind), height)))
}

// ReportedBy tells whether an organisation's node has reported this.
func (c *Client) ReportedBy(ctx context.Context, organisation uint32, kind ReportKind, height uint64, reporter uint32) (bool, error) {
	out, err := c.call(ctx, "Consortium", consortium.PackReportedBy(organisation, uint8(kind), height, reporter))
	if err != nil {
		return false, err
	}
	reported, err := consortium.UnpackReportedBy(out)
	if err != nil {
		return false, fmt.Errorf("read the reports of organisation %d: %w", organisation, err)
	}
	return reported, nil
}

// ComeBack brings an absent member's validator in force, as its node's account.
func (c *Client) ComeBack(ctx context.Context, node *Account) (uint64, record.Hash, error) {
	return done(c.transact(ctx, node, "Consortium", consortium.PackComeBack()))
}
