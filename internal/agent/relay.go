package agent

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// relayStore is a store that passes on what a device sends once.
type relayStore interface {
	// SendPack stores this store's shard of a pack durably and leaves the
	// others' there to be fetched. It sends the pack from a byte on, of which the
	// store has all before (Store.Part of the pack's hash).
	SendPack(ctx context.Context, device record.Hash, p *parcel, from int64) error
	// Fetch makes the store get an object from the store of that number; it is
	// durable when Fetch returns nil.
	Fetch(ctx context.Context, device record.Hash, from uint32, wanted store.Wanted) error
	// Reach asks the store for nothing but an answer.
	Reach(ctx context.Context) error
}

// errNoRelay is wrapped by errors of a store that cannot pass on or fetch:
// the device sends what is meant for it itself.
var errNoRelay = errors.New("it passes nothing on")

// directBelow is the length in bytes under which an object is sent to each
// store: asking it to fetch would cost as much.
const directBelow = 1 << 10

// relay sends each object over the device's link once: to a first store, from
// which the others fetch theirs. The device has computed every name, so a
// first store that lies is found out by those that fetch. Whatever it fails to
// pass on the device sends itself.
type relay struct {
	u    *upload
	link sync.Mutex // held while something crosses the link to a first store

	mu     sync.Mutex // guards the following; positions are a bit each
	first  int        // position of the store that is tried first
	bad    uint32     // positions that have failed as the first
	direct uint32     // positions whose store cannot fetch
	failed uint32     // positions that could not fetch from the first
	asked  int        // position that was last asked for nothing but an answer
	said   []string
}

// upload begins to spread objects over a policy's stores, each sent once if
// the device's link is metered.
func (a *Agent) upload(ctx context.Context, policy Policy) *upload {
	u := newUpload(ctx, a.id.Device, policy, a.peers, a.pace)
	if a.metered && len(u.lanes) > 1 {
		// Devices begin at different stores, so that none carries all.
		u.relay = &relay{u: u, first: int(a.id.Device[31]) % len(u.lanes)}
	}
	return u
}

// parcel is an object that is sent once.
type parcel struct {
	entry  record.Entry
	layout record.Layout
	data   [][]byte    // by position
	began  atomic.Bool // something of the pack was sent

	once sync.Once
	from int // the position whose store has it; -1: none would take it
}

// parcel makes of an object's parts a parcel; nil if it is not worth it.
func (u *upload) parcel(o archive.Object, l record.Layout) *parcel {
	if u.relay == nil || o.Entry.Length < directBelow {
		return nil
	}
	return &parcel{entry: o.Entry, layout: l, data: make([][]byte, len(u.lanes))}
}

// carry tells a parcel what the part of a position is.
func (p *parcel) carry(position int, data []byte) {
	if p != nil {
		p.data[position] = data
	}
}

// send brings a part to the store of its lane.
func (u *upload) send(l *lane, p part) error {
	if p.of != nil {
		if done, err := u.relay.send(l, p); done || err != nil {
			return err
		}
	}
	return u.bring(l, p)
}

// send lets a lane's store fetch its part; done is false if the device has to
// send it.
func (r *relay) send(l *lane, p part) (done bool, err error) {
	s, ok := l.store.(relayStore)
	if !ok || r.isDirect(l.position) {
		return false, nil
	}
	p.of.once.Do(func() { p.of.from = r.carry(p.of) })
	if p.of.from < 0 || r.u.ctx.Err() != nil {
		return false, r.u.ctx.Err()
	}
	if p.of.from == l.position {
		return true, nil
	}
	wanted := store.Wanted{Door: store.FromRelay, Name: p.root, Bytes: uint64(len(p.data))}
	if p.of.entry.Kind != record.CodedPack {
		wanted.Door = store.FromShards
	}
	err = s.Fetch(r.u.ctx, r.u.device, r.u.lanes[p.of.from].place.Store, wanted)
	return r.fetched(l, p.of.from, err)
}

// fetched judges what came of a store's fetching: done, or whose turn it is.
func (r *relay) fetched(l *lane, from int, err error) (done bool, _ error) {
	if err == nil || r.u.ctx.Err() != nil {
		return err == nil, r.u.ctx.Err()
	}
	refusal, ok := errors.AsType[*store.Refusal](err)
	switch {
	case ok && refusal.Code == store.Unfetched:
		r.blame(l, from, err)
	case errors.Is(err, errNoRelay), errors.Is(err, errStalled) && r.reaches(l.position):
		r.mu.Lock()
		r.direct |= 1 << l.position
		r.say("%s: it does not fetch its shards, so the device sends them: %s", l.place.Endpoint, reason(err))
		r.mu.Unlock()
	default:
		return false, err // as if it had been sent: tried again, or down
	}
	return false, nil
}

// blame notes that a store could not fetch from the first one. Whose fault it
// is shows by how many others could not either.
func (r *relay) blame(l *lane, from int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.bad&(1<<from) != 0 || r.first != from {
		return // it has been given up meanwhile
	}
	r.failed |= 1 << l.position
	r.say("%s: %s", l.place.Endpoint, reason(err))
	if ones(r.failed)*2 >= len(r.u.lanes)-1 {
		r.giveUp(from)
	}
}

// giveUp has another store be the first from now on. mu is held.
func (r *relay) giveUp(position int) {
	r.bad |= 1 << position
	r.failed = 0
	r.first = (position + 1) % len(r.u.lanes)
}

// say keeps a warning, the same one once. mu is held.
func (r *relay) say(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	for _, old := range r.said {
		if s == old {
			return
		}
	}
	r.said = append(r.said, s)
}

// isDirect tells whether a store is sent its shards by the device: it cannot
// fetch, or not from the first store.
func (r *relay) isDirect(position int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return (r.direct|r.failed)&(1<<position) != 0
}

// carry sends a parcel to the first store that takes it and returns its
// position; -1 if none does.
func (r *relay) carry(p *parcel) int {
	r.link.Lock()
	defer r.link.Unlock()
	whole := &content{b: p.data[0], size: int64(len(p.data[0])), own: true}
	arrived := int64(0)
	return r.each(func(l *lane, s relayStore) (on bool, err error) {
		name, size := p.entry.Hash(), int64(p.entry.Length)
		if p.entry.Kind != record.CodedPack {
			name, size = p.entry.Roots[0], whole.size
		}
		from := int64(0)
		if size >= resumeFrom && (p.began.Load() || whole.sent() > 0) {
			have, err := l.store.Part(r.u.ctx, r.u.device, name)
			if err != nil {
				return false, err
			}
			on = have > arrived
			if arrived = have; have < size {
				from = have
			}
		}
		if p.entry.Kind != record.CodedPack {
			return on, l.store.SendShard(r.u.ctx, r.u.device, name, whole, from)
		}
		return on, s.SendPack(r.u.ctx, r.u.device, p, from)
	})
}

// each calls put with one store after the other until one takes what it is
// given, and returns its position; -1 if none does. What of it got on, put tells.
func (r *relay) each(put func(*lane, relayStore) (on bool, err error)) int {
	for range r.u.lanes {
		r.mu.Lock()
		first, bad := r.first, r.bad
		r.mu.Unlock()
		l := r.u.lanes[first]
		s, ok := l.store.(relayStore)
		if !ok || bad&(1<<first) != 0 || l.trouble() != nil {
			r.mu.Lock()
			r.first = (first + 1) % len(r.u.lanes)
			r.failed = 0
			r.mu.Unlock()
			continue
		}
		err := r.insist(l, func() (bool, error) { return put(l, s) })
		if err == nil {
			return first
		}
		if r.u.ctx.Err() != nil || errors.Is(err, errLink) {
			return -1
		}
		r.mu.Lock()
		r.say("%s: it takes nothing to pass on to the others: %s", l.place.Endpoint, reason(err))
		r.giveUp(first)
		r.mu.Unlock()
	}
	return -1
}

// errLink is wrapped when no store could be reached for long.
var errLink = errors.New("the link is down")

// linkPatience is how many waits for a link that is down there are before the
// object is left to whatever way there is: with waits up to linkPause, minutes.
const (
	linkPatience = 24
	linkPause    = 10 * time.Second
)

// blameFrom is the failure in a row of a first store from which another is asked
// whether it answers: a link that was cut is often back after a moment, and a
// handshake with each store at each cut would cost more than the cut.
const blameFrom = 3

// insist calls a first store until it succeeds, or it is the store that fails
// and not the link: when it failed another store answered, three times, or once
// if nothing moved. A link that is cut now and then must not make all stores bad
// ones; while calls get on, however little, it may be as often as it likes.
func (r *relay) insist(l *lane, call func() (on bool, err error)) error {
	pause, blamed, failed := r.u.pace.backoff, 0, 0
	for waited := 0; ; waited++ {
		on, err := call()
		if err == nil || r.u.ctx.Err() != nil || errors.Is(err, errPermanent) {
			return err
		}
		if on {
			pause, blamed, waited, failed = r.u.pace.backoff, 0, 0, 0
		}
		failed++
		stalled := errors.Is(err, errStalled)
		if stalled && r.reaches(l.position) {
			return err
		}
		if _, refused := errors.AsType[*store.Refusal](err); refused || !stalled && failed >= blameFrom && r.reaches(l.position) {
			if blamed++; blamed >= 3 {
				return err
			}
		}
		if waited >= linkPatience {
			return fmt.Errorf("%w: %w", errLink, err)
		}
		select {
		case <-r.u.ctx.Done():
			return r.u.ctx.Err()
		case <-time.After(pause):
			pause = min(2*pause, linkPause)
		}
	}
}

// reaches tells whether a store other than that of a position answers. It asks
// one, each time the next.
func (r *relay) reaches(position int) bool {
	for range r.u.lanes {
		r.mu.Lock()
		r.asked = (r.asked + 1) % len(r.u.lanes)
		l := r.u.lanes[r.asked]
		r.mu.Unlock()
		if s, ok := l.store.(relayStore); ok && l.position != position && l.trouble() == nil {
			return s.Reach(r.u.ctx) == nil
		}
	}
	return false
}

// putList brings a list to the store of a position: the first store is sent it,
// the others fetch it, with the segments that they lack. done is false if the
// device has to send it.
func (r *relay) putList(ctx context.Context, b *bringer, position int, s Store) (done bool, err error) {
	l := r.u.lanes[position]
	peer, ok := s.(relayStore)
	if !ok || len(b.list.bytes) < directBelow && len(b.list.head.Segments) == 0 || r.isDirect(position) {
		return false, nil
	}
	b.listOnce.Do(func() {
		b.listFrom = r.each(func(l *lane, _ relayStore) (bool, error) { return false, b.sendList(r.u.ctx, l.store) })
	})
	if b.listFrom < 0 || ctx.Err() != nil {
		return false, ctx.Err()
	}
	if b.listFrom == position {
		return true, nil
	}
	err = peer.Fetch(ctx, b.device, r.u.lanes[b.listFrom].place.Store,
		store.Wanted{Door: store.FromLists, Name: b.list.root, Bytes: uint64(len(b.list.bytes))})
	return r.fetched(l, b.listFrom, err)
}

// pack reads the pack's bytes from one on: its data shards, without what pads
// the last ones.
func (p *parcel) pack(from uint64) io.Reader {
	size := erasure.ShardBytes(int(p.layout.K), p.entry.Length)
	var out []io.Reader
	for at := from; at < p.entry.Length; {
		shard := at / size
		end := min((shard+1)*size, p.entry.Length)
		b := p.data[p.layout.Position(p.entry.Hash(), int(shard))]
		out = append(out, bytes.NewReader(b[at-shard*size:end-shard*size]))
		at = end
	}
	return &packReader{io.MultiReader(out...), &p.began}
}

// packReader notes that something was sent.
type packReader struct {
	io.Reader
	began *atomic.Bool
}

func (r *packReader) Read(b []byte) (int, error) {
	r.began.Store(true)
	return r.Reader.Read(b)
}

// warnings are what there is to say about stores that did not pass on or
// fetch.
func (r *relay) warnings() []string {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string(nil), r.said...)
}

// The calls of a relayStore over the network.

func (s storePeer) Reach(ctx context.Context) error {
	_, err := s.c.Status(ctx)
	return err
}

func (s storePeer) SendPack(ctx context.Context, device record.Hash, p *parcel, from int64) error {
	_, err := s.c.PutPack(ctx, device, p.layout, p.entry, from, func() io.Reader { return p.pack(uint64(from)) })
	return ofRelay(err)
}

func (s storePeer) Fetch(ctx context.Context, device record.Hash, from uint32, wanted store.Wanted) error {
	return ofRelay(s.c.Fetch(ctx, device, store.FetchRequest{From: from, Objects: []store.Wanted{wanted}}))
}

// ofRelay is ofStore for doors that an older store may not have.
func ofRelay(err error) error {
	if errors.Is(err, store.NotFound) || errors.Is(err, store.BadRequest) {
		return fmt.Errorf("%w: %w (%w)", errNoRelay, err, errPermanent)
	}
	return ofStore(err)
}
