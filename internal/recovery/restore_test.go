package recovery

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// The whole way: a snapshot is asked for, granted, restored and reported, over
// a real chain, real stores and a real custodian.
func TestRestoreUnderAGrant(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device("one")
	d.fill(1, 300_000, 70_000, 900_000, 10, 0)
	n := &node{client: s.Ledger, account: s.Operator}
	r := s.restorer(n)
	ctx := t.Context()
	job := Job{Device: d.id, To: filepath.Join(t.TempDir(), "to"), Requests: filepath.Join(t.TempDir(), "requests"), Purpose: record.Hash{7}}

	_, err := r.Restore(ctx, job)
	if none, ok := errors.AsType[*NoSnapshotError](err); !ok || none.Head != 0 {
		t.Fatalf("no snapshot yet: %v", err)
	}
	rec := d.backup(ctx, 1, 0)
	job.Sequence = 2
	_, err = r.Restore(ctx, job)
	if none, ok := errors.AsType[*NoSnapshotError](err); !ok || none.Head != 1 {
		t.Fatalf("a snapshot that is not: %v", err)
	}
	job.Sequence = 0

	// Nothing happens before the approval, and nothing is asked twice.
	for range 2 {
		_, err = r.Restore(ctx, job)
		if w, ok := errors.AsType[*WaitingError](err); !ok || w.Request != 1 || w.Criteria.People != 1 || n.asked != 1 {
			t.Fatalf("asked %d times: %v", n.asked, err)
		}
	}
	pending, err := Pendings(durable.OS(), job.Requests)
	if err != nil || len(pending) != 1 {
		t.Fatalf("%d requests are kept, %v", len(pending), err)
	}
	p := pending[0]
	must(t, p.take())
	if b, ok := errors.AsType[*BusyError](func() error { _, err := r.Restore(ctx, job); return err }()); !ok || b.Request != 1 || n.asked != 1 {
		t.Fatalf("beside another process, asked %d times: %v", n.asked, b)
	}
	p.Release()
	custodian := d.custodian(nil)
	_, err = custodian.Release(ctx, 1, rec, p.Recipient, nil)
	if !custody.IsRule(err, custody.RuleNotGranted) {
		t.Fatalf("the share before the approval: %v", err)
	}

	// It is approved while the restore waits; the report fails at first.
	go func() {
		if _, _, err := s.Ledger.Approve(ctx, s.Approver, 1); err != nil {
			t.Error(err)
		}
	}()
	job.Wait = true
	n.failing = errors.New("the node is away")
	report, err := r.Restore(ctx, job)
	if _, ok := errors.AsType[*ReportError](err); !ok {
		t.Fatalf("restore: %v", err)
	}
	d.same(t, job.To)
	if report.Files != 5 || report.Bytes != 1_270_010 || report.Sequence != 1 || report.Request != 1 || fmt.Sprint(report.Custodians) != "[1]" || len(report.Faults) != 0 {
		t.Errorf("report: %+v", report)
	}

	// While it is granted, the custodian seals to nobody else.
	other, err := seal.NewPrivateKey()
	must(t, err)
	if _, err = custodian.Release(ctx, 1, rec, other, nil); !custody.IsRule(err, custody.RuleWrongRecipient) {
		t.Errorf("the share for another key: %v", err)
	}
	forged := rec
	forged.Epoch = 2
	if _, err = custodian.Release(ctx, 1, forged, p.Recipient, nil); !custody.IsRule(err, custody.RuleWrongRecord) {
		t.Errorf("another epoch's share: %v", err)
	}
	if _, err = custodian.Release(ctx, 9, rec, p.Recipient, nil); !custody.IsRule(err, custody.RuleUnknownRequest) {
		t.Errorf("a share without a request: %v", err)
	}

	// The same again reports and restores nothing.
	n.failing = nil
	again, err := r.Restore(ctx, job)
	if err != nil || again.Files != report.Files {
		t.Fatalf("report again: %+v, %v", again, err)
	}
	q, err := s.Ledger.State().Request(ctx, 1)
	if err != nil || q.Status != state.Reported || q.Positions != report.Positions || q.Positions == 0 || q.Positions >= 1<<6 || q.ListRoot != report.ListRoot {
		t.Fatalf("on the chain: %+v, %v", q, err)
	}
	if left, err := Pendings(durable.OS(), job.Requests); err != nil || len(left) != 0 {
		t.Errorf("the keys are still there: %v, %v", left, err)
	}
	if _, err := json.Marshal(report); err != nil {
		t.Error(err)
	}
	if _, err = custodian.Release(ctx, 1, rec, p.Recipient, nil); !custody.IsRule(err, custody.RuleNotGranted) {
		t.Errorf("the share after the report: %v", err)
	}

	// What was released is over: the device must begin a new epoch.
	own := d.custodian(&d.key)
	if _, err := own.EpochKey(ctx, d.id, 1); !custody.IsRule(err, custody.RuleEpoch) {
		t.Errorf("the released epoch's key: %v", err)
	}
	d.fill(2, 50_000)
	d.backup(ctx, 2, 2)
	to := filepath.Join(t.TempDir(), "own")
	if _, err := d.own(ctx, to); err != nil {
		t.Fatal(err)
	}
	d.same(t, to)

	t.Run("denied", func(t *testing.T) {
		job.To = filepath.Join(t.TempDir(), "to")
		job.Wait = false
		_, err := r.Restore(ctx, job)
		w, ok := errors.AsType[*WaitingError](err)
		if !ok {
			t.Fatal(err)
		}
		if _, _, err := s.Ledger.Deny(ctx, s.Approver, w.Request, record.Hash{1}); err != nil {
			t.Fatal(err)
		}
		_, err = r.Restore(ctx, job)
		if e, ok := errors.AsType[*EndedError](err); !ok || e.How != "denied" || e.Request != w.Request {
			t.Fatalf("after it was denied: %v", err)
		}
		if _, err := os.Stat(job.To); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("something was restored: %v", err)
		}
		_, err = r.Restore(ctx, job)
		if again, ok := errors.AsType[*WaitingError](err); !ok || again.Request == w.Request {
			t.Errorf("asked anew: %v", err)
		}
	})
	t.Run("stranger", func(t *testing.T) {
		r := s.restorer(&node{client: s.Ledger, account: s.Stranger})
		_, err := r.Restore(ctx, Job{Device: d.id, To: t.TempDir(), Requests: t.TempDir()})
		if ledger.RuleOf(err) != "NotRequester" {
			t.Errorf("a stranger's restore: %v", err)
		}
	})
	t.Run("custodian's disk lost", func(t *testing.T) {
		must(t, os.RemoveAll(filepath.Join(s.custodian, "shares")))
		job := Job{Device: d.id, Sequence: 2, To: filepath.Join(t.TempDir(), "to"), Requests: filepath.Join(t.TempDir(), "requests")}
		_, err := r.Restore(ctx, job)
		w, ok := errors.AsType[*WaitingError](err)
		if !ok {
			t.Fatal(err)
		}
		if _, _, err := s.Ledger.Approve(ctx, s.Approver, w.Request); err != nil {
			t.Fatal(err)
		}
		n.lost = errors.New("the answer is lost")
		if _, err := r.Restore(ctx, job); !errors.Is(err, n.lost) {
			t.Fatal(err)
		}
		d.same(t, job.To)
		n.lost = nil
		if again, err := r.Restore(ctx, job); err != nil || again.Request != w.Request {
			t.Errorf("reported already: %+v, %v", again, err)
		}
		if left, err := Pendings(durable.OS(), job.Requests); err != nil || len(left) != 0 {
			t.Errorf("the keys are still there: %v, %v", left, err)
		}
	})
	t.Run("withdrawn before the report", func(t *testing.T) {
		job := Job{Device: d.id, To: filepath.Join(t.TempDir(), "to"), Requests: filepath.Join(t.TempDir(), "requests")}
		_, err := r.Restore(ctx, job)
		w, ok := errors.AsType[*WaitingError](err)
		if !ok {
			t.Fatal(err)
		}
		if _, _, err := s.Ledger.Approve(ctx, s.Approver, w.Request); err != nil {
			t.Fatal(err)
		}
		n.failing = errors.New("the node is away")
		if _, err := r.Restore(ctx, job); !errors.Is(err, n.failing) {
			t.Fatal(err)
		}
		n.failing = nil
		if _, _, err := s.Ledger.WithdrawRequest(ctx, s.Operator, w.Request); err != nil {
			t.Fatal(err)
		}
		_, err = r.Restore(ctx, job)
		if e, ok := errors.AsType[*EndedError](err); !ok || e.How != "withdrawn" {
			t.Errorf("reporting what was withdrawn: %v", err)
		}
		if left, err := Pendings(durable.OS(), job.Requests); err != nil || len(left) != 0 {
			t.Errorf("the keys are still there: %v, %v", left, err)
		}
	})
	t.Run("revoked", func(t *testing.T) {
		if _, _, err := s.Ledger.Revoke(ctx, s.Operator, d.id); err != nil {
			t.Fatal(err)
		}
		_, err := d.own(ctx, filepath.Join(t.TempDir(), "to"))
		lost, ok := errors.AsType[*LostError](err)
		if !ok || len(lost.Answers) != 6 || lost.Answers[0].Answer != Refused {
			t.Errorf("a revoked device reads: %v", err)
		}
		if _, err := own.EpochKey(ctx, d.id, 3); !custody.IsRule(err, custody.RuleRevoked) {
			t.Errorf("a revoked device's epoch key: %v", err)
		}
	})
}

// custodian is a client of the site's custodian, with the device's certificate
// or without.
func (d *device) custodian(key any) *custody.Client {
	t := d.s.t
	t.Helper()
	peer, err := d.s.Ledger.State().Custodian(t.Context(), 1)
	must(t, err)
	cert := &d.cert
	if key == nil {
		cert = nil
	}
	c, err := custody.NewClient(peer, d.s.Genesis.Domain(), cert)
	must(t, err)
	t.Cleanup(c.Close)
	return c
}

func TestRecordsAreNotBelieved(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device("one")
	d.fill(1, 1000)
	rec := d.backup(t.Context(), 1, 0)
	v, err := ReadChain(s.reader).Latest(t.Context())
	must(t, err)
	for name, change := range map[string]func(*record.Record){
		"another list": func(r *record.Record) { r.ListRoot[0]++ }, "another device": func(r *record.Record) { r.Device[0]++ },
		"another sequence": func(r *record.Record) { r.Sequence = 2 },
	} {
		lie := rec
		change(&lie)
		if _, err := Find(t.Context(), v, liar{lie}, s.Genesis.Domain(), d.id, 0); !errors.Is(err, ErrRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
	a, err := Find(t.Context(), v, liar{rec}, s.Genesis.Domain(), d.id, 1)
	if err != nil || a.Record != rec || a.Positions != 0b111111 || a.Head != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}

type liar struct{ record.Record }

func (l liar) RecordAt(context.Context, record.Hash, uint64) (record.Record, error) {
	return l.Record, nil
}

func TestStoresThatFail(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device("one")
	d.fill(1, 5_000_000, 1_200_000, 400_000, 10, 30_000)
	d.backup(t.Context(), 1, 0)
	d.fill(2, 100_000, 20_000)
	d.backup(t.Context(), 2, 0)

	// Any two of six.
	for a := range s.stores {
		for b := range a {
			s.stores[a].set("dead", nil)
			s.stores[b].set("dead", nil)
			to := filepath.Join(t.TempDir(), "to")
			report, err := d.own(t.Context(), to)
			if err != nil {
				t.Fatalf("stores %d and %d dead: %v", a+1, b+1, err)
			}
			d.same(t, to)
			for _, f := range report.Faults {
				if int(f.Store) != a+1 && int(f.Store) != b+1 || f.Answer != Unreachable {
					t.Errorf("stores %d and %d dead: %s", a+1, b+1, f)
				}
			}
			s.stores[a].set("", nil)
			s.stores[b].set("", nil)
		}
	}

	// Two that answer, but how.
	for name, ugly := range uglyWays {
		s.stores[1].set("rogue", ugly)
		s.stores[4].set("rogue", ugly)
		to := filepath.Join(t.TempDir(), "to")
		if _, err := d.own(t.Context(), to); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		d.same(t, to)
	}
	s.stores[1].set("stalling", nil)
	s.stores[4].set("stalling", nil)
	to := filepath.Join(t.TempDir(), "to")
	if _, err := d.own(t.Context(), to); err != nil {
		t.Fatalf("stalling: %v", err)
	}
	d.same(t, to)

	// Three are too many: what cannot be rebuilt is named, nothing wrong is
	// left behind.
	s.stores[1].set("dead", nil)
	s.stores[4].set("rogue", uglyWays["garbage"])
	for _, path := range s.stores[2].objects(t) {
		must(t, os.Remove(path))
	}
	to = filepath.Join(t.TempDir(), "to")
	report, err := d.own(t.Context(), to)
	part, ok := errors.AsType[*archive.IncompleteError](err)
	if !ok || !IsDamage(err) || len(part.Packs) == 0 || part.Count == 0 {
		t.Fatalf("three stores gone: %v", err)
	}
	for _, p := range part.Packs {
		lost, ok := errors.AsType[*LostError](p)
		if !ok || lost.Have != 3 || lost.Need != 4 || len(lost.Answers) != 3 {
			t.Fatalf("pack %d: %v", p.Number, p.Err)
		}
		answers := map[uint32]Answer{}
		for _, x := range lost.Answers {
			answers[x.Slot] = x.Answer
		}
		if answers[2] != Unreachable || answers[3] != Missing || answers[5] != Damaged {
			t.Errorf("pack %d: %v", p.Number, answers)
		}
	}
	if report.Incomplete == nil || len(report.Incomplete.Packs) != len(part.Packs) {
		t.Errorf("report: %+v", report.Incomplete)
	}
	want := tree(t, d.source)
	for path, content := range tree(t, to) {
		rel, err := filepath.Rel(d.source, "/"+path)
		must(t, err)
		if strings.HasPrefix(rel, "..") || content[0] == 'd' {
			continue // the folders above, and those whose files are missing
		}
		if want[rel] != content {
			t.Errorf("%s was left behind with other content", path)
		}
	}
}

// 200 single flipped bits, anywhere in what any store keeps: each is found,
// named, and served around.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device("one")
	d.fill(1, 400_000, 120_000, 60_000, 10, 3000, 90_000)
	d.backup(t.Context(), 1, 0)
	d.fill(2, 40_000, 2000)
	d.backup(t.Context(), 2, 0)
	clients := d.stores()
	r := mathrand.New(mathrand.NewPCG(20, 26))
	kinds := map[string]int{}
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	l := d.list(t.Context())
	listed := map[string]bool{hex.EncodeToString(l.Record.ListRoot[:]): true}
	for _, g := range l.Head.Segments {
		listed[hex.EncodeToString(g.Root[:])] = true
		seg, _, err := l.Fetcher.Segment(t.Context(), g.Root)
		must(t, err)
		for _, e := range seg.Entries {
			for _, root := range e.Roots {
				listed[hex.EncodeToString(root[:])] = true
			}
		}
	}
	for round := range rounds {
		at := r.IntN(len(s.stores))
		var files []string // of this snapshot; the older one's list is its own
		for _, f := range s.stores[at].objects(t) {
			if listed[filepath.Base(f)] {
				files = append(files, f)
			}
		}
		path := files[r.IntN(len(files))]
		name, err := record.ParseHash(filepath.Base(path))
		must(t, err)
		whole, err := os.ReadFile(path)
		must(t, err)
		flipped := append([]byte(nil), whole...)
		flipped[r.IntN(len(flipped))] ^= 1 << r.IntN(8)
		must(t, os.WriteFile(path, flipped, 0o600))

		restore := func() {
			to := filepath.Join(t.TempDir(), "to")
			report, err := d.own(t.Context(), to)
			if err != nil {
				t.Fatalf("round %d, %s: %v", round, path, err)
			}
			d.same(t, to)
			for _, f := range report.Faults {
				if f.Slot != uint32(at+1) || f.Root != name {
					t.Fatalf("round %d, %s: blamed is %s", round, path, f)
				}
			}
		}
		if round%2 == 0 {
			restore()
		}
		v, err := d.list(t.Context()).Verify(t.Context(), VerifyOptions{Data: round%4 < 2})
		if err != nil {
			t.Fatalf("round %d, %s: %v", round, path, err)
		}
		if len(v.Faults) != 1 || v.Faults[0].Slot != uint32(at+1) || v.Faults[0].Root != name || v.Faults[0].Answer != Damaged && v.Faults[0].Answer != Missing {
			t.Fatalf("round %d, %s in store %d: found %v", round, path, at+1, v.Faults)
		}
		kinds[v.Faults[0].Kind]++
		if round%2 == 1 {
			restore()
		}
		switch filepath.Base(filepath.Dir(filepath.Dir(path))) {
		case "segments":
			_, err = clients[at].PutSegment(t.Context(), d.id, name, whole)
		case "lists":
			_, err = clients[at].PutList(t.Context(), d.id, name, whole)
		default:
			_, err = clients[at].PutShard(t.Context(), d.id, name, whole)
		}
		if err != nil {
			t.Fatalf("round %d, %s put again: %v", round, path, err)
		}
	}
	v, err := d.list(t.Context()).Verify(t.Context(), VerifyOptions{Data: true})
	if err != nil || !v.Whole() || v.Losses != 2 {
		t.Errorf("after all were put again: %v, %v", v.Faults, err)
	}
	t.Logf("flipped bits found: %v", kinds)
}

// tired is a chain that does something before each look at it.
type tired struct {
	Chain
	before func()
}

func (c tired) Latest(ctx context.Context) (View, error) {
	c.before()
	return c.Chain.Latest(ctx)
}

func TestRestoreEndsWithItsContext(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device("one")
	d.fill(1, 1000)
	d.backup(t.Context(), 1, 0)
	r := s.restorer(&node{client: s.Ledger, account: s.Operator})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	waits := 0 // the last is broken off
	r.poll = 50 * time.Millisecond
	r.Chain = tired{r.Chain, func() {
		if n, err := s.Ledger.RequestCount(t.Context()); err == nil && n == 1 {
			if waits++; waits == 8 {
				cancel()
			}
		}
	}}
	_, err := r.Restore(ctx, Job{Device: d.id, To: t.TempDir(), Requests: t.TempDir(), Wait: true})
	if w, ok := errors.AsType[*WaitingError](err); !ok || w.Request != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("nobody approves: %v", err)
	}
}
