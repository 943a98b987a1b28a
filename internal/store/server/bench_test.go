package server

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"sync"
	"testing"

	"github.com/byssus-iot/byssus/internal/erasure"
)

// BenchmarkPutShard is what stores on one machine take of a device's full
// packs, over their doors: each is sent one shard after the other.
func BenchmarkPutShard(b *testing.B) {
	for _, stores := range []int{1, 6} {
		b.Run(fmt.Sprintf("stores=%d", stores), func(b *testing.B) {
			worlds := make([]*world, stores)
			shards := make([][]byte, stores)
			for i := range worlds {
				worlds[i] = newWorld(b, settings{quota: 1 << 50})
				shards[i] = make([]byte, 1<<20)
				rand.Read(shards[i])
			}
			b.SetBytes(int64(stores) << 20)
			b.ResetTimer()
			var all sync.WaitGroup
			for i, w := range worlds {
				all.Go(func() {
					for n := range b.N {
						binary.BigEndian.PutUint64(shards[i], uint64(n))
						if _, err := w.client.PutShard(ctx, w.device, erasure.Root(shards[i]), shards[i]); err != nil {
							b.Error(err)
							return
						}
					}
				})
			}
			all.Wait()
		})
	}
}
