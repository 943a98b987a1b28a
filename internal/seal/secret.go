package seal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// Secret is 32 bytes that must not be seen: an epoch key, a pack's key, a
// share. It formats as "[secret]" with every verb.
type Secret [32]byte

// Format implements fmt.Formatter, so that no verb prints the bytes.
func (Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, "[secret]") }

// MarshalText keeps the bytes out of JSON and of structured logs.
func (Secret) MarshalText() ([]byte, error) { return []byte("[secret]"), nil }

// NewSecret returns 32 random bytes.
func NewSecret() Secret {
	var s Secret
	rand.Read(s[:]) // never fails: the runtime ends the program instead
	return s
}

// Binding is what sealed bytes belong to: a device's epoch on one chain.
type Binding struct {
	Genesis record.Hash // hash of the EVM genesis block
	Device  record.Hash // device id
	Epoch   uint32      // from 1
}

// bytes is genesis, device and epoch, 68 bytes: the tail of every context
// string here.
func (b Binding) append(to []byte) []byte {
	to = append(to, b.Genesis[:]...)
	to = append(to, b.Device[:]...)
	return binary.BigEndian.AppendUint32(to, b.Epoch)
}

// NewEpochKey makes the key of a new epoch.
func NewEpochKey() Secret { return NewSecret() }

// Commitment is what the record says of an epoch key: a hash that fixes the key
// and hides it, since the key has 256 bits of entropy.
func Commitment(b Binding, key Secret) record.Hash {
	h := sha256.New()
	h.Write(b.append([]byte("byssus/epoch/1")))
	h.Write(key[:])
	var c record.Hash
	h.Sum(c[:0])
	return c
}
