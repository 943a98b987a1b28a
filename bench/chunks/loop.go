package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"os"

	chunkers "github.com/PlakarKorp/go-cdc-chunkers"
	_ "github.com/PlakarKorp/go-cdc-chunkers/chunkers/fastcdc"
	_ "github.com/PlakarKorp/go-cdc-chunkers/chunkers/fixed"
	_ "github.com/PlakarKorp/go-cdc-chunkers/chunkers/jc"
	_ "github.com/PlakarKorp/go-cdc-chunkers/chunkers/ultracdc"
	"github.com/klauspost/compress/zstd"
	"github.com/zeebo/blake3"
)

// perChunk is what an archive keeps of a chunk beside its content: its line in
// the pack's index, the frame's codec and tag, a reference.
const perChunk = 44 + 17 + 16

// small is below which length files share chunks.
const small = 32 << 10

// loop archives contents in one way.
type loop struct {
	way
	cutter *chunkers.Chunker
	encode *zstd.Encoder
	hash   *blake3.Hasher
	known  map[[16]byte]struct{}
	buf    []byte
	shared []byte // small files that share the next chunk

	kept   int64 // bytes of the archive so far
	chunks int
}

func newLoop(w way) (*loop, error) {
	l := &loop{way: w, hash: blake3.New(), known: map[[16]byte]struct{}{}}
	var key [32]byte
	rand.Read(key[:])
	o := &chunkers.ChunkerOpts{MinSize: w.normal / 4, NormalSize: w.normal, MaxSize: w.normal * 4, Key: key[:]}
	var err error
	if l.cutter, err = chunkers.NewChunker(w.algorithm, nil, o); err != nil {
		o.Key = nil // not all algorithms take one
		if l.cutter, err = chunkers.NewChunker(w.algorithm, nil, o); err != nil {
			return nil, fmt.Errorf("%s: %w", w.name, err)
		}
	}
	if w.level > 0 {
		l.encode, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.EncoderLevel(w.level)), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false), zstd.WithWindowSize(1<<20))
	}
	return l, err
}

// file takes a file in.
func (l *loop) file(path string, size int64) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if l.group > 0 && size < small {
		at := len(l.shared)
		l.shared = append(l.shared, make([]byte, size)...)
		if _, err := io.ReadFull(f, l.shared[at:]); err != nil {
			return err
		}
		l.kept += perChunk - 44 - 17 // its reference
		if len(l.shared) >= l.group {
			l.flush()
		}
		return nil
	}
	l.cutter.Reset(f)
	for {
		chunk, err := l.cutter.Next()
		if err != nil && err != io.EOF {
			return err
		}
		if len(chunk) > 0 {
			l.chunk(chunk)
		}
		if err == io.EOF {
			return nil
		}
	}
}

// flush ends the chunk that small files share.
func (l *loop) flush() {
	if len(l.shared) > 0 {
		l.chunk(l.shared)
		l.shared = l.shared[:0]
	}
}

func (l *loop) chunk(b []byte) {
	l.hash.Reset()
	l.hash.Write(b)
	var id [32]byte
	l.hash.Sum(id[:0])
	if _, known := l.known[[16]byte(id[:])]; known {
		l.kept += 16
		return
	}
	l.known[[16]byte(id[:])] = struct{}{}
	l.chunks++
	l.kept += perChunk + int64(min(len(b), l.compressed(b)))
}

func (l *loop) compressed(b []byte) int {
	if l.encode == nil || l.probe && incompressible(b) {
		return len(b)
	}
	l.buf = l.encode.EncodeAll(b, l.buf[:0])
	return len(l.buf)
}

// incompressible looks at every eighth 256 bytes of a chunk: where all byte values are about
// as frequent, and no short sequence comes back, no compressor saves much.
func incompressible(b []byte) bool {
	const run, step = 256, 2048
	if len(b) < 4*step {
		return false
	}
	var count [256]uint16
	n := 0
	for at := 0; at+run <= len(b); at += step {
		for _, c := range b[at : at+run] {
			count[c]++
		}
		n += run
	}
	// The sum of squares of n values drawn evenly from 256 is about n²/256 + n;
	// a few per cent more is what 7.9 bits of entropy have.
	sum := 0
	for _, c := range count {
		sum += int(c) * int(c)
	}
	if sum > n*n/256+n+n*n/256/8 {
		return false
	}
	return !bytes.Contains(b[step:], b[:8])
}
