package store

import (
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// Bounds of messages.
const (
	MaxNames = 4096      // names in one question or answer
	MaxJSON  = 512 << 10 // bytes of a JSON body: MaxNames names and some
	MaxPage  = 1000      // names in one page of lists
	MaxFetch = 64        // objects in one request to fetch
)

// EntryHeader is the header of PUT packs that says what the body is: a segment
// of one entry, in base64 (RFC 4648 section 4).
const EntryHeader = "Byssus-Entry"

// The doors of another store that a store fetches from.
const (
	FromRelay  = "relay"  // a shard that waits there for this store
	FromShards = "shards" // an object that every store keeps whole
	FromLists  = "lists"  // a list's head, with the segments that are missing
)

// FetchRequest is the body of POST fetch: get these objects from another store
// of the chain.
type FetchRequest struct {
	From    uint32   `json:"from"`    // number of that store
	Objects []Wanted `json:"objects"` // 1 to MaxFetch
}

// Wanted is one object to fetch.
type Wanted struct {
	Door  string      `json:"door"` // FromRelay, FromShards or FromLists
	Name  record.Hash `json:"name"`
	Bytes uint64      `json:"bytes"`
}

// Question is the body of POST missing.
type Question struct {
	Roots []record.Hash `json:"roots"` // at most MaxNames
}

// Absent is the answer of POST missing.
type Absent struct {
	Missing []record.Hash `json:"missing"`
}

// ReceiptRequest is the body of POST receipts.
type ReceiptRequest struct {
	List       record.Hash `json:"list"`
	Slot       uint32      `json:"slot"`
	ValidUntil uint64      `json:"validUntil"` // seconds of the retention clock
}

// SignedReceipt is the answer of POST receipts.
type SignedReceipt struct {
	Receipt   record.Receipt   `json:"receipt"`
	Signature record.Signature `json:"signature"`
}

// Page is the answer of GET lists.
type Page struct {
	Lists []record.Hash `json:"lists"`
	More  bool          `json:"more"` // ask again with after = the last name
}

// Part is the answer of GET parts.
type Part struct {
	Bytes int64 `json:"bytes"` // of the shard's beginning that are here
}

// Status is the answer of GET status.
type Status struct {
	Store   uint32      `json:"store"`
	Genesis record.Hash `json:"genesis"`
	Height  uint64      `json:"height"` // block the store's view of the chain is at, 0 if it has none
	Stale   bool        `json:"stale"`  // the view is too old to serve devices
	Free    uint64      `json:"free"`   // bytes
}

// Code says why a store refuses. It is an error, so that errors.Is finds it in
// a *Refusal.
type Code string

func (c Code) Error() string { return string(c) }

// The codes.
const (
	UnknownDevice Code = "unknown_device" // 404: not on the chain at the store's height; retry
	Revoked       Code = "revoked"        // 403: the device was revoked
	NotYours      Code = "not_yours"      // 403: the key may not do this in that namespace
	NoCertificate Code = "no_certificate" // 401: no client certificate, or not of a P-256 key
	StaleView     Code = "stale_view"     // 503: the store has no fresh view of the chain; retry
	Quota         Code = "quota"          // 507: the device has used up what it may store
	Full          Code = "full"           // 507: the store's disk is full
	Busy          Code = "busy"           // 429: too much at once; retry after RetryAfter
	BadRoot       Code = "bad_root"       // 422: the content does not hash to its name
	BadList       Code = "bad_list"       // 422: the list is not the device's, or contradicts what it names
	WrongSlot     Code = "wrong_slot"     // 409: the slot is not this store's, or not of the list
	BadDate       Code = "bad_date"       // 422: the receipt's end is past, or too far off
	MissingParts  Code = "missing"        // 409: what Missing names must be put first
	Unfetched     Code = "unfetched"      // 502: the other store did not give what Missing names; the message says why
	WrongOffset   Code = "wrong_offset"   // 409: not so many bytes of the shard are here; GET parts tells how many
	Interrupted   Code = "interrupted"    // 408: the body broke off, or nothing of it moved for too long; retry, from what GET parts tells
	DamagedHere   Code = "damaged"        // 410: the store's copy is damaged; put it again
	NotFound      Code = "not_found"      // 404
	TooLarge      Code = "too_large"      // 413
	BadRequest    Code = "bad_request"    // 400, 405, 411: not a request this store understands
	Internal      Code = "internal"       // 500: the store failed; its log says why
)

// Refusal is the body of every answer that is no success, and the error a
// Client makes of it.
type Refusal struct {
	Code       Code          `json:"error"`
	Message    string        `json:"message"`
	Missing    []record.Hash `json:"missing,omitempty"` // with MissingParts and Unfetched
	Height     uint64        `json:"height,omitempty"`  // with UnknownDevice
	RetryAfter time.Duration `json:"-"`                 // with Busy; from the header Retry-After
}

func (r *Refusal) Error() string {
	if len(r.Missing) > 0 {
		return fmt.Sprintf("%s (%s, %d of them)", r.Message, r.Code, len(r.Missing))
	}
	return fmt.Sprintf("%s (%s)", r.Message, r.Code)
}

// Unwrap gives the code to errors.Is.
func (r *Refusal) Unwrap() error { return r.Code }

// Temporary tells whether the same request may succeed a little later.
func (r *Refusal) Temporary() bool {
	switch r.Code {
	case UnknownDevice, StaleView, Busy, Internal, WrongOffset, Interrupted:
		return true
	}
	return false
}
