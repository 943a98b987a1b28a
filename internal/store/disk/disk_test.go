package disk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

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

// slowSync holds back the sync of one folder.
type slowSync struct {
	durable.FS
	dir             string
	reached, resume chan struct{}
}

func (s *slowSync) SyncDir(dir string) error {
	if dir == s.dir {
		s.reached <- struct{}{}
		<-s.resume
	}
	return s.FS.SyncDir(dir)
}

// What fits the quota to the byte is taken, also while another upload waits for
// its folder's sync.
func TestQuotaCountsNothingTwice(t *testing.T) {
	dir := t.TempDir()
	fsys := &slowSync{FS: durable.OS(), reached: make(chan struct{}), resume: make(chan struct{})}
	d := open(t, fsys, dir)
	all := roots(archive(t, 1, 10, 20_000, 20, nil).Shards[slot])
	shards := archive(t, 1, 10, 20_000, 20, nil).Shards[slot]
	first, second := all[0], all[len(all)-1]
	limit := int64(0)
	for _, root := range []record.Hash{first, second} {
		limit += (int64(len(shards[root])) + 4095) / 4096 * 4096
	}
	put := func(root record.Hash) error {
		_, err := d.PutShard(device, root, int64(len(shards[root])), limit, bytes.NewReader(shards[root]))
		return err
	}
	rel, err := filepath.Rel("/store", filepath.Dir(path(disk.Shard, first)))
	must(t, err)
	fsys.dir = filepath.Join(dir, rel)
	done := make(chan error, 1)
	go func() { done <- put(first) }()
	<-fsys.reached
	if err := put(second); err != nil {
		t.Errorf("the second of two that fit: %v", err)
	}
	close(fsys.resume)
	must(t, <-done)
	var full *disk.QuotaError
	if err := put(all[1]); !errors.As(err, &full) || full.Used != limit {
		t.Errorf("a third: %v", err)
	}
}

func TestQuota(t *testing.T) {
	d := open(t, durable.OS(), t.TempDir())
	a := archive(t, 1, 30, 20_000, 100, nil)
	limit := int64(0)
	all := roots(a.Shards[slot])
	charge := func(n int) int64 { return (int64(n) + 4095) / 4096 * 4096 }
	for _, root := range all[:10] {
		limit += charge(len(a.Shards[slot][root]))
	}
	tryPut := func(d *disk.Disk, root record.Hash) error {
		b := a.Shards[slot][root]
		_, err := d.PutShard(device, root, int64(len(b)), limit, bytes.NewReader(b))
		return err
	}
	for _, root := range all[:10] {
		must(t, tryPut(d, root))
		must(t, tryPut(d, root)) // what stands counts once
	}
	var over *disk.QuotaError
	if err := tryPut(d, all[10]); !errors.As(err, &over) || over.Used != limit || over.Quota != limit {
		t.Fatalf("beyond the quota: %v", err)
	}
	if _, err := d.PutSegment(device, a.Order[0].Root, a.Segments[a.Order[0].Root], limit); !errors.As(err, &over) {
		t.Fatalf("a segment beyond the quota: %v", err)
	}
	other := record.Keccak256([]byte("other"))
	b := a.Shards[slot][all[10]]
	if _, err := d.PutShard(other, all[10], int64(len(b)), limit, bytes.NewReader(b)); err != nil {
		t.Fatalf("another device: %v", err)
	}
}

// What is used is counted again after a start.
func TestQuotaAfterRestart(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	a := archive(t, 1, 5, 20_000, 100, nil)
	put(t, d, a)
	must(t, d.Close())
	d = open(t, durable.OS(), dir)
	var over *disk.QuotaError
	_, err := d.PutShard(device, erasure.Root([]byte("x")), 1, 1, strings.NewReader("x"))
	want := int64(0)
	for _, m := range []map[record.Hash][]byte{a.Shards[slot], a.Segments, {a.List: a.Head}} {
		for _, b := range m {
			want += (int64(len(b)) + 4095) / 4096 * 4096
		}
	}
	if !errors.As(err, &over) || over.Used != want {
		t.Fatalf("%v, want %d used", err, want)
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

func TestDamageIsTakenOutOfServiceAndHealed(t *testing.T) {
	for _, damage := range []string{"flip", "truncate", "grow", "empty"} {
		mem := durabletest.NewDisk(1)
		d := open(t, mem, "/store")
		a := archive(t, 1, 5, 9000, 3, nil)
		put(t, d, a)
		complete(t, d, a)
		type object struct {
			kind    disk.Kind
			name    record.Hash
			content []byte
		}
		objects := []object{{disk.List, a.List, a.Head}}
		for root, b := range a.Segments {
			objects = append(objects, object{disk.Segment, root, b})
		}
		for root, b := range a.Shards[slot] {
			objects = append(objects, object{disk.Shard, root, b})
		}
		for _, o := range objects {
			name := path(o.kind, o.name)
			bad := bytes.Clone(o.content)
			switch damage {
			case "flip":
				bad[len(bad)/2] ^= 4
			case "truncate":
				bad = bad[:len(bad)-1]
			case "grow":
				bad = append(bad, 0)
			case "empty":
				bad = nil
			}
			must(t, durable.WriteFile(mem, name, bad, 0o600))
			read := func() error {
				switch o.kind {
				case disk.Shard:
					_, err := readShard(d, o.name)
					return err
				case disk.Segment:
					_, _, err := d.Segment(device, o.name)
					return err
				}
				_, _, err := d.List(device, o.name)
				return err
			}
			var damaged *disk.DamagedError
			if err := read(); !errors.As(err, &damaged) || damaged.Name != o.name || damaged.Kind != o.kind {
				t.Fatalf("%s of %s: %v", damage, name, err)
			}
			if err := read(); !errors.Is(err, disk.ErrNotFound) {
				t.Fatalf("%s of %s, read again: %v", damage, name, err)
			}
			missing, err := d.Holds(context.Background(), device, a.List, slot)
			if o.kind == disk.List {
				if !errors.Is(err, disk.ErrNotFound) {
					t.Fatalf("vouched for a lost list: %v", err)
				}
			} else if err != nil || !slices.Equal(missing, []record.Hash{o.name}) {
				t.Fatalf("%s of %s: missing %v, %v", damage, name, missing, err)
			}
			aside, err := mem.ReadDir("/store/damaged")
			must(t, err)
			if len(aside) == 0 || !strings.Contains(aside[len(aside)-1].Name(), o.name.String()[2:]) {
				t.Fatalf("not kept for inspection: %v", aside)
			}
			put(t, d, a)
			complete(t, d, a)
		}
		if aside, err := mem.ReadDir("/store/damaged"); err != nil || len(aside) > 32 {
			t.Fatalf("%d files kept, %v", len(aside), err)
		}
	}
}

// Putting what is damaged replaces it, though nobody has noticed before.
func TestPutHeals(t *testing.T) {
	mem := durabletest.NewDisk(1)
	d := open(t, mem, "/store")
	a := archive(t, 1, 5, 9000, 3, nil)
	put(t, d, a)
	for root, b := range a.Shards[slot] {
		must(t, durable.WriteFile(mem, path(disk.Shard, root), []byte("rubbish"), 0o600))
		stood, err := putShard(d, root, b)
		if err != nil || stood {
			t.Fatalf("stood %v, %v", stood, err)
		}
		if got, err := readShard(d, root); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("not healed: %v", err)
		}
	}
}

// A shard that is damaged and cannot be moved aside is not served, nor vouched
// for, until it is put again.
func TestDamageOnStubbornDisk(t *testing.T) {
	for _, kinds := range [][]string{{"rename", "remove"}, {"syncdir", "rename", "remove"}} {
		mem := durabletest.NewDisk(1)
		d := open(t, mem, "/store")
		a := archive(t, 1, 5, 9000, 3, nil)
		put(t, d, a)
		complete(t, d, a)
		root := roots(a.Shards[slot])[0]
		bad := bytes.Clone(a.Shards[slot][root])
		bad[0] ^= 1
		must(t, durable.WriteFile(mem, path(disk.Shard, root), bad, 0o600))
		mem.SetFault(func(op durabletest.Op) error {
			if slices.Contains(kinds, op.Kind) {
				return syscall.EROFS
			}
			return nil
		})
		var damaged *disk.DamagedError
		for range 2 {
			if _, err := readShard(d, root); !errors.As(err, &damaged) {
				t.Fatalf("read: %v", err)
			}
		}
		mem.SetFault(nil)
		missing, err := d.Missing(device, []record.Hash{root})
		if err != nil || len(missing) != 1 {
			t.Fatalf("missing %v, %v", missing, err)
		}
		if missing, err = d.Holds(context.Background(), device, a.List, slot); err != nil || !slices.Equal(missing, []record.Hash{root}) {
			t.Fatalf("holds: missing %v, %v", missing, err)
		}
		_, err = putShard(d, root, a.Shards[slot][root])
		must(t, err)
		complete(t, d, a)
	}
}

// A sector the disk cannot read is damage too.
func TestUnreadableSector(t *testing.T) {
	mem := durabletest.NewDisk(1)
	d := open(t, mem, "/store")
	a := archive(t, 1, 5, 9000, 3, nil)
	put(t, d, a)
	root := roots(a.Shards[slot])[0]
	mem.SetFault(func(op durabletest.Op) error {
		if op.Kind == "read" && op.Name == path(disk.Shard, root) {
			return syscall.EIO
		}
		return nil
	})
	var damaged *disk.DamagedError
	if _, err := readShard(d, root); !errors.As(err, &damaged) {
		t.Fatalf("got %v", err)
	}
	mem.SetFault(nil)
	if missing, err := d.Holds(context.Background(), device, a.List, slot); err != nil || !slices.Equal(missing, []record.Hash{root}) {
		t.Fatalf("missing %v, %v", missing, err)
	}
}

func TestFullDiskLeavesNothingHalf(t *testing.T) {
	mem := durabletest.NewDisk(1)
	d := open(t, mem, "/store")
	a := archive(t, 1, 5, 9000, 3, nil)
	before := listing(t, mem, "/store")
	mem.SetFault(func(op durabletest.Op) error {
		if op.Kind == "write" || op.Kind == "mkdir" {
			return syscall.ENOSPC
		}
		return nil
	})
	for root, b := range a.Shards[slot] {
		if _, err := putShard(d, root, b); !errors.Is(err, disk.ErrFull) {
			t.Fatalf("got %v", err)
		}
	}
	if after := listing(t, mem, "/store"); after != before {
		t.Fatalf("left behind:\n%s\nbefore:\n%s", after, before)
	}
	mem.SetFault(func(op durabletest.Op) error {
		if op.Kind == "write" {
			return syscall.ENOSPC
		}
		return nil
	})
	for root, b := range a.Segments {
		if _, err := d.PutSegment(device, root, b, quota); !errors.Is(err, disk.ErrFull) {
			t.Fatalf("got %v", err)
		}
	}
	if strings.Contains(listing(t, mem, "/store"), "unfinished") {
		t.Fatal("unfinished files left behind")
	}
	mem.SetFault(nil)
	put(t, d, a)
	complete(t, d, a)
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

func TestScrub(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	a := archive(t, 1, 6, 9000, 3, nil)
	put(t, d, a)
	complete(t, d, a)
	scrub := func() map[string]disk.Problem {
		found := map[string]disk.Problem{}
		done, err := d.Scrub(context.Background(), func(f disk.Finding) { found[f.Path] = f.Problem })
		must(t, err)
		if int(done.Findings) != len(found) {
			t.Fatalf("%d findings, %d named", done.Findings, len(found))
		}
		return found
	}
	if found := scrub(); len(found) > 0 {
		t.Fatalf("a whole store: %v", found)
	}
	rel := func(kind disk.Kind, name record.Hash) string {
		p, err := filepath.Rel("/store", path(kind, name))
		must(t, err)
		return p
	}
	all := roots(a.Shards[slot])
	gone, stray := rel(disk.Shard, all[0]), filepath.Join("shards", "junk")
	must(t, os.Remove(filepath.Join(dir, gone)))
	must(t, os.WriteFile(filepath.Join(dir, stray), nil, 0o600))
	lost := rel(disk.Segment, a.Order[0].Root)
	must(t, os.Remove(filepath.Join(dir, lost)))
	found := scrub()
	if found[stray] != disk.Stray || found[lost] != disk.Missing {
		t.Fatalf("found %v", found)
	}
	must(t, os.Remove(filepath.Join(dir, stray)))
	_, err := d.PutSegment(device, a.Order[0].Root, a.Segments[a.Order[0].Root], quota)
	must(t, err)
	missing, err := d.Holds(context.Background(), device, a.List, slot)
	if err != nil || !slices.Equal(missing, all[:1]) {
		t.Fatalf("missing %v, %v", missing, err)
	}
	_, err = putShard(d, all[0], a.Shards[slot][all[0]])
	must(t, err)
	complete(t, d, a)
	// A shard that a mark vouches for and that is gone.
	must(t, os.Remove(filepath.Join(dir, gone)))
	if found := scrub(); found[gone] != disk.Missing || len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	if missing, err := d.Holds(context.Background(), device, a.List, slot); err != nil || !slices.Equal(missing, all[:1]) {
		t.Fatalf("missing %v, %v", missing, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Scrub(ctx, func(disk.Finding) {}); !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled: %v", err)
	}
}

// Every file a store keeps, 200 flips of one byte each: found, named, and
// never handed out.
func TestScrubFindsEveryFlip(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	a := archive(t, 1, 12, 20_000, 5, nil)
	put(t, d, a)
	complete(t, d, a)
	patrolled, stop := context.WithCancel(context.Background())
	d.Patrol(patrolled, time.Second, func(disk.Finding) {}, func(disk.Scrubbed) { stop() })
	random := rand.New(rand.NewPCG(1, 2))
	met := map[string]int{}
	for i := range 200 {
		var files []string
		must(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			rel, _ := filepath.Rel(dir, name)
			top := strings.Split(rel, string(filepath.Separator))[0]
			if !e.IsDir() && top != "damaged" && top != "lock" {
				files = append(files, rel)
			}
			return err
		}))
		rel := files[random.IntN(len(files))]
		name := filepath.Join(dir, rel)
		whole, err := os.ReadFile(name)
		must(t, err)
		flipped := bytes.Clone(whole)
		flipped[random.IntN(len(whole))] ^= byte(1 << random.IntN(8))
		must(t, os.WriteFile(name, flipped, 0o600))
		var found []disk.Finding
		_, err = d.Scrub(context.Background(), func(f disk.Finding) { found = append(found, f) })
		must(t, err)
		named := false
		for _, f := range found {
			named = named || f.Path == rel && f.Problem == disk.Damaged
		}
		if !named {
			t.Fatalf("flip %d in %s: found %v", i, rel, found)
		}
		met[strings.Split(rel, string(filepath.Separator))[0]]++
		if rel == "store.json" || rel == "patrol" {
			must(t, os.WriteFile(name, whole, 0o600))
		}
		put(t, d, a)
		complete(t, d, a)
	}
	t.Logf("flips: %v", met)
	for _, top := range []string{"shards", "segments", "lists", "verified", "store.json"} {
		if met[top] == 0 {
			t.Errorf("no flip in %s", top)
		}
	}
}
