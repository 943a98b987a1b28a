// Package link is a bad network link on loopback, for tests and benchmarks:
// narrow, long, lossy, and cut now and then. Any number of servers can be put
// behind one Link, which all their connections share, as the stores and the
// gateway of a device share its modem.
//
// It is a TCP proxy, so that it needs no privilege and no kernel module. A proxy
// cannot lose a segment of the TCP connections that it ends itself: their bytes
// would be missing from the stream. What it can do is what TCP makes of a loss.
// Each direction of a connection is therefore carried by a model of a TCP
// sender, segment by segment:
//
//   - A segment leaves when the shared bandwidth has room for it, in the order
//     of asking, and arrives after the delay. More than a buffer of one
//     bandwidth-delay product (at least 100 ms) before the narrow place is lost
//     there (drop-tail).
//   - A lost segment is sent again after a round trip if at least three others
//     follow it, else after a retransmission timeout, twice as long each time.
//     The copy takes bandwidth too and can be lost too. What comes after it
//     waits at the receiver until it is there.
//   - The window starts at ten segments, doubles in a round trip up to the slow
//     start threshold, then grows by a segment in one; a loss halves it, once in
//     a round trip (RFC 5681, 6298, 6928). So a connection of a long lossy link
//     goes at about MSS/RTT·1.22/√p (Mathis et al. 1997), whatever the bandwidth.
//     Linux sends by CUBIC, which follows the same law at such losses (its
//     Reno-friendly region, RFC 9438).
//   - A connection costs a round trip before its first byte.
//   - A cut resets every connection. What was under way is lost, and new
//     connections are reset until the link is back.
//   - A direction that is held lets nothing arrive; what entered it arrives when
//     it is let go, as TCP would have sent it again until then.
//
// Names, sockets and servers are real, and so is time: figures want a quiet
// machine.
package link
