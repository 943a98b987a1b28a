// Package erasure turns an object into the shards that stores keep and back,
// and names a shard by the root of its audit tree.
//
// A coded object is cut into k data shards and extended by n-k parity shards
// (Reed-Solomon over GF(2^8)): any k of the n rebuild it. A shard's name is
// the RFC 6962 tree hash over its 4096-byte leaves with SHA-256, so a store
// can be challenged for any leaf and the answer checked against the name with
// a short proof, by anyone, on a chain too.
//
// Nothing here is secret: shards are made of sealed bytes. The package knows no
// network, no disk and no chain.
package erasure
