package chain

import (
	"crypto/ecdsa"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rlp"
)

// burnCode deploys a contract of one instruction, INVALID, which uses up all gas
// of a call.
var burnCode = common.FromHex("60fe5f5360015ff3")

// quotaAccounts are how many accounts organisation 1 has on a governedBench;
// organisation 2 has as many, organisation 3 one.
const quotaAccounts = 5

// account is the key of an organisation's i-th account.
func account(organisation, i int) *ecdsa.PrivateKey {
	key, err := crypto.ToECDSA(crypto.Keccak256([]byte{byte(organisation), byte(i)}))
	if err != nil {
		panic(err)
	}
	return key
}

// governedBench is a bench with a contract in the place of the Consortium
// contract: validators of it, accounts of three organisations, and a contract
// that burns gas.
func governedBench(t *testing.T, validators int) (b *bench, burner common.Address) {
	t.Helper()
	dir := t.TempDir()
	contract := crypto.CreateAddress(crypto.PubkeyToAddress(rich.PublicKey), 0)
	accounts := []common.Address{crypto.PubkeyToAddress(rich.PublicKey)}
	values := map[common.Hash]common.Hash{
		slotValidators: common.BigToHash(big.NewInt(int64(validators))),
		slotParameters: common.HexToHash("0000000000000000000000000000000000000001000000010000000023c34600"),
	}
	first := crypto.Keccak256Hash(slotValidators[:]).Big()
	for i := range validators {
		values[common.BigToHash(new(big.Int).Add(first, big.NewInt(int64(i))))] = common.Hash{byte(i + 1)}
	}
	admit := func(key *ecdsa.PrivateKey, organisation int64) {
		a := crypto.PubkeyToAddress(key.PublicKey)
		values[crypto.Keccak256Hash(common.LeftPadBytes(a[:], 32), slotAccounts[:])] = common.BigToHash(big.NewInt(organisation))
		accounts = append(accounts, a)
	}
	for i := range quotaAccounts {
		admit(account(1, i), 1)
		admit(account(2, i), 2)
	}
	admit(account(3, 0), 3)
	accounts = append(accounts, crypto.PubkeyToAddress(account(9, 0).PublicKey)) // a stranger with a balance
	if err := Init(dir, GenesisParams{
		ChainID: 9, Accounts: accounts, Time: time.Now().Add(-time.Hour), Contracts: map[string]common.Address{consortiumContract: contract},
	}); err != nil {
		t.Fatal(err)
	}
	b = newBench(t, dir)
	b.now = time.Now()
	burner = crypto.CreateAddress(crypto.PubkeyToAddress(rich.PublicKey), 1)
	var code []byte
	for slot, value := range values {
		code = append(append(code, 0x7f), value[:]...)              // push32
		code = append(append(append(code, 0x7f), slot[:]...), 0x55) // push32, sstore
	}
	b.deploy(append(code, common.FromHex("60fe5f5360015ff3")...))
	b.deploy(burnCode)
	b.next(t)
	return b, burner
}

// next proposes, judges and decides the next block.
func (b *bench) next(t *testing.T) *types.Block {
	t.Helper()
	b.now = b.now.Add(2 * time.Second)
	payload := b.propose()
	if payload == nil {
		t.Fatal("no payload")
	}
	if !b.accepts(payload) {
		t.Fatalf("the node's own block is rejected: %v", b.failed)
	}
	b.decide(payload)
	block := new(types.Block)
	if err := rlp.DecodeBytes(payload, block); err != nil {
		t.Fatal(err)
	}
	return block
}

func (b *bench) sign(key *ecdsa.PrivateKey, nonce, gas uint64, tip int64, to common.Address, data []byte) *types.Transaction {
	return types.MustSignNewTx(key, b.signer(), &types.DynamicFeeTx{
		ChainID: big.NewInt(9), Nonce: nonce, GasTipCap: big.NewInt(tip), GasFeeCap: big.NewInt(1e15), Gas: gas, To: &to, Data: data,
	})
}

// send gives a transaction to the pool by the door that clients use.
func (b *bench) send(tx *types.Transaction) error {
	return b.engine.enter(tx, func() error { return b.engine.pool.Add([]*types.Transaction{tx}, true)[0] })
}

// flood sends n transactions that burn all the gas that one may have, at any price.
func (b *bench) flood(t *testing.T, key *ecdsa.PrivateKey, burner common.Address, n int) {
	t.Helper()
	for i := range n {
		if err := b.send(b.sign(key, uint64(i), params.MaxTxGas, 1e14, burner, nil)); err != nil {
			t.Fatal(err)
		}
	}
}

// gasOf is the gas limits of an organisation's transactions in a block, all of
// which burn all that they may.
func gasOf(t *testing.T, b *bench, block *types.Block, organisation int) (gas uint64) {
	t.Helper()
	for _, tx := range block.Transactions() {
		from, err := types.Sender(b.signer(), tx)
		if err != nil {
			t.Fatal(err)
		}
		for i := range quotaAccounts {
			if from == crypto.PubkeyToAddress(account(organisation, i).PublicKey) {
				gas += tx.Gas()
			}
		}
	}
	return gas
}

func has(block *types.Block, tx *types.Transaction) bool {
	for _, t := range block.Transactions() {
		if t.Hash() == tx.Hash() {
			return true
		}
	}
	return false
}

// TestFloodOfOneOrganisation: one or all accounts of an organisation send without
// end and pay whatever it takes. What others send is in the next block, the flood
// keeps within its quota, and the base fee stays.
func TestFloodOfOneOrganisation(t *testing.T) {
	t.Parallel()
	for name, accounts := range map[string]int{"one account": 1, "all accounts": quotaAccounts} {
		t.Run(name, func(t *testing.T) {
			b, burner := governedBench(t, 4)
			for i := range accounts {
				b.flood(t, account(1, i), burner, 60)
			}
			for n := range uint64(3) {
				batch := b.sign(account(2, 0), n, params.MaxTxGas, 1, burner, nil)
				small := b.sign(account(3, 0), n, 21_000, 1, common.Address{1}, nil)
				for _, tx := range []*types.Transaction{batch, small} {
					if err := b.send(tx); err != nil {
						t.Fatal(err)
					}
				}
				block := b.next(t)
				if !has(block, batch) || !has(block, small) {
					t.Fatalf("block %d has not what others sent", block.NumberU64())
				}
				limit := block.GasLimit()
				if gas := gasOf(t, b, block, 1); gas > limit/4 || gas+params.MaxTxGas <= limit/4 {
					t.Errorf("the flood has %d gas of block %d, its quota is %d", gas, block.NumberU64(), limit/4)
				}
				if block.BaseFee().Int64() != floorFee {
					t.Errorf("the base fee is %s", block.BaseFee())
				}
			}
		})
	}
}

// TestFloodsOfTwoOrganisations: two fill the block between them and a third is
// still in the next one.
func TestFloodsOfTwoOrganisations(t *testing.T) {
	t.Parallel()
	b, burner := governedBench(t, 4)
	b.flood(t, account(1, 0), burner, 40)
	b.flood(t, account(2, 0), burner, 40)
	small := b.sign(account(3, 0), 0, 21_000, 1, common.Address{1}, nil)
	if err := b.send(small); err != nil {
		t.Fatal(err)
	}
	block := b.next(t)
	if !has(block, small) {
		t.Error("the third has to wait")
	}
	if block.GasUsed()+2*params.MaxTxGas < capacity(block.GasLimit()) || block.GasUsed() > capacity(block.GasLimit()) {
		t.Errorf("%d gas are used, %d can be", block.GasUsed(), capacity(block.GasLimit()))
	}
}

// TestFloodOfBytes: what fills a block with bytes and uses little gas has half of
// them at most.
func TestFloodOfBytes(t *testing.T) {
	t.Parallel()
	b, _ := governedBench(t, 4)
	data := make([]byte, 130_000) // zeros are the cheapest
	for n := range uint64(60) {
		if err := b.send(b.sign(account(1, 0), n, 1_400_000, 1e14, common.Address{1}, data)); err != nil {
			t.Fatal(err)
		}
	}
	var others []*types.Transaction
	for n := range uint64(20) {
		others = append(others, b.sign(account(2, 0), n, 1_400_000, 1, common.Address{1}, data))
		if err := b.send(others[n]); err != nil {
			t.Fatal(err)
		}
	}
	block := b.next(t)
	for i, tx := range others {
		if !has(block, tx) {
			t.Errorf("transaction %d of the other organisation has to wait", i)
		}
	}
	if n := len(block.Transactions()) - len(others); n > params.MaxBlockSize/2/len(data) {
		t.Errorf("the flood has %d transactions", n)
	}
}

// TestFirstOfAFlood: what is told again when the chain stalls is of everybody.
func TestFirstOfAFlood(t *testing.T) {
	t.Parallel()
	b, burner := governedBench(t, 4)
	b.flood(t, account(1, 0), burner, 40)
	quiet := b.sign(account(2, 0), 0, 21_000, 1, common.Address{1}, nil)
	if err := b.send(quiet); err != nil {
		t.Fatal(err)
	}
	txs, err := b.first(10)
	if err != nil || len(txs) != 10 {
		t.Fatalf("%d transactions, %v", len(txs), err)
	}
	if !has(types.NewBlockWithHeader(&types.Header{}).WithBody(types.Body{Transactions: txs}), quiet) {
		t.Error("ten of the flood, and not the other")
	}
	for i, tx := range txs {
		for _, earlier := range txs[:i] {
			if earlier.Hash() == tx.Hash() {
				t.Error("one is told twice")
			}
		}
	}
	if txs, err = b.first(100); err != nil || len(txs) != 41 {
		t.Errorf("%d transactions of 41, %v", len(txs), err)
	}
}

// TestAloneThereIsNoQuota: one validator's organisation fills its blocks.
func TestAloneThereIsNoQuota(t *testing.T) {
	t.Parallel()
	b, burner := governedBench(t, 1)
	b.flood(t, account(1, 0), burner, 40)
	block := b.next(t)
	if gas := gasOf(t, b, block, 1); gas+params.MaxTxGas <= capacity(block.GasLimit()) {
		t.Errorf("the block is not full: %d gas", gas)
	}
}

// TestAccountsOfOneOrganisation: within an organisation, who was not served goes
// first.
func TestAccountsOfOneOrganisation(t *testing.T) {
	t.Parallel()
	b, burner := governedBench(t, 4)
	for i := range quotaAccounts - 1 {
		b.flood(t, account(1, i), burner, 20)
	}
	b.next(t)
	quiet := b.sign(account(1, quotaAccounts-1), 0, params.MaxTxGas, 1, burner, nil)
	if err := b.send(quiet); err != nil {
		t.Fatal(err)
	}
	if !has(b.next(t), quiet) {
		t.Error("an account waits for four that flood")
	}
}

// lying is a block of the next height by a proposer that keeps no quotas.
func (b *bench) lying(t *testing.T, txs ...*types.Transaction) []byte {
	t.Helper()
	b.now = b.now.Add(2 * time.Second)
	parent := b.engine.chain.CurrentBlock()
	r, err := b.engine.headRules()
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.engine.newDraft(t.Context(), parent, b.height+1, b.clock.next(parent, r.pace), r)
	if err != nil {
		t.Fatal(err)
	}
	defer d.discard()
	d.gas.Set(core.NewGasPool(d.header.GasLimit))
	for _, tx := range txs {
		if _, err := d.add(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
	}
	block, err := d.finish(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := rlp.EncodeToBytes(block)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestProposersThatKeepNoQuota: what a proposer gives somebody beyond the quotas,
// all others reject, in a proposal and in what is said to be decided.
func TestProposersThatKeepNoQuota(t *testing.T) {
	t.Parallel()
	b, burner := governedBench(t, 4)
	var flood, bytes, both []*types.Transaction
	for n := range uint64(10) {
		flood = append(flood, b.sign(account(1, 0), n, params.MaxTxGas, 1, burner, nil))
	}
	data := make([]byte, 130_000)
	for n := range uint64(34) {
		bytes = append(bytes, b.sign(account(1, int(n%quotaAccounts)), n/quotaAccounts, 1_400_000, 1, common.Address{1}, data))
	}
	for i := range quotaAccounts {
		for n := range uint64(4) {
			both = append(both, b.sign(account(1+i%3%2, i), n, params.MaxTxGas, 1, burner, nil))
		}
	}
	for name, c := range map[string]struct {
		txs  []*types.Transaction
		want string
	}{
		"gas of one organisation":   {flood, "organisation 1 uses more"},
		"bytes of one organisation": {bytes, "organisation 1 has more"},
		"more than the target":      {both, "is the most"},
		"a stranger":                {[]*types.Transaction{b.sign(account(9, 0), 0, 21_000, 1, common.Address{1}, nil)}, "not admitted"},
	} {
		raw := b.lying(t, c.txs...)
		if b.accepts(raw) {
			t.Errorf("%s: accepted", name)
		}
		block, err := decodeProposal([][]byte{raw})
		if err != nil {
			t.Fatal(err)
		}
		_, err = b.finalise(t.Context(), block, b.engine.chain.CurrentBlock(), b.height+1)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: finalised with %v", name, err)
		}
	}
	if raw := b.lying(t, flood[:8]...); !b.accepts(raw) {
		t.Error("a block within the quotas is rejected")
	}
	if b.failed != nil {
		t.Errorf("others' lies made the node fail: %v", b.failed)
	}
}

// TestDismissedAccountsRest: what a dismissed account left in the pool goes into
// no block, and wakes nobody.
func TestDismissedAccountsRest(t *testing.T) {
	t.Parallel()
	b, _ := governedBench(t, 4)
	stranger := b.sign(account(9, 0), 0, 21_000, 1, common.Address{1}, nil)
	if err := b.engine.pool.Add([]*types.Transaction{stranger}, true)[0]; err != nil {
		t.Fatal(err)
	}
	if b.wanted() {
		t.Error("a block is wanted")
	}
	if err := b.send(b.sign(account(9, 0), 1, 21_000, 1, common.Address{1}, nil)); !errors.Is(err, errNotAdmitted) {
		t.Errorf("sent with %v", err)
	}
}
