package chain

import (
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
)

// p256Address is where EIP-7951 puts P-256 verification.
var p256Address = common.Address{18: 1}

// p256Input is the only length EIP-7951 verifies: hash, r, s, x, y.
const p256Input = 160

// p256Remembered is how many verifications one generation of p256Memory holds:
// more than a block of DefaultGasLimit has room for, at 6,900 gas each.
const p256Remembered = 1 << 16

// p256Memory is go-ethereum's P-256 precompile, remembering its answers. A
// proposer executes a block twice, to build it and to check it, and blocks here
// consist of signature checks more than of anything else; go-ethereum's own
// cache of such answers holds three thousand, which a full block flushes before
// they are asked for again.
//
// No result changes: the answer is a function of the input, is go-ethereum's
// own, and is found by the whole input, not by a digest of it. No gas changes:
// go-ethereum takes it before it asks for an answer, remembered or not. Inputs
// of any other length go straight through, as their length is not bounded by
// the gas, and neither would be the work of looking them up.
type p256Memory struct {
	vm.PrecompiledContract

	mu         sync.Mutex // guards the following fields
	young, old map[[p256Input]byte][]byte
}

// The table is shared by every EVM of the process, so that it is changed before
// any of them can run.
func init() {
	vm.PrecompiledContractsOsaka[p256Address] = newP256Memory(vm.PrecompiledContractsOsaka[p256Address])
}

func newP256Memory(precompile vm.PrecompiledContract) *p256Memory {
	return &p256Memory{PrecompiledContract: precompile, young: make(map[[p256Input]byte][]byte)}
}

// Run answers as the precompile does. The caller must not change the answer, as
// it must not change the precompile's, which is one slice for all.
func (m *p256Memory) Run(input []byte) ([]byte, error) {
	if len(input) != p256Input {
		return m.PrecompiledContract.Run(input)
	}
	key := [p256Input]byte(input) // a copy: the EVM goes on to write to its memory
	if output, ok := m.recall(key); ok {
		return output, nil
	}
	output, err := m.PrecompiledContract.Run(key[:])
	if err == nil {
		m.remember(key, output)
	}
	return output, err
}

func (m *p256Memory) recall(key [p256Input]byte) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	output, ok := m.young[key]
	if !ok {
		output, ok = m.old[key]
	}
	return output, ok
}

// remember keeps an answer for as long as at most one generation of newer ones.
func (m *p256Memory) remember(key [p256Input]byte, output []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.young) >= p256Remembered {
		m.young, m.old = make(map[[p256Input]byte][]byte), m.young
	}
	m.young[key] = output
}
