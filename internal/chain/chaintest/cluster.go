package chaintest

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/test/ports"
)

// Cluster is a chain of several validators in this process, each with its own
// folder and connected to all others over loopback.
type Cluster struct {
	Nodes []*chain.Node // nil where a node is stopped
	t     testing.TB
	dirs  []string
	mu    sync.Mutex // guards ids, which running nodes ask for
	ids   []chain.Identity
	addrs []string
	doc   []byte
	opts  []Option
}

// StartCluster makes a chain of n validators and starts them all.
func StartCluster(t testing.TB, n int, opts ...Option) *Cluster {
	t.Helper()
	c := NewCluster(t, n, opts...)
	for i := range n {
		c.Start(i)
	}
	return c
}

// NewCluster makes a chain of n validators, none of which runs.
func NewCluster(t testing.TB, n int, opts ...Option) *Cluster {
	t.Helper()
	c := &Cluster{t: t, opts: opts}
	p, _ := c.settings()
	for i := range n {
		p.Validators = append(p.Validators, chain.Validator{Name: fmt.Sprint("node ", i), Key: c.add().Validator})
	}
	doc, err := chain.NewGenesis(p)
	if err != nil {
		t.Fatalf("genesis: %v", err)
	}
	c.doc = doc
	for i := range n {
		c.join(i)
	}
	t.Cleanup(func() {
		for i := range c.Nodes {
			c.Stop(i)
		}
	})
	return c
}

// Add makes one more node, which is no validator, and starts it.
func (c *Cluster) Add(change ...func(*chain.Config)) int {
	c.t.Helper()
	i := c.Join()
	c.Start(i, change...)
	return i
}

// Join makes one more node, which is no validator, and does not start it.
func (c *Cluster) Join() int {
	c.t.Helper()
	c.add()
	c.join(len(c.dirs) - 1)
	return len(c.dirs) - 1
}

// Identity is the public part of a node's keys.
func (c *Cluster) Identity(i int) chain.Identity { return c.ids[i] }

// Address is where a node listens for others.
func (c *Cluster) Address(i int) string { return c.addrs[i] }

// Dir is a node's folder.
func (c *Cluster) Dir(i int) string { return c.dirs[i] }

// Start starts a node that is stopped.
func (c *Cluster) Start(i int, change ...func(*chain.Config)) *chain.Node {
	c.t.Helper()
	node, err := c.TryStart(i, change...)
	if err != nil {
		c.t.Fatalf("start node %d: %v", i, err)
	}
	return node
}

// TryStart is Start for tests of what makes it fail.
func (c *Cluster) TryStart(i int, change ...func(*chain.Config)) (*chain.Node, error) {
	c.t.Helper()
	_, conf := c.settings()
	conf.Dir = c.dirs[i]
	conf.Logger = conf.Logger.With("node", i)
	conf.Network.Listen = c.addrs[i]
	for j := range c.addrs {
		if j != i {
			conf.Network.Peers = append(conf.Network.Peers, c.ids[j].Node+"@"+c.addrs[j])
		}
	}
	conf.Network.Admits = c.knows
	for _, f := range change {
		f(&conf)
	}
	node, err := chain.Start(context.Background(), conf)
	if err == nil {
		c.Nodes[i] = node
	}
	return node, err
}

// knows says whether a node is of the cluster, whenever it was added.
func (c *Cluster) knows(id string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.ContainsFunc(c.ids, func(i chain.Identity) bool { return i.Node == id })
}

// Stop closes a node, if it runs.
func (c *Cluster) Stop(i int) {
	c.t.Helper()
	if c.Nodes[i] == nil {
		return
	}
	if err := c.Nodes[i].Close(); err != nil {
		c.t.Errorf("close node %d: %v", i, err)
	}
	c.Nodes[i] = nil
}

func (c *Cluster) settings() (chain.GenesisParams, chain.Config) {
	p := chain.GenesisParams{ChainID: ChainID, Time: time.Now().Add(-time.Minute)}
	for i := range Funded {
		p.Accounts = append(p.Accounts, Address(i))
	}
	warnings := slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})
	conf := chain.Config{Logger: slog.New(warnings).With("test", c.t.Name())}
	for _, opt := range c.opts {
		opt(&p, &conf)
	}
	return p, conf
}

func (c *Cluster) join(i int) {
	c.t.Helper()
	if err := chain.Join(c.dirs[i], c.doc); err != nil {
		c.t.Fatalf("join chain: %v", err)
	}
}

func (c *Cluster) add() chain.Identity {
	c.t.Helper()
	dir := filepath.Join(c.t.TempDir(), "chain")
	id, err := chain.MakeIdentity(dir)
	if err != nil {
		c.t.Fatalf("make identity: %v", err)
	}
	c.dirs = append(c.dirs, dir)
	c.mu.Lock()
	c.ids = append(c.ids, id)
	c.mu.Unlock()
	address, release, err := ports.Address()
	if err != nil {
		c.t.Fatalf("find a port: %v", err)
	}
	c.t.Cleanup(func() {
		if err := release(); err != nil {
			c.t.Errorf("release port: %v", err)
		}
	})
	c.addrs = append(c.addrs, address)
	c.Nodes = append(c.Nodes, nil)
	return id
}
