package consortium

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestTwinIsJailed: a validator's key on two machines signs two blocks at one
// height. CometBFT finds that, the others' nodes report it, and the contract sets
// the validator aside; the three that are left go on, and can release it.
func TestTwinIsJailed(t *testing.T) {
	dir, bin := t.TempDir(), t.TempDir()
	listen := replacements(t) // given back when the programs have ended
	build(t, bin)
	running := map[string]*exec.Cmd{}
	t.Cleanup(func() {
		for _, cmd := range running {
			end(t, cmd, syscall.SIGTERM)
		}
	})
	names := []string{"acme", "borealis", "corvus", "delta", "twin"}
	for n, name := range names {
		run(t, dir, bin, fmt.Sprintf("byssus init --org %s --data %s --listen %s", name, name, listen[2*n+1]))
	}
	run(t, dir, bin, "byssus consortium found --delay 0s acme/card.json borealis/card.json corvus/card.json delta/card.json")
	var up []step
	for _, name := range names {
		run(t, dir, bin, "byssus consortium accept consortium.json --data "+name)
		up = append(up, step{lines: []string{"byssus up --data " + name}})
	}
	start(t, dir, bin, up[:4], running)
	key, err := os.ReadFile(filepath.Join(dir, "delta", "node", "validator_key.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "twin", "node", "validator_key.json"), key, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range names[:4] { // else the twin would be a stranger
		run(t, dir, bin, "byssus node peer twin/card.json --data "+name)
	}
	start(t, dir, bin, up[4:], running)

	run(t, dir, bin, "byssus consortium propose pace 2 --data acme")
	vote := []string{"yes", "no"}
	for n, deadline := 0, time.Now().Add(4*time.Minute); ; n++ { // each vote is a block
		run(t, dir, bin, "byssus consortium vote 1 "+vote[n%2]+" --data borealis")
		if out := run(t, dir, bin, "byssus consortium members --data acme"); strings.Contains(out, "jailed") {
			if strings.Count(out, "active") != 3 {
				t.Errorf("not the twin alone was set aside:\n%s", out)
			}
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the twin is not set aside")
		}
	}
	run(t, dir, bin, "byssus consortium propose release 4 --data acme")
	run(t, dir, bin, "byssus consortium vote 2 yes --data borealis")
	run(t, dir, bin, "byssus consortium vote 2 yes --data corvus")
	if out := run(t, dir, bin, "byssus consortium execute 2 --data corvus"); !strings.Contains(out, "executed") {
		t.Errorf("the three that are left decide nothing:\n%s", out)
	}
}
