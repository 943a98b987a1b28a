package server

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

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

// However many lists one device has read at once, and however slowly, others
// find a place; and all of it comes free.
func TestHeavyPlacesAreShared(t *testing.T) {
	var l limits
	id := func(i int) record.Hash { return record.Hash{byte(i)} }
	var leave []func()
	take := func(device int) bool {
		enter := l.enterHeavy
		if len(leave)%2 == 0 {
			enter = func(id record.Hash) (func(), error) { return l.enterDevice(id, true) }
		}
		f, err := enter(id(device))
		if err == nil {
			leave = append(leave, f)
		} else if !errors.Is(err, store.Busy) {
			t.Fatal(err)
		}
		return err == nil
	}
	greedy := 0
	for range maxHeavy {
		if take(0) {
			greedy++
		}
	}
	if greedy != maxDeviceHeavy {
		t.Fatalf("one device holds %d of %d places", greedy, maxHeavy)
	}
	for i := 1; i < 4; i++ { // three more that take what they get
		for take(i) {
		}
	}
	for i := 4; i < 6; i++ {
		if !take(i) {
			t.Fatalf("device %d finds no place beside four greedy ones", i)
		}
	}
	for _, f := range leave {
		f()
	}
	if l.heavy != 0 || len(l.devices) != 0 {
		t.Errorf("left over: %d places, %d devices", l.heavy, len(l.devices))
	}
}
