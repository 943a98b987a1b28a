package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ethereum/go-ethereum/trie"
)

// ErrNotFounded is wrapped when a chain's founding is not over yet.
var ErrNotFounded = errors.New("the chain is not founded yet")

// ErrFoundingDiffers is wrapped when a chain was founded otherwise than agreed.
// It cannot be mended: the organisations need another genesis document.
var ErrFoundingDiffers = errors.New("the chain was not founded as agreed")

// maxFoundingBlocks bounds how far the founder's transactions are looked for.
// A founding takes some seconds.
const maxFoundingBlocks = 100_000

// ErrNoPast is wrapped when a node lacks the first blocks, and nobody who has
// them showed them.
var ErrNoPast = errors.New("the node has not the chain's first blocks")

// codePruned is the JSON-RPC error of a node that has not what is asked any more.
const codePruned = 4444

// CheckFounding checks on the node's chain that the founder's first transactions
// are those of the founding and no others, each at its nonce and successful; that
// nothing else happened to the contracts before the last of them took the
// founder's rights, the clock's ticks and what members and nodes do in the
// Consortium aside; and that the contracts are there. It
// wraps ErrNotFounded while some are missing, ErrFoundingDiffers if one is
// another. The node must have the blocks from the first on, or one of pasts.
func (c *Client) CheckFounding(ctx context.Context, f Founding, pasts ...Past) error {
	steps, err := c.plan(f)
	if err != nil {
		return fmt.Errorf("check the founding: %w", err)
	}
	head, err := c.Head(ctx)
	if err != nil {
		return err
	}
	own := foundingWalk{client: c, eth: c.eth, founder: f.Organisations[0].Account, steps: steps, last: common.Hash(c.domain.Genesis)}
	err = own.run(ctx, head.Number)
	if errors.Is(err, ErrNoPast) {
		for _, p := range pasts {
			walk := own // as far as it went, it needs no other's word
			told := walk.ask(ctx, p, head.Number)
			if told == nil || errors.Is(told, ErrFoundingDiffers) {
				err = told
				break
			}
			err = fmt.Errorf("%w; %s: %w", err, p.URL, told)
		}
	}
	if err != nil {
		return err
	}
	return c.checkCode(ctx)
}

// Past is another organisation's node that has the chain's first blocks.
type Past struct {
	URL string // of its JSON-RPC
	// Signed verifies that validators signed a block of this number and hash.
	Signed func(ctx context.Context, number uint64, hash common.Hash) error
}

// foundingWalk follows the blocks from genesis on until all steps are found.
type foundingWalk struct {
	client  *Client
	eth     *ethclient.Client // whom it asks for blocks
	founder common.Address
	steps   []step

	next   int         // the step that comes next
	number uint64      // of the block looked at last
	last   common.Hash // of the same
}

// run walks up to a head. Each block is the child of the one before.
func (w *foundingWalk) run(ctx context.Context, head uint64) error {
	for w.next < len(w.steps) {
		if w.number >= min(head, maxFoundingBlocks) {
			return fmt.Errorf("%w: up to block %d its founder %s has made %d of %d transactions; %s comes next", ErrNotFounded, w.number, w.founder, w.next, len(w.steps), w.steps[w.next].what)
		}
		block, receipts, err := w.fetch(ctx)
		if err != nil {
			return err
		}
		w.number, w.last = w.number+1, block.Hash()
		if err := w.check(block, receipts); err != nil {
			return err
		}
	}
	return nil
}

// pastTime is how long another node may take to show a founding, which is some
// dozens of blocks: one that makes blocks up could go on for days.
const pastTime = 5 * time.Minute

// ask walks on by what another node says. Nothing of it is believed, nor that the
// founding differs, before the last block looked at, and so all before it, are
// found to be signed.
func (w *foundingWalk) ask(ctx context.Context, p Past, head uint64) error {
	ctx, cancel := context.WithTimeout(ctx, pastTime)
	defer cancel()
	conn, err := rpc.DialOptions(ctx, p.URL, rpc.WithHTTPClient(boundedHTTP()))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreachable, err)
	}
	defer conn.Close()
	w.eth = ethclient.NewClient(conn)
	err = w.run(ctx, head)
	if err != nil && !errors.Is(err, ErrFoundingDiffers) {
		return err
	}
	if lied := p.Signed(ctx, w.number, w.last); lied != nil {
		return fmt.Errorf("%w: block %d that it shows: %w", ErrUnreachable, w.number, lied)
	}
	return err
}

// fetch reads the next block and its receipts, and holds them against the block's
// header and the one before.
func (w *foundingWalk) fetch(ctx context.Context) (*types.Block, types.Receipts, error) {
	number := w.number + 1
	block, err := w.eth.BlockByNumber(ctx, new(big.Int).SetUint64(number))
	var coded rpc.Error
	if errors.Is(err, ethereum.NotFound) || errors.As(err, &coded) && coded.ErrorCode() == codePruned {
		return nil, nil, fmt.Errorf("%w: block %d", ErrNoPast, number)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%w: block %d: %w", ErrUnreachable, number, err)
	}
	var receipts types.Receipts
	if txs := block.Transactions(); len(txs) > 0 {
		if receipts, err = w.eth.BlockReceipts(ctx, rpc.BlockNumberOrHashWithNumber(rpc.BlockNumber(number))); err != nil {
			return nil, nil, fmt.Errorf("%w: receipts of block %d: %w", ErrUnreachable, number, err)
		}
	}
	if block.NumberU64() != number || block.ParentHash() != w.last || types.DeriveSha(block.Transactions(), trie.NewStackTrie(nil)) != block.TxHash() ||
		len(receipts) != len(block.Transactions()) || types.DeriveSha(receipts, trie.NewStackTrie(nil)) != block.ReceiptHash() {
		return nil, nil, fmt.Errorf("%w: block %d is not what its header and block %d say", ErrUnreachable, number, w.number)
	}
	return block, receipts, nil
}

// check holds the transactions of a block against the steps that come next.
func (w *foundingWalk) check(block *types.Block, receipts types.Receipts) error {
	signer := types.LatestSignerForChainID(w.client.chainID)
	for i, tx := range block.Transactions() {
		if w.next == len(w.steps) {
			break
		}
		from, err := types.Sender(signer, tx)
		if err != nil {
			return fmt.Errorf("%w: transaction %s of block %d: %w", ErrUnreachable, tx.Hash(), w.number, err)
		}
		if from != w.founder {
			if name := w.client.touched(receipts[i]); name != "" {
				return fmt.Errorf("%w: before the founding was over, in block %d, account %s acted on %s by transaction %s", ErrFoundingDiffers, w.number, from, name, tx.Hash())
			}
			continue
		}
		if err := w.client.checkStep(w.steps[w.next], uint64(w.next), tx, receipts[i]); err != nil {
			return fmt.Errorf("%w: transaction %d of founder %s, in block %d: %w", ErrFoundingDiffers, w.next+1, w.founder, w.number, err)
		}
		w.next++
	}
	return nil
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
