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
	"strings"
	"syscall"
)

// RestoreOptions say how to restore; the zero value restores everything into
// an empty or missing folder.
type RestoreOptions struct {
	// Existing allows a folder that is not empty: files in it are replaced by
	// those of the snapshot, others stay.
	Existing bool
	// Temp is part of the name of files that are being written, hexadecimal; "":
	// one of the restore's own. With Existing, a restore that was broken off is
	// gone on with under the same: what it had half written is written anew.
	Temp string
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
	if o.Temp == "" {
		var random [8]byte
		rand.Read(random[:])
		o.Temp = hex.EncodeToString(random[:])
	}
	r := &restorer{reading: reading{s: s, progress: o.Progress}, way: []step{{"", &folder{root: root}}}, temp: o.Temp, replace: o.Existing, privileged: os.Geteuid() == 0}
	r.take = r.entry
	err = r.run(ctx)
	if err == nil {
		err = r.leave("")
	}
	if err = errors.Join(err, r.back("")); err != nil {
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

// restorer writes entries below a folder that nothing leads out of.
type restorer struct {
	reading
	temp       string // of RestoreOptions
	replace    bool
	privileged bool
	open       []Entry // directories whose attributes are set when they are left

	// way leads from the folder that is restored to, which is always there, to
	// the directory that was worked in last, name by name.
	way []step
}

type step struct {
	path   string
	folder *folder
}

// in returns the directory with this path. One that is missing, because its own
// entry could not be read, is made. A link in its place is never followed, not
// even to somewhere in the folder: who may write there would else decide what
// is written elsewhere.
func (r *restorer) in(dir string) (*folder, error) {
	if err := r.back(dir); err != nil {
		return nil, err
	}
	for {
		at := r.way[len(r.way)-1]
		if at.path == dir {
			return at.folder, nil
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(dir, at.path), "/"), "/")
		info, err := at.folder.lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			if err = at.folder.mkdir(name); err == nil {
				info, err = at.folder.lstat(name)
			}
		}
		if err == nil && !info.IsDir() {
			err = &fs.PathError{Op: "restore", Path: name, Err: errors.New("something else is in the directory's place")}
		}
		if err != nil {
			return nil, err
		}
		next, err := at.folder.enter(name, info)
		if err != nil {
			return nil, err
		}
		r.way = append(r.way, step{strings.TrimPrefix(at.path+"/"+name, "/"), next})
	}
}

// back leaves the directories that dir is not in.
func (r *restorer) back(dir string) error {
	for n := len(r.way) - 1; n > 0 && !within(dir, r.way[n].path); n-- {
		last := r.way[n]
		r.way = r.way[:n]
		if err := last.folder.close(); err != nil {
			return err
		}
	}
	return nil
}

func (r *restorer) entry(ctx context.Context, e Entry) error {
	if err := r.leave(e.Path); err != nil {
		return err
	}
	dir, err := r.in(parentOf(e.Path))
	if err != nil {
		return err
	}
	name := path.Base(e.Path)
	switch e.Type {
	case Directory:
		return r.directory(dir, name, e)
	case Symlink:
		return r.symlink(dir, name, e)
	}
	return r.file(ctx, dir, name, e)
}

// leave sets the attributes of the open directories that path is not in.
func (r *restorer) leave(path string) error {
	for len(r.open) > 0 {
		d := r.open[len(r.open)-1]
		if path != "" && within(path, d.Path) {
			return nil
		}
		r.open = r.open[:len(r.open)-1]
		dir, err := r.in(d.Path)
		if err == nil {
			err = r.attributes(dir, d)
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

func (r *restorer) directory(dir *folder, name string, e Entry) error {
	err := dir.mkdir(name)
	if errors.Is(err, fs.ErrExist) {
		info, statErr := dir.lstat(name)
		if statErr != nil {
			return statErr
		}
		if info.IsDir() {
			err = nil
			// One that its owner may not write in cannot be written in again. It
			// gets its own mode when it is left.
			if r.replace && info.Mode()&0o700 != 0o700 {
				err = unlock(dir, name, info)
			}
		}
	}
	if err != nil {
		return err
	}
	r.open = append(r.open, e)
	return nil
}

// clear makes room for an entry that replaces another.
func (r *restorer) clear(dir *folder, name string) error {
	if !r.replace {
		return nil
	}
	info, err := dir.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.IsDir() {
		return &fs.PathError{Op: "restore", Path: name, Err: errors.New("a directory is in its place")}
	}
	return dir.remove(name)
}

func (r *restorer) symlink(dir *folder, name string, e Entry) error {
	if err := r.clear(dir, name); err != nil {
		return err
	}
	if err := dir.symlink(e.Target, name); err != nil {
		return err
	}
	if r.privileged {
		if err := dir.lchown(name, e.UID, e.GID); err != nil {
			r.note(e.Path, fmt.Errorf("set owner: %w", err))
		}
	}
	if err := dir.linkTimes(name, e.MTime); err != nil {
		r.note(e.Path, fmt.Errorf("set time: %w", err))
	}
	return nil
}

func (r *restorer) file(ctx context.Context, dir *folder, name string, e Entry) (err error) {
	temp := tempName + r.temp
	if err := r.clear(dir, temp); err != nil { // that of a restore broken off here
		return err
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
	before := r.report.Bytes
	err = r.s.content(ctx, e, func(b []byte) error {
		_, err := f.Write(b)
		r.count(b)
		return err
	})
	var inexact error
	if err == nil {
		inexact = r.owned(f, e)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		r.report.Bytes = before
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
	return dir.rename(temp, name)
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

// owned sets the owner and the mode of what is open, not of what stands under
// its name by then. The owner comes first: to change it takes bits of the mode.
func (r *restorer) owned(f *os.File, e Entry) error {
	if r.privileged {
		if err := f.Chown(int(e.UID), int(e.GID)); err != nil {
			return fmt.Errorf("set owner: %w", err)
		}
	} else if int(e.UID) != os.Geteuid() || int(e.GID) != os.Getegid() {
		e.Mode &^= 0o6000 // set-user and set-group would now mean somebody else
	}
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
