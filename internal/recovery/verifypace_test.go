package recovery

import (
	"context"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/test/link"
)

// dribble puts a proxy before a server: of each connection the beginning comes
// through, a handshake and something, and then a byte every now and then.
func dribble(t testing.TB, server string, free int64, every time.Duration) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	var carried sync.WaitGroup
	t.Cleanup(carried.Wait)
	t.Cleanup(func() { l.Close() })
	end := t.Context().Done()
	carry := func(near net.Conn) {
		defer near.Close()
		far, err := net.Dial("tcp", server)
		if err != nil {
			t.Error(err)
			return
		}
		defer far.Close()
		stop := context.AfterFunc(t.Context(), func() { near.Close(); far.Close() })
		defer stop()
		carried.Go(func() {
			io.Copy(far, near) // ends with either
			far.Close()
		})
		if _, err := io.CopyN(near, far, free); err != nil {
			return
		}
		for {
			if _, err := io.CopyN(near, far, 1); err != nil {
				return
			}
			select {
			case <-end:
				return
			case <-time.After(every):
			}
		}
	}
	carried.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			carried.Go(func() { carry(c) })
		}
	})
	return l.Addr().String()
}

// behind is a snapshot's list, read from stores at other addresses than the
// chain's.
func (d *device) behind(ctx context.Context, patience time.Duration, at func(position int, address string) string) *List {
	t := d.s.t
	t.Helper()
	l := *d.list(ctx)
	var slots []Slot
	for i, x := range d.s.stores {
		pin, err := identity.Pin(&x.keys.TLS.PublicKey)
		must(t, err)
		address := at(i, x.address.String())
		c, err := store.NewClient("https://"+address, pin, d.cert)
		must(t, err)
		t.Cleanup(c.Close)
		slots = append(slots, Slot{Number: uint32(i + 1), StoreID: uint32(i + 1), Name: address, Store: ReadFrom(c)})
	}
	l.Fetcher = NewFetcher(d.id, slots)
	l.Fetcher.patience = patience
	return &l
}

// A store that sends a byte now and then is never still for long, and would hold
// a verification up as long as it likes. It is named and left; one in which all
// comes slowly, since the link is slow, ends as any other. With the patience of a
// test the seconds of the slowest link are shorter too.
func TestVerifyAtTheSlowest(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ctx := t.Context()

	t.Run("a store that dribbles", func(t *testing.T) {
		d := s.device("dribbled")
		d.fill(1, 5_000_000, 5_000_000, 4_000_000)
		d.backup(ctx, 1, 0)
		for _, opened := range []bool{false, true} {
			l := d.behind(ctx, 500*time.Millisecond, func(i int, address string) string {
				if i == 2 {
					return dribble(t, address, 16<<10, 20*time.Millisecond)
				}
				return address
			})
			o := VerifyOptions{Data: true}
			files := uint64(0)
			if opened {
				o.Open = func(ctx context.Context, f archive.Fetcher) error {
					snapshot, err := l.SnapshotBy(ctx, d.epoch, f)
					if err != nil {
						return err
					}
					report, err := snapshot.Check(ctx, nil)
					if err == nil {
						files = report.Files
					}
					return err
				}
			}
			v, err := l.Verify(ctx, o)
			must(t, err)
			if v.Checked != v.Objects || len(v.Lost) > 0 || v.Losses != 1 || len(v.Faults) == 0 || opened && files != 3 {
				t.Fatalf("opened %t: %d files, %+v", opened, files, v)
			}
			for i, x := range v.Slots {
				if x.Down != (i == 2) || i != 2 && x.Good != v.Objects || x.Objects != v.Objects {
					t.Errorf("opened %t: %+v", opened, x)
				}
			}
			for _, x := range v.Faults {
				if x.Slot != 3 || x.Answer != Unreachable || !strings.Contains(x.Reason, "too slow") {
					t.Errorf("opened %t: %s", opened, x)
				}
			}
		}
	})

	t.Run("a link of 10 kbit/s", func(t *testing.T) {
		d := s.device("slow")
		d.fill(2, 120_000, 120_000)
		d.backup(ctx, 1, 0)
		const short = time.Second
		way := link.New(link.Conditions{Rate: int64(2 * leastLink * patience / short)})
		t.Cleanup(way.Close)
		l := d.behind(ctx, short, func(_ int, address string) string {
			through, err := way.Listen(address)
			must(t, err)
			return through
		})
		v, err := l.Verify(ctx, VerifyOptions{Data: true})
		must(t, err)
		if !v.Whole() || v.Checked != v.Objects || v.Losses != 2 {
			t.Fatalf("%+v", v)
		}
	})
}

// A slot is given up for silences in a row, and for those that its answers do not
// make up for; one that answers most of the time is asked on.
func TestSlotsGivenUp(t *testing.T) {
	type answer struct {
		took time.Duration
		came bool
	}
	silence, quick, long := answer{time.Minute, false}, answer{10 * time.Millisecond, true}, answer{2 * time.Minute, true}
	for _, c := range []struct {
		name    string
		answers []answer
		down    int // after so many; 0: never
	}{
		{"in a row", []answer{quick, {0, false}, {0, false}, {0, false}}, 4},
		{"in turns", []answer{silence, quick, silence, quick, silence, quick, silence, quick}, 7},
		{"now and then", []answer{silence, long, silence, long, silence, long, silence, long, silence}, 0},
		{"refused at once, in turns", []answer{{0, false}, quick, {0, false}, quick, {0, false}, quick, {0, false}, quick}, 0},
	} {
		v := &verifier{f: NewFetcher(record.Hash{}, nil), slots: make([]slotState, 1)}
		a, down := &ask{at: 0}, 0
		for i, x := range c.answers {
			v.heard(a, x.took, x.came)
			if v.down(a) && down == 0 {
				down = i + 1
			}
		}
		if down != c.down {
			t.Errorf("%s: given up after %d answers, want %d", c.name, down, c.down)
		}
	}
}
