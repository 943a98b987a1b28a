package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
)

// fileID is which file of the device a name leads to, and how many names it has.
type fileID struct {
	dev, ino uint64
	names    uint32
	size     uint64
}

// maxNames bounds the memory for files with several names: the paths and what
// is kept beside each. It is room for some 20,000 of them at a time.
const maxNames = 4 << 20

// nameCost is what is kept beside a path, roughly.
const nameCost = 150

// inode is a file on this machine.
type inode struct{ dev, ino uint64 }

// firstNames remembers, while a snapshot is made, the first names of files that
// have others which were not met yet. What is beyond its bound is a file of its
// own under each name, whose content is known by then.
type firstNames struct {
	files map[inode]*firstName
	bytes int
}

type firstName struct {
	path     string
	size     uint64
	mtime    int64
	mode     uint32
	uid, gid uint32
	others   uint32 // names not met yet
}

// later tells whether e is a later name of a file that was taken already, and
// makes it that. One that changed since is taken as a file of its own, and so is
// another that got the number of a file that is gone.
func (l *firstNames) later(e *Entry) bool {
	at := inode{e.file.dev, e.file.ino}
	f := l.files[at]
	if e.file.names < 2 || f == nil {
		return false
	}
	if f.others--; f.others == 0 {
		delete(l.files, at)
		l.bytes -= len(f.path) + nameCost
	}
	if f.size != e.file.size || f.mtime != nanos(e.MTime) || f.mode != e.Mode || f.uid != e.UID || f.gid != e.GID {
		return false
	}
	e.Link, e.Size = f.path, f.size
	return true
}

// add remembers a file that is taken under its first name, and marks it.
func (l *firstNames) add(e *Entry) {
	at := inode{e.file.dev, e.file.ino}
	if e.Type != File || e.Link != "" || e.file.names < 2 || l.files[at] != nil || l.bytes+len(e.Path)+nameCost > maxNames {
		return
	}
	if l.files == nil {
		l.files = map[inode]*firstName{}
	}
	l.files[at] = &firstName{path: e.Path, size: e.Size, mtime: nanos(e.MTime), mode: e.Mode, uid: e.UID, gid: e.GID, others: e.file.names - 1}
	l.bytes += len(e.Path) + nameCost
	e.Linked = true
}

// first returns the entry of the first name of the file that e is a later name of.
func (s *Snapshot) first(ctx context.Context, e Entry) (Entry, error) {
	f, err := s.Lookup(ctx, e.Link)
	if errors.Is(err, ErrNotFound) {
		err = fmt.Errorf("%w: %w", ErrForm, err)
	}
	if err == nil && (f.Type != File || f.Link != "" || !f.Linked) {
		err = fmt.Errorf("%w: it is no file that has other names", ErrForm)
	}
	if err != nil {
		return Entry{}, fmt.Errorf("the first name of %q, %q: %w", clip(e.Path), clip(e.Link), err)
	}
	return f, nil
}

// errLeftOut says that an entry was left out of a restore, which is told already
// and no failure.
var errLeftOut = errors.New("left out")

// restoredNames remembers which files with several names a restore made, up to
// the same bound; the later names of others become files of their own.
type restoredNames struct {
	mu    sync.Mutex // guards the following fields
	files map[string]inode
	bytes int
	full  bool

	// instead has the names that stand in for first names which were not
	// restored. It is for the goroutine that sees the entries in order.
	instead map[string]string
}

// add remembers a file that was restored.
func (l *restoredNames) add(path string, made fs.FileInfo) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := statOf(made)
	if s.ino == 0 || l.bytes+len(path)+nameCost > maxNames {
		l.full = true
		return
	}
	if l.files == nil {
		l.files = map[string]inode{}
	}
	l.files[path] = inode{s.dev, s.ino}
	l.bytes += len(path) + nameCost
}

func (l *restoredNames) at(path string) (at inode, known, full bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at, known = l.files[path]
	return at, known, l.full
}

// link gives a file that was restored another name (true). One that may still be
// restored is looked for again, later. If it was not, since it is outside of what
// is asked for or could not be read, or if it cannot be linked, the later name
// gets the content itself, as the job says that is returned, and stands in for
// the first.
func (r *restorer) link(ctx context.Context, j job) (_ job, made bool, err error) {
	e, dir, name := j.entry, j.spot.folder, path.Base(j.entry.Path)
	from := e.Link
	if to, ok := r.links.instead[from]; ok {
		from = to
	}
	at, known, full := r.links.at(from)
	if known {
		if info, err := dir.lstat(name); err == nil && (inode{statOf(info).dev, statOf(info).ino}) == at {
			return job{}, true, nil // renaming it to itself would do nothing, not even take the name away
		}
		err := r.replace(dir, name, func(name string) error { return r.hardLink(from, at, dir, name) })
		if err == nil || !mine(err) || scarce(err) {
			return job{}, true, err
		}
		r.lost.add("hard links", e.Path, err)
	} else if !full && j.from != from {
		j.from = from
		return j, false, nil
	}
	f, err := r.s.first(ctx, e)
	if err != nil {
		return job{}, false, err
	}
	if !known && !full {
		if r.links.instead == nil {
			r.links.instead = map[string]string{}
		}
		if len(r.links.instead) < maxNames/2/nameCost {
			r.links.instead[e.Link] = e.Path
		}
	}
	f.Path = e.Path
	return job{entry: r.owner(f), spot: j.spot}, false, nil
}

// hardLink makes a name for a file that was restored: for that very one, whatever
// stands under its path by now.
func (r *restorer) hardLink(old string, file inode, dir *folder, name string) (err error) {
	from := r.way[0].folder
	for _, part := range strings.Split(parentOf(old), "/") {
		if part == "" {
			break
		}
		info, err := from.lstat(part)
		if err == nil && !info.IsDir() {
			err = &fs.PathError{Op: "link", Path: part, Err: errors.New("something else is in the directory's place")}
		}
		if err != nil {
			return err
		}
		if from, err = from.enter(part, info); err != nil {
			return err
		}
		defer closing(&err, from)
	}
	base := path.Base(old)
	if err := linkFile(from, base, dir, name); err != nil {
		return &os.LinkError{Op: "link", Old: old, New: name, Err: err}
	}
	info, err := dir.lstat(name)
	if err != nil {
		return errors.Join(err, dir.remove(name))
	}
	if s := statOf(info); (inode{s.dev, s.ino}) != file {
		err := &os.LinkError{Op: "link", Old: old, New: name, Err: fmt.Errorf("%w: it is not the file that was restored", ErrChanged)}
		return errors.Join(err, dir.remove(name))
	}
	return nil
}

func closing(err *error, d *folder) { *err = errors.Join(*err, d.close()) }
