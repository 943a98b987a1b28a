package suspicion

import "math"

const (
	// leastBytes is what a content must have to be judged: of a shorter one the
	// form is chance.
	leastBytes = 48
	// windowBytes is the length of a sample of a content. In so many bytes at
	// random each value is there four times, enough for a chi-square test.
	windowBytes = 1 << 10
	leastWindow = 256
	// One window is taken of each stretch: the near ones up to denseBytes, so that
	// a small file is seen well, the far ones behind, so that a large one is cheap.
	nearStretch = 4 << 10
	farStretch  = 16 << 10
	denseBytes  = 64 << 10
)

// Form is what a content looks like, in FormBytes bytes.
type Form struct {
	Kind  Kind
	Flat  uint8 // share of windows in which all values are alike in number; 255: all
	Blank uint8 // share of windows of one byte only
	// Entropy is the mean of the other windows' entropy, in 1/31 bit a byte.
	Entropy uint8
	flags   uint8
}

const (
	isWhole  = 1 << iota // it ends as its kind does
	isLost               // the file has lost its form, and not found it again
	isNew                // it came as it is, and nobody can tell what it is
	isYoung              // the file was not there in the snapshot before
	allFlags = isWhole | isLost | isNew | isYoung
)

// FormBytes is the length of an encoded form.
const FormBytes = 5

// Append encodes the form.
func (f Form) Append(b []byte) []byte {
	return append(b, byte(f.Kind), f.Flat, f.Blank, f.Entropy, f.flags)
}

// ParseForm decodes what Append has made of a form. What it cannot be is
// Unmeasured.
func ParseForm(b []byte) Form {
	if len(b) != FormBytes || int(b[0]) >= int(firstMagic)+len(magics) || b[4]&^allFlags != 0 {
		return Form{}
	}
	return Form{Kind(b[0]), b[1], b[2], b[3], b[4]}
}

func (f Form) is(flag uint8) bool { return f.flags&flag != 0 }

func (f *Form) set(flag uint8, on bool) {
	f.flags &^= flag
	if on {
		f.flags |= flag
	}
}

// fresh is the form without what a Case has found.
func (f Form) fresh() Form {
	f.flags &= isWhole
	return f
}

// recognised tells whether somebody can tell what the content is: it begins as a
// kind does and, where that is known of the kind, ends so too.
func (f Form) recognised() bool {
	return f.Kind.recognised() && (!f.Kind.ending() || f.is(isWhole))
}

// orderly tells whether the content has a structure inside, as what is not
// compressed has.
func (f Form) orderly() bool {
	return f.Kind.judged() && f.Kind != Blank && f.Blank < 128 && f.Entropy < 7*31 && f.Flat < 128
}

// random tells whether most of the content looks like chance.
func (f Form) random() bool { return f.Kind == Sealed || f.Kind == Encoded || f.Flat >= 128 }

// Gauge measures contents, one after the other, as they pass. It looks at windows
// whose places follow from a seed, so that who knows the rules does not know the
// places; with one seed a content has one form.
type Gauge struct {
	seed   uint64
	at     uint64 // bytes passed
	from   uint64 // where the window begins
	window [windowBytes]byte
	n      int // bytes of it
	head   [windowBytes]byte
	tail   [windowBytes]byte
	tailN  int

	windows, flat, blank, text, encoded uint32
	entropy                             float32 // sum
}

// NewGauge makes a gauge.
func NewGauge(seed uint64) *Gauge { return &Gauge{seed: seed} }

// Reset begins another content.
func (g *Gauge) Reset() {
	g.at, g.from, g.n, g.tailN = 0, 0, 0, 0
	g.windows, g.flat, g.blank, g.text, g.encoded, g.entropy = 0, 0, 0, 0, 0, 0
}

// Write passes the content's next bytes. It never fails.
func (g *Gauge) Write(p []byte) (int, error) {
	g.keepTail(p)
	begin := g.at
	g.at += uint64(len(p))
	for {
		next := g.from + uint64(g.n) // the byte that the window lacks: begin or later
		if next >= g.at {
			return len(p), nil
		}
		if g.n += copy(g.window[g.n:], p[next-begin:]); g.n == windowBytes {
			g.take()
		}
	}
}

// keepTail keeps the last bytes.
func (g *Gauge) keepTail(p []byte) {
	if len(p) >= windowBytes {
		g.tailN = copy(g.tail[:], p[len(p)-windowBytes:])
		return
	}
	if over := g.tailN + len(p) - windowBytes; over > 0 {
		g.tailN = copy(g.tail[:], g.tail[over:g.tailN])
	}
	g.tailN += copy(g.tail[g.tailN:], p)
}

// take judges the window and finds the place of the next one, behind it.
func (g *Gauge) take() {
	if g.windows == 0 {
		copy(g.head[:], g.window[:g.n])
	}
	g.look(g.window[:g.n])
	stretch := uint64(nearStretch)
	if g.from >= denseBytes {
		stretch = farStretch
	}
	next := g.from - g.from%stretch + stretch
	g.from = next + mix(g.seed^next)%(stretch-windowBytes+1)
	g.n = 0
}

// mix spreads a number over 64 bits (the finaliser of SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// look counts what a window is.
func (g *Gauge) look(w []byte) {
	var count [256]uint16
	for _, b := range w {
		count[b]++
	}
	g.windows++
	t := tally(&count, len(w))
	switch {
	case t.blank:
		g.blank++
		return
	case t.flat && t.printable:
		g.encoded++
		g.flat++
	case t.flat:
		g.flat++
	case t.text:
		g.text++
	}
	g.entropy += t.entropy
}

// counts is what the numbers of a window's byte values tell.
type counts struct {
	blank, flat, text, printable bool
	entropy                      float32 // bits a byte
}

// nLogN has n·log2(n).
var nLogN = func() (t [windowBytes + 1]float32) {
	for n := 2; n <= windowBytes; n++ {
		t[n] = float32(float64(n) * math.Log2(float64(n)))
	}
	return t
}()

func tally(count *[256]uint16, n int) (c counts) {
	var kinds, most, control, high, never int
	var sum float32
	for b, k := range count {
		if k == 0 {
			continue
		}
		kinds++
		most = max(most, int(k))
		sum += nLogN[k]
		switch {
		case b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b || b == 0x7f:
			control += int(k)
		case b >= 0x80:
			high += int(k)
			if b == 0xc0 || b == 0xc1 || b >= 0xf5 {
				never += int(k) // UTF-8 has none of these
			}
		}
	}
	c.entropy = (nLogN[n] - sum) / float32(n)
	c.blank = most*100 >= n*98
	c.printable = control == 0 && high == 0
	c.text = count[0] == 0 && control*100 <= n && (never == 0 || high*100 <= n*15)
	// Printable characters in a short window are text: chance makes a few words as
	// even as a code is.
	c.flat = !(c.printable && n < leastWindow) && flat(count, n, kinds)
	return c
}

// leastAlphabet is how many values a code has at least: those of hexadecimal
// digits are 16. Sequences of four letters, of genes say, are no code.
const leastAlphabet = 12

// flat tells whether the values that a window has are alike in number, by a
// chi-square test against just that: so are those of a ciphertext, and so they
// remain when it is written in hexadecimal digits or base64. What is rare (line
// ends, padding) is left out.
func flat(count *[256]uint16, n, kinds int) bool {
	rare := float32(n) / float32(kinds) / 8
	left, used := 0, 0
	var squares float32
	for _, k := range count {
		if k == 0 || float32(k) < rare {
			continue
		}
		left, used = left+int(k), used+1
		squares += float32(k) * float32(k)
	}
	if used < leastAlphabet || left*50 < n*49 {
		return false
	}
	chi := squares*float32(used)/float32(left) - float32(left)
	free := float64(used - 1)
	// Four standard deviations above what chance gives, and a little for codes that
	// have line ends.
	return float64(chi) <= free*1.1+4*math.Sqrt(2*free)
}

// Form is the form of what has passed.
func (g *Gauge) Form() Form {
	if g.n > 0 && (g.windows == 0 || g.n >= leastWindow) {
		g.take()
	}
	if g.at < leastBytes {
		return Form{Kind: Short}
	}
	f := Form{Flat: share(g.flat, g.windows), Blank: share(g.blank, g.windows)}
	if busy := g.windows - g.blank; busy > 0 {
		f.Entropy = uint8(min(255, g.entropy*31/float32(busy)))
	}
	head := g.head[:min(g.at, windowBytes)]
	whole := false
	f.Kind, whole = kindOf(head, g.tail[:g.tailN], g.at)
	f.set(isWhole, whole)
	if f.Kind == Unknown {
		switch {
		case g.blank == g.windows:
			f.Kind = Blank
		case g.text+g.encoded+g.blank < g.windows: // some are neither
		case g.text >= g.encoded:
			f.Kind = Text
		default:
			f.Kind = Encoded
		}
	}
	return f
}

func share(part, of uint32) uint8 {
	if of == 0 {
		return 0
	}
	return uint8(uint64(part) * 255 / uint64(of))
}
