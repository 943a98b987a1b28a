package archive

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
)

// Hole is a run of a sparse file that no storage stands behind: it reads as
// zeros. The content of a file is what is left without its holes.
type Hole struct {
	_      struct{} `cbor:",toarray"`
	Offset uint64
	Length uint64
}

// Sparse is a Reader that knows the holes of its file. Unless it is asked to leave
// them out, Read gives the zeros in them as well.
type Sparse interface {
	// SkipHoles makes Read leave the holes out, from the start, and returns
	// them, ascending, not touching. It is called before the first Read.
	SkipHoles() []Hole
}

// data is how many bytes of a file its chunks hold: all but its holes, and none
// of a later name.
func (e Entry) data() uint64 {
	if e.Link != "" {
		return 0
	}
	n := e.Size
	for _, h := range e.Holes {
		n -= h.Length
	}
	return n
}

func checkHoles(holes []Hole, size uint64) error {
	if size > maxFile || len(holes) > maxHoles {
		return fmt.Errorf("%w: a file of %d bytes with %d holes", ErrForm, size, len(holes))
	}
	end := uint64(0)
	for i, h := range holes {
		if h.Length == 0 || h.Length > size || h.Offset > size-h.Length || i > 0 && h.Offset <= end {
			return fmt.Errorf("%w: a hole of %d bytes at %d, after one that ends at %d, in %d bytes", ErrForm, h.Length, h.Offset, end, size)
		}
		end = h.Offset + h.Length
	}
	return nil
}

// commonHoles are the runs that are holes in both of two files.
func commonHoles(x, y []Hole) []Hole {
	var common []Hole
	for len(x) > 0 && len(y) > 0 {
		endX, endY := x[0].Offset+x[0].Length, y[0].Offset+y[0].Length
		if from, to := max(x[0].Offset, y[0].Offset), min(endX, endY); from < to {
			common = append(common, Hole{Offset: from, Length: to - from})
		}
		if endX < endY {
			x = x[1:]
		} else {
			y = y[1:]
		}
	}
	return common
}

// without is a file from which runs were cut that lie in its holes, ascending.
func (e Entry) without(runs []Hole) Entry {
	var left []Hole
	gone := uint64(0)
	for _, h := range e.Holes {
		end := h.Offset + h.Length
		h.Offset -= gone
		for len(runs) > 0 && runs[0].Offset < end {
			h.Length, gone, runs = h.Length-runs[0].Length, gone+runs[0].Length, runs[1:]
		}
		if h.Length > 0 {
			left = append(left, h)
		}
	}
	e.Holes, e.Size = left, e.Size-gone
	return e
}

// place tells where in the file a byte of its content stands, and how much of
// the content follows there without a hole.
func (e Entry) place(at uint64) (offset, run uint64) {
	offset = at
	for _, h := range e.Holes {
		if offset < h.Offset {
			return offset, h.Offset - offset
		}
		offset += h.Length
	}
	return offset, e.Size - offset
}

// fewest keeps the largest holes, as many as an entry may have; the others are
// read as the zeros they are.
func fewest(holes []Hole) []Hole {
	if len(holes) > maxHoles {
		slices.SortFunc(holes, func(a, b Hole) int {
			if a.Length != b.Length {
				if a.Length > b.Length {
					return -1
				}
				return 1
			}
			return 0
		})
		holes = holes[:maxHoles]
	}
	slices.SortFunc(holes, func(a, b Hole) int {
		if a.Offset < b.Offset {
			return -1
		}
		return 1
	})
	return holes
}

// writeAt writes a piece of a content into a new file, with the entry's holes in
// it.
func (e Entry) writeAt(f *os.File, at uint64, b []byte) error {
	for len(b) > 0 {
		offset, run := e.place(at)
		if run == 0 {
			return io.ErrShortWrite // beyond the file's length
		}
		n, err := f.WriteAt(b[:min(uint64(len(b)), run)], int64(offset))
		if err != nil {
			return err
		}
		b, at = b[n:], at+uint64(n)
	}
	return nil
}

// filler gives a file's bytes with zeros in its holes.
type filler struct {
	e    Entry
	at   uint64 // in the content
	to   uint64 // in the file: given so far
	each func([]byte) error
}

var zeros [64 << 10]byte

func (w *filler) data(ctx context.Context, b []byte) error {
	for len(b) > 0 {
		offset, run := w.e.place(w.at)
		if err := w.upTo(ctx, offset); err != nil {
			return err
		}
		n := min(uint64(len(b)), run)
		if err := w.each(b[:n:n]); err != nil {
			return err
		}
		b, w.at, w.to = b[n:], w.at+n, w.to+n
	}
	return nil
}

// upTo gives zeros up to an offset.
func (w *filler) upTo(ctx context.Context, offset uint64) error {
	for w.to < offset {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(offset-w.to, uint64(len(zeros)))
		if err := w.each(zeros[:n:n]); err != nil {
			return err
		}
		w.to += n
	}
	return nil
}
