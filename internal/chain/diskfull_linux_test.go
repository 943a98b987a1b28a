package chain_test

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// smallDisk gives a test a disk of its own, in memory. It runs the test in a
// namespace of its own if this process may not mount; then it returns "".
func smallDisk(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options)
	const inside = "BYSSUS_CHAIN_TEST_NAMESPACE"
	if errors.Is(err, syscall.EPERM) && os.Getenv(inside) == "" {
		cmd := exec.Command(os.Args[0], "-test.v", "-test.run", "^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), inside+"=1")
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		out, err := cmd.CombinedOutput()
		if errors.Is(err, syscall.EPERM) {
			t.Skip("this machine lets nobody but root mount a disk")
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestDiskFull fills the disk under a working node, to a different degree each
// time: the node stops by itself and says why and what to do, as it does when it
// is started without room. With room again it has lost nothing.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	disk := smallDisk(t, "size=256m")
	if disk == "" {
		return
	}
	dir, filler := filepath.Join(disk, "chain"), filepath.Join(disk, "filler")
	accounts := make([]common.Address, chaintest.Funded)
	for i := range accounts {
		accounts[i] = chaintest.Address(i)
	}
	if err := chain.Init(dir, chain.GenesisParams{ChainID: chaintest.ChainID, Accounts: accounts, GasLimit: 1 << 26}); err != nil {
		t.Fatal(err)
	}
	// fill leaves so many bytes, and the node goes on writing meanwhile.
	fill := func(leave int64) {
		t.Helper()
		f, err := os.OpenFile(filler, os.O_WRONLY|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for {
			var fs syscall.Statfs_t
			has, err := f.Seek(0, io.SeekEnd)
			if err := errors.Join(err, syscall.Statfs(disk, &fs)); err != nil {
				t.Fatal(err)
			}
			room := int64(fs.Bavail)*fs.Bsize - leave
			if room <= 0 {
				return
			}
			if err := syscall.Fallocate(int(f.Fd()), 0, has, room); err != nil && !errors.Is(err, syscall.ENOSPC) {
				t.Fatal(err)
			}
		}
	}
	log := func() *os.File {
		f, err := os.CreateTemp(t.TempDir(), "log")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	// ended waits until a node is gone, and looks at what it said.
	ended := func(cmd *exec.Cmd, log *os.File) {
		t.Helper()
		gone := make(chan error, 1)
		go func() { gone <- cmd.Wait() }()
		select {
		case <-gone:
		case <-time.After(2 * patience):
			_ = cmd.Process.Signal(syscall.SIGQUIT) // it prints what it is doing
			<-gone
			raw, err := os.ReadFile(log.Name())
			t.Fatalf("the node goes on: %s (%v)", raw, err)
		}
		raw, err := os.ReadFile(log.Name())
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
		last := lines[len(lines)-1]
		if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(last, "no space left on device") || !strings.Contains(last, "make room") {
			t.Errorf("%s: %s", cmd.ProcessState, raw)
		}
	}
	logs := log()
	node := startChild(t, dir, logs)
	contract := send(t, node.client, nil, counter).ContractAddress
	burner := send(t, node.client, nil, invalid).ContractAddress
	var all []seen
	left := []int64{0, 64 << 10, 256 << 10}
	if testing.Short() {
		left = left[:1]
	}
	for _, leave := range left {
		ctx, cancel := context.WithCancel(t.Context())
		found := make(chan []seen)
		go func() { found <- load(ctx, node.client, contract, burner) }()
		time.Sleep(time.Second)
		fill(leave)
		ended(node.cmd, logs)
		cancel()
		all = append(all, <-found...)
		node.client.Close()

		fill(0)
		logs = log()
		cmd, _, _ := launch(t, dir, logs)
		ended(cmd, logs)
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		logs = log()
		node = startChild(t, dir, logs)
		for _, s := range all {
			if receipt := final(t, node.client, s.tx); receipt.BlockHash != s.block {
				t.Fatalf("transaction %s was in block %d %s, is in %d %s", s.tx, s.number, s.block, receipt.BlockNumber, receipt.BlockHash)
			}
		}
		send(t, node.client, &contract, []byte("goes on"))
	}
	node.kill(t)
	t.Logf("disk full %d times, %d final transactions", len(left), len(all))
	if len(all) == 0 {
		t.Error("no transaction became final: the test tested nothing")
	}
}
