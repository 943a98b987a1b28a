// Package format tries docs/format.md: its tests hold a reader that was written
// from that page alone. It uses none of this project's packages, only the
// standard library and libraries of what the page refers to (CBOR, Zstandard,
// BLAKE3, Keccak, ChaCha20-Poly1305), and opens the test vectors and the golden
// archives. What it needs and the page does not say is a fault of the page.
package format
