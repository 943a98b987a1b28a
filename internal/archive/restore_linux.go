package archive

import (
	"os"
	"path"
	"time"

	"golang.org/x/sys/unix"
)

// linkTimes sets a symbolic link's own time.
func linkTimes(root *os.Root, at string, t time.Time) error {
	dir, err := root.Open(path.Dir(at))
	if err != nil {
		return err
	}
	defer dir.Close()
	mtime, err := unix.TimeToTimespec(t)
	if err != nil {
		return err
	}
	times := []unix.Timespec{{Nsec: unix.UTIME_OMIT}, mtime}
	return unix.UtimesNanoAt(int(dir.Fd()), path.Base(at), times, unix.AT_SYMLINK_NOFOLLOW)
}

// syncTree makes all that was restored durable, with one call for all files.
func syncTree(root *os.Root) error {
	d, err := root.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	return unix.Syncfs(int(d.Fd()))
}
