package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Archive is a device's archive as the device itself holds it. One process uses
// it at a time (the caller locks the folder); its methods may be called by
// several goroutines and exclude each other.
type Archive struct {
	fs  durable.FS
	dir string
	id  Identity

	mu       sync.Mutex // guards all below
	unsure   bool       // a step failed: what the folder holds is not known
	state    stateBody
	prepared *point
	log      *durable.Log
	index    *index
	lost     map[record.Hash]bool // packs that lists must not name any more
	dead     int                  // records of the log that no longer count
	run      uint64               // counts snapshots of this process
}

// Create makes a new archive in dir, which must exist and hold none.
func Create(fsys durable.FS, dir string, id Identity) (*Archive, error) {
	return create(fsys, dir, stateBody{Version: stateVersion, Genesis: id.Genesis, Device: id.Device,
		Archive: record.Hash(seal.NewSecret()), IDKey: seal.NewSecret(), Chunker: defaultChunker})
}

func create(fsys durable.FS, dir string, s stateBody) (*Archive, error) {
	if _, err := fsys.Stat(filepath.Join(dir, stateFile)); err == nil {
		return nil, fmt.Errorf("create archive in %s: %w", dir, ErrExists)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("create archive: %w", err)
	}
	// A creation that was interrupted may have left files without their state.
	for _, name := range []string{preparedFile, packLog} {
		if err := fsys.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("create archive: %w", err)
		}
	}
	if err := durable.MkdirAll(fsys, filepath.Join(dir, listsDir), 0o700); err != nil {
		return nil, fmt.Errorf("create archive: %w", err)
	}
	if err := writeState(fsys, dir, stateFile, s); err != nil {
		return nil, fmt.Errorf("create archive: %w", err)
	}
	return Open(fsys, dir, Identity{s.Genesis, s.Device})
}

// Open opens the archive in dir. It fails with ErrNoArchive if there is none
// and with a *StateError if its state is damaged, newer than this program, or
// another device's.
func Open(fsys durable.FS, dir string, id Identity) (*Archive, error) {
	a := &Archive{fs: fsys, dir: dir, id: id}
	if err := a.open(); err != nil {
		return nil, err
	}
	return a, nil
}

// open reads the archive from its folder.
func (a *Archive) open() error {
	var s stateBody
	if err := readState(a.fs, a.dir, stateFile, &s); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("open archive in %s: %w", a.dir, ErrNoArchive)
		}
		return err
	}
	if s.Genesis != a.id.Genesis || s.Device != a.id.Device {
		return &StateError{a.path(stateFile), fmt.Errorf("it belongs to device %s of the chain %s, not to device %s of %s",
			s.Device, s.Genesis, a.id.Device, a.id.Genesis)}
	}
	a.state, a.prepared = s, nil
	var p preparedBody
	switch err := readState(a.fs, a.dir, preparedFile, &p); {
	case err == nil:
		a.prepared = &p.Point
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := durable.SweepTemp(a.fs, a.dir); err != nil {
		return err
	}
	if err := a.load(); err != nil {
		return errors.Join(err, a.closeLog())
	}
	return nil
}

// begin begins a step that changes the archive; it ends with done. After a step
// that failed, on a full disk say, the memory may tell something else than the
// folder: then the folder is read again first.
func (a *Archive) begin() error {
	if a.unsure {
		if err := errors.Join(a.closeLog(), a.open()); err != nil {
			return fmt.Errorf("read the archive again: %w", err)
		}
	}
	a.unsure = true
	return nil
}

func (a *Archive) done() { a.unsure = false }

// load reads the log and finds out which packs count: those of the last
// committed list, and those that were sent since.
func (a *Archive) load() error {
	a.index, a.lost, a.dead = newIndex(), map[record.Hash]bool{}, 0
	var committed record.Hash
	before := map[uint64]bool{} // packs logged before the last commit
	records := 0
	var err error
	a.log, err = durable.OpenLog(a.fs, filepath.Join(a.dir, packLog), maxLogged, func(b []byte) error {
		records++
		return a.index.replay(b, func(root record.Hash) {
			committed = root
			clear(a.lost) // its list does without them
			for n := range a.index.packs {
				before[n] = true
			}
		}, func(h record.Hash) { a.lost[h] = true })
	})
	if err != nil {
		return &StateError{filepath.Join(a.dir, packLog), err}
	}
	c := a.state.Committed
	if c == nil {
		a.index.sweep()
		a.raiseNumbers()
		return a.removeUnused()
	}
	if committed != c.ListRoot {
		// The commit was cut short before it reached the log.
		for n := range a.index.packs {
			before[n] = true
		}
		if err := a.mark(c.ListRoot); err != nil {
			return err
		}
	}
	listed, err := a.listed(*c)
	if err != nil {
		return err
	}
	keep := map[uint64]bool{}
	for _, n := range c.Keeps {
		keep[n] = true
	}
	for n, p := range a.index.packs {
		p.listed = listed[p.key.Hash]
		if before[n] && (!p.listed || c.Forgets && !keep[n]) {
			p.removed = true
		}
		if p.removed {
			a.dead++
		}
	}
	a.index.sweep()
	a.raiseNumbers()
	if a.prepared != nil && a.prepared.ListRoot == c.ListRoot {
		return a.finishCommit() // which was cut short too
	}
	return a.removeUnused()
}

// raiseNumbers makes sure that no number of a pack is given twice, even if the
// pack itself is forgotten: a key table has it.
func (a *Archive) raiseNumbers() {
	for _, p := range []*point{a.state.Committed, a.prepared} {
		if p != nil {
			a.index.last = max(a.index.last, p.LastPack)
		}
	}
}

// Close closes the archive's files.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.closeLog()
}

func (a *Archive) closeLog() error {
	if a.log == nil {
		return nil
	}
	l := a.log
	a.log = nil
	return l.Close()
}

// mark logs that a snapshot was committed. Its list does without what was
// lost: Forget drops a prepared list.
func (a *Archive) mark(root record.Hash) error {
	clear(a.lost)
	return appendLines(a.log, logged{Type: loggedCommit, ListRoot: root})
}

// listed returns the names of the objects that a snapshot's list has.
func (a *Archive) listed(p point) (map[record.Hash]bool, error) {
	head, root, err := record.ParseHead(p.Head)
	if err != nil || root != p.ListRoot {
		return nil, &StateError{filepath.Join(a.dir, stateFile), fmt.Errorf("the list's head does not match its root: %w", err)}
	}
	listed := map[record.Hash]bool{}
	for _, ref := range head.Segments {
		s, err := a.segment(ref.Root)
		if err != nil {
			return nil, err
		}
		for _, e := range s.Entries {
			listed[e.Hash()] = true
		}
	}
	return listed, nil
}

func (a *Archive) segmentPath(root record.Hash) string {
	return filepath.Join(a.dir, listsDir, strings.TrimPrefix(root.String(), "0x"))
}

func (a *Archive) segment(root record.Hash) (record.Segment, error) {
	b, err := a.segmentBytes(root)
	if err != nil {
		return record.Segment{}, err
	}
	s, _, err := record.ParseSegment(b)
	return s, err
}

func (a *Archive) segmentBytes(root record.Hash) ([]byte, error) {
	path := a.segmentPath(root)
	b, err := durable.ReadFile(a.fs, path, record.MaxSegmentBytes)
	if err != nil {
		return nil, &StateError{path, err}
	}
	_, got, err := record.ParseSegment(b)
	if err == nil && got != root {
		err = errors.New("the segment does not match its name")
	}
	if err != nil {
		return nil, &StateError{path, err}
	}
	return b, nil
}

// Segment returns the bytes of a segment of the committed or the prepared
// list, for a store that lacks it.
func (a *Archive) Segment(root record.Hash) ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.segmentBytes(root)
}

// Status is where an archive stands.
type Status struct {
	Sequence uint64      // of the last committed snapshot; 0: none yet
	ListRoot record.Hash // its list
	Epoch    uint32      // its epoch; 0: none yet
	Packs    int         // that the device knows
	Chunks   int
}

// Status tells where the archive stands.
func (a *Archive) Status() Status {
	a.mu.Lock()
	defer a.mu.Unlock()
	s := Status{Packs: len(a.index.packs), Chunks: len(a.index.chunks)}
	if c := a.state.Committed; c != nil {
		s.Sequence, s.ListRoot, s.Epoch = c.Sequence, c.ListRoot, c.Epoch
	}
	return s
}

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
		SealedKeyHash: seal.KeyBoxHash(p.KeyBox), Segments: head.Segments, Stats: p.Stats,
		Commitment: seal.Commitment(seal.Binding{Genesis: a.state.Genesis, Device: a.state.Device, Epoch: p.Epoch}, p.EpochKey)}
	for _, root := range p.Fresh {
		b, err := a.segmentBytes(root)
		if err != nil {
			return nil, err
		}
		r.Fresh = append(r.Fresh, SegmentBytes{root, b})
	}
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
	if err := a.mark(listRoot); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	listed, err := a.listed(*next.Committed)
	if err != nil {
		return err
	}
	keep := map[uint64]bool{}
	for _, n := range next.Committed.Keeps {
		keep[n] = true
	}
	for n, p := range a.index.packs {
		p.listed = listed[p.key.Hash]
		if !p.listed || next.Committed.Forgets && !keep[n] {
			p.removed = true
			a.dead++
		}
	}
	a.index.sweep()
	return a.finishCommit()
}

// finishCommit removes what the committed snapshot made superfluous.
func (a *Archive) finishCommit() error {
	if a.state.Committed.Forgets || a.dead > len(a.index.packs)+16 {
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

// rewriteLog writes the log anew with what still counts, so that forgotten keys
// are no longer in it.
func (a *Archive) rewriteLog() error {
	name := filepath.Join(a.dir, packLog)
	fresh := name + ".new"
	if err := a.fs.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	ignore := func([]byte) error { return nil }
	l, err := durable.OpenLog(a.fs, fresh, maxLogged, ignore)
	if err != nil {
		return err
	}
	if err := errors.Join(a.writeLog(l), l.Close()); err != nil {
		return err
	}
	if err := a.fs.Rename(fresh, name); err != nil {
		return err
	}
	if err := a.fs.SyncDir(a.dir); err != nil {
		return err
	}
	if err := a.closeLog(); err != nil {
		return err
	}
	if a.log, err = durable.OpenLog(a.fs, name, maxLogged, ignore); err != nil {
		a.log = nil
		return err
	}
	a.dead = 0
	return nil
}

// writeLog fills a new log, many lines to a record: each record is synced.
func (a *Archive) writeLog(l *durable.Log) error {
	byPack := map[*pack][]located{}
	for id, at := range a.index.chunks {
		byPack[at.pack] = append(byPack[at.pack], located{id, at.offset, at.stored, at.plain})
	}
	batch := logBatch{log: l}
	for _, n := range sortedNumbers(a.index.packs) {
		p := a.index.packs[n]
		sort.Slice(byPack[p], func(i, j int) bool { return byPack[p][i].offset < byPack[p][j].offset })
		if err := batch.add(logPack(p.key, p.entry, p.k, p.slots, byPack[p])); err != nil {
			return err
		}
	}
	if c := a.state.Committed; c != nil {
		if err := batch.add(logged{Type: loggedCommit, ListRoot: c.ListRoot}); err != nil {
			return err
		}
	}
	return batch.flush()
}

func sortedNumbers(packs map[uint64]*pack) []uint64 {
	list := make([]uint64, 0, len(packs))
	for n := range packs {
		list = append(list, n)
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	return list
}

// Forget makes the archive refer no more to objects that stores have lost: the
// next snapshot makes the content of a lost pack again, and anew a key table or
// key box that is lost. The prepared snapshot is dropped.
func (a *Archive) Forget(ctx context.Context, hashes ...record.Hash) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.begin(); err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	if err := a.forget(ctx, hashes); err != nil {
		return err
	}
	a.done()
	return nil
}

func (a *Archive) forget(ctx context.Context, hashes []record.Hash) error {
	for _, h := range hashes {
		if err := ctx.Err(); err != nil {
			return err
		}
		line := logged{Type: loggedForget, Key: packKey{Hash: h}}
		p := a.index.hashes[h]
		if p != nil {
			line.Key.Number = p.number
		}
		if err := appendLines(a.log, line); err != nil {
			return fmt.Errorf("forget %s: %w", h, err)
		}
		a.lost[h] = true
		a.dead++
		if p != nil {
			p.removed = true
		}
	}
	a.index.sweep()
	if len(hashes) == 0 || a.prepared == nil {
		return nil
	}
	if err := a.removePrepared(); err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	return nil
}

// Object is something that stores are to keep.
type Object struct {
	Entry  record.Entry
	Hash   record.Hash
	Shards [][]byte // of a coded pack, in the order of the entry's roots
	Whole  []byte   // of any other object
}

func replica(kind record.Kind, b []byte) Object {
	root := erasure.Root(b)
	return Object{Entry: record.Entry{Kind: kind, Length: uint64(len(b)), Roots: []record.Hash{root}}, Hash: root, Whole: bytes.Clone(b)}
}
