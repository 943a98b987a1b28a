package telemetry

import (
	"math"
	"slices"
	"testing"
	"time"
)

func TestWatch(t *testing.T) {
	type point struct {
		after time.Duration // since the start
		v     float64
		want  []Reason
	}
	const m = time.Minute
	for name, c := range map[string]struct {
		rules  Rules
		points []point
	}{
		"no rules": {Rules{}, []point{{0, 1, nil}, {m, 1e9, nil}, {1000 * m, 1e9, nil}, {0, -1e9, nil}}},
		"range": {Rules{Range: &Range{-5, 5}}, []point{
			{0, 6, []Reason{OutOfRange}}, {m, 7, nil}, {2 * m, 5, nil}, {3 * m, -5, nil}, {4 * m, -5.01, []Reason{OutOfRange}},
			{5 * m, math.Inf(1), nil}, {6 * m, 0, nil}, {7 * m, math.Inf(1), []Reason{OutOfRange}}}},
		"jump": {Rules{Jump: 2}, []point{{0, 10, nil}, {m, 12, nil}, {2 * m, 14.5, []Reason{Jumped}}, {3 * m, 14.5, nil}, {4 * m, 10, []Reason{Jumped}}}},
		"stuck": {Rules{Stuck: 3 * m}, []point{
			{0, 1, nil}, {m, 1, nil}, {3 * m, 1, nil}, {4 * m, 1, []Reason{Stuck}}, {5 * m, 1, nil}, {6 * m, 2, nil}, {9 * m, 2, nil}, {10 * m, 2, []Reason{Stuck}}}},
		"missing and late": {Rules{Every: 10 * m}, []point{
			{0, 1, nil}, {10 * m, 2, nil}, {22 * m, 3, nil}, {35 * m, 4, []Reason{Late}}, {50 * m, 5, []Reason{Late}}, {66 * m, 6, []Reason{Missing}},
			{60 * m, 7, nil}, {76 * m, 8, nil}, {76 * m, 9, nil}, {176 * m, 10, []Reason{Missing}}}},
		"several at once": {Rules{Range: &Range{0, 1}, Jump: 1, Every: m}, []point{{0, 0, nil}, {9 * m, 9, []Reason{OutOfRange, Jumped, Missing}}}},
		"no number":       {Rules{Range: &Range{0, 1}, Jump: 1, Stuck: m, Every: m}, []point{{0, 0, nil}, {9 * m, math.NaN(), nil}, {m, 1, nil}}},
	} {
		w := Watch{Rules: c.rules}
		for i, p := range c.points {
			var got []Reason
			for _, f := range w.Check(start.Add(p.after), p.v, nil) {
				got = append(got, f.Reason)
				if f.Score != 1 || f.Why() == "" || f.Why() == (Finding{}).Why() || f.Reason.String() == "" {
					t.Errorf("%s, point %d: %+v", name, i, f)
				}
			}
			if !slices.Equal(got, p.want) {
				t.Errorf("%s, point %d: %v, want %v", name, i, got, p.want)
			}
		}
	}
}

// A sensor that says nothing any more is told once, and so is the gap.
func TestOverdue(t *testing.T) {
	w := Watch{Rules: Rules{Every: time.Minute}}
	if f, ok := w.Overdue(start.Add(time.Hour)); ok {
		t.Errorf("before the first point: %+v", f)
	}
	w.Check(start, 1, nil)
	if f, ok := w.Overdue(start.Add(80 * time.Second)); ok {
		t.Errorf("after 80 seconds: %+v", f)
	}
	f, ok := w.Overdue(start.Add(4 * time.Minute))
	if !ok || f.Reason != Missing || f.Count != 3 || f.Span != 4*time.Minute {
		t.Errorf("%+v", f)
	}
	if f, ok := w.Overdue(start.Add(5 * time.Minute)); ok {
		t.Errorf("told twice: %+v", f)
	}
	if f := w.Check(start.Add(6*time.Minute), 2, nil); len(f) != 0 {
		t.Errorf("the point after it: %+v", f)
	}
	if f := w.Check(start.Add(9*time.Minute), 2, nil); len(f) != 1 || f[0].Count != 2 {
		t.Errorf("the next gap: %+v", f)
	}
}
