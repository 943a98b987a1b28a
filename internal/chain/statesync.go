package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	cfg "github.com/cometbft/cometbft/config"
	nm "github.com/cometbft/cometbft/node"
	cmtstate "github.com/cometbft/cometbft/proto/tendermint/state"
	sm "github.com/cometbft/cometbft/state"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/cometbft/cometbft/version"
)

// StateSync says from whom a new node may take the state, instead of executing
// every block since genesis.
type StateSync struct {
	// Servers are JSON-RPC addresses of other organisations' nodes, http or https.
	// They tell of signed headers, which are verified. At least one is needed; each
	// further one is asked for the same headers and must not contradict.
	Servers []string
	// TrustHeight and TrustHash name a block of consensus that the operator knows
	// to be of this chain. Without them the validators of the genesis document are
	// what is trusted.
	TrustHeight int64
	TrustHash   []byte

	patience time.Duration // in place of syncPatience, for tests
}

// ErrStateSync: the state could not be synced from others.
var ErrStateSync = errors.New("state was not synced")

// syncingFile lies in the chain folder while a state is being synced: what the
// databases hold then is half a state, and is thrown away by the next start.
const syncingFile = "syncing"

// syncLook is how often it is looked whether the state is there.
const syncLook = 50 * time.Millisecond

// discoveryTime is for how long peers are asked for snapshots before the best is
// taken; CometBFT knows no shorter one.
const discoveryTime = 5 * time.Second

// syncPatience is how long a sync may make no progress. CometBFT gives up a
// snapshot of which nothing comes for two minutes, and then asks for others for
// ever.
const syncPatience = 5 * time.Minute

// Check says what is wrong with the setting; nil if nothing is.
func (s *StateSync) Check() error {
	if len(s.Servers) == 0 {
		return errors.New("state sync needs the RPC address of at least one other node")
	}
	for _, server := range s.Servers {
		if u, err := url.Parse(server); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return fmt.Errorf("state sync: %q is no http address", server)
		}
	}
	if s.TrustHeight < 0 || (s.TrustHeight > 0) != (len(s.TrustHash) > 0) {
		return errors.New("state sync: a trusted block has both a height and a hash")
	}
	return nil
}

// discardHalfSync throws away what a sync left that was broken off.
func (f *folder) discardHalfSync() error {
	if _, err := os.Stat(f.path(syncingFile)); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, dir := range []string{engineDir, consensusDir} {
		if err := os.RemoveAll(f.path(dir)); err != nil {
			return fmt.Errorf("discard half a state: %w", err)
		}
	}
	if err := os.Mkdir(f.path(consensusDir), 0o700); err != nil {
		return fmt.Errorf("discard half a state: %w", err)
	}
	return f.endSync()
}

func (f *folder) endSync() error {
	if err := os.Remove(f.path(syncingFile)); err != nil {
		return fmt.Errorf("end of state sync: %w", err)
	}
	return syncDir(f.dir)
}

// isNew says whether consensus has never run in this folder.
func (f *folder) isNew() (bool, error) {
	found, err := filepath.Glob(f.path(filepath.Join(consensusDir, "*.db")))
	return len(found) == 0, err
}

// syncState fills an empty folder with the newest state that others offer. It
// runs both engines for that, without serving anybody, and closes them again:
// the node then starts as after any other stop. If nobody has a snapshot the
// folder stays empty, and the node will execute all blocks.
func (n *Node) syncState(ctx context.Context, cfg Config) error {
	if err := cfg.StateSync.Check(); err != nil {
		return err
	}
	if isNew, err := n.folder.isNew(); err != nil || !isNew {
		return err
	}
	if vals := n.genesis.doc.Validators; len(vals) == 1 {
		if signer, err := loadSigner(n.folder); err == nil && bytes.Equal(signer.Key.Address, vals[0].Address) {
			return fmt.Errorf("%w: this node is genesis's only validator: there is nobody to sync from", ErrStateSync)
		}
	}
	if some, err := anySnapshot(ctx, cfg.StateSync.Servers); err != nil {
		return fmt.Errorf("%w: %w", ErrStateSync, err)
	} else if !some {
		n.log.Info("nobody has a snapshot of the state yet: all blocks will be executed")
		return nil
	}
	if err := writeDurable(n.folder.path(syncingFile), nil); err != nil {
		return fmt.Errorf("begin state sync: %w", err)
	}
	err := n.fetchState(ctx, cfg)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrStateSync, errors.Join(err, n.folder.discardHalfSync()))
	}
	return n.folder.endSync()
}

// anySnapshot asks whether there is a state to sync. It fails if nobody answers.
func anySnapshot(ctx context.Context, servers []string) (bool, error) {
	var errs []error
	for _, server := range servers {
		var h History
		err := call(ctx, server, &h, "byssus_history")
		if err == nil && len(h.Snapshots) > 0 {
			return true, nil
		}
		errs = append(errs, err)
	}
	err := errors.Join(errs...)
	for _, e := range errs {
		if e == nil {
			return false, nil
		}
	}
	return false, err
}

// fetchState runs the engines until consensus has the state and the first block
// after it: from there on its stores are as any other node's.
func (n *Node) fetchState(ctx context.Context, cfg Config) (err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	e, err := openEngine(n.folder, n.genesis, "127.0.0.1", 0, false, n.log)
	if err != nil {
		return err
	}
	a := newApp(e, newClock(cfg.Clock, false), n.log, func(err error) { cancel(err) })
	defer func() {
		// CometBFT does not end a state sync with its node.
		a.stop()
		a.part()
		err = errors.Join(err, e.close())
	}()
	chain, err := newLightChain(ctx, n.genesis, cfg.StateSync)
	if err != nil {
		return err
	}
	c, err := openConsensus(ctx, n.folder, n.genesis, cfg, a, n.log, a.fail, nm.StateProvider(&stateProvider{chain: chain, genesis: n.genesis, progress: a.syncing}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	if err := c.start(); err != nil {
		return err
	}
	peers, err := startPeers(c.node.Switch(), c.node.NodeInfo().ID(), cfg.Network.Peers, n.log)
	if err != nil {
		return err
	}
	defer peers.stop()
	patience := cfg.StateSync.patience
	if patience == 0 {
		patience = syncPatience
	}
	for c.height() == 0 {
		if err := a.syncing.stalled(patience); err != nil {
			return fmt.Errorf("%w (connected to %d nodes)", err, c.node.Switch().Peers().Size())
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(syncLook):
		}
	}
	n.log.Info("state is synced", "block", e.chain.CurrentBlock().Number, "height", c.height())
	return nil
}

// enableStateSync has CometBFT sync the state before it does anything else.
func enableStateSync(f *folder, c *cfg.Config) {
	c.StateSync.Enable = true
	c.StateSync.TempDir = f.path(consensusDir)
	c.StateSync.DiscoveryTime = discoveryTime
}

// syncProgress tells a sync that goes on from one that comes to nothing.
type syncProgress struct {
	mu      sync.Mutex // guards the following fields
	last    time.Time  // when a step was made
	refused error      // why an offer was refused last
}

func newSyncProgress() *syncProgress { return &syncProgress{last: time.Now()} }

// step notes that something came that was taken.
func (p *syncProgress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last, p.refused = time.Now(), nil
}

// refuse notes why an offer was refused.
func (p *syncProgress) refuse(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refused = err
}

// stalled says why nothing was taken for longer than patience; nil if something was.
func (p *syncProgress) stalled(patience time.Duration) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.last) < patience {
		return nil
	}
	if p.refused != nil {
		return fmt.Errorf("nothing usable came for %s, the last offer was refused: %w", patience, p.refused)
	}
	return fmt.Errorf("no node offered a state, or the rest of one, for %s: look whether the others run and can be reached", patience)
}

// stateProvider tells CometBFT what is true of a height, by verified headers.
type stateProvider struct {
	mu       sync.Mutex // guards chain
	chain    *lightChain
	genesis  *genesis
	progress *syncProgress
}

// AppHash is the hash of the newest EVM block of a height. It fails while the
// blocks are not there that State needs.
func (p *stateProvider) AppHash(ctx context.Context, height uint64) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	blocks, err := p.three(ctx, height)
	if err != nil {
		p.progress.refuse(fmt.Errorf("snapshot of height %d: %w", height, err))
		return nil, err
	}
	return blocks[1].AppHash, nil
}

// Commit is the commit of a height.
func (p *stateProvider) Commit(ctx context.Context, height uint64) (*cmttypes.Commit, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	block, err := p.chain.at(ctx, int64(height))
	if err != nil {
		return nil, err
	}
	return block.Commit, nil
}

// State is CometBFT's state after a height.
func (p *stateProvider) State(ctx context.Context, height uint64) (sm.State, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	blocks, err := p.three(ctx, height)
	if err != nil {
		p.progress.refuse(fmt.Errorf("snapshot of height %d: %w", height, err))
		return sm.State{}, err
	}
	last, current, next := blocks[0], blocks[1], blocks[2]
	params := *p.genesis.doc.ConsensusParams
	if !bytes.Equal(params.Hash(), current.ConsensusHash) {
		err := fmt.Errorf("consensus parameters of height %d are not those of the genesis document", current.Height)
		p.progress.refuse(err)
		return sm.State{}, err
	}
	return sm.State{
		ChainID:                          p.genesis.doc.ChainID,
		Version:                          cmtstate.Version{Consensus: current.Version, Software: version.TMCoreSemVer},
		InitialHeight:                    p.genesis.doc.InitialHeight,
		LastBlockHeight:                  last.Height,
		LastBlockTime:                    last.Time,
		LastBlockID:                      last.Commit.BlockID,
		AppHash:                          current.AppHash,
		LastResultsHash:                  current.LastResultsHash,
		LastValidators:                   last.ValidatorSet,
		Validators:                       current.ValidatorSet,
		NextValidators:                   next.ValidatorSet,
		LastHeightValidatorsChanged:      next.Height,
		ConsensusParams:                  params,
		LastHeightConsensusParamsChanged: current.Height,
	}, nil
}

// three are the blocks of a height and the two after it.
func (p *stateProvider) three(ctx context.Context, height uint64) (blocks [3]*cmttypes.LightBlock, err error) {
	for i := range blocks {
		if blocks[i], err = p.chain.at(ctx, int64(height)+int64(i)); err != nil {
			return blocks, err
		}
	}
	return blocks, nil
}
