package site

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// MaxTxGas is the most that one transaction may use (EIP-7825).
const MaxTxGas = 1 << 24

// feeCap is what the benchmarks' own transactions offer at most for a unit of
// gas, in wei: the same as internal/ledger's, so that nobody is served before
// others.
var feeCap = big.NewInt(1_000_000_000_000_000)

// sendBatch is how many transactions go into one JSON-RPC request.
const sendBatch = 100

// Tx is a transaction to be signed.
type Tx struct {
	To   *common.Address
	Data []byte
	Gas  uint64
}

// Sign gives transactions an account's next nonces and signs them. They must be
// sent, and by no other means may the account send any.
func (s *Site) Sign(a *Account, txs []Tx) ([]*types.Transaction, error) {
	out := make([]*types.Transaction, len(txs))
	for i, tx := range txs {
		var err error
		out[i], err = types.SignNewTx(a.key, types.LatestSignerForChainID(bigChainID()), &types.DynamicFeeTx{
			ChainID: bigChainID(), Nonce: a.nonce, GasTipCap: big.NewInt(1), GasFeeCap: feeCap, Gas: tx.Gas, To: tx.To, Data: tx.Data})
		if err != nil {
			return nil, fmt.Errorf("sign transaction: %w", err)
		}
		a.nonce++
	}
	return out, nil
}

// Send hands transactions to the node. That it knows one already is no failure.
func (s *Site) Send(ctx context.Context, txs []*types.Transaction) error {
	for len(txs) > 0 {
		n := min(sendBatch, len(txs))
		calls := make([]rpc.BatchElem, n)
		size := 0
		for i, tx := range txs[:n] {
			raw, err := tx.MarshalBinary()
			if err != nil {
				return fmt.Errorf("encode transaction: %w", err)
			}
			// JSON-RPC takes 5 MiB a request.
			if size += 2*len(raw) + 100; size > 4<<20 {
				n = i
				calls = calls[:i]
				break
			}
			calls[i] = rpc.BatchElem{Method: "eth_sendRawTransaction", Args: []any{hexutil.Encode(raw)}, Result: new(common.Hash)}
		}
		if err := s.RPC.BatchCallContext(ctx, calls); err != nil {
			return fmt.Errorf("send transactions: %w", err)
		}
		for _, call := range calls {
			if call.Error != nil && call.Error.Error() != "already known" {
				return fmt.Errorf("send transaction: %w", call.Error)
			}
		}
		txs = txs[n:]
	}
	return nil
}

// Bulk signs transactions, sends them and waits until all are final.
func (s *Site) Bulk(ctx context.Context, a *Account, txs []Tx) ([]*types.Transaction, error) {
	nonce, err := s.Eth.NonceAt(ctx, a.Address(), nil)
	if err != nil {
		return nil, fmt.Errorf("nonce: %w", err)
	}
	a.nonce = nonce
	signed, err := s.Sign(a, txs)
	if err != nil {
		return nil, err
	}
	if err := s.Send(ctx, signed); err != nil {
		return nil, err
	}
	for {
		// By the final block, which the ledger's reads begin from: for a moment
		// the newest is one ahead of it.
		done, err := s.Eth.NonceAt(ctx, a.Address(), big.NewInt(int64(rpc.FinalizedBlockNumber)))
		if err != nil {
			return nil, fmt.Errorf("nonce: %w", err)
		}
		if done >= a.nonce {
			return signed, nil
		}
		select {
		case <-time.After(50 * time.Millisecond):
		case <-s.Node.Done():
			return nil, errors.New("the node ended")
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Receipt is the receipt of a final transaction, which must have succeeded.
func (s *Site) Receipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	for {
		receipt, err := s.Eth.TransactionReceipt(ctx, hash)
		if err == nil && receipt.Status != types.ReceiptStatusSuccessful {
			return nil, fmt.Errorf("transaction %s failed in block %s", hash, receipt.BlockNumber)
		}
		if err == nil {
			return receipt, nil
		}
		// The index may be a moment behind.
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return nil, fmt.Errorf("receipt of %s: %w", hash, err)
		}
	}
}

// SetNonce says which nonce the account's next signed transaction gets.
func (a *Account) SetNonce(nonce uint64) { a.nonce = nonce }
