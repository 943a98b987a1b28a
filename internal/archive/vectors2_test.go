package archive

import (
	"bytes"
	"encoding/hex"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// vectors2 are the test vectors of what entries say beside plain files.
type vectors2 struct {
	Comment string
	Nodes   []nodeVector
	Refused []refusedVector
	Places  []placeVector
	Modes   []modeVector
	Chunks  []chunkVector

	ReferenceNodes []bodyVector
	KeySegments    []bodyVector
}

// bodyVector is what a frame or a sealed object holds, and whether a reader
// refuses it.
type bodyVector struct {
	What    string
	Depth   uint8 `json:",omitempty"` // of a reference node, as who refers to it says
	Body    hexBytes
	Refused bool `json:",omitempty"`
	Newer   bool `json:",omitempty"`
}

// chunkVector is a frame's plaintext and the chunk that it holds, or would if a
// reader did not refuse it.
type chunkVector struct {
	Encoded, Chunk hexBytes
	Refused        string `json:",omitempty"` // why
}

type nodeVector struct {
	Node  hexBytes
	Files []goldenFile // without the contents
}

type refusedVector struct {
	Why   string
	Node  hexBytes
	Newer bool
}

type placeVector struct {
	Size   uint64
	Holes  [][2]uint64
	At     uint64
	Offset uint64
}

type modeVector struct {
	Mode   uint32
	ACL    hexBytes
	Result uint32
}

func makeVectors2() vectors2 {
	v := vectors2{Comment: "Test vectors of docs/format.md, sections 6, 8, 10 and 11: what frames hold; entries with attributes, names, holes and devices, in their order; reference nodes and key segments."}
	listed := withAttributes(accessACL, bobMayWrite, "user.bytes", "\x00\xff", "user.empty", "")
	listed.Mode, listed.MTime = 0o660, -1
	sparse := holed(505, 0, 10, 500, 5)
	sparse.Path, sparse.Skip, sparse.Chunks = "c", 5, []ref{{Pack: 3, Offset: 7, Stored: 600, Plain: 500}}
	for _, n := range []node{leaf(listed, first("b"), sparse, later("d", "b"), wireEntry{Path: "e", Type: 4, Mode: 0o622},
		wireEntry{Path: "f", Type: 5, Device: &DeviceNumber{}}, wireEntry{Path: "g", Type: 6, Mode: 0o660, Device: &DeviceNumber{Major: 259, Minor: 70_000}}),
		leaf(dirEntry("d"), later("d/name", "a"), linkEntry("l", "to")),
		leaf(dirEntry("d"), fileEntry("d/x", 0), fileEntry("d\x01", 0), fileEntry("d-", 0), fileEntry("d0", 0)),
		leaf(surplus())} {
		nv := nodeVector{Node: mustCBOR(n)}
		for _, w := range n.Entries {
			nv.Files = append(nv.Files, vectorFile(w.entry()))
		}
		v.Nodes = append(v.Nodes, nv)
	}
	refuse := func(why string, newer bool, n any) {
		v.Refused = append(v.Refused, refusedVector{why, mustCBOR(n), newer})
	}
	refuse("a socket", true, leaf(wireEntry{Path: "a", Type: 7}))
	refuse("flag 4", true, leaf(wireEntry{Path: "a", Type: 2, Flags: 4}))
	refuse("key 23", true, map[int]any{1: 0, 2: []any{map[int]any{1: []byte("a"), 2: 1, 3: 0, 4: 0, 5: 0, 8: 0, 11: 0, 23: 1}}})
	refuse("attributes out of order", false, leaf(withAttributes("user.b", "", "user.a", "")))
	refuse("an attribute twice", false, leaf(withAttributes("user.a", "", "user.a", "")))
	refuse("holes that touch", false, leaf(holed(10, 0, 5, 5, 5)))
	refuse("a hole beyond the end", false, leaf(holed(10, 1, 10)))
	refuse("holes that leave content of which there is none", false, leaf(holed(10, 0, 5)))
	refuse("a name of itself", false, leaf(later("a", "a")))
	refuse("a name of a later entry", false, leaf(later("a", "b"), first("b")))
	refuse("a device without a number", false, leaf(wireEntry{Path: "a", Type: 5}))
	refuse("a pipe with a number", false, leaf(wireEntry{Path: "a", Type: 4, Device: &DeviceNumber{}}))
	refuse("a length beyond any file", false, leaf(holed(1<<63, 0, 1<<63)))
	refuse("paths in the order of their bytes", false, leaf(dirEntry("d"), fileEntry("d\x01", 0), fileEntry("d-", 0), fileEntry("d/x", 0), fileEntry("d0", 0)))
	refuse("chunks that do not fill the file", false, leaf(fileEntry("a", 11, ref{Pack: 1, Stored: 27, Plain: 10})))
	refuse("chunks of a file without content", false, leaf(fileEntry("a", 0, ref{Pack: 1, Stored: 27, Plain: 10})))
	both := fileEntry("a", 10, ref{Pack: 1, Stored: 27, Plain: 10})
	both.Depth, both.Parts = 1, []part{{Pack: 1, Offset: 27, Stored: 40, Plain: 23, Size: 10}}
	refuse("chunks and parts", false, leaf(both))
	refuse("a node of level 9", false, node{Level: 9, Children: []child{{First: "a", Pack: 1, Stored: 40, Plain: 23}}})
	refuse("a later name with content", false, leaf(first("a"), func() wireEntry {
		e := later("b", "a")
		e.Size, e.Chunks = 10, []ref{{Pack: 1, Stored: 27, Plain: 10}}
		return e
	}()))
	v.ReferenceNodes, v.KeySegments = referenceVectors(), keyVectors()
	for _, at := range []uint64{0, 489, 490, 494} {
		e := sparse.entry()
		e.Holes, e.Size = []Hole{{Length: 10}, {Offset: 500, Length: 1 << 40}}, 500+1<<40+5
		offset, _ := e.place(at)
		v.Places = append(v.Places, placeVector{e.Size, [][2]uint64{{0, 10}, {500, 1 << 40}}, at, offset})
	}
	for _, mode := range []uint32{0o660, 0o4675, 0o600} {
		v.Modes = append(v.Modes, modeVector{mode, hexBytes(bobMayWrite), withoutACL(mode, bobMayWrite)})
	}
	repeats := bytes.Repeat([]byte("20.5 C "), 9)
	for _, encoded := range [][]byte{append([]byte{codecRaw}, repeats...), encodeChunk(nil, repeats), encodeSnappy(nil, repeats)} {
		v.Chunks = append(v.Chunks, chunkVector{Encoded: encoded, Chunk: repeats})
	}
	v.Chunks = append(v.Chunks, refusedChunks(repeats)...)
	return v
}

// refusedChunks are frames that are not one frame of Zstandard and nothing else,
// though a decompressor may make the chunk of them.
func refusedChunks(chunk []byte) []chunkVector {
	half := encodeChunk(nil, chunk[:len(chunk)/3])[1:]
	rest := encodeChunk(nil, chunk[len(chunk)/3:])[1:]
	whole := encodeChunk(nil, chunk)[1:]
	skippable := []byte{0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 'h', 'i'}
	nothing := []byte{0x28, 0xb5, 0x2f, 0xfd, 0, 0x38, 1, 0, 0} // a frame of no bytes
	var all []chunkVector
	for _, c := range []struct {
		why   string
		parts [][]byte
	}{
		{"two frames", [][]byte{half, rest}},
		{"a frame of nothing after the frame", [][]byte{whole, nothing}},
		{"a skippable frame before the frame", [][]byte{skippable, whole}},
		{"a skippable frame after the frame", [][]byte{whole, skippable}},
		{"a byte after the frame", [][]byte{whole, {0}}},
		{"a byte less", [][]byte{whole[:len(whole)-1]}},
	} {
		all = append(all, chunkVector{slices.Concat(append([][]byte{{codecZstd}}, c.parts...)...), chunk, c.why})
	}
	return all
}

// surplus is a file of 3 bytes whose first chunk lies wholly before it and whose
// last wholly behind it.
func surplus() wireEntry {
	e := fileEntry("s", 3, ref{Pack: 1, Stored: 22, Plain: 5}, ref{Pack: 1, Offset: 22, Stored: 26, Plain: 9}, ref{Pack: 2, Stored: 117, Plain: 100})
	e.Skip = 10
	return e
}

func referenceVectors() []bodyVector {
	a, b := ref{Pack: 1, Stored: 27, Plain: 10}, ref{Pack: 1, Offset: 27, Stored: 30, Plain: 13}
	up := part{Pack: 2, Stored: 40, Plain: 23, Size: 23}
	with := func(r ref) refNode { return refNode{Depth: 1, Chunks: []ref{r}} }
	return []bodyVector{
		{What: "two chunks", Depth: 1, Body: mustCBOR(refNode{Depth: 1, Chunks: []ref{a, b}})},
		{What: "a chunk twice", Depth: 1, Body: mustCBOR(refNode{Depth: 1, Chunks: []ref{a, a}})},
		{What: "a part", Depth: 2, Body: mustCBOR(refNode{Depth: 2, Parts: []part{up}})},
		{What: "another depth", Depth: 2, Body: mustCBOR(refNode{Depth: 1, Chunks: []ref{a}}), Refused: true},
		{What: "nothing", Depth: 1, Body: mustCBOR(refNode{Depth: 1}), Refused: true},
		{What: "no parts", Depth: 2, Body: mustCBOR(refNode{Depth: 2}), Refused: true},
		{What: "parts at depth 1", Depth: 1, Body: mustCBOR(refNode{Depth: 1, Parts: []part{up}}), Refused: true},
		{What: "chunks at depth 2", Depth: 2, Body: mustCBOR(refNode{Depth: 2, Chunks: []ref{a}}), Refused: true},
		{What: "pack 0", Depth: 1, Body: mustCBOR(with(ref{Stored: 27, Plain: 10})), Refused: true},
		{What: "an empty chunk", Depth: 1, Body: mustCBOR(with(ref{Pack: 1, Stored: 27})), Refused: true},
		{What: "a chunk of more than 1 MiB", Depth: 1, Body: mustCBOR(with(ref{Pack: 1, Stored: 27, Plain: MaxChunkBytes + 1})), Refused: true},
		{What: "a frame of 17 bytes", Depth: 1, Body: mustCBOR(with(ref{Pack: 1, Stored: 17, Plain: 10})), Refused: true},
		{What: "a frame beyond any pack", Depth: 1, Body: mustCBOR(with(ref{Pack: 1, Offset: record.MaxObjectBytes - 26, Stored: 27, Plain: 10})), Refused: true},
		{What: "a part of size 0", Depth: 2, Body: mustCBOR(refNode{Depth: 2, Parts: []part{{Pack: 2, Stored: 40, Plain: 23}}}), Refused: true},
		{What: "a part's node of more than 256 KiB", Depth: 2, Body: mustCBOR(refNode{Depth: 2, Parts: []part{{Pack: 2, Stored: 40, Plain: maxNodeBytes + 1, Size: 23}}}), Refused: true},
		{What: "key 4", Depth: 1, Body: mustCBOR(map[int]any{1: 1, 2: []ref{a}, 4: 1}), Refused: true, Newer: true},
	}
}

func keyVectors() []bodyVector {
	line := func(number uint64) packKey {
		return packKey{Number: number, Hash: record.Hash{byte(number)}, Algorithm: 1, Key: seal.Secret{2}, Length: 4096, IndexOffset: 3000, IndexLength: 66}
	}
	short, beyond, newer := line(1), line(1), line(1)
	short.IndexLength, beyond.IndexOffset, newer.Algorithm = 17, 4031, 9
	segment := func(keys ...packKey) hexBytes { return mustCBOR(keySegment{1, append([]packKey{}, keys...)}) }
	return []bodyVector{
		{What: "packs 1, 2 and 5", Body: segment(line(1), line(2), line(5))},
		{What: "a pack of algorithm 9: only what is in it is refused", Body: segment(newer, line(2))},
		{What: "no lines", Body: segment(), Refused: true},
		{What: "lines out of order", Body: segment(line(2), line(1)), Refused: true},
		{What: "a pack twice", Body: segment(line(1), line(1)), Refused: true},
		{What: "pack 0", Body: segment(line(0)), Refused: true},
		{What: "an index of 17 bytes", Body: segment(short), Refused: true},
		{What: "an index beyond the pack's end", Body: segment(beyond), Refused: true},
		{What: "version 2", Body: mustCBOR(map[int]any{1: 2, 2: "new"}), Refused: true, Newer: true},
		{What: "key 3", Body: mustCBOR(map[int]any{1: 1, 2: []packKey{line(1)}, 3: 1}), Refused: true, Newer: true},
	}
}

func vectorFile(e Entry) goldenFile {
	f := goldenFileOf(inMemory{}, e)
	f.Size, f.SHA256, f.Link, f.Linked = e.Size, "", hex.EncodeToString([]byte(e.Link)), e.Linked
	for _, h := range e.Holes {
		f.Holes = append(f.Holes, [2]uint64{h.Offset, h.Length})
	}
	return f
}

// TestVectorsOfEntries holds this program to the published ones.
func TestVectorsOfEntries(t *testing.T) {
	name := filepath.Join("testdata", "vectors-2.json")
	if *update {
		writeJSON(t, name, makeVectors2())
	}
	var v vectors2
	readJSON(t, name, &v)
	for _, c := range v.Nodes {
		n, err := parseNode(c.Node, true)
		if err != nil || len(n.Entries) != len(c.Files) {
			t.Fatalf("%d entries, %v", len(n.Entries), err)
		}
		for i, w := range n.Entries {
			if got := vectorFile(w.entry()); !reflect.DeepEqual(got, c.Files[i]) {
				t.Errorf("got %+v, want %+v", got, c.Files[i])
			}
		}
	}
	for _, c := range v.Refused {
		_, err := parseNode(c.Node, true)
		if want := map[bool]error{true: ErrNewer, false: ErrForm}[c.Newer]; !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", c.Why, err, want)
		}
	}
	for _, c := range v.Places {
		e := Entry{Size: c.Size}
		for _, h := range c.Holes {
			e.Holes = append(e.Holes, Hole{Offset: h[0], Length: h[1]})
		}
		if offset, _ := e.place(c.At); offset != c.Offset {
			t.Errorf("byte %d at %d, want %d", c.At, offset, c.Offset)
		}
	}
	for _, c := range v.Modes {
		if got := withoutACL(c.Mode, string(c.ACL)); got != c.Result {
			t.Errorf("%o becomes %o, want %o", c.Mode, got, c.Result)
		}
	}
	held := func(c bodyVector, err error) {
		want := map[bool]error{true: ErrNewer, false: ErrForm}[c.Newer]
		if !c.Refused && err != nil || c.Refused && !errors.Is(err, want) {
			t.Errorf("%s: %v", c.What, err)
		}
	}
	for _, c := range v.ReferenceNodes {
		_, err := parseRefNode(c.Body, c.Depth)
		held(c, err)
	}
	for _, c := range v.KeySegments {
		_, err := parseKeySegment(c.Body)
		held(c, err)
	}
	codecs := map[byte]bool{}
	for _, c := range v.Chunks {
		got, err := decodeChunk(nil, c.Encoded, len(c.Chunk))
		if c.Refused != "" {
			if !errors.Is(err, ErrForm) {
				t.Errorf("%s: %v", c.Refused, err)
			}
			continue
		}
		if err != nil || !bytes.Equal(got, c.Chunk) {
			t.Errorf("codec %d: %q, %v", c.Encoded[0], got, err)
		}
		codecs[c.Encoded[0]] = true
	}
	if len(codecs) != 3 || len(v.Nodes) == 0 || len(v.Refused) == 0 || len(v.Places) == 0 || len(v.Modes) == 0 ||
		len(v.ReferenceNodes) == 0 || len(v.KeySegments) == 0 {
		t.Error("a part is missing")
	}
}
