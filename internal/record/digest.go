package record

import "encoding/binary"

// Domain binds what is signed to one chain.
type Domain struct {
	ChainID uint64 // EVM chain id
	Genesis Hash   // hash of the EVM genesis block
}

// Domain names after EIP-712. The domain names no contract on purpose: a
// successor contract must accept records signed before it existed.
const (
	domainName    = "Byssus"
	domainVersion = "1"
)

var domainType = Keccak256([]byte("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)"))

// separator is EIP-712's domainSeparator.
func (d Domain) separator() Hash {
	var e encoder
	e.hash(domainType)
	e.hash(Keccak256([]byte(domainName)))
	e.hash(Keccak256([]byte(domainVersion)))
	e.uint(d.ChainID)
	e.hash(d.Genesis)
	return e.sum()
}

// typedDigest is EIP-712's digest of a structure: keccak256 of 0x1901, the
// domain separator and the structure's hash.
func (d Domain) typedDigest(structHash Hash) Hash {
	s := d.separator()
	return Keccak256([]byte{0x19, 0x01}, s[:], structHash[:])
}

// encoder collects the 32-byte words of EIP-712's encodeData.
type encoder struct{ b []byte }

func (e *encoder) hash(h Hash) { e.b = append(e.b, h[:]...) }

func (e *encoder) uint(v uint64) {
	e.b = append(e.b, make([]byte, 24)...)
	e.b = binary.BigEndian.AppendUint64(e.b, v)
}

func (e *encoder) address(a [20]byte) {
	e.b = append(e.b, make([]byte, 12)...)
	e.b = append(e.b, a[:]...)
}

func (e *encoder) sum() Hash { return Keccak256(e.b) }
