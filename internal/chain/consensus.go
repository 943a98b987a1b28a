package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	dbm "github.com/cometbft/cometbft-db"
	cfg "github.com/cometbft/cometbft/config"
	cmtjson "github.com/cometbft/cometbft/libs/json"
	mempl "github.com/cometbft/cometbft/mempool"
	nm "github.com/cometbft/cometbft/node"
	"github.com/cometbft/cometbft/p2p"
	"github.com/cometbft/cometbft/privval"
	"github.com/cometbft/cometbft/proxy"
	sm "github.com/cometbft/cometbft/state"
	"github.com/cometbft/cometbft/store"
	cmttypes "github.com/cometbft/cometbft/types"
)

// What a node tells its peers of itself, in the place of CometBFT's name for it.
const (
	archiveMoniker = "archive"
	prunedMoniker  = "pruned"
)

// proposePatience is how long validators wait for a proposal in the first round. A
// validator alone waits for its own, which it would make twice otherwise: building a
// full block takes longer than a second.
const (
	proposePatience      = time.Second
	proposePatienceAlone = 10 * time.Second
)

// votePatience is how long they wait for the votes of stragglers once two thirds
// voted without agreeing, so that a dead proposer costs it too.
const votePatience = 300 * time.Millisecond

// gossipPause is how long CometBFT sleeps before it looks again whether a peer
// lacks a proposal, a part of a block or a vote: three of these make a block. It
// is most of what an idle node of several does: 1.3 to 2.1 % of a processor with
// 50 ms, 0.9 to 1.1 % with 75.
const gossipPause = 80 * time.Millisecond

// maxPeers bounds who may connect.
const maxPeers = 64

// consensus is CometBFT: one validator's node, without RPC and, as long as it
// is alone, without peers.
type consensus struct {
	node    *nm.Node
	states  sm.Store
	dbs     []dbm.DB
	blocks  dbm.DB // of dbs, the one with the blocks
	log     *slog.Logger
	own     []byte // this validator's Ed25519 key
	moniker string // archive or pruned: what peers are told

	compacting sync.Mutex // held while blocks is compacted

	closing atomic.Bool
	started bool

	mu     sync.RWMutex // held for reading while the stores are read
	closed bool
}

// openConsensus opens CometBFT's stores and has it bring the application to
// where consensus is: what go-ethereum lost in a crash is executed again here.
func openConsensus(ctx context.Context, f *folder, g *genesis, set Config, a *app, log *slog.Logger, fail func(error), opts ...nm.Option) (c *consensus, err error) {
	signer, err := loadSigner(f)
	if err != nil {
		return nil, damaged(f.dir, err)
	}
	nodeKey, err := p2p.LoadNodeKey(f.path(nodeKeyFile))
	if err != nil {
		return nil, damaged(f.dir, fmt.Errorf("read %s: %w", nodeKeyFile, err))
	}
	c = &consensus{log: log, own: signer.Key.PubKey.Bytes(), moniker: prunedMoniker}
	a.own = string(signer.Key.Address)
	a.phase = uint64(signer.Key.Address[0]) % flushBlocks // an address is a hash
	if err := a.strangers.meet(set.Network); err != nil {
		return nil, err
	}
	conf, syncing := consensusConfig(f, set.Network), len(opts) > 0 // a state provider
	defer func() {
		if r := recover(); r != nil { // CometBFT panics on stores that contradict each other
			err = damaged(f.dir, fmt.Errorf("open consensus: %v", r))
		}
		if err != nil {
			err = errors.Join(err, c.closeStores())
			c = nil
		}
	}()
	open := func(ctx *cfg.DBContext) (dbm.DB, error) {
		db, err := cfg.DefaultDBProvider(ctx)
		if err != nil {
			return nil, err
		}
		db = &database{DB: db, closing: &c.closing, park: make(chan struct{})}
		c.dbs = append(c.dbs, db)
		switch ctx.ID {
		case "blockstore":
			c.blocks = db
			// Who has not all blocks keeps no archive, whatever it keeps from here on.
			if base := store.LoadBlockStoreState(db).Base; set.Archive && base <= 1 && !syncing {
				c.moniker = archiveMoniker
			}
			conf.Moniker = c.moniker // read when this returns
		case "state":
			c.states = sm.NewStore(db, sm.StoreOptions{DiscardABCIResponses: true})
		}
		return db, nil
	}
	if syncing {
		enableStateSync(f, conf)
	}
	a.pause = func(rest, propose time.Duration) { // on the goroutine that reads them next
		conf.Consensus.TimeoutCommit, conf.Consensus.TimeoutPropose = rest, propose
	}
	c.node, err = nm.NewNodeWithContext(ctx, conf, signer, nodeKey,
		proxy.NewConnSyncLocalClientCreator(spoken(a, c)), // one lock per connection: CheckTx does not wait for execution
		func() (*cmttypes.GenesisDoc, error) { return g.doc, nil },
		open, cometMetrics(set.Metrics), newCometLogger(log, fail, &c.closing), opts...)
	if err != nil {
		if ctx.Err() != nil {
			return c, ctx.Err()
		}
		return c, damaged(f.dir, fmt.Errorf("open consensus: %w", err))
	}
	return c, nil
}

// consensusConfig sets CometBFT up so that an idle chain makes no blocks and a
// busy one waits for nothing but the clock.
func consensusConfig(f *folder, network Network) *cfg.Config {
	c := cfg.DefaultConfig()
	c.SetRoot(f.dir)
	c.Genesis = genesisFile
	c.PrivValidatorKey = validatorFile
	c.PrivValidatorState = signedFile
	c.NodeKey = nodeKeyFile
	c.DBPath = consensusDir
	c.RPC.ListenAddress = ""
	c.P2P.ListenAddress = "tcp://127.0.0.1:0"
	c.P2P.AddrBook = filepath.Join(consensusDir, "addrbook.json")
	c.P2P.PexReactor = false // peers are told, not found
	c.P2P.MaxNumInboundPeers = 0
	c.P2P.MaxNumOutboundPeers = 0
	if network.Listen != "" { // else one validator has nobody to talk to
		c.P2P.ListenAddress = "tcp://" + network.Listen
		c.P2P.MaxNumInboundPeers = maxPeers
		c.P2P.MaxNumOutboundPeers = maxPeers
		c.P2P.AllowDuplicateIP = true // organisations on one machine, or behind one address
		c.P2P.AddrBookStrict = false  // private addresses are addresses
		c.P2P.SendRate = 64 << 20     // bytes a second and peer: a full payload is 8 MiB
		c.P2P.RecvRate = 64 << 20
		c.P2P.FlushThrottleTimeout = 5 * time.Millisecond
	}
	c.FilterPeers = true // by asking the application: see strangers
	c.TxIndex.Indexer = "null"
	c.Storage.DiscardABCIResponses = true

	// The mempool wakes consensus and gossips; go-ethereum's pool keeps what is
	// pending. It may be small.
	c.Mempool.Size = mempoolTxs
	c.Mempool.CacheSize = 2 * mempoolTxs
	c.Mempool.MaxTxsBytes = mempoolBytes
	c.Mempool.MaxTxBytes = 2 * maxPoolTx

	c.Consensus.WalPath = filepath.Join(consensusDir, "wal", "wal")
	c.Consensus.CreateEmptyBlocks = false
	c.Consensus.TimeoutCommit = 0 // until the application asks for another
	c.Consensus.SkipTimeoutCommit = false
	// How long the others wait for a proposer that is dead, in the first round;
	// longer in each that follows, so that a slow one gets its time at last.
	c.Consensus.TimeoutPropose = proposePatience
	c.Consensus.TimeoutPrevote = votePatience
	c.Consensus.TimeoutPrecommit = votePatience
	c.Consensus.PeerGossipSleepDuration = gossipPause
	// EVM time is the chain's time, and has its own rule. CometBFT's own is the
	// median of the last commit; a clock that was ahead once and set back must
	// not stop the chain until it has caught up.
	c.Consensus.BlockTimeTolerance = 100 * 365 * 24 * time.Hour
	return c
}

// loadSigner reads the validator's key and what it signed last. CometBFT's own
// loader ends the process when it cannot read a file, so the files are read here
// first.
func loadSigner(f *folder) (*privval.FilePV, error) {
	for name, into := range map[string]any{
		validatorFile: new(privval.FilePVKey),
		signedFile:    new(privval.FilePVLastSignState),
	} {
		raw, err := readSmall(f.path(name))
		if err != nil {
			return nil, err
		}
		if err := cmtjson.Unmarshal(raw, into); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if key, ok := into.(*privval.FilePVKey); ok && (key.PrivKey == nil || key.PubKey == nil) {
			return nil, fmt.Errorf("%s holds no key", name)
		}
	}
	return privval.LoadFilePV(f.path(validatorFile), f.path(signedFile)), nil
}

func (c *consensus) start() error {
	c.started = true
	if err := c.node.Start(); err != nil {
		return fmt.Errorf("start consensus: %w", err)
	}
	return nil
}

// close stops consensus between two steps and closes its stores.
func (c *consensus) close() error {
	c.closing.Store(true)
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	if !c.started || !c.node.IsRunning() {
		return c.closeStores()
	}
	if err := c.node.Stop(); err != nil {
		return fmt.Errorf("stop consensus: %w", err)
	}
	c.node.Wait()
	return nil
}

func (c *consensus) closeStores() error {
	var errs []error
	for _, db := range c.dbs {
		errs = append(errs, db.Close())
	}
	c.dbs = nil
	return errors.Join(errs...)
}

// height is the height of the newest block.
func (c *consensus) height() int64 {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		return 0
	}
	return c.node.BlockStore().Height()
}

// meta is what is stored of a height's block beside its content; nil if nothing.
func (c *consensus) meta(height int64) *cmttypes.BlockMeta {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		return nil
	}
	return c.node.BlockStore().LoadBlockMeta(height)
}

// caughtUp says whether CometBFT has ended catching up with others.
func (c *consensus) caughtUp() bool { return !c.node.ConsensusReactor().WaitSync() }

// base is the lowest height whose block is stored; 0 if there is none.
func (c *consensus) base() int64 {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		return 0
	}
	return c.node.BlockStore().Base()
}

// hasPeers says whether there is anybody to gossip with.
func (c *consensus) hasPeers() bool { return c.node.Switch().Peers().Size() > 0 }

// offer puts a transaction into CometBFT's mempool. That it is there already, or
// that the mempool is full, is no failure: consensus is awake then.
func (c *consensus) offer(raw []byte) error {
	err := c.node.Mempool().CheckTx(raw, nil, mempl.TxInfo{})
	if errors.Is(err, mempl.ErrTxInCache) || errors.As(err, new(mempl.ErrMempoolIsFull)) {
		return nil
	}
	return err
}

// lightBlock is the signed header of a height and its validators; nil if the
// height has not been reached.
func (c *consensus) lightBlock(height int64) (*cmttypes.LightBlock, error) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		return nil, ErrStopped
	}
	blocks := c.node.BlockStore()
	meta := blocks.LoadBlockMeta(height)
	if meta == nil {
		return nil, nil
	}
	// The next block's record of the commit is the canonical one; the newest
	// block has only the one seen here.
	commit := blocks.LoadBlockCommit(height)
	if commit == nil {
		commit = blocks.LoadSeenCommit(height)
	}
	if commit == nil {
		return nil, fmt.Errorf("no commit of height %d is stored", height)
	}
	validators, err := c.states.LoadValidators(height)
	if err != nil {
		return nil, fmt.Errorf("validators of height %d: %w", height, err)
	}
	return &cmttypes.LightBlock{
		SignedHeader: &cmttypes.SignedHeader{Header: &meta.Header, Commit: commit},
		ValidatorSet: validators,
	}, nil
}
