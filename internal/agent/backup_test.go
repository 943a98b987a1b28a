package agent

import (
	"context"
	"errors"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/record"
)

func TestBackupCommits(t *testing.T) {
	x := newWorld(t, 4, 5, 6, 6)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	for round := range 3 {
		res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		c := res.Committed
		if c == nil || c.Sequence != uint64(round+1) || c.Held() != 6 || c.Survives() != 2 || len(res.Trouble) > 0 {
			t.Fatalf("round %d: %+v, trouble %v", round, c, res.Trouble)
		}
		if round == 1 && c.Made.NewBytes > 64<<10 {
			t.Errorf("a change of 20 KiB made %d new bytes", c.Made.NewBytes)
		}
		change(t, dir, round)
	}
	if a.journal.Pending() != nil || len(a.journal.Filling()) > 0 {
		t.Error("something is left to do")
	}
	x.checkHistory()
}

func TestBackupWithDeadStoreFillsLater(t *testing.T) {
	x := newWorld(t, 4, 5, 6, 6)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dead := x.stores[2]
	dead.kill()
	dir := files(t, 1)
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	if c := res.Committed; c.Held() != 5 || c.Survives() != 1 || len(c.Missing()) != 1 || c.Missing()[0] != 3 {
		t.Fatalf("committed %+v", c)
	}
	if len(res.Trouble) != 1 || res.Trouble[0].Slot != 3 {
		t.Fatalf("trouble %v", res.Trouble)
	}
	// Still away: filling waits, nothing is lost.
	if err := a.Fill(context.Background()); err == nil {
		t.Fatal("filled a dead store")
	}
	x.start(dead)
	if err := a.Fill(context.Background()); err != nil {
		t.Fatal(err)
	}
	if h := a.Head(); h.Held() != 6 || len(a.journal.Filling()) != 0 {
		t.Fatalf("after filling: %+v", h)
	}
}

func TestBackupWaitsForQuorum(t *testing.T) {
	x := newWorld(t, 4, 5, 6, 6)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	x.stores[0].kill()
	x.stores[1].kill()
	dir := files(t, 1)
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	var queued *QueuedError
	if !errors.As(err, &queued) || res.Committed != nil {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"5 of its 6 stores", "only 4", "slot 1", "slot 2"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not say %q", err, want)
		}
	}
	x.start(x.stores[0])
	res, err = a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed.Held() != 5 || res.Committed.Sequence != 1 {
		t.Fatalf("%+v, %v", res.Committed, err)
	}
	x.checkHistory()
}

func TestBackupWaitsForCustodian(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	x.away = errors.New("connection refused")
	_, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	var queued *QueuedError
	if !errors.As(err, &queued) || !strings.Contains(err.Error(), "custodian") {
		t.Fatalf("got %v", err)
	}
	x.away = nil
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
		t.Fatal(err)
	}
	// An epoch that is over by its length only goes on without the custodian.
	e, _ := a.journal.LastEpoch()
	e.Snapshots = epochSnapshots
	if err := a.journal.KeepEpoch(e); err != nil {
		t.Fatal(err)
	}
	x.away = errors.New("connection refused")
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed.Epoch != 1 || len(res.Warnings) == 0 {
		t.Fatalf("%+v, %v", res, err)
	}
	x.away = nil
	if res, err = a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil || res.Committed.Epoch != 2 {
		t.Fatalf("%+v, %v", res.Committed, err)
	}
	if _, old := a.journal.Epoch(1); old {
		t.Error("the old epoch is kept")
	}
}

func TestReleaseBeginsNewEpoch(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
		t.Fatal(err)
	}
	x.release()
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed.Epoch != 2 {
		t.Fatalf("%+v, %v", res.Committed, err)
	}
	// Released between signing and anchoring: the signed record is superseded.
	x.relayErr = errors.New("gateway away")
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err == nil {
		t.Fatal("committed without a gateway")
	}
	if p := a.journal.Pending(); p == nil || p.Phase != Signed {
		t.Fatalf("pending %+v", p)
	}
	x.relayErr = nil
	x.release()
	res, err = a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed.Epoch != 3 || res.Committed.Sequence != 3 {
		t.Fatalf("%+v, %v", res.Committed, err)
	}
	if r := x.records[x.head.Hash]; r.Supersedes == (record.Hash{}) {
		t.Error("the accepted record names no record it supersedes")
	}
	x.checkHistory()
}

func TestGatewayAwayThenResumes(t *testing.T) {
	x := newWorld(t, 2, 3, 4, 4)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
		t.Fatal(err)
	}
	x.chainErr, x.relayErr = errors.New("no route"), errors.New("no route")
	change(t, dir, 1)
	_, err := a.Backup(context.Background(), record.BySchedule, []string{dir})
	var queued *QueuedError
	if !errors.As(err, &queued) {
		t.Fatalf("got %v", err)
	}
	// The data left the device all the same: it is archived and receipted, and
	// not yet signed.
	p := a.journal.Pending()
	if p == nil || p.Phase != Archived || len(p.Receipts) != 4 {
		t.Fatalf("pending %+v", p)
	}
	root := p.ListRoot
	x.chainErr, x.relayErr = nil, nil
	a = x.open(fsys.Kill())
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	if res.Resumed == nil || res.Resumed.ListRoot != root || res.Resumed.Made.Files == 0 {
		t.Errorf("resumed %+v", res.Resumed)
	}
	if res.Committed == nil || res.Committed.Sequence != 3 {
		t.Errorf("committed %+v", res.Committed)
	}
	x.checkHistory()
}

func TestLostReplyIsNotAnchoredTwice(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	x.loseReply = true
	res, err := a.Backup(context.Background(), record.ByPerson, []string{files(t, 1)})
	if err != nil || res.Committed == nil {
		t.Fatalf("the chain proves it, whatever the gateway says: %v", err)
	}
	x.checkHistory()
}

func TestGatewayLiesAboutRefusal(t *testing.T) {
	for _, rule := range []string{"PolicyExpected", "EpochReleased", "SequenceExpected", "BadSignature", "DeviceNotActive", "RateLimited", "Nonsense"} {
		t.Run(rule, func(t *testing.T) {
			x := newWorld(t, 2, 3, 3, 3)
			fsys := durabletest.NewDisk(1)
			x.enrol(fsys)
			a := x.open(fsys)
			dir := files(t, 1)
			x.lie = &door.Outcome{Status: door.Refused, Rule: rule, Message: rule}
			_, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
			var queued *QueuedError
			if !errors.As(err, &queued) {
				t.Fatalf("got %v", err)
			}
			x.lie = nil
			res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
			if err != nil || res.Resumed == nil || res.Resumed.Sequence != 1 {
				t.Fatalf("%+v, %v", res.Resumed, err)
			}
			x.checkHistory() // above all: nothing was signed twice on a gateway's word
		})
	}
}

// An archive that was lost is made anew, in a new epoch; the history goes on.
func TestArchiveLost(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	first, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := fsys.RemoveAll(testFolder + "/" + archiveDir); err != nil {
		t.Fatal(err)
	}
	b := x.open(fsys.Kill())
	res, err := b.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed.Sequence != 2 || res.Committed.Epoch != 2 || res.Committed.Held() != 3 ||
		len(res.Warnings) != 2 || !strings.Contains(res.Warnings[0], "everything is sent again") {
		t.Fatalf("%+v, %v, %q", res.Committed, err, res.Warnings)
	}
	// The snapshot was begun anew for its epoch; what was sent before that counts.
	if was, is := first.Committed.Made.NewBytes, res.Committed.Made.NewBytes; is < was*9/10 {
		t.Errorf("everything was sent again, but %d bytes are told, of %d at first", is, was)
	}
	x.checkHistory()
}

// An archive that was not told of its first commit is not lost.
func TestFirstCommitUntold(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	fsys.SetFault(func(op durabletest.Op) error {
		if j := a.journal.Head(); j != nil && strings.HasPrefix(op.Name, testFolder+"/"+archiveDir) {
			return syscall.EIO
		}
		return nil
	})
	dir := files(t, 1)
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); !errors.Is(err, syscall.EIO) {
		t.Fatalf("the archive was told: %v", err)
	}
	fsys.SetFault(nil)
	res, err := x.open(fsys.Kill()).Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed.Epoch != 1 || len(res.Warnings) != 0 {
		t.Fatalf("%+v, %v, %q", res.Committed, err, res.Warnings)
	}
	x.checkHistory()
}

// A policy that cannot be met, or none at all, leaves the backup waiting and
// says who must do what; when it can be met, the same backup goes on.
func TestPolicyThatCannotBeMet(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(p *Policy)
		says  []string
	}{
		"none":            {func(p *Policy) { *p = Policy{} }, []string{"under no policy", "byssus policy assign"}},
		"no custodian":    {func(p *Policy) { p.Panel.Custodians = nil }, []string{"names no custodian", "panel 1"}},
		"quorum too wide": {func(p *Policy) { p.W = 4 }, []string{"asks for 4 of its 3 stores", "only 3 take part"}},
		"store unknown": {func(p *Policy) {
			for i := range p.Places {
				p.Places[i].Endpoint = ""
			}
		}, []string{"asks for 3 of its 3 stores", "only 0 take part", "slot 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			x := newWorld(t, 2, 3, 3, 3)
			fsys := durabletest.NewDisk(1)
			x.enrol(fsys)
			a := x.open(fsys)
			good := x.policy
			good.Places, good.Panel.Custodians = slices.Clone(good.Places), slices.Clone(good.Panel.Custodians)
			c.spoil(&x.policy)
			dir := files(t, 1)
			_, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
			var queued *QueuedError
			if !errors.As(err, &queued) {
				t.Fatalf("got %v", err)
			}
			for _, want := range c.says {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			x.policy = good
			res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
			if err != nil || res.Committed.Sequence != 1 || res.Committed.Held() != 3 {
				t.Fatalf("%+v, %v", res.Committed, err)
			}
			x.checkHistory()
		})
	}
}
