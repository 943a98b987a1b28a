package archive

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

// reach opens the last snapshot as a device does that still has its keys: the
// segments that it lost are the stores'.
func (d *device) reach(ctx context.Context, last Last) (*Snapshot, error) {
	return OpenSnapshot(ctx, last.Head, last.ListRoot, func(_ context.Context, root record.Hash) ([]byte, error) {
		if b, err := last.Segment(root); err == nil {
			return b, nil
		}
		for _, k := range d.lists {
			if b, ok := k.segments[root]; ok {
				return b, nil
			}
		}
		return nil, errors.New("no store has it")
	}, last.Key, d.depot)
}

// loseIndex closes the archive, and loses its log of packs and its lists.
func (d *device) loseIndex() {
	d.t.Helper()
	if err := errors.Join(d.a.Close(), os.Remove(filepath.Join(d.dir, packLog)), os.RemoveAll(filepath.Join(d.dir, listsDir))); err != nil {
		d.t.Fatal(err)
	}
}

// TestRecover loses what the device knows of its packs, with and without a
// snapshot that waits to be committed: it comes back from the stores, and the next
// snapshot stores nothing twice.
func TestRecover(t *testing.T) {
	remove := func(t *testing.T, name string) {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	flip := func(t *testing.T, name string) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)/3] ^= 1
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, how := range []struct {
		name      string
		committed int
		prepared  bool
		lists     bool
		spoil     func(*testing.T, string)
	}{
		{"log gone", 3, false, false, remove},
		{"log damaged", 3, false, false, flip},
		{"log gone, a snapshot prepared", 3, true, false, remove},
		{"log gone, the first snapshot prepared", 0, true, false, remove},
		{"log damaged, the first snapshot prepared", 0, true, false, flip},
		{"log and lists gone", 3, false, true, remove},
		{"lists damaged", 3, false, true, flip},
	} {
		t.Run(how.name, func(t *testing.T) {
			src := t.TempDir()
			r := rand.New(rand.NewPCG(5, 5))
			d := newDevice(t)
			for i := range how.committed {
				write(t, filepath.Join(src, "f"+string(rune('0'+i))), noise(r, 300_000))
				d.back(d.request(tree(t, src)))
			}
			var waiting *Result
			if how.prepared {
				write(t, filepath.Join(src, "late"), noise(r, 300_000))
				var err error
				if waiting, err = d.a.Snapshot(context.Background(), d.request(tree(t, src))); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.a.Close(); err != nil {
				t.Fatal(err)
			}
			spoilt := []string{filepath.Join(d.dir, packLog)}
			if how.lists {
				more, err := filepath.Glob(filepath.Join(d.dir, listsDir, "*"))
				if err != nil || len(more) == 0 {
					t.Fatal(more, err)
				}
				spoilt = append(spoilt, more...)
			}
			for _, name := range spoilt {
				how.spoil(t, name)
			}
			a, err := Open(d.fs, d.dir, d.id)
			if err == nil {
				t.Fatal("not noticed", a.Close())
			}
			if state, ok := errors.AsType[*StateError](err); !ok || !state.Derived() {
				t.Fatalf("not to be made anew: %v", err)
			}
			if d.a, err = Recover(context.Background(), d.fs, d.dir, d.id, testLayout, d.reach); err != nil {
				t.Fatal(err)
			}
			if waiting != nil {
				d.accept(waiting)
			}
			res := d.back(d.request(tree(t, src)))
			if most := uint64(150_000); res.SealedBytes > most || res.SkippedCount > 0 {
				t.Errorf("%d bytes of packs were made, at most %d should be: what stores have was not known", res.SealedBytes, most)
			}
			compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
		})
	}
}

// TestRecoverNothing makes the log anew when no pack can be referred to any more:
// the stores have lost the snapshot itself, or the slots are others. The next
// snapshot stores everything again.
func TestRecoverNothing(t *testing.T) {
	others := record.Layout{K: 4, Places: slices.Clone(testLayout.Places)}
	for i := range others.Places {
		others.Places[i].Slot += 6
	}
	for _, how := range []struct {
		name     string
		prepared bool
		layout   record.Layout
	}{{"lost", false, testLayout}, {"lost, a snapshot prepared", true, testLayout}, {"other slots", false, others}} {
		t.Run(how.name, func(t *testing.T) {
			src := t.TempDir()
			r := rand.New(rand.NewPCG(7, 7))
			d := newDevice(t)
			write(t, filepath.Join(src, "a"), noise(r, 300_000))
			d.back(d.request(tree(t, src)))
			if how.prepared {
				write(t, filepath.Join(src, "late"), noise(r, 300_000))
				if _, err := d.a.Snapshot(context.Background(), d.request(tree(t, src))); err != nil {
					t.Fatal(err)
				}
			}
			d.loseIndex()
			var err error
			d.a, err = Recover(context.Background(), d.fs, d.dir, d.id, how.layout, func(context.Context, Last) (*Snapshot, error) {
				if how.name == "other slots" {
					t.Error("the stores were asked")
				}
				return nil, fmt.Errorf("the manifest: %w", ErrLost)
			})
			if err != nil {
				t.Fatal(err)
			}
			req := d.request(tree(t, src))
			req.Layout = how.layout
			res := d.back(req)
			if res.SealedBytes < 300_000 || res.SkippedCount > 0 {
				t.Errorf("%d bytes of packs were made, everything should be", res.SealedBytes)
			}
			compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
		})
	}
}

// TestRecoverSegmentLost makes the log anew where the stores have lost one segment
// of the list: what the others list is known, what that one did is made again, and
// with the newest, which lists the manifest, all.
func TestRecoverSegmentLost(t *testing.T) {
	const size = 300_000
	for _, prepared := range []bool{false, true} {
		for lost := range 4 {
			t.Run(fmt.Sprintf("segment %d, prepared %t", lost, prepared), func(t *testing.T) {
				src := t.TempDir()
				r := rand.New(rand.NewPCG(9, 9))
				d := newDevice(t)
				var last *Result
				for i := range 4 {
					write(t, filepath.Join(src, "f"+string(rune('0'+i))), noise(r, size))
					if i < 3 || !prepared {
						last = d.back(d.request(tree(t, src)))
						continue
					}
					var err error
					if last, err = d.a.Snapshot(context.Background(), d.request(tree(t, src))); err != nil {
						t.Fatal(err)
					}
				}
				head, _, err := record.ParseHead(last.Head)
				if err != nil {
					t.Fatal(err)
				}
				if len(head.Segments) != 4 {
					t.Fatalf("a list of %d segments", len(head.Segments))
				}
				gone, stored := head.Segments[lost].Root, map[record.Hash][]byte{}
				for _, s := range head.Segments {
					if stored[s.Root], err = d.a.Segment(s.Root); err != nil {
						t.Fatal(err)
					}
				}
				d.loseIndex()
				recovered := func(why error) (err error) {
					d.a, err = Recover(context.Background(), d.fs, d.dir, d.id, testLayout, func(ctx context.Context, last Last) (*Snapshot, error) {
						return OpenRest(ctx, last.Head, last.ListRoot, func(_ context.Context, root record.Hash) ([]byte, error) {
							if root == gone {
								return nil, why
							}
							return stored[root], nil
						}, last.Key, d.depot)
					})
					return err
				}
				if err := recovered(fmt.Errorf("two of six answer: %w", ErrUnanswered)); !errors.Is(err, ErrUnanswered) {
					t.Fatalf("a segment that nobody told of was passed over: %v", err)
				}
				if err := recovered(fmt.Errorf("segment: %w", ErrLost)); err != nil {
					t.Fatal(err)
				}
				want := uint64(1) // files made again
				if lost == 3 {
					want = 4
				}
				for again := range uint64(2) {
					res := d.back(d.request(tree(t, src)))
					if made := (res.SealedBytes + size/2) / size; made != want*(1-again) || res.SkippedCount > 0 {
						t.Errorf("run %d: %d bytes of packs were made, want some %d files of %d", again, res.SealedBytes, want*(1-again), size)
					}
					compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
				}
			})
		}
	}
}

// TestListsGone opens an archive whose folder of lists is gone.
func TestListsGone(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(8, 8))
	d := newDevice(t)
	write(t, filepath.Join(src, "a"), noise(r, 300_000))
	d.back(d.request(tree(t, src)))
	if err := d.a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(d.dir, listsDir)); err != nil {
		t.Fatal(err)
	}
	var err error
	if d.a, err = Open(d.fs, d.dir, d.id); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(src, "b"), noise(r, 300_000))
	res, err := d.a.Snapshot(context.Background(), d.request(tree(t, src)))
	if err != nil || res.SealedBytes > 450_000 {
		t.Fatal(res, err)
	}
	for _, s := range res.Segments {
		if slices.Contains(res.Fresh, s.Root) {
			continue
		}
		_, err := d.a.Segment(s.Root) // of the last list, for a store that lacks it
		if state, ok := errors.AsType[*StateError](err); !ok || !state.Derived() {
			t.Fatalf("a segment that is gone is not to be made anew: %v", err)
		}
		if err := d.a.Close(); err != nil {
			t.Fatal(err)
		}
		if d.a, err = Recover(context.Background(), d.fs, d.dir, d.id, testLayout, d.reach); err != nil {
			t.Fatal(err)
		}
	}
	d.accept(res)
	compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
}

// TestRecoverUnanswered makes the index anew while stores do not answer for a
// pack, which is waited for, and when they have lost it, which is made again.
func TestRecoverUnanswered(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(6, 6))
	d := newDevice(t)
	for _, name := range []string{"a", "b"} {
		write(t, filepath.Join(src, name), noise(r, 300_000))
		d.back(d.request(tree(t, src)))
	}
	again := func(most uint64, why error) *Result {
		if err := d.a.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(d.dir, packLog)); err != nil {
			t.Fatal(err)
		}
		reach := func(ctx context.Context, last Last) (*Snapshot, error) {
			s, err := d.reach(ctx, last)
			largest := uint64(0)
			if err == nil && why != nil {
				for _, k := range s.keys {
					if at, _, err := s.list.find(ctx, k.Hash); err == nil && at.entry.Length > largest {
						largest, s.fetch = at.entry.Length, refusing{d.depot, at.entry.Hash(), why}
					}
				}
			}
			return s, err
		}
		var err error
		for range 2 { // a failure is nothing for good
			if d.a, err = Recover(context.Background(), d.fs, d.dir, d.id, testLayout, reach); !errors.Is(why, ErrUnanswered) {
				break
			}
			if !errors.Is(err, ErrUnanswered) {
				t.Fatalf("a pack that nobody told of was passed over: %v", err)
			}
		}
		if errors.Is(err, ErrUnanswered) {
			d.a, err = Recover(context.Background(), d.fs, d.dir, d.id, testLayout, d.reach)
		}
		if err != nil {
			t.Fatal(err)
		}
		res := d.back(d.request(tree(t, src)))
		if res.SealedBytes > most || res.SkippedCount > 0 {
			t.Errorf("%v: %d bytes of packs were made, at most %d should be", why, res.SealedBytes, most)
		}
		compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
		return res
	}
	again(50_000, fmt.Errorf("two of six answer: %w", ErrUnanswered))
	if res := again(450_000, errors.New("three of six have lost it")); res.SealedBytes < 300_000 {
		t.Errorf("%d bytes of packs were made, the pack that was lost had 300,000", res.SealedBytes)
	}
}

// refusing gives everything but one pack.
type refusing struct {
	*depot
	pack record.Hash
	why  error
}

func (f refusing) Object(ctx context.Context, e record.Entry, l record.Layout) ([]byte, error) {
	if e.Hash() == f.pack {
		return nil, f.why
	}
	return f.depot.Object(ctx, e, l)
}
