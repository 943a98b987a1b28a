package agent

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
)

func copyFile(t testing.TB, from, to durable.FS, name string) {
	t.Helper()
	b, err := durable.ReadFile(from, filepath.Join(testFolder, name), maxStateFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := durable.WriteFile(to, filepath.Join(testFolder, name), b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDue(t *testing.T) {
	plan := Plan{Time: 10_000, Head: HeadState{Sequence: 3, AnchoredAt: 9_000}, Policy: Policy{Interval: 1000 * time.Second}}
	for _, c := range []struct {
		now            uint64
		pending, fresh bool
		want           bool
	}{
		{9_000, false, true, false},
		{9_899, false, true, false},
		{9_900, false, true, true},
		{1 << 40, false, true, true},
		{8_000, false, true, false}, // never before
		{9_900, false, false, false},
		{9_000, true, false, true},
	} {
		if got := due(plan, c.now, c.pending, c.fresh); got != c.want {
			t.Errorf("due at %d, pending %v, fresh %v: %v", c.now, c.pending, c.fresh, got)
		}
	}
	plan.Head = HeadState{}
	if !due(plan, 0, false, true) {
		t.Error("the first backup is not due")
	}
}

func TestCommandsOfTheChain(t *testing.T) {
	o := Orders{Command: 3, CommandUntil: 100}
	for _, c := range []struct {
		obeyed uint32
		now    uint64
		want   bool
	}{{0, 50, true}, {2, 100, true}, {2, 101, false}, {3, 50, false}, {4, 50, false}} {
		if got := o.commands(c.obeyed, c.now); got != c.want {
			t.Errorf("command 3 until 100, at %d after command %d: %v", c.now, c.obeyed, got)
		}
	}
	if (Orders{Command: 3}).commands(0, 1) || (Orders{}).commands(0, 0) {
		t.Error("a command that was taken back, or none, commands")
	}
}

func TestRetryWaitGrowsAndIsBounded(t *testing.T) {
	last := time.Duration(0)
	for n := 1; n < 100; n++ {
		most, least := retryWait(n, 0), retryWait(n, 1)
		if most < last || most > retryMost || least < most/2 || least <= 0 {
			t.Fatalf("after %d failures: %v to %v, before %v", n, least, most, last)
		}
		last = most
	}
	if last != retryMost {
		t.Errorf("it ends at %v", last)
	}
}

// The schedule asks the chain and the monotonic clock, never the device's.
func TestWrongClockWarnsAndWorks(t *testing.T) {
	for _, year := range []int{1970, 2100} {
		x := newWorld(t, 2, 3, 3, 3)
		fsys := durabletest.NewDisk(1)
		x.enrol(fsys)
		a := x.open(fsys)
		a.now = func() time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
		res, err := a.Backup(context.Background(), record.ByPerson, []string{files(t, 1)})
		if err != nil {
			t.Fatal(err)
		}
		if w := strings.Join(res.Warnings, " "); !strings.Contains(w, "clock") {
			t.Errorf("%d: warnings %q", year, w)
		}
	}
	if w := clockWarning(time.Unix(1000, 0), 1000+60); w != "" {
		t.Errorf("a minute off: %q", w)
	}
}

// Run backs up at once, resumes what failed, and ends with its context.
func TestRun(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if err := a.Run(ctx, nil, func(Result, error) {}); !errors.Is(err, ErrNothing) {
		t.Fatalf("without sources: %v", err)
	}
	if err := a.folder.Choose(Choice{Paths: []string{files(t, 1)}}); err != nil {
		t.Fatal(err)
	}
	var got Result
	err := a.Run(ctx, nil, func(r Result, err error) {
		if err != nil {
			t.Error(err)
		}
		got = r
		cancel()
	})
	if err != nil || got.Committed == nil || got.Committed.Sequence != 1 {
		t.Fatalf("%+v, %v", got.Committed, err)
	}
	if r := x.records[x.head.Hash]; r.Trigger != record.BySchedule {
		t.Errorf("trigger %v", r.Trigger)
	}
	rest, res, err := a.turn(context.Background(), false)
	if err != nil || res.Committed != nil || rest > idleCheck || rest < time.Second {
		t.Errorf("nothing is due, but: %v, %+v, %v", rest, res.Committed, err)
	}
	x.mu.Lock()
	x.device.Status = Revoked
	x.tick()
	x.mu.Unlock()
	if err := a.Run(context.Background(), nil, func(Result, error) {}); !isRefused(err) {
		t.Errorf("a revoked device runs on: %v", err)
	}
}

// A person asks the service for a backup: it comes at once, and is one of a
// person's in the record.
func TestRunWhenAsked(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	if err := a.folder.Choose(Choice{Paths: []string{files(t, 1)}}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	now := make(chan os.Signal, 1)
	var got []uint64
	err := a.Run(ctx, now, func(r Result, err error) {
		if err != nil {
			t.Error(err)
			cancel()
			return
		}
		if got = append(got, r.Committed.Sequence); len(got) == 3 {
			cancel()
		}
		now <- os.Interrupt // whichever it is
	})
	if err != nil || len(got) != 3 || got[2] != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	for _, r := range x.records {
		if want := map[bool]record.Trigger{true: record.BySchedule, false: record.ByPerson}[r.Sequence == 1]; r.Trigger != want {
			t.Errorf("snapshot %d has trigger %v", r.Sequence, r.Trigger)
		}
	}
}

// An incident's command is obeyed once, with its own trigger; one that was taken
// back, or is over, is not.
func TestRunWhenTheChainCommands(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	if err := a.folder.Choose(Choice{Paths: []string{files(t, 1)}}); err != nil {
		t.Fatal(err)
	}
	turn := func(want uint64) {
		t.Helper()
		_, res, err := a.turn(context.Background(), false)
		if err != nil {
			t.Fatal(err)
		}
		if got := res.Committed; want == 0 && got != nil || want != 0 && (got == nil || got.Sequence != want) {
			t.Fatalf("snapshot %+v, want %d", got, want)
		}
	}
	order := func(o Orders) {
		x.mu.Lock()
		defer x.mu.Unlock()
		x.orders = o
		x.tick()
	}
	turn(1) // by the schedule
	order(Orders{Command: 1, CommandUntil: x.now + 3600})
	turn(2)
	if r := x.records[x.head.Hash]; r.Trigger != record.ByChain {
		t.Errorf("trigger %v", r.Trigger)
	}
	turn(0)
	order(Orders{Command: 2}) // taken back before it was seen
	turn(0)
	order(Orders{Command: 2, CommandUntil: x.now - 3600})
	turn(0)
	order(Orders{Command: 3, CommandUntil: x.now + 3600})
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = x.open(fsys) // it remembers what it obeyed
	turn(3)
	turn(0)
}

// While an incident asks for all stores, all have the snapshot when it is
// committed; one that is away does not stop it.
func TestMoreRedundancy(t *testing.T) {
	x := newWorld(t, 2, 3, 4, 4)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	x.orders = Orders{RedundantUntil: x.now + 3600}
	dir := files(t, 1)
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || ones(res.Committed.Positions) != 4 {
		t.Fatalf("%+v, %v", res.Committed, err)
	}
	x.stores[3].kill()
	if err := os.WriteFile(filepath.Join(dir, "another"), []byte("one more"), 0o644); err != nil {
		t.Fatal(err)
	}
	res, err = a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || ones(res.Committed.Positions) != 3 {
		t.Fatalf("with a store away: %+v, %v", res.Committed, err)
	}
	if !strings.Contains(strings.Join(res.Warnings, "\n"), "an incident asks for all stores") {
		t.Errorf("warnings %q", res.Warnings)
	}
}

// slowStore takes its time for each shard.
type slowStore struct {
	Store
	delay time.Duration
}

func (s slowStore) SendShard(ctx context.Context, device, root record.Hash, c *content, from int64) error {
	select {
	case <-time.After(s.delay):
	case <-ctx.Done():
		return ctx.Err()
	}
	return s.Store.SendShard(ctx, device, root, c, from)
}

type slowPeers struct {
	Peers
	slot  uint32
	delay time.Duration
}

func (p slowPeers) Store(pl Place) (Store, error) {
	s, err := p.Peers.Store(pl)
	if pl.Slot == p.slot {
		s = slowStore{s, p.delay}
	}
	return s, err
}

// A store far slower than the others is left behind, and the parts handed to
// the queues stay what they were when the caller's memory is used again.
func TestSlowStoreIsLeftBehind(t *testing.T) {
	x := newWorld(t, 2, 3, 4, 4)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	a.pace.patience, a.pace.linger = 20*time.Millisecond, 50*time.Millisecond
	a.peers = slowPeers{a.peers, 4, 150 * time.Millisecond}
	dir := t.TempDir()
	random := rand.NewChaCha8([32]byte{1})
	for _, name := range []string{"a", "b", "c"} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.CopyN(f, random, 9<<20); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	if res.Committed.Held() < 3 {
		t.Fatalf("held by %d", res.Committed.Held())
	}
	a.peers = slowPeers{a.peers.(slowPeers).Peers, 4, 0}
	if err := a.Fill(context.Background()); err != nil || a.Head().Held() != 4 {
		t.Fatalf("held by %d, %v", a.Head().Held(), err)
	}
}

// put returns when enough stores have an object, from any number of callers.
func TestPutIsConcurrent(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	x.enrol(durabletest.NewDisk(1))
	key, pub := newKey(t)
	x.id, x.device.Key = pub.ID(), pub
	n, err := newNetwork(key, x.domain)
	if err != nil {
		t.Fatal(err)
	}
	defer n.close()
	u := newUpload(context.Background(), x.id, x.policy, n, testPace)
	defer u.close()
	var wait sync.WaitGroup
	for i := range 40 {
		wait.Go(func() {
			data := []byte{byte(i), 1, 2, 3}
			parts := make([]part, 3)
			for j := range parts {
				parts[j] = part{root: rootOf(data), data: data}
			}
			if err := u.put(context.Background(), parts); err != nil {
				t.Error(err)
			}
			clear(data) // the caller's memory is the caller's again
		})
	}
	wait.Wait()
	u.settle(context.Background())
	if tr := u.troubles(); len(tr) > 0 {
		t.Errorf("trouble: %v", tr)
	}
}
