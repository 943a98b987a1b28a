package erasure

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"math/bits"

	"github.com/byssus-iot/byssus/internal/record"
)

// LeafBytes is the length of an audit tree's leaves; the last may be shorter.
const LeafBytes = 4096

// ErrProof is returned when a leaf and its proof do not lead to a root.
var ErrProof = errors.New("leaf does not belong to the shard")

// RootHasher computes a shard's root while its bytes pass by. It holds one hash
// per level of the tree and no bytes of the shard. Use NewRoot.
type RootHasher struct {
	leaf  hash.Hash     // of the leaf being written
	in    int           // bytes of it so far
	total uint64        // bytes of the whole shard so far
	full  uint64        // leaves finished
	stack []record.Hash // roots of the perfect subtrees to the left, largest first
	sum   record.Hash   // of the last leaf; here, so that no leaf allocates
}

// leafPrefix begins what a leaf's hash is of.
var leafPrefix = []byte{0}

// NewRoot returns a hasher for one shard.
func NewRoot() *RootHasher {
	return &RootHasher{leaf: sha256.New(), stack: make([]record.Hash, 0, 16)}
}

// Write takes the shard's next bytes. It never fails.
func (r *RootHasher) Write(p []byte) (int, error) {
	n := len(p)
	r.total += uint64(n)
	for len(p) > 0 {
		if r.in == LeafBytes {
			r.closeLeaf()
		}
		if r.in == 0 {
			r.leaf.Reset()
			r.leaf.Write(leafPrefix)
		}
		take := min(LeafBytes-r.in, len(p))
		r.leaf.Write(p[:take])
		r.in += take
		p = p[take:]
	}
	return n, nil
}

// closeLeaf adds the finished leaf to the stack. Two perfect subtrees of equal
// size merge: as many times as the count of leaves before has trailing ones.
func (r *RootHasher) closeLeaf() {
	r.leaf.Sum(r.sum[:0])
	h := r.sum
	for range bits.TrailingZeros64(^r.full) {
		h = node(r.stack[len(r.stack)-1], h)
		r.stack = r.stack[:len(r.stack)-1]
	}
	r.stack = append(r.stack, h)
	r.full++
	r.in = 0
}

// Sum returns the root of everything written. Of nothing it is the hash of the
// empty tree, which names no shard: an empty shard is refused everywhere. More
// may be written afterwards.
func (r *RootHasher) Sum() record.Hash {
	var h record.Hash
	left := r.stack
	switch {
	case r.in > 0:
		r.leaf.Sum(h[:0])
		// The unfinished leaf merges like a finished one, on a copy.
		left = append([]record.Hash(nil), r.stack...)
	case len(left) > 0:
		h, left = left[len(left)-1], left[:len(left)-1]
	default:
		return sha256.Sum256(nil)
	}
	for i := len(left) - 1; i >= 0; i-- {
		h = node(left[i], h)
	}
	return h
}

// Len returns the number of bytes written.
func (r *RootHasher) Len() uint64 { return r.total }

// Reset makes the hasher ready for another shard.
func (r *RootHasher) Reset() {
	r.in, r.total, r.full, r.stack = 0, 0, 0, r.stack[:0]
}

// Root returns the name of a shard or of a replicated object: the root of its
// audit tree.
func Root(shard []byte) record.Hash {
	r := NewRoot()
	r.Write(shard)
	return r.Sum()
}

// Leaves returns how many leaves a shard of so many bytes has.
func Leaves(shardBytes uint64) uint64 {
	return shardBytes/LeafBytes + min(1, shardBytes%LeafBytes)
}

// Prove returns a leaf of the shard and the hashes beside its way to the root
// (RFC 6962 section 2.1.1, from the leaf upwards).
func Prove(shard []byte, index uint64) (leaf []byte, proof []record.Hash, err error) {
	count := Leaves(uint64(len(shard)))
	if index >= count {
		return nil, nil, fmt.Errorf("leaf %d of a shard of %d leaves", index, count)
	}
	at := index * LeafBytes
	leaf = shard[at:min(at+LeafBytes, uint64(len(shard)))]
	// Walk down from the root; the subtree beside each step is a proof's hash.
	lo, n := uint64(0), count
	for n > 1 {
		k := split(n)
		if index < lo+k {
			proof = append(proof, subtree(shard, lo+k, n-k))
			n = k
		} else {
			proof = append(proof, subtree(shard, lo, k))
			lo, n = lo+k, n-k
		}
	}
	for i, j := 0, len(proof)-1; i < j; i, j = i+1, j-1 {
		proof[i], proof[j] = proof[j], proof[i]
	}
	return leaf, proof, nil
}

// subtree hashes n leaves from the first on.
func subtree(shard []byte, first, n uint64) record.Hash {
	from := first * LeafBytes
	return Root(shard[from:min(from+n*LeafBytes, uint64(len(shard)))])
}

// split is RFC 6962's k: the largest power of two below n, which is above 1.
func split(n uint64) uint64 { return 1 << (bits.Len64(n-1) - 1) }

// VerifyLeaf checks that leaf is the leaf at index of the shard named root,
// which has shardBytes bytes. It returns ErrProof otherwise.
func VerifyLeaf(root record.Hash, shardBytes, index uint64, leaf []byte, proof []record.Hash) error {
	count := Leaves(shardBytes)
	if index >= count || shardBytes > record.MaxObjectBytes {
		return ErrProof
	}
	want := uint64(LeafBytes)
	if index == count-1 {
		want = shardBytes - index*LeafBytes
	}
	if uint64(len(leaf)) != want {
		return ErrProof
	}
	// The turns from the root down say on which side each hash of the proof is.
	var right [64]bool
	depth := 0
	i, n := index, count
	for n > 1 {
		k := split(n)
		if right[depth] = i >= k; right[depth] {
			i, n = i-k, n-k
		} else {
			n = k
		}
		depth++
	}
	if len(proof) != depth {
		return ErrProof
	}
	h := record.Hash(sha256.Sum256(append([]byte{0}, leaf...)))
	for _, beside := range proof {
		depth--
		if right[depth] {
			h = node(beside, h)
		} else {
			h = node(h, beside)
		}
	}
	if h != root {
		return ErrProof
	}
	return nil
}

func node(l, r record.Hash) record.Hash {
	var b [65]byte
	b[0] = 1
	copy(b[1:], l[:])
	copy(b[33:], r[:])
	return sha256.Sum256(b[:])
}
