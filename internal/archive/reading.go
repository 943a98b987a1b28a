package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sort"
	"sync"
	"syscall"

	"golang.org/x/sync/semaphore"
)

const (
	// aheadBytes bounds the memory of entries that were read of the tree and
	// not looked at yet.
	aheadBytes = 1 << 20

	// handFiles is how many files one worker compares in a row, at most: small
	// ones may lie in one chunk.
	handFiles = 64

	// aheadItems bounds how many entries these are: enough that neither side waits
	// for the other at every one.
	aheadItems = 256

	maxWorkers = 8
)

// reading goes through a snapshot, or through what is at and below some paths,
// and keeps account. One goroutine walks the tree, one sees the entries in
// order and plans what is read of which pack, and several read that.
type reading struct {
	s        *Snapshot
	paths    []string // none: everything
	whole    bool     // packs are fetched whole, and ahead: nearly all that is in them is read
	progress func(RestoreProgress)
	// entry is called with every entry, in order. A file it may turn down
	// (false); one that it does not is read.
	entry func(context.Context, Entry) (job, bool, error)
	// same tells whether a file need not be read; several are asked at once. nil:
	// all are read.
	same func(context.Context, *worker, job) (bool, error)
	// link is called with a name of a file that may not have been read when it
	// was met. It says what is to be done for it: nothing more (true), or that
	// job, later.
	link func(context.Context, job) (job, bool, error)
	// tally counts what is planned of one pack, which then is not read; nil: it is.
	tally func(uses []use, whole bool)
	// put takes a piece of a file's content.
	put func(context.Context, *worker, *use, []byte) error
	// end is called when all of a file was read, or something failed, and says
	// what became of it; nil: that.
	end func(*planned, error) error

	cancel context.CancelCauseFunc
	crew   []*worker
	nodes  hand // reads the nodes of large files' references
	plan   plan
	batch  []job // to be compared, and the later names among them

	mu      sync.Mutex // guards the following
	report  RestoreReport
	at      RestoreProgress
	failed  []Skipped
	missing uint64
}

// job is a file to be read.
type job struct {
	entry Entry
	spot  *spot  // that it goes to; nil: nowhere
	from  string // of another name: the file that was looked for and not there yet
}

// worker is one of the goroutines that read files.
type worker struct {
	hand hand
	look hand // for what is compared
	refs []ref
	seen ref // the chunk that was compared last
	ids  hasher
}

// item is what the walk met: an entry, or a hole.
type item struct {
	entry        Entry
	hole         error
	from, before string
	weight       int64
}

func (r *reading) run(ctx context.Context) error {
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r.cancel = cancel
	workers := r.s.workers
	if workers == 0 {
		workers = min(runtime.GOMAXPROCS(0), maxWorkers)
	}
	for range workers {
		r.crew = append(r.crew, &worker{hand: hand{s: r.s}, look: hand{s: r.s}, ids: newHasher(r.s.manifest.idKey)})
	}
	r.nodes = hand{s: r.s, whole: r.whole}
	defer r.nodes.drop()
	items := make(chan item, aheadItems)
	room := semaphore.NewWeighted(aheadBytes)
	walked := make(chan error, 1)
	go func() {
		walked <- r.walk(inner, items, room)
		close(items)
	}()
	for it := range items {
		if err := r.look(inner, it); err != nil {
			cancel(err)
			break
		}
		room.Release(it.weight)
	}
	if err := r.settle(inner); err != nil {
		for range items { // so that the walk sees that it is over
		}
		<-walked
		return err
	}
	return <-walked
}

// walk reads the tree.
func (r *reading) walk(ctx context.Context, items chan<- item, room *semaphore.Weighted) error {
	send := func(it item) error {
		it.weight = min(aheadBytes, int64(512+len(it.entry.Path)+24*len(it.entry.content.chunks)+32*len(it.entry.content.parts)+it.entry.extras()))
		if err := room.Acquire(ctx, it.weight); err != nil {
			return err
		}
		select {
		case items <- it:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	r.s.packs.grow(PackBytes)
	defer r.s.packs.grow(-PackBytes)
	w := walker{s: r.s, under: r.paths, above: abovePaths(r.paths), fn: func(e Entry) error {
		return send(item{entry: e})
	}, hole: func(from, before string, err error) error {
		return send(item{hole: err, from: from, before: before})
	}}
	return w.run(ctx)
}

// look takes what the walk met.
func (r *reading) look(ctx context.Context, it item) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	if it.hole != nil {
		until := "the end"
		if it.before != "" {
			until = fmt.Sprintf("before %q", clip(it.before))
		}
		r.fail(it.from, fmt.Errorf("this and all that follows, %s: %w", until, it.hole))
		return nil
	}
	j, read, err := r.entry(ctx, it.entry)
	if err != nil || !read {
		return r.took(ctx, it.entry, err)
	}
	if r.same == nil {
		return r.add(ctx, j)
	}
	if r.batch = append(r.batch, j); len(r.batch) == handFiles*len(r.crew) {
		return r.compare(ctx)
	}
	return nil
}

// compare plans to read those files of the batch that are not there already. A
// later name is not asked for but waits with them: a file is planned before its
// later names are, or they would not find it.
func (r *reading) compare(ctx context.Context) error {
	same, failed := make([]bool, len(r.batch)), make([]error, len(r.batch))
	var workers sync.WaitGroup
	row := (len(r.batch) + len(r.crew) - 1) / len(r.crew)
	for i, w := range r.crew {
		workers.Go(func() {
			defer w.look.drop()
			for n := i * row; n < min((i+1)*row, len(r.batch)) && ctx.Err() == nil; n++ {
				if r.batch[n].entry.Link == "" {
					same[n], failed[n] = r.same(ctx, w, r.batch[n])
				}
			}
		})
	}
	workers.Wait()
	for n, j := range r.batch {
		err := context.Cause(ctx)
		if err == nil && failed[n] == nil && !same[n] {
			if err = r.add(ctx, j); err != nil {
				r.cancel(err)
			}
			continue
		}
		if err == nil {
			err = r.took(ctx, j.entry, failed[n])
		}
		if err != nil {
			r.cancel(err)
		}
		j.spot.leave()
	}
	clear(r.batch)
	r.batch = r.batch[:0]
	return context.Cause(ctx)
}

// took notes what became of an entry. The error is one that ends everything.
func (r *reading) took(ctx context.Context, e Entry, err error) error {
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if errors.Is(err, errLeftOut) {
			return nil
		}
		if !damaged(err) && !mine(err) {
			return fmt.Errorf("%s: %w", e.Path, err)
		}
		r.fail(e.Path, err)
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e.Type {
	case Directory:
		r.report.Dirs++
	case Symlink:
		r.report.Links++
	default:
		r.report.Files++
		if e.Inexact {
			r.noted(e.Path, ErrChanged)
		}
	}
	r.at.Entries++
	r.at.Path = e.Path
	r.tell()
	return nil
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

// scarce tells whether an error is that no more files can be opened.
func scarce(err error) bool {
	return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// count adds bytes of a file's content.
func (r *reading) count(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.report.Bytes += uint64(n)
	r.at.Bytes += uint64(n)
	if r.at.Bytes>>20 != (r.at.Bytes-uint64(n))>>20 {
		r.tell()
	}
}

// uncount takes back those of a file that failed.
func (r *reading) uncount(n uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.report.Bytes -= n
}

// tell is called with r.mu held.
func (r *reading) tell() {
	if r.progress != nil {
		r.progress(r.at)
	}
}

func (r *reading) fail(path string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.missing++
	if len(r.failed) < maxUnread {
		r.failed = append(r.failed, Skipped{Path: path, Err: err})
	}
}

func (r *reading) note(path string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.noted(path, err)
}

// noted is note with r.mu held.
func (r *reading) noted(path string, err error) {
	if len(r.report.Notes) < maxUnread {
		r.report.Notes = append(r.report.Notes, Skipped{Path: path, Err: err})
	}
}

func byPath(a, b Skipped) int { return comparePaths(a.Path, b.Path) }

// incomplete sorts what was noted, and is an *IncompleteError if anything
// failed.
func (r *reading) incomplete() error {
	slices.SortStableFunc(r.report.Notes, byPath)
	if r.missing == 0 {
		return nil
	}
	slices.SortStableFunc(r.failed, byPath)
	e := &IncompleteError{Failed: r.failed, Count: r.missing}
	seen := map[uint64]bool{}
	for _, f := range r.failed {
		var p *PackError
		if errors.As(f.Err, &p) && !seen[p.Number] {
			seen[p.Number] = true
			e.Packs = append(e.Packs, p)
		}
	}
	if r.missing > uint64(len(r.failed)) {
		e.PacksOmitted = r.s.packs.lostBeside(e.Packs)
	}
	sort.Slice(e.Packs, func(i, j int) bool { return e.Packs[i].Number < e.Packs[j].Number })
	return e
}
