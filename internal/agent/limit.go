package agent

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/byssus-iot/byssus/internal/moving"
)

// Rate bounds what a device sends and receives over all its connections together, in bytes a second, TLS included. 0 is no
// bound.
type Rate struct{ Up, Down int64 }

// leastRate is the least that a bound may be: below it a handshake takes longer
// than a server waits.
const leastRate = 1000

// ParseRate reads RATE: "500k" for both directions, or "up=500k", "down=2M" or
// both with a comma; bytes a second, with k, M or G for thousands.
func ParseRate(s string) (Rate, error) {
	var r Rate
	if !strings.Contains(s, "=") {
		n, err := parseBytes(s)
		return Rate{n, n}, err
	}
	for part := range strings.SplitSeq(s, ",") {
		name, value, _ := strings.Cut(part, "=")
		n, err := parseBytes(value)
		if err != nil {
			return Rate{}, err
		}
		to := &r.Up
		switch name {
		case "up":
		case "down":
			to = &r.Down
		default:
			return Rate{}, fmt.Errorf("rate %q: want up=RATE or down=RATE", part)
		}
		if *to != 0 {
			return Rate{}, fmt.Errorf("rate %q: %s is there twice", s, name)
		}
		*to = n
	}
	return r, nil
}

func parseBytes(s string) (int64, error) {
	unit := int64(1)
	digits := s
	if n := len(s); n > 0 {
		if u, ok := map[byte]int64{'k': 1e3, 'M': 1e6, 'G': 1e9}[s[n-1]]; ok {
			unit, digits = u, s[:n-1]
		}
	}
	n, err := strconv.ParseUint(digits, 10, 32)
	if err != nil {
		return 0, fmt.Errorf("rate %q: want bytes a second, such as 200000, 200k or 2M", s)
	}
	if int64(n)*unit < leastRate {
		return 0, fmt.Errorf("rate %q: at least %d bytes a second", s, leastRate)
	}
	return int64(n) * unit, nil
}

// limiter keeps the connections of a device within the Rate that a schedule has
// for the time.
type limiter struct {
	link     *moving.Link
	schedule Schedule
	now      clock
	sleep    func(time.Duration)

	mu       sync.Mutex    // guards the following
	looked   time.Time     // at the schedule
	rate     Rate          // that held then
	up, down *rate.Limiter // nil: no bound
}

func newLimiter(link *moving.Link, s Schedule) *limiter {
	return &limiter{link: link, schedule: s, now: time.Now, sleep: time.Sleep}
}

// lookEvery is how often the schedule is looked at while bytes move.
const lookEvery = time.Second

// buckets are those of the rate that holds now; nil: no bound.
func (l *limiter) buckets() (up, down *rate.Limiter) {
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	// A clock may be set back: then the schedule is looked at, too.
	if since := now.Sub(l.looked); since < 0 || since >= lookEvery {
		l.looked = now
		if r := l.schedule.at(now); r != l.rate {
			l.rate, l.up, l.down = r, bucket(r.Up), bucket(r.Down)
		}
	}
	return l.up, l.down
}

// bucket bounds to so many bytes a second; 0: no bound, nil.
func bucket(bytes int64) *rate.Limiter {
	if bytes == 0 {
		return nil
	}
	return rate.NewLimiter(rate.Limit(bytes), burst(bytes))
}

// burst is how many bytes may go at once at a rate: a tenth of a second's, so that
// what is sent is spread evenly, at most 1 MiB.
func burst(rate int64) int { return int(min(max(rate/10, 512), 1<<20)) }

// dial opens a connection that shares the bounds.
func (l *limiter) dial(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := l.link.Dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return &limited{c, l}, nil
}

// wait lets n bytes through, at most a bucket's burst.
func (l *limiter) wait(b *rate.Limiter, n int) {
	if b == nil || n <= 0 {
		return
	}
	now := l.now()
	if d := b.ReserveN(now, n).DelayFrom(now); d > 0 {
		l.sleep(d)
	}
}

// limited is a connection within bounds.
type limited struct {
	net.Conn
	l *limiter
}

// NetConn is the connection below.
func (c *limited) NetConn() net.Conn { return c.Conn }

// Write sends in pieces, each when there is room for it.
func (c *limited) Write(p []byte) (int, error) {
	done := 0
	for done < len(p) {
		n := len(p) - done
		up, _ := c.l.buckets()
		if up != nil {
			n = min(n, up.Burst())
		}
		c.l.wait(up, n)
		n, err := c.Conn.Write(p[done : done+n])
		done += n
		if err != nil {
			return done, err
		}
	}
	return done, nil
}

// Read receives a piece and pays for it afterwards: what has arrived has used
// the link, and the sender is held back by what is not read.
func (c *limited) Read(p []byte) (int, error) {
	_, down := c.l.buckets()
	if down != nil {
		p = p[:min(len(p), down.Burst())]
	}
	n, err := c.Conn.Read(p)
	c.l.wait(down, n)
	return n, err
}
