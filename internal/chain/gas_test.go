package chain_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	crand "crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// verifier is a contract that does to the chain what anchoring does: for every
// 160 bytes it is called with, a P-256 verification; for every fifth of them two
// fresh storage slots and a log. Written by hand.
var verifier = common.FromHex("6049600a5f3960495ff3" +
	"5f" + // i
	"5b80361460" + "43" + "57" + // 01 loop: if i == CALLDATASIZE goto end
	"60a0815f37" + // CALLDATACOPY(0, i, 160)
	"602060a060a05f6101005afa50" + // STATICCALL(gas, 0x100, 0, 160, 160, 32)
	"60a0511560" + "45" + "57" + // if not 1 goto bad
	"80610320900615" + "1560" + "3c" + "57" + // if i % 800 != 0 goto next
	"600160205155" + // SSTORE(r, 1)
	"600160405155" + // SSTORE(s, 1)
	"60a05fa0" + // LOG0(0, 160)
	"5b60a0016001" + "56" + // next: i += 160; goto loop
	"5b00" + // end
	"5b5f5ffd") // bad

// BenchmarkGas measures sustained execution of transactions like relayed
// batches: signed beforehand, all different, counted when final. One iteration
// is one such transaction; it reports gas and signatures a second.
//
//	go test -run '^$' -bench Gas -benchtime 500x ./internal/chain
func BenchmarkGas(b *testing.B) {
	node := chaintest.Start(b)
	client := dial(b, node.URL())
	contract := send(b, client, nil, verifier).ContractAddress
	const perTx = 700 // 112,000 bytes
	key, err := ecdsa.GenerateKey(elliptic.P256(), crand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	var txs []*types.Transaction
	var count uint64
	for i := range b.N {
		data := make([]byte, 0, perTx*160)
		for range perTx {
			count++
			hash := sha256.Sum256(binary.BigEndian.AppendUint64(nil, count))
			r, s, err := ecdsa.Sign(crand.Reader, key, hash[:])
			if err != nil {
				b.Fatal(err)
			}
			data = append(data, hash[:]...)
			for _, n := range []*big.Int{r, s, key.X, key.Y} {
				data = append(data, common.BigToHash(n).Bytes()...)
			}
		}
		account := 1 + i%(chaintest.Funded-1)
		txs = append(txs, sign(b, chaintest.Key(account), uint64(i/(chaintest.Funded-1)), &contract, data, pay{gas: 1 << 24, tip: 1, cap: 1e15}))
	}
	first, _ := node.Head()
	b.ResetTimer()
	start := time.Now()
	for _, tx := range txs {
		if err := client.SendTransaction(b.Context(), tx); err != nil {
			b.Fatal(err)
		}
	}
	var gas uint64
	for _, tx := range txs {
		receipt := final(b, client, tx.Hash())
		if receipt.Status != types.ReceiptStatusSuccessful {
			b.Fatalf("transaction failed after %d gas", receipt.GasUsed)
		}
		gas += receipt.GasUsed
	}
	took := time.Since(start).Seconds()
	last, _ := node.Head()
	b.ReportMetric(float64(gas)/1e6/took, "Mgas/s")
	b.ReportMetric(float64(count)/took, "signatures/s")
	b.ReportMetric(float64(last-first)/took, "blocks/s")
}
