package network

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/test/link"
)

// The soak is off unless it is told how long to take: make soak.
var (
	soakMinutes    = flag.Float64("soak.minutes", 0, "how long TestSoak takes; 0: it is skipped")
	soakSeed       = flag.Uint64("soak.seed", 0, "of the faults; 0: one by the clock")
	soakValidators = flag.Int("soak.validators", 4, "validators of TestSoak, 4 to 7")
)

// fault is something that goes wrong until the cluster is healed and all its
// nodes are started.
type fault struct {
	name  string
	begin func(*cluster)
}

// draw chooses a fault for a cluster of n, by the random numbers alone.
func draw(r *rand.Rand, n int) fault {
	one := r.IntN(n)
	group := r.Perm(n)[:1+r.IntN(n-1)]
	ms := func(low, high int) time.Duration { return time.Duration(low+r.IntN(high-low)) * time.Millisecond }
	switch r.IntN(9) {
	case 0:
		return fault{fmt.Sprint("silence between ", group, " and the others"), func(c *cluster) { c.split(group...) }}
	case 1:
		return fault{fmt.Sprint("resets between ", group, " and the others"), func(c *cluster) { c.cut(group...) }}
	case 2:
		return fault{fmt.Sprint(one, " is not heard"), func(c *cluster) { c.mute(one) }}
	case 3:
		return fault{fmt.Sprint(one, " hears nothing"), func(c *cluster) { c.deafen(one) }}
	case 4:
		var ways [][2]int
		for from := range n {
			for to := range n {
				if from != to && r.IntN(4) == 0 {
					ways = append(ways, [2]int{from, to})
				}
			}
		}
		return fault{fmt.Sprint("one way only: not ", ways), func(c *cluster) {
			for _, w := range ways {
				c.hold(w[0], w[1])
			}
		}}
	case 5:
		like := link.Conditions{Delay: ms(5, 400), Loss: r.Float64() / 12}
		return fault{fmt.Sprintf("%s and %.1f %% loss", like.Delay, 100*like.Loss), func(c *cluster) { c.set(like) }}
	case 6:
		ahead := ms(-900_000, 900_000).Round(time.Second)
		return fault{fmt.Sprint("the clock of ", one, " is ahead by ", ahead), func(c *cluster) { c.setClock(one, ahead) }}
	case 7:
		return fault{fmt.Sprint(one, " crashes and crashes again"), func(c *cluster) {
			for range 3 {
				c.crash(one)
				c.start(one)
			}
		}}
	default:
		group := r.Perm(n)[:1+r.IntN(n)]
		return fault{fmt.Sprint(group, " crash"), func(c *cluster) { c.crash(group...) }}
	}
}

// crash kills those of some nodes that run.
func (c *cluster) crash(nodes ...int) {
	c.t.Helper()
	for _, i := range nodes {
		if c.node(i) != nil {
			c.kill(i)
		}
	}
}

// startAll starts the nodes that are down.
func (c *cluster) startAll() {
	c.t.Helper()
	for i := range c.nodes {
		if c.node(i) == nil {
			c.start(i)
		}
	}
}

// TestSoak lets one or two faults at a time happen, for seconds or for longer than
// connections live on which nothing is heard, and checks all nodes after each.
// Which faults those are, and how long they last, depends on the seed alone.
func TestSoak(t *testing.T) {
	if *soakMinutes <= 0 {
		t.Skip("breaks a network at random for as long as it is told: make soak, or -soak.minutes 60; TestFourValidators tries chosen faults each time")
	}
	if n := *soakValidators; n < 4 || n > 7 {
		t.Fatalf("-soak.validators %d: want 4 to 7", n)
	}
	seed := *soakSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d: make soak MINUTES=%v SEED=%d VALIDATORS=%d", seed, *soakMinutes, seed, *soakValidators)
	c := startCluster(t, *soakValidators)
	r := rand.New(rand.NewPCG(seed, 0))
	end := time.Now().Add(time.Duration(*soakMinutes * float64(time.Minute)))
	rounds, records, slowest := 0, 0, time.Duration(0)
	for ; time.Now().Before(end); rounds++ {
		faults := []fault{draw(r, len(c.nodes))}
		if r.IntN(3) == 0 {
			faults = append(faults, draw(r, len(c.nodes)))
		}
		last := time.Duration(1000+r.IntN(14_000)) * time.Millisecond
		if r.IntN(8) == 0 {
			last += 2 * time.Minute // CometBFT gives a silent connection up after 105 s
		}
		l := c.load()
		name := ""
		for _, f := range faults {
			name += f.name + "; "
			f.begin(c)
		}
		time.Sleep(last)
		begin := time.Now()
		if r.IntN(2) == 0 {
			c.startAll() // into a network that fails
		}
		c.heal()
		c.startAll()
		started := time.Since(begin)
		took := c.recover()
		n := l.stop()
		t.Logf("%d: %s%.1f s; all run again after %.1f s, and work after %.1f s more; %d records: %s",
			rounds, name, last.Seconds(), started.Seconds(), took.Seconds(), n, c.check())
		records, slowest = records+n, max(slowest, took)
	}
	t.Logf("%d rounds, %d records by the clients, slowest recovery %.1f s; all together: %s", rounds, records, slowest.Seconds(), c.checkAll())
}
