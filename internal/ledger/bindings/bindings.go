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

// Account is an auto generated low-level Go binding around an user-defined struct.
type Account struct {
	Account      common.Address
	Organisation uint32
}

// Call is an auto generated low-level Go binding around an user-defined struct.
type Call struct {
	Target common.Address
	Data   []byte
}

// Card is an auto generated low-level Go binding around an user-defined struct.
type Card struct {
	Name        [32]byte
	Validator   [32]byte
	CheckpointX [32]byte
	CheckpointY [32]byte
	Account     common.Address
	Node        common.Address
}

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

// Founding is an auto generated low-level Go binding around an user-defined struct.
type Founding struct {
	Organisations []Card
	Parameters    Parameters
	Accounts      []Account
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
	Policy           uint32
	PolicyVersion    uint32
	Window           uint32
	Breaches         uint32
	Overdue          uint64
	Longest          uint32
	Flagged          bool
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

// Member is an auto generated low-level Go binding around an user-defined struct.
type Member struct {
	Name        [32]byte
	Validator   [32]byte
	CheckpointX [32]byte
	CheckpointY [32]byte
	Account     common.Address
	Status      uint8
	Since       uint64
	Node        common.Address
	AnswersFrom uint64
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

// Parameters is an auto generated low-level Go binding around an user-defined struct.
type Parameters struct {
	GasLimit  uint64
	Pace      uint32
	Threshold uint32
	Delay     uint32
	Lifetime  uint32
	Floor     uint32
	Absence   uint32
}

// Proposal is an auto generated low-level Go binding around an user-defined struct.
type Proposal struct {
	Proposer     uint32
	Status       uint8
	Yes          uint32
	No           uint32
	ProposedAt   uint64
	Expires      uint64
	ExecutableAt uint64
	Reason       string
	Calls        []Call
}

// Quorum is an auto generated low-level Go binding around an user-defined struct.
type Quorum struct {
	Window        uint32
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
	Lateness      uint64
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
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"initialAdmin\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"PUBLIC_ROLE\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"canCall\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"immediate\",\"type\":\"bool\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"cancel\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"consumeScheduledOp\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"execute\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"payable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"expiration\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"getAccess\",\"outputs\":[{\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"},{\"internalType\":\"uint32\",\"name\":\"currentDelay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"pendingDelay\",\"type\":\"uint32\"},{\"internalType\":\"uint48\",\"name\":\"effect\",\"type\":\"uint48\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"getNonce\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"getRoleGrantDelay\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"getRoleGuardian\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"getSchedule\",\"outputs\":[{\"internalType\":\"uint48\",\"name\":\"\",\"type\":\"uint48\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"getTargetAdminDelay\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"getTargetFunctionRole\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"executionDelay\",\"type\":\"uint32\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"isMember\",\"type\":\"bool\"},{\"internalType\":\"uint32\",\"name\":\"executionDelay\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"hashOperation\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"isRolePaused\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"isTargetClosed\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"string\",\"name\":\"label\",\"type\":\"string\"}],\"name\":\"labelRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"minSetback\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes[]\",\"name\":\"data\",\"type\":\"bytes[]\"}],\"name\":\"multicall\",\"outputs\":[{\"internalType\":\"bytes[]\",\"name\":\"results\",\"type\":\"bytes[]\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"pauseRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"},{\"internalType\":\"uint48\",\"name\":\"when\",\"type\":\"uint48\"}],\"name\":\"schedule\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"newDelay\",\"type\":\"uint32\"}],\"name\":\"setGrantDelay\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"admin\",\"type\":\"uint64\"}],\"name\":\"setRoleAdmin\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"guardian\",\"type\":\"uint64\"}],\"name\":\"setRoleGuardian\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"newDelay\",\"type\":\"uint32\"}],\"name\":\"setTargetAdminDelay\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bool\",\"name\":\"closed\",\"type\":\"bool\"}],\"name\":\"setTargetClosed\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4[]\",\"name\":\"selectors\",\"type\":\"bytes4[]\"},{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"setTargetFunctionRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"unpauseRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"updateAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"}],\"name\":\"OperationCanceled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"}],\"name\":\"OperationExecuted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"nonce\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"schedule\",\"type\":\"uint48\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"OperationScheduled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"admin\",\"type\":\"uint64\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"}],\"name\":\"RoleGrantDelayChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"newMember\",\"type\":\"bool\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"guardian\",\"type\":\"uint64\"}],\"name\":\"RoleGuardianChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"string\",\"name\":\"label\",\"type\":\"string\"}],\"name\":\"RoleLabel\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"RolePaused\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"RoleUnpaused\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint48\",\"name\":\"since\",\"type\":\"uint48\"}],\"name\":\"TargetAdminDelayUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"closed\",\"type\":\"bool\"}],\"name\":\"TargetClosed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"TargetFunctionRoleUpdated\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerAlreadyScheduled\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AccessManagerBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"initialAdmin\",\"type\":\"address\"}],\"name\":\"AccessManagerInvalidInitialAdmin\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"AccessManagerLockedFunction\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"AccessManagerLockedRole\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerNotReady\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"operationId\",\"type\":\"bytes32\"}],\"name\":\"AccessManagerNotScheduled\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"msgsender\",\"type\":\"address\"},{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"}],\"name\":\"AccessManagerUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"AccessManagerUnauthorizedCall\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"msgsender\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"AccessManagerUnauthorizedCancel\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AccessManagerUnauthorizedConsume\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AddressEmptyCode\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"FailedCall\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"balance\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"needed\",\"type\":\"uint256\"}],\"name\":\"InsufficientBalance\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"roleId\",\"type\":\"uint64\"},{\"internalType\":\"bool\",\"name\":\"paused\",\"type\":\"bool\"}],\"name\":\"RolePauseUnchanged\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"bits\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"}],\"name\":\"SafeCastOverflowedUintDowncast\",\"type\":\"error\"}]",
	ID:  "afc8a63903570bc14e4cc737f50f23cac7",
	Bin: "0x6080604052346102b757604051601f61346038819003918201601f19168301916001600160401b0383118484101761015a578084926020946040528339810103126102b757516001600160a01b038116908190036102b75780156102a4575f8181525f5160206134205f395f51905f52602052604090205465ffffffffffff161580156101825765ffffffffffff610096426102bb565b1665ffffffffffff811161016e578060405191604083019383851060018060401b0386111761015a5760409485529183525f60208085018281528783525f5160206134205f395f51905f529091529481209351845495516001600160a01b031990961665ffffffffffff919091161760309590951b600160301b600160a01b0316949094179092555f5160206134405f395f51905f52916060915b65ffffffffffff604051928684521660208301526040820152a360405161313590816102eb8239f35b634e487b7160e01b5f52604160045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b5f8281525f5160206134205f395f51905f526020526040902054906101a6426102bb565b63ffffffff8360301c169265ffffffffffff808260701c1692168211155f146102925750505b63ffffffff8216801561028b5763ffffffff811161016e575b65ffffffffffff63ffffffff6101fa426102bb565b921691160165ffffffffffff811161016e575f8481525f5160206134205f395f51905f52602090815260408083208054600160301b600160a01b0319169185901b6dffffffffffff0000000000000000169690921b67ffffffff00000000169590951760301b600160301b600160a01b0316949094179093555f5160206134405f395f51905f529160609190610131565b505f6101e5565b63ffffffff9060501c169250506101cc565b630409d6d160e11b5f525f60045260245ffd5b5f80fd5b65ffffffffffff81116102d35765ffffffffffff1690565b6306dfcc6560e41b5f52603060045260245260445ffdfe60806040526004361015610011575f80fd5b5f5f3560e01c806308d6122d14611b995780630b0a93ba14611b525780630cf484c014611a8b57806312be872714611a68578063167bd395146119ab57806318ff183c146118ea5780631bc63b52146117d05780631cff79cd1461161f57806325c471a0146112145780633078f114146111b957806330cae187146110f95780633adc277a146110ca5780633ca7c02a146110a75780634136a33c146110745780634665096d146110565780634c1da1e2146110245780635296295214610f50578063530dd45614610ef95780636d5115bd14610e7357806375b238fc14610e575780637f7da22214610e19578063853551b814610d4457806394c7d7ee14610be2578063a166aa8914610b8c578063a64d95ce14610a45578063abd9bd2a14610a20578063ac9650d814610835578063b7009613146107d8578063b7d2b162146107a5578063cc1b6c8114610787578063d1f856ee14610742578063d22b59891461063f578063d6bb62c6146104c8578063f801a698146102135763fe0776f51461019b575f80fd5b34610210576040600319360112610210576101b4611d82565b6101bc611d2e565b903373ffffffffffffffffffffffffffffffffffffffff8316036101e857906101e491612712565b5080f35b6004837f5f159e63000000000000000000000000000000000000000000000000000000008152fd5b80fd5b50346102105760606003193601126102105761022d611d0b565b9060243567ffffffffffffffff81116104c45761024e903690600401611db0565b919060443565ffffffffffff81168091036104c05761026f848387336123dd565b905061028b63ffffffff610282426130ed565b921680926122d9565b901580156104a5575b61042f579065ffffffffffff80921690818082119118021816906102ba84828733612025565b93848452600260205265ffffffffffff604085205416801515908161041e575b506103f25760409584936103e387947f82a2da5dee54ea8021c6545b4444620291e07ee83be6dd57edb175062715f3b494868b99526002602052600163ffffffff8a8a205460301c160163ffffffff81169989898c9b52600260205281812065ffffffffffff88167fffffffffffffffffffffffffffffffffffffffffffffffffffff000000000000825416179055898152600260205220907fffffffffffffffffffffffffffffffffffffffffffff00000000ffffffffffff69ffffffff00000000000083549260301b16911617905573ffffffffffffffffffffffffffffffffffffffff8b519586958652336020870152168b850152608060608501526080840191612005565b0390a382519182526020820152f35b602484867f813e9459000000000000000000000000000000000000000000000000000000008252600452fd5b61042891506126bc565b155f6102da565b6064847fffffffff000000000000000000000000000000000000000000000000000000008873ffffffffffffffffffffffffffffffffffffffff6104738a89612431565b917f81c6f24b000000000000000000000000000000000000000000000000000000008552336004521660245216604452fd5b508115158015610294575065ffffffffffff81168210610294565b8280fd5b5080fd5b5034610210576104d736611e42565b909392916104e58286612431565b916104f281878487612025565b95868652600260205265ffffffffffff604087205416155f1461053b57602486887f60a299b0000000000000000000000000000000000000000000000000000000008252600452fd5b9061054791838661284a565b156105c3576020848680825260028352604082207fffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000081541690558082526002835263ffffffff604083205460301c1680917fbd9ac67a6e2f6463b80927326310338bcbb4bdb7936ce1365ea3e01067e7b9f76040519480a38152f35b6040517f3fe2751c00000000000000000000000000000000000000000000000000000000815233600482015273ffffffffffffffffffffffffffffffffffffffff9384166024820152921660448301527fffffffff00000000000000000000000000000000000000000000000000000000166064820152608490fd5b503461021057604060031936011261021057610659611d0b565b7fa56b76017453f399ec2327ba00375dbfb1fd070ff854341ad6191e6a2e2de19c73ffffffffffffffffffffffffffffffffffffffff610697611e2f565b926106a0612324565b1691828452836020526106ca816dffffffffffffffffffffffffffff600160408820015416613055565b9190848652856020526dffffffffffffffffffffffffffff6001604088200191167fffffffffffffffffffffffffffffffffffff000000000000000000000000000082541617905561073c6040519283928390929165ffffffffffff60209163ffffffff604085019616845216910152565b0390a280f35b50346102105760406003193601126102105761076d61075f611d82565b610767611d2e565b906122a9565b60408051921515835263ffffffff91909116602083015290f35b50346102105780600319360112610210576020604051620697808152f35b5034610210576040600319360112610210576101e46107c2611d82565b6107ca611d2e565b906107d3612324565b612712565b5034610210576060600319360112610210576107f2611d0b565b6107fa611d2e565b604435917fffffffff00000000000000000000000000000000000000000000000000000000831683036108315761076d93506120d6565b8380fd5b50346102105760206003193601126102105760043567ffffffffffffffff81116104c457610867903690600401611d51565b9060206040516108778282611ee8565b84815281810191601f19810136843761088f8561207d565b9361089d6040519586611ee8565b858552601f196108ac8761207d565b01875b818110610a1157505086907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301915b8781101561097b578060051b820135838112156109775782019081359167ffffffffffffffff831161097357850182360381136109735782610951610957928d898c6001986040519687958487013784018281018481528e519283915e010190815203601f198101835282611ee8565b306126f0565b610961828a612095565b5261096c8189612095565b50016108e1565b8a80fd5b8980fd5b88848860405191808301818452825180915260408401918060408360051b870101940192865b8388106109ae5786860387f35b9091929394838080837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc08b60019603018752601f19601f838c518051918291828752018686015e88858286010152011601019701930197019690939291936109a1565b606087820185015283016108af565b5034610210576020610a3d610a3436611e42565b92919091612025565b604051908152f35b503461021057604060031936011261021057610a5f611d82565b67ffffffffffffffff610a70611e2f565b91610a79612324565b169067ffffffffffffffff8214610b60577ffeb69018ee8b8fd50ea86348f1267d07673379f72cffdeccec63853ee8ce8b48908284526001602052610ad8816dffffffffffffffffffffffffffff600160408820015460801c16613055565b9190848652600160205260016040872001907fffff0000000000000000000000000000ffffffffffffffffffffffffffffffff7dffffffffffffffffffffffffffff0000000000000000000000000000000083549260801b16911617905561073c6040519283928390929165ffffffffffff60209163ffffffff604085019616845216910152565b602483837f1871a90c000000000000000000000000000000000000000000000000000000008252600452fd5b5034610210576020600319360112610210576020610bd8610bab611d0b565b73ffffffffffffffffffffffffffffffffffffffff165f525f60205260ff600160405f20015460701c1690565b6040519015158152f35b503461021057610bf136611dde565b916040517f8fb36037000000000000000000000000000000000000000000000000000000008152602081600481335afa908115610d39578591610cba575b507fffffffff000000000000000000000000000000000000000000000000000000007f8fb3603700000000000000000000000000000000000000000000000000000000911603610c8e5791610c89916101e4933390612025565b61245f565b6024847f320ff74800000000000000000000000000000000000000000000000000000000815233600452fd5b90506020813d602011610d31575b81610cd560209383611ee8565b81010312610d2d57517fffffffff0000000000000000000000000000000000000000000000000000000081168103610d2d577fffffffff00000000000000000000000000000000000000000000000000000000610c2f565b8480fd5b3d9150610cc8565b6040513d87823e3d90fd5b503461021057604060031936011261021057610d5e611d82565b6024359067ffffffffffffffff82116104c057610d8867ffffffffffffffff923690600401611db0565b929091610d93612324565b169182158015610e08575b610ddc57907f1256f5b5ecb89caec12db449738f2fbcd1ba5806cf38f35413f4e5c15bf6a4509161073c604051928392602084526020840191612005565b602484847f1871a90c000000000000000000000000000000000000000000000000000000008252600452fd5b5067ffffffffffffffff8314610d9e565b50346102105760206003193601126102105760ff604060209267ffffffffffffffff610e43611d82565b168152600484522054166040519015158152f35b5034610210578060031936011261021057602090604051908152f35b503461021057604060031936011261021057610e8d611d0b565b602435907fffffffff0000000000000000000000000000000000000000000000000000000082168092036104c05760209267ffffffffffffffff9273ffffffffffffffffffffffffffffffffffffffff6040931682528185528282209082528452205416604051908152f35b5034610210576020600319360112610210576020610f3e610f18611d82565b67ffffffffffffffff165f52600160205267ffffffffffffffff600160405f2001541690565b67ffffffffffffffff60405191168152f35b503461021057604060031936011261021057610f6a611d82565b67ffffffffffffffff610f7b611d99565b91610f84612324565b169081158015611013575b610b605767ffffffffffffffff9082845260016020526001604085200180547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000008460401b16911617905516907f7a8059630b897b5de4c08ade69f8b90c3ead1f8596d62d10b6c4d14a0afb4ae28380a380f35b5067ffffffffffffffff8214610f8f565b5034610210576020600319360112610210576020611048611043611d0b565b611fc9565b63ffffffff60405191168152f35b5034610210578060031936011261021057602060405162093a808152f35b50346102105760206003193601126102105763ffffffff6040602092600435815260028452205460301c16604051908152f35b5034610210578060031936011261021057602060405167ffffffffffffffff8152f35b50346102105760206003193601126102105760206110e9600435611f9f565b65ffffffffffff60405191168152f35b503461021057604060031936011261021057611113611d82565b67ffffffffffffffff611124611d99565b9161112d612324565b1690811580156111a8575b610b605767ffffffffffffffff908284526001602052600160408520018282167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905516907f1fd6dd7631312dfac2205b52913f99de03b4d7e381d5d27d3dbfe0713e6e63408380a380f35b5067ffffffffffffffff8214611138565b503461021057604060031936011261021057608063ffffffff65ffffffffffff816111f36111e5611d82565b6111ed611d2e565b90611f38565b93929590918560405197168752166020860152166040840152166060820152f35b50346102105760606003193601126102105761122e611d82565b611236611d2e565b906044359163ffffffff831680930361083157611251612324565b67ffffffffffffffff61126383611eaf565b92169167ffffffffffffffff83146115f35782855260016020526040852073ffffffffffffffffffffffffffffffffffffffff83165f5260205265ffffffffffff60405f2054161590815f1461141b576112cd9063ffffffff6112c5426130ed565b9116906122d9565b6040516040810181811067ffffffffffffffff8211176113ee579265ffffffffffff73ffffffffffffffffffffffffffffffffffffffff936113d77ff98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf97946dffffffffffffffffffffffffffff8b60408e60609b82528787168552602085019283528d81526001602052208989165f52602052858060405f20945116167fffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000084541617835551167fffffffffffffffffffffffff0000000000000000000000000000ffffffffffff73ffffffffffffffffffffffffffff00000000000083549260301b169116179055565b60405198895216602088015260408701521693a380f35b6024887f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b5082855260016020526040852073ffffffffffffffffffffffffffffffffffffffff83165f526020526114646dffffffffffffffffffffffffffff60405f205460301c1661267f565b50508463ffffffff82168181115f14611595570363ffffffff8111611568579260609265ffffffffffff73ffffffffffffffffffffffffffffffffffffffff9361156367ffffffff000000006114ea63ffffffff7ff98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf9a5b166114e5426130ed565b6122d9565b9260201b166dffffffffffff00000000000000008360401b16178a17898c52600160205260408c208787165f5260205260405f20907fffffffffffffffffffffffff0000000000000000000000000000ffffffffffff73ffffffffffffffffffffffffffff00000000000083549260301b169116179055565b6113d7565b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b50507ff98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf9260609265ffffffffffff73ffffffffffffffffffffffffffffffffffffffff9361156367ffffffff000000006114ea63ffffffff8d6114db565b602485847f1871a90c000000000000000000000000000000000000000000000000000000008252600452fd5b5061162936611dde565b9091611637828483336123dd565b939015806117c2575b61177e5761165083828433612025565b63ffffffff86951615801590611765575b611753575b50600354926116bf6116788284612431565b849073ffffffffffffffffffffffffffffffffffffffff7fffffffff0000000000000000000000000000000000000000000000000000000092165f521660205260405f2090565b60035567ffffffffffffffff811161172657604051916116e9601f8301601f191660200184611ee8565b81835236828201116117225795602082849382998361171098970137830101523491612590565b5060035563ffffffff60405191168152f35b8680fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b61175e91945061245f565b925f611666565b5065ffffffffffff61177682611f9f565b161515611661565b849173ffffffffffffffffffffffffffffffffffffffff6104736064957fffffffff0000000000000000000000000000000000000000000000000000000094612431565b5063ffffffff841615611640565b50346102105760206003193601126102105767ffffffffffffffff6117f3611d82565b6117fb612324565b16801580156118d9575b6118ae578082526004602052600160ff60408420541615151461187e5780825260046020526040822060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790557ffbfce8d131dd838dd6034ea4212ab059f7d55cc1229beac766be5917049712118280a280f35b7f3f5bef3a0000000000000000000000000000000000000000000000000000000082526004526001602452604490fd5b7f1871a90c000000000000000000000000000000000000000000000000000000008252600452602490fd5b5067ffffffffffffffff8114611805565b50346119a75760406003193601126119a757611904611d0b565b73ffffffffffffffffffffffffffffffffffffffff611921611d2e565b9161192a612324565b1690813b156119a75773ffffffffffffffffffffffffffffffffffffffff60245f928360405195869485937f7a9e5e4b0000000000000000000000000000000000000000000000000000000085521660048401525af1801561199c5761198e575080f35b61199a91505f90611ee8565b005b6040513d5f823e3d90fd5b5f80fd5b346119a75760406003193601126119a7576119c4611d0b565b602435908115158092036119a757602073ffffffffffffffffffffffffffffffffffffffff7f90d4e7bb7e5d933792b3562e1741306f8be94837e1348dacef9b6f1df56eb13892611a13612324565b1692835f525f8252600160405f200180547fffffffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffff6eff00000000000000000000000000008460701b169116179055604051908152a2005b346119a75760206003193601126119a7576020611048611a86611d82565b611eaf565b346119a75760206003193601126119a75767ffffffffffffffff611aad611d82565b611ab5612324565b16805f52600460205260ff60405f20541615611b2357805f52600460205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0081541690557f5c92c6f313f01109cca23afe682b17ecb949e62ba231a9c11e280a8286ba9ecd5f80a2005b7f3f5bef3a000000000000000000000000000000000000000000000000000000005f526004525f60245260445ffd5b346119a75760206003193601126119a7576020610f3e611b70611d82565b67ffffffffffffffff165f52600160205267ffffffffffffffff600160405f20015460401c1690565b346119a75760606003193601126119a757611bb2611d0b565b60243567ffffffffffffffff81116119a757611bd2903690600401611d51565b91906044359067ffffffffffffffff82168092036119a757611bf5939293612324565b73ffffffffffffffffffffffffffffffffffffffff5f9416935b8381101561199a578060051b8201357fffffffff0000000000000000000000000000000000000000000000000000000081168091036119a7577f7a9e5e4b000000000000000000000000000000000000000000000000000000008114611ce0579083867f9ea6790c7dadfd01c9f8b9762b3682607af2c7e79e05a9f9fdf5580dde9491516020600195835f525f825260405f20815f52825260405f20857fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055604051908152a301611c0f565b7ff4744e4a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6004359073ffffffffffffffffffffffffffffffffffffffff821682036119a757565b6024359073ffffffffffffffffffffffffffffffffffffffff821682036119a757565b9181601f840112156119a75782359167ffffffffffffffff83116119a7576020808501948460051b0101116119a757565b6004359067ffffffffffffffff821682036119a757565b6024359067ffffffffffffffff821682036119a757565b9181601f840112156119a75782359167ffffffffffffffff83116119a757602083818601950101116119a757565b9060406003198301126119a75760043573ffffffffffffffffffffffffffffffffffffffff811681036119a757916024359067ffffffffffffffff82116119a757611e2b91600401611db0565b9091565b6024359063ffffffff821682036119a757565b60606003198201126119a75760043573ffffffffffffffffffffffffffffffffffffffff811681036119a7579160243573ffffffffffffffffffffffffffffffffffffffff811681036119a757916044359067ffffffffffffffff82116119a757611e2b91600401611db0565b67ffffffffffffffff165f526001602052611ee36dffffffffffffffffffffffffffff600160405f20015460801c1661267f565b505090565b90601f601f19910116810190811067ffffffffffffffff821117611f0b57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b9067ffffffffffffffff65ffffffffffff9392165f52600160205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f5260205260405f205490611f956dffffffffffffffffffffffffffff8360301c1661267f565b9490931693909291565b5f52600260205265ffffffffffff60405f205416611fbc816126bc565b15611fc657505f90565b90565b73ffffffffffffffffffffffffffffffffffffffff165f525f602052611ee36dffffffffffffffffffffffffffff600160405f2001541661267f565b601f8260209493601f1993818652868601375f8582860101520116010190565b929061206973ffffffffffffffffffffffffffffffffffffffff93612077936040519586948160208701991689521660408501526060808501526080840191612005565b03601f198101835282611ee8565b51902090565b67ffffffffffffffff8111611f0b5760051b60200190565b80518210156120a95760209160051b010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b91909161210a8373ffffffffffffffffffffffffffffffffffffffff165f525f60205260ff600160405f20015460701c1690565b15612118575050505f905f90565b73ffffffffffffffffffffffffffffffffffffffff8116300361218a575061218490600354929073ffffffffffffffffffffffffffffffffffffffff7fffffffff0000000000000000000000000000000000000000000000000000000092165f521660205260405f2090565b14905f90565b919291907fffffffff00000000000000000000000000000000000000000000000000000000167f7a9e5e4b00000000000000000000000000000000000000000000000000000000810361221557506121f363ffffffff806121eb8194612267565b939096611fc9565b9216911690818082119118021816915f1461220e5781159190565b5f91508190565b73ffffffffffffffffffffffffffffffffffffffff6122549394165f525f60205260405f20905f5260205267ffffffffffffffff60405f2054166122a9565b91901561220e5763ffffffff8216159190565b5f805260046020527f17ef568e3e12ab5b9c7254a8d58478811de00f9e6eb34345acd53bf8fd09d3ec5460ff166122a257611e2b905f6127f3565b505f905f90565b9067ffffffffffffffff82165f52600460205260ff60405f2054166122d157611e2b916127f3565b50505f905f90565b9065ffffffffffff8091169116019065ffffffffffff82116122f757565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b61232e3633612972565b90156123375750565b63ffffffff166123865767ffffffffffffffff61235336612ad0565b5090507ff07e038f000000000000000000000000000000000000000000000000000000005f52336004521660245260445ffd5b6123da60405160208101903382523060408201526060808201526123d281602060808201368152365f838301375f823683010152601f19601f360116010103601f198101835282611ee8565b51902061245f565b50565b9092919073ffffffffffffffffffffffffffffffffffffffff8416300361240857611e2b9350612a5c565b919290600484101561241e57505050505f905f90565b611e2b9361242b91612431565b916120d6565b906004116119a757357fffffffff000000000000000000000000000000000000000000000000000000001690565b5f81815260026020526040902054909190603081901c63ffffffff169065ffffffffffff16806124b557837f60a299b0000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b65ffffffffffff6124c5426130ed565b168111156124f957837f18cb6b7a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b61250690939192936126bc565b612565578190805f52600260205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffff00000000000081541690557f76a2a46953689d4861a5d3f6ed883ad7e6af674a21f8e162707159fc9dde614d5f80a390565b7f78a5d6e4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9180471061265057815f92916020849351920190855af1808061263d575b156125bd575050611fc661303c565b156126045773ffffffffffffffffffffffffffffffffffffffff907f9996b315000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b3d15612615576040513d5f823e3d90fd5b7fd6bda275000000000000000000000000000000000000000000000000000000005f5260045ffd5b503d1515806125ae5750813b15156125ae565b477fcf479181000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b612688426130ed565b63ffffffff82169165ffffffffffff604082901c8116921682116126b0575090915f91508190565b60201c63ffffffff1692565b65ffffffffffff62093a8091160165ffffffffffff81116122f75765ffffffffffff806126e8426130ed565b169116111590565b905f8091602081519101845af4808061263d57156125bd575050611fc661303c565b67ffffffffffffffff169067ffffffffffffffff82146127c757815f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205265ffffffffffff60405f205416156127c15773ffffffffffffffffffffffffffffffffffffffff90825f52600160205260405f208282165f526020525f604081205516907ff229baa593af28c41b1d16b748cd7688f0c83aaf92d4be41c44005defe84c1665f80a3600190565b50505f90565b507f1871a90c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff8181160361280d5750506001905f90565b65ffffffffffff929161281f91611f38565b50509216801515908161283157509190565b905065ffffffffffff612843426130ed565b1610159190565b91929173ffffffffffffffffffffffffffffffffffffffff1633146129625761287233612267565b5073ffffffffffffffffffffffffffffffffffffffff6128928486612431565b921691825f525f6020527fffffffff0000000000000000000000000000000000000000000000000000000060405f2091165f5260205261290c3361290767ffffffffffffffff60405f20541667ffffffffffffffff165f52600160205267ffffffffffffffff600160405f20015460401c1690565b6122a9565b50811561296a575b506129625730146129255750505f90565b61292e91612d9a565b50908061294f575b61294057806127c1565b61294b9033906122a9565b5090565b5067ffffffffffffffff81161515612936565b505050600190565b90505f612914565b90600481106122d1573073ffffffffffffffffffffffffffffffffffffffff831614612a1b576129a2905f612d9a565b92909115806129e4575b6129db576129b9916122a9565b90156122d15763ffffffff808093169116908180821191180218169081159190565b5050505f905f90565b50612a163073ffffffffffffffffffffffffffffffffffffffff165f525f60205260ff600160405f20015460701c1690565b6129ac565b90506004116119a757600354305f90815280357fffffffff000000000000000000000000000000000000000000000000000000001660205260409020612184565b9190600482106129db573073ffffffffffffffffffffffffffffffffffffffff841614612a8d57906129a291612d9a565b612a979250612431565b600354305f9081527fffffffff000000000000000000000000000000000000000000000000000000009092166020526040909120612184565b5f9060048110612d9057806004116119a7577fffffffff000000000000000000000000000000000000000000000000000000005f3516907f853551b80000000000000000000000000000000000000000000000000000000082148015612d67575b8015612d3e575b8015612d15575b8015612cec575b612ce0577f18ff183c0000000000000000000000000000000000000000000000000000000082148015612cb7575b8015612c8e575b612c52577f25c471a00000000000000000000000000000000000000000000000000000000082148015612c29575b612bd55750308252816020526040822090825260205267ffffffffffffffff6040822054169181929190565b90506024116102105780610210575060043567ffffffffffffffff811681036119a757612c229067ffffffffffffffff165f52600160205267ffffffffffffffff600160405f2001541690565b6001915f90565b507fb7d2b162000000000000000000000000000000000000000000000000000000008214612ba9565b9150506024116119a75760043573ffffffffffffffffffffffffffffffffffffffff81168091036119a757612c8690611fc9565b6001915f9190565b507f08d6122d000000000000000000000000000000000000000000000000000000008214612b7b565b507f167bd395000000000000000000000000000000000000000000000000000000008214612b74565b5050506001905f905f90565b507fd22b5989000000000000000000000000000000000000000000000000000000008214612b46565b507fa64d95ce000000000000000000000000000000000000000000000000000000008214612b3f565b507f52962952000000000000000000000000000000000000000000000000000000008214612b38565b507f30cae187000000000000000000000000000000000000000000000000000000008214612b31565b50505f905f905f90565b60048210612d90577fffffffff00000000000000000000000000000000000000000000000000000000612dcd8383612431565b16917f853551b80000000000000000000000000000000000000000000000000000000083148015613013575b8015612fea575b8015612fc1575b8015612f98575b612ce0577f18ff183c0000000000000000000000000000000000000000000000000000000083148015612f6f575b8015612f46575b612f11577f25c471a00000000000000000000000000000000000000000000000000000000083148015612ee8575b612e9f575050305f525f60205260405f20905f5260205267ffffffffffffffff60405f205416905f91905f90565b9091506024116119a7576004013567ffffffffffffffff811681036119a757612c229067ffffffffffffffff165f52600160205267ffffffffffffffff600160405f2001541690565b507fb7d2b162000000000000000000000000000000000000000000000000000000008314612e71565b9091506024116119a7576004013573ffffffffffffffffffffffffffffffffffffffff81168091036119a757612c8690611fc9565b507f08d6122d000000000000000000000000000000000000000000000000000000008314612e43565b507f167bd395000000000000000000000000000000000000000000000000000000008314612e3c565b507fd22b5989000000000000000000000000000000000000000000000000000000008314612e0e565b507fa64d95ce000000000000000000000000000000000000000000000000000000008314612e07565b507f52962952000000000000000000000000000000000000000000000000000000008314612e00565b507f30cae187000000000000000000000000000000000000000000000000000000008314612df9565b604051903d82523d5f602084013e60203d830101604052565b61306663ffffffff9193929361267f565b505092168063ffffffff84168181115f146130d3570363ffffffff81116122f7576130b463ffffffff8067ffffffff00000000935b168062069780118162069780180218166114e5426130ed565b9360201b166dffffffffffff00000000000000008460401b1617179190565b505067ffffffff000000006130b463ffffffff805f61309b565b65ffffffffffff81116131055765ffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52603060045260245260445ffda6eef7e35abe7026729641147f7915573c7e97b47efa546f5f6e3230263bcb49f98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf",
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

// PackIsRolePaused is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f7da222.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isRolePaused(uint64 roleId) view returns(bool)
func (accessManager *AccessManager) PackIsRolePaused(roleId uint64) []byte {
	enc, err := accessManager.abi.Pack("isRolePaused", roleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsRolePaused is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f7da222.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isRolePaused(uint64 roleId) view returns(bool)
func (accessManager *AccessManager) TryPackIsRolePaused(roleId uint64) ([]byte, error) {
	return accessManager.abi.Pack("isRolePaused", roleId)
}

// UnpackIsRolePaused is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7f7da222.
//
// Solidity: function isRolePaused(uint64 roleId) view returns(bool)
func (accessManager *AccessManager) UnpackIsRolePaused(data []byte) (bool, error) {
	out, err := accessManager.abi.Unpack("isRolePaused", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
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

// PackPauseRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1bc63b52.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pauseRole(uint64 roleId) returns()
func (accessManager *AccessManager) PackPauseRole(roleId uint64) []byte {
	enc, err := accessManager.abi.Pack("pauseRole", roleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPauseRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1bc63b52.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pauseRole(uint64 roleId) returns()
func (accessManager *AccessManager) TryPackPauseRole(roleId uint64) ([]byte, error) {
	return accessManager.abi.Pack("pauseRole", roleId)
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

// PackUnpauseRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0cf484c0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function unpauseRole(uint64 roleId) returns()
func (accessManager *AccessManager) PackUnpauseRole(roleId uint64) []byte {
	enc, err := accessManager.abi.Pack("unpauseRole", roleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUnpauseRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0cf484c0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function unpauseRole(uint64 roleId) returns()
func (accessManager *AccessManager) TryPackUnpauseRole(roleId uint64) ([]byte, error) {
	return accessManager.abi.Pack("unpauseRole", roleId)
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

// AccessManagerRolePaused represents a RolePaused event raised by the AccessManager contract.
type AccessManagerRolePaused struct {
	RoleId uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const AccessManagerRolePausedEventName = "RolePaused"

// ContractEventName returns the user-defined event name.
func (AccessManagerRolePaused) ContractEventName() string {
	return AccessManagerRolePausedEventName
}

// UnpackRolePausedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RolePaused(uint64 indexed roleId)
func (accessManager *AccessManager) UnpackRolePausedEvent(log *types.Log) (*AccessManagerRolePaused, error) {
	event := "RolePaused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRolePaused)
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

// AccessManagerRoleUnpaused represents a RoleUnpaused event raised by the AccessManager contract.
type AccessManagerRoleUnpaused struct {
	RoleId uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const AccessManagerRoleUnpausedEventName = "RoleUnpaused"

// ContractEventName returns the user-defined event name.
func (AccessManagerRoleUnpaused) ContractEventName() string {
	return AccessManagerRoleUnpausedEventName
}

// UnpackRoleUnpausedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleUnpaused(uint64 indexed roleId)
func (accessManager *AccessManager) UnpackRoleUnpausedEvent(log *types.Log) (*AccessManagerRoleUnpaused, error) {
	event := "RoleUnpaused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != accessManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AccessManagerRoleUnpaused)
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
	if bytes.Equal(raw[:4], accessManager.abi.Errors["RolePauseUnchanged"].ID.Bytes()[:4]) {
		return accessManager.UnpackRolePauseUnchangedError(raw[4:])
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

// AccessManagerRolePauseUnchanged represents a RolePauseUnchanged error raised by the AccessManager contract.
type AccessManagerRolePauseUnchanged struct {
	RoleId uint64
	Paused bool
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RolePauseUnchanged(uint64 roleId, bool paused)
func AccessManagerRolePauseUnchangedErrorID() common.Hash {
	return common.HexToHash("0x3f5bef3ad76b1b1393b86b133db2a625d63fd9dad19b55ff4c09af7ba9c65873")
}

// UnpackRolePauseUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RolePauseUnchanged(uint64 roleId, bool paused)
func (accessManager *AccessManager) UnpackRolePauseUnchangedError(raw []byte) (*AccessManagerRolePauseUnchanged, error) {
	out := new(AccessManagerRolePauseUnchanged)
	if err := accessManager.abi.UnpackIntoInterface(out, "RolePauseUnchanged", raw); err != nil {
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

// ConsortiumMetaData contains all meta data concerning the Consortium contract.
var ConsortiumMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractIStores\",\"name\":\"stores\",\"type\":\"address\"},{\"components\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"validator\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointX\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointY\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"node\",\"type\":\"address\"}],\"internalType\":\"structCard[]\",\"name\":\"organisations\",\"type\":\"tuple[]\"},{\"components\":[{\"internalType\":\"uint64\",\"name\":\"gasLimit\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"pace\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"threshold\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"lifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"floor\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"absence\",\"type\":\"uint32\"}],\"internalType\":\"structParameters\",\"name\":\"parameters\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"internalType\":\"structAccount[]\",\"name\":\"accounts\",\"type\":\"tuple[]\"}],\"internalType\":\"structFounding\",\"name\":\"founding\",\"type\":\"tuple\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"ENDOWMENT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_ACCOUNTS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_BYTES\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_CALLS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_MEMBERS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"accountsOf\",\"outputs\":[{\"internalType\":\"address[]\",\"name\":\"\",\"type\":\"address[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"validator\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointX\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointY\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"node\",\"type\":\"address\"}],\"internalType\":\"structCard\",\"name\":\"card\",\"type\":\"tuple\"}],\"name\":\"admit\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"admitAccount\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"cancel\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"comeBack\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"dismissAccount\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"execute\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"member\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"validator\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointX\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointY\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"enumMemberStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"since\",\"type\":\"uint64\"},{\"internalType\":\"address\",\"name\":\"node\",\"type\":\"address\"},{\"internalType\":\"uint64\",\"name\":\"answersFrom\",\"type\":\"uint64\"}],\"internalType\":\"structMember\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"memberCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"members\",\"outputs\":[{\"internalType\":\"uint32[]\",\"name\":\"\",\"type\":\"uint32[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"organisationOf\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"parameters\",\"outputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"gasLimit\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"pace\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"threshold\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"lifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"floor\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"absence\",\"type\":\"uint32\"}],\"internalType\":\"structParameters\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"proposal\",\"outputs\":[{\"components\":[{\"internalType\":\"uint32\",\"name\":\"proposer\",\"type\":\"uint32\"},{\"internalType\":\"enumProposalStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"yes\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"no\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"proposedAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"expires\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"executableAt\",\"type\":\"uint64\"},{\"internalType\":\"string\",\"name\":\"reason\",\"type\":\"string\"},{\"components\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"internalType\":\"structCall[]\",\"name\":\"calls\",\"type\":\"tuple[]\"}],\"internalType\":\"structProposal\",\"name\":\"found\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"proposalCount\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"internalType\":\"structCall[]\",\"name\":\"calls\",\"type\":\"tuple[]\"},{\"internalType\":\"string\",\"name\":\"reason\",\"type\":\"string\"}],\"name\":\"propose\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"release\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"remove\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"enumReportKind\",\"name\":\"kind\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"height\",\"type\":\"uint64\"}],\"name\":\"report\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"enumReportKind\",\"name\":\"kind\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"height\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"reporter\",\"type\":\"uint32\"}],\"name\":\"reportedBy\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"enumReportKind\",\"name\":\"kind\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"height\",\"type\":\"uint64\"}],\"name\":\"reports\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"count\",\"type\":\"uint32\"},{\"internalType\":\"bool\",\"name\":\"held\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"validator\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointX\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"checkpointY\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"node\",\"type\":\"address\"}],\"internalType\":\"structCard\",\"name\":\"card\",\"type\":\"tuple\"}],\"name\":\"rotate\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"gasLimit\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"pace\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"threshold\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"lifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"floor\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"absence\",\"type\":\"uint32\"}],\"internalType\":\"structParameters\",\"name\":\"wanted\",\"type\":\"tuple\"}],\"name\":\"setParameters\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"successor_\",\"type\":\"address\"}],\"name\":\"setSuccessor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"wanted\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"versionBlock\",\"type\":\"uint64\"}],\"name\":\"setVersion\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"}],\"name\":\"successor\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"validators\",\"outputs\":[{\"internalType\":\"bytes32[]\",\"name\":\"\",\"type\":\"bytes32[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"version\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"version_\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"versionBlock\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"bool\",\"name\":\"support\",\"type\":\"bool\"}],\"name\":\"vote\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"voteOf\",\"outputs\":[{\"internalType\":\"enumVote\",\"name\":\"\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"AccountAdmitted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"AccountDismissed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"AccountEndowed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"enumReportKind\",\"name\":\"kind\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"height\",\"type\":\"uint64\"}],\"name\":\"FloorHeld\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"node\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"validator\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"checkpointX\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"checkpointY\",\"type\":\"bytes32\"}],\"name\":\"KeysRotated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"node\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"validator\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"checkpointX\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"checkpointY\",\"type\":\"bytes32\"}],\"name\":\"MemberAdmitted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"MemberRemoved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"gasLimit\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"pace\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"threshold\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"lifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"floor\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"absence\",\"type\":\"uint32\"}],\"indexed\":false,\"internalType\":\"structParameters\",\"name\":\"parameters\",\"type\":\"tuple\"}],\"name\":\"ParametersSet\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"proposal\",\"type\":\"uint256\"}],\"name\":\"ProposalCancelled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"proposal\",\"type\":\"uint256\"}],\"name\":\"ProposalExecuted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"proposal\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"string\",\"name\":\"reason\",\"type\":\"string\"},{\"components\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"indexed\":false,\"internalType\":\"structCall[]\",\"name\":\"calls\",\"type\":\"tuple[]\"}],\"name\":\"Proposed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"reporter\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"enumReportKind\",\"name\":\"kind\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"height\",\"type\":\"uint64\"}],\"name\":\"ReportCounted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"successor\",\"type\":\"address\"}],\"name\":\"SuccessorSet\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"threshold\",\"type\":\"uint32\"}],\"name\":\"ThresholdAdjusted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"ValidatorReleased\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"ValidatorReturned\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"enumReportKind\",\"name\":\"kind\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"height\",\"type\":\"uint64\"}],\"name\":\"ValidatorSetAside\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"versionBlock\",\"type\":\"uint64\"}],\"name\":\"VersionSet\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"proposal\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"support\",\"type\":\"bool\"}],\"name\":\"Voted\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"AccountNeeded\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"AccountTaken\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"AccountUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"floor\",\"type\":\"uint32\"}],\"name\":\"BelowFloor\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"index\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"reason\",\"type\":\"bytes\"}],\"name\":\"CallFailed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"index\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"CallWithoutCode\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"calls\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"CallsOutOfRange\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"CardIncomplete\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"height\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"least\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"most\",\"type\":\"uint64\"}],\"name\":\"HeightOutOfRange\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"x\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"y\",\"type\":\"bytes32\"}],\"name\":\"KeyInvalid\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"KeyTaken\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NoMembers\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"NotAbsent\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"NotJailed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"NotMember\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"}],\"name\":\"NotProposer\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"memberStatus\",\"type\":\"uint8\"}],\"name\":\"NotReportable\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"NotValidatorNode\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"NotVoter\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"OnlyByProposal\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"registered\",\"type\":\"uint32\"}],\"name\":\"OutOfStep\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"OwnReport\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"string\",\"name\":\"what\",\"type\":\"string\"},{\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"least\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"ParameterOutOfRange\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"uint8\",\"name\":\"proposalStatus\",\"type\":\"uint8\"}],\"name\":\"ProposalClosed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"yes\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"threshold\",\"type\":\"uint32\"}],\"name\":\"ProposalNotPassed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"ProposalTooLong\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"ProposalUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"uint64\",\"name\":\"executableAt\",\"type\":\"uint64\"}],\"name\":\"ProposalWaits\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ReportKnown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"successor\",\"type\":\"address\"}],\"name\":\"SuccessorWithoutCode\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"TooManyAccounts\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"TooManyMembers\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ValidatorsChangedInThisBlock\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"versionBlock\",\"type\":\"uint64\"}],\"name\":\"VersionBlockPast\",\"type\":\"error\"}]",
	ID:  "673c1fa666214a922281bbf1bec22051a5",
	Bin: "0x60a080604052346106d457615e86803803809161001c828561109c565b83398101906040818303126106d4578051906001600160a01b03821682036106d4576020810151906001600160401b0382116106d457018083039161012083126106d45760405192606084016001600160401b0381118582101761066d5760405282516001600160401b0381116106d457830185601f820112156106d45780516100a5816110bf565b916100b3604051938461109c565b818352602060c08185019302820101908882116106d457602001915b81831061102157505050845260e0601f19909101126106d4576040519160e083016001600160401b0381118482101761066d5760405260208101516001600160401b03811681036106d4578352610128604082016110ea565b6020840152610139606082016110ea565b604084015261014a608082016110ea565b606084015261015b60a082016110ea565b608084015261016c60c082016110ea565b60a084015261017d60e082016110ea565b60c084015260208401928352610100810151906001600160401b0382116106d4570184601f820112156106d4578051906101b6826110bf565b956101c4604051978861109c565b82875260208088019360061b830101918183116106d457602001925b828410610fcf57505050506040830193845260805281515115610fc0575f5b825180518210156108075781610214916110fb565b516005549060408210156107f3578051156107a6576004549163ffffffff83169263ffffffff84146107df5763ffffffff19166001840163ffffffff161760045560208201511580156107ca575b80156107b5575b6107a6576040820151606083015190600160601b63ffffffff60c01b03197f5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b8183816003600160601b0363ffffffff60c01b031981838009080908600160601b63ffffffff60c01b031983800914600160601b63ffffffff60c01b03198084109083101616156107915750505f5b81811061070857506801000000000000000081101561066d57806001610320920160055561110f565b81549060031b9063ffffffff806001870116831b921b1916179055805160208201516040830151606084015160018060a01b036080860151169160018060a01b0360a08701511693604051958661012081011060018060401b036101208901111761066d576101208701604090815290875260208088019283528188019384526060880194855260808801958652600160a08901818152436001600160401b031660c08b0181905260e08b01999099526101008a01989098528a810163ffffffff165f908152600690925291902087518155915190820155905160028201559051600382015590516004820180546001600160a01b0319166001600160a01b039290921691909117815591519060058210156106f457825460c0850151600160a01b600160e81b031990911660a093841b60ff60a01b161760a89190911b600160a81b600160e81b03161790925560e0830151600592909201805461010094909401516001600160e01b03199094166001600160a01b03938416179390911b600160a01b600160e01b03169290921790915560808201516104c69160018501911661114f565b60a08101516104e29060018401906001600160a01b031661114f565b805160018060a01b0360808301511660018060a01b0360a0840151166020840151604085015191606086015193604051958652602086015260408501526060840152608083015260a08201527f2cc04ed17d2fde9c2c157e0458196920b4e0d1ce51942ba4de0c62acf398ed6960c063ffffffff600186011692a26553746f72657360d01b5f52600b6020527ff087ccf2fc442ae483801e9e21cdf8c7f3757dffd6b1b07afcf3a26b7d6a93fb546001600160a01b0316806106eb57506080516001600160a01b0316906020905b80516080909101516040516336bae54d60e01b815260048101929092526001600160a01b0390811660248301529092839160449183915f91165af180156106e0575f906106a0575b63ffffffff9150169063ffffffff6001820116820361068157505060206106208285516110fb565b510151905f54916801000000000000000083101561066d57600183015f555f54831015610659576001925f805260205f200155016101ff565b634e487b7160e01b5f52603260045260245ffd5b634e487b7160e01b5f52604160045260245ffd5b600163ffffffff9163013ed6a960e61b5f52011660045260245260445ffd5b506020813d82116106d8575b816106b96020938361109c565b810103126106d4576106cf63ffffffff916110ea565b6105f8565b5f80fd5b3d91506106ac565b6040513d5f823e3d90fd5b602090916105b0565b634e487b7160e01b5f52602160045260245ffd5b63ffffffff6107168261110f565b90549060031b1c1663ffffffff6001860116811461078857805f526006602052600160405f200154602085015114801561076c575b61075a57506001905b016102f7565b63446b870d60e11b5f5260045260245ffd5b50805f526006602052600260405f20015460408501511461074b565b50600190610754565b631c3d028760e11b5f5260045260245260445ffd5b63e7142f0560e01b5f5260045ffd5b5060a08201516001600160a01b031615610269565b5060808201516001600160a01b031615610262565b634e487b7160e01b5f52601160045260245ffd5b634f71dd4360e11b5f52604060045260245ffd5b600480546bffffffffffffffff000000004360201b16600160201b600160601b03198216811790925584516005548151604080518b96919594919391926001600160401b031690610858878261109c565b60098152602081016819d85cc81b1a5b5a5d60ba1b8152630400000083108015610fb1575b610f5a57505050602082019363ffffffff855116865161089d888261109c565b6004815260208101637061636560e01b8152600183108015610f50575b610f01575050508583019163ffffffff835116908060011c600181018091116107df578851916108ea8a8461109c565b600983526020830191681d1a1c995cda1bdb1960ba1b83528085108015610ef8575b610eac575050505050606083019363ffffffff855116875161092e898261109c565b60058152602081016464656c617960d81b815262278d008311610e5c575050506080840163ffffffff81511663ffffffff875116610e1081018091116107df5789519061097b8b8361109c565b600882526020820190676c69666574696d6560c01b82528084108015610e4f575b610dfe575050505060a085019063ffffffff8251165f548a51906109c08c8361109c565b60058252602082019064333637b7b960d91b8252600184108015610df5575b610da7575050505060c086019363ffffffff8551168a51610a008c8261109c565b600781526020810166616273656e636560c81b8152600a83108015610d9b575b610d4a5750505063ffffffff8651169363ffffffff600354168510610d15575b50508551600180548a516001600160601b03199091166001600160401b0393841617908c1b6bffffffff00000000000000001617905587518251845187518d51919b9099929793959490929060a083019081118382101761066d577f4ead5d406c349758a43c78873c33f8ecb31ba5db2c1d42024a07075e5989d0f29d8f60e09e63ffffffff9d8e9c8d9b8c9a8b998a988752818152888316602082015288841687820152888616606082015260808986169101528719600354161760035567ffffffff000000006003549160201b169067ffffffff000000001916176003556bffffffff00000000000000008060035492861b1616906bffffffff00000000000000001916176003556fffffffff000000000000000000000000600354918660801b9060801b169260601b16906c01000000000000000000000000600160a01b0319161717600355519c60018060401b039051168d52511660208c015251168c8a01525116606088015251166080860152511660a0840152511660c0820152a15f5b82518051821015610cfe576001600160a01b0390610be29083906110fb565b5151169063ffffffff6020610bf88387516110fb565b51015116805f52600660205260ff6004855f20015460a01c1660058110156106f4578015908115610cf3575b50610ce1578215610cce57805f52600760205283805f20541015610cbb57805f526007602052835f209283546801000000000000000081101561066d5760018101808655811015610659576001945f5260205f200181858060a01b0319825416179055610c91828261114f565b7f2b65262f5139d248367504c74e70ce14c9ab70a560c51dd49aa153f7cde0c9155f80a301610bc3565b83630359e8f760e21b5f5260045260245ffd5b826330ce97cd60e11b5f5260045260245ffd5b636476aafb60e01b5f5260045260245ffd5b600491501486610c24565b8251614c17908161126f82396080518161446d0152f35b600160201b600160a01b0319909116174260601b73ffffffffffffffff00000000000000000000000016176004558a80610a40565b9060a4918d5193849263a7b7589160e01b8452608060048501525180928160848601528585015e5f8383018501526024830152600a6044830152620f42406064830152601f01601f19168101030190fd5b50620f42408311610a20565b60a49394508c5194859363a7b7589160e01b8552608060048601525180938160848701528686015e5f8484018601526024840152600160448401526064830152601f01601f19168101030190fd5b508084116109df565b60a49394508b5194859363a7b7589160e01b8552608060048601525180938160848701528686015e5f848401860152602484015260448301526301e133806064830152601f01601f19168101030190fd5b506301e13380841161099c565b9060a4918a5193849263a7b7589160e01b8452608060048501525180928160848601528585015e5f84838501015260248301525f604483015262278d006064830152601f80199101168101030190fd5b60a49495508a5195869463a7b7589160e01b8652608060048701525180948160848801528787015e5f858501870152602485015260448401526064830152601f01601f19168101030190fd5b5081851161090c565b9060a491895193849263a7b7589160e01b8452608060048501525180928160848601528585015e5f838301850152602483015260016044830152603c6064830152601f01601f19168101030190fd5b50603c83116108ba565b9060a491885193849263a7b7589160e01b8452608060048501525180928160848601528585015e5f838301850152602483015263040000006044830152650100000000006064830152601f01601f19168101030190fd5b5065010000000000831161087d565b630292d7c360e51b5f5260045ffd5b6040848303126106d4576040805191908201906001600160401b0382118383101761066d576040926020928452611005876110d6565b81526110128388016110ea565b838201528152019301926101e0565b60c0838a03126106d4576040519060c08201906001600160401b0382118383101761066d5760c092602092604052855181528286015183820152604086015160408201526060860151606082015261107b608087016110d6565b608082015261108c60a087016110d6565b60a08201528152019201916100cf565b601f909101601f19168101906001600160401b0382119082101761066d57604052565b6001600160401b03811161066d5760051b60200190565b51906001600160a01b03821682036106d457565b519063ffffffff821682036106d457565b80518210156106595760209160051b010190565b906005548210156106595760055f52600382901c7f036b6384b5eca791c62761152d0c79bb0604c104a5fb6f4eb0703f3154bb3db0019160021b601c1690565b6001600160a01b0381165f818152600260205260409020549093929063ffffffff1661119f5761119d92935f52600260205263ffffffff60405f20911663ffffffff198254161790556111ca565b565b5f84815260026020526040812054634679fee760e11b8252600486905263ffffffff16602452604490fd5b600160801b4710801561125f575b61125c575f808080600160801b856108fcf13d15611257573d6001600160401b03811161066d5760405190611217601f8201601f19166020018361109c565b81525f60203d92013e5b6112285750565b6001600160a01b03167ff94851b0a083da2d8956c6f0c21137e6595cab97f62e2e0b2d11284f7a7044965f80a2565b611221565b50565b50600160801b813110156111d856fe60806040526004361015610011575f80fd5b5f5f3560e01c8062d84fd8146134e557806306dfd3b61461336157806311aee3801461333d57806330326c171461302757806332691f9814612fad578063357559e114612de2578063383bce6a14612da457806340e58ee514612cc557806346de289914612c6057806347c5c48214612b145780634f224e321461264b57806354fd4d501461260e57806373b9fffd1461254a5780637f6e771614611c9e5780638378d5da14611b5e5780638903573014611a4b578063928e6d441461048c57806393de856714611a30578063a068fd8014611a13578063b9add4b7146119f7578063bdd4d18d146117c5578063bfca75d114611626578063c3a76e2b14610f34578063c3eef03c14610f01578063c9d27afe14610da6578063ca1e781914610cf2578063cf1532d614610784578063da35c66414610766578063dda42b3714610593578063e07aa83d14610491578063ea0e35b11461048c578063f7e0d64f14610460578063f87bdd04146104165763fe0d94c11461018f575f80fd5b34610413576020600319360112610413576004356101ac8161473c565b6101b5816145a5565b5063ffffffff806003541691168181106103e157505067ffffffffffffffff6101dd82614637565b168042106103b257508082526009602052604082206401000000007fffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffff825416179055807f712ae1383f79ac853f8d882153778e0260ef8f03b504e2866e0593e04d2b291f8380a280825260096020526002604083200154825b818110610261578380f35b82845260096020526001600160a01b0361028182600260408820016142dc565b505416803b156103825783855260096020528460016102a684600260408520016142dc565b50019160405182938054906102ba82613b60565b916001811690811561036b5750600114610337575b50508281819503925af16102e1614315565b90156102f05750600101610256565b906103336040519283927f5c0dee5d0000000000000000000000000000000000000000000000000000000084526004840152604060248401526044830190613954565b0390fd5b8452602084209450835b81811061035457508101935082816102cf565b855483820152600190950194899450602001610341565b60ff191684525050801515028101935082816102cf565b84906044927f7ca926f3000000000000000000000000000000000000000000000000000000008352600452602452fd5b82917f2b3a19a60000000000000000000000000000000000000000000000000000000060449452600452602452fd5b83927f5ba8f6370000000000000000000000000000000000000000000000000000000060649552600452602452604452fd5b80fd5b50346104135761043f60ff6040809363ffffffff610446610436366139aa565b90829892614687565b9586614acb565b16938152600d602052205416825191825215156020820152f35b503461041357806003193601126104135760206040517001000000000000000000000000000000008152f35b61398f565b5034610413576040600319360112610413576004356024356001600160a01b0381169081810361058f5730330361056757811515908161055d575b506105325760207fe4f2fcb6b211efc75763f08842191fdcf64b603c711bb7f0c3baa5c7f73354cc91838552600b825260408520817fffffffffffffffffffffffff0000000000000000000000000000000000000000825416179055604051908152a280f35b7fc52af649000000000000000000000000000000000000000000000000000000008352600452602482fd5b90503b155f6104cc565b6004847f4ba6573b000000000000000000000000000000000000000000000000000000008152fd5b8380fd5b5034610413576020600319360112610413576105ad61391b565b30330361073e576105bd81614354565b600481019060ff825460a01c16600581101561072a576002036106f85763ffffffff929160056106d092740300000000000000000000000000000000000000007fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff84541617835561068267ffffffffffffffff43168094907fffffff0000000000000000ffffffffffffffffffffffffffffffffffffffffff7cffffffffffffffff00000000000000000000000000000000000000000083549260a81b169116179055565b01907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b167f3489c7cb0c5ce1d1b2dc1a1bb2fe30d018f40f4b57879e29ef4d85faf2ec90b78280a280f35b60248463ffffffff857f8de16a1d00000000000000000000000000000000000000000000000000000000835216600452fd5b602485634e487b7160e01b81526021600452fd5b6004827f4ba6573b000000000000000000000000000000000000000000000000000000008152fd5b50346104135780600319360112610413576020600854604051908152f35b503461041357600319360160c08112610cee5730330361073e5760c01361041357604051906107b282613b21565b6004358252602082019160243583526040810192604435845260608201906064358252608435916001600160a01b0383168303610cea576080840192835260a435906001600160a01b0382168203610ce65760a08501918252600554966040881015610cb957855115610c915763ffffffff1996976004549061083a63ffffffff831661458e565b9163ffffffff8316998a91161760045561085482896147d8565b68010000000000000000811015610c7d57816108798260016108959401600555613a3a565b90919063ffffffff8084549260031b9316831b921b1916179055565b865185519083519085518b8d6001600160a01b038c51169267ffffffffffffffff4316956001600160a01b038c511697604051966108d288613ad4565b875260208701908152604087019182526060870192835260808701958652604060a08801946003865260c08901968a885260e08a019b8c526101008a019a8b528152600660205220965187555160018701555160028601555160038501556001600160a01b038060048601945116167fffffffffffffffffffffffff0000000000000000000000000000000000000000845416178355516005811015610c69578d999567ffffffffffffffff7f2cc04ed17d2fde9c2c157e0458196920b4e0d1ce51942ba4de0c62acf398ed699a966001600160a01b0360209f9e9a95600560c09d99610a1a8a8786956109cc610a949c610ab89f6139eb565b5182547fffffff0000000000000000ffffffffffffffffffffffffffffffffffffffffff16911660a81b7cffffffffffffffff00000000000000000000000000000000000000000016179055565b01945116167fffffffffffffffffffffffff000000000000000000000000000000000000000084541617835551167fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b610aa8816001600160a01b038c5116614a3b565b6001600160a01b03855116614a3b565b8951936001600160a01b03808a5116945116905191519251936040519586528a86015260408501526060840152608083015260a0820152a260446001600160a01b0380610b03614412565b169451925116918660405195869485937f36bae54d000000000000000000000000000000000000000000000000000000008552600485015260248401525af18015610c5e578390610c17575b63ffffffff915016818103610be8575060055460011c9160018301809311610bd4575063ffffffff602092166003548163ffffffff821610610b96575b5050604051908152f35b817f4c0e35a017fd61694cebd9013f19cf4f1cc235f345d75325ec47bed79040bb459263ffffffff1986931617600355604051908152a15f80610b8c565b80634e487b7160e01b602492526011600452fd5b82917f4fb5aa400000000000000000000000000000000000000000000000000000000060449452600452602452fd5b506020813d602011610c56575b81610c3160209383613b3d565b81010312610c52575163ffffffff81168103610c525763ffffffff90610b4f565b8280fd5b3d9150610c24565b6040513d85823e3d90fd5b60248f634e487b7160e01b81526021600452fd5b60248a634e487b7160e01b81526041600452fd5b6004877fe7142f05000000000000000000000000000000000000000000000000000000008152fd5b6024877f9ee3ba860000000000000000000000000000000000000000000000000000000081526040600452fd5b8580fd5b8480fd5b5080fd5b50346104135780600319360112610413576040518060208354918281520180918480527f290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e56390855b818110610d905750505082610d4f910383613b3d565b604051928392602084019060208552518091526040840192915b818110610d77575050500390f35b8251845285945060209384019390920191600101610d69565b8254845260209093019260019283019201610d39565b503461041357604060031936011261041357600435602435908115159182810361058f57610dd26146cb565b90610ddc8361473c565b610de5836145a5565b509015610efa5760015b838652600a6020526040862063ffffffff84165f5260205260405f20906003811015610ee65792602092827f4612692445756845940a5622525dfb5673e4a82f51608558d3b5b4bcf2f691c09560ff60ff1963ffffffff965416911617905582610e58876145a5565b5091816003541691829116109182610ed9575b5050610e7e575b6040519586521693a380f35b848752600983526040872080547fffff0000000000000000ffffffffffffffffffffffffffffffffffffffffffff164260b01b7dffffffffffffffff0000000000000000000000000000000000000000000016179055610e72565b8416101590505f80610e6b565b602487634e487b7160e01b81526021600452fd5b6002610def565b5034610413576020600319360112610413576001600160a01b0360406020926004358152600b8452205416604051908152f35b5034610413576040600319360112610413576004359067ffffffffffffffff8211610413573660238301121561041357816004013567ffffffffffffffff8111610cee5760248301918160051b923660248587010111610cee576024359267ffffffffffffffff8411610c525736602385011215610c525783600401359567ffffffffffffffff871161058f57366024888701011161058f57610fd56146cb565b958215801561161c575b6115eb5787855b8481106115aa57506120008111611579575061100360085461427f565b968760085587865260096020526040862063ffffffff821663ffffffff1982541617815580546dffffffffffffffff0000000000004260301b16807fffffffffffffffffffffffffffffffffffff0000000000000000ffffffffffff83161783557fffffffffffffffffffff00000000000000000000000000000000ffffffffffff75ffffffffffffffff00000000000000000000000000006110bb63ffffffff60035460401c1667ffffffffffffffff4216613c46565b60701b16921617178155600181016110dd8b6110d78354613b60565b8361428d565b878b601f81116001146115065780611108928b916114f8575b505f198260011b9260031b1c19161790565b9055939192935b600201865b83811061136e57505063ffffffff61113d9116966040519960408b52602460408c0192016142f5565b88810360208a0152818152602080820193820101949386917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9d82360301905b8484106112a75750505050505050837f5aec38c300b1163279e0b9c0d51b76bc907dfd5384a6f1953127fe7509e9fc918660209786940390a36111be836145a5565b50838252600a855260408220835f52855260405f20600160ff1982541617905563ffffffff6111ec856145a5565b5091816003541691829116109182611296575b505061123a575b50817f4612692445756845940a5622525dfb5673e4a82f51608558d3b5b4bcf2f691c08460405160018152a3604051908152f35b828152600984526040902080547fffff0000000000000000ffffffffffffffffffffffffffffffffffffffffffff164260b01b7dffffffffffffffff00000000000000000000000000000000000000000000161790555f611206565b63ffffffff16101590505f806111ff565b90919293949596601f1982820301875287358381121561136a57840160248101356001600160a01b0381168103611366576001600160a01b0316825260448101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbd3683900301811215611362579060249101016020813591019167ffffffffffffffff82116113625781360383136113625761135360019360209360408481878097015201916142f5565b9901970195940192919061117c565b8a80fd5b5f80fd5b8980fd5b61137d818589989796986141ee565b825468010000000000000000811015610c7d578060016113a092018555846142dc565b6114e55781356001600160a01b0381168103611362576113fb916001600160a01b038260019350167fffffffffffffffffffffffff00000000000000000000000000000000000000008254161781550191602081019061422e565b9067ffffffffffffffff82116114d15761141f826114198554613b60565b8561428d565b8a908b601f84116001146114695760019594936114519390928361145e575b50505f198260011b9260031b1c19161790565b90555b0194929394611114565b013590505f8061143e565b50838c5260208c2091601f1984168d5b8181106114b95750916001969594929183889593106114a0575b505050811b019055611454565b5f1960f88560031b161c199101351690555f8080611493565b91936020600181928787013581550195019201611479565b60248b634e487b7160e01b81526041600452fd5b60248a634e487b7160e01b815280600452fd5b602491508c0101355f6110f6565b601f191690828a528c60208b20928b5b8d828210611558575050811161153b575b905060018092501b0190559391929361110f565b5f1960f860249260031b161c19918c0101351690555f808c611527565b60209293508495602484939660019301013581550194019201908e91611516565b7f85bc5d63000000000000000000000000000000000000000000000000000000008652600452612000602452604485fd5b906115c36115b98387896141ee565b602081019061422e565b905081018091116115d75790600101610fe6565b602487634e487b7160e01b81526011600452fd5b604485847fb0bcab550000000000000000000000000000000000000000000000000000000082526004526010602452fd5b5060108311610fdf565b50346104135760206003193601126104135763ffffffff61164561391b565b8261010060405161165581613ad4565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e082015201521681526006602052604081206040519061169d82613ad4565b8054825260018101549060208301918252600281015493604084019485526003820154916060850192835260048101549260808601906001600160a01b038516825260ff8560a01c169260a088019360058110156117b1576001600160a01b03939291600591865267ffffffffffffffff60c08b019860a81c16885201549860e0890197848b16895267ffffffffffffffff6101008b019b60a01c168b5260405199518a525160208a0152516040890152516060880152511660808601525190600582101561179d575067ffffffffffffffff928361012096936001600160a01b039360a0880152511660c0860152511660e08401525116610100820152f35b80634e487b7160e01b602492526021600452fd5b602486634e487b7160e01b81526021600452fd5b50346104135780600319360112610413576040518060206005549283815201918183600586527f036b6384b5eca791c62761152d0c79bb0604c104a5fb6f4eb0703f3154bb3db09286905b80600783011061197057611869945491818110611959575b818110611940575b818110611926575b81811061190c575b8181106118f2575b8181106118d8575b8181106118be575b106118b0575b509392930383613b3d565b604051928392602084019060208552518091526040840192915b818110611891575050500390f35b825163ffffffff16845285945060209384019390920191600101611883565b60e01c81526020015f61185e565b92602060019163ffffffff8560c01c168152019301611858565b92602060019163ffffffff8560a01c168152019301611850565b92602060019163ffffffff8560801c168152019301611848565b92602060019163ffffffff8560601c168152019301611840565b92602060019163ffffffff8560401c168152019301611838565b92602060019163ffffffff85831c168152019301611830565b92602060019163ffffffff85168152019301611828565b916008919350610100600191865463ffffffff8116825263ffffffff8160201c16602083015263ffffffff8160401c16604083015263ffffffff8160601c16606083015263ffffffff8160801c16608083015263ffffffff8160a01c1660a083015263ffffffff8160c01c1660c083015260e01c60e0820152019401920184929391611810565b5034610413578060031936011261041357602060405160108152f35b503461041357806003193601126104135760206040516120008152f35b503461041357611a48611a42366139aa565b91613c98565b80f35b503461041357806003193601126104135760c0604051611a6a81613b05565b8281528260208201528260408201528260608201528260808201528260a08201520152611b5a60015463ffffffff6003548160405193611aa985613b05565b67ffffffffffffffff8116855260401c1660208401528181166040840152818160201c166060840152818160401c166080840152818160601c1660a084015260801c1660c08201526040519182918291909160c063ffffffff8160e084019567ffffffffffffffff81511685528260208201511660208601528260408201511660408601528260608201511660608601528260808201511660808601528260a08201511660a0860152015116910152565b0390f35b503461041357604060031936011261041357611b7861391b565b9060243567ffffffffffffffff811692838203610c5257303303611c765743841115611c4a57600180547fffffffffffffffff000000000000000000000000ffffffffffffffffffffffff16606083901b6fffffffff0000000000000000000000001617608084901b77ffffffffffffffff00000000000000000000000000000000161790556040805163ffffffff909216825267ffffffffffffffff90921660208201527f2d6053f65411a6abedfa85633657232b0dba8effe3bedb0825153be945df2d7991819081015b0390a180f35b602483857fd4d068be000000000000000000000000000000000000000000000000000000008252600452fd5b6004837f4ba6573b000000000000000000000000000000000000000000000000000000008152fd5b50346104135760e06003193601126104135730330361252257604051611cc381613b05565b60043567ffffffffffffffff81169081810361058f578252611ce3613941565b6020830190815260443563ffffffff81168103610cea5760408401908152611d0961392e565b6060850190815260843563ffffffff8116810361251e576080860190815260a4359163ffffffff8316830361251a5760a0870192835260c4359363ffffffff851685036125165760c08801948552600554604097885190611d6a8a83613b3d565b600982527f676173206c696d697400000000000000000000000000000000000000000000006020830152630400000081108015612507575b6124a957505063ffffffff875116885190611dbd8a83613b3d565b600482527f7061636500000000000000000000000000000000000000000000000000000000602083015260018110801561249f575b61244957505063ffffffff8251168160011c916001830180931161243557895192611e1d8b85613b3d565b600984527f7468726573686f6c6400000000000000000000000000000000000000000000006020850152808310801561242c575b6123da575050505063ffffffff825116875190611e6e8983613b3d565b600582527f64656c6179000000000000000000000000000000000000000000000000000000602083015262278d00811161238357505063ffffffff83511663ffffffff83511690610e10820180921161236f57885191611ece8a84613b3d565b600883527f6c69666574696d6500000000000000000000000000000000000000000000000060208401528082108015612362575b61230b5750505063ffffffff845116895490885191611f218a84613b3d565b600583527f666c6f6f720000000000000000000000000000000000000000000000000000006020840152600182108015612302575b6122ae5750505063ffffffff855116875190611f728983613b3d565b600782527f616273656e6365000000000000000000000000000000000000000000000000006020830152600a811080156122a2575b61224a57505063ffffffff9051169463ffffffff600354168610612201575b67ffffffffffffffff8851167fffffffffffffffffffffffffffffffffffffffff0000000000000000000000006bffffffff000000000000000060015493518a1b16921617176001555190519151925193855160a0810181811067ffffffffffffffff821117610c7d5791879593917f4ead5d406c349758a43c78873c33f8ecb31ba5db2c1d42024a07075e5989d0f299979593611c44995281815263ffffffff8316602082015263ffffffff84168782015263ffffffff85166060820152608063ffffffff871691015263ffffffff1960035416176003557fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff000000006003549260201b169116176003557fffffffffffffffffffffffffffffffffffffffff00000000ffffffffffffffff6bffffffff00000000000000008060035493871b16169116176003557fffffffffffffffffffffffffffffffff00000000ffffffffffffffffffffffff6fffffffff000000000000000000000000806003549360601b16169116176003557fffffffffffffffffffffffff00000000ffffffffffffffffffffffffffffffff73ffffffff000000000000000000000000000000006003549260801b16911617600355519182918291909160c063ffffffff8160e084019567ffffffffffffffff81511685528260208201511660208601528260408201511660408601528260608201511660608601528260808201511660808601528260a08201511660a0860152015116910152565b6004547fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff0000000000000000000000004260601b16911617600455611fc6565b612288925088519283927fa7b75891000000000000000000000000000000000000000000000000000000008452608060048501526084840190613954565b906024830152600a6044830152620f424060648301520390fd5b50620f42408111611fa7565b6122ec935089519384937fa7b75891000000000000000000000000000000000000000000000000000000008552608060048601526084850190613954565b9160248401526001604484015260648301520390fd5b50808211611f56565b612349935089519384937fa7b75891000000000000000000000000000000000000000000000000000000008552608060048601526084850190613954565b91602484015260448301526301e1338060648301520390fd5b506301e133808211611f02565b60248b634e487b7160e01b81526011600452fd5b6123c292508a89519384937fa7b75891000000000000000000000000000000000000000000000000000000008552608060048601526084850190613954565b916024840152604483015262278d0060648301520390fd5b61241894508a519485947fa7b75891000000000000000000000000000000000000000000000000000000008652608060048701526084860190613954565b926024850152604484015260648301520390fd5b50818311611e51565b60248c634e487b7160e01b81526011600452fd5b612487925089519283927fa7b75891000000000000000000000000000000000000000000000000000000008452608060048501526084840190613954565b90602483015260016044830152603c60648301520390fd5b50603c8111611df2565b6124e7925089519283927fa7b75891000000000000000000000000000000000000000000000000000000008452608060048501526084840190613954565b906024830152630400000060448301526501000000000060648301520390fd5b50650100000000008111611da2565b8880fd5b8780fd5b8680fd5b807f4ba6573b0000000000000000000000000000000000000000000000000000000060049252fd5b50346104135760206003193601126104135763ffffffff61256961391b565b168152600760205260408120604051908160208254918281520190819285526020852090855b8181106125ef57505050826125a5910383613b3d565b604051928392602084019060208552518091526040840192915b8181106125cd575050500390f35b82516001600160a01b03168452859450602093840193909201916001016125bf565b82546001600160a01b031684526020909301926001928301920161258f565b503461041357806003193601126104135760015460408051606083901c63ffffffff16815260809290921c67ffffffffffffffff16602083015290f35b50346104135760e06003193601126104135761266561391b565b60c07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc360112610cee5730330361073e57806126a18392614354565b6040516126ad81613b21565b602435815260443591826020830152606435908160408401526084359283606082015260a4356001600160a01b038116810361251a57608082015260c4356001600160a01b038116810361251a5781879160a061270b9401526147d8565b600181018054908582036129a6575b5050927f6855de21cfae61ea5e9db838c30a83c1717d575d262d71c25f1b016980eaa81692828560a09460026001600160a01b0399980155826003820155600481016005898254169201918983541690808c52600260205260408c2063ffffffff198154169055818c52600260205260408c2063ffffffff1981541690558a6127a1613c1a565b1681141580612993575b612962575b50896127ba613c1a565b168114158061294f575b61291e575b50886127d3613c1a565b167fffffffffffffffffffffffff000000000000000000000000000000000000000082541617905587612804613c30565b167fffffffffffffffffffffffff000000000000000000000000000000000000000082541617905561283d86612838613c1a565b614a3b565b61284986612838613c30565b612851613c1a565b9263ffffffff61285f613c30565b97169788978160405196168652166020850152604084015260608301526080820152a26001600160a01b03612892614412565b169061289c613c1a565b823b156129195760648492836001600160a01b039560405196879586947ff55ee46f0000000000000000000000000000000000000000000000000000000086526004860152166024840152600160448401525af1801561290e576128fd5750f35b8161290791613b3d565b6104135780f35b6040513d84823e3d90fd5b505050fd5b63ffffffff8916907e9650d1bfa7489c9b8d465945708626258d42d5dce1c518fea45a0bb5eac3158c80a35f6127c9565b5089612959613c30565b168114156127c4565b63ffffffff8a16907e9650d1bfa7489c9b8d465945708626258d42d5dce1c518fea45a0bb5eac3158d80a35f6127b0565b508a61299d613c30565b168114156127ab565b9091929394959650600483019160ff835460a01c166005811015612b005793612ab88894858c9b99956001600160a01b039b7f6855de21cfae61ea5e9db838c30a83c1717d575d262d71c25f1b016980eaa8169a96600160a09b14612ac5575b505055612a6767ffffffffffffffff43168092907fffffff0000000000000000ffffffffffffffffffffffffffffffffffffffffff7cffffffffffffffff00000000000000000000000000000000000000000083549260a81b169116179055565b60058301907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b929596509281945061271a565b612ae1612adc612af792612ad7614492565b614a10565b613a8e565b81939154905f199060031b92831b921b19161790565b9055815f612a06565b60248a634e487b7160e01b81526021600452fd5b503461041357604060031936011261041357612b2e613979565b612b36613941565b303303611c7657612b4681614354565b506001600160a01b038216908115612c345763ffffffff81169283855260076020526040808620541015612c075783855260076020526040852080549068010000000000000000821015612bf35782612bad83612838936001612bcc989796018155613aa4565b9091906001600160a01b038084549260031b9316831b921b1916179055565b7f2b65262f5139d248367504c74e70ce14c9ab70a560c51dd49aa153f7cde0c9158380a380f35b602487634e487b7160e01b81526041600452fd5b6024857f0d67a3dc0000000000000000000000000000000000000000000000000000000081526040600452fd5b602484837f619d2f9a000000000000000000000000000000000000000000000000000000008252600452fd5b503461041357604060031936011261041357612c7a613941565b6004358252600a60205263ffffffff6040832091165f5260205260ff60405f205416604051906003811015612cb157602092508152f35b602483634e487b7160e01b81526021600452fd5b503461041357602060031936011261041357600435612ce26146cb565b612ceb8261473c565b818352600960205263ffffffff80604085205416911603612d6757808252600960205260408220650100000000007fffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffffff8254161790557f416e669c63d9a3a5e36ee7cc7e2104b8db28ccd286aa18966e98fa230c73b08c8280a280f35b8152600960205260408120547f3a8b40a400000000000000000000000000000000000000000000000000000000825263ffffffff16600452602490fd5b50346104135760206003193601126104135763ffffffff60406020926001600160a01b03612dd0613979565b16815260028452205416604051908152f35b503461041357602060031936011261041357612dfc613979565b90303303612522576001600160a01b03821690818152600260205263ffffffff6040822054168015612f81578082526006602052826001600160a01b03600460408520015416148015612f60575b612f34578082526007602052604082209384545f198101908111612f2057835b818110612ec1575b5050909192508354938415612ead575f19611a4894950190612e948282613aa4565b6001600160a01b0382549160031b1b19169055556143c4565b602484634e487b7160e01b81526031600452fd5b856001600160a01b03612ed4838a613aa4565b90549060031b1c1614612ee957600101612e6a565b90612f1692939495506001600160a01b03612f07612bad9289613aa4565b90549060031b1c169187613aa4565b9082915f80612e72565b602484634e487b7160e01b81526011600452fd5b506024917ff7243425000000000000000000000000000000000000000000000000000000008252600452fd5b508082526006602052826001600160a01b0360056040852001541614612e4a565b506024917f619d2f9a000000000000000000000000000000000000000000000000000000008252600452fd5b503461041357608060031936011261041357612fc761391b565b906024356002811015610cee576044359067ffffffffffffffff82168203610c52579161300460409263ffffffff94612ffe61392e565b96614687565b8152600c6020522091165f52602052602060ff60405f2054166040519015158152f35b5034610413576020600319360112610413576004356040519161304983613ad4565b8083526020830181815260408401828152606085018381526080860184815260a087019185835260c088019386855260e0890195606087526101008a019860608a5280895260096020526040892090815463ffffffff81168d526130ac8261450b565b600681101561332957845267ffffffffffffffff9063ffffffff806130d0856145a5565b919091168952168652818160301c16885260701c168752825160068110156133155790600292911515806132fc575b6132e1575b50604051613120816131198160018601613b98565b0382613b3d565b89520180549067ffffffffffffffff8211610c7d576040519161314960208260051b0184613b3d565b80835260208301918b5260208b208b925b8284106132755750505050895263ffffffff6040519a60208c52511660208b01525160068110156132615760408a01525163ffffffff90811660608a015290511660808801525167ffffffffffffffff90811660a08801529051811660c087015290511660e085015251610120610100850152839291906131e090610140850190613954565b915191601f1984820301610120850152825190818152602081016020808460051b840101950193915b8383106132165786860387f35b91939550919360208061324f83601f1986600196030187526040838b516001600160a01b03815116845201519181858201520190613954565b97019301930190928695949293613209565b602488634e487b7160e01b81526021600452fd5b6040516040810181811067ffffffffffffffff8211176132cd576001926002926020926040526001600160a01b0386541681526040516132bb8161311981898b01613b98565b8382015281520192019301929061315a565b60248f634e487b7160e01b81526041600452fd5b6132f367ffffffffffffffff91614637565b1688525f613104565b5063ffffffff85511663ffffffff6003541611156130ff565b60248b634e487b7160e01b81526021600452fd5b60248c634e487b7160e01b81526021600452fd5b5034610413578060031936011261041357602063ffffffff60045416604051908152f35b503461041357806003193601126104135761337a614492565b338152600260205263ffffffff604082205416808252600660205260408220336001600160a01b03600583015416148015906134b3575b61348757600181015483546801000000000000000081101561347357916004916133e6612ae185600161344c97018955613a8e565b90550180547fffffff000000000000000000ffffffffffffffffffffffffffffffffffffffff164360a81b7cffffffffffffffff000000000000000000000000000000000000000000161774010000000000000000000000000000000000000000179055565b7fd7060ea33f57069900c42934c28198a4b24fe03aa8c97c35b6536a3a7220f3138280a280f35b602485634e487b7160e01b81526041600452fd5b6024837f91cb5cd800000000000000000000000000000000000000000000000000000000815233600452fd5b5060ff600482015460a01c1660058110156134d157600314156133b1565b602484634e487b7160e01b81526021600452fd5b5034611366576020600319360112611366576134ff61391b565b3033036138f35761350f81614354565b600481019160ff835460a01c1660058110156138df5760011461383d575b82547fffffff000000000000000000ffffffffffffffffffffffffffffffffffffffff164360a81b7cffffffffffffffff0000000000000000000000000000000000000000001617740400000000000000000000000000000000000000001783556005545f19810190811161373d5763ffffffff8216925f5b8281106137f0575b506005549182156137dc57600584926001600160a01b03925f1961361096016135d681613a3a565b63ffffffff82549160031b1b1916905583556003548163ffffffff821611613751575b505061360884848a54166143c4565b0154166143c4565b815f52600760205260405f208054805b61370057505050805f52600760205260405f2080545f8255806136ea575b5050807fbfad7f28b4620d41a42d52256c8645e3b55d81902c0a73df16ae18207f75ac925f80a26001600160a01b0380613676614412565b16925416823b156113665760645f928360405195869485937ff55ee46f000000000000000000000000000000000000000000000000000000008552600485015260248401528160448401525af180156136df576136d1575080f35b6136dd91505f90613b3d565b005b6040513d5f823e3d90fd5b6136f9915f5260205f20613ab9565b5f8061363e565b5f19810181811161373d57836001600160a01b0361372161372e9386613aa4565b90549060031b1c166143c4565b801561373d575f190180613620565b634e487b7160e01b5f52601160045260245ffd5b63ffffffff1960209163ffffffff7f4c0e35a017fd61694cebd9013f19cf4f1cc235f345d75325ec47bed79040bb45941691829116176003556004547fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff0000000000000000000000004260601b16911617600455604051908152a15f806135f9565b634e487b7160e01b5f52603160045260245ffd5b8463ffffffff6137ff83613a3a565b90549060031b1c1614613814576001016135a6565b6138379061087963ffffffff61382986613a3a565b90549060031b1c1691613a3a565b5f6135ae565b600182015461384a614492565b5f545f19810190811161373d5763ffffffff60035460601c168082106138b45750612ae1612adc61387d61388a93613a8e565b90549060031b1c93614a10565b90555f5480156137dc575f19016138a081613a8e565b5f1982549160031b1b191690555f5561352d565b7f52872259000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b634e487b7160e01b5f52602160045260245ffd5b7f4ba6573b000000000000000000000000000000000000000000000000000000005f5260045ffd5b6004359063ffffffff8216820361136657565b6064359063ffffffff8216820361136657565b6024359063ffffffff8216820361136657565b90601f19601f602080948051918291828752018686015e5f8582860101520116010190565b600435906001600160a01b038216820361136657565b34611366575f60031936011261136657602060405160408152f35b60031960609101126113665760043563ffffffff8116810361136657906024356002811015611366579060443567ffffffffffffffff811681036113665790565b9060058110156138df577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff74ff000000000000000000000000000000000000000083549260a01b169116179055565b90600554821015613a7a5760055f52600382901c7f036b6384b5eca791c62761152d0c79bb0604c104a5fb6f4eb0703f3154bb3db0019160021b601c1690565b634e487b7160e01b5f52603260045260245ffd5b5f54811015613a7a575f805260205f2001905f90565b8054821015613a7a575f5260205f2001905f90565b5f5b828110613ac757505050565b5f82820155600101613abb565b610120810190811067ffffffffffffffff821117613af157604052565b634e487b7160e01b5f52604160045260245ffd5b60e0810190811067ffffffffffffffff821117613af157604052565b60c0810190811067ffffffffffffffff821117613af157604052565b90601f601f19910116810190811067ffffffffffffffff821117613af157604052565b90600182811c92168015613b8e575b6020831014613b7a57565b634e487b7160e01b5f52602260045260245ffd5b91607f1691613b6f565b5f9291815491613ba783613b60565b8083529260018116908115613bfc5750600114613bc357505050565b5f9081526020812093945091925b838310613be2575060209250010190565b600181602092949394548385870101520191019190613bd1565b9050602094955060ff1991509291921683830152151560051b010190565b60a4356001600160a01b03811681036113665790565b60c4356001600160a01b03811681036113665790565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161373d57565b9060028210156138df5752565b90929167ffffffffffffffff602091613c92846040810197613c68565b16910152565b91335f52600260205263ffffffff60405f20541691825f526006602052336001600160a01b03600560405f20015416148015906141c5575b6141995763ffffffff84169384841461417157845f52600660205260405f20600481019182549560ff8760a01c1691600583101592836138df576001811493841580614151575b61411d57505060028610156138df5785159788156140f4575067ffffffffffffffff80600586015460a01c165b1667ffffffffffffffff88169080821080156140ea575b6140a2575050613d6c878783614687565b91825f52600c60205260405f2063ffffffff82165f5260205260ff60405f2054169182809361408b575b61406357613dac918315614000575b5083614acb565b8060030290600382040361373d575f54908415613ff85760ff60015b16820382811161373d577f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8116810361373d5760011b1015613fec57839081613fd6575b50613f4e575050613ebb575b50613e9d907fe039530ac3fa73d8a4f06c8d98cdc542e8b25c1e3f9417a1147532e60b6b1fef945f14613eb157613e5160025b826139eb565b80547fffffff0000000000000000ffffffffffffffffffffffffffffffffffffffffff164360a81b7cffffffffffffffff00000000000000000000000000000000000000000016179055565b613eac60405192839283613c75565b0390a2565b613e516003613e4b565b60010154613ec7614492565b5f545f19810190811161373d5763ffffffff60035460601c168082106138b45750612ae1612adc61387d613efa93613a8e565b90555f549081156137dc577fe039530ac3fa73d8a4f06c8d98cdc542e8b25c1e3f9417a1147532e60b6b1fef945f19613e9d9301613f3781613a8e565b5f1982549160031b1b191690555f55945090613e18565b935095505050613f9f577f73e9e314710b248fe40a192446a6560983abe85470bbc40f739449cceb20882e925f52600d60205260405f20600160ff19825416179055613eac60405192839283613c75565b63ffffffff60035460601c167f52872259000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b905063ffffffff60035460601c1610155f613e0c565b50505050505050505050565b60ff5f613dc8565b845f52600c60205260405f2063ffffffff82165f5260205260405f20600160ff198254161790558b7f35a5a017d1216db91b21c6b362e03d9d96850bdee27c84f0489e5aa1894eb1b58b8b61405a60405192839283613c75565b0390a35f613da5565b7fb92978a6000000000000000000000000000000000000000000000000000000005f5260045ffd5b50835f52600d60205260ff60405f20541615613d96565b5f1943019043821161373d5767ffffffffffffffff927f93a2ba1f000000000000000000000000000000000000000000000000000000005f526004526024521660445260645ffd5b5043821015613d5b565b61411867ffffffffffffffff918263ffffffff60035460801c169160a81c16613c46565b613d44565b8a906138df577f99b5292d000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5060028810156138df576001881480613d175750505f6003821415613d17565b7f16f8920b000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f1e8b6260000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b50825f52600660205260ff600460405f20015460a01c1660058110156138df5760011415613cd0565b9190811015613a7a5760051b810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc181360301821215611366570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215611366570180359067ffffffffffffffff82116113665760200191813603831361136657565b5f19811461373d5760010190565b91601f821161429b57505050565b8082116142a757505050565b6142d2925f5260205f20916020601f830160051c92106142d4575b601f82910160051c039101613ab9565b565b5f91506142c2565b8054821015613a7a575f5260205f209060011b01905f90565b601f8260209493601f1993818652868601375f8582860101520116010190565b3d1561434f573d9067ffffffffffffffff8211613af15760405191614344601f8201601f191660200184613b3d565b82523d5f602084013e565b606090565b63ffffffff1690815f52600660205260405f209160ff600484015460a01c1660058110156138df5780159081156143b9575b5061438e5750565b7f6476aafb000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b60049150145f614386565b6001600160a01b0363ffffffff911691825f52600260205260405f2063ffffffff19815416905516907e9650d1bfa7489c9b8d465945708626258d42d5dce1c518fea45a0bb5eac3155f80a3565b7f53746f72657300000000000000000000000000000000000000000000000000005f52600b6020527ff087ccf2fc442ae483801e9e21cdf8c7f3757dffd6b1b07afcf3a26b7d6a93fb546001600160a01b03168061448f57507f000000000000000000000000000000000000000000000000000000000000000090565b90565b6004544367ffffffffffffffff8260201c16146144e3577fffffffffffffffffffffffffffffffffffffffff0000000000000000ffffffff164360201b6bffffffffffffffff000000001617600455565b7f5a0a7e24000000000000000000000000000000000000000000000000000000005f5260045ffd5b805f52600960205260405f205463ffffffff8116156145885760ff8160201c166145815760ff8160281c1661457a5760701c67ffffffffffffffff1642101561457457614557906145a5565b5060035463ffffffff90811691161061456f57600290565b600190565b50600590565b5050600490565b5050600390565b50505f90565b63ffffffff1663ffffffff811461373d5760010190565b5f915f915f90600554915b8281106145bc57505050565b815f52600a60205260405f2063ffffffff806145d784613a3a565b90549060031b1c16165f5260205260ff60405f20541660038110156138df5760018114614623575b60021461460f575b6001016145b0565b9361461b60019161458e565b949050614607565b9561462f60029161458e565b9690506145ff565b5f52600960205261448f67ffffffffffffffff60405f205460b01c1667ffffffffffffffff60045460601c168082115f1461468057505b63ffffffff60035460201c1690613c46565b905061466e565b9167ffffffffffffffff906146b06040519363ffffffff60208601961686526040850190613c68565b166060820152606081526146c5608082613b3d565b51902090565b335f52600260205263ffffffff60405f205416908115801561471a575b6146ee57565b7fd18cc5ee000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b50815f526006602052336001600160a01b03600460405f2001541614156146e8565b6147458161450b565b60068110156138df5780156147ac575f60018214158061479f575b61476957505050565b6138df5760ff917f72b5ce25000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b50505f6002821415614760565b507ffc55ded2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b602081019081511580156149fb575b80156149e6575b6149be57604081019060608251910151907fffffffff00000001000000000000000000000000ffffffffffffffffffffffff7f5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b8183817fffffffff00000001000000000000000000000000fffffffffffffffffffffffc818380090809087fffffffff00000001000000000000000000000000ffffffffffffffffffffffff838009147fffffffff00000001000000000000000000000000ffffffffffffffffffffffff83107fffffffff00000001000000000000000000000000ffffffffffffffffffffffff83101616156149905750505f929163ffffffff6005549316935b8381106148fd575050505050565b63ffffffff61490b82613a3a565b90549060031b1c1685811461498757805f526006602052600160405f200154835114801561496e575b61494357506001905b016148ef565b7f88d70e1a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50805f526006602052600260405f200154845114614934565b5060019061493d565b7f387a050e000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fe7142f05000000000000000000000000000000000000000000000000000000005f5260045ffd5b506001600160a01b0360a082015116156147ee565b506001600160a01b03608082015116156147e7565b905f5b82614a1d82613a8e565b90549060031b1c14614a3757614a329061427f565b614a13565b9150565b9190916001600160a01b03811692835f52600260205263ffffffff60405f205416614a88576142d292935f52600260205263ffffffff60405f20911663ffffffff19825416179055614b7f565b83805f52600260205263ffffffff60405f205416907f8cf3fdce000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b6005545f939263ffffffff16845b828110614ae65750505050565b63ffffffff614af482613a3a565b90549060031b1c168281148015614b56575b614b4d57845f52600c60205263ffffffff60405f2091165f5260205260ff60405f205416614b39575b6001905b01614ad9565b94614b4560019161427f565b959050614b2f565b50600190614b33565b50805f52600660205260ff600460405f20015460a01c1660058110156138df5760011415614b06565b70010000000000000000000000000000000047108015614bfb575b614bf8575f808080700100000000000000000000000000000000856108fcf1614bc1614315565b50614bc95750565b6001600160a01b03167ff94851b0a083da2d8956c6f0c21137e6595cab97f62e2e0b2d11284f7a7044965f80a2565b50565b5070010000000000000000000000000000000081311015614b9a56",
}

// Consortium is an auto generated Go binding around an Ethereum contract.
type Consortium struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Consortium) GetABI() abi.ABI {
	return c.abi
}

// NewConsortium creates a new instance of Consortium.
func NewConsortium() *Consortium {
	parsed, err := ConsortiumMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Consortium{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Consortium) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address stores, ((bytes32,bytes32,bytes32,bytes32,address,address)[],(uint64,uint32,uint32,uint32,uint32,uint32,uint32),(address,uint32)[]) founding) returns()
func (consortium *Consortium) PackConstructor(stores common.Address, founding Founding) []byte {
	enc, err := consortium.abi.Pack("", stores, founding)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackENDOWMENT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7e0d64f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ENDOWMENT() view returns(uint256)
func (consortium *Consortium) PackENDOWMENT() []byte {
	enc, err := consortium.abi.Pack("ENDOWMENT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackENDOWMENT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7e0d64f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ENDOWMENT() view returns(uint256)
func (consortium *Consortium) TryPackENDOWMENT() ([]byte, error) {
	return consortium.abi.Pack("ENDOWMENT")
}

// UnpackENDOWMENT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7e0d64f.
//
// Solidity: function ENDOWMENT() view returns(uint256)
func (consortium *Consortium) UnpackENDOWMENT(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("ENDOWMENT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXACCOUNTS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x928e6d44.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_ACCOUNTS() view returns(uint256)
func (consortium *Consortium) PackMAXACCOUNTS() []byte {
	enc, err := consortium.abi.Pack("MAX_ACCOUNTS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXACCOUNTS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x928e6d44.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_ACCOUNTS() view returns(uint256)
func (consortium *Consortium) TryPackMAXACCOUNTS() ([]byte, error) {
	return consortium.abi.Pack("MAX_ACCOUNTS")
}

// UnpackMAXACCOUNTS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x928e6d44.
//
// Solidity: function MAX_ACCOUNTS() view returns(uint256)
func (consortium *Consortium) UnpackMAXACCOUNTS(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("MAX_ACCOUNTS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXBYTES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa068fd80.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_BYTES() view returns(uint256)
func (consortium *Consortium) PackMAXBYTES() []byte {
	enc, err := consortium.abi.Pack("MAX_BYTES")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXBYTES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa068fd80.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_BYTES() view returns(uint256)
func (consortium *Consortium) TryPackMAXBYTES() ([]byte, error) {
	return consortium.abi.Pack("MAX_BYTES")
}

// UnpackMAXBYTES is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa068fd80.
//
// Solidity: function MAX_BYTES() view returns(uint256)
func (consortium *Consortium) UnpackMAXBYTES(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("MAX_BYTES", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXCALLS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9add4b7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_CALLS() view returns(uint256)
func (consortium *Consortium) PackMAXCALLS() []byte {
	enc, err := consortium.abi.Pack("MAX_CALLS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXCALLS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9add4b7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_CALLS() view returns(uint256)
func (consortium *Consortium) TryPackMAXCALLS() ([]byte, error) {
	return consortium.abi.Pack("MAX_CALLS")
}

// UnpackMAXCALLS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb9add4b7.
//
// Solidity: function MAX_CALLS() view returns(uint256)
func (consortium *Consortium) UnpackMAXCALLS(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("MAX_CALLS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXMEMBERS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xea0e35b1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_MEMBERS() view returns(uint256)
func (consortium *Consortium) PackMAXMEMBERS() []byte {
	enc, err := consortium.abi.Pack("MAX_MEMBERS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXMEMBERS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xea0e35b1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_MEMBERS() view returns(uint256)
func (consortium *Consortium) TryPackMAXMEMBERS() ([]byte, error) {
	return consortium.abi.Pack("MAX_MEMBERS")
}

// UnpackMAXMEMBERS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xea0e35b1.
//
// Solidity: function MAX_MEMBERS() view returns(uint256)
func (consortium *Consortium) UnpackMAXMEMBERS(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("MAX_MEMBERS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAccountsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73b9fffd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accountsOf(uint32 organisation) view returns(address[])
func (consortium *Consortium) PackAccountsOf(organisation uint32) []byte {
	enc, err := consortium.abi.Pack("accountsOf", organisation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccountsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73b9fffd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accountsOf(uint32 organisation) view returns(address[])
func (consortium *Consortium) TryPackAccountsOf(organisation uint32) ([]byte, error) {
	return consortium.abi.Pack("accountsOf", organisation)
}

// UnpackAccountsOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x73b9fffd.
//
// Solidity: function accountsOf(uint32 organisation) view returns(address[])
func (consortium *Consortium) UnpackAccountsOf(data []byte) ([]common.Address, error) {
	out, err := consortium.abi.Unpack("accountsOf", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackAdmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcf1532d6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function admit((bytes32,bytes32,bytes32,bytes32,address,address) card) returns(uint32 organisation)
func (consortium *Consortium) PackAdmit(card Card) []byte {
	enc, err := consortium.abi.Pack("admit", card)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcf1532d6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function admit((bytes32,bytes32,bytes32,bytes32,address,address) card) returns(uint32 organisation)
func (consortium *Consortium) TryPackAdmit(card Card) ([]byte, error) {
	return consortium.abi.Pack("admit", card)
}

// UnpackAdmit is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcf1532d6.
//
// Solidity: function admit((bytes32,bytes32,bytes32,bytes32,address,address) card) returns(uint32 organisation)
func (consortium *Consortium) UnpackAdmit(data []byte) (uint32, error) {
	out, err := consortium.abi.Unpack("admit", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackAdmitAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47c5c482.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function admitAccount(address account, uint32 organisation) returns()
func (consortium *Consortium) PackAdmitAccount(account common.Address, organisation uint32) []byte {
	enc, err := consortium.abi.Pack("admitAccount", account, organisation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdmitAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47c5c482.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function admitAccount(address account, uint32 organisation) returns()
func (consortium *Consortium) TryPackAdmitAccount(account common.Address, organisation uint32) ([]byte, error) {
	return consortium.abi.Pack("admitAccount", account, organisation)
}

// PackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40e58ee5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel(uint256 id) returns()
func (consortium *Consortium) PackCancel(id *big.Int) []byte {
	enc, err := consortium.abi.Pack("cancel", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40e58ee5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel(uint256 id) returns()
func (consortium *Consortium) TryPackCancel(id *big.Int) ([]byte, error) {
	return consortium.abi.Pack("cancel", id)
}

// PackComeBack is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06dfd3b6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function comeBack() returns()
func (consortium *Consortium) PackComeBack() []byte {
	enc, err := consortium.abi.Pack("comeBack")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackComeBack is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06dfd3b6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function comeBack() returns()
func (consortium *Consortium) TryPackComeBack() ([]byte, error) {
	return consortium.abi.Pack("comeBack")
}

// PackDismissAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x357559e1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dismissAccount(address account) returns()
func (consortium *Consortium) PackDismissAccount(account common.Address) []byte {
	enc, err := consortium.abi.Pack("dismissAccount", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDismissAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x357559e1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dismissAccount(address account) returns()
func (consortium *Consortium) TryPackDismissAccount(account common.Address) ([]byte, error) {
	return consortium.abi.Pack("dismissAccount", account)
}

// PackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0d94c1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function execute(uint256 id) returns()
func (consortium *Consortium) PackExecute(id *big.Int) []byte {
	enc, err := consortium.abi.Pack("execute", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0d94c1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function execute(uint256 id) returns()
func (consortium *Consortium) TryPackExecute(id *big.Int) ([]byte, error) {
	return consortium.abi.Pack("execute", id)
}

// PackMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbfca75d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function member(uint32 organisation) view returns((bytes32,bytes32,bytes32,bytes32,address,uint8,uint64,address,uint64))
func (consortium *Consortium) PackMember(organisation uint32) []byte {
	enc, err := consortium.abi.Pack("member", organisation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbfca75d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function member(uint32 organisation) view returns((bytes32,bytes32,bytes32,bytes32,address,uint8,uint64,address,uint64))
func (consortium *Consortium) TryPackMember(organisation uint32) ([]byte, error) {
	return consortium.abi.Pack("member", organisation)
}

// UnpackMember is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbfca75d1.
//
// Solidity: function member(uint32 organisation) view returns((bytes32,bytes32,bytes32,bytes32,address,uint8,uint64,address,uint64))
func (consortium *Consortium) UnpackMember(data []byte) (Member, error) {
	out, err := consortium.abi.Unpack("member", data)
	if err != nil {
		return *new(Member), err
	}
	out0 := *abi.ConvertType(out[0], new(Member)).(*Member)
	return out0, nil
}

// PackMemberCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11aee380.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function memberCount() view returns(uint32)
func (consortium *Consortium) PackMemberCount() []byte {
	enc, err := consortium.abi.Pack("memberCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMemberCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11aee380.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function memberCount() view returns(uint32)
func (consortium *Consortium) TryPackMemberCount() ([]byte, error) {
	return consortium.abi.Pack("memberCount")
}

// UnpackMemberCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x11aee380.
//
// Solidity: function memberCount() view returns(uint32)
func (consortium *Consortium) UnpackMemberCount(data []byte) (uint32, error) {
	out, err := consortium.abi.Unpack("memberCount", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackMembers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbdd4d18d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function members() view returns(uint32[])
func (consortium *Consortium) PackMembers() []byte {
	enc, err := consortium.abi.Pack("members")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMembers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbdd4d18d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function members() view returns(uint32[])
func (consortium *Consortium) TryPackMembers() ([]byte, error) {
	return consortium.abi.Pack("members")
}

// UnpackMembers is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbdd4d18d.
//
// Solidity: function members() view returns(uint32[])
func (consortium *Consortium) UnpackMembers(data []byte) ([]uint32, error) {
	out, err := consortium.abi.Unpack("members", data)
	if err != nil {
		return *new([]uint32), err
	}
	out0 := *abi.ConvertType(out[0], new([]uint32)).(*[]uint32)
	return out0, nil
}

// PackOrganisationOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x383bce6a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function organisationOf(address account) view returns(uint32)
func (consortium *Consortium) PackOrganisationOf(account common.Address) []byte {
	enc, err := consortium.abi.Pack("organisationOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrganisationOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x383bce6a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function organisationOf(address account) view returns(uint32)
func (consortium *Consortium) TryPackOrganisationOf(account common.Address) ([]byte, error) {
	return consortium.abi.Pack("organisationOf", account)
}

// UnpackOrganisationOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x383bce6a.
//
// Solidity: function organisationOf(address account) view returns(uint32)
func (consortium *Consortium) UnpackOrganisationOf(data []byte) (uint32, error) {
	out, err := consortium.abi.Unpack("organisationOf", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89035730.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function parameters() view returns((uint64,uint32,uint32,uint32,uint32,uint32,uint32))
func (consortium *Consortium) PackParameters() []byte {
	enc, err := consortium.abi.Pack("parameters")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89035730.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function parameters() view returns((uint64,uint32,uint32,uint32,uint32,uint32,uint32))
func (consortium *Consortium) TryPackParameters() ([]byte, error) {
	return consortium.abi.Pack("parameters")
}

// UnpackParameters is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x89035730.
//
// Solidity: function parameters() view returns((uint64,uint32,uint32,uint32,uint32,uint32,uint32))
func (consortium *Consortium) UnpackParameters(data []byte) (Parameters, error) {
	out, err := consortium.abi.Unpack("parameters", data)
	if err != nil {
		return *new(Parameters), err
	}
	out0 := *abi.ConvertType(out[0], new(Parameters)).(*Parameters)
	return out0, nil
}

// PackProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30326c17.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposal(uint256 id) view returns((uint32,uint8,uint32,uint32,uint64,uint64,uint64,string,(address,bytes)[]) found)
func (consortium *Consortium) PackProposal(id *big.Int) []byte {
	enc, err := consortium.abi.Pack("proposal", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30326c17.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposal(uint256 id) view returns((uint32,uint8,uint32,uint32,uint64,uint64,uint64,string,(address,bytes)[]) found)
func (consortium *Consortium) TryPackProposal(id *big.Int) ([]byte, error) {
	return consortium.abi.Pack("proposal", id)
}

// UnpackProposal is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x30326c17.
//
// Solidity: function proposal(uint256 id) view returns((uint32,uint8,uint32,uint32,uint64,uint64,uint64,string,(address,bytes)[]) found)
func (consortium *Consortium) UnpackProposal(data []byte) (Proposal, error) {
	out, err := consortium.abi.Unpack("proposal", data)
	if err != nil {
		return *new(Proposal), err
	}
	out0 := *abi.ConvertType(out[0], new(Proposal)).(*Proposal)
	return out0, nil
}

// PackProposalCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda35c664.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalCount() view returns(uint256)
func (consortium *Consortium) PackProposalCount() []byte {
	enc, err := consortium.abi.Pack("proposalCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda35c664.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalCount() view returns(uint256)
func (consortium *Consortium) TryPackProposalCount() ([]byte, error) {
	return consortium.abi.Pack("proposalCount")
}

// UnpackProposalCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xda35c664.
//
// Solidity: function proposalCount() view returns(uint256)
func (consortium *Consortium) UnpackProposalCount(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("proposalCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3a76e2b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function propose((address,bytes)[] calls, string reason) returns(uint256 id)
func (consortium *Consortium) PackPropose(calls []Call, reason string) []byte {
	enc, err := consortium.abi.Pack("propose", calls, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3a76e2b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function propose((address,bytes)[] calls, string reason) returns(uint256 id)
func (consortium *Consortium) TryPackPropose(calls []Call, reason string) ([]byte, error) {
	return consortium.abi.Pack("propose", calls, reason)
}

// UnpackPropose is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc3a76e2b.
//
// Solidity: function propose((address,bytes)[] calls, string reason) returns(uint256 id)
func (consortium *Consortium) UnpackPropose(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("propose", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdda42b37.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release(uint32 organisation) returns()
func (consortium *Consortium) PackRelease(organisation uint32) []byte {
	enc, err := consortium.abi.Pack("release", organisation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdda42b37.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release(uint32 organisation) returns()
func (consortium *Consortium) TryPackRelease(organisation uint32) ([]byte, error) {
	return consortium.abi.Pack("release", organisation)
}

// PackRemove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x00d84fd8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function remove(uint32 organisation) returns()
func (consortium *Consortium) PackRemove(organisation uint32) []byte {
	enc, err := consortium.abi.Pack("remove", organisation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x00d84fd8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function remove(uint32 organisation) returns()
func (consortium *Consortium) TryPackRemove(organisation uint32) ([]byte, error) {
	return consortium.abi.Pack("remove", organisation)
}

// PackReport is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93de8567.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function report(uint32 organisation, uint8 kind, uint64 height) returns()
func (consortium *Consortium) PackReport(organisation uint32, kind uint8, height uint64) []byte {
	enc, err := consortium.abi.Pack("report", organisation, kind, height)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReport is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93de8567.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function report(uint32 organisation, uint8 kind, uint64 height) returns()
func (consortium *Consortium) TryPackReport(organisation uint32, kind uint8, height uint64) ([]byte, error) {
	return consortium.abi.Pack("report", organisation, kind, height)
}

// PackReportedBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32691f98.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reportedBy(uint32 organisation, uint8 kind, uint64 height, uint32 reporter) view returns(bool)
func (consortium *Consortium) PackReportedBy(organisation uint32, kind uint8, height uint64, reporter uint32) []byte {
	enc, err := consortium.abi.Pack("reportedBy", organisation, kind, height, reporter)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReportedBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32691f98.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reportedBy(uint32 organisation, uint8 kind, uint64 height, uint32 reporter) view returns(bool)
func (consortium *Consortium) TryPackReportedBy(organisation uint32, kind uint8, height uint64, reporter uint32) ([]byte, error) {
	return consortium.abi.Pack("reportedBy", organisation, kind, height, reporter)
}

// UnpackReportedBy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x32691f98.
//
// Solidity: function reportedBy(uint32 organisation, uint8 kind, uint64 height, uint32 reporter) view returns(bool)
func (consortium *Consortium) UnpackReportedBy(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("reportedBy", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackReports is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf87bdd04.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reports(uint32 organisation, uint8 kind, uint64 height) view returns(uint32 count, bool held)
func (consortium *Consortium) PackReports(organisation uint32, kind uint8, height uint64) []byte {
	enc, err := consortium.abi.Pack("reports", organisation, kind, height)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReports is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf87bdd04.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reports(uint32 organisation, uint8 kind, uint64 height) view returns(uint32 count, bool held)
func (consortium *Consortium) TryPackReports(organisation uint32, kind uint8, height uint64) ([]byte, error) {
	return consortium.abi.Pack("reports", organisation, kind, height)
}

// ReportsOutput serves as a container for the return parameters of contract
// method Reports.
type ReportsOutput struct {
	Count uint32
	Held  bool
}

// UnpackReports is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf87bdd04.
//
// Solidity: function reports(uint32 organisation, uint8 kind, uint64 height) view returns(uint32 count, bool held)
func (consortium *Consortium) UnpackReports(data []byte) (ReportsOutput, error) {
	out, err := consortium.abi.Unpack("reports", data)
	outstruct := new(ReportsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Count = *abi.ConvertType(out[0], new(uint32)).(*uint32)
	outstruct.Held = *abi.ConvertType(out[1], new(bool)).(*bool)
	return *outstruct, nil
}

// PackRotate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f224e32.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rotate(uint32 organisation, (bytes32,bytes32,bytes32,bytes32,address,address) card) returns()
func (consortium *Consortium) PackRotate(organisation uint32, card Card) []byte {
	enc, err := consortium.abi.Pack("rotate", organisation, card)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRotate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f224e32.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rotate(uint32 organisation, (bytes32,bytes32,bytes32,bytes32,address,address) card) returns()
func (consortium *Consortium) TryPackRotate(organisation uint32, card Card) ([]byte, error) {
	return consortium.abi.Pack("rotate", organisation, card)
}

// PackSetParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f6e7716.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setParameters((uint64,uint32,uint32,uint32,uint32,uint32,uint32) wanted) returns()
func (consortium *Consortium) PackSetParameters(wanted Parameters) []byte {
	enc, err := consortium.abi.Pack("setParameters", wanted)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f6e7716.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setParameters((uint64,uint32,uint32,uint32,uint32,uint32,uint32) wanted) returns()
func (consortium *Consortium) TryPackSetParameters(wanted Parameters) ([]byte, error) {
	return consortium.abi.Pack("setParameters", wanted)
}

// PackSetSuccessor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe07aa83d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSuccessor(bytes32 name, address successor_) returns()
func (consortium *Consortium) PackSetSuccessor(name [32]byte, successor common.Address) []byte {
	enc, err := consortium.abi.Pack("setSuccessor", name, successor)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSuccessor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe07aa83d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSuccessor(bytes32 name, address successor_) returns()
func (consortium *Consortium) TryPackSetSuccessor(name [32]byte, successor common.Address) ([]byte, error) {
	return consortium.abi.Pack("setSuccessor", name, successor)
}

// PackSetVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8378d5da.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setVersion(uint32 wanted, uint64 versionBlock) returns()
func (consortium *Consortium) PackSetVersion(wanted uint32, versionBlock uint64) []byte {
	enc, err := consortium.abi.Pack("setVersion", wanted, versionBlock)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8378d5da.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setVersion(uint32 wanted, uint64 versionBlock) returns()
func (consortium *Consortium) TryPackSetVersion(wanted uint32, versionBlock uint64) ([]byte, error) {
	return consortium.abi.Pack("setVersion", wanted, versionBlock)
}

// PackSuccessor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3eef03c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function successor(bytes32 name) view returns(address)
func (consortium *Consortium) PackSuccessor(name [32]byte) []byte {
	enc, err := consortium.abi.Pack("successor", name)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSuccessor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3eef03c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function successor(bytes32 name) view returns(address)
func (consortium *Consortium) TryPackSuccessor(name [32]byte) ([]byte, error) {
	return consortium.abi.Pack("successor", name)
}

// UnpackSuccessor is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc3eef03c.
//
// Solidity: function successor(bytes32 name) view returns(address)
func (consortium *Consortium) UnpackSuccessor(data []byte) (common.Address, error) {
	out, err := consortium.abi.Unpack("successor", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackValidators is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca1e7819.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function validators() view returns(bytes32[])
func (consortium *Consortium) PackValidators() []byte {
	enc, err := consortium.abi.Pack("validators")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackValidators is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca1e7819.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function validators() view returns(bytes32[])
func (consortium *Consortium) TryPackValidators() ([]byte, error) {
	return consortium.abi.Pack("validators")
}

// UnpackValidators is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xca1e7819.
//
// Solidity: function validators() view returns(bytes32[])
func (consortium *Consortium) UnpackValidators(data []byte) ([][32]byte, error) {
	out, err := consortium.abi.Unpack("validators", data)
	if err != nil {
		return *new([][32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([][32]byte)).(*[][32]byte)
	return out0, nil
}

// PackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function version() view returns(uint32 version_, uint64 versionBlock)
func (consortium *Consortium) PackVersion() []byte {
	enc, err := consortium.abi.Pack("version")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function version() view returns(uint32 version_, uint64 versionBlock)
func (consortium *Consortium) TryPackVersion() ([]byte, error) {
	return consortium.abi.Pack("version")
}

// VersionOutput serves as a container for the return parameters of contract
// method Version.
type VersionOutput struct {
	Version      uint32
	VersionBlock uint64
}

// UnpackVersion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54fd4d50.
//
// Solidity: function version() view returns(uint32 version_, uint64 versionBlock)
func (consortium *Consortium) UnpackVersion(data []byte) (VersionOutput, error) {
	out, err := consortium.abi.Unpack("version", data)
	outstruct := new(VersionOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Version = *abi.ConvertType(out[0], new(uint32)).(*uint32)
	outstruct.VersionBlock = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9d27afe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vote(uint256 id, bool support) returns()
func (consortium *Consortium) PackVote(id *big.Int, support bool) []byte {
	enc, err := consortium.abi.Pack("vote", id, support)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9d27afe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vote(uint256 id, bool support) returns()
func (consortium *Consortium) TryPackVote(id *big.Int, support bool) ([]byte, error) {
	return consortium.abi.Pack("vote", id, support)
}

// PackVoteOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46de2899.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function voteOf(uint256 id, uint32 organisation) view returns(uint8)
func (consortium *Consortium) PackVoteOf(id *big.Int, organisation uint32) []byte {
	enc, err := consortium.abi.Pack("voteOf", id, organisation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVoteOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46de2899.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function voteOf(uint256 id, uint32 organisation) view returns(uint8)
func (consortium *Consortium) TryPackVoteOf(id *big.Int, organisation uint32) ([]byte, error) {
	return consortium.abi.Pack("voteOf", id, organisation)
}

// UnpackVoteOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x46de2899.
//
// Solidity: function voteOf(uint256 id, uint32 organisation) view returns(uint8)
func (consortium *Consortium) UnpackVoteOf(data []byte) (uint8, error) {
	out, err := consortium.abi.Unpack("voteOf", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// ConsortiumAccountAdmitted represents a AccountAdmitted event raised by the Consortium contract.
type ConsortiumAccountAdmitted struct {
	Account      common.Address
	Organisation uint32
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumAccountAdmittedEventName = "AccountAdmitted"

// ContractEventName returns the user-defined event name.
func (ConsortiumAccountAdmitted) ContractEventName() string {
	return ConsortiumAccountAdmittedEventName
}

// UnpackAccountAdmittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AccountAdmitted(address indexed account, uint32 indexed organisation)
func (consortium *Consortium) UnpackAccountAdmittedEvent(log *types.Log) (*ConsortiumAccountAdmitted, error) {
	event := "AccountAdmitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumAccountAdmitted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumAccountDismissed represents a AccountDismissed event raised by the Consortium contract.
type ConsortiumAccountDismissed struct {
	Account      common.Address
	Organisation uint32
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumAccountDismissedEventName = "AccountDismissed"

// ContractEventName returns the user-defined event name.
func (ConsortiumAccountDismissed) ContractEventName() string {
	return ConsortiumAccountDismissedEventName
}

// UnpackAccountDismissedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AccountDismissed(address indexed account, uint32 indexed organisation)
func (consortium *Consortium) UnpackAccountDismissedEvent(log *types.Log) (*ConsortiumAccountDismissed, error) {
	event := "AccountDismissed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumAccountDismissed)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumAccountEndowed represents a AccountEndowed event raised by the Consortium contract.
type ConsortiumAccountEndowed struct {
	Account common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsortiumAccountEndowedEventName = "AccountEndowed"

// ContractEventName returns the user-defined event name.
func (ConsortiumAccountEndowed) ContractEventName() string {
	return ConsortiumAccountEndowedEventName
}

// UnpackAccountEndowedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AccountEndowed(address indexed account)
func (consortium *Consortium) UnpackAccountEndowedEvent(log *types.Log) (*ConsortiumAccountEndowed, error) {
	event := "AccountEndowed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumAccountEndowed)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumFloorHeld represents a FloorHeld event raised by the Consortium contract.
type ConsortiumFloorHeld struct {
	Organisation uint32
	Kind         uint8
	Height       uint64
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumFloorHeldEventName = "FloorHeld"

// ContractEventName returns the user-defined event name.
func (ConsortiumFloorHeld) ContractEventName() string {
	return ConsortiumFloorHeldEventName
}

// UnpackFloorHeldEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event FloorHeld(uint32 indexed organisation, uint8 kind, uint64 height)
func (consortium *Consortium) UnpackFloorHeldEvent(log *types.Log) (*ConsortiumFloorHeld, error) {
	event := "FloorHeld"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumFloorHeld)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumKeysRotated represents a KeysRotated event raised by the Consortium contract.
type ConsortiumKeysRotated struct {
	Organisation uint32
	Account      common.Address
	Node         common.Address
	Validator    [32]byte
	CheckpointX  [32]byte
	CheckpointY  [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumKeysRotatedEventName = "KeysRotated"

// ContractEventName returns the user-defined event name.
func (ConsortiumKeysRotated) ContractEventName() string {
	return ConsortiumKeysRotatedEventName
}

// UnpackKeysRotatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event KeysRotated(uint32 indexed organisation, address account, address node, bytes32 validator, bytes32 checkpointX, bytes32 checkpointY)
func (consortium *Consortium) UnpackKeysRotatedEvent(log *types.Log) (*ConsortiumKeysRotated, error) {
	event := "KeysRotated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumKeysRotated)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumMemberAdmitted represents a MemberAdmitted event raised by the Consortium contract.
type ConsortiumMemberAdmitted struct {
	Organisation uint32
	Name         [32]byte
	Account      common.Address
	Node         common.Address
	Validator    [32]byte
	CheckpointX  [32]byte
	CheckpointY  [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumMemberAdmittedEventName = "MemberAdmitted"

// ContractEventName returns the user-defined event name.
func (ConsortiumMemberAdmitted) ContractEventName() string {
	return ConsortiumMemberAdmittedEventName
}

// UnpackMemberAdmittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MemberAdmitted(uint32 indexed organisation, bytes32 name, address account, address node, bytes32 validator, bytes32 checkpointX, bytes32 checkpointY)
func (consortium *Consortium) UnpackMemberAdmittedEvent(log *types.Log) (*ConsortiumMemberAdmitted, error) {
	event := "MemberAdmitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumMemberAdmitted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumMemberRemoved represents a MemberRemoved event raised by the Consortium contract.
type ConsortiumMemberRemoved struct {
	Organisation uint32
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumMemberRemovedEventName = "MemberRemoved"

// ContractEventName returns the user-defined event name.
func (ConsortiumMemberRemoved) ContractEventName() string {
	return ConsortiumMemberRemovedEventName
}

// UnpackMemberRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MemberRemoved(uint32 indexed organisation)
func (consortium *Consortium) UnpackMemberRemovedEvent(log *types.Log) (*ConsortiumMemberRemoved, error) {
	event := "MemberRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumMemberRemoved)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumParametersSet represents a ParametersSet event raised by the Consortium contract.
type ConsortiumParametersSet struct {
	Parameters Parameters
	Raw        *types.Log // Blockchain specific contextual infos
}

const ConsortiumParametersSetEventName = "ParametersSet"

// ContractEventName returns the user-defined event name.
func (ConsortiumParametersSet) ContractEventName() string {
	return ConsortiumParametersSetEventName
}

// UnpackParametersSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ParametersSet((uint64,uint32,uint32,uint32,uint32,uint32,uint32) parameters)
func (consortium *Consortium) UnpackParametersSetEvent(log *types.Log) (*ConsortiumParametersSet, error) {
	event := "ParametersSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumParametersSet)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumProposalCancelled represents a ProposalCancelled event raised by the Consortium contract.
type ConsortiumProposalCancelled struct {
	Proposal *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalCancelledEventName = "ProposalCancelled"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalCancelled) ContractEventName() string {
	return ConsortiumProposalCancelledEventName
}

// UnpackProposalCancelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalCancelled(uint256 indexed proposal)
func (consortium *Consortium) UnpackProposalCancelledEvent(log *types.Log) (*ConsortiumProposalCancelled, error) {
	event := "ProposalCancelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalCancelled)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumProposalExecuted represents a ProposalExecuted event raised by the Consortium contract.
type ConsortiumProposalExecuted struct {
	Proposal *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalExecutedEventName = "ProposalExecuted"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalExecuted) ContractEventName() string {
	return ConsortiumProposalExecutedEventName
}

// UnpackProposalExecutedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalExecuted(uint256 indexed proposal)
func (consortium *Consortium) UnpackProposalExecutedEvent(log *types.Log) (*ConsortiumProposalExecuted, error) {
	event := "ProposalExecuted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalExecuted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumProposed represents a Proposed event raised by the Consortium contract.
type ConsortiumProposed struct {
	Proposal     *big.Int
	Organisation uint32
	Reason       string
	Calls        []Call
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposedEventName = "Proposed"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposed) ContractEventName() string {
	return ConsortiumProposedEventName
}

// UnpackProposedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Proposed(uint256 indexed proposal, uint32 indexed organisation, string reason, (address,bytes)[] calls)
func (consortium *Consortium) UnpackProposedEvent(log *types.Log) (*ConsortiumProposed, error) {
	event := "Proposed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposed)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumReportCounted represents a ReportCounted event raised by the Consortium contract.
type ConsortiumReportCounted struct {
	Organisation uint32
	Reporter     uint32
	Kind         uint8
	Height       uint64
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumReportCountedEventName = "ReportCounted"

// ContractEventName returns the user-defined event name.
func (ConsortiumReportCounted) ContractEventName() string {
	return ConsortiumReportCountedEventName
}

// UnpackReportCountedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ReportCounted(uint32 indexed organisation, uint32 indexed reporter, uint8 kind, uint64 height)
func (consortium *Consortium) UnpackReportCountedEvent(log *types.Log) (*ConsortiumReportCounted, error) {
	event := "ReportCounted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumReportCounted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumSuccessorSet represents a SuccessorSet event raised by the Consortium contract.
type ConsortiumSuccessorSet struct {
	Name      [32]byte
	Successor common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumSuccessorSetEventName = "SuccessorSet"

// ContractEventName returns the user-defined event name.
func (ConsortiumSuccessorSet) ContractEventName() string {
	return ConsortiumSuccessorSetEventName
}

// UnpackSuccessorSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SuccessorSet(bytes32 indexed name, address successor)
func (consortium *Consortium) UnpackSuccessorSetEvent(log *types.Log) (*ConsortiumSuccessorSet, error) {
	event := "SuccessorSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumSuccessorSet)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumThresholdAdjusted represents a ThresholdAdjusted event raised by the Consortium contract.
type ConsortiumThresholdAdjusted struct {
	Threshold uint32
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumThresholdAdjustedEventName = "ThresholdAdjusted"

// ContractEventName returns the user-defined event name.
func (ConsortiumThresholdAdjusted) ContractEventName() string {
	return ConsortiumThresholdAdjustedEventName
}

// UnpackThresholdAdjustedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ThresholdAdjusted(uint32 threshold)
func (consortium *Consortium) UnpackThresholdAdjustedEvent(log *types.Log) (*ConsortiumThresholdAdjusted, error) {
	event := "ThresholdAdjusted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumThresholdAdjusted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumValidatorReleased represents a ValidatorReleased event raised by the Consortium contract.
type ConsortiumValidatorReleased struct {
	Organisation uint32
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumValidatorReleasedEventName = "ValidatorReleased"

// ContractEventName returns the user-defined event name.
func (ConsortiumValidatorReleased) ContractEventName() string {
	return ConsortiumValidatorReleasedEventName
}

// UnpackValidatorReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ValidatorReleased(uint32 indexed organisation)
func (consortium *Consortium) UnpackValidatorReleasedEvent(log *types.Log) (*ConsortiumValidatorReleased, error) {
	event := "ValidatorReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumValidatorReleased)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumValidatorReturned represents a ValidatorReturned event raised by the Consortium contract.
type ConsortiumValidatorReturned struct {
	Organisation uint32
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumValidatorReturnedEventName = "ValidatorReturned"

// ContractEventName returns the user-defined event name.
func (ConsortiumValidatorReturned) ContractEventName() string {
	return ConsortiumValidatorReturnedEventName
}

// UnpackValidatorReturnedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ValidatorReturned(uint32 indexed organisation)
func (consortium *Consortium) UnpackValidatorReturnedEvent(log *types.Log) (*ConsortiumValidatorReturned, error) {
	event := "ValidatorReturned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumValidatorReturned)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumValidatorSetAside represents a ValidatorSetAside event raised by the Consortium contract.
type ConsortiumValidatorSetAside struct {
	Organisation uint32
	Kind         uint8
	Height       uint64
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumValidatorSetAsideEventName = "ValidatorSetAside"

// ContractEventName returns the user-defined event name.
func (ConsortiumValidatorSetAside) ContractEventName() string {
	return ConsortiumValidatorSetAsideEventName
}

// UnpackValidatorSetAsideEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ValidatorSetAside(uint32 indexed organisation, uint8 kind, uint64 height)
func (consortium *Consortium) UnpackValidatorSetAsideEvent(log *types.Log) (*ConsortiumValidatorSetAside, error) {
	event := "ValidatorSetAside"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumValidatorSetAside)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumVersionSet represents a VersionSet event raised by the Consortium contract.
type ConsortiumVersionSet struct {
	Version      uint32
	VersionBlock uint64
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumVersionSetEventName = "VersionSet"

// ContractEventName returns the user-defined event name.
func (ConsortiumVersionSet) ContractEventName() string {
	return ConsortiumVersionSetEventName
}

// UnpackVersionSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VersionSet(uint32 version, uint64 versionBlock)
func (consortium *Consortium) UnpackVersionSetEvent(log *types.Log) (*ConsortiumVersionSet, error) {
	event := "VersionSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumVersionSet)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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

// ConsortiumVoted represents a Voted event raised by the Consortium contract.
type ConsortiumVoted struct {
	Proposal     *big.Int
	Organisation uint32
	Support      bool
	Raw          *types.Log // Blockchain specific contextual infos
}

const ConsortiumVotedEventName = "Voted"

// ContractEventName returns the user-defined event name.
func (ConsortiumVoted) ContractEventName() string {
	return ConsortiumVotedEventName
}

// UnpackVotedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Voted(uint256 indexed proposal, uint32 indexed organisation, bool support)
func (consortium *Consortium) UnpackVotedEvent(log *types.Log) (*ConsortiumVoted, error) {
	event := "Voted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumVoted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
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
func (consortium *Consortium) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountNeeded"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountNeededError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountTaken"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountTakenError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountUnknown"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["BelowFloor"].ID.Bytes()[:4]) {
		return consortium.UnpackBelowFloorError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CallFailed"].ID.Bytes()[:4]) {
		return consortium.UnpackCallFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CallWithoutCode"].ID.Bytes()[:4]) {
		return consortium.UnpackCallWithoutCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CallsOutOfRange"].ID.Bytes()[:4]) {
		return consortium.UnpackCallsOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CardIncomplete"].ID.Bytes()[:4]) {
		return consortium.UnpackCardIncompleteError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["HeightOutOfRange"].ID.Bytes()[:4]) {
		return consortium.UnpackHeightOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyInvalid"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyTaken"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyTakenError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NoMembers"].ID.Bytes()[:4]) {
		return consortium.UnpackNoMembersError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotAbsent"].ID.Bytes()[:4]) {
		return consortium.UnpackNotAbsentError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotJailed"].ID.Bytes()[:4]) {
		return consortium.UnpackNotJailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotMember"].ID.Bytes()[:4]) {
		return consortium.UnpackNotMemberError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotProposer"].ID.Bytes()[:4]) {
		return consortium.UnpackNotProposerError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotReportable"].ID.Bytes()[:4]) {
		return consortium.UnpackNotReportableError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotValidatorNode"].ID.Bytes()[:4]) {
		return consortium.UnpackNotValidatorNodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotVoter"].ID.Bytes()[:4]) {
		return consortium.UnpackNotVoterError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["OnlyByProposal"].ID.Bytes()[:4]) {
		return consortium.UnpackOnlyByProposalError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["OutOfStep"].ID.Bytes()[:4]) {
		return consortium.UnpackOutOfStepError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["OwnReport"].ID.Bytes()[:4]) {
		return consortium.UnpackOwnReportError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ParameterOutOfRange"].ID.Bytes()[:4]) {
		return consortium.UnpackParameterOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalClosed"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalClosedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalNotPassed"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalNotPassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalTooLong"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalUnknown"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalWaits"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalWaitsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ReportKnown"].ID.Bytes()[:4]) {
		return consortium.UnpackReportKnownError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SuccessorWithoutCode"].ID.Bytes()[:4]) {
		return consortium.UnpackSuccessorWithoutCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["TooManyAccounts"].ID.Bytes()[:4]) {
		return consortium.UnpackTooManyAccountsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["TooManyMembers"].ID.Bytes()[:4]) {
		return consortium.UnpackTooManyMembersError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ValidatorsChangedInThisBlock"].ID.Bytes()[:4]) {
		return consortium.UnpackValidatorsChangedInThisBlockError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["VersionBlockPast"].ID.Bytes()[:4]) {
		return consortium.UnpackVersionBlockPastError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ConsortiumAccountNeeded represents a AccountNeeded error raised by the Consortium contract.
type ConsortiumAccountNeeded struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccountNeeded(address account)
func ConsortiumAccountNeededErrorID() common.Hash {
	return common.HexToHash("0xf72434250d9452ed9e5a0982205a537180232f2f4f34f68c12d9c25460289efd")
}

// UnpackAccountNeededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccountNeeded(address account)
func (consortium *Consortium) UnpackAccountNeededError(raw []byte) (*ConsortiumAccountNeeded, error) {
	out := new(ConsortiumAccountNeeded)
	if err := consortium.abi.UnpackIntoInterface(out, "AccountNeeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumAccountTaken represents a AccountTaken error raised by the Consortium contract.
type ConsortiumAccountTaken struct {
	Account      common.Address
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccountTaken(address account, uint32 organisation)
func ConsortiumAccountTakenErrorID() common.Hash {
	return common.HexToHash("0x8cf3fdce076bd3fbf17d45f2ce00b1ddaf0272f7f1adad25fbff676411bb6f08")
}

// UnpackAccountTakenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccountTaken(address account, uint32 organisation)
func (consortium *Consortium) UnpackAccountTakenError(raw []byte) (*ConsortiumAccountTaken, error) {
	out := new(ConsortiumAccountTaken)
	if err := consortium.abi.UnpackIntoInterface(out, "AccountTaken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumAccountUnknown represents a AccountUnknown error raised by the Consortium contract.
type ConsortiumAccountUnknown struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccountUnknown(address account)
func ConsortiumAccountUnknownErrorID() common.Hash {
	return common.HexToHash("0x619d2f9afaf04f9a67bec79f0d6195cba1a3fd047caaad3c60617bc2dec448d5")
}

// UnpackAccountUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccountUnknown(address account)
func (consortium *Consortium) UnpackAccountUnknownError(raw []byte) (*ConsortiumAccountUnknown, error) {
	out := new(ConsortiumAccountUnknown)
	if err := consortium.abi.UnpackIntoInterface(out, "AccountUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumBelowFloor represents a BelowFloor error raised by the Consortium contract.
type ConsortiumBelowFloor struct {
	Floor uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BelowFloor(uint32 floor)
func ConsortiumBelowFloorErrorID() common.Hash {
	return common.HexToHash("0x5287225998d755290b3a47e1204ae90ba6e8fb6a19f3f50e97f84b808e7ababb")
}

// UnpackBelowFloorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BelowFloor(uint32 floor)
func (consortium *Consortium) UnpackBelowFloorError(raw []byte) (*ConsortiumBelowFloor, error) {
	out := new(ConsortiumBelowFloor)
	if err := consortium.abi.UnpackIntoInterface(out, "BelowFloor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCallFailed represents a CallFailed error raised by the Consortium contract.
type ConsortiumCallFailed struct {
	Index  *big.Int
	Reason []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CallFailed(uint256 index, bytes reason)
func ConsortiumCallFailedErrorID() common.Hash {
	return common.HexToHash("0x5c0dee5d32a1e145396705da49c1e64a2b1d63387f78c2697100f655567f5de9")
}

// UnpackCallFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CallFailed(uint256 index, bytes reason)
func (consortium *Consortium) UnpackCallFailedError(raw []byte) (*ConsortiumCallFailed, error) {
	out := new(ConsortiumCallFailed)
	if err := consortium.abi.UnpackIntoInterface(out, "CallFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCallWithoutCode represents a CallWithoutCode error raised by the Consortium contract.
type ConsortiumCallWithoutCode struct {
	Index  *big.Int
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CallWithoutCode(uint256 index, address target)
func ConsortiumCallWithoutCodeErrorID() common.Hash {
	return common.HexToHash("0x7ca926f366b19e7766d7173d3bc013edecb931bc9e04e6e79715e7d72735ed67")
}

// UnpackCallWithoutCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CallWithoutCode(uint256 index, address target)
func (consortium *Consortium) UnpackCallWithoutCodeError(raw []byte) (*ConsortiumCallWithoutCode, error) {
	out := new(ConsortiumCallWithoutCode)
	if err := consortium.abi.UnpackIntoInterface(out, "CallWithoutCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCallsOutOfRange represents a CallsOutOfRange error raised by the Consortium contract.
type ConsortiumCallsOutOfRange struct {
	Calls *big.Int
	Most  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CallsOutOfRange(uint256 calls, uint256 most)
func ConsortiumCallsOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xb0bcab55ae552198a1444370b468d152c55589058c1a0bae9e43026fcb529ce5")
}

// UnpackCallsOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CallsOutOfRange(uint256 calls, uint256 most)
func (consortium *Consortium) UnpackCallsOutOfRangeError(raw []byte) (*ConsortiumCallsOutOfRange, error) {
	out := new(ConsortiumCallsOutOfRange)
	if err := consortium.abi.UnpackIntoInterface(out, "CallsOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCardIncomplete represents a CardIncomplete error raised by the Consortium contract.
type ConsortiumCardIncomplete struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CardIncomplete()
func ConsortiumCardIncompleteErrorID() common.Hash {
	return common.HexToHash("0xe7142f05993e9afb45a38b0066bc95dd5787e5ec1e6cb23367e43106dde1dfc7")
}

// UnpackCardIncompleteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CardIncomplete()
func (consortium *Consortium) UnpackCardIncompleteError(raw []byte) (*ConsortiumCardIncomplete, error) {
	out := new(ConsortiumCardIncomplete)
	if err := consortium.abi.UnpackIntoInterface(out, "CardIncomplete", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumHeightOutOfRange represents a HeightOutOfRange error raised by the Consortium contract.
type ConsortiumHeightOutOfRange struct {
	Height uint64
	Least  uint64
	Most   uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error HeightOutOfRange(uint64 height, uint64 least, uint64 most)
func ConsortiumHeightOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x93a2ba1fed4a161eb289037520bee358dfce89c30cee42dc91eb9591ca20699d")
}

// UnpackHeightOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error HeightOutOfRange(uint64 height, uint64 least, uint64 most)
func (consortium *Consortium) UnpackHeightOutOfRangeError(raw []byte) (*ConsortiumHeightOutOfRange, error) {
	out := new(ConsortiumHeightOutOfRange)
	if err := consortium.abi.UnpackIntoInterface(out, "HeightOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyInvalid represents a KeyInvalid error raised by the Consortium contract.
type ConsortiumKeyInvalid struct {
	X [32]byte
	Y [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func ConsortiumKeyInvalidErrorID() common.Hash {
	return common.HexToHash("0x387a050e0853cb7cedb644c5dcd8110d3b6002bfc721fbc902bc0a85b7dcd2e2")
}

// UnpackKeyInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyInvalid(bytes32 x, bytes32 y)
func (consortium *Consortium) UnpackKeyInvalidError(raw []byte) (*ConsortiumKeyInvalid, error) {
	out := new(ConsortiumKeyInvalid)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyTaken represents a KeyTaken error raised by the Consortium contract.
type ConsortiumKeyTaken struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyTaken(uint32 organisation)
func ConsortiumKeyTakenErrorID() common.Hash {
	return common.HexToHash("0x88d70e1a749acbf8c1905377171e93c99d8d7a2fd00c133401f071a114b97de4")
}

// UnpackKeyTakenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyTaken(uint32 organisation)
func (consortium *Consortium) UnpackKeyTakenError(raw []byte) (*ConsortiumKeyTaken, error) {
	out := new(ConsortiumKeyTaken)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyTaken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNoMembers represents a NoMembers error raised by the Consortium contract.
type ConsortiumNoMembers struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoMembers()
func ConsortiumNoMembersErrorID() common.Hash {
	return common.HexToHash("0x525af86082190345906ef416e74f1be05a6393d0d1c69bb48eebc742c21a34ba")
}

// UnpackNoMembersError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoMembers()
func (consortium *Consortium) UnpackNoMembersError(raw []byte) (*ConsortiumNoMembers, error) {
	out := new(ConsortiumNoMembers)
	if err := consortium.abi.UnpackIntoInterface(out, "NoMembers", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotAbsent represents a NotAbsent error raised by the Consortium contract.
type ConsortiumNotAbsent struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAbsent(address account)
func ConsortiumNotAbsentErrorID() common.Hash {
	return common.HexToHash("0x91cb5cd8cfed23efad02d6e0561a30b2b026464d4bee4cf5cb01e35b430a7812")
}

// UnpackNotAbsentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAbsent(address account)
func (consortium *Consortium) UnpackNotAbsentError(raw []byte) (*ConsortiumNotAbsent, error) {
	out := new(ConsortiumNotAbsent)
	if err := consortium.abi.UnpackIntoInterface(out, "NotAbsent", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotJailed represents a NotJailed error raised by the Consortium contract.
type ConsortiumNotJailed struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotJailed(uint32 organisation)
func ConsortiumNotJailedErrorID() common.Hash {
	return common.HexToHash("0x8de16a1d40777c126069d950e38edad7276db2b4c66b8be6f8933934a3c3050d")
}

// UnpackNotJailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotJailed(uint32 organisation)
func (consortium *Consortium) UnpackNotJailedError(raw []byte) (*ConsortiumNotJailed, error) {
	out := new(ConsortiumNotJailed)
	if err := consortium.abi.UnpackIntoInterface(out, "NotJailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotMember represents a NotMember error raised by the Consortium contract.
type ConsortiumNotMember struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotMember(uint32 organisation)
func ConsortiumNotMemberErrorID() common.Hash {
	return common.HexToHash("0x6476aafb04097832112d932cc762b739296c6c3ccbafcbe5f1494c762fd9d8a2")
}

// UnpackNotMemberError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotMember(uint32 organisation)
func (consortium *Consortium) UnpackNotMemberError(raw []byte) (*ConsortiumNotMember, error) {
	out := new(ConsortiumNotMember)
	if err := consortium.abi.UnpackIntoInterface(out, "NotMember", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotProposer represents a NotProposer error raised by the Consortium contract.
type ConsortiumNotProposer struct {
	Organisation uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotProposer(uint32 organisation)
func ConsortiumNotProposerErrorID() common.Hash {
	return common.HexToHash("0x3a8b40a4723cabcdd56fb72b671ecfa75847a4e8285ba4ce0c7ce74c6e790f3e")
}

// UnpackNotProposerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotProposer(uint32 organisation)
func (consortium *Consortium) UnpackNotProposerError(raw []byte) (*ConsortiumNotProposer, error) {
	out := new(ConsortiumNotProposer)
	if err := consortium.abi.UnpackIntoInterface(out, "NotProposer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotReportable represents a NotReportable error raised by the Consortium contract.
type ConsortiumNotReportable struct {
	Organisation uint32
	MemberStatus uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotReportable(uint32 organisation, uint8 memberStatus)
func ConsortiumNotReportableErrorID() common.Hash {
	return common.HexToHash("0x99b5292d17552a3f0702c76882ddbf595c138877aba6f37e546def1139be8648")
}

// UnpackNotReportableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotReportable(uint32 organisation, uint8 memberStatus)
func (consortium *Consortium) UnpackNotReportableError(raw []byte) (*ConsortiumNotReportable, error) {
	out := new(ConsortiumNotReportable)
	if err := consortium.abi.UnpackIntoInterface(out, "NotReportable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotValidatorNode represents a NotValidatorNode error raised by the Consortium contract.
type ConsortiumNotValidatorNode struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotValidatorNode(address account)
func ConsortiumNotValidatorNodeErrorID() common.Hash {
	return common.HexToHash("0x1e8b6260acdebed249132635537d6b0159e4413b10251359c7ef4e57664099f2")
}

// UnpackNotValidatorNodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotValidatorNode(address account)
func (consortium *Consortium) UnpackNotValidatorNodeError(raw []byte) (*ConsortiumNotValidatorNode, error) {
	out := new(ConsortiumNotValidatorNode)
	if err := consortium.abi.UnpackIntoInterface(out, "NotValidatorNode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotVoter represents a NotVoter error raised by the Consortium contract.
type ConsortiumNotVoter struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotVoter(address account)
func ConsortiumNotVoterErrorID() common.Hash {
	return common.HexToHash("0xd18cc5ee1a29935e07067c4d450db29fa617a8f5cf167cec7a1959d219069255")
}

// UnpackNotVoterError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotVoter(address account)
func (consortium *Consortium) UnpackNotVoterError(raw []byte) (*ConsortiumNotVoter, error) {
	out := new(ConsortiumNotVoter)
	if err := consortium.abi.UnpackIntoInterface(out, "NotVoter", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumOnlyByProposal represents a OnlyByProposal error raised by the Consortium contract.
type ConsortiumOnlyByProposal struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OnlyByProposal()
func ConsortiumOnlyByProposalErrorID() common.Hash {
	return common.HexToHash("0x4ba6573b87a49242c06f6e9c28ff53d20c93803cc29908bb136247fe4d9d93e5")
}

// UnpackOnlyByProposalError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OnlyByProposal()
func (consortium *Consortium) UnpackOnlyByProposalError(raw []byte) (*ConsortiumOnlyByProposal, error) {
	out := new(ConsortiumOnlyByProposal)
	if err := consortium.abi.UnpackIntoInterface(out, "OnlyByProposal", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumOutOfStep represents a OutOfStep error raised by the Consortium contract.
type ConsortiumOutOfStep struct {
	Organisation uint32
	Registered   uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OutOfStep(uint32 organisation, uint32 registered)
func ConsortiumOutOfStepErrorID() common.Hash {
	return common.HexToHash("0x4fb5aa400f3684ce3cbebcdd91d15a5a524d0ddc4691024d97469db500c9a6ac")
}

// UnpackOutOfStepError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OutOfStep(uint32 organisation, uint32 registered)
func (consortium *Consortium) UnpackOutOfStepError(raw []byte) (*ConsortiumOutOfStep, error) {
	out := new(ConsortiumOutOfStep)
	if err := consortium.abi.UnpackIntoInterface(out, "OutOfStep", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumOwnReport represents a OwnReport error raised by the Consortium contract.
type ConsortiumOwnReport struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnReport()
func ConsortiumOwnReportErrorID() common.Hash {
	return common.HexToHash("0x16f8920b7fc5b88a43825440f0fad3c8d55bdcd91aab9c9fad5df6612fd8bf76")
}

// UnpackOwnReportError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnReport()
func (consortium *Consortium) UnpackOwnReportError(raw []byte) (*ConsortiumOwnReport, error) {
	out := new(ConsortiumOwnReport)
	if err := consortium.abi.UnpackIntoInterface(out, "OwnReport", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumParameterOutOfRange represents a ParameterOutOfRange error raised by the Consortium contract.
type ConsortiumParameterOutOfRange struct {
	What  string
	Value *big.Int
	Least *big.Int
	Most  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ParameterOutOfRange(string what, uint256 value, uint256 least, uint256 most)
func ConsortiumParameterOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xa7b75891f8e9fe6b563f491fe65ba2ebe00af567ff561a82f09de482d9e33f1e")
}

// UnpackParameterOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ParameterOutOfRange(string what, uint256 value, uint256 least, uint256 most)
func (consortium *Consortium) UnpackParameterOutOfRangeError(raw []byte) (*ConsortiumParameterOutOfRange, error) {
	out := new(ConsortiumParameterOutOfRange)
	if err := consortium.abi.UnpackIntoInterface(out, "ParameterOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalClosed represents a ProposalClosed error raised by the Consortium contract.
type ConsortiumProposalClosed struct {
	Id             *big.Int
	ProposalStatus uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalClosed(uint256 id, uint8 proposalStatus)
func ConsortiumProposalClosedErrorID() common.Hash {
	return common.HexToHash("0x72b5ce25e9823e74d98ed37f5ce167c0ed7e8728dd1d45326ee475b9ac9ba427")
}

// UnpackProposalClosedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalClosed(uint256 id, uint8 proposalStatus)
func (consortium *Consortium) UnpackProposalClosedError(raw []byte) (*ConsortiumProposalClosed, error) {
	out := new(ConsortiumProposalClosed)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalClosed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalNotPassed represents a ProposalNotPassed error raised by the Consortium contract.
type ConsortiumProposalNotPassed struct {
	Id        *big.Int
	Yes       uint32
	Threshold uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalNotPassed(uint256 id, uint32 yes, uint32 threshold)
func ConsortiumProposalNotPassedErrorID() common.Hash {
	return common.HexToHash("0x5ba8f637227a1e29c7ce0c4b13b599ee814993b5d909ad154b3c365f8716a25b")
}

// UnpackProposalNotPassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalNotPassed(uint256 id, uint32 yes, uint32 threshold)
func (consortium *Consortium) UnpackProposalNotPassedError(raw []byte) (*ConsortiumProposalNotPassed, error) {
	out := new(ConsortiumProposalNotPassed)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalNotPassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalTooLong represents a ProposalTooLong error raised by the Consortium contract.
type ConsortiumProposalTooLong struct {
	Length *big.Int
	Most   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalTooLong(uint256 length, uint256 most)
func ConsortiumProposalTooLongErrorID() common.Hash {
	return common.HexToHash("0x85bc5d63a09cf66b6309daf7b014cd6cdb4342f2388176aa1541727ec6eb3e45")
}

// UnpackProposalTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalTooLong(uint256 length, uint256 most)
func (consortium *Consortium) UnpackProposalTooLongError(raw []byte) (*ConsortiumProposalTooLong, error) {
	out := new(ConsortiumProposalTooLong)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalUnknown represents a ProposalUnknown error raised by the Consortium contract.
type ConsortiumProposalUnknown struct {
	Id *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalUnknown(uint256 id)
func ConsortiumProposalUnknownErrorID() common.Hash {
	return common.HexToHash("0xfc55ded2d97b8c5d5b03d0435f99cbaf8148c7e8b18ef059cdea6de48b0f0ab5")
}

// UnpackProposalUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalUnknown(uint256 id)
func (consortium *Consortium) UnpackProposalUnknownError(raw []byte) (*ConsortiumProposalUnknown, error) {
	out := new(ConsortiumProposalUnknown)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalWaits represents a ProposalWaits error raised by the Consortium contract.
type ConsortiumProposalWaits struct {
	Id           *big.Int
	ExecutableAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalWaits(uint256 id, uint64 executableAt)
func ConsortiumProposalWaitsErrorID() common.Hash {
	return common.HexToHash("0x2b3a19a6d3a9d6459b8509153d7fdf76f16978633f8e76bf44149bdeef596e2a")
}

// UnpackProposalWaitsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalWaits(uint256 id, uint64 executableAt)
func (consortium *Consortium) UnpackProposalWaitsError(raw []byte) (*ConsortiumProposalWaits, error) {
	out := new(ConsortiumProposalWaits)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalWaits", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumReportKnown represents a ReportKnown error raised by the Consortium contract.
type ConsortiumReportKnown struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReportKnown()
func ConsortiumReportKnownErrorID() common.Hash {
	return common.HexToHash("0xb92978a67b264bcde4289ac987bc0a3ed76be3e316fe074626006ddd47767cac")
}

// UnpackReportKnownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReportKnown()
func (consortium *Consortium) UnpackReportKnownError(raw []byte) (*ConsortiumReportKnown, error) {
	out := new(ConsortiumReportKnown)
	if err := consortium.abi.UnpackIntoInterface(out, "ReportKnown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSuccessorWithoutCode represents a SuccessorWithoutCode error raised by the Consortium contract.
type ConsortiumSuccessorWithoutCode struct {
	Successor common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SuccessorWithoutCode(address successor)
func ConsortiumSuccessorWithoutCodeErrorID() common.Hash {
	return common.HexToHash("0xc52af649c448df53c9660fc1f7f410103863d02142c57e05520125ebd93e28f5")
}

// UnpackSuccessorWithoutCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SuccessorWithoutCode(address successor)
func (consortium *Consortium) UnpackSuccessorWithoutCodeError(raw []byte) (*ConsortiumSuccessorWithoutCode, error) {
	out := new(ConsortiumSuccessorWithoutCode)
	if err := consortium.abi.UnpackIntoInterface(out, "SuccessorWithoutCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumTooManyAccounts represents a TooManyAccounts error raised by the Consortium contract.
type ConsortiumTooManyAccounts struct {
	Most *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooManyAccounts(uint256 most)
func ConsortiumTooManyAccountsErrorID() common.Hash {
	return common.HexToHash("0x0d67a3dcc6805f36fe7bd661485e88d3e0d6fda9e6606909985f13cc522e41fc")
}

// UnpackTooManyAccountsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooManyAccounts(uint256 most)
func (consortium *Consortium) UnpackTooManyAccountsError(raw []byte) (*ConsortiumTooManyAccounts, error) {
	out := new(ConsortiumTooManyAccounts)
	if err := consortium.abi.UnpackIntoInterface(out, "TooManyAccounts", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumTooManyMembers represents a TooManyMembers error raised by the Consortium contract.
type ConsortiumTooManyMembers struct {
	Most *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooManyMembers(uint256 most)
func ConsortiumTooManyMembersErrorID() common.Hash {
	return common.HexToHash("0x9ee3ba861e76e6566128b586fe1d10e63f03da2cb39f00b1efd3fe4a5c7ece1b")
}

// UnpackTooManyMembersError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooManyMembers(uint256 most)
func (consortium *Consortium) UnpackTooManyMembersError(raw []byte) (*ConsortiumTooManyMembers, error) {
	out := new(ConsortiumTooManyMembers)
	if err := consortium.abi.UnpackIntoInterface(out, "TooManyMembers", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumValidatorsChangedInThisBlock represents a ValidatorsChangedInThisBlock error raised by the Consortium contract.
type ConsortiumValidatorsChangedInThisBlock struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ValidatorsChangedInThisBlock()
func ConsortiumValidatorsChangedInThisBlockErrorID() common.Hash {
	return common.HexToHash("0x5a0a7e2472f070e036da8052086e4648c6502d6c0a5be323088cfa18bed8635b")
}

// UnpackValidatorsChangedInThisBlockError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ValidatorsChangedInThisBlock()
func (consortium *Consortium) UnpackValidatorsChangedInThisBlockError(raw []byte) (*ConsortiumValidatorsChangedInThisBlock, error) {
	out := new(ConsortiumValidatorsChangedInThisBlock)
	if err := consortium.abi.UnpackIntoInterface(out, "ValidatorsChangedInThisBlock", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumVersionBlockPast represents a VersionBlockPast error raised by the Consortium contract.
type ConsortiumVersionBlockPast struct {
	VersionBlock uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error VersionBlockPast(uint64 versionBlock)
func ConsortiumVersionBlockPastErrorID() common.Hash {
	return common.HexToHash("0xd4d068be12285ec4f58b71b94ef20e632d9a91a937978d7debeda7f798ee50d2")
}

// UnpackVersionBlockPastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error VersionBlockPast(uint64 versionBlock)
func (consortium *Consortium) UnpackVersionBlockPastError(raw []byte) (*ConsortiumVersionBlockPast, error) {
	out := new(ConsortiumVersionBlockPast)
	if err := consortium.abi.UnpackIntoInterface(out, "VersionBlockPast", raw); err != nil {
		return nil, err
	}
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
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"contractIStores\",\"name\":\"stores\",\"type\":\"address\"},{\"internalType\":\"contractICustody\",\"name\":\"custody\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"MAX_RETENTION\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_SLOTS\",\"outputs\":[{\"internalType\":\"uint8\",\"name\":\"\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_SPAN\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"assign\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"assignAtEnrolment\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"firstDeadline\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"due\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"latest\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"publishedAt\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"policyCount\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"policyOf\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"components\":[{\"internalType\":\"uint64\",\"name\":\"interval\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"lateness\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grace\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"},{\"internalType\":\"uint64\",\"name\":\"restoreRole\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"approverRole\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"requestTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"internalType\":\"structTerms\",\"name\":\"terms_\",\"type\":\"tuple\"}],\"name\":\"publish\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"number\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"published\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"publishedAt\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"quorum\",\"outputs\":[{\"components\":[{\"internalType\":\"uint32\",\"name\":\"window\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"}],\"internalType\":\"structQuorum\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"terms\",\"outputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"interval\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"lateness\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grace\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"},{\"internalType\":\"uint64\",\"name\":\"restoreRole\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"approverRole\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"requestTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"internalType\":\"structTerms\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"versionAccepted\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"PolicyAssigned\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"name\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"publishedAt\",\"type\":\"uint64\"},{\"components\":[{\"internalType\":\"uint64\",\"name\":\"interval\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"lateness\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"minRetention\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grace\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"slots\",\"type\":\"uint32[]\"},{\"internalType\":\"uint64\",\"name\":\"restoreRole\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"approverRole\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"requestTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantTtl\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"indexed\":false,\"internalType\":\"structTerms\",\"name\":\"terms\",\"type\":\"tuple\"}],\"name\":\"PolicyPublished\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ApprovalsMissing\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"string\",\"name\":\"what\",\"type\":\"string\"},{\"internalType\":\"uint64\",\"name\":\"value\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"least\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"most\",\"type\":\"uint64\"}],\"name\":\"DurationOutOfRange\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"KMissing\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"KTooLarge\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"organisation\",\"type\":\"uint32\"},{\"internalType\":\"uint256\",\"name\":\"held\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"allowed\",\"type\":\"uint256\"}],\"name\":\"OrganisationHoldsTooMuch\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"organisations\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"OrganisationsAboveN\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"panel\",\"type\":\"uint32\"}],\"name\":\"PanelUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"}],\"name\":\"PolicyUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"QuorumAboveN\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"w\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"k\",\"type\":\"uint8\"}],\"name\":\"QuorumBelowK\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"role\",\"type\":\"uint64\"}],\"name\":\"RoleOpenToAll\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"}],\"name\":\"SlotTwice\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"slot\",\"type\":\"uint32\"}],\"name\":\"SlotUnassigned\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"}],\"name\":\"SlotsExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"most\",\"type\":\"uint8\"}],\"name\":\"TooManySlots\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"VersionUnknown\",\"type\":\"error\"}]",
	ID:  "a58453063ff222010cf759a205da2be4e9",
	Bin: "0x60c0346100e257601f6125ac38819003918201601f19168301916001600160401b038311848410176100e6578084926060946040528339810103126100e25780516001600160a01b03811691908290036100e2576020810151906001600160a01b03821682036100e25760400151916001600160a01b03831683036100e2575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160805260a0526040516124b190816100fb823960805181610c4f015260a0518161189a0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c908162470b4e14611b9e5750806333d285d7146106c0578063452298d71461087c578063457f6ba21461085e5780635483a0b51461082e57806362e7d558146106e65780636e288390146106c05780636fff0f0d1461068a5780637a9e5e4b146105855780638fb3603714610512578063939b012c146104ae578063b5c3bbf31461045a578063bf7e214f14610428578063c0f3f2e91461040e578063de54d429146103eb578063e086a2d4146100f85763e380626b146100d6575f80fd5b346100f4575f6003193601126100f45760206040516301e133808152f35b5f80fd5b346100f45760406003193601126100f457610111611beb565b63ffffffff61011e611bfe565b915f6101c060405161012f81611e93565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e0820152606061010082015282610120820152826101408201528261016082015282610180820152826101a082015201521690815f52600260205260405f2063ffffffff82165f5260205260405f209060028201549267ffffffffffffffff8416156103b55750508054906101cc816122e9565b906001015491604051926101df84611e93565b67ffffffffffffffff8216845260208401938560481c67ffffffffffffffff16855260408101958360401c67ffffffffffffffff168752606082018460801c67ffffffffffffffff16815260808301958560c01c60ff16875260a084018660c81c60ff16815260c085018760d01c60ff16815260e08601918860d81c60ff168352610100870193845261012087019967ffffffffffffffff89168b526101408801958960401c67ffffffffffffffff16875261016089019760401c60ff1688526101808901988a60801c67ffffffffffffffff168a526101a081019a60c01c8b526101c081019b60e01c8c526040519e8f9e8f92602084525167ffffffffffffffff1660208401525167ffffffffffffffff1660408301525167ffffffffffffffff1690606001525167ffffffffffffffff1660808d01525160ff1660a08c01525160ff1660c08b01525160ff1660e08a01525160ff166101008901525161012088016101e09052610200880161035591611c22565b955167ffffffffffffffff166101408801525167ffffffffffffffff166101608701525160ff166101808601525167ffffffffffffffff166101a08501525167ffffffffffffffff166101c08401525163ffffffff166101e08301520390f35b63ffffffff92507f5c29db79000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b346100f4575f6003193601126100f457602063ffffffff60045416604051908152f35b346100f4575f6003193601126100f4576020604051818152f35b346100f4575f6003193601126100f457602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b346100f45760206003193601126100f4576004355f526003602052606060405f205467ffffffffffffffff6040519163ffffffff8160201c16835263ffffffff8160401c166020840152831c166040820152f35b346100f45760406003193601126100f4576104c7611beb565b63ffffffff6104d4611bfe565b91165f52600260205263ffffffff60405f2091165f526020526040805f2067ffffffffffffffff600260038301549201541682519182526020820152f35b346100f4575f6003193601126100f4575f5460a01c60ff161561057d5760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f610553565b346100f45760206003193601126100f45760043573ffffffffffffffffffffffffffffffffffffffff8116908181036100f4575f549073ffffffffffffffffffffffffffffffffffffffff8216330361065e573b1561063257817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346100f45760406003193601126100f45760206106b66106a8611beb565b6106b0611bfe565b90611fe4565b6040519015158152f35b346100f45760406003193601126100f4576106e46106dc611bfe565b600435611c5b565b005b346100f45760406003193601126100f4576106ff611beb565b63ffffffff61070c611bfe565b91606060a060405161071d81611e77565b5f81525f60208201525f60408201525f838201525f60808201520152165f52600260205263ffffffff60405f2091165f5260205263ffffffff60405f2061082a815460ff6107918561078a67ffffffffffffffff600288015460481c1667ffffffffffffffff8616611fc2565b16946122e9565b916040519461079f86611e77565b8552816020860167ffffffffffffffff8360401c1681528160408801818560c81c16815267ffffffffffffffff60608a0193838760d01c1685528360808c019760d81c16875260a08b019889526040519b8c9b60208d52511660208c0152511660408a01525116606088015251166080860152511660a08401525160c08084015260e0830190611c22565b0390f35b346100f45760206003193601126100f4576004355f526003602052602063ffffffff60405f205416604051908152f35b346100f4575f6003193601126100f457602060405163bbf81e008152f35b346100f45760606003193601126100f457610895611beb565b67ffffffffffffffff604435116100f4576101e0600319604435360301126100f4576108c1363361209f565b6108cf60a460443501611ed3565b60ff6108df608460443501611ed3565b1615611b7657602060ff821611611b425760ff811660ff610904608460443501611ed3565b1611611b005761091860c460443501611ed3565b60ff80610929608460443501611ed3565b16911610611ab05760ff811660ff61094560c460443501611ed3565b1611611a6e5760ff811660ff61095f60e460443501611ed3565b1611611a2c5761097a61010460443501604435600401611ef2565b905060ff8216036119e3576109d3610996604435600401611e19565b6040516109a4604082611eb0565b600881527f696e74657276616c000000000000000000000000000000000000000000000000602082015261235e565b6109e1602460443501611e19565b6040516109ef604082611eb0565b6008815267ffffffffffffffff60208201927f6c6174656e657373000000000000000000000000000000000000000000000000845216916301e13380831161197857505050610a81610a446044803501611e19565b604051610a52604082611eb0565b600c81527f6d696e526574656e74696f6e000000000000000000000000000000000000000060208201526123fa565b610acf610a92606460443501611e19565b604051610aa0604082611eb0565b600581527f677261636500000000000000000000000000000000000000000000000000000060208201526123fa565b610b1e610ae161018460443501611e19565b604051610aef604082611eb0565b600a81527f7265717565737454746c00000000000000000000000000000000000000000000602082015261235e565b610b6d610b306101a460443501611e19565b604051610b3e604082611eb0565b600881527f6772616e7454746c000000000000000000000000000000000000000000000000602082015261235e565b60ff610b7e61016460443501611ed3565b16156119505767ffffffffffffffff80610b9d61012460443501611e19565b161461191c5767ffffffffffffffff80610bbc61014460443501611e19565b161461191c5763ffffffff610bd66101c460443501611ee1565b16158015611847575b61180757610bf861010460443501604435600401611ef2565b909160ff80610c0b608460443501611ed3565b1691160360ff81116114c45760ff1691610c24826122bd565b90610c326040519283611eb0565b828252601f19610c41846122bd565b015f5b8181106117de5750507f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165f5b848110611624575050505f915f925f925f5b838110611572575050848102908082048614901517156114c457101580611569575b611531578363ffffffff8116806114f157505060045463ffffffff811663ffffffff81146114c457600101907fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000063ffffffff83169116176004555b63ffffffff81165f526001602052600163ffffffff60405f205416019063ffffffff82116114c457610df5610d4e606460443501611e19565b67ffffffffffffffff60405191610d6483611e2e565b63ffffffff8681168452428316602080860191825292841660408087019182528884165f908152600186522095518654925191517fffffffffffffffffffffffff00000000000000000000000000000000000000009093169316929092179190921b6bffffffffffffffff000000001617911660601b73ffffffffffffffff00000000000000000000000016179055565b63ffffffff81165f52600260205260405f2063ffffffff83165f5260205260405f2067ffffffffffffffff610e2e604435600401611e19565b167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416178155610ea7610e666044803501611e19565b82547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff1660409190911b6fffffffffffffffff000000000000000016178255565b610f01610eb8606460443501611e19565b82547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff1660809190911b77ffffffffffffffff0000000000000000000000000000000016178255565b610f0f608460443501611ed3565b815479ff00000000000000000000000000000000000000000000000000610f3a60a460443501611ed3565b60c81b167bffffffffffffffffffffffffffffffffffffffffffffffffffffffff7aff0000000000000000000000000000000000000000000000000000610f8560c460443501611ed3565b60d01b16917fffffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffff7bff000000000000000000000000000000000000000000000000000000610fd660e460443501611ed3565b60d81b16947fffffffffff000000ffffffffffffffffffffffffffffffffffffffffffffffff78ff0000000000000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000006110466101c460443501611ee1565b60e01b169860c01b16911617161716171717815561106961012460443501611e19565b67ffffffffffffffff6001830191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781556110b1610e6661014460443501611e19565b6110c3610eb861018460443501611e19565b6110d26101a460443501611e19565b815477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff000000000000000000000000000000000000000000000000161790556002810180547fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000164267ffffffffffffffff1617815561115d604435602401611e19565b81547fffffffffffffffffffffffffffffff000000000000000000ffffffffffffffff70ffffffffffffffff00000000000000000068ff00000000000000006111ab61016460443501611ed3565b60401b169360481b1691161717905560243560038201555f5b6111d961010460443501604435600401611ef2565b9050811015611238578061120c61120760019361120161010460443501604435600401611ef2565b90611f46565b611ee1565b6112198260048601611f83565b63ffffffff80839493549260031b9316831b921b1916179055016111c4565b505060405191602435835267ffffffffffffffff421660208401526060604084015267ffffffffffffffff611271604435600401611f9f565b16606084015267ffffffffffffffff61128e602460443501611f9f565b16608084015267ffffffffffffffff6112aa6044803501611f9f565b1660a084015267ffffffffffffffff6112c7606460443501611f9f565b1660c084015260ff6112dd608460443501611fb4565b1660e084015260ff6112f360a460443501611fb4565b1661010084015260ff61130a60c460443501611fb4565b1661012084015260ff61132160e460443501611fb4565b1661014084015261010460443501357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd6044353603018112156100f45760443501926024600485013594019367ffffffffffffffff81116100f4578060051b360385136100f4576101e061016083015261024082018190526102608201905f5b81811061149d57505063ffffffff93945067ffffffffffffffff6113ca61012460443501611f9f565b1661018083015267ffffffffffffffff6113e961014460443501611f9f565b166101a083015260ff61140161016460443501611fb4565b166101c083015267ffffffffffffffff61142061018460443501611f9f565b166101e083015267ffffffffffffffff61143f6101a460443501611f9f565b16610200830152836114566101c460443501611c11565b166102208301527f015fbfc2ca302ecf9dbcddcc717f348ceab3c59595ec8ff5b4554ea3507641038484169280868816930390a36040805193831684529116602083015290f35b909160208060019263ffffffff6114b38b611c11565b1681520197019101959190956113a1565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b63ffffffff6004541681116115065750610d15565b7f0e54c820000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff907f4a4c899f000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b50828211610cba565b5f60015f5b8681106115c857506115b8575b868111611595575b50600101610c98565b94509450600163ffffffff60406115ac88856122d5565b5101511694959061158c565b926115c290612484565b92611584565b9163ffffffff60406115da85886122d5565b5101511663ffffffff60406115ef87896122d5565b510151160361161b57838310611613575b61160b600191612484565b925b01611577565b5f9150611600565b9160019061160d565b611632611207828786611f46565b63ffffffff604051917f8e18fce9000000000000000000000000000000000000000000000000000000008352166004820152606081602481865afa9081156117d3575f9161176b575b5061168682866122d5565b5261169181856122d5565b5063ffffffff6116a182866122d5565b5151161561172c575f5b8181106116bb5750600101610c86565b6116c9611207828887611f46565b63ffffffff806116dd611207868b8a611f46565b169116146116ed576001016116ab565b63ffffffff611700611207848988611f46565b7ff1ca841f000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b61173f61120763ffffffff928786611f46565b7ffc159c2e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b90506060813d82116117cb575b8161178560609383611eb0565b810103126100f4576117c0604080519261179e84611e2e565b6117a7816122ac565b84526117b5602082016122ac565b6020850152016122ac565b60408201528861167b565b3d9150611778565b6040513d5f823e3d90fd5b6020906040516117ed81611e2e565b5f81525f838201525f604082015282828701015201610c44565b63ffffffff61181b6101c460443501611ee1565b7f9de8b0f1000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b506118576101c460443501611ee1565b6040517f96879ef000000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156117d3575f916118db575b5063ffffffff809116911611610bdf565b90506020813d602011611914575b816118f660209383611eb0565b810103126100f45763ffffffff61190d81926122ac565b91506118ca565b3d91506118e9565b7f82d7ac72000000000000000000000000000000000000000000000000000000005f5267ffffffffffffffff60045260245ffd5b7fda01d4f0000000000000000000000000000000000000000000000000000000005f5260045ffd5b90601f19601f60a4936040519586947f0fa1f8a5000000000000000000000000000000000000000000000000000000008652608060048701525180928160848801528787015e5f86838701015260248501525f60448501526301e13380606485015201168101030190fd5b60ff6119fa61010460443501604435600401611ef2565b9290507fb9ce4674000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b60ff9081611a3e60e460443501611ed3565b7f81366088000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff9081611a8060c460443501611ed3565b7f5f14810a000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff611ac060c460443501611ed3565b81611acf608460443501611ed3565b917fa062fdfc000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff9081611b12608460443501611ed3565b7fc154e026000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b60ff907fa1f98312000000000000000000000000000000000000000000000000000000005f5216600452602060245260445ffd5b7f32ce9bf2000000000000000000000000000000000000000000000000000000005f5260045ffd5b346100f45760206003193601126100f45760409063ffffffff611bbf611beb565b165f90815260016020908152908390205463ffffffff81168352811c67ffffffffffffffff1690820152f35b6004359063ffffffff821682036100f457565b6024359063ffffffff821682036100f457565b359063ffffffff821682036100f457565b90602080835192838152019201905f5b818110611c3f5750505090565b825163ffffffff16845260209384019390920191600101611c32565b611c65363361209f565b63ffffffff82169182158015611e08575b611ddc57815f52600360205260405f20837fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000082541617815580549167ffffffffffffffff8360601c1615611cee575b5050507f2df333996fc3c3d43eefa0d875b8ecdfc9157f5560e488091182f61fe51e0d005f80a3565b611dd492611d9091865f52600160205260405f205491875f52600260205260405f2063ffffffff808516165f526020527fffffffffffffffffffffffffffffffffffffffff0000000000000000ffffffff67ffffffff000000006bffffffff000000000000000060405f209560401b169360201b1691161717835567ffffffffffffffff6002611d8382845416834216611fc2565b92015460481c1690611fc2565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b5f8080611cc5565b827f0e54c820000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5063ffffffff600454168311611c76565b3567ffffffffffffffff811681036100f45790565b6060810190811067ffffffffffffffff821117611e4a57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60c0810190811067ffffffffffffffff821117611e4a57604052565b6101e0810190811067ffffffffffffffff821117611e4a57604052565b90601f601f19910116810190811067ffffffffffffffff821117611e4a57604052565b3560ff811681036100f45790565b3563ffffffff811681036100f45790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100f4570180359067ffffffffffffffff82116100f457602001918160051b360383136100f457565b9190811015611f565760051b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9190916020831015611f5657601c908360031c019260021b1690565b359067ffffffffffffffff821682036100f457565b359060ff821682036100f457565b9067ffffffffffffffff8091169116019067ffffffffffffffff82116114c457565b63ffffffff165f52600160205260405f206040519061200282611e2e565b549063ffffffff82169081815263ffffffff602082019467ffffffffffffffff8560201c16865267ffffffffffffffff604084019560601c1685521691821561209657821461208d57600182018092116114c4575163ffffffff1614918261206957505090565b67ffffffffffffffff808094506120869392511691511690611fc2565b1642111590565b50505050600190565b50505050505f90565b5f915f549173ffffffffffffffffffffffffffffffffffffffff831692826004116100f4575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff00000000000000000000000000000000000000000000000000000000833516606482015260648152612150608482611eb0565b828052826020525190895afa612299575b1561216f575b505050505050565b63ffffffff161561226d577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b156100f457601f19925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af180156117d35761225a575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080612167565b61226691505f90611eb0565b5f5f612228565b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c150290612161565b519063ffffffff821682036100f457565b67ffffffffffffffff8111611e4a5760051b60200190565b8051821015611f565760209160051b010190565b9060ff825460c81c166122fb816122bd565b6123086040519182611eb0565b818152601f19612317836122bd565b013660208301379283906004015f5b8381106123335750505050565b8063ffffffff61234560019385611f83565b90549060031b1c1661235782866122d5565b5201612326565b9067ffffffffffffffff16906001821080156123ed575b61237d575050565b60a490601f19601f60206040519586947f0fa1f8a5000000000000000000000000000000000000000000000000000000008652608060048701528051928391826084890152018787015e5f8683870101526024850152600160448501526301e13380606485015201168101030190fd5b506301e133808211612375565b9067ffffffffffffffff169063bbf81e008211612415575050565b60a490601f19601f60206040519586947f0fa1f8a5000000000000000000000000000000000000000000000000000000008652608060048701528051928391826084890152018787015e5f86838701015260248501525f604485015263bbf81e00606485015201168101030190fd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81146114c4576001019056",
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

// PackFirstDeadline is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb5c3bbf3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function firstDeadline(bytes32 device) view returns(uint32 policy, uint32 version, uint64 due)
func (policies *Policies) PackFirstDeadline(device [32]byte) []byte {
	enc, err := policies.abi.Pack("firstDeadline", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFirstDeadline is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb5c3bbf3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function firstDeadline(bytes32 device) view returns(uint32 policy, uint32 version, uint64 due)
func (policies *Policies) TryPackFirstDeadline(device [32]byte) ([]byte, error) {
	return policies.abi.Pack("firstDeadline", device)
}

// FirstDeadlineOutput serves as a container for the return parameters of contract
// method FirstDeadline.
type FirstDeadlineOutput struct {
	Policy  uint32
	Version uint32
	Due     uint64
}

// UnpackFirstDeadline is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb5c3bbf3.
//
// Solidity: function firstDeadline(bytes32 device) view returns(uint32 policy, uint32 version, uint64 due)
func (policies *Policies) UnpackFirstDeadline(data []byte) (FirstDeadlineOutput, error) {
	out, err := policies.abi.Unpack("firstDeadline", data)
	outstruct := new(FirstDeadlineOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Policy = *abi.ConvertType(out[0], new(uint32)).(*uint32)
	outstruct.Version = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	outstruct.Due = *abi.ConvertType(out[2], new(uint64)).(*uint64)
	return *outstruct, nil
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
// the contract method with ID 0x452298d7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function publish(uint32 policy, bytes32 name, (uint64,uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms_) returns(uint32 number, uint32 version)
func (policies *Policies) PackPublish(policy uint32, name [32]byte, terms Terms) []byte {
	enc, err := policies.abi.Pack("publish", policy, name, terms)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPublish is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x452298d7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function publish(uint32 policy, bytes32 name, (uint64,uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms_) returns(uint32 number, uint32 version)
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
// from invoking the contract method with ID 0x452298d7.
//
// Solidity: function publish(uint32 policy, bytes32 name, (uint64,uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms_) returns(uint32 number, uint32 version)
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
// Solidity: function quorum(uint32 policy, uint32 version) view returns((uint32,uint64,uint8,uint8,uint8,uint32[]))
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
// Solidity: function quorum(uint32 policy, uint32 version) view returns((uint32,uint64,uint8,uint8,uint8,uint32[]))
func (policies *Policies) TryPackQuorum(policy uint32, version uint32) ([]byte, error) {
	return policies.abi.Pack("quorum", policy, version)
}

// UnpackQuorum is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x62e7d558.
//
// Solidity: function quorum(uint32 policy, uint32 version) view returns((uint32,uint64,uint8,uint8,uint8,uint32[]))
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
// Solidity: function terms(uint32 policy, uint32 version) view returns((uint64,uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32))
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
// Solidity: function terms(uint32 policy, uint32 version) view returns((uint64,uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32))
func (policies *Policies) TryPackTerms(policy uint32, version uint32) ([]byte, error) {
	return policies.abi.Pack("terms", policy, version)
}

// UnpackTerms is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe086a2d4.
//
// Solidity: function terms(uint32 policy, uint32 version) view returns((uint64,uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32))
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
// Solidity: event PolicyPublished(uint32 indexed policy, uint32 indexed version, bytes32 name, uint64 publishedAt, (uint64,uint64,uint64,uint64,uint8,uint8,uint8,uint8,uint32[],uint64,uint64,uint8,uint64,uint64,uint32) terms)
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
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"genesis\",\"type\":\"bytes32\"},{\"internalType\":\"contractIFleet\",\"name\":\"fleet\",\"type\":\"address\"},{\"internalType\":\"contractIPolicies\",\"name\":\"policies\",\"type\":\"address\"},{\"internalType\":\"contractISnapshots\",\"name\":\"snapshots\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"REQUEST_SECONDS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"REQUEST_TOKENS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"approve\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"deny\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domainSeparator\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"}],\"name\":\"grantOf\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasApproved\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"isGranted\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"lastReported\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"files\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"evidence\",\"type\":\"bytes32\"}],\"name\":\"report\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"files\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"evidence\",\"type\":\"bytes32\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"}],\"name\":\"reportByDevice\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"}],\"name\":\"request\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"nonce\",\"type\":\"uint64\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"}],\"name\":\"requestByDevice\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"requestCount\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"requestOf\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"requester\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"requestedAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"openUntil\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"grantedUntil\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"enumRequestStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"}],\"internalType\":\"structRequest\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"requestableAt\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"withdraw\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"approver\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"needed\",\"type\":\"uint8\"}],\"name\":\"Approved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"Denied\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expires\",\"type\":\"uint64\"}],\"name\":\"Granted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"elapsed\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"files\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"evidence\",\"type\":\"bytes32\"}],\"name\":\"Reported\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"byDevice\",\"type\":\"bool\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"reason\",\"type\":\"bytes\"}],\"name\":\"RequestRefused\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"recipient\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reader\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"purpose\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"requester\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"nonce\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"openUntil\",\"type\":\"uint64\"}],\"name\":\"Requested\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"Withdrawn\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AlreadyApproved\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"BadSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceKeyChanged\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceNotActive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"role\",\"type\":\"uint64\"}],\"name\":\"NotApprover\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"enumRequestStatus\",\"name\":\"status\",\"type\":\"uint8\"}],\"name\":\"NotGranted\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"requester\",\"type\":\"address\"}],\"name\":\"NotOwner\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"role\",\"type\":\"uint64\"}],\"name\":\"NotRequester\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"},{\"internalType\":\"enumRequestStatus\",\"name\":\"status\",\"type\":\"uint8\"}],\"name\":\"RequestClosed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"openUntil\",\"type\":\"uint64\"}],\"name\":\"RequestExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"id\",\"type\":\"uint256\"}],\"name\":\"RequestUnknown\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"SelfApproval\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"SnapshotUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"retryAt\",\"type\":\"uint64\"}],\"name\":\"TooManyRequests\",\"type\":\"error\"}]",
	ID:  "d3a4bc497b9c1fbb537c0c4e3e6c71a783",
	Bin: "0x61010080604052346101e25760a081612fdd803803809161002082856101e6565b8339810103126101e25780516001600160a01b03811691908290036101e25760208101516040820151906001600160a01b03821682036101e2576060830151926001600160a01b03841684036101e25760800151936001600160a01b03851685036101e2575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160405160208101917fa604fff5a27d5951f334ccda7abff3286a8af29caeeb196a6f2b40a1dce7612b83527fac2a2e4450362c5c4f599755fd773abe2788c30af13a3a118dc63405961efe3f60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc6606083015246608083015260a082015260a0815261015360c0826101e6565b51902060805260a05260c05260e052604051612dbf908161021e823960805181818161010c01528181610ca50152818161118a01526116a8015260a051818181610bf0015281816117eb015261261d015260c05181818161093c0152818161121d015281816115cf015281816118b601528181611e400152612ac9015260e0518181816121500152612a6d0152f35b5f80fd5b601f909101601f19168101906001600160401b0382119082101761020957604052565b634e487b7160e01b5f52604160045260245ffdfe60a06040526004361015610011575f80fd5b5f3560e01c806303c5ea2414610b21578063139e148d14610b065780631f1513ec14610ad65780632358d5a814610a6757806325fece9d1461087f5780632bb743ec1461084e5780632e1a7d4d14610780578063324e03be1461052157806352d13731146104f757806357471e1a1461047c5780635badbe4c1461045f57806360f7b248146104295780636ec9e7071461035f5780637a9e5e4b1461025a5780638fb36037146101e7578063b759f954146101cb578063b8720e1d146101af578063bc3d9e7a14610165578063bf7e214f146101335763f698da25146100f5575f80fd5b3461012f575f60031936011261012f5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b5f80fd5b3461012f575f60031936011261012f57602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b3461012f5760a060031936011261012f576101ad600435610184610de1565b61018c610df8565b906101968361253f565b926101a084612ceb565b608435936024359161272c565b005b3461012f575f60031936011261012f5760206040516102588152f35b3461012f57602060031936011261012f576101ad600435611da7565b3461012f575f60031936011261012f575f5460a01c60ff16156102525760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f610228565b3461012f57602060031936011261012f5760043573ffffffffffffffffffffffffffffffffffffffff81169081810361012f575f549073ffffffffffffffffffffffffffffffffffffffff82163303610333573b1561030757817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b3461012f57602060031936011261012f576004355f52600160205260405f20600681015460ff8160e01c169160068310156103fc5760026020931491826103e3575b826103b3575b50506040519015158152f35b60c01c63ffffffff16801592509082156103d1575b505082806103a7565b6103dc9250546125d4565b82806103c8565b915067ffffffffffffffff8260801c16421115916103a1565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b3461012f57604060031936011261012f576004355f52600560205260405f206024355f52602052602060405f2054604051908152f35b3461012f575f60031936011261012f576020600454604051908152f35b3461012f576003193601610240811261012f576101a01361012f576102043567ffffffffffffffff8116810361012f576102243567ffffffffffffffff811161012f576020916104d36104ef923690600401610e0f565b916104de3633612315565b6101e4356101c4356101a43561169c565b604051908152f35b3461012f57602060031936011261012f576004355f526007602052602060405f2054604051908152f35b3461012f57602060031936011261012f575f6101c060405161054281610e4b565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a082015201526004355f52600160205260405f206040516105b581610e4b565b8154815260018201549060208101918252600283015460408201908152600384015490606083019182526004850154916080840192835260058601549260a085019373ffffffffffffffffffffffffffffffffffffffff8116855260c086019763ffffffff8260a01c168952600660e088019163ffffffff8460c01c16835261010089019360e01c8452015498899661012089019467ffffffffffffffff891686526101408a019667ffffffffffffffff8a60401c1688526101608b019867ffffffffffffffff8b60801c168a5260ff6101808d019b63ffffffff8160c01c168d5260e01c169b6101a081019c60068110156103fc578d526101c081019e8f9060e81c60ff1690526040519d8e915182525190602001525160408d01525160608c01525160808b01525173ffffffffffffffffffffffffffffffffffffffff1660a08a01525163ffffffff1660c08901525163ffffffff1660e08801525163ffffffff166101008701525167ffffffffffffffff166101208601525167ffffffffffffffff166101408501525167ffffffffffffffff166101608401525163ffffffff166101808301525160068110156103fc576101e09260ff916101a084015251166101c0820152f35b3461012f57602060031936011261012f57600435805f52600160205260405f20600681019060ff825460e01c169060068210156103fc576107d18260016107d69414908115610843575b5085612807565b612ceb565b7c04000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff82541617905533907f8c7cdad0d12a8db3e23561b42da6f10c8137914c97beff202213a410e1f520a35f80a3005b6002915014866107ca565b3461012f576003193601610200811261012f576101a01361012f5760206104ef6101e4356101c4356101a435611180565b3461012f57604060031936011261012f57600435805f52600160205260405f20600681019060ff825460e01c169060068210156103fc5760055f916108d48460016109239614908115610a5c575b5087612807565b01546040517fe086a2d400000000000000000000000000000000000000000000000000000000815260c082901c63ffffffff16600482015260e09190911c602482015291829081906044820190565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a515767ffffffffffffffff91610140915f91610a2f575b500151166109883382612892565b15610a0457507c03000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff8254161790556040519060243582527f6072f271bc40f664d26285e2b4da6185fa76d305cdb4411e2a770d1cf165e06160203393a3005b7f345259d2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b610a4b91503d805f833e610a438183610e95565b810190610fc9565b8561097a565b6040513d5f823e3d90fd5b6002915014886108cd565b3461012f57604060031936011261012f5760243573ffffffffffffffffffffffffffffffffffffffff8116810361012f576004355f52600260205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060ff60405f2054166040519015158152f35b3461012f57602060031936011261012f576020610af4600435610f1a565b67ffffffffffffffff60405191168152f35b3461012f575f60031936011261012f57602060405160108152f35b3461012f5760c060031936011261012f57600435602435610b40610de1565b610b48610df8565b906084359260a43567ffffffffffffffff811161012f57610b6d903690600401610e0f565b90610b783633612315565b610b818761253f565b9163ffffffff600684015460c01c168015610d9b57610ba2845491826125d4565b15610d7057604051907fdf78bce2000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa918215610a5157610d01935f925f94610d37575b50610cfc8b60405167ffffffffffffffff60208201927f0fc21d5197b4c125c6c707812420561c8c3915b7d18b3c087305a325d59decee845216604082015289606082015267ffffffffffffffff8b16608082015267ffffffffffffffff8c1660a08201528c60c082015260c08152610ca060e082610e95565b5190207f0000000000000000000000000000000000000000000000000000000000000000604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b61269c565b15610d0f576101ad9561272c565b7f5cd5d233000000000000000000000000000000000000000000000000000000005f5260045ffd5b909350610d5d91925060803d608011610d69575b610d558183610e95565b810190610ee7565b5050919091928b610c26565b503d610d4b565b7ff6b83b98000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff6005850154167f245aecd3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6044359067ffffffffffffffff8216820361012f57565b6064359067ffffffffffffffff8216820361012f57565b9181601f8401121561012f5782359167ffffffffffffffff831161012f576020838186019501011161012f57565b60068110156103fc57602452565b6101e0810190811067ffffffffffffffff821117610e6857604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610e6857604052565b519063ffffffff8216820361012f57565b919082608091031261012f578151916020810151916040820151600381101561012f576060610f17919301610ed6565b90565b5f52600660205260405f2054610258810190818111610f7357612580821115610fa0577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdcd801908111610f735767ffffffffffffffff1690565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b50505f90565b519067ffffffffffffffff8216820361012f57565b519060ff8216820361012f57565b60208183031261012f5780519067ffffffffffffffff821161012f57016101e08183031261012f5760405191610ffe83610e4b565b61100782610fa6565b835261101560208301610fa6565b602084015261102660408301610fa6565b604084015261103760608301610fa6565b606084015261104860808301610fbb565b608084015261105960a08301610fbb565b60a084015261106a60c08301610fbb565b60c084015261107b60e08301610fbb565b60e084015261010082015167ffffffffffffffff811161012f5782019080601f8301121561012f5781519167ffffffffffffffff8311610e68578260051b90604051936110cb6020840186610e95565b845260208085019282010192831161012f57602001905b8282106111685750505061115f916101c0916101008501526111076101208201610fa6565b61012085015261111a6101408201610fa6565b61014085015261112d6101608201610fbb565b6101608501526111406101808201610fa6565b6101808501526111536101a08201610fa6565b6101a085015201610ed6565b6101c082015290565b6020809161117584610ed6565b8152019101906110e2565b9190916111ae60047f0000000000000000000000000000000000000000000000000000000000000000612974565b91600435916111bd8484612a1f565b80519194911561158e575b805161150a57506040517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff83811660048301528516602482015267ffffffffffffffff421691905f816044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa8015610a515761018067ffffffffffffffff9161127c935f916114f0575b5001511683611d85565b6004547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8114610f73576001019889600455895f52600160205260405f20938885558960018601558660028601558160038601558360048601556005850173ffffffffffffffffffffffffffffffffffffffff33167fffffffffffffffffffffffff0000000000000000000000000000000000000000825416178155610104359563ffffffff8716870361012f5781547fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff1660a088901b77ffffffff0000000000000000000000000000000000000000161760c089901b7bffffffff0000000000000000000000000000000000000000000000001617825560069180547bffffffffffffffffffffffffffffffffffffffffffffffffffffffff1660e08c901b7fffffffff00000000000000000000000000000000000000000000000000000000161790550180547fffffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffff9092167fffffff0000000000ffffffffffffffff0000000000000000000000000000000090921691909117604084901b6fffffffffffffffff000000000000000016177c010000000000000000000000000000000000000000000000000000000017905563ffffffff8416840361012f57899663ffffffff6101409667ffffffffffffffff9582947f215fdc13c8c90cc8586601a8544c4561a20a061262f11a2c5db13a4f953921129a846040519a168a5260208a0152604089015260608801523360808801521660a08601521660c08401525f60e08401525f61010084015216610120820152a490565b61150491503d805f833e610a438183610e95565b5f611272565b9650505050507f9a142677475740e81b4ca75037a3e86960c4138fb31a36b80bc7f4179183fb937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f6020604051965f885260408289015280519182918260408b015201606089015e5f6060828901015201168401936060813396030190a45f90565b6040517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff8481166004830152861660248201525f816044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa908115610a515767ffffffffffffffff91610120915f91611682575b500151166116303382612892565b1561163c575b506111c8565b9050604051907f4e8b9bd400000000000000000000000000000000000000000000000000000000602083015260248201526024815261167c604482610e95565b5f611636565b61169691503d805f833e610a438183610e95565b5f611622565b919594939095600435937f00000000000000000000000000000000000000000000000000000000000000009561177c6116d6600489612974565b9760405160208101907f263db7f07a801134d0181a43cb4b246a3dc3c4b63a0623aba83a45e4d29fe6aa82528960408201528a60608201528860808201528c60a08201528660c082015267ffffffffffffffff861660e082015260e0815261174061010082610e95565b51902090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b6080526080515f52600360205260405f205480611d7a575061179e8787612a1f565b909195816040517fdf78bce20000000000000000000000000000000000000000000000000000000081528a600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa958615610a51575f915f935f915f99611d51575b505115611c39575b50505050508051611bb15750865f52600660205260405f20544281115f14611baa575b6102588101809111610f73575f888152600660205260408082209290925590517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff87811660048301528316602482015267ffffffffffffffff42169691816044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa8015610a515761018067ffffffffffffffff91611915935f91611b90575b5001511687611d85565b946004547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8114610f73576001019b8c6004558c5f52600160205260405f20978a89558b60018a01558960028a01558160038a01558260048a01556005890173ffffffffffffffffffffffffffffffffffffffff33167fffffffffffffffffffffffff0000000000000000000000000000000000000000825416178155610104359963ffffffff8b168b0361012f5781547fffffffff0000000000000000000000000000000000000000000000000000000060e089901b1673ffffffffffffffffffffffffffffffffffffffff90911677ffffffff000000000000000000000000000000000000000060a08e901b16177bffffffff00000000000000000000000000000000000000000000000060c089811b8216929092179290921790935560069190910180547fffffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffff9094167fffffff0000000000ffffffffffffffff00000000000000000000000000000000909416939093176fffffffffffffffff000000000000000060408c901b16179188901b16177c010000000000000000000000000000000000000000000000000000000017905563ffffffff8816880361012f578c986040519863ffffffff16895260208901526040880152606087015233608087015263ffffffff1660a086015263ffffffff1660c085015263ffffffff1660e084015267ffffffffffffffff1661010083015267ffffffffffffffff166101208201526101407f215fdc13c8c90cc8586601a8544c4561a20a061262f11a2c5db13a4f9539211291a4816080515f52600360205260405f2055565b611ba491503d805f833e610a438183610e95565b5f61190b565b504261184c565b9899505050505050507f9a142677475740e81b4ca75037a3e86960c4138fb31a36b80bc7f4179183fb937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f6020604051966001885260408289015280519182918260408b015201606089015e5f6060828901015201168401936060813396030190a45f90565b60038110156103fc57600114611c965750505050506040517f2b38e2ea00000000000000000000000000000000000000000000000000000000602082015287602482015260248152611c8c604482610e95565b5f80808080611829565b611ca29360805161269c565b611ce457506040517f5cd5d23300000000000000000000000000000000000000000000000000000000602082015260048152611cdf602482610e95565b611c8c565b611ced88610f1a565b67ffffffffffffffff4291161115611c8c5750611d0987610f1a565b67ffffffffffffffff604051917fa618993800000000000000000000000000000000000000000000000000000000602084015216602482015260248152611cdf604482610e95565b929450975050611d70915060803d608011610d6957610d558183610e95565b979193915f611821565b985050505050505050565b9067ffffffffffffffff8091169116019067ffffffffffffffff8211610f7357565b805f52600160205260405f2090600682019182549160ff8360e01c1660068110156103fc576001611dd9911482612807565b67ffffffffffffffff8360401c168042116122ea57506005820180546040517fe086a2d400000000000000000000000000000000000000000000000000000000815263ffffffff60c083901c16600482015260e082901c6024820152919291905f826044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa918215610a51575f926122ce575b506101408201611ea03367ffffffffffffffff835116612892565b15612297575073ffffffffffffffffffffffffffffffffffffffff1680331461226f57825f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260ff60405f2054166122475784549560c01c63ffffffff168061220c5750611f2361012083019167ffffffffffffffff835116612892565b156121d557505b815f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055855460ff8160e81c1660ff8114610f7357600101907fffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7dff000000000000000000000000000000000000000000000000000000000060ff84169360e81b16911617875560ff610160830181815116604051908482526020820152857f8b9b07a89c66a92776f8108187d39734c874de9fb1660fa712d56e10406df58260403393a35116116121cd576060859367ffffffffffffffff60029861206b826101a07fd6b992988024516e06d6d4c613fa1ce31dd3096b7d8ea79f929b790ed7b6fbdc97015116834216611d85565b907c02000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff82541617815580547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff000000000000000000000000000000008460801b169116179055865f52600560205263ffffffff60405f209360038a019485545f526020528760405f20555460a01c16998a98015492546040519384526020840152166040820152a473ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691823b1561012f5760445f928360405195869485937f543833bb000000000000000000000000000000000000000000000000000000008552600485015260248401525af18015610a51576121c15750565b5f6121cb91610e95565b565b505050505050565b67ffffffffffffffff9051167f4e8b9bd4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6122179150866125d4565b611f2a57847ff6b83b98000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f101f817a000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f3cf0df23000000000000000000000000000000000000000000000000000000005f5260045ffd5b67ffffffffffffffff9051167f345259d2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6122e39192503d805f833e610a438183610e95565b905f611e85565b7f0712e88b000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f915f549173ffffffffffffffffffffffffffffffffffffffff8316928260041161012f575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff000000000000000000000000000000000000000000000000000000008335166064820152606481526123c6608482610e95565b828052826020525190895afa61252c575b156123e457505050505050565b63ffffffff1615612500577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b1561012f577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af18015610a51576124ed575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f80808080806121cd565b6124f991505f90610e95565b5f5f6124bb565b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c1502906123d7565b90815f52600160205260405f209160ff600684015460e01c169060068210156103fc5781156125a95760028203612574575050565b6125a492507f8c07fe01000000000000000000000000000000000000000000000000000000005f52600452610e3d565b60445ffd5b7ff4d1453f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b604051907fdf78bce2000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a51575f905f92612677575b5060038110156103fc57600114918261266757505090565b63ffffffff919250811691161490565b9050612692915060803d608011610d6957610d558183610e95565b925090505f61264f565b9392919060408203612723578160201161012f57610f1794602082359201359260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08201106126ed575b50612d5d565b60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9181959395030160031b1b16915f6126e7565b50505050505f90565b939290919467ffffffffffffffff600684017c05000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff825416178155600185015485545f52600760205260405f2055541667ffffffffffffffff4216039167ffffffffffffffff8311610f73577f06121a786b93ccb553585c512c91b1e342ea0fb90d4e13b95fdeae579e9fb4f49467ffffffffffffffff809260a0965499826040519716875260208701521660408501521660608301526080820152a3565b805f52600160205260ff600660405f20015460e01c169160068310156103fc5782156128665715612836575050565b6125a492507f713e4955000000000000000000000000000000000000000000000000000000005f52600452610e3d565b507ff4d1453f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff604460409273ffffffffffffffffffffffffffffffffffffffff5f541673ffffffffffffffffffffffffffffffffffffffff855196879586947fd1f856ee0000000000000000000000000000000000000000000000000000000086521660048501521660248301525afa8015610a51575f915f9161292a575b508161291e575090565b63ffffffff9150161590565b9150506040813d60401161296c575b8161294660409383610e95565b8101031261012f57805190811515820361012f5760206129669101610ed6565b5f612914565b3d9150612939565b61014082013560081c61010083013560201c60e084013560081c60c085013560201c60a086013560201c602087013560401c171717171761012f576101c0610f17926101a0604051917f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f835260208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b91906060906040517f1ac79c4100000000000000000000000000000000000000000000000000000000815281600482015260a08160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a51575f91612c42575b506020015167ffffffffffffffff1615612bf9575073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016604051937f5483a0b50000000000000000000000000000000000000000000000000000000085526004850152602084602481845afa938415610a51575f94612bbd575b50604063ffffffff602486835194859384927e470b4e0000000000000000000000000000000000000000000000000000000084521660048301525afa908115610a51575f91612b79575091565b90506040813d604011612bb5575b81612b9460409383610e95565b8101031261012f57612bb16020612baa83610ed6565b9201610fa6565b5091565b3d9150612b87565b9093506020813d602011612bf1575b81612bd960209383610e95565b8101031261012f57612bea90610ed6565b925f612b2c565b3d9150612bcc565b91925050604051907fa1a66c35000000000000000000000000000000000000000000000000000000006020830152602482015260248152612c3b604482610e95565b5f915f9190565b905060a0813d60a011612ce3575b81612c5d60a09383610e95565b8101031261012f5760405160a081019080821067ffffffffffffffff831117610e6857612cd7608067ffffffffffffffff94602094604052612c9e81610fa6565b8452612cab858201610fa6565b85850152612cbb60408201610fa6565b6040850152612ccc60608201610ed6565b606085015201610ed6565b60808201529150612a9d565b3d9150612c50565b73ffffffffffffffffffffffffffffffffffffffff6005820154169081331490811591612d46575b50612d1b5750565b7f245aecd3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff91506006015460c01c1615155f612d13565b909192937f7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a88411612723576020945f9460a094604051948552878501526040840152606083015260808201528280526101005afa60015f511460203d1416169056",
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

// PackREQUESTSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8720e1d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REQUEST_SECONDS() view returns(uint256)
func (recovery *Recovery) PackREQUESTSECONDS() []byte {
	enc, err := recovery.abi.Pack("REQUEST_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREQUESTSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8720e1d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REQUEST_SECONDS() view returns(uint256)
func (recovery *Recovery) TryPackREQUESTSECONDS() ([]byte, error) {
	return recovery.abi.Pack("REQUEST_SECONDS")
}

// UnpackREQUESTSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb8720e1d.
//
// Solidity: function REQUEST_SECONDS() view returns(uint256)
func (recovery *Recovery) UnpackREQUESTSECONDS(data []byte) (*big.Int, error) {
	out, err := recovery.abi.Unpack("REQUEST_SECONDS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackREQUESTTOKENS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x139e148d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REQUEST_TOKENS() view returns(uint256)
func (recovery *Recovery) PackREQUESTTOKENS() []byte {
	enc, err := recovery.abi.Pack("REQUEST_TOKENS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREQUESTTOKENS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x139e148d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REQUEST_TOKENS() view returns(uint256)
func (recovery *Recovery) TryPackREQUESTTOKENS() ([]byte, error) {
	return recovery.abi.Pack("REQUEST_TOKENS")
}

// UnpackREQUESTTOKENS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x139e148d.
//
// Solidity: function REQUEST_TOKENS() view returns(uint256)
func (recovery *Recovery) UnpackREQUESTTOKENS(data []byte) (*big.Int, error) {
	out, err := recovery.abi.Unpack("REQUEST_TOKENS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
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

// PackLastReported is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d13731.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function lastReported(bytes32 device) view returns(bytes32)
func (recovery *Recovery) PackLastReported(device [32]byte) []byte {
	enc, err := recovery.abi.Pack("lastReported", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLastReported is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d13731.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function lastReported(bytes32 device) view returns(bytes32)
func (recovery *Recovery) TryPackLastReported(device [32]byte) ([]byte, error) {
	return recovery.abi.Pack("lastReported", device)
}

// UnpackLastReported is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52d13731.
//
// Solidity: function lastReported(bytes32 device) view returns(bytes32)
func (recovery *Recovery) UnpackLastReported(data []byte) ([32]byte, error) {
	out, err := recovery.abi.Unpack("lastReported", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
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

// PackRequestableAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f1513ec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requestableAt(bytes32 device) view returns(uint64)
func (recovery *Recovery) PackRequestableAt(device [32]byte) []byte {
	enc, err := recovery.abi.Pack("requestableAt", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequestableAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f1513ec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requestableAt(bytes32 device) view returns(uint64)
func (recovery *Recovery) TryPackRequestableAt(device [32]byte) ([]byte, error) {
	return recovery.abi.Pack("requestableAt", device)
}

// UnpackRequestableAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1f1513ec.
//
// Solidity: function requestableAt(bytes32 device) view returns(uint64)
func (recovery *Recovery) UnpackRequestableAt(data []byte) (uint64, error) {
	out, err := recovery.abi.Unpack("requestableAt", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
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
	if bytes.Equal(raw[:4], recovery.abi.Errors["TooManyRequests"].ID.Bytes()[:4]) {
		return recovery.UnpackTooManyRequestsError(raw[4:])
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

// RecoveryTooManyRequests represents a TooManyRequests error raised by the Recovery contract.
type RecoveryTooManyRequests struct {
	RetryAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooManyRequests(uint64 retryAt)
func RecoveryTooManyRequestsErrorID() common.Hash {
	return common.HexToHash("0xa6189938e48a39317b6f1096bc39a843f37ff8f2d023c93ceafcdd6fedfb68df")
}

// UnpackTooManyRequestsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooManyRequests(uint64 retryAt)
func (recovery *Recovery) UnpackTooManyRequestsError(raw []byte) (*RecoveryTooManyRequests, error) {
	out := new(RecoveryTooManyRequests)
	if err := recovery.abi.UnpackIntoInterface(out, "TooManyRequests", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionMetaData contains all meta data concerning the Retention contract.
var RetentionMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"genesis\",\"type\":\"bytes32\"},{\"internalType\":\"contractIClock\",\"name\":\"clock\",\"type\":\"address\"},{\"internalType\":\"contractIFleet\",\"name\":\"fleet\",\"type\":\"address\"},{\"internalType\":\"contractISnapshots\",\"name\":\"snapshots\",\"type\":\"address\"},{\"internalType\":\"contractIRecovery\",\"name\":\"recovery\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"MAX_BATCH\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domainSeparator\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"until\",\"type\":\"uint64\"}],\"name\":\"freeze\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"frozenUntil\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"hold\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"holdDevice\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"holdsOn\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"holdsOnDevice\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"isDeviceHolder\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"isHolder\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"isRetired\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"}],\"name\":\"refusalOf\",\"outputs\":[{\"internalType\":\"bytes\",\"name\":\"\",\"type\":\"bytes\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"release\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"releaseDevice\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"}],\"name\":\"retire\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord[]\",\"name\":\"records\",\"type\":\"tuple[]\"}],\"name\":\"retireBatch\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"retiredAt\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"thaw\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"DeviceHoldPlaced\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"DeviceHoldReleased\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"}],\"name\":\"HoldPlaced\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"reason\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"HoldReleased\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"reason\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"RetireRefused\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"time\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"Retired\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"until\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"RetirementFrozen\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"by\",\"type\":\"address\"}],\"name\":\"RetirementThawed\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"time\",\"type\":\"uint64\"}],\"name\":\"AlreadyRetired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"items\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"BatchTooLarge\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceUnknown\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"DrilledLast\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"until\",\"type\":\"uint64\"}],\"name\":\"Frozen\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"holds\",\"type\":\"uint256\"}],\"name\":\"Held\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"HistoryForked\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"}],\"name\":\"HoldKnown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"}],\"name\":\"HoldOfAnother\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"holder\",\"type\":\"address\"}],\"name\":\"HoldUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"last\",\"type\":\"uint256\"}],\"name\":\"KeptByLast\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"LastSnapshot\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"}],\"name\":\"NotExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"SnapshotUnknown\",\"type\":\"error\"}]",
	ID:  "821d52ebcc2ee2ed7794180044e6a6d747",
	Bin: "0x61012080604052346101fe5760c08161267280380380916100208285610202565b8339810103126101fe5780516001600160a01b03811691908290036101fe57602081015160408201516001600160a01b03811681036101fe576060830151916001600160a01b03831683036101fe576080840151936001600160a01b03851685036101fe5760a00151946001600160a01b03861686036101fe575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160405160208101917fa604fff5a27d5951f334ccda7abff3286a8af29caeeb196a6f2b40a1dce7612b83527fac2a2e4450362c5c4f599755fd773abe2788c30af13a3a118dc63405961efe3f60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc6606083015246608083015260a082015260a0815261016860c082610202565b51902060805260a05260c05260e05261010052604051612438908161023a8239608051818181610158015281816102fd015281816106090152818161070101528181610c6d0152610e3b015260a0518181816102ca015281816107680152610ea3015260c051816108c3015260e051818181610cda015281816113b60152611a200152610100518181816115bb0152611c1b0152f35b5f80fd5b601f909101601f19168101906001600160401b0382119082101761022557604052565b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c806318cb7ff714610e24578063329dadcc14610c4357806332fbc29b14610c0d5780637a9e5e4b14610b085780637b1e6a1714610ad45780638fb3603714610a615780638fdfba7214610a07578063950bff9f146109ec57806399708d181461085c578063aefd4c1a14610832578063bf7e214f14610800578063c00fd0c9146106ea578063c259ddfe146106c4578063cc553d4214610690578063d3401a88146105b9578063d3879c5d1461055f578063e186b1b61461022c578063e6438c5114610202578063ed4def851461017b578063f698da25146101415763fdd0d36a14610100575f80fd5b3461013d57604060031936011261013d5760243567ffffffffffffffff8116810361013d5761013b906101333633611ecf565b60043561121a565b005b5f80fd5b3461013d575f60031936011261013d5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461013d57606060031936011261013d57600435610197610fc2565b906101a23633611ecf565b805f5260036020526101b78260405f2061221f565b7f934e09337881239cbb50f61b03df6087ab76ec8903da3f3fbb839a468e680e48604073ffffffffffffffffffffffffffffffffffffffff81519460443586523360208701521693a3005b3461013d57602060031936011261013d576004355f526002602052602060405f2054604051908152f35b3461013d57602060031936011261013d5760043567ffffffffffffffff811161013d573660238201121561013d5780600401359067ffffffffffffffff821161013d573660246101a084028301011161013d576040821161052e576040517f16ada54700000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610523575f916104e9575b507f000000000000000000000000000000000000000000000000000000000000000092915f5b8381101561013b576101a0810282019060248201604483019261016481013560081c9061012481013560201c9061010481013560081c9060c460e482013560201c91013560201c873560401c171717171761013d5760019260426101c06040517f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f81526101a085602083013720604051907f190100000000000000000000000000000000000000000000000000000000000082528a6002830152602282015220906103ec878385611a06565b8051610483575061043990825f528560205260405f2067ffffffffffffffff89167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055611188565b6040805167ffffffffffffffff8981168252336020830152929092169335917f4c3ba80fe3592b5694596d0b1a3f5f21f336f356e350c65e46c2a14834cd55059190a45b01610320565b67ffffffffffffffff906104d86104bd7fefc4be7fc7ad583ffa97a26fec0e2be2cd06f37dabf072a269e1002eb9329ec894969596611188565b91604051938493168352606060208401526060830190610fe5565b9333604083015235930390a361047d565b90506020813d60201161051b575b816105046020938361108e565b8101031261013d57610515906110cf565b836102fa565b3d91506104f7565b6040513d5f823e3d90fd5b507fbb1cb70b000000000000000000000000000000000000000000000000000000005f52600452604060245260445ffd5b3461013d57604060031936011261013d57610578610fc2565b6004355f52600260205273ffffffffffffffffffffffffffffffffffffffff600160405f200191165f52602052602060ff60405f2054166040519015158152f35b3461013d5760031936016101e0811261013d576101a01361013d576101a43573ffffffffffffffffffffffffffffffffffffffff81169081810361013d576106013633611ecf565b61063f61062d7f00000000000000000000000000000000000000000000000000000000000000006112bc565b91825f52600260205260405f2061221f565b610647611171565b67ffffffffffffffff604051911681526101c43560208201523360408201527fa414cc571e8575bfed0804f9c23ebac0fcd913ca06cb687c4cb139bb17578e10606060043592a4005b3461013d57602060031936011261013d576004355f526001602052602067ffffffffffffffff60405f205416604051908152f35b3461013d57602060031936011261013d576106df3633611ecf565b61013b60043561119d565b3461013d576101a060031936011261013d576107257f00000000000000000000000000000000000000000000000000000000000000006112bc565b6040517f16ada54700000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610523575f916107bd575b6107b96107a5838561139e565b604051918291602083526020830190610fe5565b0390f35b90506020813d6020116107f8575b816107d86020938361108e565b8101031261013d576107b9916107f06107a5926110cf565b915091610798565b3d91506107cb565b3461013d575f60031936011261013d57602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b3461013d57602060031936011261013d576004355f526003602052602060405f2054604051908152f35b3461013d57604060031936011261013d5760043561087a3633611ecf565b6040517fdf78bce200000000000000000000000000000000000000000000000000000000815281600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610523575f9161099f575b506003811015610972571561094757805f52600360205261091660405f2061214d565b6040519060243582527f89a2d04a35daffbbaa99b18ee77a1a1a4ae7a046887c981b17a666908a9515a260203393a3005b7fda0015fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b90506080813d6080116109e4575b816109ba6080938361108e565b8101031261013d57604081015190600382101561013d5760606109dd91016110e4565b50826108f3565b3d91506109ad565b3461013d575f60031936011261013d57602060405160408152f35b3461013d57604060031936011261013d57610a20610fc2565b6004355f52600360205273ffffffffffffffffffffffffffffffffffffffff600160405f200191165f52602052602060ff60405f2054166040519015158152f35b3461013d575f60031936011261013d575f5460a01c60ff1615610acc5760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f610aa2565b3461013d57602060031936011261013d576004355f526004602052602067ffffffffffffffff60405f205416604051908152f35b3461013d57602060031936011261013d5760043573ffffffffffffffffffffffffffffffffffffffff81169081810361013d575f549073ffffffffffffffffffffffffffffffffffffffff82163303610be1573b15610bb557817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b3461013d57602060031936011261013d576004355f526001602052602067ffffffffffffffff60405f2054161515604051908152f35b3461013d5760031936016101c0811261013d576101a01361013d57610c683633611ecf565b610c917f00000000000000000000000000000000000000000000000000000000000000006112bc565b6040517f1ac79c4100000000000000000000000000000000000000000000000000000000815281600482015260a08160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156105235767ffffffffffffffff916020915f91610df5575b5001511615610dca57805f52600160205267ffffffffffffffff60405f20541680610d9f5750805f526002602052610d5160405f2061214d565b610d59611171565b9067ffffffffffffffff604051921682526101a435602083015233917f15625b108a3ec24bf4f968b0ea4753881bf3fa5660a0a8189a2ec76449fd1cb6604060043592a4005b7febd4689d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fa1a66c35000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b610e17915060a03d60a011610e1d575b610e0f818361108e565b8101906110f5565b84610d17565b503d610e05565b3461013d576101a060031936011261013d57610e5f7f00000000000000000000000000000000000000000000000000000000000000006112bc565b604051907f16ada54700000000000000000000000000000000000000000000000000000000825260208260048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa918215610523575f92610f86575b50610ede828261139e565b80519081610f81575050805f52600160205260405f2067ffffffffffffffff83167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790556024359167ffffffffffffffff83169283810361013d57506040805167ffffffffffffffff929092168252336020830152600435917f4c3ba80fe3592b5694596d0b1a3f5f21f336f356e350c65e46c2a14834cd55059190a4005b602001fd5b9091506020813d602011610fba575b81610fa26020938361108e565b8101031261013d57610fb3906110cf565b9082610ed3565b3d9150610f95565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361013d57565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6101e0810190811067ffffffffffffffff82111761104557604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6020810190811067ffffffffffffffff82111761104557604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761104557604052565b519067ffffffffffffffff8216820361013d57565b519063ffffffff8216820361013d57565b908160a091031261013d576040519060a0820182811067ffffffffffffffff821117611045576111699160809160405261112e816110cf565b845261113c602082016110cf565b602085015261114d604082016110cf565b604085015261115e606082016110e4565b6060850152016110e4565b608082015290565b60243567ffffffffffffffff8116810361013d5790565b3567ffffffffffffffff8116810361013d5790565b805f52600460205267ffffffffffffffff60405f2054161561121757805f52600460205260405f207fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000081541690557f578da0d272d7454cde89e48d0eb035562734d87718b005e747c01f33238d04c66020604051338152a2565b50565b90815f52600460205267ffffffffffffffff60405f20541667ffffffffffffffff821611156112b8575f8281526004602090815260409182902080547fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000001667ffffffffffffffff949094169384179055815192835233908301527eb7c4428092f2e130f2102d0f772b3fe35217cce32840f76a0e71f41ec2ac6791a2565b5050565b6101443560081c6101043560201c60e43560081c60c43560201c60a43560201c60243560401c171717171761013d576042906101c06040517f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f81526101a06004602083013720604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b5190811515820361013d57565b9190820180921161137157565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b9073ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166040517f1ac79c4100000000000000000000000000000000000000000000000000000000815283600482015260a081602481855afa908115610523575f916119e7575b5067ffffffffffffffff602082015116156119a657835f52600160205267ffffffffffffffff60405f2054168061196357505167ffffffffffffffff928316921680831115611921575060043591825f52600460205267ffffffffffffffff60405f205416809111156118df57506040517fc9ece1a6000000000000000000000000000000000000000000000000000000008152826004820152602081602481855afa908115610523575f916118a5575b5061186457825f5260026020526114f260405f2054835f52600360205260405f205490611364565b8061182257506101e0602491604051928380927ff339e3b20000000000000000000000000000000000000000000000000000000082528660048301525afa908115610523575f916116eb575b50805183146116b0576024359067ffffffffffffffff82169182810361013d57506020015167ffffffffffffffff161061167057604051907f52d13731000000000000000000000000000000000000000000000000000000008252600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610523575f9161163e575b5014611603576040516115fd81611072565b5f815290565b6040517fabbbac030000000000000000000000000000000000000000000000000000000060208201526004815261163b60248261108e565b90565b90506020813d602011611668575b816116596020938361108e565b8101031261013d57515f6115eb565b3d915061164c565b50506040517ffaa0c4890000000000000000000000000000000000000000000000000000000060208201525f60248201526024815261163b60448261108e565b5050506040517f10d7c36f0000000000000000000000000000000000000000000000000000000060208201526004815261163b60248261108e565b90506101e0813d821161181a575b816117076101e0938361108e565b8101031261013d5761180e6101c06040519261172284611028565b80518452611732602082016110cf565b6020850152611743604082016110cf565b6040850152611754606082016110e4565b6060850152611765608082016110e4565b608085015261177660a082016110e4565b60a085015261178760c082016110e4565b60c085015260e081015160e08501526117a361010082016110e4565b6101008501526117b661012082016110e4565b6101208501526117c961014082016110e4565b6101408501526117dc61016082016110e4565b6101608501526117ef61018082016110cf565b6101808501526118026101a082016110e4565b6101a085015201611357565b6101c08201525f61153e565b3d91506116f9565b92505050604051907f6faaa77000000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b509050604051907f5665bf0600000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b90506020813d6020116118d7575b816118c06020938361108e565b8101031261013d576118d190611357565b5f6114ca565b3d91506118b3565b92505050604051907f5e20151a00000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b92505050604051907fb8b9256700000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b9350505050604051907febd4689d00000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b505050604051907fa1a66c3500000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b611a00915060a03d60a011610e1d57610e0f818361108e565b5f611419565b91909173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166040517f1ac79c4100000000000000000000000000000000000000000000000000000000815284600482015260a081602481855afa908115610523575f91611eb0575b5067ffffffffffffffff60208201511615611e6e57845f52600160205267ffffffffffffffff60405f20541680611e2a57505167ffffffffffffffff938416931680841115611de75750813592835f52600460205267ffffffffffffffff60405f20541680911115611da457506040517fc9ece1a6000000000000000000000000000000000000000000000000000000008152836004820152602081602481855afa908115610523575f91611d6a575b50611d2857835f526002602052611b5b60405f2054845f52600360205260405f205490611364565b80611ce55750906101e0602492604051938480927ff339e3b20000000000000000000000000000000000000000000000000000000082528760048301525afa918215610523575f92611c98575b5081518414611c5c57602067ffffffffffffffff611bc882829401611188565b16920151161061167057604051907f52d13731000000000000000000000000000000000000000000000000000000008252600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610523575f9161163e575014611603576040516115fd81611072565b505050506040517f10d7c36f0000000000000000000000000000000000000000000000000000000060208201526004815261163b60248261108e565b9091506101e0813d8211611cdd575b81611cb56101e0938361108e565b8101031261013d57611cd06101c06040519261172284611028565b6101c0820152905f611ba8565b3d9150611ca7565b9350505050604051907f6faaa77000000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b50509050604051907f5665bf0600000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b90506020813d602011611d9c575b81611d856020938361108e565b8101031261013d57611d9690611357565b5f611b33565b3d9150611d78565b9350505050604051907f5e20151a00000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b9350505050604051907fb8b9256700000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b945050505050604051907febd4689d00000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b50505050604051907fa1a66c3500000000000000000000000000000000000000000000000000000000602083015260248201526024815261163b60448261108e565b611ec9915060a03d60a011610e1d57610e0f818361108e565b5f611a83565b905f915f549173ffffffffffffffffffffffffffffffffffffffff8316928160041161013d57604080517fb7009613000000000000000000000000000000000000000000000000000000006020820190815273ffffffffffffffffffffffffffffffffffffffff861660248301523060448301525f80357fffffffff0000000000000000000000000000000000000000000000000000000016606484015292839290918391611fa88160848101037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0810183528261108e565b828052826020525190895afa61213a575b15611fc7575b505050505050565b63ffffffff16156120f8577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b1561013d57601f9273ffffffffffffffffffffffffffffffffffffffff5f606481957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0604051988997889687947f94c7d7ee0000000000000000000000000000000000000000000000000000000086521660048501526040602485015280604485015280868686013785858286010152011681010301925af18015610523576120e5575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080611fbf565b6120f191505f9061108e565b5f5f6120b3565b73ffffffffffffffffffffffffffffffffffffffff837f068ca9d8000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b50505f516020518060201c150290611fb9565b6001810173ffffffffffffffffffffffffffffffffffffffff33165f528060205260ff60405f2054166121f35773ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905580547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8114611371576001019055565b7fc42cb02b000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b90600182019073ffffffffffffffffffffffffffffffffffffffff81165f528160205260ff60405f205416156123f65773ffffffffffffffffffffffffffffffffffffffff8116903382036122cd575b505f5260205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00815416905580548015611371577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff019055565b5f8054604080517fb700961300000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff948516600482015230602482015292357fffffffff00000000000000000000000000000000000000000000000000000000166044840152919283911681806064810103915afa8015610523575f915f916123af575b50811561239f575b50612374575f61226f565b7f8918c3a5000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff91501615155f612369565b9150506040813d6040116123ee575b816123cb6040938361108e565b8101031261013d576123e860206123e183611357565b92016110e4565b5f612361565b3d91506123be565b73ffffffffffffffffffffffffffffffffffffffff907f1d2f8abc000000000000000000000000000000000000000000000000000000005f521660045260245ffd",
}

// Retention is an auto generated Go binding around an Ethereum contract.
type Retention struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Retention) GetABI() abi.ABI {
	return c.abi
}

// NewRetention creates a new instance of Retention.
func NewRetention() *Retention {
	parsed, err := RetentionMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Retention{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Retention) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address authority, bytes32 genesis, address clock, address fleet, address snapshots, address recovery) returns()
func (retention *Retention) PackConstructor(authority common.Address, genesis [32]byte, clock common.Address, fleet common.Address, snapshots common.Address, recovery common.Address) []byte {
	enc, err := retention.abi.Pack("", authority, genesis, clock, fleet, snapshots, recovery)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXBATCH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x950bff9f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (retention *Retention) PackMAXBATCH() []byte {
	enc, err := retention.abi.Pack("MAX_BATCH")
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
func (retention *Retention) TryPackMAXBATCH() ([]byte, error) {
	return retention.abi.Pack("MAX_BATCH")
}

// UnpackMAXBATCH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x950bff9f.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (retention *Retention) UnpackMAXBATCH(data []byte) (*big.Int, error) {
	out, err := retention.abi.Unpack("MAX_BATCH", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (retention *Retention) PackAuthority() []byte {
	enc, err := retention.abi.Pack("authority")
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
func (retention *Retention) TryPackAuthority() ([]byte, error) {
	return retention.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (retention *Retention) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := retention.abi.Unpack("authority", data)
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
func (retention *Retention) PackDomainSeparator() []byte {
	enc, err := retention.abi.Pack("domainSeparator")
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
func (retention *Retention) TryPackDomainSeparator() ([]byte, error) {
	return retention.abi.Pack("domainSeparator")
}

// UnpackDomainSeparator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf698da25.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (retention *Retention) UnpackDomainSeparator(data []byte) ([32]byte, error) {
	out, err := retention.abi.Unpack("domainSeparator", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackFreeze is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfdd0d36a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function freeze(bytes32 device, uint64 until) returns()
func (retention *Retention) PackFreeze(device [32]byte, until uint64) []byte {
	enc, err := retention.abi.Pack("freeze", device, until)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFreeze is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfdd0d36a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function freeze(bytes32 device, uint64 until) returns()
func (retention *Retention) TryPackFreeze(device [32]byte, until uint64) ([]byte, error) {
	return retention.abi.Pack("freeze", device, until)
}

// PackFrozenUntil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b1e6a17.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function frozenUntil(bytes32 device) view returns(uint64)
func (retention *Retention) PackFrozenUntil(device [32]byte) []byte {
	enc, err := retention.abi.Pack("frozenUntil", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFrozenUntil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b1e6a17.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function frozenUntil(bytes32 device) view returns(uint64)
func (retention *Retention) TryPackFrozenUntil(device [32]byte) ([]byte, error) {
	return retention.abi.Pack("frozenUntil", device)
}

// UnpackFrozenUntil is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7b1e6a17.
//
// Solidity: function frozenUntil(bytes32 device) view returns(uint64)
func (retention *Retention) UnpackFrozenUntil(data []byte) (uint64, error) {
	out, err := retention.abi.Unpack("frozenUntil", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackHold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x329dadcc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hold((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 reason) returns()
func (retention *Retention) PackHold(record Record, reason [32]byte) []byte {
	enc, err := retention.abi.Pack("hold", record, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x329dadcc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hold((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, bytes32 reason) returns()
func (retention *Retention) TryPackHold(record Record, reason [32]byte) ([]byte, error) {
	return retention.abi.Pack("hold", record, reason)
}

// PackHoldDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99708d18.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function holdDevice(bytes32 device, bytes32 reason) returns()
func (retention *Retention) PackHoldDevice(device [32]byte, reason [32]byte) []byte {
	enc, err := retention.abi.Pack("holdDevice", device, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHoldDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99708d18.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function holdDevice(bytes32 device, bytes32 reason) returns()
func (retention *Retention) TryPackHoldDevice(device [32]byte, reason [32]byte) ([]byte, error) {
	return retention.abi.Pack("holdDevice", device, reason)
}

// PackHoldsOn is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe6438c51.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function holdsOn(bytes32 recordHash) view returns(uint256)
func (retention *Retention) PackHoldsOn(recordHash [32]byte) []byte {
	enc, err := retention.abi.Pack("holdsOn", recordHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHoldsOn is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe6438c51.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function holdsOn(bytes32 recordHash) view returns(uint256)
func (retention *Retention) TryPackHoldsOn(recordHash [32]byte) ([]byte, error) {
	return retention.abi.Pack("holdsOn", recordHash)
}

// UnpackHoldsOn is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe6438c51.
//
// Solidity: function holdsOn(bytes32 recordHash) view returns(uint256)
func (retention *Retention) UnpackHoldsOn(data []byte) (*big.Int, error) {
	out, err := retention.abi.Unpack("holdsOn", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackHoldsOnDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaefd4c1a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function holdsOnDevice(bytes32 device) view returns(uint256)
func (retention *Retention) PackHoldsOnDevice(device [32]byte) []byte {
	enc, err := retention.abi.Pack("holdsOnDevice", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHoldsOnDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaefd4c1a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function holdsOnDevice(bytes32 device) view returns(uint256)
func (retention *Retention) TryPackHoldsOnDevice(device [32]byte) ([]byte, error) {
	return retention.abi.Pack("holdsOnDevice", device)
}

// UnpackHoldsOnDevice is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xaefd4c1a.
//
// Solidity: function holdsOnDevice(bytes32 device) view returns(uint256)
func (retention *Retention) UnpackHoldsOnDevice(data []byte) (*big.Int, error) {
	out, err := retention.abi.Unpack("holdsOnDevice", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (retention *Retention) PackIsConsumingScheduledOp() []byte {
	enc, err := retention.abi.Pack("isConsumingScheduledOp")
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
func (retention *Retention) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return retention.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (retention *Retention) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := retention.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackIsDeviceHolder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fdfba72.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isDeviceHolder(bytes32 device, address account) view returns(bool)
func (retention *Retention) PackIsDeviceHolder(device [32]byte, account common.Address) []byte {
	enc, err := retention.abi.Pack("isDeviceHolder", device, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsDeviceHolder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fdfba72.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isDeviceHolder(bytes32 device, address account) view returns(bool)
func (retention *Retention) TryPackIsDeviceHolder(device [32]byte, account common.Address) ([]byte, error) {
	return retention.abi.Pack("isDeviceHolder", device, account)
}

// UnpackIsDeviceHolder is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fdfba72.
//
// Solidity: function isDeviceHolder(bytes32 device, address account) view returns(bool)
func (retention *Retention) UnpackIsDeviceHolder(data []byte) (bool, error) {
	out, err := retention.abi.Unpack("isDeviceHolder", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsHolder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd3879c5d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isHolder(bytes32 recordHash, address account) view returns(bool)
func (retention *Retention) PackIsHolder(recordHash [32]byte, account common.Address) []byte {
	enc, err := retention.abi.Pack("isHolder", recordHash, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsHolder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd3879c5d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isHolder(bytes32 recordHash, address account) view returns(bool)
func (retention *Retention) TryPackIsHolder(recordHash [32]byte, account common.Address) ([]byte, error) {
	return retention.abi.Pack("isHolder", recordHash, account)
}

// UnpackIsHolder is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd3879c5d.
//
// Solidity: function isHolder(bytes32 recordHash, address account) view returns(bool)
func (retention *Retention) UnpackIsHolder(data []byte) (bool, error) {
	out, err := retention.abi.Unpack("isHolder", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsRetired is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32fbc29b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isRetired(bytes32 recordHash) view returns(bool)
func (retention *Retention) PackIsRetired(recordHash [32]byte) []byte {
	enc, err := retention.abi.Pack("isRetired", recordHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsRetired is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32fbc29b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isRetired(bytes32 recordHash) view returns(bool)
func (retention *Retention) TryPackIsRetired(recordHash [32]byte) ([]byte, error) {
	return retention.abi.Pack("isRetired", recordHash)
}

// UnpackIsRetired is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x32fbc29b.
//
// Solidity: function isRetired(bytes32 recordHash) view returns(bool)
func (retention *Retention) UnpackIsRetired(data []byte) (bool, error) {
	out, err := retention.abi.Unpack("isRetired", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRefusalOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc00fd0c9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function refusalOf((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) view returns(bytes)
func (retention *Retention) PackRefusalOf(record Record) []byte {
	enc, err := retention.abi.Pack("refusalOf", record)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRefusalOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc00fd0c9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function refusalOf((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) view returns(bytes)
func (retention *Retention) TryPackRefusalOf(record Record) ([]byte, error) {
	return retention.abi.Pack("refusalOf", record)
}

// UnpackRefusalOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc00fd0c9.
//
// Solidity: function refusalOf((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) view returns(bytes)
func (retention *Retention) UnpackRefusalOf(data []byte) ([]byte, error) {
	out, err := retention.abi.Unpack("refusalOf", data)
	if err != nil {
		return *new([]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([]byte)).(*[]byte)
	return out0, nil
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd3401a88.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, address holder, bytes32 reason) returns()
func (retention *Retention) PackRelease(record Record, holder common.Address, reason [32]byte) []byte {
	enc, err := retention.abi.Pack("release", record, holder, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd3401a88.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record, address holder, bytes32 reason) returns()
func (retention *Retention) TryPackRelease(record Record, holder common.Address, reason [32]byte) ([]byte, error) {
	return retention.abi.Pack("release", record, holder, reason)
}

// PackReleaseDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed4def85.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releaseDevice(bytes32 device, address holder, bytes32 reason) returns()
func (retention *Retention) PackReleaseDevice(device [32]byte, holder common.Address, reason [32]byte) []byte {
	enc, err := retention.abi.Pack("releaseDevice", device, holder, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleaseDevice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed4def85.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releaseDevice(bytes32 device, address holder, bytes32 reason) returns()
func (retention *Retention) TryPackReleaseDevice(device [32]byte, holder common.Address, reason [32]byte) ([]byte, error) {
	return retention.abi.Pack("releaseDevice", device, holder, reason)
}

// PackRetire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18cb7ff7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function retire((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) returns()
func (retention *Retention) PackRetire(record Record) []byte {
	enc, err := retention.abi.Pack("retire", record)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRetire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18cb7ff7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function retire((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32) record) returns()
func (retention *Retention) TryPackRetire(record Record) ([]byte, error) {
	return retention.abi.Pack("retire", record)
}

// PackRetireBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe186b1b6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function retireBatch((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32)[] records) returns()
func (retention *Retention) PackRetireBatch(records []Record) []byte {
	enc, err := retention.abi.Pack("retireBatch", records)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRetireBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe186b1b6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function retireBatch((bytes32,uint64,bytes32,bytes32,bytes32,uint32,uint32,uint8,uint32,bytes32,uint8,bytes32,bytes32)[] records) returns()
func (retention *Retention) TryPackRetireBatch(records []Record) ([]byte, error) {
	return retention.abi.Pack("retireBatch", records)
}

// PackRetiredAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc553d42.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function retiredAt(bytes32 recordHash) view returns(uint64)
func (retention *Retention) PackRetiredAt(recordHash [32]byte) []byte {
	enc, err := retention.abi.Pack("retiredAt", recordHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRetiredAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc553d42.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function retiredAt(bytes32 recordHash) view returns(uint64)
func (retention *Retention) TryPackRetiredAt(recordHash [32]byte) ([]byte, error) {
	return retention.abi.Pack("retiredAt", recordHash)
}

// UnpackRetiredAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcc553d42.
//
// Solidity: function retiredAt(bytes32 recordHash) view returns(uint64)
func (retention *Retention) UnpackRetiredAt(data []byte) (uint64, error) {
	out, err := retention.abi.Unpack("retiredAt", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (retention *Retention) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := retention.abi.Pack("setAuthority", newAuthority)
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
func (retention *Retention) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return retention.abi.Pack("setAuthority", newAuthority)
}

// PackThaw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc259ddfe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function thaw(bytes32 device) returns()
func (retention *Retention) PackThaw(device [32]byte) []byte {
	enc, err := retention.abi.Pack("thaw", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackThaw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc259ddfe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function thaw(bytes32 device) returns()
func (retention *Retention) TryPackThaw(device [32]byte) ([]byte, error) {
	return retention.abi.Pack("thaw", device)
}

// RetentionAuthorityUpdated represents a AuthorityUpdated event raised by the Retention contract.
type RetentionAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const RetentionAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (RetentionAuthorityUpdated) ContractEventName() string {
	return RetentionAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (retention *Retention) UnpackAuthorityUpdatedEvent(log *types.Log) (*RetentionAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionDeviceHoldPlaced represents a DeviceHoldPlaced event raised by the Retention contract.
type RetentionDeviceHoldPlaced struct {
	Device [32]byte
	Holder common.Address
	Reason [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const RetentionDeviceHoldPlacedEventName = "DeviceHoldPlaced"

// ContractEventName returns the user-defined event name.
func (RetentionDeviceHoldPlaced) ContractEventName() string {
	return RetentionDeviceHoldPlacedEventName
}

// UnpackDeviceHoldPlacedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DeviceHoldPlaced(bytes32 indexed device, address indexed holder, bytes32 reason)
func (retention *Retention) UnpackDeviceHoldPlacedEvent(log *types.Log) (*RetentionDeviceHoldPlaced, error) {
	event := "DeviceHoldPlaced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionDeviceHoldPlaced)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionDeviceHoldReleased represents a DeviceHoldReleased event raised by the Retention contract.
type RetentionDeviceHoldReleased struct {
	Device [32]byte
	Holder common.Address
	Reason [32]byte
	By     common.Address
	Raw    *types.Log // Blockchain specific contextual infos
}

const RetentionDeviceHoldReleasedEventName = "DeviceHoldReleased"

// ContractEventName returns the user-defined event name.
func (RetentionDeviceHoldReleased) ContractEventName() string {
	return RetentionDeviceHoldReleasedEventName
}

// UnpackDeviceHoldReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DeviceHoldReleased(bytes32 indexed device, address indexed holder, bytes32 reason, address by)
func (retention *Retention) UnpackDeviceHoldReleasedEvent(log *types.Log) (*RetentionDeviceHoldReleased, error) {
	event := "DeviceHoldReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionDeviceHoldReleased)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionHoldPlaced represents a HoldPlaced event raised by the Retention contract.
type RetentionHoldPlaced struct {
	Device     [32]byte
	RecordHash [32]byte
	Sequence   uint64
	Holder     common.Address
	Reason     [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const RetentionHoldPlacedEventName = "HoldPlaced"

// ContractEventName returns the user-defined event name.
func (RetentionHoldPlaced) ContractEventName() string {
	return RetentionHoldPlacedEventName
}

// UnpackHoldPlacedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event HoldPlaced(bytes32 indexed device, bytes32 indexed recordHash, uint64 sequence, address indexed holder, bytes32 reason)
func (retention *Retention) UnpackHoldPlacedEvent(log *types.Log) (*RetentionHoldPlaced, error) {
	event := "HoldPlaced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionHoldPlaced)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionHoldReleased represents a HoldReleased event raised by the Retention contract.
type RetentionHoldReleased struct {
	Device     [32]byte
	RecordHash [32]byte
	Sequence   uint64
	Holder     common.Address
	Reason     [32]byte
	By         common.Address
	Raw        *types.Log // Blockchain specific contextual infos
}

const RetentionHoldReleasedEventName = "HoldReleased"

// ContractEventName returns the user-defined event name.
func (RetentionHoldReleased) ContractEventName() string {
	return RetentionHoldReleasedEventName
}

// UnpackHoldReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event HoldReleased(bytes32 indexed device, bytes32 indexed recordHash, uint64 sequence, address indexed holder, bytes32 reason, address by)
func (retention *Retention) UnpackHoldReleasedEvent(log *types.Log) (*RetentionHoldReleased, error) {
	event := "HoldReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionHoldReleased)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionRetireRefused represents a RetireRefused event raised by the Retention contract.
type RetentionRetireRefused struct {
	Device     [32]byte
	RecordHash [32]byte
	Sequence   uint64
	Reason     []byte
	By         common.Address
	Raw        *types.Log // Blockchain specific contextual infos
}

const RetentionRetireRefusedEventName = "RetireRefused"

// ContractEventName returns the user-defined event name.
func (RetentionRetireRefused) ContractEventName() string {
	return RetentionRetireRefusedEventName
}

// UnpackRetireRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RetireRefused(bytes32 indexed device, bytes32 indexed recordHash, uint64 sequence, bytes reason, address by)
func (retention *Retention) UnpackRetireRefusedEvent(log *types.Log) (*RetentionRetireRefused, error) {
	event := "RetireRefused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionRetireRefused)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionRetired represents a Retired event raised by the Retention contract.
type RetentionRetired struct {
	Device     [32]byte
	RecordHash [32]byte
	Sequence   uint64
	Time       uint64
	By         common.Address
	Raw        *types.Log // Blockchain specific contextual infos
}

const RetentionRetiredEventName = "Retired"

// ContractEventName returns the user-defined event name.
func (RetentionRetired) ContractEventName() string {
	return RetentionRetiredEventName
}

// UnpackRetiredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Retired(bytes32 indexed device, bytes32 indexed recordHash, uint64 indexed sequence, uint64 time, address by)
func (retention *Retention) UnpackRetiredEvent(log *types.Log) (*RetentionRetired, error) {
	event := "Retired"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionRetired)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionRetirementFrozen represents a RetirementFrozen event raised by the Retention contract.
type RetentionRetirementFrozen struct {
	Device [32]byte
	Until  uint64
	By     common.Address
	Raw    *types.Log // Blockchain specific contextual infos
}

const RetentionRetirementFrozenEventName = "RetirementFrozen"

// ContractEventName returns the user-defined event name.
func (RetentionRetirementFrozen) ContractEventName() string {
	return RetentionRetirementFrozenEventName
}

// UnpackRetirementFrozenEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RetirementFrozen(bytes32 indexed device, uint64 until, address by)
func (retention *Retention) UnpackRetirementFrozenEvent(log *types.Log) (*RetentionRetirementFrozen, error) {
	event := "RetirementFrozen"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionRetirementFrozen)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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

// RetentionRetirementThawed represents a RetirementThawed event raised by the Retention contract.
type RetentionRetirementThawed struct {
	Device [32]byte
	By     common.Address
	Raw    *types.Log // Blockchain specific contextual infos
}

const RetentionRetirementThawedEventName = "RetirementThawed"

// ContractEventName returns the user-defined event name.
func (RetentionRetirementThawed) ContractEventName() string {
	return RetentionRetirementThawedEventName
}

// UnpackRetirementThawedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RetirementThawed(bytes32 indexed device, address by)
func (retention *Retention) UnpackRetirementThawedEvent(log *types.Log) (*RetentionRetirementThawed, error) {
	event := "RetirementThawed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != retention.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RetentionRetirementThawed)
	if len(log.Data) > 0 {
		if err := retention.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range retention.abi.Events[event].Inputs {
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
func (retention *Retention) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], retention.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return retention.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return retention.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return retention.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["AlreadyRetired"].ID.Bytes()[:4]) {
		return retention.UnpackAlreadyRetiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["BatchTooLarge"].ID.Bytes()[:4]) {
		return retention.UnpackBatchTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["DeviceUnknown"].ID.Bytes()[:4]) {
		return retention.UnpackDeviceUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["DrilledLast"].ID.Bytes()[:4]) {
		return retention.UnpackDrilledLastError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["Frozen"].ID.Bytes()[:4]) {
		return retention.UnpackFrozenError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["Held"].ID.Bytes()[:4]) {
		return retention.UnpackHeldError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["HistoryForked"].ID.Bytes()[:4]) {
		return retention.UnpackHistoryForkedError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["HoldKnown"].ID.Bytes()[:4]) {
		return retention.UnpackHoldKnownError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["HoldOfAnother"].ID.Bytes()[:4]) {
		return retention.UnpackHoldOfAnotherError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["HoldUnknown"].ID.Bytes()[:4]) {
		return retention.UnpackHoldUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["KeptByLast"].ID.Bytes()[:4]) {
		return retention.UnpackKeptByLastError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["LastSnapshot"].ID.Bytes()[:4]) {
		return retention.UnpackLastSnapshotError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["NotExpired"].ID.Bytes()[:4]) {
		return retention.UnpackNotExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], retention.abi.Errors["SnapshotUnknown"].ID.Bytes()[:4]) {
		return retention.UnpackSnapshotUnknownError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// RetentionAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Retention contract.
type RetentionAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func RetentionAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (retention *Retention) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*RetentionAccessManagedInvalidAuthority, error) {
	out := new(RetentionAccessManagedInvalidAuthority)
	if err := retention.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Retention contract.
type RetentionAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func RetentionAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (retention *Retention) UnpackAccessManagedRequiredDelayError(raw []byte) (*RetentionAccessManagedRequiredDelay, error) {
	out := new(RetentionAccessManagedRequiredDelay)
	if err := retention.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Retention contract.
type RetentionAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func RetentionAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (retention *Retention) UnpackAccessManagedUnauthorizedError(raw []byte) (*RetentionAccessManagedUnauthorized, error) {
	out := new(RetentionAccessManagedUnauthorized)
	if err := retention.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionAlreadyRetired represents a AlreadyRetired error raised by the Retention contract.
type RetentionAlreadyRetired struct {
	Time uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyRetired(uint64 time)
func RetentionAlreadyRetiredErrorID() common.Hash {
	return common.HexToHash("0xebd4689dea8b9c72d5a5cd6adbfdd9bdfb1d91d1b55344d18142e42ff124d92b")
}

// UnpackAlreadyRetiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyRetired(uint64 time)
func (retention *Retention) UnpackAlreadyRetiredError(raw []byte) (*RetentionAlreadyRetired, error) {
	out := new(RetentionAlreadyRetired)
	if err := retention.abi.UnpackIntoInterface(out, "AlreadyRetired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionBatchTooLarge represents a BatchTooLarge error raised by the Retention contract.
type RetentionBatchTooLarge struct {
	Items *big.Int
	Most  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BatchTooLarge(uint256 items, uint256 most)
func RetentionBatchTooLargeErrorID() common.Hash {
	return common.HexToHash("0xbb1cb70bcc2ddbaabd8d251943ebb6b48ae10b9f78ce35a6f00b43eac7ae64f1")
}

// UnpackBatchTooLargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BatchTooLarge(uint256 items, uint256 most)
func (retention *Retention) UnpackBatchTooLargeError(raw []byte) (*RetentionBatchTooLarge, error) {
	out := new(RetentionBatchTooLarge)
	if err := retention.abi.UnpackIntoInterface(out, "BatchTooLarge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionDeviceUnknown represents a DeviceUnknown error raised by the Retention contract.
type RetentionDeviceUnknown struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeviceUnknown(bytes32 device)
func RetentionDeviceUnknownErrorID() common.Hash {
	return common.HexToHash("0xda0015fe0c83865b6a2bc1ced238f8b296b5b4ebba42a3c6ccffae110047e12c")
}

// UnpackDeviceUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeviceUnknown(bytes32 device)
func (retention *Retention) UnpackDeviceUnknownError(raw []byte) (*RetentionDeviceUnknown, error) {
	out := new(RetentionDeviceUnknown)
	if err := retention.abi.UnpackIntoInterface(out, "DeviceUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionDrilledLast represents a DrilledLast error raised by the Retention contract.
type RetentionDrilledLast struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DrilledLast()
func RetentionDrilledLastErrorID() common.Hash {
	return common.HexToHash("0xabbbac0353481ddb133ce8ba4502b6b2d6b24614f0ff023bb5b1f0bf1efff807")
}

// UnpackDrilledLastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DrilledLast()
func (retention *Retention) UnpackDrilledLastError(raw []byte) (*RetentionDrilledLast, error) {
	out := new(RetentionDrilledLast)
	if err := retention.abi.UnpackIntoInterface(out, "DrilledLast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionFrozen represents a Frozen error raised by the Retention contract.
type RetentionFrozen struct {
	Until uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Frozen(uint64 until)
func RetentionFrozenErrorID() common.Hash {
	return common.HexToHash("0x5e20151a99b0432a9ac06d33b91b77d3134ce0638cc70d7df042947ca48a2caf")
}

// UnpackFrozenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Frozen(uint64 until)
func (retention *Retention) UnpackFrozenError(raw []byte) (*RetentionFrozen, error) {
	out := new(RetentionFrozen)
	if err := retention.abi.UnpackIntoInterface(out, "Frozen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionHeld represents a Held error raised by the Retention contract.
type RetentionHeld struct {
	Holds *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Held(uint256 holds)
func RetentionHeldErrorID() common.Hash {
	return common.HexToHash("0x6faaa770dd9dbd334ac7a36f6f58ee129341bdd47ff7edef27d5ca7fc8581193")
}

// UnpackHeldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Held(uint256 holds)
func (retention *Retention) UnpackHeldError(raw []byte) (*RetentionHeld, error) {
	out := new(RetentionHeld)
	if err := retention.abi.UnpackIntoInterface(out, "Held", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionHistoryForked represents a HistoryForked error raised by the Retention contract.
type RetentionHistoryForked struct {
	Device [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error HistoryForked(bytes32 device)
func RetentionHistoryForkedErrorID() common.Hash {
	return common.HexToHash("0x5665bf06b97ad73b57907159566c6544541f07ebcd32ea86c0f47b7b74f481c3")
}

// UnpackHistoryForkedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error HistoryForked(bytes32 device)
func (retention *Retention) UnpackHistoryForkedError(raw []byte) (*RetentionHistoryForked, error) {
	out := new(RetentionHistoryForked)
	if err := retention.abi.UnpackIntoInterface(out, "HistoryForked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionHoldKnown represents a HoldKnown error raised by the Retention contract.
type RetentionHoldKnown struct {
	Holder common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error HoldKnown(address holder)
func RetentionHoldKnownErrorID() common.Hash {
	return common.HexToHash("0xc42cb02b748b8e17e68ceee73f83fd754fbf857974f2822d54f93fac82daf8eb")
}

// UnpackHoldKnownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error HoldKnown(address holder)
func (retention *Retention) UnpackHoldKnownError(raw []byte) (*RetentionHoldKnown, error) {
	out := new(RetentionHoldKnown)
	if err := retention.abi.UnpackIntoInterface(out, "HoldKnown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionHoldOfAnother represents a HoldOfAnother error raised by the Retention contract.
type RetentionHoldOfAnother struct {
	Holder common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error HoldOfAnother(address holder)
func RetentionHoldOfAnotherErrorID() common.Hash {
	return common.HexToHash("0x8918c3a5c797aa4a8f4d2ba7d1f6aec69f425f51c7a2c201ebbb075fa60c2a96")
}

// UnpackHoldOfAnotherError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error HoldOfAnother(address holder)
func (retention *Retention) UnpackHoldOfAnotherError(raw []byte) (*RetentionHoldOfAnother, error) {
	out := new(RetentionHoldOfAnother)
	if err := retention.abi.UnpackIntoInterface(out, "HoldOfAnother", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionHoldUnknown represents a HoldUnknown error raised by the Retention contract.
type RetentionHoldUnknown struct {
	Holder common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error HoldUnknown(address holder)
func RetentionHoldUnknownErrorID() common.Hash {
	return common.HexToHash("0x1d2f8abcc94c665054951fd24f04fcba6a6241696e2a453d41e6abcb2c749f6a")
}

// UnpackHoldUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error HoldUnknown(address holder)
func (retention *Retention) UnpackHoldUnknownError(raw []byte) (*RetentionHoldUnknown, error) {
	out := new(RetentionHoldUnknown)
	if err := retention.abi.UnpackIntoInterface(out, "HoldUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionKeptByLast represents a KeptByLast error raised by the Retention contract.
type RetentionKeptByLast struct {
	Last *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeptByLast(uint256 last)
func RetentionKeptByLastErrorID() common.Hash {
	return common.HexToHash("0xfaa0c489ac8840da9593f8803f92ca0d03259fb4cfabf8ebdbf0e0eccd547be8")
}

// UnpackKeptByLastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeptByLast(uint256 last)
func (retention *Retention) UnpackKeptByLastError(raw []byte) (*RetentionKeptByLast, error) {
	out := new(RetentionKeptByLast)
	if err := retention.abi.UnpackIntoInterface(out, "KeptByLast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionLastSnapshot represents a LastSnapshot error raised by the Retention contract.
type RetentionLastSnapshot struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LastSnapshot()
func RetentionLastSnapshotErrorID() common.Hash {
	return common.HexToHash("0x10d7c36fd64e0eab4d70ad32eb998f0c1d694c32d62ed128ae072352b5c41d0c")
}

// UnpackLastSnapshotError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LastSnapshot()
func (retention *Retention) UnpackLastSnapshotError(raw []byte) (*RetentionLastSnapshot, error) {
	out := new(RetentionLastSnapshot)
	if err := retention.abi.UnpackIntoInterface(out, "LastSnapshot", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionNotExpired represents a NotExpired error raised by the Retention contract.
type RetentionNotExpired struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotExpired(uint64 expiry)
func RetentionNotExpiredErrorID() common.Hash {
	return common.HexToHash("0xb8b92567eb98488800f7f3985a5fee16deae712b7a29e45711e092e4cce00d16")
}

// UnpackNotExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotExpired(uint64 expiry)
func (retention *Retention) UnpackNotExpiredError(raw []byte) (*RetentionNotExpired, error) {
	out := new(RetentionNotExpired)
	if err := retention.abi.UnpackIntoInterface(out, "NotExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RetentionSnapshotUnknown represents a SnapshotUnknown error raised by the Retention contract.
type RetentionSnapshotUnknown struct {
	RecordHash [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SnapshotUnknown(bytes32 recordHash)
func RetentionSnapshotUnknownErrorID() common.Hash {
	return common.HexToHash("0xa1a66c35e8679cf3cd2e3480e223a9f21c8fc9d48500d397b327ba29fd8c1341")
}

// UnpackSnapshotUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SnapshotUnknown(bytes32 recordHash)
func (retention *Retention) UnpackSnapshotUnknownError(raw []byte) (*RetentionSnapshotUnknown, error) {
	out := new(RetentionSnapshotUnknown)
	if err := retention.abi.UnpackIntoInterface(out, "SnapshotUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SnapshotsMetaData contains all meta data concerning the Snapshots contract.
var SnapshotsMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"genesis\",\"type\":\"bytes32\"},{\"internalType\":\"contractIClock\",\"name\":\"clock\",\"type\":\"address\"},{\"internalType\":\"contractIFleet\",\"name\":\"fleet\",\"type\":\"address\"},{\"internalType\":\"contractIStores\",\"name\":\"stores\",\"type\":\"address\"},{\"internalType\":\"contractIPolicies\",\"name\":\"policies\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"BUCKET_SECONDS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"BUCKET_TOKENS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_BATCH\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_EPOCH_STEP\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_SUPERSEDED\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"r\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"internalType\":\"structReceiptIn[]\",\"name\":\"receipts\",\"type\":\"tuple[]\"}],\"name\":\"addReceipts\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"r\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"internalType\":\"structReceiptIn[]\",\"name\":\"receipts\",\"type\":\"tuple[]\"}],\"internalType\":\"structItem\",\"name\":\"item\",\"type\":\"tuple\"}],\"name\":\"anchor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"r\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"internalType\":\"structReceiptIn[]\",\"name\":\"receipts\",\"type\":\"tuple[]\"}],\"internalType\":\"structItem[]\",\"name\":\"items\",\"type\":\"tuple[]\"}],\"name\":\"anchorBatch\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"accepted\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord[]\",\"name\":\"between\",\"type\":\"tuple[]\"}],\"name\":\"answerFork\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"authority\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domainSeparator\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"dueAt\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"due\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"flagOverdue\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"}],\"name\":\"hashOf\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"head\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"anchoredAt\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"releasedEpoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"forkedGeneration\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"bucketRefill\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochKeys\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"window\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"breaches\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"overdue\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"longest\",\"type\":\"uint32\"},{\"internalType\":\"bool\",\"name\":\"flagged\",\"type\":\"bool\"}],\"internalType\":\"structHead\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"isConsumingScheduledOp\",\"outputs\":[{\"internalType\":\"bytes4\",\"name\":\"\",\"type\":\"bytes4\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"isForked\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"noteRelease\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"accepted\",\"type\":\"tuple\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"internalType\":\"structRecord\",\"name\":\"other\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"otherSignature\",\"type\":\"bytes\"}],\"name\":\"reportFork\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newAuthority\",\"type\":\"address\"}],\"name\":\"setAuthority\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"snapshot\",\"outputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"anchoredAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"positions\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"internalType\":\"structSnapshot\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"components\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"previous\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"listRoot\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"sealedKeyHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"policyVersion\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"trigger\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"epochCommitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint8\",\"name\":\"verdict\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"verdictHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"supersedes\",\"type\":\"bytes32\"}],\"indexed\":false,\"internalType\":\"structRecord\",\"name\":\"record\",\"type\":\"tuple\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"positions\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"relayer\",\"type\":\"address\"}],\"name\":\"Anchored\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AuthorityUpdated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"due\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"duration\",\"type\":\"uint64\"}],\"name\":\"BreachEnded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"due\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"reporter\",\"type\":\"address\"}],\"name\":\"BreachFlagged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"EpochReleaseNoted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"acceptedHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"otherHash\",\"type\":\"bytes32\"}],\"name\":\"ForkAnswered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"acceptedHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"otherHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"reporter\",\"type\":\"address\"}],\"name\":\"Forked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"positions\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"relayer\",\"type\":\"address\"}],\"name\":\"ReceiptsAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"reason\",\"type\":\"bytes\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"relayer\",\"type\":\"address\"}],\"name\":\"Refused\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"authority\",\"type\":\"address\"}],\"name\":\"AccessManagedInvalidAuthority\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"delay\",\"type\":\"uint32\"}],\"name\":\"AccessManagedRequiredDelay\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"AccessManagedUnauthorized\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"}],\"name\":\"BadReceipt\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"BadSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"items\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"BatchTooLarge\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"due\",\"type\":\"uint64\"}],\"name\":\"BreachFlaggedAlready\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceNotActive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"DeviceUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"epochKeys\",\"type\":\"bytes32\"}],\"name\":\"EpochCommitmentExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"atLeast\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"atMost\",\"type\":\"uint32\"}],\"name\":\"EpochExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"EpochReleased\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"ForkKnown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"device\",\"type\":\"bytes32\"}],\"name\":\"ForkUnknown\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NotAFork\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"due\",\"type\":\"uint64\"}],\"name\":\"NotOverdue\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"want\",\"type\":\"uint256\"}],\"name\":\"OrganisationsNotMet\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"policy\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"PolicyExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"n\",\"type\":\"uint8\"}],\"name\":\"PositionOutOfRange\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"PreviousExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"want\",\"type\":\"uint256\"}],\"name\":\"QuorumNotMet\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"retryAt\",\"type\":\"uint64\"}],\"name\":\"RateLimited\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"validUntil\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"needed\",\"type\":\"uint64\"}],\"name\":\"ReceiptTooShort\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"position\",\"type\":\"uint8\"}],\"name\":\"ReceiptTwice\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"sequence\",\"type\":\"uint64\"}],\"name\":\"SequenceExpected\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"recordHash\",\"type\":\"bytes32\"}],\"name\":\"SnapshotUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"index\",\"type\":\"uint256\"}],\"name\":\"SupersessionBroken\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"got\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"most\",\"type\":\"uint256\"}],\"name\":\"TooManyReceipts\",\"type\":\"error\"}]",
	ID:  "690f194a8b8d6e91e3fa361b7df294b741",
	Bin: "0x61012080604052346102135760c0816140be80380380916100208285610217565b8339810103126102135780516001600160a01b038116919082900361021357602081015160408201516001600160a01b0381168103610213576060830151916001600160a01b0383168303610213576080840151936001600160a01b03851685036102135760a00151946001600160a01b0386168603610213575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a160405160208101917fa604fff5a27d5951f334ccda7abff3286a8af29caeeb196a6f2b40a1dce7612b83527fac2a2e4450362c5c4f599755fd773abe2788c30af13a3a118dc63405961efe3f60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc6606083015246608083015260a082015260a0815261016860c082610217565b51902060805260a05260c05260e05261010052604051613e6f908161024f82396080518181816101640152818161043d0152818161051b01528181610a7901528181610b1c01528181610c2a01528181611023015281816135440152613954015260a05181611c12015260c05181818161079101528181611191015281816116fe0152611dd7015260e05181613d3f015261010051818181612ad101528181612bf301526132490152f35b5f80fd5b601f909101601f19168101906001600160401b0382119082101761023a57604052565b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c80631545a06314610f995780631ac79c4114610ed257806348035eeb14610d76578063543833bb14610e9b578063589b60bf14610e805780637a9e5e4b14610d7b57806385643b1014610d765780638e18e35114610bbb5780638fb3603714610b48578063950bff9f146109f2578063acb9a49b14610b03578063ad641f4d14610a0e578063b50a2401146109f2578063b9bf0be214610734578063bf7e214f14610702578063c246dccf14610496578063c9ece1a61461046e578063d598cefa146103e7578063f339e3b214610187578063f698da251461014d5763fb43de2e14610100575f80fd5b34610149576020600319360112610149576020610134600435805f526001835260405f206003600182015491015491612a40565b91505067ffffffffffffffff60405191168152f35b5f80fd5b34610149575f6003193601126101495760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610149576020600319360112610149576040516101a48161148a565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f905261010081015f905261012081015f905261014081015f905261016081015f905261018081015f90526101a081015f90526101c0015f90526004355f52600160205260405f206040516102298161148a565b815491828252600181015491602081019367ffffffffffffffff8416855260408201908460401c67ffffffffffffffff168252606083018560801c63ffffffff168152608084018660a01c63ffffffff16815260a08501958760c01c63ffffffff16875260c086019760e01c885260028101549060e087019182526003015497889761010088019363ffffffff8a1685526101208901958a60201c63ffffffff1687526101408a01978b60401c63ffffffff1689526101608b01998c60601c63ffffffff168b526101808c019b8d60801c67ffffffffffffffff168d526101a08101809e60c01c63ffffffff1690526101c001809e60e01c60ff16151590526040519e8f9283525167ffffffffffffffff1660208301525167ffffffffffffffff1690604001525163ffffffff1660608d01525163ffffffff1660808c01525163ffffffff1660a08b01525163ffffffff1660c08a01525160e08901525163ffffffff166101008801525163ffffffff166101208701525163ffffffff166101408601525163ffffffff166101608501525167ffffffffffffffff166101808401525163ffffffff166101a08301525115156101c08201526101e090f35b346101495760206003193601126101495760043567ffffffffffffffff8111610149576101e06003198260040192360301126101495761046761046c9161042e363361193f565b610436611b61565b90610461817f0000000000000000000000000000000000000000000000000000000000000000611802565b91611d8a565b612a2c565b005b3461014957602060031936011261014957602061048c600435611695565b6040519015158152f35b346101495760031936016101c08112610149576101a013610149576101a43567ffffffffffffffff811161014957366023820112156101495780600401359067ffffffffffffffff8211610149576024810190602436916101a08502010111610149576004359161050683611695565b156106d657801580156106cc575b6106a157907f00000000000000000000000000000000000000000000000000000000000000009061054482611762565b9161018435935f925b81841061063c5750505050805f528160205260405f2090835f52600360205260405f20548203610610577f729cad16010c73a0954c0a4e6d5fae0634c812c23f4656010efd6024acaa944b92604092855f5260016020526001845f20017fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff81541690555f526004602052825f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905582519182526020820152a2005b837f814fb34a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9091929461065461064e878585611657565b85611802565b03610675576001610180610669878585611657565b0135950192919061054d565b847f82b38ce3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f82b38ce3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060208111610514565b827f814fb34a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610149575f60031936011261014957602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b34610149576020600319360112610149576004356040517fdf78bce200000000000000000000000000000000000000000000000000000000815281600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109e7575f916109b4575b506107cb816115dc565b8015610988576001906107dd816115dc565b0361095d57805f52600160205260405f209067ffffffffffffffff6003600184015493019261080f8454809285612a40565b90959193169182158015610953575b6109275760ff8160e01c166108fb579260609263ffffffff927c0100000000000000000000000000000000000000000000000000000000867fffffff00ffffffffffffffffffffffff00000000ffffffffffffffffffffffff6fffffffff0000000000000000000000006108da88857fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f99629dc5bc6aaad78edecbb62f02fd8d4db1fa232cdd99e01ed9c054785f61db9d16178b1c16611613565b891b16911617179055826040519716875260208701523360408701521693a3005b827ffbd1744c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b827f21294bad000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b508242111561081e565b7f2b38e2ea000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507fda0015fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6109d6915060803d6080116109e0575b6109ce81836114c3565b8101906114f7565b50915050826107c1565b503d6109c4565b6040513d5f823e3d90fd5b34610149575f6003193601126101495760206040516101008152f35b346101495760031936016101c08112610149576101a013610149576101a43567ffffffffffffffff8111610149573660238201121561014957806004013567ffffffffffffffff8111610149573660248260071b8401011161014957610a74363361193f565b610a9d7f0000000000000000000000000000000000000000000000000000000000000000611762565b91825f52600260205267ffffffffffffffff60405f205460401c1615610ad7579061046c926024610467930190610ad2611b61565b61275d565b827fa1a66c35000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610149576101a0600319360112610149576020610b407f0000000000000000000000000000000000000000000000000000000000000000611762565b604051908152f35b34610149575f600319360112610149575f5460a01c60ff1615610bb35760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f610b89565b346101495760206003193601126101495760043567ffffffffffffffff8111610149573660238201121561014957806004013567ffffffffffffffff8111610149573660248260051b8401011161014957610c16363361193f565b6101008111610d4557610c27611b61565b5f7f00000000000000000000000000000000000000000000000000000000000000006101608301927ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdfd86360301925b8581101561046c5760248160051b8801013590848212156101495760019188016024810190610ca58287611802565b90610cb1828488611d8a565b908151610cc8575b50505050855160405201610c76565b602091610cf860447fb516725be14fa98b1d52a884881ef65810f089c6ecd5e021803b4e7d519a233b930161142c565b9067ffffffffffffffff60405192168252604084830152805193849182604085015201606083015e5f60608483010152606081601f19601f3398359601168101030190a488808080610cb9565b7fbb1cb70b000000000000000000000000000000000000000000000000000000005f5260045261010060245260445ffd5b6113ea565b346101495760206003193601126101495760043573ffffffffffffffffffffffffffffffffffffffff811690818103610149575f549073ffffffffffffffffffffffffffffffffffffffff82163303610e54573b15610e2857817f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad927fffffffffffffffffffffffff000000000000000000000000000000000000000060209316175f55604051908152a1005b507fc2f31e5e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b34610149575f600319360112610149576020604051601e8152f35b346101495760406003193601126101495760243563ffffffff811681036101495761046c90610eca363361193f565b60043561152a565b34610149576020600319360112610149575f6080604051610ef281611441565b82815282602082015282604082015282606082015201526004355f52600260205260a060405f2063ffffffff60405191610f2b83611441565b548167ffffffffffffffff82169384815267ffffffffffffffff60208201818560401c168152816040840191818760801c16835260806060860195878960c01c168752019660e01c875260405198895251166020880152511660408601525116606084015251166080820152f35b346101495760031936016103608112610149576101a013610149576101a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe5c360112610149576103443567ffffffffffffffff8111610149573660238201121561014957806004013567ffffffffffffffff811161014957366024828401011161014957600435907f000000000000000000000000000000000000000000000000000000000000000061104b81611762565b936101c435916102e43560081c6102a43560201c6102843560081c6102643560201c6102443560201c8760401c1717171717610149576110f3906101c06040517f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f81526101a06101a460208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b92855f52600260205267ffffffffffffffff60405f205460401c16156113be57855f528360205260405f2092856101a435149081159161138f575b508015611386575b801561137a575b8015611364575b61133c576040517fdf78bce200000000000000000000000000000000000000000000000000000000815285600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9182156109e7575f905f925f9461130c575b5060246111d4949501876118ad565b156112e457835f52600160205263ffffffff600160405f20015460c01c1663ffffffff8216146112b8577fb85464374656cb02a7b4da1d547874ff291f9a55ab38a43cdc7641cae6ccbbcf9260609261128c67ffffffffffffffff93875f526001602052600160405f2001907fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff7bffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b855f52600360205260405f20556112a1611415565b9060405196875260208701523360408701521693a3005b837fae902b91000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f5cd5d233000000000000000000000000000000000000000000000000000000005f5260045ffd5b6111d4945061132f9193506024925060803d6080116109e0576109ce81836114c3565b95509093919290506111c5565b7f1137a6c9000000000000000000000000000000000000000000000000000000005f5260045ffd5b50825f52600460205260ff60405f205416611144565b5061018435841461113d565b50858414611136565b67ffffffffffffffff81169150818103610149575067ffffffffffffffff6113b5611415565b1614158761112e565b857fa1a66c35000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610149575f600319360112610149576020604051818152f35b359063ffffffff8216820361014957565b60243567ffffffffffffffff811681036101495790565b3567ffffffffffffffff811681036101495790565b60a0810190811067ffffffffffffffff82111761145d57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6101e0810190811067ffffffffffffffff82111761145d57604052565b60c0810190811067ffffffffffffffff82111761145d57604052565b90601f601f19910116810190811067ffffffffffffffff82111761145d57604052565b519063ffffffff8216820361014957565b919082608091031261014957815191602081015191604082015160038110156101495760606115279193016114e6565b90565b90815f52600160205263ffffffff600160405f20015460a01c169063ffffffff8116918211156115d7577f9d5df224a96acf729f54088b1c7959ebd4388b6f7e62631ce688adee6a43cf5a91602091845f5260018352600160405f2001907fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff77ffffffff000000000000000000000000000000000000000083549260a01b169116179055604051908152a2565b505050565b600311156115e657565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b63ffffffff1663ffffffff811461162a5760010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b9190811015611668576101a0020190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b805f52600160205263ffffffff600160405f20015460c01c1690811561175c57604051907fdf78bce2000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156109e75763ffffffff915f91611739575b50161490565b611752915060803d6080116109e0576109ce81836114c3565b925050505f611733565b50505f90565b6101443560081c6101043560201c60e43560081c60c43560201c60a43560201c60243560401c171717171761014957611527906101c06040517f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f81526101a0600460208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b61014082013560081c61010083013560201c60e084013560081c60c085013560201c60a086013560201c602087013560401c1717171717610149576101c0611527926101a0604051917f827032e5210b75b7353fd7dcf900ef4773d84ca503bb2c6c21d9eec6beeb559f835260208301372090604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b93929190604082036119165781602011610149576115279460208235920135926020601f198201106118e0575b50612b62565b60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9181959395030160031b1b16915f6118da565b50505050505f90565b601f8260209493601f1993818652868601375f8582860101520116010190565b905f915f549173ffffffffffffffffffffffffffffffffffffffff83169281600411610149575f5f9060405f81519673ffffffffffffffffffffffffffffffffffffffff60208901917fb700961300000000000000000000000000000000000000000000000000000000835216978860248201523060448201527fffffffff000000000000000000000000000000000000000000000000000000008335166064820152606481526119f16084826114c3565b828052826020525190895afa611b39575b15611a10575b505050505050565b63ffffffff1615611b0d577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b15610149576020925f92836040518096819582947f94c7d7ee000000000000000000000000000000000000000000000000000000008452600484015260406024840152601f19601f6044850192808452808786860137868582860101520116010103925af180156109e757611afa575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080611a08565b611b0691505f906114c3565b5f5f611ac8565b827f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c150290611a02565b519067ffffffffffffffff8216820361014957565b60405190610180820182811067ffffffffffffffff82111761145d576040525f82525f60208301525f60408301525f60608301525f60808301525f60a08301525f60c08301525f60e08301526101008201915f83525f61012082015260606101408201526101608101905f8252926040517f16ada54700000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156109e7575f90611c56575b67ffffffffffffffff91501690526040519052565b506020813d602011611c8f575b81611c70602093836114c3565b8101031261014957611c8a67ffffffffffffffff91611b4c565b611c41565b3d9150611c63565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610149570180359067ffffffffffffffff821161014957602001918160071b3603831361014957565b9190820180921161162a57565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610149570180359067ffffffffffffffff82116101495760200191813603831361014957565b3563ffffffff811681036101495790565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161162a57565b359060ff8216820361014957565b9291906040517fdf78bce20000000000000000000000000000000000000000000000000000000081528135600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9485156109e7575f955f925f91612735575b50611e15816115dc565b80156126ef57600190611e27816115dc565b036126aa57835f52600260205267ffffffffffffffff60405f205460401c1661268a5782355f52600160205260405f20600181015492606097611e7b67ffffffffffffffff8660401c168660e01c90611ceb565b428111156126825742810390811161162a57985b601e8a018a1161162a576103c0601e8b0111612607575b80516125fc5750611eb96020870161142c565b67ffffffffffffffff8616906001820180921161162a5767ffffffffffffffff829116036125b4575082548060408801350361256c575090611f0a91611f036101a0880188611cf8565b90896118ad565b1561252d57611f198483612bc4565b805161252457506101208401355f52608084013560205260405f2090611f4d82611f466101008801611d49565b8684612ea0565b805161251a5750611f7c67ffffffffffffffff6101008501511667ffffffffffffffff60808601511690611d5a565b93611f9785611f8f6101c0890189611c97565b90898861301e565b9990948a805161250d57506003840154889594939291611fb982858935612a40565b90849992999167ffffffffffffffff81164211612319575b5050601e98507fffffffffffffffffffffffffffffffffffffffff00000000000000000000000063ffffffff67ffffffff000000006bffffffff0000000000000000606061202d60c061202660a08a01611d49565b9801611d49565b97015160401b169560201b169316911617171790810361230e575b508883556120586020890161142c565b6120656101008a01611d49565b9167ffffffffffffffff73ffffffff000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000006fffffffffffffffff00000000000000004260401b16998a940160e01b169460801b1692167bffffffffffffffff0000000000000000000000000000000000000000851617171717600183015563ffffffff806121056101008a01611d49565b9260801c16911603612303575b5050845f52600260205260405f209061212d6020860161142c565b7fffffffff0000000000000000000000000000000000000000000000000000000067ffffffffffffffff6121646101008901611d49565b96169560e01b169177ffffffffffffffff000000000000000000000000000000007bffffffff0000000000000000000000000000000000000000000000008660c01b169260801b1690861717171790556121c06020840161142c565b6121ce6101a0850185611cf8565b90604051928635845260208701359267ffffffffffffffff8416809403610149577f279c952ac414da39149847d105d5870e28265236b0abefb3323c2785f8f4eccc956122e567ffffffffffffffff9463ffffffff9360ff6122b26101408e8c9b60208d0152604081013560408d0152606081013560608d0152608081013560808d01528861225f60a08301611404565b1660a08d01528861227260c08301611404565b1660c08d01528361228560e08301611d7c565b1660e08d0152886122996101008301611404565b166101008d01526101208101356101208d015201611d7c565b166101408901526101608c01356101608901526101808c01356101808901526102206101a089015261022088019161191f565b976101c0860152166101e084015233610200840152169435930390a4565b600201555f80612112565b60038401555f612048565b9150915067ffffffffffffffff808216814216031161162a57601e988c9263ffffffff67ffffffffffffffff818860601c168860e01c156124ff575b61236a82871683421603838b60801c16611d5a565b90838a60c01c168084808a16814216031611612446575b77ffffffffffffffff000000000000000000000000000000007bffffffff0000000000000000000000000000000000000000000000006fffffffff0000000000000000000000009260c01b169360801b169160601b166bffffffffffffffffffffffff8b161717179481806123f860208a0161142c565b92856040519716875281811660208801521681421603166040850152169216907fc11f003bc25c2bfcb92677bdf6634ae8492cf53d0f8d13389ad480fbf9ce9a4d6060863592a45f80611fd1565b5083838089168142160316115f146124aa576fffffffff00000000000000000000000077ffffffffffffffff000000000000000000000000000000007bffffffff000000000000000000000000000000000000000000000000865b92505050612381565b6fffffffff00000000000000000000000077ffffffffffffffff000000000000000000000000000000007bffffffff00000000000000000000000000000000000000000000000086868b1687421603166124a1565b61250890611613565b612355565b9a50505050505050505050565b9750505050505050565b96505050505050565b505050505090506040517f5cd5d233000000000000000000000000000000000000000000000000000000006020820152600481526115276024826114c3565b97985050505050505050604051907f0fe513280000000000000000000000000000000000000000000000000000000060208301526024820152602481526115276044826114c3565b97985050505050505050604051907f7223f7a70000000000000000000000000000000000000000000000000000000060208301526024820152602481526115276044826114c3565b985050505050505050565b50612615601e8a0142611ceb565b7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc40810190811161162a57604051907ffd4ba10900000000000000000000000000000000000000000000000000000000602083015260248201526024815261267d6044826114c3565b611ea6565b505f98611e8f565b919290506115279394506126a26101c0840184611c97565b9390926128c9565b505091925050604051907f2b38e2ea000000000000000000000000000000000000000000000000000000006020830152356024820152602481526115276044826114c3565b50505091925050604051907fda0015fe000000000000000000000000000000000000000000000000000000006020830152356024820152602481526115276044826114c3565b91965050612752915060803d6080116109e0576109ce81836114c3565b50919590915f611e0b565b909193929360a4359163ffffffff831683036101495760c4359163ffffffff83168303610149576080966128099460019461279891856131e8565b855f52600260205260405f20916004604051936127b485611441565b549467ffffffffffffffff86169485815267ffffffffffffffff8760401c16602082015267ffffffffffffffff878d1c16604082015263ffffffff8760c01c169b8c97606083019d8e5260e01c91015261391e565b80915094815115908115916128b8575b506128b257505f82815260026020526040902080547fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff1660c083901b7bffffffff0000000000000000000000000000000000000000000000001617905563ffffffff166040519081523360208201527fbce5456b292e4a9da8c13882e00b58227ffdd66968673494f055496bbf9ff70a604060043592a3565b93505050565b63ffffffff9150511682145f612819565b600290612967929394608097966128f86128e560a08801611d49565b6128f160c08901611d49565b90856131e8565b865f528360205260405f2091866040519361291285611441565b549467ffffffffffffffff86169485815267ffffffffffffffff8760401c16602082015267ffffffffffffffff878e1c16604082015263ffffffff8760c01c169c8d97606083019e8f5260e01c91015261391e565b8091509581511590811591612a1b575b50612a145750604063ffffffff7fbce5456b292e4a9da8c13882e00b58227ffdd66968673494f055496bbf9ff70a921692845f526002602052612a0484835f20907fffffffff00000000ffffffffffffffffffffffffffffffffffffffffffffffff7bffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b81519384523360208501523592a3565b9450505050565b63ffffffff9150511682145f612977565b8051918215612a3b5750602001fd5b915050565b92919267ffffffffffffffff821615612a85575067ffffffffffffffff612a759160401c1663ffffffff8460401c1690611d5a565b63ffffffff8381169360201c1691565b925050604051917fb5c3bbf3000000000000000000000000000000000000000000000000000000008352600483015260608260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109e7575f5f935f93612b0a575b50929190565b92505091506060813d606011612b5a575b81612b28606093836114c3565b8101031261014957612b39816114e6565b91612b526040612b4b602085016114e6565b9301611b4c565b91925f612b04565b3d9150612b1b565b909192937f7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a88411611916576020945f9460a094604051948552878501526040840152606083015260808201528280526101005afa60015f511460203d14161690565b6040517f5483a0b5000000000000000000000000000000000000000000000000000000008152823560048201527f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff169291602082602481875afa9182156109e7575f92612e61575b5082612c6160a0612c5a60c063ffffffff969701611d49565b9201611d49565b84841693168314612d4d575b505060409060248251809581937e470b4e00000000000000000000000000000000000000000000000000000000835260048301525afa9182156109e7575f92612d00575b506040517f3be5d9d500000000000000000000000000000000000000000000000000000000602082015263ffffffff9182166024820152911660448083019190915281526115276064826114c3565b9091506040813d604011612d45575b81612d1c604093836114c3565b810103126101495780612d3d6020612d36611527946114e6565b9201611b4c565b509190612cb1565b3d9150612d0f565b60408201918251151580612e51575b80612e38575b612e24576040517f6fff0f0d00000000000000000000000000000000000000000000000000000000815263ffffffff8681166004830152831660248201526020816044818a5afa9081156109e7575f91612de9575b50612dc25750612c6d565b60019550612dd49350939091936131e8565b52604051612de36020826114c3565b5f815290565b90506020813d602011612e1c575b81612e04602093836114c3565b8101031261014957518015158103610149575f612db7565b3d9150612df7565b505050505050604051612de36020826114c3565b5063ffffffff60208201511663ffffffff831614612d62565b508363ffffffff82511614612d5c565b91506020823d602011612e98575b81612e7c602093836114c3565b8101031261014957612e9263ffffffff926114e6565b91612c41565b3d9150612e6f565b9193929060609463ffffffff8260801c169161010083019182841161162a5763ffffffff16918083158015613015575b801561300c575b612f9857505060a01c63ffffffff1680821115612f535750149081612f44575b50612eff5750565b60029192500154604051907f97a11be30000000000000000000000000000000000000000000000000000000060208301526024820152602481526115276044826114c3565b9050600282015414155f612ef7565b94955050505050604051907f13c7f9510000000000000000000000000000000000000000000000000000000060208301526024820152602481526115276044826114c3565b939550959650505063ffffffff915011613000575b80612ffa57506001905b604051917f8912cabc00000000000000000000000000000000000000000000000000000000602084015260248301526044820152604481526115276064826114c3565b90612fb7565b63ffffffff9150612fad565b50808411612ed7565b50848410612ed0565b949261302d928195928761350e565b94919385949580516131a4575060c083015180821061315a57505061305190613c7e565b9060e08101908151831061306457505050565b6101208101908151156130df575b50519051808210156130d857505b80821061308b575050565b9192509250604051927f5973af4b00000000000000000000000000000000000000000000000000000000602085015260248401526044830152604482526130d36064836114c3565b5f9190565b9050613080565b9591935f959195505f935f9560a08901976101408a01965b895189101561313e5760019060a06131108b8b516131d4565b518d8c8260608101511561312d575b5050500151179801976130f7565b61313692613ce8565b8d8c8261311f565b929650939750939750613152919550613c7e565b81525f613072565b93945094505050604051927f2694e19e00000000000000000000000000000000000000000000000000000000602085015260248401526044830152604482526130d36064836114c3565b5f96509450505050565b519060ff8216820361014957565b67ffffffffffffffff811161145d5760051b60200190565b80518210156116685760209160051b010190565b919063ffffffff8351169163ffffffff8216809314806134f5575b6134ef576040517f62e7d55800000000000000000000000000000000000000000000000000000000815263ffffffff928316600482015291811660248301525f826044817f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165afa9182156109e7575f926133ce575b5063ffffffff9060ff6040840151169385521660208401525f604084015263ffffffff815116606084015267ffffffffffffffff60208201511660808401528160a084015260ff60608201511660c084015260ff60808201511660e08401525f610120840152610140830190828251511061335b575b5f5b83811061331c5750505050610160604051910152565b8063ffffffff61333260019360a08601516131d4565b511660406133418387516131d4565b5101525f60606133528387516131d4565b51015201613306565b613364836131bc565b61337160405191826114c3565b838152601f19613380856131bc565b015f5b8181106133935750508252613304565b6020906040516133a2816114a7565b5f81525f838201525f60408201525f60608201525f60808201525f60a082015282828601015201613383565b9091503d805f833e6133e081836114c3565b8101906020818303126101495780519067ffffffffffffffff821161014957019060c0828203126101495760405191613418836114a7565b613421816114e6565b835261342f60208201611b4c565b6020840152613440604082016131ae565b6040840152613451606082016131ae565b6060840152613462608082016131ae565b608084015260a08101519067ffffffffffffffff821161014957019080601f83011215610149578151613494816131bc565b926134a260405194856114c3565b81845260208085019260051b82010192831161014957602001905b8282106134d75750505060a08201529063ffffffff61328e565b602080916134e4846114e6565b8152019101906134bd565b50505050565b5063ffffffff60208501511663ffffffff821614613203565b949092949391935f915f966060925f9460a0820196875184116138c557819a9593998b946101408501978c67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000009516975b10156138b5578d60071b8301998a359060ff82168092036138b1576001821b9182821661384a578d518110156137c3578e89828e51906135a6916131d4565b519e8f84816060810195865115956136679360c093613680986137b2575b50505067ffffffffffffffff6135dc6020870161142c565b169660408501519051906060604051937f768baa2316a2ea986e51a56439ff67df06118b1700f2aa053959d891cb86ffc685528035602086015201356040840152606083015260808201528660a0820152208c604291604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b9160208251920151926040606083013592013590612b62565b15613734578a81106136a55750506001929160a091179b0151179d5b019c8c8e613567565b9b9795939c509e999d989b9f909c9795939150846136c2816115dc565b61371d5750505050505050505050604051947fed4c78b2000000000000000000000000000000000000000000000000000000006020870152602486015260448501526064840152606483526137186084846114c3565b929190565b909294969b9a979c989d506001919395995061369c565b509e9b509b989c99979695949392919e905084613750816115dc565b61379d575050505050505050505050604051927f565900680000000000000000000000000000000000000000000000000000000060208501526024840152602483526137186044846114c3565b600191929394959697999c989b9a9d5061369c565b6137bb92613ce8565b8f88856135c4565b9e9a989796959493929f91509b9a505f9c989c50846137e1816115dc565b613833575050505050505050505051604051937f90ae6cdd00000000000000000000000000000000000000000000000000000000602086015260248501526044840152604483526137186064846114c3565b600191929394959697999d509b979b9a999a61369c565b9e9b509b989c99979695949392919e905084613865816115dc565b61379d575050505050505050505050604051927ec2cc5c0000000000000000000000000000000000000000000000000000000060208501526024840152602483526137186044846114c3565b8680fd5b9b50995050505050509250509350565b509298509096509394505050505051604051917f46145fe400000000000000000000000000000000000000000000000000000000602084015260248301526044820152604481526139176064826114c3565b5f915f9190565b96909493929591955f97606093869560a083019788518511613c0f57505f9a9593998b946101408501978c67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000009516975b10156138b5578d60071b8301998a359060ff8216809203610149576001821b91828216613ba8578d51811015613b1e578e89828e51906139b6916131d4565b519e8f84816060810195865115956136679360c0936139eb986137b25750505067ffffffffffffffff6135dc6020870161142c565b15613a9d578a8110613a105750506001929160a091179b0151179d5b019c8c8e613977565b9b9795939c509e999d989b9f909c9795939150613a2c856115dc565b60028514613a865750505050505050505050604051947fed4c78b2000000000000000000000000000000000000000000000000000000006020870152602486015260448501526064840152606483526137186084846114c3565b909294969b9a979c989d5060019193959950613a07565b509e9b509b989c99979695949392919e9050613ab8856115dc565b60028514613b09575050505050505050505050604051927f565900680000000000000000000000000000000000000000000000000000000060208501526024840152602483526137186044846114c3565b600191929394959697999c989b9a9d50613a07565b9e9a989796959493929f91509b9a505f9c989c50613b3b856115dc565b60028514613b91575050505050505050505051604051937f90ae6cdd00000000000000000000000000000000000000000000000000000000602086015260248501526044840152604483526137186064846114c3565b600191929394959697999d509b979b9a999a613a07565b9e9b509b989c99979695949392919e9050613bc2856115dc565b84613b09575050505050505050505050604051927ec2cc5c0000000000000000000000000000000000000000000000000000000060208501526024840152602483526137186044846114c3565b94985050905060029197505f95949550613c28816115dc565b14613c7357505051604051937f46145fe400000000000000000000000000000000000000000000000000000000602086015260248501526044840152604483526137186064846114c3565b95505f945092915050565b90815f925b613c8a5750565b917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811461162a57600101917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019080821161162a571680613c83565b91929063ffffffff604082015116604051907fac5d6ab6000000000000000000000000000000000000000000000000000000008252600482015260808160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156109e7575f905f5f925f92613e0f575b63ffffffff939450855260208501521694856080840152600160a08401911b81525f61014060a087019601905b8651811015613dfa57613db48183516131d4565b516060810151151580613ded575b613dcf5750600101613da0565b9050606095975063ffffffff94965060a09150015190525b16910152565b5088608082015114613dc2565b505050606092945063ffffffff919350613de7565b505050506080813d608011613e67575b81613e2c608093836114c3565b810103126101495763ffffffff815191602081015190613e5a6060613e53604084016114e6565b92016114e6565b9391909391849350613d73565b3d9150613e1f56",
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

// PackDueAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfb43de2e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dueAt(bytes32 device) view returns(uint64 due)
func (snapshots *Snapshots) PackDueAt(device [32]byte) []byte {
	enc, err := snapshots.abi.Pack("dueAt", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDueAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfb43de2e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dueAt(bytes32 device) view returns(uint64 due)
func (snapshots *Snapshots) TryPackDueAt(device [32]byte) ([]byte, error) {
	return snapshots.abi.Pack("dueAt", device)
}

// UnpackDueAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfb43de2e.
//
// Solidity: function dueAt(bytes32 device) view returns(uint64 due)
func (snapshots *Snapshots) UnpackDueAt(data []byte) (uint64, error) {
	out, err := snapshots.abi.Unpack("dueAt", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackFlagOverdue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9bf0be2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function flagOverdue(bytes32 device) returns()
func (snapshots *Snapshots) PackFlagOverdue(device [32]byte) []byte {
	enc, err := snapshots.abi.Pack("flagOverdue", device)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFlagOverdue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9bf0be2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function flagOverdue(bytes32 device) returns()
func (snapshots *Snapshots) TryPackFlagOverdue(device [32]byte) ([]byte, error) {
	return snapshots.abi.Pack("flagOverdue", device)
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
// Solidity: function head(bytes32 device) view returns((bytes32,uint64,uint64,uint32,uint32,uint32,uint32,bytes32,uint32,uint32,uint32,uint32,uint64,uint32,bool))
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
// Solidity: function head(bytes32 device) view returns((bytes32,uint64,uint64,uint32,uint32,uint32,uint32,bytes32,uint32,uint32,uint32,uint32,uint64,uint32,bool))
func (snapshots *Snapshots) TryPackHead(device [32]byte) ([]byte, error) {
	return snapshots.abi.Pack("head", device)
}

// UnpackHead is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf339e3b2.
//
// Solidity: function head(bytes32 device) view returns((bytes32,uint64,uint64,uint32,uint32,uint32,uint32,bytes32,uint32,uint32,uint32,uint32,uint64,uint32,bool))
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

// SnapshotsBreachEnded represents a BreachEnded event raised by the Snapshots contract.
type SnapshotsBreachEnded struct {
	Device   [32]byte
	Policy   uint32
	Version  uint32
	Sequence uint64
	Due      uint64
	Duration uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const SnapshotsBreachEndedEventName = "BreachEnded"

// ContractEventName returns the user-defined event name.
func (SnapshotsBreachEnded) ContractEventName() string {
	return SnapshotsBreachEndedEventName
}

// UnpackBreachEndedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BreachEnded(bytes32 indexed device, uint32 indexed policy, uint32 version, uint64 indexed sequence, uint64 due, uint64 duration)
func (snapshots *Snapshots) UnpackBreachEndedEvent(log *types.Log) (*SnapshotsBreachEnded, error) {
	event := "BreachEnded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsBreachEnded)
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

// SnapshotsBreachFlagged represents a BreachFlagged event raised by the Snapshots contract.
type SnapshotsBreachFlagged struct {
	Device   [32]byte
	Policy   uint32
	Version  uint32
	Due      uint64
	Reporter common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const SnapshotsBreachFlaggedEventName = "BreachFlagged"

// ContractEventName returns the user-defined event name.
func (SnapshotsBreachFlagged) ContractEventName() string {
	return SnapshotsBreachFlaggedEventName
}

// UnpackBreachFlaggedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BreachFlagged(bytes32 indexed device, uint32 indexed policy, uint32 version, uint64 due, address reporter)
func (snapshots *Snapshots) UnpackBreachFlaggedEvent(log *types.Log) (*SnapshotsBreachFlagged, error) {
	event := "BreachFlagged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != snapshots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SnapshotsBreachFlagged)
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
	if bytes.Equal(raw[:4], snapshots.abi.Errors["BreachFlaggedAlready"].ID.Bytes()[:4]) {
		return snapshots.UnpackBreachFlaggedAlreadyError(raw[4:])
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
	if bytes.Equal(raw[:4], snapshots.abi.Errors["NotOverdue"].ID.Bytes()[:4]) {
		return snapshots.UnpackNotOverdueError(raw[4:])
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

// SnapshotsBreachFlaggedAlready represents a BreachFlaggedAlready error raised by the Snapshots contract.
type SnapshotsBreachFlaggedAlready struct {
	Due uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BreachFlaggedAlready(uint64 due)
func SnapshotsBreachFlaggedAlreadyErrorID() common.Hash {
	return common.HexToHash("0xfbd1744c7f14c6c50a047ae8e1d6acce9364a7e4cbf2a472cd97cb548a3adea8")
}

// UnpackBreachFlaggedAlreadyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BreachFlaggedAlready(uint64 due)
func (snapshots *Snapshots) UnpackBreachFlaggedAlreadyError(raw []byte) (*SnapshotsBreachFlaggedAlready, error) {
	out := new(SnapshotsBreachFlaggedAlready)
	if err := snapshots.abi.UnpackIntoInterface(out, "BreachFlaggedAlready", raw); err != nil {
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

// SnapshotsNotOverdue represents a NotOverdue error raised by the Snapshots contract.
type SnapshotsNotOverdue struct {
	Due uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOverdue(uint64 due)
func SnapshotsNotOverdueErrorID() common.Hash {
	return common.HexToHash("0x21294bada9122a6869e1fdfd5c899e0f2250b57ec4bce0a6313e242226136048")
}

// UnpackNotOverdueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOverdue(uint64 due)
func (snapshots *Snapshots) UnpackNotOverdueError(raw []byte) (*SnapshotsNotOverdue, error) {
	out := new(SnapshotsNotOverdue)
	if err := snapshots.abi.UnpackIntoInterface(out, "NotOverdue", raw); err != nil {
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
