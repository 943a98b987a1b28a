package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

var copyBuffers = sync.Pool{New: func() any { b := make([]byte, 128<<10); return &b }}

// PutShard stores a shard of size bytes read from body, hashing it on the way.
// It returns once the shard is durable, or stands already: then stood is true,
// the file has been read and found good, and body was not read. Errors:
// ErrBadRoot, ErrBody, ErrFull, *QuotaError.
func (d *Disk) PutShard(dev, root record.Hash, size, quota int64, body io.Reader) (stood bool, err error) {
	return d.PutShardFrom(dev, root, 0, size, quota, body)
}

// PullShard is PutShard for content that must be asked for first: pull writes
// it, and is called only if the shard does not stand already. What pull fails
// with is wrapped beside ErrBody, unless it was the disk that failed.
func (d *Disk) PullShard(dev, root record.Hash, size, quota int64, pull func(io.Writer) error) (stood bool, err error) {
	if size < 1 || size > record.MaxObjectBytes {
		return false, fmt.Errorf("put shard: %w: %d bytes", ErrBadRoot, size)
	}
	return d.put(Shard, dev, root, size, quota, hashed(root, size, pull))
}

// hashed fills a shard's file with what pull writes.
func hashed(root record.Hash, size int64, pull func(io.Writer) error) func(*durable.Temp) error {
	return func(t *durable.Temp) error {
		w := &shardWriter{to: t, hash: erasure.NewRoot(), left: size}
		err := pull(w)
		switch {
		case w.err != nil:
			return w.err
		case err != nil:
			return fmt.Errorf("%w: %w", ErrBody, err)
		case w.left > 0:
			return fmt.Errorf("%w: after %d of %d bytes", ErrBody, size-w.left, size)
		case w.hash.Sum() != root:
			return fmt.Errorf("%w: it is %s", ErrBadRoot, w.hash.Sum())
		}
		return nil
	}
}

// shardWriter hashes what it writes, and takes no more than it should.
type shardWriter struct {
	to   io.Writer
	hash *erasure.RootHasher
	left int64
	err  error // the disk's, or that there was too much
}

func (w *shardWriter) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	if w.left -= int64(len(p)); w.left < 0 {
		w.err = fmt.Errorf("%w: more bytes than were announced", ErrBody)
		return 0, w.err
	}
	w.hash.Write(p)
	n, err := w.to.Write(p)
	w.err = err
	return n, err
}

type writerOnly struct{ io.Writer }

// PutSegment stores a segment. Errors as PutShard's; ErrBadRoot wraps
// record.ErrList where the bytes are no segment.
func (d *Disk) PutSegment(dev, root record.Hash, content []byte, quota int64) (stood bool, err error) {
	if _, got, err := record.ParseSegment(content); err != nil || got != root {
		return false, fmt.Errorf("put segment: %w", badRoot(got, err))
	}
	return d.put(Segment, dev, root, int64(len(content)), quota, whole(content))
}

// PutList stores the head of a list, provided that it is the device's and all
// its segments are here, else the error is a *MissingError. Other errors as
// PutSegment's, and ErrBadList for another device's or chain's list.
func (d *Disk) PutList(dev, root record.Hash, content []byte, quota int64) (stood bool, err error) {
	head, got, err := record.ParseHead(content)
	if err != nil || got != root {
		return false, fmt.Errorf("put list: %w", badRoot(got, err))
	}
	if head.Device != dev || head.Genesis != d.id.Domain.Genesis {
		return false, fmt.Errorf("put list: %w: it is of device %s, genesis %s", ErrBadList, head.Device, head.Genesis)
	}
	device := d.device(dev)
	device.drop.RLock() // what the list names must not be dropped before it stands
	defer device.drop.RUnlock()
	var missing []record.Hash
	for _, ref := range head.Segments {
		err := d.hasLength(Segment, dev, ref.Root, int64(ref.Bytes))
		switch {
		case absent(err):
			missing = append(missing, ref.Root)
		case err != nil:
			return false, fmt.Errorf("put list: %w", err)
		}
		if len(missing) == MaxMissing {
			break
		}
	}
	if len(missing) > 0 {
		return false, fmt.Errorf("put list: %w", &MissingError{missing})
	}
	if stood, err = d.put(List, dev, root, int64(len(content)), quota, whole(content)); err != nil {
		return stood, err
	}
	// Somebody is about to use it: its grace begins anew.
	if err := d.removeNote(d.notePath(dyingFolder, dev, root)); err != nil {
		return stood, fmt.Errorf("put list: %w", classify(err))
	}
	return stood, nil
}

func badRoot(got record.Hash, err error) error {
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBadRoot, err)
	}
	return fmt.Errorf("%w: it is %s", ErrBadRoot, got)
}

func whole(content []byte) func(*durable.Temp) error {
	return func(t *durable.Temp) error {
		_, err := t.Write(content)
		return err
	}
}

// absent tells whether an error says that an object is not here, or no more.
func absent(err error) bool {
	var damaged *DamagedError
	return errors.Is(err, ErrNotFound) || errors.As(err, &damaged)
}

func (d *Disk) put(kind Kind, id, name record.Hash, size, quota int64, fill func(*durable.Temp) error) (stood bool, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("put %s %s: %w", kind, name, classify(err))
		}
	}()
	dev := d.device(id)
	if err := dev.prepare(d); err != nil {
		return false, err
	}
	err = d.check(kind, id, name)
	switch {
	case err == nil:
		// Whoever put it may have been killed before its name was durable.
		return true, d.keepName(dev, kind, name)
	case !absent(err):
		return false, err
	}
	var room *reservation
	err = d.yielding(partName{device: id}, func() (err error) {
		room, err = dev.reserve(size, quota)
		return err
	})
	if err != nil {
		return false, err
	}
	defer room.cancel()
	return false, d.write(dev, kind, name, room, fill)
}

// write makes an object durable for which room is set aside.
func (d *Disk) write(dev *device, kind Kind, name record.Hash, room *reservation, fill func(*durable.Temp) error) error {
	if err := dev.folderFor(d, kind, name); err != nil {
		return err
	}
	t, err := durable.CreateTemp(d.fsys, filepath.Join(d.dir, "tmp"), 0o600)
	if err != nil {
		return err
	}
	if err := fill(t); err != nil {
		return errors.Join(err, t.Abort())
	}
	if err := d.place(dev, d.path(kind, dev.id, name), t, name, room); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			dev.forgetFolders()
		}
		return err
	}
	return d.keepName(dev, kind, name)
}

// keepName makes the name of an object durable, whose content is.
func (d *Disk) keepName(dev *device, kind Kind, name record.Hash) error {
	if err := d.folders.sync(filepath.Dir(d.path(kind, dev.id, name))); err != nil {
		return err
	}
	return dev.keepFolder(d, kind, name)
}

// place names a finished file. Several uploads of one object may come here at
// once; their content is the same.
func (d *Disk) place(dev *device, path string, t *durable.Temp, name record.Hash, room *reservation) error {
	unlock := d.names.lock(path)
	defer unlock()
	was := int64(0)
	if info, err := d.fsys.Stat(path); err == nil {
		was = charge(info.Size())
	}
	if err := t.Place(path); err != nil {
		return err
	}
	room.settle(was)
	dev.setSuspect(name, false)
	return nil
}
