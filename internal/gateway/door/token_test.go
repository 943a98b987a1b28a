package door

import (
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

func newToken(t testing.TB) Token {
	t.Helper()
	k, err := NewTokenKey()
	if err != nil {
		t.Fatal(err)
	}
	return Token{Gateway: "https://127.0.0.1:8545", GatewayKey: record.Hash{1}, Genesis: record.Hash{2}, Key: k,
		Expires: time.Unix(1800000000, 0).UTC(), Label: "press-7"}
}

func TestTokenRoundTrip(t *testing.T) {
	for i, replaces := range []record.Hash{{}, {7}, {}, {7}} {
		in := newToken(t)
		in.Replaces = replaces
		if i > 1 {
			in.Height, in.Header = uint64(i), record.Hash{8}
		}
		text, err := in.Encode()
		if err != nil {
			t.Fatal(err)
		}
		out, err := ParseToken("  " + text + "\n")
		if err != nil {
			t.Fatal(err)
		}
		if !out.Key.Equal(in.Key) {
			t.Fatal("another key came back")
		}
		out.Key, in.Key = nil, nil
		if out != in {
			t.Fatalf("got %+v, want %+v", out, in)
		}
	}
}

func TestTokenMistyped(t *testing.T) {
	text, err := newToken(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for i := len(tokenPrefix); i < len(text); i++ {
		for _, bad := range []string{text[:i], text[:i] + "A" + text[i+1:], text[:i] + text[i+1:]} {
			if bad == text {
				continue
			}
			_, err := ParseToken(bad)
			if err == nil {
				t.Fatalf("accepted a token changed at character %d", i)
			}
			if len(bad) > 40 && strings.Contains(err.Error(), bad[20:40]) {
				t.Fatalf("the error tells the secret: %v", err)
			}
		}
	}
}

func FuzzParseToken(f *testing.F) {
	text, err := newToken(f).Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, s string) {
		tok, err := ParseToken(s)
		if err != nil {
			return
		}
		again, err := tok.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if again != strings.TrimSpace(s) {
			t.Fatal("parsed but encodes to another text")
		}
	})
}
