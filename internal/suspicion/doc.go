// Package suspicion tells from a backup whether files were encrypted, or wiped,
// behind their owner's back.
//
// Each file is compared with its own version in the snapshot before, never with
// what files look like in general: a photo is as random inside as a ciphertext,
// but it was a photo before and is one still. A Gauge measures a content while it
// is read for the backup and sums it up in a Form of a few bytes, which the device
// keeps beside what else it remembers of the file. A Case gets, in the order of
// paths, what became of every file, and says in the end how suspicious that is:
//
//	g := suspicion.NewGauge(seed)
//	g.Reset(); g.Write(…); form := g.Form()
//
//	c := suspicion.NewCase(standing)
//	c.Same(…); form = c.Changed(…); c.Gone(…); form = c.Came(…)
//	verdict, standing := c.Close()
//
// Promises. A content is looked at once, as it passes, a part of it only. Memory
// does not grow with the number of files. Nothing that it is given (contents,
// names, lengths) makes it fail. It judges; it stops nothing.
//
// docs/ransomware.md says what it sees and what it cannot see, with measurements.
package suspicion
