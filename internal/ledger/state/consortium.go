package state

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// maxMembers is the most members of a consortium (Consortium.MAX_MEMBERS).
const maxMembers = 64

// Member is an organisation that has a vote.
type Member struct {
	Number     uint32 // from 1
	Name       string
	Checkpoint record.PublicKey // signs checkpoints, offline
}

// Members reads the members of the consortium, in no order, in three goes.
func (s State) Members(ctx context.Context) ([]Member, error) {
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
	first := make([]record.Hash, n)
	for i, m := range numbers {
		first[i] = at(consortiumMemberOf, number(uint64(m)))
	}
	all, err := s.words(ctx, consortiumContract, memberWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Member, n)
	for i, w := range all {
		out[i] = Member{Number: numbers[i], Name: w.text(memberName), Checkpoint: w.key(memberCheckpointX, memberCheckpointY)}
		if out[i].Checkpoint.IsZero() {
			return nil, fmt.Errorf("%s at block %d: %w: member %d has no checkpoint key", consortiumContract, s.view.Number(), ErrMalformed, numbers[i])
		}
	}
	return out, nil
}
