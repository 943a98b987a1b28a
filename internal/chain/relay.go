package chain

import (
	"log/slog"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/event"
)

const (
	// relayEvery is how often the relay looks by itself whether consensus
	// sleeps although something could be proposed.
	relayEvery = time.Second
	// stalledAfter is when transactions are passed on once more, because no
	// block has been made although one is wanted: others may have dropped them,
	// as CometBFT does while it catches up, and sleep.
	stalledAfter = 3 * time.Second
	// maxAgain bounds what is passed on once more. One is enough to wake others.
	maxAgain = 256
	// maxRelayQueue bounds what waits to be gossiped; what does not fit is found
	// again by the next look.
	maxRelayQueue = 20_000
)

// relay carries transactions from go-ethereum's pool, where clients put them,
// to CometBFT's mempool, which wakes consensus and tells other nodes. A node
// alone needs only the waking: then one transaction in the mempool stands for
// all, and CometBFT has none to keep, to recheck and to copy.
type relay struct {
	engine    *engine
	app       *app
	consensus *consensus
	log       *slog.Logger

	events chan core.NewTxsEvent
	sub    event.Subscription
	done   sync.WaitGroup
	quit   chan struct{}

	head  common.Hash // newest block when the relay last looked; of the goroutine that runs
	moved time.Time   // when it was first seen, or when transactions were passed on again

	mu     sync.Mutex // guards queue
	queue  []*types.Transaction
	signal chan struct{}
}

func startRelay(e *engine, a *app, c *consensus, log *slog.Logger) *relay {
	r := &relay{
		engine:    e,
		app:       a,
		consensus: c,
		log:       log,
		events:    make(chan core.NewTxsEvent, 256),
		quit:      make(chan struct{}),
		signal:    make(chan struct{}, 1),
	}
	r.sub = e.pool.SubscribeTransactions(r.events, true)
	r.done.Add(2)
	go r.collect()
	go r.run()
	return r
}

func (r *relay) stop() {
	r.sub.Unsubscribe()
	close(r.quit)
	r.done.Wait()
}

// collect takes events off the pool's hands at once. It must never wait for
// CometBFT: a commit holds the mempool while it waits for the pool.
func (r *relay) collect() {
	defer r.done.Done()
	for {
		select {
		case ev := <-r.events:
			r.app.barren.Store(nil)
			r.mu.Lock()
			if room := maxRelayQueue - len(r.queue); room > 0 && r.consensus.hasPeers() {
				r.queue = append(r.queue, ev.Txs[:min(room, len(ev.Txs))]...)
			}
			r.mu.Unlock()
			select {
			case r.signal <- struct{}{}:
			default:
			}
		case <-r.quit:
			return
		}
	}
}

func (r *relay) run() {
	defer r.done.Done()
	tick := time.NewTicker(relayEvery)
	defer tick.Stop()
	for {
		select {
		case <-r.signal:
		case <-r.app.woken:
		case <-tick.C:
			r.app.barren.Store(nil)
		case <-r.quit:
			return
		}
		r.gossip()
		r.again()
		r.wake()
	}
}

func (r *relay) gossip() {
	r.mu.Lock()
	queue := r.queue
	r.queue = nil
	r.mu.Unlock()
	for _, tx := range queue {
		r.offer(tx)
	}
}

// again passes on what is pending once more if the chain has stalled. What is in
// CometBFT's mempool has been told to all peers, and would be told to nobody
// again. A node that proposes nothing itself does so too: another may, who was
// not there when it was told first.
func (r *relay) again() {
	if head := r.engine.chain.CurrentBlock().Hash(); head != r.head {
		r.head, r.moved = head, time.Now()
	}
	if time.Since(r.moved) < stalledAfter || !r.consensus.hasPeers() || !r.app.waiting() {
		return
	}
	r.moved = time.Now()
	r.consensus.node.Mempool().Flush()
	r.app.gossip.reset()
	txs, err := r.app.first(maxAgain)
	if err != nil {
		r.log.Warn("what is pending is not passed on again", "err", err)
	}
	for _, tx := range txs {
		r.offer(tx)
	}
}

// wake sees to it that CometBFT's mempool is not empty while a block is wanted.
func (r *relay) wake() {
	if r.consensus.node.Mempool().Size() > 0 || !r.app.wanted() {
		return
	}
	pending, _ := r.engine.pool.Content()
	for _, txs := range pending {
		for _, tx := range txs {
			r.offer(tx)
			// What is refused there, such as a dismissed account's, wakes nobody.
			if r.consensus.node.Mempool().Size() > 0 && !r.consensus.hasPeers() {
				return
			}
		}
	}
}

func (r *relay) offer(tx *types.Transaction) {
	raw, err := tx.MarshalBinary()
	if err == nil {
		err = r.consensus.offer(raw)
	}
	if err != nil {
		r.log.Warn("transaction not passed on to consensus", "tx", tx.Hash(), "err", err)
	}
}
