package measure

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	Helper()
	os.Exit(m.Run())
}

func TestRun(t *testing.T) {
	out := strings.Builder{}
	// 64 MiB of this process are not the program's.
	ballast := make([]byte, 64<<20)
	for i := range ballast {
		ballast[i] = byte(i)
	}
	cmd := exec.Command("sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo $i")
	cmd.Stdout = &out
	u, err := Run(cmd)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != "20000\n" {
		t.Errorf("it printed %q", out.String())
	}
	if u.Wall <= 0 || u.CPU <= 0 || u.MaxRSS <= 0 || u.MaxRSS > 48<<20 {
		t.Errorf("it used %+v, beside %d bytes here", u, len(ballast))
	}
}

func TestRunCountsWhatIsWritten(t *testing.T) {
	cmd := exec.Command("sh", "-c", "head -c 3000000 /dev/zero >kept; head -c 5000000 /dev/zero >gone; : >gone")
	cmd.Dir = t.TempDir()
	u, err := Run(cmd)
	if err != nil {
		t.Fatal(err)
	}
	if u.Written != 0 && (u.Written < 3_000_000 || u.Written > 8_100_000) { // a file system in memory writes nothing
		t.Errorf("it wrote %d bytes", u.Written)
	}
}

func TestRunTellsWhatWentWrong(t *testing.T) {
	_, err := Run(exec.Command("sh", "-c", "echo no such thing >&2; exit 3"))
	if err == nil || !strings.Contains(err.Error(), "code 3") || !strings.Contains(err.Error(), "no such thing") {
		t.Errorf("a program that failed gave %v", err)
	}
}

func TestHeap(t *testing.T) {
	var h Heap
	for _, part := range []string{"gc 1 @0.011s 3%: 0.03+0.9+0.02 ms clock, 0.07+0.2/0.8/0+0.05 ms cpu, 3->4->",
		"1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P\nbacking up\ngc 2 @0.1s 1%: 1+2+3 ms clock, 1+2/3/4+5 ms cpu, 21->22->9 MB, 23 MB goal, 2 P\n"} {
		if _, err := h.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	if h.Collections != 2 || h.Peak != 22<<20 {
		t.Errorf("it heard of %d collections and a heap of %d bytes", h.Collections, h.Peak)
	}
}
