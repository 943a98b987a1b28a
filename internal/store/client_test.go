package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
)

var (
	ctx    = context.Background()
	device = record.Keccak256([]byte("device"))
	shard  = bytes.Repeat([]byte("shard"), 60_000)
	root   = erasure.Root(shard)
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// lie starts a TLS server that has the pinned key and answers each connection
// as it likes.
func lie(t *testing.T, answer func(c net.Conn)) *Client {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	cert, err := identity.Certificate(key)
	must(t, err)
	pin, err := identity.Pin(&key.PublicKey)
	must(t, err)
	l, err := tls.Listen("tcp", "127.0.0.1:0", identity.ServerTLS(cert))
	must(t, err)
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				if err := c.(*tls.Conn).Handshake(); err == nil {
					answer(c)
				}
			}()
		}
	}()
	client, err := NewClient("https://"+l.Addr().String(), pin, cert)
	must(t, err)
	t.Cleanup(client.Close)
	return client
}

// say answers with fixed bytes once the request's head is read.
func say(response string) func(net.Conn) {
	return func(c net.Conn) {
		r := bufio.NewReader(c)
		if req, err := http.ReadRequest(r); err == nil {
			if req.Header.Get("Expect") == "" {
				_, _ = io.Copy(io.Discard, req.Body) // whatever comes
			}
			fmt.Fprint(c, response)
		}
	}
}

func response(status int, body string) string {
	return fmt.Sprintf("HTTP/1.1 %d X\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", status, len(body), body)
}

// calls are all of a client's methods.
func calls(c *Client) map[string]error {
	_, status := c.Status(ctx)
	_, put := c.PutShard(ctx, device, root, shard)
	_, small := c.PutSegment(ctx, device, root, shard[:100])
	_, missing := c.Missing(ctx, device, []record.Hash{root})
	_, receipt := c.Receipt(ctx, device, root, 1, 5)
	_, get := c.Shard(ctx, device, root, 1<<20)
	_, ranged := c.ShardRange(ctx, device, root, 0, 10)
	_, _, segment := c.Segment(ctx, device, root)
	_, _, list := c.List(ctx, device, root)
	_, _, lists := c.Lists(ctx, device, record.Hash{})
	return map[string]error{"status": status, "put shard": put, "put segment": small, "missing": missing, "receipt": receipt,
		"shard": get, "range": ranged, "segment": segment, "list": list, "lists": lists}
}

func TestGarbage(t *testing.T) {
	other := record.Keccak256([]byte("other")).String()
	for what, test := range map[string]struct {
		response string
		spared   []string // calls that need nothing more than the status
	}{
		"words":            {response(200, "hello"), []string{"put shard", "put segment"}},
		"nothing":          {response(200, ""), []string{"put shard", "put segment"}},
		"an endless body":  {"HTTP/1.1 200 X\r\nConnection: close\r\nContent-Length: 99999999999\r\n\r\nx", nil},
		"a redirect":       {"HTTP/1.1 302 X\r\nLocation: https://example.org/\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", nil},
		"refusal in words": {response(500, "oops"), nil},
		"refusal, no code": {response(403, `{"message":"no"}`), nil},
		"another shard":    {response(200, `{"missing":["`+other+`"],"more":true}`), []string{"put shard", "put segment", "status"}},
	} {
		for call, err := range calls(lie(t, say(test.response))) {
			if slices.Contains(test.spared, call) {
				if err != nil {
					t.Errorf("%s to %s: %v", what, call, err)
				}
				continue
			}
			if !errors.Is(err, ErrGarbage) {
				t.Errorf("%s to %s: %v", what, call, err)
			}
		}
	}
	// What is no HTTP at all, or ends early, is an error too.
	for _, bytes := range []string{"\x00\x01\x02", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\nx",
		"HTTP/1.1 200 X\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n"} {
		for call, err := range calls(lie(t, say(bytes))) {
			if err == nil {
				t.Errorf("%.20q to %s: no error", bytes, call)
			}
		}
	}
	bad := bytes.Clone(shard)
	bad[7] ^= 1
	for what, body := range map[string]string{"flipped": string(bad), "short": string(shard[1:]), "long": string(shard) + "x"} {
		if _, err := lie(t, say(response(200, body))).Shard(ctx, device, root, int64(len(shard))); !errors.Is(err, ErrGarbage) {
			t.Errorf("%s shard: %v", what, err)
		}
	}
	if _, err := lie(t, say(response(200, string(shard)))).ShardRange(ctx, device, root, 0, int64(len(shard))); !errors.Is(err, ErrGarbage) {
		t.Errorf("a whole shard for a range: %v", err)
	}
	for _, err := range []error{
		func() error { _, err := lie(t, nil).ShardRange(ctx, device, root, -1, 1); return err }(),
		func() error {
			_, err := lie(t, nil).ShardRange(ctx, device, root, 0, record.MaxObjectBytes+1)
			return err
		}(),
	} {
		if err == nil {
			t.Error("a range of no shard")
		}
	}
}

func TestReceiptOfSomethingElse(t *testing.T) {
	good := `{"receipt":{"device":"%s","listRoot":"%s","slot":%d,"slotVersion":1,"validUntil":%d},"signature":"0x` + strings.Repeat("00", 64) + `"}`
	for _, test := range []struct {
		device, list record.Hash
		slot, until  int
		ok           bool
	}{{device, root, 1, 5, true}, {root, root, 1, 5, false}, {device, device, 1, 5, false}, {device, root, 2, 5, false}, {device, root, 1, 4, false}} {
		body := fmt.Sprintf(good, test.device, test.list, test.slot, test.until)
		_, err := lie(t, say(response(200, body))).Receipt(ctx, device, root, 1, 5)
		if test.ok != (err == nil) || err != nil && !errors.Is(err, ErrGarbage) {
			t.Errorf("%+v: %v", test, err)
		}
	}
}

func TestRefusalKeepsItsWords(t *testing.T) {
	body := `{"error":"missing","message":"put \u001b[31mthese\n first","missing":["` + root.String() + `"],"height":7}`
	c := lie(t, say("HTTP/1.1 409 X\r\nRetry-After: 9\r\nContent-Length: "+fmt.Sprint(len(body))+"\r\n\r\n"+body))
	_, err := c.PutSegment(ctx, device, root, []byte("x"))
	var r *Refusal
	if !errors.As(err, &r) || !errors.Is(err, MissingParts) || len(r.Missing) != 1 || r.Missing[0] != root || r.Height != 7 || r.RetryAfter != 9*time.Second {
		t.Fatalf("got %+v, %v", r, err)
	}
	if strings.ContainsAny(err.Error(), "\x1b\n") || !strings.Contains(err.Error(), "these") {
		t.Fatalf("words for a terminal: %q", err)
	}
	if r.Temporary() {
		t.Fatal("missing parts do not appear by themselves")
	}
}

// Whatever the point at which a store goes silent.
func TestStall(t *testing.T) {
	silent := func(c net.Conn) { _, _ = io.ReadAll(io.LimitReader(c, 1)); time.Sleep(time.Hour) }
	for what, answer := range map[string]func(net.Conn){
		"before the request is read": func(net.Conn) { time.Sleep(time.Hour) },
		"before the answer":          silent,
		"in the head": func(c net.Conn) {
			say("HTTP/1.1 200 X\r\nConte")(c)
			time.Sleep(time.Hour)
		},
		"in the body": func(c net.Conn) {
			say("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\nabc")(c)
			time.Sleep(time.Hour)
		},
		"in a refusal": func(c net.Conn) {
			say("HTTP/1.1 403 X\r\nContent-Length: 100\r\n\r\n{")(c)
			time.Sleep(time.Hour)
		},
		"after asking for the content": func(c net.Conn) {
			r := bufio.NewReader(c)
			if _, err := http.ReadRequest(r); err == nil {
				fmt.Fprint(c, "HTTP/1.1 100 Continue\r\n\r\n")
			}
			time.Sleep(time.Hour)
		},
	} {
		c := lie(t, answer)
		c.way.Wait(20 * time.Millisecond)
		if _, err := c.PutShard(ctx, device, root, shard); !errors.Is(err, ErrStalled) {
			t.Errorf("%s, put: %v", what, err)
		}
		if _, err := c.Shard(ctx, device, root, 1<<20); !errors.Is(err, ErrStalled) {
			t.Errorf("%s, get: %v", what, err)
		}
	}
}

// Slow is not stalled: as long as something moves the client waits.
func TestSlowIsNoStall(t *testing.T) {
	c := lie(t, func(c net.Conn) {
		if _, err := http.ReadRequest(bufio.NewReader(c)); err != nil {
			return
		}
		fmt.Fprintf(c, "HTTP/1.1 200 X\r\nContent-Length: %d\r\n\r\n", len(shard))
		for part := shard; len(part) > 0; {
			n := min(len(part), len(shard)/12+1)
			_, _ = c.Write(part[:n]) // the client says if it is gone
			part = part[n:]
			time.Sleep(100 * time.Millisecond)
		}
	})
	c.way.Wait(800 * time.Millisecond) // the whole takes longer
	if b, err := c.Shard(ctx, device, root, 1<<20); err != nil || !bytes.Equal(b, shard) {
		t.Fatal(err)
	}
}

func TestCancelAndUnreachable(t *testing.T) {
	c := lie(t, func(net.Conn) { time.Sleep(time.Hour) })
	cancelled, cancel := context.WithCancel(ctx)
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := c.Status(cancelled); !errors.Is(err, context.Canceled) || errors.Is(err, ErrStalled) {
		t.Fatalf("cancelled: %v", err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	address := l.Addr().String()
	must(t, l.Close())
	gone, err := NewClient("https://"+address, root, tls.Certificate{})
	must(t, err)
	var refused *net.OpError
	if _, err := gone.Status(ctx); !errors.As(err, &refused) || !strings.Contains(err.Error(), address) {
		t.Fatalf("unreachable: %v", err)
	}
}

// A store that closes an idle connection costs a request nothing.
func TestClosedIdleConnection(t *testing.T) {
	c := lie(t, func(c net.Conn) {
		r := bufio.NewReader(c)
		if req, err := http.ReadRequest(r); err == nil {
			_, _ = io.Copy(io.Discard, req.Body) // it ends where it ends
			fmt.Fprint(c, "HTTP/1.1 201 X\r\nContent-Length: 0\r\n\r\n")
		}
	})
	for range 20 {
		if _, err := c.PutSegment(ctx, device, root, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzRefusal(f *testing.F) {
	f.Add(403, []byte(`{"error":"revoked","message":"words"}`), "1")
	f.Add(500, []byte(``), "")
	f.Fuzz(func(t *testing.T, status int, body []byte, after string) {
		err := refusal(&http.Response{StatusCode: status, ContentLength: -1, Header: http.Header{"Retry-After": {after}},
			Body: io.NopCloser(bytes.NewReader(body))})
		var r *Refusal
		if errors.As(err, &r) {
			if r.Code == "" || len(r.Message) > 5000 || r.RetryAfter < 0 || strings.ContainsAny(r.Message, "\x1b\n\r") {
				t.Fatalf("%+v", r)
			}
		} else if !errors.Is(err, ErrGarbage) {
			t.Fatalf("%v", err)
		}
	})
}

func FuzzAnswer(f *testing.F) {
	for _, s := range []string{`{"missing":["0x0000000000000000000000000000000000000000000000000000000000000001"]}`, `{"lists":[],"more":true}`,
		`{"store":1,"height":3,"stale":false,"free":9}`, `{"receipt":{},"signature":"0x"}`, `[`, ``} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var missing Absent
		var page Page
		var status Status
		var receipt SignedReceipt
		for _, out := range []any{&missing, &page, &status, &receipt} {
			if err := parseAnswer(b, out); err != nil && !errors.Is(err, ErrGarbage) {
				t.Fatalf("%T: %v", out, err)
			}
		}
		// A name takes 64 digits: what is read cannot outgrow what came.
		if n := len(missing.Missing) + len(page.Lists); n > 1+len(b)/2 {
			t.Fatalf("%d names of %d bytes", n, len(b))
		}
	})
}
