package disk

import (
	"container/list"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// Bounds of what waits to be fetched: of all devices, and of one. Each shard
// costs a file and a place in memory however small it is, so bytes alone would
// bound neither.
const (
	relayMost        = 4 << 30 // bytes
	relayMostFiles   = 1 << 16
	relayDeviceMost  = 256 << 20 // bytes
	relayDeviceFiles = 1 << 12
)

// relayFolder holds shards that a device sent here for other stores to fetch.
// Nobody was promised any of them: they are not synced, no receipt counts them,
// and a start finds the folder emptied. Whoever fetches one hashes it.
const relayFolder = "relay"

// relay is what waits there.
type relay struct {
	names atomic.Uint64 // that there ever were: the last one's name

	mu      sync.Mutex // guards the following
	waiting map[relayed]*relayFile
	total   int64 // bytes, with what is being written
	files   int   // the same
	devices map[record.Hash]*relayDevice
}

// relayDevice is what waits of one device.
type relayDevice struct {
	bytes int64
	files int
	order list.List // of record.Hash, the oldest first
}

type relayed struct{ device, root record.Hash }

type relayFile struct {
	path  string
	size  int64
	since time.Time     // by the monotonic clock
	place *list.Element // in the device's order
	room  *reservation
}

// emptyRelay removes what an earlier process had there.
func (d *Disk) emptyRelay() error {
	dir := filepath.Join(d.dir, relayFolder)
	if err := durable.MkdirAll(d.fsys, dir, 0o700); err != nil {
		return err
	}
	list, err := d.fsys.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("empty %s: %w", dir, err)
	}
	for _, e := range list {
		if err := d.fsys.Remove(filepath.Join(dir, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("empty %s: %w", dir, err)
		}
	}
	return nil
}

// plan decides how shards of one length come to wait: which of them do not yet,
// and which of the device's own must go, the oldest first: a store that is gone
// fetches nothing. It fails with ErrRelay. mu is held.
func (r *relay) plan(id record.Hash, roots []record.Hash, size int64) (fresh, goes []record.Hash, err error) {
	for _, root := range roots {
		if r.waiting[relayed{id, root}] == nil {
			fresh = append(fresh, root)
		}
	}
	if len(fresh) == 0 {
		return nil, nil, nil
	}
	bytes, files := int64(len(fresh))*size, len(fresh)
	all, allFiles := r.total+bytes, r.files+files
	if of := r.devices[id]; of != nil {
		bytes, files = bytes+of.bytes, files+of.files
		for e := of.order.Front(); e != nil && (bytes > relayDeviceMost || files > relayDeviceFiles); e = e.Next() {
			root := e.Value.(record.Hash)
			if slices.Contains(roots, root) {
				continue
			}
			gone := r.waiting[relayed{id, root}].size
			bytes, files = bytes-gone, files-1
			all, allFiles = all-gone, allFiles-1
			goes = append(goes, root)
		}
	}
	if bytes > relayDeviceMost || files > relayDeviceFiles || all > relayMost || allFiles > relayMostFiles {
		return nil, nil, ErrRelay
	}
	return fresh, goes, nil
}

// relayOne lets a shard wait for which there is room, unless something failed
// before: then, or if it fails itself, the room is given back.
func (d *Disk) relayOne(id, root record.Hash, shard []byte, room *reservation, failed error) error {
	r := &d.relay
	key, size := relayed{id, root}, int64(len(shard))
	path := filepath.Join(d.dir, relayFolder, strconv.FormatUint(r.names.Add(1), 10))
	if failed == nil {
		failed = d.writeRelay(path, shard)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if failed != nil {
		room.cancel()
		r.grow(id, -size, -1)
		return failed
	}
	if r.waiting == nil {
		r.waiting = map[relayed]*relayFile{}
	}
	if old := r.waiting[key]; old != nil { // another request was as fast
		d.removeRelay(key, old)
	}
	r.waiting[key] = &relayFile{path: path, size: size, since: time.Now(), place: r.devices[id].order.PushBack(root), room: room}
	return nil
}

func (d *Disk) writeRelay(path string, shard []byte) error {
	f, err := d.fsys.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(shard)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, d.fsys.Remove(path))
	}
	return nil
}

// grow counts bytes and files of a device. mu is held.
func (r *relay) grow(id record.Hash, bytes int64, files int) {
	of := r.devices[id]
	if of == nil {
		if r.devices == nil {
			r.devices = map[record.Hash]*relayDevice{}
		}
		of = &relayDevice{}
		r.devices[id] = of
	}
	r.total += bytes
	r.files += files
	of.bytes += bytes
	if of.files += files; of.files == 0 {
		delete(r.devices, id)
	}
}

// removeRelay removes a shard that waits no more. The relay's mu is held.
func (d *Disk) removeRelay(key relayed, f *relayFile) {
	if err := d.fsys.Remove(f.path); err != nil {
		d.log.Warn("a shard that was relayed could not be removed", "path", f.path, "error", err)
	}
	delete(d.relay.waiting, key)
	d.relay.devices[key.device].order.Remove(f.place)
	d.relay.grow(key.device, -f.size, -1)
	f.room.cancel()
}

// OpenRelay opens a shard that waits, unverified, or fails with ErrNotFound.
// The caller closes it.
func (d *Disk) OpenRelay(id, root record.Hash) (*File, error) {
	d.relay.mu.Lock()
	defer d.relay.mu.Unlock() // until it is open: then it may be removed
	f := d.relay.waiting[relayed{id, root}]
	if f == nil {
		return nil, fmt.Errorf("relay %s: %w", root, ErrNotFound)
	}
	opened, err := d.fsys.OpenFile(f.path, os.O_RDONLY, 0)
	if err != nil {
		return nil, notFound(Shard, root, err)
	}
	return &File{File: opened, Size: f.size}, nil
}

// DropRelay removes a shard that has been fetched.
func (d *Disk) DropRelay(id, root record.Hash) {
	key := relayed{id, root}
	d.relay.mu.Lock()
	defer d.relay.mu.Unlock()
	if f := d.relay.waiting[key]; f != nil {
		d.removeRelay(key, f)
	}
}

// SweepRelay removes what has waited for longer than age, and returns how many
// shards that were.
func (d *Disk) SweepRelay(age time.Duration) (swept int) {
	d.relay.mu.Lock()
	defer d.relay.mu.Unlock()
	for key, f := range d.relay.waiting {
		if time.Since(f.since) >= age {
			d.removeRelay(key, f)
			swept++
		}
	}
	return swept
}
