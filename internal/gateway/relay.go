package gateway

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxWaiting  = 8192                   // records that wait to be relayed; of the largest they take some 40 MiB
	maxDevice   = 4                      // of one device: it needs one at a time, and must not fill the queue
	maxInFlight = 48                     // batches on their way at once, in one block or the few that a busy chain needs; 128 KiB each at most
	gather      = 15 * time.Millisecond  // how long a first record waits for others when nothing is on its way
	gatherMore  = 100 * time.Millisecond // and while batches are: a block is made every second at most
	batchTime   = 5 * time.Minute        // how long a batch may take to become final
	retryPause  = 500 * time.Millisecond // between tries while the node does not answer
)

// errBusy is returned when too many records wait already.
var errBusy = errors.New("too many records wait to be relayed: try again later")

// relay gathers records into batches and brings them to the chain. What is
// given twice is relayed once, and both callers get its outcome. A device has
// one record on its way, so that its records stay in their order.
type relay struct {
	ledger  *ledger.Client
	account *ledger.Account
	log     *slog.Logger
	debts   debts

	wake  chan struct{} // has a value if there may be something to relay
	slots chan struct{} // one for each batch in flight

	mu      sync.Mutex // guards the following fields
	queue   []*pending
	waiting map[record.Hash]*pending // by the item's fingerprint; queued or in flight
	devices map[record.Hash]int      // how many are waiting of each
	flying  map[record.Hash]bool     // devices with a record in flight
}

// pending is a record on its way.
type pending struct {
	key     record.Hash // fingerprint of the item
	item    ledger.Item
	done    chan struct{} // closed when outcome or err is set
	outcome ledger.Outcome
	err     error
}

func newRelay(l *ledger.Client, account *ledger.Account, log *slog.Logger) *relay {
	return &relay{ledger: l, account: account, log: log, wake: make(chan struct{}, 1), slots: make(chan struct{}, maxInFlight),
		waiting: map[record.Hash]*pending{}, devices: map[record.Hash]int{}, flying: map[record.Hash]bool{}}
}

// fingerprint tells items apart by all that the contract judges: the same
// record with other receipts is another item, so that nobody who brings it with
// bad ones answers for who brings it with good ones.
func fingerprint(hash record.Hash, item ledger.Item) record.Hash {
	parts := [][]byte{hash[:], item.Signature[:]}
	for _, r := range item.Receipts {
		parts = append(parts, fmt.Appendf(nil, "/%d/%d/", r.Position, r.ValidUntil), r.Signature[:])
	}
	return record.Keccak256(parts...)
}

// anchor queues an item and waits for its outcome until ctx ends; the item
// goes on its way all the same. hash is its record's.
func (r *relay) anchor(ctx context.Context, hash record.Hash, item ledger.Item) (ledger.Outcome, error) {
	p, err := r.enqueue(fingerprint(hash, item), item)
	if err != nil {
		return ledger.Outcome{}, err
	}
	select {
	case <-p.done:
		return p.outcome, p.err
	case <-ctx.Done():
		return ledger.Outcome{Hash: hash}, ctx.Err()
	}
}

// owes tells whether a record of the device was refused lately.
func (r *relay) owes(device record.Hash) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.debts.owes(device, time.Now())
}

func (r *relay) enqueue(key record.Hash, item ledger.Item) (*pending, error) {
	device := item.Record.Device
	r.mu.Lock()
	defer r.mu.Unlock()
	if p, known := r.waiting[key]; known {
		return p, nil
	}
	if wait := r.debts.wait(device, time.Now()); wait > 0 {
		return nil, &door.Error{Status: http.StatusTooManyRequests, Code: door.CodeBusy,
			Message: fmt.Sprintf("records of this device were refused again and again: the next one is taken in %s", wait.Round(time.Second))}
	}
	if len(r.queue) >= maxWaiting || r.devices[device] >= maxDevice {
		return nil, errBusy
	}
	p := &pending{key: key, item: item, done: make(chan struct{})}
	r.queue = append(r.queue, p)
	r.waiting[key] = p
	r.devices[device]++
	r.rouse()
	return p, nil
}

// rouse lets run look at the queue.
func (r *relay) rouse() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// run relays until ctx ends.
func (r *relay) run(ctx context.Context) {
	var group sync.WaitGroup
	defer func() {
		group.Wait()
		r.mu.Lock()
		rest := r.queue
		r.queue = nil
		r.mu.Unlock()
		r.finish(rest, nil, ctx.Err())
	}()
	for ctx.Err() == nil {
		select {
		case <-r.wake:
		case <-ctx.Done():
			return
		}
		// The slot first: whoever comes while all are taken joins the batch.
		select {
		case r.slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		moment := gather
		if len(r.slots) > 1 {
			moment = gatherMore
		}
		if !r.full() {
			select {
			case <-time.After(moment):
			case <-ctx.Done():
				return
			}
		}
		batch := r.take()
		if len(batch) == 0 {
			<-r.slots
			continue
		}
		group.Go(func() {
			defer func() { <-r.slots }()
			r.send(ctx, batch)
		})
	}
}

// full tells whether a batch waits already.
func (r *relay) full() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.queue) >= ledger.MaxBatch
}

// take removes a batch from the queue: in the queue's order, one record of a
// device at most, and none while one is in flight, since a second depends on the
// first. finish looks for those that are left for that.
func (r *relay) take() []*pending {
	r.mu.Lock()
	defer r.mu.Unlock()
	var room ledger.Room
	var batch, rest []*pending
	for i, p := range r.queue {
		device := p.item.Record.Device
		if r.flying[device] {
			rest = append(rest, p)
			continue
		}
		if !room.Take(p.item) {
			rest = append(rest, r.queue[i:]...)
			r.rouse()
			break
		}
		r.flying[device] = true
		batch = append(batch, p)
	}
	r.queue = rest
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
		if err != nil && ctx.Err() == nil && (errors.Is(err, ledger.ErrUnreachable) || errors.Is(err, ledger.ErrTooManyWait)) {
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
	if err != nil && len(batch) > 0 {
		r.log.Warn("batch not anchored", "records", len(batch), "error", err)
	}
	now := time.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, p := range batch {
		device := p.item.Record.Device
		if p.err = err; err == nil {
			p.outcome = outcomes[i]
			if p.outcome.Refusal != nil {
				r.debts.charge(device, now)
			}
		}
		delete(r.waiting, p.key)
		delete(r.flying, device)
		if r.devices[device]--; r.devices[device] == 0 {
			delete(r.devices, device)
		}
		close(p.done)
	}
	if len(r.queue) > 0 {
		r.rouse()
	}
}
