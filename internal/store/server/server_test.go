package server

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

func TestWholeLife(t *testing.T) {
	w := newWorld(t, settings{})
	// Shards above and below the length from which the client asks first.
	a := w.archive(1, 8, 600_000, 4, nil)
	all := roots(a.Shards[slot])
	missing, err := w.client.Missing(ctx, w.device, all)
	if err != nil || !slices.Equal(missing, all) {
		t.Fatalf("%d of %d missing, %v", len(missing), len(all), err)
	}
	r := refused(t, "list before segments", func() error { _, err := w.client.PutList(ctx, w.device, a.List, a.Head); return err }(), store.MissingParts)
	if len(r.Missing) != len(a.Segments) {
		t.Fatalf("%d segments missing, want %d", len(r.Missing), len(a.Segments))
	}
	w.put(a)
	for _, root := range all {
		stood, err := w.client.PutShard(ctx, w.device, root, a.Shards[slot][root])
		if err != nil || !stood {
			t.Fatalf("put again: stood %v, %v", stood, err)
		}
	}
	if missing, err := w.client.Missing(ctx, w.device, all); err != nil || len(missing) > 0 {
		t.Fatalf("missing %v, %v", missing, err)
	}
	signed, err := w.receipt(a)
	must(t, err)
	want := record.Receipt{Device: w.device, ListRoot: a.List, Slot: slot, SlotVersion: 4, ValidUntil: w.chain.time + 1000}
	if signed.Receipt != want || !record.Verify(publicKey(t, w.keys.Signing), want.Digest(domain), signed.Signature) {
		t.Fatalf("receipt %+v does not verify", signed)
	}
	w.stop()
	w.start(settings{})
	w.client = w.clientOf(w.key)
	for root, b := range a.Shards[slot] {
		got, err := w.client.Shard(ctx, w.device, root, int64(len(b)))
		if err != nil || !bytes.Equal(got, b) {
			t.Fatalf("shard: %v", err)
		}
		at, n := int64(len(b)/3), int64(len(b)/4+1)
		got, err = w.client.ShardRange(ctx, w.device, root, at, n)
		if err != nil || !bytes.Equal(got, b[at:at+n]) {
			t.Fatalf("range: %v", err)
		}
	}
	for root, b := range a.Segments {
		if _, got, err := w.client.Segment(ctx, w.device, root); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("segment: %v", err)
		}
	}
	if h, got, err := w.client.List(ctx, w.device, a.List); err != nil || !bytes.Equal(got, a.Head) || h.Sequence != 1 {
		t.Fatalf("list: %v", err)
	}
	if names, more, err := w.client.Lists(ctx, w.device, record.Hash{}); err != nil || more || !slices.Equal(names, []record.Hash{a.List}) {
		t.Fatalf("lists: %v %v %v", names, more, err)
	}
	_, err = w.client.Shard(ctx, w.device, w.device, 10)
	refused(t, "an unknown shard", err, store.NotFound)
	b := a.Shards[slot][all[0]]
	if _, err := w.client.ShardRange(ctx, w.device, all[0], int64(len(b)), 10); err == nil {
		t.Fatal("a range beyond the end")
	}
}

func TestMissingInPages(t *testing.T) {
	w := newWorld(t, settings{})
	var many []record.Hash
	for i := range 9000 {
		many = append(many, record.Keccak256(fmt.Append(nil, i)))
	}
	missing, err := w.client.Missing(ctx, w.device, many)
	if err != nil || !slices.Equal(missing, many) {
		t.Fatalf("%d missing, %v", len(missing), err)
	}
}

func TestReceiptRefusals(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(1, 5, 9000, 3, nil)
	now := w.chain.time
	ask := func(list record.Hash, slot uint32, until uint64) error {
		_, err := w.client.Receipt(ctx, w.device, list, slot, until)
		return err
	}
	refused(t, "no list", ask(a.List, slot, now+1), store.NotFound)
	w.put(a)
	refused(t, "another store's slot", ask(a.List, 1, now+1), store.WrongSlot)
	refused(t, "a slot of nobody", ask(a.List, 99, now+1), store.WrongSlot)
	refused(t, "until now", ask(a.List, slot, now), store.BadDate)
	refused(t, "for ever", ask(a.List, slot, now+maxYears+1), store.BadDate)
	must(t, ask(a.List, slot, now+maxYears))
	w.chain.change(func() { w.chain.slots[5] = Slot{7, 1} })
	refused(t, "a slot the list does not use", ask(a.List, 5, now+1), store.WrongSlot)

	gone := roots(a.Shards[slot])[:2]
	for _, root := range gone {
		must(t, os.Remove(w.file("shards", root)))
	}
	_, err := w.client.Shard(ctx, w.device, gone[0], 1<<20)
	refused(t, "a shard that is gone", err, store.NotFound)
	r := refused(t, "missing shards", ask(a.List, slot, now+1), store.MissingParts)
	slices.SortFunc(r.Missing, func(a, b record.Hash) int { return bytes.Compare(a[:], b[:]) })
	if !slices.Equal(r.Missing, gone) {
		t.Fatalf("missing %v, want %v", r.Missing, gone)
	}
	w.put(a)
	must(t, ask(a.List, slot, now+1))
}

func TestStatusAndMetricsNeedNoKey(t *testing.T) {
	w := newWorld(t, settings{})
	s, err := w.clientWith(tls.Certificate{}).Status(ctx)
	if err != nil || s.Store != 7 || s.Genesis != domain.Genesis || s.Height != w.chain.number || s.Free == 0 || s.Stale {
		t.Fatalf("status %+v, %v", s, err)
	}
	_, err = w.client.Shard(ctx, w.device, w.device, 10)
	refused(t, "unknown shard", err, store.NotFound)
	status, body := w.raw(http.MethodGet, "/metrics", nil, nil)
	if status != 200 || !strings.Contains(body, `byssus_store_requests_total{door="get shard",outcome="not_found"} 1`) {
		t.Fatalf("metrics: %d\n%s", status, body)
	}
	for _, path := range []string{"/", "/v1", "/v1/devices", "/v2/status", "/debug/pprof/"} {
		if status, body := w.raw(http.MethodGet, path, nil, nil); status != 404 || !strings.Contains(body, `"not_found"`) {
			t.Fatalf("%s: %d %s", path, status, body)
		}
	}
}

func TestConcurrentPuts(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(1, 10, 200_000, 100, nil)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for root, b := range a.Shards[slot] {
				if _, err := w.client.PutShard(ctx, w.device, root, b); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
	w.put(a)
	_, err := w.receipt(a)
	must(t, err)
}

// What the chain must say of a store, and what a store says if it does not.
func TestCheckRegistration(t *testing.T) {
	w := newWorld(t, settings{})
	right := Registration{Known: true, Signing: publicKey(t, w.keys.Signing), TLS: w.pin, Region: "hall", Endpoint: "https://a:1"}
	check := func(known Registration) error {
		w.chain.change(func() { w.chain.known = known })
		return w.server.CheckRegistration(ctx, "hall", "https://a:1")
	}
	must(t, check(right))
	for words, change := range map[string]func(r *Registration){
		"there is no store of this number": func(r *Registration) { *r = Registration{} },
		"keys/receipt.pem back":            func(r *Registration) { r.Signing = publicKey(t, w.keys.TLS) },
		"keys/tls.pem back":                func(r *Registration) { r.TLS = record.Hash{1} },
		`its region there is "attic"`:      func(r *Registration) { r.Region = "attic" },
		`look for it at "https://b:1"`:     func(r *Registration) { r.Endpoint = "https://b:1" },
	} {
		r := right
		change(&r)
		err := check(r)
		var wrong *RegistrationError
		if !errors.As(err, &wrong) || wrong.Store != 7 || len(wrong.Differs) != 1 || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", words, err)
		}
	}
	// Nothing is concluded from a chain that cannot be seen as it is now.
	for what, change := range map[string]func(){
		"silent": func() { w.chain.err = errors.New("no route") },
		"old":    func() { w.chain.err, w.chain.at = nil, time.Now().Add(-time.Hour) },
	} {
		w.chain.change(change)
		err := check(Registration{})
		var wrong *RegistrationError
		if err == nil || errors.As(err, &wrong) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestNewWantsAll(t *testing.T) {
	if _, err := New(Config{}); err == nil {
		t.Fatal("took an empty configuration")
	}
}
