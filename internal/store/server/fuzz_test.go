package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// Whatever a body says, it is taken whole or refused with a code.
func FuzzBodies(f *testing.F) {
	f.Add([]byte(`{"roots":["0x0000000000000000000000000000000000000000000000000000000000000001"]}`))
	f.Add([]byte(`{"list":"0x0000000000000000000000000000000000000000000000000000000000000001","slot":2,"validUntil":3}`))
	f.Add([]byte(`{"roots":null} x`))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, v := range []any{&store.Question{}, &store.ReceiptRequest{}} {
			err := decode(bytes.NewReader(body), v)
			var r *store.Refusal
			if err != nil {
				if !errors.As(err, &r) || statuses[r.Code] == 0 {
					t.Fatalf("refused with %v", err)
				}
				continue
			}
			again, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			if err := decode(bytes.NewReader(again), v); err != nil {
				t.Fatalf("%s: %v", again, err)
			}
		}
	})
}

// Whatever a path says, a door sees two hashes or nothing.
func FuzzPaths(f *testing.F) {
	h := record.Keccak256([]byte("x")).String()
	f.Add("/v1/devices/"+h+"/shards/"+h, "after="+h+"&limit=5")
	f.Add("/v1/devices/../../etc/passwd", "limit=-1")
	f.Add("/v1/devices/%2e%2e%2f/shards/%00", "after=%zz")
	f.Fuzz(func(t *testing.T, path, query string) {
		if !strings.HasPrefix(path, "/") {
			path = "/" + path
		}
		mux := http.NewServeMux()
		mux.HandleFunc("/v1/devices/{device}/shards/{name}", func(w http.ResponseWriter, r *http.Request) {
			for _, part := range []string{"device", "name"} {
				h, err := name(r, part)
				if err == nil && !strings.EqualFold(strings.TrimPrefix(strings.ToLower(r.PathValue(part)), "0x"), h.String()[2:]) {
					t.Fatalf("%q became %s", r.PathValue(part), h)
				}
			}
		})
		mux.ServeHTTP(httptest.NewRecorder(), &http.Request{Method: "GET", URL: &url.URL{Path: path, RawQuery: query}, Host: "x"})
		if _, limit, err := page(&http.Request{URL: &url.URL{RawQuery: query}}); err == nil && (limit < 1 || limit > store.MaxPage) {
			t.Fatalf("limit %d", limit)
		}
	})
}

// A Content-Range is taken only if it is a shard's rest, as it is written.
func FuzzContinued(f *testing.F) {
	f.Add("bytes 5-9/10", int64(5))
	f.Add("bytes 0-0/1", int64(1))
	f.Add("bytes -5-9/10", int64(15))
	f.Fuzz(func(t *testing.T, header string, length int64) {
		from, size, err := continued(header, length)
		if err != nil {
			if r, ok := errors.AsType[*store.Refusal](err); !ok || r.Code != store.BadRequest {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		if from < 0 || size > record.MaxObjectBytes || size-from != length || fmt.Sprintf("bytes %d-%d/%d", from, size-1, size) != header {
			t.Fatalf("%q of %d bytes: %d of %d", header, length, from, size)
		}
	})
}
