package main

import (
	"context"
	"time"

	"github.com/byssus-iot/byssus/bench/measure"
)

// contender is something that backs up.
type contender struct {
	name  string
	start func(ctx context.Context, rep int) (repository, error)
}

// repository is what a contender made for one repetition, with a home and
// caches of its own. Every operation is a run of the contender's program.
type repository interface {
	backup(source string) (outcome, error)
	check() (outcome, error)
	restore(to string) (outcome, error)
	one(path, to string) (outcome, error) // path is absolute
	size() (int64, error)                 // bytes of the archive before it is coded
	// before readies it for reading: stores go away, say.
	before() error
	remove() error
}

// outcome is what an operation took.
type outcome struct {
	measure.Usage
	// ready is the wall time until everything was stored; what was waited for
	// the chain is left out.
	ready  time.Duration
	others time.Duration // processor time of stores, node, gateway, custodian
	heap   int64         // the largest heap, of Go programs that tell
	read   int64         // bytes read of the repository; 0: not known
	wrote  int64         // to the device's state folder; 0: not known
}

// plain is the outcome of a program that does not wait for others.
func plain(u measure.Usage, err error) (outcome, error) { return outcome{Usage: u, ready: u.Wall}, err }

// The operations, in the order they are done.
const (
	opFull      = "full"
	opUnchanged = "unchanged"
	opDay2      = "day 2"
	opCheck     = "check"
	opRestore   = "restore"
	opOne       = "one file"
)
