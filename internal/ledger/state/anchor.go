package state

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// AnchorProof proves to who has the genesis document, and asks nobody, that the
// chain accepted a record. docs/format.md specifies its bytes.
type AnchorProof struct {
	Genesis  record.Hash // SHA-256 of the genesis document
	Record   record.Record
	Evidence light.Evidence // of the record's snapshot
}

// Bounds of a proof of an anchor.
const (
	MaxAnchorProofBytes = 1 << 20
	maxProofBlocks      = 512
	maxProofNodes       = 65 // some 20 on a chain of this size
	maxProofNode        = 1 << 10

	anchorProofMagic   = "BYAP"
	anchorProofVersion = 1
	recordBytes        = 8*32 + 8 + 3*4 + 2
	anchorProofFixed   = len(anchorProofMagic) + 1 + 32 + recordBytes
)

// ErrAnchorProof is wrapped by every error about bytes that are no proof of an
// anchor.
var ErrAnchorProof = errors.New("not a proof of an anchor")

// ProveAnchor makes the proof of a record that the chain accepted, at the
// source's newest state. A record that it did not accept is [ErrNotFound].
func ProveAnchor(ctx context.Context, genesis *light.Genesis, source light.Source, r record.Record) (AnchorProof, error) {
	_, evidence, err := light.Gather(ctx, genesis, source, func(ctx context.Context, v *light.View) (Snapshot, error) {
		return New(v).Snapshot(ctx, r.Digest(genesis.Domain()))
	})
	if err != nil {
		return AnchorProof{}, err
	}
	p := AnchorProof{Genesis: genesis.Digest(), Record: r, Evidence: evidence}
	// What a node gave beyond need, or too much of, is no proof that others read.
	if _, err := ParseAnchorProof(p.Encode()); err != nil {
		return AnchorProof{}, err
	}
	return p, nil
}

// ProvenAnchor is what a proof of an anchor proves.
type ProvenAnchor struct {
	Record   record.Record `json:"record"`
	Hash     record.Hash   `json:"recordHash"`
	Snapshot Snapshot      `json:"snapshot"`
	Block    light.Header  `json:"block"`   // whose state has it
	Headers  int           `json:"headers"` // CometBFT headers that lead to it from the genesis document
}

// Verify checks the proof against a genesis document, which the caller compares
// with what was pinned. It asks nobody. A proof that does not hold is a
// [light.UnverifiedError].
func (p AnchorProof) Verify(ctx context.Context, genesis *light.Genesis) (ProvenAnchor, error) {
	if p.Genesis != genesis.Digest() {
		return ProvenAnchor{}, &light.UnverifiedError{Source: "the proof", Step: light.StepValidators,
			Err: fmt.Errorf("it is of genesis document %s, this is %s", p.Genesis, genesis.Digest())}
	}
	v, _, err := p.Evidence.View(genesis)
	if err != nil {
		return ProvenAnchor{}, err
	}
	hash := p.Record.Digest(genesis.Domain())
	s, err := New(v).Snapshot(ctx, hash)
	if err != nil {
		return ProvenAnchor{}, err
	}
	if s.Sequence != p.Record.Sequence {
		return ProvenAnchor{}, fmt.Errorf("%w: record %s has sequence %d, its snapshot %d", ErrMalformed, hash, p.Record.Sequence, s.Sequence)
	}
	return ProvenAnchor{Record: p.Record, Hash: hash, Snapshot: s, Block: v.Header(), Headers: len(p.Evidence.Blocks)}, nil
}

// Encode returns the proof's only encoding.
func (p AnchorProof) Encode() []byte {
	b := append([]byte(anchorProofMagic), anchorProofVersion)
	b = append(b, p.Genesis[:]...)
	r := p.Record
	b = binary.BigEndian.AppendUint64(append(b, r.Device[:]...), r.Sequence)
	b = append(append(append(b, r.Previous[:]...), r.ListRoot[:]...), r.SealedKeyHash[:]...)
	b = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, r.Policy), r.PolicyVersion)
	b = binary.BigEndian.AppendUint32(append(b, byte(r.Trigger)), r.Epoch)
	b = append(append(b, r.EpochCommitment[:]...), r.Verdict)
	b = append(append(b, r.VerdictHash[:]...), r.Supersedes[:]...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(p.Evidence.Blocks)))
	for _, block := range p.Evidence.Blocks {
		b = append(binary.BigEndian.AppendUint32(b, uint32(len(block))), block...)
	}
	b = append(binary.BigEndian.AppendUint16(b, uint16(len(p.Evidence.EVMHeader))), p.Evidence.EVMHeader...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(p.Evidence.Nodes)))
	for _, node := range p.Evidence.Nodes {
		b = append(binary.BigEndian.AppendUint16(b, uint16(len(node))), node...)
	}
	return b
}

// ParseAnchorProof reads a proof, none of which is checked yet.
func ParseAnchorProof(b []byte) (AnchorProof, error) {
	var p AnchorProof
	if len(b) > MaxAnchorProofBytes {
		return p, fmt.Errorf("%w: %d bytes, at most %d", ErrAnchorProof, len(b), MaxAnchorProofBytes)
	}
	r := proofReader{rest: b}
	if magic := r.take(len(anchorProofMagic)); r.err == nil && string(magic) != anchorProofMagic {
		return p, fmt.Errorf("%w: it begins with 0x%x", ErrAnchorProof, magic)
	}
	if v := r.take(1); r.err == nil && v[0] != anchorProofVersion {
		return p, fmt.Errorf("%w: it is of version %d, this program reads version %d", ErrAnchorProof, v[0], anchorProofVersion)
	}
	p.Genesis = r.hash()
	p.Record = record.Record{Device: r.hash(), Sequence: r.number(8), Previous: r.hash(), ListRoot: r.hash(), SealedKeyHash: r.hash(),
		Policy: uint32(r.number(4)), PolicyVersion: uint32(r.number(4)), Trigger: record.Trigger(r.number(1)), Epoch: uint32(r.number(4)),
		EpochCommitment: r.hash(), Verdict: uint8(r.number(1)), VerdictHash: r.hash(), Supersedes: r.hash()}
	p.Evidence.Blocks = r.list(maxProofBlocks, 4, light.MaxLightBlockBytes)
	p.Evidence.EVMHeader = r.string(2, light.MaxHeaderBytes)
	p.Evidence.Nodes = r.list(maxProofNodes, 2, maxProofNode)
	if r.err == nil && len(r.rest) != 0 {
		r.err = fmt.Errorf("%d bytes follow it", len(r.rest))
	}
	if r.err != nil {
		return AnchorProof{}, fmt.Errorf("%w: %w", ErrAnchorProof, r.err)
	}
	return p, nil
}

// proofReader reads a proof's fields; after an error all are zero.
type proofReader struct {
	rest []byte
	err  error // the first
}

func (r *proofReader) take(n int) []byte {
	if r.err == nil && n > len(r.rest) {
		r.err = fmt.Errorf("it is cut off: %d bytes are wanted, %d are left", n, len(r.rest))
	}
	if r.err != nil {
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

func (r *proofReader) hash() (h record.Hash) {
	copy(h[:], r.take(len(h)))
	return h
}

// number reads an integer of so many bytes.
func (r *proofReader) number(bytes int) (v uint64) {
	for _, b := range r.take(bytes) {
		v = v<<8 | uint64(b)
	}
	return v
}

// string reads bytes, at least one, behind their length, itself of so many bytes.
func (r *proofReader) string(bytes, most int) []byte {
	n := r.number(bytes)
	if r.err == nil && (n == 0 || n > uint64(most)) {
		r.err = fmt.Errorf("a part of it has %d bytes, want 1 to %d", n, most)
	}
	return r.take(int(n))
}

// list reads byte strings, at least one, behind their number.
func (r *proofReader) list(count, bytes, most int) [][]byte {
	n := r.number(2)
	if r.err == nil && (n == 0 || n > uint64(count)) {
		r.err = fmt.Errorf("%d parts, want 1 to %d", n, count)
	}
	var out [][]byte
	for range n {
		if r.err != nil {
			return nil
		}
		out = append(out, r.string(bytes, most))
	}
	return out
}
