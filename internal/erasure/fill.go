package erasure

import (
	"fmt"
)

// Fill is Reconstruct in place: object has room for the k data shards, one
// after the other, and shards has those that are at hand, the data shards as
// parts of object. It rebuilds the data shards that are missing, and returns
// the object at its length. The shards must have been verified.
func Fill(k, n int, length uint64, object []byte, shards [][]byte) ([]byte, error) {
	if err := check(k, n, length); err != nil {
		return nil, err
	}
	size := int(ShardBytes(k, length))
	if len(shards) != n || len(object) != k*size {
		return nil, fmt.Errorf("%d shards and %d bytes for a code of %d of %d", len(shards), len(object), k, n)
	}
	work := make([][]byte, n)
	have, data := 0, 0
	for i, s := range shards {
		switch {
		case s != nil && len(s) != size:
			return nil, fmt.Errorf("shard %d has %d bytes, want %d", i, len(s), size)
		case s != nil:
			work[i] = s
			have++
			if i < k {
				data++
			}
		case i < k:
			work[i] = object[i*size : i*size : (i+1)*size] // the coder fills what is empty
		}
	}
	if have < k {
		return nil, fmt.Errorf("%w: %d of the %d needed", ErrTooFew, have, k)
	}
	if data < k {
		rs, err := coder(k, n)
		if err != nil {
			return nil, err
		}
		if err := rs.ReconstructData(work); err != nil {
			return nil, fmt.Errorf("rebuild: %w", err)
		}
	}
	for _, b := range object[length:] {
		if b != 0 {
			return nil, fmt.Errorf("rebuild: bytes after the object's end are not zero")
		}
	}
	return object[:length], nil
}

// Piece rebuilds a piece of one shard from the same piece of any k of the n:
// coding is byte by byte. The pieces are of one length, the missing ones nil.
func Piece(k, n, index int, pieces [][]byte) ([]byte, error) {
	if k < 1 || n < k || len(pieces) != n || index < 0 || index >= n {
		return nil, fmt.Errorf("no piece of shard %d of a code of %d of %d", index, k, n)
	}
	if pieces[index] != nil {
		return pieces[index], nil
	}
	have, size := 0, 0
	for _, p := range pieces {
		if p != nil {
			have++
			size = len(p)
		}
	}
	if have < k {
		return nil, fmt.Errorf("%w: %d of the %d needed", ErrTooFew, have, k)
	}
	for _, p := range pieces {
		if p != nil && len(p) != size {
			return nil, fmt.Errorf("pieces of %d and %d bytes", len(p), size)
		}
	}
	rs, err := coder(k, n)
	if err != nil {
		return nil, err
	}
	work := append([][]byte(nil), pieces...)
	want := make([]bool, n)
	want[index] = true
	if err := rs.ReconstructSome(work, want); err != nil {
		return nil, fmt.Errorf("rebuild: %w", err)
	}
	return work[index], nil
}
