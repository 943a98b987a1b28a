package light

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"

	"github.com/byssus-iot/byssus/internal/record"
)

// Bounds of a proof. A path has one node a nibble of its 32-byte key at most;
// a node of an account or storage trie has at most 16 child hashes and a value.
const (
	maxProofNodes = 65
	maxNodeBytes  = 1 << 10
)

var (
	emptyRoot = record.Keccak256([]byte{0x80}) // root of a trie without a key
	emptyCode = record.Keccak256()             // code hash of an account without code
)

// account is an account of the state trie (yellow paper 4.1).
type account struct {
	Nonce    uint64
	Balance  rlp.RawValue
	Root     record.Hash
	CodeHash record.Hash
}

// VerifyStorage checks a proof of slots of a contract's storage, as eth_getProof
// gives it (EIP-1186), against the header's state root: accountProof are the
// nodes on the way to the contract's account, storageProofs those to each slot,
// in the order of slots, each list from its root. It returns the slots' values;
// a slot proven absent is zero. What does not hold is an [UnverifiedError], a
// contract proven absent a [NoContractError].
func (h Header) VerifyStorage(contract Address, slots []record.Hash, accountProof [][]byte, storageProofs [][][]byte) ([]record.Hash, error) {
	if len(storageProofs) != len(slots) {
		return nil, unverified(StepStorageProof, "%d slots were asked for, %d proven", len(slots), len(storageProofs))
	}
	leaf, err := verifyPath(h.StateRoot, record.Keccak256(contract[:]), accountProof)
	if err != nil {
		return nil, unverified(StepAccountProof, "contract %s in block %d: %w", contract, h.Number, err)
	}
	if leaf == nil {
		return nil, &NoContractError{Address: contract, Number: h.Number}
	}
	var a account
	if err := rlp.DecodeBytes(leaf, &a); err != nil {
		return nil, unverified(StepAccountProof, "contract %s in block %d: %w", contract, h.Number, err)
	}
	if a.CodeHash == emptyCode {
		return nil, &NoContractError{Address: contract, Number: h.Number}
	}
	values := make([]record.Hash, len(slots))
	for i, slot := range slots {
		if values[i], err = verifySlot(a.Root, slot, storageProofs[i]); err != nil {
			return nil, unverified(StepStorageProof, "slot %s of contract %s in block %d: %w", slot, contract, h.Number, err)
		}
	}
	return values, nil
}

// verifySlot returns the value of a storage slot under a storage root.
func verifySlot(root, slot record.Hash, proof [][]byte) (value record.Hash, err error) {
	leaf, err := verifyPath(root, record.Keccak256(slot[:]), proof)
	if err != nil || leaf == nil {
		return value, err
	}
	// A value is an RLP string without leading zeros; zero is never stored.
	content, rest, err := rlp.SplitString(leaf)
	if err != nil {
		return value, fmt.Errorf("value: %w", err)
	}
	if len(rest) != 0 || len(content) == 0 || len(content) > len(value) || content[0] == 0 {
		return value, errors.New("the value is not one of a storage slot")
	}
	copy(value[len(value)-len(content):], content)
	return value, nil
}

// verifyPath returns the value under a key of the trie with a root, nil if the
// proof shows that the trie has no such key. Nodes that are not on the way do
// no harm.
func verifyPath(root, key record.Hash, proof [][]byte) ([]byte, error) {
	if len(proof) > maxProofNodes {
		return nil, fmt.Errorf("%d nodes, at most %d", len(proof), maxProofNodes)
	}
	if root == emptyRoot {
		return nil, nil // nothing to prove: no key is in it
	}
	nodes := make(nodeSet, len(proof))
	for i, node := range proof {
		if len(node) > maxNodeBytes {
			return nil, fmt.Errorf("node %d has %d bytes, at most %d", i, len(node), maxNodeBytes)
		}
		nodes[record.Keccak256(node)] = node
	}
	return trie.VerifyProof(common.Hash(root), key[:], nodes)
}

// nodeSet is a proof's nodes under their own hashes: the database that
// trie.VerifyProof walks. It believes what it is given under a hash, so the
// hashes are computed here.
type nodeSet map[record.Hash][]byte

var errNoNode = errors.New("no such node")

// Has implements ethdb.KeyValueReader.
func (s nodeSet) Has(key []byte) (bool, error) {
	_, err := s.Get(key)
	return err == nil, nil
}

// Get implements ethdb.KeyValueReader.
func (s nodeSet) Get(key []byte) ([]byte, error) {
	if len(key) != len(record.Hash{}) {
		return nil, errNoNode
	}
	if node, ok := s[record.Hash(key)]; ok {
		return node, nil
	}
	return nil, errNoNode
}
