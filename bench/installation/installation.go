// Package installation runs a whole Byssus on this machine for a benchmark:
// node, custodian, gateway and six stores, each a process of its own, so that
// one can be stopped and what each used can be told apart.
package installation

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/test/ports"
)

// Stores is how many stores an installation has; the policy of a new one codes
// 4 of 6.
const Stores = 6

// patience is how long a role may take to get ready.
const patience = 2 * time.Minute

// Installation is one that runs. It is used by one goroutine.
type Installation struct {
	bin   string // folder of the programs
	dir   string
	roles map[string]*role
	ports func() error // lets go of the addresses
}

type role struct {
	cmd   *exec.Cmd
	ended chan error
}

// Start makes a new installation below dir with the programs in the folder
// bin, and starts all of its roles.
func Start(ctx context.Context, bin, dir string) (_ *Installation, err error) {
	port, release, err := ports.Block()
	if err != nil {
		return nil, err
	}
	i := &Installation{bin: bin, dir: dir, roles: map[string]*role{}, ports: release}
	defer func() {
		if err != nil {
			err = errors.Join(err, i.Close())
		}
	}()
	// `up` makes the installation; the roles then go on with it.
	if err := i.start(ctx, "up", "up", "--listen", "127.0.0.1:"+strconv.Itoa(port)); err != nil {
		return nil, err
	}
	if err := i.stop("up"); err != nil {
		return nil, err
	}
	for _, name := range []string{"node", "custodian", "gateway"} {
		if err := i.start(ctx, name, name); err != nil {
			return nil, err
		}
	}
	for n := 1; n <= Stores; n++ {
		if err := i.StartStore(ctx, n); err != nil {
			return nil, err
		}
	}
	return i, nil
}

func (i *Installation) data() string { return filepath.Join(i.dir, "site") }

// StoreDir is where a store keeps what it has.
func (i *Installation) StoreDir(n int) string {
	return filepath.Join(i.data(), "stores", strconv.Itoa(n))
}

func storeName(n int) string { return "store " + strconv.Itoa(n) }

// StartStore starts a store.
func (i *Installation) StartStore(ctx context.Context, n int) error {
	return i.start(ctx, storeName(n), "store", strconv.Itoa(n))
}

// StopStore stops a store: nothing answers at its address any more.
func (i *Installation) StopStore(n int) error { return i.stop(storeName(n)) }

// start starts a role and waits until it says that it is ready.
func (i *Installation) start(ctx context.Context, name string, args ...string) error {
	cmd := exec.Command(filepath.Join(i.bin, "byssus"), append(args, "--data", i.data())...)
	log, err := os.OpenFile(filepath.Join(i.dir, strings.ReplaceAll(name, " ", "")+".log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer log.Close() // the role has its own
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	r := &role{cmd, make(chan error, 1)}
	i.roles[name] = r
	ready := make(chan struct{})
	go func() {
		lines := bufio.NewScanner(out)
		for said := false; lines.Scan(); {
			if lines.Text() == "ready" && !said {
				said = true
				close(ready)
			}
		}
		_, _ = io.Copy(io.Discard, out) // of a line that is too long
		r.ended <- cmd.Wait()
	}()
	select {
	case <-ready:
		return nil
	case err := <-r.ended:
		delete(i.roles, name)
		return fmt.Errorf("%s ended before it was ready (%v): see %s", name, err, log.Name())
	case <-time.After(patience):
		return fmt.Errorf("%s did not get ready within %s: see %s", name, patience, log.Name())
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (i *Installation) stop(name string) error {
	r := i.roles[name]
	if r == nil {
		return fmt.Errorf("%s does not run", name)
	}
	delete(i.roles, name)
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop %s: %w", name, err)
	}
	if err := <-r.ended; err != nil {
		return fmt.Errorf("stop %s: %w", name, err)
	}
	return nil
}

// Close stops everything.
func (i *Installation) Close() error {
	var all []error
	for name := range i.roles {
		all = append(all, i.stop(name))
	}
	if i.ports != nil {
		all = append(all, i.ports())
		i.ports = nil
	}
	return errors.Join(all...)
}

// CPU is the processor time that the roles that run now have used.
func (i *Installation) CPU() (time.Duration, error) {
	var ticks int64
	for name, r := range i.roles {
		raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", r.cmd.Process.Pid))
		if err != nil {
			return 0, fmt.Errorf("processor time of %s: %w", name, err)
		}
		// proc(5): behind the name in brackets, user and system are the 12th and
		// 13th fields, in hundredths of a second on every Linux.
		_, rest, _ := strings.Cut(string(raw), ") ")
		fields := strings.Fields(rest)
		if len(fields) < 13 {
			return 0, fmt.Errorf("processor time of %s: %q", name, raw)
		}
		for _, f := range fields[11:13] {
			n, err := strconv.ParseInt(f, 10, 64)
			if err != nil {
				return 0, err
			}
			ticks += n
		}
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil
}

// Operator is a command of the operator's.
func (i *Installation) Operator(args ...string) *exec.Cmd {
	return exec.Command(filepath.Join(i.bin, "byssus"), append(args, "--data", i.data())...)
}

// Device is one that has joined.
type Device struct {
	Name  string
	State string // folder
	bin   string
}

// Join enrols a new device.
func (i *Installation) Join(name string) (*Device, error) {
	var invited struct{ Token string }
	if err := readJSON(i.Operator("device", "add", name, "--json"), &invited); err != nil {
		return nil, err
	}
	d := &Device{Name: name, State: filepath.Join(i.dir, name), bin: i.bin}
	cmd := d.Command("join", "--json")
	cmd.Stdin = strings.NewReader(invited.Token + "\n")
	var joined struct{ Device string }
	return d, readJSON(cmd, &joined)
}

// Command is a command of the device's agent.
func (d *Device) Command(args ...string) *exec.Cmd {
	return exec.Command(filepath.Join(d.bin, "byssus-agent"), append(args, "--state", d.State)...)
}

func readJSON(cmd *exec.Cmd, into any) error {
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		err = fmt.Errorf("%w: %s", err, exit.Stderr)
	}
	if err == nil {
		err = json.Unmarshal(out, into)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", strings.Join(cmd.Args, " "), err)
	}
	return nil
}

// Runs tells whether a store runs.
func (i *Installation) Runs(store int) bool { return i.roles[storeName(store)] != nil }
