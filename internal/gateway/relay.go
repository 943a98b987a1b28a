package gateway

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxWaiting  = 4096                   // records that may wait to be relayed
	maxBatch    = 40                     // records of a batch; the gas of the worst forty stays below a transaction's cap
	maxInFlight = 8                      // batches on their way at once
	gather      = 15 * time.Millisecond  // how long a first record waits for others
	batchTime   = 120 * time.Second      // how long a batch may take to become final
	retryPause  = 500 * time.Millisecond // between tries while the node does not answer
)

// errBusy is returned when too many records wait already.
var errBusy = errors.New("too many records wait to be relayed: try again later")

// relay gathers records into batches and brings them to the chain. A record
// that is given twice is relayed once, and both callers get its outcome.
type relay struct {
	ledger  *ledger.Client
	account *ledger.Account
	log     *slog.Logger

	queue chan *pending
	slots chan struct{} // one for each batch in flight

	mu      sync.Mutex // guards the following field
	waiting map[record.Hash]*pending
}

// pending is a record on its way.
type pending struct {
	hash    record.Hash
	item    ledger.Item
	done    chan struct{} // closed when outcome or err is set
	outcome ledger.Outcome
	err     error
}

func newRelay(l *ledger.Client, account *ledger.Account, log *slog.Logger) *relay {
	return &relay{ledger: l, account: account, log: log, queue: make(chan *pending, maxWaiting),
		slots: make(chan struct{}, maxInFlight), waiting: map[record.Hash]*pending{}}
}

// anchor queues an item and waits for its outcome until ctx ends; the item
// goes on its way all the same.
func (r *relay) anchor(ctx context.Context, item ledger.Item) (ledger.Outcome, error) {
	hash := item.Record.Digest(r.ledger.Domain())
	r.mu.Lock()
	p, known := r.waiting[hash]
	if !known {
		p = &pending{hash: hash, item: item, done: make(chan struct{})}
		select {
		case r.queue <- p:
			r.waiting[hash] = p
		default:
			r.mu.Unlock()
			return ledger.Outcome{}, errBusy
		}
	}
	r.mu.Unlock()
	select {
	case <-p.done:
		return p.outcome, p.err
	case <-ctx.Done():
		return ledger.Outcome{Hash: hash}, ctx.Err()
	}
}

// run relays until ctx ends.
func (r *relay) run(ctx context.Context) {
	var group sync.WaitGroup
	defer group.Wait()
	for {
		batch := r.next(ctx)
		if batch == nil {
			return
		}
		select {
		case r.slots <- struct{}{}:
		case <-ctx.Done():
			r.finish(batch, nil, ctx.Err())
			return
		}
		group.Go(func() {
			defer func() { <-r.slots }()
			r.send(ctx, batch)
		})
	}
}

// next waits for a first record and gathers what comes within a moment. It
// holds one record a device, since a second depends on the first.
func (r *relay) next(ctx context.Context) []*pending {
	var batch []*pending
	select {
	case p := <-r.queue:
		batch = append(batch, p)
	case <-ctx.Done():
		return nil
	}
	timer := time.NewTimer(gather)
	defer timer.Stop()
	for len(batch) < maxBatch {
		select {
		case p := <-r.queue:
			batch = append(batch, p)
		case <-timer.C:
			return batch
		case <-ctx.Done():
			r.finish(batch, nil, ctx.Err())
			return nil
		}
	}
	return batch
}

func (r *relay) send(ctx context.Context, batch []*pending) {
	items := make([]ledger.Item, len(batch))
	for i, p := range batch {
		items[i] = p.item
	}
	ctx, cancel := context.WithTimeout(ctx, batchTime)
	defer cancel()
	for {
		outcomes, err := r.ledger.AnchorBatch(ctx, r.account, items)
		if err != nil && errors.Is(err, ledger.ErrUnreachable) && ctx.Err() == nil {
			r.log.Warn("node does not answer, records wait", "records", len(batch), "error", err)
			select {
			case <-time.After(retryPause):
				continue
			case <-ctx.Done():
			}
		}
		r.finish(batch, outcomes, err)
		return
	}
}

func (r *relay) finish(batch []*pending, outcomes []ledger.Outcome, err error) {
	if err != nil {
		r.log.Warn("batch not anchored", "records", len(batch), "error", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, p := range batch {
		if p.err = err; err == nil {
			p.outcome = outcomes[i]
		}
		delete(r.waiting, p.hash)
		close(p.done)
	}
}
