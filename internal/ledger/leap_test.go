package ledger_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// TestOneLeapExpiresNothing: the clocks of all validators leap by years, and an
// operator confirms it. The chain's time leaps; the retention clock, by which
// snapshots expire, goes on by an hour, and then as time passes.
func TestOneLeapExpiresNothing(t *testing.T) {
	const years, hour = 5 * 365 * 24 * time.Hour, 3600
	var ahead atomic.Int64
	s := ledgertest.Start(t, ledgertest.Options{
		Change: func(terms *state.Terms) { terms.MinRetention = 86400 },
		Chain: []chaintest.Option{
			chaintest.WithClock(func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }),
			chaintest.WithConfig(func(c *chain.Config) { c.AcceptClock = true }),
		}})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	item := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	if got := rule(anchor(t, s, item)[0]); got != "" {
		t.Fatalf("anchor: %s", got)
	}
	look := func() (snapshot state.Snapshot, retention uint64, block time.Time) {
		t.Helper()
		if _, _, err := s.Ledger.Tick(ctx, s.Stranger); err != nil {
			t.Fatal(err)
		}
		snapshot, err := s.Ledger.State().Snapshot(ctx, item.Record.Digest(s.Ledger.Domain()))
		if err != nil {
			t.Fatal(err)
		}
		if retention, err = s.Ledger.State().RetentionTime(ctx); err != nil {
			t.Fatal(err)
		}
		head, err := s.Ledger.Head(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return snapshot, retention, head.Time
	}
	snapshot, before, at := look()
	if snapshot.Expiry < before+86400-hour || snapshot.Expiry > before+86400 {
		t.Fatalf("at %d the snapshot expires at %d, not a day later", before, snapshot.Expiry)
	}
	ahead.Store(int64(years))
	for n := range 5 {
		snapshot, retention, block := look()
		passed := block.Sub(at)
		if passed < years {
			t.Fatalf("the chain's time went on by %s only", passed)
		}
		// As much as passed beside the leap, and an hour for it.
		if most := before + hour + uint64((passed-years)/time.Second) + 1; retention > most {
			t.Errorf("block %d after the leap: the retention clock went from %d to %d, more than an hour", n+1, before, retention)
		}
		if retention >= snapshot.Expiry {
			t.Errorf("block %d after the leap: the snapshot expired: the retention clock is at %d, its end was %d", n+1, retention, snapshot.Expiry)
		}
	}
}
