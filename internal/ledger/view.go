package ledger

import (
	"context"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// State reads the contracts' state as the node tells it, all of it at the
// block that is the newest when the first thing is read.
func (c *Client) State() state.State { return state.New(&view{client: c}) }

// maxSlotBatch is how many storage slots go into one JSON-RPC batch.
const maxSlotBatch = 256

// view is a state.View over a trusted node's JSON-RPC.
type view struct {
	client *Client

	mu     sync.Mutex // guards the following field
	header *types.Header
}

// Storage reads slots of a contract at the view's block.
func (v *view) Storage(ctx context.Context, contract string, slots []record.Hash) ([]record.Hash, error) {
	address, ok := v.client.contracts[contract]
	if !ok {
		return nil, fmt.Errorf("no contract is called %s", contract)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.header == nil {
		h, err := v.client.header(ctx)
		if err != nil {
			return nil, err
		}
		v.header = h
	}
	out := make([]record.Hash, 0, len(slots))
	for len(slots) > 0 {
		part := slots[:min(len(slots), maxSlotBatch)]
		slots = slots[len(part):]
		values := make([]common.Hash, len(part))
		batch := make([]rpc.BatchElem, len(part))
		for i, s := range part {
			batch[i] = rpc.BatchElem{Method: "eth_getStorageAt", Args: []any{address, common.Hash(s), hexutil.EncodeBig(v.header.Number)}, Result: &values[i]}
		}
		if err := v.client.rpc.BatchCallContext(ctx, batch); err != nil {
			return nil, fmt.Errorf("%w: read %s: %w", ErrUnreachable, contract, err)
		}
		for i, e := range batch {
			if e.Error != nil {
				return nil, fmt.Errorf("%w: read %s: %w", ErrUnreachable, contract, e.Error)
			}
			out = append(out, record.Hash(values[i]))
		}
	}
	return out, nil
}

// Number is the view's block; 0 before anything was read.
func (v *view) Number() uint64 {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.header == nil {
		return 0
	}
	return v.header.Number.Uint64()
}

// Time is the view's block's, seconds since 1970; 0 before anything was read.
func (v *view) Time() uint64 {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.header == nil {
		return 0
	}
	return v.header.Time
}
