package crowd

import (
	"net"
	"testing"
)

// TestACrowdLeavesRoom fills a listener from one address: another gets in, and
// whoever leaves makes room.
func TestACrowdLeavesRoom(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := limit(l, 4)
	defer c.Close()
	in := make(chan net.Conn, 16)
	go func() {
		for {
			conn, err := c.Accept()
			if err != nil {
				return
			}
			in <- conn
		}
	}()
	from := func(host string) net.Conn {
		d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(host)}}
		conn, err := d.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		return conn
	}
	turnedAway := func(conn net.Conn) {
		t.Helper()
		if _, err := conn.Read(make([]byte, 1)); err == nil {
			t.Error("a connection too many stays open")
		}
	}
	from("127.0.0.1")
	from("127.0.0.1")
	first := <-in
	<-in
	turnedAway(from("127.0.0.1"))
	from("127.0.0.2")
	from("127.0.0.3")
	<-in
	<-in
	turnedAway(from("127.0.0.4"))
	for range 2 { // closing twice counts once
		_ = first.Close() // the second time it says so
	}
	from("127.0.0.4")
	<-in
	turnedAway(from("127.0.0.5"))
}
