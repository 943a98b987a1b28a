package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

const (
	// maxDirs is how many directories are held open beside those that the walk is
	// in: for what is to be compared and what is planned, and as those that such
	// lie in. Each takes two descriptors.
	maxDirs = 128

	// spareFiles are held open to be closed when no more can be opened: then what
	// waits is carried out with those.
	spareFiles = 32
)

// restorer writes entries below a folder that nothing leads out of.
type restorer struct {
	reading
	options    RestoreOptions
	privileged bool

	// way leads from the folder that is restored to, which is always there, to
	// the directory that was met last, name by name.
	way []*spot

	unlocked fs.FileInfo // the directory that was let into last, as it was before

	spotsMu sync.Mutex // guards users of all spots, and the following
	open    int        // spots that are not left
	fatal   error      // met when a directory was left

	spare []*os.File

	links restoredNames
	lost  losses

	temps  atomic.Uint64 // names of files that are being written, given so far
	opened atomic.Int64  // of them, those that are open
}

// restore writes below root.
func (s *Snapshot) restore(ctx context.Context, root *os.Root, o RestoreOptions, privileged bool) (*restorer, error) {
	if o.Memory != 0 {
		s.packs = newPacks(s, o.Memory)
	}
	compare := o.Existing && o.Overwrite == IfChanged
	r := &restorer{reading: reading{s: s, paths: o.Paths, whole: len(o.Paths) == 0 && (!o.Existing || o.Overwrite == Always), progress: o.Progress}, options: o, privileged: privileged}
	r.way, r.open = []*spot{{r: r, folder: &folder{root: root}, system: systemOf(root), users: 1}}, 1
	r.reading.entry, r.reading.link, r.reading.put, r.reading.end = r.take, r.link, r.write, r.finish
	if compare {
		r.reading.same = r.standing
	}
	r.save()
	err := r.sweep(r.way[0].folder)
	if err == nil {
		err = r.run(ctx)
	}
	err = errors.Join(err, r.spend())
	r.back("")
	if d := r.way[0].folder.dir; d != nil { // its root is the caller's
		err = errors.Join(err, d.Close())
	}
	return r, errors.Join(err, r.fatal)
}

// spot is a directory of the folder, as long as something in it is still to be
// written. It gets its attributes when the last is.
type spot struct {
	r      *restorer
	above  *spot // nil: the folder itself
	path   string
	entry  *Entry // nil: it has none, or none that could be read
	folder *folder
	system uint64      // the device that its file system is on; 0: not known
	locked fs.FileInfo // what it gets back when it is left, having been let into; nil: nothing
	users  int         // files that are being written in it, directories in it that are not left, and the walk
}

// enter counts a user more.
func (p *spot) enter() *spot {
	p.r.spotsMu.Lock()
	defer p.r.spotsMu.Unlock()
	p.users++
	return p
}

// leave counts a user less, and finishes the directory if it was the last.
func (p *spot) leave() {
	for p != nil {
		p.r.spotsMu.Lock()
		p.users--
		last := p.users == 0
		p.r.spotsMu.Unlock()
		if !last || p.above == nil {
			return
		}
		p.finish()
		p = p.above
	}
}

// finish gives the directory its attributes and closes it. Where another file
// system was mounted, all that was written on it is made durable: what is at the
// end for the folder's own leaves it out.
func (p *spot) finish() {
	var err error
	if p.system != p.above.system {
		err = p.folder.synced(p.settle)
	} else {
		err = p.settle()
	}
	err = errors.Join(err, p.folder.close())
	p.r.spotsMu.Lock()
	defer p.r.spotsMu.Unlock()
	p.r.open--
	if err != nil {
		p.r.fatal = errors.Join(p.r.fatal, fmt.Errorf("%s: %w", p.path, err))
	}
}

func (p *spot) settle() (err error) {
	switch {
	case p.entry != nil:
		err = p.r.attributes(p.folder, *p.entry)
	case p.locked != nil:
		err = p.folder.lock(p.locked)
	}
	if err != nil && mine(err) {
		p.r.note(p.path, err)
		err = nil
	}
	return err
}

// synced does what is left to do and then makes all durable that was written on the
// folder's file system. It opens the folder before: it may not be readable after.
func (d *folder) synced(last func() error) error {
	f, err := d.root.Open(d.at("."))
	if err != nil {
		return errors.Join(err, last())
	}
	defer f.Close()
	if err := last(); err != nil {
		return err
	}
	return syncTree(f)
}

// systemOf is the device of a folder's file system; 0 if it cannot be told.
func systemOf(root *os.Root) uint64 {
	info, err := root.Stat(".")
	if err != nil {
		return 0
	}
	return statOf(info).dev
}

// crowded tells whether so many directories are held open beside those that the
// walk is in that what waits in them is to be carried out.
func (r *restorer) crowded() bool {
	r.spotsMu.Lock()
	defer r.spotsMu.Unlock()
	return r.open-len(r.way) >= maxDirs
}

// save opens spare files, as many as can be.
func (r *restorer) save() {
	for len(r.spare) < spareFiles {
		f, err := r.way[0].folder.root.Open(".")
		if err != nil {
			return // it is known by whoever needs one
		}
		r.spare = append(r.spare, f)
	}
}

// spend closes them.
func (r *restorer) spend() (err error) {
	for _, f := range r.spare {
		err = errors.Join(err, f.Close())
	}
	r.spare = nil
	return err
}

// in returns the directory with this path. One that is missing, because its own
// entry could not be read, is made. A link in its place is never followed, not
// even to somewhere in the folder: who may write there would else decide what
// is written elsewhere.
func (r *restorer) in(dir string) (*spot, error) {
	r.back(dir)
	for {
		at := r.way[len(r.way)-1]
		if at.path == dir {
			return at, nil
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(dir, at.path), "/"), "/")
		info, err := at.folder.lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			if err = at.folder.mkdir(name); err == nil {
				info, err = at.folder.lstat(name)
			}
		}
		if err == nil && !info.IsDir() {
			err = notDirectory(name)
		}
		if err != nil {
			return nil, err
		}
		if err := r.step(at, name, info, nil); err != nil {
			return nil, err
		}
	}
}

func notDirectory(name string) error {
	return &fs.PathError{Op: "restore", Path: name, Err: errors.New("something else is in the directory's place")}
}

// step goes into a directory that is there.
func (r *restorer) step(at *spot, name string, info fs.FileInfo, e *Entry) error {
	next, err := at.folder.enter(name, info)
	if err != nil {
		return err
	}
	if err := r.sweep(next); err != nil {
		return errors.Join(err, next.close())
	}
	r.spotsMu.Lock()
	r.open++
	r.spotsMu.Unlock()
	r.way = append(r.way, &spot{r: r, above: at.enter(), path: strings.TrimPrefix(at.path+"/"+name, "/"), entry: e, folder: next,
		system: statOf(info).dev, users: 1})
	return nil
}

// sweep removes what a restore that was broken off had half written.
func (r *restorer) sweep(dir *folder) error {
	if !r.options.Existing {
		return nil
	}
	return dir.each(func(name string) error {
		if !strings.HasPrefix(name, tempName+r.options.Temp) {
			return nil
		}
		if err := dir.remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// back leaves the directories that dir is not in.
func (r *restorer) back(dir string) {
	for n := len(r.way) - 1; n > 0 && !within(dir, r.way[n].path); n-- {
		last := r.way[n]
		r.way = r.way[:n]
		last.leave()
	}
}

// take takes an entry, in order. If too much is open for it, that is let go of
// first.
func (r *restorer) take(ctx context.Context, e Entry) (job, bool, error) {
	if r.crowded() {
		if err := r.settle(ctx); err != nil {
			return job{}, false, err
		}
	}
	j, read, err := r.met(ctx, e)
	if !scarce(err) {
		return j, read, err
	}
	err = r.spend()
	if err = errors.Join(err, r.settle(ctx)); err != nil {
		return job{}, false, err
	}
	defer r.save()
	return r.met(ctx, e)
}

// met makes an entry, or says how it is to be read. One that it could not open
// enough files for is as it was before.
func (r *restorer) met(ctx context.Context, e Entry) (job, bool, error) {
	r.spotsMu.Lock()
	fatal := r.fatal
	r.spotsMu.Unlock()
	if fatal != nil {
		return job{}, false, fatal
	}
	dir, err := r.in(parentOf(e.Path))
	if err != nil {
		return job{}, false, err
	}
	name := path.Base(e.Path)
	e = r.owner(e)
	if e.Type != Directory {
		leave, err := r.leaves(dir.folder, name)
		if err == nil && leave {
			err = errLeftOut
		}
		if err != nil {
			return job{}, false, err
		}
	}
	switch e.Type {
	case Directory:
		return job{}, false, r.directory(dir, name, e)
	case Symlink:
		return job{}, false, r.replace(dir.folder, name, func(name string) error { return r.symlink(dir.folder, name, e) })
	case FIFO, CharDevice, BlockDevice:
		return job{}, false, r.replace(dir.folder, name, func(name string) error { return r.special(dir.folder, name, e) })
	}
	j, made := job{entry: e, spot: dir}, false
	if e.Link != "" {
		if j, made, err = r.link(ctx, j); err != nil || made {
			return job{}, false, err
		}
	}
	dir.enter()
	return j, true, nil
}

// owner gives an entry to whom the options say.
func (r *restorer) owner(e Entry) Entry {
	o := &r.options
	if to, ok := o.Users[e.UID]; ok && !e.given {
		e.UID = to
	}
	if to, ok := o.Groups[e.GID]; ok && !e.given {
		e.GID = to
	}
	e.given = true
	return e
}

func (r *restorer) directory(at *spot, name string, e Entry) error {
	dir := at.folder
	err := dir.mkdir(name)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, statErr := dir.lstat(name)
	switch {
	case statErr != nil:
		return statErr
	case !info.IsDir():
		return notDirectory(name)
	}
	// One that its owner may not write in cannot be written in again. It gets
	// its own mode when it is left.
	if err != nil && r.options.Existing && info.Mode()&0o700 != 0o700 {
		if err := unlock(dir, name, info); err != nil {
			return err
		}
		r.unlocked = info
	}
	if err != nil && r.options.Overwrite == Never { // it stays as it is
		if err := r.step(at, name, info, nil); err != nil {
			return err
		}
		if r.unlocked != nil && os.SameFile(r.unlocked, info) { // in this try or in one that was short of files
			r.way[len(r.way)-1].locked = r.unlocked
		}
		return nil
	}
	made := err == nil
	if err = r.step(at, name, info, &e); err != nil && made {
		err = errors.Join(err, dir.remove(name)) // or it would be one that was there
	}
	return err
}

// temp is a name for what is not whole yet.
func (r *restorer) temp() string {
	return tempName + r.options.Temp + "-" + strconv.FormatUint(r.temps.Add(1), 36)
}

// replace makes what is no directory in the place of what stands under a name,
// which is there until the new one is whole. make leaves nothing when it fails.
func (r *restorer) replace(dir *folder, name string, make func(name string) error) error {
	if !r.options.Existing {
		return make(name)
	}
	temp := r.temp()
	if err := make(temp); err != nil {
		return err
	}
	if err := rename(dir, temp, name); err != nil {
		return errors.Join(err, dir.remove(temp))
	}
	return nil
}

// rename gives what is whole its own name.
func rename(dir *folder, temp, name string) error {
	err := dir.rename(temp, name)
	if errors.Is(err, syscall.EISDIR) {
		return &fs.PathError{Op: "restore", Path: name, Err: errors.New("a directory is in its place")}
	}
	return err
}

func (r *restorer) symlink(dir *folder, name string, e Entry) error {
	if err := dir.symlink(e.Target, name); err != nil {
		return err
	}
	if r.privileged {
		if err := r.refused(e, dir.lchown(name, e.UID, e.GID)); err != nil {
			return errors.Join(err, dir.remove(name))
		}
	}
	if len(e.Attributes) > 0 {
		extendLink(dir, name, e, &r.lost)
	}
	err := dir.linkTimes(name, e.MTime)
	if scarce(err) {
		return errors.Join(err, dir.remove(name))
	}
	if err != nil {
		r.note(e.Path, fmt.Errorf("set time: %w", err))
	}
	return nil
}
