package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// linkTimes sets the own time of a symbolic link in a directory.
func linkTimes(dir int, name string, t time.Time) error {
	mtime, err := unix.TimeToTimespec(t)
	if err != nil {
		return err
	}
	times := []unix.Timespec{{Nsec: unix.UTIME_OMIT}, mtime}
	return unix.UtimesNanoAt(dir, name, times, unix.AT_SYMLINK_NOFOLLOW)
}

// unlock lets its owner into a directory: the very one that info tells of. Its
// mode may keep even the owner from opening it, and a name may lead elsewhere by
// now; O_PATH opens it all the same, and /proc names what is open.
func unlock(in *folder, name string, info fs.FileInfo) error {
	parent, err := in.root.Open(in.at("."))
	if err != nil {
		return err
	}
	defer parent.Close()
	fd, err := unix.Openat(int(parent.Fd()), name, unix.O_PATH|unix.O_DIRECTORY|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
	if errors.Is(err, unix.ENOTDIR) || errors.Is(err, unix.ELOOP) {
		err = fmt.Errorf("%w: it is not the directory it was", ErrChanged)
	}
	if err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	d := os.NewFile(uintptr(fd), name)
	defer d.Close()
	now, err := d.Stat()
	if err != nil {
		return err
	}
	if !os.SameFile(info, now) {
		return &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("%w: it is not the directory it was", ErrChanged)}
	}
	return os.Chmod("/proc/self/fd/"+strconv.Itoa(fd), now.Mode()|0o700)
}

// syncTree makes all durable that was written on a folder's file system, with one
// call for all files.
func syncTree(d *os.File) error { return unix.Syncfs(int(d.Fd())) }
