package light_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cometbft/cometbft/types"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// organisations are checkpoint keys.
type organisations struct {
	secret []*ecdsa.PrivateKey
	public []record.PublicKey
}

func newOrganisations(t testing.TB, n int) organisations {
	t.Helper()
	var o organisations
	for range n {
		k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		pub, err := record.PublicKeyOf(&k.PublicKey)
		if err != nil {
			t.Fatal(err)
		}
		o.secret, o.public = append(o.secret, k), append(o.public, pub)
	}
	return o
}

// checkpoint states what the history has at a height, signed by the first n.
func (s *served) checkpoint(t testing.TB, o organisations, height int64, n int, change func(*light.Checkpoint)) light.Checkpoint {
	t.Helper()
	lb := s.history.block(t, height, nil)
	c := light.Checkpoint{Checkpoint: record.Checkpoint{Height: uint64(height), Header: record.Hash(lb.Header.Hash()), Validators: record.Hash(lb.ValidatorsHash),
		Time: uint64(lb.Time.Unix()), Number: uint64(height), Block: record.Keccak256(s.headers[height])}}
	if change != nil {
		change(&c)
	}
	for _, k := range o.secret[:n] {
		if err := c.Sign(s.genesis.Domain(), k); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func TestCheckpointQuorum(t *testing.T) {
	s := serve(t, newHistory(t, 4, 0, 0))
	d := s.genesis.Domain()
	for _, of := range []int{1, 2, 3, 4, 6, 7, 100} {
		o := newOrganisations(t, of)
		for n := max(0, of*2/3-1); n <= of; n++ {
			c := s.checkpoint(t, o, 1, n, nil)
			b := c.Encode(d)
			got, err := light.ParseCheckpoint(d, b)
			if err != nil || got.Checkpoint != c.Checkpoint || !slices.Equal(got.Signatures, c.Signatures) || !bytes.Equal(got.Encode(d), b) {
				t.Fatalf("written and read: %v", err)
			}
			if err := got.Verify(d, o.public); (err == nil) != (n*3 > of*2) || (err != nil && !errors.Is(err, light.ErrCheckpoint)) {
				t.Errorf("%d of %d signed: %v", n, of, err)
			}
		}
	}
	o := newOrganisations(t, 4)
	if err := s.checkpoint(t, o, 1, 4, nil).Verify(d, nil); !errors.Is(err, light.ErrCheckpoint) {
		t.Errorf("of no organisations: %v", err)
	}
	// Strangers' signatures count nothing; signing twice counts once.
	c := s.checkpoint(t, newOrganisations(t, 4), 1, 4, nil)
	for range 2 {
		for _, k := range o.secret[:2] {
			if err := c.Sign(d, k); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := c.Verify(d, o.public); !errors.Is(err, light.ErrCheckpoint) || len(c.Signatures) != 6 {
		t.Errorf("two of four and four strangers: %v, %d signatures", err, len(c.Signatures))
	}
	// One key given for several organisations is one.
	if err := s.checkpoint(t, o, 1, 1, nil).Verify(d, []record.PublicKey{o.public[0], o.public[1], o.public[0], o.public[0]}); !errors.Is(err, light.ErrCheckpoint) {
		t.Errorf("one of two: %v", err)
	}
	// Every statement is signed, and for one chain.
	for name, change := range map[string]func(*light.Checkpoint){
		"height": func(c *light.Checkpoint) { c.Height++ }, "header": func(c *light.Checkpoint) { c.Header[0]++ },
		"validators": func(c *light.Checkpoint) { c.Validators[0]++ }, "time": func(c *light.Checkpoint) { c.Time++ },
		"number": func(c *light.Checkpoint) { c.Number++ }, "block": func(c *light.Checkpoint) { c.Block[0]++ },
		"device": func(c *light.Checkpoint) { c.Device[0]++ }, "sequence": func(c *light.Checkpoint) { c.Sequence++ },
		"record": func(c *light.Checkpoint) { c.Record[0]++ }, "signature": func(c *light.Checkpoint) { c.Signatures[2].Signature[40]++ },
	} {
		c := s.checkpoint(t, o, 1, 4, nil)
		change(&c)
		if err := c.Verify(d, o.public); !errors.Is(err, light.ErrCheckpoint) {
			t.Errorf("another %s: %v", name, err)
		}
	}
	for _, other := range []record.Domain{{ChainID: d.ChainID + 1, Genesis: d.Genesis}, {ChainID: d.ChainID}} {
		c := s.checkpoint(t, o, 1, 4, nil)
		if err := c.Verify(other, o.public); !errors.Is(err, light.ErrCheckpoint) {
			t.Errorf("for another chain: %v", err)
		}
		if _, err := light.ParseCheckpoint(other, c.Encode(d)); !errors.Is(err, light.ErrCheckpoint) {
			t.Errorf("of another chain: %v", err)
		}
	}
}

func TestTakeCheckpoint(t *testing.T) {
	const away = 40 * 24 * time.Hour
	o := newOrganisations(t, 4)
	s := serve(t, newHistory(t, 4, append(append(repeat(0, 8), 4), repeat(0, 8)...)...))
	s.upTo(4)
	first := light.Resume(s.genesis.Trusted(), s.honest, at(chainTime(4)))
	if _, err := first.Latest(t.Context()); err != nil {
		t.Fatal(err)
	}
	kept := first.Trusted()
	mine, device := record.Hash{9}, record.Hash{8}
	anchored := func(c *light.Checkpoint) { c.Device, c.Sequence, c.Record = device, 3, mine }

	// Away too long: nothing but a checkpoint with the device's own anchor helps.
	now := chainTime(0).Add(away)
	s.upTo(13)
	r := light.Resume(kept, s.honest, func() time.Time { return now })
	if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrExpired) {
		t.Fatalf("after 40 days: %v", err)
	}
	for name, c := range map[string]light.Checkpoint{
		"three of four, without the anchor":                s.checkpoint(t, o, 12, 3, nil),
		"with another anchor":                              s.checkpoint(t, o, 12, 4, func(c *light.Checkpoint) { anchored(c); c.Record[0]++ }),
		"two of four":                                      s.checkpoint(t, o, 12, 2, anchored),
		"of what is believed already":                      s.checkpoint(t, o, 4, 4, anchored),
		"of before":                                        s.checkpoint(t, o, 3, 4, anchored),
		"with another time":                                s.checkpoint(t, o, 12, 4, func(c *light.Checkpoint) { anchored(c); c.Time++ }),
		"with other validators":                            s.checkpoint(t, o, 12, 4, func(c *light.Checkpoint) { anchored(c); c.Validators[0]++ }),
		"with another block":                               s.checkpoint(t, o, 12, 4, func(c *light.Checkpoint) { anchored(c); c.Block[0]++ }),
		"of a block before what was seen":                  s.checkpoint(t, o, 12, 4, func(c *light.Checkpoint) { anchored(c); c.Number = 3 }),
		"of the block that was seen, under another number": s.checkpoint(t, o, 12, 4, func(c *light.Checkpoint) { anchored(c); c.Number = 4 }),
	} {
		if err := r.Take(t.Context(), c, o.public, mine); !errors.Is(err, light.ErrCheckpoint) || r.Trusted().Height() != 4 {
			t.Errorf("%s: %v", name, err)
		}
	}
	wrong := s.checkpoint(t, o, 12, 4, func(c *light.Checkpoint) { anchored(c); c.Header[0]++ })
	if err := r.Take(t.Context(), wrong, o.public, mine); !errors.Is(err, light.ErrUnverified) || !strings.Contains(err.Error(), "the test's source") {
		t.Errorf("a header that the source does not have: %v", err)
	}
	good := s.checkpoint(t, o, 12, 3, anchored)
	// It is of the chain's time of then: that it is old itself does not hide.
	if err := r.Take(t.Context(), good, o.public, record.Hash{1}, mine); err != nil {
		t.Fatal(err)
	}
	if got := r.Trusted(); got.Height() != 12 || got.Seen().Number != 12 || got.Seen().Hash != good.Block {
		t.Fatalf("after the checkpoint: %+v", got.Seen())
	}
	if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrExpired) {
		t.Errorf("after a checkpoint of 40 days ago: %v", err)
	}
	now = chainTime(12).Add(time.Hour)
	if v, err := r.Latest(t.Context()); err != nil || v.Number() != 13 {
		t.Fatalf("after a checkpoint: %v", err)
	}
	if err := r.Take(t.Context(), good, o.public, mine); !errors.Is(err, light.ErrCheckpoint) || r.Trusted().Height() != 13 {
		t.Errorf("the same checkpoint again: %v", err)
	}

	// A device without a clock believes nothing new after a restart, until it
	// has one.
	nowhere := at(time.Unix(0, 0))
	r = light.Resume(kept, s.honest, nowhere)
	if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrExpired) {
		t.Errorf("without a clock: %v", err)
	}
	if err := r.Take(t.Context(), good, o.public, mine); err != nil {
		t.Fatal(err)
	}
	if v, err := r.Latest(t.Context()); err != nil || v.Number() != 13 {
		t.Errorf("without a clock, after a checkpoint: %v", err)
	}

	// A checkpoint of another header than the one believed is a fork.
	fork := *s.honest
	lb := s.history.block(t, 4, func(h *types.Header) { h.DataHash = make([]byte, 32) })
	fork.heights = map[uint64][]byte{4: encode(t, lb)}
	r = light.Resume(kept, &fork, at(chainTime(5)))
	c := s.checkpoint(t, o, 4, 4, func(c *light.Checkpoint) { anchored(c); c.Header = record.Hash(lb.Header.Hash()) })
	if err := r.Take(t.Context(), c, o.public, mine); !errors.Is(err, light.ErrContradiction) {
		t.Errorf("a fork: %v", err)
	}
	if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrContradiction) {
		t.Errorf("after a fork: %v", err)
	}
}

// A join token begins where the chain was when it was made.
func TestBegin(t *testing.T) {
	s := serve(t, newHistory(t, 4, append(repeat(4, 12), 0, 0)...))
	late := at(chainTime(0).AddDate(1, 0, 0))
	if _, err := light.Resume(s.genesis.Trusted(), s.honest, late).Latest(t.Context()); !errors.Is(err, light.ErrExpired) {
		t.Errorf("from a genesis document of a year ago: %v", err)
	}
	now := at(chainTime(12))
	hash := record.Hash(s.history.block(t, 12, nil).Header.Hash())
	r := light.Resume(s.genesis.Trusted(), s.honest, now)
	if err := r.Begin(t.Context(), 11, hash); !errors.Is(err, light.ErrUnverified) {
		t.Errorf("another header: %v", err)
	}
	s.between = nil
	if err := r.Begin(t.Context(), 12, hash); err != nil {
		t.Fatal(err)
	}
	if v, err := r.Latest(t.Context()); err != nil || v.Number() != 14 || len(s.between) > 2 {
		t.Errorf("from the token's header: %v, asked for %v", err, s.between)
	}
	if err := r.Begin(t.Context(), 3, record.Hash{}); err != nil || r.Trusted().Height() != 14 {
		t.Errorf("a token of before: %v", err)
	}
}

func FuzzParseCheckpoint(f *testing.F) {
	d := record.Domain{ChainID: 7, Genesis: record.Hash{1}}
	c := light.Checkpoint{Checkpoint: record.Checkpoint{Height: 5, Header: record.Hash{2}, Device: record.Hash{3}, Sequence: 4, Record: record.Hash{5}}}
	f.Add(c.Encode(d))
	for _, k := range newOrganisations(f, 3).secret {
		if err := c.Sign(d, k); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(c.Encode(d))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := light.ParseCheckpoint(d, b)
		if err != nil {
			if !errors.Is(err, light.ErrCheckpoint) {
				t.Fatal(err)
			}
			return
		}
		if !bytes.Equal(c.Encode(d), b) {
			t.Fatal("read, but not what would be written")
		}
		if c.Verify(d, newOrganisations(t, 1).public) == nil {
			t.Fatal("verified with a key that signed nothing")
		}
	})
}
