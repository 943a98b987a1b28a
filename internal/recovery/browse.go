package recovery

import (
	"context"
	"crypto/ecdsa"
	"crypto/tls"
	"errors"
	"slices"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// BrowseOwn opens snapshots of the device itself, each by its sequence (0: the
// newest), and hands them over to look at. keyOf gives the key of an anchored
// snapshot's epoch; nobody is asked.
func (r Restorer) BrowseOwn(ctx context.Context, device record.Hash, sequences []uint64, own *ecdsa.PrivateKey,
	keyOf func(Anchored) (seal.Secret, error), look func([]*archive.Snapshot) error) error {
	cert, err := identity.Certificate(own)
	if err != nil {
		return err
	}
	var keys []seal.Secret
	lists, err := light.Again(ctx, func(ctx context.Context) ([]*List, error) {
		v, err := r.Chain.Latest(ctx)
		if err != nil {
			return nil, err
		}
		found, err := r.findAll(ctx, v, device, sequences)
		if err != nil {
			return nil, err
		}
		keys = nil
		for _, a := range found {
			key, err := keyOf(a)
			if err != nil {
				return nil, err
			}
			keys = append(keys, key)
		}
		return r.openLists(ctx, v, found, cert)
	})
	if err != nil {
		return err
	}
	defer closeAll(lists)
	return lookAt(ctx, lists, keys, look)
}

// BrowseSeveral opens several snapshots of a job's device under grants and hands
// them over to look at, in the order of the sequences (0: the newest). One grant
// releases an epoch's key, so as many requests are made as there are epochs
// among them; they stay open for restores.
func (r Restorer) BrowseSeveral(ctx context.Context, j Job, sequences []uint64, look func([]*archive.Snapshot) error) error {
	found, err := light.Again(ctx, func(ctx context.Context) ([]Anchored, error) {
		v, err := r.Chain.Latest(ctx)
		if err != nil {
			return nil, err
		}
		return r.findAll(ctx, v, j.Device, sequences)
	})
	if err != nil {
		return err
	}
	asked, err := Pendings(j.fs(), j.Requests)
	if err != nil {
		return err
	}
	type opening struct {
		pending *Pending
		at      Anchored
	}
	requests := map[uint32]opening{} // by epoch
	defer func() {
		for _, o := range requests {
			o.pending.Release()
		}
	}()
	// All are asked for before any is waited for, so that they can be approved
	// together.
	for _, a := range found {
		epoch := a.Record.Epoch
		if _, done := requests[epoch]; done {
			continue
		}
		one := j
		one.Sequence = a.Record.Sequence
		for _, b := range found { // one that was asked for before does for the others
			known := slices.ContainsFunc(asked, func(p *Pending) bool { return p.Device == j.Device && p.Sequence == b.Record.Sequence })
			if b.Record.Epoch == epoch && known {
				one.Sequence = b.Record.Sequence
				break
			}
		}
		p, at, err := r.request(ctx, one)
		if err != nil {
			return err
		}
		requests[epoch] = opening{p, at}
	}
	lists := make([]*List, len(found))
	keys := make([]seal.Secret, len(found))
	defer closeAll(lists)
	for _, o := range requests {
		if err := r.await(ctx, o.pending, j.Wait); err != nil {
			return err
		}
	}
	for epoch, o := range requests {
		granted, key, _, err := r.open(ctx, o.pending, o.at)
		if err != nil {
			return err
		}
		granted.Close() // each snapshot has a list of its own
		cert, err := identity.Certificate(o.pending.Reader)
		if err != nil {
			return err
		}
		for i, a := range found {
			if a.Record.Epoch != epoch {
				continue
			}
			keys[i] = key
			opened, err := light.Again(ctx, func(ctx context.Context) ([]*List, error) {
				v, err := r.Chain.Latest(ctx)
				if err != nil {
					return nil, err
				}
				return r.openLists(ctx, v, []Anchored{a}, cert)
			})
			if err != nil {
				return err
			}
			lists[i] = opened[0]
		}
	}
	return lookAt(ctx, lists, keys, look)
}

func (r Restorer) findAll(ctx context.Context, v View, device record.Hash, sequences []uint64) ([]Anchored, error) {
	var found []Anchored
	for _, sequence := range sequences {
		a, err := Find(ctx, v, r.Records, r.Domain, device, sequence)
		if err != nil {
			return nil, err
		}
		found = append(found, a)
	}
	return found, nil
}

// openLists opens the lists of snapshots, or none of them.
func (r Restorer) openLists(ctx context.Context, v View, found []Anchored, cert tls.Certificate) ([]*List, error) {
	var lists []*List
	for _, a := range found {
		l, err := OpenList(ctx, v, r.Domain, a, cert)
		if err != nil {
			closeAll(lists)
			return nil, err
		}
		lists = append(lists, l)
	}
	return lists, nil
}

func closeAll(lists []*List) {
	for _, l := range lists {
		if l != nil {
			l.Close()
		}
	}
}

func lookAt(ctx context.Context, lists []*List, keys []seal.Secret, look func([]*archive.Snapshot) error) error {
	if len(lists) == 0 {
		return errors.New("no snapshot was asked for")
	}
	var all []*archive.Snapshot
	for i, l := range lists {
		s, err := l.Snapshot(ctx, keys[i])
		if err != nil {
			return err
		}
		all = append(all, s)
	}
	return look(all)
}
