package light

import (
	"bytes"

	"github.com/byssus-iot/byssus/internal/record"
)

// MaxLightBlockBytes bounds a light block's protobuf: a header of about 1 KiB
// and, for each of [MaxValidators], some 130 bytes of signature and 90 of key.
const MaxLightBlockBytes = 64 << 10

// Verify checks an EVM header (RLP) against a CometBFT light block (protobuf of
// tendermint.types.LightBlock): that more than two thirds of the voting power
// of the genesis document's validators signed the CometBFT header, for this
// chain, and that its app hash is the EVM header's hash. What fails is an
// [UnverifiedError].
//
// The state proven is that after the EVM block; a CometBFT header carries the
// app hash of the heights before its own.
func (g *Genesis) Verify(evmHeader, lightBlock []byte) (Header, error) {
	signed, err := g.verifyLightBlock(lightBlock)
	if err != nil {
		return Header{}, err
	}
	if len(evmHeader) > MaxHeaderBytes {
		return Header{}, unverified(StepHeader, "%d bytes, at most %d", len(evmHeader), MaxHeaderBytes)
	}
	if hash := record.Keccak256(evmHeader); !bytes.Equal(signed.appHash, hash[:]) {
		return Header{}, unverified(StepAppHash, "the validators signed state 0x%x at height %d, the EVM header is block %s", signed.appHash, signed.height, hash)
	}
	h, err := parseHeader(evmHeader)
	if err != nil {
		return Header{}, unverified(StepHeader, "%w", err)
	}
	h.Height = uint64(signed.height)
	return h, nil
}

func (g *Genesis) verifyLightBlock(b []byte) (header, error) {
	lb, err := parseLightBlock(b)
	if err != nil {
		return header{}, unverified(StepLightBlock, "%w", err)
	}
	if lb.header.chainID != g.chainID {
		return header{}, unverified(StepValidators, "it is of chain %q, not %q", lb.header.chainID, g.chainID)
	}
	if lb.validators.hash != g.validators.hash {
		return header{}, unverified(StepValidators, "height %d has validators %s, the genesis document %s", lb.header.height, lb.validators.hash, g.validators.hash)
	}
	// The set of the genesis document, not the one handed over, decides.
	if err := g.validators.verify(g.chainID, &lb.commit); err != nil {
		return header{}, unverified(StepSignatures, "height %d: %w", lb.header.height, err)
	}
	return lb.header, nil
}
