package health

import (
	"fmt"
	"math"
	"time"
)

// Grade is how bad a sign is.
type Grade int

// The grades, from good to bad.
const (
	Fine    Grade = iota // the part says that it is well
	Worn                 // near the end of what it is made for, or driven beyond what is good for it
	Damaged              // something of it is broken, or lost already
	Failing              // it says itself that it ends, or has stopped taking writes
)

var gradeNames = [...]string{Fine: "fine", Worn: "worn", Damaged: "damaged", Failing: "failing"}

func (g Grade) String() string { return gradeNames[g] }

// MarshalText writes the grade's name.
func (g Grade) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads a grade's name.
func (g *Grade) UnmarshalText(raw []byte) error {
	for i, name := range gradeNames {
		if name == string(raw) {
			*g = Grade(i)
			return nil
		}
	}
	return fmt.Errorf("no grade of health is called %q", raw)
}

// baseline is how many machines in a year lose their disk though no part said a
// word: 1.4 %, what Backblaze has published as the yearly failure rate of some
// 300,000 drives over all their years (Backblaze Drive Stats). For the flash of
// small devices no such figure is public.
const baseline = 0.014

// hazards is by how much a part raises the losses a year of machines like it.
//
// Damaged: after its first reallocated sector a drive is 14 times as likely to fail
// within 60 days as one without, after its first sector on probation 16 times, after
// its first offline reallocation 21 times (Pinheiro, Weber, Barroso: Failure Trends
// in a Large Disk Drive Population, FAST '07, sections 3.5.1 to 3.5.4). The lowest of
// them, to which the baseline is added.
//
// Worn and Failing are judged, not measured: three times the baseline, and one loss
// a month.
var hazards = [...]float64{Fine: 0, Worn: 2 * baseline, Damaged: 14 * baseline, Failing: 12}

const year = 365.25 * 24 * time.Hour

// Loss is the estimated probability that the machine loses its data within a time:
// of a constant hazard, to which every part adds by its worst sign alone, since what
// one part says is of one cause as a rule.
func (r Report) Loss(within time.Duration) float64 {
	worst := map[string]Grade{}
	for _, s := range r.Signs {
		worst[s.Part] = max(worst[s.Part], s.Grade)
	}
	// Signs stand in one order: so do the sums.
	hazard := baseline
	for _, s := range r.Signs {
		hazard += hazards[worst[s.Part]]
		worst[s.Part] = Fine
	}
	return -math.Expm1(-hazard * max(within.Seconds(), 0) / year.Seconds())
}
