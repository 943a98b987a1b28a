// Package archive turns a device's sources into a snapshot and back.
//
// A writer (Archive, one for each device, its state in a folder) cuts files
// into content-defined chunks, keeps each distinct chunk once, compresses and
// seals it into packs of one size, and describes the file tree in nodes that are
// chunks themselves. What a snapshot consists of is the public pack list
// (package record); what only the owner may read is the manifest and the key
// table, sealed under the epoch's key (package seal). A reader (Snapshot) gets
// head, segments and objects from wherever they are and gives the files back.
//
//	a, err := archive.Open(durable.OS(), dir, id)
//	res, err := a.Snapshot(ctx, archive.Request{Sources: …, Put: …})
//	… stores acknowledge, the record is anchored …
//	err = a.Commit(res.ListRoot)
//
//	s, err := archive.OpenSnapshot(ctx, head, listRoot, segments, key, fetch)
//	report, err := s.Restore(ctx, dir, archive.RestoreOptions{})
//
// Promises. Nothing is read whole into memory but a pack and a node. A file
// that cannot be read is named and stops nothing. What Put has acknowledged is
// not made again after a crash. A snapshot refers only to packs that its own
// list names. A reader believes nothing it has not verified: every byte of every
// object is covered by a root or a tag, every length is bounded, and a hostile
// archive can write nowhere but below the folder it is restored to.
//
// The package knows no network and no chain. docs/format.md specifies every
// byte, docs/design/archive.md tells the reasons.
package archive
