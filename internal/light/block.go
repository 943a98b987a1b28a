package light

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// What CometBFT's headers are bound by.
const (
	blockProtocol   = 11 // the version of its block structures read here
	maxChainIDBytes = 50
	minTimeSeconds  = -62135596800 // year 1
	maxTimeSeconds  = 253402300800 // year 10000, no more
)

// MaxLightBlockBytes bounds a light block's protobuf: a header of about 1 KiB
// and, for each of [MaxValidators], some 130 bytes of signature and 90 of key.
const MaxLightBlockBytes = 64 << 10

// lightBlock is a header with the commit that signs it and the validators that
// its source says may sign: they are the ones the header names. Nothing of it
// is believed before a set that is trusted has verified the commit.
type lightBlock struct {
	header     header
	commit     commit
	validators *validatorSet
	raw        []byte // all of it
}

// header is what validators sign by its hash.
type header struct {
	chainID        string
	height         int64 // at least 1
	time           time.Time
	validatorsHash []byte
	nextHash       []byte // of the validators of the next height
	appHash        []byte
	hash           record.Hash
}

// parseLightBlock reads a tendermint.types.LightBlock and checks what it says
// of itself: that the commit is of the header, and the validators are those
// that the header names.
func parseLightBlock(b []byte) (*lightBlock, error) {
	if len(b) > MaxLightBlockBytes {
		return nil, fmt.Errorf("%d bytes, at most %d", len(b), MaxLightBlockBytes)
	}
	m := message{rest: b}
	signed := message{rest: m.required(1)} // tendermint.types.SignedHeader
	rawValidators := m.required(2)
	if err := m.end(); err != nil {
		return nil, err
	}
	rawHeader, rawCommit := signed.required(1), signed.required(2)
	if err := signed.end(); err != nil {
		return nil, fmt.Errorf("signed header: %w", err)
	}
	lb := lightBlock{raw: b}
	var err error
	if lb.header, err = parseCometHeader(rawHeader); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	if lb.commit, err = parseCommit(rawCommit); err != nil {
		return nil, fmt.Errorf("commit: %w", err)
	}
	if lb.validators, err = parseValidatorSet(rawValidators); err != nil {
		return nil, fmt.Errorf("validators: %w", err)
	}
	if lb.commit.height != lb.header.height {
		return nil, fmt.Errorf("the header is of height %d, the commit of %d", lb.header.height, lb.commit.height)
	}
	if !bytes.Equal(lb.commit.hash, lb.header.hash[:]) {
		return nil, fmt.Errorf("the commit signs header 0x%x, this is %s", lb.commit.hash, lb.header.hash)
	}
	if !bytes.Equal(lb.header.validatorsHash, lb.validators.hash[:]) {
		return nil, fmt.Errorf("the header names validators 0x%x, these are %s", lb.header.validatorsHash, lb.validators.hash)
	}
	return &lb, nil
}

// parseCometHeader reads a tendermint.types.Header and computes its hash: the
// root over its fields, in the order of their numbers. A message is hashed as
// it stands, anything else as the only field of one.
func parseCometHeader(b []byte) (header, error) {
	m := message{rest: b}
	version := m.required(1)
	chainID := m.bytes(2)
	height := m.integer(3, math.MaxInt64)
	at := m.required(4)
	lastBlockID := m.required(5)
	leaves := [][]byte{version, appendBytes(nil, 1, chainID), appendInteger(nil, 1, height), at, lastBlockID}
	var named [14][]byte // byte strings, by the numbers of their fields less one
	for number := byte(6); number <= 14; number++ {
		read := m.hash
		if number == 11 || number == 14 { // app hash, proposer's address
			read = m.bytes
		}
		named[number-1] = read(number)
		leaves = append(leaves, appendBytes(nil, 1, named[number-1]))
	}
	if err := m.end(); err != nil {
		return header{}, err
	}
	v := message{rest: version} // tendermint.version.Consensus
	protocol := v.integer(1, math.MaxUint64)
	v.integer(2, math.MaxUint64) // the application's own version
	if err := v.end(); err != nil {
		return header{}, fmt.Errorf("version: %w", err)
	}
	if protocol != blockProtocol {
		return header{}, fmt.Errorf("it is of block protocol %d, this program knows %d", protocol, blockProtocol)
	}
	signedAt, err := parseTime(at)
	if err != nil {
		return header{}, fmt.Errorf("time: %w", err)
	}
	if _, err := parseBlockID(lastBlockID); err != nil {
		return header{}, fmt.Errorf("last block's id: %w", err)
	}
	if len(chainID) > maxChainIDBytes {
		return header{}, fmt.Errorf("the chain's id has %d bytes, at most %d", len(chainID), maxChainIDBytes)
	}
	if height == 0 {
		return header{}, errors.New("it has no height")
	}
	if n := len(named[13]); n != len(validatorAddress{}) {
		return header{}, fmt.Errorf("the proposer's address has %d bytes, want %d", n, len(validatorAddress{}))
	}
	return header{chainID: string(chainID), height: int64(height), time: signedAt, validatorsHash: named[7], nextHash: named[8], appHash: named[10],
		hash: merkleRoot(leaves)}, nil
}

// parseBlockID reads a tendermint.types.BlockID and returns the hash of the
// block's header, nil if it names no block.
func parseBlockID(b []byte) ([]byte, error) {
	m := message{rest: b}
	hash := m.hash(1)
	parts := message{rest: m.required(2)} // tendermint.types.PartSetHeader
	if err := m.end(); err != nil {
		return nil, err
	}
	parts.integer(1, math.MaxUint32)
	parts.hash(2)
	if err := parts.end(); err != nil {
		return nil, fmt.Errorf("parts: %w", err)
	}
	return hash, nil
}

// parseTime reads a google.protobuf.Timestamp.
func parseTime(b []byte) (time.Time, error) {
	m := message{rest: b}
	seconds := int64(m.integer(1, math.MaxUint64))
	nanos := int64(m.integer(2, 1e9-1))
	if err := m.end(); err != nil {
		return time.Time{}, err
	}
	if seconds < minTimeSeconds || seconds >= maxTimeSeconds {
		return time.Time{}, fmt.Errorf("%d seconds since 1970 are not in the years 1 to 9999", seconds)
	}
	return time.Unix(seconds, nanos).UTC(), nil
}
