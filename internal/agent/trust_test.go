package agent

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmtversion "github.com/cometbft/cometbft/proto/tendermint/version"
	"github.com/cometbft/cometbft/types"
	"github.com/cometbft/cometbft/version"
	ethtypes "github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// signedChain is one validator's key and what it signs: an EVM block at each
// height.
type signedChain struct {
	t       *testing.T
	key     ed25519.PrivKey
	genesis *light.Genesis
	newest  int64
	fork    byte // what tells this history from another
}

func newSignedChain(t *testing.T) *signedChain {
	t.Helper()
	c := &signedChain{t: t, key: ed25519.GenPrivKeyFromSecret([]byte("validator")), newest: 1}
	raw, err := json.Marshal(map[string]any{
		"genesis_time": "2026-11-20T12:00:00Z", "chain_id": "byssus-1", "initial_height": "1", "app_hash": "", "consensus_params": map[string]any{},
		"validators": []any{map[string]any{"power": "1", "name": "", "address": c.key.PubKey().Address().String(),
			"pub_key": map[string]any{"type": ed25519.PubKeyName, "value": base64.StdEncoding.EncodeToString(c.key.PubKey().Bytes())}}},
		"app_state": map[string]any{"evm_chain_id": 1, "evm_genesis_hash": record.Hash{1}.String(), "evm": map[string]any{},
			"contracts": map[string]any{"Consortium": light.Address{1}.String()}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.genesis, err = light.ParseGenesis(raw); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *signedChain) String() string { return "gateway https://signed.example" }

func (c *signedChain) LightBlock(context.Context) ([]byte, []byte, error) {
	header, err := rlp.EncodeToBytes(&ethtypes.Header{Number: big.NewInt(c.newest), Time: uint64(1_790_000_000 + c.newest), Difficulty: new(big.Int)})
	if err != nil {
		c.t.Fatal(err)
	}
	hash := record.Keccak256(header)
	some := bytes.Repeat([]byte{7}, 32)
	set := types.NewValidatorSet([]*types.Validator{types.NewValidator(c.key.PubKey(), 1)})
	h := &types.Header{Version: cmtversion.Consensus{Block: version.BlockProtocol}, ChainID: "byssus-1", Height: c.newest, Time: time.Now().Add(-time.Hour).Add(time.Duration(c.newest) * time.Minute).UTC(),
		LastBlockID: types.BlockID{Hash: some, PartSetHeader: types.PartSetHeader{Total: 1, Hash: some}}, LastCommitHash: some, DataHash: bytes.Repeat([]byte{c.fork}, 32),
		ValidatorsHash: set.Hash(), NextValidatorsHash: set.Hash(), ConsensusHash: some, AppHash: hash[:], LastResultsHash: some, EvidenceHash: some, ProposerAddress: c.key.PubKey().Address()}
	v := &types.Vote{Type: cmtproto.PrecommitType, Height: c.newest, BlockID: types.BlockID{Hash: h.Hash(), PartSetHeader: types.PartSetHeader{Total: 1, Hash: some}},
		ValidatorAddress: c.key.PubKey().Address(), Timestamp: time.Now().UTC()}
	if v.Signature, err = c.key.Sign(types.VoteSignBytes("byssus-1", v.ToProto())); err != nil {
		c.t.Fatal(err)
	}
	lb := &types.LightBlock{SignedHeader: &types.SignedHeader{Header: h, Commit: &types.Commit{Height: c.newest, BlockID: v.BlockID, Signatures: []types.CommitSig{v.CommitSig()}}}, ValidatorSet: set}
	pb, err := lb.ToProto()
	if err != nil {
		c.t.Fatal(err)
	}
	b, err := pb.Marshal()
	return header, b, err
}

func (c *signedChain) LightBlockAt(context.Context, uint64) ([]byte, error) {
	return nil, errors.New("not kept")
}

func (c *signedChain) Proof(context.Context, [20]byte, [][32]byte, uint64) ([][]byte, [][][]byte, error) {
	return nil, nil, errors.New("not kept")
}

// How far the chain was followed outlives the agent, and so does a fork.
func TestTrustIsKept(t *testing.T) {
	c := newSignedChain(t)
	dir := t.TempDir()
	open := func() (*Folder, *chainReader) {
		t.Helper()
		f, err := OpenFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.readChain(c.genesis, c)
		if err != nil {
			t.Fatal(err)
		}
		return f, r
	}
	f, r := open()
	// What an agent kept before there was more to keep counts.
	if err := f.save(seenFile, light.Header{Height: 4, Number: 4, Time: 1_790_000_004}); err != nil {
		t.Fatal(err)
	}
	if r, err := f.readChain(c.genesis, c); err != nil {
		t.Fatal(err)
	} else if _, _, err := r.newest(t.Context()); !errors.Is(err, light.ErrBackwards) {
		t.Errorf("behind what was seen: %v", err)
	}
	for c.newest = 5; c.newest < 8; c.newest++ {
		if _, v, err := r.newest(t.Context()); err != nil || v.Number() != uint64(c.newest) {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}

	f, r = open()
	if got := r.reader.Trusted(); got.Height() != 7 || got.Seen().Number != 7 {
		t.Fatalf("kept: height %d, block %d", got.Height(), got.Seen().Number)
	}
	c.newest = 6
	if _, _, err := r.newest(t.Context()); !errors.Is(err, light.ErrBackwards) {
		t.Errorf("a gateway that is late: %v", err)
	}
	// Who only looks writes nothing.
	look, err := LookFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(f.path(trustFile))
	if err != nil {
		t.Fatal(err)
	}
	c.newest = 8
	looking, err := look.readChain(c.genesis, c)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := looking.newest(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(f.path(trustFile)); err != nil || !bytes.Equal(before, after) {
		t.Errorf("looking wrote: %v", err)
	}

	// A second history of the height that is trusted.
	c.newest = 8
	if _, _, err := r.newest(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.fork = 1
	if _, _, err := r.newest(t.Context()); !errors.Is(err, light.ErrContradiction) {
		t.Fatalf("a fork: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f, r = open()
	c.fork, c.newest = 0, 9
	var forked *ForkError
	if _, _, err := r.newest(t.Context()); !errors.As(err, &forked) || !strings.Contains(err.Error(), "gateway https://signed.example") || forked.Path != f.path(forkFile) {
		t.Errorf("after a fork: %v", err)
	}
	var found Fork
	if err := f.load(forkFile, &found); err != nil || len(found.First) == 0 || len(found.Second) == 0 || bytes.Equal(found.First, found.Second) {
		t.Errorf("the evidence: %v", err)
	}
	if err := os.Remove(f.path(forkFile)); err != nil {
		t.Fatal(err)
	}
	if r, err = f.readChain(c.genesis, c); err != nil {
		t.Fatal(err)
	}
	if _, v, err := r.newest(t.Context()); err != nil || v.Number() != 9 {
		t.Errorf("after it was settled: %v", err)
	}

	// What is damaged is told, not begun anew.
	if err := f.save(trustFile, before[:20]); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := f.readChain(c.genesis, c); !errors.As(err, &damaged) {
		t.Errorf("damaged: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
