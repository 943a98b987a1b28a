package ledger_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/record"
)

// TestIncidents: on a real chain one report freezes retirement, gives a command
// and flags the line; who may not is refused by name; and the trail says it all.
func TestIncidents(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	good := first(id)
	if got := rule(anchor(t, s, s.Item(t, key, good, until(), 0, 1, 2, 3, 4))[0]); got != "" {
		t.Fatalf("anchor: %s", got)
	}
	must := func(_ uint64, _ record.Hash, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	refused := func(want string) func(_ uint64, _ record.Hash, err error) {
		return func(_ uint64, _ record.Hash, err error) {
			t.Helper()
			if got := ledger.RuleOf(err); got != want {
				t.Errorf("refused by %q, %v; want %s", got, err, want)
			}
		}
	}
	report := func(from *ledger.Account, kind string) (uint64, error) {
		t.Helper()
		k, err := ledger.ParseIncidentKind(kind)
		if err != nil {
			t.Fatal(err)
		}
		return s.Ledger.ReportIncident(ctx, from, id, &good, k, record.Hash{7})
	}
	if _, err := report(s.Operator, "ransomware"); ledger.RuleOf(err) != "KindOutOfScope" {
		t.Errorf("a report without a scope: %v", err)
	}
	if _, err := report(s.Stranger, "ransomware"); ledger.RuleOf(err) != "AccessManagedUnauthorized" {
		t.Errorf("a stranger's report: %v", err)
	}
	ransomware, err := ledger.ParseIncidentKind("ransomware")
	if err != nil {
		t.Fatal(err)
	}
	must(s.Ledger.SetMonitor(ctx, s.Operator, s.Operator.Address(), []ledger.IncidentKind{ransomware}, nil))
	actions, err := ledger.ParseActions([]string{"command-backup", "flag-line", "freeze", "hold-good", "more-redundancy", "notify"})
	if err != nil {
		t.Fatal(err)
	}
	must(s.Ledger.SetResponse(ctx, s.Operator, 1, ransomware, actions, 3600))
	if _, err := report(s.Operator, "anomaly"); ledger.RuleOf(err) != "KindOutOfScope" {
		t.Errorf("a report of another kind: %v", err)
	}
	for n, want := range []uint32{1, 2} {
		number, err := report(s.Operator, "ransomware")
		if err != nil || number != 1 {
			t.Fatalf("report %d: incident %d, %v", n+1, number, err)
		}
		i, err := s.Ledger.Incident(ctx, 1)
		if err != nil || i.Status != "open" || !i.Stands || i.Reports != want || i.Kind != "ransomware" || i.Good != good.Digest(s.Ledger.Domain()) || i.Does != actions {
			t.Errorf("the incident %+v, %v", i, err)
		}
	}
	k, err := s.Ledger.State().Keeping(ctx, id)
	if err != nil || k.FrozenUntil == 0 {
		t.Errorf("frozen: %+v, %v", k, err)
	}
	o, err := s.Ledger.State().Orders(ctx, id)
	if err != nil || o.Command != 1 || o.CommandUntil != o.CommandedAt+3600 || o.RedundantUntil != o.CommandUntil {
		t.Errorf("orders: %+v, %v", o, err)
	}
	if from, err := s.Ledger.SuspectFrom(ctx, id); err != nil || from != 2 {
		t.Errorf("suspicious from %d, %v", from, err)
	}
	refused("AccessManagedUnauthorized")(s.Ledger.Confirm(ctx, s.Operator, 1, record.Hash{8}))
	refused("IncidentNotConfirmed")(s.Ledger.CloseIncident(ctx, s.Approver, 1, record.Hash{8}))
	refused("IncidentUnknown")(s.Ledger.Dismiss(ctx, s.Approver, 2, record.Hash{8}))
	must(s.Ledger.Confirm(ctx, s.Approver, 1, record.Hash{8}))
	if i, err := s.Ledger.Incident(ctx, 1); err != nil || i.Status != "confirmed" || !i.Expires.IsZero() {
		t.Errorf("confirmed: %+v, %v", i, err)
	}
	must(s.Ledger.CloseIncident(ctx, s.Approver, 1, record.Hash{9}))
	if k, err := s.Ledger.State().Keeping(ctx, id); err != nil || k.FrozenUntil != 0 {
		t.Errorf("frozen once closed: %+v, %v", k, err)
	}
	if from, err := s.Ledger.SuspectFrom(ctx, id); err != nil || from != 0 {
		t.Errorf("suspicious from %d once closed, %v", from, err)
	}
	if number, err := report(s.Operator, "ransomware"); err != nil || number != 2 {
		t.Fatalf("incident %d, %v", number, err)
	}
	must(s.Ledger.Dismiss(ctx, s.Approver, 2, record.Hash{8}))
	if _, err := report(s.Operator, "ransomware"); ledger.RuleOf(err) != "CoolingDown" {
		t.Errorf("reported again once dismissed: %v", err)
	}
	list, err := s.Ledger.Incidents(ctx, 10)
	if err != nil || len(list) != 2 || list[0].ID != 2 || list[0].Status != "dismissed" || list[1].Status != "closed" {
		t.Errorf("incidents %+v, %v", list, err)
	}
	monitors, err := s.Ledger.Monitors(ctx)
	if err != nil || len(monitors) != 1 || !monitors[0].Role || !slices.Equal(monitors[0].Kinds, []string{"ransomware"}) {
		t.Errorf("monitors %+v, %v", monitors, err)
	}
	must(s.Ledger.SetMonitor(ctx, s.Operator, s.Operator.Address(), nil, nil))
	if monitors, err := s.Ledger.Monitors(ctx); err != nil || len(monitors) != 0 {
		t.Errorf("monitors %+v, %v; want none", monitors, err)
	}
	if r, err := s.Ledger.Responses(ctx, 1); err != nil || len(r) != 1 || r[0].Kind != "ransomware" || r[0].Duration != 3600 || len(r[0].Actions) != 6 {
		t.Errorf("responses %+v, %v", r, err)
	}

	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Device: id})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"INCIDENT 1, ransomware, reported by ", "to back up now: command 1", "because of incident 1: freeze, until 2", "because of incident 1: freeze, until it is closed",
		"incident 1, ransomware, reported again", "incident 1 confirmed by ", "incident 1 closed by ", "incident 1 no longer asks for this: freeze", "incident 2 dismissed by ",
		"is not retired, by the retention clock, until 2", "nothing is retired, by the retention clock, until it is closed"} {
		if !slices.ContainsFunc(events, func(e ledger.Event) bool { return e.Device == id && strings.Contains(e.Words, want) }) {
			t.Errorf("the trail lacks %q", want)
		}
	}
	events, err = s.Ledger.Trail(ctx, ledger.TrailFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{" may report incidents of kind ransomware, of devices under all policies", "answers incidents of kind ransomware from now on with: command-backup, flag-line, freeze, hold-good, more-redundancy, notify; for 1h unless confirmed"} {
		if !slices.ContainsFunc(events, func(e ledger.Event) bool { return strings.Contains(e.Words, want) }) {
			t.Errorf("the trail lacks %q", want)
		}
	}
}
