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
	// not looked at yet; the packs of their contents are fetched meanwhile.
	aheadBytes = 2 << 20

	// Files are handed to a worker in batches: of small ones many, which may lie
	// in one chunk, but not so many that another worker has none.
	handFiles = 64
	handBytes = 256 << 10

	maxWorkers = 8
	// workerMemory is what one worker more needs of packs: each reads elsewhere,
	// and what it reads refers back to earlier packs.
	workerMemory = 16 << 20
)

// reading goes through a snapshot, or through what is at and below some paths,
// and keeps account. One goroutine walks the tree, one sees the entries in
// order, and several read the files' contents.
type reading struct {
	s        *Snapshot
	paths    []string // none: everything
	lazy     bool     // much of it may not have to be fetched
	workers  int      // 0: as many as pays
	progress func(RestoreProgress)
	// entry is called with every entry, in order. A file it may turn down
	// (false); one that it does not is read by file.
	entry func(context.Context, Entry) (job, bool, error)
	// file reads a file's content, beside others.
	file func(context.Context, *worker, job) error

	pending sync.WaitGroup // batches handed out
	jobs    chan []job
	batch   []job
	bytes   uint64 // of the batch's files

	mu      sync.Mutex // guards the following
	report  RestoreReport
	at      RestoreProgress
	failed  []Skipped
	missing uint64
	written int // files in a row that a lazy reading had to fetch
}

// whole tells whether packs are fetched whole, and ahead: nearly all that is in
// them is read.
func (r *reading) whole() bool {
	if len(r.paths) > 0 {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.lazy || r.written >= eagerAfter
}

// job is a file to be read.
type job struct {
	entry Entry
	spot  *spot // that it goes to; nil: nowhere
}

// worker is one of the goroutines that read files.
type worker struct {
	number int
	hand   hand
	look   hand // for what is compared with what is there
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
	if r.workers = r.s.workers; r.workers == 0 {
		r.workers = min(runtime.GOMAXPROCS(0), int(r.s.packs.limit/workerMemory))
	}
	r.workers = min(max(r.workers, 1), maxWorkers)
	r.jobs = make(chan []job, r.workers)
	var workers sync.WaitGroup
	for n := range r.workers {
		workers.Go(func() {
			w := &worker{number: n, hand: hand{s: r.s}, look: hand{s: r.s}}
			defer w.hand.drop()
			defer w.look.drop()
			for batch := range r.jobs {
				for _, j := range batch {
					if inner.Err() == nil {
						w.hand.whole = r.whole()
						if err := r.took(inner, j.entry, r.file(inner, w, j)); err != nil {
							cancel(err)
						}
					}
					j.spot.leave()
				}
				r.pending.Done()
			}
		})
	}
	items := make(chan item, 4096)
	room := semaphore.NewWeighted(aheadBytes)
	walked := make(chan error, 1)
	go func() {
		walked <- r.walk(inner, items, room)
		close(items)
	}()
	for {
		it, more := item{}, true
		select {
		case it, more = <-items:
		default:
			r.hand() // whoever is idle need not wait for more
			it, more = <-items
		}
		if !more {
			break
		}
		if err := r.look(inner, it); err != nil {
			cancel(err)
			break
		}
		room.Release(it.weight)
	}
	r.settle()
	close(r.jobs)
	workers.Wait()
	if inner.Err() != nil {
		for range items { // so that the walk sees that it is over
		}
		<-walked
		return context.Cause(inner)
	}
	return <-walked
}

// walk reads the tree, and says which packs will be needed.
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
	var last uint64
	w := walker{s: r.s, under: r.paths, above: abovePaths(r.paths), fn: func(e Entry) error {
		if e.Type == File && r.whole() {
			for _, c := range e.content.chunks {
				if c.Pack != last {
					last = c.Pack
					r.s.packs.want(ctx, c.Pack)
				}
			}
		}
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
	r.batch = append(r.batch, j)
	r.bytes += j.entry.data()
	if len(r.batch) >= handFiles || r.bytes >= handBytes {
		r.hand()
	}
	return nil
}

// hand gives the batch to a worker.
func (r *reading) hand() {
	if len(r.batch) == 0 {
		return
	}
	r.pending.Add(1)
	r.jobs <- r.batch
	r.batch, r.bytes = nil, 0
}

// settle waits until all files met so far are read.
func (r *reading) settle() {
	r.hand()
	r.pending.Wait()
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
	sort.Slice(e.Packs, func(i, j int) bool { return e.Packs[i].Number < e.Packs[j].Number })
	return e
}
