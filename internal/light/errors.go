package light

import (
	"errors"
	"fmt"
	"time"
)

// ErrUnanswered is wrapped when a node gave no whole answer: it is not there, or
// went away meanwhile. The same may be asked again.
var ErrUnanswered = errors.New("no answer")

// ErrUnverified is what every [UnverifiedError] is.
var ErrUnverified = errors.New("not verified")

// The links of the chain of trust, as [UnverifiedError] names them.
const (
	StepLightBlock   = "light block"   // the CometBFT header with its commit does not parse or contradicts itself
	StepValidators   = "validators"    // it is of another chain, or of validators that those believed so far do not vouch for
	StepSignatures   = "signatures"    // two thirds of the validators did not sign it
	StepAppHash      = "app hash"      // the EVM header is not the one the signed header commits to
	StepHeader       = "EVM header"    // the EVM header does not parse
	StepAccountProof = "account proof" // the contract's account is not proven
	StepStorageProof = "storage proof" // a storage slot's value is not proven
)

// UnverifiedError says that something from outside does not hold against the
// genesis document: it may be damaged, of another chain, or a lie. It is to be
// treated as nothing known, not as an answer.
type UnverifiedError struct {
	Source string // who handed it over; empty if unknown
	Step   string // the link that broke: one of the Step constants
	Err    error  // what was wrong
}

// Error says who handed over what and why it does not hold.
func (e *UnverifiedError) Error() string {
	if e.Source == "" {
		return fmt.Sprintf("%s not verified: %v", e.Step, e.Err)
	}
	return fmt.Sprintf("%s: %s not verified: %v", e.Source, e.Step, e.Err)
}

// Unwrap returns what was wrong.
func (e *UnverifiedError) Unwrap() error { return e.Err }

// Is reports the kind: [ErrUnverified].
func (e *UnverifiedError) Is(target error) bool { return target == ErrUnverified }

func unverified(step, format string, args ...any) error {
	return &UnverifiedError{Step: step, Err: fmt.Errorf(format, args...)}
}

// ErrBackwards is the kind of an [OrderError] whose header is older than one
// seen before: the source lags or withholds.
var ErrBackwards = errors.New("the source goes backwards")

// ErrContradiction is the kind of an [OrderError] whose header cannot stand
// beside one seen before: the validators signed two histories.
var ErrContradiction = errors.New("the validators signed two histories")

// OrderError says that a verified header does not follow the newest one seen.
type OrderError struct {
	Source string // who handed it over
	Seen   Header // the newest seen before
	Got    Header // what came
	Kind   error  // ErrBackwards or ErrContradiction

	// What proves a contradiction: the light blocks that proved both headers.
	// SeenBlock is nil if it was not this reader who saw it.
	SeenBlock, GotBlock []byte
}

// Error names both headers.
func (e *OrderError) Error() string {
	return fmt.Sprintf("%s: %v: block %d (%s, height %d) was seen, now it offers block %d (%s, height %d)",
		e.Source, e.Kind, e.Seen.Number, e.Seen.Hash, e.Seen.Height, e.Got.Number, e.Got.Hash, e.Got.Height)
}

// Unwrap returns the kind.
func (e *OrderError) Unwrap() error { return e.Kind }

// NoContractError says, proven, that no contract stands at an address.
type NoContractError struct {
	Contract string  // name in the genesis document; empty if asked by address
	Address  Address // where it should be
	Number   uint64  // the EVM block
}

// Error says which contract is missing at which block.
func (e *NoContractError) Error() string {
	return fmt.Sprintf("no contract %s at %s in block %d", e.Contract, e.Address, e.Number)
}

// ErrExpired is what every [ExpiredError] is.
var ErrExpired = errors.New("the last header believed here is too old to believe another by")

// ExpiredError says that what is trusted is too old, by the clock or by the
// header that was offered, to believe a newer header by its validators: their
// keys may be anybody's by now. Only a checkpoint helps ([Reader.Take]).
type ExpiredError struct {
	Trusted Trusted
	Now     time.Time // what is known of the time
	NoClock bool      // the clock is behind the trusted header: how old that is cannot be told
}

// Error says what is too old, and what to do.
func (e *ExpiredError) Error() string {
	const stamp = "2006-01-02 15:04 UTC"
	last := fmt.Sprintf("the last header believed here is of %s (height %d)", e.Trusted.time.UTC().Format(stamp), e.Trusted.height)
	if e.NoClock {
		return fmt.Sprintf("%s, but the clock says %s: how long ago that was cannot be told. Set the clock, or give this device a checkpoint (`byssus-agent trust`)", last, e.Now.UTC().Format(stamp))
	}
	return fmt.Sprintf("%s, and it is %s: more than %d days later, nothing newer is believed without a checkpoint. If the clock is right, ask the operator for one, and give it to `byssus-agent trust`",
		last, e.Now.UTC().Format(stamp), int(TrustingPeriod/(24*time.Hour)))
}

// Is reports the kind: [ErrExpired].
func (e *ExpiredError) Is(target error) bool { return target == ErrExpired }
