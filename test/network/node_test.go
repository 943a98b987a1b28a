package network

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/chain"
)

// patience bounds every wait for something that must happen: machines are slow
// at times.
const patience = 3 * time.Minute

// nodeEnv is set in a process that is a node: its settings, as JSON.
const nodeEnv = "BYSSUS_NETWORK_TEST_NODE"

// settings are what a node's process is told.
type settings struct {
	Dir, Listen string
	Peers       []string
	Ahead       time.Duration // of its clock
}

func TestMain(m *testing.M) {
	if raw := os.Getenv(nodeEnv); raw != "" {
		if err := runNode(raw); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// runNode is a node until its standard input ends. Each line there sets how far
// its clock is ahead, and is answered when it is.
func runNode(raw string) error {
	var s settings
	if err := json.Unmarshal([]byte(raw), &s); err != nil {
		return err
	}
	var ahead atomic.Int64
	ahead.Store(int64(s.Ahead))
	node, err := chain.Start(context.Background(), chain.Config{
		Dir:     s.Dir,
		Network: chain.Network{Listen: s.Listen, Peers: s.Peers},
		Clock:   func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) },
		Logger:  slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
	if err != nil {
		return err
	}
	go func() {
		if err := node.Wait(); err != nil {
			fmt.Fprintln(os.Stderr, "the node failed:", err)
			os.Exit(1)
		}
	}()
	fmt.Println("ready", node.URL())
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		d, err := time.ParseDuration(lines.Text())
		if err != nil {
			return err
		}
		ahead.Store(int64(d))
		fmt.Println("clock", d)
	}
	return errors.Join(lines.Err(), node.Close())
}

// process is a node that runs.
type process struct {
	cmd    *exec.Cmd
	orders io.WriteCloser
	lines  chan string // what it says; closed when it is gone
	client *rpc.Client
}

// launch starts a node's process, which logs to log, and waits until it serves.
func launch(t *testing.T, s settings, log *os.File) *process {
	t.Helper()
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: exec.Command(os.Args[0]), lines: make(chan string, 16)}
	p.cmd.Env = append(os.Environ(), nodeEnv+"="+string(raw))
	p.cmd.Stderr = log
	if p.orders, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.lines)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			p.lines <- lines.Text()
		}
	}()
	url, ok := strings.CutPrefix(p.hear(t), "ready ")
	if !ok {
		_ = p.cmd.Process.Kill() // unless it is gone
		t.Fatalf("the node in %s did not start: %v", s.Dir, p.cmd.Wait())
	}
	if p.client, err = rpc.Dial(url); err != nil {
		t.Fatal(err)
	}
	return p
}

// hear waits for what the process says next; "" if it is gone.
func (p *process) hear(t *testing.T) string {
	t.Helper()
	select {
	case line := <-p.lines:
		return line
	case <-time.After(patience):
		t.Fatal("a node's process says nothing")
		return ""
	}
}

// setClock sets how far the process's clock is ahead of this machine's.
func (p *process) setClock(t *testing.T, ahead time.Duration) {
	t.Helper()
	if _, err := fmt.Fprintln(p.orders, ahead); err != nil {
		t.Fatal(err)
	}
	if got, want := p.hear(t), fmt.Sprint("clock ", ahead); got != want {
		t.Fatalf("the node answered %q, want %q", got, want)
	}
}

// kill ends the process as a power cut would.
func (p *process) kill(t *testing.T) {
	t.Helper()
	p.client.Close()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatalf("kill a node: %v", err)
	}
	_ = p.cmd.Wait() // it was killed
}

// end has the process close its node.
func (p *process) end() error {
	p.client.Close()
	return errors.Join(p.orders.Close(), p.cmd.Wait())
}

// call asks the node, for ten seconds at most.
func (p *process) call(ctx context.Context, result any, method string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	return p.client.CallContext(ctx, result, method, args...)
}
