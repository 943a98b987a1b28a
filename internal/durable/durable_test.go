package durable_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
)

// everyOperation runs f on disks whose n-th operation fails, for every n up to
// the last one f makes, with each kind of failure: power cut, full disk,
// input/output error. check sees the disk after a power cut.
func everyOperation(t *testing.T, setup func(*durabletest.Disk), f func(durable.FS) error, check func(t *testing.T, d *durabletest.Disk, err error)) {
	t.Helper()
	rounds := 0
	for n := 1; ; n++ {
		var reached bool
		for seed := range uint64(8) {
			for _, fault := range []error{durabletest.ErrPower, syscall.ENOSPC, syscall.EIO} {
				d := durabletest.NewDisk(seed*1000 + uint64(n))
				setup(d)
				before := d.Ops()
				if fault == durabletest.ErrPower {
					d.PowerOffAt(n)
				} else {
					d.FailNth(n, fault)
				}
				err := f(d)
				reached = d.Ops()-before >= n
				if reached && fault == durabletest.ErrPower && err == nil {
					t.Fatalf("operation %d: power cut, but no error", n)
				}
				d.SetFault(nil)
				check(t, d.Crash(), err)
				rounds++
			}
		}
		if !reached {
			if n < 4 {
				t.Fatalf("only %d operations", n)
			}
			t.Logf("%d rounds", rounds)
			return
		}
	}
}

func TestWriteFileIsAllOrNothing(t *testing.T) {
	before, after := bytes.Repeat([]byte("old"), 700), bytes.Repeat([]byte("newer"), 900)
	setup := func(d *durabletest.Disk) {
		must(t, durable.MkdirAll(d, "/data/state", 0o700))
		must(t, durable.WriteFile(d, "/data/state/file", before, 0o600))
	}
	kept, replaced := 0, 0
	everyOperation(t, setup, func(fsys durable.FS) error {
		return durable.WriteFile(fsys, "/data/state/file", after, 0o600)
	}, func(t *testing.T, d *durabletest.Disk, err error) {
		got, readErr := durable.ReadFile(d, "/data/state/file", 1<<20)
		must(t, readErr)
		switch {
		case bytes.Equal(got, after):
			replaced++
		case err == nil:
			t.Fatal("acknowledged, and lost")
		case bytes.Equal(got, before):
			kept++
		default:
			t.Fatalf("a mixture: %d bytes", len(got))
		}
		must(t, durable.SweepTemp(d, "/data/state"))
		list, readErr := d.ReadDir("/data/state")
		must(t, readErr)
		if len(list) != 1 {
			t.Fatalf("left behind: %v", list)
		}
	})
	if kept == 0 || replaced == 0 {
		t.Fatalf("kept %d, replaced %d: the test has not met both", kept, replaced)
	}
}

// Everything written to the machine's own disk is counted, however it came there.
func TestWrittenIsCounted(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	before := durable.Written()
	if err := durable.WriteFile(durable.OS(), name, make([]byte, 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := durable.OS().OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(make([]byte, 234)); err != nil {
		t.Fatal(err)
	}
	// However the standard library writes to it.
	const copied = 1 << 20
	from := struct{ io.Reader }{bytes.NewReader(make([]byte, copied))}
	if _, err := io.Copy(f, from); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, "and a string"); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.(io.WriterAt); ok {
		t.Error("a file has a WriteAt, which is not counted")
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	const all = 1234 + copied + int64(len("and a string"))
	if n := durable.Written() - before; n < all { // other tests may write meanwhile
		t.Errorf("counted %d bytes of %d", n, all)
	}
}

func TestMkdirAllIsDurable(t *testing.T) {
	nothing := func(*durabletest.Disk) {}
	everyOperation(t, nothing, func(fsys durable.FS) error {
		return durable.MkdirAll(fsys, "/a/b/c", 0o700)
	}, func(t *testing.T, d *durabletest.Disk, err error) {
		if _, statErr := d.Stat("/a/b/c"); err == nil && statErr != nil {
			t.Fatalf("acknowledged, and lost: %v", statErr)
		}
	})
	// Killed on the way, called again, and then the power is cut.
	for n := 1; n < 12; n++ {
		for seed := range uint64(20) {
			d := durabletest.NewDisk(seed)
			d.PowerOffAt(n)
			_ = durable.MkdirAll(d, "/a/b/c", 0o700) // fails on purpose
			d = d.Kill()
			must(t, durable.MkdirAll(d, "/a/b/c", 0o700))
			if _, err := d.Crash().Stat("/a/b/c"); err != nil {
				t.Fatalf("killed at %d: %v", n, err)
			}
		}
	}
}

func TestMkdirAllOverFile(t *testing.T) {
	d := durabletest.NewDisk(1)
	must(t, durable.WriteFile(d, "/file", []byte("x"), 0o600))
	if err := durable.MkdirAll(d, "/file/sub", 0o700); err == nil {
		t.Fatal("made a folder inside a file")
	}
}

func TestReadFileIsBounded(t *testing.T) {
	d := durabletest.NewDisk(1)
	must(t, durable.WriteFile(d, "/file", make([]byte, 100), 0o600))
	if _, err := durable.ReadFile(d, "/file", 99); !errors.Is(err, durable.ErrTooLarge) {
		t.Fatalf("got %v", err)
	}
	if b, err := durable.ReadFile(d, "/file", 100); err != nil || len(b) != 100 {
		t.Fatalf("got %d bytes, %v", len(b), err)
	}
	if _, err := durable.ReadFile(d, "/none", 100); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("got %v", err)
	}
}

// openLog opens a log and returns what it holds.
func openLog(fsys durable.FS, name string) (*durable.Log, []string, error) {
	var records []string
	l, err := durable.OpenLog(fsys, name, 4096, func(r []byte) error {
		records = append(records, string(r))
		return nil
	})
	return l, records, err
}

func logRecord(i int) string { return strings.Repeat(fmt.Sprintf("record %d ", i), 1+i*17%90) }

func TestLogKeepsWhatItAcknowledged(t *testing.T) {
	acknowledged := 0
	write := func(fsys durable.FS) error {
		acknowledged = 0
		l, _, err := openLog(fsys, "/log")
		if err != nil {
			return err
		}
		var failed error
		for i := range 12 {
			if err := l.Append([]byte(logRecord(acknowledged))); err != nil {
				failed = err
				if i > 8 {
					break
				}
				continue // later appends must work or fail, never lie
			}
			acknowledged++
		}
		return failed
	}
	everyOperation(t, func(*durabletest.Disk) {}, write, func(t *testing.T, d *durabletest.Disk, err error) {
		want := acknowledged
		l, records, openErr := openLog(d, "/log")
		must(t, openErr)
		if len(records) < want || len(records) > want+1 {
			t.Fatalf("%d records, acknowledged were %d", len(records), want)
		}
		for i, r := range records {
			if r != logRecord(i) {
				t.Fatalf("record %d is %q", i, r)
			}
		}
		must(t, l.Append([]byte("on it goes")))
		_, again, openErr := openLog(d.Crash(), "/log")
		must(t, openErr)
		if len(again) != len(records)+1 || again[len(records)] != "on it goes" {
			t.Fatalf("after recovery: %d records, want %d", len(again), len(records)+1)
		}
	})
}

// A record that a killed process wrote but did not sync is visible to the next
// one; once opened it must be as durable as any.
func TestLogSyncsWhatItFinds(t *testing.T) {
	for seed := range uint64(50) {
		d := durabletest.NewDisk(seed)
		l, _, err := openLog(d, "/log")
		must(t, err)
		must(t, l.Append([]byte("first")))
		d.PowerOffAt(2) // killed between the write and the sync
		if err := l.Append([]byte("second")); !errors.Is(err, durabletest.ErrPower) {
			t.Fatalf("got %v", err)
		}
		d = d.Kill()
		_, found, err := openLog(d, "/log")
		must(t, err)
		_, after, err := openLog(d.Crash(), "/log")
		must(t, err)
		if len(found) != 2 || len(after) != 2 {
			t.Fatalf("seed %d: found %d, after the power cut %d", seed, len(found), len(after))
		}
	}
}

func TestLogDamageIsNoTornEnd(t *testing.T) {
	d := durabletest.NewDisk(1)
	l, _, err := openLog(d, "/log")
	must(t, err)
	var ends []int64
	for i := range 8 {
		must(t, l.Append([]byte(logRecord(i))))
		ends = append(ends, l.Size())
	}
	must(t, l.Close())
	whole, err := durable.ReadFile(d, "/log", 1<<20)
	must(t, err)
	for at := range whole {
		flipped := bytes.Clone(whole)
		flipped[at] ^= 0x40
		must(t, durable.WriteFile(d, "/flipped", flipped, 0o600))
		l, records, err := openLog(d, "/flipped")
		if int64(at) < ends[6] {
			if !errors.Is(err, durable.ErrLogDamaged) {
				t.Fatalf("flip at %d: got %v", at, err)
			}
			continue
		}
		// The last record cannot be told from one torn.
		if err != nil || len(records) != 7 || l.Cut() != ends[7]-ends[6] {
			t.Fatalf("flip at %d: %d records, %v", at, len(records), err)
		}
	}
	for size := range whole {
		must(t, durable.WriteFile(d, "/short", whole[:size], 0o600))
		_, records, err := openLog(d, "/short")
		must(t, err)
		for i, r := range records {
			if r != logRecord(i) {
				t.Fatalf("cut at %d: record %d is %q", size, i, r)
			}
		}
	}
}

// Whoever remembers a part of a log reads only the rest, and single records.
func TestLogIsReadFromWhereOneStopped(t *testing.T) {
	d := durabletest.NewDisk(1)
	l, _, err := openLog(d, "/log")
	must(t, err)
	var at []int64
	for i := range 9 {
		at = append(at, l.Size())
		must(t, l.Append([]byte(logRecord(i))))
	}
	at = append(at, l.Size())
	for i := range 9 {
		b, err := l.ReadAt(at[i])
		must(t, err)
		if string(b) != logRecord(i) {
			t.Fatalf("record %d is %q", i, b)
		}
		if _, err := l.ReadAt(at[i] + 1); !errors.Is(err, durable.ErrLogDamaged) {
			t.Fatalf("within record %d: %v", i, err)
		}
	}
	if _, err := l.ReadAt(at[9]); !errors.Is(err, durable.ErrLogDamaged) {
		t.Fatalf("at the end: %v", err)
	}
	for from, start := range at {
		next := from
		l, err := durable.OpenLogFrom(d, "/log", 4096, func(first []byte, size int64) int64 {
			if string(first) != logRecord(0) || size != at[9] {
				t.Fatalf("first record %q, %d bytes", first, size)
			}
			return start
		}, func(offset int64, record []byte) error {
			if offset != at[next] || string(record) != logRecord(next) {
				t.Fatalf("at %d %q", offset, record)
			}
			next++
			return nil
		})
		must(t, err)
		if next != 9 || l.Size() != at[9] {
			t.Fatalf("from %d: read up to %d, %d bytes", from, next, l.Size())
		}
	}
	for _, wrong := range []int64{at[4] + 1, at[9] + 1} {
		if _, err := durable.OpenLogFrom(d, "/log", 4096, func([]byte, int64) int64 { return wrong },
			func(int64, []byte) error { return nil }); !errors.Is(err, durable.ErrLogDamaged) {
			t.Fatalf("from %d: %v", wrong, err)
		}
	}
}

func TestLogBounds(t *testing.T) {
	d := durabletest.NewDisk(1)
	l, _, err := openLog(d, "/log")
	must(t, err)
	for _, size := range []int{0, 4097} {
		if err := l.Append(make([]byte, size)); err == nil {
			t.Fatalf("took a record of %d bytes", size)
		}
	}
	must(t, l.Append(make([]byte, 4096)))
	must(t, durable.WriteFile(d, "/other", []byte("something else entirely"), 0o600))
	if _, _, err := openLog(d, "/other"); !errors.Is(err, durable.ErrLogDamaged) {
		t.Fatalf("got %v", err)
	}
	stop := errors.New("stop")
	if _, err := durable.OpenLog(d, "/log", 4096, func([]byte) error { return stop }); !errors.Is(err, stop) {
		t.Fatalf("got %v", err)
	}
}

func FuzzLog(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("BYSLOG\x00\x01\x00\x00\x00\x01"))
	f.Fuzz(func(t *testing.T, content []byte) {
		d := durabletest.NewDisk(1)
		must(t, durable.WriteFile(d, "/log", content, 0o600))
		l, records, err := openLog(d, "/log")
		if err != nil {
			return
		}
		must(t, l.Append([]byte("more")))
		_, again, err := openLog(d.Crash(), "/log")
		must(t, err)
		if len(again) != len(records)+1 {
			t.Fatalf("%d records, then %d", len(records), len(again))
		}
	})
}

// The disk in memory must behave as the machine's own for every sequence of
// operations.
func TestDiskEqualsOS(t *testing.T) {
	for seed := range uint64(30) {
		root := t.TempDir()
		random := rand.New(rand.NewPCG(seed, 1))
		d := durabletest.NewDisk(seed)
		sides := []side{{durable.OS(), root, nil}, {d, "/", nil}}
		for i := range 400 {
			a, b := random.Uint64(), random.Uint64()
			got := [2]string{}
			for s := range sides {
				got[s] = sides[s].step(rand.New(rand.NewPCG(a, b)))
			}
			if got[0] != got[1] {
				t.Fatalf("seed %d, step %d: the system says %q, the disk %q", seed, i, got[0], got[1])
			}
		}
		if a, b := tree(t, sides[0], "."), tree(t, sides[1], "."); a != b {
			t.Fatalf("seed %d: the system holds\n%s\nthe disk\n%s", seed, a, b)
		}
		for _, f := range sides[0].open {
			f.Close()
		}
	}
}

type side struct {
	fsys durable.FS
	root string
	open []durable.File
}

func (s *side) step(random *rand.Rand) string {
	name := func() string {
		parts := []string{s.root}
		for range 1 + random.IntN(3) {
			parts = append(parts, string(rune('a'+random.IntN(3))))
		}
		return filepath.Join(parts...)
	}
	data := make([]byte, random.IntN(1500))
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	say := func(what string, err error) string { return what + " " + class(err) }
	var f durable.File
	if len(s.open) > 0 {
		f = s.open[random.IntN(len(s.open))]
	}
	switch op := random.IntN(16); {
	case op == 0:
		return say("mkdir", s.fsys.MkdirAll(name(), 0o700))
	case op == 1:
		return say("remove", s.fsys.Remove(name()))
	case op == 2:
		return say("removeall", s.fsys.RemoveAll(name()))
	case op == 3:
		return say("rename", s.fsys.Rename(name(), name()))
	case op == 4:
		info, err := s.fsys.Stat(name())
		if err != nil || info.IsDir() {
			return say("stat", err)
		}
		return fmt.Sprintf("stat %s %d", info.Name(), info.Size())
	case op == 5:
		list, err := s.fsys.ReadDir(name())
		out := say("readdir", err)
		for _, e := range list {
			out += fmt.Sprintf(" %s/%v", e.Name(), e.IsDir())
		}
		return out
	case op == 6:
		return say("writefile", durable.WriteFile(s.fsys, name(), data, 0o600))
	case op <= 8 || f == nil:
		flags := []int{os.O_RDONLY, os.O_RDWR, os.O_WRONLY, os.O_RDWR | os.O_CREATE, os.O_RDWR | os.O_CREATE | os.O_EXCL,
			os.O_RDWR | os.O_CREATE | os.O_TRUNC, os.O_WRONLY | os.O_CREATE | os.O_APPEND}
		file, flag := name(), flags[random.IntN(len(flags))]
		if info, err := s.fsys.Stat(file); err == nil && info.IsDir() {
			return "a folder" // package os opens folders, an FS need not
		}
		f, err := s.fsys.OpenFile(file, flag, 0o600)
		if err == nil {
			s.open = append(s.open, f)
		}
		return say("open", err)
	case op == 9:
		n, err := f.Write(data)
		return say(fmt.Sprint("write ", n), err)
	case op == 10:
		at, err := f.Seek(int64(random.IntN(3000)-500), random.IntN(3))
		return say(fmt.Sprint("seek ", at), err)
	case op == 11:
		n, err := f.Read(data)
		return say(fmt.Sprintf("read %x", data[:n]), err)
	case op == 12:
		n, err := f.ReadAt(data, int64(random.IntN(2000)))
		return say(fmt.Sprintf("readat %x", data[:n]), err)
	case op == 13:
		return say("truncate", f.Truncate(int64(random.IntN(3000))))
	case op == 14:
		info, err := f.Stat()
		if err != nil {
			return say("fstat", err)
		}
		return fmt.Sprint("fstat ", info.Size())
	default:
		return say("sync", errors.Join(f.Sync(), s.fsys.SyncDir(s.root)))
	}
}

// class is what callers may rely on of an error.
func class(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, fs.ErrNotExist):
		return "not exist"
	case errors.Is(err, fs.ErrExist):
		return "exist"
	case errors.Is(err, io.EOF):
		return "eof"
	}
	return "error"
}

func tree(t *testing.T, s side, dir string) string {
	t.Helper()
	list, err := s.fsys.ReadDir(filepath.Join(s.root, dir))
	must(t, err)
	var out strings.Builder
	for _, e := range list {
		name := filepath.Join(dir, e.Name())
		if e.IsDir() {
			out.WriteString(name + "/\n" + tree(t, s, name))
			continue
		}
		b, err := durable.ReadFile(s.fsys, filepath.Join(s.root, name), 1<<24)
		must(t, err)
		fmt.Fprintf(&out, "%s %x\n", name, b)
	}
	return out.String()
}

func TestLockNamesItsHolder(t *testing.T) {
	if dir := os.Getenv("DURABLE_TEST_LOCK"); dir != "" {
		_, err := durable.Lock(dir)
		var locked *durable.LockedError
		if !errors.As(err, &locked) || !strings.Contains(err.Error(), os.Getenv("DURABLE_TEST_HOLDER")) {
			t.Fatalf("got %v", err)
		}
		return
	}
	dir := t.TempDir()
	l, err := durable.Lock(dir)
	must(t, err)
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self, "-test.run=^TestLockNamesItsHolder$")
	cmd.Env = append(os.Environ(), "DURABLE_TEST_LOCK="+dir, fmt.Sprintf("DURABLE_TEST_HOLDER=process %d", os.Getpid()))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	must(t, l.Close())
	l, err = durable.Lock(dir)
	must(t, err)
	must(t, l.Close())
	if _, err := durable.Lock(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("got %v", err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
