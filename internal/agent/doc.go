// Package agent is the device's program: it joins a fleet, backs up what it is
// told to, under the rules that the chain sets, and brings it back.
//
// What it promises:
//
//   - It says "backed up" of a snapshot only once it is committed: enough
//     stores have signed that they hold it, the custodians keep its key, and
//     the anchor is proven by headers that the validators signed.
//   - It believes no gateway and no store: state comes through package light,
//     receipts are checked against the keys on the chain, shards by their
//     names.
//   - It never signs two records at one sequence, unless the chain proves that
//     the first can never be accepted; the second then names the first.
//   - Everything it must not forget is on disk, synced, before the outside can
//     notice it. Killed at any moment, it carries on where it was.
//   - A store that is slow, dead or lying delays nobody while enough others
//     answer; a rule that cannot be met leaves the backup waiting, never half
//     done and called done.
//
// Folder is the state folder, Journal what is known of the device's history,
// Agent the work. The commands are in package agent/command.
package agent
