// Package trail takes the chain's log away, with what proves it: for an auditor
// who has the genesis document and asks nobody.
//
// [Write] makes a file of all blocks of a stretch, newest first: headers from the
// genesis document on, signed by the validators, lead to the newest; each block's
// header names the one before by its hash, its transactions and what the
// contracts told by their roots. [Read] checks all that and gives out the events.
// A header also says, by its Bloom filter, which contracts told nothing in its
// block: so an event can neither be changed nor added, and none can be left out.
//
// What is checked is as good as the validators' keys were kept. The file's bytes
// are specified in docs/format.md, section 23.
package trail
