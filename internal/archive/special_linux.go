package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// special makes a named pipe or the node of a device. Nothing opens it: to open
// a device may do something. Without the privilege to make a device's node it is
// left out and counted.
func (r *restorer) special(dir *folder, name string, e Entry) (err error) {
	mode, number, what := uint32(unix.S_IFIFO), uint64(0), "named pipes"
	if e.Device != nil {
		mode, what = unix.S_IFBLK, "devices"
		if e.Type == CharDevice {
			mode = unix.S_IFCHR
		}
		number = unix.Mkdev(e.Device.Major, e.Device.Minor)
		if unix.Major(number) != e.Device.Major || unix.Minor(number) != e.Device.Minor || number != uint64(uint32(number)) {
			r.lost.add(what, e.Path, fmt.Errorf("the number %d:%d is none that this system has", e.Device.Major, e.Device.Minor))
			return errLeftOut
		}
	}
	if err := dir.handle(func(fd int) error { return unix.Mknodat(fd, name, mode|0o600, int(number)) }); err != nil {
		err = &fs.PathError{Op: "mknod", Path: name, Err: err}
		if errors.Is(err, unix.EPERM) || errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.EINVAL) {
			r.lost.add(what, e.Path, err)
			return errLeftOut
		}
		return err
	}
	err = r.furnish(dir, name, e)
	if scarce(err) {
		return errors.Join(err, dir.remove(name))
	}
	if err != nil {
		r.note(e.Path, err)
	}
	return nil
}

// furnish sets owner, attributes, mode and time of a node that was made.
func (r *restorer) furnish(dir *folder, name string, e Entry) error {
	info, err := dir.lstat(name)
	if err != nil {
		return err
	}
	if info.Mode().Type() != e.FileMode().Type() {
		return fmt.Errorf("%w: it is not what was made", ErrChanged)
	}
	if err := dir.reach(name, info, func(a attributed) error {
		if r.privileged {
			err := unix.Fchownat(a.fd, "", int(e.UID), int(e.GID), unix.AT_EMPTY_PATH)
			if err != nil {
				err = &fs.PathError{Op: "chown", Path: name, Err: err}
			}
			if err = r.refused(e, err); err != nil {
				return err
			}
		}
		now, err := os.Stat(a.path)
		if err != nil {
			return err
		}
		e.Mode = modeOf(e, now)
		e.Mode = a.setAttributes(e, &r.lost)
		if err := os.Chmod(a.path, e.FileMode()&(fs.ModePerm|fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky)); err != nil {
			return fmt.Errorf("set mode: %w", err)
		}
		return nil
	}); err != nil {
		return err
	}
	if err := dir.linkTimes(name, e.MTime); err != nil {
		return fmt.Errorf("set time: %w", err)
	}
	return nil
}

// linkFile gives a file another name; a link is not followed.
func linkFile(from *folder, name string, to *folder, as string) error {
	return from.handle(func(old int) error {
		return to.handle(func(at int) error { return unix.Linkat(old, name, at, as, 0) })
	})
}

// extendLink sets the attributes of a symbolic link.
func extendLink(dir *folder, name string, e Entry, lost *losses) {
	info, err := dir.lstat(name)
	if err == nil {
		err = dir.reach(name, info, func(a attributed) error {
			a.setAttributes(e, lost)
			return nil
		})
	}
	if err != nil {
		lost.add("extended attributes of symbolic links", e.Path, err)
	}
}
