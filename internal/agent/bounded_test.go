package agent

import (
	"context"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// A store that is long about a pack, all of which has come, is waited for: given
// up, it would have cost the link the whole pack once more.
func TestAPackIsWaitedForByItsSize(t *testing.T) {
	const size = 1 << 20
	call := 50 * time.Millisecond
	keys, _ := newKey(t)
	cert, err := identity.Certificate(keys)
	if err != nil {
		t.Fatal(err)
	}
	slow := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n, err := io.Copy(io.Discard, r.Body); n != size || err != nil {
			t.Errorf("%d bytes came, %v", n, err)
		}
		time.Sleep(30 * call) // its disk is slow
		w.WriteHeader(http.StatusCreated)
	}))
	slow.TLS = identity.ServerTLS(cert)
	slow.TLS.NextProtos = []string{"http/1.1"}
	slow.StartTLS()
	defer slow.Close()
	pin, err := identity.Pin(&keys.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	c, err := store.NewClient(slow.URL, pin, tls.Certificate{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	data, roots, _, err := erasure.Encode(2, 3, make([]byte, size))
	if err != nil {
		t.Fatal(err)
	}
	p := &parcel{data: data, entry: record.Entry{Kind: record.CodedPack, Length: size, Roots: roots},
		layout: record.Layout{K: 2, Places: []record.Place{{Slot: 1}, {Slot: 2}, {Slot: 3}}}}
	b := bounded{storePeer{c: c}, pace{call: call, perMiB: time.Minute}}
	if err := b.SendPack(context.Background(), record.Hash{1}, p, 0); err != nil {
		t.Fatal(err)
	}
}
