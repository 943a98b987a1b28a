// Package network runs four and seven validators as processes whose connections
// go through links that the test cuts, holds, delays and makes lossy, kills the
// processes, shifts their clocks, and holds what is left of it against what a
// chain promises: no fork, nothing acknowledged missing, no progress without two
// thirds, and progress with them.
//
// docs/design/faults.md says what was tried, and what came of it. TestSoak tries
// it at random, for as long as it is told to (make soak).
package network
