package chain

import (
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/rpc"
)

// keepStateHistory is for how many blocks behind the flushed state go-ethereum
// keeps reverse differences. They are needed only if a power cut lost the head
// marker but not the state that was flushed after it.
const keepStateHistory = 1024

// engine is go-ethereum: its database, its transaction pool, its JSON-RPC.
type engine struct {
	stack      *node.Node
	eth        *eth.Ethereum
	chain      *core.BlockChain
	pool       *txpool.TxPool
	gasLimit   uint64         // of the genesis document
	consortium common.Address // the contract that decides the rules, where it will stand
	founders   [][]byte       // validators' keys of the genesis document
	debug      bool
	rpc        *rpc.Server // what JSON-RPC serves; nil before mount
	serving    bool

	owners  owners
	backlog *backlog

	rulesMu sync.Mutex // guards the following fields
	rules   rules
	rulesOf common.Hash // the block after which they hold
}

// openEngine opens go-ethereum's database and recovers what a crash left of it.
// It serves nothing yet.
func openEngine(f *folder, g *genesis, host string, port int, debug bool, log *slog.Logger) (*engine, error) {
	routeEngineLogs(log)
	stack, err := node.New(&node.Config{
		Name:         engineDir,
		DataDir:      f.dir,
		KeyStoreDir:  f.path(filepath.Join(engineDir, "keystore")), // stays empty: the node holds no accounts
		DBEngine:     "pebble",
		HTTPHost:     host,
		HTTPPort:     port,
		HTTPModules:  []string{rpc.MetadataApi}, // nothing of its own: see mount
		HTTPTimeouts: rpc.DefaultHTTPTimeouts,
		P2P:          p2p.Config{NoDial: true, NoDiscovery: true}, // CometBFT carries what validators tell each other
	})
	if err != nil {
		return nil, fmt.Errorf("open execution engine: %w", err)
	}
	if err := markIndexed(stack); err != nil {
		return nil, errors.Join(fmt.Errorf("open execution engine: %w", err), stack.Close())
	}
	backend, err := eth.New(stack, engineConfig(g))
	if err != nil {
		return nil, errors.Join(damaged(f.dir, fmt.Errorf("open execution engine: %w", err)), stack.Close())
	}
	if err := backend.Miner().SetExtra(nil); err != nil {
		return nil, errors.Join(err, stack.Close())
	}
	e := &engine{
		stack:      stack,
		eth:        backend,
		chain:      backend.BlockChain(),
		pool:       backend.TxPool(),
		gasLimit:   g.evm.GasLimit,
		consortium: g.state.Contracts[consortiumContract],
		debug:      debug,
		backlog:    newBacklog(backend.TxPool()),
	}
	for _, v := range g.doc.Validators {
		e.founders = append(e.founders, v.PubKey.Bytes())
	}
	if have := e.chain.Genesis().Hash(); have != g.state.EVMGenesisHash {
		return nil, errors.Join(fmt.Errorf("%w: the database starts at %s, the document at %s",
			ErrGenesisMismatch, have, g.state.EVMGenesisHash), e.close())
	}
	// Without this the pool and the RPC think that a sync is going on.
	backend.SetSynced()
	return e, nil
}

// markIndexed notes in a new database that all transactions are indexed: there
// are none. Otherwise go-ethereum says of every transaction that is not yet in a
// block, until the first block, that it is still indexing, and that it syncs.
func markIndexed(stack *node.Node) error {
	const name = "chaindata" // as eth.New calls it
	if _, err := os.Stat(stack.ResolvePath(name)); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	db, err := stack.OpenDatabaseWithOptions(name, node.DatabaseOptions{})
	if err != nil {
		return err
	}
	rawdb.WriteTxIndexTail(db, 0)
	return db.Close()
}

// engineConfig sets go-ethereum up as the executor of a small chain: all blocks,
// receipts and logs kept and indexed, states only of the newest blocks, small
// caches, a pool for many batches.
func engineConfig(g *genesis) *ethconfig.Config {
	c := ethconfig.Defaults
	c.Genesis = g.evm
	c.NetworkId = g.state.EVMChainID
	c.SyncMode = ethconfig.FullSync
	c.StateScheme = rawdb.PathScheme
	c.StateHistory = keepStateHistory
	c.TransactionHistory = 0 // of all blocks
	c.LogHistory = 0         // of all blocks
	c.DatabaseCache = 64
	c.DatabaseHandles = 256
	c.TrieCleanCache = 32
	c.TrieDirtyCache = 32
	c.SnapshotCache = 32
	c.NoPrefetch = true // building the block has loaded what executing it needs
	c.LogQueryLimit = maxLogCriteria
	c.Miner.GasCeil = g.evm.GasLimit
	c.Miner.GasPrice = big.NewInt(minTip)
	c.RPCGasCap = callGasCap
	c.RPCTxFeeCap = 0 // fees are not money here
	c.TxPool.NoLocals = true
	c.TxPool.Journal = ""
	c.TxPool.PriceLimit = minTip
	c.TxPool.GlobalSlots = poolSlots
	c.TxPool.GlobalQueue = poolQueue
	c.TxPool.AccountSlots = poolAccountSlots
	c.TxPool.AccountQueue = poolAccountQueue
	c.BlobPool.Datadir = "" // no blob transactions: nothing to keep
	return &c
}

// serve starts go-ethereum's services and opens JSON-RPC.
func (e *engine) serve() error {
	// A failed start closes the stack, and with it the database.
	e.serving = true
	if err := e.stack.Start(); err != nil {
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("%w: serve JSON-RPC: %w: choose another address or stop what listens there", ErrAddressInUse, err)
		}
		return fmt.Errorf("serve JSON-RPC: %w", err)
	}
	return nil
}

func (e *engine) close() error {
	if e.rpc != nil {
		e.rpc.Stop()
	}
	if !e.serving {
		// The services that would stop these were never started.
		_ = e.pool.Close()
		e.chain.Stop()
	}
	if err := e.stack.Close(); err != nil && !errors.Is(err, node.ErrNodeStopped) {
		return fmt.Errorf("close execution engine: %w", err)
	}
	return nil
}

// durableRoot is the root of the newest state that is on disk.
func (e *engine) durableRoot() common.Hash {
	return crypto.Keccak256Hash(rawdb.ReadAccountTrieNode(e.eth.ChainDb(), nil))
}
