package rebuild

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

var recovery = bindings.NewRecovery()

// States of a request, as Recovery has them.
const (
	requestOpen      uint8 = 1
	requestGranted   uint8 = 2
	requestDenied    uint8 = 3
	requestWithdrawn uint8 = 4
	requestReported  uint8 = 5
	requestMet       uint8 = 6
)

// requestSeconds is REQUEST_SECONDS of Recovery: after how many seconds a device
// may make one more request of its own.
const requestSeconds = 600

var ofRecovery = map[string]handler{
	"Requested": on(recovery.UnpackRequestedEvent, func(s *State, e *bindings.RecoveryRequested, b Block) {
		r := s.request(e.Id)
		r.field("device").set(e.Device)
		r.field("recordHash").set(e.RecordHash)
		r.field("recipient").set(e.Recipient)
		r.field("reader").set(e.Reader)
		r.field("purpose").set(e.Purpose)
		r.field("region").set(e.Region)
		r.field("listRoot").set(s.lists[e.RecordHash]) // of the record, which was accepted before
		r.field("requester").set(e.Requester)
		r.field("epoch").set(e.Epoch)
		r.field("policy").set(e.Policy)
		r.field("policyVersion").set(e.PolicyVersion)
		r.field("requestedAt").set(b.Time)
		r.field("openUntil").set(e.OpenUntil)
		r.field("generation").set(e.Generation)
		r.field("status").set(requestOpen)
		s.at("Recovery", "_requestCount").set(e.Id)
		if e.Generation == 0 {
			return
		}
		// The device's own, by what it signed.
		own := record.RestoreRequest{Device: e.Device, Record: e.RecordHash, Recipient: e.Recipient, Reader: e.Reader, Purpose: e.Purpose, Region: e.Region, Nonce: e.Nonce}
		s.at("Recovery", "_requestOfDigest").key([32]byte(own.Digest(s.domain))).set(e.Id)
		full := s.at("Recovery", "_bucketFullAt").key(e.Device)
		full.set(later(full.number(), b.Time, requestSeconds))
	}),
	"SelfRestoreBegun": on(recovery.UnpackSelfRestoreBegunEvent, func(s *State, e *bindings.RecoverySelfRestoreBegun, _ Block) {
		r := s.request(e.Id)
		r.field("selfGrantableAt").set(e.SelfGrantableAt)
		r.field("openUntil").set(e.OpenUntil)
		s.at("Recovery", "_selfRestoreOf").key(e.Device).set(e.Id)
	}),
	"SelfRestoreCancelled": on(recovery.UnpackSelfRestoreCancelledEvent, func(s *State, e *bindings.RecoverySelfRestoreCancelled, _ Block) {
		r := s.request(e.Id)
		r.field("selfGrantableAt").set(uint64(0))
		r.field("openUntil").set(e.OpenUntil)
	}),
	"RequestRefused": nothing, // a request that is refused changes nothing
	"Approved": on(recovery.UnpackApprovedEvent, func(s *State, e *bindings.RecoveryApproved, _ Block) {
		s.answered(e.Id, e.Approver)
		s.at("Recovery", "_approvalOf").key(e.Id, e.Approver).set(e.Organisation)
		people := s.at("Recovery", "_approvalsFor").key(e.Id, e.Organisation)
		people.set(people.number() + 1)
		r := s.request(e.Id)
		r.field("approvals").set(e.Approvals)
		r.field("organisations").set(withBit(r.field("organisations").get(), e.Organisation, 1))
	}),
	"ApprovalRevoked": on(recovery.UnpackApprovalRevokedEvent, func(s *State, e *bindings.RecoveryApprovalRevoked, _ Block) {
		s.answered(e.Id, e.Approver)
		s.at("Recovery", "_approvalOf").key(e.Id, e.Approver).set(uint64(0))
		people := s.at("Recovery", "_approvalsFor").key(e.Id, e.Organisation)
		people.set(people.number() - 1)
		r := s.request(e.Id)
		r.field("approvals").set(e.Approvals)
		if people.number() == 0 {
			r.field("organisations").set(withBit(r.field("organisations").get(), e.Organisation, 0))
		}
	}),
	"CriteriaMet": on(recovery.UnpackCriteriaMetEvent, func(s *State, e *bindings.RecoveryCriteriaMet, _ Block) {
		r := s.request(e.Id)
		r.field("status").set(requestMet)
		r.field("grantableAt").set(e.GrantableAt)
		r.field("openUntil").set(e.OpenUntil)
	}),
	"Reopened": on(recovery.UnpackReopenedEvent, func(s *State, e *bindings.RecoveryReopened, _ Block) {
		r := s.request(e.Id)
		r.field("status").set(requestOpen)
		r.field("grantableAt").set(uint64(0))
		r.field("openUntil").set(e.OpenUntil)
	}),
	"Granted": on(recovery.UnpackGrantedEvent, func(s *State, e *bindings.RecoveryGranted, _ Block) {
		r := s.request(e.Id)
		r.field("status").set(requestGranted)
		r.field("grantedUntil").set(e.Expires)
		s.at("Recovery", "_grantOf").key(e.Device, e.Reader).set(e.Id)
	}),
	"Denied": on(recovery.UnpackDeniedEvent, func(s *State, e *bindings.RecoveryDenied, _ Block) {
		s.answered(e.Id, e.By)
		s.request(e.Id).field("status").set(requestDenied)
	}),
	"Withdrawn": on(recovery.UnpackWithdrawnEvent, func(s *State, e *bindings.RecoveryWithdrawn, _ Block) {
		s.request(e.Id).field("status").set(requestWithdrawn)
	}),
	"Reported": on(recovery.UnpackReportedEvent, func(s *State, e *bindings.RecoveryReported, b Block) {
		r := s.request(e.Id)
		r.field("status").set(requestReported)
		r.field("reportedAt").set(b.Time)
		r.field("positions").set(e.Positions)
		s.at("Recovery", "_lastReported").key(e.Device).set(r.field("recordHash").get())
	}),
}

func (s *State) request(id *big.Int) place { return s.at("Recovery", "_requests").key(id) }

// answered counts an answer of a passkey; accounts' answers are not counted.
func (s *State) answered(id *big.Int, approver common.Address) {
	if s.isPasskey(approver) {
		n := s.at("Recovery", "_answers").key(id, approver)
		n.set(n.number() + 1)
	}
}

// withBit is a set of organisations with one of them in it, 1, or not, 0. A set
// is a word.
func withBit(set common.Hash, organisation uint32, bit uint) *big.Int {
	if organisation > 255 {
		fail("organisation %d is in no set", organisation)
	}
	return new(big.Int).SetBit(set.Big(), int(organisation), bit)
}
