package custody

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Bounds of bodies in bytes. Byte strings travel in base64, a third longer.
const (
	maxSmallBody = 4 << 10
	maxBoxBody   = seal.MaxKeyBoxBytes*4/3 + 8<<10
	maxAnswer    = 64 << 10
)

// EpochRequest asks for the public key that a device seals this custodian's
// share of an epoch's key to.
type EpochRequest struct {
	Device record.Hash `json:"device"`
	Epoch  uint32      `json:"epoch"` // from 1
}

// EpochAnswer gives it, with the custodian's EpochKey statement signed.
type EpochAnswer struct {
	Custodian uint32           `json:"custodian"`
	Key       []byte           `json:"key"` // HPKE public key
	Signature record.Signature `json:"signature"`
}

// ShareRequest brings an epoch's key box.
type ShareRequest struct {
	Device record.Hash `json:"device"`
	Epoch  uint32      `json:"epoch"`
	KeyBox []byte      `json:"keyBox"`
}

// ShareAnswer is the custodian's ShareHeld statement.
type ShareAnswer struct {
	Custodian       uint32           `json:"custodian"`
	EpochCommitment record.Hash      `json:"epochCommitment"`
	SealedKeyHash   record.Hash      `json:"sealedKeyHash"`
	Signature       record.Signature `json:"signature"`
}

// ReleaseRequest asks for a share under a grant. The record is the one that
// was granted, in full: its hash binds the key box.
type ReleaseRequest struct {
	Request   uint64        `json:"request"` // number of the restore request
	Record    record.Record `json:"record"`
	Recipient []byte        `json:"recipient"`        // HPKE public key whose hash was granted
	KeyBox    []byte        `json:"keyBox,omitempty"` // from any store, for a custodian that lost its own
}

// ReleaseAnswer is the share, sealed to the recipient.
type ReleaseAnswer struct {
	Custodian uint32 `json:"custodian"`
	Index     uint8  `json:"index"` // of the share
	Share     []byte `json:"share"` // HPKE encapsulation and ciphertext
}

// Status is what a custodian tells anyone.
type Status struct {
	Custodian uint32      `json:"custodian"`
	Genesis   record.Hash `json:"genesis"`
	Block     uint64      `json:"block"` // newest final block it has verified, 0: none
	Time      uint64      `json:"time"`  // of that block, Unix seconds
}

// parse reads one message of a door: JSON, no field unknown, nothing after it.
func parse[T EpochRequest | ShareRequest | ReleaseRequest](body []byte) (T, *Refusal) {
	var m T
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return m, refuse(RuleBadRequest, "the body is no such message: %v", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return m, refuse(RuleBadRequest, "the body goes on after the message")
	}
	return m, nil
}
