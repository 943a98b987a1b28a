package chain

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
)

// Bounds of the transaction pool, in slots of 32 KiB: a relayed batch of 128 KiB
// takes four. Together they are the most memory that admitted accounts can fill,
// 640 MiB; without a balance nobody gets in. What is executable is a backlog of
// some five minutes of full batches; what waits for an earlier nonce is little.
const (
	slotBytes        = 32 << 10
	poolSlots        = 16_384
	poolQueue        = 4_096
	poolAccountSlots = 4_096
	poolAccountQueue = 1_024
)

// Bounds of CometBFT's mempool.
const (
	mempoolTxs   = 20_000
	mempoolBytes = 64 << 20
)

// countEvery is how often what the pool holds is counted while no block is made.
const countEvery = time.Second

// shares divides a room among whoever comes, so that it is never full for those
// who have little in it. An account may have as much as is free, less what its
// organisation has already: one account alone gets a third of the room, one
// organisation at most half, k organisations each a part of k+1, and whoever has
// nothing yet always finds a place (dynamic thresholds, as in the buffers of
// switches).
type shares struct {
	mu            sync.Mutex
	room, taken   uint64
	organisations map[uint32]uint64
	accounts      map[common.Address]uint64
}

func newShares(room uint64) *shares {
	s := &shares{room: room}
	s.reset()
	return s
}

// reset forgets who has what.
func (s *shares) reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken, s.organisations, s.accounts = 0, map[uint32]uint64{}, map[common.Address]uint64{}
}

// take gives an account so much of the room, or an error that says why not.
func (s *shares) take(organisation uint32, account common.Address, n uint64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	free := s.room - min(s.taken, s.room)
	if has, all := s.accounts[account], s.organisations[organisation]; has+all+n > free {
		return fmt.Errorf("too much waits already: account %s has %d, its organisation %d, and %d of %d are free: send again when blocks have taken some of it",
			account, has, all, free, s.room)
	}
	s.add(organisation, account, n)
	return nil
}

// add notes that an account has so much more, whether it is its share or not.
// The caller holds the lock.
func (s *shares) add(organisation uint32, account common.Address, n uint64) {
	s.taken += n
	s.organisations[organisation] += n
	s.accounts[account] += n
}

// give takes back what an account was given.
func (s *shares) give(organisation uint32, account common.Address, n uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken -= min(n, s.taken)
	s.organisations[organisation] -= min(n, s.organisations[organisation])
	s.accounts[account] -= min(n, s.accounts[account])
}

// backlog is who has how much in go-ethereum's pool, in slots. The pool itself
// knows of accounts only, and when it is full it prefers who pays more.
type backlog struct {
	*shares
	pool *txpool.TxPool

	counting sync.Mutex // guards the following fields
	block    common.Hash
	counted  time.Time
}

func newBacklog(pool *txpool.TxPool) *backlog {
	return &backlog{shares: newShares(poolSlots + poolQueue), pool: pool}
}

func slotsOf(tx *types.Transaction) uint64 { return (tx.Size() + slotBytes - 1) / slotBytes }

// count counts anew what is in the pool, if it may have changed by itself.
func (b *backlog) count(head *types.Header, owner func(common.Address) (uint32, error)) error {
	b.counting.Lock()
	defer b.counting.Unlock()
	hash := head.Hash()
	if hash == b.block && time.Since(b.counted) < countEvery {
		return nil
	}
	now := newShares(b.room)
	pending, waiting := b.pool.Content()
	for _, content := range []map[common.Address][]*types.Transaction{pending, waiting} {
		for account, txs := range content {
			organisation, err := owner(account)
			if err != nil && !errors.Is(err, errNotAdmitted) {
				return err
			}
			for _, tx := range txs {
				now.add(organisation, account, slotsOf(tx))
			}
		}
	}
	b.mu.Lock()
	b.taken, b.organisations, b.accounts = now.taken, now.organisations, now.accounts
	b.mu.Unlock()
	b.block, b.counted = hash, time.Now()
	return nil
}

// enter has a transaction added to go-ethereum's pool if its account is admitted
// and has a place for it there.
func (e *engine) enter(tx *types.Transaction, add func() error) error {
	organisation, account, err := e.ownerOf(tx)
	if err != nil {
		return err
	}
	head := e.chain.CurrentBlock()
	err = e.backlog.count(head, func(a common.Address) (uint32, error) { return e.owner(head, a) })
	if err != nil {
		return err
	}
	slots := slotsOf(tx)
	if err := e.backlog.take(organisation, account, slots); err != nil {
		return err
	}
	if err := add(); err != nil {
		e.backlog.give(organisation, account, slots)
		return err
	}
	return nil
}
