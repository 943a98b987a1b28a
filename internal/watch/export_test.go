package watch

import "time"

// Hurry has a loop look twice a second, at every device that is overdue, and
// again soon at snapshots that something keeps.
func (w *Watch) Hurry() { w.pause, w.again, w.retry = time.Second/2, time.Second, time.Second }

// Hurry has it look ten times a second for what is to be told.
func (t *Teller) Hurry() { t.pause = time.Second / 10 }
