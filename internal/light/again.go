package light

import (
	"context"
	"errors"
	"fmt"
)

// NoProofError says that a source did not prove what a view was asked for. The
// view's state may have gone from the node, which keeps that of its newest
// blocks only and now and then drops all but the newest; then a newer view
// helps ([Again]).
type NoProofError struct {
	Source   string
	Contract string // name in the genesis document
	Number   uint64 // the EVM block
	Err      error  // the source's own
}

// Error says what was not proven, and why.
func (e *NoProofError) Error() string {
	return fmt.Sprintf("%s: proof of %s in block %d: %v", e.Source, e.Contract, e.Number, e.Err)
}

// Unwrap returns the source's error.
func (e *NoProofError) Unwrap() error { return e.Err }

// maxReads is how often [Again] calls a function. States go from a node at most
// every few seconds: hardly twice while something is read, but over a slow link.
const maxReads = 5

// Again calls read until it does not fail for want of a proof, five times at
// most. Read takes a view by [Reader.Latest], reads all it needs from that one
// view, and changes nothing. So what it returns is of one block, and a state
// that went from the node while it was read does not make it fail.
func Again[T any](ctx context.Context, read func(context.Context) (T, error)) (T, error) {
	for tries := 1; ; tries++ {
		out, err := read(ctx)
		if _, unproven := errors.AsType[*NoProofError](err); !unproven || tries == maxReads || ctx.Err() != nil {
			return out, err
		}
	}
}
