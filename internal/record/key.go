package record

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"

	"golang.org/x/crypto/sha3"
)

// Hash is a 32-byte digest: of a record, a list, an object, a device.
type Hash [32]byte

// String returns the hash as 0x and 64 hexadecimal digits.
func (h Hash) String() string { return "0x" + hex.EncodeToString(h[:]) }

// MarshalText encodes the hash as String does.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads 64 hexadecimal digits, with or without 0x.
func (h *Hash) UnmarshalText(text []byte) error {
	p, err := ParseHash(string(text))
	if err != nil {
		return err
	}
	*h = p
	return nil
}

// ParseHash reads 64 hexadecimal digits, with or without 0x.
func ParseHash(s string) (Hash, error) {
	var h Hash
	t := s
	if len(t) >= 2 && t[0] == '0' && (t[1] == 'x' || t[1] == 'X') {
		t = t[2:]
	}
	if len(t) != 64 {
		return h, fmt.Errorf("%q is not a hash: want 64 hexadecimal digits", clip(s))
	}
	if _, err := hex.Decode(h[:], []byte(t)); err != nil {
		return h, fmt.Errorf("%q is not a hash: want 64 hexadecimal digits", clip(s))
	}
	return h, nil
}

func clip(s string) string {
	if len(s) > 80 {
		return s[:80] + "…"
	}
	return s
}

// Keccak256 hashes the concatenation of parts as Ethereum does.
func Keccak256(parts ...[]byte) Hash {
	d := sha3.NewLegacyKeccak256()
	for _, p := range parts {
		d.Write(p)
	}
	var h Hash
	d.Sum(h[:0])
	return h
}

// PublicKey is a P-256 point, each coordinate 32 bytes big-endian.
type PublicKey struct {
	X Hash `json:"x"`
	Y Hash `json:"y"`
}

// ErrKey is returned for bytes that are no point of P-256.
var ErrKey = errors.New("not a P-256 public key")

// PublicKeyOf returns the coordinates of k, which must be a P-256 key.
func PublicKeyOf(k *ecdsa.PublicKey) (PublicKey, error) {
	var p PublicKey
	if k == nil || k.Curve != elliptic.P256() {
		return p, ErrKey
	}
	raw, err := k.Bytes() // uncompressed SEC 1: 0x04, X, Y
	if err != nil || len(raw) != 65 {
		return p, ErrKey
	}
	copy(p.X[:], raw[1:33])
	copy(p.Y[:], raw[33:])
	return p, nil
}

// ECDSA returns the key for crypto/ecdsa, or ErrKey when it is off the curve.
func (p PublicKey) ECDSA() (*ecdsa.PublicKey, error) {
	b := p.Bytes()
	k, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append([]byte{4}, b[:]...))
	if err != nil {
		return nil, ErrKey
	}
	return k, nil
}

// Bytes returns X and Y, 64 bytes.
func (p PublicKey) Bytes() [64]byte {
	var b [64]byte
	copy(b[:32], p.X[:])
	copy(b[32:], p.Y[:])
	return b
}

// ID is keccak256 of X and Y: a device's id is the ID of its first key, an
// invitation's that of its one-time key, a reader's that of its TLS key.
func (p PublicKey) ID() Hash {
	b := p.Bytes()
	return Keccak256(b[:])
}

// IsZero tells whether the key is absent.
func (p PublicKey) IsZero() bool { return p == PublicKey{} }

// Signature is r and s of ECDSA over P-256, 32 bytes big-endian each, s in
// the lower half of the group's order, so that a signature has one form only.
type Signature [64]byte

// String returns the signature as 0x and 128 hexadecimal digits.
func (s Signature) String() string { return "0x" + hex.EncodeToString(s[:]) }

// MarshalText encodes the signature as String does.
func (s Signature) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads 0x and 128 hexadecimal digits.
func (s *Signature) UnmarshalText(text []byte) error {
	if len(text) != 130 || text[0] != '0' || text[1] != 'x' {
		return errors.New("not a signature: want 0x and 128 hexadecimal digits")
	}
	if _, err := hex.Decode(s[:], text[2:]); err != nil {
		return errors.New("not a signature: want 0x and 128 hexadecimal digits")
	}
	return nil
}

var halfOrder = new(big.Int).Rsh(elliptic.P256().Params().N, 1)

// Sign signs a digest with a P-256 key and returns the low-s form.
func Sign(key *ecdsa.PrivateKey, digest Hash) (Signature, error) {
	var sig Signature
	if key == nil || key.Curve != elliptic.P256() {
		return sig, ErrKey
	}
	r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
	if err != nil {
		return sig, fmt.Errorf("sign: %w", err)
	}
	if s.Cmp(halfOrder) > 0 {
		s.Sub(elliptic.P256().Params().N, s)
	}
	r.FillBytes(sig[:32])
	s.FillBytes(sig[32:])
	return sig, nil
}

// Verify tells whether sig is the key's low-s signature of the digest.
func Verify(key PublicKey, digest Hash, sig Signature) bool {
	pub, err := key.ECDSA()
	if err != nil {
		return false
	}
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:])
	if r.Sign() == 0 || s.Sign() == 0 || s.Cmp(halfOrder) > 0 {
		return false
	}
	return ecdsa.Verify(pub, digest[:], r, s)
}
