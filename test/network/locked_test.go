package network

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	cmtjson "github.com/cometbft/cometbft/libs/json"
	"github.com/cometbft/cometbft/libs/protoio"
	"github.com/cometbft/cometbft/privval"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// vote is what a validator signed last.
type vote struct {
	height    int64
	round     int32
	precommit bool
	block     string // CometBFT's hash of it; empty: none
}

// lastVote reads what a node's validator signed last, from where it notes that
// before it tells anybody. What it notes of a proposal is no vote for any block.
func (c *cluster) lastVote(i int) (v vote, err error) {
	raw, err := os.ReadFile(filepath.Join(c.folders.Dir(i), "validator_state.json"))
	if err != nil {
		return v, err
	}
	var noted privval.FilePVLastSignState
	if err := cmtjson.Unmarshal(raw, &noted); err != nil {
		return v, err
	}
	const prevote, precommit = 2, 3
	v = vote{height: noted.Height, round: noted.Round, precommit: noted.Step == precommit}
	if noted.Step < prevote {
		return v, nil
	}
	var signed cmtproto.CanonicalVote
	if err := protoio.UnmarshalDelimited(noted.SignBytes, &signed); err != nil {
		return v, err
	}
	if signed.BlockID != nil {
		v.block = fmt.Sprintf("%X", signed.BlockID.Hash)
	}
	return v, nil
}

// lock brings about that node 0 alone has locked a block of the next height, two
// others have voted for none, and none can be decided: 0 is heard by nobody, and
// the deaf one, who hears nobody, votes for none. That takes that one of the two
// proposes, so that it is tried until one does. While a chain rests two validators
// of four take turns with its payloads; if these are 0 and the deaf one, it takes
// another deaf one.
func (c *cluster) lock() (height int64, block string, deaf int) {
	c.t.Helper()
	for try := range 20 {
		deaf = 3 - try/2%3
		nodes := slices.DeleteFunc([]int{0, 1, 2, 3}, func(i int) bool { return i == deaf })
		height = c.settle().height + 1
		c.mute(0)
		c.deafen(deaf)
		hash, raw, err := c.signRecord(asking)
		if err != nil {
			c.t.Fatal(err)
		}
		for _, i := range []int{1, 2, 3} {
			said := c.node(i).call(c.t.Context(), nil, "eth_sendRawTransaction", hexutil.Bytes(raw))
			var known *struct{ Hash common.Hash } // perhaps before it was asked: they tell each other
			if err := c.node(i).call(c.t.Context(), &known, "eth_getTransactionByHash", hash); err != nil || known == nil {
				c.t.Fatal("node ", i, " does not know a transaction that it was given: ", said, err)
			}
		}
		var votes [3]vote
		c.wait("three validators to end round 0", func(context.Context) (err error) {
			for i, node := range nodes {
				if votes[i], err = c.lastVote(node); err != nil {
					return err
				}
				// Node 0 hears three votes and may be in the next round by now:
				// what it signed in round 0 is not known then.
				if v := votes[i]; v.height != height || !v.precommit && (i > 0 || v.round == 0) {
					return fmt.Errorf("node %d signed %+v at last, the height is %d", node, v, height)
				}
			}
			return nil
		})
		if votes[0].round == 0 && votes[0].block != "" && votes[1].block == "" && votes[2].block == "" {
			return height, votes[0].block, deaf
		}
		c.heal()
	}
	c.t.Fatal("no validator locked a block alone")
	return 0, "", 0
}

// TestLockedBlockGrowsOld: a block that one validator has locked, which the
// others can do nothing without, is decided however old it has become. Only the
// future side of a block's time is bounded; a bound in the past would end the
// chain here.
func TestLockedBlockGrowsOld(t *testing.T) {
	c := startCluster(t, 4)
	height, block, deaf := c.lock()
	for i := range 4 {
		c.setClock(i, wrong)
	}
	c.kill(deaf) // now none can do without another
	begin := time.Now()
	c.healLinks()
	c.wait("the locked block to be decided", func(ctx context.Context) error {
		for _, i := range c.running() {
			if at, _, err := c.progress(ctx, i); err != nil || at.height < height {
				return errors.Join(fmt.Errorf("node %d is at height %d, the locked block is of %d", i, at.height, height), err)
			}
		}
		return nil
	})
	took := time.Since(begin)
	for _, i := range c.running() {
		var raw hexutil.Bytes
		if err := c.node(i).call(t.Context(), &raw, "byssus_lightBlockAt", hexutil.Uint64(height)); err != nil {
			t.Fatal(err)
		}
		light, err := lightBlock(raw)
		if err != nil {
			t.Fatal(err)
		}
		if got := light.Hash().String(); got != block || light.Commit.Round == 0 {
			t.Errorf("node %d has block %s of round %d, locked was %s in round 0", i, got, light.Commit.Round, block)
		}
	}
	var newest struct {
		Hash      common.Hash
		Timestamp hexutil.Uint64
	}
	if err := c.node(0).call(t.Context(), &newest, "eth_getBlockByNumber", "latest", false); err != nil {
		t.Fatal(err)
	}
	age := time.Since(time.Unix(int64(newest.Timestamp), 0)) + wrong
	if age < wrong {
		t.Errorf("the block is %s old by the validators' clocks, it should be %s", age, wrong)
	}
	c.recover()
	c.start(deaf)
	recovered := c.recover()
	t.Logf("height %d, locked in round 0, was decided %.1f s after the links were back, %.0f s old by the validators' clocks; the fourth was back in %.1f s: %s",
		height, took.Seconds(), age.Seconds(), recovered.Seconds(), c.checkAll())
}
