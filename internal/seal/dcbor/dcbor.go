// Package dcbor is CBOR with exactly one encoding of every value: the core
// deterministic encoding of RFC 8949 section 4.2.1. What does not encode to
// the very bytes it was read from is refused: duplicate or unsorted keys,
// indefinite lengths, longer forms of a number, bytes after the end, tags, and
// map keys that the reading structure does not know.
package dcbor

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// ErrForm is wrapped by every error about bytes that are no deterministic CBOR
// of the wanted structure.
var ErrForm = errors.New("not in the format's form")

// Limits of what is parsed, whatever a length inside it claims.
const (
	maxElements = 1 << 20
	maxPairs    = 256
	maxDepth    = 16
)

var (
	enc = must(cbor.CoreDetEncOptions().EncMode())
	dec = must(cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsForbidden,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
		UTF8:              cbor.UTF8RejectInvalid,
		MaxArrayElements:  maxElements,
		MaxMapPairs:       maxPairs,
		MaxNestedLevels:   maxDepth,
	}.DecMode())
)

func must[T any](mode T, err error) T {
	if err != nil {
		panic(err) // the options above are constants
	}
	return mode
}

// Marshal encodes v.
func Marshal(v any) ([]byte, error) { return enc.Marshal(v) }

// Unmarshal decodes b, which must be the one encoding of what it says, into v.
func Unmarshal(b []byte, v any) error {
	if err := dec.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w: %w", ErrForm, err)
	}
	again, err := enc.Marshal(v)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrForm, err)
	}
	if !bytes.Equal(again, b) {
		return fmt.Errorf("%w: not the shortest or not the only encoding", ErrForm)
	}
	return nil
}

// Version reads the version of an object that is a map and states it as its first
// key, 1. It looks at nothing behind that, so that a newer object is called newer
// and not malformed, whatever else it is.
func Version(b []byte) (uint64, error) {
	if len(b) == 0 || b[0]>>5 != 5 || b[0]&31 > 27 {
		return 0, fmt.Errorf("%w: no map that states a version", ErrForm)
	}
	at := 1 // behind the number of pairs, which 24 to 27 say is in 1 to 8 more bytes
	if n := b[0] & 31; n >= 24 {
		at += 1 << (n - 24)
	}
	if len(b) < at+2 || b[at] != 1 || b[at+1]>>5 != 0 {
		return 0, fmt.Errorf("%w: a map that does not begin with a version", ErrForm)
	}
	var v uint64
	if _, err := dec.UnmarshalFirst(b[at+1:], &v); err != nil {
		return 0, fmt.Errorf("%w: version: %w", ErrForm, err)
	}
	return v, nil
}
