package rebuild

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

var retention = bindings.NewRetention()

var ofRetention = map[string]handler{
	"Retired": on(retention.UnpackRetiredEvent, func(s *State, e *bindings.RetentionRetired, _ Block) {
		s.at("Retention", "_retiredAt").key(e.RecordHash).set(e.Time)
	}),
	"RetireRefused": nothing, // what is refused changes nothing
	"HoldPlaced": on(retention.UnpackHoldPlacedEvent, func(s *State, e *bindings.RetentionHoldPlaced, _ Block) {
		placeHold(s.at("Retention", "_holds").key(e.RecordHash), e.Holder)
	}),
	"HoldReleased": on(retention.UnpackHoldReleasedEvent, func(s *State, e *bindings.RetentionHoldReleased, _ Block) {
		endHold(s.at("Retention", "_holds").key(e.RecordHash), e.Holder)
	}),
	"DeviceHoldPlaced": on(retention.UnpackDeviceHoldPlacedEvent, func(s *State, e *bindings.RetentionDeviceHoldPlaced, _ Block) {
		placeHold(s.at("Retention", "_deviceHolds").key(e.Device), e.Holder)
	}),
	"DeviceHoldReleased": on(retention.UnpackDeviceHoldReleasedEvent, func(s *State, e *bindings.RetentionDeviceHoldReleased, _ Block) {
		endHold(s.at("Retention", "_deviceHolds").key(e.Device), e.Holder)
	}),
	"RetirementFrozen": on(retention.UnpackRetirementFrozenEvent, func(s *State, e *bindings.RetentionRetirementFrozen, _ Block) {
		s.at("Retention", "_frozenUntil").key(e.Device).set(e.Until)
	}),
	"RetirementThawed": on(retention.UnpackRetirementThawedEvent, func(s *State, e *bindings.RetentionRetirementThawed, _ Block) {
		s.at("Retention", "_frozenUntil").key(e.Device).set(uint64(0))
	}),
	"SnapshotFreezePlaced": on(retention.UnpackSnapshotFreezePlacedEvent, func(s *State, e *bindings.RetentionSnapshotFreezePlaced, _ Block) {
		s.at("Retention", "_snapshotFrozenUntil").key(e.RecordHash).set(e.Until)
	}),
	"SnapshotFreezeEnded": on(retention.UnpackSnapshotFreezeEndedEvent, func(s *State, e *bindings.RetentionSnapshotFreezeEnded, _ Block) {
		s.at("Retention", "_snapshotFrozenUntil").key(e.RecordHash).set(uint64(0))
	}),
}

func placeHold(holds place, holder common.Address) {
	holds.field("by").key(holder).set(true)
	holds.field("count").set(holds.field("count").number() + 1)
}

func endHold(holds place, holder common.Address) {
	holds.field("by").key(holder).set(false)
	holds.field("count").set(holds.field("count").number() - 1)
}
