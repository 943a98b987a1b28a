package recovery

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/store"
)

const (
	// The least time before an answer of which too little comes is late: four times
	// what the quickest usually take, within bounds.
	hedgeLeast   = 50 * time.Millisecond
	hedgeMost    = 3 * time.Second
	hedgeUnknown = 500 * time.Millisecond

	// patience is how long one store may take for one object that is verified,
	// whatever moves; then see inTime. Who gathers waits as long as bytes come.
	patience = 60 * time.Second

	// outage is how long a slot that cannot be reached is asked again: the link may be
	// away. One that was asked for so long without an answer is not, until it answers.
	outage = 15 * time.Second
	// mostPause is the longest wait before a slot that could not be reached is asked
	// again.
	mostPause = 4 * time.Second
)

// gather asks slots, the quickest first, until need of them have given good
// bytes, and hands those to take, one at a time. A bad answer is replaced by
// asking the next slot at once. One that is late (see flow) is, too, without giving
// the late one up: it sets no time, and a Store ends by itself what does not get on;
// but not when the others could not do without those that are late: then it is the
// link. A slot that cannot be reached is asked again while others are, for as long
// as an outage lasts. If need cannot be reached, it has asked every slot, and the
// error is a *LostError with each one's answer. When it returns, nobody that it asked
// is writing into an ask's memory any more.
func (f *Fetcher) gather(ctx context.Context, what object, need int, asks []ask, take func(index int, b []byte)) error {
	return f.gatherFor(ctx, what, need, asks, take, false)
}

// errLate is internal: an answer is late, and nobody else can be asked for it.
var errLate = errors.New("the answer is late")

// gatherFor is gather for somebody who has another way, if restless: it then waits
// neither for what is late nor for slots to come back.
func (f *Fetcher) gatherFor(ctx context.Context, what object, need int, asks []ask, take func(index int, b []byte), restless bool) error {
	slices.SortStableFunc(asks, func(a, b ask) int { return cmp.Compare(f.cost(a), f.cost(b)) })
	g := &gathering{f: f, asks: asks, need: need, pending: map[*arrival]bool{}, failed: map[*ask]Fault{},
		results: make(chan result, len(asks)), again: make(chan *ask, len(asks)),
		lost: &LostError{Kind: what.kind, Object: what.hash, Need: need, Of: len(asks)}}
	inner, cancel := context.WithCancel(ctx)
	defer g.asked.Wait()
	defer cancel()

	g.fill(inner)
	look := time.NewTimer(span(f.flow.share(), f.hedge(asks[:g.next])))
	defer look.Stop()
	for g.lost.Have < need {
		if g.nobody() {
			return g.lost
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-look.C:
			share, least := f.flow.share(), f.hedge(asks[:g.next])
			for a := range g.pending {
				a.look(share, least)
			}
			if restless && g.moving() == 0 {
				g.leave()
				g.shun()
				return errLate
			}
			look.Reset(span(share, least))
		case a := <-g.again:
			g.away--
			g.back = append(g.back, a)
		case r := <-g.results:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			g.judge(r, what, restless, take)
		}
		g.fill(inner)
	}
	g.leave()
	for _, x := range g.failed {
		f.fault(x)
	}
	return nil
}

// gathering is one call of gather.
type gathering struct {
	f       *Fetcher
	asks    []ask
	need    int
	next    int // of asks, the first that was not asked yet
	asked   sync.WaitGroup
	pending map[*arrival]bool
	away    int            // asks that wait for their slot to come back
	back    []*ask         // those that have waited
	failed  map[*ask]Fault // what those of both were told
	results chan result    // with room for each ask, so that no late one blocks
	again   chan *ask      // so here
	lost    *LostError
}

type result struct {
	of  *arrival
	b   []byte
	err error
}

// leave notes how long those were waited for that matter no more.
func (g *gathering) leave() {
	for a := range g.pending {
		if a.ask.at >= 0 {
			g.f.paces[a.ask.at].waited(time.Since(a.since))
		}
	}
}

// shun notes that they did matter, and were given up.
func (g *gathering) shun() {
	for a := range g.pending {
		if a.ask.at >= 0 {
			g.f.paces[a.ask.at].stalled()
		}
	}
}

// nobody tells whether all have answered.
func (g *gathering) nobody() bool {
	return len(g.pending) == 0 && g.away == 0 && len(g.back) == 0 && g.next == len(g.asks)
}

// moving counts the answers under way that are not late.
func (g *gathering) moving() (n int) {
	for a := range g.pending {
		if !a.late {
			n++
		}
	}
	return n
}

// fill asks slots until enough answers are there or get on.
func (g *gathering) fill(ctx context.Context) {
	moving := g.moving()
	others := len(g.asks) - g.next + len(g.back)
	if g.lost.Have+moving+others < g.need {
		moving = len(g.pending) // those that are late are needed
	}
	for ; g.lost.Have+moving < g.need && others > 0; moving, others = moving+1, others-1 {
		if g.next < len(g.asks) {
			g.next++
			g.ask(ctx, &g.asks[g.next-1])
		} else {
			g.ask(ctx, g.back[0])
			g.back = g.back[1:]
		}
	}
}

// ask asks one slot.
func (g *gathering) ask(ctx context.Context, a *ask) {
	now := time.Now()
	of := &arrival{ask: a, since: now, looked: now}
	g.pending[of] = true
	g.f.flow.begin(of)
	var at *place
	if a.into != nil {
		at = a.into.take(a.index, g.asks[min(max(g.next, g.need), len(g.asks)):])
	}
	g.asked.Go(func() {
		defer g.f.flow.end(of)
		r := result{of: of, err: errNoStore}
		if a.slot.Store != nil {
			var into []byte
			if at != nil {
				into = at.b
			}
			r.b, r.err = a.get(moving.Counted(ctx, &of.came), a.slot, into)
		}
		if r.err != nil && at != nil {
			at.leave()
		}
		g.results <- r
	})
}

// judge takes an answer in.
func (g *gathering) judge(r result, what object, restless bool, take func(index int, b []byte)) {
	a, f := r.of.ask, g.f
	answer := classify(r.err)
	delete(g.pending, r.of)
	gone := true
	if a.at >= 0 {
		if a.tries == 0 {
			a.failing = time.Now()
		}
		gone = f.paces[a.at].took(time.Since(r.of.since), answer, len(r.b), time.Since(a.failing) >= f.outage)
	}
	delete(g.failed, a)
	if answer == Good {
		g.lost.Have++
		take(a.index, r.b)
		return
	}
	x := a.fault(what, answer, f.words(r.err))
	if !gone && !restless && passing(r.err) {
		g.failed[a] = x
		g.away++
		time.AfterFunc(about(min(time.Second<<a.tries, mostPause)), func() { g.again <- a })
		a.tries++
		return
	}
	g.lost.Answers = append(g.lost.Answers, x)
	f.fault(x)
}

// passing tells whether a slot may answer a moment later that did not: the link
// may be away. What was silent for long has been waited for.
func passing(err error) bool {
	return classify(err) == Unreachable && !errors.Is(err, errNoStore) && !errors.Is(err, errNoRange) &&
		!errors.Is(err, store.ErrWrongStore) && !errors.Is(err, moving.ErrStalled)
}

// hedge is the least time that those asked have.
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
		return aside
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
