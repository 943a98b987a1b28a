package chain_test

import (
	"errors"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// Four validators that were off for weeks propose nothing until an operator
// confirms the time at one of them; that one makes the leap, and all go on.
func TestRestartAfterWeeks(t *testing.T) {
	t.Parallel()
	clock := newFakeClock()
	c := chaintest.StartCluster(t, 4, chaintest.WithClock(clock.now))
	to := chaintest.Address(9)
	last := newSender(t, c.Nodes[0], 0).send(&to, nil).BlockNumber.Uint64()
	agree(t, c, last)
	for i := range c.Nodes {
		c.Stop(i)
	}
	clock.leap(3 * 7 * 24 * time.Hour)
	for i := range c.Nodes {
		if err := c.Start(i).Refusal(); !errors.Is(err, chain.ErrClockJump) {
			t.Errorf("node %d does not refuse to propose: %v", i, err)
		}
	}
	agree(t, c, last)
	hash, err := newSender(t, c.Nodes[1], 1).try(&to, nil)
	if err != nil {
		t.Fatal(err)
	}
	c.Stop(0)
	c.Start(0, func(conf *chain.Config) { conf.AcceptClock = true })
	s := newSender(t, c.Nodes[0], 0)
	r := s.receipt(hash)
	if r.BlockNumber.Uint64() != last+1 {
		t.Errorf("block %s follows block %d: unconfirmed nodes went on", r.BlockNumber, last)
	}
	last = s.send(&to, nil).BlockNumber.Uint64()
	agree(t, c, last)
	for i, node := range c.Nodes {
		if err := node.Refusal(); err != nil {
			t.Errorf("node %d still refuses to propose: %v", i, err)
		}
	}
}
