package chain

import (
	"context"
	"errors"
	"fmt"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	beacon "github.com/ethereum/go-ethereum/beacon/engine"
	"github.com/ethereum/go-ethereum/consensus/misc/eip1559"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/miner"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/holiman/uint256"
)

const (
	// minTip is the least a transaction must offer above the base fee, in wei:
	// go-ethereum knows no less.
	minTip = 1
	// buildTime is when the building of a block is broken off, with what it has
	// by then. It is longer than a full block takes, as go-ethereum would start
	// building the same block again when it is over.
	buildTime = 2 * time.Second
	// buildPatience is when building is taken for failed.
	buildPatience = 2 * buildTime
	// refusalEvery is how often a refusal to propose is logged.
	refusalEvery = time.Minute
)

// PrepareProposal makes a payload of pending transactions, or an empty block if
// there is nothing to put into one. It never fails: CometBFT would take that as
// the end of consensus.
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
	if !a.wanted() {
		return nil, nil, nil
	}
	rules, err := a.engine.headRules()
	if err != nil {
		return nil, nil, err
	}
	if err := rules.outdated(parent.Number.Uint64() + 1); err != nil {
		return nil, nil, err
	}
	if wait := a.clock.wait(parent, rules.pace); wait > 0 {
		if heightOf(parent) == height-1 {
			// The last height changed the app hash, which is signed in this one.
			// Let that not wait for the clock.
			return nil, nil, nil
		}
		select {
		case <-time.After(wait):
		case <-a.quit:
			return nil, nil, nil
		}
	}
	block, err := a.buildPayload(ctx, parent, height, rules)
	if err != nil {
		a.barren.Store(parent)
		return nil, nil, err
	}
	if len(block.Transactions()) == 0 && !a.feeCanFall(parent) {
		a.barren.Store(parent)
		return nil, nil, nil
	}
	raw, err := rlp.EncodeToBytes(block)
	if err != nil {
		return nil, nil, fmt.Errorf("encode payload: %w", err)
	}
	return block, raw, nil
}

// buildPayload has go-ethereum build a block and waits for it.
func (a *app) buildPayload(ctx context.Context, parent *types.Header, height int64, r rules) (*types.Block, error) {
	a.engine.eth.Miner().SetGasCeil(r.gasLimit)
	root := heightRoot(height)
	payload, err := a.engine.eth.Miner().BuildPayload(ctx, &miner.BuildPayloadArgs{
		Parent:      parent.Hash(),
		Timestamp:   a.clock.next(parent, r.pace),
		Random:      randomness(parent.Hash(), height),
		Withdrawals: types.Withdrawals{},
		BeaconRoot:  &root,
		Version:     beacon.PayloadV3,
	}, false)
	if err != nil {
		return nil, fmt.Errorf("build payload: %w", err)
	}
	built := make(chan struct{})
	go func() {
		defer close(built)
		payload.ResolveFull()
	}()
	select {
	case <-built:
	case <-time.After(buildPatience):
		payload.Resolve() // ends the work; go-ethereum says in its log why it came to nothing
		return nil, fmt.Errorf("build payload: nothing after %s", buildPatience)
	}
	block, _, _, _ := payload.FullBlockAndReceipts()
	if block == nil {
		return nil, errors.New("build payload: go-ethereum gave none")
	}
	return block, nil
}

// wanted says whether a block should be proposed on top of the head: there are
// pending transactions, the clock allows it, and the block would either take
// some of them or, empty, make the base fee fall towards what they pay.
func (a *app) wanted() bool {
	if pending, _ := a.engine.pool.Stats(); pending == 0 {
		return false
	}
	head := a.engine.chain.CurrentBlock()
	if err := a.clock.refusal(head); err != nil {
		a.logRefusal(err)
		return false
	}
	if barren := a.barren.Load(); barren != nil && barren.Hash() == head.Hash() {
		return false
	}
	if a.feeCanFall(head) {
		return true
	}
	_, payable := a.engine.pool.Pending(txpool.PendingFilter{
		MinTip:      uint256.NewInt(minTip),
		BaseFee:     uint256.MustFromBig(eip1559.CalcBaseFee(a.engine.chain.Config(), head)),
		GasLimitCap: params.MaxTxGas,
	})
	return payable > 0
}

// feeCanFall says whether an empty block on top of parent would make the base
// fee of the one after it lower than its own.
func (a *app) feeCanFall(parent *types.Header) bool {
	config := a.engine.chain.Config()
	empty := &types.Header{
		Number:   parent.Number,
		GasLimit: parent.GasLimit,
		BaseFee:  eip1559.CalcBaseFee(config, parent),
	}
	return eip1559.CalcBaseFee(config, empty).Cmp(empty.BaseFee) < 0
}

func (a *app) logRefusal(err error) {
	a.refusalMu.Lock()
	defer a.refusalMu.Unlock()
	if now := time.Now(); now.Sub(a.refusalTold) >= refusalEvery {
		a.refusalTold = now
		a.log.Error("this node does not propose blocks", "err", err)
	}
}
