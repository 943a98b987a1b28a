package chain

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
)

// counting counts how often the precompile is really asked.
type counting struct {
	vm.PrecompiledContract
	runs int
}

func (c *counting) Run(input []byte) ([]byte, error) {
	c.runs++
	return c.PrecompiledContract.Run(input)
}

func p256Input(t *testing.T) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	hash := sha256.Sum256([]byte("byssus"))
	r, s, err := ecdsa.Sign(rand.Reader, key, hash[:])
	if err != nil {
		t.Fatal(err)
	}
	point, err := key.PublicKey.Bytes() // 4 || x || y
	if err != nil {
		t.Fatal(err)
	}
	input := hash[:]
	for _, n := range []*big.Int{r, s} {
		input = append(input, common.BigToHash(n).Bytes()...)
	}
	return append(input, point[1:]...)
}

// The memory is where the EVM looks, answers as the precompile does, asks it
// once, and is bounded.
func TestP256Memory(t *testing.T) {
	t.Parallel()
	installed, ok := vm.PrecompiledContractsOsaka[p256Address].(*p256Memory)
	if !ok {
		t.Fatal("the memory is not installed")
	}
	if gas := installed.RequiredGas(nil); gas != 6900 || installed.Name() != "P256VERIFY" {
		t.Errorf("gas %d, name %s", gas, installed.Name())
	}
	below := &counting{PrecompiledContract: installed.PrecompiledContract}
	m := newP256Memory(below)
	valid := p256Input(t)
	inputs := [][]byte{valid, nil, valid[:159], append(bytes.Clone(valid), 0)}
	for i := range valid {
		bad := bytes.Clone(valid)
		bad[i] ^= 1
		inputs = append(inputs, bad)
	}
	for range 2 {
		for i, input := range inputs {
			want, _ := installed.PrecompiledContract.Run(input)
			got, err := m.Run(input)
			if err != nil || !bytes.Equal(got, want) || (i == 0) != (len(got) == 32) {
				t.Fatalf("input %d: %x (%v), want %x", i, got, err, want)
			}
		}
	}
	if below.runs != len(inputs) {
		t.Errorf("the precompile was asked %d times for %d inputs", below.runs, len(inputs))
	}
	for i := range 3 * p256Remembered {
		m.remember(sha256.Sum256(big.NewInt(int64(i)).Bytes()), nil)
		if size := len(m.young) + len(m.old); size > 2*p256Remembered {
			t.Fatalf("it remembers %d answers", size)
		}
	}
}
