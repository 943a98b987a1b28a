package disk

import (
	"errors"
	"fmt"
	"io"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// ErrNoLeaf is returned for a leaf beyond a shard's end.
var ErrNoLeaf = errors.New("the shard has no such leaf")

// Leaf returns a leaf of a shard with its proof. It reads the whole shard and
// checks it first: what is damaged anywhere shows no leaf. Errors as OpenShard's,
// and ErrNoLeaf.
func (d *Disk) Leaf(dev, root record.Hash, index uint64) (leaf []byte, proof []record.Hash, err error) {
	f, err := d.OpenShard(dev, root)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if count := erasure.Leaves(uint64(f.Size)); index >= count {
		return nil, nil, fmt.Errorf("%w: leaf %d of %d", ErrNoLeaf, index, count)
	}
	b := make([]byte, f.Size)
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, nil, fmt.Errorf("read shard %s: %w", root, err)
	}
	return erasure.Prove(b, index)
}
