package agent

import (
	"crypto/ecdsa"
	"errors"
	"io/fs"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
)

// Key reads the device's key. It never leaves the folder.
func (f *Folder) Key() (*ecdsa.PrivateKey, error) {
	key, err := identity.Load(f.fsys, f.path(keyFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &DamagedError{f.path(keyFile), "is missing", adviceReplace}
	}
	if err != nil {
		return nil, &DamagedError{f.path(keyFile), "cannot be used: " + err.Error(), adviceReplace}
	}
	return key, nil
}

// makeKey returns the folder's key, made and made durable if there is none.
func (f *Folder) makeKey() (*ecdsa.PrivateKey, error) {
	return identity.LoadOrCreate(f.fsys, f.path(keyFile))
}

func publicKey(key *ecdsa.PrivateKey) (record.PublicKey, error) {
	return record.PublicKeyOf(&key.PublicKey)
}

// Who is what anybody may know of a device.
type Who struct {
	Device  record.Hash      `json:"device"`
	Label   string           `json:"label"`
	Key     record.PublicKey `json:"key"`
	ChainID uint64           `json:"chainId"`
	Genesis record.Hash      `json:"genesis"` // EVM genesis block hash
	Gateway string           `json:"gateway"`
}

// Who reads who a folder's device is.
func (f *Folder) Who() (Who, error) {
	id, err := f.Identity()
	if err != nil {
		return Who{}, err
	}
	if !id.Joined {
		return Who{}, ErrNotJoined
	}
	key, err := f.Key()
	if err != nil {
		return Who{}, err
	}
	pub, err := publicKey(key)
	if err != nil {
		return Who{}, err
	}
	g, err := f.Genesis(id.Genesis)
	if err != nil {
		return Who{}, err
	}
	return Who{Device: id.Device, Label: id.Label, Key: pub, ChainID: g.Domain().ChainID, Genesis: g.Domain().Genesis, Gateway: id.Gateway}, nil
}
