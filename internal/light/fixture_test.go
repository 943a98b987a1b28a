package light_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"testing"
	"time"

	cmtcrypto "github.com/cometbft/cometbft/crypto"
	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmtversion "github.com/cometbft/cometbft/proto/tendermint/version"
	"github.com/cometbft/cometbft/types"
	"github.com/cometbft/cometbft/version"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/rawdb"
	ethtypes "github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/ethereum/go-ethereum/triedb"
	"github.com/holiman/uint256"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

const chainID = "byssus-test"

// consortium is a set of validators with their keys and genesis document. It
// signs with CometBFT's own types what a real chain would sign.
type consortium struct {
	keys    []ed25519.PrivKey // in the order of the set
	set     *types.ValidatorSet
	doc     map[string]any
	raw     []byte
	genesis *light.Genesis
}

var fleetAddress = light.Address(bytes.Repeat([]byte{0xf1}, 20))

func newConsortium(t testing.TB, seed string, powers ...int64) *consortium {
	t.Helper()
	c := &consortium{}
	byAddress := map[string]ed25519.PrivKey{}
	var vals []*types.Validator
	var docs []map[string]any
	for i, p := range powers {
		key := ed25519.GenPrivKeyFromSecret([]byte(seed + strconv.Itoa(i)))
		v := types.NewValidator(key.PubKey(), p)
		byAddress[string(v.Address)] = key
		vals = append(vals, v)
		docs = append(docs, map[string]any{
			"address": v.Address.String(), "name": "v" + strconv.Itoa(i), "power": strconv.FormatInt(p, 10),
			"pub_key": map[string]any{"type": ed25519.PubKeyName, "value": base64.StdEncoding.EncodeToString(key.PubKey().Bytes())},
		})
	}
	c.set = types.NewValidatorSet(vals)
	for _, v := range c.set.Validators {
		c.keys = append(c.keys, byAddress[string(v.Address)])
	}
	c.doc = map[string]any{
		"genesis_time": "2026-11-20T12:00:00Z", "chain_id": chainID, "initial_height": "1", "app_hash": "",
		"consensus_params": map[string]any{"block": map[string]any{"max_bytes": "1000", "max_gas": "-1"}},
		"validators":       docs,
		"app_state": map[string]any{
			"evm_chain_id": 4242, "evm_genesis_hash": record.Hash{1, 2, 3}.String(), "evm": map[string]any{},
			"contracts": map[string]any{"Fleet": fleetAddress.String(), "Nowhere": light.Address{9}.String()},
		},
	}
	c.raw = marshal(t, c.doc)
	var err error
	if c.genesis, err = light.ParseGenesis(c.raw); err != nil {
		t.Fatal(err)
	}
	return c
}

func marshal(t testing.TB, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// lightBlock returns the light block at a height over an app hash, signed by
// the validators with the given indexes (all if none is given).
func (c *consortium) lightBlock(t testing.TB, chain string, height int64, appHash []byte, signers ...int) *types.LightBlock {
	t.Helper()
	sum := func(s string) []byte { h := sha256.Sum256([]byte(s)); return h[:] }
	h := &types.Header{
		Version: cmtversion.Consensus{Block: version.BlockProtocol}, ChainID: chain, Height: height,
		Time:           time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC).Add(time.Duration(height) * time.Second),
		LastBlockID:    types.BlockID{Hash: sum("last"), PartSetHeader: types.PartSetHeader{Total: 1, Hash: sum("parts")}},
		LastCommitHash: sum("commit"), DataHash: sum("data"), ValidatorsHash: c.set.Hash(), NextValidatorsHash: c.set.Hash(),
		ConsensusHash: sum("params"), AppHash: appHash, LastResultsHash: sum("results"), EvidenceHash: sum("evidence"),
		ProposerAddress: c.set.Validators[0].Address,
	}
	id := types.BlockID{Hash: h.Hash(), PartSetHeader: types.PartSetHeader{Total: 1, Hash: sum("these parts")}}
	commit := &types.Commit{Height: height, BlockID: id, Signatures: make([]types.CommitSig, len(c.keys))}
	signing := map[int]bool{}
	for _, i := range signers {
		signing[i] = true
	}
	for i, key := range c.keys {
		if len(signers) > 0 && !signing[i] {
			commit.Signatures[i] = types.NewCommitSigAbsent()
			continue
		}
		commit.Signatures[i] = sign(t, key, chain, i, height, id)
	}
	return &types.LightBlock{SignedHeader: &types.SignedHeader{Header: h, Commit: commit}, ValidatorSet: c.set.Copy()}
}

func sign(t testing.TB, key cmtcrypto.PrivKey, chain string, index int, height int64, id types.BlockID) types.CommitSig {
	t.Helper()
	v := &types.Vote{Type: cmtproto.PrecommitType, Height: height, BlockID: id, ValidatorIndex: int32(index),
		ValidatorAddress: key.PubKey().Address(), Timestamp: time.Date(2026, 11, 20, 13, 0, 0, 0, time.UTC)}
	sig, err := key.Sign(types.VoteSignBytes(chain, v.ToProto()))
	if err != nil {
		t.Fatal(err)
	}
	v.Signature = sig
	return v.CommitSig()
}

func encode(t testing.TB, lb *types.LightBlock) []byte {
	t.Helper()
	pb, err := lb.ToProto()
	if err != nil {
		t.Fatal(err)
	}
	b, err := pb.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// evm is an EVM state with one contract, and headers over it.
type evm struct {
	db      *triedb.Database
	storage *trie.Trie
	state   *trie.Trie
}

// newEVM makes a state in which the Fleet contract has the given storage, among
// other accounts.
func newEVM(t testing.TB, slots map[record.Hash]record.Hash) *evm {
	t.Helper()
	db := triedb.NewDatabase(rawdb.NewMemoryDatabase(), nil)
	e := &evm{db: db, storage: trie.NewEmpty(db), state: trie.NewEmpty(db)}
	for slot, value := range slots {
		leaf, err := rlp.EncodeToBytes(common.TrimLeftZeroes(value[:]))
		if err != nil {
			t.Fatal(err)
		}
		e.storage.MustUpdate(crypto.Keccak256(slot[:]), leaf)
	}
	account := func(a light.Address, root common.Hash, code []byte) {
		leaf, err := rlp.EncodeToBytes(&ethtypes.StateAccount{Nonce: 1, Balance: uint256.NewInt(1e18), Root: root, CodeHash: crypto.Keccak256(code)})
		if err != nil {
			t.Fatal(err)
		}
		e.state.MustUpdate(crypto.Keccak256(a[:]), leaf)
	}
	for i := range 50 {
		account(light.Address{byte(i), 7}, ethtypes.EmptyRootHash, nil)
	}
	account(fleetAddress, e.storage.Hash(), []byte("code"))
	return e
}

func (e *evm) header(t testing.TB, number, at uint64) []byte {
	t.Helper()
	zero := uint64(0)
	h := &ethtypes.Header{
		Root: e.state.Hash(), Number: new(big.Int).SetUint64(number), Time: at, Difficulty: new(big.Int), GasLimit: 30e6,
		UncleHash: ethtypes.EmptyUncleHash, TxHash: ethtypes.EmptyTxsHash, ReceiptHash: ethtypes.EmptyReceiptsHash,
		BaseFee: big.NewInt(7), WithdrawalsHash: &ethtypes.EmptyWithdrawalsHash, BlobGasUsed: &zero, ExcessBlobGas: &zero,
		ParentBeaconRoot: &common.Hash{}, RequestsHash: &ethtypes.EmptyRequestsHash,
	}
	b, err := rlp.EncodeToBytes(h)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

type nodeList [][]byte

func (n *nodeList) Put(_, value []byte) error { *n = append(*n, bytes.Clone(value)); return nil }
func (n *nodeList) Delete([]byte) error       { panic("not reached") }

func prove(t testing.TB, tr *trie.Trie, key []byte) [][]byte {
	t.Helper()
	var n nodeList
	if err := tr.Prove(crypto.Keccak256(key), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// honest is a source that serves one header and its state's proofs; lies are
// put in by the fields.
type honest struct {
	t         testing.TB
	evm       *evm
	evmHeader []byte
	block     []byte
	calls     int
	asked     []int             // slots of each proof
	heights   map[uint64][]byte // light blocks by height
	between   []uint64          // those asked for
	fail      error
	lie       func(account [][]byte, storage [][][]byte) ([][]byte, [][][]byte)
}

func (s *honest) String() string { return "the test's source" }

func (s *honest) LightBlock(context.Context) ([]byte, []byte, error) {
	s.calls++
	return s.evmHeader, s.block, s.fail
}

func (s *honest) LightBlockAt(_ context.Context, height uint64) ([]byte, error) {
	s.between = append(s.between, height)
	b, ok := s.heights[height]
	if !ok {
		return nil, fmt.Errorf("no height %d", height)
	}
	return b, s.fail
}

func (s *honest) Proof(_ context.Context, address [20]byte, slots [][32]byte, _ uint64) ([][]byte, [][][]byte, error) {
	s.asked = append(s.asked, len(slots))
	if s.fail != nil {
		return nil, nil, s.fail
	}
	account := prove(s.t, s.evm.state, address[:])
	var storage [][][]byte
	for _, slot := range slots {
		storage = append(storage, prove(s.t, s.evm.storage, slot[:]))
	}
	if s.lie != nil {
		account, storage = s.lie(account, storage)
	}
	return account, storage, nil
}

// source returns an honest source for a block of the state.
func (c *consortium) source(t testing.TB, e *evm, height int64, number, at uint64) *honest {
	t.Helper()
	h := e.header(t, number, at)
	return &honest{t: t, evm: e, evmHeader: h, block: encode(t, c.lightBlock(t, chainID, height, crypto.Keccak256(h)))}
}

func slotOf(i int) record.Hash {
	return record.Keccak256(fmt.Append(nil, "slot ", i))
}

// someSlots is a storage of n slots with values of every length.
func someSlots(n int) map[record.Hash]record.Hash {
	m := map[record.Hash]record.Hash{}
	for i := range n {
		var v record.Hash
		for j := 31 - i%32; j < 32; j++ {
			v[j] = byte(i + j + 1)
			if v[j] == 0 {
				v[j] = 1
			}
		}
		m[slotOf(i)] = v
	}
	return m
}
