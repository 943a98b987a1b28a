package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// write writes a file under another name, and gives it its own when it is whole.
func (r *restorer) write(ctx context.Context, w *worker, j job) (err error) {
	dir, name, temp, e := j.spot.folder, path.Base(j.entry.Path), r.temp(w.number), j.entry
	if r.options.Existing && r.options.Overwrite == IfChanged {
		stands, err := r.stands(ctx, w, dir, name, e)
		if err != nil {
			return err
		}
		if r.kept(stands, e); stands {
			return nil
		}
	}
	f, err := dir.create(temp)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, dir.remove(temp))
		}
	}()
	var counted uint64
	content := &holeWriter{f: f, e: e}
	err = w.hand.content(ctx, e, func(b []byte) error {
		_, err := content.Write(b)
		counted += uint64(len(b))
		r.count(len(b))
		return err
	})
	if err == nil {
		err = content.finish()
	}
	var inexact error
	var made fs.FileInfo
	if err == nil {
		inexact = r.owned(f, e)
		made, err = f.Stat()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		r.uncount(counted)
		return err
	}
	if inexact == nil {
		inexact = times(dir, temp, e)
	}
	if inexact != nil {
		if !mine(inexact) {
			return inexact
		}
		r.note(e.Path, inexact)
	}
	if err := r.clear(dir, name); err != nil {
		return err
	}
	if err := dir.rename(temp, name); err != nil {
		return err
	}
	if e.Linked {
		r.links.add(e.Path, made)
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
