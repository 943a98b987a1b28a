package watch_test

import (
	"context"
	"crypto/ecdsa"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/watch"
)

// TestSilentDevicesAreFlagged: two nodes' loops on one chain. A device that does
// not back up in time is flagged, once; when it came back and is silent again,
// again; one that is revoked, never.
func TestSilentDevicesAreFlagged(t *testing.T) {
	t.Parallel()
	s := ledgertest.Start(t, ledgertest.Options{Change: func(t *state.Terms) { t.Interval, t.Lateness = 3, 1 }})
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	key, silent := s.Enrol(t, "press-7", record.Hash{})
	_, revoked := s.Enrol(t, "press-8", record.Hash{})
	if _, _, err := s.Ledger.Revoke(ctx, s.Operator, revoked); err != nil {
		t.Fatal(err)
	}
	go loop(s, s.Operator).Run(ctx)
	go loop(s, s.Stranger).Run(ctx)
	breaches := func(want uint32) {
		t.Helper()
		for {
			h, err := s.Ledger.State().Head(ctx, silent)
			if err != nil {
				t.Fatal(err)
			}
			if h.Breaches > want || h.Breaches == want && !h.Flagged {
				t.Fatalf("%d breaches, flagged %v; want %d", h.Breaches, h.Flagged, want)
			}
			if h.Breaches == want {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	breaches(1)
	r := record.Record{Device: silent, Sequence: 1, Policy: 1, PolicyVersion: 1, Epoch: 1}
	item := s.Item(t, key, r, uint64(time.Now().Add(100*24*time.Hour).Unix()), 0, 1, 2, 3, 4)
	out, err := s.Ledger.AnchorBatch(ctx, s.Gateway, []ledger.Item{item})
	if err != nil || out[0].Refusal != nil {
		t.Fatal(err, out)
	}
	breaches(2)

	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{})
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, e := range events {
		if e.Name == "BreachFlagged" && e.Device != silent {
			t.Errorf("device %s was flagged", e.Device)
		}
		count[e.Name]++
	}
	if count["BreachFlagged"] != 2 || count["BreachEnded"] != 1 {
		t.Errorf("events: %v", count)
	}
}

// TestExpiredSnapshotsAreRetired: two nodes' loops retire what has expired, each
// snapshot once, but neither the last one nor what is held, before it is released.
func TestExpiredSnapshotsAreRetired(t *testing.T) {
	t.Parallel()
	s := ledgertest.Start(t, ledgertest.Options{Change: func(t *state.Terms) { t.MinRetention = 2 }})
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	key, device := s.Enrol(t, "press-7", record.Hash{})
	_, _ = s.Enrol(t, "press-8", record.Hash{}) // which has no snapshot
	var hashes []record.Hash
	var records []record.Record
	for n := range 4 {
		r := record.Record{Device: device, Sequence: uint64(n + 1), ListRoot: record.Hash{byte(n)}, Policy: 1, PolicyVersion: 1, Epoch: 1}
		if n > 0 {
			r.Previous = hashes[n-1]
		}
		item := s.Item(t, key, r, uint64(time.Now().Add(100*24*time.Hour).Unix()), 0, 1, 2, 3, 4)
		out, err := s.Ledger.AnchorBatch(ctx, s.Gateway, []ledger.Item{item})
		if err != nil || out[0].Refusal != nil {
			t.Fatal(err, out)
		}
		hashes, records = append(hashes, out[0].Hash), append(records, r)
	}
	if _, _, err := s.Ledger.Hold(ctx, s.Operator, records[1], record.Hash{}); err != nil {
		t.Fatal(err)
	}
	for _, account := range []*ledger.Account{s.Approver, s.Stranger} {
		go loop(s, account).Run(ctx)
	}
	await := func(want ...bool) {
		t.Helper()
		for {
			// The chain's time goes on only with its blocks.
			if _, _, err := s.Ledger.Tick(ctx, s.Gateway); err != nil {
				t.Fatal(err)
			}
			list, err := s.Ledger.State().Retained(ctx, hashes...)
			if err != nil {
				t.Fatal(err)
			}
			same := true
			for i, r := range list {
				if r.RetiredAt != 0 && !want[i] {
					t.Fatalf("snapshot %d is retired", i+1)
				}
				same = same && (r.RetiredAt != 0) == want[i]
			}
			if same {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	await(true, false, true, false)
	if _, _, err := s.Ledger.Release(ctx, s.Operator, records[1], s.Operator.Address(), record.Hash{}); err != nil {
		t.Fatal(err)
	}
	await(true, true, true, false)
}

// TestDelayedRestoresAreGranted: two nodes' loops on one chain, which is silent but
// for them. What is approved is granted when its delay is over, and not before; what
// is denied in it, never.
func TestDelayedRestoresAreGranted(t *testing.T) {
	t.Parallel()
	s := ledgertest.Start(t, ledgertest.Options{Change: func(t *state.Terms) { t.Restore.Delay = 4 }})
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	key, device := s.Enrol(t, "press-7", record.Hash{})
	r := record.Record{Device: device, Sequence: 1, Policy: 1, PolicyVersion: 1, Epoch: 1}
	item := s.Item(t, key, r, uint64(time.Now().Add(100*24*time.Hour).Unix()), 0, 1, 2, 3, 4)
	out, err := s.Ledger.AnchorBatch(ctx, s.Gateway, []ledger.Item{item})
	if err != nil || out[0].Refusal != nil {
		t.Fatal(err, out)
	}
	for range 3 { // the last one is not approved
		if _, err := s.Ledger.Request(ctx, s.Operator, r, record.Hash{1}, record.Hash{2}, record.Hash{}, record.Hash{}); err != nil {
			t.Fatal(err)
		}
	}
	for id := range uint64(2) {
		if _, _, err := s.Ledger.Approve(ctx, s.Approver, id+1); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := s.Ledger.Deny(ctx, s.Approver, 1, record.Hash{}); err != nil {
		t.Fatal(err)
	}
	go loop(s, s.Operator).Run(ctx)
	go loop(s, s.Stranger).Run(ctx)
	for granted := false; !granted; time.Sleep(100 * time.Millisecond) {
		list, err := s.Ledger.State().Requests(ctx, []uint64{1, 2, 3})
		if err != nil {
			t.Fatal(err)
		}
		if list[0].Status != state.Denied || list[2].Status != state.Open {
			t.Fatalf("requests %+v", list)
		}
		q := list[1]
		granted = q.Status == state.Granted
		if granted && q.GrantedUntil < q.GrantableAt+s.Founding.Terms.GrantTTL {
			t.Errorf("granted before its delay was over: %+v", q)
		}
		if !granted && q.Status != state.Met {
			t.Fatalf("request %+v", q)
		}
	}
}

// TestSuccessorsRestoresAreGranted: what a successor asks for is granted without
// approvals after its delay, but not what the device before spoke against.
func TestSuccessorsRestoresAreGranted(t *testing.T) {
	t.Parallel()
	s := ledgertest.Start(t, ledgertest.Options{Change: func(t *state.Terms) { t.Restore.Successor = 8 }})
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	ask := func(label string) (request uint64, old *ecdsa.PrivateKey, device record.Hash) {
		t.Helper()
		old, device = s.Enrol(t, label, record.Hash{})
		r := record.Record{Device: device, Sequence: 1, Policy: 1, PolicyVersion: 1, Epoch: 1}
		item := s.Item(t, old, r, uint64(time.Now().Add(100*24*time.Hour).Unix()), 0, 1, 2, 3, 4)
		out, err := s.Ledger.AnchorBatch(ctx, s.Gateway, []ledger.Item{item})
		if err != nil || out[0].Refusal != nil {
			t.Fatal(err, out)
		}
		key, _ := s.Enrol(t, label, device)
		q := record.RestoreRequest{Device: device, Record: r.Digest(s.Ledger.Domain()), Recipient: record.Hash{1}, Reader: record.Hash{2}}
		request, _, _, err = s.Ledger.RequestByDevice(ctx, s.Gateway, r, q, ledgertest.Sign(t, key, q.Digest(s.Ledger.Domain())))
		if err != nil {
			t.Fatal(err)
		}
		return request, old, device
	}
	show := func(request uint64, device record.Hash, key *ecdsa.PrivateKey) error {
		t.Helper()
		public, err := record.PublicKeyOf(&key.PublicKey)
		if err != nil {
			t.Fatal(err)
		}
		alive := record.Alive{Device: device, Request: request}
		_, _, err = s.Ledger.CancelSelfRestore(ctx, s.Stranger, request, public, ledgertest.Sign(t, key, alive.Digest(s.Ledger.Domain())))
		return err
	}
	lived, old, device := ask("press-7")
	stranger, _ := s.Enrol(t, "press-8", record.Hash{})
	if err := show(lived, device, stranger); ledger.RuleOf(err) != "KeyNotReplaced" || !strings.Contains(err.Error(), "had before the one it has now") {
		t.Errorf("a sign of life of another device: %v", err)
	}
	if err := show(lived, device, old); err != nil {
		t.Fatal(err)
	}
	if err := show(lived, device, old); ledger.RuleOf(err) != "NoSelfRestore" {
		t.Errorf("a second sign of life: %v", err)
	}
	if _, _, err := s.Ledger.Grant(ctx, s.Stranger, lived); ledger.RuleOf(err) != "CriteriaNotMet" {
		t.Errorf("the grant of one that was cancelled: %v", err)
	}
	gone, _, device := ask("press-9")
	before, err := s.Ledger.State().SelfRestoreOf(ctx, device)
	if err != nil || before.ID != gone || before.SelfGrantableAt != before.RequestedAt+8 {
		t.Fatalf("request %+v, %v", before, err)
	}
	go loop(s, s.Operator).Run(ctx)
	go loop(s, s.Stranger).Run(ctx)
	for granted := false; !granted; time.Sleep(100 * time.Millisecond) {
		list, err := s.Ledger.State().Requests(ctx, []uint64{lived, gone})
		if err != nil {
			t.Fatal(err)
		}
		if list[0].Status != state.Open || list[0].SelfGrantableAt != 0 {
			t.Fatalf("request %+v", list[0])
		}
		granted = list[1].Status == state.Granted
		if granted && list[1].GrantedUntil < before.SelfGrantableAt+s.Founding.Terms.GrantTTL {
			t.Errorf("granted before its delay was over: %+v", list[1])
		}
	}
	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Events: []string{"SelfRestoreBegun", "SelfRestoreCancelled"}})
	if err != nil || len(events) != 3 || !strings.Contains(events[1].Words, "the device before lives") {
		t.Errorf("events %+v, %v", events, err)
	}
}

// TestSilentChainIsTicked: a chain on which nothing happened for a heartbeat is
// ticked, so that its time goes on.
func TestSilentChainIsTicked(t *testing.T) {
	t.Parallel()
	behind := func() time.Time { return time.Now().Add(-2 * watch.Heartbeat) }
	s := ledgertest.Start(t, ledgertest.Options{Chain: []chaintest.Option{chaintest.WithClock(behind)}})
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	before, err := s.Ledger.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	go loop(s, s.Stranger).Run(ctx)
	for head := before; head.Number == before.Number; {
		time.Sleep(100 * time.Millisecond)
		if head, err = s.Ledger.Head(ctx); err != nil {
			t.Fatal(err)
		}
	}
}

// loop is a node's loop that acts as an account.
func loop(s *ledgertest.Site, account *ledger.Account) *watch.Watch {
	w := &watch.Watch{
		Dial: func(ctx context.Context) (*ledger.Client, error) {
			return ledger.Dial(ctx, s.Node.URL(), s.Genesis)
		},
		Account: func() (*ledger.Account, error) { return account, nil },
		Log:     slog.New(slog.DiscardHandler),
	}
	w.Hurry()
	return w
}
