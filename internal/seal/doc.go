// Package seal holds the keys of a device's archive and everything that is
// encrypted with them.
//
// A pack's frames are sealed under the pack's own random key (PackKey). The
// manifest and the key table, which hold the packs' keys, are sealed under the
// epoch's random key (SealObject). The epoch key is split m of n, each share
// sealed to one custodian's key for that epoch, in a key box (KeyBox) against a
// commitment that the chain anchors. A custodian derives its keys from one root
// secret (CustodianRoot) and, on a grant, seals its share again to the
// requester (Reseal); m such shares give the epoch key back (Combine).
//
// Promises: what is sealed for one genesis, device, epoch, kind, archive, pack
// number or offset opens for no other; every parser is bounded and takes
// exactly one encoding; a secret prints as "[secret]" whatever the verb.
//
// The package knows no network, no disk and no chain. docs/format.md specifies
// every byte.
package seal
