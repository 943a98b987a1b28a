package state

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// Custodian is a keeper of sealed shares of epoch keys.
type Custodian struct {
	ID           uint32           // from 1
	Key          record.PublicKey // signs its statements; never changes
	TLSKeyHash   record.Hash      // SHA-256 of the SubjectPublicKeyInfo it serves with
	Organisation uint32
	Endpoint     string // how it is reached, 256 bytes at most
}

// Custodian reads a custodian by its number.
func (s State) Custodian(ctx context.Context, id uint32) (Custodian, error) {
	list, err := s.Custodians(ctx, []uint32{id})
	if err != nil {
		return Custodian{}, err
	}
	return list[0], nil
}

// Custodians reads custodians by their numbers, in one go, or two if an
// endpoint has 32 bytes or more.
func (s State) Custodians(ctx context.Context, ids []uint32) ([]Custodian, error) {
	first := make([]record.Hash, len(ids))
	for i, id := range ids {
		first[i] = at(custodyCustodians, number(uint64(id)))
	}
	list, err := s.words(ctx, custodyContract, custodianWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Custodian, len(ids))
	var slots, heads []record.Hash
	for i, w := range list {
		out[i] = Custodian{
			ID:           ids[i],
			Key:          w.key(custodianX, custodianY),
			TLSKeyHash:   w.hash(custodianTLSKeyHash),
			Organisation: w.uint32(custodianOrganisation),
		}
		if out[i].Key.IsZero() {
			return nil, s.notFound("custodian %d", ids[i])
		}
		slots = append(slots, plus(first[i], uint64(custodianEndpoint.word)))
		heads = append(heads, w.hash(custodianEndpoint))
	}
	endpoints, err := s.strings(ctx, custodyContract, slots, heads)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Endpoint = endpoints[i]
	}
	return out, nil
}

// maxPanel is the largest panel (Custody.MAX_PANEL).
const maxPanel = 16

// Panel is the custodians who share epoch keys. It never changes.
type Panel struct {
	ID         uint32   // from 1
	M          uint8    // shares that rebuild a key
	Custodians []uint32 // one share each, in the order of the shares
}

// Panel reads a panel by its number.
func (s State) Panel(ctx context.Context, id uint32) (Panel, error) {
	list, err := s.words(ctx, custodyContract, membersWords, at(custodyPanels, number(uint64(id))))
	if err != nil {
		return Panel{}, err
	}
	w := list[0]
	n := w.uint8(membersN)
	if n == 0 {
		return Panel{}, s.notFound("panel %d", id)
	}
	if n > maxPanel {
		return Panel{}, fmt.Errorf("panel %d: %w: %d custodians", id, ErrMalformed, n)
	}
	return Panel{ID: id, M: w.uint8(membersM), Custodians: w.uint32s(membersCustodians, int(n))}, nil
}
