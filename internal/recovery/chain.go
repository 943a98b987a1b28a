package recovery

import (
	"context"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// View is the chain's state after one final block. What the chain has not is
// an error that is state.ErrNotFound.
type View interface {
	Number() uint64
	Time() uint64 // of the block, seconds since 1970
	Device(ctx context.Context, id record.Hash) (state.Device, error)
	Head(ctx context.Context, device record.Hash) (state.Head, error)
	Snapshot(ctx context.Context, recordHash record.Hash) (state.Snapshot, error)
	Terms(ctx context.Context, policy, version uint32) (state.Terms, error)
	Slots(ctx context.Context, numbers []uint32) ([]state.Slot, error)
	Stores(ctx context.Context, ids []uint32) ([]state.Store, error)
	Custodians(ctx context.Context, ids []uint32) ([]state.Custodian, error)
	Request(ctx context.Context, id uint64) (state.Request, error)
	Organisation(ctx context.Context, id uint32) (state.Organisation, error)
	Orders(ctx context.Context, device record.Hash) (state.Orders, error)
}

// Chain shows the chain as it is now.
type Chain interface {
	Latest(ctx context.Context) (View, error)
}

// ReadChain shows the chain through a light reader: every value proven.
func ReadChain(r *light.Reader) Chain { return lightChain{r} }

type lightChain struct{ reader *light.Reader }

func (c lightChain) Latest(ctx context.Context) (View, error) {
	v, err := c.reader.Latest(ctx)
	if err != nil {
		return nil, err
	}
	return struct {
		*light.View
		state.State
	}{v, state.New(v)}, nil
}

// Records finds records in the chain's log, through a node or a gateway. It is
// not believed.
type Records interface {
	// RecordAt returns a device's anchored record of a sequence.
	RecordAt(ctx context.Context, device record.Hash, sequence uint64) (record.Record, error)
}

// Anchored is a record that stands on the chain.
type Anchored struct {
	Record     record.Record
	Hash       record.Hash
	AnchoredAt uint64 // the chain's time
	Expiry     uint64 // by the retention clock
	Positions  uint32 // places of the layout that gave a receipt, bit by position
	Head       uint64 // the device's newest sequence
}

// NoSnapshotError says that a device has no such snapshot.
type NoSnapshotError struct {
	Device   record.Hash
	Sequence uint64 // that was asked for; 0: any
	Head     uint64 // the newest there is; 0: none
}

// Error says what there is instead.
func (e *NoSnapshotError) Error() string {
	if e.Head == 0 {
		return fmt.Sprintf("device %s has no snapshot on the chain: is the id right, and has it backed up?", e.Device)
	}
	return fmt.Sprintf("device %s has no snapshot %d: it has 1 to %d", e.Device, e.Sequence, e.Head)
}

// ErrRecord is wrapped when the record that was handed over is not the one on
// the chain.
var ErrRecord = errors.New("not the record on the chain")

// Find returns a device's record of a sequence, 0 for the newest, checked
// against the chain's state: whoever hands the record over cannot lie.
func Find(ctx context.Context, v View, records Records, domain record.Domain, device record.Hash, sequence uint64) (Anchored, error) {
	head, err := v.Head(ctx, device)
	if err != nil {
		return Anchored{}, err
	}
	if head.Sequence == 0 || sequence > head.Sequence {
		return Anchored{}, &NoSnapshotError{Device: device, Sequence: sequence, Head: head.Sequence}
	}
	if sequence == 0 {
		sequence = head.Sequence
	}
	rec, err := records.RecordAt(ctx, device, sequence)
	if err != nil {
		return Anchored{}, fmt.Errorf("find record %d of device %s: %w", sequence, device, err)
	}
	hash := rec.Digest(domain)
	if rec.Device != device || rec.Sequence != sequence || sequence == head.Sequence && hash != head.RecordHash {
		return Anchored{}, fmt.Errorf("record %d of device %s: %w: it is record %d of device %s, %s", sequence, device, ErrRecord, rec.Sequence, rec.Device, hash)
	}
	s, err := v.Snapshot(ctx, hash)
	if errors.Is(err, state.ErrNotFound) || err == nil && s.Sequence != sequence {
		return Anchored{}, fmt.Errorf("record %d of device %s: %w: the chain knows no record %s", sequence, device, ErrRecord, hash)
	}
	if err != nil {
		return Anchored{}, err
	}
	return Anchored{Record: rec, Hash: hash, AnchoredAt: s.AnchoredAt, Expiry: s.Expiry, Positions: s.Positions, Head: head.Sequence}, nil
}
