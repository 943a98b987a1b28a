package agent

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
)

// shell is a command source that a shell runs.
func shell(as, script string, env ...string) Source {
	return Source{Kind: CommandSource, Path: as, MaxSize: 1 << 20, Hooks: Hooks{Timeout: time.Minute},
		Command: Command{Args: []string{"/bin/sh", "-c", script}, Env: env, Timeout: time.Minute}}
}

func folderSource(path string) Source {
	return Source{Kind: DirectorySource, Path: path, Hooks: Hooks{Timeout: time.Minute}}
}

// taker is a device with sources of agent.yaml.
func taker(t *testing.T, sources ...Source) *Agent {
	t.Helper()
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	a.configured, a.temp = sources, t.TempDir()
	return a
}

// takes backs up and returns what was made.
func takes(t *testing.T, a *Agent) Made {
	t.Helper()
	paths, err := a.Sources()
	if err != nil {
		t.Fatal(err)
	}
	res, err := a.Backup(context.Background(), record.ByPerson, paths)
	if err != nil {
		t.Fatal(err)
	}
	return res.Committed.Made
}

// What never was in a snapshot cannot be kept: the snapshot is made without it.
func TestSourcesThatNeverWereWell(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(dir, "pipe.db")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(dir, "broken.db")
	if err := os.WriteFile(broken, []byte("SQLite format 3\x00 and rubbish"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := taker(t, folderSource(dir), Source{Kind: SQLiteSource, Path: text}, Source{Kind: SQLiteSource, Path: pipe}, Source{Kind: SQLiteSource, Path: broken},
		shell(filepath.Join(text, "below"), "echo"), shell("/nowhere/at/all", "exit 3"), Source{Kind: CommandSource, Path: "/no/program",
			Command: Command{Args: []string{"byssus-no-such-program"}, Timeout: time.Minute}, MaxSize: 1})
	m := takes(t, a)
	want := []string{"it does not begin as one", "a named pipe is there", "no readable database", "no directory", "/bin/sh ended with code 3", "there is no program byssus-no-such-program"}
	if len(m.Failed) != len(want) || m.Unread > 0 {
		t.Fatalf("%+v", m)
	}
	for i, f := range m.Failed {
		if !strings.Contains(f.Error, want[i]) || f.Kept != nil {
			t.Errorf("%s: %q, want %q", f.Path, f.Error, want[i])
		}
	}
}

// outputOf is what a command's output is read as.
func outputOf(t *testing.T, ctx context.Context, s Source) (string, error) {
	t.Helper()
	o, err := startOutput(ctx, s.Command, s.MaxSize)
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(o)
	if cerr := o.Close(); cerr != nil {
		t.Error(cerr)
	}
	return string(b), err
}

// A command is bounded in what it writes and how long it is waited for, and killed
// with all that it started.
func TestCommandIsBounded(t *testing.T) {
	pids := filepath.Join(t.TempDir(), "pids")
	hang := "sleep 1000 & echo $! >> " + pids + "; echo $$ >> " + pids + "; echo begun; "
	for name, c := range map[string]struct {
		script string
		change func(*Source)
		want   string
	}{
		"never ends":        {hang + "sleep 1000", func(s *Source) { s.Command.Timeout = 200 * time.Millisecond }, "did not end within 200 ms (timeout) and was killed"},
		"closes and stays":  {hang + "exec >&-; wait", func(s *Source) { s.Command.Timeout = 200 * time.Millisecond }, "and was killed"},
		"writes for ever":   {hang + "cat /dev/zero", func(s *Source) { s.MaxSize = 3 << 20 }, "wrote more than 3.0 MiB (max-size) and was killed"},
		"trickles for ever": {hang + "while :; do echo; sleep 0.01; done", func(s *Source) { s.Command.Timeout = 300 * time.Millisecond }, "(timeout) and was killed"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.RemoveAll(pids); err != nil {
				t.Fatal(err)
			}
			s := shell("/x", c.script)
			c.change(&s)
			if _, err := outputOf(t, t.Context(), s); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			allGone(t, pids)
		})
	}
	t.Run("interrupted", func(t *testing.T) {
		if err := os.RemoveAll(pids); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		o, err := startOutput(ctx, shell("/x", hang+"wait").Command, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(o, make([]byte, 6)); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(50*time.Millisecond, cancel)
		if _, err := io.ReadAll(o); err == nil {
			t.Error("its output is whole")
		}
		if err := o.Close(); err != nil {
			t.Error(err)
		}
		allGone(t, pids)
	})
}

// allGone waits until the processes whose numbers a file has are no more.
func allGone(t *testing.T, pids string) {
	t.Helper()
	raw, err := os.ReadFile(pids)
	if err != nil {
		t.Fatal(err)
	}
	for _, pid := range strings.Fields(string(raw)) {
		n, err := strconv.Atoi(pid)
		if err != nil {
			t.Fatal(err)
		}
		for running(n) {
			time.Sleep(5 * time.Millisecond)
		}
	}
}

// running tells whether a process runs; one that only waits to be reaped does not.
func running(pid int) bool {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(raw), ") ")
	return !strings.HasPrefix(rest, "Z")
}

// What a command says on its standard error is told in part, in one line, and no
// value of its environment is, wherever it is cut. Only what was asked for is in
// that environment.
func TestCommandSaysNoSecret(t *testing.T) {
	t.Setenv("BYSSUS_PLANTED", "planted")
	const secret = "hunter2-and-more"
	for name, script := range map[string]string{
		"once":       `echo "no login with $TOKEN for you" >&2; exit 1`,
		"flood":      `i=0; while [ $i -lt 3000 ]; do printf "%s" "$TOKEN" >&2; i=$((i+1)); done; exit 1`,
		"escapes":    `printf '\033[31mred %s\r\nnext\n' "$TOKEN" >&2; exit 1`,
		"long lines": `head -c 100000 /dev/zero | tr '\0' x >&2; echo "$TOKEN" >&2; exit 1`,
	} {
		_, err := outputOf(t, t.Context(), shell("/x", script, "TOKEN="+secret))
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		for n := 5; n <= len(secret); n++ {
			if text := err.Error(); strings.Contains(text, secret[:n]) || strings.Contains(text, secret[len(secret)-n:]) || strings.ContainsAny(text, "\n\r\033") || len(text) > 500 {
				t.Fatalf("%s: %q", name, text)
			}
		}
	}
	got, err := outputOf(t, t.Context(), shell("/x", `echo "$TOKEN:$BYSSUS_PLANTED:$(pwd)"; cat`, "TOKEN="+secret))
	if err != nil || got != secret+"::/\n" {
		t.Fatalf("%q, %v", got, err)
	}
}
