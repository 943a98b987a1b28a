package recovery

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

const (
	// A busy store is asked again so often, after what it says, at most:
	busyTries = 8
	busyMost  = 2 * time.Second

	// Of a shard that broke off after so many bytes the rest is asked for, so
	// often without so many more: after about one second, two and four.
	worthPart = 4 << 10
	restTries = 3
)

// Dial returns the slots of the given numbers with clients of the stores that
// the chain maps them to now, and what closes those. cert shows the key that
// may read: the device's, a grant's reader's, or a store's.
func Dial(ctx context.Context, v View, numbers []uint32, cert tls.Certificate) ([]Slot, func(), error) {
	slots, err := v.Slots(ctx, numbers)
	if err != nil {
		return nil, nil, fmt.Errorf("find the stores: %w", err)
	}
	var ids []uint32
	for _, s := range slots {
		if !slices.Contains(ids, s.Store) {
			ids = append(ids, s.Store)
		}
	}
	stores, err := v.Stores(ctx, ids)
	if err != nil {
		return nil, nil, fmt.Errorf("find the stores: %w", err)
	}
	byID := map[uint32]Store{}
	known := map[uint32]state.Store{}
	var clients []*store.Client
	for _, s := range stores {
		known[s.ID] = s
		c, err := store.NewClient(s.Endpoint, s.TLSKeyHash, cert)
		if err != nil {
			byID[s.ID] = badStore{err} // the others may do
			continue
		}
		clients = append(clients, c)
		byID[s.ID] = ReadFrom(c)
	}
	out := make([]Slot, len(slots))
	for i, s := range slots {
		out[i] = Slot{Number: s.Number, StoreID: s.Store, Name: known[s.Store].Endpoint, Store: byID[s.Store]}
	}
	return out, func() {
		for _, c := range clients {
			c.Close()
		}
	}, nil
}

// ReadFrom reads from a store over the network, in this package's terms: its
// errors wrap ErrDamaged, ErrMissing and ErrRefused, and a busy store is asked
// again for a while.
func ReadFrom(c *store.Client) Store { return client{c} }

type client struct{ c *store.Client }

func (s client) Shard(ctx context.Context, device, root record.Hash, size uint64) ([]byte, error) {
	return patiently(ctx, func() ([]byte, error) { return s.c.Shard(ctx, device, root, int64(size)) })
}

// ShardTo implements streamer. An answer that breaks off after it brought something
// costs what was on its way: the rest is asked for.
func (s client) ShardTo(ctx context.Context, device, root record.Hash, size uint64, w io.Writer) error {
	at, failed := int64(0), 0
	for {
		var n int64
		_, err := patiently(ctx, func() (_ []byte, err error) {
			n, err = s.c.ShardTo(ctx, device, root, int64(size), at, w)
			return nil, err
		})
		if err == nil || ctx.Err() != nil || classify(err) != Unreachable {
			return err
		}
		if at += n; at == int64(size) { // it was whole before something broke
			return nil
		}
		if n >= worthPart {
			failed = 0
		}
		if at < worthPart || failed == restTries || errors.Is(err, store.ErrWrongStore) {
			return err
		}
		select { // the link may be away for a moment
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(about(time.Second << failed)):
		}
		failed++
	}
}

// about is a wait of half to one and a half times d, at random: waits that keep time
// with a link that is cut every so often would always end in a cut.
func about(d time.Duration) time.Duration { return d/2 + rand.N(d) }

// ShardRange implements ranger.
func (s client) ShardRange(ctx context.Context, device, root record.Hash, offset, length uint64) ([]byte, error) {
	return patiently(ctx, func() ([]byte, error) {
		return s.c.ShardRange(ctx, device, root, int64(offset), int64(length))
	})
}

// Audit implements auditor.
func (s client) Audit(ctx context.Context, device, root record.Hash, size, leaf uint64) error {
	_, err := patiently(ctx, func() ([]byte, error) { return nil, s.c.Audit(ctx, device, root, size, leaf) })
	return err
}

func (s client) Segment(ctx context.Context, device, root record.Hash) ([]byte, error) {
	return patiently(ctx, func() ([]byte, error) {
		_, b, err := s.c.Segment(ctx, device, root)
		return b, err
	})
}

func (s client) Head(ctx context.Context, device, list record.Hash) ([]byte, error) {
	return patiently(ctx, func() ([]byte, error) {
		_, b, err := s.c.List(ctx, device, list)
		return b, err
	})
}

// patiently asks again while the store is busy, and says in this package's
// terms what a store's error means.
func patiently(ctx context.Context, ask func() ([]byte, error)) ([]byte, error) {
	for try := 1; ; try++ {
		b, err := ask()
		refusal, ok := errors.AsType[*store.Refusal](err)
		if !ok || refusal.Code != store.Busy || try == busyTries {
			return b, translate(err)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(min(max(refusal.RetryAfter, 100*time.Millisecond), busyMost)):
		}
	}
}

func translate(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrGarbage), errors.Is(err, store.DamagedHere):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	case errors.Is(err, store.NotFound):
		return fmt.Errorf("%w: %w", ErrMissing, err)
	}
	if _, ok := errors.AsType[*store.Refusal](err); ok {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return err
}

// badStore is a store that cannot even be dialled.
type badStore struct{ err error }

func (s badStore) Shard(context.Context, record.Hash, record.Hash, uint64) ([]byte, error) {
	return nil, s.err
}

func (s badStore) Segment(context.Context, record.Hash, record.Hash) ([]byte, error) {
	return nil, s.err
}

func (s badStore) Head(context.Context, record.Hash, record.Hash) ([]byte, error) {
	return nil, s.err
}
