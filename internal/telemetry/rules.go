package telemetry

import (
	"math"
	"time"
)

// A Range is what a sensor can measure, its ends included.
type Range struct{ Low, High float64 }

// Rules are what somebody declared about a series. What is zero is not looked at.
type Rules struct {
	Range *Range        // values outside are wrong
	Jump  float64       // the most that a value may differ from the one before
	Stuck time.Duration // a value that stays exactly the same for longer is wrong
	Every time.Duration // how often points come
}

const (
	lateAfter    = 1.25 // intervals after which a point is late
	missingAfter = 1.5  // intervals after which one is taken to be missing
)

// A Watch holds the points of one series to rules. It tells each breach once: a
// value outside its range when it leaves the range, a stuck one until it moves
// again. The zero value has no rules. It is not for use by several goroutines at
// once.
type Watch struct {
	Rules Rules

	begun    bool
	last     float64   // the last value
	at       time.Time // its time, or the latest before if that one went back
	moved    time.Time // when the value last changed
	outside  bool
	stuck    bool
	awaiting bool // Overdue said so, and no point came since
}

// Check takes the next point and appends what breaks a rule to found. A value that
// is no number is not held to any rule. A time that goes back is no gap.
func (w *Watch) Check(t time.Time, v float64, found []Finding) []Finding {
	if math.IsNaN(v) {
		return found
	}
	if r := w.Rules.Range; r != nil {
		outside := v < r.Low || v > r.High
		if outside && !w.outside {
			limit := r.High
			if v < r.Low {
				limit = r.Low
			}
			found = append(found, Finding{Time: t, Score: 1, Reason: OutOfRange, Value: v, Limit: limit})
		}
		w.outside = outside
	}
	if !w.begun {
		w.begun, w.last, w.at, w.moved = true, v, t, t
		return found
	}
	if w.Rules.Jump > 0 && math.Abs(v-w.last) > w.Rules.Jump {
		found = append(found, Finding{Time: t, Score: 1, Reason: Jumped, Value: v, Usual: w.last, Limit: w.Rules.Jump})
	}
	if v != w.last {
		w.moved, w.stuck = t, false
	} else if still := t.Sub(w.moved); w.Rules.Stuck > 0 && still > w.Rules.Stuck && !w.stuck {
		w.stuck = true
		found = append(found, Finding{Time: t, Score: 1, Reason: Stuck, Value: v, Span: still})
	}
	if f, ok := w.gap(t); ok && !(w.awaiting && f.Reason == Missing) {
		f.Value = v
		found = append(found, f)
	}
	w.awaiting = false
	w.last = v
	if t.After(w.at) {
		w.at = t
	}
	return found
}

// Overdue says whether points are missing at a moment at which none has come: the
// end of a sensor that says nothing any more. It says so once, until a point comes.
func (w *Watch) Overdue(now time.Time) (Finding, bool) {
	f, ok := w.gap(now)
	if !ok || f.Reason != Missing || w.awaiting {
		return Finding{}, false
	}
	w.awaiting = true
	return f, true
}

// gap looks at the time from the last point to t.
func (w *Watch) gap(t time.Time) (Finding, bool) {
	if !w.begun || w.Rules.Every <= 0 {
		return Finding{}, false
	}
	span := t.Sub(w.at)
	intervals := float64(span) / float64(w.Rules.Every)
	switch {
	case intervals > missingAfter:
		return Finding{Time: t, Score: 1, Reason: Missing, Span: span, Count: max(1, int64(math.Round(intervals))-1)}, true
	case intervals > lateAfter:
		return Finding{Time: t, Score: 1, Reason: Late, Span: span}, true
	}
	return Finding{}, false
}
