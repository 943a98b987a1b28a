package state

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// Retained is what, beside its expiry, decides whether a snapshot is kept.
type Retained struct {
	RetiredAt uint64 // when it was retired for good, by the retention clock; 0: it was not
	Holds     uint64 // legal holds on the snapshot by itself
}

// Retained reads what keeps snapshots, by their records' hashes and in their
// order. What the chain does not know is neither retired nor held.
func (s State) Retained(ctx context.Context, recordHashes ...record.Hash) ([]Retained, error) {
	first := make([]record.Hash, 0, 2*len(recordHashes))
	for _, h := range recordHashes {
		first = append(first, at(retentionRetiredAt, h), at(retentionHolds, h))
	}
	list, err := s.words(ctx, retentionContract, 1, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Retained, len(recordHashes))
	for i := range out {
		if out[i].RetiredAt, err = retentionNumber(list[2*i][0]); err != nil {
			return nil, err
		}
		if out[i].Holds, err = retentionNumber(list[2*i+1][0]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Keeping is what keeps all snapshots of a device, those to come too.
type Keeping struct {
	Holds       uint64 // legal holds on the device
	FrozenUntil uint64 // the last second in which an incident keeps them, by the retention clock; past or 0: none does
}

// Keeping reads what keeps all snapshots of a device.
func (s State) Keeping(ctx context.Context, device record.Hash) (k Keeping, err error) {
	list, err := s.words(ctx, retentionContract, 1, at(retentionDeviceHolds, device), at(retentionFrozenUntil, device))
	if err != nil {
		return Keeping{}, err
	}
	if k.Holds, err = retentionNumber(list[0][0]); err != nil {
		return Keeping{}, err
	}
	k.FrozenUntil, err = retentionNumber(list[1][0])
	return k, err
}

// retentionNumber reads a time or a count, each of which has a word of its own.
func retentionNumber(w record.Hash) (uint64, error) {
	n := binary.BigEndian.Uint64(w[24:])
	if w != number(n) {
		return 0, fmt.Errorf("%s: %w: number %s", retentionContract, ErrMalformed, w)
	}
	return n, nil
}
