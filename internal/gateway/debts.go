package gateway

import (
	"maps"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

const (
	debtEvery = 30 * time.Second // after how long one refused record is forgiven
	maxDebts  = 8                // refused records of a device before it must wait
	manyDebts = 4096             // devices from which on those that owe nothing are cleared away
)

// debts counts what devices made the gateway pay for nothing: a refused record
// costs gas, and no token of the device's bucket on the chain. A device that
// brings them again and again has to wait. Its owner is the relay, whose lock
// guards it. Only records that a device of the chain signed come so far, so
// that it never holds more than the fleet.
type debts map[record.Hash]time.Time // when the device will owe nothing

// owes tells whether a refused record of the device is not forgiven yet.
func (d debts) owes(device record.Hash, now time.Time) bool { return now.Before(d[device]) }

// wait is how long the device's next record is not taken.
func (d debts) wait(device record.Hash, now time.Time) time.Duration {
	return max(0, d[device].Add(-(maxDebts-1)*debtEvery).Sub(now))
}

// charge notes a refused record.
func (d *debts) charge(device record.Hash, now time.Time) {
	if *d == nil {
		*d = debts{}
	}
	if len(*d) >= manyDebts {
		maps.DeleteFunc(*d, func(_ record.Hash, until time.Time) bool { return until.Before(now) })
	}
	until := (*d)[device]
	if until.Before(now) {
		until = now
	}
	(*d)[device] = until.Add(debtEvery)
}
