package site

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	_ "net/http/pprof" // the node's own account of where its time goes
	"os"
	"os/exec"
	"time"

	"github.com/byssus-iot/byssus/internal/chain"
)

// nodeConfig is the environment variable that makes a benchmark's program be a
// node, of the folder and network that it says in JSON.
const nodeConfig = "BYSSUS_BENCH_NODE"

// configuration is what a node is told of itself.
type configuration struct {
	Dir    string
	Listen string   // empty: it is alone
	Peers  []string // id@host:port
}

// stopTime is how long a node may take to leave everything on disk.
const stopTime = time.Minute

// endpoints is what a node tells its parent.
type endpoints struct {
	URL   string `json:"url"`
	WSURL string `json:"wsUrl"`
	Pprof string `json:"pprof"`
}

// Main runs a benchmark, or the node that one has started. It returns the exit
// code.
func Main(bench func() error) int {
	run := bench
	if conf := os.Getenv(nodeConfig); conf != "" {
		run = func() error { return serveNode(conf) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// serveNode runs the node until its parent closes standard input, or dies.
func serveNode(raw string) (err error) {
	var conf configuration
	if err := json.Unmarshal([]byte(raw), &conf); err != nil {
		return fmt.Errorf("read the node's configuration: %w", err)
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	node, err := chain.Start(context.Background(), chain.Config{Dir: conf.Dir, Network: chain.Network{Listen: conf.Listen, Peers: conf.Peers}, Logger: log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, node.Close()) }()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("serve profiles: %w", err)
	}
	defer l.Close()
	go func() { _ = http.Serve(l, nil) }() // ends with the listener
	err = json.NewEncoder(os.Stdout).Encode(endpoints{URL: node.URL(), WSURL: node.WSURL(), Pprof: "http://" + l.Addr().String() + "/debug/pprof/"})
	if err != nil {
		return fmt.Errorf("tell where the node is: %w", err)
	}
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		_, _ = io.Copy(io.Discard, os.Stdin)
	}()
	select {
	case <-closed:
		return nil
	case <-node.Done():
		return fmt.Errorf("the node failed: %w", node.Err())
	}
}

// Node is a node in a process of its own.
type Node struct {
	endpoints
	cmd   *exec.Cmd
	stdin io.Closer
	done  chan struct{} // closed when the process ended; err is set then
	err   error

	killed bool // by Kill; its end is no failure
}

// startNode runs this program again, as a node.
func startNode(conf configuration) (*Node, error) {
	raw, err := json.Marshal(conf)
	if err != nil {
		return nil, fmt.Errorf("start node: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start node: %w", err)
	}
	n := &Node{cmd: exec.Command(self), done: make(chan struct{})}
	n.cmd.Env = append(os.Environ(), nodeConfig+"="+string(raw))
	n.cmd.Stderr = os.Stderr
	n.stdin, err = n.cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start node: %w", err)
	}
	stdout, err := n.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start node: %w", err)
	}
	if err := n.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start node: %w", err)
	}
	line, readErr := bufio.NewReader(stdout).ReadBytes('\n')
	go func() {
		n.err = n.cmd.Wait()
		close(n.done)
	}()
	if readErr == nil {
		readErr = json.Unmarshal(line, &n.endpoints)
	}
	if readErr != nil {
		return nil, errors.Join(fmt.Errorf("start node: it told nothing: %w", readErr), n.close())
	}
	return n, nil
}

// PID is the node's process.
func (n *Node) PID() int { return n.cmd.Process.Pid }

// Done is closed when the process ended.
func (n *Node) Done() <-chan struct{} { return n.done }

// Kill ends the node at once, as a loss of power does, and waits for it.
func (n *Node) Kill() error {
	n.killed = true
	if err := n.cmd.Process.Kill(); err != nil {
		return fmt.Errorf("kill node: %w", err)
	}
	<-n.done
	return nil
}

// close ends the node and waits for it.
func (n *Node) close() error {
	if n.killed {
		return nil
	}
	_ = n.stdin.Close()
	select {
	case <-n.done:
	case <-time.After(stopTime):
		_ = n.cmd.Process.Kill()
		<-n.done
	}
	if n.err != nil {
		return fmt.Errorf("the node's process ended: %w", n.err)
	}
	return nil
}
