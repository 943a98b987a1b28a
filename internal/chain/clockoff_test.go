package chain_test

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// One validator's clock of four is wrong by minutes. It says so, and so do its
// status and metrics; ahead it proposes nothing any more; it goes on voting, and
// the chain goes on.
func TestClockWrongByMinutes(t *testing.T) {
	for name, off := range map[string]time.Duration{"ahead": 5 * time.Minute, "behind": -5 * time.Minute} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := chaintest.NewCluster(t, 4)
			for i := range 3 {
				c.Start(i)
			}
			wrong := c.Start(3, func(conf *chain.Config) {
				conf.Clock = func() time.Time { return time.Now().Add(off) }
			})
			to := chaintest.Address(9)
			s := newSender(t, c.Nodes[0], 0)
			status := func() chain.Status {
				t.Helper()
				st, err := chain.ReadStatus(t.Context(), wrong.URL())
				if err != nil {
					t.Fatal(err)
				}
				return st
			}
			wait(t, "the node notices", func() error {
				s.send(&to, nil)
				if status().ClockOff == 0 {
					return errTooFew
				}
				return nil
			})
			if got := time.Duration(status().ClockOff) * time.Second; got < off-time.Minute || got > off+time.Minute {
				t.Errorf("its clock is off by %s, it says %s", off, got)
			}
			switch err := wrong.Refusal(); {
			case off > 0 && (!errors.Is(err, chain.ErrClockAhead) || !strings.Contains(status().Refusal, "ahead of the clocks")):
				t.Errorf("it refuses to propose for: %v", err)
			case off < 0 && err != nil:
				t.Errorf("a clock that is behind stops it: %v", err)
			}
			own := prometheus.NewRegistry()
			own.MustRegister(c.Nodes[0].Collector())
			metrics := httptest.NewServer(chain.MetricsHandler(own))
			t.Cleanup(metrics.Close)
			refused := func() float64 {
				return value(t, scrape(t, metrics.URL), "byssus_node_proposals_refused_total", "reason", "time")
			}
			before, height := refused(), c.Nodes[0].Height()
			var last uint64
			for c.Nodes[0].Height() < height+24 {
				last = s.send(&to, nil).BlockNumber.Uint64()
			}
			if again := refused(); off > 0 && again != before {
				t.Errorf("it went on proposing: %v blocks of the future after %v", again, before)
			}
			if missed := c.Nodes[0].Missed(c.Identity(3).Validator); missed > 10 {
				t.Errorf("it has not signed the newest %d heights", missed)
			}
			for i := range 3 {
				if st, err := chain.ReadStatus(t.Context(), c.Nodes[i].URL()); err != nil || st.ClockOff != 0 || st.Refusal != "" {
					t.Errorf("node %d, whose clock is right, says %d s off, %q (%v)", i, st.ClockOff, st.Refusal, err)
				}
			}
			agree(t, c, last)
		})
	}
}
