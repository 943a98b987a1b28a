package seal

import (
	"crypto/ecdh"
	"crypto/hpke"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// The HPKE suite (RFC 9180) of everything sealed to a person or a service:
// X-Wing (ML-KEM-768 with X25519), HKDF-SHA256, AES-256-GCM. Backups live long
// enough to be recorded now and read by a later quantum computer.
var (
	kem  = hpke.MLKEM768X25519()
	kdf  = hpke.HKDFSHA256()
	aead = hpke.AES256GCM()
)

const (
	publicKeyBytes = 1216           // X-Wing's encapsulation key
	sealedBytes    = 1120 + 32 + 16 // its ciphertext, a share, a tag
)

// PublicKey is an HPKE public key of the suite.
type PublicKey struct{ k hpke.PublicKey }

// PrivateKey is an HPKE private key of the suite.
type PrivateKey struct{ k hpke.PrivateKey }

// ErrSealed is wrapped when a sealed share does not open.
var ErrSealed = errors.New("sealed share does not open")

// NewPrivateKey makes a key that shares can be sealed to: a requester's.
func NewPrivateKey() (PrivateKey, error) {
	k, err := kem.GenerateKey()
	if err != nil {
		return PrivateKey{}, fmt.Errorf("make recipient key: %w", err)
	}
	return PrivateKey{k}, nil
}

// ParsePrivateKey reads what PrivateKey.Bytes gave.
func ParsePrivateKey(b []byte) (PrivateKey, error) {
	k, err := kem.NewPrivateKey(b)
	if err != nil {
		return PrivateKey{}, errors.New("not a recipient's private key: want 32 bytes")
	}
	return PrivateKey{k}, nil
}

// Bytes returns the private key's 32 bytes, to be kept in a file that only its
// owner reads.
func (p PrivateKey) Bytes() ([]byte, error) { return p.k.Bytes() }

// Format keeps the key out of logs.
func (PrivateKey) Format(f fmt.State, _ rune) { fmt.Fprint(f, "[secret]") }

// Public returns the public key.
func (p PrivateKey) Public() PublicKey { return PublicKey{p.k.PublicKey()} }

// ParsePublicKey reads a public key's 1216 bytes. A key that nothing can be
// sealed to is refused, too: one whose X25519 part, its last 32 bytes, is a
// point of low order, which gives every exchange the same result.
func ParsePublicKey(b []byte) (PublicKey, error) {
	if len(b) != publicKeyBytes {
		return PublicKey{}, fmt.Errorf("not a recipient's public key: %d bytes, want %d", len(b), publicKeyBytes)
	}
	k, err := kem.NewPublicKey(b)
	if err != nil {
		return PublicKey{}, fmt.Errorf("not a recipient's public key: %w", err)
	}
	if err := exchanges(b[len(b)-32:]); err != nil {
		return PublicKey{}, fmt.Errorf("not a recipient's public key: %w", err)
	}
	return PublicKey{k}, nil
}

// exchanges fails if an X25519 public key is of low order. Every scalar of
// X25519 is a multiple of 8, and so of each low order: any one tells.
func exchanges(b []byte) error {
	public, err := ecdh.X25519().NewPublicKey(b)
	if err != nil {
		return err
	}
	private, err := ecdh.X25519().NewPrivateKey(make([]byte, 32))
	if err != nil {
		return err
	}
	_, err = private.ECDH(public)
	return err
}

// Bytes returns the public key's 1216 bytes.
func (p PublicKey) Bytes() []byte { return p.k.Bytes() }

// ID is keccak256 of the key's bytes: how the chain names it.
func (p PublicKey) ID() record.Hash { return record.Keccak256(p.k.Bytes()) }

func sealShare(to PublicKey, info []byte, s Secret) ([]byte, error) {
	if to.k == nil {
		return nil, errors.New("seal a share: no recipient key")
	}
	b, err := hpke.Seal(to.k, kdf, aead, info, s[:])
	if err != nil {
		return nil, fmt.Errorf("seal a share: %w", err)
	}
	return b, nil
}

func openShare(key PrivateKey, info, sealed []byte) (Secret, error) {
	if len(sealed) != sealedBytes {
		return Secret{}, fmt.Errorf("%w: %d bytes, want %d", ErrSealed, len(sealed), sealedBytes)
	}
	if key.k == nil {
		return Secret{}, fmt.Errorf("%w: no key", ErrSealed)
	}
	b, err := hpke.Open(key.k, kdf, aead, info, sealed)
	if err != nil || len(b) != 32 {
		return Secret{}, fmt.Errorf("%w: it is damaged or made for another key, device, epoch or request", ErrSealed)
	}
	return Secret(b), nil
}
