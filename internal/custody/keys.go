package custody

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// SecretFile is the name of the file with the root secret: the one thing of a
// custodian that cannot be had from anywhere else. Copy it off the machine.
const SecretFile = "custodian.key"

const (
	signingFile = "signing.key"
	tlsFile     = "tls.key"
	maxSecret   = 4 << 10 // bytes of its file
)

// Public is what the chain is told of a custodian.
type Public struct {
	Signing    record.PublicKey // signs EpochKey and ShareHeld
	TLSKeyHash record.Hash      // SHA-256 of the TLS key's SubjectPublicKeyInfo
}

type keys struct {
	root    seal.CustodianRoot
	signing *ecdsa.PrivateKey
	tls     *ecdsa.PrivateKey
}

func (k keys) public() (Public, error) {
	signing, err := record.PublicKeyOf(&k.signing.PublicKey)
	if err != nil {
		return Public{}, err
	}
	pin, err := identity.Pin(&k.tls.PublicKey)
	return Public{Signing: signing, TLSKeyHash: pin}, err
}

// makeKeys makes the key files that are not there. One that is there is never
// written again: the root secret has no second copy here.
func makeKeys(fsys durable.FS, dir string) error {
	secret := filepath.Join(dir, SecretFile)
	_, err := fsys.Stat(secret)
	if errors.Is(err, fs.ErrNotExist) {
		err = durable.WriteFile(fsys, secret, seal.NewCustodianRoot().Encode(), 0o600)
	}
	if err != nil {
		return fmt.Errorf("make %s: %w", secret, err)
	}
	for _, name := range []string{signingFile, tlsFile} {
		if _, err := identity.LoadOrCreate(fsys, filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}

func readKeys(fsys durable.FS, dir string) (keys, error) {
	var k keys
	secret := filepath.Join(dir, SecretFile)
	text, err := durable.ReadFile(fsys, secret, maxSecret)
	if err != nil {
		return k, keyError(secret, err)
	}
	if k.root, err = seal.ParseCustodianRoot(text); err != nil {
		if errors.Is(err, seal.ErrNewer) {
			return k, fmt.Errorf("%s: %w", secret, err)
		}
		return k, fmt.Errorf("%s: %w: put back the copy that was made of it", secret, err)
	}
	if k.signing, err = identity.Load(fsys, filepath.Join(dir, signingFile)); err != nil {
		return k, keyError(filepath.Join(dir, signingFile), err)
	}
	if k.tls, err = identity.Load(fsys, filepath.Join(dir, tlsFile)); err != nil {
		return k, keyError(filepath.Join(dir, tlsFile), err)
	}
	return k, nil
}

func keyError(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s is missing: put back the copy that was made of it", ErrFolder, name)
	}
	return err
}
