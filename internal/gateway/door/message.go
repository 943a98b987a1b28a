package door

import (
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// Bytes is a byte string, written in JSON as 0x and hexadecimal digits.
type Bytes []byte

// MarshalText encodes the bytes as 0x and hexadecimal digits.
func (b Bytes) MarshalText() ([]byte, error) { return []byte("0x" + hex.EncodeToString(b)), nil }

// UnmarshalText reads 0x and hexadecimal digits.
func (b *Bytes) UnmarshalText(text []byte) error {
	if len(text) < 2 || text[0] != '0' || text[1] != 'x' {
		return errors.New("bytes want 0x and hexadecimal digits")
	}
	raw, err := hex.DecodeString(string(text[2:]))
	if err != nil {
		return errors.New("bytes want 0x and hexadecimal digits")
	}
	*b = raw
	return nil
}

// Light is the newest final state's header, with what proves it; of a height that
// was asked for, the light block alone.
type Light struct {
	EVMHeader  Bytes `json:"evmHeader,omitempty"` // RLP
	LightBlock Bytes `json:"lightBlock"`          // CometBFT's protobuf: signed header and validators
}

// ProofRequest asks for a contract's storage at a block.
type ProofRequest struct {
	Number  uint64        `json:"number"`  // EVM block
	Address Bytes         `json:"address"` // 20 bytes
	Slots   []record.Hash `json:"slots"`   // at most MaxProofSlots
}

// MaxProofSlots bounds the slots of one proof request.
const MaxProofSlots = 256

// Proof is a Merkle–Patricia proof of an account and of slots of its storage.
type Proof struct {
	Account []Bytes   `json:"account"` // nodes from the root
	Storage [][]Bytes `json:"storage"` // nodes from the storage root, one list a slot, in the request's order
}

// Enrol asks to enter a device's key on the chain.
type Enrol struct {
	Invitation      record.Hash      `json:"invitation"`
	Key             record.PublicKey `json:"key"`
	TokenSignature  record.Signature `json:"tokenSignature"`
	DeviceSignature record.Signature `json:"deviceSignature"`
}

// Enrolled answers Enrol.
type Enrolled struct {
	Device      record.Hash `json:"device"`
	Transaction record.Hash `json:"transaction"`
	Block       uint64      `json:"block"`
}

// SlotReceipt is a store's receipt for the place at a position of the policy's
// layout. What it states beside its date follows from the record and the
// chain.
type SlotReceipt struct {
	Position   uint8            `json:"position"`
	ValidUntil uint64           `json:"validUntil"` // seconds of the retention clock
	Signature  record.Signature `json:"signature"`
}

// Anchor asks to anchor a record.
type Anchor struct {
	Record    record.Record    `json:"record"`
	Signature record.Signature `json:"signature"`
	Receipts  []SlotReceipt    `json:"receipts"`
}

// The states of an anchor at a gateway.
const (
	Anchored = "anchored" // in a final block
	Refused  = "refused"  // by a rule of the contract
	Queued   = "queued"   // sent, not final yet: ask again
)

// Outcome answers Anchor, Receipts and RestoreRequest.
type Outcome struct {
	Status      string      `json:"status"`
	RecordHash  record.Hash `json:"recordHash,omitzero"`
	Transaction record.Hash `json:"transaction,omitzero"`
	Block       uint64      `json:"block,omitempty"`
	Rule        string      `json:"rule,omitempty"`    // name of the contract's error
	Message     string      `json:"message,omitempty"` // the rule in words
	Request     uint64      `json:"request,omitempty"` // id of a restore request
}

// Receipts brings later receipts for an anchored record.
type Receipts struct {
	Record   record.Record `json:"record"`
	Receipts []SlotReceipt `json:"receipts"`
}

// RestoreRequest brings a device's own request for its data.
type RestoreRequest struct {
	Record    record.Record    `json:"record"` // the anchored record to restore
	Recipient record.Hash      `json:"recipient"`
	Reader    record.Hash      `json:"reader"`
	Purpose   record.Hash      `json:"purpose"`
	Region    record.Hash      `json:"region,omitzero"`
	Nonce     uint64           `json:"nonce"`
	Signature record.Signature `json:"signature"`
}

// Report states what a restore brought back that the device asked for itself.
// The signature is the device's, over record.RestoreReport.
type Report struct {
	Request   uint64           `json:"request"`
	ListRoot  record.Hash      `json:"listRoot"`
	Files     uint64           `json:"files"`
	Bytes     uint64           `json:"bytes"`
	Positions uint32           `json:"positions,omitempty"`
	Evidence  record.Hash      `json:"evidence"`
	Signature record.Signature `json:"signature"`
}

// Alive brings a sign of life of a device whose place another has taken. The
// signature is over record.Alive, by the key, which the device had before.
type Alive struct {
	Request   uint64           `json:"request"`
	Key       record.PublicKey `json:"key"`
	Signature record.Signature `json:"signature"`
}

// AnchoredRecord is a record as the chain's log has it.
type AnchoredRecord struct {
	Record      record.Record    `json:"record"`
	Signature   record.Signature `json:"signature"`
	RecordHash  record.Hash      `json:"recordHash"`
	Expiry      uint64           `json:"expiry"`     // seconds of the retention clock
	AnchoredAt  uint64           `json:"anchoredAt"` // seconds since 1970, the chain's time
	Block       uint64           `json:"block"`
	Transaction record.Hash      `json:"transaction"`
}

// Error is what a gateway answers when it could not do what was asked.
type Error struct {
	Status  int    `json:"-"` // HTTP status
	Code    string `json:"error"`
	Rule    string `json:"rule,omitempty"`
	Message string `json:"message"`
}

// The codes of Error.
const (
	CodeBadRequest  = "bad_request"
	CodeRefused     = "refused"     // by a rule of the contract: Rule names it
	CodeNotFound    = "not_found"   // no such record
	CodeUnavailable = "unavailable" // the chain cannot be reached: try later
	CodeBusy        = "busy"
)

// Is makes one that may change by itself an ErrUnanswered.
func (e *Error) Is(target error) bool {
	return target == ErrUnanswered && (e.Code == CodeUnavailable || e.Code == CodeBusy)
}

// Error says what the gateway said.
func (e *Error) Error() string {
	if e.Message != "" {
		return e.Message
	}
	return fmt.Sprintf("gateway answered %d %s", e.Status, e.Code)
}
