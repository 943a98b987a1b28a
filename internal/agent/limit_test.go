package agent

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// All connections together keep within the rate, by a clock that only their
// waiting moves.
func TestRateIsShared(t *testing.T) {
	now := time.Unix(1000, 0)
	var mu sync.Mutex
	l := newLimiter(nil, Always(Rate{Up: 10_000, Down: 10_000}))
	l.now = func() time.Time { mu.Lock(); defer mu.Unlock(); return now }
	l.sleep = func(d time.Duration) { mu.Lock(); defer mu.Unlock(); now = now.Add(d) }
	var all sync.WaitGroup
	const each = 25_000
	for range 2 {
		near, far := net.Pipe()
		c := &limited{near, l}
		all.Go(func() {
			if n, err := io.Copy(io.Discard, far); n != each || err != nil {
				t.Errorf("%d bytes arrived, %v", n, err)
			}
		})
		if n, err := c.Write(make([]byte, each)); n != each || err != nil {
			t.Fatal(n, err)
		}
		c.Close()
	}
	all.Wait()
	// 50,000 bytes, less what may go at once, at 10,000 a second.
	if took := now.Sub(time.Unix(1000, 0)); took != 4900*time.Millisecond {
		t.Errorf("50 kB at 10 kB/s took %v", took)
	}
	start := now
	near, far := net.Pipe()
	go func() { far.Write(make([]byte, each)); far.Close() }()
	if n, err := io.Copy(io.Discard, &limited{near, l}); n != each || err != nil {
		t.Fatal(n, err)
	}
	if took := now.Sub(start); took != 2400*time.Millisecond {
		t.Errorf("25 kB received at 10 kB/s took %v", took)
	}
}

// The rate changes at a window's edge while bytes are on their way.
func TestRateChangesOnTheWay(t *testing.T) {
	start := time.Date(2026, 11, 30, 7, 59, 50, 0, time.UTC)
	now := start
	l := newLimiter(nil, Schedule{{From: 8 * 60, To: 18 * 60, Rate: Rate{Up: 1000}}, {Rate: Rate{Up: 10_000}}})
	l.now, l.sleep = func() time.Time { return now }, func(d time.Duration) { now = now.Add(d) }
	near, far := net.Pipe()
	defer far.Close()
	go io.Copy(io.Discard, far)
	c := &limited{near, l}
	defer c.Close()
	if _, err := c.Write(make([]byte, 110_000)); err != nil {
		t.Fatal(err)
	}
	// Ten seconds at ten thousand, then what is left at a thousand.
	if took := now.Sub(start); took < 18*time.Second || took > 22*time.Second {
		t.Errorf("110 kB took %v by that clock", took)
	}
}

// A burst is a number of every processor's, whatever the rate: one of 32 bits has
// numbers up to 2^31.
func TestBurst(t *testing.T) {
	most, err := ParseRate("4294967295G")
	if err != nil {
		t.Fatal(err)
	}
	for rate, want := range map[int64]int{leastRate: 512, 10_000: 1000, 10 << 20: 1 << 20, 21_500_000_000: 1 << 20, most.Up: 1 << 20} {
		if got := bucket(rate).Burst(); got != want {
			t.Errorf("%d bytes a second go %d at once, want %d", rate, got, want)
		}
	}
}

func TestParseRate(t *testing.T) {
	for s, want := range map[string]Rate{"200k": {200_000, 200_000}, "1000": {1000, 1000}, "up=2M": {Up: 2_000_000},
		"down=1G,up=5k": {5000, 1_000_000_000}} {
		if got, err := ParseRate(s); err != nil || got != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "0", "999", "k", "-5k", "1.5M", "5x", "up", "up=", "side=5k", "up=5k,up=6k", "up=5k,", "99999999999G", "5 k"} {
		if got, err := ParseRate(s); err == nil {
			t.Errorf("%q is taken for %v", s, got)
		}
	}
}

func FuzzParseRate(f *testing.F) {
	f.Add("up=5k,down=2M")
	f.Add("200k")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRate(s)
		if err == nil && (r.Up < 0 || r.Down < 0 || r.Up == 0 && r.Down == 0 || r.Up > 0 && r.Up < leastRate) {
			t.Fatalf("%q is taken for %v", s, r)
		}
	})
}
