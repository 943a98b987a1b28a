// Code generated from contracts/artifacts by go generate; DO NOT EDIT.

package state

// Clock
var (
	clockTime     = field{0, 0, 8} // uint64
	clockTickedAt = field{0, 8, 8} // uint64
)

// Fleet
var (
	fleetDevices     = field{1, 0, 32} // mapping(bytes32 => struct Device)
	fleetInvitations = field{2, 0, 32} // mapping(bytes32 => struct Invitation)
	fleetIDOfKey     = field{3, 0, 32} // mapping(bytes32 => bytes32)
)

// Fleet, struct Device
var (
	deviceX            = field{0, 0, 32} // bytes32
	deviceY            = field{1, 0, 32} // bytes32
	deviceOrganisation = field{2, 0, 4}  // uint32
	deviceStatus       = field{2, 4, 1}  // enum DeviceStatus
	deviceGeneration   = field{2, 5, 4}  // uint32
	deviceEnrolledAt   = field{2, 9, 8}  // uint64
	deviceLabel        = field{3, 0, 32} // bytes32
)

const deviceWords = 4

// Fleet, struct Invitation
var (
	invitationTokenX       = field{0, 0, 32} // bytes32
	invitationTokenY       = field{1, 0, 32} // bytes32
	invitationOrganisation = field{2, 0, 4}  // uint32
	invitationPolicy       = field{2, 4, 4}  // uint32
	invitationExpires      = field{2, 8, 8}  // uint64
	invitationUsedAt       = field{2, 16, 8} // uint64
	invitationStatus       = field{2, 24, 1} // enum InvitationStatus
	invitationGeneration   = field{2, 25, 4} // uint32
	invitationLabel        = field{3, 0, 32} // bytes32
	invitationReplaces     = field{4, 0, 32} // bytes32
	invitationDevice       = field{5, 0, 32} // bytes32
)

const invitationWords = 6

// Stores
var (
	storesOrganisations     = field{1, 0, 32} // mapping(uint32 => struct Organisation)
	storesStores            = field{2, 0, 32} // mapping(uint32 => struct Store)
	storesSlots             = field{3, 0, 32} // mapping(uint32 => struct Slot)
	storesOrganisationCount = field{5, 0, 4}  // uint32
	storesStoreCount        = field{5, 4, 4}  // uint32
)

// Stores, struct Organisation
var (
	organisationName    = field{0, 0, 32} // bytes32
	organisationAccount = field{1, 0, 20} // address
	organisationActive  = field{1, 20, 1} // bool
)

const organisationWords = 2

// Stores, struct Store
var (
	storeX            = field{0, 0, 32} // bytes32
	storeY            = field{1, 0, 32} // bytes32
	storeTLSKeyHash   = field{2, 0, 32} // bytes32
	storeRegion       = field{3, 0, 32} // bytes32
	storeOrganisation = field{4, 0, 4}  // uint32
	storeSlot         = field{4, 4, 4}  // uint32
	storeEndpoint     = field{5, 0, 32} // string
)

const storeWords = 6

// Stores, struct Slot
var (
	slotStore        = field{0, 0, 4} // uint32
	slotVersion      = field{0, 4, 4} // uint32
	slotOrganisation = field{0, 8, 4} // uint32
)

const slotWords = 1

// Policies
var (
	policiesStandings   = field{1, 0, 32} // mapping(uint32 => struct Policies.Standing)
	policiesVersions    = field{2, 0, 32} // mapping(uint32 => mapping(uint32 => struct Policies.Version))
	policiesAssignments = field{3, 0, 32} // mapping(bytes32 => struct Policies.Assignment)
	policiesRestores    = field{5, 0, 32} // mapping(uint32 => mapping(uint32 => struct Restore))
)

// Policies, struct Policies.Standing
var (
	standingVersion   = field{0, 0, 4}  // uint32
	standingSince     = field{0, 4, 5}  // uint40
	standingGrace     = field{0, 9, 4}  // uint32
	standingPrevious  = field{0, 13, 4} // uint32
	standingLast      = field{0, 17, 4} // uint32
	standingFrom      = field{0, 21, 5} // uint40
	standingLastGrace = field{0, 26, 4} // uint32
)

const standingWords = 1

// Policies, struct Policies.Version
var (
	versionInterval      = field{0, 0, 8}   // uint64
	versionMinRetention  = field{0, 8, 8}   // uint64
	versionGrace         = field{0, 16, 8}  // uint64
	versionK             = field{0, 24, 1}  // uint8
	versionN             = field{0, 25, 1}  // uint8
	versionW             = field{0, 26, 1}  // uint8
	versionOrganisations = field{0, 27, 1}  // uint8
	versionPanel         = field{0, 28, 4}  // uint32
	versionRestoreRole   = field{1, 0, 8}   // uint64
	versionApproverRole  = field{1, 8, 8}   // uint64
	versionRequestTTL    = field{1, 16, 8}  // uint64
	versionGrantTTL      = field{1, 24, 8}  // uint64
	versionPublishedAt   = field{2, 0, 8}   // uint64
	versionApprovals     = field{2, 8, 1}   // uint8
	versionLateness      = field{2, 9, 8}   // uint64
	versionKeepLast      = field{2, 17, 2}  // uint16
	versionKeepHourly    = field{2, 19, 2}  // uint16
	versionKeepDaily     = field{2, 21, 2}  // uint16
	versionKeepWeekly    = field{2, 23, 2}  // uint16
	versionKeepMonthly   = field{2, 25, 2}  // uint16
	versionKeepYearly    = field{2, 27, 2}  // uint16
	versionName          = field{3, 0, 32}  // bytes32
	versionSlots         = field{4, 0, 128} // uint32[32]
)

const versionWords = 8

// Policies, struct Policies.Assignment
var (
	assignmentPolicy       = field{0, 0, 4}  // uint32
	assignmentFirstPolicy  = field{0, 4, 4}  // uint32
	assignmentFirstVersion = field{0, 8, 4}  // uint32
	assignmentFirstDue     = field{0, 12, 8} // uint64
	assignmentNext         = field{0, 20, 4} // uint32
	assignmentFrom         = field{0, 24, 8} // uint64
)

const assignmentWords = 1

// Policies, struct Restore
var (
	restoreDelay     = field{0, 0, 8}  // uint64
	restoreDeadline  = field{0, 8, 8}  // uint64
	restoreSuccessor = field{0, 16, 8} // uint64
	restoreClauses   = field{1, 0, 32} // struct Clause[]
	restoreRegions   = field{2, 0, 32} // bytes32[]
)

const restoreWords = 3

// Policies, struct Clause
var (
	clauseOrganisations = field{0, 0, 32} // uint256
	clauseApprovals     = field{1, 0, 1}  // uint8
)

const clauseWords = 2

// Custody
var (
	custodyCustodians = field{1, 0, 32} // mapping(uint32 => struct Custodian)
	custodyPanels     = field{2, 0, 32} // mapping(uint32 => struct Custody.Members)
)

// Custody, struct Custodian
var (
	custodianX            = field{0, 0, 32} // bytes32
	custodianY            = field{1, 0, 32} // bytes32
	custodianTLSKeyHash   = field{2, 0, 32} // bytes32
	custodianOrganisation = field{3, 0, 4}  // uint32
	custodianEndpoint     = field{4, 0, 32} // string
)

const custodianWords = 5

// Custody, struct Custody.Members
var (
	membersM          = field{0, 0, 1}  // uint8
	membersN          = field{0, 1, 1}  // uint8
	membersCustodians = field{1, 0, 64} // uint32[16]
)

const membersWords = 3

// Snapshots
var (
	snapshotsHeads     = field{1, 0, 32} // mapping(bytes32 => struct Head)
	snapshotsSnapshots = field{2, 0, 32} // mapping(bytes32 => struct Snapshot)
)

// Snapshots, struct Head
var (
	headRecordHash       = field{0, 0, 32} // bytes32
	headSequence         = field{1, 0, 8}  // uint64
	headAnchoredAt       = field{1, 8, 8}  // uint64
	headEpoch            = field{1, 16, 4} // uint32
	headReleasedEpoch    = field{1, 20, 4} // uint32
	headForkedGeneration = field{1, 24, 4} // uint32
	headBucketRefill     = field{1, 28, 4} // uint32
	headEpochKeys        = field{2, 0, 32} // bytes32
	headPolicy           = field{3, 0, 4}  // uint32
	headPolicyVersion    = field{3, 4, 4}  // uint32
	headWindow           = field{3, 8, 4}  // uint32
	headBreaches         = field{3, 12, 4} // uint32
	headOverdue          = field{3, 16, 8} // uint64
	headLongest          = field{3, 24, 4} // uint32
	headFlagged          = field{3, 28, 1} // bool
	headHour             = field{4, 0, 4}  // uint32
	headDay              = field{4, 4, 4}  // uint32
	headWeek             = field{4, 8, 4}  // uint32
	headMonth            = field{4, 12, 4} // uint32
	headYear             = field{4, 16, 4} // uint32
)

const headWords = 5

// Snapshots, struct Snapshot
var (
	snapshotExpiry     = field{0, 0, 8}  // uint64
	snapshotAnchoredAt = field{0, 8, 8}  // uint64
	snapshotSequence   = field{0, 16, 8} // uint64
	snapshotPositions  = field{0, 24, 4} // uint32
	snapshotEpoch      = field{0, 28, 4} // uint32
)

const snapshotWords = 1

// Recovery
var (
	recoveryRequests      = field{1, 0, 32}  // mapping(uint256 => struct Request)
	recoveryRequestCount  = field{4, 0, 32}  // uint256
	recoveryGrantOf       = field{5, 0, 32}  // mapping(bytes32 => mapping(bytes32 => uint256))
	recoverySelfRestoreOf = field{10, 0, 32} // mapping(bytes32 => uint256)
)

// Recovery, struct Request
var (
	requestDevice          = field{0, 0, 32}  // bytes32
	requestRecordHash      = field{1, 0, 32}  // bytes32
	requestRecipient       = field{2, 0, 32}  // bytes32
	requestReader          = field{3, 0, 32}  // bytes32
	requestPurpose         = field{4, 0, 32}  // bytes32
	requestRequester       = field{5, 0, 20}  // address
	requestEpoch           = field{5, 20, 4}  // uint32
	requestPolicy          = field{5, 24, 4}  // uint32
	requestPolicyVersion   = field{5, 28, 4}  // uint32
	requestRequestedAt     = field{6, 0, 8}   // uint64
	requestOpenUntil       = field{6, 8, 8}   // uint64
	requestGrantedUntil    = field{6, 16, 8}  // uint64
	requestGeneration      = field{6, 24, 4}  // uint32
	requestStatus          = field{6, 28, 1}  // enum RequestStatus
	requestApprovals       = field{6, 29, 2}  // uint16
	requestGrantableAt     = field{7, 0, 8}   // uint64
	requestReportedAt      = field{7, 8, 8}   // uint64
	requestPositions       = field{7, 16, 4}  // uint32
	requestSelfGrantableAt = field{7, 20, 8}  // uint64
	requestOrganisations   = field{8, 0, 32}  // uint256
	requestListRoot        = field{9, 0, 32}  // bytes32
	requestRegion          = field{10, 0, 32} // bytes32
)

const requestWords = 11

// Retention
var (
	retentionRetiredAt   = field{1, 0, 32} // mapping(bytes32 => uint64)
	retentionHolds       = field{2, 0, 32} // mapping(bytes32 => struct Retention.Holds)
	retentionDeviceHolds = field{3, 0, 32} // mapping(bytes32 => struct Retention.Holds)
	retentionFrozenUntil = field{4, 0, 32} // mapping(bytes32 => uint64)
)

// Incidents
var (
	incidentsOrders = field{1, 0, 32} // mapping(bytes32 => struct Orders)
)

// Incidents, struct Orders
var (
	ordersCommand        = field{0, 0, 4}  // uint32
	ordersCommandedAt    = field{0, 4, 8}  // uint64
	ordersCommandUntil   = field{0, 12, 8} // uint64
	ordersRedundantUntil = field{0, 20, 8} // uint64
	ordersBlockedUntil   = field{1, 0, 8}  // uint64
	ordersApprovalsUntil = field{1, 8, 8}  // uint64
)

const ordersWords = 2

// Consortium
var (
	consortiumMembers  = field{5, 0, 32} // uint32[]
	consortiumMemberOf = field{6, 0, 32} // mapping(uint32 => struct Member)
)

// Consortium, struct Member
var (
	memberName        = field{0, 0, 32} // bytes32
	memberValidator   = field{1, 0, 32} // bytes32
	memberCheckpointX = field{2, 0, 32} // bytes32
	memberCheckpointY = field{3, 0, 32} // bytes32
	memberAccount     = field{4, 0, 20} // address
	memberStatus      = field{4, 20, 1} // enum MemberStatus
	memberSince       = field{4, 21, 8} // uint64
	memberNode        = field{5, 0, 20} // address
	memberAnswersFrom = field{5, 20, 8} // uint64
)

const memberWords = 6
