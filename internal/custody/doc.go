// Package custody is the custodian's service: it keeps one sealed share of
// each epoch key and gives it out only for a grant that it has verified on the
// chain itself.
//
// What it promises:
//
//   - A share it has acknowledged (ShareHeld) was opened once to be sure that
//     it can be, and is on disk, durably. Nothing that comes later replaces it.
//   - A share leaves it only sealed to the recipient of a granted, unexpired
//     request, for the epoch that the grant names, and only from the key box
//     that the anchored record commits to. Nobody else can open what leaves.
//   - It believes no node: what it decides by is contract state proven against
//     a header that two thirds of the validators signed (package light). It
//     decides nothing on a view older than MaxAge or behind one it has seen.
//
// It sees no data, and of an epoch key only its own share, and that only while
// sealing it anew. Its root secret, the file SecretFile, opens every share it
// was ever given; it must be copied off the machine. With that copy and the
// key boxes that the stores keep, a custodian whose disk is lost loses
// nothing.
package custody
