package light

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/rlp"

	"github.com/byssus-iot/byssus/internal/record"
)

// Bounds of a proof. A path has one node a nibble of its 32-byte key at most;
// a node of an account or storage trie has at most 16 child hashes and a value.
const (
	maxProofNodes = 65
	maxNodeBytes  = 1 << 10
)

var emptyRoot = record.Keccak256([]byte{0x80}) // root of a trie without a key

// verifyPath returns the value under a key of the Merkle–Patricia trie with a
// root (yellow paper, appendix D), nil if the proof shows that the trie has no
// such key. A node is believed under its own hash, computed here; nodes that are
// not on the way do no harm.
func verifyPath(root, key record.Hash, proof [][]byte) ([]byte, error) {
	if len(proof) > maxProofNodes {
		return nil, fmt.Errorf("%d nodes, at most %d", len(proof), maxProofNodes)
	}
	if root == emptyRoot {
		return nil, nil // nothing to prove: no key is in it
	}
	nodes := make(map[record.Hash][]byte, len(proof))
	for i, node := range proof {
		if len(node) > maxNodeBytes {
			return nil, fmt.Errorf("node %d has %d bytes, at most %d", i, len(node), maxNodeBytes)
		}
		nodes[record.Keccak256(node)] = node
	}
	path := make([]byte, 0, 2*len(key)) // the nibbles still to go
	for _, b := range key {
		path = append(path, b>>4, b&15)
	}
	// Every step but the last takes a nibble of the path at least.
	for next := root[:]; ; {
		node := next
		if len(next) == len(root) { // a hash; embedded nodes are shorter
			var ok bool
			if node, ok = nodes[record.Hash(next)]; !ok {
				return nil, fmt.Errorf("no node with hash 0x%x", next)
			}
		}
		var value []byte
		var err error
		if next, path, value, err = step(node, path); err != nil {
			return nil, fmt.Errorf("node 0x%.40x: %w", node, err)
		}
		if next == nil {
			return value, nil
		}
	}
}

var errNoNode = errors.New("it is no node of a trie with keys of 32 bytes")

// step goes along a path through one node. It returns the hash or the encoding
// of the next node, which has fewer than 32 bytes, and the path from there. At
// the end next is nil, and so is value if the trie has no such key.
func step(node, path []byte) (next, rest, value []byte, err error) {
	items, after, err := rlp.SplitList(node)
	if err != nil {
		return nil, nil, nil, err
	}
	count, err := rlp.CountValues(items)
	if err != nil {
		return nil, nil, nil, err
	}
	if len(after) != 0 {
		return nil, nil, nil, errNoNode
	}
	switch count {
	case 17: // a branch: a child for each nibble, and a value for a key that ends, as none does here
		if len(path) == 0 {
			return nil, nil, nil, errNoNode
		}
		for range path[0] {
			if _, _, items, err = rlp.Split(items); err != nil {
				return nil, nil, nil, err
			}
		}
		next, err = child(items)
		return next, path[1:], nil, err
	case 2:
		prefix, items, err := rlp.SplitString(items)
		if err != nil {
			return nil, nil, nil, err
		}
		nibbles, leaf, err := unpack(prefix)
		if err != nil {
			return nil, nil, nil, err
		}
		rest, ok := bytes.CutPrefix(path, nibbles)
		if !ok || (leaf && len(rest) != 0) {
			return nil, nil, nil, nil // another key's
		}
		if leaf {
			value, _, err = rlp.SplitString(items)
			return nil, nil, value, err
		}
		if len(nibbles) == 0 {
			return nil, nil, nil, errNoNode
		}
		if next, err = child(items); next == nil && err == nil {
			err = errNoNode
		}
		return next, rest, nil, err
	}
	return nil, nil, nil, errNoNode
}

// child reads the first item of a list as a reference to a node: its hash, its
// encoding if that is short, or nil for none.
func child(items []byte) ([]byte, error) {
	kind, content, rest, err := rlp.Split(items)
	if err != nil {
		return nil, err
	}
	encoding := items[:len(items)-len(rest)]
	switch {
	case kind == rlp.List && len(encoding) < len(record.Hash{}):
		return encoding, nil
	case kind == rlp.String && len(content) == 0:
		return nil, nil
	case kind == rlp.String && len(content) == len(record.Hash{}):
		return content, nil
	}
	return nil, errNoNode
}

// unpack reads a path in hex-prefix encoding (yellow paper, appendix C).
func unpack(b []byte) (nibbles []byte, leaf bool, err error) {
	if len(b) == 0 || b[0]>>4 > 3 {
		return nil, false, errNoNode
	}
	leaf, odd := b[0]&0x20 != 0, b[0]&0x10 != 0
	if odd {
		nibbles = append(nibbles, b[0]&15)
	} else if b[0]&15 != 0 {
		return nil, false, errNoNode
	}
	for _, v := range b[1:] {
		nibbles = append(nibbles, v>>4, v&15)
	}
	return nibbles, leaf, nil
}
