package state

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// RequestStatus is what became of a restore request.
type RequestStatus uint8

// The states of a request.
const (
	NoRequest RequestStatus = 0
	Open      RequestStatus = 1 // unless OpenUntil has passed
	Granted   RequestStatus = 2 // unless GrantedUntil has passed
	Denied    RequestStatus = 3
	Withdrawn RequestStatus = 4
	Reported  RequestStatus = 5
	Met       RequestStatus = 6 // approved, and waiting for its delay, unless OpenUntil has passed
)

// String names the state.
func (s RequestStatus) String() string {
	return name(uint8(s), "unknown", "open", "granted", "denied", "withdrawn", "reported", "approved")
}

// Request is somebody's request to read a snapshot.
type Request struct {
	ID            uint64 // from 1
	Device        record.Hash
	RecordHash    record.Hash   // the snapshot
	Recipient     record.Hash   // keccak256 of the HPKE public key that custodians seal to
	Reader        record.Hash   // ID of the P-256 key that reads from stores
	Purpose       record.Hash   // a name or a hash
	Requester     light.Address // the account that asked, or the gateway that relayed
	Epoch         uint32        // that a grant releases
	Policy        uint32        // that judges it
	PolicyVersion uint32
	RequestedAt   uint64 // the chain's time
	OpenUntil     uint64 // the last second in which it can be approved, or granted once it is Met
	GrantedUntil  uint64 // the last second of the grant; 0 before it
	Generation    uint32 // of the device's key, if the device itself asked; else 0
	Status        RequestStatus
	Approvals     uint16 // by people, so far
	GrantableAt   uint64 // when it can be granted, once it is Met; 0 before
	ReportedAt    uint64 // the chain's time; 0 before
	Positions     uint32 // places of the layout that it was read from, as reported
	// SelfGrantableAt is when it can be granted without approvals, since it is a
	// successor's self-restore, the chain's time; 0: it is none, or none any more.
	SelfGrantableAt uint64
	Organisations   Organisations // whose people approve it
	ListRoot        record.Hash   // the snapshot's, which the report must name
	Region          record.Hash   // where it goes, as stated: a name; zero: not stated
}

// Request reads a restore request by its number.
func (s State) Request(ctx context.Context, id uint64) (Request, error) {
	list, err := s.Requests(ctx, []uint64{id})
	if err != nil {
		return Request{}, err
	}
	return list[0], nil
}

// Requests reads restore requests by their numbers, in one go.
func (s State) Requests(ctx context.Context, ids []uint64) ([]Request, error) {
	first := make([]record.Hash, len(ids))
	for i, id := range ids {
		first[i] = at(recoveryRequests, number(id))
	}
	list, err := s.words(ctx, recoveryContract, requestWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Request, len(ids))
	for i, w := range list {
		out[i] = Request{
			ID:              ids[i],
			Device:          w.hash(requestDevice),
			RecordHash:      w.hash(requestRecordHash),
			Recipient:       w.hash(requestRecipient),
			Reader:          w.hash(requestReader),
			Purpose:         w.hash(requestPurpose),
			Requester:       w.address(requestRequester),
			Epoch:           w.uint32(requestEpoch),
			Policy:          w.uint32(requestPolicy),
			PolicyVersion:   w.uint32(requestPolicyVersion),
			RequestedAt:     w.uint(requestRequestedAt),
			OpenUntil:       w.uint(requestOpenUntil),
			GrantedUntil:    w.uint(requestGrantedUntil),
			Generation:      w.uint32(requestGeneration),
			Status:          RequestStatus(w.uint8(requestStatus)),
			Approvals:       w.uint16(requestApprovals),
			GrantableAt:     w.uint(requestGrantableAt),
			ReportedAt:      w.uint(requestReportedAt),
			Positions:       w.uint32(requestPositions),
			SelfGrantableAt: w.uint(requestSelfGrantableAt),
			Organisations:   Organisations(w.hash(requestOrganisations)),
			ListRoot:        w.hash(requestListRoot),
			Region:          w.hash(requestRegion),
		}
		if out[i].Status == NoRequest {
			return nil, s.notFound("restore request %d", ids[i])
		}
	}
	return out, nil
}

// MayRead tells whether reader (record.PublicKey.ID of its key) may read a
// device's data under a grant at a time of the chain.
func (s State) MayRead(ctx context.Context, device, reader record.Hash, now uint64) (bool, error) {
	q, err := s.GrantOf(ctx, device, reader)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil || q.Status != Granted || now > q.GrantedUntil {
		return false, err
	}
	if q.Generation == 0 {
		return true, nil
	}
	d, err := s.Device(ctx, device)
	return err == nil && q.AskedWith(d), err
}

// AskedWith tells whether a request of the device itself was made with the key
// that the device has now: a grant does not outlive it. Any other request is
// nobody's key's.
func (q Request) AskedWith(d Device) bool {
	return q.Generation == 0 || d.Status == Active && d.Generation == q.Generation
}

// GrantOf reads the request last granted for a device to a reader. Whether its
// grant holds still, its Status and GrantedUntil say.
func (s State) GrantOf(ctx context.Context, device, reader record.Hash) (Request, error) {
	w, err := s.words(ctx, recoveryContract, 1, nested(at(recoveryGrantOf, device), reader))
	if err != nil {
		return Request{}, err
	}
	id, err := requestNumber(w[0][0])
	if err != nil {
		return Request{}, err
	}
	if id == 0 {
		return Request{}, s.notFound("grant for device %s to reader %s", device, reader)
	}
	return s.Request(ctx, id)
}

// SelfRestoreOf reads the last self-restore that a successor asked for of a
// device. Whether it stands, IsSelfRestore tells.
func (s State) SelfRestoreOf(ctx context.Context, device record.Hash) (Request, error) {
	w, err := s.words(ctx, recoveryContract, 1, at(recoverySelfRestoreOf, device))
	if err != nil {
		return Request{}, err
	}
	id, err := requestNumber(w[0][0])
	if err != nil {
		return Request{}, err
	}
	if id == 0 {
		return Request{}, s.notFound("self-restore of device %s", device)
	}
	return s.Request(ctx, id)
}

// IsSelfRestore tells whether a request waits, at a time of the chain, to be
// granted without approvals: a sign of life of the device before ends that.
func (q Request) IsSelfRestore(now uint64) bool {
	return q.SelfGrantableAt != 0 && (q.Status == Open || q.Status == Met) && now <= q.OpenUntil
}

// RequestCount is how many restore requests there are; their numbers are 1 to
// this.
func (s State) RequestCount(ctx context.Context) (uint64, error) {
	w, err := s.words(ctx, recoveryContract, 1, slot(recoveryRequestCount))
	if err != nil {
		return 0, err
	}
	return requestNumber(w[0][0])
}

// requestNumber is a request's number, which the contract counts in a whole
// word.
func requestNumber(w record.Hash) (uint64, error) {
	n := binary.BigEndian.Uint64(w[24:])
	if w != number(n) {
		return 0, fmt.Errorf("%s: %w: request number %s", recoveryContract, ErrMalformed, w)
	}
	return n, nil
}
