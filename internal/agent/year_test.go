package agent

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/faults"
)

// life is a device over many days, with stores that drop what no live snapshot
// lists.
type life struct {
	t     *testing.T
	x     *world
	r     *rand.Rand
	fsys  *durabletest.Disk
	a     *Agent
	dir   string
	names int
	known acknowledged
	made  map[record.Hash]int // the day of each snapshot in known
	loss  int                 // the day on which a store last lost everything
	count map[string]int
}

// TestYear is a device's life: each day edits, a backup and some misfortune, and
// snapshots that end. Whatever is kept comes back, an unchanged backup after a
// lost index sends next to nothing, and neither the stores nor the device's folder
// grow beyond what is kept.
func TestYear(t *testing.T) {
	y := faults.New(t, 10)
	days, seed := 365/y.Step, uint64(y.First)
	l := &life{t: t, x: newWorld(t, 2, 3, 4, 4), r: rand.New(rand.NewPCG(seed, 77)), fsys: durabletest.NewDisk(seed), dir: t.TempDir(),
		known: acknowledged{}, made: map[record.Hash]int{}, count: map[string]int{}}
	l.x.enrol(l.fsys)
	l.a = l.x.open(l.fsys)
	for range 60 {
		l.edit()
	}
	for day := range days {
		for range 1 + l.r.IntN(6) {
			l.edit()
		}
		l.pass(1)
		l.misfortune(day)
		l.backup(day)
		l.retire(day)
		if day%10 == 9 {
			l.known.check(t, l.x, y)
			l.x.checkHistory()
			l.size(day)
		}
		if t.Failed() {
			t.Fatalf("on day %d, after %v", day, l.count)
		}
	}
	y.Injected = l.count["cut"] + l.count["full"]
	l.t.Log(l.count)
}

// pass lets days go by.
func (l *life) pass(days uint64) {
	l.x.mu.Lock()
	defer l.x.mu.Unlock()
	l.x.now, l.x.passed = l.x.now+days*24*3600, l.x.passed+days*24*3600
}

// edit makes one change below the source.
func (l *life) edit() {
	l.t.Helper()
	files := slices.Sorted(maps.Keys(contents(l.t, l.dir)))
	noise := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(l.r.Uint32())
		}
		return b
	}
	l.names++
	name := filepath.Join(l.dir, fmt.Sprintf("d%d", l.r.IntN(8)), fmt.Sprintf("f%d", l.names))
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	old := func() string { return "/" + files[l.r.IntN(len(files))] }
	switch op := l.r.IntN(10); {
	case op < 4 || len(files) < 20:
		err = errors.Join(err, os.WriteFile(name, noise([]int{10, 3000, 12_000, 50_000, 150_000}[l.r.IntN(5)]), 0o644))
	case op < 7:
		err = os.Remove(old())
	case op == 7:
		err = os.Rename(old(), name)
	default:
		var f *os.File
		if f, err = os.OpenFile(old(), os.O_APPEND|os.O_WRONLY, 0); err == nil {
			_, err = f.Write(noise(1 + l.r.IntN(5000)))
			err = errors.Join(err, f.Close())
		}
	}
	if err != nil {
		l.t.Fatal(err)
	}
}

func (l *life) again(fsys *durabletest.Disk) {
	l.t.Helper()
	l.a.close()
	l.fsys = fsys
	a, err := l.x.agent(fsys)
	if err != nil {
		l.t.Fatalf("open: %v", err)
	}
	l.a = a
	l.t.Cleanup(func() { a.close() })
}

// misfortune is what happens before or during the next backup.
func (l *life) misfortune(day int) {
	archive := filepath.Join(testFolder, archiveDir)
	remove := func(prefix string) {
		l.a.Close()
		dir := filepath.Dir(filepath.Join(archive, prefix))
		list, err := l.fsys.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			l.t.Fatal(err)
		}
		for _, e := range list {
			if strings.HasPrefix(filepath.Join(dir, e.Name()), filepath.Join(archive, prefix)) {
				if err := l.fsys.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
					l.t.Fatal(err)
				}
			}
		}
		l.again(l.fsys.Kill())
	}
	switch l.r.IntN(16) {
	case 0, 1, 2:
		l.fsys.PowerOffAt(1 + l.r.IntN(160))
	case 3:
		l.fsys.FailNth(1+l.r.IntN(160), syscall.ENOSPC)
	case 4:
		l.unchanged(day, "log", 0, func() { remove("packs.log") })
	case 5:
		l.unchanged(day, "runs", 0, func() { remove("index") })
	case 6:
		l.unchanged(day, "lists", 0, func() { remove("lists/") })
	case 7:
		remove("memo-")
		l.count["memo lost"]++
	case 8:
		l.storeLost(day)
		l.x.wipe(l.x.stores[l.r.IntN(len(l.x.stores))])
		l.count["store wiped"]++
	case 9:
		l.x.release()
		l.count["released"]++
	case 10:
		_, small, _ := l.sources()
		l.unchanged(day, "device", small+128<<10, l.replace) // files that share chunks are cut anew
	case 11: // off for months
		l.pass(90)
		l.only()
		l.count["away"]++
	case 12: // begun and given up, long before the next
		ctx, cancel := context.WithCancel(context.Background())
		n := 1 + l.r.IntN(100)
		l.fsys.SetFault(func(durabletest.Op) error {
			if n--; n == 0 {
				cancel()
			}
			return nil
		})
		res, _ := l.a.Backup(ctx, record.ByPerson, []string{l.dir})
		l.fsys.SetFault(nil)
		l.note(day, res)
		cancel()
		l.sweep()
		l.count["given up"]++
	case 13: // signed, and the log lost, before the gateway is there again
		l.x.relayErr = errors.New("away")
		if _, err := l.a.Backup(context.Background(), record.BySchedule, []string{l.dir}); err == nil {
			l.t.Fatal("committed without a gateway")
		}
		l.x.relayErr = nil
		remove([]string{"packs.log", "lists/", "memo-"}[l.r.IntN(3)])
		l.count["gateway away"]++
	case 14:
		l.x.loseReply = l.r.IntN(2) == 0
		if !l.x.loseReply {
			l.x.away = errors.New("away")
			l.x.release()
		}
		res, err := l.a.Backup(context.Background(), record.BySchedule, []string{l.dir})
		l.note(day, res)
		if l.x.away != nil && err == nil {
			l.t.Fatal("an epoch began without a custodian")
		}
		l.x.loseReply, l.x.away = false, nil
		l.count["custodian away, replies lost"]++
	case 15: // a slot goes to another store, by the rules with its shards brought there by the device
		i := l.r.IntN(len(l.x.stores))
		l.storeLost(day)
		l.x.stores[i].kill()
		old := l.x.policy.Places[i]
		fresh := l.x.newStore(uint32(100+day), old.Organisation)
		fresh.place.Slot, fresh.place.Version = old.Slot, old.Version+1
		l.x.mu.Lock()
		l.x.stores[i] = fresh
		l.x.policy.Places[i] = fresh.place
		l.x.tick()
		l.x.mu.Unlock()
		l.count["store replaced"]++
	}
}

// storeLost is before a store loses everything. The device brings back what its
// next snapshot needs, and nothing that only older ones do: those survive it once.
func (l *life) storeLost(day int) {
	for h, d := range l.made {
		if d < l.loss && h != l.x.head.Hash {
			delete(l.known, h)
			delete(l.made, h)
		}
	}
	l.loss = day
	l.again(l.fsys.Kill()) // lets go of the stores
}

// unchanged measures what a backup of the same files sends after something was
// lost: nothing, or at most what may.
func (l *life) unchanged(day int, what string, most int64, lose func()) {
	l.t.Helper()
	again := func() uint64 {
		res, err := l.a.Backup(context.Background(), record.ByPerson, []string{l.dir})
		if err != nil {
			l.t.Fatalf("%s lost: %v", what, err)
		}
		l.note(day, res)
		return res.Committed.Made.NewBytes
	}
	for quiet := 0; quiet < 3; quiet++ { // packs may be packed anew for a while
		if again() > 0 {
			quiet = 0
		}
	}
	lose()
	sent := again()
	if sent > uint64(most) {
		l.t.Errorf("%s lost: %d bytes sent again, at most %d may be", what, sent, most)
	}
	l.count[what+" lost"]++
	l.count[what+": bytes"] = max(l.count[what+": bytes"], int(sent))
}

func (l *life) note(day int, res Result) {
	l.known.note(l.t, res, l.dir)
	for h := range l.known {
		if _, ok := l.made[h]; !ok {
			l.made[h] = day
		}
	}
}

// replace is a new device with the old one's place, after a granted restore.
func (l *life) replace() {
	fresh := durabletest.NewDisk(l.r.Uint64())
	f := l.x.folder(fresh)
	copyFile(l.t, l.fsys, fresh, keyFile)
	copyFile(l.t, l.fsys, fresh, stateFile)
	plan, err := l.x.Plan(context.Background(), l.x.id)
	if err != nil {
		l.t.Fatal(err)
	}
	if err := f.adopt(plan); err != nil {
		l.t.Fatal(err)
	}
	l.x.release()
	l.a.Close()
	l.again(fresh)
	s, err := l.x.anchored(plan.Head.Hash, nil)
	if err != nil {
		l.t.Fatal(err)
	}
	l.a.takeOver(context.Background(), s)
	if len(l.a.warnings) > 0 {
		l.t.Fatal(l.a.warnings)
	}
}

func (l *life) backup(day int) {
	l.t.Helper()
	for range 5 {
		res, err := l.a.Backup(context.Background(), record.BySchedule, []string{l.dir})
		l.note(day, res)
		l.fsys.SetFault(nil)
		if err == nil {
			return
		}
		switch {
		case errors.Is(err, syscall.ENOSPC):
			l.count["full"]++
			if l.r.IntN(2) == 0 {
				continue
			}
			l.again(l.fsys.Kill())
		case errors.Is(err, durabletest.ErrPower):
			l.count["cut"]++
			l.again(l.fsys.Crash())
		default:
			l.t.Fatalf("day %d: %v", day, err)
		}
	}
	l.t.Fatal("no backup succeeds")
}

// retire ends snapshots: those of the last week stay, of those before one in
// thirty, and the last.
func (l *life) retire(day int) {
	for h, d := range l.made {
		if h != l.x.head.Hash && d < day-7 && (d%30 != 0 || d < day-90) {
			delete(l.known, h)
			delete(l.made, h)
		}
	}
	l.sweep()
}

// only ends all snapshots but the last.
func (l *life) only() {
	for h := range l.made {
		if h != l.x.head.Hash {
			delete(l.known, h)
			delete(l.made, h)
		}
	}
	l.sweep()
}

// sweep makes stores drop what no live snapshot lists.
func (l *life) sweep() {
	l.t.Helper()
	live := map[string]bool{}
	keep := func(h record.Hash) { live[hex.EncodeToString(h[:])] = true }
	disks := storeDisks{x: l.x}
	for h := range l.known {
		root := l.x.records[h].ListRoot
		keep(root)
		b, err := disks.first(func(s *testStore) (b []byte, err error) { b, _, err = s.disk.List(l.x.id, root); return b, err })
		if err != nil {
			l.t.Fatalf("list %s: %v", root, err)
		}
		head, _, err := record.ParseHead(b)
		if err != nil {
			l.t.Fatal(err)
		}
		for _, ref := range head.Segments {
			keep(ref.Root)
			b, err := disks.first(func(s *testStore) (b []byte, err error) { b, _, err = s.disk.Segment(l.x.id, ref.Root); return b, err })
			if err != nil {
				l.t.Fatalf("segment %s: %v", ref.Root, err)
			}
			seg, _, err := record.ParseSegment(b)
			if err != nil {
				l.t.Fatal(err)
			}
			for _, e := range seg.Entries {
				for _, r := range e.Roots {
					keep(r)
				}
			}
		}
	}
	l.again(l.fsys.Kill()) // and so lets go of the stores
	for _, s := range l.x.stores {
		s.kill()
		for _, kind := range []string{"shards", "segments", "lists"} {
			l.files(s.fsys, "/store/"+kind, func(name string, _ int64) {
				if !live[filepath.Base(name)] {
					if err := s.fsys.Remove(name); err != nil {
						l.t.Fatal(err)
					}
					l.count["dropped "+kind]++
				}
			})
		}
		l.x.start(s)
	}
}

// files calls do with each file below a folder and its length.
func (l *life) files(fsys durable.FS, dir string, do func(name string, size int64)) {
	list, err := fsys.ReadDir(dir)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, e := range list {
		name := filepath.Join(dir, e.Name())
		if e.IsDir() {
			l.files(fsys, name, do)
			continue
		}
		info, err := fsys.Stat(name)
		if err != nil {
			l.t.Fatal(err)
		}
		do(name, info.Size())
	}
}

// sources measures the files: all bytes, those of files that share chunks, and how
// many there are.
func (l *life) sources() (all, small int64, files int) {
	for _, v := range contents(l.t, l.dir) {
		var n int64
		if _, err := fmt.Sscan(v, &n); err != nil {
			l.t.Fatal(err)
		}
		all, files = all+n, files+1
		if n <= 16<<10 {
			small += n
		}
	}
	return all, small, files
}

// size checks that what is kept is in proportion to what is backed up.
func (l *life) size(day int) {
	all, _, files := l.sources()
	var stores, folder int64
	for _, s := range l.x.stores {
		l.files(s.fsys, "/store", func(_ string, n int64) { stores += n })
	}
	l.files(l.fsys, testFolder, func(_ string, n int64) { folder += n })
	s := l.a.archive.Status()
	l.t.Logf("day %d: %d files of %d KiB, %d snapshots live, %d KiB at the stores, %d KiB in the device's folder, %d packs, epoch %d",
		day, files, all>>10, len(l.known), stores>>10, folder>>10, s.Packs, s.Epoch)
	if coded := 2 * all; stores > 3*coded || folder > 64<<10+all/20 {
		l.t.Errorf("day %d: %d bytes at the stores and %d in the device's folder, of files of %d", day, stores, folder, all)
	}
}
