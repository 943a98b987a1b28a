package server

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// lightChain answers a store's questions from state that is proven against the
// genesis document, whatever the node says.
type lightChain struct {
	reader  *light.Reader
	domain  record.Domain
	records Records

	retired struct {
		sync.Mutex                        // guards the following field
		before     map[record.Hash]uint64 // by device: all up to this sequence are retired
	}

	stores struct {
		sync.Mutex // guards the following fields
		keys       map[record.Hash]bool
		at         uint64 // block at which keys was read
	}
}

// ReadChain shows the chain through a light reader, and by records which it holds
// against what the reader proves.
func ReadChain(r *light.Reader, domain record.Domain, records Records) Chain {
	return &lightChain{reader: r, domain: domain, records: records}
}

// errRecords says that a node's log is not what the chain accepted.
var errRecords = errors.New("the node's log of a device's records does not lead back from the proven head")

// Height returns the newest block that verifies.
func (c *lightChain) Height(ctx context.Context) (uint64, time.Time, error) {
	v, err := c.reader.Latest(ctx)
	if err != nil {
		return 0, time.Time{}, err
	}
	return v.Number(), v.Header().At(), nil
}

func (c *lightChain) latest(ctx context.Context) (state.State, uint64, uint64, error) {
	v, err := c.reader.Latest(ctx)
	if err != nil {
		return state.State{}, 0, 0, err
	}
	return state.New(v), v.Number(), v.Time(), nil
}

// Device returns a device; one that is not enrolled is not Known.
func (c *lightChain) Device(ctx context.Context, id record.Hash) (Device, error) {
	return light.Again(ctx, func(ctx context.Context) (Device, error) { return c.device(ctx, id) })
}

func (c *lightChain) device(ctx context.Context, id record.Hash) (Device, error) {
	s, _, _, err := c.latest(ctx)
	if err != nil {
		return Device{}, err
	}
	d, err := s.Device(ctx, id)
	if errors.Is(err, state.ErrNotFound) {
		return Device{}, nil
	}
	return Device{Known: err == nil, Active: d.Status == state.Active, Key: d.Key}, err
}

// Slot returns which store a slot stands for; the zero Slot if none.
func (c *lightChain) Slot(ctx context.Context, slot uint32) (Slot, error) {
	return light.Again(ctx, func(ctx context.Context) (Slot, error) { return c.slot(ctx, slot) })
}

func (c *lightChain) slot(ctx context.Context, slot uint32) (Slot, error) {
	s, _, _, err := c.latest(ctx)
	if err != nil {
		return Slot{}, err
	}
	l, err := s.Slot(ctx, slot)
	if errors.Is(err, state.ErrNotFound) {
		return Slot{}, nil
	}
	return Slot{Store: l.Store, Version: l.Version}, err
}

// Reader tells whether a grant that holds now lets reader read a device's data.
func (c *lightChain) Reader(ctx context.Context, device, reader record.Hash) (bool, error) {
	return light.Again(ctx, func(ctx context.Context) (bool, error) { return c.mayRead(ctx, device, reader) })
}

func (c *lightChain) mayRead(ctx context.Context, device, reader record.Hash) (bool, error) {
	s, _, now, err := c.latest(ctx)
	if err != nil {
		return false, err
	}
	return s.MayRead(ctx, device, reader, now)
}

// IsStore tells whether a registered store has this TLS key.
func (c *lightChain) IsStore(ctx context.Context, key record.Hash) (bool, error) {
	return light.Again(ctx, func(ctx context.Context) (bool, error) { return c.isStore(ctx, key) })
}

func (c *lightChain) isStore(ctx context.Context, key record.Hash) (bool, error) {
	s, number, _, err := c.latest(ctx)
	if err != nil {
		return false, err
	}
	c.stores.Lock()
	defer c.stores.Unlock()
	if c.stores.keys == nil || c.stores.at != number {
		n, err := s.StoreCount(ctx)
		if err != nil {
			return false, err
		}
		ids := make([]uint32, n)
		for i := range ids {
			ids[i] = uint32(i + 1)
		}
		list, err := s.Stores(ctx, ids)
		if err != nil {
			return false, err
		}
		c.stores.keys, c.stores.at = make(map[record.Hash]bool, n), number
		for _, st := range list {
			c.stores.keys[st.TLSKeyHash] = true
		}
	}
	return c.stores.keys[key], nil
}

// RetentionTime returns the retention clock, in seconds.
func (c *lightChain) RetentionTime(ctx context.Context) (uint64, error) {
	return light.Again(ctx, func(ctx context.Context) (uint64, error) {
		s, _, _, err := c.latest(ctx)
		if err != nil {
			return 0, err
		}
		return s.RetentionTime(ctx)
	})
}

// Registration is what the chain says of a store.
func (c *lightChain) Registration(ctx context.Context, number uint32) (Registration, error) {
	return light.Again(ctx, func(ctx context.Context) (Registration, error) { return c.registration(ctx, number) })
}

func (c *lightChain) registration(ctx context.Context, number uint32) (Registration, error) {
	s, _, _, err := c.latest(ctx)
	if err != nil {
		return Registration{}, err
	}
	st, err := s.Store(ctx, number)
	if errors.Is(err, state.ErrNotFound) {
		return Registration{}, nil
	}
	return Registration{Known: err == nil, Signing: st.Key, TLS: st.TLSKeyHash, Region: st.Region, Endpoint: st.Endpoint}, err
}
