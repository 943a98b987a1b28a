// Archive measures Byssus beside the backup programs on the PATH, in one run on
// the same data: the archive engine alone (a folder in place of stores, before
// coding), and the agent with a whole installation (4+2, six stores).
//
// Repetitions are interleaved, the sources are in the page cache, every
// operation begins with clean disks, and the figures are medians. Processor
// time is of the program's own processes; what the stores, the node, the
// gateway and the custodian use beside the agent is told apart. Wall times of
// the agent end when everything is stored and receipted; what it then waits for
// the chain is told apart too.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"github.com/byssus-iot/byssus/bench/engine"
	"github.com/byssus-iot/byssus/bench/installation"
	"github.com/byssus-iot/byssus/bench/iot"
	"github.com/byssus-iot/byssus/bench/measure"
)

// errUnsupported is what a contender cannot do.
var errUnsupported = errors.New("not supported")

func main() {
	measure.Helper()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if len(os.Args) > 1 && os.Args[1] == engineWord {
		err = engine.Program(ctx, os.Args[2:], os.Stdout)
	} else {
		err = run(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench-archive:", err)
		os.Exit(1)
	}
}

// options is what the command line says.
type options struct {
	size   int
	seed   uint64
	reps   int
	script string // makes the data, in place of package iot
	folder string // the data, in place of made ones
	bin    string
	work   string
	only   string
}

func parse() (o options, err error) {
	flag.IntVar(&o.size, "size", 512, "size of the data, MiB")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the data")
	flag.IntVar(&o.reps, "reps", 5, "repetitions; figures are their medians")
	flag.StringVar(&o.script, "data", "", "program that makes other data, called as PROGRAM DIR SIZE_MIB SEED DAY")
	flag.StringVar(&o.folder, "dir", "", "folder to back up in place of made data: full, unchanged and restore only")
	flag.StringVar(&o.bin, "bin", "bin", "folder of byssus and byssus-agent")
	flag.StringVar(&o.work, "work", "", "empty or missing folder to work in; it needs some 15 times the data (default a temporary one)")
	flag.StringVar(&o.only, "only", "", "measure only contenders whose names contain one of these words, separated by commas")
	flag.Parse()
	if flag.NArg() > 0 || o.reps < 1 || o.size < 1 {
		return o, errors.New("wrong usage: see -h")
	}
	for _, path := range []*string{&o.bin, &o.script, &o.folder} {
		if *path != "" {
			if *path, err = filepath.Abs(*path); err != nil {
				return o, err
			}
		}
	}
	return o, nil
}

func run(ctx context.Context) (err error) {
	o, err := parse()
	if err != nil {
		return err
	}
	if o.work == "" {
		if o.work, err = os.MkdirTemp("", "bench-archive-"); err != nil {
			return err
		}
	} else if err := os.MkdirAll(o.work, 0o700); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.work)) }()
	if o.work, err = filepath.EvalSymlinks(o.work); err != nil {
		return err
	}
	b := &bench{options: o, source: filepath.Join(o.work, "source"), results: results{}}
	if o.folder != "" {
		b.source = o.folder
	} else if err := b.data(ctx, 1); err != nil {
		return err
	}
	if b.contenders = peersHere(o.work); len(b.contenders) == 0 {
		say("%s", howToInstall)
	}
	b.contenders = append(b.contenders, engineHere(o.work))
	if o.wants(agentName) {
		say("starting an installation: node, custodian, gateway, %d stores", installation.Stores)
		site, err := installation.Start(ctx, o.bin, o.work)
		if err != nil {
			return fmt.Errorf("%w (make build makes the programs)", err)
		}
		defer func() { err = errors.Join(err, site.Close()) }()
		b.contenders = append(b.contenders, agentHere(site))
	}
	kept := b.contenders[:0]
	for _, c := range b.contenders {
		if o.wants(c.name) {
			kept = append(kept, c)
		}
	}
	b.contenders = kept
	if err := b.describe(); err != nil {
		return err
	}
	if err := b.measure(ctx); err != nil {
		return err
	}
	return b.print(os.Stdout)
}

func (o options) wants(name string) bool {
	for word := range strings.SplitSeq(o.only, ",") {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// data makes the data of a day.
func (b *bench) data(ctx context.Context, day int) error {
	say("data of day %d", day)
	if b.script == "" {
		return iot.Write(b.source, b.size, b.seed, day)
	}
	cmd := exec.CommandContext(ctx, b.script, b.source, strconv.Itoa(b.size), strconv.FormatUint(b.seed, 10), strconv.Itoa(day))
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", b.script, err)
	}
	return nil
}

// describe says what is measured, on what.
func (b *bench) describe() error {
	var err error
	if b.bytes, b.files, err = warm(b.source); err != nil {
		return err
	}
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		load = []byte("unknown")
	}
	fmt.Printf("%d MiB in %d files; %d processors, load average %s; %d repetitions\n", b.bytes>>20, b.files, runtime.NumCPU(),
		strings.Fields(string(load))[0], b.reps)
	said := map[string]bool{}
	for _, p := range peers {
		if _, err := exec.LookPath(p.program); err == nil && !said[p.program] {
			said[p.program] = true
			fmt.Println(peerVersion(p.program))
		}
	}
	return nil
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench-archive: "+format+"\n", args...) }
