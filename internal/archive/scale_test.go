package archive

import (
	"bytes"
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

var (
	scaleChunks = flag.Int("index.chunks", 100_000, "chunks of the archive that the index is measured with")
	scaleFiles  = flag.Int("index.files", 1000, "files of its unchanged backup")
	scaleDir    = flag.String("index.dir", "", "the archive to measure: for the test itself")
)

const scalePackChunks = 125 // of 32 KiB in a pack of 4 MiB

// TestIndexAtScale measures the index of a large archive: what it costs to make
// it, and, in a process of its own, to open it, to ask it and to make a backup in
// which nothing changed. It prints what it measures and tests that everything is
// found.
func TestIndexAtScale(t *testing.T) {
	if *scaleDir != "" {
		measureIndex(t, *scaleDir)
		return
	}
	dir := t.TempDir()
	src := filepath.Join(dir, "src")
	for i := range *scaleFiles {
		write(t, filepath.Join(src, fmt.Sprint(i/1000), fmt.Sprint(i)), []byte(fmt.Sprint("file ", i)))
	}
	disk := &countingFS{FS: durable.OS()}
	d := &device{t: t, fs: disk, dir: filepath.Join(dir, "state"), id: Identity{record.Hash{1}, record.Hash{2}}, depot: newDepot(),
		lists: map[record.Hash]*kept{}}
	if err := os.Mkdir(d.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	d.create()
	d.back(d.request(tree(t, src)))
	disk.written.log.Store(0)
	disk.written.runs.Store(0)
	begun := time.Now()
	packs := growIndex(t, d.a, *scaleChunks)
	t.Logf("made: %d chunks in %d packs, %.1f s without syncs; bytes written for a chunk: log %.1f, runs %.1f", *scaleChunks, packs,
		time.Since(begun).Seconds(), float64(disk.written.log.Load())/float64(*scaleChunks), float64(disk.written.runs.Load())/float64(*scaleChunks))
	if err := d.a.Close(); err != nil {
		t.Fatal(err)
	}
	var log, runs int64
	_ = filepath.WalkDir(d.dir, func(p string, e fs.DirEntry, err error) error {
		if info, err := e.Info(); err == nil && !e.IsDir() {
			if strings.HasSuffix(p, runSuffix) {
				runs += info.Size()
			} else if filepath.Base(p) == packLog {
				log += info.Size()
			}
		}
		return nil
	})
	t.Logf("on disk: log %.1f MiB, runs %.1f MiB", float64(log)/(1<<20), float64(runs)/(1<<20))
	cmd := exec.Command(os.Args[0], "-test.run=^TestIndexAtScale$", "-test.v", "-index.dir="+dir, fmt.Sprint("-index.chunks=", *scaleChunks))
	cmd.Env = append(os.Environ(), "GOGC=15") // about as often as in the agent
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		if _, said, ok := strings.Cut(line, ": "); ok {
			t.Log(strings.TrimSpace(said))
		}
	}
}

// growIndex adds packs that no stores have to an archive, as if the committed
// list named them.
func growIndex(t *testing.T, a *Archive, chunks int) int {
	t.Helper()
	a.index.begin(testLayout, nil, nil)
	packs := (chunks + scalePackChunks - 1) / scalePackChunks
	base := a.index.state.Last
	var list []located
	roots := make([]record.Hash, len(testLayout.Places))
	for p := range packs {
		list = list[:0]
		for i := range scalePackChunks {
			list = append(list, located{id: scaleID(uint64(p*scalePackChunks + i)), offset: uint32(i) << 15, stored: 1<<15 - 100, plain: 1 << 15})
		}
		n := a.index.number()
		key := packKey{Number: n, Length: PackBytes, IndexOffset: PackBytes - 8000, IndexLength: 8000}
		binary.BigEndian.PutUint64(key.Hash[:], n*0x9e3779b97f4a7c15)
		if err := a.index.add(&pack{key: key, entry: record.Entry{Kind: record.CodedPack, Length: PackBytes, Roots: roots},
			k: testLayout.K, slots: slotsOf(testLayout)}, list); err != nil {
			t.Fatal(err)
		}
	}
	named := numberWriter{}
	for n := range base + uint64(packs) {
		named.add(n + 1)
	}
	next := a.state
	c := *next.Committed
	c.Named = named.finish()
	next.Committed = &c
	if err := writeState(a.fs, a.dir, stateFile, next); err != nil {
		t.Fatal(err)
	}
	if err := a.index.commit(c.ListRoot, c.Named); err != nil {
		t.Fatal(err)
	}
	return packs
}

// scaleID makes ids that are as even as hashes (splitmix64).
func scaleID(n uint64) (id chunkID) {
	x := n * 4 * 0x9e3779b97f4a7c15
	for i := 0; i < 32; i += 8 {
		x += 0x9e3779b97f4a7c15
		z := (x ^ x>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		binary.BigEndian.PutUint64(id[i:], z^z>>31)
	}
	return id
}

func measureIndex(t *testing.T, dir string) {
	disk := &countingFS{FS: durable.OS(), synced: true}
	d := &device{t: t, fs: disk, dir: filepath.Join(dir, "state"), id: Identity{record.Hash{1}, record.Hash{2}}, depot: newDepot()}
	rss := residentKiB(t, "VmRSS")
	before := cpu(t)
	a, err := Open(d.fs, d.dir, d.id)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	d.a, d.seq = a, a.state.Committed.Sequence
	status := a.Status()
	opened := cpu(t) - before
	debug.FreeOSMemory()
	t.Logf("opened: %.0f ms of CPU, %d packs, %d chunks in %d runs; resident %.1f MiB, %.1f more than before", opened.Seconds()*1000,
		status.Packs, status.Chunks, len(a.index.runs), float64(residentKiB(t, "VmRSS"))/1024, float64(residentKiB(t, "VmRSS")-rss)/1024)
	a.index.begin(testLayout, nil, nil)
	const asked = 300_000
	for _, what := range []string{"hits", "misses"} {
		begun := time.Now()
		for i := range uint64(asked) {
			n := i * 7919 % uint64(*scaleChunks)
			if what == "misses" {
				n += 1 << 40
			}
			if _, ok, err := a.index.find(scaleID(n)); err != nil || ok != (what == "hits") {
				t.Fatalf("%s: chunk %d: %v, %v", what, n, ok, err)
			}
		}
		t.Logf("%s: %.0f a second", what, asked/time.Since(begun).Seconds())
	}
	before = cpu(t)
	res, err := a.Snapshot(context.Background(), d.request(tree(t, filepath.Join(dir, "src"))))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Commit(res.ListRoot); err != nil {
		t.Fatal(err)
	}
	t.Logf("unchanged backup of %d files: %.0f ms of CPU, %d KiB written; peak of all this %.1f MiB resident", res.Stats.Files,
		(cpu(t)-before).Seconds()*1000, disk.written.all.Load()/1024, float64(residentKiB(t, "VmHWM"))/1024)
}

func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// residentKiB reads a line of what the system says of the process.
func residentKiB(t *testing.T, name string) (n int64) {
	t.Helper()
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("this system does not tell: ", err)
	}
	for line := range bytes.Lines(b) {
		if rest, ok := bytes.CutPrefix(line, []byte(name+":")); ok {
			fmt.Sscan(string(rest), &n)
		}
	}
	return n
}

// countingFS counts what is written, and syncs only if it is told to.
type countingFS struct {
	durable.FS
	synced  bool
	written struct{ all, log, runs atomic.Int64 }
}

func (c *countingFS) OpenFile(name string, flag int, perm fs.FileMode) (durable.File, error) {
	f, err := c.FS.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	kind := &c.written.log
	if filepath.Base(filepath.Dir(name)) == indexDir {
		kind = &c.written.runs
	}
	return countingFile{f, c, kind}, nil
}

type countingFile struct {
	durable.File
	fs   *countingFS
	kind *atomic.Int64
}

func (c countingFile) Write(b []byte) (int, error) {
	n, err := c.File.Write(b)
	c.kind.Add(int64(n))
	c.fs.written.all.Add(int64(n))
	return n, err
}

func (c countingFile) Sync() error {
	if !c.fs.synced {
		return nil
	}
	return c.File.Sync()
}
