package recovery

import (
	"sync"
	"sync/atomic"
	"time"
)

const (
	// An answer is late when it brings less than a part of its share of what all
	// bring together, in a time in which its share is shareBytes, or of which it
	// brings nothing.
	lateShare  = 4
	shareBytes = 8 << 10
	mostShare  = 30 * time.Second // such a time at most
	// pulse is the least time over which what comes is measured.
	pulse = time.Second
)

// flow measures what comes to a fetcher over all its connections. How much a link
// gives shows when something comes: the best of late counts.
type flow struct {
	mu    sync.Mutex // guards the following
	under map[*arrival]bool
	ended int64 // bytes of those that are under way no more
	at    time.Time
	had   int64   // bytes in all by then
	best  float64 // bytes a second; 0: not known
}

// arrival is an answer under way.
type arrival struct {
	ask   *ask
	since time.Time
	came  atomic.Int64 // bytes, those of requests, handshakes and headers with them

	looked time.Time // when late was told
	had    int64     // bytes by then
	late   bool
}

// begin counts an answer among those under way.
func (f *flow) begin(a *arrival) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.measure()
	if f.under == nil {
		f.under = map[*arrival]bool{}
	}
	f.under[a] = true
}

// end takes it off them.
func (f *flow) end(a *arrival) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.under[a] {
		delete(f.under, a)
		f.ended += a.came.Load()
	}
}

// measure looks at how much came lately. mu is held.
func (f *flow) measure() {
	now := time.Now()
	span := now.Sub(f.at)
	if span < pulse {
		return
	}
	all := f.ended
	for a := range f.under {
		all += a.came.Load()
	}
	if !f.at.IsZero() && len(f.under) > 0 {
		f.best = max(float64(all-f.had)/span.Seconds(), f.best/2)
	}
	f.at, f.had = now, all
}

// share is what an answer should bring in a second, in bytes; 0 if that is not
// known.
func (f *flow) share() float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.measure()
	return f.best / float64(max(1, len(f.under)))
}

// span is how long an answer is given before it is looked at: at least so long.
func span(share float64, least time.Duration) time.Duration {
	if share == 0 {
		return least
	}
	return max(least, min(time.Duration(shareBytes/share*float64(time.Second)), mostShare))
}

// look tells whether an answer is late that has had its time since it was looked at
// before.
func (a *arrival) look(share float64, least time.Duration) {
	now := time.Now()
	took := now.Sub(a.looked)
	if took < span(share, least) {
		return
	}
	came := a.came.Load() - a.had
	a.late = came == 0 || float64(came) < share*took.Seconds()/lateShare
	a.looked, a.had = now, a.had+came
}
