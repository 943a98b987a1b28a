package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
)

// When CometBFT's consensus dies of a fault, here of a database that is gone,
// the node says so instead of standing still, and what was final can be read.
func TestConsensusFailureIsAnError(t *testing.T) {
	t.Parallel()
	node, err := Start(t.Context(), Config{Dir: newChain(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer node.Close()
	client, err := ethclient.Dial(node.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if err := node.Err(); err != nil {
		t.Fatal(err)
	}
	for _, db := range node.consensus.dbs {
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	tx := types.MustSignNewTx(rich, types.LatestSignerForChainID(big.NewInt(9)), &types.DynamicFeeTx{
		ChainID: big.NewInt(9), GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9), Gas: 21_000, To: &common.Address{1},
	})
	if err := client.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	select {
	case <-node.Done():
	case <-time.After(time.Minute):
		t.Fatal("the node did not notice")
	}
	if err := node.Wait(); err == nil || !strings.Contains(err.Error(), "consensus failed") {
		t.Errorf("the node failed of: %v", err)
	}
	if _, err := client.BlockNumber(context.Background()); err != nil {
		t.Errorf("what was final cannot be read: %v", err)
	}
}

// CometBFT that cannot write its log of consensus goes on without signing, and
// tells its logger alone: the node ends.
func TestConsensusLogThatCannotBeWrittenIsAnError(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	_, notWritten := full.Write([]byte("vote"))
	_, notFound := os.Open(filepath.Join(t.TempDir(), "addrbook.json"))
	var failure error
	log := newCometLogger(slog.New(slog.DiscardHandler), func(err error) { failure = err }, new(atomic.Bool)).With("module", "consensus")
	log.Error("failed reading", "err", notFound)
	log.Error("failed dialing", "err", &net.OpError{Op: "write", Err: syscall.EPIPE})
	if failure != nil {
		t.Fatalf("what is no failed write ended the node: %v", failure)
	}
	log.Error("failed signing vote", "height", 62, "err", fmt.Errorf("flush: %w", notWritten))
	if !errors.Is(failure, syscall.ENOSPC) {
		t.Errorf("the node failed of: %v", failure)
	}
}

// A proposal of this node's own that its own engine rejects is a fault of the
// engine, not a liar's block to skip.
func TestOwnProposalThatFailsIsAFault(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.pend()
	payload := b.propose()
	b.engine.rules.gasLimit++ // as if builder and judge disagreed
	if b.accepts(payload) {
		t.Fatal("accepted")
	}
	if b.failed == nil {
		t.Error("not reported")
	}
}

// What this node once built for a height that went another way, a liar can
// offer again: that is rejected, and no fault of this node's engine.
func TestOwnProposalOfAnotherHeightIsNoFault(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.pend()
	payload := b.propose()
	b.decide() // the round ended without it
	if b.accepts(payload) {
		t.Error("accepted")
	}
	if b.failed != nil {
		t.Errorf("another's lie made the node fail: %v", b.failed)
	}
}
