package disk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/storetest"
)

const quota = 1 << 30

var (
	owner  = disk.Identity{Store: 3, Domain: record.Domain{ChainID: 9, Genesis: record.Keccak256([]byte("genesis"))}}
	device = record.Keccak256([]byte("device"))
	layout = storetest.Layout(2, 3)
	quiet  = slog.New(slog.DiscardHandler)
)

const slot = 2 // the one these tests keep

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func archive(t testing.TB, seed uint64, packs, maxPack, perSegment int, before *storetest.Archive) *storetest.Archive {
	t.Helper()
	a, err := storetest.New(seed, owner.Domain, device, layout, packs, maxPack, perSegment, before)
	must(t, err)
	return a
}

func open(t testing.TB, fsys durable.FS, dir string) *disk.Disk {
	t.Helper()
	d, err := disk.Open(fsys, dir, owner, quiet)
	must(t, err)
	t.Cleanup(func() { must(t, d.Close()) })
	return d
}

// roots in a fixed order.
func roots(m map[record.Hash][]byte) []record.Hash {
	return slices.SortedFunc(maps.Keys(m), func(a, b record.Hash) int { return bytes.Compare(a[:], b[:]) })
}

func putShard(d *disk.Disk, root record.Hash, b []byte) (bool, error) {
	return d.PutShard(device, root, int64(len(b)), quota, bytes.NewReader(b))
}

// put stores all of an archive's slot.
func put(t testing.TB, d *disk.Disk, a *storetest.Archive) {
	t.Helper()
	for root, b := range a.Shards[slot] {
		_, err := putShard(d, root, b)
		must(t, err)
	}
	for root, b := range a.Segments {
		_, err := d.PutSegment(device, root, b, quota)
		must(t, err)
	}
	_, err := d.PutList(device, a.List, a.Head, quota)
	must(t, err)
}

func complete(t testing.TB, d *disk.Disk, a *storetest.Archive) {
	t.Helper()
	missing, err := d.Holds(context.Background(), device, a.List, slot)
	if err != nil || len(missing) > 0 {
		t.Fatalf("missing %v, %v", missing, err)
	}
}

func readShard(d *disk.Disk, root record.Hash) ([]byte, error) {
	f, err := d.OpenShard(device, root)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func TestPutAndRead(t *testing.T) {
	d := open(t, durable.OS(), filepath.Join(t.TempDir(), "store"))
	a := archive(t, 1, 10, 30_000, 4, nil)
	all := roots(a.Shards[slot])
	missing, err := d.Missing(device, all)
	must(t, err)
	if !slices.Equal(missing, all) {
		t.Fatalf("%d missing of %d in an empty store", len(missing), len(all))
	}
	put(t, d, a)
	if missing, err := d.Missing(device, all); err != nil || len(missing) > 0 {
		t.Fatalf("missing %v, %v", missing, err)
	}
	for root, want := range a.Shards[slot] {
		got, err := readShard(d, root)
		must(t, err)
		if !bytes.Equal(got, want) {
			t.Fatalf("shard %s differs", root)
		}
		stood, err := putShard(d, root, want)
		if err != nil || !stood {
			t.Fatalf("put again: stood %v, %v", stood, err)
		}
	}
	for root, want := range a.Segments {
		got, _, err := d.Segment(device, root)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("segment differs, %v", err)
		}
	}
	got, head, err := d.List(device, a.List)
	if err != nil || !bytes.Equal(got, a.Head) || head.Device != device {
		t.Fatalf("list differs, %v", err)
	}
	complete(t, d, a)
	if _, err := d.Holds(context.Background(), device, a.List, 99); !errors.Is(err, disk.ErrWrongSlot) {
		t.Fatalf("a slot that is not of the list: %v", err)
	}
	other := record.Keccak256([]byte("other"))
	if _, err := d.OpenShard(other, all[0]); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("another device's namespace: %v", err)
	}
	if _, err := d.Holds(context.Background(), device, other, slot); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("an unknown list: %v", err)
	}
}

func TestPutRefuses(t *testing.T) {
	d := open(t, durable.OS(), t.TempDir())
	a := archive(t, 1, 3, 9000, 10, nil)
	root := roots(a.Shards[slot])[0]
	b := a.Shards[slot][root]
	other := record.Keccak256([]byte("other"))
	segment := roots(a.Segments)[0]
	for what, test := range map[string]struct {
		put  func() (bool, error)
		want error
	}{
		"wrong root": {func() (bool, error) { return putShard(d, other, b) }, disk.ErrBadRoot},
		"cut short": {func() (bool, error) {
			return d.PutShard(device, root, int64(len(b)), quota, bytes.NewReader(b[:len(b)-1]))
		}, disk.ErrBody},
		"too long": {func() (bool, error) {
			return d.PutShard(device, root, int64(len(b)-1), quota, bytes.NewReader(b))
		}, disk.ErrBody},
		"broken off": {func() (bool, error) {
			return d.PutShard(device, root, int64(len(b)), quota, io.MultiReader(bytes.NewReader(b[:5]), errReader{}))
		}, disk.ErrBody},
		"empty":   {func() (bool, error) { return putShard(d, root, nil) }, disk.ErrBadRoot},
		"huge":    {func() (bool, error) { return d.PutShard(device, root, record.MaxObjectBytes+1, 1<<40, nil) }, disk.ErrBadRoot},
		"garbage": {func() (bool, error) { return d.PutSegment(device, segment, []byte("garbage"), quota) }, record.ErrList},
		"other segment": {func() (bool, error) {
			return d.PutSegment(device, other, a.Segments[segment], quota)
		}, disk.ErrBadRoot},
		"garbage list": {func() (bool, error) { return d.PutList(device, a.List, []byte("BYPH"), quota) }, record.ErrList},
		"other list":   {func() (bool, error) { return d.PutList(device, other, a.Head, quota) }, disk.ErrBadRoot},
		"another's list": {func() (bool, error) {
			return d.PutList(other, a.List, a.Head, quota)
		}, disk.ErrBadList},
	} {
		if _, err := test.put(); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", what, err, test.want)
		}
	}
	var missing *disk.MissingError
	if _, err := d.PutList(device, a.List, a.Head, quota); !errors.As(err, &missing) || len(missing.Missing) != len(a.Segments) {
		t.Errorf("list without segments: %v", err)
	}
	if missing, err := d.Missing(device, []record.Hash{root, other}); err != nil || len(missing) != 2 {
		t.Errorf("something was kept: %v, %v", missing, err)
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// A list that lies about what it names is refused, and costs nobody a shard.
func TestListThatLies(t *testing.T) {
	d := open(t, durable.OS(), t.TempDir())
	a := archive(t, 1, 3, 9000, 10, nil)
	put(t, d, a)
	_, s, err := d.Segment(device, a.Order[0].Root)
	must(t, err)
	encode := func(change func(s *record.Segment, ref *record.SegmentRef)) (record.Hash, []byte, error) {
		lie := record.Segment{Layout: s.Layout, Entries: slices.Clone(s.Entries)}
		var ref record.SegmentRef
		change(&lie, &ref)
		b, root, err := lie.Encode()
		must(t, err)
		_, err = d.PutSegment(device, root, b, quota)
		must(t, err)
		lied := record.SegmentRef{Root: root, Entries: uint32(len(lie.Entries)) + ref.Entries, Bytes: uint64(len(b)) + ref.Bytes}
		head, list, err := record.Head{Genesis: owner.Domain.Genesis, Device: device, Sequence: 2, Epoch: 1,
			Layout: layout, Segments: []record.SegmentRef{lied}}.Encode()
		must(t, err)
		_, err = d.PutList(device, list, head, quota)
		return list, head, err
	}
	if _, _, err := encode(func(_ *record.Segment, ref *record.SegmentRef) { ref.Bytes = 1 }); !errors.Is(err, disk.ErrBadList) {
		t.Errorf("wrong length of a segment: %v", err)
	}
	list, _, err := encode(func(_ *record.Segment, ref *record.SegmentRef) { ref.Entries = 1 })
	must(t, err)
	if _, err := d.Holds(context.Background(), device, list, slot); !errors.Is(err, disk.ErrBadList) {
		t.Errorf("wrong number of entries: %v", err)
	}
	list, _, err = encode(func(s *record.Segment, _ *record.SegmentRef) { s.Entries[0].Length += 1000 })
	must(t, err)
	if _, err := d.Holds(context.Background(), device, list, slot); !errors.Is(err, disk.ErrBadList) {
		t.Errorf("wrong length of a pack: %v", err)
	}
	complete(t, d, a)
}

func TestOpenNamesWhatIsWrong(t *testing.T) {
	for what, test := range map[string]struct {
		change func(content string) string
		want   error
	}{
		"newer":         {func(s string) string { return strings.Replace(s, `"version": 1`, `"version": 2`, 1) }, disk.ErrNewer},
		"other store":   {func(s string) string { return strings.Replace(s, `"store": 3`, `"store": 4`, 1) }, disk.ErrOther},
		"other chain":   {func(s string) string { return strings.Replace(s, `"chainId": 9`, `"chainId": 8`, 1) }, disk.ErrOther},
		"garbage":       {func(string) string { return "\x00\x01" }, disk.ErrCorrupt},
		"empty":         {func(string) string { return "" }, disk.ErrCorrupt},
		"one bit":       {func(s string) string { return strings.Replace(s, "\n", "\v", 1) }, disk.ErrCorrupt},
		"unknown field": {func(s string) string { return strings.Replace(s, "{", `{"x":1,`, 1) }, disk.ErrCorrupt},
		"huge":          {func(s string) string { return s + strings.Repeat(" ", 5000) }, disk.ErrCorrupt},
	} {
		dir := t.TempDir()
		must(t, open(t, durable.OS(), dir).Close())
		name := filepath.Join(dir, "store.json")
		b, err := os.ReadFile(name)
		must(t, err)
		must(t, os.WriteFile(name, []byte(test.change(string(b))), 0o600))
		if _, err := disk.Open(durable.OS(), dir, owner, quiet); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", what, err, test.want)
		}
	}
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	_, err := putShard(d, erasure.Root([]byte("x")), []byte("x"))
	must(t, err)
	var locked *durable.LockedError
	if _, err := disk.Open(durable.OS(), dir, owner, quiet); !errors.As(err, &locked) {
		t.Errorf("opened twice: %v", err)
	}
	must(t, d.Close())
	must(t, os.Remove(filepath.Join(dir, "store.json")))
	if _, err := disk.Open(durable.OS(), dir, owner, quiet); !errors.Is(err, disk.ErrCorrupt) {
		t.Errorf("without store.json: %v", err)
	}
}

func TestKeys(t *testing.T) {
	dir := t.TempDir()
	k, err := disk.LoadKeys(durable.OS(), dir)
	must(t, err)
	again, err := disk.LoadKeys(durable.OS(), dir)
	must(t, err)
	if !k.TLS.Equal(again.TLS) || !k.Signing.Equal(again.Signing) || k.TLS.Equal(k.Signing) {
		t.Fatal("other keys the second time, or one key for both")
	}
	for _, file := range []string{"tls.pem", "receipt.pem"} {
		name := filepath.Join(dir, "keys", file)
		info, err := os.Stat(name)
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Fatalf("%s has mode %v", name, info.Mode())
		}
		whole, err := os.ReadFile(name)
		must(t, err)
		for at := range whole {
			flipped := bytes.Clone(whole)
			flipped[at] ^= 1 << (at % 8)
			must(t, os.WriteFile(name, flipped, 0o600))
			if _, err := disk.LoadKeys(durable.OS(), dir); !errors.Is(err, identity.ErrDamaged) {
				t.Fatalf("%s, flip at %d: %v", file, at, err)
			} else if strings.Contains(err.Error(), string(whole[40:60])) {
				t.Fatal("the error contains the key")
			}
		}
		must(t, os.WriteFile(name, whole, 0o600))
	}
}

func TestConcurrentPutsOfOneRoot(t *testing.T) {
	d := open(t, durable.OS(), t.TempDir())
	b := make([]byte, 300_000)
	for i := range b {
		b[i] = byte(i * i >> 3)
	}
	root := erasure.Root(b)
	limit := int64(20 * 303_104)
	var wg sync.WaitGroup
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if _, err := d.PutShard(device, root, int64(len(b)), limit, bytes.NewReader(b)); err != nil {
				t.Error(err)
			}
			if got, err := readShard(d, root); err != nil || !bytes.Equal(got, b) {
				t.Errorf("read: %v", err)
			}
		}()
	}
	wg.Wait()
	var over *disk.QuotaError
	if _, err := d.PutShard(device, erasure.Root([]byte("x")), 1, 1, strings.NewReader("x")); !errors.As(err, &over) || over.Used != 303_104 {
		t.Fatalf("counted %v", err)
	}
}

// Receipts over a growing archive look only through what is new.
func TestHoldsIsIncremental(t *testing.T) {
	mem := durabletest.NewDisk(1)
	d := open(t, mem, "/store")
	first := archive(t, 1, 40, 3000, 10, nil)
	put(t, d, first)
	stats := func(a *storetest.Archive) (n int) {
		mem.SetFault(func(op durabletest.Op) error {
			if op.Kind == "stat" && strings.Contains(op.Name, "/shards/") && len(filepath.Base(filepath.Dir(op.Name))) == 2 {
				n++
			}
			return nil
		})
		defer mem.SetFault(nil)
		complete(t, d, a)
		return n
	}
	if n := stats(first); n < 42 {
		t.Fatalf("first receipt: %d files looked at", n)
	}
	if n := stats(first); n != 0 {
		t.Fatalf("the same again: %d files looked at", n)
	}
	second := archive(t, 2, 3, 3000, 10, first)
	put(t, d, second)
	if n := stats(second); n < 5 || n > 10 {
		t.Fatalf("a little more: %d files looked at", n)
	}
	d = open(t, mem, "/store")
	if n := stats(second); n != 0 {
		t.Fatalf("after a restart: %d files looked at", n)
	}
	// A shard that is gone is noticed by whoever asks for it; then all is
	// looked through again.
	root := roots(first.Shards[slot])[0]
	must(t, mem.Remove(path(disk.Shard, root)))
	if _, err := d.OpenShard(device, root); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("read a removed shard: %v", err)
	}
	missing, err := d.Holds(context.Background(), device, second.List, slot)
	if err != nil || !slices.Equal(missing, []record.Hash{root}) {
		t.Fatalf("missing %v, %v", missing, err)
	}
	_, err = putShard(d, root, first.Shards[slot][root])
	must(t, err)
	complete(t, d, second)
}

func path(kind disk.Kind, name record.Hash) string {
	dev, n := device.String()[2:], name.String()[2:]
	if kind == disk.Shard {
		return filepath.Join("/store/shards", dev, n[:2], n)
	}
	return filepath.Join("/store", string(kind)+"s", dev, n)
}

func listing(t *testing.T, fsys durable.FS, dir string) string {
	t.Helper()
	list, err := fsys.ReadDir(dir)
	must(t, err)
	var out strings.Builder
	for _, e := range list {
		name := filepath.Join(dir, e.Name())
		fmt.Fprintln(&out, name)
		if e.IsDir() {
			out.WriteString(listing(t, fsys, name))
		}
	}
	return out.String()
}

// Somebody removes the folder under a running store: it says so, vouches for
// nothing, and takes everything again.
func TestFolderRemovedWhileRunning(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	a := archive(t, 1, 5, 9000, 3, nil)
	put(t, d, a)
	complete(t, d, a)
	for _, sub := range []string{"shards", "segments", "lists", "verified"} {
		must(t, os.RemoveAll(filepath.Join(dir, sub)))
	}
	if _, err := d.Holds(context.Background(), device, a.List, slot); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("got %v", err)
	}
	for root, b := range a.Shards[slot] {
		if _, err := putShard(d, root, b); err != nil {
			_, err = putShard(d, root, b) // the first try notices, the second makes the folders again
			must(t, err)
		}
	}
	for root, b := range a.Segments {
		_, err := d.PutSegment(device, root, b, quota)
		must(t, err)
	}
	_, err := d.PutList(device, a.List, a.Head, quota)
	must(t, err)
	complete(t, d, a)
}

func TestListsArePaged(t *testing.T) {
	mem := durabletest.NewDisk(1)
	d := open(t, mem, "/store")
	var a *storetest.Archive
	want := map[record.Hash]bool{}
	for i := range 25 {
		a = archive(t, uint64(i), 1, 100, 10, a)
		put(t, d, a)
		want[a.List] = true
	}
	var after record.Hash
	for more := true; more; {
		var names []record.Hash
		var err error
		names, more, err = d.Lists(device, after, 10)
		must(t, err)
		for _, n := range names {
			if !want[n] || bytes.Compare(n[:], after[:]) <= 0 {
				t.Fatalf("%s out of order, twice, or unknown", n)
			}
			delete(want, n)
			after = n
		}
	}
	if len(want) > 0 {
		t.Fatalf("%d lists not named", len(want))
	}
	if names, more, err := d.Lists(record.Hash{}, after, 10); err != nil || more || len(names) > 0 {
		t.Fatalf("an unknown device: %v %v %v", names, more, err)
	}
}
