package telemetry

import (
	"math"
	"time"
)

const (
	// Threshold is the score from which a point is an alarm: it goes beyond the range
	// known by 15 % of that range. Of pure noise about one point in 5,000 does. Lower
	// scores tell which points come next.
	Threshold = 0.6

	// MaxValue bounds the magnitude of values: with larger ones the detector's sums
	// and differences could overflow.
	MaxValue = 1e150

	hours      = 24             // of the day, UTC: the seasons that are told apart
	mostPoints = 128            // that a Detector has room for
	settleLow  = 100            // points before which no score is given
	settleHigh = 2000           // points after which scores are given even if the second day is not over
	settleFor  = 48 * time.Hour // time before which no score is given: each hour must have come twice
	half       = 0.1            // margin, in ranges, whose score is 0.5
	steps      = 200            // scores are multiples of 1/steps: finer ones mean nothing
	exact      = 1e-9           // differences below this share of the largest magnitude are rounding
	farthest   = 1e6            // margin, in ranges, beyond which all are alike
)

// octaves are what window and memory are multiplied by: what is looked at with
// one window, or one memory, is looked at with half and with twice of it, too, and
// the three are averaged, so that none of them has to be just right.
var octaves = [...]float64{0.5, 1, 2}

// settings are what could be chosen about the detector; docs/design/telemetry.md
// says how chosen was found, and what others would have given.
type settings struct {
	window int     // points over which the mean is taken: 2 to mostPoints/2
	memory float64 // points in which an old extreme fades to 1/e
	habit  float64 // points of an hour over which its usual value is averaged
	quiet  int     // points after a score in which lower ones are held back
	louder float64 // how many times the margin of a held score lets the next through
}

var chosen = settings{window: 24, memory: 5000, habit: 100, quiet: 100, louder: 2}

// A Detector learns what is usual in one series, and scores each point by how far
// it goes beyond that. Use NewDetector. It is not for use by several goroutines at
// once.
//
// It follows the value, and the mean of the last 12, 24 and 48. Of each it learns
// what is usual at each hour of the day, takes the difference, and keeps the range
// of the differences. Only what leaves that range scores.
type Detector struct {
	set    settings
	points int
	first  time.Time
	recent [mostPoints]float64 // the last values, as a ring
	value  track
	levels [len(octaves)]track
	held   float64 // margin of the last score that was let through
	since  int     // points since, at most settings.quiet and one
}

// NewDetector returns a detector that has seen nothing.
func NewDetector() *Detector { return &Detector{set: chosen} }

// Observe takes the next point. The finding's score is from 0, usual, to 1; its
// reason is Usual below Threshold. A value that is not finite or beyond MaxValue
// scores 0 and teaches nothing. Times may repeat and go back: points count in the
// order in which they come, and of a time only the hour matters.
//
// No point scores before 100 came and two days went by (or 2,000 points). After a score, others are held
// back for 100 points unless they go more than twice as far: an anomaly is told where it
// begins, not at every point of it.
func (d *Detector) Observe(t time.Time, v float64) Finding {
	if !(math.Abs(v) <= MaxValue) { // also if v is not a number
		return Finding{Time: t, Value: v}
	}
	if d.points == 0 {
		d.first = t
	}
	d.recent[d.points%mostPoints] = v
	d.points++
	hour := int(((t.Unix()%86400 + 86400) % 86400) / 3600)

	f, margin := d.value.follow(v, hour, &d.set, High, Low)
	var level, widest float64 // average and largest of the levels' margins
	for i, times := range octaves {
		window := int(times * float64(d.set.window))
		if d.points <= window {
			continue
		}
		g, m := d.levels[i].follow(d.mean(window), hour, &d.set, LevelHigh, LevelLow)
		level += m / float64(len(octaves))
		if m > widest && m > margin {
			widest = m
			g.Count = int64(window)
			if level > margin {
				f = g
			}
		}
	}
	margin = max(margin, level)
	f.Time = t
	if f.Score = d.sharpen(margin, t); f.Score < Threshold {
		f.Reason = Usual
	}
	return f
}

// mean is that of the last values, summed anew each time so that no rounding adds
// up.
func (d *Detector) mean(window int) float64 {
	var sum float64
	for i := d.points - window; i < d.points; i++ {
		sum += d.recent[i%mostPoints]
	}
	return sum / float64(window)
}

// sharpen makes a score of a margin, or 0 if it is held back: early in a series,
// or soon after one like it.
func (d *Detector) sharpen(margin float64, t time.Time) float64 {
	if d.points <= settleLow || d.points <= settleHigh && t.Sub(d.first) < settleFor {
		return 0
	}
	if d.since++; d.since > d.set.quiet {
		d.since = d.set.quiet + 1
		d.held = 0
	}
	if margin <= d.held*d.set.louder {
		return 0
	}
	d.held, d.since = margin, 0
	return math.Round(steps*margin/(margin+half)) / steps
}

// A track is one quantity followed over the day: what is usual at each hour, and
// the ranges of what differs from it.
type track struct {
	usual [hours]float64
	seen  [hours]float64 // points of that hour, at most settings.habit

	points  float64
	middle  float64 // of the differences
	largest float64 // magnitude of what was followed
	ranges  [len(octaves)]struct{ high, low float64 }
}

// follow takes the quantity's next value. The margin is by how much it leaves the
// ranges of differences, in ranges, on average over memories; the finding says
// which limit it passed, for the reason up or down.
func (k *track) follow(x float64, hour int, set *settings, up, down Reason) (f Finding, margin float64) {
	if k.seen[hour] == 0 {
		k.usual[hour] = x
	}
	usual := k.usual[hour]
	k.seen[hour] = min(k.seen[hour]+1, set.habit)
	k.usual[hour] += (x - usual) / k.seen[hour]
	k.largest = max(k.largest, math.Abs(x))
	diff := x - usual

	k.points++
	if k.points == 1 {
		k.middle = diff
	}
	f = Finding{Value: x, Usual: usual, Limit: usual}
	for i := range k.ranges {
		r := &k.ranges[i]
		if k.points == 1 {
			r.high, r.low = diff, diff
			continue
		}
		memory := octaves[i] * set.memory
		width := max(r.high-r.low, exact*k.largest, math.SmallestNonzeroFloat32)
		var beyond float64
		if diff > r.high {
			f.Reason, f.Limit, beyond = up, usual+r.high, diff-r.high
			r.high = diff
		} else {
			r.high -= (r.high - k.middle) / memory
		}
		if diff < r.low {
			f.Reason, f.Limit, beyond = down, usual+r.low, r.low-diff
			r.low = diff
		} else {
			r.low += (k.middle - r.low) / memory
		}
		margin += min(beyond/width, farthest) / float64(len(octaves))
	}
	k.middle += (diff - k.middle) / min(k.points, set.memory/4)
	return f, margin
}
