package archive

import (
	"encoding/binary"
	"flag"
	"fmt"
	"runtime"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

var listedPacks = flag.Int("list.packs", 20_000, "packs of the list that reading is measured with")

// What an open snapshot holds of its list is some hundred bytes a pack, and what
// is at hand of the segments: no roots of shards.
func TestListIsNotInMemory(t *testing.T) {
	f := newForger(t)
	content := []byte("one small file")
	at := f.p.add(newHasher(f.m.IDKey).id(content), append([]byte{codecRaw}, content...), len(content))
	f.keys = []packKey{f.real()}
	for n := range *listedPacks {
		e := record.Entry{Kind: record.CodedPack, Length: PackBytes, Roots: make([]record.Hash, len(testLayout.Places))}
		for i := range e.Roots {
			binary.BigEndian.PutUint64(e.Roots[i][:], uint64(n*len(e.Roots)+i+1)*0x9e3779b97f4a7c15)
		}
		f.listed = append(f.listed, e)
		k := packKey{Number: uint64(n) + 2, Hash: e.Hash(), Length: PackBytes, Algorithm: f.p.alg, IndexOffset: PackBytes - 8000, IndexLength: 8000}
		binary.BigEndian.PutUint64(k.Key[:], uint64(n))
		f.keys = append(f.keys, k)
	}
	s, err := f.open(leaf(fileEntry("one", uint64(len(content)), ref{Pack: 1, Offset: at.offset, Stored: at.stored, Plain: at.plain})))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, *listedPacks / 2, *listedPacks - 1} {
		e := f.listed[n]
		key, ok := s.keys.of(uint64(n) + 2)
		got, err := s.listed(t.Context(), key)
		if err != nil || !ok || got.entry.Hash() != e.Hash() || got.layout.K != testLayout.K {
			t.Fatalf("pack %d: %+v, %v", n+2, got, err)
		}
	}
	if report, err := s.Check(t.Context(), nil); err != nil || report.Files != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	f.listed, f.keys = nil, nil
	with := heap()
	own := fmt.Sprint(len(s.list.places), len(s.keys)) // it is used until here
	s = nil
	without := heap()
	runtime.KeepAlive(f)
	held := int64(with) - int64(without)
	t.Logf("%s: %.1f MiB held, %.0f bytes a pack", own, float64(held)/(1<<20), float64(held)/float64(*listedPacks))
	if most := int64(*listedPacks)*140 + keptSegments*2<<20; held > most {
		t.Errorf("%d bytes held, at most %d", held, most)
	}
}

// heap is what is in use after a collection.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
