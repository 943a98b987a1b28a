package erasure

import (
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/reedsolomon"

	"github.com/byssus-iot/byssus/internal/record"
)

const (
	// ReplicateBelow is the length in bytes under which a pack is kept whole
	// by every store instead of being coded: its shards would be mostly
	// overhead.
	ReplicateBelow = 16 << 10

	// shardUnit is what a shard's length is a multiple of.
	shardUnit = 64
)

// ErrTooFew is wrapped when fewer than k good shards are at hand.
var ErrTooFew = errors.New("too few good shards")

// ShardBytes is the length of each shard of an object of so many bytes:
// a k-th of it, rounded up to a multiple of 64.
func ShardBytes(k int, length uint64) uint64 {
	s := (length + uint64(k) - 1) / uint64(k)
	return (s + shardUnit - 1) / shardUnit * shardUnit
}

// ParityBytes is the length of the parity shards, together, of an object of so
// many bytes.
func ParityBytes(k, n int, length uint64) uint64 { return uint64(n-k) * ShardBytes(k, length) }

// Encode cuts an object into k data shards, the last padded with zeros, and
// makes the n-k parity shards. It returns the n shards with their roots and the
// object's hash: the RFC 6962 tree hash over those roots. The data shards may
// share the object's memory.
func Encode(k, n int, object []byte) (shards [][]byte, roots []record.Hash, hash record.Hash, err error) {
	return EncodeWith(k, n, object, nil)
}

// EncodeWith is Encode with memory for the parity shards, which is used as far as
// it reaches: ParityBytes are enough.
func EncodeWith(k, n int, object, parity []byte) (shards [][]byte, roots []record.Hash, hash record.Hash, err error) {
	if err := check(k, n, uint64(len(object))); err != nil {
		return nil, nil, hash, err
	}
	size := int(ShardBytes(k, uint64(len(object))))
	shards = make([][]byte, n)
	for i := range k {
		from, to := min(i*size, len(object)), min((i+1)*size, len(object))
		shards[i] = object[from:to:to]
		if to-from < size {
			shards[i] = make([]byte, size)
			copy(shards[i], object[from:to])
		}
	}
	if len(parity) < (n-k)*size {
		parity = make([]byte, (n-k)*size)
	}
	for i := k; i < n; i++ {
		shards[i] = parity[(i-k)*size:][:size:size]
	}
	if n > k {
		rs, err := coder(k, n)
		if err != nil {
			return nil, nil, hash, err
		}
		if err := rs.Encode(shards); err != nil {
			return nil, nil, hash, fmt.Errorf("make parity: %w", err)
		}
	}
	roots = make([]record.Hash, n)
	h := NewRoot()
	for i, s := range shards {
		h.Reset()
		h.Write(s)
		roots[i] = h.Sum()
	}
	return shards, roots, Hash(roots), nil
}

// Hash names a coded object by its shards' roots.
func Hash(roots []record.Hash) record.Hash {
	return record.Entry{Kind: record.CodedPack, Roots: roots}.Hash()
}

// Reconstruct rebuilds an object of so many bytes from any k of its n shards;
// the missing ones are nil. The shards must have been verified against their
// roots: a wrong one gives a wrong object. It does not change the slice.
func Reconstruct(k, n int, length uint64, shards [][]byte) ([]byte, error) {
	if err := check(k, n, length); err != nil {
		return nil, err
	}
	if len(shards) != n {
		return nil, fmt.Errorf("%d shards for a code of %d", len(shards), n)
	}
	size := int(ShardBytes(k, length))
	have, data := 0, true
	for i, s := range shards {
		switch {
		case s == nil:
			data = data && i >= k
		case len(s) != size:
			return nil, fmt.Errorf("shard %d has %d bytes, want %d", i, len(s), size)
		default:
			have++
		}
	}
	if have < k {
		return nil, fmt.Errorf("%w: %d of the %d needed", ErrTooFew, have, k)
	}
	work := append([][]byte(nil), shards...)
	if !data {
		rs, err := coder(k, n)
		if err != nil {
			return nil, err
		}
		if err := rs.ReconstructData(work); err != nil {
			return nil, fmt.Errorf("rebuild: %w", err)
		}
	}
	object := make([]byte, 0, k*size)
	for _, s := range work[:k] {
		object = append(object, s...)
	}
	for _, b := range object[length:] {
		if b != 0 {
			return nil, fmt.Errorf("rebuild: bytes after the object's end are not zero")
		}
	}
	return object[:length:length], nil
}

// Rebuild is Reconstruct for an entry of a pack list: it checks every shard
// against its root first and leaves out those that do not match, whose indexes
// it returns. It takes one whole copy for a replicated object.
func Rebuild(e record.Entry, l record.Layout, shards [][]byte) (object []byte, damaged []int, err error) {
	if e.Kind != record.CodedPack {
		for i, s := range shards {
			if s == nil {
				continue
			}
			if uint64(len(s)) == e.Length && Root(s) == e.Roots[0] {
				return s, damaged, nil
			}
			damaged = append(damaged, i)
		}
		return nil, damaged, fmt.Errorf("%w: no copy matches its name", ErrTooFew)
	}
	n := len(l.Places)
	if len(e.Roots) != n || len(shards) != n {
		return nil, nil, fmt.Errorf("%d shards and %d roots for a layout of %d", len(shards), len(e.Roots), n)
	}
	good := make([][]byte, n)
	for i, s := range shards {
		if s == nil {
			continue
		}
		if Root(s) == e.Roots[i] {
			good[i] = s
		} else {
			damaged = append(damaged, i)
		}
	}
	object, err = Reconstruct(int(l.K), n, e.Length, good)
	return object, damaged, err
}

func check(k, n int, length uint64) error {
	if k < 1 || n < k || n > record.MaxSlots {
		return fmt.Errorf("no code of %d of %d shards", k, n)
	}
	if length == 0 || length > record.MaxObjectBytes {
		return fmt.Errorf("no object of %d bytes is coded", length)
	}
	return nil
}

// coders keeps the coders in use: making one inverts a matrix.
var coders struct {
	sync.Mutex
	of map[[2]int]reedsolomon.Encoder
}

func coder(k, n int) (reedsolomon.Encoder, error) {
	coders.Lock()
	defer coders.Unlock()
	if rs, ok := coders.of[[2]int{k, n}]; ok {
		return rs, nil
	}
	rs, err := reedsolomon.New(k, n-k, reedsolomon.WithMaxGoroutines(1))
	if err != nil {
		return nil, fmt.Errorf("code of %d of %d shards: %w", k, n, err)
	}
	if coders.of == nil {
		coders.of = map[[2]int]reedsolomon.Encoder{}
	}
	coders.of[[2]int{k, n}] = rs
	return rs, nil
}
