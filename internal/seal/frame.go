package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/sys/cpu"

	"github.com/byssus-iot/byssus/internal/record"
)

// Algorithm names an AEAD. Both have a 32-byte key, a 12-byte nonce and a
// 16-byte tag.
type Algorithm uint8

// The algorithms.
const (
	AES256GCM        Algorithm = 1
	ChaCha20Poly1305 Algorithm = 2
)

// TagBytes is by how much sealing lengthens.
const TagBytes = 16

var (
	// ErrNewer is record.ErrNewer.
	ErrNewer = record.ErrNewer
	// ErrDamaged is wrapped when sealed bytes do not open: they were altered,
	// or sealed under another key or for another place.
	ErrDamaged = errors.New("damaged, or sealed for another key or place")
)

// Preferred is the faster algorithm on this machine.
func Preferred() Algorithm {
	if cpu.X86.HasAES && cpu.X86.HasPCLMULQDQ || cpu.ARM64.HasAES && cpu.ARM64.HasPMULL || cpu.S390X.HasAESGCM {
		return AES256GCM
	}
	return ChaCha20Poly1305
}

func (a Algorithm) new(key Secret) (cipher.AEAD, error) {
	switch a {
	case AES256GCM:
		block, err := aes.NewCipher(key[:])
		if err != nil {
			return nil, err
		}
		return cipher.NewGCM(block)
	case ChaCha20Poly1305:
		return chacha20poly1305.New(key[:])
	}
	return nil, fmt.Errorf("%w: algorithm %d", ErrNewer, a)
}

// Frames seals and opens the frames of one pack. It may be used by several
// goroutines at once.
type Frames struct {
	aead cipher.AEAD
	aad  [40]byte
}

// NewFrames binds a pack's key to its archive and number. A key must seal one
// pack only, and each offset of it once: the offset is the nonce.
func NewFrames(a Algorithm, key Secret, archive record.Hash, number uint64) (*Frames, error) {
	c, err := a.new(key)
	if err != nil {
		return nil, err
	}
	f := &Frames{aead: c}
	copy(f.aad[:], archive[:])
	binary.BigEndian.PutUint64(f.aad[32:], number)
	return f, nil
}

func nonceAt(offset uint64) [12]byte {
	var n [12]byte
	binary.BigEndian.PutUint64(n[4:], offset)
	return n
}

// Seal appends the sealed plaintext to dst, for the frame at an offset of the
// pack. dst's spare room may hold the plaintext itself.
func (f *Frames) Seal(dst []byte, offset uint64, plaintext []byte) []byte {
	n := nonceAt(offset)
	return f.aead.Seal(dst, n[:], plaintext, f.aad[:])
}

// Open appends the frame's plaintext to dst.
func (f *Frames) Open(dst []byte, offset uint64, frame []byte) ([]byte, error) {
	n := nonceAt(offset)
	b, err := f.aead.Open(dst, n[:], frame, f.aad[:])
	if err != nil {
		return nil, ErrDamaged
	}
	return b, nil
}
