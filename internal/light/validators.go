package light

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/oasisprotocol/curve25519-voi/primitives/ed25519"

	"github.com/byssus-iot/byssus/internal/record"
)

// maxTotalPower bounds the voting power of a whole set, as CometBFT does: three
// times as much is an int64 still.
const maxTotalPower = math.MaxInt64 / 8

// validatorAddress is the first 20 bytes of the SHA-256 of a validator's key.
type validatorAddress [20]byte

// String returns the address as CometBFT writes it.
func (a validatorAddress) String() string { return fmt.Sprintf("%X", a[:]) }

// validator is one of those who sign headers.
type validator struct {
	key     ed25519.PublicKey // 32 bytes
	address validatorAddress
	power   int64 // at least 1
}

func newValidator(key []byte, power int64) (validator, error) {
	if len(key) != ed25519.PublicKeySize {
		return validator{}, fmt.Errorf("an Ed25519 key of %d bytes, want %d", len(key), ed25519.PublicKeySize)
	}
	if power < 1 {
		return validator{}, fmt.Errorf("power %d, want at least 1", power)
	}
	digest := sha256.Sum256(key)
	return validator{key: bytes.Clone(key), address: validatorAddress(digest[:20]), power: power}, nil
}

// validatorSet is who may sign the headers of a height. It does not change.
type validatorSet struct {
	list  []validator // a commit has one place for each, in this order
	power int64       // of all together, at most maxTotalPower
	hash  record.Hash // what a header names the set by
}

// newValidatorSet checks validators together; the set keeps their order.
func newValidatorSet(list []validator) (*validatorSet, error) {
	if len(list) == 0 || len(list) > MaxValidators {
		return nil, fmt.Errorf("%d validators, want 1 to %d", len(list), MaxValidators)
	}
	s := &validatorSet{list: list}
	seen := make(map[validatorAddress]bool, len(list))
	leaves := make([][]byte, len(list))
	for i, v := range list {
		if seen[v.address] {
			return nil, fmt.Errorf("validator %s stands there twice", v.address)
		}
		seen[v.address] = true
		if v.power > maxTotalPower-s.power {
			return nil, fmt.Errorf("the validators have more power than %d together", int64(maxTotalPower))
		}
		s.power += v.power
		leaves[i] = appendInteger(appendEmbedded(nil, 1, appendBytes(nil, 1, v.key)), 2, uint64(v.power)) // tendermint.types.SimpleValidator
	}
	s.hash = merkleRoot(leaves)
	return s, nil
}

// sortValidators puts the validators of a genesis document into the order in
// which CometBFT keeps a set: the mightiest first, among equals the lowest
// address.
func sortValidators(list []validator) {
	slices.SortFunc(list, func(a, b validator) int {
		return cmp.Or(cmp.Compare(b.power, a.power), bytes.Compare(a.address[:], b.address[:]))
	})
}

// parseValidatorSet reads a tendermint.types.ValidatorSet.
func parseValidatorSet(b []byte) (*validatorSet, error) {
	m := message{rest: b}
	var list []validator
	for {
		raw, ok := m.embedded(1)
		if !ok {
			break
		}
		if len(list) == MaxValidators {
			return nil, fmt.Errorf("more than %d validators", MaxValidators)
		}
		v, err := parseValidator(raw)
		if err != nil {
			return nil, fmt.Errorf("validator %d: %w", len(list), err)
		}
		list = append(list, v)
	}
	rawProposer := m.required(2)
	if err := m.end(); err != nil {
		return nil, err
	}
	proposer, err := parseValidator(rawProposer)
	if err != nil {
		return nil, fmt.Errorf("proposer: %w", err)
	}
	if !slices.ContainsFunc(list, func(v validator) bool { return v.address == proposer.address }) {
		return nil, errors.New("the proposer is no validator")
	}
	return newValidatorSet(list)
}

// parseValidator reads a tendermint.types.Validator with an Ed25519 key.
func parseValidator(b []byte) (validator, error) {
	m := message{rest: b}
	address := m.bytes(1)
	key := message{rest: m.required(2)} // tendermint.crypto.PublicKey
	power := m.integer(3, math.MaxInt64)
	m.integer(4, math.MaxUint64) // the proposer's priority, any int64: no part of the set's hash
	if err := m.end(); err != nil {
		return validator{}, err
	}
	ed25519Key := key.bytes(1)
	if err := key.end(); err != nil {
		return validator{}, fmt.Errorf("no Ed25519 key: %w", err)
	}
	v, err := newValidator(ed25519Key, int64(power))
	if err != nil {
		return validator{}, err
	}
	if len(address) != len(v.address) {
		return validator{}, fmt.Errorf("an address of %d bytes, want %d", len(address), len(v.address))
	}
	if !bytes.Equal(address, v.address[:]) {
		return validator{}, fmt.Errorf("address %X is not its key's, %s", address, v.address)
	}
	return v, nil
}

// merkleRoot is the RFC 6962 tree hash over leaves, of SHA-256.
func merkleRoot(leaves [][]byte) record.Hash {
	h := sha256.New()
	switch n := len(leaves); n {
	case 0:
	case 1:
		h.Write([]byte{0})
		h.Write(leaves[0])
	default:
		split := 1 << (bits.Len(uint(n-1)) - 1) // the greatest power of two below n
		left, right := merkleRoot(leaves[:split]), merkleRoot(leaves[split:])
		h.Write([]byte{1})
		h.Write(left[:])
		h.Write(right[:])
	}
	return record.Hash(h.Sum(nil))
}
