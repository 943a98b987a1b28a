package chain

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	consensuspkg "github.com/cometbft/cometbft/consensus"
	"github.com/cometbft/cometbft/p2p"
	cmttypes "github.com/cometbft/cometbft/types"
)

const (
	dialEvery   = 250 * time.Millisecond // how often the node looks who is missing
	dialYield   = 2 * time.Second        // how long the node of the higher id leaves dialling to the other
	dialBackoff = time.Second            // between two attempts, doubled up to maxDialBackoff
	// maxDialBackoff bounds how long a node that is back may wait for a peer
	// that could not reach it.
	maxDialBackoff = 8 * time.Second
)

// peers keeps the node connected to those it was told of. CometBFT's own way has
// both ends dial at once after every break, each then refusing the other's
// connection as a duplicate, in step and for as long as both are equally fast.
// Here the one with the lower id begins.
type peers struct {
	network p2p.Switcher
	log     *slog.Logger
	missing []*missingPeer
	quit    chan struct{}
	done    sync.WaitGroup
}

// missingPeer is a peer that the node wants to be connected to.
type missingPeer struct {
	address *p2p.NetAddress
	yields  bool // the other begins

	since   time.Time // when it was first found missing; zero while it is connected
	next    time.Time // not dialled before
	backoff time.Duration
	dialing chan struct{} // closed when a dial has ended; nil if none was begun
}

// parsePeer reads id@host:port.
func parsePeer(peer string) (*p2p.NetAddress, error) {
	address, err := p2p.NewNetAddressString(peer)
	if err != nil {
		return nil, fmt.Errorf("peer %q is not id@host:port: %w", peer, err)
	}
	return address, nil
}

func startPeers(network p2p.Switcher, own p2p.ID, wanted []string, log *slog.Logger) (*peers, error) {
	p := &peers{network: network, log: log, quit: make(chan struct{})}
	for _, w := range wanted {
		address, err := parsePeer(w)
		if err != nil {
			return nil, err
		}
		if address.ID != own {
			p.missing = append(p.missing, &missingPeer{address: address, yields: strings.Compare(string(own), string(address.ID)) > 0})
		}
	}
	p.done.Go(p.run)
	return p, nil
}

func (p *peers) stop() {
	close(p.quit)
	p.done.Wait()
}

func (p *peers) run() {
	tick := time.NewTicker(dialEvery)
	defer tick.Stop()
	for {
		for _, m := range p.missing {
			p.look(m, time.Now())
		}
		select {
		case <-tick.C:
		case <-p.quit:
			return
		}
	}
}

// look dials a peer that is missing, if it is time to.
func (p *peers) look(m *missingPeer, now time.Time) {
	if m.dialing != nil {
		select {
		case <-m.dialing:
			m.dialing = nil
		default:
			return
		}
	}
	if p.network.Peers().Has(m.address.ID) {
		m.since, m.backoff = time.Time{}, 0
		return
	}
	if m.since.IsZero() {
		m.since, m.next = now, now
		if m.yields {
			m.next = now.Add(dialYield)
		}
	}
	if now.Before(m.next) {
		return
	}
	m.backoff = min(max(2*m.backoff, dialBackoff), maxDialBackoff)
	m.next = now.Add(m.backoff/2 + rand.N(m.backoff))
	m.dialing = make(chan struct{})
	ended := m.dialing
	go func() { // not waited for: it ends with the switch, or when the network gives up
		defer close(ended)
		if err := p.network.DialPeerWithAddress(m.address); err != nil {
			p.log.Debug("peer not reached", "peer", m.address, "err", err)
		}
	}()
}

// peers are the nodes that this one is connected to, by their ids.
func (c *consensus) peers() []PeerStatus {
	all := []PeerStatus{}
	for _, peer := range c.node.Switch().Peers().Copy() {
		p := PeerStatus{ID: string(peer.ID())}
		if address := peer.SocketAddr(); address != nil {
			p.Address = address.DialString()
		}
		if info, ok := peer.NodeInfo().(p2p.DefaultNodeInfo); ok {
			p.Archive = info.Moniker == archiveMoniker
		}
		if state, ok := peer.Get(cmttypes.PeerStateKey).(*consensuspkg.PeerState); ok {
			p.Height = state.GetHeight()
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b PeerStatus) int { return strings.Compare(a.ID, b.ID) })
	return all
}
