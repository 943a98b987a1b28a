package state

import (
	"context"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// View is the contracts' storage after one block. A light.View is one.
type View interface {
	// Storage returns the values of slots of a contract, in their order; one
	// never written is zero.
	Storage(ctx context.Context, contract string, slots []record.Hash) ([]record.Hash, error)
	// Number is the block's.
	Number() uint64
	// Time is the block's, in seconds since 1970.
	Time() uint64
}

// The contracts, by the names that the genesis document has them under.
const (
	clockContract     = "Clock"
	fleetContract     = "Fleet"
	storesContract    = "Stores"
	policiesContract  = "Policies"
	custodyContract   = "Custody"
	snapshotsContract = "Snapshots"
	recoveryContract  = "Recovery"
	retentionContract = "Retention"
	incidentsContract = "Incidents"

	consortiumContract = "Consortium"
)

// State is what the contracts say after one block.
type State struct{ view View }

// New returns the state that a view shows.
func New(view View) State { return State{view} }

// ErrNotFound is the kind of every [NotFoundError].
var ErrNotFound = errors.New("the chain does not know it")

// NotFoundError says that the chain has no such thing at a block. A later block
// may have it.
type NotFoundError struct {
	What   string // kind and name of the thing
	Number uint64 // the block
}

// Error says what is unknown at which block.
func (e *NotFoundError) Error() string {
	return fmt.Sprintf("the chain knows no %s at block %d", e.What, e.Number)
}

// Is reports the kind: [ErrNotFound].
func (e *NotFoundError) Is(target error) bool { return target == ErrNotFound }

func (s State) notFound(format string, args ...any) error {
	return &NotFoundError{What: fmt.Sprintf(format, args...), Number: s.view.Number()}
}

// ErrMalformed is wrapped when storage holds what the contracts of this layout
// never write: the contract at the address is another one.
var ErrMalformed = errors.New("storage is not laid out as expected")

// words reads n successive words of a contract from each of the first slots.
func (s State) words(ctx context.Context, contract string, n int, first ...record.Hash) ([]words, error) {
	slots := make([]record.Hash, 0, n*len(first))
	for _, f := range first {
		for i := range n {
			slots = append(slots, plus(f, uint64(i)))
		}
	}
	values, err := s.view.Storage(ctx, contract, slots)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", contract, err)
	}
	if len(values) != len(slots) {
		return nil, fmt.Errorf("read %s: %d slots asked for, %d answered", contract, len(slots), len(values))
	}
	out := make([]words, len(first))
	for i := range out {
		out[i] = values[i*n : (i+1)*n : (i+1)*n]
	}
	return out, nil
}

// strings reads Solidity strings of a contract, whose first words were read
// from the given slots.
func (s State) strings(ctx context.Context, contract string, slots, heads []record.Hash) ([]string, error) {
	out := make([]string, len(slots))
	var rest []record.Hash
	for i, h := range heads {
		n, err := stringLength(h)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", contract, err)
		}
		if n < 32 {
			out[i] = string(h[:n])
			continue
		}
		for w := range (n + 31) / 32 {
			rest = append(rest, plus(dataOf(slots[i]), uint64(w)))
		}
	}
	if len(rest) == 0 {
		return out, nil
	}
	values, err := s.words(ctx, contract, 1, rest...)
	if err != nil {
		return nil, err
	}
	for i, h := range heads {
		n, _ := stringLength(h)
		if n < 32 {
			continue
		}
		var b []byte
		for len(b) < n {
			b, values = append(b, values[0][0][:]...), values[1:]
		}
		out[i] = string(b[:n])
	}
	return out, nil
}

// RetentionTime is the retention clock at the view's block, in seconds: what
// the last tick left, and the time since then up to an hour.
func (s State) RetentionTime(ctx context.Context) (uint64, error) {
	w, err := s.words(ctx, clockContract, 1, slot(clockTime))
	if err != nil {
		return 0, err
	}
	stored, ticked, now := w[0].uint(clockTime), w[0].uint(clockTickedAt), s.view.Time()
	if stored == 0 || now < ticked {
		return 0, fmt.Errorf("%s at block %d: %w: ticked at %d, now it is %d", clockContract, s.view.Number(), ErrMalformed, ticked, now)
	}
	return stored + min(now-ticked, maxStep), nil
}

// maxStep is the most that one tick adds to the retention clock, in seconds
// (Clock.MAX_STEP).
const maxStep = 3600
