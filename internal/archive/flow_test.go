package archive

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// history is a row of source trees, made anew in a folder one after the other.
func history(t *testing.T, dir string, seed uint64, step func(n int)) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	sizes := []int{0, 1, 900, smallFile - 1, smallFile, smallFile + 1, pageChunk, 70_000, batchBytes, batchBytes + 200_000, 3 << 20}
	clock := time.Unix(1e9, 0)
	for n := range 4 {
		for i := range 120 {
			if n > 0 && r.IntN(6) > 0 {
				continue
			}
			name := filepath.Join(dir, fmt.Sprintf("d%d", i%7), fmt.Sprintf("f%d", i))
			size := sizes[r.IntN(len(sizes))]
			if i%3 > 0 {
				size = r.IntN(smallFile)
			}
			b := lines(r, size)
			if i%40 == 39 {
				copy(b, databaseMagic) // which is cut at pages
			}
			write(t, name, b)
			clock = clock.Add(time.Second)
			if err := os.Chtimes(name, clock, clock); err != nil {
				t.Fatal(err)
			}
		}
		step(n)
	}
}

// TestSameFilesHoweverTheyFlow takes one history in with different lengths of
// chunks and numbers of processors: what comes back is the same.
func TestSameFilesHoweverTheyFlow(t *testing.T) {
	for _, how := range []struct {
		cpus    int
		chunker Chunker
	}{
		{1, defaultChunker},
		{8, defaultChunker},
		{2, Chunker{Name: defaultChunker.Name, Min: 64, Normal: 1024, Max: 4096}},
		{3, Chunker{Name: defaultChunker.Name, Min: 128 << 10, Normal: 512 << 10, Max: MaxChunkBytes}},
	} {
		t.Run(fmt.Sprintf("%d CPU, %d", how.cpus, how.chunker.Normal), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(how.cpus))
			src := t.TempDir()
			d := newDevice(t)
			d.a.state.Chunker = how.chunker
			var wants []map[string]string
			var results []*Result
			history(t, src, 5, func(int) {
				wants = append(wants, maps.Clone(describe(t, src)))
				from, err := NewFileTree(src, FileOptions{Database: func(context.Context, Database) (Reader, error) { return nil, ErrAtRest }})
				if err != nil {
					t.Fatal(err)
				}
				results = append(results, d.back(d.request(from)))
			})
			for i, res := range results {
				s := d.open(res.ListRoot)
				compare(t, wants[i], restored(t, s, src))
			}
		})
	}
}

// TestSmallFilesShareChunks: ten thousand files cost as few chunks as their bytes
// fill, one that changes costs itself, one that is touched costs nothing.
func TestSmallFilesShareChunks(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	at := func(i int) string { return filepath.Join(src, fmt.Sprintf("d%d/f%03d", i%5, i)) }
	for i := range 400 {
		write(t, at(i), lines(r, 1000))
	}
	d := newDevice(t)
	d.back(d.request(tree(t, src)))
	if _, chunks := d.a.index.size(); chunks > 400/8 {
		t.Errorf("%d chunks for 400 small files", chunks)
	}
	write(t, at(7), lines(r, 1000))
	now := time.Now().Add(-time.Hour)
	if err := os.Chtimes(at(8), now, now); err != nil {
		t.Fatal(err)
	}
	before := d.depot.bytes
	res := d.back(d.request(tree(t, src)))
	s := d.open(res.ListRoot)
	compare(t, describe(t, src), restored(t, s, src))
	e, err := s.Lookup(t.Context(), entryPath(at(7)))
	if err != nil || len(e.content.chunks) != 1 || e.content.chunks[0].Plain != 1000 || e.content.skip != 0 {
		t.Errorf("the changed file: %+v, %v", e.content, err)
	}
	touched, err := s.Lookup(t.Context(), entryPath(at(8)))
	if err != nil || touched.content.chunks[0].Pack == e.content.chunks[0].Pack {
		t.Errorf("the touched file was stored again: %+v, %v", touched.content, err)
	}
	if more := d.depot.bytes - before; more > 64<<10 {
		t.Errorf("%d bytes for one small file", more)
	}
}

func entryPath(path string) string { return path[1:] }

// TestBatchOfHeavyEntries: what entries hold is bounded in bytes, too.
func TestBatchOfHeavyEntries(t *testing.T) {
	b := newBatch(MaxChunkBytes)
	e := event{entry: Entry{Attributes: []Attribute{{"user.large", string(make([]byte, 60<<10))}}}}
	for !b.full() {
		b.events, b.held = append(b.events, e), b.held+e.bytes()
	}
	if most := (batchEntryBytes + 64<<10) / (60 << 10); len(b.events) > most {
		t.Errorf("%d entries with 60 KiB each, at most %d", len(b.events), most)
	}
	if b.reset(); b.full() {
		t.Error("an empty batch is full")
	}
}
