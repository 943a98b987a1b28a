package durable

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"sync/atomic"
	"syscall"
)

// FS is what this package needs of a file system. Names are paths as the
// system writes them; errors satisfy errors.Is with fs.ErrNotExist and
// fs.ErrExist, and with syscall.ENOSPC for a full disk. Implementations may be
// used by several goroutines at once.
type FS interface {
	// OpenFile opens a file (never a folder) with the flags of package os.
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	// MkdirAll makes a folder and its parents. They are not durable before
	// SyncDir of each one's parent: use the package's MkdirAll.
	MkdirAll(name string, perm fs.FileMode) error
	// Remove removes a file or an empty folder.
	Remove(name string) error
	// RemoveAll removes a folder with all it contains; nil if there is none.
	RemoveAll(name string) error
	// Rename moves a file or folder atomically. A file at the new name is
	// replaced, a folder never.
	Rename(from, to string) error
	// ReadDir lists a folder in the order of names.
	ReadDir(name string) ([]fs.DirEntry, error)
	// Stat describes a file or folder.
	Stat(name string) (fs.FileInfo, error)
	// SyncDir makes durable what names the folder holds.
	SyncDir(dir string) error
}

// File is an open file of an FS. Sync makes its content and length durable,
// not its name.
type File interface {
	io.Reader
	io.ReaderAt
	io.Writer
	io.Seeker
	io.Closer
	Sync() error
	Truncate(size int64) error
	Stat() (fs.FileInfo, error)
}

// OS returns the machine's own file system.
func OS() FS { return osFS{} }

type osFS struct{}

var written atomic.Int64

// Written is how many bytes this process has written to files of OS(), for the
// account of what a device's flash memory wears by. Names and the file system's
// own blocks are not among them.
func Written() int64 { return written.Load() }

// countedFile is a file of OS(). It has the methods of File and no other of
// *os.File: io.Copy and bufio would write by those, uncounted.
type countedFile struct{ File }

func (f countedFile) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	written.Add(int64(n))
	return n, err
}

func (osFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err // not f: a nil *os.File would be a File that is not nil
	}
	return countedFile{f}, nil
}

func (osFS) MkdirAll(name string, perm fs.FileMode) error { return os.MkdirAll(name, perm) }
func (osFS) Remove(name string) error                     { return os.Remove(name) }
func (osFS) RemoveAll(name string) error                  { return os.RemoveAll(name) }
func (osFS) Rename(from, to string) error                 { return os.Rename(from, to) }
func (osFS) ReadDir(name string) ([]fs.DirEntry, error)   { return os.ReadDir(name) }
func (osFS) Stat(name string) (fs.FileInfo, error)        { return os.Stat(name) }

func (osFS) SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	// Some network file systems know no fsync of a folder and say EINVAL or
	// ENOTSUP: they order names themselves, and there is nothing more to ask.
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
