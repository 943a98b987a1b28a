package light

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ecdsa"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// Checkpoint is a statement about the chain with the signatures of
// organisations. docs/format.md specifies its bytes.
type Checkpoint struct {
	record.Checkpoint
	Signatures []CheckpointSignature // sorted by key, no key twice
}

// CheckpointSignature is one organisation's.
type CheckpointSignature struct {
	Key       record.Hash // ID of the organisation's checkpoint key
	Signature record.Signature
}

const (
	checkpointMagic   = "BYCP"
	checkpointVersion = 1
	checkpointFixed   = len(checkpointMagic) + 1 + 8 + 32 + 8 + 32 + 32 + 8 + 8 + 32 + 32 + 8 + 32 + 1
	checkpointSigned  = 32 + 64

	// MaxSignatures bounds the signatures of a checkpoint.
	MaxSignatures = 128

	// MaxCheckpointBytes bounds an encoded [Checkpoint].
	MaxCheckpointBytes = checkpointFixed + MaxSignatures*checkpointSigned
)

// ErrCheckpoint is wrapped by every error about a checkpoint that is not to be
// taken: bytes that are none, signatures that do not suffice, a history that is
// not the reader's.
var ErrCheckpoint = errors.New("the checkpoint is not to be taken")

func badCheckpoint(format string, args ...any) error {
	return fmt.Errorf("%w: %w", ErrCheckpoint, fmt.Errorf(format, args...))
}

// Encode returns the checkpoint's only encoding.
func (c Checkpoint) Encode(d record.Domain) []byte {
	b := append([]byte(checkpointMagic), checkpointVersion)
	b = binary.BigEndian.AppendUint64(b, d.ChainID)
	b = append(b, d.Genesis[:]...)
	b = binary.BigEndian.AppendUint64(b, c.Height)
	b = append(append(b, c.Header[:]...), c.Validators[:]...)
	b = binary.BigEndian.AppendUint64(b, c.Time)
	b = binary.BigEndian.AppendUint64(b, c.Number)
	b = append(append(b, c.Block[:]...), c.Device[:]...)
	b = binary.BigEndian.AppendUint64(b, c.Sequence)
	b = append(append(b, c.Record[:]...), byte(len(c.Signatures)))
	for _, s := range c.Signatures {
		b = append(append(b, s.Key[:]...), s.Signature[:]...)
	}
	return b
}

// ParseCheckpoint reads a checkpoint of a chain, with however many signatures,
// none of which is checked.
func ParseCheckpoint(d record.Domain, b []byte) (Checkpoint, error) {
	var c Checkpoint
	if len(b) < checkpointFixed || len(b) > MaxCheckpointBytes {
		return c, badCheckpoint("%d bytes, want %d to %d", len(b), checkpointFixed, MaxCheckpointBytes)
	}
	r := fields{b}
	if magic := r.take(len(checkpointMagic)); string(magic) != checkpointMagic {
		return c, badCheckpoint("it begins with 0x%x: this is no checkpoint", magic)
	}
	if v := r.take(1)[0]; v != checkpointVersion {
		return c, badCheckpoint("it is of version %d, this program reads version %d", v, checkpointVersion)
	}
	if of := (record.Domain{ChainID: r.uint64(), Genesis: r.hash()}); of != d {
		return c, badCheckpoint("it is of chain %d with genesis %s, not %d with %s", of.ChainID, of.Genesis, d.ChainID, d.Genesis)
	}
	c.Checkpoint = record.Checkpoint{Height: r.uint64(), Header: r.hash(), Validators: r.hash(), Time: r.uint64(), Number: r.uint64(), Block: r.hash(),
		Device: r.hash(), Sequence: r.uint64(), Record: r.hash()}
	if c.Height < 1 || c.Height > 1<<62 || c.Time >= maxTimeSeconds {
		return c, badCheckpoint("height %d, time %d", c.Height, c.Time)
	}
	if c.Sequence == 0 && (c.Device != record.Hash{} || c.Record != record.Hash{}) {
		return c, badCheckpoint("it names device %s and record %s, but no sequence", c.Device, c.Record)
	}
	n := int(r.take(1)[0])
	if n > MaxSignatures || len(r.rest) != n*checkpointSigned {
		return c, badCheckpoint("%d bytes for %d signatures", len(r.rest), n)
	}
	for i := range n {
		s := CheckpointSignature{Key: r.hash(), Signature: record.Signature(r.take(64))}
		if i > 0 && bytes.Compare(c.Signatures[i-1].Key[:], s.Key[:]) >= 0 {
			return c, badCheckpoint("signature %d is not in order", i)
		}
		c.Signatures = append(c.Signatures, s)
	}
	return c, nil
}

// Sign adds a key's signature, or puts it in place of an earlier one.
func (c *Checkpoint) Sign(d record.Domain, key *ecdsa.PrivateKey) error {
	if key == nil {
		return record.ErrKey
	}
	pub, err := record.PublicKeyOf(&key.PublicKey)
	if err != nil {
		return err
	}
	s := CheckpointSignature{Key: pub.ID()}
	if s.Signature, err = record.Sign(key, c.Digest(d)); err != nil {
		return err
	}
	i, there := slices.BinarySearchFunc(c.Signatures, s, func(a, b CheckpointSignature) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	switch {
	case there:
		c.Signatures[i] = s
	case len(c.Signatures) == MaxSignatures:
		return badCheckpoint("it has %d signatures already", MaxSignatures)
	default:
		c.Signatures = slices.Insert(c.Signatures, i, s)
	}
	return nil
}

// Verify checks that more than two thirds of organisations signed, given by
// their checkpoint keys: those known at the last state believed. Signatures of
// others count nothing; one of theirs that is wrong is an error.
func (c Checkpoint) Verify(d record.Domain, keys []record.PublicKey) error {
	known := make(map[record.Hash]record.PublicKey, len(keys))
	for _, k := range keys {
		known[k.ID()] = k
	}
	digest, signed := c.Digest(d), 0
	for _, s := range c.Signatures {
		k, ok := known[s.Key]
		if !ok {
			continue
		}
		if !record.Verify(k, digest, s.Signature) {
			return badCheckpoint("the signature of key %s is wrong", s.Key)
		}
		delete(known, s.Key)
		signed++
	}
	if of := len(known) + signed; signed*3 <= of*2 {
		return badCheckpoint("%d of the %d organisations known here signed it, more than two thirds have to", signed, of)
	}
	return nil
}

// Describe is what a checkpoint says of the header of a light block, whose own
// validators signed it; whether they are the chain's is not asked. The number of
// the block, and what a device anchored, are not in it.
func (g *Genesis) Describe(raw []byte) (record.Checkpoint, error) {
	lb, err := parseLightBlock(raw)
	if err != nil {
		return record.Checkpoint{}, unverified(StepLightBlock, "%w", err)
	}
	if err := g.Trusted().sameChain(&lb.header); err != nil {
		return record.Checkpoint{}, err
	}
	if err := lb.validators.verify(g.chainID, &lb.commit); err != nil {
		return record.Checkpoint{}, unverified(StepSignatures, "height %d: %w", lb.header.height, err)
	}
	h := &lb.header
	if len(h.appHash) != 32 || h.time.Unix() < 0 {
		return record.Checkpoint{}, unverified(StepLightBlock, "height %d is of %s, and names no block", h.height, h.time)
	}
	return record.Checkpoint{Height: uint64(h.height), Header: h.hash, Validators: lb.validators.hash, Time: uint64(h.time.Unix()), Block: record.Hash(h.appHash)}, nil
}

// Take moves on to a checkpoint, however old what is trusted is. Keys are the
// checkpoint keys of the organisations at the last state believed. Own are the
// hashes of the device's records of which one is the newest that the chain
// accepted: unless there are none the checkpoint must contain one, so that no
// history is taken in which the device's own is missing. The source brings the
// checkpoint's light block. It moves forward only; an error changes
// nothing, but for one of keeping what is trusted then.
func (r *Reader) Take(ctx context.Context, c Checkpoint, keys []record.PublicKey, own ...record.Hash) error {
	if err := c.Verify(r.genesis.domain, keys); err != nil {
		return err
	}
	switch {
	case len(own) > 0 && c.Sequence == 0:
		return badCheckpoint("it does not say what this device anchored last: ask for one that contains record %s", own[0])
	case len(own) > 0 && !slices.Contains(own, c.Record):
		return badCheckpoint("the newest record of this device in it is %d, %s: not the one known here, %s", c.Sequence, c.Record, own[0])
	}
	return r.adopt(ctx, c.Height, c.Header, func(lb *lightBlock) (Header, error) {
		if h := &lb.header; lb.validators.hash != c.Validators || h.time.Unix() != int64(c.Time) || !bytes.Equal(h.appHash, c.Block[:]) {
			return Header{}, badCheckpoint("it says of height %d what header %s does not", c.Height, c.Header)
		}
		return Header{Height: c.Height, Number: c.Number, Hash: c.Block}, nil
	})
}

// Begin trusts the header of a height by its hash, which a join token pins, in
// place of the genesis document. A reader that has come further ignores it.
func (r *Reader) Begin(ctx context.Context, height uint64, hash record.Hash) error {
	if r.Trusted().height > 0 {
		return nil
	}
	return r.adopt(ctx, height, hash, func(*lightBlock) (Header, error) { return Header{}, nil })
}

// adopt trusts the header of a height that has a hash. What else is believed of
// it is seen.
func (r *Reader) adopt(ctx context.Context, height uint64, hash record.Hash, seen func(*lightBlock) (Header, error)) error {
	raw, err := r.source.LightBlockAt(ctx, height)
	if err != nil {
		return fmt.Errorf("%s: header of height %d: %w", r.name(), height, err)
	}
	lb, err := parseLightBlock(raw)
	if err != nil {
		return r.blame(unverified(StepLightBlock, "%w", err))
	}
	if uint64(lb.header.height) != height || lb.header.hash != hash {
		return r.blame(unverified(StepLightBlock, "it is header %s of height %d, asked for was %s of height %d", lb.header.hash, lb.header.height, hash, height))
	}
	if err := r.Trusted().sameChain(&lb.header); err != nil {
		return r.blame(err)
	}
	if err := lb.validators.verify(r.genesis.chainID, &lb.commit); err != nil {
		return r.blame(unverified(StepSignatures, "height %d: %w", height, err))
	}
	h, err := seen(lb)
	if err != nil {
		return err
	}
	if err := r.believed(lb, h, raw); err != nil {
		return err
	}
	return r.persist(true)
}

// believed moves on to a light block that is believed as it is.
func (r *Reader) believed(lb *lightBlock, h Header, raw []byte) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	height, t := uint64(lb.header.height), r.trusted
	switch {
	case r.forked != nil:
		return r.forked
	case lb.header.height < t.height, lb.header.height == t.height && lb.header.hash == t.hash:
		return badCheckpoint("it is of height %d, and height %d is believed already", height, t.height)
	case lb.header.height == t.height:
		r.forked = &OrderError{Source: r.name(), Seen: t.seen, Got: Header{Height: height, Number: h.Number, Hash: h.Hash}, Kind: ErrContradiction, SeenBlock: r.raw, GotBlock: slices.Clone(raw)}
		return r.forked
	case !t.before(&lb.header):
		return badCheckpoint("it is of %s, and what is believed of %s", lb.header.time.Format(time.RFC3339), t.time.Format(time.RFC3339))
	}
	if h != (Header{}) && t.seen != (Header{}) {
		if by := cmp.Compare(h.Number, t.seen.Number); by < 0 || (by == 0) != (h.Hash == t.seen.Hash) {
			return badCheckpoint("it is of block %d (%s), and block %d (%s) was seen", h.Number, h.Hash, t.seen.Number, t.seen.Hash)
		}
		if h.Hash == t.seen.Hash {
			h = t.seen
		}
	}
	if h == (Header{}) {
		h = t.seen
	}
	r.trusted = t.at(lb).Saw(h)
	r.view, r.raw = nil, nil
	r.hear()
	return nil
}
