package rebuild

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

var consortium = bindings.NewConsortium()

// What Consortium calls MemberStatus, ReportKind and Vote.
const (
	memberActive  uint8 = 1
	memberJailed  uint8 = 2
	memberAbsent  uint8 = 3
	memberRemoved uint8 = 4

	reportSignedTwice uint8 = 0

	voteYes uint8 = 1
	voteNo  uint8 = 2
)

var ofConsortium = map[string]handler{
	"MemberAdmitted": on(consortium.UnpackMemberAdmittedEvent, func(s *State, e *bindings.ConsortiumMemberAdmitted, b Block) {
		m := s.member(e.Organisation)
		m.field("name").set(e.Name)
		m.field("validator").set(e.Validator)
		m.field("checkpointX").set(e.CheckpointX)
		m.field("checkpointY").set(e.CheckpointY)
		m.field("account").set(e.Account)
		m.field("node").set(e.Node)
		m.field("status").set(memberAbsent)
		m.field("since").set(b.Number)
		m.field("answersFrom").set(b.Number)
		s.consortium("_memberCount").set(e.Organisation)
		s.consortium("_members").push().set(e.Organisation)
		s.consortium("_organisationOf").key(e.Account).set(e.Organisation)
		s.consortium("_organisationOf").key(e.Node).set(e.Organisation)
		// The founders come before the first parameters; their validators are in
		// force at once.
		if s.Seen("Consortium", "ParametersSet") == 0 {
			m.field("status").set(memberActive)
			s.consortium("_validators").push().set(e.Validator)
			s.consortium("_changedIn").set(b.Number)
		}
	}),
	"MemberRemoved": on(consortium.UnpackMemberRemovedEvent, func(s *State, e *bindings.ConsortiumMemberRemoved, b Block) {
		m := s.member(e.Organisation)
		s.leave(m, b)
		m.field("status").set(memberRemoved)
		m.field("since").set(b.Number)
		s.consortium("_members").drop(e.Organisation)
	}),
	"KeysRotated": on(consortium.UnpackKeysRotatedEvent, func(s *State, e *bindings.ConsortiumKeysRotated, b Block) {
		m := s.member(e.Organisation)
		if before := m.field("validator").get(); before != e.Validator {
			if m.field("status").number() == uint64(memberActive) {
				validators := s.consortium("_validators")
				for i := range validators.length() {
					if v := validators.index(i); v.get() == before {
						v.set(e.Validator)
						break
					}
				}
				s.consortium("_changedIn").set(b.Number)
			}
			m.field("validator").set(e.Validator)
			m.field("since").set(b.Number)
			m.field("answersFrom").set(b.Number)
		}
		m.field("checkpointX").set(e.CheckpointX)
		m.field("checkpointY").set(e.CheckpointY)
		of := s.consortium("_organisationOf")
		of.key(m.field("account").get()).set(uint64(0))
		of.key(m.field("node").get()).set(uint64(0))
		of.key(e.Account).set(e.Organisation)
		of.key(e.Node).set(e.Organisation)
		m.field("account").set(e.Account)
		m.field("node").set(e.Node)
	}),
	"ValidatorSetAside": on(consortium.UnpackValidatorSetAsideEvent, func(s *State, e *bindings.ConsortiumValidatorSetAside, b Block) {
		m := s.member(e.Organisation)
		s.leave(m, b)
		status := memberAbsent
		if e.Kind == reportSignedTwice {
			status = memberJailed
		}
		m.field("status").set(status)
		m.field("since").set(b.Number)
	}),
	"FloorHeld": on(consortium.UnpackFloorHeldEvent, func(s *State, e *bindings.ConsortiumFloorHeld, _ Block) {
		s.consortium("_held").key(reportID(e.Organisation, e.Kind, e.Height)).set(true)
	}),
	"ValidatorReleased": on(consortium.UnpackValidatorReleasedEvent, func(s *State, e *bindings.ConsortiumValidatorReleased, b Block) {
		m := s.member(e.Organisation)
		m.field("status").set(memberAbsent)
		m.field("since").set(b.Number)
		m.field("answersFrom").set(b.Number)
	}),
	"ValidatorReturned": on(consortium.UnpackValidatorReturnedEvent, func(s *State, e *bindings.ConsortiumValidatorReturned, b Block) {
		m := s.member(e.Organisation)
		s.consortium("_validators").push().set(m.field("validator").get())
		s.consortium("_changedIn").set(b.Number)
		m.field("status").set(memberActive)
		m.field("since").set(b.Number)
	}),
	"ReportCounted": on(consortium.UnpackReportCountedEvent, func(s *State, e *bindings.ConsortiumReportCounted, _ Block) {
		s.consortium("_reported").key(reportID(e.Organisation, e.Kind, e.Height), e.Reporter).set(true)
	}),
	"ParametersSet": on(consortium.UnpackParametersSetEvent, func(s *State, e *bindings.ConsortiumParametersSet, b Block) {
		p := e.Parameters
		s.threshold(p.Threshold, b)
		s.consortium("_blockRules").field("gasLimit").set(p.GasLimit)
		s.consortium("_blockRules").field("pace").set(p.Pace)
		rules := s.consortium("_voteRules")
		rules.field("delay").set(p.Delay)
		rules.field("lifetime").set(p.Lifetime)
		rules.field("floor").set(p.Floor)
		rules.field("absence").set(p.Absence)
	}),
	"ThresholdAdjusted": on(consortium.UnpackThresholdAdjustedEvent, func(s *State, e *bindings.ConsortiumThresholdAdjusted, b Block) {
		s.threshold(e.Threshold, b)
	}),
	"VersionSet": on(consortium.UnpackVersionSetEvent, func(s *State, e *bindings.ConsortiumVersionSet, _ Block) {
		s.consortium("_blockRules").field("version").set(e.Version)
		s.consortium("_blockRules").field("versionBlock").set(e.VersionBlock)
	}),
	"SuccessorSet": on(consortium.UnpackSuccessorSetEvent, func(s *State, e *bindings.ConsortiumSuccessorSet, _ Block) {
		s.consortium("_successors").key(e.Name).set(e.Successor)
	}),
	"AccountAdmitted": on(consortium.UnpackAccountAdmittedEvent, func(s *State, e *bindings.ConsortiumAccountAdmitted, _ Block) {
		s.consortium("_accountsOf").key(e.Organisation).push().set(e.Account)
		s.consortium("_organisationOf").key(e.Account).set(e.Organisation)
	}),
	"AccountEndowed": nothing, // coins are no storage
	"AccountDismissed": on(consortium.UnpackAccountDismissedEvent, func(s *State, e *bindings.ConsortiumAccountDismissed, _ Block) {
		s.consortium("_organisationOf").key(e.Account).set(uint64(0))
		// One of the two that every member has is not among the further ones.
		further := s.consortium("_accountsOf").key(e.Organisation)
		for i := range further.length() {
			if further.index(i).get() == wordOf(e.Account) {
				further.drop(e.Account)
				break
			}
		}
	}),
	"Proposed": on(consortium.UnpackProposedEvent, func(s *State, e *bindings.ConsortiumProposed, b Block) {
		made := s.proposal(e.Proposal)
		made.field("proposer").set(e.Organisation)
		made.field("proposedAt").set(b.Time)
		made.field("expires").set(b.Time + s.consortium("_voteRules").field("lifetime").number())
		made.field("reason").setBytes([]byte(e.Reason))
		for _, c := range e.Calls {
			call := made.field("calls").push()
			call.field("target").set(c.Target)
			call.field("data").setBytes(c.Data)
		}
		s.consortium("_proposalCount").set(e.Proposal)
	}),
	"Voted": on(consortium.UnpackVotedEvent, func(s *State, e *bindings.ConsortiumVoted, b Block) {
		vote, threshold := voteNo, s.consortium("_voteRules").field("threshold").number()
		if e.Support {
			vote = voteYes
		}
		before := s.yes(e.Proposal)
		s.consortium("_votes").key(e.Proposal, e.Organisation).set(vote)
		if before < threshold && s.yes(e.Proposal) >= threshold {
			s.proposal(e.Proposal).field("passedAt").set(b.Time)
		}
	}),
	"ProposalExecuted": on(consortium.UnpackProposalExecutedEvent, func(s *State, e *bindings.ConsortiumProposalExecuted, _ Block) {
		s.proposal(e.Proposal).field("executed").set(true)
	}),
	"ProposalCancelled": on(consortium.UnpackProposalCancelledEvent, func(s *State, e *bindings.ConsortiumProposalCancelled, _ Block) {
		s.proposal(e.Proposal).field("cancelled").set(true)
	}),
}

func (s *State) consortium(variable string) place { return s.at("Consortium", variable) }

func (s *State) member(organisation uint32) place {
	return s.consortium("_memberOf").key(organisation)
}

func (s *State) proposal(id *big.Int) place { return s.consortium("_proposals").key(id) }

// leave takes a member's validator out of those in force, if it is one of them.
func (s *State) leave(member place, b Block) {
	if member.field("status").number() == uint64(memberActive) {
		s.consortium("_validators").drop(member.field("validator").get())
		s.consortium("_changedIn").set(b.Number)
	}
}

// threshold sets how many votes a proposal needs. When it was last lowered counts.
func (s *State) threshold(votes uint32, b Block) {
	threshold := s.consortium("_voteRules").field("threshold")
	if uint64(votes) < threshold.number() {
		s.consortium("_loweredAt").set(b.Time)
	}
	threshold.set(votes)
}

// yes is how many members support a proposal.
func (s *State) yes(id *big.Int) (count uint64) {
	members := s.consortium("_members")
	for i := range members.length() {
		if s.consortium("_votes").key(id, members.index(i).get()).number() == uint64(voteYes) {
			count++
		}
	}
	return count
}

// reportID is under what reports of one thing are counted together.
func reportID(organisation uint32, kind uint8, height uint64) [32]byte {
	words := [][]byte{}
	for _, v := range []common.Hash{wordOf(organisation), wordOf(kind), wordOf(height)} {
		words = append(words, v[:])
	}
	return crypto.Keccak256Hash(words...)
}
