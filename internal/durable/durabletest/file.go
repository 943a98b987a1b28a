package durabletest

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// content is a file's bytes as programs see them and as they are on the
// platter, and which sectors differ.
type content struct {
	data  []byte
	disk  []byte
	dirty map[int]bool // sectors to be written
	grown bool         // the length is to be written
}

func (c *content) mark(from, to int) {
	if c.dirty == nil {
		c.dirty = map[int]bool{}
	}
	for s := from / sector; s*sector < to; s++ {
		c.dirty[s] = true
	}
}

func (c *content) truncate(size int) {
	old := len(c.data)
	switch {
	case size < old:
		c.data = c.data[:size:size]
	case size > old:
		c.data = append(c.data, make([]byte, size-old)...)
	default:
		return
	}
	c.grown = true
	c.mark(min(old, size), max(old, size))
}

func (c *content) writeAt(p []byte, at int) {
	if at+len(p) > len(c.data) {
		c.truncate(at + len(p))
	}
	copy(c.data[at:], p)
	c.mark(at, at+len(p))
}

// flush writes the sectors that keep chooses to the platter, and the length if
// it chooses -1; the rest is forgotten, as after a failed sync.
func (c *content) flush(keep func(sector int) bool) {
	sectors := make([]int, 0, len(c.dirty))
	for s := range c.dirty {
		sectors = append(sectors, s)
	}
	slices.Sort(sectors)
	if c.grown && keep(-1) {
		if n := len(c.data); n <= len(c.disk) {
			c.disk = c.disk[:n:n]
		} else {
			c.disk = append(c.disk, make([]byte, n-len(c.disk))...)
		}
	}
	for _, s := range sectors {
		from, to := s*sector, min((s+1)*sector, len(c.data), len(c.disk))
		if from < to && keep(s) {
			copy(c.disk[from:to], c.data[from:to])
		}
	}
	c.dirty, c.grown = nil, false
}

// tear decides what of the unsynced bytes reaches the platter: nothing, all,
// or each sector by chance.
func (d *Disk) tear(n *node) {
	if len(n.dirty) == 0 && !n.grown {
		return
	}
	mode := d.random.IntN(3)
	if n.grown && mode == 2 && d.random.IntN(2) == 0 && len(n.data) > len(n.disk) {
		// The file may have reached only a part of its length.
		n.disk = append(n.disk, make([]byte, d.random.IntN(len(n.data)-len(n.disk)+1))...)
		n.grown = false
	}
	n.flush(func(int) bool { return mode == 1 || mode == 2 && d.random.IntN(2) == 0 })
}

type file struct {
	disk   *Disk
	node   *node
	name   string
	flag   int
	at     int64
	closed bool
}

func (f *file) step(kind string) error {
	if f.closed {
		return pathError(kind, f.name, os.ErrClosed)
	}
	return f.disk.step(kind, f.name)
}

func (f *file) writable() bool { return f.flag&(os.O_WRONLY|os.O_RDWR) != 0 }
func (f *file) readable() bool { return f.flag&os.O_WRONLY == 0 }

func (f *file) Read(p []byte) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	n, err := f.read(p, f.at)
	f.at += int64(n)
	return n, err
}

func (f *file) ReadAt(p []byte, at int64) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	n, err := f.read(p, at)
	if err == nil && n < len(p) {
		err = io.EOF
	}
	return n, err
}

func (f *file) read(p []byte, at int64) (int, error) {
	if err := f.step("read"); err != nil {
		return 0, err
	}
	switch {
	case !f.readable():
		return 0, pathError("read", f.name, syscall.EBADF)
	case at < 0:
		return 0, pathError("read", f.name, syscall.EINVAL)
	case len(p) == 0:
		return 0, nil
	case at >= int64(len(f.node.data)):
		return 0, io.EOF
	}
	return copy(p, f.node.data[at:]), nil
}

func (f *file) Write(p []byte) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.flag&os.O_APPEND != 0 {
		f.at = int64(len(f.node.data))
	}
	if err := f.step("write"); err != nil {
		if f.disk.dead || f.closed || len(p) == 0 || !f.writable() {
			return 0, err
		}
		n := f.disk.random.IntN(len(p)) // a part got through
		f.node.writeAt(p[:n], int(f.at))
		f.at += int64(n)
		return n, err
	}
	if !f.writable() {
		return 0, pathError("write", f.name, syscall.EBADF)
	}
	if len(p) == 0 {
		return 0, nil
	}
	f.node.writeAt(p, int(f.at))
	f.at += int64(len(p))
	return len(p), nil
}

func (f *file) Seek(offset int64, whence int) (int64, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.closed {
		return 0, pathError("seek", f.name, os.ErrClosed)
	}
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += int64(len(f.node.data))
	}
	if offset < 0 {
		return 0, pathError("seek", f.name, syscall.EINVAL)
	}
	f.at = offset
	return offset, nil
}

func (f *file) Sync() error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if err := f.step("sync"); err != nil {
		// When the power or the process ends here, what gets written is
		// decided later: by Crash, or by whoever syncs after Kill.
		if !f.disk.dead && !f.closed && !errors.Is(err, ErrPower) {
			f.disk.tear(f.node)
		}
		return err
	}
	f.node.flush(func(int) bool { return true })
	return nil
}

func (f *file) Truncate(size int64) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if err := f.step("truncate"); err != nil {
		return err
	}
	if size < 0 || !f.writable() {
		return pathError("truncate", f.name, syscall.EINVAL)
	}
	f.node.truncate(int(size))
	return nil
}

func (f *file) Stat() (fs.FileInfo, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if err := f.step("stat"); err != nil {
		return nil, err
	}
	return f.node.info(filepath.Base(f.name)), nil
}

func (f *file) Close() error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.closed {
		return pathError("close", f.name, os.ErrClosed)
	}
	f.closed = true
	return nil
}
