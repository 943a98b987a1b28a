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

// nodeDir is the environment variable that makes a benchmark's program be the
// node, of the chain folder it names.
const nodeDir = "BYSSUS_BENCH_NODE"

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
	if dir := os.Getenv(nodeDir); dir != "" {
		run = func() error { return serveNode(dir) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// serveNode runs the node until its parent closes standard input, or dies.
func serveNode(dir string) (err error) {
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	node, err := chain.Start(context.Background(), chain.Config{Dir: dir, Logger: log})
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
}

// startNode runs this program again, as the node of a chain folder.
func startNode(dir string) (*Node, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start node: %w", err)
	}
	n := &Node{cmd: exec.Command(self), done: make(chan struct{})}
	n.cmd.Env = append(os.Environ(), nodeDir+"="+dir)
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

// close ends the node and waits for it.
func (n *Node) close() error {
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
