package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// MaxMissing is the most names that one answer about missing objects has.
const MaxMissing = 4096

// errMismatch is internal: content and name differ, or cannot be read at all.
var errMismatch = errors.New("content does not match its name")

// File is an open shard whose content has just been verified.
type File struct {
	durable.File
	Size int64 // bytes
}

// OpenShard reads a whole shard, checks it against its name and returns it at
// its beginning. Errors: ErrNotFound, *DamagedError. The caller closes it.
func (d *Disk) OpenShard(dev, root record.Hash) (f *File, err error) {
	err = d.guard(Shard, dev, root, func() (err error) {
		f, err = d.openShard(dev, root)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		// It may be one that was vouched for: look again before the next time.
		if err := d.device(dev).invalidate(d); err != nil {
			d.log.Error("marks of a device could not be removed", "device", dev, "error", err)
		}
	}
	return f, err
}

// guard runs read, and takes the object out of service if its bytes do not
// match its name.
func (d *Disk) guard(kind Kind, dev, name record.Hash, read func() error) error {
	for range 3 {
		err := read()
		if !errors.Is(err, errMismatch) {
			return err
		}
		if err := d.damaged(kind, dev, name); !errors.Is(err, ErrChanging) {
			return err
		}
	}
	return fmt.Errorf("%s %s: %w", kind, name, ErrChanging)
}

func (d *Disk) openShard(dev, root record.Hash) (*File, error) {
	path := d.path(Shard, dev, root)
	f, err := d.fsys.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, notFound(Shard, root, err)
	}
	h := erasure.NewRoot()
	buf := copyBuffers.Get().(*[]byte)
	n, err := io.CopyBuffer(writerOnly{h}, io.LimitReader(f, record.MaxObjectBytes+1), *buf)
	copyBuffers.Put(buf)
	switch {
	case errors.Is(err, syscall.EIO):
		err = fmt.Errorf("%w: %w", errMismatch, err)
	case err == nil && h.Sum() != root:
		err = errMismatch
	case err == nil:
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("read %s: %w", path, err), f.Close())
	}
	return &File{File: f, Size: n}, nil
}

func notFound(kind Kind, name record.Hash, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s %s: %w", kind, name, ErrNotFound)
	}
	return fmt.Errorf("open %s %s: %w", kind, name, err)
}

// Segment returns a segment's bytes and what they say, checked against its
// name. Errors as OpenShard's.
func (d *Disk) Segment(dev, root record.Hash) (b []byte, s record.Segment, err error) {
	err = d.guard(Segment, dev, root, func() (err error) {
		b, s, err = d.readSegment(dev, root)
		return err
	})
	return b, s, err
}

func (d *Disk) readSegment(dev, root record.Hash) ([]byte, record.Segment, error) {
	b, err := d.readSmall(Segment, dev, root, record.MaxSegmentBytes)
	if err != nil {
		return nil, record.Segment{}, err
	}
	s, got, err := record.ParseSegment(b)
	if err != nil || got != root {
		return nil, record.Segment{}, errMismatch
	}
	return b, s, nil
}

// List returns the head of a list, checked against its name. Errors as
// OpenShard's.
func (d *Disk) List(dev, root record.Hash) (b []byte, h record.Head, err error) {
	err = d.guard(List, dev, root, func() (err error) {
		b, h, err = d.readList(dev, root)
		return err
	})
	return b, h, err
}

func (d *Disk) readList(dev, root record.Hash) ([]byte, record.Head, error) {
	b, err := d.readSmall(List, dev, root, record.MaxHeadBytes)
	if err != nil {
		return nil, record.Head{}, err
	}
	h, got, err := record.ParseHead(b)
	if err != nil || got != root {
		return nil, record.Head{}, errMismatch
	}
	return b, h, nil
}

func (d *Disk) readSmall(kind Kind, dev, name record.Hash, max int64) ([]byte, error) {
	b, err := durable.ReadFile(d.fsys, d.path(kind, dev, name), max)
	switch {
	case errors.Is(err, durable.ErrTooLarge), errors.Is(err, syscall.EIO):
		return nil, fmt.Errorf("%w: %w", errMismatch, err)
	case err != nil:
		return nil, notFound(kind, name, err)
	}
	return b, nil
}

// Lists returns up to limit names of a device's lists after a name, in the
// order of names; more tells whether there are others behind them.
func (d *Disk) Lists(dev, after record.Hash, limit int) (names []record.Hash, more bool, err error) {
	list, err := d.fsys.ReadDir(filepath.Join(d.dir, List.folder(), hexName(dev)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("list lists: %w", err)
	}
	from, found := slices.BinarySearchFunc(list, hexName(after), func(e fs.DirEntry, name string) int {
		return strings.Compare(e.Name(), name)
	})
	if found {
		from++
	}
	for _, e := range list[from:] {
		h, ok := parseName(e.Name())
		if !ok {
			continue
		}
		if len(names) == limit {
			return names, true, nil
		}
		names = append(names, h)
	}
	return names, false, nil
}

// Missing returns which of the shards are not here. It only looks whether
// there is a file that is not empty.
func (d *Disk) Missing(id record.Hash, roots []record.Hash) ([]record.Hash, error) {
	dev := d.device(id)
	var missing []record.Hash
	for _, root := range roots {
		info, err := d.fsys.Stat(d.path(Shard, id, root))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("look for shard %s: %w", root, err)
		}
		if err != nil || info.Size() == 0 || dev.isSuspect(root) {
			missing = append(missing, root)
		}
	}
	return missing, nil
}

// check reads an object and compares it with its name. Errors: ErrNotFound,
// *DamagedError.
func (d *Disk) check(kind Kind, dev, name record.Hash) error {
	return d.guard(kind, dev, name, func() error { return d.compare(kind, dev, name) })
}

// compare is check without consequences: errMismatch instead of a
// *DamagedError.
func (d *Disk) compare(kind Kind, dev, name record.Hash) error {
	switch kind {
	case Segment:
		_, _, err := d.readSegment(dev, name)
		return err
	case List:
		_, _, err := d.readList(dev, name)
		return err
	}
	f, err := d.openShard(dev, name)
	if err != nil {
		return err
	}
	return f.Close()
}

// hasLength looks whether an object stands with its right length, without
// reading it. Errors: ErrNotFound, *DamagedError; ErrBadList if the object is
// good and the length it should have is not.
func (d *Disk) hasLength(kind Kind, dev, name record.Hash, size int64) error {
	info, err := d.fsys.Stat(d.path(kind, dev, name))
	if err != nil {
		return notFound(kind, name, err)
	}
	if info.Size() == size {
		return nil
	}
	if err := d.check(kind, dev, name); err != nil {
		return err
	}
	return fmt.Errorf("%w: %s %s has %d bytes, not %d", ErrBadList, kind, name, info.Size(), size)
}
