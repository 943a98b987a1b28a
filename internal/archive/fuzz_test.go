package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// Whatever parses encodes to the same bytes again.

func same(t *testing.T, b []byte, v any) {
	t.Helper()
	again, err := dcbor.Marshal(v)
	if err != nil || !bytes.Equal(again, b) {
		t.Fatalf("parsed, but encodes to other bytes: %v", err)
	}
}

func mustCBOR(v any) []byte {
	b, err := dcbor.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}

var seedRef = ref{Pack: 1, Offset: 0, Stored: 100, Plain: 90}

func FuzzParseNode(f *testing.F) {
	f.Add(mustCBOR(leaf(dirEntry("a"), fileEntry("a/b", 90, seedRef), linkEntry("c", "d"))))
	f.Add(mustCBOR(node{Level: 1, Children: []child{childOf("a", seedRef), childOf("b", seedRef)}}))
	list := withAttributes("user.a", "1", "user.b", "")
	node := wireEntry{Path: "d", Type: 5, Device: &DeviceNumber{Major: 1, Minor: 3}}
	f.Add(mustCBOR(leaf(list, first("b"), later("c", "b"), node, wireEntry{Path: "e", Type: 4})))
	sparse := holed(1000, 0, 10, 500, 400)
	sparse.Size, sparse.Chunks = 500, []ref{seedRef}
	f.Add(mustCBOR(leaf(sparse)))
	f.Fuzz(func(t *testing.T, b []byte) {
		if n, err := parseNode(b, true); err == nil {
			same(t, b, n)
			for _, w := range n.Entries {
				checkPlaces(t, w.entry())
			}
			for _, w := range n.Entries { // and so does the form for callers
				if mustWire := mustCBOR(w.entry().wire()); !bytes.Equal(mustWire, mustCBOR(w)) {
					t.Fatalf("entry %q changed on the way", w.Path)
				}
			}
		}
	})
}

// FuzzMemoEntry: an entry that the library reads is read the same from a memo; any
// other bytes are refused or read, and nothing worse.
func FuzzMemoEntry(f *testing.F) {
	sparse := holed(1000, 0, 10, 500, 400)
	sparse.Size, sparse.Chunks = 500, []ref{seedRef}
	list := withAttributes("user.a", "1", "user.b", "")
	for _, w := range []wireEntry{dirEntry("a"), fileEntry("a/b", 90, seedRef), linkEntry("c", "d"), sparse, list,
		{Path: "d", Type: 5, MTime: -1, Device: &DeviceNumber{Major: 1, Minor: 3}}} {
		f.Add(w.append(nil))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var want, got wireEntry
		read := got.parse(b)
		if dcbor.Unmarshal(b, &want) != nil {
			return
		}
		if !read || !bytes.Equal(got.append(nil), b) {
			t.Fatalf("read %v:\n%+v\nas\n%+v", read, want, got)
		}
	})
}

// checkPlaces goes through a file hole by hole: every byte of it is in one, or in
// the content, once.
func checkPlaces(t *testing.T, e Entry) {
	if e.Type != File || e.Link != "" {
		return
	}
	data := e.data()
	for at, end := uint64(0), uint64(0); at < data; {
		offset, run := e.place(at)
		if run == 0 || offset < end || offset+run > e.Size || at+run > data {
			t.Fatalf("%q: %d bytes at %d for the content's byte %d of %d", e.Path, run, offset, at, data)
		}
		at, end = at+run, offset+run
	}
}

func FuzzModeWithoutACL(f *testing.F) {
	f.Add(uint32(0o660), bobMayWrite)
	f.Add(uint32(0o777), "\x02\x00\x00\x00")
	f.Fuzz(func(t *testing.T, mode uint32, list string) {
		if got := withoutACL(mode, list); got&^mode != 0 || got|0o070 != mode|0o070 {
			t.Fatalf("%o becomes %o", mode, got)
		}
	})
}

func FuzzParseRefNode(f *testing.F) {
	f.Add(mustCBOR(refNode{Depth: 1, Chunks: []ref{seedRef}}), uint8(1))
	f.Add(mustCBOR(refNode{Depth: 2, Parts: []part{partOf(seedRef, 5)}}), uint8(2))
	f.Fuzz(func(t *testing.T, b []byte, depth uint8) {
		if depth == 0 {
			return // an entry's own list, which is not in a node
		}
		if n, err := parseRefNode(b, depth); err == nil {
			same(t, b, n)
		}
	})
}

func FuzzParseManifest(f *testing.F) {
	m := Manifest{Sequence: 1, Epoch: 1, Host: "h", Program: "p", Sources: []SourceInfo{{"files", "/a"}}, Unread: []Unread{{"a", "b"}},
		UnreadCount: 1, Chunker: defaultChunker, keySegments: []record.Hash{{1}}, packs: 1}
	b, err := m.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := parseManifest(b); err == nil {
			if again, err := m.encode(); err != nil || !bytes.Equal(again, b) {
				t.Fatalf("parsed, but encodes to other bytes: %v", err)
			}
		}
	})
}

func FuzzParseKeySegment(f *testing.F) {
	b, err := encodeKeySegment([]packKey{{Number: 1, Algorithm: 1, Length: 1000, IndexOffset: 500, IndexLength: 100}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		if keys, err := parseKeySegment(b); err == nil {
			if again, err := encodeKeySegment(keys); err != nil || !bytes.Equal(again, b) {
				t.Fatalf("parsed, but encodes to other bytes: %v", err)
			}
		}
	})
}

func FuzzParseIndex(f *testing.F) {
	f.Add(encodeIndex([]located{{offset: 0, stored: 50, plain: 10}, {offset: 50, stored: 60, plain: 900}}), uint32(110))
	f.Fuzz(func(t *testing.T, b []byte, end uint32) {
		if chunks, err := parseIndex(b, end); err == nil && !bytes.Equal(encodeIndex(chunks), b) {
			t.Fatal("parsed, but encodes to other bytes")
		}
	})
}

func FuzzDecodeChunk(f *testing.F) {
	f.Add(encodeChunk(nil, bytes.Repeat([]byte("ab"), 1000)), 2000)
	f.Add(encodeSnappy(nil, bytes.Repeat([]byte("ab"), 1000)), 2000)
	f.Add([]byte{codecRaw, 1}, 1)
	for _, c := range refusedChunks(bytes.Repeat([]byte("20.5 C "), 9)) {
		f.Add([]byte(c.Encoded), len(c.Chunk))
	}
	f.Fuzz(func(t *testing.T, b []byte, plain int) {
		got, err := decodeChunk(nil, b, plain)
		if err != nil {
			return
		}
		if len(got) != plain || plain < 1 || plain > MaxChunkBytes {
			t.Fatalf("%d bytes where %d belong", len(got), plain)
		}
		// What was accepted is nothing but that: a byte more is refused.
		if _, err := decodeChunk(nil, append(bytes.Clone(b), 0), plain); err == nil {
			t.Fatal("taken with a byte behind it")
		}
		again, err := decodeChunk(bytes.Repeat([]byte{0xff}, 100), b, plain) // into what was used before
		if err != nil || !bytes.Equal(again, got) {
			t.Fatalf("another chunk the second time: %v", err)
		}
	})
}

func FuzzState(f *testing.F) {
	f.Add(mustCBOR(stateBody{Version: 1, Chunker: defaultChunker, Committed: &point{}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		var s stateBody
		if dcbor.Unmarshal(b, &s) == nil {
			same(t, b, s)
		}
		var p preparedBody
		if dcbor.Unmarshal(b, &p) == nil {
			same(t, b, p)
		}
		d := durabletest.NewDisk(1)
		x := &index{fs: d, dir: "/", limits: indexLimits{full: 3, uncovered: 100, filters: 1 << 10}}
		for i := range int64(3) {
			_ = x.replay(1000*i, b) // must not panic
		}
	})
}

func FuzzMemo(f *testing.F) {
	d := durabletest.NewDisk(1)
	w, err := newMemoWriter(d, "/", "")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range []string{"a", "b"} {
		m := memo{Fingerprint: Fingerprint{1}, Packs: []uint64{1, 300}, Sum: make([]byte, sumBytes), Appends: 2, Samples: []sample{{Offset: 1, Length: 2}, {Offset: 1 << 40, Length: 3}}}
		if err := w.add(&m, fileEntry(p, 90, seedRef).append(nil), 0); err != nil {
			f.Fatal(err)
		}
	}
	if _, err := w.commit("memo"); err != nil {
		f.Fatal(err)
	}
	b, err := durable.ReadFile(d, "/memo", 1<<20)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		d := durabletest.NewDisk(1)
		if err := durable.WriteFile(d, "/memo", b, 0o600); err != nil {
			t.Fatal(err)
		}
		r := openMemo(d, "/", "memo")
		defer r.close()
		for _, p := range []string{"a", "b", "c"} {
			if m := r.at(p); m != nil && string(m.Entry.Path) != p {
				t.Fatalf("asked for %q, got %q", p, m.Entry.Path)
			}
		}
	})
}

// FuzzRun: a run that was altered is refused, or a page of it is; it never makes
// the index read beyond it.
func FuzzRun(f *testing.F) {
	d := durabletest.NewDisk(1)
	w, err := newRunWriter(d, "/", 200, 10)
	if err != nil {
		f.Fatal(err)
	}
	var e entry
	for i := range 200 {
		binary.BigEndian.PutUint64(e.id[:], uint64(i)<<55)
		e.pack, e.offset, e.stored, e.plain = uint32(1+i/100), uint32(i), 40, 9
		if err := w.add(e); err != nil {
			f.Fatal(err)
		}
	}
	meta := runMeta{From: 0, To: 900, Classes: []class{{K: 1, Slots: []uint32{1, 2}}}, State: logState{Log: record.Hash{1}, Lost: []lostObject{{Number: 3}}}}
	if err := w.finish("/", []row{{at: 40, number: 1}, {at: 80, number: 2}}, meta); err != nil {
		f.Fatal(err)
	}
	b, err := durable.ReadFile(d, runName("/", 0, 900), 1<<20)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(b[:len(b)-1])
	f.Add(b[pageBytes:])
	f.Fuzz(func(t *testing.T, b []byte) {
		d := durabletest.NewDisk(1)
		if err := durable.WriteFile(d, "/run", b, 0o600); err != nil {
			t.Fatal(err)
		}
		r, rows, err := openRun(d, "/run")
		if err != nil {
			if !errors.Is(err, errRun) {
				t.Fatal(err)
			}
			return
		}
		for _, w := range rows {
			if int(w.class) >= len(r.meta.Classes) {
				t.Fatalf("a row of class %d of %d", w.class, len(r.meta.Classes))
			}
		}
		for i := range 4 {
			if err := r.find(shortID{byte(i << 6)}, func(e entry) bool { return e.id[0] == byte(i<<6) }); err != nil && !errors.Is(err, errRun) {
				t.Fatal(err)
			}
		}
		for c := (cursor{r: r}); !c.done; {
			if err := c.advance(); errors.Is(err, errRun) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}

// A record of the log that is taken is the one that would be written.
func FuzzParseLines(f *testing.F) {
	p := pack{key: packKey{Number: 1, Length: 5000, Hash: record.Hash{2}}, k: 1, slots: []uint32{1, 2},
		entry: record.Entry{Kind: record.ReplicatedPack, Length: 5000, Roots: []record.Hash{{3}}}}
	f.Add(mustCBOR([]logged{logPack(p, []located{{id: chunkID{4}, offset: 0, stored: 40, plain: 90}})}))
	f.Add(mustCBOR([]logged{}))
	f.Fuzz(func(t *testing.T, b []byte) {
		lines, err := parseLines(b)
		if err != nil {
			return
		}
		same(t, b, lines)
		for _, l := range lines {
			chunks, err := readIndex(l.Index)
			if err != nil {
				continue
			}
			for _, c := range chunks {
				if c.plain > MaxChunkBytes {
					t.Fatalf("a chunk of %d bytes", c.plain)
				}
			}
		}
	})
}
