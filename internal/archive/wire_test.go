package archive

import (
	"bytes"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// somewhere between zero and all of a type's values, ends included.
func edge(r *rand.Rand, most uint64) uint64 {
	switch r.IntN(4) {
	case 0:
		return 0
	case 1:
		return most
	}
	return r.Uint64N(most) >> r.IntN(64)
}

func anyEntry(r *rand.Rand) wireEntry {
	number := func() uint64 { return edge(r, math.MaxUint64) }
	short := func() uint32 { return uint32(edge(r, math.MaxUint32)) }
	text := func() cbor.ByteString {
		return cbor.ByteString(strings.Repeat("\xff", int(edge(r, 300))))
	}
	w := wireEntry{Path: text(), Type: uint8(edge(r, 255)), Mode: short(), UID: short(), GID: short(), User: text(), Group: text(),
		MTime: int64(number()), Size: number(), Target: text(), Source: uint16(edge(r, math.MaxUint16)), Depth: uint8(edge(r, 255)),
		Skip: short(), Flags: short(), Link: text()}
	for range edge(r, 40) {
		w.Chunks = append(w.Chunks, ref{Pack: number(), Offset: short(), Stored: short(), Plain: short()})
	}
	for range edge(r, 40) {
		w.Parts = append(w.Parts, part{Pack: number(), Offset: short(), Stored: short(), Plain: short(), Size: number()})
	}
	for range edge(r, 30) {
		w.Attributes = append(w.Attributes, wireAttribute{Name: text(), Value: text()})
		w.Holes = append(w.Holes, Hole{Offset: number(), Length: number()})
	}
	if r.IntN(2) == 0 {
		w.Device = &DeviceNumber{Major: short(), Minor: short()}
	}
	return w
}

// An entry that is put together by hand is what the library makes of it, and so
// is a node of such entries.
func TestAppendedEntriesAreTheFormats(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		w := anyEntry(r)
		want, err := dcbor.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		before := []byte("before")
		if got := w.append(before); !bytes.Equal(got, append(before, want...)) {
			t.Fatalf("%+v\nis %x,\nwant %x", w, got[len(before):], want)
		}
		var back wireEntry
		if !back.parse(want) || !reflect.DeepEqual(back, w) {
			t.Fatalf("%+v\ncame back as %+v", w, back)
		}
	}
	for _, entries := range []int{0, 1, 23, 24, 300} {
		var n node
		w := newTreeWriter(hasher{}, nil)
		for range entries {
			e := anyEntry(r)
			n.Entries = append(n.Entries, e)
			w.levels[0].items, w.levels[0].n = e.append(w.levels[0].items), w.levels[0].n+1
		}
		want, err := dcbor.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(w.encode(nil, 0), want) {
			t.Fatalf("a node of %d entries is not the library's", entries)
		}
	}
}

// A memo's record says what was put into it, and cut short it is none.
func TestMemoRecords(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		e := fileEntry("d/file", 90, seedRef)
		m := memo{Fingerprint: Fingerprint{byte(r.Uint32()), 15: 1}, Appends: uint8(r.Uint32())}
		if r.IntN(2) == 0 {
			m.Sum = bytes.Repeat([]byte{7}, sumBytes)
		}
		for range r.IntN(20) {
			m.Packs = append(m.Packs, edge(r, math.MaxUint64))
		}
		for range r.IntN(maxSamples + 1) {
			m.Samples = append(m.Samples, sample{Offset: edge(r, math.MaxUint64), Length: uint32(edge(r, MaxChunkBytes)), Sum: [sumBytes]byte{byte(r.Uint32())}})
		}
		entry := e.append(nil)
		record := m.append(nil, entry)[memoHead:]
		var got memo
		if !got.parse(record) {
			t.Fatalf("%+v is refused", m)
		}
		if again := got.append(nil, got.Entry.append(nil))[memoHead:]; !bytes.Equal(again, record) {
			t.Fatalf("%+v came back as %+v", m, got)
		}
		for n := range record {
			if got.parse(record[:n]) {
				t.Fatalf("the first %d of %d bytes are taken", n, len(record))
			}
		}
	}
}

// A memo without the magic in front, as there were, is as good as none: nothing is
// found in it, and the next one is written whole.
func TestMemoOfAnotherForm(t *testing.T) {
	d := durabletest.NewDisk(1)
	add := func(old, name string) string {
		t.Helper()
		w, err := newMemoWriter(d, "/", old)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.add(&memo{Fingerprint: Fingerprint{1}}, fileEntry("a", 90, seedRef).append(nil), 90); err != nil {
			t.Fatal(err)
		}
		name, err = w.commit(name)
		if err != nil {
			t.Fatal(err)
		}
		return name
	}
	if got := add("", "memo"); got != "memo" {
		t.Fatal(got)
	}
	b, err := durable.ReadFile(d, "/memo", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if err := durable.WriteFile(d, "/former", b[len(memoMagic):], 0o600); err != nil {
		t.Fatal(err)
	}
	for name, there := range map[string]bool{"memo": true, "former": false} {
		r := openMemo(d, "/", name)
		if (r.at("a") != nil) != there {
			t.Errorf("what is remembered in %s: found %v, want %v", name, !there, there)
		}
		if err := r.close(); err != nil {
			t.Fatal(err)
		}
	}
	if got := add("memo", "next"); got != "memo" {
		t.Errorf("a memo that says the same is written again, as %s", got)
	}
	if got := add("former", "next"); got != "next" {
		t.Errorf("a memo of another form is kept, as %s", got)
	}
	again, err := durable.ReadFile(d, "/next", 1<<20)
	if err != nil || !bytes.Equal(again, b) {
		t.Errorf("the next memo: %x, %v, want %x", again, err, b)
	}
}
