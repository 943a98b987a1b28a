package chain

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// maxClockOff is how far this machine's clock may be from those of most other
// validators before it counts as wrong. A block that is heard of late, on a busy
// machine, is no sign of it.
const maxClockOff = 15 * time.Second

// hearsay is what others' proposals say of this machine's clock: a block's time is
// what its proposer's clock said when it was made.
type hearsay struct {
	mu   sync.Mutex               // guards the following fields
	off  map[string]time.Duration // by the proposer's address: how far this clock was ahead of its block
	late time.Duration            // how far it is behind what most validators voted at; 0 if it is not, or unknown
	told time.Time                // when it was last logged that the clock is wrong
}

func newHearsay() *hearsay { return &hearsay{off: map[string]time.Duration{}} }

// hear notes a proposal of somebody else that has just come, at now. A block no
// later than it must be tells nothing of its proposer's clock, which may be behind
// the chain's; that it is far in the past does.
func (h *hearsay) hear(proposer string, at, least uint64, now time.Time) {
	off := now.Sub(time.Unix(int64(at), 0))
	if at <= least && off < 0 {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.off[proposer] = off
}

// hearVotes notes the time in the header of a proposal that has just come, at now,
// and that of the height before: the median of the times at which two thirds voted
// for that one. A clock that shows less than that is behind most others', also if
// few of them ever propose a payload: with an even number of validators every
// second one has only heights that sign a result. That the median is long past
// tells nothing, the chain may have rested; nor does one that is only a step after
// the one before, as all votes are while consensus's time is ahead of all clocks.
func (h *hearsay) hearVotes(median, before, now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.late = 0
	if late := median.Sub(now); late > maxClockOff && median.Sub(before) > voteStep {
		h.late = late
	}
}

// voteStep is what CometBFT adds to a block's time for a vote at an earlier time
// of its own clock.
const voteStep = time.Millisecond

// clockOff is how far the clock is ahead of those of most of the others, negative
// if it is behind; 0 if it is near, or unknown. Others are validators' addresses;
// what is known of any else is forgotten.
func (h *hearsay) clockOff(others []string) time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	for known := range h.off {
		if !slices.Contains(others, known) {
			delete(h.off, known)
		}
	}
	if h.late > 0 {
		return -h.late
	}
	var ahead, behind []time.Duration
	for _, off := range h.off {
		if off > maxClockOff {
			ahead = append(ahead, off)
		} else if off < -maxClockOff {
			behind = append(behind, off)
		}
	}
	for _, most := range [][]time.Duration{ahead, behind} {
		if 2*len(most) > len(others) {
			slices.Sort(most)
			return most[len(most)/2]
		}
	}
	return 0
}

// hear notes what a proposal says of this machine's clock.
func (a *app) hear(proposer []byte, parent *types.Header, block *types.Block, r rules) {
	if string(proposer) != a.own {
		a.hearsay.hear(string(proposer), block.Time(), parent.Time+r.pace, a.clock.now())
	}
}

// clockOff is how far this machine's clock is ahead of those of most other
// validators in force, negative if it is behind; 0 if it is near, or unknown.
func (a *app) clockOff() time.Duration {
	r, err := a.engine.headRules()
	if err != nil {
		return 0 // whoever needs the rules says so
	}
	var others []string
	for _, key := range a.engine.inForce(r) {
		if address := string(ValidatorAddress(key)); address != a.own {
			others = append(others, address)
		}
	}
	off := a.hearsay.clockOff(others)
	if off != 0 {
		a.hearsay.tell(func() {
			a.log.Error("this machine's clock is wrong: set it", "off", offWords(off))
		})
	}
	return off
}

// tell says that the clock is wrong, from time to time.
func (h *hearsay) tell(say func()) {
	h.mu.Lock()
	due := time.Since(h.told) >= refusalEvery
	if due {
		h.told = time.Now()
	}
	h.mu.Unlock()
	if due {
		say()
	}
}

// offWords says in words how far a clock is off.
func offWords(off time.Duration) string {
	if off < 0 {
		return fmt.Sprintf("%s behind the clocks of most other validators", (-off).Round(time.Second))
	}
	return fmt.Sprintf("%s ahead of the clocks of most other validators", off.Round(time.Second))
}

// refusal says why this node proposes no blocks on top of head: nil, or an error
// that wraps ErrClockJump or ErrClockAhead. A clock that is behind stops nothing:
// the blocks that it makes are no earlier than they must be.
func (a *app) refusal(head *types.Header) error {
	if err := a.clock.refusal(head); err != nil {
		return err
	}
	if off := a.clockOff(); off > 0 {
		return fmt.Errorf("%w: it is %s, who would refuse the blocks: set it", ErrClockAhead, offWords(off))
	}
	return nil
}
