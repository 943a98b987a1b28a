// Package health reads what a machine says of the health of its own parts: flash
// and disks, their file systems, what the kernel has to say of them, battery and
// heat. From that it estimates how likely the machine is to lose its data before a
// given time.
//
// What it promises:
//
//   - It only looks: it writes nothing, starts no test and asks no disk for more
//     than its counters.
//   - A part that says nothing, or nothing that can be read, is named as not seen;
//     it is never taken for healthy.
//   - What it reads is bounded in size, number and time, whatever it says.
//   - The model is one table (Grade), with the source of each figure or the word
//     that it is judged. docs/health.md explains it.
package health
