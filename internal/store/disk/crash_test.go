package disk_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/storetest"
	"github.com/byssus-iot/byssus/test/faults"
)

// acknowledged is what the outside was told.
type acknowledged struct {
	signing  record.PublicKey
	shards   map[record.Hash]bool
	segments map[record.Hash]bool
	lists    map[record.Hash]bool
	receipts map[record.Hash]bool
}

func newAcknowledged() *acknowledged {
	return &acknowledged{shards: map[record.Hash]bool{}, segments: map[record.Hash]bool{}, lists: map[record.Hash]bool{}, receipts: map[record.Hash]bool{}}
}

// backup runs the life of a store: start, two snapshots, a receipt for each.
// What fails is tried once more. It notes what was acknowledged and returns
// the last error.
func backup(fsys durable.FS, archives []*storetest.Archive, acks *acknowledged) error {
	return upload(fsys, archives, acks, false)
}

// upload is backup with the choice to put lists before their shards.
func upload(fsys durable.FS, archives []*storetest.Archive, acks *acknowledged, listFirst bool) error {
	var last error
	try := func(f func() error, acked func()) bool {
		err := f()
		if err != nil {
			err = f()
		}
		if err != nil {
			last = err
			return false
		}
		if acked != nil {
			acked()
		}
		return true
	}
	var d *disk.Disk
	try(func() error {
		k, err := disk.LoadKeys(fsys, "/store")
		if err == nil {
			acks.signing, err = record.PublicKeyOf(&k.Signing.PublicKey)
		}
		return err
	}, nil)
	if !try(func() (err error) { d, err = disk.Open(fsys, "/store", owner, quiet); return err }, nil) {
		return last
	}
	for _, a := range archives {
		shards := func() {
			for _, root := range roots(a.Shards[slot]) {
				try(func() error { _, err := putShard(d, root, a.Shards[slot][root]); return err },
					func() { acks.shards[root] = true })
			}
		}
		if !listFirst {
			shards()
		}
		for _, root := range roots(a.Segments) {
			try(func() error { _, err := d.PutSegment(device, root, a.Segments[root], quota); return err },
				func() { acks.segments[root] = true })
		}
		try(func() error { _, err := d.PutList(device, a.List, a.Head, quota); return err },
			func() { acks.lists[a.List] = true })
		if listFirst {
			shards()
		}
		try(func() error {
			missing, err := d.Holds(context.Background(), device, a.List, slot)
			if err == nil && len(missing) > 0 {
				err = &disk.MissingError{Missing: missing}
			}
			return err
		}, func() { acks.receipts[a.List] = true })
	}
	return last
}

// intact checks that a store found after a restart has all that was
// acknowledged, serves nothing but the truth, and can go on.
func intact(t *testing.T, fsys durable.FS, archives []*storetest.Archive, acks *acknowledged) {
	t.Helper()
	if !acks.signing.IsZero() {
		k, err := disk.LoadKeys(fsys, "/store")
		must(t, err)
		if key, err := record.PublicKeyOf(&k.Signing.PublicKey); err != nil || key != acks.signing {
			t.Fatal("another signing key")
		}
	}
	d, err := disk.Open(fsys, "/store", owner, quiet)
	must(t, err)
	for _, a := range archives {
		for root, want := range a.Shards[slot] {
			got, err := readShard(d, root)
			if err == nil && !bytes.Equal(got, want) {
				t.Fatal("garbage served")
			}
			// Content is synced before it gets its name: not even what was
			// not acknowledged may be torn.
			if err != nil && (acks.shards[root] || !errors.Is(err, disk.ErrNotFound)) {
				t.Fatalf("shard %s, acknowledged %v: %v", root, acks.shards[root], err)
			}
		}
		for root, want := range a.Segments {
			got, _, err := d.Segment(device, root)
			if err == nil && !bytes.Equal(got, want) {
				t.Fatal("garbage served")
			}
			if err != nil && (acks.segments[root] || !errors.Is(err, disk.ErrNotFound)) {
				t.Fatalf("segment, acknowledged %v: %v", acks.segments[root], err)
			}
		}
		got, _, err := d.List(device, a.List)
		if err == nil && !bytes.Equal(got, a.Head) {
			t.Fatal("garbage served")
		}
		if err != nil && (acks.lists[a.List] || !errors.Is(err, disk.ErrNotFound)) {
			t.Fatalf("list, acknowledged %v: %v", acks.lists[a.List], err)
		}
		if acks.receipts[a.List] {
			complete(t, d, a)
			for root := range a.Shards[slot] {
				if _, err := readShard(d, root); err != nil {
					t.Fatalf("vouched for, and lost: %v", err)
				}
			}
		}
	}
	if err := backup(fsys, archives, newAcknowledged()); err != nil {
		t.Fatalf("the store cannot go on: %v", err)
	}
}

// At every operation of a store's life: the power is cut, the disk is full for
// a moment, an operation fails, the process is killed and the power cut later.
func TestCrashAtEveryOperation(t *testing.T) {
	first := archive(t, 1, 3, 6000, 3, nil)
	archives := []*storetest.Archive{first, archive(t, 2, 2, 6000, 3, first)}
	whole := durabletest.NewDisk(0)
	must(t, backup(whole, archives, newAcknowledged()))
	operations := whole.Ops()
	y := faults.New(t, 1)
	for n := 1; n <= operations; n++ {
		for seed := range uint64(3) {
			for _, fault := range []string{"power", "full", "io", "kill"} {
				mem := durabletest.NewDisk(seed<<32 | uint64(n))
				acks := newAcknowledged()
				switch fault {
				case "power", "kill":
					mem.PowerOffAt(n)
					if err := backup(mem, archives, acks); err != nil && !errors.Is(err, durabletest.ErrPower) {
						t.Fatalf("operation %d: %v", n, err)
					}
				case "full", "io":
					errno := map[string]error{"full": syscall.ENOSPC, "io": syscall.EIO}[fault]
					mem.FailNth(n, errno)
					// What fails once must work when it is tried again.
					if err := backup(mem, archives, acks); err != nil {
						t.Fatalf("operation %d, %v: %v", n, errno, err)
					}
				}
				mem.SetFault(nil)
				if fault == "kill" {
					// A new process finds what the old one left, not all of it
					// durable, acknowledges on that ground, and only then the
					// power goes.
					mem = mem.Kill()
					if err := backup(mem, archives, acks); err != nil {
						t.Fatalf("killed at operation %d: %v", n, err)
					}
				}
				intact(t, mem.Crash(), archives, acks)
				y.Receipts += len(acks.receipts)
				y.Injected++
				if t.Failed() {
					t.Fatalf("operation %d, seed %d, %s", n, seed, fault)
				}
			}
		}
	}
	t.Logf("%d operations", operations)
}

// After a kill a new process finds names that are not durable yet. Whatever it
// acknowledges on that ground, be it that shards stand or a receipt alone, must
// survive a power cut at any later operation.
func TestCrashAfterKill(t *testing.T) {
	first := archive(t, 1, 3, 6000, 3, nil)
	archives := []*storetest.Archive{first, archive(t, 2, 2, 6000, 3, first)}
	whole := durabletest.NewDisk(0)
	must(t, backup(whole, archives, newAcknowledged()))
	stood := func(fsys durable.FS, acks *acknowledged) {
		d, err := disk.Open(fsys, "/store", owner, quiet)
		if err != nil {
			return // the power is cut already
		}
		for _, a := range archives {
			for _, root := range roots(a.Shards[slot]) {
				if _, err := putShard(d, root, a.Shards[slot][root]); err == nil {
					acks.shards[root] = true
				}
			}
		}
	}
	vouched := func(fsys durable.FS, acks *acknowledged) {
		d, err := disk.Open(fsys, "/store", owner, quiet)
		if err != nil {
			return
		}
		for _, a := range archives {
			missing, err := d.Holds(context.Background(), device, a.List, slot)
			if err == nil && len(missing) == 0 {
				acks.receipts[a.List] = true
			}
		}
	}
	y := faults.New(t, 1)
	for n := 1; n <= whole.Ops(); n++ {
		for seed := range uint64(12) {
			for _, resume := range []func(durable.FS, *acknowledged){stood, vouched} {
				mem := durabletest.NewDisk(seed<<32 | uint64(n))
				acks := newAcknowledged()
				mem.PowerOffAt(n)
				_ = upload(mem, archives, acks, seed%2 == 0) // cut short
				mem.SetFault(nil)
				mem = mem.Kill()
				if seed > 0 {
					mem.PowerOffAt(int(seed*uint64(n)*7919%90) + 1)
				}
				resume(mem, acks)
				mem.SetFault(nil)
				intact(t, mem.Crash(), archives, acks)
				y.Receipts += len(acks.receipts)
				y.Injected++
			}
		}
	}
}

// Killed just before a shard's name is durable, with the list already there:
// the new process is asked for a receipt, and the power goes at each of its
// operations, between the mark and the answer too.
func TestCrashBeforeReceipt(t *testing.T) {
	archives := []*storetest.Archive{archive(t, 1, 3, 6000, 3, nil)}
	a := archives[0]
	whole := durabletest.NewDisk(0)
	var points []int // syncs of shards' folders
	whole.SetFault(func(op durabletest.Op) error {
		if op.Kind == "syncdir" && len(filepath.Base(op.Name)) == 2 {
			points = append(points, op.N)
		}
		return nil
	})
	must(t, upload(whole, archives, newAcknowledged(), true))
	y := faults.New(t, 1)
	for _, n := range points {
		for m := 1; m <= 90; m++ {
			for seed := range uint64(4) {
				mem := durabletest.NewDisk(seed<<32 | uint64(n*100+m))
				mem.PowerOffAt(n)
				_ = upload(mem, archives, newAcknowledged(), true) // cut short
				mem.SetFault(nil)
				mem = mem.Kill()
				mem.PowerOffAt(m)
				acks := newAcknowledged()
				if d, err := disk.Open(mem, "/store", owner, quiet); err == nil {
					missing, err := d.Holds(context.Background(), device, a.List, slot)
					acks.receipts[a.List] = err == nil && len(missing) == 0
				}
				mem.SetFault(nil)
				after := mem.Crash()
				d, err := disk.Open(after, "/store", owner, quiet)
				must(t, err)
				// With or without the first answer, a second one that finds
				// nothing missing must be true.
				missing, err := d.Holds(context.Background(), device, a.List, slot)
				if err == nil && len(missing) == 0 {
					for root := range a.Shards[slot] {
						if _, err := readShard(d, root); err != nil {
							t.Fatalf("killed at %d, power cut at %d: vouched for, and lost: %v", n, m, err)
						}
					}
				}
				intact(t, after, archives, acks)
				y.Receipts += len(acks.receipts)
				y.Injected++
			}
		}
	}
}

// The same while damage is found and healed: after any power cut no receipt
// vouches for a shard that is not there.
func TestCrashWhileHealing(t *testing.T) {
	a := archive(t, 1, 3, 6000, 3, nil)
	root := roots(a.Shards[slot])[0]
	bad := bytes.Clone(a.Shards[slot][root])
	bad[3] ^= 1
	life := func(mem *durabletest.Disk) (told bool) {
		d, err := disk.Open(mem, "/store", owner, quiet)
		if err != nil {
			return false
		}
		_, err = readShard(d, root)
		var damaged *disk.DamagedError
		if errors.As(err, &damaged) {
			_, err := mem.Stat("/store")
			told = err == nil // else the power went before the answer
		}
		_, _ = putShard(d, root, a.Shards[slot][root])             // may fail: the power is cut
		_, _ = d.Holds(context.Background(), device, a.List, slot) // likewise
		return told
	}
	prepare := func(seed uint64) *durabletest.Disk {
		mem := durabletest.NewDisk(seed)
		must(t, backup(mem, []*storetest.Archive{a}, newAcknowledged()))
		must(t, durable.WriteFile(mem, path(disk.Shard, root), bad, 0o600))
		return mem
	}
	mem := prepare(0)
	from := mem.Ops()
	if !life(mem) {
		t.Fatal("damage not found")
	}
	operations := mem.Ops() - from
	y := faults.New(t, 1)
	told := 0
	for n := 1; n <= operations; n++ {
		for seed := range uint64(8) {
			mem := prepare(seed<<32 | uint64(n))
			mem.PowerOffAt(n)
			said := life(mem)
			if said {
				told++
			}
			mem.SetFault(nil)
			after := mem.Crash()
			d, err := disk.Open(after, "/store", owner, quiet)
			must(t, err)
			// Whatever survived: no receipt without the file, nor, once the
			// damage was told, with the damaged one.
			file, fileErr := durable.ReadFile(after, path(disk.Shard, root), 1<<20)
			missing, err := d.Holds(context.Background(), device, a.List, slot)
			must(t, err)
			if len(missing) == 0 && (fileErr != nil || said && bytes.Equal(file, bad)) {
				t.Fatalf("operation %d, seed %d: vouched for a shard that is gone or damaged: %v", n, seed, fileErr)
			}
			// And once it has been asked for, none without it.
			got, readErr := readShard(d, root)
			if readErr == nil && !bytes.Equal(got, a.Shards[slot][root]) {
				t.Fatal("garbage served")
			}
			missing, err = d.Holds(context.Background(), device, a.List, slot)
			must(t, err)
			if (readErr == nil) != (len(missing) == 0) {
				t.Fatalf("operation %d, seed %d: read says %v, the receipt misses %v", n, seed, readErr, missing)
			}
			y.Injected++
		}
	}
	if told == 0 {
		t.Fatal("damage never found")
	}
}
