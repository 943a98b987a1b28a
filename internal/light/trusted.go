package light

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// Trusted is how far a chain was followed: the newest CometBFT header that is
// believed, with its validators, and the newest EVM state seen. It starts at the
// genesis document and moves forward only. A value does not change. The zero
// value is of no chain.
type Trusted struct {
	genesis    *Genesis
	height     int64       // of the header; 0: none yet, but the genesis document
	hash       record.Hash // of the header; zero at height 0
	time       time.Time   // of the header, or of the genesis document
	next       record.Hash // what the header names the next height's validators by
	validators *validatorSet
	seen       Header
}

// Trusted is where a chain begins: at its genesis document.
func (g *Genesis) Trusted() Trusted {
	return Trusted{genesis: g, time: g.time, next: g.validators.hash, validators: g.validators}
}

// Height is the CometBFT height of the newest header believed, 0 at the genesis
// document.
func (t Trusted) Height() uint64 { return uint64(t.height) }

// Hash is the hash of the newest header believed, zero at the genesis document.
func (t Trusted) Hash() record.Hash { return t.hash }

// Time is the time in the newest header believed, or in the genesis document.
func (t Trusted) Time() time.Time { return t.time }

// Seen is the newest EVM state that was proven, zero if none was.
func (t Trusted) Seen() Header { return t.seen }

// Saw is the state of somebody who kept no more than the newest EVM state seen.
func (t Trusted) Saw(h Header) Trusted {
	t.seen = h
	return t
}

// step moves on to the header of a light block that is above the trusted one,
// by the rules of CometBFT's light client (spec/light-client, verification): the
// next height's validators are those that the trusted header names; those of a
// later height are believed if more than a third of the trusted ones' power
// signed for them (else the error is errTooFar). In both cases more than two
// thirds of the header's own validators signed it. Clocks are not asked here.
func (t Trusted) step(lb *lightBlock) (Trusted, error) {
	h := &lb.header
	if err := t.sameChain(h); err != nil {
		return t, err
	}
	if h.height <= t.height {
		return t, unverified(StepLightBlock, "height %d is not above %d, which is believed already", h.height, t.height)
	}
	if !t.before(h) {
		return t, unverified(StepLightBlock, "height %d is of %s, not after height %d of %s", h.height, h.time, t.height, t.time)
	}
	switch {
	case lb.validators.hash == t.genesis.validators.hash && !t.genesis.Governed():
	case !t.genesis.Governed():
		return t, unverified(StepValidators, "height %d has validators %s, the genesis document %s, which never change on this chain",
			h.height, lb.validators.hash, t.genesis.validators.hash)
	case h.height == t.height+1 && lb.validators.hash != t.next:
		return t, unverified(StepValidators, "height %d has validators %s, the height before named %s", h.height, lb.validators.hash, t.next)
	}
	if err := lb.validators.verify(h.chainID, &lb.commit); err != nil {
		return t, unverified(StepSignatures, "height %d: %w", h.height, err)
	}
	if h.height > t.height+1 && lb.validators.hash != t.validators.hash {
		if err := t.validators.verifyOverlap(h.chainID, &lb.commit); errors.Is(err, errTooFar) {
			return t, unverified(StepValidators, "height %d: %w (of height %d)", h.height, err, t.height)
		} else if err != nil {
			return t, unverified(StepSignatures, "height %d: %w", h.height, err)
		}
	}
	return t.at(lb), nil
}

// follow is step to a light block that was not read yet.
func (t Trusted) follow(raw []byte) (Trusted, *lightBlock, error) {
	lb, err := parseLightBlock(raw)
	if err != nil {
		return t, nil, unverified(StepLightBlock, "%w", err)
	}
	t, err = t.step(lb)
	return t, lb, err
}

// at is the state after a light block that is believed.
func (t Trusted) at(lb *lightBlock) Trusted {
	t.height, t.hash, t.time, t.validators = lb.header.height, lb.header.hash, lb.header.time, lb.validators
	t.next = record.Hash{}
	copy(t.next[:], lb.header.nextHash)
	return t
}

// before tells whether the trusted header's time is before another's. That of the
// genesis document is the first block's as well.
func (t Trusted) before(h *header) bool {
	return h.time.After(t.time) || (t.height == 0 && h.time.Equal(t.time))
}

func (t Trusted) sameChain(h *header) error {
	if h.chainID != t.genesis.chainID {
		return unverified(StepValidators, "it is of chain %q, not %q", h.chainID, t.genesis.chainID)
	}
	return nil
}

// recall checks a light block that is not above the trusted header. One of the
// trusted validators is verified. Of others nothing is known any more: the
// answer is false, unless it is at the very height of the trusted header, where
// no others can be.
func (t Trusted) recall(lb *lightBlock) (known bool, err error) {
	h := &lb.header
	if err := t.sameChain(h); err != nil {
		return false, err
	}
	if lb.validators.hash != t.validators.hash {
		if h.height == t.height {
			return false, unverified(StepValidators, "height %d has validators %s, believed are %s", h.height, lb.validators.hash, t.validators.hash)
		}
		return false, nil
	}
	if err := lb.validators.verify(h.chainID, &lb.commit); err != nil {
		return false, unverified(StepSignatures, "height %d: %w", h.height, err)
	}
	return true, nil
}

// evm checks an EVM header (RLP) against the app hash of a CometBFT header. The
// state is that after the EVM block; a CometBFT header carries the app hash of
// the heights before its own.
func (h *header) evm(evmHeader []byte) (Header, error) {
	if len(evmHeader) > MaxHeaderBytes {
		return Header{}, unverified(StepHeader, "%d bytes, at most %d", len(evmHeader), MaxHeaderBytes)
	}
	if hash := record.Keccak256(evmHeader); !bytes.Equal(h.appHash, hash[:]) {
		return Header{}, unverified(StepAppHash, "the validators signed state 0x%x at height %d, the EVM header is block %s", h.appHash, h.height, hash)
	}
	out, err := parseHeader(evmHeader)
	if err != nil {
		return Header{}, unverified(StepHeader, "%w", err)
	}
	out.Height = uint64(h.height)
	return out, nil
}

// The encoding of a Trusted (docs/design/light.md).
const (
	trustedMagic   = "BYLT"
	trustedVersion = 1
	trustedFixed   = len(trustedMagic) + 1 + 32 + 8 + 32 + 12 + 32 + seenBytes + 2
	seenBytes      = 3*8 + 2*32
	validatorBytes = 32 + 8

	// MaxTrustedBytes bounds an encoded [Trusted].
	MaxTrustedBytes = trustedFixed + MaxValidators*validatorBytes
)

// ErrTrusted is wrapped by every error about bytes that are no encoded [Trusted]
// of a chain.
var ErrTrusted = errors.New("not a state of trust in this chain")

// Encode returns the state's only encoding, at most [MaxTrustedBytes]. Whoever
// keeps it makes it durable before acting on what was read, and never puts an
// older one in its place.
func (t Trusted) Encode() []byte {
	b := append([]byte(trustedMagic), trustedVersion)
	b = append(b, t.genesis.digest[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(t.height))
	b = append(b, t.hash[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(t.time.Unix()))
	b = binary.BigEndian.AppendUint32(b, uint32(t.time.Nanosecond()))
	b = append(b, t.next[:]...)
	for _, v := range []uint64{t.seen.Height, t.seen.Number, t.seen.Time} {
		b = binary.BigEndian.AppendUint64(b, v)
	}
	b = append(append(b, t.seen.Hash[:]...), t.seen.StateRoot[:]...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(t.validators.list)))
	for _, v := range t.validators.list {
		b = binary.BigEndian.AppendUint64(append(b, v.key...), uint64(v.power))
	}
	return b
}

// ParseTrusted reads what [Trusted.Encode] wrote for this chain.
func (g *Genesis) ParseTrusted(b []byte) (Trusted, error) {
	bad := func(format string, args ...any) (Trusted, error) {
		return Trusted{}, fmt.Errorf("%w: %w", ErrTrusted, fmt.Errorf(format, args...))
	}
	if len(b) < trustedFixed+validatorBytes || len(b) > MaxTrustedBytes {
		return bad("%d bytes, want %d to %d", len(b), trustedFixed+validatorBytes, MaxTrustedBytes)
	}
	r := fields{b}
	if magic := r.take(len(trustedMagic)); string(magic) != trustedMagic {
		return bad("it begins with 0x%x", magic)
	}
	if v := r.take(1)[0]; v != trustedVersion {
		return bad("version %d, this program reads version %d", v, trustedVersion)
	}
	if digest := r.hash(); digest != g.digest {
		return bad("it is of genesis document %s, not %s", digest, g.digest)
	}
	t := Trusted{genesis: g}
	height := r.uint64()
	t.hash = r.hash()
	seconds, nanos := int64(r.uint64()), r.uint32()
	t.next = r.hash()
	t.seen = Header{Height: r.uint64(), Number: r.uint64(), Time: r.uint64(), Hash: r.hash(), StateRoot: r.hash()}
	n := int(r.uint16())
	if len(r.rest) != n*validatorBytes {
		return bad("%d bytes for %d validators", len(r.rest), n)
	}
	if height > 1<<62 || t.seen.Time > 1<<62 {
		return bad("height %d, block time %d", height, t.seen.Time)
	}
	if seconds < minTimeSeconds || seconds >= maxTimeSeconds || nanos >= 1e9 {
		return bad("its time is not in the years 1 to 9999")
	}
	t.height, t.time = int64(height), time.Unix(seconds, int64(nanos)).UTC()
	list := make([]validator, n)
	for i := range list {
		key, power := r.take(32), r.uint64()
		if power > maxTotalPower {
			return bad("validator %d: power %d", i, power)
		}
		var err error
		if list[i], err = newValidator(key, int64(power)); err != nil {
			return bad("validator %d: %w", i, err)
		}
	}
	var err error
	if t.validators, err = newValidatorSet(list); err != nil {
		return bad("%w", err)
	}
	start := g.Trusted()
	if t.height == 0 && (t.hash != start.hash || !t.time.Equal(start.time) || t.next != start.next || t.validators.hash != start.validators.hash) {
		return bad("at height 0 it is not the genesis document's")
	}
	if !g.Governed() && t.validators.hash != start.validators.hash {
		return bad("its validators are not the genesis document's, which never change on this chain")
	}
	return t, nil
}

// fields reads fixed fields off bytes whose length was checked before.
type fields struct{ rest []byte }

func (f *fields) take(n int) []byte {
	b := f.rest[:n:n]
	f.rest = f.rest[n:]
	return b
}

func (f *fields) hash() record.Hash { return record.Hash(f.take(32)) }
func (f *fields) uint64() uint64    { return binary.BigEndian.Uint64(f.take(8)) }
func (f *fields) uint32() uint32    { return binary.BigEndian.Uint32(f.take(4)) }
func (f *fields) uint16() uint16    { return binary.BigEndian.Uint16(f.take(2)) }
