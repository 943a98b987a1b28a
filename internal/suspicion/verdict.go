package suspicion

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// Kinds is what a snapshot is suspected of, as the record has it: a bit each; 0:
// of nothing.
type Kinds uint8

// The kinds. No other bit has a meaning.
const (
	Canary Kinds = 1 << iota // a file that nobody should touch was changed or is gone
	Slow                     // many files have lost their form over several snapshots
	Bulk                     // many files have lost their form since the snapshot before
)

// String says in words what is suspected.
func (k Kinds) String() string {
	var words []string
	for _, w := range [...]struct {
		kind Kinds
		word string
	}{{Bulk, "many files lost their form at once"}, {Slow, "many files lost their form over several snapshots"}, {Canary, "a canary file was touched"}} {
		if k&w.kind != 0 {
			words = append(words, w.word)
		}
	}
	if k&^(Canary|Slow|Bulk) != 0 {
		words = append(words, "something that only a newer program knows")
	}
	if len(words) == 0 {
		return "nothing"
	}
	return strings.Join(words, "; ")
}

const (
	// MaxReasons bounds a verdict's reasons, MaxReason the bytes of each.
	MaxReasons = 16
	MaxReason  = 512
)

// Verdict is what a Case comes to. Kinds 0 have no reasons and no salt.
type Verdict struct {
	Kinds   Kinds    `json:"kinds"`
	Reasons []string `json:"reasons"` // in words, for people; they may have names of files
	Salt    Salt     `json:"salt"`    // of their hash
}

// Valid tells whether a verdict that suspects something is within the bounds of
// one that a Case may come to.
func (v Verdict) Valid() bool {
	for _, r := range v.Reasons {
		if len(r) == 0 || len(r) > MaxReason || strings.IndexByte(r, '\n') >= 0 {
			return false
		}
	}
	return v.Kinds != 0 && len(v.Reasons) > 0 && len(v.Reasons) <= MaxReasons
}

func (v *Verdict) reason(format string, args ...any) {
	if len(v.Reasons) < MaxReasons {
		v.Reasons = append(v.Reasons, clip(fmt.Sprintf(format, args...)))
	}
}

// clip makes a reason one line of valid text.
func clip(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	if len(s) > MaxReason {
		s = strings.ToValidUTF8(s[:MaxReason], "")
	}
	return s
}

// Salt makes it impossible to find a verdict's reasons by trying likely ones
// against their hash.
type Salt [32]byte

// MarshalText writes the salt in hexadecimal digits, as hashes are written.
func (s Salt) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "0x%x", s[:]), nil }

// UnmarshalText reads what MarshalText has written.
func (s *Salt) UnmarshalText(b []byte) error {
	digits, ok := strings.CutPrefix(string(b), "0x")
	raw, err := hex.DecodeString(digits)
	if err != nil || !ok || len(raw) != len(s) {
		return errors.New("a salt is 0x and 64 hexadecimal digits")
	}
	*s = Salt(raw)
	return nil
}

// Hash is the SHA-256 of the salt and the reasons, a line each: what the record has
// of them. It is zeros if nothing is suspected.
func (v Verdict) Hash() [32]byte {
	if v.Kinds == 0 {
		return [32]byte{}
	}
	h := sha256.New()
	h.Write(v.Salt[:])
	for _, r := range v.Reasons {
		h.Write([]byte(r + "\n"))
	}
	return [32]byte(h.Sum(nil))
}
