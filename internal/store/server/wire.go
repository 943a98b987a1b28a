package server

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

const (
	// stallAfter ends a request of which no byte moves.
	stallAfter = 30 * time.Second
	// headTime bounds a handshake and a request's head: a device on 10 kbit/s
	// makes one with each of six stores at once, twice.
	headTime = time.Minute
	// maxTransfer ends one that moves, however slowly. What has come of a shard or
	// pack is kept.
	maxTransfer = 30 * time.Minute
)

// name reads a hash in a request's path.
func name(r *http.Request, part string) (record.Hash, error) {
	h, err := record.ParseHash(r.PathValue(part))
	if err != nil {
		return h, &store.Refusal{Code: store.BadRequest, Message: fmt.Sprintf("%s: %v", part, err)}
	}
	return h, nil
}

// interrupted refuses a body that did not come to its end. Nothing is wrong with
// it: the same again may arrive.
func interrupted() error {
	return &store.Refusal{Code: store.Interrupted, Message: "the body did not come to its end: send it again"}
}

// decode reads a JSON body of at most store.MaxJSON bytes, all of it.
func decode(body io.Reader, v any) error {
	bad := func(err error) error {
		return &store.Refusal{Code: store.BadRequest, Message: fmt.Sprintf("the body is not what this door takes: %v", err)}
	}
	b, err := io.ReadAll(io.LimitReader(body, store.MaxJSON+1))
	if err != nil {
		return interrupted()
	}
	if len(b) > store.MaxJSON {
		return &store.Refusal{Code: store.TooLarge, Message: fmt.Sprintf("the body is longer than %d bytes", store.MaxJSON)}
	}
	if err := json.Unmarshal(b, v); err != nil {
		return bad(err)
	}
	return nil
}

// length checks a body's declared length, which is required: quotas are
// reserved before the first byte is read.
func length(r *http.Request, max int64) (int64, error) {
	switch {
	case r.ContentLength < 0:
		return 0, &store.Refusal{Code: store.BadRequest, Message: "send the body's length"}
	case r.ContentLength == 0:
		return 0, &store.Refusal{Code: store.BadRoot, Message: "the body is empty, and nothing empty has a name"}
	case r.ContentLength > max:
		return 0, &store.Refusal{Code: store.TooLarge, Message: fmt.Sprintf("%d bytes, at most %d", r.ContentLength, max)}
	}
	return r.ContentLength, nil
}

// span reads where a body begins in an object of how many bytes.
func span(r *http.Request) (from, size int64, err error) {
	if size, err = length(r, record.MaxObjectBytes); err != nil {
		return 0, 0, err
	}
	if h := r.Header.Get("Content-Range"); h != "" {
		return continued(h, size)
	}
	return 0, size, nil
}

// continued reads the header Content-Range of a body of so many bytes, which
// must be an object's rest (RFC 9110 section 14.4): where it begins, and how long
// the object is.
func continued(header string, length int64) (from, size int64, err error) {
	var last int64
	n, err := fmt.Sscanf(header, "bytes %d-%d/%d", &from, &last, &size)
	if err != nil || n != 3 || header != fmt.Sprintf("bytes %d-%d/%d", from, last, size) ||
		from < 0 || size > record.MaxObjectBytes || last != size-1 || last-from+1 != length {
		return 0, 0, &store.Refusal{Code: store.BadRequest, Message: "Content-Range: want bytes FROM-LAST/SIZE, to the last byte"}
	}
	return from, size, nil
}

// page reads the query of GET lists.
func page(r *http.Request) (after record.Hash, limit int, err error) {
	q := r.URL.Query()
	bad := func(err error) error { return &store.Refusal{Code: store.BadRequest, Message: err.Error()} }
	if s := q.Get("after"); s != "" {
		if after, err = record.ParseHash(s); err != nil {
			return after, 0, bad(err)
		}
	}
	limit = store.MaxPage
	if s := q.Get("limit"); s != "" {
		if limit, err = strconv.Atoi(s); err != nil || limit < 1 || limit > store.MaxPage {
			return after, 0, bad(fmt.Errorf("limit: want 1 to %d", store.MaxPage))
		}
	}
	return after, limit, nil
}

// movingBody lets a body take its time as long as something moves.
type movingBody struct {
	io.ReadCloser
	control *http.ResponseController
	stall   time.Duration
	until   time.Time
	count   func(int)
}

func (b *movingBody) Read(p []byte) (int, error) {
	if err := b.control.SetReadDeadline(earlier(time.Now().Add(b.stall), b.until)); err != nil {
		return 0, fmt.Errorf("set deadline: %w", err)
	}
	n, err := b.ReadCloser.Read(p)
	b.count(n)
	if err == io.EOF {
		// From here on net/http reads only to see whether the client has gone.
		if err := b.control.SetReadDeadline(time.Time{}); err != nil {
			return n, fmt.Errorf("clear deadline: %w", err)
		}
	}
	return n, err
}

// movingWriter does the same for an answer, and remembers that it began.
type movingWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	stall   time.Duration
	until   time.Time
	count   func(int)
	started bool
}

// Unwrap lets http.ResponseController find the connection.
func (w *movingWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *movingWriter) WriteHeader(status int) {
	_ = w.control.SetWriteDeadline(earlier(time.Now().Add(w.stall), w.until)) // a write says so itself
	w.started = true
	w.ResponseWriter.WriteHeader(status)
}

func (w *movingWriter) Write(p []byte) (int, error) {
	if err := w.control.SetWriteDeadline(earlier(time.Now().Add(w.stall), w.until)); err != nil {
		return 0, fmt.Errorf("set deadline: %w", err)
	}
	w.started = true
	n, err := w.ResponseWriter.Write(p)
	w.count(n)
	return n, err
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
