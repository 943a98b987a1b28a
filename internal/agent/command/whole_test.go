package command

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

func parse[T any](t testing.TB, o output) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(o.out), &v); err != nil {
		t.Fatalf("no JSON: %v\n%s", err, o.out)
	}
	return v
}

func (d *device) id() record.Hash {
	d.s.t.Helper()
	return parse[agent.Who](d.s.t, d.run(term.Done, "identity", "--json")).Device
}

func TestJoinBackupRestore(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device()
	d.run(term.Failed, "status").wants(t, "has not joined")
	o := d.runContext(context.Background(), term.Done, s.token("press-7", record.Hash{}, nil)+"\n", "join")
	o.wants(t, "press-7", "proven by the chain")
	d.run(term.Usage, "backup").wants(t, "no paths")
	d.run(term.Usage, "backup", filepath.Join(d.source, "nothing")).wants(t, "no such file")

	o = d.run(term.Done, "backup", d.source)
	o.wants(t, "Backed up: snapshot 1", "On all 6 slots: it survives the loss of any 2 of 6 stores")
	d.write("log/telemetry.log", []byte("rotated\n"))
	res := parse[agent.Result](t, d.run(term.Done, "backup", "--json"))
	if c := res.Committed; c == nil || c.Sequence != 2 || c.Held() != 6 || c.Made.NewBytes > 300<<10 {
		t.Errorf("second backup: %+v", c)
	}

	st := parse[agent.Status](t, d.run(term.Done, "status", "--json"))
	if st.State != "active" || st.Label != "press-7" || st.Last.Sequence != 2 || st.Pending != nil || !st.Fresh || st.Filling != 0 || len(st.Sources) != 1 {
		t.Errorf("status: %+v", st)
	}
	d.run(term.Done, "status").wants(t, "press-7", "any 2 of 6 stores", "one organisation", "a snapshot every 1 h")
	d.run(term.Done, "identity").wants(t, st.Device.String())
	d.run(term.Done, "doctor").wants(t, "slot 6", "custodian 1", "6 of 6 answer")

	to := filepath.Join(t.TempDir(), "back")
	d.run(term.Done, "restore", "--to", to).wants(t, "Restored: snapshot 2")
	d.same(to)
	d.run(term.Usage, "restore", "--to", to).wants(t, "not empty", "--overwrite")
	d.run(term.Failed, "restore", "--to", filepath.Join(t.TempDir(), "x"), "--snapshot", "9").wants(t, "no snapshot 9")
	d.run(term.Usage, "restore").wants(t, "--to")
}

// What the agent believes of a policy's rules of retention is what the contract
// makes of them.
func TestSnapshotsAreKeptByTheRules(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ctx := context.Background()
	terms, err := s.Ledger.State().Terms(ctx, 1, 1)
	must(t, err)
	terms.MinRetention, terms.Keep = 3600, state.Keep{Last: 5, Daily: 3, Weekly: 60, Yearly: 1}
	_, err = s.Ledger.Publish(ctx, s.Operator, 1, "kept", terms)
	must(t, err)
	d := s.device()
	d.run(term.Done, "join", s.token("press-7", record.Hash{}, nil))
	var opened state.Opened
	for n, want := range []uint64{60 * 7 * 86400, 3600} {
		d.write("log/telemetry.log", []byte(strings.Repeat("more\n", n+1)))
		c := parse[agent.Result](t, d.run(term.Done, "backup", "--json", d.source)).Committed
		if c == nil || c.Held() != 6 {
			t.Fatalf("backup %d: %+v", n+1, c)
		}
		// The retention clock of a chain that ticks and never leapt is its time.
		if c.Expiry != c.AnchoredAt+want {
			// A day or a week may have begun between the two.
			if o, kept := terms.Keep.Open(opened, c.AnchoredAt); n == 0 || c.Expiry != c.AnchoredAt+max(kept, 3600) || o == opened {
				t.Errorf("snapshot %d is kept for %d s, want %d", n+1, c.Expiry-c.AnchoredAt, want)
			}
		}
		opened, _ = terms.Keep.Open(opened, c.AnchoredAt)
	}
	head, err := s.Ledger.State().Head(ctx, d.id())
	must(t, err)
	if head.Opened != opened || opened.Hour != 0 || opened.Month != 0 || opened.Day == 0 || opened.Week == 0 || opened.Year == 0 {
		t.Errorf("the chain says of the device's firsts %+v, want %+v", head.Opened, opened)
	}
	trail, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Device: d.id()})
	must(t, err)
	found := 0
	for _, e := range trail {
		if e.Name == "BucketsOpened" && e.Words == "snapshot 1 is the first of its day, week and year, and kept longer for that" {
			found++
		}
	}
	if found != 1 {
		t.Errorf("the trail says %d times what the first snapshot is the first of: %+v", found, trail)
	}
}

func TestTokens(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	used := s.token("first", record.Hash{}, nil)
	first, second := s.device(), s.device()
	first.run(term.Done, "join", used)
	first.run(term.Done, "join", used).wants(t, "it was before")
	first.run(term.Failed, "join", s.token("other", record.Hash{}, nil)).wants(t, "already belongs to device", "--state")
	second.run(term.Refused, "join", used).wants(t, "used already, by device "+first.id().String(), "byssus device add")

	late := s.token("late", record.Hash{}, func(k *door.Token) { k.Expires = time.Now().Add(2 * time.Second).Truncate(time.Second) })
	end := time.Now().Add(3 * time.Second)
	for head, err := s.Ledger.Head(context.Background()); ; head, err = s.Ledger.Head(context.Background()) {
		must(t, err)
		if head.Time.After(end) { // the chain's time is what counts
			break
		}
		time.Sleep(200 * time.Millisecond)
		_, _, err = s.Ledger.Tick(context.Background(), s.Operator)
		must(t, err)
	}
	second.run(term.Refused, "join", late).wants(t, "expired at", "byssus device add")

	second.run(term.Failed, "join", s.token("mitm", record.Hash{}, func(k *door.Token) { k.GatewayKey = record.Hash{1} })).wants(t, "key is not the one that was pinned")
	second.run(term.Failed, "join", s.token("swap", record.Hash{}, func(k *door.Token) { k.Genesis = record.Hash{1} })).wants(t, "not the one that the token names")
	stranger := door.Token{Gateway: "https://" + s.gateway.addr, GatewayKey: s.gatewayPin, Genesis: s.Genesis.Digest(), Expires: time.Now().Add(time.Hour)}
	var err error
	stranger.Key, err = door.NewTokenKey()
	must(t, err)
	unknown, err := stranger.Encode()
	must(t, err)
	second.run(term.Refused, "join", unknown).wants(t, "knows no such invitation")
	whole := s.token("good", record.Hash{}, nil)
	second.run(term.Usage, "join", whole[:len(whole)-3]).wants(t, "not a valid token")
	second.run(term.Usage, "join").wants(t, "no token")
	second.run(term.Done, "join", whole)
}

// A join killed at any point goes on with the same token.
func TestJoinGoesOn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device()
	token := s.token("twice", record.Hash{}, nil)
	s.gateway.stop()
	d.run(term.Queued, "join", token)
	s.start(s.gateway)
	d.run(term.Done, "join", token)
	id := d.id()
	// As if killed after the chain had it and before the folder did.
	must(t, os.Remove(filepath.Join(d.state, "state.json")))
	d.run(term.Done, "join", token)
	if d.id() != id {
		t.Error("it became another device")
	}
	d.run(term.Done, "backup", d.source)
}

func TestStoreAwayIsFilledLater(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	s.stores[1].stop()
	d.run(term.Done, "backup", d.source).wants(t, "On 5 of 6 slots", "any 1 of 5 stores now", "any 2 of 6 stores when slot 2 has it")
	d.run(term.Failed, "doctor").wants(t, "WRONG  slot 2", "5 of 6 answer")
	s.stores[3].stop()
	d.write("new", random(50<<10))
	d.run(term.Queued, "backup").wants(t, "asks for 5 of its 6 stores, only 4 take part", "slot 2", "slot 4", "Nothing is lost")
	d.run(term.Done, "status").wants(t, "being made")
	s.start(s.stores[1])
	s.start(s.stores[3])
	res := parse[agent.Result](t, d.run(term.Done, "backup", "--all-slots", "--json"))
	if c := res.Committed; c.Sequence != 2 || c.Held() != 6 {
		t.Errorf("committed %+v", c)
	}
	st := parse[agent.Status](t, d.run(term.Done, "status", "--json"))
	if st.Filling != 0 {
		t.Errorf("%d snapshots still lack slots", st.Filling)
	}
	// The first snapshot is whole in slot 2 too: it restores without two others.
	s.stores[0].stop()
	s.stores[4].stop()
	to := filepath.Join(t.TempDir(), "back")
	d.run(term.Done, "restore", "--to", to)
	d.same(to)
}

func TestGatewayAway(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	d.run(term.Done, "backup", d.source)
	s.gateway.stop()
	d.write("new", random(50<<10))
	d.run(term.Queued, "backup", "--wait", "2s").wants(t, "Nothing is lost", "the policy of block")
	d.run(term.Done, "status").wants(t, "snapshot 2 is stored, 6 receipts so far; not committed yet")
	s.start(s.gateway)
	res := parse[agent.Result](t, d.run(term.Done, "backup", "--json"))
	if res.Resumed == nil || res.Resumed.Sequence != 2 || res.Committed.Sequence != 3 {
		t.Errorf("resumed %+v, committed %+v", res.Resumed, res.Committed)
	}
}

func TestCustodianAway(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	s.custodian.stop()
	d.run(term.Queued, "backup", "--wait", "1s", d.source).wants(t, "custodian 1", "Nothing is lost")
	s.start(s.custodian)
	d.run(term.Done, "backup")
}

func TestCloneIsNoticed(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	d.run(term.Done, "backup", d.source)
	clone := d.copyState()
	d.run(term.Done, "backup")
	clone.run(term.Refused, "backup").wants(t, "another machine uses this device's identity", "byssus device replace "+d.id().String())
	clone.run(term.Done, "status").wants(t, "another machine uses")
	clone.runContext(context.Background(), term.Refused, "", "run").wants(t, "another machine")
	d.run(term.Done, "backup")
}

func TestRevoked(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	d.run(term.Done, "backup", d.source)
	_, _, err := s.Ledger.Revoke(context.Background(), s.Operator, d.id())
	must(t, err)
	d.run(term.Refused, "backup").wants(t, "revoked", "DeviceNotActive")
	d.run(term.Done, "status").wants(t, "revoked")
}

// approve approves restore requests as they come, until the test ends.
func (s *site) approve(t testing.TB) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for next := uint64(1); ctx.Err() == nil; {
			if n, err := s.Ledger.RequestCount(ctx); err == nil && n >= next {
				if _, _, err := s.Ledger.Approve(ctx, s.Approver, next); err == nil {
					next++
					continue
				}
			}
			time.Sleep(50 * time.Millisecond)
		}
	}()
	t.Cleanup(func() { cancel(); <-done })
}

func TestReplacementRestores(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	old := s.joined("press-7")
	old.run(term.Done, "backup", old.source)
	old.write("more", random(100<<10))
	old.run(term.Done, "backup")
	id := old.id()

	to := filepath.Join(t.TempDir(), "back")
	fresh := &device{s: s, state: filepath.Join(t.TempDir(), "new"), source: old.source}
	token := s.token("press-7", id, nil)
	fresh.run(term.Usage, "join", "--restore", token).wants(t, "--to")
	fresh.run(term.Queued, "join", "--restore", "--to", to, "--no-wait", token).wants(t, "byssus approve 1")
	fresh.run(term.Queued, "restore", "--to", to, "--no-wait").wants(t, "restore request 1 waits for 1 approval (until ")
	kept, err := filepath.Glob(filepath.Join(fresh.state, "requests", "*.request"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("requests: %v, %v", kept, err)
	}
	asked, err := os.ReadFile(kept[0])
	must(t, err)
	s.approve(t)
	report := parse[recovery.Report](t, fresh.run(term.Done, "restore", "--to", to, "--json"))
	if report.Request != 1 || report.Sequence != 2 || len(report.Custodians) != 1 {
		t.Errorf("report: %+v", report)
	}
	old.same(to)
	// As if the answer to the report had been lost: it has the key by now, and
	// the folder is full, but the same again only looks after the report.
	result, err := json.Marshal(recovery.Result{ListRoot: report.ListRoot, Files: report.Files, Bytes: report.Bytes})
	must(t, err)
	must(t, os.WriteFile(kept[0], fmt.Appendf(nil, "%s,\"result\":%s,\"to\":%q}\n", bytes.TrimSuffix(asked, []byte("}\n")), result, to), 0o600))
	fresh.run(term.Done, "restore", "--to", to).wants(t, "Restored: snapshot 2", to)
	if left, err := os.ReadDir(filepath.Dir(kept[0])); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if fresh.id() != id {
		t.Errorf("the replacement is %s, not %s", fresh.id(), id)
	}
	old.run(term.Refused, "backup").wants(t, "another machine has taken its place")
	old.run(term.Done, "status").wants(t, "replaced")

	// It goes on where the old one stopped: nothing is sent again, and the
	// released epoch is over.
	res := parse[agent.Result](t, fresh.run(term.Done, "backup", "--json", old.source))
	if c := res.Committed; c.Sequence != 3 || c.Epoch != 2 || c.Made.NewBytes > 64<<10 {
		t.Errorf("after the restore: %+v", c)
	}
	again := filepath.Join(t.TempDir(), "again")
	fresh.run(term.Done, "restore", "--to", again) // with its own key: nobody is asked
	old.same(again)
	if n, err := s.Ledger.RequestCount(context.Background()); err != nil || n != 1 {
		t.Errorf("%d requests, %v", n, err)
	}
	// A snapshot of the released epoch needs a grant again.
	first := filepath.Join(t.TempDir(), "first")
	fresh.run(term.Done, "restore", "--to", first, "--snapshot", "1").wants(t, "restore request 2", "Restored: snapshot 1")
}

func TestTooManyStoresLost(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	d.run(term.Done, "backup", d.source)
	for _, r := range s.stores[:2] {
		s.wipe(r)
	}
	to := filepath.Join(t.TempDir(), "two-lost")
	d.run(term.Done, "restore", "--to", to).wants(t, "Served around")
	d.same(to)
	s.wipe(s.stores[2])
	to = filepath.Join(t.TempDir(), "three-lost")
	d.run(term.Damaged, "restore", "--to", to).wants(t, "INCOMPLETE", "cannot be rebuilt", "3 of 6 shards left, 4 needed", "slot 1", "firmware.bin")
	for path, x := range tree(t, to) {
		rel, err := filepath.Rel(strings.TrimPrefix(d.source, "/"), path)
		if err == nil && !strings.HasPrefix(rel, "..") && rel != "." && tree(t, d.source)[rel] != x && !strings.HasPrefix(x, "d") {
			t.Errorf("%s was left behind with wrong content", path)
		}
	}
	// The next backup notices what the stores have lost, and makes it again.
	d.write("new", random(10<<10))
	d.run(term.Done, "backup")
	to = filepath.Join(t.TempDir(), "healed")
	d.run(term.Done, "restore", "--to", to)
	d.same(to)
}

func TestStateFolder(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	d.run(term.Done, "backup", d.source)
	held, err := agent.OpenFolder(d.state)
	must(t, err)
	d.run(term.Failed, "backup").wants(t, "in use by process", fmt.Sprintf("kill -USR1 %d", os.Getpid()), "byssus-agent status")
	d.run(term.Done, "status")
	must(t, held.Close())
	// Asked by a signal, the service backs up though nothing is due.
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGUSR1) // whether or not it listens already
	defer signal.Stop(signals)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		if code, o := d.try(ctx, "", "run"); code != term.Done || !strings.Contains(o.errs, "waiting") {
			t.Errorf("run: exit code %d\n%s", code, o.errs)
		}
	}()
	for ctx.Err() == nil {
		must(t, syscall.Kill(os.Getpid(), syscall.SIGUSR1))
		if st := parse[agent.Status](t, d.run(term.Done, "status", "--json")); st.Last != nil && st.Last.Sequence > 1 && st.Pending == nil {
			cancel()
		}
		time.Sleep(100 * time.Millisecond)
	}
	<-done
	if st := parse[agent.Status](t, d.run(term.Done, "status", "--json")); st.Last.Sequence < 2 {
		t.Error("it did not back up when it was asked")
	}

	journal := filepath.Join(d.state, "journal.json")
	good, err := os.ReadFile(journal)
	must(t, err)
	must(t, os.WriteFile(journal, good[:len(good)/2], 0o600))
	d.run(term.Failed, "backup").wants(t, "journal.json is damaged", "byssus device replace", "Nothing was changed")
	must(t, os.WriteFile(journal, []byte(strings.Replace(string(good), `"format":1`, `"format":9`, 1)), 0o600))
	d.run(term.Failed, "status").wants(t, "newer byssus-agent", "Update")
	must(t, os.WriteFile(journal, good, 0o600))
	spoil := func(name string) (file string, whole []byte) {
		file = filepath.Join(d.state, "archive", name)
		whole, err := os.ReadFile(file)
		must(t, err)
		must(t, os.WriteFile(file, append([]byte("other"), whole...), 0o600))
		return file, whole
	}
	file, whole := spoil("archive.state")
	d.run(term.Failed, "backup").wants(t, "archive.state", "nothing that was backed up is lost")
	must(t, os.WriteFile(file, whole, 0o600))
	spoil("packs.log") // the stores know it too
	d.run(term.Done, "backup").wants(t, "made anew from the stores")
	spoil("packs.log")
	d.run(term.Done, "status")
	must(t, os.Remove(filepath.Join(d.state, "device.key")))
	d.run(term.Failed, "backup").wants(t, "device.key is missing")
}

func TestUnreadableFileIsNamed(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.joined("a")
	// It begins as a database and is none: no moment of it can be read.
	d.write("broken.db", append([]byte("SQLite format 3\x00"), random(8<<10)...))
	o := d.run(term.Incomplete, "backup", d.source)
	o.wants(t, "Backed up: snapshot 1", "1 file could not be read", "broken.db")
	if got := parse[agent.Result](t, d.run(term.Incomplete, "backup", "--json")); got.Committed.Made.Unread != 1 {
		t.Errorf("%+v", got.Committed.Made)
	}
}

// What is wrong with the file of settings is said with its line, before anything
// is done; a flag's file must be there.
func TestConfigFile(t *testing.T) {
	d := &device{s: &site{t: t}, state: t.TempDir()}
	must(t, os.WriteFile(filepath.Join(d.state, agent.ConfigFile), []byte("metered: true\nlimitrate: 2M\n"), 0o600))
	d.run(term.Usage, "backup", "/etc").wants(t, "agent.yaml", "line 2", "limitrate", "limit-rate")
	d.run(term.Usage, "run").wants(t, "line 2")
	other := filepath.Join(t.TempDir(), "other.yaml")
	d.run(term.Usage, "backup", "/etc", "--config", other).wants(t, "other.yaml")
	must(t, os.WriteFile(other, []byte("limit-rate: 2M\n"), 0o600))
	d.run(term.Failed, "backup", "/etc", "--config", other).wants(t, "has not joined")
}

func TestHelp(t *testing.T) {
	for _, c := range New().Commands() {
		if c.Name() == "completion" || c.Name() == "help" {
			continue
		}
		if c.Short == "" || c.Long == "" || !strings.Contains(c.Example, "byssus-agent "+c.Name()) {
			t.Errorf("%s has no help with an example", c.Name())
		}
	}
	d := &device{s: &site{t: t}, state: t.TempDir()}
	d.run(term.Done, "--help").wants(t, "75 queued")
	d.run(term.Usage, "nonsense")
	d.run(term.Usage, "status", "--nonsense").wants(t, "unknown flag")
	for _, shell := range []string{"bash", "zsh", "fish"} {
		if o := d.run(term.Done, "completion", shell); len(o.out) < 1000 {
			t.Errorf("no completion for %s", shell)
		}
	}
}
