package network

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/test/link"
)

// wrong is how far a clock is wrong in these tests.
const wrong = 10 * time.Minute

// trial brings records while something is wrong, has the chain recover, and
// checks all nodes. It logs what the table in docs/design/faults.md tells.
func (c *cluster) trial(t *testing.T, fault func(*load)) {
	t.Helper()
	outer := c.t
	c.t = t
	defer func() { c.t = outer }()
	l := c.load()
	c.wait("a first record", func(context.Context) error {
		if l.count() == 0 {
			return errors.New("none is final")
		}
		return nil
	})
	begin, from := time.Now(), c.highest()
	fault(l)
	lasted, to := time.Since(begin), c.highest()
	c.heal()
	took := c.recover()
	n := l.stop()
	t.Logf("lasted %.1f s with %d blocks and %d heights, recovered in %.1f s, %d records acknowledged: %s",
		lasted.Seconds(), to.number-from.number, to.height-from.height, took.Seconds(), n, c.check())
}

// halts looks for a while at a chain that cannot go on. When the fault began, no
// node had more than the highest height; votes for the one after it may have
// arrived before, those for the next cannot have been given.
func (l *load) halts(look time.Duration) {
	c := l.c
	c.t.Helper()
	from := c.highest().height
	time.Sleep(look)
	if now := c.highest().height; now > from+1 {
		c.t.Fatalf("without two thirds the chain went from height %d to %d", from, now)
	}
}

// TestFourValidators is what one or two of four, their links and their clocks can
// do. TestTwinIsJailed of test/consortium is what a validator's key on two
// machines does.
func TestFourValidators(t *testing.T) {
	c := startCluster(t, 4)
	for _, f := range []struct {
		name string
		run  func(*load)
	}{
		{"partition 2 and 2", func(l *load) {
			c.split(0, 1)
			l.halts(5 * time.Second)
		}},
		{"partition 2 and 2 by resets", func(l *load) {
			c.cut(1, 2)
			l.halts(5 * time.Second)
		}},
		{"partition 3 and 1", func(l *load) {
			c.cut(3)
			at := c.at(3).height
			l.goesOn()
			if now := c.at(3).height; now > at+1 {
				c.t.Errorf("the one went from height %d to %d", at, now)
			}
		}},
		{"one is not heard", func(l *load) {
			c.mute(2)
			l.goesOn()
		}},
		{"one hears nothing", func(l *load) {
			c.deafen(1)
			l.goesOn()
		}},
		{"two links one way", func(l *load) {
			c.hold(0, 1)
			c.hold(3, 2)
			l.goesOn()
			c.recover() // each hears of everything, by another
		}},
		// A link that leads one way only is none to CometBFT, which sends a peer
		// what it lacks by what it says of itself. So this is two and two, but for
		// what was on its way.
		{"each is not heard by its neighbour", func(*load) {
			for i := range 4 {
				c.hold(i, (i+1)%4)
			}
			time.Sleep(5 * time.Second)
		}},
		{"200 ms", func(l *load) {
			c.set(link.Conditions{Delay: 200 * time.Millisecond})
			l.goesOn()
		}},
		{"200 ms and 5 % loss", func(l *load) {
			c.set(link.Conditions{Delay: 200 * time.Millisecond, Loss: 0.05})
			l.goesOn()
		}},
		{"clocks ten minutes wrong, one each way", func(l *load) {
			c.setClock(0, wrong)
			c.setClock(1, -wrong)
			l.goesOn()
		}},
		{"crash loop", func(l *load) {
			for _, i := range []int{0, 3, 3, 1} {
				c.kill(i)
				l.goesOn()
				c.start(i)
			}
		}},
		{"all four crash", func(*load) {
			for i := range 4 {
				c.kill(i)
			}
			for i := range 4 {
				c.start(i)
			}
		}},
	} {
		if !t.Run(f.name, func(t *testing.T) { c.trial(t, f.run) }) {
			return
		}
	}
	t.Log("all together: ", c.checkAll())
}

// TestSevenValidators: seven bear two that are dead, and not three.
func TestSevenValidators(t *testing.T) {
	c := startCluster(t, 7)
	for _, f := range []struct {
		name string
		run  func(*load)
	}{
		{"2 of 7 dead", func(l *load) {
			c.kill(2)
			c.kill(5)
			l.goesOn()
			c.start(2)
			c.start(5)
		}},
		{"3 of 7 dead, then 2", func(l *load) {
			c.kill(0)
			c.kill(3)
			c.kill(6)
			l.halts(5 * time.Second)
			c.start(0)
			l.goesOn()
			c.start(3)
			c.start(6)
		}},
		{"partition 4 and 3", func(l *load) {
			c.split(1, 4, 6)
			l.halts(5 * time.Second)
		}},
	} {
		if !t.Run(f.name, func(t *testing.T) { c.trial(t, f.run) }) {
			return
		}
	}
	t.Log("all together: ", c.checkAll())
}
