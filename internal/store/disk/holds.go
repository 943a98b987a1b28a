package disk

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/record"
)

// Holds tells what a list wants in a slot and is not here: names of segments
// and shards, at most MaxMissing. If it returns none, everything stands here
// durably and a receipt may say so. Segments that were complete once are
// remembered and not looked through again until something of the device's is
// found damaged or missing. Errors: ErrNotFound and *DamagedError for the list
// itself, ErrWrongSlot, ErrBadList, ErrChanging.
func (d *Disk) Holds(ctx context.Context, id, list record.Hash, slot uint32) (missing []record.Hash, err error) {
	missing, err = d.holds(ctx, id, list, slot)
	if err != nil {
		return nil, fmt.Errorf("check list %s: %w", list, classify(err))
	}
	return missing, nil
}

func (d *Disk) holds(ctx context.Context, id, list record.Hash, slot uint32) ([]record.Hash, error) {
	dev := d.device(id)
	if err := dev.prepare(d); err != nil {
		return nil, err
	}
	generation, distrust := dev.marks()
	_, head, err := d.List(id, list)
	if err != nil {
		return nil, err
	}
	w := walk{d: d, dev: dev, slot: slot, folders: map[string]bool{}}
	var complete []record.Hash
	for _, ref := range head.Segments {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		before := len(w.missing)
		checked, err := w.segment(ref, distrust)
		if err != nil {
			return nil, err
		}
		if checked && len(w.missing) == before {
			complete = append(complete, ref.Root)
		}
		if len(w.missing) >= MaxMissing {
			return w.missing[:MaxMissing], nil
		}
	}
	// Names may be visible without being durable: after a kill, or because
	// their upload is not finished.
	for folder := range w.folders {
		if err := d.folders.sync(folder); err != nil {
			return nil, err
		}
	}
	for _, kind := range []Kind{Shard, Segment, List} { // of shards the names of their folders
		if err := d.folders.sync(filepath.Join(d.dir, kind.folder(), hexName(id))); err != nil {
			return nil, err
		}
	}
	if err := d.mark(dev, complete, slot, generation); err != nil {
		// The answer does not depend on the marks, only the next one's speed.
		d.log.Warn("complete segments could not be remembered", "device", id, "error", err)
	}
	if now, _ := dev.marks(); now != generation && len(w.missing) == 0 {
		return nil, ErrChanging
	}
	return w.missing, nil
}

// walk goes through segments and collects what is not there.
type walk struct {
	d       *Disk
	dev     *device
	slot    uint32
	missing []record.Hash
	folders map[string]bool // in which something was found
}

// segment looks for a segment and its shards; checked is false if a mark
// spared it.
func (w *walk) segment(ref record.SegmentRef, distrust bool) (checked bool, err error) {
	d, id := w.d, w.dev.id
	err = d.hasLength(Segment, id, ref.Root, int64(ref.Bytes))
	if absent(err) || err == nil && w.dev.isSuspect(ref.Root) {
		w.missing = append(w.missing, ref.Root)
		return true, nil
	}
	if err != nil {
		return true, err
	}
	if !distrust && d.marked(id, ref.Root, w.slot) {
		return false, nil
	}
	_, s, err := d.Segment(id, ref.Root)
	if absent(err) {
		w.missing = append(w.missing, ref.Root)
		return true, nil
	}
	if err != nil {
		return true, err
	}
	if uint32(len(s.Entries)) != ref.Entries {
		return true, fmt.Errorf("%w: segment %s has %d entries, not %d", ErrBadList, ref.Root, len(s.Entries), ref.Entries)
	}
	return true, w.entries(s)
}

func (w *walk) entries(s record.Segment) error {
	placed := false
	for position, place := range s.Layout.Places {
		if place.Slot != w.slot {
			continue
		}
		placed = true
		for _, e := range s.Entries {
			root := e.RootAt(s.Layout, position)
			err := w.d.hasLength(Shard, w.dev.id, root, shardSize(s.Layout, e))
			switch {
			case absent(err) || err == nil && w.dev.isSuspect(root):
				w.missing = append(w.missing, root)
				if len(w.missing) >= MaxMissing {
					return nil
				}
			case err != nil:
				return err
			default:
				w.folders[filepath.Dir(w.d.path(Shard, w.dev.id, root))] = true
			}
		}
	}
	if !placed {
		return fmt.Errorf("slot %d: %w", w.slot, ErrWrongSlot)
	}
	return nil
}
