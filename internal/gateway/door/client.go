package door

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxAnswer  = 16 << 20 // bytes of any answer
	maxGenesis = 8 << 20  // bytes of a genesis document
)

// Client speaks to a gateway, whose TLS key is pinned. It may know others, and
// speaks to one at a time.
type Client struct {
	ways []*way
	at   atomic.Int64 // counts on; the way that is taken is this one, modulo their number
}

// way is one gateway.
type way struct {
	base string
	http *http.Client
	way  *moving.Transport
}

// stallAfter ends a call of which no byte moves: it is longer than the gateway
// works on any.
const stallAfter = time.Minute

// ErrUnanswered is wrapped when a gateway cannot be reached or breaks off its
// answer, and by an *Error of code unavailable or busy.
var ErrUnanswered = errors.New("no answer")

// WrongKeyError says that who answers at a gateway's address has another key than
// the one that was pinned. It is an identity.ErrWrongKey.
type WrongKeyError struct{ Gateway string } // URL

// Error says so, and what to do.
func (e *WrongKeyError) Error() string {
	return fmt.Sprintf("gateway %s: %v: check the address, and that nobody stands in between; a new token pins a new key", e.Gateway, identity.ErrWrongKey)
}

// Unwrap returns identity.ErrWrongKey.
func (e *WrongKeyError) Unwrap() error { return identity.ErrWrongKey }

// NewClient returns a client of the gateway at an https URL whose TLS public
// key hashes (SHA-256 of SubjectPublicKeyInfo) to pin.
func NewClient(base string, pin record.Hash) (*Client, error) {
	c := &Client{}
	return c, c.Beside(base, pin)
}

// Beside adds a gateway to those that the client knows, given as to NewClient. It
// must be called before the first request.
func (c *Client) Beside(base string, pin record.Hash) error {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("gateway %q: want an https URL", base)
	}
	t := moving.NewTransport(&http.Transport{TLSClientConfig: identity.ClientTLS(pin, nil), ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 4,
		IdleConnTimeout: 30 * time.Second, MaxResponseHeaderBytes: 64 << 10}, stallAfter)
	c.ways = append(c.ways, &way{base: strings.TrimSuffix(base, "/"), way: t, http: &http.Client{
		Transport:     t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}})
	return nil
}

func (c *Client) now() *way { return c.ways[c.at.Load()%int64(len(c.ways))] }

// String names the gateway that is spoken to.
func (c *Client) String() string { return "gateway " + c.URL() }

// URL is the address of the gateway that is spoken to.
func (c *Client) URL() string { return c.now().base }

// Gateways is how many the client knows.
func (c *Client) Gateways() int { return len(c.ways) }

// Next makes the client speak to the next gateway it knows, after the last to the
// first.
func (c *Client) Next() { c.at.Add(1) }

// Over makes the client's connections go over a link, opened by dial (nil: by the
// link). It must be called before the first request.
func (c *Client) Over(l *moving.Link, dial func(ctx context.Context, network, address string) (net.Conn, error)) {
	for _, w := range c.ways {
		w.way.Over(l, dial)
	}
}

// Genesis fetches the genesis document; the caller checks its hash.
func (c *Client) Genesis(ctx context.Context) ([]byte, error) {
	const path = "/v1/genesis"
	status, raw, err := c.do(ctx, http.MethodGet, path, nil, maxGenesis)
	if err == nil {
		err = answered(path, parseStatus(status, raw))
	}
	if err != nil {
		return nil, err
	}
	return raw, nil
}

// LightBlock fetches the newest final header and what proves it.
func (c *Client) LightBlock(ctx context.Context) (evmHeader, lightBlock []byte, err error) {
	l, err := call[Light](ctx, c, http.MethodGet, "/v1/light", nil)
	if err != nil {
		return nil, nil, err
	}
	return l.EVMHeader, l.LightBlock, nil
}

// LightBlockAt fetches the light block of a CometBFT height.
func (c *Client) LightBlockAt(ctx context.Context, height uint64) ([]byte, error) {
	l, err := call[Light](ctx, c, http.MethodGet, "/v1/light/"+strconv.FormatUint(height, 10), nil)
	return l.LightBlock, err
}

// Proof fetches proofs of an account and of slots of its storage.
func (c *Client) Proof(ctx context.Context, address [20]byte, slots [][32]byte, number uint64) (account [][]byte, storage [][][]byte, err error) {
	if len(slots) > MaxProofSlots {
		return nil, nil, fmt.Errorf("proof of %d slots: at most %d", len(slots), MaxProofSlots)
	}
	req := ProofRequest{Number: number, Address: address[:], Slots: make([]record.Hash, len(slots))}
	for i, s := range slots {
		req.Slots[i] = s
	}
	p, err := call[Proof](ctx, c, http.MethodPost, "/v1/proof", req)
	if err != nil {
		return nil, nil, err
	}
	if len(p.Storage) != len(slots) {
		return nil, nil, fmt.Errorf("the gateway answered with %w: it proved %d slots, asked for %d", ErrGarbage, len(p.Storage), len(slots))
	}
	for _, n := range p.Account {
		account = append(account, n)
	}
	for _, list := range p.Storage {
		nodes := make([][]byte, len(list))
		for i, n := range list {
			nodes[i] = n
		}
		storage = append(storage, nodes)
	}
	return account, storage, nil
}

// Enrol enters a device's key; it returns when the transaction is final.
func (c *Client) Enrol(ctx context.Context, e Enrol) (Enrolled, error) {
	return call[Enrolled](ctx, c, http.MethodPost, "/v1/enrol", e)
}

// Anchor relays a record. The gateway answers when it is final, refused, or
// after half a minute Queued; asking again with the same record is no error.
func (c *Client) Anchor(ctx context.Context, a Anchor) (Outcome, error) {
	return call[Outcome](ctx, c, http.MethodPost, "/v1/anchors", a)
}

// AddReceipts relays later receipts of an anchored record.
func (c *Client) AddReceipts(ctx context.Context, r Receipts) (Outcome, error) {
	return call[Outcome](ctx, c, http.MethodPost, "/v1/receipts", r)
}

// Request relays a device's own restore request.
func (c *Client) Request(ctx context.Context, r RestoreRequest) (Outcome, error) {
	return call[Outcome](ctx, c, http.MethodPost, "/v1/requests", r)
}

// Report relays a device's report of its restore.
func (c *Client) Report(ctx context.Context, r Report) (Outcome, error) {
	return call[Outcome](ctx, c, http.MethodPost, "/v1/reports", r)
}

// Alive relays a sign of life of a device whose place another has taken.
func (c *Client) Alive(ctx context.Context, a Alive) (Outcome, error) {
	return call[Outcome](ctx, c, http.MethodPost, "/v1/alive", a)
}

// Record fetches an anchored record by its hash. The caller checks it: its
// digest must be the hash, and the hash must stand on the chain.
func (c *Client) Record(ctx context.Context, hash record.Hash) (AnchoredRecord, error) {
	return call[AnchoredRecord](ctx, c, http.MethodGet, "/v1/records/"+hash.String(), nil)
}

// Records lists a device's anchored records, newest first, at most limit of
// them below sequence before (0: from the newest).
func (c *Client) Records(ctx context.Context, device record.Hash, before uint64, limit int) ([]AnchoredRecord, error) {
	q := url.Values{"limit": {strconv.Itoa(limit)}}
	if before > 0 {
		q.Set("before", strconv.FormatUint(before, 10))
	}
	return call[[]AnchoredRecord](ctx, c, http.MethodGet, "/v1/devices/"+device.String()+"/records?"+q.Encode(), nil)
}

// call asks one door, with in as the message unless it is nil.
func call[T any](ctx context.Context, c *Client, method, path string, in any) (T, error) {
	var none T
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return none, fmt.Errorf("gateway: encode %s: %w", path, err)
		}
	}
	status, raw, err := c.do(ctx, method, path, body, maxAnswer)
	if err != nil {
		return none, err
	}
	out, err := parseAnswer[T](status, raw)
	return out, answered(path, err)
}

// answered adds to what is wrong with an answer which door gave it. A gateway's
// own *Error stays what it is.
func answered(path string, err error) error {
	if errors.Is(err, ErrGarbage) {
		return fmt.Errorf("the gateway answered %s with %w", path, err)
	}
	return err
}

func (c *Client) do(ctx context.Context, method, path string, body []byte, limit int64) (status int, raw []byte, err error) {
	w := c.now()
	req, err := http.NewRequestWithContext(ctx, method, w.base+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, fmt.Errorf("gateway: %w", err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := w.http.Do(req)
	if err != nil {
		if errors.Is(err, identity.ErrWrongKey) {
			return 0, nil, &WrongKeyError{Gateway: w.base}
		}
		return 0, nil, fmt.Errorf("gateway: %w: %w", ErrUnanswered, err)
	}
	defer res.Body.Close()
	raw, err = io.ReadAll(io.LimitReader(res.Body, limit+1))
	if err != nil {
		return 0, nil, fmt.Errorf("gateway %s: %w: %w", path, ErrUnanswered, err)
	}
	if int64(len(raw)) > limit {
		return 0, nil, fmt.Errorf("the gateway answered %s with %w: more than %d bytes", path, ErrGarbage, limit)
	}
	return res.StatusCode, raw, nil
}
