package chain

import (
	"errors"
	"fmt"
	"os"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtjson "github.com/cometbft/cometbft/libs/json"
	"github.com/cometbft/cometbft/p2p"
	"github.com/cometbft/cometbft/privval"
)

// Identity is the public part of a node's keys.
type Identity struct {
	Validator []byte // Ed25519 public key that signs blocks, 32 bytes
	Node      string // the node's id among its peers, hex
}

// MakeIdentity makes a node's keys in a chain folder that has none, and returns
// their public part. Keys that are there are left.
func MakeIdentity(dir string) (id Identity, err error) {
	err = inFolder(dir, func(f *folder) error {
		if _, err := os.Stat(f.path(nodeKeyFile)); err == nil { // written last
			id, err = f.identity()
			return err
		}
		id, err = f.makeIdentity()
		return err
	})
	if errors.Is(err, ErrAlreadyInitialised) {
		return ReadIdentity(dir)
	}
	return id, err
}

// ReadIdentity is the identity in a chain folder, which may be in use.
func ReadIdentity(dir string) (Identity, error) {
	return (&folder{dir: dir}).identity()
}

func (f *folder) identity() (Identity, error) {
	signer, err := loadSigner(f)
	if err != nil {
		return Identity{}, damaged(f.dir, err)
	}
	node, err := p2p.LoadNodeKey(f.path(nodeKeyFile))
	if err != nil {
		return Identity{}, damaged(f.dir, fmt.Errorf("read %s: %w", nodeKeyFile, err))
	}
	return Identity{Validator: signer.Key.PubKey.Bytes(), Node: string(node.ID())}, nil
}

// makeIdentity writes new keys over what an interrupted run may have left.
func (f *folder) makeIdentity() (Identity, error) {
	key := ed25519.GenPrivKey()
	signer := privval.NewFilePV(key, f.path(validatorFile), f.path(signedFile))
	node := p2p.NodeKey{PrivKey: ed25519.GenPrivKey()}
	for _, file := range []struct {
		name  string
		value any
	}{
		{validatorFile, signer.Key},
		{signedFile, signer.LastSignState},
		{nodeKeyFile, node},
	} {
		raw, err := cmtjson.MarshalIndent(file.value, "", "  ")
		if err != nil {
			return Identity{}, fmt.Errorf("encode %s: %w", file.name, err)
		}
		if err := writeDurable(f.path(file.name), raw); err != nil {
			return Identity{}, fmt.Errorf("write %s: %w", file.name, err)
		}
	}
	return Identity{Validator: key.PubKey().Bytes(), Node: string(node.ID())}, nil
}
