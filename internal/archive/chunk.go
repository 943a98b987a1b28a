package archive

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"

	"github.com/PlakarKorp/go-cdc-chunkers/chunkers/fastcdc"
	"github.com/zeebo/blake3"

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

// cutter finds where chunks end (FastCDC: Xia et al., USENIX ATC 2016). It cuts
// as module go-cdc-chunkers does, which it is tested against, but where the
// bytes lie: that one copies them into a buffer of its own.
type cutter struct {
	min, normal, max int
	early, late      uint64 // masks before and after the normal length
	gear             [256]uint64
}

func newCutter(p Chunker, idKey seal.Secret) (*cutter, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	key, err := hkdf.Expand(sha256.New, idKey[:], "byssus/chunker/1", 32)
	if err != nil {
		return nil, fmt.Errorf("derive the chunker's key: %w", err)
	}
	h, err := blake3.NewKeyed(key)
	if err != nil {
		return nil, fmt.Errorf("derive the chunker's table: %w", err)
	}
	b := make([]byte, 8*256)
	for i, g := range fastcdc.G {
		binary.LittleEndian.PutUint64(b[8*i:], g)
	}
	h.Write(b)
	h.Digest().Read(b) // an endless stream: it does not fail
	n := bits.Len32(p.Normal) - 1
	c := &cutter{min: int(p.Min), normal: int(p.Normal), max: int(p.Max), early: spaced(n + 2), late: spaced(n - 2)}
	for i := range c.gear {
		c.gear[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return c, nil
}

// spaced is a mask of so many ones, evenly spread from the highest bit down.
func spaced(ones int) (mask uint64) {
	for i := range ones {
		mask |= 1 << (63 - i*(64/ones))
	}
	return mask
}

// pageChunk is how databases are cut: at pages, whose places do not change. It is
// a multiple or a part of every page length that SQLite has.
const pageChunk = 16 << 10

// next is the length of the first chunk of b. If b has fewer bytes than a chunk
// may have at most, they are taken for the last of their content.
func (c *cutter) next(b []byte) int {
	if len(b) <= c.min {
		return len(b)
	}
	b = b[:min(len(b), c.max)]
	normal := min(len(b), c.normal)
	n, print := c.scan(b, c.min, normal, 0, c.early)
	if n == normal {
		n, _ = c.scan(b, normal, len(b), print, c.late)
	}
	return n
}

// scan looks for the first byte from which the print has no bit of the mask. It
// takes two bytes a step, so that less waits for what comes before.
func (c *cutter) scan(b []byte, from, to int, print, mask uint64) (int, uint64) {
	gear := &c.gear
	for b = b[:to]; from+2 <= len(b); from += 2 {
		x, y := gear[b[from]], gear[b[from+1]]
		first := print<<1 + x
		print = print<<2 + (x<<1 + y)
		if first&mask == 0 {
			return from, first
		}
		if print&mask == 0 {
			return from + 1, print
		}
	}
	if from < len(b) {
		if print = print<<1 + gear[b[from]]; print&mask == 0 {
			return from, print
		}
		from++
	}
	return from, print
}
