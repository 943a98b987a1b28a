package server

import (
	"bytes"
	"errors"
	"io/fs"
	"log/slog"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// 200 flips of one byte each in what a store keeps for devices: each is found
// by whoever reads it, told as damage, never served, and healed by a put.
func TestFlipsAreNeverServed(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(1, 12, 40_000, 5, nil)
	w.put(a)
	_, err := w.receipt(a)
	must(t, err)
	random := mathrand.New(mathrand.NewPCG(3, 4))
	met := map[string]int{}
	for i := range 200 {
		var files []string
		for _, kind := range []string{"shards", "segments", "lists"} {
			must(t, filepath.WalkDir(filepath.Join(w.dir, kind), func(name string, e fs.DirEntry, err error) error {
				if err == nil && !e.IsDir() {
					files = append(files, name)
				}
				return err
			}))
		}
		name := files[random.IntN(len(files))]
		whole, err := os.ReadFile(name)
		must(t, err)
		flipped := bytes.Clone(whole)
		flipped[random.IntN(len(whole))] ^= byte(1 << random.IntN(8))
		must(t, os.WriteFile(name, flipped, 0o600))
		rel, err := filepath.Rel(w.dir, name)
		must(t, err)
		kind := strings.Split(rel, string(filepath.Separator))[0]
		object, err := record.ParseHash(filepath.Base(name))
		must(t, err)
		read := func() error {
			switch kind {
			case "segments":
				_, _, err := w.client.Segment(ctx, w.device, object)
				return err
			case "lists":
				_, _, err := w.client.List(ctx, w.device, object)
				return err
			}
			if i%2 == 0 {
				_, err := w.client.ShardRange(ctx, w.device, object, 0, 1)
				return err
			}
			_, err := w.client.Shard(ctx, w.device, object, 1<<20)
			return err
		}
		if r := refused(t, rel, read(), store.DamagedHere); !strings.Contains(r.Message, object.String()) {
			t.Fatalf("not named: %s", r.Message)
		}
		refused(t, rel+", again", read(), store.NotFound)
		_, err = w.receipt(a)
		if kind == "lists" {
			refused(t, "receipt", err, store.NotFound)
		} else if r := refused(t, "receipt", err, store.MissingParts); !slices.Equal(r.Missing, []record.Hash{object}) {
			t.Fatalf("missing %v, want %s", r.Missing, object)
		}
		w.put(a)
		must(t, read())
		_, err = w.receipt(a)
		must(t, err)
		met[kind]++
	}
	t.Logf("flips: %v", met)
}

// A byte flips in a running store and nobody asks for the object: the store
// finds it by itself, says so, takes it out of service, and vouches for it no
// more until it is put again.
func TestPatrolFindsAFlip(t *testing.T) {
	var log bytes.Buffer
	var mu sync.Mutex
	w := newWorld(t, settings{patrol: 100 * time.Millisecond, log: slog.New(slog.NewTextHandler(lockedWriter{&mu, &log}, nil))})
	a := w.archive(1, 5, 40_000, 5, nil)
	w.put(a)
	_, err := w.receipt(a)
	must(t, err)
	root := roots(a.Shards[slot])[2]
	rel := filepath.Join("shards", strings.TrimPrefix(w.device.String(), "0x"), root.String()[2:4], root.String()[2:])
	name := filepath.Join(w.dir, rel)
	b, err := os.ReadFile(name)
	must(t, err)
	b[len(b)/2] ^= 4
	must(t, os.WriteFile(name, b, 0o600))
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody noticed")
		}
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	_, err = w.receipt(a)
	if r := refused(t, "receipt", err, store.MissingParts); !slices.Equal(r.Missing, []record.Hash{root}) {
		t.Fatalf("missing %v, want %s", r.Missing, root)
	}
	aside, err := os.ReadDir(filepath.Join(w.dir, "damaged"))
	must(t, err)
	if len(aside) != 1 {
		t.Fatalf("%d files aside", len(aside))
	}
	w.put(a)
	_, err = w.receipt(a)
	must(t, err)
	w.stop() // so that what it found is logged
	mu.Lock()
	defer mu.Unlock()
	if said := log.String(); !strings.Contains(said, "scrub found a problem") || !strings.Contains(said, "problem=damaged path="+rel) {
		t.Fatalf("the log says %s", said)
	}
}
