package door

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxAnswer  = 16 << 20 // bytes of any answer
	maxGenesis = 8 << 20  // bytes of a genesis document
)

// Client speaks to one gateway, whose TLS key is pinned.
type Client struct {
	base string
	http *http.Client
}

// NewClient returns a client of the gateway at an https URL whose TLS public
// key hashes (SHA-256 of SubjectPublicKeyInfo) to pin.
func NewClient(base string, pin record.Hash) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("gateway %q: want an https URL", base)
	}
	return &Client{base: strings.TrimSuffix(base, "/"), http: &http.Client{
		Timeout: 60 * time.Second,
		Transport: &http.Transport{TLSClientConfig: identity.ClientTLS(pin, nil), ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 4,
			IdleConnTimeout: 30 * time.Second, TLSHandshakeTimeout: 15 * time.Second, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// Genesis fetches the genesis document; the caller checks its hash.
func (c *Client) Genesis(ctx context.Context) ([]byte, error) {
	return c.do(ctx, http.MethodGet, "/v1/genesis", nil, maxGenesis)
}

// LightBlock fetches the newest final header and what proves it.
func (c *Client) LightBlock(ctx context.Context) (evmHeader, lightBlock []byte, err error) {
	var l Light
	if err := c.call(ctx, http.MethodGet, "/v1/light", nil, &l); err != nil {
		return nil, nil, err
	}
	return l.EVMHeader, l.LightBlock, nil
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
	var p Proof
	if err := c.call(ctx, http.MethodPost, "/v1/proof", req, &p); err != nil {
		return nil, nil, err
	}
	if len(p.Storage) != len(slots) {
		return nil, nil, fmt.Errorf("the gateway proved %d slots, asked for %d", len(p.Storage), len(slots))
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
	var out Enrolled
	return out, c.call(ctx, http.MethodPost, "/v1/enrol", e, &out)
}

// Anchor relays a record. The gateway answers when it is final, refused, or
// after half a minute Queued; asking again with the same record is no error.
func (c *Client) Anchor(ctx context.Context, a Anchor) (Outcome, error) {
	var out Outcome
	return out, c.call(ctx, http.MethodPost, "/v1/anchors", a, &out)
}

// AddReceipts relays later receipts of an anchored record.
func (c *Client) AddReceipts(ctx context.Context, r Receipts) (Outcome, error) {
	var out Outcome
	return out, c.call(ctx, http.MethodPost, "/v1/receipts", r, &out)
}

// Request relays a device's own restore request.
func (c *Client) Request(ctx context.Context, r RestoreRequest) (Outcome, error) {
	var out Outcome
	return out, c.call(ctx, http.MethodPost, "/v1/requests", r, &out)
}

// Report relays a device's report of its restore.
func (c *Client) Report(ctx context.Context, r Report) (Outcome, error) {
	var out Outcome
	return out, c.call(ctx, http.MethodPost, "/v1/reports", r, &out)
}

// Record fetches an anchored record by its hash. The caller checks it: its
// digest must be the hash, and the hash must stand on the chain.
func (c *Client) Record(ctx context.Context, hash record.Hash) (AnchoredRecord, error) {
	var out AnchoredRecord
	return out, c.call(ctx, http.MethodGet, "/v1/records/"+hash.String(), nil, &out)
}

// Records lists a device's anchored records, newest first, at most limit of
// them below sequence before (0: from the newest).
func (c *Client) Records(ctx context.Context, device record.Hash, before uint64, limit int) ([]AnchoredRecord, error) {
	q := url.Values{"limit": {strconv.Itoa(limit)}}
	if before > 0 {
		q.Set("before", strconv.FormatUint(before, 10))
	}
	var out []AnchoredRecord
	return out, c.call(ctx, http.MethodGet, "/v1/devices/"+device.String()+"/records?"+q.Encode(), nil, &out)
}

func (c *Client) call(ctx context.Context, method, path string, in, out any) error {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return fmt.Errorf("gateway: encode %s: %w", path, err)
		}
	}
	raw, err := c.do(ctx, method, path, body, maxAnswer)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, out); err != nil {
		return fmt.Errorf("the gateway answered %s with garbage: %w", path, err)
	}
	return nil
}

func (c *Client) do(ctx context.Context, method, path string, body []byte, limit int64) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("gateway: %w", err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := c.http.Do(req)
	if err != nil {
		if errors.Is(err, identity.ErrWrongKey) {
			return nil, fmt.Errorf("gateway %s: %w: check the address, and that nobody stands in between; a new token pins a new key", c.base, identity.ErrWrongKey)
		}
		return nil, fmt.Errorf("gateway: %w", err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	if err != nil {
		return nil, fmt.Errorf("gateway %s: %w", path, err)
	}
	if int64(len(raw)) > limit {
		return nil, fmt.Errorf("the gateway's answer to %s is longer than %d bytes", path, limit)
	}
	if res.StatusCode/100 != 2 {
		e := &Error{Status: res.StatusCode}
		if json.Unmarshal(raw, e) != nil || e.Code == "" {
			return nil, fmt.Errorf("the gateway answered %s with status %d and no reason", path, res.StatusCode)
		}
		return nil, e
	}
	return raw, nil
}
