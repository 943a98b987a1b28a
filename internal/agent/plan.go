package agent

import (
	"context"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// Chain is what the agent reads from the chain, verified: never what a gateway
// merely says.
type Chain interface {
	// Plan is all that the chain says about a device now. It is never older
	// than a plan before.
	Plan(ctx context.Context, device record.Hash) (Plan, error)
	// Accepted tells what the chain knows of a record now; AnchoredAt is zero
	// if it was not accepted.
	Accepted(ctx context.Context, recordHash record.Hash) (Accepted, error)
}

// Accepted is what the chain says of an accepted record.
type Accepted struct {
	Sequence   uint64
	Epoch      uint32
	Expiry     uint64 // retention clock, seconds
	Positions  uint32 // bit by position
	AnchoredAt uint64 // the chain's time; 0: not accepted
	Block      uint64 // at which this was read
}

// Status of a device on the chain.
const (
	Unknown uint8 = 0
	Active  uint8 = 1
	Revoked uint8 = 2
)

// Plan is what the chain says about one device at one block: who it is, the
// policy it is under, where its shards go, how far its history is.
type Plan struct {
	Block     uint64 `json:"block"`
	Time      uint64 `json:"time"`      // the chain's time, seconds since 1970
	Retention uint64 `json:"retention"` // the retention clock, seconds

	Device DeviceState `json:"device"`
	Policy Policy      `json:"policy"` // the version in force of the device's; Number 0: it is under none
	Head   HeadState   `json:"head"`
	Orders Orders      `json:"orders"`
}

// Orders is what incidents want of the device. Times are the chain's, in seconds
// since 1970.
type Orders struct {
	Command        uint32 `json:"command"`        // the newest command to back up, counted from 1
	CommandUntil   uint64 `json:"commandUntil"`   // the last second in which it holds; 0: it was taken back
	RedundantUntil uint64 `json:"redundantUntil"` // the last second in which all slots are wanted
}

// DeviceState is what Fleet and Snapshots say of a device.
type DeviceState struct {
	Status       uint8            `json:"status"`
	Key          record.PublicKey `json:"key"` // its current one
	Generation   uint32           `json:"generation"`
	Organisation uint32           `json:"organisation"`
	Label        string           `json:"label"`
	Forked       bool             `json:"forked"` // two records at one sequence were shown under the current key
}

// HeadState is where the chain's history of a device is.
type HeadState struct {
	Hash          record.Hash `json:"hash"`     // zero before the first record
	Sequence      uint64      `json:"sequence"` // 0 likewise
	AnchoredAt    uint64      `json:"anchoredAt"`
	Epoch         uint32      `json:"epoch"`
	ReleasedEpoch uint32      `json:"releasedEpoch"` // newest epoch whose key was released

	Opened state.Opened `json:"opened"` // of which hour, day and so on a snapshot was last the first
}

// Policy is a published version of a policy, with the stores and custodians
// that its slots and panel stand for now.
type Policy struct {
	Number        uint32        `json:"number"`
	Version       uint32        `json:"version"`
	Name          string        `json:"name"`
	Previous      uint32        `json:"previous"`      // the version in force before; 0: none
	PreviousUntil uint64        `json:"previousUntil"` // until when that is accepted, the chain's time
	Interval      time.Duration `json:"interval"`
	MinRetention  time.Duration `json:"minRetention"`
	Keep          state.Keep    `json:"keep"` // which snapshots are kept longer
	K             uint8         `json:"k"`
	W             uint8         `json:"w"`
	Organisations uint8         `json:"organisations"`
	RestoreRole   uint64        `json:"restoreRole"`
	Successor     time.Duration `json:"successor"` // after which a successor is granted its own restore without approvals; 0: never
	Approvals     uint8         `json:"approvals"`
	Places        []Place       `json:"places"` // n, by position
	Panel         Panel         `json:"panel"`
}

// Place is a slot of the policy and the store it stands for.
type Place struct {
	Slot         uint32           `json:"slot"`
	Version      uint32           `json:"version"`
	Store        uint32           `json:"store"`
	Organisation uint32           `json:"organisation"`
	Region       string           `json:"region"`
	Endpoint     string           `json:"endpoint"`
	TLSKey       record.Hash      `json:"tlsKey"`
	SigningKey   record.PublicKey `json:"signingKey"`
}

// Panel is the custodians that share epoch keys: M of them can open one.
type Panel struct {
	Number     uint32      `json:"number"`
	M          uint8       `json:"m"`
	Custodians []Custodian `json:"custodians"`
}

// Custodian is one of a panel.
type Custodian struct {
	ID           uint32           `json:"id"`
	Organisation uint32           `json:"organisation"`
	Endpoint     string           `json:"endpoint"`
	TLSKey       record.Hash      `json:"tlsKey"`
	SigningKey   record.PublicKey `json:"signingKey"`
}

// Layout is how packs are coded under the policy and where their shards go.
func (p Policy) Layout() record.Layout {
	l := record.Layout{K: p.K, Places: make([]record.Place, len(p.Places))}
	for i, pl := range p.Places {
		l.Places[i] = record.Place{Slot: pl.Slot, Version: pl.Version}
	}
	return l
}

// Slots are the policy's slots by position.
func (p Policy) Slots() []uint32 {
	out := make([]uint32, len(p.Places))
	for i, pl := range p.Places {
		out[i] = pl.Slot
	}
	return out
}

// Spread is of how many organisations the slots' stores are.
func (p Policy) Spread() int { return p.organisations(^uint32(0)) }

func (p Policy) organisations(positions uint32) int {
	seen := map[uint32]bool{}
	for i, pl := range p.Places {
		if positions&(1<<i) != 0 {
			seen[pl.Organisation] = true
		}
	}
	return len(seen)
}

// Enough tells whether receipts of the given positions (a bit each) satisfy
// the policy: of w slots, and of as many organisations as it asks, or as the
// slots have.
func (p Policy) Enough(positions uint32) bool {
	count := 0
	for i := range p.Places {
		if positions&(1<<i) != 0 {
			count++
		}
	}
	return count >= int(p.W) && p.organisations(positions) >= min(int(p.Organisations), p.Spread())
}

// accepts tells whether a record naming a policy version can be accepted now.
func (p Plan) accepts(policy, version uint32) bool {
	if policy != p.Policy.Number || policy == 0 || version == 0 {
		return false
	}
	return version == p.Policy.Version ||
		version == p.Policy.Previous && p.Time <= p.Policy.PreviousUntil
}

// refusedForGood tells whether the chain proves that a signed record can never
// be accepted any more, and why in words. What a gateway says does not count:
// it could send the record later, and the device would have signed two.
func (p Plan) refusedForGood(r record.Record) (why string, refused bool) {
	switch {
	case r.Epoch <= p.Head.ReleasedEpoch:
		return fmt.Sprintf("the key of epoch %d was released for a restore", r.Epoch), true
	case !p.accepts(r.Policy, r.PolicyVersion):
		return fmt.Sprintf("it was made under policy %d version %d; now it is policy %d version %d",
			r.Policy, r.PolicyVersion, p.Policy.Number, p.Policy.Version), true
	}
	return "", false
}
