// Package measure runs a program and tells what it used: time, processor,
// memory and disk, by the kernel's account (wait4's rusage).
//
// A program's peak memory, as the kernel counts it, is never below that of the
// process that started it. So Run starts this program again as a small helper
// that starts, in turn, what is measured; a main must call Helper first.
package measure

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// helperEnv makes this program the helper.
const helperEnv = "BYSSUS_BENCH_HELPER"

// Usage is what a program and the children it waited for used.
type Usage struct {
	Wall    time.Duration
	CPU     time.Duration // user and system
	MaxRSS  int64         // bytes, of the largest process
	Written int64         // bytes it gave disks to write, in whole pages, without what was deleted before that
	Code    int           // exit code; -1: killed by a signal
}

// Helper runs what Run asks for and ends, if this process is the helper.
// Everybody else it lets pass.
func Helper() {
	if os.Getenv(helperEnv) == "" {
		return
	}
	os.Unsetenv(helperEnv)
	u, err := run(os.Args[1:])
	out := os.NewFile(3, "usage")
	if err == nil {
		err = json.NewEncoder(out).Encode(u)
	}
	if err = errors.Join(err, out.Close()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func run(command []string) (Usage, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return Usage{}, err
	}
	// Its account of the disk is there until somebody waits for it.
	for {
		err := unix.Waitid(unix.P_PID, cmd.Process.Pid, nil, unix.WEXITED|unix.WNOWAIT, nil)
		if err == nil {
			break
		}
		if !errors.Is(err, unix.EINTR) {
			return Usage{}, fmt.Errorf("wait: %w", err)
		}
	}
	u := Usage{Wall: time.Since(start)}
	written, err := written(cmd.Process.Pid)
	if err != nil {
		return u, errors.Join(err, cmd.Wait())
	}
	err = cmd.Wait()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		return u, err
	}
	r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return u, errors.New("this system gives no resource usage")
	}
	u.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.MaxRSS, u.Written, u.Code = r.Maxrss<<10, written, cmd.ProcessState.ExitCode()
	return u, nil
}

// written is what a process gave disks to write (proc(5), /proc/PID/io).
func written(pid int) (int64, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/io", pid))
	if err != nil {
		return 0, err
	}
	var sum int64
	for line := range strings.Lines(string(raw)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		sign := map[string]int64{"write_bytes": 1, "cancelled_write_bytes": -1}[name]
		if sign == 0 {
			continue
		}
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("/proc/%d/io: %w", pid, err)
		}
		sum += sign * n
	}
	return sum, nil
}

// Run runs cmd, which must not have been started, to its end. A program that
// ends with another code than 0 is an error with the last of what it said.
func Run(cmd *exec.Cmd) (Usage, error) {
	self, err := os.Executable()
	if err != nil {
		return Usage{}, err
	}
	report, w, err := os.Pipe()
	if err != nil {
		return Usage{}, err
	}
	defer report.Close()
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	var said tail
	if cmd.Stderr == nil {
		cmd.Stderr = &said
	} else {
		cmd.Stderr = io.MultiWriter(cmd.Stderr, &said)
	}
	words := append([]string{cmd.Path}, cmd.Args[1:]...)
	cmd.Path, cmd.Args = self, append([]string{self}, words...)
	cmd.Env = append(cmd.Env, helperEnv+"=1")
	cmd.ExtraFiles = []*os.File{w}
	err = cmd.Start()
	if closed := w.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return Usage{}, fmt.Errorf("%s: %w", words[0], err)
	}
	raw, err := io.ReadAll(report)
	var u Usage
	if err = errors.Join(err, cmd.Wait()); err == nil {
		err = json.Unmarshal(raw, &u)
	}
	if err == nil && u.Code != 0 {
		err = fmt.Errorf("it ended with code %d", u.Code)
	}
	if err != nil {
		return u, fmt.Errorf("%s: %w\n%s", strings.Join(words, " "), err, said.b)
	}
	return u, nil
}

// tail keeps the end of what is written to it.
type tail struct{ b []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.b = append(t.b, p...)
	if over := len(t.b) - 2000; over > 0 {
		t.b = append(t.b[:0], t.b[over:]...)
	}
	return len(p), nil
}
