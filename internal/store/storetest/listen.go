package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"syscall"
)

// Listen listens on loopback at a port that systems give to nobody by
// themselves (Linux does from 32768 on), so that a server that was stopped can
// come back at its address.
func Listen() (net.Listener, error) {
	for {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 10_000+rand.IntN(20_000)))
		if !errors.Is(err, syscall.EADDRINUSE) {
			return l, err
		}
	}
}
