package seal

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"

	"github.com/byssus-iot/byssus/internal/record"
)

// A sealed object, made of the header, the sealed body and its tag:
//
//	"BYS1" | kind 1 | version 1 | algorithm 1 | 0 | epoch 4 | device 32 | salt 32
const (
	objectMagic   = "BYS1"
	objectVersion = 1
	headerBytes   = 4 + 1 + 1 + 1 + 1 + 4 + 32 + 32

	// MaxBodyBytes bounds what one object may hold.
	MaxBodyBytes = 16 << 20
	// MaxSealedBytes bounds a sealed object.
	MaxSealedBytes = headerBytes + MaxBodyBytes + MaxBodyBytes/8 + TagBytes
)

var (
	// ErrTruncated is wrapped when a sealed object is too short to be whole.
	ErrTruncated = errors.New("truncated")
	// ErrSwapped is wrapped when a sealed object is another one than it should
	// be: of another kind, device or epoch.
	ErrSwapped = errors.New("swapped")
)

// SealObject seals a manifest or a key segment under an epoch key. Every object
// has a key of its own, derived from 32 random bytes in its header, so any
// number of them can be sealed. Zeros are put after the body, so that its
// length shows only roughly.
func SealObject(a Algorithm, key Secret, b Binding, kind record.Kind, body []byte) ([]byte, error) {
	if len(body) == 0 || len(body) > MaxBodyBytes {
		return nil, fmt.Errorf("seal %s: %d bytes, at most %d", kind, len(body), MaxBodyBytes)
	}
	header := append(make([]byte, 0, headerBytes), objectMagic...)
	header = append(header, byte(kind), objectVersion, byte(a), 0)
	header = binary.BigEndian.AppendUint32(header, b.Epoch)
	header = append(header, b.Device[:]...)
	var salt [32]byte
	rand.Read(salt[:])
	header = append(header, salt[:]...)

	size := int(PaddedBytes(uint64(4 + len(body))))
	plain := binary.BigEndian.AppendUint32(make([]byte, 0, size), uint32(len(body)))
	plain = append(plain, body...)[:size]

	c, err := a.new(objectKey(key, b, header))
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", kind, err)
	}
	return c.Seal(header, make([]byte, 12), plain, objectAAD(b, header)), nil
}

// OpenObject opens what SealObject made. Its errors tell a truncated object, a
// swapped one (of another kind, device or epoch), a newer one and an altered
// one apart.
func OpenObject(key Secret, b Binding, kind record.Kind, sealed []byte) ([]byte, error) {
	if len(sealed) < 6 {
		return nil, fmt.Errorf("%s: %w: %d bytes", kind, ErrTruncated, len(sealed))
	}
	if string(sealed[:4]) != objectMagic {
		return nil, fmt.Errorf("%s: %w: it does not begin as a sealed object", kind, ErrDamaged)
	}
	// What follows the version, and how long it is, is for the version to say.
	if v := sealed[5]; v != objectVersion {
		return nil, fmt.Errorf("%s: %w: version %d, this program knows %d", kind, ErrNewer, v, objectVersion)
	}
	if len(sealed) < headerBytes+TagBytes+5 {
		return nil, fmt.Errorf("%s: %w: %d bytes", kind, ErrTruncated, len(sealed))
	}
	if len(sealed) > MaxSealedBytes {
		return nil, fmt.Errorf("%s: %w: %d bytes, at most %d", kind, ErrDamaged, len(sealed), MaxSealedBytes)
	}
	header := sealed[:headerBytes:headerBytes]
	if header[7] != 0 {
		return nil, fmt.Errorf("%s: %w: its reserved byte is %d", kind, ErrNewer, header[7])
	}
	c, err := Algorithm(header[6]).new(objectKey(key, b, header))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	if is := record.Kind(header[4]); is != kind {
		return nil, fmt.Errorf("%w: a %s (kind %d) in place of a %s", ErrSwapped, is, is, kind)
	}
	if e := binary.BigEndian.Uint32(header[8:]); e != b.Epoch {
		return nil, fmt.Errorf("%w: a %s of epoch %d in place of epoch %d", ErrSwapped, kind, e, b.Epoch)
	}
	if d := record.Hash(header[12:44]); d != b.Device {
		return nil, fmt.Errorf("%w: a %s of device %s in place of %s", ErrSwapped, kind, d, b.Device)
	}
	plain, err := c.Open(nil, make([]byte, 12), sealed[headerBytes:], objectAAD(b, header))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, ErrDamaged)
	}
	n := int(binary.BigEndian.Uint32(plain))
	if n == 0 || n > len(plain)-4 || uint64(len(plain)) != PaddedBytes(uint64(4+n)) {
		return nil, fmt.Errorf("%s: %w: its length is wrong", kind, ErrDamaged)
	}
	for _, z := range plain[4+n:] {
		if z != 0 {
			return nil, fmt.Errorf("%s: %w: its padding is not zero", kind, ErrDamaged)
		}
	}
	return plain[4 : 4+n : 4+n], nil
}

// objectKey derives an object's own key: HKDF-SHA256 of the epoch key with the
// header's salt, for the binding and the object's kind, version and algorithm.
func objectKey(key Secret, b Binding, header []byte) Secret {
	info := b.append([]byte("byssus/object/1"))
	info = append(info, header[4:7]...)
	k, err := hkdf.Key(sha256.New, key[:], header[headerBytes-32:], string(info), 32)
	if err != nil {
		panic(err) // 32 bytes are within HKDF's limit
	}
	return Secret(k)
}

// objectAAD is what the tag covers beside the body: the header and the genesis,
// which it does not contain.
func objectAAD(b Binding, header []byte) []byte {
	return append(append(make([]byte, 0, headerBytes+32), header...), b.Genesis[:]...)
}

// PaddedBytes is the length that n bytes are padded to, so that a length tells
// little: Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted
// Files and Communication with PURBs", 2019), at most 12 % more.
func PaddedBytes(n uint64) uint64 {
	if n < 2 {
		return n
	}
	e := bits.Len64(n) - 1             // floor(log2 n)
	s := bits.Len64(uint64(e))         // floor(log2 e) + 1
	mask := uint64(1)<<max(e-s, 0) - 1 // low bits that are rounded away
	return (n + mask) &^ mask
}
