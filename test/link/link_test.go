package link

import (
	"bytes"
	"crypto/rand"
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// echo serves what it is sent, back.
func echo(t *testing.T) string {
	t.Helper()
	in, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close() })
	go func() {
		for {
			c, err := in.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				io.Copy(c, c)
			}()
		}
	}()
	return in.Addr().String()
}

func behind(t *testing.T, c Conditions, server string) (*Link, string) {
	t.Helper()
	l := New(c)
	t.Cleanup(l.Close)
	addr, err := l.Listen(server)
	if err != nil {
		t.Fatal(err)
	}
	return l, addr
}

// Whatever is lost on the way, a stream arrives whole and in order.
func TestStreamsArriveWhole(t *testing.T) {
	for name, c := range map[string]Conditions{
		"perfect": {},
		"narrow":  {Rate: 4 << 20, Delay: time.Millisecond},
		"lossy":   {Rate: 4 << 20, Delay: time.Millisecond, Loss: 0.02, Seed: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := echo(t)
			l, addr := behind(t, c, server)
			var wait sync.WaitGroup
			const each, streams = 300_000, 3
			for range streams {
				wait.Go(func() {
					out := make([]byte, each)
					rand.Read(out)
					conn, err := net.Dial("tcp", addr)
					if err != nil {
						t.Error(err)
						return
					}
					defer conn.Close()
					go func() {
						conn.Write(out)
						conn.(*net.TCPConn).CloseWrite()
					}()
					in, err := io.ReadAll(conn)
					if err != nil || !bytes.Equal(in, out) {
						t.Errorf("%d of %d bytes came back the same: %v", len(in), each, err)
					}
				})
			}
			wait.Wait()
			n := l.Counts()
			if n.Up != streams*each || n.Down != streams*each || n.Arrived != streams*each || n.Connections != streams {
				t.Errorf("counted %+v", n)
			}
			if of := l.CountsOf(server); of.Up != n.Up || of.Arrived != n.Arrived || l.CountsOf("another").Up != 0 {
				t.Errorf("of the server %+v", of)
			}
			if c.Loss > 0 && n.Again == 0 || c.Rate == 0 && n.Again > 0 {
				t.Errorf("sent again %d bytes at a loss of %v", n.Again, c.Loss)
			}
		})
	}
}

// A cut ends connections on both sides and lets none through until it is mended.
func TestCut(t *testing.T) {
	l, addr := behind(t, Conditions{}, echo(t))
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	say := func(c net.Conn) error {
		if _, err := c.Write([]byte("a")); err != nil {
			return err
		}
		_, err := io.ReadFull(c, make([]byte, 1))
		return err
	}
	if err := say(conn); err != nil {
		t.Fatal(err)
	}
	l.Cut()
	if err := say(conn); err == nil {
		t.Error("a cut connection goes on")
	}
	during, err := net.Dial("tcp", addr)
	if err == nil {
		if say(during) == nil {
			t.Error("a connection came through while the link was cut")
		}
		during.Close()
	}
	l.Mend()
	after, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer after.Close()
	if err := say(after); err != nil {
		t.Error(err)
	}
	if n := l.Counts(); n.Cuts != 1 {
		t.Errorf("counted %+v", n)
	}
}

// All that asks shares the bandwidth, and what finds the buffer full is lost.
func TestBandwidthIsShared(t *testing.T) {
	var p pipe
	start := time.Unix(1000, 0)
	var last time.Time
	for i := range 100 { // 100 kB at 10 kB/s, whoever sends them
		at, ok := p.depart(1000, 10_000, start, 0)
		if !ok || at.Before(last) {
			t.Fatalf("segment %d leaves at %v, ok %v", i, at, ok)
		}
		last = at
	}
	if took := last.Sub(start); took != 10*time.Second {
		t.Errorf("100 kB at 10 kB/s left within %v", took)
	}
	if _, ok := p.depart(1000, 10_000, start.Add(8*time.Second), time.Second); ok {
		t.Error("a full buffer took a segment")
	}
	if at, ok := p.depart(1000, 10_000, start.Add(9500*time.Millisecond), time.Second); !ok || at.Sub(start) != 10_100*time.Millisecond {
		t.Errorf("behind half a second of others it leaves at %v, ok %v", at.Sub(start), ok)
	}
	if at, _ := p.depart(1000, 10_000, start.Add(20*time.Second), time.Second); at.Sub(start) != 20_100*time.Millisecond {
		t.Errorf("an idle pipe lets go at %v", at.Sub(start))
	}
}

// A loss halves the window and slow start ends there; without, it doubles.
func TestWindow(t *testing.T) {
	l := New(Conditions{Delay: time.Minute})
	defer l.Close()
	f := l.newFlow(&carried{done: make(chan struct{})}, nil, nil, &l.up, true)
	f.onTheWay = 10 * bigSegment
	for range 10 {
		f.acknowledge(bigSegment)
	}
	if f.window != 20*bigSegment {
		t.Fatalf("after one round trip of slow start %d segments", f.window/bigSegment)
	}
	f.lose()
	f.lose() // in the same round trip: counts as one
	if f.window != 10*bigSegment {
		t.Fatalf("after a loss %d segments", f.window/bigSegment)
	}
	f.onTheWay = 10 * bigSegment
	for range 10 {
		f.acknowledge(bigSegment)
	}
	if f.window <= 10*bigSegment || f.window > 11*bigSegment {
		t.Errorf("a round trip later %d bytes, want about a segment more than %d", f.window, 10*bigSegment)
	}
}

// What enters a direction that is held arrives when it is let go; the other
// direction goes on, and no new connection is made meanwhile.
func TestHold(t *testing.T) {
	in, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close() })
	l, addr := behind(t, Conditions{}, in.Addr().String())
	accepted := make(chan net.Conn)
	go func() {
		for {
			c, err := in.Accept()
			if err != nil {
				close(accepted)
				return
			}
			accepted <- c
		}
	}()
	near, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer near.Close()
	far := <-accepted
	defer far.Close()
	hear := func(c net.Conn, want string) {
		t.Helper()
		got := make([]byte, len(want))
		if _, err := io.ReadFull(c, got); err != nil || string(got) != want {
			t.Fatalf("heard %q, %v; want %q", got, err, want)
		}
	}
	say := func(c net.Conn, what string) {
		t.Helper()
		if _, err := io.WriteString(c, what); err != nil {
			t.Fatal(err)
		}
	}
	silent := func(c net.Conn) {
		t.Helper()
		c.SetReadDeadline(time.Now().Add(300 * time.Millisecond))
		defer c.SetReadDeadline(time.Time{})
		if n, err := c.Read(make([]byte, 1)); err == nil {
			t.Fatalf("%d bytes came through", n)
		}
	}
	l.Hold(true, false)
	say(near, "up")
	say(far, "down")
	hear(near, "down")
	silent(far)
	during, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer during.Close()
	select {
	case <-accepted:
		t.Fatal("a connection was made through a held direction")
	case <-time.After(300 * time.Millisecond):
	}
	l.Hold(false, false)
	hear(far, "up")
	far2 := <-accepted
	defer far2.Close()
	l.Hold(false, true)
	say(far2, "later")
	say(during, "now")
	hear(far2, "now")
	silent(during)
	l.Hold(false, false)
	hear(during, "later")
}

// Conditions that change do so for connections that are there.
func TestSet(t *testing.T) {
	l, addr := behind(t, Conditions{Seed: 1}, echo(t))
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, c := range []Conditions{{}, {Delay: time.Millisecond, Loss: 0.2}, {}} {
		l.Set(c)
		before := l.Counts().Again
		out := make([]byte, 100_000)
		rand.Read(out)
		go conn.Write(out)
		in := make([]byte, len(out))
		if _, err := io.ReadFull(conn, in); err != nil || !bytes.Equal(in, out) {
			t.Fatalf("%+v: what came back is not what was sent: %v", c, err)
		}
		if lost := l.Counts().Again > before; lost != (c.Loss > 0) {
			t.Errorf("%+v: segments were sent again: %v", c, lost)
		}
	}
}
