package agent

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/seal"
)

// ForgottenKeyError says that a snapshot is of an epoch whose key the device
// does not have any more.
type ForgottenKeyError struct {
	Sequence uint64
	Epoch    uint32 // of the snapshot
	Held     uint32 // whose key is here; 0: none is
}

// Error says why, and what to do.
func (e *ForgottenKeyError) Error() string {
	has := "this device has no key yet"
	if e.Held != 0 {
		has = fmt.Sprintf("this device has the key of epoch %d alone", e.Held)
	}
	return fmt.Sprintf("snapshot %d is of epoch %d, and %s: keys of earlier epochs are forgotten on purpose, so that who steals the device cannot read its history. "+
		"`byssus-agent restore --snapshot %d` asks for it, or the operator looks into it with `byssus ls`", e.Sequence, e.Epoch, has, e.Sequence)
}

// visitor reads what is known of a device without being its agent: it takes no
// lock and writes nothing, so that it works while the agent runs.
type visitor struct {
	id     Identity
	chain  *chainReader
	client *door.Client
	domain record.Domain
	epoch  uint32 // whose key is held; 0: none
	key    seal.Secret
}

func (f *Folder) visit(log *slog.Logger) (*visitor, error) {
	id, err := f.Identity()
	if err != nil {
		return nil, err
	}
	if !id.Joined {
		return nil, ErrNotJoined
	}
	v := &visitor{id: id}
	if v.chain, v.client, err = f.connect(id, nil); err != nil {
		return nil, err
	}
	v.chain.note = func(what string) { log.Warn(what) }
	v.domain = v.chain.reader.Genesis().Domain()
	v.epoch, v.key, _, err = archive.HeldKey(f.fsys, f.path(archiveDir), archive.Identity{Genesis: v.domain.Genesis, Device: id.Device})
	return v, err
}

// Browse opens snapshots of this device, each by its number (0: the newest), and
// hands them over to look at. It asks nobody: those of earlier epochs are a
// *ForgottenKeyError.
func Browse(ctx context.Context, f *Folder, log *slog.Logger, sequences []uint64, look func([]*archive.Snapshot) error) error {
	v, err := f.visit(log)
	if err != nil {
		return err
	}
	own, err := f.Key()
	if err != nil {
		return err
	}
	r := recovery.Restorer{Domain: v.domain, Chain: recovery.ReadChain(v.chain.reader), Records: &desk{client: v.client, domain: v.domain}, Log: log}
	_, err = elsewhere(ctx, v.chain, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.BrowseOwn(ctx, v.id.Device, sequences, own, func(a recovery.Anchored) (seal.Secret, error) {
			if a.Record.Epoch != v.epoch {
				return seal.Secret{}, &ForgottenKeyError{Sequence: a.Record.Sequence, Epoch: a.Record.Epoch, Held: v.epoch}
			}
			return v.key, nil
		}, look)
	})
	return err
}

// Listed is a snapshot of this device as the chain has it.
type Listed struct {
	Sequence   uint64         `json:"sequence"`
	AnchoredAt uint64         `json:"anchoredAt"` // the chain's time, seconds since 1970
	Trigger    record.Trigger `json:"trigger"`
	Epoch      uint32         `json:"epoch"`
	Own        bool           `json:"own"`   // the device has its key, and can look into it
	Slots      int            `json:"slots"` // that hold it
	Expiry     uint64         `json:"expiry"`
	Record     record.Hash    `json:"record"`
}

// recordsAtOnce is how many records are asked for at a time.
const recordsAtOnce = 50

// Snapshots lists this device's snapshots, newest first, at most limit. The
// gateway finds them, the chain proves each.
func Snapshots(ctx context.Context, f *Folder, log *slog.Logger, limit int) ([]Listed, error) {
	v, err := f.visit(log)
	if err != nil {
		return nil, err
	}
	list, err := through(ctx, v.chain, func(ctx context.Context) ([]Listed, error) { return v.snapshots(ctx, limit) })
	if err != nil && ctx.Err() == nil {
		return nil, &QueuedError{"reading the snapshots from the chain", err}
	}
	return list, err
}

func (v *visitor) snapshots(ctx context.Context, limit int) ([]Listed, error) {
	view, err := v.chain.reader.Latest(ctx)
	if err != nil {
		return nil, err
	}
	s := state.New(view)
	head, err := s.Head(ctx, v.id.Device)
	if err != nil {
		return nil, err
	}
	out := []Listed{}
	for next := head.Sequence; next > 0 && len(out) < limit; {
		records, err := v.client.Records(ctx, v.id.Device, next+1, min(limit-len(out), recordsAtOnce))
		if err != nil {
			return nil, err
		}
		if len(records) == 0 {
			return nil, fmt.Errorf("%w: %s does not show snapshot %d", recovery.ErrRecord, v.client, next)
		}
		for _, r := range records[:min(len(records), limit-len(out))] {
			hash := r.Record.Digest(v.domain)
			if r.Record.Device != v.id.Device || r.Record.Sequence != next {
				return nil, fmt.Errorf("%w: %s gave record %d of device %s for snapshot %d", recovery.ErrRecord, v.client, r.Record.Sequence, r.Record.Device, next)
			}
			found, err := s.Snapshot(ctx, hash)
			if errors.Is(err, state.ErrNotFound) {
				return nil, fmt.Errorf("snapshot %d: %w: the chain knows no record %s", next, recovery.ErrRecord, hash)
			}
			if err != nil {
				return nil, err
			}
			out = append(out, Listed{Sequence: next, AnchoredAt: found.AnchoredAt, Trigger: r.Record.Trigger, Epoch: found.Epoch,
				Own: found.Epoch == v.epoch, Slots: ones(found.Positions), Expiry: found.Expiry, Record: hash})
			if next--; next == 0 {
				break
			}
		}
	}
	return out, nil
}
