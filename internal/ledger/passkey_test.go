package ledger_test

import (
	"crypto/sha256"
	"testing"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/passkey"
	"github.com/byssus-iot/byssus/internal/record"
)

// A passkey approves once its address has the role, by an assertion that anybody
// brings and that counts once.
func TestPasskeyApproves(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx, c := testContext(t), s.Ledger
	device, id := s.Enrol(t, "press-7", record.Hash{})
	item := s.Item(t, device, first(id), until(), 0, 1, 2, 3, 4)
	anchor(t, s, item)
	ask := func() uint64 {
		t.Helper()
		q, err := c.Request(ctx, s.Operator, item.Record, record.Hash{1}, record.Hash{2}, record.Hash{3}, record.Hash{})
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	key, public := ledgertest.NewKey(t)
	made := passkey.Created{Key: public, Credential: sha256.Sum256([]byte("a credential"))}

	if _, err := c.AddPasskey(ctx, s.Stranger, 1, made, "Eve"); ledger.RuleOf(err) != "NotOrganisation" {
		t.Errorf("a stranger adds a passkey: %v", err)
	}
	approver, err := c.AddPasskey(ctx, s.Operator, 1, made, "Ada")
	if err != nil {
		t.Fatal(err)
	}
	if list, err := c.Passkeys(ctx, 1); err != nil || len(list) != 1 || list[0].Created != made || list[0].Name != "Ada" || list[0].Approver != approver || list[0].AddedAt.IsZero() {
		t.Fatalf("passkeys %+v, %v", list, err)
	}
	answer := func(q uint64, a record.Answer) (record.Decision, passkey.Assertion) {
		t.Helper()
		d, err := c.Decision(ctx, q, approver, a, record.Hash{})
		if err != nil {
			t.Fatal(err)
		}
		signed, err := passkey.Sign(key, d.Digest(c.Domain()))
		if err != nil {
			t.Fatal(err)
		}
		return d, signed
	}
	decide := func(d record.Decision, a passkey.Assertion, want string) {
		t.Helper()
		if _, _, err := c.Decide(ctx, s.Stranger, d, a); ledger.RuleOf(err) != want || want == "" && err != nil {
			t.Errorf("rule %q (%v), want %q", ledger.RuleOf(err), err, want)
		}
	}
	q := ask()
	d, signed := answer(q, record.Approve)
	decide(d, signed, "NotApprover")
	if _, done, err := c.Govern(ctx, s.Operator, "Ada approves", c.GrantRoleCall(ledger.RoleApprover, approver)); err != nil || !done {
		t.Fatal(done, err)
	}
	other := ask()
	for what, d := range map[string]record.Decision{
		"another request": {Request: other, Approver: approver, Answer: record.Approve},
		"another answer":  {Request: q, Approver: approver, Answer: record.Deny},
		"another reason":  {Request: q, Approver: approver, Answer: record.Deny, Reason: record.Hash{1}},
	} {
		t.Log(what)
		decide(d, signed, "ChallengeWrong")
	}
	decide(d, signed, "")
	if got, err := c.State().Request(ctx, q); err != nil || got.Status != state.Granted || got.Approvals != 1 {
		t.Fatalf("request %+v, %v", got, err)
	}
	decide(d, signed, "ChallengeWrong") // once is enough
	d, signed = answer(q, record.Deny)
	decide(d, signed, "")
	if got, err := c.State().Request(ctx, q); err != nil || got.Status != state.Denied {
		t.Fatalf("request %+v, %v", got, err)
	}

	if _, _, err := c.RemovePasskey(ctx, s.Operator, approver); err != nil {
		t.Fatal(err)
	}
	d, signed = answer(other, record.Approve)
	decide(d, signed, "PasskeyGone")
	if list, err := c.Passkeys(ctx, 1); err != nil || len(list) != 0 {
		t.Fatalf("passkeys %+v, %v", list, err)
	}
	events, err := c.Trail(ctx, ledger.TrailFilter{})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, e := range events {
		told[e.Name]++
	}
	if told["PasskeyAdded"] != 1 || told["PasskeyRemoved"] != 1 || told["Approved"] != 1 || told["Denied"] != 1 {
		t.Errorf("the trail tells %v", told)
	}
}
