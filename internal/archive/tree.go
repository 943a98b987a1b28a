package archive

import (
	"fmt"

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
	buf    []byte // for a node that is stored
}

type treeLevel struct {
	first string
	items []byte // encoded, one behind the other
	n     int
	nodes int // closed so far
}

func newTreeWriter(h hasher, put func([]byte) (ref, chunkID, error)) *treeWriter {
	return &treeWriter{put: put, hash: h, levels: []*treeLevel{{}}}
}

// add takes the next entry, encoded.
func (t *treeWriter) add(path string, entry []byte) error {
	if len(entry) > maxEntryBytes {
		return fmt.Errorf("%q makes an entry of %d bytes, at most %d", clip(path), len(entry), maxEntryBytes)
	}
	return t.insert(0, path, entry)
}

func (t *treeWriter) insert(level int, path string, item []byte) error {
	if level > maxTreeLevels {
		return fmt.Errorf("a tree of more than %d levels", maxTreeLevels)
	}
	if level == len(t.levels) {
		t.levels = append(t.levels, &treeLevel{})
	}
	l := t.levels[level]
	if l.n > 0 && len(l.items)+len(item) > nodeMax {
		if err := t.close(level); err != nil {
			return err
		}
	}
	if l.n == 0 {
		l.first = path
	}
	l.items, l.n = append(l.items, item...), l.n+1
	if len(l.items) >= nodeMin && t.hash.id([]byte(path))[0]&nodeMask == 0 {
		return t.close(level)
	}
	return nil
}

// encode appends a level's node to b: node's encoding.
func (t *treeWriter) encode(b []byte, level int) []byte {
	l, key, pairs := t.levels[level], uint64(2), 2
	if level > 0 {
		key = 3
	}
	if l.n == 0 {
		pairs = 1
	}
	b = dcbor.AppendUint(dcbor.AppendUint(dcbor.AppendMap(b, pairs), 1), uint64(level))
	if l.n == 0 {
		return b
	}
	return append(dcbor.AppendArray(dcbor.AppendUint(b, key), l.n), l.items...)
}

// close stores a level's node and refers to it in the level above.
func (t *treeWriter) close(level int) error {
	l := t.levels[level]
	t.buf = t.encode(t.buf[:0], level)
	r, _, err := t.put(t.buf)
	if err != nil {
		return err
	}
	item, err := dcbor.Marshal(childOf(l.first, r))
	if err != nil {
		return err
	}
	first := l.first
	l.items, l.n, l.nodes = l.items[:0], 0, l.nodes+1
	return t.insert(level+1, first, item)
}

// finish returns the root.
func (t *treeWriter) finish() (node, error) {
	for level := 0; ; level++ {
		l := t.levels[level]
		if level == len(t.levels)-1 && l.nodes == 0 {
			return parseNode(t.encode(nil, level), true)
		}
		if l.n > 0 {
			if err := t.close(level); err != nil {
				return node{}, err
			}
		}
	}
}
