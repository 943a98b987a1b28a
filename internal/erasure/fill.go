package erasure

import (
	"fmt"

	"github.com/klauspost/reedsolomon"
)

// fillStripe is how many bytes of each shard are rebuilt at once: little enough to
// be in a processor's cache.
const fillStripe = 16 << 10

// Fill is Reconstruct in place: object has room for the k data shards, one
// after the other, and shards has those that are at hand. A data shard is in its
// own place or outside of the object; a parity shard may be in the place of any.
// It puts the data shards where they belong, rebuilds those that are missing, and
// returns the object at its length. The shards must have been verified.
func Fill(k, n int, length uint64, object []byte, shards [][]byte) ([]byte, error) {
	if err := check(k, n, length); err != nil {
		return nil, err
	}
	size := int(ShardBytes(k, length))
	if len(shards) != n || len(object) != k*size {
		return nil, fmt.Errorf("%d shards and %d bytes for a code of %d of %d", len(shards), len(object), k, n)
	}
	have, data := 0, 0
	for i, s := range shards {
		switch {
		case s != nil && len(s) != size:
			return nil, fmt.Errorf("shard %d has %d bytes, want %d", i, len(s), size)
		case s != nil:
			have++
			if i < k {
				data++
			}
		}
	}
	if have < k {
		return nil, fmt.Errorf("%w: %d of the %d needed", ErrTooFew, have, k)
	}
	if err := fill(k, n, size, data < k, object, shards); err != nil {
		return nil, err
	}
	for _, b := range object[length:] {
		if b != 0 {
			return nil, fmt.Errorf("rebuild: bytes after the object's end are not zero")
		}
	}
	return object[:length], nil
}

// fill does so stripe by stripe: of each all is read before any of it is written,
// since what is read may be in the way.
func fill(k, n, size int, rebuild bool, object []byte, shards [][]byte) error {
	var scratch []byte
	var rs reedsolomon.Encoder
	if rebuild {
		var err error
		if rs, err = coder(k, n); err != nil {
			return err
		}
		scratch = make([]byte, k*min(size, fillStripe))
	}
	work := make([][]byte, n)
	for from := 0; from < size; from += fillStripe {
		to := min(from+fillStripe, size)
		for i, s := range shards {
			switch {
			case s != nil:
				work[i] = s[from:to]
			case i < k:
				work[i] = scratch[i*(to-from) : i*(to-from) : (i+1)*(to-from)] // the coder fills what is empty
			default:
				work[i] = nil
			}
		}
		if rebuild {
			if err := rs.ReconstructData(work); err != nil {
				return fmt.Errorf("rebuild: %w", err)
			}
		}
		for i := range k {
			copy(object[i*size+from:], work[i]) // nothing, if it is there
		}
	}
	return nil
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
