package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// means are what a device has, and what happens to it, while it takes a history
// in. None of it may be seen in what comes back.
type means struct {
	name    string
	cpus    int
	chunker Chunker
	limits  indexLimits
	kills   bool  // the power is cut on the way, often
	memory  int64 // of restores
	same    bool  // its snapshots refer to the very chunks that the first one's do
}

// by is a device with such means.
type by struct {
	means
	*device
	r     *rand.Rand
	disk  *durabletest.Disk
	lists []record.Hash
}

func (m means) device(t *testing.T, seed uint64) *by {
	t.Helper()
	b := &by{means: m, r: rand.New(rand.NewPCG(seed, 77)), disk: durabletest.NewDisk(seed)}
	b.device = &device{t: t, fs: b.disk, dir: "/state", id: Identity{record.Hash{1}, record.Hash{2}}, depot: newDepot(),
		keys: map[uint32]seal.Secret{}, lists: map[record.Hash]*kept{}}
	if err := durable.MkdirAll(b.disk, b.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	a, err := create(b.disk, b.dir, stateBody{Version: stateVersion, Genesis: b.id.Genesis, Device: b.id.Device,
		Archive: record.Hash{3}, IDKey: seal.Secret{4, byte(seed)}, Chunker: m.chunker})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b.open()
	return b
}

func (b *by) open() {
	b.t.Helper()
	a, err := openWith(b.disk, b.dir, b.id, b.limits)
	if err != nil {
		b.t.Fatal(err)
	}
	b.a = a
}

// crash cuts the power and opens what is left.
func (b *by) crash() {
	b.t.Helper()
	b.disk.SetFault(nil)
	b.disk = b.disk.Crash()
	b.fs = b.disk
	b.open()
}

// take makes a snapshot of the source and commits it.
func (b *by) take(req Request) {
	b.t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(b.cpus))
	var res *Result
	for attempt := 0; res == nil; attempt++ {
		if b.kills && attempt < 4 {
			b.disk.PowerOffAt(1 + b.r.IntN(80))
		}
		var err error
		res, err = b.a.Snapshot(context.Background(), req)
		b.disk.SetFault(nil)
		if errors.Is(err, durabletest.ErrPower) {
			b.crash()
		} else if err != nil {
			b.t.Fatal(err)
		}
	}
	if res.SkippedCount != 0 {
		b.t.Fatalf("%s: skipped %v", b.name, res.Skipped)
	}
	b.accept(res)
	if b.kills {
		b.crash()
	}
	b.lists = append(b.lists, res.ListRoot)
}

// references are what the files of a snapshot refer to.
func (b *by) references(list record.Hash) map[string]string {
	b.t.Helper()
	all := map[string]string{}
	if err := b.device.open(list).Walk(context.Background(), "", func(e Entry) error {
		all[e.Path] = fmt.Sprintf("%+v", e.content)
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
	return all
}

// TestSameHistoryByWhateverMeans takes one history of random edits, epochs,
// layouts and a time when most is deleted in by different means. Every snapshot
// gives the same back; where chunks are cut alike and nothing is cut short, it
// does so from the same references, however many processors there are.
func TestSameHistoryByWhateverMeans(t *testing.T) {
	small := Chunker{Name: defaultChunker.Name, Min: 64, Normal: 1024, Max: 4096}
	large := Chunker{Name: defaultChunker.Name, Min: 128 << 10, Normal: 512 << 10, Max: MaxChunkBytes}
	runs := indexLimits{full: 7, uncovered: 1 << 13, filters: 1 << 10}
	all := []means{
		{name: "one processor", cpus: 1, chunker: defaultChunker, limits: defaultLimits, same: true},
		{name: "two", cpus: 2, chunker: defaultChunker, limits: defaultLimits, memory: 16 << 20, same: true},
		{name: "eight", cpus: 8, chunker: defaultChunker, limits: defaultLimits, memory: 256 << 20, same: true},
		{name: "an index of small runs", cpus: 3, chunker: defaultChunker, limits: runs, same: true},
		{name: "small chunks", cpus: 2, chunker: small, limits: runs, memory: 16 << 20},
		{name: "large chunks", cpus: 8, chunker: large, limits: defaultLimits},
		{name: "power cuts", cpus: 2, chunker: defaultChunker, limits: runs, kills: true},
		{name: "power cuts, small chunks", cpus: 8, chunker: small, limits: defaultLimits, kills: true, memory: 16 << 20},
	}
	seeds := uint64(3)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		w := newWorld(t, seed) // whose edits are the history
		var devices []*by
		for _, m := range all {
			devices = append(devices, m.device(t, seed))
		}
		var wants []map[string]string
		layout, epoch := testLayout, uint32(1)
		for step := range 9 {
			for range 8 {
				w.edit()
			}
			switch step {
			case 2, 6:
				epoch++
			case 3: // another policy
				layout = record.Layout{K: 2, Places: slices.Clone(testLayout.Places[:4])}
			case 5: // most of it goes, so that packs are mostly dead
				w.thin()
			}
			wants = append(wants, describe(t, w.src))
			for _, b := range devices {
				req := b.request(tree(t, w.src))
				req.Layout, req.Epoch = layout, epoch
				b.take(req)
			}
		}
		for step, want := range wants {
			references := devices[0].references(devices[0].lists[step])
			for _, b := range devices {
				s := b.device.open(b.lists[step])
				to := filepath.Join(t.TempDir(), "restored")
				procs := runtime.GOMAXPROCS(b.cpus)
				_, err := s.Restore(context.Background(), to, RestoreOptions{Memory: b.memory})
				runtime.GOMAXPROCS(procs)
				if err != nil {
					t.Fatalf("seed %d, snapshot %d, %s: %v", seed, step, b.name, err)
				}
				compare(t, want, describe(t, filepath.Join(to, w.src)))
				if b.same {
					compare(t, references, b.references(b.lists[step]))
				}
			}
		}
		for _, b := range devices {
			if err := b.a.Close(); err != nil {
				t.Fatal(err)
			}
		}
		w.a.Close()
	}
}

// thin removes three of four files.
func (w *world) thin() {
	w.t.Helper()
	n := 0
	if err := filepath.WalkDir(w.src, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		if n++; n%4 == 0 {
			return nil
		}
		return os.Remove(p)
	}); err != nil {
		w.t.Fatal(err)
	}
}
