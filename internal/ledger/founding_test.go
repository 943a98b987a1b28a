package ledger_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
)

// between passes JSON-RPC on to a node, changing what it answers to one method.
func between(t *testing.T, node, method string, change func(request, answer []byte) []byte) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return // the client has gone
		}
		res, err := http.Post(node, "application/json", bytes.NewReader(body))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer res.Body.Close()
		answer, err := io.ReadAll(res.Body)
		if err == nil && bytes.Contains(body, []byte(`"`+method+`"`)) {
			answer = change(body, answer)
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(answer) // an error is the client's going away
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// TestFoundingOfANodeWithoutPast: who has not the first blocks asks others, and
// believes what validators signed, not who says it.
func TestFoundingOfANodeWithoutPast(t *testing.T) {
	s := ledgertest.Prepare(t, ledgertest.Options{})
	ctx := testContext(t)
	if err := s.Ledger.Found(ctx, s.Operator, s.Founding); err != nil {
		t.Fatal(err)
	}
	young := between(t, s.Node.URL(), "eth_getBlockByNumber", func(request, answer []byte) []byte {
		if !bytes.Contains(request, []byte(",true]")) {
			return answer // a header
		}
		return []byte(`{"jsonrpc":"2.0","id":1,"error":{"code":4444,"message":"pruned history unavailable"}}`)
	})
	c, err := ledger.Dial(ctx, young, s.Genesis)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	signed := func(ctx context.Context, number uint64, hash common.Hash) error {
		return chain.VerifyBlock(ctx, s.Node.GenesisDoc(), s.Node.URL(), number, hash)
	}
	past := ledger.Past{URL: s.Node.URL(), Signed: signed}
	failed := past
	failed.URL = between(t, s.Node.URL(), "eth_getBlockReceipts", func(_, answer []byte) []byte {
		return bytes.ReplaceAll(answer, []byte(`"status":"0x1"`), []byte(`"status":"0x0"`))
	})
	forked := past
	forked.URL = between(t, s.Node.URL(), "eth_getBlockByNumber", func(request, answer []byte) []byte {
		if bytes.Contains(request, []byte(`"0x1"`)) {
			return bytes.Replace(answer, []byte(`"gasUsed":"0x`), []byte(`"gasUsed":"0x1`), 1)
		}
		return answer
	})
	unsigned := past
	unsigned.Signed = func(ctx context.Context, number uint64, hash common.Hash) error {
		return signed(ctx, number, common.Hash{1})
	}
	gone := ledger.Past{URL: "http://127.0.0.1:1", Signed: signed}
	for name, x := range map[string]struct {
		pasts []ledger.Past
		says  string
	}{
		"nobody":              {nil, "has not the chain's first blocks"},
		"forged receipts":     {[]ledger.Past{failed}, "is not what its header"},
		"forged block":        {[]ledger.Past{forked}, "signs"},
		"blocks not signed":   {[]ledger.Past{unsigned}, "signs"},
		"as young as itself":  {[]ledger.Past{{URL: young, Signed: signed}}, "has not the chain's first blocks"},
		"nobody at the other": {[]ledger.Past{gone}, "refused"},
	} {
		if err := c.CheckFounding(ctx, s.Founding, x.pasts...); !errors.Is(err, ledger.ErrNoPast) || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := c.CheckFounding(ctx, s.Founding, gone, failed, forked, unsigned, past); err != nil {
		t.Errorf("an honest one among liars: %v", err)
	}
	other := s.Founding
	other.Shares = 2
	other.Custodians = append(other.Custodians[:1:1], other.Custodians[0])
	if err := c.CheckFounding(ctx, other, unsigned, past); !errors.Is(err, ledger.ErrFoundingDiffers) {
		t.Errorf("another founding: %v", err)
	}
	if err := c.CheckFounding(ctx, other, unsigned); errors.Is(err, ledger.ErrFoundingDiffers) || err == nil {
		t.Errorf("another founding, by blocks that nobody signed: %v", err)
	}
}
