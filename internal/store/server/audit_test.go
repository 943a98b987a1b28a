package server

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// A store shows any leaf of what it has, and none of what is damaged or missing.
func TestAudit(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(1, 6, 60_000, 4, nil)
	w.put(a)
	r := rand.New(rand.NewPCG(1, 1))
	for root, b := range a.Shards[slot] {
		size := uint64(len(b))
		leaves := erasure.Leaves(size)
		for range 3 {
			must(t, w.client.Audit(ctx, a.Device, root, size, r.Uint64N(leaves)))
		}
		refused(t, "a leaf beyond the end", w.client.Audit(ctx, a.Device, root, size, leaves), store.BadRequest)
		path := w.file("shards", root)
		broken := append([]byte(nil), b...)
		broken[r.IntN(len(b))] ^= 4
		must(t, os.Chmod(path, 0o600))
		must(t, os.WriteFile(path, broken, 0o600))
		refused(t, "a damaged shard", w.client.Audit(ctx, a.Device, root, size, r.Uint64N(leaves)), store.DamagedHere)
	}
	refused(t, "a shard that is not there", w.client.Audit(ctx, a.Device, record.Hash{7}, 4096, 0), store.NotFound)
}

// A shard is read into memory of its length, and not into any other, from any byte
// on.
func TestShardTo(t *testing.T) {
	w := newWorld(t, settings{})
	a := w.archive(2, 4, 60_000, 4, nil)
	w.put(a)
	for root, b := range a.Shards[slot] {
		for more, want := range map[int]error{0: nil, 1: store.ErrGarbage, -1: store.ErrGarbage} {
			for _, from := range []int{0, 1, 777, len(b) - 2} {
				got := make([]byte, len(b)+more-from)
				n, err := w.client.ShardTo(ctx, a.Device, root, int64(len(b)+more), int64(from), store.NewMemory(got))
				if !errors.Is(err, want) || want == nil && (err != nil || n != int64(len(got)) || !bytes.Equal(got, b[from:])) {
					t.Errorf("%d bytes from %d on of %d: %d came, %v", len(got), from, len(b), n, err)
				}
				if want == nil {
					var seen bytes.Buffer
					if _, err := w.client.ShardTo(ctx, a.Device, root, int64(len(b)), int64(from), &seen); err != nil || !bytes.Equal(seen.Bytes(), b[from:]) {
						t.Errorf("through, from %d on: %v", from, err)
					}
				}
			}
		}
	}
}
