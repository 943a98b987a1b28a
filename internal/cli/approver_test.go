package cli

import (
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

// What somebody wrote as the reason for a request cannot act on the page or the
// terminal that shows it.
func TestBecause(t *testing.T) {
	text := func(s string) (h record.Hash) {
		copy(h[:], s)
		return h
	}
	hash := record.Keccak256([]byte("a salted reason"))
	for want, h := range map[string]record.Hash{
		"nobody said":             {},
		"disk failed":             text("disk failed"),
		"Kühlraum 3":              text("Kühlraum 3"),
		"<script>alert(1)":        text("<script>alert(1)"), // the page sets text, never HTML
		hash.String():             hash,
		text("\x1b[2J").String():  text("\x1b[2J"),
		text("a\u202eb").String(): text("a\u202eb"), // turns what follows around
		text("a\x00b").String():   text("a\x00b"),
	} {
		if got := because(h); got != want {
			t.Errorf("%x is told as %q, want %q", h, got, want)
		}
	}
}
