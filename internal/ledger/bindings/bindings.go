// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// Custodian is an auto generated low-level Go binding around an user-defined struct.
type Custodian struct {
	X            [32]byte
	Y            [32]byte
	TlsKeyHash   [32]byte
	Organisation uint32
	Endpoint     string
}

// Device is an auto generated low-level Go binding around an user-defined struct.
type Device struct {
	X            [32]byte
	Y            [32]byte
	Organisation uint32
	Status       uint8
	Generation   uint32
	EnrolledAt   uint64
	Label        [32]byte
}

// Head is an auto generated low-level Go binding around an user-defined struct.
type Head struct {
	RecordHash       [32]byte
	Sequence         uint64
	AnchoredAt       uint64
	Epoch            uint32
	ReleasedEpoch    uint32
	ForkedGeneration uint32
	BucketRefill     uint32
	EpochKeys        [32]byte
}

// Invitation is an auto generated low-level Go binding around an user-defined struct.
type Invitation struct {
	TokenX       [32]byte
	TokenY       [32]byte
	Organisation uint32
	Policy       uint32
	Expires      uint64
	UsedAt       uint64
	Status       uint8
	Generation   uint32
	Label        [32]byte
	Replaces     [32]byte
	Device       [32]byte
}

// Item is an auto generated low-level Go binding around an user-defined struct.
type Item struct {
	Record    Record
	Signature []byte
	Receipts  []ReceiptIn
}

// Organisation is an auto generated low-level Go binding around an user-defined struct.
type Organisation struct {
	Name    [32]byte
	Account common.Address
	Active  bool
}

// Panel is an auto generated low-level Go binding around an user-defined struct.
type Panel struct {
	M          uint8
	Custodians []uint32
}

// Quorum is an auto generated low-level Go binding around an user-defined struct.
type Quorum struct {
	MinRetention  uint64
	N             uint8
	W             uint8
	Organisations uint8
	Slots         []uint32
}

// ReceiptIn is an auto generated low-level Go binding around an user-defined struct.
type ReceiptIn struct {
	Position   uint8
	ValidUntil uint64
	R          [32]byte
	S          [32]byte
}

// Record is an auto generated low-level Go binding around an user-defined struct.
type Record struct {
	Device          [32]byte
	Sequence        uint64
	Previous        [32]byte
	ListRoot        [32]byte
	SealedKeyHash   [32]byte
	Policy          uint32
	PolicyVersion   uint32
	Trigger         uint8
	Epoch           uint32
	EpochCommitment [32]byte
	Verdict         uint8
	VerdictHash     [32]byte
	Supersedes      [32]byte
}

// Request is an auto generated low-level Go binding around an user-defined struct.
type Request struct {
	Device        [32]byte
	RecordHash    [32]byte
	Recipient     [32]byte
	Reader        [32]byte
	Purpose       [32]byte
	Requester     common.Address
	Epoch         uint32
	Policy        uint32
	PolicyVersion uint32
	RequestedAt   uint64
	OpenUntil     uint64
	GrantedUntil  uint64
	Generation    uint32
	Status        uint8
	Approvals     uint8
}

// Slot is an auto generated low-level Go binding around an user-defined struct.
type Slot struct {
	Store        uint32
	Version      uint32
	Organisation uint32
}

// Snapshot is an auto generated low-level Go binding around an user-defined struct.
type Snapshot struct {
	Expiry     uint64
	AnchoredAt uint64
	Sequence   uint64
	Positions  uint32
	Epoch      uint32
}

// Store is an auto generated low-level Go binding around an user-defined struct.
type Store struct {
	X            [32]byte
	Y            [32]byte
	TlsKeyHash   [32]byte
	Region       [32]byte
	Organisation uint32
	Slot         uint32
	Endpoint     string
}

// Terms is an auto generated low-level Go binding around an user-defined struct.
type Terms struct {
	Interval      uint64
	MinRetention  uint64
	Grace         uint64
	K             uint8
	N             uint8
	W             uint8
	Organisations uint8
	Slots         []uint32
	RestoreRole   uint64
	ApproverRole  uint64
	Approvals     uint8
	RequestTtl    uint64
	GrantTtl      uint64
	Panel         uint32
}

// AccessManagerMetaData contains all meta data concerning the AccessManager contract.
var AccessManagerMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"initialAdmin\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"PUBLIC_ROLE\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"canCall\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"immediate\",\"type\":\"bool\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"cancel\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"consumeScheduledOp\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"execute\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"payable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"expiration\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"getAccess\",\"outputs\":[{\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"},{\"internalType\":\"uint32\",\"name\":\"currentDelay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"pendingDelay\",\"type\":\"uint32\"},{\"internalType\":\"uint48\",\"name\":\"effect\",\"type\":\"uint48\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"getNonce\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"getRoleGrantDelay\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"getRoleGuardian\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"getSchedule\",\"outputs\":[{\"internalType\":\"uint48\",\"name\":\"\",\"type\":\"uint48\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"getTargetAdminDelay\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"getTargetFunctionRole\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"executionDelay\",\"type\":\"uint32\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"isMember\",\"type\":\"bool\"},{\"internalType\":\"uint32\",\"name\":\"executionDelay\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"hashOperation\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"isTargetClosed\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"string\",\"name\":\"label\",\"type\":\"string\"}],\"name\":\"labelRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"minSetback\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes[]\",\"name\":\"data\",\"type\":\"bytes[]\"}],\"name\":\"multicall\",\"outputs\":[{\"internalType\":\"bytes[]\",\"name\":\"results\",\"type\":\"bytes[]\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"},{\"internalType\":\"uint48\",\"name\":\"when\",\"type\":\"uint48\"}],\"name\":\"schedule\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"newDelay\",\"type\":\"uint32\"}],\"name\":\"setGrantDelay\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"admin\",\"type\":\"uint64\"}],\"name\":\"setRoleAdmin\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"guardian\",\"type\":\"uint64\"}],\"name\":\"setRoleGuardian\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"newDelay\",\"type\":\"uint32\"}],\"name\":\"setTargetAdminDelay\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bool\",\"name\":\"closed\",\"type\":\"bool\"}],\"name\":\"setTargetClosed\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4[]\",\"name\":\"selectors\",\"type\":\"bytes4[]\"},{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"setTargetFunctionRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"updateAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"}],\"name\":\"OperationCanceled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"}],\"name\":\"OperationExecuted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"schedule\",\"type\":\"uint48\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"OperationScheduled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"admin\",\"type\":\"uint64\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"}],\"name\":\"RoleGrantDelayChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"newMember\",\"type\":\"bool\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"guardian\",\"type\":\"uint64\"}],\"name\":\"RoleGuardianChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"string\",\"name\":\"label\",\"type\":\"string\"}],\"name\":\"RoleLabel\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"}],\"name\":\"TargetAdminDelayUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"closed\",\"type\":\"bool\"}],\"name\":\"TargetClosed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"TargetFunctionRoleUpdated\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerAlreadyScheduled\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AccessManagerBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"initialAdmin\",\"type\":\"address\"}],\"name\":\"AccessManagerInvalidInitialAdmin\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"AccessManagerLockedFunction\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"AccessManagerLockedRole\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerNotReady\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerNotScheduled\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"msgsender\",\"type\":\"address\"},{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"AccessManagerUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"AccessManagerUnauthorizedCall\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"msgsender\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"AccessManagerUnauthorizedCancel\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AccessManagerUnauthorizedConsume\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AddressEmptyCode\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"FailedCall\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"balance\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"needed\",\"type\":\"uint256\"}],\"name\":\"InsufficientBalance\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"bits\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"}],\"name\":\"SafeCastOverflowedUintDowncast\",\"type\":\"error\"}]",
	ID:  "afc8a63903570bc14e4cc737f50f23cac7",
	Bin: "0x6080604052346102b757604051601f6131c838819003918201601f19168301916001600160401b0383118484101761015a578084926020946040528339810103126102b757516001600160a01b038116908190036102b75780156102a4575f8181525f5160206131885f395f51905f52602052604090205465ffffffffffff161580156101825765ffffffffffff610096426102bb565b1665ffffffffffff811161016e578060405191604083019383851060018060401b0386111761015a5760409485529183525f60208085018281528783525f5160206131885f395f51905f529091529481209351845495516001600160a01b031990961665ffffffffffff919091161760309590951b600160301b600160a01b0316949094179092555f5160206131a85f395f51905f52916060915b65ffffffffffff604051928684521660208301526040820152a3604051612e9d90816102eb8239f35b634e487b7160e01b5f52604160045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b5f8281525f5160206131885f395f51905f526020526040902054906101a6426102bb565b63ffffffff8360301c169265ffffffffffff808260701c1692168211155f146102925750505b63ffffffff8216801561028b5763ffffffff811161016e575b65ffffffffffff63ffffffff6101fa426102bb565b921691160165ffffffffffff811161016e575f8481525f5160206131885f395f51905f52602090815260408083208054600160301b600160a01b0319169185901b6dffffffffffff0000000000000000169690921b67ffffffff00000000169590951760301b600160301b600160a01b0316949094179093555f5160206131a85f395f51905f529160609190610131565b505f6101e5565b63ffffffff9060501c169250506101cc565b630409d6d160e11b5f525f60045260245ffd5b5f80fd5b65ffffffffffff81116102d35765ffffffffffff1690565b6306dfcc6560e41b5f52603060045260245260445ffdfe60806040526004361015610011575f80fd5b5f5f3560e01c806308d6122d146119595780630b0a93ba1461191257806312be8727146118ef578063167bd3951461183257806318ff183c146117715780631cff79cd146115c057806325c471a0146111b55780633078f1141461115a57806330cae1871461109a5780633adc277a1461106b5780633ca7c02a146110485780634136a33c146110155780634665096d14610ff75780634c1da1e214610fc55780635296295214610ef1578063530dd45614610e9a5780636d5115bd14610e1457806375b238fc14610df8578063853551b814610d2357806394c7d7ee14610bc1578063a166aa8914610b6b578063a64d95ce14610a24578063abd9bd2a146109ff578063ac9650d814610814578063b7009613146107b7578063b7d2b16214610784578063cc1b6c8114610766578063d1f856ee14610721578063d22b59891461061e578063d6bb62c6146104a7578063f801a698146101f25763fe0776f51461017a575f80fd5b346101ef5760406003193601126101ef57610193611b42565b61019b611aee565b903373ffffffffffffffffffffffffffffffffffffffff8316036101c757906101c3916124c9565b5080f35b6004837f5f159e63000000000000000000000000000000000000000000000000000000008152fd5b80fd5b50346101ef5760606003193601126101ef5761020c611acb565b9060243567ffffffffffffffff81116104a35761022d903690600401611b70565b919060443565ffffffffffff811680910361049f5761024e84838733612194565b905061026a63ffffffff61026142612e55565b92168092612090565b90158015610484575b61040e579065ffffffffffff809216908180821191180218169061029984828733611de5565b93848452600260205265ffffffffffff60408520541680151590816103fd575b506103d15760409584936103c287947f82a2da5dee54ea8021c6545b4444620291e07ee83be6dd57edb175062715f3b494868b99526002602052600163ffffffff8a8a205460301c160163ffffffff81169989898c9b52600260205281812065ffffffffffff88167fffffffffffffffffffffffffffffffffffffffffffffffffffff000000000000825416179055898152600260205220907fffffffffffffffffffffffffffffffffffffffffffff00000000ffffffffffff69ffffffff00000000000083549260301b16911617905573ffffffffffffffffffffffffffffffffffffffff8b519586958652336020870152168b850152608060608501526080840191611dc5565b0390a382519182526020820152f35b602484867f813e9459000000000000000000000000000000000000000000000000000000008252600452fd5b6104079150612473565b155f6102b9565b6064847fffffffff000000000000000000000000000000000000000000000000000000008873ffffffffffffffffffffffffffffffffffffffff6104528a896121e8565b917f81c6f24b000000000000000000000000000000000000000000000000000000008552336004521660245216604452fd5b508115158015610273575065ffffffffffff81168210610273565b8280fd5b5080fd5b50346101ef576104b636611c02565b909392916104c482866121e8565b916104d181878487611de5565b95868652600260205265ffffffffffff604087205416155f1461051a57602486887f60a299b0000000000000000000000000000000000000000000000000000000008252600452fd5b906105269183866125aa565b156105a2576020848680825260028352604082207fffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000081541690558082526002835263ffffffff604083205460301c1680917fbd9ac67a6e2f6463b80927326310338bcbb4bdb7936ce1365ea3e01067e7b9f76040519480a38152f35b6040517f3fe2751c00000000000000000000000000000000000000000000000000000000815233600482015273ffffffffffffffffffffffffffffffffffffffff9384166024820152921660448301527fffffffff00000000000000000000000000000000000000000000000000000000166064820152608490fd5b50346101ef5760406003193601126101ef57610638611acb565b7fa56b76017453f399ec2327ba00375dbfb1fd070ff854341ad6191e6a2e2de19c73ffffffffffffffffffffffffffffffffffffffff610676611bef565b9261067f6120db565b1691828452836020526106a9816dffffffffffffffffffffffffffff600160408820015416612dbd565b9190848652856020526dffffffffffffffffffffffffffff6001604088200191167fffffffffffffffffffffffffffffffffffff000000000000000000000000000082541617905561071b6040519283928390929165ffffffffffff60209163ffffffff604085019616845216910152565b0390a280f35b50346101ef5760406003193601126101ef5761074c61073e611b42565b610746611aee565b90612064565b60408051921515835263ffffffff91909116602083015290f35b50346101ef57806003193601126101ef576020604051620697808152f35b50346101ef5760406003193601126101ef576101c36107a1611b42565b6107a9611aee565b906107b26120db565b6124c9565b50346101ef5760606003193601126101ef576107d1611acb565b6107d9611aee565b604435917fffffffff00000000000000000000000000000000000000000000000000000000831683036108105761074c9350611e96565b8380fd5b50346101ef5760206003193601126101ef5760043567ffffffffffffffff81116104a357610846903690600401611b11565b9060206040516108568282611ca8565b84815281810191601f19810136843761086e85611e3d565b9361087c6040519586611ca8565b858552601f1961088b87611e3d565b01875b8181106109f057505086907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301915b8781101561095a578060051b820135838112156109565782019081359167ffffffffffffffff831161095257850182360381136109525782610930610936928d898c6001986040519687958487013784018281018481528e519283915e010190815203601f198101835282611ca8565b306124a7565b610940828a611e55565b5261094b8189611e55565b50016108c0565b8a80fd5b8980fd5b88848860405191808301818452825180915260408401918060408360051b870101940192865b83881061098d5786860387f35b9091929394838080837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc08b60019603018752601f19601f838c518051918291828752018686015e8885828601015201160101970193019701969093929193610980565b6060878201850152830161088e565b50346101ef576020610a1c610a1336611c02565b92919091611de5565b604051908152f35b50346101ef5760406003193601126101ef57610a3e611b42565b67ffffffffffffffff610a4f611bef565b91610a586120db565b169067ffffffffffffffff8214610b3f577ffeb69018ee8b8fd50ea86348f1267d07673379f72cffdeccec63853ee8ce8b48908284526001602052610ab7816dffffffffffffffffffffffffffff600160408820015460801c16612dbd565b9190848652600160205260016040872001907fffff0000000000000000000000000000ffffffffffffffffffffffffffffffff7dffffffffffffffffffffffffffff0000000000000000000000000000000083549260801b16911617905561071b6040519283928390929165ffffffffffff60209163ffffffff604085019616845216910152565b602483837f1871a90c000000000000000000000000000000000000000000000000000000008252600452fd5b50346101ef5760206003193601126101ef576020610bb7610b8a611acb565b73ffffffffffffffffffffffffffffffffffffffff165f525f60205260ff600160405f20015460701c1690565b6040519015158152f35b50346101ef57610bd036611b9e565b916040517f8fb36037000000000000000000000000000000000000000000000000000000008152602081600481335afa908115610d18578591610c99575b507fffffffff000000000000000000000000000000000000000000000000000000007f8fb3603700000000000000000000000000000000000000000000000000000000911603610c6d5791610c68916101c3933390611de5565b612216565b6024847f320ff74800000000000000000000000000000000000000000000000000000000815233600452fd5b90506020813d602011610d10575b81610cb460209383611ca8565b81010312610d0c57517fffffffff0000000000000000000000000000000000000000000000000000000081168103610d0c577fffffffff00000000000000000000000000000000000000000000000000000000610c0e565b8480fd5b3d9150610ca7565b6040513d87823e3d90fd5b50346101ef5760406003193601126101ef57610d3d611b42565b6024359067ffffffffffffffff821161049f57610d6767ffffffffffffffff923690600401611b70565b929091610d726120db565b169182158015610de7575b610dbb57907f1256f5b5ecb89caec12db449738f2fbcd1ba5806cf38f35413f4e5c15bf6a4509161071b604051928392602084526020840191611dc5565b602484847f1871a90c000000000000000000000000000000000000000000000000000000008252600452fd5b5067ffffffffffffffff8314610d7d565b50346101ef57806003193601126101ef57602090604051908152f35b50346101ef5760406003193601126101ef57610e2e611acb565b602435907fffffffff00000000000000000000000000000000000000000000000000000000821680920361049f5760209267ffffffffffffffff9273ffffffffffffffffffffffffffffffffffffffff6040931682528185528282209082528452205416604051908152f35b50346101ef5760206003193601126101ef576020610edf610eb9611b42565b67ffffffffffffffff165f52600160205267ffffffffffffffff600160405f2001541690565b67ffffffffffffffff60405191168152f35b50346101ef5760406003193601126101ef57610f0b611b42565b67ffffffffffffffff610f1c611b59565b91610f256120db565b169081158015610fb4575b610b3f5767ffffffffffffffff9082845260016020526001604085200180547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000008460401b16911617905516907f7a8059630b897b5de4c08ade69f8b90c3ead1f8596d62d10b6c4d14a0afb4ae28380a380f35b5067ffffffffffffffff8214610f30565b50346101ef5760206003193601126101ef576020610fe9610fe4611acb565b611d89565b63ffffffff60405191168152f35b50346101ef57806003193601126101ef57602060405162093a808152f35b50346101ef5760206003193601126101ef5763ffffffff6040602092600435815260028452205460301c16604051908152f35b50346101ef57806003193601126101ef57602060405167ffffffffffffffff8152f35b50346101ef5760206003193601126101ef57602061108a600435611d5f565b65ffffffffffff60405191168152f35b50346101ef5760406003193601126101ef576110b4611b42565b67ffffffffffffffff6110c5611b59565b916110ce6120db565b169081158015611149575b610b3f5767ffffffffffffffff908284526001602052600160408520018282167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905516907f1fd6dd7631312dfac2205b52913f99de03b4d7e381d5d27d3dbfe0713e6e63408380a380f35b5067ffffffffffffffff82146110d9565b50346101ef5760406003193601126101ef57608063ffffffff65ffffffffffff81611194611186611b42565b61118e611aee565b90611cf8565b93929590918560405197168752166020860152166040840152166060820152f35b50346101ef5760606003193601126101ef576111cf611b42565b6111d7611aee565b906044359163ffffffff8316809303610810576111f26120db565b67ffffffffffffffff61120483611c6f565b92169167ffffffffffffffff83146115945782855260016020526040852073ffffffffffffffffffffffffffffffffffffffff83165f5260205265ffffffffffff60405f2054161590815f146113bc5761126e9063ffffffff61126642612e55565b911690612090565b6040516040810181811067ffffffffffffffff82111761138f579265ffffffffffff73ffffffffffffffffffffffffffffffffffffffff936113787ff98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf97946dffffffffffffffffffffffffffff8b60408e60609b82528787168552602085019283528d81526001602052208989165f52602052858060405f20945116167fffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000084541617835551167fffffffffffffffffffffffff0000000000000000000000000000ffffffffffff73ffffffffffffffffffffffffffff00000000000083549260301b169116179055565b60405198895216602088015260408701521693a380f35b6024887f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b5082855260016020526040852073ffffffffffffffffffffffffffffffffffffffff83165f526020526114056dffffffffffffffffffffffffffff60405f205460301c16612436565b50508463ffffffff82168181115f14611536570363ffffffff8111611509579260609265ffffffffffff73ffffffffffffffffffffffffffffffffffffffff9361150467ffffffff0000000061148b63ffffffff7ff98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf9a5b1661148642612e55565b612090565b9260201b166dffffffffffff00000000000000008360401b16178a17898c52600160205260408c208787165f5260205260405f20907fffffffffffffffffffffffff0000000000000000000000000000ffffffffffff73ffffffffffffffffffffffffffff00000000000083549260301b169116179055565b611378565b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b50507ff98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf9260609265ffffffffffff73ffffffffffffffffffffffffffffffffffffffff9361150467ffffffff0000000061148b63ffffffff8d61147c565b602485847f1871a90c000000000000000000000000000000000000000000000000000000008252600452fd5b506115ca36611b9e565b90916115d882848333612194565b93901580611763575b61171f576115f183828433611de5565b63ffffffff86951615801590611706575b6116f4575b506003549261166061161982846121e8565b849073ffffffffffffffffffffffffffffffffffffffff7fffffffff0000000000000000000000000000000000000000000000000000000092165f521660205260405f2090565b60035567ffffffffffffffff81116116c7576040519161168a601f8301601f191660200184611ca8565b81835236828201116116c3579560208284938299836116b198970137830101523491612347565b5060035563ffffffff60405191168152f35b8680fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b6116ff919450612216565b925f611607565b5065ffffffffffff61171782611d5f565b161515611602565b849173ffffffffffffffffffffffffffffffffffffffff6104526064957fffffffff00000000000000000000000000000000000000000000000000000000946121e8565b5063ffffffff8416156115e1565b503461182e57604060031936011261182e5761178b611acb565b73ffffffffffffffffffffffffffffffffffffffff6117a8611aee565b916117b16120db565b1690813b1561182e5773ffffffffffffffffffffffffffffffffffffffff60245f928360405195869485937f7a9e5e4b0000000000000000000000000000000000000000000000000000000085521660048401525af1801561182357611815575080f35b61182191505f90611ca8565b005b6040513d5f823e3d90fd5b5f80fd5b3461182e57604060031936011261182e5761184b611acb565b6024359081151580920361182e57602073ffffffffffffffffffffffffffffffffffffffff7f90d4e7bb7e5d933792b3562e1741306f8be94837e1348dacef9b6f1df56eb1389261189a6120db565b1692835f525f8252600160405f200180547fffffffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffff6eff00000000000000000000000000008460701b169116179055604051908152a2005b3461182e57602060031936011261182e576020610fe961190d611b42565b611c6f565b3461182e57602060031936011261182e576020610edf611930611b42565b67ffffffffffffffff165f52600160205267ffffffffffffffff600160405f20015460401c1690565b3461182e57606060031936011261182e57611972611acb565b60243567ffffffffffffffff811161182e57611992903690600401611b11565b91906044359067ffffffffffffffff821680920361182e576119b59392936120db565b73ffffffffffffffffffffffffffffffffffffffff5f9416935b83811015611821578060051b8201357fffffffff00000000000000000000000000000000000000000000000000000000811680910361182e577f7a9e5e4b000000000000000000000000000000000000000000000000000000008114611aa0579083867f9ea6790c7dadfd01c9f8b9762b3682607af2c7e79e05a9f9fdf5580dde9491516020600195835f525f825260405f20815f52825260405f20857fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055604051908152a3016119cf565b7ff4744e4a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361182e57565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361182e57565b9181601f8401121561182e5782359167ffffffffffffffff831161182e576020808501948460051b01011161182e57565b6004359067ffffffffffffffff8216820361182e57565b6024359067ffffffffffffffff8216820361182e57565b9181601f8401121561182e5782359167ffffffffffffffff831161182e576020838186019501011161182e57565b90604060031983011261182e5760043573ffffffffffffffffffffffffffffffffffffffff8116810361182e57916024359067ffffffffffffffff821161182e57611beb91600401611b70565b9091565b6024359063ffffffff8216820361182e57565b606060031982011261182e5760043573ffffffffffffffffffffffffffffffffffffffff8116810361182e579160243573ffffffffffffffffffffffffffffffffffffffff8116810361182e57916044359067ffffffffffffffff821161182e57611beb91600401611b70565b67ffffffffffffffff165f526001602052611ca36dffffffffffffffffffffffffffff600160405f20015460801c16612436565b505090565b90601f601f19910116810190811067ffffffffffffffff821117611ccb57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b9067ffffffffffffffff65ffffffffffff9392165f52600160205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f5260205260405f205490611d556dffffffffffffffffffffffffffff8360301c16612436565b9490931693909291565b5f52600260205265ffffffffffff60405f205416611d7c81612473565b15611d8657505f90565b90565b73ffffffffffffffffffffffffffffffffffffffff165f525f602052611ca36dffffffffffffffffffffffffffff600160405f20015416612436565b601f8260209493601f1993818652868601375f8582860101520116010190565b9290611e2973ffffffffffffffffffffffffffffffffffffffff93611e37936040519586948160208701991689521660408501526060808501526080840191611dc5565b03601f198101835282611ca8565b51902090565b67ffffffffffffffff8111611ccb5760051b60200190565b8051821015611e695760209160051b010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b919091611eca8373ffffffffffffffffffffffffffffffffffffffff165f525f60205260ff600160405f20015460701c1690565b15611ed8575050505f905f90565b73ffffffffffffffffffffffffffffffffffffffff81163003611f4a5750611f4490600354929073ffffffffffffffffffffffffffffffffffffffff7fffffffff0000000000000000000000000000000000000000000000000000000092165f521660205260405f2090565b14905f90565b919291907fffffffff00000000000000000000000000000000000000000000000000000000167f7a9e5e4b000000000000000000000000000000000000000000000000000000008103611fd55750611fb363ffffffff80611fab8194612027565b939096611d89565b9216911690818082119118021816915f14611fce5781159190565b5f91508190565b73ffffffffffffffffffffffffffffffffffffffff6120149394165f525f60205260405f20905f5260205267ffffffffffffffff60405f205416612064565b919015611fce5763ffffffff8216159190565b9061203965ffffffffffff925f611cf8565b50509216801515908161204b57509190565b905065ffffffffffff61205d42612e55565b1610159190565b67ffffffffffffffff8181160361207e5750506001905f90565b65ffffffffffff929161203991611cf8565b9065ffffffffffff8091169116019065ffffffffffff82116120ae57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b6120e536336126d2565b90156120ee5750565b63ffffffff1661213d5767ffffffffffffffff61210a36612838565b5090507ff07e038f000000000000000000000000000000000000000000000000000000005f52336004521660245260445ffd5b612191604051602081019033825230604082015260608082015261218981602060808201368152365f838301375f823683010152601f19601f360116010103601f198101835282611ca8565b519020612216565b50565b9092919073ffffffffffffffffffffffffffffffffffffffff841630036121bf57611beb93506127c4565b91929060048410156121d557505050505f905f90565b611beb936121e2916121e8565b91611e96565b9060041161182e57357fffffffff000000000000000000000000000000000000000000000000000000001690565b5f81815260026020526040902054909190603081901c63ffffffff169065ffffffffffff168061226c57837f60a299b0000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b65ffffffffffff61227c42612e55565b168111156122b057837f18cb6b7a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6122bd9093919293612473565b61231c578190805f52600260205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000081541690557f76a2a46953689d4861a5d3f6ed883ad7e6af674a21f8e162707159fc9dde614d5f80a390565b7f78a5d6e4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9180471061240757815f92916020849351920190855af180806123f4575b15612374575050611d86612da4565b156123bb5773ffffffffffffffffffffffffffffffffffffffff907f9996b315000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b3d156123cc576040513d5f823e3d90fd5b7fd6bda275000000000000000000000000000000000000000000000000000000005f5260045ffd5b503d1515806123655750813b1515612365565b477fcf479181000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b61243f42612e55565b63ffffffff82169165ffffffffffff604082901c811692168211612467575090915f91508190565b60201c63ffffffff1692565b65ffffffffffff62093a8091160165ffffffffffff81116120ae5765ffffffffffff8061249f42612e55565b169116111590565b905f8091602081519101845af480806123f45715612374575050611d86612da4565b67ffffffffffffffff169067ffffffffffffffff821461257e57815f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205265ffffffffffff60405f205416156125785773ffffffffffffffffffffffffffffffffffffffff90825f52600160205260405f208282165f526020525f604081205516907ff229baa593af28c41b1d16b748cd7688f0c83aaf92d4be41c44005defe84c1665f80a3600190565b50505f90565b507f1871a90c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b91929173ffffffffffffffffffffffffffffffffffffffff1633146126c2576125d233612027565b5073ffffffffffffffffffffffffffffffffffffffff6125f284866121e8565b921691825f525f6020527fffffffff0000000000000000000000000000000000000000000000000000000060405f2091165f5260205261266c3361266767ffffffffffffffff60405f20541667ffffffffffffffff165f52600160205267ffffffffffffffff600160405f20015460401c1690565b612064565b5081156126ca575b506126c25730146126855750505f90565b61268e91612b02565b5090806126af575b6126a05780612578565b6126ab903390612064565b5090565b5067ffffffffffffffff81161515612696565b505050600190565b90505f612674565b906004811061273b573073ffffffffffffffffffffffffffffffffffffffff83161461278357612702905f612b02565b929091158061274c575b6127435761271991612064565b901561273b5763ffffffff808093169116908180821191180218169081159190565b50505f905f90565b5050505f905f90565b5061277e3073ffffffffffffffffffffffffffffffffffffffff165f525f60205260ff600160405f20015460701c1690565b61270c565b905060041161182e57600354305f90815280357fffffffff000000000000000000000000000000000000000000000000000000001660205260409020611f44565b919060048210612743573073ffffffffffffffffffffffffffffffffffffffff8416146127f5579061270291612b02565b6127ff92506121e8565b600354305f9081527fffffffff000000000000000000000000000000000000000000000000000000009092166020526040909120611f44565b5f9060048110612af8578060041161182e577fffffffff000000000000000000000000000000000000000000000000000000005f3516907f853551b80000000000000000000000000000000000000000000000000000000082148015612acf575b8015612aa6575b8015612a7d575b8015612a54575b612a48577f18ff183c0000000000000000000000000000000000000000000000000000000082148015612a1f575b80156129f6575b6129ba577f25c471a00000000000000000000000000000000000000000000000000000000082148015612991575b61293d5750308252816020526040822090825260205267ffffffffffffffff6040822054169181929190565b90506024116101ef57806101ef575060043567ffffffffffffffff8116810361182e5761298a9067ffffffffffffffff165f52600160205267ffffffffffffffff600160405f2001541690565b6001915f90565b507fb7d2b162000000000000000000000000000000000000000000000000000000008214612911565b91505060241161182e5760043573ffffffffffffffffffffffffffffffffffffffff811680910361182e576129ee90611d89565b6001915f9190565b507f08d6122d0000000000000000000000000000000000000000000000000000000082146128e3565b507f167bd3950000000000000000000000000000000000000000000000000000000082146128dc565b5050506001905f905f90565b507fd22b59890000000000000000000000000000000000000000000000000000000082146128ae565b507fa64d95ce0000000000000000000000000000000000000000000000000000000082146128a7565b507f529629520000000000000000000000000000000000000000000000000000000082146128a0565b507f30cae187000000000000000000000000000000000000000000000000000000008214612899565b50505f905f905f90565b60048210612af8577fffffffff00000000000000000000000000000000000000000000000000000000612b3583836121e8565b16917f853551b80000000000000000000000000000000000000000000000000000000083148015612d7b575b8015612d52575b8015612d29575b8015612d00575b612a48577f18ff183c0000000000000000000000000000000000000000000000000000000083148015612cd7575b8015612cae575b612c79577f25c471a00000000000000000000000000000000000000000000000000000000083148015612c50575b612c07575050305f525f60205260405f20905f5260205267ffffffffffffffff60405f205416905f91905f90565b90915060241161182e576004013567ffffffffffffffff8116810361182e5761298a9067ffffffffffffffff165f52600160205267ffffffffffffffff600160405f2001541690565b507fb7d2b162000000000000000000000000000000000000000000000000000000008314612bd9565b90915060241161182e576004013573ffffffffffffffffffffffffffffffffffffffff811680910361182e576129ee90611d89565b507f08d6122d000000000000000000000000000000000000000000000000000000008314612bab565b507f167bd395000000000000000000000000000000000000000000000000000000008314612ba4565b507fd22b5989000000000000000000000000000000000000000000000000000000008314612b76565b507fa64d95ce000000000000000000000000000000000000000000000000000000008314612b6f565b507f52962952000000000000000000000000000000000000000000000000000000008314612b68565b507f30cae187000000000000000000000000000000000000000000000000000000008314612b61565b604051903d82523d5f602084013e60203d830101604052565b612dce63ffffffff91939293612436565b505092168063ffffffff84168181115f14612e3b570363ffffffff81116120ae57612e1c63ffffffff8067ffffffff00000000935b1680620697801181620697801802181661148642612e55565b9360201b166dffffffffffff00000000000000008460401b1617179190565b505067ffffffff00000000612e1c63ffffffff805f612e03565b65ffffffffffff8111612e6d5765ffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52603060045260245260445ffda6eef7e35abe7026729641147f7915573c7e97b47efa546f5f6e3230263bcb49f98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf",
}

// AccessManager is an auto generated Go binding around an Ethereum contract.
type AccessManager struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *AccessManager) GetABI() abi.ABI {
	return c.abi
}

// NewAccessManager creates a new instance of AccessManager.
func NewAccessManager() *AccessManager {
	parsed, err := AccessManagerMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &AccessManager{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *AccessManager) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address initialAdmin) returns()
func (accessManager *AccessManager) PackConstructor(initialAdmin common.Address) []byte {
	enc, err := accessManager.abi.Pack("", initialAdmin)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75b238fc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ADMIN_ROLE() view returns(uint64)
func (accessManager *AccessManager) PackADMINROLE() []byte {
	enc, err := accessManager.abi.Pack("ADMIN_ROLE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75b238fc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ADMIN_ROLE() view returns(uint64)
func (accessManager *AccessManager) TryPackADMINROLE() ([]byte, error) {
	return accessManager.abi.Pack("ADMIN_ROLE")
}

// UnpackADMINROLE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x75b238fc.
//
// Solidity: function ADMIN_ROLE() view returns(uint64)
func (accessManager *AccessManager) UnpackADMINROLE(data []byte) (uint64, error) {
	out, err := accessManager.abi.Unpack("ADMIN_ROLE", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackPUBLICROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ca7c02a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function PUBLIC_ROLE() view returns(uint64)
func (accessManager *AccessManager) PackPUBLICROLE() []byte {
	enc, err := accessManager.abi.Pack("PUBLIC_ROLE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPUBLICROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ca7c02a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function PUBLIC_ROLE() view returns(uint64)
func (accessManager *AccessManager) TryPackPUBLICROLE() ([]byte, error) {
	return accessManager.abi.Pack("PUBLIC_ROLE")
}

// UnpackPUBLICROLE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3ca7c02a.
//
// Solidity: function PUBLIC_ROLE() view returns(uint64)
func (accessManager *AccessManager) UnpackPUBLICROLE(data []byte) (uint64, error) {
	out, err := accessManager.abi.Unpack("PUBLIC_ROLE", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackCanCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7009613.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function canCall(address caller, address target, bytes4 selector) view returns(bool immediate, uint32 delay)
func (accessManager *AccessManager) PackCanCall(caller common.Address, target common.Address, selector [4]byte) []byte {
	enc, err := accessManager.abi.Pack("canCall", caller, target, selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCanCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7009613.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function canCall(address caller, address target, bytes4 selector) view returns(bool immediate, uint32 delay)
func (accessManager *AccessManager) TryPackCanCall(caller common.Address, target common.Address, selector [4]byte) ([]byte, error) {
	return accessManager.abi.Pack("canCall", caller, target, selector)
}

// CanCallOutput serves as a container for the return parameters of contract
// method CanCall.
type CanCallOutput struct {
	Immediate bool
	Delay     uint32
}

// UnpackCanCall is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb7009613.
//
// Solidity: function canCall(address caller, address target, bytes4 selector) view returns(bool immediate, uint32 delay)
func (accessManager *AccessManager) UnpackCanCall(data []byte) (CanCallOutput, error) {
	out, err := accessManager.abi.Unpack("canCall", data)
	outstruct := new(CanCallOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Immediate = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.Delay = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6bb62c6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel(address caller, address target, bytes data) returns(uint32)
func (accessManager *AccessManager) PackCancel(caller common.Address, target common.Address, data []byte) []byte {
	enc, err := accessManager.abi.Pack("cancel", caller, target, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6bb62c6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel(address caller, address target, bytes data) returns(uint32)
func (accessManager *AccessManager) TryPackCancel(caller common.Address, target common.Address, data []byte) ([]byte, error) {
	return accessManager.abi.Pack("cancel", caller, target, data)
}

// UnpackCancel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd6bb62c6.
//
// Solidity: function cancel(address caller, address target, bytes data) returns(uint32)
func (accessManager *AccessManager) UnpackCancel(data []byte) (uint32, error) {
	out, err := accessManager.abi.Unpack("cancel", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackConsumeScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94c7d7ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consumeScheduledOp(address caller, bytes data) returns()
func (accessManager *AccessManager) PackConsumeScheduledOp(caller common.Address, data []byte) []byte {
	enc, err := accessManager.abi.Pack("consumeScheduledOp", caller, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsumeScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94c7d7ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consumeScheduledOp(address caller, bytes data) returns()
func (accessManager *AccessManager) TryPackConsumeScheduledOp(caller common.Address, data []byte) ([]byte, error) {
	return accessManager.abi.Pack("consumeScheduledOp", caller, data)
}

// PackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1cff79cd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function execute(address target, bytes data) payable returns(uint32)
func (accessManager *AccessManager) PackExecute(target common.Address, data []byte) []byte {
	enc, err := accessManager.abi.Pack("execute", target, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1cff79cd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function execute(address target, bytes data) payable returns(uint32)
func (accessManager *AccessManager) TryPackExecute(target common.Address, data []byte) ([]byte, error) {
	return accessManager.abi.Pack("execute", target, data)
}

// UnpackExecute is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1cff79cd.
//
// Solidity: function execute(address target, bytes data) payable returns(uint32)
func (accessManager *AccessManager) UnpackExecute(data []byte) (uint32, error) {
	out, err := accessManager.abi.Unpack("execute", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackExpiration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4665096d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function expiration() view returns(uint32)
func (accessManager *AccessManager) PackExpiration() []byte {
	enc, err := accessManager.abi.Pack("expiration")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExpiration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4665096d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function expiration() view returns(uint32)
func (accessManager *AccessManager) TryPackExpiration() ([]byte, error) {
	return accessManager.abi.Pack("expiration")
}

// UnpackExpiration is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4665096d.
//
// Solidity: function expiration() view returns(uint32)
func (accessManager *AccessManager) UnpackExpiration(data []byte) (uint32, error) {
	out, err := accessManager.abi.Unpack("expiration", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackGetAccess is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3078f114.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAccess(uint64 roleId, address account) view returns(uint48 since, uint32 currentDelay, uint32 pendingDelay, uint48 effect)
func (accessManager *AccessManager) PackGetAccess(roleId uint64, account common.Address) []byte {
	enc, err := accessManager.abi.Pack("getAccess", roleId, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAccess is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3078f114.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAccess(uint64 roleId, address account) view returns(uint48 since, uint32 currentDelay, uint32 pendingDelay, uint48 effect)
func (accessManager *AccessManager) TryPackGetAccess(roleId uint64, account common.Address) ([]byte, error) {
	return accessManager.abi.Pack("getAccess", roleId, account)
}

// GetAccessOutput serves as a container for the return parameters of contract
// method GetAccess.
type GetAccessOutput struct {
	Since        *big.Int
	CurrentDelay uint32
	PendingDelay uint32
	Effect       *big.Int
}

// UnpackGetAccess is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3078f114.
//
// Solidity: function getAccess(uint64 roleId, address account) view returns(uint48 since, uint32 currentDelay, uint32 pendingDelay, uint48 effect)
func (accessManager *AccessManager) UnpackGetAccess(data []byte) (GetAccessOutput, error) {
	out, err := accessManager.abi.Unpack("getAccess", data)
	outstruct := new(GetAccessOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Since = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.CurrentDelay = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	outstruct.PendingDelay = *abi.ConvertType(out[2], new(uint32)).(*uint32)
	outstruct.Effect = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackGetNonce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4136a33c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNonce(bytes32 id) view returns(uint32)
func (accessManager *AccessManager) PackGetNonce(id [32]byte) []byte {
	enc, err := accessManager.abi.Pack("getNonce", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNonce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4136a33c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNonce(bytes32 id) view returns(uint32)
func (accessManager *AccessManager) TryPackGetNonce(id [32]byte) ([]byte, error) {
	return accessManager.abi.Pack("getNonce", id)
}

// UnpackGetNonce is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4136a33c.
//
// Solidity: function getNonce(bytes32 id) view returns(uint32)
func (accessManager *AccessManager) UnpackGetNonce(data []byte) (uint32, error) {
	out, err := accessManager.abi.Unpack("getNonce", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x530dd456.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRoleAdmin(uint64 roleId) view returns(uint64)
func (accessManager *AccessManager) PackGetRoleAdmin(roleId uint64) []byte {
	enc, err := accessManager.abi.Pack("getRoleAdmin", roleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x530dd456.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRoleAdmin(uint64 roleId) view returns(uint64)
func (accessManager *AccessManager) TryPackGetRoleAdmin(roleId uint64) ([]byte, error) {
	return accessManager.abi.Pack("getRoleAdmin", roleId)
}

// UnpackGetRoleAdmin is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x530dd456.
//
// Solidity: function getRoleAdmin(uint64 roleId) view returns(uint64)
func (accessManager *AccessManager) UnpackGetRoleAdmin(data []byte) (uint64, error) {
	out, err := accessManager.abi.Unpack("getRoleAdmin", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackGetRoleGrantDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12be8727.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRoleGrantDelay(uint64 roleId) view returns(uint32)
func (accessManager *AccessManager) PackGetRoleGrantDelay(roleId uint64) []byte {
	enc, err := accessManager.abi.Pack("getRoleGrantDelay", roleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRoleGrantDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12be8727.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRoleGrantDelay(uint64 roleId) view returns(uint32)
func (accessManager *AccessManager) TryPackGetRoleGrantDelay(roleId uint64) ([]byte, error) {
	return accessManager.abi.Pack("getRoleGrantDelay", roleId)
}

// UnpackGetRoleGrantDelay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x12be8727.
//
// Solidity: function getRoleGrantDelay(uint64 roleId) view returns(uint32)
func (accessManager *AccessManager) UnpackGetRoleGrantDelay(data []byte) (uint32, error) {
	out, err := accessManager.abi.Unpack("getRoleGrantDelay", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackGetRoleGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b0a93ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRoleGuardian(uint64 roleId) view returns(uint64)
func (accessManager *AccessManager) PackGetRoleGuardian(roleId uint64) []byte {
	enc, err := accessManager.abi.Pack("getRoleGuardian", roleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRoleGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b0a93ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRoleGuardian(uint64 roleId) view returns(uint64)
func (accessManager *AccessManager) TryPackGetRoleGuardian(roleId uint64) ([]byte, error) {
	return accessManager.abi.Pack("getRoleGuardian", roleId)
}

// UnpackGetRoleGuardian is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0b0a93ba.
//
// Solidity: function getRoleGuardian(uint64 roleId) view returns(uint64)
func (accessManager *AccessManager) UnpackGetRoleGuardian(data []byte) (uint64, error) {
	out, err := accessManager.abi.Unpack("getRoleGuardian", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackGetSchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3adc277a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSchedule(bytes32 id) view returns(uint48)
func (accessManager *AccessManager) PackGetSchedule(id [32]byte) []byte {
	enc, err := accessManager.abi.Pack("getSchedule", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3adc277a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSchedule(bytes32 id) view returns(uint48)
func (accessManager *AccessManager) TryPackGetSchedule(id [32]byte) ([]byte, error) {
	return accessManager.abi.Pack("getSchedule", id)
}

// UnpackGetSchedule is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3adc277a.
//
// Solidity: function getSchedule(bytes32 id) view returns(uint48)
func (accessManager *AccessManager) UnpackGetSchedule(data []byte) (*big.Int, error) {
	out, err := accessManager.abi.Unpack("getSchedule", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTargetAdminDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c1da1e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTargetAdminDelay(address target) view returns(uint32)
func (accessManager *AccessManager) PackGetTargetAdminDelay(target common.Address) []byte {
	enc, err := accessManager.abi.Pack("getTargetAdminDelay", target)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTargetAdminDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c1da1e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTargetAdminDelay(address target) view returns(uint32)
func (accessManager *AccessManager) TryPackGetTargetAdminDelay(target common.Address) ([]byte, error) {
	return accessManager.abi.Pack("getTargetAdminDelay", target)
}

// UnpackGetTargetAdminDelay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4c1da1e2.
//
// Solidity: function getTargetAdminDelay(address target) view returns(uint32)
func (accessManager *AccessManager) UnpackGetTargetAdminDelay(data []byte) (uint32, error) {
	out, err := accessManager.abi.Unpack("getTargetAdminDelay", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackGetTargetFunctionRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d5115bd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTargetFunctionRole(address target, bytes4 selector) view returns(uint64)
func (accessManager *AccessManager) PackGetTargetFunctionRole(target common.Address, selector [4]byte) []byte {
	enc, err := accessManager.abi.Pack("getTargetFunctionRole", target, selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTargetFunctionRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d5115bd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTargetFunctionRole(address target, bytes4 selector) view returns(uint64)
func (accessManager *AccessManager) TryPackGetTargetFunctionRole(target common.Address, selector [4]byte) ([]byte, error) {
	return accessManager.abi.Pack("getTargetFunctionRole", target, selector)
}

// UnpackGetTargetFunctionRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6d5115bd.
//
// Solidity: function getTargetFunctionRole(address target, bytes4 selector) view returns(uint64)
func (accessManager *AccessManager) UnpackGetTargetFunctionRole(data []byte) (uint64, error) {
	out, err := accessManager.abi.Unpack("getTargetFunctionRole", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25c471a0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantRole(uint64 roleId, address account, uint32 executionDelay) returns()
func (accessManager *AccessManager) PackGrantRole(roleId uint64, account common.Address, executionDelay uint32) []byte {
	enc, err := accessManager.abi.Pack("grantRole", roleId, account, executionDelay)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25c471a0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantRole(uint64 roleId, address account, uint32 executionDelay) returns()
func (accessManager *AccessManager) TryPackGrantRole(roleId uint64, account common.Address, executionDelay uint32) ([]byte, error) {
	return accessManager.abi.Pack("grantRole", roleId, account, executionDelay)
}

// PackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd1f856ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasRole(uint64 roleId, address account) view returns(bool isMember, uint32 executionDelay)
func (accessManager *AccessManager) PackHasRole(roleId uint64, account common.Address) []byte {
	enc, err := accessManager.abi.Pack("hasRole", roleId, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd1f856ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasRole(uint64 roleId, address account) view returns(bool isMember, uint32 executionDelay)
func (accessManager *AccessManager) TryPackHasRole(roleId uint64, account common.Address) ([]byte, error) {
	return accessManager.abi.Pack("hasRole", roleId, account)
}

// HasRoleOutput serves as a container for the return parameters of contract
// method HasRole.
type HasRoleOutput struct {
	IsMember       bool
	ExecutionDelay uint32
}

// UnpackHasRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd1f856ee.
//
// Solidity: function hasRole(uint64 roleId, address account) view returns(bool isMember, uint32 executionDelay)
func (accessManager *AccessManager) UnpackHasRole(data []byte) (HasRoleOutput, error) {
	out, err := accessManager.abi.Unpack("hasRole", data)
	outstruct := new(HasRoleOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.IsMember = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.ExecutionDelay = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackHashOperation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xabd9bd2a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hashOperation(address caller, address target, bytes data) view returns(bytes32)
func (accessManager *AccessManager) PackHashOperation(caller common.Address, target common.Address, data []byte) []byte {
	enc, err := accessManager.abi.Pack("hashOperation", caller, target, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHashOperation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xabd9bd2a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hashOperation(address caller, address target, bytes data) view returns(bytes32)
func (accessManager *AccessManager) TryPackHashOperation(caller common.Address, target common.Address, data []byte) ([]byte, error) {
	return accessManager.abi.Pack("hashOperation", caller, target, data)
}

// UnpackHashOperation is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xabd9bd2a.
//
// Solidity: function hashOperation(address caller, address target, bytes data) view returns(bytes32)
func (accessManager *AccessManager) UnpackHashOperation(data []byte) ([32]byte, error) {
	out, err := accessManager.abi.Unpack("hashOperation", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIsTargetClosed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa166aa89.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isTargetClosed(address target) view returns(bool)
func (accessManager *AccessManager) PackIsTargetClosed(target common.Address) []byte {
	enc, err := accessManager.abi.Pack("isTargetClosed", target)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsTargetClosed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa166aa89.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isTargetClosed(address target) view returns(bool)
func (accessManager *AccessManager) TryPackIsTargetClosed(target common.Address) ([]byte, error) {
	return accessManager.abi.Pack("isTargetClosed", target)
}

// UnpackIsTargetClosed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa166aa89.
//
// Solidity: function isTargetClosed(address target) view returns(bool)
func (accessManager *AccessManager) UnpackIsTargetClosed(data []byte) (bool, error) {
	out, err := accessManager.abi.Unpack("isTargetClosed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackLabelRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x853551b8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function labelRole(uint64 roleId, string label) returns()
func (accessManager *AccessManager) PackLabelRole(roleId uint64, label string) []byte {
	enc, err := accessManager.abi.Pack("labelRole", roleId, label)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLabelRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x853551b8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function labelRole(uint64 roleId, string label) returns()
func (accessManager *AccessManager) TryPackLabelRole(roleId uint64, label string) ([]byte, error) {
	return accessManager.abi.Pack("labelRole", roleId, label)
}

// PackMinSetback is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc1b6c81.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function minSetback() view returns(uint32)
func (accessManager *AccessManager) PackMinSetback() []byte {
	enc, err := accessManager.abi.Pack("minSetback")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMinSetback is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc1b6c81.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function minSetback() view returns(uint32)
func (accessManager *AccessManager) TryPackMinSetback() ([]byte, error) {
	return accessManager.abi.Pack("minSetback")
}

// UnpackMinSetback is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcc1b6c81.
//
// Solidity: function minSetback() view returns(uint32)
func (accessManager *AccessManager) UnpackMinSetback(data []byte) (uint32, error) {
	out, err := accessManager.abi.Unpack("minSetback", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackMulticall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac9650d8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function multicall(bytes[] data) returns(bytes[] results)
func (accessManager *AccessManager) PackMulticall(data [][]byte) []byte {
	enc, err := accessManager.abi.Pack("multicall", data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMulticall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac9650d8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function multicall(bytes[] data) returns(bytes[] results)
func (accessManager *AccessManager) TryPackMulticall(data [][]byte) ([]byte, error) {
	return accessManager.abi.Pack("multicall", data)
}

// UnpackMulticall is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xac9650d8.
//
// Solidity: function multicall(bytes[] data) returns(bytes[] results)
func (accessManager *AccessManager) UnpackMulticall(data []byte) ([][]byte, error) {
	out, err := accessManager.abi.Unpack("multicall", data)
	if err != nil {
		return *new([][]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([][]byte)).(*[][]byte)
	return out0, nil
}

// PackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0776f5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceRole(uint64 roleId, address callerConfirmation) returns()
func (accessManager *AccessManager) PackRenounceRole(roleId uint64, callerConfirmation common.Address) []byte {
	enc, err := accessManager.abi.Pack("renounceRole", roleId, callerConfirmation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0776f5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceRole(uint64 roleId, address callerConfirmation) returns()
func (accessManager *AccessManager) TryPackRenounceRole(roleId uint64, callerConfirmation common.Address) ([]byte, error) {
	return accessManager.abi.Pack("renounceRole", roleId, callerConfirmation)
}

// PackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7d2b162.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeRole(uint64 roleId, address account) returns()
func (accessManager *AccessManager) PackRevokeRole(roleId uint64, account common.Address) []byte {
	enc, err := accessManager.abi.Pack("revokeRole", roleId, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7d2b162.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeRole(uint64 roleId, address account) returns()
func (accessManager *AccessManager) TryPackRevokeRole(roleId uint64, account common.Address) ([]byte, error) {
	return accessManager.abi.Pack("revokeRole", roleId, account)
}

// PackSchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf801a698.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function schedule(address target, bytes data, uint48 when) returns(bytes32 operationId, uint32 nonce)
func (accessManager *AccessManager) PackSchedule(target common.Address, data []byte, when *big.Int) []byte {
	enc, err := accessManager.abi.Pack("schedule", target, data, when)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf801a698.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function schedule(address target, bytes data, uint48 when) returns(bytes32 operationId, uint32 nonce)
func (accessManager *AccessManager) TryPackSchedule(target common.Address, data []byte, when *big.Int) ([]byte, error) {
	return accessManager.abi.Pack("schedule", target, data, when)
}

// ScheduleOutput serves as a container for the return parameters of contract
// method Schedule.
type ScheduleOutput struct {
	OperationId [32]byte
	Nonce       uint32
}

// UnpackSchedule is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf801a698.
//
// Solidity: function schedule(address target, bytes data, uint48 when) returns(bytes32 operationId, uint32 nonce)
func (accessManager *AccessManager) UnpackSchedule(data []byte) (ScheduleOutput, error) {
	out, err := accessManager.abi.Unpack("schedule", data)
	outstruct := new(ScheduleOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.OperationId = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Nonce = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackSetGrantDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa64d95ce.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setGrantDelay(uint64 roleId, uint32 newDelay) returns()
func (accessManager *AccessManager) PackSetGrantDelay(roleId uint64, newDelay uint32) []byte {
	enc, err := accessManager.abi.Pack("setGrantDelay", roleId, newDelay)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetGrantDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa64d95ce.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setGrantDelay(uint64 roleId, uint32 newDelay) returns()
func (accessManager *AccessManager) TryPackSetGrantDelay(roleId uint64, newDelay uint32) ([]byte, error) {
	return accessManager.abi.Pack("setGrantDelay", roleId, newDelay)
}

// PackSetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30cae187.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setRoleAdmin(uint64 roleId, uint64 admin) returns()
func (accessManager *AccessManager) PackSetRoleAdmin(roleId uint64, admin uint64) []byte {
	enc, err := accessManager.abi.Pack("setRoleAdmin", roleId, admin)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30cae187.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setRoleAdmin(uint64 roleId, uint64 admin) returns()
func (accessManager *AccessManager) TryPackSetRoleAdmin(roleId uint64, admin uint64) ([]byte, error) {
	return accessManager.abi.Pack("setRoleAdmin", roleId, admin)
}

// PackSetRoleGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52962952.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setRoleGuardian(uint64 roleId, uint64 guardian) returns()
func (accessManager *AccessManager) PackSetRoleGuardian(roleId uint64, guardian uint64) []byte {
	enc, err := accessManager.abi.Pack("setRoleGuardian", roleId, guardian)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetRoleGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52962952.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setRoleGuardian(uint64 roleId, uint64 guardian) returns()
func (accessManager *AccessManager) TryPackSetRoleGuardian(roleId uint64, guardian uint64) ([]byte, error) {
	return accessManager.abi.Pack("setRoleGuardian", roleId, guardian)
}

// PackSetTargetAdminDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd22b5989.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setTargetAdminDelay(address target, uint32 newDelay) returns()
func (accessManager *AccessManager) PackSetTargetAdminDelay(target common.Address, newDelay uint32) []byte {
	enc, err := accessManager.abi.Pack("setTargetAdminDelay", target, newDelay)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetTargetAdminDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd22b5989.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setTargetAdminDelay(address target, uint32 newDelay) returns()
func (accessManager *AccessManager) TryPackSetTargetAdminDelay(target common.Address, newDelay uint32) ([]byte, error) {
	return accessManager.abi.Pack("setTargetAdminDelay", target, newDelay)
}

// PackSetTargetClosed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x167bd395.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setTargetClosed(address target, bool closed) returns()
func (accessManager *AccessManager) PackSetTargetClosed(target common.Address, closed bool) []byte {
	enc, err := accessManager.abi.Pack("setTargetClosed", target, closed)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetTargetClosed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x167bd395.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setTargetClosed(address target, bool closed) returns()
func (accessManager *AccessManager) TryPackSetTargetClosed(target common.Address, closed bool) ([]byte, error) {
	return accessManager.abi.Pack("setTargetClosed", target, closed)
}

// PackSetTargetFunctionRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08d6122d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setTargetFunctionRole(address target, bytes4[] selectors, uint64 roleId) returns()
func (accessManager *AccessManager) PackSetTargetFunctionRole(target common.Address, selectors [][4]byte, roleId uint64) []byte {
	enc, err := accessManager.abi.Pack("setTargetFunctionRole", target, selectors, roleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetTargetFunctionRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08d6122d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setTargetFunctionRole(address target, bytes4[] selectors, uint64 roleId) returns()
func (accessManager *AccessManager) TryPackSetTargetFunctionRole(target common.Address, selectors [][4]byte, roleId uint64) ([]byte, error) {
	return accessManager.abi.Pack("setTargetFunctionRole", target, selectors, roleId)
}

// PackUpdateAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18ff183c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateAuthority(address target, address newAuthority) returns()
func (accessManager *AccessManager) PackUpdateAuthority(target common.Address, newAuthority common.Address) []byte {
	enc, err := accessManager.abi.Pack("updateAuthority", target, newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18ff183c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateAuthority(address target, address newAuthority) returns()
func (accessManager *AccessManager) TryPackUpdateAuthority(target common.Address, newAuthority common.Address) ([]byte, error) {
	return accessManager.abi.Pack("updateAuthority", target, newAuthority)
}

// AccessManagerOperationCanceled represents a OperationCanceled event raised by the AccessManager contract.
type AccessManagerOperationCanceled struct {
	OperationId [32]byte
	Nonce       uint32
	Raw         *types.Log // Blockchain specific contextual infos
}

const AccessManagerOperationCanceledEventName = "OperationCanceled"

// ContractEventName returns the user-defined event name.
func (AccessManagerOperationCanceled) ContractEventName() string {
	return AccessManagerOperationCanceledEventName
}

// UnpackOperationCanceledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OperationCanceled(bytes32 indexed operationId, uint32 indexed nonce)
func (accessManager *AccessManager) UnpackOperationCanceledEvent(log *types.Log) (*AccessManagerOperationCanceled, error) {
	event := "OperationCanceled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerOperationCanceled)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerOperationExecuted represents a OperationExecuted event raised by the AccessManager contract.
type AccessManagerOperationExecuted struct {
	OperationId [32]byte
	Nonce       uint32
	Raw         *types.Log // Blockchain specific contextual infos
}

const AccessManagerOperationExecutedEventName = "OperationExecuted"

// ContractEventName returns the user-defined event name.
func (AccessManagerOperationExecuted) ContractEventName() string {
	return AccessManagerOperationExecutedEventName
}

// UnpackOperationExecutedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OperationExecuted(bytes32 indexed operationId, uint32 indexed nonce)
func (accessManager *AccessManager) UnpackOperationExecutedEvent(log *types.Log) (*AccessManagerOperationExecuted, error) {
	event := "OperationExecuted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerOperationExecuted)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerOperationScheduled represents a OperationScheduled event raised by the AccessManager contract.
type AccessManagerOperationScheduled struct {
	OperationId [32]byte
	Nonce       uint32
	Schedule    *big.Int
	Caller      common.Address
	Target      common.Address
	Data        []byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const AccessManagerOperationScheduledEventName = "OperationScheduled"

// ContractEventName returns the user-defined event name.
func (AccessManagerOperationScheduled) ContractEventName() string {
	return AccessManagerOperationScheduledEventName
}

// UnpackOperationScheduledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OperationScheduled(bytes32 indexed operationId, uint32 indexed nonce, uint48 schedule, address caller, address target, bytes data)
func (accessManager *AccessManager) UnpackOperationScheduledEvent(log *types.Log) (*AccessManagerOperationScheduled, error) {
	event := "OperationScheduled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerOperationScheduled)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerRoleAdminChanged represents a RoleAdminChanged event raised by the AccessManager contract.
type AccessManagerRoleAdminChanged struct {
	RoleId uint64
	Admin  uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const AccessManagerRoleAdminChangedEventName = "RoleAdminChanged"

// ContractEventName returns the user-defined event name.
func (AccessManagerRoleAdminChanged) ContractEventName() string {
	return AccessManagerRoleAdminChangedEventName
}

// UnpackRoleAdminChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleAdminChanged(uint64 indexed roleId, uint64 indexed admin)
func (accessManager *AccessManager) UnpackRoleAdminChangedEvent(log *types.Log) (*AccessManagerRoleAdminChanged, error) {
	event := "RoleAdminChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRoleAdminChanged)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerRoleGrantDelayChanged represents a RoleGrantDelayChanged event raised by the AccessManager contract.
type AccessManagerRoleGrantDelayChanged struct {
	RoleId uint64
	Delay  uint32
	Since  *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const AccessManagerRoleGrantDelayChangedEventName = "RoleGrantDelayChanged"

// ContractEventName returns the user-defined event name.
func (AccessManagerRoleGrantDelayChanged) ContractEventName() string {
	return AccessManagerRoleGrantDelayChangedEventName
}

// UnpackRoleGrantDelayChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleGrantDelayChanged(uint64 indexed roleId, uint32 delay, uint48 since)
func (accessManager *AccessManager) UnpackRoleGrantDelayChangedEvent(log *types.Log) (*AccessManagerRoleGrantDelayChanged, error) {
	event := "RoleGrantDelayChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRoleGrantDelayChanged)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerRoleGranted represents a RoleGranted event raised by the AccessManager contract.
type AccessManagerRoleGranted struct {
	RoleId    uint64
	Account   common.Address
	Delay     uint32
	Since     *big.Int
	NewMember bool
	Raw       *types.Log // Blockchain specific contextual infos
}

const AccessManagerRoleGrantedEventName = "RoleGranted"

// ContractEventName returns the user-defined event name.
func (AccessManagerRoleGranted) ContractEventName() string {
	return AccessManagerRoleGrantedEventName
}

// UnpackRoleGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleGranted(uint64 indexed roleId, address indexed account, uint32 delay, uint48 since, bool newMember)
func (accessManager *AccessManager) UnpackRoleGrantedEvent(log *types.Log) (*AccessManagerRoleGranted, error) {
	event := "RoleGranted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRoleGranted)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerRoleGuardianChanged represents a RoleGuardianChanged event raised by the AccessManager contract.
type AccessManagerRoleGuardianChanged struct {
	RoleId   uint64
	Guardian uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const AccessManagerRoleGuardianChangedEventName = "RoleGuardianChanged"

// ContractEventName returns the user-defined event name.
func (AccessManagerRoleGuardianChanged) ContractEventName() string {
	return AccessManagerRoleGuardianChangedEventName
}

// UnpackRoleGuardianChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleGuardianChanged(uint64 indexed roleId, uint64 indexed guardian)
func (accessManager *AccessManager) UnpackRoleGuardianChangedEvent(log *types.Log) (*AccessManagerRoleGuardianChanged, error) {
	event := "RoleGuardianChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRoleGuardianChanged)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerRoleLabel represents a RoleLabel event raised by the AccessManager contract.
type AccessManagerRoleLabel struct {
	RoleId uint64
	Label  string
	Raw    *types.Log // Blockchain specific contextual infos
}

const AccessManagerRoleLabelEventName = "RoleLabel"

// ContractEventName returns the user-defined event name.
func (AccessManagerRoleLabel) ContractEventName() string {
	return AccessManagerRoleLabelEventName
}

// UnpackRoleLabelEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleLabel(uint64 indexed roleId, string label)
func (accessManager *AccessManager) UnpackRoleLabelEvent(log *types.Log) (*AccessManagerRoleLabel, error) {
	event := "RoleLabel"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRoleLabel)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerRoleRevoked represents a RoleRevoked event raised by the AccessManager contract.
type AccessManagerRoleRevoked struct {
	RoleId  uint64
	Account common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const AccessManagerRoleRevokedEventName = "RoleRevoked"

// ContractEventName returns the user-defined event name.
func (AccessManagerRoleRevoked) ContractEventName() string {
	return AccessManagerRoleRevokedEventName
}

// UnpackRoleRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleRevoked(uint64 indexed roleId, address indexed account)
func (accessManager *AccessManager) UnpackRoleRevokedEvent(log *types.Log) (*AccessManagerRoleRevoked, error) {
	event := "RoleRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRoleRevoked)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerTargetAdminDelayUpdated represents a TargetAdminDelayUpdated event raised by the AccessManager contract.
type AccessManagerTargetAdminDelayUpdated struct {
	Target common.Address
	Delay  uint32
	Since  *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const AccessManagerTargetAdminDelayUpdatedEventName = "TargetAdminDelayUpdated"

// ContractEventName returns the user-defined event name.
func (AccessManagerTargetAdminDelayUpdated) ContractEventName() string {
	return AccessManagerTargetAdminDelayUpdatedEventName
}

// UnpackTargetAdminDelayUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TargetAdminDelayUpdated(address indexed target, uint32 delay, uint48 since)
func (accessManager *AccessManager) UnpackTargetAdminDelayUpdatedEvent(log *types.Log) (*AccessManagerTargetAdminDelayUpdated, error) {
	event := "TargetAdminDelayUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerTargetAdminDelayUpdated)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerTargetClosed represents a TargetClosed event raised by the AccessManager contract.
type AccessManagerTargetClosed struct {
	Target common.Address
	Closed bool
	Raw    *types.Log // Blockchain specific contextual infos
}

const AccessManagerTargetClosedEventName = "TargetClosed"

// ContractEventName returns the user-defined event name.
func (AccessManagerTargetClosed) ContractEventName() string {
	return AccessManagerTargetClosedEventName
}

// UnpackTargetClosedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TargetClosed(address indexed target, bool closed)
func (accessManager *AccessManager) UnpackTargetClosedEvent(log *types.Log) (*AccessManagerTargetClosed, error) {
	event := "TargetClosed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerTargetClosed)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AccessManagerTargetFunctionRoleUpdated represents a TargetFunctionRoleUpdated event raised by the AccessManager contract.
type AccessManagerTargetFunctionRoleUpdated struct {
	Target   common.Address
	Selector [4]byte
	RoleId   uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const AccessManagerTargetFunctionRoleUpdatedEventName = "TargetFunctionRoleUpdated"

// ContractEventName returns the user-defined event name.
func (AccessManagerTargetFunctionRoleUpdated) ContractEventName() string {
	return AccessManagerTargetFunctionRoleUpdatedEventName
}

// UnpackTargetFunctionRoleUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TargetFunctionRoleUpdated(address indexed target, bytes4 selector, uint64 indexed roleId)
func (accessManager *AccessManager) UnpackTargetFunctionRoleUpdatedEvent(log *types.Log) (*AccessManagerTargetFunctionRoleUpdated, error) {
	event := "TargetFunctionRoleUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerTargetFunctionRoleUpdated)
	if len(log.Data) > 0 {
		if err := accessManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range accessManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (accessManager *AccessManager) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerAlreadyScheduled"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerAlreadyScheduledError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerBadConfirmation"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerExpired"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerInvalidInitialAdmin"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerInvalidInitialAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerLockedFunction"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerLockedFunctionError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerLockedRole"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerLockedRoleError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerNotReady"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerNotReadyError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerNotScheduled"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerNotScheduledError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerUnauthorizedAccount"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerUnauthorizedCall"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerUnauthorizedCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerUnauthorizedCancel"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerUnauthorizedCancelError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AccessManagerUnauthorizedConsume"].ID.Bytes()[:4]) {
		return accessManager.UnpackAccessManagerUnauthorizedConsumeError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["AddressEmptyCode"].ID.Bytes()[:4]) {
		return accessManager.UnpackAddressEmptyCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["FailedCall"].ID.Bytes()[:4]) {
		return accessManager.UnpackFailedCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return accessManager.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], accessManager.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return accessManager.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// AccessManagerAccessManagerAlreadyScheduled represents a AccessManagerAlreadyScheduled error raised by the AccessManager contract.
type AccessManagerAccessManagerAlreadyScheduled struct {
	OperationId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerAlreadyScheduled(bytes32 operationId)
func AccessManagerAccessManagerAlreadyScheduledErrorID() common.Hash {
	return common.HexToHash("0x813e9459e53966c88032ec53fbd6e1058cc6feb1aff4ae0043d5b773e2ae0ef4")
}

// UnpackAccessManagerAlreadyScheduledError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerAlreadyScheduled(bytes32 operationId)
func (accessManager *AccessManager) UnpackAccessManagerAlreadyScheduledError(raw []byte) (*AccessManagerAccessManagerAlreadyScheduled, error) {
	out := new(AccessManagerAccessManagerAlreadyScheduled)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerAlreadyScheduled", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerBadConfirmation represents a AccessManagerBadConfirmation error raised by the AccessManager contract.
type AccessManagerAccessManagerBadConfirmation struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerBadConfirmation()
func AccessManagerAccessManagerBadConfirmationErrorID() common.Hash {
	return common.HexToHash("0x5f159e63bdf7fa483a8497c4d8f6afcaf0a66cc4f6ffe3be0c30213ac5334413")
}

// UnpackAccessManagerBadConfirmationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerBadConfirmation()
func (accessManager *AccessManager) UnpackAccessManagerBadConfirmationError(raw []byte) (*AccessManagerAccessManagerBadConfirmation, error) {
	out := new(AccessManagerAccessManagerBadConfirmation)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerBadConfirmation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerExpired represents a AccessManagerExpired error raised by the AccessManager contract.
type AccessManagerAccessManagerExpired struct {
	OperationId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerExpired(bytes32 operationId)
func AccessManagerAccessManagerExpiredErrorID() common.Hash {
	return common.HexToHash("0x78a5d6e4cc0cfe57c6580d6da7ece47e380d660b94e1dd802140e6b1a0e4c9d0")
}

// UnpackAccessManagerExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerExpired(bytes32 operationId)
func (accessManager *AccessManager) UnpackAccessManagerExpiredError(raw []byte) (*AccessManagerAccessManagerExpired, error) {
	out := new(AccessManagerAccessManagerExpired)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerInvalidInitialAdmin represents a AccessManagerInvalidInitialAdmin error raised by the AccessManager contract.
type AccessManagerAccessManagerInvalidInitialAdmin struct {
	InitialAdmin common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerInvalidInitialAdmin(address initialAdmin)
func AccessManagerAccessManagerInvalidInitialAdminErrorID() common.Hash {
	return common.HexToHash("0x0813ada2dac5907da0ca4608377ae3cc33c414663de3392def346dcb2241566f")
}

// UnpackAccessManagerInvalidInitialAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerInvalidInitialAdmin(address initialAdmin)
func (accessManager *AccessManager) UnpackAccessManagerInvalidInitialAdminError(raw []byte) (*AccessManagerAccessManagerInvalidInitialAdmin, error) {
	out := new(AccessManagerAccessManagerInvalidInitialAdmin)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerInvalidInitialAdmin", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerLockedFunction represents a AccessManagerLockedFunction error raised by the AccessManager contract.
type AccessManagerAccessManagerLockedFunction struct {
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerLockedFunction(bytes4 selector)
func AccessManagerAccessManagerLockedFunctionErrorID() common.Hash {
	return common.HexToHash("0xf4744e4ae3b39914e868348682950509577280013a2d117ca879c01ba894c035")
}

// UnpackAccessManagerLockedFunctionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerLockedFunction(bytes4 selector)
func (accessManager *AccessManager) UnpackAccessManagerLockedFunctionError(raw []byte) (*AccessManagerAccessManagerLockedFunction, error) {
	out := new(AccessManagerAccessManagerLockedFunction)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerLockedFunction", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerLockedRole represents a AccessManagerLockedRole error raised by the AccessManager contract.
type AccessManagerAccessManagerLockedRole struct {
	RoleId uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerLockedRole(uint64 roleId)
func AccessManagerAccessManagerLockedRoleErrorID() common.Hash {
	return common.HexToHash("0x1871a90c826f4d46dea9efe540d94eec60a6d0514c23f2746135a0475d14671d")
}

// UnpackAccessManagerLockedRoleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerLockedRole(uint64 roleId)
func (accessManager *AccessManager) UnpackAccessManagerLockedRoleError(raw []byte) (*AccessManagerAccessManagerLockedRole, error) {
	out := new(AccessManagerAccessManagerLockedRole)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerLockedRole", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerNotReady represents a AccessManagerNotReady error raised by the AccessManager contract.
type AccessManagerAccessManagerNotReady struct {
	OperationId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerNotReady(bytes32 operationId)
func AccessManagerAccessManagerNotReadyErrorID() common.Hash {
	return common.HexToHash("0x18cb6b7a3581f53edb610add14f2c612e552cf34cafe6206aaed7afe9f4f18e5")
}

// UnpackAccessManagerNotReadyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerNotReady(bytes32 operationId)
func (accessManager *AccessManager) UnpackAccessManagerNotReadyError(raw []byte) (*AccessManagerAccessManagerNotReady, error) {
	out := new(AccessManagerAccessManagerNotReady)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerNotReady", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerNotScheduled represents a AccessManagerNotScheduled error raised by the AccessManager contract.
type AccessManagerAccessManagerNotScheduled struct {
	OperationId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerNotScheduled(bytes32 operationId)
func AccessManagerAccessManagerNotScheduledErrorID() common.Hash {
	return common.HexToHash("0x60a299b0449ed9476d746f7f6a1b03b53b1a5285d3ebaa60cec39ee0c4f5cccd")
}

// UnpackAccessManagerNotScheduledError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerNotScheduled(bytes32 operationId)
func (accessManager *AccessManager) UnpackAccessManagerNotScheduledError(raw []byte) (*AccessManagerAccessManagerNotScheduled, error) {
	out := new(AccessManagerAccessManagerNotScheduled)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerNotScheduled", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerUnauthorizedAccount represents a AccessManagerUnauthorizedAccount error raised by the AccessManager contract.
type AccessManagerAccessManagerUnauthorizedAccount struct {
	Msgsender common.Address
	RoleId    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)
func AccessManagerAccessManagerUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0xf07e038f25f1d26a9f36b3f0d0d7f99c99ff897943a8e3ba86785c9e479df693")
}

// UnpackAccessManagerUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)
func (accessManager *AccessManager) UnpackAccessManagerUnauthorizedAccountError(raw []byte) (*AccessManagerAccessManagerUnauthorizedAccount, error) {
	out := new(AccessManagerAccessManagerUnauthorizedAccount)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerUnauthorizedCall represents a AccessManagerUnauthorizedCall error raised by the AccessManager contract.
type AccessManagerAccessManagerUnauthorizedCall struct {
	Caller   common.Address
	Target   common.Address
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerUnauthorizedCall(address caller, address target, bytes4 selector)
func AccessManagerAccessManagerUnauthorizedCallErrorID() common.Hash {
	return common.HexToHash("0x81c6f24b0d2ecbbcba4609a067f29c09d1e5c0c07f268a3d2ae8dc537ea30f2a")
}

// UnpackAccessManagerUnauthorizedCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerUnauthorizedCall(address caller, address target, bytes4 selector)
func (accessManager *AccessManager) UnpackAccessManagerUnauthorizedCallError(raw []byte) (*AccessManagerAccessManagerUnauthorizedCall, error) {
	out := new(AccessManagerAccessManagerUnauthorizedCall)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerUnauthorizedCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerUnauthorizedCancel represents a AccessManagerUnauthorizedCancel error raised by the AccessManager contract.
type AccessManagerAccessManagerUnauthorizedCancel struct {
	Msgsender common.Address
	Caller    common.Address
	Target    common.Address
	Selector  [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerUnauthorizedCancel(address msgsender, address caller, address target, bytes4 selector)
func AccessManagerAccessManagerUnauthorizedCancelErrorID() common.Hash {
	return common.HexToHash("0x3fe2751c3db829c28295899aeb3fc14784aaed498aa4a4a42accc046883ffa62")
}

// UnpackAccessManagerUnauthorizedCancelError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerUnauthorizedCancel(address msgsender, address caller, address target, bytes4 selector)
func (accessManager *AccessManager) UnpackAccessManagerUnauthorizedCancelError(raw []byte) (*AccessManagerAccessManagerUnauthorizedCancel, error) {
	out := new(AccessManagerAccessManagerUnauthorizedCancel)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerUnauthorizedCancel", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAccessManagerUnauthorizedConsume represents a AccessManagerUnauthorizedConsume error raised by the AccessManager contract.
type AccessManagerAccessManagerUnauthorizedConsume struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagerUnauthorizedConsume(address target)
func AccessManagerAccessManagerUnauthorizedConsumeErrorID() common.Hash {
	return common.HexToHash("0x320ff7489be961cad7668c9ff49d284dd1606170a29c683487f631092d07e028")
}

// UnpackAccessManagerUnauthorizedConsumeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagerUnauthorizedConsume(address target)
func (accessManager *AccessManager) UnpackAccessManagerUnauthorizedConsumeError(raw []byte) (*AccessManagerAccessManagerUnauthorizedConsume, error) {
	out := new(AccessManagerAccessManagerUnauthorizedConsume)
	if err := accessManager.abi.UnpackIntoInterface(out, "AccessManagerUnauthorizedConsume", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerAddressEmptyCode represents a AddressEmptyCode error raised by the AccessManager contract.
type AccessManagerAddressEmptyCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressEmptyCode(address target)
func AccessManagerAddressEmptyCodeErrorID() common.Hash {
	return common.HexToHash("0x9996b315c842ff135b8fc4a08ad5df1c344efbc03d2687aecc0678050d2aac89")
}

// UnpackAddressEmptyCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressEmptyCode(address target)
func (accessManager *AccessManager) UnpackAddressEmptyCodeError(raw []byte) (*AccessManagerAddressEmptyCode, error) {
	out := new(AccessManagerAddressEmptyCode)
	if err := accessManager.abi.UnpackIntoInterface(out, "AddressEmptyCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerFailedCall represents a FailedCall error raised by the AccessManager contract.
type AccessManagerFailedCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedCall()
func AccessManagerFailedCallErrorID() common.Hash {
	return common.HexToHash("0xd6bda27508c0fb6d8a39b4b122878dab26f731a7d4e4abe711dd3731899052a4")
}

// UnpackFailedCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedCall()
func (accessManager *AccessManager) UnpackFailedCallError(raw []byte) (*AccessManagerFailedCall, error) {
	out := new(AccessManagerFailedCall)
	if err := accessManager.abi.UnpackIntoInterface(out, "FailedCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerInsufficientBalance represents a InsufficientBalance error raised by the AccessManager contract.
type AccessManagerInsufficientBalance struct {
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func AccessManagerInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func (accessManager *AccessManager) UnpackInsufficientBalanceError(raw []byte) (*AccessManagerInsufficientBalance, error) {
	out := new(AccessManagerInsufficientBalance)
	if err := accessManager.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AccessManagerSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the AccessManager contract.
type AccessManagerSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func AccessManagerSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (accessManager *AccessManager) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*AccessManagerSafeCastOverflowedUintDowncast, error) {
	out := new(AccessManagerSafeCastOverflowedUintDowncast)
	if err := accessManager.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ClockMetaData contains all meta data concerning the Clock contract.
var ClockMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"MAX_STEP\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"tick\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"time\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"time\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"blockTime\",\"type\":\"uint64\"}],\"name\":\"Ticked\",\"type\":\"event\"}]",
	ID:  "637206065e522998113b9f65824c7c4fcb",
	Bin: "0x60808060405234607f575f80546001600160801b031916426001600160401b03818116928317604092831b6fffffffffffffffff000000000000000016179384905591845291821c1660208301527f672a42e263d79bdfe335295e75ae22f333fb8bafe6429c3152fde63709e829d991a160405161021f90816100848239f35b5f80fdfe60806040526004361015610011575f80fd5b5f3560e01c806316ada547146101345780633eaf5d9f146100785763f45e21801461003a575f80fd5b34610074575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610074576020604051610e108152f35b5f80fd5b34610074575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610074577f672a42e263d79bdfe335295e75ae22f333fb8bafe6429c3152fde63709e829d9604067ffffffffffffffff6100da61017e565b1667ffffffffffffffff5f54827fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffff000000000000000042871b1692161717805f558351928352831c166020820152a1005b34610074575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261007457602061016c61017e565b67ffffffffffffffff60405191168152f35b5f5467ffffffffffffffff8160401c1667ffffffffffffffff42160367ffffffffffffffff81116101df57610e1067ffffffffffffffff8216101561020c5767ffffffffffffffff80915b1691160167ffffffffffffffff81116101df5790565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b5067ffffffffffffffff80610e106101c956",
}

// Clock is an auto generated Go binding around an Ethereum contract.
type Clock struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Clock) GetABI() abi.ABI {
	return c.abi
}

// NewClock creates a new instance of Clock.
func NewClock() *Clock {
	parsed, err := ClockMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Clock{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Clock) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackMAXSTEP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf45e2180.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_STEP() view returns(uint64)
func (clock *Clock) PackMAXSTEP() []byte {
	enc, err := clock.abi.Pack("MAX_STEP")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXSTEP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf45e2180.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_STEP() view returns(uint64)
func (clock *Clock) TryPackMAXSTEP() ([]byte, error) {
	return clock.abi.Pack("MAX_STEP")
}

// UnpackMAXSTEP is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf45e2180.
//
// Solidity: function MAX_STEP() view returns(uint64)
func (clock *Clock) UnpackMAXSTEP(data []byte) (uint64, error) {
	out, err := clock.abi.Unpack("MAX_STEP", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackTick is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3eaf5d9f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tick() returns()
func (clock *Clock) PackTick() []byte {
	enc, err := clock.abi.Pack("tick")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTick is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3eaf5d9f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tick() returns()
func (clock *Clock) TryPackTick() ([]byte, error) {
	return clock.abi.Pack("tick")
}

// PackTime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16ada547.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function time() view returns(uint64)
func (clock *Clock) PackTime() []byte {
	enc, err := clock.abi.Pack("time")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16ada547.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function time() view returns(uint64)
func (clock *Clock) TryPackTime() ([]byte, error) {
	return clock.abi.Pack("time")
}

// UnpackTime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x16ada547.
//
// Solidity: function time() view returns(uint64)
func (clock *Clock) UnpackTime(data []byte) (uint64, error) {
	out, err := clock.abi.Unpack("time", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// ClockTicked represents a Ticked event raised by the Clock contract.
type ClockTicked struct {
	Time      uint64
	BlockTime uint64
	Raw       *types.Log // Blockchain specific contextual infos
}

const ClockTickedEventName = "Ticked"

// ContractEventName returns the user-defined event name.
func (ClockTicked) ContractEventName() string {
	return ClockTickedEventName
}

// UnpackTickedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Ticked(uint64 time, uint64 blockTime)
func (clock *Clock) UnpackTickedEvent(log *types.Log) (*ClockTicked, error) {
	event := "Ticked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != clock.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ClockTicked)
	if len(log.Data) > 0 {
		if err := clock.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range clock.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyMetaData contains all meta data concerning the Custody contract.
var CustodyMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"contractIStores\",\"name\":\"stores\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"MAX_ENDPOINT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_PANEL\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"name\":\"addCustodian\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"custodianId\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"m\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"custodians\",\"type\":\"uint32[]\"}],\"name\":\"addPanel\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"panelId\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"id\",\"type\":\"uint32\"}],\"name\":\"custodian\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"internalType\":\"structCustodian\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"custodianCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"id\",\"type\":\"uint32\"}],\"name\":\"panel\",\"outputs\":[{\"components\":[{\"internalType\":\"uint8\",\"name\":\"m\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"custodians\",\"type\":\"uint32[]\"}],\"internalType\":\"structPanel\",\"name\":\"found\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"panelCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"custodianId\",\"type\":\"uint32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"},{\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"}],\"name\":\"updateCustodian\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"custodian\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"name\":\"CustodianAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"custodian\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"}],\"name\":\"CustodianUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"m\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint32[]\",\"name\":\"custodians\",\"type\":\"uint32[]\"}],\"name\":\"PanelAdded\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"custodian\",\"type\":\"uint32\"}],\"name\":\"CustodianTwice\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"custodian\",\"type\":\"uint32\"}],\"name\":\"CustodianUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"EndpointTooLong\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"custodian\",\"type\":\"uint32\"}],\"name\":\"KeyInUse\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"}],\"name\":\"KeyInvalid\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"OrganisationInactive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"OrganisationUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"m\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"n\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"PanelSizeWrong\",\"type\":\"error\"}]",
	ID:  "3915eb8bce48a9bc710fd7472bc106e849",
	Bin: "0x60a0346100c657601f6116e138819003918201601f19168301916001600160401b038311848410176100ca5780849260409485528339810103126100c65780516001600160a01b03811691908290036100c65760200151906001600160a01b03821682036100c6575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160805260405161160290816100df82396080518181816108280152610db80152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c80632293a06214610fe8578063255a9c9314610e3957806352988bd41461077b5780635bf8a281146105ee5780636f7949f7146105cb5780637a9e5e4b146104c65780638fb360371461045357806396879ef01461042e5780639d8134d214610413578063ba7df45e146103f7578063bf7e214f146103c55763eb5666411461009d575f80fd5b3461023f57604060031936011261023f5760043560ff811680910361023f5760243567ffffffffffffffff811161023f573660238201121561023f5780600401359067ffffffffffffffff821161023f576024810190602436918460051b01011161023f5761010c36336113b7565b821580156103bc575b80156103b2575b61037d576004549161013663ffffffff8460201c1661131e565b927fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff0000000063ffffffff86169560201b16911617600455825f52600260205260405f208054857fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff000061ff008560081b1692161717815560015f9101905b82811061024357505080604051946040860190865260406020870152526060840191905f905b80821061021757602085807f119bb9681426828c935ddf5169012dba4708384fdcd7bf475ef269ead82c20568988038aa2604051908152f35b90919283359063ffffffff821680920361023f576020816001938293520194019201906101de565b5f80fd5b63ffffffff61025b610256838688611396565b6113a6565b1615801561035c575b61031d575f5b8181106102ac5750806102836102566001938688611396565b61028d828561137a565b63ffffffff80839493549260031b9316831b921b1916179055016101b8565b6102ba610256838688611396565b63ffffffff806102ce61025685898b611396565b169116146102de5760010161026a565b63ffffffff6102f1610256848789611396565b7f2902d8e2000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b61033061025663ffffffff928587611396565b7fc43b017a000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5061036b610256828587611396565b63ffffffff8060045416911611610264565b50907fdb215a8b000000000000000000000000000000000000000000000000000000005f52600452602452601060445260645ffd5b506010821161011c565b50818311610115565b3461023f575f60031936011261023f57602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b3461023f575f60031936011261023f5760206040516101008152f35b3461023f575f60031936011261023f57602060405160108152f35b3461023f575f60031936011261023f57602063ffffffff600454821c16604051908152f35b3461023f575f60031936011261023f575f5460a01c60ff16156104be5760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f610494565b3461023f57602060031936011261023f5760043573ffffffffffffffffffffffffffffffffffffffff81169081810361023f575f549073ffffffffffffffffffffffffffffffffffffffff8216330361059f573b1561057357817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b3461023f575f60031936011261023f57602063ffffffff60045416604051908152f35b3461023f57602060031936011261023f576106076111cf565b6040516040810181811067ffffffffffffffff82111761074e576040525f815263ffffffff602082019260608452165f52600260205260405f2060ff8154818116845260081c16601f1961067361065d83611362565b9261066b60405194856112fb565b808452611362565b0136602083013783526001015f5b8351518110156106ee5763ffffffff61069a828461137a565b90549060031b1c169084519182518210156106c15760206001938360051b01015201610681565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b5050906040519182916020835260ff606084019251166020840152519060408084015281518091526020608084019201905f5b81811061072f575050500390f35b825163ffffffff16845285945060209384019390920191600101610721565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b3461023f5760a060031936011261023f576107946111cf565b6024359060443560843560643567ffffffffffffffff821161023f576107c363ffffffff9236906004016111e2565b9290946107d036336113b7565b169283158015610d74575b610d48576040517f96e28c2300000000000000000000000000000000000000000000000000000000815284600482015260608160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610d3d575f90610cae575b60409150015115610c825761086c83866115c4565b7fffffffff00000001000000000000000000000000ffffffffffffffffffffffff7f5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b8188817fffffffff00000001000000000000000000000000fffffffffffffffffffffffc818380090809087fffffffff00000001000000000000000000000000ffffffffffffffffffffffff828009147fffffffff00000001000000000000000000000000ffffffffffffffffffffffff82107fffffffff00000001000000000000000000000000ffffffffffffffffffffffff8810161615610c535760405160208101908782528260408201526040815261096b6060826112fb565b51902095865f52600360205263ffffffff60405f205416610c15577fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00000000959660045463ffffffff6109bc81831661131e565b1697889116176004555f52600360205260405f20867fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000082541617905560405196610a05886112df565b818852602088019783895260408101908582526060810199888b5267ffffffffffffffff881161074e576040519a610a476020601f19601f8c0116018d6112fb565b888c52368986011161023f5760049363ffffffff925f60208f808e8b8482940137010152608085019d8e528c5f52600160205260405f2094518555516001850155516002840155511663ffffffff6003830191167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000008254161790550197519384519867ffffffffffffffff8a1161074e57898996610af160209c610aeb8554611210565b85611261565b8b90601f8311600114610b835782610b6d9695937f20220f66038d4c09f7ad5c245344521e425a85b4c39a5917405ea79410769fc19a9b9593610b48935f92610b78575b50505f198260011b9260031b1c19161790565b90555b60405195869586528b86015260408501526080606085015260808401916112bf565b0390a3604051908152f35b015190508f80610b35565b601f1983929a9594931690835f528a5f20915f5b818110610bfb5750917f20220f66038d4c09f7ad5c245344521e425a85b4c39a5917405ea79410769fc19a9b8492610b6d999897969560019510610be3575b505050811b019055610b4b565b01515f1960f88460031b161c191690558e8080610bd6565b828d015184559b8f019b8e9b506001909301928f01610b97565b865f52600360205263ffffffff60405f2054167fdef31d78000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b857f387a050e000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b837f9a2ea351000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506060813d606011610d35575b81610cc8606093836112fb565b8101031261023f57604051906060820182811067ffffffffffffffff82111761074e576040528051825260208101519073ffffffffffffffffffffffffffffffffffffffff8216820361023f576040916020840152015190811515820361023f5760409182820152610857565b3d9150610cbb565b6040513d5f823e3d90fd5b837f1882ec9e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506040517fd52c842f00000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610d3d575f90610df6575b63ffffffff91501684116107db565b506020813d602011610e31575b81610e10602093836112fb565b8101031261023f575163ffffffff8116810361023f5763ffffffff90610de7565b3d9150610e03565b3461023f57602060031936011261023f5763ffffffff610e576111cf565b60606080604051610e67816112df565b5f81525f60208201525f60408201525f838201520152165f52600160205260405f20604051610e95816112df565b815481526001820154916020820192835260028101549060408301918252600463ffffffff60038301541691606085019283520191604051925f90805490610edc82611210565b8087529160018116908115610fa15750600114610f62575b8760e088601f19601f60208b63ffffffff8c8c610f13848e03856112fb565b60808801938452604051998a98868a5251868a0152516040890152516060880152511660808601525160a08086015280519182918260c0880152018686015e5f85828601015201168101030190f35b5f908152602081209092505b818310610f8757505083016020018363ffffffff610ef4565b6001816020929493945483858a0101520191019190610f6e565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208881019190915292151560051b8701909201925085915063ffffffff9050610ef4565b3461023f57606060031936011261023f576110016111cf565b60243567ffffffffffffffff811161023f576110219036906004016111e2565b9063ffffffff6044359361103536336113b7565b1691821580156111be575b6111925761104e81836115c4565b825f526001602052600460405f20019367ffffffffffffffff821161074e576110818261107b8754611210565b87611261565b5f94601f8311600114611110576110cf83807f23084b67b1808dbbb2df3f649ab9f574a91cfe6a004ccbaa4620ce091646e81d97985f91611105575b505f198260011b9260031b1c19161790565b90555b845f52600160205280600260405f2001556110fa6040519384936040855260408501916112bf565b9060208301520390a2005b9050860135896110bd565b601f19831695815f5260205f20905f5b88811061117a5750847f23084b67b1808dbbb2df3f649ab9f574a91cfe6a004ccbaa4620ce091646e81d979810611161575b5050600183811b0190556110d2565b5f1960f88660031b161c19908601351690558680611152565b9091602060018192858a013581550193019101611120565b827fc43b017a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff600454168311611040565b6004359063ffffffff8216820361023f57565b9181601f8401121561023f5782359167ffffffffffffffff831161023f576020838186019501011161023f57565b90600182811c92168015611257575b602083101461122a57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f169161121f565b919091601f8311611272575b505050565b81831161127e57505050565b5f5260205f206020601f830160051c92106112b7575b81601f9101920160051c03905f5b8281101561126d575f828201556001016112a2565b5f9150611294565b601f8260209493601f1993818652868601375f8582860101520116010190565b60a0810190811067ffffffffffffffff82111761074e57604052565b90601f601f19910116810190811067ffffffffffffffff82111761074e57604052565b63ffffffff1663ffffffff81146113355760010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b67ffffffffffffffff811161074e5760051b60200190565b91909160108310156106c157601c908360031c019260021b1690565b91908110156106c15760051b0190565b3563ffffffff8116810361023f5790565b905f915f549173ffffffffffffffffffffffffffffffffffffffff8316928160041161023f575f5f9060405f81519673ffffffffffffffffffffffffffffffffffffffff60208901917fb700961300000000000000000000000000000000000000000000000000000000835216978860248201523060448201527fffffffff000000000000000000000000000000000000000000000000000000008335166064820152606481526114696084826112fb565b828052826020525190895afa6115b1575b15611488575b505050505050565b63ffffffff1615611585577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b1561023f576020925f92836040518096819582947f94c7d7ee000000000000000000000000000000000000000000000000000000008452600484015260406024840152601f19601f6044850192808452808786860137868582860101520116010103925af18015610d3d57611572575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080611480565b61157e91505f906112fb565b5f5f611540565b827f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c15029061147a565b5061010081116115d15750565b7f859641b1000000000000000000000000000000000000000000000000000000005f5260045261010060245260445ffd",
}

// Custody is an auto generated Go binding around an Ethereum contract.
type Custody struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Custody) GetABI() abi.ABI {
	return c.abi
}

// NewCustody creates a new instance of Custody.
func NewCustody() *Custody {
	parsed, err := CustodyMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Custody{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Custody) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address authority, address stores) returns()
func (custody *Custody) PackConstructor(authority common.Address, stores common.Address) []byte {
	enc, err := custody.abi.Pack("", authority, stores)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXENDPOINT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba7df45e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_ENDPOINT() view returns(uint256)
func (custody *Custody) PackMAXENDPOINT() []byte {
	enc, err := custody.abi.Pack("MAX_ENDPOINT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXENDPOINT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba7df45e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_ENDPOINT() view returns(uint256)
func (custody *Custody) TryPackMAXENDPOINT() ([]byte, error) {
	return custody.abi.Pack("MAX_ENDPOINT")
}

// UnpackMAXENDPOINT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xba7df45e.
//
// Solidity: function MAX_ENDPOINT() view returns(uint256)
func (custody *Custody) UnpackMAXENDPOINT(data []byte) (*big.Int, error) {
	out, err := custody.abi.Unpack("MAX_ENDPOINT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXPANEL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9d8134d2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_PANEL() view returns(uint256)
func (custody *Custody) PackMAXPANEL() []byte {
	enc, err := custody.abi.Pack("MAX_PANEL")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXPANEL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9d8134d2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_PANEL() view returns(uint256)
func (custody *Custody) TryPackMAXPANEL() ([]byte, error) {
	return custody.abi.Pack("MAX_PANEL")
}

// UnpackMAXPANEL is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9d8134d2.
//
// Solidity: function MAX_PANEL() view returns(uint256)
func (custody *Custody) UnpackMAXPANEL(data []byte) (*big.Int, error) {
	out, err := custody.abi.Unpack("MAX_PANEL", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAddCustodian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52988bd4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addCustodian(uint32 organisation, bytes32 x, bytes32 y, bytes32 tlsKeyHash, string endpoint) returns(uint32 custodianId)
func (custody *Custody) PackAddCustodian(organisation uint32, x [32]byte, y [32]byte, tlsKeyHash [32]byte, endpoint string) []byte {
	enc, err := custody.abi.Pack("addCustodian", organisation, x, y, tlsKeyHash, endpoint)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddCustodian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52988bd4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addCustodian(uint32 organisation, bytes32 x, bytes32 y, bytes32 tlsKeyHash, string endpoint) returns(uint32 custodianId)
func (custody *Custody) TryPackAddCustodian(organisation uint32, x [32]byte, y [32]byte, tlsKeyHash [32]byte, endpoint string) ([]byte, error) {
	return custody.abi.Pack("addCustodian", organisation, x, y, tlsKeyHash, endpoint)
}

// UnpackAddCustodian is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52988bd4.
//
// Solidity: function addCustodian(uint32 organisation, bytes32 x, bytes32 y, bytes32 tlsKeyHash, string endpoint) returns(uint32 custodianId)
func (custody *Custody) UnpackAddCustodian(data []byte) (uint32, error) {
	out, err := custody.abi.Unpack("addCustodian", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackAddPanel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb566641.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addPanel(uint8 m, uint32[] custodians) returns(uint32 panelId)
func (custody *Custody) PackAddPanel(m uint8, custodians []uint32) []byte {
	enc, err := custody.abi.Pack("addPanel", m, custodians)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddPanel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb566641.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addPanel(uint8 m, uint32[] custodians) returns(uint32 panelId)
func (custody *Custody) TryPackAddPanel(m uint8, custodians []uint32) ([]byte, error) {
	return custody.abi.Pack("addPanel", m, custodians)
}

// UnpackAddPanel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xeb566641.
//
// Solidity: function addPanel(uint8 m, uint32[] custodians) returns(uint32 panelId)
func (custody *Custody) UnpackAddPanel(data []byte) (uint32, error) {
	out, err := custody.abi.Unpack("addPanel", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (custody *Custody) PackAuthority() []byte {
	enc, err := custody.abi.Pack("authority")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function authority() view returns(address)
func (custody *Custody) TryPackAuthority() ([]byte, error) {
	return custody.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (custody *Custody) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := custody.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackCustodian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x255a9c93.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function custodian(uint32 id) view returns((bytes32,bytes32,bytes32,uint32,string))
func (custody *Custody) PackCustodian(id uint32) []byte {
	enc, err := custody.abi.Pack("custodian", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCustodian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x255a9c93.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function custodian(uint32 id) view returns((bytes32,bytes32,bytes32,uint32,string))
func (custody *Custody) TryPackCustodian(id uint32) ([]byte, error) {
	return custody.abi.Pack("custodian", id)
}

// UnpackCustodian is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x255a9c93.
//
// Solidity: function custodian(uint32 id) view returns((bytes32,bytes32,bytes32,uint32,string))
func (custody *Custody) UnpackCustodian(data []byte) (Custodian, error) {
	out, err := custody.abi.Unpack("custodian", data)
	if err != nil {
		return *new(Custodian), err
	}
	out0 := *abi.ConvertType(out[0], new(Custodian)).(*Custodian)
	return out0, nil
}

// PackCustodianCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6f7949f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function custodianCount() view returns(uint32)
func (custody *Custody) PackCustodianCount() []byte {
	enc, err := custody.abi.Pack("custodianCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCustodianCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6f7949f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function custodianCount() view returns(uint32)
func (custody *Custody) TryPackCustodianCount() ([]byte, error) {
	return custody.abi.Pack("custodianCount")
}

// UnpackCustodianCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6f7949f7.
//
// Solidity: function custodianCount() view returns(uint32)
func (custody *Custody) UnpackCustodianCount(data []byte) (uint32, error) {
	out, err := custody.abi.Unpack("custodianCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (custody *Custody) PackIsConsumingScheduledOp() []byte {
	enc, err := custody.abi.Pack("isConsumingScheduledOp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (custody *Custody) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return custody.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (custody *Custody) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := custody.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackPanel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5bf8a281.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function panel(uint32 id) view returns((uint8,uint32[]) found)
func (custody *Custody) PackPanel(id uint32) []byte {
	enc, err := custody.abi.Pack("panel", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPanel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5bf8a281.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function panel(uint32 id) view returns((uint8,uint32[]) found)
func (custody *Custody) TryPackPanel(id uint32) ([]byte, error) {
	return custody.abi.Pack("panel", id)
}

// UnpackPanel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5bf8a281.
//
// Solidity: function panel(uint32 id) view returns((uint8,uint32[]) found)
func (custody *Custody) UnpackPanel(data []byte) (Panel, error) {
	out, err := custody.abi.Unpack("panel", data)
	if err != nil {
		return *new(Panel), err
	}
	out0 := *abi.ConvertType(out[0], new(Panel)).(*Panel)
	return out0, nil
}

// PackPanelCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96879ef0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function panelCount() view returns(uint32)
func (custody *Custody) PackPanelCount() []byte {
	enc, err := custody.abi.Pack("panelCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPanelCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96879ef0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function panelCount() view returns(uint32)
func (custody *Custody) TryPackPanelCount() ([]byte, error) {
	return custody.abi.Pack("panelCount")
}

// UnpackPanelCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x96879ef0.
//
// Solidity: function panelCount() view returns(uint32)
func (custody *Custody) UnpackPanelCount(data []byte) (uint32, error) {
	out, err := custody.abi.Unpack("panelCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (custody *Custody) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := custody.abi.Pack("setAuthority", newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (custody *Custody) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return custody.abi.Pack("setAuthority", newAuthority)
}

// PackUpdateCustodian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2293a062.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateCustodian(uint32 custodianId, string endpoint, bytes32 tlsKeyHash) returns()
func (custody *Custody) PackUpdateCustodian(custodianId uint32, endpoint string, tlsKeyHash [32]byte) []byte {
	enc, err := custody.abi.Pack("updateCustodian", custodianId, endpoint, tlsKeyHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateCustodian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2293a062.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateCustodian(uint32 custodianId, string endpoint, bytes32 tlsKeyHash) returns()
func (custody *Custody) TryPackUpdateCustodian(custodianId uint32, endpoint string, tlsKeyHash [32]byte) ([]byte, error) {
	return custody.abi.Pack("updateCustodian", custodianId, endpoint, tlsKeyHash)
}

// CustodyAuthorityUpdated represents a AuthorityUpdated event raised by the Custody contract.
type CustodyAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const CustodyAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (CustodyAuthorityUpdated) ContractEventName() string {
	return CustodyAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (custody *Custody) UnpackAuthorityUpdatedEvent(log *types.Log) (*CustodyAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custody.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := custody.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custody.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyCustodianAdded represents a CustodianAdded event raised by the Custody contract.
type CustodyCustodianAdded struct {
	Custodian    uint32
	Organisation uint32
	X            [32]byte
	Y            [32]byte
	TlsKeyHash   [32]byte
	Endpoint     string
	Raw          *types.Log // Blockchain specific contextual infos
}

const CustodyCustodianAddedEventName = "CustodianAdded"

// ContractEventName returns the user-defined event name.
func (CustodyCustodianAdded) ContractEventName() string {
	return CustodyCustodianAddedEventName
}

// UnpackCustodianAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CustodianAdded(uint32 indexed custodian, uint32 indexed organisation, bytes32 x, bytes32 y, bytes32 tlsKeyHash, string endpoint)
func (custody *Custody) UnpackCustodianAddedEvent(log *types.Log) (*CustodyCustodianAdded, error) {
	event := "CustodianAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custody.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyCustodianAdded)
	if len(log.Data) > 0 {
		if err := custody.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custody.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyCustodianUpdated represents a CustodianUpdated event raised by the Custody contract.
type CustodyCustodianUpdated struct {
	Custodian  uint32
	Endpoint   string
	TlsKeyHash [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyCustodianUpdatedEventName = "CustodianUpdated"

// ContractEventName returns the user-defined event name.
func (CustodyCustodianUpdated) ContractEventName() string {
	return CustodyCustodianUpdatedEventName
}

// UnpackCustodianUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CustodianUpdated(uint32 indexed custodian, string endpoint, bytes32 tlsKeyHash)
func (custody *Custody) UnpackCustodianUpdatedEvent(log *types.Log) (*CustodyCustodianUpdated, error) {
	event := "CustodianUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custody.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyCustodianUpdated)
	if len(log.Data) > 0 {
		if err := custody.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custody.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyPanelAdded represents a PanelAdded event raised by the Custody contract.
type CustodyPanelAdded struct {
	Panel      uint32
	M          uint8
	Custodians []uint32
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyPanelAddedEventName = "PanelAdded"

// ContractEventName returns the user-defined event name.
func (CustodyPanelAdded) ContractEventName() string {
	return CustodyPanelAddedEventName
}

// UnpackPanelAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PanelAdded(uint32 indexed panel, uint8 m, uint32[] custodians)
func (custody *Custody) UnpackPanelAddedEvent(log *types.Log) (*CustodyPanelAdded, error) {
	event := "PanelAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custody.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyPanelAdded)
	if len(log.Data) > 0 {
		if err := custody.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custody.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (custody *Custody) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], custody.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return custody.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return custody.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return custody.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["CustodianTwice"].ID.Bytes()[:4]) {
		return custody.UnpackCustodianTwiceError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["CustodianUnknown"].ID.Bytes()[:4]) {
		return custody.UnpackCustodianUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["EndpointTooLong"].ID.Bytes()[:4]) {
		return custody.UnpackEndpointTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["KeyInUse"].ID.Bytes()[:4]) {
		return custody.UnpackKeyInUseError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["KeyInvalid"].ID.Bytes()[:4]) {
		return custody.UnpackKeyInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["OrganisationInactive"].ID.Bytes()[:4]) {
		return custody.UnpackOrganisationInactiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["OrganisationUnknown"].ID.Bytes()[:4]) {
		return custody.UnpackOrganisationUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], custody.abi.Errors["PanelSizeWrong"].ID.Bytes()[:4]) {
		return custody.UnpackPanelSizeWrongError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// CustodyAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Custody contract.
type CustodyAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func CustodyAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (custody *Custody) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*CustodyAccessManagedInvalidAuthority, error) {
	out := new(CustodyAccessManagedInvalidAuthority)
	if err := custody.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Custody contract.
type CustodyAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func CustodyAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (custody *Custody) UnpackAccessManagedRequiredDelayError(raw []byte) (*CustodyAccessManagedRequiredDelay, error) {
	out := new(CustodyAccessManagedRequiredDelay)
	if err := custody.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Custody contract.
type CustodyAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func CustodyAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (custody *Custody) UnpackAccessManagedUnauthorizedError(raw []byte) (*CustodyAccessManagedUnauthorized, error) {
	out := new(CustodyAccessManagedUnauthorized)
	if err := custody.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyCustodianTwice represents a CustodianTwice error raised by the Custody contract.
type CustodyCustodianTwice struct {
	Custodian uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CustodianTwice(uint32 custodian)
func CustodyCustodianTwiceErrorID() common.Hash {
	return common.HexToHash("0x2902d8e257964273005cd218965f26314c2bee9bf1ffb2193307334ae37d649c")
}

// UnpackCustodianTwiceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CustodianTwice(uint32 custodian)
func (custody *Custody) UnpackCustodianTwiceError(raw []byte) (*CustodyCustodianTwice, error) {
	out := new(CustodyCustodianTwice)
	if err := custody.abi.UnpackIntoInterface(out, "CustodianTwice", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyCustodianUnknown represents a CustodianUnknown error raised by the Custody contract.
type CustodyCustodianUnknown struct {
	Custodian uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CustodianUnknown(uint32 custodian)
func CustodyCustodianUnknownErrorID() common.Hash {
	return common.HexToHash("0xc43b017a6db98a57c987fe23bd8850fa46f8d5b79598bac0a849dbef27208d8b")
}

// UnpackCustodianUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CustodianUnknown(uint32 custodian)
func (custody *Custody) UnpackCustodianUnknownError(raw []byte) (*CustodyCustodianUnknown, error) {
	out := new(CustodyCustodianUnknown)
	if err := custody.abi.UnpackIntoInterface(out, "CustodianUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyEndpointTooLong represents a EndpointTooLong error raised by the Custody contract.
type CustodyEndpointTooLong struct {
	Length *big.Int
	Most   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EndpointTooLong(uint256 length, uint256 most)
func CustodyEndpointTooLongErrorID() common.Hash {
	return common.HexToHash("0x859641b17750b75a6dc82e2ca2a056c168945d6c155683de9020f42273710fb9")
}

// UnpackEndpointTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EndpointTooLong(uint256 length, uint256 most)
func (custody *Custody) UnpackEndpointTooLongError(raw []byte) (*CustodyEndpointTooLong, error) {
	out := new(CustodyEndpointTooLong)
	if err := custody.abi.UnpackIntoInterface(out, "EndpointTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyKeyInUse represents a KeyInUse error raised by the Custody contract.
type CustodyKeyInUse struct {
	Custodian uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyInUse(uint32 custodian)
func CustodyKeyInUseErrorID() common.Hash {
	return common.HexToHash("0xdef31d78d83748804779ac51759953b6ba3f1b33ce7aa9e45864d365da7b63d5")
}

// UnpackKeyInUseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyInUse(uint32 custodian)
func (custody *Custody) UnpackKeyInUseError(raw []byte) (*CustodyKeyInUse, error) {
	out := new(CustodyKeyInUse)
	if err := custody.abi.UnpackIntoInterface(out, "KeyInUse", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyKeyInvalid represents a KeyInvalid error raised by the Custody contract.
type CustodyKeyInvalid struct {
	X [32]byte
	Y [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func CustodyKeyInvalidErrorID() common.Hash {
	return common.HexToHash("0x387a050e0853cb7cedb644c5dcd8110d3b6002bfc721fbc902bc0a85b7dcd2e2")
}

// UnpackKeyInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func (custody *Custody) UnpackKeyInvalidError(raw []byte) (*CustodyKeyInvalid, error) {
	out := new(CustodyKeyInvalid)
	if err := custody.abi.UnpackIntoInterface(out, "KeyInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyOrganisationInactive represents a OrganisationInactive error raised by the Custody contract.
type CustodyOrganisationInactive struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationInactive(uint32 organisation)
func CustodyOrganisationInactiveErrorID() common.Hash {
	return common.HexToHash("0x9a2ea3514e89b2607048c75e546eff4fa4c937dad080363ad7d3d9dacc1a73e9")
}

// UnpackOrganisationInactiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationInactive(uint32 organisation)
func (custody *Custody) UnpackOrganisationInactiveError(raw []byte) (*CustodyOrganisationInactive, error) {
	out := new(CustodyOrganisationInactive)
	if err := custody.abi.UnpackIntoInterface(out, "OrganisationInactive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyOrganisationUnknown represents a OrganisationUnknown error raised by the Custody contract.
type CustodyOrganisationUnknown struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationUnknown(uint32 organisation)
func CustodyOrganisationUnknownErrorID() common.Hash {
	return common.HexToHash("0x1882ec9e07bbfc94ca8fe3f1ea107f06cb5c384717722297fdb645afbd451766")
}

// UnpackOrganisationUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationUnknown(uint32 organisation)
func (custody *Custody) UnpackOrganisationUnknownError(raw []byte) (*CustodyOrganisationUnknown, error) {
	out := new(CustodyOrganisationUnknown)
	if err := custody.abi.UnpackIntoInterface(out, "OrganisationUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyPanelSizeWrong represents a PanelSizeWrong error raised by the Custody contract.
type CustodyPanelSizeWrong struct {
	M    uint8
	N    *big.Int
	Most *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PanelSizeWrong(uint8 m, uint256 n, uint256 most)
func CustodyPanelSizeWrongErrorID() common.Hash {
	return common.HexToHash("0xdb215a8ba4c4ca738b03429956be96261931b222e427fbd8d7b12da73ff12c45")
}

// UnpackPanelSizeWrongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PanelSizeWrong(uint8 m, uint256 n, uint256 most)
func (custody *Custody) UnpackPanelSizeWrongError(raw []byte) (*CustodyPanelSizeWrong, error) {
	out := new(CustodyPanelSizeWrong)
	if err := custody.abi.UnpackIntoInterface(out, "PanelSizeWrong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetMetaData contains all meta data concerning the Fleet contract.
var FleetMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"genesis\",\"type\":\"bytes32\"},{\"internalType\":\"contractIStores\",\"name\":\"stores\",\"type\":\"address\"},{\"internalType\":\"contractIPolicies\",\"name\":\"policies\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"device\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"enumDeviceStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"enrolledAt\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"label\",\"type\":\"bytes32\"}],\"internalType\":\"structDevice\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"index\",\"type\":\"uint256\"}],\"name\":\"deviceAt\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"deviceCount\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domainSeparator\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"bytes\",\"name\":\"tokenSignature\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"deviceSignature\",\"type\":\"bytes\"}],\"name\":\"enrol\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"deviceId\",\"type\":\"bytes32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"keyHash\",\"type\":\"bytes32\"}],\"name\":\"idOfKey\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"invitation\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"tokenX\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tokenY\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"expires\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"usedAt\",\"type\":\"uint64\"},{\"internalType\":\"enumInvitationStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"label\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"replaces\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"internalType\":\"structInvitation\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tokenX\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tokenY\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"expires\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"label\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"replaces\",\"type\":\"bytes32\"}],\"name\":\"invite\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"keyOf\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"enumDeviceStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"revoke\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"withdrawInvitation\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"invitation\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"label\",\"type\":\"bytes32\"}],\"name\":\"DeviceEnrolled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"invitation\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"}],\"name\":\"DeviceReplaced\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"invitation\",\"type\":\"bytes32\"}],\"name\":\"InvitationRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"invitation\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"replaces\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"tokenX\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"tokenY\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expires\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"label\",\"type\":\"bytes32\"}],\"name\":\"Invited\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"BadDeviceSignature\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"BadTokenSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceNotActive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"expires\",\"type\":\"uint64\"}],\"name\":\"InvitationExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"expected\",\"type\":\"bytes32\"}],\"name\":\"InvitationIdWrong\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"invitation\",\"type\":\"bytes32\"}],\"name\":\"InvitationKnown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"InvitationOutdated\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"invitation\",\"type\":\"bytes32\"}],\"name\":\"InvitationUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"usedAt\",\"type\":\"uint64\"}],\"name\":\"InvitationUsed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"invitation\",\"type\":\"bytes32\"}],\"name\":\"InvitationWithdrawn\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"KeyInUse\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"}],\"name\":\"KeyInvalid\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"OrganisationExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"OrganisationUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"PolicyUnknown\",\"type\":\"error\"}]",
	ID:  "66213897f3cf946f944d1d802f7792db75",
	Bin: "0x60e0806040523461018057608081611c9c803803809161001f8285610184565b8339810103126101805780516001600160a01b03811691908290036101805760208101516040820151916001600160a01b03831683036101805760600151926001600160a01b0384168403610180575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160405160208101917fa604fff5a27d5951f334ccda7abff3286a8af29caeeb196a6f2b40a1dce7612b83527fac2a2e4450362c5c4f599755fd773abe2788c30af13a3a118dc63405961efe3f60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc6606083015246608083015260a082015260a0815261013c60c082610184565b51902060805260a05260c052604051611ae090816101bc82396080518181816107810152610b79015260a0518161061f015260c0518181816101d30152610e580152f35b5f80fd5b601f909101601f19168101906001600160401b038211908210176101a757604052565b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f905f3560e01c908163470b3186146114525750806353405981146113b5578063535bca9a146113985780637594d297146111ce5780637a9e5e4b146110c95780638d7daa3714610a535780638fb36037146109de578063b75c7dc61461088d578063bf7e214f1461085a578063d0ac62eb14610830578063dda4acc314610802578063df78bce2146107a4578063f698da25146107695763f8f16158146100b8575f80fd5b34610766576101006003193601126107665760043560243590604435906064359263ffffffff84168094036107645760843563ffffffff81168091036107605760a43567ffffffffffffffff811680910361075c5760c4359160e4359561011f363361166f565b60405160208101908682528260408201526040815261013f6060826115cd565b5190208087036107315750610154818661196e565b1561070157858952600260205260ff600260408b20015460c01c1660048110156106d4576106a85742831061067c57871580156105db575b6105af576040517fde54d42900000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156105a45763ffffffff918b91610575575b5016821161054957888688868b8483610479575b60405195610229876115b0565b8b87526020870188815260408801938452606088018a815260808901908c825260a08a019284845260c08b01946001865260e08c019663ffffffff1687526101008c019889526101208c01998a526101408c019a818c5281526002602052604090209a518b555160018b015560028a01955163ffffffff1663ffffffff1686547fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000001617865551908554905160401b6fffffffffffffffff0000000000000000169160201b67ffffffff0000000016907fffffffffffffffffffffffffffffffff000000000000000000000000ffffffff16171784555167ffffffffffffffff166103779084907fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff0000000000000000000000000000000083549260801b169116179055565b51600481101561044b57825491517fffffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffff90921660c09190911b78ff000000000000000000000000000000000000000000000000161760c89190911b7cffffffff000000000000000000000000000000000000000000000000001617905551600384015551600483015551600590910155604080519586526020860191909152840152606083015260808201527fe771ede019e6d1da54529f885d7b029a4d1d02ca662623fedbb958fd97cd45719060a090a480f35b5060248f7f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b505050919050526001602052600260408a20015460ff8160201c16600381101561051c57156104f05763ffffffff81168981036104c557508688868b63ffffffff8e9560281c1661021c565b7ff4f94655000000000000000000000000000000000000000000000000000000008b5260045260248afd5b60248a897fda0015fe000000000000000000000000000000000000000000000000000000008252600452fd5b60248b7f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b602489837f0e54c820000000000000000000000000000000000000000000000000000000008252600452fd5b610597915060203d60201161059d575b61058f81836115cd565b810190611653565b5f610208565b503d610585565b6040513d8c823e3d90fd5b602489897f1882ec9e000000000000000000000000000000000000000000000000000000008252600452fd5b506040517fd52c842f00000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156105a45763ffffffff918b9161065d575b5016881161018c565b610676915060203d60201161059d5761058f81836115cd565b5f610654565b602489847fae167530000000000000000000000000000000000000000000000000000000008252600452fd5b602489877f70462985000000000000000000000000000000000000000000000000000000008252600452fd5b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b88604491867f387a050e000000000000000000000000000000000000000000000000000000008352600452602452fd5b7f69b1906a000000000000000000000000000000000000000000000000000000008a52600452602489fd5b8680fd5b8580fd5b845b80fd5b503461076657806003193601126107665760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b5034610766576020600319360112610766576040608091600435815260016020522063ffffffff815491600260018201549101549060405193845260208401526107f76040840160ff8360201c16611559565b60281c166060820152f35b503461076657602060031936011261076657602061082160043561160e565b90549060031b1c604051908152f35b50346107665760206003193601126107665760406020916004358152600383522054604051908152f35b503461076657806003193601126107665773ffffffffffffffffffffffffffffffffffffffff6020915416604051908152f35b5034610766576020600319360112610766576004356108ac363361166f565b808252600160205260ff600260408420015460201c1660038110156109b1578015610985577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0161095a578082526001602052600260408320016402000000007fffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffff8254161790557f9307ef3d6bae0b31d773ac9288ce5009fe0d7df417997993f4132ebff0c265618280a280f35b7f2b38e2ea000000000000000000000000000000000000000000000000000000008252600452602490fd5b602483837fda0015fe000000000000000000000000000000000000000000000000000000008252600452fd5b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b5034610766578060031936011261076657805460a01c60ff1615610a4b575060207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b602090610a21565b34610eee5760a0600319360112610eee5760243560443560043560643567ffffffffffffffff8111610eee57610a8d903690600401611566565b909160843567ffffffffffffffff8111610eee57610aaf903690600401611566565b90610aba363361166f565b610ac38361189a565b825f52600260205260405f2093600285019567ffffffffffffffff875460401c1680421161109e5750610af6888a61196e565b1561106e57610bb390604260405160208101907f976a08460d53dfa2c3cf0aaf00ff52577187d5f10fb863565b3922a985e072c582528860408201528c60608201528b608082015260808152610b4d60a0826115cd565b519020604051907f190100000000000000000000000000000000000000000000000000000000000082527f0000000000000000000000000000000000000000000000000000000000000000600283015260228201522092875490600189015492856119eb565b1561104657610bc592879289926119eb565b1561101e57604051602081019086825285604082015260408152610bea6060826115cd565b51902094855f52600360205260405f2054610fe65760048301549283158015610fdf57875b5f90815260036020526040902088905585547fffffffffffffff000000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff0000000000000000000000000000000016177802000000000000000000000000000000000000000000000000178655876005830155875f52600160205260405f2094811580610fbe575b610f93575082855586600186015560028501906401000000007fffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffff835416178255815490600163ffffffff8360281c16019163ffffffff8311610f66577fffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffffff68ffffffff00000000008c9460281b16911617908184555f14610f1f575050855481547fffffffffffffffffffffffffffffff0000000000000000ffffffffff000000001663ffffffff91909116174260481b70ffffffffffffffff000000000000000000161790556003908101805494909101939093556004549468010000000000000000861015610ef257606087927f23dda5e07bf98b1bd4849cb5cfac26c54adfbcd48c3a93f33abd661f9d1c5d8e92610ddf89600163ffffffff9b0160045561160e565b81549060031b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff88831b921b19161790558888541696549060405192835260208301526040820152a45b5460201c169081610e41575b602090604051908152f35b73ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691823b15610eee575f926044849260405195869384927f6e28839000000000000000000000000000000000000000000000000000000000845287600485015260248401525af1918215610ee357602092610ed3575b50610e36565b5f610edd916115cd565b5f610ecd565b6040513d5f823e3d90fd5b5f80fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b63ffffffff9889929597507f861c123c497fab048f91d319ce404875cac64473335bc67e5484994a962ac2029450604080945051978852602088015260281c1694a4610e2a565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7fd1b7a7d1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff600287015460281c1663ffffffff885460c81c161415610c9a565b8497610c0f565b855f52600360205260405f20547f6e43cf63000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f819df521000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f043e439c000000000000000000000000000000000000000000000000000000005f5260045ffd5b87897f387a050e000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fae167530000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610eee576020600319360112610eee5760043573ffffffffffffffffffffffffffffffffffffffff811690818103610eee575f549073ffffffffffffffffffffffffffffffffffffffff821633036111a2573b1561117657817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b34610eee576020600319360112610eee575f6101406040516111ef816115b0565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e0820152826101008201528261012082015201526004355f52600260205260405f20604051611246816115b0565b8154815260018201549060208101918252600283015492604082019063ffffffff85168252606083019163ffffffff8660201c168352608084019067ffffffffffffffff8760401c16825260a0850167ffffffffffffffff8860801c16815260ff8860c01c169160c0870193600484101561136b5763ffffffff88978167ffffffffffffffff9694819d88968a5260e08c019e8f9160c81c169052600560038b01549a6101008d019b8c5261012060048201549d019c8d5201549b61014081019c8d5260206040519e8f9251835251910152511660408c0152511660608a015251166080880152511660a086015251600481101561136b576101609563ffffffff9160c0870152511660e0850152516101008401525161012083015251610140820152f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b34610eee575f600319360112610eee576020600454604051908152f35b34610eee576020600319360112610eee576004356113d3363361166f565b6113dc8161189a565b805f526002602052600260405f200178030000000000000000000000000000000000000000000000007fffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffff8254161790557f96515a6cfaf73578e2c7a5c08852a6e2cbdcde24fd637b39fe61ec62f8c00b575f80a2005b34610eee576020600319360112610eee5760c0816114705f93611594565b8281528260208201528260408201528260608201528260808201528260a082015201526004355f52600160205260405f206040516114ad81611594565b81548152600182015460208201908152600283015492604083019363ffffffff8116855260ff8160201c166060850192600382101561136b576115438463ffffffff60e099819567ffffffffffffffff9852600360808b0195838960281c1687528960a08d019960481c16895201549860c08b01998a526040519a518b525160208b015251166040890152516060880190611559565b51166080850152511660a08301525160c0820152f35b90600382101561136b5752565b9181601f84011215610eee5782359167ffffffffffffffff8311610eee5760208381860195010111610eee57565b60e0810190811067ffffffffffffffff821117610ef257604052565b610160810190811067ffffffffffffffff821117610ef257604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610ef257604052565b6004548110156116265760045f5260205f2001905f90565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b90816020910312610eee575163ffffffff81168103610eee5790565b5f915f549173ffffffffffffffffffffffffffffffffffffffff83169282600411610eee575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff000000000000000000000000000000000000000000000000000000008335166064820152606481526117206084826115cd565b828052826020525190895afa611887575b1561173f575b505050505050565b63ffffffff161561185b577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b15610eee577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af18015610ee357611848575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080611737565b61185491505f906115cd565b5f5f611816565b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c150290611731565b805f52600260205260405f20600281015460ff8160c01c1691600483101561136b57821561194257600283146119015750506003146118d65750565b7f152f6c52000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90600567ffffffffffffffff9201547f3b5d2ee2000000000000000000000000000000000000000000000000000000005f5260045260801c1660245260445ffd5b837f1e3050ee000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fffffffff00000001000000000000000000000000ffffffffffffffffffffffff80807f5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b8185817fffffffff00000001000000000000000000000000fffffffffffffffffffffffc81838009080908818580091493109110161690565b9392919060408203611a755781602011610eee57611a3c94602082359201359260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0820110611a3f575b50611a7e565b90565b60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9181959395030160031b1b16915f611a36565b50505050505f90565b909192937f7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a88411611a75576020945f9460a094604051948552878501526040840152606083015260808201528280526101005afa60015f511460203d1416169056",
}

// Fleet is an auto generated Go binding around an Ethereum contract.
type Fleet struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Fleet) GetABI() abi.ABI {
	return c.abi
}

// NewFleet creates a new instance of Fleet.
func NewFleet() *Fleet {
	parsed, err := FleetMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Fleet{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Fleet) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address authority, bytes32 genesis, address stores, address policies) returns()
func (fleet *Fleet) PackConstructor(authority common.Address, genesis [32]byte, stores common.Address, policies common.Address) []byte {
	enc, err := fleet.abi.Pack("", authority, genesis, stores, policies)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (fleet *Fleet) PackAuthority() []byte {
	enc, err := fleet.abi.Pack("authority")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function authority() view returns(address)
func (fleet *Fleet) TryPackAuthority() ([]byte, error) {
	return fleet.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (fleet *Fleet) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := fleet.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x470b3186.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function device(bytes32 id) view returns((bytes32,bytes32,uint32,uint8,uint32,uint64,bytes32))
func (fleet *Fleet) PackDevice(id [32]byte) []byte {
	enc, err := fleet.abi.Pack("device", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x470b3186.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function device(bytes32 id) view returns((bytes32,bytes32,uint32,uint8,uint32,uint64,bytes32))
func (fleet *Fleet) TryPackDevice(id [32]byte) ([]byte, error) {
	return fleet.abi.Pack("device", id)
}

// UnpackDevice is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x470b3186.
//
// Solidity: function device(bytes32 id) view returns((bytes32,bytes32,uint32,uint8,uint32,uint64,bytes32))
func (fleet *Fleet) UnpackDevice(data []byte) (Device, error) {
	out, err := fleet.abi.Unpack("device", data)
	if err != nil {
		return *new(Device), err
	}
	out0 := *abi.ConvertType(out[0], new(Device)).(*Device)
	return out0, nil
}

// PackDeviceAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdda4acc3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deviceAt(uint256 index) view returns(bytes32)
func (fleet *Fleet) PackDeviceAt(index *big.Int) []byte {
	enc, err := fleet.abi.Pack("deviceAt", index)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeviceAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdda4acc3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deviceAt(uint256 index) view returns(bytes32)
func (fleet *Fleet) TryPackDeviceAt(index *big.Int) ([]byte, error) {
	return fleet.abi.Pack("deviceAt", index)
}

// UnpackDeviceAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdda4acc3.
//
// Solidity: function deviceAt(uint256 index) view returns(bytes32)
func (fleet *Fleet) UnpackDeviceAt(data []byte) ([32]byte, error) {
	out, err := fleet.abi.Unpack("deviceAt", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDeviceCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x535bca9a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deviceCount() view returns(uint256)
func (fleet *Fleet) PackDeviceCount() []byte {
	enc, err := fleet.abi.Pack("deviceCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeviceCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x535bca9a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deviceCount() view returns(uint256)
func (fleet *Fleet) TryPackDeviceCount() ([]byte, error) {
	return fleet.abi.Pack("deviceCount")
}

// UnpackDeviceCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x535bca9a.
//
// Solidity: function deviceCount() view returns(uint256)
func (fleet *Fleet) UnpackDeviceCount(data []byte) (*big.Int, error) {
	out, err := fleet.abi.Unpack("deviceCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (fleet *Fleet) PackDomainSeparator() []byte {
	enc, err := fleet.abi.Pack("domainSeparator")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (fleet *Fleet) TryPackDomainSeparator() ([]byte, error) {
	return fleet.abi.Pack("domainSeparator")
}

// UnpackDomainSeparator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf698da25.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (fleet *Fleet) UnpackDomainSeparator(data []byte) ([32]byte, error) {
	out, err := fleet.abi.Unpack("domainSeparator", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackEnrol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8d7daa37.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function enrol(bytes32 id, bytes32 x, bytes32 y, bytes tokenSignature, bytes deviceSignature) returns(bytes32 deviceId)
func (fleet *Fleet) PackEnrol(id [32]byte, x [32]byte, y [32]byte, tokenSignature []byte, deviceSignature []byte) []byte {
	enc, err := fleet.abi.Pack("enrol", id, x, y, tokenSignature, deviceSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnrol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8d7daa37.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function enrol(bytes32 id, bytes32 x, bytes32 y, bytes tokenSignature, bytes deviceSignature) returns(bytes32 deviceId)
func (fleet *Fleet) TryPackEnrol(id [32]byte, x [32]byte, y [32]byte, tokenSignature []byte, deviceSignature []byte) ([]byte, error) {
	return fleet.abi.Pack("enrol", id, x, y, tokenSignature, deviceSignature)
}

// UnpackEnrol is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8d7daa37.
//
// Solidity: function enrol(bytes32 id, bytes32 x, bytes32 y, bytes tokenSignature, bytes deviceSignature) returns(bytes32 deviceId)
func (fleet *Fleet) UnpackEnrol(data []byte) ([32]byte, error) {
	out, err := fleet.abi.Unpack("enrol", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIdOfKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd0ac62eb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function idOfKey(bytes32 keyHash) view returns(bytes32)
func (fleet *Fleet) PackIdOfKey(keyHash [32]byte) []byte {
	enc, err := fleet.abi.Pack("idOfKey", keyHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIdOfKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd0ac62eb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function idOfKey(bytes32 keyHash) view returns(bytes32)
func (fleet *Fleet) TryPackIdOfKey(keyHash [32]byte) ([]byte, error) {
	return fleet.abi.Pack("idOfKey", keyHash)
}

// UnpackIdOfKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd0ac62eb.
//
// Solidity: function idOfKey(bytes32 keyHash) view returns(bytes32)
func (fleet *Fleet) UnpackIdOfKey(data []byte) ([32]byte, error) {
	out, err := fleet.abi.Unpack("idOfKey", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackInvitation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7594d297.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function invitation(bytes32 id) view returns((bytes32,bytes32,uint32,uint32,uint64,uint64,uint8,uint32,bytes32,bytes32,bytes32))
func (fleet *Fleet) PackInvitation(id [32]byte) []byte {
	enc, err := fleet.abi.Pack("invitation", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInvitation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7594d297.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function invitation(bytes32 id) view returns((bytes32,bytes32,uint32,uint32,uint64,uint64,uint8,uint32,bytes32,bytes32,bytes32))
func (fleet *Fleet) TryPackInvitation(id [32]byte) ([]byte, error) {
	return fleet.abi.Pack("invitation", id)
}

// UnpackInvitation is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7594d297.
//
// Solidity: function invitation(bytes32 id) view returns((bytes32,bytes32,uint32,uint32,uint64,uint64,uint8,uint32,bytes32,bytes32,bytes32))
func (fleet *Fleet) UnpackInvitation(data []byte) (Invitation, error) {
	out, err := fleet.abi.Unpack("invitation", data)
	if err != nil {
		return *new(Invitation), err
	}
	out0 := *abi.ConvertType(out[0], new(Invitation)).(*Invitation)
	return out0, nil
}

// PackInvite is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8f16158.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function invite(bytes32 id, bytes32 tokenX, bytes32 tokenY, uint32 organisation, uint32 policy, uint64 expires, bytes32 label, bytes32 replaces) returns()
func (fleet *Fleet) PackInvite(id [32]byte, tokenX [32]byte, tokenY [32]byte, organisation uint32, policy uint32, expires uint64, label [32]byte, replaces [32]byte) []byte {
	enc, err := fleet.abi.Pack("invite", id, tokenX, tokenY, organisation, policy, expires, label, replaces)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInvite is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8f16158.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function invite(bytes32 id, bytes32 tokenX, bytes32 tokenY, uint32 organisation, uint32 policy, uint64 expires, bytes32 label, bytes32 replaces) returns()
func (fleet *Fleet) TryPackInvite(id [32]byte, tokenX [32]byte, tokenY [32]byte, organisation uint32, policy uint32, expires uint64, label [32]byte, replaces [32]byte) ([]byte, error) {
	return fleet.abi.Pack("invite", id, tokenX, tokenY, organisation, policy, expires, label, replaces)
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (fleet *Fleet) PackIsConsumingScheduledOp() []byte {
	enc, err := fleet.abi.Pack("isConsumingScheduledOp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (fleet *Fleet) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return fleet.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (fleet *Fleet) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := fleet.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackKeyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf78bce2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function keyOf(bytes32 id) view returns(bytes32 x, bytes32 y, uint8 status, uint32 generation)
func (fleet *Fleet) PackKeyOf(id [32]byte) []byte {
	enc, err := fleet.abi.Pack("keyOf", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackKeyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf78bce2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function keyOf(bytes32 id) view returns(bytes32 x, bytes32 y, uint8 status, uint32 generation)
func (fleet *Fleet) TryPackKeyOf(id [32]byte) ([]byte, error) {
	return fleet.abi.Pack("keyOf", id)
}

// KeyOfOutput serves as a container for the return parameters of contract
// method KeyOf.
type KeyOfOutput struct {
	X          [32]byte
	Y          [32]byte
	Status     uint8
	Generation uint32
}

// UnpackKeyOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdf78bce2.
//
// Solidity: function keyOf(bytes32 id) view returns(bytes32 x, bytes32 y, uint8 status, uint32 generation)
func (fleet *Fleet) UnpackKeyOf(data []byte) (KeyOfOutput, error) {
	out, err := fleet.abi.Unpack("keyOf", data)
	outstruct := new(KeyOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.X = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Y = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	outstruct.Status = *abi.ConvertType(out[2], new(uint8)).(*uint8)
	outstruct.Generation = *abi.ConvertType(out[3], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb75c7dc6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revoke(bytes32 id) returns()
func (fleet *Fleet) PackRevoke(id [32]byte) []byte {
	enc, err := fleet.abi.Pack("revoke", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb75c7dc6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revoke(bytes32 id) returns()
func (fleet *Fleet) TryPackRevoke(id [32]byte) ([]byte, error) {
	return fleet.abi.Pack("revoke", id)
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (fleet *Fleet) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := fleet.abi.Pack("setAuthority", newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (fleet *Fleet) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return fleet.abi.Pack("setAuthority", newAuthority)
}

// PackWithdrawInvitation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x53405981.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawInvitation(bytes32 id) returns()
func (fleet *Fleet) PackWithdrawInvitation(id [32]byte) []byte {
	enc, err := fleet.abi.Pack("withdrawInvitation", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawInvitation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x53405981.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawInvitation(bytes32 id) returns()
func (fleet *Fleet) TryPackWithdrawInvitation(id [32]byte) ([]byte, error) {
	return fleet.abi.Pack("withdrawInvitation", id)
}

// FleetAuthorityUpdated represents a AuthorityUpdated event raised by the Fleet contract.
type FleetAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const FleetAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (FleetAuthorityUpdated) ContractEventName() string {
	return FleetAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (fleet *Fleet) UnpackAuthorityUpdatedEvent(log *types.Log) (*FleetAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != fleet.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(FleetAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := fleet.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range fleet.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// FleetDeviceEnrolled represents a DeviceEnrolled event raised by the Fleet contract.
type FleetDeviceEnrolled struct {
	Device       [32]byte
	Invitation   [32]byte
	Organisation uint32
	X            [32]byte
	Y            [32]byte
	Label        [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const FleetDeviceEnrolledEventName = "DeviceEnrolled"

// ContractEventName returns the user-defined event name.
func (FleetDeviceEnrolled) ContractEventName() string {
	return FleetDeviceEnrolledEventName
}

// UnpackDeviceEnrolledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DeviceEnrolled(bytes32 indexed device, bytes32 indexed invitation, uint32 indexed organisation, bytes32 x, bytes32 y, bytes32 label)
func (fleet *Fleet) UnpackDeviceEnrolledEvent(log *types.Log) (*FleetDeviceEnrolled, error) {
	event := "DeviceEnrolled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != fleet.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(FleetDeviceEnrolled)
	if len(log.Data) > 0 {
		if err := fleet.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range fleet.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// FleetDeviceReplaced represents a DeviceReplaced event raised by the Fleet contract.
type FleetDeviceReplaced struct {
	Device     [32]byte
	Invitation [32]byte
	Generation uint32
	X          [32]byte
	Y          [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const FleetDeviceReplacedEventName = "DeviceReplaced"

// ContractEventName returns the user-defined event name.
func (FleetDeviceReplaced) ContractEventName() string {
	return FleetDeviceReplacedEventName
}

// UnpackDeviceReplacedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DeviceReplaced(bytes32 indexed device, bytes32 indexed invitation, uint32 indexed generation, bytes32 x, bytes32 y)
func (fleet *Fleet) UnpackDeviceReplacedEvent(log *types.Log) (*FleetDeviceReplaced, error) {
	event := "DeviceReplaced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != fleet.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(FleetDeviceReplaced)
	if len(log.Data) > 0 {
		if err := fleet.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range fleet.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// FleetDeviceRevoked represents a DeviceRevoked event raised by the Fleet contract.
type FleetDeviceRevoked struct {
	Device [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const FleetDeviceRevokedEventName = "DeviceRevoked"

// ContractEventName returns the user-defined event name.
func (FleetDeviceRevoked) ContractEventName() string {
	return FleetDeviceRevokedEventName
}

// UnpackDeviceRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DeviceRevoked(bytes32 indexed device)
func (fleet *Fleet) UnpackDeviceRevokedEvent(log *types.Log) (*FleetDeviceRevoked, error) {
	event := "DeviceRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != fleet.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(FleetDeviceRevoked)
	if len(log.Data) > 0 {
		if err := fleet.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range fleet.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// FleetInvitationRevoked represents a InvitationRevoked event raised by the Fleet contract.
type FleetInvitationRevoked struct {
	Invitation [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const FleetInvitationRevokedEventName = "InvitationRevoked"

// ContractEventName returns the user-defined event name.
func (FleetInvitationRevoked) ContractEventName() string {
	return FleetInvitationRevokedEventName
}

// UnpackInvitationRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event InvitationRevoked(bytes32 indexed invitation)
func (fleet *Fleet) UnpackInvitationRevokedEvent(log *types.Log) (*FleetInvitationRevoked, error) {
	event := "InvitationRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != fleet.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(FleetInvitationRevoked)
	if len(log.Data) > 0 {
		if err := fleet.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range fleet.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// FleetInvited represents a Invited event raised by the Fleet contract.
type FleetInvited struct {
	Invitation   [32]byte
	Replaces     [32]byte
	Organisation uint32
	TokenX       [32]byte
	TokenY       [32]byte
	Policy       uint32
	Expires      uint64
	Label        [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const FleetInvitedEventName = "Invited"

// ContractEventName returns the user-defined event name.
func (FleetInvited) ContractEventName() string {
	return FleetInvitedEventName
}

// UnpackInvitedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Invited(bytes32 indexed invitation, bytes32 indexed replaces, uint32 indexed organisation, bytes32 tokenX, bytes32 tokenY, uint32 policy, uint64 expires, bytes32 label)
func (fleet *Fleet) UnpackInvitedEvent(log *types.Log) (*FleetInvited, error) {
	event := "Invited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != fleet.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(FleetInvited)
	if len(log.Data) > 0 {
		if err := fleet.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range fleet.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (fleet *Fleet) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], fleet.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return fleet.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return fleet.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return fleet.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["BadDeviceSignature"].ID.Bytes()[:4]) {
		return fleet.UnpackBadDeviceSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["BadTokenSignature"].ID.Bytes()[:4]) {
		return fleet.UnpackBadTokenSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["DeviceNotActive"].ID.Bytes()[:4]) {
		return fleet.UnpackDeviceNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["DeviceUnknown"].ID.Bytes()[:4]) {
		return fleet.UnpackDeviceUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["InvitationExpired"].ID.Bytes()[:4]) {
		return fleet.UnpackInvitationExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["InvitationIdWrong"].ID.Bytes()[:4]) {
		return fleet.UnpackInvitationIdWrongError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["InvitationKnown"].ID.Bytes()[:4]) {
		return fleet.UnpackInvitationKnownError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["InvitationOutdated"].ID.Bytes()[:4]) {
		return fleet.UnpackInvitationOutdatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["InvitationUnknown"].ID.Bytes()[:4]) {
		return fleet.UnpackInvitationUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["InvitationUsed"].ID.Bytes()[:4]) {
		return fleet.UnpackInvitationUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["InvitationWithdrawn"].ID.Bytes()[:4]) {
		return fleet.UnpackInvitationWithdrawnError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["KeyInUse"].ID.Bytes()[:4]) {
		return fleet.UnpackKeyInUseError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["KeyInvalid"].ID.Bytes()[:4]) {
		return fleet.UnpackKeyInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["OrganisationExpected"].ID.Bytes()[:4]) {
		return fleet.UnpackOrganisationExpectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["OrganisationUnknown"].ID.Bytes()[:4]) {
		return fleet.UnpackOrganisationUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], fleet.abi.Errors["PolicyUnknown"].ID.Bytes()[:4]) {
		return fleet.UnpackPolicyUnknownError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// FleetAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Fleet contract.
type FleetAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func FleetAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (fleet *Fleet) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*FleetAccessManagedInvalidAuthority, error) {
	out := new(FleetAccessManagedInvalidAuthority)
	if err := fleet.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Fleet contract.
type FleetAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func FleetAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (fleet *Fleet) UnpackAccessManagedRequiredDelayError(raw []byte) (*FleetAccessManagedRequiredDelay, error) {
	out := new(FleetAccessManagedRequiredDelay)
	if err := fleet.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Fleet contract.
type FleetAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func FleetAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (fleet *Fleet) UnpackAccessManagedUnauthorizedError(raw []byte) (*FleetAccessManagedUnauthorized, error) {
	out := new(FleetAccessManagedUnauthorized)
	if err := fleet.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetBadDeviceSignature represents a BadDeviceSignature error raised by the Fleet contract.
type FleetBadDeviceSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadDeviceSignature()
func FleetBadDeviceSignatureErrorID() common.Hash {
	return common.HexToHash("0x819df5218f80449de2edfc8f10effbf042da80918a8c09b0dc90cf1ece6de7a0")
}

// UnpackBadDeviceSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadDeviceSignature()
func (fleet *Fleet) UnpackBadDeviceSignatureError(raw []byte) (*FleetBadDeviceSignature, error) {
	out := new(FleetBadDeviceSignature)
	if err := fleet.abi.UnpackIntoInterface(out, "BadDeviceSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetBadTokenSignature represents a BadTokenSignature error raised by the Fleet contract.
type FleetBadTokenSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadTokenSignature()
func FleetBadTokenSignatureErrorID() common.Hash {
	return common.HexToHash("0x043e439cb77c288ece5acb84d5a8c42524905a4e39baf1ff65985acc16c2c91e")
}

// UnpackBadTokenSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadTokenSignature()
func (fleet *Fleet) UnpackBadTokenSignatureError(raw []byte) (*FleetBadTokenSignature, error) {
	out := new(FleetBadTokenSignature)
	if err := fleet.abi.UnpackIntoInterface(out, "BadTokenSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetDeviceNotActive represents a DeviceNotActive error raised by the Fleet contract.
type FleetDeviceNotActive struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeviceNotActive(bytes32 device)
func FleetDeviceNotActiveErrorID() common.Hash {
	return common.HexToHash("0x2b38e2eacb037b3acb2f06108efb5e6295d406492fbf6a0464145f6a04442ec8")
}

// UnpackDeviceNotActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeviceNotActive(bytes32 device)
func (fleet *Fleet) UnpackDeviceNotActiveError(raw []byte) (*FleetDeviceNotActive, error) {
	out := new(FleetDeviceNotActive)
	if err := fleet.abi.UnpackIntoInterface(out, "DeviceNotActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetDeviceUnknown represents a DeviceUnknown error raised by the Fleet contract.
type FleetDeviceUnknown struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeviceUnknown(bytes32 device)
func FleetDeviceUnknownErrorID() common.Hash {
	return common.HexToHash("0xda0015fe0c83865b6a2bc1ced238f8b296b5b4ebba42a3c6ccffae110047e12c")
}

// UnpackDeviceUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeviceUnknown(bytes32 device)
func (fleet *Fleet) UnpackDeviceUnknownError(raw []byte) (*FleetDeviceUnknown, error) {
	out := new(FleetDeviceUnknown)
	if err := fleet.abi.UnpackIntoInterface(out, "DeviceUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetInvitationExpired represents a InvitationExpired error raised by the Fleet contract.
type FleetInvitationExpired struct {
	Expires uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvitationExpired(uint64 expires)
func FleetInvitationExpiredErrorID() common.Hash {
	return common.HexToHash("0xae167530b5a56b20b0adc263545c03282510a2eaa276dd73dcac78f3438b7e91")
}

// UnpackInvitationExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvitationExpired(uint64 expires)
func (fleet *Fleet) UnpackInvitationExpiredError(raw []byte) (*FleetInvitationExpired, error) {
	out := new(FleetInvitationExpired)
	if err := fleet.abi.UnpackIntoInterface(out, "InvitationExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetInvitationIdWrong represents a InvitationIdWrong error raised by the Fleet contract.
type FleetInvitationIdWrong struct {
	Expected [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvitationIdWrong(bytes32 expected)
func FleetInvitationIdWrongErrorID() common.Hash {
	return common.HexToHash("0x69b1906a205fa6ef46b6080077d98d9bd71d4cafe331a3afed3f48b9ec582dc4")
}

// UnpackInvitationIdWrongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvitationIdWrong(bytes32 expected)
func (fleet *Fleet) UnpackInvitationIdWrongError(raw []byte) (*FleetInvitationIdWrong, error) {
	out := new(FleetInvitationIdWrong)
	if err := fleet.abi.UnpackIntoInterface(out, "InvitationIdWrong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetInvitationKnown represents a InvitationKnown error raised by the Fleet contract.
type FleetInvitationKnown struct {
	Invitation [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvitationKnown(bytes32 invitation)
func FleetInvitationKnownErrorID() common.Hash {
	return common.HexToHash("0x704629850f39a6f7843b517b28bd3cd3849f68f7b3d5b2e88316bedfb6365476")
}

// UnpackInvitationKnownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvitationKnown(bytes32 invitation)
func (fleet *Fleet) UnpackInvitationKnownError(raw []byte) (*FleetInvitationKnown, error) {
	out := new(FleetInvitationKnown)
	if err := fleet.abi.UnpackIntoInterface(out, "InvitationKnown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetInvitationOutdated represents a InvitationOutdated error raised by the Fleet contract.
type FleetInvitationOutdated struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvitationOutdated(bytes32 device)
func FleetInvitationOutdatedErrorID() common.Hash {
	return common.HexToHash("0xd1b7a7d12b6fe22c5cc944c5d5666392477fe2347d6a6a967fb93e12997d19f5")
}

// UnpackInvitationOutdatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvitationOutdated(bytes32 device)
func (fleet *Fleet) UnpackInvitationOutdatedError(raw []byte) (*FleetInvitationOutdated, error) {
	out := new(FleetInvitationOutdated)
	if err := fleet.abi.UnpackIntoInterface(out, "InvitationOutdated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetInvitationUnknown represents a InvitationUnknown error raised by the Fleet contract.
type FleetInvitationUnknown struct {
	Invitation [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvitationUnknown(bytes32 invitation)
func FleetInvitationUnknownErrorID() common.Hash {
	return common.HexToHash("0x1e3050ee60c1b003cf92736dcd0770deefebbc1c579b1d49cc10b149199037ed")
}

// UnpackInvitationUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvitationUnknown(bytes32 invitation)
func (fleet *Fleet) UnpackInvitationUnknownError(raw []byte) (*FleetInvitationUnknown, error) {
	out := new(FleetInvitationUnknown)
	if err := fleet.abi.UnpackIntoInterface(out, "InvitationUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetInvitationUsed represents a InvitationUsed error raised by the Fleet contract.
type FleetInvitationUsed struct {
	Device [32]byte
	UsedAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvitationUsed(bytes32 device, uint64 usedAt)
func FleetInvitationUsedErrorID() common.Hash {
	return common.HexToHash("0x3b5d2ee203a89ce134b5937a05db6786190d1a5063d33b42db1c270df5c5c7ef")
}

// UnpackInvitationUsedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvitationUsed(bytes32 device, uint64 usedAt)
func (fleet *Fleet) UnpackInvitationUsedError(raw []byte) (*FleetInvitationUsed, error) {
	out := new(FleetInvitationUsed)
	if err := fleet.abi.UnpackIntoInterface(out, "InvitationUsed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetInvitationWithdrawn represents a InvitationWithdrawn error raised by the Fleet contract.
type FleetInvitationWithdrawn struct {
	Invitation [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvitationWithdrawn(bytes32 invitation)
func FleetInvitationWithdrawnErrorID() common.Hash {
	return common.HexToHash("0x152f6c524a19aa1c5fc3f8b8af12bcf5d809b47e9138af9368056c5d4e72fffa")
}

// UnpackInvitationWithdrawnError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvitationWithdrawn(bytes32 invitation)
func (fleet *Fleet) UnpackInvitationWithdrawnError(raw []byte) (*FleetInvitationWithdrawn, error) {
	out := new(FleetInvitationWithdrawn)
	if err := fleet.abi.UnpackIntoInterface(out, "InvitationWithdrawn", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetKeyInUse represents a KeyInUse error raised by the Fleet contract.
type FleetKeyInUse struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyInUse(bytes32 device)
func FleetKeyInUseErrorID() common.Hash {
	return common.HexToHash("0x6e43cf63abf782ca4122e6344dd404aa46f77cc79dffeff87d17810d7e74512a")
}

// UnpackKeyInUseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyInUse(bytes32 device)
func (fleet *Fleet) UnpackKeyInUseError(raw []byte) (*FleetKeyInUse, error) {
	out := new(FleetKeyInUse)
	if err := fleet.abi.UnpackIntoInterface(out, "KeyInUse", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetKeyInvalid represents a KeyInvalid error raised by the Fleet contract.
type FleetKeyInvalid struct {
	X [32]byte
	Y [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func FleetKeyInvalidErrorID() common.Hash {
	return common.HexToHash("0x387a050e0853cb7cedb644c5dcd8110d3b6002bfc721fbc902bc0a85b7dcd2e2")
}

// UnpackKeyInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func (fleet *Fleet) UnpackKeyInvalidError(raw []byte) (*FleetKeyInvalid, error) {
	out := new(FleetKeyInvalid)
	if err := fleet.abi.UnpackIntoInterface(out, "KeyInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetOrganisationExpected represents a OrganisationExpected error raised by the Fleet contract.
type FleetOrganisationExpected struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationExpected(uint32 organisation)
func FleetOrganisationExpectedErrorID() common.Hash {
	return common.HexToHash("0xf4f946551ab95ae63f612d9b35e7fa21a44a679dd335afb74267bbb9361d7ff1")
}

// UnpackOrganisationExpectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationExpected(uint32 organisation)
func (fleet *Fleet) UnpackOrganisationExpectedError(raw []byte) (*FleetOrganisationExpected, error) {
	out := new(FleetOrganisationExpected)
	if err := fleet.abi.UnpackIntoInterface(out, "OrganisationExpected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetOrganisationUnknown represents a OrganisationUnknown error raised by the Fleet contract.
type FleetOrganisationUnknown struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationUnknown(uint32 organisation)
func FleetOrganisationUnknownErrorID() common.Hash {
	return common.HexToHash("0x1882ec9e07bbfc94ca8fe3f1ea107f06cb5c384717722297fdb645afbd451766")
}

// UnpackOrganisationUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationUnknown(uint32 organisation)
func (fleet *Fleet) UnpackOrganisationUnknownError(raw []byte) (*FleetOrganisationUnknown, error) {
	out := new(FleetOrganisationUnknown)
	if err := fleet.abi.UnpackIntoInterface(out, "OrganisationUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FleetPolicyUnknown represents a PolicyUnknown error raised by the Fleet contract.
type FleetPolicyUnknown struct {
	Policy uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PolicyUnknown(uint32 policy)
func FleetPolicyUnknownErrorID() common.Hash {
	return common.HexToHash("0x0e54c8200015075b6ac09440e24a2f05113f07b5b7f96db8a26696ee1ff768a5")
}

// UnpackPolicyUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PolicyUnknown(uint32 policy)
func (fleet *Fleet) UnpackPolicyUnknownError(raw []byte) (*FleetPolicyUnknown, error) {
	out := new(FleetPolicyUnknown)
	if err := fleet.abi.UnpackIntoInterface(out, "PolicyUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesMetaData contains all meta data concerning the Policies contract.
var PoliciesMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"contractIStores\",\"name\":\"stores\",\"type\":\"address\"},{\"internalType\":\"contractICustody\",\"name\":\"custody\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"MAX_RETENTION\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_SLOTS\",\"outputs\":[{\"internalType\":\"uint8\",\"name\":\"\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_SPAN\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"assign\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"assignAtEnrolment\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"latest\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"publishedAt\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"policyCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"policyOf\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"components\":[{\"internalType\":\"uint64\",\"name\":\"interval\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grace\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"},{\"internalType\":\"uint64\",\"name\":\"restoreRole\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"approverRole\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"requestTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"internalType\":\"structTerms\",\"name\":\"terms_\",\"type\":\"tuple\"}],\"name\":\"publish\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"number\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"published\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"publishedAt\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"quorum\",\"outputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"}],\"internalType\":\"structQuorum\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"terms\",\"outputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"interval\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grace\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"},{\"internalType\":\"uint64\",\"name\":\"restoreRole\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"approverRole\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"requestTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"internalType\":\"structTerms\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"versionAccepted\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"PolicyAssigned\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"publishedAt\",\"type\":\"uint64\"},{\"components\":[{\"internalType\":\"uint64\",\"name\":\"interval\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grace\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"},{\"internalType\":\"uint64\",\"name\":\"restoreRole\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"approverRole\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"requestTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"indexed\":false,\"internalType\":\"structTerms\",\"name\":\"terms\",\"type\":\"tuple\"}],\"name\":\"PolicyPublished\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ApprovalsMissing\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"string\",\"name\":\"what\",\"type\":\"string\"},{\"internalType\":\"uint64\",\"name\":\"value\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"least\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"most\",\"type\":\"uint64\"}],\"name\":\"DurationOutOfRange\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"KMissing\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"KTooLarge\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint256\",\"name\":\"held\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"allowed\",\"type\":\"uint256\"}],\"name\":\"OrganisationHoldsTooMuch\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"OrganisationsAboveN\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"name\":\"PanelUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"PolicyUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"QuorumAboveN\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"}],\"name\":\"QuorumBelowK\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"role\",\"type\":\"uint64\"}],\"name\":\"RoleOpenToAll\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"}],\"name\":\"SlotTwice\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"}],\"name\":\"SlotUnassigned\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"}],\"name\":\"SlotsExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"most\",\"type\":\"uint8\"}],\"name\":\"TooManySlots\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"VersionUnknown\",\"type\":\"error\"}]",
	ID:  "a58453063ff222010cf759a205da2be4e9",
	Bin: "0x60c0346100e257601f6122d638819003918201601f19168301916001600160401b038311848410176100e6578084926060946040528339810103126100e25780516001600160a01b03811691908290036100e2576020810151906001600160a01b03821682036100e25760400151916001600160a01b03831683036100e2575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160805260a0526040516121db90816100fb823960805181610b17015260a0518161174a0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c908162470b4e146119e25750806333d285d714610633578063451746eb146107a7578063457f6ba2146107895780635483a0b51461075957806362e7d558146106595780636e288390146106335780636fff0f0d146105fd5780637a9e5e4b146104f85780638fb3603714610485578063939b012c14610421578063bf7e214f146103ef578063c0f3f2e9146103d5578063de54d429146103b2578063e086a2d4146100ed5763e380626b146100cb575f80fd5b346100e9575f6003193601126100e95760206040516301e133808152f35b5f80fd5b346100e95760406003193601126100e957610106611a2f565b63ffffffff610113611a42565b915f6101a060405161012481611bd0565b8281528260208201528260408201528260608201528260808201528260a08201528260c0820152606060e0820152826101008201528261012082015282610140820152826101608201528261018082015201521690815f52600260205260405f2063ffffffff82165f5260205260405f209060028201549267ffffffffffffffff84161561037c5750508054906101ba81612013565b906001015491604051926101cd84611bd0565b67ffffffffffffffff8216845260208401948260401c67ffffffffffffffff16865260408501908360801c67ffffffffffffffff168252606086018460c01c60ff16815260808701958560c81c60ff16875260a088018660d01c60ff16815260c08901908760d81c60ff16825260e08a019283526101008a019867ffffffffffffffff88168a526101208b01948860401c67ffffffffffffffff1686526101408c019660401c60ff1687526101608c01978960801c67ffffffffffffffff1689526101808d019960c01c8a526101a08d019a60e01c8b52604051809e819e602083525167ffffffffffffffff1660208301525167ffffffffffffffff1690604001525167ffffffffffffffff1660608d01525160ff1660808c01525160ff1660a08b01525160ff1660c08a01525160ff1660e08901525161010088016101c090526101e0880161031c91611a66565b955167ffffffffffffffff166101208801525167ffffffffffffffff166101408701525160ff166101608601525167ffffffffffffffff166101808501525167ffffffffffffffff166101a08401525163ffffffff166101c08301520390f35b63ffffffff92507f5c29db79000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b346100e9575f6003193601126100e957602063ffffffff60045416604051908152f35b346100e9575f6003193601126100e9576020604051818152f35b346100e9575f6003193601126100e957602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b346100e95760406003193601126100e95761043a611a2f565b63ffffffff610447611a42565b91165f52600260205263ffffffff60405f2091165f526020526040805f2067ffffffffffffffff600260038301549201541682519182526020820152f35b346100e9575f6003193601126100e9575f5460a01c60ff16156104f05760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f6104c6565b346100e95760206003193601126100e95760043573ffffffffffffffffffffffffffffffffffffffff8116908181036100e9575f549073ffffffffffffffffffffffffffffffffffffffff821633036105d1573b156105a557817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346100e95760406003193601126100e957602061062961061b611a2f565b610623611a42565b90611cff565b6040519015158152f35b346100e95760406003193601126100e95761065761064f611a42565b600435611a9f565b005b346100e95760406003193601126100e957610672611a2f565b63ffffffff61067f611a42565b916060608060405161069081611bb4565b5f81525f60208201525f60408201525f838201520152165f52600260205263ffffffff60405f2091165f5260205267ffffffffffffffff60405f206107556106d9825492612013565b60ff604051936106e885611bb4565b858160401c1685528160208601818360c81c168152816040880191818560d01c1683528160608a019560d81c16855260808901968752604051998a9960208b52511660208a01525116604088015251166060860152511660808401525160a08084015260c0830190611a66565b0390f35b346100e95760206003193601126100e9576004355f526003602052602063ffffffff60405f205416604051908152f35b346100e9575f6003193601126100e957602060405163bbf81e008152f35b346100e95760606003193601126100e9576107c0611a2f565b67ffffffffffffffff604435116100e9576101c0600319604435360301126100e9576107ec3633611dc9565b6107fa608460443501611c10565b60ff61080a606460443501611c10565b16156119ba57602060ff8216116119865760ff811660ff61082f606460443501611c10565b16116119445761084360a460443501611c10565b60ff80610854606460443501611c10565b169116106118f45760ff811660ff61087060a460443501611c10565b16116118b25760ff811660ff61088a60c460443501611c10565b1611611870576108a460e460443501604435600401611c2f565b905060ff821603611828576108fd6108c0604435600401611b56565b6040516108ce604082611bed565b600881527f696e74657276616c0000000000000000000000000000000000000000000000006020820152612088565b61094b61090e602460443501611b56565b60405161091c604082611bed565b600c81527f6d696e526574656e74696f6e00000000000000000000000000000000000000006020820152612124565b61099861095b6044803501611b56565b604051610969604082611bed565b600581527f67726163650000000000000000000000000000000000000000000000000000006020820152612124565b6109e76109aa61016460443501611b56565b6040516109b8604082611bed565b600a81527f7265717565737454746c000000000000000000000000000000000000000000006020820152612088565b610a366109f961018460443501611b56565b604051610a07604082611bed565b600881527f6772616e7454746c0000000000000000000000000000000000000000000000006020820152612088565b60ff610a4761014460443501611c10565b16156118005767ffffffffffffffff80610a6661010460443501611b56565b16146117cc5767ffffffffffffffff80610a8561012460443501611b56565b16146117cc5763ffffffff610a9f6101a460443501611c1e565b161580156116f7575b6116b757610ac060e460443501604435600401611c2f565b909160ff80610ad3606460443501611c10565b1691160360ff811161136c5760ff1691610aec82611fe7565b90610afa6040519283611bed565b828252601f19610b0984611fe7565b015f5b81811061168e5750507f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165f5b8481106114d4575050505f915f925f925f5b8381106114225750508481029080820486149015171561136c57101580611419575b6113e1578363ffffffff8116611399575060045463ffffffff811663ffffffff811461136c57600101907fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000063ffffffff83169116176004555b63ffffffff81165f526001602052600163ffffffff60405f205416019063ffffffff821161136c57610c106044803501611b56565b60405190610c1d82611b6b565b63ffffffff841682526020820167ffffffffffffffff4216815267ffffffffffffffff604084019216825263ffffffff84165f52600160205263ffffffff8060405f20945116167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000084541617835551907fffffffffffffffffffffffff00000000000000000000000000000000ffffffff6bffffffffffffffff0000000073ffffffffffffffff0000000000000000000000008554935160601b169360201b1691161717905563ffffffff81165f52600260205260405f2063ffffffff83165f5260205260405f2067ffffffffffffffff610d1c604435600401611b56565b167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416178155610d96610d55602460443501611b56565b82547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff1660409190911b6fffffffffffffffff000000000000000016178255565b610def610da66044803501611b56565b82547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff1660809190911b77ffffffffffffffff0000000000000000000000000000000016178255565b610dfd606460443501611c10565b815479ff00000000000000000000000000000000000000000000000000610e28608460443501611c10565b60c81b167bffffffffffffffffffffffffffffffffffffffffffffffffffffffff7aff0000000000000000000000000000000000000000000000000000610e7360a460443501611c10565b60d01b16917fffffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffff7bff000000000000000000000000000000000000000000000000000000610ec460c460443501611c10565b60d81b16947fffffffffff000000ffffffffffffffffffffffffffffffffffffffffffffffff78ff0000000000000000000000000000000000000000000000007fffffffff00000000000000000000000000000000000000000000000000000000610f346101a460443501611c1e565b60e01b169860c01b169116171617161717178155610f5761010460443501611b56565b67ffffffffffffffff6001830191167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416178155610f9f610d5561012460443501611b56565b610fb1610da661016460443501611b56565b610fc061018460443501611b56565b815477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff000000000000000000000000000000000000000000000000161790556002810180547fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000164267ffffffffffffffff1617815561104c60443561014401611c10565b7fffffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffff68ff000000000000000083549260401b16911617905560243560038201555f5b6110a160e460443501604435600401611c2f565b90508110156110ff57806110d36110ce6001936110c860e460443501604435600401611c2f565b90611c83565b611c1e565b6110e08260048601611cc0565b63ffffffff80839493549260031b9316831b921b19161790550161108d565b505060405191602435835267ffffffffffffffff421660208401526060604084015267ffffffffffffffff611138604435600401611cdc565b16606084015267ffffffffffffffff611155602460443501611cdc565b16608084015267ffffffffffffffff6111716044803501611cdc565b1660a084015260ff611187606460443501611cf1565b1660c084015260ff61119d608460443501611cf1565b1660e084015260ff6111b360a460443501611cf1565b1661010084015260ff6111ca60c460443501611cf1565b1661012084015260e460443501357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd6044353603018112156100e95760443501926024600485013594019367ffffffffffffffff81116100e9578060051b360385136100e9576101c061014083015261022082018190526102408201905f5b81811061134557505063ffffffff93945067ffffffffffffffff61127261010460443501611cdc565b1661016083015267ffffffffffffffff61129161012460443501611cdc565b1661018083015260ff6112a961014460443501611cf1565b166101a083015267ffffffffffffffff6112c861016460443501611cdc565b166101c083015267ffffffffffffffff6112e761018460443501611cdc565b166101e0830152836112fe6101a460443501611a55565b166102008301527f0dcfca32b31702b9787c80ff797590ed86e2e714dcf8360b68029890738d0b0b8484169280868816930390a36040805193831684529116602083015290f35b909160208060019263ffffffff61135b8b611a55565b168152019701910195919095611249565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b63ffffffff6004541663ffffffff82161115610bdb5763ffffffff907f0e54c820000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b63ffffffff907f4a4c899f000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b50828211610b82565b5f60015f5b8681106114785750611468575b868111611445575b50600101610b60565b94509450600163ffffffff604061145c8885611fff565b5101511694959061143c565b92611472906121ae565b92611434565b9163ffffffff604061148a8588611fff565b5101511663ffffffff604061149f8789611fff565b51015116036114cb578383106114c3575b6114bb6001916121ae565b925b01611427565b5f91506114b0565b916001906114bd565b6114e26110ce828786611c83565b63ffffffff604051917f8e18fce9000000000000000000000000000000000000000000000000000000008352166004820152606081602481865afa908115611683575f9161161b575b506115368286611fff565b526115418185611fff565b5063ffffffff6115518286611fff565b515116156115dc575f5b81811061156b5750600101610b4e565b6115796110ce828887611c83565b63ffffffff8061158d6110ce868b8a611c83565b1691161461159d5760010161155b565b63ffffffff6115b06110ce848988611c83565b7ff1ca841f000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b6115ef6110ce63ffffffff928786611c83565b7ffc159c2e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b90506060813d821161167b575b8161163560609383611bed565b810103126100e957611670604080519261164e84611b6b565b61165781611fd6565b845261166560208201611fd6565b602085015201611fd6565b60408201528861152b565b3d9150611628565b6040513d5f823e3d90fd5b60209060405161169d81611b6b565b5f81525f838201525f604082015282828701015201610b0c565b63ffffffff6116cb6101a460443501611c1e565b7f9de8b0f1000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b506117076101a460443501611c1e565b6040517f96879ef000000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115611683575f9161178b575b5063ffffffff809116911611610aa8565b90506020813d6020116117c4575b816117a660209383611bed565b810103126100e95763ffffffff6117bd8192611fd6565b915061177a565b3d9150611799565b7f82d7ac72000000000000000000000000000000000000000000000000000000005f5267ffffffffffffffff60045260245ffd5b7fda01d4f0000000000000000000000000000000000000000000000000000000005f5260045ffd5b60ff61183e60e460443501604435600401611c2f565b9290507fb9ce4674000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b60ff908161188260c460443501611c10565b7f81366088000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff90816118c460a460443501611c10565b7f5f14810a000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff61190460a460443501611c10565b81611913606460443501611c10565b917fa062fdfc000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff9081611956606460443501611c10565b7fc154e026000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff907fa1f98312000000000000000000000000000000000000000000000000000000005f5216600452602060245260445ffd5b7f32ce9bf2000000000000000000000000000000000000000000000000000000005f5260045ffd5b346100e95760206003193601126100e95760409063ffffffff611a03611a2f565b165f90815260016020908152908390205463ffffffff81168352811c67ffffffffffffffff1690820152f35b6004359063ffffffff821682036100e957565b6024359063ffffffff821682036100e957565b359063ffffffff821682036100e957565b90602080835192838152019201905f5b818110611a835750505090565b825163ffffffff16845260209384019390920191600101611a76565b9063ffffffff90611ab03633611dc9565b169081158015611b45575b611b1957805f52600360205260405f20827fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000008254161790557f2df333996fc3c3d43eefa0d875b8ecdfc9157f5560e488091182f61fe51e0d005f80a3565b507f0e54c820000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff600454168211611abb565b3567ffffffffffffffff811681036100e95790565b6060810190811067ffffffffffffffff821117611b8757604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60a0810190811067ffffffffffffffff821117611b8757604052565b6101c0810190811067ffffffffffffffff821117611b8757604052565b90601f601f19910116810190811067ffffffffffffffff821117611b8757604052565b3560ff811681036100e95790565b3563ffffffff811681036100e95790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100e9570180359067ffffffffffffffff82116100e957602001918160051b360383136100e957565b9190811015611c935760051b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9190916020831015611c9357601c908360031c019260021b1690565b359067ffffffffffffffff821682036100e957565b359060ff821682036100e957565b63ffffffff165f52600160205260405f2060405190611d1d82611b6b565b549063ffffffff82169081815263ffffffff602082019467ffffffffffffffff8560201c16865267ffffffffffffffff604084019560601c16855216918215611dc0578214611db7576001820180921161136c575163ffffffff16149182611d8457505090565b67ffffffffffffffff919250819051169151160167ffffffffffffffff811161136c5767ffffffffffffffff1642111590565b50505050600190565b50505050505f90565b5f915f549173ffffffffffffffffffffffffffffffffffffffff831692826004116100e9575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff00000000000000000000000000000000000000000000000000000000833516606482015260648152611e7a608482611bed565b828052826020525190895afa611fc3575b15611e99575b505050505050565b63ffffffff1615611f97577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b156100e957601f19925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af1801561168357611f84575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080611e91565b611f9091505f90611bed565b5f5f611f52565b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c150290611e8b565b519063ffffffff821682036100e957565b67ffffffffffffffff8111611b875760051b60200190565b8051821015611c935760209160051b010190565b9060ff825460c81c1661202581611fe7565b6120326040519182611bed565b818152601f1961204183611fe7565b013660208301379283906004015f5b83811061205d5750505050565b8063ffffffff61206f60019385611cc0565b90549060031b1c166120818286611fff565b5201612050565b9067ffffffffffffffff1690600182108015612117575b6120a7575050565b60a490601f19601f60206040519586947f0fa1f8a5000000000000000000000000000000000000000000000000000000008652608060048701528051928391826084890152018787015e5f8683870101526024850152600160448501526301e13380606485015201168101030190fd5b506301e13380821161209f565b9067ffffffffffffffff169063bbf81e00821161213f575050565b60a490601f19601f60206040519586947f0fa1f8a5000000000000000000000000000000000000000000000000000000008652608060048701528051928391826084890152018787015e5f86838701015260248501525f604485015263bbf81e00606485015201168101030190fd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811461136c576001019056",
}

// Policies is an auto generated Go binding around an Ethereum contract.
type Policies struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Policies) GetABI() abi.ABI {
	return c.abi
}

// NewPolicies creates a new instance of Policies.
func NewPolicies() *Policies {
	parsed, err := PoliciesMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Policies{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Policies) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address authority, address stores, address custody) returns()
func (policies *Policies) PackConstructor(authority common.Address, stores common.Address, custody common.Address) []byte {
	enc, err := policies.abi.Pack("", authority, stores, custody)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXRETENTION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x457f6ba2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_RETENTION() view returns(uint64)
func (policies *Policies) PackMAXRETENTION() []byte {
	enc, err := policies.abi.Pack("MAX_RETENTION")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXRETENTION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x457f6ba2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_RETENTION() view returns(uint64)
func (policies *Policies) TryPackMAXRETENTION() ([]byte, error) {
	return policies.abi.Pack("MAX_RETENTION")
}

// UnpackMAXRETENTION is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x457f6ba2.
//
// Solidity: function MAX_RETENTION() view returns(uint64)
func (policies *Policies) UnpackMAXRETENTION(data []byte) (uint64, error) {
	out, err := policies.abi.Unpack("MAX_RETENTION", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMAXSLOTS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0f3f2e9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_SLOTS() view returns(uint8)
func (policies *Policies) PackMAXSLOTS() []byte {
	enc, err := policies.abi.Pack("MAX_SLOTS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXSLOTS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0f3f2e9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_SLOTS() view returns(uint8)
func (policies *Policies) TryPackMAXSLOTS() ([]byte, error) {
	return policies.abi.Pack("MAX_SLOTS")
}

// UnpackMAXSLOTS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc0f3f2e9.
//
// Solidity: function MAX_SLOTS() view returns(uint8)
func (policies *Policies) UnpackMAXSLOTS(data []byte) (uint8, error) {
	out, err := policies.abi.Unpack("MAX_SLOTS", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackMAXSPAN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe380626b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_SPAN() view returns(uint64)
func (policies *Policies) PackMAXSPAN() []byte {
	enc, err := policies.abi.Pack("MAX_SPAN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXSPAN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe380626b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_SPAN() view returns(uint64)
func (policies *Policies) TryPackMAXSPAN() ([]byte, error) {
	return policies.abi.Pack("MAX_SPAN")
}

// UnpackMAXSPAN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe380626b.
//
// Solidity: function MAX_SPAN() view returns(uint64)
func (policies *Policies) UnpackMAXSPAN(data []byte) (uint64, error) {
	out, err := policies.abi.Unpack("MAX_SPAN", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackAssign is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33d285d7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assign(bytes32 device, uint32 policy) returns()
func (policies *Policies) PackAssign(device [32]byte, policy uint32) []byte {
	enc, err := policies.abi.Pack("assign", device, policy)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssign is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33d285d7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assign(bytes32 device, uint32 policy) returns()
func (policies *Policies) TryPackAssign(device [32]byte, policy uint32) ([]byte, error) {
	return policies.abi.Pack("assign", device, policy)
}

// PackAssignAtEnrolment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e288390.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assignAtEnrolment(bytes32 device, uint32 policy) returns()
func (policies *Policies) PackAssignAtEnrolment(device [32]byte, policy uint32) []byte {
	enc, err := policies.abi.Pack("assignAtEnrolment", device, policy)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssignAtEnrolment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e288390.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assignAtEnrolment(bytes32 device, uint32 policy) returns()
func (policies *Policies) TryPackAssignAtEnrolment(device [32]byte, policy uint32) ([]byte, error) {
	return policies.abi.Pack("assignAtEnrolment", device, policy)
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (policies *Policies) PackAuthority() []byte {
	enc, err := policies.abi.Pack("authority")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function authority() view returns(address)
func (policies *Policies) TryPackAuthority() ([]byte, error) {
	return policies.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (policies *Policies) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := policies.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (policies *Policies) PackIsConsumingScheduledOp() []byte {
	enc, err := policies.abi.Pack("isConsumingScheduledOp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (policies *Policies) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return policies.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (policies *Policies) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := policies.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackLatest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x00470b4e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function latest(uint32 policy) view returns(uint32 version, uint64 publishedAt)
func (policies *Policies) PackLatest(policy uint32) []byte {
	enc, err := policies.abi.Pack("latest", policy)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLatest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x00470b4e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function latest(uint32 policy) view returns(uint32 version, uint64 publishedAt)
func (policies *Policies) TryPackLatest(policy uint32) ([]byte, error) {
	return policies.abi.Pack("latest", policy)
}

// LatestOutput serves as a container for the return parameters of contract
// method Latest.
type LatestOutput struct {
	Version     uint32
	PublishedAt uint64
}

// UnpackLatest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x00470b4e.
//
// Solidity: function latest(uint32 policy) view returns(uint32 version, uint64 publishedAt)
func (policies *Policies) UnpackLatest(data []byte) (LatestOutput, error) {
	out, err := policies.abi.Unpack("latest", data)
	outstruct := new(LatestOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Version = *abi.ConvertType(out[0], new(uint32)).(*uint32)
	outstruct.PublishedAt = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackPolicyCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xde54d429.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function policyCount() view returns(uint32)
func (policies *Policies) PackPolicyCount() []byte {
	enc, err := policies.abi.Pack("policyCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPolicyCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xde54d429.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function policyCount() view returns(uint32)
func (policies *Policies) TryPackPolicyCount() ([]byte, error) {
	return policies.abi.Pack("policyCount")
}

// UnpackPolicyCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xde54d429.
//
// Solidity: function policyCount() view returns(uint32)
func (policies *Policies) UnpackPolicyCount(data []byte) (uint32, error) {
	out, err := policies.abi.Unpack("policyCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackPolicyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5483a0b5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function policyOf(bytes32 device) view returns(uint32)
func (policies *Policies) PackPolicyOf(device [32]byte) []byte {
	enc, err := policies.abi.Pack("policyOf", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPolicyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5483a0b5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function policyOf(bytes32 device) view returns(uint32)
func (policies *Policies) TryPackPolicyOf(device [32]byte) ([]byte, error) {
	return policies.abi.Pack("policyOf", device)
}

// UnpackPolicyOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5483a0b5.
//
// Solidity: function policyOf(bytes32 device) view returns(uint32)
func (policies *Policies) UnpackPolicyOf(data []byte) (uint32, error) {
	out, err := policies.abi.Unpack("policyOf", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackPublish is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x451746eb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function publish(uint32 policy, bytes32 name, (uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms_) returns(uint32 number, uint32 version)
func (policies *Policies) PackPublish(policy uint32, name [32]byte, terms Terms) []byte {
	enc, err := policies.abi.Pack("publish", policy, name, terms)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPublish is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x451746eb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function publish(uint32 policy, bytes32 name, (uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms_) returns(uint32 number, uint32 version)
func (policies *Policies) TryPackPublish(policy uint32, name [32]byte, terms Terms) ([]byte, error) {
	return policies.abi.Pack("publish", policy, name, terms)
}

// PublishOutput serves as a container for the return parameters of contract
// method Publish.
type PublishOutput struct {
	Number  uint32
	Version uint32
}

// UnpackPublish is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x451746eb.
//
// Solidity: function publish(uint32 policy, bytes32 name, (uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms_) returns(uint32 number, uint32 version)
func (policies *Policies) UnpackPublish(data []byte) (PublishOutput, error) {
	out, err := policies.abi.Unpack("publish", data)
	outstruct := new(PublishOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Number = *abi.ConvertType(out[0], new(uint32)).(*uint32)
	outstruct.Version = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackPublished is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x939b012c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function published(uint32 policy, uint32 version) view returns(bytes32 name, uint64 publishedAt)
func (policies *Policies) PackPublished(policy uint32, version uint32) []byte {
	enc, err := policies.abi.Pack("published", policy, version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPublished is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x939b012c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function published(uint32 policy, uint32 version) view returns(bytes32 name, uint64 publishedAt)
func (policies *Policies) TryPackPublished(policy uint32, version uint32) ([]byte, error) {
	return policies.abi.Pack("published", policy, version)
}

// PublishedOutput serves as a container for the return parameters of contract
// method Published.
type PublishedOutput struct {
	Name        [32]byte
	PublishedAt uint64
}

// UnpackPublished is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x939b012c.
//
// Solidity: function published(uint32 policy, uint32 version) view returns(bytes32 name, uint64 publishedAt)
func (policies *Policies) UnpackPublished(data []byte) (PublishedOutput, error) {
	out, err := policies.abi.Unpack("published", data)
	outstruct := new(PublishedOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Name = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.PublishedAt = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackQuorum is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62e7d558.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quorum(uint32 policy, uint32 version) view returns((uint64,uint8,uint8,uint8,uint32[]))
func (policies *Policies) PackQuorum(policy uint32, version uint32) []byte {
	enc, err := policies.abi.Pack("quorum", policy, version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuorum is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62e7d558.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quorum(uint32 policy, uint32 version) view returns((uint64,uint8,uint8,uint8,uint32[]))
func (policies *Policies) TryPackQuorum(policy uint32, version uint32) ([]byte, error) {
	return policies.abi.Pack("quorum", policy, version)
}

// UnpackQuorum is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x62e7d558.
//
// Solidity: function quorum(uint32 policy, uint32 version) view returns((uint64,uint8,uint8,uint8,uint32[]))
func (policies *Policies) UnpackQuorum(data []byte) (Quorum, error) {
	out, err := policies.abi.Unpack("quorum", data)
	if err != nil {
		return *new(Quorum), err
	}
	out0 := *abi.ConvertType(out[0], new(Quorum)).(*Quorum)
	return out0, nil
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (policies *Policies) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := policies.abi.Pack("setAuthority", newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (policies *Policies) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return policies.abi.Pack("setAuthority", newAuthority)
}

// PackTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe086a2d4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function terms(uint32 policy, uint32 version) view returns((uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32))
func (policies *Policies) PackTerms(policy uint32, version uint32) []byte {
	enc, err := policies.abi.Pack("terms", policy, version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe086a2d4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function terms(uint32 policy, uint32 version) view returns((uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32))
func (policies *Policies) TryPackTerms(policy uint32, version uint32) ([]byte, error) {
	return policies.abi.Pack("terms", policy, version)
}

// UnpackTerms is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe086a2d4.
//
// Solidity: function terms(uint32 policy, uint32 version) view returns((uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32))
func (policies *Policies) UnpackTerms(data []byte) (Terms, error) {
	out, err := policies.abi.Unpack("terms", data)
	if err != nil {
		return *new(Terms), err
	}
	out0 := *abi.ConvertType(out[0], new(Terms)).(*Terms)
	return out0, nil
}

// PackVersionAccepted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6fff0f0d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function versionAccepted(uint32 policy, uint32 version) view returns(bool)
func (policies *Policies) PackVersionAccepted(policy uint32, version uint32) []byte {
	enc, err := policies.abi.Pack("versionAccepted", policy, version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVersionAccepted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6fff0f0d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function versionAccepted(uint32 policy, uint32 version) view returns(bool)
func (policies *Policies) TryPackVersionAccepted(policy uint32, version uint32) ([]byte, error) {
	return policies.abi.Pack("versionAccepted", policy, version)
}

// UnpackVersionAccepted is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6fff0f0d.
//
// Solidity: function versionAccepted(uint32 policy, uint32 version) view returns(bool)
func (policies *Policies) UnpackVersionAccepted(data []byte) (bool, error) {
	out, err := policies.abi.Unpack("versionAccepted", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PoliciesAuthorityUpdated represents a AuthorityUpdated event raised by the Policies contract.
type PoliciesAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const PoliciesAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (PoliciesAuthorityUpdated) ContractEventName() string {
	return PoliciesAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (policies *Policies) UnpackAuthorityUpdatedEvent(log *types.Log) (*PoliciesAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != policies.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PoliciesAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := policies.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range policies.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PoliciesPolicyAssigned represents a PolicyAssigned event raised by the Policies contract.
type PoliciesPolicyAssigned struct {
	Device [32]byte
	Policy uint32
	Raw    *types.Log // Blockchain specific contextual infos
}

const PoliciesPolicyAssignedEventName = "PolicyAssigned"

// ContractEventName returns the user-defined event name.
func (PoliciesPolicyAssigned) ContractEventName() string {
	return PoliciesPolicyAssignedEventName
}

// UnpackPolicyAssignedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PolicyAssigned(bytes32 indexed device, uint32 indexed policy)
func (policies *Policies) UnpackPolicyAssignedEvent(log *types.Log) (*PoliciesPolicyAssigned, error) {
	event := "PolicyAssigned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != policies.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PoliciesPolicyAssigned)
	if len(log.Data) > 0 {
		if err := policies.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range policies.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PoliciesPolicyPublished represents a PolicyPublished event raised by the Policies contract.
type PoliciesPolicyPublished struct {
	Policy      uint32
	Version     uint32
	Name        [32]byte
	PublishedAt uint64
	Terms       Terms
	Raw         *types.Log // Blockchain specific contextual infos
}

const PoliciesPolicyPublishedEventName = "PolicyPublished"

// ContractEventName returns the user-defined event name.
func (PoliciesPolicyPublished) ContractEventName() string {
	return PoliciesPolicyPublishedEventName
}

// UnpackPolicyPublishedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PolicyPublished(uint32 indexed policy, uint32 indexed version, bytes32 name, uint64 publishedAt, (uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms)
func (policies *Policies) UnpackPolicyPublishedEvent(log *types.Log) (*PoliciesPolicyPublished, error) {
	event := "PolicyPublished"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != policies.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PoliciesPolicyPublished)
	if len(log.Data) > 0 {
		if err := policies.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range policies.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (policies *Policies) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], policies.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return policies.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return policies.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return policies.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["ApprovalsMissing"].ID.Bytes()[:4]) {
		return policies.UnpackApprovalsMissingError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["DurationOutOfRange"].ID.Bytes()[:4]) {
		return policies.UnpackDurationOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["KMissing"].ID.Bytes()[:4]) {
		return policies.UnpackKMissingError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["KTooLarge"].ID.Bytes()[:4]) {
		return policies.UnpackKTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["OrganisationHoldsTooMuch"].ID.Bytes()[:4]) {
		return policies.UnpackOrganisationHoldsTooMuchError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["OrganisationsAboveN"].ID.Bytes()[:4]) {
		return policies.UnpackOrganisationsAboveNError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["PanelUnknown"].ID.Bytes()[:4]) {
		return policies.UnpackPanelUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["PolicyUnknown"].ID.Bytes()[:4]) {
		return policies.UnpackPolicyUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["QuorumAboveN"].ID.Bytes()[:4]) {
		return policies.UnpackQuorumAboveNError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["QuorumBelowK"].ID.Bytes()[:4]) {
		return policies.UnpackQuorumBelowKError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["RoleOpenToAll"].ID.Bytes()[:4]) {
		return policies.UnpackRoleOpenToAllError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["SlotTwice"].ID.Bytes()[:4]) {
		return policies.UnpackSlotTwiceError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["SlotUnassigned"].ID.Bytes()[:4]) {
		return policies.UnpackSlotUnassignedError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["SlotsExpected"].ID.Bytes()[:4]) {
		return policies.UnpackSlotsExpectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["TooManySlots"].ID.Bytes()[:4]) {
		return policies.UnpackTooManySlotsError(raw[4:])
	}
	if bytes.Equal(raw[:4], policies.abi.Errors["VersionUnknown"].ID.Bytes()[:4]) {
		return policies.UnpackVersionUnknownError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// PoliciesAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Policies contract.
type PoliciesAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func PoliciesAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (policies *Policies) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*PoliciesAccessManagedInvalidAuthority, error) {
	out := new(PoliciesAccessManagedInvalidAuthority)
	if err := policies.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Policies contract.
type PoliciesAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func PoliciesAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (policies *Policies) UnpackAccessManagedRequiredDelayError(raw []byte) (*PoliciesAccessManagedRequiredDelay, error) {
	out := new(PoliciesAccessManagedRequiredDelay)
	if err := policies.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Policies contract.
type PoliciesAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func PoliciesAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (policies *Policies) UnpackAccessManagedUnauthorizedError(raw []byte) (*PoliciesAccessManagedUnauthorized, error) {
	out := new(PoliciesAccessManagedUnauthorized)
	if err := policies.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesApprovalsMissing represents a ApprovalsMissing error raised by the Policies contract.
type PoliciesApprovalsMissing struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ApprovalsMissing()
func PoliciesApprovalsMissingErrorID() common.Hash {
	return common.HexToHash("0xda01d4f0654eb6ac6d7244b7d766a912fe4c4f3dd48ff13e6a7f5710799bef2f")
}

// UnpackApprovalsMissingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ApprovalsMissing()
func (policies *Policies) UnpackApprovalsMissingError(raw []byte) (*PoliciesApprovalsMissing, error) {
	out := new(PoliciesApprovalsMissing)
	if err := policies.abi.UnpackIntoInterface(out, "ApprovalsMissing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesDurationOutOfRange represents a DurationOutOfRange error raised by the Policies contract.
type PoliciesDurationOutOfRange struct {
	What  string
	Value uint64
	Least uint64
	Most  uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DurationOutOfRange(string what, uint64 value, uint64 least, uint64 most)
func PoliciesDurationOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x0fa1f8a53620b1fce3abb163119fe99b30e73928afce6cd8243075d1838e01af")
}

// UnpackDurationOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DurationOutOfRange(string what, uint64 value, uint64 least, uint64 most)
func (policies *Policies) UnpackDurationOutOfRangeError(raw []byte) (*PoliciesDurationOutOfRange, error) {
	out := new(PoliciesDurationOutOfRange)
	if err := policies.abi.UnpackIntoInterface(out, "DurationOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesKMissing represents a KMissing error raised by the Policies contract.
type PoliciesKMissing struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KMissing()
func PoliciesKMissingErrorID() common.Hash {
	return common.HexToHash("0x32ce9bf29a8724ba40f7574c1c7ef441a85fb9b8fe712c2274521639fa6acbdb")
}

// UnpackKMissingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KMissing()
func (policies *Policies) UnpackKMissingError(raw []byte) (*PoliciesKMissing, error) {
	out := new(PoliciesKMissing)
	if err := policies.abi.UnpackIntoInterface(out, "KMissing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesKTooLarge represents a KTooLarge error raised by the Policies contract.
type PoliciesKTooLarge struct {
	K uint8
	N uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KTooLarge(uint8 k, uint8 n)
func PoliciesKTooLargeErrorID() common.Hash {
	return common.HexToHash("0xc154e026af92a1098413a12e920a5dfe0eed0d4f169d4ac842ddc265c99b079e")
}

// UnpackKTooLargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KTooLarge(uint8 k, uint8 n)
func (policies *Policies) UnpackKTooLargeError(raw []byte) (*PoliciesKTooLarge, error) {
	out := new(PoliciesKTooLarge)
	if err := policies.abi.UnpackIntoInterface(out, "KTooLarge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesOrganisationHoldsTooMuch represents a OrganisationHoldsTooMuch error raised by the Policies contract.
type PoliciesOrganisationHoldsTooMuch struct {
	Organisation uint32
	Held         *big.Int
	Allowed      *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationHoldsTooMuch(uint32 organisation, uint256 held, uint256 allowed)
func PoliciesOrganisationHoldsTooMuchErrorID() common.Hash {
	return common.HexToHash("0x4a4c899f92f2bc845e10f62e566e90014b8a19450f0a824441fe6c9279667519")
}

// UnpackOrganisationHoldsTooMuchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationHoldsTooMuch(uint32 organisation, uint256 held, uint256 allowed)
func (policies *Policies) UnpackOrganisationHoldsTooMuchError(raw []byte) (*PoliciesOrganisationHoldsTooMuch, error) {
	out := new(PoliciesOrganisationHoldsTooMuch)
	if err := policies.abi.UnpackIntoInterface(out, "OrganisationHoldsTooMuch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesOrganisationsAboveN represents a OrganisationsAboveN error raised by the Policies contract.
type PoliciesOrganisationsAboveN struct {
	Organisations uint8
	N             uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationsAboveN(uint8 organisations, uint8 n)
func PoliciesOrganisationsAboveNErrorID() common.Hash {
	return common.HexToHash("0x81366088e49a042be5d8af9fd8b03ed6e464dd0224b7e5218f0f736901232b0b")
}

// UnpackOrganisationsAboveNError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationsAboveN(uint8 organisations, uint8 n)
func (policies *Policies) UnpackOrganisationsAboveNError(raw []byte) (*PoliciesOrganisationsAboveN, error) {
	out := new(PoliciesOrganisationsAboveN)
	if err := policies.abi.UnpackIntoInterface(out, "OrganisationsAboveN", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesPanelUnknown represents a PanelUnknown error raised by the Policies contract.
type PoliciesPanelUnknown struct {
	Panel uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PanelUnknown(uint32 panel)
func PoliciesPanelUnknownErrorID() common.Hash {
	return common.HexToHash("0x9de8b0f136c024ea21c6e353f544799d992c057551d08a9cf615737d93d12bea")
}

// UnpackPanelUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PanelUnknown(uint32 panel)
func (policies *Policies) UnpackPanelUnknownError(raw []byte) (*PoliciesPanelUnknown, error) {
	out := new(PoliciesPanelUnknown)
	if err := policies.abi.UnpackIntoInterface(out, "PanelUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesPolicyUnknown represents a PolicyUnknown error raised by the Policies contract.
type PoliciesPolicyUnknown struct {
	Policy uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PolicyUnknown(uint32 policy)
func PoliciesPolicyUnknownErrorID() common.Hash {
	return common.HexToHash("0x0e54c8200015075b6ac09440e24a2f05113f07b5b7f96db8a26696ee1ff768a5")
}

// UnpackPolicyUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PolicyUnknown(uint32 policy)
func (policies *Policies) UnpackPolicyUnknownError(raw []byte) (*PoliciesPolicyUnknown, error) {
	out := new(PoliciesPolicyUnknown)
	if err := policies.abi.UnpackIntoInterface(out, "PolicyUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesQuorumAboveN represents a QuorumAboveN error raised by the Policies contract.
type PoliciesQuorumAboveN struct {
	W uint8
	N uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error QuorumAboveN(uint8 w, uint8 n)
func PoliciesQuorumAboveNErrorID() common.Hash {
	return common.HexToHash("0x5f14810a6505fcb346f9a65e9b5b4e9a3a46e9a816f92a30d82a59b7056a73df")
}

// UnpackQuorumAboveNError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error QuorumAboveN(uint8 w, uint8 n)
func (policies *Policies) UnpackQuorumAboveNError(raw []byte) (*PoliciesQuorumAboveN, error) {
	out := new(PoliciesQuorumAboveN)
	if err := policies.abi.UnpackIntoInterface(out, "QuorumAboveN", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesQuorumBelowK represents a QuorumBelowK error raised by the Policies contract.
type PoliciesQuorumBelowK struct {
	W uint8
	K uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error QuorumBelowK(uint8 w, uint8 k)
func PoliciesQuorumBelowKErrorID() common.Hash {
	return common.HexToHash("0xa062fdfc6affd3825cff8dab66bb02d7c706898c341abdc9b8ebe151bea1eaf2")
}

// UnpackQuorumBelowKError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error QuorumBelowK(uint8 w, uint8 k)
func (policies *Policies) UnpackQuorumBelowKError(raw []byte) (*PoliciesQuorumBelowK, error) {
	out := new(PoliciesQuorumBelowK)
	if err := policies.abi.UnpackIntoInterface(out, "QuorumBelowK", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesRoleOpenToAll represents a RoleOpenToAll error raised by the Policies contract.
type PoliciesRoleOpenToAll struct {
	Role uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RoleOpenToAll(uint64 role)
func PoliciesRoleOpenToAllErrorID() common.Hash {
	return common.HexToHash("0x82d7ac72820842d2e42fcb2680071af5e8e3d00acdc48b6e71cfdbad25adc378")
}

// UnpackRoleOpenToAllError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RoleOpenToAll(uint64 role)
func (policies *Policies) UnpackRoleOpenToAllError(raw []byte) (*PoliciesRoleOpenToAll, error) {
	out := new(PoliciesRoleOpenToAll)
	if err := policies.abi.UnpackIntoInterface(out, "RoleOpenToAll", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesSlotTwice represents a SlotTwice error raised by the Policies contract.
type PoliciesSlotTwice struct {
	Slot uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SlotTwice(uint32 slot)
func PoliciesSlotTwiceErrorID() common.Hash {
	return common.HexToHash("0xf1ca841f507c50ec8320453fc014708f5d3a851154352700dda434040be03848")
}

// UnpackSlotTwiceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SlotTwice(uint32 slot)
func (policies *Policies) UnpackSlotTwiceError(raw []byte) (*PoliciesSlotTwice, error) {
	out := new(PoliciesSlotTwice)
	if err := policies.abi.UnpackIntoInterface(out, "SlotTwice", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesSlotUnassigned represents a SlotUnassigned error raised by the Policies contract.
type PoliciesSlotUnassigned struct {
	Slot uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SlotUnassigned(uint32 slot)
func PoliciesSlotUnassignedErrorID() common.Hash {
	return common.HexToHash("0xfc159c2e9558fa0d828d4578a9dc1ee24fc8d6fc6acb8963fc1a884986a4fb0f")
}

// UnpackSlotUnassignedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SlotUnassigned(uint32 slot)
func (policies *Policies) UnpackSlotUnassignedError(raw []byte) (*PoliciesSlotUnassigned, error) {
	out := new(PoliciesSlotUnassigned)
	if err := policies.abi.UnpackIntoInterface(out, "SlotUnassigned", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesSlotsExpected represents a SlotsExpected error raised by the Policies contract.
type PoliciesSlotsExpected struct {
	N   uint8
	Got *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SlotsExpected(uint8 n, uint256 got)
func PoliciesSlotsExpectedErrorID() common.Hash {
	return common.HexToHash("0xb9ce4674297c4ab59ce2565c499c67797ed97d51eae1238d37d7ab84d507181c")
}

// UnpackSlotsExpectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SlotsExpected(uint8 n, uint256 got)
func (policies *Policies) UnpackSlotsExpectedError(raw []byte) (*PoliciesSlotsExpected, error) {
	out := new(PoliciesSlotsExpected)
	if err := policies.abi.UnpackIntoInterface(out, "SlotsExpected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesTooManySlots represents a TooManySlots error raised by the Policies contract.
type PoliciesTooManySlots struct {
	N    uint8
	Most uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooManySlots(uint8 n, uint8 most)
func PoliciesTooManySlotsErrorID() common.Hash {
	return common.HexToHash("0xa1f98312a555cde5a17a540802c1148027d160db3b6397b153eed5f2432ce0d0")
}

// UnpackTooManySlotsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooManySlots(uint8 n, uint8 most)
func (policies *Policies) UnpackTooManySlotsError(raw []byte) (*PoliciesTooManySlots, error) {
	out := new(PoliciesTooManySlots)
	if err := policies.abi.UnpackIntoInterface(out, "TooManySlots", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PoliciesVersionUnknown represents a VersionUnknown error raised by the Policies contract.
type PoliciesVersionUnknown struct {
	Policy  uint32
	Version uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error VersionUnknown(uint32 policy, uint32 version)
func PoliciesVersionUnknownErrorID() common.Hash {
	return common.HexToHash("0x5c29db79366fb85cf095dfb6bddd29a27fbc88e5ec146bcef52fcdbc8ddeaeeb")
}

// UnpackVersionUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error VersionUnknown(uint32 policy, uint32 version)
func (policies *Policies) UnpackVersionUnknownError(raw []byte) (*PoliciesVersionUnknown, error) {
	out := new(PoliciesVersionUnknown)
	if err := policies.abi.UnpackIntoInterface(out, "VersionUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryMetaData contains all meta data concerning the Recovery contract.
var RecoveryMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"genesis\",\"type\":\"bytes32\"},{\"internalType\":\"contractIFleet\",\"name\":\"fleet\",\"type\":\"address\"},{\"internalType\":\"contractIPolicies\",\"name\":\"policies\",\"type\":\"address\"},{\"internalType\":\"contractISnapshots\",\"name\":\"snapshots\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"approve\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"deny\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domainSeparator\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"}],\"name\":\"grantOf\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasApproved\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"isGranted\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"files\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"evidence\",\"type\":\"bytes32\"}],\"name\":\"report\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"files\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"evidence\",\"type\":\"bytes32\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"}],\"name\":\"reportByDevice\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"}],\"name\":\"request\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"nonce\",\"type\":\"uint64\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"}],\"name\":\"requestByDevice\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"requestCount\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"requestOf\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"requester\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"requestedAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"openUntil\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantedUntil\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"enumRequestStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"}],\"internalType\":\"structRequest\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"withdraw\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"approver\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"needed\",\"type\":\"uint8\"}],\"name\":\"Approved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"Denied\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expires\",\"type\":\"uint64\"}],\"name\":\"Granted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"elapsed\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"files\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"evidence\",\"type\":\"bytes32\"}],\"name\":\"Reported\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"byDevice\",\"type\":\"bool\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"reason\",\"type\":\"bytes\"}],\"name\":\"RequestRefused\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"requester\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"nonce\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"openUntil\",\"type\":\"uint64\"}],\"name\":\"Requested\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"Withdrawn\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AlreadyApproved\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"BadSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceKeyChanged\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceNotActive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"role\",\"type\":\"uint64\"}],\"name\":\"NotApprover\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"enumRequestStatus\",\"name\":\"status\",\"type\":\"uint8\"}],\"name\":\"NotGranted\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"requester\",\"type\":\"address\"}],\"name\":\"NotOwner\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"role\",\"type\":\"uint64\"}],\"name\":\"NotRequester\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"enumRequestStatus\",\"name\":\"status\",\"type\":\"uint8\"}],\"name\":\"RequestClosed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"openUntil\",\"type\":\"uint64\"}],\"name\":\"RequestExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"RequestUnknown\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"SelfApproval\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"SnapshotUnknown\",\"type\":\"error\"}]",
	ID:  "d3a4bc497b9c1fbb537c0c4e3e6c71a783",
	Bin: "0x61010080604052346101e15760a081612e00803803809161002082856101e5565b8339810103126101e15780516001600160a01b03811691908290036101e15760208101516040820151906001600160a01b03821682036101e1576060830151926001600160a01b03841684036101e15760800151936001600160a01b03851685036101e1575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160405160208101917fa604fff5a27d5951f334ccda7abff3286a8af29caeeb196a6f2b40a1dce7612b83527fac2a2e4450362c5c4f599755fd773abe2788c30af13a3a118dc63405961efe3f60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc6606083015246608083015260a082015260a0815261015360c0826101e5565b51902060805260a05260c05260e052604051612be3908161021d823960805181818160e001528181610be8015281816110400152611586015260a051818181610b33015281816116cf0152612454015260c0518181816108ca015281816110d3015281816114b20152818161176701528181611c7701526128ed015260e051818181611f8701526128910152f35b5f80fd5b601f909101601f19168101906001600160401b0382119082101761020857604052565b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c806303c5ea2414610a645780632358d5a8146109f557806325fece9d1461080d5780632bb743ec146107dc5780632e1a7d4d1461070e578063324e03be146104af57806357471e1a146104345780635badbe4c1461041757806360f7b248146103e15780636ec9e707146103175780637a9e5e4b146102125780638fb360371461019f578063b759f95414610183578063bc3d9e7a14610139578063bf7e214f146101075763f698da25146100c9575f80fd5b34610103575f6003193601126101035760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b5f80fd5b34610103575f60031936011261010357602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b346101035760a060031936011261010357610181600435610158610d24565b610160610d3b565b9061016a83612376565b9261017484612b0f565b6084359360243591612563565b005b3461010357602060031936011261010357610181600435611bde565b34610103575f600319360112610103575f5460a01c60ff161561020a5760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f6101e0565b346101035760206003193601126101035760043573ffffffffffffffffffffffffffffffffffffffff811690818103610103575f549073ffffffffffffffffffffffffffffffffffffffff821633036102eb573b156102bf57817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b34610103576020600319360112610103576004355f52600160205260405f20600681015460ff8160e01c169160068310156103b457600260209314918261039b575b8261036b575b50506040519015158152f35b60c01c63ffffffff1680159250908215610389575b5050828061035f565b61039492505461240b565b8280610380565b915067ffffffffffffffff8260801c1642111591610359565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b34610103576040600319360112610103576004355f52600560205260405f206024355f52602052602060405f2054604051908152f35b34610103575f600319360112610103576020600454604051908152f35b346101035760031936016102408112610103576101a013610103576102043567ffffffffffffffff81168103610103576102243567ffffffffffffffff81116101035760209161048b6104a7923690600401610d52565b91610496363361214c565b6101e4356101c4356101a43561157f565b604051908152f35b34610103576020600319360112610103575f6101c06040516104d081610d8e565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a082015201526004355f52600160205260405f2060405161054381610d8e565b8154815260018201549060208101918252600283015460408201908152600384015490606083019182526004850154916080840192835260058601549260a085019373ffffffffffffffffffffffffffffffffffffffff8116855260c086019763ffffffff8260a01c168952600660e088019163ffffffff8460c01c16835261010089019360e01c8452015498899661012089019467ffffffffffffffff891686526101408a019667ffffffffffffffff8a60401c1688526101608b019867ffffffffffffffff8b60801c168a5260ff6101808d019b63ffffffff8160c01c168d5260e01c169b6101a081019c60068110156103b4578d526101c081019e8f9060e81c60ff1690526040519d8e915182525190602001525160408d01525160608c01525160808b01525173ffffffffffffffffffffffffffffffffffffffff1660a08a01525163ffffffff1660c08901525163ffffffff1660e08801525163ffffffff166101008701525167ffffffffffffffff166101208601525167ffffffffffffffff166101408501525167ffffffffffffffff166101608401525163ffffffff166101808301525160068110156103b4576101e09260ff916101a084015251166101c0820152f35b3461010357602060031936011261010357600435805f52600160205260405f20600681019060ff825460e01c169060068210156103b45761075f82600161076494149081156107d1575b508561262b565b612b0f565b7c04000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff82541617905533907f8c7cdad0d12a8db3e23561b42da6f10c8137914c97beff202213a410e1f520a35f80a3005b600291501486610758565b346101035760031936016102008112610103576101a0136101035760206104a76101e4356101c4356101a435611036565b3461010357604060031936011261010357600435805f52600160205260405f20600681019060ff825460e01c169060068210156103b45760055f916108628460016108b196149081156109ea575b508761262b565b01546040517fe086a2d400000000000000000000000000000000000000000000000000000000815260c082901c63ffffffff16600482015260e09190911c602482015291829081906044820190565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109df5767ffffffffffffffff91610120915f916109bd575b5001511661091633826126b6565b1561099257507c03000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff8254161790556040519060243582527f6072f271bc40f664d26285e2b4da6185fa76d305cdb4411e2a770d1cf165e06160203393a3005b7f345259d2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6109d991503d805f833e6109d18183610dd8565b810190610e80565b85610908565b6040513d5f823e3d90fd5b60029150148861085b565b346101035760406003193601126101035760243573ffffffffffffffffffffffffffffffffffffffff81168103610103576004355f52600260205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060ff60405f2054166040519015158152f35b346101035760c060031936011261010357600435602435610a83610d24565b610a8b610d3b565b906084359260a43567ffffffffffffffff811161010357610ab0903690600401610d52565b90610abb363361214c565b610ac487612376565b9163ffffffff600684015460c01c168015610cde57610ae58454918261240b565b15610cb357604051907fdf78bce2000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9182156109df57610c44935f925f94610c7a575b50610c3f8b60405167ffffffffffffffff60208201927f0fc21d5197b4c125c6c707812420561c8c3915b7d18b3c087305a325d59decee845216604082015289606082015267ffffffffffffffff8b16608082015267ffffffffffffffff8c1660a08201528c60c082015260c08152610be360e082610dd8565b5190207f0000000000000000000000000000000000000000000000000000000000000000604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b6124d3565b15610c525761018195612563565b7f5cd5d233000000000000000000000000000000000000000000000000000000005f5260045ffd5b909350610ca091925060803d608011610cac575b610c988183610dd8565b810190610e2a565b5050919091928b610b69565b503d610c8e565b7ff6b83b98000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff6005850154167f245aecd3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6044359067ffffffffffffffff8216820361010357565b6064359067ffffffffffffffff8216820361010357565b9181601f840112156101035782359167ffffffffffffffff8311610103576020838186019501011161010357565b60068110156103b457602452565b6101e0810190811067ffffffffffffffff821117610dab57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610dab57604052565b519063ffffffff8216820361010357565b91908260809103126101035781519160208101519160408201516003811015610103576060610e5a919301610e19565b90565b519067ffffffffffffffff8216820361010357565b519060ff8216820361010357565b6020818303126101035780519067ffffffffffffffff821161010357016101c08183031261010357604051916101c0830183811067ffffffffffffffff821117610dab57604052610ed082610e5d565b8352610ede60208301610e5d565b6020840152610eef60408301610e5d565b6040840152610f0060608301610e72565b6060840152610f1160808301610e72565b6080840152610f2260a08301610e72565b60a0840152610f3360c08301610e72565b60c084015260e082015167ffffffffffffffff81116101035782019080601f830112156101035781519167ffffffffffffffff8311610dab578260051b9060405193610f826020840186610dd8565b845260208085019282010192831161010357602001905b82821061101e57505050611015916101a09160e0850152610fbd6101008201610e5d565b610100850152610fd06101208201610e5d565b610120850152610fe36101408201610e72565b610140850152610ff66101608201610e5d565b6101608501526110096101808201610e5d565b61018085015201610e19565b6101a082015290565b6020809161102b84610e19565b815201910190610f99565b91909161106460047f0000000000000000000000000000000000000000000000000000000000000000612798565b91600435916110738484612843565b805191949115611471575b80516113ed57506040517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff83811660048301528516602482015267ffffffffffffffff421691905f816044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa80156109df5761016067ffffffffffffffff91611132935f916113d3575b5001511683611bbc565b6004547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81146113a6576001019889600455895f52600160205260405f20938885558960018601558660028601558160038601558360048601556005850173ffffffffffffffffffffffffffffffffffffffff33167fffffffffffffffffffffffff0000000000000000000000000000000000000000825416178155610104359563ffffffff871687036101035781547fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff1660a088901b77ffffffff0000000000000000000000000000000000000000161760c089901b7bffffffff0000000000000000000000000000000000000000000000001617825560069180547bffffffffffffffffffffffffffffffffffffffffffffffffffffffff1660e08c901b7fffffffff00000000000000000000000000000000000000000000000000000000161790550180547fffffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffff9092167fffffff0000000000ffffffffffffffff0000000000000000000000000000000090921691909117604084901b6fffffffffffffffff000000000000000016177c010000000000000000000000000000000000000000000000000000000017905563ffffffff8416840361010357899663ffffffff6101409667ffffffffffffffff9582947f215fdc13c8c90cc8586601a8544c4561a20a061262f11a2c5db13a4f953921129a846040519a168a5260208a0152604089015260608801523360808801521660a08601521660c08401525f60e08401525f61010084015216610120820152a490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b6113e791503d805f833e6109d18183610dd8565b5f611128565b9650505050507f9a142677475740e81b4ca75037a3e86960c4138fb31a36b80bc7f4179183fb937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f6020604051965f885260408289015280519182918260408b015201606089015e5f6060828901015201168401936060813396030190a45f90565b6040517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff8481166004830152861660248201525f816044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa9081156109df5767ffffffffffffffff91610100915f91611565575b5001511661151333826126b6565b1561151f575b5061107e565b9050604051907f4e8b9bd400000000000000000000000000000000000000000000000000000000602083015260248201526024815261155f604482610dd8565b5f611519565b61157991503d805f833e6109d18183610dd8565b5f611505565b93909195947f00000000000000000000000000000000000000000000000000000000000000009361165e6115b4600487612798565b956040519267ffffffffffffffff60208501917f263db7f07a801134d0181a43cb4b246a3dc3c4b63a0623aba83a45e4d29fe6aa835260043560408701528960608701528a60808701528860a08701528c60c087015216938460e082015260e0815261162261010082610dd8565b51902090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b97885f52600360205260405f205480611bb1575061167e86600435612843565b9094919581604051917fdf78bce2000000000000000000000000000000000000000000000000000000008352600435600484015260808360248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9485156109df575f915f935f955f98611b85575b505115611ad8575b50505050508051611a4b57506040517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff86811660048301528516602482015267ffffffffffffffff421696905f816044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa80156109df5761016067ffffffffffffffff916117c6935f91611a31575b5001511688611bbc565b946004547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81146113a657600101998a6004558a5f52600160205260405f20986004358a558a60018b01558160028b01558360038b01558560048b015560058a0173ffffffffffffffffffffffffffffffffffffffff33167fffffffffffffffffffffffff0000000000000000000000000000000000000000825416178155610104359a63ffffffff8c168c036101035781547fffffffff0000000000000000000000000000000000000000000000000000000060e087901b1673ffffffffffffffffffffffffffffffffffffffff90911677ffffffff000000000000000000000000000000000000000060a08f901b16177bffffffff00000000000000000000000000000000000000000000000060c08e811b8216929092179290921790935560069190910180547fffffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffff9094167fffffff0000000000ffffffffffffffff00000000000000000000000000000000909416939093176fffffffffffffffff000000000000000060408c901b16179187901b16177c010000000000000000000000000000000000000000000000000000000017905563ffffffff891689036101035767ffffffffffffffff9763ffffffff9586948593846040519d168d5260208d015260408c015260608b01523360808b01521660a08901521660c08701521660e085015261010084015216610120820152827f215fdc13c8c90cc8586601a8544c4561a20a061262f11a2c5db13a4f9539211261014060043593a480925f52600360205260405f2055565b611a4591503d805f833e6109d18183610dd8565b5f6117bc565b98995050505050505090507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f60206040519460018652604082870152805191829182604089015201606087015e5f60608287010152011682017f9a142677475740e81b4ca75037a3e86960c4138fb31a36b80bc7f4179183fb93339360608160043594030190a45f90565b60038510156103b4578f94600114611b3a575050505050506040517f2b38e2ea000000000000000000000000000000000000000000000000000000006020820152600435602482015260248152611b30604482610dd8565b5f8080808061170d565b611b43946124d3565b611b3057506040517f5cd5d23300000000000000000000000000000000000000000000000000000000602082015260048152611b80602482610dd8565b611b30565b92955096509250611ba5915060803d608011610cac57610c988183610dd8565b9690949193905f611705565b985050505050505050565b9067ffffffffffffffff8091169116019067ffffffffffffffff82116113a657565b805f52600160205260405f2090600682019182549160ff8360e01c1660068110156103b4576001611c1091148261262b565b67ffffffffffffffff8360401c1680421161212157506005820180546040517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff60c083901c16600482015260e082901c6024820152919291905f826044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa9182156109df575f92612105575b506101208201611cd73367ffffffffffffffff8351166126b6565b156120ce575073ffffffffffffffffffffffffffffffffffffffff168033146120a657825f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260ff60405f20541661207e5784549560c01c63ffffffff16806120435750611d5a61010083019167ffffffffffffffff8351166126b6565b1561200c57505b815f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055855460ff8160e81c1660ff81146113a657600101907fffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7dff000000000000000000000000000000000000000000000000000000000060ff84169360e81b16911617875560ff610140830181815116604051908482526020820152857f8b9b07a89c66a92776f8108187d39734c874de9fb1660fa712d56e10406df58260403393a3511611612004576060859367ffffffffffffffff600298611ea2826101807fd6b992988024516e06d6d4c613fa1ce31dd3096b7d8ea79f929b790ed7b6fbdc97015116834216611bbc565b907c02000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff82541617815580547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff000000000000000000000000000000008460801b169116179055865f52600560205263ffffffff60405f209360038a019485545f526020528760405f20555460a01c16998a98015492546040519384526020840152166040820152a473ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691823b156101035760445f928360405195869485937f543833bb000000000000000000000000000000000000000000000000000000008552600485015260248401525af180156109df57611ff85750565b5f61200291610dd8565b565b505050505050565b67ffffffffffffffff9051167f4e8b9bd4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b61204e91508661240b565b611d6157847ff6b83b98000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f101f817a000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f3cf0df23000000000000000000000000000000000000000000000000000000005f5260045ffd5b67ffffffffffffffff9051167f345259d2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b61211a9192503d805f833e6109d18183610dd8565b905f611cbc565b7f0712e88b000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f915f549173ffffffffffffffffffffffffffffffffffffffff83169282600411610103575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff000000000000000000000000000000000000000000000000000000008335166064820152606481526121fd608482610dd8565b828052826020525190895afa612363575b1561221b57505050505050565b63ffffffff1615612337577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b15610103577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af180156109df57612324575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080612004565b61233091505f90610dd8565b5f5f6122f2565b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c15029061220e565b90815f52600160205260405f209160ff600684015460e01c169060068210156103b45781156123e057600282036123ab575050565b6123db92507f8c07fe01000000000000000000000000000000000000000000000000000000005f52600452610d80565b60445ffd5b7ff4d1453f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b604051907fdf78bce2000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109df575f905f926124ae575b5060038110156103b457600114918261249e57505090565b63ffffffff919250811691161490565b90506124c9915060803d608011610cac57610c988183610dd8565b925090505f612486565b939291906040820361255a578160201161010357610e5a94602082359201359260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0820110612524575b50612b81565b60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9181959395030160031b1b16915f61251e565b50505050505f90565b939290919467ffffffffffffffff600684017c05000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff825416178155541667ffffffffffffffff4216039167ffffffffffffffff83116113a6577f06121a786b93ccb553585c512c91b1e342ea0fb90d4e13b95fdeae579e9fb4f49467ffffffffffffffff809260a0965499826040519716875260208701521660408501521660608301526080820152a3565b805f52600160205260ff600660405f20015460e01c169160068310156103b457821561268a571561265a575050565b6123db92507f713e4955000000000000000000000000000000000000000000000000000000005f52600452610d80565b507ff4d1453f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff604460409273ffffffffffffffffffffffffffffffffffffffff5f541673ffffffffffffffffffffffffffffffffffffffff855196879586947fd1f856ee0000000000000000000000000000000000000000000000000000000086521660048501521660248301525afa80156109df575f915f9161274e575b5081612742575090565b63ffffffff9150161590565b9150506040813d604011612790575b8161276a60409383610dd8565b8101031261010357805190811515820361010357602061278a9101610e19565b5f612738565b3d915061275d565b61014082013560081c61010083013560201c60e084013560081c60c085013560201c60a086013560201c602087013560401c1717171717610103576101c0610e5a926101a0604051917f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f835260208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b91906060906040517f1ac79c4100000000000000000000000000000000000000000000000000000000815281600482015260a08160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109df575f91612a66575b506020015167ffffffffffffffff1615612a1d575073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016604051937f5483a0b50000000000000000000000000000000000000000000000000000000085526004850152602084602481845afa9384156109df575f946129e1575b50604063ffffffff602486835194859384927e470b4e0000000000000000000000000000000000000000000000000000000084521660048301525afa9081156109df575f9161299d575091565b90506040813d6040116129d9575b816129b860409383610dd8565b81010312610103576129d560206129ce83610e19565b9201610e5d565b5091565b3d91506129ab565b9093506020813d602011612a15575b816129fd60209383610dd8565b8101031261010357612a0e90610e19565b925f612950565b3d91506129f0565b91925050604051907fa1a66c35000000000000000000000000000000000000000000000000000000006020830152602482015260248152612a5f604482610dd8565b5f915f9190565b905060a0813d60a011612b07575b81612a8160a09383610dd8565b810103126101035760405160a081019080821067ffffffffffffffff831117610dab57612afb608067ffffffffffffffff94602094604052612ac281610e5d565b8452612acf858201610e5d565b85850152612adf60408201610e5d565b6040850152612af060608201610e19565b606085015201610e19565b608082015291506128c1565b3d9150612a74565b73ffffffffffffffffffffffffffffffffffffffff6005820154169081331490811591612b6a575b50612b3f5750565b7f245aecd3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff91506006015460c01c1615155f612b37565b909192937f7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8841161255a576020945f9460a094604051948552878501526040840152606083015260808201528280526101005afa60015f511460203d1416169056",
}

// Recovery is an auto generated Go binding around an Ethereum contract.
type Recovery struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Recovery) GetABI() abi.ABI {
	return c.abi
}

// NewRecovery creates a new instance of Recovery.
func NewRecovery() *Recovery {
	parsed, err := RecoveryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Recovery{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Recovery) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address authority, bytes32 genesis, address fleet, address policies, address snapshots) returns()
func (recovery *Recovery) PackConstructor(authority common.Address, genesis [32]byte, fleet common.Address, policies common.Address, snapshots common.Address) []byte {
	enc, err := recovery.abi.Pack("", authority, genesis, fleet, policies, snapshots)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb759f954.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve(uint256 id) returns()
func (recovery *Recovery) PackApprove(id *big.Int) []byte {
	enc, err := recovery.abi.Pack("approve", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb759f954.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve(uint256 id) returns()
func (recovery *Recovery) TryPackApprove(id *big.Int) ([]byte, error) {
	return recovery.abi.Pack("approve", id)
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (recovery *Recovery) PackAuthority() []byte {
	enc, err := recovery.abi.Pack("authority")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function authority() view returns(address)
func (recovery *Recovery) TryPackAuthority() ([]byte, error) {
	return recovery.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (recovery *Recovery) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := recovery.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDeny is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25fece9d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deny(uint256 id, bytes32 reason) returns()
func (recovery *Recovery) PackDeny(id *big.Int, reason [32]byte) []byte {
	enc, err := recovery.abi.Pack("deny", id, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeny is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25fece9d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deny(uint256 id, bytes32 reason) returns()
func (recovery *Recovery) TryPackDeny(id *big.Int, reason [32]byte) ([]byte, error) {
	return recovery.abi.Pack("deny", id, reason)
}

// PackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (recovery *Recovery) PackDomainSeparator() []byte {
	enc, err := recovery.abi.Pack("domainSeparator")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (recovery *Recovery) TryPackDomainSeparator() ([]byte, error) {
	return recovery.abi.Pack("domainSeparator")
}

// UnpackDomainSeparator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf698da25.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (recovery *Recovery) UnpackDomainSeparator(data []byte) ([32]byte, error) {
	out, err := recovery.abi.Unpack("domainSeparator", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60f7b248.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantOf(bytes32 device, bytes32 reader) view returns(uint256)
func (recovery *Recovery) PackGrantOf(device [32]byte, reader [32]byte) []byte {
	enc, err := recovery.abi.Pack("grantOf", device, reader)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60f7b248.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantOf(bytes32 device, bytes32 reader) view returns(uint256)
func (recovery *Recovery) TryPackGrantOf(device [32]byte, reader [32]byte) ([]byte, error) {
	return recovery.abi.Pack("grantOf", device, reader)
}

// UnpackGrantOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x60f7b248.
//
// Solidity: function grantOf(bytes32 device, bytes32 reader) view returns(uint256)
func (recovery *Recovery) UnpackGrantOf(data []byte) (*big.Int, error) {
	out, err := recovery.abi.Unpack("grantOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackHasApproved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2358d5a8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasApproved(uint256 id, address account) view returns(bool)
func (recovery *Recovery) PackHasApproved(id *big.Int, account common.Address) []byte {
	enc, err := recovery.abi.Pack("hasApproved", id, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasApproved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2358d5a8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasApproved(uint256 id, address account) view returns(bool)
func (recovery *Recovery) TryPackHasApproved(id *big.Int, account common.Address) ([]byte, error) {
	return recovery.abi.Pack("hasApproved", id, account)
}

// UnpackHasApproved is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2358d5a8.
//
// Solidity: function hasApproved(uint256 id, address account) view returns(bool)
func (recovery *Recovery) UnpackHasApproved(data []byte) (bool, error) {
	out, err := recovery.abi.Unpack("hasApproved", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (recovery *Recovery) PackIsConsumingScheduledOp() []byte {
	enc, err := recovery.abi.Pack("isConsumingScheduledOp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (recovery *Recovery) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return recovery.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (recovery *Recovery) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := recovery.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackIsGranted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6ec9e707.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isGranted(uint256 id) view returns(bool)
func (recovery *Recovery) PackIsGranted(id *big.Int) []byte {
	enc, err := recovery.abi.Pack("isGranted", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsGranted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6ec9e707.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isGranted(uint256 id) view returns(bool)
func (recovery *Recovery) TryPackIsGranted(id *big.Int) ([]byte, error) {
	return recovery.abi.Pack("isGranted", id)
}

// UnpackIsGranted is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6ec9e707.
//
// Solidity: function isGranted(uint256 id) view returns(bool)
func (recovery *Recovery) UnpackIsGranted(data []byte) (bool, error) {
	out, err := recovery.abi.Unpack("isGranted", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackReport is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbc3d9e7a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function report(uint256 id, bytes32 listRoot, uint64 files, uint64 size, bytes32 evidence) returns()
func (recovery *Recovery) PackReport(id *big.Int, listRoot [32]byte, files uint64, size uint64, evidence [32]byte) []byte {
	enc, err := recovery.abi.Pack("report", id, listRoot, files, size, evidence)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReport is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbc3d9e7a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function report(uint256 id, bytes32 listRoot, uint64 files, uint64 size, bytes32 evidence) returns()
func (recovery *Recovery) TryPackReport(id *big.Int, listRoot [32]byte, files uint64, size uint64, evidence [32]byte) ([]byte, error) {
	return recovery.abi.Pack("report", id, listRoot, files, size, evidence)
}

// PackReportByDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x03c5ea24.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reportByDevice(uint256 id, bytes32 listRoot, uint64 files, uint64 size, bytes32 evidence, bytes signature) returns()
func (recovery *Recovery) PackReportByDevice(id *big.Int, listRoot [32]byte, files uint64, size uint64, evidence [32]byte, signature []byte) []byte {
	enc, err := recovery.abi.Pack("reportByDevice", id, listRoot, files, size, evidence, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReportByDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x03c5ea24.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reportByDevice(uint256 id, bytes32 listRoot, uint64 files, uint64 size, bytes32 evidence, bytes signature) returns()
func (recovery *Recovery) TryPackReportByDevice(id *big.Int, listRoot [32]byte, files uint64, size uint64, evidence [32]byte, signature []byte) ([]byte, error) {
	return recovery.abi.Pack("reportByDevice", id, listRoot, files, size, evidence, signature)
}

// PackRequest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2bb743ec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function request((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 recipient, bytes32 reader, bytes32 purpose) returns(uint256 id)
func (recovery *Recovery) PackRequest(record Record, recipient [32]byte, reader [32]byte, purpose [32]byte) []byte {
	enc, err := recovery.abi.Pack("request", record, recipient, reader, purpose)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2bb743ec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function request((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 recipient, bytes32 reader, bytes32 purpose) returns(uint256 id)
func (recovery *Recovery) TryPackRequest(record Record, recipient [32]byte, reader [32]byte, purpose [32]byte) ([]byte, error) {
	return recovery.abi.Pack("request", record, recipient, reader, purpose)
}

// UnpackRequest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2bb743ec.
//
// Solidity: function request((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 recipient, bytes32 reader, bytes32 purpose) returns(uint256 id)
func (recovery *Recovery) UnpackRequest(data []byte) (*big.Int, error) {
	out, err := recovery.abi.Unpack("request", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRequestByDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57471e1a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requestByDevice((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 recipient, bytes32 reader, bytes32 purpose, uint64 nonce, bytes signature) returns(uint256 id)
func (recovery *Recovery) PackRequestByDevice(record Record, recipient [32]byte, reader [32]byte, purpose [32]byte, nonce uint64, signature []byte) []byte {
	enc, err := recovery.abi.Pack("requestByDevice", record, recipient, reader, purpose, nonce, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequestByDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57471e1a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requestByDevice((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 recipient, bytes32 reader, bytes32 purpose, uint64 nonce, bytes signature) returns(uint256 id)
func (recovery *Recovery) TryPackRequestByDevice(record Record, recipient [32]byte, reader [32]byte, purpose [32]byte, nonce uint64, signature []byte) ([]byte, error) {
	return recovery.abi.Pack("requestByDevice", record, recipient, reader, purpose, nonce, signature)
}

// UnpackRequestByDevice is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x57471e1a.
//
// Solidity: function requestByDevice((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 recipient, bytes32 reader, bytes32 purpose, uint64 nonce, bytes signature) returns(uint256 id)
func (recovery *Recovery) UnpackRequestByDevice(data []byte) (*big.Int, error) {
	out, err := recovery.abi.Unpack("requestByDevice", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRequestCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5badbe4c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requestCount() view returns(uint256)
func (recovery *Recovery) PackRequestCount() []byte {
	enc, err := recovery.abi.Pack("requestCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequestCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5badbe4c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requestCount() view returns(uint256)
func (recovery *Recovery) TryPackRequestCount() ([]byte, error) {
	return recovery.abi.Pack("requestCount")
}

// UnpackRequestCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5badbe4c.
//
// Solidity: function requestCount() view returns(uint256)
func (recovery *Recovery) UnpackRequestCount(data []byte) (*big.Int, error) {
	out, err := recovery.abi.Unpack("requestCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRequestOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x324e03be.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requestOf(uint256 id) view returns((bytes32,bytes32,bytes32,bytes32,bytes32,address,uint32,uint32,uint32,uint64,uint64,uint64,uint32,uint8,uint8))
func (recovery *Recovery) PackRequestOf(id *big.Int) []byte {
	enc, err := recovery.abi.Pack("requestOf", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequestOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x324e03be.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requestOf(uint256 id) view returns((bytes32,bytes32,bytes32,bytes32,bytes32,address,uint32,uint32,uint32,uint64,uint64,uint64,uint32,uint8,uint8))
func (recovery *Recovery) TryPackRequestOf(id *big.Int) ([]byte, error) {
	return recovery.abi.Pack("requestOf", id)
}

// UnpackRequestOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x324e03be.
//
// Solidity: function requestOf(uint256 id) view returns((bytes32,bytes32,bytes32,bytes32,bytes32,address,uint32,uint32,uint32,uint64,uint64,uint64,uint32,uint8,uint8))
func (recovery *Recovery) UnpackRequestOf(data []byte) (Request, error) {
	out, err := recovery.abi.Unpack("requestOf", data)
	if err != nil {
		return *new(Request), err
	}
	out0 := *abi.ConvertType(out[0], new(Request)).(*Request)
	return out0, nil
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (recovery *Recovery) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := recovery.abi.Pack("setAuthority", newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (recovery *Recovery) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return recovery.abi.Pack("setAuthority", newAuthority)
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e1a7d4d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(uint256 id) returns()
func (recovery *Recovery) PackWithdraw(id *big.Int) []byte {
	enc, err := recovery.abi.Pack("withdraw", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e1a7d4d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(uint256 id) returns()
func (recovery *Recovery) TryPackWithdraw(id *big.Int) ([]byte, error) {
	return recovery.abi.Pack("withdraw", id)
}

// RecoveryApproved represents a Approved event raised by the Recovery contract.
type RecoveryApproved struct {
	Id        *big.Int
	Approver  common.Address
	Approvals uint8
	Needed    uint8
	Raw       *types.Log // Blockchain specific contextual infos
}

const RecoveryApprovedEventName = "Approved"

// ContractEventName returns the user-defined event name.
func (RecoveryApproved) ContractEventName() string {
	return RecoveryApprovedEventName
}

// UnpackApprovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Approved(uint256 indexed id, address indexed approver, uint8 approvals, uint8 needed)
func (recovery *Recovery) UnpackApprovedEvent(log *types.Log) (*RecoveryApproved, error) {
	event := "Approved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryApproved)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// RecoveryAuthorityUpdated represents a AuthorityUpdated event raised by the Recovery contract.
type RecoveryAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const RecoveryAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (RecoveryAuthorityUpdated) ContractEventName() string {
	return RecoveryAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (recovery *Recovery) UnpackAuthorityUpdatedEvent(log *types.Log) (*RecoveryAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// RecoveryDenied represents a Denied event raised by the Recovery contract.
type RecoveryDenied struct {
	Id     *big.Int
	By     common.Address
	Reason [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const RecoveryDeniedEventName = "Denied"

// ContractEventName returns the user-defined event name.
func (RecoveryDenied) ContractEventName() string {
	return RecoveryDeniedEventName
}

// UnpackDeniedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Denied(uint256 indexed id, address indexed by, bytes32 reason)
func (recovery *Recovery) UnpackDeniedEvent(log *types.Log) (*RecoveryDenied, error) {
	event := "Denied"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryDenied)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// RecoveryGranted represents a Granted event raised by the Recovery contract.
type RecoveryGranted struct {
	Id        *big.Int
	Device    [32]byte
	Epoch     uint32
	Recipient [32]byte
	Reader    [32]byte
	Expires   uint64
	Raw       *types.Log // Blockchain specific contextual infos
}

const RecoveryGrantedEventName = "Granted"

// ContractEventName returns the user-defined event name.
func (RecoveryGranted) ContractEventName() string {
	return RecoveryGrantedEventName
}

// UnpackGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Granted(uint256 indexed id, bytes32 indexed device, uint32 indexed epoch, bytes32 recipient, bytes32 reader, uint64 expires)
func (recovery *Recovery) UnpackGrantedEvent(log *types.Log) (*RecoveryGranted, error) {
	event := "Granted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryGranted)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// RecoveryReported represents a Reported event raised by the Recovery contract.
type RecoveryReported struct {
	Id       *big.Int
	Device   [32]byte
	Elapsed  uint64
	ListRoot [32]byte
	Files    uint64
	Size     uint64
	Evidence [32]byte
	Raw      *types.Log // Blockchain specific contextual infos
}

const RecoveryReportedEventName = "Reported"

// ContractEventName returns the user-defined event name.
func (RecoveryReported) ContractEventName() string {
	return RecoveryReportedEventName
}

// UnpackReportedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Reported(uint256 indexed id, bytes32 indexed device, uint64 elapsed, bytes32 listRoot, uint64 files, uint64 size, bytes32 evidence)
func (recovery *Recovery) UnpackReportedEvent(log *types.Log) (*RecoveryReported, error) {
	event := "Reported"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryReported)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// RecoveryRequestRefused represents a RequestRefused event raised by the Recovery contract.
type RecoveryRequestRefused struct {
	Device     [32]byte
	RecordHash [32]byte
	By         common.Address
	ByDevice   bool
	Reason     []byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const RecoveryRequestRefusedEventName = "RequestRefused"

// ContractEventName returns the user-defined event name.
func (RecoveryRequestRefused) ContractEventName() string {
	return RecoveryRequestRefusedEventName
}

// UnpackRequestRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RequestRefused(bytes32 indexed device, bytes32 indexed recordHash, address indexed by, bool byDevice, bytes reason)
func (recovery *Recovery) UnpackRequestRefusedEvent(log *types.Log) (*RecoveryRequestRefused, error) {
	event := "RequestRefused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryRequestRefused)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// RecoveryRequested represents a Requested event raised by the Recovery contract.
type RecoveryRequested struct {
	Id            *big.Int
	Device        [32]byte
	RecordHash    [32]byte
	Epoch         uint32
	Recipient     [32]byte
	Reader        [32]byte
	Purpose       [32]byte
	Requester     common.Address
	Policy        uint32
	PolicyVersion uint32
	Generation    uint32
	Nonce         uint64
	OpenUntil     uint64
	Raw           *types.Log // Blockchain specific contextual infos
}

const RecoveryRequestedEventName = "Requested"

// ContractEventName returns the user-defined event name.
func (RecoveryRequested) ContractEventName() string {
	return RecoveryRequestedEventName
}

// UnpackRequestedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Requested(uint256 indexed id, bytes32 indexed device, bytes32 indexed recordHash, uint32 epoch, bytes32 recipient, bytes32 reader, bytes32 purpose, address requester, uint32 policy, uint32 policyVersion, uint32 generation, uint64 nonce, uint64 openUntil)
func (recovery *Recovery) UnpackRequestedEvent(log *types.Log) (*RecoveryRequested, error) {
	event := "Requested"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryRequested)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// RecoveryWithdrawn represents a Withdrawn event raised by the Recovery contract.
type RecoveryWithdrawn struct {
	Id  *big.Int
	By  common.Address
	Raw *types.Log // Blockchain specific contextual infos
}

const RecoveryWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (RecoveryWithdrawn) ContractEventName() string {
	return RecoveryWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(uint256 indexed id, address indexed by)
func (recovery *Recovery) UnpackWithdrawnEvent(log *types.Log) (*RecoveryWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != recovery.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RecoveryWithdrawn)
	if len(log.Data) > 0 {
		if err := recovery.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range recovery.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (recovery *Recovery) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], recovery.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return recovery.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return recovery.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return recovery.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["AlreadyApproved"].ID.Bytes()[:4]) {
		return recovery.UnpackAlreadyApprovedError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["BadSignature"].ID.Bytes()[:4]) {
		return recovery.UnpackBadSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["DeviceKeyChanged"].ID.Bytes()[:4]) {
		return recovery.UnpackDeviceKeyChangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["DeviceNotActive"].ID.Bytes()[:4]) {
		return recovery.UnpackDeviceNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["NotApprover"].ID.Bytes()[:4]) {
		return recovery.UnpackNotApproverError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["NotGranted"].ID.Bytes()[:4]) {
		return recovery.UnpackNotGrantedError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["NotOwner"].ID.Bytes()[:4]) {
		return recovery.UnpackNotOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["NotRequester"].ID.Bytes()[:4]) {
		return recovery.UnpackNotRequesterError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["RequestClosed"].ID.Bytes()[:4]) {
		return recovery.UnpackRequestClosedError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["RequestExpired"].ID.Bytes()[:4]) {
		return recovery.UnpackRequestExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["RequestUnknown"].ID.Bytes()[:4]) {
		return recovery.UnpackRequestUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["SelfApproval"].ID.Bytes()[:4]) {
		return recovery.UnpackSelfApprovalError(raw[4:])
	}
	if bytes.Equal(raw[:4], recovery.abi.Errors["SnapshotUnknown"].ID.Bytes()[:4]) {
		return recovery.UnpackSnapshotUnknownError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// RecoveryAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Recovery contract.
type RecoveryAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func RecoveryAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (recovery *Recovery) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*RecoveryAccessManagedInvalidAuthority, error) {
	out := new(RecoveryAccessManagedInvalidAuthority)
	if err := recovery.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Recovery contract.
type RecoveryAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func RecoveryAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (recovery *Recovery) UnpackAccessManagedRequiredDelayError(raw []byte) (*RecoveryAccessManagedRequiredDelay, error) {
	out := new(RecoveryAccessManagedRequiredDelay)
	if err := recovery.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Recovery contract.
type RecoveryAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func RecoveryAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (recovery *Recovery) UnpackAccessManagedUnauthorizedError(raw []byte) (*RecoveryAccessManagedUnauthorized, error) {
	out := new(RecoveryAccessManagedUnauthorized)
	if err := recovery.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryAlreadyApproved represents a AlreadyApproved error raised by the Recovery contract.
type RecoveryAlreadyApproved struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyApproved()
func RecoveryAlreadyApprovedErrorID() common.Hash {
	return common.HexToHash("0x101f817a2457b2fcd2728e709f840e8180b3b74a761c9cbd09a4fa605a43f8b1")
}

// UnpackAlreadyApprovedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyApproved()
func (recovery *Recovery) UnpackAlreadyApprovedError(raw []byte) (*RecoveryAlreadyApproved, error) {
	out := new(RecoveryAlreadyApproved)
	if err := recovery.abi.UnpackIntoInterface(out, "AlreadyApproved", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryBadSignature represents a BadSignature error raised by the Recovery contract.
type RecoveryBadSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSignature()
func RecoveryBadSignatureErrorID() common.Hash {
	return common.HexToHash("0x5cd5d2335541c4f2ed05fbe44f397e8b79f8e2333157122d2dab06e378ef7685")
}

// UnpackBadSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSignature()
func (recovery *Recovery) UnpackBadSignatureError(raw []byte) (*RecoveryBadSignature, error) {
	out := new(RecoveryBadSignature)
	if err := recovery.abi.UnpackIntoInterface(out, "BadSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryDeviceKeyChanged represents a DeviceKeyChanged error raised by the Recovery contract.
type RecoveryDeviceKeyChanged struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeviceKeyChanged(bytes32 device)
func RecoveryDeviceKeyChangedErrorID() common.Hash {
	return common.HexToHash("0xf6b83b98cf1fc6c73f8ac233df21f5acabac2defd454f4893ddfce57e7bbee16")
}

// UnpackDeviceKeyChangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeviceKeyChanged(bytes32 device)
func (recovery *Recovery) UnpackDeviceKeyChangedError(raw []byte) (*RecoveryDeviceKeyChanged, error) {
	out := new(RecoveryDeviceKeyChanged)
	if err := recovery.abi.UnpackIntoInterface(out, "DeviceKeyChanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryDeviceNotActive represents a DeviceNotActive error raised by the Recovery contract.
type RecoveryDeviceNotActive struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeviceNotActive(bytes32 device)
func RecoveryDeviceNotActiveErrorID() common.Hash {
	return common.HexToHash("0x2b38e2eacb037b3acb2f06108efb5e6295d406492fbf6a0464145f6a04442ec8")
}

// UnpackDeviceNotActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeviceNotActive(bytes32 device)
func (recovery *Recovery) UnpackDeviceNotActiveError(raw []byte) (*RecoveryDeviceNotActive, error) {
	out := new(RecoveryDeviceNotActive)
	if err := recovery.abi.UnpackIntoInterface(out, "DeviceNotActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryNotApprover represents a NotApprover error raised by the Recovery contract.
type RecoveryNotApprover struct {
	Role uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotApprover(uint64 role)
func RecoveryNotApproverErrorID() common.Hash {
	return common.HexToHash("0x345259d243a6786ea3ea83fea88b5ed9cf56f57c9d784196099a132eb594128d")
}

// UnpackNotApproverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotApprover(uint64 role)
func (recovery *Recovery) UnpackNotApproverError(raw []byte) (*RecoveryNotApprover, error) {
	out := new(RecoveryNotApprover)
	if err := recovery.abi.UnpackIntoInterface(out, "NotApprover", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryNotGranted represents a NotGranted error raised by the Recovery contract.
type RecoveryNotGranted struct {
	Id     *big.Int
	Status uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotGranted(uint256 id, uint8 status)
func RecoveryNotGrantedErrorID() common.Hash {
	return common.HexToHash("0x8c07fe015c97064732283588a856c88322b78a7fd368917cf5c794c8249bbe19")
}

// UnpackNotGrantedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotGranted(uint256 id, uint8 status)
func (recovery *Recovery) UnpackNotGrantedError(raw []byte) (*RecoveryNotGranted, error) {
	out := new(RecoveryNotGranted)
	if err := recovery.abi.UnpackIntoInterface(out, "NotGranted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryNotOwner represents a NotOwner error raised by the Recovery contract.
type RecoveryNotOwner struct {
	Requester common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOwner(address requester)
func RecoveryNotOwnerErrorID() common.Hash {
	return common.HexToHash("0x245aecd3fabbd17d6c3c92dc7f0ab916ea8cbf6fc1862c8b56893090ac3fff4c")
}

// UnpackNotOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOwner(address requester)
func (recovery *Recovery) UnpackNotOwnerError(raw []byte) (*RecoveryNotOwner, error) {
	out := new(RecoveryNotOwner)
	if err := recovery.abi.UnpackIntoInterface(out, "NotOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryNotRequester represents a NotRequester error raised by the Recovery contract.
type RecoveryNotRequester struct {
	Role uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotRequester(uint64 role)
func RecoveryNotRequesterErrorID() common.Hash {
	return common.HexToHash("0x4e8b9bd40bc0a2188ef26865429725345cc5cd7c5cba5955c5ccb2e63eb8a5a9")
}

// UnpackNotRequesterError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotRequester(uint64 role)
func (recovery *Recovery) UnpackNotRequesterError(raw []byte) (*RecoveryNotRequester, error) {
	out := new(RecoveryNotRequester)
	if err := recovery.abi.UnpackIntoInterface(out, "NotRequester", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryRequestClosed represents a RequestClosed error raised by the Recovery contract.
type RecoveryRequestClosed struct {
	Id     *big.Int
	Status uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RequestClosed(uint256 id, uint8 status)
func RecoveryRequestClosedErrorID() common.Hash {
	return common.HexToHash("0x713e4955dc7d186b6f9f090e2aa8be1063dec2e4da6afde7d97a6eb56fca5fca")
}

// UnpackRequestClosedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RequestClosed(uint256 id, uint8 status)
func (recovery *Recovery) UnpackRequestClosedError(raw []byte) (*RecoveryRequestClosed, error) {
	out := new(RecoveryRequestClosed)
	if err := recovery.abi.UnpackIntoInterface(out, "RequestClosed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryRequestExpired represents a RequestExpired error raised by the Recovery contract.
type RecoveryRequestExpired struct {
	OpenUntil uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RequestExpired(uint64 openUntil)
func RecoveryRequestExpiredErrorID() common.Hash {
	return common.HexToHash("0x0712e88bbb63b675d95d7e7ecda89a2e27a840d376211744e3cc199874972364")
}

// UnpackRequestExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RequestExpired(uint64 openUntil)
func (recovery *Recovery) UnpackRequestExpiredError(raw []byte) (*RecoveryRequestExpired, error) {
	out := new(RecoveryRequestExpired)
	if err := recovery.abi.UnpackIntoInterface(out, "RequestExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoveryRequestUnknown represents a RequestUnknown error raised by the Recovery contract.
type RecoveryRequestUnknown struct {
	Id *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RequestUnknown(uint256 id)
func RecoveryRequestUnknownErrorID() common.Hash {
	return common.HexToHash("0xf4d1453f4a6092a5a1e8e51dab9f493f681008453a36d9b5082ae8a17c5d0688")
}

// UnpackRequestUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RequestUnknown(uint256 id)
func (recovery *Recovery) UnpackRequestUnknownError(raw []byte) (*RecoveryRequestUnknown, error) {
	out := new(RecoveryRequestUnknown)
	if err := recovery.abi.UnpackIntoInterface(out, "RequestUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoverySelfApproval represents a SelfApproval error raised by the Recovery contract.
type RecoverySelfApproval struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SelfApproval()
func RecoverySelfApprovalErrorID() common.Hash {
	return common.HexToHash("0x3cf0df2346a9f1b666aa0c4c10d86a1a8b663d224ec9d1c6a14e183d494856ae")
}

// UnpackSelfApprovalError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SelfApproval()
func (recovery *Recovery) UnpackSelfApprovalError(raw []byte) (*RecoverySelfApproval, error) {
	out := new(RecoverySelfApproval)
	if err := recovery.abi.UnpackIntoInterface(out, "SelfApproval", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RecoverySnapshotUnknown represents a SnapshotUnknown error raised by the Recovery contract.
type RecoverySnapshotUnknown struct {
	RecordHash [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SnapshotUnknown(bytes32 recordHash)
func RecoverySnapshotUnknownErrorID() common.Hash {
	return common.HexToHash("0xa1a66c35e8679cf3cd2e3480e223a9f21c8fc9d48500d397b327ba29fd8c1341")
}

// UnpackSnapshotUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SnapshotUnknown(bytes32 recordHash)
func (recovery *Recovery) UnpackSnapshotUnknownError(raw []byte) (*RecoverySnapshotUnknown, error) {
	out := new(RecoverySnapshotUnknown)
	if err := recovery.abi.UnpackIntoInterface(out, "SnapshotUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsMetaData contains all meta data concerning the Snapshots contract.
var SnapshotsMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"genesis\",\"type\":\"bytes32\"},{\"internalType\":\"contractIClock\",\"name\":\"clock\",\"type\":\"address\"},{\"internalType\":\"contractIFleet\",\"name\":\"fleet\",\"type\":\"address\"},{\"internalType\":\"contractIStores\",\"name\":\"stores\",\"type\":\"address\"},{\"internalType\":\"contractIPolicies\",\"name\":\"policies\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"BUCKET_SECONDS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"BUCKET_TOKENS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_BATCH\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_EPOCH_STEP\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_SUPERSEDED\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"r\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"internalType\":\"structReceiptIn[]\",\"name\":\"receipts\",\"type\":\"tuple[]\"}],\"name\":\"addReceipts\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"r\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"internalType\":\"structReceiptIn[]\",\"name\":\"receipts\",\"type\":\"tuple[]\"}],\"internalType\":\"structItem\",\"name\":\"item\",\"type\":\"tuple\"}],\"name\":\"anchor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"r\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"internalType\":\"structReceiptIn[]\",\"name\":\"receipts\",\"type\":\"tuple[]\"}],\"internalType\":\"structItem[]\",\"name\":\"items\",\"type\":\"tuple[]\"}],\"name\":\"anchorBatch\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"accepted\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord[]\",\"name\":\"between\",\"type\":\"tuple[]\"}],\"name\":\"answerFork\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domainSeparator\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"}],\"name\":\"hashOf\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"head\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"anchoredAt\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"releasedEpoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"forkedGeneration\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"bucketRefill\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochKeys\",\"type\":\"bytes32\"}],\"internalType\":\"structHead\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"isForked\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"noteRelease\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"accepted\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"other\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"otherSignature\",\"type\":\"bytes\"}],\"name\":\"reportFork\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"snapshot\",\"outputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"anchoredAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"positions\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"internalType\":\"structSnapshot\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"indexed\":false,\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"positions\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"relayer\",\"type\":\"address\"}],\"name\":\"Anchored\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"EpochReleaseNoted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"acceptedHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"otherHash\",\"type\":\"bytes32\"}],\"name\":\"ForkAnswered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"acceptedHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"otherHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"reporter\",\"type\":\"address\"}],\"name\":\"Forked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"positions\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"relayer\",\"type\":\"address\"}],\"name\":\"ReceiptsAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"reason\",\"type\":\"bytes\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"relayer\",\"type\":\"address\"}],\"name\":\"Refused\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"}],\"name\":\"BadReceipt\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"BadSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"items\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"BatchTooLarge\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceNotActive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"epochKeys\",\"type\":\"bytes32\"}],\"name\":\"EpochCommitmentExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"atLeast\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"atMost\",\"type\":\"uint32\"}],\"name\":\"EpochExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"EpochReleased\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"ForkKnown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"ForkUnknown\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NotAFork\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"want\",\"type\":\"uint256\"}],\"name\":\"OrganisationsNotMet\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"PolicyExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"PositionOutOfRange\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"PreviousExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"want\",\"type\":\"uint256\"}],\"name\":\"QuorumNotMet\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"retryAt\",\"type\":\"uint64\"}],\"name\":\"RateLimited\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"needed\",\"type\":\"uint64\"}],\"name\":\"ReceiptTooShort\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"}],\"name\":\"ReceiptTwice\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"}],\"name\":\"SequenceExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"SnapshotUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"index\",\"type\":\"uint256\"}],\"name\":\"SupersessionBroken\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"TooManyReceipts\",\"type\":\"error\"}]",
	ID:  "690f194a8b8d6e91e3fa361b7df294b741",
	Bin: "0x61012080604052346102055760c08161383c80380380916100208285610209565b8339810103126102055780516001600160a01b038116919082900361020557602081015160408201516001600160a01b0381168103610205576060830151916001600160a01b0383168303610205576080840151936001600160a01b03851685036102055760a00151946001600160a01b0386168603610205575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160405160208101917fa604fff5a27d5951f334ccda7abff3286a8af29caeeb196a6f2b40a1dce7612b83527fac2a2e4450362c5c4f599755fd773abe2788c30af13a3a118dc63405961efe3f60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc6606083015246608083015260a082015260a0815261016860c082610209565b51902060805260a05260c05260e052610100526040516135fb908161024182396080518181816101010152818161028e0152818161036c0152818161060c015281816106af015281816107bd01528181610bb601528181612cd001526130e0015260a05181611722015260c051818181610d2401528181611215015261192a015260e051816134cb01526101005181818161238d01526129e30152f35b5f80fd5b601f909101601f19168101906001600160401b0382119082101761022c57604052565b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c80631545a06314610b2c5780631ac79c4114610a6557806348035eeb14610909578063543833bb14610a2e578063589b60bf14610a135780637a9e5e4b1461090e57806385643b10146109095780638e18e3511461074e5780638fb36037146106db578063950bff9f14610585578063acb9a49b14610696578063ad641f4d146105a1578063b50a240114610585578063bf7e214f14610553578063c246dccf146102e7578063c9ece1a6146102bf578063d598cefa14610238578063f339e3b2146101285763f698da25146100ea575f80fd5b34610124575f6003193601126101245760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b5f80fd5b34610124576020600319360112610124575f60e060405161014881611038565b8281528260208201528260408201528260608201528260808201528260a08201528260c082015201526004355f52600160205261010060405f2060405161018e81611038565b63ffffffff67ffffffffffffffff818080865496878752818760018301549687938160208401818716815260e060026040870194848a60401c16865260c060608901988a8c60801c168a52608081019b8b8160a01c168d5260a082019e8f91841c16905201809e841c905201549d019c8d526040519d8e52511660208d0152511660408b01525116606089015251166080870152511660a0850152511660c08301525160e0820152f35b346101245760206003193601126101245760043567ffffffffffffffff8111610124576101e0600319826004019236030112610124576102b86102bd9161027f3633611456565b610287611678565b906102b2817f0000000000000000000000000000000000000000000000000000000000000000611319565b916118dc565b6122e8565b005b346101245760206003193601126101245760206102dd6004356111ac565b6040519015158152f35b346101245760031936016101c08112610124576101a013610124576101a43567ffffffffffffffff811161012457366023820112156101245780600401359067ffffffffffffffff8211610124576024810190602436916101a085020101116101245760043591610357836111ac565b15610527578015801561051d575b6104f257907f00000000000000000000000000000000000000000000000000000000000000009061039582611279565b9161018435935f925b81841061048d5750505050805f528160205260405f2090835f52600360205260405f20548203610461577f729cad16010c73a0954c0a4e6d5fae0634c812c23f4656010efd6024acaa944b92604092855f5260016020526001845f20017fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff81541690555f526004602052825f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905582519182526020820152a2005b837f814fb34a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b909192946104a561049f87858561116e565b85611319565b036104c65760016101806104ba87858561116e565b0135950192919061039e565b847f82b38ce3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f82b38ce3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060208111610365565b827f814fb34a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610124575f60031936011261012457602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b34610124575f6003193601126101245760206040516101008152f35b346101245760031936016101c08112610124576101a013610124576101a43567ffffffffffffffff8111610124573660238201121561012457806004013567ffffffffffffffff8111610124573660248260071b84010111610124576106073633611456565b6106307f0000000000000000000000000000000000000000000000000000000000000000611279565b91825f52600260205267ffffffffffffffff60405f205460401c161561066a57906102bd9260246102b8930190610665611678565b612019565b827fa1a66c35000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610124576101a06003193601126101245760206106d37f0000000000000000000000000000000000000000000000000000000000000000611279565b604051908152f35b34610124575f600319360112610124575f5460a01c60ff16156107465760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f61071c565b346101245760206003193601126101245760043567ffffffffffffffff8111610124573660238201121561012457806004013567ffffffffffffffff8111610124573660248260051b84010111610124576107a93633611456565b61010081116108d8576107ba611678565b5f7f00000000000000000000000000000000000000000000000000000000000000006101408301927ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdfd86360301925b858110156102bd5760248160051b88010135908482121561012457600191880160248101906108388287611319565b906108448284886118dc565b90815161085b575b50505050855160405201610809565b60209161088b60447fb516725be14fa98b1d52a884881ef65810f089c6ecd5e021803b4e7d519a233b9301610fda565b9067ffffffffffffffff60405192168252604084830152805193849182604085015201606083015e5f60608483010152606081601f19601f3398359601168101030190a48880808061084c565b7fbb1cb70b000000000000000000000000000000000000000000000000000000005f5260045261010060245260445ffd5b610f98565b346101245760206003193601126101245760043573ffffffffffffffffffffffffffffffffffffffff811690818103610124575f549073ffffffffffffffffffffffffffffffffffffffff821633036109e7573b156109bb57817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b34610124575f600319360112610124576020604051601e8152f35b346101245760406003193601126101245760243563ffffffff81168103610124576102bd90610a5d3633611456565b6004356110bc565b34610124576020600319360112610124575f6080604051610a8581610fef565b82815282602082015282604082015282606082015201526004355f52600260205260a060405f2063ffffffff60405191610abe83610fef565b548167ffffffffffffffff82169384815267ffffffffffffffff60208201818560401c168152816040840191818760801c16835260806060860195878960c01c168752019660e01c875260405198895251166020880152511660408601525116606084015251166080820152f35b346101245760031936016103608112610124576101a013610124576101a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe5c360112610124576103443567ffffffffffffffff8111610124573660238201121561012457806004013567ffffffffffffffff811161012457366024828401011161012457600435907f0000000000000000000000000000000000000000000000000000000000000000610bde81611279565b936101c435916102e43560081c6102a43560201c6102843560081c6102643560201c6102443560201c8760401c171717171761012457610c86906101c06040517f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f81526101a06101a460208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b92855f52600260205267ffffffffffffffff60405f205460401c1615610f6c57855f528360205260405f2092856101a4351490811591610f3d575b508015610f34575b8015610f28575b8015610f12575b610eea576040517fdf78bce200000000000000000000000000000000000000000000000000000000815285600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa918215610edf575f905f925f94610e9f575b506024610d67949501876113c4565b15610e7757835f52600160205263ffffffff600160405f20015460c01c1663ffffffff821614610e4b577fb85464374656cb02a7b4da1d547874ff291f9a55ab38a43cdc7641cae6ccbbcf92606092610e1f67ffffffffffffffff93875f526001602052600160405f2001907fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff7bffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b855f52600360205260405f2055610e34610fc3565b9060405196875260208701523360408701521693a3005b837fae902b91000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f5cd5d233000000000000000000000000000000000000000000000000000000005f5260045ffd5b610d679450610ecb9193506024925060803d608011610ed8575b610ec38183611055565b810190611089565b9550909391929050610d58565b503d610eb9565b6040513d5f823e3d90fd5b7f1137a6c9000000000000000000000000000000000000000000000000000000005f5260045ffd5b50825f52600460205260ff60405f205416610cd7565b50610184358414610cd0565b50858414610cc9565b67ffffffffffffffff81169150818103610124575067ffffffffffffffff610f63610fc3565b16141587610cc1565b857fa1a66c35000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610124575f600319360112610124576020604051818152f35b359063ffffffff8216820361012457565b60243567ffffffffffffffff811681036101245790565b3567ffffffffffffffff811681036101245790565b60a0810190811067ffffffffffffffff82111761100b57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610100810190811067ffffffffffffffff82111761100b57604052565b90601f601f19910116810190811067ffffffffffffffff82111761100b57604052565b519063ffffffff8216820361012457565b919082608091031261012457815191602081015191604082015160038110156101245760606110b9919301611078565b90565b90815f52600160205263ffffffff600160405f20015460a01c169063ffffffff811691821115611169577f9d5df224a96acf729f54088b1c7959ebd4388b6f7e62631ce688adee6a43cf5a91602091845f5260018352600160405f2001907fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff77ffffffff000000000000000000000000000000000000000083549260a01b169116179055604051908152a2565b505050565b919081101561117f576101a0020190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b805f52600160205263ffffffff600160405f20015460c01c1690811561127357604051907fdf78bce2000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610edf5763ffffffff915f91611250575b50161490565b611269915060803d608011610ed857610ec38183611055565b925050505f61124a565b50505f90565b6101443560081c6101043560201c60e43560081c60c43560201c60a43560201c60243560401c1717171717610124576110b9906101c06040517f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f81526101a0600460208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b61014082013560081c61010083013560201c60e084013560081c60c085013560201c60a086013560201c602087013560401c1717171717610124576101c06110b9926101a0604051917f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f835260208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b939291906040820361142d5781602011610124576110b99460208235920135926020601f198201106113f7575b506122fc565b60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9181959395030160031b1b16915f6113f1565b50505050505f90565b601f8260209493601f1993818652868601375f8582860101520116010190565b905f915f549173ffffffffffffffffffffffffffffffffffffffff83169281600411610124575f5f9060405f81519673ffffffffffffffffffffffffffffffffffffffff60208901917fb700961300000000000000000000000000000000000000000000000000000000835216978860248201523060448201527fffffffff00000000000000000000000000000000000000000000000000000000833516606482015260648152611508608482611055565b828052826020525190895afa611650575b15611527575b505050505050565b63ffffffff1615611624577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b15610124576020925f92836040518096819582947f94c7d7ee000000000000000000000000000000000000000000000000000000008452600484015260406024840152601f19601f6044850192808452808786860137868582860101520116010103925af18015610edf57611611575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f808080808061151f565b61161d91505f90611055565b5f5f6115df565b827f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c150290611519565b519067ffffffffffffffff8216820361012457565b60405190610160820182811067ffffffffffffffff82111761100b576040525f82525f60208301525f60408301525f60608301525f60808301525f60a08301525f60c083015260e08201915f83525f61010082015260606101208201526101408101905f8252926040517f16ada54700000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610edf575f90611766575b67ffffffffffffffff91501690526040519052565b506020813d60201161179f575b8161178060209383611055565b810103126101245761179a67ffffffffffffffff91611663565b611751565b3d9150611773565b600311156117b157565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610124570180359067ffffffffffffffff821161012457602001918160071b3603831361012457565b9190820180921161183f57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610124570180359067ffffffffffffffff82116101245760200191813603831361012457565b3563ffffffff811681036101245790565b359060ff8216820361012457565b929190604051937fdf78bce20000000000000000000000000000000000000000000000000000000085528135600486015260808560248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa948515610edf575f955f915f91611ff2575b50611968816117a7565b8015611fac5760019061197a816117a7565b03611f6757835f52600260205267ffffffffffffffff60405f205460401c16611f485782355f52600160205260405f20906001820154966060916119ce8960e01c67ffffffffffffffff8b60401c16611832565b42811115611f405742810390811161183f57925b601e8401841161183f576103c0601e850111611ec5575b8051611eba5750611a0c60208701610fda565b67ffffffffffffffff8a16906001820180921161183f5767ffffffffffffffff82911603611e7257506040860135918454808403611e29575090611a5f91611a586101a089018961186c565b908a6113c4565b15611de957611a6e858561235e565b8051611ddf57506080850135926101208601355f528360205260405f2090611aa482611a9d6101008a016118bd565b8c8461263a565b8051611dd3575067ffffffffffffffff60e08701511667ffffffffffffffff606088015116019567ffffffffffffffff871161183f578688611af692611aee6101c08301836117de565b9290916127b8565b9a90948b8051611dc557509082918a601e959455611b1660208b01610fda565b611b236101008c016118bd565b9167ffffffffffffffff73ffffffff000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000006fffffffffffffffff00000000000000004260401b16998a940160e01b169460801b1692167bffffffffffffffff0000000000000000000000000000000000000000851617171717600183015563ffffffff80611bc36101008c016118bd565b9260801c16911603611dba575b5050865f52600260205260405f2090611beb60208801610fda565b7fffffffff0000000000000000000000000000000000000000000000000000000067ffffffffffffffff611c226101008b016118bd565b98169760e01b169177ffffffffffffffff000000000000000000000000000000007bffffffff0000000000000000000000000000000000000000000000008760c01b169260801b169088171717179055611c7e60208601610fda565b90611c8d6101a087018761186c565b9290946040519488358652602089013567ffffffffffffffff8116809103610124577f279c952ac414da39149847d105d5870e28265236b0abefb3323c2785f8f4eccc97879660ff611d696101408e63ffffffff9867ffffffffffffffff9b60408e611d9c9a602082015201528c60608084013591015260808d015288611d1660a08301610fb2565b1660a08d015288611d2960c08301610fb2565b1660c08d015283611d3c60e083016118ce565b1660e08d015288611d506101008301610fb2565b166101008d01526101208101356101208d0152016118ce565b166101408901526101608c01356101608901526101808c01356101808901526102206101a0890152610220880191611436565b976101c0860152166101e084015233610200840152169435930390a4565b600201555f80611bd0565b9b5050505050505050505050565b99505050505050505050565b9750505050505050565b50505050505090506040517f5cd5d233000000000000000000000000000000000000000000000000000000006020820152600481526110b9602482611055565b9899505050505050505050604051907f0fe513280000000000000000000000000000000000000000000000000000000060208301526024820152602481526110b9604482611055565b97985050505050505050604051907f7223f7a70000000000000000000000000000000000000000000000000000000060208301526024820152602481526110b9604482611055565b985050505050505050565b50611ed3601e840142611832565b7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc40810190811161183f57604051907ffd4ba109000000000000000000000000000000000000000000000000000000006020830152602482015260248152611f3b604482611055565b6119f9565b505f926119e2565b5090916110b9939450611f5f6101c08401846117de565b939092612185565b505091925050604051907f2b38e2ea000000000000000000000000000000000000000000000000000000006020830152356024820152602481526110b9604482611055565b50505091925050604051907fda0015fe000000000000000000000000000000000000000000000000000000006020830152356024820152602481526110b9604482611055565b91505061200f91955060803d608011610ed857610ec38183611055565b509195915f61195e565b909193929360a4359163ffffffff831683036101245760c4359163ffffffff83168303610124576080966120c5946001946120549185612982565b855f52600260205260405f209160046040519361207085610fef565b549467ffffffffffffffff86169485815267ffffffffffffffff8760401c16602082015267ffffffffffffffff878d1c16604082015263ffffffff8760c01c169b8c97606083019d8e5260e01c9101526130aa565b8091509481511590811591612174575b5061216e57505f82815260026020526040902080547fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff1660c083901b7bffffffff0000000000000000000000000000000000000000000000001617905563ffffffff166040519081523360208201527fbce5456b292e4a9da8c13882e00b58227ffdd66968673494f055496bbf9ff70a604060043592a3565b93505050565b63ffffffff9150511682145f6120d5565b600290612223929394608097966121b46121a160a088016118bd565b6121ad60c089016118bd565b9085612982565b865f528360205260405f209186604051936121ce85610fef565b549467ffffffffffffffff86169485815267ffffffffffffffff8760401c16602082015267ffffffffffffffff878e1c16604082015263ffffffff8760c01c169c8d97606083019e8f5260e01c9101526130aa565b80915095815115908115916122d7575b506122d05750604063ffffffff7fbce5456b292e4a9da8c13882e00b58227ffdd66968673494f055496bbf9ff70a921692845f5260026020526122c084835f20907fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff7bffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b81519384523360208501523592a3565b9450505050565b63ffffffff9150511682145f612233565b80519182156122f75750602001fd5b915050565b909192937f7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8841161142d576020945f9460a094604051948552878501526040840152606083015260808201528280526101005afa60015f511460203d14161690565b6040517f5483a0b5000000000000000000000000000000000000000000000000000000008152823560048201527f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff169291602082602481875afa918215610edf575f926125fb575b50826123fb60a06123f460c063ffffffff9697016118bd565b92016118bd565b848416931683146124e7575b505060409060248251809581937e470b4e00000000000000000000000000000000000000000000000000000000835260048301525afa918215610edf575f9261249a575b506040517f3be5d9d500000000000000000000000000000000000000000000000000000000602082015263ffffffff9182166024820152911660448083019190915281526110b9606482611055565b9091506040813d6040116124df575b816124b660409383611055565b8101031261012457806124d760206124d06110b994611078565b9201611663565b50919061244b565b3d91506124a9565b604082019182511515806125eb575b806125d2575b6125be576040517f6fff0f0d00000000000000000000000000000000000000000000000000000000815263ffffffff8681166004830152831660248201526020816044818a5afa908115610edf575f91612583575b5061255c5750612407565b6001955061256e935093909193612982565b5260405161257d602082611055565b5f815290565b90506020813d6020116125b6575b8161259e60209383611055565b8101031261012457518015158103610124575f612551565b3d9150612591565b50505050505060405161257d602082611055565b5063ffffffff60208201511663ffffffff8316146124fc565b508363ffffffff825116146124f6565b91506020823d602011612632575b8161261660209383611055565b810103126101245761262c63ffffffff92611078565b916123db565b3d9150612609565b9193929060609463ffffffff8260801c169161010083019182841161183f5763ffffffff169180831580156127af575b80156127a6575b61273257505060a01c63ffffffff16808211156126ed57501490816126de575b506126995750565b60029192500154604051907f97a11be30000000000000000000000000000000000000000000000000000000060208301526024820152602481526110b9604482611055565b9050600282015414155f612691565b94955050505050604051907f13c7f9510000000000000000000000000000000000000000000000000000000060208301526024820152602481526110b9604482611055565b939550959650505063ffffffff91501161279a575b8061279457506001905b604051917f8912cabc00000000000000000000000000000000000000000000000000000000602084015260248301526044820152604481526110b9606482611055565b90612751565b63ffffffff9150612747565b50808411612671565b5084841061266a565b94926127c79281959287612c9a565b949193859495805161293e575060a08301518082106128f45750506127eb9061340a565b9060c0810190815183106127fe57505050565b610100810190815115612879575b505190518082101561287257505b808210612825575050565b9192509250604051927f5973af4b000000000000000000000000000000000000000000000000000000006020850152602484015260448301526044825261286d606483611055565b5f9190565b905061281a565b9591935f959195505f935f9560808901976101208a01965b89518910156128d85760019060a06128aa8b8b5161296e565b518d8c826060810151156128c7575b505050015117980197612891565b6128d092613474565b8d8c826128b9565b9296509397509397506128ec91955061340a565b81525f61280c565b93945094505050604051927f2694e19e000000000000000000000000000000000000000000000000000000006020850152602484015260448301526044825261286d606483611055565b5f96509450505050565b519060ff8216820361012457565b67ffffffffffffffff811161100b5760051b60200190565b805182101561117f5760209160051b010190565b919063ffffffff8351169163ffffffff821680931480612c81575b612c7b576040517f62e7d55800000000000000000000000000000000000000000000000000000000815263ffffffff928316600482015291811660248301525f826044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa918215610edf575f92612b6b575b5063ffffffff9060ff6020840151169385521660208401525f604084015267ffffffffffffffff815116606084015281608084015260ff60408201511660a084015260ff60608201511660c08401525f6101008401526101208301908282515110612ae5575b5f5b838110612aa65750505050610140604051910152565b8063ffffffff612abc600193608086015161296e565b51166040612acb83875161296e565b5101525f6060612adc83875161296e565b51015201612a90565b612aee83612956565b612afb6040519182611055565b838152601f19612b0a85612956565b015f5b818110612b1d5750508252612a8e565b6040519060c082019180831067ffffffffffffffff84111761100b576020926040525f81525f838201525f60408201525f60608201525f60808201525f60a082015282828601015201612b0d565b9091503d805f833e612b7d8183611055565b8101906020818303126101245780519067ffffffffffffffff821161012457019060a0828203126101245760405191612bb583610fef565b612bbe81611663565b8352612bcc60208201612948565b6020840152612bdd60408201612948565b6040840152612bee60608201612948565b606084015260808101519067ffffffffffffffff821161012457019080601f83011215610124578151612c2081612956565b92612c2e6040519485611055565b81845260208085019260051b82010192831161012457602001905b828210612c635750505060808201529063ffffffff612a28565b60208091612c7084611078565b815201910190612c49565b50505050565b5063ffffffff60208501511663ffffffff82161461299d565b949092949391935f915f966060925f9460808201968751841161305157819a9593998b946101208501978c67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000009516975b1015613041578d60071b8301998a359060ff821680920361303d576001821b91828216612fd6578d51811015612f4f578e89828e5190612d329161296e565b519e8f8481606081019586511595612df39360c093612e0c98612f3e575b50505067ffffffffffffffff612d6860208701610fda565b169660408501519051906060604051937f768baa2316a2ea986e51a56439ff67df06118b1700f2aa053959d891cb86ffc685528035602086015201356040840152606083015260808201528660a0820152208c604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b91602082519201519260406060830135920135906122fc565b15612ec0578a8110612e315750506001929160a091179b0151179d5b019c8c8e612cf3565b9b9795939c509e999d989b9f909c979593915084612e4e816117a7565b612ea95750505050505050505050604051947fed4c78b200000000000000000000000000000000000000000000000000000000602087015260248601526044850152606484015260648352612ea4608484611055565b929190565b909294969b9a979c989d5060019193959950612e28565b509e9b509b989c99979695949392919e905084612edc816117a7565b612f29575050505050505050505050604051927f56590068000000000000000000000000000000000000000000000000000000006020850152602484015260248352612ea4604484611055565b600191929394959697999c989b9a9d50612e28565b612f4792613474565b8f8885612d50565b9e9a989796959493929f91509b9a505f9c989c5084612f6d816117a7565b612fbf575050505050505050505051604051937f90ae6cdd0000000000000000000000000000000000000000000000000000000060208601526024850152604484015260448352612ea4606484611055565b600191929394959697999d509b979b9a999a612e28565b9e9b509b989c99979695949392919e905084612ff1816117a7565b612f29575050505050505050505050604051927ec2cc5c000000000000000000000000000000000000000000000000000000006020850152602484015260248352612ea4604484611055565b8680fd5b9b50995050505050509250509350565b509298509096509394505050505051604051917f46145fe400000000000000000000000000000000000000000000000000000000602084015260248301526044820152604481526130a3606482611055565b5f915f9190565b96909493929591955f97606093869560808301978851851161339b57505f9a9593998b946101208501978c67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000009516975b1015613041578d60071b8301998a359060ff8216809203610124576001821b91828216613334578d518110156132aa578e89828e51906131429161296e565b519e8f8481606081019586511595612df39360c09361317798612f3e5750505067ffffffffffffffff612d6860208701610fda565b15613229578a811061319c5750506001929160a091179b0151179d5b019c8c8e613103565b9b9795939c509e999d989b9f909c97959391506131b8856117a7565b600285146132125750505050505050505050604051947fed4c78b200000000000000000000000000000000000000000000000000000000602087015260248601526044850152606484015260648352612ea4608484611055565b909294969b9a979c989d5060019193959950613193565b509e9b509b989c99979695949392919e9050613244856117a7565b60028514613295575050505050505050505050604051927f56590068000000000000000000000000000000000000000000000000000000006020850152602484015260248352612ea4604484611055565b600191929394959697999c989b9a9d50613193565b9e9a989796959493929f91509b9a505f9c989c506132c7856117a7565b6002851461331d575050505050505050505051604051937f90ae6cdd0000000000000000000000000000000000000000000000000000000060208601526024850152604484015260448352612ea4606484611055565b600191929394959697999d509b979b9a999a613193565b9e9b509b989c99979695949392919e905061334e856117a7565b84613295575050505050505050505050604051927ec2cc5c000000000000000000000000000000000000000000000000000000006020850152602484015260248352612ea4604484611055565b94985050905060029197505f959495506133b4816117a7565b146133ff57505051604051937f46145fe40000000000000000000000000000000000000000000000000000000060208601526024850152604484015260448352612ea4606484611055565b95505f945092915050565b90815f925b6134165750565b917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811461183f57600101917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019080821161183f57168061340f565b91929063ffffffff604082015116604051907fac5d6ab6000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610edf575f905f5f925f9261359b575b63ffffffff939450855260208501521694856080840152600160a08401911b81525f610120608087019601905b86518110156135865761354081835161296e565b516060810151151580613579575b61355b575060010161352c565b9050606095975063ffffffff94965060a09150015190525b16910152565b508860808201511461354e565b505050606092945063ffffffff919350613573565b505050506080813d6080116135f3575b816135b860809383611055565b810103126101245763ffffffff8151916020810151906135e660606135df60408401611078565b9201611078565b93919093918493506134ff565b3d91506135ab56",
}

// Snapshots is an auto generated Go binding around an Ethereum contract.
type Snapshots struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Snapshots) GetABI() abi.ABI {
	return c.abi
}

// NewSnapshots creates a new instance of Snapshots.
func NewSnapshots() *Snapshots {
	parsed, err := SnapshotsMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Snapshots{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Snapshots) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address authority, bytes32 genesis, address clock, address fleet, address stores, address policies) returns()
func (snapshots *Snapshots) PackConstructor(authority common.Address, genesis [32]byte, clock common.Address, fleet common.Address, stores common.Address, policies common.Address) []byte {
	enc, err := snapshots.abi.Pack("", authority, genesis, clock, fleet, stores, policies)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackBUCKETSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x589b60bf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function BUCKET_SECONDS() view returns(uint256)
func (snapshots *Snapshots) PackBUCKETSECONDS() []byte {
	enc, err := snapshots.abi.Pack("BUCKET_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBUCKETSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x589b60bf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function BUCKET_SECONDS() view returns(uint256)
func (snapshots *Snapshots) TryPackBUCKETSECONDS() ([]byte, error) {
	return snapshots.abi.Pack("BUCKET_SECONDS")
}

// UnpackBUCKETSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x589b60bf.
//
// Solidity: function BUCKET_SECONDS() view returns(uint256)
func (snapshots *Snapshots) UnpackBUCKETSECONDS(data []byte) (*big.Int, error) {
	out, err := snapshots.abi.Unpack("BUCKET_SECONDS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackBUCKETTOKENS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48035eeb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function BUCKET_TOKENS() view returns(uint256)
func (snapshots *Snapshots) PackBUCKETTOKENS() []byte {
	enc, err := snapshots.abi.Pack("BUCKET_TOKENS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBUCKETTOKENS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48035eeb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function BUCKET_TOKENS() view returns(uint256)
func (snapshots *Snapshots) TryPackBUCKETTOKENS() ([]byte, error) {
	return snapshots.abi.Pack("BUCKET_TOKENS")
}

// UnpackBUCKETTOKENS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x48035eeb.
//
// Solidity: function BUCKET_TOKENS() view returns(uint256)
func (snapshots *Snapshots) UnpackBUCKETTOKENS(data []byte) (*big.Int, error) {
	out, err := snapshots.abi.Unpack("BUCKET_TOKENS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXBATCH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x950bff9f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (snapshots *Snapshots) PackMAXBATCH() []byte {
	enc, err := snapshots.abi.Pack("MAX_BATCH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXBATCH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x950bff9f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (snapshots *Snapshots) TryPackMAXBATCH() ([]byte, error) {
	return snapshots.abi.Pack("MAX_BATCH")
}

// UnpackMAXBATCH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x950bff9f.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (snapshots *Snapshots) UnpackMAXBATCH(data []byte) (*big.Int, error) {
	out, err := snapshots.abi.Unpack("MAX_BATCH", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXEPOCHSTEP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb50a2401.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_EPOCH_STEP() view returns(uint32)
func (snapshots *Snapshots) PackMAXEPOCHSTEP() []byte {
	enc, err := snapshots.abi.Pack("MAX_EPOCH_STEP")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXEPOCHSTEP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb50a2401.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_EPOCH_STEP() view returns(uint32)
func (snapshots *Snapshots) TryPackMAXEPOCHSTEP() ([]byte, error) {
	return snapshots.abi.Pack("MAX_EPOCH_STEP")
}

// UnpackMAXEPOCHSTEP is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb50a2401.
//
// Solidity: function MAX_EPOCH_STEP() view returns(uint32)
func (snapshots *Snapshots) UnpackMAXEPOCHSTEP(data []byte) (uint32, error) {
	out, err := snapshots.abi.Unpack("MAX_EPOCH_STEP", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackMAXSUPERSEDED is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x85643b10.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_SUPERSEDED() view returns(uint256)
func (snapshots *Snapshots) PackMAXSUPERSEDED() []byte {
	enc, err := snapshots.abi.Pack("MAX_SUPERSEDED")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXSUPERSEDED is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x85643b10.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_SUPERSEDED() view returns(uint256)
func (snapshots *Snapshots) TryPackMAXSUPERSEDED() ([]byte, error) {
	return snapshots.abi.Pack("MAX_SUPERSEDED")
}

// UnpackMAXSUPERSEDED is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x85643b10.
//
// Solidity: function MAX_SUPERSEDED() view returns(uint256)
func (snapshots *Snapshots) UnpackMAXSUPERSEDED(data []byte) (*big.Int, error) {
	out, err := snapshots.abi.Unpack("MAX_SUPERSEDED", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAddReceipts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad641f4d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addReceipts((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, (uint8,uint64,bytes32,bytes32)[] receipts) returns()
func (snapshots *Snapshots) PackAddReceipts(record Record, receipts []ReceiptIn) []byte {
	enc, err := snapshots.abi.Pack("addReceipts", record, receipts)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddReceipts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad641f4d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addReceipts((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, (uint8,uint64,bytes32,bytes32)[] receipts) returns()
func (snapshots *Snapshots) TryPackAddReceipts(record Record, receipts []ReceiptIn) ([]byte, error) {
	return snapshots.abi.Pack("addReceipts", record, receipts)
}

// PackAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd598cefa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchor(((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32),bytes,(uint8,uint64,bytes32,bytes32)[]) item) returns()
func (snapshots *Snapshots) PackAnchor(item Item) []byte {
	enc, err := snapshots.abi.Pack("anchor", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd598cefa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchor(((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32),bytes,(uint8,uint64,bytes32,bytes32)[]) item) returns()
func (snapshots *Snapshots) TryPackAnchor(item Item) ([]byte, error) {
	return snapshots.abi.Pack("anchor", item)
}

// PackAnchorBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e18e351.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorBatch(((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32),bytes,(uint8,uint64,bytes32,bytes32)[])[] items) returns()
func (snapshots *Snapshots) PackAnchorBatch(items []Item) []byte {
	enc, err := snapshots.abi.Pack("anchorBatch", items)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e18e351.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorBatch(((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32),bytes,(uint8,uint64,bytes32,bytes32)[])[] items) returns()
func (snapshots *Snapshots) TryPackAnchorBatch(items []Item) ([]byte, error) {
	return snapshots.abi.Pack("anchorBatch", items)
}

// PackAnswerFork is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc246dccf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function answerFork((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) accepted, (bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32)[] between) returns()
func (snapshots *Snapshots) PackAnswerFork(accepted Record, between []Record) []byte {
	enc, err := snapshots.abi.Pack("answerFork", accepted, between)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnswerFork is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc246dccf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function answerFork((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) accepted, (bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32)[] between) returns()
func (snapshots *Snapshots) TryPackAnswerFork(accepted Record, between []Record) ([]byte, error) {
	return snapshots.abi.Pack("answerFork", accepted, between)
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (snapshots *Snapshots) PackAuthority() []byte {
	enc, err := snapshots.abi.Pack("authority")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function authority() view returns(address)
func (snapshots *Snapshots) TryPackAuthority() ([]byte, error) {
	return snapshots.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (snapshots *Snapshots) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := snapshots.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (snapshots *Snapshots) PackDomainSeparator() []byte {
	enc, err := snapshots.abi.Pack("domainSeparator")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (snapshots *Snapshots) TryPackDomainSeparator() ([]byte, error) {
	return snapshots.abi.Pack("domainSeparator")
}

// UnpackDomainSeparator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf698da25.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (snapshots *Snapshots) UnpackDomainSeparator(data []byte) ([32]byte, error) {
	out, err := snapshots.abi.Unpack("domainSeparator", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackHashOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xacb9a49b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hashOf((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) view returns(bytes32)
func (snapshots *Snapshots) PackHashOf(record Record) []byte {
	enc, err := snapshots.abi.Pack("hashOf", record)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHashOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xacb9a49b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hashOf((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) view returns(bytes32)
func (snapshots *Snapshots) TryPackHashOf(record Record) ([]byte, error) {
	return snapshots.abi.Pack("hashOf", record)
}

// UnpackHashOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xacb9a49b.
//
// Solidity: function hashOf((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) view returns(bytes32)
func (snapshots *Snapshots) UnpackHashOf(data []byte) ([32]byte, error) {
	out, err := snapshots.abi.Unpack("hashOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackHead is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf339e3b2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function head(bytes32 device) view returns((bytes32,uint64,uint64,uint32,uint32,uint32,uint32,bytes32))
func (snapshots *Snapshots) PackHead(device [32]byte) []byte {
	enc, err := snapshots.abi.Pack("head", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHead is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf339e3b2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function head(bytes32 device) view returns((bytes32,uint64,uint64,uint32,uint32,uint32,uint32,bytes32))
func (snapshots *Snapshots) TryPackHead(device [32]byte) ([]byte, error) {
	return snapshots.abi.Pack("head", device)
}

// UnpackHead is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf339e3b2.
//
// Solidity: function head(bytes32 device) view returns((bytes32,uint64,uint64,uint32,uint32,uint32,uint32,bytes32))
func (snapshots *Snapshots) UnpackHead(data []byte) (Head, error) {
	out, err := snapshots.abi.Unpack("head", data)
	if err != nil {
		return *new(Head), err
	}
	out0 := *abi.ConvertType(out[0], new(Head)).(*Head)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (snapshots *Snapshots) PackIsConsumingScheduledOp() []byte {
	enc, err := snapshots.abi.Pack("isConsumingScheduledOp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (snapshots *Snapshots) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return snapshots.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (snapshots *Snapshots) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := snapshots.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackIsForked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9ece1a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isForked(bytes32 device) view returns(bool)
func (snapshots *Snapshots) PackIsForked(device [32]byte) []byte {
	enc, err := snapshots.abi.Pack("isForked", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsForked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9ece1a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isForked(bytes32 device) view returns(bool)
func (snapshots *Snapshots) TryPackIsForked(device [32]byte) ([]byte, error) {
	return snapshots.abi.Pack("isForked", device)
}

// UnpackIsForked is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc9ece1a6.
//
// Solidity: function isForked(bytes32 device) view returns(bool)
func (snapshots *Snapshots) UnpackIsForked(data []byte) (bool, error) {
	out, err := snapshots.abi.Unpack("isForked", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackNoteRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x543833bb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function noteRelease(bytes32 device, uint32 epoch) returns()
func (snapshots *Snapshots) PackNoteRelease(device [32]byte, epoch uint32) []byte {
	enc, err := snapshots.abi.Pack("noteRelease", device, epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNoteRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x543833bb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function noteRelease(bytes32 device, uint32 epoch) returns()
func (snapshots *Snapshots) TryPackNoteRelease(device [32]byte, epoch uint32) ([]byte, error) {
	return snapshots.abi.Pack("noteRelease", device, epoch)
}

// PackReportFork is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1545a063.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reportFork((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) accepted, (bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) other, bytes otherSignature) returns()
func (snapshots *Snapshots) PackReportFork(accepted Record, other Record, otherSignature []byte) []byte {
	enc, err := snapshots.abi.Pack("reportFork", accepted, other, otherSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReportFork is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1545a063.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reportFork((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) accepted, (bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) other, bytes otherSignature) returns()
func (snapshots *Snapshots) TryPackReportFork(accepted Record, other Record, otherSignature []byte) ([]byte, error) {
	return snapshots.abi.Pack("reportFork", accepted, other, otherSignature)
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (snapshots *Snapshots) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := snapshots.abi.Pack("setAuthority", newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (snapshots *Snapshots) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return snapshots.abi.Pack("setAuthority", newAuthority)
}

// PackSnapshot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ac79c41.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function snapshot(bytes32 recordHash) view returns((uint64,uint64,uint64,uint32,uint32))
func (snapshots *Snapshots) PackSnapshot(recordHash [32]byte) []byte {
	enc, err := snapshots.abi.Pack("snapshot", recordHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSnapshot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ac79c41.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function snapshot(bytes32 recordHash) view returns((uint64,uint64,uint64,uint32,uint32))
func (snapshots *Snapshots) TryPackSnapshot(recordHash [32]byte) ([]byte, error) {
	return snapshots.abi.Pack("snapshot", recordHash)
}

// UnpackSnapshot is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ac79c41.
//
// Solidity: function snapshot(bytes32 recordHash) view returns((uint64,uint64,uint64,uint32,uint32))
func (snapshots *Snapshots) UnpackSnapshot(data []byte) (Snapshot, error) {
	out, err := snapshots.abi.Unpack("snapshot", data)
	if err != nil {
		return *new(Snapshot), err
	}
	out0 := *abi.ConvertType(out[0], new(Snapshot)).(*Snapshot)
	return out0, nil
}

// SnapshotsAnchored represents a Anchored event raised by the Snapshots contract.
type SnapshotsAnchored struct {
	Device     [32]byte
	Sequence   uint64
	RecordHash [32]byte
	Record     Record
	Signature  []byte
	Expiry     uint64
	Positions  uint32
	Relayer    common.Address
	Raw        *types.Log // Blockchain specific contextual infos
}

const SnapshotsAnchoredEventName = "Anchored"

// ContractEventName returns the user-defined event name.
func (SnapshotsAnchored) ContractEventName() string {
	return SnapshotsAnchoredEventName
}

// UnpackAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Anchored(bytes32 indexed device, uint64 indexed sequence, bytes32 indexed recordHash, (bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes signature, uint64 expiry, uint32 positions, address relayer)
func (snapshots *Snapshots) UnpackAnchoredEvent(log *types.Log) (*SnapshotsAnchored, error) {
	event := "Anchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsAnchored)
	if len(log.Data) > 0 {
		if err := snapshots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range snapshots.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SnapshotsAuthorityUpdated represents a AuthorityUpdated event raised by the Snapshots contract.
type SnapshotsAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SnapshotsAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (SnapshotsAuthorityUpdated) ContractEventName() string {
	return SnapshotsAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (snapshots *Snapshots) UnpackAuthorityUpdatedEvent(log *types.Log) (*SnapshotsAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := snapshots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range snapshots.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SnapshotsEpochReleaseNoted represents a EpochReleaseNoted event raised by the Snapshots contract.
type SnapshotsEpochReleaseNoted struct {
	Device [32]byte
	Epoch  uint32
	Raw    *types.Log // Blockchain specific contextual infos
}

const SnapshotsEpochReleaseNotedEventName = "EpochReleaseNoted"

// ContractEventName returns the user-defined event name.
func (SnapshotsEpochReleaseNoted) ContractEventName() string {
	return SnapshotsEpochReleaseNotedEventName
}

// UnpackEpochReleaseNotedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EpochReleaseNoted(bytes32 indexed device, uint32 epoch)
func (snapshots *Snapshots) UnpackEpochReleaseNotedEvent(log *types.Log) (*SnapshotsEpochReleaseNoted, error) {
	event := "EpochReleaseNoted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsEpochReleaseNoted)
	if len(log.Data) > 0 {
		if err := snapshots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range snapshots.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SnapshotsForkAnswered represents a ForkAnswered event raised by the Snapshots contract.
type SnapshotsForkAnswered struct {
	Device       [32]byte
	AcceptedHash [32]byte
	OtherHash    [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const SnapshotsForkAnsweredEventName = "ForkAnswered"

// ContractEventName returns the user-defined event name.
func (SnapshotsForkAnswered) ContractEventName() string {
	return SnapshotsForkAnsweredEventName
}

// UnpackForkAnsweredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ForkAnswered(bytes32 indexed device, bytes32 acceptedHash, bytes32 otherHash)
func (snapshots *Snapshots) UnpackForkAnsweredEvent(log *types.Log) (*SnapshotsForkAnswered, error) {
	event := "ForkAnswered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsForkAnswered)
	if len(log.Data) > 0 {
		if err := snapshots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range snapshots.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SnapshotsForked represents a Forked event raised by the Snapshots contract.
type SnapshotsForked struct {
	Device       [32]byte
	Sequence     uint64
	AcceptedHash [32]byte
	OtherHash    [32]byte
	Reporter     common.Address
	Raw          *types.Log // Blockchain specific contextual infos
}

const SnapshotsForkedEventName = "Forked"

// ContractEventName returns the user-defined event name.
func (SnapshotsForked) ContractEventName() string {
	return SnapshotsForkedEventName
}

// UnpackForkedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Forked(bytes32 indexed device, uint64 indexed sequence, bytes32 acceptedHash, bytes32 otherHash, address reporter)
func (snapshots *Snapshots) UnpackForkedEvent(log *types.Log) (*SnapshotsForked, error) {
	event := "Forked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsForked)
	if len(log.Data) > 0 {
		if err := snapshots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range snapshots.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SnapshotsReceiptsAdded represents a ReceiptsAdded event raised by the Snapshots contract.
type SnapshotsReceiptsAdded struct {
	Device     [32]byte
	RecordHash [32]byte
	Positions  uint32
	Relayer    common.Address
	Raw        *types.Log // Blockchain specific contextual infos
}

const SnapshotsReceiptsAddedEventName = "ReceiptsAdded"

// ContractEventName returns the user-defined event name.
func (SnapshotsReceiptsAdded) ContractEventName() string {
	return SnapshotsReceiptsAddedEventName
}

// UnpackReceiptsAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ReceiptsAdded(bytes32 indexed device, bytes32 indexed recordHash, uint32 positions, address relayer)
func (snapshots *Snapshots) UnpackReceiptsAddedEvent(log *types.Log) (*SnapshotsReceiptsAdded, error) {
	event := "ReceiptsAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsReceiptsAdded)
	if len(log.Data) > 0 {
		if err := snapshots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range snapshots.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SnapshotsRefused represents a Refused event raised by the Snapshots contract.
type SnapshotsRefused struct {
	Device     [32]byte
	RecordHash [32]byte
	Sequence   uint64
	Reason     []byte
	Relayer    common.Address
	Raw        *types.Log // Blockchain specific contextual infos
}

const SnapshotsRefusedEventName = "Refused"

// ContractEventName returns the user-defined event name.
func (SnapshotsRefused) ContractEventName() string {
	return SnapshotsRefusedEventName
}

// UnpackRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Refused(bytes32 indexed device, bytes32 indexed recordHash, uint64 sequence, bytes reason, address indexed relayer)
func (snapshots *Snapshots) UnpackRefusedEvent(log *types.Log) (*SnapshotsRefused, error) {
	event := "Refused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsRefused)
	if len(log.Data) > 0 {
		if err := snapshots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range snapshots.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (snapshots *Snapshots) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], snapshots.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return snapshots.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return snapshots.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return snapshots.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["BadReceipt"].ID.Bytes()[:4]) {
		return snapshots.UnpackBadReceiptError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["BadSignature"].ID.Bytes()[:4]) {
		return snapshots.UnpackBadSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["BatchTooLarge"].ID.Bytes()[:4]) {
		return snapshots.UnpackBatchTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["DeviceNotActive"].ID.Bytes()[:4]) {
		return snapshots.UnpackDeviceNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["DeviceUnknown"].ID.Bytes()[:4]) {
		return snapshots.UnpackDeviceUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["EpochCommitmentExpected"].ID.Bytes()[:4]) {
		return snapshots.UnpackEpochCommitmentExpectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["EpochExpected"].ID.Bytes()[:4]) {
		return snapshots.UnpackEpochExpectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["EpochReleased"].ID.Bytes()[:4]) {
		return snapshots.UnpackEpochReleasedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["ForkKnown"].ID.Bytes()[:4]) {
		return snapshots.UnpackForkKnownError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["ForkUnknown"].ID.Bytes()[:4]) {
		return snapshots.UnpackForkUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["NotAFork"].ID.Bytes()[:4]) {
		return snapshots.UnpackNotAForkError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["OrganisationsNotMet"].ID.Bytes()[:4]) {
		return snapshots.UnpackOrganisationsNotMetError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["PolicyExpected"].ID.Bytes()[:4]) {
		return snapshots.UnpackPolicyExpectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["PositionOutOfRange"].ID.Bytes()[:4]) {
		return snapshots.UnpackPositionOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["PreviousExpected"].ID.Bytes()[:4]) {
		return snapshots.UnpackPreviousExpectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["QuorumNotMet"].ID.Bytes()[:4]) {
		return snapshots.UnpackQuorumNotMetError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["RateLimited"].ID.Bytes()[:4]) {
		return snapshots.UnpackRateLimitedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["ReceiptTooShort"].ID.Bytes()[:4]) {
		return snapshots.UnpackReceiptTooShortError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["ReceiptTwice"].ID.Bytes()[:4]) {
		return snapshots.UnpackReceiptTwiceError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["SequenceExpected"].ID.Bytes()[:4]) {
		return snapshots.UnpackSequenceExpectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["SnapshotUnknown"].ID.Bytes()[:4]) {
		return snapshots.UnpackSnapshotUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["SupersessionBroken"].ID.Bytes()[:4]) {
		return snapshots.UnpackSupersessionBrokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], snapshots.abi.Errors["TooManyReceipts"].ID.Bytes()[:4]) {
		return snapshots.UnpackTooManyReceiptsError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SnapshotsAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Snapshots contract.
type SnapshotsAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func SnapshotsAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (snapshots *Snapshots) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*SnapshotsAccessManagedInvalidAuthority, error) {
	out := new(SnapshotsAccessManagedInvalidAuthority)
	if err := snapshots.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Snapshots contract.
type SnapshotsAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func SnapshotsAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (snapshots *Snapshots) UnpackAccessManagedRequiredDelayError(raw []byte) (*SnapshotsAccessManagedRequiredDelay, error) {
	out := new(SnapshotsAccessManagedRequiredDelay)
	if err := snapshots.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Snapshots contract.
type SnapshotsAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func SnapshotsAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (snapshots *Snapshots) UnpackAccessManagedUnauthorizedError(raw []byte) (*SnapshotsAccessManagedUnauthorized, error) {
	out := new(SnapshotsAccessManagedUnauthorized)
	if err := snapshots.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsBadReceipt represents a BadReceipt error raised by the Snapshots contract.
type SnapshotsBadReceipt struct {
	Position uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadReceipt(uint8 position)
func SnapshotsBadReceiptErrorID() common.Hash {
	return common.HexToHash("0x565900685d605b6dbf9046b428119f8e5417ff2c90c2bdafdc3ccc8f5afaeac5")
}

// UnpackBadReceiptError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadReceipt(uint8 position)
func (snapshots *Snapshots) UnpackBadReceiptError(raw []byte) (*SnapshotsBadReceipt, error) {
	out := new(SnapshotsBadReceipt)
	if err := snapshots.abi.UnpackIntoInterface(out, "BadReceipt", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsBadSignature represents a BadSignature error raised by the Snapshots contract.
type SnapshotsBadSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSignature()
func SnapshotsBadSignatureErrorID() common.Hash {
	return common.HexToHash("0x5cd5d2335541c4f2ed05fbe44f397e8b79f8e2333157122d2dab06e378ef7685")
}

// UnpackBadSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSignature()
func (snapshots *Snapshots) UnpackBadSignatureError(raw []byte) (*SnapshotsBadSignature, error) {
	out := new(SnapshotsBadSignature)
	if err := snapshots.abi.UnpackIntoInterface(out, "BadSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsBatchTooLarge represents a BatchTooLarge error raised by the Snapshots contract.
type SnapshotsBatchTooLarge struct {
	Items *big.Int
	Most  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BatchTooLarge(uint256 items, uint256 most)
func SnapshotsBatchTooLargeErrorID() common.Hash {
	return common.HexToHash("0xbb1cb70bcc2ddbaabd8d251943ebb6b48ae10b9f78ce35a6f00b43eac7ae64f1")
}

// UnpackBatchTooLargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BatchTooLarge(uint256 items, uint256 most)
func (snapshots *Snapshots) UnpackBatchTooLargeError(raw []byte) (*SnapshotsBatchTooLarge, error) {
	out := new(SnapshotsBatchTooLarge)
	if err := snapshots.abi.UnpackIntoInterface(out, "BatchTooLarge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsDeviceNotActive represents a DeviceNotActive error raised by the Snapshots contract.
type SnapshotsDeviceNotActive struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeviceNotActive(bytes32 device)
func SnapshotsDeviceNotActiveErrorID() common.Hash {
	return common.HexToHash("0x2b38e2eacb037b3acb2f06108efb5e6295d406492fbf6a0464145f6a04442ec8")
}

// UnpackDeviceNotActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeviceNotActive(bytes32 device)
func (snapshots *Snapshots) UnpackDeviceNotActiveError(raw []byte) (*SnapshotsDeviceNotActive, error) {
	out := new(SnapshotsDeviceNotActive)
	if err := snapshots.abi.UnpackIntoInterface(out, "DeviceNotActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsDeviceUnknown represents a DeviceUnknown error raised by the Snapshots contract.
type SnapshotsDeviceUnknown struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeviceUnknown(bytes32 device)
func SnapshotsDeviceUnknownErrorID() common.Hash {
	return common.HexToHash("0xda0015fe0c83865b6a2bc1ced238f8b296b5b4ebba42a3c6ccffae110047e12c")
}

// UnpackDeviceUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeviceUnknown(bytes32 device)
func (snapshots *Snapshots) UnpackDeviceUnknownError(raw []byte) (*SnapshotsDeviceUnknown, error) {
	out := new(SnapshotsDeviceUnknown)
	if err := snapshots.abi.UnpackIntoInterface(out, "DeviceUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsEpochCommitmentExpected represents a EpochCommitmentExpected error raised by the Snapshots contract.
type SnapshotsEpochCommitmentExpected struct {
	EpochKeys [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochCommitmentExpected(bytes32 epochKeys)
func SnapshotsEpochCommitmentExpectedErrorID() common.Hash {
	return common.HexToHash("0x97a11be36af1412f8ea637c0d6d6f11cd0e28927e94942ab71b9277fbd60e0fd")
}

// UnpackEpochCommitmentExpectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochCommitmentExpected(bytes32 epochKeys)
func (snapshots *Snapshots) UnpackEpochCommitmentExpectedError(raw []byte) (*SnapshotsEpochCommitmentExpected, error) {
	out := new(SnapshotsEpochCommitmentExpected)
	if err := snapshots.abi.UnpackIntoInterface(out, "EpochCommitmentExpected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsEpochExpected represents a EpochExpected error raised by the Snapshots contract.
type SnapshotsEpochExpected struct {
	AtLeast uint32
	AtMost  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochExpected(uint32 atLeast, uint32 atMost)
func SnapshotsEpochExpectedErrorID() common.Hash {
	return common.HexToHash("0x8912cabc09134b3f6a244202bf0adf3683c0c37b89bded57c4b0afbe54c5e2dd")
}

// UnpackEpochExpectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochExpected(uint32 atLeast, uint32 atMost)
func (snapshots *Snapshots) UnpackEpochExpectedError(raw []byte) (*SnapshotsEpochExpected, error) {
	out := new(SnapshotsEpochExpected)
	if err := snapshots.abi.UnpackIntoInterface(out, "EpochExpected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsEpochReleased represents a EpochReleased error raised by the Snapshots contract.
type SnapshotsEpochReleased struct {
	Epoch uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochReleased(uint32 epoch)
func SnapshotsEpochReleasedErrorID() common.Hash {
	return common.HexToHash("0x13c7f951c3054ecf965dc611d5fd90176e677fbaf78608a7fb2e29570d6d0736")
}

// UnpackEpochReleasedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochReleased(uint32 epoch)
func (snapshots *Snapshots) UnpackEpochReleasedError(raw []byte) (*SnapshotsEpochReleased, error) {
	out := new(SnapshotsEpochReleased)
	if err := snapshots.abi.UnpackIntoInterface(out, "EpochReleased", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsForkKnown represents a ForkKnown error raised by the Snapshots contract.
type SnapshotsForkKnown struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ForkKnown(bytes32 device)
func SnapshotsForkKnownErrorID() common.Hash {
	return common.HexToHash("0xae902b91f68805de6f2dc1e06e7075ef287d32b4ec0f954f6a6f621e906e843a")
}

// UnpackForkKnownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ForkKnown(bytes32 device)
func (snapshots *Snapshots) UnpackForkKnownError(raw []byte) (*SnapshotsForkKnown, error) {
	out := new(SnapshotsForkKnown)
	if err := snapshots.abi.UnpackIntoInterface(out, "ForkKnown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsForkUnknown represents a ForkUnknown error raised by the Snapshots contract.
type SnapshotsForkUnknown struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ForkUnknown(bytes32 device)
func SnapshotsForkUnknownErrorID() common.Hash {
	return common.HexToHash("0x814fb34ab648c16d3aae811201827f3389cd3ae21243f762059a09eeb8a914e0")
}

// UnpackForkUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ForkUnknown(bytes32 device)
func (snapshots *Snapshots) UnpackForkUnknownError(raw []byte) (*SnapshotsForkUnknown, error) {
	out := new(SnapshotsForkUnknown)
	if err := snapshots.abi.UnpackIntoInterface(out, "ForkUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsNotAFork represents a NotAFork error raised by the Snapshots contract.
type SnapshotsNotAFork struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAFork()
func SnapshotsNotAForkErrorID() common.Hash {
	return common.HexToHash("0x1137a6c9c87835bbff259409c5619867655c8bc1e00ec50bc68ca989b9de2a6c")
}

// UnpackNotAForkError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAFork()
func (snapshots *Snapshots) UnpackNotAForkError(raw []byte) (*SnapshotsNotAFork, error) {
	out := new(SnapshotsNotAFork)
	if err := snapshots.abi.UnpackIntoInterface(out, "NotAFork", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsOrganisationsNotMet represents a OrganisationsNotMet error raised by the Snapshots contract.
type SnapshotsOrganisationsNotMet struct {
	Got  *big.Int
	Want *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationsNotMet(uint256 got, uint256 want)
func SnapshotsOrganisationsNotMetErrorID() common.Hash {
	return common.HexToHash("0x5973af4b5d84ca59fae0812848c58d6e5e437179ec65cc58c6ff59af2fb644aa")
}

// UnpackOrganisationsNotMetError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationsNotMet(uint256 got, uint256 want)
func (snapshots *Snapshots) UnpackOrganisationsNotMetError(raw []byte) (*SnapshotsOrganisationsNotMet, error) {
	out := new(SnapshotsOrganisationsNotMet)
	if err := snapshots.abi.UnpackIntoInterface(out, "OrganisationsNotMet", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsPolicyExpected represents a PolicyExpected error raised by the Snapshots contract.
type SnapshotsPolicyExpected struct {
	Policy  uint32
	Version uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PolicyExpected(uint32 policy, uint32 version)
func SnapshotsPolicyExpectedErrorID() common.Hash {
	return common.HexToHash("0x3be5d9d56233ab42f7763b29c686fdbebed5515ca371d2b29f69603b91b2172c")
}

// UnpackPolicyExpectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PolicyExpected(uint32 policy, uint32 version)
func (snapshots *Snapshots) UnpackPolicyExpectedError(raw []byte) (*SnapshotsPolicyExpected, error) {
	out := new(SnapshotsPolicyExpected)
	if err := snapshots.abi.UnpackIntoInterface(out, "PolicyExpected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsPositionOutOfRange represents a PositionOutOfRange error raised by the Snapshots contract.
type SnapshotsPositionOutOfRange struct {
	Position uint8
	N        uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PositionOutOfRange(uint8 position, uint8 n)
func SnapshotsPositionOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x90ae6cdd64932a7d34dc28308b4e7ea8fe014d5ec9c8879558a47d148b66fdcc")
}

// UnpackPositionOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PositionOutOfRange(uint8 position, uint8 n)
func (snapshots *Snapshots) UnpackPositionOutOfRangeError(raw []byte) (*SnapshotsPositionOutOfRange, error) {
	out := new(SnapshotsPositionOutOfRange)
	if err := snapshots.abi.UnpackIntoInterface(out, "PositionOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsPreviousExpected represents a PreviousExpected error raised by the Snapshots contract.
type SnapshotsPreviousExpected struct {
	RecordHash [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PreviousExpected(bytes32 recordHash)
func SnapshotsPreviousExpectedErrorID() common.Hash {
	return common.HexToHash("0x0fe513285d46a8e82b1f505bf2c6dcd637ca4de3549af91388442a6df5c43b8b")
}

// UnpackPreviousExpectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PreviousExpected(bytes32 recordHash)
func (snapshots *Snapshots) UnpackPreviousExpectedError(raw []byte) (*SnapshotsPreviousExpected, error) {
	out := new(SnapshotsPreviousExpected)
	if err := snapshots.abi.UnpackIntoInterface(out, "PreviousExpected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsQuorumNotMet represents a QuorumNotMet error raised by the Snapshots contract.
type SnapshotsQuorumNotMet struct {
	Got  *big.Int
	Want *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error QuorumNotMet(uint256 got, uint256 want)
func SnapshotsQuorumNotMetErrorID() common.Hash {
	return common.HexToHash("0x2694e19ef8826833c92b7de49e067a7954ff8a5f5d0b84a7edb0333ad3a5af94")
}

// UnpackQuorumNotMetError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error QuorumNotMet(uint256 got, uint256 want)
func (snapshots *Snapshots) UnpackQuorumNotMetError(raw []byte) (*SnapshotsQuorumNotMet, error) {
	out := new(SnapshotsQuorumNotMet)
	if err := snapshots.abi.UnpackIntoInterface(out, "QuorumNotMet", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsRateLimited represents a RateLimited error raised by the Snapshots contract.
type SnapshotsRateLimited struct {
	RetryAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RateLimited(uint64 retryAt)
func SnapshotsRateLimitedErrorID() common.Hash {
	return common.HexToHash("0xfd4ba109275b96dfa95d33bc06be0463cda41acb76f93a23ee2fea666c503adb")
}

// UnpackRateLimitedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RateLimited(uint64 retryAt)
func (snapshots *Snapshots) UnpackRateLimitedError(raw []byte) (*SnapshotsRateLimited, error) {
	out := new(SnapshotsRateLimited)
	if err := snapshots.abi.UnpackIntoInterface(out, "RateLimited", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsReceiptTooShort represents a ReceiptTooShort error raised by the Snapshots contract.
type SnapshotsReceiptTooShort struct {
	Position   uint8
	ValidUntil uint64
	Needed     uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReceiptTooShort(uint8 position, uint64 validUntil, uint64 needed)
func SnapshotsReceiptTooShortErrorID() common.Hash {
	return common.HexToHash("0xed4c78b2f270e864da55e83d327fc3c286e977a8f48acaf75699397f4268c001")
}

// UnpackReceiptTooShortError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReceiptTooShort(uint8 position, uint64 validUntil, uint64 needed)
func (snapshots *Snapshots) UnpackReceiptTooShortError(raw []byte) (*SnapshotsReceiptTooShort, error) {
	out := new(SnapshotsReceiptTooShort)
	if err := snapshots.abi.UnpackIntoInterface(out, "ReceiptTooShort", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsReceiptTwice represents a ReceiptTwice error raised by the Snapshots contract.
type SnapshotsReceiptTwice struct {
	Position uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReceiptTwice(uint8 position)
func SnapshotsReceiptTwiceErrorID() common.Hash {
	return common.HexToHash("0x00c2cc5c086ad2be62c4168df3b6f0c2b526c6411e4ced4b08f191c41a4f31ec")
}

// UnpackReceiptTwiceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReceiptTwice(uint8 position)
func (snapshots *Snapshots) UnpackReceiptTwiceError(raw []byte) (*SnapshotsReceiptTwice, error) {
	out := new(SnapshotsReceiptTwice)
	if err := snapshots.abi.UnpackIntoInterface(out, "ReceiptTwice", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsSequenceExpected represents a SequenceExpected error raised by the Snapshots contract.
type SnapshotsSequenceExpected struct {
	Sequence uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SequenceExpected(uint64 sequence)
func SnapshotsSequenceExpectedErrorID() common.Hash {
	return common.HexToHash("0x7223f7a7c88c8f1b55bafed94cc88ae59b111204e672ae753eff86c5ea14296d")
}

// UnpackSequenceExpectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SequenceExpected(uint64 sequence)
func (snapshots *Snapshots) UnpackSequenceExpectedError(raw []byte) (*SnapshotsSequenceExpected, error) {
	out := new(SnapshotsSequenceExpected)
	if err := snapshots.abi.UnpackIntoInterface(out, "SequenceExpected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsSnapshotUnknown represents a SnapshotUnknown error raised by the Snapshots contract.
type SnapshotsSnapshotUnknown struct {
	RecordHash [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SnapshotUnknown(bytes32 recordHash)
func SnapshotsSnapshotUnknownErrorID() common.Hash {
	return common.HexToHash("0xa1a66c35e8679cf3cd2e3480e223a9f21c8fc9d48500d397b327ba29fd8c1341")
}

// UnpackSnapshotUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SnapshotUnknown(bytes32 recordHash)
func (snapshots *Snapshots) UnpackSnapshotUnknownError(raw []byte) (*SnapshotsSnapshotUnknown, error) {
	out := new(SnapshotsSnapshotUnknown)
	if err := snapshots.abi.UnpackIntoInterface(out, "SnapshotUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsSupersessionBroken represents a SupersessionBroken error raised by the Snapshots contract.
type SnapshotsSupersessionBroken struct {
	Index *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SupersessionBroken(uint256 index)
func SnapshotsSupersessionBrokenErrorID() common.Hash {
	return common.HexToHash("0x82b38ce3d8f60f0b48042b879955c0b76f7fc1743a5ee3623bd8a3ac9535bf99")
}

// UnpackSupersessionBrokenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SupersessionBroken(uint256 index)
func (snapshots *Snapshots) UnpackSupersessionBrokenError(raw []byte) (*SnapshotsSupersessionBroken, error) {
	out := new(SnapshotsSupersessionBroken)
	if err := snapshots.abi.UnpackIntoInterface(out, "SupersessionBroken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsTooManyReceipts represents a TooManyReceipts error raised by the Snapshots contract.
type SnapshotsTooManyReceipts struct {
	Got  *big.Int
	Most *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooManyReceipts(uint256 got, uint256 most)
func SnapshotsTooManyReceiptsErrorID() common.Hash {
	return common.HexToHash("0x46145fe4ca536f266244b90c4e29b781687a766d79babd13651497a1d49b9397")
}

// UnpackTooManyReceiptsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooManyReceipts(uint256 got, uint256 most)
func (snapshots *Snapshots) UnpackTooManyReceiptsError(raw []byte) (*SnapshotsTooManyReceipts, error) {
	out := new(SnapshotsTooManyReceipts)
	if err := snapshots.abi.UnpackIntoInterface(out, "TooManyReceipts", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresMetaData contains all meta data concerning the Stores contract.
var StoresMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"MAX_ENDPOINT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"addOrganisation\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"organisationId\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisationId\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"region\",\"type\":\"bytes32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"name\":\"addStore\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"storeId\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"number\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"storeId\",\"type\":\"uint32\"}],\"name\":\"assignSlot\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"id\",\"type\":\"uint32\"}],\"name\":\"organisation\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bool\",\"name\":\"active\",\"type\":\"bool\"}],\"internalType\":\"structOrganisation\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"organisationCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"slotNumber\",\"type\":\"uint32\"}],\"name\":\"signerOf\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"organisationId\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"number\",\"type\":\"uint32\"}],\"name\":\"slot\",\"outputs\":[{\"components\":[{\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"internalType\":\"structSlot\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"slotCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"number\",\"type\":\"uint32\"}],\"name\":\"slotWithStore\",\"outputs\":[{\"components\":[{\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"internalType\":\"structSlot\",\"name\":\"\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"region\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"internalType\":\"structStore\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"id\",\"type\":\"uint32\"}],\"name\":\"store\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"region\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"internalType\":\"structStore\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"storeCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisationId\",\"type\":\"uint32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bool\",\"name\":\"active\",\"type\":\"bool\"}],\"name\":\"updateOrganisation\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"storeId\",\"type\":\"uint32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"},{\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"}],\"name\":\"updateStore\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"OrganisationAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"active\",\"type\":\"bool\"}],\"name\":\"OrganisationUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"SlotAssigned\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"region\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"name\":\"StoreAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"tlsKeyHash\",\"type\":\"bytes32\"}],\"name\":\"StoreUpdated\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"EndpointTooLong\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"}],\"name\":\"KeyInUse\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"}],\"name\":\"KeyInvalid\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"OrganisationInactive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"OrganisationUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"next\",\"type\":\"uint32\"}],\"name\":\"SlotOutOfOrder\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"}],\"name\":\"SlotUnchanged\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"}],\"name\":\"StoreTaken\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"store\",\"type\":\"uint32\"}],\"name\":\"StoreUnknown\",\"type\":\"error\"}]",
	ID:  "b8a167b3e527863a069878bce01b403a92",
	Bin: "0x608034609957601f611a8638819003918201601f19168301916001600160401b03831184841017609d57808492602094604052833981010312609957516001600160a01b038116908190036099575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a16040516119d490816100b28239f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c806336bae54d146111b057806337be98d1146110f25780634d68f56f14610be35780637a9e5e4b14610ade5780638c517dd81461076d5780638e18fce9146106df5780638fb360371461066c57806396e28c23146105dc578063a1b141d4146105b7578063ac5d6ab61461051f578063b550ed3514610308578063b9e95382146102b2578063ba7df45e14610296578063bf7e214f14610264578063d52c842f14610241578063ed08fa801461021b5763f55ee46f146100d4575f80fd5b34610217576060600319360112610217576100ed611342565b6100f561131f565b90604435801515918282036102175763ffffffff9061011436336116e6565b169283158015610206575b6101da575f848152600160208190526040918290200180547fffffffffffffffffffffff0000000000000000000000000000000000000000001673ffffffffffffffffffffffffffffffffffffffff84161793151560a01b74ff000000000000000000000000000000000000000016939093179092557f06fdf6d061db6ed5c35883142046cab6c7fdc24d105c325dbe404fcddfddc0329273ffffffffffffffffffffffffffffffffffffffff8351921682526020820152a2005b837f1882ec9e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff60055416841161011f565b5f80fd5b34610217575f60031936011261021757602063ffffffff60055460401c16604051908152f35b34610217575f60031936011261021757602063ffffffff60055416604051908152f35b34610217575f60031936011261021757602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b34610217575f6003193601126102175760206040516101008152f35b346102175760206003193601126102175763ffffffff6102d0611342565b6102d86114b5565b50165f5260026020526103046102f060405f2061153c565b604051918291602083526020830190611355565b0390f35b3461021757606060031936011261021757610321611342565b60243567ffffffffffffffff8111610217576103419036906004016113ca565b9063ffffffff6044359361035536336116e6565b16918215801561050b575b6104df5761036e8183611996565b825f526002602052600560405f20019367ffffffffffffffff82116104b2576103a18261039b87546114eb565b87611650565b5f94601f8311600114610430576103ef83807ffdbabfcfff0c12bcfc7fc11913f2667f985ff48d5dc0d773d85a3243adab44bd97985f91610425575b505f198260011b9260031b1c19161790565b90555b845f52600260205280600260405f20015561041a6040519384936040855260408501916116ae565b9060208301520390a2005b9050860135896103dd565b601f19831695815f5260205f20905f5b88811061049a5750847ffdbabfcfff0c12bcfc7fc11913f2667f985ff48d5dc0d773d85a3243adab44bd979810610481575b5050600183811b0190556103f2565b5f1960f88660031b161c19908601351690558680610472565b9091602060018192858a013581550193019101610440565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b827f49cdaa8d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff60055460201c168311610360565b346102175760206003193601126102175763ffffffff61053d611342565b165f526003602052608060405f20604051906105588261143c565b549063ffffffff821680825263ffffffff60406020840193828660201c168552019360401c1683525f52600260205260405f209163ffffffff806001855495015493511691511691604051938452602084015260408301526060820152f35b34610217575f60031936011261021757602063ffffffff600554821c16604051908152f35b346102175760206003193601126102175763ffffffff6105fa611342565b610602611497565b50165f526001602052606060405f2060405161061d8161143c565b73ffffffffffffffffffffffffffffffffffffffff600183549384845201549160ff604060208301928486168452019360a01c1615158352604051938452511660208301525115156040820152f35b34610217575f600319360112610217575f5460a01c60ff16156106d75760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f6106ad565b346102175760206003193601126102175763ffffffff6106fd611342565b610705611497565b50165f526003602052606060405f2063ffffffff604051916107268361143c565b548181168352818160201c16602084015260401c16604082015261076b604051809263ffffffff60408092828151168552826020820151166020860152015116910152565bf35b3461021757604060031936011261021757610786611342565b6024359063ffffffff8216809203610217576107a236336116e6565b81158015610aca575b610a9e57600554906107c563ffffffff8360401c166116ce565b9163ffffffff82169283158015610a8f575b610a595763ffffffff81168414610a19575b5050815f52600360205260405f2063ffffffff815416918483146109e857845f52600260205263ffffffff600460405f20015460201c16806109b95750916108ca63ffffffff6040936108c07fb675fbd896c46b184588d0785ed26025f5a2ce3396a7f1bccd97ab04ee135b8696895f526002602052836004885f2001541695610872876118fe565b80610980575b50895f5260026020526004875f2001907fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff0000000083549260201b169116179055565b5460201c166116ce565b9082516108d68161143c565b86815263ffffffff92831660208083018281528684018581525f8a8152600384528890209451855492517fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000909316971696909617911b67ffffffff0000000016178255925181547fffffffffffffffffffffffffffffffffffffffff00000000ffffffffffffffff1690851b6bffffffff00000000000000001617905582519182526020820152a3005b5f5260026020526004875f20017fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff81541690558a610878565b857fbe573bf3000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5050507fc77decdc000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b6bffffffff00000000000000007fffffffffffffffffffffffffffffffffffffffff00000000ffffffffffffffff9160401b1691161760055583806107e9565b63ffffffff90847f5df4b619000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b5063ffffffff811684116107d7565b507f49cdaa8d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff60055460201c1682116107ab565b346102175760206003193601126102175760043573ffffffffffffffffffffffffffffffffffffffff811690818103610217575f549073ffffffffffffffffffffffffffffffffffffffff82163303610bb7573b15610b8b57817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346102175760c060031936011261021757610bfc611342565b602435604435916064356084359060a43567ffffffffffffffff811161021757610c2a9036906004016113ca565b959094610c3736336116e6565b610c40856118fe565b610c4a8787611996565b7fffffffff00000001000000000000000000000000ffffffffffffffffffffffff7f5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b8183817fffffffff00000001000000000000000000000000fffffffffffffffffffffffc818380090809087fffffffff00000001000000000000000000000000ffffffffffffffffffffffff838009147fffffffff00000001000000000000000000000000ffffffffffffffffffffffff83107fffffffff00000001000000000000000000000000ffffffffffffffffffffffff83101616156110c457604051602081019082825283604082015260408152610d49606082611474565b51902095865f52600460205263ffffffff60405f2054166110865760055496610d7a63ffffffff8960201c166113f8565b977fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff0000000063ffffffff8b169a60201b169116176005555f52600460205260405f20877fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000082541617905560405194610df786611458565b828652602086019584875260408101978689528a6060830184815263ffffffff6080850193169a8b845267ffffffffffffffff60a08601935f8552116104b2578d9a6040519e8f610e526020601f19601f8501160182611474565b52368c890111610217578b8f818a6020830137016020015f905260c086019e8f528d5f52600260205260405f209551865551600186015551600285015551600384015560048301915163ffffffff1663ffffffff1682547fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00000000161782555163ffffffff16610f1291907fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff0000000083549260201b169116179055565b60050198519485519967ffffffffffffffff8b116104b2578a8a97610f4360209d610f3d85546114eb565b85611650565b8c90601f8311600114610fdb57827f3a2e13fa1f21044de6573f27d8e7bd26b00a7604f0c38f593b5f9a217ce06a089a9b9593610fc598979593610f9b935f92610fd0575b50505f198260011b9260031b1c19161790565b90555b60405196879687528c8701526040860152606085015260a0608085015260a08401916116ae565b0390a3604051908152f35b015190505f80610f88565b999493929190601f1982169a835f52815f209b5f5b81811061105557509b6001928492610fc59a99989796957f3a2e13fa1f21044de6573f27d8e7bd26b00a7604f0c38f593b5f9a217ce06a089e9f1061103d575b505050811b019055610f9e565b01515f1960f88460031b161c191690558f8080611030565b939597999b509091939597999b8f600181928786015181550195019301908e9b9997959392919c9a9896949c610ff0565b865f52600460205263ffffffff60405f2054167fdef31d78000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f387a050e000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b346102175760206003193601126102175763ffffffff611110611342565b611118611497565b506111216114b5565b50165f52600360205261119f60405f206040519061113e8261143c565b5463ffffffff80821691828452818160201c16602085015260401c1660408301525f52600260205261030461117560405f2061153c565b6040519384809463ffffffff60408092828151168552826020820151166020860152015116910152565b608060608401526080830190611355565b346102175760406003193601126102175760207fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000006004357fce5eb34cba72831c0c08849d6804a74d3ce0f73524dc4ca3a86efaa5f92c6453604061121261131f565b9261121d36336116e6565b6005549363ffffffff6112318187166113f8565b1680968196161760055561130d83519161124a8361143c565b83835273ffffffffffffffffffffffffffffffffffffffff89840191169283825273ffffffffffffffffffffffffffffffffffffffff806001888401938185528b5f52818e52895f209051815501935116167fffffffffffffffffffffffff00000000000000000000000000000000000000008354161782555115157fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff74ff0000000000000000000000000000000000000000835492151560a01b169116179055565b825191825286820152a2604051908152f35b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361021757565b6004359063ffffffff8216820361021757565b90601f19601f602060c061010095805186528281015183870152604081015160408701526060810151606087015263ffffffff608082015116608087015263ffffffff60a08201511660a0870152015160e060c086015280519182918260e0880152018686015e5f8582860101520116010190565b9181601f840112156102175782359167ffffffffffffffff8311610217576020838186019501011161021757565b63ffffffff1663ffffffff811461140f5760010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b6060810190811067ffffffffffffffff8211176104b257604052565b60e0810190811067ffffffffffffffff8211176104b257604052565b90601f601f19910116810190811067ffffffffffffffff8211176104b257604052565b604051906114a48261143c565b5f6040838281528260208201520152565b604051906114c282611458565b606060c0835f81525f60208201525f60408201525f838201525f60808201525f60a08201520152565b90600182811c92168015611532575b602083101461150557565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f16916114fa565b9060405161154981611458565b600581938054835260018101546020840152600281015460408401526003810154606084015263ffffffff6004820154818116608086015260201c1660a0840152019060405180925f9080549061159f826114eb565b808552916001811690811561160b57506001146115cc575b505060c092916115c8910384611474565b0152565b5f908152602081209092505b8183106115ef5750508101602001816115c86115b7565b60209193508060019154838589010152019101909184926115d8565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208681019190915292151560051b850190920192508391506115c890506115b7565b919091601f8311611661575b505050565b81831161166d57505050565b5f5260205f206020601f830160051c92106116a6575b81601f9101920160051c03905f5b8281101561165c575f82820155600101611691565b5f9150611683565b601f8260209493601f1993818652868601375f8582860101520116010190565b63ffffffff60019116019063ffffffff821161140f57565b905f915f549173ffffffffffffffffffffffffffffffffffffffff83169281600411610217575f5f9060405f81519673ffffffffffffffffffffffffffffffffffffffff60208901917fb700961300000000000000000000000000000000000000000000000000000000835216978860248201523060448201527fffffffff00000000000000000000000000000000000000000000000000000000833516606482015260648152611798608482611474565b828052826020525190895afa6118eb575b156117b7575b505050505050565b63ffffffff16156118bf577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b15610217576020925f92836040518096819582947f94c7d7ee000000000000000000000000000000000000000000000000000000008452600484015260406024840152601f19601f6044850192808452808786860137868582860101520116010103925af180156118b4576118a1575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f80808080806117af565b6118ad91505f90611474565b5f5f61186f565b6040513d5f823e3d90fd5b827f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c1502906117a9565b63ffffffff1680158015611985575b61195a57805f52600160205260ff600160405f20015460a01c161561192f5750565b7f9a2ea351000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f1882ec9e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff60055416811161190d565b5061010081116119a35750565b7f859641b1000000000000000000000000000000000000000000000000000000005f5260045261010060245260445ffd",
}

// Stores is an auto generated Go binding around an Ethereum contract.
type Stores struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Stores) GetABI() abi.ABI {
	return c.abi
}

// NewStores creates a new instance of Stores.
func NewStores() *Stores {
	parsed, err := StoresMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Stores{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Stores) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address authority) returns()
func (stores *Stores) PackConstructor(authority common.Address) []byte {
	enc, err := stores.abi.Pack("", authority)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXENDPOINT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba7df45e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_ENDPOINT() view returns(uint256)
func (stores *Stores) PackMAXENDPOINT() []byte {
	enc, err := stores.abi.Pack("MAX_ENDPOINT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXENDPOINT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba7df45e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_ENDPOINT() view returns(uint256)
func (stores *Stores) TryPackMAXENDPOINT() ([]byte, error) {
	return stores.abi.Pack("MAX_ENDPOINT")
}

// UnpackMAXENDPOINT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xba7df45e.
//
// Solidity: function MAX_ENDPOINT() view returns(uint256)
func (stores *Stores) UnpackMAXENDPOINT(data []byte) (*big.Int, error) {
	out, err := stores.abi.Unpack("MAX_ENDPOINT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAddOrganisation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36bae54d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addOrganisation(bytes32 name, address account) returns(uint32 organisationId)
func (stores *Stores) PackAddOrganisation(name [32]byte, account common.Address) []byte {
	enc, err := stores.abi.Pack("addOrganisation", name, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddOrganisation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36bae54d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addOrganisation(bytes32 name, address account) returns(uint32 organisationId)
func (stores *Stores) TryPackAddOrganisation(name [32]byte, account common.Address) ([]byte, error) {
	return stores.abi.Pack("addOrganisation", name, account)
}

// UnpackAddOrganisation is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x36bae54d.
//
// Solidity: function addOrganisation(bytes32 name, address account) returns(uint32 organisationId)
func (stores *Stores) UnpackAddOrganisation(data []byte) (uint32, error) {
	out, err := stores.abi.Unpack("addOrganisation", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackAddStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d68f56f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addStore(uint32 organisationId, bytes32 x, bytes32 y, bytes32 tlsKeyHash, bytes32 region, string endpoint) returns(uint32 storeId)
func (stores *Stores) PackAddStore(organisationId uint32, x [32]byte, y [32]byte, tlsKeyHash [32]byte, region [32]byte, endpoint string) []byte {
	enc, err := stores.abi.Pack("addStore", organisationId, x, y, tlsKeyHash, region, endpoint)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d68f56f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addStore(uint32 organisationId, bytes32 x, bytes32 y, bytes32 tlsKeyHash, bytes32 region, string endpoint) returns(uint32 storeId)
func (stores *Stores) TryPackAddStore(organisationId uint32, x [32]byte, y [32]byte, tlsKeyHash [32]byte, region [32]byte, endpoint string) ([]byte, error) {
	return stores.abi.Pack("addStore", organisationId, x, y, tlsKeyHash, region, endpoint)
}

// UnpackAddStore is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4d68f56f.
//
// Solidity: function addStore(uint32 organisationId, bytes32 x, bytes32 y, bytes32 tlsKeyHash, bytes32 region, string endpoint) returns(uint32 storeId)
func (stores *Stores) UnpackAddStore(data []byte) (uint32, error) {
	out, err := stores.abi.Unpack("addStore", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackAssignSlot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8c517dd8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assignSlot(uint32 number, uint32 storeId) returns()
func (stores *Stores) PackAssignSlot(number uint32, storeId uint32) []byte {
	enc, err := stores.abi.Pack("assignSlot", number, storeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssignSlot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8c517dd8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assignSlot(uint32 number, uint32 storeId) returns()
func (stores *Stores) TryPackAssignSlot(number uint32, storeId uint32) ([]byte, error) {
	return stores.abi.Pack("assignSlot", number, storeId)
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (stores *Stores) PackAuthority() []byte {
	enc, err := stores.abi.Pack("authority")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function authority() view returns(address)
func (stores *Stores) TryPackAuthority() ([]byte, error) {
	return stores.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (stores *Stores) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := stores.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (stores *Stores) PackIsConsumingScheduledOp() []byte {
	enc, err := stores.abi.Pack("isConsumingScheduledOp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (stores *Stores) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return stores.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (stores *Stores) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := stores.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackOrganisation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96e28c23.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function organisation(uint32 id) view returns((bytes32,address,bool))
func (stores *Stores) PackOrganisation(id uint32) []byte {
	enc, err := stores.abi.Pack("organisation", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrganisation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96e28c23.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function organisation(uint32 id) view returns((bytes32,address,bool))
func (stores *Stores) TryPackOrganisation(id uint32) ([]byte, error) {
	return stores.abi.Pack("organisation", id)
}

// UnpackOrganisation is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x96e28c23.
//
// Solidity: function organisation(uint32 id) view returns((bytes32,address,bool))
func (stores *Stores) UnpackOrganisation(data []byte) (Organisation, error) {
	out, err := stores.abi.Unpack("organisation", data)
	if err != nil {
		return *new(Organisation), err
	}
	out0 := *abi.ConvertType(out[0], new(Organisation)).(*Organisation)
	return out0, nil
}

// PackOrganisationCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd52c842f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function organisationCount() view returns(uint32)
func (stores *Stores) PackOrganisationCount() []byte {
	enc, err := stores.abi.Pack("organisationCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrganisationCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd52c842f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function organisationCount() view returns(uint32)
func (stores *Stores) TryPackOrganisationCount() ([]byte, error) {
	return stores.abi.Pack("organisationCount")
}

// UnpackOrganisationCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd52c842f.
//
// Solidity: function organisationCount() view returns(uint32)
func (stores *Stores) UnpackOrganisationCount(data []byte) (uint32, error) {
	out, err := stores.abi.Unpack("organisationCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (stores *Stores) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := stores.abi.Pack("setAuthority", newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (stores *Stores) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return stores.abi.Pack("setAuthority", newAuthority)
}

// PackSignerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac5d6ab6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function signerOf(uint32 slotNumber) view returns(bytes32 x, bytes32 y, uint32 version, uint32 organisationId)
func (stores *Stores) PackSignerOf(slotNumber uint32) []byte {
	enc, err := stores.abi.Pack("signerOf", slotNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSignerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac5d6ab6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function signerOf(uint32 slotNumber) view returns(bytes32 x, bytes32 y, uint32 version, uint32 organisationId)
func (stores *Stores) TryPackSignerOf(slotNumber uint32) ([]byte, error) {
	return stores.abi.Pack("signerOf", slotNumber)
}

// SignerOfOutput serves as a container for the return parameters of contract
// method SignerOf.
type SignerOfOutput struct {
	X              [32]byte
	Y              [32]byte
	Version        uint32
	OrganisationId uint32
}

// UnpackSignerOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xac5d6ab6.
//
// Solidity: function signerOf(uint32 slotNumber) view returns(bytes32 x, bytes32 y, uint32 version, uint32 organisationId)
func (stores *Stores) UnpackSignerOf(data []byte) (SignerOfOutput, error) {
	out, err := stores.abi.Unpack("signerOf", data)
	outstruct := new(SignerOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.X = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Y = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	outstruct.Version = *abi.ConvertType(out[2], new(uint32)).(*uint32)
	outstruct.OrganisationId = *abi.ConvertType(out[3], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackSlot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e18fce9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slot(uint32 number) view returns((uint32,uint32,uint32))
func (stores *Stores) PackSlot(number uint32) []byte {
	enc, err := stores.abi.Pack("slot", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e18fce9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slot(uint32 number) view returns((uint32,uint32,uint32))
func (stores *Stores) TryPackSlot(number uint32) ([]byte, error) {
	return stores.abi.Pack("slot", number)
}

// UnpackSlot is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8e18fce9.
//
// Solidity: function slot(uint32 number) view returns((uint32,uint32,uint32))
func (stores *Stores) UnpackSlot(data []byte) (Slot, error) {
	out, err := stores.abi.Unpack("slot", data)
	if err != nil {
		return *new(Slot), err
	}
	out0 := *abi.ConvertType(out[0], new(Slot)).(*Slot)
	return out0, nil
}

// PackSlotCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed08fa80.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slotCount() view returns(uint32)
func (stores *Stores) PackSlotCount() []byte {
	enc, err := stores.abi.Pack("slotCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlotCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed08fa80.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slotCount() view returns(uint32)
func (stores *Stores) TryPackSlotCount() ([]byte, error) {
	return stores.abi.Pack("slotCount")
}

// UnpackSlotCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xed08fa80.
//
// Solidity: function slotCount() view returns(uint32)
func (stores *Stores) UnpackSlotCount(data []byte) (uint32, error) {
	out, err := stores.abi.Unpack("slotCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackSlotWithStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37be98d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slotWithStore(uint32 number) view returns((uint32,uint32,uint32), (bytes32,bytes32,bytes32,bytes32,uint32,uint32,string))
func (stores *Stores) PackSlotWithStore(number uint32) []byte {
	enc, err := stores.abi.Pack("slotWithStore", number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlotWithStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37be98d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slotWithStore(uint32 number) view returns((uint32,uint32,uint32), (bytes32,bytes32,bytes32,bytes32,uint32,uint32,string))
func (stores *Stores) TryPackSlotWithStore(number uint32) ([]byte, error) {
	return stores.abi.Pack("slotWithStore", number)
}

// SlotWithStoreOutput serves as a container for the return parameters of contract
// method SlotWithStore.
type SlotWithStoreOutput struct {
	Arg0 Slot
	Arg1 Store
}

// UnpackSlotWithStore is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x37be98d1.
//
// Solidity: function slotWithStore(uint32 number) view returns((uint32,uint32,uint32), (bytes32,bytes32,bytes32,bytes32,uint32,uint32,string))
func (stores *Stores) UnpackSlotWithStore(data []byte) (SlotWithStoreOutput, error) {
	out, err := stores.abi.Unpack("slotWithStore", data)
	outstruct := new(SlotWithStoreOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new(Slot)).(*Slot)
	outstruct.Arg1 = *abi.ConvertType(out[1], new(Store)).(*Store)
	return *outstruct, nil
}

// PackStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9e95382.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function store(uint32 id) view returns((bytes32,bytes32,bytes32,bytes32,uint32,uint32,string))
func (stores *Stores) PackStore(id uint32) []byte {
	enc, err := stores.abi.Pack("store", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9e95382.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function store(uint32 id) view returns((bytes32,bytes32,bytes32,bytes32,uint32,uint32,string))
func (stores *Stores) TryPackStore(id uint32) ([]byte, error) {
	return stores.abi.Pack("store", id)
}

// UnpackStore is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb9e95382.
//
// Solidity: function store(uint32 id) view returns((bytes32,bytes32,bytes32,bytes32,uint32,uint32,string))
func (stores *Stores) UnpackStore(data []byte) (Store, error) {
	out, err := stores.abi.Unpack("store", data)
	if err != nil {
		return *new(Store), err
	}
	out0 := *abi.ConvertType(out[0], new(Store)).(*Store)
	return out0, nil
}

// PackStoreCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1b141d4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function storeCount() view returns(uint32)
func (stores *Stores) PackStoreCount() []byte {
	enc, err := stores.abi.Pack("storeCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStoreCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1b141d4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function storeCount() view returns(uint32)
func (stores *Stores) TryPackStoreCount() ([]byte, error) {
	return stores.abi.Pack("storeCount")
}

// UnpackStoreCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa1b141d4.
//
// Solidity: function storeCount() view returns(uint32)
func (stores *Stores) UnpackStoreCount(data []byte) (uint32, error) {
	out, err := stores.abi.Unpack("storeCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackUpdateOrganisation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf55ee46f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateOrganisation(uint32 organisationId, address account, bool active) returns()
func (stores *Stores) PackUpdateOrganisation(organisationId uint32, account common.Address, active bool) []byte {
	enc, err := stores.abi.Pack("updateOrganisation", organisationId, account, active)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateOrganisation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf55ee46f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateOrganisation(uint32 organisationId, address account, bool active) returns()
func (stores *Stores) TryPackUpdateOrganisation(organisationId uint32, account common.Address, active bool) ([]byte, error) {
	return stores.abi.Pack("updateOrganisation", organisationId, account, active)
}

// PackUpdateStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb550ed35.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateStore(uint32 storeId, string endpoint, bytes32 tlsKeyHash) returns()
func (stores *Stores) PackUpdateStore(storeId uint32, endpoint string, tlsKeyHash [32]byte) []byte {
	enc, err := stores.abi.Pack("updateStore", storeId, endpoint, tlsKeyHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb550ed35.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateStore(uint32 storeId, string endpoint, bytes32 tlsKeyHash) returns()
func (stores *Stores) TryPackUpdateStore(storeId uint32, endpoint string, tlsKeyHash [32]byte) ([]byte, error) {
	return stores.abi.Pack("updateStore", storeId, endpoint, tlsKeyHash)
}

// StoresAuthorityUpdated represents a AuthorityUpdated event raised by the Stores contract.
type StoresAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const StoresAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (StoresAuthorityUpdated) ContractEventName() string {
	return StoresAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (stores *Stores) UnpackAuthorityUpdatedEvent(log *types.Log) (*StoresAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stores.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StoresAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := stores.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stores.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StoresOrganisationAdded represents a OrganisationAdded event raised by the Stores contract.
type StoresOrganisationAdded struct {
	Organisation uint32
	Name         [32]byte
	Account      common.Address
	Raw          *types.Log // Blockchain specific contextual infos
}

const StoresOrganisationAddedEventName = "OrganisationAdded"

// ContractEventName returns the user-defined event name.
func (StoresOrganisationAdded) ContractEventName() string {
	return StoresOrganisationAddedEventName
}

// UnpackOrganisationAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrganisationAdded(uint32 indexed organisation, bytes32 name, address account)
func (stores *Stores) UnpackOrganisationAddedEvent(log *types.Log) (*StoresOrganisationAdded, error) {
	event := "OrganisationAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stores.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StoresOrganisationAdded)
	if len(log.Data) > 0 {
		if err := stores.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stores.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StoresOrganisationUpdated represents a OrganisationUpdated event raised by the Stores contract.
type StoresOrganisationUpdated struct {
	Organisation uint32
	Account      common.Address
	Active       bool
	Raw          *types.Log // Blockchain specific contextual infos
}

const StoresOrganisationUpdatedEventName = "OrganisationUpdated"

// ContractEventName returns the user-defined event name.
func (StoresOrganisationUpdated) ContractEventName() string {
	return StoresOrganisationUpdatedEventName
}

// UnpackOrganisationUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrganisationUpdated(uint32 indexed organisation, address account, bool active)
func (stores *Stores) UnpackOrganisationUpdatedEvent(log *types.Log) (*StoresOrganisationUpdated, error) {
	event := "OrganisationUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stores.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StoresOrganisationUpdated)
	if len(log.Data) > 0 {
		if err := stores.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stores.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StoresSlotAssigned represents a SlotAssigned event raised by the Stores contract.
type StoresSlotAssigned struct {
	Slot         uint32
	Store        uint32
	Version      uint32
	Organisation uint32
	Raw          *types.Log // Blockchain specific contextual infos
}

const StoresSlotAssignedEventName = "SlotAssigned"

// ContractEventName returns the user-defined event name.
func (StoresSlotAssigned) ContractEventName() string {
	return StoresSlotAssignedEventName
}

// UnpackSlotAssignedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlotAssigned(uint32 indexed slot, uint32 indexed store, uint32 version, uint32 organisation)
func (stores *Stores) UnpackSlotAssignedEvent(log *types.Log) (*StoresSlotAssigned, error) {
	event := "SlotAssigned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stores.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StoresSlotAssigned)
	if len(log.Data) > 0 {
		if err := stores.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stores.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StoresStoreAdded represents a StoreAdded event raised by the Stores contract.
type StoresStoreAdded struct {
	Store        uint32
	Organisation uint32
	X            [32]byte
	Y            [32]byte
	TlsKeyHash   [32]byte
	Region       [32]byte
	Endpoint     string
	Raw          *types.Log // Blockchain specific contextual infos
}

const StoresStoreAddedEventName = "StoreAdded"

// ContractEventName returns the user-defined event name.
func (StoresStoreAdded) ContractEventName() string {
	return StoresStoreAddedEventName
}

// UnpackStoreAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event StoreAdded(uint32 indexed store, uint32 indexed organisation, bytes32 x, bytes32 y, bytes32 tlsKeyHash, bytes32 region, string endpoint)
func (stores *Stores) UnpackStoreAddedEvent(log *types.Log) (*StoresStoreAdded, error) {
	event := "StoreAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stores.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StoresStoreAdded)
	if len(log.Data) > 0 {
		if err := stores.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stores.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StoresStoreUpdated represents a StoreUpdated event raised by the Stores contract.
type StoresStoreUpdated struct {
	Store      uint32
	Endpoint   string
	TlsKeyHash [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const StoresStoreUpdatedEventName = "StoreUpdated"

// ContractEventName returns the user-defined event name.
func (StoresStoreUpdated) ContractEventName() string {
	return StoresStoreUpdatedEventName
}

// UnpackStoreUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event StoreUpdated(uint32 indexed store, string endpoint, bytes32 tlsKeyHash)
func (stores *Stores) UnpackStoreUpdatedEvent(log *types.Log) (*StoresStoreUpdated, error) {
	event := "StoreUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stores.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StoresStoreUpdated)
	if len(log.Data) > 0 {
		if err := stores.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stores.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (stores *Stores) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], stores.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return stores.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return stores.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return stores.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["EndpointTooLong"].ID.Bytes()[:4]) {
		return stores.UnpackEndpointTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["KeyInUse"].ID.Bytes()[:4]) {
		return stores.UnpackKeyInUseError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["KeyInvalid"].ID.Bytes()[:4]) {
		return stores.UnpackKeyInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["OrganisationInactive"].ID.Bytes()[:4]) {
		return stores.UnpackOrganisationInactiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["OrganisationUnknown"].ID.Bytes()[:4]) {
		return stores.UnpackOrganisationUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["SlotOutOfOrder"].ID.Bytes()[:4]) {
		return stores.UnpackSlotOutOfOrderError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["SlotUnchanged"].ID.Bytes()[:4]) {
		return stores.UnpackSlotUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["StoreTaken"].ID.Bytes()[:4]) {
		return stores.UnpackStoreTakenError(raw[4:])
	}
	if bytes.Equal(raw[:4], stores.abi.Errors["StoreUnknown"].ID.Bytes()[:4]) {
		return stores.UnpackStoreUnknownError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// StoresAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Stores contract.
type StoresAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func StoresAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (stores *Stores) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*StoresAccessManagedInvalidAuthority, error) {
	out := new(StoresAccessManagedInvalidAuthority)
	if err := stores.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Stores contract.
type StoresAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func StoresAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (stores *Stores) UnpackAccessManagedRequiredDelayError(raw []byte) (*StoresAccessManagedRequiredDelay, error) {
	out := new(StoresAccessManagedRequiredDelay)
	if err := stores.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Stores contract.
type StoresAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func StoresAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (stores *Stores) UnpackAccessManagedUnauthorizedError(raw []byte) (*StoresAccessManagedUnauthorized, error) {
	out := new(StoresAccessManagedUnauthorized)
	if err := stores.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresEndpointTooLong represents a EndpointTooLong error raised by the Stores contract.
type StoresEndpointTooLong struct {
	Length *big.Int
	Most   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EndpointTooLong(uint256 length, uint256 most)
func StoresEndpointTooLongErrorID() common.Hash {
	return common.HexToHash("0x859641b17750b75a6dc82e2ca2a056c168945d6c155683de9020f42273710fb9")
}

// UnpackEndpointTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EndpointTooLong(uint256 length, uint256 most)
func (stores *Stores) UnpackEndpointTooLongError(raw []byte) (*StoresEndpointTooLong, error) {
	out := new(StoresEndpointTooLong)
	if err := stores.abi.UnpackIntoInterface(out, "EndpointTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresKeyInUse represents a KeyInUse error raised by the Stores contract.
type StoresKeyInUse struct {
	Store uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyInUse(uint32 store)
func StoresKeyInUseErrorID() common.Hash {
	return common.HexToHash("0xdef31d78d83748804779ac51759953b6ba3f1b33ce7aa9e45864d365da7b63d5")
}

// UnpackKeyInUseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyInUse(uint32 store)
func (stores *Stores) UnpackKeyInUseError(raw []byte) (*StoresKeyInUse, error) {
	out := new(StoresKeyInUse)
	if err := stores.abi.UnpackIntoInterface(out, "KeyInUse", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresKeyInvalid represents a KeyInvalid error raised by the Stores contract.
type StoresKeyInvalid struct {
	X [32]byte
	Y [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func StoresKeyInvalidErrorID() common.Hash {
	return common.HexToHash("0x387a050e0853cb7cedb644c5dcd8110d3b6002bfc721fbc902bc0a85b7dcd2e2")
}

// UnpackKeyInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func (stores *Stores) UnpackKeyInvalidError(raw []byte) (*StoresKeyInvalid, error) {
	out := new(StoresKeyInvalid)
	if err := stores.abi.UnpackIntoInterface(out, "KeyInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresOrganisationInactive represents a OrganisationInactive error raised by the Stores contract.
type StoresOrganisationInactive struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationInactive(uint32 organisation)
func StoresOrganisationInactiveErrorID() common.Hash {
	return common.HexToHash("0x9a2ea3514e89b2607048c75e546eff4fa4c937dad080363ad7d3d9dacc1a73e9")
}

// UnpackOrganisationInactiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationInactive(uint32 organisation)
func (stores *Stores) UnpackOrganisationInactiveError(raw []byte) (*StoresOrganisationInactive, error) {
	out := new(StoresOrganisationInactive)
	if err := stores.abi.UnpackIntoInterface(out, "OrganisationInactive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresOrganisationUnknown represents a OrganisationUnknown error raised by the Stores contract.
type StoresOrganisationUnknown struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrganisationUnknown(uint32 organisation)
func StoresOrganisationUnknownErrorID() common.Hash {
	return common.HexToHash("0x1882ec9e07bbfc94ca8fe3f1ea107f06cb5c384717722297fdb645afbd451766")
}

// UnpackOrganisationUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrganisationUnknown(uint32 organisation)
func (stores *Stores) UnpackOrganisationUnknownError(raw []byte) (*StoresOrganisationUnknown, error) {
	out := new(StoresOrganisationUnknown)
	if err := stores.abi.UnpackIntoInterface(out, "OrganisationUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresSlotOutOfOrder represents a SlotOutOfOrder error raised by the Stores contract.
type StoresSlotOutOfOrder struct {
	Slot uint32
	Next uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SlotOutOfOrder(uint32 slot, uint32 next)
func StoresSlotOutOfOrderErrorID() common.Hash {
	return common.HexToHash("0x5df4b6190bb566f768b90d6250ecc85f02fc9a4a7a211093f406e652144d2355")
}

// UnpackSlotOutOfOrderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SlotOutOfOrder(uint32 slot, uint32 next)
func (stores *Stores) UnpackSlotOutOfOrderError(raw []byte) (*StoresSlotOutOfOrder, error) {
	out := new(StoresSlotOutOfOrder)
	if err := stores.abi.UnpackIntoInterface(out, "SlotOutOfOrder", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresSlotUnchanged represents a SlotUnchanged error raised by the Stores contract.
type StoresSlotUnchanged struct {
	Slot  uint32
	Store uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SlotUnchanged(uint32 slot, uint32 store)
func StoresSlotUnchangedErrorID() common.Hash {
	return common.HexToHash("0xc77decdc5c1b7eb563cce6eb51adf6e4937c36c7cfbead9a5bfa37d213e14288")
}

// UnpackSlotUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SlotUnchanged(uint32 slot, uint32 store)
func (stores *Stores) UnpackSlotUnchangedError(raw []byte) (*StoresSlotUnchanged, error) {
	out := new(StoresSlotUnchanged)
	if err := stores.abi.UnpackIntoInterface(out, "SlotUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresStoreTaken represents a StoreTaken error raised by the Stores contract.
type StoresStoreTaken struct {
	Store uint32
	Slot  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StoreTaken(uint32 store, uint32 slot)
func StoresStoreTakenErrorID() common.Hash {
	return common.HexToHash("0xbe573bf33297d67993f16ccbb1ff03017c26c3b8bd98ec86a67a89efcede36b5")
}

// UnpackStoreTakenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StoreTaken(uint32 store, uint32 slot)
func (stores *Stores) UnpackStoreTakenError(raw []byte) (*StoresStoreTaken, error) {
	out := new(StoresStoreTaken)
	if err := stores.abi.UnpackIntoInterface(out, "StoreTaken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StoresStoreUnknown represents a StoreUnknown error raised by the Stores contract.
type StoresStoreUnknown struct {
	Store uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StoreUnknown(uint32 store)
func StoresStoreUnknownErrorID() common.Hash {
	return common.HexToHash("0x49cdaa8d6972d64180c9f8cb3adf2198c23abd312233798e2f05711b65f5152c")
}

// UnpackStoreUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StoreUnknown(uint32 store)
func (stores *Stores) UnpackStoreUnknownError(raw []byte) (*StoresStoreUnknown, error) {
	out := new(StoresStoreUnknown)
	if err := stores.abi.UnpackIntoInterface(out, "StoreUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}
