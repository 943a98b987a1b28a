package gateway

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/record"
)

// Records that a device did not sign become one incident a round, once the
// gateway's account is a monitor; what its evidence hashes is in the log.
func TestRefusedRecordsAreReported(t *testing.T) {
	site := ledgertest.Start(t, ledgertest.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	key, id := site.Enrol(t, "press-7", record.Hash{})
	_, quiet := site.Enrol(t, "press-8", record.Hash{})
	var log bytes.Buffer
	s := New(Config{Ledger: site.Ledger, Account: site.Gateway, Log: slog.New(slog.NewJSONHandler(&log, nil))})
	looking, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.lookup.run(looking)
	}()
	defer func() { stop(); <-done }()

	bring := func(device record.Hash, times int) {
		t.Helper()
		for range times {
			item := site.Item(t, key, record.Record{Device: device, Sequence: 1, ListRoot: record.Hash{1}, Policy: 1, PolicyVersion: 1, Trigger: record.ByPerson, Epoch: 1}, 1)
			item.Signature = record.Signature{1}
			out, err := s.judge(ctx, item.Record.Digest(site.Ledger.Domain()), item)
			if err != nil || out == nil || out.Rule != "BadSignature" {
				t.Fatalf("%+v, %v", out, err)
			}
		}
	}
	report := func(want uint64) {
		t.Helper()
		if err := s.refused.report(ctx); err != nil {
			t.Fatal(err)
		}
		list, err := site.Ledger.Incidents(ctx, 10)
		if err != nil {
			t.Fatal(err)
		}
		var reports uint64
		for _, i := range list {
			if i.Device != id || i.Kind != "access" || i.Monitor != site.Gateway.Address() {
				t.Errorf("incident %+v", i)
			}
			reports += uint64(i.Reports)
		}
		if len(list) > 1 || reports != want {
			t.Fatalf("%d incidents, reported %d times; want one, %d times", len(list), reports, want)
		}
	}
	bring(id, refusalLeast)
	report(0) // it is no monitor
	if _, _, err := site.Ledger.SetMonitor(ctx, site.Operator, site.Gateway.Address(), []ledger.IncidentKind{ledger.Access}, nil); err != nil {
		t.Fatal(err)
	}
	report(0) // what it was not to report is forgotten
	bring(id, refusalLeast+3)
	bring(quiet, refusalLeast-1)
	report(1)
	report(1)
	bring(id, refusalLeast)
	report(2)

	i, err := site.Ledger.Incident(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	var line struct {
		Evidence string `json:"evidence"`
	}
	if err := json.NewDecoder(&log).Decode(&line); err != nil {
		t.Fatal(err)
	}
	if sha256.Sum256([]byte(line.Evidence)) != i.Evidence {
		t.Errorf("the log's %q is not the evidence", line.Evidence)
	}
	var shown refusedRecords
	if err := json.Unmarshal([]byte(line.Evidence), &shown); err != nil || shown.Device != id || shown.Refused != refusalLeast+3 {
		t.Errorf("evidence %q, %v", line.Evidence, err)
	}
}

// However many devices are named, what is kept and reported is bounded.
func TestRefusedRecordsAreBounded(t *testing.T) {
	r := &refusals{account: ledger.NewAccount(chaintest.Key(0))}
	for n := range refusalKnown + 100 {
		for range refusalLeast {
			r.note(record.Hash{byte(n >> 8), byte(n)})
		}
	}
	r.note(record.Hash{0, 7})
	if len(r.count) != refusalKnown {
		t.Errorf("%d devices are counted, at most %d", len(r.count), refusalKnown)
	}
	found := r.take()
	if len(found) != refusalMost || found[0].Device != (record.Hash{0, 7}) || found[0].Refused != refusalLeast+1 {
		t.Errorf("%d reports, the first %+v", len(found), found[0])
	}
	if again := r.take(); len(again) != 0 {
		t.Errorf("a new round begins with %d", len(again))
	}
}
