package ledger

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"

	ethereum "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"
)

// News returns what people are told of: the breaches that were flagged and that
// ended from a block on, and of incidents ResponseBegun and ResponseEnded where the
// action is Notify; oldest first, and the block from which to go on: those of one
// stretch of final blocks, whose length is bounded. With nothing new, next is from.
// The error is ErrNoPast if the node keeps the log of these blocks no more.
func (c *Client) News(ctx context.Context, from uint64) (events []Event, next uint64, err error) {
	head, err := c.Head(ctx)
	if err != nil {
		return nil, from, err
	}
	if from > head.Number {
		return nil, from, nil
	}
	all, err := interfaces()
	if err != nil {
		return nil, from, err
	}
	names := map[common.Address]string{c.contracts["Snapshots"]: "Snapshots", c.contracts["Incidents"]: "Incidents"}
	kinds := []common.Hash{all["Snapshots"].Events["BreachFlagged"].ID, all["Snapshots"].Events["BreachEnded"].ID,
		all["Incidents"].Events["ResponseBegun"].ID, all["Incidents"].Events["ResponseEnded"].ID}
	for window := min(head.Number-from+1, trailMost); ; window /= 2 {
		logs, err := c.eth.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: new(big.Int).SetUint64(from), ToBlock: new(big.Int).SetUint64(from + window - 1),
			Addresses: slices.Collect(maps.Keys(names)), Topics: [][]common.Hash{kinds}})
		if coded, is := errors.AsType[rpc.Error](err); is && coded.ErrorCode() == codePruned {
			return nil, from, fmt.Errorf("%w: block %d", ErrNoPast, from)
		}
		if err != nil && window > 1 && ctx.Err() == nil {
			continue // more than the node answers at a time, see Trail
		}
		if err != nil {
			return nil, from, fmt.Errorf("%w: read the log: %w", ErrUnreachable, err)
		}
		for i := range logs {
			e, ok, err := Describe(names[logs[i].Address], &logs[i])
			if err != nil {
				return nil, from, err
			}
			action, of := e.Args["action"].(uint8)
			if ok && (!of || Action(action) == Notify) {
				events = append(events, e)
			}
		}
		return events, from + window, nil
	}
}
