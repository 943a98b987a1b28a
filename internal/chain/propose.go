package chain

import (
	"context"
	"fmt"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
)

const (
	// minTip is the least a transaction must offer above the base fee, in wei:
	// go-ethereum knows no less.
	minTip = 1
	// refusalEvery is how often a refusal to propose is logged.
	refusalEvery = time.Minute
)

// PrepareProposal makes a payload of pending transactions, or none if there is
// nothing to put into one. It never fails: CometBFT would take that as the end of
// consensus.
func (a *app) PrepareProposal(ctx context.Context, req *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
	block, raw, err := a.build(ctx, req.Height)
	switch {
	case err != nil:
		a.log.Error("no payload could be built", "height", req.Height, "err", err)
	case block != nil && int64(len(raw)) > req.MaxTxBytes:
		a.log.Error("payload does not fit into a block", "height", req.Height, "bytes", len(raw), "max", req.MaxTxBytes)
	case block != nil:
		a.mu.Lock()
		a.payloads = payloads{raw: raw, block: block, own: true}
		a.mu.Unlock()
		return &abci.ResponsePrepareProposal{Txs: [][]byte{raw}}, nil
	}
	return &abci.ResponsePrepareProposal{}, nil
}

func (a *app) build(ctx context.Context, height int64) (*types.Block, []byte, error) {
	parent := a.engine.chain.CurrentBlock() // the pool is on it: Commit saw to that
	rules, err := a.engine.headRules()
	if err != nil {
		return nil, nil, err
	}
	wait := a.clock.wait(parent, rules.pace)
	if wait > 0 && heightOf(parent) == height-1 {
		// The last height changed the app hash, which is signed in this one. Let
		// that wait neither for the clock nor for a flush.
		return nil, nil, nil
	}
	a.settle()
	if !a.wanted() {
		return nil, nil, nil
	}
	if err := rules.outdated(parent.Number.Uint64() + 1); err != nil {
		return nil, nil, err
	}
	if wait > 0 {
		select {
		case <-time.After(wait):
		case <-a.quit:
			return nil, nil, nil
		}
	}
	block, err := a.buildBlock(ctx, parent, height, rules)
	if err != nil {
		a.barren.Store(parent)
		return nil, nil, err
	}
	if len(block.Transactions()) == 0 {
		a.barren.Store(parent)
		return nil, nil, nil
	}
	raw, err := rlp.EncodeToBytes(block)
	if err != nil {
		return nil, nil, fmt.Errorf("encode payload: %w", err)
	}
	return block, raw, nil
}

// wanted says whether a block should be proposed on top of the head: something
// pending could go into it, and the clock allows it.
func (a *app) wanted() bool {
	if !a.waiting() {
		return false
	}
	err := a.refusal(a.engine.chain.CurrentBlock())
	if err != nil {
		a.logRefusal(err)
	}
	return err == nil
}

// waiting says whether something pending could go into a block on top of the
// head, whether or not this node would propose it.
func (a *app) waiting() bool {
	if pending, _ := a.engine.pool.Stats(); pending == 0 {
		return false
	}
	head := a.engine.chain.CurrentBlock()
	if barren := a.barren.Load(); barren != nil && barren.Hash() == head.Hash() {
		return false
	}
	rules, err := a.engine.headRules()
	if err != nil {
		return true // build says what is wrong
	}
	t, err := a.turns(head, rules)
	return err != nil || !t.empty()
}

func (a *app) logRefusal(err error) {
	a.refusalMu.Lock()
	defer a.refusalMu.Unlock()
	if now := time.Now(); now.Sub(a.refusalTold) >= refusalEvery {
		a.refusalTold = now
		a.log.Error("this node does not propose blocks", "err", err)
	}
}
