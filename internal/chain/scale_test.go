package chain_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

var scaleAnchors = flag.Int("chain.anchors", 0, "anchors in the chain of TestScale; 0: it is not run")

// anchoring is a contract's runtime code: called with a first slot and a number,
// it does so many times what an anchor does to the chain's size, two new slots
// and a log of 192 bytes.
//
//	n := calldata[32:64]; k := calldata[0:32]
//	for ; n != 0; n-- { sstore(k, not k); sstore(k+1, not k); log1(0, 192, k); k += 2 }
var anchoring = common.FromHex("6020355f355b811560275780198155801981600101558060c05fa16002019060019003906005565b00")

// An anchor of five receipts is some 800 bytes of calldata, most of them hashes
// and signatures, which no database makes smaller.
const (
	anchorsPerTx = 150
	anchorBytes  = 800
)

// sizeOf is how many bytes a folder's files have; some may go meanwhile.
func sizeOf(t *testing.T, dir string) (bytes int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var info fs.FileInfo
			if info, err = d.Info(); err == nil {
				bytes += info.Size()
			}
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

// recorder keeps what a node logs, as much as there is room for.
type recorder struct{ lines chan string }

func (r *recorder) Write(line []byte) (int, error) {
	select {
	case r.lines <- string(line):
	default:
	}
	return len(line), nil
}

// How large a chain gets, what a snapshot of it takes, and how long a new node
// needs to sync it. Reported, not asserted.
func TestScale(t *testing.T) {
	if *scaleAnchors == 0 {
		t.Skip("measures the size of a chain and how long it takes to sync: see make bench-sync")
	}
	clock := &chainClock{begin: time.Now().Add(-time.Hour)}
	said := &recorder{lines: make(chan string, 1000)}
	c := chaintest.StartCluster(t, 1, chaintest.WithClock(clock.now), chaintest.WithConfig(func(c *chain.Config) {
		c.Archive, c.SnapshotEvery = true, 1000
		c.Logger = slog.New(slog.NewTextHandler(said, nil))
	}))
	node, dir := c.Nodes[0], c.Dir(0)
	clock.node.Store(node)
	client := dial(t, node.URL())
	create := append([]byte{0x60, byte(len(anchoring)), 0x80, 0x60, 9, 0x5f, 0x39, 0x5f, 0xf3}, anchoring...)
	contract := send(t, client, nil, create).ContractAddress
	pay := pay{gas: 1 << 24, tip: 1, cap: 1e18}
	to := chaintest.Address(99)
	// Disk is given back by thousands of heights: the anchors lie in the second.
	nonce := uint64(1)
	fill := func(height int64) {
		head, _ := node.Head()
		ahead := nonce - head // as batches share blocks
		for ; node.Height() < height; nonce++ {
			if err := client.SendTransaction(t.Context(), sign(t, chaintest.Key(0), nonce, &to, nil, generous)); err != nil {
				t.Fatal(err)
			}
			for n, _ := node.Head(); n+ahead+8 < nonce; n, _ = node.Head() {
				time.Sleep(time.Millisecond)
			}
		}
	}
	fill(1000)
	start := time.Now()
	var last *types.Transaction
	for done := 0; done < *scaleAnchors; done += anchorsPerTx {
		data := append(common.BigToHash(big.NewInt(int64(2*done+1))).Bytes(), common.BigToHash(big.NewInt(anchorsPerTx)).Bytes()...)
		content := make([]byte, anchorsPerTx*anchorBytes)
		rand.NewChaCha8([32]byte{byte(done), byte(done >> 8), byte(done >> 16)}).Read(content)
		data = append(data, content...)
		last = sign(t, chaintest.Key(0), nonce, &contract, data, pay)
		nonce++
		if err := client.SendTransaction(t.Context(), last); err != nil {
			t.Fatal(err)
		}
	}
	if receipt := final(t, client, last.Hash()); receipt.Status != types.ReceiptStatusSuccessful {
		t.Fatal("the contract has failed")
	}
	t.Logf("%d anchors of %d bytes, two slots and a log in %s blocks, made in %s", *scaleAnchors, anchorBytes, final(t, client, last.Hash()).BlockNumber, time.Since(start).Round(time.Second))
	fill(2010)
	more := func(change func(*chain.Config), until func(chain.History) bool) chain.History {
		c.Stop(0)
		clock.node.Store(nil)
		node = c.Start(0, change)
		clock.node.Store(node)
		client = dial(t, node.URL())
		for {
			send(t, client, &to, nil)
			if h := history(t, node); until(h) {
				return h
			}
		}
	}
	// A restart compacts nothing, but ends what was being written.
	more(func(c *chain.Config) { c.SnapshotEvery = 2 }, func(h chain.History) bool { return len(h.Snapshots) > 0 })
	sizes := func(what string) int64 {
		blocks := sizeOf(t, filepath.Join(dir, "consensus", "blockstore.db"))
		t.Logf("%s: consensus blocks %d KiB, its log %d KiB, evm %d KiB, snapshots %d KiB", what, blocks>>10,
			sizeOf(t, filepath.Join(dir, "consensus", "wal"))>>10, sizeOf(t, filepath.Join(dir, "evm"))>>10, sizeOf(t, filepath.Join(dir, "snapshots"))>>10)
		return blocks
	}
	archive := sizes("archive")
	h := more(func(c *chain.Config) { c.Archive, c.SnapshotEvery, c.Retain = false, 2, 1 }, func(h chain.History) bool { return h.Base > 2000 })
	left := archive
	eventually(t, "disk is given back", func() bool {
		before := left
		left = sizeOf(t, filepath.Join(dir, "consensus", "blockstore.db"))
		time.Sleep(time.Second) // it goes in steps
		return left < archive/2 && left == before
	})
	sizes(fmt.Sprintf("pruned below height %d of %d", h.Base, node.Height()))
	start = time.Now()
	i := c.Add(func(conf *chain.Config) { conf.StateSync = &chain.StateSync{Servers: []string{c.Nodes[0].URL()}} })
	n, _ := c.Nodes[i].Head()
	t.Logf("a new node has block %d after %s, on %d KiB", n, time.Since(start).Round(10*time.Millisecond), sizeOf(t, c.Dir(i))>>10)
	for len(said.lines) > 0 {
		if line := <-said.lines; strings.Contains(line, "snapshot") {
			t.Log(strings.TrimSpace(line))
		}
	}
}
