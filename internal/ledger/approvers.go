package ledger

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/passkey"
	"github.com/byssus-iot/byssus/internal/record"
)

// Passkey is a person's key that approves for an organisation, in use.
type Passkey struct {
	passkey.Created
	Approver     common.Address // it acts under, and has roles as
	Name         string         // the person's
	Organisation uint32
	AddedAt      time.Time // the chain's
}

// AddPasskey adds a passkey of an organisation, as the organisation's own account.
// It returns the address that the passkey acts under, which needs a role still.
func (c *Client) AddPasskey(ctx context.Context, member *Account, organisation uint32, k passkey.Created, person string) (common.Address, error) {
	name, err := Name(person)
	if err != nil {
		return common.Address{}, err
	}
	receipt, err := c.transact(ctx, member, "Approvers", approvers.PackAdd(organisation, k.Key.X, k.Key.Y, k.Credential, name))
	if err != nil {
		return common.Address{}, err
	}
	e, err := logOf(receipt, approvers.UnpackPasskeyAddedEvent)
	if err != nil {
		return common.Address{}, err
	}
	return e.Approver, nil
}

// RemovePasskey removes a passkey for good, as its organisation's own account.
func (c *Client) RemovePasskey(ctx context.Context, member *Account, approver common.Address) (uint64, record.Hash, error) {
	return done(c.transact(ctx, member, "Approvers", approvers.PackRemove(approver)))
}

// Passkeys lists an organisation's passkeys in use, in no order.
func (c *Client) Passkeys(ctx context.Context, organisation uint32) ([]Passkey, error) {
	out, err := c.call(ctx, "Approvers", approvers.PackPasskeysOf(organisation))
	if err != nil {
		return nil, err
	}
	addresses, err := approvers.UnpackPasskeysOf(out)
	if err != nil {
		return nil, fmt.Errorf("read passkeys of organisation %d: %w", organisation, err)
	}
	list := make([]Passkey, len(addresses))
	for i, a := range addresses {
		if out, err = c.call(ctx, "Approvers", approvers.PackPasskey(a)); err != nil {
			return nil, err
		}
		k, err := approvers.UnpackPasskey(out)
		if err != nil {
			return nil, fmt.Errorf("read passkey %s: %w", a, err)
		}
		list[i] = Passkey{Created: passkey.Created{Key: record.PublicKey{X: k.X, Y: k.Y}, Credential: k.Credential}, Approver: a, Name: Text(k.Name),
			Organisation: k.Organisation, AddedAt: time.Unix(int64(k.AddedAt), 0).UTC()}
	}
	return list, nil
}

// Decision is what a passkey must sign to answer a request: its digest in the
// chain's domain is the challenge.
func (c *Client) Decision(ctx context.Context, id uint64, approver common.Address, answer record.Answer, reason record.Hash) (record.Decision, error) {
	q, err := c.State().Request(ctx, id)
	if err != nil {
		return record.Decision{}, err
	}
	out, err := c.call(ctx, "Recovery", recovery.PackAnswersOf(new(big.Int).SetUint64(id), approver))
	if err != nil {
		return record.Decision{}, err
	}
	nonce, err := recovery.UnpackAnswersOf(out)
	if err != nil {
		return record.Decision{}, fmt.Errorf("read answers to request %d: %w", id, err)
	}
	return record.Decision{Request: id, Device: q.Device, Record: q.RecordHash, Recipient: q.Recipient, Reader: q.Reader, Purpose: q.Purpose,
		Region: q.Region, Requester: q.Requester, Epoch: q.Epoch, Policy: q.Policy, PolicyVersion: q.PolicyVersion,
		Approver: approver, Answer: answer, Reason: reason, Nonce: nonce}, nil
}

// HasApproved tells whether an approval of a request stands.
func (c *Client) HasApproved(ctx context.Context, id uint64, approver common.Address) (bool, error) {
	out, err := c.call(ctx, "Recovery", recovery.PackApprovalOf(new(big.Int).SetUint64(id), approver))
	if err != nil {
		return false, err
	}
	organisation, err := recovery.UnpackApprovalOf(out)
	if err != nil {
		return false, fmt.Errorf("read who approved request %d: %w", id, err)
	}
	return organisation != 0, nil
}

// Decide brings a passkey's answer to a request. Any account may bring it.
func (c *Client) Decide(ctx context.Context, from *Account, d record.Decision, a passkey.Assertion) (uint64, record.Hash, error) {
	return done(c.transact(ctx, from, "Recovery", recovery.PackDecideByPasskey(new(big.Int).SetUint64(d.Request), d.Approver, uint8(d.Answer), d.Reason,
		bindings.Assertion{AuthenticatorData: a.AuthenticatorData, ClientData: a.ClientData, R: [32]byte(a.Signature[:32]), S: [32]byte(a.Signature[32:])})))
}
