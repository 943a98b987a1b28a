package agent

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

// errHangs is wrapped when nothing came from a source for too long.
var errHangs = errors.New("nothing came from it")

// stuck are the directories that calls of an earlier backup still hang in: they are
// not tried again until those are back, or each backup would leave more behind.
type stuck struct {
	mu    sync.Mutex // guards paths
	paths map[string]int
}

func (s *stuck) add(path string, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.paths == nil {
		s.paths = map[string]int{}
	}
	if s.paths[path] += n; s.paths[path] <= 0 {
		delete(s.paths, path)
	}
}

func (s *stuck) is(path string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.paths[path] > 0
}

// guard makes calls that may hang in the kernel for ever, as those to a server of
// files that is gone do. Who hangs is left behind: nothing can end it.
type guard struct {
	path  string
	limit time.Duration
	stuck *stuck

	mu     sync.Mutex // guards the following fields
	dead   bool       // a call was left behind: no other is made
	last   string     // the last entry
	closed chan struct{}
}

func newGuard(s Source, all *stuck) *guard {
	return &guard{path: s.Path, limit: s.Stall, stuck: all, closed: make(chan struct{})}
}

// do makes a call, unless one hangs already.
func (g *guard) do(ctx context.Context, call func() error) error {
	if g.gone() {
		return g.stalled()
	}
	done := make(chan error, 1)
	g.stuck.add(g.path, 1)
	go func() {
		err := call()
		g.stuck.add(g.path, -1)
		done <- err
	}()
	timer := time.NewTimer(g.limit)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return g.abandon()
	case <-ctx.Done():
		_ = g.abandon() // the backup ends
		return context.Cause(ctx)
	}
}

func (g *guard) gone() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.dead
}

// abandon leaves behind what hangs.
func (g *guard) abandon() error {
	g.mu.Lock()
	if !g.dead {
		g.dead = true
		close(g.closed)
	}
	g.mu.Unlock()
	return g.stalled()
}

func (g *guard) stalled() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	err := fmt.Errorf("%w for %s (timeout)", errHangs, term.Span(g.limit))
	if g.last != "" {
		err = fmt.Errorf("%w, after /%s", err, g.last)
	}
	return err
}

// unlessGone calls f if nothing was left behind.
func (g *guard) unlessGone(f func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.dead {
		f()
	}
}

// walk walks a source and emits its items; what they do is guarded too. It fails when
// something hangs.
func (g *guard) walk(ctx context.Context, walk func(context.Context, func(archive.Item) error) error, emit func(archive.Item) error) error {
	items, answers := make(chan archive.Item), make(chan error)
	ended := make(chan error, 1)
	g.stuck.add(g.path, 1)
	go func() {
		err := walk(ctx, func(it archive.Item) error {
			select {
			case items <- it:
			case <-g.closed:
				return errHangs
			}
			select {
			case err := <-answers:
				return err
			case <-g.closed:
				return errHangs
			}
		})
		g.stuck.add(g.path, -1)
		ended <- err
	}()
	timer := time.NewTimer(g.limit)
	defer timer.Stop()
	for {
		select {
		case err := <-ended:
			return err
		case it := <-items:
			g.mu.Lock()
			g.last = it.Entry.Path
			g.mu.Unlock()
			err := emit(g.item(it))
			if g.gone() {
				if err == nil {
					err = g.stalled()
				}
				return err
			}
			answers <- err
			timer.Reset(g.limit)
		case <-timer.C:
			return g.abandon()
		case <-ctx.Done():
			_ = g.abandon() // the backup ends
			return context.Cause(ctx)
		}
	}
}

// item guards the opening and reading of a file.
func (g *guard) item(it archive.Item) archive.Item {
	open := it.Open
	if open == nil {
		return it
	}
	it.Open = func(ctx context.Context) (archive.Reader, error) {
		var r archive.Reader
		err := g.do(ctx, func() (err error) { r, err = open(ctx); return err })
		if err != nil {
			return nil, err // what was opened after that is left behind
		}
		return &guardedReader{g: g, ctx: ctx, r: r}, nil
	}
	return it
}

// guardedReader reads a file into memory of its own: a call that was left behind may
// still write there.
type guardedReader struct {
	g    *guard
	ctx  context.Context
	r    archive.Reader
	buf  []byte
	left []byte // of what was read
	err  error  // behind it
}

// guardedRead is how much is read at a time, bytes.
const guardedRead = 256 << 10

// Read reads on.
func (r *guardedReader) Read(b []byte) (int, error) {
	if len(r.left) == 0 && r.err == nil {
		if r.buf == nil {
			r.buf = make([]byte, guardedRead)
		}
		n, buf := 0, r.buf
		err := r.g.do(r.ctx, func() (err error) {
			var got int
			if got, err = r.r.Read(buf); got > 0 {
				n = got
			}
			return err
		})
		if r.g.gone() {
			return 0, err
		}
		r.left, r.err = buf[:n], err
	}
	n := copy(b, r.left)
	if r.left = r.left[n:]; len(r.left) > 0 || r.err == nil {
		return n, nil
	}
	return n, r.err
}

// Settled tells whether it is one state of the file.
func (r *guardedReader) Settled() error { return r.g.do(r.ctx, r.r.Settled) }

// Close closes the file, unless a call hangs in it.
func (r *guardedReader) Close() error {
	if r.g.gone() {
		return nil
	}
	return r.g.do(r.ctx, r.r.Close)
}

// Describe sets the attributes of the file that is open.
func (r *guardedReader) Describe(e *archive.Entry) {
	if d, ok := r.r.(archive.Describer); ok {
		d.Describe(e)
	}
}

// SkipHoles leaves out the holes that the file had when it was opened.
func (r *guardedReader) SkipHoles() []archive.Hole {
	if s, ok := r.r.(archive.Sparse); ok {
		return s.SkipHoles()
	}
	return nil
}
