package disk_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// shards are made for a test: names that the relay does not look at, and bytes.
func shards(from, n int) (roots []record.Hash) {
	for i := range n {
		roots = append(roots, record.Hash{7, byte((from + i) >> 8), byte(from + i)})
	}
	return roots
}

func zeros(size int64) func(record.Hash) []byte {
	b := make([]byte, size)
	return func(record.Hash) []byte { return b }
}

// rested leaves an upload that broke off.
func rested(t *testing.T, d *disk.Disk, fill byte, size int) record.Hash {
	t.Helper()
	b := bytes.Repeat([]byte{fill}, size)
	root := erasure.Root(b)
	if _, err := d.PutShard(device, root, int64(size), quota, brokenAfter(b[:size/2])); !errors.Is(err, disk.ErrBody) {
		t.Fatal(err)
	}
	return root
}

func outcome(err error) string {
	var q *disk.QuotaError
	switch {
	case err == nil:
		return "taken"
	case errors.As(err, &q):
		return "quota"
	case errors.Is(err, disk.ErrRelay):
		return "relay"
	}
	return err.Error()
}

// What the store says before a pack is sent is what it does with it, whatever
// waits, rests and is kept already.
func TestRoomIsWhatThereIs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const limit = 640 << 10
	seen := map[string]int{}
	for range 40 {
		d := open(t, durabletest.NewDisk(random.Uint64()), "/store")
		for i := range 30 {
			size := int64(1+random.IntN(12)) << 12
			c := disk.Coded{Relay: shards(random.IntN(40), 1+random.IntN(5)), Bytes: size}
			for _, root := range c.Relay { // a name stands for one length, as a real one does
				d.DropRelay(device, root)
			}
			if random.IntN(3) == 0 {
				must(t, ignoreQuota(putWaiting(d, c, limit))) // some wait already
				c.Relay = append(c.Relay, shards(100+i, 1)...)
			}
			own := bytes.Repeat([]byte{byte(i), byte(random.IntN(256))}, int(size)/2)
			c.Keep = []record.Hash{erasure.Root(own)}
			if random.IntN(4) == 0 {
				rested(t, d, byte(i), 64<<10)
			}
			said := d.Room(device, record.Hash{1}, 0, c, limit)
			_, did := d.PutCoded(device, nil, c, func(root record.Hash) []byte {
				if root == c.Keep[0] {
					return own
				}
				return make([]byte, size)
			}, limit)
			if outcome(said) != outcome(did) {
				t.Fatalf("said %v, did %v", said, did)
			}
			seen[outcome(did)]++
		}
	}
	if seen["taken"] < 100 || seen["quota"] < 100 {
		t.Errorf("no test of both: %v", seen)
	}
}

func putWaiting(d *disk.Disk, c disk.Coded, quota int64) error {
	c.Keep = nil
	_, err := d.PutCoded(device, nil, c, zeros(c.Bytes), quota)
	return err
}

func ignoreQuota(err error) error {
	if outcome(err) == "quota" {
		return nil
	}
	return err
}

// Shards of a pack that wait already need no room again.
func TestRoomOfWhatWaits(t *testing.T) {
	d := open(t, durabletest.NewDisk(1), "/store")
	c := disk.Coded{Relay: shards(0, 5), Bytes: 8192}
	must(t, putWaiting(d, c, 5*8192))
	must(t, d.Room(device, record.Hash{1}, 0, c, 5*8192))
	must(t, putWaiting(d, c, 5*8192))
	c.Relay = shards(1, 5)
	if err := d.Room(device, record.Hash{1}, 0, c, 5*8192); outcome(err) != "quota" {
		t.Fatalf("a sixth: %v", err)
	}
	must(t, d.Room(device, record.Hash{1}, 0, c, 6*8192))
	c.Relay, c.Keep = shards(0, 5), shards(9, 1)
	if err := d.Room(device, record.Hash{1}, 0, c, 5*8192); outcome(err) != "quota" {
		t.Fatalf("one that is kept: %v", err)
	}
}

// What the device's oldest would free counts, in the relay and in the quota; none
// of the pack's own is among them, and to ask makes none go.
func TestRoomOfTheOldest(t *testing.T) {
	d := open(t, durabletest.NewDisk(1), "/store")
	const size, most = 32 << 20, 8 // 256 MiB of a device wait
	there := func(want ...int) {
		t.Helper()
		for i := range 12 {
			f, err := d.OpenRelay(device, shards(i, 1)[0])
			is := err == nil
			if is {
				f.Close()
			}
			wanted := false
			for _, w := range want {
				wanted = wanted || w == i
			}
			if is != wanted {
				t.Fatalf("shard %d waits: %v", i, is)
			}
		}
	}
	must(t, putWaiting(d, disk.Coded{Relay: shards(0, most), Bytes: size}, most*size))
	c := disk.Coded{Relay: append(shards(0, 1), shards(8, 3)...), Bytes: size}
	must(t, d.Room(device, record.Hash{1}, 0, c, most*size)) // the quota is used up, too
	there(0, 1, 2, 3, 4, 5, 6, 7)
	if err := d.Room(device, record.Hash{1}, 0, c, most*size-1); outcome(err) != "quota" {
		t.Fatalf("the oldest free more than they have: %v", err)
	}
	must(t, putWaiting(d, c, most*size))
	there(0, 4, 5, 6, 7, 8, 9, 10)
	c.Keep = shards(20, 1) // which nothing makes room for
	if err := d.Room(device, record.Hash{1}, 0, c, most*size); outcome(err) != "quota" {
		t.Fatal(err)
	}
	c = disk.Coded{Relay: shards(100, most+1), Bytes: size}
	if err := d.Room(device, record.Hash{1}, 0, c, quota); outcome(err) != "relay" {
		t.Fatalf("more than a device may have waiting: %v", err)
	}
	if err := putWaiting(d, c, quota); outcome(err) != "relay" {
		t.Fatal(err)
	}
	there(0, 4, 5, 6, 7, 8, 9, 10) // a refusal costs nothing
}

// Uploads that broke off go before a pack is refused, all but the one that it
// goes on with, whose room its shards take over.
func TestRoomOfWhatRests(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	const size = 256 << 10
	pack := bytes.Repeat([]byte{5}, size)
	hash := record.Hash{5}
	if _, err := d.TakePack(device, hash, 0, size, quota, brokenAfter(pack[:size/2])); !errors.Is(err, disk.ErrBody) {
		t.Fatal(err)
	}
	rested(t, d, 1, size)
	c := disk.Coded{Relay: shards(0, 2), Bytes: size / 2}
	must(t, d.Room(device, hash, size/2, c, 2*size)) // in place of the pack, beside the other
	if n := temporary(t, dir); n != 2 {
		t.Fatalf("%d uploads rest, though there is room", n)
	}
	must(t, d.Room(device, hash, size/2, c, size))
	if n := temporary(t, dir); n != 1 || d.Part(device, hash) != size/2 {
		t.Fatalf("%d uploads rest, %d bytes are here of the pack", n, d.Part(device, hash))
	}
	if err := d.Room(device, hash, size/2, c, size-1); outcome(err) != "quota" {
		t.Fatal(err)
	}
	rested(t, d, 1, size)
	came, err := d.TakePack(device, hash, size/2, size, 2*size, bytes.NewReader(pack[size/2:]))
	must(t, err)
	if _, err := d.PutCoded(device, came, c, zeros(c.Bytes), size); err != nil { // the other rests, and goes
		t.Fatal(err)
	}
	if n := temporary(t, dir); n != 0 {
		t.Errorf("%d files are left", n)
	}
	f, err := d.OpenRelay(device, c.Relay[1])
	must(t, err)
	defer f.Close()
	if got, err := io.ReadAll(f); err != nil || len(got) != size/2 {
		t.Errorf("%d bytes wait, %v", len(got), err)
	}
}
