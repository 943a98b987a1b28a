package crash

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

var (
	rounds = flag.Int("rounds", 100, "rounds of TestCrash")
	seed   = flag.Uint64("seed", 0, "seed of TestCrash; 0: by the clock")
)

// devices is how many devices take turns: the contract takes a record of one
// device every half a minute, beyond a stock of 32.
const devices = 6

// answer is the part of `byssus-agent backup --json` that the test looks at.
type answer struct {
	Committed *struct {
		Sequence  uint64      `json:"sequence"`
		Hash      record.Hash `json:"hash"`
		Positions uint32      `json:"positions"`
	} `json:"committed"`
	Resumed *struct {
		Sequence uint64 `json:"sequence"`
	} `json:"resumed"`
}

// device is a device under test, and what it was told is backed up.
type device struct {
	name   string
	id     record.Hash
	state  string
	source string
	db     *database
	acked  map[uint64]memory // by sequence
}

// memory is what a source held when its snapshot was made.
type memory struct {
	files map[string]sum
	rows  int64 // committed to the database before the snapshot began
	most  int64 // and after it ended
}

// TestCrash kills processes at random moments of backups, and wants every
// snapshot that was acknowledged back, byte for byte.
func TestCrash(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d, %d rounds", *seed, *rounds)
	r := rand.New(rand.NewPCG(*seed, 1))
	s := newSite(t)
	var fleet []*device
	for n := range devices {
		fleet = append(fleet, s.join(t, r, fmt.Sprintf("machine-%d", n)))
	}
	// How long a backup takes says when to kill.
	usual := time.Second
	kills := map[string]int{}
	resumed, interrupted, waits := 0, 0, 0
	for round := range *rounds {
		d := fleet[round%len(fleet)]
		d.mutate(t, r, round)
		files := d.remember(t)
		before := d.db.committed()

		began := time.Now()
		run := s.backup(d)
		var victims []string
		if round >= devices {
			victims = pick(r)
			moment := time.Duration(r.Float64() * 1.2 * float64(usual))
			select {
			case <-run.done:
			case <-time.After(moment):
			}
			for _, v := range victims {
				kills[v]++
				if v == "agent" {
					run.kill()
				} else {
					s.kill(v)
				}
			}
			t.Logf("round %d: %s, killed %s after %s", round, d.name, strings.Join(victims, " and "), moment.Round(time.Millisecond))
		}
		for _, v := range roleNames { // the node first: the gateway waits for it
			if slices.Contains(victims, v) {
				s.start(t, v)
			}
		}
		<-run.done
		if len(victims) == 0 {
			usual = (usual + time.Since(began)) / 2
		}
		for try := 0; ; try++ {
			if run.code == 0 {
				break
			}
			interrupted++
			if run.code == term.Queued {
				waits++
			}
			killed := run.code == -1
			if !killed && run.code != term.Queued {
				t.Fatalf("seed %d round %d: backup of %s after the kill of %v ended with code %d: %s", *seed, round, d.name, victims, run.code, run.errOut)
			}
			if try == 40 {
				t.Fatalf("seed %d round %d: backup of %s after the kill of %v does not get through: %s", *seed, round, d.name, victims, run.errOut)
			}
			if !killed {
				time.Sleep(500 * time.Millisecond)
			}
			run = s.backup(d)
			<-run.done
		}
		var a answer
		if err := json.Unmarshal(run.out, &a); err != nil || a.Committed == nil {
			t.Fatalf("seed %d round %d: backup of %s says it is done, but printed %q, %v", *seed, round, d.name, run.out, err)
		}
		m := memory{files: files, rows: before, most: d.db.committed()}
		d.acked[a.Committed.Sequence] = m
		if a.Resumed != nil {
			resumed++
			d.acked[a.Resumed.Sequence] = m
		}
	}

	// Everything that was acknowledged must come back, with the agents' state
	// gone.
	acknowledged, lost := 0, 0
	for _, d := range fleet {
		d.db.close(t)
		if err := os.RemoveAll(d.state); err != nil {
			t.Fatal(err)
		}
		acknowledged += len(d.acked)
		s.checkHistory(t, d)
	}
	lost = s.restoreAll(t, fleet)
	s.replace(t, r, fleet[0])

	names := make([]string, 0, len(kills))
	for name := range kills {
		names = append(names, name)
	}
	sort.Strings(names)
	var table []string
	for _, name := range names {
		table = append(table, fmt.Sprintf("%s %d", name, kills[name]))
	}
	t.Logf("seed %d: %d rounds; killed: %s; runs that were interrupted %d, of them waiting %d; snapshots resumed %d; acknowledged %d; lost %d",
		*seed, *rounds, strings.Join(table, ", "), interrupted, waits, resumed, acknowledged, lost)
	if lost != 0 {
		t.Errorf("%d acknowledged snapshots are lost", lost)
	}
}

// pick draws who is killed.
func pick(r *rand.Rand) []string {
	one := func() string {
		switch n := r.IntN(20); {
		case n < 7:
			return "agent"
		case n < 12:
			return fmt.Sprintf("store %d", 1+r.IntN(6))
		case n < 16:
			return "node"
		case n < 18:
			return "gateway"
		default:
			return "custodian"
		}
	}
	victims := []string{one()}
	if r.IntN(6) == 0 {
		if second := one(); second != victims[0] {
			victims = append(victims, second)
		}
	}
	return victims
}

// checkHistory wants one gap-free line of records on the chain.
func (s *site) checkHistory(t *testing.T, d *device) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var all []ledger.Anchored
	for before := uint64(0); ; {
		page, err := s.client.History(ctx, d.id, before, 50)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		all = append(all, page...)
		before = page[len(page)-1].Record.Sequence
		if before == 1 {
			break
		}
	}
	slices.Reverse(all)
	var previous record.Hash
	for i, a := range all {
		if a.Record.Sequence != uint64(i+1) || a.Record.Previous != previous || a.Record.Digest(s.client.Domain()) != a.RecordHash {
			t.Fatalf("%s: record %d of the chain does not follow the one before", d.name, i+1)
		}
		previous = a.RecordHash
	}
	head, err := s.client.State().Head(ctx, d.id)
	if err != nil || head.ForkedGeneration != 0 || head.RecordHash != previous {
		t.Fatalf("%s: head %+v, %v", d.name, head, err)
	}
	for sequence := range d.acked {
		if sequence > uint64(len(all)) {
			t.Errorf("%s: snapshot %d was acknowledged, the chain has %d", d.name, sequence, len(all))
		}
	}
}

// restoreAll restores every acknowledged snapshot and returns how many differ.
func (s *site) restoreAll(t *testing.T, fleet []*device) int {
	t.Helper()
	type job struct {
		d        *device
		sequence uint64
	}
	jobs := make(chan job)
	var mu sync.Mutex
	lost := 0
	ctx, stop := context.WithCancel(context.Background())
	approving := make(chan struct{})
	go func() {
		defer close(approving)
		s.approveAll(ctx, t)
	}()
	var workers sync.WaitGroup
	for range 6 {
		workers.Go(func() {
			for j := range jobs {
				to := filepath.Join(s.dir, "restored", fmt.Sprintf("%s-%d", j.d.name, j.sequence))
				err := s.restore(j.d, j.sequence, to)
				if err != nil {
					mu.Lock()
					lost++
					mu.Unlock()
					t.Errorf("snapshot %d of %s: %v", j.sequence, j.d.name, err)
				} else if err := os.RemoveAll(to); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for _, d := range fleet {
		for sequence := range d.acked {
			jobs <- job{d, sequence}
		}
	}
	close(jobs)
	workers.Wait()
	stop()
	<-approving
	return lost
}

// restore brings one snapshot back and compares it.
func (s *site) restore(d *device, sequence uint64, to string) error {
	p := s.run("", "byssus", "restore", fmt.Sprintf("%s@%d", d.id, sequence), "--to", to, "--json", "--data", s.data)
	<-p.done
	if p.code != 0 {
		return fmt.Errorf("restore ended with code %d: %s", p.code, p.errOut)
	}
	want := d.acked[sequence]
	root := restoredRoot(to, d.source)
	if err := compare(want.files, root); err != nil {
		return err
	}
	return checkDatabase(filepath.Join(root, databaseFile), want.rows, want.most)
}

// approveAll approves every open request until ctx ends.
func (s *site) approveAll(ctx context.Context, t *testing.T) {
	done := map[uint64]bool{}
	for ctx.Err() == nil {
		n, err := s.client.RequestCount(ctx)
		var approvals sync.WaitGroup
		for id := uint64(1); err == nil && id <= n; id++ {
			if done[id] {
				continue
			}
			done[id] = true
			approvals.Go(func() {
				if _, _, err := s.client.Approve(ctx, s.approver, id); err != nil && ctx.Err() == nil {
					t.Errorf("approve request %d: %v", id, err)
				}
			})
		}
		approvals.Wait()
		select {
		case <-ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// replace puts a new machine in a device's place; its next backup goes on.
func (s *site) replace(t *testing.T, r *rand.Rand, d *device) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	before, err := s.client.State().Head(ctx, d.id)
	if err != nil {
		t.Fatal(err)
	}
	var token struct{ Token string }
	s.must(t, &token, "", "byssus", "device", "replace", d.id.String(), "--data", s.data, "--json")
	d.state += "-new"
	s.must(t, nil, token.Token, "byssus-agent", "join", "--state", d.state, "--json")
	d.db = openDatabase(t, filepath.Join(d.source, databaseFile))
	defer d.db.close(t)
	d.mutate(t, r, *rounds)
	var a answer
	s.must(t, &a, "", "byssus-agent", "backup", d.source, "--state", d.state, "--json")
	if a.Committed == nil || a.Committed.Sequence != before.Sequence+1 {
		t.Errorf("the replacement's backup is %+v, want snapshot %d", a.Committed, before.Sequence+1)
	}
}
