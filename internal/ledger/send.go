package ledger

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	ethereum "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// transaction is one that was signed and handed to a node.
type transaction struct {
	nonce uint64
	raw   []byte
	hash  common.Hash
}

// errDisplaced says that a transaction can never be executed: another one of
// its account, sent by somebody else, took its nonce.
var errDisplaced = errors.New("another transaction of the account took this one's place")

// keepEvery is how often a node is asked whether it still has what waits.
const keepEvery = 2 * time.Second

// maxCollisions is how often a transaction is tried again under another nonce:
// for some two seconds in all.
const maxCollisions = 12

// submit signs a transaction with the account's next nonce and sends it. That
// it returns does not mean that the node has it: await sees to that.
func (c *Client) submit(ctx context.Context, from *Account, to *common.Address, data []byte, gas uint64) (transaction, error) {
	from.mu.Lock()
	defer from.mu.Unlock()
	if len(from.sent) >= maxSent {
		done, err := c.eth.NonceAt(ctx, from.address, nil)
		if err != nil {
			return transaction{}, fmt.Errorf("%w: nonce: %w", ErrUnreachable, err)
		}
		from.drop(done)
		if len(from.sent) >= maxSent {
			return transaction{}, fmt.Errorf("send transaction: %w", ErrTooManyWait)
		}
	}
	for attempt := 0; ; attempt++ {
		if from.nonce == nil {
			n, err := c.eth.PendingNonceAt(ctx, from.address)
			if err != nil {
				return transaction{}, fmt.Errorf("%w: nonce: %w", ErrUnreachable, err)
			}
			// A node that was killed has forgotten what waits; it gets it again
			// under the same nonces.
			for from.sent[n] != nil {
				n++
			}
			from.nonce = &n
		}
		tx, err := c.sign(from, *from.nonce, to, data, gas)
		if err != nil {
			return transaction{}, err
		}
		err = c.hand(ctx, tx)
		var answered rpc.Error
		if err == nil || !errors.As(err, &answered) {
			// Without an answer nobody knows whether the node has it. Its nonce
			// is taken, and it is sent again until it is final.
			*from.nonce++
			from.keep(tx)
			return tx, nil
		}
		// The node has it not. Other processes may use the same account, and a
		// node counts what it was just given a moment late: ask for the nonce
		// anew, after a while of random length, so that somebody gets ahead.
		from.nonce = nil
		if attempt == maxCollisions {
			return transaction{}, fmt.Errorf("send transaction: %w", err)
		}
		select {
		case <-ctx.Done():
			return transaction{}, fmt.Errorf("send transaction: %w", err)
		case <-time.After(rand.N(min(10*time.Millisecond<<attempt, time.Second/2))):
		}
	}
}

func (c *Client) sign(from *Account, nonce uint64, to *common.Address, data []byte, gas uint64) (transaction, error) {
	tx, err := types.SignNewTx(from.key, types.LatestSignerForChainID(c.chainID), &types.DynamicFeeTx{
		ChainID: c.chainID, Nonce: nonce, GasTipCap: feeTip, GasFeeCap: feeCap, Gas: gas, To: to, Data: data})
	if err != nil {
		return transaction{}, fmt.Errorf("sign transaction: %w", err)
	}
	raw, err := tx.MarshalBinary()
	if err != nil {
		return transaction{}, fmt.Errorf("encode transaction: %w", err)
	}
	return transaction{nonce: nonce, raw: raw, hash: tx.Hash()}, nil
}

// hand gives a transaction to the node.
func (c *Client) hand(ctx context.Context, tx transaction) error {
	return c.rpc.CallContext(ctx, nil, "eth_sendRawTransaction", hexutil.Bytes(tx.raw))
}

// await waits until a transaction is final. If ctx ends first, the transaction
// stays on its way.
func (c *Client) await(ctx context.Context, from *Account, tx transaction) (*types.Receipt, error) {
	wait := 10 * time.Millisecond
	for {
		receipt, err := c.eth.TransactionReceipt(ctx, tx.hash)
		if err == nil {
			head, err := c.header(ctx)
			if err == nil && head.Number.Cmp(receipt.BlockNumber) >= 0 {
				from.mu.Lock()
				delete(from.sent, tx.nonce)
				from.mu.Unlock()
				return receipt, nil
			}
		}
		if ctx.Err() != nil {
			return nil, fmt.Errorf("transaction %s is not final yet: %w", tx.hash, ctx.Err())
		}
		if c.resend(ctx, from) > tx.nonce {
			// Something with its nonce is in a block. If it is not this one, it
			// is nowhere and never will be.
			if _, err := c.eth.TransactionReceipt(ctx, tx.hash); errors.Is(err, ethereum.NotFound) {
				return nil, errDisplaced
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
		wait = min(wait*3/2, 250*time.Millisecond)
	}
}

// resend gives a node what it lost of an account's transactions: those that
// wait in a pool vanish when a node is killed. All are given again, also those
// nobody waits for any more, since later ones cannot be executed before them.
// It asks at most every keepEvery, and returns the account's nonce in the newest
// block as last seen.
func (c *Client) resend(ctx context.Context, from *Account) (done uint64) {
	from.mu.Lock()
	due, done := time.Since(from.kept) >= keepEvery, from.done
	if due {
		from.kept = time.Now()
	}
	from.mu.Unlock()
	if !due {
		return done
	}
	now, err := c.eth.NonceAt(ctx, from.address, nil)
	if err != nil {
		return done
	}
	known, err := c.eth.PendingNonceAt(ctx, from.address)
	if err != nil {
		return done
	}
	from.mu.Lock()
	from.drop(now)
	var lost []transaction
	for _, nonce := range slices.Sorted(maps.Keys(from.sent)) {
		if nonce >= known {
			lost = append(lost, transaction{nonce: nonce, raw: from.sent[nonce]})
		}
	}
	from.mu.Unlock()
	for _, tx := range lost {
		// A refusal means that the node has it, or that another took its nonce,
		// which await finds out.
		if err := c.hand(ctx, tx); err != nil {
			var answered rpc.Error
			if !errors.As(err, &answered) {
				break
			}
		}
	}
	return now
}

// keep notes a transaction that was sent. The caller holds the lock.
func (a *Account) keep(tx transaction) {
	if a.sent == nil {
		a.sent = map[uint64][]byte{}
	}
	if len(a.sent) == 0 {
		a.kept = time.Now()
	}
	a.sent[tx.nonce] = tx.raw
}

// drop notes the account's nonce in the newest block, and forgets transactions
// of lower ones. The caller holds the lock.
func (a *Account) drop(done uint64) {
	a.done = done
	maps.DeleteFunc(a.sent, func(nonce uint64, _ []byte) bool { return nonce < done })
}
