package command

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/test/link"
)

var (
	linkMiB     = flag.Int("link.mib", 0, "MiB that go over bad links; 0: none do")
	linkMetered = flag.Bool("link.metered", false, "send as on a link that is paid for by the byte")
	linkOnly    = flag.String("link.only", "", "the conditions to run, all if empty")
)

const megabit = 1_000_000 / 8 // bytes a second

// badLinks are what a whole backup has to get over: stores, custodian and
// gateway are behind one link of 10 Mbit/s.
var badLinks = []struct {
	name string
	cond link.Conditions
}{
	{"near", link.Conditions{Rate: 10 * megabit, Delay: time.Millisecond}},
	{"300 ms", link.Conditions{Rate: 10 * megabit, Delay: 150 * time.Millisecond}},
	{"300 ms, 2 % loss", link.Conditions{Rate: 10 * megabit, Delay: 150 * time.Millisecond, Loss: 0.02, Seed: 1}},
	{"300 ms, 2 % loss, cut every 10 s for 1 s", link.Conditions{Rate: 10 * megabit, Delay: 150 * time.Millisecond, Loss: 0.02, Seed: 1,
		Works: 10 * time.Second, Fails: time.Second}},
	{narrow, link.Conditions{Rate: 1250, Delay: time.Second}},
}

// narrow gets a 1024th of the data of the others.
const narrow = "10 kbit/s, 2 s"

// A backup gets over whatever link there is, and sends little again. With
// -link.mib it measures: `make bench-link`.
func TestBackupOverBadLinks(t *testing.T) {
	if *linkMiB == 0 {
		t.Skip("takes as long as a link of 10 Mbit/s does")
	}
	for _, c := range badLinks {
		if *linkOnly != "" && *linkOnly != c.name {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			l := link.New(c.cond)
			t.Cleanup(l.Close)
			s := newSiteBehind(t, func(addr string) string {
				at, err := l.Listen(addr)
				must(t, err)
				return at
			})
			d := s.device()
			must(t, os.RemoveAll(d.source))
			size := *linkMiB << 20
			if c.name == narrow {
				size >>= 10
			}
			d.write("data.bin", random(size))
			d.until(term.Done, "join", s.token("far", [32]byte{}, nil))
			before, start := l.Counts(), time.Now()
			stores := make([]link.Counts, len(s.stores))
			for i, r := range s.stores {
				stores[i] = l.CountsOf(r.addr)
			}
			args := []string{"backup", d.source, "--json", "--wait", "2m"}
			if *linkMetered {
				args = append(args, "--metered")
			}
			out, runs := d.until(term.Done, args...)
			took, after := time.Since(start), l.Counts()
			var res agent.Result
			must(t, json.Unmarshal([]byte(out.out), &res))
			if res.Committed == nil {
				t.Fatalf("not committed:\n%s%s", out.out, out.errs)
			}
			// What must cross: every shard of what is new, once.
			must6of4 := float64(res.Committed.Made.NewBytes) * 6 / 4
			held := float64(res.Committed.Held()) / 6
			sent := float64(after.Up - before.Up)
			// Of the stores that hold it: all that crossed the link to them, and of
			// that what a cut lost. A store that was left out is apart.
			missing := res.Committed.Missing()
			var toHeld, lost, toOthers float64
			for i, r := range s.stores {
				now := l.CountsOf(r.addr)
				up := float64(now.Up - stores[i].Up)
				if slices.Contains(missing, uint32(i+1)) {
					toOthers += up
					continue
				}
				toHeld += up
				lost += up - float64(now.Arrived-stores[i].Arrived)
			}
			t.Logf("%-42s %6.1f s  %5.2f Mbit/s of shards  sent to the slots held %.3f x their shards, of it %.1f %% lost in cuts; to others %.1f MB  TCP again %4.1f %%  %d cuts  %d connections  %d runs  on %d of 6 slots",
				c.name, took.Seconds(), must6of4*held*8/1e6/took.Seconds(), toHeld/(must6of4*held), 100*lost/(must6of4*held), toOthers/1e6,
				100*float64(after.Again-before.Again)/sent, after.Cuts-before.Cuts, after.Connections-before.Connections, runs, res.Committed.Held())
			for _, w := range res.Warnings {
				t.Log(w)
			}
			if sent > 1.5*must6of4 && c.name != narrow { // of little data most is handshakes, names and receipts
				t.Errorf("%.0f bytes were sent for %.0f", sent, must6of4)
			}
		})
	}
}

// until runs the program until it ends with a code: what must be waited for
// ends it with another (75) and the next run goes on.
func (d *device) until(code int, args ...string) (output, int) {
	d.s.t.Helper()
	for runs := 1; ; runs++ {
		got, o := d.try(context.Background(), "", args...)
		if got == code {
			return o, runs
		}
		if runs == 20 {
			d.s.t.Fatal(fmt.Sprintf("byssus-agent %s: %d runs, the last ended with %d\n", strings.Join(args, " "), runs, got), o.out, o.errs)
		}
		time.Sleep(time.Second) // as whoever runs it would
		d.s.t.Logf("run %d ended with %d: %s", runs, got, o.errs)
	}
}
