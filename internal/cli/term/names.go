package term

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Name makes a file's name safe to show and keeps it whole, so that two names
// never look the same: one with anything in it that does not print, or that
// begins with a quotation mark, is written as a string of Go.
func Name(s string) string {
	if strings.HasPrefix(s, `"`) || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}

// harmless escapes in JSON what a terminal might obey: encoding/json leaves
// control characters beyond ASCII, and those that turn the direction of text.
func harmless(b []byte) []byte {
	odd := func(r rune) bool { return r >= 0x7f && !unicode.IsPrint(r) }
	if !bytes.ContainsFunc(b, odd) {
		return b
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		switch {
		case !odd(r):
			out.WriteRune(r)
		case r > 0xffff:
			hi, lo := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, hi, lo)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}
