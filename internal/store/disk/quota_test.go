package disk_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

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
