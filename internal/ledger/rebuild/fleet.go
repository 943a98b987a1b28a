package rebuild

import "github.com/byssus-iot/byssus/internal/ledger/bindings"

var fleet = bindings.NewFleet()

// States of a device and of an invitation, as Fleet has them.
const (
	deviceActive  uint8 = 1
	deviceRevoked uint8 = 2

	invitationOpen      uint8 = 1
	invitationUsed      uint8 = 2
	invitationWithdrawn uint8 = 3
)

var ofFleet = map[string]handler{
	"Invited": on(fleet.UnpackInvitedEvent, func(s *State, e *bindings.FleetInvited, _ Block) {
		i := s.at("Fleet", "_invitations").key(e.Invitation)
		i.field("tokenX").set(e.TokenX)
		i.field("tokenY").set(e.TokenY)
		i.field("organisation").set(e.Organisation)
		i.field("policy").set(e.Policy)
		i.field("expires").set(e.Expires)
		i.field("status").set(invitationOpen)
		i.field("label").set(e.Label)
		i.field("replaces").set(e.Replaces)
		// Of the device that it replaces; there is no device 0.
		i.field("generation").set(s.at("Fleet", "_devices").key(e.Replaces).field("generation").number())
	}),
	"InvitationRevoked": on(fleet.UnpackInvitationRevokedEvent, func(s *State, e *bindings.FleetInvitationRevoked, _ Block) {
		s.at("Fleet", "_invitations").key(e.Invitation).field("status").set(invitationWithdrawn)
	}),
	"DeviceEnrolled": on(fleet.UnpackDeviceEnrolledEvent, func(s *State, e *bindings.FleetDeviceEnrolled, b Block) {
		s.enrol(e.Device, e.Invitation, e.X, e.Y, 1, b)
		d := s.at("Fleet", "_devices").key(e.Device)
		d.field("organisation").set(e.Organisation)
		d.field("enrolledAt").set(b.Time)
		d.field("label").set(e.Label)
		s.at("Fleet", "_ids").push().set(e.Device)
	}),
	"DeviceReplaced": on(fleet.UnpackDeviceReplacedEvent, func(s *State, e *bindings.FleetDeviceReplaced, b Block) {
		s.enrol(e.Device, e.Invitation, e.X, e.Y, e.Generation, b)
	}),
	"DeviceRevoked": on(fleet.UnpackDeviceRevokedEvent, func(s *State, e *bindings.FleetDeviceRevoked, _ Block) {
		s.at("Fleet", "_devices").key(e.Device).field("status").set(deviceRevoked)
	}),
}

// enrol gives a device the key with which an invitation was used.
func (s *State) enrol(device, invitation, x, y [32]byte, generation uint32, b Block) {
	i := s.at("Fleet", "_invitations").key(invitation)
	i.field("status").set(invitationUsed)
	i.field("usedAt").set(b.Time)
	i.field("device").set(device)
	d := s.at("Fleet", "_devices").key(device)
	d.field("x").set(x)
	d.field("y").set(y)
	d.field("status").set(deviceActive)
	d.field("generation").set(generation)
	s.at("Fleet", "_idOfKey").key(keyHash(x, y)).set(device)
}

// generation is how many keys a device had.
func (s *State) generation(device [32]byte) uint64 {
	return s.at("Fleet", "_devices").key(device).field("generation").number()
}
