package moving

import (
	"context"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// queued is how many bytes may lie in the buffers of one connection.
	queued = 64 << 10
	// slowRate is the rate in bytes a second under which a link is slow: six
	// servers that share it are sent a TLS record of 16 KiB, which they get only
	// whole, in three seconds each.
	slowRate = 32 << 10
	// piece is what is handed to a connection at once on a slow link, bytes.
	piece = 2 << 10
	// After a connection broke with content on its way, the next restless bytes go
	// in pieces of so many: what came of a record in part is lost at a cut. With a
	// cut every so often, smaller records cost less than they save.
	restlessPiece = 4 << 10
	restless      = 1 << 20
	// sealing is what TLS 1.3 adds to a record, bytes.
	sealing = 22
	// question is how many bytes on the way are content, which the link is kept
	// with; fewer are a question, which its server may think about for minutes.
	question = 4 << 10
)

// Link measures what goes over connections that share a way to the network. The
// zero value is one of which nothing is known.
type Link struct {
	mu      sync.Mutex // guards the following fields
	onWay   int64      // bytes written and not answered, of each connection at most queued
	filling int        // connections with content on the way
	left    int64      // bytes written but those: they have crossed the link
	calm    int64      // of left, from where on the link is no longer restless
	busy    time.Duration
	since   time.Time // when busy was last added to; zero: nothing is on the way that tells the rate
	at      time.Duration
	had     int64   // of left, at busy time at, and what has left since and does not tell the rate
	rate    float64 // bytes a second, over the last few seconds of busy time; 0: not known
}

// Rate is how many bytes a second have left lately, while there were any to
// send; 0 if that is not known. Questions tell it only until it is known: it is
// then what their round trips allow, and less than the link can.
func (l *Link) Rate() float64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.rate
}

// slow tells whether a link is too slow for records of full length. One of which
// nothing is known may be; one that more has left in its first second than a slow
// one takes is not.
func (l *Link) slow() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.isSlow()
}

// isSlow is slow. mu is held.
func (l *Link) isSlow() bool {
	if l.rate == 0 {
		return l.left < slowRate
	}
	return l.rate < slowRate
}

// most bounds a piece that fills a record; 0: nothing does.
func (l *Link) most() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.isSlow():
		return piece - sealing
	case l.left < l.calm:
		return restlessPiece - sealing
	}
	return 0
}

// broke notes that a connection ended with content on its way.
func (l *Link) broke() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.calm = l.left + restless
}

// Pieces reads r in small pieces while the link is slow or has lately broken. Each
// becomes a record of TLS, which a server gets only whole: on a slow link one of
// full length takes longer than servers wait for the next byte, and where a
// connection breaks, what came of one is lost.
func (l *Link) Pieces(r io.Reader) io.Reader { return pieces{r, l} }

type pieces struct {
	r    io.Reader
	link *Link
}

func (p pieces) Read(b []byte) (int, error) {
	if most := p.link.most(); most > 0 && len(b) > most {
		b = b[:most]
	}
	return p.r.Read(b)
}

// empties is how long what is on the way may take to leave.
func (l *Link) empties() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return time.Duration(float64(l.onWay) / max(l.rate, slowest) * float64(time.Second))
}

// change counts what came onto the way of a connection and what left it, which
// was content or a question, and whether the connection began (1) or ended (-1)
// to have content there. A question tells the rate only as long as nothing else
// has: of one that waits for its answer the time says nothing of the link. Content
// does: what is silent may still be crossing.
func (l *Link) change(onWay, left int64, content bool, filling int) {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.since.IsZero() {
		l.busy += now.Sub(l.since)
	}
	l.onWay += onWay
	l.filling += filling
	l.left += left
	if !content && l.rate > 0 {
		l.had += left
	}
	if span := l.busy - l.at; span >= time.Second {
		fresh := float64(l.left-l.had) / span.Seconds()
		if l.rate == 0 {
			l.rate = fresh
		} else {
			l.rate += (fresh - l.rate) / 4
		}
		l.at, l.had = l.busy, l.left
	}
	l.since = now
	if l.onWay == 0 || l.rate > 0 && l.filling == 0 {
		l.since = time.Time{}
	}
}

// Dial opens a connection over the link.
func (l *Link) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	inner, err := (&net.Dialer{Timeout: dialTime, KeepAlive: 30 * time.Second}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: inner, link: l}
	c.touch()
	if w, ok := ctx.Value(watchKey{}).(*watch); ok {
		w.follow(c, false) // the handshake is the call's that waits for it
	}
	return c, nil
}

// conn is a connection whose bytes are counted.
type conn struct {
	net.Conn
	link  *Link
	moved atomic.Int64                 // when anything last did, nanoseconds since epoch
	came  atomic.Pointer[atomic.Int64] // counts what comes for the call that it serves; nil: nobody asked
	bytes atomic.Int64                 // that have, both ways

	mu     sync.Mutex // guards the following
	onWay  int64      // bytes written since something was read, at most queued
	closed bool
}

// epoch is what times are counted from, by the monotonic clock.
var epoch = time.Now()

func (c *conn) touch()               { c.moved.Store(int64(time.Since(epoch))) }
func (c *conn) lastMoved() time.Time { return epoch.Add(time.Duration(c.moved.Load())) }

// Write writes in small pieces on a slow link, so that it is seen to get on.
func (c *conn) Write(p []byte) (int, error) {
	done := 0
	for done < len(p) {
		end := len(p)
		if end-done > piece && c.link.slow() {
			end = done + piece
		}
		n, err := c.Conn.Write(p[done:end])
		done += n
		if n > 0 {
			c.touch()
			c.bytes.Add(int64(n))
			c.count(int64(n), false)
		}
		if err != nil {
			return done, err
		}
	}
	return done, nil
}

// Read reads; an answer means that what was written before has left.
func (c *conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.touch()
		c.bytes.Add(int64(n))
		c.count(0, true)
		if came := c.came.Load(); came != nil {
			came.Add(int64(n))
		}
	}
	return n, err
}

// Close forgets what is on the way.
func (c *conn) Close() error {
	c.mu.Lock()
	lost := c.onWay
	c.onWay, c.closed = 0, true
	c.mu.Unlock()
	if lost > 0 {
		c.link.change(-lost, 0, lost >= question, filling(lost, 0))
	}
	if lost >= question {
		c.link.broke()
	}
	return c.Conn.Close()
}

// count counts bytes written, or that all before were answered.
func (c *conn) count(written int64, answered bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return
	}
	was := c.onWay
	c.onWay = min(was+written, queued)
	if answered {
		c.onWay = 0
	}
	if more, left := c.onWay-was, was+written-c.onWay; more != 0 || left != 0 {
		c.link.change(more, left, max(was, c.onWay) >= question, filling(was, c.onWay))
	}
}

// filling is 1 if a connection that had so many bytes on the way begins to have
// content there, -1 if it has none any more.
func filling(was, is int64) int {
	switch before, now := was >= question, is >= question; {
	case now && !before:
		return 1
	case before && !now:
		return -1
	}
	return 0
}

// connOf finds the counted connection below others, such as TLS; nil if there is
// none.
func connOf(c net.Conn) *conn {
	for {
		switch at := c.(type) {
		case *conn:
			return at
		case interface{ NetConn() net.Conn }:
			c = at.NetConn()
		default:
			return nil
		}
	}
}
