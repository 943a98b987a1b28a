package agent

import (
	"context"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/faults"
)

// history makes two backups, the second of an epoch of its own, each until it
// succeeds. What fails is tried once more, every second time by a new process:
// then again is called, and must have made it good.
func (x *world) history(t *testing.T, n int, known acknowledged, again func()) {
	t.Helper()
	dir, fsys := files(t, byte(n)), durabletest.NewDisk(uint64(n))
	x.reset()
	x.enrol(fsys)
	open := func() *Agent {
		a, err := x.agent(fsys)
		if err != nil {
			t.Fatalf("failure %d: the state cannot be opened: %v", n, err)
		}
		a.pace.outage = 50 * time.Millisecond // nobody mends a store meanwhile
		return a
	}
	a := open()
	defer func() { a.close() }()
	for round := range 2 {
		if round > 0 {
			change(t, dir, n)
			x.release()
		}
		res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
		known.note(t, res, dir)
		if err == nil {
			continue
		}
		again()
		if n%2 == 0 {
			a.close()
			fsys = fsys.Kill()
			a = open()
		}
		if res, err = a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
			t.Fatalf("failure %d: the next backup fails: %v", n, err)
		}
		known.note(t, res, dir)
	}
}

// Every operation on the network fails in turn, in each way there is. Whether
// that fails the backup or not, what was called committed comes back.
func TestNetworkFailsAtEveryOperation(t *testing.T) {
	y := faults.New(t, 9)
	for _, metered := range []bool{false, true} {
		for w := before; w <= after; w++ {
			name := w.String()
			if metered {
				name += ", metered"
			}
			t.Run(name, func(t *testing.T) {
				x := newWorld(t, 2, 3, 3, 3)
				x.metered = metered
				for n := y.First; ; n += y.Step {
					x.line = &faultyLine{left: n, way: w}
					known := acknowledged{}
					x.history(t, n, known, func() {})
					known.check(t, x, y)
					x.checkHistory()
					if t.Failed() {
						t.Fatalf("operation %d", n)
					}
					if !x.line.failed() {
						if n < 100 {
							t.Errorf("two backups made only %d operations", n)
						}
						break
					}
					y.Injected++
				}
			})
		}
	}
}

// Every operation on one store's disk fails in turn: once, or the power is cut
// there. What was called committed comes back with one of the other stores.
func TestStoresDiskFailsAtEveryOperation(t *testing.T) {
	y := faults.New(t, 27)
	for _, err := range []error{syscall.ENOSPC, syscall.EIO, durabletest.ErrPower} {
		t.Run(err.Error(), func(t *testing.T) {
			x := newWorld(t, 2, 3, 3, 3)
			s := x.stores[0]
			restart := func() {
				s.kill()
				s.fsys.SetFault(nil)
				s.fsys = s.fsys.Crash()
				x.start(s)
			}
			for n := y.First; ; n += y.Step {
				var hit atomic.Bool
				left := n
				s.fsys.SetFault(func(durabletest.Op) error {
					if left--; left == 0 || left < 0 && err == durabletest.ErrPower {
						hit.Store(true)
						return err
					}
					return nil
				})
				known := acknowledged{}
				x.history(t, n, known, restart)
				restart()
				known.check(t, x, y, x.stores[1].place.Store)
				x.checkHistory()
				if t.Failed() {
					t.Fatalf("operation %d", n)
				}
				if !hit.Load() {
					break
				}
				y.Injected++
			}
		})
	}
}
