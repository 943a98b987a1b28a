package liars

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"math/big"
	"os"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
	"github.com/holiman/uint256"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

var measured = flag.Duration("liars.for", 0, "how long finality is measured under each lie; 0: until it was told")

const (
	admitted = 6 // accounts of chaintest, from 0: the operator's, the stream's three, and two more
	victim   = 1 // whose transactions are withheld
	operator = 0
)

// lie is one of internal/chain/liar.go.
type lie struct {
	name  string
	want  string         // in what all honest nodes say when they refuse it; empty: it is nothing that can be refused
	order map[string]any // what the liar needs for it
	shows func(before, now chain.ValidatorStatus) bool
}

// What an honest node shows of lies that it cannot refuse.
func leftOut(before, now chain.ValidatorStatus) bool {
	return now.Proposals.LeftOut > before.Proposals.LeftOut
}

func failed(before, now chain.ValidatorStatus) bool {
	return now.Proposals.Failed > before.Proposals.Failed
}

func decided(before, now chain.ValidatorStatus) bool {
	return now.Proposals.Decided > before.Proposals.Decided+1
}

func twice(_, now chain.ValidatorStatus) bool { return now.Twice > 0 }

func lies(t *testing.T, replayed *types.Transaction) []lie {
	blob := types.MustSignNewTx(chaintest.Key(4), types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.BlobTx{
		ChainID: uint256.NewInt(chaintest.ChainID), Gas: params.TxGas, GasTipCap: uint256.NewInt(1), GasFeeCap: uint256.NewInt(1e9),
		BlobFeeCap: uint256.NewInt(1e9), BlobHashes: []common.Hash{{1}},
	})
	return []lie{
		{name: "state root", want: "invalid merkle root"},
		{name: "receipts", want: "invalid receipt root"},
		{name: "gas used", want: "invalid gas used"},
		{name: "base fee", want: "invalid baseFee"},
		{name: "time equal", want: "s after the parent's"},
		{name: "time before", want: "s after the parent's"},
		{name: "time ahead", want: "too far in the future"},
		{name: "fee recipient", want: "fee recipient"},
		{name: "height", want: "not bound to height"},
		{name: "randomness", want: "randomness"},
		{name: "extra data", want: "extra data"},
		{name: "gas limit", want: "gas limit"},
		{name: "invalid RLP", want: "decode payload"},
		{name: "trailing bytes", want: "decode payload"},
		{name: "two payloads", want: "2 payloads instead of one"},
		{name: "oversized", want: "is larger than"},
		{name: "blob", want: "blob gas", order: map[string]any{"tx": encode(t, blob)}},
		{name: "replayed", want: "nonce too low", order: map[string]any{"tx": encode(t, replayed)}},
		{name: "stranger", want: "not admitted", order: map[string]any{"tx": encode(t, sign(t, admitted, 0, &common.Address{1}, nil))}},
		{name: "withhold", shows: leftOut, order: map[string]any{"account": chaintest.Address(victim)}},
		{name: "empty", shows: leftOut},
		{name: "again", want: "the final block is"},
		{name: "nothing", shows: leftOut},
		{name: "hurry", shows: decided},
		{name: "stall", shows: decided},
		{name: "late", shows: failed},
		{name: "huge", shows: failed},
		{name: "split", shows: twice},
	}
}

// complete checks that every lie of internal/chain/liar.go is told.
func complete(t *testing.T, all []lie) {
	t.Helper()
	source, err := os.ReadFile("../../internal/chain/liar.go")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`(?m)^\t"([^"]+)": `).FindAllSubmatch(source, -1)
	if len(names) == 0 {
		t.Fatal("liar.go names no lies")
	}
	for _, name := range names {
		if !slices.ContainsFunc(all, func(l lie) bool { return l.name == string(name[1]) }) {
			t.Errorf("nobody tells the lie %q", name[1])
		}
	}
}

func encode(t *testing.T, tx *types.Transaction) hexutil.Bytes {
	t.Helper()
	raw, err := tx.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestLiarIsOutvoted: a validator of four that lies in whatever it proposes gets
// no lie into the chain, the others agree and make final what they are sent, and
// each of them tells who it was and what was wrong.
func TestLiarIsOutvoted(t *testing.T) {
	bin := t.TempDir()
	honest, liar := build(t, bin)
	for program, want := range map[string]bool{honest: false, liar: true} {
		raw, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte("BYSSUS_LIE")) != want {
			t.Fatalf("%s can lie: %v", program, !want)
		}
	}
	c := start(t, honest, liar, admitted)
	first, err := c.honest[0].eth.BlockByNumber(t.Context(), big.NewInt(1))
	if err != nil {
		t.Fatal(err)
	}
	all := lies(t, first.Transactions()[0])
	pace := lie{name: "time off pace", want: "2 s after the parent's"}
	complete(t, append(all, pace))
	s := startStream(t, c.honest, []int{victim, 2, 3})
	s.measure("honest")
	time.Sleep(*measured)
	for _, l := range all {
		c.tellUntilSeen(s, l)
	}
	c.setPace(2)
	c.tellUntilSeen(s, pace)
	all = append(all, pace)
	c.tell(nil)
	c.setPace(1)
	if *measured > 0 {
		s.measure("dead")
		c.liar.dead = true
		if err := c.liar.cmd.Process.Signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		time.Sleep(*measured)
	}
	s.stop()
	c.check(s, all)
	c.report(s, all)
}

// tellUntilSeen has the liar tell a lie until all honest nodes show it.
func (c *cluster) tellUntilSeen(s *stream, l lie) {
	c.t.Helper()
	var before []chain.ValidatorStatus
	for _, n := range c.honest {
		before = append(before, n.of(c.t, c.liar.id.Validator))
	}
	order := map[string]any{"lie": l.name}
	for k, v := range l.order {
		order[k] = v
	}
	s.measure(l.name)
	c.tell(order)
	until := time.Now().Add(*measured)
	wait(c.t, l.name, func() error {
		told := c.told(l)
		if len(told) == 0 {
			return errors.New("the lie was not told")
		}
		if time.Now().Before(until) {
			return errors.New("it is measured")
		}
		shows := l.shows
		if l.want != "" {
			if err := c.refused(l, told); err != nil {
				return err
			}
			shows = failed // what is refused comes to nothing
		}
		for k, n := range c.honest {
			if now := n.of(c.t, c.liar.id.Validator); !shows(before[k], now) {
				return fmt.Errorf("%s does not show it: %+v, before: %+v", n.rpc, now, before[k])
			}
		}
		return nil
	})
	if l.want == "" {
		return
	}
	for _, n := range c.honest { // an operator sees the same
		if p := n.of(c.t, c.liar.id.Validator).Proposals; p.Refused == 0 || !strings.Contains(p.RefusedWhy, l.want) {
			c.t.Errorf("%s: %s shows of the liar: %+v", l.name, n.rpc, p)
		}
	}
}

// told are the turns at which the liar lied so.
func (c *cluster) told(l lie) (all []entry) {
	c.t.Helper()
	for _, e := range c.liar.entries(c.t, "lying") {
		if e.Lie == l.name {
			all = append(all, e)
		}
	}
	return all
}

// refused says whether there is a turn at which all honest nodes refused the lie,
// named the liar and said what was wrong.
func (c *cluster) refused(l lie, told []entry) error {
	var logs [][]entry
	for _, n := range c.honest {
		logs = append(logs, n.entries(c.t, "proposal rejected"))
	}
	for _, turn := range told {
		by := 0
		for _, log := range logs {
			if slices.ContainsFunc(log, func(e entry) bool {
				return e.Height == turn.Height && e.Validator == c.key() && strings.Contains(e.Err, l.want)
			}) {
				by++
			}
		}
		if by == len(logs) {
			return nil
		}
	}
	return fmt.Errorf("told at %d turns, and at none refused by all", len(told))
}

// setPace changes the least seconds between blocks.
func (c *cluster) setPace(seconds uint32) {
	c.t.Helper()
	node := c.honest[0].eth
	nonce, err := node.PendingNonceAt(c.t.Context(), chaintest.Address(operator))
	if err != nil {
		c.t.Fatal(err)
	}
	slot, value := number(1), parameters(seconds)
	tx := sign(c.t, operator, nonce, &c.contract, append(slot[:], value[:]...))
	if err := node.SendTransaction(c.t.Context(), tx); err != nil {
		c.t.Fatal(err)
	}
	wait(c.t, "a new pace", func() error {
		_, err := node.TransactionReceipt(c.t.Context(), tx.Hash())
		return err
	})
}

// check compares the honest nodes' chains and looks for the lies in them.
func (c *cluster) check(s *stream, all []lie) {
	c.t.Helper()
	var head uint64 // the newest of any: what is final at one comes to all
	for _, p := range c.honest {
		n, err := p.eth.BlockNumber(c.t.Context())
		if err != nil {
			c.t.Fatal(err)
		}
		head = max(head, n)
	}
	final := s.blocks()
	atHeight := map[int64]*types.Block{}
	for n := uint64(1); n <= head; n++ {
		var block *types.Block
		for _, p := range c.honest {
			var b *types.Block
			wait(c.t, fmt.Sprintf("block %d at %s", n, p.rpc), func() (err error) {
				b, err = p.eth.BlockByNumber(c.t.Context(), new(big.Int).SetUint64(n))
				return err
			})
			if block == nil {
				block = b
			}
			if b.Hash() != block.Hash() {
				c.t.Fatalf("block %d is %s at %s and %s at %s", n, block.Hash(), c.honest[0].rpc, b.Hash(), p.rpc)
			}
		}
		root := block.BeaconRoot()
		atHeight[int64(binary.BigEndian.Uint64(root[24:]))] = block
		if block.Coinbase() != (common.Address{}) || len(block.Extra()) != 0 || block.BlobGasUsed() == nil || *block.BlobGasUsed() != 0 {
			c.t.Errorf("block %d is not of an honest node's kind: %+v", n, block.Header())
		}
		for _, tx := range block.Transactions() {
			if was, ok := final[tx.Hash()]; ok && was != block.Hash() {
				c.t.Errorf("transaction %s was final in block %s, and is in %s", tx.Hash(), was, block.Hash())
			}
			delete(final, tx.Hash())
		}
	}
	if len(final) > 0 {
		c.t.Errorf("%d transactions that were final are in no block", len(final))
	}
	own := chain.ValidatorAddress(c.liar.id.Validator)
	for _, l := range all {
		for _, turn := range c.told(l) {
			by := bytes.Equal(c.honest[0].header(c.t, turn.Height).ProposerAddress, own)
			block := atHeight[turn.Height]
			switch {
			case l.want != "" && by:
				c.t.Errorf("%s: what the liar proposed at height %d was decided", l.name, turn.Height)
			case l.name == "nothing" && by && block != nil, l.name == "empty" && by && block != nil && len(block.Transactions()) > 0:
				c.t.Errorf("%s: the liar's block at height %d has transactions: no lie was told", l.name, turn.Height)
			case l.name == "withhold" && by && block != nil && slices.ContainsFunc(block.Transactions(), sentBy(c.t, chaintest.Address(victim))):
				c.t.Errorf("%s: the liar's block at height %d has the victim's transactions: no lie was told", l.name, turn.Height)
			}
		}
	}
}

func sentBy(t *testing.T, account common.Address) func(*types.Transaction) bool {
	return func(tx *types.Transaction) bool {
		sender, err := types.Sender(types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), tx)
		if err != nil {
			t.Fatal(err)
		}
		return sender == account
	}
}

// report tells what came of each lie: at how many heights it was told, how long
// those took from the lie to the decision, and how long transactions took.
func (c *cluster) report(s *stream, all []lie) {
	c.t.Helper()
	c.t.Logf("%-16s %6s %10s %10s %6s %8s %8s %8s", "lie", "turns", "height", "slowest", "txs", "p50", "p99", "slowest")
	line := func(name string, told []entry) {
		var sum, slowest time.Duration
		for _, turn := range told {
			// Less than nothing if the others had decided the height before the liar
			// came to it, held up by a lie before.
			took := max(0, c.honest[0].header(c.t, turn.Height+1).Time.Sub(turn.Time))
			sum, slowest = sum+took, max(slowest, took)
		}
		txs := s.finality(name)
		ms := func(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
		c.t.Logf("%-16s %6d %10s %10s %6d %8s %8s %8s", name, len(told), ms(sum/time.Duration(max(1, len(told)))), ms(slowest),
			len(txs), ms(percentile(txs, 50)), ms(percentile(txs, 99)), ms(percentile(txs, 100)))
	}
	line("honest", nil)
	for _, l := range all {
		line(l.name, c.told(l))
	}
	if *measured > 0 {
		line("dead", nil)
	}
}
