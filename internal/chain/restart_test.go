package chain_test

import (
	"context"
	"os"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// restartBlocks sets how long the chain is that TestRestartOfALongChain kills.
const restartBlocks = "BYSSUS_CHAIN_RESTART_BLOCKS"

// chainClock is a clock that is always a second ahead of the chain, so that a
// block need not wait for its second. It stands still while node is not set.
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
	blocks := uint64(600)
	if s := os.Getenv(restartBlocks); s != "" {
		n, err := strconv.ParseUint(s, 10, 32)
		if err != nil {
			t.Fatal(err)
		}
		blocks = n
	}
	dir := t.TempDir()
	clock := &chainClock{begin: time.Now().Add(-time.Duration(blocks)*time.Second - time.Hour)}
	node := chaintest.Start(t, chaintest.WithDir(dir), chaintest.WithClock(clock.now))
	clock.begin = clock.begin.Add(time.Second)
	clock.node.Store(node)
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	start := time.Now()
	made := func() uint64 { n, _ := node.Head(); return n }
	var last *types.Transaction
	for nonce := uint64(0); made() < blocks; nonce++ {
		last = sign(t, chaintest.Key(0), nonce, &to, nil, generous)
		if err := client.SendTransaction(t.Context(), last); err != nil {
			t.Fatal(err)
		}
		for nonce > made()+8 && node.Err() == nil { // a few are always pending
			time.Sleep(200 * time.Microsecond)
		}
	}
	final(t, client, last.Hash())
	t.Logf("%d blocks made in %s", made(), time.Since(start).Round(time.Second))
	// The files of a running node are what a kill leaves of it.
	crashed := t.TempDir()
	before := made()
	if err := os.CopyFS(crashed, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	again, err := chain.Start(context.Background(), chain.Config{Dir: crashed, Clock: func() time.Time { return clock.now() }})
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(begin)
	defer again.Close()
	if n, _ := again.Head(); n != before {
		t.Errorf("the head is block %d, it was %d", n, before)
	}
	t.Logf("started after %d blocks, height %d, in %s", before, again.Height(), took.Round(time.Millisecond))
}
