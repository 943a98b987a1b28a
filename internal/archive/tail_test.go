package archive

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// grow appends to a file, some hours after it was last written.
func grow(t *testing.T, name string, b []byte, at time.Time) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Write(b)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chtimes(name, at, at)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestLogsAreReadFromTheirEnd: once a file was seen to grow only, its tail is
// read, and what is stored is what a whole reading would store. What was written
// over is noticed.
func TestLogsAreReadFromTheirEnd(t *testing.T) {
	for name, first := range map[string]int{"list of chunks": 3 << 20, "list of lists": 80 << 20} {
		t.Run(name, func(t *testing.T) {
			src := t.TempDir()
			log := filepath.Join(src, "telemetry.log")
			r := rand.New(rand.NewPCG(uint64(first), 7))
			clock := time.Unix(1e9, 0)
			next := func(b []byte) {
				clock = clock.Add(time.Hour)
				grow(t, log, b, clock)
			}
			d := newDevice(t)
			var read uint64
			back := func() *Result {
				req := d.request(tree(t, src))
				req.Progress = func(p Progress) { read = p.Read }
				return d.back(req)
			}
			check := func(res *Result) content {
				s := d.open(res.ListRoot)
				compare(t, describe(t, src), restored(t, s, src))
				e, err := s.Lookup(t.Context(), log[1:])
				if err != nil {
					t.Fatal(err)
				}
				return e.content
			}
			next(lines(r, first))
			check(back())
			for i := range provenLog {
				next(lines(r, 200_000))
				check(back())
				if read < uint64(first) {
					t.Fatalf("growth %d: %d bytes read of a file that is not proven to be a log", i, read)
				}
			}
			for range 3 {
				next(lines(r, 300_000))
				content := check(back())
				most := uint64(300_000 + defaultChunker.Max) // and the open chunk
				if content.depth > 0 {
					most = 300_000 + maxRefNodeRefs*uint64(defaultChunker.Normal)*3/2 // or the open list
				}
				if read > most || read < 300_000 {
					t.Fatalf("%d bytes read for a tail of 300,000", read)
				}
				// Without its memo all is read, and nothing is new.
				d.a.state.Committed.Memo = ""
				res := back()
				if res.Stats.Added != 0 || read < uint64(first) || !reflect.DeepEqual(check(res), content) {
					t.Fatalf("a whole reading adds %d bytes, or has another list", res.Stats.Added)
				}
				for range provenLog {
					next(lines(r, 1000))
					back()
				}
			}
			// Rotated by copying and truncating, and longer than before by now.
			if err := os.Truncate(log, 0); err != nil {
				t.Fatal(err)
			}
			next(lines(r, first+2<<20))
			check(back())
			if read < uint64(first) {
				t.Errorf("%d bytes read of what was written anew", read)
			}
		})
	}
}

// TestLogIsReadWholeNowAndThen: a byte that was changed where no sample is does
// not stay unnoticed for good.
func TestLogIsReadWholeNowAndThen(t *testing.T) {
	src := t.TempDir()
	log := filepath.Join(src, "telemetry.log")
	r := rand.New(rand.NewPCG(8, 7))
	clock := time.Unix(1e9, 0)
	d := newDevice(t)
	whole := 0
	for n := range provenLog + 2*logReadings + 1 {
		clock = clock.Add(time.Hour)
		size := 10_000
		if n == 0 {
			size = 2 << 20
		}
		grow(t, log, lines(r, size), clock)
		var read uint64
		req := d.request(tree(t, src))
		req.Progress = func(p Progress) { read = p.Read }
		d.back(req)
		if read >= 2<<20 {
			whole++
		}
	}
	if want := 1 + provenLog + 2; whole != want {
		t.Errorf("read whole %d times, want %d", whole, want)
	}
}

// TestWhatOnlyWasTouchedIsNoLog: a file that keeps its length is read whole,
// however often its attributes changed; and a log, once it rests.
func TestWhatOnlyWasTouchedIsNoLog(t *testing.T) {
	src := t.TempDir()
	file := filepath.Join(src, "disk.img")
	r := rand.New(rand.NewPCG(8, 9))
	clock := time.Unix(1e9, 0)
	content := lines(r, 3<<20)
	d := newDevice(t)
	back := func() {
		t.Helper()
		clock = clock.Add(time.Hour)
		if err := os.Chtimes(file, clock, clock); err != nil {
			t.Fatal(err)
		}
		res := d.back(d.request(tree(t, src)))
		compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
	}
	overwrite := func(at int) {
		t.Helper()
		f, err := os.OpenFile(file, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.WriteAt([]byte("another"), int64(at))
		if closed := f.Close(); err != nil || closed != nil {
			t.Fatal(err, closed)
		}
	}
	write(t, file, content)
	for range 4 {
		back()
	}
	for range 8 {
		overwrite(r.IntN(len(content) - 10))
		back()
	}
	// It grows, and is proven to be a log.
	for range provenLog + 2 {
		grow(t, file, lines(r, 100_000), clock)
		back()
	}
	// What is changed while it grows may be missed, not any more when it rests.
	overwrite(1_000_000)
	grow(t, file, lines(r, 100_000), clock)
	d.back(d.request(tree(t, src)))
	back()
}
