package link

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
	"syscall"
	"time"
)

// Conditions are what a link is like. The zero value is a perfect one.
type Conditions struct {
	Rate  int64         // bytes a second in each direction, of all connections together; 0: no bound
	Delay time.Duration // one way
	Loss  float64       // share of the segments that are lost, 0 to 1
	// The link works for Works, then all connections are reset and new ones
	// refused for Fails, and so on; Works 0: never.
	Works, Fails time.Duration
	Seed         uint64 // of the losses
}

// rtt is the time there and back.
func (c Conditions) rtt() time.Duration { return 2 * c.Delay }

// Counts are what has happened on a link so far.
type Counts struct {
	Up, Down    int64 // payload bytes that entered the link: towards the servers, and back
	Arrived     int64 // of Up, those that reached a server
	Again       int64 // bytes of segments that TCP sent again, both ways
	Connections int64
	Cuts        int64
}

// Link is a link with servers behind it.
type Link struct {
	ctx    context.Context
	cancel context.CancelFunc
	wait   sync.WaitGroup

	up, down pipe

	mu        sync.Mutex // guards the following fields
	cond      Conditions
	random    *rand.Rand
	counts    Counts
	servers   map[string]*Counts
	failing   bool
	upHeld    chan struct{} // closed when it ends; nil: not held
	downHeld  chan struct{}
	listeners []net.Listener
	conns     map[*carried]bool
}

// New returns a link.
func New(c Conditions) *Link {
	l := &Link{cond: c, random: rand.New(rand.NewPCG(c.Seed, 41)), conns: map[*carried]bool{}, servers: map[string]*Counts{}}
	l.ctx, l.cancel = context.WithCancel(context.Background())
	if c.Works > 0 {
		l.wait.Go(func() { l.cutNowAndThen(c.Works, c.Fails) })
	}
	return l
}

// conditions are what the link is like now.
func (l *Link) conditions() Conditions {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.cond
}

// Set changes rate, delay and loss from now on, also for connections that are
// there. Works, Fails and Seed stay what New was given.
func (l *Link) Set(c Conditions) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cond.Rate, l.cond.Delay, l.cond.Loss = c.Rate, c.Delay, c.Loss
}

// Hold says of each direction whether what enters it is kept from arriving until
// a later call lets it go: a direction in which nothing gets through, as the ends
// of a TCP connection see it that outlives that. While either is held, no new
// connection reaches its server.
func (l *Link) Hold(up, down bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	hold(&l.upHeld, up)
	hold(&l.downHeld, down)
}

func hold(held *chan struct{}, want bool) {
	switch {
	case want && *held == nil:
		*held = make(chan struct{})
	case !want && *held != nil:
		close(*held)
		*held = nil
	}
}

// pass waits until a direction is not held; false if the connection ended first.
func (l *Link) pass(up bool, c *carried) bool {
	for {
		l.mu.Lock()
		held := l.downHeld
		if up {
			held = l.upHeld
		}
		l.mu.Unlock()
		if held == nil {
			return true
		}
		select {
		case <-held:
		case <-c.done:
			return false
		}
	}
}

// maxReceive is the receive buffer of a proxied connection's near end, bytes:
// what the sender's own kernel takes beyond it has not entered the link.
const maxReceive = 64 << 10

// Listen puts a server behind the link and returns the address on loopback at
// which it is reached through the link.
func (l *Link) Listen(server string) (string, error) {
	conf := net.ListenConfig{Control: func(_, _ string, raw syscall.RawConn) error {
		var set error
		err := raw.Control(func(fd uintptr) {
			set = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, maxReceive)
		})
		return errors.Join(err, set)
	}}
	in, err := conf.Listen(l.ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("put %s behind a link: %w", server, err)
	}
	l.mu.Lock()
	l.listeners = append(l.listeners, in)
	l.mu.Unlock()
	l.wait.Go(func() {
		for {
			c, err := in.Accept()
			if err != nil {
				return // Close closes it, and nothing else ends it
			}
			l.wait.Go(func() { l.carry(c.(*net.TCPConn), server) })
		}
	})
	return in.Addr().String(), nil
}

// Counts returns what has happened so far.
func (l *Link) Counts() Counts {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.counts
}

// CountsOf returns what has happened to the connections of one server, by the
// address that Listen was given for it.
func (l *Link) CountsOf(server string) Counts {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c := l.servers[server]; c != nil {
		return *c
	}
	return Counts{}
}

// Cut resets every connection and refuses new ones until Mend.
func (l *Link) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failing = true
	l.counts.Cuts++
	for c := range l.conns {
		c.reset()
	}
}

// Mend lets connections through again.
func (l *Link) Mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failing = false
}

// Close ends everything.
func (l *Link) Close() {
	l.cancel()
	l.mu.Lock()
	for _, in := range l.listeners {
		_ = in.Close() // it listens no more either way
	}
	for c := range l.conns {
		c.reset()
	}
	l.mu.Unlock()
	l.wait.Wait()
}

func (l *Link) cutNowAndThen(works, fails time.Duration) {
	for l.sleep(works) {
		l.Cut()
		if !l.sleep(fails) {
			return
		}
		l.Mend()
	}
}

// again gives bytes room that are sent again at a time yet to come, and returns
// when they have left. What is sent until then does not wait for them.
func (p *pipe) again(bytes int, rate int64, now, at time.Time) time.Time {
	if rate <= 0 {
		return at
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	takes := time.Duration(int64(bytes) * int64(time.Second) / rate)
	if p.free.Before(now) {
		p.free = now
	}
	p.free = p.free.Add(takes)
	return latest(at.Add(takes), p.free)
}

// sleep waits; it returns false if the link was closed meanwhile.
func (l *Link) sleep(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-l.ctx.Done():
		return false
	}
}

// loses decides whether a segment is lost.
func (l *Link) loses() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.cond.Loss > 0 && l.random.Float64() < l.cond.Loss
}

func (l *Link) count(server string, f func(*Counts)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f(&l.counts)
	if l.servers[server] == nil {
		l.servers[server] = &Counts{}
	}
	f(l.servers[server])
}

// pipe is the shared bandwidth of one direction.
type pipe struct {
	mu   sync.Mutex // guards free
	free time.Time  // when the last byte given room so far has left
}

// least is the least that the buffer before the narrow place holds.
const least = 100 * time.Millisecond

// depart gives bytes room after a time and returns when they have left; false
// if the buffer is full.
func (p *pipe) depart(bytes int, rate int64, after time.Time, buffer time.Duration) (time.Time, bool) {
	if rate <= 0 {
		return after, true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if buffer > 0 && p.free.Sub(after) > buffer {
		return time.Time{}, false
	}
	if p.free.Before(after) {
		p.free = after
	}
	p.free = p.free.Add(time.Duration(int64(bytes) * int64(time.Second) / rate))
	return p.free, true
}
