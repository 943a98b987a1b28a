package main

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

// gasCosts is what whole transactions use, divided by the records in them.
type gasCosts struct {
	singleFirst, singleLater uint64
	batchFirst, batchLater   uint64
}

// measureGas anchors the first two records of each device: of the first device
// by itself, of the others in a batch.
func measureGas(ctx context.Context, s *site.Site, devices []*site.Device) (gasCosts, error) {
	var costs gasCosts
	for _, into := range []*uint64{&costs.singleFirst, &costs.singleLater} {
		item, err := s.Item(devices[0])
		if err != nil {
			return costs, err
		}
		address := s.Contract("Snapshots")
		txs, err := s.Bulk(ctx, s.Gateways[0], []site.Tx{{To: &address, Gas: 2_000_000, Data: bindings.NewSnapshots().PackAnchor(binding(item))}})
		if err != nil {
			return costs, err
		}
		receipt, err := s.Receipt(ctx, txs[0].Hash())
		if err != nil {
			return costs, err
		}
		*into = receipt.GasUsed
	}
	for _, into := range []*uint64{&costs.batchFirst, &costs.batchLater} {
		var batch []ledger.Item
		for _, d := range devices[1:] {
			item, err := s.Item(d)
			if err != nil {
				return costs, err
			}
			batch = append(batch, item)
		}
		outcomes, err := s.Ledger.AnchorBatch(ctx, s.Gateways[0].Account, batch)
		if err != nil {
			return costs, err
		}
		for _, o := range outcomes {
			if o.Refusal != nil {
				return costs, fmt.Errorf("a record was refused: %w", o.Refusal)
			}
		}
		receipt, err := s.Receipt(ctx, common.Hash(outcomes[0].Transaction))
		if err != nil {
			return costs, err
		}
		*into = receipt.GasUsed / uint64(len(batch))
	}
	return costs, nil
}

// binding is an item as the contract takes it.
func binding(item ledger.Item) bindings.Item {
	r := item.Record
	out := bindings.Item{
		Record: bindings.Record{Device: r.Device, Sequence: r.Sequence, Previous: r.Previous, ListRoot: r.ListRoot, SealedKeyHash: r.SealedKeyHash,
			Policy: r.Policy, PolicyVersion: r.PolicyVersion, Trigger: uint8(r.Trigger), Epoch: r.Epoch, EpochCommitment: r.EpochCommitment,
			Verdict: r.Verdict, VerdictHash: r.VerdictHash, Supersedes: r.Supersedes},
		Signature: item.Signature[:],
	}
	for _, c := range item.Receipts {
		out.Receipts = append(out.Receipts, bindings.ReceiptIn{Position: c.Position, ValidUntil: c.ValidUntil, R: [32]byte(c.Signature[:32]), S: [32]byte(c.Signature[32:])})
	}
	return out
}
