package chain

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/state"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
)

// ProtocolVersion is the version of the rules by which this program judges
// blocks. The consortium asks for a newer one, from a block on, by the version
// of the Consortium contract.
const ProtocolVersion = 1

// maxValidators bounds the validator set that a node takes from the contract.
// The contract's own bound is lower.
const maxValidators = 128

// maxPace is the longest time between blocks that the contract may ask for, in
// seconds. A longer one is taken as this.
const maxPace = 60

// The slots of the Consortium contract that the node reads. They are part of the
// contract's interface (docs/design/consortium.md).
var (
	slotValidators = common.BigToHash(common.Big0) // bytes32[]
	slotParameters = common.BigToHash(common.Big1) // uint64 gasLimit, uint32 pace, uint32 version, uint64 versionBlock, lowest bits first
	slotAccounts   = common.BigToHash(common.Big2) // mapping(address => uint32)
)

// errOutdated is wrapped by the error of a node whose program is older than what
// the consortium runs.
var errOutdated = errors.New("this program is too old for the chain")

// rules are what the state after a block says about the blocks that follow.
type rules struct {
	validators   [][]byte // Ed25519 keys in the contract's order; nil while there is no contract
	gasLimit     uint64   // that the chain moves towards, by 1/1024 a block at most
	pace         uint64   // least seconds from block to block
	version      uint32   // that a program must have to make or judge
	versionBlock uint64   // this block and those after it
}

// rulesAt reads the rules in the state after a block. Before the contract is
// deployed they are those of the genesis document.
func (e *engine) rulesAt(header *types.Header) (rules, error) {
	r := rules{gasLimit: e.gasLimit, pace: 1}
	db, err := e.stateAt(header)
	if err != nil {
		return r, err
	}
	contract := e.consortium
	if db.GetCodeSize(contract) == 0 {
		return r, nil
	}
	count := db.GetState(contract, slotValidators).Big()
	if count.Sign() == 0 || count.BitLen() > 32 || count.Uint64() > maxValidators {
		return r, fmt.Errorf("the consortium contract at %s lists %s validators, not 1 to %d", contract, count, maxValidators)
	}
	first := crypto.Keccak256Hash(slotValidators[:]).Big()
	for range count.Uint64() {
		key := db.GetState(contract, common.BigToHash(first))
		if len(without([][]byte{key[:]}, r.validators)) > 0 {
			r.validators = append(r.validators, key[:])
		}
		first.Add(first, common.Big1)
	}
	p := db.GetState(contract, slotParameters)
	r.gasLimit = min(max(binary.BigEndian.Uint64(p[24:]), minGasLimit), maxGasLimit)
	r.pace = min(max(uint64(binary.BigEndian.Uint32(p[20:])), 1), maxPace)
	r.version = binary.BigEndian.Uint32(p[16:])
	r.versionBlock = binary.BigEndian.Uint64(p[8:])
	return r, nil
}

// outdated says whether this program may not make or judge a block.
func (r rules) outdated(number uint64) error {
	if number < r.versionBlock || r.version <= ProtocolVersion {
		return nil
	}
	return fmt.Errorf("%w: from block %d on the consortium runs version %d of the protocol, this program has version %d: install a newer one and start the node again; nothing is lost",
		errOutdated, r.versionBlock, r.version, ProtocolVersion)
}

// outdated says whether the next block is not for this program to judge.
func (e *engine) outdated() error {
	r, err := e.headRules()
	if err != nil {
		return err
	}
	return r.outdated(e.chain.CurrentBlock().Number.Uint64() + 1)
}

// gasLimitAfter is the gas limit of a block on top of parent: a step towards
// what the rules ask for, as large as go-ethereum lets it be.
func (r rules) gasLimitAfter(parent *types.Header) uint64 {
	return core.CalcGasLimit(parent.GasLimit, r.gasLimit)
}

// headRules are the rules after the newest block. They are read once a block.
func (e *engine) headRules() (rules, error) {
	head := e.chain.CurrentBlock()
	e.rulesMu.Lock()
	defer e.rulesMu.Unlock()
	if e.rulesOf == head.Hash() {
		return e.rules, nil
	}
	r, err := e.rulesAt(head)
	if err == nil {
		e.rules, e.rulesOf = r, head.Hash()
	}
	return r, err
}

// stateAt opens the state after a block.
func (e *engine) stateAt(header *types.Header) (*state.StateDB, error) {
	db, err := e.chain.StateAt(header.Root, header.Number, header.Time)
	if err != nil {
		return nil, fmt.Errorf("state of block %d: %w", header.Number, err)
	}
	return db, nil
}
