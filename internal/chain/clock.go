package chain

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

const (
	// maxFuture is how far a block's time may be ahead of a validator's clock.
	maxFuture = 5 * time.Second
	// maxJump is how far a proposer's clock may be ahead of the chain's.
	maxJump = 24 * time.Hour
)

// clock holds the rules of time. EVM time is in whole seconds and strictly
// increasing; only its future side is bounded, because CometBFT asks again in
// every round and a block that had become too old would halt the chain for good.
type clock struct {
	now    func() time.Time
	accept atomic.Bool               // the operator confirmed one leap
	made   atomic.Pointer[time.Time] // when the newest block became final here; nil since the start
}

func newClock(now func() time.Time, accept bool) *clock {
	c := &clock{now: now}
	c.accept.Store(accept)
	return c
}

// refusal says why no block may be proposed on top of head: nil, or an error
// that wraps ErrClockJump. The first block may be any time after genesis.
func (c *clock) refusal(head *types.Header) error {
	now := c.now()
	at := time.Unix(int64(head.Time), 0)
	if head.Number.Sign() == 0 || c.accept.Load() || now.Sub(at) <= maxJump {
		return nil
	}
	return fmt.Errorf("%w: the last block is of %s, this machine's clock says %s: if the clock is right, start the node once with the clock confirmed; if not, set it",
		ErrClockJump, at.UTC().Format(time.RFC3339), now.UTC().Format(time.RFC3339))
}

// committed notes when a block became final, and takes a confirmed leap as used
// once it has been made.
func (c *clock) committed(parent, block *types.Header) {
	now := c.now()
	c.made.Store(&now)
	if block.Time-parent.Time > uint64(maxJump/time.Second) && parent.Number.Sign() > 0 {
		c.accept.Store(false)
	}
}

// wait is how long to wait until a block on top of parent does not run the
// chain's clock ahead of the wall clock, pace being the least seconds between two
// blocks. A chain that is ahead, because a clock was set back or a proposer's ran
// ahead, goes on at a second a second: then it is the time since parent became
// final that counts, so that who has rested before a height does not wait again as
// its proposer, whom the others would give up.
func (c *clock) wait(parent *types.Header, pace uint64) time.Duration {
	now, least := c.now(), time.Duration(pace)*time.Second
	wait := min(least, time.Unix(int64(parent.Time+pace), 0).Sub(now))
	if made := c.made.Load(); made != nil {
		wait = min(wait, made.Add(least).Sub(now))
	}
	return max(0, wait)
}

// next is the time of a block on top of parent.
func (c *clock) next(parent *types.Header, pace uint64) uint64 {
	return max(parent.Time+pace, uint64(max(0, c.now().Unix())))
}

// latest is the latest time that this validator accepts for a block on top of
// parent.
func (c *clock) latest(parent *types.Header, pace uint64) uint64 {
	return max(parent.Time+pace, uint64(max(0, c.now().Add(maxFuture).Unix())))
}
