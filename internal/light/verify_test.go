package light_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/cometbft/cometbft/types"
	ethtypes "github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// wantStep fails the test unless err is an UnverifiedError of a step.
func wantStep(t *testing.T, err error, step string) {
	t.Helper()
	var u *light.UnverifiedError
	if !errors.As(err, &u) || !errors.Is(err, light.ErrUnverified) {
		t.Fatalf("got %v, want an UnverifiedError", err)
	}
	if u.Step != step {
		t.Fatalf("step %q, want %q: %v", u.Step, step, err)
	}
}

func TestVerify(t *testing.T) {
	e := newEVM(t, someSlots(3))
	header := e.header(t, 41, 1_800_000_000)
	hash := crypto.Keccak256(header)
	for name, test := range map[string]struct {
		powers  []int64
		signers []int
	}{
		"one validator":                  {powers: []int64{10}},
		"four validators":                {powers: []int64{10, 10, 10, 10}},
		"three of four":                  {powers: []int64{10, 10, 10, 10}, signers: []int{0, 2, 3}},
		"seven of ten by a heavy one":    {powers: []int64{7, 1, 1, 1}, signers: []int{0}},
		"all but the least of a hundred": {powers: make100(), signers: upTo(99)},
	} {
		t.Run(name, func(t *testing.T) {
			c := newConsortium(t, "verify", test.powers...)
			got, err := c.genesis.Verify(header, encode(t, c.lightBlock(t, chainID, 77, hash, test.signers...)))
			if err != nil {
				t.Fatal(err)
			}
			want := light.Header{Height: 77, Number: 41, Time: 1_800_000_000, Hash: record.Hash(hash), StateRoot: record.Hash(e.state.Hash())}
			if got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func make100() []int64 {
	p := make([]int64, 100)
	for i := range p {
		p[i] = int64(1000 - i)
	}
	return p
}

func upTo(n int) []int {
	l := make([]int, n)
	for i := range l {
		l[i] = i
	}
	return l
}

func TestVerifyRefuses(t *testing.T) {
	e := newEVM(t, someSlots(3))
	header := e.header(t, 41, 1_800_000_000)
	hash := crypto.Keccak256(header)
	c := newConsortium(t, "refuse", 10, 10, 10, 10)
	stranger := newConsortium(t, "stranger", 10, 10, 10, 10)
	other := newEVM(t, someSlots(4)).header(t, 41, 1_800_000_000)

	for name, test := range map[string]struct {
		step   string
		header []byte // nil: the true one
		block  func() []byte
	}{
		"another chain": {step: light.StepValidators, block: func() []byte {
			return encode(t, c.lightBlock(t, "byssus-other", 77, hash))
		}},
		"signed for another chain": {step: light.StepSignatures, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			for i, key := range c.keys {
				lb.Commit.Signatures[i] = sign(t, key, "byssus-other", i, 77, lb.Commit.BlockID)
			}
			return encode(t, lb)
		}},
		"other validators": {step: light.StepValidators, block: func() []byte {
			return encode(t, stranger.lightBlock(t, chainID, 77, hash))
		}},
		"other validators under the true set": {step: light.StepSignatures, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			for i, key := range stranger.keys {
				s := sign(t, key, chainID, i, 77, lb.Commit.BlockID)
				s.ValidatorAddress = c.set.Validators[i].Address
				lb.Commit.Signatures[i] = s
			}
			return encode(t, lb)
		}},
		"two thirds are not more than two thirds": {step: light.StepSignatures, block: func() []byte {
			return encode(t, c.lightBlock(t, chainID, 77, hash, 0, 1))
		}},
		"nobody signed": {step: light.StepSignatures, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			for i := range lb.Commit.Signatures {
				lb.Commit.Signatures[i] = types.NewCommitSigAbsent()
			}
			return encode(t, lb)
		}},
		"one signature counted thrice": {step: light.StepSignatures, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash, 0, 1)
			lb.Commit.Signatures[2], lb.Commit.Signatures[3] = lb.Commit.Signatures[0], lb.Commit.Signatures[1]
			return encode(t, lb)
		}},
		"fewer places than validators": {step: light.StepSignatures, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			lb.Commit.Signatures = lb.Commit.Signatures[:3]
			return encode(t, lb)
		}},
		"a header changed after signing": {step: light.StepLightBlock, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			lb.AppHash = crypto.Keccak256(other)
			return encode(t, lb)
		}, header: other},
		"a header changed, the commit made to fit": {step: light.StepSignatures, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			lb.AppHash = crypto.Keccak256(other)
			lb.Commit.BlockID.Hash = lb.Header.Hash()
			return encode(t, lb)
		}, header: other},
		"another height": {step: light.StepLightBlock, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			lb.Commit.Height = 78
			return encode(t, lb)
		}},
		"another EVM header":             {step: light.StepAppHash, header: other},
		"an EVM header with a byte more": {step: light.StepAppHash, header: append(bytes.Clone(header), 0)},
		"no EVM header":                  {step: light.StepAppHash, header: []byte{}},
		"a huge EVM header":              {step: light.StepHeader, header: make([]byte, light.MaxHeaderBytes+1)},
		"a signed app hash of no header": {step: light.StepHeader, header: []byte("rubbish"), block: func() []byte {
			return encode(t, c.lightBlock(t, chainID, 77, crypto.Keccak256([]byte("rubbish"))))
		}},
		"a huge light block": {step: light.StepLightBlock, block: func() []byte { return make([]byte, light.MaxLightBlockBytes+1) }},
		"nothing":            {step: light.StepLightBlock, block: func() []byte { return nil }},
		"only validators": {step: light.StepLightBlock, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			lb.SignedHeader = nil
			return encode(t, lb)
		}},
		"only a header": {step: light.StepLightBlock, block: func() []byte {
			pb, err := c.lightBlock(t, chainID, 77, hash).ToProto()
			if err != nil {
				t.Fatal(err)
			}
			pb.SignedHeader.Commit = nil
			b, err := pb.Marshal()
			if err != nil {
				t.Fatal(err)
			}
			return b
		}},
		"no validators": {step: light.StepLightBlock, block: func() []byte {
			lb := c.lightBlock(t, chainID, 77, hash)
			lb.ValidatorSet = nil
			return encode(t, lb)
		}},
		"more power than there can be": {step: light.StepLightBlock, block: func() []byte {
			pb, err := c.lightBlock(t, chainID, 77, hash).ToProto()
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range pb.ValidatorSet.Validators {
				v.VotingPower = types.MaxTotalVotingPower
			}
			b, err := pb.Marshal()
			if err != nil {
				t.Fatal(err)
			}
			return b
		}},
	} {
		t.Run(name, func(t *testing.T) {
			h, b := header, encode(t, c.lightBlock(t, chainID, 77, hash))
			if test.header != nil {
				h = test.header
			}
			if test.block != nil {
				b = test.block()
			}
			_, err := c.genesis.Verify(h, b)
			wantStep(t, err, test.step)
		})
	}
}

// Whatever byte of the EVM header or of what the validators signed is changed,
// nothing else than the truth verifies.
func TestVerifyFlips(t *testing.T) {
	c := newConsortium(t, "flips", 10, 10, 10, 10)
	header := newEVM(t, someSlots(3)).header(t, 41, 1_800_000_000)
	block := encode(t, c.lightBlock(t, chainID, 77, crypto.Keccak256(header), 0, 1, 2))
	truth, err := c.genesis.Verify(header, block)
	if err != nil {
		t.Fatal(err)
	}
	for i := range header {
		bad := bytes.Clone(header)
		bad[i] ^= 1 << (i % 8)
		_, err := c.genesis.Verify(bad, block)
		wantStep(t, err, light.StepAppHash)
	}
	refused := 0
	for i := range block {
		bad := bytes.Clone(block)
		bad[i] ^= 1 << (i % 8)
		got, err := c.genesis.Verify(header, bad)
		switch {
		case err == nil && got != truth:
			t.Fatalf("byte %d: verified %+v, not the truth %+v", i, got, truth)
		case err != nil && !errors.Is(err, light.ErrUnverified):
			t.Fatalf("byte %d: %v", i, err)
		case err != nil:
			refused++
		}
	}
	// Unsigned bytes (the validators' proposer priorities, the timestamp of
	// an absent vote) are few.
	if refused < len(block)*8/10 {
		t.Errorf("%d of %d flips were refused", refused, len(block))
	}
}

func TestParseHeader(t *testing.T) {
	header := newEVM(t, nil).header(t, 1<<40, 1<<33)
	h, err := light.ParseHeader(header)
	if err != nil || h.Number != 1<<40 || h.Time != 1<<33 || h.Hash != record.Hash(crypto.Keccak256(header)) {
		t.Fatalf("%+v, %v", h, err)
	}
	for name, b := range map[string][]byte{
		"short": header[:len(header)-1], "long": append(bytes.Clone(header), 0), "a string": {0x83, 1, 2, 3}, "an empty list": {0xc0},
	} {
		if _, err := light.ParseHeader(b); err == nil {
			t.Errorf("%s: read", name)
		}
	}
	if s := h.At().String(); !strings.HasPrefix(s, "2242-03-16") {
		t.Errorf("block time %s", s)
	}
}

func FuzzVerify(f *testing.F) {
	c := newConsortium(f, "fuzz", 10, 10, 10)
	header := newEVM(f, someSlots(3)).header(f, 41, 1_800_000_000)
	block := encode(f, c.lightBlock(f, chainID, 77, crypto.Keccak256(header)))
	truth, err := c.genesis.Verify(header, block)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(header, block)
	f.Add([]byte{0xc0}, []byte{})
	f.Fuzz(func(t *testing.T, h, b []byte) {
		got, err := c.genesis.Verify(h, b)
		if err == nil && got != truth {
			t.Fatalf("verified %+v, which nobody signed", got)
		}
		if err != nil && !errors.Is(err, light.ErrUnverified) {
			t.Fatalf("%v is no ErrUnverified", err)
		}
	})
}

func FuzzParseHeader(f *testing.F) {
	f.Add(newEVM(f, someSlots(1)).header(f, 41, 1_800_000_000))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := light.ParseHeader(b)
		if err != nil {
			return
		}
		// go-ethereum's own reader agrees, where it reads at all.
		if n, at, root, ok := gethHeader(b); ok && (n != h.Number || at != h.Time || root != h.StateRoot) {
			t.Fatalf("read %+v; go-ethereum number %d time %d root %s", h, n, at, root)
		}
	})
}

func gethHeader(b []byte) (number, at uint64, root record.Hash, ok bool) {
	var h ethtypes.Header
	if rlp.DecodeBytes(b, &h) != nil || !h.Number.IsUint64() {
		return 0, 0, root, false
	}
	return h.Number.Uint64(), h.Time, record.Hash(h.Root), true
}

// What is wrong with an address is told without the address: a source chooses
// its length, and errors go into logs.
func TestLongValidatorAddress(t *testing.T) {
	c := newConsortium(t, "long", 1, 1, 1)
	for _, n := range []int{0, 19, 21, 60_000} {
		lb := c.lightBlock(t, chainID, 7, nil)
		lb.ValidatorSet = lb.ValidatorSet.Copy()
		lb.ValidatorSet.Validators[1].Address = make([]byte, n)
		err := c.genesis.VerifyLightBlock(encode(t, lb))
		wantStep(t, err, light.StepLightBlock)
		if want := fmt.Sprintf("validator 1: an address of %d bytes, want 20", n); !strings.HasSuffix(err.Error(), want) {
			t.Errorf("an error of %d bytes: %.200s…, want %q at its end", len(err.Error()), err, want)
		}
	}
}
