package light

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// The wire types of protobuf that CometBFT's messages use.
const (
	wireVarint  = 0
	wireFixed64 = 1
	wireBytes   = 2
)

// tag is the first byte of a field; all field numbers here are below 16.
func tag(number, wireType byte) byte { return number<<3 | wireType }

// message reads one protobuf message, field by field in the order of their
// numbers, in the one encoding that CometBFT writes: each field once, an
// integer in as few bytes as it needs, nothing for a zero or an empty string.
// So what was read is what validators hashed and signed, byte by byte. Anything
// else, a field that was not asked for among it, is an error of end.
type message struct {
	rest []byte
	err  error // the first
}

func (m *message) fail(err error) {
	if m.err == nil {
		m.err = err
	}
}

// next tells whether the next field is the one of a tag, and goes past the tag.
func (m *message) next(number, wireType byte) bool {
	if m.err != nil || len(m.rest) == 0 || m.rest[0] != tag(number, wireType) {
		return false
	}
	m.rest = m.rest[1:]
	return true
}

func (m *message) varint() uint64 {
	v, n := binary.Uvarint(m.rest)
	if n <= 0 || (n > 1 && m.rest[n-1] == 0) {
		m.fail(errors.New("an integer is cut off, too great or longer than it need be"))
		return 0
	}
	m.rest = m.rest[n:]
	return v
}

// integer reads an integer up to a limit; zero if it is not there.
func (m *message) integer(number byte, limit uint64) uint64 {
	if !m.next(number, wireVarint) {
		return 0
	}
	v := m.varint()
	if m.err == nil && (v == 0 || v > limit) {
		m.fail(fmt.Errorf("field %d is %d, want 1 to %d or nothing", number, v, limit))
	}
	return v
}

// embedded reads a message within this one, and tells whether it is there.
func (m *message) embedded(number byte) ([]byte, bool) {
	if !m.next(number, wireBytes) {
		return nil, false
	}
	n := m.varint()
	if m.err == nil && n > uint64(len(m.rest)) {
		m.fail(fmt.Errorf("field %d has %d bytes, %d are left", number, n, len(m.rest)))
	}
	if m.err != nil {
		return nil, false
	}
	b := m.rest[:n:n]
	m.rest = m.rest[n:]
	return b, true
}

// required reads a message within this one that has to be there.
func (m *message) required(number byte) []byte {
	b, ok := m.embedded(number)
	if !ok {
		m.fail(fmt.Errorf("field %d is missing", number))
	}
	return b
}

// bytes reads a byte string; nil if it is not there.
func (m *message) bytes(number byte) []byte {
	b, ok := m.embedded(number)
	if ok && len(b) == 0 {
		m.fail(fmt.Errorf("field %d is there but empty", number))
	}
	return b
}

// hash reads a byte string of 32 bytes; nil if it is not there.
func (m *message) hash(number byte) []byte {
	b := m.bytes(number)
	if b != nil && len(b) != 32 {
		m.fail(fmt.Errorf("field %d has %d bytes, a hash has 32", number, len(b)))
	}
	return b
}

// end returns what was wrong, bytes left over included.
func (m *message) end() error {
	if m.err == nil && len(m.rest) != 0 {
		m.fail(fmt.Errorf("an unknown, repeated or misplaced field %d", m.rest[0]>>3))
	}
	return m.err
}

// appendInteger appends a field that holds an integer; nothing for zero.
func appendInteger(b []byte, number byte, v uint64) []byte {
	if v == 0 {
		return b
	}
	return binary.AppendUvarint(append(b, tag(number, wireVarint)), v)
}

// appendFixed appends a field that holds an integer of eight bytes; nothing for
// zero.
func appendFixed(b []byte, number byte, v uint64) []byte {
	if v == 0 {
		return b
	}
	return binary.LittleEndian.AppendUint64(append(b, tag(number, wireFixed64)), v)
}

// appendEmbedded appends a field that holds a message, be it empty.
func appendEmbedded(b []byte, number byte, m []byte) []byte {
	b = binary.AppendUvarint(append(b, tag(number, wireBytes)), uint64(len(m)))
	return append(b, m...)
}

// appendBytes appends a field that holds a byte string; nothing for none.
func appendBytes[T ~string | ~[]byte](b []byte, number byte, v T) []byte {
	if len(v) == 0 {
		return b
	}
	b = binary.AppendUvarint(append(b, tag(number, wireBytes)), uint64(len(v)))
	return append(b, v...)
}
