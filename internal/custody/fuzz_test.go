package custody

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

// Whatever comes as a body gets an answer that names a rule, and is never the
// custodian's own failure.
func fuzzDoor(f *testing.F, path string, seeds ...any) {
	r := newRig(f)
	d := r.enrol()
	for _, s := range seeds {
		b, err := json.Marshal(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		f.Add(b[:len(b)/2])
		f.Add(append(b, '{'))
	}
	f.Add([]byte(`{"device":null,"epoch":-1}`))
	h := r.server.Handler()
	f.Fuzz(func(t *testing.T, body []byte) {
		req := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
		req.TLS = &tls.ConnectionState{PeerCertificates: []*x509.Certificate{d.cert.Leaf}}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, req)
		if w.Code == http.StatusOK {
			return
		}
		var no Refusal
		if err := json.Unmarshal(w.Body.Bytes(), &no); err != nil || statusOf[no.Rule] != w.Code || no.Rule == RuleInternal {
			t.Fatalf("%q: %d %s", body, w.Code, w.Body)
		}
	})
}

func FuzzEpochs(f *testing.F) {
	fuzzDoor(f, "/v1/epochs", EpochRequest{Device: record.Hash{1}, Epoch: 3})
}

func FuzzShares(f *testing.F) {
	fuzzDoor(f, "/v1/shares", ShareRequest{Device: record.Hash{1}, Epoch: 3, KeyBox: []byte{0xa1, 1, 1}})
}

func FuzzReleases(f *testing.F) {
	fuzzDoor(f, "/v1/releases", ReleaseRequest{Request: 1, Recipient: make([]byte, 1216), KeyBox: []byte{1}})
}
