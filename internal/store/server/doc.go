// Package server is a store's doors: it decides who may write and read, and
// signs receipts.
//
// Every request under /v1/devices is judged on the chain's newest final state:
// a write needs the current key of an active device, in its own namespace; a
// read the same, or the reader's key of a grant for that device, or the key of
// another registered store. What the chain answered is reused only while its
// height stays the same, so a revocation is obeyed within a block; a store
// whose view is too old refuses everything, since it cannot know.
//
// Nothing is acknowledged before it is durable (package disk), and no receipt
// is signed for what is not here. Requests are bounded in size, number, and
// the time in which nothing moves; shards pass through without being held in
// memory.
package server
