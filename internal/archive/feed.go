package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/byssus-iot/byssus/internal/suspicion"
)

// feeder is the first stage: it walks the sources, reads what is not known to be
// unchanged and cuts it into chunks.
type feeder struct {
	m     *making
	cut   *cutter
	hash  hasher
	old   memos
	flow  *flow
	b     *batch
	last  string // path of the last entry
	src   int
	root  string // of the source
	links firstNames
	gauge *suspicion.Gauge
	group int // where the open shared chunk begins in b.plain, or -1

	progress Progress
	ticks    int
	failed   error // why a batch could not be passed on
}

func (f *feeder) walk(ctx context.Context) error {
	for i, s := range f.m.req.Sources {
		f.src, f.root = i, s.Root()
		if err := s.Walk(ctx, func(it Item) error { return f.item(ctx, it) }); err != nil {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return fmt.Errorf("source %s: %w", s.Info().Path, err)
		}
	}
	f.old.committed().end()
	f.endGroup()
	if f.failed != nil {
		return f.failed
	}
	return f.flow.pass(f.b)
}

// item takes in what a source offers.
func (f *feeder) item(ctx context.Context, it Item) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	path := it.Entry.Path
	if it.Err != nil {
		f.old.committed().at(path) // it is not gone
		f.m.skip(path, it.Err)
		return nil
	}
	if f.last != "" && comparePaths(f.last, path) >= 0 {
		// The directories above one source may be above another too.
		if it.Entry.Type == Directory && within(f.last, path) && within(f.root, path) && path != f.root {
			return nil
		}
		return fmt.Errorf("the source gave %q after %q, out of order", clip(path), clip(f.last))
	}
	f.old.committed().at(path) // tells of what is gone before it
	if f.failed != nil {
		return f.failed
	}
	e := it.Entry
	e.Source, e.Size, e.content, e.Inexact = f.src, 0, content{}, false
	e.Link, e.Linked, e.Holes = "", false, nil
	if err := e.check(); err != nil {
		f.m.skip(path, err)
		return nil
	}
	if it.Note != nil {
		f.m.skip(path, it.Note)
	}
	if f.b.full() {
		if err := f.turn(0); err != nil {
			return err
		}
	}
	if e.Type != File {
		f.add(event{kind: plainEntry, entry: e, print: it.Fingerprint})
	} else if taken, err := f.file(ctx, it, e); err != nil || !taken {
		return err
	}
	f.last = path
	f.progress.Entries++
	f.progress.Path = path
	f.tell()
	return nil
}

func (f *feeder) add(e event) {
	f.links.add(&e.entry)
	f.progress.Bytes += e.entry.data()
	f.b.events = append(f.b.events, e)
	f.b.held += e.bytes()
}

func (f *feeder) tell() {
	f.progress.Added = f.m.store.added.Load()
	f.m.req.Progress(f.progress)
}

// turn passes the batch on and goes on with an empty one, into which the last
// bytes of the contents are taken over.
func (f *feeder) turn(keep int) error {
	f.endGroupAt(len(f.b.plain) - keep)
	next, err := f.flow.take()
	if err != nil {
		return err
	}
	next.plain = append(next.plain, f.b.plain[len(f.b.plain)-keep:]...)
	done := f.b
	f.b = next
	return f.flow.pass(done)
}

// chunk makes the next chunk of what was read.
func (f *feeder) chunk(p piece) { f.b.chunks = append(f.b.chunks, p) }

// endGroup ends the open shared chunk where the contents end now.
func (f *feeder) endGroup() { f.endGroupAt(len(f.b.plain)) }

func (f *feeder) endGroupAt(end int) {
	if f.group >= 0 && end > f.group {
		f.chunk(piece{from: f.group, to: end, shared: true})
	}
	f.group = -1
}

// reuse tells whether a file is as it was when it was last read and its content
// is still where it was; if so it marks the packs as referred to.
func (m *making) reuse(known *memo, now Fingerprint, use func(number, stored uint64) bool) bool {
	if now == (Fingerprint{}) || known.Fingerprint != now || Type(known.Entry.Type) != File || known.Entry.Link != "" {
		return false
	}
	was := known.Entry.entry()
	if was.data() > 0 && len(known.Packs) == 0 {
		return false
	}
	return m.store.refer(was, known.Packs, use)
}

// attempts is how often a file that changes while it is read is read.
const attempts = 3

// file takes in a file; it is not taken if it was named as skipped.
func (f *feeder) file(ctx context.Context, it Item, e Entry) (taken bool, err error) {
	if f.links.later(&e) {
		f.add(event{kind: plainEntry, entry: e})
		return true, nil
	}
	known := f.old.at(e.Path)
	was := f.former(e.Path, it.Fingerprint)
	if known != nil && f.m.reuse(known, it.Fingerprint, f.m.a.index.use) {
		f.reused(known, was, e, it.Fingerprint)
		return true, nil
	}
	for attempt := 1; ; attempt++ {
		began := intake{entry: e, was: was}
		if known != nil {
			began.known, began.log = known, known.growth()
		}
		settle, err := f.read(ctx, it, &began)
		var stop *stopError
		if errors.As(err, &stop) {
			return false, stop.err
		}
		again := (errors.Is(settle, ErrChanged) || errors.Is(err, ErrChanged)) && attempt < attempts
		if again || err != nil {
			f.undo(began)
			if again {
				continue
			}
			if known != nil && f.m.reuse(known, it.Fingerprint, f.m.a.index.keep) {
				f.reused(known, was, e, it.Fingerprint) // it was read only to be packed anew
				return true, nil
			}
			if it.Keep != nil {
				if was, ok := f.kept(known); ok {
					f.m.skip(e.Path, fmt.Errorf("%w; what was under its path before, of %s, is kept", err, was.MTime.UTC().Format("2006-01-02 15:04 UTC")))
					it.Keep(was)
					return true, nil
				}
			}
			f.m.skip(e.Path, err)
			return false, nil
		}
		e = began.entry
		print := it.Fingerprint
		if began.ahead > 0 {
			print = Fingerprint{} // read it whole when it rests
		}
		if settle != nil {
			e.Inexact, print = !errors.Is(settle, ErrAttributes), Fingerprint{}
			f.m.skip(e.Path, settle)
		}
		f.end(began, e, print)
		return true, nil
	}
}

// kept takes in what the last snapshot has of a file that cannot be read now, if
// it has any.
func (f *feeder) kept(known *memo) (Entry, bool) {
	if known == nil || Type(known.Entry.Type) != File || known.Entry.Link != "" {
		return Entry{}, false
	}
	e := known.Entry.entry()
	if e.data() > 0 && len(known.Packs) == 0 || !f.m.store.refer(e, known.Packs, f.m.a.index.keep) {
		return Entry{}, false
	}
	e.Source, e.Linked = f.src, false
	f.add(event{kind: plainEntry, entry: e, packs: known.Packs, sum: known.Sum, log: growth{appends: known.Appends, samples: known.Samples}})
	return e, true
}

// reused takes in a file as it was.
func (f *feeder) reused(known *memo, was *former, e Entry, print Fingerprint) {
	old := known.Entry.entry()
	e.Size, e.content = old.Size, old.content
	e.Holes, e.Attributes = old.Holes, old.Attributes // a change of them shows in the fingerprint
	f.add(event{kind: plainEntry, entry: e, print: print, packs: known.Packs, sum: known.Sum, form: known.Form, was: was,
		log: growth{appends: known.Appends, samples: known.Samples}})
}

// intake is a file that is being read.
type intake struct {
	entry Entry
	was   *former
	from  int  // where what was not cut yet begins in the batch
	large bool // it has chunks of its own
	pages bool // they are a database's pages

	// What the memo knows of the file, if it was large.
	known *memo
	log   growth
	ahead uint64 // bytes that were not read, since they are known
	form  suspicion.Form
}

// undo takes back what was read of a file.
func (f *feeder) undo(r intake) {
	f.b.plain = f.b.plain[:r.from]
	if r.large {
		f.b.events = append(f.b.events, event{kind: brokenFile, chunks: len(f.b.chunks)})
	}
}

// end notes a file that was read.
func (f *feeder) end(r intake, e Entry, print Fingerprint) {
	switch {
	case r.large:
		f.add(event{kind: wholeFile, chunks: len(f.b.chunks), entry: e, print: print, log: r.log, form: r.form, was: r.was})
	case e.data() == 0:
		f.add(event{kind: plainEntry, entry: e, print: print, form: r.form, was: r.was})
	default:
		f.small(r, e, print)
	}
}

// small notes a small file: in the open shared chunk, unless it is what it was
// before, touched only.
func (f *feeder) small(r intake, e Entry, print Fingerprint) {
	id := f.hash.id(f.b.plain[r.from:])
	sum := bytes.Clone(id[:sumBytes])
	if known := f.old.at(e.Path); known != nil && known.Entry.Link == "" && known.Entry.entry().data() == e.data() && bytes.Equal(known.Sum, sum) && f.m.store.refer(known.Entry.entry(), known.Packs, f.m.a.index.use) {
		f.b.plain = f.b.plain[:r.from]
		e.content = known.Entry.entry().content
		f.add(event{kind: plainEntry, entry: e, print: print, packs: known.Packs, sum: sum, form: r.form, was: r.was})
		return
	}
	if f.group >= 0 && len(f.b.plain)-f.group > groupMax {
		f.endGroupAt(r.from)
	}
	if f.group < 0 {
		f.group = r.from
	}
	f.add(event{kind: smallPart, chunks: len(f.b.chunks) + 1, entry: e, print: print, skip: uint32(r.from - f.group), sum: sum, form: r.form, was: r.was})
	if f.hash.id([]byte(e.Path))[0]&groupMask == 0 {
		f.endGroup()
	}
}

// stopError carries an error that ends the snapshot through a file's reading.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }

// read reads a file once, and sets the entry's attributes as its reader knows
// them. settle is what its reader says of the content; err is the file's own
// failure, or a *stopError.
func (f *feeder) read(ctx context.Context, it Item, g *intake) (settle, err error) {
	g.from = len(f.b.plain)
	r, err := it.Open(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return nil, &stopError{context.Cause(ctx)}
		}
		return nil, vanished(err)
	}
	if d, ok := r.(Describer); ok {
		d.Describe(&g.entry)
	}
	g.entry.Holes = nil
	if s, ok := r.(Sparse); ok {
		g.entry.Holes = s.SkipHoles()
	}
	f.gauge.Reset()
	if err = f.skipKnown(r, g); err == nil {
		err = f.take(ctx, r, g)
	}
	if g.form = f.gauge.Form(); g.ahead > 0 {
		g.form = g.known.Form // only what was appended was read
	}
	if err == nil {
		settle = r.Settled()
	}
	if closed := r.Close(); err == nil && closed != nil {
		err = closed
	}
	if err != nil && ctx.Err() != nil {
		err = &stopError{context.Cause(ctx)}
	}
	return settle, vanished(err)
}

func vanished(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("it vanished: %w", err)
	}
	return err
}

// skipKnown leaves out the part of a log that is known.
func (f *feeder) skipKnown(r Reader, g *intake) error {
	tail, ok := r.(Tailer)
	if !ok || !g.log.readTail() {
		return nil
	}
	was := g.known.Entry.entry()
	if len(g.known.Packs) == 0 {
		return nil // they were too many to be remembered
	}
	if same, err := g.log.grown(tail, f.hash); err != nil || !same || !f.m.store.refer(was, g.known.Packs, f.m.a.index.use) {
		return err
	}
	g.ahead, g.large = g.log.was.bytes(), true
	f.endGroup()
	f.b.events = append(f.b.events, event{kind: tailOfFile, chunks: len(f.b.chunks), packs: g.known.Packs, log: g.log})
	return tail.Skip(g.ahead)
}

// take reads a content to its end. A small one stays uncut behind what the batch
// holds; of any other only the rest of a chunk stays between two readings.
func (f *feeder) take(ctx context.Context, r io.Reader, g *intake) error {
	size := 0
	defer func() {
		g.entry.Size = g.ahead + uint64(size)
		for _, h := range g.entry.Holes {
			g.entry.Size += h.Length
		}
	}()
	for ended := false; !ended; {
		if ctx.Err() != nil {
			return &stopError{context.Cause(ctx)}
		}
		if cap(f.b.plain)-len(f.b.plain) <= smallFile {
			if err := f.turn(len(f.b.plain) - g.from); err != nil {
				return &stopError{err}
			}
			g.from = 0
		}
		at := len(f.b.plain)
		n, err := r.Read(f.b.plain[at:cap(f.b.plain)])
		if err != nil && err != io.EOF {
			return err
		}
		ended = err == io.EOF
		f.b.plain = f.b.plain[:at+n]
		_, _ = f.gauge.Write(f.b.plain[at:]) // which does not fail
		size += n
		f.progress.Read += uint64(n)
		if !g.large && size > smallFile {
			g.large = true
			g.pages = bytes.HasPrefix(f.b.plain[g.from:], []byte(databaseMagic))
			f.endGroupAt(g.from)
		}
		if g.large {
			f.cutUp(g, ended)
		}
		if f.ticks++; f.ticks%4 == 0 {
			f.tell()
		}
	}
	return nil
}

// cutUp cuts what was read into chunks, as far as their ends can be told.
func (f *feeder) cutUp(g *intake, ended bool) {
	most, next := f.cut.max, f.cut.next
	if g.pages {
		most, next = pageChunk, func(b []byte) int { return min(len(b), pageChunk) }
	}
	for end := len(f.b.plain); end-g.from >= most || ended && end > g.from; {
		n := next(f.b.plain[g.from:])
		f.chunk(piece{from: g.from, to: g.from + n, page: g.pages})
		g.from += n
	}
}
