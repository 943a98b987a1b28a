package chain

import (
	"context"
	"testing"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
)

// The votes for one height say at the next that this node's clock is behind: not
// if they are long past, and not if they are only a step after those before them,
// as all are while consensus's time is ahead of every clock.
func TestVotesTellOfAClockBehind(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.now = time.Now()
	for _, c := range []struct {
		what          string
		before, votes time.Duration // from what this clock shows
		off           time.Duration
	}{
		{"as this clock", -time.Second, 0, 0},
		{"an hour ago", -2 * time.Hour, -time.Hour, 0},
		{"a little ahead", 0, maxClockOff, 0},
		{"five minutes ahead", 5*time.Minute - time.Second, 5 * time.Minute, -5 * time.Minute},
		{"a step ahead", 5 * time.Minute, 5*time.Minute + time.Millisecond, 0},
		{"two steps ahead", 5 * time.Minute, 5*time.Minute + 2*time.Millisecond, -5*time.Minute - 2*time.Millisecond},
	} {
		if _, err := b.FinalizeBlock(context.Background(), &abci.RequestFinalizeBlock{Height: b.height + 1, Time: b.now.Add(c.before)}); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Commit(context.Background(), &abci.RequestCommit{}); err != nil {
			t.Fatal(err)
		}
		b.height++
		if _, err := b.ProcessProposal(context.Background(), &abci.RequestProcessProposal{Height: b.height + 1, Time: b.now.Add(c.votes)}); err != nil {
			t.Fatal(err)
		}
		if off := b.clockOff(); off != c.off {
			t.Errorf("%s: the clock is off by %s, want %s", c.what, off, c.off)
		}
	}
}
