// Package pprof reads profiles as Go's runtime writes them, as far as
// benchmarks need: stacks by name, and the values of each.
package pprof

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
)

// maxProfile bounds an unpacked profile, in bytes.
const maxProfile = 64 << 20

// Profile is what is needed of one (github.com/google/pprof,
// proto/profile.proto).
type Profile struct {
	During  time.Duration // 0 of an allocation profile
	Samples []Sample
}

// Sample is a stack and what was counted there. Of a processor profile the last
// value is nanoseconds; of an allocation profile the values are objects and
// bytes allocated, then objects and bytes in use.
type Sample struct {
	Stack  []string // functions, innermost first
	Values []int64
}

// Parse reads a gzipped profile.
func Parse(raw []byte) (*Profile, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(z, maxProfile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxProfile {
		return nil, fmt.Errorf("it is larger than %d bytes", maxProfile)
	}
	var (
		p         Profile
		texts     []string
		functions = map[uint64]uint64{}   // id to text
		locations = map[uint64][]uint64{} // id to functions, innermost first
		stacks    [][]uint64              // by sample, locations
	)
	err = eachField(data, func(number protowire.Number, value uint64, message []byte) error {
		switch number {
		case 2: // Sample: 1 locations, 2 values
			var stack, values []uint64
			err := eachField(message, func(number protowire.Number, value uint64, packed []byte) error {
				switch number {
				case 1:
					return appendPacked(&stack, value, packed)
				case 2:
					return appendPacked(&values, value, packed)
				}
				return nil
			})
			if err != nil {
				return err
			}
			if len(values) == 0 {
				return errors.New("a sample has no values")
			}
			stacks = append(stacks, stack)
			sample := Sample{}
			for _, v := range values {
				sample.Values = append(sample.Values, int64(v))
			}
			p.Samples = append(p.Samples, sample)
		case 4: // Location: 1 id, 4 Line: 1 function
			var id uint64
			var list []uint64
			err := eachField(message, func(number protowire.Number, value uint64, line []byte) error {
				switch number {
				case 1:
					id = value
				case 4:
					return eachField(line, func(number protowire.Number, value uint64, _ []byte) error {
						if number == 1 {
							list = append(list, value)
						}
						return nil
					})
				}
				return nil
			})
			locations[id] = list
			return err
		case 5: // Function: 1 id, 2 name
			var id, name uint64
			err := eachField(message, func(number protowire.Number, value uint64, _ []byte) error {
				switch number {
				case 1:
					id = value
				case 2:
					name = value
				}
				return nil
			})
			functions[id] = name
			return err
		case 6:
			texts = append(texts, string(message))
		case 10:
			p.During = time.Duration(value)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, stack := range stacks {
		for _, location := range stack {
			for _, function := range locations[location] {
				if name := functions[function]; name < uint64(len(texts)) {
					p.Samples[i].Stack = append(p.Samples[i].Stack, texts[name])
				}
			}
		}
	}
	return &p, nil
}

// eachField calls do for each field of a protobuf message: with the value of a
// number, or with the bytes of anything longer.
func eachField(data []byte, do func(number protowire.Number, value uint64, bytes []byte) error) error {
	for len(data) > 0 {
		number, kind, n := protowire.ConsumeTag(data)
		if n < 0 {
			return protowire.ParseError(n)
		}
		data = data[n:]
		var value uint64
		var content []byte
		switch kind {
		case protowire.VarintType:
			value, n = protowire.ConsumeVarint(data)
		case protowire.BytesType:
			content, n = protowire.ConsumeBytes(data)
		default:
			n = protowire.ConsumeFieldValue(number, kind, data)
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		data = data[n:]
		if err := do(number, value, content); err != nil {
			return err
		}
	}
	return nil
}

// appendPacked appends a repeated number, which may be packed.
func appendPacked(list *[]uint64, value uint64, packed []byte) error {
	if packed == nil {
		*list = append(*list, value)
		return nil
	}
	for len(packed) > 0 {
		v, n := protowire.ConsumeVarint(packed)
		if n < 0 {
			return protowire.ParseError(n)
		}
		*list = append(*list, v)
		packed = packed[n:]
	}
	return nil
}
