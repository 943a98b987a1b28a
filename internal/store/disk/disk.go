package disk

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"path/filepath"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	formatName    = "byssus store"
	formatVersion = 1
	layoutFile    = "store.json"
	maxLayoutFile = 4096
)

// Kind is one of the three kinds of objects a store keeps.
type Kind string

// The kinds. A shard is any object that is named by its audit tree's root: one
// part of a coded pack, or a whole replica.
const (
	Shard   Kind = "shard"
	Segment Kind = "segment"
	List    Kind = "list"
)

// folder of the kind's objects.
func (k Kind) folder() string { return string(k) + "s" }

// Identity says whose folder it is.
type Identity struct {
	Store  uint32 // the store's number on the chain
	Domain record.Domain
}

// Disk is a store's folder.
type Disk struct {
	fsys durable.FS
	dir  string
	id   Identity
	log  *slog.Logger
	lock io.Closer // nil in tests without the machine's file system

	folders syncer
	names   nameLocks
	aside   sync.Mutex // held while the folder "damaged" changes
	relay   relay
	parts   parts

	mu      sync.Mutex // guards devices
	devices map[record.Hash]*device
}

// layout is store.json. Its encoding is compared byte for byte, so that no
// flipped bit in it goes unnoticed.
type layout struct {
	Format  string      `json:"format"`
	Version int         `json:"version"`
	Store   uint32      `json:"store"`
	ChainID uint64      `json:"chainId"`
	Genesis record.Hash `json:"genesis"`
}

// Open opens a store's folder, makes it if there is none, locks it against
// other processes and sweeps what an interrupted upload left. The error is
// ErrNewer, ErrOther, ErrCorrupt or a *durable.LockedError where one fits.
func Open(fsys durable.FS, dir string, id Identity, log *slog.Logger) (*Disk, error) {
	if err := durable.MkdirAll(fsys, dir, 0o700); err != nil {
		return nil, fmt.Errorf("open store: %w", classify(err))
	}
	d := &Disk{fsys: fsys, dir: dir, id: id, log: log, devices: map[record.Hash]*device{}}
	d.folders.fsys = fsys
	if fsys == durable.OS() {
		lock, err := durable.Lock(dir)
		if err != nil {
			return nil, fmt.Errorf("open store: %w", err)
		}
		d.lock = lock
	}
	if err := d.prepare(); err != nil {
		return nil, errors.Join(fmt.Errorf("open store %s: %w", dir, classify(err)), d.Close())
	}
	return d, nil
}

// Close releases the folder. Nothing may use the disk any more.
func (d *Disk) Close() error {
	d.closeParts()
	if d.lock == nil {
		return nil
	}
	lock := d.lock
	d.lock = nil
	return lock.Close()
}

func (d *Disk) prepare() error {
	if err := d.checkLayout(); err != nil {
		return err
	}
	for _, sub := range []string{Shard.folder(), Segment.folder(), List.folder(), "verified", "damaged", "tmp"} {
		if err := durable.MkdirAll(d.fsys, filepath.Join(d.dir, sub), 0o700); err != nil {
			return err
		}
	}
	for _, sub := range []string{"tmp", "keys"} {
		if err := durable.SweepTemp(d.fsys, filepath.Join(d.dir, sub)); err != nil {
			return err
		}
	}
	return d.emptyRelay()
}

func (d *Disk) checkLayout() error {
	mine := layout{formatName, formatVersion, d.id.Store, d.id.Domain.ChainID, d.id.Domain.Genesis}
	want, err := json.MarshalIndent(mine, "", "  ")
	if err != nil {
		return fmt.Errorf("encode %s: %w", layoutFile, err)
	}
	want = append(want, '\n')
	name := filepath.Join(d.dir, layoutFile)
	got, err := durable.ReadFile(d.fsys, name, maxLayoutFile)
	if errors.Is(err, fs.ErrNotExist) {
		list, err := d.fsys.ReadDir(filepath.Join(d.dir, Shard.folder()))
		if err == nil && len(list) > 0 {
			return fmt.Errorf("%w: it holds shards but no %s: put that file back", ErrCorrupt, layoutFile)
		}
		// A kill while the folder was made may have left an unfinished file.
		if err := durable.SweepTemp(d.fsys, d.dir); err != nil {
			return err
		}
		return durable.WriteFile(d.fsys, name, want, 0o600)
	}
	if err != nil && !errors.Is(err, durable.ErrTooLarge) {
		return err
	}
	if err == nil && string(got) == string(want) {
		// A killed process may have left the name visible but not durable.
		return d.fsys.SyncDir(d.dir)
	}
	var found layout
	if err != nil || json.Unmarshal(got, &found) != nil || found.Format != formatName || found.Version < 1 {
		return fmt.Errorf("%w: %s is no description of a store: put that file back from a copy", ErrCorrupt, layoutFile)
	}
	if found.Version > formatVersion {
		return fmt.Errorf("%w: version %d, this program knows %d: use the newer program", ErrNewer, found.Version, formatVersion)
	}
	if found != mine {
		return fmt.Errorf("%w: it is store %d of genesis %s, this is store %d of genesis %s",
			ErrOther, found.Store, found.Genesis, d.id.Store, d.id.Domain.Genesis)
	}
	return fmt.Errorf("%w: %s has been altered: put that file back from a copy", ErrCorrupt, layoutFile)
}

// hexName is a hash in a path: 64 lower-case digits without 0x.
func hexName(h record.Hash) string { return hex.EncodeToString(h[:]) }

// parseName is hexName's inverse; other spellings are no names.
func parseName(s string) (record.Hash, bool) {
	h, err := record.ParseHash(s)
	return h, err == nil && hexName(h) == s
}

// path of an object.
func (d *Disk) path(kind Kind, dev, name record.Hash) string {
	n := hexName(name)
	if kind == Shard {
		return filepath.Join(d.dir, kind.folder(), hexName(dev), n[:2], n)
	}
	return filepath.Join(d.dir, kind.folder(), hexName(dev), n)
}
