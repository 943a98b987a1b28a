package ethereum

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// site is a node and the tools that talk to it.
type site struct {
	node     *chain.Node
	out      string // what forge writes
	artifact string // the compiled Notes
	forge    string
	cast     string
	tools    string // folder in which both have their own names

	mu   sync.Mutex // guards rows
	rows []string
}

// TestClients runs each client against one node with a node's defaults.
func TestClients(t *testing.T) {
	s := &site{out: t.TempDir(), forge: os.Getenv("FORGE"), cast: os.Getenv("CAST")}
	s.artifact = filepath.Join(s.out, "out", "Notes.sol", "Notes.json")
	if s.forge == "" {
		s.forge = "../../contracts/node_modules/.bin/forge"
	}
	if s.cast == "" {
		s.cast = "node_modules/.bin/cast"
	}
	for _, needed := range []string{"node_modules/ethers", "node_modules/viem", s.cast, s.forge} {
		if _, err := os.Stat(needed); errors.Is(err, fs.ErrNotExist) {
			t.Skipf("%s is missing: run test/ethereum/install.sh, or name Foundry 1.7.1's own programs by CAST and FORGE", needed)
		}
	}
	s.node = chaintest.Start(t)
	s.tools = filepath.Join(s.out, "bin")
	if err := os.Mkdir(s.tools, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, program := range map[string]*string{"forge": &s.forge, "cast": &s.cast} {
		absolute, err := filepath.Abs(*program)
		if err != nil {
			t.Fatal(err)
		}
		*program = filepath.Join(s.tools, name)
		if err := os.Symlink(absolute, *program); err != nil {
			t.Fatal(err)
		}
	}
	s.run(t, 0, s.forge, "build", "--quiet")
	t.Cleanup(func() { t.Logf("\n%s", strings.Join(s.rows, "\n")) })
	t.Run("ethers", func(t *testing.T) { t.Parallel(); s.script(t, "ethers", 0) })
	t.Run("viem", func(t *testing.T) { t.Parallel(); s.script(t, "viem", 2) })
	t.Run("cast", func(t *testing.T) { t.Parallel(); s.testCast(t, 4) })
	t.Run("forge", func(t *testing.T) { t.Parallel(); s.testForge(t, 6); s.testPage(t, 8) })
}

func key(i int) string { return "0x" + hex.EncodeToString(crypto.FromECDSA(chaintest.Key(i))) }

// say adds a line to the table of what was done.
func (s *site) say(client, what, came string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows = append(s.rows, fmt.Sprintf("%-7s %-26s %s", client, what, came))
}

// script runs a client's script with two keys, from the i-th.
func (s *site) script(t *testing.T, client string, i int) {
	for line := range strings.Lines(s.run(t, i, "node", client+".mjs")) {
		what, came, _ := strings.Cut(strings.TrimSpace(line), "\t")
		s.say(client, what, came)
	}
}

// run runs a program that must succeed, and returns what it printed.
func (s *site) run(t *testing.T, i int, program string, args ...string) string {
	t.Helper()
	out, said, err := s.try(t, i, program, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", filepath.Base(program), strings.Join(args, " "), err, out, said)
	}
	return out
}

// try runs a program with keys from the i-th and returns what it printed on both
// of its outputs. It inherits nothing of this machine's settings.
func (s *site) try(t *testing.T, i int, program string, args ...string) (out, said string, err error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Env = []string{
		"PATH=" + strings.Join([]string{s.tools, os.Getenv("PATH")}, string(os.PathListSeparator)), "HOME=" + s.out,
		"RPC=" + s.node.URL(), "WS=" + s.node.WSURL(), "CHAIN=" + fmt.Sprint(chaintest.ChainID),
		"KEY=" + key(i), "OTHER=" + key(i+1), "ARTIFACT=" + s.artifact,
		"ETH_RPC_URL=" + s.node.URL(),
		"FOUNDRY_OUT=" + filepath.Join(s.out, "out"), "FOUNDRY_CACHE_PATH=" + filepath.Join(s.out, "cache"),
		"FOUNDRY_BROADCAST=" + filepath.Join(s.out, "broadcast"), "FOUNDRY_DISABLE_NIGHTLY_WARNING=1", "NO_COLOR=1",
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	return stdout.String(), stderr.String(), err
}
