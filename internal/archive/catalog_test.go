package archive

import (
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"runtime"
	"sync"
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

// segmented is a pack list in segments that counts how often each is fetched.
type segmented struct {
	names   [][]record.Hash // of what each segment lists
	refs    []record.SegmentRef
	segment map[record.Hash][]byte

	mu      sync.Mutex
	fetched map[record.Hash]int
	wait    func(ctx context.Context, root record.Hash) error // before a segment is given
}

func newSegmented(t *testing.T, segments, packs int) *segmented {
	t.Helper()
	l := &segmented{segment: map[record.Hash][]byte{}, fetched: map[record.Hash]int{}}
	n := uint64(0)
	for range segments {
		var s record.Segment
		var names []record.Hash
		s.Layout = testLayout
		for range packs {
			e := record.Entry{Kind: record.CodedPack, Length: PackBytes, Roots: make([]record.Hash, len(testLayout.Places))}
			for i := range e.Roots {
				n++
				binary.BigEndian.PutUint64(e.Roots[i][:], n*0x9e3779b97f4a7c15)
			}
			s.Entries = append(s.Entries, e)
			names = append(names, e.Hash())
		}
		b, root, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		l.names, l.segment[root] = append(l.names, names), b
		l.refs = append(l.refs, record.SegmentRef{Root: root, Entries: uint32(packs), Bytes: uint64(len(b))})
	}
	return l
}

func (l *segmented) get(ctx context.Context, root record.Hash) ([]byte, error) {
	l.mu.Lock()
	l.fetched[root]++
	wait := l.wait
	l.mu.Unlock()
	if wait != nil {
		if err := wait(ctx, root); err != nil {
			return nil, err
		}
	}
	return l.segment[root], nil
}

// total is how many segments were fetched.
func (l *segmented) total() (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range l.fetched {
		n += f
	}
	return n
}

// A list has up to maxLooseSegments small segments, one a backup; files refer to
// old packs and new ones in turn. None is fetched twice.
func TestSmallSegmentsStayAtHand(t *testing.T) {
	list := newSegmented(t, maxLooseSegments, 10)
	c, err := newCatalog(t.Context(), list.refs, list.get, false)
	if err != nil {
		t.Fatal(err)
	}
	for row := range 10 {
		for n := range list.names {
			name := list.names[n*37%len(list.names)][row]
			if at, ok, err := c.find(t.Context(), name); err != nil || !ok || at.entry.Hash() != name {
				t.Fatalf("%+v, %v, %v", at, ok, err)
			}
		}
	}
	if n := list.total(); n != maxLooseSegments {
		t.Errorf("%d segments were fetched, there are %d", n, maxLooseSegments)
	}
}

// Segments on their way hold up nobody who needs another, and each comes once
// for all who wait for it, though the first of them is called off.
func TestSegmentsComeBesideEachOther(t *testing.T) {
	list := newSegmented(t, keptSegments+2, record.MaxSegmentEntries) // the first two are let go
	c, err := newCatalog(t.Context(), list.refs, list.get, false)
	if err != nil {
		t.Fatal(err)
	}
	if most := keptSegments * list.refs[0].Bytes; c.bytes != most || c.recent.Len() != keptSegments || len(c.held) != keptSegments {
		t.Fatalf("%d segments of %d bytes are at hand, %d should be", c.recent.Len(), c.bytes, most)
	}
	asked, come := make(chan struct{}, 2), make(chan struct{})
	list.wait = func(ctx context.Context, root record.Hash) error {
		if root != list.refs[0].Root {
			return nil
		}
		asked <- struct{}{}
		select {
		case <-come:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	find := func(ctx context.Context, segment int) error {
		at, ok, err := c.find(ctx, list.names[segment][7])
		if err == nil && (!ok || at.entry.Hash() != list.names[segment][7]) {
			err = fmt.Errorf("found %v: %+v", ok, at)
		}
		return err
	}
	first, off := context.WithCancel(t.Context())
	called := make(chan error)
	go func() { called <- find(first, 0) }()
	<-asked
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := find(t.Context(), 0); err != nil {
				t.Error(err)
			}
		})
	}
	for _, n := range []int{1, len(list.refs) - 1} { // another that must come, and one at hand
		if err := find(t.Context(), n); err != nil {
			t.Error(err)
		}
	}
	off()
	if err := <-called; err == nil {
		t.Error("who was called off found it")
	}
	<-asked
	close(come)
	all.Wait()
	if n := list.fetched[list.refs[0].Root]; n != 3 {
		t.Errorf("the first segment was fetched %d times: 3 are for the opening, for who was called off, and for all others", n)
	}
}

// One that fails to come fails for those who wait for it, and may come later.
func TestSegmentThatFailsComesLater(t *testing.T) {
	list := newSegmented(t, keptSegments+2, record.MaxSegmentEntries)
	c, err := newCatalog(t.Context(), list.refs, list.get, false)
	if err != nil {
		t.Fatal(err)
	}
	list.wait = func(context.Context, record.Hash) error { return context.DeadlineExceeded }
	if _, _, err := c.find(t.Context(), list.names[0][0]); err == nil {
		t.Error("it was found without its segment")
	}
	list.wait = nil
	if _, ok, err := c.find(t.Context(), list.names[0][0]); err != nil || !ok {
		t.Error(ok, err)
	}
}
