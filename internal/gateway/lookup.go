package gateway

import (
	"context"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxLookups = 4                // times the node is asked at once
	maxAsk     = 100              // records in one of them
	lookupTime = 10 * time.Second // for the node to answer
)

// lookup reads from the chain what judging a record needs. While the node
// answers, those who come meanwhile gather, and are asked for together: a node
// serves a hundred questions in one request for little more than one.
type lookup struct {
	ledger  *ledger.Client
	waiting chan *question
	ended   chan struct{} // closed when nobody answers any more
}

// question is a record and what the chain says of it.
type question struct {
	device, hash record.Hash

	done   chan struct{} // closed when the following are set
	answer standing
	err    error
}

// standing is where a record and its device stand on the chain, all at one
// block.
type standing struct {
	device   state.Device
	head     state.Head     // the device's history's
	snapshot state.Snapshot // the record's, if it is accepted
}

func newLookup(l *ledger.Client) *lookup {
	return &lookup{ledger: l, waiting: make(chan *question), ended: make(chan struct{})}
}

// ask tells what the chain says of a device and of a record now.
func (l *lookup) ask(ctx context.Context, device, hash record.Hash) (standing, error) {
	q := &question{device: device, hash: hash, done: make(chan struct{})}
	select {
	case l.waiting <- q:
	case <-ctx.Done():
		return standing{}, ctx.Err()
	case <-l.ended:
		return standing{}, context.Canceled
	}
	<-q.done
	return q.answer, q.err
}

// run answers until ctx ends. It can be run once.
func (l *lookup) run(ctx context.Context) {
	defer close(l.ended)
	var group sync.WaitGroup
	defer group.Wait()
	for range maxLookups {
		group.Go(func() {
			for {
				select {
				case q := <-l.waiting:
					l.answer(ctx, l.gather(q))
				case <-ctx.Done():
					return
				}
			}
		})
	}
}

// gather returns a question and those that wait beside it.
func (l *lookup) gather(q *question) []*question {
	list := []*question{q}
	for len(list) < maxAsk {
		select {
		case q := <-l.waiting:
			list = append(list, q)
		default:
			return list
		}
	}
	return list
}

func (l *lookup) answer(ctx context.Context, list []*question) {
	ctx, cancel := context.WithTimeout(ctx, lookupTime)
	defer cancel()
	ids, hashes := make([]record.Hash, len(list)), make([]record.Hash, len(list))
	for i, q := range list {
		ids[i], hashes[i] = q.device, q.hash
	}
	chain := l.ledger.State()
	devices, err := chain.Devices(ctx, ids...)
	var heads []state.Head
	if err == nil {
		heads, err = chain.Heads(ctx, ids...)
	}
	var snapshots []state.Snapshot
	if err == nil {
		snapshots, err = chain.Snapshots(ctx, hashes...)
	}
	for i, q := range list {
		if q.err = err; err == nil {
			q.answer = standing{devices[i], heads[i], snapshots[i]}
		}
		close(q.done)
	}
}
