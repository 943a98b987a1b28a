package rebuild

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

// Block is what an event owes to the block it is in.
type Block struct {
	Number uint64
	Time   uint64 // Unix seconds of the chain
}

// handler changes the state as one event says.
type handler func(*State, *types.Log, Block) error

// on makes a handler of a function that takes the event as the bindings read it.
func on[E any](unpack func(*types.Log) (*E, error), apply func(*State, *E, Block)) handler {
	return func(s *State, l *types.Log, b Block) error {
		e, err := unpack(l)
		if err != nil {
			return err
		}
		apply(s, e, b)
		return nil
	}
}

// nothing is the handler of an event that tells of no change of the contract's
// own storage.
func nothing(*State, *types.Log, Block) error { return nil }

// contract is how the events of a contract are read, by their names.
type contract struct {
	meta     *bind.MetaData
	handlers map[string]handler
}

var contracts = map[string]contract{
	"AccessManager": {&bindings.AccessManagerMetaData, ofAccessManager},
	"Clock":         {&bindings.ClockMetaData, ofClock},
	"Stores":        {&bindings.StoresMetaData, managed("Stores", ofStores)},
	"Custody":       {&bindings.CustodyMetaData, managed("Custody", ofCustody)},
	"Policies":      {&bindings.PoliciesMetaData, managed("Policies", ofPolicies)},
	"Fleet":         {&bindings.FleetMetaData, managed("Fleet", ofFleet)},
	"Snapshots":     {&bindings.SnapshotsMetaData, managed("Snapshots", ofSnapshots)},
	"Approvers":     {&bindings.ApproversMetaData, ofApprovers},
	"Recovery":      {&bindings.RecoveryMetaData, managed("Recovery", ofRecovery)},
	"Retention":     {&bindings.RetentionMetaData, managed("Retention", ofRetention)},
	"Incidents":     {&bindings.IncidentsMetaData, managed("Incidents", ofIncidents)},
	"Consortium":    {&bindings.ConsortiumMetaData, ofConsortium},
}

// managed adds the event of OpenZeppelin's AccessManaged: it says who the
// authority is, beginning with the one of the constructor.
func managed(name string, handlers map[string]handler) map[string]handler {
	handlers["AuthorityUpdated"] = func(s *State, l *types.Log, _ Block) error {
		if len(l.Data) != 32 {
			return fmt.Errorf("AuthorityUpdated has %d bytes, want 32", len(l.Data))
		}
		s.at(name, "_authority").set(common.BytesToAddress(l.Data))
		return nil
	}
	return handlers
}

// Names returns the names of the contracts, sorted.
func Names() []string {
	var names []string
	for name := range contracts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// deployed is a contract at its address.
type deployed struct {
	name    string
	abi     *abi.ABI
	storage *Storage
}

// State is the state of the contracts as far as their events were applied.
type State struct {
	domain    record.Domain
	byAddress map[common.Address]*deployed
	byName    map[string]*deployed
	lists     map[[32]byte][32]byte // record hash => list root, of accepted records
	last      *types.Log
	seen      map[string]uint64
	changed   map[string]uint64
}

// New returns the state before the first event. artifacts is the folder of the
// contracts' artefacts, of which it reads the storage layouts; addresses has
// every contract by its name.
func New(artifacts fs.FS, domain record.Domain, addresses map[string]common.Address) (*State, error) {
	s := &State{domain: domain, byAddress: map[common.Address]*deployed{}, byName: map[string]*deployed{},
		lists: map[[32]byte][32]byte{}, seen: map[string]uint64{}, changed: map[string]uint64{}}
	for _, name := range Names() {
		address, ok := addresses[name]
		if !ok {
			return nil, fmt.Errorf("rebuild: no address of contract %s", name)
		}
		l, err := readLayout(artifacts, name)
		if err != nil {
			return nil, fmt.Errorf("rebuild: %w", err)
		}
		parsed, err := contracts[name].meta.ParseABI()
		if err != nil {
			return nil, fmt.Errorf("rebuild: interface of %s: %w", name, err)
		}
		d := &deployed{name, parsed, newStorage(l)}
		if other, twice := s.byAddress[address]; twice {
			return nil, fmt.Errorf("rebuild: %s and %s have one address, %s", other.name, name, address)
		}
		s.byAddress[address], s.byName[name] = d, d
	}
	return s, nil
}

// Apply changes the state as an event of a block says. Events come in the order
// of the chain, and none of the contracts' may be missing. One of another
// address changes nothing.
func (s *State) Apply(l *types.Log, b Block) (err error) {
	d, ok := s.byAddress[l.Address]
	if !ok {
		return nil
	}
	if p := s.last; p != nil && (l.BlockNumber < p.BlockNumber || l.BlockNumber == p.BlockNumber && l.Index <= p.Index) {
		return fmt.Errorf("rebuild: event %d of block %d comes after event %d of block %d", l.Index, l.BlockNumber, p.Index, p.BlockNumber)
	}
	if l.BlockNumber != b.Number {
		return fmt.Errorf("rebuild: an event of block %d is applied as one of block %d", l.BlockNumber, b.Number)
	}
	s.last = l
	if len(l.Topics) == 0 {
		return fmt.Errorf("rebuild: event %d of block %d of %s has no name", l.Index, l.BlockNumber, d.name)
	}
	event, err := d.abi.EventByID(l.Topics[0])
	if err != nil {
		return fmt.Errorf("rebuild: event %d of block %d is none that %s has", l.Index, l.BlockNumber, d.name)
	}
	handle, ok := contracts[d.name].handlers[event.Name]
	if !ok {
		return fmt.Errorf("rebuild: nothing says what %s of %s changes", event.Name, d.name)
	}
	defer func() {
		if r := recover(); r != nil {
			failed, ok := r.(broken)
			if !ok {
				panic(r)
			}
			err = fmt.Errorf("rebuild: %s of %s in block %d: %w", event.Name, d.name, b.Number, failed.error)
		}
	}()
	before := d.storage.writes
	if err := handle(s, l, b); err != nil {
		return fmt.Errorf("rebuild: %s of %s in block %d: %w", event.Name, d.name, b.Number, err)
	}
	s.seen[d.name+"."+event.Name]++
	if d.storage.writes != before {
		s.changed[d.name+"."+event.Name]++
	}
	return nil
}

// Storage returns what a contract stores; nil if there is no such contract.
func (s *State) Storage(name string) *Storage {
	d, ok := s.byName[name]
	if !ok {
		return nil
	}
	return d.storage
}

// Seen returns how often an event of a contract was applied.
func (s *State) Seen(name, event string) uint64 { return s.seen[name+"."+event] }

// Changed returns how many of them changed what their contract stores.
func (s *State) Changed(name, event string) uint64 { return s.changed[name+"."+event] }

// at returns a variable of a contract.
func (s *State) at(name, variable string) place { return s.byName[name].storage.at(variable) }

// later is when a bucket is full again once a token was taken from it that comes
// back after so many seconds: the bucket as one number, as the contracts keep it.
func later(fullAt, now, seconds uint64) uint64 { return max(fullAt, now) + seconds }
