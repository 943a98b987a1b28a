// Package light lets a program that trusts nobody read the chain: from the
// genesis document alone it verifies headers and contract state that anybody
// hands it.
//
// The chain of trust has four links. The genesis document, pinned by its
// SHA-256 ([Genesis.Digest]), names the first validators; signed headers lead on
// to later ones ([Trusted]). More than two thirds of their voting power signed a
// CometBFT header. That header's app hash is the
// hash of an EVM block header. And the EVM header's state root commits to every
// account and every storage slot, proven by Merkle–Patricia nodes. [Reader]
// walks the four links: it asks a [Source] (a gateway, a node) for the newest
// header and for proofs, and gives out nothing that did not verify.
//
// A source can be late, or silent; it cannot lie. What does not verify is an
// [UnverifiedError] naming the source and the link that broke. What a source
// proves is never older than what was seen before: a state that goes backwards
// is an [OrderError]. How old a proven state is, nobody can prove: [Header] has
// its height and time, and the caller judges them.
//
// Validators vouch for later ones for a limited time ([TrustingPeriod]). Who was
// away for longer takes a [Checkpoint], signed by organisations.
//
// What CometBFT signs and what go-ethereum's tries prove is read and checked
// here, as they do, and the tests compare. The package links neither of them
// but for go-ethereum's RLP, no peer-to-peer code and no database: devices link
// it.
package light
