package custody

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
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Client asks one custodian. What it returns it has checked: the server's TLS
// key and the statements' signatures are those of the chain.
type Client struct {
	peer   state.Custodian
	base   string
	domain record.Domain
	http   *http.Client
	way    *moving.Transport
}

// stallAfter ends a call of which no byte moves: it is longer than a custodian
// works on any.
const stallAfter = time.Minute

// NewClient returns a client of a custodian as the chain has it. The
// certificate has the device's key; nil is enough to ask for a release.
func NewClient(peer state.Custodian, domain record.Domain, cert *tls.Certificate) (*Client, error) {
	u, err := url.Parse(peer.Endpoint)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("custodian %d: address %q: want https://HOST:PORT", peer.ID, peer.Endpoint)
	}
	way := moving.NewTransport(&http.Transport{TLSClientConfig: identity.ClientTLS(peer.TLSKeyHash, cert),
		MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second, MaxResponseHeaderBytes: 16 << 10}, stallAfter)
	return &Client{peer: peer, base: "https://" + u.Host, domain: domain, way: way, http: &http.Client{
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

// EpochKey returns the public key to seal this custodian's share of an epoch's
// key to.
func (c *Client) EpochKey(ctx context.Context, device record.Hash, epoch uint32) (seal.PublicKey, error) {
	a, err := call[EpochAnswer](ctx, c, "/v1/epochs", EpochRequest{Device: device, Epoch: epoch})
	if err != nil {
		return seal.PublicKey{}, err
	}
	key, err := seal.ParsePublicKey(a.Key)
	if err != nil {
		return seal.PublicKey{}, c.invalid("%v", err)
	}
	b := seal.Binding{Genesis: c.domain.Genesis, Device: device, Epoch: epoch}
	if !record.Verify(c.peer.Key, seal.EpochKeyStatement(b, c.peer.ID, key).Digest(c.domain), a.Signature) {
		return seal.PublicKey{}, c.invalid("the epoch key's signature is not the custodian's")
	}
	return key, nil
}

// Hold brings an epoch's key box and returns the custodian's signed statement
// that it holds its share. The same box again is no error.
func (c *Client) Hold(ctx context.Context, device record.Hash, epoch uint32, box []byte) (record.ShareHeld, record.Signature, error) {
	a, err := call[ShareAnswer](ctx, c, "/v1/shares", ShareRequest{Device: device, Epoch: epoch, KeyBox: box})
	if err != nil {
		return record.ShareHeld{}, record.Signature{}, err
	}
	parsed, err := seal.ParseKeyBox(box)
	if err != nil {
		return record.ShareHeld{}, record.Signature{}, err
	}
	held := record.ShareHeld{Device: device, Epoch: epoch, Custodian: c.peer.ID,
		EpochCommitment: parsed.Commitment, SealedKeyHash: seal.KeyBoxHash(box)}
	if !record.Verify(c.peer.Key, held.Digest(c.domain), a.Signature) {
		return record.ShareHeld{}, record.Signature{}, c.invalid("what it signed is not that it holds this key box")
	}
	return held, a.Signature, nil
}

// Release asks for the share under a grant and opens it with the recipient's
// private key. box may be nil; a custodian that lost its own then refuses with
// RuleShareMissing. Whether the share is right shows when the key is combined.
func (c *Client) Release(ctx context.Context, request uint64, rec record.Record, recipient seal.PrivateKey, box []byte) (seal.Share, error) {
	m := ReleaseRequest{Request: request, Record: rec, Recipient: recipient.Public().Bytes(), KeyBox: box}
	a, err := call[ReleaseAnswer](ctx, c, "/v1/releases", m)
	if err != nil {
		return seal.Share{}, err
	}
	r := seal.Release{Binding: seal.Binding{Genesis: c.domain.Genesis, Device: rec.Device, Epoch: rec.Epoch},
		Request: request, Custodian: c.peer.ID, X: a.Index}
	share, err := seal.OpenRelease(r, recipient, a.Share)
	if err != nil {
		return seal.Share{}, c.invalid("%v", err)
	}
	return share, nil
}

// Status asks how the custodian is.
func (c *Client) Status(ctx context.Context) (Status, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/v1/status", nil)
	if err != nil {
		return Status{}, fmt.Errorf("custodian %d: %w", c.peer.ID, err)
	}
	return do[Status](c, req)
}

func (c *Client) invalid(format string, args ...any) error {
	return fmt.Errorf("custodian %d at %s: %w: %s", c.peer.ID, c.base, ErrAnswer, fmt.Sprintf(format, args...))
}

// call asks a door that takes a message.
func call[T any](ctx context.Context, c *Client, path string, in any) (T, error) {
	var none T
	body, err := json.Marshal(in)
	if err != nil {
		return none, fmt.Errorf("custodian: encode %s: %w", path, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(body))
	if err != nil {
		return none, fmt.Errorf("custodian %d: %w", c.peer.ID, err)
	}
	req.Header.Set("Content-Type", "application/json")
	return do[T](c, req)
}

func do[T any](c *Client, req *http.Request) (T, error) {
	var none T
	res, err := c.http.Do(req)
	if err != nil {
		if errors.Is(err, identity.ErrWrongKey) {
			return none, fmt.Errorf("custodian %d at %s: %w: check its endpoint on the chain, and that nobody stands in between", c.peer.ID, c.base, identity.ErrWrongKey)
		}
		return none, fmt.Errorf("custodian %d: %w", c.peer.ID, err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	if err != nil {
		return none, fmt.Errorf("custodian %d: read answer: %w", c.peer.ID, err)
	}
	out, err := parseAnswer[T](res.StatusCode, raw)
	switch {
	case errors.Is(err, ErrAnswer):
		return none, fmt.Errorf("custodian %d at %s: %w", c.peer.ID, c.base, err)
	case err != nil:
		return none, fmt.Errorf("custodian %d: %w", c.peer.ID, err)
	}
	return out, nil
}

// parseAnswer reads a custodian's answer: its value, the *Refusal it stands
// for, or an error that wraps ErrAnswer. Its words are bounded then, and safe
// to show.
func parseAnswer[T any](status int, raw []byte) (T, error) {
	var out, none T
	if len(raw) > maxAnswer {
		return none, fmt.Errorf("%w: longer than %d bytes", ErrAnswer, maxAnswer)
	}
	if status != http.StatusOK {
		no := &Refusal{Status: status}
		if json.Unmarshal(raw, no) != nil || no.Rule == "" {
			return none, fmt.Errorf("%w: status %d and no reason", ErrAnswer, status)
		}
		no.Rule, no.Message = printable(no.Rule), printable(no.Message)
		return none, no
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		// It may quote the answer.
		return none, fmt.Errorf("%w: %s", ErrAnswer, printable(err.Error()))
	}
	return out, nil
}

// maxWords is how many bytes of a custodian's words are shown.
const maxWords = 500

// printable makes a custodian's words safe for a terminal: what it would act on
// is written as an escape.
func printable(s string) string {
	if len(s) > maxWords {
		s = s[:maxWords] + "…"
	}
	q := strconv.QuoteToGraphic(s)
	return strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`)
}
