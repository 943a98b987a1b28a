package ledger

import (
	"testing"
	"unicode/utf8"
)

// Whatever a contract, or who claims to be one, gives as a reason is put in
// words.
func FuzzDecode(f *testing.F) {
	all, err := interfaces()
	if err != nil {
		f.Fatal(err)
	}
	for _, a := range all {
		for _, e := range a.Errors {
			f.Add(append(e.ID[:4:4], make([]byte, 32*len(e.Inputs))...))
		}
	}
	// Error(string), "no"
	f.Add(append([]byte{0x08, 0xc3, 0x79, 0xa0, 31: 0, 35: 0x20, 67: 2}, append([]byte("no"), make([]byte, 30)...)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Decode(data)
		if r.Rule == "" || r.Message == "" || !utf8.ValidString(r.Error()) {
			t.Fatalf("%x: %+v", data, r)
		}
	})
}
