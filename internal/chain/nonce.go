package chain

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/rpc"
)

// counter is the part of go-ethereum's "eth" namespace that counts an account's
// transactions.
type counter interface {
	GetTransactionCount(ctx context.Context, account common.Address, at *rpc.BlockNumberOrHash) (*hexutil.Uint64, error)
}

// pendingCounter counts a transaction as pending as soon as it was taken.
// go-ethereum's pool puts it among those that wait for an earlier nonce, and moves
// it to the pending ones a moment after it has answered the sender; a client that
// asks for its next nonce in between would get one that it has just used.
type pendingCounter struct {
	next counter
	pool *txpool.TxPool
}

func newPendingCounter(apis []rpc.API, pool *txpool.TxPool) (*pendingCounter, error) {
	for _, api := range apis {
		if next, ok := api.Service.(counter); ok {
			return &pendingCounter{next: next, pool: pool}, nil
		}
	}
	return nil, errors.New("go-ethereum counts no transactions in a way that is known here")
}

// GetTransactionCount serves eth_getTransactionCount.
func (c *pendingCounter) GetTransactionCount(ctx context.Context, account common.Address, at *rpc.BlockNumberOrHash) (*hexutil.Uint64, error) {
	if at == nil {
		return c.next.GetTransactionCount(ctx, account, nil)
	}
	if tag, ok := at.Number(); !ok || tag != rpc.PendingBlockNumber {
		return c.next.GetTransactionCount(ctx, account, at)
	}
	// The pool first: what is executed in between is then in the count.
	have := map[uint64]bool{}
	pending, waiting := c.pool.ContentFrom(account)
	for _, tx := range append(pending, waiting...) {
		have[tx.Nonce()] = true
	}
	count, err := c.next.GetTransactionCount(ctx, account, at)
	if err != nil {
		return nil, err
	}
	for have[uint64(*count)] {
		*count++
	}
	return count, nil
}
