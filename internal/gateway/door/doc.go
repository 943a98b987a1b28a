// Package door is the gateway's doors as a device sees them: the messages, the
// client, and the token by which a device is invited.
//
// A gateway is trusted with nothing: what it answers is checked against the
// chain (package light), and what it is given is signed. The package links no
// chain engine, so that a device's program can hold it.
package door
