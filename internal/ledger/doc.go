// Package ledger says to the chain what every other package has to say to it:
// the contracts as Go calls, their refusals as Go errors in words, their
// events as a trail people can read.
//
// A Client speaks standard Ethereum JSON-RPC to a node that its user trusts:
// the organisation's own. Who trusts no node reads through package light and
// ledger/state instead. A call that changes the chain returns when its block
// is final; until then it is sent again if a node forgot it. What a contract
// refuses comes back as a *Refusal, which names the rule.
package ledger
