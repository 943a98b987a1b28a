package chain_test

import (
	"bytes"
	"errors"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// snapshotCluster is a chain of validators who take snapshots often and prune,
// so that a new node cannot execute all blocks.
func snapshotCluster(t *testing.T, n int, opts ...chaintest.Option) *chaintest.Cluster {
	t.Helper()
	clock := &chainClock{begin: time.Now().Add(-time.Hour)}
	opts = append(opts, chaintest.WithClock(clock.now), chaintest.WithConfig(func(c *chain.Config) {
		c.SnapshotEvery, c.Retain = 5, 10
	}))
	c := chaintest.StartCluster(t, n, opts...)
	clock.node.Store(c.Nodes[0])
	client := dial(t, c.Nodes[0].URL())
	to := chaintest.Address(99)
	eventually(t, "all nodes prune", func() bool {
		send(t, client, &to, []byte("anchor"))
		for _, node := range c.Nodes {
			if h := history(t, node); h.Base < 2 || len(h.Snapshots) == 0 {
				return false
			}
		}
		return true
	})
	return c
}

func servers(c *chaintest.Cluster) (urls []string) {
	for _, node := range c.Nodes {
		if node != nil {
			urls = append(urls, node.URL())
		}
	}
	return urls
}

// A new node takes the state from the others, none of whom has all blocks. It
// goes on with them, says what it does not have, and is a node like any other
// after a restart.
func TestNewNodeSyncsState(t *testing.T) {
	t.Parallel()
	c := snapshotCluster(t, 4)
	sync := func(conf *chain.Config) {
		conf.StateSync, conf.Archive = &chain.StateSync{Servers: servers(c)}, true
	}
	i := c.Add(sync)
	node := c.Nodes[i]
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	receipt := send(t, dial(t, c.Nodes[0].URL()), &to, nil)
	if got := final(t, client, receipt.TxHash); got.BlockHash != receipt.BlockHash {
		t.Errorf("the new node has the transaction in block %s, the others in %s", got.BlockHash, receipt.BlockHash)
	}
	h := history(t, node)
	if h.First == 0 || h.Base < 2 || h.Archive {
		t.Errorf("a synced node says %+v", h)
	}
	if s, err := chain.ReadStatus(t.Context(), node.URL()); err != nil || s.Archive {
		t.Errorf("a node without the first blocks says that it is an archive (%v)", err)
	}
	want, err := dial(t, c.Nodes[0].URL()).BalanceAt(t.Context(), chaintest.Address(0), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := client.BalanceAt(t.Context(), chaintest.Address(0), nil); err != nil || got.Cmp(want) != 0 {
		t.Errorf("balance is %s, not %s: %v", got, want, err)
	}
	_, err = client.FilterLogs(t.Context(), ethereum.FilterQuery{FromBlock: big.NewInt(1)})
	if err == nil || !strings.Contains(err.Error(), "pruned history") {
		t.Errorf("logs from before the snapshot: %v", err)
	}
	if _, err := client.FilterLogs(t.Context(), ethereum.FilterQuery{FromBlock: new(big.Int).SetUint64(h.First)}); err != nil {
		t.Errorf("logs from the first block on: %v", err)
	}
	if _, err := os.Stat(filepath.Join(c.Dir(i), "syncing")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the mark of a sync is still there: %v", err)
	}
	c.Stop(i)
	node = c.Start(i, sync)
	receipt = send(t, dial(t, c.Nodes[1].URL()), &to, nil)
	if got := final(t, dial(t, node.URL()), receipt.TxHash); got.BlockHash != receipt.BlockHash {
		t.Errorf("after a restart the block is %s, not %s", got.BlockHash, receipt.BlockHash)
	}
}

// What was broken off leaves a folder that begins again.
func TestBrokenStateSyncBeginsAgain(t *testing.T) {
	t.Parallel()
	c := snapshotCluster(t, 1)
	i := c.Join()
	for _, name := range []string{"evm/chaindata", "consensus"} {
		if err := os.MkdirAll(filepath.Join(c.Dir(i), name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"syncing", "evm/chaindata/CURRENT", "consensus/state.db"} {
		if err := os.WriteFile(filepath.Join(c.Dir(i), name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	node := c.Start(i, func(conf *chain.Config) { conf.StateSync = &chain.StateSync{Servers: servers(c)} })
	if h := history(t, node); h.First == 0 {
		t.Errorf("a synced node says %+v", h)
	}
}

// A node that cannot get the state says why, and leaves the folder empty.
func TestStateSyncErrors(t *testing.T) {
	t.Parallel()
	c := snapshotCluster(t, 1)
	honest := c.Nodes[0].URL()
	garbage := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := w.Write(bytes.Repeat([]byte("garbage"), 2<<20)); err != nil {
			return // the client has enough
		}
	}))
	t.Cleanup(garbage.Close)
	i := c.Join()
	for name, s := range map[string]struct {
		sync chain.StateSync
		says string
	}{
		"nobody":        {chain.StateSync{}, "at least one"},
		"no address":    {chain.StateSync{Servers: []string{"127.0.0.1:1"}}, "no http address"},
		"half a block":  {chain.StateSync{Servers: []string{honest}, TrustHeight: 3}, "both a height and a hash"},
		"dead":          {chain.StateSync{Servers: []string{"http://127.0.0.1:1"}}, "refused"},
		"too long":      {chain.StateSync{Servers: []string{garbage.URL}}, "larger than"},
		"another chain": {chain.StateSync{Servers: []string{honest}, TrustHeight: history(t, c.Nodes[0]).Base, TrustHash: make([]byte, 32)}, "the trusted one is"},
	} {
		_, err := c.TryStart(i, func(conf *chain.Config) { conf.StateSync = &s.sync })
		if err == nil || !strings.Contains(err.Error(), s.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	node := c.Start(i, func(conf *chain.Config) {
		conf.StateSync = &chain.StateSync{Servers: []string{garbage.URL, "http://127.0.0.1:1", honest}}
	})
	if n, _ := node.Head(); n == 0 {
		t.Error("the node has no block")
	}
}

// A sync that nobody's offers can end is given up, with the reason; the folder is
// as before.
func TestStateSyncEnds(t *testing.T) {
	t.Parallel()
	c := snapshotCluster(t, 4)
	honest := c.Nodes[0].URL()
	// One who tells what there is, but shows no header of it.
	mute := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || bytes.Contains(body, []byte("byssus_lightBlockAt")) {
			http.Error(w, `{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"not today"}}`, http.StatusOK)
			return
		}
		res, err := http.Post(honest, "application/json", bytes.NewReader(body))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer res.Body.Close()
		if _, err := io.Copy(w, res.Body); err != nil {
			return // the client has gone
		}
	}))
	t.Cleanup(mute.Close)
	i := c.Join()
	for name, x := range map[string]struct {
		server string
		change func(*chain.Config)
		after  time.Duration // CometBFT alone takes five seconds for asking
		says   string
	}{
		"every offer is refused": {mute.URL, func(*chain.Config) {}, 40 * time.Second, "not today"},
		"nobody offers":          {honest, func(conf *chain.Config) { conf.Network.Peers = nil }, 12 * time.Second, "no node offered"},
	} {
		_, err := c.TryStart(i, func(conf *chain.Config) {
			conf.StateSync = (&chain.StateSync{Servers: []string{x.server}}).GiveUpAfter(x.after)
			x.change(conf)
		})
		if !errors.Is(err, chain.ErrStateSync) || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	node := c.Start(i, func(conf *chain.Config) { conf.StateSync = &chain.StateSync{Servers: []string{honest}} })
	if h := history(t, node); h.First == 0 {
		t.Errorf("a synced node says %+v", h)
	}
}

// A chain that has no snapshot yet is executed.
func TestStateSyncWithoutSnapshots(t *testing.T) {
	t.Parallel()
	c := chaintest.StartCluster(t, 1)
	to := common.Address{1}
	receipt := send(t, dial(t, c.Nodes[0].URL()), &to, nil)
	i := c.Add(func(conf *chain.Config) { conf.StateSync = &chain.StateSync{Servers: servers(c)} })
	if got := final(t, dial(t, c.Nodes[i].URL()), receipt.TxHash); got.BlockHash != receipt.BlockHash {
		t.Errorf("block is %s, not %s", got.BlockHash, receipt.BlockHash)
	}
}
