// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Record} from "./ISnapshots.sol";

/// @notice What a monitor noticed about a device.
enum Kind {
    None,
    /// @notice The device does not behave as it did.
    Anomaly,
    /// @notice What the device holds is not what it should hold.
    Integrity,
    /// @notice Somebody tries to get in who may not.
    Access,
    /// @notice Files change as if they were being encrypted by others.
    Ransomware,
    /// @notice A store that keeps the device's shards fails.
    StoreFailure,
    /// @notice The device is about to fail.
    PredictedLoss
}

/// @notice What the contract does about an incident. A rule names several, as bits: 1 << action.
enum Action {
    /// @notice The device's agent is told to back up at once.
    CommandBackup,
    /// @notice Snapshots after the last good one are marked as suspicious.
    FlagLine,
    /// @notice Nothing of the device is retired.
    Freeze,
    /// @notice The last good snapshot is not retired.
    HoldGood,
    /// @notice The next snapshots are to reach all of the policy's slots.
    MoreRedundancy,
    /// @notice People are told.
    Notify,
    /// @notice No restore of the device is granted. Grants that were given stay.
    BlockRestores,
    /// @notice A restore of the device needs one approval more than its policy asks for.
    MoreApprovals
}

/// @notice Where an incident stands. An open one whose time is over is over too, without anybody's doing.
enum IncidentStatus {
    None,
    Open,
    Confirmed,
    Dismissed,
    Closed
}

/// @notice What a policy does about incidents of one kind.
struct Response {
    /// @notice Bits: 1 << action.
    uint16 actions;
    /// @notice For how many seconds an incident stands that nobody confirms.
    uint32 duration;
    /// @notice Counts the rules of this policy and kind from 1; 0 when none was set.
    uint32 version;
}

/// @notice An incident. What it does was fixed when it was reported.
struct Incident {
    bytes32 device;
    /// @notice Hash of what the monitor has to show for the first report.
    bytes32 evidence;
    /// @notice The record hash of the last good snapshot, 0 when the monitor named none.
    bytes32 good;
    address monitor;
    Kind kind;
    IncidentStatus status;
    /// @notice Bits: 1 << action.
    uint16 actions;
    uint32 policy;
    /// @notice The version of the policy's response to this kind; 0: it had none.
    uint32 version;
    /// @notice In Unix seconds of the chain.
    uint64 openedAt;
    /// @notice The last second in which it stands unless it is confirmed, in Unix seconds of the chain.
    uint64 expiresAt;
    /// @notice The same by the retention clock, by which freezes end.
    uint64 frozenUntil;
    /// @notice How often it was reported.
    uint32 reports;
    /// @notice The first sequence that is suspicious, if the line is flagged.
    uint64 suspectFrom;
}

/// @notice What incidents want of a device's agent. Times are in Unix seconds of the chain.
struct Orders {
    /// @notice Counts the commands to back up; 0 before the first.
    uint32 command;
    /// @notice When the last one was given.
    uint64 commandedAt;
    /// @notice The last second in which it holds; 0 when it was taken back.
    uint64 commandUntil;
    /// @notice The last second in which all slots' receipts are wanted; 0 when they are not.
    uint64 redundantUntil;
    /// @notice The last second in which no restore is granted; 0 when restores are.
    uint64 blockedUntil;
    /// @notice The last second in which a restore needs one approval more; 0 when it does not.
    uint64 approvalsUntil;
}

/// @title Incidents, and what is done about them in the same transaction
/// @notice Everything that an incident does ends with it: at its expiry if nobody confirms it, or when it is dismissed
/// or closed. A monitor can neither confirm nor prolong. Reasons and evidence are hashes of what is kept elsewhere.
interface IIncidents {
    /// @notice No device has this id.
    /// @param device the device's id
    error DeviceUnknown(bytes32 device);
    /// @notice There is no such policy.
    /// @param policy the policy's number
    error PolicyUnknown(uint32 policy);
    /// @notice Kind 0 is none.
    error KindMissing();
    /// @notice There are no actions beyond the known ones: these bits are.
    /// @param known the bits there are
    error ActionsUnknown(uint16 known);
    /// @notice There are no kinds beyond the known ones: these bits are, 1 << kind.
    /// @param known the bits there are
    error KindsUnknown(uint8 known);
    /// @notice A response lasts so many seconds.
    /// @param value how many it was to last
    /// @param least how many it lasts at least
    /// @param most how many it lasts at most
    error ResponseOutOfRange(uint32 value, uint32 least, uint32 most);
    /// @notice A monitor is for `most` policies at most, or for all.
    /// @param policies how many were named
    /// @param most how many may be
    error TooManyPolicies(uint256 policies, uint256 most);
    /// @notice The account may not report incidents of this kind.
    /// @param incidentKind the kind
    error KindOutOfScope(Kind incidentKind);
    /// @notice The account may not report incidents of devices under this policy.
    /// @param policy the policy's number
    error PolicyOutOfScope(uint32 policy);
    /// @notice No accepted snapshot has this record hash.
    /// @param recordHash the snapshot's record hash
    error SnapshotUnknown(bytes32 recordHash);
    /// @notice The monitor reported too much: it may report again from this time of the chain on.
    /// @param retryAt when the next report is taken, in Unix seconds
    error ReportsLimited(uint64 retryAt);
    /// @notice The last incident of this kind was dismissed, or nobody confirmed it: another may be reported from
    /// this time of the chain on.
    /// @param incident the incident that was the last
    /// @param retryAt when another may be reported, in Unix seconds
    error CoolingDown(uint256 incident, uint64 retryAt);
    /// @notice There is no incident of this number.
    /// @param incident the incident's number
    error IncidentUnknown(uint256 incident);
    /// @notice It cannot be done to an incident of this status.
    /// @param incident the incident's number
    /// @param incidentStatus the status it has
    error IncidentNotOpen(uint256 incident, IncidentStatus incidentStatus);
    /// @notice Nobody confirmed the incident: one that was none is dismissed, another is confirmed before it is closed.
    /// @param incident the incident's number
    error IncidentNotConfirmed(uint256 incident);
    /// @notice Nobody confirmed the incident in time: it is over.
    /// @param incident the incident's number
    /// @param expiresAt the last second in which it stood
    error IncidentOver(uint256 incident, uint64 expiresAt);
    /// @notice Who reports incidents cannot confirm any.
    /// @param account the account
    error MonitorCannotConfirm(address account);

    /// @notice An account may report incidents of these kinds (bits: 1 << kind), of devices under these policies;
    /// none named: under all. No kinds: it may report nothing any more.
    /// @param monitor the account
    /// @param kinds bits: 1 << kind
    /// @param policies the policies, none for all
    /// @param by the operator that said so
    event MonitorSet(address indexed monitor, uint8 kinds, uint32[] policies, address by);
    /// @notice A policy answers incidents of a kind so from now on. Those that are open stay as they are.
    /// @param policy the policy's number
    /// @param incidentKind the kind
    /// @param version counts the responses of this policy to this kind
    /// @param actions bits: 1 << action
    /// @param duration for how many seconds an incident stands that nobody confirms
    /// @param by the operator that said so
    event ResponseSet(
        uint32 indexed policy,
        Kind indexed incidentKind,
        uint32 version,
        uint16 actions,
        uint32 duration,
        address by
    );
    /// @notice A monitor reported an incident.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param incidentKind the kind
    /// @param monitor the account that reported it
    /// @param evidence hash of what there is to show for it
    /// @param good the record hash of the last good snapshot, 0 when none was named
    /// @param policy the policy that the device is under
    /// @param version which response of it to this kind, 0 for none
    /// @param actions bits: 1 << action
    /// @param expiresAt the last second in which it stands unless it is confirmed, in Unix seconds of the chain
    /// @param frozenUntil the same by the retention clock
    /// @param suspectFrom the first sequence that is suspicious, 0 when none is
    event IncidentOpened(
        uint256 indexed incident,
        bytes32 indexed device,
        Kind indexed incidentKind,
        address monitor,
        bytes32 evidence,
        bytes32 good,
        uint32 policy,
        uint32 version,
        uint16 actions,
        uint64 expiresAt,
        uint64 frozenUntil,
        uint64 suspectFrom
    );
    /// @notice An incident was reported again; that prolongs nothing.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param incidentKind the kind
    /// @param monitor the account that reported it
    /// @param evidence hash of what there is to show for it
    /// @param reports how often it was reported by now
    event IncidentRepeated(
        uint256 indexed incident,
        bytes32 indexed device,
        Kind indexed incidentKind,
        address monitor,
        bytes32 evidence,
        uint32 reports
    );
    /// @notice An incident does something until the end of a second: of the chain's time, or of the retention clock
    /// for Freeze and HoldGood.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param action what it does
    /// @param until the last second, unless it ends before
    event ResponseBegun(
        uint256 indexed incident, bytes32 indexed device, Action indexed action, uint64 until
    );
    /// @notice The agent is told to back up, by the command of this number.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param command counts the device's commands
    event BackupCommanded(uint256 indexed incident, bytes32 indexed device, uint32 command);
    /// @notice What an incident did is undone, as far as no other wants the same.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param action what it did
    event ResponseEnded(uint256 indexed incident, bytes32 indexed device, Action indexed action);
    /// @notice An incident stands until it is closed.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param by the officer
    /// @param reason hash of why
    event IncidentConfirmed(uint256 indexed incident, bytes32 indexed device, address by, bytes32 reason);
    /// @notice An incident was none.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param by the officer
    /// @param reason hash of why
    event IncidentDismissed(uint256 indexed incident, bytes32 indexed device, address by, bytes32 reason);
    /// @notice An incident is over.
    /// @param incident the incident's number
    /// @param device the device's id
    /// @param by the officer
    /// @param reason hash of why
    event IncidentClosed(uint256 indexed incident, bytes32 indexed device, address by, bytes32 reason);

    /// @notice Says what an account may report, once it has role MONITOR. Role: OPERATOR.
    /// @param monitor the account
    /// @param kinds bits: 1 << kind; 0 for nothing
    /// @param policies up to 16 whose devices it watches; none for all
    function setMonitor(address monitor, uint8 kinds, uint32[] calldata policies) external;

    /// @notice Says what a policy does about incidents of a kind that are reported from now on. Role: OPERATOR.
    /// @param policy the policy
    /// @param kind the kind
    /// @param actions bits: 1 << action
    /// @param duration for how many seconds an incident stands that nobody confirms
    function setResponse(uint32 policy, Kind kind, uint16 actions, uint32 duration) external;

    /// @notice Reports an incident, and does what the device's policy says in the same transaction. One that stands
    /// already is counted only. Role: MONITOR.
    /// @param device the device
    /// @param kind the kind
    /// @param evidence hash of what there is to show for it
    /// @return incident its number
    function report(bytes32 device, Kind kind, bytes32 evidence) external returns (uint256 incident);

    /// @notice Reports an incident, and which snapshot of the device was the last good one. Role: MONITOR.
    /// @param good the snapshot's record
    /// @param kind the kind
    /// @param evidence hash of what there is to show for it
    /// @return incident its number
    function reportSince(Record calldata good, Kind kind, bytes32 evidence)
        external
        returns (uint256 incident);

    /// @notice Lets an incident stand until it is closed. Role: OFFICER, and no monitor.
    /// @param incident the incident's number
    /// @param reason hash of why
    function confirm(uint256 incident, bytes32 reason) external;

    /// @notice Undoes an incident that was none. Role: OFFICER.
    /// @param incident the incident's number
    /// @param reason hash of why
    function dismiss(uint256 incident, bytes32 reason) external;

    /// @notice Undoes a confirmed incident that is over. Role: OFFICER.
    /// @param incident the incident's number
    /// @param reason hash of why
    function close(uint256 incident, bytes32 reason) external;

    /// @notice What an account may report: bits of kinds, and whether of devices under all policies.
    /// @param account the account
    /// @return kinds bits: 1 << kind
    /// @return all whether under all policies
    function monitorOf(address account) external view returns (uint8 kinds, bool all);

    /// @notice Whether an account may report incidents of devices under a policy.
    /// @param account the account
    /// @param policy the policy's number
    /// @return whether it may, by its scope
    function watches(address account, uint32 policy) external view returns (bool);

    /// @notice When a monitor may report again, in Unix seconds of the chain.
    /// @param account the account
    /// @return the time; past or 0 if it may now
    function reportableAt(address account) external view returns (uint64);

    /// @notice What a policy does about incidents of a kind; all zero: nothing.
    /// @param policy the policy's number
    /// @param kind the kind
    /// @return the response
    function responseOf(uint32 policy, Kind kind) external view returns (Response memory);

    /// @notice An incident; all zero when unknown.
    /// @param incident the incident's number
    /// @return the incident
    function incidentOf(uint256 incident) external view returns (Incident memory);

    /// @notice Whether an incident stands: it is confirmed, or open and not expired.
    /// @param incident the incident's number
    /// @return whether it does
    function stands(uint256 incident) external view returns (bool);

    /// @notice How many incidents there are; their numbers are 1 to this.
    /// @return how many
    function incidentCount() external view returns (uint256);

    /// @notice The last incident of a kind of a device, 0 when there was none.
    /// @param device the device's id
    /// @param kind the kind
    /// @return incident its number
    function lastOf(bytes32 device, Kind kind) external view returns (uint256 incident);

    /// @notice What incidents want of a device's agent.
    /// @param device the device's id
    /// @return the orders
    function ordersOf(bytes32 device) external view returns (Orders memory);

    /// @notice The first sequence of a device that is suspicious; 0 when none is.
    /// @param device the device's id
    /// @return the sequence
    function suspectFrom(bytes32 device) external view returns (uint64);

    /// @notice The EIP-712 domain of records.
    /// @return the domain separator
    function domainSeparator() external view returns (bytes32);
}
