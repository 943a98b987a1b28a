package agent

import (
	"context"
	"errors"
	"net"
	"sync"
	"syscall"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// way is how an operation on a line fails.
type way int

const (
	works   way = iota
	before      // nothing was sent
	halfway     // the connection breaks in the middle
	after       // the other side has it all; its answer does not come
)

func (w way) String() string { return [...]string{"works", "before", "halfway", "after"}[w] }

var errLine = &net.OpError{Op: "line", Err: syscall.ECONNRESET}

// faultyLine is all that a device reaches others by: connections to stores,
// whose every dialling, reading and writing is an operation, and calls of the
// chain, the gateway and the custodian. It fails one of them.
type faultyLine struct {
	mu   sync.Mutex
	left int // operations until the one that fails, which makes it 0
	way  way
}

// next is asked before each operation.
func (l *faultyLine) next() way {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.left--; l.left == 0 {
		return l.way
	}
	return works
}

// failed tells whether the operation that fails was reached.
func (l *faultyLine) failed() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.left <= 0
}

// between puts the line between an agent and everybody else.
func (l *faultyLine) between(a *Agent, n *network) {
	n.dial = l.dial
	a.chain, a.gateway, a.peers = lineChain{a.chain, l}, lineGateway{a.gateway, l}, linePeers{a.peers, l}
}

func (l *faultyLine) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if l.next() != works {
		return nil, errLine
	}
	var d net.Dialer
	c, err := d.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return lineConn{c, l}, nil
}

type lineConn struct {
	net.Conn
	line *faultyLine
}

func (c lineConn) Read(b []byte) (int, error)  { return c.do(b, c.Conn.Read) }
func (c lineConn) Write(b []byte) (int, error) { return c.do(b, c.Conn.Write) }

func (c lineConn) do(b []byte, op func([]byte) (int, error)) (n int, err error) {
	w := c.line.next()
	switch w {
	case works:
		return op(b)
	case halfway:
		n, err = op(b[:len(b)/2])
	case after:
		n, err = op(b)
	}
	if err == nil {
		err = errLine
	}
	return n, errors.Join(err, c.Close())
}

// over makes one call over the line.
func over[T any](l *faultyLine, call func() (T, error)) (T, error) {
	w := l.next()
	if w == works {
		return call()
	}
	var none T
	if w == before {
		return none, errLine
	}
	if _, err := call(); err != nil {
		return none, err
	}
	return none, errLine
}

type lineChain struct {
	Chain
	line *faultyLine
}

func (c lineChain) Plan(ctx context.Context, device record.Hash) (Plan, error) {
	return over(c.line, func() (Plan, error) { return c.Chain.Plan(ctx, device) })
}

func (c lineChain) Accepted(ctx context.Context, hash record.Hash) (Accepted, error) {
	return over(c.line, func() (Accepted, error) { return c.Chain.Accepted(ctx, hash) })
}

type lineGateway struct {
	Gateway
	line *faultyLine
}

func (g lineGateway) Anchor(ctx context.Context, a door.Anchor) (door.Outcome, error) {
	return over(g.line, func() (door.Outcome, error) { return g.Gateway.Anchor(ctx, a) })
}

func (g lineGateway) AddReceipts(ctx context.Context, r door.Receipts) (door.Outcome, error) {
	return over(g.line, func() (door.Outcome, error) { return g.Gateway.AddReceipts(ctx, r) })
}

type linePeers struct {
	Peers
	line *faultyLine
}

func (p linePeers) Custodian(c Custodian) (Custodial, error) {
	peer, err := p.Peers.Custodian(c)
	return lineCustodian{peer, p.line}, err
}

type lineCustodian struct {
	Custodial
	line *faultyLine
}

func (c lineCustodian) EpochKey(ctx context.Context, device record.Hash, epoch uint32) (seal.PublicKey, error) {
	return over(c.line, func() (seal.PublicKey, error) { return c.Custodial.EpochKey(ctx, device, epoch) })
}

func (c lineCustodian) HoldShare(ctx context.Context, device record.Hash, epoch uint32, commitment record.Hash, keyBox []byte) error {
	_, err := over(c.line, func() (struct{}, error) {
		return struct{}{}, c.Custodial.HoldShare(ctx, device, epoch, commitment, keyBox)
	})
	return err
}
