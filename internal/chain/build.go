package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/consensus/misc/eip1559"
	"github.com/ethereum/go-ethereum/consensus/misc/eip4844"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/state"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/params"
)

// When the filling of a block is broken off, with what it has by then. Others
// wait for a proposal no longer than proposePatience, and need as long as the
// proposer to execute it; a validator alone keeps nobody waiting.
const (
	fillTime      = proposePatience / 2
	fillTimeAlone = 2 * time.Second
)

// maxPayload is how many bytes of transactions a block is filled with: what
// EIP-7934 allows, less what go-ethereum keeps free for all else.
const maxPayload = params.MaxBlockSize - 1_000_000

// draft is a block that is being built: go-ethereum's state, machine and gas
// pool, and what was put into it.
type draft struct {
	engine   *engine
	header   *types.Header
	state    *state.StateDB
	evm      *vm.EVM
	gas      *core.GasPool
	bytes    uint64
	txs      []*types.Transaction
	receipts []*types.Receipt
	logs     []*types.Log
}

// buildBlock builds the block of a height on top of parent: of what is pending,
// in turns. What every validator checks is by go-ethereum's own functions, in
// the order of its miner; ours is only which transaction comes next, and the
// quotas, which its miner knows nothing of.
func (a *app) buildBlock(ctx context.Context, parent *types.Header, height int64, r rules) (*types.Block, error) {
	t, err := a.turns(parent, r)
	if err != nil {
		return nil, err
	}
	d, err := a.engine.newDraft(ctx, parent, height, a.clock.next(parent, r.pace), r)
	if err != nil {
		return nil, err
	}
	defer d.discard()
	patience := a.fillTime
	if len(r.validators) == 1 {
		patience = fillTimeAlone
	}
	a.fill(ctx, d, t, patience)
	return d.finish(ctx)
}

func (e *engine) newDraft(ctx context.Context, parent *types.Header, height int64, second uint64, r rules) (*draft, error) {
	config, root := e.chain.Config(), heightRoot(height)
	excess := eip4844.CalcExcessBlobGas(config, parent, second)
	header := &types.Header{
		ParentHash:       parent.Hash(),
		Number:           new(big.Int).Add(parent.Number, common.Big1),
		GasLimit:         r.gasLimitAfter(parent),
		Time:             second,
		MixDigest:        randomness(parent.Hash(), height),
		BaseFee:          eip1559.CalcBaseFee(config, parent),
		BlobGasUsed:      new(uint64),
		ExcessBlobGas:    &excess,
		ParentBeaconRoot: &root,
	}
	if err := e.eth.Engine().Prepare(e.chain, header); err != nil {
		return nil, fmt.Errorf("build block %d: %w", header.Number, err)
	}
	db, err := e.stateAt(parent)
	if err != nil {
		return nil, err
	}
	db.StartPrefetcher("build", nil)
	evm := vm.NewEVM(core.NewEVMBlockContext(header, e.chain, &header.Coinbase), db, config, vm.Config{})
	evm.SetJumpDestCache(e.chain.JumpDestCache())
	evm.SetPrecompileCache(e.chain.PrecompileCache())
	core.PreExecution(ctx, header.ParentBeaconRoot, parent, config, evm, header.Number, header.Time)
	return &draft{engine: e, header: header, state: db, evm: evm, gas: core.NewGasPool(capacity(header.GasLimit))}, nil
}

// discard ends what runs beside a draft.
func (d *draft) discard() {
	d.state.StopPrefetcher()
	d.evm.Release()
}

// fill puts transactions into a draft until there are no more that fit, or time
// is over.
func (a *app) fill(ctx context.Context, d *draft, t *turns, patience time.Duration) {
	end := time.Now().Add(patience)
	for d.gas.Available(false) >= params.TxGas {
		organisation, account, lazy := t.next()
		if lazy == nil {
			return
		}
		if ctx.Err() != nil || time.Now().After(end) {
			a.log.Debug("a block is not filled: its time is over", "number", d.header.Number, "transactions", len(d.txs), "gas", d.header.GasUsed)
			return
		}
		tx := lazy.Resolve()
		if tx == nil || !t.fits(organisation, lazy.Gas, tx.Size()) || !d.fits(tx) {
			t.leave(organisation, account)
			continue
		}
		gas, err := d.add(ctx, tx)
		switch {
		case err == nil:
			t.took(organisation, account, gas, tx.Size())
		case errors.Is(err, core.ErrNonceTooLow):
			t.pass(organisation, account)
		default:
			a.log.Debug("transaction left out of a block, and those of its account after it", "tx", tx.Hash(), "err", err)
			t.leave(organisation, account)
		}
	}
}

// fits tells whether there is room for a transaction.
func (d *draft) fits(tx *types.Transaction) bool {
	return tx.Gas() <= d.gas.Available(false) && d.bytes+tx.Size() <= maxPayload && tx.Type() != types.BlobTxType
}

// add executes a transaction and puts it into the draft. It returns the gas that
// it used. After an error the draft is what it was.
func (d *draft) add(ctx context.Context, tx *types.Transaction) (uint64, error) {
	snapshot, gas := d.state.Snapshot(), d.gas.Snapshot()
	d.state.SetTxContext(tx.Hash(), len(d.txs), uint32(len(d.txs)+1))
	receipt, _, err := core.ApplyTransaction(ctx, d.evm, d.gas, d.state, d.header, tx)
	if err != nil {
		d.state.RevertToSnapshot(snapshot)
		d.gas.Set(gas)
		return 0, err
	}
	d.header.GasUsed = d.gas.Used()
	d.bytes += tx.Size()
	d.txs, d.receipts, d.logs = append(d.txs, tx), append(d.receipts, receipt), append(d.logs, receipt.Logs...)
	return receipt.GasUsed, nil
}

// finish makes the block of a draft.
func (d *draft) finish(ctx context.Context) (*types.Block, error) {
	chain, header := d.engine.chain, d.header
	body := &types.Body{Transactions: d.txs, Withdrawals: types.Withdrawals{}}
	requests, _, err := core.PostExecution(ctx, chain.Config(), header.Number, header.Time, d.logs, body.Withdrawals, d.evm, uint32(len(d.txs)+1))
	if err != nil {
		return nil, fmt.Errorf("build block %d: %w", header.Number, err)
	}
	hash := types.CalcRequestsHash(requests)
	header.RequestsHash = &hash
	d.engine.eth.Engine().Finalize(chain, header, d.state, body)
	block := core.AssembleBlock(chain, header, d.state, body, d.receipts, nil)
	if err := d.state.Error(); err != nil {
		return nil, fmt.Errorf("build block %d: %w", header.Number, err)
	}
	return block, nil
}
