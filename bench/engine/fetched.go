package engine

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// Fetched gets objects from a repository and counts what it reads.
type Fetched struct {
	r     *Repository
	room  sync.Pool // of buffers of packs
	Bytes atomic.Int64
}

var (
	_ archive.RangeFetcher = (*Fetched)(nil)
	_ archive.Recycler     = (*Fetched)(nil)
)

func (f *Fetched) segment(_ context.Context, root record.Hash) ([]byte, error) {
	b, err := os.ReadFile(f.r.object(root))
	f.Bytes.Add(int64(len(b)))
	return b, err
}

// Object implements archive.Fetcher: the one shard, which is the object and
// zeros up to a shard's length, is checked against its root.
func (f *Fetched) Object(_ context.Context, e record.Entry, _ record.Layout) ([]byte, error) {
	size := e.Length
	if e.Kind == record.CodedPack {
		size = erasure.ShardBytes(1, e.Length)
	}
	b, err := f.read(e.Roots[0], 0, size)
	if err != nil {
		return nil, err
	}
	if erasure.Root(b) != e.Roots[0] || bytes.ContainsFunc(b[e.Length:], func(r rune) bool { return r != 0 }) {
		return nil, fmt.Errorf("object %s is damaged", e.Roots[0])
	}
	return b[:e.Length], nil
}

// Range implements archive.RangeFetcher.
func (f *Fetched) Range(_ context.Context, e record.Entry, _ record.Layout, offset, length uint64) ([]byte, error) {
	return f.read(e.Roots[0], offset, length)
}

func (f *Fetched) read(root record.Hash, offset, length uint64) ([]byte, error) {
	file, err := os.Open(f.r.object(root))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var b []byte
	if spare, ok := f.room.Get().(*[]byte); ok {
		b = *spare
	}
	if uint64(cap(b)) < length {
		b = make([]byte, length)
	}
	b = b[:length]
	n, err := io.ReadFull(io.NewSectionReader(file, int64(offset), int64(length)), b)
	f.Bytes.Add(int64(n))
	return b, err
}

// Recycle implements archive.Recycler.
func (f *Fetched) Recycle(object []byte) {
	if cap(object) == archive.PackBytes {
		f.room.Put(&object)
	}
}
