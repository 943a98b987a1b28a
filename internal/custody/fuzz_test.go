package custody

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

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

// answers reads one answer as every door's client does: it is taken, a refusal,
// or not valid, and what can be shown is bounded and safe.
func answers(t *testing.T, status int, raw []byte) {
	words := func(err error) {
		if err == nil {
			return
		}
		text := err.Error()
		var no *Refusal
		if refused := errors.As(err, &no); refused == errors.Is(err, ErrAnswer) || refused && (no.Rule == "" || no.Status != status) {
			t.Fatalf("an error of no kind: %v", err)
		}
		// A byte is escaped by ten at most.
		if len(text) > 2*10*maxWords+100 || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsGraphic(r) }) {
			t.Fatalf("%d bytes: %.600q", len(text), text)
		}
	}
	_, err := parseAnswer[EpochAnswer](status, raw)
	words(err)
	_, err = parseAnswer[ShareAnswer](status, raw)
	words(err)
	_, err = parseAnswer[ReleaseAnswer](status, raw)
	words(err)
	_, err = parseAnswer[Status](status, raw)
	words(err)
}

const evil = `\u001b]0;owned\u0007\u202e\r\n`

func TestACustodiansWordsAreSafeToShow(t *testing.T) {
	long := evil + strings.Repeat("é", 20_000)
	for _, body := range []string{
		`{"error":"refused` + long + `","message":"no` + long + `"}`,
		`{"custodian":` + strings.Repeat("9", 60_000) + `,"block":` + strings.Repeat("9", 60_000) + `}`,
		`{"custodian":` + strings.Repeat("9", 60_000) + `}`,
		`{"signature":"` + long + `"}`,
		"\x1b[2J",
	} {
		answers(t, 200, []byte(body))
		answers(t, 403, []byte(body))
	}
	if _, err := parseAnswer[Status](200, []byte(`{"custodian":1}`+strings.Repeat(" ", maxAnswer))); !errors.Is(err, ErrAnswer) {
		t.Errorf("an answer that is too long: %v", err)
	}
}

// FuzzAnswer reads anything as every answer of a custodian.
func FuzzAnswer(f *testing.F) {
	f.Add(200, []byte(`{"custodian":1,"key":"AAAA","signature":"0x00"}`))
	f.Add(200, []byte(`{"epochCommitment":"`+evil+`"}`))
	f.Add(403, []byte(`{"error":"`+evil+`","message":"`+evil+`"}`))
	f.Add(500, []byte("\x1b[2J"))
	f.Fuzz(answers)
}
