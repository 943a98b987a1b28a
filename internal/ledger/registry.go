package ledger

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// logOf returns what unpack makes of the first log of a receipt that it can
// unpack.
func logOf[T any](receipt *types.Receipt, unpack func(*types.Log) (*T, error)) (*T, error) {
	for _, l := range receipt.Logs {
		if e, err := unpack(l); err == nil {
			return e, nil
		}
	}
	return nil, fmt.Errorf("transaction %s has not the event it should have", receipt.TxHash)
}

// AddStore registers a store and returns its number.
func (c *Client) AddStore(ctx context.Context, operator *Account, s state.Store) (uint32, error) {
	data, err := packAddStore(s)
	if err != nil {
		return 0, err
	}
	receipt, err := c.transact(ctx, operator, "Stores", data)
	if err != nil {
		return 0, err
	}
	e, err := logOf(receipt, stores.UnpackStoreAddedEvent)
	if err != nil {
		return 0, err
	}
	return e.Store, nil
}

// UpdateStore says where a store is reached now, and with which TLS key.
func (c *Client) UpdateStore(ctx context.Context, operator *Account, store uint32, endpoint string, tlsKeyHash record.Hash) error {
	_, err := c.transact(ctx, operator, "Stores", stores.PackUpdateStore(store, endpoint, tlsKeyHash))
	return err
}

// AssignSlot puts a slot on a store: the next new slot, or one to be repaired.
func (c *Client) AssignSlot(ctx context.Context, operator *Account, slot, store uint32) error {
	_, err := c.transact(ctx, operator, "Stores", stores.PackAssignSlot(slot, store))
	return err
}

// Published is a version of a policy that was just published.
type Published struct {
	Policy, Version uint32
	From            uint64 // when it is in force, the chain's time
}

// Publish publishes a version of a policy, 0 for a new one.
func (c *Client) Publish(ctx context.Context, operator *Account, policy uint32, name string, t state.Terms) (Published, error) {
	n, err := Name(name)
	if err != nil {
		return Published{}, err
	}
	receipt, err := c.transact(ctx, operator, "Policies", policies.PackPublish(policy, n, toTerms(t)))
	if err != nil {
		return Published{}, err
	}
	e, err := logOf(receipt, policies.UnpackPolicyPublishedEvent)
	if err != nil {
		return Published{}, err
	}
	return Published{e.Policy, e.Version, e.From}, nil
}

// Withdraw withdraws the version of a policy that waits, and returns its number.
func (c *Client) Withdraw(ctx context.Context, operator *Account, policy uint32) (uint32, error) {
	receipt, err := c.transact(ctx, operator, "Policies", policies.PackWithdraw(policy))
	if err != nil {
		return 0, err
	}
	e, err := logOf(receipt, policies.UnpackVersionWithdrawnEvent)
	if err != nil {
		return 0, err
	}
	return e.Version, nil
}

// Rule is what of a policy can be loosened, as the contract numbers it (Rule of
// IPolicies).
type Rule uint8

// The rules, in the contract's order.
const (
	RuleInterval Rule = iota
	RuleLateness
	RuleMinRetention
	RuleKeep
	RuleShards
	RuleSlots
	RuleQuorum
	RuleOrganisations
	RuleRequesters
	RuleApprovers
	RuleApprovals
	RuleClauses
	RuleDelay
	RuleRegions
	RuleDeadline
	RuleRequestTTL
	RuleGrantTTL
	RulePanel
	RuleSuccessor
)

// Loosened is a set of rules.
type Loosened uint64

// Has tells whether a rule is loosened.
func (l Loosened) Has(r Rule) bool { return l>>r&1 != 0 }

// Loosened asks the contract which rules of the version in force terms would
// loosen. Terms that could not be published are refused as Publish would refuse
// them.
func (c *Client) Loosened(ctx context.Context, policy uint32, t state.Terms) (Loosened, error) {
	out, err := c.call(ctx, "Policies", policies.PackLoosened(policy, toTerms(t)))
	if err != nil {
		return 0, err
	}
	rules, err := policies.UnpackLoosened(out)
	if err != nil || !rules.IsUint64() {
		return 0, fmt.Errorf("read what would be looser than policy %d: %w", policy, errors.Join(err, state.ErrMalformed))
	}
	return Loosened(rules.Uint64()), nil
}

// Assign puts a device under a policy; it returns from when on, by the chain's
// time.
func (c *Client) Assign(ctx context.Context, operator *Account, device record.Hash, policy uint32) (from, block uint64, tx record.Hash, err error) {
	receipt, err := c.transact(ctx, operator, "Policies", policies.PackAssign(device, policy))
	if err != nil {
		return 0, 0, record.Hash{}, err
	}
	e, err := logOf(receipt, policies.UnpackPolicyAssignedEvent)
	if err != nil {
		return 0, 0, record.Hash{}, err
	}
	return e.From, receipt.BlockNumber.Uint64(), record.Hash(receipt.TxHash), nil
}

// PublishedAs returns the name a version of a policy was published under, and
// when by the chain's time.
func (c *Client) PublishedAs(ctx context.Context, policy, version uint32) (string, time.Time, error) {
	out, err := c.call(ctx, "Policies", policies.PackPublished(policy, version))
	if err != nil {
		return "", time.Time{}, err
	}
	p, err := policies.UnpackPublished(out)
	if err != nil {
		return "", time.Time{}, fmt.Errorf("read policy %d: %w", policy, err)
	}
	return Text(p.Name), time.Unix(int64(p.PublishedAt), 0).UTC(), nil
}

// Invitation is the right to enrol one device.
type Invitation struct {
	Key          record.PublicKey // the token's one-time key
	Organisation uint32
	Policy       uint32
	Expires      uint64 // seconds since 1970, the chain's time
	Label        string
	Replaces     record.Hash // device whose key is replaced, or zero
}

// Invite puts an invitation on the chain.
func (c *Client) Invite(ctx context.Context, operator *Account, i Invitation) (uint64, record.Hash, error) {
	label, err := Name(i.Label)
	if err != nil {
		return 0, record.Hash{}, err
	}
	return done(c.transact(ctx, operator, "Fleet", fleet.PackInvite(i.Key.ID(), i.Key.X, i.Key.Y, i.Organisation, i.Policy, i.Expires, label, i.Replaces)))
}

// Enrol relays a device's enrolment; it returns the device's id, the block and
// the transaction.
func (c *Client) Enrol(ctx context.Context, gateway *Account, e record.Enrolment, token, device record.Signature) (record.Hash, uint64, record.Hash, error) {
	receipt, err := c.transact(ctx, gateway, "Fleet", fleet.PackEnrol(e.Invitation, e.Key.X, e.Key.Y, token[:], device[:]))
	if err != nil {
		return record.Hash{}, 0, record.Hash{}, err
	}
	var id record.Hash
	if r, err := logOf(receipt, fleet.UnpackDeviceReplacedEvent); err == nil {
		id = r.Device
	} else {
		n, err := logOf(receipt, fleet.UnpackDeviceEnrolledEvent)
		if err != nil {
			return record.Hash{}, 0, record.Hash{}, err
		}
		id = n.Device
	}
	return id, receipt.BlockNumber.Uint64(), record.Hash(receipt.TxHash), nil
}

// Revoke ends what a device may do.
func (c *Client) Revoke(ctx context.Context, operator *Account, device record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, operator, "Fleet", fleet.PackRevoke(device)))
}

// DeviceIDs lists the devices ever enrolled, in their order, but for the first
// so many. It reads the
// contract's own list, which only ever grows: a device's number never changes,
// so that reading page by page misses none, whatever is enrolled, revoked or
// replaced meanwhile. The log would tell the same, but a node's index of it is
// built beside the chain and is no authority.
func (c *Client) DeviceIDs(ctx context.Context, from int) ([]record.Hash, error) {
	out, err := c.call(ctx, "Fleet", fleet.PackDeviceCount())
	if err != nil {
		return nil, err
	}
	count, err := fleet.UnpackDeviceCount(out)
	if err != nil {
		return nil, fmt.Errorf("read how many devices there are: %w", err)
	}
	if !count.IsUint64() || count.Uint64() > maxDevices {
		return nil, fmt.Errorf("read how many devices there are: %s is more than %d", count, maxDevices)
	}
	ids := make([]record.Hash, max(0, int(count.Uint64())-from))
	for first := 0; first < len(ids); first += maxCallBatch {
		part := ids[first:min(first+maxCallBatch, len(ids))]
		answers := make([]hexutil.Bytes, len(part))
		batch := make([]rpc.BatchElem, len(part))
		for i := range part {
			data := fleet.PackDeviceAt(big.NewInt(int64(from + first + i)))
			batch[i] = rpc.BatchElem{Method: "eth_call", Result: &answers[i],
				Args: []any{map[string]any{"to": c.contracts["Fleet"], "data": hexutil.Bytes(data)}, "latest"}}
		}
		if err := c.rpc.BatchCallContext(ctx, batch); err != nil {
			return nil, fmt.Errorf("%w: read devices: %w", ErrUnreachable, err)
		}
		for i, e := range batch {
			if e.Error != nil {
				return nil, fmt.Errorf("%w: read device %d: %w", ErrUnreachable, from+first+i, e.Error)
			}
			if part[i], err = fleet.UnpackDeviceAt(answers[i]); err != nil {
				return nil, fmt.Errorf("read device %d: %w", from+first+i, err)
			}
		}
	}
	return ids, nil
}

const (
	maxDevices   = 1 << 24 // more than a node can enrol in years
	maxCallBatch = 500     // calls of one JSON-RPC request
)

// Counts is how many of each thing the chain has; their numbers are 1 to this.
type Counts struct {
	Organisations, Stores, Slots, Custodians, Panels, Policies uint32
}

// Counts reads how many of each thing there are.
func (c *Client) Counts(ctx context.Context) (Counts, error) {
	var n Counts
	for _, q := range []struct {
		to       *uint32
		contract string
		data     []byte
		unpack   func([]byte) (uint32, error)
	}{
		{&n.Organisations, "Stores", stores.PackOrganisationCount(), stores.UnpackOrganisationCount},
		{&n.Stores, "Stores", stores.PackStoreCount(), stores.UnpackStoreCount},
		{&n.Slots, "Stores", stores.PackSlotCount(), stores.UnpackSlotCount},
		{&n.Custodians, "Custody", custody.PackCustodianCount(), custody.UnpackCustodianCount},
		{&n.Panels, "Custody", custody.PackPanelCount(), custody.UnpackPanelCount},
		{&n.Policies, "Policies", policies.PackPolicyCount(), policies.UnpackPolicyCount},
	} {
		out, err := c.call(ctx, q.contract, q.data)
		if err != nil {
			return n, err
		}
		if *q.to, err = q.unpack(out); err != nil {
			return n, fmt.Errorf("read how many there are in %s: %w", q.contract, err)
		}
	}
	return n, nil
}

// RequestCount is how many restore requests there are; their ids are 1 to this.
func (c *Client) RequestCount(ctx context.Context) (uint64, error) {
	out, err := c.call(ctx, "Recovery", recovery.PackRequestCount())
	if err != nil {
		return 0, err
	}
	n, err := recovery.UnpackRequestCount(out)
	if err != nil {
		return 0, fmt.Errorf("read how many requests there are: %w", err)
	}
	return n.Uint64(), nil
}
