package archive

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// What a restore does for each file it does by the descriptor of the folder: a
// name is no path, so nothing can lead it elsewhere, and os.Root would look at
// what stands there with calls of its own.

// create makes a file to write into, which nothing stands in the place of.
func (d *folder) create(name string) (f *os.File, err error) {
	err = d.inside(func(in int) error {
		for {
			fd, err := unix.Openat(in, name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC|unix.O_LARGEFILE, 0o600)
			if err == nil {
				f = os.NewFile(uintptr(fd), name)
				return nil
			}
			if !errors.Is(err, unix.EINTR) {
				return &fs.PathError{Op: "openat", Path: name, Err: err}
			}
		}
	})
	return f, err
}

func (d *folder) rename(from, to string) error {
	return d.inside(func(in int) error {
		if err := unix.Renameat(in, from, in, to); err != nil {
			return &os.LinkError{Op: "renameat", Old: from, New: to, Err: err}
		}
		return nil
	})
}

// chtimes sets the time of modification of what stands under a name, be it a link.
func (d *folder) chtimes(name string, t time.Time) error {
	return d.inside(func(in int) error {
		if err := linkTimes(in, name, t); err != nil {
			return &fs.PathError{Op: "utimensat", Path: name, Err: err}
		}
		return nil
	})
}
