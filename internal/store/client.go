package store

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
)

// Errors about a store's behaviour. Refusals are of type *Refusal; a store
// that cannot be reached gives the network's error.
var (
	// ErrWrongStore: who answers has not the key the chain names.
	ErrWrongStore = errors.New("the store's key is not the one on the chain")
	// ErrStalled: nothing was sent or received for too long.
	ErrStalled = moving.ErrStalled
	// ErrGarbage: the answer is no answer, or not what was asked for.
	ErrGarbage = errors.New("the store answers garbage")
)

// errIdle is internal: a connection that had served a request before broke
// before an answer came.
var errIdle = errors.New("the connection was lost")

const (
	// maxIdle is how many connections are kept for reuse.
	maxIdle = 8
	// stallAfter ends a request of which no byte moves.
	stallAfter = 60 * time.Second
	// receiptAfter does so while the store looks through a large archive.
	receiptAfter = 10 * time.Minute
	// expectFrom is the length in bytes from which a body is only sent after
	// the server has agreed (Expect: 100-continue), lest a refusal be lost in
	// a broken connection. A server reads shorter ones to their end.
	expectFrom = 128 << 10
)

// Client speaks to one store. It may be used by several goroutines and keeps
// connections for reuse until Close.
type Client struct {
	base string
	http *http.Client
	way  *moving.Transport
}

// NewClient returns a client of the store at an https URL whose TLS key hashes
// (identity.Pin) to pin, showing the caller's certificate
// (identity.Certificate; the zero one shows none, which is enough for Status).
func NewClient(endpoint string, pin record.Hash, own tls.Certificate) (*Client, error) {
	u, err := url.Parse(endpoint)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("store address %q: want https://HOST:PORT", endpoint)
	}
	var shown *tls.Certificate
	if own.PrivateKey != nil {
		shown = &own
	}
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	conf := identity.ClientTLS(pin, shown)
	// Small records at a connection's start would let a page be shown sooner;
	// here they only cost bytes and calls.
	conf.DynamicRecordSizingDisabled = true
	transport := &http.Transport{
		TLSClientConfig:        conf,
		Protocols:              &protocols,
		ExpectContinueTimeout:  stallAfter,
		IdleConnTimeout:        90 * time.Second,
		MaxIdleConnsPerHost:    maxIdle,
		MaxResponseHeaderBytes: 16 << 10,
		DisableCompression:     true,
	}
	way := moving.NewTransport(transport, stallAfter)
	return &Client{base: u.Scheme + "://" + u.Host, way: way, http: &http.Client{
		Transport:     way,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// Over makes the client's connections go over a link, opened by dial (nil: by the
// link). It must be called before the first request.
func (c *Client) Over(l *moving.Link, dial func(ctx context.Context, network, address string) (net.Conn, error)) {
	c.way.Over(l, dial)
}

// Close closes idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Status asks a store how it is; it needs no certificate.
func (c *Client) Status(ctx context.Context) (Status, error) {
	var s Status
	return s, c.json(ctx, http.MethodGet, "/v1/status", nil, &s)
}

// PutShard stores a shard or replica under its root. It returns nil once it is
// durable there; stood tells that it was before.
func (c *Client) PutShard(ctx context.Context, device, root record.Hash, shard []byte) (stood bool, err error) {
	return c.put(ctx, "shards", device, root, shard)
}

// Part asks how many bytes the store has of a shard or pack whose upload broke
// off, for PutShardFrom or PutPack to go on from. None is no error, and zero.
func (c *Client) Part(ctx context.Context, device, root record.Hash) (int64, error) {
	var p Part
	if err := c.json(ctx, http.MethodGet, object("parts", device, root), nil, &p); err != nil {
		return 0, err
	}
	if p.Bytes < 0 || p.Bytes > record.MaxObjectBytes {
		return 0, fmt.Errorf("store %s: %w: %d bytes of a shard", c.base, ErrGarbage, p.Bytes)
	}
	return p.Bytes, nil
}

// PutShardFrom stores a shard of so many bytes, of which the store has the
// first from already. open returns a reader of the rest. Unlike PutShard it is
// for shards that take long: a *Refusal with WrongOffset or a broken connection
// is a reason to ask for Part and go on.
func (c *Client) PutShardFrom(ctx context.Context, device, root record.Hash, from, size int64, open func() io.Reader) (stood bool, err error) {
	status := 0
	r := call{method: http.MethodPut, path: object("shards", device, root), open: open, length: size - from}
	if from > 0 {
		r.rest = contentRange(from, size)
	}
	err = c.do(ctx, r, func(res *http.Response) error {
		status = res.StatusCode
		_, err := readAll(res, MaxJSON)
		return err
	})
	return status == http.StatusOK, err
}

// contentRange is the header Content-Range of an object's rest.
func contentRange(from, size int64) string { return fmt.Sprintf("bytes %d-%d/%d", from, size-1, size) }

// PutSegment stores a segment of a pack list under its root.
func (c *Client) PutSegment(ctx context.Context, device, root record.Hash, segment []byte) (stood bool, err error) {
	return c.put(ctx, "segments", device, root, segment)
}

// PutList stores the head of a pack list. A *Refusal with MissingParts names
// the segments that must be put first.
func (c *Client) PutList(ctx context.Context, device, listRoot record.Hash, head []byte) (stood bool, err error) {
	return c.put(ctx, "lists", device, listRoot, head)
}

func (c *Client) put(ctx context.Context, kind string, device, name record.Hash, content []byte) (bool, error) {
	status := 0
	err := c.do(ctx, call{method: http.MethodPut, path: object(kind, device, name), body: [][]byte{content}}, func(res *http.Response) error {
		status = res.StatusCode
		_, err := readAll(res, MaxJSON)
		return err
	})
	return status == http.StatusOK, err
}

// Missing asks which of the shards the store does not have. It asks in as many
// requests as needed.
func (c *Client) Missing(ctx context.Context, device record.Hash, roots []record.Hash) ([]record.Hash, error) {
	var missing []record.Hash
	for len(roots) > 0 {
		n := min(len(roots), MaxNames)
		var a Absent
		if err := c.json(ctx, http.MethodPost, namespace(device)+"/missing", Question{roots[:n]}, &a); err != nil {
			return nil, err
		}
		asked := make(map[record.Hash]bool, n)
		for _, r := range roots[:n] {
			asked[r] = true
		}
		for _, m := range a.Missing {
			if !asked[m] {
				return nil, fmt.Errorf("%s: %w: it misses %s, which nobody asked for", c.base, ErrGarbage, m)
			}
		}
		missing = append(missing, a.Missing...)
		roots = roots[n:]
	}
	return missing, nil
}

// Receipt asks for a signed receipt of a list in a slot. A *Refusal with
// MissingParts names what must be put first. The caller checks the signature
// against the key the chain names for the slot's store.
func (c *Client) Receipt(ctx context.Context, device, list record.Hash, slot uint32, validUntil uint64) (SignedReceipt, error) {
	var s SignedReceipt
	ctx = moving.Usually(ctx, receiptAfter)
	if err := c.json(ctx, http.MethodPost, namespace(device)+"/receipts", ReceiptRequest{list, slot, validUntil}, &s); err != nil {
		return SignedReceipt{}, err
	}
	if r := s.Receipt; r.Device != device || r.ListRoot != list || r.Slot != slot || r.ValidUntil < validUntil {
		return SignedReceipt{}, fmt.Errorf("%s: %w: a receipt of something else", c.base, ErrGarbage)
	}
	return s, nil
}

// get fetches an object of at most max bytes.
func (c *Client) get(ctx context.Context, kind string, device, name record.Hash, max int64) ([]byte, error) {
	var b []byte
	err := c.do(ctx, call{method: http.MethodGet, path: object(kind, device, name)}, func(res *http.Response) (err error) {
		b, err = readAll(res, max)
		return err
	})
	return b, err
}

func namespace(device record.Hash) string { return "/v1/devices/" + device.String() }

func object(kind string, device, name record.Hash) string {
	return namespace(device) + "/" + kind + "/" + name.String()
}

// json sends a JSON body, if in is not nil, and reads a JSON answer.
func (c *Client) json(ctx context.Context, method, path string, in, out any) error {
	var body [][]byte
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return fmt.Errorf("encode request: %w", err)
		}
		body = [][]byte{b}
	}
	return c.do(ctx, call{method: method, path: path, body: body}, func(res *http.Response) error {
		b, err := readAll(res, MaxJSON)
		if err != nil {
			return err
		}
		return parseAnswer(b, out)
	})
}

// parseAnswer reads a store's answer in JSON.
func parseAnswer(b []byte, out any) error {
	if err := json.Unmarshal(b, out); err != nil {
		return fmt.Errorf("%w: %w", ErrGarbage, err)
	}
	return nil
}

// call is one request.
type call struct {
	method, path string
	body         [][]byte         // one after the other; nil: none
	open         func() io.Reader // the body, if body is nil and length is not 0
	length       int64
	ranged       string // the header Range, if any
	rest         string // the header Content-Range, if any
	entry        string // the header EntryHeader, if any
}

// do sends a request and hands a successful answer to read, or returns the
// refusal. Whatever makes no progress for a while is ended with ErrStalled.
func (c *Client) do(ctx context.Context, r call, read func(*http.Response) error) error {
	err := c.try(ctx, r, read)
	for range maxIdle {
		// The store had closed an idle connection: that says nothing of it.
		// Every request may be sent twice: objects are named by their content.
		if !errors.Is(err, errIdle) || ctx.Err() != nil {
			break
		}
		err = c.try(ctx, r, read)
	}
	if err == nil {
		return nil
	}
	if errors.Is(err, identity.ErrWrongKey) {
		err = ErrWrongStore
	}
	return fmt.Errorf("store %s: %w", c.base, err)
}

func (c *Client) try(ctx context.Context, r call, read func(*http.Response) error) error {
	reused := false
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) { reused = i.Reused }})
	req, err := http.NewRequestWithContext(ctx, r.method, c.base+r.path, nil)
	if err != nil {
		return err
	}
	body := &countedReader{}
	if r.open != nil {
		body.r = c.way.Link().Pieces(r.open())
		req.ContentLength = r.length
	} else if r.body != nil {
		readers := make([]io.Reader, len(r.body))
		for i, b := range r.body {
			readers[i] = bytes.NewReader(b)
			req.ContentLength += int64(len(b))
		}
		body.r = c.way.Link().Pieces(io.MultiReader(readers...))
	}
	if body.r != nil {
		req.Body = io.NopCloser(body)
		if req.ContentLength >= expectFrom {
			req.Header.Set("Expect", "100-continue")
		}
	}
	if r.rest != "" {
		req.Header.Set("Content-Range", r.rest)
	}
	if r.ranged != "" {
		req.Header.Set("Range", r.ranged)
	}
	if r.entry != "" {
		req.Header.Set(EntryHeader, r.entry)
	}
	res, err := c.http.Do(req)
	if err != nil && reused && body.n.Load() < expectFrom && !errors.Is(err, ErrStalled) {
		return fmt.Errorf("%w: %w", errIdle, err)
	}
	if err != nil {
		return err
	}
	defer res.Body.Close()
	switch {
	case res.StatusCode == http.StatusOK, res.StatusCode == http.StatusCreated, res.StatusCode == http.StatusPartialContent:
		return read(res)
	case res.StatusCode < 400:
		return fmt.Errorf("%w: status %d", ErrGarbage, res.StatusCode)
	}
	return refusal(res)
}

// refusal reads what a refusing answer says.
func refusal(res *http.Response) error {
	b, err := readAll(res, MaxJSON)
	if err != nil {
		return err
	}
	var r Refusal
	if json.Unmarshal(b, &r) != nil || r.Code == "" || len(r.Missing) > MaxNames {
		return fmt.Errorf("%w: status %d", ErrGarbage, res.StatusCode)
	}
	// The words go to a person's terminal.
	r.Message = strconv.QuoteToGraphic(clip(r.Message))
	r.Message = r.Message[1 : len(r.Message)-1]
	r.Code = Code(clip(string(r.Code)))
	if s, err := strconv.ParseUint(res.Header.Get("Retry-After"), 10, 16); err == nil {
		r.RetryAfter = time.Duration(s) * time.Second
	}
	return &r
}

func clip(s string) string {
	if len(s) > 500 {
		return s[:500] + "…"
	}
	return s
}

// readAll reads a body of at most max bytes.
func readAll(res *http.Response, max int64) ([]byte, error) {
	if res.ContentLength > max {
		return nil, fmt.Errorf("%w: %d bytes, more than %d", ErrGarbage, res.ContentLength, max)
	}
	var b bytes.Buffer
	if res.ContentLength > 0 {
		// What the header claims is believed only so far.
		b.Grow(int(min(res.ContentLength+bytes.MinRead, 8<<20)))
	}
	if _, err := b.ReadFrom(io.LimitReader(res.Body, max+1)); err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	if int64(b.Len()) > max {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrGarbage, max)
	}
	return b.Bytes(), nil
}

// countedReader counts what was read.
type countedReader struct {
	r io.Reader
	n atomic.Int64
}

func (c *countedReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
