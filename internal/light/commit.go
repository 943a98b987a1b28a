package light

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/oasisprotocol/curve25519-voi/primitives/ed25519"
)

// commit is what validators said of one block: a place for each of a set.
type commit struct {
	height  int64
	round   int32
	blockID []byte // tendermint.types.BlockID, which votes sign as it stands
	hash    []byte // of the block's header, within blockID
	votes   []vote
}

// The kinds of votes in a commit (tendermint.types.BlockIDFlag).
const (
	voteAbsent = 1
	voteCommit = 2 // for the commit's block
	voteNil    = 3 // for none
)

// vote is one validator's place in a commit.
type vote struct {
	kind      byte
	address   []byte            // the validator's; empty if absent
	timestamp []byte            // google.protobuf.Timestamp, signed as it stands
	signature []byte            // 64 bytes; empty if absent
	verified  ed25519.PublicKey // whose the signature was found to be; nil before
}

// parseCommit reads a tendermint.types.Commit.
func parseCommit(b []byte) (commit, error) {
	m := message{rest: b}
	c := commit{height: int64(m.integer(1, math.MaxInt64)), round: int32(m.integer(2, math.MaxInt32)), blockID: m.required(3)}
	for {
		raw, ok := m.embedded(4)
		if !ok {
			break
		}
		if len(c.votes) == MaxValidators {
			return commit{}, fmt.Errorf("more than %d votes", MaxValidators)
		}
		v, err := parseVote(raw)
		if err != nil {
			return commit{}, fmt.Errorf("vote %d: %w", len(c.votes), err)
		}
		c.votes = append(c.votes, v)
	}
	if err := m.end(); err != nil {
		return commit{}, err
	}
	if len(c.votes) == 0 {
		return commit{}, errors.New("no votes in it")
	}
	var err error
	if c.hash, err = parseBlockID(c.blockID); err != nil {
		return commit{}, fmt.Errorf("block id: %w", err)
	}
	return c, nil
}

// parseVote reads a tendermint.types.CommitSig.
func parseVote(b []byte) (vote, error) {
	m := message{rest: b}
	v := vote{kind: byte(m.integer(1, voteNil)), address: m.bytes(2), timestamp: m.required(3), signature: m.bytes(4)}
	if err := m.end(); err != nil {
		return vote{}, err
	}
	at, err := parseTime(v.timestamp)
	if err != nil {
		return vote{}, fmt.Errorf("time: %w", err)
	}
	switch v.kind {
	case voteAbsent:
		if len(v.address) != 0 || len(v.signature) != 0 || !at.IsZero() {
			return vote{}, errors.New("it is absent, and yet says something")
		}
	case voteCommit, voteNil:
		if len(v.address) != len(validatorAddress{}) || len(v.signature) != ed25519.SignatureSize {
			return vote{}, fmt.Errorf("an address of %d bytes and a signature of %d, want %d and %d",
				len(v.address), len(v.signature), len(validatorAddress{}), ed25519.SignatureSize)
		}
	default:
		return vote{}, errors.New("it has no kind")
	}
	return v, nil
}

// signBytes is what a validator signs when it votes for the commit's block: a
// tendermint.types.CanonicalVote with its length before it.
func (c *commit) signBytes(chainID string, v vote) []byte {
	const precommit = 2
	b := appendInteger(nil, 1, precommit)
	b = appendFixed(b, 2, uint64(c.height))
	b = appendFixed(b, 3, uint64(c.round))
	b = appendEmbedded(b, 4, c.blockID) // CanonicalBlockID has BlockID's fields
	b = appendEmbedded(b, 5, v.timestamp)
	b = appendBytes(b, 6, chainID)
	return append(binary.AppendUvarint(nil, uint64(len(b))), b...)
}

// The rules of Ed25519 by which validators judge each other's votes (ZIP-215).
// They must be these: a vote that validators count and devices do not would let
// one validator keep devices from a block that all others agree on.
var signatureRules = &ed25519.Options{Verify: ed25519.VerifyOptionsZIP_215}

// verify checks that more than two thirds of the set's power voted for the
// commit's block. It looks at votes until they suffice. A vote among them that
// does not verify is an error: no honest node stores one in a commit.
func (s *validatorSet) verify(chainID string, c *commit) error {
	if len(c.votes) != len(s.list) {
		return fmt.Errorf("%d votes of %d validators", len(c.votes), len(s.list))
	}
	needed, power := s.power*2/3, int64(0)
	for i, v := range c.votes {
		if v.kind != voteCommit {
			continue
		}
		from := s.list[i]
		if validatorAddress(v.address) != from.address {
			return fmt.Errorf("vote %d is of %X, not of validator %s", i, v.address, from.address)
		}
		if err := c.verifyVote(chainID, i, from); err != nil {
			return err
		}
		if power += from.power; power > needed {
			return nil
		}
	}
	return fmt.Errorf("power %d of %d voted for it, more than %d is needed", power, s.power, needed)
}

// errTooFar says that too few of a trusted set signed a header to believe it:
// validators have changed much in between, and a header between the two helps.
var errTooFar = errors.New("too few of the validators believed so far signed it")

// verifyOverlap checks that more than a third of the set's power voted for the
// block of a commit of another set: at least one of them is honest, if less
// than a third of the set is not. errTooFar tells that they did not.
func (s *validatorSet) verifyOverlap(chainID string, c *commit) error {
	known := make(map[validatorAddress]validator, len(s.list))
	for _, v := range s.list {
		known[v.address] = v
	}
	needed, power := s.power/3, int64(0)
	voted := make(map[validatorAddress]bool, len(s.list))
	for i, v := range c.votes {
		if v.kind != voteCommit {
			continue
		}
		from, ok := known[validatorAddress(v.address)]
		if !ok {
			continue
		}
		if voted[from.address] {
			return fmt.Errorf("vote %d is validator %s's second", i, from.address)
		}
		voted[from.address] = true
		if err := c.verifyVote(chainID, i, from); err != nil {
			return err
		}
		if power += from.power; power > needed {
			return nil
		}
	}
	return fmt.Errorf("%w: power %d of %d, more than %d is needed", errTooFar, power, s.power, needed)
}

// verifyVote checks the signature of a vote for the commit's block, once for
// each key.
func (c *commit) verifyVote(chainID string, i int, from validator) error {
	v := &c.votes[i]
	if bytes.Equal(v.verified, from.key) {
		return nil
	}
	if !ed25519.VerifyWithOptions(from.key, c.signBytes(chainID, *v), v.signature, signatureRules) {
		return fmt.Errorf("vote %d: wrong signature of validator %s", i, from.address)
	}
	v.verified = from.key
	return nil
}
