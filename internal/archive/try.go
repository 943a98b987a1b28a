package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"syscall"
)

// RestoreTrial says what a Restore would do.
type RestoreTrial struct {
	New         uint64 `json:"new"`         // files, links and others that would be written where nothing is
	Overwritten uint64 `json:"overwritten"` // that would be written where something is
	Kept        uint64 `json:"kept"`        // that stand there and would be kept, as Overwrite says
	Blocked     uint64 `json:"blocked"`     // that could not be written: a directory is in their place, or something in a directory's
	Dirs        uint64 `json:"dirs"`        // that would be made
	Bytes       uint64 `json:"bytes"`       // contents of the files that would be written
	Fetched     uint64 `json:"fetched"`     // of packs that would be fetched for them
	// Unreadable are parts of the archive that were needed to tell and could not
	// be read: what they hold is not counted. At most 1000.
	Unreadable []Skipped `json:"-"`
}

// TryRestore tells what Restore would do with the same arguments, and writes
// nothing. It reads the tree, and what IfChanged needs to compare.
func (s *Snapshot) TryRestore(ctx context.Context, dir string, o RestoreOptions) (*RestoreTrial, error) {
	for _, p := range o.Paths {
		if _, err := s.Lookup(ctx, p); err != nil {
			return nil, fmt.Errorf("try to restore: %w", err)
		}
	}
	root, err := os.OpenRoot(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("try to restore: %w", err)
	default:
		defer root.Close()
		if !o.Existing {
			if err := checkEmpty(root); err != nil {
				return nil, fmt.Errorf("try to restore to %s: %w", dir, err)
			}
		}
	}
	t := &trial{s: s, root: root, options: o}
	compare := o.Existing && o.Overwrite == IfChanged
	r := &reading{s: s, paths: o.Paths, progress: o.Progress, whole: len(o.Paths) == 0 && (!o.Existing || o.Overwrite == Always), entry: t.met, tally: t.tally}
	if compare && root != nil {
		r.same = t.same
	}
	if err := r.run(ctx); err != nil {
		return nil, fmt.Errorf("try to restore: %w", err)
	}
	if err := r.incomplete(); err != nil {
		t.out.Unreadable = r.failed
	}
	return &t.out, nil
}

// trial is a restore that writes nothing.
type trial struct {
	s       *Snapshot
	root    *os.Root // nil: the folder is not there
	options RestoreOptions
	blocked string // a directory whose place something else has; "": none

	// unwritten has the first names of files with several that would not be
	// written, and whether a later one stands in for it by now. What is beyond
	// maxNames is taken for written.
	unwritten map[string]bool
	names     int // bytes of those

	mu  sync.Mutex // guards out where files are compared
	out RestoreTrial
}

// met takes an entry, in order.
func (t *trial) met(ctx context.Context, e Entry) (job, bool, error) {
	if t.blocked != "" && within(e.Path, t.blocked) {
		t.out.Blocked++
		t.missed(e)
		return job{}, false, nil
	}
	var info fs.FileInfo
	err := error(fs.ErrNotExist)
	if t.root != nil {
		info, err = t.root.Lstat(e.Path)
	}
	there := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
		return job{}, false, err
	}
	switch {
	case e.Type == Directory && there && !info.IsDir():
		t.blocked = e.Path
		t.out.Blocked++
	case e.Type == Directory && !there:
		t.out.Dirs++
	case e.Type == Directory:
	case there && t.options.Overwrite == Never:
		t.out.Kept++
		t.missed(e)
	case there && info.IsDir():
		t.out.Blocked++
		t.missed(e)
	case e.Type == File:
		t.count(there)
		if e.Link != "" {
			if t.written(e.Link) {
				break // it will be a link to that
			}
			first, err := t.s.first(ctx, e)
			if err != nil {
				return job{}, false, err
			}
			t.note(e.Link, true)
			first.Path = e.Path
			e = first
		}
		t.out.Bytes += e.Size
		return job{entry: e}, true, nil
	default:
		t.count(there)
	}
	return job{}, false, nil
}

// missed notes that an entry would not be written.
func (t *trial) missed(e Entry) {
	if e.Linked {
		t.note(e.Path, false)
	}
}

func (t *trial) note(first string, instead bool) {
	if _, known := t.unwritten[first]; !known {
		if t.names+len(first)+nameCost > maxNames {
			return
		}
		if t.unwritten == nil {
			t.unwritten = map[string]bool{}
		}
		t.names += len(first) + nameCost
	}
	t.unwritten[first] = instead
}

// written tells whether there would be a file with this first name, be it under a
// later one.
func (t *trial) written(first string) bool {
	if instead, known := t.unwritten[first]; known {
		return instead
	}
	return t.asked(first)
}

func (t *trial) asked(path string) bool {
	return len(t.options.Paths) == 0 || slices.ContainsFunc(t.options.Paths, func(p string) bool { return within(path, p) })
}

func (t *trial) count(there bool) {
	if there {
		t.out.Overwritten++
	} else {
		t.out.New++
	}
}

// same tells whether a file is there byte for byte, and would be kept.
func (t *trial) same(ctx context.Context, w *worker, j job) (bool, error) {
	f := candidate(&folder{root: t.root}, j.entry.Path, j.entry)
	if f == nil {
		return false, nil
	}
	defer f.Close()
	same, err := w.look.same(ctx, j.entry, f)
	if err != nil || !same {
		return false, ctx.Err() // what cannot be told is restored
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.out.Kept++
	t.out.Overwritten--
	t.out.Bytes -= j.entry.Size
	return true, nil
}

// tally counts what would be fetched of a pack.
func (t *trial) tally(uses []use, whole bool) {
	if key, known := t.s.keys.of(uses[0].Pack); whole && known {
		t.out.Fetched += uint64(key.Length)
		return
	}
	t.out.Fetched += stored(uses)
}
