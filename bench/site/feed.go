package site

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
)

// errSpent says that the records signed beforehand did not last.
var errSpent = errors.New("the records signed beforehand are all anchored before the time is over: more devices are needed")

// A device's token bucket: how many records at once, and how often one more
// (contracts/src/Snapshots.sol). spare is left in it.
const (
	bucketTokens = 32
	bucketEvery  = 30 * time.Second
	spare        = 2
)

// Records is for how many records a device's token bucket has room in a time.
func Records(during time.Duration) int { return bucketTokens + int(during/bucketEvery) - spare }

// group is devices whose records of one sequence make a batch. It sends one
// batch at a time, since a record follows the device's last.
type group struct {
	items [][]ledger.Item // by device, then sequence
	next  int
}

// onItsWay is how long a batch may take to become final after feeding ended.
const onItsWay = 2 * time.Minute

// Feed brings batches to the chain as gateways do, and waits for each until it
// is final.
type Feed struct {
	ready chan *group

	mu       sync.Mutex // guards the following fields
	anchored int
	waits    []time.Duration // from sending a batch to knowing it final
}

// NewFeed feeds signed records: by device, then sequence.
func NewFeed(items [][]ledger.Item) *Feed {
	f := &Feed{ready: make(chan *group, len(items)/ledger.MaxBatch+1)}
	for part := range slices.Chunk(items, ledger.MaxBatch) {
		f.ready <- &group{items: part}
	}
	return f
}

// Run feeds through gateways in turn until ctx ends, so many batches on their
// way at once, and waits for those. rate is anchors offered a second; 0: as many
// as the chain takes. It ends early with an error if a record is refused, a call
// fails or no records are left. It may run again.
func (f *Feed) Run(ctx context.Context, gateways []*Account, rate float64, inFlight int) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var (
		once   sync.Once
		failed error // the first failure, which is not that ctx ended
	)
	fail := func(err error) {
		once.Do(func() { failed = err })
		cancel()
	}
	var pace <-chan time.Time
	if rate > 0 {
		ticker := time.NewTicker(time.Duration(float64(ledger.MaxBatch) / rate * float64(time.Second)))
		defer ticker.Stop()
		pace = ticker.C
	}
	slots := make(chan struct{}, inFlight)
	var batches sync.WaitGroup
	for n := 0; ctx.Err() == nil; n++ {
		if pace != nil {
			select {
			case <-pace:
			case <-ctx.Done():
			}
		}
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			continue
		}
		var g *group
		select {
		case g = <-f.ready:
		case <-ctx.Done():
			continue
		}
		if g.next == len(g.items[0]) {
			fail(errSpent)
			continue
		}
		account := gateways[n%len(gateways)]
		batches.Go(func() {
			defer func() { <-slots }()
			if err := f.send(ctx, account, g); err != nil {
				fail(err)
				return
			}
			f.ready <- g
		})
	}
	batches.Wait()
	return failed
}

func (f *Feed) send(ctx context.Context, account *Account, g *group) error {
	batch := make([]ledger.Item, len(g.items))
	for i := range g.items {
		batch[i] = g.items[i][g.next]
	}
	g.next++
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), onItsWay)
	defer cancel()
	start := time.Now()
	outcomes, err := account.Ledger.AnchorBatch(ctx, account.Account, batch)
	if err != nil {
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

// Told is how many anchors gateways were told of so far, and how long each batch
// took from being sent to being known as final.
func (f *Feed) Told() (anchored int, waits []time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.anchored, f.waits[:len(f.waits):len(f.waits)]
}
