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

// UnmarshalOwn decodes b, which this program has written for itself alone, into
// v. It does not look whether b is the one encoding of what it says.
func UnmarshalOwn(b []byte, v any) error {
	if err := dec.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w: %w", ErrForm, err)
	}
	return nil
}

// Unmarshal decodes b, which must be the one encoding of what it says, into v.
func Unmarshal(b []byte, v any) error {
	if err := UnmarshalOwn(b, v); err != nil {
		return err
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

var lenient = must(cbor.DecOptions{
	DupMapKey:        cbor.DupMapKeyEnforcedAPF,
	IndefLength:      cbor.IndefLengthForbidden,
	TagsMd:           cbor.TagsForbidden,
	MaxArrayElements: maxElements,
	MaxMapPairs:      maxPairs,
	MaxNestedLevels:  maxDepth,
}.DecMode())

// Version reads the version of a map that states it as its key 1, whatever
// else is in it, so that a newer object is called newer and not malformed.
func Version(b []byte) (uint64, error) {
	var v struct {
		Version uint64 `cbor:"1,keyasint"`
	}
	if err := lenient.Unmarshal(b, &v); err != nil {
		return 0, fmt.Errorf("%w: %w", ErrForm, err)
	}
	return v.Version, nil
}
