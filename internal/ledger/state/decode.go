package state

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"
	"unicode"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// The rules of Solidity's storage layout that are used here (Solidity 0.8
// documentation, "Layout of State Variables in Storage and Transient
// Storage"): successive variables share a word from its low end up, as far as
// they fit; the value under a key of a mapping in slot p begins at
// keccak256(key padded to a word || p); the content of a string in slot p is in
// p itself if it is shorter than 32 bytes, else from keccak256(p) on.

// field is where a value lies: the word, counted from the first of its struct
// or contract, and its bytes in there, counted from the low end.
type field struct{ word, offset, size int }

// words are successive words of storage.
type words []record.Hash

func (w words) bytes(f field) []byte {
	end := 32 - f.offset
	return w[f.word][end-f.size : end]
}

// uint reads an unsigned integer or enum of at most 8 bytes.
func (w words) uint(f field) uint64 {
	var b [8]byte
	copy(b[8-f.size:], w.bytes(f))
	return binary.BigEndian.Uint64(b[:])
}

func (w words) uint8(f field) uint8   { return uint8(w.uint(f)) }
func (w words) uint16(f field) uint16 { return uint16(w.uint(f)) }
func (w words) uint32(f field) uint32 { return uint32(w.uint(f)) }
func (w words) bool(f field) bool     { return w.uint(f) != 0 }

func (w words) hash(f field) record.Hash { return record.Hash(w.bytes(f)) }

func (w words) address(f field) light.Address { return light.Address(w.bytes(f)) }

func (w words) key(x, y field) record.PublicKey {
	return record.PublicKey{X: w.hash(x), Y: w.hash(y)}
}

// text reads a name from a bytes32, padded with zeros. Anybody with a role may
// have put anything there: what could garble a terminal is left out.
func (w words) text(f field) string {
	s := strings.ToValidUTF8(strings.TrimRight(string(w.bytes(f)), "\x00"), "")
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
}

// uint32s reads the first n elements of a uint32[] of fixed length: eight to a
// word.
func (w words) uint32s(f field, n int) []uint32 {
	out := make([]uint32, n)
	for i := range out {
		out[i] = w.uint32(field{word: f.word + i/8, offset: i % 8 * 4, size: 4})
	}
	return out
}

// zero tells whether nothing was ever written there.
func (w words) zero() bool {
	for _, h := range w {
		if h != (record.Hash{}) {
			return false
		}
	}
	return true
}

// at is where the value under a key of the mapping in a variable begins.
func at(mapping field, key record.Hash) record.Hash {
	return nested(slot(mapping), key)
}

// nested is where the value under a key of a mapping begins whose own slot is
// computed.
func nested(mapping, key record.Hash) record.Hash {
	return record.Keccak256(key[:], mapping[:])
}

// slot is a variable's own slot.
func slot(variable field) record.Hash { return number(uint64(variable.word)) }

// number is an integer as a word, such as a mapping's key.
func number(n uint64) record.Hash {
	var h record.Hash
	binary.BigEndian.PutUint64(h[24:], n)
	return h
}

// plus is the slot n further on, modulo 2^256.
func plus(h record.Hash, n uint64) record.Hash {
	carry := n
	for i := 24; i >= 0 && carry != 0; i -= 8 {
		sum, c := bits.Add64(binary.BigEndian.Uint64(h[i:]), carry, 0)
		binary.BigEndian.PutUint64(h[i:], sum)
		carry = c
	}
	return h
}

// dataOf is where the content of the long string in a slot begins.
func dataOf(slot record.Hash) record.Hash { return record.Keccak256(slot[:]) }

// maxString is the longest string that a contract keeps, in bytes: an endpoint
// (MAX_ENDPOINT in Stores and Custody).
const maxString = 256

// stringLength reads the first word of a string: twice the length in the last
// byte if it is shorter than 32 bytes, else twice the length and one.
func stringLength(head record.Hash) (int, error) {
	if head[31]&1 == 0 {
		if n := int(head[31] / 2); n < 32 {
			return n, nil
		}
		return 0, fmt.Errorf("%w: string head %s", ErrMalformed, head)
	}
	n := binary.BigEndian.Uint64(head[24:]) / 2
	if record.Hash(head) != number(2*n+1) || n < 32 || n > maxString {
		return 0, fmt.Errorf("%w: string head %s", ErrMalformed, head)
	}
	return int(n), nil
}
