package trail

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/klauspost/compress/zstd"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// Bounds of a file's parts. A transaction has at most 128 KiB (go-ethereum's pool
// takes no larger one), a block at most the 100 MiB that CometBFT lets any have;
// data of logs costs 8 gas a byte, so a receipt of the largest transaction has
// some 2 MiB.
const (
	magic         = "BYTP"
	version       = 1
	maxBlocks     = 512 // CometBFT headers on the way from the genesis document
	maxItem       = 4 << 20
	maxItems      = 1 << 16
	maxBlockBytes = 256 << 20
)

// Write writes the proof of what the contracts told from block first to the newest
// that the source proves, of that alone if first is later. It returns that block. Progress is told how many blocks
// are written and how many there are.
func Write(ctx context.Context, w io.Writer, genesis *light.Genesis, source light.Source, node *ledger.Client, first uint64,
	progress func(done, of uint64)) (light.Header, error) {
	newest, evidence, err := light.Gather(ctx, genesis, source, func(_ context.Context, v *light.View) (light.Header, error) { return v.Header(), nil })
	if err != nil {
		return light.Header{}, err
	}
	// A block is proven by the height after it: the newest of the node may not be yet.
	first = min(first, newest.Number)
	buffered := bufio.NewWriterSize(w, 1<<20)
	if _, err := buffered.WriteString(magic + string([]byte{version})); err != nil {
		return light.Header{}, fmt.Errorf("write proof: %w", err)
	}
	z, err := zstd.NewWriter(buffered, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return light.Header{}, fmt.Errorf("write proof: %w", err)
	}
	f := &writer{to: z}
	digest := genesis.Digest()
	f.write(digest[:])
	f.number(8, first)
	f.number(2, uint64(len(evidence.Blocks)))
	for _, b := range evidence.Blocks {
		f.item(b)
	}
	f.item(evidence.EVMHeader)
	watched := contracts(genesis)
	next := newest.Hash
	for last := newest.Number; ; {
		from := max(first, last-min(last, ledger.MaxHeaders-1))
		headers, err := node.Headers(ctx, from, last)
		if err != nil {
			return light.Header{}, err
		}
		for i := len(headers) - 1; i >= 0; i-- {
			number := from + uint64(i)
			h := headers[i]
			if record.Hash(h.Hash()) != next {
				return light.Header{}, fmt.Errorf("block %d: the node gives a header with hash %s, the chain's is %s", number, h.Hash(), next)
			}
			next = record.Hash(h.ParentHash)
			if number != newest.Number {
				raw, err := rlp.EncodeToBytes(h)
				if err != nil {
					return light.Header{}, fmt.Errorf("encode header %d: %w", number, err)
				}
				f.item(raw)
			}
			if !tells(h, watched) {
				f.number(1, 0)
			} else if err := f.contents(ctx, node, h); err != nil {
				return light.Header{}, err
			}
			if f.err != nil {
				return light.Header{}, fmt.Errorf("write proof: %w", f.err)
			}
			if progress != nil {
				progress(newest.Number-number+1, newest.Number-first+1)
			}
		}
		if from == first {
			break
		}
		last = from - 1
	}
	if err := errors.Join(z.Close(), buffered.Flush()); err != nil {
		return light.Header{}, fmt.Errorf("write proof: %w", err)
	}
	return newest, nil
}

// writer writes a file's fields; after an error, none.
type writer struct {
	to  io.Writer
	err error // the first
}

func (f *writer) write(b []byte) {
	if f.err == nil {
		_, f.err = f.to.Write(b)
	}
}

// number writes an integer of so many bytes.
func (f *writer) number(bytes int, v uint64) {
	f.write(binary.BigEndian.AppendUint64(nil, v)[8-bytes:])
}

func (f *writer) item(b []byte) {
	f.number(4, uint64(len(b)))
	f.write(b)
}

// contents writes what is in a block, if it is what the header names.
func (f *writer) contents(ctx context.Context, node *ledger.Client, h *types.Header) error {
	txs, receipts, err := node.Contents(ctx, record.Hash(h.Hash()))
	if err != nil {
		return err
	}
	if err := belong(h, txs, receipts); err != nil {
		return fmt.Errorf("block %d: the node gives other contents than the chain's: %w", h.Number, err)
	}
	f.number(1, 1)
	f.number(4, uint64(len(txs)))
	for i := range txs {
		raw, err := txs[i].MarshalBinary()
		if err != nil {
			return fmt.Errorf("encode transaction %d of block %d: %w", i, h.Number, err)
		}
		f.item(raw)
	}
	for i := range receipts {
		raw, err := receipts[i].MarshalBinary()
		if err != nil {
			return fmt.Errorf("encode receipt %d of block %d: %w", i, h.Number, err)
		}
		f.item(raw)
	}
	return nil
}

// belong checks that a header names these contents.
func belong(h *types.Header, txs types.Transactions, receipts types.Receipts) error {
	if len(txs) != len(receipts) {
		return fmt.Errorf("%d transactions and %d receipts", len(txs), len(receipts))
	}
	if got := types.DeriveSha(txs, trie.NewStackTrie(nil)); got != h.TxHash {
		return fmt.Errorf("the transactions' root is %s, not %s", got, h.TxHash)
	}
	if got := types.DeriveSha(receipts, trie.NewStackTrie(nil)); got != h.ReceiptHash {
		return fmt.Errorf("the receipts' root is %s, not %s", got, h.ReceiptHash)
	}
	return nil
}

// contracts returns the chain's contracts by address.
func contracts(genesis *light.Genesis) map[common.Address]string {
	out := map[common.Address]string{}
	for _, name := range genesis.Contracts() {
		if address, err := genesis.Contract(name); err == nil { // it has the name from there
			out[common.Address(address)] = name
		}
	}
	return out
}

// tells reports whether a contract may have told something in a header's block:
// its Bloom filter (Ethereum yellow paper 4.4.1) never misses one that did.
func tells(h *types.Header, watched map[common.Address]string) bool {
	for address := range watched {
		if types.BloomLookup(h.Bloom, address) {
			return true
		}
	}
	return false
}
