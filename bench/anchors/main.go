// Anchors measures how many records a node anchors a second: signed beforehand
// by many devices, with five stores' receipts each, brought in batches as a
// gateway brings them, and counted in final blocks only.
//
// The node is a process of its own and shares the machine's processors with this
// one, which plays devices, stores and gateways. Signing ends before the clock
// starts; encoding, signing and sending transactions and reading their receipts
// are a gateway's work and stay within.
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
	"github.com/byssus-iot/byssus/internal/ledger"
)

const (
	// gateways relay, an account each.
	gateways = 4
	// warmUp is how long the chain is fed before the clock starts.
	warmUp = 10 * time.Second
	// gasDevices only show what an anchor costs.
	gasDevices = ledger.MaxBatch + 1
)

func main() { os.Exit(site.Main(run)) }

// options is what the command line says.
type options struct {
	during   time.Duration
	devices  int
	rate     float64
	inFlight int
	gasLimit uint64
	profile  string
}

func parse() options {
	var o options
	minutes := flag.Float64("minutes", 5, "how long to measure, in minutes")
	seconds := flag.Float64("seconds", 0, "how long to measure, in seconds, instead of -minutes")
	flag.IntVar(&o.devices, "devices", 0, "how many devices; 0: as many as the load needs")
	flag.Float64Var(&o.rate, "rate", 0, "anchors offered a second; 0: as many as the chain takes")
	flag.IntVar(&o.inFlight, "in-flight", 64, fmt.Sprintf("batches of %d records on their way at once", ledger.MaxBatch))
	flag.Uint64Var(&o.gasLimit, "gas-limit", chain.DefaultGasLimit, "gas limit of a block")
	flag.StringVar(&o.profile, "profile", "", "file to keep the node's processor profile in (go tool pprof reads it)")
	flag.Parse()
	o.during = time.Duration(*minutes * float64(time.Minute))
	if *seconds > 0 {
		o.during = time.Duration(*seconds * float64(time.Second))
	}
	if o.devices == 0 {
		rate := o.rate
		if rate == 0 {
			rate = 1600 // more than two processors do
		}
		o.devices = int(rate*(o.during+warmUp).Seconds())/o.records() + 1
	}
	// Every device is in one batch of its sequence, and no batch waits for one
	// that is on its way.
	groups := max((o.devices+ledger.MaxBatch-1)/ledger.MaxBatch, 2*o.inFlight)
	o.devices = groups * ledger.MaxBatch
	return o
}

// records is how many records a device's token bucket has room for.
func (o options) records() int { return site.Records(o.during + warmUp) }

func run() (err error) {
	o := parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	say := func(format string, args ...any) { fmt.Fprintf(os.Stderr, "anchors: "+format+"\n", args...) }

	say("%d processors, load average %s", runtime.NumCPU(), site.LoadAverage())
	s, err := site.Start(ctx, site.Options{GasLimit: o.gasLimit, Gateways: gateways})
	if err != nil {
		return err
	}
	defer func() {
		if closed := s.Close(); err == nil {
			err = closed
		}
	}()
	say("chain founded: 6 stores, policy with w = %d, gas limit %d", site.Quorum, o.gasLimit)
	all, err := s.Enrol(ctx, o.devices+gasDevices, func(done int) { say("%d of %d devices enrolled", done, o.devices+gasDevices) })
	if err != nil {
		return err
	}
	gas, err := measureGas(ctx, s, all[o.devices:])
	if err != nil {
		return err
	}
	devices := all[:o.devices]
	count := o.records()
	if o.rate > 0 {
		count = min(count, int(o.rate*(o.during+2*warmUp).Seconds())/o.devices+1)
	}
	say("signing %d records and %d receipts", count*o.devices, count*o.devices*site.Quorum)
	items, err := s.Items(devices, count)
	if err != nil {
		return err
	}
	speed, err := site.Verifications(2 * time.Second)
	if err != nil {
		return err
	}
	r, err := measure(ctx, s, o, items, say)
	if err != nil {
		return err
	}
	say("counting in the chain's log, and in the devices' heads")
	if err := r.audit(ctx, s, devices); err != nil {
		return err
	}
	r.gas, r.verifications = gas, speed
	r.print(os.Stdout)
	return nil
}
