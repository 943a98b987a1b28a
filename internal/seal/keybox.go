package seal

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// MaxKeyBoxBytes bounds an encoded key box.
const MaxKeyBoxBytes = 32 << 10

// ErrKeyBox is wrapped by every error about bytes that are no valid key box, but
// for those of a newer one.
var ErrKeyBox = errors.New("not a valid key box")

const keyBoxVersion = 1

// KeyBox is an epoch key in sealed shares, one for each custodian. Its hash is
// in every record of the epoch. It is public: only custodians can open it.
type KeyBox struct {
	Version    uint64      `cbor:"1,keyasint"`
	Device     record.Hash `cbor:"2,keyasint"`
	Epoch      uint32      `cbor:"3,keyasint"`
	Commitment record.Hash `cbor:"4,keyasint"` // to the epoch key
	Threshold  uint8       `cbor:"5,keyasint"` // shares that give the key
	Shares     []BoxShare  `cbor:"6,keyasint"` // ascending in X
}

// BoxShare is one custodian's share, sealed to its key for the epoch.
type BoxShare struct {
	_         struct{} `cbor:",toarray"`
	Custodian uint32
	X         uint8
	Key       record.Hash // ID of the custodian's public key for the epoch
	Sealed    []byte
}

// Holder is a custodian of a panel with its public key for the epoch.
type Holder struct {
	Custodian uint32
	Key       PublicKey
}

// NewKeyBox splits an epoch key so that any threshold of the holders can give
// it back, and seals each its share.
func NewKeyBox(b Binding, key Secret, threshold int, holders []Holder) (KeyBox, error) {
	shares, err := split(key, threshold, len(holders))
	if err != nil {
		return KeyBox{}, err
	}
	box := KeyBox{Version: keyBoxVersion, Device: b.Device, Epoch: b.Epoch,
		Commitment: Commitment(b, key), Threshold: uint8(threshold)}
	for i, h := range holders {
		sealed, err := sealShare(h.Key, box.info(b.Genesis, h.Custodian, shares[i].X), shares[i].Value)
		if err != nil {
			return KeyBox{}, fmt.Errorf("custodian %d: %w", h.Custodian, err)
		}
		box.Shares = append(box.Shares, BoxShare{Custodian: h.Custodian, X: shares[i].X, Key: h.Key.ID(), Sealed: sealed})
	}
	return box, box.check()
}

// info binds a sealed share to its chain, device, epoch, key and custodian.
func (k KeyBox) info(genesis record.Hash, custodian uint32, x uint8) []byte {
	b := Binding{genesis, k.Device, k.Epoch}.append([]byte("byssus/share/1"))
	b = append(b, k.Commitment[:]...)
	b = binary.BigEndian.AppendUint32(b, custodian)
	return append(b, x)
}

func (k KeyBox) check() error {
	if k.Version != keyBoxVersion {
		return fmt.Errorf("%w: version %d", ErrKeyBox, k.Version)
	}
	if k.Epoch == 0 {
		return fmt.Errorf("%w: epoch 0", ErrKeyBox)
	}
	if n := len(k.Shares); n < 1 || n > MaxShares || int(k.Threshold) < 1 || int(k.Threshold) > n {
		return fmt.Errorf("%w: %d of %d shares", ErrKeyBox, k.Threshold, n)
	}
	seen := map[uint32]bool{}
	for i, s := range k.Shares {
		if s.X == 0 || i > 0 && s.X <= k.Shares[i-1].X {
			return fmt.Errorf("%w: share indexes do not ascend from 1", ErrKeyBox)
		}
		if s.Custodian == 0 || seen[s.Custodian] {
			return fmt.Errorf("%w: custodian %d has two shares or no number", ErrKeyBox, s.Custodian)
		}
		seen[s.Custodian] = true
		if len(s.Sealed) != sealedBytes {
			return fmt.Errorf("%w: a sealed share of %d bytes", ErrKeyBox, len(s.Sealed))
		}
	}
	return nil
}

// Encode returns the box's bytes.
func (k KeyBox) Encode() ([]byte, error) {
	if err := k.check(); err != nil {
		return nil, err
	}
	return dcbor.Marshal(k)
}

// ParseKeyBox reads a box. It takes exactly the bytes that Encode makes. Errors
// wrap ErrKeyBox or ErrNewer.
func ParseKeyBox(b []byte) (KeyBox, error) {
	v, err := dcbor.Version(b)
	if err != nil {
		return KeyBox{}, fmt.Errorf("%w: %w", ErrKeyBox, err)
	}
	if v != keyBoxVersion {
		return KeyBox{}, fmt.Errorf("%w: key box of version %d, this program knows %d", ErrNewer, v, keyBoxVersion)
	}
	if len(b) > MaxKeyBoxBytes {
		return KeyBox{}, fmt.Errorf("%w: %d bytes, at most %d", ErrKeyBox, len(b), MaxKeyBoxBytes)
	}
	var k KeyBox
	if err := dcbor.Unmarshal(b, &k); err != nil {
		return KeyBox{}, fmt.Errorf("%w: %w", ErrKeyBox, err)
	}
	if err := k.check(); err != nil {
		return KeyBox{}, err
	}
	return k, nil
}

// KeyBoxHash is the record's sealedKeyHash: SHA-256 of the encoded box.
func KeyBoxHash(encoded []byte) record.Hash { return sha256.Sum256(encoded) }

// ShareOf returns a custodian's sealed share, if it has one.
func (k KeyBox) ShareOf(custodian uint32) (BoxShare, bool) {
	for _, s := range k.Shares {
		if s.Custodian == custodian {
			return s, true
		}
	}
	return BoxShare{}, false
}

// Open opens a custodian's share with its private key for the epoch. When one
// share alone is the key it is checked against the commitment; of several, no
// single one can be.
func (k KeyBox) Open(genesis record.Hash, custodian uint32, key PrivateKey) (Share, error) {
	s, ok := k.ShareOf(custodian)
	if !ok {
		return Share{}, fmt.Errorf("%w: custodian %d has no share in it", ErrSealed, custodian)
	}
	if id := key.Public().ID(); id != s.Key {
		return Share{}, fmt.Errorf("%w: it is sealed to another key of custodian %d", ErrSealed, custodian)
	}
	v, err := openShare(key, k.info(genesis, custodian, s.X), s.Sealed)
	if err != nil {
		return Share{}, err
	}
	if k.Threshold == 1 && Commitment(Binding{genesis, k.Device, k.Epoch}, v) != k.Commitment {
		return Share{}, fmt.Errorf("%w: it is not the key that was committed to", ErrSealed)
	}
	return Share{X: s.X, Value: v}, nil
}
