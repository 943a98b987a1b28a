package chain

import (
	"crypto/sha256"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
)

// p256Address is where EIP-7951 puts P-256 verification.
var p256Address = common.Address{18: 1}

// p256Remembered is how many verifications one generation of p256Memory holds:
// more than a block of DefaultGasLimit has room for, at 6,900 gas each.
const p256Remembered = 1 << 16

// p256Memory is go-ethereum's P-256 precompile, remembering its answers. A
// proposer executes a block twice, to build it and to check it, and blocks here
// consist of signature checks more than of anything else; go-ethereum's own
// cache of such answers holds three thousand, which a full block flushes before
// they are asked for again. The answer depends on nothing but the input, so that
// no result changes and no gas.
type p256Memory struct {
	vm.PrecompiledContract

	mu         sync.Mutex // guards the following fields
	young, old map[[sha256.Size]byte][]byte
}

// The table is shared by every EVM of the process, so that it is changed before
// any of them can run.
func init() {
	vm.PrecompiledContractsOsaka[p256Address] = newP256Memory(vm.PrecompiledContractsOsaka[p256Address])
}

func newP256Memory(precompile vm.PrecompiledContract) *p256Memory {
	return &p256Memory{PrecompiledContract: precompile, young: make(map[[sha256.Size]byte][]byte)}
}

// Run answers as the precompile does. The caller must not change the answer.
func (m *p256Memory) Run(input []byte) ([]byte, error) {
	key := sha256.Sum256(input)
	if output, ok := m.recall(key); ok {
		return output, nil
	}
	output, err := m.PrecompiledContract.Run(input)
	if err == nil {
		m.remember(key, output)
	}
	return output, err
}

func (m *p256Memory) recall(key [sha256.Size]byte) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	output, ok := m.young[key]
	if !ok {
		output, ok = m.old[key]
	}
	return output, ok
}

// remember keeps an answer for as long as at most one generation of newer ones.
func (m *p256Memory) remember(key [sha256.Size]byte, output []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.young) >= p256Remembered {
		m.young, m.old = make(map[[sha256.Size]byte][]byte), m.young
	}
	m.young[key] = output
}
