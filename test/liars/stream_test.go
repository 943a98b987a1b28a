package liars

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// every is how often a transaction is sent.
const every = 100 * time.Millisecond

// stream sends transactions, one account's always to the same honest node, and
// notes when that node says that they are final.
type stream struct {
	t       *testing.T
	enough  chan struct{} // closed when nothing more is to be sent
	quit    chan struct{} // closed when nothing more is to be noted
	sending sync.WaitGroup
	noting  sync.WaitGroup

	mu    sync.Mutex // guards the following fields
	under string     // what is being measured
	open  map[common.Hash]sent
	final map[common.Hash]common.Hash // transaction to block
	took  map[string][]time.Duration  // until final, by what was measured
}

type sent struct {
	at    time.Time
	node  *process
	under string
}

// startStream sends for the accounts until stop is called.
func startStream(t *testing.T, nodes []*process, accounts []int) *stream {
	t.Helper()
	s := &stream{
		t: t, enough: make(chan struct{}), quit: make(chan struct{}),
		open: map[common.Hash]sent{}, final: map[common.Hash]common.Hash{}, took: map[string][]time.Duration{},
	}
	for _, n := range nodes {
		heads := make(chan *types.Header, 1000)
		sub, err := n.eth.SubscribeNewHead(t.Context(), heads)
		if err != nil {
			t.Fatal(err)
		}
		s.noting.Go(func() {
			defer sub.Unsubscribe()
			for {
				select {
				case head := <-heads:
					s.note(n, head)
				case err := <-sub.Err():
					t.Errorf("%s: new blocks: %v", n.rpc, err)
					return
				case <-s.quit:
					return
				}
			}
		})
	}
	s.sending.Go(func() { s.send(nodes, accounts) })
	return s
}

func (s *stream) send(nodes []*process, accounts []int) {
	nonces := map[int]uint64{}
	for _, a := range accounts {
		nonce, err := nodes[0].eth.PendingNonceAt(s.t.Context(), chaintest.Address(a))
		if err != nil {
			s.t.Errorf("nonce: %v", err)
			return
		}
		nonces[a] = nonce
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	to := chaintest.Address(9)
	for n := 0; ; n++ {
		select {
		case <-tick.C:
		case <-s.enough:
			return
		}
		k := n % len(accounts)
		node := nodes[k%len(nodes)]
		tx := sign(s.t, accounts[k], nonces[accounts[k]], &to, fmt.Append(nil, "record ", n))
		nonces[accounts[k]]++
		s.mu.Lock()
		s.open[tx.Hash()] = sent{at: time.Now(), node: node, under: s.under}
		s.mu.Unlock()
		if err := node.eth.SendTransaction(s.t.Context(), tx); err != nil {
			s.t.Errorf("send: %v", err)
			return
		}
	}
}

// note takes in a block that a node made final. Of a transaction it counts when
// the node that took it says so.
func (s *stream) note(n *process, head *types.Header) {
	var block struct {
		Transactions []common.Hash `json:"transactions"`
	}
	if err := n.eth.Client().CallContext(s.t.Context(), &block, "eth_getBlockByHash", head.Hash(), false); err != nil {
		s.t.Errorf("%s: block %s: %v", n.rpc, head.Hash(), err)
		return
	}
	now := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, hash := range block.Transactions {
		if was, ok := s.final[hash]; ok && was != head.Hash() {
			s.t.Errorf("transaction %s is final in two blocks, %s and %s", hash, was, head.Hash())
		}
		s.final[hash] = head.Hash()
		if sent, ok := s.open[hash]; ok && sent.node == n {
			delete(s.open, hash)
			s.took[sent.under] = append(s.took[sent.under], now.Sub(sent.at))
		}
	}
}

// measure has what is sent from now on counted under a name.
func (s *stream) measure(under string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.under = under
}

// waiting is how many transactions are not final yet.
func (s *stream) waiting() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.open)
}

// finality is what was measured under a name, in ascending order.
func (s *stream) finality(under string) []time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	took := slices.Clone(s.took[under])
	slices.Sort(took)
	return took
}

// blocks are all final transactions and their blocks.
func (s *stream) blocks() map[common.Hash]common.Hash {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[common.Hash]common.Hash{}
	for tx, block := range s.final {
		all[tx] = block
	}
	return all
}

// stop ends the sending, waits until all that was sent is final, and ends the
// noting.
func (s *stream) stop() {
	close(s.enough)
	s.sending.Wait()
	wait(s.t, "what was sent", func() error {
		if n := s.waiting(); n > 0 {
			return fmt.Errorf("%d transactions are not final", n)
		}
		return nil
	})
	close(s.quit)
	s.noting.Wait()
}

// percentile of durations in ascending order.
func percentile(sorted []time.Duration, p int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, len(sorted)*p/100)]
}
