package light_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	ethtypes "github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// realChain is a running chain with the Clock contract on it: one slot of
// storage, which every tick changes.
type realChain struct {
	t       *testing.T
	node    *chain.Node
	eth     *ethclient.Client
	nonce   uint64
	genesis *light.Genesis
}

func startChain(t *testing.T, opts ...chaintest.Option) *realChain {
	t.Helper()
	clock := crypto.CreateAddress(chaintest.Address(0), 0)
	opts = append(opts, chaintest.WithContracts(map[string]common.Address{"Clock": clock, "Later": {1}}))
	c := &realChain{t: t, node: chaintest.Start(t, opts...)}
	var err error
	if c.eth, err = ethclient.Dial(c.node.URL()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.eth.Close)
	if c.genesis, err = light.ParseGenesis(c.node.GenesisDoc()); err != nil {
		t.Fatal(err)
	}
	return c
}

// send sends a transaction and returns when it is final, and has succeeded.
func (c *realChain) send(to *common.Address, data []byte) *ethtypes.Receipt {
	c.t.Helper()
	r := c.try(to, data, 1_000_000)
	if r.Status != ethtypes.ReceiptStatusSuccessful {
		c.t.Fatalf("transaction %s failed", r.TxHash)
	}
	return r
}

// try sends a transaction and returns when it is final.
func (c *realChain) try(to *common.Address, data []byte, gas uint64) *ethtypes.Receipt {
	c.t.Helper()
	tx, err := ethtypes.SignNewTx(chaintest.Key(0), ethtypes.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &ethtypes.DynamicFeeTx{
		ChainID: big.NewInt(chaintest.ChainID), Nonce: c.nonce, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e15), Gas: gas, To: to, Data: data})
	if err != nil {
		c.t.Fatal(err)
	}
	if err := c.eth.SendTransaction(c.t.Context(), tx); err != nil {
		c.t.Fatal(err)
	}
	c.nonce++
	for {
		if r, err := c.eth.TransactionReceipt(c.t.Context(), tx.Hash()); err == nil {
			return r
		}
		select {
		case <-c.t.Context().Done():
			c.t.Fatal("the test ended before a transaction was final")
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func (c *realChain) deployClock() *ethtypes.Receipt {
	return c.send(nil, common.FromHex(bindings.ClockMetaData.Bin))
}

func (c *realChain) tick() *ethtypes.Receipt {
	to, err := c.genesis.Contract("Clock")
	if err != nil {
		c.t.Fatal(err)
	}
	address := common.Address(to)
	return c.send(&address, bindings.NewClock().PackTick())
}

func (c *realChain) source() *light.RPCSource {
	c.t.Helper()
	s, err := light.NewRPCSource(c.node.URL(), nil)
	if err != nil {
		c.t.Fatal(err)
	}
	return s
}

// stored is what the node says of the clock's slot at a block.
func (c *realChain) stored(number uint64) record.Hash {
	c.t.Helper()
	b, err := c.eth.StorageAt(c.t.Context(), crypto.CreateAddress(chaintest.Address(0), 0), common.Hash{}, new(big.Int).SetUint64(number))
	if err != nil {
		c.t.Fatal(err)
	}
	return record.Hash(b)
}

var clockSlots = []record.Hash{{}, {31: 1}}

func TestRealChain(t *testing.T) {
	c := startChain(t)
	r := light.NewReader(c.genesis.Trusted(), c.source())
	ctx := t.Context()

	// Before its first transaction the chain has no contract: proven.
	v, err := r.Latest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var none *light.NoContractError
	if _, err := v.Storage(ctx, "Clock", clockSlots); !errors.As(err, &none) || none.Number != v.Number() {
		t.Fatalf("before its deployment: %v", err)
	}

	deployed := c.deployClock()
	if v, err = r.Latest(ctx); err != nil {
		t.Fatal(err)
	}
	// Any height's light block can be had, and followed one by one.
	trusted := c.genesis.Trusted()
	for height := uint64(1); height <= r.Trusted().Height(); height++ {
		raw, err := c.source().LightBlockAt(ctx, height)
		if err != nil {
			t.Fatal(err)
		}
		if trusted, _, err = trusted.Follow(raw); err != nil || trusted.Height() != height {
			t.Fatalf("height %d: %v", height, err)
		}
	}
	if trusted.Hash() != r.Trusted().Hash() {
		t.Errorf("one by one to header %s, at once to %s", trusted.Hash(), r.Trusted().Hash())
	}
	var said *light.RPCError
	if _, err := c.source().LightBlockAt(ctx, 1<<40); !errors.As(err, &said) {
		t.Errorf("a height of the future: %v", err)
	}
	header, err := c.eth.HeaderByNumber(ctx, new(big.Int).SetUint64(v.Number()))
	if err != nil {
		t.Fatal(err)
	}
	want := light.Header{Height: v.Header().Height, Number: deployed.BlockNumber.Uint64(), Time: header.Time, Hash: record.Hash(header.Hash()), StateRoot: record.Hash(header.Root)}
	if v.Header() != want || v.Header().Height < 2 {
		t.Errorf("verified %+v, want %+v", v.Header(), want)
	}

	// The chain moves between the header and the proof: the proof is of the
	// header's block still.
	ticked := c.tick()
	got, err := v.Storage(ctx, "Clock", clockSlots)
	if err != nil {
		t.Fatal(err)
	}
	if got[0] != c.stored(v.Number()) || got[0] == (record.Hash{}) || got[1] != (record.Hash{}) {
		t.Errorf("slots %v, the node says %s", got, c.stored(v.Number()))
	}
	later, err := r.Latest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	now, err := later.Storage(ctx, "Clock", clockSlots)
	if err != nil {
		t.Fatal(err)
	}
	if later.Number() != ticked.BlockNumber.Uint64() || now[0] != c.stored(later.Number()) || now[0] == got[0] {
		t.Errorf("block %d has %s, after %s in block %d", later.Number(), now[0], got[0], v.Number())
	}
	if _, err := later.Storage(ctx, "Later", clockSlots); !errors.As(err, &none) {
		t.Errorf("a contract that was never deployed: %v", err)
	}

	// Another chain's headers do not verify, though all else is alike.
	other := startChain(t)
	other.deployClock()
	_, err = light.NewReader(c.genesis.Trusted(), other.source()).Latest(ctx)
	wantStep(t, err, light.StepValidators)
	if other.genesis.Digest() == c.genesis.Digest() || other.genesis.Domain() == c.genesis.Domain() {
		t.Error("two chains have one genesis")
	}
}

// A node that puts its state on disk drops the states before. What was being
// read then is read anew, all of it from one newer block.
func TestStateGoesWhileItIsRead(t *testing.T) {
	t.Parallel()
	c := startChain(t, chaintest.WithGasLimit(1<<26)) // two transactions fill a block
	c.deployClock()
	burner := c.send(nil, common.FromHex("60018060095f395ff3fe")).ContractAddress // INVALID: takes all gas
	r := light.NewReader(c.genesis.Trusted(), c.source())
	address, err := c.genesis.Contract("Clock")
	if err != nil {
		t.Fatal(err)
	}
	var views []*light.View
	var failures []error
	read := func(ctx context.Context) (record.Hash, error) {
		v, err := r.Latest(ctx)
		if err != nil {
			return record.Hash{}, err
		}
		views = append(views, v)
		if _, err := v.Storage(ctx, "Clock", clockSlots[:1]); err != nil {
			return record.Hash{}, err
		}
		if len(views) == 1 {
			c.tick()
			for range 50 { // blocks half full; the node flushes after a few
				c.try(&burner, nil, 1<<24)
				if _, _, err := c.source().Proof(ctx, address, [][32]byte{clockSlots[1]}, v.Number()); err != nil {
					break
				}
			}
		}
		got, err := v.Storage(ctx, "Clock", clockSlots)
		if err != nil {
			failures = append(failures, err)
			return record.Hash{}, err
		}
		return got[0], nil
	}
	got, err := light.Again(t.Context(), read)
	if err != nil {
		t.Fatal(err)
	}
	if len(views) != 2 || len(failures) != 1 {
		t.Fatalf("read %d times, failed of %v", len(views), failures)
	}
	var gone *light.NoProofError
	if !errors.As(failures[0], &gone) || gone.Number != views[0].Number() || gone.Contract != "Clock" {
		t.Errorf("the first failed of %v", failures[0])
	}
	if views[1].Number() <= views[0].Number() || got != c.stored(views[1].Number()) || got == (record.Hash{}) {
		t.Errorf("%s in block %d, after block %d", got, views[1].Number(), views[0].Number())
	}
}

// Only want of a proof is tried again, and not for ever.
func TestAgain(t *testing.T) {
	t.Parallel()
	other := errors.New("other")
	for _, test := range []struct {
		fails []error
		calls int
		want  error
	}{
		{fails: []error{nil}, calls: 1},
		{fails: []error{other}, calls: 1, want: other},
		{fails: []error{&light.NoProofError{Err: other}, nil}, calls: 2},
		{fails: []error{fmt.Errorf("read: %w", &light.NoProofError{}), other}, calls: 2, want: other},
		{fails: append(slices.Repeat([]error{&light.NoProofError{Err: other}}, 4), nil), calls: 5},
		{fails: append(slices.Repeat([]error{&light.NoProofError{Err: other}}, 5), nil), calls: 5, want: other},
	} {
		calls := 0
		got, err := light.Again(t.Context(), func(context.Context) (int, error) {
			calls++
			return calls, test.fails[calls-1]
		})
		if calls != test.calls || got != calls || !errors.Is(err, test.want) {
			t.Errorf("%v: called %d times, returned %d, %v", test.fails, calls, got, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	calls := 0
	if _, err := light.Again(ctx, func(context.Context) (int, error) { calls++; return 0, &light.NoProofError{Err: other} }); calls != 1 || err == nil {
		t.Errorf("called %d times after the end, %v", calls, err)
	}
}

// liar hands on what a node says, changed.
type liar struct {
	light.Source
	evmHeader, lightBlock func([]byte) []byte
	account               func([][]byte) [][]byte
	storage               func([][][]byte) [][][]byte
}

func (l *liar) LightBlock(ctx context.Context) ([]byte, []byte, error) {
	h, b, err := l.Source.LightBlock(ctx)
	if err == nil && l.evmHeader != nil {
		h = l.evmHeader(h)
	}
	if err == nil && l.lightBlock != nil {
		b = l.lightBlock(b)
	}
	return h, b, err
}

func (l *liar) Proof(ctx context.Context, address [20]byte, slots [][32]byte, number uint64) ([][]byte, [][][]byte, error) {
	account, storage, err := l.Source.Proof(ctx, address, slots, number)
	if err == nil && l.account != nil {
		account = l.account(account)
	}
	if err == nil && l.storage != nil {
		storage = l.storage(storage)
	}
	return account, storage, err
}

// What a real node says is changed in every part: nothing false is believed.
func TestRealChainLies(t *testing.T) {
	c := startChain(t)
	c.deployClock()
	honest := c.source()
	ctx := t.Context()
	truth, err := light.NewReader(c.genesis.Trusted(), honest).Latest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	values, err := truth.Storage(ctx, "Clock", clockSlots)
	if err != nil {
		t.Fatal(err)
	}
	edit := func(change func(*cmtproto.LightBlock)) func([]byte) []byte {
		return func(b []byte) []byte {
			var pb cmtproto.LightBlock
			if err := pb.Unmarshal(b); err != nil {
				t.Fatal(err)
			}
			change(&pb)
			out, err := pb.Marshal()
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
	}
	// rehash makes the commit name the changed header, as a forger would.
	rehash := func(pb *cmtproto.LightBlock) {
		h, err := types.HeaderFromProto(pb.SignedHeader.Header)
		if err != nil {
			t.Fatal(err)
		}
		pb.SignedHeader.Commit.BlockID.Hash = h.Hash()
	}
	for name, test := range map[string]struct {
		step string
		liar liar
	}{
		"other app hash": {light.StepLightBlock, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) { pb.SignedHeader.Header.AppHash[0] ^= 1 })}},
		"other app hash, rehashed": {light.StepSignatures, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) {
			pb.SignedHeader.Header.AppHash[0] ^= 1
			rehash(pb)
		})}},
		"other chain id, rehashed": {light.StepValidators, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) {
			pb.SignedHeader.Header.ChainID = "byssus-1"
			rehash(pb)
		})}},
		"other height, rehashed": {light.StepSignatures, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) {
			pb.SignedHeader.Header.Height += 100
			pb.SignedHeader.Commit.Height += 100
			rehash(pb)
		})}},
		"signature forged": {light.StepSignatures, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) {
			pb.SignedHeader.Commit.Signatures[0].Signature[5] ^= 1
		})}},
		"signature removed": {light.StepSignatures, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) {
			absent := types.NewCommitSigAbsent()
			pb.SignedHeader.Commit.Signatures[0] = *absent.ToProto()
		})}},
		"signatures removed": {light.StepLightBlock, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) { pb.SignedHeader.Commit.Signatures = nil })}},
		"commit removed":     {light.StepLightBlock, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) { pb.SignedHeader.Commit = nil })}},
		"header removed":     {light.StepLightBlock, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) { pb.SignedHeader.Header = nil })}},
		"other validators": {light.StepLightBlock, liar{lightBlock: edit(func(pb *cmtproto.LightBlock) {
			pb.ValidatorSet.Validators[0].VotingPower++
		})}},
		"other EVM header": {light.StepAppHash, liar{evmHeader: func(b []byte) []byte {
			b = bytes.Clone(b)
			b[len(b)/2] ^= 1
			return b
		}}},
		"no EVM header": {light.StepAppHash, liar{evmHeader: func([]byte) []byte { return nil }}},
		"account node altered": {light.StepAccountProof, liar{account: func(n [][]byte) [][]byte {
			n[len(n)-1][40] ^= 1
			return n
		}}},
		"account proof cut":   {light.StepAccountProof, liar{account: func(n [][]byte) [][]byte { return n[:len(n)-1] }}},
		"account proof empty": {light.StepAccountProof, liar{account: func([][]byte) [][]byte { return nil }}},
		"storage node altered": {light.StepStorageProof, liar{storage: func(s [][][]byte) [][][]byte {
			last := len(s[0]) - 1
			s[0] = slices.Clone(s[0])
			s[0][last] = bytes.Clone(s[0][last])
			s[0][last][len(s[0][last])-1] ^= 1 // the value itself
			return s
		}}},
		"storage proofs fewer": {light.StepStorageProof, liar{storage: func(s [][][]byte) [][][]byte { return s[:1] }}},
		"storage proof empty":  {light.StepStorageProof, liar{storage: func(s [][][]byte) [][][]byte { return [][][]byte{nil, nil} }}},
	} {
		t.Run(name, func(t *testing.T) {
			l := test.liar
			l.Source = honest
			v, err := light.NewReader(c.genesis.Trusted(), &l).Latest(t.Context())
			if err == nil {
				_, err = v.Storage(t.Context(), "Clock", clockSlots)
			}
			wantStep(t, err, test.step)
		})
	}

	// And every single byte.
	header, block, err := honest.LightBlock(ctx)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := cometParse(block)
	if err != nil {
		t.Fatal(err)
	}
	if !agree(t, c.genesis, theirs.ValidatorSet, block) {
		t.Error("a real light block is not believed")
	}
	for i := range block {
		bad := bytes.Clone(block)
		bad[i] ^= 1 << (i % 8)
		agree(t, c.genesis, theirs.ValidatorSet, bad)
		if h, err := c.genesis.Verify(header, bad); err == nil && h != truth.Header() {
			t.Fatalf("light block, byte %d: believed %+v", i, h)
		}
	}
	for i := range header {
		bad := bytes.Clone(header)
		bad[i] ^= 1 << (i % 8)
		_, err := c.genesis.Verify(bad, block)
		wantStep(t, err, light.StepAppHash)
	}
	address, err := c.genesis.Contract("Clock")
	if err != nil {
		t.Fatal(err)
	}
	account, storage, err := honest.Proof(ctx, address, [][32]byte{clockSlots[0], clockSlots[1]}, truth.Number())
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range append(storage, account) {
		for _, node := range list {
			for i := range node {
				node[i] ^= 1 << (i % 8)
				got, err := truth.Header().VerifyStorage(address, clockSlots, account, storage)
				node[i] ^= 1 << (i % 8)
				// A proof may hold one node twice: the whole one proves.
				if err == nil && !slices.Equal(got, values) {
					t.Fatalf("believed %v", got)
				}
				if err != nil && !errors.Is(err, light.ErrUnverified) {
					t.Fatal(err)
				}
			}
		}
	}
}
