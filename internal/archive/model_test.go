package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/test/faults"
)

// world is a device on a disk that crashes, with a source that changes.
type world struct {
	*device
	r     *rand.Rand
	disk  *durabletest.Disk
	src   string
	clock int64
	names int
	want  map[record.Hash]map[string]string // what each accepted snapshot must give
	count map[string]int
	had   map[string][]byte // keys that the device has had, by what they open

	limits indexLimits
}

func newWorld(t *testing.T, seed uint64) *world {
	w := &world{r: rand.New(rand.NewPCG(seed, 9)), src: t.TempDir(), disk: durabletest.NewDisk(seed), clock: 1e9,
		want: map[record.Hash]map[string]string{}, count: map[string]int{}, had: map[string][]byte{}, limits: defaultLimits}
	if seed%3 != 0 { // runs of few chunks
		w.limits = indexLimits{full: 1 + int(seed)*5, uncovered: 1 << 14, filters: 1 << 10}
	}
	w.device = newDevice(t)
	w.device.a.Close()
	w.device.fs, w.device.dir = w.disk, "/state"
	if err := durable.MkdirAll(w.disk, "/state", 0o700); err != nil {
		t.Fatal(err)
	}
	w.device.create()
	for range 12 {
		w.edit()
	}
	return w
}

// edit makes one random change below the source.
func (w *world) edit() {
	w.t.Helper()
	var files, dirs, links []string
	dirs = append(dirs, w.src)
	_ = filepath.WalkDir(w.src, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || p == w.src:
		case d.IsDir():
			dirs = append(dirs, p)
		case d.Type()&fs.ModeSymlink != 0:
			links = append(links, p)
		default:
			files = append(files, p)
		}
		return nil
	})
	pick := func(list []string) string { return list[w.r.IntN(len(list))] }
	w.names++
	name := filepath.Join(pick(dirs), fmt.Sprintf("%c%d", "ab-.z"[w.r.IntN(5)], w.names))
	var err error
	touched := name
	switch op := w.r.IntN(12); {
	case op < 4 || len(files) == 0:
		sizes := []int{0, 1, 100, 5000, 40_000, 300_000}
		err = os.WriteFile(name, lines(w.r, sizes[w.r.IntN(len(sizes))]), 0o644)
	case op == 4:
		err = os.Mkdir(name, 0o755)
	case op == 5:
		err = os.Symlink(fmt.Sprint("to", w.r.IntN(100)), name)
		touched = ""
	case op == 6:
		touched = ""
		err = os.Remove(pick(files))
	case op == 7 && len(dirs) > 1:
		touched = ""
		err = os.RemoveAll(dirs[1+w.r.IntN(len(dirs)-1)])
	case op == 8: // append
		touched = pick(files)
		var f *os.File
		if f, err = os.OpenFile(touched, os.O_APPEND|os.O_WRONLY, 0); err == nil {
			_, err = f.Write(lines(w.r, 1+w.r.IntN(2000)))
			err = errors.Join(err, f.Close())
		}
	case op == 9: // overwrite, same length
		touched = pick(files)
		var b []byte
		if b, err = os.ReadFile(touched); err == nil && len(b) > 0 {
			b[w.r.IntN(len(b))] ^= 0x55
			err = os.WriteFile(touched, b, 0o644)
		}
	case op == 10:
		touched = pick(files)
		err = os.Chmod(touched, fs.FileMode(w.r.IntN(0o1000)))
	case op == 11: // a file becomes a directory
		touched = pick(files)
		if err = os.Remove(touched); err == nil {
			err = os.Mkdir(touched, 0o700)
		}
	default:
		touched = ""
	}
	if err != nil {
		w.t.Fatal(err)
	}
	if touched != "" {
		w.clock++
		at := time.Unix(w.clock, w.r.Int64N(1e9))
		if err := os.Chtimes(touched, at, at); err != nil {
			w.t.Fatal(err)
		}
	}
}

// crash cuts the power, or only kills the process, and opens what is left.
func (w *world) crash() {
	w.t.Helper()
	if w.r.IntN(2) == 0 {
		w.disk = w.disk.Crash()
		w.count["power cuts"]++
	} else {
		w.disk = w.disk.Kill()
		w.count["kills"]++
	}
	w.device.fs = w.disk
	a, err := openWith(w.disk, w.dir, w.id, w.limits)
	if err != nil {
		w.t.Fatalf("open after a crash: %v", err)
	}
	w.a = a
}

// round makes one snapshot, with whatever happens meanwhile, until it is
// committed.
func (w *world) round(layout record.Layout) {
	w.t.Helper()
	for range w.r.IntN(6) {
		w.edit()
	}
	describes := describe(w.t, w.src)
	req := w.request(tree(w.t, w.src))
	req.Layout = layout
	if w.r.IntN(4) == 0 {
		req.Epoch = max(w.a.Status().Epoch, 1) + uint32(w.r.IntN(2))
	}
	var res *Result
	for attempt := 0; res == nil; attempt++ {
		if attempt < 6 {
			w.trouble()
		}
		var err error
		res, err = w.a.Snapshot(context.Background(), req)
		w.disk.SetFault(nil)
		w.depot.fail = nil
		if err != nil {
			if attempt >= 6 {
				w.t.Fatalf("no trouble and no snapshot: %v", err)
			}
			w.count["failed snapshots"]++
			if errors.Is(err, durabletest.ErrPower) || w.r.IntN(3) == 0 {
				w.crash()
			} else {
				// Whatever failed, the same archive goes on; a log that could
				// not take back a torn record must be opened again.
				w.reopenAfter(err)
			}
			continue
		}
		if res.SkippedCount != 0 {
			w.t.Fatalf("skipped %v", res.Skipped)
		}
	}
	if w.r.IntN(3) == 0 {
		w.crash()
		again, err := w.a.Prepared()
		if err != nil || again == nil || again.ListRoot != res.ListRoot || string(again.Head) != string(res.Head) || len(again.Fresh) != len(res.Fresh) {
			w.t.Fatalf("the prepared snapshot is gone: %v", err)
		}
		w.count["crashes before the commit"]++
	}
	// The world accepts it.
	k := &kept{head: res.Head, segments: map[record.Hash][]byte{}, keyBox: res.KeyBox, epoch: res.Epoch}
	for _, s := range res.Segments {
		b, err := w.a.Segment(s.Root)
		if err != nil {
			w.t.Fatal(err)
		}
		k.segments[s.Root] = b
	}
	w.lists[res.ListRoot], w.want[res.ListRoot] = k, describes
	w.seq = res.Sequence
	for attempt := 0; ; attempt++ {
		if attempt < 4 && w.r.IntN(2) == 0 {
			w.disk.PowerOffAt(1 + w.r.IntN(12))
		}
		err := w.a.Commit(res.ListRoot)
		w.disk.SetFault(nil)
		if err == nil {
			break
		}
		w.count["failed commits"]++
		w.crash()
	}
	if s := w.a.Status(); s.ListRoot != res.ListRoot || s.Epoch != res.Epoch {
		w.t.Fatalf("committed, and the archive says %+v", s)
	}
	w.forgotten()
}

// forgotten checks that after a new epoch's first commit the folder has no key that
// the device does not need any more, whatever cut the commit short.
func (w *world) forgotten() {
	w.t.Helper()
	c, has := w.a.state.Committed, map[string]bool{}
	note := func(what string, key seal.Secret) {
		w.had[what], has[what] = key[:], true
	}
	note(fmt.Sprint("epoch ", c.Epoch), c.EpochKey)
	for _, p := range knownPacks(w.t, w.a) {
		note(fmt.Sprint("pack ", p.key.Hash), p.key.Key)
	}
	if !c.Forgets {
		return
	}
	files := map[string][]byte{}
	list, err := w.disk.ReadDir(w.dir)
	for _, e := range list {
		if err == nil && !e.IsDir() {
			files[e.Name()], err = durable.ReadFile(w.disk, filepath.Join(w.dir, e.Name()), 64<<20)
		}
	}
	if err != nil {
		w.t.Fatal(err)
	}
	for what, key := range w.had {
		if has[what] {
			continue
		}
		for name, b := range files {
			if bytes.Contains(b, key) {
				w.t.Errorf("%s still has the key of %s, of epoch %d", name, what, c.Epoch)
			}
		}
		w.count["forgotten keys"]++
		delete(w.had, what)
	}
}

func (w *world) reopenAfter(err error) {
	w.t.Helper()
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EIO) {
		w.crash()
	}
}

// trouble arranges for something to fail soon, or not.
func (w *world) trouble() {
	switch w.r.IntN(5) {
	case 0:
		w.disk.PowerOffAt(1 + w.r.IntN(60))
	case 1:
		w.disk.FailNth(1+w.r.IntN(60), []error{syscall.ENOSPC, syscall.EIO}[w.r.IntN(2)])
	case 2:
		n := w.r.IntN(6)
		w.depot.fail = func(Object) error {
			if n--; n < 0 {
				return errors.New("no store answers")
			}
			return nil
		}
	}
}

func TestRandomHistoriesWithCrashes(t *testing.T) {
	total := map[string]int{}
	y := faults.New(t, 1)
	seeds := uint64(25)
	if testing.Short() {
		seeds = 6
	}
	for seed := range seeds {
		w := newWorld(t, seed)
		layout := testLayout
		for i := range 7 {
			switch w.r.IntN(12) {
			case 0: // another policy
				layout = record.Layout{K: 2, Places: slices.Clone(testLayout.Places[:3+w.r.IntN(3)])}
				w.count["layouts"]++
			case 1: // a store is replaced in its slot
				layout.Places = slices.Clone(layout.Places)
				layout.Places[0].Version++
			case 2: // stores lose a pack for good
				if i > 0 {
					w.loseOne()
				}
			case 3: // the device is replaced
				if i > 0 {
					w.replace()
				}
			}
			w.round(layout)
			w.retire()
			for root, want := range w.want {
				compare(t, want, restored(t, w.open(root), w.src))
				y.Snapshots++
			}
		}
		y.Injected += w.count["power cuts"] + w.count["kills"]
		for k, v := range w.count {
			total[k] += v
		}
		w.a.Close()
	}
	t.Log(total)
	if !testing.Short() {
		for _, k := range []string{"power cuts", "kills", "failed snapshots", "failed commits", "crashes before the commit", "layouts", "lost", "replaced", "dropped shards", "forgotten keys"} {
			if total[k] == 0 {
				t.Errorf("no %s in all histories", k)
			}
		}
	}
}

// loseOne makes the stores lose one pack: snapshots that refer to it cannot be
// restored any more, later ones can.
func (w *world) loseOne() {
	w.t.Helper()
	var hashes []record.Hash
	for _, p := range knownPacks(w.t, w.a) {
		hashes = append(hashes, p.key.Hash)
	}
	slices.SortFunc(hashes, func(a, b record.Hash) int { return slices.Compare(a[:], b[:]) })
	if len(hashes) == 0 {
		return
	}
	lost := hashes[w.r.IntN(len(hashes))]
	p, err := w.a.index.named(lost)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range p.entry.Roots {
		delete(w.depot.shards, r)
	}
	if err := w.a.Forget(context.Background(), lost); err != nil {
		w.t.Fatal(err)
	}
	if w.r.IntN(2) == 0 {
		w.crash() // which must not make it forget that it forgot
	}
	clear(w.want)
	w.count["lost"]++
}

// retire ends the retention of some snapshots, never of the last one, and the
// stores drop what no live list names.
func (w *world) retire() {
	w.t.Helper()
	last := w.a.Status().ListRoot
	for root := range w.lists {
		if _, live := w.want[root]; root != last && (!live || w.r.IntN(3) == 0) {
			delete(w.want, root)
			delete(w.lists, root)
		}
	}
	live := map[record.Hash]bool{}
	for _, k := range w.lists {
		for _, b := range k.segments {
			seg, _, err := record.ParseSegment(b)
			if err != nil {
				w.t.Fatal(err)
			}
			for _, e := range seg.Entries {
				for _, r := range e.Roots {
					live[r] = true
				}
			}
		}
	}
	for r := range w.depot.shards {
		if !live[r] {
			delete(w.depot.shards, r)
			w.count["dropped shards"]++
		}
	}
}

// replace wipes the device's state and adopts the last snapshot.
func (w *world) replace() {
	w.t.Helper()
	status := w.a.Status()
	s, err := w.tryOpen(status.ListRoot)
	if err != nil {
		w.t.Fatal(err)
	}
	w.disk = durabletest.NewDisk(w.r.Uint64())
	w.device.fs = w.disk
	if err := durable.MkdirAll(w.disk, w.dir, 0o700); err != nil {
		w.t.Fatal(err)
	}
	var before []chunkID // in packs that are listed and that stores have
	for _, p := range knownPacks(w.t, w.a) {
		if p.listed && w.depot.shards[p.entry.Roots[0]] != nil {
			for _, c := range p.chunks {
				before = append(before, c.id)
			}
		}
	}
	for attempt := 0; ; attempt++ {
		if attempt < 8 {
			w.disk.PowerOffAt(1 + w.r.IntN(80))
		}
		w.a, err = Adopt(context.Background(), w.disk, w.dir, w.id, s)
		w.disk.SetFault(nil)
		if err == nil {
			break
		}
		w.disk = w.disk.Crash()
		w.device.fs = w.disk
		if w.a, err = Open(w.disk, w.dir, w.id); err == nil {
			break // the cut came after the last step that counts
		}
		if !errors.Is(err, ErrNoArchive) {
			w.t.Fatal(err)
		}
		if err := durable.MkdirAll(w.disk, w.dir, 0o700); err != nil {
			w.t.Fatal(err)
		}
	}
	if got := w.a.Status(); got.Sequence != status.Sequence || got.ListRoot != status.ListRoot || got.Epoch != status.Epoch {
		w.t.Fatalf("adopted %+v, was %+v", got, status)
	}
	for _, id := range before {
		if !isKnown(w.t, w.a, id) {
			w.t.Fatal("a chunk that stores have is not known after adoption")
		}
	}
	w.count["replaced"]++
}
