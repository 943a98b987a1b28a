package chain_test

import (
	"context"
	"crypto/ecdsa"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// patience is how long a test waits for something that is certain to come.
const patience = time.Minute

// dial connects to a node.
func dial(t testing.TB, url string) *ethclient.Client {
	t.Helper()
	client, err := ethclient.Dial(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// sign makes a transaction that pays generously.
func sign(t testing.TB, key *ecdsa.PrivateKey, nonce uint64, to *common.Address, data []byte) *types.Transaction {
	t.Helper()
	tx, err := types.SignNewTx(key, types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.DynamicFeeTx{
		ChainID:   big.NewInt(chaintest.ChainID),
		Nonce:     nonce,
		GasTipCap: big.NewInt(1),
		GasFeeCap: big.NewInt(1_000_000_000),
		Gas:       1_000_000,
		To:        to,
		Data:      data,
	})
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// final waits for a transaction's receipt.
func final(t testing.TB, client *ethclient.Client, tx common.Hash) *types.Receipt {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		receipt, err := client.TransactionReceipt(ctx, tx)
		if err == nil {
			return receipt
		}
		select {
		case <-ctx.Done():
			t.Fatalf("transaction %s is not final: %v", tx, err)
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// send sends a transaction of key 0 with the next nonce and waits until it is final.
func send(t testing.TB, client *ethclient.Client, to *common.Address, data []byte) *types.Receipt {
	t.Helper()
	nonce, err := client.PendingNonceAt(t.Context(), chaintest.Address(0))
	if err != nil {
		t.Fatal(err)
	}
	tx := sign(t, chaintest.Key(0), nonce, to, data)
	if err := client.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	return final(t, client, tx.Hash())
}

func TestTransferIsFinal(t *testing.T) {
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	to := crypto.PubkeyToAddress(chaintest.Key(99).PublicKey)
	start := time.Now()
	receipt := send(t, client, &to, nil)
	t.Logf("receipt after %s", time.Since(start))
	if receipt.Status != types.ReceiptStatusSuccessful {
		t.Fatal("transfer failed")
	}
	_ = chain.DefaultGasLimit
}
