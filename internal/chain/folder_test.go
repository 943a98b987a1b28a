package chain_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

func TestGenesisDocument(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := time.Unix(1_800_000_000, 0)
	want := map[string]common.Address{"Fleet": chaintest.Address(1), "Stores": chaintest.Address(2)}
	if err := chain.Init(dir, chain.GenesisParams{
		ChainID: 7, Accounts: []common.Address{chaintest.Address(0)}, Time: at, Contracts: want,
	}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "genesis.json"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := cmttypes.GenesisDocFromJSON(raw)
	if err != nil {
		t.Fatal(err)
	}
	var state chain.AppState
	if err := json.Unmarshal(doc.AppState, &state); err != nil {
		t.Fatal(err)
	}
	var evm core.Genesis
	if err := json.Unmarshal(state.EVM, &evm); err != nil {
		t.Fatal(err)
	}
	if doc.ChainID != "byssus-7" || state.EVMChainID != 7 || evm.Config.ChainID.Int64() != 7 {
		t.Errorf("chain ids are %q, %d, %s", doc.ChainID, state.EVMChainID, evm.Config.ChainID)
	}
	if state.EVMGenesisHash != evm.ToBlock().Hash() {
		t.Error("the genesis hash does not recompute")
	}
	if !bytes.Equal(evm.ExtraData, doc.ValidatorHash()) {
		t.Error("the genesis hash does not pin the validators")
	}
	if evm.GasLimit != chain.DefaultGasLimit || evm.Timestamp != uint64(at.Unix()) || !doc.GenesisTime.Equal(at) {
		t.Errorf("gas limit %d, time %d and %s", evm.GasLimit, evm.Timestamp, doc.GenesisTime)
	}
	if evm.Config.OsakaTime == nil || *evm.Config.OsakaTime != 0 {
		t.Error("Osaka's rules do not hold from the first block")
	}
	if evm.Alloc[chaintest.Address(0)].Balance.BitLen() != 161 {
		t.Error("the account is not funded")
	}
	for name, address := range want {
		if state.Contracts[name] != address {
			t.Errorf("contract %s is at %s", name, state.Contracts[name])
		}
	}
	if err := chain.Init(dir, chain.GenesisParams{ChainID: 7}); !errors.Is(err, chain.ErrAlreadyInitialised) {
		t.Errorf("a second Init: %v", err)
	}
	if again, err := os.ReadFile(filepath.Join(dir, "genesis.json")); err != nil || !bytes.Equal(again, raw) {
		t.Errorf("a second Init changed the document: %v", err)
	}
}

func TestInterruptedInitIsDoneAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := chain.Init(dir, chain.GenesisParams{ChainID: 7}); err != nil {
		t.Fatal(err)
	}
	// chain.json is written last: a crash before it leaves everything else.
	if err := os.Remove(filepath.Join(dir, "chain.json")); err != nil {
		t.Fatal(err)
	}
	if _, err := chain.Start(t.Context(), chain.Config{Dir: dir}); !errors.Is(err, chain.ErrNotInitialised) {
		t.Fatalf("start of half a folder: %v", err)
	}
	if err := chain.Init(dir, chain.GenesisParams{ChainID: 8}); err != nil {
		t.Fatal(err)
	}
	node := chaintest.Start(t, chaintest.WithDir(dir))
	if !strings.Contains(string(node.GenesisDoc()), `"byssus-8"`) {
		t.Error("the chain is not the second Init's")
	}
}

func TestImpossibleGenesis(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]chain.GenesisParams{
		"no chain id":         {},
		"chain id too large":  {ChainID: 1 << 60},
		"gas limit too small": {ChainID: 7, GasLimit: 1_000_000},
		"gas limit too large": {ChainID: 7, GasLimit: 1 << 50},
	} {
		if err := chain.Init(t.TempDir(), p); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// What keeps a node from starting is said, with what to do about it, and leaves
// the folder as it was.
func TestStartErrors(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() }) // after the subtests

	change := func(file string, edit func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			path := filepath.Join(dir, file)
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, edit(raw), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	garbage := func([]byte) []byte { return []byte("\x00garbage") }
	for name, c := range map[string]struct {
		rpc    string
		damage func(*testing.T, string)
		want   error
		says   string
	}{
		"port in use":           {rpc: listener.Addr().String(), want: chain.ErrAddressInUse, says: "choose another"},
		"not loopback":          {rpc: "0.0.0.0:0", says: "not a loopback address"},
		"no port":               {rpc: "127.0.0.1", says: "host:port"},
		"not initialised":       {damage: func(t *testing.T, dir string) { _ = os.Remove(filepath.Join(dir, "chain.json")) }, want: chain.ErrNotInitialised, says: "make a chain"},
		"newer layout":          {damage: change("chain.json", func(b []byte) []byte { return bytes.Replace(b, []byte(`"version": 1`), []byte(`"version": 2`), 1) }), want: chain.ErrFolderNewer, says: "newer program"},
		"garbage layout":        {damage: change("chain.json", garbage), want: chain.ErrFolderDamaged, says: "restore the folder"},
		"other genesis":         {damage: change("genesis.json", func(b []byte) []byte { return bytes.Replace(b, []byte("byssus-51515"), []byte("byssus-51516"), 1) }), want: chain.ErrGenesisMismatch, says: "original document"},
		"garbage validator key": {damage: change("validator_key.json", garbage), want: chain.ErrFolderDamaged, says: "validator_key.json"},
		"empty validator key":   {damage: change("validator_key.json", func([]byte) []byte { return []byte("{}") }), want: chain.ErrFolderDamaged, says: "holds no key"},
		"garbage sign state":    {damage: change("validator_state.json", garbage), want: chain.ErrFolderDamaged, says: "validator_state.json"},
		"no node key":           {damage: func(t *testing.T, dir string) { _ = os.Remove(filepath.Join(dir, "node_key.json")) }, want: chain.ErrFolderDamaged, says: "node_key.json"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := chain.Init(dir, chain.GenesisParams{ChainID: chaintest.ChainID}); err != nil {
				t.Fatal(err)
			}
			if c.damage != nil {
				c.damage(t, dir)
			}
			for range 2 { // the first failure must not leave the folder locked
				node, err := chain.Start(t.Context(), chain.Config{Dir: dir, RPC: c.rpc})
				if err == nil {
					_ = node.Close()
					t.Fatal("started")
				}
				if c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
					t.Errorf("error is %q", err)
				}
			}
		})
	}
}

func TestFolderIsHeldByOneNode(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	node := chaintest.Start(t, chaintest.WithDir(dir))
	if _, err := chaintest.TryStart(t, chaintest.WithDir(dir)); !errors.Is(err, chain.ErrFolderLocked) {
		t.Fatalf("a second node: %v", err)
	}
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
	chaintest.Start(t, chaintest.WithDir(dir))
}

// A lost execution database is rebuilt from CometBFT's blocks; a lost consensus
// database is not hidden.
func TestLostDatabase(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	node := chaintest.Start(t, chaintest.WithDir(dir))
	to := chaintest.Address(99)
	receipt := send(t, dial(t, node.URL()), &to, nil)
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "evm")); err != nil {
		t.Fatal(err)
	}
	node = chaintest.Start(t, chaintest.WithDir(dir))
	if again := final(t, dial(t, node.URL()), receipt.TxHash); again.BlockHash != receipt.BlockHash {
		t.Errorf("block %s came back as %s", receipt.BlockHash, again.BlockHash)
	}
	if err := node.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "consensus")); err != nil {
		t.Fatal(err)
	}
	if _, err := chaintest.TryStart(t, chaintest.WithDir(dir)); !errors.Is(err, chain.ErrFolderDamaged) {
		t.Errorf("without consensus: %v", err)
	}
}

// Databases whose bytes are not what was written are no panic and no new chain:
// the folder is called damaged.
func TestDamagedDatabases(t *testing.T) {
	t.Parallel()
	for _, files := range []string{
		"evm/chaindata/MANIFEST-*", "evm/chaindata/*.sst", "consensus/blockstore.db/MANIFEST-*", "consensus/state.db/CURRENT",
	} {
		t.Run(files, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			to := chaintest.Address(99)
			for range 2 { // the second start leaves tables behind, not only a log
				node := chaintest.Start(t, chaintest.WithDir(dir))
				send(t, dial(t, node.URL()), &to, nil)
				if err := node.Close(); err != nil {
					t.Fatal(err)
				}
			}
			found, err := filepath.Glob(filepath.Join(dir, files))
			if err != nil || len(found) == 0 {
				t.Fatalf("no such file: %v", err)
			}
			for _, file := range found {
				if err := os.WriteFile(file, []byte("garbage, but rather long so that it could be something"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := chaintest.TryStart(t, chaintest.WithDir(dir)); !errors.Is(err, chain.ErrFolderDamaged) || !strings.Contains(err.Error(), "restore the folder") {
				t.Errorf("%v", err)
			}
		})
	}
}
