package record

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"math/big"
	mathrand "math/rand/v2"
	"testing"
)

func newKey(t testing.TB) (*ecdsa.PrivateKey, PublicKey) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p, err := PublicKeyOf(&k.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return k, p
}

func TestSignatureIsLowAndBoundToDomain(t *testing.T) {
	key, pub := newKey(t)
	d := Domain{ChainID: 7, Genesis: Hash{1}}
	rec := Record{Device: pub.ID(), Sequence: 1, Epoch: 1}
	for range 20 {
		sig, err := Sign(key, rec.Digest(d))
		if err != nil {
			t.Fatal(err)
		}
		if !Verify(pub, rec.Digest(d), sig) {
			t.Fatal("own signature refused")
		}
		s := new(big.Int).SetBytes(sig[32:])
		if s.Cmp(halfOrder) > 0 {
			t.Fatal("high s")
		}
		high := sig
		new(big.Int).Sub(elliptic.P256().Params().N, s).FillBytes(high[32:])
		if Verify(pub, rec.Digest(d), high) {
			t.Fatal("the signature's other form was accepted")
		}
		for _, other := range []Domain{{ChainID: 8, Genesis: d.Genesis}, {ChainID: 7, Genesis: Hash{2}}} {
			if Verify(pub, rec.Digest(other), sig) {
				t.Fatal("signature accepted on another chain")
			}
		}
	}
}

func TestEveryFieldOfARecordCounts(t *testing.T) {
	d := Domain{ChainID: 1, Genesis: Hash{9}}
	base := Record{Device: Hash{1}, Sequence: 2, Previous: Hash{3}, ListRoot: Hash{4}, SealedKeyHash: Hash{5}, Policy: 6,
		PolicyVersion: 7, Trigger: 2, Epoch: 8, EpochCommitment: Hash{9}, Verdict: 10, VerdictHash: Hash{11}, Supersedes: Hash{12}}
	seen := map[Hash]string{base.Digest(d): "base"}
	change := map[string]func(*Record){
		"device": func(r *Record) { r.Device[31]++ }, "sequence": func(r *Record) { r.Sequence++ },
		"previous": func(r *Record) { r.Previous[31]++ }, "list": func(r *Record) { r.ListRoot[31]++ },
		"sealed": func(r *Record) { r.SealedKeyHash[31]++ }, "policy": func(r *Record) { r.Policy++ },
		"version": func(r *Record) { r.PolicyVersion++ }, "trigger": func(r *Record) { r.Trigger++ },
		"epoch": func(r *Record) { r.Epoch++ }, "commitment": func(r *Record) { r.EpochCommitment[31]++ },
		"verdict": func(r *Record) { r.Verdict++ }, "reasons": func(r *Record) { r.VerdictHash[31]++ },
		"supersedes": func(r *Record) { r.Supersedes[31]++ },
	}
	for name, f := range change {
		r := base
		f(&r)
		h := r.Digest(d)
		if was, ok := seen[h]; ok {
			t.Fatalf("changing %s gives the digest of %s", name, was)
		}
		seen[h] = name
	}
}

// naiveTree is RFC 6962 section 2.1 word for word.
func naiveTree(leaves [][]byte) Hash {
	if len(leaves) == 1 {
		return sha256.Sum256(append([]byte{0}, leaves[0]...))
	}
	k := 1
	for k*2 < len(leaves) {
		k *= 2
	}
	l, r := naiveTree(leaves[:k]), naiveTree(leaves[k:])
	return sha256.Sum256(append(append([]byte{1}, l[:]...), r[:]...))
}

func randomHash(r *mathrand.Rand) (h Hash) {
	for i := range h {
		h[i] = byte(r.Uint32())
	}
	return h
}

func randomLayout(r *mathrand.Rand) Layout {
	n := 1 + r.IntN(MaxSlots)
	l := Layout{K: uint8(1 + r.IntN(n))}
	for range n {
		l.Places = append(l.Places, Place{r.Uint32(), r.Uint32()})
	}
	return l
}

func randomSegment(r *mathrand.Rand) Segment {
	s := Segment{Layout: randomLayout(r)}
	for range 1 + r.IntN(40) {
		e := Entry{Kind: Kind(1 + r.IntN(5)), Length: 1 + uint64(r.IntN(MaxObjectBytes)), Roots: []Hash{randomHash(r)}}
		for e.Kind == CodedPack && len(e.Roots) < len(s.Layout.Places) {
			e.Roots = append(e.Roots, randomHash(r))
		}
		s.Entries = append(s.Entries, e)
	}
	return s
}

func TestListRoundTrip(t *testing.T) {
	r := mathrand.New(mathrand.NewPCG(1, 2))
	for range 200 {
		s := randomSegment(r)
		b, root, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, got, err := ParseSegment(b)
		if err != nil || got != root {
			t.Fatalf("segment did not come back: %v", err)
		}
		again, _, err := back.Encode()
		if err != nil || !bytes.Equal(again, b) {
			t.Fatalf("segment encodes to other bytes: %v", err)
		}
		leaves := [][]byte{b[:segmentFixed+8*len(s.Layout.Places)]}
		for _, e := range s.Entries {
			leaves = append(leaves, e.append(nil))
		}
		if naiveTree(leaves) != root {
			t.Fatal("root differs from RFC 6962")
		}

		h := Head{Genesis: randomHash(r), Device: randomHash(r), Sequence: 1 + r.Uint64()>>1, Epoch: 1 + r.Uint32()>>1,
			Manifest: randomHash(r), KeyBox: randomHash(r), Layout: s.Layout}
		for range 1 + r.IntN(20) {
			h.Segments = append(h.Segments, SegmentRef{randomHash(r), uint32(1 + r.IntN(MaxSegmentEntries)), uint64(r.IntN(MaxSegmentBytes))})
		}
		hb, listRoot, err := h.Encode()
		if err != nil {
			t.Fatal(err)
		}
		hback, got, err := ParseHead(hb)
		if err != nil || got != listRoot {
			t.Fatalf("head did not come back: %v", err)
		}
		hagain, _, err := hback.Encode()
		if err != nil || !bytes.Equal(hagain, hb) {
			t.Fatalf("head encodes to other bytes: %v", err)
		}
	}
}

func TestEveryByteOfAListCounts(t *testing.T) {
	r := mathrand.New(mathrand.NewPCG(3, 4))
	s := randomSegment(r)
	b, root, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for i := range b {
		c := bytes.Clone(b)
		c[i] ^= 1 << r.IntN(8)
		if _, got, err := ParseSegment(c); err == nil && got == root {
			t.Fatalf("byte %d changed and the root did not", i)
		}
		if _, _, err := ParseSegment(b[:i]); err == nil {
			t.Fatalf("cut at %d and accepted", i)
		}
	}
	if _, _, err := ParseSegment(append(bytes.Clone(b), 0)); err == nil {
		t.Fatal("a byte too many was accepted")
	}
}

// TestNewerListIsCalledNewer: by its version, whatever else is in it, or by a kind.
func TestNewerListIsCalledNewer(t *testing.T) {
	r := mathrand.New(mathrand.NewPCG(7, 8))
	s := randomSegment(r)
	b, _, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	h, _, err := Head{Sequence: 1, Epoch: 1, Layout: s.Layout, Segments: []SegmentRef{{Entries: 1, Bytes: 100}}}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	kind := bytes.Clone(b)
	kind[segmentFixed+8*len(s.Layout.Places)] = 6
	if _, _, err := ParseSegment(kind); !errors.Is(err, ErrNewer) || errors.Is(err, ErrList) {
		t.Errorf("kind 6: %v", err)
	}
	for name, c := range map[string]func([]byte) error{
		"segment": func(list []byte) error { _, _, err := ParseSegment(list); return err },
		"head":    func(list []byte) error { _, _, err := ParseHead(list); return err },
	} {
		list := map[string][]byte{"segment": b, "head": h}[name]
		newer := bytes.Clone(list)
		newer[4] = 2
		for what, list := range map[string][]byte{"whole": newer, "cut": newer[:5], "of another form": append(bytes.Clone(newer[:5]), "new"...)} {
			if err := c(list); !errors.Is(err, ErrNewer) || errors.Is(err, ErrList) {
				t.Errorf("%s of version 2, %s: %v", name, what, err)
			}
		}
		newer[0] ^= 1
		if err := c(newer); !errors.Is(err, ErrList) || errors.Is(err, ErrNewer) {
			t.Errorf("%s that does not begin as one: %v", name, err)
		}
	}
}

func TestPlacementIsAPermutation(t *testing.T) {
	r := mathrand.New(mathrand.NewPCG(5, 6))
	for range 100 {
		l, h := randomLayout(r), randomHash(r)
		seen := map[int]bool{}
		for i := range l.Places {
			p := l.Position(h, i)
			if p < 0 || p >= len(l.Places) || seen[p] || l.ShardAt(h, p) != i {
				t.Fatalf("shard %d at position %d of %d", i, p, len(l.Places))
			}
			seen[p] = true
		}
	}
}

func TestHashAndSignatureText(t *testing.T) {
	key, pub := newKey(t)
	sig, err := Sign(key, Hash{1})
	if err != nil {
		t.Fatal(err)
	}
	type doc struct {
		H Hash
		S Signature
		K PublicKey
	}
	in := doc{Hash{1, 2}, sig, pub}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out doc
	if err := json.Unmarshal(b, &out); err != nil || out != in {
		t.Fatalf("%s came back as %+v, %v", b, out, err)
	}
	for _, bad := range []string{"", "0x", "0x1", string(make([]byte, 64)), "zz" + out.H.String()[4:]} {
		if _, err := ParseHash(bad); err == nil {
			t.Errorf("%q taken for a hash", bad)
		}
	}
}

func FuzzParseSegment(f *testing.F) {
	r := mathrand.New(mathrand.NewPCG(7, 8))
	for range 5 {
		b, _, _ := randomSegment(r).Encode()
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, root, err := ParseSegment(b)
		if err != nil {
			return
		}
		again, rootAgain, err := s.Encode()
		if err != nil || root != rootAgain || !bytes.Equal(again, b) {
			t.Fatalf("parsed but encodes to other bytes: %v", err)
		}
	})
}

func FuzzParseHead(f *testing.F) {
	h := Head{Sequence: 1, Epoch: 1, Layout: Layout{K: 1, Places: []Place{{1, 1}}}, Segments: []SegmentRef{{Hash{1}, 1, 100}}}
	b, _, _ := h.Encode()
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		h, root, err := ParseHead(b)
		if err != nil {
			return
		}
		again, rootAgain, err := h.Encode()
		if err != nil || root != rootAgain || !bytes.Equal(again, b) {
			t.Fatalf("parsed but encodes to other bytes: %v", err)
		}
	})
}

// TestDecisionDigest holds the digest to the one in docs/format.md, which the
// contract's library makes too.
func TestDecisionDigest(t *testing.T) {
	hash := func(b byte) Hash { return Hash(bytes.Repeat([]byte{b}, 32)) }
	address := func(b byte) [20]byte { return [20]byte(bytes.Repeat([]byte{b}, 20)) }
	d := Decision{Request: 0x0102030405060708, Device: hash(1), Record: hash(2), Recipient: hash(3), Reader: hash(4), Purpose: hash(5), Region: hash(9), Requester: address(6),
		Epoch: 0x11121314, Policy: 0x21222324, PolicyVersion: 0x31323334, Approver: address(7), Answer: Deny, Reason: hash(8), Nonce: 0x4142434445464748}
	got := d.Digest(Domain{ChainID: 31337, Genesis: hash(0xaa)})
	if want := "0xde3232ddc166bcddfff142a46bbb9c83adcb96e25025c81e86249311678bbe01"; got.String() != want {
		t.Fatalf("digest %s, want %s", got, want)
	}
}
