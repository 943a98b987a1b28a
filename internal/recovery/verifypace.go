package recovery

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/moving"
)

const (
	// leastLink is the rate in bytes a second of the slowest link for which a
	// verification waits, all answers under way together: half of 10 kbit/s.
	leastLink = 625
	// A slot that gave no answer so often in a row is asked no more, nor is one
	// that has cost the patience for one answer as often, in silences that its
	// answers have not made up for.
	downAfter = 3
)

// errSlow is wrapped when an answer came too slowly to be waited for.
var errSlow = errors.New("too slow")

// share tells how much of a link of a given rate an answer should have had, if
// all that are under way share it evenly.
type share struct {
	mu       sync.Mutex
	rate     float64 // bytes a second, of all together
	underWay int
	each     float64 // bytes of one that was under way from the beginning
	at       time.Time
}

// share is of the slowest link there is; a test's patience shortens its seconds
// too.
func (f *Fetcher) share() *share {
	return &share{rate: leastLink * float64(patience) / float64(f.patience)}
}

// change adds answers to those under way and returns what each should have had
// so far, in bytes; only differences mean anything.
func (s *share) change(by int) float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if s.underWay > 0 {
		s.each += s.rate * now.Sub(s.at).Seconds() / float64(s.underWay)
	}
	s.at = now
	s.underWay += by
	return s.each
}

// inTime asks a store, and gives it up when its answer comes too slowly: when,
// after the patience for one answer, less has come at any moment than its share
// of the slowest link since then. So a link that is slow for all is waited for,
// and a store that sends a byte now and then is not. Of a store that is not asked
// over package moving nothing is seen to come: it has its patience.
func (v *verifier) inTime(ctx context.Context, get func(context.Context) ([]byte, error)) ([]byte, error) {
	one, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var came atomic.Int64
	v.link.change(1)
	defer v.link.change(-1)
	began := time.Now()
	go func() {
		patience := time.NewTimer(v.f.patience)
		defer patience.Stop()
		select {
		case <-one.Done():
			return
		case <-patience.C:
		}
		from := v.link.change(0)
		look := time.NewTicker(max(v.f.patience/32, time.Millisecond))
		defer look.Stop()
		for {
			select {
			case <-one.Done():
				return
			case <-look.C:
			}
			if n := came.Load(); float64(n) < v.link.change(0)-from {
				cancel(fmt.Errorf("%w: %d bytes came in %v", errSlow, n, time.Since(began).Round(time.Millisecond)))
				return
			}
		}
	}()
	b, err := get(moving.Counted(one, &came))
	if cause := context.Cause(one); err != nil && errors.Is(cause, errSlow) {
		err = cause
	}
	return b, err
}

// slotState is what a verification knows of a slot.
type slotState struct {
	report SlotReport
	silent int           // unanswered in a row
	wasted time.Duration // waited for nothing, less what answers took since
}

// down tells whether a slot is asked no more.
func (v *verifier) down(a *ask) bool {
	if a.at < 0 {
		return false
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.slots[a.at].report.Down
}

// heard notes how long a slot took, and whether it answered.
func (v *verifier) heard(a *ask, took time.Duration, answered bool) {
	if a.at < 0 {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	s := &v.slots[a.at]
	if answered {
		s.silent, s.wasted = 0, max(0, s.wasted-took)
		return
	}
	s.silent++
	s.wasted += took
	if s.silent >= downAfter || s.wasted >= downAfter*v.f.patience {
		s.report.Down = true
	}
}
