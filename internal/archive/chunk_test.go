package archive

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"io"
	"math/rand/v2"
	"testing"

	chunkers "github.com/PlakarKorp/go-cdc-chunkers"

	"github.com/byssus-iot/byssus/internal/seal"
)

// The cutter ends chunks where the module does that it is modelled on.
func TestCutsAsTheModuleDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, p := range []Chunker{defaultChunker, {Name: defaultChunker.Name, Min: 64, Normal: 128, Max: 4096},
		{Name: defaultChunker.Name, Min: 2048, Normal: 16 << 10, Max: 1 << 20}} {
		key := seal.NewSecret()
		derived, err := hkdf.Expand(sha256.New, key[:], "byssus/chunker/1", 32)
		if err != nil {
			t.Fatal(err)
		}
		c, err := newCutter(p, key)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []int{0, 1, int(p.Min), int(p.Min) + 1, int(p.Normal), int(p.Max), int(p.Max) + 1, 3 << 20} {
			data := lines(r, size)
			if size > 1<<20 {
				copy(data[size/2:], make([]byte, size/4)) // zeros never end a chunk early
			}
			theirs, err := chunkers.NewChunker(p.Name, bytes.NewReader(data), &chunkers.ChunkerOpts{
				MinSize: int(p.Min), NormalSize: int(p.Normal), MaxSize: int(p.Max), Key: derived})
			if err != nil {
				t.Fatal(err)
			}
			for rest, ended := data, false; !ended; {
				want, err := theirs.Next()
				if ended = err == io.EOF; err != nil && !ended {
					t.Fatal(err)
				}
				n := c.next(rest)
				if n != len(want) {
					t.Fatalf("%+v: a chunk of %d bytes, want %d, %d before the end of %d", p, n, len(want), len(rest), size)
				}
				rest = rest[n:]
			}
		}
	}
}

// TestPagesByTheirCodec: numbers go by snappy, texts and all on a narrow link by
// zstd.
func TestPagesByTheirCodec(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	numbers := make([]byte, 0, pageChunk)
	for len(numbers) < pageChunk {
		numbers = append(append(numbers, noise(r, 12)...), "sens"...)
	}
	texts := lines(r, pageChunk)
	for _, c := range []struct {
		first  []byte
		narrow bool
		want   byte
	}{{numbers, false, codecSnappy}, {texts, false, codecZstd}, {numbers, true, codecZstd}} {
		e := pageEncoder{thorough: c.narrow}
		for i := range 3 {
			b := e.encode([]byte("before"), c.first)
			got, err := decodeChunk(nil, b[6:], len(c.first))
			if b[6] != c.want || err != nil || !bytes.Equal(got, c.first) {
				t.Errorf("page %d by codec %d, want %d: %v", i, b[6], c.want, err)
			}
		}
	}
}
