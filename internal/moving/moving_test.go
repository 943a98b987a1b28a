package moving

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const patience = 500 * time.Millisecond

// client calls a server that answers as it likes, over a link of its own.
func client(t *testing.T, h http.HandlerFunc) (*http.Client, *Transport, string) {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	server.StartTLS()
	t.Cleanup(server.Close)
	base := server.Client().Transport.(*http.Transport).Clone()
	way := NewTransport(base, patience)
	t.Cleanup(way.CloseIdleConnections)
	return &http.Client{Transport: way}, way, server.URL
}

// A call that gets on, however slowly, is left alone: sending and receiving.
func TestSlowCallsEnd(t *testing.T) {
	c, way, url := client(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			t.Error(err)
		}
		for range 10 {
			io.WriteString(w, "drop")
			w.(http.Flusher).Flush()
			time.Sleep(patience / 5)
		}
	})
	in, out := io.Pipe()
	go func() {
		for range 10 {
			io.WriteString(out, "drop")
			time.Sleep(patience / 5)
		}
		out.Close()
	}()
	var came atomic.Int64
	post, err := http.NewRequestWithContext(Counted(t.Context(), &came), http.MethodPost, url, in)
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.Do(post)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if b, err := io.ReadAll(res.Body); err != nil || string(b) != strings.Repeat("drop", 10) {
		t.Fatalf("%q, %v", b, err)
	}
	if way.Link().Rate() < 0 {
		t.Error("a rate below nothing")
	}
	counted := came.Load()
	if counted < 40 {
		t.Errorf("%d bytes were counted of an answer of 40", counted)
	}
	other, err := c.Post(url, "text/plain", strings.NewReader("drop")) // by the same connection
	if err != nil {
		t.Fatal(err)
	}
	defer other.Body.Close()
	if _, err := io.Copy(io.Discard, other.Body); err != nil || came.Load() != counted {
		t.Errorf("%d bytes were counted for one call, and then %d: %v", counted, came.Load(), err)
	}
}

// One of which nothing moves ends, wherever it stops, and says why; its context
// may make it wait longer.
func TestQuietCallsEnd(t *testing.T) {
	release := make(chan struct{})
	c, _, url := client(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/late" {
			time.Sleep(2 * patience)
			return
		}
		if r.URL.Path == "/body" {
			io.WriteString(w, "begun")
			w.(http.Flusher).Flush()
		}
		<-release
	})
	t.Cleanup(func() { close(release) })
	if _, err := c.Get(url + "/head"); !errors.Is(err, ErrStalled) {
		t.Errorf("before the answer: %v", err)
	}
	res, err := c.Get(url + "/body")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.ReadAll(res.Body); !errors.Is(err, ErrStalled) {
		t.Errorf("in the answer: %v", err)
	}
	r, err := http.NewRequestWithContext(Patiently(context.Background(), time.Minute), http.MethodGet, url+"/late", nil)
	if err != nil {
		t.Fatal(err)
	}
	if res, err := c.Do(r); err != nil {
		t.Errorf("with more patience: %v", err)
	} else {
		res.Body.Close()
	}
	// A server that accepts and says nothing.
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := c.Get("https://" + l.Addr().String()); !errors.Is(err, ErrStalled) {
		t.Errorf("in the handshake: %v", err)
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	r = r.WithContext(cancelled)
	if _, err := c.Do(r); !errors.Is(err, context.Canceled) || errors.Is(err, ErrStalled) {
		t.Errorf("cancelled: %v", err)
	}
}

// One of which next to nothing moves ends too, though it is never still for long.
func TestDribblingCallsEnd(t *testing.T) {
	c, way, url := client(t, func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			piece := 4
			if r.URL.Path == "/enough" {
				piece = 2 * least
			}
			if _, err := w.Write(make([]byte, piece)); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			time.Sleep(patience / 10)
		}
	})
	way.span = 2 * patience
	for _, path := range []string{"/drops", "/enough"} {
		res, err := c.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.CopyN(io.Discard, res.Body, 100*least)
		res.Body.Close()
		if drops := path == "/drops"; drops != errors.Is(err, ErrStalled) || !drops && err != nil {
			t.Errorf("%s: %d bytes, %v", path, n, err)
		}
	}
}

// What is on the way is what was written and not answered, of each connection as
// much as buffers hold; the rate is how fast it leaves.
func TestLinkCounts(t *testing.T) {
	var l Link
	near, far := net.Pipe()
	defer far.Close()
	c := &conn{Conn: near, link: &l}
	go io.Copy(io.Discard, far)
	for range 3 {
		if _, err := c.Write(make([]byte, 30<<10)); err != nil {
			t.Fatal(err)
		}
	}
	if l.onWay != queued || l.left != 3*30<<10-queued {
		t.Fatalf("%d on the way, %d have left", l.onWay, l.left)
	}
	if !l.slow() {
		t.Errorf("a link of which %d bytes have left in its first second is quick", l.left)
	}
	if want := time.Duration(queued/slowest) * time.Second; l.empties() != want {
		t.Errorf("they take %v, want %v", l.empties(), want)
	}
	go far.Write([]byte("answer"))
	if _, err := c.Read(make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	if l.onWay != 0 || l.left != 3*30<<10 || l.empties() != 0 {
		t.Fatalf("answered: %d on the way, %d have left", l.onWay, l.left)
	}
	if l.slow() {
		t.Errorf("a link of which %d bytes have left in its first second is slow", l.left)
	}
	if _, err := c.Write(make([]byte, 100)); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil || l.onWay != 0 || l.left != 3*30<<10 {
		t.Errorf("closed: %d on the way, %d have left, %v", l.onWay, l.left, err)
	}
	l.busy, l.at, l.had = 5*time.Second, 3*time.Second, l.left
	l.change(0, 20_000, true, 0)
	if l.Rate() != 10_000 || !l.slow() {
		t.Errorf("20,000 bytes in two busy seconds are %v a second", l.Rate())
	}
}

// After a connection broke with content on its way records are small, for a while:
// not after one that only a question was on, nor on one that is slow anyway.
func TestRecordsAreSmallWhereConnectionsBreak(t *testing.T) {
	l := Link{rate: 1 << 20}
	most := func() int {
		n, err := l.Pieces(rand.Reader).Read(make([]byte, 16<<10))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	lose := func(bytes int64) {
		near, far := net.Pipe()
		defer far.Close()
		c := &conn{Conn: near, link: &l}
		c.count(bytes, false)
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if lose(question - 1); most() != 16<<10 {
		t.Errorf("pieces of %d bytes after a question was lost", most())
	}
	if lose(question); most() != restlessPiece-sealing {
		t.Errorf("pieces of %d bytes after content was lost", most())
	}
	if l.change(0, restless-1, true, 0); most() != restlessPiece-sealing {
		t.Errorf("pieces of %d bytes before %d have left", most(), restless)
	}
	if l.change(0, 1, true, 0); most() != 16<<10 {
		t.Errorf("pieces of %d bytes for ever", most())
	}
	lose(question)
	if l.rate = 1000; most() != piece-sealing {
		t.Errorf("pieces of %d bytes on a slow link", most())
	}
}

// A question that waits for its answer does not make a link slow whose rate is
// known: its time and its bytes do not count. Content does, and so does a question
// as long as nothing else is known.
func TestQuestionsDoNotSlowALink(t *testing.T) {
	var l Link
	open := func() (c *conn, far net.Conn) {
		near, far := net.Pipe()
		t.Cleanup(func() { near.Close(); far.Close() })
		go io.Copy(io.Discard, far)
		return &conn{Conn: near, link: &l}, far
	}
	write := func(c *conn, n int) {
		t.Helper()
		if _, err := c.Write(make([]byte, n)); err != nil {
			t.Fatal(err)
		}
	}
	answer := func(c *conn, far net.Conn) {
		t.Helper()
		go far.Write([]byte("answer"))
		if _, err := c.Read(make([]byte, 10)); err != nil {
			t.Fatal(err)
		}
	}
	ago := func(d time.Duration) { // as if since had been so long ago
		if !l.since.IsZero() {
			l.since = l.since.Add(-d)
		}
	}
	asks, asked := open()
	sends, sent := open()

	write(asks, 600)
	ago(2 * time.Second)
	answer(asks, asked)
	if r := l.Rate(); r < 200 || r > 300 {
		t.Fatalf("600 bytes in two seconds, and nothing else known, are %v a second", r)
	}
	l.rate = 1 << 20
	write(asks, 600)
	if l.since != (time.Time{}) {
		t.Error("time counts while only a question waits")
	}
	ago(time.Hour)
	write(sends, 40<<10)
	if l.since == (time.Time{}) {
		t.Error("no time counts while content is on the way")
	}
	answer(sends, sent)
	if l.since != (time.Time{}) {
		t.Error("time counts on when content was answered, and a question was not")
	}
	ago(time.Hour)
	answer(asks, asked)
	for range 100 {
		write(asks, 600)
		answer(asks, asked)
	}
	if l.Rate() != 1<<20 || l.slow() || l.left-l.had != 40<<10 {
		t.Errorf("the rate is %v, and is to be told from %d bytes", l.Rate(), l.left-l.had)
	}
	write(sends, 40<<10)
	ago(2 * time.Second)
	answer(sends, sent)
	if want := 1<<20 + (40<<10-1<<20)/4.0; l.Rate() < want*0.95 || l.Rate() > want*1.05 {
		t.Errorf("80 KiB in two seconds: the rate is %v, want some %v", l.Rate(), want)
	}
	write(sends, 40<<10)
	if err := sends.Close(); err != nil || l.filling != 0 || l.onWay != 0 || l.since != (time.Time{}) {
		t.Errorf("closed: %d have content on the way, of %d bytes: %v", l.filling, l.onWay, err)
	}
}
