package disk

import (
	"crypto/ecdsa"
	"fmt"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
)

// Keys are a store's two P-256 keys. Their public halves stand on the chain:
// TLS's as the SHA-256 of its SubjectPublicKeyInfo, Signing's as coordinates.
type Keys struct {
	TLS     *ecdsa.PrivateKey // who answers at the store's address
	Signing *ecdsa.PrivateKey // who signs receipts
}

// LoadKeys reads the keys in a store's folder, and makes the folder and those
// that are missing: keys/tls.pem and keys/receipt.pem. A damaged one is
// identity.ErrDamaged.
func LoadKeys(fsys durable.FS, dir string) (Keys, error) {
	folder := filepath.Join(dir, "keys")
	if err := durable.MkdirAll(fsys, folder, 0o700); err != nil {
		return Keys{}, fmt.Errorf("store's keys: %w", classify(err))
	}
	var k Keys
	var err error
	if k.TLS, err = identity.LoadOrCreate(fsys, filepath.Join(folder, "tls.pem")); err != nil {
		return Keys{}, fmt.Errorf("store's TLS key: %w", classify(err))
	}
	if k.Signing, err = identity.LoadOrCreate(fsys, filepath.Join(folder, "receipt.pem")); err != nil {
		return Keys{}, fmt.Errorf("store's receipt key: %w", classify(err))
	}
	return k, nil
}
