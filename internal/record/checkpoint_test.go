package record

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
	"testing"
)

// A checkpoint's digest is EIP-712's of the members that its type names, in their
// order.
func TestCheckpointDigest(t *testing.T) {
	word := func(v uint64) []byte { return binary.BigEndian.AppendUint64(make([]byte, 24), v) }
	d := Domain{ChainID: 7, Genesis: Hash{1}}
	c := Checkpoint{Height: 2, Header: Hash{3}, Validators: Hash{4}, Time: 5, Number: 6, Block: Hash{7}, Device: Hash{8}, Sequence: 9, Record: Hash{10}}
	members := []struct {
		name  string
		value []byte
	}{
		{"uint64 height", word(c.Height)}, {"bytes32 header", c.Header[:]}, {"bytes32 validators", c.Validators[:]}, {"uint64 time", word(c.Time)},
		{"uint64 number", word(c.Number)}, {"bytes32 block", c.Block[:]}, {"bytes32 device", c.Device[:]}, {"uint64 sequence", word(c.Sequence)}, {"bytes32 record", c.Record[:]},
	}
	var names []string
	var values []byte
	for _, m := range members {
		names, values = append(names, m.name), append(values, m.value...)
	}
	hash := func(parts ...[]byte) []byte { h := Keccak256(parts...); return h[:] }
	separator := hash(hash([]byte("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)")), hash([]byte("Byssus")), hash([]byte("1")), word(d.ChainID), d.Genesis[:])
	want := hash([]byte{0x19, 1}, separator, hash(hash([]byte("Checkpoint("+strings.Join(names, ",")+")")), values))
	if got := c.Digest(d); hex.EncodeToString(got[:]) != hex.EncodeToString(want) {
		t.Errorf("digest %s, want %x", got, want)
	}
}
