package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/prometheus/client_golang/prometheus"
)

// flushBlocks and flushFull say how much work may be lost to a crash, to be
// done again from CometBFT's blocks: state is flushed after so many blocks, or
// so many full blocks' worth of gas, whichever comes first. A flush makes the states
// before it unreadable, also for who is reading them, so that it should be rare.
// But the next block waits for it, and go-ethereum writes the blocks of a flush
// one after the other, each with some fifteen fsyncs: so it should be short too.
// Most nodes flush at other blocks than the rest, which need not wait for them.
const (
	flushBlocks = 32
	flushFull   = 4
)

// Codes of CheckTx, for those who read CometBFT's logs.
const (
	codeMalformed = 1 + iota
	codeRefused
	codeNotWanted
)

// maxPoolTx is the largest transaction go-ethereum's pool takes, in bytes.
const maxPoolTx = 128 << 10

// app is the ABCI application: CometBFT asks on one side, go-ethereum works on
// the other. CometBFT calls the consensus methods one at a time; CheckTx runs
// beside them.
type app struct {
	abci.BaseApplication
	engine *engine
	clock  *clock
	log    *slog.Logger
	fail   func(error)
	// pause has consensus rest before the next height, but for what signs a result,
	// and wait for the proposal of that height for so long.
	pause     func(rest, propose time.Duration)
	conduct   *conduct
	refused   *prometheus.CounterVec // proposals, by reason
	strangers *strangers
	own       string // this validator's address; set before consensus begins
	phase     uint64 // how many blocks before the multiples of flushBlocks this node flushes; as own
	hearsay   *hearsay
	fillTime  time.Duration // how long a block is filled for which others wait
	served    *served
	gossip    *shares // of CometBFT's mempool, in bytes

	mu             sync.Mutex // guards the following fields
	payloads       payloads
	votedAt        time.Time    // in the header of the newest height: the median of when the one before was voted for
	decided        *types.Block // finalised, made the head in Commit
	decidedPayload bool         // whether the newest height has a payload
	gas            uint64       // executed since the last flush
	height         int64        // of the block finalised last
	restore        *restore     // the snapshot that is being applied, if any
	proposer       []byte       // address of who proposed the block finalised last
	judged         judged

	syncing *syncProgress // of a state sync; what nobody waits for otherwise

	snapshots *snapshots // for others; nil if none are taken
	retain    int64      // heights whose blocks are kept; 0 for all
	base      int64      // lowest height whose block is kept
	compacted int64      // multiples of pruneStep below base whose disk was freed
	compact   func(from, to int64)

	refusalMu   sync.Mutex
	refusalTold time.Time // when a refusal to propose was last logged; guarded by refusalMu

	flushes  sync.WaitGroup               // the flush that is going on, if any
	flushing atomic.Pointer[types.Header] // block whose state is being put on disk, if any
	flushed  atomic.Pointer[types.Header] // newest block whose state is known to be on disk
	barren   atomic.Pointer[types.Header] // head on which nothing could be built, until something changes
	awake    atomic.Bool                  // whether a block was wanted when the last one was committed
	woken    chan struct{}                // signals the relay that a block was committed
	quit     chan struct{}                // closed by stop
	once     sync.Once
	watching sync.WaitGroup // watchRounds
}

func newApp(e *engine, c *clock, log *slog.Logger, fail func(error)) *app {
	a := &app{
		engine:    e,
		clock:     c,
		log:       log,
		fail:      fail,
		pause:     func(_, _ time.Duration) {},
		conduct:   newConduct(),
		refused:   newRefused(),
		hearsay:   newHearsay(),
		fillTime:  fillTime,
		strangers: &strangers{log: log, refused: newRefusedStrangers()},
		syncing:   newSyncProgress(),
		served:    newServed(),
		gossip:    newShares(mempoolBytes),
		woken:     make(chan struct{}, 1),
		quit:      make(chan struct{}),
	}
	a.flushed.Store(e.chain.Genesis().Header())
	if head := e.chain.CurrentBlock(); e.durableRoot() == head.Root {
		a.flushed.Store(head)
	}
	return a
}

// stop ends any waiting in PrepareProposal, and the watching of rounds.
func (a *app) stop() {
	a.once.Do(func() { close(a.quit) })
	a.watching.Wait()
}

// part waits for what CometBFT has the application do and lets it begin nothing
// more. Consensus has ended by then, but CometBFT does not wait for its catching
// up with others, which stops for ever at the application's door.
func (a *app) part() {
	a.mu.Lock()
	a.settle()
}

// Info tells CometBFT which height was executed last. It is read from the head,
// so that execution and its height cannot disagree; whatever CometBFT has beyond
// it, it replays.
func (a *app) Info(context.Context, *abci.RequestInfo) (*abci.ResponseInfo, error) {
	head := a.engine.chain.CurrentBlock()
	return &abci.ResponseInfo{
		LastBlockHeight:  heightOf(head),
		LastBlockAppHash: head.Hash().Bytes(),
	}, nil
}

// InitChain makes the hash of the EVM genesis the first app hash.
func (a *app) InitChain(context.Context, *abci.RequestInitChain) (*abci.ResponseInitChain, error) {
	return &abci.ResponseInitChain{AppHash: a.engine.chain.Genesis().Hash().Bytes()}, nil
}

// ProcessProposal judges another's block, and one's own alike.
func (a *app) ProcessProposal(ctx context.Context, req *abci.RequestProcessProposal) (*abci.ResponseProcessProposal, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.judged = judged{height: req.Height, at: time.Now()}
	a.hearsay.hearVotes(req.Time, a.votedAt, a.clock.now())
	if err := a.process(ctx, req); err != nil {
		reason := refusedOwn
		var known proposalError
		if errors.As(err, &known) {
			reason = known.reason
		}
		a.refused.WithLabelValues(reason).Inc()
		a.conduct.refuse(req.ProposerAddress, req.Height, err)
		a.log.Error("proposal rejected", "height", req.Height, "validator", a.named(req.ProposerAddress), "reason", reason, "err", err)
		return &abci.ResponseProcessProposal{Status: abci.ResponseProcessProposal_REJECT}, nil
	}
	return &abci.ResponseProcessProposal{Status: abci.ResponseProcessProposal_ACCEPT}, nil
}

func (a *app) process(ctx context.Context, req *abci.RequestProcessProposal) error {
	block, err := a.payloads.decode(req.Txs)
	if err != nil {
		return proposalError{refusedMalformed, err}
	}
	if block == nil {
		return nil
	}
	parent := a.engine.chain.CurrentBlock()
	rules, err := a.engine.headRules()
	if err != nil {
		return err
	}
	if err := rules.outdated(block.NumberU64()); err != nil {
		return err
	}
	a.hear(req.ProposerAddress, parent, block, rules)
	if latest := a.clock.latest(parent, rules.pace); block.Time() > latest {
		return proposalError{refusedTime, fmt.Errorf("time %d is too far in the future, %d is the latest", block.Time(), latest)}
	}
	_, err = a.judge(ctx, block, parent, req.Height, rules)
	if err != nil && a.payloads.own && heightOf(block.Header()) == req.Height {
		// This node built it for this height a moment ago: this is no liar's
		// block, the engine is broken, and would be in the next round too. At
		// another height it is a liar who offers it again.
		a.fail(err)
	}
	return err
}

// judge holds a block against the rules that are the same for every validator and
// at any time, and executes it. It returns the organisation of each transaction.
func (a *app) judge(ctx context.Context, block *types.Block, parent *types.Header, height int64, r rules) ([]uint32, error) {
	if err := checkProposal(block, parent, height, r); err != nil {
		return nil, proposalError{refusedRules, err}
	}
	organisations, err := a.engine.checkSenders(block, parent, r)
	if err != nil {
		return nil, proposalError{refusedRules, err}
	}
	if err := a.execute(ctx, block); err != nil {
		return nil, proposalError{refusedExecution, err}
	}
	if err := a.engine.checkGasQuotas(block, organisations, r); err != nil {
		return nil, proposalError{refusedRules, err}
	}
	return organisations, nil
}

// execute runs a block on top of its parent and checks everything its header
// says about the result. It does not move the head. A block that was executed
// already, and whose state is still there, is not executed again.
func (a *app) execute(ctx context.Context, block *types.Block) error {
	a.settle()
	if a.engine.chain.HasBlockAndState(block.Hash(), block.NumberU64()) {
		return nil
	}
	if _, err := a.engine.chain.InsertBlockWithoutSetHead(ctx, block, false); err != nil {
		return fmt.Errorf("execute block %d: %w", block.NumberU64(), err)
	}
	return nil
}

// FinalizeBlock executes a decided block. It does not assume that
// ProcessProposal saw it: after a crash CometBFT replays decided blocks without.
func (a *app) FinalizeBlock(ctx context.Context, req *abci.RequestFinalizeBlock) (*abci.ResponseFinalizeBlock, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	block, err := a.payloads.decode(req.Txs)
	head := a.engine.chain.CurrentBlock()
	var updates []abci.ValidatorUpdate
	if err == nil && block != nil {
		updates, err = a.finalise(ctx, block, head, req.Height)
	}
	if errors.Is(err, errOutdated) {
		a.fail(err)
		return nil, err
	}
	if err != nil {
		err = fmt.Errorf("decided block of height %d cannot be executed: %w", req.Height, err)
		a.fail(err)
		return nil, err
	}
	a.decided, a.height, a.proposer, a.votedAt = block, req.Height, req.ProposerAddress, req.Time
	for _, twin := range a.conduct.observe(req.DecidedLastCommit, req.Misbehavior) {
		a.log.Error("a validator signed two blocks at one height", "validator", a.named(twin.Validator), "height", twin.Height)
	}
	if block == nil {
		// The app hash must not change here, or proof blocks would never end.
		return &abci.ResponseFinalizeBlock{AppHash: head.Hash().Bytes()}, nil
	}
	return &abci.ResponseFinalizeBlock{
		AppHash:          block.Hash().Bytes(),
		TxResults:        []*abci.ExecTxResult{{GasUsed: int64(block.GasUsed())}},
		ValidatorUpdates: updates,
	}, nil
}

// finalise judges and executes a decided block, by rules that are the same
// whenever it is done, and returns what it changes in the validator set.
func (a *app) finalise(ctx context.Context, block *types.Block, parent *types.Header, height int64) ([]abci.ValidatorUpdate, error) {
	rules, err := a.engine.headRules()
	if err != nil {
		return nil, err
	}
	if err := rules.outdated(block.NumberU64()); err != nil {
		return nil, err
	}
	organisations, err := a.judge(ctx, block, parent, height, rules)
	if err != nil {
		return nil, err
	}
	if err := a.served.note(a.engine.chain.Config(), block, organisations); err != nil {
		return nil, err
	}
	return a.validatorUpdates(rules, block.Header())
}

// Commit makes the decided block the head. CometBFT has saved the response of
// FinalizeBlock by now: had the head moved before, a crash in between would
// leave execution ahead of consensus.
func (a *app) Commit(context.Context, *abci.RequestCommit) (*abci.ResponseCommit, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	block, parent := a.decided, a.engine.chain.CurrentBlock()
	if err := a.commit(); err != nil {
		a.fail(err)
		return nil, err
	}
	a.noteDecided(block, parent)
	a.rest()
	a.gossip.reset()          // the recheck that follows counts what is left
	a.awake.Store(a.wanted()) // for the recheck that follows
	a.wake()
	if block != nil {
		a.flush(block) // the last, as reading states waits for it
	}
	return &abci.ResponseCommit{RetainHeight: a.retainHeight()}, nil
}

// rest has consensus wait before the next height for the second in which the
// next block may be made. The height after a payload signs its result, and waits
// for nothing. Waiting is done here and not by the proposer, as the others would
// have to be patient with one that is dead.
func (a *app) rest() {
	head, propose := a.engine.chain.CurrentBlock(), proposePatience
	rules, err := a.engine.headRules()
	if err == nil && len(rules.validators) == 1 {
		propose = proposePatienceAlone
	}
	if err != nil || a.decidedPayload {
		a.pause(0, propose)
		return
	}
	a.pause(a.clock.wait(head, rules.pace), propose)
}

func (a *app) commit() error {
	block := a.decided
	a.decided = nil
	a.decidedPayload = block != nil
	if block == nil {
		return nil
	}
	chain := a.engine.chain
	parent := chain.CurrentBlock()
	a.clock.committed(parent, block.Header()) // before anybody sees the block
	if parent.Hash() != block.Hash() {
		if _, err := chain.SetCanonical(block); err != nil {
			return fmt.Errorf("make block %d the head: %w", block.NumberU64(), err)
		}
	}
	header := block.Header()
	chain.SetFinalized(header)
	chain.SetSafe(header)
	// The pool drops what the block included before the next one is built and
	// CometBFT rechecks its mempool. It must also have left the state of the
	// parent, which a flush takes away: it would read nonces and balances as zero.
	if err := a.engine.pool.Sync(); err != nil {
		return fmt.Errorf("reset transaction pool: %w", err)
	}
	if err := a.engine.outdated(); err != nil {
		a.fail(err) // this block is final; the next is not for this program
	}
	return nil
}

// flush puts the state on disk from time to time, beside the heights that execute
// nothing: the next one, which signs the result, and those that find nothing to do.
// go-ethereum writes the newest part in the background even then, so that a flush
// is known to be done only later.
func (a *app) flush(block *types.Block) {
	a.gas += block.GasUsed()
	a.noteFlushed()
	number := block.NumberU64()
	turn, due := number >= flushBlocks && (number+a.phase)%flushBlocks == 0, a.snapshots.due(number)
	if !turn && a.gas < flushFull*capacity(block.GasLimit()) && !due {
		return
	}
	a.flushing.Store(block.Header())
	a.gas = 0
	a.flushes.Go(func() {
		if err := a.engine.chain.TrieDB().Commit(block.Root(), false); err != nil {
			a.fail(fmt.Errorf("flush state of block %d: %w", number, err))
			return
		}
		if due {
			a.snapshots.take(block.Header())
		}
	})
}

// settle waits until no state is being flushed. Nothing may be executed before: a
// flush forgets the states that were made on top of its own meanwhile.
func (a *app) settle() { a.flushes.Wait() }

// noteFlushed looks whether a flush has reached the disk.
func (a *app) noteFlushed() {
	flushing := a.flushing.Load()
	if flushing != nil && a.engine.durableRoot() == flushing.Root && a.flushing.CompareAndSwap(flushing, nil) {
		a.flushed.Store(flushing)
	}
}

// CheckTx lets a transaction into CometBFT's mempool, which carries raw
// transactions to other nodes and wakes consensus. go-ethereum's pool is the one
// that counts: a transaction stays while that one wants to see it in a block.
func (a *app) CheckTx(_ context.Context, req *abci.RequestCheckTx) (*abci.ResponseCheckTx, error) {
	if len(req.Tx) > maxPoolTx {
		return &abci.ResponseCheckTx{Code: codeMalformed, Log: "transaction is too large"}, nil
	}
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(req.Tx); err != nil {
		return &abci.ResponseCheckTx{Code: codeMalformed, Log: err.Error()}, nil
	}
	if tx.Type() == types.BlobTxType {
		return &abci.ResponseCheckTx{Code: codeRefused, Log: errBlobTx.Error()}, nil
	}
	if known := a.engine.pool.Get(tx.Hash()); known != nil {
		tx = known // its sender is known
	}
	if err := a.check(tx, req.Type == abci.CheckTxType_Recheck); err != nil {
		code := uint32(codeRefused)
		if errors.Is(err, errNotWanted) {
			code = codeNotWanted
		}
		return &abci.ResponseCheckTx{Code: code, Log: err.Error()}, nil
	}
	return &abci.ResponseCheckTx{}, nil
}

// errNotWanted is what becomes of a transaction that need not be gossiped or wake
// anybody any more.
var errNotWanted = errors.New("not pending any more")

// check lets a transaction into go-ethereum's pool, if it is not there, and into
// its account's share of CometBFT's mempool.
func (a *app) check(tx *types.Transaction, again bool) error {
	status := a.engine.pool.Status(tx.Hash())
	if again && (status != txpool.TxStatusPending || !a.awake.Load()) {
		return errNotWanted
	}
	organisation, account, err := a.engine.ownerOf(tx)
	if err != nil {
		return err
	}
	if status == txpool.TxStatusUnknown {
		if err := a.engine.enter(tx, func() error { return a.engine.pool.Add([]*types.Transaction{tx}, false)[0] }); err != nil {
			return err
		}
	}
	return a.gossip.take(organisation, account, max(tx.Size(), mempoolBytes/mempoolTxs))
}

func (a *app) wake() {
	select {
	case a.woken <- struct{}{}:
	default:
	}
}
