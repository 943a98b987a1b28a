package archive

import (
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// node is a piece of the tree: entries in order at level 0, references to
// nodes of one level less above.
type node struct {
	Level    uint8       `cbor:"1,keyasint"`
	Entries  []wireEntry `cbor:"2,keyasint,omitempty"`
	Children []child     `cbor:"3,keyasint,omitempty"`
}

// child refers to a node by the path of its first entry.
type child struct {
	_      struct{} `cbor:",toarray"`
	First  cbor.ByteString
	Pack   uint64
	Offset uint32
	Stored uint32
	Plain  uint32
}

func (c child) ref() ref {
	return ref{Pack: c.Pack, Offset: c.Offset, Stored: c.Stored, Plain: c.Plain}
}

func childOf(first string, r ref) child {
	return child{First: cbor.ByteString(first), Pack: r.Pack, Offset: r.Offset, Stored: r.Stored, Plain: r.Plain}
}

// first is the path of the node's first entry.
func (n node) first() string {
	switch {
	case len(n.Entries) > 0:
		return string(n.Entries[0].Path)
	case len(n.Children) > 0:
		return string(n.Children[0].First)
	}
	return ""
}

// last is the path of the node's last entry, or the first of its last child.
func (n node) last() string {
	switch {
	case len(n.Entries) > 0:
		return string(n.Entries[len(n.Entries)-1].Path)
	case len(n.Children) > 0:
		return string(n.Children[len(n.Children)-1].First)
	}
	return ""
}

// parseChild reads the node that c refers to, which must be of the level, begin
// where c says and end before the path end ("": the end of the tree). So entries
// ascend from node to node, and what one node says never reaches into another's.
func parseChild(b []byte, c child, level uint8, end string) (node, error) {
	n, err := parseNode(b, false)
	if err != nil {
		return node{}, fmt.Errorf("node of %q: %w", clip(string(c.First)), err)
	}
	if n.Level != level || n.first() != string(c.First) {
		return node{}, fmt.Errorf("%w: a node of level %d from %q in place of level %d from %q", ErrForm,
			n.Level, clip(n.first()), level, clip(string(c.First)))
	}
	if end != "" && comparePaths(n.last(), end) >= 0 {
		return node{}, fmt.Errorf("%w: the node of %q goes on to %q, though the next begins with %q", ErrForm,
			clip(string(c.First)), clip(n.last()), clip(end))
	}
	return n, nil
}

// parseNode reads a node and checks its entries or children one by one and
// their order. Only the root of an empty snapshot may be empty.
func parseNode(b []byte, root bool) (node, error) {
	var n node
	if len(b) > maxNodeBytes {
		return n, fmt.Errorf("%w: a node of %d bytes", ErrForm, len(b))
	}
	if err := decode(b, &n, "node"); err != nil {
		return node{}, err
	}
	if err := n.check(root); err != nil {
		return node{}, err
	}
	return n, nil
}

func (n node) check(root bool) error {
	if n.Level > maxTreeLevels {
		return fmt.Errorf("%w: a node of level %d", ErrForm, n.Level)
	}
	if n.Level == 0 && len(n.Children) > 0 || n.Level > 0 && len(n.Entries) > 0 {
		return fmt.Errorf("%w: a node of level %d with what belongs to another", ErrForm, n.Level)
	}
	if len(n.Entries)+len(n.Children) == 0 && !(root && n.Level == 0) {
		return fmt.Errorf("%w: an empty node", ErrForm)
	}
	last := ""
	for i, w := range n.Entries {
		if err := w.entry().check(); err != nil {
			return err
		}
		if w.Flags&^(flagInexact|flagLinked) != 0 {
			return fmt.Errorf("%w: %q has flags %#x", ErrNewer, clip(string(w.Path)), w.Flags)
		}
		if i > 0 && comparePaths(last, string(w.Path)) >= 0 {
			return fmt.Errorf("%w: %q does not come after %q", ErrForm, clip(string(w.Path)), clip(last))
		}
		last = string(w.Path)
	}
	for i, c := range n.Children {
		if err := checkPath(string(c.First)); err != nil {
			return err
		}
		if err := c.ref().check(); err != nil {
			return err
		}
		if i > 0 && comparePaths(last, string(c.First)) >= 0 {
			return fmt.Errorf("%w: %q does not come after %q", ErrForm, clip(string(c.First)), clip(last))
		}
		last = string(c.First)
	}
	return nil
}

// decode reads CBOR that must be the one encoding of v. A key that is not known
// is of a newer version.
func decode(b []byte, v any, what string) error {
	err := dcbor.Unmarshal(b, v)
	var unknown *cbor.UnknownFieldError
	switch {
	case errors.As(err, &unknown):
		return fmt.Errorf("%w: %s: %w", ErrNewer, what, err)
	case err != nil:
		return fmt.Errorf("%w: %s: %w", ErrForm, what, err)
	}
	return nil
}
