package chain

import (
	"bytes"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/cometbft/cometbft/crypto/ed25519"
	"github.com/ethereum/go-ethereum/core/types"
)

// validatorUpdates is what a decided block changes in the validator set: the
// contract's list after it against the one of the rules before it, each with power
// 1. It follows from two states only, so that a replay tells CometBFT the same again.
func (a *app) validatorUpdates(before rules, block *types.Header) ([]abci.ValidatorUpdate, error) {
	after, err := a.engine.rulesAt(block)
	if err != nil {
		return nil, err
	}
	if after.validators == nil {
		return nil, nil
	}
	were := a.engine.inForce(before)
	var updates []abci.ValidatorUpdate
	for _, key := range without(were, after.validators) {
		updates = append(updates, abci.Ed25519ValidatorUpdate(key, 0))
	}
	for _, key := range without(after.validators, were) {
		updates = append(updates, abci.Ed25519ValidatorUpdate(key, 1))
	}
	return updates, nil
}

// inForce are the Ed25519 keys of the validators by the rules after a block: the
// contract's, or the genesis document's while there is no contract.
func (e *engine) inForce(r rules) [][]byte {
	if r.validators == nil {
		return e.founders
	}
	return r.validators
}

// without are the keys of one list that are not in another, in their order.
func without(keys, others [][]byte) [][]byte {
	var out [][]byte
next:
	for _, key := range keys {
		for _, other := range others {
			if bytes.Equal(key, other) {
				continue next
			}
		}
		out = append(out, key)
	}
	return out
}

// ValidatorAddress is CometBFT's address of a validator: the first 20 bytes of
// the SHA-256 of its Ed25519 key of 32 bytes.
func ValidatorAddress(key []byte) []byte { return ed25519.PubKey(key).Address() }
