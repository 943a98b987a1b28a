// Saturation floods a chain in the ways that one who is admitted can, and shows
// what becomes of others' records meanwhile: how many blocks and seconds pass
// until they are final.
//
// Each phase lasts for a while: nothing else happens; one account of another
// organisation sends transactions without end; 62 of its accounts do; a stolen
// device signs restore requests without end, which a gateway relays. The floods
// are calls that use up all their gas at once (the INVALID opcode), so that blocks
// are full of gas and not of work. Beside each of them a gateway anchors 80
// records at a time, one batch after another. A chain of one validator has one
// organisation, whose own account then floods.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/chain"
)

const (
	// batch is how many records the gateway anchors at a time: as many as one
	// transaction has room for, or nearly so
	batch = 80
	// batchEvery is how long it waits from one batch's start to the next's at least.
	batchEvery = 1500 * time.Millisecond
	// groups of devices take turns, so that no device's token bucket (32 records at
	// once, one more in 30 seconds) runs dry.
	groups = 10
	// flooders are the accounts that flood in the third phase.
	flooders = 62
)

func main() { os.Exit(site.Main(run)) }

func run() (err error) {
	validators := flag.Int("validators", 4, "organisations, each with a validator")
	during := flag.Duration("phase", time.Minute, "how long each phase lasts")
	gasLimit := flag.Uint64("gas-limit", chain.DefaultGasLimit, "gas limit of a block")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	say := func(format string, args ...any) { fmt.Fprintf(os.Stderr, "saturation: "+format+"\n", args...) }

	say("%d processors, load average %s", runtime.NumCPU(), site.LoadAverage())
	s, err := site.Start(ctx, site.Options{GasLimit: *gasLimit, Gateways: 1, Organisations: *validators, Flooders: flooders})
	if err != nil {
		return err
	}
	defer func() {
		if closed := s.Close(); err == nil {
			err = closed
		}
	}()
	devices, err := s.Enrol(ctx, groups*batch+1, func(done int) { say("%d devices enrolled", done) })
	if err != nil {
		return err
	}
	r, err := newTrial(ctx, s, devices)
	if err != nil {
		return err
	}
	var phases []*phase
	for _, p := range []*phase{
		{name: "idle", disturb: nothing},
		{name: "one account floods", disturb: func(ctx context.Context) error { return flood(ctx, r, s.Flooders[:1]) }},
		{name: fmt.Sprintf("%d accounts flood", flooders), disturb: func(ctx context.Context) error { return flood(ctx, r, s.Flooders) }},
		{name: "a stolen device asks", disturb: r.ask},
	} {
		say("%s, for %s", p.name, *during)
		if err := r.watch(ctx, p, *during); err != nil {
			return err
		}
		phases = append(phases, p)
	}
	say("load average %s", site.LoadAverage())
	return report(os.Stdout, *validators, phases)
}
