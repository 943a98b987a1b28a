package chain

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	crand "crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/params"
)

// counting counts how often the precompile is really asked.
type counting struct {
	vm.PrecompiledContract
	runs int
}

func (c *counting) Run(input []byte) ([]byte, error) {
	c.runs++
	return c.PrecompiledContract.Run(input)
}

// installed is the memory in go-ethereum's table.
func installed(t testing.TB) *p256Memory {
	t.Helper()
	m, ok := vm.PrecompiledContractsOsaka[p256Address].(*p256Memory)
	if !ok {
		t.Fatal("the memory is not installed")
	}
	return m
}

// signed is a P-256 signature as the precompile takes it.
func signed(t testing.TB, message []byte) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), crand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	hash := sha256.Sum256(message)
	r, s, err := ecdsa.Sign(crand.Reader, key, hash[:])
	if err != nil {
		t.Fatal(err)
	}
	point, err := key.PublicKey.Bytes() // 4 || x || y
	if err != nil {
		t.Fatal(err)
	}
	input := hash[:]
	for _, n := range []*big.Int{r, s} {
		input = append(input, common.BigToHash(n).Bytes()...)
	}
	return append(input, point[1:]...)
}

// hostile are inputs around a valid one: of wrong lengths, with a bit flipped in
// every byte, with numbers at and beyond the curve's bounds, mixed from two
// signatures, with the other s, and at random.
func hostile(t testing.TB) (inputs [][]byte) {
	t.Helper()
	curve := elliptic.P256().Params()
	valid, other := signed(t, []byte("one")), signed(t, []byte("other"))
	inputs = append(inputs, valid, other, nil)
	for _, length := range []int{0, 1, 31, 32, 96, 128, 159} {
		inputs = append(inputs, valid[:length])
	}
	for _, more := range []int{1, 32, 160, 8192, 1 << 20} {
		inputs = append(inputs, append(bytes.Clone(valid), make([]byte, more)...))
	}
	for i := range valid {
		bad := bytes.Clone(valid)
		bad[i] ^= 1 << (i % 8)
		inputs = append(inputs, bad)
	}
	minus := func(n *big.Int, k int64) *big.Int { return new(big.Int).Sub(n, big.NewInt(k)) }
	for _, n := range []*big.Int{
		new(big.Int), big.NewInt(1), minus(curve.N, 1), curve.N, minus(curve.N, -1), minus(curve.P, 1), curve.P,
		curve.Gx, curve.Gy, minus(new(big.Int).Lsh(big.NewInt(1), 256), 1),
	} {
		for word := range 5 {
			bad := bytes.Clone(valid)
			n.FillBytes(bad[32*word : 32*word+32])
			inputs = append(inputs, bad)
		}
	}
	for word := range 5 {
		mixed := bytes.Clone(valid)
		copy(mixed[32*word:], other[32*word:32*word+32])
		inputs = append(inputs, mixed)
	}
	high := bytes.Clone(valid) // EIP-7951 does not ask for a low s: this one is valid too
	new(big.Int).Sub(curve.N, new(big.Int).SetBytes(valid[64:96])).FillBytes(high[64:96])
	inputs = append(inputs, high, make([]byte, 160), bytes.Repeat([]byte{0xff}, 160))
	random := rand.NewChaCha8([32]byte{7})
	for i := range 300 {
		length := 160
		if i%2 == 0 {
			length = rand.New(random).IntN(400)
		}
		input := make([]byte, length)
		_, _ = random.Read(input) // never fails
		inputs = append(inputs, input)
	}
	return inputs
}

// The memory is where the EVM looks, and whatever it is asked, first, again and
// by many at once, its answer and its gas are those of go-ethereum's precompile.
func TestP256MemoryAnswersAsThePrecompile(t *testing.T) {
	t.Parallel()
	m := installed(t)
	precompile := m.PrecompiledContract
	if _, nested := precompile.(*p256Memory); nested || precompile.Name() != "P256VERIFY" || m.Name() != precompile.Name() {
		t.Fatalf("the memory stands before %T", precompile)
	}
	inputs := hostile(t)
	valid := 0
	for _, input := range inputs {
		if got, want := m.RequiredGas(input), precompile.RequiredGas(input); got != want || got != params.P256VerifyGas {
			t.Fatalf("gas of %d bytes is %d, want %d", len(input), got, want)
		}
		if out, _ := precompile.Run(input); len(out) > 0 {
			valid++
		}
	}
	if valid != 3 {
		t.Fatalf("%d inputs are valid, want both signatures and one with the other s", valid)
	}
	var all sync.WaitGroup
	for range 4 {
		order := slices.Clone(inputs)
		rand.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		all.Go(func() {
			for _, input := range append(order, order...) {
				before := bytes.Clone(input)
				want, wantErr := precompile.Run(input)
				got, err := m.Run(input)
				if !bytes.Equal(got, want) || (got == nil) != (want == nil) || err != wantErr || !bytes.Equal(input, before) {
					t.Errorf("input %x: %x (%v), want %x (%v)", input, got, err, want, wantErr)
				}
				// The EVM goes on to use the memory the input lay in.
				scratch := bytes.Clone(input)
				_, _ = m.Run(scratch)
				clear(scratch)
			}
		})
	}
	all.Wait()
}

// What is remembered is not asked again, is bounded in number and size, and only
// what the precompile looks at is kept: what is longer costs nothing.
func TestP256MemoryIsBounded(t *testing.T) {
	t.Parallel()
	below := &counting{PrecompiledContract: installed(t).PrecompiledContract}
	m := newP256Memory(below)
	valid := signed(t, []byte("byssus"))
	for range 3 {
		if out, err := m.Run(valid); err != nil || len(out) != 32 {
			t.Fatalf("%x, %v", out, err)
		}
	}
	if below.runs != 1 {
		t.Errorf("the precompile was asked %d times for one input", below.runs)
	}
	for _, input := range [][]byte{nil, valid[:159], append(bytes.Clone(valid), 0), make([]byte, 1<<20)} {
		for range 2 {
			if out, err := m.Run(input); err != nil || out != nil {
				t.Fatalf("%x, %v", out, err)
			}
		}
	}
	if below.runs != 9 || len(m.young) != 1 {
		t.Errorf("%d inputs are remembered after %d runs, want one: the others have the wrong length", len(m.young), below.runs)
	}
	var key [p256Input]byte
	for i := range 3 * p256Remembered {
		binary.BigEndian.PutUint64(key[:], uint64(i))
		m.remember(key, nil)
		if size := len(m.young) + len(m.old); size > 2*p256Remembered {
			t.Fatalf("it remembers %d answers", size)
		}
	}
}

// A node without the memory, and one whose memory is warm, reach the same blocks:
// what one builds the other accepts and executes to the same app hash. It changes
// go-ethereum's table, so that no other test may run beside it.
func TestP256MemoryDoesNotChangeBlocks(t *testing.T) {
	m := installed(t)
	without := func(do func()) {
		vm.PrecompiledContractsOsaka[p256Address] = m.PrecompiledContract
		defer func() { vm.PrecompiledContractsOsaka[p256Address] = m }()
		do()
	}
	// A contract that calls the precompile with its call data, twice, and stores
	// what came back under the number of gas left: any difference in answer,
	// length of answer or gas is another state.
	call := "365f5f37" + // CALLDATACOPY(0, 0, CALLDATASIZE)
		"60205f365f6101005afa50" + // STATICCALL(gas, 0x100, 0, CALLDATASIZE, 0, 32)
		"3d6001015f51015a55" // SSTORE(gas, MLOAD(0) + RETURNDATASIZE + 1)
	caller := common.FromHex("6031600a5f3960315ff3" + call + call + "00")
	dir := newChain(t)
	proposer, validator := newBench(t, dir), newBench(t, copyChain(t, dir))
	proposer.now = time.Now()
	validator.now = proposer.now
	decide := func(payload []byte) {
		t.Helper()
		var accepted bool
		without(func() { accepted = validator.accepts(payload) })
		if !accepted || !proposer.accepts(payload) {
			t.Fatal("a block is rejected")
		}
		var want []byte
		without(func() { want = validator.decide(payload) })
		if got := proposer.decide(payload); !bytes.Equal(got, want) {
			t.Fatalf("app hash %x with the memory, %x without", got, want)
		}
	}
	address := proposer.deploy(caller)
	decide(proposer.propose())
	inputs := hostile(t)
	for at := 0; at < len(inputs); at += 100 {
		var txs []*types.Transaction
		for _, input := range inputs[at:min(at+100, len(inputs))] {
			if len(input) > 64<<10 {
				continue // more than a transaction carries
			}
			_, _ = m.Run(input) // warm
			to := address
			txs = append(txs, types.MustSignNewTx(rich, proposer.signer(), &types.DynamicFeeTx{
				ChainID: big.NewInt(9), Nonce: proposer.nonce, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9), Gas: 1_000_000, To: &to, Data: input,
			}))
			proposer.nonce++
		}
		for i, err := range proposer.engine.pool.Add(txs, true) {
			if err != nil {
				t.Fatalf("transaction %d: %v", i, err)
			}
		}
		proposer.now = proposer.now.Add(2 * time.Second)
		validator.now = proposer.now
		payload := proposer.propose()
		decide(payload)
		receipts := proposer.engine.chain.GetReceiptsByHash(proposer.engine.chain.CurrentBlock().Hash())
		if len(receipts) != len(txs) {
			t.Fatalf("%d of %d transactions are in the block", len(receipts), len(txs))
		}
		for _, r := range receipts {
			if r.Status != types.ReceiptStatusSuccessful {
				t.Fatalf("transaction %d failed", r.TransactionIndex)
			}
		}
	}
	// And the other way round: built without, accepted with.
	proposer.pend()
	proposer.now = proposer.now.Add(2 * time.Second)
	validator.now = proposer.now
	var payload []byte
	without(func() { payload = proposer.propose() })
	decide(payload)
	info, err := validator.Info(context.Background(), &abci.RequestInfo{})
	if err != nil || !bytes.Equal(info.LastBlockAppHash, proposer.engine.chain.CurrentBlock().Hash().Bytes()) {
		t.Errorf("the nodes are at %x and %x (%v)", info.LastBlockAppHash, proposer.engine.chain.CurrentBlock().Hash(), err)
	}
}
