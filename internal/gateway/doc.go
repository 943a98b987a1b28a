// Package gateway is the door between devices and the chain: it relays signed
// records in batches, enrols invited devices, hands out headers and proofs.
//
// It is trusted with nothing. It can delay its own devices' records, and they
// take another; it cannot forge, alter or read. What it holds in memory is
// disposable: a device owns its record until it is proven final, and sends it
// again. What a device must believe comes with proofs (package light).
package gateway
