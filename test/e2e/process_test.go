package e2e

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// patience is how long a script waits for what must come: much longer than it
// ever takes.
const patience = 90 * time.Second

// group is what a script has running in the background, by name.
type group struct {
	t     testscript.T
	mu    sync.Mutex // guards the following fields
	procs map[string]*process
	other map[string]io.Closer
}

type groupKey struct{}

type process struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended
}

func newGroup(env *testscript.Env) *group {
	g := &group{t: env.T(), procs: map[string]*process{}, other: map[string]io.Closer{}}
	env.Defer(func() {
		for _, p := range g.procs {
			_ = p.cmd.Process.Kill() // it may have ended by itself
			<-p.done
		}
		for _, c := range g.other {
			_ = c.Close() // the script is over
		}
	})
	return g
}

func groupOf(ts *testscript.TestScript) *group { return ts.Value(groupKey{}).(*group) }

// keep holds something open until `quit NAME` or the script's end.
func (g *group) keep(ts *testscript.TestScript, name string, c io.Closer) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.other[name] != nil || g.procs[name] != nil {
		ts.Fatalf("%s runs already", name)
	}
	g.other[name] = c
}

func (g *group) take(ts *testscript.TestScript, name string) (*process, io.Closer) {
	g.mu.Lock()
	defer g.mu.Unlock()
	p, c := g.procs[name], g.other[name]
	delete(g.procs, name)
	delete(g.other, name)
	if p == nil && c == nil {
		ts.Fatalf("nothing called %s runs", name)
	}
	return p, c
}

func want(ts *testscript.TestScript, neg bool, args []string, least int, usage string) {
	if neg {
		ts.Fatalf("! does not go with this command")
	}
	if len(args) < least {
		ts.Fatalf("usage: %s", usage)
	}
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "exits CODE PROGRAM ARG…")
	checkCode(ts, args, ts.Exec(args[1], args[2:]...))
}

func checkCode(ts *testscript.TestScript, args []string, err error) {
	code := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%s ended with code %d, want %s", args[1], code, args[0])
	}
}

// confined runs a program whose rights to read everything are taken away:
// tests often run as root, who has them.
func confined(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "confined CODE PROGRAM ARG…")
	done := make(chan error)
	go func() {
		// What is taken away is gone for the thread, which ends with this.
		runtime.LockOSThread()
		if os.Getuid() == 0 {
			for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH} {
				if err := unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0); err != nil {
					done <- fmt.Errorf("give up a right: %w", err)
					return
				}
			}
		}
		done <- ts.Exec(args[1], args[2:]...)
	}()
	checkCode(ts, args, <-done)
}

// launch starts a program in the background. What it prints goes to NAME.out
// and NAME.err.
func launch(ts *testscript.TestScript, name string, args []string) *process {
	path, err := lookPath(ts, args[0])
	ts.Check(err)
	g := groupOf(ts)
	g.mu.Lock()
	if p := g.procs[name]; p != nil {
		select {
		case <-p.done:
		default:
			g.mu.Unlock()
			ts.Fatalf("%s runs already", name)
		}
	}
	g.mu.Unlock()
	cmd := exec.Command(path, args[1:]...)
	cmd.Dir = ts.MkAbs(".")
	for _, v := range []string{"PATH", "HOME", "TMPDIR", "BYSSUS_DATA", "BYSSUS_STATE", clockEnv} {
		cmd.Env = append(cmd.Env, v+"="+ts.Getenv(v))
	}
	out, err := os.Create(ts.Getenv("WORK") + "/" + name + ".out")
	ts.Check(err)
	defer out.Close()
	errOut, err := os.Create(ts.Getenv("WORK") + "/" + name + ".err")
	ts.Check(err)
	defer errOut.Close()
	cmd.Stdout, cmd.Stderr = out, errOut
	ts.Check(cmd.Start())
	p := &process{cmd: cmd, done: make(chan struct{})}
	go func() {
		_ = cmd.Wait() // ProcessState says how it ended
		close(p.done)
	}()
	g.mu.Lock()
	g.procs[name] = p
	g.mu.Unlock()
	return p
}

func lookPath(ts *testscript.TestScript, program string) (string, error) {
	for _, dir := range strings.Split(ts.Getenv("PATH"), ":") {
		if info, err := os.Stat(dir + "/" + program); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return dir + "/" + program, nil
		}
	}
	return "", fmt.Errorf("no program %s on the PATH", program)
}

func spawn(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "spawn NAME PROGRAM ARG…")
	launch(ts, args[0], args[1:])
}

func start(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "start NAME PROGRAM ARG…")
	p := launch(ts, args[0], args[1:])
	log := ts.Getenv("WORK") + "/" + args[0]
	ready := regexp.MustCompile(`(?m)^ready$`)
	poll(ts, args[0]+" is ready", func() bool {
		raw, _ := os.ReadFile(log + ".out")
		if ready.Match(raw) {
			return true
		}
		select {
		case <-p.done:
			said, _ := os.ReadFile(log + ".err")
			ts.Fatalf("%s ended before it was ready: %s\n%s", args[0], p.cmd.ProcessState, said)
		default:
		}
		return false
	})
}

// poll waits for something that must come.
func poll(ts *testscript.TestScript, what string, come func() bool) {
	for deadline := time.Now().Add(patience); !come(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			ts.Fatalf("waited %s in vain: %s", patience, what)
		}
	}
}

func waitfor(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "waitfor FILE REGEXP [N]")
	re, err := regexp.Compile(args[1])
	ts.Check(err)
	n := 1
	if len(args) > 2 {
		n, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	last := ""
	defer func() {
		if last != "" {
			ts.Logf("%s", last)
		}
	}()
	poll(ts, args[0]+" matches "+args[1], func() bool {
		raw, _ := os.ReadFile(ts.MkAbs(args[0]))
		last = string(raw)
		found := 0
		for _, l := range strings.Split(last, "\n") {
			if re.MatchString(l) {
				found++
			}
		}
		return found >= n
	})
}

// comes runs a program again and again until what it prints matches. It must end
// with code 0 each time.
func comes(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "comes REGEXP PROGRAM ARG…")
	re, err := regexp.Compile(args[0])
	ts.Check(err)
	poll(ts, strings.Join(args[1:], " ")+" prints "+args[0], func() bool {
		ts.Check(ts.Exec(args[1], args[2:]...))
		return re.MatchString(ts.ReadFile("stdout"))
	})
}

func waituntil(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "waituntil TIME")
	at, err := time.Parse(time.RFC3339, args[0])
	ts.Check(err)
	time.Sleep(time.Until(at) + time.Second)
}

// apart compares how many seconds a time is later than another.
func apart(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 4, "apart TIME TIME is|above|below SECONDS")
	at := func(s string) int64 {
		if seconds, err := strconv.ParseInt(s, 10, 64); err == nil {
			return seconds
		}
		t, err := time.Parse(time.RFC3339, s)
		ts.Check(err)
		return t.Unix()
	}
	seconds, err := strconv.ParseInt(args[3], 10, 64)
	ts.Check(err)
	got := at(args[1]) - at(args[0])
	if ok, known := map[string]bool{"is": got == seconds, "above": got > seconds, "below": got < seconds}[args[2]]; !known || !ok {
		ts.Fatalf("%s is %d s after %s, want it %s %d s", args[1], got, args[0], args[2], seconds)
	}
}

// outcome waits until a process has ended and returns its code.
func outcome(ts *testscript.TestScript, name string, p *process) int {
	select {
	case <-p.done:
	case <-time.After(patience):
		_ = p.cmd.Process.Kill()
		<-p.done
		ts.Fatalf("%s did not end within %s", name, patience)
	}
	for _, f := range []string{"out", "err"} {
		if said, _ := os.ReadFile(ts.Getenv("WORK") + "/" + name + "." + f); len(said) > 0 {
			ts.Logf("[%s.%s]\n%s", name, f, said)
		}
	}
	return p.cmd.ProcessState.ExitCode()
}

func quit(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "quit NAME…")
	for _, name := range args {
		p, c := groupOf(ts).take(ts, name)
		if c != nil {
			_ = c.Close() // it need not end well
			continue
		}
		select {
		case <-p.done:
			ts.Fatalf("%s has ended by itself: %s", name, p.cmd.ProcessState)
		default:
		}
		ts.Check(p.cmd.Process.Signal(syscall.SIGTERM))
		if code := outcome(ts, name, p); code != 0 {
			ts.Fatalf("%s ended with code %d when it was asked to stop", name, code)
		}
	}
}

func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "interrupt NAME")
	g := groupOf(ts)
	g.mu.Lock()
	p := g.procs[args[0]]
	g.mu.Unlock()
	if p == nil {
		ts.Fatalf("%s is no process", args[0])
	}
	ts.Check(p.cmd.Process.Signal(syscall.SIGINT))
}

func kill9(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "kill9 NAME…")
	for _, name := range args {
		p, _ := groupOf(ts).take(ts, name)
		if p == nil {
			ts.Fatalf("%s is no process", name)
		}
		ts.Check(p.cmd.Process.Kill())
		<-p.done
	}
}

func ends(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "ends NAME CODE")
	p, _ := groupOf(ts).take(ts, args[0])
	if p == nil {
		ts.Fatalf("%s is no process", args[0])
	}
	if code := outcome(ts, args[0], p); strconv.Itoa(code) != args[1] {
		ts.Fatalf("%s ended with code %d, want %s", args[0], code, args[1])
	}
}

// roles starts roles of the installation, each a process of its own: node,
// custodian, gateway, store1 to store6, or all of these.
func roles(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "roles all|NAME…")
	if args[0] == "all" {
		args = []string{"node", "custodian", "gateway", "store1", "store2", "store3", "store4", "store5", "store6"}
	}
	for _, name := range args {
		command := []string{name, "byssus", name}
		if number, ok := strings.CutPrefix(name, "store"); ok {
			command = []string{name, "byssus", "store", number}
		}
		start(ts, false, command)
	}
}

// waitfile waits until a file is there, or one with content is below a folder.
func waitfile(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "waitfile FILE|DIR")
	poll(ts, "a file in "+args[0], func() bool {
		found := false
		err := filepath.WalkDir(ts.MkAbs(args[0]), func(_ string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			info, err := d.Info()
			found = found || err == nil && info.Size() > 0
			return err
		})
		return found && (err == nil || errors.Is(err, fs.ErrNotExist))
	})
}
