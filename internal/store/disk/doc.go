// Package disk keeps a store's shards, segments and lists in a folder.
//
// It promises, to whoever acts on its answers:
//
//   - What a Put call has acknowledged is durable, until it is dropped: content,
//     name and the names of the folders above.
//   - What a list names is dropped only after the list was found dead, its
//     receipt's promise and a grace were over, and no other list named it (Sweep).
//   - Nothing has a name that its content does not hash to when it is put, and
//     everything is hashed again before it is handed out. What does not match
//     is moved aside (folder "damaged"), named in a DamagedError, and absent
//     from then on until it is put again.
//   - Holds answers that nothing is missing only if every shard that a list
//     wants in a slot stands here durably with its right length, and was
//     neither found damaged nor missing since it was put.
//   - A patrol reads everything once a week, so that damage is found while there
//     are others to heal it from.
//   - A full disk or an exceeded quota leaves nothing half written.
//
// The layout is plain, so that an operator can copy a device's shards by hand
// (docs/design/store.md). One process uses a folder at a time.
package disk
