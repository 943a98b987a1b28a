package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	// mergeAt runs of a level make one of the next: a run's level is how often
	// what makes a run must be multiplied by mergeAt to hold it. So an entry is written
	// once for each level, three times up to 12 million chunks, and a lookup
	// asks at most 7 filters a level.
	mergeAt = 8
	// Nobody has more chunks than so many levels hold.
	maxLevels = 12
)

// openRuns opens the runs that cover the beginning of a log, and removes all
// other files. It returns the offset up to which they cover it.
func (x *index) openRuns(log record.Hash, size int64) (int64, error) {
	entries, err := x.fs.ReadDir(x.dir)
	if err != nil {
		return 0, fmt.Errorf("open index: %w", err)
	}
	ends := map[int64][]int64{} // of the runs that begin at an offset, ascending as the names are
	for _, e := range entries {
		if from, to, ok := parseRunName(e.Name()); ok && to <= size {
			ends[from] = append(ends[from], to)
		}
	}
	x.state = logState{Log: log}
	need := map[string]bool{}
	for again := true; again; {
		again = false
		for i := len(ends[x.covered]) - 1; i >= 0; i-- { // a merged run before those it was made of
			name := runName(x.dir, x.covered, ends[x.covered][i])
			ok, err := x.openRun(name, log)
			if err != nil {
				return 0, err
			}
			if ok {
				need[filepath.Base(name)], again = true, true
				break
			}
		}
	}
	for _, e := range entries {
		if need[e.Name()] || e.IsDir() {
			continue
		}
		if err := x.fs.Remove(filepath.Join(x.dir, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, fmt.Errorf("open index: %w", err)
		}
	}
	for _, l := range x.state.Lost {
		if i, ok := x.row(l.Number); ok {
			x.rows = slices.Delete(x.rows, i, i+1)
		}
	}
	x.fold()
	return x.covered, nil
}

func parseRunName(name string) (from, to int64, ok bool) {
	a, b, _ := strings.Cut(strings.TrimSuffix(name, runSuffix), "-")
	from, err1 := strconv.ParseInt(a, 16, 64)
	to, err2 := strconv.ParseInt(b, 16, 64)
	return from, to, err1 == nil && err2 == nil && filepath.Base(runName("", from, to)) == name
}

// openRun opens the next run; false if it is none of this log.
func (x *index) openRun(name string, log record.Hash) (bool, error) {
	r, rows, err := openRun(x.fs, name)
	if errors.Is(err, errRun) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if r.meta.State.Log != log || filepath.Base(name) != filepath.Base(runName("", r.meta.From, r.meta.To)) {
		return false, r.file.Close()
	}
	classes := make([]uint16, len(r.meta.Classes))
	for i, c := range r.meta.Classes {
		classes[i] = uint16(x.class(c.K, c.Slots))
	}
	for i := range rows {
		rows[i].class = classes[rows[i].class]
	}
	if len(rows) > 0 && len(x.rows) > 0 && rows[0].number <= x.rows[len(x.rows)-1].number {
		x.rows = append(x.rows, rows...) // packs that were acknowledged out of order
		slices.SortFunc(x.rows, func(a, b row) int { return int(int64(a.number) - int64(b.number)) })
	} else {
		x.rows = append(x.rows, rows...)
	}
	x.runs, x.covered, x.state = append(x.runs, r), r.meta.To, r.meta.State
	r.meta.State.Lost, r.meta.Classes = nil, nil
	return true, nil
}

// room makes room for chunks of the log's record at an offset: if need be, all
// before it become a run.
func (x *index) room(chunks int, at int64) error {
	if x.recent.n+chunks <= x.limits.full && at-x.covered <= x.limits.uncovered || at <= x.covered {
		return nil
	}
	err := x.spill(at)
	if err == nil {
		err = x.merge()
	}
	if err != nil {
		x.broken = fmt.Errorf("write index: %w", err)
		return x.broken
	}
	return nil
}

// spill makes a run of the recent chunks. The log up to an offset is all that
// the index has heard of.
func (x *index) spill(to int64) error {
	all := x.recent.sorted()
	w, err := newRunWriter(x.fs, x.dir, len(all), x.bitsFor(len(all)))
	if err != nil {
		return err
	}
	for _, e := range all {
		if err := w.add(e); err != nil {
			return errors.Join(err, w.t.Abort())
		}
	}
	if err := x.finish(w, x.covered, to, x.state); err != nil {
		return err
	}
	x.recent.clear()
	x.covered = to
	return nil
}

// bitsFor tells how many bits of filter a chunk of a new run gets.
func (x *index) bitsFor(n int) float64 {
	for _, r := range x.runs {
		n += r.entries()
	}
	return min(filterBits, float64(x.limits.filters)*8/float64(max(n, 1)))
}

// finish ends a run that covers a stretch of the log and opens it in place of
// those that cover it now.
func (x *index) finish(w *runWriter, from, to int64, state logState) error {
	var rows []row
	for _, r := range x.rows {
		if r.at >= from && r.at < to {
			rows = append(rows, r)
		}
	}
	meta := runMeta{From: from, To: to, Classes: x.classes, State: state}
	if err := w.finish(x.dir, rows, meta); err != nil {
		return err
	}
	name := runName(x.dir, from, to)
	f, err := x.fs.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	meta.Entries = uint64(w.n)
	meta.State.Lost, meta.Classes = nil, nil
	var old []*run
	x.runs = slices.DeleteFunc(x.runs, func(r *run) bool {
		inside := r.meta.From >= from && r.meta.To <= to
		if inside {
			old = append(old, r)
		}
		return inside
	})
	x.runs = append(x.runs, &run{file: f, name: name, meta: meta, fences: w.fences, filter: w.filter})
	for _, r := range old {
		if err := errors.Join(r.file.Close(), x.fs.Remove(r.name)); err != nil {
			return err
		}
	}
	x.fold()
	return nil
}

// fold makes filters smaller until all fit into the memory for them: one with
// the most bits for a chunk at a time.
func (x *index) fold() {
	for {
		sum, widest, bits := 0, -1, 0.0
		for i, r := range x.runs {
			sum += len(r.filter) * 8
			if b := float64(len(r.filter)) / float64(max(r.entries(), 1)); r.filter.folds() && b > bits {
				widest, bits = i, b
			}
		}
		if sum <= x.limits.filters || widest < 0 {
			return
		}
		x.runs[widest].filter = x.runs[widest].filter.fold()
	}
}

func (x *index) level(entries int) int {
	l := 0
	for size := x.limits.full; entries > size; size *= mergeAt {
		l++
	}
	return l
}

// merge merges the last runs while there are too many of a level.
func (x *index) merge() error {
	for {
		from := -1
		for l := 0; l < maxLevels && from < 0; l++ {
			n := 0
			for i := len(x.runs) - 1; i >= 0; i-- {
				of := x.level(x.runs[i].entries())
				if of > l {
					break
				}
				if of == l {
					n++
				}
				if n >= mergeAt {
					from = i
				}
			}
		}
		if from < 0 {
			return nil
		}
		if err := x.mergeRuns(x.runs[from:]); err != nil {
			return err
		}
	}
}

// mergeRuns makes one run of several that follow one another. Chunks of packs
// that are not known any more are left out.
func (x *index) mergeRuns(runs []*run) error {
	n := 0
	cursors := make([]*cursor, len(runs))
	for i, r := range runs {
		n += r.entries()
		r.filter = nil // makes room for the new one
		cursors[i] = &cursor{r: r}
		if err := cursors[i].advance(); err != nil {
			return err
		}
	}
	last := runs[len(runs)-1].meta
	w, err := newRunWriter(x.fs, x.dir, n, x.bitsFor(0))
	if err != nil {
		return err
	}
	for {
		var least *cursor // of equal ones the last, which was logged last
		for _, c := range cursors {
			if !c.done && (least == nil || compareEntries(c.at, least.at) <= 0) {
				least = c
			}
		}
		if least == nil {
			break
		}
		e := least.at
		known := false
		for _, c := range cursors { // from the oldest: the last one known stays
			for !c.done && c.at.id == e.id {
				if _, ok := x.row(uint64(c.at.pack)); ok {
					e, known = c.at, true
				}
				if err := c.advance(); err != nil {
					return errors.Join(err, w.t.Abort())
				}
			}
		}
		if known {
			if err := w.add(e); err != nil {
				return errors.Join(err, w.t.Abort())
			}
		}
	}
	state := x.state
	if last.To < x.covered {
		return errors.Join(fmt.Errorf("runs up to %d of %d", last.To, x.covered), w.t.Abort())
	}
	return x.finish(w, runs[0].meta.From, last.To, state)
}

// cursor reads a run's entries in order.
type cursor struct {
	r    *run
	at   entry
	done bool
	page [pageBytes]byte
	next int // entry of the run
}

func (c *cursor) advance() error {
	if c.next == c.r.entries() {
		c.done = true
		return nil
	}
	i := c.next % pageEntries
	if i == 0 {
		if _, err := c.r.page(c.next/pageEntries, &c.page); err != nil {
			return err
		}
	}
	c.at = readEntry(c.page[i*entryBytes:])
	c.next++
	return nil
}

// drop removes a run that an error says is damaged: the index is to be opened
// again, and reads the log instead.
func (x *index) drop(err error) error {
	var damaged *runError
	if !errors.As(err, &damaged) {
		return err
	}
	if err := x.fs.Remove(damaged.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return x.fs.SyncDir(x.dir)
}

// sweep removes what a kill left half written.
func (x *index) sweep() error {
	if err := durable.MkdirAll(x.fs, x.dir, 0o700); err != nil {
		return err
	}
	return durable.SweepTemp(x.fs, x.dir)
}
