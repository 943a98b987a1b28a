package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// attributed is something open whose extended attributes are read or set: a file
// or directory by its descriptor, what cannot be opened for reading (a link, a
// device: opening may do something) by the name that /proc gives an O_PATH
// descriptor, which leads to that very thing.
type attributed struct {
	fd   int
	path string // "": by fd
}

func (a attributed) list(b []byte) (int, error) {
	if a.path != "" {
		return unix.Listxattr(a.path, b)
	}
	return unix.Flistxattr(a.fd, b)
}

func (a attributed) get(name string, b []byte) (int, error) {
	if a.path != "" {
		return unix.Getxattr(a.path, name, b)
	}
	return unix.Fgetxattr(a.fd, name, b)
}

func (a attributed) set(name, value string) error {
	if a.path != "" {
		return unix.Setxattr(a.path, name, []byte(value), 0)
	}
	return unix.Fsetxattr(a.fd, name, []byte(value), 0)
}

func (a attributed) remove(name string) error {
	if a.path != "" {
		return unix.Removexattr(a.path, name)
	}
	return unix.Fremovexattr(a.fd, name)
}

// sized asks f how much memory it wants, and calls it with that. Most files have
// no attributes: then there is nothing to be had.
func sized(f func([]byte) (int, error)) ([]byte, error) {
	for range 4 { // it may grow meanwhile
		n, err := f(nil)
		if err != nil || n == 0 {
			return nil, err
		}
		b := make([]byte, n+256)
		n, err = f(b)
		if err == nil {
			return b[:n], nil
		}
		if !errors.Is(err, unix.ERANGE) {
			return nil, err
		}
	}
	return nil, unix.ERANGE
}

// read returns all attributes. The error says which could not be read.
func (a attributed) read() ([]Attribute, error) {
	names, err := sized(a.list)
	if errors.Is(err, unix.EOPNOTSUPP) || err == nil && len(names) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%w: list them: %w", ErrAttributes, err)
	}
	return gather(strings.Split(strings.TrimSuffix(string(names), "\x00"), "\x00"), func(name string) (string, bool, error) {
		b, err := sized(func(b []byte) (int, error) { return a.get(name, b) })
		if errors.Is(err, unix.ENODATA) || errors.Is(err, unix.EOPNOTSUPP) {
			return "", false, nil
		}
		return string(b), true, err
	})
}

// fileAttributes reads those of an open file.
func fileAttributes(f *os.File) ([]Attribute, error) {
	return attributed{fd: int(f.Fd())}.read()
}

// attributes reads those of whatever stands in the folder under a name: the very
// one that info tells of.
func (d *folder) attributes(name string, info fs.FileInfo) ([]Attribute, error) {
	var list []Attribute
	err := d.reach(name, info, func(a attributed) (err error) {
		list, err = a.read()
		return err
	})
	return list, err
}

// reach opens what info tells of without touching it, and calls f.
func (d *folder) reach(name string, info fs.FileInfo, f func(attributed) error) error {
	return d.handle(func(dir int) error { return reachAt(dir, name, info, f) })
}

func reachAt(dir int, name string, info fs.FileInfo, f func(attributed) error) error {
	const flags = unix.O_NOFOLLOW | unix.O_CLOEXEC
	fd, err, held := -1, error(unix.EACCES), false
	if info.IsDir() { // which can be opened for reading, if it may be read
		fd, err = unix.Openat(dir, name, flags|unix.O_RDONLY|unix.O_DIRECTORY, 0)
	}
	if errors.Is(err, unix.EACCES) {
		held = true
		fd, err = unix.Openat(dir, name, flags|unix.O_PATH, 0)
	}
	if err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	o := os.NewFile(uintptr(fd), name)
	defer o.Close()
	now, err := o.Stat()
	if err != nil {
		return err
	}
	if !os.SameFile(info, now) {
		return &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("%w: it is not what it was", ErrChanged)}
	}
	if !held {
		return f(attributed{fd: fd})
	}
	return f(attributed{fd: fd, path: "/proc/self/fd/" + strconv.Itoa(fd)})
}

// attributesAbove reads those of a directory on the way to a tree, by its path.
func attributesAbove(path string, info fs.FileInfo) ([]Attribute, error) {
	var list []Attribute
	err := reachAt(unix.AT_FDCWD, path, info, func(a attributed) (err error) {
		list, err = a.read()
		return err
	})
	return list, err
}

// setAttributes sets an entry's attributes and takes away access control lists
// that it does not have but got from the directory it was made in. It returns
// the mode that may be set then. The owner must have been set: that takes
// capabilities away. What is refused is counted, and no failure.
func (a attributed) setAttributes(e Entry, lost *losses) (mode uint32) {
	mode = e.Mode
	own := [2]bool{}
	for _, x := range e.Attributes {
		own[0], own[1] = own[0] || x.Name == accessACL, own[1] || x.Name == defaultACL
	}
	for i, name := range []string{accessACL, defaultACL} {
		if own[i] || e.Type == Symlink || i == 1 && e.Type != Directory {
			continue
		}
		if err := a.remove(name); err != nil && !errors.Is(err, unix.ENODATA) && !errors.Is(err, unix.EOPNOTSUPP) {
			lost.add(kindOfAttribute(name), e.Path, fmt.Errorf("take away one that it got from its directory: %w", err))
		}
	}
	for _, x := range e.Attributes {
		if err := a.set(x.Name, x.Value); err != nil {
			lost.add(kindOfAttribute(x.Name), e.Path, err)
			if x.Name == accessACL {
				mode = withoutACL(mode, x.Value)
			}
		}
	}
	return mode
}

// extend sets the attributes of an open file or directory.
func extend(f *os.File, e Entry, lost *losses) (mode uint32) {
	return attributed{fd: int(f.Fd())}.setAttributes(e, lost)
}
