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
	inexact := r.owned(f, e)
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
	if inexact == nil {
		inexact = times(dir, o.temp, e)
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
	if err := r.owned(f, e); err != nil {
		return err
	}
	return times(dir, ".", e)
}

// owned sets the owner, the extended attributes and the mode of what is open, not
// of what stands under its name by then. The owner comes first: to change it
// takes bits of the mode, and capabilities. The mode comes last: it may forbid
// to set attributes.
func (r *restorer) owned(f *os.File, e Entry) error {
	if r.privileged {
		if err := f.Chown(int(e.UID), int(e.GID)); err != nil {
			return fmt.Errorf("set owner: %w", err)
		}
	} else if int(e.UID) != os.Geteuid() || int(e.GID) != os.Getegid() {
		e.Mode &^= 0o6000 // set-user and set-group would now mean somebody else
	}
	e.Mode = extend(f, e, &r.lost)
	if err := f.Chmod(e.FileMode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)); err != nil {
		return fmt.Errorf("set mode: %w", err)
	}
	return nil
}

func times(dir *folder, name string, e Entry) error {
	if err := dir.chtimes(name, e.MTime); err != nil {
		return fmt.Errorf("set time: %w", err)
	}
	return nil
}
