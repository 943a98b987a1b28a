package disk

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
)

// ErrBadKey is wrapped by Keys for a key file that is damaged or no P-256 key.
var ErrBadKey = errors.New("not a usable key file")

const maxKeyFile = 4096

// Keys are a store's two P-256 keys. Their public halves stand on the chain:
// TLS's as the SHA-256 of its SubjectPublicKeyInfo, Signing's as coordinates.
type Keys struct {
	TLS     *ecdsa.PrivateKey // who answers at the store's address
	Signing *ecdsa.PrivateKey // who signs receipts
}

// LoadKeys reads the keys in a store's folder, and makes the folder and those
// that are missing: keys/tls.pem and keys/receipt.pem, PKCS #8 in PEM, mode
// 0600.
func LoadKeys(fsys durable.FS, dir string) (Keys, error) {
	folder := filepath.Join(dir, "keys")
	if err := durable.MkdirAll(fsys, folder, 0o700); err != nil {
		return Keys{}, fmt.Errorf("store's keys: %w", classify(err))
	}
	var k Keys
	var err error
	if k.TLS, err = loadKey(fsys, filepath.Join(folder, "tls.pem")); err != nil {
		return Keys{}, fmt.Errorf("store's TLS key: %w", classify(err))
	}
	if k.Signing, err = loadKey(fsys, filepath.Join(folder, "receipt.pem")); err != nil {
		return Keys{}, fmt.Errorf("store's receipt key: %w", classify(err))
	}
	return k, nil
}

func loadKey(fsys durable.FS, name string) (*ecdsa.PrivateKey, error) {
	b, err := durable.ReadFile(fsys, name, maxKeyFile)
	if errors.Is(err, fs.ErrNotExist) {
		return makeKey(fsys, name)
	}
	if err != nil {
		return nil, err
	}
	bad := func(why string) error {
		return fmt.Errorf("%s: %w: %s: put your copy of it back, or register a new key on the chain", name, ErrBadKey, why)
	}
	block, _ := pem.Decode(b)
	if block == nil {
		return nil, bad("it is no PEM")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, bad("it is no PKCS #8")
	}
	key, ok := parsed.(*ecdsa.PrivateKey)
	if !ok || key.Curve != elliptic.P256() {
		return nil, bad("it is no P-256 key")
	}
	// The file holds the public key too: only an unaltered one encodes to the
	// same bytes again.
	if again, err := encodeKey(key); err != nil || !bytes.Equal(again, b) {
		return nil, bad("it has been altered")
	}
	// Made by a process that was killed before its name was durable, perhaps.
	return key, fsys.SyncDir(filepath.Dir(name))
}

func makeKey(fsys durable.FS, name string) (*ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	b, err := encodeKey(key)
	if err != nil {
		return nil, err
	}
	return key, durable.WriteFile(fsys, name, b, 0o600)
}

func encodeKey(key *ecdsa.PrivateKey) ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), nil
}
