package disk

import "testing"

// The notes that a store keeps are taken only as it writes them.
func FuzzParsePatrol(f *testing.F) {
	f.Add(patrol{began: 1_700_000_000, at: "0x01/aa"}.encode())
	f.Add(never.encode())
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := parsePatrol(text); err == nil && p.encode() != text {
			t.Fatalf("%q is taken, and written as %q", text, p.encode())
		}
	})
}
