package seal

import (
	"encoding/binary"
)

// Release says for which request a custodian seals its share again.
type Release struct {
	Binding
	Request   uint64 // number of the restore request on the chain
	Custodian uint32
	X         uint8 // index of the share
}

func (r Release) info() []byte {
	b := append([]byte("byssus/release/1"), r.Genesis[:]...)
	b = binary.BigEndian.AppendUint64(b, r.Request)
	b = append(b, r.Device[:]...)
	b = binary.BigEndian.AppendUint32(b, r.Epoch)
	b = binary.BigEndian.AppendUint32(b, r.Custodian)
	return append(b, r.X)
}

// Reseal seals a share to a requester's key, bound to the request. r.X must be
// the share's.
func Reseal(r Release, share Share, to PublicKey) ([]byte, error) {
	r.X = share.X
	return sealShare(to, r.info(), share.Value)
}

// OpenRelease opens what Reseal made, with the requester's key.
func OpenRelease(r Release, key PrivateKey, sealed []byte) (Share, error) {
	v, err := openShare(key, r.info(), sealed)
	if err != nil {
		return Share{}, err
	}
	return Share{X: r.X, Value: v}, nil
}
