package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// ErrNotFounded is wrapped when a chain's founding is not over yet.
var ErrNotFounded = errors.New("the chain is not founded yet")

// ErrFoundingDiffers is wrapped when a chain was founded otherwise than agreed.
// It cannot be mended: the organisations need another genesis document.
var ErrFoundingDiffers = errors.New("the chain was not founded as agreed")

// maxFoundingBlocks bounds how far the founder's transactions are looked for.
// A founding takes some seconds.
const maxFoundingBlocks = 100_000

// CheckFounding checks on the node's chain that the founder's first transactions
// are those of the founding and no others, each at its nonce and successful; that
// nothing else happened to the contracts before the last of them took the
// founder's rights, the clock's ticks and what members and nodes do in the
// Consortium aside; and that the contracts are there. It
// wraps ErrNotFounded while some are missing, ErrFoundingDiffers if one is
// another. The node must have the blocks from the first on.
func (c *Client) CheckFounding(ctx context.Context, f Founding) error {
	steps, err := c.plan(f)
	if err != nil {
		return fmt.Errorf("check the founding: %w", err)
	}
	head, err := c.Head(ctx)
	if err != nil {
		return err
	}
	founder, next := f.Organisations[0].Account, 0
	for number := uint64(1); next < len(steps); number++ {
		if number > min(head.Number, maxFoundingBlocks) {
			return fmt.Errorf("%w: up to block %d its founder %s has made %d of %d transactions; %s comes next", ErrNotFounded, number-1, founder, next, len(steps), steps[next].what)
		}
		if next, err = c.checkBlock(ctx, founder, steps, next, number); err != nil {
			return err
		}
	}
	return c.checkCode(ctx)
}

// checkBlock holds the transactions of a block against the steps from next on,
// and returns which one comes next.
func (c *Client) checkBlock(ctx context.Context, founder common.Address, steps []step, next int, number uint64) (int, error) {
	block, err := c.eth.BlockByNumber(ctx, new(big.Int).SetUint64(number))
	if err != nil {
		return next, fmt.Errorf("%w: block %d: %w", ErrUnreachable, number, err)
	}
	txs := block.Transactions()
	if len(txs) == 0 {
		return next, nil
	}
	receipts, err := c.eth.BlockReceipts(ctx, rpc.BlockNumberOrHashWithNumber(rpc.BlockNumber(number)))
	if err != nil {
		return next, fmt.Errorf("%w: receipts of block %d: %w", ErrUnreachable, number, err)
	}
	if len(receipts) != len(txs) {
		return next, fmt.Errorf("%w: block %d has %d transactions, the node gives %d receipts", ErrUnreachable, number, len(txs), len(receipts))
	}
	signer := types.LatestSignerForChainID(c.chainID)
	for i, tx := range txs {
		if next == len(steps) {
			break
		}
		from, err := types.Sender(signer, tx)
		if err != nil {
			return next, fmt.Errorf("%w: transaction %s of block %d: %w", ErrUnreachable, tx.Hash(), number, err)
		}
		if from != founder {
			if name := c.touched(receipts[i]); name != "" {
				return next, fmt.Errorf("%w: before the founding was over, in block %d, account %s acted on %s by transaction %s", ErrFoundingDiffers, number, from, name, tx.Hash())
			}
			continue
		}
		if err := c.checkStep(steps[next], uint64(next), tx, receipts[i]); err != nil {
			return next, fmt.Errorf("%w: transaction %d of founder %s, in block %d: %w", ErrFoundingDiffers, next+1, founder, number, err)
		}
		next++
	}
	return next, nil
}

// checkStep compares a transaction with the step that it should be.
func (c *Client) checkStep(want step, nonce uint64, tx *types.Transaction, receipt *types.Receipt) error {
	is := func() string {
		if tx.To() == nil {
			return "another deployment"
		}
		if words := c.inWords(Call{*tx.To(), tx.Data()}); words != want.what {
			return words
		}
		return "the same with other bytes"
	}
	switch to := tx.To(); {
	case tx.Nonce() != nonce:
		return fmt.Errorf("it has nonce %d, not %d", tx.Nonce(), nonce)
	case (to == nil) != (want.to == nil) || to != nil && *to != *want.to || !bytes.Equal(tx.Data(), want.data):
		return fmt.Errorf("it should be: %s; it is: %s", want.what, is())
	case tx.Value().Sign() != 0 || len(tx.SetCodeAuthorizations()) > 0 || len(tx.BlobHashes()) > 0:
		return fmt.Errorf("%s carries a value, authorisations or blobs", want.what)
	case receipt.TxHash != tx.Hash():
		return fmt.Errorf("the node gives the receipt of another transaction, %s", receipt.TxHash)
	case receipt.Status != types.ReceiptStatusSuccessful:
		return fmt.Errorf("%s failed", want.what)
	}
	return nil
}

// touched names a contract that a transaction made an event of, "" if none.
// Every function of the contracts that changes something makes one. The clock may
// tick at any time, and nodes report to the consortium, and members vote there,
// from its first block on, by its own rules: nothing depends on the founder.
func (c *Client) touched(receipt *types.Receipt) string {
	for _, l := range receipt.Logs {
		for name, address := range c.contracts {
			if l.Address == address && name != "Clock" && name != "Consortium" {
				return name
			}
		}
	}
	return ""
}
