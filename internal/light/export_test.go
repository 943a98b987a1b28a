package light

import (
	"errors"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// ParseHeader gives tests the header's parser.
var ParseHeader = parseHeader

// ParseAnswer gives tests the parser of JSON-RPC answers.
var ParseAnswer = parseAnswer

// VerifyPath gives tests the proof's walk.
var VerifyPath = verifyPath

// HexBytes gives tests the type of byte strings in answers.
type HexBytes = hexBytes

// VerifySlot gives tests the check of one slot.
var VerifySlot = verifySlot

// Parsed is what tests compare of a light block that was read.
type Parsed struct {
	ChainID    string
	Height     int64
	AppHash    []byte
	Hash       record.Hash // of the header
	Validators record.Hash // of the set handed over
	SignBytes  [][]byte    // what was signed with each vote for the block; nil for other votes
}

// ParseLightBlock gives tests the reader of light blocks.
func ParseLightBlock(b []byte) (Parsed, error) {
	lb, err := parseLightBlock(b)
	if err != nil {
		return Parsed{}, err
	}
	p := Parsed{ChainID: lb.header.chainID, Height: lb.header.height, AppHash: lb.header.appHash, Hash: lb.header.hash, Validators: lb.validators.hash}
	for _, v := range lb.commit.votes {
		var signed []byte
		if v.kind == voteCommit {
			signed = lb.commit.signBytes(lb.header.chainID, v)
		}
		p.SignBytes = append(p.SignBytes, signed)
	}
	return p, nil
}

// VerifyLightBlock gives tests the check of a light block without an EVM header
// against the genesis document, whatever its time.
func (g *Genesis) VerifyLightBlock(b []byte) error {
	start := g.Trusted()
	start.time = time.Unix(minTimeSeconds-1, 0)
	_, _, err := start.follow(b)
	return err
}

// Verify gives tests the first step from the genesis document.
func (g *Genesis) Verify(evmHeader, lightBlock []byte) (Header, error) {
	_, lb, err := g.Trusted().follow(lightBlock)
	if err != nil {
		return Header{}, err
	}
	return lb.header.evm(evmHeader)
}

// Follow gives tests one step; far tells that a header between is needed.
func (t Trusted) Follow(lightBlock []byte) (next Trusted, far bool, err error) {
	next, _, err = t.follow(lightBlock)
	return next, errors.Is(err, errTooFar), err
}

// ValidatorsHash gives tests the hash of the genesis document's validators.
func (g *Genesis) ValidatorsHash() record.Hash { return g.validators.hash }

// Reader gives tests the reader of a view.
func (v *View) Reader() *Reader { return v.reader }
