package agent

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
)

// backedUp is a device, not open, that has one snapshot of a folder on three
// stores of which two are needed.
func backedUp(t *testing.T) (x *world, fsys *durabletest.Disk, dir string) {
	t.Helper()
	x, fsys, dir = newWorld(t, 2, 2, 3, 3), durabletest.NewDisk(1), files(t, 1)
	x.enrol(fsys)
	a := x.open(fsys)
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return x, fsys, dir
}

// A device whose log of packs or lists is gone, or damaged, makes them anew from
// the stores, with a store away, and sends nothing again that they have.
func TestIndexMadeAnew(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, fsys *durabletest.Disk, archive string){
		"log gone": func(t *testing.T, fsys *durabletest.Disk, archive string) {
			if err := fsys.Remove(filepath.Join(archive, "packs.log")); err != nil {
				t.Fatal(err)
			}
		},
		"log damaged": func(t *testing.T, fsys *durabletest.Disk, archive string) {
			if err := durable.WriteFile(fsys, filepath.Join(archive, "packs.log"), []byte("this is no log of packs"), 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"lists gone": func(t *testing.T, fsys *durabletest.Disk, archive string) {
			if err := fsys.RemoveAll(filepath.Join(archive, "lists")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			x, fsys, dir := backedUp(t)
			spoil(t, fsys, filepath.Join(testFolder, archiveDir))
			x.stores[1].stop()
			x.release() // so that a new epoch needs the last list, whatever is lost
			change(t, dir, 1)
			a := x.open(fsys)
			if _, _, ok, err := a.epochKey(); !ok || err != nil {
				t.Errorf("the device has its key: %v, %v", ok, err)
			}
			res, err := a.Backup(ctx, record.ByPerson, []string{dir})
			if err != nil || res.Committed == nil {
				t.Fatal(err)
			}
			if res.Committed.Sequence != 2 || res.Committed.Made.NewBytes > 90<<10 {
				t.Errorf("snapshot %d made packs of %d bytes: the large file was sent again", res.Committed.Sequence, res.Committed.Made.NewBytes)
			}
			if !slices.ContainsFunc(res.Warnings, func(w string) bool { return strings.Contains(w, "made anew from the stores") }) {
				t.Errorf("nothing was made anew: %v", res.Warnings)
			}
			x.checkHistory()
			x.restorable(a)
		})
	}
}

// A device whose log of packs is gone backs up everything again when nothing of
// its last snapshot can be used: the stores have lost it, or the policy names
// other slots.
func TestIndexMadeAnewOfNothing(t *testing.T) {
	for name, spoil := range map[string]func(*world){
		"lost": func(x *world) {
			for _, s := range x.stores {
				x.wipe(s)
			}
		},
		"other slots": func(x *world) {
			for i := range x.stores {
				s := x.newStore(uint32(len(x.stores)+i+1), uint32(i+1))
				x.policy.Places[i] = s.place
				x.stores[i] = s
			}
			x.policy.Version++
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			x, fsys, dir := backedUp(t)
			if err := fsys.Remove(filepath.Join(testFolder, archiveDir, "packs.log")); err != nil {
				t.Fatal(err)
			}
			spoil(x)
			a := x.open(fsys)
			res, err := a.Backup(ctx, record.ByPerson, []string{dir})
			if err != nil || res.Committed == nil || res.Committed.Sequence != 2 {
				t.Fatal(res, err)
			}
			x.restorable(a)
		})
	}
}

// While too few stores answer the index is waited for, and nothing is sent again
// for it; what this machine refuses, as a full disk does, is a failure and not
// waited for.
func TestIndexMadeAnewLater(t *testing.T) {
	ctx := context.Background()
	x, fsys, dir := backedUp(t)
	if err := fsys.Remove(filepath.Join(testFolder, archiveDir, "packs.log")); err != nil {
		t.Fatal(err)
	}
	change(t, dir, 1)

	x.stores[0].kill()
	x.stores[1].kill()
	a := x.open(fsys)
	_, err := a.Backup(ctx, record.ByPerson, []string{dir})
	if queued, ok := errors.AsType[*QueuedError](err); !ok || !errors.Is(queued, archive.ErrUnanswered) {
		t.Fatalf("one of three stores answers, two are needed: %v", err)
	}
	x.start(x.stores[0])
	x.start(x.stores[1])

	fsys.SetFault(func(op durabletest.Op) error {
		if strings.HasPrefix(filepath.Base(op.Name), "packs.log") && op.Kind == "write" {
			return syscall.ENOSPC
		}
		return nil
	})
	_, err = a.Backup(ctx, record.ByPerson, []string{dir})
	if _, queued := errors.AsType[*QueuedError](err); queued || !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("with a full disk: %v", err)
	}
	fsys.SetFault(nil)

	res, err := a.Backup(ctx, record.ByPerson, []string{dir})
	if err != nil || res.Committed == nil {
		t.Fatal(err)
	}
	if res.Committed.Sequence != 2 || res.Committed.Made.NewBytes > 90<<10 {
		t.Errorf("snapshot %d made packs of %d bytes: the large file was sent again", res.Committed.Sequence, res.Committed.Made.NewBytes)
	}
	x.checkHistory()
	x.restorable(a)
}
