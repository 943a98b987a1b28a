package agent

import (
	"context"
	"flag"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/link"
)

var narrowKiB = flag.Int("narrow.kib", 0, "KiB that go over a link of 10 kbit/s; 0: none do")

// On 10 kbit/s with a round trip of two seconds, which six stores share, a
// backup takes as long as it takes, and no store is given up on the way.
func TestBackupOverNarrowLink(t *testing.T) {
	if *narrowKiB == 0 {
		t.Skip("takes minutes: -narrow.kib 4")
	}
	x := newWorld(t, 4, 5, 6, 6)
	l := link.New(link.Conditions{Rate: 1250, Delay: time.Second})
	t.Cleanup(l.Close)
	for i, p := range x.policy.Places {
		at, err := l.Listen(strings.TrimPrefix(p.Endpoint, "https://"))
		if err != nil {
			t.Fatal(err)
		}
		x.policy.Places[i].Endpoint = "https://" + at
	}
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	a.pace, a.wait = usualPace, time.Minute
	start := time.Now()
	res, err := a.Backup(context.Background(), record.ByPerson, []string{random(t, *narrowKiB)})
	if err != nil {
		t.Fatal(err)
	}
	n := l.Counts()
	t.Logf("%.0f s: an archive of %d bytes on %d of 6 slots, %d bytes up, %d down, %d connections; the link is taken for %.0f bytes a second; warnings %q",
		time.Since(start).Seconds(), res.Committed.Made.NewBytes, res.Committed.Held(), n.Up, n.Down, n.Connections, a.peers.Link().Rate(), res.Warnings)
}
