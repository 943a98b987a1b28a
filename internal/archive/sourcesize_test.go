package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestLargeFileInLittleMemory streams a file of 640 MiB, mostly zeros, and looks
// at the heap on the way.
func TestLargeFileInLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 640 MiB")
	}
	src := t.TempDir()
	f, err := os.Create(filepath.Join(src, "large"))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 3))
	islands := map[int64][]byte{}
	for range 24 {
		at := r.Int64N(640 << 20)
		islands[at] = noise(r, 256<<10)
	}
	for range 640 { // written, so that they are no holes
		if _, err := f.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	for at, b := range islands {
		if _, err := f.WriteAt(b, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Truncate(640 << 20); err != nil {
		t.Fatal(err)
	}
	f.Close()
	d := newDevice(t)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, peak := m.HeapAlloc, uint64(0)
	req := d.request(tree(t, src))
	ticks := 0
	req.Progress = func(Progress) {
		if ticks++; ticks%16 == 0 {
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	req.Put = func(ctx context.Context, o Object) error { return d.depot.put(ctx, o) }
	res := d.back(req)
	kept := uint64(0)
	for _, s := range d.depot.shards {
		kept += uint64(len(s))
	}
	if grown := peak - before; grown > kept+64<<20 {
		t.Fatalf("the heap grew by %d MiB, of which %d are what the test keeps", grown>>20, kept>>20)
	}
	if kept > 64<<20 {
		t.Fatalf("%d MiB stored of a file that is mostly zeros", kept>>20)
	}
	s := d.open(res.ListRoot)
	e, err := s.Lookup(context.Background(), strings.Trim(filepath.Join(src, "large"), "/"))
	if err != nil || e.content.depth == 0 {
		t.Fatalf("depth %d, %v", e.content.depth, err)
	}
	g, err := os.Open(filepath.Join(src, "large"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	want := make([]byte, MaxChunkBytes)
	if err := s.Content(context.Background(), e, func(b []byte) error {
		if _, err := io.ReadFull(g, want[:len(b)]); err != nil {
			return err
		}
		if !bytes.Equal(want[:len(b)], b) {
			return errors.New("content differs")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// TestContentOfAnyLength: lists of references of every shape come back.
func TestContentOfAnyLength(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, n := range []int{0, 1, 511, 512, 513, 1024, 1025, 5000, 400_000, 700_000} {
		nodes := map[ref][]byte{}
		next := uint32(0)
		w := newContentWriter(func(b []byte) (ref, chunkID, error) {
			if len(b) > maxNodeBytes {
				t.Fatalf("a node of %d bytes", len(b))
			}
			next += 32
			at := ref{Pack: 2, Offset: next, Stored: uint32(len(b) + frameOverhead), Plain: uint32(len(b))}
			nodes[at] = b
			return at, chunkID{byte(r.Uint32())}, nil
		})
		var want []ref
		var size uint64
		for i := range n {
			at := ref{Pack: 1 + uint64(i/100), Offset: uint32(i%100) * 32, Stored: 100, Plain: uint32(1 + r.IntN(100))}
			want = append(want, at)
			size += uint64(at.Plain)
			if err := w.add(at, chunkID{byte(r.Uint32())}); err != nil {
				t.Fatal(err)
			}
		}
		c, err := w.finish()
		if err != nil {
			t.Fatal(err)
		}
		e := Entry{Path: "f", Type: File, Size: size, content: c}
		if err := e.check(); err != nil {
			t.Fatalf("%d chunks: %v", n, err)
		}
		var got []ref
		var read func(chunks []ref, parts []part, depth uint8) uint64
		read = func(chunks []ref, parts []part, depth uint8) (total uint64) {
			for _, c := range chunks {
				got = append(got, c)
				total += uint64(c.Plain)
			}
			for _, p := range parts {
				n, err := parseRefNode(nodes[p.ref()], depth)
				if err != nil {
					t.Fatal(err)
				}
				below := read(n.Chunks, n.Parts, depth-1)
				if below != p.Size {
					t.Fatalf("a part of %d bytes says %d", below, p.Size)
				}
				total += below
			}
			return total
		}
		if total := read(c.chunks, c.parts, c.depth); total != size || len(got) != n {
			t.Fatalf("%d chunks of %d bytes came back as %d of %d", n, size, len(got), total)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("chunk %d of %d differs", i, n)
			}
		}
		if n == 700_000 && c.depth < 2 {
			t.Fatalf("depth %d: the test has not met the upper levels", c.depth)
		}
	}
}

// TestManyFiles: the tree of many entries is shallow, one path is found through
// few nodes, and a small change makes few nodes.
func TestManyFiles(t *testing.T) {
	const count = 120_000
	build := func(change int) (*Snapshot, map[chunkID]bool) {
		f := newForger(t)
		h := newHasher(f.m.IDKey)
		ids := map[chunkID]bool{}
		number := uint64(1)
		var packs []*packer
		w := newTreeWriter(h, func(b []byte) (ref, chunkID, error) {
			id := h.id(b)
			ids[id] = true
			enc := encodeChunk(nil, b)
			if !f.p.fits(len(enc)) {
				packs = append(packs, f.p)
				number++
				var err error
				if f.p, err = newPacker(f.arch, number, PackBytes, &packMemory{}); err != nil {
					t.Fatal(err)
				}
			}
			c := f.p.add(id, enc, len(b))
			return ref{Pack: number, Offset: c.offset, Stored: c.stored, Plain: c.plain}, id, nil
		})
		for i := range count {
			var e wireEntry
			if i%200 == 0 {
				e = dirEntry(fmt.Sprintf("d%06d", i/200))
			} else {
				e = fileEntry(fmt.Sprintf("d%06d/file-%06d.log", i/200, i), 0)
				e.MTime = int64(i)
			}
			if i == change {
				e.Mode = 0o600
			}
			if err := w.add(string(e.Path), e.append(nil)); err != nil {
				t.Fatal(err)
			}
		}
		root, err := w.finish()
		if err != nil {
			t.Fatal(err)
		}
		if len(packs) > 0 {
			t.Fatal("the tree does not fit the test's one pack")
		}
		s, err := f.open(root)
		if err != nil {
			t.Fatal(err)
		}
		return s, ids
	}
	s, ids := build(-1)
	if s.manifest.root.Level == 0 || s.manifest.root.Level > 2 {
		t.Fatalf("root of level %d", s.manifest.root.Level)
	}
	_, changed := build(77_777)
	fresh := 0
	for id := range changed {
		if !ids[id] {
			fresh++
		}
	}
	if fresh == 0 || fresh > 2+int(s.manifest.root.Level) {
		t.Fatalf("one changed entry makes %d new nodes of %d", fresh, len(ids))
	}
	if e, err := s.Lookup(context.Background(), "d000300/file-060123.log"); err != nil || e.MTime.UnixNano() != 60_123 {
		t.Fatal(e, err)
	}
	seen := 0
	if err := s.Walk(context.Background(), "", func(Entry) error { seen++; return nil }); err != nil || seen != count {
		t.Fatal(seen, err)
	}
}
