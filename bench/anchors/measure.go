package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/ledger"
)

// profiled is how long the node's processor profile takes, in the middle of the
// measurement.
const profiled = 30 * time.Second

// result is what was measured. The clock starts when a final block is seen and
// stops when a later one is seen; what the first contains is not counted.
type result struct {
	options
	blocks        []site.Block // the first is the one that started the clock
	anchors       map[uint64]site.Anchors
	before, after site.Usage
	loads         [2]string // load average before and after
	waits         []time.Duration
	split         split
	gas           gasCosts
	verifications float64 // a second and processor
	sum           uint64  // of the devices' sequences, after everything
	told          int     // anchors the gateways were told of
	logged        int     // anchors in the log, of the devices' whole life
}

func measure(ctx context.Context, s *site.Site, o options, items [][]ledger.Item, say func(string, ...any)) (*result, error) {
	r := &result{options: o}
	watching, stopWatching := context.WithCancel(ctx)
	defer stopWatching()
	blocks, err := s.Watch(watching)
	if err != nil {
		return nil, err
	}
	feeding, stopFeeding := context.WithCancel(ctx)
	defer stopFeeding()
	f := site.NewFeed(items)
	fed := make(chan error, 1)
	go func() { fed <- f.Run(feeding, s.Gateways, o.rate, o.inFlight) }()
	pause := func(d time.Duration) error {
		select {
		case <-time.After(d):
			return nil
		case err := <-fed:
			if err == nil {
				err = context.Cause(ctx) // nothing else ends it without an error
			}
			return err
		case <-s.Node.Done():
			return errors.New("the node ended")
		}
	}
	if err := pause(warmUp); err != nil {
		return nil, err
	}
	first, err := blocks.Next(ctx, time.Now())
	if err != nil {
		return nil, err
	}
	r.loads[0] = site.LoadAverage()
	if r.before, err = s.Usage(); err != nil {
		return nil, err
	}
	say("measuring for %s from block %d", o.during, first.Number)

	length := min(profiled, o.during/3)
	profile := make(chan error, 1)
	time.AfterFunc((o.during-length)/2, func() {
		raw, err := fetchProfile(ctx, s.Node.Pprof, length)
		if err == nil && o.profile != "" {
			err = os.WriteFile(o.profile, raw, 0o600)
		}
		if err == nil {
			r.split, err = parseSplit(raw)
		}
		profile <- err
	})
	for end := first.Seen.Add(o.during); time.Now().Before(end); {
		if err := pause(min(time.Minute, time.Until(end))); err != nil {
			return nil, err
		}
		anchored, _ := f.Told()
		say("%3.0f s: %d anchors told to gateways", time.Since(first.Seen).Seconds(), anchored)
	}
	last, err := blocks.Next(ctx, time.Now())
	if err != nil {
		return nil, err
	}
	if r.after, err = s.Usage(); err != nil {
		return nil, err
	}
	r.loads[1] = site.LoadAverage()
	stopFeeding()
	if err := <-fed; err != nil {
		return nil, err
	}
	if err := <-profile; err != nil {
		return nil, fmt.Errorf("profile the node: %w", err)
	}
	list, err := blocks.List()
	if err != nil {
		return nil, err
	}
	for _, b := range list {
		if b.Number >= first.Number && b.Number <= last.Number {
			r.blocks = append(r.blocks, b)
		}
	}
	if uint64(len(r.blocks)) != last.Number-first.Number+1 {
		return nil, fmt.Errorf("%d blocks were seen between %d and %d", len(r.blocks), first.Number, last.Number)
	}
	r.told, r.waits = f.Told()
	return r, nil
}

// audit counts what the chain itself says: anchors in the logs of final blocks,
// and the sum of the devices' sequences.
func (r *result) audit(ctx context.Context, s *site.Site, devices []*site.Device) error {
	// What was on its way when feeding ended becomes final, or is forgotten.
	for settled := false; !settled; {
		select {
		case <-time.After(3 * time.Second):
		case <-ctx.Done():
			return ctx.Err()
		}
		var status struct{ Pending int }
		if err := s.RPC.CallContext(ctx, &status, "byssus_status"); err != nil {
			return fmt.Errorf("ask the node: %w", err)
		}
		settled = status.Pending == 0
	}
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return err
	}
	if r.anchors, err = s.AnchorsIn(ctx, 1, head.Number); err != nil {
		return err
	}
	for _, a := range r.anchors {
		r.logged += a.Accepted
		if a.Refused > 0 {
			return fmt.Errorf("%d records were refused", a.Refused)
		}
	}
	r.logged -= 2 * gasDevices
	if r.sum, err = s.Sequences(ctx, devices); err != nil {
		return err
	}
	if r.sum != uint64(r.logged) || r.told > r.logged {
		return fmt.Errorf("the log has %d anchors, the devices' heads %d, gateways were told of %d", r.logged, r.sum, r.told)
	}
	return nil
}
