// Package crash kills Byssus's processes while they work and wants nothing
// lost that was acknowledged.
package crash

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/agent/command"
	"github.com/byssus-iot/byssus/internal/cli"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/ports"
)

// programEnv makes the test's own binary act as one of the programs.
const programEnv = "BYSSUS_TEST_PROGRAM"

func TestMain(m *testing.M) {
	switch os.Getenv(programEnv) {
	case "byssus":
		os.Exit(cli.Main(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	case "byssus-agent":
		os.Exit(command.Main(os.Args[1:]))
	}
	os.Exit(m.Run())
}

// process is a run of a program.
type process struct {
	cmd    *exec.Cmd
	done   chan struct{} // closed when it has ended; then the rest may be read
	ready  chan struct{} // closed when it printed "ready"
	out    []byte
	errOut string
	code   int // -1: killed
}

func (p *process) kill() {
	_ = p.cmd.Process.Signal(syscall.SIGKILL) // it may have ended by itself
	<-p.done
}

// site is an installation whose roles are processes of their own.
type site struct {
	dir, data string
	roles     map[string]*process
	client    *ledger.Client
	approver  *ledger.Account
}

var roleNames = []string{"node", "custodian", "gateway", "store 1", "store 2", "store 3", "store 4", "store 5", "store 6"}

func newSite(t *testing.T) *site {
	t.Helper()
	dir, err := os.MkdirTemp("", "byssus-crash-")
	if err != nil {
		t.Fatal(err)
	}
	first, release, err := ports.Block()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = release() }) // after the processes have ended
	s := &site{dir: dir, data: filepath.Join(dir, "site"), roles: map[string]*process{}}
	t.Cleanup(func() {
		if s.client != nil {
			s.client.Close()
		}
		for _, p := range s.roles {
			p.kill()
		}
		if t.Failed() {
			t.Logf("everything is left in %s", dir)
		} else if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	up := s.run("", "byssus", "up", "--data", s.data, "--listen", fmt.Sprintf("127.0.0.1:%d", first))
	select {
	case <-up.ready:
	case <-up.done:
		t.Fatalf("byssus up: %s", up.errOut)
	case <-time.After(2 * time.Minute):
		up.kill()
		t.Fatalf("byssus up did not get ready: %s", up.errOut)
	}
	up.kill() // as a power cut would
	for _, name := range roleNames {
		s.start(t, name)
	}
	raw, err := os.ReadFile(filepath.Join(s.data, "genesis.json"))
	if err != nil {
		t.Fatal(err)
	}
	genesis, err := light.ParseGenesis(raw)
	if err != nil {
		t.Fatal(err)
	}
	var conf struct {
		RPC string `json:"rpc"`
	}
	raw, err = os.ReadFile(filepath.Join(s.data, "byssus.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &conf); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if s.client, err = ledger.Dial(ctx, "http://"+conf.RPC, genesis); err != nil {
		t.Fatal(err)
	}
	if s.approver, err = ledger.LoadAccount(filepath.Join(s.data, "keys", "approver.key")); err != nil {
		t.Fatal(err)
	}
	return s
}

// run starts a program with a line of standard input.
func (s *site) run(input, program string, args ...string) *process {
	p := &process{cmd: exec.Command(os.Args[0], args...), done: make(chan struct{}), ready: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), programEnv+"="+program)
	p.cmd.Stdin = strings.NewReader(input)
	var errOut bytes.Buffer
	p.cmd.Stderr = &errOut
	out, err := p.cmd.StdoutPipe()
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		p.code, p.errOut = -2, err.Error()
		close(p.done)
		return p
	}
	go func() {
		isReady := false
		for lines := bufio.NewReader(out); ; {
			line, err := lines.ReadBytes('\n')
			p.out = append(p.out, line...)
			if string(line) == "ready\n" && !isReady {
				isReady = true
				close(p.ready)
			}
			if err != nil {
				break
			}
		}
		err := p.cmd.Wait()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			errOut.WriteString(err.Error())
		}
		p.code, p.errOut = p.cmd.ProcessState.ExitCode(), strings.TrimSpace(errOut.String())
		close(p.done)
	}()
	return p
}

// must runs a program that must succeed, and reads its JSON.
func (s *site) must(t *testing.T, into any, input, program string, args ...string) {
	t.Helper()
	p := s.run(input, program, args...)
	<-p.done
	if p.code != 0 {
		t.Fatalf("%s %s ended with code %d: %s", program, strings.Join(args, " "), p.code, p.errOut)
	}
	if into != nil {
		if err := json.Unmarshal(p.out, into); err != nil {
			t.Fatalf("%s %s printed %q: %v", program, args[0], p.out, err)
		}
	}
}

// start runs a role until it is ready.
func (s *site) start(t *testing.T, name string) {
	t.Helper()
	if p := s.roles[name]; p != nil {
		select {
		case <-p.done:
		default:
			return // it was not killed after all
		}
	}
	p := s.run("", "byssus", append(strings.Fields(name), "--data", s.data)...)
	s.roles[name] = p
	select {
	case <-p.ready:
	case <-p.done:
		t.Fatalf("%s did not come back: code %d: %s", name, p.code, p.errOut)
	case <-time.After(90 * time.Second):
		p.kill()
		t.Fatalf("%s did not get ready again: %s", name, p.errOut)
	}
}

func (s *site) kill(name string) { s.roles[name].kill() }

func (s *site) backup(d *device) *process {
	return s.run("", "byssus-agent", "backup", d.source, "--state", d.state, "--json", "--quiet", "--wait", "20s")
}

// join enrols a device with a source of its own.
func (s *site) join(t *testing.T, r *rand.Rand, name string) *device {
	t.Helper()
	d := &device{name: name, state: filepath.Join(s.dir, name+".state"), source: filepath.Join(s.dir, name), acked: map[uint64]memory{}}
	var token struct{ Token string }
	s.must(t, &token, "", "byssus", "device", "add", name, "--data", s.data, "--json")
	var joined struct{ Device record.Hash }
	s.must(t, &joined, token.Token, "byssus-agent", "join", "--state", d.state, "--json")
	d.id = joined.Device
	d.plant(t, r)
	return d
}
