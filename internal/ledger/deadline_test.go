package ledger_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// TestMissedDeadline: a device that is silent for too long is in breach, at the
// second in which its deadline is over and whoever says so; the snapshot that
// comes at last ends the breach and says how late it was.
func TestMissedDeadline(t *testing.T) {
	const window = 3600 + 600 // as ledgertest's policy has it
	var ahead atomic.Int64
	s := ledgertest.Start(t, ledgertest.Options{Chain: []chaintest.Option{
		chaintest.WithClock(func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }),
	}})
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	item := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	if got := rule(anchor(t, s, item)[0]); got != "" {
		t.Fatalf("anchor: %s", got)
	}
	head, err := s.Ledger.State().Head(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	duties, err := s.Ledger.State().Duties(ctx, id)
	if err != nil || duties[0] != (state.Duty{Status: state.Active, Due: head.AnchoredAt + window}) {
		t.Fatalf("after a snapshot at %d: %+v: %v", head.AnchoredAt, duties, err)
	}
	due := duties[0].Due
	if _, _, err := s.Ledger.FlagOverdue(ctx, s.Stranger, id); ledger.RuleOf(err) != "NotOverdue" {
		t.Fatalf("flagged in time: %v", err)
	}
	ahead.Store(int64(window*time.Second + time.Minute))
	if _, _, err := s.Ledger.FlagOverdue(ctx, s.Stranger, id); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Ledger.FlagOverdue(ctx, s.Operator, id); ledger.RuleOf(err) != "BreachFlaggedAlready" {
		t.Fatalf("flagged twice: %v", err)
	}
	second := first(id)
	second.Sequence, second.Previous = 2, item.Record.Digest(s.Ledger.Domain())
	late := s.Item(t, key, second, until()+2*window, 0, 1, 2, 3, 4)
	if got := rule(anchor(t, s, late)[0]); got != "" {
		t.Fatalf("anchor: %s", got)
	}
	after, err := s.Ledger.State().Head(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if was := after.AnchoredAt - due; after.Breaches != 1 || after.Flagged || after.Overdue != was || uint64(after.Longest) != was || was < 60 {
		t.Errorf("it was %d seconds late: %+v", was, after)
	}
	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Device: id})
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, e := range events {
		if strings.Contains(strings.ToLower(e.Words), "breach") {
			words = append(words, e.Words)
		}
	}
	if len(words) != 2 || !strings.HasPrefix(words[0], "IN BREACH: a snapshot was due at 20") || !strings.HasPrefix(words[1], "breach ended by snapshot 2: ") || !strings.HasSuffix(words[1], "s late") {
		t.Errorf("the trail says %q", words)
	}
}
