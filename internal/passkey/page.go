package passkey

import (
	"context"
	"crypto/rand"
	"embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

//go:embed page
var files embed.FS

// Row is a line of what a page shows: a name, and what it is.
type Row struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Question is what a page asks a person, in words.
type Question struct {
	Title  string `json:"title"`
	Rows   []Row  `json:"rows"`
	Button string `json:"button"`
	Done   string `json:"done"` // what it says afterwards
}

// asked is what the page's script reads.
type asked struct {
	Question
	Make         bool   `json:"make"` // a passkey is made, not asked to sign
	Challenge    string `json:"challenge"`
	RelyingParty string `json:"relyingParty"`
	User         string `json:"user"`
	UserID       string `json:"userId"`
}

// Make asks a person on a page to make a passkey. show is told the page's address,
// which nobody else must learn, as soon as it is served.
func Make(ctx context.Context, q Question, name string, show func(url string)) (Created, error) {
	id := random()
	// Nothing that is signed at a key's making is looked at later: the challenge
	// only ties the answer to this page.
	return serve(ctx, asked{Question: q, Make: true, User: name, UserID: base64.RawURLEncoding.EncodeToString(id[:])}, record.Hash(random()), show, ParseCreated)
}

// Ask asks the person who has a passkey, on a page, to sign a challenge with it.
func Ask(ctx context.Context, q Question, by Created, challenge record.Hash, show func(url string)) (Assertion, error) {
	return serve(ctx, asked{Question: q}, challenge, show, func(answer []byte, want Wanted) (Assertion, error) {
		return ParseAssertion(answer, by, want)
	})
}

func random() (b [32]byte) {
	rand.Read(b[:]) // never fails
	return b
}

// policy lets the page load what is served beside it, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// serve serves a page on a port of this machine until it answers, or ctx ends.
func serve[T any](ctx context.Context, q asked, challenge record.Hash, show func(string), parse func([]byte, Wanted) (T, error)) (T, error) {
	var none T
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return none, fmt.Errorf("serve the page: %w", err)
	}
	q.Challenge, q.RelyingParty = base64.RawURLEncoding.EncodeToString(challenge[:]), RelyingParty
	host := net.JoinHostPort(RelyingParty, strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
	want := Wanted{Challenge: challenge, Origin: "http://" + host}
	token := random()
	root := "/" + base64.RawURLEncoding.EncodeToString(token[:]) + "/"

	answers := make(chan T, 1)
	mux := http.NewServeMux()
	for path, file := range map[string]string{"{$}": "index.html", "page.js": "page.js", "page.css": "page.css"} {
		mux.HandleFunc("GET "+root+path, func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, files, "page/"+file) })
	}
	mux.HandleFunc("GET "+root+"question", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, http.StatusOK, q) })
	mux.HandleFunc("POST "+root+"answer", func(w http.ResponseWriter, r *http.Request) {
		if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" || r.Header.Get("Origin") != want.Origin {
			writeJSON(w, http.StatusForbidden, problem{"only the page itself may answer"})
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxAnswer))
		if err != nil {
			writeJSON(w, http.StatusBadRequest, problem{err.Error()})
			return
		}
		answer, err := parse(body, want)
		if err != nil {
			writeJSON(w, http.StatusBadRequest, problem{err.Error()})
			return
		}
		writeJSON(w, http.StatusOK, struct{}{})
		select {
		case answers <- answer:
		default: // one is enough
		}
	})
	server := &http.Server{Handler: guard(host, mux), ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second, MaxHeaderBytes: 16 << 10}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	defer func() {
		// Who answered is told so before the page's server goes.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if server.Shutdown(ctx) != nil {
			server.Close()
		}
	}()
	show(want.Origin + root)
	select {
	case answer := <-answers:
		return answer, nil
	case err := <-failed:
		return none, fmt.Errorf("serve the page: %w", err)
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return none, fmt.Errorf("nobody answered on the page in time: %w", ctx.Err())
		}
		return none, ctx.Err()
	}
}

// guard answers only what asks for this very host: a site that calls itself by
// this machine's address learns nothing.
func guard(host string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if r.Host != host {
			http.Error(w, "no such page", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// problem is told to the page when its answer is refused.
type problem struct {
	Problem string `json:"problem"`
}

func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(v) // who went away needs no answer
}
