package ignore

import "strings"

// special are the bytes that make a pattern more than a literal.
const special = `*?[\`

// token is a step of a pattern.
type token struct {
	kind  kind
	bytes *set // of one
}

type kind uint8

const (
	one    kind = iota // a byte of the set
	star               // *: any bytes but slashes
	deep               // **: any bytes
	deeper             // **/: nothing, or any bytes up to a slash
)

// set is a set of bytes.
type set [256 / 64]uint64

func (s *set) add(b byte)      { s[b/64] |= 1 << (b % 64) }
func (s *set) has(b byte) bool { return s[b/64]>>(b%64)&1 != 0 }

func (s *set) addRange(from, to byte) {
	for b := int(from); b <= int(to); b++ {
		s.add(byte(b))
	}
}

// compile reads a pattern into tokens. path says that it is matched against a
// path, where only ** crosses slashes. never is true of a pattern that nothing
// matches.
func compile(s string, path bool) (tokens []token, never bool) {
	for i := 0; i < len(s); {
		switch c := s[i]; c {
		case '*':
			from := i
			for i < len(s) && s[i] == '*' {
				i++
			}
			alone := (from == 0 || s[from-1] == '/') && (i == len(s) || s[i] == '/' || strings.HasPrefix(s[i:], `\/`))
			switch {
			case !path || i-from < 2 || !alone:
				tokens = append(tokens, token{kind: star})
			case i < len(s) && s[i] == '/':
				tokens = append(tokens, token{kind: deeper})
				i++
			default:
				tokens = append(tokens, token{kind: deep})
			}
		case '?':
			b := &set{}
			b.addRange(0, 255)
			tokens = append(tokens, single(b, path))
			i++
		case '[':
			b, n := bracket(s[i+1:])
			if n < 0 {
				return nil, true
			}
			tokens = append(tokens, single(b, path))
			i += 1 + n
		case '\\':
			if i++; i == len(s) {
				return nil, true
			}
			c = s[i]
			fallthrough
		default:
			b := &set{}
			b.add(c)
			tokens = append(tokens, token{one, b})
			i++
		}
	}
	return tokens, false
}

// single is a step of one byte that is no slash of a path.
func single(b *set, path bool) token {
	if path {
		b['/'/64] &^= 1 << ('/' % 64)
	}
	return token{one, b}
}

// bracket reads the set whose [ was just passed, and returns how long it is with
// its ], or -1 if it is not whole.
func bracket(s string) (*set, int) {
	b := &set{}
	i := 0
	at := func(i int) byte { // no pattern has a zero byte
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	negated := at(0) == '!' || at(0) == '^'
	if negated {
		i++
	}
	var last byte // what a range may begin with; 0: nothing
	for first := true; first || at(i) != ']'; first = false {
		c := at(i)
		switch {
		case c == 0:
			return nil, -1
		case c == '\\':
			i++
			if c = at(i); c == 0 {
				return nil, -1
			}
			b.add(c)
			last = c
		case c == '-' && last != 0 && at(i+1) != 0 && at(i+1) != ']':
			i++
			if c = at(i); c == '\\' {
				i++
				if c = at(i); c == 0 {
					return nil, -1
				}
			}
			b.addRange(last, c)
			last = 0
		case c == '[' && at(i+1) == ':':
			end := strings.IndexByte(s[i+2:], ']')
			if end < 0 {
				return nil, -1
			}
			name, whole := strings.CutSuffix(s[i+2:i+2+end], ":")
			if !whole { // no class: a [ like any byte
				b.add('[')
				last = '['
				break
			}
			ranges, known := classes[name]
			if !known {
				return nil, -1
			}
			for r := 0; r < len(ranges); r += 2 {
				b.addRange(ranges[r], ranges[r+1])
			}
			i += 2 + end
			last = 0
		default:
			b.add(c)
			last = c
		}
		i++
	}
	if negated {
		for w := range b {
			b[w] = ^b[w]
		}
	}
	return b, i + 1
}

// classes are the named classes of bytes, as pairs: from, to. They know no
// locale; space and its like are git's.
var classes = map[string]string{
	"alnum":  "09AZaz",
	"alpha":  "AZaz",
	"blank":  "  \t\t",
	"cntrl":  "\x00\x1f\x7f\x7f",
	"digit":  "09",
	"graph":  "!~",
	"lower":  "az",
	"print":  " ~",
	"punct":  "!/:@[`{~",
	"space":  "\t\n\r\r  ",
	"upper":  "AZ",
	"xdigit": "09AFaf",
}

// match tells whether the tokens match all of s. When a step fails, the last *
// takes one byte more; when that is at a slash, the last **. No earlier one need
// be tried: whatever it could reach, the last one reaches too.
func match(tokens []token, s string) bool {
	const none = -1
	starI, starJ := none, 0 // the token behind the last *, and up to where it has taken
	deepI, deepJ := none, 0
	aligned := false // the last ** ends at slashes only
	for i, j := 0, 0; ; {
		if i < len(tokens) {
			switch t := tokens[i]; t.kind {
			case star:
				i++
				starI, starJ = i, j
				continue
			case deep, deeper:
				i++
				deepI, deepJ, aligned, starI = i, j, t.kind == deeper, none
				continue
			default:
				if j < len(s) && t.bytes.has(s[j]) {
					i, j = i+1, j+1
					continue
				}
			}
		} else if j == len(s) {
			return true
		}
		switch {
		case starI != none && starJ < len(s) && s[starJ] != '/':
			starJ++
			i, j = starI, starJ
		case deepI == none || deepJ == len(s):
			return false
		default:
			if deepJ++; aligned {
				slash := strings.IndexByte(s[deepJ-1:], '/')
				if slash < 0 {
					return false
				}
				deepJ += slash
			}
			i, j, starI = deepI, deepJ, none
		}
	}
}
