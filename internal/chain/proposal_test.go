package chain

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"log/slog"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	dto "github.com/prometheus/client_model/go"
)

var rich, _ = crypto.HexToECDSA("b71c71a67e1177ad4e901695e1b4b9ee17ae16c6668d313eac2f96dbcda3f291")

// bench is an application with its engine, and no CometBFT: the test asks.
type bench struct {
	*app
	t      *testing.T
	height int64
	nonce  uint64
	failed error
	now    time.Time // what the clock says; zero for the real time
}

func newBench(t *testing.T, dir string) *bench {
	t.Helper()
	f, g, err := openFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	e, err := openEngine(f, g, "127.0.0.1", 0, false, log)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t}
	clock := newClock(func() time.Time {
		if b.now.IsZero() {
			return time.Now()
		}
		return b.now
	}, false)
	b.app = newApp(e, clock, log, func(err error) { b.failed = err })
	b.app.fillTime = time.Minute // how fast this machine is is not what is tested
	b.height = heightOf(e.chain.CurrentBlock())
	t.Cleanup(func() {
		if err := e.close(); err != nil {
			t.Error(err)
		}
		if err := f.close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func newChain(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := Init(dir, GenesisParams{
		ChainID:  9,
		Accounts: []common.Address{crypto.PubkeyToAddress(rich.PublicKey)},
		Time:     time.Now().Add(-time.Hour),
	}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// copyChain makes a second node's folder of the chain in dir, without its blocks.
func copyChain(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	for _, name := range []string{layoutFile, genesisFile, validatorFile, signedFile, nodeKeyFile} {
		raw, err := readSmall(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := writeDurable(filepath.Join(to, name), raw); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

func (b *bench) signer() types.Signer { return types.LatestSignerForChainID(big.NewInt(9)) }

// pend puts a transfer into the pool.
func (b *bench) pend() *types.Transaction {
	b.t.Helper()
	tx := types.MustSignNewTx(rich, b.signer(), &types.DynamicFeeTx{
		ChainID: big.NewInt(9), Nonce: b.nonce, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9), Gas: 21_000, To: &common.Address{1},
	})
	b.nonce++
	if err := b.engine.pool.Add([]*types.Transaction{tx}, true)[0]; err != nil {
		b.t.Fatal(err)
	}
	return tx
}

// deploy puts a contract's creation into the pool.
func (b *bench) deploy(code []byte) common.Address {
	b.t.Helper()
	tx := types.MustSignNewTx(rich, b.signer(), &types.DynamicFeeTx{
		ChainID: big.NewInt(9), Nonce: b.nonce, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9), Gas: 1_000_000, Data: code,
	})
	address := crypto.CreateAddress(crypto.PubkeyToAddress(rich.PublicKey), b.nonce)
	b.nonce++
	if err := b.engine.pool.Add([]*types.Transaction{tx}, true)[0]; err != nil {
		b.t.Fatal(err)
	}
	return address
}

// propose asks for the payload of the next height.
func (b *bench) propose() []byte {
	b.t.Helper()
	res, err := b.PrepareProposal(context.Background(), &abci.RequestPrepareProposal{Height: b.height + 1, MaxTxBytes: maxCometBlock})
	if err != nil {
		b.t.Fatal(err)
	}
	if len(res.Txs) == 0 {
		return nil
	}
	return res.Txs[0]
}

func (b *bench) accepts(payload []byte) bool {
	b.t.Helper()
	res, err := b.ProcessProposal(context.Background(), &abci.RequestProcessProposal{Height: b.height + 1, Txs: [][]byte{payload}})
	if err != nil {
		b.t.Fatal(err)
	}
	return res.IsAccepted()
}

// decide finalises and commits the next height.
func (b *bench) decide(txs ...[]byte) (appHash []byte) {
	b.t.Helper()
	res, err := b.FinalizeBlock(context.Background(), &abci.RequestFinalizeBlock{Height: b.height + 1, Txs: txs})
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.Commit(context.Background(), &abci.RequestCommit{}); err != nil {
		b.t.Fatal(err)
	}
	b.height++
	return res.AppHash
}

// forge re-encodes a payload after changing its header and body. The transaction
// root follows the body unless keepRoot is set, so that only the lie is wrong.
func forge(t *testing.T, payload []byte, change func(*types.Header, *types.Body)) []byte {
	t.Helper()
	var block types.Block
	if err := rlp.DecodeBytes(payload, &block); err != nil {
		t.Fatal(err)
	}
	header, body := block.Header(), *block.Body()
	body.Transactions = append(types.Transactions(nil), body.Transactions...)
	root := header.TxHash
	change(header, &body)
	if header.TxHash == root {
		header.TxHash = types.DeriveSha(types.Transactions(body.Transactions), trie.NewStackTrie(nil))
	}
	raw, err := rlp.EncodeToBytes(types.NewBlockWithHeader(header).WithBody(body))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Everything a proposer could lie about is noticed, whatever else is right.
func TestLiesAreRejected(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.pend()
	b.decide(b.propose())
	b.pend()
	b.now = time.Now().Add(time.Second)
	honest := b.propose()
	if honest == nil {
		t.Fatal("no payload")
	}
	root := func(n int64) *common.Hash { h := heightRoot(n); return &h }
	lies := map[string]func(*types.Header, *types.Body){
		"parent":              func(h *types.Header, _ *types.Body) { h.ParentHash = common.Hash{1} },
		"number":              func(h *types.Header, _ *types.Body) { h.Number = big.NewInt(3) },
		"height":              func(h *types.Header, _ *types.Body) { h.ParentBeaconRoot = root(b.height + 2) },
		"no height":           func(h *types.Header, _ *types.Body) { h.ParentBeaconRoot = nil },
		"fee recipient":       func(h *types.Header, _ *types.Body) { h.Coinbase = common.Address{1} },
		"randomness":          func(h *types.Header, _ *types.Body) { h.MixDigest = common.Hash{1} },
		"gas limit up":        func(h *types.Header, _ *types.Body) { h.GasLimit++ },
		"gas limit down":      func(h *types.Header, _ *types.Body) { h.GasLimit-- },
		"gas used":            func(h *types.Header, _ *types.Body) { h.GasUsed++ },
		"extra data":          func(h *types.Header, _ *types.Body) { h.Extra = []byte("me") },
		"difficulty":          func(h *types.Header, _ *types.Body) { h.Difficulty = big.NewInt(1) },
		"nonce":               func(h *types.Header, _ *types.Body) { h.Nonce = types.EncodeNonce(1) },
		"uncles":              func(h *types.Header, body *types.Body) { body.Uncles = []*types.Header{h} },
		"uncle hash":          func(h *types.Header, _ *types.Body) { h.UncleHash = common.Hash{1} },
		"base fee":            func(h *types.Header, _ *types.Body) { h.BaseFee = big.NewInt(6) },
		"state root":          func(h *types.Header, _ *types.Body) { h.Root = common.Hash{1} },
		"receipts":            func(h *types.Header, _ *types.Body) { h.ReceiptHash = common.Hash{1} },
		"bloom":               func(h *types.Header, _ *types.Body) { h.Bloom[0] = 1 },
		"requests":            func(h *types.Header, _ *types.Body) { h.RequestsHash = &common.Hash{1} },
		"no requests":         func(h *types.Header, _ *types.Body) { h.RequestsHash = nil },
		"withdrawals hash":    func(h *types.Header, _ *types.Body) { h.WithdrawalsHash = &common.Hash{1} },
		"blob gas":            func(h *types.Header, _ *types.Body) { h.BlobGasUsed = new(uint64(params.BlobTxBlobGasPerBlob)) },
		"excess blob gas":     func(h *types.Header, _ *types.Body) { h.ExcessBlobGas = new(uint64(1)) },
		"time of parent":      func(h *types.Header, _ *types.Body) { h.Time = b.engine.chain.CurrentBlock().Time },
		"time in the future":  func(h *types.Header, _ *types.Body) { h.Time = uint64(b.now.Unix()) + 6 },
		"transaction dropped": func(_ *types.Header, body *types.Body) { body.Transactions = nil },
		"transaction twice": func(_ *types.Header, body *types.Body) {
			body.Transactions = append(body.Transactions, body.Transactions[0])
		},
		"transactions' root":   func(h *types.Header, _ *types.Body) { h.TxHash = common.Hash{1} },
		"slot of a later fork": func(h *types.Header, _ *types.Body) { h.SlotNumber = new(uint64) },
		"withdrawals": func(h *types.Header, body *types.Body) {
			body.Withdrawals = types.Withdrawals{{Index: 1, Amount: 1 << 40}}
			root := types.DeriveSha(types.Withdrawals(body.Withdrawals), trie.NewStackTrie(nil))
			h.WithdrawalsHash = &root
		},
		"blob transaction": func(_ *types.Header, body *types.Body) {
			body.Transactions = append(body.Transactions, types.NewTx(&types.BlobTx{BlobHashes: []common.Hash{{1}}}))
		},
		"forged signature": func(_ *types.Header, body *types.Body) {
			tx, err := body.Transactions[0].WithSignature(b.signer(), bytes.Repeat([]byte{1}, 65))
			if err == nil {
				body.Transactions[0] = tx
			}
		},
	}
	for name, change := range lies {
		if b.accepts(forge(t, honest, change)) {
			t.Errorf("%s: accepted", name)
		}
	}
	counted := 0.0
	for reason, lied := range map[string]int{refusedMalformed: 12, refusedTime: 1, refusedRules: 10, refusedExecution: 9, refusedOwn: 0} {
		var m dto.Metric
		if err := b.refused.WithLabelValues(reason).Write(&m); err != nil {
			t.Fatal(err)
		}
		got := m.GetCounter().GetValue()
		if counted += got; got != float64(lied) {
			t.Errorf("%v proposals were refused as %s, want %d", got, reason, lied)
		}
	}
	if counted != float64(len(lies)) {
		t.Errorf("%v of %d refused proposals were counted", counted, len(lies))
	}
	for name, txs := range map[string][][]byte{
		"two payloads":   {honest, honest},
		"garbage":        {[]byte("garbage")},
		"empty":          {{}},
		"trailing bytes": {append(append([]byte(nil), honest...), 0)},
		"too large":      {make([]byte, params.MaxBlockSize+1)},
	} {
		res, err := b.ProcessProposal(context.Background(), &abci.RequestProcessProposal{Height: b.height + 1, Txs: txs})
		if err != nil || res.IsAccepted() {
			t.Errorf("%s: accepted (%v)", name, err)
		}
	}
	// An honest block of another height is a lie too.
	res, err := b.ProcessProposal(context.Background(), &abci.RequestProcessProposal{Height: b.height + 2, Txs: [][]byte{honest}})
	if err != nil || res.IsAccepted() {
		t.Errorf("another height: accepted (%v)", err)
	}
	if b.failed != nil {
		t.Errorf("others' lies made the node fail: %v", b.failed)
	}
	if once, again := b.accepts(honest), b.accepts(honest); !once || !again {
		t.Fatal("the honest block is rejected")
	}
	b.decide(honest)
}

// A block whose header is known and whose body is another must not pass for the
// one that was executed: a node that replays it could not.
func TestKnownHeaderWithAnotherBody(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.pend()
	honest := b.propose()
	if !b.accepts(honest) {
		t.Fatal("the honest block is rejected")
	}
	var block types.Block
	if err := rlp.DecodeBytes(honest, &block); err != nil {
		t.Fatal(err)
	}
	raw, err := rlp.EncodeToBytes(block.WithBody(types.Body{Withdrawals: types.Withdrawals{}}))
	if err != nil {
		t.Fatal(err)
	}
	if b.accepts(raw) {
		t.Error("accepted")
	}
	if _, err := b.FinalizeBlock(context.Background(), &abci.RequestFinalizeBlock{Height: b.height + 1, Txs: [][]byte{raw}}); err == nil {
		t.Error("finalised")
	}
}

// Only the future side of time is bounded, and never below the parent's time
// and a second.
func TestFutureIsBounded(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.pend()
	b.now = time.Unix(time.Now().Unix(), 0)
	payload := b.propose()
	made := b.now
	for _, c := range []struct {
		clock time.Duration
		want  bool
	}{
		{-6 * time.Second, false}, {-5 * time.Second, true}, {0, true}, {time.Hour, true}, {100 * 365 * 24 * time.Hour, true},
	} {
		b.now = made.Add(c.clock)
		if got := b.accepts(payload); got != c.want {
			t.Errorf("a validator %s from the proposer accepts: %v", c.clock, got)
		}
	}
	b.now = made
	b.decide(payload)
	// The clock goes back: parent + 1 is still acceptable.
	b.now = made.Add(-time.Hour)
	b.decide() // the height that signs the result
	b.pend()
	next := b.propose()
	var block types.Block
	if err := rlp.DecodeBytes(next, &block); err != nil {
		t.Fatal(err)
	}
	if want := uint64(made.Unix()) + 1; block.Time() != want {
		t.Errorf("time is %d, want %d", block.Time(), want)
	}
	if !b.accepts(next) {
		t.Error("parent + 1 is rejected")
	}
}

// A node that only ever replays decided blocks ends where the proposer did.
func TestReplayByFinalizeAlone(t *testing.T) {
	t.Parallel()
	dir := newChain(t)
	a := newBench(t, dir)
	b := newBench(t, copyChain(t, dir))
	b.now = time.Unix(1_000_000_000, 0) // no clock decides in a replay
	a.now = time.Now()
	for i := range 6 {
		var txs [][]byte
		if i%3 != 2 {
			a.pend()
			a.now = a.now.Add(2 * time.Second)
			txs = [][]byte{a.propose()}
			if !a.accepts(txs[0]) {
				t.Fatal("own proposal is rejected")
			}
		}
		if want, got := a.decide(txs...), b.decide(txs...); !bytes.Equal(want, got) {
			t.Fatalf("app hash at height %d is %x, and %x in the replay", a.height, want, got)
		}
	}
	info, err := b.Info(context.Background(), &abci.RequestInfo{})
	if err != nil {
		t.Fatal(err)
	}
	if info.LastBlockHeight != 5 || !bytes.Equal(info.LastBlockAppHash, a.engine.chain.CurrentBlock().Hash().Bytes()) {
		t.Errorf("the replayed node is at height %d", info.LastBlockHeight)
	}
	// What cannot be executed is an error, not a different block.
	bad := forge(t, func() []byte { a.pend(); a.now = a.now.Add(2 * time.Second); return a.propose() }(),
		func(h *types.Header, _ *types.Body) { h.Root = common.Hash{1} })
	if _, err := b.FinalizeBlock(context.Background(), &abci.RequestFinalizeBlock{Height: b.height + 1, Txs: [][]byte{bad}}); err == nil {
		t.Error("a block that does not execute was finalised")
	}
	if b.failed == nil || !strings.Contains(b.failed.Error(), "cannot be executed") {
		t.Errorf("the node's failure is %v", b.failed)
	}
}

// Finalising moves nothing; committing does.
func TestHeadMovesInCommitOnly(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.pend()
	payload := b.propose()
	if !b.accepts(payload) {
		t.Fatal("rejected")
	}
	res, err := b.FinalizeBlock(context.Background(), &abci.RequestFinalizeBlock{Height: 1, Txs: [][]byte{payload}})
	if err != nil {
		t.Fatal(err)
	}
	if head := b.engine.chain.CurrentBlock(); head.Number.Sign() != 0 {
		t.Fatalf("head is block %d before the commit", head.Number)
	}
	if _, err := b.Commit(context.Background(), &abci.RequestCommit{}); err != nil {
		t.Fatal(err)
	}
	head := b.engine.chain.CurrentBlock()
	if !bytes.Equal(res.AppHash, head.Hash().Bytes()) || b.engine.chain.CurrentFinalBlock().Hash() != head.Hash() ||
		b.engine.chain.CurrentSafeBlock().Hash() != head.Hash() {
		t.Error("head, final and safe block are not the decided one")
	}
	b.height = 1
	if again := b.decide(); !bytes.Equal(again, res.AppHash) {
		t.Error("the app hash changed without a payload")
	}
}

// State reaches the disk every so many blocks, and stays readable at the head.
func TestFlush(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	b.now = time.Now()
	for range flushBlocks + 3 {
		b.pend()
		b.now = b.now.Add(2 * time.Second)
		b.decide(b.propose())
	}
	deadline := time.Now().Add(time.Minute)
	for b.noteFlushed(); b.flushed.Load().Number.Uint64() != flushBlocks; b.noteFlushed() {
		if time.Now().After(deadline) {
			t.Fatalf("block %d is flushed, want %d", b.flushed.Load().Number, flushBlocks)
		}
		time.Sleep(time.Millisecond)
	}
	state, err := b.engine.chain.State()
	if err != nil {
		t.Fatal(err)
	}
	if nonce := state.GetNonce(crypto.PubkeyToAddress(rich.PublicKey)); nonce != flushBlocks+3 {
		t.Errorf("nonce is %d", nonce)
	}
}

// While state is flushed the pool goes on to know what accounts have: it must
// never refuse a transaction, or name a nonce, from a state that is gone.
func TestPoolDuringFlush(t *testing.T) {
	t.Parallel()
	keys := make([]*ecdsa.PrivateKey, 500)
	accounts := make([]common.Address, len(keys))
	for i := range keys {
		keys[i] = crypto.ToECDSAUnsafe(crypto.Keccak256([]byte{byte(i), byte(i >> 8)}))
		accounts[i] = crypto.PubkeyToAddress(keys[i].PublicKey)
	}
	dir := t.TempDir()
	if err := Init(dir, GenesisParams{ChainID: 9, Accounts: append(accounts, crypto.PubkeyToAddress(rich.PublicKey)), Time: time.Now().Add(-time.Hour)}); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, dir)
	var first []*types.Transaction
	for _, key := range keys {
		first = append(first, types.MustSignNewTx(key, b.signer(), &types.DynamicFeeTx{
			ChainID: big.NewInt(9), GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9), Gas: 21_000, To: &common.Address{1},
		}))
	}
	if err := errors.Join(b.engine.pool.Add(first, true)...); err != nil {
		t.Fatal(err)
	}
	b.now = time.Now()
	b.decide(b.propose())
	for range 30 {
		b.pend()
		b.now = b.now.Add(2 * time.Second)
		payload := b.propose()
		if payload == nil {
			t.Fatal("no payload")
		}
		b.gas = flushFull * b.engine.gasLimit // so that every block is flushed
		ready, decided, scanned := make(chan struct{}), make(chan struct{}), make(chan struct{})
		go func() {
			defer close(scanned)
			close(ready)
			for i := 0; ; i++ {
				select {
				case <-decided:
					return
				default:
				}
				// Each is asked for once a block: what was asked for is cached.
				if i < len(accounts) && b.engine.pool.PoolNonce(accounts[i]) != 1 {
					t.Errorf("in block %d the nonce of account %d is lost", b.height+1, i)
				}
				time.Sleep(10 * time.Microsecond)
			}
		}()
		<-ready
		b.decide(payload)
		b.settle()
		close(decided)
		<-scanned
		// And afterwards: accounts that nobody has asked for on this block.
		for _, account := range accounts[len(accounts)-10:] {
			if b.engine.pool.PoolNonce(account) != 1 {
				t.Errorf("after block %d the nonce of %s is lost", b.height, account)
			}
		}
	}
}

func TestCheckTx(t *testing.T) {
	t.Parallel()
	b := newBench(t, newChain(t))
	check := func(raw []byte, kind abci.CheckTxType) uint32 {
		res, err := b.CheckTx(context.Background(), &abci.RequestCheckTx{Tx: raw, Type: kind})
		if err != nil {
			t.Fatal(err)
		}
		return res.Code
	}
	tx := types.MustSignNewTx(rich, b.signer(), &types.DynamicFeeTx{
		ChainID: big.NewInt(9), GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9), Gas: 21_000, To: &common.Address{1},
	})
	raw, err := tx.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if code := check(raw, abci.CheckTxType_New); code != abci.CodeTypeOK {
		t.Fatalf("another node's transaction: code %d", code)
	}
	if err := b.engine.pool.Sync(); err != nil {
		t.Fatal(err)
	}
	if b.engine.pool.Get(tx.Hash()) == nil {
		t.Error("another node's transaction did not reach the pool")
	}
	b.decide() // a height without a payload: the transaction stays
	if code := check(raw, abci.CheckTxType_Recheck); code != abci.CodeTypeOK {
		t.Errorf("pending: code %d", code)
	}
	b.decide(b.propose())
	if code := check(raw, abci.CheckTxType_Recheck); code != codeNotWanted {
		t.Errorf("included: code %d", code)
	}
	blob, err := types.NewTx(&types.BlobTx{BlobHashes: []common.Hash{{1}}}).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		raw  []byte
		want uint32
	}{
		"garbage": {[]byte("garbage"), codeMalformed}, "nothing": {nil, codeMalformed},
		"too large": {make([]byte, maxPoolTx+1), codeMalformed}, "blob": {blob, codeRefused}, "used nonce": {raw, codeRefused},
	} {
		if code := check(c.raw, abci.CheckTxType_New); code != c.want {
			t.Errorf("%s: code %d, want %d", name, code, c.want)
		}
	}
}

// FuzzDecodeProposal: no bytes of a proposer make decoding panic, and what is
// decoded is encoded to the same bytes again. The engines' background work makes
// coverage look new where it is not, so keep Go from minimising:
//
//	go test -run '^$' -fuzz FuzzDecodeProposal -fuzzminimizetime 1x ./internal/chain
func FuzzDecodeProposal(f *testing.F) {
	header := &types.Header{
		Number: big.NewInt(1), Difficulty: new(big.Int), BaseFee: big.NewInt(7), GasLimit: DefaultGasLimit,
		UncleHash: types.EmptyUncleHash, TxHash: types.EmptyTxsHash, WithdrawalsHash: &types.EmptyWithdrawalsHash,
		BlobGasUsed: new(uint64), ExcessBlobGas: new(uint64), ParentBeaconRoot: new(common.Hash), RequestsHash: &types.EmptyRequestsHash,
	}
	tx := types.MustSignNewTx(rich, types.LatestSignerForChainID(big.NewInt(9)), &types.DynamicFeeTx{ChainID: big.NewInt(9), Gas: 21_000, To: &common.Address{1}})
	for _, txs := range []types.Transactions{nil, {tx}} {
		h := types.CopyHeader(header)
		h.TxHash = types.DeriveSha(txs, trie.NewStackTrie(nil))
		raw, err := rlp.EncodeToBytes(types.NewBlockWithHeader(h).WithBody(types.Body{Transactions: txs, Withdrawals: types.Withdrawals{}}))
		if err != nil {
			f.Fatal(err)
		}
		if _, err := decodeProposal([][]byte{raw}); err != nil {
			f.Fatalf("a seed is not decoded: %v", err)
		}
		f.Add(raw)
	}
	f.Add([]byte{})
	f.Add([]byte{0xc0})
	parent := &types.Header{Number: new(big.Int), Difficulty: new(big.Int)}
	f.Fuzz(func(t *testing.T, raw []byte) {
		block, err := decodeProposal([][]byte{raw})
		if err != nil {
			return
		}
		again, err := rlp.EncodeToBytes(block)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(raw, again) {
			t.Fatal("decoded to something that encodes differently")
		}
		if checkProposal(block, parent, 1, rules{gasLimit: DefaultGasLimit, pace: 1}) == nil {
			t.Log("a proposal of the first block was found")
		}
	})
}

// FuzzParseGenesis: no document makes parsing panic.
func FuzzParseGenesis(f *testing.F) {
	dir := f.TempDir()
	if err := Init(dir, GenesisParams{ChainID: 9}); err != nil {
		f.Fatal(err)
	}
	raw, err := readSmall(dir + "/" + genesisFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte("{}"))
	f.Add(bytes.Replace(raw, []byte(`"pub_key"`), []byte(`"no_key"`), 1)) // CometBFT's own reader panics on it
	f.Add(bytes.Replace(raw, []byte(`"config"`), []byte(`"no_config"`), 1))
	f.Fuzz(func(t *testing.T, raw []byte) {
		g, err := parseGenesis(raw)
		if err == nil && g.state.EVMGenesisHash != g.evm.ToBlock().Hash() {
			t.Fatal("accepted a genesis that is not its hash")
		}
	})
}
