package light_test

import (
	"bytes"
	stded25519 "crypto/ed25519"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmtversion "github.com/cometbft/cometbft/proto/tendermint/version"
	"github.com/cometbft/cometbft/types"
	"github.com/cometbft/cometbft/version"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// These tests hold the reading of light blocks to CometBFT's own types: what
// this package reads and believes, they do, and mean the same by it. It refuses
// some of what they read: see ours.

// cometParse is CometBFT's reading of a light block.
func cometParse(b []byte) (*types.LightBlock, error) {
	var pb cmtproto.LightBlock
	if err := pb.Unmarshal(b); err != nil {
		return nil, err
	}
	lb, err := types.LightBlockFromProto(&pb)
	if err != nil {
		return nil, err
	}
	if lb.SignedHeader == nil || lb.Header == nil {
		return nil, errors.New("no header")
	}
	return lb, lb.ValidateBasic(lb.ChainID)
}

// ours tells whether a light block that CometBFT reads is within what this
// package reads of them: in the one encoding that CometBFT writes, of Ed25519
// keys and signatures, of validators that have power.
func ours(b []byte, lb *types.LightBlock) bool {
	pb, err := lb.ToProto()
	if err != nil {
		return false
	}
	if again, err := pb.Marshal(); err != nil || !bytes.Equal(again, b) {
		return false
	}
	if len(b) > light.MaxLightBlockBytes || lb.ValidatorSet.Size() > light.MaxValidators || lb.Commit.Size() > light.MaxValidators {
		return false
	}
	seen := map[string]bool{}
	for _, v := range lb.ValidatorSet.Validators {
		if _, ok := v.PubKey.(ed25519.PubKey); !ok || v.VotingPower == 0 || seen[string(v.Address)] {
			return false
		}
		seen[string(v.Address)] = true
	}
	for _, s := range lb.Commit.Signatures {
		if s.BlockIDFlag != types.BlockIDFlagAbsent && len(s.Signature) != ed25519.SignatureSize {
			return false
		}
	}
	return lb.ValidatorSet.Proposer.VotingPower != 0
}

// agree fails the test where this package and CometBFT read or judge a light
// block differently, and returns their judgement.
func agree(t *testing.T, g *light.Genesis, set *types.ValidatorSet, b []byte) (believed bool) {
	t.Helper()
	theirs, theirErr := cometParse(b)
	got, err := light.ParseLightBlock(b)
	if want := theirErr == nil && ours(b, theirs); want != (err == nil) {
		t.Fatalf("read: %v; CometBFT: %v\n%x", err, theirErr, b)
	}
	verr := g.VerifyLightBlock(b)
	if err != nil {
		wantStep(t, verr, light.StepLightBlock)
		return false
	}
	if got.ChainID != theirs.ChainID || got.Height != theirs.Height || !bytes.Equal(got.AppHash, theirs.AppHash) {
		t.Fatalf("read %+v; CometBFT %v", got, theirs.Header)
	}
	if !bytes.Equal(got.Hash[:], theirs.Header.Hash()) || !bytes.Equal(got.Validators[:], theirs.ValidatorSet.Hash()) {
		t.Fatalf("header %s, validators %s; CometBFT %s, %X", got.Hash, got.Validators, theirs.Header.Hash(), theirs.ValidatorSet.Hash())
	}
	for i, s := range theirs.Commit.Signatures {
		if s.BlockIDFlag != types.BlockIDFlagCommit {
			if got.SignBytes[i] != nil {
				t.Fatalf("vote %d is not for the block", i)
			}
		} else if want := theirs.Commit.VoteSignBytes(theirs.ChainID, int32(i)); !bytes.Equal(got.SignBytes[i], want) {
			t.Fatalf("vote %d signs %x; CometBFT %x", i, got.SignBytes[i], want)
		}
	}
	theirErr = cometVerify(g, set, theirs)
	if (theirErr == nil) != (verr == nil) {
		t.Fatalf("verified: %v; CometBFT: %v\n%x", verr, theirErr, b)
	}
	return verr == nil
}

// cometVerify is the check of a light block against a trusted set by CometBFT.
func cometVerify(g *light.Genesis, set *types.ValidatorSet, lb *types.LightBlock) error {
	if lb.ChainID != g.ChainID() {
		return errors.New("another chain")
	}
	if !bytes.Equal(lb.ValidatorsHash, set.Hash()) {
		return errors.New("other validators")
	}
	return types.VerifyCommitLight(g.ChainID(), set, lb.Commit.BlockID, lb.Height, lb.Commit)
}

// pick reads choices from a fuzzer's bytes: zero when they have run out.
type pick struct{ rest []byte }

func (p *pick) below(n int) int {
	if len(p.rest) == 0 {
		return 0
	}
	v := int(p.rest[0]) % n
	p.rest = p.rest[1:]
	return v
}

func (p *pick) bytes(n int) []byte {
	b := make([]byte, n)
	p.rest = p.rest[copy(b, p.rest):]
	return b
}

// hash is 32 bytes or none.
func (p *pick) hash() []byte {
	if p.below(4) == 0 {
		return nil
	}
	return bytes.Repeat([]byte{byte(p.below(256))}, 32)
}

// time is one of the years 1 to 9999.
func (p *pick) time() time.Time {
	seconds := int64(p.below(256)) << p.below(29)
	if p.below(4) == 1 {
		seconds = max(-seconds, -62135596800)
	}
	return time.Unix(seconds, int64(p.below(256))<<p.below(22)).UTC()
}

// build makes a light block of a consortium as a fuzzer's bytes say: any header,
// any votes on it, honest or not, and sometimes one thing that is not as it
// should be.
func (c *consortium) build(t *testing.T, p *pick) []byte {
	t.Helper()
	lb := c.lightBlock(t, chainID, 1+int64(p.below(256))<<(7*p.below(8)), p.bytes(p.below(200)))
	h := lb.Header
	h.Version = cmtversion.Consensus{Block: version.BlockProtocol, App: uint64(p.below(256)) << p.below(57)}
	h.Time = p.time()
	h.LastBlockID = types.BlockID{Hash: p.hash(), PartSetHeader: types.PartSetHeader{Total: uint32(p.below(256)) << p.below(25), Hash: p.hash()}}
	h.LastCommitHash, h.DataHash, h.EvidenceHash, h.LastResultsHash, h.ConsensusHash, h.NextValidatorsHash = p.hash(), p.hash(), p.hash(), p.hash(), p.hash(), p.hash()
	id := types.BlockID{Hash: h.Hash(), PartSetHeader: types.PartSetHeader{Total: uint32(p.below(3)), Hash: p.hash()}}
	lb.Commit.BlockID, lb.Commit.Round = id, int32(p.below(256))<<p.below(24)
	for i := range c.keys {
		lb.Commit.Signatures[i] = c.vote(t, p, lb.Commit, i)
	}
	c.spoil(p, lb)
	b := encode(t, lb)
	if p.below(8) == 1 {
		b[(p.below(256)<<8|p.below(256))%len(b)] ^= 1 << p.below(8)
	}
	return b
}

// vote makes a validator's place in a commit: more often than not an honest one.
func (c *consortium) vote(t *testing.T, p *pick, commit *types.Commit, index int) types.CommitSig {
	t.Helper()
	kind, key, chain := p.below(16), c.keys[index], chainID
	v := &types.Vote{Type: cmtproto.PrecommitType, Height: commit.Height, Round: commit.Round, BlockID: commit.BlockID, ValidatorAddress: key.PubKey().Address(), Timestamp: p.time()}
	switch kind {
	case 8:
		return types.NewCommitSigAbsent()
	case 9:
		v.BlockID = types.BlockID{}
	case 10:
		chain = "byssus-other"
	case 11:
		v.Height++
	case 12:
		v.Round ^= 1
	case 13:
		v.Type = cmtproto.PrevoteType
	case 14:
		key = c.keys[(index+1)%len(c.keys)]
	case 15:
		v.ValidatorAddress = c.keys[(index+1)%len(c.keys)].PubKey().Address()
	}
	sig, err := key.Sign(types.VoteSignBytes(chain, v.ToProto()))
	if err != nil {
		t.Fatal(err)
	}
	if p.below(16) == 1 {
		sig[p.below(len(sig))] ^= 1 << p.below(8)
	}
	flag := types.BlockIDFlagCommit
	if kind == 9 {
		flag = types.BlockIDFlagNil
	}
	return types.CommitSig{BlockIDFlag: flag, ValidatorAddress: v.ValidatorAddress, Timestamp: v.Timestamp, Signature: sig}
}

// spoil changes at most one thing in a light block.
func (c *consortium) spoil(p *pick, lb *types.LightBlock) {
	votes := lb.Commit.Signatures
	i, j := p.below(len(votes)), p.below(len(votes))
	vals := lb.ValidatorSet.Validators
	switch p.below(32) {
	case 1:
		votes[i], votes[j] = votes[j], votes[i]
	case 2:
		votes[i] = votes[j]
	case 3:
		lb.Commit.Signatures = votes[:i]
	case 4:
		lb.Commit.Signatures = append(votes, votes[i])
	case 5:
		votes[i].Signature = votes[i].Signature[:len(votes[i].Signature)/2]
	case 6:
		votes[i].BlockIDFlag = types.BlockIDFlag(p.below(6))
	case 7:
		votes[i].Timestamp = votes[i].Timestamp.Add(1)
	case 8:
		lb.AppHash = append(lb.AppHash, 1)
	case 9:
		lb.AppHash = append(lb.AppHash, 1)
		lb.Commit.BlockID.Hash = lb.Header.Hash()
	case 10:
		lb.Commit.Height++
	case 11:
		lb.Height++
		lb.Commit.Height++
		lb.Commit.BlockID.Hash = lb.Header.Hash()
	case 12:
		lb.Commit.BlockID.PartSetHeader.Total++
	case 13:
		vals[i], vals[j] = vals[j], vals[i]
	case 14:
		vals[i].VotingPower++
	case 15:
		lb.ValidatorSet.Validators = vals[:i]
	case 16:
		lb.ValidatorSet.Proposer = vals[j]
	case 17:
		lb.ValidatorSet.Proposer = types.NewValidator(ed25519.GenPrivKeyFromSecret([]byte("no validator")).PubKey(), 1)
	case 18:
		vals[i].Address = vals[j].Address
	case 19:
		lb.ChainID = string(bytes.Repeat([]byte{'x'}, 48+p.below(6)))
		lb.Commit.BlockID.Hash = lb.Header.Hash()
	case 20:
		lb.ValidatorsHash = p.hash()
		lb.Commit.BlockID.Hash = lb.Header.Hash()
	case 21:
		lb.ProposerAddress = lb.ProposerAddress[:p.below(20)]
	case 22:
		lb.DataHash = p.bytes(p.below(40))
		lb.Commit.BlockID.Hash = lb.Header.Hash()
	case 23:
		lb.Version.Block++
		lb.Commit.BlockID.Hash = lb.Header.Hash()
	case 24:
		lb.Commit.Round = -lb.Commit.Round
	case 25:
		lb.ValidatorSet.Validators = append(vals, vals[i])
	case 26:
		vals[i].VotingPower = 0
	case 27:
		lb.ValidatorSet.Proposer = &types.Validator{Address: vals[i].Address, PubKey: vals[i].PubKey}
	}
}

// fuzzPowers are the powers of the consortiums that fuzzers build for: single,
// equal, unequal, at the bound.
var fuzzPowers = [][]int64{{1}, {1, 1, 1}, {10, 10, 10, 10}, {7, 1, 1, 1}, {1, 2, 3, 4, 5, 6, 7}, {types.MaxTotalVotingPower - 2, 1, 1}, {types.MaxTotalVotingPower / 3, types.MaxTotalVotingPower / 3, types.MaxTotalVotingPower / 3}}

func fuzzConsortiums(t testing.TB) []*consortium {
	var all []*consortium
	for i, powers := range fuzzPowers {
		all = append(all, newConsortium(t, fmt.Sprint("fuzz", i), powers...))
	}
	return all
}

// Light blocks made of honest and dishonest parts.
func FuzzBuiltLightBlock(f *testing.F) {
	all := fuzzConsortiums(f)
	f.Add([]byte{})
	for i := range all {
		f.Add([]byte{byte(i), 3, 2, 20})
		f.Add(bytes.Repeat([]byte{byte(i), 5, 9, 1, 7}, 30))
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		p := &pick{choices}
		c := all[p.below(len(all))]
		agree(t, c.genesis, c.set, c.build(t, p))
	})
}

// Any bytes as a light block.
func FuzzLightBlock(f *testing.F) {
	c := newConsortium(f, "fuzz", 10, 10, 10, 10)
	for _, signers := range [][]int{nil, {0, 1, 2}, {1, 3}} {
		f.Add(encode(f, c.lightBlock(f, chainID, 77, make([]byte, 32), signers...)))
	}
	f.Add(encode(f, c.lightBlock(f, "byssus-other", 1, nil)))
	f.Fuzz(func(t *testing.T, b []byte) { agree(t, c.genesis, c.set, b) })
}

// The fuzzers' builder makes what is believed and what is not: without both,
// they would compare nothing.
func TestBuiltLightBlocks(t *testing.T) {
	all := fuzzConsortiums(t)
	believed, read := 0, 0
	seed := record.Hash{1}
	const n = 2000
	for range n {
		var choices []byte
		for range 8 {
			seed = record.Keccak256(seed[:])
			choices = append(choices, seed[:]...)
		}
		p := &pick{choices}
		c := all[p.below(len(all))]
		b := c.build(t, p)
		if _, err := light.ParseLightBlock(b); err == nil {
			read++
		}
		if agree(t, c.genesis, c.set, b) {
			believed++
		}
	}
	t.Logf("of %d light blocks %d were read, %d believed", n, read, believed)
	if believed < n/20 || read-believed < n/20 || read == n {
		t.Errorf("of %d light blocks %d were read, %d believed: not enough of each kind", n, read, believed)
	}
}

// The validators of a genesis document are in CometBFT's order, of any powers.
func TestGenesisValidatorsAsCometBFT(t *testing.T) {
	for _, powers := range append(fuzzPowers, make100(), []int64{5, 5, 9, 5, 1, 9, 5, 5, 5, 1 << 40}) {
		c := newConsortium(t, "order", powers...)
		if got := c.genesis.ValidatorsHash(); !bytes.Equal(got[:], c.set.Hash()) {
			t.Errorf("powers %v: hash %s, CometBFT's %X", powers, got, c.set.Hash())
		}
	}
}

// A vote that validators accept under their rules of Ed25519 (ZIP-215), and
// RFC 8032 does not, counts: or its validator could hide blocks from devices.
func TestVotesUnderValidatorsRules(t *testing.T) {
	c := newConsortium(t, "zip215", 10, 10, 10, 10)
	// The key is the neutral element, the signature's point has order eight.
	odd := make(ed25519.PubKey, 32)
	odd[0] = 1
	signature := append([]byte{
		0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
		0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
	}, make([]byte, 32)...)
	doc := c.doc["validators"].([]map[string]any)[0]
	doc["address"], doc["pub_key"].(map[string]any)["value"] = "", []byte(odd)
	var vals []*types.Validator
	first := ed25519.GenPrivKeyFromSecret([]byte("zip2150")).PubKey().Address()
	keys := map[string]ed25519.PrivKey{}
	for i, v := range c.set.Validators {
		if bytes.Equal(v.Address, first) {
			vals = append(vals, types.NewValidator(odd, 10))
			continue
		}
		vals = append(vals, types.NewValidator(v.PubKey, 10))
		keys[string(v.Address)] = c.keys[i]
	}
	c.set = types.NewValidatorSet(vals)
	var err error
	if c.genesis, err = light.ParseGenesis(marshal(t, c.doc)); err != nil {
		t.Fatal(err)
	}
	lb := c.lightBlock(t, chainID, 77, make([]byte, 32))
	absent := false
	for i, v := range c.set.Validators {
		switch key, ok := keys[string(v.Address)]; {
		case !ok:
			lb.Commit.Signatures[i] = types.CommitSig{BlockIDFlag: types.BlockIDFlagCommit, ValidatorAddress: v.Address, Timestamp: time.Unix(1, 0).UTC(), Signature: signature}
		case !absent:
			lb.Commit.Signatures[i], absent = types.NewCommitSigAbsent(), true // all the rest are needed
		default:
			lb.Commit.Signatures[i] = sign(t, key, chainID, i, 77, lb.Commit.BlockID)
		}
	}
	b := encode(t, lb)
	parsed, err := light.ParseLightBlock(b)
	if err != nil {
		t.Fatal(err)
	}
	index, _ := c.set.GetByAddress(odd.Address())
	if stded25519.Verify(stded25519.PublicKey(odd), parsed.SignBytes[index], signature) {
		t.Error("RFC 8032 accepts the vote too: the test shows nothing")
	}
	if !agree(t, c.genesis, c.set, b) {
		t.Error("a block that all validators believe was not believed")
	}
}

// What is not in CometBFT's own encoding is refused, though CometBFT reads it.
func TestOneEncoding(t *testing.T) {
	c := newConsortium(t, "encoding", 10, 10, 10, 10)
	lb := c.lightBlock(t, chainID, 77, make([]byte, 32), 0, 1, 2)
	b := encode(t, lb)
	if !agree(t, c.genesis, c.set, b) {
		t.Fatal("the truth was not believed")
	}
	pb, err := lb.ToProto()
	if err != nil {
		t.Fatal(err)
	}
	signed, err := pb.SignedHeader.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	set, err := pb.ValidatorSet.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	field := func(number byte, m []byte) []byte {
		return append([]byte{number<<3 | 2, byte(len(m)) | 0x80, byte(len(m) >> 7)}, m...) // lengths from 128 to 16383
	}
	if !bytes.Equal(b, append(field(1, signed), field(2, set)...)) {
		t.Fatal("the test does not know the encoding")
	}
	for name, bad := range map[string][]byte{
		"fields in another order": append(field(2, set), field(1, signed)...),
		"a field twice":           append(append(field(1, signed), 1<<3|2, 0), field(2, set)...),
		"an unknown field":        append(bytes.Clone(b), 3<<3, 1),
		"a long length":           append([]byte{1<<3 | 2, byte(len(signed)) | 0x80, byte(len(signed)>>7) | 0x80, 0}, b[3:]...),
		"a written zero":          append(field(1, signed), field(2, append(bytes.Clone(set), 3<<3, 0))...),
		"the power of all":        append(field(1, signed), field(2, append(bytes.Clone(set), 3<<3, 40))...),
	} {
		if theirs, err := cometParse(bad); err != nil || cometVerify(c.genesis, c.set, theirs) != nil {
			t.Errorf("%s: CometBFT refuses it too: %v", name, err)
		}
		wantStep(t, c.genesis.VerifyLightBlock(bad), light.StepLightBlock)
		agree(t, c.genesis, c.set, bad)
	}
	for n := range b {
		wantStep(t, c.genesis.VerifyLightBlock(b[:n]), light.StepLightBlock)
	}
}
