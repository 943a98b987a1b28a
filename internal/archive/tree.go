package archive

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// How the tree is cut into nodes: a node may end behind an entry whose path's
// keyed hash says so, once it has nodeMin bytes, and must before nodeMax. So the
// same run of entries makes the same node in every snapshot.
const (
	nodeMin  = 16 << 10
	nodeMax  = 64 << 10
	nodeMask = 63
)

// treeWriter makes the tree of a snapshot from its entries in order, holding one
// node for each level.
type treeWriter struct {
	put    func(node []byte) (ref, chunkID, error)
	hash   hasher
	levels []*treeLevel
}

type treeLevel struct {
	first string
	items []cbor.RawMessage
	bytes int
	nodes int // closed so far
}

func newTreeWriter(h hasher, put func([]byte) (ref, chunkID, error)) *treeWriter {
	return &treeWriter{put: put, hash: h, levels: []*treeLevel{{}}}
}

// rawNode is node with its items encoded.
type rawNode struct {
	Level    uint8             `cbor:"1,keyasint"`
	Entries  []cbor.RawMessage `cbor:"2,keyasint,omitempty"`
	Children []cbor.RawMessage `cbor:"3,keyasint,omitempty"`
}

// add takes the next entry.
func (t *treeWriter) add(w wireEntry) error {
	b, err := dcbor.Marshal(w)
	if err != nil {
		return err
	}
	if len(b) > maxEntryBytes {
		return fmt.Errorf("%q makes an entry of %d bytes, at most %d", clip(string(w.Path)), len(b), maxEntryBytes)
	}
	return t.insert(0, string(w.Path), b)
}

func (t *treeWriter) insert(level int, path string, item []byte) error {
	if level > maxTreeLevels {
		return fmt.Errorf("a tree of more than %d levels", maxTreeLevels)
	}
	if level == len(t.levels) {
		t.levels = append(t.levels, &treeLevel{})
	}
	l := t.levels[level]
	if len(l.items) > 0 && l.bytes+len(item) > nodeMax {
		if err := t.close(level); err != nil {
			return err
		}
	}
	if len(l.items) == 0 {
		l.first = path
	}
	l.items = append(l.items, item)
	l.bytes += len(item)
	if l.bytes >= nodeMin && t.hash.id([]byte(path))[0]&nodeMask == 0 {
		return t.close(level)
	}
	return nil
}

func (t *treeWriter) encode(level int) ([]byte, error) {
	n := rawNode{Level: uint8(level)}
	if level == 0 {
		n.Entries = t.levels[level].items
	} else {
		n.Children = t.levels[level].items
	}
	return dcbor.Marshal(n)
}

// close stores a level's node and refers to it in the level above.
func (t *treeWriter) close(level int) error {
	l := t.levels[level]
	b, err := t.encode(level)
	if err != nil {
		return err
	}
	r, _, err := t.put(b)
	if err != nil {
		return err
	}
	item, err := dcbor.Marshal(childOf(l.first, r))
	if err != nil {
		return err
	}
	first := l.first
	l.items, l.bytes, l.nodes = l.items[:0], 0, l.nodes+1
	return t.insert(level+1, first, item)
}

// finish returns the root.
func (t *treeWriter) finish() (node, error) {
	for level := 0; ; level++ {
		l := t.levels[level]
		if level == len(t.levels)-1 && l.nodes == 0 {
			b, err := t.encode(level)
			if err != nil {
				return node{}, err
			}
			return parseNode(b, true)
		}
		if len(l.items) > 0 {
			if err := t.close(level); err != nil {
				return node{}, err
			}
		}
	}
}
