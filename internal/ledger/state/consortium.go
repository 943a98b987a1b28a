package state

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// maxMembers is the most members of a consortium (Consortium.MAX_MEMBERS).
const maxMembers = 64

// CheckpointKeys reads the keys by which the members of the consortium sign
// checkpoints, offline, in no order, in three goes.
func (s State) CheckpointKeys(ctx context.Context) ([]record.PublicKey, error) {
	length, err := s.words(ctx, consortiumContract, 1, slot(consortiumMembers))
	if err != nil {
		return nil, err
	}
	// Of a dynamic array the slot has the length, as a whole word.
	n := length[0].uint(field{0, 0, 8})
	if n == 0 || n > maxMembers || length[0][0] != number(n) {
		return nil, fmt.Errorf("%s at block %d: %w: %s members", consortiumContract, s.view.Number(), ErrMalformed, length[0][0])
	}
	list, err := s.words(ctx, consortiumContract, int(n+7)/8, dataOf(slot(consortiumMembers)))
	if err != nil {
		return nil, err
	}
	numbers := list[0].uint32s(field{0, 0, 4 * int(n)}, int(n))
	// Of a member its key alone is proven: x, and y in the word after it.
	x, y := memberCheckpointX, memberCheckpointY
	first := make([]record.Hash, n)
	for i, m := range numbers {
		first[i] = plus(at(consortiumMemberOf, number(uint64(m))), uint64(x.word))
	}
	y.word -= x.word
	x.word = 0
	all, err := s.words(ctx, consortiumContract, y.word+1, first...)
	if err != nil {
		return nil, err
	}
	out := make([]record.PublicKey, n)
	for i, w := range all {
		out[i] = w.key(x, y)
		if out[i].IsZero() {
			return nil, fmt.Errorf("%s at block %d: %w: member %d has no checkpoint key", consortiumContract, s.view.Number(), ErrMalformed, numbers[i])
		}
	}
	return out, nil
}
