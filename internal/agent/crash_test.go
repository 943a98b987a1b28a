package agent

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/faults"
)

// The power is cut at every operation on the device's disk in turn, in the
// first or the second of two backups; whatever the disk then keeps, the next
// run goes on, signs nothing twice, and what was called committed is.
func TestPowerCutAtEveryOperation(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	step := 1
	if testing.Short() {
		step = 7
	}
	y := faults.New(t, step)
	for before := range 2 {
		n := y.First
		for cutAt(t, x, y, before, n) {
			n += y.Step
		}
		if n < 20 {
			t.Errorf("a backup made only %d operations", n)
		}
		t.Logf("after %d backups: cut at each of %d operations", before, n-1)
	}
}

// cutAt makes a new device, backs it up a number of times, and cuts the power
// at the n-th operation of the next backup. It tells whether that was before
// the backup's end.
func cutAt(t *testing.T, x *world, y *faults.Tally, before, n int) bool {
	ctx, dir := context.Background(), files(t, 1)
	fsys := durabletest.NewDisk(uint64(n))
	x.reset()
	x.enrol(fsys)
	known := acknowledged{}
	a := x.open(fsys)
	for i := range before {
		res, err := a.Backup(ctx, record.ByPerson, []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		known.note(t, res, dir)
		change(t, dir, i)
		x.release() // so that the next begins an epoch
	}
	fsys.PowerOffAt(n)
	res, err := a.Backup(ctx, record.ByPerson, []string{dir})
	known.note(t, res, dir)
	if err == nil {
		return false
	}
	y.Injected++
	again, err := x.agent(fsys.Crash())
	if err != nil {
		t.Fatalf("cut at operation %d: the state cannot be opened: %v", n, err)
	}
	defer again.close()
	res, err = again.Backup(ctx, record.ByPerson, []string{dir})
	if err != nil {
		t.Fatalf("cut at operation %d: the next backup fails: %v", n, err)
	}
	known.note(t, res, dir)
	known.check(t, x, y)
	x.checkHistory()
	if t.Failed() {
		t.Fatalf("cut at operation %d", n)
	}
	return true
}

// A full disk fails a backup with an error that says so; with room again the
// next one goes on.
func TestDiskFullAtEveryOperation(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	y := faults.New(t, 1)
	dir := files(t, 1)
	ctx := context.Background()
	for n := 1; ; n++ {
		fsys := durabletest.NewDisk(uint64(n))
		x.reset()
		x.enrol(fsys)
		a := x.open(fsys)
		known := acknowledged{}
		left, hit := n, false
		fsys.SetFault(func(durabletest.Op) error {
			if left--; left != 0 {
				return nil
			}
			hit = true
			return syscall.ENOSPC
		})
		res, err := a.Backup(ctx, record.ByPerson, []string{dir})
		failed := err != nil
		if failed && !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("operation %d: got %v", n, err)
		}
		known.note(t, res, dir)
		fsys.SetFault(nil)
		again, err := x.agent(fsys.Kill())
		if err != nil {
			t.Fatalf("operation %d: %v", n, err)
		}
		if res, err = again.Backup(ctx, record.ByPerson, []string{dir}); err != nil {
			t.Fatalf("operation %d: the next backup fails: %v", n, err)
		}
		again.close()
		known.note(t, res, dir)
		known.check(t, x, y)
		x.checkHistory()
		if hit {
			y.Injected++
		}
		if !hit {
			if failed || n < 40 || res.Committed.Sequence != 2 {
				t.Errorf("%d operations, failed %v, committed %+v", n, failed, res.Committed)
			}
			return
		}
	}
}

// The disk is full from some operation on, for a while: a service that stays
// up goes on by itself once there is room, whichever write failed first.
func TestServiceGoesOnAfterFullDisk(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	y := faults.New(t, 1)
	dir := files(t, 1)
	ctx := context.Background()
	for n := 1; ; n++ {
		fsys := durabletest.NewDisk(uint64(n))
		x.reset()
		x.enrol(fsys)
		a := x.open(fsys)
		known := acknowledged{}
		res, err := a.Backup(ctx, record.ByPerson, []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		known.note(t, res, dir)
		change(t, dir, n)
		left, full := n, false
		fsys.SetFault(func(durabletest.Op) error {
			if left--; left > 0 {
				return nil
			}
			full = true
			return syscall.ENOSPC
		})
		res, err = a.Backup(ctx, record.BySchedule, []string{dir})
		known.note(t, res, dir)
		fsys.SetFault(nil)
		if full && (err == nil || final(err) || !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, ErrJournal)) {
			t.Fatalf("full from operation %d on: got %v", n, err)
		}
		if res, err = a.Backup(ctx, record.BySchedule, []string{dir}); err != nil {
			t.Fatalf("full from operation %d on, and then not: %v", n, err)
		}
		known.note(t, res, dir)
		known.check(t, x, y)
		if c := res.Committed; c.Held() != 3 || c.Sequence > 4 {
			t.Errorf("committed %+v", c)
		}
		x.checkHistory()
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		if !full {
			return
		}
		y.Injected++
	}
}

// Killed at every phase while the gateway is away: what stores have receipted
// is not done again, and one record is signed.
func TestKillBetweenSteps(t *testing.T) {
	for _, phase := range []Phase{Begun, Archived, Signed} {
		t.Run(string(phase), func(t *testing.T) {
			x := newWorld(t, 2, 3, 3, 3)
			fsys := durabletest.NewDisk(1)
			x.enrol(fsys)
			a := x.open(fsys)
			dir := files(t, 1)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			fsys.SetFault(func(durabletest.Op) error {
				if p := a.journal.state.Pending; p != nil && p.Phase == phase {
					return fmt.Errorf("killed")
				}
				return nil
			})
			if phase == Signed {
				x.relayErr = errors.New("away")
			}
			if _, err := a.Backup(ctx, record.ByPerson, []string{dir}); err == nil {
				t.Fatal("not killed")
			}
			x.relayErr = nil
			b := x.open(fsys.Kill())
			if p := b.journal.Pending(); p == nil || p.Phase != phase {
				t.Fatalf("pending %+v, want phase %s", p, phase)
			}
			res, err := b.Backup(context.Background(), record.ByPerson, []string{dir})
			if err != nil {
				t.Fatal(err)
			}
			if resumed := res.Resumed != nil; resumed != (phase != Begun) {
				t.Errorf("resumed %v", resumed)
			}
			x.checkHistory()
		})
	}
}
