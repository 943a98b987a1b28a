package link

import (
	"net"
	"sync"
	"time"
)

const (
	segment    = 1448                   // bytes of payload: Ethernet's 1500 less headers and time stamps
	bigSegment = 16 << 10               // where neither rate nor loss makes a difference
	firstFew   = 10                     // segments of the first window (RFC 6928)
	leastRTO   = 200 * time.Millisecond // Linux; RFC 6298 says a second
	mostRTO    = 10 * time.Second
	receiver   = 1 << 20 // bytes that a receiver keeps while one before is missing
)

// carried is one connection through the link.
type carried struct {
	server    string
	near, far *net.TCPConn
	once      sync.Once
	done      chan struct{}
}

// reset ends a connection so that both ends notice at once.
func (c *carried) reset() { c.end(0) }

// end closes both sockets; linger is TCPConn.SetLinger's.
func (c *carried) end(linger int) {
	c.once.Do(func() {
		for _, e := range []*net.TCPConn{c.near, c.far} {
			if e != nil {
				_ = e.SetLinger(linger) // closing is what counts
				_ = e.Close()
			}
		}
		close(c.done)
	})
}

// carry takes a connection to its server and back.
func (l *Link) carry(near *net.TCPConn, server string) {
	c := &carried{server: server, near: near, done: make(chan struct{})}
	l.mu.Lock()
	open := !l.failing && l.ctx.Err() == nil
	if open {
		l.conns[c] = true
		l.counts.Connections++
	}
	l.mu.Unlock()
	defer func() {
		c.reset()
		l.mu.Lock()
		delete(l.conns, c)
		l.mu.Unlock()
	}()
	if !open || !l.pass(true, c) || !l.pass(false, c) {
		return
	}
	far, err := net.Dial("tcp", server)
	if err != nil {
		return // refused there, reset here
	}
	l.mu.Lock()
	c.far = far.(*net.TCPConn)
	cut := l.failing
	l.mu.Unlock()
	select {
	case <-c.done:
		cut = true // before it had a far end
	default:
	}
	if cut {
		_ = c.far.Close() // nothing was sent through it
		return
	}
	select { // the handshake's round trip
	case <-time.After(l.conditions().rtt()):
	case <-c.done:
		return
	}
	var both sync.WaitGroup
	both.Go(func() { l.newFlow(c, c.near, c.far, &l.up, true).run() })
	both.Go(func() { l.newFlow(c, c.far, c.near, &l.down, false).run() })
	both.Wait()
	c.end(-1) // what the kernel still has to deliver it delivers
}

// flow is one direction of a connection: a TCP sender's behaviour between two
// sockets.
type flow struct {
	link     *Link
	conn     *carried
	from, to *net.TCPConn
	pipe     *pipe
	up       bool

	mu        sync.Mutex // guards the following fields
	change    *sync.Cond // a field below, or the connection's end
	window    int        // bytes that may be on the way
	threshold int        // of slow start
	onTheWay  int        // sent and not acknowledged
	held      int        // arrived or not, and not yet with the receiver
	recovered time.Time  // until then a further loss does not halve the window
	sent      time.Time  // the last segment
	ended     bool
}

func (l *Link) newFlow(c *carried, from, to *net.TCPConn, p *pipe, up bool) *flow {
	f := &flow{link: l, conn: c, from: from, to: to, pipe: p, up: up}
	f.change = sync.NewCond(&f.mu)
	f.window, f.threshold = firstFew*f.size(), 1<<30
	return f
}

// size is how many bytes a segment has.
func (f *flow) size() int {
	if c := f.link.conditions(); c.Rate == 0 && c.Loss == 0 {
		return bigSegment
	}
	return segment
}

type arriving struct {
	b  []byte // nil: the sender has nothing more
	at time.Time
}

// run carries bytes until the sender ends or the connection is reset.
func (f *flow) run() {
	arrive := make(chan arriving, 2*receiver/segment)
	var delivery sync.WaitGroup
	delivery.Go(func() { f.deliver(arrive) })
	stop := make(chan struct{})
	var watch sync.WaitGroup
	watch.Go(func() {
		select {
		case <-f.conn.done:
		case <-stop:
		}
		f.mu.Lock()
		f.ended = true
		f.change.Broadcast()
		f.mu.Unlock()
	})
	last := time.Time{} // arrival of the segment before: they arrive in order
	for {
		b := make([]byte, f.size())
		n, err := f.from.Read(b)
		if n > 0 {
			at, ok := f.send(n)
			if !ok {
				break
			}
			if at.Before(last) {
				at = last
			}
			last = at
			arrive <- arriving{b[:n], at}
		}
		if err != nil {
			arrive <- arriving{nil, latest(last, time.Now().Add(f.link.conditions().Delay))}
			break
		}
	}
	close(arrive)
	delivery.Wait()
	close(stop)
	watch.Wait()
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// send waits until the window allows it, gives a segment to the link, as often
// as it is lost, and returns when it arrives; false if the connection ended.
func (f *flow) send(n int) (time.Time, bool) {
	c, size := f.link.conditions(), f.size()
	f.mu.Lock()
	for !f.ended && (f.onTheWay > 0 && f.onTheWay+n > f.window || f.held+n > receiver) {
		f.change.Wait()
	}
	if f.ended {
		f.mu.Unlock()
		return time.Time{}, false
	}
	now := time.Now()
	if rto := f.rto(); !f.sent.IsZero() && f.onTheWay == 0 && now.Sub(f.sent) > rto {
		f.window = min(f.window, firstFew*size) // after a rest (RFC 5681, 4.1)
	}
	f.sent = now
	f.onTheWay += n
	f.held += n
	f.mu.Unlock()

	f.link.count(f.conn.server, func(c *Counts) {
		if f.up {
			c.Up += int64(n)
		} else {
			c.Down += int64(n)
		}
	})
	buffer := max(c.rtt(), least)
	at, left := f.pipe.depart(n, c.Rate, now, buffer)
	wait := f.afterLoss()
	for !left || f.link.loses() {
		f.lose()
		from := now
		if left {
			from = at
		}
		from = from.Add(wait)
		wait = min(2*max(wait, f.rto()), mostRTO)
		f.link.count(f.conn.server, func(c *Counts) { c.Again += int64(n) })
		at, left = f.pipe.again(n, c.Rate, now, from), true
	}
	at = at.Add(c.Delay)
	time.AfterFunc(time.Until(at.Add(c.Delay)), func() { f.acknowledge(n) })
	return at, true
}

func (f *flow) rto() time.Duration { return max(leastRTO, 2*f.link.conditions().rtt()) }

// afterLoss is when a sender sends again what is lost: at the third duplicate
// acknowledgement if enough is on the way, else by its timer.
func (f *flow) afterLoss() time.Duration {
	size := f.size()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.window >= 4*size {
		return f.link.conditions().rtt()
	}
	return f.rto()
}

func (f *flow) lose() {
	rtt, size := f.link.conditions().rtt(), f.size()
	f.mu.Lock()
	defer f.mu.Unlock()
	now := time.Now()
	if now.Before(f.recovered) {
		return
	}
	f.recovered = now.Add(max(rtt, time.Millisecond))
	f.window = max(f.window/2, 2*size)
	f.threshold = f.window
}

func (f *flow) acknowledge(n int) {
	size := f.size()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.onTheWay -= n
	if f.window < f.threshold {
		f.window += n
	} else {
		f.window += max(1, size*n/f.window)
	}
	f.window = min(f.window, receiver)
	f.change.Broadcast()
}

// deliver hands segments to the receiver as they arrive.
func (f *flow) deliver(arrive <-chan arriving) {
	broken := false
	for a := range arrive {
		if broken || a.b == nil && a.at.IsZero() {
			continue
		}
		if d := time.Until(a.at); d > 0 {
			select {
			case <-time.After(d):
			case <-f.conn.done:
				broken = true
				continue
			}
		}
		if !f.link.pass(f.up, f.conn) {
			broken = true
			continue
		}
		var err error
		if a.b == nil {
			err = f.to.CloseWrite()
		} else {
			_, err = f.to.Write(a.b)
		}
		if err != nil {
			broken = true
			f.conn.reset()
			continue
		}
		if f.up {
			f.link.count(f.conn.server, func(c *Counts) { c.Arrived += int64(len(a.b)) })
		}
		f.mu.Lock()
		f.held -= len(a.b)
		f.change.Broadcast()
		f.mu.Unlock()
	}
}
