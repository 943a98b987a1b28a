package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Adopt makes in dir the archive of a device that lost its own, from its last
// accepted snapshot: a replacement goes on where the old device stopped and
// deduplicates against what stores have. The index comes from the packs' own
// indexes, so every pack is fetched once; one that cannot be had is left out, and
// what it held is made again when it is met.
func Adopt(ctx context.Context, fsys durable.FS, dir string, id Identity, s *Snapshot) (*Archive, error) {
	if s.head.Genesis != id.Genesis || s.head.Device != id.Device {
		return nil, fmt.Errorf("adopt: %w: a snapshot of device %s of the chain %s", ErrSwapped, s.head.Device, s.head.Genesis)
	}
	if err := s.manifest.Chunker.check(); err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	if _, err := fsys.Stat(filepath.Join(dir, stateFile)); err == nil {
		return nil, fmt.Errorf("adopt into %s: %w", dir, ErrExists)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	box, err := s.object(ctx, record.KeyBox, s.head.KeyBox)
	if err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	if parsed, err := seal.ParseKeyBox(box); err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	} else if parsed.Commitment != seal.Commitment(s.binding(), s.key) {
		return nil, fmt.Errorf("adopt: %w: the key box of another key", ErrSwapped)
	}
	for _, name := range []string{preparedFile, packLog} { // of an interrupted one
		if err := fsys.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("adopt: %w", err)
		}
	}
	if err := durable.MkdirAll(fsys, filepath.Join(dir, listsDir), 0o700); err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	a := &Archive{fs: fsys, dir: dir}
	if err := a.keepSegments(ctx, s); err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	log, err := newLog(fsys, filepath.Join(dir, packLog))
	if err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	b := logBatch{log: log}
	last, named, err := s.logPacks(ctx, &b, func(uint64, record.Layout) bool { return true }, damaged)
	if err == nil {
		err = b.commit(s.listRoot)
	}
	if err = errors.Join(err, log.Close()); err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	m := s.manifest
	state := stateBody{Version: stateVersion, Genesis: id.Genesis, Device: id.Device, Archive: m.Archive, IDKey: m.idKey,
		Chunker: m.Chunker, Committed: &point{Sequence: m.Sequence, ListRoot: s.listRoot, Epoch: m.Epoch, EpochKey: s.key,
			KeyBox: box, Head: s.headRaw, KeySegments: m.keySegments, Fresh: []record.Hash{}, Stats: m.Stats, Named: named, LastPack: last, Packs: m.packs}}
	// The state comes last: until it is there, there is no archive.
	if err := writeState(fsys, dir, stateFile, state); err != nil {
		return nil, fmt.Errorf("adopt: %w", err)
	}
	return Open(fsys, dir, id)
}

// keepSegments writes the segments of a snapshot's list that are left.
func (a *Archive) keepSegments(ctx context.Context, s *Snapshot) error {
	for n, ref := range s.head.Segments {
		if s.list.lost[uint32(n)] {
			continue
		}
		_, raw, err := s.list.read(ctx, uint32(n))
		if err != nil {
			return err
		}
		if err := durable.WriteFile(a.fs, a.segmentPath(ref.Root), raw, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// logPacks logs those packs of the key table that are wanted, but for those whose
// index cannot be read for a reason to leave them out. It returns the highest
// number of the table and what it logged.
func (s *Snapshot) logPacks(ctx context.Context, b *logBatch, wanted func(number uint64, l record.Layout) bool, leave func(error) bool) (last uint64, named numbers, err error) {
	h := &hand{s: s}
	defer h.drop()
	var known numberWriter
	for _, key := range s.keys {
		last = max(last, key.Number)
		at, ok, err := s.list.find(ctx, key.Hash)
		if err != nil {
			return 0, nil, err
		}
		if !ok || !wanted(key.Number, *at.layout) {
			continue // one that is listed no more cannot be referred to
		}
		chunks, err := h.index(ctx, key)
		if err != nil {
			if ctx.Err() != nil {
				return 0, nil, ctx.Err()
			}
			if leave(err) {
				continue
			}
			return 0, nil, err
		}
		if err := b.add(logPack(pack{key, at.entry, at.layout.K, slotsOf(*at.layout)}, chunks)); err != nil {
			return 0, nil, err
		}
		known.add(key.Number)
	}
	return last, known.finish(), nil
}
