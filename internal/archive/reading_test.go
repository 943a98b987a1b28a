package archive

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/faults"
)

// counting is a fetcher that counts bytes, gives ranges, and can fail or lie.
type counting struct {
	*depot
	mu     sync.Mutex
	bytes  uint64
	calls  int
	failAt int  // the call that fails; 0: none
	lie    bool // in ranges
}

var errFetch = errors.New("nobody answers")

func (c *counting) count(n uint64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bytes += n
	c.calls++
	if c.calls == c.failAt {
		return errFetch
	}
	return nil
}

func (c *counting) Object(ctx context.Context, e record.Entry, l record.Layout) ([]byte, error) {
	if err := c.count(e.Length); err != nil {
		return nil, err
	}
	return c.depot.Object(ctx, e, l)
}

func (c *counting) Range(ctx context.Context, e record.Entry, l record.Layout, offset, length uint64) ([]byte, error) {
	if err := c.count(length); err != nil {
		return nil, err
	}
	b, err := c.depot.Object(ctx, e, l)
	if err != nil || offset+length > uint64(len(b)) {
		return nil, errors.Join(err, errFetch)
	}
	b = b[offset : offset+length]
	if c.lie {
		b[len(b)/2] ^= 1
	}
	return b, nil
}

// mixed is a device with a snapshot of some hundred files of 20 MiB, partly
// doubles of others, so that packs are come back to.
func mixed(t *testing.T) (d *device, src string, list record.Hash, want map[string]string) {
	t.Helper()
	src = t.TempDir()
	r := rand.New(rand.NewPCG(11, 11))
	var before []byte
	for i := range 200 {
		n := 1 + r.IntN(9000)
		if i%20 == 0 {
			n = 1<<20 + r.IntN(1<<20)
		}
		b := make([]byte, n)
		for j := range b {
			b[j] = byte(r.Uint32())
		}
		if i%3 == 0 && len(before) > n/2 {
			copy(b, before[:n/2])
		}
		if n > 1<<20 && r.IntN(2) == 0 {
			before = b
		}
		write(t, filepath.Join(src, fmt.Sprintf("d%02d/e%d/f%03d", i/17, i%3, i)), b)
	}
	want = describe(t, src)
	d = newDevice(t)
	return d, src, d.back(d.request(tree(t, src))).ListRoot, want
}

// with opens the snapshot with another fetcher and so much memory.
func (d *device) with(list record.Hash, fetch Fetcher, memory int64) *Snapshot {
	d.t.Helper()
	s := d.open(list)
	s.fetch = fetch
	s.packs = newPacks(s, memory)
	return s
}

// The same bytes come back whatever the memory and the number of workers.
func TestRestoreIsTheSameWhateverTheMemory(t *testing.T) {
	d, src, list, want := mixed(t)
	for _, memory := range []int64{0, 20 << 20, 64 << 20} {
		for _, workers := range []int{1, 2, 8} {
			c := &counting{depot: d.depot}
			s := d.with(list, c, memory)
			s.workers = workers
			compare(t, want, restored(t, s, src))
			if report, err := s.Check(t.Context(), nil); err != nil || report.Files != 200 {
				t.Fatalf("check: %+v, %v", report, err)
			}
			s.packs.mu.Lock()
			if most := max(memory, leastMemory) + int64(workers+1)*PackBytes; s.packs.bytes > most {
				t.Errorf("%d bytes of packs at hand, at most %d", s.packs.bytes, most)
			}
			for _, p := range s.packs.all {
				if p.users != 0 {
					t.Errorf("pack %d is still used by %d", p.key.Number, p.users)
				}
			}
			s.packs.mu.Unlock()
		}
	}
}

// Whatever a plan has room for, and however few files may be held open, the same
// bytes come back; with room for all, each pack is fetched once, but those of the
// tree, which is read beside.
func TestRestoreIsTheSameWhateverThePlan(t *testing.T) {
	d, src, list, want := mixed(t)
	whole, _ := namedBytes(t, d.open(list))
	for _, planned := range []int64{1, 5_000, 40_000, 0} {
		c := &counting{depot: d.depot}
		s := d.with(list, c, 0)
		s.planned, s.opened = planned, 1
		compare(t, want, restored(t, s, src))
		if planned == 0 && c.bytes > whole+2*PackBytes {
			t.Errorf("%d bytes were fetched of an archive of %d", c.bytes, whole)
		}
		if report, err := s.Check(t.Context(), nil); err != nil || report.Files != 200 {
			t.Fatalf("check: %+v, %v", report, err)
		}
	}
}

// Whatever fetch fails, at most files are missing, which are named; nothing
// wrong is restored, and the same again brings the rest.
func TestEveryFetchMayFail(t *testing.T) {
	d, src, list, want := mixed(t)
	c := &counting{depot: d.depot}
	compare(t, want, restored(t, d.with(list, c, 0), src))
	y := faults.New(t, 1)
	for n := 1; n <= c.calls; n++ {
		failing := &counting{depot: d.depot, failAt: n}
		to := t.TempDir()
		_, err := d.with(list, failing, 0).Restore(t.Context(), to, RestoreOptions{Temp: "0011223344556677"})
		var in *IncompleteError
		if err != nil && !errors.As(err, &in) {
			t.Fatalf("fetch %d fails: %v", n, err)
		}
		if in != nil && (len(in.Packs) != 1 || !errors.Is(in, errFetch)) {
			t.Fatalf("fetch %d fails: %v", n, in)
		}
		got := map[string]string{}
		if _, err := os.Lstat(filepath.Join(to, src)); err == nil {
			got = describe(t, filepath.Join(to, src))
		}
		for path, x := range got {
			if x[0] != 'd' && want[path] != x {
				t.Fatalf("fetch %d fails: %s came back as other bytes", n, path)
			}
		}
		again, err := d.with(list, d.depot, 0).Restore(t.Context(), to, RestoreOptions{Existing: true, Temp: "0011223344556677"})
		if err != nil || again.Files != 200 {
			t.Fatalf("again: %+v, %v", again, err)
		}
		compare(t, want, describe(t, filepath.Join(to, src)))
		y.Injected++
		y.Snapshots++
	}
}

// One file is found and read with little beside it, whoever lies.
func TestOneFileIsReadByRanges(t *testing.T) {
	d, src, list, _ := mixed(t)
	for _, lie := range []bool{false, true} {
		for _, name := range []string{"d00/e1/f001", "d01/e2/f020", "d11/e1/f199"} {
			c := &counting{depot: d.depot, lie: lie}
			s := d.with(list, c, 0)
			e, err := s.Lookup(t.Context(), filepath.Join(src, name)[1:])
			if err != nil {
				t.Fatal(err)
			}
			var got uint64
			if err := s.Content(t.Context(), e, func(b []byte) error { got += uint64(len(b)); return nil }); err != nil || got != e.Size {
				t.Fatalf("%s: %d of %d bytes, %v", name, got, e.Size, err)
			}
			if most := 3*e.Size + 1<<20; !lie && c.bytes > most {
				t.Errorf("%s: %d bytes were read for %d", name, c.bytes, e.Size)
			}
		}
	}
}

// A pack that was fetched ahead and not read yet does not make room for another
// that is: it would be fetched twice.
func TestAheadKeepsWhatIsNotRead(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "large"), noise(rand.New(rand.NewPCG(12, 12)), 6*PackBytes))
	d := newDevice(t)
	c := &counting{depot: d.depot}
	s := d.with(d.back(d.request(tree(t, src))).ListRoot, c, 0)
	var packs []packKey
	for _, key := range s.keys {
		if key.Length > 3<<20 {
			packs = append(packs, key)
		}
	}
	if len(packs) < 5 {
		t.Fatalf("%d large packs", len(packs))
	}
	held, ahead := packs[:3], packs[3:5]
	var sum int64
	for _, key := range packs[:5] {
		sum += int64(key.Length)
	}
	s.packs = newPacks(s, sum-int64(ahead[1].Length)) // not for the last as well
	for _, key := range held {
		p, err := s.packs.take(t.Context(), key.Number)
		if err != nil {
			t.Fatal(err)
		}
		defer s.packs.drop(p)
	}
	s.packs.want(t.Context(), ahead[0].Number)
	s.packs.mu.Lock()
	first := s.packs.all[ahead[0].Number]
	s.packs.mu.Unlock()
	<-first.ready
	s.packs.want(t.Context(), ahead[1].Number)
	for _, key := range ahead {
		p, err := s.packs.take(t.Context(), key.Number)
		if err != nil {
			t.Fatal(err)
		}
		s.packs.drop(p)
	}
	if c.bytes != uint64(sum) {
		t.Errorf("%d bytes were fetched of %d", c.bytes, sum)
	}
}
