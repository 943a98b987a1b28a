// Package durabletest is a disk in memory that tells the truth about power
// cuts.
//
// A Disk is a durable.FS. It keeps what programs see and what would be on the
// platter apart: a write reaches the platter for certain only by Sync of the
// file, a new, removed or changed name only by SyncDir of its folder. Crash
// cuts the power: of everything unsynced each 512-byte sector and each change
// of a folder survives or not, at random under the disk's seed, so that files
// are lost, torn, cut, filled with zeros, or come back. Kill ends the process
// only: everything it wrote is still visible, nothing more is durable.
//
// Faults are injected by operation: SetFault is asked before each one and may
// fail it; a failed write may have written a part, and a failed Sync drops
// what it did not write, as Linux does, so that the next Sync succeeds
// without it.
package durabletest
