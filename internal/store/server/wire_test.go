package server

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

func TestBadRequests(t *testing.T) {
	w := newWorld(t, settings{})
	dev := "/v1/devices/" + w.device.String()
	name := record.Keccak256([]byte("x")).String()
	unsized := struct{ io.Reader }{strings.NewReader("x")} // sent in chunks
	big := `{"roots":["` + strings.Repeat("0", store.MaxJSON) + `"]}`
	many, err := json.Marshal(store.Question{Roots: make([]record.Hash, store.MaxNames+1)})
	must(t, err)
	for _, test := range []struct {
		method, path string
		body         io.Reader
		status       int
		code         store.Code
	}{
		{"PUT", dev + "/shards/zz", strings.NewReader("x"), 400, store.BadRequest},
		{"PUT", "/v1/devices/0x12/shards/" + name, strings.NewReader("x"), 400, store.BadRequest},
		{"PUT", dev + "/shards/" + name, unsized, 400, store.BadRequest},
		{"PUT", dev + "/shards/" + name, nil, 422, store.BadRoot},
		{"PUT", dev + "/shards/" + name, strings.NewReader("x"), 422, store.BadRoot},
		{"PUT", dev + "/segments/" + name, strings.NewReader("BYPL"), 422, store.BadRoot},
		{"PUT", dev + "/lists/" + name, strings.NewReader("BYPH"), 422, store.BadRoot},
		{"PUT", dev + "/segments/" + name, bytes.NewReader(make([]byte, record.MaxSegmentBytes+1)), 413, store.TooLarge},
		{"PUT", dev + "/lists/" + name, bytes.NewReader(make([]byte, record.MaxHeadBytes+1)), 413, store.TooLarge},
		{"GET", dev + "/lists?limit=0", nil, 400, store.BadRequest},
		{"GET", dev + "/lists?limit=1001", nil, 400, store.BadRequest},
		{"GET", dev + "/lists?after=x", nil, 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader("{"), 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader(`{"roots":["zz"]}`), 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader(`{"roots":[]}{}`), 400, store.BadRequest},
		{"POST", dev + "/missing", strings.NewReader(big), 413, store.TooLarge},
		{"POST", dev + "/missing", bytes.NewReader(many), 413, store.TooLarge},
		{"POST", dev + "/receipts", strings.NewReader(`{"list":"0x12"}`), 400, store.BadRequest},
		{"POST", dev + "/receipts", strings.NewReader(`{"slot":-1}`), 400, store.BadRequest},
		{"DELETE", dev + "/shards/" + name, nil, 404, store.NotFound},
		{"GET", dev + "/shards/" + strings.Repeat("%2e%2e%2f", 5) + "store.json", nil, 400, store.BadRequest},
	} {
		var header http.Header
		if test.body != nil && test.code == store.TooLarge {
			header = http.Header{"Expect": {"100-continue"}}
		}
		status, body := w.raw(test.method, test.path, test.body, header)
		var r store.Refusal
		if err := json.Unmarshal([]byte(body), &r); err != nil || status != test.status || r.Code != test.code {
			t.Errorf("%s %.120s: %d %.200s, want %d %s", test.method, test.path, status, body, test.status, test.code)
		}
	}
	// 64 MiB and one byte are refused by their announcement alone.
	c := w.dial()
	fmt.Fprintf(c, "PUT %s/shards/%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", dev, name, record.MaxObjectBytes+1)
	b := make([]byte, 64)
	n, err := c.Read(b)
	if err != nil || !strings.HasPrefix(string(b[:n]), "HTTP/1.1 413") {
		t.Fatalf("too large: %q, %v", b[:n], err)
	}
	// Headers beyond reason.
	c = w.dial()
	fmt.Fprintf(c, "GET /v1/status HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n", strings.Repeat("x", 40<<10))
	if n, err := c.Read(b); err != nil || !strings.HasPrefix(string(b[:n]), "HTTP/1.1 431") {
		t.Fatalf("headers: %q, %v", b[:n], err)
	}
}

func TestTLS(t *testing.T) {
	w := newWorld(t, settings{})
	cert, err := identity.Certificate(w.key)
	must(t, err)
	wrong, err := store.NewClient(w.url, w.device, cert)
	must(t, err)
	defer wrong.Close()
	if _, err := wrong.Status(ctx); !errors.Is(err, store.ErrWrongStore) {
		t.Fatalf("another pin: %v", err)
	}
	old := identity.ClientTLS(w.pin, &cert)
	old.MinVersion, old.MaxVersion = tls.VersionTLS12, tls.VersionTLS12
	if c, err := tls.Dial("tcp", strings.TrimPrefix(w.url, "https://"), old); err == nil {
		c.Close()
		t.Fatal("spoke TLS 1.2")
	}
	// A certificate without its key is of no use.
	forged := cert
	forged.PrivateKey = newKey(t)
	if _, err := w.clientWith(forged).Missing(ctx, w.device, []record.Hash{w.device}); err == nil {
		t.Fatal("took a certificate without its key")
	}
	for _, bad := range []string{"http://127.0.0.1:1", "127.0.0.1:1", "https://", "https://u:p@h", "https://h?q", ":"} {
		if _, err := store.NewClient(bad, w.pin, cert); err == nil {
			t.Errorf("took address %q", bad)
		}
	}
}

// Who sends or reads nothing is thrown out, wherever they stop.
func TestStalledClients(t *testing.T) {
	w := newWorld(t, settings{stall: 200 * time.Millisecond})
	b := make([]byte, 6<<20)
	_, err := w.client.PutShard(ctx, w.device, erasure.Root(b), b)
	must(t, err)
	shards := "/v1/devices/" + w.device.String() + "/shards/"
	for what, request := range map[string]string{
		"in the body":             "PUT " + shards + w.device.String() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc",
		"in a body nobody reads":  "PUT " + shards + "zz HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc",
		"in a JSON body":          "POST /v1/devices/" + w.device.String() + "/missing HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",
		"while reading an answer": "GET " + shards + erasure.Root(b).String() + " HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		c := w.dial()
		if what == "while reading an answer" {
			must(t, c.NetConn().(*net.TCPConn).SetReadBuffer(4096))
		}
		fmt.Fprint(c, request)
		// The server's places come free though the connection stays open.
		for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
			w.server.limits.mu.Lock()
			all := w.server.limits.all
			w.server.limits.mu.Unlock()
			if all == 0 && time.Now().After(deadline.Add(-59*time.Second)) {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: still served", what)
			}
		}
		if what == "while reading an answer" {
			continue
		}
		if _, err := io.ReadAll(c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatalf("%s: the connection stays open", what)
		}
	}
	if list, err := os.ReadDir(filepath.Join(w.dir, "tmp")); err != nil || len(list) > 0 {
		t.Fatalf("left behind: %v, %v", list, err)
	}
	if got, err := w.client.Shard(ctx, w.device, erasure.Root(b), 8<<20); err != nil || !bytes.Equal(got, b) {
		t.Fatalf("afterwards: %v", err)
	}
}

// A link that falls silent in the middle of a body breaks nothing for good: the
// device is told to come again, whatever it was putting or asking.
func TestSilentLinkIsToldToComeAgain(t *testing.T) {
	w := newWorld(t, settings{stall: 200 * time.Millisecond})
	dev, name := "/v1/devices/"+w.device.String(), w.device.String()
	for _, door := range []string{"PUT " + dev + "/shards/" + name, "PUT " + dev + "/segments/" + name, "PUT " + dev + "/lists/" + name,
		"POST " + dev + "/missing", "POST " + dev + "/receipts", "POST " + dev + "/fetch"} {
		c := w.dial()
		fmt.Fprintf(c, "%s HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{", door)
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		must(t, err)
		var r store.Refusal
		if err := json.NewDecoder(res.Body).Decode(&r); err != nil || res.StatusCode != http.StatusRequestTimeout || r.Code != store.Interrupted || !r.Temporary() {
			t.Errorf("%s: %d %+v, %v", door, res.StatusCode, r, err)
		}
	}
}

// A connection outlives a slow request: deadlines of one are not the next's.
func TestConnectionIsReused(t *testing.T) {
	w := newWorld(t, settings{stall: 300 * time.Millisecond})
	b := make([]byte, 300_000)
	for i := range 3 {
		b[0] = byte(i)
		_, err := w.client.PutShard(ctx, w.device, erasure.Root(b), b)
		must(t, err)
		got, err := w.client.Shard(ctx, w.device, erasure.Root(b), 1<<20)
		if err != nil || !bytes.Equal(got, b) {
			t.Fatal(err)
		}
		time.Sleep(600 * time.Millisecond) // longer than any deadline of the request before
	}
}

// The server's log says what happened, and nothing secret.
func TestLogHasNoSecrets(t *testing.T) {
	var log bytes.Buffer
	var mu sync.Mutex
	w := newWorld(t, settings{log: slog.New(slog.NewTextHandler(lockedWriter{&mu, &log}, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	a := w.archive(1, 2, 9000, 10, nil)
	w.put(a)
	_, err := w.receipt(a)
	must(t, err)
	_, err = w.client.Shard(ctx, w.device, w.device, 10)
	refused(t, "unknown", err, store.NotFound)
	mu.Lock()
	defer mu.Unlock()
	if !strings.Contains(log.String(), "receipt signed") || !strings.Contains(log.String(), "not_found") {
		t.Fatalf("the log says %s", log.String())
	}
	for _, key := range []*ecdsa.PrivateKey{w.keys.TLS, w.keys.Signing, w.key} {
		raw, err := key.Bytes()
		must(t, err)
		if strings.Contains(log.String(), fmt.Sprintf("%x", raw)) {
			t.Fatal("a key in the log")
		}
	}
}

type lockedWriter struct {
	mu *sync.Mutex
	w  io.Writer
}

func (l lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}
