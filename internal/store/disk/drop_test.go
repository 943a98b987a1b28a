package disk_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/storetest"
)

// began is the retention clock's time at which these tests begin, and promised
// the end of their receipts.
const (
	began    = 1_800_000_000
	promised = began + 1000
)

// three archives: the second lists what the first does too, the third stands by
// itself.
func three(t testing.TB) (first, second, third *storetest.Archive) {
	first = archive(t, 1, 3, 6000, 3, nil)
	return first, archive(t, 2, 2, 6000, 3, first), archive(t, 3, 2, 6000, 3, nil)
}

func promise(t testing.TB, d *disk.Disk, a *storetest.Archive, until uint64) {
	t.Helper()
	missing, err := d.Promise(context.Background(), device, a.List, slot, until)
	if err != nil || len(missing) > 0 {
		t.Fatalf("missing %v, %v", missing, err)
	}
}

func sweep(t testing.TB, d *disk.Disk, now uint64, live ...*storetest.Archive) disk.Swept {
	t.Helper()
	done, err := d.Sweep(context.Background(), device, now, anchored(live...))
	must(t, err)
	return done
}

func anchored(live ...*storetest.Archive) map[record.Hash]bool {
	m := map[record.Hash]bool{}
	for _, a := range live {
		m[a.List] = true
	}
	return m
}

// standing tells how many files of what an archive names, but others do not,
// stand in the folder.
func standing(fsys durable.FS, dir string, a *storetest.Archive, others ...*storetest.Archive) (n int) {
	named := func(root record.Hash) bool {
		for _, o := range others {
			if o.Segments[root] != nil || o.Shards[slot][root] != nil {
				return true
			}
		}
		return false
	}
	at := func(kind disk.Kind, root record.Hash) {
		p := filepath.Join(dir, strings.TrimPrefix(path(kind, root), "/store"))
		if _, err := fsys.Stat(p); err == nil && !named(root) {
			n++
		}
	}
	for root := range a.Shards[slot] {
		at(disk.Shard, root)
	}
	for root := range a.Segments {
		at(disk.Segment, root)
	}
	at(disk.List, a.List)
	return n
}

// A dead list is dropped once its promise and its grace are over, by the
// retention clock, with what only it names; all that another list names stays.
func TestSweepDropsTheDead(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	first, second, third := three(t)
	for _, a := range []*storetest.Archive{first, second, third} {
		put(t, d, a)
		promise(t, d, a, promised)
	}
	all := standing(durable.OS(), dir, third, second)
	now := uint64(promised + disk.Grace)
	if done := sweep(t, d, now, second); done != (disk.Swept{}) {
		t.Fatalf("within the promise: %+v", done)
	}
	now++
	if done := sweep(t, d, now, second); done != (disk.Swept{Dying: 2}) {
		t.Fatalf("when it is over: %+v", done)
	}
	if done := sweep(t, d, now+disk.Grace, second); done != (disk.Swept{Dying: 2}) {
		t.Fatalf("within the grace: %+v", done)
	}
	if n := standing(durable.OS(), dir, third, second); n != all {
		t.Fatalf("%d of %d files are left within the grace", n, all)
	}
	done := sweep(t, d, now+disk.Grace+1, second)
	if done.Lists != 2 || done.Objects != all-1 || done.Bytes == 0 || done.Dying != 0 {
		t.Errorf("after it: %+v, of %d files", done, all)
	}
	for _, a := range []*storetest.Archive{first, third} {
		if n := standing(durable.OS(), dir, a, second); n != 0 {
			t.Errorf("%d files of a dropped list are left", n)
		}
	}
	complete(t, d, second)
	if s, err := d.Scrub(t.Context(), func(f disk.Finding) { t.Errorf("scrub: %+v", f) }); err != nil || s.Objects == 0 {
		t.Errorf("scrub %+v, %v", s, err)
	}
	if done := sweep(t, d, now+2*disk.Grace, second); done != (disk.Swept{}) {
		t.Errorf("again: %+v", done)
	}
	// What was dropped can be put again.
	put(t, d, third)
	complete(t, d, third)
}

// Whatever is promised, anchored again, or put again meanwhile, is not dropped.
func TestSweepSparesWhatIsWantedAgain(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	first, second, third := three(t)
	for _, a := range []*storetest.Archive{first, second, third} {
		put(t, d, a) // pending: no receipt was given
	}
	if done := sweep(t, d, began); done != (disk.Swept{Dying: 3}) {
		t.Fatalf("pending lists: %+v", done)
	}
	later := uint64(began + disk.Grace + 1)
	put(t, d, first)
	promise(t, d, third, later)
	if done := sweep(t, d, later, second); done != (disk.Swept{Dying: 1}) {
		t.Fatalf("one put, one promised, one anchored: %+v", done)
	}
	for _, a := range []*storetest.Archive{first, second, third} {
		complete(t, d, a)
	}
	// A shorter promise never takes a longer one back.
	promise(t, d, third, began)
	if done := sweep(t, d, later+disk.Grace, second, first); done != (disk.Swept{}) {
		t.Fatalf("promised: %+v", done)
	}
}

// Nothing of a device is dropped while a live list that should be here is not,
// or one that is here cannot be read.
func TestSweepWaitsForWhatIsMissing(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, dir string, second *storetest.Archive){
		"list": func(t *testing.T, dir string, second *storetest.Archive) {
			must(t, os.Remove(filepath.Join(dir, strings.TrimPrefix(path(disk.List, second.List), "/store"))))
		},
		"segment": func(t *testing.T, dir string, second *storetest.Archive) {
			must(t, os.Remove(filepath.Join(dir, strings.TrimPrefix(path(disk.Segment, roots(second.Segments)[0]), "/store"))))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d := open(t, durable.OS(), dir)
			_, second, third := three(t)
			put(t, d, second)
			put(t, d, third)
			sweep(t, d, began, second)
			harm(t, dir, second)
			all := standing(durable.OS(), dir, third, second)
			if done := sweep(t, d, began+disk.Grace+1, second); done.Blocked != second.List || done.Lists != 0 {
				t.Fatalf("%+v, want it blocked by %s", done, second.List)
			}
			if n := standing(durable.OS(), dir, third, second); n != all {
				t.Fatalf("%d of %d files are left", n, all)
			}
			// One that is live, but not to be here, keeps nobody waiting.
			elsewhere := anchored(second)
			elsewhere[record.Hash{1}] = false
			put(t, d, second)
			done, err := d.Sweep(t.Context(), device, began+disk.Grace+1, elsewhere)
			if err != nil || done.Lists != 1 {
				t.Fatalf("healed: %+v, %v", done, err)
			}
			complete(t, d, second)
		})
	}
}

// A note that cannot be read keeps its list.
func TestSweepBelievesNoBrokenNote(t *testing.T) {
	for _, folder := range []string{"promised", "dying"} {
		dir := t.TempDir()
		d := open(t, durable.OS(), dir)
		_, _, third := three(t)
		put(t, d, third)
		promise(t, d, third, 1)
		sweep(t, d, began)
		file := filepath.Join(dir, folder, device.String()[2:], third.List.String()[2:])
		b, err := os.ReadFile(file)
		must(t, err)
		b[0] ^= 1
		must(t, os.WriteFile(file, b, 0o600))
		if done := sweep(t, d, began+100*disk.Grace); done.Lists != 0 {
			t.Errorf("%s: %+v", folder, done)
		}
		complete(t, d, third)
	}
}

// dying is the life of a store from two snapshots to the drop of one, and of a
// third that was never anchored. What fails is tried once more.
func dying(fsys durable.FS, times []uint64, live *storetest.Archive) (d *disk.Disk, last error) {
	try := func(f func() error) bool {
		err := f()
		if err != nil {
			err = f()
		}
		if err != nil {
			last = err
		}
		return err == nil
	}
	if !try(func() (err error) { d, err = disk.Open(fsys, "/store", owner, quiet); return err }) {
		return nil, last
	}
	for _, now := range times {
		try(func() error {
			_, err := d.Sweep(context.Background(), device, now, anchored(live))
			return err
		})
	}
	return d, last
}

// At every operation of marking and dropping the power is cut, an operation
// fails, or the process is killed and the power cut later: what is live stays
// whole, nothing goes before its time, and the next sweeps leave nothing behind.
func TestDropCrashAtEveryOperation(t *testing.T) {
	first, second, third := three(t)
	dead := uint64(promised + disk.Grace + 1)
	times := []uint64{dead, dead + disk.Grace + 1}
	made := func(seed uint64) *durabletest.Disk {
		mem := durabletest.NewDisk(seed)
		d, err := disk.Open(mem, "/store", owner, quiet)
		must(t, err)
		for _, a := range []*storetest.Archive{first, second, third} {
			put(t, d, a)
			promise(t, d, a, promised)
		}
		return mem
	}
	whole := made(0)
	before := whole.Ops()
	_, err := dying(whole, times, second)
	must(t, err)
	operations := whole.Ops() - before
	for n := 1; n <= operations; n++ {
		for seed := range uint64(3) {
			for _, fault := range []string{"power", "io", "kill"} {
				mem := made(seed<<32 | uint64(n))
				switch fault {
				case "power", "kill":
					mem.PowerOffAt(mem.Ops() + n)
					if _, err := dying(mem, times, second); err != nil && !errors.Is(err, durabletest.ErrPower) {
						t.Fatalf("operation %d: %v", n, err)
					}
				case "io":
					mem.FailNth(mem.Ops()+n, syscall.EIO)
					if _, err := dying(mem, times, second); err != nil {
						t.Fatalf("operation %d: %v", n, err)
					}
				}
				mem.SetFault(nil)
				if fault == "kill" {
					mem = mem.Kill()
					if _, err := dying(mem, times[:1], second); err != nil {
						t.Fatalf("killed at operation %d: %v", n, err)
					}
				}
				mem = mem.Crash()
				d, err := dying(mem, nil, second)
				must(t, err)
				complete(t, d, second)
				for root := range second.Shards[slot] {
					if _, err := readShard(d, root); err != nil {
						t.Fatalf("operation %d, seed %d, %s: a live shard is lost: %v", n, seed, fault, err)
					}
				}
				// The marks may have been lost with the power: their grace begins anew.
				if _, err := dying(mem, append(times, times[1]+disk.Grace+1), second); err != nil {
					t.Fatal(err)
				}
				for _, a := range []*storetest.Archive{first, third} {
					if left := standing(mem, "/store", a, second); left != 0 {
						t.Fatalf("operation %d, seed %d, %s: %d files are left for ever\n%s", n, seed, fault, left, listing(t, mem, "/store"))
					}
				}
				for _, folder := range []string{"dying", "dropping"} {
					if left := listing(t, mem, filepath.Join("/store", folder, device.String()[2:])); left != "" {
						t.Fatalf("operation %d, seed %d, %s: notes are left\n%s", n, seed, fault, left)
					}
				}
			}
		}
	}
	t.Logf("%d operations", operations)
}

// While a list's promise is being given and its sweep is due, either comes first:
// the list is whole and promised, or the receipt is refused for what is missing.
func TestPromiseAndSweepAtOnce(t *testing.T) {
	_, _, third := three(t)
	for range 20 {
		dir := t.TempDir()
		d := open(t, durable.OS(), dir)
		put(t, d, third)
		sweep(t, d, began)
		result := make(chan error)
		go func() {
			missing, err := d.Promise(context.Background(), device, third.List, slot, 2*began)
			if err == nil && len(missing) > 0 {
				err = &disk.MissingError{Missing: missing}
			}
			result <- err
		}()
		done := sweep(t, d, began+disk.Grace+1)
		err := <-result
		if (err == nil) == (done.Lists == 1) {
			t.Fatalf("promise: %v, sweep: %+v", err, done)
		}
		if err == nil {
			complete(t, d, third)
		}
	}
}
