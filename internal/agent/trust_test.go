package agent

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
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

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// began is when the tests' chains did.
var began = time.Now().Add(-time.Hour).UTC()

// signedChain is one validator's key and what it signs: an EVM block at each
// height.
type signedChain struct {
	t       *testing.T
	key     ed25519.PrivKey
	genesis *light.Genesis
	newest  int64
	fork    byte // what tells this history from another
	broken  error
	liar    bool
}

func newSignedChain(t *testing.T) *signedChain {
	t.Helper()
	c := &signedChain{t: t, key: ed25519.GenPrivKeyFromSecret([]byte("validator")), newest: 1}
	raw, err := json.Marshal(map[string]any{
		"genesis_time": began.Format(time.RFC3339), "chain_id": "byssus-1", "initial_height": "1", "app_hash": "", "consensus_params": map[string]any{},
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
	if c.broken != nil {
		return nil, nil, c.broken
	}
	header, err := rlp.EncodeToBytes(&ethtypes.Header{Number: big.NewInt(c.newest), Time: uint64(1_790_000_000 + c.newest), Difficulty: new(big.Int)})
	if err != nil {
		c.t.Fatal(err)
	}
	hash := record.Keccak256(header)
	some := bytes.Repeat([]byte{7}, 32)
	set := types.NewValidatorSet([]*types.Validator{types.NewValidator(c.key.PubKey(), 1)})
	h := &types.Header{Version: cmtversion.Consensus{Block: version.BlockProtocol}, ChainID: "byssus-1", Height: c.newest, Time: began.Add(time.Duration(c.newest) * time.Minute),
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
	if c.liar {
		header = append(header, 0)
	}
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

// A device without a clock goes on, in another process, where one was that the same
// run of the machine had; after a restart of the machine it believes nothing new.
func TestNoClock(t *testing.T) {
	c := newSignedChain(t)
	dir := t.TempDir()
	boot, up, now := "one", 10*time.Hour, began.Add(time.Hour)
	read := func(newest int64) error {
		t.Helper()
		f, err := OpenFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		f.clock, f.sinceBoot = func() time.Time { return now }, func() (string, time.Duration) { return boot, up }
		r, err := f.readChain(c.genesis, c)
		if err != nil {
			t.Fatal(err)
		}
		c.newest = newest
		_, _, err = r.newest(t.Context())
		return err
	}
	if err := read(5); err != nil {
		t.Fatal(err)
	}
	now = time.Unix(0, 0)
	up += 13 * 24 * time.Hour
	if err := read(6); err != nil {
		t.Errorf("in the same run of the machine: %v", err)
	}
	up += 15 * 24 * time.Hour
	if err := read(7); !errors.Is(err, light.ErrExpired) {
		t.Errorf("15 days later: %v", err)
	}
	boot, up = "two", time.Minute
	if err := read(7); !errors.Is(err, light.ErrExpired) {
		t.Errorf("after a restart: %v", err)
	}
	boot = ""
	if err := read(7); !errors.Is(err, light.ErrExpired) {
		t.Errorf("on a machine that does not know when it was started: %v", err)
	}
	now = began.Add(time.Hour)
	if err := read(7); err != nil {
		t.Errorf("with the clock set: %v", err)
	}
}

// many are several chains' gateways.
type many struct {
	*signedChain
	all []*signedChain
	at  int
}

func (m *many) Gateways() int  { return len(m.all) }
func (m *many) Next()          { m.at++; m.signedChain = m.all[m.at%len(m.all)] }
func (m *many) String() string { return fmt.Sprint("gateway ", m.at%len(m.all)) }

// A gateway that lies, is behind, does not answer, or shows nothing new for long
// is named, and another one is asked.
func TestAnotherGateway(t *testing.T) {
	first, second := newSignedChain(t), newSignedChain(t)
	m := &many{signedChain: first, all: []*signedChain{first, second}}
	f, err := OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c, err := f.readChain(first.genesis, m)
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	c.ways, c.note = m, func(s string) { notes = append(notes, s) }
	read := func() (uint64, error) {
		notes = nil
		return through(t.Context(), c, func(ctx context.Context) (uint64, error) {
			_, v, err := c.newest(ctx)
			if err != nil {
				return 0, err
			}
			return v.Number(), nil
		})
	}
	wants := func(what string, number uint64, gateway int, words ...string) {
		t.Helper()
		got, err := read()
		if err != nil || got != number || m.at%2 != gateway || len(notes) != min(len(words), 1) {
			t.Fatalf("%s: block %d by gateway %d, %v: %q", what, got, m.at%2, err, notes)
		}
		for _, w := range words {
			if !strings.Contains(notes[0], w) {
				t.Errorf("%s: %q, want %q in it", what, notes, w)
			}
		}
	}
	c.looked = time.Now() // as if it had just looked elsewhere
	first.newest, second.newest = 10, 12
	wants("the first", 10, 0)
	first.newest = 9
	wants("one that is behind", 12, 1, "gateway 0: the source goes backwards", "asking gateway 1")
	first.newest, second.newest = 13, 14
	second.broken = errors.New("cut off")
	second.broken = fmt.Errorf("%w: %w", door.ErrUnanswered, second.broken)
	wants("one that does not answer", 13, 0, "gateway 1", "cut off", "asking gateway 0")
	second.broken = nil
	first.liar = true
	wants("one that lies", 14, 1, "gateway 0: app hash not verified", "asking gateway 1")
	second.newest = 11
	if _, err := read(); err == nil || !errors.Is(err, light.ErrUnverified) {
		t.Errorf("nobody tells the truth: %v", err)
	}

	// For an hour nothing new: the others are asked.
	first.liar = false
	first.newest, second.newest = 20, 20
	m.signedChain, m.at = first, 0
	wants("both alike", 20, 0)
	second.newest = 25
	wants("a while ago", 20, 0)
	c.moved, c.looked = time.Now().Add(-2*staleAfter), time.Time{}
	wants("for long", 25, 1, "gateway 0 shows no newer block than 20", "gateway 1 has block 25", "stale, or withholds")
	c.moved, c.looked = time.Now().Add(-2*staleAfter), time.Time{}
	wants("where nobody has more", 25, 1)
}
