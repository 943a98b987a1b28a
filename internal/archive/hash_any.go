//go:build !mips && !mipsle && !mips64 && !mips64le

package archive

import "math"

// hashPiece is how many bytes the BLAKE3 module is given at once: all.
const hashPiece = math.MaxInt
