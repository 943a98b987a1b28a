package light_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// trieNode encodes a node of a trie; a rlp.RawValue stands in it as it is.
func trieNode(t testing.TB, items ...any) []byte {
	t.Helper()
	b, err := rlp.EncodeToBytes(items)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Nodes that no trie has are refused, even under a root that commits to them.
func TestVerifyPathStrangeNodes(t *testing.T) {
	key := record.Keccak256([]byte("key"))
	prefix := func(first byte, rest []byte) []byte { return append([]byte{first}, rest...) }
	value := []byte("value")
	leaf := trieNode(t, prefix(0x20, key[:]), value)
	branch := func(n int, child any) []byte {
		items := slices.Repeat([]any{[]byte{}}, n)
		items[key[0]>>4] = child
		return trieNode(t, items...)
	}
	// A branch and a leaf of the other 63 nibbles below it.
	below := trieNode(t, prefix(0x30|key[0]&15, key[1:]), value)
	hash := crypto.Keccak256(below)
	// A leaf of the last four nibbles that has so many bytes, to stand in another node.
	embedded := func(size int) rlp.RawValue {
		b := trieNode(t, prefix(0x20, key[30:]), bytes.Repeat([]byte{7}, size-6))
		if len(b) != size {
			t.Fatalf("%d bytes, want %d", len(b), size)
		}
		return b
	}
	above := func(child any) [][]byte { return [][]byte{trieNode(t, prefix(0, key[:30]), child)} }

	for name, nodes := range map[string][][]byte{
		"a leaf":             {leaf},
		"a branch":           {branch(17, hash), below},
		"a leaf of 31 bytes": above(embedded(31)),
	} {
		if got, err := light.VerifyPath(record.Keccak256(nodes[0]), key, nodes); err != nil || got == nil {
			t.Errorf("%s: %x, %v", name, got, err)
		}
	}
	for name, nodes := range map[string][][]byte{
		"bytes after the list":             {append(bytes.Clone(leaf), 0)},
		"an embedded node of 32 bytes":     above(embedded(32)),
		"an embedded node of 33 bytes":     above(embedded(33)),
		"a prefix of nibble 4":             {trieNode(t, prefix(0x40, key[:]), value)},
		"a prefix of nibble 6":             {trieNode(t, prefix(0x60, key[:]), value)},
		"a padding that is not zero":       {trieNode(t, prefix(0x21, key[:]), value)},
		"no prefix":                        {trieNode(t, []byte{}, value)},
		"an extension of no nibbles":       {trieNode(t, []byte{0}, crypto.Keccak256(leaf)), leaf},
		"an extension with no child":       above([]byte{}),
		"a child of 31 bytes":              {branch(17, hash[:31]), below},
		"3 items":                          {trieNode(t, prefix(0x20, key[:]), value, []byte{})},
		"16 items":                         {branch(16, hash), below},
		"a key that ends in a branch":      {trieNode(t, prefix(0, key[:]), crypto.Keccak256(branch(17, hash))), branch(17, hash)},
		"an embedded branch of many bytes": above(rlp.RawValue(branch(17, hash))),
	} {
		if got, err := light.VerifyPath(record.Keccak256(nodes[0]), key, nodes); err == nil {
			t.Errorf("%s: %x", name, got)
		}
	}
}

// wellFormed tells whether a node is one that a trie with keys of 32 bytes can
// have, and this package reads. go-ethereum's walk reads others too: bytes after
// the list, any first nibble and padding of a prefix, extensions of no nibbles,
// embedded nodes of 32 bytes; and keys that end in a branch, by its 17th item.
// No key does here: all have one length.
func wellFormed(b []byte) bool {
	var items []rlp.RawValue
	if len(b) > 1024 || rlp.DecodeBytes(b, &items) != nil {
		return false
	}
	children := items
	switch len(items) {
	case 17:
		if !bytes.Equal(items[16], []byte{0x80}) {
			return false
		}
	case 2:
		var p []byte
		if rlp.DecodeBytes(items[0], &p) != nil || len(p) == 0 || p[0] >= 0x40 || p[0]&0x10 == 0 && p[0]&15 != 0 || p[0] == 0 && len(p) == 1 {
			return false
		}
		children = items[1:]
		if p[0]&0x20 != 0 {
			children = nil
		}
	default:
		return false
	}
	for _, c := range children {
		if c[0] >= 0xc0 && (len(c) >= 32 || !wellFormed(c)) {
			return false
		}
	}
	return true
}
