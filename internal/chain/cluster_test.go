package chain_test

import (
	"context"
	"fmt"
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

// plain is a contract that stores what its callers tell it, slot and value, and
// begins with some. It stands in for the Consortium contract, whose storage is
// all that a node knows of it.
type plain map[common.Hash]common.Hash

func (p plain) initCode() []byte {
	runtime := common.FromHex("6020356000355500") // sstore(calldata[0:32], calldata[32:64])
	var code []byte
	for slot, value := range p {
		code = append(append(code, 0x7f), value[:]...)              // push32
		code = append(append(append(code, 0x7f), slot[:]...), 0x55) // push32, sstore
	}
	code = append(append(code, 0x67), runtime...) // push8
	return append(code, common.FromHex("60005260086018f3")...)
}

func slot(n int64) common.Hash { return common.BigToHash(big.NewInt(n)) }

// validatorSlot is where the contract's i-th validator key is.
func validatorSlot(i int64) common.Hash {
	first := crypto.Keccak256Hash(common.Hash{}.Bytes()).Big()
	return common.BigToHash(first.Add(first, big.NewInt(i)))
}

func accountSlot(a common.Address) common.Hash {
	return crypto.Keccak256Hash(common.LeftPadBytes(a[:], 32), slot(2).Bytes())
}

func parameters(gasLimit uint64, pace, version uint32, versionBlock uint64) common.Hash {
	p := new(big.Int).SetUint64(versionBlock)
	p.Lsh(p, 32).Or(p, big.NewInt(int64(version)))
	p.Lsh(p, 32).Or(p, big.NewInt(int64(pace)))
	p.Lsh(p, 64).Or(p, new(big.Int).SetUint64(gasLimit))
	return common.BigToHash(p)
}

// sender sends transactions of one account to one node.
type sender struct {
	t     *testing.T
	eth   *ethclient.Client
	key   int
	nonce uint64
}

func newSender(t *testing.T, node *chain.Node, key int) *sender {
	t.Helper()
	eth, err := ethclient.Dial(node.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(eth.Close)
	nonce, err := eth.PendingNonceAt(t.Context(), chaintest.Address(key))
	if err != nil {
		t.Fatal(err)
	}
	return &sender{t: t, eth: eth, key: key, nonce: nonce}
}

func (s *sender) try(to *common.Address, data []byte) (common.Hash, error) {
	tx, err := types.SignNewTx(chaintest.Key(s.key), types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(chaintest.ChainID), Nonce: s.nonce, To: to, Data: data, Gas: 1_000_000,
		GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9),
	})
	if err != nil {
		return common.Hash{}, err
	}
	if err := s.eth.SendTransaction(s.t.Context(), tx); err != nil {
		return common.Hash{}, err
	}
	s.nonce++
	return tx.Hash(), nil
}

func (s *sender) send(to *common.Address, data []byte) *types.Receipt {
	s.t.Helper()
	hash, err := s.try(to, data)
	if err != nil {
		s.t.Fatalf("send: %v", err)
	}
	return s.receipt(hash)
}

func (s *sender) receipt(hash common.Hash) *types.Receipt {
	s.t.Helper()
	var r *types.Receipt
	wait(s.t, "receipt of "+hash.Hex(), func() (err error) {
		r, err = s.eth.TransactionReceipt(s.t.Context(), hash)
		return err
	})
	if r.Status != types.ReceiptStatusSuccessful {
		s.t.Fatalf("transaction %s failed", hash)
	}
	return r
}

// set stores values in the plain contract.
func (s *sender) set(contract common.Address, slot, value common.Hash) *types.Receipt {
	s.t.Helper()
	return s.send(&contract, append(slot[:], value[:]...))
}

// wait tries until something succeeds, for three minutes: machines are slow at times.
func wait(t *testing.T, what string, try func() error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	for {
		err := try()
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%s: %v", what, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// agree waits until all running nodes have a block, and fails if it is not the
// same one everywhere.
func agree(t *testing.T, c *chaintest.Cluster, number uint64) {
	t.Helper()
	var first common.Hash
	for i, node := range c.Nodes {
		if node == nil {
			continue
		}
		wait(t, fmt.Sprintf("block %d on node %d", number, i), func() error {
			if n, _ := node.Head(); n < number {
				return fmt.Errorf("it has %d", n)
			}
			return nil
		})
		eth, err := ethclient.Dial(node.URL())
		if err != nil {
			t.Fatal(err)
		}
		block, err := eth.HeaderByNumber(t.Context(), new(big.Int).SetUint64(number))
		eth.Close()
		if err != nil {
			t.Fatal(err)
		}
		if first == (common.Hash{}) {
			first = block.Hash()
		}
		if block.Hash() != first {
			t.Fatalf("node %d has another block %d", i, number)
		}
	}
}

// TestFourValidators: what is sent to any node is final on all; with one node
// down it goes on, with two it halts and makes no block, and goes on when one is
// back; a node that was down catches up.
func TestFourValidators(t *testing.T) {
	c := chaintest.StartCluster(t, 4)
	to := chaintest.Address(9)
	var last uint64
	for i := range 4 {
		last = newSender(t, c.Nodes[i], i).send(&to, nil).BlockNumber.Uint64()
	}
	agree(t, c, last)

	c.Stop(3)
	for i := range 3 {
		last = newSender(t, c.Nodes[i], i).send(&to, nil).BlockNumber.Uint64()
	}
	agree(t, c, last)

	c.Stop(2)
	s := newSender(t, c.Nodes[0], 0)
	hash, err := s.try(&to, nil)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(3 * time.Second)
	if r, err := s.eth.TransactionReceipt(t.Context(), hash); err == nil {
		t.Fatalf("two of four validators made block %s final", r.BlockNumber)
	}
	c.Start(3)
	last = s.receipt(hash).BlockNumber.Uint64()
	agree(t, c, last)
	c.Start(2)
	agree(t, c, last)
}
