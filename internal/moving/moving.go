// Package moving ends calls over a network of which nothing moves any more, or next
// to nothing, and only those: however slow a link is, a call that gets on is left
// alone. It looks at the bytes of the connection, those of a TLS handshake
// included, and allows for what still lies in buffers on the way.
package moving

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
	"time"
)

// ErrStalled is wrapped by the error of a call of which nothing moved for too
// long.
var ErrStalled = errors.New("nothing moves")

const (
	// mostPatience is how many times longer than it was told a call waits when
	// much is on its way.
	mostPatience = 20
	// A call of which less than least bytes move in a span is ended: nobody may
	// hold another up for good by a byte now and then. Two dozen connections that
	// share 10 kbit/s move four times as much each.
	least = 8 << 10
	span  = 10 * time.Minute
	// slowest is the rate in bytes a second that is assumed while none is known.
	slowest = 1 << 10
	// dialTime bounds the opening of a connection, whose first packet may have to
	// queue behind what other calls send.
	dialTime = time.Minute
)

// Transport is an http.RoundTripper that ends a call, the reading of its answer
// included, when nothing has moved for as long as its patience and as what is on
// the way takes at the link's measured rate.
type Transport struct {
	base     *http.Transport
	link     *Link
	patience time.Duration
	span     time.Duration // see the constant
}

// NewTransport makes calls by base, whose DialContext it sets. They have a link
// of their own until Over.
func NewTransport(base *http.Transport, patience time.Duration) *Transport {
	t := &Transport{base: base, patience: patience, span: span}
	base.TLSHandshakeTimeout = dialTime * mostPatience / 4 // the patience ends it sooner
	t.Over(&Link{}, nil)
	return t
}

// Over makes the calls go over a link that others share. dial opens connections
// by Link.Dial; nil is that itself. It must be called before the first call.
func (t *Transport) Over(l *Link, dial func(ctx context.Context, network, address string) (net.Conn, error)) {
	if dial == nil {
		dial = l.Dial
	}
	t.link, t.base.DialContext = l, dial
}

// Link is what the calls go over.
func (t *Transport) Link() *Link { return t.link }

// Wait sets the patience of calls that have no other by Patiently. It must be
// called before the first call.
func (t *Transport) Wait(patience time.Duration) { t.patience = patience }

// CloseIdleConnections closes the connections that serve no call.
func (t *Transport) CloseIdleConnections() { t.base.CloseIdleConnections() }

type patienceKey struct{}

// Patiently gives the calls of a context another patience: some servers must
// work long before they answer.
func Patiently(ctx context.Context, patience time.Duration) context.Context {
	return context.WithValue(ctx, patienceKey{}, patience)
}

// Usually does so for a context that Patiently has given none.
func Usually(ctx context.Context, patience time.Duration) context.Context {
	if ctx.Value(patienceKey{}) != nil {
		return ctx
	}
	return Patiently(ctx, patience)
}

type countKey struct{}

// Counted has what comes for the calls of a context counted in n: bytes of the
// connections that serve them, each one call at a time.
func Counted(ctx context.Context, n *atomic.Int64) context.Context {
	return context.WithValue(ctx, countKey{}, n)
}

// RoundTrip implements http.RoundTripper.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	w := &watch{link: t.link, patience: t.patience, span: t.span}
	if p, ok := r.Context().Value(patienceKey{}).(time.Duration); ok {
		w.patience = p
	}
	w.came, _ = r.Context().Value(countKey{}).(*atomic.Int64)
	ctx, cancel := context.WithCancelCause(r.Context())
	w.cancel = cancel
	ctx = httptrace.WithClientTrace(context.WithValue(ctx, watchKey{}, w), &httptrace.ClientTrace{
		GotConn: func(i httptrace.GotConnInfo) { w.follow(connOf(i.Conn), true) }})
	w.start()
	res, err := t.base.RoundTrip(r.WithContext(ctx))
	if err != nil {
		w.stop()
		return nil, w.blame(ctx, err)
	}
	res.Body = &body{res.Body, ctx, w}
	return res, nil
}

// body is an answer's content, watched to its end.
type body struct {
	io.ReadCloser
	ctx   context.Context
	watch *watch
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		err = b.watch.blame(b.ctx, err)
	}
	return n, err
}

func (b *body) Close() error {
	err := b.ReadCloser.Close()
	b.watch.stop()
	return err
}

type watchKey struct{}

// watch ends one call when its connection has been quiet for too long.
type watch struct {
	link     *Link
	patience time.Duration
	came     *atomic.Int64 // counts what comes; nil: nobody asked
	span     time.Duration
	cancel   context.CancelCauseFunc

	mu    sync.Mutex // guards the following
	conn  *conn      // nil: there is none yet
	got   bool       // conn is the one that serves the call, not just one it has opened
	begun time.Time  // or when the connection was got
	since time.Time  // when bytes was looked at
	bytes int64      // that had moved on conn by then
	timer *time.Timer
}

func (w *watch) start() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.begun = time.Now()
	w.since = w.begun
	w.timer = time.AfterFunc(w.patience, w.look)
}

// stop ends the watch, and whatever of the call is left.
func (w *watch) stop() {
	w.mu.Lock()
	w.timer.Stop()
	w.mu.Unlock()
	w.cancel(nil)
}

// follow watches a connection from now on: the one the call got, or until then
// the one that is being opened for it.
func (w *watch) follow(c *conn, got bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if got || !w.got {
		if c != w.conn && c != nil {
			w.since, w.bytes = time.Now(), c.bytes.Load()
		}
		w.conn, w.got, w.begun = c, got, time.Now()
		if c != nil {
			c.came.Store(w.came)
		}
	}
}

// look ends the call if it has been quiet for too long, or all but quiet, or looks
// again when it would have been.
func (w *watch) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	last := w.begun
	if w.conn != nil {
		if moved := w.conn.lastMoved(); moved.After(last) {
			last = moved
		}
	}
	limit := w.patience + min(w.link.empties(), (mostPatience-1)*w.patience)
	left := limit - time.Since(last)
	if left <= 0 {
		w.cancel(fmt.Errorf("%w for %v", ErrStalled, limit.Round(time.Millisecond)))
		return
	}
	if w.conn != nil {
		most, spent := max(w.span, limit), time.Since(w.since)
		if spent >= most {
			now := w.conn.bytes.Load()
			if now-w.bytes < least {
				w.cancel(fmt.Errorf("%w fast enough: %d bytes in %v", ErrStalled, now-w.bytes, spent.Round(time.Millisecond)))
				return
			}
			w.since, w.bytes, spent = time.Now(), now, 0
		}
		left = min(left, most-spent)
	}
	w.timer.Reset(left)
}

// blame tells what the watch has ended from other errors.
func (w *watch) blame(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); errors.Is(cause, ErrStalled) {
		return cause
	}
	return err
}
