package ledger

import (
	"context"
	"fmt"
	"math/big"

	ethereum "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// ErrNotFound is wrapped when the chain has no such thing.
var ErrNotFound = state.ErrNotFound

// Receipt is a store's receipt as the contract takes it: what it states beside
// its date follows from the record and the chain.
type Receipt struct {
	Position   uint8  // index into the policy's slots
	ValidUntil uint64 // seconds of the retention clock
	Signature  record.Signature
}

// Item is a record on its way to the chain.
type Item struct {
	Record    record.Record
	Signature record.Signature
	Receipts  []Receipt
}

// Outcome is what the contract made of an item.
type Outcome struct {
	Hash        record.Hash // of the record
	Refusal     *Refusal    // nil: accepted, now or before
	Block       uint64
	Transaction record.Hash
}

// TryAnchor tries an item on the node's newest state and sends nothing: it
// returns a *Refusal if the contract would refuse it.
func (c *Client) TryAnchor(ctx context.Context, gateway *Account, it Item) error {
	data, err := snapshots.TryPackAnchor(bindings.Item{Record: toBinding(it.Record), Signature: it.Signature[:], Receipts: toReceipts(it.Receipts)})
	if err != nil {
		return fmt.Errorf("encode record: %w", err)
	}
	_, err = c.callAs(ctx, gateway, "Snapshots", data)
	return err
}

// AddReceipts adds receipts to an anchored snapshot; it returns the block and
// the transaction.
func (c *Client) AddReceipts(ctx context.Context, gateway *Account, r record.Record, receipts []Receipt) (uint64, record.Hash, error) {
	data, err := snapshots.TryPackAddReceipts(toBinding(r), toReceipts(receipts))
	if err != nil {
		return 0, record.Hash{}, fmt.Errorf("encode receipts: %w", err)
	}
	return done(c.transact(ctx, gateway, "Snapshots", data))
}

// ReportFork shows the chain that a device signed other at a sequence at which
// accepted was accepted.
func (c *Client) ReportFork(ctx context.Context, from *Account, accepted, other record.Record, sig record.Signature) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Snapshots", snapshots.PackReportFork(toBinding(accepted), toBinding(other), sig[:])))
}

// FlagOverdue has the chain record that a device missed its deadline. Anybody may
// ask for it; it returns a *Refusal while the device is not overdue. The newest
// block of an idle chain may be of before the deadline: then another is made first.
func (c *Client) FlagOverdue(ctx context.Context, from *Account, device record.Hash) (uint64, record.Hash, error) {
	data := snapshots.PackFlagOverdue(device)
	if _, err := c.callAs(ctx, from, "Snapshots", data); RuleOf(err) == "NotOverdue" {
		if _, _, err := c.Tick(ctx, from); err != nil {
			return 0, record.Hash{}, err
		}
	} else if err != nil {
		return 0, record.Hash{}, err
	}
	return done(c.transact(ctx, from, "Snapshots", data))
}

// done reduces a receipt to block and transaction.
func done(r *types.Receipt, err error) (uint64, record.Hash, error) {
	if err != nil {
		return 0, record.Hash{}, err
	}
	return r.BlockNumber.Uint64(), record.Hash(r.TxHash), nil
}

// Anchored is an accepted record as the chain's log has it.
type Anchored struct {
	Record      record.Record    `json:"record"`
	Signature   record.Signature `json:"signature"`
	RecordHash  record.Hash      `json:"recordHash"`
	Expiry      uint64           `json:"expiry"`     // seconds of the retention clock
	AnchoredAt  uint64           `json:"anchoredAt"` // seconds since 1970, the chain's time
	Block       uint64           `json:"block"`
	Transaction record.Hash      `json:"transaction"`
}

// Anchored returns the accepted record of a hash, or ErrNotFound.
func (c *Client) Anchored(ctx context.Context, hash record.Hash) (Anchored, error) {
	snap, err := c.State().Snapshot(ctx, hash)
	if err != nil {
		return Anchored{}, err
	}
	list, err := c.anchoredLogs(ctx, nil, []common.Hash{common.BigToHash(new(big.Int).SetUint64(snap.Sequence))}, []common.Hash{common.Hash(hash)})
	if err != nil {
		return Anchored{}, err
	}
	if len(list) == 0 {
		return Anchored{}, fmt.Errorf("%w: record %s was accepted", errLogIncomplete, hash)
	}
	return list[0], nil
}

// errLogIncomplete says that a node's log lacks what its state says happened:
// its index of the log is behind, or damaged. It is told rather than a shorter
// history.
var errLogIncomplete = fmt.Errorf("%w: its log is incomplete", ErrUnreachable)

// History returns a device's accepted records, newest first: at most limit of
// them, below sequence before (0: from the newest).
func (c *Client) History(ctx context.Context, device record.Hash, before uint64, limit int) ([]Anchored, error) {
	head, err := c.State().Head(ctx, device)
	if err != nil {
		return nil, err
	}
	if before == 0 || before > head.Sequence {
		before = head.Sequence + 1
	}
	var sequences []common.Hash
	for s := before - 1; s >= 1 && len(sequences) < limit; s-- {
		sequences = append(sequences, common.BigToHash(new(big.Int).SetUint64(s)))
	}
	if len(sequences) == 0 {
		return nil, nil
	}
	list, err := c.anchoredLogs(ctx, []common.Hash{common.Hash(device)}, sequences, nil)
	if err != nil {
		return nil, err
	}
	// A history has no gaps.
	if len(list) != len(sequences) {
		return nil, fmt.Errorf("%w: %d snapshots of device %s are told, %d expected", errLogIncomplete, len(list), device, len(sequences))
	}
	// Logs come oldest first.
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list, nil
}

func (c *Client) anchoredLogs(ctx context.Context, devices, sequences, hashes []common.Hash) ([]Anchored, error) {
	all, err := interfaces()
	if err != nil {
		return nil, err
	}
	id := all["Snapshots"].Events["Anchored"].ID
	logs, err := c.eth.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: big.NewInt(0), Addresses: []common.Address{c.contracts["Snapshots"]},
		Topics: [][]common.Hash{{id}, devices, sequences, hashes}})
	if err != nil {
		return nil, fmt.Errorf("%w: read the log: %w", ErrUnreachable, err)
	}
	out := make([]Anchored, 0, len(logs))
	for i := range logs {
		a, err := anchoredOf(logs[i])
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// anchoredOf reads the log of an accepted record.
func anchoredOf(l types.Log) (Anchored, error) {
	e, err := snapshots.UnpackAnchoredEvent(&l)
	if err != nil {
		return Anchored{}, fmt.Errorf("read anchor in block %d: %w", l.BlockNumber, err)
	}
	a := Anchored{Record: fromBinding(e.Record), RecordHash: e.RecordHash, Expiry: e.Expiry, AnchoredAt: l.BlockTimestamp,
		Block: l.BlockNumber, Transaction: record.Hash(l.TxHash)}
	copy(a.Signature[:], e.Signature)
	return a, nil
}

func toBinding(r record.Record) bindings.Record {
	return bindings.Record{Device: r.Device, Sequence: r.Sequence, Previous: r.Previous, ListRoot: r.ListRoot, SealedKeyHash: r.SealedKeyHash,
		Policy: r.Policy, PolicyVersion: r.PolicyVersion, Trigger: uint8(r.Trigger), Epoch: r.Epoch, EpochCommitment: r.EpochCommitment,
		Verdict: r.Verdict, VerdictHash: r.VerdictHash, Supersedes: r.Supersedes}
}

func fromBinding(r bindings.Record) record.Record {
	return record.Record{Device: r.Device, Sequence: r.Sequence, Previous: r.Previous, ListRoot: r.ListRoot, SealedKeyHash: r.SealedKeyHash,
		Policy: r.Policy, PolicyVersion: r.PolicyVersion, Trigger: record.Trigger(r.Trigger), Epoch: r.Epoch, EpochCommitment: r.EpochCommitment,
		Verdict: r.Verdict, VerdictHash: r.VerdictHash, Supersedes: r.Supersedes}
}

func toReceipts(in []Receipt) []bindings.ReceiptIn {
	out := make([]bindings.ReceiptIn, len(in))
	for i, r := range in {
		out[i] = bindings.ReceiptIn{Position: r.Position, ValidUntil: r.ValidUntil, R: [32]byte(r.Signature[:32]), S: [32]byte(r.Signature[32:])}
	}
	return out
}

// Records returns a device's accepted records, newest first: at most limit of
// them, below a sequence. They are the log's word: who needs to know follows them
// back from a proven head.
func (c *Client) Records(ctx context.Context, device record.Hash, below uint64, limit int) ([]record.Record, error) {
	list, err := c.History(ctx, device, below, limit)
	if err != nil {
		return nil, err
	}
	out := make([]record.Record, len(list))
	for i, a := range list {
		out[i] = a.Record
	}
	return out, nil
}
