package disk_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

func relayShard(fill byte) (record.Hash, []byte) {
	b := bytes.Repeat([]byte{fill}, 8192)
	return erasure.Root(b), b
}

// putRelay lets one shard wait.
func putRelay(d *disk.Disk, dev, root record.Hash, shard []byte, quota int64) error {
	_, err := d.PutCoded(dev, nil, disk.Coded{Relay: []record.Hash{root}, Bytes: int64(len(shard))},
		func(record.Hash) []byte { return shard }, quota)
	return err
}

func readRelay(d *disk.Disk, root record.Hash) ([]byte, error) {
	f, err := d.OpenRelay(device, root)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func TestRelayWaits(t *testing.T) {
	m := durabletest.NewDisk(1)
	d := open(t, m, "/store")
	root, b := relayShard(1)
	for range 2 {
		must(t, putRelay(d, device, root, b, quota))
	}
	if got, err := readRelay(d, root); err != nil || !bytes.Equal(got, b) {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	if _, err := readShard(d, root); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("what waits is served as kept: %v", err)
	}
	if missing, err := d.Missing(device, []record.Hash{root}); err != nil || len(missing) != 1 {
		t.Fatalf("what waits counts as kept: %v", err)
	}
	if _, err := d.OpenRelay(record.Hash{1}, root); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("another device's: %v", err)
	}
	// A reader goes on while the shard is dropped.
	f, err := d.OpenRelay(device, root)
	must(t, err)
	d.DropRelay(device, root)
	d.DropRelay(device, root)
	if got, err := io.ReadAll(f); err != nil || !bytes.Equal(got, b) {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	f.Close()
	if _, err := readRelay(d, root); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("dropped, and there: %v", err)
	}
	must(t, putRelay(d, device, root, b, quota))
	if n := d.SweepRelay(time.Hour); n != 0 {
		t.Fatalf("%d swept", n)
	}
	if n := d.SweepRelay(0); n != 1 {
		t.Fatalf("%d swept", n)
	}
	if got := listing(t, m, "/store/relay"); got != "" {
		t.Fatalf("left: %s", got)
	}
}

func TestRelayCountsAgainstTheQuota(t *testing.T) {
	d := open(t, durabletest.NewDisk(1), "/store")
	one, a := relayShard(1)
	two, b := relayShard(2)
	must(t, putRelay(d, device, one, a, 3*4096))
	var q *disk.QuotaError
	if err := putRelay(d, device, two, b, 3*4096); !errors.As(err, &q) {
		t.Fatalf("relayed beyond the quota: %v", err)
	}
	if _, err := d.PutShard(device, two, int64(len(b)), 3*4096, bytes.NewReader(b)); !errors.As(err, &q) {
		t.Fatalf("kept beyond the quota: %v", err)
	}
	d.DropRelay(device, one)
	must(t, putRelay(d, device, two, b, 3*4096))
}

// One device has only so much waiting: what waited longest makes room.
func TestRelayIsBounded(t *testing.T) {
	d := open(t, durabletest.NewDisk(1), "/store")
	big := make([]byte, 32<<20)
	name := func(i int) record.Hash { return record.Hash{1, byte(i)} }
	for i := range 12 {
		must(t, putRelay(d, device, name(i), big, 1<<40))
		must(t, putRelay(d, device, name(0), big, 1<<40)) // asked for again, it is no longer the oldest
	}
	var waiting []int
	for i := range 12 {
		if f, err := d.OpenRelay(device, name(i)); err == nil {
			waiting = append(waiting, i)
			f.Close()
		}
	}
	if !slices.Equal(waiting, []int{0, 5, 6, 7, 8, 9, 10, 11}) {
		t.Fatalf("there wait %v", waiting)
	}
	if n := d.SweepRelay(0); n != 8 {
		t.Fatalf("%d swept", n)
	}
}

// Small shards are bounded by their number: each costs a file and memory, of
// which its bytes say nothing.
func TestRelayOfSmallShardsIsBounded(t *testing.T) {
	m := durabletest.NewDisk(1)
	d := open(t, m, "/store")
	name := func(i int) record.Hash { return record.Hash{1, byte(i >> 8), byte(i)} }
	const many, most = 5000, 4096
	for i := range many {
		must(t, putRelay(d, device, name(i), []byte{1}, 1<<40))
	}
	if list, err := m.ReadDir("/store/relay"); err != nil || len(list) != most {
		t.Fatalf("%d files wait, %v", len(list), err)
	}
	if _, err := readRelay(d, name(many-most-1)); !errors.Is(err, disk.ErrNotFound) {
		t.Fatalf("one too many waits: %v", err)
	}
	if _, err := readRelay(d, name(many-most)); err != nil {
		t.Fatal(err)
	}
	// Other devices have room until all of it is taken; then they are told so.
	var full error
	for i := 0; full == nil && i < 1<<17; i++ {
		full = putRelay(d, record.Hash{2, byte(i >> 12)}, name(i), []byte{1}, 1<<40)
		if i < 10_000 && full != nil {
			t.Fatalf("another device's shard %d: %v", i, full)
		}
	}
	if !errors.Is(full, disk.ErrRelay) {
		t.Fatalf("no bound at all: %v", full)
	}
}

// At every operation the power is cut, the process killed, or the disk fails:
// what is found afterwards is an empty relay, and all that was promised.
func TestRelayThroughCrashes(t *testing.T) {
	root, b := relayShard(1)
	kept, c := relayShard(2)
	for n := 1; ; n++ {
		reached := false
		for _, fault := range []error{durabletest.ErrPower, syscall.ENOSPC, syscall.EIO} {
			m := durabletest.NewDisk(uint64(n))
			d := open(t, m, "/store")
			before := m.Ops()
			if fault == durabletest.ErrPower {
				m.PowerOffAt(n)
			} else {
				m.FailNth(n, fault)
			}
			held := putRelay(d, device, root, b, quota)
			_, promised := putShard(d, kept, c)
			d.DropRelay(device, root)
			reached = reached || m.Ops()-before >= n
			m.SetFault(nil)
			if fault != durabletest.ErrPower {
				if held == nil {
					if got, err := readRelay(d, root); err == nil && !bytes.Equal(got, b) {
						t.Fatalf("operation %d: garbage waits", n)
					}
				}
				must(t, putRelay(d, device, root, b, 4*8192)) // nothing is counted that is not there
			}
			for _, after := range []*durabletest.Disk{m.Kill(), m.Crash()} {
				d := open(t, after, "/store")
				if got := listing(t, after, "/store/relay"); got != "" {
					t.Fatalf("operation %d, %v: after the restart the relay holds %s", n, fault, got)
				}
				if _, err := readRelay(d, root); !errors.Is(err, disk.ErrNotFound) {
					t.Fatalf("operation %d: it waits after a restart: %v", n, err)
				}
				if got, err := readShard(d, kept); promised == nil && (err != nil || !bytes.Equal(got, c)) {
					t.Fatalf("operation %d: promised and lost: %v", n, err)
				}
			}
		}
		if !reached {
			if n < 8 {
				t.Fatalf("only %d operations", n)
			}
			return
		}
	}
}
