package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/internal/cli/term"
)

// trial is a site whose roles are processes of their own, so that killing one
// is real.
type trial struct {
	dir      string // of everything
	site     *installation
	operator string // the byssus program
	agent    string // the byssus-agent program

	mu    sync.Mutex // guards the following field
	roles map[string]*role
}

// role is a running process.
type role struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended
	log  *os.File
}

// startTime is how long a role may take to say that it is ready.
const startTime = 60 * time.Second

// start runs a role's command and returns when it says that it is ready.
func (t *trial) start(ctx context.Context, name string, args ...string) error {
	log, err := os.OpenFile(filepath.Join(t.dir, strings.ReplaceAll(name, " ", "-")+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	cmd := exec.Command(t.operator, append(args, "--data", t.site.dir)...)
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		return errors.Join(err, log.Close())
	}
	if err := cmd.Start(); err != nil {
		return errors.Join(err, log.Close())
	}
	r := &role{cmd: cmd, done: make(chan struct{}), log: log}
	ready := make(chan struct{})
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if lines.Text() == "ready" {
				close(ready)
			}
		}
		_ = cmd.Wait() // how it ended is in its log
		close(r.done)
	}()
	t.mu.Lock()
	t.roles[name] = r
	t.mu.Unlock()
	select {
	case <-ready:
		return nil
	case <-r.done:
	case <-ctx.Done():
	case <-time.After(startTime):
	}
	tail, _ := os.ReadFile(log.Name()) // the error stands without it
	return fmt.Errorf("%s did not start: %s", name, lastLine(tail))
}

func lastLine(b []byte) string {
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return lines[len(lines)-1]
}

// kill ends a role with SIGKILL, as a power cut does.
func (t *trial) kill(name string) {
	t.mu.Lock()
	r := t.roles[name]
	delete(t.roles, name)
	t.mu.Unlock()
	if r != nil {
		_ = r.cmd.Process.Kill() // it may have ended by itself
		<-r.done
		_ = r.log.Close()
	}
}

// close ends all roles, cleanly first.
func (t *trial) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, r := range t.roles {
		_ = r.cmd.Process.Signal(syscall.SIGTERM) // it may have ended by itself
	}
	for _, r := range t.roles {
		select {
		case <-r.done:
		case <-time.After(10 * time.Second):
			_ = r.cmd.Process.Kill()
			<-r.done
		}
		_ = r.log.Close()
	}
}

// result is what a program printed, and how it ended.
type result struct {
	out  []byte
	err  string
	code int
}

// runProgram runs a program to its end with a line of standard input.
func runProgram(ctx context.Context, input, program string, args ...string) (result, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdin = strings.NewReader(input)
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	err := cmd.Run()
	r := result{out: out.Bytes(), err: strings.TrimSpace(errOut.String()), code: cmd.ProcessState.ExitCode()}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return r, fmt.Errorf("run %s: %w", filepath.Base(program), err)
	}
	return r, nil
}

// want runs a program that must succeed and reads its JSON.
func want[T any](ctx context.Context, input, program string, args ...string) (T, error) {
	var v T
	r, err := runProgram(ctx, input, program, append(args, "--json")...)
	if err != nil {
		return v, err
	}
	if r.code != 0 {
		return v, fmt.Errorf("%s %s ended with code %d: %s", filepath.Base(program), args[0], r.code, r.err)
	}
	if err := json.Unmarshal(r.out, &v); err != nil {
		return v, fmt.Errorf("%s %s printed no JSON: %w", filepath.Base(program), args[0], err)
	}
	return v, nil
}

// findAgent finds the device's program: beside this one, or on the path.
func findAgent(operator string) (string, error) {
	beside := filepath.Join(filepath.Dir(operator), "byssus-agent")
	if _, err := os.Stat(beside); err == nil {
		return beside, nil
	}
	found, err := exec.LookPath("byssus-agent")
	if err != nil {
		return "", term.Exitf(term.Failed, "the trial needs byssus-agent beside %s or on the PATH: `make build` makes both", operator)
	}
	return found, nil
}

// freePorts returns n addresses on loopback, with ports in a row, that nothing
// listens on and that systems give to nobody by themselves: a role killed and
// started again finds its own free.
func freePorts(n int) ([]string, error) {
	const low, high = 20_000, 30_000
	for {
		first := low + rand.IntN(high-low-n)
		out, err := free(first, n)
		if err == nil {
			return out, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) {
			return nil, fmt.Errorf("find a free port: %w", err)
		}
	}
}

// free returns the addresses of n ports if nothing listens on any.
func free(first, n int) (out []string, err error) {
	for port := first; port < first+n; port++ {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			return nil, err
		}
		defer l.Close() // it only held the port
		out = append(out, l.Addr().String())
	}
	return out, nil
}

// plan lays out the trial's site on free ports.
func (t *trial) plan() (installationConf, error) {
	ports, err := freePorts(3 + defaultStores)
	if err != nil {
		return installationConf{}, err
	}
	conf := installationConf{Organisation: "trial", ChainID: newChainID(), RPC: ports[0], Gateway: ports[1], Custodian: ports[2]}
	for n := range defaultStores {
		conf.Stores = append(conf.Stores, storeConf{Number: uint32(n + 1), Listen: ports[3+n], Region: fmt.Sprintf("shelf-%d", n+1)})
	}
	return conf, nil
}
