package light

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/rlp"

	"github.com/byssus-iot/byssus/internal/record"
)

// emptyCode is the code hash of an account without code.
var emptyCode = record.Keccak256()

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
