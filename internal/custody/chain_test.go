package custody

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"encoding/binary"
	"log/slog"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// fakeChain is a chain whose state a test sets. The doors' flow over the real
// chain is tested where one runs.
type fakeChain struct {
	mu         sync.Mutex
	err        error         // of Latest
	gate       chan struct{} // if not nil, Latest waits until it is closed
	header     light.Header
	devices    map[record.Hash]state.Device
	heads      map[record.Hash]state.Head
	requests   map[uint64]state.Request
	custodians map[uint32]state.Custodian
	policies   map[record.Hash]uint32    // of devices
	versions   map[uint32][]state.Policy // of a policy, from 1
	panels     map[uint32]state.Panel
}

func newFakeChain(now time.Time) *fakeChain {
	c := &fakeChain{devices: map[record.Hash]state.Device{}, heads: map[record.Hash]state.Head{},
		requests: map[uint64]state.Request{}, custodians: map[uint32]state.Custodian{},
		policies: map[record.Hash]uint32{}, versions: map[uint32][]state.Policy{}, panels: map[uint32]state.Panel{}}
	c.block(1, now)
	return c
}

func (c *fakeChain) change(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
}

// block makes a block the newest one.
func (c *fakeChain) block(number uint64, at time.Time) {
	c.change(func() {
		c.header = light.Header{Height: number + 1, Number: number, Time: uint64(at.Unix())}
		binary.BigEndian.PutUint64(c.header.Hash[:], number)
		c.header.Hash[31] = 1
	})
}

func (c *fakeChain) Latest(ctx context.Context) (View, error) {
	c.mu.Lock()
	gate := c.gate
	c.mu.Unlock()
	if gate != nil {
		select {
		case <-gate:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return fakeView{c, c.header}, c.err
}

type fakeView struct {
	chain  *fakeChain
	header light.Header
}

func (v fakeView) Header() light.Header { return v.header }

func read[K comparable, V any](v fakeView, m map[K]V, k K) (V, error) {
	v.chain.mu.Lock()
	defer v.chain.mu.Unlock()
	if x, ok := m[k]; ok {
		return x, nil
	}
	var none V
	return none, &state.NotFoundError{What: "it", Number: v.header.Number}
}

func (v fakeView) Device(_ context.Context, id record.Hash) (state.Device, error) {
	return read(v, v.chain.devices, id)
}

func (v fakeView) Head(_ context.Context, id record.Hash) (state.Head, error) {
	h, _ := read(v, v.chain.heads, id)
	return h, nil
}

func (v fakeView) Request(_ context.Context, id uint64) (state.Request, error) {
	return read(v, v.chain.requests, id)
}

func (v fakeView) Custodian(_ context.Context, id uint32) (state.Custodian, error) {
	return read(v, v.chain.custodians, id)
}

func (v fakeView) PolicyOf(_ context.Context, device record.Hash) (uint32, error) {
	return read(v, v.chain.policies, device)
}

func (v fakeView) PolicyInForce(_ context.Context, policy uint32) (state.InForce, error) {
	list, err := read(v, v.chain.versions, policy)
	if err != nil {
		return state.InForce{}, err
	}
	last := list[len(list)-1]
	return state.InForce{Version: last.Version, Since: last.PublishedAt, Grace: last.Terms.Grace, Previous: last.Version - 1}, nil
}

func (v fakeView) Terms(_ context.Context, policy, version uint32) (state.Terms, error) {
	list, err := read(v, v.chain.versions, policy)
	if err != nil || version == 0 || int(version) > len(list) {
		return state.Terms{}, &state.NotFoundError{What: "policy", Number: v.header.Number}
	}
	return list[version-1].Terms, nil
}

func (v fakeView) Panel(_ context.Context, id uint32) (state.Panel, error) {
	return read(v, v.chain.panels, id)
}

var testDomain = record.Domain{ChainID: 7, Genesis: record.Hash{1, 2, 3}}

const testID = 5

// rig is a custodian that serves on loopback, over a chain that a test sets.
type rig struct {
	t      testing.TB
	dir    string
	chain  *fakeChain
	folder *Folder
	server *Server
	peer   state.Custodian
	log    *lockedBuffer

	mu  sync.Mutex
	now time.Time
}

func (r *rig) clock() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

func (r *rig) advance(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = r.now.Add(d)
}

func newRig(t testing.TB) *rig {
	t.Helper()
	r := &rig{t: t, dir: t.TempDir(), now: time.Unix(2_000_000_000, 0), log: &lockedBuffer{}}
	r.chain = newFakeChain(r.now)
	public, err := Create(r.dir)
	if err != nil {
		t.Fatal(err)
	}
	if r.folder, err = Open(r.dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.folder.Close() })
	r.server, err = NewServer(Config{ID: testID, Domain: testDomain, Folder: r.folder, Chain: r.chain,
		Log: slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})), Now: r.clock})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.peer = state.Custodian{ID: testID, Key: public.Signing, TLSKeyHash: public.TLSKeyHash, Organisation: 1, Endpoint: "https://" + l.Addr().String()}
	r.chain.custodians[testID] = r.peer
	r.chain.panels[1] = state.Panel{ID: 1, M: 1, Custodians: []uint32{testID}}
	r.chain.versions[1] = []state.Policy{{Number: 1, Version: 1, PublishedAt: 1, Terms: state.Terms{Panel: 1}}}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- r.server.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	return r
}

// device is a client of the custodian with a key of its own.
type device struct {
	*Client
	id   record.Hash
	cert tls.Certificate
	key  record.PublicKey
}

func newKey(t testing.TB) (*ecdsa.PrivateKey, record.PublicKey) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p, err := record.PublicKeyOf(&k.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return k, p
}

func (r *rig) client(cert *tls.Certificate) *Client {
	r.t.Helper()
	c, err := NewClient(r.peer, testDomain, cert)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(c.Close)
	return c
}

// enrol puts a device on the chain.
func (r *rig) enrol() device {
	r.t.Helper()
	k, p := newKey(r.t)
	cert, err := identity.Certificate(k)
	if err != nil {
		r.t.Fatal(err)
	}
	r.chain.change(func() {
		r.chain.devices[p.ID()] = state.Device{ID: p.ID(), Key: p, Status: state.Active, Generation: 1}
		r.chain.policies[p.ID()] = 1
	})
	return device{r.client(&cert), p.ID(), cert, p}
}

// box makes an epoch's key box with the custodian's key for it.
func (r *rig) box(d device, epoch uint32) (seal.Secret, seal.KeyBox, []byte) {
	r.t.Helper()
	pub, err := d.EpochKey(r.t.Context(), d.id, epoch)
	if err != nil {
		r.t.Fatal(err)
	}
	key := seal.NewEpochKey()
	box, err := seal.NewKeyBox(binding(d.id, epoch), key, 1, []seal.Holder{{Custodian: testID, Key: pub}})
	if err != nil {
		r.t.Fatal(err)
	}
	raw, err := box.Encode()
	if err != nil {
		r.t.Fatal(err)
	}
	return key, box, raw
}

func binding(device record.Hash, epoch uint32) seal.Binding {
	return seal.Binding{Genesis: testDomain.Genesis, Device: device, Epoch: epoch}
}

// anchor returns the record that a device anchored with a key box.
func (r *rig) anchor(d device, box seal.KeyBox, raw []byte) record.Record {
	rec := record.Record{Device: d.id, Sequence: 1, ListRoot: record.Hash{9}, SealedKeyHash: seal.KeyBoxHash(raw),
		Policy: 1, PolicyVersion: 1, Trigger: record.ByPerson, Epoch: box.Epoch, EpochCommitment: box.Commitment}
	r.chain.change(func() {
		r.chain.heads[d.id] = state.Head{RecordHash: rec.Digest(testDomain), Sequence: 1, Epoch: box.Epoch}
	})
	return rec
}

// grant puts a granted request on the chain.
func (r *rig) grant(id uint64, rec record.Record, to seal.PublicKey) {
	r.chain.change(func() {
		r.chain.requests[id] = state.Request{ID: id, Device: rec.Device, RecordHash: rec.Digest(testDomain), Recipient: to.ID(),
			Epoch: rec.Epoch, Status: state.Granted, GrantedUntil: uint64(r.now.Add(time.Hour).Unix())}
	})
}

func newRecipient(t testing.TB) seal.PrivateKey {
	t.Helper()
	k, err := seal.NewPrivateKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// lockedBuffer collects the log.
type lockedBuffer struct {
	mu sync.Mutex
	b  []byte
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.b = append(l.b, p...)
	return len(p), nil
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.b)
}
