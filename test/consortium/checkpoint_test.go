package consortium

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/test/ports"
)

// TestCheckpoint: a device that was away for longer than the trusting period goes
// on queueing, and believes nothing new until it has a checkpoint, signed by more
// than two thirds of the organisations, that contains its own last snapshot.
func TestCheckpoint(t *testing.T) {
	dir, bin := t.TempDir(), t.TempDir()
	build(t, bin)
	running := map[string]*exec.Cmd{}
	names := []string{"acme", "borealis", "corvus", "delta"}
	var up []step
	for _, name := range names {
		first, release, err := ports.Block()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := release(); err != nil {
				t.Error(err)
			}
		})
		run(t, dir, bin, fmt.Sprintf("byssus init --org %s --data %s --listen 127.0.0.1:%d", name, name, first))
		up = append(up, step{lines: []string{"byssus up --data " + name}})
	}
	t.Cleanup(func() {
		for _, cmd := range running {
			end(t, cmd, syscall.SIGTERM)
		}
	})
	run(t, dir, bin, "byssus consortium found --delay 0s acme/card.json borealis/card.json corvus/card.json delta/card.json")
	for _, name := range names {
		run(t, dir, bin, "byssus consortium accept consortium.json --data "+name)
		run(t, dir, bin, fmt.Sprintf("mkdir %s-safe && mv %s/keys/checkpoint.key %s-safe/", name, name, name)) // off the machine
	}
	start(t, dir, bin, up, running)

	run(t, dir, bin, "mkdir data && echo one > data/file && byssus device add pump-7 --data delta > token")
	run(t, dir, bin, "grep -o 'byssus1[^ ]*' token | byssus-agent join --state pump && byssus-agent backup $PWD/data --state pump")
	age(t, dir, 20*24*time.Hour)
	run(t, dir, bin, "byssus device add pump-8 --data acme") // a block that the device has not seen
	fails := func(code int, line string, words ...string) {
		t.Helper()
		cmd := command(t.Context(), dir, bin, line)
		out, _ := cmd.CombinedOutput() // the code says how it ended
		t.Logf("$ %s\n%s", line, out)
		if got := cmd.ProcessState.ExitCode(); got != code {
			t.Fatalf("%s: code %d, want %d", line, got, code)
		}
		for _, w := range words {
			if !strings.Contains(string(out), w) {
				t.Errorf("%s: no %q in what it said", line, w)
			}
		}
	}
	run(t, dir, bin, "echo two > data/file")
	fails(75, "byssus-agent backup --state pump --wait 2s", "more than 14 days later, nothing newer is believed without a checkpoint", "byssus-agent trust", "Nothing is lost; the next run goes on")
	if out := run(t, dir, bin, "byssus-agent status --state pump"); !strings.Contains(out, "snapshot 2 is stored") {
		t.Error("it does not go on queueing")
	}

	// One that the organisations did not sign, or too few, or of another device.
	sign := func(file, name string) string {
		return fmt.Sprintf("byssus checkpoint check %s --data %s && byssus checkpoint sign %s --key %s-safe/checkpoint.key --genesis consortium.json", file, name, file, name)
	}
	run(t, dir, bin, "byssus checkpoint make pump-7 -o pump.checkpoint --data acme")
	run(t, dir, bin, "byssus checkpoint make -o nobody.checkpoint --data acme")
	fails(1, "byssus-agent trust pump.checkpoint --state pump", "0 of the 4 organisations known here signed it")
	for n, name := range names[:3] {
		run(t, dir, bin, sign("nobody.checkpoint", name))
		run(t, dir, bin, sign("pump.checkpoint", name))
		if n == 1 {
			fails(1, "byssus-agent trust pump.checkpoint --state pump", "2 of the 4 organisations known here signed it, more than two thirds have to")
		}
	}
	fails(1, "byssus-agent trust nobody.checkpoint --state pump", "it does not say what this device anchored last")
	run(t, dir, bin, "cp pump.checkpoint wrong.checkpoint && printf '\\1' | dd of=wrong.checkpoint bs=1 seek=60 conv=notrunc status=none")
	fails(3, "byssus checkpoint check wrong.checkpoint --data delta", "do not sign it")
	fails(75, "byssus-agent backup --state pump --wait 2s", "nothing newer is believed without a checkpoint")

	if out := run(t, dir, bin, "byssus checkpoint check pump.checkpoint --data delta"); !strings.Contains(out, "3 of 4 organisations signed it") || !strings.Contains(out, "has the same") {
		t.Error("the check does not say who signed")
	}
	run(t, dir, bin, "byssus-agent trust pump.checkpoint --state pump")
	if out := run(t, dir, bin, "byssus-agent backup --state pump"); !strings.Contains(out, "Snapshot 2, begun by an earlier run, is committed") {
		t.Error("what was queued is not committed")
	}
	fails(1, "byssus-agent trust pump.checkpoint --state pump", "the checkpoint is not to be taken")
}

// age makes what the device believes so much older, as if it had been off for as
// long: in what it kept, the time of the newest header is put back.
func age(t *testing.T, dir string, by time.Duration) {
	t.Helper()
	path := filepath.Join(dir, "pump", "trust.json")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Format int             `json:"format"`
		SHA256 string          `json:"sha256"`
		Body   json.RawMessage `json:"body"`
	}
	var body map[string]any
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	var kept struct {
		Trusted []byte `json:"trusted"`
	}
	doc, err := os.ReadFile(filepath.Join(dir, "consortium.json"))
	if err != nil {
		t.Fatal(err)
	}
	genesis, err := light.ParseGenesis(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, into := range []any{&body, &kept} {
		if err := json.Unmarshal(file.Body, into); err != nil {
			t.Fatal(err)
		}
	}
	before, err := genesis.ParseTrusted(kept.Trusted)
	if err != nil {
		t.Fatal(err)
	}
	const at = 4 + 1 + 32 + 8 + 32 // where the seconds are (docs/design/light.md)
	seconds := uint64(before.Time().Add(-by).Unix())
	for i := range 8 {
		kept.Trusted[at+i] = byte(seconds >> (56 - 8*i))
	}
	if _, err := genesis.ParseTrusted(kept.Trusted); err != nil {
		t.Fatal(err)
	}
	body["trusted"] = kept.Trusted
	delete(body, "boot") // the machine was off
	if file.Body, err = json.Marshal(body); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(file.Body)
	file.SHA256 = hex.EncodeToString(sum[:])
	if raw, err = json.Marshal(file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
