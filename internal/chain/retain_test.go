package chain_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// run makes a node with a clock that waits for nothing, and blocks.
func run(t *testing.T, dir string, change func(*chain.Config), blocks uint64) *chain.Node {
	t.Helper()
	clock := &chainClock{begin: time.Now().Add(-time.Hour)}
	node := chaintest.Start(t, chaintest.WithDir(dir), chaintest.WithClock(clock.now), chaintest.WithConfig(change))
	clock.node.Store(node)
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	for n, _ := node.Head(); n < blocks; n, _ = node.Head() {
		send(t, client, &to, nil)
	}
	return node
}

func history(t *testing.T, node *chain.Node) (h chain.History) {
	t.Helper()
	if err := dial(t, node.URL()).Client().Call(&h, "byssus_history"); err != nil {
		t.Fatal(err)
	}
	return h
}

// A node keeps its window of consensus's blocks and what its snapshots need; it
// starts after a crash as any other. What it cannot execute again it says.
func TestOldBlocksArePruned(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	small := func(c *chain.Config) { c.SnapshotEvery, c.Retain = 5, 20 }
	node := run(t, dir, small, 60)
	// How soon the first snapshot gives way to others is a matter of the disk:
	// a node rests after each in proportion to what it took.
	client, to, h := dial(t, node.URL()), chaintest.Address(99), history(t, node)
	for ; h.Base < 10 && node.Height() < 3000; h = history(t, node) {
		send(t, client, &to, nil)
	}
	if h.Base < 10 || h.Base > node.Height()-20 || h.Archive || h.First != 0 {
		t.Errorf("at height %d: %+v", node.Height(), h)
	}
	if len(h.Snapshots) == 0 || h.Snapshots[0] < h.Base {
		t.Errorf("snapshots need blocks that are gone: %+v", h)
	}
	crashed := t.TempDir()
	number, _ := node.Head()
	if err := os.CopyFS(crashed, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
	after := chaintest.Start(t, chaintest.WithDir(crashed))
	if n, _ := after.Head(); n < number {
		t.Errorf("after a crash the head is block %d, it was %d", n, number)
	}
	if err := os.RemoveAll(filepath.Join(dir, "evm")); err != nil {
		t.Fatal(err)
	}
	if _, err := chaintest.TryStart(t, chaintest.WithDir(dir)); !errors.Is(err, chain.ErrFolderDamaged) {
		t.Errorf("without its state, and without the blocks to make it from: %v", err)
	}
}

func TestArchiveKeepsAll(t *testing.T) {
	t.Parallel()
	node := run(t, t.TempDir(), func(c *chain.Config) { c.SnapshotEvery, c.Archive, c.Retain = 5, true, 1 }, 30)
	if h := history(t, node); h.Base != 1 || h.First != 0 || !h.Archive {
		t.Errorf("%+v", h)
	}
}
