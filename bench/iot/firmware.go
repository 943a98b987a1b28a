package iot

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

const (
	firmwareMiB      = 5 // of an image
	firmwareVersions = 3 // on day 1
	firmwareSpots    = 12
)

// firmware makes boards' images in versions. On a later day one board gets its
// next version.
func (s *set) firmware() error {
	boards := max(1, s.bytes*15/100/(firmwareVersions*firmwareMiB*mib))
	size := s.bytes * 15 / 100 / firmwareVersions / boards
	for board := range boards {
		if s.day > 1 && board != (s.day-2)%boards {
			continue
		}
		s.do(func() error {
			newest := firmwareVersions + (s.day-2)/boards + 1
			if s.day == 1 {
				newest = firmwareVersions
			}
			source := s.random("firmware", board)
			image := machineCode(source, size)
			for version := 1; version <= newest; version++ {
				if version > 1 {
					image = nextVersion(s.random("firmware", board, version), image)
				}
				if s.day > 1 && version < newest {
					continue
				}
				if err := s.put(s.path("firmware", fmt.Sprintf("board%02d", board), fmt.Sprintf("image-1.%d.bin", version)), image); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return nil
}

// machineCode is what looks like a processor's code to a compressor: few
// instruction words with random operands; tables that are packed already; and
// erased flash.
func machineCode(source *rand.ChaCha8, n int) []byte {
	const run = 16 << 10
	r := rand.New(source)
	words := make([][4]byte, 600)
	for i := range words {
		_, _ = source.Read(words[i][:]) // it never fails
	}
	b := make([]byte, 0, n+run)
	for len(b) < n {
		at := len(b)
		b = b[:at+run]
		part := b[at:]
		_, _ = source.Read(part)
		switch kind := r.IntN(100); {
		case kind < 25: // packed
		case kind < 30:
			for i := range part {
				part[i] = 0xff
			}
		default:
			for i := 0; i < run; i += 4 {
				if i%12 != 0 {
					copy(part[i:], words[r.IntN(len(words))][:])
				}
			}
		}
	}
	return b[:n]
}

// nextVersion replaces a tenth of an image in some places by code that is a
// little longer or shorter, so that what follows shifts.
func nextVersion(source *rand.ChaCha8, image []byte) []byte {
	r := rand.New(source)
	spot := len(image) / 10 / firmwareSpots
	out := make([]byte, 0, len(image)+firmwareSpots*1024)
	pos := 0
	for i := range firmwareSpots {
		at := max(pos, i*len(image)/firmwareSpots+r.IntN(len(image)/(2*firmwareSpots)))
		out = append(out, image[pos:at]...)
		out = append(out, machineCode(source, max(1, spot+r.IntN(1800)-900))...)
		pos = min(len(image), at+spot)
	}
	return slices.Concat(out, image[pos:])
}
