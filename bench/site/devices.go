package site

import (
	"context"
	"crypto/ecdsa"
	"encoding/binary"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

// Gas that an invitation and an enrolment may use.
const (
	inviteGas = 400_000
	enrolGas  = 600_000
)

// enrolBatch is how many devices are enrolled at a time.
const enrolBatch = 2000

// Device is an enrolled device.
type Device struct {
	key  *ecdsa.PrivateKey
	pub  record.PublicKey
	last record.Hash // hash of the last record signed
	next uint64      // sequence of the next
}

// ID is the device's id on the chain.
func (d *Device) ID() record.Hash { return d.pub.ID() }

// Enrol invites and enrols count devices under policy 1, as an operator and a
// gateway do: both signatures of each are checked by the contract.
func (s *Site) Enrol(ctx context.Context, count int, progress func(done int)) ([]*Device, error) {
	fleet, address := bindings.NewFleet(), s.Contract("Fleet")
	devices := make([]*Device, count)
	for first := 0; first < count; first += enrolBatch {
		part := devices[first:min(first+enrolBatch, count)]
		invites, enrols := make([]Tx, len(part)), make([]Tx, len(part))
		err := parallel(len(part), func(i int) error {
			token, tokenPub, err := newKey()
			if err != nil {
				return err
			}
			d := &Device{next: 1}
			if d.key, d.pub, err = newKey(); err != nil {
				return err
			}
			part[i] = d
			label, err := ledger.Name(fmt.Sprintf("device-%d", first+i))
			if err != nil {
				return err
			}
			e := record.Enrolment{Invitation: tokenPub.ID(), Key: d.pub}
			digest := e.Digest(s.Ledger.Domain())
			byToken, err := record.Sign(token, digest)
			if err != nil {
				return err
			}
			byDevice, err := record.Sign(d.key, digest)
			if err != nil {
				return err
			}
			expires := uint64(time.Now().Add(24 * time.Hour).Unix())
			invites[i] = Tx{To: &address, Gas: inviteGas, Data: fleet.PackInvite(tokenPub.ID(), tokenPub.X, tokenPub.Y, 1, 1, expires, label, [32]byte{})}
			enrols[i] = Tx{To: &address, Gas: enrolGas, Data: fleet.PackEnrol(tokenPub.ID(), d.pub.X, d.pub.Y, byToken[:], byDevice[:])}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if _, err := s.Bulk(ctx, s.Operator, invites); err != nil {
			return nil, fmt.Errorf("invite devices: %w", err)
		}
		if _, err := s.Bulk(ctx, s.Gateways[0], enrols); err != nil {
			return nil, fmt.Errorf("enrol devices: %w", err)
		}
		progress(first + len(part))
	}
	// Transactions that failed are final too.
	state := s.Ledger.State()
	for i, d := range devices {
		if _, err := state.Device(ctx, d.ID()); err != nil {
			return nil, fmt.Errorf("device %d of %d is not enrolled: %w", i+1, count, err)
		}
	}
	ids, err := s.Ledger.DeviceIDs(ctx, 0)
	if err != nil {
		return nil, err
	}
	if len(ids) < count {
		return nil, fmt.Errorf("enrol devices: %d are enrolled, the chain's log has %d", count, len(ids))
	}
	return devices, nil
}

// Item signs the device's next record, and five receipts for it.
func (s *Site) Item(d *Device) (ledger.Item, error) {
	id, domain := d.ID(), s.Ledger.Domain()
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], d.next)
	r := record.Record{
		Device: id, Sequence: d.next, Previous: d.last,
		ListRoot:      record.Keccak256([]byte("list"), id[:], number[:]),
		SealedKeyHash: record.Keccak256([]byte("key box"), id[:]),
		Policy:        1, PolicyVersion: 1, Trigger: record.BySchedule,
		Epoch: 1, EpochCommitment: record.Keccak256([]byte("epoch"), id[:]),
	}
	digest := r.Digest(domain)
	signature, err := record.Sign(d.key, digest)
	if err != nil {
		return ledger.Item{}, err
	}
	item := ledger.Item{Record: r, Signature: signature, Receipts: make([]ledger.Receipt, 0, Quorum)}
	until := uint64(time.Now().Unix()) + 10*365*86_400
	for position := range Stores {
		if position == int(d.next%Stores) { // another slot is missing each time
			continue
		}
		receipt := record.Receipt{Device: id, ListRoot: r.ListRoot, Slot: uint32(position + 1), SlotVersion: 1, ValidUntil: until}
		signature, err := record.Sign(s.stores[position], receipt.Digest(domain))
		if err != nil {
			return ledger.Item{}, err
		}
		item.Receipts = append(item.Receipts, ledger.Receipt{Position: uint8(position), ValidUntil: until, Signature: signature})
	}
	d.last, d.next = digest, d.next+1
	return item, nil
}

// Items signs the next count records of each device: by device, then sequence.
func (s *Site) Items(devices []*Device, count int) ([][]ledger.Item, error) {
	out := make([][]ledger.Item, len(devices))
	err := parallel(len(devices), func(i int) error {
		out[i] = make([]ledger.Item, count)
		for j := range out[i] {
			var err error
			if out[i][j], err = s.Item(devices[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// parallel calls do for 0 to n-1 on all processors.
func parallel(n int, do func(int) error) error {
	var (
		group sync.WaitGroup
		mu    sync.Mutex // guards the following fields
		next  int
		first error
	)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				stop := i >= n || first != nil
				mu.Unlock()
				if stop {
					return
				}
				if err := do(i); err != nil {
					mu.Lock()
					first = err
					mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	return first
}

// Sign signs a digest as the device.
func (d *Device) Sign(digest record.Hash) (record.Signature, error) {
	return record.Sign(d.key, digest)
}
