package chain_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// TestFloodOnFourValidators: an account floods through one node and offers more
// than anybody. What another organisation's account sends is in the next block
// that a validator begins, whichever it is, and no block has more of the flood
// than its quota.
func TestFloodOnFourValidators(t *testing.T) {
	c, s, contract := governed(t, 4, parameters(chain.DefaultGasLimit, 1, 1, 0))
	const flooder, other = 1, 5
	s.set(contract, accountSlot(chaintest.Address(other)), slot(2))
	burn := s.send(nil, invalid).ContractAddress

	var senders []*sender
	for _, node := range c.Nodes {
		senders = append(senders, newSender(t, node, other))
	}
	sign := func(key int, nonce, gas uint64, tip int64, to common.Address) *types.Transaction {
		return types.MustSignNewTx(chaintest.Key(key), types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.DynamicFeeTx{
			ChainID: big.NewInt(chaintest.ChainID), Nonce: nonce, To: &to, Gas: gas, GasTipCap: big.NewInt(tip), GasFeeCap: big.NewInt(1e15),
		})
	}
	var last common.Hash
	for n := range uint64(240) { // thirty blocks
		tx := sign(flooder, n, params.MaxTxGas, 1e14, burn)
		if err := senders[3].eth.SendTransaction(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		last = tx.Hash()
	}
	first, _ := c.Nodes[0].Head()
	var number uint64
	for n := range uint64(3) {
		tx := sign(other, n, params.MaxTxGas, 1, burn)
		for _, s := range senders {
			// A node may have heard of it from another.
			if err := s.eth.SendTransaction(t.Context(), tx); err != nil {
				if _, _, known := s.eth.TransactionByHash(t.Context(), tx.Hash()); known != nil {
					t.Fatal(err)
				}
			}
		}
		// All have it. The next block may have been begun, not the one after it.
		var head uint64
		for _, node := range c.Nodes {
			n, _ := node.Head()
			head = max(head, n)
		}
		var receipt *types.Receipt
		wait(t, "receipt", func() (err error) {
			receipt, err = senders[0].eth.TransactionReceipt(t.Context(), tx.Hash())
			return err
		})
		if number = receipt.BlockNumber.Uint64(); number > head+2 {
			t.Errorf("sent when block %d was the newest, it is in block %d", head, number)
		}
	}
	if _, err := senders[0].eth.TransactionReceipt(t.Context(), last); !errors.Is(err, ethereum.NotFound) {
		t.Errorf("the flood was over before the others were served: %v", err)
	}
	for n := first; n <= number; n++ {
		block, err := senders[0].eth.BlockByNumber(t.Context(), new(big.Int).SetUint64(n))
		if err != nil {
			t.Fatal(err)
		}
		var gas uint64
		for _, tx := range block.Transactions() {
			if from, err := types.Sender(types.LatestSignerForChainID(tx.ChainId()), tx); err != nil || from == chaintest.Address(flooder) {
				gas += tx.Gas()
			}
		}
		if gas > block.GasLimit()/4 {
			t.Errorf("block %d has %d gas of the flood", n, gas)
		}
	}
	agree(t, c, number)
}
