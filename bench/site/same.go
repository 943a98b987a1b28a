package site

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
)

// errFork says that two nodes have different blocks of one number.
var errFork = errors.New("the chain has forked")

// Same asks all living nodes for the hash of every block down to the first, and
// returns the number of the newest that all have. A block's hash stands for its
// transactions, receipts and the whole state. It is an error if two nodes differ.
func (s *Site) Same(ctx context.Context) (newest uint64, err error) {
	var clients []*rpc.Client
	defer func() {
		for _, c := range clients {
			c.Close()
		}
	}()
	for _, n := range s.Nodes {
		if n.killed {
			continue
		}
		c, err := rpc.DialContext(ctx, n.URL)
		if err != nil {
			return 0, fmt.Errorf("dial node: %w", err)
		}
		clients = append(clients, c)
		var head hexutil.Uint64
		if err := c.CallContext(ctx, &head, "eth_blockNumber"); err != nil {
			return 0, fmt.Errorf("ask a node for its head: %w", err)
		}
		if len(clients) == 1 || uint64(head) < newest {
			newest = uint64(head)
		}
	}
	for number := uint64(1); number <= newest; number++ {
		var first common.Hash
		for i, c := range clients {
			var block struct{ Hash common.Hash }
			if err := c.CallContext(ctx, &block, "eth_getBlockByNumber", hexutil.Uint64(number), false); err != nil {
				return 0, fmt.Errorf("ask a node for block %d: %w", number, err)
			}
			if i == 0 {
				first = block.Hash
			}
			if block.Hash != first || first == (common.Hash{}) {
				return 0, fmt.Errorf("%w: block %d is %s and %s", errFork, number, first, block.Hash)
			}
		}
	}
	return newest, nil
}
