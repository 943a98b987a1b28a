package liars

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/test/ports"
)

// patience is how long anything may take; machines are slow at times.
const patience = 3 * time.Minute

// process is a validator.
type process struct {
	cmd  *exec.Cmd
	dead bool // killed on purpose
	id   chain.Identity
	rpc  string
	eth  *ethclient.Client
	log  string // file with its log
}

// cluster is a chain of four validators. The last one is the liar.
type cluster struct {
	t        *testing.T
	honest   []*process
	liar     *process
	order    string         // file that tells the liar how to lie
	contract common.Address // in the place of Consortium
}

// entry is a line of a node's log.
type entry struct {
	Time      time.Time `json:"time"`
	Msg       string    `json:"msg"`
	Height    int64     `json:"height"`
	Lie       string    `json:"lie"`
	Validator string    `json:"validator"`
	Err       string    `json:"err"`
}

// build builds the node, and the one that lies.
func build(t *testing.T, dir string) (honest, liar string) {
	t.Helper()
	honest, liar = filepath.Join(dir, "honest"), filepath.Join(dir, "liar")
	for _, args := range [][]string{{"build", "-o", honest, "./node"}, {"build", "-tags", "liar", "-o", liar, "./node"}} {
		if out, err := exec.CommandContext(t.Context(), "go", args...).CombinedOutput(); err != nil {
			t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return honest, liar
}

// start starts a chain whose contract admits the first accounts of chaintest.
func start(t *testing.T, honest, liar string, admitted int) *cluster {
	t.Helper()
	dir := t.TempDir()
	c := &cluster{t: t, order: filepath.Join(dir, "order"), contract: crypto.CreateAddress(chaintest.Address(0), 0)}
	var confs []chain.Config
	p := chain.GenesisParams{
		ChainID: chaintest.ChainID, Time: time.Now().Add(-time.Minute),
		Contracts: map[string]common.Address{"Consortium": c.contract},
	}
	for i := range chaintest.Funded {
		p.Accounts = append(p.Accounts, chaintest.Address(i))
	}
	var nodes []*process
	for i := range 4 {
		conf := chain.Config{Dir: filepath.Join(dir, fmt.Sprint("node", i)), RPC: address(t), Network: chain.Network{Listen: address(t)}}
		id, err := chain.MakeIdentity(conf.Dir)
		if err != nil {
			t.Fatal(err)
		}
		confs = append(confs, conf)
		nodes = append(nodes, &process{id: id, rpc: conf.RPC, log: conf.Dir + ".log"})
		p.Validators = append(p.Validators, chain.Validator{Name: fmt.Sprint("node ", i), Key: id.Validator})
	}
	c.honest, c.liar = nodes[:3], nodes[3]
	doc, err := chain.NewGenesis(p)
	if err != nil {
		t.Fatal(err)
	}
	for i, conf := range confs {
		if err := chain.Join(conf.Dir, doc); err != nil {
			t.Fatal(err)
		}
		for j, other := range confs {
			if j != i {
				conf.Network.Peers = append(conf.Network.Peers, nodes[j].id.Node+"@"+other.Network.Listen)
			}
		}
		program := honest
		if nodes[i] == c.liar {
			program = liar
		}
		nodes[i].run(t, program, conf, c.order)
	}
	for _, n := range nodes {
		wait(t, "node at "+n.rpc, func() error { _, err := n.status(t.Context()); return err })
		n.eth, err = ethclient.Dial("ws://" + n.rpc)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(n.eth.Close)
	}
	c.govern(nodes, admitted)
	return c
}

// govern deploys a contract in the place of Consortium: one that begins with four
// validators, a pace of a second and the admitted accounts, and stores whatever
// its callers say.
func (c *cluster) govern(nodes []*process, admitted int) {
	c.t.Helper()
	var code []byte
	store := func(slot, value common.Hash) {
		code = append(append(append(append(append(code, 0x7f), value[:]...), 0x7f), slot[:]...), 0x55)
	}
	store(number(0), number(int64(len(nodes))))
	store(number(1), parameters(1))
	keys := crypto.Keccak256Hash(number(0).Bytes()).Big()
	for _, n := range nodes {
		store(common.BigToHash(keys), common.BytesToHash(n.id.Validator))
		keys.Add(keys, common.Big1)
	}
	for i := range admitted {
		account := chaintest.Address(i)
		store(crypto.Keccak256Hash(common.LeftPadBytes(account[:], 32), number(2).Bytes()), number(1))
	}
	// Its code: sstore(calldata[0:32], calldata[32:64]).
	code = append(append(code, 0x67), common.FromHex("6020356000355500")...)
	code = append(code, common.FromHex("60005260086018f3")...)
	tx := sign(c.t, 0, 0, nil, code)
	if err := c.honest[0].eth.SendTransaction(c.t.Context(), tx); err != nil {
		c.t.Fatal(err)
	}
	wait(c.t, "the contract", func() error {
		r, err := c.honest[0].eth.TransactionReceipt(c.t.Context(), tx.Hash())
		if err == nil && r.ContractAddress != c.contract {
			c.t.Fatalf("the contract is at %s", r.ContractAddress)
		}
		return err
	})
}

// parameters are the contract's, with a pace in seconds.
func parameters(pace uint32) common.Hash {
	p := big.NewInt(1) // version
	p.Lsh(p, 32).Or(p, big.NewInt(int64(pace)))
	p.Lsh(p, 64).Or(p, new(big.Int).SetUint64(chain.DefaultGasLimit))
	return common.BigToHash(p)
}

func number(n int64) common.Hash { return common.BigToHash(big.NewInt(n)) }

func address(t *testing.T) string {
	t.Helper()
	at, release, err := ports.Address()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := release(); err != nil {
			t.Error(err)
		}
	})
	return at
}

// run starts the process; the test's end stops it.
func (p *process) run(t *testing.T, program string, conf chain.Config, order string) {
	t.Helper()
	file := conf.Dir + ".json"
	raw, err := json.Marshal(map[string]any{"Dir": conf.Dir, "RPC": conf.RPC, "Network": map[string]any{
		"Listen": conf.Network.Listen, "Peers": conf.Network.Peers,
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(p.log)
	if err != nil {
		t.Fatal(err)
	}
	p.cmd = exec.Command(program, file)
	p.cmd.Env = append(os.Environ(), "BYSSUS_LIE="+order)
	p.cmd.Stderr = log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Error(err)
		}
		killed := time.AfterFunc(patience, func() { _ = p.cmd.Process.Kill() }) // Wait then says so
		err := p.cmd.Wait()
		killed.Stop()
		if p.dead {
			err = nil
		}
		if err := errors.Join(err, log.Close()); err != nil {
			t.Errorf("%s ended: %v", p.log, err)
		}
		if t.Failed() {
			p.tail(t)
		}
	})
}

// tail shows the end of a node's log.
func (p *process) tail(t *testing.T) {
	raw, err := os.ReadFile(p.log)
	if err != nil {
		t.Error(err)
		return
	}
	lines := strings.Split(string(raw), "\n")
	t.Logf("%s ends:\n%s", filepath.Base(p.log), strings.Join(lines[max(0, len(lines)-40):], "\n"))
}

// entries are the lines of a node's log with a message.
func (p *process) entries(t *testing.T, msg string) (all []entry) {
	t.Helper()
	raw, err := os.ReadFile(p.log)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(raw) {
		var e entry
		if json.Unmarshal(line, &e) == nil && e.Msg == msg { // the last line may be half written
			all = append(all, e)
		}
	}
	return all
}

func (p *process) status(ctx context.Context) (chain.Status, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return chain.ReadStatus(ctx, "http://"+p.rpc)
}

// of is what a node says of the validator with a key.
func (p *process) of(t *testing.T, key []byte) chain.ValidatorStatus {
	t.Helper()
	s, err := p.status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range s.Validators {
		if bytes.Equal(v.Key, key) {
			return v
		}
	}
	t.Fatalf("%s knows no validator %x", p.rpc, key)
	return chain.ValidatorStatus{}
}

// header is CometBFT's at a height.
func (p *process) header(t *testing.T, height int64) *cmttypes.Header {
	t.Helper()
	var raw hexutil.Bytes
	if err := p.eth.Client().CallContext(t.Context(), &raw, "byssus_lightBlockAt", hexutil.Uint64(height)); err != nil {
		t.Fatal(err)
	}
	pb := new(cmtproto.LightBlock)
	if err := pb.Unmarshal(raw); err != nil {
		t.Fatal(err)
	}
	light, err := cmttypes.LightBlockFromProto(pb)
	if err != nil {
		t.Fatal(err)
	}
	return light.Header
}

// key is how nodes' logs call the liar.
func (c *cluster) key() string { return hex.EncodeToString(c.liar.id.Validator) }

// tell has the liar lie from its next turn on; nothing makes it honest.
func (c *cluster) tell(order map[string]any) {
	c.t.Helper()
	raw, err := json.Marshal(order)
	if err == nil {
		err = os.WriteFile(c.order+".new", raw, 0o600)
	}
	if err == nil {
		err = os.Rename(c.order+".new", c.order)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// sign makes a transaction of one of chaintest's accounts.
func sign(t *testing.T, key int, nonce uint64, to *common.Address, data []byte) *types.Transaction {
	t.Helper()
	return types.MustSignNewTx(chaintest.Key(key), types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(chaintest.ChainID), Nonce: nonce, To: to, Data: data, Gas: 1_000_000,
		GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9),
	})
}

// wait tries until something succeeds.
func wait(t *testing.T, what string, try func() error) {
	t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		err := try()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s: %v", what, err)
		}
	}
}
