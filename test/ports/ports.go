// Package ports gives tests that start processes of their own addresses on
// which to let them listen.
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

const (
	low   = 10000 // below what systems give out by themselves
	high  = 20000 // where trials (byssus try) find theirs
	block = 20    // ports of an installation, and room
)

// Block returns the first of block-1 ports of 127.0.0.1 on which nothing
// listens. They are the caller's until release: the block's last port is held
// that long, which is how others see that it is taken.
func Block() (first int, release func() error, err error) {
	const blocks = (high - low) / block
	start := rand.IntN(blocks)
	for i := range blocks {
		first := low + (start+i)%blocks*block
		guard, err := listen(first + block - 1)
		if err != nil {
			continue // another's
		}
		if allFree(first) {
			return first, guard.Close, nil
		}
		if err := guard.Close(); err != nil {
			return 0, nil, err
		}
	}
	return 0, nil, errors.New("no free ports")
}

func allFree(first int) bool {
	for p := first; p < first+block-1; p++ {
		l, err := listen(p)
		if err != nil {
			return false
		}
		_ = l.Close() // it only looked
	}
	return true
}

func listen(port int) (net.Listener, error) {
	return net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port))
}
