package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/ledger"
)

// step is one batch of the gateway's: when it was sent, when it was known to be
// final.
type step struct{ sent, final time.Time }

// result is what was seen. The first block is the one that started the clock.
type result struct {
	gasLimit      uint64
	start         time.Time
	end           time.Time
	calm          time.Time // when the flood ended
	blocks        []site.Block
	anchors       map[uint64]site.Anchors
	steps         []step
	waiting       time.Time // when the batch was sent that was on its way at the end; zero: none was
	loads         [2]string
	before, after site.Usage
}

func saturate(ctx context.Context, s *site.Site, devices []*site.Device, during time.Duration, say func(string, ...any)) (*result, error) {
	r := &result{gasLimit: s.GasLimit}
	deployed, err := s.Bulk(ctx, s.Spammer, []site.Tx{{Data: burner, Gas: 200_000}})
	if err != nil {
		return nil, err
	}
	receipt, err := s.Receipt(ctx, deployed[0].Hash())
	if err != nil {
		return nil, err
	}
	watching, stop := context.WithCancel(ctx)
	defer stop()
	blocks, err := s.Watch(watching)
	if err != nil {
		return nil, err
	}
	r.loads[0] = site.LoadAverage()
	if r.before, err = s.Usage(); err != nil {
		return nil, err
	}
	flooding, calm := context.WithTimeout(ctx, during*5/6)
	defer calm()
	ended, anchored := make(chan error, 1), make(chan error, 1)
	r.start = time.Now()
	go func() { ended <- flood(flooding, s, receipt.ContractAddress) }()
	anchoring, stopAnchoring := context.WithDeadline(ctx, r.start.Add(during))
	defer stopAnchoring()
	go func() { anchored <- r.anchor(anchoring, s, devices) }()
	say("flooding for %s, then %s without", during*5/6, during/6)
	progress := time.NewTicker(time.Minute)
	defer progress.Stop()
	for anchored != nil {
		select {
		case err := <-ended:
			if err != nil {
				return nil, err
			}
			r.calm, ended = time.Now(), nil
		case err := <-anchored:
			if err != nil {
				return nil, err
			}
			anchored = nil
		case <-progress.C:
			list, err := blocks.List()
			if err != nil {
				return nil, err
			}
			if len(list) > 0 {
				b := list[len(list)-1]
				say("%4.0f s: block %d, gas %d, base fee %d wei, last block %.1f s ago", time.Since(r.start).Seconds(), b.Number, b.GasUsed, b.BaseFee, time.Since(b.Seen).Seconds())
			}
		case <-s.Node.Done():
			return nil, errors.New("the node ended")
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	r.end = time.Now()
	if r.after, err = s.Usage(); err != nil {
		return nil, err
	}
	r.loads[1] = site.LoadAverage()
	if r.blocks, err = blocks.List(); err != nil {
		return nil, err
	}
	for i := 1; i < len(r.blocks); i++ {
		if r.blocks[i].Number != r.blocks[i-1].Number+1 {
			return nil, fmt.Errorf("block %d was not seen", r.blocks[i-1].Number+1)
		}
	}
	if len(r.blocks) == 0 || r.calm.IsZero() {
		return nil, errors.New("no block was seen")
	}
	return r, nil
}

// anchor brings one batch after another to the chain until ctx ends.
func (r *result) anchor(ctx context.Context, s *site.Site, devices []*site.Device) error {
	for n := 0; ; n++ {
		group := devices[n%groups*batch:][:batch]
		items := make([]ledger.Item, batch)
		for i, d := range group {
			var err error
			if items[i], err = s.Item(d); err != nil {
				return err
			}
		}
		sent := time.Now()
		outcomes, err := s.Ledger.AnchorBatch(ctx, s.Gateways[0].Account, items)
		if ctx.Err() != nil {
			r.waiting = sent
			return nil
		}
		if err != nil {
			return err
		}
		for _, o := range outcomes {
			if o.Refusal != nil {
				return fmt.Errorf("a record was refused: %w", o.Refusal)
			}
		}
		r.steps = append(r.steps, step{sent, time.Now()})
		select {
		case <-time.After(time.Until(sent.Add(batchEvery))):
		case <-ctx.Done():
			return nil
		}
	}
}
