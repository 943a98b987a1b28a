package rebuild

import (
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

var snapshots = bindings.NewSnapshots()

// bucketSeconds is BUCKET_SECONDS of Snapshots: after how many seconds a
// device's token comes back.
const bucketSeconds = 30

// spans are the buckets of Buckets.sol, by the bit that BucketsOpened has for
// each, with their lengths in seconds.
var spans = []struct {
	label  string
	length uint64
}{{"hour", 3600}, {"day", 86400}, {"week", 7 * 86400}, {"month", 30 * 86400}, {"year", 365 * 86400}}

var ofSnapshots = map[string]handler{
	"Anchored": on(snapshots.UnpackAnchoredEvent, func(s *State, e *bindings.SnapshotsAnchored, b Block) {
		r, h := e.Record, s.at("Snapshots", "_heads").key(e.Device)
		full := h.field("anchoredAt").number() + h.field("bucketRefill").number()
		h.field("bucketRefill").set(later(full, b.Time, bucketSeconds) - b.Time)
		if uint64(r.Epoch) != h.field("epoch").number() {
			h.field("epochKeys").set(pair(r.EpochCommitment, r.SealedKeyHash))
		}
		h.field("recordHash").set(e.RecordHash)
		h.field("sequence").set(e.Sequence)
		h.field("anchoredAt").set(b.Time)
		h.field("epoch").set(r.Epoch)
		h.field("policy").set(r.Policy)
		h.field("policyVersion").set(r.PolicyVersion)
		h.field("window").set(s.window(uint64(r.Policy), uint64(r.PolicyVersion)))
		a := s.at("Snapshots", "_snapshots").key(e.RecordHash)
		a.field("expiry").set(e.Expiry)
		a.field("anchoredAt").set(b.Time)
		a.field("sequence").set(e.Sequence)
		a.field("positions").set(e.Positions)
		a.field("epoch").set(r.Epoch)
		s.lists[e.RecordHash] = r.ListRoot
	}),
	"Refused": nothing, // a record that is refused changes nothing
	"ReceiptsAdded": on(snapshots.UnpackReceiptsAddedEvent, func(s *State, e *bindings.SnapshotsReceiptsAdded, _ Block) {
		s.at("Snapshots", "_snapshots").key(e.RecordHash).field("positions").set(e.Positions)
	}),
	"BucketsOpened": on(snapshots.UnpackBucketsOpenedEvent, func(s *State, e *bindings.SnapshotsBucketsOpened, _ Block) {
		for bit, span := range spans {
			if e.Spans>>bit&1 == 1 {
				s.at("Snapshots", "_heads").key(e.Device).field(span.label).set(uint32(e.Time/span.length + 1))
			}
		}
	}),
	"Forked": on(snapshots.UnpackForkedEvent, func(s *State, e *bindings.SnapshotsForked, _ Block) {
		s.at("Snapshots", "_heads").key(e.Device).field("forkedGeneration").set(s.generation(e.Device))
		s.at("Snapshots", "_forks").key(e.Device).set(pair(e.AcceptedHash, e.OtherHash))
	}),
	"ForkAnswered": on(snapshots.UnpackForkAnsweredEvent, func(s *State, e *bindings.SnapshotsForkAnswered, _ Block) {
		s.at("Snapshots", "_heads").key(e.Device).field("forkedGeneration").set(uint64(0))
		s.at("Snapshots", "_answered").key(pair(e.AcceptedHash, e.OtherHash)).set(true)
	}),
	"EpochReleaseNoted": on(snapshots.UnpackEpochReleaseNotedEvent, func(s *State, e *bindings.SnapshotsEpochReleaseNoted, _ Block) {
		s.at("Snapshots", "_heads").key(e.Device).field("releasedEpoch").set(e.Epoch)
	}),
	"BreachFlagged": on(snapshots.UnpackBreachFlaggedEvent, func(s *State, e *bindings.SnapshotsBreachFlagged, _ Block) {
		h := s.at("Snapshots", "_heads").key(e.Device)
		h.field("flagged").set(true)
		h.field("breaches").set(h.field("breaches").number() + 1)
	}),
	"BreachEnded": on(snapshots.UnpackBreachEndedEvent, func(s *State, e *bindings.SnapshotsBreachEnded, _ Block) {
		h := s.at("Snapshots", "_heads").key(e.Device)
		if h.field("flagged").number() == 0 {
			h.field("breaches").set(h.field("breaches").number() + 1)
		}
		h.field("flagged").set(false)
		h.field("overdue").set(h.field("overdue").number() + e.Duration)
		h.field("longest").set(max(h.field("longest").number(), min(e.Duration, 1<<32-1)))
	}),
}

// pair is keccak256(first || second).
func pair(first, second [32]byte) [32]byte { return crypto.Keccak256Hash(first[:], second[:]) }
