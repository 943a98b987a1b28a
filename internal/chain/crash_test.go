package chain_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// childDir is set in the process that the crash test kills, childClock beside it
// if its clock is to be a chainClock.
const (
	childDir   = "BYSSUS_CHAIN_TEST_CHILD"
	childClock = "BYSSUS_CHAIN_TEST_CLOCK"
)

// burners is how many of the accounts under load only take gas.
const burners = 2

// crashRounds sets how often the crash test kills its node.
const crashRounds = "BYSSUS_CHAIN_CRASH_ROUNDS"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		clock := &chainClock{begin: time.Now()}
		now := time.Now
		if os.Getenv(childClock) != "" {
			now = clock.now
		}
		node, err := chain.Start(context.Background(), chain.Config{
			Dir:    dir,
			Clock:  now,
			Logger: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		clock.node.Store(node)
		fmt.Println("ready", node.URL())
		go dieFlushing(node)
		fmt.Fprintln(os.Stderr, node.Wait())
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// dieFlushing ends this process by SIGKILL at a random moment of the first flush
// after something came by standard input, and says whether the flush was still
// going on.
func dieFlushing(node *chain.Node) {
	if _, err := io.ReadFull(os.Stdin, make([]byte, 1)); err != nil {
		return
	}
	for !node.Flushing() {
		time.Sleep(20 * time.Microsecond)
	}
	time.Sleep(rand.N(1500 * time.Microsecond))
	if node.Flushing() {
		fmt.Println("dies flushing")
	}
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
}

// child is a node in a process of its own.
type child struct {
	cmd    *exec.Cmd
	input  io.Writer
	client *ethclient.Client
	lines  chan string // what it says after it is ready; closed when it is gone
}

// launch starts a node's process, which logs to log.
func launch(t *testing.T, dir string, log *os.File, env ...string) (*exec.Cmd, io.Writer, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), childDir+"="+dir), env...)
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	input, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // unless it is gone
		_ = cmd.Wait()
	})
	return cmd, input, bufio.NewScanner(out)
}

// startChild starts a node's process and waits until it serves.
func startChild(t *testing.T, dir string, log *os.File, env ...string) *child {
	t.Helper()
	cmd, input, scanner := launch(t, dir, log, env...)
	lines := make(chan string, 16)
	go func() {
		defer close(lines)
		for scanner.Scan() {
			lines <- scanner.Text()
		}
	}()
	select {
	case line, ok := <-lines:
		at, ready := strings.CutPrefix(line, "ready ")
		if !ok || !ready {
			t.Fatalf("the node did not start: %q, %v", line, cmd.Wait())
		}
		client, err := ethclient.Dial(at)
		if err != nil {
			t.Fatal(err)
		}
		return &child{cmd: cmd, input: input, client: client, lines: lines}
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		t.Fatal("the node is not ready")
	}
	return nil
}

// dieAtFlush has a child kill itself at its next flush. It tells whether that
// was still going on.
func (c *child) dieAtFlush(t *testing.T) (flushing bool) {
	t.Helper()
	defer c.client.Close()
	if _, err := c.input.Write([]byte{1}); err != nil {
		t.Fatal(err)
	}
	deadline := time.After(patience)
	for {
		select {
		case line, alive := <-c.lines:
			if !alive {
				_ = c.cmd.Wait() // it was killed
				return flushing
			}
			flushing = flushing || line == "dies flushing"
		case <-deadline:
			_ = c.cmd.Process.Kill()
			t.Fatal("the node does not flush")
		}
	}
}

func (c *child) kill(t *testing.T) {
	t.Helper()
	c.client.Close()
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.cmd.Wait() // it was killed
}

// seen is what a client was told to be final.
type seen struct {
	tx, block common.Hash
	number    uint64
	burnt     bool // it only took gas
}

// TestKillLosesNothing kills the node at random moments, under load, while it
// flushes state and while it recovers. Whatever a client saw in a block is in the same block afterwards, and
// the chain goes on.
func TestKillLosesNothing(t *testing.T) {
	t.Parallel()
	rounds := 8
	if testing.Short() {
		rounds = 3
	}
	if n, err := strconv.Atoi(os.Getenv(crashRounds)); err == nil {
		rounds = n
	}
	dir := t.TempDir()
	accounts := make([]common.Address, chaintest.Funded)
	for i := range accounts {
		accounts[i] = chaintest.Address(i)
	}
	// A small gas limit, so that blocks fill and state is flushed often.
	if err := chain.Init(dir, chain.GenesisParams{ChainID: chaintest.ChainID, Accounts: accounts, GasLimit: 1 << 26}); err != nil {
		t.Fatal(err)
	}
	var (
		all  []seen
		last uint64
		slow time.Duration
		hit  int // flushes that were broken off
	)
	node := startChild(t, dir, os.Stderr)
	contract := send(t, node.client, nil, counter).ContractAddress
	burner := send(t, node.client, nil, invalid).ContractAddress
	for round := range rounds {
		ctx, cancel := context.WithCancel(t.Context())
		found := make(chan []seen)
		go func(client *ethclient.Client) { found <- load(ctx, client, contract, burner) }(node.client)
		if round%2 == 1 {
			if node.dieAtFlush(t) {
				hit++
			}
		} else {
			time.Sleep(rand.N(2500 * time.Millisecond))
			node.kill(t)
		}
		cancel()
		fresh := <-found
		all = append(all, fresh...)

		if round%3 == 2 {
			cmd, _, _ := launch(t, dir, os.Stderr)
			time.Sleep(time.Duration(rand.IntN(300)) * time.Millisecond)
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait() // it was killed
		}
		start := time.Now()
		node = startChild(t, dir, os.Stderr)
		slow = max(slow, time.Since(start))
		head, err := node.client.HeaderByNumber(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			last = max(last, s.number)
		}
		if head.Number.Uint64() < last {
			t.Fatalf("round %d: the head is block %d, a client saw %d", round, head.Number, last)
		}
		send(t, node.client, &contract, []byte("goes on"))
		// Recent ones in every round, all of them in the end.
		check := fresh
		if round == rounds-1 {
			check = all
		}
		for _, s := range check {
			receipt := final(t, node.client, s.tx)
			if receipt.BlockHash != s.block {
				t.Fatalf("round %d: transaction %s was in block %d %s, is in %d %s",
					round, s.tx, s.number, s.block, receipt.BlockNumber, receipt.BlockHash)
			}
		}
	}
	logs, err := node.client.FilterLogs(t.Context(), ethereum.FilterQuery{Addresses: []common.Address{contract}, FromBlock: new(big.Int)})
	if err != nil {
		t.Fatal(err)
	}
	logged := make(map[common.Hash]common.Hash, len(logs))
	for _, log := range logs {
		logged[log.TxHash] = log.BlockHash
	}
	for _, s := range all {
		if !s.burnt && logged[s.tx] != s.block {
			t.Fatalf("the log of transaction %s in block %d is not found", s.tx, s.number)
		}
	}
	node.kill(t)
	t.Logf("%d kills (%d flushes broken off), %d final transactions, %d blocks, slowest start %s", rounds, hit, len(all), last, slow)
	if len(all) == 0 {
		t.Error("no transaction became final: the test tested nothing")
	}
}

// load sends transactions from several accounts and collects what became final,
// until ctx is done or the node is gone.
func load(ctx context.Context, client *ethclient.Client, contract, burner common.Address) (all []seen) {
	nonces := make(map[int]uint64)
	for ctx.Err() == nil {
		var sent []*types.Transaction
		for i := 1; i < chaintest.Funded; i++ {
			if _, ok := nonces[i]; !ok {
				n, err := client.NonceAt(ctx, chaintest.Address(i), nil)
				if err != nil {
					return all
				}
				nonces[i] = n
			}
			for range 1 + rand.IntN(5) {
				to, what := contract, generous
				if i <= burners {
					to, what = burner, pay{gas: 4_000_000, tip: 1, cap: 1e15}
				}
				tx, err := trySign(chaintest.Key(i), nonces[i], &to, []byte("load"), what)
				if err != nil || client.SendTransaction(ctx, tx) != nil {
					return all
				}
				nonces[i]++
				sent = append(sent, tx)
			}
		}
		for _, tx := range sent {
			for ctx.Err() == nil {
				receipt, err := client.TransactionReceipt(ctx, tx.Hash())
				if err == nil {
					all = append(all, seen{
						tx: tx.Hash(), block: receipt.BlockHash, number: receipt.BlockNumber.Uint64(), burnt: *tx.To() == burner,
					})
					break
				}
				time.Sleep(time.Millisecond)
			}
		}
	}
	return all
}
