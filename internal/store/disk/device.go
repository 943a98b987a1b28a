package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// device is what the process remembers of a device's namespace.
type device struct {
	id record.Hash

	drop    sync.RWMutex // held by a sweep, shared by what it must not cross: lists put and promised
	promise sync.Mutex   // held while a promise is noted

	mu         sync.Mutex           // guards the following
	ready      bool                 // its folders are durable and used is counted
	folders    [256]bool            // shard folders whose names are durable
	used       int64                // bytes of its objects, each rounded up to a block
	reserved   int64                // the same of uploads under way
	generation uint64               // counts invalidations of marks
	distrust   bool                 // marks on disk could not be removed: ignore them
	suspect    map[record.Hash]bool // damaged, and could not be moved aside
}

// charge is what an object of so many bytes counts for: files occupy blocks,
// and a quota of bytes alone would let a device use up the disk's file nodes.
func charge(size int64) int64 { return (size + 4095) &^ 4095 }

func (d *Disk) device(id record.Hash) *device {
	d.mu.Lock()
	defer d.mu.Unlock()
	dev := d.devices[id]
	if dev == nil {
		dev = &device{id: id}
		d.devices[id] = dev
	}
	return dev
}

// prepare makes the device's folders durable, the first time also those that
// an earlier process made, and counts what it has.
func (dev *device) prepare(d *Disk) error {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	if dev.ready {
		return nil
	}
	n := hexName(dev.id)
	for _, sub := range []string{Shard.folder(), Segment.folder(), List.folder(), "verified"} {
		if err := durable.MkdirAll(d.fsys, filepath.Join(d.dir, sub, n), 0o700); err != nil {
			return err
		}
	}
	shards := filepath.Join(d.dir, Shard.folder(), n)
	list, err := d.fsys.ReadDir(shards)
	if err != nil {
		return fmt.Errorf("count %s: %w", shards, err)
	}
	// After the folder is read: what it listed is durable.
	if err := d.fsys.SyncDir(shards); err != nil {
		return fmt.Errorf("sync %s: %w", shards, err)
	}
	dev.used = 0
	for _, e := range list {
		prefix, ok := parsePrefix(e.Name())
		if !ok || !e.IsDir() {
			continue // not ours: the scrub names it
		}
		dev.folders[prefix] = true
		if err := dev.count(d, filepath.Join(shards, e.Name())); err != nil {
			return err
		}
	}
	for _, kind := range []Kind{Segment, List} {
		if err := dev.count(d, filepath.Join(d.dir, kind.folder(), n)); err != nil {
			return err
		}
	}
	dev.ready = true
	return nil
}

func (dev *device) count(d *Disk, dir string) error {
	list, err := d.fsys.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("count %s: %w", dir, err)
	}
	for _, e := range list {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("count %s: %w", dir, err)
		}
		dev.used += charge(info.Size())
	}
	return nil
}

// parsePrefix reads the two hexadecimal digits that name a shard folder.
func parsePrefix(s string) (byte, bool) {
	const digits = "0123456789abcdef"
	if len(s) != 2 {
		return 0, false
	}
	var v int
	for _, c := range []byte(s) {
		at := -1
		for i := range digits {
			if digits[i] == c {
				at = i
			}
		}
		if at < 0 {
			return 0, false
		}
		v = v<<4 | at
	}
	return byte(v), true
}

// folderFor makes sure that the folder of an object's path is there. Its name is
// durable only after keepFolder.
func (dev *device) folderFor(d *Disk, kind Kind, name record.Hash) error {
	if kind != Shard || dev.hasFolder(name) {
		return nil // prepare has made it
	}
	if err := d.fsys.MkdirAll(filepath.Dir(d.path(kind, dev.id, name)), 0o700); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	return nil
}

// keepFolder makes the name of the folder of an object's path durable; all the
// folders above are.
func (dev *device) keepFolder(d *Disk, kind Kind, name record.Hash) error {
	if kind != Shard || dev.hasFolder(name) {
		return nil
	}
	if err := d.folders.sync(filepath.Join(d.dir, kind.folder(), hexName(dev.id))); err != nil {
		return err
	}
	dev.mu.Lock()
	defer dev.mu.Unlock()
	dev.folders[name[0]] = dev.ready
	return nil
}

func (dev *device) hasFolder(name record.Hash) bool {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	return dev.folders[name[0]]
}

// forgetFolders is for when one turns out to be gone: somebody removed it.
func (dev *device) forgetFolders() {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	dev.ready, dev.folders = false, [256]bool{}
}

// reservation is quota set aside for one upload. It ends in settle or cancel.
type reservation struct {
	dev   *device
	bytes int64
}

// reserve sets quota aside for an upload of so many bytes.
func (dev *device) reserve(size, quota int64) (*reservation, error) {
	rooms, err := dev.exchange(nil, 1, size, quota, true)
	if err != nil {
		return nil, err
	}
	return rooms[0], nil
}

// exchange sets quota aside for n uploads of so many bytes each and gives back
// what others have, in one step; or only tells whether it could.
func (dev *device) exchange(back []*reservation, n int, size, quota int64, do bool) ([]*reservation, error) {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	left := dev.used + dev.reserved
	for _, r := range back {
		left -= r.bytes
	}
	c := charge(size)
	if left+int64(n)*c > quota {
		return nil, &QuotaError{Used: left, Wanted: int64(n) * c, Quota: quota}
	}
	if !do {
		return nil, nil
	}
	for _, r := range back {
		dev.reserved -= r.bytes
		r.bytes = 0
	}
	rooms := make([]*reservation, n)
	for i := range rooms {
		rooms[i] = &reservation{dev, c}
	}
	dev.reserved += int64(n) * c
	return rooms, nil
}

// settle counts the upload as used, in place of what stood under its name; in
// one step, so that nobody is refused for bytes counted twice.
func (r *reservation) settle(was int64) {
	r.dev.mu.Lock()
	defer r.dev.mu.Unlock()
	r.dev.used = max(0, r.dev.used+r.bytes-was)
	r.dev.reserved -= r.bytes
	r.bytes = 0
}

// cancel gives back what was not settled.
func (r *reservation) cancel() {
	r.dev.mu.Lock()
	defer r.dev.mu.Unlock()
	r.dev.reserved -= r.bytes
	r.bytes = 0
}

func (dev *device) add(bytes int64) {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	dev.used = max(0, dev.used+bytes)
}

func (dev *device) setSuspect(name record.Hash, is bool) {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	if is && dev.suspect == nil {
		dev.suspect = map[record.Hash]bool{}
	}
	if is {
		dev.suspect[name] = true
	} else {
		delete(dev.suspect, name)
	}
}

// isSuspect tells whether a file is known to be damaged but still in its place.
func (dev *device) isSuspect(name record.Hash) bool {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	return dev.suspect[name]
}

// marks returns what tells whether marks read or written now are to be trusted.
func (dev *device) marks() (generation uint64, distrust bool) {
	dev.mu.Lock()
	defer dev.mu.Unlock()
	return dev.generation, dev.distrust
}
