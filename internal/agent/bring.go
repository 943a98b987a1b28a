package agent

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/store"
)

// ErrReceipt is wrapped when a store's receipt does not say what it must.
var ErrReceipt = errors.New("the store's receipt is not valid")

// maxRepairRounds bounds how often a store is asked again while it goes on naming
// missing objects. Each is brought once, so a store keeps nobody by naming the same
// again, in whatever turns.
const maxRepairRounds = 256

// bringer takes a snapshot's list, and what a store lacks of its objects, to
// the stores, and brings back receipts.
type bringer struct {
	device  record.Hash
	domain  record.Domain
	policy  Policy
	objects objects
	list    list

	relay    *relay // nil: every store is sent the list
	listOnce sync.Once
	listFrom int // the position whose store has the list for the others; -1: none
}

// objects brings objects from whatever stores have them (recovery.Fetcher).
type objects interface {
	Object(ctx context.Context, e record.Entry, l record.Layout) ([]byte, error)
}

// list is a snapshot's pack list, read piece by piece.
type list struct {
	root    record.Hash
	head    record.Head
	bytes   []byte // the head's
	segment func(ctx context.Context, root record.Hash) (record.Segment, error)
}

// receipt brings the list and what is missing to the store of a position and
// returns its receipt, verified against the store's key on the chain.
func (b *bringer) receipt(ctx context.Context, position int, s Store, until uint64) (Receipt, error) {
	place := b.policy.Places[position]
	given, brought := map[record.Hash]bool{}, false
	for range maxRepairRounds {
		r, sig, err := s.Receipt(ctx, b.device, b.list.root, place.Slot, until)
		var missing *MissingError
		if errors.As(err, &missing) {
			fresh := notYet(given, missing.Roots)
			if len(fresh) == 0 {
				return Receipt{}, fmt.Errorf("%w: it goes on missing what it was given", errPermanent)
			}
			if err := b.repair(ctx, position, s, fresh); err != nil {
				return Receipt{}, err
			}
			continue
		}
		if !brought && (errors.Is(err, store.NotFound) || errors.Is(err, store.DamagedHere)) {
			brought = true
			if err := b.putList(ctx, position, s); err != nil {
				return Receipt{}, err
			}
			continue
		}
		if err != nil {
			return Receipt{}, err
		}
		return b.check(place, position, r, sig, until)
	}
	return Receipt{}, fmt.Errorf("%w: it goes on naming missing objects", errPermanent)
}

// notYet returns the names that were not given before, and notes that they are
// now. All but one answer's are names in the list: it holds no more than that has.
func notYet(given map[record.Hash]bool, names []record.Hash) map[record.Hash]bool {
	fresh := map[record.Hash]bool{}
	for _, name := range names {
		if !given[name] {
			given[name], fresh[name] = true, true
		}
	}
	return fresh
}

// putList brings the list to the store of a position.
func (b *bringer) putList(ctx context.Context, position int, s Store) error {
	if b.relay != nil {
		if done, err := b.relay.putList(ctx, b, position, s); done || err != nil {
			return err
		}
	}
	return b.sendList(ctx, s)
}

// sendList sends the list's head, and those of its segments that the store
// lacks.
func (b *bringer) sendList(ctx context.Context, s Store) error {
	err := s.PutList(ctx, b.device, b.list.root, b.list.bytes)
	given := map[record.Hash]bool{}
	var missing *MissingError
	for round := 0; errors.As(err, &missing); round++ {
		fresh := notYet(given, missing.Roots)
		if round > maxRepairRounds || len(fresh) == 0 {
			return fmt.Errorf("%w: it goes on missing segments of the list", errPermanent)
		}
		for _, ref := range b.list.head.Segments {
			if !fresh[ref.Root] {
				continue
			}
			delete(fresh, ref.Root)
			if err := b.putSegment(ctx, s, ref.Root); err != nil {
				return err
			}
		}
		if len(fresh) > 0 {
			return fmt.Errorf("%w: it asks for %d segments that are not in the list", errPermanent, len(fresh))
		}
		err = s.PutList(ctx, b.device, b.list.root, b.list.bytes)
	}
	return err
}

// putSegment brings one of the list's segments.
func (b *bringer) putSegment(ctx context.Context, s Store, name record.Hash) error {
	seg, err := b.list.segment(ctx, name)
	if err != nil {
		return err
	}
	raw, root, err := seg.Encode()
	if err != nil || root != name {
		return fmt.Errorf("%w: segment %s is not what its name says", record.ErrList, name)
	}
	return s.PutSegment(ctx, b.device, root, raw)
}

// check verifies a receipt against what was asked and the chain's key.
func (b *bringer) check(place Place, position int, r record.Receipt, sig record.Signature, until uint64) (Receipt, error) {
	want := record.Receipt{Device: b.device, ListRoot: b.list.root, Slot: place.Slot, SlotVersion: place.Version, ValidUntil: r.ValidUntil}
	if r != want || r.ValidUntil < until {
		return Receipt{}, fmt.Errorf("%w: %w: it is for something else than was asked", errPermanent, ErrReceipt)
	}
	if !record.Verify(place.SigningKey, r.Digest(b.domain), sig) {
		return Receipt{}, fmt.Errorf("%w: %w: it is not signed with the store's key on the chain", errPermanent, ErrReceipt)
	}
	return Receipt{SlotReceipt: door.SlotReceipt{Position: uint8(position), ValidUntil: r.ValidUntil, Signature: sig}, Version: place.Version}, nil
}

// lostError names all of a store's missing objects that no stores can make up for.
type lostError struct {
	objects []record.Hash
	first   *recovery.LostError
}

func (e *lostError) Error() string {
	if more := len(e.objects) - 1; more > 0 {
		return fmt.Sprintf("%v; and %d more objects likewise", e.first, more)
	}
	return e.first.Error()
}

func (e *lostError) Unwrap() error { return e.first }

// repair rebuilds objects that a store lacks from the other stores and puts
// them there; segments too, whose damage a store may find only when it looks
// through them for a receipt. It empties want. Those that are lost for good are
// named by a *lostError when the others are there.
func (b *bringer) repair(ctx context.Context, position int, s Store, want map[record.Hash]bool) (err error) {
	var lost *lostError
	defer func() {
		if lost != nil && ctx.Err() == nil {
			err = lost // to make them again comes first, whatever else failed
		}
	}()
	for _, ref := range b.list.head.Segments {
		if len(want) == 0 {
			break
		}
		if want[ref.Root] {
			delete(want, ref.Root)
			if err := b.putSegment(ctx, s, ref.Root); err != nil {
				return err
			}
		}
		seg, err := b.list.segment(ctx, ref.Root)
		if err != nil {
			return err
		}
		for _, e := range seg.Entries {
			at := e.RootAt(seg.Layout, position)
			if !want[at] {
				continue
			}
			delete(want, at)
			shard, err := b.part(ctx, position, seg.Layout, e)
			if gone, ok := errors.AsType[*recovery.LostError](err); ok && gone.Gone() {
				if lost == nil {
					lost = &lostError{first: gone}
				}
				lost.objects = append(lost.objects, gone.Object)
				continue
			}
			if err != nil {
				return err
			}
			if err := s.PutShard(ctx, b.device, at, shard); err != nil {
				return err
			}
		}
	}
	if len(want) > 0 {
		return fmt.Errorf("%w: it asks for %d objects that are not in the list", errPermanent, len(want))
	}
	return nil
}

// part makes the bytes that a position holds of an entry, from what the
// other stores hold.
func (b *bringer) part(ctx context.Context, position int, l record.Layout, e record.Entry) ([]byte, error) {
	object, err := b.objects.Object(ctx, e, l)
	if err != nil || e.Kind != record.CodedPack {
		return object, err
	}
	shards, roots, _, err := erasure.Encode(int(l.K), len(l.Places), object)
	if err != nil {
		return nil, err
	}
	mine := l.ShardAt(e.Hash(), position)
	if roots[mine] != e.Roots[mine] {
		return nil, fmt.Errorf("%s %s: its shards are not of one object", e.Kind, e.Hash())
	}
	return shards[mine], nil
}
