package light_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cometlight "github.com/cometbft/cometbft/light"
	"github.com/cometbft/cometbft/types"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// history is a chain whose validators change: those of each height, with
// CometBFT's own types.
type history struct {
	genesis *light.Genesis
	raw     []byte        // the genesis document
	at      []*consortium // by height: who signs it; at 0 those of the genesis document
	blocks  []*types.LightBlock
	app     func(height int64) []byte // app hash; nil: none
}

// govern makes a consortium's genesis document name the contract that changes
// the validators.
func (c *consortium) govern(t testing.TB) {
	t.Helper()
	c.doc["app_state"].(map[string]any)["contracts"].(map[string]any)["Consortium"] = light.Address{0xc0}.String()
	c.raw = marshal(t, c.doc)
	var err error
	if c.genesis, err = light.ParseGenesis(c.raw); err != nil {
		t.Fatal(err)
	}
}

// newHistory starts with validators of power 1. Each of changes is what happens
// to the set between two heights: a validator more (1), one less (2), one by
// another (3), all by others (4), or nothing.
func newHistory(t testing.TB, validators int, changes ...int) *history {
	t.Helper()
	powers := make([]int64, validators)
	for i := range powers {
		powers[i] = 1
	}
	first := newConsortium(t, "history", powers...)
	first.govern(t)
	h := &history{genesis: first.genesis, raw: first.raw, at: []*consortium{first, first}, blocks: []*types.LightBlock{nil}}
	made := 0
	fresh := func() ed25519.PrivKey {
		made++
		return ed25519.GenPrivKeyFromSecret(fmt.Append(nil, "later", made))
	}
	for i, change := range changes {
		keys := append([]ed25519.PrivKey{}, h.at[len(h.at)-1].keys...)
		switch which := (i * 7) % len(keys); {
		case change == 1:
			keys = append(keys, fresh())
		case change == 2 && len(keys) > 1:
			keys = append(keys[:which], keys[which+1:]...)
		case change == 3:
			keys[which] = fresh()
		case change == 4:
			for j := range keys {
				keys[j] = fresh()
			}
		}
		h.at = append(h.at, ofKeys(keys))
	}
	return h
}

// ofKeys is a set of validators of power 1.
func ofKeys(keys []ed25519.PrivKey) *consortium {
	c := &consortium{}
	byAddress := map[string]ed25519.PrivKey{}
	var vals []*types.Validator
	for _, k := range keys {
		v := types.NewValidator(k.PubKey(), 1)
		byAddress[string(v.Address)] = k
		vals = append(vals, v)
	}
	c.set = types.NewValidatorSet(vals)
	for _, v := range c.set.Validators {
		c.keys = append(c.keys, byAddress[string(v.Address)])
	}
	return c
}

// top is the highest height that can be signed: its next validators are known.
func (h *history) top() int64 { return int64(len(h.at)) - 2 }

// block is the light block of a height, signed by the validators with the given
// indexes (all if none is given), after changing its header.
func (h *history) block(t testing.TB, height int64, change func(*types.Header), signers ...int) *types.LightBlock {
	t.Helper()
	c := h.at[height]
	var app []byte
	if h.app != nil {
		app = h.app(height)
	}
	lb := c.lightBlock(t, chainID, height, app)
	lb.Header.NextValidatorsHash = h.at[height+1].set.Hash()
	if change != nil {
		change(lb.Header)
	}
	lb.Commit.BlockID.Hash = lb.Header.Hash()
	signing := map[int]bool{}
	for _, i := range signers {
		signing[i] = true
	}
	for i, key := range c.keys {
		lb.Commit.Signatures[i] = types.NewCommitSigAbsent()
		if len(signers) == 0 || signing[i] {
			lb.Commit.Signatures[i] = sign(t, key, chainID, i, height, lb.Commit.BlockID)
		}
	}
	return lb
}

// trustedAt follows the chain height by height.
func (h *history) trustedAt(t testing.TB, height int64) light.Trusted {
	t.Helper()
	trusted := h.genesis.Trusted()
	for i := int64(1); i <= height; i++ {
		var err error
		if trusted, _, err = trusted.Follow(encode(t, h.block(t, i, nil))); err != nil {
			t.Fatalf("height %d: %v", i, err)
		}
	}
	if trusted.Height() != uint64(height) {
		t.Fatalf("at height %d, want %d", trusted.Height(), height)
	}
	return trusted
}

// cometFollow is the same step by CometBFT's light client.
func (h *history) cometFollow(t testing.TB, from int64, lb *types.LightBlock) error {
	t.Helper()
	var trusted *types.SignedHeader
	if from == 0 { // its client starts at a header: this one is the genesis document
		trusted = &types.SignedHeader{Header: &types.Header{ChainID: chainID, Time: h.genesis.Trusted().Time().Add(-1), NextValidatorsHash: h.at[0].set.Hash()}}
	} else {
		trusted = h.block(t, from, nil).SignedHeader
	}
	return cometlight.Verify(trusted, h.at[from].set, lb.SignedHeader, lb.ValidatorSet, 1<<62, lb.Time, time.Second, cometlight.DefaultTrustLevel)
}

// agreeOnStep fails the test where this package and CometBFT judge a step
// differently, and returns what it was: believed, too far, or refused.
func (h *history) agreeOnStep(t testing.TB, trusted light.Trusted, b []byte) (believed, far bool) {
	t.Helper()
	lb, theirErr := cometParse(b)
	readable := theirErr == nil && ours(b, lb)
	if readable {
		theirErr = h.cometFollow(t, int64(trusted.Height()), lb)
	}
	next, far, err := trusted.Follow(b)
	if (err == nil) != (readable && theirErr == nil) {
		t.Fatalf("from height %d: %v; CometBFT: %v\n%x", trusted.Height(), err, theirErr, b)
	}
	if far && !errors.As(theirErr, new(cometlight.ErrNewValSetCantBeTrusted)) {
		t.Fatalf("from height %d: %v; CometBFT: %v\n%x", trusted.Height(), err, theirErr, b)
	}
	if err != nil {
		if !errors.Is(err, light.ErrUnverified) || next.Height() != trusted.Height() {
			t.Fatalf("at height %d after %v", next.Height(), err)
		}
		return false, far
	}
	if hash := next.Hash(); next.Height() != uint64(lb.Height) || !bytes.Equal(hash[:], lb.Header.Hash()) || !next.Time().Equal(lb.Time) {
		t.Fatalf("at %d %s %s; CometBFT %v", next.Height(), next.Hash(), next.Time(), lb.Header)
	}
	again, err := h.genesis.ParseTrusted(next.Encode())
	if err != nil || !bytes.Equal(again.Encode(), next.Encode()) {
		t.Fatalf("written and read again: %v", err)
	}
	return true, false
}

// step makes a history, a place in it and a light block above as a fuzzer's
// bytes say, honest or not, and has it judged.
func step(t *testing.T, p *pick) (believed, far bool) {
	var changes []int
	for range 3 + p.below(14) {
		changes = append(changes, p.below(7))
	}
	h := newHistory(t, 1+p.below(7), changes...)
	from := int64(p.below(int(h.top())))
	to := from + int64(p.below(int(h.top()-from)+1))
	if p.below(8) != 1 {
		to = max(to, from+1)
	}
	to = max(to, 1)
	lb := h.block(t, to, func(header *types.Header) {
		switch p.below(10) {
		case 1:
			header.Time = chainTime(from).Add(time.Duration(p.below(256)-128) << p.below(54)) // of this century
		case 2:
			header.ChainID = "byssus-other"
		}
	})
	signers := h.at[to]
	if p.below(6) == 1 { // by validators of another time, under their own set
		signers = h.at[p.below(len(h.at))]
		lb.ValidatorSet = signers.set.Copy()
		lb.ValidatorsHash = signers.set.Hash()
		lb.Commit.BlockID.Hash = lb.Header.Hash()
		lb.Commit.Signatures = make([]types.CommitSig, len(signers.keys))
		for i, key := range signers.keys {
			lb.Commit.Signatures[i] = sign(t, key, chainID, i, to, lb.Commit.BlockID)
		}
	}
	for i := range signers.keys {
		if p.below(8) == 1 {
			lb.Commit.Signatures[i] = signers.vote(t, p, lb.Commit, i)
		}
	}
	if p.below(3) == 1 {
		signers.spoil(p, lb)
	}
	pb, err := lb.ToProto()
	if err != nil {
		return false, false
	}
	b, err := pb.Marshal()
	if err != nil {
		return false, false
	}
	return h.agreeOnStep(t, h.trustedAt(t, from), b)
}

func FuzzStep(f *testing.F) {
	f.Add([]byte{})
	for i := range byte(8) {
		f.Add(bytes.Repeat([]byte{i, 5, 9, 1, 7 * i}, 20))
	}
	f.Fuzz(func(t *testing.T, choices []byte) { step(t, &pick{choices}) })
}

// The fuzzer's steps are believed, too far and refused: without each, it would
// compare nothing.
func TestSteps(t *testing.T) {
	counts := [3]int{}
	seed := record.Hash{2}
	const n = 600
	for range n {
		var choices []byte
		for range 6 {
			seed = record.Keccak256(seed[:])
			choices = append(choices, seed[:]...)
		}
		switch believed, far := step(t, &pick{choices}); {
		case believed:
			counts[0]++
		case far:
			counts[1]++
		default:
			counts[2]++
		}
	}
	t.Logf("%d believed, %d too far, %d refused", counts[0], counts[1], counts[2])
	for _, c := range counts {
		if c < n/20 {
			t.Errorf("%v of %d steps were believed, too far, refused", counts, n)
		}
	}
}

// What the validators of a height may do, and what no longer.
func TestStepRefuses(t *testing.T) {
	h := newHistory(t, 4, 0, 3, 3, 3, 3, 3, 3, 0, 0)
	trusted := h.trustedAt(t, 2)
	for name, test := range map[string]struct {
		block *types.LightBlock
		step  string
	}{
		"the trusted height":              {h.block(t, 2, nil), light.StepLightBlock},
		"a lower height":                  {h.block(t, 1, nil), light.StepLightBlock},
		"a time that does not move":       {h.block(t, 3, func(b *types.Header) { b.Time = trusted.Time() }), light.StepLightBlock},
		"two of four":                     {h.block(t, 3, nil, 0, 1), light.StepSignatures},
		"two of four, far":                {h.block(t, 4, nil, 0, 1), light.StepSignatures},
		"other validators, the next step": {h.as(t, 3, 6), light.StepValidators},
		"all others":                      {h.as(t, 5, 8), light.StepValidators},
		"another chain":                   {h.block(t, 3, func(b *types.Header) { b.ChainID = "byssus-other" }), light.StepValidators},
	} {
		_, _, err := trusted.Follow(encode(t, test.block))
		if err == nil {
			t.Errorf("%s: believed", name)
			continue
		}
		wantStep(t, err, test.step)
	}
	if _, _, err := trusted.Follow(encode(t, h.block(t, 3, nil, 0, 1, 2))); err != nil {
		t.Errorf("three of four: %v", err)
	}
	// Two of the four that are trusted are among those of height 4: more than a third.
	if _, far, err := trusted.Follow(encode(t, h.block(t, 4, nil))); err != nil || far {
		t.Errorf("half of them: %v", err)
	}
	// Of the same chain without the contract, the set is that of the genesis document for ever.
	c := newConsortium(t, "history", 1, 1, 1, 1)
	if _, _, err := c.genesis.Trusted().Follow(encode(t, h.block(t, 3, nil))); err == nil {
		t.Error("validators changed on a chain that has no contract for it")
	} else {
		wantStep(t, err, light.StepValidators)
	}
}

// as is a block of a height by the validators of another.
func (h *history) as(t testing.TB, height, of int64) *types.LightBlock {
	t.Helper()
	other := *h
	other.at = append([]*consortium{}, h.at...)
	other.at[height] = h.at[of]
	return other.block(t, height, nil)
}

func TestParseTrusted(t *testing.T) {
	h := newHistory(t, 4, 0, 3, 0)
	trusted := h.trustedAt(t, 2).Saw(light.Header{Height: 2, Number: 7, Time: 9, Hash: record.Hash{1}, StateRoot: record.Hash{2}})
	b := trusted.Encode()
	got, err := h.genesis.ParseTrusted(b)
	if err != nil || got.Seen() != trusted.Seen() || got.Hash() != trusted.Hash() || got.Height() != 2 || !got.Time().Equal(trusted.Time()) {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, _, err := got.Follow(encode(t, h.block(t, 3, nil))); err != nil {
		t.Errorf("from what was kept: %v", err)
	}
	refused := func(what string, g *light.Genesis, b []byte) {
		t.Helper()
		if _, err := g.ParseTrusted(b); !errors.Is(err, light.ErrTrusted) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for n := range b {
		refused(fmt.Sprintf("%d bytes of it", n), h.genesis, b[:n])
	}
	refused("a byte more", h.genesis, append(bytes.Clone(b), 0))
	other := newHistory(t, 5)
	refused("another chain's", other.genesis, b)
	start := h.genesis.Trusted().Encode()
	if _, err := h.genesis.ParseTrusted(start); err != nil {
		t.Errorf("the start: %v", err)
	}
	start[len(start)-1]++ // a validator's power
	refused("a start with another set", h.genesis, start)
	bad := bytes.Clone(b)
	bad[4] = 2
	refused("a later version", h.genesis, bad)
}

func FuzzParseTrusted(f *testing.F) {
	h := newHistory(f, 4, 0, 3, 0)
	f.Add(h.genesis.Trusted().Encode())
	f.Add(h.trustedAt(f, 2).Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := h.genesis.ParseTrusted(b)
		if err != nil {
			if !errors.Is(err, light.ErrTrusted) {
				t.Fatal(err)
			}
			return
		}
		if !bytes.Equal(got.Encode(), b) {
			t.Fatal("read, but not what would be written")
		}
	})
}
