package archive

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// pack is a pack that stores have acknowledged, as the log has it.
type pack struct {
	key   packKey
	entry record.Entry // for the pack list
	k     uint8        // layout it was coded for
	slots []uint32
}

// place is where a chunk is.
type place struct {
	pack   uint64
	offset uint32
	stored uint32
	plain  uint32
}

func (p place) ref() ref {
	return ref{Pack: p.pack, Offset: p.offset, Stored: p.stored, Plain: p.plain}
}

// index finds the chunks and packs that a snapshot may refer to: those of the
// last committed list, and those that were sent since. What it says stands in
// packs.log. In memory it holds a row for each pack, the chunks of the log's end
// and, of the others, which are in runs, a filter and fences: some 24 bytes a
// pack and 6 MiB. Its methods may be called by several goroutines.
type index struct {
	fs     durable.FS
	dir    string // of the runs
	limits indexLimits

	logMu sync.Mutex // held while the log is written
	log   *durable.Log

	mu      sync.RWMutex // guards all below
	broken  error        // the index is to be opened again
	state   logState     // at the log's end
	rows    []row        // ascending in numbers
	live    []uint32     // bytes of each that the snapshot in the making refers to
	classes []class
	fits    []bool // classes of the layout of the snapshot in the making
	recent  recent // chunks of the log from covered on
	covered int64
	runs    []*run // one after the other in the log

	replayed []located // chunks of one record, while the log is read: memory that the next record uses again
}

// indexLimits bounds the index's memory and what opening it reads.
type indexLimits struct {
	full      int   // chunks that are in no run
	uncovered int64 // bytes of the log that no run covers
	filters   int   // bytes of all filters
}

var defaultLimits = indexLimits{full: recentFull, uncovered: 4 << 20, filters: 4 << 20}

// begin begins a snapshot of a layout that is not to refer to the sparse
// packs; idle ones are dropped unless it refers to them.
func (x *index) begin(l record.Layout, sparse, idle numbers) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.class(l.K, slotsOf(l))
	x.fits = make([]bool, len(x.classes))
	for i, c := range x.classes {
		x.fits[i] = c.fits(l)
	}
	x.live = make([]uint32, len(x.rows))
	isSparse, isIdle := numberReader{rest: sparse}, numberReader{rest: idle}
	for i := range x.rows {
		r := &x.rows[i]
		r.flags &^= rowUsed | rowSparse | rowIdle
		if isSparse.has(uint64(r.number)) {
			r.flags |= rowSparse
		}
		if isIdle.has(uint64(r.number)) {
			r.flags |= rowIdle
		}
	}
}

// find tells where a chunk is that the snapshot in the making may refer to. The
// caller must ask use before it does.
func (x *index) find(id chunkID) (at place, ok bool, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.broken != nil {
		return place{}, false, x.broken
	}
	err = x.lookup(id.short(), func(e entry) bool {
		if i, known := x.row(uint64(e.pack)); known && x.fits[x.rows[i].class] && x.rows[i].flags&rowSparse == 0 {
			at, ok = e.place(), true
		}
		return ok
	})
	return at, ok, err
}

// lookup calls each with all that is known of an id, what was logged last first,
// until it returns true.
func (x *index) lookup(id shortID, each func(entry) bool) error {
	if e, ok := x.recent.find(id); ok && each(e) {
		return nil
	}
	done := false
	for i := len(x.runs) - 1; i >= 0 && !done; i-- {
		if err := x.runs[i].find(id, func(e entry) bool { done = each(e); return done }); err != nil {
			return err
		}
	}
	return nil
}

// row tells where a pack's row is or belongs.
func (x *index) row(number uint64) (int, bool) {
	i := sort.Search(len(x.rows), func(i int) bool { return uint64(x.rows[i].number) >= number })
	return i, i < len(x.rows) && uint64(x.rows[i].number) == number
}

// use notes that the snapshot in the making refers to so many bytes of a pack,
// and tells whether it may.
func (x *index) use(number, stored uint64) bool { return x.refer(number, stored, rowSparse) }

// keep is use for content that cannot be had again: it may be in a pack whose
// chunks are packed anew.
func (x *index) keep(number, stored uint64) bool { return x.refer(number, stored, 0) }

// offered tells whether use would return true; it notes nothing.
func (x *index) offered(number, _ uint64) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	i, ok := x.row(number)
	return ok && x.fits[x.rows[i].class] && x.rows[i].flags&rowSparse == 0
}

func (x *index) refer(number, stored uint64, not uint8) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	i, ok := x.row(number)
	if !ok || !x.fits[x.rows[i].class] || x.rows[i].flags&not != 0 {
		return false
	}
	x.rows[i].flags |= rowUsed
	if x.live != nil {
		x.live[i] = uint32(min(uint64(x.live[i])+stored, PackBytes))
	}
	return true
}

// number gives a number that no pack has had.
func (x *index) number() uint64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.state.Last++
	return x.state.Last
}

// add logs a pack that stores have acknowledged and makes its chunks known: from
// then on it is never made again. The snapshot in the making refers to it.
func (x *index) add(p *pack, chunks []located) error {
	x.logMu.Lock()
	defer x.logMu.Unlock()
	at := x.log.Size()
	if err := appendLines(x.log, logPack(*p, chunks)); err != nil {
		return fmt.Errorf("note pack %d as sent: %w", p.key.Number, err)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.room(len(chunks), at); err != nil {
		return err
	}
	if err := x.learn(p, chunks, at); err != nil {
		return err
	}
	i, _ := x.row(p.key.Number)
	x.rows[i].flags |= rowUsed
	if x.live != nil {
		x.live[i] = p.key.IndexOffset // all that is in it is new
	}
	return nil
}

// learn makes a pack and its chunks known that are logged at an offset. There
// must be room.
func (x *index) learn(p *pack, chunks []located, at int64) error {
	n := p.key.Number
	if n >= maxNumber {
		return fmt.Errorf("%w: a pack of number %d, an archive has at most %d", ErrForm, n, uint64(maxNumber-1))
	}
	i, twice := x.row(n)
	if twice {
		return fmt.Errorf("%w: pack %d is there twice", ErrForm, n)
	}
	c := x.class(p.k, p.slots)
	if c > 1<<16-1 {
		return fmt.Errorf("%w: packs of more than %d layouts", ErrForm, c)
	}
	x.rows = slices.Insert(x.rows, i, row{at: at, hash: hashHead(p.key.Hash), number: uint32(n), class: uint16(c),
		size: uint8(min(p.key.IndexOffset/sizeUnit, 255))})
	if x.live != nil {
		x.live = slices.Insert(x.live, i, 0)
	}
	x.state.Last = max(x.state.Last, n)
	x.state.Lines++
	for _, c := range chunks {
		x.recent.put(entry{id: c.id.short(), pack: uint32(n), offset: c.offset, stored: c.stored, plain: c.plain})
	}
	return nil
}

// class returns the number of a layout.
func (x *index) class(k uint8, slots []uint32) int {
	for i, c := range x.classes {
		if c.K == k && slices.Equal(c.Slots, slots) {
			return i
		}
	}
	x.classes = append(x.classes, class{K: k, Slots: slots})
	x.fits = append(x.fits, false)
	return len(x.classes) - 1
}

// forget forgets a pack that stores have lost, or notes that they have lost
// another object.
func (x *index) forget(l lostObject) {
	x.state.Last = max(x.state.Last, l.Number)
	x.state.Lines++
	x.state.Lost = append(x.state.Lost, l)
	if i, ok := x.row(l.Number); ok {
		x.rows = slices.Delete(x.rows, i, i+1)
	}
	x.live = nil
}

// lost tells of which objects stores have said since the last commit that they
// lost them: lists must not name them any more.
func (x *index) lost() map[record.Hash]bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	m := make(map[record.Hash]bool, len(x.state.Lost))
	for _, l := range x.state.Lost {
		m[l.Hash] = true
	}
	return m
}

// settle makes the last commit of the log count: of the packs logged before it
// only those that its list names stay known.
func (x *index) settle(named numbers) {
	x.mu.Lock()
	defer x.mu.Unlock()
	in := numberReader{rest: named}
	kept := x.rows[:0]
	for _, r := range x.rows {
		r.flags &^= rowListed
		if r.at <= x.state.At {
			if !in.has(uint64(r.number)) {
				continue
			}
			r.flags |= rowListed
		}
		kept = append(kept, r)
	}
	x.rows, x.live = kept, nil
}

// dead tells how many lines of the log do not count any more.
func (x *index) dead() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return int(x.state.Lines) - len(x.rows)
}

// packReader reads packs from the log.
type packReader struct {
	x     *index
	at    int64
	lines []logged
}

// read returns the pack of a row, with its index.
func (p *packReader) read(r row) (logged, error) {
	if p.lines == nil || p.at != r.at {
		b, err := p.x.log.ReadAt(r.at)
		if err != nil {
			return logged{}, err
		}
		if p.lines, err = parseLines(b); err != nil {
			return logged{}, err
		}
		p.at = r.at
	}
	for _, l := range p.lines {
		if l.Type == loggedPack && l.Key.Number == uint64(r.number) {
			return l, l.Key.check()
		}
	}
	return logged{}, fmt.Errorf("%w: no pack %d at byte %d of the log", ErrForm, r.number, r.at)
}

// each calls do with every pack, ascending in numbers. read reads it from the
// log. do must not call methods of the index.
func (x *index) each(do func(r row, read func() (logged, error)) error) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	reader := packReader{x: x}
	for _, r := range x.rows {
		if err := do(r, func() (logged, error) { return reader.read(r) }); err != nil {
			return err
		}
	}
	return nil
}

// named returns the pack of a hash, or nil.
func (x *index) named(h record.Hash) (*pack, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	reader := packReader{x: x}
	for _, r := range x.rows {
		if r.hash != hashHead(h) {
			continue
		}
		l, err := reader.read(r)
		if err != nil {
			return nil, err
		}
		if l.Key.Hash == h {
			p := l.pack()
			return &p, nil
		}
	}
	return nil, nil
}

// size counts the packs, and the chunks: those of packs that are forgotten count
// until their run is merged with others.
func (x *index) size() (packs, chunks int) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	chunks = x.recent.n
	for _, r := range x.runs {
		chunks += r.entries()
	}
	return len(x.rows), chunks
}

// close closes the index's files.
func (x *index) close() error {
	var err error
	for _, r := range x.runs {
		err = errors.Join(err, r.file.Close())
	}
	x.runs = nil
	if x.log != nil {
		err = errors.Join(err, x.log.Close())
		x.log = nil
	}
	return err
}

func (c class) fits(l record.Layout) bool {
	if c.K != l.K || len(c.Slots) != len(l.Places) {
		return false
	}
	for i, s := range c.Slots {
		if s != l.Places[i].Slot {
			return false
		}
	}
	return true
}

func slotsOf(l record.Layout) []uint32 {
	s := make([]uint32, len(l.Places))
	for i, p := range l.Places {
		s[i] = p.Slot
	}
	return s
}
