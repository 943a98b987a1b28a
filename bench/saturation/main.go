// Saturation fills every block of a node for half an hour and shows what becomes
// of it: the base fee climbs until nobody's fee cap pays it, the chain then
// proposes empty blocks, the fee falls, transactions are taken again, and the
// chain never stops. For the last sixth of the time the flood is off and the fee
// comes back to where it was.
//
// The flood is of an admitted account: calls that use up all their gas at once
// (the INVALID opcode), so that blocks are full of gas and not of work. What
// happens to fees is measured here; bench/anchors measures work. Beside it a
// gateway anchors ten records at a time, one batch after another.
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
	// batch is how many records the gateway anchors at a time.
	batch = 10
	// batchEvery is how long it waits from one batch's start to the next's at least.
	batchEvery = time.Second
	// groups of devices take turns, so that no device's token bucket (one record
	// in 30 seconds in the long run) runs dry.
	groups = 35
)

func main() { os.Exit(site.Main(run)) }

func run() (err error) {
	minutes := flag.Float64("minutes", 30, "how long, in minutes")
	gasLimit := flag.Uint64("gas-limit", chain.DefaultGasLimit, "gas limit of a block")
	flag.Parse()
	during := time.Duration(*minutes * float64(time.Minute))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	say := func(format string, args ...any) { fmt.Fprintf(os.Stderr, "saturation: "+format+"\n", args...) }

	say("%d processors, load average %s", runtime.NumCPU(), site.LoadAverage())
	s, err := site.Start(ctx, 1, *gasLimit, 1)
	if err != nil {
		return err
	}
	defer func() {
		if closed := s.Close(); err == nil {
			err = closed
		}
	}()
	devices, err := s.Enrol(ctx, groups*batch, func(done int) { say("%d devices enrolled", done) })
	if err != nil {
		return err
	}
	r, err := saturate(ctx, s, devices, during, say)
	if err != nil {
		return err
	}
	if r.anchors, err = s.AnchorsIn(ctx, r.blocks[0].Number, r.blocks[len(r.blocks)-1].Number); err != nil {
		return err
	}
	r.print(os.Stdout)
	return r.verdict()
}
