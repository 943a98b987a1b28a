package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
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

	limits indexLimits

	mu       sync.Mutex // guards all below
	unsure   bool       // a step failed: what the folder holds is not known
	state    stateBody
	prepared *point
	index    *index
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
	return openWith(fsys, dir, id, defaultLimits)
}

func openWith(fsys durable.FS, dir string, id Identity, limits indexLimits) (*Archive, error) {
	a := &Archive{fs: fsys, dir: dir, id: id, limits: limits}
	if err := a.open(); err != nil {
		return nil, err
	}
	return a, nil
}

// open reads the archive from its folder.
func (a *Archive) open() error {
	if err := a.readStates(); err != nil {
		return err
	}
	if err := durable.SweepTemp(a.fs, a.dir); err != nil {
		return err
	}
	if err := a.fs.Remove(a.path(packLog + freshSuffix)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := durable.MkdirAll(a.fs, a.path(listsDir), 0o700); err != nil { // lost, with what is made anew when it is needed
		return err
	}
	if err := a.load(); err != nil {
		return errors.Join(err, a.closeIndex())
	}
	return nil
}

// readStates reads and checks archive.state and prepared.state.
func (a *Archive) readStates() error {
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
	for _, p := range []*point{a.state.Committed, a.prepared} {
		if p == nil {
			continue
		}
		for _, set := range []numbers{p.Named, p.Sparse, p.Idle} {
			if err := set.check(); err != nil {
				return &StateError{a.path(stateFile), err}
			}
		}
	}
	return nil
}

// begin begins a step that changes the archive; it ends with done. After a step
// that failed, on a full disk say, the memory may tell something else than the
// folder: then the folder is read again first.
func (a *Archive) begin() error {
	if a.unsure {
		if err := errors.Join(a.closeIndex(), a.open()); err != nil {
			return fmt.Errorf("read the archive again: %w", err)
		}
	}
	a.unsure = true
	return nil
}

func (a *Archive) done() { a.unsure = false }

// Close closes the archive's files.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.closeIndex()
}

func (a *Archive) closeIndex() error {
	if a.index == nil {
		return nil
	}
	x := a.index
	a.index = nil
	return x.close()
}

// Status is where an archive stands.
type Status struct {
	Sequence uint64      // of the last committed snapshot; 0: none yet
	ListRoot record.Hash // its list
	Epoch    uint32      // its epoch; 0: none yet
	Packs    int         // that the device knows
	Chunks   int         // of them; some that are forgotten may still count
}

// Status tells where the archive stands.
func (a *Archive) Status() Status {
	a.mu.Lock()
	defer a.mu.Unlock()
	var s Status
	s.Packs, s.Chunks = a.index.size()
	if c := a.state.Committed; c != nil {
		s.Sequence, s.ListRoot, s.Epoch = c.Sequence, c.ListRoot, c.Epoch
	}
	return s
}
