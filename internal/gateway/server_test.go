package gateway

import (
	"context"
	"crypto/tls"
	"encoding/binary"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// The document costs no work, so that who reads it slowly takes no place from
// those who need one.
func TestGenesisTakesNoPlace(t *testing.T) {
	s := New(Config{GenesisDoc: []byte("document"), Log: slog.New(slog.DiscardHandler)})
	for s.working.take() {
	}
	server := httptest.NewServer(s.handler())
	defer server.Close()
	res, err := http.Get(server.URL + "/v1/genesis")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if b, err := io.ReadAll(res.Body); err != nil || res.StatusCode != http.StatusOK || string(b) != "document" {
		t.Errorf("%d %q, %v", res.StatusCode, b, err)
	}
}

// An answer for which its reader opens no window ends.
func TestAnAnswerThatNobodyTakesEnds(t *testing.T) {
	cert, err := LoadCertificate(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s := New(Config{GenesisDoc: make([]byte, 1<<20), Certificate: cert, Log: slog.New(slog.DiscardHandler)})
	s.stall = 100 * time.Millisecond
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	c, err := tls.Dial("tcp", l.Addr().String(), &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}

	frame := func(kind, flags byte, stream uint32, payload []byte) []byte {
		b := []byte{0, 0, byte(len(payload)), kind, flags}
		return append(binary.BigEndian.AppendUint32(b, stream), payload...)
	}
	const headers, reset, settings = 1, 3, 4
	ask := []byte("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
	ask = append(ask, frame(settings, 0, 0, []byte{0, 4, 0, 0, 0, 0})...) // SETTINGS_INITIAL_WINDOW_SIZE 0
	// GET, https, :path and :authority by the static table of HPACK.
	ask = append(ask, frame(headers, 0x5, 1, []byte("\x82\x87\x04\x0b/v1/genesis\x01\x01g"))...)
	if _, err := c.Write(ask); err != nil {
		t.Fatal(err)
	}
	for kind := byte(0); kind != reset; {
		var h [9]byte
		if _, err := io.ReadFull(c, h[:]); err != nil {
			t.Fatalf("the stream was not ended: %v", err)
		}
		if _, err := io.CopyN(io.Discard, c, int64(h[1])<<8|int64(h[2])); err != nil {
			t.Fatal(err)
		}
		kind = h[3]
	}
}
