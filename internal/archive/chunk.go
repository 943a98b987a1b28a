package archive

import (
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"io"

	chunkers "github.com/PlakarKorp/go-cdc-chunkers"
	_ "github.com/PlakarKorp/go-cdc-chunkers/chunkers/fastcdc" // registers FastCDC

	"github.com/byssus-iot/byssus/internal/seal"
)

// defaultChunker is how contents are cut: FastCDC with a table keyed for each
// archive, so that chunk lengths tell nothing of known content.
var defaultChunker = Chunker{Name: "fastcdc-v1.0.0", Min: 8 << 10, Normal: 32 << 10, Max: 128 << 10}

func (c Chunker) check() error {
	if c.Name != defaultChunker.Name {
		return fmt.Errorf("%w: chunks cut by %q", ErrNewer, clip(c.Name))
	}
	if c.Min < 64 || c.Min >= c.Normal || c.Normal >= c.Max || c.Max > MaxChunkBytes || c.Normal&(c.Normal-1) != 0 {
		return fmt.Errorf("%w: chunks of %d, %d and %d bytes", ErrForm, c.Min, c.Normal, c.Max)
	}
	return nil
}

// cutter cuts one content after the other into chunks, with one buffer.
type cutter struct{ c *chunkers.Chunker }

func newCutter(p Chunker, idKey seal.Secret) (*cutter, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	key, err := hkdf.Expand(sha256.New, idKey[:], "byssus/chunker/1", 32)
	if err != nil {
		return nil, fmt.Errorf("derive the chunker's key: %w", err)
	}
	c, err := chunkers.NewChunker(p.Name, nil, &chunkers.ChunkerOpts{
		MinSize: int(p.Min), NormalSize: int(p.Normal), MaxSize: int(p.Max), Key: key})
	if err != nil {
		return nil, fmt.Errorf("make chunker: %w", err)
	}
	return &cutter{c}, nil
}

// cut reads r to its end and calls each with every chunk; the slice is only
// valid during the call. An error of r ends it and is returned as it is.
func (c *cutter) cut(r io.Reader, each func([]byte) error) error {
	c.c.Reset(r)
	for {
		chunk, err := c.c.Next()
		if err != nil && err != io.EOF {
			return err
		}
		if len(chunk) > 0 {
			if err := each(chunk); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}
