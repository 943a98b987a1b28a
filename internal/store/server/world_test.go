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
	"errors"
	"io"
	"log/slog"
	"maps"
	"math/big"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
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
	live       map[record.Hash]bool
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

func (c *fakeChain) Live(context.Context, record.Hash, uint32) (Live, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return Live{Lists: maps.Clone(c.live), Now: c.time}, c.err
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

func (w *world) file(kind string, name record.Hash) string {
	dev, n := w.device.String()[2:], name.String()[2:]
	if kind == "shards" {
		return filepath.Join(w.dir, kind, dev, n[:2], n)
	}
	return filepath.Join(w.dir, kind, dev, n)
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
