package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"time"
)

// A folder is a directory that is held open. What is in it is reached by its
// name from there, never by a path from the top: whoever may write somewhere
// on that path cannot lead a reader or a writer elsewhere by putting a link in
// a directory's place.
type folder struct {
	root  *os.Root
	below string // path from root to the folder; "": it is root itself
	level int    // folders above it

	// dir is the folder, open for calls by a name in it, from the first such call
	// on until it is closed.
	mu  sync.Mutex // guards dir
	dir *os.File   // nil: there was none yet
}

// maxHeld is how many directories, one in the other, are held open each. Of the
// deeper ones every 64th is, and paths begin at the last that is: os.Root keeps
// them below it. So the longest path keeps fewer than 100 open, and 64 more for
// calls by a name.
const maxHeld = 64

func openFolder(path string) (*folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &folder{root: root}, nil
}

// close closes the folder, but not those above it.
func (d *folder) close() error {
	var err error
	if d.dir != nil {
		err = d.dir.Close()
	}
	if d.below != "" {
		return err // it is held open as another
	}
	return errors.Join(err, d.root.Close())
}

// inside calls f with the folder as an open file, for calls by a name in it. It is
// kept open, unless it lies too deep.
func (d *folder) inside(f func(fd int) error) error {
	if d.level >= maxHeld {
		return d.handle(f)
	}
	dir, err := d.descriptor()
	if err != nil {
		return err
	}
	return f(int(dir.Fd()))
}

func (d *folder) descriptor() (_ *os.File, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dir == nil {
		d.dir, err = d.root.Open(d.at("."))
	}
	return d.dir, err
}

// handle calls f with the folder as an open file, for what os.Root has no call
// for. It is not kept open: with many folders in one another that would be twice
// as many files.
func (d *folder) handle(f func(fd int) error) error {
	o, err := d.root.Open(d.at("."))
	if err != nil {
		return err
	}
	defer o.Close()
	return f(int(o.Fd()))
}

func (d *folder) at(name string) string {
	switch {
	case d.below == "":
		return name
	case name == ".":
		return d.below
	}
	return d.below + "/" + name
}

func (d *folder) lstat(name string) (fs.FileInfo, error) { return d.root.Lstat(d.at(name)) }

func (d *folder) openFile(name string) (*os.File, error) {
	return d.root.OpenFile(d.at(name), os.O_RDONLY|openFlags, 0)
}

// enter opens a directory in the folder: the very one that info tells of.
func (d *folder) enter(name string, info fs.FileInfo) (*folder, error) {
	next := &folder{root: d.root, below: d.at(name), level: d.level + 1}
	if next.level < maxHeld || next.level%maxHeld == 0 {
		root, err := d.root.OpenRoot(d.at(name))
		if err != nil {
			return nil, err
		}
		next.root, next.below = root, ""
	}
	if err := next.is(info); err != nil {
		return nil, errors.Join(err, next.close())
	}
	return next, nil
}

// is fails unless the folder is the directory that info tells of.
func (d *folder) is(info fs.FileInfo) error {
	now, err := d.lstat(".")
	if err == nil && !os.SameFile(info, now) {
		err = &fs.PathError{Op: "open", Path: info.Name(), Err: fmt.Errorf("%w: it is not the directory it was", ErrChanged)}
	}
	return err
}

// each calls f with the names in the folder, in no order, a few at a time.
func (d *folder) each(f func(name string) error) error {
	o, err := d.root.Open(d.at("."))
	if err != nil {
		return err
	}
	defer o.Close()
	for {
		names, err := o.Readdirnames(256)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := f(name); err != nil {
				return err
			}
		}
	}
}

func (d *folder) mkdir(name string) error { return d.root.Mkdir(d.at(name), 0o700) }

// reopen opens a file to write into it: the very one that info tells of.
func (d *folder) reopen(name string, info fs.FileInfo) (*os.File, error) {
	f, err := d.root.OpenFile(d.at(name), os.O_WRONLY|openFlags, 0)
	if err != nil {
		return nil, err
	}
	now, err := f.Stat()
	if err == nil && !os.SameFile(info, now) {
		err = &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("%w: it is not the file it was", ErrChanged)}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// lock gives the folder the mode that info tells of.
func (d *folder) lock(info fs.FileInfo) error {
	f, err := d.root.Open(d.at("."))
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(info.Mode()), f.Close())
}

func (d *folder) symlink(target, name string) error { return d.root.Symlink(target, d.at(name)) }

func (d *folder) readlink(name string) (string, error) { return d.root.Readlink(d.at(name)) }

func (d *folder) remove(name string) error { return d.root.Remove(d.at(name)) }

func (d *folder) lchown(name string, uid, gid uint32) error {
	return d.root.Lchown(d.at(name), int(uid), int(gid))
}

// linkTimes sets the own time of a symbolic link in the folder.
func (d *folder) linkTimes(name string, t time.Time) error {
	return d.handle(func(fd int) error { return linkTimes(fd, name, t) })
}
