package agent

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	hours = 3600
	days  = 24 * hours
)

// keeping starts a world whose rules keep a snapshot an hour at least, and longer
// by these, at a time of the retention clock that is so many seconds after a
// month began.
func keeping(t *testing.T, keep state.Keep, after uint64) *world {
	x := newWorld(t, 2, 3, 3, 3)
	x.policy.MinRetention, x.policy.Keep = time.Hour, keep
	x.goTo((x.now/(30*days)+1)*30*days + after)
	return x
}

// goTo lets time pass that no clock sees but the chain's.
func (x *world) goTo(time uint64) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.passed += time - x.now
	x.now = time
}

func TestSnapshotsAreKeptByTheRules(t *testing.T) {
	x := keeping(t, state.Keep{Last: 3, Hourly: 24, Daily: 400, Monthly: 24}, 12*hours)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	for _, step := range []struct {
		pass, kept uint64
	}{{0, 720 * days}, {60, hours}, {hours, 24 * hours}, {days, 400 * days}, {30 * days, 720 * days}} {
		x.goTo(x.now + step.pass)
		res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		if c := res.Committed; c.Expiry != c.AnchoredAt+step.kept {
			t.Errorf("snapshot %d is kept for %d s, want %d", c.Sequence, c.Expiry-c.AnchoredAt, step.kept)
		}
	}
	x.checkHistory()
}

// A month begins after the stores promised, and the snapshot becomes its first:
// they promise again, once, and for no longer than they must.
func TestASpanBeginsBeforeTheAnchor(t *testing.T) {
	for name, queued := range map[string]bool{"while it is relayed": false, "while it is queued": true} {
		t.Run(name, func(t *testing.T) {
			x := keeping(t, state.Keep{Monthly: 12}, 12*hours)
			fsys := durabletest.NewDisk(1)
			x.enrol(fsys)
			a := x.open(fsys)
			dir := files(t, 1)
			backup := func() (Result, error) { return a.Backup(context.Background(), record.ByPerson, []string{dir}) }
			if _, err := backup(); err != nil {
				t.Fatal(err)
			}
			x.goTo(x.now + 30*days - 14*hours) // two hours before the month ends
			relayed := 0
			if queued {
				x.relayErr = errors.New("away")
				if _, err := backup(); err == nil {
					t.Fatal("committed without a gateway")
				}
				x.relayErr = nil
				x.goTo(x.now + 3*hours)
			}
			x.relaying = func() {
				relayed++
				if !queued && relayed == 1 {
					x.passed += 3 * hours
					x.now += 3 * hours
				}
			}
			res, err := backup()
			if err != nil {
				t.Fatal(err)
			}
			c, want := res.Committed, 2
			if queued {
				c = res.Resumed // and one more was made after it
			}
			if c.Sequence != 2 || c.Expiry != c.AnchoredAt+360*days || relayed != want {
				t.Errorf("snapshot %d is kept for %d s and took %d records relayed, want %d", c.Sequence, c.Expiry-c.AnchoredAt, relayed, want)
			}
			x.checkHistory()
		})
	}
}

func TestPromisesAreAskedAsLongAsTheyMustHold(t *testing.T) {
	const margin = 30 * days
	year := uint64(365 * days)
	for name, test := range map[string]struct {
		plan         Plan
		least, asked uint64 // seconds from now
	}{
		"no rule":                 {Plan{Policy: Policy{MinRetention: 5 * time.Hour}}, 5 * hours, 5*hours + margin},
		"a day's first":           {Plan{Policy: Policy{MinRetention: time.Hour, Keep: state.Keep{Daily: 9}}}, 9 * days, 9*days + margin},
		"a day that is open":      {Plan{Head: HeadState{Opened: state.Opened{Day: 101}}, Policy: Policy{MinRetention: time.Hour, Keep: state.Keep{Daily: 9}}}, hours, hours + margin},
		"a day that begins soon":  {Plan{Retention: days - 10*60, Head: HeadState{Opened: state.Opened{Day: 101}}, Policy: Policy{Keep: state.Keep{Daily: 9}}}, 0, 9*days + margin},
		"a day that begins later": {Plan{Retention: days - 20*60, Head: HeadState{Opened: state.Opened{Day: 101}}, Policy: Policy{Keep: state.Keep{Daily: 9}}}, 0, margin},
		"as long as can be":       {Plan{Policy: Policy{MinRetention: 100 * 365 * 24 * time.Hour, Keep: state.Keep{Yearly: 100}}}, 100 * year, 100*year + margin},
	} {
		test.plan.Retention += 100 * days
		now := test.plan.Retention
		if got := needed(test.plan); got != now+test.least {
			t.Errorf("%s: %d s are needed, want %d", name, got-now, test.least)
		}
		if got := until(test.plan); got != now+test.asked {
			t.Errorf("%s: %d s are asked, want %d", name, got-now, test.asked)
		}
	}
}
