package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

// MaxBatch is the most items of one AnchorBatch: as many as have room in a
// transaction with five receipts each, all of one policy.
const MaxBatch = 74

// What an item may cost, whatever is in it (docs/contracts, Acceptance): a
// batch is given the sum, so that none can make it run out of gas.
const (
	batchGas         = 40_000
	itemGas          = 170_000
	itemReceiptGas   = 11_000
	policyGas        = 40_000 // of reading a policy's rules
	policyReceiptGas = 9_000  // of reading the key of one of its stores
)

// What calldata takes: go-ethereum's pool refuses transactions above 128 KiB.
const (
	maxBatchBytes = 128<<10 - 512 // the transaction's own fields and signature need less than the rest
	batchBytes    = 4 + 2*32      // the selector, the array's place and length
	itemBytes     = 20 * 32       // place, record, two places, signature, number of receipts
	receiptBytes  = 4 * 32
)

// Room counts what a batch takes of a transaction's gas and bytes. The zero
// value is an empty batch.
type Room struct {
	items, bytes int
	gas          uint64
	policies     map[policyVersion]int // most receipts of an item of it
}

type policyVersion struct{ policy, version uint32 }

func versionOf(r record.Record) policyVersion { return policyVersion{r.Policy, r.PolicyVersion} }

// Take tells whether an item has room beside those taken already, and takes it
// if it has.
func (r *Room) Take(item Item) bool {
	count := len(item.Receipts)
	bytes := itemBytes + count*receiptBytes
	gas := uint64(itemGas + count*itemReceiptGas)
	of := versionOf(item.Record)
	most, known := r.policies[of]
	if !known {
		gas += policyGas
	}
	gas += uint64(max(count-most, 0)) * policyReceiptGas
	if r.items >= MaxBatch || batchBytes+r.bytes+bytes > maxBatchBytes || batchGas+r.gas+gas > maxGas {
		return false
	}
	if r.policies == nil {
		r.policies = map[policyVersion]int{}
	}
	r.items, r.bytes, r.gas = r.items+1, r.bytes+bytes, r.gas+gas
	r.policies[of] = max(most, count)
	return true
}

// AnchorBatch brings items to the chain in one transaction and tells what the
// contract made of each. No item can make another fail. Records of one policy
// are put side by side, since a change costs gas; so only the order of records
// of one policy is kept. That the items have Room is the caller's to see to.
func (c *Client) AnchorBatch(ctx context.Context, gateway *Account, items []Item) ([]Outcome, error) {
	if len(items) == 0 {
		return nil, fmt.Errorf("anchor: an empty batch")
	}
	var room Room
	order := make([]int, len(items)) // of the items in the transaction
	for i, it := range items {
		if !room.Take(it) {
			return nil, fmt.Errorf("anchor: %d records do not fit into one transaction, %d do", len(items), i)
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := versionOf(items[a].Record), versionOf(items[b].Record)
		return cmp.Or(cmp.Compare(x.policy, y.policy), cmp.Compare(x.version, y.version))
	})
	in := make([]bindings.Item, len(items))
	hashes := make([]record.Hash, len(items))
	for i, from := range order {
		it := items[from]
		in[i] = bindings.Item{Record: toBinding(it.Record), Signature: it.Signature[:], Receipts: toReceipts(it.Receipts)}
		hashes[i] = it.Record.Digest(c.domain)
	}
	data, err := snapshots.TryPackAnchorBatch(in)
	if err != nil {
		return nil, fmt.Errorf("encode batch: %w", err)
	}
	to := c.contracts["Snapshots"]
	receipt, err := c.sendWithGas(ctx, gateway, &to, data, batchGas+room.gas)
	if err != nil {
		return nil, err
	}
	refusals := refusalsOf(receipt, to, hashes)
	out := make([]Outcome, len(items))
	for i, from := range order {
		out[from] = Outcome{Hash: hashes[i], Refusal: refusals[i], Block: receipt.BlockNumber.Uint64(), Transaction: record.Hash(receipt.TxHash)}
	}
	return out, nil
}

// refusalsOf finds in a batch's receipt what became of each item: nil if its
// record is accepted. Items of one record are refused in their order.
func refusalsOf(receipt *types.Receipt, contract common.Address, hashes []record.Hash) []*Refusal {
	accepted, refused := map[record.Hash]bool{}, map[record.Hash][]*Refusal{}
	for _, l := range receipt.Logs {
		if l.Address != contract {
			continue
		}
		if e, err := snapshots.UnpackRefusedEvent(l); err == nil {
			refused[e.RecordHash] = append(refused[e.RecordHash], Decode(e.Reason))
		} else if e, err := snapshots.UnpackAnchoredEvent(l); err == nil {
			accepted[e.RecordHash] = true
		}
	}
	out := make([]*Refusal, len(hashes))
	for i, h := range hashes {
		if list := refused[h]; !accepted[h] && len(list) > 0 {
			out[i], refused[h] = list[0], list[1:]
		}
	}
	return out
}
