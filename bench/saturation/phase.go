package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"
	"sync/atomic"
	"text/tabwriter"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

// trial is what all phases share.
type trial struct {
	site     *site.Site
	devices  []*site.Device
	stolen   *site.Device
	snapshot record.Record // of the stolen device, on the chain
	burner   common.Address
	blocks   *site.Blocks
	turn     int
	asked    atomic.Int64 // restore requests that the chain took
}

// phase is what was seen while something went on.
type phase struct {
	name    string
	disturb func(context.Context) error
	steps   []step
	blocks  []site.Block
	asked   int64
	sent    int64 // transactions by the gateway's account, but for its batches
	node    time.Duration
	wall    time.Duration
}

// step is one batch: blocks from the head when it was sent to the one it is in,
// and the time until it was known to be final.
type step struct {
	blocks uint64
	wait   time.Duration
}

func newTrial(ctx context.Context, s *site.Site, devices []*site.Device) (*trial, error) {
	r := &trial{site: s, devices: devices[1:], stolen: devices[0]}
	deployed, err := s.Bulk(ctx, s.Spammer, []site.Tx{{Data: burner, Gas: 200_000}})
	if err != nil {
		return nil, err
	}
	receipt, err := s.Receipt(ctx, deployed[0].Hash())
	if err != nil {
		return nil, err
	}
	r.burner = receipt.ContractAddress
	item, err := s.Item(r.stolen)
	if err != nil {
		return nil, err
	}
	r.snapshot = item.Record
	if _, err := r.anchor(ctx, []ledger.Item{item}); err != nil {
		return nil, err
	}
	r.blocks, err = s.Watch(ctx)
	return r, err
}

// anchor brings a batch to the chain and returns the block it is in.
func (r *trial) anchor(ctx context.Context, items []ledger.Item) (uint64, error) {
	outcomes, err := r.site.Ledger.AnchorBatch(ctx, r.site.Gateways[0].Account, items)
	if err != nil {
		return 0, err
	}
	for _, o := range outcomes {
		if o.Refusal != nil {
			return 0, fmt.Errorf("a record was refused: %w", o.Refusal)
		}
	}
	return outcomes[0].Block, nil
}

// watch anchors one batch after another while a phase lasts, and then waits until
// what the flood left is in blocks.
func (r *trial) watch(ctx context.Context, p *phase, during time.Duration) error {
	s := r.site
	seen, err := r.blocks.List()
	if err != nil {
		return err
	}
	before, err := s.Usage()
	if err != nil {
		return err
	}
	asked := r.asked.Load()
	nonce, err := s.Eth.NonceAt(ctx, s.Gateways[0].Address(), nil)
	if err != nil {
		return fmt.Errorf("nonce: %w", err)
	}
	flooding, calm := context.WithTimeout(ctx, during)
	defer calm()
	ended := make(chan error, 1)
	go func() { ended <- p.disturb(flooding) }()
	var sent time.Time
	for flooding.Err() == nil {
		group := r.devices[r.turn%groups*batch:][:batch]
		r.turn++
		items := make([]ledger.Item, batch)
		for i, d := range group {
			if items[i], err = s.Item(d); err != nil {
				return err
			}
		}
		head, err := s.Ledger.Head(ctx)
		if err != nil {
			return err
		}
		sent = time.Now()
		block, err := r.anchor(ctx, items)
		if err != nil {
			return err
		}
		p.steps = append(p.steps, step{block - head.Number, time.Since(sent)})
		select {
		case <-time.After(time.Until(sent.Add(batchEvery))):
		case <-flooding.Done():
		}
	}
	calm()
	if err := <-ended; err != nil {
		return err
	}
	after, err := s.Usage()
	if err != nil {
		return err
	}
	p.node, p.wall = after.Node-before.Node, after.At.Sub(before.At)
	done, err := s.Eth.NonceAt(ctx, s.Gateways[0].Address(), nil)
	if err != nil {
		return fmt.Errorf("nonce: %w", err)
	}
	p.asked, p.sent = r.asked.Load()-asked, int64(done-nonce)-int64(len(p.steps))
	all, err := r.blocks.List()
	if err != nil {
		return err
	}
	p.blocks = all[len(seen):]
	return r.settle(ctx)
}

// settle waits until nothing is pending.
func (r *trial) settle(ctx context.Context) error {
	for {
		status, err := chain.ReadStatus(ctx, r.site.Node.URL)
		if err != nil {
			return err
		}
		if status.Pending == 0 {
			return nil
		}
		select {
		case <-time.After(200 * time.Millisecond):
		case <-r.site.Node.Done():
			return errors.New("the node ended")
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// report writes a table of the phases. That a phase has no batch is an error.
func report(w io.Writer, validators int, phases []*phase) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%d validators\tbatches\tblocks, p50\tmost\tseconds, p50\tp99\tmost\tchain's blocks\tgas a block, mean\tbase fee, most\tother transactions of the gateway\tnode, processors\t\n", validators)
	for _, p := range phases {
		if len(p.steps) == 0 || len(p.blocks) == 0 {
			return fmt.Errorf("%s: no batch became final", p.name)
		}
		var blocks []uint64
		var waits []time.Duration
		for _, s := range p.steps {
			blocks, waits = append(blocks, s.blocks), append(waits, s.wait)
		}
		slices.Sort(blocks)
		slices.Sort(waits)
		var gas uint64
		fee := new(big.Int)
		for _, b := range p.blocks {
			gas += b.GasUsed
			if b.BaseFee.Cmp(fee) > 0 {
				fee = b.BaseFee
			}
		}
		n := len(waits)
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\t%d\t%.1f M\t%s\t%d\t%.2f\t\n", p.name, n, blocks[n/2], blocks[n-1],
			waits[n/2].Seconds(), waits[n*99/100].Seconds(), waits[n-1].Seconds(), len(p.blocks), float64(gas)/float64(len(p.blocks))/1e6, fee, p.sent, float64(p.node)/float64(p.wall))
	}
	return t.Flush()
}
