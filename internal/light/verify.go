package light

import (
	"bytes"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cometbft/cometbft/types"

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
	if hash := record.Keccak256(evmHeader); !bytes.Equal(signed.AppHash, hash[:]) {
		return Header{}, unverified(StepAppHash, "the validators signed state %s at height %d, the EVM header is block %s", signed.AppHash, signed.Height, hash)
	}
	h, err := parseHeader(evmHeader)
	if err != nil {
		return Header{}, unverified(StepHeader, "%w", err)
	}
	h.Height = uint64(signed.Height)
	return h, nil
}

func (g *Genesis) verifyLightBlock(b []byte) (*types.Header, error) {
	if len(b) > MaxLightBlockBytes {
		return nil, unverified(StepLightBlock, "%d bytes, at most %d", len(b), MaxLightBlockBytes)
	}
	var pb cmtproto.LightBlock
	if err := pb.Unmarshal(b); err != nil {
		return nil, unverified(StepLightBlock, "%w", err)
	}
	lb, err := types.LightBlockFromProto(&pb)
	if err != nil {
		return nil, unverified(StepLightBlock, "%w", err)
	}
	if lb.SignedHeader == nil || lb.Header == nil || lb.Commit == nil {
		return nil, unverified(StepLightBlock, "no header or no commit in it")
	}
	if lb.ChainID != g.chainID {
		return nil, unverified(StepValidators, "it is of chain %.64q, not %q", lb.ChainID, g.chainID)
	}
	if err := lb.ValidateBasic(g.chainID); err != nil {
		return nil, unverified(StepLightBlock, "%w", err)
	}
	if !bytes.Equal(lb.ValidatorsHash, g.setHash) {
		return nil, unverified(StepValidators, "height %d has validators %s, the genesis document %X", lb.Height, lb.ValidatorsHash, g.setHash)
	}
	// The set of the genesis document, not the one handed over, decides.
	if err := types.VerifyCommitLight(g.chainID, g.validators, lb.Commit.BlockID, lb.Height, lb.Commit); err != nil {
		return nil, unverified(StepSignatures, "height %d: %w", lb.Height, err)
	}
	return lb.Header, nil
}
