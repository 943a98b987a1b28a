package rebuild

import (
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

var stores = bindings.NewStores()

var ofStores = map[string]handler{
	"OrganisationAdded": on(stores.UnpackOrganisationAddedEvent, func(s *State, e *bindings.StoresOrganisationAdded, _ Block) {
		o := s.at("Stores", "_organisations").key(e.Organisation)
		o.field("name").set(e.Name)
		o.field("account").set(e.Account)
		o.field("active").set(true)
		s.at("Stores", "_organisationCount").set(e.Organisation)
	}),
	"OrganisationUpdated": on(stores.UnpackOrganisationUpdatedEvent, func(s *State, e *bindings.StoresOrganisationUpdated, _ Block) {
		o := s.at("Stores", "_organisations").key(e.Organisation)
		o.field("account").set(e.Account)
		o.field("active").set(e.Active)
	}),
	"StoreAdded": on(stores.UnpackStoreAddedEvent, func(s *State, e *bindings.StoresStoreAdded, _ Block) {
		store := s.at("Stores", "_stores").key(e.Store)
		store.field("x").set(e.X)
		store.field("y").set(e.Y)
		store.field("tlsKeyHash").set(e.TlsKeyHash)
		store.field("region").set(e.Region)
		store.field("organisation").set(e.Organisation)
		store.field("endpoint").setBytes([]byte(e.Endpoint))
		s.at("Stores", "_storeOfKey").key(keyHash(e.X, e.Y)).set(e.Store)
		s.at("Stores", "_storeCount").set(e.Store)
	}),
	"StoreUpdated": on(stores.UnpackStoreUpdatedEvent, func(s *State, e *bindings.StoresStoreUpdated, _ Block) {
		store := s.at("Stores", "_stores").key(e.Store)
		store.field("endpoint").setBytes([]byte(e.Endpoint))
		store.field("tlsKeyHash").set(e.TlsKeyHash)
	}),
	"SlotAssigned": on(stores.UnpackSlotAssignedEvent, func(s *State, e *bindings.StoresSlotAssigned, _ Block) {
		slot, all := s.at("Stores", "_slots").key(e.Slot), s.at("Stores", "_stores")
		if before := slot.field("store").number(); before != 0 {
			all.key(before).field("slot").set(uint64(0))
		}
		all.key(e.Store).field("slot").set(e.Slot)
		slot.field("store").set(e.Store)
		slot.field("version").set(e.Version)
		slot.field("organisation").set(e.Organisation)
		count := s.at("Stores", "_slotCount")
		count.set(max(count.number(), uint64(e.Slot)))
	}),
}

// keyHash is under what the contracts keep a P-256 key.
func keyHash(x, y [32]byte) [32]byte { return crypto.Keccak256Hash(x[:], y[:]) }
