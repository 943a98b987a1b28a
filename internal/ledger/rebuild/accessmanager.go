package rebuild

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

var accessManager = bindings.NewAccessManager()

// The AccessManager is OpenZeppelin's, version 5: its _executionId is always
// zero, since its execute only reverts.
var ofAccessManager = map[string]handler{
	"RoleLabel": nothing, // a label is an event and nothing else
	"RoleGranted": on(accessManager.UnpackRoleGrantedEvent, func(s *State, e *bindings.AccessManagerRoleGranted, b Block) {
		access := s.at("AccessManager", "_roles").key(e.RoleId).field("members").key(e.Account)
		if e.NewMember {
			access.field("since").set(e.Since)
			access.field("delay").set(e.Delay)
			return
		}
		// Of one who is a member already, since is when the new delay begins.
		update(access.field("delay"), e.Delay, e.Since, b)
	}),
	"RoleRevoked": on(accessManager.UnpackRoleRevokedEvent, func(s *State, e *bindings.AccessManagerRoleRevoked, _ Block) {
		access := s.at("AccessManager", "_roles").key(e.RoleId).field("members").key(e.Account)
		access.field("since").set(uint64(0))
		access.field("delay").set(uint64(0))
	}),
	"RoleAdminChanged": on(accessManager.UnpackRoleAdminChangedEvent, func(s *State, e *bindings.AccessManagerRoleAdminChanged, _ Block) {
		s.at("AccessManager", "_roles").key(e.RoleId).field("admin").set(e.Admin)
	}),
	"RoleGuardianChanged": on(accessManager.UnpackRoleGuardianChangedEvent, func(s *State, e *bindings.AccessManagerRoleGuardianChanged, _ Block) {
		s.at("AccessManager", "_roles").key(e.RoleId).field("guardian").set(e.Guardian)
	}),
	"RoleGrantDelayChanged": on(accessManager.UnpackRoleGrantDelayChangedEvent, func(s *State, e *bindings.AccessManagerRoleGrantDelayChanged, b Block) {
		update(s.at("AccessManager", "_roles").key(e.RoleId).field("grantDelay"), e.Delay, e.Since, b)
	}),
	"TargetAdminDelayUpdated": on(accessManager.UnpackTargetAdminDelayUpdatedEvent, func(s *State, e *bindings.AccessManagerTargetAdminDelayUpdated, b Block) {
		update(s.at("AccessManager", "_targets").key(e.Target).field("adminDelay"), e.Delay, e.Since, b)
	}),
	"TargetClosed": on(accessManager.UnpackTargetClosedEvent, func(s *State, e *bindings.AccessManagerTargetClosed, _ Block) {
		s.at("AccessManager", "_targets").key(e.Target).field("closed").set(e.Closed)
	}),
	"TargetFunctionRoleUpdated": on(accessManager.UnpackTargetFunctionRoleUpdatedEvent, func(s *State, e *bindings.AccessManagerTargetFunctionRoleUpdated, _ Block) {
		s.at("AccessManager", "_targets").key(e.Target).field("allowedRoles").key(e.Selector).set(e.RoleId)
	}),
	"OperationScheduled": on(accessManager.UnpackOperationScheduledEvent, func(s *State, e *bindings.AccessManagerOperationScheduled, _ Block) {
		schedule := s.at("AccessManager", "_schedules").key(e.OperationId)
		schedule.field("timepoint").set(e.Schedule)
		schedule.field("nonce").set(e.Nonce)
	}),
	"OperationExecuted": on(accessManager.UnpackOperationExecutedEvent, func(s *State, e *bindings.AccessManagerOperationExecuted, _ Block) {
		s.at("AccessManager", "_schedules").key(e.OperationId).field("timepoint").set(uint64(0))
	}),
	"OperationCanceled": on(accessManager.UnpackOperationCanceledEvent, func(s *State, e *bindings.AccessManagerOperationCanceled, _ Block) {
		s.at("AccessManager", "_schedules").key(e.OperationId).field("timepoint").set(uint64(0))
	}),
	"RolePaused": on(accessManager.UnpackRolePausedEvent, func(s *State, e *bindings.AccessManagerRolePaused, _ Block) {
		s.at("AccessManager", "_paused").key(e.RoleId).set(true)
	}),
	"RoleUnpaused": on(accessManager.UnpackRoleUnpausedEvent, func(s *State, e *bindings.AccessManagerRoleUnpaused, _ Block) {
		s.at("AccessManager", "_paused").key(e.RoleId).set(false)
	}),
}

// update gives a delay of OpenZeppelin's Time.Delay a new value from a time on:
// the value after in 32 bits, the one before in 32, and the time in 48. The
// value before is the one in force in the block.
func update(delay place, value uint32, from *big.Int, b Block) {
	raw := delay.get()
	before := common.BytesToHash(raw[28:])
	if effect := new(big.Int).SetBytes(raw[18:24]); effect.Cmp(new(big.Int).SetUint64(b.Time)) > 0 {
		before = common.BytesToHash(raw[24:28])
	}
	packed := new(big.Int).Lsh(from, 64)
	packed.Or(packed, new(big.Int).Lsh(before.Big(), 32))
	delay.set(packed.Or(packed, new(big.Int).SetUint64(uint64(value))))
}
