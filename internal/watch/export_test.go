package watch

import "time"

// Hurry has a loop look twice a second, at every device that is overdue.
func (w *Watch) Hurry() { w.pause, w.again = time.Second/2, time.Second }

// Hurry has it look ten times a second for what is to be told.
func (t *Teller) Hurry() { t.pause = time.Second / 10 }
