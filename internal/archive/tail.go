package archive

import (
	"io"
	"math/rand/v2"
	"slices"
)

// A file that only ever grew is taken for a log, of which only the tail is read:
// what its last list of chunks leaves open, and what is behind. That is not done
// on a guess. The file must have been read whole twice in a row and have kept all
// that it had before; each time samples of the old part are read and compared;
// and now and then, and when it has come to rest, it is read whole again, so that
// what escapes the samples (a byte that was changed in the middle of a log) does
// not escape for good.
const (
	minLog      = 1 << 20 // below, to read all is as cheap
	provenLog   = 2       // whole readings that found nothing but growth
	logReadings = 16      // then of so many readings one is whole
	maxSamples  = 16
)

// growth is what is known of a large file beside its content.
type growth struct {
	was     content // without its last, open part
	size    uint64  // with it
	appends uint8
	samples []sample
}

// sample is a chunk of a file's content.
type sample struct {
	Offset uint64 // in the content
	Length uint32
	Sum    [sumBytes]byte // beginning of its id
}

// bytes is how much content a list refers to.
func (c content) bytes() (n uint64) {
	for _, r := range c.chunks {
		n += uint64(r.Plain)
	}
	for _, p := range c.parts {
		n += p.Size
	}
	return n
}

// closed is a content without its last reference, behind which more may follow:
// another cut would have been made there, had the content been longer.
func (c content) closed() content {
	if c.depth == 0 {
		return content{chunks: c.chunks[:max(len(c.chunks)-1, 0)]}
	}
	return content{parts: c.parts[:max(len(c.parts)-1, 0)], depth: c.depth}
}

// next counts a file's readings that found nothing but growth. One that has its
// old length was not appended to, whatever it was touched for.
func (l growth) next(now content) uint8 {
	was := l.was
	if was.bytes() == 0 || now.bytes() < l.size || was.depth != now.depth || len(was.chunks) > len(now.chunks) || len(was.parts) > len(now.parts) ||
		!slices.Equal(was.chunks, now.chunks[:len(was.chunks)]) || !slices.Equal(was.parts, now.parts[:len(was.parts)]) {
		return 0
	}
	if now.bytes() == l.size {
		return l.appends
	}
	if l.appends == provenLog+logReadings-1 {
		return provenLog
	}
	return l.appends + 1
}

// growth is what a memo says of a file that may be a log.
func (m *memo) growth() growth {
	e := m.Entry.entry()
	if e.Type != File || e.Size < minLog || e.Inexact || len(e.Holes) > 0 || e.content.skip != 0 || e.content.bytes() != e.Size {
		return growth{}
	}
	return growth{e.content.closed(), e.Size, m.Appends, m.Samples}
}

// readTail tells whether only the tail need be read.
func (l growth) readTail() bool {
	return l.appends >= provenLog && l.appends < provenLog+logReadings-1 && len(l.samples) > 0 && l.was.bytes() > 0
}

// grown tells whether a file is what it was, as far as the samples tell.
func (l growth) grown(r Tailer, hash hasher) (bool, error) {
	if r.Length() <= l.size {
		return false, nil
	}
	var buf []byte
	for _, s := range l.samples {
		if s.Length > MaxChunkBytes || s.Offset > l.size {
			return false, nil
		}
		buf = slices.Grow(buf[:0], int(s.Length))[:s.Length]
		if _, err := r.ReadAt(buf, int64(s.Offset)); err == io.EOF {
			return false, nil
		} else if err != nil {
			return false, err
		}
		if id := hash.id(buf); [sumBytes]byte(id[:]) != s.Sum {
			return false, nil
		}
	}
	return true, nil
}

// sampler picks chunks of a content as they pass: the first, and of the others
// each with the same chance.
type sampler struct {
	samples []sample
	passed  int
	at      uint64
	last    sample
}

func (s *sampler) pass(id chunkID, length uint32) {
	// The last one is not closed: what is appended changes it.
	if now := s.last; now.Length > 0 {
		s.passed++
		if len(s.samples) < maxSamples {
			s.samples = append(s.samples, now)
		} else if i := rand.IntN(max(s.passed, maxSamples)); i > 0 && i < maxSamples {
			s.samples[i] = now
		}
	}
	s.last = sample{Offset: s.at, Length: length, Sum: [sumBytes]byte(id[:])}
	s.at += uint64(length)
}
