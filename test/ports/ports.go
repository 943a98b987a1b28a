// Package ports gives tests addresses of loopback on which to let servers
// listen that go down and come back at the same one.
//
// It promises that no two tests of this machine get the same ones at a time, in
// whichever processes they run: also not while what listened there is down, to
// be started again.
package ports

import (
	"errors"
	"math/rand/v2"
	"net"
	"strconv"
)

// area is a range of ports given out in blocks, below those that systems give
// out by themselves (Linux does from 32768 on) and apart from where trials
// (byssus try) find theirs, 20000 to 29999.
type area struct{ low, high, block int }

var (
	blocks  = area{10_000, 20_000, 20} // of an installation, and room
	singles = area{30_000, 32_700, 2}
)

// Block returns the first of 19 ports of 127.0.0.1 on which nothing listens.
// They are the caller's until release.
func Block() (first int, release func() error, err error) { return blocks.take() }

// Address returns an address of 127.0.0.1 on which nothing listens. It is the
// caller's until release.
func Address() (address string, release func() error, err error) {
	port, release, err := singles.take()
	return at(port), release, err
}

// take returns the first port of a block of which nothing uses any. The block's
// last port is held until release, which is how others see that it is taken.
func (a area) take() (first int, release func() error, err error) {
	n := (a.high - a.low) / a.block
	start := rand.IntN(n)
	for i := range n {
		first := a.low + (start+i)%n*a.block
		guard, err := listen(first + a.block - 1)
		if err != nil {
			continue // another's
		}
		if a.free(first) {
			return first, guard.Close, nil
		}
		if err := guard.Close(); err != nil {
			return 0, nil, err
		}
	}
	return 0, nil, errors.New("no free ports")
}

// free tells whether nothing listens on a block but its guard.
func (a area) free(first int) bool {
	for p := first; p < first+a.block-1; p++ {
		l, err := listen(p)
		if err != nil {
			return false
		}
		_ = l.Close() // it only looked
	}
	return true
}

func listen(port int) (net.Listener, error) { return net.Listen("tcp", at(port)) }

func at(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }
