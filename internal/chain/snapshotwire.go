package chain

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/klauspost/compress/zstd"
)

// A snapshot is a manifest and chunks. The manifest is RLP: the header of the
// EVM block whose state it is, and the SHA-256 of every chunk. A chunk is one
// zstd frame of whole records; a record is its kind, its length as uvarint, and
// its content. What stands where is in docs/design/chain.md.
const (
	// snapshotFormat is the version of what is described here.
	snapshotFormat = 1

	chunkTarget = 4 << 20  // bytes of records after which a chunk is closed
	maxPiece    = 1 << 20  // bytes of one record's content
	maxChunk    = 6 << 20  // bytes of a chunk, packed or not
	maxChunks   = 1 << 16  // of one snapshot
	maxManifest = 3 << 20  // bytes; CometBFT takes up to 4 MB
	maxBody     = 8 << 20  // bytes of a block's body: EIP-7934's bound
	maxReceipts = 64 << 20 // bytes of a block's receipts: 8 gas a byte of a log
	ancestors   = 256      // headers before the block: as far as BLOCKHASH sees
	recordHead  = 1 + 5    // bytes before a record's content, at most
	hashed      = common.HashLength
)

// The kinds of records, in the order in which they come, except that codes,
// accounts and slots take turns: a code comes before the first account that has
// it, an account's slots after it, and both in ascending order of their hashes.
const (
	recordBody     = 1 + iota // a piece of the block's body, RLP
	recordReceipts            // a piece of its receipts, RLP as go-ethereum stores them
	recordHeader              // an earlier header, RLP; the newest first
	recordCode                // a contract's code
	recordAccount             // hash of the address, account in go-ethereum's slim RLP
	recordSlot                // hash of the slot, value in RLP, of the account before it
)

// manifest says what a snapshot is of and which chunks it has.
type manifest struct {
	Header *types.Header
	Chunks []common.Hash // SHA-256 of each
}

func (m *manifest) encode() ([]byte, error) { return rlp.EncodeToBytes(m) }

// parseManifest reads a manifest. The header is well-formed, and of a block that
// this chain could have; whether the chain has it, its hash says.
func parseManifest(raw []byte) (*manifest, error) {
	if len(raw) > maxManifest {
		return nil, fmt.Errorf("manifest of %d bytes is larger than %d", len(raw), maxManifest)
	}
	m := new(manifest)
	if err := rlp.DecodeBytes(raw, m); err != nil {
		return nil, fmt.Errorf("decode manifest: %w", err)
	}
	if m.Header == nil {
		return nil, errors.New("manifest has no header")
	}
	if err := m.Header.SanityCheck(); err != nil {
		return nil, fmt.Errorf("manifest's header: %w", err)
	}
	switch {
	case !m.Header.Number.IsUint64() || heightOf(m.Header) < 1:
		return nil, errors.New("manifest's header is not of a block that consensus made")
	case len(m.Chunks) == 0 || len(m.Chunks) > maxChunks:
		return nil, fmt.Errorf("manifest has %d chunks, not between 1 and %d", len(m.Chunks), maxChunks)
	}
	return m, nil
}

// appendRecord adds a record to a chunk.
func appendRecord(chunk []byte, kind byte, parts ...[]byte) []byte {
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	chunk = append(chunk, kind)
	chunk = binary.AppendUvarint(chunk, uint64(size))
	for _, p := range parts {
		chunk = append(chunk, p...)
	}
	return chunk
}

// nextRecord takes the first record off a chunk.
func nextRecord(chunk []byte) (kind byte, content, rest []byte, err error) {
	if len(chunk) == 0 {
		return 0, nil, nil, errors.New("no record")
	}
	kind = chunk[0]
	size, n := binary.Uvarint(chunk[1:])
	rest = chunk[1:]
	if n <= 0 || size > maxPiece || size > uint64(len(rest)-n) {
		return 0, nil, nil, errors.New("record is cut off or too long")
	}
	rest = rest[n:]
	return kind, rest[:size], rest[size:], nil
}

// packer compresses chunks; it is used by one goroutine at a time.
func newPacker() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
}

func newUnpacker() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxChunk), zstd.WithDecoderMaxWindow(8<<20))
}

// unpackChunk holds a packed chunk against its hash and unpacks it.
func unpackChunk(d *zstd.Decoder, packed []byte, want common.Hash) ([]byte, error) {
	if len(packed) > maxChunk {
		return nil, fmt.Errorf("chunk of %d bytes is larger than %d", len(packed), maxChunk)
	}
	if sum := sha256.Sum256(packed); !bytes.Equal(sum[:], want[:]) {
		return nil, errChunkHash
	}
	raw, err := d.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack chunk: %w", err)
	}
	return raw, nil
}

// errChunkHash says that who sent a chunk did not send the one that was offered.
var errChunkHash = errors.New("chunk is not the one that the manifest names")
