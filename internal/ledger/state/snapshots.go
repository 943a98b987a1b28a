package state

import (
	"context"

	"github.com/byssus-iot/byssus/internal/record"
)

// Head is where a device's history stands.
type Head struct {
	RecordHash       record.Hash // the last accepted record; zero: none yet
	Sequence         uint64      // its sequence; 0: none yet
	AnchoredAt       uint64      // when it was accepted, the chain's time
	Epoch            uint32      // the current epoch; 0: none yet
	ReleasedEpoch    uint32      // the newest epoch whose key was released; 0: none
	ForkedGeneration uint32      // generation of the key whose history forked; 0: none did
	BucketRefill     uint32      // seconds after AnchoredAt until the token bucket is full again
	EpochKeys        record.Hash // keccak256(epochCommitment || sealedKeyHash) of the current epoch
	Policy           uint32      // of the last accepted record
	PolicyVersion    uint32
	Window           uint32 // seconds after AnchoredAt until the next is due, by that version
	Breaches         uint32 // deadlines that the device missed: one that passed counts once flagged, or a snapshot came
	Overdue          uint64 // seconds for which it was overdue, over all breaches that are over
	Longest          uint32 // of these breaches, seconds
	Flagged          bool   // the deadline that is next was missed, and flagged
	Opened           Opened // of which hour, day and so on a snapshot was last the first
}

// Forked tells whether the history forked of a device whose key is of this
// generation. A replaced key ends a fork.
func (h Head) Forked(generation uint32) bool {
	return h.ForkedGeneration != 0 && h.ForkedGeneration == generation
}

// Head reads where a device's history stands: all zero before the first
// snapshot, and for a device that is unknown.
func (s State) Head(ctx context.Context, device record.Hash) (Head, error) {
	list, err := s.Heads(ctx, device)
	if err != nil {
		return Head{}, err
	}
	return list[0], nil
}

// Heads reads where devices' histories stand, in the devices' order.
func (s State) Heads(ctx context.Context, devices ...record.Hash) ([]Head, error) {
	first := make([]record.Hash, len(devices))
	for i, id := range devices {
		first[i] = at(snapshotsHeads, id)
	}
	list, err := s.words(ctx, snapshotsContract, headWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Head, len(devices))
	for i, w := range list {
		out[i] = Head{
			RecordHash:       w.hash(headRecordHash),
			Sequence:         w.uint(headSequence),
			AnchoredAt:       w.uint(headAnchoredAt),
			Epoch:            w.uint32(headEpoch),
			ReleasedEpoch:    w.uint32(headReleasedEpoch),
			ForkedGeneration: w.uint32(headForkedGeneration),
			BucketRefill:     w.uint32(headBucketRefill),
			EpochKeys:        w.hash(headEpochKeys),
			Policy:           w.uint32(headPolicy),
			PolicyVersion:    w.uint32(headPolicyVersion),
			Window:           w.uint32(headWindow),
			Breaches:         w.uint32(headBreaches),
			Overdue:          w.uint(headOverdue),
			Longest:          w.uint32(headLongest),
			Flagged:          w.bool(headFlagged),
			Opened: Opened{
				Hour:  w.uint32(headHour),
				Day:   w.uint32(headDay),
				Week:  w.uint32(headWeek),
				Month: w.uint32(headMonth),
				Year:  w.uint32(headYear),
			},
		}
	}
	return out, nil
}

// Snapshot is an accepted snapshot.
type Snapshot struct {
	RecordHash record.Hash
	Expiry     uint64 // until when it is kept at least, by the retention clock, seconds
	AnchoredAt uint64 // when it was accepted, the chain's time
	Sequence   uint64
	Positions  uint32 // which places of the policy's layout gave a receipt, bit by position
	Epoch      uint32
}

// Snapshot reads an accepted snapshot by its record's hash.
func (s State) Snapshot(ctx context.Context, recordHash record.Hash) (Snapshot, error) {
	list, err := s.Snapshots(ctx, recordHash)
	if err != nil {
		return Snapshot{}, err
	}
	if list[0].AnchoredAt == 0 {
		return Snapshot{}, s.notFound("snapshot with record %s", recordHash)
	}
	return list[0], nil
}

// Snapshots reads snapshots by their records' hashes, in their order. One whose
// record was not accepted has AnchoredAt zero.
func (s State) Snapshots(ctx context.Context, recordHashes ...record.Hash) ([]Snapshot, error) {
	first := make([]record.Hash, len(recordHashes))
	for i, h := range recordHashes {
		first[i] = at(snapshotsSnapshots, h)
	}
	list, err := s.words(ctx, snapshotsContract, snapshotWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Snapshot, len(recordHashes))
	for i, w := range list {
		out[i] = Snapshot{
			RecordHash: recordHashes[i],
			Expiry:     w.uint(snapshotExpiry),
			AnchoredAt: w.uint(snapshotAnchoredAt),
			Sequence:   w.uint(snapshotSequence),
			Positions:  w.uint32(snapshotPositions),
			Epoch:      w.uint32(snapshotEpoch),
		}
	}
	return out, nil
}
