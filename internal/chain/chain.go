// Package chain runs one node of the chain in this process: CometBFT orders,
// unmodified go-ethereum executes, and the glue between them is an ABCI
// application. Every node serves standard Ethereum JSON-RPC.
//
// What it promises:
//
//   - A block that a client has seen is final. No crash, at any moment, loses it
//     or replaces it by another; a restarted node returns to it by itself.
//   - Nothing is final before two thirds of the validators signed it. The
//     execution engine's head moves only when CometBFT commits, and then it is
//     also the safe and the finalised block.
//   - Whoever sends without end does not keep others out: organisations take turns
//     in a block, none has more than half of it where several validate, and there
//     is always a place for who has little on its way (docs/design/quotas.md).
//   - An idle chain makes no blocks.
//   - The chain's clock never runs ahead of the wall clock of the validators by
//     more than a few seconds, and never leaps by more than a day unless an
//     operator confirms it.
//
// Start with Init, which makes the keys and the genesis document of a chain
// with one validator, then Start. How it works, and why it is so, is told in
// docs/design/chain.md.
package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"syscall"
	"time"
)

// Errors that callers may tell apart. Every one of them is wrapped with what it
// happened to and what to do about it.
var (
	// ErrAddressInUse: something else listens on the RPC address.
	ErrAddressInUse = errors.New("address is in use")
	// ErrFolderLocked: another process runs a node on the same folder.
	ErrFolderLocked = errors.New("chain folder is in use by another process")
	// ErrNotInitialised: the folder holds no chain.
	ErrNotInitialised = errors.New("chain folder is not initialised")
	// ErrAlreadyInitialised: Init was asked to overwrite a chain.
	ErrAlreadyInitialised = errors.New("chain folder already holds a chain")
	// ErrFolderNewer: the folder was written by a newer version.
	ErrFolderNewer = errors.New("chain folder was written by a newer version")
	// ErrFolderDamaged: the folder's content is not what a node leaves behind.
	ErrFolderDamaged = errors.New("chain folder is damaged")
	// ErrGenesisMismatch: the genesis document is not the one the folder was made for.
	ErrGenesisMismatch = errors.New("genesis document does not match the chain folder")
	// ErrClockJump: the wall clock is more than a day ahead of the chain, and
	// the node proposes nothing until an operator confirms it.
	ErrClockJump = errors.New("clock is more than a day ahead of the chain")
	// ErrClockAhead: the wall clock is ahead of those of most other validators, and
	// the node proposes nothing until it is set.
	ErrClockAhead = errors.New("clock is ahead of the other validators'")
	// ErrStopped: the node is closed.
	ErrStopped = errors.New("node is stopped")
)

// Config says how to run a node. Dir is required; the zero value of everything
// else works.
type Config struct {
	// Dir is the chain folder, made by Init. The node owns it while it runs.
	Dir string
	// RPC is the loopback address, host:port, on which JSON-RPC is served over
	// HTTP and WebSocket. Port 0 picks a free one. Default "127.0.0.1:0".
	RPC string
	// Network says how the node meets others. A chain of one validator needs none.
	Network Network
	// Debug serves all of JSON-RPC's "debug" namespace, not only bounded traces
	// of single transactions and calls. It can stall a node: only for development.
	Debug bool
	// AcceptClock is the operator's confirmation that the wall clock is right
	// although it is more than a day ahead of the chain. It confirms one leap.
	AcceptClock bool
	// StateSync has an empty folder filled with the newest state that others
	// offer; a folder that has blocks is left as it is. Nil to execute all blocks.
	StateSync *StateSync
	// SnapshotEvery is every how many EVM blocks a snapshot of the state is taken,
	// from which others can sync. Default DefaultSnapshotEvery.
	SnapshotEvery uint64
	// Archive keeps all of consensus's blocks. Otherwise the last Retain heights
	// are kept, by default DefaultRetain.
	Archive bool
	Retain  int64
	// Metrics has both engines count what they do, for MetricsHandler.
	Metrics bool
	// Logger takes the node's and the engines' logs. Default slog.Default().
	// go-ethereum logs through one global of the process: the Logger of the
	// node started last receives its lines.
	Logger *slog.Logger
	// Clock replaces time.Now, for tests.
	Clock func() time.Time
}

// Network is how a node meets the others of its chain.
type Network struct {
	// Listen is the address, host:port, at which other nodes connect. Empty: the
	// node is alone.
	Listen string
	// Peers are the others' node ids and addresses, id@host:port. The node keeps
	// trying to reach them.
	Peers []string
	// Admits says of a node that is not among Peers whether it may connect, when
	// it does. Nil: none may.
	Admits func(id string) bool
}

// Check says what is wrong with a network; nil if nothing is.
func (n Network) Check() error {
	if n.Listen == "" && len(n.Peers) > 0 {
		return errors.New("a node with peers needs an address to listen on")
	}
	if n.Listen == "" {
		return nil
	}
	if _, _, err := net.SplitHostPort(n.Listen); err != nil {
		return fmt.Errorf("node address %q is not host:port: %w", n.Listen, err)
	}
	for _, peer := range n.Peers {
		if _, err := parsePeer(peer); err != nil {
			return err
		}
	}
	return nil
}

// Node is a running node. Its methods may be called from any goroutine.
type Node struct {
	genesis   *genesis
	log       *slog.Logger
	folder    *folder
	engine    *engine
	app       *app
	consensus *consensus
	relay     *relay
	peers     *peers

	reading sync.RWMutex // held for reading while metrics are collected
	gone    bool         // guarded by reading: the engines are being closed

	closing sync.Once
	closed  error
	done    chan struct{} // closed when the node fails or is closed
	mu      sync.Mutex    // guards failure
	failure error
	ended   sync.Once
}

// Start runs the node of cfg.Dir until ctx is done or Close is called. It
// returns when the node has recovered everything that was final before, and
// serves JSON-RPC.
func Start(ctx context.Context, cfg Config) (*Node, error) {
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	if cfg.SnapshotEvery == 0 {
		cfg.SnapshotEvery = DefaultSnapshotEvery
	}
	switch {
	case cfg.Retain < 0:
		return nil, fmt.Errorf("retain %d heights: not a number of heights", cfg.Retain)
	case cfg.Archive:
		cfg.Retain = 0
	case cfg.Retain == 0:
		cfg.Retain = DefaultRetain
	}
	host, port, err := parseListen(cfg.RPC)
	if err != nil {
		return nil, err
	}
	if err := cfg.Network.Check(); err != nil {
		return nil, err
	}
	if err := checkFree(host, port); err != nil {
		return nil, err
	}
	fold, gen, err := openFolder(cfg.Dir)
	if err != nil {
		return nil, err
	}
	n := &Node{genesis: gen, log: cfg.Logger, folder: fold, done: make(chan struct{})}
	if err := n.start(ctx, cfg, host, port); err != nil {
		return nil, errors.Join(n.advise(err), n.shutdown())
	}
	context.AfterFunc(ctx, func() {
		if err := n.Close(); err != nil {
			n.log.Error("chain node did not stop cleanly", "err", err)
		}
	})
	return n, nil
}

// start brings the engines up in the order that keeps promises: CometBFT's
// handshake replays what go-ethereum lost in a crash before JSON-RPC opens, so
// that no client ever sees the chain go back.
func (n *Node) start(ctx context.Context, cfg Config, host string, port int) error {
	err := checkRoom(n.folder.dir)
	if err != nil {
		return err
	}
	if cfg.Metrics {
		measureEngines(n.genesis.doc.ChainID)
	}
	if err := n.folder.discardHalfSync(); err != nil {
		return err
	}
	if cfg.StateSync != nil {
		if err := n.syncState(ctx, cfg); err != nil {
			return err
		}
	}
	if n.engine, err = openEngine(n.folder, n.genesis, host, port, cfg.Debug, n.log); err != nil {
		return err
	}
	clock := newClock(cfg.Clock, cfg.AcceptClock)
	n.app = newApp(n.engine, clock, n.log, n.fail)
	if n.consensus, err = openConsensus(ctx, n.folder, n.genesis, cfg, n.app, n.log, n.fail); err != nil {
		return err
	}
	if err := n.engine.outdated(); err != nil {
		return err
	}
	n.app.retain, n.app.base, n.app.compact = cfg.Retain, n.consensus.base(), n.consensus.compact
	n.app.compacted = n.app.base / pruneStep
	if n.app.snapshots, err = openSnapshots(n.folder.path(snapshotsDir), n.engine, cfg.SnapshotEvery, n.log); err != nil {
		return err
	}
	if err := n.engine.mount(n.app, n.consensus); err != nil {
		return err
	}
	if err := n.engine.serve(); err != nil {
		return err
	}
	n.relay = startRelay(n.engine, n.app, n.consensus, n.log)
	if err := n.consensus.watchRounds(n.app); err != nil {
		return err
	}
	if err := n.consensus.start(); err != nil {
		return err
	}
	if n.peers, err = startPeers(n.consensus.node.Switch(), n.consensus.node.NodeInfo().ID(), cfg.Network.Peers, n.log); err != nil {
		return err
	}
	number, at := n.Head()
	n.log.Info("chain node is up", "chain", n.genesis.doc.ChainID, "rpc", n.URL(),
		"block", number, "time", at.UTC(), "height", n.Height())
	if err := n.Refusal(); err != nil {
		n.log.Error("this node will not propose blocks", "err", err)
	}
	return nil
}

// fail records the first failure of an engine and ends the node's life: what
// was final stays readable until Close.
func (n *Node) fail(err error) {
	n.mu.Lock()
	if n.failure == nil {
		n.failure = n.advise(err)
	}
	n.mu.Unlock()
	n.ended.Do(func() { close(n.done) })
}

// advise adds to an error what to do about it, if it is that the disk is full.
func (n *Node) advise(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("%w: make room on the disk of %s and start the node again; nothing that was final is lost", err, n.folder.dir)
	}
	return err
}

// Done is closed when the node has failed or is closed; Err then says why.
func (n *Node) Done() <-chan struct{} { return n.done }

// Err is nil while the node runs and after a clean Close, else what made it fail.
func (n *Node) Err() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.failure
}

// Wait returns when the node has failed or is closed, with Err.
func (n *Node) Wait() error {
	<-n.done
	return n.Err()
}

// Close stops consensus, then execution, and leaves everything on disk. Later
// calls return what the first returned.
func (n *Node) Close() error {
	n.closing.Do(func() {
		n.closed = n.shutdown()
		n.ended.Do(func() { close(n.done) })
	})
	return n.closed
}

func (n *Node) shutdown() error {
	n.reading.Lock()
	n.gone = true
	n.reading.Unlock()
	var errs []error
	if n.app != nil {
		n.app.stop()
	}
	if n.peers != nil {
		n.peers.stop()
	}
	if n.relay != nil {
		n.relay.stop()
	}
	if n.consensus != nil {
		errs = append(errs, n.consensus.close())
		n.app.part()
	}
	if n.app != nil && n.app.snapshots != nil {
		n.app.snapshots.stop()
	}
	if n.engine != nil {
		errs = append(errs, n.engine.close())
	}
	errs = append(errs, n.folder.close())
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("stop chain node: %w", err)
	}
	return nil
}

// URL is where JSON-RPC is served over HTTP.
func (n *Node) URL() string { return n.engine.url() }

// WSURL is where JSON-RPC is served over WebSocket.
func (n *Node) WSURL() string { return n.engine.wsURL() }

// GenesisDoc is the genesis document, byte for byte as Init wrote it.
func (n *Node) GenesisDoc() []byte { return append([]byte(nil), n.genesis.raw...) }

// Height is the height of CometBFT's newest block. It is about twice the
// number of the newest execution block: CometBFT signs the result of a block in
// the block after it.
func (n *Node) Height() int64 { return n.consensus.height() }

// Head is the number and the time of the newest execution block.
func (n *Node) Head() (number uint64, at time.Time) {
	head := n.engine.chain.CurrentBlock()
	return head.Number.Uint64(), time.Unix(int64(head.Time), 0)
}

// Refusal is why this node proposes no blocks at present: nil, or an error that
// wraps ErrClockJump or ErrClockAhead.
func (n *Node) Refusal() error {
	return n.app.refusal(n.engine.chain.CurrentBlock())
}
