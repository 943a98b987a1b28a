//go:build !linux

package agent

import "time"

// sinceBoot names this run of the machine, and says how long it has lasted. The
// name is empty: it is not known here.
func sinceBoot() (boot string, up time.Duration) { return "", 0 }
