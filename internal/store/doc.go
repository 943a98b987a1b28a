// Package store is how devices, restorers and other stores speak to a store:
// the client, the messages and the refusals.
//
// A store's doors are HTTPS (TLS 1.3, HTTP/1.1); its key is pinned, since the
// chain names it, and the client shows a self-signed certificate whose key the
// chain knows. Everything a Client returns has been checked against the name
// it was asked for: a store can refuse or lose, but not deceive.
//
// The server is in store/server, its folder in store/disk.
package store
