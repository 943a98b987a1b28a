package agent

import (
	"context"
	"time"

	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// errStalled is wrapped when nothing moves between the device and a store.
var errStalled = moving.ErrStalled

// bounded is a store whose calls end when nothing has moved for as long as the
// agent's pace says. Those that move take as long as they do.
type bounded struct {
	store Store
	pace  pace
}

func (b bounded) patient(ctx context.Context) context.Context {
	return moving.Patiently(ctx, b.pace.call)
}

// patientFor is patient with a store that works on so many bytes while nothing
// moves on the device's link.
func (b bounded) patientFor(ctx context.Context, bytes uint64) context.Context {
	return moving.Patiently(ctx, b.pace.call+b.pace.perMiB*time.Duration(bytes)/(1<<20))
}

// Shard implements recovery.Store.
func (b bounded) Shard(ctx context.Context, device, root record.Hash, size uint64) ([]byte, error) {
	return b.store.Shard(b.patient(ctx), device, root, size)
}

// Segment implements recovery.Store.
func (b bounded) Segment(ctx context.Context, device, root record.Hash) ([]byte, error) {
	return b.store.Segment(b.patient(ctx), device, root)
}

// Head implements recovery.Store.
func (b bounded) Head(ctx context.Context, device, listRoot record.Hash) ([]byte, error) {
	return b.store.Head(b.patient(ctx), device, listRoot)
}

// PutShard implements Store.
func (b bounded) PutShard(ctx context.Context, device, root record.Hash, shard []byte) error {
	return b.store.PutShard(b.patient(ctx), device, root, shard)
}

// SendShard implements Store.
func (b bounded) SendShard(ctx context.Context, device, root record.Hash, c *content, from int64) error {
	return b.store.SendShard(b.patient(ctx), device, root, c, from)
}

// Part implements Store.
func (b bounded) Part(ctx context.Context, device, root record.Hash) (int64, error) {
	return b.store.Part(b.patient(ctx), device, root)
}

// PutSegment implements Store.
func (b bounded) PutSegment(ctx context.Context, device, root record.Hash, segment []byte) error {
	return b.store.PutSegment(b.patient(ctx), device, root, segment)
}

// PutList implements Store.
func (b bounded) PutList(ctx context.Context, device, listRoot record.Hash, head []byte) error {
	return b.store.PutList(b.patient(ctx), device, listRoot, head)
}

// Receipt is waited for longer: the store looks at every object of the list.
func (b bounded) Receipt(ctx context.Context, device, listRoot record.Hash, slot uint32, validUntil uint64) (record.Receipt, record.Signature, error) {
	return b.store.Receipt(moving.Patiently(ctx, 4*b.pace.call), device, listRoot, slot, validUntil)
}

// SendPack is waited for longer: the store writes and syncs what it makes of the
// pack before it answers.
func (b bounded) SendPack(ctx context.Context, device record.Hash, p *parcel, from int64) error {
	s, ok := b.store.(relayStore)
	if !ok {
		return errNoRelay
	}
	return s.SendPack(b.patientFor(ctx, p.entry.Length), device, p, from)
}

// Fetch is waited for as long as the other store may take to give the object:
// meanwhile nothing moves on the device's link.
func (b bounded) Fetch(ctx context.Context, device record.Hash, from uint32, wanted store.Wanted) error {
	s, ok := b.store.(relayStore)
	if !ok {
		return errNoRelay
	}
	return s.Fetch(b.patientFor(ctx, wanted.Bytes), device, from, wanted)
}

// Reach implements relayStore.
func (b bounded) Reach(ctx context.Context) error {
	s, ok := b.store.(relayStore)
	if !ok {
		return errNoRelay
	}
	return s.Reach(b.patient(ctx))
}
