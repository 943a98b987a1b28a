// Package state reads the contracts' state from their storage, so that what it
// says can be proven: a device's key, a policy's terms, which store has a slot,
// where a history stands.
//
// A [State] computes the storage slots of what is asked (Solidity's layout of
// state variables, as the compiler reports it: layout.go is generated from the
// committed contracts/artifacts/*.storage.json), has a [View] read them, and
// decodes them. With a light.View every value is verified against the genesis
// document, at one block; the package links no node and no bindings, so that
// devices have it too.
//
// What the chain has not is a [NotFoundError], which names the block; a value
// that no contract of this layout writes is an error that wraps
// [ErrMalformed]. Names are made safe to print.
package state

//go:generate go test -run TestLayout -update .
