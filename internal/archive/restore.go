package archive

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"
	"syscall"
	"time"
)

// RestoreOptions say how to restore; the zero value restores everything into
// an empty or missing folder.
type RestoreOptions struct {
	// Existing allows a folder that is not empty: files in it are replaced by
	// those of the snapshot, others stay.
	Existing bool
	// Progress is told how far it is; nil: nobody is.
	Progress func(RestoreProgress)
}

// RestoreProgress is how far a restore is.
type RestoreProgress struct {
	Entries uint64
	Bytes   uint64 // of files' content
	Path    string // the last one
}

// RestoreReport says what was restored, or read in a Check.
type RestoreReport struct {
	Files uint64
	Dirs  uint64
	Links uint64
	Bytes uint64
	// Notes name what was restored, but not as it was: an owner that could not
	// be set, a file that had changed while it was backed up. At most 1000.
	Notes []Skipped
}

// IncompleteError says what is missing from a restore and why. Whatever it does
// not name was restored rightly.
type IncompleteError struct {
	Packs  []*PackError // that cannot be read
	Failed []Skipped    // files that are missing for that or another reason; at most 1000
	Count  uint64       // how many there are; of an unreadable part of the tree, at least so many
}

func (e *IncompleteError) Error() string {
	s := fmt.Sprintf("%d files or directories could not be restored", e.Count)
	if len(e.Failed) > 0 {
		s += fmt.Sprintf(", the first is %q: %v", clip(e.Failed[0].Path), e.Failed[0].Err)
	}
	if len(e.Packs) > 0 {
		s += fmt.Sprintf("; %d packs cannot be read", len(e.Packs))
	}
	return s
}

// Unwrap gives the packs' errors.
func (e *IncompleteError) Unwrap() []error {
	list := make([]error, 0, len(e.Packs))
	for _, p := range e.Packs {
		list = append(list, p)
	}
	return list
}

// ErrNotEmpty is wrapped by Restore for a folder that has something in it.
var ErrNotEmpty = errors.New("the folder is not empty")

// tempName begins the names of files that are being restored.
const tempName = ".byssus-restore-"

// Restore writes the snapshot's files below dir. Files appear whole or not at
// all; what cannot be read from the archive is left out and named in an
// *IncompleteError, and the rest is restored. Nothing is written outside dir,
// whatever the archive says. Owners are set when the process may do that.
func (s *Snapshot) Restore(ctx context.Context, dir string, o RestoreOptions) (*RestoreReport, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	defer root.Close()
	if !o.Existing {
		if err := checkEmpty(root); err != nil {
			return nil, fmt.Errorf("restore to %s: %w", dir, err)
		}
	}
	r := &restorer{reading: reading{s: s, progress: o.Progress}, root: root, replace: o.Existing, privileged: os.Geteuid() == 0}
	r.take = r.entry
	err = r.run(ctx)
	if err == nil {
		err = r.leave("")
	}
	if err = errors.Join(err, r.far()); err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	if err := syncTree(root); err != nil {
		return nil, fmt.Errorf("restore: sync: %w", err)
	}
	return &r.report, r.incomplete()
}

// Check reads and verifies everything that the snapshot consists of and writes
// nothing.
func (s *Snapshot) Check(ctx context.Context, progress func(RestoreProgress)) (*RestoreReport, error) {
	r := &reading{s: s, progress: progress}
	r.take = func(ctx context.Context, e Entry) error {
		if e.Type != File {
			return nil
		}
		return s.content(ctx, e, func(b []byte) error { r.count(b); return nil })
	}
	if err := r.run(ctx); err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	return &r.report, r.incomplete()
}

func checkEmpty(root *os.Root) error {
	d, err := root.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	if names, _ := d.Readdirnames(1); len(names) > 0 {
		return ErrNotEmpty
	}
	return nil
}

// reading goes through a snapshot entry by entry and keeps account.
type reading struct {
	s        *Snapshot
	progress func(RestoreProgress)
	take     func(context.Context, Entry) error
	report   RestoreReport
	at       RestoreProgress
	failed   []Skipped
	missing  uint64
}

func (r *reading) run(ctx context.Context) error {
	w := walker{s: r.s, fn: func(e Entry) error {
		if err := r.take(ctx, e); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !damaged(err) && !mine(err) {
				return fmt.Errorf("%s: %w", e.Path, err)
			}
			r.fail(e.Path, err)
			return nil
		}
		switch e.Type {
		case Directory:
			r.report.Dirs++
		case Symlink:
			r.report.Links++
		case File:
			r.report.Files++
			if e.Inexact {
				r.note(e.Path, ErrChanged)
			}
		}
		r.at.Entries++
		r.at.Path = e.Path
		r.tell()
		return nil
	}, hole: func(from, before string, err error) error {
		until := "the end"
		if before != "" {
			until = fmt.Sprintf("before %q", clip(before))
		}
		r.fail(from, fmt.Errorf("this and all that follows, %s: %w", until, err))
		return nil
	}}
	return w.run(ctx)
}

// mine tells whether an error is of one entry alone, so that the others can
// still be restored: not one that would hit all of them.
func mine(err error) bool {
	for _, all := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EIO, fs.ErrClosed} {
		if errors.Is(err, all) {
			return false
		}
	}
	var p *fs.PathError
	var l *os.LinkError
	return errors.As(err, &p) || errors.As(err, &l)
}

func (r *reading) count(b []byte) {
	r.report.Bytes += uint64(len(b))
	r.at.Bytes += uint64(len(b))
	if r.at.Bytes>>20 != (r.at.Bytes-uint64(len(b)))>>20 {
		r.tell()
	}
}

func (r *reading) tell() {
	if r.progress != nil {
		r.progress(r.at)
	}
}

func (r *reading) fail(path string, err error) {
	r.missing++
	if len(r.failed) < maxUnread {
		r.failed = append(r.failed, Skipped{Path: path, Err: err})
	}
}

func (r *reading) note(path string, err error) {
	if len(r.report.Notes) < maxUnread {
		r.report.Notes = append(r.report.Notes, Skipped{Path: path, Err: err})
	}
}

// incomplete is an *IncompleteError if anything failed.
func (r *reading) incomplete() error {
	if r.missing == 0 {
		return nil
	}
	e := &IncompleteError{Failed: r.failed, Count: r.missing}
	seen := map[uint64]bool{}
	for _, f := range r.failed {
		var p *PackError
		if errors.As(f.Err, &p) && !seen[p.Number] {
			seen[p.Number] = true
			e.Packs = append(e.Packs, p)
		}
	}
	sort.Slice(e.Packs, func(i, j int) bool { return e.Packs[i].Number < e.Packs[j].Number })
	return e
}

// restorer writes entries below a root that nothing leads out of.
type restorer struct {
	reading
	root       *os.Root
	replace    bool
	privileged bool
	open       []Entry // directories whose attributes are set when they are left

	// near is the directory that was worked in last, so that a path's parts are
	// not walked again for each step of each file.
	near     *os.Root
	nearPath string
}

// in returns the directory that a path is in, and the path's name there.
func (r *restorer) in(at string) (*os.Root, string, error) {
	dir, name := parentOf(at), path.Base(at)
	if r.near == nil || r.nearPath != dir {
		if err := r.far(); err != nil {
			return nil, "", err
		}
		open := dir
		if open == "" {
			open = "."
		}
		near, err := r.root.OpenRoot(open)
		if err != nil {
			return nil, "", err
		}
		r.near, r.nearPath = near, dir
	}
	return r.near, name, nil
}

// far leaves the directory that was worked in.
func (r *restorer) far() error {
	if r.near == nil {
		return nil
	}
	err := r.near.Close()
	r.near = nil
	return err
}

func (r *restorer) entry(ctx context.Context, e Entry) error {
	if err := r.leave(e.Path); err != nil {
		return err
	}
	if parent := parentOf(e.Path); parent != "" && (len(r.open) == 0 || r.open[len(r.open)-1].Path != parent) {
		// The directory's own entry could not be read.
		if err := r.root.MkdirAll(parent, 0o700); err != nil {
			return err
		}
	}
	switch e.Type {
	case Directory:
		return r.directory(e)
	case Symlink:
		return r.symlink(e)
	}
	return r.file(ctx, e)
}

// leave sets the attributes of the open directories that path is not in.
func (r *restorer) leave(path string) error {
	for len(r.open) > 0 {
		d := r.open[len(r.open)-1]
		if path != "" && within(path, d.Path) {
			return nil
		}
		r.open = r.open[:len(r.open)-1]
		dir, name, err := r.in(d.Path)
		if err == nil {
			err = r.attributes(dir, name, d)
		}
		if err != nil {
			if !mine(err) {
				return err
			}
			r.note(d.Path, err)
		}
	}
	return nil
}

func (r *restorer) directory(e Entry) error {
	dir, name, err := r.in(e.Path)
	if err != nil {
		return err
	}
	err = dir.Mkdir(name, 0o700)
	if errors.Is(err, fs.ErrExist) {
		info, statErr := dir.Lstat(name)
		if statErr != nil {
			return statErr
		}
		if info.IsDir() {
			err = nil
		}
	}
	if err != nil {
		return err
	}
	r.open = append(r.open, e)
	return nil
}

// clear makes room for an entry that replaces another.
func (r *restorer) clear(dir *os.Root, name string) error {
	if !r.replace {
		return nil
	}
	info, err := dir.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.IsDir() {
		return &fs.PathError{Op: "restore", Path: name, Err: errors.New("a directory is in its place")}
	}
	return dir.Remove(name)
}

func (r *restorer) symlink(e Entry) error {
	dir, name, err := r.in(e.Path)
	if err != nil {
		return err
	}
	if err := r.clear(dir, name); err != nil {
		return err
	}
	if err := dir.Symlink(e.Target, name); err != nil {
		return err
	}
	if r.privileged {
		if err := dir.Lchown(name, int(e.UID), int(e.GID)); err != nil {
			r.note(e.Path, fmt.Errorf("set owner: %w", err))
		}
	}
	if err := linkTimes(dir, name, e.MTime); err != nil {
		r.note(e.Path, fmt.Errorf("set time: %w", err))
	}
	return nil
}

func (r *restorer) file(ctx context.Context, e Entry) (err error) {
	dir, name, err := r.in(e.Path)
	if err != nil {
		return err
	}
	var random [8]byte
	rand.Read(random[:])
	temp := tempName + hex.EncodeToString(random[:])
	f, err := dir.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, dir.Remove(temp))
		}
	}()
	before := r.report.Bytes
	err = r.s.content(ctx, e, func(b []byte) error {
		_, err := f.Write(b)
		r.count(b)
		return err
	})
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		r.report.Bytes = before
		return err
	}
	if err := r.attributes(dir, temp, e); err != nil {
		if !mine(err) {
			return err
		}
		r.note(e.Path, err)
	}
	if err := r.clear(dir, name); err != nil {
		return err
	}
	return dir.Rename(temp, name)
}

// attributes sets owner, mode and times of a file or directory, in this order:
// each may undo those before it.
func (r *restorer) attributes(dir *os.Root, at string, e Entry) error {
	mode := e.Mode
	if r.privileged {
		if err := dir.Chown(at, int(e.UID), int(e.GID)); err != nil {
			return fmt.Errorf("set owner: %w", err)
		}
	} else if int(e.UID) != os.Geteuid() || int(e.GID) != os.Getegid() {
		mode &^= 0o6000 // set-user and set-group would now mean somebody else
	}
	m := e
	m.Mode = mode
	if err := dir.Chmod(at, m.FileMode()&(fs.ModePerm|fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky)); err != nil {
		return fmt.Errorf("set mode: %w", err)
	}
	if err := dir.Chtimes(at, time.Time{}, e.MTime); err != nil {
		return fmt.Errorf("set time: %w", err)
	}
	return nil
}
