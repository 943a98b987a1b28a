package watch

import (
	"encoding/json"
	"maps"
	"testing"
)

// FuzzPositions: whatever the file holds, it is taken as a whole or not at all.
func FuzzPositions(f *testing.F) {
	f.Add([]byte(`{"version":1,"receivers":{"a":{"chain":"0x` + "00000000000000000000000000000000" + "00000000000000000000000000000001" + `","block":7,"index":2,"opening":true}}}`))
	f.Add([]byte(`{"version":2,"receivers":{}}`))
	f.Add([]byte(`{"version":1,"receivers":null}{}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		all, err := parsePositions(raw)
		if err != nil {
			return
		}
		again, err := json.Marshal(positionsFile{positionsVersion, all})
		if err != nil {
			t.Fatal(err)
		}
		back, err := parsePositions(again)
		if err != nil || !maps.Equal(all, back) {
			t.Fatalf("%v: %v became %v", err, all, back)
		}
	})
}
