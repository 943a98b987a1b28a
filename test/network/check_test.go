package network

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// account is what the state has of an account.
type account struct {
	Balance, Nonce        string
	CodeHash, StorageHash common.Hash
}

// block is an EVM block: what it commits to, and what is in it.
type block struct {
	Hash         common.Hash
	Transactions []common.Hash
}

// view is a node's chain, as it shows it, from a block and a height on.
type view struct {
	node     string
	from     progress
	blocks   []block                    // from.number is the first
	ids      []string                   // CometBFT's block ids; from.height is the first
	accounts map[common.Address]account // after the last of blocks
}

// look reads a node's chain from one point to another, which is its newest block.
func look(ctx context.Context, name string, client *rpc.Client, accounts []common.Address, from, to progress) (*view, error) {
	v := &view{node: name, from: from, accounts: map[common.Address]account{}}
	var blocks, ids, proofs []rpc.BatchElem
	v.blocks = make([]block, to.number+1-from.number)
	for i := range v.blocks {
		blocks = append(blocks, rpc.BatchElem{Method: "eth_getBlockByNumber", Args: []any{hexutil.Uint64(from.number) + hexutil.Uint64(i), false}, Result: &v.blocks[i]})
	}
	raw := make([]hexutil.Bytes, to.height+1-from.height)
	for i := range raw {
		ids = append(ids, rpc.BatchElem{Method: "byssus_lightBlockAt", Args: []any{hexutil.Uint64(from.height) + hexutil.Uint64(i)}, Result: &raw[i]})
	}
	states := make([]account, len(accounts))
	for i := range accounts {
		proofs = append(proofs, rpc.BatchElem{Method: "eth_getProof", Args: []any{accounts[i], []string{}, hexutil.Uint64(to.number)}, Result: &states[i]})
	}
	for batch := range slices.Chunk(slices.Concat(blocks, ids, proofs), 100) {
		if err := client.BatchCallContext(ctx, batch); err != nil {
			return nil, fmt.Errorf("ask %s: %w", name, err)
		}
		for _, e := range batch {
			if e.Error != nil {
				return nil, fmt.Errorf("ask %s: %s %v: %w", name, e.Method, e.Args, e.Error)
			}
		}
	}
	for i := range raw {
		light, err := lightBlock(raw[i])
		if err != nil {
			return nil, fmt.Errorf("%s: height %d: %w", name, from.height+int64(i), err)
		}
		v.ids = append(v.ids, light.Commit.BlockID.String())
	}
	for i, a := range accounts {
		v.accounts[a] = states[i]
	}
	return v, nil
}

// lightBlock reads a light block, whose commit must be for its header.
func lightBlock(raw []byte) (*cmttypes.LightBlock, error) {
	var pb cmtproto.LightBlock
	if err := pb.Unmarshal(raw); err != nil {
		return nil, err
	}
	light, err := cmttypes.LightBlockFromProto(&pb)
	if err != nil {
		return nil, err
	}
	if id := light.Commit.BlockID; light.Hash().String() != id.Hash.String() {
		return nil, fmt.Errorf("the commit is for %s, the header is %s", id.Hash, light.Hash())
	}
	return light, nil
}

// verdict is what comparing the nodes found.
type verdict struct {
	forks, lost int
	findings    []string
}

func (v *verdict) fork(format string, args ...any) {
	v.forks++
	v.findings = append(v.findings, fmt.Sprintf("fork: "+format, args...))
}

// err is nil if nothing was found.
func (v *verdict) err() error {
	if len(v.findings) == 0 {
		return nil
	}
	return errors.New(strings.Join(v.findings[:min(len(v.findings), 20)], "\n"))
}

// compare holds the nodes' chains against each other, and what was acknowledged
// against each: every block and every height must be the same, every account's
// storage, and every record must be in the block that was named.
func compare(views []*view, records []record) *verdict {
	found := new(verdict)
	first := views[0]
	for _, v := range views {
		if v.from != first.from || len(v.blocks) != len(first.blocks) || len(v.ids) != len(first.ids) || len(v.accounts) != len(first.accounts) {
			found.fork("%s shows other blocks or accounts than %s", v.node, first.node)
			continue
		}
		for i := range v.blocks {
			if v.blocks[i].Hash != first.blocks[i].Hash {
				found.fork("block %d is %s on %s, %s on %s", v.from.number+uint64(i), v.blocks[i].Hash, v.node, first.blocks[i].Hash, first.node)
			}
		}
		for i := range v.ids {
			if v.ids[i] != first.ids[i] {
				found.fork("height %d is %s on %s, %s on %s", v.from.height+int64(i), v.ids[i], v.node, first.ids[i], first.node)
			}
		}
		for a, state := range v.accounts {
			if state != first.accounts[a] {
				found.fork("account %s is %+v on %s, %+v on %s", a, state, v.node, first.accounts[a], first.node)
			}
		}
	}
	for _, r := range records {
		for _, v := range views {
			i := r.number - v.from.number // of one before the first: greater than any
			if i >= uint64(len(v.blocks)) || v.blocks[i].Hash != r.block || !slices.Contains(v.blocks[i].Transactions, r.tx) {
				found.lost++
				found.findings = append(found.findings, fmt.Sprintf("lost: %s is not in block %d %s on %s", r.tx, r.number, r.block, v.node))
				break
			}
		}
	}
	return found
}

// check waits until all nodes rest at one block, compares all that came since
// the last check, and fails the test unless all is well. It tells how much was
// compared.
func (c *cluster) check() string {
	c.t.Helper()
	at := c.settle()
	from := c.checked
	for _, r := range c.taken[c.verified:] {
		from.number = min(from.number, r.number)
	}
	views := c.views(from, at)
	var records []record
	for _, r := range c.taken {
		if r.number >= from.number {
			records = append(records, r)
		}
	}
	found := compare(views, records)
	if err := found.err(); err != nil {
		c.t.Fatalf("%d forks, %d records lost, up to %+v:\n%v", found.forks, found.lost, at, err)
	}
	c.checked, c.verified = at, len(c.taken)
	return fmt.Sprintf("blocks %d to %d and heights %d to %d are the same on %d nodes; of %d records %d lost; %d forks",
		from.number, at.number, from.height, at.height, len(views), len(records), found.lost, found.forks)
}

// checkAll is check of all that there is, from the first block on.
func (c *cluster) checkAll() string {
	c.t.Helper()
	c.checked, c.verified = progress{number: 0, height: 1}, 0
	return c.check()
}

func (c *cluster) views(from, to progress) (views []*view) {
	c.t.Helper()
	accounts := []common.Address{c.contract}
	for i := range chaintest.Funded {
		accounts = append(accounts, chaintest.Address(i))
	}
	for _, i := range c.running() {
		v, err := look(c.t.Context(), fmt.Sprint("node ", i), c.node(i).client, accounts, from, to)
		if err != nil {
			c.t.Fatal(err)
		}
		views = append(views, v)
	}
	return views
}

// The check finds a node of another history, and a record that is missing. The
// nodes are real: two copies of one validator's folder, which made the same first
// block and then different ones.
func TestCheckFinds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "chain")
	to := chaintest.Address(9)
	node := chaintest.Start(t, chaintest.WithDir(dir))
	same := transfer(t, node.URL(), 0, to)
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
	twin := dir + "-twin"
	if err := os.CopyFS(twin, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	a, b := chaintest.Start(t, chaintest.WithDir(dir)), chaintest.Start(t, chaintest.WithDir(twin))
	one, other := transfer(t, a.URL(), 0, to), transfer(t, b.URL(), 1, to)
	accounts := []common.Address{chaintest.Address(0), chaintest.Address(1), to}
	height := min(a.Height(), b.Height())
	see := func(url string) *view {
		client, err := rpc.Dial(url)
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		v, err := look(t.Context(), url, client, accounts, progress{0, 1}, progress{2, height})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	honest, forked := see(a.URL()), see(b.URL())
	if err := compare([]*view{honest, see(a.URL())}, []record{same, one}).err(); err != nil {
		t.Errorf("one history: %v", err)
	}
	// Block 2, the height that carries it, and the two accounts of which one paid.
	found := compare([]*view{honest, forked}, []record{same, one, other})
	if found.forks < 4 || found.lost != 2 {
		t.Errorf("two histories: %d forks, %d lost: %v", found.forks, found.lost, found.err())
	}
	for name, r := range map[string]record{
		"of nobody": {common.Hash{1}, one.block, one.number}, "in another block": {one.tx, same.block, same.number},
		"under another hash": {one.tx, same.block, one.number}, "in a block to come": {one.tx, one.block, 3},
	} {
		if found := compare([]*view{honest}, []record{r}); found.lost != 1 {
			t.Errorf("a record %s is not missed", name)
		}
	}
	for name, change := range map[string]func(*view){
		"block":   func(v *view) { v.blocks[1].Hash[0]++ },
		"height":  func(v *view) { v.ids[0] = "another" },
		"storage": func(v *view) { v.accounts[to] = account{StorageHash: common.Hash{1}} },
		"length":  func(v *view) { v.blocks = v.blocks[:2] },
	} {
		changed := see(a.URL())
		change(changed)
		if found := compare([]*view{honest, changed}, nil); found.forks != 1 || found.err() == nil {
			t.Errorf("another %s: %d forks", name, found.forks)
		}
	}
}

// transfer makes a transfer final on a node and returns it.
func transfer(t *testing.T, url string, key int, to common.Address) record {
	t.Helper()
	eth, err := ethclient.Dial(url)
	if err != nil {
		t.Fatal(err)
	}
	defer eth.Close()
	nonce, err := eth.PendingNonceAt(t.Context(), chaintest.Address(key))
	if err != nil {
		t.Fatal(err)
	}
	tx, err := types.SignNewTx(chaintest.Key(key), types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(chaintest.ChainID), Nonce: nonce, To: &to, Value: big.NewInt(1), Gas: 21_000, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := eth.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	r, err := bind.WaitMined(t.Context(), eth, tx.Hash())
	if err != nil {
		t.Fatal(err)
	}
	return record{tx.Hash(), r.BlockHash, r.BlockNumber.Uint64()}
}
