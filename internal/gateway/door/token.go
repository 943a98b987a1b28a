package door

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/record"
)

// ErrToken is wrapped by every error about a text that is no valid token.
var ErrToken = errors.New("not a valid token")

const (
	tokenPrefix  = "byssus1"
	tokenVersion = 2    // 1: without a header
	maxToken     = 2048 // characters
	checksumLen  = 4    // bytes of SHA-256 behind the token's body
)

// Token invites one device, once: it pins the gateway and the chain, and
// carries the one-time key that signs the new device's key, so that nobody in
// between can put in another. It is a secret until it is used or expires.
type Token struct {
	Gateway    string            // https URL of the gateway
	GatewayKey record.Hash       // SHA-256 of the gateway's TLS public key (SubjectPublicKeyInfo)
	Genesis    record.Hash       // SHA-256 of the genesis document
	Key        *ecdsa.PrivateKey // one-time P-256 key; its ID names the invitation
	Expires    time.Time         // whole seconds of the chain's time
	Label      string            // name given to the device, at most 31 bytes
	Replaces   record.Hash       // device whose key this device takes over, or zero

	// The header from which the device follows the chain, by its CometBFT
	// height and hash; height 0: from the genesis document.
	Height uint64
	Header record.Hash
}

type tokenBody struct {
	Version    uint64 `cbor:"1,keyasint"`
	Gateway    string `cbor:"2,keyasint"`
	GatewayKey []byte `cbor:"3,keyasint"`
	Genesis    []byte `cbor:"4,keyasint"`
	Key        []byte `cbor:"5,keyasint"`
	Expires    uint64 `cbor:"6,keyasint"`
	Label      string `cbor:"7,keyasint,omitempty"`
	Replaces   []byte `cbor:"8,keyasint,omitempty"`
	Height     uint64 `cbor:"9,keyasint,omitempty"`
	Header     []byte `cbor:"10,keyasint,omitempty"`
}

// NewTokenKey makes a one-time key.
func NewTokenKey() (*ecdsa.PrivateKey, error) {
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

// Invitation names the invitation on the chain: the ID of the one-time key.
func (t Token) Invitation() (record.Hash, error) {
	pub, err := record.PublicKeyOf(&t.Key.PublicKey)
	if err != nil {
		return record.Hash{}, err
	}
	return pub.ID(), nil
}

// Encode returns the token's text. The text is secret.
func (t Token) Encode() (string, error) {
	scalar, err := t.Key.Bytes()
	if err != nil {
		return "", fmt.Errorf("encode token: %w", err)
	}
	b := tokenBody{Version: 1, Gateway: t.Gateway, GatewayKey: t.GatewayKey[:], Genesis: t.Genesis[:],
		Key: scalar, Expires: uint64(t.Expires.Unix()), Label: t.Label}
	if t.Replaces != (record.Hash{}) {
		b.Replaces = t.Replaces[:]
	}
	if t.Height > 0 {
		b.Version, b.Height, b.Header = 2, t.Height, t.Header[:]
	}
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		return "", fmt.Errorf("encode token: %w", err)
	}
	raw, err := mode.Marshal(b)
	if err != nil {
		return "", fmt.Errorf("encode token: %w", err)
	}
	sum := sha256.Sum256(raw)
	return tokenPrefix + base64.RawURLEncoding.EncodeToString(append(raw, sum[:checksumLen]...)), nil
}

// ParseToken reads a token's text. Its errors never repeat the text, which is
// secret.
func ParseToken(text string) (Token, error) {
	text = strings.TrimSpace(text)
	if len(text) > maxToken || !strings.HasPrefix(text, tokenPrefix) {
		return Token{}, fmt.Errorf("%w: it must begin with %s; copy the whole line that `byssus device add` printed", ErrToken, tokenPrefix)
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text[len(tokenPrefix):])
	if err != nil || len(raw) <= checksumLen {
		return Token{}, fmt.Errorf("%w: cut short or mistyped; copy the whole line", ErrToken)
	}
	raw, check := raw[:len(raw)-checksumLen], raw[len(raw)-checksumLen:]
	if sum := sha256.Sum256(raw); string(sum[:checksumLen]) != string(check) {
		return Token{}, fmt.Errorf("%w: its checksum does not match; copy the whole line", ErrToken)
	}
	mode, err := cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, IndefLength: cbor.IndefLengthForbidden,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField, TagsMd: cbor.TagsForbidden, MaxNestedLevels: 4}.DecMode()
	if err != nil {
		return Token{}, fmt.Errorf("parse token: %w", err)
	}
	var v struct {
		Version uint64 `cbor:"1,keyasint"`
	}
	loose, err := cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, MaxNestedLevels: 4}.DecMode()
	if err != nil {
		return Token{}, fmt.Errorf("parse token: %w", err)
	}
	if err := loose.Unmarshal(raw, &v); err == nil && v.Version > tokenVersion {
		return Token{}, fmt.Errorf("%w: version %d, this program reads up to version %d; update byssus-agent", ErrToken, v.Version, tokenVersion)
	}
	var b tokenBody
	if err := mode.Unmarshal(raw, &b); err != nil {
		return Token{}, fmt.Errorf("%w: malformed", ErrToken)
	}
	if withHeader := b.Version == 2; (b.Version != 1 && !withHeader) || (b.Height > 0) != withHeader || (len(b.Header) == 32) != withHeader ||
		(len(b.Header) != 0) != withHeader || b.Height > 1<<62 || len(b.GatewayKey) != 32 || len(b.Genesis) != 32 || len(b.Key) != 32 ||
		(len(b.Replaces) != 0 && len(b.Replaces) != 32) || len(b.Label) > 31 || b.Expires > 1<<40 {
		return Token{}, fmt.Errorf("%w: malformed", ErrToken)
	}
	u, err := url.Parse(b.Gateway)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return Token{}, fmt.Errorf("%w: it names no https gateway", ErrToken)
	}
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), b.Key)
	if err != nil {
		return Token{}, fmt.Errorf("%w: malformed key", ErrToken)
	}
	t := Token{Gateway: b.Gateway, GatewayKey: record.Hash(b.GatewayKey), Genesis: record.Hash(b.Genesis), Key: key,
		Expires: time.Unix(int64(b.Expires), 0).UTC(), Label: b.Label}
	if len(b.Replaces) == 32 {
		t.Replaces = record.Hash(b.Replaces)
	}
	if b.Height > 0 {
		t.Height, t.Header = b.Height, record.Hash(b.Header)
	}
	return t, nil
}
