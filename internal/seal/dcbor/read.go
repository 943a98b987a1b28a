package dcbor

// A Reader reads what the appending functions have put together, piece by piece:
// lengths are bounded by the bytes there are, and the first value that is not what
// was asked for ends it, after which it gives zeros. It does not look whether the
// bytes are the one encoding of what they say: whoever must know encodes it again.
type Reader struct {
	b   []byte
	bad bool
}

// NewReader reads b, which the strings and slices it gives do not refer to.
func NewReader(b []byte) *Reader { return &Reader{b: b} }

// Uint reads an unsigned integer of at most the given value.
func (r *Reader) Uint(most uint64) uint64 {
	n := r.head(majorUint)
	if n > most {
		r.Fail()
		return 0
	}
	return n
}

// Int reads an integer.
func (r *Reader) Int() int64 {
	if len(r.b) == 0 || r.b[0]&major != majorInt {
		return int64(r.Uint(1<<63 - 1))
	}
	n := r.head(majorInt)
	if n > 1<<63-1 {
		r.Fail()
		return 0
	}
	return ^int64(n)
}

// Bytes reads a byte string.
func (r *Reader) Bytes() string {
	n := r.head(majorBytes)
	if n > uint64(len(r.b)) {
		r.Fail()
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// Array reads the head of an array and returns how many elements follow, of which
// each has at least the given number of bytes.
func (r *Reader) Array(least int) int {
	n := r.head(majorArray)
	if n > uint64(len(r.b)/least) || n > maxElements {
		r.Fail()
		return 0
	}
	return int(n)
}

// Map reads the head of a map and returns how many pairs follow.
func (r *Reader) Map() int {
	n := r.head(majorMap)
	if n > uint64(len(r.b)/2) || n > maxPairs {
		r.Fail()
		return 0
	}
	return int(n)
}

// Fail ends the reading: a value is not one that may stand there.
func (r *Reader) Fail() { r.b, r.bad = nil, true }

// Whole tells whether all was as asked for and nothing is left.
func (r *Reader) Whole() bool { return !r.bad && len(r.b) == 0 }

// major are the bits of a head that say what it begins.
const major = 7 << 5

// head reads the head of a value of a type: its number, length, or count.
func (r *Reader) head(want byte) uint64 {
	if len(r.b) == 0 || r.b[0]&major != want {
		r.Fail()
		return 0
	}
	n := uint64(r.b[0] &^ major)
	r.b = r.b[1:]
	if n < 24 {
		return n
	}
	size := 1 << (n - 24)
	if n > 27 || size > len(r.b) {
		r.Fail()
		return 0
	}
	n = 0
	for _, c := range r.b[:size] {
		n = n<<8 | uint64(c)
	}
	r.b = r.b[size:]
	return n
}
