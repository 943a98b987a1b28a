package ports

import (
	"net"
	"testing"
)

// A block is one caller's until it is given back, also while nothing listens.
func TestBlocksAreApart(t *testing.T) {
	seen := make(map[int]bool)
	for range 50 {
		first, release, err := Block()
		if err != nil {
			t.Fatal(err)
		}
		defer release()
		if seen[first] || first < blocks.low || first+blocks.block > blocks.high || (first-blocks.low)%blocks.block != 0 {
			t.Fatalf("block %d is not one of its own", first)
		}
		seen[first] = true
		if blocks.free(first + 1) {
			t.Fatalf("block %d is not held", first)
		}
	}
}

// A port is one caller's while its server is down, and anyone's again after it
// was given back.
func TestPortsAreHeldAndGivenBack(t *testing.T) {
	few := area{9_000, 9_006, 2}
	held := make(map[int]func() error)
	for {
		port, release, err := few.take()
		if err != nil {
			break
		}
		if held[port] != nil {
			t.Fatalf("port %d was given twice", port)
		}
		held[port] = release
		for range 2 {
			l, err := net.Listen("tcp", at(port))
			if err != nil {
				t.Fatal(err)
			}
			l.Close()
		}
	}
	if len(held) == 0 {
		t.Fatal("no port was given")
	}
	for port, release := range held {
		if err := release(); err != nil {
			t.Fatal(err)
		}
		again, release, err := few.take()
		if err != nil || again != port {
			t.Fatalf("port %d was given back, got %d: %v", port, again, err)
		}
		if err := release(); err != nil {
			t.Fatal(err)
		}
		break
	}
	for _, release := range held {
		_ = release() // one is released already
	}
}
