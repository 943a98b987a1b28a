package telemetry

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unsafe"
)

var start = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// A made series has a point every five minutes.
type made struct {
	name  string
	days  int
	at    int // the point at which something begins; 0: nothing does
	value func(r *rand.Rand, i int) float64
}

const perDay = 288

func daily(i int) float64 { return math.Sin(2 * math.Pi * float64(i) / perDay) }

// alarms runs a series through a new detector.
func (m made) alarms(seed uint64) (at []int, why []Finding) {
	r := rand.New(rand.NewPCG(seed, 1))
	d := NewDetector()
	for i := range m.days * perDay {
		f := d.Observe(start.Add(time.Duration(i)*5*time.Minute), m.value(r, i))
		if f.Reason != Usual {
			at, why = append(at, i), append(why, f)
		}
	}
	return at, why
}

// What begins suddenly is told within an hour or two of it, with the right reason.
func TestDetects(t *testing.T) {
	const at = 15*perDay + 100
	for _, m := range []struct {
		made
		within  int // points after at
		reasons []Reason
	}{
		{made{"spike", 20, at, func(r *rand.Rand, i int) float64 {
			if i == at {
				return 80
			}
			return 50 + 10*daily(i) + r.NormFloat64()
		}}, 0, []Reason{High}},
		{made{"drop", 20, at, func(r *rand.Rand, i int) float64 {
			if i == at {
				return 20
			}
			return 50 + 10*daily(i) + r.NormFloat64()
		}}, 0, []Reason{Low}},
		{made{"level shift", 20, at, func(r *rand.Rand, i int) float64 {
			if i >= at {
				return 60 + r.NormFloat64()
			}
			return 50 + r.NormFloat64()
		}}, 0, []Reason{High, LevelHigh}},
		{made{"small level shift that only the mean shows", 20, at, func(r *rand.Rand, i int) float64 {
			if i >= at {
				return 45 + r.NormFloat64()
			}
			return 50 + r.NormFloat64()
		}}, 64, []Reason{Low, LevelLow}},
		{made{"the day's course does not come", 20, 15 * perDay, func(r *rand.Rand, i int) float64 {
			if i >= 15*perDay {
				return 50 + r.NormFloat64()
			}
			return 50 + 10*daily(i) + r.NormFloat64()
		}}, perDay, []Reason{Low, LevelLow, High, LevelHigh}},
		{made{"stuck in the middle of a course", 20, at, func(r *rand.Rand, i int) float64 {
			return 50 + 10*daily(min(i, at)) + r.NormFloat64()*float64(min(1, max(0, at-i)))
		}}, perDay, []Reason{Low, LevelLow, High, LevelHigh}},
		{made{"spikes come more often", 20, at, func(r *rand.Rand, i int) float64 {
			every := 96
			if i >= at {
				every = 4
			}
			if i%every == 0 {
				return 30
			}
			return 1 + r.Float64()
		}}, 128, []Reason{LevelHigh}},
	} {
		for seed := range uint64(20) {
			at, why := m.alarms(seed)
			found := false
			for k, i := range at {
				if i < m.at || i > m.at+m.within {
					continue
				}
				for _, reason := range m.reasons {
					found = found || why[k].Reason == reason
				}
			}
			if !found {
				t.Errorf("%s, seed %d: nothing of it in alarms %v", m.name, seed, at)
			}
		}
	}
}

// Series in which nothing happens raise few alarms: on average no more than one in
// five days once the detector has seen a week.
func TestFewFalseAlarms(t *testing.T) {
	const days, seeds = 60, 20
	for _, m := range []made{
		{"noise", days, 0, func(r *rand.Rand, i int) float64 { return 50 + r.NormFloat64() }},
		{"bounded noise", days, 0, func(r *rand.Rand, i int) float64 { return r.Float64() }},
		{"a daily course", days, 0, func(r *rand.Rand, i int) float64 { return 50 + 10*daily(i) + r.NormFloat64() }},
		{"on and off by the hour", days, 0, func(r *rand.Rand, i int) float64 {
			if i%perDay > 96 && i%perDay < 200 {
				return 80 + r.NormFloat64()
			}
			return 20 + r.NormFloat64()
		}},
		{"counts", days, 0, func(r *rand.Rand, i int) float64 { return math.Floor(r.ExpFloat64() * (12 + 8*daily(i))) }},
	} {
		alarms := 0
		for seed := range uint64(seeds) {
			at, _ := m.alarms(seed)
			for _, i := range at {
				if i >= 7*perDay {
					alarms++
				}
			}
		}
		t.Logf("%s: %.3f alarms a day", m.name, float64(alarms)/((days-7)*seeds))
		if alarms*5 > (days-7)*seeds {
			t.Errorf("%s: %d alarms in %d days", m.name, alarms, (days-7)*seeds)
		}
	}
	for name, v := range map[string]func(i int) float64{
		"a constant":          func(int) float64 { return 0.1 },
		"an exact square":     func(i int) float64 { return float64(i / 12 % 24 / 12) },
		"an exact daily sine": daily,
	} {
		if at, _ := (made{name, 30, 0, func(_ *rand.Rand, i int) float64 { return v(i) }}).alarms(0); len(at) > 0 {
			t.Errorf("%s: alarms at %v", name, at)
		}
	}
}

// One anomaly is one alarm, or few, however long it lasts; early points give none.
func TestSharp(t *testing.T) {
	m := made{"shift", 20, 0, func(r *rand.Rand, i int) float64 {
		v := 50 + r.NormFloat64()
		if i >= 10*perDay && i < 11*perDay {
			v += 40
		}
		return v
	}}
	during := 0
	at, _ := m.alarms(3)
	for _, i := range at {
		if i < 2*perDay {
			t.Errorf("an alarm at point %d, within the first two days", i)
		}
		if i >= 10*perDay && i < 11*perDay {
			during++
		}
	}
	if during < 1 || during > 4 {
		t.Errorf("%d alarms in the day of the shift", during)
	}
}

// What cannot be judged scores 0 and changes nothing of what follows.
func TestBadValues(t *testing.T) {
	a, b := NewDetector(), NewDetector()
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 3000 {
		at := start.Add(time.Duration(i) * 5 * time.Minute)
		for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 2 * MaxValue, -2 * MaxValue} {
			if f := a.Observe(at, v); f.Score != 0 || f.Reason != Usual {
				t.Fatalf("%v: %+v", v, f)
			}
		}
		v := r.NormFloat64()
		if got, want := a.Observe(at, v), b.Observe(at, v); got != want {
			t.Fatalf("point %d: %+v, without bad values %+v", i, got, want)
		}
	}
}

// Scores are numbers from 0 to 1 whatever comes: the largest values, the smallest,
// times that stand, leap or go back.
func TestScoresAreScores(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	values := []float64{0, MaxValue, -MaxValue, 1, -1, math.SmallestNonzeroFloat64, 1e-300, 1e100}
	for range 50 {
		d := NewDetector()
		at := start
		for range 2000 {
			switch r.IntN(10) {
			case 0:
				at = time.Unix(r.Int64()-r.Int64(), 0)
			case 1:
			default:
				at = at.Add(time.Duration(r.Int64N(int64(time.Hour))))
			}
			v := values[r.IntN(len(values))]
			if r.IntN(2) == 0 {
				v = math.Exp(600*r.Float64() - 300)
			}
			if f := d.Observe(at, v); !(f.Score >= 0 && f.Score <= 1) || f.Why() == "" {
				t.Fatalf("value %g at %s: %+v", v, at, f)
			}
		}
	}
}

// The same series gives the same scores in every version and on every processor:
// a change here changes what devices say. Nothing in the detector adds to a product,
// which some processors would round only once.
func TestGolden(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	d := NewDetector()
	sum := fnv.New64a()
	alarms := 0
	for i := range 20 * perDay {
		v := float64(i%perDay)/20 + float64(r.IntN(2000)+r.IntN(2000))/1000
		if i == 3000 || i > 4500 {
			v += 20
		}
		f := d.Observe(start.Add(time.Duration(i)*5*time.Minute), v)
		if f.Reason != Usual {
			alarms++
		}
		var b [2]byte
		binary.LittleEndian.PutUint16(b[:], uint16(math.Round(f.Score*1000)))
		sum.Write(append(b[:], byte(f.Reason)))
	}
	if got := sum.Sum64(); alarms != 4 || got != 0x4eae4a0e41b9818 {
		t.Errorf("%d alarms, scores %#x", alarms, got)
	}
}

// A series costs a few kilobytes, all in the detector itself, and a point no memory.
func TestStateAndAllocations(t *testing.T) {
	if n := unsafe.Sizeof(Detector{}) + unsafe.Sizeof(Watch{}); n > 8<<10 {
		t.Errorf("%d bytes a series", n)
	} else {
		t.Logf("%d bytes a series: detector %d, watch %d", n, unsafe.Sizeof(Detector{}), unsafe.Sizeof(Watch{}))
	}
	d := NewDetector()
	w := Watch{Rules: Rules{Range: &Range{-1, 1}, Jump: 1, Stuck: time.Hour, Every: time.Minute}}
	r := rand.New(rand.NewPCG(9, 9))
	found := make([]Finding, 0, 8)
	at := start
	if n := testing.AllocsPerRun(10000, func() {
		v := r.NormFloat64()
		at = at.Add(2 * time.Minute)
		d.Observe(at, v)
		found = w.Check(at, v, found[:0])
	}); n != 0 {
		t.Errorf("%v allocations a point", n)
	}
}

func TestWhy(t *testing.T) {
	m := made{"spike", 10, 0, func(r *rand.Rand, i int) float64 {
		if i == 9*perDay+150 {
			return 80
		}
		return 50 + r.NormFloat64()
	}}
	at, why := m.alarms(1)
	for k, i := range at {
		if i == 9*perDay+150 {
			if s := why[k].Why(); !strings.Contains(s, "80") || !strings.Contains(s, "12:00 UTC") || !strings.Contains(s, "nothing above") {
				t.Error(s)
			}
			return
		}
	}
	t.Errorf("no alarm at the spike: %v", at)
}

func BenchmarkObserve(b *testing.B) {
	r := rand.New(rand.NewPCG(9, 9))
	values := make([]float64, 4096)
	for i := range values {
		values[i] = 50 + 10*daily(i) + r.NormFloat64()
	}
	d := NewDetector()
	w := Watch{Rules: Rules{Range: &Range{0, 100}, Jump: 50, Stuck: time.Hour, Every: 5 * time.Minute}}
	var found []Finding
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		at := start.Add(time.Duration(i) * 5 * time.Minute)
		d.Observe(at, values[i%len(values)])
		found = w.Check(at, values[i%len(values)], found[:0])
	}
}
