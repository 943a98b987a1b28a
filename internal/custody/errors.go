package custody

import (
	"errors"
	"fmt"
	"net/http"
)

// Refusal is a custodian's no: the rule by which it refused, and words that
// say what would satisfy it. It is what travels on the wire.
type Refusal struct {
	Status  int    `json:"-"`     // HTTP status
	Rule    string `json:"error"` // one of the rules below
	Message string `json:"message"`
}

// The rules of Refusal.
const (
	RuleBadRequest     = "bad_request"     // the bytes are no such message
	RuleTooLarge       = "too_large"       // longer than the door takes
	RuleBusy           = "busy"            // too many requests at once: try again
	RuleStaleView      = "stale_view"      // the chain cannot be seen as it is now: nothing is decided
	RuleNotRegistered  = "not_registered"  // the chain does not know this custodian's key under its number
	RuleUnknownDevice  = "unknown_device"  // no device of this id at the height named
	RuleNotYours       = "not_yours"       // the client's key is not the device's
	RuleRevoked        = "revoked"         // the device is revoked, or the key it asked with
	RuleEpoch          = "epoch"           // an epoch that is over, released, or too far ahead
	RuleBadKeyBox      = "bad_key_box"     // not a key box, of another device or epoch, or without a share this custodian can open
	RulePanel          = "panel"           // the key box is not shared among the panel of the device's policy
	RuleTooManyBoxes   = "too_many_boxes"  // this epoch has as many key boxes as are kept of one
	RuleUnknownRequest = "unknown_request" // no restore request of this number
	RuleNotGranted     = "not_granted"     // the request is not granted: open, denied, withdrawn, or reported and so closed
	RuleExpired        = "expired"         // the grant is over
	RuleWrongRecord    = "wrong_record"    // not the record that was granted
	RuleWrongRecipient = "wrong_recipient" // not the recipient that was granted
	RuleShareMissing   = "share_missing"   // the key box is not here: send it along from a store
	RuleInternal       = "internal"        // the custodian failed
)

var statusOf = map[string]int{
	RuleBadRequest: http.StatusBadRequest, RuleTooLarge: http.StatusRequestEntityTooLarge,
	RuleBusy: http.StatusTooManyRequests, RuleStaleView: http.StatusServiceUnavailable,
	RuleNotRegistered: http.StatusServiceUnavailable, RuleUnknownDevice: http.StatusNotFound,
	RuleNotYours: http.StatusForbidden, RuleRevoked: http.StatusForbidden, RuleEpoch: http.StatusConflict,
	RuleBadKeyBox: http.StatusUnprocessableEntity, RulePanel: http.StatusUnprocessableEntity, RuleTooManyBoxes: http.StatusInsufficientStorage,
	RuleUnknownRequest: http.StatusNotFound, RuleNotGranted: http.StatusForbidden, RuleExpired: http.StatusForbidden,
	RuleWrongRecord: http.StatusForbidden, RuleWrongRecipient: http.StatusForbidden,
	RuleShareMissing: http.StatusNotFound, RuleInternal: http.StatusInternalServerError,
}

func refuse(rule, format string, args ...any) *Refusal {
	return &Refusal{Status: statusOf[rule], Rule: rule, Message: fmt.Sprintf(format, args...)}
}

// Error gives the rule and its words.
func (r *Refusal) Error() string { return fmt.Sprintf("custodian refused (%s): %s", r.Rule, r.Message) }

// Temporary tells whether asking again later may succeed by itself.
func (r *Refusal) Temporary() bool {
	switch r.Rule {
	case RuleBusy, RuleStaleView, RuleNotRegistered, RuleUnknownDevice, RulePanel, RuleInternal:
		return true
	}
	return false
}

// IsRule tells whether err is a refusal by a rule.
func IsRule(err error, rule string) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Rule == rule
}

// ErrAnswer is wrapped when a custodian answers what no custodian may.
var ErrAnswer = errors.New("the custodian's answer is not valid")
