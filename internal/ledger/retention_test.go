package ledger_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// TestRetirement: holds keep a snapshot on a real chain, which then is retired
// once, and the trail says all of it in words.
func TestRetirement(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{Change: func(terms *state.Terms) { terms.MinRetention = 0 }})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	var records []record.Record
	var hashes []record.Hash
	for n := range 3 {
		r := first(id)
		r.Sequence, r.ListRoot = uint64(n+1), record.Hash{byte(n + 1)}
		if n > 0 {
			r.Previous = hashes[n-1]
		}
		if got := rule(anchor(t, s, s.Item(t, key, r, until(), 0, 1, 2, 3, 4))[0]); got != "" {
			t.Fatalf("anchor: %s", got)
		}
		records, hashes = append(records, r), append(hashes, r.Digest(s.Ledger.Domain()))
	}
	kept := func(n int) string {
		t.Helper()
		for { // until the second in which it was anchored is over
			r, err := s.Ledger.KeptBy(ctx, records[n])
			if err != nil {
				t.Fatal(err)
			}
			if r == nil {
				return ""
			}
			if r.Rule != "NotExpired" {
				return r.Rule
			}
			if _, _, err := s.Ledger.Tick(ctx, s.Stranger); err != nil {
				t.Fatal(err)
			}
		}
	}
	must := func(_ uint64, _ record.Hash, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for n, want := range []string{"", "", "LastSnapshot"} {
		if got := kept(n); got != want {
			t.Errorf("snapshot %d kept by %q, want %q", n+1, got, want)
		}
	}
	why := record.Hash{0x77}
	if _, _, err := s.Ledger.Hold(ctx, s.Stranger, records[0], why); ledger.RuleOf(err) != "AccessManagedUnauthorized" {
		t.Errorf("a stranger's hold: %v", err)
	}
	must(s.Ledger.Hold(ctx, s.Operator, records[0], why))
	must(s.Ledger.HoldDevice(ctx, s.Operator, id, why))
	if got := kept(1); got != "Held" {
		t.Errorf("under the device's hold, snapshot 2 kept by %q", got)
	}
	if k, err := s.Ledger.State().Keeping(ctx, id); err != nil || k.Holds != 1 {
		t.Errorf("keeping %+v, %v", k, err)
	}
	must(s.Ledger.ReleaseDevice(ctx, s.Operator, id, s.Operator.Address(), why))
	retire := func(want int) {
		t.Helper()
		got, err := s.Ledger.Retire(ctx, s.Stranger, records)
		if err != nil || got != want {
			t.Errorf("%d retired, %v; want %d", got, err, want)
		}
	}
	retire(1) // the second
	retire(0)
	must(s.Ledger.Release(ctx, s.Operator, records[0], s.Operator.Address(), why))
	if _, _, err := s.Ledger.Release(ctx, s.Operator, records[0], s.Operator.Address(), why); ledger.RuleOf(err) != "HoldUnknown" {
		t.Errorf("released twice: %v", err)
	}
	retire(1)
	if _, _, err := s.Ledger.Hold(ctx, s.Operator, records[0], why); ledger.RuleOf(err) != "AlreadyRetired" {
		t.Errorf("held once retired: %v", err)
	}
	list, err := s.Ledger.State().Retained(ctx, hashes...)
	if err != nil || list[0].RetiredAt == 0 || list[1].RetiredAt == 0 || list[2] != (state.Retained{}) {
		t.Errorf("retained %+v, %v", list, err)
	}
	if got := kept(0); got != "AlreadyRetired" {
		t.Errorf("a retired snapshot kept by %q", got)
	}

	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Device: id})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"snapshot 1 held by ", "all snapshots held by ", " on all snapshots released by ", "snapshot 2 retired", " on snapshot 1 released by ", "snapshot 1 retired",
		"snapshot 3 not retired: it is the device's last snapshot", "snapshot 1 not retired: legal holds stand"} {
		if !slices.ContainsFunc(events, func(e ledger.Event) bool { return e.Device == id && strings.Contains(e.Words, want) }) {
			t.Errorf("the trail lacks %q", want)
		}
	}
}
