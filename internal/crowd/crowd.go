// Package crowd bounds the connections of a server that strangers can reach.
// It promises that idle connections cost a bounded amount of memory, and that
// no single host keeps everybody else out.
package crowd

import (
	"net"
	"net/netip"
	"sync"
)

// crowd is a listener that keeps at most so many connections open.
type crowd struct {
	net.Listener
	most int

	mu   sync.Mutex // guards the following fields
	all  int
	from map[netip.Prefix]int
}

// Limit returns a listener that keeps at most so many of l's connections open,
// idle ones included, and of one address at most half of them. A connection
// above that is closed at once.
func Limit(l net.Listener, most int) net.Listener { return limit(l, most) }

func limit(l net.Listener, most int) *crowd {
	return &crowd{Listener: l, most: most, from: map[netip.Prefix]int{}}
}

// Accept waits for a connection that may stay.
func (c *crowd) Accept() (net.Conn, error) {
	for {
		conn, err := c.Listener.Accept()
		if err != nil {
			return nil, err
		}
		who := origin(conn.RemoteAddr())
		c.mu.Lock()
		welcome := c.all < c.most && c.from[who] < c.most/2
		if welcome {
			c.all++
			c.from[who]++
		}
		c.mu.Unlock()
		if welcome {
			return &guest{Conn: conn, crowd: c, who: who}, nil
		}
		_ = conn.Close() // it was not used
	}
}

// origin is who an address belongs to: an IPv4 address, or an IPv6 network of
// 64 bits, since a host has all of one.
func origin(a net.Addr) netip.Prefix {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return netip.Prefix{}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	bits := ip.BitLen()
	if ip.Is6() {
		bits = 64
	}
	p, _ := ip.Prefix(bits) // the length fits the address
	return p
}

// guest is a connection of the crowd.
type guest struct {
	net.Conn
	crowd *crowd
	who   netip.Prefix
	once  sync.Once
}

// Close ends the connection and makes room for another.
func (g *guest) Close() error {
	g.once.Do(func() {
		g.crowd.mu.Lock()
		defer g.crowd.mu.Unlock()
		g.crowd.all--
		if g.crowd.from[g.who]--; g.crowd.from[g.who] == 0 {
			delete(g.crowd.from, g.who)
		}
	})
	return g.Conn.Close()
}
