package disk_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// A store is read once a week at a pace that leaves the disk to others.
func TestPatrolRestsAndComesBack(t *testing.T) {
	a := archive(t, 1, 60, 30_000, 20, nil)
	synctest.Test(t, func(t *testing.T) {
		d := open(t, durabletest.NewDisk(1), "/store")
		put(t, d, a)
		complete(t, d, a)
		start := time.Now()
		var passed []time.Duration
		var last disk.Scrubbed
		ctx, cancel := context.WithTimeout(context.Background(), 15*24*time.Hour)
		defer cancel()
		d.Patrol(ctx, disk.PatrolPeriod, func(f disk.Finding) { t.Errorf("found %v", f) }, func(done disk.Scrubbed) {
			passed, last = append(passed, time.Since(start)), done
		})
		if len(passed) != 3 {
			t.Fatalf("%d passes in 15 days", len(passed))
		}
		// By the clock of the bubble: every object costs its bytes and a seek
		// at 1 MiB a second.
		least := time.Duration(last.Bytes+last.Objects*(64<<10)) * time.Second >> 20
		for i, at := range passed {
			took := at - time.Duration(i)*disk.PatrolPeriod
			if took < least-time.Second || took > 2*least+2*time.Hour {
				t.Errorf("pass %d took %v, want %v or somewhat more", i, took, least)
			}
		}
		if want := len(a.Shards[slot]) + len(a.Segments) + 1; int(last.Objects) != want {
			t.Errorf("read %d objects of %d", last.Objects, want)
		}
	})
}

// On a disk that takes no note of them, patrols come no sooner.
func TestPatrolOnAFullDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fsys := durabletest.NewDisk(1)
		d := open(t, fsys, "/store")
		tried := 0
		fsys.SetFault(func(op durabletest.Op) error {
			if strings.HasPrefix(op.Name, "/store/patrol") {
				tried++
				return syscall.ENOSPC
			}
			return nil
		})
		ctx, cancel := context.WithTimeout(context.Background(), 15*24*time.Hour)
		defer cancel()
		passed := 0
		d.Patrol(ctx, disk.PatrolPeriod, func(f disk.Finding) {
			if f.Path != "patrol" { // it cannot be read either, which is said once
				t.Errorf("found %v", f)
			}
		}, func(disk.Scrubbed) { passed++ })
		if passed != 3 || tried == 0 {
			t.Errorf("%d passes in 15 days, %d notes tried", passed, tried)
		}
	})
}

// A patrol that was interrupted goes on where it was; one that cannot tell
// begins anew, and says why.
func TestPatrolGoesOn(t *testing.T) {
	dir := t.TempDir()
	a := archive(t, 1, 40, 20_000, 20, nil)
	all := roots(a.Shards[slot])
	rel := func(i int) string {
		p, err := filepath.Rel("/store", path(disk.Shard, all[i]))
		must(t, err)
		return p
	}
	flip := func(rel string) {
		name := filepath.Join(dir, rel)
		b, err := os.ReadFile(name)
		must(t, err)
		b[len(b)/2] ^= 1
		must(t, os.WriteFile(name, b, 0o600))
	}
	d := open(t, durable.OS(), dir)
	put(t, d, a)
	// until returns what a patrol finds before it is stopped by finding last,
	// or by having passed.
	until := func(last string) (found []disk.Finding, passed disk.Scrubbed) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		d.Patrol(ctx, time.Second, func(f disk.Finding) {
			found = append(found, f)
			if f.Path == last {
				cancel()
			}
		}, func(done disk.Scrubbed) {
			passed = done
			cancel()
		})
		return found, passed
	}
	flip(rel(20))
	if found, passed := until(rel(20)); !slices.Equal(found, []disk.Finding{{disk.Damaged, rel(20)}}) || passed.Objects != 0 {
		t.Fatalf("found %v, passed %v", found, passed)
	}
	flip(rel(1)) // it was there already
	flip(rel(len(all) - 1))
	found, passed := until("")
	if !slices.Equal(found, []disk.Finding{{disk.Damaged, rel(len(all) - 1)}}) || passed.Objects == 0 || int(passed.Objects) >= len(all) {
		t.Fatalf("found %v, passed %v", found, passed)
	}
	flip("patrol")
	found, passed = until("")
	if !slices.Equal(found, []disk.Finding{{disk.Damaged, "patrol"}, {disk.Damaged, rel(1)}}) || int(passed.Objects) < len(all)-3 {
		t.Fatalf("found %v, passed %v", found, passed)
	}
}

// A folder that cannot be read is named, and keeps nothing else from being
// looked at.
func TestScrubGoesOnBehindABadFolder(t *testing.T) {
	a := archive(t, 1, 10, 20_000, 20, nil)
	all := roots(a.Shards[slot])
	fsys := durabletest.NewDisk(1)
	d := open(t, fsys, "/store")
	put(t, d, a)
	bad := filepath.Dir(path(disk.Shard, all[0]))
	fsys.SetFault(func(op durabletest.Op) error {
		if op.Kind == "readdir" && op.Name == bad {
			return os.ErrPermission
		}
		return nil
	})
	var found []disk.Finding
	done, err := d.Scrub(context.Background(), func(f disk.Finding) { found = append(found, f) })
	must(t, err)
	rel, err := filepath.Rel("/store", bad)
	must(t, err)
	if !slices.Equal(found, []disk.Finding{{disk.Unreadable, rel}}) || int(done.Objects) < len(all) {
		t.Fatalf("found %v, read %d objects", found, done.Objects)
	}
}
