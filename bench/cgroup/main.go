// Cgroup runs the agent's full backup in a memory cgroup of 64 MiB without swap,
// beside the same backup without a limit: it must come to its end, at most twice
// as slow. The page cache counts in a cgroup, so the sources are not in it when a
// run begins. It needs root.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/byssus-iot/byssus/bench/installation"
	"github.com/byssus-iot/byssus/bench/iot"
	"github.com/byssus-iot/byssus/bench/measure"
)

func main() {
	measure.Helper()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench-cgroup:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) (err error) {
	size := flag.Int("size", 512, "size of the data, MiB")
	seed := flag.Uint64("seed", 1, "seed of the data")
	limit := flag.Int64("limit", 64, "limit of the cgroup, MiB")
	reps := flag.Int("reps", 3, "repetitions of both, interleaved")
	bin := flag.String("bin", "bin", "folder of byssus and byssus-agent")
	flag.Parse()
	if flag.NArg() > 0 || *reps < 1 || *limit < 1 {
		return errors.New("wrong usage: see -h")
	}
	if os.Geteuid() != 0 {
		return errors.New("a cgroup needs root")
	}
	programs, err := filepath.Abs(*bin)
	if err != nil {
		return err
	}
	group, err := newGroup(*limit << 20)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, group.remove()) }()
	work, err := os.MkdirTemp("", "bench-cgroup-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	source := filepath.Join(work, "source")
	if err := iot.Write(source, *size, *seed, 1); err != nil {
		return err
	}
	site, err := installation.Start(ctx, programs, work)
	if err != nil {
		return fmt.Errorf("%w (make build makes the programs)", err)
	}
	defer func() { err = errors.Join(err, site.Close()) }()
	fmt.Printf("| full backup of %d MiB | wall s | CPU s | peak RSS MiB | heap MiB | peak of the cgroup, page cache included, MiB | times the limit was met |\n| --- | --- | --- | --- | --- | --- | --- |\n", *size)
	b := bench{site: site, source: source}
	var free, limited time.Duration
	for rep := range *reps {
		wall, err := b.backup(fmt.Sprintf("free-%d", rep), nil)
		if err != nil {
			return err
		}
		free += wall
		if wall, err = b.backup(fmt.Sprintf("limited-%d", rep), group); err != nil {
			return err
		}
		limited += wall
	}
	factor := limited.Seconds() / free.Seconds()
	verdict := "ok"
	if factor > 2 {
		verdict = "not yet"
	}
	fmt.Printf("\nIn %d MiB it takes %.2f times as long as without a limit (goal: at most 2): %s\n", *limit, factor, verdict)
	return nil
}

// errKilled is what the kernel does to a program that needs more than the limit.
var errKilled = errors.New("the agent needs more memory than the limit: not yet")

type bench struct {
	site   *installation.Installation
	source string
}

// backup makes a new device's first backup and prints what it took.
func (b bench) backup(name string, in *group) (time.Duration, error) {
	d, err := b.site.Join(name)
	if err != nil {
		return 0, err
	}
	cmd := d.Command("backup", "--json", b.source)
	// What is in the page cache already counts elsewhere: the sources, and the
	// program itself.
	for _, path := range []string{b.source, cmd.Path} {
		if err := forget(path); err != nil {
			return 0, err
		}
	}
	what, peak, met := "without a limit", "–", "–"
	if in != nil {
		what = fmt.Sprintf("in a cgroup of %d MiB", in.limit>>20)
		if err := in.reset(); err != nil {
			return 0, err
		}
		// A shell enters the cgroup and becomes the agent.
		shell := exec.Command("sh", append([]string{"-c", `echo $$ >"$0" && exec "$@"`, in.procs(), cmd.Path}, cmd.Args[1:]...)...)
		cmd = shell
	}
	var heap measure.Heap
	var out bytes.Buffer
	cmd.Env = append(os.Environ(), measure.HeapTrace)
	cmd.Stdout, cmd.Stderr = &out, &heap
	u, err := measure.Run(cmd)
	if in != nil && u.Code == -1 {
		_, met, err := in.account()
		fmt.Printf("| %s | killed for want of memory after %.2f s | %.2f | %.0f | %.0f | more than the limit | %s |\n", what, u.Wall.Seconds(), u.CPU.Seconds(), float64(u.MaxRSS)/(1<<20), float64(heap.Peak)/(1<<20), met)
		return 0, errors.Join(errKilled, err)
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	var said struct{ Committed struct{ Sequence uint64 } }
	if err := json.Unmarshal(out.Bytes(), &said); err != nil || said.Committed.Sequence != 1 {
		return 0, fmt.Errorf("%s: the agent's answer %q: %w", what, out.Bytes(), err)
	}
	if in != nil {
		if peak, met, err = in.account(); err != nil {
			return 0, err
		}
	}
	fmt.Printf("| %s | %.2f | %.2f | %.0f | %.0f | %s | %s |\n", what, u.Wall.Seconds(), u.CPU.Seconds(), float64(u.MaxRSS)/(1<<20), float64(heap.Peak)/(1<<20), peak, met)
	return u.Wall, nil
}

// forget takes a file, or a folder's files, out of the page cache.
func forget(dir string) error {
	syscall.Sync()
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		err = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
		return errors.Join(err, f.Close())
	})
}
