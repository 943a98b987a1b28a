package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
)

// The goals, and where they are for: finality as p50 and p99.
const (
	goalOne   = 1000 // anchors a second, one validator
	goalShare = 0.35 // of that, four
	// An idle node.
	goalProcessor = 0.01
	goalMemory    = 150 << 20
)

// goals of finality by situation; 0: none.
var goals = map[string]struct{ p50, p99 time.Duration }{
	"idle":                   {300 * time.Millisecond, time.Second},
	"under load":             {0, 2 * time.Second},
	"one killed, idle":       {0, 3 * time.Second},
	"one killed, under load": {0, 3 * time.Second},
}

// report writes the table.
func report(w io.Writer, one, many *result) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	defer t.Flush()
	row := func(name, measured, goal string, met bool) {
		verdict := "met"
		if !met {
			verdict = "MISSED"
		}
		if goal == "" {
			verdict = ""
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", name, measured, goal, verdict)
	}
	fmt.Fprintf(t, "\twas\tgoal\t\n")
	row("1 validator: anchors a second", fmt.Sprintf("%.0f", one.rate), fmt.Sprintf("≥ %d", goalOne), one.rate >= goalOne)
	ratio := many.rate / one.rate
	row(fmt.Sprintf("%d validators on the same processors", many.validators), fmt.Sprintf("%.0f, %.2f ×", many.rate, ratio), fmt.Sprintf("≥ %.2f ×", goalShare), ratio >= goalShare)
	for _, r := range []*result{one, many} {
		for _, s := range r.waits {
			name := fmt.Sprintf("%d: %s, final after (p50 / p99 / most)", r.validators, s.name)
			g := goals[s.name]
			p50, p99 := site.Quantile(s.waits, 0.5), site.Quantile(s.waits, 0.99)
			goal := fmt.Sprintf("p99 ≤ %s", g.p99)
			if g.p50 > 0 {
				goal = fmt.Sprintf("p50 ≤ %s, ", g.p50) + goal
			}
			row(name, site.Quantiles(s.waits), goal, p99 <= g.p99 && (g.p50 == 0 || p50 <= g.p50))
		}
	}
	for _, r := range []*result{one, many} {
		row(fmt.Sprintf("%d: a node that nobody asks for anything", r.validators), fmt.Sprintf("%.2f %% of a processor, %d MiB", 100*r.idle.processor, r.idle.memory>>20),
			"≤ 1 %, ≤ 150 MiB", r.idle.processor <= goalProcessor && r.idle.memory <= goalMemory)
	}
	row(fmt.Sprintf("%d: blocks that all living nodes have, all alike", many.validators), fmt.Sprint(many.blocks), "", true)
}
