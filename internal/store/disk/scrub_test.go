package disk_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

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
