// Validators measures what several validators cost: how many records a chain of
// one and one of four anchor a second, and how long a single record takes to be
// final, on an idle chain, under load, and with one of the four killed.
//
// All nodes, devices, stores and gateways share the processors of one machine,
// so that four validators execute every block four times where real ones would
// each do it once. The figures compare with each other, not with other machines'.
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
	"github.com/byssus-iot/byssus/internal/ledger"
)

const (
	// warmUp is how long the chain is fed before anything is counted.
	warmUp = 10 * time.Second
	// inFlight is how many batches are on their way at once.
	inFlight = 24
	// share of what a chain anchors a second at most that is offered under load.
	share = 0.5
	// probers are devices whose single records are timed.
	probers = 40
)

func main() { os.Exit(site.Main(run)) }

type options struct {
	validators int
	during     time.Duration
	probes     int
}

func run() error {
	var o options
	flag.DurationVar(&o.during, "for", time.Minute, "how long throughput and idleness are measured each")
	flag.IntVar(&o.validators, "validators", 4, "validators of the larger chain; one of them is killed")
	flag.IntVar(&o.probes, "probes", 100, "single records timed in each situation")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	say := func(format string, args ...any) { fmt.Fprintf(os.Stderr, "validators: "+format+"\n", args...) }
	say("%d processors, load average %s", runtime.NumCPU(), site.LoadAverage())

	var results []*result
	for _, n := range []int{1, o.validators} {
		r, err := measure(ctx, n, o, func(format string, args ...any) { say(fmt.Sprintf("%d of %d: ", n, o.validators)+format, args...) })
		if err != nil {
			return fmt.Errorf("a chain of %d: %w", n, err)
		}
		results = append(results, r)
	}
	report(os.Stdout, results[0], results[1])
	return nil
}

// measure founds a chain of n validators and measures it.
func measure(ctx context.Context, n int, o options, say func(string, ...any)) (r *result, err error) {
	s, err := site.Start(ctx, site.Options{Organisations: n, Gateways: 2 * n})
	if err != nil {
		return nil, err
	}
	defer func() {
		if closed := s.Close(); err == nil {
			err = closed
		}
	}()
	r = &result{validators: n}
	if r.idle, err = idle(ctx, s, o.during); err != nil {
		return nil, err
	}
	say("idle: %.2f %% of a processor and %d MiB a node", 100*r.idle.processor, r.idle.memory>>20)

	feeders := 4 * inFlight * ledger.MaxBatch
	devices, err := s.Enrol(ctx, feeders+probers, func(done int) { say("%d of %d devices enrolled", done, feeders+probers) })
	if err != nil {
		return nil, err
	}
	items, err := s.Items(devices[:feeders], site.Records(o.during+time.Duration(o.probes)*pauses))
	if err != nil {
		return nil, err
	}
	feed, gateways := site.NewFeed(items), s.Gateways[:n]
	p := &prober{site: s, devices: devices[feeders:], gateways: s.Gateways[n:], count: o.probes}
	if r.rate, err = throughput(ctx, s, feed, gateways, o.during); err != nil {
		return nil, err
	}
	say("%.0f anchors a second", r.rate)

	situations := []string{"idle", "under load"}
	if n > 1 {
		situations = append(situations, "one killed, idle", "one killed, under load")
	}
	for i, name := range situations {
		if i == 2 {
			if err := s.Nodes[n-1].Kill(); err != nil {
				return nil, err
			}
			gateways, p.gateways = gateways[:n-1], p.gateways[:n-1]
		}
		rate := 0.0
		if i%2 == 1 {
			rate = share * r.rate
		}
		waits, err := p.times(ctx, feed, gateways, rate)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		r.waits = append(r.waits, situation{name, waits})
		say("%s: final after %s", name, site.Quantiles(waits))
	}
	r.blocks, err = s.Same(ctx)
	return r, err
}
