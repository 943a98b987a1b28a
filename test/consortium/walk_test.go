package consortium

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/test/ports"
)

// step is a fenced block of the page.
type step struct {
	kind  string // "", "up", "stop NAME"
	lines []string
}

// steps reads the blocks of commands from the page.
func steps(t *testing.T, page string) []step {
	t.Helper()
	raw, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var all []step
	in := false
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if kind, opens := strings.CutPrefix(line, "```sh"); opens && !in {
			in = true
			all = append(all, step{kind: strings.TrimSpace(kind)})
		} else if line == "```" {
			in = false
		} else if in {
			last := &all[len(all)-1]
			last.lines = append(last.lines, line)
		}
	}
	return all
}

// TestWalkThrough runs the page from top to bottom.
func TestWalkThrough(t *testing.T) {
	dir, bin := t.TempDir(), t.TempDir()
	build(t, bin)
	address := strings.NewReplacer(replacements(t)...)
	running := map[string]*exec.Cmd{} // by folder
	t.Cleanup(func() {
		for _, cmd := range running {
			end(t, cmd, syscall.SIGTERM)
		}
	})
	var up []step
	for _, s := range append(steps(t, "../../docs/consortium.md"), step{}) {
		if s.kind == "up" {
			up = append(up, s)
			continue
		}
		start(t, dir, bin, up, running) // those in a row together: the first needs the others
		up = nil
		if name, ok := strings.CutPrefix(s.kind, "stop "); ok {
			end(t, running[name], syscall.SIGKILL)
			delete(running, name)
		}
		for _, line := range s.lines {
			out := run(t, dir, bin, address.Replace(line))
			expect(t, dir, bin, line, out)
		}
	}
}

func build(t *testing.T, bin string) {
	t.Helper()
	for _, program := range []string{"byssus", "byssus-agent"} {
		out, err := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(bin, program), "../../cmd/"+program).CombinedOutput()
		if err != nil {
			t.Fatalf("build %s: %v\n%s", program, err, out)
		}
	}
}

// expect holds what the page promises of a command against what it printed.
func expect(t *testing.T, dir, bin, line, out string) {
	t.Helper()
	var want []string
	switch {
	case line == "byssus consortium members --data delta":
		want = []string{"acme", "borealis", "corvus", "delta"}
		if strings.Count(out, "active") != 4 {
			t.Errorf("not four validators in force:\n%s", out)
		}
	case line == "byssus node status --data delta":
		want = []string{"acme", "delta (this node)", "nothing is wrong"}
	case line == "byssus node status --data acme":
		want = []string{"wrong: this node is connected to 3 nodes, and there are 4 other validators"}
	case line == "byssus snapshots pump-7 --data delta":
		want = []string{"8 of 8"}
	case line == "byssus consortium members --data echo":
		for deadline := time.Now().Add(2 * time.Minute); strings.Count(out, "active") != 5; out = run(t, dir, bin, line) {
			if time.Now().After(deadline) {
				t.Fatalf("the fifth does not come in force:\n%s", out)
			}
			time.Sleep(time.Second)
		}
	case line == "byssus policy apply policy.yaml --policy 1 --data corvus":
		want = []string{"must be people of 1 of borealis, delta", "waits 5 s, in which it can be denied"}
	case strings.Contains(line, "--region south"):
		want = []string{"does not let a restore go to region \"south\"", "(rule RegionNotAllowed)"}
	case line == "byssus approve 1 --data corvus":
		want = []string{"request 1 for pump-7 waits for 1 approval from borealis or delta; then a delay of 5 s"}
	case strings.HasPrefix(line, "byssus approve 1 --key delta"):
		want = []string{"lets only accounts with role approver approve (rule NotApprover)"}
	case line == "byssus approve --data borealis":
		want = []string{"open", "1 of 1", "1 approval from borealis or delta"}
	case line == "byssus approve 1 --data borealis":
		want = []string{"request 1 for pump-7 is approved, and is granted at "}
	case line == "byssus restore pump-7 --to back --data corvus":
		want = []string{"restored: snapshot 1"}
	case line == "byssus log pump-7 --data delta":
		want = []string{"for organisation 3 (1 of 1)", "for organisation 2 (2 of 1)", "has the approvals it needs", "granted until", "reported done", "in time, the policy allows 4h"}
	case strings.HasPrefix(line, "byssus consortium execute"):
		want = []string{"executed"}
	case line == "byssus consortium proposals --data borealis":
		want = []string{"proposal 1: executed", "proposal 2: open"}
	}
	for _, w := range want {
		if !strings.Contains(out, w) {
			t.Errorf("%s printed no %q:\n%s", line, w, out)
		}
	}
}

func run(t *testing.T, dir, bin, line string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := command(ctx, dir, bin, line)
	out, err := cmd.CombinedOutput()
	t.Logf("$ %s\n%s", line, out)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return string(out)
}

func command(ctx context.Context, dir, bin, line string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "bash", "-o", "pipefail", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"))
	return cmd
}

// start starts installations and waits until all are ready.
func start(t *testing.T, dir, bin string, up []step, running map[string]*exec.Cmd) {
	t.Helper()
	ready := make(chan string, len(up))
	for _, s := range up {
		line := s.lines[0]
		name := line[strings.LastIndex(line, " ")+1:]
		cmd := command(context.Background(), dir, bin, "exec "+line)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running[name] = cmd
		go func() {
			for lines := bufio.NewScanner(out); lines.Scan(); {
				if lines.Text() == "ready" {
					ready <- name
				}
			}
		}()
	}
	late := time.After(3 * time.Minute)
	for range up {
		select {
		case <-ready:
		case <-late:
			t.Fatal("not all are ready")
		}
	}
}

func end(t *testing.T, cmd *exec.Cmd, sig syscall.Signal) {
	t.Helper()
	if err := cmd.Process.Signal(sig); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil && sig != syscall.SIGKILL {
		t.Errorf("%s: %v", cmd, err)
	}
}

// replacements are the addresses on the page and free ones in their place.
func replacements(t *testing.T) []string {
	t.Helper()
	var pairs []string
	for company := range 5 {
		first, release, err := ports.Block()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := release(); err != nil {
				t.Error(err)
			}
		})
		pairs = append(pairs, fmt.Sprintf("127.0.0.1:2%d000", company+1), "127.0.0.1:"+strconv.Itoa(first))
	}
	return pairs
}
