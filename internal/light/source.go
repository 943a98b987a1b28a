package light

import (
	"context"
	"fmt"
)

// Source is where headers and proofs come from: a gateway, a node. Nothing it
// says is believed before it is verified. A source that has a String method is
// named by it in errors.
type Source interface {
	// LightBlock returns the newest final EVM header (RLP) and the CometBFT
	// light block (protobuf) whose app hash is that header's hash.
	LightBlock(ctx context.Context) (evmHeader, lightBlock []byte, err error)

	// LightBlockAt returns the light block of a CometBFT height from 1 on. A
	// source that does not have it fails.
	LightBlockAt(ctx context.Context, height uint64) (lightBlock []byte, err error)

	// Proof returns the proof of an account and of slots of its storage in
	// the state after the EVM block of the given number: the nodes from the
	// state root to the account, and for each slot, in order, those from the
	// account's storage root. At most [MaxProofSlots] slots.
	Proof(ctx context.Context, address [20]byte, slots [][32]byte, number uint64) (account [][]byte, storage [][][]byte, err error)
}

// MaxProofSlots is the number of slots that [Reader] asks a source for at once.
const MaxProofSlots = 64

func sourceName(s Source) string {
	if n, ok := s.(fmt.Stringer); ok {
		return n.String()
	}
	return "the source"
}
