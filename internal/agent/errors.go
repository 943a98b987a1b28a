package agent

import (
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// RefusedError says that a rule of the chain refuses what the device wants.
// Trying again will not help; the message says what would.
type RefusedError struct {
	Rule    string // the contract's or the agent's name for it
	Message string
}

// Error gives the rule in words.
func (e *RefusedError) Error() string { return fmt.Sprintf("%s (rule %s)", e.Message, e.Rule) }

// QueuedError says that there is nothing to do but wait: everything that was
// done so far is kept, and the next run goes on.
type QueuedError struct {
	Step   string // what could not be finished
	Reason error
}

// Error says what waits and for what.
func (e *QueuedError) Error() string {
	return fmt.Sprintf("%s: %v. Nothing is lost; the next run goes on", e.Step, e.Reason)
}

// Unwrap returns the reason.
func (e *QueuedError) Unwrap() error { return e.Reason }

// CloneError says that the chain's history of this device goes on without this
// state folder: another machine uses the same identity, or this folder came
// from a backup of the machine or a snapshot of its disk.
type CloneError struct {
	Device   record.Hash
	Chain    HeadState
	Here     uint64 // the last sequence known here
	Conflict *Statement
}

// Error says what was found and how it is healed.
func (e *CloneError) Error() string {
	s := fmt.Sprintf("another machine uses this device's identity, or this state folder is an old copy: the chain has snapshot %d of device %s (accepted %s), this folder knows of %d",
		e.Chain.Sequence, e.Device, time.Unix(int64(e.Chain.AnchoredAt), 0).UTC().Format("2006-01-02 15:04:05 UTC"), e.Here)
	if e.Conflict != nil {
		s += ", and has signed another record at the same sequence: the history has forked"
	}
	return s + fmt.Sprintf(". Stop the other one, if there is one; then on the operator's machine: `byssus device replace %s`, and here, in a new folder: `byssus-agent join --restore`", e.Device)
}

// ErrNothing is returned when there is nothing to back up.
var ErrNothing = errors.New("no paths to back up are known: name them once, as in `byssus-agent backup /etc /var/lib/app`, or under sources in agent.yaml")
