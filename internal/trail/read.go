package trail

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/klauspost/compress/zstd"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// ErrProof is wrapped by every error about a file that is no proof of a trail, or
// proves nothing.
var ErrProof = errors.New("not a proof of the chain's log")

// Proven says what a proof covers.
type Proven struct {
	First   uint64       `json:"first"`   // the oldest block
	Newest  light.Header `json:"newest"`  // the newest
	Headers int          `json:"headers"` // CometBFT headers that lead to it from the genesis document
	Events  int          `json:"events"`
	Unshown int          `json:"unshown"` // events that the log has no line for, or that this program does not know
}

// IsProof reports whether a file that begins with these bytes says that it is a
// proof of a trail.
func IsProof(start []byte) bool { return bytes.HasPrefix(start, []byte(magic)) }

// Read checks a proof against a genesis document, which the caller compares with
// what was pinned, and gives out the events of each block that has any: blocks
// newest first, events in the block's order, each with the newest block of all,
// whose header is believed by then. None is missing between that and the block it
// came to; an error of block's ends it and is returned.
func Read(r io.Reader, genesis *light.Genesis, block func(newest light.Header, events []ledger.Event) error) (Proven, error) {
	start := make([]byte, len(magic)+1)
	if _, err := io.ReadFull(r, start); err != nil || !IsProof(start) {
		return Proven{}, fmt.Errorf("%w: it begins with 0x%x", ErrProof, start)
	}
	if start[len(magic)] != version {
		return Proven{}, fmt.Errorf("%w: it is of version %d, this program reads version %d", ErrProof, start[len(magic)], version)
	}
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
	if err != nil {
		return Proven{}, fmt.Errorf("%w: %w", ErrProof, err)
	}
	defer z.Close()
	f := &reader{from: z}
	var digest record.Hash
	copy(digest[:], f.read(len(digest)))
	if f.err == nil && digest != genesis.Digest() {
		return Proven{}, fmt.Errorf("%w: it is of genesis document %s, this is %s", ErrProof, digest, genesis.Digest())
	}
	p := Proven{First: f.number(8)}
	var evidence light.Evidence
	p.Headers = int(f.number(2))
	if f.err == nil && p.Headers > maxBlocks {
		return Proven{}, fmt.Errorf("%w: %d headers of CometBFT, at most %d", ErrProof, p.Headers, maxBlocks)
	}
	for range p.Headers {
		evidence.Blocks = append(evidence.Blocks, f.item(light.MaxLightBlockBytes))
	}
	evidence.EVMHeader = f.item(light.MaxHeaderBytes)
	if f.err != nil {
		return Proven{}, fmt.Errorf("%w: %w", ErrProof, f.err)
	}
	view, _, err := evidence.View(genesis)
	if err != nil {
		return Proven{}, fmt.Errorf("%w: %w", ErrProof, err)
	}
	p.Newest = view.Header()
	if p.First > p.Newest.Number {
		return Proven{}, fmt.Errorf("%w: its blocks begin with %d, and the newest is %d", ErrProof, p.First, p.Newest.Number)
	}
	c := checker{reader: f, genesis: genesis, contracts: contracts(genesis), chainID: new(big.Int).SetUint64(genesis.Domain().ChainID)}
	next, raw := p.Newest.Hash, evidence.EVMHeader
	for number := p.Newest.Number; ; number-- {
		if number != p.Newest.Number {
			raw = f.item(light.MaxHeaderBytes)
		}
		events, parent, err := c.block(number, next, raw)
		if err != nil {
			return Proven{}, fmt.Errorf("%w: block %d: %w", ErrProof, number, err)
		}
		if len(events) > 0 {
			p.Events += len(events)
			if err := block(p.Newest, events); err != nil {
				return Proven{}, err
			}
		}
		if number == p.First {
			break
		}
		next = parent
	}
	if n, err := z.Read(make([]byte, 1)); n != 0 || err != io.EOF {
		return Proven{}, fmt.Errorf("%w: something follows its last block", ErrProof)
	}
	p.Unshown = c.unshown
	return p, nil
}

// checker checks blocks, one after another.
type checker struct {
	*reader
	genesis   *light.Genesis
	contracts map[common.Address]string
	chainID   *big.Int
	unshown   int
}

// block checks a block whose header, given, must have a number and a hash, reads
// what is in it, and returns what the contracts told and the hash of the block
// before.
func (c *checker) block(number uint64, hash record.Hash, raw []byte) (events []ledger.Event, parent record.Hash, err error) {
	flag := c.number(1)
	if c.err != nil {
		return nil, parent, c.err
	}
	if got := record.Keccak256(raw); got != hash {
		return nil, parent, fmt.Errorf("its header has hash %s, the block after it names %s", got, hash)
	}
	var h types.Header
	if err := rlp.DecodeBytes(raw, &h); err != nil {
		return nil, parent, err
	}
	if !h.Number.IsUint64() || h.Number.Uint64() != number {
		return nil, parent, fmt.Errorf("its header has number %s", h.Number)
	}
	if number == 0 && hash != c.genesis.Domain().Genesis {
		return nil, parent, fmt.Errorf("it has hash %s, the chain begins with %s", hash, c.genesis.Domain().Genesis)
	}
	switch {
	case flag > 1:
		return nil, parent, fmt.Errorf("its mark is %d, want 0 or 1", flag)
	case flag == 0 && tells(&h, c.contracts):
		return nil, parent, errors.New("what the contracts told in it was left out")
	case flag == 0:
		return nil, record.Hash(h.ParentHash), nil
	}
	txs, receipts, err := c.contents()
	if err != nil {
		return nil, parent, err
	}
	if err := belong(&h, txs, receipts); err != nil {
		return nil, parent, err
	}
	index := uint(0)
	for i, receipt := range receipts {
		var by light.Address
		for _, l := range receipt.Logs {
			l.BlockNumber, l.BlockTimestamp, l.BlockHash = number, h.Time, common.Hash(hash)
			l.TxHash, l.TxIndex, l.Index = txs[i].Hash(), uint(i), index
			index++
			name, ours := c.contracts[l.Address]
			if !ours {
				continue
			}
			e, known, err := ledger.Describe(name, l)
			if err != nil {
				return nil, parent, err
			}
			if !known {
				c.unshown++
				continue
			}
			if by == (light.Address{}) {
				sender, err := types.Sender(types.LatestSignerForChainID(c.chainID), txs[i])
				if err != nil {
					return nil, parent, fmt.Errorf("transaction %s: %w", l.TxHash, err)
				}
				by = light.Address(sender)
			}
			e.By = by
			events = append(events, e)
		}
	}
	return events, record.Hash(h.ParentHash), nil
}

func (c *checker) contents() (txs types.Transactions, receipts types.Receipts, err error) {
	n := c.number(4)
	if c.err == nil && n > maxItems {
		return nil, nil, fmt.Errorf("%d transactions, at most %d", n, maxItems)
	}
	left := maxBlockBytes
	item := func() []byte {
		b := c.item(min(maxItem, left))
		left -= len(b)
		return b
	}
	for i := range n {
		raw := item()
		if c.err != nil {
			return nil, nil, c.err
		}
		tx := new(types.Transaction)
		if err := tx.UnmarshalBinary(raw); err != nil {
			return nil, nil, fmt.Errorf("transaction %d: %w", i, err)
		}
		txs = append(txs, tx)
	}
	for i := range n {
		raw := item()
		if c.err != nil {
			return nil, nil, c.err
		}
		receipt := new(types.Receipt)
		if err := receipt.UnmarshalBinary(raw); err != nil {
			return nil, nil, fmt.Errorf("receipt %d: %w", i, err)
		}
		receipts = append(receipts, receipt)
	}
	return txs, receipts, nil
}

// reader reads a file's fields; after an error all are zero.
type reader struct {
	from io.Reader
	err  error // the first
}

func (f *reader) read(n int) []byte {
	if f.err != nil {
		return nil
	}
	// What is said to come is not believed before it came.
	var b bytes.Buffer
	if got, err := io.CopyN(&b, f.from, int64(n)); err != nil {
		if err == io.EOF {
			err = fmt.Errorf("it is cut off: %d bytes are wanted, %d are left", n, got)
		}
		f.err = err
		return nil
	}
	return b.Bytes()
}

// number reads an integer of so many bytes.
func (f *reader) number(n int) uint64 {
	b := f.read(n)
	if f.err != nil {
		return 0
	}
	return binary.BigEndian.Uint64(append(make([]byte, 8-n), b...))
}

// item reads bytes, at least one, behind their length.
func (f *reader) item(most int) []byte {
	n := f.number(4)
	if f.err == nil && (n == 0 || n > uint64(most)) {
		f.err = fmt.Errorf("a part of it has %d bytes, want 1 to %d", n, most)
	}
	return f.read(int(n))
}
