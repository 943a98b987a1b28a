// Package faults chooses which failures a test injects, of all that it could,
// and sums up what came of them.
//
// A test that fails the n-th operation for every n takes every k-th of them
// when it runs among others, from one on that is drawn, and all of them under
// -faults.all. Each ends with one line, which `make faults` adds up.
package faults

import (
	"flag"
	"math/rand/v2"
	"testing"
)

var (
	all  = flag.Bool("faults.all", false, "inject every failure, not every k-th")
	from = flag.Int("faults.from", -1, "the first failure to inject, as a test printed it; -1: drawn")
)

// Tally counts a test's failures. It is used by one goroutine at a time.
type Tally struct {
	// First is the first failure to inject, counted from 1, and Step how far it
	// is to the next.
	First, Step int

	Injected  int // failures
	Snapshots int // that were called committed, and restored since
	Receipts  int // that were given, and kept since
	Lost      int // of either
}

// New begins a tally of a test which takes every step-th failure, or all. The
// test's last line has the figures.
func New(t testing.TB, step int) *Tally {
	y := &Tally{First: 1, Step: 1}
	if !*all {
		y.Step = step
		if *from >= 0 {
			y.First = 1 + *from%step
		} else {
			y.First = 1 + rand.IntN(step)
		}
	}
	t.Cleanup(func() {
		if y.Step > 1 {
			t.Logf("every %dth failure: -faults.from %d takes the same, -faults.all takes all", y.Step, y.First-1)
		}
		t.Logf("faults: %d injected, %d snapshots acknowledged, %d receipts given, %d lost", y.Injected, y.Snapshots, y.Receipts, y.Lost)
	})
	return y
}
