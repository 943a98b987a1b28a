package light

import (
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/rlp"

	"github.com/byssus-iot/byssus/internal/record"
)

// MaxHeaderBytes bounds an EVM header's RLP; a real one has some 650 bytes.
const MaxHeaderBytes = 4 << 10

// Header is a final state of the chain: an EVM block and the CometBFT height
// whose signed header proves it. Callers persist the newest one they saw and
// give it to [NewReader] again.
type Header struct {
	Height    uint64      `json:"height"`    // CometBFT height of the proving header, above the block's own
	Number    uint64      `json:"number"`    // EVM block number
	Time      uint64      `json:"time"`      // EVM block time, seconds since 1970, the chain's
	Hash      record.Hash `json:"hash"`      // EVM block hash
	StateRoot record.Hash `json:"stateRoot"` // root of all accounts after the block
}

// At is the block's time: how old the state is, by the chain's clock.
func (h Header) At() time.Time { return time.Unix(int64(h.Time), 0).UTC() }

// The fields of an EVM header in RLP's order (Ethereum yellow paper 4.4.3,
// later ones in the tail: EIP-1559, 4895, 4844, 4788, 7685). go-ethereum's own
// type would bring its cryptography of blobs into every device's binary.
type evmHeader struct {
	Parent      record.Hash
	Uncles      record.Hash
	Coinbase    Address
	StateRoot   record.Hash
	TxRoot      record.Hash
	ReceiptRoot record.Hash
	Bloom       [256]byte
	Difficulty  rlp.RawValue
	Number      uint64
	GasLimit    uint64
	GasUsed     uint64
	Time        uint64
	Extra       []byte
	MixDigest   record.Hash
	Nonce       [8]byte
	Later       []rlp.RawValue `rlp:"tail"`
}

// parseHeader reads the fields of an EVM header that matter here.
func parseHeader(b []byte) (Header, error) {
	if len(b) > MaxHeaderBytes {
		return Header{}, fmt.Errorf("%d bytes, at most %d", len(b), MaxHeaderBytes)
	}
	var h evmHeader
	if err := rlp.DecodeBytes(b, &h); err != nil {
		return Header{}, err
	}
	// Past the year 292 billion time.Unix turns round.
	if h.Time > 1<<62 {
		return Header{}, fmt.Errorf("time %d", h.Time)
	}
	return Header{Number: h.Number, Time: h.Time, Hash: record.Keccak256(b), StateRoot: h.StateRoot}, nil
}
