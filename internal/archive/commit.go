package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Prepared returns the snapshot that was made and waits to be committed, if
// there is one: after a restart its list can be sent on as it was.
func (a *Archive) Prepared() (*Result, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.prepared == nil {
		return nil, nil
	}
	return a.result(*a.prepared)
}

func (a *Archive) result(p point) (*Result, error) {
	head, _, err := record.ParseHead(p.Head)
	if err != nil {
		return nil, &StateError{filepath.Join(a.dir, preparedFile), err}
	}
	r := &Result{ListRoot: p.ListRoot, Head: p.Head, Sequence: p.Sequence, Epoch: p.Epoch, KeyBox: p.KeyBox,
		SealedKeyHash: seal.KeyBoxHash(p.KeyBox), Segments: head.Segments, Fresh: p.Fresh, Stats: p.Stats,
		Commitment: seal.Commitment(seal.Binding{Genesis: a.state.Genesis, Device: a.state.Device, Epoch: p.Epoch}, p.EpochKey)}
	return r, nil
}

// ErrNotPrepared is wrapped by Commit for a snapshot that is not the prepared
// one.
var ErrNotPrepared = errors.New("not the snapshot that was prepared")

// Commit makes the prepared snapshot with this list root the one the next grows
// from: it was accepted for good. To commit it again is no error. A snapshot of
// a new epoch makes the archive forget the old epoch's key and the keys of packs
// that it does not refer to.
func (a *Archive) Commit(listRoot record.Hash) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.begin(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	err := a.commit(listRoot)
	if err == nil || errors.Is(err, ErrNotPrepared) {
		a.done()
	}
	return err
}

func (a *Archive) commit(listRoot record.Hash) error {
	if c := a.state.Committed; c != nil && c.ListRoot == listRoot {
		return nil
	}
	if a.prepared == nil || a.prepared.ListRoot != listRoot {
		return fmt.Errorf("commit %s: %w", listRoot, ErrNotPrepared)
	}
	next := a.state
	next.Committed = a.prepared
	if next.NextEpoch <= a.prepared.Epoch {
		next.NextEpoch, next.NextKey = 0, seal.Secret{}
	}
	if err := writeState(a.fs, a.dir, stateFile, next); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	// From here on the snapshot is committed, whatever happens: reading the
	// folder again finishes what an error leaves.
	a.state = next
	if err := a.index.commit(listRoot, next.Committed.Named); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return a.finishCommit()
}

// finishCommit removes what the committed snapshot made superfluous.
func (a *Archive) finishCommit() error {
	packs, _ := a.index.size()
	if a.state.Committed.Forgets || a.index.dead() > packs+16 {
		if err := a.rewriteLog(); err != nil {
			return fmt.Errorf("commit: rewrite %s: %w", packLog, err)
		}
	}
	if err := a.removePrepared(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return a.removeUnused()
}

func (a *Archive) removePrepared() error {
	a.prepared = nil
	if err := a.fs.Remove(filepath.Join(a.dir, preparedFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", preparedFile, err)
	}
	return a.fs.SyncDir(a.dir)
}

// removeUnused removes segments and memos of no snapshot.
func (a *Archive) removeUnused() error {
	need := map[string]bool{}
	for _, p := range []*point{a.state.Committed, a.prepared} {
		if p == nil {
			continue
		}
		head, _, err := record.ParseHead(p.Head)
		if err != nil {
			return &StateError{filepath.Join(a.dir, stateFile), err}
		}
		for _, s := range head.Segments {
			need[filepath.Base(a.segmentPath(s.Root))] = true
		}
		need[p.Memo] = true
	}
	for dir, prefix := range map[string]string{a.dir: "memo-", filepath.Join(a.dir, listsDir): ""} {
		entries, err := a.fs.ReadDir(dir)
		if err != nil {
			return fmt.Errorf("remove unused files: %w", err)
		}
		for _, e := range entries {
			if e.IsDir() || need[e.Name()] || !strings.HasPrefix(e.Name(), prefix) {
				continue
			}
			if err := a.fs.Remove(filepath.Join(dir, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("remove unused files: %w", err)
			}
		}
	}
	return nil
}
