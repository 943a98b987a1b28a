package store

import (
	"context"
	"fmt"
	"net/http"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// Challenge is the body of POST audit: which leaf of a shard or replica to show.
type Challenge struct {
	Root record.Hash `json:"root"`
	Leaf uint64      `json:"leaf"`
}

// Shown is the answer of POST audit: the leaf, and the hashes beside its way to
// the root (RFC 6962 section 2.1.1, from the leaf upwards).
type Shown struct {
	Leaf  []byte        `json:"leaf"` // base64
	Proof []record.Hash `json:"proof"`
}

// Audit asks for one leaf of a shard of size bytes, and checks it against the
// root: so a store shows that it has the shard, without sending it.
func (c *Client) Audit(ctx context.Context, device, root record.Hash, size, leaf uint64) error {
	var s Shown
	if err := c.json(ctx, http.MethodPost, namespace(device)+"/audit", Challenge{root, leaf}, &s); err != nil {
		return err
	}
	if err := erasure.VerifyLeaf(root, size, leaf, s.Leaf, s.Proof); err != nil {
		return fmt.Errorf("store %s: %w: leaf %d of shard %s: %w", c.base, ErrGarbage, leaf, root, err)
	}
	return nil
}
