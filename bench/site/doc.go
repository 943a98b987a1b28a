// Package site runs what the benchmarks measure: a real node in a process of
// its own, the contracts on it, six stores, a policy, and many devices with
// records signed beforehand. What drives the node stays in the benchmark's
// process, so that the two can be told apart by what the system accounts to
// each.
//
// It reads /proc, so that the figures about processors and memory are to be had
// on Linux only.
package site
