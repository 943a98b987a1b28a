package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync"
)

// maxOpen is how many files that are being written are held open. Those beyond
// are opened again for each piece.
const maxOpen = 256

// output is a file that is being written: under another name, until it is whole.
type output struct {
	mu    sync.Mutex
	temp  string      // "": not made yet
	f     *os.File    // nil: not open
	users int         // that write into it now
	made  fs.FileInfo // what it was when it was closed
	bytes uint64      // counted so far
}

// use opens a file to write into it.
func (r *restorer) use(p *planned) (*os.File, error) {
	o, dir := &p.out, p.spot.folder
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.f != nil {
		o.users++
		return o.f, nil
	}
	if o.temp == "" {
		temp := r.temp()
		f, err := dir.create(temp)
		if err != nil {
			return nil, err
		}
		o.temp, o.f = temp, f
	} else {
		f, err := dir.reopen(o.temp, o.made)
		if err != nil {
			return nil, err
		}
		o.f = f
	}
	r.opened.Add(1)
	o.users++
	return o.f, nil
}

// unuse ends a use of so many bytes.
func (r *restorer) unuse(p *planned, bytes int) (err error) {
	o := &p.out
	o.mu.Lock()
	defer o.mu.Unlock()
	o.users--
	o.bytes += uint64(bytes)
	if o.users == 0 && p.left.Load() > 1 && r.opened.Load() > cmp.Or(r.s.opened, maxOpen) { // else it is finished now
		if o.made, err = o.f.Stat(); err == nil {
			err = r.shut(o)
		}
	}
	return err
}

// shut closes an output. o.mu is held, or nobody else has it.
func (r *restorer) shut(o *output) error {
	err := o.f.Close()
	o.f = nil
	r.opened.Add(-1)
	return err
}

// write writes a piece of a file.
func (r *restorer) write(_ context.Context, _ *worker, u *use, b []byte) error {
	f, err := r.use(u.file)
	if err != nil {
		return err
	}
	err = u.file.entry.writeAt(f, u.at, b)
	r.count(len(b))
	return errors.Join(err, r.unuse(u.file, len(b)))
}

// finish gives a file that is whole its attributes and its own name; one that is
// not it removes.
func (r *restorer) finish(p *planned, failed error) (err error) {
	o, dir, e := &p.out, p.spot.folder, p.entry
	defer func() {
		if err == nil {
			return
		}
		if o.f != nil {
			err = errors.Join(err, r.shut(o))
		}
		if o.temp != "" {
			err = errors.Join(err, dir.remove(o.temp))
		}
		r.uncount(o.bytes)
	}()
	if failed != nil {
		return failed
	}
	f, err := r.use(p)
	if err != nil {
		return err
	}
	if len(e.Holes) > 0 { // it may end in one
		if err := f.Truncate(int64(e.Size)); err != nil {
			return err
		}
	}
	inexact := r.owned(f, dir, o.temp, e)
	if e.Linked {
		if o.made, err = f.Stat(); err != nil {
			return err
		}
	}
	if r.options.Overwrite == Never {
		// Under its name it will be taken for whole, by this restore too when it
		// goes on after a power cut.
		if err := f.Sync(); err != nil {
			return err
		}
	}
	if err := r.shut(o); err != nil {
		return err
	}
	if inexact != nil {
		if !mine(inexact) {
			return inexact
		}
		r.note(e.Path, inexact)
	}
	if err := rename(dir, o.temp, path.Base(e.Path)); err != nil {
		return err
	}
	if e.Linked {
		r.links.add(e.Path, o.made)
	}
	return nil
}

// attributes sets those of a directory.
func (r *restorer) attributes(dir *folder, e Entry) error {
	f, err := dir.root.Open(dir.at("."))
	if err != nil {
		return err
	}
	defer f.Close()
	return r.owned(f, dir, ".", e)
}

// owned sets the owner, the extended attributes, the time and the mode of what is
// open, and stands under that name. The owner comes first: to change it takes
// bits of the mode, and capabilities. The mode comes last: it may forbid to set
// attributes, or a directory's time.
func (r *restorer) owned(f *os.File, dir *folder, name string, e Entry) error {
	if r.privileged {
		if err := r.refused(e, f.Chown(int(e.UID), int(e.GID))); err != nil {
			return err
		}
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	e.Mode = modeOf(e, info)
	if len(e.Attributes) > 0 && info.Mode()&0o200 == 0 {
		if err := f.Chmod(info.Mode() | 0o200); err != nil { // who may not write may not set them
			return fmt.Errorf("set mode: %w", err)
		}
	}
	e.Mode = extend(f, e, &r.lost)
	if err = dir.chtimes(name, e.MTime); err != nil {
		err = fmt.Errorf("set time: %w", err)
	}
	if modeErr := f.Chmod(e.FileMode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)); modeErr != nil {
		err = errors.Join(err, fmt.Errorf("set mode: %w", modeErr))
	}
	return err
}

// refused counts that an owner could not be set, which some file systems do not
// have and others map: everything else can still be. The error is one that ends
// the restore.
func (r *restorer) refused(e Entry, err error) error {
	if err != nil && mine(err) && !scarce(err) {
		r.lost.add("owners", e.Path, err)
		return nil
	}
	return err
}

// modeOf is the mode that may be set of what belongs to whom info says: set-user
// and set-group are for the owner and the group that they were made for, and not
// set where a system does not tell those.
func modeOf(e Entry, info fs.FileInfo) uint32 {
	if s := statOf(info); s.ino == 0 || s.uid != e.UID || s.gid != e.GID {
		return e.Mode &^ 0o6000
	}
	return e.Mode
}
