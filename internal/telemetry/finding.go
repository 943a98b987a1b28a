package telemetry

import (
	"fmt"
	"strconv"
	"time"
)

// A Reason is why something was found.
type Reason uint8

// The reasons. The first four after Usual are a Detector's, the others a Watch's.
const (
	Usual      Reason = iota // nothing was found
	High                     // the value is higher than ever at this hour
	Low                      // the value is lower than ever at this hour
	LevelHigh                // the mean of the last points is higher than ever at this hour
	LevelLow                 // the mean of the last points is lower than ever at this hour
	OutOfRange               // the value is outside the declared range
	Stuck                    // the value has not changed for longer than declared
	Jumped                   // the value changed by more than declared from one point to the next
	Missing                  // points did not come
	Late                     // a point came late, but none is missing
)

var reasons = [...]string{"usual", "high", "low", "level-high", "level-low", "out-of-range", "stuck", "jumped", "missing", "late"}

// String is the reason's code, as commands print it.
func (r Reason) String() string {
	if int(r) < len(reasons) {
		return reasons[r]
	}
	return "reason " + strconv.Itoa(int(r))
}

// A Finding is what a point, or its absence, was found to be.
type Finding struct {
	Time   time.Time
	Score  float64 // 0 to 1; 1 for what breaks a rule
	Reason Reason
	Value  float64       // the point's; the mean for LevelHigh and LevelLow
	Usual  float64       // what is usual at this hour; the value before for Jumped
	Limit  float64       // what Value passed: the furthest so far, or what was declared
	Span   time.Duration // Stuck: unchanged for; Missing, Late: since the last point
	Count  int64         // Missing: how many points; LevelHigh, LevelLow: of how many points Value is the mean

}

// Why says in words what was found.
func (f Finding) Why() string {
	switch f.Reason {
	case High, Low, LevelHigh, LevelLow:
		what, side := "the value", "above"
		if f.Reason == LevelHigh || f.Reason == LevelLow {
			what = fmt.Sprintf("the mean of the last %d points", f.Count)
		}
		if f.Reason == Low || f.Reason == LevelLow {
			side = "below"
		}
		return fmt.Sprintf("%s is %s; usual at %02d:00 UTC is about %s, and nothing %s %s was to be expected: it is %s %s that",
			what, short(f.Value), f.Time.UTC().Hour(), short(f.Usual), side, short(f.Limit), short(abs(f.Value-f.Limit)), side)
	case OutOfRange:
		if f.Value < f.Limit {
			return fmt.Sprintf("the value is %s, below the least declared, %s", short(f.Value), short(f.Limit))
		}
		return fmt.Sprintf("the value is %s, above the most declared, %s", short(f.Value), short(f.Limit))
	case Stuck:
		return fmt.Sprintf("the value has been %s without change for %s", short(f.Value), f.Span)
	case Jumped:
		return fmt.Sprintf("the value went from %s to %s at once; %s is the most declared", short(f.Usual), short(f.Value), short(f.Limit))
	case Missing:
		return fmt.Sprintf("about %d points are missing: none came for %s", f.Count, f.Span)
	case Late:
		return fmt.Sprintf("the point came %s after the one before", f.Span)
	}
	return "nothing unusual"
}

func short(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

func abs(v float64) float64 { return max(v, -v) }
