package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/ports"
)

// history signs the first records of a new device.
func history(t *testing.T, s *ledgertest.Site, label string, count int) (record.Hash, []ledger.Item) {
	t.Helper()
	key, id := s.Enrol(t, label, record.Hash{})
	var items []ledger.Item
	r := first(id)
	for range count {
		items = append(items, s.Item(t, key, r, until(), 0, 1, 2, 3, 4))
		r.Previous, r.Sequence = r.Digest(s.Ledger.Domain()), r.Sequence+1
	}
	return id, items
}

// bring anchors one record after the other, and again while nobody answers.
func bring(ctx context.Context, t *testing.T, c *ledger.Client, account *ledger.Account, items []ledger.Item) {
	for _, item := range items {
		for {
			out, err := c.AnchorBatch(ctx, account, []ledger.Item{item})
			if errors.Is(err, ledger.ErrUnreachable) && ctx.Err() == nil {
				time.Sleep(50 * time.Millisecond)
				continue
			}
			if err != nil || out[0].Refusal != nil {
				t.Errorf("record %d: %+v, %v", item.Record.Sequence, out, err)
				return
			}
			break
		}
	}
}

func wantSequence(ctx context.Context, t *testing.T, s *ledgertest.Site, id record.Hash, want uint64) {
	t.Helper()
	head, err := s.Ledger.State().Head(ctx, id)
	if err != nil || head.Sequence != want {
		t.Errorf("device %s: sequence %d, want %d: %v", id, head.Sequence, want, err)
	}
}

// TestTransactionsOutliveTheirNode stops the node, which forgets what waits,
// while transactions are on their way.
func TestTransactionsOutliveTheirNode(t *testing.T) {
	address, release, err := ports.Address()
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	dir := t.TempDir()
	here := []chaintest.Option{chaintest.WithDir(dir), chaintest.WithConfig(func(c *chain.Config) { c.RPC = address })}
	s := ledgertest.Start(t, ledgertest.Options{Chain: here})
	ctx := testContext(t)
	const devices, records = 6, 6
	ids, items := make([]record.Hash, devices), make([][]ledger.Item, devices)
	for i := range devices {
		ids[i], items[i] = history(t, s, fmt.Sprintf("d%d", i), records)
	}
	var group sync.WaitGroup
	for i := range devices {
		group.Go(func() { bring(ctx, t, s.Ledger, s.Gateway, items[i]) })
	}
	for range 2 {
		time.Sleep(1500 * time.Millisecond)
		if err := s.Node.Close(); err != nil {
			t.Fatal(err)
		}
		s.Node = chaintest.Start(t, here...)
	}
	group.Wait()
	for _, id := range ids {
		wantSequence(ctx, t, s, id, records)
	}
}

// TestTwoProcessesShareAnAccount sends from two places that do not know of each
// other: each takes the other's nonces, and nothing is lost or stuck.
func TestTwoProcessesShareAnAccount(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	const devices, records = 4, 4
	var group sync.WaitGroup
	ids := make([]record.Hash, devices)
	for i := range devices {
		id, items := history(t, s, fmt.Sprintf("d%d", i), records)
		ids[i] = id
		account := ledger.NewAccount(chaintest.Key(2)) // the gateway's again
		group.Go(func() { bring(ctx, t, s.Ledger, account, items) })
	}
	group.Wait()
	for _, id := range ids {
		wantSequence(ctx, t, s, id, records)
	}
}

// TestManyProcessesShareAnAccount has a crowd send at the same moment: all get
// through.
func TestManyProcessesShareAnAccount(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	var group sync.WaitGroup
	for range 12 {
		account := ledger.NewAccount(chaintest.Key(2))
		group.Go(func() {
			for range 2 {
				if _, _, err := s.Ledger.Tick(ctx, account); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}

// TestWhatNobodyWaitsForGoesOn gives up waiting at once; what was sent must not
// keep later transactions back.
func TestWhatNobodyWaitsForGoesOn(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	id, items := history(t, s, "press-7", 6)
	for i := range 5 {
		hurried, cancel := context.WithTimeout(ctx, time.Duration(i)*2*time.Millisecond)
		_, err := s.Ledger.AnchorBatch(hurried, s.Gateway, items[i:i+1])
		cancel()
		if err != nil && hurried.Err() == nil {
			t.Fatal(err)
		}
	}
	bring(ctx, t, s.Ledger, s.Gateway, items)
	wantSequence(ctx, t, s, id, 6)
}

// TestLargestBatches fills batches to the brim: the gas given is enough for
// whatever is in them, and node and pool take them.
func TestLargestBatches(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	fill := func(next func(i int) ledger.Item) (items []ledger.Item) {
		var room ledger.Room
		for {
			item := next(len(items))
			if !room.Take(item) {
				return items
			}
			items = append(items, item)
		}
	}
	good := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	forged := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	forged.Receipts[4].Signature = forged.Receipts[0].Signature // the dearest refusal: the last receipt
	wide := good
	wide.Receipts = make([]ledger.Receipt, record.MaxSlots)
	for name, x := range map[string]struct {
		next  func(i int) ledger.Item
		least int
		rule  string
	}{
		"five receipts": {func(int) ledger.Item { return forged }, ledger.MaxBatch, "BadReceipt"},
		"32 receipts":   {func(int) ledger.Item { return wide }, 25, "TooManyReceipts"},
		"policies change": {func(i int) ledger.Item {
			item := forged
			item.Record.Policy = uint32(i + 1)
			item.Signature = ledgertest.Sign(t, key, item.Record.Digest(s.Ledger.Domain()))
			return item
		}, 50, ""},
	} {
		items := fill(x.next)
		if len(items) < x.least {
			t.Errorf("%s: only %d have room", name, len(items))
		}
		out, err := s.Ledger.AnchorBatch(ctx, s.Gateway, items)
		if err != nil {
			t.Fatalf("%s, %d records: %v", name, len(items), err)
		}
		for i, o := range out {
			if o.Refusal == nil || x.rule != "" && o.Refusal.Rule != x.rule {
				t.Fatalf("%s: item %d: %+v", name, i, o.Refusal)
			}
		}
		if _, err := s.Ledger.AnchorBatch(ctx, s.Gateway, append(items, x.next(len(items)))); err == nil {
			t.Errorf("%s: one more than has room was sent", name)
		}
	}
}

// TestEveryDeviceIsListed lists devices while some are enrolled, revoked and
// replaced: whoever was there before is in every list, at the same place.
func TestEveryDeviceIsListed(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	var known []record.Hash
	for i := range 3 {
		_, id := s.Enrol(t, fmt.Sprintf("early-%d", i), record.Hash{})
		known = append(known, id)
	}
	enrolled := make(chan struct{})
	listed := make(chan []record.Hash)
	go func() {
		last := known
		for again := true; again; {
			select {
			case <-enrolled:
				again = false
			default:
			}
			ids, err := s.Ledger.DeviceIDs(ctx, 0)
			if err != nil || len(ids) < len(last) || !slices.Equal(ids[:len(last)], last) {
				t.Errorf("%d devices after %d: %v", len(ids), len(last), err)
				break
			}
			last = ids
		}
		listed <- last
	}()
	if _, _, err := s.Ledger.Revoke(ctx, s.Operator, known[1]); err != nil {
		t.Error(err)
	}
	for i := range 4 {
		_, id := s.Enrol(t, fmt.Sprintf("late-%d", i), record.Hash{})
		known = append(known, id)
	}
	s.Enrol(t, "replacement", known[1])
	s.Enrol(t, "replacement", known[2])
	close(enrolled)
	if last := <-listed; !slices.Equal(last, known) {
		t.Errorf("listed %v, want %v", last, known)
	}
}
