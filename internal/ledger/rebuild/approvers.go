package rebuild

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

var approvers = bindings.NewApprovers()

var ofApprovers = map[string]handler{
	"PasskeyAdded": on(approvers.UnpackPasskeyAddedEvent, func(s *State, e *bindings.ApproversPasskeyAdded, b Block) {
		p := s.at("Approvers", "_passkeys").key(e.Approver)
		p.field("x").set(e.X)
		p.field("y").set(e.Y)
		p.field("credential").set(e.Credential)
		p.field("name").set(e.Name)
		p.field("organisation").set(e.Organisation)
		p.field("addedAt").set(b.Time)
		s.at("Approvers", "_passkeysOf").key(e.Organisation).push().set(e.Approver)
	}),
	"PasskeyRemoved": on(approvers.UnpackPasskeyRemovedEvent, func(s *State, e *bindings.ApproversPasskeyRemoved, b Block) {
		s.at("Approvers", "_passkeys").key(e.Approver).field("removedAt").set(b.Time)
		s.at("Approvers", "_passkeysOf").key(e.Organisation).drop(e.Approver)
	}),
}

// isPasskey tells whether an approver is a passkey. Its address is a hash of the
// key: no account has it.
func (s *State) isPasskey(approver common.Address) bool {
	return s.at("Approvers", "_passkeys").key(approver).field("organisation").number() != 0
}
