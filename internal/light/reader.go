package light

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/byssus-iot/byssus/internal/record"
)

// Reader reads verified state of the chain from one source. It never goes back
// behind the newest header it saw. Any number of goroutines may use it.
type Reader struct {
	genesis *Genesis
	source  Source
	name    string

	mu   sync.Mutex // guards the following fields; never held while the source is asked
	seen Header     // newest verified header, or the caller's from before
	view *View      // the state at seen; nil until the first header came
	raw  []byte     // the light block that proved it
}

// NewReader returns a reader of the genesis document's chain. seen is the
// newest header that was seen before (what [Reader.Seen] gave, kept by the
// caller over restarts), zero if none was.
func NewReader(genesis *Genesis, source Source, seen Header) *Reader {
	return &Reader{genesis: genesis, source: source, name: sourceName(source), seen: seen}
}

// Genesis is the document that the reader verifies against.
func (r *Reader) Genesis() *Genesis { return r.genesis }

// Seen is the newest header verified so far, zero if none was. The caller
// keeps it over restarts.
func (r *Reader) Seen() Header {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seen
}

// Latest asks the source for its newest header, verifies it and returns the
// state at it. While the header stays the same, so does the view, with what it
// has read. An error of the source's own is returned as it is; else it is an
// [UnverifiedError] or an [OrderError].
func (r *Reader) Latest(ctx context.Context) (*View, error) {
	before := r.Seen()
	evmHeader, lightBlock, err := r.source.LightBlock(ctx)
	if err != nil {
		return nil, fmt.Errorf("%s: newest header: %w", r.name, err)
	}
	if v := r.known(evmHeader, lightBlock); v != nil {
		return v, nil
	}
	h, err := r.genesis.Verify(evmHeader, lightBlock)
	if err != nil {
		return nil, r.blame(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch kind := order(r.seen, h); {
	case kind == nil:
	case kind == ErrBackwards && order(before, h) == nil:
		// It was the newest when it was asked for; in the meantime another
		// goroutine has seen a newer one.
		return r.view, nil
	default:
		return nil, &OrderError{Source: r.name, Seen: r.seen, Got: h, Kind: kind}
	}
	if r.view == nil || r.view.header.Hash != h.Hash {
		r.view = &View{reader: r, header: h, slots: make(map[place]record.Hash)}
	}
	if h.Height >= r.seen.Height {
		r.seen, r.raw = h, slices.Clone(lightBlock)
	}
	return r.view, nil
}

// known returns the newest view if these are the bytes that proved it, which
// spares verifying them again; else nil.
func (r *Reader) known(evmHeader, lightBlock []byte) *View {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.view != nil && bytes.Equal(r.raw, lightBlock) && record.Keccak256(evmHeader) == r.seen.Hash {
		return r.view
	}
	return nil
}

// order tells whether got may follow seen.
func order(seen, got Header) error {
	switch {
	case seen == (Header{}) || got.Hash == seen.Hash:
		return nil // the same state, whichever height proves it
	case got.Number > seen.Number && got.Height > seen.Height && got.Time > seen.Time:
		return nil
	case got.Number < seen.Number && got.Height < seen.Height:
		return ErrBackwards
	default:
		// Another block of the same number, or a later height with an
		// earlier block: both were signed, and one history has not both.
		return ErrContradiction
	}
}

// blame puts the source's name into an error.
func (r *Reader) blame(err error) error {
	if u, ok := errors.AsType[*UnverifiedError](err); ok {
		return &UnverifiedError{Source: r.name, Step: u.Step, Err: u.Err}
	}
	return err
}

// maxCached bounds the slots a view remembers, about half a MiB.
const maxCached = 4096

type place struct {
	contract string
	slot     record.Hash
}

// View is the state of the chain after one verified block. What it has read it
// remembers. Any number of goroutines may use it.
type View struct {
	reader *Reader
	header Header

	mu    sync.Mutex // guards slots; never held while the source is asked
	slots map[place]record.Hash
}

// Header is the block of this view.
func (v *View) Header() Header { return v.header }

// Number is the EVM block's number.
func (v *View) Number() uint64 { return v.header.Number }

// Time is the EVM block's time in seconds since 1970.
func (v *View) Time() uint64 { return v.header.Time }

// Storage returns the values of slots of a contract, named as in the genesis
// document, verified. Absent ones are zero. A source that does not prove them
// is a [NoProofError]: nodes keep the state of about the last 128 blocks, often
// fewer, and [Again] reads from a newer view then.
func (v *View) Storage(ctx context.Context, contract string, slots []record.Hash) ([]record.Hash, error) {
	address, err := v.reader.genesis.Contract(contract)
	if err != nil {
		return nil, err
	}
	values := make(map[record.Hash]record.Hash, len(slots))
	var missing []record.Hash
	v.mu.Lock()
	for _, slot := range slots {
		if _, done := values[slot]; done {
			continue
		}
		value, cached := v.slots[place{contract, slot}]
		values[slot] = value
		if !cached {
			missing = append(missing, slot)
		}
	}
	v.mu.Unlock()
	for batch := range slices.Chunk(missing, MaxProofSlots) {
		got, err := v.fetch(ctx, contract, address, batch)
		if err != nil {
			return nil, err
		}
		v.mu.Lock()
		for i, slot := range batch {
			values[slot] = got[i]
			if len(v.slots) >= maxCached {
				clear(v.slots)
			}
			v.slots[place{contract, slot}] = got[i]
		}
		v.mu.Unlock()
	}
	out := make([]record.Hash, len(slots))
	for i, slot := range slots {
		out[i] = values[slot]
	}
	return out, nil
}

// fetch asks the source for slots and verifies what it answers.
func (v *View) fetch(ctx context.Context, contract string, address Address, slots []record.Hash) ([]record.Hash, error) {
	asked := make([][32]byte, len(slots))
	for i, s := range slots {
		asked[i] = s
	}
	accountProof, storageProofs, err := v.reader.source.Proof(ctx, address, asked, v.header.Number)
	if err != nil {
		return nil, &NoProofError{Source: v.reader.name, Contract: contract, Number: v.header.Number, Err: err}
	}
	values, err := v.header.VerifyStorage(address, slots, accountProof, storageProofs)
	if err != nil {
		if n, ok := errors.AsType[*NoContractError](err); ok {
			n.Contract = contract
		}
		return nil, v.reader.blame(err)
	}
	return values, nil
}
