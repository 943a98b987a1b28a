package ledger

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// Request asks, as an account that the device's policy lets ask, to restore an
// accepted record. It returns the request's id. Who may not ask gets a
// *Refusal, and the attempt is on the record.
func (c *Client) Request(ctx context.Context, from *Account, r record.Record, recipient, reader, purpose, region record.Hash) (uint64, error) {
	receipt, err := c.transact(ctx, from, "Recovery", recovery.PackRequest(toBinding(r), recipient, reader, purpose, region))
	if err != nil {
		return 0, err
	}
	return c.requestID(receipt)
}

// RequestByDevice relays a device's own request; it returns its id, the block
// and the transaction, which are zero if the chain had the request already.
// What the contract would refuse gets a *Refusal, and nothing is sent; nor is it
// while another request of the device is on its way by the same account, which is
// ErrTooManyWait.
func (c *Client) RequestByDevice(ctx context.Context, gateway *Account, r record.Record, q record.RestoreRequest, sig record.Signature) (uint64, uint64, record.Hash, error) {
	data := recovery.PackRequestByDevice(toBinding(r), q.Recipient, q.Reader, q.Purpose, q.Region, q.Nonce, sig[:])
	known, fresh, err := c.tryRequest(ctx, gateway, data, q, sig)
	if err != nil || !fresh {
		return known, 0, record.Hash{}, err
	}
	// Only what the device signed comes this far: nobody else holds its turn.
	if !gateway.ask(q.Device) {
		return 0, 0, record.Hash{}, fmt.Errorf("another restore request of the device is on its way: %w", ErrTooManyWait)
	}
	defer gateway.answered(q.Device)
	if known, fresh, err = c.tryRequest(ctx, gateway, data, q, sig); err != nil || !fresh {
		return known, 0, record.Hash{}, err
	}
	receipt, err := c.transact(ctx, gateway, "Recovery", data)
	if err != nil {
		return 0, 0, record.Hash{}, err
	}
	id, err := c.requestID(receipt)
	if err != nil && RuleOf(err) == "" {
		id, err = known, nil // brought by another gateway meanwhile
	}
	return id, receipt.BlockNumber.Uint64(), record.Hash(receipt.TxHash), err
}

// tryRequest asks what a device's own request would get: the id of a request that
// the chain has, or that of a fresh one; or a *Refusal.
func (c *Client) tryRequest(ctx context.Context, gateway *Account, data []byte, q record.RestoreRequest, sig record.Signature) (id uint64, fresh bool, err error) {
	// A request brought again makes no event but returns its id: ask first,
	// since anybody can bring what the chain's blocks show, and the gateway pays.
	before, err := c.RequestCount(ctx)
	if err != nil {
		return 0, false, err
	}
	out, err := c.callAs(ctx, gateway, "Recovery", data)
	if err != nil {
		return 0, false, err
	}
	found, err := recovery.UnpackRequestByDevice(out)
	if err != nil {
		return 0, false, fmt.Errorf("read request: %w", err)
	}
	// The contract does not revert on a refusal: it makes an event and returns
	// 0, so that the transaction would be made, and paid for.
	if found.Sign() == 0 {
		return 0, false, c.whyNoRequest(ctx, q, sig)
	}
	return found.Uint64(), found.Uint64() > before, nil // they are counted from 1
}

// whyNoRequest tells why the contract refuses a device's own request, by its
// rules in their order.
func (c *Client) whyNoRequest(ctx context.Context, q record.RestoreRequest, sig record.Signature) error {
	chain := c.State()
	accepted, err := chain.Snapshots(ctx, q.Record)
	if err != nil {
		return err
	}
	device, err := chain.Devices(ctx, q.Device)
	if err != nil {
		return err
	}
	allowed, err := c.regionAllowed(ctx, q.Device, q.Region)
	if err != nil {
		return err
	}
	switch {
	case accepted[0].AnchoredAt == 0:
		return NewRefusal("SnapshotUnknown", map[string]any{"recordHash": q.Record})
	case !allowed:
		return NewRefusal("RegionNotAllowed", map[string]any{"region": q.Region})
	case device[0].Status != state.Active:
		return NewRefusal("DeviceNotActive", map[string]any{"device": q.Device})
	case !record.Verify(device[0].Key, q.Digest(c.domain), sig):
		return NewRefusal("BadSignature", nil)
	}
	at, err := c.requestableAt(ctx, q.Device)
	if err != nil {
		return err
	}
	if head, err := c.header(ctx); err != nil {
		return err
	} else if at > head.Time {
		return NewRefusal("TooManyRequests", map[string]any{"retryAt": at})
	}
	return fmt.Errorf("%w: the chain moved on while the request was judged", ErrUnreachable)
}

// regionAllowed tells whether the policy that a device is under lets a restore go
// to a region. A device under none has no snapshot that could.
func (c *Client) regionAllowed(ctx context.Context, device, region record.Hash) (bool, error) {
	policy, err := c.State().PolicyOf(ctx, device)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	current, err := c.State().PolicyInForce(ctx, policy)
	if err != nil {
		return false, err
	}
	terms, err := c.State().Terms(ctx, policy, current.Version)
	if err != nil {
		return false, err
	}
	return len(terms.Restore.Regions) == 0 || slices.Contains(terms.Restore.Regions, Text(region)), nil
}

// requestableAt is when the contract takes a device's next own request, in the
// chain's Unix seconds.
func (c *Client) requestableAt(ctx context.Context, device record.Hash) (uint64, error) {
	out, err := c.call(ctx, "Recovery", recovery.PackRequestableAt(device))
	if err != nil {
		return 0, err
	}
	at, err := recovery.UnpackRequestableAt(out)
	if err != nil {
		return 0, fmt.Errorf("read when a device may ask again: %w", err)
	}
	return at, nil
}

// requestID finds the request that a transaction made, or why it was refused.
func (c *Client) requestID(receipt *types.Receipt) (uint64, error) {
	for _, l := range receipt.Logs {
		if l.Address != c.contracts["Recovery"] {
			continue
		}
		if e, err := recovery.UnpackRequestedEvent(l); err == nil {
			return e.Id.Uint64(), nil
		}
		if e, err := recovery.UnpackRequestRefusedEvent(l); err == nil {
			return 0, Decode(e.Reason)
		}
	}
	return 0, fmt.Errorf("transaction %s made no request", receipt.TxHash)
}

// Approve approves a restore request, for the organisation that the account acts
// for; the last approval needed grants it, or begins its policy's delay.
func (c *Client) Approve(ctx context.Context, approver *Account, id uint64) (uint64, record.Hash, error) {
	return done(c.transact(ctx, approver, "Recovery", recovery.PackApprove(new(big.Int).SetUint64(id))))
}

// RevokeApproval takes one's approval of a restore request back, until it is
// granted.
func (c *Client) RevokeApproval(ctx context.Context, approver *Account, id uint64) (uint64, record.Hash, error) {
	return done(c.transact(ctx, approver, "Recovery", recovery.PackRevoke(new(big.Int).SetUint64(id))))
}

// Grant grants a restore request whose criteria are met and whose delay is over.
// Anyone may; every node does.
func (c *Client) Grant(ctx context.Context, from *Account, id uint64) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Recovery", recovery.PackGrant(new(big.Int).SetUint64(id))))
}

// CancelSelfRestore brings a sign of life of a device whose place another has
// taken, signed by a key that the device had before: the request is granted by
// itself no more. Anyone may.
func (c *Client) CancelSelfRestore(ctx context.Context, from *Account, request uint64, key record.PublicKey, sig record.Signature) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Recovery", recovery.PackCancelSelfRestore(new(big.Int).SetUint64(request), key.X, key.Y, sig[:])))
}

// Deny denies a restore request, also in its delay, or ends its grant.
func (c *Client) Deny(ctx context.Context, approver *Account, id uint64, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, approver, "Recovery", recovery.PackDeny(new(big.Int).SetUint64(id), reason)))
}

// WithdrawRequest takes one's own request back.
func (c *Client) WithdrawRequest(ctx context.Context, from *Account, id uint64) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Recovery", recovery.PackWithdraw(new(big.Int).SetUint64(id))))
}

// Report is what a restore brought back.
type Report struct {
	ListRoot  record.Hash // the snapshot's
	Files     uint64
	Bytes     uint64
	Positions uint32      // places of the layout that it was read from, bit by position
	Evidence  record.Hash // hash of what shows it
}

// Report puts a restore's result on the record and closes its request, as the
// account that asked.
func (c *Client) Report(ctx context.Context, from *Account, id uint64, r Report) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Recovery", recovery.PackReport(new(big.Int).SetUint64(id), r.ListRoot, r.Files, r.Bytes, r.Positions, r.Evidence)))
}

// ReportByDevice relays a device's own report of its own request.
func (c *Client) ReportByDevice(ctx context.Context, gateway *Account, r record.RestoreReport, sig record.Signature) (uint64, record.Hash, error) {
	return done(c.transact(ctx, gateway, "Recovery", recovery.PackReportByDevice(new(big.Int).SetUint64(r.Request), r.ListRoot, r.Files, r.Bytes, r.Positions, r.Evidence, sig[:])))
}

// Tick moves the retention clock. Anyone may; every node does.
func (c *Client) Tick(ctx context.Context, from *Account) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Clock", clock.PackTick()))
}
