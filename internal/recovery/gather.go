package recovery

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

const (
	// The wait before a further store is asked for what the first ones have
	// not given yet: four times what the quickest usually take, within bounds.
	hedgeLeast   = 50 * time.Millisecond
	hedgeMost    = 3 * time.Second
	hedgeUnknown = 500 * time.Millisecond

	// patience is how long one store may take for one object that is verified,
	// whatever moves; then see inTime. Who gathers waits as long as bytes come.
	patience = 60 * time.Second
)

// gather asks slots, the quickest first, until need of them have given good
// bytes, and hands those to take, one at a time. A bad answer is replaced by
// asking the next slot at once; a late one after the hedge delay, without
// giving the late one up: it sets no time, and a Store ends by itself what does
// not get on. If need cannot be reached, it has asked every slot, and the error is
// a *LostError with each one's answer. When it returns, nobody that it asked is
// writing into an ask's memory any more.
func (f *Fetcher) gather(ctx context.Context, what object, need int, asks []ask, take func(index int, b []byte)) error {
	type result struct {
		ask *ask
		b   []byte
		err error
	}
	slices.SortStableFunc(asks, func(a, b ask) int { return cmp.Compare(f.cost(a), f.cost(b)) })
	inner, cancel := context.WithCancel(ctx)
	var asked sync.WaitGroup
	defer asked.Wait()
	defer cancel()

	results := make(chan result, len(asks)) // so that no late one blocks
	pending := map[*ask]time.Time{}         // asked when, not answered
	next := 0
	start := func() {
		a := &asks[next]
		next++
		pending[a] = time.Now()
		var at *place
		if a.into != nil {
			at = a.into.take(a.index, asks[min(max(next, need), len(asks)):])
		}
		asked.Go(func() {
			r := result{ask: a, err: errNoStore}
			if a.slot.Store != nil {
				var into []byte
				if at != nil {
					into = at.b
				}
				r.b, r.err = a.get(inner, a.slot, into)
			}
			if r.err != nil && at != nil {
				at.leave()
			}
			results <- r
		})
	}
	for next < min(need, len(asks)) {
		start()
	}
	hedge := time.NewTimer(f.hedge(asks[:next]))
	defer hedge.Stop()

	lost := &LostError{Kind: what.kind, Object: what.hash, Need: need, Of: len(asks)}
	for lost.Have < need {
		if len(pending) == 0 && next == len(asks) {
			return lost
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-hedge.C:
			if next < len(asks) {
				start()
				hedge.Reset(f.hedge(asks[:next]))
			}
		case r := <-results:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			answer := classify(r.err)
			if r.ask.at >= 0 {
				f.paces[r.ask.at].took(time.Since(pending[r.ask]), answer, len(r.b))
			}
			delete(pending, r.ask)
			if answer == Good {
				lost.Have++
				take(r.ask.index, r.b)
				continue
			}
			x := r.ask.fault(what, answer, f.words(r.err))
			lost.Answers = append(lost.Answers, x)
			f.fault(x)
			if next < len(asks) {
				start()
			}
		}
	}
	for a, since := range pending {
		if a.at >= 0 {
			f.paces[a.at].waited(time.Since(since))
		}
	}
	return nil
}

// hedge is how long to wait for those asked before one more is.
func (f *Fetcher) hedge(asked []ask) time.Duration {
	var known []time.Duration
	for _, a := range asked {
		if a.at >= 0 {
			if m := f.paces[a.at].expect(); m > 0 {
				known = append(known, m)
			}
		}
	}
	if len(known) == 0 {
		return hedgeUnknown
	}
	slices.Sort(known)
	return min(max(4*known[len(known)/2], hedgeLeast), hedgeMost)
}

func (f *Fetcher) cost(a ask) time.Duration {
	if a.at < 0 || a.slot.Store == nil {
		return time.Hour
	}
	return f.paces[a.at].cost()
}

func (a *ask) fault(what object, answer Answer, reason string) Fault {
	return Fault{Slot: a.slot.Number, Store: a.slot.StoreID, Name: a.slot.Name, Answer: answer,
		Kind: what.kind, Object: what.hash, Root: a.root, Reason: reason}
}

// words are an error's, bounded: a store's own words may be in it.
func (f *Fetcher) words(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "no whole answer in time"
	}
	s := err.Error()
	if len(s) > 300 {
		s = s[:300] + "…"
	}
	return s
}
