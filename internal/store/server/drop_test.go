package server

import (
	"context"
	"errors"
	"maps"
	"os"
	"regexp"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// A store drops what only a retired snapshot lists, once its receipt and its
// grace are over; never on an old view of the chain.
func TestStoreDropsWhatIsRetired(t *testing.T) {
	w := newWorld(t, settings{})
	live, dead := w.archive(1, 2, 4000, 2, nil), w.archive(2, 2, 4000, 2, nil)
	w.put(live)
	w.put(dead)
	if _, err := w.receipt(dead); err != nil {
		t.Fatal(err)
	}
	set := func(time uint64) {
		w.chain.change(func() { w.chain.time, w.chain.live = time, map[record.Hash]bool{live.List: true} })
	}
	drop := func(want error) (int, bool) {
		t.Helper()
		dying, blocked, err := w.server.dropOf(ctx, w.device)
		if !errors.Is(err, want) {
			t.Fatalf("drop: %v, want %v", err, want)
		}
		return dying, blocked
	}
	over := w.chain.time + 1000 + disk.Grace + 1
	set(over - 1)
	if dying, blocked := drop(nil); dying != 0 || blocked {
		t.Fatalf("promised: %d dying, blocked %v", dying, blocked)
	}
	set(over)
	if dying, blocked := drop(nil); dying != 1 || blocked {
		t.Fatalf("retired: %d dying, blocked %v", dying, blocked)
	}
	set(over + disk.Grace + 1)
	silent := errors.New("no answer")
	w.chain.change(func() { w.chain.err = silent })
	if _, _, err := w.server.dropOf(ctx, w.device); err == nil {
		t.Fatal("dropped although the chain does not answer")
	}
	w.chain.change(func() { w.chain.err, w.chain.at = nil, time.Now().Add(-2*maxViewAge) })
	if _, _, err := w.server.dropOf(ctx, w.device); err == nil {
		t.Fatal("dropped on an old view of the chain")
	}
	w.chain.change(func() { w.chain.at = time.Now() })
	if _, err := os.Stat(w.file("lists", dead.List)); err != nil {
		t.Fatalf("the list is gone too early: %v", err)
	}

	// A live list that should be here and is not keeps everything.
	w.chain.change(func() { w.chain.live[record.Hash{5}] = true })
	if _, blocked := drop(nil); !blocked {
		t.Fatal("dropped although a live list is missing")
	}
	w.chain.change(func() { w.chain.live[record.Hash{5}] = false })
	if dying, blocked := drop(nil); dying != 0 || blocked {
		t.Fatalf("after the grace: %d dying, blocked %v", dying, blocked)
	}
	for root := range dead.Shards[slot] {
		if _, err := os.Stat(w.file("shards", root)); err == nil {
			t.Errorf("shard %s is still here", root)
		}
	}
	if _, err := w.receipt(live); err != nil {
		t.Errorf("a receipt for the live list: %v", err)
	}
	_, err := w.receipt(dead)
	refused(t, "a receipt for what was dropped", err, store.NotFound)
	_, metrics := w.raw("GET", "/metrics", nil, nil)
	for _, name := range []string{"objects", "bytes"} {
		if !regexp.MustCompile(`(?m)^byssus_store_dropped_` + name + `_total [1-9]`).MatchString(metrics) {
			t.Errorf("no %s counted", name)
		}
	}
}

// What is live follows from the proven head of a device's history and from what
// is proven to be retired; a node that lies about records is not believed.
func TestLiveListsAreProven(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{Change: func(t *state.Terms) { t.MinRetention = 0 }})
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	key, device := s.Enrol(t, "press-7", record.Hash{})
	var records []record.Record
	for n := range 3 {
		r := record.Record{Device: device, Sequence: uint64(n + 1), ListRoot: record.Hash{byte(n + 1)}, Policy: 1, PolicyVersion: 1, Epoch: 1}
		if n > 0 {
			r.Previous = records[n-1].Digest(s.Ledger.Domain())
		}
		out, err := s.Ledger.AnchorBatch(ctx, s.Gateway, []ledger.Item{s.Item(t, key, r, uint64(time.Now().Unix())+1e6, 0, 1, 2, 3, 4)})
		if err != nil || out[0].Refusal != nil {
			t.Fatal(err, out)
		}
		records = append(records, r)
	}
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	must(t, err)
	reader := light.NewReader(s.Genesis.Trusted(), source)
	asked := 0
	honest := func(ctx context.Context, device record.Hash, below uint64, limit int) ([]record.Record, error) {
		asked += limit
		return s.Ledger.Records(ctx, device, below, limit)
	}
	chain := ReadChain(reader, s.Ledger.Domain(), honest)
	live := func(store uint32, want map[record.Hash]bool, records int) {
		t.Helper()
		asked = 0
		got, err := chain.Live(ctx, device, store)
		if err != nil || !maps.Equal(got.Lists, want) || got.Now == 0 || asked != records {
			t.Errorf("for store %d: %+v, %v, of %d records; want %v of %d", store, got, err, asked, want, records)
		}
	}
	live(1, map[record.Hash]bool{{1}: true, {2}: true, {3}: true}, 3)
	live(99, map[record.Hash]bool{{1}: false, {2}: false, {3}: false}, 3)
	for retired := 0; retired < 1; { // once the second in which it was anchored is over
		_, _, err := s.Ledger.Tick(ctx, s.Stranger)
		must(t, err)
		retired, err = s.Ledger.Retire(ctx, s.Stranger, records[:1])
		must(t, err)
	}
	live(1, map[record.Hash]bool{{2}: true, {3}: true}, 3)
	live(1, map[record.Hash]bool{{2}: true, {3}: true}, 2) // the first is retired for good
	_, unknown := s.Enrol(t, "press-8", record.Hash{})
	if got, err := chain.Live(ctx, unknown, 1); err != nil || len(got.Lists) != 0 || got.Now == 0 {
		t.Errorf("a device without snapshots: %+v, %v", got, err)
	}

	for what, lie := range map[string]func([]record.Record) []record.Record{
		"hides the newest":   func(r []record.Record) []record.Record { return r[1:] },
		"hides one":          func(r []record.Record) []record.Record { return append(r[:1], r[2:]...) },
		"hides all":          func([]record.Record) []record.Record { return nil },
		"another list":       func(r []record.Record) []record.Record { r[1].ListRoot = record.Hash{9}; return r },
		"another device":     func(r []record.Record) []record.Record { r[0].Device = record.Hash{9}; return r },
		"tells one twice":    func(r []record.Record) []record.Record { return append(r[:1], r...) },
		"tells one too many": func(r []record.Record) []record.Record { return append(r, record.Record{Device: device}) },
	} {
		liar := ReadChain(reader, s.Ledger.Domain(), func(ctx context.Context, device record.Hash, below uint64, limit int) ([]record.Record, error) {
			r, err := honest(ctx, device, below, limit)
			return lie(r), err
		})
		if got, err := liar.Live(ctx, device, 1); !errors.Is(err, errRecords) {
			t.Errorf("a node that %s: %+v, %v", what, got, err)
		}
	}
}
