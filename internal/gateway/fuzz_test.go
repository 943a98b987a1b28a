package gateway

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"testing"

	"github.com/byssus-iot/byssus/internal/gateway/door"
)

// FuzzParse reads requests as the doors do: whatever is taken encodes again,
// and nothing panics.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"record":{"sequence":1},"signature":"0x00","receipts":[]}`))
	f.Add([]byte(`{"number":1,"address":"0x00","slots":["0x00"]}`))
	f.Add([]byte(`{"record":{"sequence":1},"receipts":[{"position":1,"validUntil":2}]}`))
	f.Add([]byte(`{"request":1,"files":2,"bytes":3}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		again := func(v any, err error) {
			if err != nil {
				return
			}
			if _, err := json.Marshal(v); err != nil {
				t.Fatalf("taken, but does not encode: %v", err)
			}
		}
		a, err := parse[door.Anchor](httptest.NewRequest("POST", "/", bytes.NewReader(body)))
		again(a, err)
		p, err := parse[door.ProofRequest](httptest.NewRequest("POST", "/", bytes.NewReader(body)))
		again(p, err)
		e, err := parse[door.Enrol](httptest.NewRequest("POST", "/", bytes.NewReader(body)))
		again(e, err)
		q, err := parse[door.RestoreRequest](httptest.NewRequest("POST", "/", bytes.NewReader(body)))
		again(q, err)
		c, err := parse[door.Receipts](httptest.NewRequest("POST", "/", bytes.NewReader(body)))
		again(c, err)
		o, err := parse[door.Report](httptest.NewRequest("POST", "/", bytes.NewReader(body)))
		again(o, err)
	})
}
