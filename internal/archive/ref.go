package archive

import (
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// ref says where a chunk is: a frame of a pack.
type ref struct {
	_      struct{} `cbor:",toarray"`
	Pack   uint64   // number of the pack in the archive
	Offset uint32   // of the sealed frame in the pack
	Stored uint32   // its length
	Plain  uint32   // length of the chunk's content
}

func (r ref) check() error {
	if r.Pack == 0 || r.Plain == 0 || r.Plain > MaxChunkBytes || r.Stored < frameOverhead+1 ||
		uint64(r.Offset)+uint64(r.Stored) > record.MaxObjectBytes {
		return fmt.Errorf("%w: reference to pack %d, offset %d, %d bytes of %d", ErrForm, r.Pack, r.Offset, r.Stored, r.Plain)
	}
	return nil
}

// part refers to a reference node of a large file: a chunk that lists further
// chunks.
type part struct {
	_      struct{} `cbor:",toarray"`
	Pack   uint64
	Offset uint32
	Stored uint32
	Plain  uint32
	Size   uint64 // bytes of the file's content that are below it
}

func (p part) ref() ref { return ref{Pack: p.Pack, Offset: p.Offset, Stored: p.Stored, Plain: p.Plain} }

func partOf(r ref, size uint64) part {
	return part{Pack: r.Pack, Offset: r.Offset, Stored: r.Stored, Plain: r.Plain, Size: size}
}

// refNode is a run of a large file's references: to chunks at depth 1, to
// nodes of one depth less above.
type refNode struct {
	Depth  uint8  `cbor:"1,keyasint"`
	Chunks []ref  `cbor:"2,keyasint,omitempty"`
	Parts  []part `cbor:"3,keyasint,omitempty"`
}

func (n refNode) check(depth uint8) error {
	if n.Depth != depth {
		return fmt.Errorf("%w: a reference node of depth %d at depth %d", ErrForm, n.Depth, depth)
	}
	return checkRefs(n.Chunks, n.Parts, depth-1, maxRefNodeRefs)
}

// checkRefs checks a list that is depth levels above the chunks.
func checkRefs(chunks []ref, parts []part, depth uint8, most int) error {
	if depth > maxContentDepth {
		return fmt.Errorf("%w: content %d levels deep", ErrForm, depth)
	}
	if depth == 0 && len(parts) > 0 || depth > 0 && len(chunks) > 0 {
		return fmt.Errorf("%w: references of the wrong kind", ErrForm)
	}
	if n := len(chunks) + len(parts); n > most || depth > 0 && n == 0 {
		return fmt.Errorf("%w: a list of %d references", ErrForm, n)
	}
	for _, c := range chunks {
		if err := c.check(); err != nil {
			return err
		}
	}
	for _, p := range parts {
		if err := p.ref().check(); err != nil {
			return err
		}
		if p.Size == 0 || p.Size > 1<<62 || p.Plain > maxNodeBytes {
			return fmt.Errorf("%w: a part of %d bytes", ErrForm, p.Size)
		}
	}
	return nil
}

func parseRefNode(b []byte, depth uint8) (refNode, error) {
	var n refNode
	if len(b) > maxNodeBytes {
		return n, fmt.Errorf("%w: a reference node of %d bytes", ErrForm, len(b))
	}
	if err := decode(b, &n, "reference node"); err != nil {
		return refNode{}, err
	}
	if err := n.check(depth); err != nil {
		return refNode{}, err
	}
	if depth == 1 && len(n.Chunks) == 0 {
		return refNode{}, fmt.Errorf("%w: an empty reference node", ErrForm)
	}
	return n, nil
}
