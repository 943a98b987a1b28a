package erasure

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// What is rebuilt in place, or piece by piece, is what Reconstruct gives.
func TestFillAndPieceAgreeWithReconstruct(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 100 {
		n := 1 + r.IntN(10)
		k := 1 + r.IntN(n)
		b := random(r, 1+r.IntN(200000))
		shards, _, _, err := Encode(k, n, bytes.Clone(b))
		if err != nil {
			t.Fatal(err)
		}
		size := len(shards[0])
		object := make([]byte, k*size)
		for i := range object {
			object[i] = 0xee // what was there before does not matter
		}
		have, pieces := make([][]byte, n), make([][]byte, n)
		from := r.IntN(size)
		to := from + 1 + r.IntN(size-from)
		free := r.Perm(k) // places that parity shards may be in
		for _, i := range r.Perm(n)[:k] {
			have[i] = bytes.Clone(shards[i])
			if i < k && r.IntN(4) > 0 {
				have[i] = object[i*size : (i+1)*size]
				copy(have[i], shards[i])
				free = slices.DeleteFunc(free, func(at int) bool { return at == i })
			}
			pieces[i] = shards[i][from:to]
		}
		for i := k; i < n && len(free) > 0; i++ {
			if have[i] != nil && r.IntN(4) > 0 {
				have[i] = object[free[0]*size : (free[0]+1)*size]
				copy(have[i], shards[i])
				free = free[1:]
			}
		}
		got, err := Fill(k, n, uint64(len(b)), object, have)
		if err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%d of %d, %d bytes: %v", k, n, len(b), err)
		}
		for i := range n {
			piece, err := Piece(k, n, i, pieces)
			if err != nil || !bytes.Equal(piece, shards[i][from:to]) {
				t.Fatalf("%d of %d, piece %d to %d of shard %d: %v", k, n, from, to, i, err)
			}
		}
		for i := range have {
			if have[i] != nil {
				have[i], pieces[i] = nil, nil
				break
			}
		}
		if _, err := Fill(k, n, uint64(len(b)), object, have); err == nil {
			t.Fatal("rebuilt of too few")
		}
		if _, err := Piece(k, n, n-1, pieces); k > 1 && err == nil && pieces[n-1] == nil {
			t.Fatal("a piece was rebuilt of too few")
		}
	}
}
