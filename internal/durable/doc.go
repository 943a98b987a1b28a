// Package durable writes files so that what a call has acknowledged is still
// there after a kill or a power cut.
//
// What a file system promises by itself is little: a write is durable only
// after Sync of the file, and a file's name only after SyncDir of the folder
// it was created in, renamed into or removed from. Until then a power cut may
// keep any part of it. This package keeps the pattern in one place:
//
//   - WriteFile replaces a whole file: afterwards there is the old content or
//     the new, never a mixture; once it has returned nil, the new.
//   - Temp is the same for content that is streamed: nothing is visible under
//     the final name before it is complete and synced.
//   - MkdirAll makes folders whose names are durable.
//   - Log is an append-only file of records: once Append has returned nil the
//     record is there; a torn end is cut off when the log is opened.
//   - Lock keeps a second process out of a folder.
//
// A failed Sync is final: the system may have dropped what it could not write
// and report success the next time, so nothing here ever retries one on the
// same bytes. Whoever gets an error must assume neither that the write is
// there nor that it is not.
//
// After a kill without a power cut a name may be visible that is not yet
// durable. Whoever vouches for a file it finds, rather than for one it has
// just written, must call SyncDir on the folder first.
//
// All of it goes through FS, so that tests run the same code over a disk that
// loses what was not synced (package durabletest).
package durable
