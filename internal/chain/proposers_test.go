package chain

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// The log and the status name who proposed what is refused, and say why.
func TestRefusalNamesTheProposer(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	var log bytes.Buffer
	b.log = slog.New(slog.NewTextHandler(&log, nil))
	key := b.engine.founders[0]
	b.pend()
	lie := forge(t, b.propose(), func(h *types.Header, _ *types.Body) { h.Extra = []byte("me") })
	for range 2 {
		res, err := b.ProcessProposal(context.Background(), &abci.RequestProcessProposal{
			Height: 1, Txs: [][]byte{lie}, ProposerAddress: ValidatorAddress(key),
		})
		if err != nil || res.IsAccepted() {
			t.Fatalf("accepted (%v)", err)
		}
	}
	want := Proposals{Refused: 2, RefusedAt: 1, RefusedWhy: "extra data has 2 bytes, want none"}
	if got := b.conduct.proposalsOf(key); got != want {
		t.Errorf("it is known of the proposer: %+v", got)
	}
	if !strings.Contains(log.String(), hex.EncodeToString(key)) || !strings.Contains(log.String(), "extra data") {
		t.Errorf("the log says: %s", log.String())
	}
}

// Records are of so many validators, and of so many bytes, at most.
func TestRecordsAreBounded(t *testing.T) {
	t.Parallel()
	c := newConduct()
	for i := range 2 * maxProposers {
		c.refuse([]byte{byte(i), byte(i >> 8)}, 1, errors.New(strings.Repeat("x", 1<<16)))
	}
	if len(c.records) != maxProposers || len(c.of([]byte{0, 0}).RefusedWhy) != maxWhy {
		t.Errorf("%d records, of %d bytes", len(c.records), len(c.of([]byte{0, 0}).RefusedWhy))
	}
}

// A proposer has left something out if the node knew it well before, and if there
// was room, but not at the height that signs a result.
func TestLeftOut(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	key := b.engine.founders[0]
	count := int64(0)
	decide := func(what string, late bool, more int64, txs ...[]byte) {
		t.Helper()
		req := &abci.RequestProcessProposal{Height: b.height + 1, Txs: txs, ProposerAddress: ValidatorAddress(key)}
		if res, err := b.ProcessProposal(context.Background(), req); err != nil || !res.IsAccepted() {
			t.Fatalf("%s: refused (%v)", what, err)
		}
		if late {
			b.judged.at = time.Now().Add(time.Hour) // by then all that waits has waited
		} else {
			b.judged.at = time.Now().Add(-time.Hour)
		}
		if _, err := b.FinalizeBlock(context.Background(), &abci.RequestFinalizeBlock{
			Height: b.height + 1, Txs: txs, ProposerAddress: ValidatorAddress(key),
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Commit(context.Background(), &abci.RequestCommit{}); err != nil {
			t.Fatal(err)
		}
		b.height++
		count += more
		if got := b.conduct.proposalsOf(key); got.LeftOut != count || got.Decided != b.height {
			t.Errorf("%s: known: %+v, want %d left out", what, got, count)
		}
	}
	decide("nothing waits", true, 0)
	b.pend()
	decide("it had not waited", false, 0)
	decide("it had waited", true, 1)
	payload := b.propose()
	decide("all is in the block", true, 0, payload)
	b.pend()
	decide("this height signs the result", true, 0)
	decide("it waits again", true, 1)
	payload = b.propose()
	b.pend()
	decide("one is in the block and one waits", true, 1, payload)
}

// A chain whose clock is ahead goes on at the pace: before a height everybody
// rests, and its proposer does not wait once more.
func TestChainThatIsAheadWaitsOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	rest := time.Duration(-1)
	b.pause = func(r, _ time.Duration) { rest = r }
	b.pend()
	b.now = time.Now()
	b.decide(b.propose())
	b.now = b.now.Add(-time.Hour)
	b.decide() // the height that signs the result
	b.pend()
	b.decide(b.propose()) // the first block that is ahead of the clock
	b.now = b.now.Add(100 * time.Millisecond)
	b.decide()
	if rest != 900*time.Millisecond {
		t.Errorf("it rests for %s, want what is left of a second", rest)
	}
	b.now = b.now.Add(rest)
	if wait := b.clock.wait(b.engine.chain.CurrentBlock(), 1); wait != 0 {
		t.Errorf("its proposer waits for %s once more", wait)
	}
}

// What a dismissed account left in the pool is left out by everybody.
func TestDismissedAreNotLeftOut(t *testing.T) {
	t.Parallel()
	b, _ := governedBench(t, 4)
	b.decide() // the height that signs the last result
	b.judged = judged{height: b.height + 1, at: time.Now().Add(time.Hour)}
	leaves := func() bool { return b.leavesOut(nil, b.engine.chain.CurrentBlock(), b.height+1) }
	stranger := b.sign(account(9, 0), 0, 21_000, 1, common.Address{1}, nil)
	if err := b.engine.pool.Add([]*types.Transaction{stranger}, true)[0]; err != nil {
		t.Fatal(err)
	}
	if leaves() {
		t.Error("a proposer is told to leave out a stranger's transaction")
	}
	if err := b.send(b.sign(account(1, 0), 0, 21_000, 1, common.Address{1}, nil)); err != nil {
		t.Fatal(err)
	}
	if !leaves() {
		t.Error("no proposer is told to leave out a member's transaction")
	}
}

// A validator alone waits for its own proposal for longer than it takes to make one,
// or it would make it twice; several wait no longer than for one that is dead.
func TestAloneItWaitsForItsOwn(t *testing.T) {
	t.Parallel()
	for validators, want := range map[int]time.Duration{1: proposePatienceAlone, 4: proposePatience} {
		b, _ := governedBench(t, validators)
		var propose time.Duration
		b.pause = func(_, p time.Duration) { propose = p }
		b.decide()
		if propose != want {
			t.Errorf("%d wait %s for a proposal, want %s", validators, propose, want)
		}
	}
	if proposePatienceAlone < 4*fillTimeAlone {
		t.Error("it fills a block for nearly as long as it waits for it")
	}
}
