package ledger_test

import (
	"cmp"
	"context"
	"crypto/ecdsa"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

func testContext(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// until is a receipt's end that no test's chain reaches.
func until() uint64 { return uint64(time.Now().Add(48 * time.Hour).Unix()) }

func first(device record.Hash) record.Record {
	return record.Record{Device: device, Sequence: 1, ListRoot: record.Hash{1}, SealedKeyHash: record.Hash{2}, Policy: 1, PolicyVersion: 1,
		Trigger: record.ByPerson, Epoch: 1, EpochCommitment: record.Hash{3}}
}

func anchor(t *testing.T, s *ledgertest.Site, items ...ledger.Item) []ledger.Outcome {
	t.Helper()
	out, err := s.Ledger.AnchorBatch(testContext(t), s.Gateway, items)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func rule(o ledger.Outcome) string {
	if o.Refusal == nil {
		return ""
	}
	return o.Refusal.Rule
}

func TestAnchorsAndRefusals(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	other, otherID := s.Enrol(t, "press-8", record.Hash{})

	good := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	forged := s.Item(t, other, first(id), until(), 0, 1, 2, 3, 4)
	poor := s.Item(t, other, first(otherID), until(), 0, 1, 2, 3)
	short := s.Item(t, other, first(otherID), 5, 0, 1, 2, 3, 4)
	twice := s.Item(t, other, first(otherID), until(), 0, 1, 2, 3, 3)
	badReceipt := s.Item(t, other, first(otherID), until(), 0, 1, 2, 3, 4)
	badReceipt.Receipts[2].Signature = badReceipt.Receipts[1].Signature
	unknown := s.Item(t, key, first(record.Hash{0xee}), until(), 0, 1, 2, 3, 4)
	out := anchor(t, s, forged, good, poor, short, twice, badReceipt, unknown)
	// The forged item's record is the good one's, which is accepted.
	for i, want := range []string{"", "", "QuorumNotMet", "ReceiptTooShort", "ReceiptTwice", "BadReceipt", "DeviceUnknown"} {
		if rule(out[i]) != want {
			t.Errorf("item %d: rule %q, want %q", i, rule(out[i]), want)
		}
	}
	hash := good.Record.Digest(s.Ledger.Domain())
	snap, err := s.Ledger.State().Snapshot(ctx, hash)
	if err != nil || snap.Positions != 0b11111 || snap.Sequence != 1 {
		t.Fatalf("snapshot %+v, %v", snap, err)
	}
	for _, x := range []struct {
		item ledger.Item
		want string
	}{{poor, "QuorumNotMet"}, {short, "ReceiptTooShort"}, {twice, "ReceiptTwice"}, {badReceipt, "BadReceipt"}} {
		if got := rule(anchor(t, s, x.item)[0]); got != x.want {
			t.Errorf("rule %q, want %q", got, x.want)
		}
	}

	// The same again is no error and adds its receipts.
	again := s.Item(t, key, first(id), until(), 5)
	if got := rule(anchor(t, s, again)[0]); got != "" {
		t.Errorf("the same record again: %s", got)
	}
	if snap, err = s.Ledger.State().Snapshot(ctx, hash); err != nil || snap.Positions != 0b111111 {
		t.Errorf("positions %b, %v", snap.Positions, err)
	}

	// Another record at an accepted sequence is refused, and can be reported.
	fork := first(id)
	fork.ListRoot = record.Hash{0xf0}
	forkItem := s.Item(t, key, fork, until(), 0, 1, 2, 3, 4)
	if got := rule(anchor(t, s, forkItem)[0]); got != "SequenceExpected" {
		t.Errorf("fork: rule %q", got)
	}
	if _, _, err := s.Ledger.ReportFork(ctx, s.Stranger, good.Record, fork, forkItem.Signature); err != nil {
		t.Fatal(err)
	}
	head, err := s.Ledger.State().Head(ctx, id)
	if err != nil || !head.Forked(1) || head.RecordHash != hash {
		t.Errorf("head %+v, %v", head, err)
	}

	// Revoked: refused from then on.
	if _, _, err := s.Ledger.Revoke(ctx, s.Operator, otherID); err != nil {
		t.Fatal(err)
	}
	if got := rule(anchor(t, s, s.Item(t, other, first(otherID), until(), 0, 1, 2, 3, 4))[0]); got != "DeviceNotActive" {
		t.Errorf("revoked: rule %q", got)
	}

	// Replaced: the history goes on with the new key, and the fork is healed.
	next := record.Record{Device: id, Sequence: 2, Previous: hash, ListRoot: record.Hash{7}, SealedKeyHash: record.Hash{2}, Policy: 1, PolicyVersion: 1,
		Trigger: record.BySchedule, Epoch: 1, EpochCommitment: record.Hash{3}}
	newKey, _ := s.Enrol(t, "press-7b", id)
	if got := rule(anchor(t, s, s.Item(t, key, next, until(), 0, 1, 2, 3, 4))[0]); got != "BadSignature" {
		t.Errorf("replaced key: rule %q", got)
	}
	if got := rule(anchor(t, s, s.Item(t, newKey, next, until(), 0, 1, 2, 3, 4))[0]); got != "" {
		t.Errorf("new key: rule %q", got)
	}

	history, err := s.Ledger.History(ctx, id, 0, 10)
	if err != nil || len(history) != 2 || history[0].Record != next || history[1].Record != good.Record {
		t.Errorf("history %+v, %v", history, err)
	}
	one, err := s.Ledger.Anchored(ctx, hash)
	if err != nil || one.Record != good.Record || one.Signature != good.Signature {
		t.Errorf("anchored %+v, %v", one, err)
	}
	if _, err := s.Ledger.Anchored(ctx, record.Hash{1}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("unknown record: %v", err)
	}

	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Device: id})
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, e := range events {
		words = append(words, e.Words)
	}
	story := strings.Join(words, "\n")
	for _, want := range []string{"enrolled as press-7", "snapshot 1 anchored (by hand) in 5 slots", "now in 6 slots", "refused", "history forked at snapshot 1", "key number 2", "snapshot 2 anchored (schedule)"} {
		if !strings.Contains(story, want) {
			t.Errorf("the trail lacks %q:\n%s", want, story)
		}
	}

	// A limit leaves out the oldest, and cuts no block in two.
	all, err := s.Ledger.Trail(ctx, ledger.TrailFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 || !slices.IsSortedFunc(all, func(a, b ledger.Event) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Index, b.Index))
	}) {
		t.Fatalf("%d events, in order?", len(all))
	}
	for limit := 1; limit <= len(all)+1; limit++ {
		some, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		first := len(all) - len(some)
		if len(some) < min(limit, len(all)) || !reflect.DeepEqual(some, all[first:]) || first > 0 && all[first-1].Block == all[first].Block {
			t.Fatalf("limit %d of %d: %d events", limit, len(all), len(some))
		}
		if over := len(some) - limit; over > 0 && all[first+over].Block != all[first].Block {
			t.Errorf("limit %d: %d events are more than what the block needs", limit, len(some))
		}
	}
	from := all[len(all)/2].Block
	late, err := s.Ledger.Trail(ctx, ledger.TrailFilter{From: from})
	if err != nil || len(late) == 0 || late[0].Block != from || !reflect.DeepEqual(late, all[len(all)-len(late):]) {
		t.Errorf("from block %d: %d events, %v", from, len(late), err)
	}
}

// A device's own restore requests are rationed: whatever it signs and however
// many doors it brings it to at once, the gateway pays for what the contract takes.
func TestRestoreRequestsOfADeviceAreRationed(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	item := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	if got := rule(anchor(t, s, item)[0]); got != "" {
		t.Fatal(got)
	}
	eth, err := ethclient.Dial(s.Node.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer eth.Close()
	nonce := func() uint64 {
		n, err := eth.PendingNonceAt(ctx, s.Gateway.Address())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := nonce()
	var taken, refused atomic.Int64
	var group sync.WaitGroup
	for n := range 30 {
		ask := record.RestoreRequest{Device: id, Record: item.Record.Digest(s.Ledger.Domain()), Recipient: record.Hash{5}, Reader: record.Hash{6}, Nonce: uint64(n)}
		sig := ledgertest.Sign(t, key, ask.Digest(s.Ledger.Domain()))
		group.Go(func() {
			for {
				_, _, _, err := s.Ledger.RequestByDevice(ctx, s.Gateway, item.Record, ask, sig)
				switch {
				case errors.Is(err, ledger.ErrTooManyWait):
					time.Sleep(20 * time.Millisecond)
					continue
				case err == nil:
					taken.Add(1)
				case ledger.RuleOf(err) == "TooManyRequests":
					refused.Add(1)
				default:
					t.Errorf("request %d: %v", n, err)
				}
				return
			}
		})
	}
	group.Wait()
	if taken.Load() != 16 || refused.Load() != 14 {
		t.Errorf("%d are taken, %d refused", taken.Load(), refused.Load())
	}
	if sent := nonce() - before; sent != 16 {
		t.Errorf("the gateway sent %d transactions", sent)
	}
}

func TestRestoreIsRequestedApprovedReported(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	item := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	if got := rule(anchor(t, s, item)[0]); got != "" {
		t.Fatal(got)
	}
	if _, err := s.Ledger.Request(ctx, s.Stranger, item.Record, record.Hash{1}, record.Hash{2}, record.Hash{}, record.Hash{}); ledger.RuleOf(err) != "NotRequester" {
		t.Errorf("a stranger's request: %v", err)
	}
	q, err := s.Ledger.Request(ctx, s.Operator, item.Record, record.Hash{1}, record.Hash{2}, record.Hash{}, record.Hash{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Ledger.Approve(ctx, s.Stranger, q); ledger.RuleOf(err) != "NotApprover" {
		t.Errorf("a stranger's approval: %v", err)
	}
	if _, _, err := s.Ledger.Report(ctx, s.Operator, q, ledger.Report{}); ledger.RuleOf(err) != "NotGranted" {
		t.Errorf("a report before the grant: %v", err)
	}
	if _, _, err := s.Ledger.Approve(ctx, s.Approver, q); err != nil {
		t.Fatal(err)
	}
	got, err := s.Ledger.State().Request(ctx, q)
	if err != nil || got.Status != state.Granted || got.Epoch != 1 {
		t.Fatalf("request %+v, %v", got, err)
	}
	head, err := s.Ledger.State().Head(ctx, id)
	if err != nil || head.ReleasedEpoch != 1 {
		t.Errorf("head %+v, %v", head, err)
	}
	if _, _, err := s.Ledger.Report(ctx, s.Operator, q, ledger.Report{ListRoot: item.Record.ListRoot, Files: 3, Bytes: 99}); err != nil {
		t.Fatal(err)
	}

	// A replacement asks for itself, twice with one request.
	newKey, _ := s.Enrol(t, "press-7b", id)
	ask := record.RestoreRequest{Device: id, Record: item.Record.Digest(s.Ledger.Domain()), Recipient: record.Hash{5}, Reader: record.Hash{6}}
	own, sign := uint64(0), func(k *ecdsa.PrivateKey) record.Signature {
		return ledgertest.Sign(t, k, ask.Digest(s.Ledger.Domain()))
	}
	if _, _, _, err := s.Ledger.RequestByDevice(ctx, s.Gateway, item.Record, ask, sign(key)); ledger.RuleOf(err) != "BadSignature" {
		t.Errorf("a request with the old key: %v", err)
	}
	for range 2 {
		n, _, _, err := s.Ledger.RequestByDevice(ctx, s.Gateway, item.Record, ask, sign(newKey))
		if err != nil {
			t.Fatal(err)
		}
		if own != 0 && own != n {
			t.Errorf("the same request got numbers %d and %d", own, n)
		}
		own = n
	}
	if _, _, err := s.Ledger.Approve(ctx, s.Approver, own); err != nil {
		t.Fatal(err)
	}
	// Only the device reports what it asked for itself: the gateway relays.
	if _, _, err := s.Ledger.Report(ctx, s.Gateway, own, ledger.Report{}); ledger.RuleOf(err) != "NotOwner" {
		t.Errorf("a gateway's own report: %v", err)
	}
	report := record.RestoreReport{Request: own, Files: 3, Bytes: 99, Positions: 0b101}
	if _, _, err := s.Ledger.ReportByDevice(ctx, s.Gateway, report, ledgertest.Sign(t, newKey, report.Digest(s.Ledger.Domain()))); ledger.RuleOf(err) != "ListRootExpected" {
		t.Errorf("a report of another list: %v", err)
	}
	report.ListRoot = item.Record.ListRoot
	sig := ledgertest.Sign(t, newKey, report.Digest(s.Ledger.Domain()))
	altered := report
	altered.Files++
	if _, _, err := s.Ledger.ReportByDevice(ctx, s.Gateway, altered, sig); ledger.RuleOf(err) != "BadSignature" {
		t.Errorf("an altered report: %v", err)
	}
	if _, _, err := s.Ledger.ReportByDevice(ctx, s.Gateway, report, sig); err != nil {
		t.Fatal(err)
	}
	if q, err := s.Ledger.State().Request(ctx, own); err != nil || q.Status != state.Reported || q.Positions != 0b101 || q.ReportedAt < q.RequestedAt || q.ListRoot != item.Record.ListRoot {
		t.Errorf("request %+v, %v", q, err)
	}

	// Approvals and reports name only the request; the trail says whose it is.
	for what, f := range map[string]ledger.TrailFilter{"all": {}, "the device's": {Device: id}} {
		events, err := s.Ledger.Trail(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		of := map[string]int{}
		for _, e := range events {
			if e.Contract == "Recovery" && e.Device == id {
				of[e.Name]++
			}
		}
		delete(of, "RequestRefused")
		if want := map[string]int{"Requested": 2, "Approved": 2, "Granted": 2, "Reported": 2}; !maps.Equal(of, want) {
			t.Errorf("%s events of the device: %v, want %v", what, of, want)
		}
	}
}

// TestRestoreNeedsOrganisations: a policy wants approvals of two organisations and
// a delay. Approvals can be taken back until the grant, and a denial ends the
// delay.
func TestRestoreNeedsOrganisations(t *testing.T) {
	insurer := ledgertest.Outsider(2)
	s := ledgertest.Start(t, ledgertest.Options{Chain: []chaintest.Option{chaintest.WithAccounts(ledgertest.Outsider(0).Address(), ledgertest.Outsider(1).Address(), insurer.Address())}})
	ctx := testContext(t)
	admit, err := s.Ledger.AdmitCall(second(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, done, err := s.Ledger.Govern(ctx, s.Operator, "insures", admit, s.Ledger.AdmitAccountCall(insurer.Address(), 2), s.Ledger.GrantRoleCall(ledger.RoleApprover, insurer.Address())); err != nil || !done {
		t.Fatalf("the insurer is admitted: %v, %v", done, err)
	}
	terms := s.Founding.Terms
	for rule, clause := range map[string]state.Clause{
		"ClauseImpossible":    {Approvals: 3},
		"OrganisationUnknown": {Organisations: state.OrganisationsOf(1, 3), Approvals: 1},
	} {
		terms.Restore.Clauses = []state.Clause{clause}
		if _, err := s.Ledger.Publish(ctx, s.Operator, 1, "impossible", terms); ledger.RuleOf(err) != rule {
			t.Errorf("%s: %v", rule, err)
		}
	}
	terms.Restore = state.Restore{Delay: 3600, Deadline: 7200, Regions: []string{"south", "north"}, Clauses: []state.Clause{{Organisations: state.OrganisationsOf(1), Approvals: 1}, {Organisations: state.OrganisationsOf(2), Approvals: 1}}}
	if _, err := s.Ledger.Publish(ctx, s.Operator, 1, "both", terms); err != nil {
		t.Fatal(err)
	}
	key, id := s.Enrol(t, "press-7", record.Hash{})
	r := first(id)
	r.PolicyVersion = 2
	item := s.Item(t, key, r, until(), 0, 1, 2, 3, 4)
	if got := rule(anchor(t, s, item)[0]); got != "" {
		t.Fatal(got)
	}
	north := record.Hash{'n', 'o', 'r', 't', 'h'}
	ask := func() uint64 {
		t.Helper()
		q, err := s.Ledger.Request(ctx, s.Operator, item.Record, record.Hash{1}, record.Hash{2}, record.Hash{}, north)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	if _, err := s.Ledger.Request(ctx, s.Operator, item.Record, record.Hash{1}, record.Hash{2}, record.Hash{}, record.Hash{}); ledger.RuleOf(err) != "RegionNotAllowed" || !strings.Contains(err.Error(), `region "": name one`) {
		t.Errorf("no region: %v", err)
	}
	own := record.RestoreRequest{Device: id, Record: item.Record.Digest(s.Ledger.Domain()), Region: record.Hash{'e', 'a', 's', 't'}}
	if _, _, _, err := s.Ledger.RequestByDevice(ctx, s.Gateway, item.Record, own, ledgertest.Sign(t, key, own.Digest(s.Ledger.Domain()))); ledger.RuleOf(err) != "RegionNotAllowed" || !strings.Contains(err.Error(), `region "east": name one`) {
		t.Errorf("another region, the device's: %v", err)
	}
	is := func(q uint64, want state.RequestStatus, people int, clauses ...state.Clause) {
		t.Helper()
		got, err := s.Ledger.State().Request(ctx, q)
		if err != nil || got.Status != want {
			t.Fatalf("request %+v, %v; want it %s", got, err, want)
		}
		missing, lacks := terms.Missing(got)
		if missing != people || !slices.Equal(lacks, clauses) {
			t.Errorf("request %d lacks %d people and %v", q, missing, lacks)
		}
	}
	do := func(call func(context.Context, *ledger.Account, uint64) (uint64, record.Hash, error), who *ledger.Account, q uint64, want string) {
		t.Helper()
		if _, _, err := call(ctx, who, q); ledger.RuleOf(err) != want || want == "" && err != nil {
			t.Fatalf("%v, want rule %q", err, want)
		}
	}
	q := ask()
	is(q, state.Open, 1, terms.Restore.Clauses...)
	do(s.Ledger.RevokeApproval, s.Approver, q, "NotApproved")
	do(s.Ledger.Approve, s.Approver, q, "")
	is(q, state.Open, 0, terms.Restore.Clauses[1])
	do(s.Ledger.Approve, s.Stranger, q, "NotApprover")
	do(s.Ledger.Grant, s.Stranger, q, "CriteriaNotMet")
	do(s.Ledger.Approve, insurer, q, "")
	is(q, state.Met, 0)
	do(s.Ledger.Grant, s.Stranger, q, "GrantWaits")
	do(s.Ledger.RevokeApproval, s.Approver, q, "")
	is(q, state.Open, 0, terms.Restore.Clauses[0])
	do(s.Ledger.Approve, s.Approver, q, "")
	is(q, state.Met, 0)
	if _, _, err := s.Ledger.Deny(ctx, insurer, q, record.Hash{}); err != nil {
		t.Fatal(err)
	}
	do(s.Ledger.Grant, s.Stranger, q, "RequestClosed")
	do(s.Ledger.RevokeApproval, s.Approver, q, "RequestClosed")

	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Device: id})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, e := range events {
		if e.Contract == "Recovery" && e.Name != "RequestRefused" {
			said = append(said, e.Words)
		}
	}
	for i, want := range []string{"restore request 1 for record", "approved by " + s.Approver.Address().Hex() + " for organisation 1 (1 of 1)", "for organisation 2 (2 of 1)",
		"has the approvals it needs: it is granted at 20", "taken back by " + s.Approver.Address().Hex() + " of organisation 1: 1 left", "lacks an approval again: it can be approved until 20",
		"approved by", "has the approvals", "denied by " + insurer.Address().Hex()} {
		if i >= len(said) || !strings.Contains(said[i], want) {
			t.Fatalf("the trail says %q, want in place %d %q", said, i, want)
		}
	}
}

func TestEveryRuleHasASentence(t *testing.T) {
	if missing := ledger.RulesWithoutSentence(t); len(missing) > 0 {
		t.Errorf("rules without a sentence: %v", missing)
	}
}
