package erasure

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

// naive is RFC 6962 section 2.1, word for word.
func naive(leaves [][]byte) record.Hash {
	if len(leaves) == 1 {
		return sha256.Sum256(append([]byte{0}, leaves[0]...))
	}
	k := 1
	for k*2 < len(leaves) {
		k *= 2
	}
	l, r := naive(leaves[:k]), naive(leaves[k:])
	return sha256.Sum256(append(append([]byte{1}, l[:]...), r[:]...))
}

func random(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func cut(b []byte) (leaves [][]byte) {
	for len(b) > 0 {
		n := min(LeafBytes, len(b))
		leaves, b = append(leaves, b[:n]), b[n:]
	}
	return leaves
}

func TestRootIsRFC6962(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 31, 4095, 4096, 4097, 8192, 3 * 4096, 4*4096 + 1, 7 * 4096, 33*4096 - 5} {
		b := random(r, n)
		want := naive(cut(b))
		if Root(b) != want {
			t.Fatalf("root of %d bytes differs", n)
		}
		h := NewRoot()
		for rest := b; len(rest) > 0; {
			take := min(1+r.IntN(5000), len(rest))
			h.Write(rest[:take])
			rest = rest[take:]
			if r.IntN(3) == 0 {
				h.Sum() // asking in between changes nothing
			}
		}
		if h.Sum() != want || h.Len() != uint64(n) {
			t.Fatalf("streamed root of %d bytes differs", n)
		}
		h.Reset()
		h.Write(b)
		if h.Sum() != want {
			t.Fatal("root after a reset differs")
		}
	}
}

// A leaf costs no allocation, however many there are.
func TestRootAllocatesNothing(t *testing.T) {
	h, b := NewRoot(), make([]byte, 64*LeafBytes)
	if n := testing.AllocsPerRun(10, func() {
		h.Reset()
		h.Write(b)
		h.Sum()
	}); n > 2 { // of the last leaf and the way up
		t.Errorf("%.0f allocations for 64 leaves", n)
	}
}

func TestLeafProofs(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, n := range []int{1, 4096, 4097, 5*4096 + 17, 13 * 4096, 64 * 4096} {
		b := random(r, n)
		root := Root(b)
		for i := range Leaves(uint64(n)) {
			leaf, proof, err := Prove(b, i)
			if err != nil {
				t.Fatal(err)
			}
			if err := VerifyLeaf(root, uint64(n), i, leaf, proof); err != nil {
				t.Fatalf("leaf %d of %d bytes: %v", i, n, err)
			}
			bad := bytes.Clone(leaf)
			bad[r.IntN(len(bad))] ^= 1
			if VerifyLeaf(root, uint64(n), i, bad, proof) == nil {
				t.Fatal("a changed leaf passes")
			}
			if i > 0 && VerifyLeaf(root, uint64(n), i-1, leaf, proof) == nil {
				t.Fatal("a leaf passes at another place")
			}
			if VerifyLeaf(root, uint64(n), i, leaf, append(proof, record.Hash{})) == nil {
				t.Fatal("a longer proof passes")
			}
			if len(proof) > 0 && VerifyLeaf(root, uint64(n), i, leaf, proof[:len(proof)-1]) == nil {
				t.Fatal("a shorter proof passes")
			}
		}
		if _, _, err := Prove(b, Leaves(uint64(n))); err == nil {
			t.Fatal("a leaf past the end was proven")
		}
	}
}

func TestAnyKShardsRebuild(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 150 {
		n := 1 + r.IntN(12)
		k := 1 + r.IntN(n)
		b := random(r, 1+r.IntN(60000))
		kept := bytes.Clone(b)
		shards, roots, hash, err := Encode(k, n, b)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b, kept) {
			t.Fatal("encoding changed the object")
		}
		e := record.Entry{Kind: record.CodedPack, Length: uint64(len(b)), Roots: roots}
		if e.Hash() != hash {
			t.Fatal("hash differs from the list's")
		}
		l := record.Layout{K: uint8(k), Places: make([]record.Place, n)}
		got := make([][]byte, n)
		var spoilt []int
		for _, i := range r.Perm(n)[:k] {
			got[i] = shards[i]
		}
		for i := range got {
			if got[i] == nil && r.IntN(2) == 0 {
				got[i] = bytes.Clone(shards[i])
				got[i][r.IntN(len(got[i]))] ^= 4
				spoilt = append(spoilt, i)
			}
		}
		back, damaged, err := Rebuild(e, l, got)
		if err != nil || !bytes.Equal(back, b) {
			t.Fatalf("%d of %d: %v", k, n, err)
		}
		if len(damaged) != len(spoilt) {
			t.Fatalf("damaged %v, spoilt %v", damaged, spoilt)
		}
		for i := range got {
			if got[i] != nil && !contains(spoilt, i) {
				got[i] = nil // one fewer than needed
				break
			}
		}
		if _, _, err := Rebuild(e, l, got); !errors.Is(err, ErrTooFew) {
			t.Fatalf("one shard too few: %v", err)
		}
	}
}

func contains(s []int, v int) bool {
	for _, x := range s {
		if x == v {
			return true
		}
	}
	return false
}

func TestReplicaIsItsOwnName(t *testing.T) {
	b := []byte("a small object")
	e := record.Entry{Kind: record.Manifest, Length: uint64(len(b)), Roots: []record.Hash{Root(b)}}
	got, damaged, err := Rebuild(e, record.Layout{}, [][]byte{nil, []byte("b small object"), b})
	if err != nil || !bytes.Equal(got, b) || len(damaged) != 1 || damaged[0] != 1 {
		t.Fatalf("%q %v %v", got, damaged, err)
	}
	if _, _, err := Rebuild(e, record.Layout{}, [][]byte{b[:3]}); !errors.Is(err, ErrTooFew) {
		t.Fatal(err)
	}
}

func TestLimits(t *testing.T) {
	for _, c := range [][3]int{{0, 1, 1}, {2, 1, 1}, {1, 33, 1}, {1, 1, 0}, {1, 1, record.MaxObjectBytes + 1}} {
		if _, _, _, err := Encode(c[0], c[1], make([]byte, c[2])); err == nil {
			t.Errorf("coded %v", c)
		}
	}
	if _, err := Reconstruct(2, 3, 100, [][]byte{make([]byte, 64), make([]byte, 63), nil}); err == nil {
		t.Error("a shard of another length was taken")
	}
	full := make([]byte, 64)
	full[63] = 1
	if _, err := Reconstruct(1, 1, 10, [][]byte{full}); err == nil {
		t.Error("bytes after the end were dropped unseen")
	}
}

func FuzzVerifyLeaf(f *testing.F) {
	b := random(rand.New(rand.NewPCG(4, 4)), 5*4096+3)
	root := Root(b)
	leaf, proof, _ := Prove(b, 2)
	var flat []byte
	for _, h := range proof {
		flat = append(flat, h[:]...)
	}
	f.Add(uint64(len(b)), uint64(2), leaf, flat)
	f.Fuzz(func(t *testing.T, size, index uint64, leaf, flat []byte) {
		var proof []record.Hash
		for ; len(flat) >= 32; flat = flat[32:] {
			proof = append(proof, record.Hash(flat[:32]))
		}
		if VerifyLeaf(root, size, index, leaf, proof) == nil {
			if at := index * LeafBytes; at > uint64(len(b)) || !bytes.HasPrefix(b[at:], leaf) {
				t.Fatal("a leaf that is not the shard's passes")
			}
		}
	})
}
