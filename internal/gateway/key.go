package gateway

import (
	"crypto/tls"
	"os"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
)

// LoadCertificate returns the certificate of the gateway in dir, whose key it
// makes at first. Tokens pin the key, so it must not change.
func LoadCertificate(dir string) (tls.Certificate, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return tls.Certificate{}, err
	}
	key, err := identity.LoadOrCreate(durable.OS(), filepath.Join(dir, "tls.key"))
	if err != nil {
		return tls.Certificate{}, err
	}
	return identity.Certificate(key)
}

// KeyPin is the hash by which tokens pin the key of the gateway in dir.
func KeyPin(dir string) (record.Hash, error) {
	key, err := identity.Load(durable.OS(), filepath.Join(dir, "tls.key"))
	if err != nil {
		return record.Hash{}, err
	}
	return identity.Pin(&key.PublicKey)
}
