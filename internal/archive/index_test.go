package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
)

// plainIndex is what an index must say, in maps.
type plainIndex struct {
	packs  map[uint64][]located
	chunks map[chunkID]place // where it was logged last
	before map[uint64]bool   // logged before the last commit
}

func newPlainIndex() *plainIndex {
	return &plainIndex{map[uint64][]located{}, map[chunkID]place{}, map[uint64]bool{}}
}

func (m *plainIndex) add(n uint64, chunks []located) {
	m.packs[n] = chunks
	for _, c := range chunks {
		m.chunks[c.id] = place{n, c.offset, c.stored, c.plain}
	}
}

// indexed is an archive that is only an index, over a disk that crashes.
type indexed struct {
	t    *testing.T
	r    *rand.Rand
	disk *durabletest.Disk
	a    *Archive
	want *plainIndex
	old  []located // of all packs ever
}

func newIndexed(t *testing.T, seed uint64) *indexed {
	w := &indexed{t: t, r: rand.New(rand.NewPCG(seed, 77)), disk: durabletest.NewDisk(seed), want: newPlainIndex()}
	if err := durable.MkdirAll(w.disk, "/a/lists", 0o700); err != nil {
		t.Fatal(err)
	}
	w.a = &Archive{fs: w.disk, dir: "/a", limits: indexLimits{full: 10 + w.r.IntN(60), uncovered: 1 << (10 + w.r.IntN(8)), filters: 256 + w.r.IntN(1<<12)}}
	w.open()
	return w
}

func (w *indexed) open() {
	w.t.Helper()
	if err := w.a.load(); err != nil {
		w.t.Fatalf("open: %v", err)
	}
	w.a.index.begin(testLayout, nil, nil)
}

func (w *indexed) reopen() {
	w.t.Helper()
	if err := w.a.closeIndex(); err != nil && !errors.Is(err, durabletest.ErrPower) {
		w.t.Fatal(err)
	}
	if w.r.IntN(2) == 0 {
		w.disk = w.disk.Crash()
	} else {
		w.disk = w.disk.Kill()
	}
	w.a.fs = w.disk
	w.open()
}

// pack adds a pack of new chunks, some of them twice and some known, and tells
// whether the index took it.
func (w *indexed) pack() error {
	n := w.a.index.number()
	var chunks []located
	for range 1 + w.r.IntN(12) {
		c := located{offset: w.r.Uint32N(1 << 20), stored: 40, plain: 1 + w.r.Uint32N(1000)}
		if len(w.old) > 0 && w.r.IntN(6) == 0 {
			c.id = w.old[w.r.IntN(len(w.old))].id
		} else {
			for i := 0; i < 32; i += 8 {
				binary.BigEndian.PutUint64(c.id[i:], w.r.Uint64())
			}
			if w.r.IntN(8) == 0 { // ids that share a page's fence, or more
				copy(c.id[:w.r.IntN(9)], make([]byte, 8))
			}
		}
		if !slices.ContainsFunc(chunks, func(o located) bool { return o.id == c.id }) {
			chunks = append(chunks, c)
		}
	}
	key := packKey{Number: n, Hash: record.Hash{byte(n), byte(n >> 8), byte(n >> 16)}, Length: 1 << 21, IndexOffset: 1 << 20, IndexLength: 100}
	err := w.a.index.add(&pack{key: key, k: testLayout.K, slots: slotsOf(testLayout), entry: record.Entry{Kind: record.CodedPack, Length: 1 << 21}}, chunks)
	if err == nil {
		w.want.add(n, chunks)
		w.old = append(w.old, chunks...)
	}
	return err
}

// compare compares all the index says with what it must say.
func (w *indexed) compare() {
	w.t.Helper()
	x := w.a.index
	got := knownPacks(w.t, w.a)
	for n := range got {
		if _, ok := w.want.packs[n]; !ok {
			w.t.Fatalf("pack %d is known", n)
		}
	}
	for n, chunks := range w.want.packs {
		if !slices.Equal(got[n].chunks, chunks) {
			w.t.Fatalf("pack %d: %d chunks of %d", n, len(got[n].chunks), len(chunks))
		}
		if got[n].listed != w.want.before[n] {
			w.t.Fatalf("pack %d: listed %v", n, got[n].listed)
		}
	}
	for _, c := range w.old {
		at, ok, err := x.find(c.id)
		if err != nil {
			w.t.Fatal(err)
		}
		want, known := w.want.chunks[c.id]
		_, known2 := w.want.packs[want.pack]
		if known = known && known2; known && !ok || ok && !w.has(at, c.id) || known && at != want {
			w.t.Fatalf("chunk %x: found %v at %v, want %v %v", c.id[:4], ok, at, known, want)
		}
		c.id[9] ^= 1
		if _, ok, err := x.find(c.id); err != nil || ok {
			w.t.Fatalf("found what nobody added: %v", err)
		}
	}
}

func (w *indexed) has(at place, id chunkID) bool {
	return slices.ContainsFunc(w.want.packs[at.pack], func(c located) bool {
		return c.id == id && c.offset == at.offset && c.stored == at.stored && c.plain == at.plain
	})
}

// TestIndexEqualsMap compares an index with small runs with maps, over random
// histories of packs, commits, losses, rewritten logs and crashes.
func TestIndexEqualsMap(t *testing.T) {
	count := map[string]int{}
	seeds := uint64(30)
	if testing.Short() {
		seeds = 12
	}
	for seed := range seeds {
		w := newIndexed(t, seed)
		for range 150 {
			op := w.r.IntN(20)
			if within := []int{6, 90}[min(op, 1)]; w.r.IntN(12) == 0 || op == 0 && w.r.IntN(3) == 0 {
				if w.r.IntN(2) == 0 {
					w.disk.PowerOffAt(1 + w.r.IntN(within))
				} else {
					w.disk.FailNth(1+w.r.IntN(within), []error{syscall.ENOSPC, syscall.EIO}[w.r.IntN(2)])
				}
			}
			var err error
			switch {
			case op == 0:
				err = w.commit(count)
			case op == 1:
				err = w.lose(count)
			case op == 2:
				w.disk.SetFault(nil)
				w.damage(count)
			case op == 3:
				w.disk.SetFault(nil)
				w.reopen()
				w.compare()
			default:
				for range 1 + w.r.IntN(20) {
					if err = w.pack(); err != nil {
						break
					}
				}
			}
			w.disk.SetFault(nil)
			if err != nil {
				count["failed"]++
				w.recover()
			}
		}
		w.compare()
		w.reopen()
		w.compare()
		count["runs"] += len(w.a.index.runs)
		if len(w.a.index.runs) > 40 {
			t.Fatalf("%d runs", len(w.a.index.runs))
		}
		w.a.closeIndex()
	}
	t.Log(count)
	for _, k := range []string{"failed", "damaged", "lost", "commits", "rewritten", "in doubt", "runs"} {
		if count[k] == 0 && !testing.Short() {
			t.Errorf("no %s in all histories", k)
		}
	}
}

// recover opens the index after an error: the last pack may be there or not.
func (w *indexed) recover() {
	w.t.Helper()
	w.reopen()
	for n, p := range knownPacks(w.t, w.a) {
		if _, ok := w.want.packs[n]; !ok && n+1 >= uint64(len(w.want.packs)) && !w.want.before[n] && w.fresh(n) {
			w.want.add(n, p.chunks)
			w.old = append(w.old, p.chunks...)
		}
	}
	w.compare()
}

// fresh tells whether a number is higher than all that were added.
func (w *indexed) fresh(n uint64) bool {
	for o := range w.want.packs {
		if o > n {
			return false
		}
	}
	return true
}

// commit commits a list that names a part of the packs, and now and then has the
// log written anew.
func (w *indexed) commit(count map[string]int) error {
	count["commits"]++
	var named numberWriter
	keep := map[uint64]bool{}
	var all []uint64
	for n := range w.want.packs {
		all = append(all, n)
	}
	slices.Sort(all)
	for _, n := range all {
		if w.r.IntN(5) > 0 {
			named.add(n)
			keep[n] = true
		}
	}
	// From here on the state says that it is committed.
	w.a.state.Committed = &point{ListRoot: record.Hash{byte(w.r.Uint32()), byte(w.r.Uint32()), 1}, Named: named.finish(),
		LastPack: w.a.index.state.Last, Head: emptyHead(w.t)}
	for n := range w.want.packs {
		if !keep[n] {
			delete(w.want.packs, n)
		}
	}
	w.want.before = keep
	if err := w.a.index.commit(w.a.state.Committed.ListRoot, w.a.state.Committed.Named); err != nil {
		count["in doubt"]++
		return err
	}
	if w.r.IntN(3) == 0 {
		count["rewritten"]++
		if err := w.a.rewriteLog(); err != nil {
			return err
		}
		w.a.index.begin(testLayout, nil, nil)
	}
	return nil
}

func emptyHead(t *testing.T) []byte {
	t.Helper()
	h := record.Head{Genesis: record.Hash{1}, Device: record.Hash{2}, Sequence: 1, Epoch: 1, Manifest: record.Hash{3}, KeyBox: record.Hash{4},
		Layout: testLayout, Segments: []record.SegmentRef{{Root: record.Hash{5}, Entries: 1, Bytes: 100}}}
	b, _, err := h.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (w *indexed) lose(count map[string]int) error {
	for n := range w.want.packs {
		count["lost"]++
		delete(w.want.packs, n)
		p := record.Hash{byte(n), byte(n >> 8), byte(n >> 16)}
		if err := w.a.index.lose(lostObject{Hash: p, Number: n}); err != nil {
			// Whether it is logged is not known: lose it once more.
			w.disk.SetFault(nil)
			w.reopen()
			return w.a.index.lose(lostObject{Hash: p, Number: n})
		}
		return nil
	}
	return nil
}

// damage changes, cuts or removes a run, with the index open or closed.
func (w *indexed) damage(count map[string]int) {
	w.t.Helper()
	entries, err := w.disk.ReadDir("/a/index")
	if err != nil {
		w.t.Fatal(err)
	}
	if len(entries) == 0 {
		return
	}
	count["damaged"]++
	name := filepath.Join("/a/index", entries[w.r.IntN(len(entries))].Name())
	b, err := durable.ReadFile(w.disk, name, 1<<30)
	if err != nil {
		w.t.Fatal(err)
	}
	switch w.r.IntN(3) {
	case 0:
		b[w.r.IntN(len(b))] ^= 1 << w.r.IntN(8)
		err = durable.WriteFile(w.disk, name, b, 0o600)
	case 1:
		err = durable.WriteFile(w.disk, name, b[:w.r.IntN(len(b))], 0o600)
	case 2:
		err = w.disk.Remove(name)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	w.reopen()
	// A page is looked at only when it is needed; then the run is dropped and
	// the log read.
	for _, c := range w.old {
		if _, _, err := w.a.index.find(c.id); err != nil {
			if !errors.Is(err, errRun) {
				w.t.Fatal(err)
			}
			if err := w.a.index.drop(err); err != nil {
				w.t.Fatal(err)
			}
			w.reopen()
		}
	}
	w.compare()
}

// TestRunsOfAnotherLogAreNotUsed: a run says which log it is of.
func TestRunsOfAnotherLogAreNotUsed(t *testing.T) {
	w := newIndexed(t, 1)
	for range 60 {
		if err := w.pack(); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.a.index.runs) == 0 {
		t.Fatal("no runs")
	}
	if err := w.a.closeIndex(); err != nil {
		t.Fatal(err)
	}
	if err := w.disk.Remove("/a/" + packLog); err != nil {
		t.Fatal(err)
	}
	w.want = newPlainIndex()
	w.open()
	w.compare()
	entries, err := w.disk.ReadDir("/a/index")
	if err != nil || len(entries) != 0 {
		t.Fatalf("%d files left, %v", len(entries), err)
	}
}

func TestFilterFolds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	id := func() (s shortID) {
		for i := range s {
			s[i] = byte(r.Uint32())
		}
		return s
	}
	const n = 20_000
	f := newFilter(n, filterBits)
	var in []shortID
	for range n {
		in = append(in, id())
		f.add(in[len(in)-1])
	}
	for _, most := range []float64{0.03, 0.12, 0.45} {
		for _, s := range in {
			if !f.has(s) {
				t.Fatal("a filter denies what was added")
			}
		}
		wrong := 0
		for range n {
			if f.has(id()) {
				wrong++
			}
		}
		if share := float64(wrong) / n; share > most {
			t.Errorf("%d blocks: %.3f of what is not there may be there", f.blocks(), share)
		}
		if !f.folds() {
			t.Fatal("does not fold")
		}
		f = f.fold()
	}
}

func TestNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		in := map[uint64]bool{}
		var w numberWriter
		n, most := uint64(r.IntN(3)), 1+r.IntN(6)
		for range r.IntN(60) {
			in[n] = true
			w.add(n)
			n += 1 + uint64(r.IntN(most))
		}
		set := w.finish()
		if err := set.check(); err != nil {
			t.Fatal(err)
		}
		reader := numberReader{rest: set}
		for i := range n + 3 {
			if reader.has(i) != in[i] {
				t.Fatalf("%v: %d", set, i)
			}
		}
	}
	var w numberWriter
	for n := range uint64(80_000) {
		w.add(n + 5)
	}
	if set := w.finish(); len(set) > 5 {
		t.Errorf("%d bytes for one span", len(set))
	}
	for _, bad := range []numbers{{0x80}, {1}, {1, 1, 0, 1}, {1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}, bytes.Repeat([]byte{0xff}, 20)} {
		if bad.check() == nil {
			t.Errorf("%v is taken", bad)
		}
	}
}

func TestRunNames(t *testing.T) {
	for _, name := range []string{"", "x", "1-2.run", "000000000001-000000000002", "00000000000g-000000000002.run", strings.Repeat("0", 40) + ".run"} {
		if _, _, ok := parseRunName(name); ok {
			t.Errorf("%q is taken", name)
		}
	}
	if from, to, ok := parseRunName(filepath.Base(runName("/x", 8, 1<<50))); !ok || from != 8 || to != 1<<50 {
		t.Error(from, to, ok)
	}
}
