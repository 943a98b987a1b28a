package chain_test

import (
	"flag"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

var restartBlocks = flag.Uint64("chain.blocks", 600, "length of the chain that TestRestartOfALongChain kills")

// chainClock is a clock that is always a second ahead of the chain, so that a
// block need not wait for its second. It stands still until node is set.
type chainClock struct {
	begin time.Time
	node  atomic.Pointer[chain.Node]
}

func (c *chainClock) now() time.Time {
	node := c.node.Load()
	if node == nil {
		return c.begin
	}
	_, at := node.Head()
	return at.Add(time.Second)
}

// What a killed node has to do again does not depend on how long its chain is:
// the chain here has a block for every second since its genesis, and was made
// without waiting for them.
func TestRestartOfALongChain(t *testing.T) {
	t.Parallel()
	log, err := os.Create(t.TempDir() + "/log")
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	dir := t.TempDir()
	p := chain.GenesisParams{ChainID: chaintest.ChainID, Time: time.Now().Add(-time.Duration(*restartBlocks)*time.Second - time.Hour)}
	for i := range chaintest.Funded {
		p.Accounts = append(p.Accounts, chaintest.Address(i))
	}
	if err := chain.Init(dir, p); err != nil {
		t.Fatal(err)
	}
	node := startChild(t, dir, log, childClock+"=1")
	to := chaintest.Address(99)
	made := func(c *child) uint64 {
		n, err := c.client.BlockNumber(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	start := time.Now()
	var number uint64
	for nonce := uint64(0); number < *restartBlocks; nonce++ {
		tx := sign(t, chaintest.Key(0), nonce, &to, nil, generous)
		if err := node.client.SendTransaction(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		for number = made(node); nonce > number+8; number = made(node) { // a few are always pending
			time.Sleep(time.Millisecond)
		}
	}
	took := time.Since(start)
	number = made(node)
	node.kill(t)

	start = time.Now()
	node = startChild(t, dir, log, childClock+"=1")
	ready := time.Since(start)
	if again := made(node); again < number {
		t.Errorf("the head is block %d, it was %d", again, number)
	}
	var status chain.Status
	if err := node.client.Client().Call(&status, "byssus_status"); err != nil {
		t.Fatal(err)
	}
	node.kill(t)
	t.Logf("%d blocks, %d heights, made in %s; killed, and ready again in %s",
		number, status.Height, took.Round(time.Second), ready.Round(10*time.Millisecond))
}
