package archive

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

const keySegmentVersion = 1

// packKey is one line of the key table: how to open a pack.
type packKey struct {
	_           struct{} `cbor:",toarray"`
	Number      uint64
	Hash        record.Hash // the pack's name in the list
	Algorithm   seal.Algorithm
	Key         seal.Secret
	Length      uint32 // of the pack
	IndexOffset uint32 // of the sealed frame that holds the pack's index
	IndexLength uint32 // and its length
}

func (k packKey) check() error {
	if k.Number == 0 || k.Length == 0 || k.Length > record.MaxObjectBytes || k.IndexLength < frameOverhead+1 ||
		uint64(k.IndexOffset)+uint64(k.IndexLength) > uint64(k.Length) {
		return fmt.Errorf("%w: key of pack %d with impossible lengths", ErrForm, k.Number)
	}
	return nil
}

// keySegment is a part of the key table, ascending in pack numbers.
type keySegment struct {
	Version uint64    `cbor:"1,keyasint"`
	Keys    []packKey `cbor:"2,keyasint"`
}

func encodeKeySegment(keys []packKey) ([]byte, error) {
	return dcbor.Marshal(keySegment{keySegmentVersion, keys})
}

func parseKeySegment(b []byte) ([]packKey, error) {
	v, err := dcbor.Version(b)
	if err != nil {
		return nil, fmt.Errorf("%w: key segment: %w", ErrForm, err)
	}
	if v != keySegmentVersion {
		return nil, fmt.Errorf("%w: key segment of version %d, this program knows %d", ErrNewer, v, keySegmentVersion)
	}
	var s keySegment
	if err := decode(b, &s, "key segment"); err != nil {
		return nil, err
	}
	if len(s.Keys) == 0 || len(s.Keys) > maxKeyEntries {
		return nil, fmt.Errorf("%w: a key segment of %d packs", ErrForm, len(s.Keys))
	}
	for i, k := range s.Keys {
		if err := k.check(); err != nil {
			return nil, err
		}
		if i > 0 && k.Number <= s.Keys[i-1].Number {
			return nil, fmt.Errorf("%w: a key segment's packs do not ascend", ErrForm)
		}
	}
	return s.Keys, nil
}

// keyTable is a snapshot's: all its lines, ascending in pack numbers.
type keyTable []packKey

// of returns a pack's line, if there is one.
func (t keyTable) of(number uint64) (packKey, bool) {
	i, ok := slices.BinarySearchFunc(t, number, func(k packKey, number uint64) int { return cmp.Compare(k.Number, number) })
	if !ok {
		return packKey{}, false
	}
	return t[i], true
}
