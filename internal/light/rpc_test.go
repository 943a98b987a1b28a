package light_test

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// node serves JSON-RPC from a source, in the form of go-ethereum's answers.
func node(t *testing.T, source light.Source) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var call struct {
			ID     json.RawMessage   `json:"id"`
			Method string            `json:"method"`
			Params []json.RawMessage `json:"params"`
		}
		if err := json.NewDecoder(r.Body).Decode(&call); err != nil {
			t.Error(err)
		}
		answer := func(result any) {
			b, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": call.ID, "result": result})
			if err != nil {
				t.Error(err)
			}
			w.Write(b)
		}
		list := func(nodes [][]byte) []string {
			out := []string{}
			for _, n := range nodes {
				out = append(out, "0x"+hex.EncodeToString(n))
			}
			return out
		}
		switch call.Method {
		case "byssus_lightBlock":
			h, b, err := source.LightBlock(r.Context())
			if err != nil {
				t.Error(err)
			}
			answer(map[string]any{"evmHeader": "0x" + hex.EncodeToString(h), "lightBlock": "0x" + hex.EncodeToString(b)})
		case "eth_getProof":
			var address light.Address
			var slots []record.Hash
			if json.Unmarshal(call.Params[0], &address) != nil || json.Unmarshal(call.Params[1], &slots) != nil || string(call.Params[2]) != `"0x29"` {
				t.Errorf("parameters %s", call.Params)
			}
			asked := make([][32]byte, len(slots))
			for i, s := range slots {
				asked[i] = s
			}
			account, storage, err := source.Proof(r.Context(), address, asked, 41)
			if err != nil {
				t.Error(err)
			}
			var proofs []map[string]any
			for i := range storage {
				proofs = append(proofs, map[string]any{"key": slots[i], "value": "0x0", "proof": list(storage[i])})
			}
			answer(map[string]any{"address": address, "balance": "0x0", "accountProof": list(account), "storageProof": proofs})
		default:
			t.Errorf("method %s", call.Method)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func TestRPCSource(t *testing.T) {
	c := newConsortium(t, "rpc", 10)
	slots := someSlots(20)
	server := node(t, c.source(t, newEVM(t, slots), 77, 41, 1_800_000_000))
	source, err := light.NewRPCSource(server.URL, server.Client())
	if err != nil {
		t.Fatal(err)
	}
	v, err := light.NewReader(c.genesis.Trusted(), source).Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := v.Storage(t.Context(), "Fleet", []record.Hash{slotOf(3), slotOf(30), slotOf(4)})
	if err != nil || got[0] != slots[slotOf(3)] || got[1] != (record.Hash{}) || got[2] != slots[slotOf(4)] {
		t.Errorf("%v, %v", got, err)
	}
}

func TestRPCSourceErrors(t *testing.T) {
	for name, test := range map[string]struct {
		answer string
		status int
		want   string
	}{
		"an error":       {answer: `{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"missing trie node"}}`, want: "missing trie node"},
		"no result":      {answer: `{"jsonrpc":"2.0","id":1}`, want: "no result"},
		"null":           {answer: `{"jsonrpc":"2.0","id":1,"result":null}`, want: "no result"},
		"garbage":        {answer: `<html>`, want: "no JSON-RPC"},
		"another result": {answer: `{"result":{"evmHeader":12}}`, want: "not what was asked"},
		"no hex":         {answer: `{"result":{"evmHeader":"0xzz"}}`, want: "hexadecimal"},
		"no prefix":      {answer: `{"result":{"lightBlock":"aa"}}`, want: "hexadecimal"},
		"a status":       {answer: `{}`, status: 503, want: "503"},
		"too long":       {answer: strings.Repeat(" ", 4<<20+1), want: "longer"},
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				if test.status != 0 {
					w.WriteHeader(test.status)
				}
				io.WriteString(w, test.answer)
			}))
			defer s.Close()
			source, err := light.NewRPCSource(strings.Replace(s.URL, "//", "//user:secret@", 1), s.Client())
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = source.LightBlock(t.Context())
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q in it", err, test.want)
			}
			if strings.Contains(source.String(), "secret") {
				t.Errorf("the name %q holds the password", source)
			}
		})
	}
	source, err := light.NewRPCSource("http://user:secret@127.0.0.1:1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := source.Proof(t.Context(), [20]byte{}, nil, 1); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("a node that is not there: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := source.LightBlock(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for _, u := range []string{"", "ws://127.0.0.1", "127.0.0.1:8545", "http://", "http://%zz"} {
		if _, err := light.NewRPCSource(u, nil); err == nil {
			t.Errorf("URL %q was taken", u)
		}
	}
}

func FuzzParseAnswer(f *testing.F) {
	f.Add([]byte(`{"jsonrpc":"2.0","id":1,"result":{"accountProof":["0x01"],"storageProof":[{"proof":["0x"]}]}}`))
	f.Add([]byte(`{"error":{"code":-1,"message":"no"}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var result struct {
			AccountProof []light.HexBytes `json:"accountProof"`
			StorageProof []struct {
				Proof []light.HexBytes `json:"proof"`
			} `json:"storageProof"`
		}
		if err := light.ParseAnswer(b, &result); err != nil && err.Error() == "" {
			t.Fatal("an error without words")
		}
	})
}
