// Package identity holds how machines know each other: P-256 keys in files,
// self-signed certificates, and TLS in which keys are pinned.
//
// No authority vouches for anyone and no date is looked at, since a device's
// clock may be wrong: a server is known by the hash of its key, which the
// chain or a token names, and a client by its key, which the chain knows.
package identity

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"path/filepath"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// ErrWrongKey is returned when the host that answers has not the key that was
// pinned: it is another one, or somebody stands in between.
var ErrWrongKey = errors.New("the server's key is not the one that was pinned")

// ErrDamaged is wrapped by Load for a file that is not, to the last bit, a key
// file as LoadOrCreate writes it.
var ErrDamaged = errors.New("the key file is damaged")

const (
	maxKeyFile = 4 << 10 // bytes
	pemType    = "PRIVATE KEY"
)

// LoadOrCreate reads the key in a file, or makes one and writes it durably, for
// its owner's eyes only. Once it has returned a key, the file and its name
// outlast a power cut.
func LoadOrCreate(fsys durable.FS, file string) (*ecdsa.PrivateKey, error) {
	key, err := Load(fsys, file)
	if err == nil {
		// A process killed earlier may have left a name that is visible but
		// not durable; the key is about to be told to others.
		if err := fsys.SyncDir(filepath.Dir(file)); err != nil {
			return nil, fmt.Errorf("sync folder of %s: %w", file, err)
		}
		return key, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	text, err := encode(key)
	if err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	if err := durable.WriteFile(fsys, file, text, 0o600); err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	return key, nil
}

// Load reads the key in a file: PKCS #8 in PEM, exactly as LoadOrCreate writes
// it. The file has the public key beside the private one, so that only an
// unaltered file encodes to the same bytes again: whatever bit has flipped, the
// error is ErrDamaged. Errors never quote what the file holds.
func Load(fsys durable.FS, file string) (*ecdsa.PrivateKey, error) {
	text, err := durable.ReadFile(fsys, file, maxKeyFile)
	if err != nil && !errors.Is(err, durable.ErrTooLarge) {
		return nil, fmt.Errorf("read key: %w", err)
	}
	damaged := func(how string) error {
		return fmt.Errorf("%s: %w: it %s: put it back from its copy", file, ErrDamaged, how)
	}
	block, _ := pem.Decode(text)
	if err != nil || block == nil || block.Type != pemType {
		return nil, damaged("holds no PEM private key")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	key, ok := parsed.(*ecdsa.PrivateKey)
	if err != nil || !ok || key.Curve != elliptic.P256() {
		return nil, damaged("holds no P-256 private key")
	}
	if again, err := encode(key); err != nil || !bytes.Equal(again, text) {
		return nil, damaged("has been altered")
	}
	return key, nil
}

func encode(key *ecdsa.PrivateKey) ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: pemType, Bytes: der}), nil
}

// Certificate returns a self-signed certificate of a P-256 key. Its dates and
// names mean nothing.
func Certificate(key crypto.Signer) (tls.Certificate, error) {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: "byssus"},
		NotBefore:    time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC),
		NotAfter:     time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), // RFC 5280, 4.1.2.5: never
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("make certificate: %w", err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("make certificate: %w", err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, nil
}

// Pin is the SHA-256 of a public key's SubjectPublicKeyInfo (DER), by which
// the chain and tokens name a server's TLS key.
func Pin(key *ecdsa.PublicKey) (record.Hash, error) {
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return record.Hash{}, fmt.Errorf("hash public key: %w", err)
	}
	return sha256.Sum256(der), nil
}

// ServerTLS is a server's side: TLS 1.3, a client's certificate asked for but
// not demanded, since some doors need none.
func ServerTLS(cert tls.Certificate) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{cert}, ClientAuth: tls.RequestClientCert,
		NextProtos: []string{"h2", "http/1.1"}}
}

// ClientTLS is a client's side: the server must have the pinned key, else the
// handshake fails with ErrWrongKey. cert shows who the client is; it may be
// nil.
func ClientTLS(pin record.Hash, cert *tls.Certificate) *tls.Config {
	conf := &tls.Config{
		MinVersion:         tls.VersionTLS13,
		InsecureSkipVerify: true, // the key is pinned instead
		VerifyConnection: func(s tls.ConnectionState) error {
			if len(s.PeerCertificates) == 0 || sha256.Sum256(s.PeerCertificates[0].RawSubjectPublicKeyInfo) != pin {
				return ErrWrongKey
			}
			return nil
		},
	}
	if cert != nil {
		conf.Certificates = []tls.Certificate{*cert}
	}
	return conf
}

// PeerKey is the key of a client's certificate, which the handshake has shown
// the client to hold; false if it showed none, or one of another curve.
func PeerKey(s *tls.ConnectionState) (record.PublicKey, bool) {
	if s == nil || len(s.PeerCertificates) == 0 {
		return record.PublicKey{}, false
	}
	k, ok := s.PeerCertificates[0].PublicKey.(*ecdsa.PublicKey)
	if !ok {
		return record.PublicKey{}, false
	}
	p, err := record.PublicKeyOf(k)
	return p, err == nil
}
