package chain

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
)

// A CometBFT block carries no transaction, or exactly one: the RLP of an EVM
// block.

// heightRoot is the parent beacon block root of the EVM block of a CometBFT
// height. It binds the block to its height, and tells a restarted node, from
// the head alone, which height it has executed.
func heightRoot(height int64) (root common.Hash) {
	binary.BigEndian.PutUint64(root[24:], uint64(height))
	return root
}

// heightOf is the CometBFT height that an EVM block was made at; 0 for genesis.
func heightOf(h *types.Header) int64 {
	if h.Number.Sign() == 0 || h.ParentBeaconRoot == nil {
		return 0
	}
	return int64(binary.BigEndian.Uint64(h.ParentBeaconRoot[24:]))
}

// randomness is PREVRANDAO of the block of a height on top of parent. Nobody
// knows it before the parent is final; then everybody does, and the proposer of
// the parent could choose among parents. It is no secret and no lottery.
func randomness(parent common.Hash, height int64) common.Hash {
	root := heightRoot(height)
	return crypto.Keccak256Hash([]byte("byssus/prevrandao/1"), parent[:], root[:])
}

// decodeProposal reads the EVM block that a CometBFT block carries: nil if it
// carries none. It is the only reader of a proposer's bytes. The block's body is
// the one its header commits to, so that two blocks of one hash are the same
// block; nothing else about it is known yet.
func decodeProposal(txs [][]byte) (*types.Block, error) {
	switch {
	case len(txs) == 0:
		return nil, nil
	case len(txs) > 1:
		return nil, fmt.Errorf("%d payloads instead of one", len(txs))
	case len(txs[0]) > params.MaxBlockSize:
		return nil, fmt.Errorf("payload of %d bytes is larger than %d", len(txs[0]), params.MaxBlockSize)
	}
	block := new(types.Block)
	if err := rlp.DecodeBytes(txs[0], block); err != nil {
		return nil, fmt.Errorf("decode payload: %w", err)
	}
	header := block.Header()
	if err := header.SanityCheck(); err != nil {
		return nil, fmt.Errorf("payload header: %w", err)
	}
	switch {
	case !header.Number.IsUint64() || header.Difficulty.Sign() != 0 || header.BaseFee == nil:
		return nil, errors.New("payload header is not of this chain's kind")
	case len(block.Uncles()) != 0 || header.UncleHash != types.EmptyUncleHash:
		return nil, errors.New("payload has uncles")
	case block.Withdrawals() == nil || len(block.Withdrawals()) != 0 ||
		header.WithdrawalsHash == nil || *header.WithdrawalsHash != types.EmptyWithdrawalsHash:
		return nil, errors.New("payload has withdrawals")
	case header.BlobGasUsed == nil || *header.BlobGasUsed != 0 || header.ExcessBlobGas == nil || *header.ExcessBlobGas != 0:
		return nil, errors.New("payload has blob gas")
	case header.RequestsHash == nil:
		return nil, errors.New("payload commits to no requests")
	case header.SlotNumber != nil || header.BlockAccessListHash != nil:
		return nil, errors.New("payload header has fields of a later fork")
	}
	for _, tx := range block.Transactions() {
		if tx.Type() == types.BlobTxType {
			return nil, errors.New("payload has a blob transaction")
		}
	}
	if types.DeriveSha(block.Transactions(), trie.NewStackTrie(nil)) != header.TxHash {
		return nil, errors.New("payload's transactions are not those of its header")
	}
	return block, nil
}

// checkProposal holds a block against everything that is the same for every
// validator and that execution does not check: what a proposer could lie about.
// It needs no clock, so that a replay decides as the first run did.
func checkProposal(block *types.Block, parent *types.Header, height int64, r rules) error {
	header := block.Header()
	switch {
	case header.ParentHash != parent.Hash():
		return fmt.Errorf("parent is %s, the final block is %s", header.ParentHash, parent.Hash())
	case header.Number.Uint64() != parent.Number.Uint64()+1:
		return fmt.Errorf("number is %d, want %d", header.Number, parent.Number.Uint64()+1)
	case header.ParentBeaconRoot == nil || *header.ParentBeaconRoot != heightRoot(height):
		return fmt.Errorf("block is not bound to height %d", height)
	case header.Coinbase != common.Address{}:
		return fmt.Errorf("fee recipient is %s, want none", header.Coinbase)
	case header.MixDigest != randomness(header.ParentHash, height):
		return errors.New("randomness is not that of parent and height")
	case header.GasLimit != r.gasLimitAfter(parent):
		return fmt.Errorf("gas limit is %d, want %d", header.GasLimit, r.gasLimitAfter(parent))
	case header.GasUsed > capacity(header.GasLimit):
		return fmt.Errorf("gas used is %d, %d is the most", header.GasUsed, capacity(header.GasLimit))
	case len(header.Extra) != 0:
		return fmt.Errorf("extra data has %d bytes, want none", len(header.Extra))
	case header.Nonce != types.BlockNonce{}:
		return errors.New("nonce is not zero")
	case header.Time < parent.Time+r.pace:
		return fmt.Errorf("time %d is not %d s after the parent's %d", header.Time, r.pace, parent.Time)
	}
	return nil
}

// payloads remembers the last payload by its bytes, so that a block is decoded,
// its body hashed and its senders recovered once, not in every step.
type payloads struct {
	raw   []byte
	block *types.Block
	own   bool // built by this node
}

func (p *payloads) decode(txs [][]byte) (*types.Block, error) {
	if len(txs) == 1 && p.block != nil && bytes.Equal(txs[0], p.raw) {
		return p.block, nil
	}
	block, err := decodeProposal(txs)
	if err == nil && block != nil {
		*p = payloads{raw: txs[0], block: block}
	}
	return block, err
}
