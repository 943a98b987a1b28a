package agent

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

const (
	saidKept  = 16 << 10 // bytes of what a program said on its standard error, the last ones
	saidShown = 300      // bytes of that in an error
	// grace is for how long what a program left behind may keep its standard error
	// open after it has ended.
	grace = 2 * time.Second
)

// passedOn are the variables that programs are given of the agent's environment:
// the same whether a person started it or a service manager did.
var passedOn = []string{"HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "TZ", "TMPDIR"}

// process is a program that runs, or has run, with all that it starts in a process
// group of its own.
type process struct {
	name  string
	cmd   *exec.Cmd
	said  said
	ended chan error  // what came of it, once
	gone  atomic.Bool // it has ended, and its number may be another's
}

// startProcess starts a program in /, with nothing on its standard input. told is
// NAME=VALUE pairs that are no secrets. Its group is killed when the context ends.
func startProcess(ctx context.Context, c Command, told []string, stdout *os.File) (*process, error) {
	p := &process{name: term.Name(c.Args[0]), said: said{secrets: c.Env}, ended: make(chan error, 1)}
	p.cmd = exec.CommandContext(ctx, c.Args[0], c.Args[1:]...)
	p.cmd.Dir, p.cmd.Stderr, p.cmd.WaitDelay = "/", &p.said, grace
	if stdout != nil {
		p.cmd.Stdout = stdout
	}
	path := os.Getenv("PATH")
	if path == "" {
		path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
	}
	p.cmd.Env = []string{"PATH=" + path}
	for _, name := range passedOn {
		if v, ok := os.LookupEnv(name); ok {
			p.cmd.Env = append(p.cmd.Env, name+"="+v)
		}
	}
	p.cmd.Env = append(append(p.cmd.Env, told...), c.Env...)
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	p.cmd.Cancel = func() error { p.kill(); return nil }
	if err := p.cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no program %s: install it, or name its whole path", p.name)
		}
		return nil, fmt.Errorf("start %s: %w", p.name, err)
	}
	go func() {
		err := p.cmd.Wait()
		p.gone.Store(true)
		p.ended <- err
	}()
	return p, nil
}

// kill kills the program and what it started, unless that has left the group.
func (p *process) kill() {
	if !p.gone.Load() {
		_ = syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL) // it may have ended by itself
	}
}

// wait waits for the program's end and says what went wrong.
func (p *process) wait(limit time.Duration) error {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	var err error
	select {
	case err = <-p.ended:
	case <-timer.C:
		p.kill()
		<-p.ended
		return fmt.Errorf("%s did not end within %s and was killed", p.name, term.Span(limit))
	}
	if err == nil || errors.Is(err, exec.ErrWaitDelay) { // something that it left behind still runs
		return nil
	}
	what := err.Error()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		if code := exit.ExitCode(); code >= 0 {
			what = fmt.Sprintf("code %d", code)
		}
		what = "ended with " + what
	}
	if text := p.said.text(); text != "" {
		what += ": " + text
	}
	return fmt.Errorf("%s %s", p.name, what)
}

// said keeps the end of what a program says on its standard error.
type said struct {
	secrets []string // NAME=VALUE: no value is told

	mu   sync.Mutex // guards the following fields
	last []byte
	cut  bool // something before it was dropped
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = append(s.last, b...)
	if over := len(s.last) - saidKept; over > 0 {
		s.last, s.cut = append(s.last[:0], s.last[over:]...), true
	}
	return len(b), nil
}

// text is the end of what was said, in one line and without secrets.
func (s *said) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, longest := string(s.last), 0
	for _, pair := range s.secrets {
		_, value, _ := strings.Cut(pair, "=")
		if value != "" {
			text = strings.ReplaceAll(text, value, "***")
		}
		longest = max(longest, len(value))
	}
	if s.cut { // it may begin with the end of a secret
		text = text[min(longest, len(text)):]
	}
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	text = strings.TrimSpace(strings.ReplaceAll(strings.Join(lines, "; "), "\t", " "))
	if over := len(text) - saidShown; over > 0 {
		text = "…" + strings.ToValidUTF8(text[over:], "")
	}
	return term.Clean(text)
}

// runHook runs a program to its end; told is NAME=VALUE pairs for it.
func runHook(ctx context.Context, args []string, limit time.Duration, told ...string) error {
	p, err := startProcess(ctx, Command{Args: args}, told, nil)
	if err != nil {
		return err
	}
	return p.wait(limit)
}

// output is what a command writes, as the content of a file.
type output struct {
	process *process
	pipe    *os.File
	stop    func() bool // ends the watch over the context
	ctx     context.Context
	max     uint64        // bytes
	read    uint64        // bytes
	left    time.Duration // for which the command may still be waited for
	timeout time.Duration
	over    error // why there is no more; io.EOF: it is whole
}

// startOutput starts a command of whose output at most so many bytes are taken.
func startOutput(ctx context.Context, c Command, most uint64) (*output, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	p, err := startProcess(ctx, c, nil, w)
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	o := &output{process: p, pipe: r, ctx: ctx, max: most, left: c.Timeout, timeout: c.Timeout}
	o.stop = context.AfterFunc(ctx, func() { _ = r.SetReadDeadline(time.Unix(1, 0)) }) // Read looks why
	return o, nil
}

// Read reads on. Its end is told only once the command has ended well. Time counts
// only while the command is waited for, not while the archive is.
func (o *output) Read(b []byte) (int, error) {
	if o.over != nil {
		return 0, o.over
	}
	began := time.Now()
	if err := o.pipe.SetReadDeadline(began.Add(o.left)); err != nil {
		return 0, o.fail(err)
	}
	if err := o.ctx.Err(); err != nil { // the deadline may have been set before
		return 0, o.fail(context.Cause(o.ctx))
	}
	n, err := o.pipe.Read(b)
	o.left -= time.Since(began)
	o.read += uint64(n)
	switch {
	case o.read > o.max:
		return 0, o.fail(fmt.Errorf("%s wrote more than %s (max-size) and was killed", o.process.name, term.Bytes(o.max)))
	case err == io.EOF:
		if err := o.process.wait(max(o.left, grace)); err != nil {
			return 0, o.fail(err)
		}
		o.over = io.EOF
		return n, io.EOF
	case errors.Is(err, os.ErrDeadlineExceeded) && o.ctx.Err() == nil:
		return 0, o.fail(fmt.Errorf("%s did not end within %s (timeout) and was killed", o.process.name, term.Span(o.timeout)))
	case err != nil:
		return 0, o.fail(err)
	}
	return n, nil
}

// fail ends the command and remembers why.
func (o *output) fail(err error) error {
	o.process.kill()
	o.over = err
	return err
}

// Settled says that the output is of one moment: it was read to its end.
func (o *output) Settled() error {
	if o.over != io.EOF {
		return archive.ErrChanged
	}
	return nil
}

// Close ends the command if it still runs.
func (o *output) Close() error {
	o.stop()
	if o.over != io.EOF {
		o.process.kill()
	}
	return o.pipe.Close()
}
