package gateway

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

func itemOf(device byte, sequence uint64) ledger.Item {
	return ledger.Item{Record: record.Record{Device: record.Hash{device}, Sequence: sequence, Policy: 1, PolicyVersion: 1}, Receipts: make([]ledger.Receipt, 5)}
}

// TestADeviceThatFloodsKeepsNobodyOut: it gets its few places, and has one
// record on its way at a time, in their order.
func TestADeviceThatFloodsKeepsNobodyOut(t *testing.T) {
	r := newRelay(nil, nil, slog.New(slog.DiscardHandler))
	put := func(item ledger.Item) error {
		_, err := r.enqueue(fingerprint(item.Record.Digest(record.Domain{}), item), item)
		return err
	}
	taken := 0
	for i := range uint64(100) {
		if put(itemOf(1, i)) == nil {
			taken++
		}
	}
	if taken != maxDevice {
		t.Errorf("%d records of one device wait", taken)
	}
	if err := put(itemOf(1, 0)); err != nil {
		t.Errorf("the same record again: %v", err)
	}
	for d := range byte(3) {
		if err := put(itemOf(d+2, 1)); err != nil {
			t.Errorf("another device: %v", err)
		}
	}
	batch := r.take()
	if len(batch) != 4 || batch[0].item.Record.Sequence != 0 {
		t.Fatalf("%d records in the batch", len(batch))
	}
	for want := uint64(1); want < maxDevice; want++ {
		if early := r.take(); len(early) != 0 {
			t.Fatalf("record %d is taken while the one before is in flight", early[0].item.Record.Sequence)
		}
		<-r.wake
		r.finish(batch, make([]ledger.Outcome, len(batch)), nil)
		if len(r.wake) != 1 {
			t.Fatalf("nobody looks at record %d, which may go now", want)
		}
		if batch = r.take(); len(batch) != 1 || batch[0].item.Record.Sequence != want {
			t.Errorf("batch %d: %d records", want, len(batch))
		}
	}
	r.finish(batch, make([]ledger.Outcome, len(batch)), nil)
	if len(r.take()) != 0 || len(r.queue) != 0 || len(r.flying) != 0 {
		t.Error("something is left")
	}
}

// TestNobodyAsksAGatewayThatStopped: a question is answered at once, not when
// its own time is over.
func TestNobodyAsksAGatewayThatStopped(t *testing.T) {
	l := newLookup(nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	l.run(ctx)
	if _, err := l.ask(t.Context(), record.Hash{1}, record.Hash{2}); !errors.Is(err, context.Canceled) {
		t.Errorf("the question got %v", err)
	}
}

func TestTheQueueIsBounded(t *testing.T) {
	r := newRelay(nil, nil, slog.New(slog.DiscardHandler))
	var err error
	for i := range maxWaiting + 1 {
		item := itemOf(0, 1)
		item.Record.Device = record.Hash{byte(i >> 8), byte(i)}
		_, err = r.enqueue(fingerprint(item.Record.Digest(record.Domain{}), item), item)
		if err != nil && i < maxWaiting {
			t.Fatalf("record %d: %v", i, err)
		}
	}
	if !errors.Is(err, errBusy) {
		t.Errorf("one too many: %v", err)
	}
	// Who waits when the gateway stops is told.
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := r.queue[0]
	r.run(ctx)
	<-p.done
	if !errors.Is(p.err, context.Canceled) || len(r.waiting) != 0 || len(r.devices) != 0 {
		t.Errorf("%v; %d wait, of %d devices", p.err, len(r.waiting), len(r.devices))
	}
}

func TestDebts(t *testing.T) {
	var d debts
	now := time.Unix(1_000_000, 0)
	a, b := record.Hash{1}, record.Hash{2}
	for range maxDebts - 1 {
		d.charge(a, now)
	}
	if w := d.wait(a, now); w != 0 {
		t.Errorf("it waits %s after %d refusals", w, maxDebts-1)
	}
	d.charge(a, now)
	if w := d.wait(a, now); w != debtEvery {
		t.Errorf("it waits %s after %d refusals", w, maxDebts)
	}
	if d.wait(a, now.Add(debtEvery)) != 0 || d.wait(b, now) != 0 {
		t.Error("a debt is not forgiven, or another's")
	}
	for i := range manyDebts {
		d.charge(record.Hash{3, byte(i >> 8), byte(i)}, now)
	}
	d.charge(b, now.Add(time.Hour))
	if len(d) != 1 {
		t.Errorf("%d debts are kept that are forgiven", len(d))
	}
}
