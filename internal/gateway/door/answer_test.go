package door

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/byssus-iot/byssus/internal/record"
)

// shown fails unless a text may be shown on a terminal.
func shown(t *testing.T, text string, most int) {
	t.Helper()
	if len(text) > most+len("…") || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		t.Fatalf("%d bytes: %.600q", len(text), text)
	}
}

// answers reads one answer as every door's client does.
func answers(t *testing.T, status int, raw []byte) {
	words := func(err error) {
		if err == nil {
			return
		}
		shown(t, err.Error(), maxMessage+100)
		var e *Error
		if !errors.As(err, &e) {
			if !errors.Is(err, ErrGarbage) {
				t.Fatalf("an error of no kind: %v", err)
			}
			return
		}
		if e.Status != status || e.Code == "" {
			t.Fatalf("%+v of status %d", e, status)
		}
		shown(t, e.Code, maxWord)
		shown(t, e.Rule, maxWord)
		shown(t, e.Message, maxMessage)
	}
	o, err := parseAnswer[Outcome](status, raw)
	words(err)
	shown(t, o.Status, maxWord)
	shown(t, o.Rule, maxWord)
	shown(t, o.Message, maxMessage)
	_, err = parseAnswer[Light](status, raw)
	words(err)
	_, err = parseAnswer[Proof](status, raw)
	words(err)
	_, err = parseAnswer[Enrolled](status, raw)
	words(err)
	_, err = parseAnswer[AnchoredRecord](status, raw)
	words(err)
	_, err = parseAnswer[[]AnchoredRecord](status, raw)
	words(err)
}

const evil = `\u001b]0;owned\u0007\u202e\r\n`

func TestAGatewaysWordsAreSafeToShow(t *testing.T) {
	long := evil + strings.Repeat("é", 1<<20)
	for _, body := range []string{
		`{"error":"refused` + long + `","rule":"Bad` + long + `","message":"no` + long + `"}`,
		`{"status":"refused` + long + `","rule":"Bad` + long + `","message":"no` + long + `"}`,
		`{"block":` + strings.Repeat("9", 1<<20) + `,"number":1}`,
		`{"recordHash":"` + long + `"}`,
		`{"error":"` + evil + `"}`,
		`{"error":1}`,
		"\x1b[2J",
	} {
		answers(t, 200, []byte(body))
		answers(t, 403, []byte(body))
	}
	_, err := parseAnswer[Outcome](403, []byte(`{"error":"refused","rule":"BadSignature","message":"`+evil+`forged"}`))
	var e *Error
	if !errors.As(err, &e) || *e != (Error{Status: 403, Code: CodeRefused, Rule: "BadSignature", Message: "]0;ownedforged"}) {
		t.Errorf("%#v", err)
	}
	if out, err := parseAnswer[Outcome](200, []byte(`{"status":"refused","rule":"QuorumNotMet","message":"too few"}`)); err != nil || out != (Outcome{Status: Refused, Rule: "QuorumNotMet", Message: "too few"}) {
		t.Errorf("%+v, %v", out, err)
	}
}

// TestTheClientCleans asks a gateway that lies on every door.
func TestTheClientCleans(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusForbidden)
		_, _ = w.Write([]byte(`{"error":"refused","message":"` + evil + `no"}`))
	}))
	defer s.Close()
	c := &Client{ways: []*way{{base: s.URL, http: s.Client()}}}
	ctx := t.Context()
	_, genesis := c.Genesis(ctx)
	_, anchor := c.Anchor(ctx, Anchor{})
	_, _, light := c.LightBlock(ctx)
	_, records := c.Records(ctx, record.Hash{1}, 0, 1)
	for door, err := range map[string]error{"genesis": genesis, "anchor": anchor, "light": light, "records": records} {
		var e *Error
		if !errors.As(err, &e) || e.Message != "]0;ownedno" {
			t.Errorf("%s: %#v", door, err)
		}
	}
}

// FuzzAnswer reads anything as every answer: what can be shown is bounded and
// safe, and nothing panics.
func FuzzAnswer(f *testing.F) {
	f.Add(200, []byte(`{"status":"refused","rule":"`+evil+`","message":"`+evil+`"}`))
	f.Add(403, []byte(`{"error":"refused","rule":"BadSignature","message":"`+evil+`"}`))
	f.Add(200, []byte(`[{"record":{"sequence":1}}]`))
	f.Add(200, []byte(`{"account":["0x00"],"storage":[["0x01"],null]}`))
	f.Add(500, []byte("\x1b"))
	f.Fuzz(answers)
}
