// Package recovery brings a snapshot back from the stores, and checks what the
// stores still hold of one.
//
// What it promises:
//
//   - Nothing is believed. Lists, shards and replicas are checked against the
//     roots that the anchored record commits to; a store that lies, lags or
//     has lost something is reported and served around.
//   - Any k good shards of each pack, and one good copy of whatever is kept
//     whole, are enough; which stores they are on does not matter.
//   - What cannot be rebuilt is named: which object, what each slot answered,
//     which files depend on it. The rest is restored, and no file with wrong
//     content is left behind.
//   - The keys under which a grant was asked for are on disk before the chain
//     hears of them: an interrupted restore goes on with the same request.
//
// The chain is asked through the small interfaces declared here, which the
// operator's program and the device's implement in their own ways.
package recovery
