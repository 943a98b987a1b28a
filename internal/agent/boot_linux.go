package agent

import (
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// sinceBoot names this run of the machine, and says how long it has lasted, asleep
// or awake: a clock that no one sets. The name is empty if the machine has none.
func sinceBoot() (boot string, up time.Duration) {
	raw, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	var t unix.Timespec
	if err != nil || unix.ClockGettime(unix.CLOCK_BOOTTIME, &t) != nil {
		return "", 0
	}
	return strings.TrimSpace(string(raw)), time.Duration(t.Nano())
}
