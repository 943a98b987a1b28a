package server

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"math/big"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/storetest"
)

var (
	domain = record.Domain{ChainID: 9, Genesis: record.Keccak256([]byte("genesis"))}
	layout = storetest.Layout(2, 3)
	ctx    = context.Background()
)

const slot = 2 // the one the store under test keeps

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fakeChain says what a test wants. Real ones are used end to end, elsewhere.
type fakeChain struct {
	mu         sync.Mutex
	number     uint64
	at         time.Time
	err        error
	devices    map[record.Hash]Device
	slots      map[uint32]Slot
	readers    map[[2]record.Hash]bool
	known      Registration // of whatever store, unless registered has it
	registered map[uint32]Registration
	stores     map[record.Hash]bool
	time       uint64
	asked      int
}

func (c *fakeChain) change(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
	c.number++
}

func (c *fakeChain) Height(context.Context) (uint64, time.Time, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.number, c.at, c.err
}

func (c *fakeChain) Device(_ context.Context, id record.Hash) (Device, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked++
	return c.devices[id], c.err
}

func (c *fakeChain) Slot(_ context.Context, slot uint32) (Slot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.slots[slot], c.err
}

func (c *fakeChain) Reader(_ context.Context, device, reader record.Hash) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.readers[[2]record.Hash{device, reader}], c.err
}

func (c *fakeChain) Registration(_ context.Context, number uint32) (Registration, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r, ok := c.registered[number]; ok {
		return r, c.err
	}
	return c.known, c.err
}

func (c *fakeChain) IsStore(_ context.Context, key record.Hash) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stores[key], c.err
}

func (c *fakeChain) RetentionTime(context.Context) (uint64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time, c.err
}

// world is a running store, and a device that may use it.
type world struct {
	t      testing.TB
	number uint32
	dir    string
	chain  *fakeChain
	server *Server
	keys   disk.Keys
	pin    record.Hash
	url    string
	stop   func()

	device record.Hash
	key    *ecdsa.PrivateKey
	client *store.Client
}

type settings struct {
	fsys   durable.FS // nil: the machine's
	quota  int64
	stall  time.Duration
	patrol time.Duration
	log    *slog.Logger // nil: none
}

func newWorld(t testing.TB, set settings) *world {
	t.Helper()
	w := &world{t: t, number: 7, dir: t.TempDir(), chain: &fakeChain{
		number: 100, at: time.Now(), time: 1_000_000,
		devices: map[record.Hash]Device{}, readers: map[[2]record.Hash]bool{}, stores: map[record.Hash]bool{},
		slots: map[uint32]Slot{1: {1, 1}, slot: {7, 4}, 3: {3, 1}},
	}}
	w.start(set)
	w.key, w.device = w.enrol()
	w.client = w.clientOf(w.key)
	return w
}

func (w *world) start(set settings) {
	t := w.t
	t.Helper()
	if set.fsys == nil {
		set.fsys = durable.OS()
	}
	var err error
	w.keys, err = disk.LoadKeys(set.fsys, w.dir)
	must(t, err)
	w.pin, err = identity.Pin(&w.keys.TLS.PublicKey)
	must(t, err)
	log := set.log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	d, err := disk.Open(set.fsys, w.dir, disk.Identity{Store: w.number, Domain: domain}, log)
	must(t, err)
	w.server, err = New(Config{Disk: d, Keys: w.keys, Chain: w.chain, Store: w.number, Domain: domain, Quota: set.quota, Log: log})
	must(t, err)
	if set.stall > 0 {
		w.server.stall = set.stall
	}
	if set.patrol > 0 {
		w.server.patrol = set.patrol
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	w.url = "https://" + l.Addr().String()
	serving, cancel := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- w.server.Serve(serving, l) }()
	var once sync.Once
	w.stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				t.Errorf("serve: %v", err)
			}
			must(t, d.Close())
		})
	}
	t.Cleanup(w.stop)
}

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	return key
}

func publicKey(t testing.TB, key *ecdsa.PrivateKey) record.PublicKey {
	t.Helper()
	p, err := record.PublicKeyOf(&key.PublicKey)
	must(t, err)
	return p
}

func (w *world) enrol() (*ecdsa.PrivateKey, record.Hash) {
	w.t.Helper()
	key := newKey(w.t)
	p := publicKey(w.t, key)
	w.chain.change(func() { w.chain.devices[p.ID()] = Device{Known: true, Active: true, Key: p} })
	return key, p.ID()
}

func (w *world) clientOf(key *ecdsa.PrivateKey) *store.Client {
	w.t.Helper()
	cert, err := identity.Certificate(key)
	must(w.t, err)
	return w.clientWith(cert)
}

func (w *world) clientWith(cert tls.Certificate) *store.Client {
	w.t.Helper()
	c, err := store.NewClient(w.url, w.pin, cert)
	must(w.t, err)
	w.t.Cleanup(c.Close)
	return c
}

func (w *world) archive(seed uint64, packs, maxPack, perSegment int, before *storetest.Archive) *storetest.Archive {
	w.t.Helper()
	a, err := storetest.New(seed, domain, w.device, layout, packs, maxPack, perSegment, before)
	must(w.t, err)
	return a
}

func (w *world) put(a *storetest.Archive) {
	w.t.Helper()
	for root, b := range a.Shards[slot] {
		_, err := w.client.PutShard(ctx, w.device, root, b)
		must(w.t, err)
	}
	for root, b := range a.Segments {
		_, err := w.client.PutSegment(ctx, w.device, root, b)
		must(w.t, err)
	}
	_, err := w.client.PutList(ctx, w.device, a.List, a.Head)
	must(w.t, err)
}

func (w *world) receipt(a *storetest.Archive) (store.SignedReceipt, error) {
	return w.client.Receipt(ctx, w.device, a.List, slot, w.chain.time+1000)
}

func roots(m map[record.Hash][]byte) []record.Hash {
	return slices.SortedFunc(maps.Keys(m), func(a, b record.Hash) int { return bytes.Compare(a[:], b[:]) })
}

// refused checks that an error is a refusal with a code.
func refused(t *testing.T, what string, err error, want store.Code) *store.Refusal {
	t.Helper()
	var r *store.Refusal
	if !errors.Is(err, want) || !errors.As(err, &r) {
		t.Fatalf("%s: %v, want %s", what, err, want)
	}
	if len(r.Message) < 10 {
		t.Fatalf("%s: no words: %q", what, r.Message)
	}
	return r
}

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

func (w *world) file(kind string, name record.Hash) string {
	dev, n := w.device.String()[2:], name.String()[2:]
	if kind == "shards" {
		return filepath.Join(w.dir, kind, dev, n[:2], n)
	}
	return filepath.Join(w.dir, kind, dev, n)
}

// Who may do what, and what they are told.
func TestWhoMay(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(1, 3, 9000, 10, nil)
	w.put(a)
	root := roots(a.Shards[slot])[0]
	shard := a.Shards[slot][root]
	read := func(c *store.Client) error { _, err := c.Shard(ctx, w.device, root, 1<<20); return err }
	write := func(c *store.Client) error { _, err := c.PutShard(ctx, w.device, root, shard); return err }
	// every door there is, as its client method
	readers := func(c *store.Client) map[string]error {
		_, _, segment := c.Segment(ctx, w.device, a.Order[0].Root)
		_, _, list := c.List(ctx, w.device, a.List)
		_, _, lists := c.Lists(ctx, w.device, record.Hash{})
		_, missing := c.Missing(ctx, w.device, []record.Hash{root})
		_, ranged := c.ShardRange(ctx, w.device, root, 0, 1)
		return map[string]error{"shard": read(c), "segment": segment, "list": list, "lists": lists, "missing": missing, "range": ranged}
	}
	writers := func(c *store.Client) map[string]error {
		_, segment := c.PutSegment(ctx, w.device, a.Order[0].Root, a.Segments[a.Order[0].Root])
		_, list := c.PutList(ctx, w.device, a.List, a.Head)
		_, receipt := c.Receipt(ctx, w.device, a.List, slot, w.chain.time+1)
		return map[string]error{"put shard": write(c), "put segment": segment, "put list": list, "receipt": receipt}
	}
	all := func(what string, errs map[string]error, want store.Code) {
		t.Helper()
		for door, err := range errs {
			if want == "" {
				if err != nil {
					t.Fatalf("%s, %s: %v", what, door, err)
				}
				continue
			}
			refused(t, what+", "+door, err, want)
		}
	}
	all("the device", readers(w.client), "")
	all("the device", writers(w.client), "")

	otherKey, _ := w.enrol()
	other := w.clientOf(otherKey)
	all("another device", readers(other), store.NotYours)
	all("another device", writers(other), store.NotYours)

	stranger := newKey(t)
	all("a stranger", readers(w.clientOf(stranger)), store.NotYours)
	all("a stranger", writers(w.clientOf(stranger)), store.NotYours)

	all("nobody", readers(w.clientWith(tls.Certificate{})), store.NoCertificate)
	all("nobody", writers(w.clientWith(tls.Certificate{})), store.NoCertificate)
	all("another kind of key", readers(w.clientWith(rsaCertificate(t))), store.NoCertificate)

	readerKey := newKey(t)
	reader := publicKey(t, readerKey).ID()
	w.chain.change(func() { w.chain.readers[[2]record.Hash{w.device, reader}] = true })
	all("a grantee", readers(w.clientOf(readerKey)), "")
	all("a grantee", writers(w.clientOf(readerKey)), store.NotYours)
	w.chain.change(func() { delete(w.chain.readers, [2]record.Hash{w.device, reader}) })
	all("a former grantee", readers(w.clientOf(readerKey)), store.NotYours)

	peerKey := newKey(t)
	pin, err := identity.Pin(&peerKey.PublicKey)
	must(t, err)
	w.chain.change(func() { w.chain.stores[pin] = true })
	all("another store", readers(w.clientOf(peerKey)), "")
	all("another store", writers(w.clientOf(peerKey)), store.NotYours)

	w.chain.change(func() {
		d := w.chain.devices[w.device]
		d.Active = false
		w.chain.devices[w.device] = d
	})
	all("a revoked device", readers(w.client), store.Revoked)
	all("a revoked device", writers(w.client), store.Revoked)
	all("another store, of a revoked device", readers(w.clientOf(peerKey)), "")

	replacement := newKey(t)
	w.chain.change(func() {
		w.chain.devices[w.device] = Device{Known: true, Active: true, Key: publicKey(t, replacement)}
	})
	all("a replaced device", readers(w.client), store.NotYours)
	all("the replacement", readers(w.clientOf(replacement)), "")
	all("the replacement", writers(w.clientOf(replacement)), "")

	w.chain.change(func() { delete(w.chain.devices, w.device) })
	for door, err := range writers(w.client) {
		r := refused(t, door, err, store.UnknownDevice)
		if r.Height != w.chain.number || !strings.Contains(r.Message, fmt.Sprintf("unknown at height %d, retry", w.chain.number)) || !r.Temporary() {
			t.Fatalf("unknown device is told %+v", r)
		}
	}
}

func rsaCertificate(t *testing.T) tls.Certificate {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	must(t, err)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	must(t, err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// A store that cannot see the chain serves no device, whatever it remembers.
func TestStaleView(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(1, 2, 9000, 10, nil)
	w.put(a)
	root := roots(a.Shards[slot])[0]
	check := func(what string, want store.Code) {
		t.Helper()
		_, put := w.client.PutShard(ctx, w.device, root, a.Shards[slot][root])
		_, get := w.client.Shard(ctx, w.device, root, 1<<20)
		_, receipt := w.receipt(a)
		for door, err := range map[string]error{"put": put, "get": get, "receipt": receipt} {
			if want == "" {
				if err != nil {
					t.Fatalf("%s, %s: %v", what, door, err)
				}
			} else if r := refused(t, what+", "+door, err, want); !r.Temporary() {
				t.Fatalf("%s, %s: not temporary", what, door)
			}
		}
	}
	set := func(at time.Time, err error) {
		w.chain.mu.Lock()
		defer w.chain.mu.Unlock()
		w.chain.at, w.chain.err = at, err
	}
	check("fresh", "")
	set(time.Now().Add(-maxViewAge-time.Minute), nil)
	check("old head", store.StaleView)
	if s, err := w.client.Status(ctx); err != nil || !s.Stale {
		t.Fatalf("status %+v, %v", s, err)
	}
	set(time.Now().Add(-maxViewAge+time.Minute), nil)
	check("nearly old head", "")
	// The store's clock is at 1970, or 2100.
	for _, year := range []int{1970, 2100} {
		set(time.Now().AddDate(time.Now().Year()-year, 0, 0), nil)
		check(fmt.Sprint(year), store.StaleView)
		if _, err := w.receipt(a); !strings.Contains(err.Error(), "clock") {
			t.Fatalf("%d: %v", year, err)
		}
	}
	set(time.Now(), errors.New("node down at 10.1.2.3"))
	check("node down", store.StaleView)
	_, err := w.receipt(a)
	if strings.Contains(err.Error(), "10.1.2.3") {
		t.Fatalf("the node's address is told: %v", err)
	}
	set(time.Now(), nil)
	check("node up", "")
}

// Answers of the chain are reused within a block, and no longer.
func TestChainIsAskedOncePerBlock(t *testing.T) {
	w := newWorld(t, settings{})
	for range 20 {
		_, err := w.client.Missing(ctx, w.device, []record.Hash{w.device})
		must(t, err)
	}
	if w.chain.asked != 1 {
		t.Fatalf("asked %d times within a block", w.chain.asked)
	}
	w.chain.change(func() {})
	_, err := w.client.Missing(ctx, w.device, []record.Hash{w.device})
	must(t, err)
	if w.chain.asked != 2 {
		t.Fatalf("asked %d times in two blocks", w.chain.asked)
	}
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

// raw sends a request as the device, past the client's own checks.
func (w *world) raw(method, path string, body io.Reader, header http.Header) (int, string) {
	w.t.Helper()
	cert, err := identity.Certificate(w.key)
	must(w.t, err)
	transport := &http.Transport{TLSClientConfig: identity.ClientTLS(w.pin, &cert), ExpectContinueTimeout: time.Minute}
	defer transport.CloseIdleConnections()
	req, err := http.NewRequest(method, w.url+path, body)
	must(w.t, err)
	for k, v := range header {
		req.Header[k] = v
	}
	res, err := (&http.Client{Transport: transport}).Do(req)
	must(w.t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	must(w.t, err)
	return res.StatusCode, string(b)
}

func TestBadRequests(t *testing.T) {
	w := newWorld(t, settings{})
	dev := "/v1/devices/" + w.device.String()
	name := record.Keccak256([]byte("x")).String()
	unsized := struct{ io.Reader }{strings.NewReader("x")} // sent in chunks
	big := `{"roots":["` + strings.Repeat("0", store.MaxJSON) + `"]}`
	many, err := json.Marshal(store.Question{Roots: make([]record.Hash, store.MaxNames+1)})
	must(t, err)
	for _, test := range []struct {
		method, path string
		body         io.Reader
		status       int
		code         store.Code
	}{
		{"PUT", dev + "/shards/zz", strings.NewReader("x"), 400, store.BadRequest},
		{"PUT", "/v1/devices/0x12/shards/" + name, strings.NewReader("x"), 400, store.BadRequest},
		{"PUT", dev + "/shards/" + name, unsized, 400, store.BadRequest},
		{"PUT", dev + "/shards/" + name, nil, 422, store.BadRoot},
		{"PUT", dev + "/shards/" + name, strings.NewReader("x"), 422, store.BadRoot},
		{"PUT", dev + "/segments/" + name, strings.NewReader("BYPL"), 422, store.BadRoot},
		{"PUT", dev + "/lists/" + name, strings.NewReader("BYPH"), 422, store.BadRoot},
		{"PUT", dev + "/segments/" + name, bytes.NewReader(make([]byte, record.MaxSegmentBytes+1)), 413, store.TooLarge},
		{"PUT", dev + "/lists/" + name, bytes.NewReader(make([]byte, record.MaxHeadBytes+1)), 413, store.TooLarge},
		{"GET", dev + "/lists?limit=0", nil, 400, store.BadRequest},
		{"GET", dev + "/lists?limit=1001", nil, 400, store.BadRequest},
		{"GET", dev + "/lists?after=x", nil, 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader("{"), 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader(`{"roots":["zz"]}`), 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader(`{"roots":[]}{}`), 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader(big), 413, store.TooLarge},
		{"POST", dev + "/missing", bytes.NewReader(many), 413, store.TooLarge},
		{"POST", dev + "/receipts", strings.NewReader(`{"list":"0x12"}`), 400, store.BadRequest},
		{"POST", dev + "/receipts", strings.NewReader(`{"slot":-1}`), 400, store.BadRequest},
		{"DELETE", dev + "/shards/" + name, nil, 404, store.NotFound},
		{"GET", dev + "/shards/" + strings.Repeat("%2e%2e%2f", 5) + "store.json", nil, 400, store.BadRequest},
	} {
		var header http.Header
		if test.body != nil && test.code == store.TooLarge {
			header = http.Header{"Expect": {"100-continue"}}
		}
		status, body := w.raw(test.method, test.path, test.body, header)
		var r store.Refusal
		if err := json.Unmarshal([]byte(body), &r); err != nil || status != test.status || r.Code != test.code {
			t.Errorf("%s %.120s: %d %.200s, want %d %s", test.method, test.path, status, body, test.status, test.code)
		}
	}
	// 64 MiB and one byte are refused by their announcement alone.
	c := w.dial()
	fmt.Fprintf(c, "PUT %s/shards/%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", dev, name, record.MaxObjectBytes+1)
	b := make([]byte, 64)
	n, err := c.Read(b)
	if err != nil || !strings.HasPrefix(string(b[:n]), "HTTP/1.1 413") {
		t.Fatalf("too large: %q, %v", b[:n], err)
	}
	// Headers beyond reason.
	c = w.dial()
	fmt.Fprintf(c, "GET /v1/status HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n", strings.Repeat("x", 40<<10))
	if n, err := c.Read(b); err != nil || !strings.HasPrefix(string(b[:n]), "HTTP/1.1 431") {
		t.Fatalf("headers: %q, %v", b[:n], err)
	}
}

// dial opens a connection as the device, to speak HTTP by hand.
func (w *world) dial() *tls.Conn {
	w.t.Helper()
	cert, err := identity.Certificate(w.key)
	must(w.t, err)
	c, err := tls.Dial("tcp", strings.TrimPrefix(w.url, "https://"), identity.ClientTLS(w.pin, &cert))
	must(w.t, err)
	w.t.Cleanup(func() { c.Close() })
	must(w.t, c.SetDeadline(time.Now().Add(time.Minute)))
	return c
}

func TestTLS(t *testing.T) {
	w := newWorld(t, settings{})
	cert, err := identity.Certificate(w.key)
	must(t, err)
	wrong, err := store.NewClient(w.url, w.device, cert)
	must(t, err)
	defer wrong.Close()
	if _, err := wrong.Status(ctx); !errors.Is(err, store.ErrWrongStore) {
		t.Fatalf("another pin: %v", err)
	}
	old := identity.ClientTLS(w.pin, &cert)
	old.MinVersion, old.MaxVersion = tls.VersionTLS12, tls.VersionTLS12
	if c, err := tls.Dial("tcp", strings.TrimPrefix(w.url, "https://"), old); err == nil {
		c.Close()
		t.Fatal("spoke TLS 1.2")
	}
	// A certificate without its key is of no use.
	forged := cert
	forged.PrivateKey = newKey(t)
	if _, err := w.clientWith(forged).Missing(ctx, w.device, []record.Hash{w.device}); err == nil {
		t.Fatal("took a certificate without its key")
	}
	for _, bad := range []string{"http://127.0.0.1:1", "127.0.0.1:1", "https://", "https://u:p@h", "https://h?q", ":"} {
		if _, err := store.NewClient(bad, w.pin, cert); err == nil {
			t.Errorf("took address %q", bad)
		}
	}
}

func TestQuotaAndFullDisk(t *testing.T) {
	w := newWorld(t, settings{quota: 5 * 4096})
	put := func(n int, fill byte) error {
		b := bytes.Repeat([]byte{fill}, n)
		_, err := w.client.PutShard(ctx, w.device, erasure.Root(b), b)
		return err
	}
	must(t, put(16_000, 1))
	refused(t, "beyond the quota", put(5000, 2), store.Quota)
	must(t, put(3000, 3))
	refused(t, "at the quota", put(1, 4), store.Quota)

	mem := durabletest.NewDisk(1)
	w = newWorld(t, settings{fsys: mem})
	mem.SetFault(func(op durabletest.Op) error {
		if op.Kind == "write" {
			return syscall.ENOSPC
		}
		return nil
	})
	refused(t, "full disk", put(5000, 1), store.Full)
	mem.SetFault(func(op durabletest.Op) error {
		if op.Kind == "sync" {
			return syscall.EIO
		}
		return nil
	})
	refused(t, "failing disk", put(5000, 1), store.Internal)
	mem.SetFault(nil)
	must(t, put(5000, 1))
}

// Only so many requests of one device, and at all.
func TestBusy(t *testing.T) {
	w := newWorld(t, settings{})
	var open []*tls.Conn
	head := func(device record.Hash) string {
		return fmt.Sprintf("PUT /v1/devices/%s/shards/%s HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n", device, device)
	}
	b := make([]byte, 256)
	for range maxDeviceRequest {
		c := w.dial()
		fmt.Fprint(c, head(w.device))
		if n, err := c.Read(b); err != nil || !strings.HasPrefix(string(b[:n]), "HTTP/1.1 100") {
			t.Fatalf("%q, %v", b[:n], err)
		}
		open = append(open, c)
	}
	_, err := w.client.Missing(ctx, w.device, []record.Hash{w.device})
	if r := refused(t, "one more", err, store.Busy); r.RetryAfter < time.Second || !r.Temporary() {
		t.Fatalf("retry after %v", r.RetryAfter)
	}
	otherKey, other := w.enrol()
	if _, err := w.clientOf(otherKey).Missing(ctx, other, []record.Hash{other}); err != nil {
		t.Fatalf("another device: %v", err)
	}
	for _, c := range open {
		c.Close()
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		if _, err = w.client.Missing(ctx, w.device, []record.Hash{w.device}); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("still busy: %v", err)
		}
	}
	// All the store's places taken, once those of the closed connections are
	// free.
	under := func() int {
		w.server.limits.mu.Lock()
		defer w.server.limits.mu.Unlock()
		return w.server.limits.all
	}
	for deadline := time.Now().Add(time.Minute); under() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d requests are still under way", under())
		}
	}
	var leave []func()
	for range maxRequests {
		l, err := w.server.limits.enter()
		must(t, err)
		leave = append(leave, l)
	}
	_, err = w.client.Status(ctx)
	refused(t, "a full store", err, store.Busy)
	for _, l := range leave {
		l()
	}
	_, err = w.client.Status(ctx)
	must(t, err)
}

// Who sends or reads nothing is thrown out, wherever they stop.
func TestStalledClients(t *testing.T) {
	w := newWorld(t, settings{stall: 200 * time.Millisecond})
	b := make([]byte, 6<<20)
	_, err := w.client.PutShard(ctx, w.device, erasure.Root(b), b)
	must(t, err)
	shards := "/v1/devices/" + w.device.String() + "/shards/"
	for what, request := range map[string]string{
		"in the body":             "PUT " + shards + w.device.String() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc",
		"in a body nobody reads":  "PUT " + shards + "zz HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc",
		"in a JSON body":          "POST /v1/devices/" + w.device.String() + "/missing HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",
		"while reading an answer": "GET " + shards + erasure.Root(b).String() + " HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		c := w.dial()
		if what == "while reading an answer" {
			must(t, c.NetConn().(*net.TCPConn).SetReadBuffer(4096))
		}
		fmt.Fprint(c, request)
		// The server's places come free though the connection stays open.
		for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
			w.server.limits.mu.Lock()
			all := w.server.limits.all
			w.server.limits.mu.Unlock()
			if all == 0 && time.Now().After(deadline.Add(-59*time.Second)) {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: still served", what)
			}
		}
		if what == "while reading an answer" {
			continue
		}
		if _, err := io.ReadAll(c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatalf("%s: the connection stays open", what)
		}
	}
	if list, err := os.ReadDir(filepath.Join(w.dir, "tmp")); err != nil || len(list) > 0 {
		t.Fatalf("left behind: %v, %v", list, err)
	}
	if got, err := w.client.Shard(ctx, w.device, erasure.Root(b), 8<<20); err != nil || !bytes.Equal(got, b) {
		t.Fatalf("afterwards: %v", err)
	}
}

// A connection outlives a slow request: deadlines of one are not the next's.
func TestConnectionIsReused(t *testing.T) {
	w := newWorld(t, settings{stall: 300 * time.Millisecond})
	b := make([]byte, 300_000)
	for i := range 3 {
		b[0] = byte(i)
		_, err := w.client.PutShard(ctx, w.device, erasure.Root(b), b)
		must(t, err)
		got, err := w.client.Shard(ctx, w.device, erasure.Root(b), 1<<20)
		if err != nil || !bytes.Equal(got, b) {
			t.Fatal(err)
		}
		time.Sleep(600 * time.Millisecond) // longer than any deadline of the request before
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

// 200 flips of one byte each in what a store keeps for devices: each is found
// by whoever reads it, told as damage, never served, and healed by a put.
func TestFlipsAreNeverServed(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(1, 12, 40_000, 5, nil)
	w.put(a)
	_, err := w.receipt(a)
	must(t, err)
	random := mathrand.New(mathrand.NewPCG(3, 4))
	met := map[string]int{}
	for i := range 200 {
		var files []string
		for _, kind := range []string{"shards", "segments", "lists"} {
			must(t, filepath.WalkDir(filepath.Join(w.dir, kind), func(name string, e fs.DirEntry, err error) error {
				if err == nil && !e.IsDir() {
					files = append(files, name)
				}
				return err
			}))
		}
		name := files[random.IntN(len(files))]
		whole, err := os.ReadFile(name)
		must(t, err)
		flipped := bytes.Clone(whole)
		flipped[random.IntN(len(whole))] ^= byte(1 << random.IntN(8))
		must(t, os.WriteFile(name, flipped, 0o600))
		rel, err := filepath.Rel(w.dir, name)
		must(t, err)
		kind := strings.Split(rel, string(filepath.Separator))[0]
		object, err := record.ParseHash(filepath.Base(name))
		must(t, err)
		read := func() error {
			switch kind {
			case "segments":
				_, _, err := w.client.Segment(ctx, w.device, object)
				return err
			case "lists":
				_, _, err := w.client.List(ctx, w.device, object)
				return err
			}
			if i%2 == 0 {
				_, err := w.client.ShardRange(ctx, w.device, object, 0, 1)
				return err
			}
			_, err := w.client.Shard(ctx, w.device, object, 1<<20)
			return err
		}
		if r := refused(t, rel, read(), store.DamagedHere); !strings.Contains(r.Message, object.String()) {
			t.Fatalf("not named: %s", r.Message)
		}
		refused(t, rel+", again", read(), store.NotFound)
		_, err = w.receipt(a)
		if kind == "lists" {
			refused(t, "receipt", err, store.NotFound)
		} else if r := refused(t, "receipt", err, store.MissingParts); !slices.Equal(r.Missing, []record.Hash{object}) {
			t.Fatalf("missing %v, want %s", r.Missing, object)
		}
		w.put(a)
		must(t, read())
		_, err = w.receipt(a)
		must(t, err)
		met[kind]++
	}
	t.Logf("flips: %v", met)
}

// A byte flips in a running store and nobody asks for the object: the store
// finds it by itself, says so, takes it out of service, and vouches for it no
// more until it is put again.
func TestPatrolFindsAFlip(t *testing.T) {
	var log bytes.Buffer
	var mu sync.Mutex
	w := newWorld(t, settings{patrol: 100 * time.Millisecond, log: slog.New(slog.NewTextHandler(lockedWriter{&mu, &log}, nil))})
	a := w.archive(1, 5, 40_000, 5, nil)
	w.put(a)
	_, err := w.receipt(a)
	must(t, err)
	root := roots(a.Shards[slot])[2]
	rel := filepath.Join("shards", strings.TrimPrefix(w.device.String(), "0x"), root.String()[2:4], root.String()[2:])
	name := filepath.Join(w.dir, rel)
	b, err := os.ReadFile(name)
	must(t, err)
	b[len(b)/2] ^= 4
	must(t, os.WriteFile(name, b, 0o600))
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody noticed")
		}
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	_, err = w.receipt(a)
	if r := refused(t, "receipt", err, store.MissingParts); !slices.Equal(r.Missing, []record.Hash{root}) {
		t.Fatalf("missing %v, want %s", r.Missing, root)
	}
	aside, err := os.ReadDir(filepath.Join(w.dir, "damaged"))
	must(t, err)
	if len(aside) != 1 {
		t.Fatalf("%d files aside", len(aside))
	}
	w.put(a)
	_, err = w.receipt(a)
	must(t, err)
	w.stop() // so that what it found is logged
	mu.Lock()
	defer mu.Unlock()
	if said := log.String(); !strings.Contains(said, "scrub found a problem") || !strings.Contains(said, "problem=damaged path="+rel) {
		t.Fatalf("the log says %s", said)
	}
}

// The server's log says what happened, and nothing secret.
func TestLogHasNoSecrets(t *testing.T) {
	var log bytes.Buffer
	var mu sync.Mutex
	w := newWorld(t, settings{log: slog.New(slog.NewTextHandler(lockedWriter{&mu, &log}, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	a := w.archive(1, 2, 9000, 10, nil)
	w.put(a)
	_, err := w.receipt(a)
	must(t, err)
	_, err = w.client.Shard(ctx, w.device, w.device, 10)
	refused(t, "unknown", err, store.NotFound)
	mu.Lock()
	defer mu.Unlock()
	if !strings.Contains(log.String(), "receipt signed") || !strings.Contains(log.String(), "not_found") {
		t.Fatalf("the log says %s", log.String())
	}
	for _, key := range []*ecdsa.PrivateKey{w.keys.TLS, w.keys.Signing, w.key} {
		raw, err := key.Bytes()
		must(t, err)
		if strings.Contains(log.String(), fmt.Sprintf("%x", raw)) {
			t.Fatal("a key in the log")
		}
	}
}

type lockedWriter struct {
	mu *sync.Mutex
	w  io.Writer
}

func (l lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
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

// Strangers cannot fill what a store remembers of a block, so that devices
// would have to be asked for again and again.
func TestStrangersDoNotFillTheView(t *testing.T) {
	c := &fakeChain{number: 1, at: time.Now(), devices: map[record.Hash]Device{}}
	v := view{chain: c, now: time.Now}
	height, err := v.at(ctx)
	must(t, err)
	for i := range maxCached {
		_, err := v.device(ctx, height, record.Keccak256(fmt.Append(nil, i)))
		must(t, err)
	}
	asked := c.asked
	for range 10 {
		_, err := v.device(ctx, height, record.Hash{1})
		must(t, err)
	}
	if c.asked != asked+1 {
		t.Errorf("asked %d times for one device", c.asked-asked)
	}
}

func TestNewWantsAll(t *testing.T) {
	if _, err := New(Config{}); err == nil {
		t.Fatal("took an empty configuration")
	}
}
