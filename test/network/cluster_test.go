package network

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/test/link"
)

// cluster is a chain of validators in processes of their own. Who dials whom
// goes through a link of that ordered pair.
type cluster struct {
	t        *testing.T
	folders  *chaintest.Cluster
	logs     []*os.File
	via      [][]string     // via[a][b] is where a reaches b
	links    [][]*link.Link // links[a][b] leads there
	held     [][]bool       // held[a][b]: nothing of a arrives at b
	clocks   []time.Duration
	contract common.Address // where the records go
	nonces   []uint64       // of the test keys
	taken    []record       // all that was acknowledged
	checked  progress       // up to here all nodes were found to be equal
	verified int            // of taken, those that were found by then

	mu    sync.Mutex // guards nodes: the load asks for them too
	nodes []*process // nil where one is down
}

// startCluster makes a chain of n validators, starts them, and deploys the
// contract that takes the records.
func startCluster(t *testing.T, n int) *cluster {
	t.Helper()
	c := &cluster{
		t: t, folders: chaintest.NewCluster(t, n), nodes: make([]*process, n),
		clocks: make([]time.Duration, n), nonces: make([]uint64, chaintest.Funded),
	}
	logs := t.TempDir()
	for a := range n {
		log, err := os.Create(filepath.Join(logs, fmt.Sprint("node-", a)))
		if err != nil {
			t.Fatal(err)
		}
		c.logs = append(c.logs, log)
		c.held = append(c.held, make([]bool, n))
		c.via = append(c.via, make([]string, n))
		c.links = append(c.links, make([]*link.Link, n))
		for b := range n {
			if a == b {
				continue
			}
			l := link.New(link.Conditions{Seed: uint64(a*n + b)})
			t.Cleanup(l.Close)
			if c.via[a][b], err = l.Listen(c.folders.Address(b)); err != nil {
				t.Fatal(err)
			}
			c.links[a][b] = l
		}
	}
	t.Cleanup(c.end)
	for i := range n {
		c.start(i)
	}
	c.checked.height = 1
	c.contract = c.deploy()
	return c
}

// end closes the nodes, and tells what they logged if the test failed.
func (c *cluster) end() {
	for i := range c.nodes {
		if p := c.node(i); p != nil {
			if err := p.end(); err != nil {
				c.t.Errorf("close node %d: %v", i, err)
			}
		}
		if raw, err := os.ReadFile(c.logs[i].Name()); c.t.Failed() {
			c.t.Logf("node %d logged, at last (%v):\n%s", i, err, raw[max(0, len(raw)-6000):])
		}
		_ = c.logs[i].Close() // nobody writes to it any more
	}
}

// node is the i-th node's process; nil if it is down.
func (c *cluster) node(i int) *process {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.nodes[i]
}

// running are the nodes that are not down.
func (c *cluster) running() (all []int) {
	for i := range c.nodes {
		if c.node(i) != nil {
			all = append(all, i)
		}
	}
	return all
}

func (c *cluster) setNode(i int, p *process) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.nodes[i] = p
}

// start starts a node that is down.
func (c *cluster) start(i int) {
	c.t.Helper()
	s := settings{Dir: c.folders.Dir(i), Listen: c.folders.Address(i), Ahead: c.clocks[i]}
	for j := range c.nodes {
		if j != i {
			s.Peers = append(s.Peers, c.folders.Identity(j).Node+"@"+c.via[i][j])
		}
	}
	c.setNode(i, launch(c.t, s, c.logs[i]))
}

// kill ends a node by SIGKILL.
func (c *cluster) kill(i int) {
	c.t.Helper()
	p := c.node(i)
	c.setNode(i, nil)
	p.kill(c.t)
}

// setClock sets how far a node's clock is ahead, also after it was down.
func (c *cluster) setClock(i int, ahead time.Duration) {
	c.t.Helper()
	c.clocks[i] = ahead
	if p := c.node(i); p != nil {
		p.setClock(c.t, ahead)
	}
}

// hold lets nothing more of one node arrive at another.
func (c *cluster) hold(from, to int) {
	if from == to {
		return
	}
	c.held[from][to] = true
	c.holdAsTold(from, to)
}

// holdAsTold sets both links between two nodes: either may have dialled.
func (c *cluster) holdAsTold(a, b int) {
	c.links[a][b].Hold(c.held[a][b], c.held[b][a])
	c.links[b][a].Hold(c.held[b][a], c.held[a][b])
}

// split keeps a group and the others from hearing of each other. Nothing tells
// them: what is sent waits.
func (c *cluster) split(group ...int) {
	c.between(group, func(a, b int) {
		c.hold(a, b)
		c.hold(b, a)
	})
}

// cut resets what connects a group with the others, and lets no new connection
// be made.
func (c *cluster) cut(group ...int) {
	c.between(group, func(a, b int) {
		c.links[a][b].Cut()
		c.links[b][a].Cut()
	})
}

func (c *cluster) between(group []int, f func(a, b int)) {
	inside := make([]bool, len(c.nodes))
	for _, a := range group {
		inside[a] = true
	}
	for _, a := range group {
		for b := range c.nodes {
			if !inside[b] {
				f(a, b)
			}
		}
	}
}

// mute lets nothing of a node arrive anywhere.
func (c *cluster) mute(from int) {
	for to := range c.nodes {
		c.hold(from, to)
	}
}

// deafen lets nothing arrive at a node.
func (c *cluster) deafen(to int) {
	for from := range c.nodes {
		c.hold(from, to)
	}
}

// set makes all links like this.
func (c *cluster) set(like link.Conditions) { c.eachLink(func(l *link.Link) { l.Set(like) }) }

// heal makes all links perfect again, and all clocks right.
func (c *cluster) heal() {
	c.t.Helper()
	c.healLinks()
	for i := range c.nodes {
		if c.clocks[i] != 0 {
			c.setClock(i, 0)
		}
	}
}

func (c *cluster) healLinks() {
	for a := range c.nodes {
		for b := range c.nodes {
			c.held[a][b] = false
		}
	}
	c.eachLink(func(l *link.Link) {
		l.Set(link.Conditions{})
		l.Mend()
		l.Hold(false, false)
	})
}

func (c *cluster) eachLink(f func(*link.Link)) {
	for a := range c.links {
		for _, l := range c.links[a] {
			if l != nil {
				f(l)
			}
		}
	}
}

// progress is how far a node has come.
type progress struct {
	number uint64 // newest EVM block
	height int64  // CometBFT's newest
}

// progress asks a node how far it has come, and how many transactions wait there.
func (c *cluster) progress(ctx context.Context, i int) (p progress, waiting int, err error) {
	var s chain.Status
	node := c.node(i)
	if node == nil {
		return p, 0, fmt.Errorf("node %d is down", i)
	}
	err = node.call(ctx, &s, "byssus_status")
	return progress{s.Number, s.Height}, s.Pending + s.Queued, err
}

// at is how far a node has come.
func (c *cluster) at(i int) (p progress) {
	c.t.Helper()
	c.wait(fmt.Sprintf("status of node %d", i), func(ctx context.Context) (err error) {
		p, _, err = c.progress(ctx, i)
		return err
	})
	return p
}

// highest is how far the first of the running nodes has come.
func (c *cluster) highest() (p progress) {
	c.t.Helper()
	for _, i := range c.running() {
		if at := c.at(i); at.height > p.height {
			p = at
		}
	}
	return p
}

// settle waits until all running nodes rest at the same block, and returns it.
func (c *cluster) settle() (at progress) {
	c.t.Helper()
	quiet := 0
	c.wait("the nodes to rest at one block", func(ctx context.Context) error {
		before := at
		for n, i := range c.running() {
			p, waiting, err := c.progress(ctx, i)
			if n == 0 {
				at = p
			}
			switch {
			case err != nil:
			case waiting > 0:
				err = fmt.Errorf("%d transactions wait on node %d", waiting, i)
			case p != at:
				err = fmt.Errorf("node %d is at %+v, another at %+v", i, p, at)
			}
			if err != nil {
				quiet = 0
				return err
			}
		}
		if at != before {
			quiet = 0
		}
		if quiet++; quiet < 20 {
			return fmt.Errorf("they have not rested long at %+v", at)
		}
		return nil
	})
	return at
}

// wait tries until something succeeds, and fails the test if it does not.
func (c *cluster) wait(what string, try func(context.Context) error) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), patience)
	defer cancel()
	for {
		err := try(ctx)
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			c.t.Fatalf("%s: %v", what, err)
		case <-time.After(25 * time.Millisecond):
		}
	}
}
