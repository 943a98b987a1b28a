package light

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// Reader reads verified state of the chain from one source. It follows the chain
// from what was trusted before, whatever validators it comes to have, and never
// goes back behind the newest header it saw. Any number of goroutines may use it.
type Reader struct {
	genesis *Genesis
	source  Source
	clock   func() time.Time // nil: there is no trusting period
	passed  func([]byte)     // is told each light block that was believed on the way; may be nil

	keeping sync.Mutex // guards the following fields
	keep    func(Trusted) error
	kept    Trusted // what keep was given last; at first, what was trusted

	mu      sync.Mutex // guards the following fields; never held while the source is asked
	trusted Trusted    // the newest header believed and the newest state seen
	heard   time.Time  // by the clock, when the trusted header moved on; zero: not by this reader
	view    *View      // the state at trusted.seen; nil until the first header came
	raw     []byte     // the light block that proved it; nil before
	forked  error      // that the validators signed two histories: nothing is believed any more
}

// NewReader returns a reader for a program that asks its own organisation's node.
// It goes on from what was trusted before, as one of [Resume] does, but no
// trusting period bounds what it believes.
func NewReader(trusted Trusted, source Source) *Reader {
	return &Reader{genesis: trusted.genesis, source: source, trusted: trusted, kept: trusted}
}

// Resume returns a reader for a program that asks strangers. It goes on from
// what was trusted before (what [Reader.Trusted] gave, kept by the caller over
// restarts; at first, [Genesis.Trusted]). The trusting period is measured by
// clock, wall time.
func Resume(trusted Trusted, source Source, clock func() time.Time) *Reader {
	return &Reader{genesis: trusted.genesis, source: source, clock: clock, trusted: trusted, kept: trusted}
}

// Keep makes the reader call keep with what it trusts before it returns a view of
// another block than before, so that it is durable before anything is decided by
// it. If keep fails, so does the reading. It must be called before the first.
func (r *Reader) Keep(keep func(Trusted) error) { r.keep = keep }

// persist keeps what is trusted if that is worth it: between two states the height
// grows as well, which is kept with the next, unless the reading failed.
func (r *Reader) persist(failed bool) error {
	if r.keep == nil {
		return nil
	}
	r.keeping.Lock()
	defer r.keeping.Unlock()
	t := r.Trusted()
	if t.seen.Number == r.kept.seen.Number && (!failed || t.height == r.kept.height) {
		return nil
	}
	if err := r.keep(t); err != nil {
		return err
	}
	r.kept = t
	return nil
}

// name is whom the reader asks: a source may be several, one at a time.
func (r *Reader) name() string { return sourceName(r.source) }

// Genesis is the document that the reader verifies against.
func (r *Reader) Genesis() *Genesis { return r.genesis }

// Trusted is how far the chain was followed: what [Reader.Keep]'s function got
// last, or what the reader began with.
func (r *Reader) Trusted() Trusted {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.trusted
}

// Distrust makes the reader believe nothing any more: what it is asked for it
// answers with err, which says that the validators signed two histories.
func (r *Reader) Distrust(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.forked = err
}

// Latest asks the source for its newest header, verifies it and returns the
// state at it. While the header stays the same, so does the view, with what it
// has read. An error of the source's own is returned as it is; else it is an
// [UnverifiedError], an [OrderError] or an [ExpiredError].
func (r *Reader) Latest(ctx context.Context) (*View, error) {
	v, err := r.latest(ctx)
	if err := errors.Join(err, r.persist(err != nil)); err != nil {
		return nil, err
	}
	return v, nil
}

func (r *Reader) latest(ctx context.Context) (*View, error) {
	before := r.Trusted()
	evmHeader, lightBlock, err := r.source.LightBlock(ctx)
	if err != nil {
		return nil, fmt.Errorf("%s: newest header: %w", r.name(), err)
	}
	if v, err := r.known(evmHeader, lightBlock); v != nil || err != nil {
		return v, err
	}
	t, h, err := r.believe(ctx, before, evmHeader, lightBlock)
	if err != nil {
		return nil, r.blame(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch kind := order(r.trusted, t, h); {
	case r.forked != nil:
		return nil, r.forked
	case kind == nil:
	case kind == ErrBackwards && r.view != nil && order(before, t, h) == nil:
		// It was the newest when it was asked for; in the meantime another
		// goroutine has seen a newer one.
		return r.view, nil
	default:
		err := &OrderError{Source: r.name(), Seen: r.trusted.seen, Got: h, Kind: kind, SeenBlock: r.raw, GotBlock: slices.Clone(lightBlock)}
		if kind == ErrContradiction {
			r.forked = err
		}
		return nil, err
	}
	if r.view == nil || r.view.header.Hash != h.Hash {
		r.view = &View{reader: r, header: h, slots: make(map[place]record.Hash)}
	}
	if h.Height >= r.trusted.seen.Height {
		if t.height > r.trusted.height {
			r.trusted = t
			r.hear()
		}
		r.trusted.seen, r.raw = h, slices.Clone(lightBlock)
	}
	return r.view, nil
}

// known returns the newest view if these are the bytes that proved it, which
// spares verifying them again; else nil. After a fork nothing is known.
func (r *Reader) known(evmHeader, lightBlock []byte) (*View, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.forked != nil {
		return nil, r.forked
	}
	if r.view != nil && bytes.Equal(r.raw, lightBlock) && record.Keccak256(evmHeader) == r.trusted.seen.Hash {
		return r.view, nil
	}
	return nil, nil
}

// believe verifies a header against what is trusted. The state it returns is the
// one at the header, or the trusted one if the header is not above it.
func (r *Reader) believe(ctx context.Context, from Trusted, evmHeader, raw []byte) (Trusted, Header, error) {
	lb, err := parseLightBlock(raw)
	if err != nil {
		return from, Header{}, unverified(StepLightBlock, "%w", err)
	}
	if lb.header.height <= from.height {
		return r.recall(from, lb, evmHeader, raw)
	}
	t, err := r.advance(ctx, from, lb)
	if err != nil {
		return from, Header{}, err
	}
	h, err := lb.header.evm(evmHeader)
	return t, h, err
}

// recall verifies a header that is not above the trusted one, as far as that can
// be done.
func (r *Reader) recall(from Trusted, lb *lightBlock, evmHeader, raw []byte) (Trusted, Header, error) {
	known, err := from.recall(lb)
	if err != nil {
		return from, Header{}, err
	}
	h, err := lb.header.evm(evmHeader)
	if err != nil {
		return from, Header{}, err
	}
	if !known {
		return from, h, &OrderError{Source: r.name(), Seen: from.seen, Got: h, Kind: ErrBackwards}
	}
	at := from
	at.height, at.hash = lb.header.height, lb.header.hash
	return at, h, nil
}

// order tells whether a header, with what was verified with it, may follow what
// was trusted.
func order(trusted, t Trusted, got Header) error {
	seen := trusted.seen
	switch {
	case t.height == trusted.height && t.hash != trusted.hash:
		return ErrContradiction // two headers of one height
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
		return &UnverifiedError{Source: r.name(), Step: u.Step, Err: u.Err}
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
		return nil, &NoProofError{Source: v.reader.name(), Contract: contract, Number: v.header.Number, Err: err}
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
