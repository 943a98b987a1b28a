package agent

import (
	"context"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Gateway is what the agent says to the chain through a gateway.
type Gateway interface {
	Anchor(ctx context.Context, a door.Anchor) (door.Outcome, error)
	AddReceipts(ctx context.Context, r door.Receipts) (door.Outcome, error)
}

// Store is one store as a device sees it. Every call is bounded by its
// context; what a store answers is checked by whoever called.
type Store interface {
	recovery.Store
	PutShard(ctx context.Context, device, root record.Hash, shard []byte) error
	// SendShard puts content from a byte on, of which the store has all before.
	SendShard(ctx context.Context, device, root record.Hash, c *content, from int64) error
	// Part tells how much the store has of a shard whose sending broke off.
	Part(ctx context.Context, device, root record.Hash) (int64, error)
	PutSegment(ctx context.Context, device, root record.Hash, segment []byte) error
	// PutList brings a list's head. If segments of it are missing the error
	// is a *MissingError that names them.
	PutList(ctx context.Context, device, listRoot record.Hash, head []byte) error
	// Receipt asks for a signed receipt. If objects are missing the error is
	// a *MissingError that names some of them.
	Receipt(ctx context.Context, device, listRoot record.Hash, slot uint32, validUntil uint64) (record.Receipt, record.Signature, error)
}

// Custodial is one custodian as a device sees it. What it answers is checked
// against its key on the chain before it is returned.
type Custodial interface {
	EpochKey(ctx context.Context, device record.Hash, epoch uint32) (seal.PublicKey, error)
	HoldShare(ctx context.Context, device record.Hash, epoch uint32, commitment record.Hash, keyBox []byte) error
}

// Peers makes the connections to stores and custodians that a plan names.
type Peers interface {
	Store(p Place) (Store, error)
	Custodian(c Custodian) (Custodial, error)
	// Link is what all their connections go over.
	Link() *moving.Link
}
