package server

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// Chain is what a store asks the chain. Every answer is about the newest final
// block that the implementation has verified; none is about an older block
// than an answer before it.
type Chain interface {
	// Height returns the number and time of that block.
	Height(ctx context.Context) (number uint64, at time.Time, err error)
	// Device returns a device; one that is not enrolled is not Known.
	Device(ctx context.Context, id record.Hash) (Device, error)
	// Slot returns which store a slot stands for; the zero Slot if none.
	Slot(ctx context.Context, slot uint32) (Slot, error)
	// Reader tells whether a granted, unexpired request for the device's data
	// names this reader (record.PublicKey.ID of its key).
	Reader(ctx context.Context, device, reader record.Hash) (bool, error)
	// IsStore tells whether a registered store has this TLS key
	// (identity.Pin).
	IsStore(ctx context.Context, key record.Hash) (bool, error)
	// RetentionTime returns the retention clock, in seconds.
	RetentionTime(ctx context.Context) (uint64, error)
	// Registration returns what the chain has of a store's number.
	Registration(ctx context.Context, store uint32) (Registration, error)
	// Live returns the lists of a device's snapshots that are not retired.
	Live(ctx context.Context, device record.Hash, store uint32) (Live, error)
}

// Live is which lists of a device have to be kept at a block.
type Live struct {
	// Lists are those of all its anchored snapshots that are not retired: true if
	// a slot of the snapshot's policy stands for the store that asks.
	Lists map[record.Hash]bool
	Now   uint64 // the retention clock at that block, in seconds
}

// Device is what the chain says of a device.
type Device struct {
	Known  bool
	Active bool             // false: revoked
	Key    record.PublicKey // its current key
}

// Slot is what the chain says of a slot.
type Slot struct {
	Store   uint32 // number of the store, from 1
	Version uint32
}

// maxViewAge is how old the chain's head may be by the store's clock, and how
// far ahead of it. A chain
// with nothing to do makes a heartbeat block about every ten minutes: three of
// them missed are no accident.
const maxViewAge = 30 * time.Minute

// chainPatience is how long a request waits for the chain's answers.
const chainPatience = 15 * time.Second

// maxCached bounds the remembered answers of one block.
const maxCached = 1 << 16

// view asks the chain and remembers its answers while its height is the same.
type view struct {
	chain Chain
	now   func() time.Time

	mu     sync.Mutex // guards the following
	height uint64
	cached map[any]any
}

// staleError says that there is no fresh view of the chain.
type staleError struct {
	why   string
	cause error // for the log: it may name the node's address
}

func (e *staleError) Error() string {
	if e.cause != nil {
		return e.why + ": " + e.cause.Error()
	}
	return e.why
}

// at returns the chain's height, or a *staleError.
func (v *view) at(ctx context.Context) (uint64, error) {
	number, at, err := v.chain.Height(ctx)
	if err != nil {
		return 0, &staleError{"the chain cannot be asked", err}
	}
	if age := v.now().Sub(at); age > maxViewAge {
		return number, &staleError{fmt.Sprintf("the newest block, %d, is %v old: its node is behind, the chain stands still, or its clock is wrong", number, age.Round(time.Second)), nil}
	} else if age < -maxViewAge {
		// A clock that is behind would let old blocks pass for fresh ones.
		return number, &staleError{fmt.Sprintf("the newest block, %d, is %v ahead of the store's clock: its operator must set the clock", number, -age.Round(time.Second)), nil}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if number > v.height {
		v.height, v.cached = number, nil
	}
	// Another request may have seen a newer block meanwhile: newer is better.
	return v.height, nil
}

type (
	deviceKey    struct{ id record.Hash }
	slotKey      struct{ slot uint32 }
	readerKey    struct{ device, reader record.Hash }
	storeKey     struct{ key record.Hash }
	retentionKey struct{}
	registryKey  struct{ store uint32 }
)

// ask returns the remembered answer of the block at height, or asks.
func ask[T any](v *view, height uint64, key any, f func() (T, error)) (T, error) {
	v.mu.Lock()
	got, ok := v.cached[key]
	ok = ok && v.height == height
	v.mu.Unlock()
	if ok {
		return got.(T), nil
	}
	answer, err := f()
	if err != nil {
		return answer, &staleError{"the chain cannot be asked", err}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	// An answer is remembered for the block it was asked at, never a later one.
	if v.height == height {
		// Full, it begins anew: strangers must not be able to fill it for good.
		if v.cached == nil || len(v.cached) >= maxCached {
			v.cached = map[any]any{}
		}
		v.cached[key] = answer
	}
	return answer, nil
}

func (v *view) device(ctx context.Context, height uint64, id record.Hash) (Device, error) {
	return ask(v, height, deviceKey{id}, func() (Device, error) { return v.chain.Device(ctx, id) })
}

func (v *view) slot(ctx context.Context, height uint64, slot uint32) (Slot, error) {
	return ask(v, height, slotKey{slot}, func() (Slot, error) { return v.chain.Slot(ctx, slot) })
}

// reader tells whether a grant lets a reader in.
func (v *view) reader(ctx context.Context, height uint64, device, reader record.Hash) (bool, error) {
	return ask(v, height, readerKey{device, reader}, func() (bool, error) { return v.chain.Reader(ctx, device, reader) })
}

func (v *view) isStore(ctx context.Context, height uint64, key record.Hash) (bool, error) {
	return ask(v, height, storeKey{key}, func() (bool, error) { return v.chain.IsStore(ctx, key) })
}

func (v *view) retentionTime(ctx context.Context, height uint64) (uint64, error) {
	return ask(v, height, retentionKey{}, func() (uint64, error) { return v.chain.RetentionTime(ctx) })
}

func (v *view) registration(ctx context.Context, height uint64, store uint32) (Registration, error) {
	return ask(v, height, registryKey{store}, func() (Registration, error) { return v.chain.Registration(ctx, store) })
}
