package ethereum

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// receipt is the part of a receipt that is looked at.
type receipt struct {
	TransactionHash string
	ContractAddress string
	BlockNumber     string
	GasUsed         string
	Status          string
	Type            string
}

const (
	write   = "write(string)(uint256)"
	written = "Written(address indexed,uint256 indexed,string)"
)

func (s *site) testCast(t *testing.T, i int) {
	t.Helper()
	from, key := chaintest.Address(i).Hex(), key(i)
	cast := func(args ...string) string {
		t.Helper()
		return strings.TrimSpace(s.run(t, i, s.cast, args...))
	}
	send := func(args ...string) (r receipt) {
		t.Helper()
		parse(t, cast(append([]string{"send", "--json", "--private-key", key}, args...)...), &r)
		return r
	}
	is := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Fatalf("cast: %s is %q, not %q", what, got, want)
		}
	}
	refused := func(want string, args ...string) {
		t.Helper()
		if out, said, err := s.try(t, i, s.cast, args...); err == nil || !strings.Contains(said, want) {
			t.Fatalf("cast %s: %v: %s%s", strings.Join(args, " "), err, out, said)
		}
	}
	say := func(what, format string, args ...any) { s.say("cast", what, fmt.Sprintf(format, args...)) }

	is("chain id", cast("chain-id"), fmt.Sprint(chaintest.ChainID))
	if version := cast("client"); !strings.HasPrefix(version, "byssus/go-ethereum-v") {
		t.Fatalf("cast: the client is %q", version)
	}
	say("chain", "id %s", cast("chain-id"))
	base, ok := new(big.Int).SetString(cast("base-fee"), 10)
	price, fine := new(big.Int).SetString(cast("gas-price"), 10)
	if !ok || !fine || base.Cmp(big.NewInt(7)) < 0 || price.Cmp(base) <= 0 {
		t.Fatalf("cast: base fee %s, gas price %s", base, price)
	}
	say("fees", "base fee %s wei, price %s", base, price)

	var compiled struct{ Bytecode struct{ Object string } }
	raw, err := os.ReadFile(s.artifact)
	if err != nil {
		t.Fatal(err)
	}
	parse(t, string(raw), &compiled)
	made := send("--create", compiled.Bytecode.Object, "constructor(uint256)", "41")
	is("status of the deployment", made.Status, "0x1")
	notes := made.ContractAddress
	is("count", cast("call", notes, "count()(uint256)"), "41")
	say("send --create", "%s", notes)

	gas := cast("estimate", "--from", from, notes, write, "one")
	is("answer", cast("call", "--from", from, notes, write, "one"), "42")
	one := send(notes, write, "one")
	is("type", one.Type, "0x2")
	is("gas used", cast("receipt", one.TransactionHash, "gasUsed"), fmt.Sprint(number(t, one.GasUsed)))
	is("count", cast("call", notes, "count()(uint256)"), "42")
	say("estimate, call, send", "estimated %s gas, used %d", gas, number(t, one.GasUsed))

	refused("a note is not empty", "call", "--from", from, notes, write, "")
	refused("0xad8e4f3c", "estimate", "--from", from, notes, write, strings.Repeat("x", 33))
	is("error", cast("decode-error", "--sig", "TooLong(uint256,uint256)", "0xad8e4f3c"+word(33)+word(32)), "33\n32")
	is("status", send("--gas-limit", "100000", notes, write, "").Status, "0x0")
	say("reverts", "a reason, a custom error, a failed transaction")

	first := number(t, cast("nonce", from))
	var hashes []string
	for n := range uint64(4) { // cast asks for the nonce in the newest block, whatever is pending
		hashes = append(hashes, cast("send", "--async", "--nonce", fmt.Sprint(first+n), "--gas-limit", "100000", "--private-key", key, notes, write, "async"))
	}
	for n, hash := range hashes {
		is("status", cast("receipt", hash, "status"), "true")
		is("nonce", cast("tx", hash, "nonce"), fmt.Sprint(first+uint64(n)))
	}
	is("nonce", cast("nonce", "--block", "finalized", from), fmt.Sprint(first+4))
	say("send --async", "4, nonces %d to %d", first, first+3)

	var logs []struct{ Topics []string }
	parse(t, cast("logs", "--json", "--address", notes, "--from-block", "0", written), &logs)
	if len(logs) != 5 || logs[4].Topics[2] != "0x"+word(46) {
		t.Fatalf("cast: the logs are %v", logs)
	}
	say("logs", "%d of the contract", len(logs))
	is("slot 0", cast("storage", notes, "0"), "0x"+word(46))
	var proof struct{ StorageProof []struct{ Value string } }
	parse(t, cast("proof", notes, "0"), &proof)
	is("proven slot", proof.StorageProof[0].Value, "0x2e")
	say("storage, proof", "slot 0 is 46")

	s.castTraces(t, i, notes, one.TransactionHash)
	var final struct{ Number, Hash string } // one answer: others make blocks meanwhile
	parse(t, cast("block", "finalized", "--json"), &final)
	is("finalized block", final.Hash, cast("block", fmt.Sprint(number(t, final.Number)), "-f", "hash"))
	is("legacy status", send("--legacy", notes, write, "legacy").Type, "0x0")
	is("access list's type", send("--access-list", "--legacy", notes, write, "listed").Type, "0x1")
	is("raw status", status(t, cast("publish", cast("mktx", "--private-key", key, notes, write, "raw"))), "0x1")
	is("synchronous status", send("--sync", notes, write, "sync").Status, "0x1")
	// With an authorisation of its own the account takes on the contract's code.
	is("authorised type", send("--auth", notes, from, write, "mine").Type, "0x4")
	is("code of the account", cast("code", from), strings.ToLower("0xef0100"+notes[2:]))
	is("count of the account", cast("call", from, "count()(uint256)"), "1")
	refused("blob transactions (EIP-4844) are not accepted", "send", "--blob", "--path", "foundry.toml", "--blob-gas-price", "1",
		"--gas-limit", "21000", "--private-key", key, chaintest.Address(99).Hex())
	say("types", "0x0, 0x1, 0x2, 0x4, raw, --sync; --blob refused")
}

// castTraces executes a transaction and a call anew, in cast from the node's
// states, and in the node.
func (s *site) castTraces(t *testing.T, i int, notes, hash string) {
	t.Helper()
	run := s.run(t, i, s.cast, "run", hash)
	call := s.run(t, i, s.cast, "call", "--trace", notes, write, "traced")
	for _, c := range []struct{ out, want string }{{run, `text: "one"`}, {run, "number: 42"}, {run, "Gas used: 51907"}, {call, "number: 47"}} {
		if !strings.Contains(c.out, c.want) {
			t.Fatalf("cast: no %q in the trace:\n%s", c.want, c.out)
		}
	}
	var trace struct{ Output, GasUsed string }
	parse(t, s.run(t, i, s.cast, "rpc", "debug_traceTransaction", hash, `{"tracer":"callTracer"}`), &trace)
	if trace.Output != "0x"+word(42) || number(t, trace.GasUsed) != 51907 {
		t.Fatalf("cast: the node's trace is %+v", trace)
	}
	s.say("cast", "run, call --trace", "the same gas as the node's own trace, 51907")
}

func (s *site) testForge(t *testing.T, i int) {
	t.Helper()
	var made struct{ DeployedTo string }
	parse(t, s.run(t, i, s.forge, "create", "--json", "--broadcast", "--private-key", key(i), "src/Notes.sol:Notes", "--constructor-args", "41"), &made)
	if count := strings.TrimSpace(s.run(t, i, s.cast, "call", made.DeployedTo, "count()(uint256)")); count != "41" {
		t.Fatalf("forge create: the count is %s", count)
	}
	s.say("forge", "create", made.DeployedTo)

	// A new account of its own: the script's own nonces come one after another.
	s.run(t, i, s.forge, "script", "--broadcast", "--rpc-url", s.node.URL(), "--private-key", key(i+1), "script/Notes.s.sol")
	raw, err := os.ReadFile(filepath.Join(s.out, "broadcast", "Notes.s.sol", fmt.Sprint(chaintest.ChainID), "run-latest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var done struct {
		Receipts []receipt
		Returns  struct{ Notes struct{ Value string } }
	}
	parse(t, string(raw), &done)
	if len(done.Receipts) != 4 || slices.ContainsFunc(done.Receipts, func(r receipt) bool { return r.Status != "0x1" }) {
		t.Fatalf("forge script: the receipts are %+v", done.Receipts)
	}
	if count := strings.TrimSpace(s.run(t, i, s.cast, "call", done.Returns.Notes.Value, "count()(uint256)")); count != "44" {
		t.Fatalf("forge script: the count is %s", count)
	}
	s.say("forge", "script --broadcast", fmt.Sprintf("4 transactions, count 44 at %s", done.Returns.Notes.Value))
}

func parse(t *testing.T, raw string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(raw), into); err != nil {
		t.Fatalf("%v in %.500q", err, raw)
	}
}

func status(t *testing.T, raw string) string {
	t.Helper()
	var r receipt
	parse(t, raw, &r)
	return r.Status
}

// number reads a decimal number, or a hexadecimal one with 0x.
func number(t *testing.T, s string) uint64 {
	t.Helper()
	n, ok := new(big.Int).SetString(s, 0)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return n.Uint64()
}

// word is a number as one word of the EVM's, in hexadecimal.
func word(n int) string { return fmt.Sprintf("%064x", n) }

// testPage runs the commands of docs/ethereum.md as they stand there.
func (s *site) testPage(t *testing.T, i int) {
	t.Helper()
	page, err := os.ReadFile("../../docs/ethereum.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```sh\n")
	commands, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("docs/ethereum.md has no commands")
	}
	out := s.run(t, i, "sh", "-euc", commands)
	for _, want := range []string{
		fmt.Sprintln(chaintest.ChainID), "\n41\n", "status               1 (success)", "transactionHash", `text: "a first note"`,
		`"type":"CALL"`, `"value":"0x2a"`, "ONCHAIN EXECUTION COMPLETE & SUCCESSFUL",
	} {
		if !strings.Contains(out, want) {
			t.Fatalf("docs/ethereum.md: no %q in what its commands print:\n%s", want, out)
		}
	}
	s.say("page", "docs/ethereum.md", fmt.Sprintf("%d commands as printed", strings.Count(commands, "\n")))
}
