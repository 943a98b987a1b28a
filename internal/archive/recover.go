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

// Last names the last snapshot that an archive made, and has what opens it.
type Last struct {
	ListRoot record.Hash
	Head     []byte
	Key      seal.Secret // of its epoch
	// Segment returns the bytes of a segment of its list that the device still
	// has; any other is the stores'.
	Segment func(root record.Hash) ([]byte, error)
}

// Recover makes anew what a device lost of its archive that stores know too (a
// StateError that is Derived): the log of packs and the segments of its last
// list. It needs archive.state, which has the keys. reach opens the snapshot; the
// index comes from the packs' own, so every pack is asked for once, for its
// index alone where the Fetcher reads ranges. What the stores have lost is left
// out, and so are packs of another layout than the one that holds now, which no
// snapshot may refer to: what they held is made again when it is met. So it is with
// the packs of a lost segment, if reach opens what is left (OpenRest); the next
// snapshot then lists all anew. Where too few stores tell, it fails with
// ErrUnanswered. It may be called again after a
// failure or a crash.
func Recover(ctx context.Context, fsys durable.FS, dir string, id Identity, now record.Layout, reach func(context.Context, Last) (*Snapshot, error)) (*Archive, error) {
	a := &Archive{fs: fsys, dir: dir, id: id}
	if err := a.readStates(); err != nil {
		return nil, err
	}
	if err := a.recover(ctx, now, reach); err != nil {
		return nil, fmt.Errorf("make %s anew: %w", filepath.Join(dir, packLog), err)
	}
	return Open(fsys, dir, id)
}

func (a *Archive) recover(ctx context.Context, now record.Layout, reach func(context.Context, Last) (*Snapshot, error)) error {
	if err := durable.MkdirAll(a.fs, a.path(listsDir), 0o700); err != nil {
		return err
	}
	fresh := a.path(packLog + freshSuffix)
	if err := a.fs.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	log, err := newLog(a.fs, fresh)
	if err != nil {
		return err
	}
	b := &logBatch{log: log}
	if a.state.Committed != nil || a.prepared != nil {
		err = a.logAnew(ctx, b, now, reach)
	}
	if err = errors.Join(err, b.flush(), log.Close()); err != nil {
		return err
	}
	if err := a.fs.Rename(fresh, a.path(packLog)); err != nil {
		return err
	}
	if err := a.fs.SyncDir(a.dir); err != nil {
		return err
	}
	return a.fs.RemoveAll(a.path(indexDir))
}

// logAnew fills the new log from the snapshot that was made last: the prepared
// one, if there is one, has all keys of the committed one's that are listed.
func (a *Archive) logAnew(ctx context.Context, b *logBatch, now record.Layout, reach func(context.Context, Last) (*Snapshot, error)) error {
	c, p := a.state.Committed, a.state.Committed
	if a.prepared != nil {
		p = a.prepared
	}
	head, _, err := record.ParseHead(p.Head)
	if err != nil {
		return &StateError{a.path(stateFile), err}
	}
	if !fits(head.Layout, now) {
		return a.logNothing(b)
	}
	s, err := reach(ctx, Last{ListRoot: p.ListRoot, Head: p.Head, Key: p.EpochKey, Segment: a.segmentBytes})
	if errors.Is(err, ErrLost) {
		return a.logNothing(b)
	}
	if err != nil {
		return err
	}
	if s.listRoot != p.ListRoot || s.head.Genesis != a.id.Genesis || s.head.Device != a.id.Device {
		return fmt.Errorf("%w: the list %s in place of %s", ErrSwapped, s.listRoot, p.ListRoot)
	}
	if err := a.keepSegments(ctx, s); err != nil {
		return err
	}
	if err := s.logTo(ctx, b, c, p, now); err != nil || !s.partial || p == c {
		return err
	}
	return a.removePrepared() // nobody can complete its list any more
}

// logTo logs a snapshot's packs that fit the layout that holds now: p's, of which
// those that c lists were committed.
func (s *Snapshot) logTo(ctx context.Context, b *logBatch, c, p *point, now record.Layout) error {
	if c == nil { // all was sent for a first snapshot that waits
		_, _, err := s.logPacks(ctx, b, func(_ uint64, l record.Layout) bool { return fits(l, now) }, lost)
		return err
	}
	// What comes before the commit's line counts if the committed list names it,
	// what comes after it was sent since.
	listed := numberReader{rest: c.Named}
	var since numberWriter
	if _, _, err := s.logPacks(ctx, b, func(n uint64, l record.Layout) bool {
		before := listed.has(n)
		if !before {
			since.add(n)
		}
		return before && fits(l, now)
	}, lost); err != nil {
		return err
	}
	if err := b.commit(c.ListRoot); err != nil {
		return err
	}
	if s.partial {
		if err := b.forget(c.ListRoot); err != nil {
			return err
		}
	}
	if p == c {
		return nil
	}
	after := numberReader{rest: since.finish()}
	_, _, err := s.logPacks(ctx, b, func(n uint64, l record.Layout) bool { return after.has(n) && fits(l, now) }, lost)
	return err
}

// logNothing fills the new log when no pack can be referred to any more: what is
// committed stays, but nothing of its list is taken over, and what only waits to
// be goes with its packs.
func (a *Archive) logNothing(b *logBatch) error {
	if a.prepared != nil {
		if err := a.removePrepared(); err != nil {
			return err
		}
	}
	if a.state.Committed == nil {
		return nil
	}
	list := a.state.Committed.ListRoot
	if err := b.commit(list); err != nil {
		return err
	}
	return b.forget(list)
}

// fits tells whether packs of a layout may be referred to under another.
func fits(of, now record.Layout) bool { return class{K: of.K, Slots: slotsOf(of)}.fits(now) }

// lost tells whether an error means that a pack will never be had again.
func lost(err error) bool { return damaged(err) && !errors.Is(err, ErrUnanswered) }
