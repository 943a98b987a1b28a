package gateway

import (
	"context"
	"errors"
	"net/http"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// anchor relays a record and waits for what becomes of it.
func (s *Server) anchor(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.Anchor](r)
	if err != nil {
		return door.Outcome{}, err
	}
	if len(q.Receipts) > record.MaxSlots {
		return door.Outcome{}, badRequest("%d receipts, at most %d", len(q.Receipts), record.MaxSlots)
	}
	item := ledger.Item{Record: q.Record, Signature: q.Signature, Receipts: receipts(q.Receipts)}
	hash := q.Record.Digest(s.conf.Ledger.Domain())
	if !s.waits.take() {
		return door.Outcome{}, errPlaces
	}
	defer s.waits.leave()
	known, err := s.judge(r.Context(), hash, item)
	if err != nil {
		return door.Outcome{}, err
	}
	if known != nil {
		return *known, nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), anchorWait)
	defer cancel()
	out, err := s.relay.anchor(ctx, hash, item)
	switch {
	case err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return door.Outcome{Status: door.Queued, RecordHash: hash}, nil
	case err != nil:
		return door.Outcome{}, err
	case out.Refusal != nil:
		return refused(hash, out.Refusal, out.Block, out.Transaction), nil
	}
	return door.Outcome{Status: door.Anchored, RecordHash: hash, Block: out.Block, Transaction: out.Transaction}, nil
}

func refused(hash record.Hash, why *ledger.Refusal, block uint64, tx record.Hash) door.Outcome {
	return door.Outcome{Status: door.Refused, RecordHash: hash, Rule: why.Rule, Message: why.Message, Block: block, Transaction: tx}
}

// judge looks at a record before it is relayed, since whoever comes may bring
// anything, and a refusal by the contract costs this gateway's organisation
// gas: it answers a record that no active device signed, one that the chain
// has already, and one whose number the device's history has passed: refused
// once, it stands in a block for anybody to bring again, and would be charged to
// the device. The contract judges all the same. It returns nil for a record
// to be relayed.
func (s *Server) judge(ctx context.Context, hash record.Hash, item ledger.Item) (*door.Outcome, error) {
	id := item.Record.Device
	found, err := s.lookup.ask(ctx, id, hash)
	if err != nil {
		return nil, err
	}
	device, snapshot := found.device, found.snapshot
	var why *ledger.Refusal
	switch {
	case device.Status == state.NoDevice:
		why = ledger.NewRefusal("DeviceUnknown", map[string]any{"device": id})
	case device.Status != state.Active:
		why = ledger.NewRefusal("DeviceNotActive", map[string]any{"device": id})
		s.refused.note(id)
	case !record.Verify(device.Key, hash, item.Signature):
		why = ledger.NewRefusal("BadSignature", nil)
		s.refused.note(id)
	case snapshot.AnchoredAt == 0 && item.Record.Sequence <= found.head.Sequence:
		// No record but the next can be accepted, also one that supersedes.
		why = ledger.NewRefusal("SequenceExpected", map[string]any{"sequence": found.head.Sequence + 1})
	}
	if why != nil {
		out := refused(hash, why, 0, record.Hash{})
		return &out, nil
	}
	if snapshot.AnchoredAt == 0 {
		if item.Record.Sequence == found.head.Sequence+1 && s.relay.owes(id) {
			return work(s, func(*http.Request) (*door.Outcome, error) { return s.try(ctx, hash, item) })(nil)
		}
		return nil, nil
	}
	// The same record again is no error. Anybody can bring it, from the chain's
	// log: only receipts that hold cost a transaction.
	out, err := work(s, func(*http.Request) (door.Outcome, error) { return s.again(ctx, hash, item, snapshot) })(nil)
	return &out, err
}

// try answers the next record of a device that owes something if the contract
// would refuse it. To try each would be dear; but a record refused lately can be
// brought by anybody with whatever receipts, and must neither be paid for each
// time nor keep its device out.
func (s *Server) try(ctx context.Context, hash record.Hash, item ledger.Item) (*door.Outcome, error) {
	err := s.conf.Ledger.TryAnchor(ctx, s.conf.Account, item)
	var why *ledger.Refusal
	if errors.As(err, &why) {
		out := refused(hash, why, 0, record.Hash{})
		return &out, nil
	}
	return nil, err
}

// again answers a record that the chain has, and adds its receipts if all that
// the chain has not hold.
func (s *Server) again(ctx context.Context, hash record.Hash, item ledger.Item, snapshot state.Snapshot) (door.Outcome, error) {
	out, err := s.add(ctx, hash, item.Record, item.Receipts, snapshot)
	if ledger.RuleOf(err) != "" {
		return s.add(ctx, hash, item.Record, nil, snapshot)
	}
	return out, err
}

// add brings those receipts of an accepted record that the chain has not.
func (s *Server) add(ctx context.Context, hash record.Hash, r record.Record, list []ledger.Receipt, snapshot state.Snapshot) (door.Outcome, error) {
	out := door.Outcome{Status: door.Anchored, RecordHash: hash}
	var news []ledger.Receipt
	for _, c := range list {
		if snapshot.Positions>>c.Position&1 == 0 {
			news = append(news, c)
		}
	}
	if len(news) > 0 {
		var err error
		out.Block, out.Transaction, err = s.conf.Ledger.AddReceipts(ctx, s.conf.Account, r, news)
		return out, err
	}
	known, err := s.conf.Ledger.Anchored(ctx, hash)
	out.Block, out.Transaction = known.Block, known.Transaction
	return out, err
}

// receipts brings later receipts of an accepted record.
func (s *Server) receipts(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.Receipts](r)
	if err != nil {
		return door.Outcome{}, err
	}
	if len(q.Receipts) > record.MaxSlots {
		return door.Outcome{}, badRequest("%d receipts, at most %d", len(q.Receipts), record.MaxSlots)
	}
	hash := q.Record.Digest(s.conf.Ledger.Domain())
	snapshot, err := s.conf.Ledger.State().Snapshot(r.Context(), hash)
	if errors.Is(err, state.ErrNotFound) {
		return door.Outcome{}, ledger.NewRefusal("SnapshotUnknown", map[string]any{"recordHash": hash})
	}
	if err != nil {
		return door.Outcome{}, err
	}
	return s.add(r.Context(), hash, q.Record, receipts(q.Receipts), snapshot)
}

func receipts(in []door.SlotReceipt) []ledger.Receipt {
	out := make([]ledger.Receipt, len(in))
	for i, x := range in {
		out[i] = ledger.Receipt(x)
	}
	return out
}
