package chain

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/consensus/misc/eip1559"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
	"github.com/holiman/uint256"
)

// turns hands out pending transactions in the order in which a block takes them:
// the next is of the organisation that has used the least gas of the block so
// far, and in it of the account that has. Among equals it is the one whose last
// transaction in a block is the longest ago. So whoever sends little waits for
// nobody who sends much. What a transaction offers to pay changes nothing.
type turns struct {
	gas, bytes    uint64 // an organisation's quotas
	organisations []*party
}

// party is an organisation with its accounts, or an account with its
// transactions.
type party struct {
	name     []byte // orders those that are equal in everything else
	used     uint64 // gas in this block
	bytes    uint64 // in this block; of an organisation
	last     uint64 // block that last had a transaction of this party
	accounts []*party
	txs      []*txpool.LazyTransaction
}

// before orders parties by who comes next.
func (p *party) before(q *party) int {
	return cmp.Or(cmp.Compare(p.used, q.used), cmp.Compare(p.last, q.last), bytes.Compare(p.name, q.name))
}

// turns are those of the block on top of parent: of what is pending, what pays
// its base fee and is of an admitted account.
func (a *app) turns(parent *types.Header, r rules) (*turns, error) {
	pending, _ := a.engine.pool.Pending(txpool.PendingFilter{
		MinTip:      uint256.NewInt(minTip),
		BaseFee:     uint256.MustFromBig(eip1559.CalcBaseFee(a.engine.chain.Config(), parent)),
		GasLimitCap: params.MaxTxGas,
	})
	t := new(turns)
	t.gas, t.bytes = r.quotas(r.gasLimitAfter(parent))
	of := map[uint32]*party{}
	for account, txs := range pending {
		organisation, err := a.engine.owner(parent, account)
		if errors.Is(err, errNotAdmitted) {
			continue // dismissed after it sent
		}
		if err != nil {
			return nil, err
		}
		o := of[organisation]
		if o == nil {
			o = &party{name: binary.BigEndian.AppendUint32(nil, organisation), last: a.served.organisation(organisation)}
			of[organisation] = o
			t.organisations = append(t.organisations, o)
		}
		o.accounts = append(o.accounts, &party{name: account.Bytes(), last: a.served.account(account), txs: txs})
	}
	return t, nil
}

// first returns up to n of the transactions that are next in turn, as if all used
// what they may.
func (a *app) first(n int) ([]*types.Transaction, error) {
	r, err := a.engine.headRules()
	if err != nil {
		return nil, err
	}
	t, err := a.turns(a.engine.chain.CurrentBlock(), r)
	if err != nil {
		return nil, err
	}
	var txs []*types.Transaction
	for len(txs) < n && !t.empty() {
		organisation, account, lazy := t.next()
		if tx := lazy.Resolve(); tx != nil {
			txs = append(txs, tx)
		}
		t.took(organisation, account, lazy.Gas, 0)
	}
	return txs, nil
}

// empty tells whether there is nothing left to hand out.
func (t *turns) empty() bool { return len(t.organisations) == 0 }

// next returns whose turn it is: an organisation, an account of it, and the
// account's next transaction. It is nil if there is nothing left.
func (t *turns) next() (organisation, account *party, tx *txpool.LazyTransaction) {
	if t.empty() {
		return nil, nil, nil
	}
	organisation = slices.MinFunc(t.organisations, (*party).before)
	account = slices.MinFunc(organisation.accounts, (*party).before)
	return organisation, account, account.txs[0]
}

// fits tells whether a transaction is within what is left of its organisation's
// quotas.
func (t *turns) fits(organisation *party, gas, size uint64) bool {
	return gas <= t.gas-organisation.used && size <= t.bytes-organisation.bytes
}

// took notes that the block took an account's next transaction.
func (t *turns) took(organisation, account *party, gas, size uint64) {
	organisation.used, organisation.bytes = organisation.used+gas, organisation.bytes+size
	account.used += gas
	t.pass(organisation, account)
}

// pass drops an account's next transaction.
func (t *turns) pass(organisation, account *party) {
	if account.txs = account.txs[1:]; len(account.txs) == 0 {
		t.leave(organisation, account)
	}
}

// leave drops an account: none of its transactions can go into this block.
func (t *turns) leave(organisation, account *party) {
	same := func(p *party) func(*party) bool { return func(q *party) bool { return p == q } }
	organisation.accounts = slices.DeleteFunc(organisation.accounts, same(account))
	if len(organisation.accounts) == 0 {
		t.organisations = slices.DeleteFunc(t.organisations, same(organisation))
	}
}

// maxServed is how many accounts are remembered before all are forgotten but
// those of the newest block; there are 64 members with 64 accounts and a few at
// most. Whoever is forgotten counts as one that was never served.
const maxServed = 8192

// served remembers which block last had a transaction of whom. It is nothing
// that validators have to agree on: a node that has just been started knows of
// nobody.
type served struct {
	mu            sync.Mutex
	accounts      map[common.Address]uint64
	organisations map[uint32]uint64
}

func newServed() *served {
	return &served{accounts: map[common.Address]uint64{}, organisations: map[uint32]uint64{}}
}

func (s *served) account(a common.Address) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.accounts[a]
}

func (s *served) organisation(o uint32) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.organisations[o]
}

// note remembers a block, whose transactions are of these organisations.
func (s *served) note(config *params.ChainConfig, block *types.Block, organisations []uint32) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	number, signer := block.NumberU64(), types.MakeSigner(config, block.Number(), block.Time())
	for i, tx := range block.Transactions() {
		account, err := types.Sender(signer, tx)
		if err != nil {
			return fmt.Errorf("sender of transaction %s: %w", tx.Hash(), err)
		}
		s.accounts[account], s.organisations[organisations[i]] = number, number
	}
	if len(s.accounts) > maxServed {
		maps.DeleteFunc(s.accounts, func(_ common.Address, last uint64) bool { return last != number })
	}
	return nil
}
