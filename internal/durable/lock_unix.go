//go:build unix

package durable

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// LockedError says that another process uses a folder or a file.
type LockedError struct {
	Path   string
	Holder string // what the holder wrote about itself: its process id
}

func (e *LockedError) Error() string {
	return fmt.Sprintf("%s is in use by %s: stop it, or choose another folder", e.Path, e.Holder)
}

// Lock takes the machine-wide advisory lock of an existing folder (the file
// "lock" in it) and returns what releases it. The lock goes with the process,
// however that ends: none is ever stale. If another holds it the error is a
// *LockedError that names it.
func Lock(dir string) (io.Closer, error) {
	return lock(filepath.Join(dir, "lock"), dir)
}

// LockFile takes the lock of one file, as Lock takes that of a folder: the file
// "name.lock" beside it, which who removes the file removes too, while holding
// the lock. A holder therefore has to look whether the file is still there.
func LockFile(name string) (io.Closer, error) {
	return lock(name+LockSuffix, name)
}

// LockSuffix ends the name of the file that locks another.
const LockSuffix = ".lock"

func lock(name, what string) (io.Closer, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		defer f.Close()
		if !errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fmt.Errorf("lock %s: %w", what, err)
		}
		holder := "another process"
		b := make([]byte, 32)
		if n, _ := f.ReadAt(b, 0); n > 0 {
			holder = "process " + strings.TrimSpace(string(b[:n]))
		}
		return nil, &LockedError{Path: what, Holder: holder}
	}
	// The process id is for people only; whether it can be written does not
	// matter to the lock.
	if err := f.Truncate(0); err == nil {
		_, _ = f.WriteAt([]byte(fmt.Sprintf("%d\n", os.Getpid())), 0)
	}
	return f, nil
}
