package archive

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
	"github.com/zeebo/blake3"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// chunkID names a chunk within its archive: keyed BLAKE3 of its content, so
// that nobody without the archive's key can test for known content.
type chunkID [32]byte

// hasher computes chunk ids and the tree's boundaries under one archive's key.
// It is used by one goroutine at a time.
type hasher struct{ h *blake3.Hasher }

func newHasher(key seal.Secret) hasher {
	h, err := blake3.NewKeyed(key[:])
	if err != nil {
		panic(err) // the key has the 32 bytes it must have
	}
	return hasher{h}
}

func (h hasher) id(content []byte) (id chunkID) {
	h.h.Reset()
	for piece := range slices.Chunk(content, hashPiece) {
		h.h.Write(piece)
	}
	h.h.Sum(id[:0])
	return id
}

// How a frame's content is encoded: its first byte.
const (
	codecRaw    = 0
	codecZstd   = 1
	codecSnappy = 2

	// frameOverhead is what a frame has beside its content: the codec's byte
	// and the tag.
	frameOverhead = 1 + seal.TagBytes

	indexVersion    = 1
	indexHead       = 1 + 4
	indexEntryBytes = 32 + 4 + 4 + 4
)

// located is a chunk of a pack's index.
type located struct {
	id     chunkID
	offset uint32 // of its frame in the pack
	stored uint32
	plain  uint32
}

// packMemory is the memory that a pack is made in. Packs reuse it.
type packMemory struct {
	buf    []byte
	chunks []located
	// places is a table with open addressing: where in chunks an id is, plus one.
	places [2 * maxPackChunks]uint16
}

// packer fills one pack, of full bytes at most. Frames are sealed where they lie,
// all at the end.
type packer struct {
	number uint64
	key    seal.Secret
	alg    seal.Algorithm
	frames *seal.Frames
	full   int
	memory *packMemory
	buf    []byte // frames so far, each with room for its tag
	chunks []located
}

func newPacker(archive record.Hash, number uint64, full int, memory *packMemory) (*packer, error) {
	if memory.buf == nil {
		memory.buf = make([]byte, 0, full)
	}
	clear(memory.places[:])
	p := &packer{number: number, key: seal.NewSecret(), alg: seal.Preferred(), full: full, memory: memory,
		buf: memory.buf[:0], chunks: memory.chunks[:0]}
	var err error
	p.frames, err = seal.NewFrames(p.alg, p.key, archive, number)
	return p, err
}

// indexFrame is the length of the sealed index of so many chunks.
func indexFrame(chunks int) int { return frameOverhead + indexHead + chunks*indexEntryBytes }

// fits tells whether a frame with so many bytes of encoded content, the
// codec's byte included, still has room beside the index.
func (p *packer) fits(encoded int) bool {
	return len(p.chunks) < maxPackChunks &&
		len(p.buf)+encoded+seal.TagBytes+indexFrame(len(p.chunks)+1) <= p.full
}

// add puts an encoded chunk at the pack's end.
func (p *packer) add(id chunkID, encoded []byte, plain int) located {
	at := len(p.buf)
	p.buf = append(p.buf, encoded...)
	p.buf = append(p.buf, make([]byte, seal.TagBytes)...)
	c := located{id: id, offset: uint32(at), stored: uint32(len(p.buf) - at), plain: uint32(plain)}
	p.chunks = append(p.chunks, c)
	*p.place(id) = uint16(len(p.chunks))
	return c
}

// place returns where in the table an id is or belongs.
func (p *packer) place(id chunkID) *uint16 {
	for i := binary.BigEndian.Uint16(id[:]); ; i++ { // ids are uniform
		at := &p.memory.places[i%uint16(len(p.memory.places))]
		if *at == 0 || p.chunks[*at-1].id == id {
			return at
		}
	}
}

// find refers to a chunk of the pack.
func (p *packer) find(id chunkID) (ref, bool) {
	at := *p.place(id)
	if at == 0 {
		return ref{}, false
	}
	return p.ref(p.chunks[at-1]), true
}

func (p *packer) ref(c located) ref {
	return ref{Pack: p.number, Offset: c.offset, Stored: c.stored, Plain: c.plain}
}

// finish seals the frames, adds the index and random bytes up to the pack's
// class (its greatest length if no more fits), and returns the pack with its line
// of the key table, but for the hash.
func (p *packer) finish(full bool) ([]byte, packKey) {
	for _, c := range p.chunks {
		frame := p.buf[c.offset:][:c.stored-seal.TagBytes]
		p.frames.Seal(frame[:0], uint64(c.offset), frame)
	}
	at := len(p.buf)
	p.buf = appendIndex(append(p.buf, codecRaw), p.chunks)
	p.buf = p.frames.Seal(p.buf[:at], uint64(at), p.buf[at:])
	end := len(p.buf)
	size := p.full
	if !full {
		size = int(seal.PaddedBytes(uint64(end))) // at most p.full, a class itself
	}
	p.buf = slices.Grow(p.buf, size-end)[:size]
	rand.Read(p.buf[end:])
	return p.buf, packKey{Number: p.number, Algorithm: p.alg, Key: p.key, Length: uint32(size),
		IndexOffset: uint32(at), IndexLength: uint32(end - at)}
}

func encodeIndex(chunks []located) []byte {
	return appendIndex(make([]byte, 0, indexHead+len(chunks)*indexEntryBytes), chunks)
}

func appendIndex(b []byte, chunks []located) []byte {
	b = append(b, indexVersion)
	b = binary.BigEndian.AppendUint32(b, uint32(len(chunks)))
	for _, c := range chunks {
		b = append(b, c.id[:]...)
		b = binary.BigEndian.AppendUint32(b, c.offset)
		b = binary.BigEndian.AppendUint32(b, c.stored)
		b = binary.BigEndian.AppendUint32(b, c.plain)
	}
	return b
}

// parseIndex reads a pack's index: frames from the pack's start, each right
// after the one before, up to the index itself.
func parseIndex(b []byte, indexOffset uint32) ([]located, error) {
	chunks, err := readIndex(b)
	if err != nil {
		return nil, err
	}
	next := uint64(0)
	for _, c := range chunks {
		if uint64(c.offset) != next {
			return nil, fmt.Errorf("%w: a pack's index is not of frames one after the other", ErrForm)
		}
		next += uint64(c.stored)
	}
	if next != uint64(indexOffset) {
		return nil, fmt.Errorf("%w: a pack's index does not cover the pack", ErrForm)
	}
	return chunks, nil
}

// readIndex reads an index that may have gaps, as the device's own log has.
func readIndex(b []byte) ([]located, error) { return readIndexTo(nil, b) }

// readIndexTo is readIndex, and appends to chunks.
func readIndexTo(chunks []located, b []byte) ([]located, error) {
	if len(b) > 0 && b[0] != indexVersion {
		return nil, fmt.Errorf("%w: pack index of version %d, this program knows %d", ErrNewer, b[0], indexVersion)
	}
	if len(b) < indexHead {
		return nil, fmt.Errorf("%w: a pack's index of %d bytes", ErrForm, len(b))
	}
	count := binary.BigEndian.Uint32(b[1:])
	if count > maxPackChunks || len(b) != indexHead+int(count)*indexEntryBytes {
		return nil, fmt.Errorf("%w: a pack's index of %d chunks in %d bytes", ErrForm, count, len(b))
	}
	chunks = slices.Grow(chunks, int(count))
	for b = b[indexHead:]; len(b) > 0; b = b[indexEntryBytes:] {
		c := located{id: chunkID(b[:32]), offset: binary.BigEndian.Uint32(b[32:]),
			stored: binary.BigEndian.Uint32(b[36:]), plain: binary.BigEndian.Uint32(b[40:])}
		if err := (ref{Pack: 1, Offset: c.offset, Stored: c.stored, Plain: c.plain}).check(); err != nil {
			return nil, fmt.Errorf("%w: a pack's index with impossible lengths", ErrForm)
		}
		chunks = append(chunks, c)
	}
	return chunks, nil
}

// encoderWindow is how far back a compressor looks: as far as chunks are long,
// by default. It keeps a buffer of that length.
const encoderWindow = 128 << 10

// The compressors are stateless between calls and shared.
var (
	compressor = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithLowerEncoderMem(true),
			zstd.WithEncoderCRC(false), zstd.WithWindowSize(encoderWindow))
		if err != nil {
			panic(err) // the options are constants
		}
		return e
	})
	decompressor = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(min(4, runtime.GOMAXPROCS(0))), zstd.WithDecoderMaxMemory(2*MaxChunkBytes),
			zstd.WithDecoderMaxWindow(MaxChunkBytes), zstd.WithDecodeAllCapLimit(true))
		if err != nil {
			panic(err)
		}
		return d
	})
)

// encodeChunk appends a chunk's encoded content to dst: compressed if that
// saves anything.
func encodeChunk(dst, content []byte) []byte {
	at := len(dst)
	return orRaw(compressor().EncodeAll(content, append(dst, codecZstd)), at, content)
}

// orRaw takes the content as it is for what was appended at a place, if that
// is not shorter.
func orRaw(dst []byte, at int, content []byte) []byte {
	if len(dst)-at > len(content) {
		dst = append(append(dst[:at], codecRaw), content...)
	}
	return dst
}

// encodeSnappy appends a chunk's encoded content as encodeChunk does, with a
// codec that only looks for repetitions.
func encodeSnappy(dst, content []byte) []byte {
	at := len(dst)
	dst = slices.Grow(dst, 1+s2.MaxEncodedLen(len(content)))
	dst = append(dst, codecSnappy)
	made := s2.EncodeSnappy(dst[at+1:cap(dst)], content) // in place: there is room
	return orRaw(dst[:at+1+len(made)], at, content)
}

// pageEncoder compresses the pages of databases. Most hold numbers and keys that
// zstd makes a fifth smaller than snappy does, for five times the time; of some
// that hold texts it saves more. So the first page decides for those that follow.
type pageEncoder struct{ quick, thorough bool } // neither: none was tried

func (e *pageEncoder) encode(dst, page []byte) []byte {
	switch {
	case e.quick:
		return encodeSnappy(dst, page)
	case e.thorough:
		return encodeChunk(dst, page)
	}
	at := len(dst)
	dst = encodeSnappy(dst, page)
	middle := len(dst)
	dst = encodeChunk(dst, page)
	e.thorough = 10*(len(dst)-middle) < 7*(middle-at)
	if e.quick = !e.thorough; e.quick {
		return dst[:middle]
	}
	return append(dst[:at], dst[middle:]...)
}

// zstdSlack is how many bytes more than a chunk has its decompressor is given: it
// writes short copies in one piece.
const zstdSlack = 32

// decodeChunk decodes a frame's chunk of plain bytes, into buf if that is large
// enough. It makes no more of it than plain bytes and zstdSlack.
func decodeChunk(buf, encoded []byte, plain int) ([]byte, error) {
	if len(encoded) < 2 || plain < 1 || plain > MaxChunkBytes {
		return nil, fmt.Errorf("%w: a frame of %d bytes for a chunk of %d", ErrForm, len(encoded), plain)
	}
	codec, encoded := encoded[0], encoded[1:]
	buf = slices.Grow(buf[:0], plain+zstdSlack)
	var made []byte
	var err error
	switch codec {
	case codecRaw:
		made = encoded
	case codecZstd:
		if !oneFrame(encoded) {
			return nil, fmt.Errorf("%w: decompress: not one frame of Zstandard and nothing else", ErrForm)
		}
		made, err = decompressor().DecodeAll(encoded, buf[:0:plain+zstdSlack])
	case codecSnappy:
		if n, err := s2.DecodedLen(encoded); err != nil || n != plain {
			return nil, fmt.Errorf("%w: decompress: a block that says it has %d bytes where %d belong", ErrForm, n, plain)
		}
		made, err = s2.Decode(buf[:plain], encoded)
	default:
		return nil, fmt.Errorf("%w: a frame of codec %d", ErrNewer, codec)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: decompress: %w", ErrForm, err)
	}
	if len(made) != plain {
		return nil, fmt.Errorf("%w: a chunk of %d bytes where %d belong", ErrForm, len(made), plain)
	}
	buf = buf[:plain]
	if &made[0] != &buf[0] {
		copy(buf, made)
	}
	return buf, nil
}

// oneFrame tells whether b is a single frame of Zstandard (RFC 8878, section
// 3.1.1) from its first byte to its last, as far as the lengths in it say: the
// decompressor passes over skippable frames and takes several in a row.
func oneFrame(b []byte) bool {
	var h zstd.Header
	if h.Decode(b) != nil || h.Skippable {
		return false
	}
	at := h.HeaderSize
	for last := false; !last; {
		if len(b)-at < 3 {
			return false
		}
		block := int(b[at]) | int(b[at+1])<<8 | int(b[at+2])<<16
		at, last = at+3, block&1 != 0
		if block>>1&3 == 1 { // one byte, repeated
			at++
		} else {
			at += block >> 3
		}
		if at > len(b) {
			return false
		}
	}
	if h.HasCheckSum {
		at += 4
	}
	return at == len(b)
}
