package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/ledger"
)

// result is what was measured of one chain.
type result struct {
	validators int
	idle       idleness
	rate       float64 // anchors a second in final blocks
	waits      []situation
	blocks     uint64 // that all living nodes have, all alike
}

// situation is how long single records took to be known as final.
type situation struct {
	name  string
	waits []time.Duration
}

// idleness is what a node uses that nobody asks for anything.
type idleness struct {
	processor float64 // of one processor, a node
	memory    uint64  // the largest resident set of a node, bytes
}

func idle(ctx context.Context, s *site.Site, during time.Duration) (i idleness, err error) {
	if err := sleep(ctx, warmUp); err != nil { // the founding is over, and flushed
		return i, err
	}
	before, err := s.Usage()
	if err != nil {
		return i, err
	}
	if err := sleep(ctx, during); err != nil {
		return i, err
	}
	after, err := s.Usage()
	if err != nil {
		return i, err
	}
	i.processor = float64(after.Node-before.Node) / float64(after.At.Sub(before.At)) / float64(len(s.Nodes))
	i.memory = after.Memory
	return i, nil
}

// throughput is how many anchors a second get into final blocks, between the
// first block that is seen after the warm-up and one seen at the end.
func throughput(ctx context.Context, s *site.Site, feed *site.Feed, gateways []*site.Account, during time.Duration) (float64, error) {
	watching, stopWatching := context.WithCancel(ctx)
	defer stopWatching()
	blocks, err := s.Watch(watching)
	if err != nil {
		return 0, err
	}
	feeding, stop := context.WithCancel(ctx)
	defer stop()
	fed := make(chan error, 1)
	go func() { fed <- feed.Run(feeding, gateways, 0, inFlight) }()
	var first, last site.Block
	err = func() error {
		if err := sleep(ctx, warmUp); err != nil {
			return err
		}
		if first, err = blocks.Next(ctx, time.Now()); err != nil {
			return err
		}
		if err := sleep(ctx, during); err != nil {
			return err
		}
		last, err = blocks.Next(ctx, time.Now())
		return err
	}()
	stop()
	if err := errors.Join(err, <-fed); err != nil {
		return 0, err
	}
	counts, err := s.AnchorsIn(ctx, first.Number+1, last.Number)
	if err != nil {
		return 0, err
	}
	sum := 0
	for _, c := range counts {
		sum += c.Accepted
	}
	return float64(sum) / last.Seen.Sub(first.Seen).Seconds(), nil
}

// prober has single records anchored, one after another, and times them.
type prober struct {
	site     *site.Site
	devices  []*site.Device
	gateways []*site.Account
	count    int
	next     int
}

// times measures records while others are fed at a rate; 0: none are.
func (p *prober) times(ctx context.Context, feed *site.Feed, gateways []*site.Account, rate float64) ([]time.Duration, error) {
	feeding, stop := context.WithCancel(ctx)
	defer stop()
	fed := make(chan error, 1)
	if rate > 0 {
		go func() { fed <- feed.Run(feeding, gateways, rate, inFlight) }()
	} else {
		fed <- nil
	}
	waits, err := p.probe(ctx, rate > 0)
	stop()
	return waits, errors.Join(err, <-fed)
}

// pauses is how long a probe rests before its next record at most.
const pauses = 3 * time.Second

// probe sends a record, waits until it is known as final, rests, and so on.
func (p *prober) probe(ctx context.Context, loaded bool) ([]time.Duration, error) {
	if loaded {
		if err := sleep(ctx, warmUp); err != nil {
			return nil, err
		}
	}
	var waits []time.Duration
	for range p.count {
		if err := sleep(ctx, time.Duration(rand.Int64N(int64(pauses)))); err != nil {
			return nil, err
		}
		item, err := p.site.Item(p.devices[p.next%len(p.devices)])
		if err != nil {
			return nil, err
		}
		gateway := p.gateways[p.next%len(p.gateways)]
		p.next++
		start := time.Now()
		outcomes, err := gateway.Ledger.AnchorBatch(ctx, gateway.Account, []ledger.Item{item})
		if err != nil {
			return nil, err
		}
		if outcomes[0].Refusal != nil {
			return nil, fmt.Errorf("a record was refused: %w", outcomes[0].Refusal)
		}
		waits = append(waits, time.Since(start))
	}
	return waits, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
