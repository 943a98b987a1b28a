package chain_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// patience is how long a test waits for something that is certain to come.
const patience = time.Minute

// dial connects to a node.
func dial(t testing.TB, url string) *ethclient.Client {
	t.Helper()
	client, err := ethclient.Dial(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// eventually polls until ok says so.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for !ok() {
		if time.Now().After(deadline) {
			t.Fatalf("still not: %s", what)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// pay says what a test transaction offers: generous is for tests that do not care.
type pay struct{ gas, tip, cap int64 }

var generous = pay{gas: 1_000_000, tip: 1, cap: 1e9}

func sign(t testing.TB, key *ecdsa.PrivateKey, nonce uint64, to *common.Address, data []byte, p pay) *types.Transaction {
	t.Helper()
	tx, err := trySign(key, nonce, to, data, p)
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

func trySign(key *ecdsa.PrivateKey, nonce uint64, to *common.Address, data []byte, p pay) (*types.Transaction, error) {
	return types.SignNewTx(key, types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.DynamicFeeTx{
		ChainID:   big.NewInt(chaintest.ChainID),
		Nonce:     nonce,
		GasTipCap: big.NewInt(p.tip),
		GasFeeCap: big.NewInt(p.cap),
		Gas:       uint64(p.gas),
		To:        to,
		Data:      data,
	})
}

// invalid is a contract that takes all the gas it is called with.
var invalid = common.FromHex("60018060095f395ff3" + "fe")

// final waits for a transaction's receipt.
func final(t testing.TB, client *ethclient.Client, tx common.Hash) (receipt *types.Receipt) {
	t.Helper()
	eventually(t, "transaction "+tx.Hex()+" is final", func() bool {
		var err error
		receipt, err = client.TransactionReceipt(context.Background(), tx)
		return err == nil
	})
	return receipt
}

// send sends a transaction of key 0 with the next nonce and waits until it is final.
func send(t testing.TB, client *ethclient.Client, to *common.Address, data []byte) *types.Receipt {
	t.Helper()
	nonce, err := client.PendingNonceAt(t.Context(), chaintest.Address(0))
	if err != nil {
		t.Fatal(err)
	}
	tx := sign(t, chaintest.Key(0), nonce, to, data, generous)
	if err := client.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	return final(t, client, tx.Hash())
}

func TestTransferIsFinal(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	receipt := send(t, client, &to, nil)
	if receipt.Status != types.ReceiptStatusSuccessful {
		t.Fatal("transfer failed")
	}
	for name, tag := range map[string]int64{"latest": -2, "finalized": -3, "safe": -4} {
		header, err := client.HeaderByNumber(t.Context(), big.NewInt(tag))
		if err != nil {
			t.Fatal(err)
		}
		if header.Hash() != receipt.BlockHash {
			t.Errorf("%s is block %d, the receipt is of %d", name, header.Number, receipt.BlockNumber)
		}
	}
	if number, at := node.Head(); number != 1 || at.IsZero() {
		t.Errorf("head is %d of %s", number, at)
	}
}

func TestIdleChainMakesNoBlocks(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	send(t, client, &to, nil)
	// The block after the payload signs its result; then there is nothing to say.
	eventually(t, "the result is signed", func() bool { return node.Height() >= 3 })
	height := node.Height()
	time.Sleep(3 * time.Second) // longer than every period of the relay and of consensus
	if now := node.Height(); now != height {
		t.Errorf("idle chain went from height %d to %d", height, now)
	}
	if number, _ := node.Head(); number != 1 {
		t.Errorf("idle chain made block %d", number)
	}
}

func TestBlocksAreASecondApart(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	for range 4 {
		send(t, client, &to, nil)
	}
	var before uint64
	for i := int64(0); i <= 4; i++ {
		header, err := client.HeaderByNumber(t.Context(), big.NewInt(i))
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 && header.Time <= before {
			t.Errorf("block %d has time %d after %d", i, header.Time, before)
		}
		if now := uint64(time.Now().Unix()); header.Time > now {
			t.Errorf("block %d is of %d, it is %d", i, header.Time, now)
		}
		before = header.Time
	}
}

func TestCleanRestart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	node := chaintest.Start(t, chaintest.WithDir(dir))
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	first := send(t, client, &to, nil)
	doc := node.GenesisDoc()
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
	if err := node.Wait(); err != nil {
		t.Fatalf("a closed node says it failed: %v", err)
	}

	node = chaintest.Start(t, chaintest.WithDir(dir))
	client = dial(t, node.URL())
	again := final(t, client, first.TxHash)
	if again.BlockHash != first.BlockHash {
		t.Fatalf("receipt was of block %s, is of %s", first.BlockHash, again.BlockHash)
	}
	if string(node.GenesisDoc()) != string(doc) {
		t.Error("genesis document changed")
	}
	if second := send(t, client, &to, nil); second.BlockNumber.Uint64() != 2 {
		t.Errorf("the chain goes on at block %d", second.BlockNumber)
	}
}

func TestContextStopsNode(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	dir := t.TempDir()
	if err := chain.Init(dir, chain.GenesisParams{ChainID: chaintest.ChainID}); err != nil {
		t.Fatal(err)
	}
	node, err := chain.Start(ctx, chain.Config{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := node.Wait(); err != nil {
		t.Fatal(err)
	}
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTwoNodesInOneProcess(t *testing.T) {
	t.Parallel()
	to := chaintest.Address(99)
	a, b := chaintest.Start(t), chaintest.Start(t)
	if send(t, dial(t, a.URL()), &to, nil).BlockHash == send(t, dial(t, b.URL()), &to, nil).BlockHash {
		t.Error("two chains made the same block")
	}
}

// However full blocks are, the base fee stays at its floor; what does not pay it
// waits, and the chain rests meanwhile.
func TestBaseFeeStays(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t, chaintest.WithGasLimit(1<<26)) // two transactions fill a block
	client := dial(t, node.URL())
	burn := send(t, client, nil, invalid)
	var last common.Hash
	for nonce := uint64(1); nonce <= 6; nonce++ {
		tx := sign(t, chaintest.Key(0), nonce, &burn.ContractAddress, nil, pay{gas: 1 << 24, tip: 1, cap: 8})
		if err := client.SendTransaction(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		last = tx.Hash()
	}
	full := 0
	for n := final(t, client, last).BlockNumber.Uint64(); n > 0; n-- {
		header, err := client.HeaderByNumber(t.Context(), new(big.Int).SetUint64(n))
		if err != nil {
			t.Fatal(err)
		}
		if header.BaseFee.Int64() != 7 {
			t.Errorf("the base fee of block %d is %s", n, header.BaseFee)
		}
		if header.GasUsed == 1<<25 {
			full++
		}
	}
	if full < 2 {
		t.Errorf("%d blocks were full", full)
	}
	to := chaintest.Address(99)
	hopeless := sign(t, chaintest.Key(2), 0, &to, nil, pay{gas: 21_000, tip: 1, cap: 6})
	if err := client.SendTransaction(t.Context(), hopeless); err != nil {
		t.Fatal(err)
	}
	number, height := uint64(0), int64(0)
	eventually(t, "the chain rests", func() bool {
		n, _ := node.Head()
		h := node.Height()
		rests := n == number && h == height
		number, height = n, h
		time.Sleep(2500 * time.Millisecond)
		return rests
	})
}

// fakeClock is a clock that tests set. It goes on by itself.
type fakeClock struct{ ahead chan time.Duration }

func newFakeClock() *fakeClock {
	c := &fakeClock{ahead: make(chan time.Duration, 1)}
	c.ahead <- 0
	return c
}

func (c *fakeClock) now() time.Time {
	d := <-c.ahead
	c.ahead <- d
	return time.Now().Add(d)
}

func (c *fakeClock) leap(by time.Duration) { c.ahead <- <-c.ahead + by }

func TestDaysJumpNeedsConfirmation(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	clock := newFakeClock()
	node := chaintest.Start(t, chaintest.WithDir(dir), chaintest.WithClock(clock.now))
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	send(t, client, &to, nil)
	// A receipt can be read a moment before its block is the head, by whose time a
	// leap is judged.
	eventually(t, "the block is the head", func() bool { number, _ := node.Head(); return number == 1 })

	clock.leap(25 * time.Hour)
	if err := node.Refusal(); !errors.Is(err, chain.ErrClockJump) {
		t.Fatalf("refusal is %v", err)
	}
	tx := sign(t, chaintest.Key(0), 1, &to, nil, generous)
	if err := client.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	var status chain.Status
	eventually(t, "the refusal shows", func() bool {
		if err := client.Client().Call(&status, "byssus_status"); err != nil {
			t.Fatal(err)
		}
		return status.Pending == 1 && status.Refusal != ""
	})
	eventually(t, "the first result is signed", func() bool { return node.Height() >= 3 })
	height := node.Height()
	time.Sleep(2500 * time.Millisecond)
	if number, _ := node.Head(); number != 1 || node.Height() > height+1 {
		t.Fatalf("the node went on to block %d, height %d, from height %d", number, node.Height(), height)
	}
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}

	// Without confirmation a restart changes nothing; with it the chain goes on,
	// and the confirmation is used up.
	node = chaintest.Start(t, chaintest.WithDir(dir), chaintest.WithClock(clock.now))
	if err := node.Refusal(); !errors.Is(err, chain.ErrClockJump) {
		t.Fatalf("refusal after a restart is %v", err)
	}
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
	node = chaintest.Start(t, chaintest.WithDir(dir), chaintest.WithClock(clock.now),
		chaintest.WithConfig(func(c *chain.Config) { c.AcceptClock = true }))
	client = dial(t, node.URL())
	send(t, client, &to, nil)
	if err := node.Refusal(); err != nil {
		t.Fatalf("confirmed, but %v", err)
	}
	clock.leap(25 * time.Hour)
	if err := node.Refusal(); !errors.Is(err, chain.ErrClockJump) {
		t.Fatalf("refusal of a second leap is %v", err)
	}
}

// A clock that was set back does not stop the chain.
func TestClockSetBack(t *testing.T) {
	t.Parallel()
	clock := newFakeClock()
	node := chaintest.Start(t, chaintest.WithClock(clock.now))
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	send(t, client, &to, nil)
	_, before := node.Head()
	clock.leap(-48 * time.Hour)
	send(t, client, &to, nil)
	if _, after := node.Head(); after.Sub(before) != time.Second {
		t.Errorf("the block after %s is of %s", before, after)
	}
}
