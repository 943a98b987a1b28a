package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// maxAside bounds the damaged files kept for inspection; the oldest go first.
const maxAside = 32

// damaged takes a damaged object out of service and returns the *DamagedError,
// or nil if it has been healed meanwhile, or another error if it could not be
// read again. From then on no receipt vouches for it until it is put again.
func (d *Disk) damaged(kind Kind, id, name record.Hash) error {
	path := d.path(kind, id, name)
	unlock := d.names.lock(path)
	defer unlock()
	err := d.compare(kind, id, name)
	damaged := &DamagedError{Kind: kind, Device: id, Name: name}
	switch {
	case err == nil:
		return fmt.Errorf("%s %s: %w", kind, name, ErrChanging)
	case errors.Is(err, ErrNotFound):
		return damaged // another reader has just moved it
	case !errors.Is(err, errMismatch):
		return err
	}
	dev := d.device(id)
	// Counted now, what is moved aside is taken off the count below; counted
	// meanwhile, it might be taken off without having been counted.
	if err := dev.prepare(d); err != nil {
		d.log.Warn("device's folders not counted", "device", id, "error", err)
	}
	dev.setSuspect(name, true)
	d.log.Error("damaged object found", "kind", string(kind), "device", id, "name", name)
	// The marks go first: were the file moved and a mark survived a power cut,
	// a receipt could vouch for what is not there.
	if err := dev.invalidate(d); err != nil {
		d.log.Error("damaged object stays in its place", "kind", string(kind), "name", name, "error", err)
		return damaged
	}
	if err := d.moveAside(dev, path, kind, name); err != nil {
		d.log.Error("damaged object stays in its place", "kind", string(kind), "name", name, "error", err)
		return damaged
	}
	dev.setSuspect(name, false)
	return damaged
}

func (d *Disk) moveAside(dev *device, path string, kind Kind, name record.Hash) error {
	d.aside.Lock()
	defer d.aside.Unlock()
	info, err := d.fsys.Stat(path)
	if err != nil {
		return err
	}
	folder := filepath.Join(d.dir, "damaged")
	to := fmt.Sprintf("%020d-%s-%s-%s", time.Now().UnixNano(), kind, hexName(dev.id), hexName(name))
	if err := d.fsys.Rename(path, filepath.Join(folder, to)); err != nil {
		// A damaged folder that is gone or full must not keep the file served.
		if err := d.fsys.Remove(path); err != nil {
			return err
		}
	}
	dev.add(-charge(info.Size()))
	if err := d.fsys.SyncDir(filepath.Dir(path)); err != nil {
		return err
	}
	list, err := d.fsys.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for i := 0; i < len(list)-maxAside; i++ {
		if err := d.fsys.Remove(filepath.Join(folder, list[i].Name())); err != nil {
			return err
		}
	}
	return nil
}

// invalidate removes all marks of a device, durably.
func (dev *device) invalidate(d *Disk) error {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	dev.generation++
	parent := filepath.Join(d.dir, "verified")
	folder := filepath.Join(parent, hexName(dev.id))
	list, err := d.fsys.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !dev.distrust && len(list) == 0 {
		return d.fsys.SyncDir(folder)
	}
	dev.distrust = true
	for _, e := range list {
		err = errors.Join(err, d.fsys.Remove(filepath.Join(folder, e.Name())))
	}
	if err = errors.Join(err, d.fsys.SyncDir(folder)); err != nil {
		return fmt.Errorf("remove marks: %w", err)
	}
	dev.distrust = false
	return nil
}

// markName is the file that says: all shards that this segment wants in this
// slot stood here durably. Its content follows from its name, so that a
// flipped bit makes it void.
func (d *Disk) markName(dev, segment record.Hash, slot uint32) (path, content string) {
	base := fmt.Sprintf("%s-%d", hexName(segment), slot)
	return filepath.Join(d.dir, "verified", hexName(dev), base), "held " + base + "\n"
}

func (d *Disk) marked(dev, segment record.Hash, slot uint32) bool {
	path, want := d.markName(dev, segment, slot)
	got, err := durable.ReadFile(d.fsys, path, 256)
	return err == nil && string(got) == want
}

// mark remembers segments as held, unless marks were invalidated since
// generation was read.
func (d *Disk) mark(dev *device, segments []record.Hash, slot uint32, generation uint64) error {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	if dev.generation != generation || dev.distrust || len(segments) == 0 {
		return nil
	}
	for _, segment := range slices.Compact(segments) {
		path, content := d.markName(dev.id, segment, slot)
		t, err := durable.CreateTemp(d.fsys, filepath.Join(d.dir, "tmp"), 0o600)
		if err != nil {
			return err
		}
		if _, err := t.Write([]byte(content)); err != nil {
			return errors.Join(err, t.Abort())
		}
		if err := t.Place(path); err != nil {
			return err
		}
	}
	return d.fsys.SyncDir(filepath.Join(d.dir, "verified", hexName(dev.id)))
}
