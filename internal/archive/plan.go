package archive

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"
	"sync/atomic"
)

const (
	// planBytes is about the memory of a plan. A plan is made and carried out,
	// then the next: within one no pack is asked for twice.
	planBytes = 4 << 20
	fileCost  = 480 // of a file in a plan, beside its names
	useCost   = 56  // of a use

	// What is read of one pack is handed to workers in stints: so small that
	// the others have some too.
	stintUses  = 64
	stintBytes = 256 << 10
)

// planned is a file whose content is to be read, piece by piece and in no order.
type planned struct {
	job
	left atomic.Int64 // uses to come, and one while more may be planned
	out  output

	mu  sync.Mutex // guards err
	err error
}

func (f *planned) fail(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil {
		f.err = err
	}
}

func (f *planned) failed() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// use is a piece of a file's content, with the chunk that it is in.
type use struct {
	ref
	rank uint32 // of the pack: packs are read as the files first name them
	cut  uint32 // bytes of the chunk before the piece
	size uint32
	at   uint64 // in the file's content
	file *planned
}

// plan is what is to be read of which pack, for as many files as there is room
// for.
type plan struct {
	uses  []use
	ranks map[uint64]uint32
	later []job // names of files that may be in the plan themselves
	bytes int64
}

func (r *reading) full() bool {
	return r.plan.bytes >= cmp.Or(r.s.planned, planBytes)
}

func (p *plan) empty() bool { return len(p.uses) == 0 && len(p.later) == 0 }

// add plans to read a file, and carries the plan out when it is full: in the
// midst of a file too.
func (r *reading) add(ctx context.Context, j job) error {
	p := &r.plan
	p.bytes += int64(fileCost + len(j.entry.Path) + j.entry.extras())
	if j.entry.Link != "" {
		p.later = append(p.later, j)
	} else if err := r.content(ctx, j); err != nil {
		return err
	}
	if r.full() {
		return r.flush(ctx)
	}
	return nil
}

// content plans to read a file's content.
func (r *reading) content(ctx context.Context, j job) error {
	of := j.entry.content
	j.entry.content = content{}
	f := &planned{job: j}
	f.left.Store(1)
	l := lister{r: r, file: f, skip: uint64(of.skip), left: j.entry.data()}
	err := l.list(ctx, of.chunks, of.parts, of.depth)
	if err == nil && l.left != 0 {
		err = fmt.Errorf("%w: %q lacks %d bytes of content", ErrForm, clip(j.entry.Path), l.left)
	}
	if err != nil {
		f.fail(err)
	}
	r.release(ctx, f)
	return context.Cause(ctx)
}

// lister goes through a file's references.
type lister struct {
	r    *reading
	file *planned
	skip uint64 // bytes before the file
	left uint64 // bytes of the file still to come
	at   uint64
}

// list plans what a list refers to. Each level down has a smaller depth, which
// the nodes state too, so no cycle can be.
func (l *lister) list(ctx context.Context, chunks []ref, parts []part, depth uint8) error {
	for _, c := range chunks {
		if l.left == 0 {
			return nil
		}
		if err := c.check(); err != nil {
			return err
		}
		cut := min(l.skip, uint64(c.Plain))
		l.skip -= cut
		size := min(uint64(c.Plain)-cut, l.left)
		if size == 0 {
			continue
		}
		l.r.use(ctx, use{ref: c, cut: uint32(cut), size: uint32(size), at: l.at, file: l.file})
		l.left, l.at = l.left-size, l.at+size
		if l.r.full() {
			if err := l.r.flush(ctx); err != nil {
				return err
			}
		}
	}
	for _, p := range parts {
		if l.left == 0 {
			return nil
		}
		b, err := l.r.nodes.chunk(ctx, []ref{p.ref()})
		if err != nil {
			return err
		}
		n, err := parseRefNode(b, depth)
		if err != nil {
			return err
		}
		before := l.skip + l.left
		if err := l.list(ctx, n.Chunks, n.Parts, depth-1); err != nil {
			return err
		}
		if got := before - l.skip - l.left; got != min(p.Size, before) {
			return fmt.Errorf("%w: a part of %d bytes holds %d", ErrForm, p.Size, got)
		}
	}
	return nil
}

// use adds a use to the plan.
func (r *reading) use(ctx context.Context, u use) {
	p := &r.plan
	rank, known := p.ranks[u.Pack]
	if !known {
		if p.ranks == nil {
			p.ranks = map[uint64]uint32{}
		}
		rank = uint32(len(p.ranks))
		p.ranks[u.Pack] = rank
		if r.whole && r.tally == nil {
			r.s.packs.want(ctx, u.Pack)
		}
	}
	u.rank = rank
	u.file.left.Add(1)
	p.uses = append(p.uses, u)
	p.bytes += useCost
}

// release ends a use of a file, and the file with its last one.
func (r *reading) release(ctx context.Context, f *planned) {
	if f.left.Add(-1) > 0 {
		return
	}
	err := f.failed()
	if r.end != nil {
		err = r.end(f, err)
	}
	if err = r.took(ctx, f.entry, err); err != nil {
		r.cancel(err)
	}
	f.spot.leave()
}

// settle leaves nothing to be compared, nor planned: no directory is held open for
// it any more. It does so in any case; the error is what ended everything.
func (r *reading) settle(ctx context.Context) error {
	if err := r.compare(ctx); err != nil {
		r.cancel(err)
	}
	for !r.plan.empty() {
		if err := r.flush(ctx); err != nil {
			r.cancel(err)
		}
	}
	return context.Cause(ctx)
}

// flush carries out the plan and empties it. What is later may be planned then.
func (r *reading) flush(ctx context.Context) error {
	p := &r.plan
	r.carryOut(ctx, p.uses)
	later := p.later
	clear(p.uses)
	*p = plan{uses: p.uses[:0]}
	for _, j := range later {
		err := context.Cause(ctx)
		if err == nil {
			next, done, failed := r.link(ctx, j)
			if failed == nil && !done {
				if err = r.add(ctx, next); err == nil {
					continue // who is planned leaves the directory
				}
				r.cancel(err)
				continue
			}
			err = r.took(ctx, j.entry, failed)
		}
		if err != nil {
			r.cancel(err)
		}
		j.spot.leave()
	}
	return context.Cause(ctx)
}

// stint is what one worker reads of one pack.
type stint struct {
	uses  []use
	whole bool
	pack  *openPack // held for as long as any of it is read; nil: each fetches what it needs
	left  *atomic.Int64
	last  bool // the pack is the last of the plan
}

// carryOut reads pack after pack what is planned of it, whatever the order of the
// files.
func (r *reading) carryOut(ctx context.Context, uses []use) {
	r.nodes.drop()
	slices.SortFunc(uses, func(a, b use) int {
		if a.rank != b.rank {
			return cmp.Compare(a.rank, b.rank)
		}
		if a.Offset != b.Offset {
			return cmp.Compare(a.Offset, b.Offset)
		}
		return cmp.Or(cmp.Compare(a.Stored, b.Stored), cmp.Compare(a.Plain, b.Plain))
	})
	stints := make(chan stint)
	var workers sync.WaitGroup
	for _, w := range r.crew {
		workers.Go(func() {
			for p := range stints {
				r.work(ctx, w, p)
			}
		})
	}
	if !r.whole && r.tally == nil {
		for some := range byPack(uses) {
			if r.s.mostly(some) {
				r.s.packs.want(ctx, some[0].Pack)
			}
		}
	}
	for some := range byPack(uses) {
		last := some[0].rank == uses[len(uses)-1].rank
		r.split(ctx, some, last, stints)
	}
	close(stints)
	workers.Wait()
}

// byPack gives the uses of one pack after the other; they are in order.
func byPack(uses []use) iter.Seq[[]use] {
	return func(yield func([]use) bool) {
		for len(uses) > 0 {
			n := 1
			for n < len(uses) && uses[n].rank == uses[0].rank {
				n++
			}
			if !yield(uses[:n:n]) {
				return
			}
			uses = uses[n:]
		}
	}
}

// split hands out what is planned of one pack.
func (r *reading) split(ctx context.Context, uses []use, last bool, stints chan<- stint) {
	p := stint{whole: r.whole || r.s.mostly(uses), last: last}
	if r.tally != nil {
		r.tally(uses, p.whole)
		for _, u := range uses {
			r.release(ctx, u.file)
		}
		return
	}
	most := uint64(stintBytes)
	if p.whole {
		pack, err := r.s.packs.take(ctx, uses[0].Pack)
		if err != nil {
			for _, u := range uses {
				u.file.fail(err)
				r.release(ctx, u.file)
			}
			return
		}
		p.pack, p.left = pack, new(atomic.Int64)
		p.left.Store(1)
	} else {
		most = maxRange
	}
	for len(uses) > 0 {
		n, bytes := 1, uint64(uses[0].size)
		for n < len(uses) && (uses[n].ref == uses[n-1].ref || n < stintUses && bytes < most) {
			bytes += uint64(uses[n].size)
			n++
		}
		p.uses, uses = uses[:n:n], uses[n:]
		if p.left != nil {
			p.left.Add(1)
		}
		stints <- p
	}
	r.s.packs.done(ctx, p)
}

// done counts a reader of a stint's pack less. With the last the pack is done
// with: within a plan it is asked for once. That of the plan's end may be of the
// next plan's beginning too.
func (c *packs) done(ctx context.Context, p stint) {
	switch {
	case p.pack == nil || p.left.Add(-1) > 0:
	case p.last:
		c.drop(p.pack)
	default:
		c.spent(ctx, p.pack)
	}
}

// mostly tells whether more than half of a pack is used.
func (s *Snapshot) mostly(uses []use) bool {
	key, known := s.keys.of(uses[0].Pack)
	return known && stored(uses) > uint64(key.Length)/2
}

// stored is how many bytes of a pack are used; the uses are in order.
func stored(uses []use) (sum uint64) {
	for i, u := range uses {
		if i == 0 || u.ref != uses[i-1].ref {
			sum += uint64(u.Stored)
		}
	}
	return sum
}

// work reads what a stint has.
func (r *reading) work(ctx context.Context, w *worker, p stint) {
	w.hand.whole = p.whole
	w.refs = w.refs[:0]
	for i, u := range p.uses {
		if i == 0 || u.ref != p.uses[i-1].ref {
			w.refs = append(w.refs, u.ref)
		}
	}
	refs := w.refs
	for i := range p.uses {
		u := &p.uses[i]
		if u.ref != refs[0] {
			refs = refs[1:]
		}
		if u.file.failed() == nil {
			err := ctx.Err()
			var b []byte
			if err == nil {
				b, err = w.hand.chunk(ctx, refs)
			}
			if err == nil {
				err = r.put(ctx, w, u, b[u.cut:][:u.size])
			}
			if err != nil {
				u.file.fail(err)
			}
		}
		r.release(ctx, u.file)
	}
	w.hand.drop() // whoever waits may need the room
	w.look.drop()
	r.s.packs.done(ctx, p)
}

// named checks that the chunk at hand has the id that its pack's index says.
func (w *worker) named(ctx context.Context, r ref) error {
	if w.seen == r {
		return nil
	}
	w.look.whole = true // it is at hand
	id, err := w.look.id(ctx, r)
	if err == nil && w.ids.id(w.hand.plain) != id {
		err = &PackError{Number: r.Pack, Err: fmt.Errorf("%w: the chunk at %d is not the one that the pack's index names", ErrForm, r.Offset)}
	}
	if err == nil {
		w.seen = r
	}
	return err
}
