// Gateway measures how many records a single gateway brings to the chain a
// second: thousands of devices, each with a client of its own making, offer
// records that they signed beforehand at its HTTPS door, and wait for the
// answer. Compare it with bench/anchors on the same machine, which feeds the
// same kind of node without a door.
//
// The node is a process of its own. Gateway and devices share this one, so that
// TLS and JSON are paid on both sides of the door.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
)

// records is how many each device anchors: what its token bucket on the chain
// holds, less two.
const records = 30

func main() { os.Exit(site.Main(run)) }

func run() (err error) {
	devices := flag.Int("devices", 3000, fmt.Sprintf("how many devices wait at the door at once; each anchors %d records", records))
	seconds := flag.Float64("seconds", 60, "how long to measure, in seconds, after 10 of warming up")
	clients := flag.Int("clients", 64, "TLS connections that the devices share, at least: a connection carries 100 requests at once")
	gasLimit := flag.Uint64("gas-limit", chain.DefaultGasLimit, "gas limit of a block")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	say := func(format string, args ...any) { fmt.Fprintf(os.Stderr, "gateway: "+format+"\n", args...) }
	say("load average %s", site.LoadAverage())
	s, err := site.Start(ctx, site.Options{GasLimit: *gasLimit, Gateways: 1})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	all, err := s.Enrol(ctx, *devices, func(done int) { say("%d of %d devices enrolled", done, *devices) })
	if err != nil {
		return err
	}
	say("signing %d records", *devices*records)
	items, err := s.Items(all, records)
	if err != nil {
		return err
	}
	doors, closeGateway, err := serve(ctx, s, *clients)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeGateway()) }()

	offering, end := context.WithCancelCause(ctx)
	defer end(nil)
	var anchored, queued, busy atomic.Int64
	var group sync.WaitGroup
	for i := range items {
		group.Go(func() {
			if err := offer(offering, doors[i%len(doors)], items[i], &anchored, &queued, &busy); err != nil {
				end(err)
			}
		})
	}
	pause := func(d time.Duration) error {
		select {
		case <-time.After(d):
			return nil
		case <-offering.Done():
			return context.Cause(offering)
		}
	}
	if err := pause(10 * time.Second); err != nil {
		return err
	}
	first, err := s.Ledger.Head(ctx)
	if err != nil {
		return err
	}
	before, err := s.Usage()
	if err != nil {
		return err
	}
	told := anchored.Load()
	say("measuring for %.0f s from block %d", *seconds, first.Number)
	if err := pause(time.Duration(*seconds * float64(time.Second))); err != nil {
		return err
	}
	last, err := s.Ledger.Head(ctx)
	if err != nil {
		return err
	}
	after, err := s.Usage()
	if err != nil {
		return err
	}
	told = anchored.Load() - told
	end(nil)
	group.Wait()

	// What counts is what the chain says, block by block.
	blocks, err := s.AnchorsIn(ctx, first.Number+1, last.Number)
	if err != nil {
		return err
	}
	accepted, refusedOnes := 0, 0
	for _, b := range blocks {
		accepted, refusedOnes = accepted+b.Accepted, refusedOnes+b.Refused
	}
	took := after.At.Sub(before.At).Seconds()
	fmt.Printf("anchors a second, through one gateway's door   %.0f (%d in %d blocks, %.1f s; %d told to devices)\n", float64(accepted)/took, accepted, len(blocks), took, told)
	fmt.Printf("refused / answered \"queued\" / \"busy\"            %d / %d / %d\n", refusedOnes, queued.Load(), busy.Load())
	fmt.Printf("processors: node / gateway and devices / all   %.2f / %.2f / %.2f\n", (after.Node-before.Node).Seconds()/took, (after.Load-before.Load).Seconds()/took, (after.Machine-before.Machine).Seconds()/took)
	fmt.Printf("load average                                   %s\n", site.LoadAverage())
	return nil
}

// offer brings a device's records one after the other, as an agent does.
func offer(ctx context.Context, c *door.Client, items []ledger.Item, anchored, queued, busy *atomic.Int64) error {
	for _, item := range items {
		a := door.Anchor{Record: item.Record, Signature: item.Signature}
		for _, r := range item.Receipts {
			a.Receipts = append(a.Receipts, door.SlotReceipt(r))
		}
		for done := false; !done; {
			out, err := c.Anchor(ctx, a)
			var no *door.Error
			switch {
			case ctx.Err() != nil:
				return nil
			case errors.As(err, &no) && no.Code == door.CodeBusy:
				busy.Add(1)
				time.Sleep(time.Second)
			case err != nil:
				return err
			case out.Status == door.Queued:
				queued.Add(1)
			case out.Status == door.Refused:
				return fmt.Errorf("a record was refused: %s", out.Message)
			default:
				anchored.Add(1)
				done = true
			}
		}
	}
	return nil
}

// serve runs a gateway of the site and returns clients of its door.
func serve(ctx context.Context, s *site.Site, clients int) ([]*door.Client, func() error, error) {
	dir, err := os.MkdirTemp("", "byssus-bench-")
	if err != nil {
		return nil, nil, fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	certificate, err := gateway.LoadCertificate(dir)
	if err != nil {
		return nil, nil, err
	}
	pin, err := gateway.KeyPin(dir)
	if err != nil {
		return nil, nil, err
	}
	source, err := light.NewRPCSource(s.Node.URL, nil)
	if err != nil {
		return nil, nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, fmt.Errorf("serve gateway: %w", err)
	}
	g := gateway.New(gateway.Config{Ledger: s.Ledger, Account: s.Gateways[0].Account, Source: source, Certificate: certificate,
		Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	serving, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- g.Serve(serving, l) }()
	list := make([]*door.Client, clients)
	for i := range list {
		if list[i], err = door.NewClient("https://"+l.Addr().String(), pin); err != nil {
			break
		}
	}
	return list, func() error { stop(); return <-done }, err
}
