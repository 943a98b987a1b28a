package agent

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
)

// Joined is what joining gave.
type Joined struct {
	Device     record.Hash `json:"device"`
	Label      string      `json:"label"`
	Generation uint32      `json:"generation"` // of the device's key; above 1 it took a device's place
	Snapshots  uint64      `json:"snapshots"`  // the device has already
	Policy     uint32      `json:"policy"`
	Block      uint64      `json:"block"` // at which the chain proved it
	Already    bool        `json:"already"`
}

// Join makes this machine the device that a token invites, and returns when
// the chain proves it. Interrupted at any point, joining again with the same
// token goes on.
func Join(ctx context.Context, f *Folder, token door.Token, wait time.Duration) (Joined, error) {
	invitation, err := token.Invitation()
	if err != nil {
		return Joined{}, err
	}
	id, err := f.Identity()
	switch {
	case err == nil && id.Joined && id.Invitation != invitation:
		return Joined{}, fmt.Errorf("this folder already belongs to device %s: nothing to join. For another device choose another folder with --state", id.Device)
	case err != nil && !errors.Is(err, ErrNotJoined):
		return Joined{}, err
	}
	client, err := door.NewClient(token.Gateway, token.GatewayKey)
	if err != nil {
		return Joined{}, err
	}
	genesis, err := f.fetchGenesis(ctx, client, token.Genesis)
	if err != nil {
		return Joined{}, err
	}
	c, err := f.readChain(genesis, client)
	if err != nil {
		return Joined{}, err
	}
	if token.Height > 0 {
		if err := c.reader.Begin(ctx, token.Height, token.Header); err != nil {
			return Joined{}, fmt.Errorf("read the chain from where the token says: %w", err)
		}
	}
	key, err := f.makeKey()
	if err != nil {
		return Joined{}, err
	}
	pub, err := publicKey(key)
	if err != nil {
		return Joined{}, err
	}
	device, err := c.DeviceOfKey(ctx, pub.ID())
	if err != nil {
		return Joined{}, fmt.Errorf("read the chain: %w", err)
	}
	if device == (record.Hash{}) {
		if err := c.mayJoin(ctx, invitation); err != nil {
			return Joined{}, err
		}
		if err := f.saveIdentity(Identity{Label: token.Label, Gateway: token.Gateway, GatewayKey: token.GatewayKey, Genesis: token.Genesis, Invitation: invitation}); err != nil {
			return Joined{}, err
		}
		if device, err = enrol(ctx, client, c, genesis.Domain(), token, invitation, key, pub, wait); err != nil {
			return Joined{}, err
		}
	}
	plan, err := c.Plan(ctx, device)
	if err != nil {
		return Joined{}, fmt.Errorf("read the chain: %w", err)
	}
	if plan.Device.Key != pub {
		return Joined{}, &RefusedError{"KeyReplaced", fmt.Sprintf("the key in %s was device %s's, and has been replaced: start in a new folder (--state)", f.dir, device)}
	}
	if err := f.adopt(plan); err != nil {
		return Joined{}, err
	}
	already := id.Joined
	id = Identity{Joined: true, Device: device, Label: plan.Device.Label, Gateway: token.Gateway, GatewayKey: token.GatewayKey,
		Genesis: token.Genesis, Invitation: invitation}
	if err := f.saveIdentity(id); err != nil {
		return Joined{}, err
	}
	return Joined{Device: device, Label: id.Label, Generation: plan.Device.Generation, Snapshots: plan.Head.Sequence,
		Policy: plan.Policy.Number, Block: plan.Block, Already: already}, nil
}

// fetchGenesis returns the genesis document, fetched if it is not here yet,
// checked against its pin.
func (f *Folder) fetchGenesis(ctx context.Context, client *door.Client, pin record.Hash) (*light.Genesis, error) {
	g, err := f.Genesis(pin)
	if err == nil {
		return g, nil
	}
	if _, damaged := errors.AsType[*DamagedError](err); !damaged && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	raw, err := client.Genesis(ctx)
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(raw) != pin {
		return nil, errors.New("the gateway's chain is not the one that the token names: ask the operator for a new token, and tell them")
	}
	if g, err = light.ParseGenesis(raw); err != nil {
		return nil, err
	}
	if err := durable.WriteFile(f.fsys, f.path(genesisFile), raw, 0o600); err != nil {
		return nil, fmt.Errorf("write genesis document: %w", err)
	}
	return g, nil
}

// mayJoin checks the invitation on the chain, before anything is asked of it.
func (c *chainReader) mayJoin(ctx context.Context, invitation record.Hash) error {
	inv, now, err := c.Invitation(ctx, invitation)
	if err != nil {
		return fmt.Errorf("read the chain: %w", err)
	}
	switch {
	case !inv.Known:
		return &RefusedError{"InvitationUnknown", "the chain knows no such invitation: ask the operator for a token (`byssus device add`)"}
	case inv.Withdrawn:
		return &RefusedError{"InvitationWithdrawn", "the operator took this invitation back: ask for another token (`byssus device add`)"}
	case inv.UsedBy != record.Hash{}:
		return &RefusedError{"InvitationUsed", fmt.Sprintf("the token was used already, by device %s at %s (the chain's time): if that was not this machine, tell the operator; a new token is made with `byssus device add`",
			inv.UsedBy, chainTime(inv.UsedAt))}
	case now > inv.Expires:
		return &RefusedError{"InvitationExpired", fmt.Sprintf("the token expired at %s, the chain's time is %s: ask the operator for another (`byssus device add`)",
			chainTime(inv.Expires), chainTime(now))}
	}
	return nil
}

func chainTime(t uint64) string {
	return time.Unix(int64(min(t, 1<<40)), 0).UTC().Format("2006-01-02 15:04:05 UTC")
}

// enrol brings the device's key to the chain and waits for the proof.
func enrol(ctx context.Context, client *door.Client, c *chainReader, domain record.Domain, token door.Token, invitation record.Hash,
	key *ecdsa.PrivateKey, pub record.PublicKey, wait time.Duration) (record.Hash, error) {
	digest := record.Enrolment{Invitation: invitation, Key: pub}.Digest(domain)
	req := door.Enrol{Invitation: invitation, Key: pub}
	var err error
	if req.TokenSignature, err = record.Sign(token.Key, digest); err != nil {
		return record.Hash{}, err
	}
	if req.DeviceSignature, err = record.Sign(key, digest); err != nil {
		return record.Hash{}, err
	}
	limit := time.NewTimer(wait)
	defer limit.Stop()
	ctx = moving.Patiently(ctx, wait)
	asked := false
	for delay := 100 * time.Millisecond; ; delay = min(2*delay, 2*time.Second) {
		_, err := client.Enrol(ctx, req)
		device, read := c.DeviceOfKey(ctx, pub.ID())
		if read == nil && device != (record.Hash{}) {
			return device, nil // whatever the gateway said
		}
		if e, ok := errors.AsType[*door.Error](err); ok && e.Code == door.CodeRefused {
			// A token that was used may be so by this device, at an attempt before this.
			if e.Rule != "InvitationUsed" || !asked || usedByAnother(ctx, c, invitation, pub) {
				return record.Hash{}, &RefusedError{e.Rule, e.Message}
			}
			err = nil
		}
		asked = true
		if err == nil {
			err = read
		}
		if err == nil {
			err = errors.New("the chain does not prove the enrolment yet")
		}
		select {
		case <-ctx.Done():
			return record.Hash{}, ctx.Err()
		case <-limit.C:
			return record.Hash{}, &QueuedError{"joining", fmt.Errorf("%w; join again with the same token", err)}
		case <-time.After(delay):
		}
	}
}

// usedByAnother tells whether the chain proves that an invitation was used, and not
// by this key.
func usedByAnother(ctx context.Context, c *chainReader, invitation record.Hash, pub record.PublicKey) bool {
	inv, _, err := c.Invitation(ctx, invitation)
	if err != nil || inv.UsedBy == (record.Hash{}) {
		return false
	}
	device, err := c.DeviceOfKey(ctx, pub.ID())
	return err == nil && device == (record.Hash{})
}

// adopt takes over the history that the chain has of a device whose key was
// replaced by this one's.
func (f *Folder) adopt(plan Plan) error {
	j, err := OpenJournal(f)
	if err != nil || plan.Head.Sequence == 0 || j.Head() != nil || j.Pending() != nil {
		return err
	}
	return j.Adopt(Anchor{Hash: plan.Head.Hash, Sequence: plan.Head.Sequence, Epoch: plan.Head.Epoch, AnchoredAt: plan.Head.AnchoredAt, Block: plan.Block})
}
