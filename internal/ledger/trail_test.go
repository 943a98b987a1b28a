package ledger_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"reflect"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
)

// TestTrailAsksForLessOfWhatIsTooMuch reads the trail from a node that answers
// for few blocks at a time only.
func TestTrailAsksForLessOfWhatIsTooMuch(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := testContext(t)
	want, err := s.Ledger.Trail(ctx, ledger.TrailFilter{})
	if err != nil || len(want) == 0 {
		t.Fatalf("%d events, %v", len(want), err)
	}
	node, err := url.Parse(s.Node.URL())
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(node)
	var narrow atomic.Bool
	narrow.Store(true)
	few := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		var q struct {
			ID     json.RawMessage
			Method string
			Params []struct{ FromBlock, ToBlock hexutil.Uint64 }
		}
		// What is no such question has other parameters, and goes on.
		if err := json.Unmarshal(body, &q); err == nil && q.Method == "eth_getLogs" && (!narrow.Load() || q.Params[0].ToBlock-q.Params[0].FromBlock >= 2) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte(`{"jsonrpc":"2.0","id":` + string(q.ID) + `,"error":{"code":-32005,"message":"too many results"}}`))
			return
		}
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		proxy.ServeHTTP(w, r)
	}))
	defer few.Close()
	c, err := ledger.Dial(ctx, few.URL, s.Genesis)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	got, err := c.Trail(ctx, ledger.TrailFilter{})
	if err != nil || len(got) < len(want) || !reflect.DeepEqual(got[:len(want)], want) {
		t.Errorf("%d events, want %d: %v", len(got), len(want), err)
	}
	// A node that answers for no block ends it.
	narrow.Store(false)
	if _, err := c.Trail(ctx, ledger.TrailFilter{}); !errors.Is(err, ledger.ErrUnreachable) {
		t.Errorf("from a node that answers for nothing: %v", err)
	}
}
