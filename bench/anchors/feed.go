package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/ledger"
)

// errSpent says that the records signed beforehand did not last.
var errSpent = errors.New("all signed records are anchored before the time is over: give more -devices")

// group is devices whose records of one sequence make a batch. It sends one
// batch at a time, since a record follows the device's last.
type group struct {
	items [][]ledger.Item // by device, then sequence
	next  int
}

// feed brings batches to the chain as gateways do, and waits for each until it
// is final.
type feed struct {
	site  *site.Site
	ready chan *group

	mu       sync.Mutex // guards the following fields
	anchored int
	waits    []time.Duration // from sending a batch to knowing it final
}

// run feeds until ctx ends. It ends early with an error if a record is refused,
// a call fails or no records are left.
func (f *feed) run(ctx context.Context, o options, items [][]ledger.Item) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	f.ready = make(chan *group, len(items)/ledger.MaxBatch)
	for part := range slices.Chunk(items, ledger.MaxBatch) {
		f.ready <- &group{items: part}
	}
	var pace <-chan time.Time
	if o.rate > 0 {
		ticker := time.NewTicker(time.Duration(float64(ledger.MaxBatch) / o.rate * float64(time.Second)))
		defer ticker.Stop()
		pace = ticker.C
	}
	slots := make(chan struct{}, o.inFlight)
	var batches sync.WaitGroup
	defer batches.Wait()
	for n := 0; ; n++ {
		if pace != nil {
			select {
			case <-pace:
			case <-ctx.Done():
			}
		}
		var g *group
		select {
		case g = <-f.ready:
		case <-ctx.Done():
			return f.ended(ctx)
		}
		if g.next == len(g.items[0]) {
			cancel(errSpent)
			continue
		}
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return f.ended(ctx)
		}
		account := f.site.Gateways[n%len(f.site.Gateways)].Account
		batches.Go(func() {
			defer func() { <-slots }()
			if err := f.send(ctx, account, g); err != nil {
				cancel(err)
				return
			}
			f.ready <- g
		})
	}
}

// ended is nil if feeding ended because it was told to.
func (f *feed) ended(ctx context.Context) error {
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

func (f *feed) send(ctx context.Context, account *ledger.Account, g *group) error {
	batch := make([]ledger.Item, len(g.items))
	for i := range g.items {
		batch[i] = g.items[i][g.next]
	}
	g.next++
	start := time.Now()
	outcomes, err := f.site.Ledger.AnchorBatch(ctx, account, batch)
	if err != nil {
		if ctx.Err() != nil {
			return context.Canceled
		}
		return err
	}
	for _, o := range outcomes {
		if o.Refusal != nil {
			return fmt.Errorf("a record was refused: %w", o.Refusal)
		}
	}
	f.mu.Lock()
	f.anchored += len(batch)
	f.waits = append(f.waits, time.Since(start))
	f.mu.Unlock()
	return nil
}
