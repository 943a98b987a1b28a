// Package record holds what devices, stores and custodians sign, and the
// public list of what a snapshot is made of.
//
// Every statement is a typed structure with exactly one encoding and one
// EIP-712 digest, the same that the contracts compute (contracts/src/
// libraries/Digests.sol): a Record says what a device backed up, a Receipt
// what a store holds, an Enrolment which key a device has, a RestoreRequest
// who asks for data back, an EpochKey and a ShareHeld what a custodian offers
// and keeps. Every digest contains the EVM genesis hash of its chain, so no
// statement means anything on another chain.
//
// The pack list (Head and Segment) names every object of a snapshot by the
// roots of its shards. Its encoding is fixed-width, so that a contract can
// check a part of it; whatever parses encodes to the same bytes again.
//
// The package knows no network and no chain.
package record
