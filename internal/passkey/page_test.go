package passkey

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

// browse sends a request to a page, as a browser on this machine would.
func browse(t *testing.T, method, address, body string, change func(*http.Request)) (int, http.Header, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	origin, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", "http://"+origin.Host)
	if change != nil {
		change(r)
	}
	var dialer net.Dialer
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, network, net.JoinHostPort("127.0.0.1", origin.Port())) // what localhost is needs no resolver here
	}}}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	read, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, string(read)
}

func TestPageAsksAndTakesOneAnswer(t *testing.T) {
	a := newAuthenticator(t)
	by := Created{a.public(t), sha256.Sum256(a.credential)}
	challenge := record.Hash{7}
	got, err := Ask(t.Context(), Question{Title: "Approve?", Rows: []Row{{"device", "<b>press-7</b>"}}}, by, challenge, func(page string) {
		code, header, body := browse(t, "GET", page, "", nil)
		if code != 200 || !strings.Contains(body, "page.js") || !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("the page: %d %v %s", code, header, body)
		}
		if strings.Contains(body, "press-7") {
			t.Error("what is asked is in the page's HTML, where its words could act")
		}
		for _, file := range []string{"page.js", "page.css"} {
			if code, _, _ := browse(t, "GET", page+file, "", nil); code != 200 {
				t.Errorf("%s: %d", file, code)
			}
		}
		_, _, body = browse(t, "GET", page+"question", "", nil)
		var q asked
		if err := json.Unmarshal([]byte(body), &q); err != nil || q.Make || q.Rows[0].Value != "<b>press-7</b>" {
			t.Errorf("the question: %v %s", err, body)
		}
		sent, err := base64.RawURLEncoding.DecodeString(q.Challenge)
		if err != nil || record.Hash(sent) != challenge {
			t.Errorf("the challenge: %v %s", err, q.Challenge)
		}
		origin := strings.TrimSuffix(page[:strings.LastIndex(strings.TrimSuffix(page, "/"), "/")], "/")
		good := string(a.sign(t, false, a.data(0), clientData("webauthn.get", Wanted{challenge, origin})+"}"))

		// Who has not the token, or is another site, gets and does nothing.
		for what, change := range map[string]func(*http.Request){
			"another path":   func(r *http.Request) { r.URL.Path = "/answer" },
			"another host":   func(r *http.Request) { r.Host = "evil.example" },
			"the address":    func(r *http.Request) { r.Host = "127.0.0.1:" + r.URL.Port() },
			"another origin": func(r *http.Request) { r.Header.Set("Origin", "http://localhost:1") },
			"no origin":      func(r *http.Request) { r.Header.Del("Origin") },
			"a form":         func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") },
			"a read":         func(r *http.Request) { r.Method = "GET" },
		} {
			if code, _, body := browse(t, "POST", page+"answer", good, change); code < 400 {
				t.Errorf("%s: %d %s", what, code, body)
			}
		}
		for _, bad := range []string{"", "{}", strings.Repeat("x", MaxAnswer+1)} {
			code, _, body := browse(t, "POST", page+"answer", bad, nil)
			if code != 400 || !strings.Contains(body, "problem") {
				t.Errorf("%.10q: %d %s", bad, code, body)
			}
		}
		// What was wrong can be tried again; what was right twice does no harm.
		for range 2 {
			if code, _, body := browse(t, "POST", page+"answer", good, nil); code != 200 {
				t.Errorf("the answer: %d %s", code, body)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if !record.Verify(by.Key, got.digest(), got.Signature) {
		t.Fatal("the signature does not verify")
	}
}

func TestPageMakes(t *testing.T) {
	a := newAuthenticator(t)
	made, err := Make(t.Context(), Question{Title: "A passkey"}, "Ada", func(page string) {
		_, _, body := browse(t, "GET", page+"question", "", nil)
		var q asked
		if err := json.Unmarshal([]byte(body), &q); err != nil || !q.Make || q.User != "Ada" || q.RelyingParty != "localhost" {
			t.Errorf("the question: %v %s", err, body)
		}
		challenge, err := base64.RawURLEncoding.DecodeString(q.Challenge)
		if err != nil {
			t.Fatal(err)
		}
		origin := page[:strings.LastIndex(strings.TrimSuffix(page, "/"), "/")]
		answer := a.make(t, a.coseKey(t), clientData("webauthn.create", Wanted{record.Hash(challenge), origin})+"}")
		if code, _, body := browse(t, "POST", page+"answer", string(answer), nil); code != 200 {
			t.Errorf("the answer: %d %s", code, body)
		}
	})
	if err != nil || made.Key != a.public(t) {
		t.Fatal(made, err)
	}
}

func TestPageEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Make(ctx, Question{}, "Ada", func(string) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 1)
	defer cancel()
	if _, err = Make(ctx, Question{}, "Ada", func(string) {}); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "nobody answered") {
		t.Fatal(err)
	}
}
