package light

import (
	"context"
	"errors"
	"fmt"
	"time"
)

const (
	// TrustingPeriod is how long after a header's time its validators vouch for
	// a later header: an organisation that leaves has as long to destroy its
	// validator's key (docs/design/light.md).
	TrustingPeriod = 14 * 24 * time.Hour

	// clockSlack is how far a clock may be behind the newest header believed
	// and still count as a clock.
	clockSlack = 24 * time.Hour

	// maxBetween bounds the headers asked for between two. Each time that all
	// validators have changed costs about 2.5 × log₂ of the heights between.
	maxBetween = 256
)

// timely checks that what is trusted is not too old to believe a header by, at a
// time that a header gave, or at that of the clock if it is later.
func (r *Reader) timely(from Trusted, to time.Time) error {
	if r.clock == nil || !r.genesis.Governed() {
		return nil
	}
	r.mu.Lock()
	heard, last := r.heard, r.trusted.time
	r.mu.Unlock()
	now := r.clock()
	known := !now.Before(from.time.Add(-clockSlack))
	if !heard.IsZero() {
		// Since then this reader has counted, whatever the clock was set to.
		if counted := last.Add(now.Sub(heard)); counted.After(now) {
			now = counted
		}
		known = true
	}
	if !known {
		return &ExpiredError{Trusted: from, Now: now, NoClock: true}
	}
	if to.After(now) {
		now = to
	}
	if now.Sub(from.time) > TrustingPeriod {
		return &ExpiredError{Trusted: from, Now: now}
	}
	return nil
}

// hear notes when the trusted header moved on: what is shown again says nothing
// of the time. The caller holds the lock.
func (r *Reader) hear() {
	if r.clock != nil {
		r.heard = r.clock()
	}
}

// Heard says that what is trusted moved on so long ago, by a clock that counts on
// from then: so a program without a clock of the day goes on where another one was
// that the same machine ran since it was started.
func (r *Reader) Heard(ago time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.clock != nil && ago >= 0 {
		r.heard = r.clock().Add(-ago)
	}
}

// advance goes to a header above the trusted one: at once, or by headers between
// where the validators have changed too much. How far it came is kept, so that a
// chain with a long history is followed by and by.
//
// A header's time counts as well as the clock's, since one that two thirds signed
// is not of the future; but only once it is known that they did. Of one that is
// too late nothing is kept.
func (r *Reader) advance(ctx context.Context, t Trusted, to *lightBlock) (Trusted, error) {
	if err := r.timely(t, t.time); err != nil {
		return t, err
	}
	late := r.timely(t, to.header.time)
	t, err := r.skip(ctx, t, to, late == nil)
	switch {
	case err == nil:
		err = late
	case late != nil && !errors.Is(err, ErrUnverified):
		err = fmt.Errorf("%w (%w)", err, late) // it can be either, and is not known
	}
	return t, err
}

// skip is the skipping verification of CometBFT's light client. If it is to, it
// keeps how far it came.
func (r *Reader) skip(ctx context.Context, t Trusted, to *lightBlock, keep bool) (Trusted, error) {
	targets := []*lightBlock{to} // the last is to be reached first
	for asked := 0; len(targets) > 0; {
		target := targets[len(targets)-1]
		next, err := t.step(target)
		if err == nil {
			t, targets = next, targets[:len(targets)-1]
			if r.passed != nil {
				r.passed(target.raw)
			}
			if len(targets) > 0 && keep {
				r.came(t)
			}
			continue
		}
		if !errors.Is(err, errTooFar) {
			return t, err
		}
		if asked++; asked > maxBetween {
			return t, fmt.Errorf("%s: the validators have changed often up to height %d: followed to height %d, ask again to go on", r.name(), to.header.height, t.height)
		}
		// Beyond the middle: the old validators reach rather further than half.
		height := t.height + max(1, (target.header.height-t.height)/16*9+(target.header.height-t.height)%16*9/16)
		between, err := r.between(ctx, height)
		if err != nil {
			return t, err
		}
		targets = append(targets, between)
	}
	return t, nil
}

// between asks for the light block of a height.
func (r *Reader) between(ctx context.Context, height int64) (*lightBlock, error) {
	raw, err := r.source.LightBlockAt(ctx, uint64(height))
	if err != nil {
		return nil, fmt.Errorf("%s: header of height %d, by which a newer one is to be believed: %w", r.name(), height, err)
	}
	lb, err := parseLightBlock(raw)
	if err != nil {
		return nil, unverified(StepLightBlock, "%w", err)
	}
	if lb.header.height != height {
		return nil, unverified(StepLightBlock, "it is of height %d, asked for was %d", lb.header.height, height)
	}
	return lb, nil
}

// came keeps how far the chain was followed on the way to a newer header.
func (r *Reader) came(t Trusted) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.forked == nil && t.height > r.trusted.height {
		r.trusted = t.Saw(r.trusted.seen)
	}
}
