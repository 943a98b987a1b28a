package archive

import (
	"bytes"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// Object is something that stores are to keep.
type Object struct {
	Entry  record.Entry
	Hash   record.Hash
	Shards [][]byte // of a coded pack, in the order of the entry's roots
	Whole  []byte   // of any other object
}

func replica(kind record.Kind, b []byte) Object {
	root := erasure.Root(b)
	return Object{Entry: record.Entry{Kind: kind, Length: uint64(len(b)), Roots: []record.Hash{root}}, Hash: root, Whole: bytes.Clone(b)}
}
