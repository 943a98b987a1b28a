package archive

import (
	"encoding/binary"
	"errors"
)

// numbers is a set of packs' numbers: spans in ascending order, each as two
// varints, how many numbers are left out before it and how many it has, less
// one. A span costs two bytes or little more, and packs that were sent one after
// the other are one span.
type numbers []byte

// numberWriter makes a set of numbers that ascend.
type numberWriter struct {
	set         numbers
	first, next uint64 // the open span is [first, next)
	end         uint64 // of the span before
}

func (w *numberWriter) add(n uint64) {
	if n != w.next || w.first == w.next {
		w.close()
		w.first = n
	}
	w.next = n + 1
}

func (w *numberWriter) close() {
	if w.next > w.first {
		w.set = binary.AppendUvarint(w.set, w.first-w.end)
		w.set = binary.AppendUvarint(w.set, w.next-w.first-1)
		w.end = w.next
	}
	w.first = w.next
}

func (w *numberWriter) finish() numbers {
	w.close()
	return w.set
}

// numberReader tells of ascending numbers whether they are in a set.
type numberReader struct {
	rest        numbers
	first, next uint64 // the current span
}

func (r *numberReader) has(n uint64) bool {
	for n >= r.next && len(r.rest) > 0 {
		gap, a := binary.Uvarint(r.rest)
		more, b := binary.Uvarint(r.rest[a:])
		r.first = r.next + gap
		r.next = r.first + more + 1
		r.rest = r.rest[a+b:]
	}
	return n >= r.first && n < r.next
}

// check refuses what numberWriter does not make.
func (s numbers) check() error {
	end := uint64(0)
	for first := true; len(s) > 0; first = false {
		gap, a := binary.Uvarint(s)
		if a <= 0 || !first && gap == 0 {
			return errNumbers
		}
		more, b := binary.Uvarint(s[a:])
		if b <= 0 || gap > maxNumber || more >= maxNumber || end+gap+more >= maxNumber {
			return errNumbers
		}
		end += gap + more + 1
		s = s[a+b:]
	}
	return nil
}

// maxNumber bounds pack numbers: the index keeps them in 32 bits. At a pack of
// 4 MiB each that is 16 PiB.
const maxNumber = 1 << 32

var errNumbers = errors.New("a set of packs' numbers is damaged")
