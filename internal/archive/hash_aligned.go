//go:build mips || mipsle || mips64 || mips64le

package archive

// hashPiece is how many bytes the BLAKE3 module is given at once. Of more than
// 8 KiB it reads words where they lie, at odd addresses too, which MIPS
// processors cannot do: it ends in SIGBUS or, where the kernel steps in, takes
// long. This much it copies into a buffer of its own first.
const hashPiece = 8 << 10
