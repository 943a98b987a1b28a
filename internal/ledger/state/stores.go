package state

import (
	"context"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// Organisation is a party of the consortium.
type Organisation struct {
	ID      uint32 // from 1
	Name    string
	Account light.Address // it acts with
	Active  bool          // whether it may get stores and slots
}

// Organisation reads an organisation by its number.
func (s State) Organisation(ctx context.Context, id uint32) (Organisation, error) {
	// Every field of one may be zero: that there are so many shows that it is.
	count, err := s.count(ctx, storesContract, storesOrganisationCount)
	if err != nil {
		return Organisation{}, err
	}
	if id == 0 || id > count {
		return Organisation{}, s.notFound("organisation %d", id)
	}
	w, err := s.words(ctx, storesContract, organisationWords, at(storesOrganisations, number(uint64(id))))
	if err != nil {
		return Organisation{}, err
	}
	return Organisation{
		ID:      id,
		Name:    w[0].text(organisationName),
		Account: w[0].address(organisationAccount),
		Active:  w[0].bool(organisationActive),
	}, nil
}

// Store is a keeper of shards.
type Store struct {
	ID           uint32           // from 1
	Key          record.PublicKey // signs its receipts; never changes
	TLSKeyHash   record.Hash      // SHA-256 of the SubjectPublicKeyInfo it serves with
	Region       string
	Organisation uint32
	Slot         uint32 // that it holds now; 0: none
	Endpoint     string // how it is reached, 256 bytes at most
}

// Store reads a store by its number.
func (s State) Store(ctx context.Context, id uint32) (Store, error) {
	list, err := s.Stores(ctx, []uint32{id})
	if err != nil {
		return Store{}, err
	}
	return list[0], nil
}

// Stores reads stores by their numbers, in one go, or two if an endpoint has 32
// bytes or more.
func (s State) Stores(ctx context.Context, ids []uint32) ([]Store, error) {
	first := make([]record.Hash, len(ids))
	for i, id := range ids {
		first[i] = at(storesStores, number(uint64(id)))
	}
	list, err := s.words(ctx, storesContract, storeWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Store, len(ids))
	var slots, heads []record.Hash
	for i, w := range list {
		out[i] = Store{
			ID:           ids[i],
			Key:          w.key(storeX, storeY),
			TLSKeyHash:   w.hash(storeTLSKeyHash),
			Region:       w.text(storeRegion),
			Organisation: w.uint32(storeOrganisation),
			Slot:         w.uint32(storeSlot),
		}
		if out[i].Key.IsZero() {
			return nil, s.notFound("store %d", ids[i])
		}
		slots = append(slots, plus(first[i], uint64(storeEndpoint.word)))
		heads = append(heads, w.hash(storeEndpoint))
	}
	endpoints, err := s.strings(ctx, storesContract, slots, heads)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Endpoint = endpoints[i]
	}
	return out, nil
}

// StoreCount is how many stores there are; their numbers are 1 to this.
func (s State) StoreCount(ctx context.Context) (uint32, error) {
	return s.count(ctx, storesContract, storesStoreCount)
}

// count reads a variable of a contract that counts.
func (s State) count(ctx context.Context, contract string, f field) (uint32, error) {
	w, err := s.words(ctx, contract, 1, slot(f))
	if err != nil {
		return 0, err
	}
	return w[0].uint32(field{offset: f.offset, size: f.size}), nil
}

// Slot is a numbered place for shards.
type Slot struct {
	Number       uint32 // from 1
	Store        uint32 // that holds it now
	Version      uint32 // counts its assignments from 1
	Organisation uint32 // the store's
}

// Slot reads a slot by its number.
func (s State) Slot(ctx context.Context, number uint32) (Slot, error) {
	list, err := s.Slots(ctx, []uint32{number})
	if err != nil {
		return Slot{}, err
	}
	return list[0], nil
}

// Slots reads slots by their numbers, in one go.
func (s State) Slots(ctx context.Context, numbers []uint32) ([]Slot, error) {
	first := make([]record.Hash, len(numbers))
	for i, n := range numbers {
		first[i] = at(storesSlots, number(uint64(n)))
	}
	list, err := s.words(ctx, storesContract, slotWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Slot, len(numbers))
	for i, w := range list {
		out[i] = Slot{Number: numbers[i], Store: w.uint32(slotStore), Version: w.uint32(slotVersion), Organisation: w.uint32(slotOrganisation)}
		if out[i].Store == 0 {
			return nil, s.notFound("slot %d", numbers[i])
		}
	}
	return out, nil
}
