package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// forger makes snapshots by hand, rightly sealed and listed, whatever they say:
// what a device that was taken over could hand in.
type forger struct {
	t        *testing.T
	depot    *depot
	p        *packer
	id       Identity
	key      seal.Secret
	arch     record.Hash
	m        wireManifest
	keys     []packKey
	listed   []record.Entry         // beside those of the snapshot
	segments map[record.Hash][]byte // of the list
}

func newForger(t *testing.T) *forger {
	f := &forger{t: t, depot: newDepot(), id: Identity{record.Hash{1}, record.Hash{2}}, key: seal.NewSecret(), arch: record.Hash{3}}
	var err error
	if f.p, err = newPacker(f.arch, 1, PackBytes, &packMemory{}); err != nil {
		t.Fatal(err)
	}
	f.m = wireManifest{Version: 1, Archive: f.arch, Device: f.id.Device, Sequence: 1, Epoch: 1, Sources: []wireSource{},
		KeySegments: []record.Hash{}, Chunker: defaultChunker}
	return f
}

// chunk puts bytes into the pack as they are and refers to them.
func (f *forger) chunk(content []byte) ref {
	c := f.p.add(chunkID{}, append([]byte{codecRaw}, content...), len(content))
	return ref{Pack: 1, Offset: c.offset, Stored: c.stored, Plain: c.plain}
}

func (f *forger) cbor(v any) []byte {
	f.t.Helper()
	b, err := dcbor.Marshal(v)
	if err != nil {
		f.t.Fatal(err)
	}
	return b
}

// open seals a snapshot with this root and opens it.
func (f *forger) open(root any) (*Snapshot, error) {
	f.t.Helper()
	whole, key := f.p.finish(false)
	o, err := packObject(testLayout, bytes.Clone(whole), nil)
	if err != nil {
		f.t.Fatal(err)
	}
	key.Hash = o.Hash
	entries := []record.Entry{f.put(o)}
	if f.keys == nil {
		f.keys = []packKey{key}
	}
	for i := range f.keys {
		if f.keys[i].Hash == (record.Hash{}) {
			f.keys[i].Hash = o.Hash
		}
	}
	b := seal.Binding{Genesis: f.id.Genesis, Device: f.id.Device, Epoch: 1}
	for keys := range slices.Chunk(f.keys, maxKeyEntries) {
		sealed, err := seal.SealObject(seal.AES256GCM, f.key, b, record.KeySegment, f.cbor(keySegment{1, keys}))
		if err != nil {
			f.t.Fatal(err)
		}
		ks := replica(record.KeySegment, sealed)
		entries = append(entries, f.put(ks))
		f.m.KeySegments = append(f.m.KeySegments, ks.Hash)
	}
	if f.m.Packs == 0 {
		f.m.Packs = uint64(len(f.keys))
	}
	f.m.Root = cbor.ByteString(f.cbor(root))
	sealed, err := seal.SealObject(seal.AES256GCM, f.key, b, record.Manifest, f.cbor(f.m))
	if err != nil {
		f.t.Fatal(err)
	}
	top := replica(record.Manifest, sealed)
	entries = append(entries, f.put(top))
	entries = append(entries, f.listed...)
	f.segments = map[record.Hash][]byte{}
	var refs []record.SegmentRef
	for some := range slices.Chunk(entries, record.MaxSegmentEntries) {
		seg, root, err := record.Segment{Layout: testLayout, Entries: some}.Encode()
		if err != nil {
			f.t.Fatal(err)
		}
		f.segments[root] = seg
		refs = append(refs, record.SegmentRef{Root: root, Entries: uint32(len(some)), Bytes: uint64(len(seg))})
	}
	head, list, err := record.Head{Genesis: f.id.Genesis, Device: f.id.Device, Sequence: 1, Epoch: 1, Manifest: top.Hash,
		KeyBox: record.Hash{9}, Layout: testLayout, Segments: refs}.Encode()
	if err != nil {
		f.t.Fatal(err)
	}
	return OpenSnapshot(context.Background(), head, list, func(_ context.Context, root record.Hash) ([]byte, error) { return f.segments[root], nil }, f.key, f.depot)
}

func (f *forger) put(o Object) record.Entry {
	f.t.Helper()
	if err := f.depot.put(context.Background(), o); err != nil {
		f.t.Fatal(err)
	}
	return o.Entry
}

func dirEntry(path string) wireEntry {
	return wireEntry{Path: cbor.ByteString(path), Type: 1, Mode: 0o755}
}

func linkEntry(path, target string) wireEntry {
	return wireEntry{Path: cbor.ByteString(path), Type: 3, Mode: 0o777, Target: cbor.ByteString(target)}
}

func fileEntry(path string, size uint64, chunks ...ref) wireEntry {
	return wireEntry{Path: cbor.ByteString(path), Type: 2, Mode: 0o644, Size: size, Chunks: chunks}
}

func first(path string) wireEntry { e := fileEntry(path, 0); e.Flags = flagLinked; return e }

func later(path, first string) wireEntry {
	return wireEntry{Path: cbor.ByteString(path), Type: 2, Mode: 0o644, Link: cbor.ByteString(first)}
}

// withAttributes is a file with these attributes, a name and a value in turn.
func withAttributes(list ...string) wireEntry {
	e := fileEntry("a", 0)
	for i := 0; i < len(list); i += 2 {
		e.Attributes = append(e.Attributes, wireAttribute{Name: cbor.ByteString(list[i]), Value: cbor.ByteString(list[i+1])})
	}
	return e
}

// holed is a file with these holes, an offset and a length in turn.
func holed(size uint64, list ...uint64) wireEntry {
	e := fileEntry("a", size)
	for i := 0; i < len(list); i += 2 {
		e.Holes = append(e.Holes, Hole{Offset: list[i], Length: list[i+1]})
	}
	return e
}

func leaf(entries ...wireEntry) node { return node{Entries: entries} }

// TestHostileArchives: each is refused or leaves its hostile part out, writes
// nothing outside its folder, and says what is wrong.
func TestHostileArchives(t *testing.T) {
	outside := t.TempDir()
	evil := []byte("evil")
	cases := map[string]func(f *forger) any{
		"absolute path":      func(f *forger) any { return leaf(fileEntry(outside+"/x", 4, f.chunk(evil))) },
		"parent":             func(f *forger) any { return leaf(fileEntry("../x", 4, f.chunk(evil))) },
		"parent inside":      func(f *forger) any { return leaf(dirEntry("a"), fileEntry("a/../../x", 4, f.chunk(evil))) },
		"dot":                func(f *forger) any { return leaf(fileEntry("./x", 4, f.chunk(evil))) },
		"empty path":         func(f *forger) any { return leaf(fileEntry("", 4, f.chunk(evil))) },
		"empty part":         func(f *forger) any { return leaf(dirEntry("a"), fileEntry("a//x", 4, f.chunk(evil))) },
		"slash at the end":   func(f *forger) any { return leaf(dirEntry("a/")) },
		"zero in the path":   func(f *forger) any { return leaf(dirEntry("a\x00b")) },
		"long name":          func(f *forger) any { return leaf(dirEntry(strings.Repeat("a", 256))) },
		"long path":          func(f *forger) any { return leaf(dirEntry(strings.Repeat("a/", 2050) + "a")) },
		"no directory":       func(f *forger) any { return leaf(fileEntry("a/x", 4, f.chunk(evil))) },
		"below a link":       func(f *forger) any { return leaf(linkEntry("a", outside), fileEntry("a/x", 4, f.chunk(evil))) },
		"below a link's dir": func(f *forger) any { return leaf(linkEntry("a", outside), dirEntry("a/b")) },
		"below a file":       func(f *forger) any { return leaf(fileEntry("a", 0), fileEntry("a/x", 4, f.chunk(evil))) },
		"link and dir":       func(f *forger) any { return leaf(linkEntry("a", outside), dirEntry("a")) },
		"dir and link":       func(f *forger) any { return leaf(dirEntry("a"), linkEntry("a", outside)) },
		"twice":              func(f *forger) any { return leaf(fileEntry("a", 0), fileEntry("a", 0)) },
		"unsorted":           func(f *forger) any { return leaf(fileEntry("b", 0), fileEntry("a", 0)) },
		"unknown type":       func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 9}) },
		"device":             func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 6}) },
		"mode":               func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 1, Mode: 0o100644}) },
		"unknown flag":       func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 2, Flags: 4}) },
		"unknown key": func(f *forger) any {
			return map[int]any{1: 0, 2: []any{map[int]any{1: []byte("a"), 2: 1, 3: 0, 4: 0, 5: 0, 8: 0, 11: 0, 23: 1}}}
		},
		"free key": func(f *forger) any {
			return map[int]any{1: 0, 2: []any{map[int]any{1: []byte("a"), 2: 1, 3: 0, 4: 0, 5: 0, 8: 0, 11: 0, 18: []byte{1}}}}
		},
		"socket":                  func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 7}) },
		"device without a number": func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 5}) },
		"pipe with a number":      func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 4, Device: &DeviceNumber{}}) },
		"device with a size":      func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 5, Device: &DeviceNumber{}, Size: 1}) },
		"pipe with a target":      func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 4, Target: "b"}) },
		"pipe with other names":   func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 4, Flags: flagLinked}) },
		"pipe as a later name": func(f *forger) any {
			return leaf(first("a"), wireEntry{Path: "b", Type: 4, Link: "a"})
		},
		"below a pipe":         func(f *forger) any { return leaf(wireEntry{Path: "a", Type: 4}, fileEntry("a/b", 0)) },
		"attributes unsorted":  func(f *forger) any { return leaf(withAttributes("user.b", "1", "user.a", "2")) },
		"an attribute twice":   func(f *forger) any { return leaf(withAttributes("user.a", "1", "user.a", "1")) },
		"a nameless attribute": func(f *forger) any { return leaf(withAttributes("", "1")) },
		"zero in an attribute": func(f *forger) any { return leaf(withAttributes("user.a\x00b", "1")) },
		"a long attribute":     func(f *forger) any { return leaf(withAttributes("user."+strings.Repeat("a", 251), "1")) },
		"too many attributes": func(f *forger) any {
			var list []string
			for i := range maxAttributes + 1 {
				list = append(list, fmt.Sprintf("user.%04d", i), "")
			}
			return leaf(withAttributes(list...))
		},
		"too large attributes": func(f *forger) any { return leaf(withAttributes("user.a", strings.Repeat("x", maxAttributeSum))) },
		"hole of nothing":      func(f *forger) any { return leaf(holed(10, 1, 0)) },
		"hole beyond the end":  func(f *forger) any { return leaf(holed(10, 1, 10)) },
		"hole without an end":  func(f *forger) any { return leaf(holed(10, 1, 1<<64-1)) },
		"hole at no place":     func(f *forger) any { return leaf(holed(10, 1<<64-1, 5)) },
		"touching holes":       func(f *forger) any { return leaf(holed(10, 0, 5, 5, 5)) },
		"overlapping holes":    func(f *forger) any { return leaf(holed(10, 0, 6, 5, 5)) },
		"unsorted holes":       func(f *forger) any { return leaf(holed(10, 5, 5, 0, 4)) },
		"too many holes": func(f *forger) any {
			var list []uint64
			for i := range uint64(maxHoles + 1) {
				list = append(list, 2*i, 1)
			}
			return leaf(holed(3*maxHoles, list...))
		},
		"hole and no content":     func(f *forger) any { return leaf(holed(10, 0, 5)) },
		"hole in place of data":   func(f *forger) any { e := holed(4, 0, 4); e.Chunks = []ref{f.chunk(evil)}; return leaf(e) },
		"hole in a directory":     func(f *forger) any { e := holed(0, 0, 1); e.Type = 1; return leaf(e) },
		"beyond any file":         func(f *forger) any { return leaf(holed(1<<63, 0, 1<<63)) },
		"name of itself":          func(f *forger) any { return leaf(later("a", "a")) },
		"name of a later one":     func(f *forger) any { return leaf(later("a", "b"), first("b")) },
		"name of nothing":         func(f *forger) any { return leaf(later("b", "a")) },
		"name of a directory":     func(f *forger) any { return leaf(dirEntry("a"), later("b", "a")) },
		"name of a link":          func(f *forger) any { return leaf(linkEntry("a", outside), later("b", "a")) },
		"name below a link":       func(f *forger) any { return leaf(linkEntry("a", outside), later("b", "a/x")) },
		"name of a later name":    func(f *forger) any { return leaf(first("a"), later("b", "a"), later("c", "b")) },
		"name of a file with one": func(f *forger) any { return leaf(fileEntry("a", 0), later("b", "a")) },
		"name outside":            func(f *forger) any { return leaf(first("a"), later("b", "../a")) },
		"name from the top":       func(f *forger) any { return leaf(first("a"), later("b", outside)) },
		"name with content": func(f *forger) any {
			e := later("b", "a")
			e.Size, e.Chunks = 4, []ref{f.chunk(evil)}
			return leaf(first("a"), e)
		},
		"name with attributes": func(f *forger) any {
			e := later("b", "a")
			e.Attributes = withAttributes("user.a", "1").Attributes
			return leaf(first("a"), e)
		},
		"name with holes": func(f *forger) any {
			e := later("b", "a")
			e.Size, e.Holes = 1, []Hole{{Length: 1}}
			return leaf(first("a"), e)
		},
		"name with a flag":       func(f *forger) any { e := later("b", "a"); e.Flags = flagLinked; return leaf(first("a"), e) },
		"zero in a target":       func(f *forger) any { return leaf(linkEntry("a", "b\x00c")) },
		"no target":              func(f *forger) any { return leaf(linkEntry("a", "")) },
		"directory with content": func(f *forger) any { e := dirEntry("a"); e.Chunks = []ref{f.chunk(evil)}; return leaf(e) },
		"size above content":     func(f *forger) any { return leaf(fileEntry("a", 5, f.chunk(evil))) },
		"size of nothing":        func(f *forger) any { return leaf(fileEntry("a", 1<<61)) },
		"skip above content": func(f *forger) any {
			e := fileEntry("a", 1, f.chunk(evil))
			e.Skip = 4
			return leaf(e)
		},
		"giant chunk": func(f *forger) any { r := f.chunk(evil); r.Plain = 1 << 30; return leaf(fileEntry("a", 1<<30, r)) },
		"chunk beyond the pack": func(f *forger) any {
			return leaf(fileEntry("a", 4, ref{Pack: 1, Offset: 1 << 25, Stored: 21, Plain: 4}))
		},
		"chunk over the end": func(f *forger) any { r := f.chunk(evil); r.Stored = 1 << 20; return leaf(fileEntry("a", 4, r)) },
		"another length":     func(f *forger) any { r := f.chunk(evil); r.Plain = 5; return leaf(fileEntry("a", 5, r)) },
		"pack 0":             func(f *forger) any { r := f.chunk(evil); r.Pack = 0; return leaf(fileEntry("a", 4, r)) },
		"unknown pack":       func(f *forger) any { r := f.chunk(evil); r.Pack = 7; return leaf(fileEntry("a", 4, r)) },
		"part without depth": func(f *forger) any {
			e := fileEntry("a", 4)
			e.Parts = []part{partOf(f.chunk(evil), 4)}
			return leaf(e)
		},
		"part that is no node": func(f *forger) any {
			e := fileEntry("a", 4)
			e.Depth = 1
			e.Parts = []part{partOf(f.chunk(evil), 4)}
			return leaf(e)
		},
		"part of a wrong length": func(f *forger) any { return leaf(f.deep("a", 1, 9, 4)) },
		"part of another depth":  func(f *forger) any { e := f.deep("a", 1, 4, 4); e.Depth = 2; return leaf(e) },
		"deep content":           func(f *forger) any { e := f.deep("a", 4, 4, 4); e.Depth = 5; return leaf(e) },
		"huge parts": func(f *forger) any {
			e := fileEntry("a", 4)
			e.Depth = 1
			e.Parts = []part{partOf(f.chunk(evil), 1<<62), partOf(f.chunk(evil), 1<<62)}
			return leaf(e)
		},
		"node in itself": func(f *forger) any {
			// A node's reference contains its own place, which a forger can
			// know; but its level would have to be below its own.
			at := uint32(len(f.p.buf))
			self := node{Level: 1, Children: []child{{First: "a", Pack: 1, Offset: at, Stored: 0, Plain: 0}}}
			for range 5 {
				b := f.cbor(self)
				self.Children[0].Stored, self.Children[0].Plain = uint32(len(b)+frameOverhead), uint32(len(b))
			}
			f.chunk(f.cbor(self))
			return node{Level: 2, Children: self.Children}
		},
		"references in a circle": func(f *forger) any {
			at := uint32(len(f.p.buf))
			self := refNode{Depth: 1, Parts: []part{{Pack: 1, Offset: at, Size: 4}}}
			for range 5 {
				b := f.cbor(self)
				self.Parts[0].Stored, self.Parts[0].Plain = uint32(len(b)+frameOverhead), uint32(len(b))
			}
			f.chunk(f.cbor(self))
			e := fileEntry("a", 4)
			e.Depth, e.Parts = 1, self.Parts
			return leaf(e)
		},
		"level above the format": func(f *forger) any { return node{Level: 9, Children: []child{childOf("a", f.chunk(evil))}} },
		"child of another level": func(f *forger) any {
			return node{Level: 2, Children: []child{childOf("a", f.chunk(f.cbor(leaf(dirEntry("a")))))}}
		},
		"child of another name": func(f *forger) any {
			return node{Level: 1, Children: []child{childOf("a", f.chunk(f.cbor(leaf(dirEntry("b")))))}}
		},
		"children out of order": func(f *forger) any {
			r := f.chunk(f.cbor(leaf(dirEntry("a"))))
			return node{Level: 1, Children: []child{childOf("b", r), childOf("a", r)}}
		},
		"entries over the next": func(f *forger) any {
			return node{Level: 1, Children: []child{childOf("a", f.chunk(f.cbor(leaf(dirEntry("a"), dirEntry("c"))))), childOf("b", f.chunk(f.cbor(leaf(dirEntry("b")))))}}
		},
		"child on a hostile path": func(f *forger) any {
			return node{Level: 1, Children: []child{childOf("../a", f.chunk(f.cbor(leaf(dirEntry("../a")))))}}
		},
		"empty child": func(f *forger) any { return node{Level: 1, Children: []child{childOf("a", f.chunk(f.cbor(leaf())))}} },
		"entries and children": func(f *forger) any {
			return node{Entries: []wireEntry{dirEntry("a")}, Children: []child{childOf("b", f.chunk(evil))}}
		},
		"child that is no node": func(f *forger) any { return node{Level: 1, Children: []child{childOf("a", f.chunk(evil))}} },
		"root that is no node":  func(f *forger) any { return 7 },
		"unknown field": func(f *forger) any {
			return map[int]any{1: 0, 2: []any{map[int]any{1: []byte("a"), 2: 1, 3: 0, 4: 0, 5: 0, 8: 0, 11: 0, 99: 1}}}
		},
		"pack twice in the table": func(f *forger) any { k := f.real(); f.keys = []packKey{k, k}; return leaf() },
		"table out of order":      func(f *forger) any { k := f.real(); l := k; l.Number = 9; f.keys = []packKey{l, k}; return leaf() },
		"count of packs":          func(f *forger) any { f.m.Packs = 5; return leaf() },
		"unknown algorithm": func(f *forger) any {
			r := f.chunk(evil)
			k := f.real()
			k.Algorithm = 9
			f.keys = []packKey{k}
			return leaf(fileEntry("a", 4, r))
		},
		"pack of another length": func(f *forger) any {
			r := f.chunk(evil)
			k := f.real()
			k.Length++
			f.keys = []packKey{k}
			return leaf(fileEntry("a", 4, r))
		},
		"unlisted pack": func(f *forger) any {
			r := f.chunk(evil)
			k := f.real()
			k.Hash = record.Hash{8}
			f.keys = []packKey{k}
			return leaf(fileEntry("a", 4, r))
		},
		"manifest as pack":         func(f *forger) any { f.m.KeySegments = append(f.m.KeySegments, record.Hash{7}); return leaf() },
		"newer manifest":           func(f *forger) any { f.m.Version = 2; return leaf() },
		"another sequence":         func(f *forger) any { f.m.Sequence = 2; return leaf() },
		"another device":           func(f *forger) any { f.m.Device[0]++; return leaf() },
		"another epoch":            func(f *forger) any { f.m.Epoch = 2; return leaf() },
		"more unread than counted": func(f *forger) any { f.m.Unread = []wireUnread{{Path: "a", Reason: "b"}}; return leaf() },
		"bomb": func(f *forger) any {
			b := encodeChunk(nil, make([]byte, 64<<20))
			c := f.p.add(chunkID{}, b, 1<<20)
			return leaf(fileEntry("a", 1<<20, ref{Pack: 1, Offset: c.offset, Stored: c.stored, Plain: 1 << 20}))
		},
		"unknown codec": func(f *forger) any {
			c := f.p.add(chunkID{}, []byte{7, 1, 2}, 2)
			return leaf(fileEntry("a", 2, ref{Pack: 1, Offset: c.offset, Stored: c.stored, Plain: 2}))
		},
	}
	for name, make := range cases {
		t.Run(name, func(t *testing.T) {
			f := newForger(t)
			s, err := f.open(make(f))
			to := filepath.Join(t.TempDir(), "to")
			var report *RestoreReport
			if err == nil {
				report, err = s.Restore(context.Background(), to, RestoreOptions{})
			}
			if err == nil {
				t.Fatalf("taken as it is: %+v", report)
			}
			known := false
			for _, want := range []error{ErrForm, ErrNewer, ErrSwapped} {
				known = known || errors.Is(err, want)
			}
			var incomplete *IncompleteError
			if errors.As(err, &incomplete) {
				for _, failed := range incomplete.Failed {
					known = known || damaged(failed.Err)
				}
			}
			if !known {
				t.Fatalf("not told what it is: %v", err)
			}
			if entries, err := os.ReadDir(outside); err != nil || len(entries) != 0 {
				t.Fatalf("written outside: %v %v", entries, err)
			}
			_ = filepath.WalkDir(to, func(p string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() {
					if b, err := os.ReadFile(p); err != nil || len(b) > 0 { // an empty file before the fault is right
						t.Errorf("left behind: %s", p)
					}
				}
				return nil
			})
		})
	}
}

// real is the key of the pack being forged, its hash left open.
func (f *forger) real() packKey {
	f.t.Helper()
	if len(f.p.chunks) == 0 {
		f.chunk([]byte("something"))
	}
	at := len(f.p.buf)
	length := indexFrame(len(f.p.chunks))
	return packKey{Number: 1, Algorithm: f.p.alg, Key: f.p.key, Length: uint32(seal.PaddedBytes(uint64(at + length))),
		IndexOffset: uint32(at), IndexLength: uint32(length)}
}

// deep makes a file of real bytes under levels of reference nodes that claim
// another length.
func (f *forger) deep(path string, levels uint8, claimed, real uint64) wireEntry {
	e := fileEntry(path, claimed)
	n := refNode{Depth: 1, Chunks: []ref{f.chunk(bytes.Repeat([]byte{1}, int(real)))}}
	for l := uint8(1); ; l++ {
		p := []part{partOf(f.chunk(f.cbor(n)), claimed)}
		if l == levels {
			e.Depth, e.Parts = l, p
			return e
		}
		n = refNode{Depth: l + 1, Parts: p}
	}
}

// TestNodeThatReachesIntoTheNext: it is left out and named with its range, at
// whatever level it is, and everything else is restored.
func TestNodeThatReachesIntoTheNext(t *testing.T) {
	for name, build := range map[string]func(f *forger) any{
		"beyond the next": func(f *forger) any {
			bad := f.chunk(f.cbor(leaf(dirEntry("b"), fileEntry("b/x", 0), dirEntry("d"))))
			return node{Level: 1, Children: []child{childOf("a", f.chunk(f.cbor(leaf(fileEntry("a", 0))))), childOf("b", bad),
				childOf("c", f.chunk(f.cbor(leaf(fileEntry("c", 0), fileEntry("e", 0)))))}}
		},
		"to the next": func(f *forger) any {
			bad := f.chunk(f.cbor(leaf(dirEntry("b"), fileEntry("c", 0))))
			return node{Level: 1, Children: []child{childOf("a", f.chunk(f.cbor(leaf(fileEntry("a", 0))))), childOf("b", bad),
				childOf("c", f.chunk(f.cbor(leaf(fileEntry("c", 0), fileEntry("e", 0)))))}}
		},
		"beyond the next of the level above": func(f *forger) any {
			bad := f.chunk(f.cbor(leaf(dirEntry("b"), fileEntry("d", 0))))
			one := f.chunk(f.cbor(node{Level: 1, Children: []child{childOf("a", f.chunk(f.cbor(leaf(fileEntry("a", 0))))), childOf("b", bad)}}))
			two := f.chunk(f.cbor(node{Level: 1, Children: []child{childOf("c", f.chunk(f.cbor(leaf(fileEntry("c", 0), fileEntry("e", 0)))))}}))
			return node{Level: 2, Children: []child{childOf("a", one), childOf("c", two)}}
		},
		"a child that begins beyond it": func(f *forger) any {
			empty := f.chunk(f.cbor(leaf(fileEntry("d", 0))))
			bad := f.chunk(f.cbor(node{Level: 1, Children: []child{childOf("b", f.chunk(f.cbor(leaf(fileEntry("b", 0))))), childOf("d", empty)}}))
			one := f.chunk(f.cbor(node{Level: 1, Children: []child{childOf("a", f.chunk(f.cbor(leaf(fileEntry("a", 0)))))}}))
			two := f.chunk(f.cbor(node{Level: 1, Children: []child{childOf("c", f.chunk(f.cbor(leaf(fileEntry("c", 0), fileEntry("e", 0)))))}}))
			return node{Level: 2, Children: []child{childOf("a", one), childOf("b", bad), childOf("c", two)}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newForger(t)
			s, err := f.open(build(f))
			if err != nil {
				t.Fatal(err)
			}
			to := t.TempDir()
			_, err = s.Restore(context.Background(), to, RestoreOptions{})
			var in *IncompleteError
			if !errors.As(err, &in) || in.Count != 1 || in.Failed[0].Path != "b" || !errors.Is(in.Failed[0].Err, ErrForm) ||
				!strings.Contains(in.Failed[0].Err.Error(), `before "c"`) {
				t.Fatalf("%v", err)
			}
			var names []string
			all, err := os.ReadDir(to)
			for _, e := range all {
				names = append(names, e.Name())
			}
			if err != nil || !slices.Equal(names, []string{"a", "c", "e"}) {
				t.Fatalf("restored %q, %v", names, err)
			}
			if _, err := s.Check(context.Background(), nil); !errors.As(err, &in) || in.Count != 1 {
				t.Fatalf("check: %v", err)
			}
			if err := s.Walk(context.Background(), "", func(Entry) error { return nil }); !errors.Is(err, ErrForm) {
				t.Fatalf("walk: %v", err)
			}
		})
	}
}

// TestForgedButRight: the forger's own honest work is taken, so the cases above
// fail for what they say.
func TestForgedButRight(t *testing.T) {
	f := newForger(t)
	group := f.chunk([]byte("one,two,three"))
	two := fileEntry("d/two", 3, group)
	two.Skip = 4
	child1 := f.chunk(f.cbor(leaf(dirEntry("a"), fileEntry("a/deep", 4, f.chunk([]byte("deep"))))))
	child2 := f.chunk(f.cbor(leaf(dirEntry("d"), fileEntry("d/one", 3, group), two)))
	e := f.deep("e", 4, 700, 700)
	child3 := f.chunk(f.cbor(leaf(e, linkEntry("l", "/etc/passwd"))))
	s, err := f.open(node{Level: 1, Children: []child{childOf("a", child1), childOf("d", child2), childOf("e", child3)}})
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	if _, err := s.Restore(context.Background(), to, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"a/deep": "deep", "d/one": "one", "d/two": "two", "e": strings.Repeat("\x01", 700)} {
		if b, err := os.ReadFile(filepath.Join(to, path)); err != nil || string(b) != want {
			t.Errorf("%s is %q, %v", path, b, err)
		}
	}
	if found, err := s.Lookup(context.Background(), "d/two"); err != nil || found.Size != 3 {
		t.Fatal(found, err)
	}
	if _, err := s.Lookup(context.Background(), "d/three"); !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
}
