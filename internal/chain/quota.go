package chain

import (
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
)

// minGasLimit is the least gas limit of a block: an organisation's quota is a
// quarter of it, and must hold the largest transaction.
const minGasLimit = 4 * params.MaxTxGas

// quotaParts is into how many parts a block is divided if several organisations
// validate. One organisation's transactions take one of them at most.
const quotaParts = 2

// errNotAdmitted is wrapped by what is told of an account that no organisation's
// is.
var errNotAdmitted = errors.New("not admitted to this chain")

// capacity is the most gas that a block uses: half its limit. That is the base
// fee's target (EIP-1559), so that the fee never rises above its floor, whatever
// is sent.
func capacity(gasLimit uint64) uint64 { return gasLimit / params.DefaultElasticityMultiplier }

// quotas are the most that one organisation's transactions may take of a block
// with a gas limit: gas that they use, and bytes that they have.
func (r rules) quotas(gasLimit uint64) (gas, bytes uint64) {
	if len(r.validators) < 2 {
		return capacity(gasLimit), params.MaxBlockSize
	}
	return capacity(gasLimit) / quotaParts, params.MaxBlockSize / quotaParts
}

// owners says whose an account is by the state after one block.
type owners struct {
	mu    sync.Mutex
	block *types.Header
	known map[common.Address]uint32
}

// owner is the number of the organisation whose account this is, by the state
// after a block. Before there is a Consortium contract all accounts are of
// organisation 0; after that, an account that has none is an error.
func (e *engine) owner(header *types.Header, account common.Address) (uint32, error) {
	o := &e.owners
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.block != header { // heads are handed out by one pointer
		o.block, o.known = header, map[common.Address]uint32{}
	}
	if organisation, ok := o.known[account]; ok {
		return organisation, nil
	}
	db, err := e.stateAt(header)
	if err != nil {
		return 0, err
	}
	var organisation uint32
	if db.GetCodeSize(e.consortium) > 0 {
		key := crypto.Keccak256Hash(common.LeftPadBytes(account[:], 32), slotAccounts[:])
		value := db.GetState(e.consortium, key)
		organisation = uint32(value.Big().Uint64())
		if err := db.Error(); err != nil {
			return 0, fmt.Errorf("account %s in the state of block %d: %w", account, header.Number, err)
		}
		if value == (common.Hash{}) {
			return 0, fmt.Errorf("account %s is %w: ask an organisation of the consortium to propose it", account, errNotAdmitted)
		}
	} else if err := db.Error(); err != nil {
		return 0, fmt.Errorf("state of block %d: %w", header.Number, err)
	}
	o.known[account] = organisation
	return organisation, nil
}

// ownerOf is owner of who signed a transaction, by the newest state.
func (e *engine) ownerOf(tx *types.Transaction) (organisation uint32, account common.Address, err error) {
	account, err = types.Sender(types.LatestSigner(e.chain.Config()), tx)
	if err != nil {
		return 0, account, fmt.Errorf("sender of transaction %s: %w", tx.Hash(), err)
	}
	organisation, err = e.owner(e.chain.CurrentBlock(), account)
	return organisation, account, err
}

// checkSenders holds a block against what its parent's state says about who may
// send: each transaction is of an admitted account, and no organisation has more
// than its part of the bytes. It comes before the block is executed, and returns
// the organisation of each transaction.
func (e *engine) checkSenders(block *types.Block, parent *types.Header, r rules) ([]uint32, error) {
	_, most := r.quotas(block.GasLimit())
	signer := types.MakeSigner(e.chain.Config(), block.Number(), block.Time())
	list := make([]uint32, len(block.Transactions()))
	of, bytes := map[common.Address]uint32{}, map[uint32]uint64{}
	for i, tx := range block.Transactions() {
		account, err := types.Sender(signer, tx)
		if err != nil {
			return nil, fmt.Errorf("sender of transaction %s: %w", tx.Hash(), err)
		}
		organisation, known := of[account]
		if !known {
			if organisation, err = e.owner(parent, account); err != nil {
				return nil, err
			}
			of[account] = organisation
		}
		if bytes[organisation] += tx.Size(); bytes[organisation] > most {
			return nil, fmt.Errorf("organisation %d has more than %d bytes of the block", organisation, most)
		}
		list[i] = organisation
	}
	return list, nil
}

// checkGasQuotas holds a block that was executed against the gas that each
// organisation may use of it.
func (e *engine) checkGasQuotas(block *types.Block, organisations []uint32, r rules) error {
	most, _ := r.quotas(block.GasLimit())
	if most >= block.GasUsed() {
		return nil
	}
	receipts := e.chain.GetRawReceipts(block.Hash(), block.NumberU64())
	if len(receipts) != len(organisations) {
		return fmt.Errorf("block %d has %d receipts for %d transactions", block.NumberU64(), len(receipts), len(organisations))
	}
	gas, before := map[uint32]uint64{}, uint64(0)
	for i, organisation := range organisations {
		gas[organisation] += receipts[i].CumulativeGasUsed - before
		before = receipts[i].CumulativeGasUsed
		if gas[organisation] > most {
			return fmt.Errorf("organisation %d uses more than %d gas of the block", organisation, most)
		}
	}
	return nil
}
