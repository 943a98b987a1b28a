package chain

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/prometheus/client_golang/prometheus"
)

const (
	// filterPath is where CometBFT asks whether a node may connect, by its id.
	filterPath = "/p2p/filter/id/"
	// codeStranger is the answer that it may not.
	codeStranger = 1
	// strangersEvery is how often refusals are logged.
	strangersEvery = time.Minute
)

// strangers refuses connections of nodes that are not of the consortium: who
// connects is told every block. A node has proved its id by then.
type strangers struct {
	known   map[string]bool
	admits  func(id string) bool
	log     *slog.Logger
	refused prometheus.Counter

	mu    sync.Mutex // guards the following fields
	told  time.Time  // when a refusal was logged last
	since int        // refusals since
}

func newRefusedStrangers() prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts{
		Name: "byssus_node_strangers_refused_total", Help: "Connections refused of nodes that are not of the consortium.",
	})
}

// meet says which nodes may connect: those that the network names or admits.
func (s *strangers) meet(n Network) error {
	s.known, s.admits = map[string]bool{}, n.Admits
	for _, peer := range n.Peers {
		address, err := parsePeer(peer)
		if err != nil {
			return err
		}
		s.known[string(address.ID)] = true
	}
	return nil
}

func (s *strangers) may(id string) bool {
	if s.known[id] || s.admits != nil && s.admits(id) {
		return true
	}
	s.refused.Inc()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.since++
	if now := time.Now(); now.Sub(s.told) >= strangersEvery {
		s.log.Warn("a node was refused that is not of this consortium", "id", id, "refused", s.since)
		s.told, s.since = now, 0
	}
	return false
}

// Query answers CometBFT's questions about who connects. It serves nothing else.
func (a *app) Query(_ context.Context, req *abci.RequestQuery) (*abci.ResponseQuery, error) {
	if id, ok := strings.CutPrefix(req.Path, filterPath); ok && !a.strangers.may(id) {
		return &abci.ResponseQuery{Code: codeStranger, Log: "not of this consortium"}, nil
	}
	return &abci.ResponseQuery{}, nil
}
