package store

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// Certificate makes a self-signed certificate of a P-256 key, for either end
// of a connection. Only its key means anything: the other end compares that
// with the chain, so the certificate is valid at any date (RFC 5280, 4.1.2.5,
// for no end) and clocks do not matter.
func Certificate(key crypto.Signer) (tls.Certificate, error) {
	pub, ok := key.Public().(*ecdsa.PublicKey)
	if !ok {
		return tls.Certificate{}, fmt.Errorf("certificate: %w", record.ErrKey)
	}
	if _, err := record.PublicKeyOf(pub); err != nil {
		return tls.Certificate{}, fmt.Errorf("certificate: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "byssus"},
		NotBefore:             time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC),
		NotAfter:              time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, pub, key)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("certificate: %w", err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("certificate: %w", err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, nil
}

// KeyHash is the SHA-256 of a public key's SubjectPublicKeyInfo: how the chain
// names the TLS keys of servers.
func KeyHash(pub *ecdsa.PublicKey) (record.Hash, error) {
	der, err := x509.MarshalPKIXPublicKey(pub)
	if err != nil {
		return record.Hash{}, fmt.Errorf("key hash: %w", err)
	}
	return sha256.Sum256(der), nil
}

var errNoPeer = errors.New("no certificate of a P-256 key")

// Peer returns the key at the other end of a connection, and its KeyHash. The
// handshake has proven that the peer has it.
func Peer(state tls.ConnectionState) (record.PublicKey, record.Hash, error) {
	if len(state.PeerCertificates) == 0 {
		return record.PublicKey{}, record.Hash{}, errNoPeer
	}
	cert := state.PeerCertificates[0]
	pub, ok := cert.PublicKey.(*ecdsa.PublicKey)
	if !ok {
		return record.PublicKey{}, record.Hash{}, errNoPeer
	}
	key, err := record.PublicKeyOf(pub)
	if err != nil {
		return record.PublicKey{}, record.Hash{}, errNoPeer
	}
	// Hashed from the key, not from the certificate's bytes, of which there
	// could be several for one key.
	hash, err := KeyHash(pub)
	return key, hash, err
}
