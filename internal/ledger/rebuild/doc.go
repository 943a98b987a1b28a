// Package rebuild builds the contracts' storage anew from their events alone.
//
// It promises that whoever has every event of the contracts, in the order of
// the chain, with the number and the time of the blocks they are in, and knows
// the chain's domain, has the contracts' whole state: slot by slot, so that the
// root of each contract's storage is that of the chain. It calls nothing and
// reads no transaction. What no event says is derived by the contracts' own
// rules from what others say: docs/design/events.md lists what.
package rebuild
