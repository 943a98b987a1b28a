package dcbor

import "encoding/binary"

// What is made by the hundred thousand is put together piece by piece, without
// the reflection that Marshal needs. Each of these appends the one encoding of a
// value, or the head of what its elements follow.

// The major types (RFC 8949, section 3.1) of what is appended.
const (
	majorUint  = 0 << 5
	majorInt   = 1 << 5
	majorBytes = 2 << 5
	majorArray = 4 << 5
	majorMap   = 5 << 5
)

// AppendUint appends an unsigned integer.
func AppendUint(b []byte, n uint64) []byte { return head(b, majorUint, n) }

// AppendInt appends an integer.
func AppendInt(b []byte, n int64) []byte {
	if n < 0 {
		return head(b, majorInt, uint64(^n))
	}
	return head(b, majorUint, uint64(n))
}

// AppendBytes appends a byte string.
func AppendBytes(b []byte, s string) []byte { return append(head(b, majorBytes, uint64(len(s))), s...) }

// AppendArray begins an array of n elements.
func AppendArray(b []byte, n int) []byte { return head(b, majorArray, uint64(n)) }

// AppendMap begins a map of n pairs, which must follow by ascending keys.
func AppendMap(b []byte, n int) []byte { return head(b, majorMap, uint64(n)) }

func head(b []byte, major byte, n uint64) []byte {
	switch {
	case n < 24:
		return append(b, major|byte(n))
	case n < 1<<8:
		return append(b, major|24, byte(n))
	case n < 1<<16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(n))
	case n < 1<<32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(b, major|27), n)
}
