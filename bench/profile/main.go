// Profile tells what the archive engine's processor time and memory are spent
// on: it backs up made data, backs them up again unchanged, and restores them,
// each in a process of its own that is profiled, and prints the profiles sorted
// by what the work is for. The profiles stay, for go tool pprof.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	rpprof "runtime/pprof"
	"strconv"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/bench/engine"
	"github.com/byssus-iot/byssus/bench/iot"
)

// allocationRate is after how many bytes an allocation is noted.
const allocationRate = 32 << 10

// The operations that are profiled, in this order.
const (
	full      = "full"
	unchanged = "unchanged"
	day2      = "day2"
	restore   = "restore"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if len(os.Args) == 5 && os.Args[1] == "run" {
		err = profiled(ctx, os.Args[2], os.Args[3], os.Args[4])
	} else {
		err = run(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) (err error) {
	size := flag.Int("size", 512, "size of the data, MiB")
	seed := flag.Uint64("seed", 1, "seed of the data")
	reps := flag.Int("reps", 3, "how often each operation is profiled; the profiles are added up")
	flag.Parse()
	if flag.NArg() > 0 || *reps < 1 {
		return errors.New("wrong usage: see -h")
	}
	keep, err := os.MkdirTemp("", "byssus-profile-")
	if err != nil {
		return err
	}
	work := filepath.Join(keep, "work")
	if err := os.Mkdir(work, 0o700); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	source := filepath.Join(work, "source")
	for day, ops := range [][]string{{full, unchanged}, {day2, restore}} {
		if err := iot.Write(source, *size, *seed, day+1); err != nil {
			return err
		}
		syscall.Sync()
		// A database that was changed less than two seconds ago counts as being
		// written, and SQLite reads it; most of those that a device backs up rest.
		time.Sleep(2500 * time.Millisecond)
		for rep := range *reps {
			for _, op := range ops {
				if err := start(ctx, op, source, filepath.Join(work, strconv.Itoa(rep)), filepath.Join(keep, fmt.Sprintf("%s.%d", op, rep))); err != nil {
					return fmt.Errorf("%s: %w", op, err)
				}
			}
		}
	}
	for _, op := range []string{full, unchanged, day2, restore} {
		if err := printOperation(os.Stdout, keep, op, *reps); err != nil {
			return err
		}
	}
	fmt.Printf("\nThe profiles are in %s: go tool pprof -top %s\n", keep, filepath.Join(keep, "full.*.cpu"))
	return nil
}

// start runs this program to do and profile one operation.
func start(ctx context.Context, op, source, repo, profile string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, "run", op, source, repo)
	cmd.Stderr = os.Stderr
	cmd.Env = append(os.Environ(), profileEnv+"="+profile)
	if err := cmd.Run(); err != nil {
		return err
	}
	syscall.Sync()
	return nil
}

// profileEnv says where the profiles go, without their endings.
const profileEnv = "BYSSUS_BENCH_PROFILE"

// profiled does an operation under both profiles.
func profiled(ctx context.Context, op, source, repo string) (err error) {
	runtime.MemProfileRate = allocationRate
	name := os.Getenv(profileEnv)
	cpu, err := os.Create(name + ".cpu")
	if err != nil {
		return err
	}
	if err := rpprof.StartCPUProfile(cpu); err != nil {
		return err
	}
	args := []string{"backup", repo, source}
	if op == restore {
		args = []string{"restore", repo, repo + ".restored"}
	}
	err = engine.Program(ctx, args, io.Discard)
	rpprof.StopCPUProfile()
	if err = errors.Join(err, cpu.Close()); err != nil {
		return err
	}
	allocations, err := os.Create(name + ".allocs")
	if err != nil {
		return err
	}
	runtime.GC() // the profile is as of the last collection
	err = rpprof.Lookup("allocs").WriteTo(allocations, 0)
	return errors.Join(err, allocations.Close(), os.RemoveAll(repo+".restored"))
}
