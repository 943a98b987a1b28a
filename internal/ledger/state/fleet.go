package state

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// DeviceStatus is what a device may do now.
type DeviceStatus uint8

// The states of a device.
const (
	NoDevice DeviceStatus = 0 // never enrolled
	Active   DeviceStatus = 1
	Revoked  DeviceStatus = 2
)

// String names the state.
func (s DeviceStatus) String() string {
	return name(uint8(s), "unknown", "active", "revoked")
}

// name picks a word for an enum's value.
func name(v uint8, words ...string) string {
	if int(v) < len(words) {
		return words[v]
	}
	return fmt.Sprintf("status %d", v)
}

// Device is what Fleet says of a device.
type Device struct {
	ID           record.Hash      // ID of its first key
	Key          record.PublicKey // its current one
	Organisation uint32           // who owns it
	Status       DeviceStatus
	Generation   uint32 // counts its keys from 1
	EnrolledAt   uint64 // when it was enrolled first, the chain's time
	Label        string
}

// Device reads a device by its id.
func (s State) Device(ctx context.Context, id record.Hash) (Device, error) {
	list, err := s.Devices(ctx, id)
	if err != nil {
		return Device{}, err
	}
	if list[0].Status == NoDevice {
		return Device{}, s.notFound("device %s", id)
	}
	return list[0], nil
}

// Devices reads devices by their ids, in their order. One that is unknown has
// the status NoDevice.
func (s State) Devices(ctx context.Context, ids ...record.Hash) ([]Device, error) {
	first := make([]record.Hash, len(ids))
	for i, id := range ids {
		first[i] = at(fleetDevices, id)
	}
	list, err := s.words(ctx, fleetContract, deviceWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Device, len(ids))
	for i, w := range list {
		out[i] = Device{
			ID:           ids[i],
			Key:          w.key(deviceX, deviceY),
			Organisation: w.uint32(deviceOrganisation),
			Status:       DeviceStatus(w.uint8(deviceStatus)),
			Generation:   w.uint32(deviceGeneration),
			EnrolledAt:   w.uint(deviceEnrolledAt),
			Label:        w.text(deviceLabel),
		}
	}
	return out, nil
}

// DeviceOfKey returns the id of the device that has, or had, the key of an id
// (record.PublicKey.ID). A key is never used twice.
func (s State) DeviceOfKey(ctx context.Context, keyID record.Hash) (record.Hash, error) {
	w, err := s.words(ctx, fleetContract, 1, at(fleetIDOfKey, keyID))
	if err != nil {
		return record.Hash{}, err
	}
	if w[0].zero() {
		return record.Hash{}, s.notFound("device with key %s", keyID)
	}
	return w[0][0], nil
}

// InvitationStatus is what became of an invitation.
type InvitationStatus uint8

// The states of an invitation.
const (
	NoInvitation        InvitationStatus = 0
	InvitationOpen      InvitationStatus = 1 // unless Expires has passed
	InvitationUsed      InvitationStatus = 2
	InvitationWithdrawn InvitationStatus = 3
)

// String names the state.
func (s InvitationStatus) String() string {
	return name(uint8(s), "unknown", "open", "used", "withdrawn")
}

// Invitation is the right to enrol one device once.
type Invitation struct {
	ID           record.Hash      // ID of its key
	Key          record.PublicKey // the token's one-time key
	Organisation uint32
	Policy       uint32 // what the device is put under; 0: nothing, or as it was
	Expires      uint64 // the last second in which it can be used, the chain's time
	UsedAt       uint64 // when it was used; 0 before
	Status       InvitationStatus
	Generation   uint32 // of the key that the enrolment replaces; another since ends the invitation; 0: a new device
	Label        string
	Replaces     record.Hash // device whose key the enrolment replaces; zero: a new device
	Device       record.Hash // device that used it; zero before
}

// Invitation reads an invitation by its id.
func (s State) Invitation(ctx context.Context, id record.Hash) (Invitation, error) {
	w, err := s.words(ctx, fleetContract, invitationWords, at(fleetInvitations, id))
	if err != nil {
		return Invitation{}, err
	}
	i := Invitation{
		ID:           id,
		Key:          w[0].key(invitationTokenX, invitationTokenY),
		Organisation: w[0].uint32(invitationOrganisation),
		Policy:       w[0].uint32(invitationPolicy),
		Expires:      w[0].uint(invitationExpires),
		UsedAt:       w[0].uint(invitationUsedAt),
		Status:       InvitationStatus(w[0].uint8(invitationStatus)),
		Generation:   w[0].uint32(invitationGeneration),
		Label:        w[0].text(invitationLabel),
		Replaces:     w[0].hash(invitationReplaces),
		Device:       w[0].hash(invitationDevice),
	}
	if i.Status == NoInvitation {
		return Invitation{}, s.notFound("invitation %s", id)
	}
	return i, nil
}
