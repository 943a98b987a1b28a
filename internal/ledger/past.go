package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/record"
)

// MaxHeaders is how many headers [Client.Headers] gives at once: some 0.3 MiB.
const MaxHeaders = 256

// Headers returns the headers of the blocks from first to last, at most
// [MaxHeaders] of them. The error is ErrNoPast if the node keeps one of them no
// more.
func (c *Client) Headers(ctx context.Context, first, last uint64) ([]*types.Header, error) {
	if first > last || last-first >= MaxHeaders {
		return nil, fmt.Errorf("headers %d to %d: want 1 to %d of them", first, last, MaxHeaders)
	}
	headers := make([]*types.Header, last-first+1)
	batch := make([]rpc.BatchElem, len(headers))
	for i := range batch {
		batch[i] = rpc.BatchElem{Method: "eth_getHeaderByNumber", Args: []any{hexutil.Uint64(first + uint64(i))}, Result: &headers[i]}
	}
	if err := c.rpc.BatchCallContext(ctx, batch); err != nil {
		return nil, fmt.Errorf("%w: read headers: %w", ErrUnreachable, err)
	}
	for i := range batch {
		err := batch[i].Error
		if coded, is := errors.AsType[rpc.Error](err); headers[i] == nil && err == nil || is && coded.ErrorCode() == codePruned {
			return nil, fmt.Errorf("%w: block %d", ErrNoPast, first+uint64(i))
		}
		if err != nil {
			return nil, fmt.Errorf("read header %d: %w", first+uint64(i), err)
		}
	}
	return headers, nil
}

// Contents returns the transactions of a block and their receipts, as the node
// gives them.
func (c *Client) Contents(ctx context.Context, block record.Hash) (types.Transactions, types.Receipts, error) {
	b, err := c.eth.BlockByHash(ctx, common.Hash(block))
	if err != nil {
		return nil, nil, fmt.Errorf("read block %s: %w", block, err)
	}
	receipts, err := c.eth.BlockReceipts(ctx, rpc.BlockNumberOrHashWithHash(common.Hash(block), false))
	if err != nil {
		return nil, nil, fmt.Errorf("read receipts of block %s: %w", block, err)
	}
	return b.Transactions(), receipts, nil
}
