package ledger_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/record"
)

// second is the card of an organisation whose validator never runs.
func second(t *testing.T) ledger.Card {
	_, checkpoint := ledgertest.NewKey(t)
	return ledger.Card{Name: "two", Account: ledgertest.Outsider(0).Address(), Node: ledgertest.Outsider(1).Address(), Validator: record.Hash{2}, Checkpoint: checkpoint}
}

// TestGovernance takes one organisation that decides alone to two that decide
// together, with a delay.
func TestGovernance(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{Chain: []chaintest.Option{chaintest.WithAccounts(ledgertest.Outsider(0).Address(), ledgertest.Outsider(1).Address(), ledgertest.Outsider(2).Address())}})
	ctx := testContext(t)
	c := s.Ledger
	if p, err := c.Parameters(ctx); err != nil || p != ledger.DefaultParameters(1, chain.DefaultGasLimit) {
		t.Fatalf("parameters %+v, %v", p, err)
	}
	card := second(t)
	admit, err := c.AdmitCall(card)
	if err != nil {
		t.Fatal(err)
	}
	if _, done, err := c.Govern(ctx, s.Operator, "it pays", admit); err != nil || !done {
		t.Fatalf("alone: executed %v, %v", done, err)
	}
	list, err := c.Organisations(ctx)
	if err != nil || len(list) != 2 || list[0].Status != ledger.ActiveMember || list[1].Card != card || list[1].Status != ledger.AbsentMember {
		t.Fatalf("organisations %+v, %v", list, err)
	}
	keys, err := c.State().CheckpointKeys(ctx)
	if err != nil || len(keys) != 2 {
		t.Fatalf("keys in storage: %+v, %v", keys, err)
	}
	for i, k := range keys {
		if k != list[i].Card.Checkpoint {
			t.Errorf("in storage it is %+v, the contract says %+v", k, list[i])
		}
	}
	if n, err := c.OrganisationOf(ctx, card.Node); err != nil || n != 2 {
		t.Errorf("the node's account is organisation %d's, %v", n, err)
	}
	if n, err := c.Counts(ctx); err != nil || n.Organisations != 2 {
		t.Errorf("Stores has %d organisations, %v", n.Organisations, err)
	}

	// Two decide together from now on.
	other := ledgertest.Outsider(0)
	id, done, err := c.Govern(ctx, s.Operator, "they ask\x1b[2J for it", c.GrantRoleCall(ledger.RoleApprover, s.Stranger.Address()), c.PauseRoleCall(ledger.RoleGateway))
	if err != nil || done {
		t.Fatalf("with one of two votes: executed %v, %v", done, err)
	}
	if _, _, err := c.Execute(ctx, s.Stranger, id); ledger.RuleOf(err) != "ProposalNotPassed" {
		t.Errorf("executed with one vote: %v", err)
	}
	if _, _, err := c.Vote(ctx, s.Stranger, id, true); ledger.RuleOf(err) != "NotVoter" {
		t.Errorf("a stranger's vote: %v", err)
	}
	if _, _, err := c.Cancel(ctx, other, id); ledger.RuleOf(err) != "NotProposer" {
		t.Errorf("cancelled by another: %v", err)
	}
	if _, _, err := c.Vote(ctx, other, id, true); err != nil {
		t.Fatal(err)
	}
	proposals, err := c.Proposals(ctx)
	if err != nil || len(proposals) != 2 {
		t.Fatalf("proposals %+v, %v", proposals, err)
	}
	for i, wants := range [][]string{{"proposal 1 of organisation 1: executed", "admit two as a member", card.Node.Hex()},
		{"passed, 2 for it (2 needed), 0 against", "why: they ask[2J for it", "give role approver to " + s.Stranger.Address().Hex(), "pause role gateway"}} {
		for _, want := range wants {
			if words := proposals[i].String(); !strings.Contains(words, want) {
				t.Errorf("the proposal's words lack %q:\n%s", want, words)
			}
		}
	}
	if _, _, err := c.Execute(ctx, s.Stranger, id); err != nil {
		t.Fatal(err)
	}
	for role, want := range map[uint64]bool{ledger.RoleApprover: true, ledger.RoleGateway: false} {
		account := map[uint64]*ledger.Account{ledger.RoleApprover: s.Stranger, ledger.RoleGateway: s.Gateway}[role]
		if has, err := c.HasRole(ctx, role, account.Address()); err != nil || has != want {
			t.Errorf("role %d: %v, %v", role, has, err)
		}
	}
	agree := func(calls ...ledger.Call) uint64 {
		t.Helper()
		id, err := c.Propose(ctx, other, "agreed", calls...)
		if err == nil {
			_, _, err = c.Vote(ctx, s.Operator, id, true)
		}
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	enact := func(calls ...ledger.Call) {
		t.Helper()
		if _, _, err := c.Execute(ctx, other, agree(calls...)); err != nil {
			t.Fatal(err)
		}
	}
	enact(c.UnpauseRoleCall(ledger.RoleGateway), c.AdmitAccountCall(ledgertest.Outsider(2).Address(), 2))

	// What fails within says so.
	_, _, err = c.Execute(ctx, other, agree(c.RemoveCall(7)))
	if ledger.RuleOf(err) != "CallFailed" || !strings.Contains(err.Error(), "organisation 7 is no member (rule NotMember)") {
		t.Errorf("a call that fails: %v", err)
	}
	if _, _, err := c.Cancel(ctx, other, 4); err != nil {
		t.Errorf("cancel: %v", err)
	}
	if _, _, err := c.Execute(ctx, other, 4); ledger.RuleOf(err) != "ProposalClosed" || !strings.Contains(err.Error(), "proposal 4 is cancelled") {
		t.Errorf("execute what was cancelled: %v", err)
	}

	// Reports and their end. One other validator's word is enough of one.
	head, err := c.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	node := ledger.NewAccount(chaintest.Key(4))
	if _, _, err := c.ReportValidator(ctx, node, 2, ledger.WasAbsent, head.Number-1); ledger.RuleOf(err) != "NotReportable" {
		t.Errorf("an absent one is reported absent: %v", err)
	}
	if _, _, err := c.ReportValidator(ctx, s.Stranger, 2, ledger.SignedTwice, head.Number-1); ledger.RuleOf(err) != "NotValidatorNode" {
		t.Errorf("a stranger's report: %v", err)
	}
	if _, _, err := c.ReportValidator(ctx, node, 2, ledger.SignedTwice, head.Number-1); err != nil {
		t.Fatal(err)
	}
	if by, err := c.ReportedBy(ctx, 2, ledger.SignedTwice, head.Number-1, 1); err != nil || !by {
		t.Errorf("reported by 1: %v, %v", by, err)
	}
	if o, err := c.Organisation(ctx, 2); err != nil || o.Status != ledger.JailedMember || len(o.Accounts) != 1 {
		t.Errorf("organisation %+v, %v", o, err)
	}
	if _, _, err := c.ComeBack(ctx, ledgertest.Outsider(1)); ledger.RuleOf(err) != "NotAbsent" {
		t.Errorf("out of jail by itself: %v", err)
	}
	name, err := c.SetSuccessorCall("Fleet", s.Contract("Clock"))
	if err != nil {
		t.Fatal(err)
	}
	enact(c.ReleaseCall(2), c.SetVersionCall(1, 1<<40), name, c.RevokeRoleCall(ledger.RoleApprover, s.Stranger.Address()), c.DismissAccountCall(ledgertest.Outsider(2).Address()))
	if o, err := c.Organisation(ctx, 2); err != nil || o.Status != ledger.AbsentMember || len(o.Accounts) != 0 {
		t.Errorf("organisation %+v, %v", o, err)
	}
	if v, at, err := c.Version(ctx); err != nil || v != 1 || at != 1<<40 {
		t.Errorf("version %d from %d, %v", v, at, err)
	}
	if a, err := c.Successor(ctx, "Fleet"); err != nil || a != s.Contract("Clock") {
		t.Errorf("successor %s, %v", a, err)
	}
	card.Name, card.Account = "two", ledgertest.Outsider(2).Address()
	rotate, err := c.RotateCall(2, card)
	if err != nil {
		t.Fatal(err)
	}
	params := ledger.DefaultParameters(1, chain.DefaultGasLimit)
	params.Threshold, params.Delay = 2, 86400
	enact(rotate, c.SetParametersCall(params))
	other = ledgertest.Outsider(2)
	id = agree(c.RemoveCall(2))
	if _, _, err := c.Execute(ctx, s.Operator, id); ledger.RuleOf(err) != "ProposalWaits" {
		t.Errorf("executed before the delay: %v", err)
	}
	if p, err := c.Proposal(ctx, id); err != nil || p.Status != ledger.PassedProposal || p.ExecutableAt.Sub(p.ProposedAt) < 86400e9 {
		t.Errorf("proposal %+v, %v", p, err)
	}
	if _, err := c.Proposal(ctx, id+1); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a proposal nobody made: %v", err)
	}

	events, err := c.Trail(ctx, ledger.TrailFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var story strings.Builder
	for _, e := range events {
		story.WriteString(e.Words + "\n")
	}
	for _, want := range []string{"organisation 2 (two) became a member", "proposal 2 made by organisation 1: they ask", "role gateway paused",
		"organisation 1 reports that the validator of organisation 2 signed twice", "was set aside: it signed twice", "proposal 4 cancelled"} {
		if !strings.Contains(story.String(), want) {
			t.Errorf("the trail lacks %q", want)
		}
	}
}

// TestFoundingIsWhatWasAgreed interrupts a founding after each transaction, and
// holds what comes of it against what should.
func TestFoundingIsWhatWasAgreed(t *testing.T) {
	s := ledgertest.Prepare(t, ledgertest.Options{})
	ctx := testContext(t)
	if err := s.Ledger.CheckFounding(ctx, s.Founding); !errors.Is(err, ledger.ErrNotFounded) {
		t.Errorf("before anything: %v", err)
	}
	if err := s.Ledger.Found(ctx, s.Stranger, s.Founding); err == nil {
		t.Error("somebody else founded the chain")
	}
	count := s.Ledger.Steps(t, s.Founding)
	for i := range count {
		// As another process would go on: it knows nothing of what was sent.
		founder := ledger.NewAccount(chaintest.Key(0))
		if err := s.Ledger.FoundUpTo(ctx, founder, s.Founding, i); err != nil {
			t.Fatalf("after %d transactions: %v", i, err)
		}
		if err := s.Ledger.CheckFounding(ctx, s.Founding); !errors.Is(err, ledger.ErrNotFounded) {
			t.Errorf("after %d transactions: %v", i, err)
		}
	}
	// A tick is nobody's business.
	if _, _, err := s.Ledger.Tick(ctx, s.Stranger); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Ledger.Found(ctx, ledger.NewAccount(chaintest.Key(0)), s.Founding); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Ledger.CheckFounding(ctx, s.Founding); err != nil {
		t.Fatal(err)
	}
	// The founder has no rights but those that were agreed.
	if has, err := s.Ledger.HasRole(ctx, ledger.RoleAdmin, s.Operator.Address()); err != nil || has {
		t.Errorf("the founder is admin: %v, %v", has, err)
	}
	if has, err := s.Ledger.HasRole(ctx, ledger.RoleAdmin, s.Contract("Consortium")); err != nil || !has {
		t.Errorf("the consortium is admin: %v, %v", has, err)
	}
	// What the founder does later is no part of it.
	if _, err := s.Ledger.AddStore(ctx, s.Operator, s.Founding.Stores[0]); ledger.RuleOf(err) != "KeyInUse" {
		t.Errorf("a store again: %v", err)
	}
	if _, _, err := s.Ledger.Tick(ctx, s.Operator); err != nil {
		t.Fatal(err)
	}
	if err := s.Ledger.CheckFounding(ctx, s.Founding); err != nil {
		t.Error(err)
	}

	other := s.Founding
	other.Stores = slices.Clone(other.Stores)
	other.Stores[3].Endpoint = "https://127.0.0.1:2"
	err := s.Ledger.CheckFounding(ctx, other)
	if !errors.Is(err, ledger.ErrFoundingDiffers) || !strings.Contains(err.Error(), "at https://127.0.0.1:2") || !strings.Contains(err.Error(), "at https://127.0.0.1:1") {
		t.Errorf("another store: %v", err)
	}
	other = s.Founding
	other.Parameters.Threshold = 2
	if err := s.Ledger.CheckFounding(ctx, other); !errors.Is(err, ledger.ErrFoundingDiffers) || !strings.Contains(err.Error(), "the deployment of Consortium") {
		t.Errorf("another consortium: %v", err)
	}
}

// TestFoundingWithoutStores founds what a consortium begins with that registers
// its stores later; its founder keeps no role.
func TestFoundingWithoutStores(t *testing.T) {
	s := ledgertest.Prepare(t, ledgertest.Options{})
	ctx := testContext(t)
	f := ledger.Founding{Organisations: s.Founding.Organisations, Parameters: s.Founding.Parameters, Accounts: s.Founding.Accounts}
	if err := s.Ledger.Found(ctx, s.Operator, f); err != nil {
		t.Fatal(err)
	}
	if has, err := s.Ledger.HasRole(ctx, ledger.RoleOperator, s.Operator.Address()); err != nil || has {
		t.Errorf("the founder is operator: %v, %v", has, err)
	}
	if _, done, err := s.Ledger.Govern(ctx, s.Operator, "begin", s.Ledger.GrantRoleCall(ledger.RoleOperator, s.Operator.Address())); err != nil || !done {
		t.Fatalf("granted: %v, %v", done, err)
	}
	if _, err := s.Ledger.AddStore(ctx, s.Operator, s.Founding.Stores[0]); err != nil {
		t.Error(err)
	}
}

// TestNothingElseHappensInAFounding has somebody else act on a contract before
// the founding is over, and the founder do something else first.
func TestNothingElseHappensInAFounding(t *testing.T) {
	s := ledgertest.Prepare(t, ledgertest.Options{})
	ctx := testContext(t)
	count := s.Ledger.Steps(t, s.Founding)
	if err := s.Ledger.FoundUpTo(ctx, s.Operator, s.Founding, count-1); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Ledger.Request(ctx, s.Stranger, first(record.Hash{1}), record.Hash{1}, record.Hash{2}, record.Hash{}, record.Hash{}); ledger.RuleOf(err) == "" {
		t.Fatalf("a request: %v", err)
	}
	err := s.Ledger.Found(ctx, s.Operator, s.Founding)
	if !errors.Is(err, ledger.ErrFoundingDiffers) || !strings.Contains(err.Error(), s.Stranger.Address().Hex()+" acted on Recovery") {
		t.Errorf("somebody else acted: %v", err)
	}

	s = ledgertest.Prepare(t, ledgertest.Options{})
	if _, _, err := s.Ledger.Tick(ctx, s.Operator); err != nil {
		t.Fatal(err)
	}
	if err := s.Ledger.Found(ctx, s.Operator, s.Founding); err == nil {
		t.Error("founded with a nonce too few")
	}
	err = s.Ledger.CheckFounding(ctx, s.Founding)
	if !errors.Is(err, ledger.ErrFoundingDiffers) || !strings.Contains(err.Error(), "it should be: the deployment of AccessManager; it is: call Clock.tick") {
		t.Errorf("the founder did something else first: %v", err)
	}
}
