package main

import (
	"cmp"
	"slices"
	"time"
)

// What is kept of a contender beside an operation's figures.
const (
	sizeFull = "bytes of the archive"
	sizeDay2 = "bytes added on day 2"
)

// results are a contender's figures of all repetitions: by contender, then by
// what was measured.
type results map[string]map[string][]float64

func (r results) add(contender, what string, v float64) {
	if r[contender] == nil {
		r[contender] = map[string][]float64{}
	}
	r[contender][what] = append(r[contender][what], v)
}

// The figures of an operation: "full" + cpu is a full backup's processor time.
const (
	wall   = " wall"
	cpu    = " cpu"
	rss    = " rss"
	heap   = " heap"
	read   = " read"
	wrote  = " wrote"
	others = " others"
	chain  = " chain"
)

func (r results) keep(contender, op string, o outcome) {
	seconds := func(d time.Duration) float64 { return d.Seconds() }
	r.add(contender, op+wall, seconds(o.ready))
	r.add(contender, op+chain, seconds(o.Wall-o.ready))
	r.add(contender, op+cpu, seconds(o.CPU))
	r.add(contender, op+others, seconds(o.others))
	r.add(contender, op+rss, float64(o.MaxRSS))
	r.add(contender, op+heap, float64(o.heap))
	r.add(contender, op+read, float64(o.read))
	r.add(contender, op+wrote, float64(o.wrote))
}

// median is the middle of what was measured; ok is false if nothing was.
func (r results) median(contender, what string) (v float64, ok bool) {
	all := slices.Clone(r[contender][what])
	if len(all) == 0 {
		return 0, false
	}
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2, true
}

func (r results) span(contender, what string) (least, most float64) {
	all := r[contender][what]
	return slices.Min(all), slices.Max(all)
}

// best is the contender with the least of something.
func (r results) best(contenders []string, what string) (name string, v float64, ok bool) {
	for _, c := range contenders {
		if m, has := r.median(c, what); has && (!ok || cmp.Less(m, v)) {
			name, v, ok = c, m, true
		}
	}
	return name, v, ok
}
