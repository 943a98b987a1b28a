package archive

import (
	"context"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/faults"
)

// A service keeps its archive open over a disk that is full for a while:
// whatever write fails, the same archive goes on once there is room, and what
// it makes then restores.
func TestArchiveGoesOnAfterFailedWrites(t *testing.T) {
	y := faults.New(t, 1)
	for _, step := range []string{"snapshot", "commit", "forget"} {
		for how, times := range map[string]int{"once": 1, "until the step has failed": 1 << 30} {
			t.Run(step+" "+how, func(t *testing.T) {
				n := 1
				for failAt(t, y, step, n, times) {
					n++
				}
				if n < 2 {
					t.Fatal("no operation failed")
				}
			})
		}
	}
}

// failAt lets so many operations of a step from the n-th on fail, and tells
// whether the step was long enough for that.
func failAt(t *testing.T, y *faults.Tally, step string, n, times int) bool {
	t.Helper()
	src := t.TempDir()
	disk := durabletest.NewDisk(uint64(n))
	d := newDevice(t)
	d.a.Close()
	d.fs, d.dir = disk, "/state"
	if err := durable.MkdirAll(disk, d.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	d.create()
	write(t, filepath.Join(src, "first"), []byte("first"))
	before, first := d.back(d.request(tree(t, src))), describe(t, src)
	write(t, filepath.Join(src, "second"), []byte("second"))
	reached := false
	under := func(name string, do func() error) {
		t.Helper()
		if name == step {
			left := n
			disk.SetFault(func(durabletest.Op) error {
				left--
				if left > 0 || left <= -times {
					return nil
				}
				reached = true
				return syscall.ENOSPC
			})
		}
		err := do()
		disk.SetFault(nil)
		if err != nil && name != step {
			t.Fatalf("%s after a failed write %d of the %s: %v", name, n, step, err)
		}
		if err != nil {
			if err := do(); err != nil {
				t.Fatalf("again after a failed write %d of the %s: %v", n, step, err)
			}
		}
	}
	ctx := context.Background()
	var res *Result
	req := d.request(tree(t, src))
	req.Epoch = 2
	under("snapshot", func() (err error) {
		res, err = d.a.Snapshot(ctx, req)
		return err
	})
	under("commit", func() error { return d.a.Commit(res.ListRoot) })
	d.accept(res)
	under("forget", func() error { return d.a.Forget(ctx, record.Hash{9}) })
	for range 2 {
		write(t, filepath.Join(src, "third"), []byte("third"))
		res = d.back(d.request(tree(t, src)))
		compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
		y.Snapshots++
	}
	compare(t, first, restored(t, d.open(before.ListRoot), src))
	y.Snapshots++
	if reached {
		y.Injected++
	}
	return reached
}
