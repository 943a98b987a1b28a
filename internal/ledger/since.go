package ledger

import (
	"context"
	"time"
)

// BlockSince returns the number of the oldest block whose time is not before t; the
// number behind the newest final one if there is none. The error is ErrNoPast if
// the node no longer keeps a block that must be looked at.
func (c *Client) BlockSince(ctx context.Context, t time.Time) (uint64, error) {
	head, err := c.Head(ctx)
	if err != nil {
		return 0, err
	}
	// Blocks' times grow: halving finds it.
	low, high := uint64(0), head.Number+1
	for low < high {
		middle := low + (high-low)/2
		headers, err := c.Headers(ctx, middle, middle)
		if err != nil {
			return 0, err
		}
		if time.Unix(int64(headers[0].Time), 0).Before(t) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, nil
}
