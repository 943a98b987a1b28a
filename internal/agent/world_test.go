package agent

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/server"
	"github.com/byssus-iot/byssus/test/ports"
)

// world is a model of the chain, in which the contract's rules of a device's
// history hold, with real stores beside it. Tests of the whole with the real
// chain are in whole_test.go; this one can crash at every operation.
type world struct {
	t      testing.TB
	domain record.Domain

	mu        sync.Mutex // guards the following fields
	block     uint64
	now       uint64
	passed    uint64 // seconds of now that no clock here has seen
	device    DeviceState
	id        record.Hash
	policy    Policy
	head      HeadState
	accepted  map[record.Hash]Accepted
	records   map[record.Hash]record.Record
	signed    map[uint64]map[record.Hash]record.Record // every record that left the device, by sequence
	chainErr  error                                    // reading the chain fails so
	relayErr  error                                    // the gateway fails so, before it relays
	relaying  func()                                   // is called, mu held, before a record is relayed; nil: nothing is
	loseReply bool                                     // the gateway relays, but its answer is lost
	lie       *door.Outcome                            // the gateway says this and relays nothing

	stores    []*testStore
	hide      record.Hash // TLS key of a store that others do not know
	metered   bool        // what agent opens is on a metered link
	line      *faultyLine // over which it reaches everybody; nil: a good one
	custodian seal.CustodianRoot
	orders    Orders
	held      map[uint32]record.Hash // commitment of an epoch whose share is held
	away      error                  // the custodian answers so
}

type testStore struct {
	place Place
	keys  disk.Keys
	fsys  *durabletest.Disk
	disk  *disk.Disk
	addr  string
	stop  func()
}

var testPace = pace{call: 10 * time.Second, perMiB: 4 * time.Second, patience: 300 * time.Millisecond,
	linger: 2 * time.Second, backoff: 2 * time.Millisecond, tries: 3, outage: 300 * time.Millisecond}

// newWorld starts a chain's model with n stores of as many organisations.
func newWorld(t testing.TB, k, w, n, organisations int) *world {
	x := &world{t: t, domain: record.Domain{ChainID: 7, Genesis: record.Hash{1, 2, 3}}, block: 10, now: uint64(time.Now().Unix()),
		accepted: map[record.Hash]Accepted{}, records: map[record.Hash]record.Record{}, signed: map[uint64]map[record.Hash]record.Record{},
		custodian: seal.NewCustodianRoot(), held: map[uint32]record.Hash{}}
	x.policy = Policy{Number: 1, Version: 1, Name: "test", Interval: time.Hour, MinRetention: 30 * 24 * time.Hour, K: uint8(k), W: uint8(w),
		Organisations: uint8(min(organisations, w)), Panel: Panel{Number: 1, M: 1, Custodians: []Custodian{{ID: 1, Endpoint: "https://custodian"}}}}
	for i := range n {
		s := x.newStore(uint32(i+1), uint32(i%organisations+1))
		x.stores = append(x.stores, s)
		x.policy.Places = append(x.policy.Places, s.place)
	}
	return x
}

func (x *world) newStore(number, organisation uint32) *testStore {
	s := &testStore{fsys: durabletest.NewDisk(uint64(number))}
	keys, err := disk.LoadKeys(s.fsys, "/store")
	if err != nil {
		x.t.Fatal(err)
	}
	s.keys = keys
	pin, err := identity.Pin(&keys.TLS.PublicKey)
	if err != nil {
		x.t.Fatal(err)
	}
	signing, err := record.PublicKeyOf(&keys.Signing.PublicKey)
	if err != nil {
		x.t.Fatal(err)
	}
	s.place = Place{Slot: number, Version: 1, Store: number, Organisation: organisation, TLSKey: pin, SigningKey: signing}
	address, release, err := ports.Address()
	if err != nil {
		x.t.Fatal(err)
	}
	x.t.Cleanup(func() {
		s.kill()
		if err := release(); err != nil {
			x.t.Error(err)
		}
	})
	s.addr, s.place.Endpoint = address, "https://"+address
	x.start(s)
	return s
}

// start serves a store at its address.
func (x *world) start(s *testStore) {
	d, err := disk.Open(s.fsys, "/store", disk.Identity{Store: s.place.Store, Domain: x.domain}, quiet)
	if err != nil {
		x.t.Fatal(err)
	}
	s.disk = d
	srv, err := server.New(server.Config{Disk: d, Keys: s.keys, Chain: x, Store: s.place.Store, Domain: x.domain, Log: quiet})
	if err != nil {
		x.t.Fatal(err)
	}
	l, err := smallBuffers.Listen(context.Background(), "tcp", s.addr)
	if err != nil {
		x.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := srv.Serve(ctx, l); err != nil {
			x.t.Errorf("store %d: %v", s.place.Store, err)
		}
	}()
	s.stop = func() { cancel(); <-done }
}

// smallBuffers bound what has come to a store that it has not read: a link that is
// cut loses it, and how much the machine would hold depends on what else it does.
var smallBuffers = net.ListenConfig{Control: func(_, _ string, raw syscall.RawConn) error {
	var set error
	err := raw.Control(func(fd uintptr) {
		set = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 16<<10)
	})
	return errors.Join(err, set)
}}

// kill stops a store; its disk stays.
func (s *testStore) kill() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// wipe empties a store's disk.
func (x *world) wipe(s *testStore) {
	s.kill()
	for _, dir := range []string{"shards", "segments", "lists", "verified"} {
		if err := s.fsys.RemoveAll("/store/" + dir); err != nil {
			x.t.Fatal(err)
		}
	}
	x.start(s)
}

var quiet = slog.New(slog.DiscardHandler)

// tick makes a block. mu is held.
func (x *world) tick() {
	x.block++
	x.now++
}

// The chain as the agent reads it.

func (x *world) Plan(_ context.Context, device record.Hash) (Plan, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.chainErr != nil {
		return Plan{}, x.chainErr
	}
	p := Plan{Block: x.block, Time: x.now, Retention: x.now, Policy: x.policy}
	p.Policy.Places = slices.Clone(x.policy.Places)
	if device == x.id {
		p.Device, p.Head, p.Orders = x.device, x.head, x.orders
	}
	return p, nil
}

func (x *world) Accepted(_ context.Context, hash record.Hash) (Accepted, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	a := x.accepted[hash]
	a.Block = x.block
	return a, x.chainErr
}

// The chain as a store reads it.

func (x *world) Height(context.Context) (uint64, time.Time, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.block, time.Unix(int64(x.now-x.passed), 0), nil
}

func (x *world) Device(_ context.Context, id record.Hash) (server.Device, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if id != x.id {
		return server.Device{}, nil
	}
	return server.Device{Known: true, Active: x.device.Status == Active, Key: x.device.Key}, nil
}

func (x *world) Slot(_ context.Context, slot uint32) (server.Slot, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, p := range x.policy.Places {
		if p.Slot == slot {
			return server.Slot{Store: p.Store, Version: p.Version}, nil
		}
	}
	return server.Slot{}, nil
}

func (x *world) Reader(context.Context, record.Hash, record.Hash) (bool, error) { return false, nil }

func (x *world) IsStore(_ context.Context, key record.Hash) (bool, error) {
	return key != x.hide && slices.ContainsFunc(x.stores, func(s *testStore) bool { return s.place.TLSKey == key }), nil
}

func (x *world) Registration(_ context.Context, number uint32) (server.Registration, error) {
	for _, s := range x.stores {
		if s.place.Store == number {
			return server.Registration{Known: true, Signing: s.place.SigningKey, TLS: s.place.TLSKey, Endpoint: s.place.Endpoint}, nil
		}
	}
	return server.Registration{}, nil
}

func (x *world) RetentionTime(context.Context) (uint64, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.now, nil
}

// Live is the lists of all accepted records: nothing is retired here.
func (x *world) Live(_ context.Context, device record.Hash, number uint32) (server.Live, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	out := server.Live{Lists: map[record.Hash]bool{}, Now: x.now}
	here := slices.ContainsFunc(x.policy.Places, func(p Place) bool { return p.Store == number })
	for _, r := range x.records {
		if r.Device == device {
			out.Lists[r.ListRoot] = here
		}
	}
	return out, nil
}

// The gateway, and the contract behind it.

func (x *world) Anchor(_ context.Context, a door.Anchor) (door.Outcome, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	hash := a.Record.Digest(x.domain)
	if x.signed[a.Record.Sequence] == nil {
		x.signed[a.Record.Sequence] = map[record.Hash]record.Record{}
	}
	x.signed[a.Record.Sequence][hash] = a.Record
	if x.relayErr != nil {
		return door.Outcome{}, x.relayErr
	}
	if x.lie != nil {
		return *x.lie, nil
	}
	if x.relaying != nil {
		x.relaying()
	}
	rule := x.anchor(a, hash)
	x.tick()
	if x.loseReply {
		return door.Outcome{}, errors.New("connection reset")
	}
	if rule != "" {
		return door.Outcome{Status: door.Refused, Rule: rule, Message: "refused: " + rule}, nil
	}
	return door.Outcome{Status: door.Anchored, Block: x.block, RecordHash: hash}, nil
}

// anchor is Snapshots.anchor: the same checks in the same order.
func (x *world) anchor(a door.Anchor, hash record.Hash) string {
	r := a.Record
	switch {
	case r.Device != x.id:
		return "DeviceUnknown"
	case x.device.Status != Active:
		return "DeviceNotActive"
	}
	if old, ok := x.accepted[hash]; ok {
		for _, rc := range a.Receipts {
			if x.receipt(r, rc, old.Expiry) == "" {
				old.Positions |= 1 << rc.Position
			}
		}
		x.accepted[hash] = old
		return ""
	}
	opened, kept := x.policy.Keep.Open(x.head.Opened, x.now)
	expiry := x.now + max(uint64(x.policy.MinRetention/time.Second), kept)
	switch {
	case r.Sequence != x.head.Sequence+1:
		return "SequenceExpected"
	case r.Previous != x.head.Hash:
		return "PreviousExpected"
	case !record.Verify(x.device.Key, hash, a.Signature):
		return "BadSignature"
	case r.Policy != x.policy.Number, r.PolicyVersion != x.policy.Version && !(r.PolicyVersion == x.policy.Previous && x.now <= x.policy.PreviousUntil):
		return "PolicyExpected"
	case r.Epoch < x.head.Epoch || r.Epoch == 0:
		return "EpochExpected"
	case r.Epoch <= x.head.ReleasedEpoch:
		return "EpochReleased"
	case x.held[r.Epoch] != r.EpochCommitment:
		x.t.Errorf("record %d of epoch %d left the device before the custodian had its share", r.Sequence, r.Epoch)
	}
	var positions uint32
	for _, rc := range a.Receipts {
		if positions&(1<<rc.Position) != 0 {
			return "ReceiptTwice"
		}
		if rule := x.receipt(r, rc, expiry); rule != "" {
			return rule
		}
		positions |= 1 << rc.Position
	}
	if !x.policy.Enough(positions) {
		return "QuorumNotMet"
	}
	x.head = HeadState{Hash: hash, Sequence: r.Sequence, AnchoredAt: x.now, Epoch: r.Epoch, ReleasedEpoch: x.head.ReleasedEpoch, Opened: opened}
	x.accepted[hash] = Accepted{Sequence: r.Sequence, Epoch: r.Epoch, Expiry: expiry, Positions: positions, AnchoredAt: x.now}
	x.records[hash] = r
	return ""
}

func (x *world) receipt(r record.Record, rc door.SlotReceipt, expiry uint64) string {
	if int(rc.Position) >= len(x.policy.Places) {
		return "PositionOutOfRange"
	}
	p := x.policy.Places[rc.Position]
	d := record.Receipt{Device: r.Device, ListRoot: r.ListRoot, Slot: p.Slot, SlotVersion: p.Version, ValidUntil: rc.ValidUntil}.Digest(x.domain)
	if !record.Verify(p.SigningKey, d, rc.Signature) {
		return "BadReceipt"
	}
	if rc.ValidUntil < expiry {
		return "ReceiptTooShort"
	}
	return ""
}

func (x *world) AddReceipts(_ context.Context, r door.Receipts) (door.Outcome, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.relayErr != nil {
		return door.Outcome{}, x.relayErr
	}
	hash := r.Record.Digest(x.domain)
	old, ok := x.accepted[hash]
	if !ok {
		return door.Outcome{Status: door.Refused, Rule: "SnapshotUnknown"}, nil
	}
	for _, rc := range r.Receipts {
		if rule := x.receipt(r.Record, rc, old.Expiry); rule != "" {
			return door.Outcome{Status: door.Refused, Rule: rule}, nil
		}
		old.Positions |= 1 << rc.Position
	}
	x.accepted[hash] = old
	x.tick()
	return door.Outcome{Status: door.Anchored}, nil
}

// release notes a release of the current epoch's key, as a granted restore
// does.
func (x *world) release() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.head.ReleasedEpoch = x.head.Epoch
	x.tick()
}

// checkHistory holds the two promises about signatures: what was accepted is
// one line, and of all the records that ever left the device at one sequence,
// each but the first names the one before it.
func (x *world) checkHistory() {
	x.t.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	for seq, all := range x.signed {
		superseded := map[record.Hash]bool{}
		first := 0
		for _, r := range all {
			if r.Supersedes == (record.Hash{}) {
				first++
				continue
			}
			if _, known := all[r.Supersedes]; !known || superseded[r.Supersedes] {
				x.t.Errorf("sequence %d: a record supersedes %s, which is unknown or superseded twice", seq, r.Supersedes)
			}
			superseded[r.Supersedes] = true
		}
		if first != 1 {
			x.t.Errorf("sequence %d: %d records that supersede none were signed: a fork", seq, first)
		}
	}
	for hash, at := x.head.Hash, x.head.Sequence; at > 0; at-- {
		r, ok := x.records[hash]
		if !ok || r.Sequence != at {
			x.t.Fatalf("the accepted records are no line at sequence %d", at)
		}
		hash = r.Previous
	}
}

// worldPeers reaches the world's stores over TLS, and its custodian.
type worldPeers struct {
	*network
	x *world
}

func (p worldPeers) Custodian(c Custodian) (Custodial, error) { return worldCustodian{p.x}, nil }

// worldCustodian is a custodian with real keys and no disk.
type worldCustodian struct{ x *world }

func (c worldCustodian) EpochKey(_ context.Context, device record.Hash, epoch uint32) (seal.PublicKey, error) {
	c.x.mu.Lock()
	defer c.x.mu.Unlock()
	if c.x.away != nil {
		return seal.PublicKey{}, c.x.away
	}
	k, err := c.x.custodian.Key(seal.Binding{Genesis: c.x.domain.Genesis, Device: device, Epoch: epoch})
	if err != nil {
		return seal.PublicKey{}, err
	}
	return k.Public(), nil
}

func (c worldCustodian) HoldShare(_ context.Context, device record.Hash, epoch uint32, commitment record.Hash, keyBox []byte) error {
	c.x.mu.Lock()
	defer c.x.mu.Unlock()
	if c.x.away != nil {
		return c.x.away
	}
	b := seal.Binding{Genesis: c.x.domain.Genesis, Device: device, Epoch: epoch}
	k, err := c.x.custodian.Key(b)
	if err != nil {
		return err
	}
	box, err := seal.ParseKeyBox(keyBox)
	if err != nil {
		return err
	}
	share, err := box.Open(c.x.domain.Genesis, 1, k)
	if err != nil {
		return err
	}
	key, _, err := seal.Combine(b, box, []seal.Share{share})
	if err != nil {
		return err
	}
	if seal.Commitment(b, key) != commitment {
		return errors.New("the box holds another key")
	}
	c.x.held[epoch] = commitment
	return nil
}

// enrol makes a folder on a disk the world's device.
func (x *world) enrol(fsys durable.FS) {
	x.t.Helper()
	f := x.folder(fsys)
	key, err := f.makeKey()
	if err != nil {
		x.t.Fatal(err)
	}
	pub, err := publicKey(key)
	if err != nil {
		x.t.Fatal(err)
	}
	x.mu.Lock()
	x.id, x.device = pub.ID(), DeviceState{Status: Active, Key: pub, Generation: 1, Organisation: 1}
	x.mu.Unlock()
	if err := f.saveIdentity(Identity{Joined: true, Device: pub.ID(), Gateway: "https://gateway"}); err != nil {
		x.t.Fatal(err)
	}
}

const testFolder = "/agent"

func (x *world) folder(fsys durable.FS) *Folder {
	x.t.Helper()
	if err := durable.MkdirAll(fsys, testFolder, 0o700); err != nil {
		x.t.Fatal(err)
	}
	f, err := openFolder(fsys, testFolder)
	if err != nil {
		x.t.Fatal(err)
	}
	return f
}

// agent opens the world's device on a disk. An error is one of the disk's.
func (x *world) agent(fsys durable.FS) (*Agent, error) {
	f, err := openFolder(fsys, testFolder)
	if err != nil {
		return nil, err
	}
	id, err := f.Identity()
	if err != nil {
		return nil, err
	}
	key, err := f.Key()
	if err != nil {
		return nil, err
	}
	j, err := OpenJournal(f)
	if err != nil {
		return nil, err
	}
	n, err := newNetwork(key, x.domain)
	if err != nil {
		return nil, err
	}
	a := &Agent{folder: f, id: id, key: key, domain: x.domain, journal: j, chain: x, gateway: x, peers: worldPeers{n, x},
		log: quiet, now: time.Now, pace: testPace, wait: time.Second, metered: x.metered, close: n.close}
	if x.line != nil {
		x.line.between(a, n)
	}
	return a, a.openArchive()
}

func (x *world) open(fsys durable.FS) *Agent {
	x.t.Helper()
	a, err := x.agent(fsys)
	if err != nil {
		x.t.Fatal(err)
	}
	x.t.Cleanup(func() { a.close() })
	return a
}

// files writes a folder of files to back up: large enough for coded packs.
func files(t testing.TB, seed byte) string {
	t.Helper()
	dir := t.TempDir()
	big := make([]byte, 120<<10)
	rand.Read(big)
	for name, b := range map[string][]byte{"big.bin": big, "small.txt": []byte("hello"), "sub/log.txt": bytes.Repeat([]byte{seed, 10}, 5000)} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func change(t testing.TB, dir string, round int) {
	t.Helper()
	b := make([]byte, 20<<10)
	rand.Read(b)
	if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("new-%d", round)), b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func newKey(t testing.TB) (*ecdsa.PrivateKey, record.PublicKey) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p, err := publicKey(k)
	if err != nil {
		t.Fatal(err)
	}
	return k, p
}

// reset makes the chain forget the device; the stores keep what they have.
func (x *world) reset() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.block++
	x.device, x.id, x.head = DeviceState{}, record.Hash{}, HeadState{}
	x.accepted, x.records = map[record.Hash]Accepted{}, map[record.Hash]record.Record{}
	x.signed, x.held = map[uint64]map[record.Hash]record.Record{}, map[uint32]record.Hash{}
}
