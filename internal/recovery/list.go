package recovery

import (
	"context"
	"crypto/tls"
	"fmt"
	"slices"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// List is an anchored snapshot's pack list, with the stores that hold what it
// names. Close it when done.
type List struct {
	Anchored
	Head    record.Head
	Fetcher *Fetcher

	genesis record.Hash
	raw     []byte // the head's bytes
	places  int    // how many of the fetcher's slots, the first, are the policy's in their order
	close   func()
}

// OpenList finds the stores of an anchored snapshot and brings the head of its
// pack list from any of them. cert shows the key that may read there.
func OpenList(ctx context.Context, v View, domain record.Domain, a Anchored, cert tls.Certificate) (*List, error) {
	terms, err := v.Terms(ctx, a.Record.Policy, a.Record.PolicyVersion)
	if err != nil {
		return nil, fmt.Errorf("find the stores: %w", err)
	}
	slots, closer, err := Dial(ctx, v, terms.Slots, cert)
	if err != nil {
		return nil, err
	}
	l := &List{Anchored: a, Fetcher: NewFetcher(a.Record.Device, slots), genesis: domain.Genesis, places: len(terms.Slots), close: closer}
	if l.Head, l.raw, err = l.Fetcher.Head(ctx, a.Record.ListRoot); err != nil {
		closer()
		return nil, err
	}
	h := l.Head
	if h.Genesis != domain.Genesis || h.Sequence != a.Record.Sequence || h.Epoch != a.Record.Epoch {
		closer()
		return nil, fmt.Errorf("pack list %s: %w: the device signed a list of sequence %d, epoch %d, chain %s as that of sequence %d, epoch %d, chain %s",
			a.Record.ListRoot, record.ErrList, h.Sequence, h.Epoch, h.Genesis, a.Record.Sequence, a.Record.Epoch, domain.Genesis)
	}
	// The device chose the slots; they are the policy's unless it erred.
	numbers := slices.Clone(terms.Slots)
	for _, p := range h.Layout.Places {
		if !slices.Contains(numbers, p.Slot) {
			numbers = append(numbers, p.Slot)
		}
	}
	if len(numbers) > len(terms.Slots) {
		more, moreCloser, err := Dial(ctx, v, numbers[len(terms.Slots):], cert)
		if err != nil {
			closer()
			return nil, err
		}
		l.Fetcher = NewFetcher(a.Record.Device, append(slots, more...))
		l.close = func() { closer(); moreCloser() }
	}
	return l, nil
}

// Close closes the connections to the stores.
func (l *List) Close() { l.close() }

// Verify checks what the stores hold of the snapshot; see Fetcher.Verify.
func (l *List) Verify(ctx context.Context, o VerifyOptions) (Verification, error) {
	return l.Fetcher.Verify(ctx, l.Record.ListRoot, o)
}

// KeyBox brings the key box of the snapshot's epoch, checked against the
// record.
func (l *List) KeyBox(ctx context.Context) (seal.KeyBox, []byte, error) {
	// It is listed where its epoch begins; newer segments are at the end.
	for _, ref := range slices.Backward(l.Head.Segments) {
		s, _, err := l.Fetcher.Segment(ctx, ref.Root)
		if err != nil {
			return seal.KeyBox{}, nil, err
		}
		for _, e := range s.Entries {
			if e.Kind != record.KeyBox || e.Hash() != l.Head.KeyBox {
				continue
			}
			b, err := l.Fetcher.Object(ctx, e, s.Layout)
			if err != nil {
				return seal.KeyBox{}, nil, err
			}
			box, err := seal.ParseKeyBox(b)
			if err != nil {
				return seal.KeyBox{}, nil, err
			}
			if seal.KeyBoxHash(b) != l.Record.SealedKeyHash || box.Device != l.Record.Device || box.Epoch != l.Record.Epoch || box.Commitment != l.Record.EpochCommitment {
				return seal.KeyBox{}, nil, fmt.Errorf("%w: it is not the one that the record of sequence %d names", seal.ErrKeyBox, l.Record.Sequence)
			}
			return box, b, nil
		}
	}
	return seal.KeyBox{}, nil, fmt.Errorf("pack list %s: %w: it lists no key box", l.Record.ListRoot, record.ErrList)
}

// Snapshot opens the snapshot with its epoch's key.
func (l *List) Snapshot(ctx context.Context, key seal.Secret) (*archive.Snapshot, error) {
	return l.SnapshotBy(ctx, key, l.Fetcher)
}

// SnapshotBy is Snapshot with another fetcher of what the list names.
func (l *List) SnapshotBy(ctx context.Context, key seal.Secret, fetch archive.Fetcher) (*archive.Snapshot, error) {
	b := seal.Binding{Genesis: l.genesis, Device: l.Record.Device, Epoch: l.Record.Epoch}
	if seal.Commitment(b, key) != l.Record.EpochCommitment {
		return nil, fmt.Errorf("%w: it is not the key of epoch %d that the record commits to", seal.ErrShares, l.Record.Epoch)
	}
	return archive.OpenSnapshot(ctx, l.raw, l.Record.ListRoot, func(ctx context.Context, root record.Hash) ([]byte, error) {
		_, raw, err := l.Fetcher.Segment(ctx, root)
		return raw, err
	}, key, fetch)
}
