// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IClock} from "./interfaces/IClock.sol";
import {DeviceStatus, IFleet} from "./interfaces/IFleet.sol";
import {
    Action,
    IIncidents,
    Incident,
    IncidentStatus,
    Kind,
    Orders,
    Response
} from "./interfaces/IIncidents.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {IRetention} from "./interfaces/IRetention.sol";
import {ISnapshots, Record} from "./interfaces/ISnapshots.sol";
import {Digests} from "./libraries/Digests.sol";

/// @title Incidents, and what is done about them in the same transaction
/// @dev A device has at most one incident of each kind that stands. So what all of them want together is found by
/// looking at the last of each kind, and ending one undoes nothing that another wants. What an incident does is fixed
/// when it is opened: with its expiry, beyond which nothing but a confirmation carries it.
contract Incidents is IIncidents, AccessManaged {
    /// @notice How many reports a monitor may make at once.
    uint256 public constant BUCKET_TOKENS = 64;
    /// @notice After how many seconds one of them comes back.
    uint256 public constant BUCKET_SECONDS = 10 minutes;
    /// @notice For how long after one that nobody confirmed, or that was dismissed, a device has no other incident of
    /// the kind, in seconds: or a monitor could keep one up for ever, expiry by expiry.
    uint64 public constant COOL_DOWN = 1 days;
    /// @notice The longest that an incident stands unconfirmed, in seconds: long enough for a weekend to pass.
    uint32 public constant MAX_DURATION = 7 days;
    /// @notice How long it stands where the policy has no response, in seconds.
    uint32 public constant DEFAULT_DURATION = 1 days;
    /// @notice The most policies that a monitor's scope names.
    uint256 public constant MAX_POLICIES = 16;
    /// @notice The bits of all kinds.
    uint8 public constant ALL_KINDS = uint8((2 << uint8(type(Kind).max)) - 2);
    /// @notice The bits of all actions.
    uint16 public constant ALL_ACTIONS = uint16((2 << uint8(type(Action).max)) - 1);

    /// @dev What "until it is closed" is as a time.
    uint64 private constant FOR_EVER = type(uint64).max;

    /// @dev What a monitor may report. Policies are of a generation, so that a new scope forgets those of the old one.
    struct Scope {
        uint8 kinds;
        bool all;
        uint32 generation;
        /// When the bucket is full again: the bucket as one number (the generic cell rate algorithm of ITU-T I.371).
        uint64 fullAt;
        mapping(uint32 generation => mapping(uint32 policy => bool)) watched;
    }

    /// @inheritdoc IIncidents
    bytes32 public immutable domainSeparator;

    IClock private immutable _clock;
    IFleet private immutable _fleet;
    IPolicies private immutable _policies;
    ISnapshots private immutable _snapshots;
    IRetention private immutable _retention;

    mapping(bytes32 device => Orders) private _orders;
    mapping(uint256 incident => Incident) private _incidents;
    mapping(bytes32 device => mapping(Kind kind => uint256 incident)) private _lastOf;
    mapping(address monitor => Scope) private _scopes;
    mapping(uint32 policy => mapping(Kind kind => Response)) private _responses;
    uint256 private _incidentCount;

    /// @param authority the AccessManager
    /// @param genesis the hash of the chain's EVM genesis block
    /// @param clock the retention clock
    /// @param fleet where devices are known
    /// @param policies where it is known which device is under which policy
    /// @param snapshots where snapshots are known
    /// @param retention what freezes retirement; there this contract needs role INCIDENTS
    constructor(
        address authority,
        bytes32 genesis,
        IClock clock,
        IFleet fleet,
        IPolicies policies,
        ISnapshots snapshots,
        IRetention retention
    ) AccessManaged(authority) {
        domainSeparator = Digests.domain(genesis);
        _clock = clock;
        _fleet = fleet;
        _policies = policies;
        _snapshots = snapshots;
        _retention = retention;
    }

    /// @inheritdoc IIncidents
    function setMonitor(address monitor, uint8 kinds, uint32[] calldata policies) external restricted {
        if (kinds & ~ALL_KINDS != 0) revert KindsUnknown(ALL_KINDS);
        if (policies.length > MAX_POLICIES) revert TooManyPolicies(policies.length, MAX_POLICIES);
        Scope storage scope = _scopes[monitor];
        scope.kinds = kinds;
        scope.all = kinds != 0 && policies.length == 0;
        uint32 generation = ++scope.generation;
        uint32 count = _policies.policyCount();
        for (uint256 i = 0; i < policies.length; ++i) {
            if (policies[i] == 0 || policies[i] > count) revert PolicyUnknown(policies[i]);
            scope.watched[generation][policies[i]] = true;
        }
        emit MonitorSet(monitor, kinds, policies, _msgSender());
    }

    /// @inheritdoc IIncidents
    function setResponse(uint32 policy, Kind kind, uint16 actions, uint32 duration) external restricted {
        if (policy == 0 || policy > _policies.policyCount()) revert PolicyUnknown(policy);
        if (kind == Kind.None) revert KindMissing();
        if (actions & ~ALL_ACTIONS != 0) revert ActionsUnknown(ALL_ACTIONS);
        if (duration == 0 || duration > MAX_DURATION) revert ResponseOutOfRange(duration, 1, MAX_DURATION);
        Response storage response = _responses[policy][kind];
        (response.actions, response.duration) = (actions, duration);
        uint32 version = ++response.version;
        emit ResponseSet(policy, kind, version, actions, duration, _msgSender());
    }

    /// @inheritdoc IIncidents
    function report(bytes32 device, Kind kind, bytes32 evidence)
        external
        restricted
        returns (uint256 incident)
    {
        (,, DeviceStatus status,) = _fleet.keyOf(device);
        if (status == DeviceStatus.None) revert DeviceUnknown(device);
        return _report(device, kind, evidence, 0, _snapshots.head(device).sequence + 1);
    }

    /// @inheritdoc IIncidents
    function reportSince(Record calldata good, Kind kind, bytes32 evidence)
        external
        restricted
        returns (uint256 incident)
    {
        // A record with the hash of an accepted one says the truth of its device and sequence.
        bytes32 recordHash = Digests.ofRecord(domainSeparator, good);
        if (_snapshots.snapshot(recordHash).anchoredAt == 0) revert SnapshotUnknown(recordHash);
        return _report(good.device, kind, evidence, recordHash, good.sequence + 1);
    }

    /// @inheritdoc IIncidents
    function confirm(uint256 incident, bytes32 reason) external restricted {
        Incident storage found = _standing(incident);
        if (found.status != IncidentStatus.Open) revert IncidentNotOpen(incident, found.status);
        address account = _msgSender();
        if (_scopes[account].kinds != 0) revert MonitorCannotConfirm(account);
        found.status = IncidentStatus.Confirmed;
        found.expiresAt = FOR_EVER;
        found.frozenUntil = FOR_EVER;
        emit IncidentConfirmed(incident, found.device, account, reason);
        _begin(incident, found);
    }

    /// @inheritdoc IIncidents
    function dismiss(uint256 incident, bytes32 reason) external restricted {
        Incident storage found = _standing(incident);
        found.status = IncidentStatus.Dismissed;
        // From here the next one of its kind waits, as from the end of one that nobody confirmed.
        found.expiresAt = uint64(block.timestamp);
        emit IncidentDismissed(incident, found.device, _msgSender(), reason);
        _end(incident, found);
    }

    /// @inheritdoc IIncidents
    function close(uint256 incident, bytes32 reason) external restricted {
        Incident storage found = _standing(incident);
        if (found.status != IncidentStatus.Confirmed) revert IncidentNotConfirmed(incident);
        found.status = IncidentStatus.Closed;
        emit IncidentClosed(incident, found.device, _msgSender(), reason);
        _end(incident, found);
    }

    /// @inheritdoc IIncidents
    function monitorOf(address account) external view returns (uint8 kinds, bool all) {
        return (_scopes[account].kinds, _scopes[account].all);
    }

    /// @inheritdoc IIncidents
    function watches(address account, uint32 policy) public view returns (bool) {
        Scope storage scope = _scopes[account];
        return scope.all || scope.watched[scope.generation][policy];
    }

    /// @inheritdoc IIncidents
    function reportableAt(address account) public view returns (uint64) {
        uint256 fullAt = uint256(_scopes[account].fullAt) + BUCKET_SECONDS;
        uint256 size = BUCKET_TOKENS * BUCKET_SECONDS;
        return fullAt > size ? uint64(fullAt - size) : 0;
    }

    /// @inheritdoc IIncidents
    function responseOf(uint32 policy, Kind kind) external view returns (Response memory) {
        return _responses[policy][kind];
    }

    /// @inheritdoc IIncidents
    function incidentOf(uint256 incident) external view returns (Incident memory) {
        return _incidents[incident];
    }

    /// @inheritdoc IIncidents
    function stands(uint256 incident) external view returns (bool) {
        return _stands(_incidents[incident]);
    }

    /// @inheritdoc IIncidents
    function incidentCount() external view returns (uint256) {
        return _incidentCount;
    }

    /// @inheritdoc IIncidents
    function lastOf(bytes32 device, Kind kind) external view returns (uint256 incident) {
        return _lastOf[device][kind];
    }

    /// @inheritdoc IIncidents
    function ordersOf(bytes32 device) external view returns (Orders memory) {
        return _orders[device];
    }

    /// @inheritdoc IIncidents
    function suspectFrom(bytes32 device) external view returns (uint64 from) {
        for (uint8 kind = 1; kind <= uint8(type(Kind).max); ++kind) {
            Incident storage found = _incidents[_lastOf[device][Kind(kind)]];
            if (!_stands(found) || found.suspectFrom == 0) continue;
            if (from == 0 || found.suspectFrom < from) from = found.suspectFrom;
        }
    }

    /// @dev The caller has role MONITOR; the device is known.
    function _report(bytes32 device, Kind kind, bytes32 evidence, bytes32 good, uint64 next)
        private
        returns (uint256 incident)
    {
        address monitor = _msgSender();
        uint32 policy = _policies.policyOf(device);
        if (kind == Kind.None) revert KindMissing();
        if (!_has(_scopes[monitor].kinds, uint8(kind))) revert KindOutOfScope(kind);
        if (!watches(monitor, policy)) revert PolicyOutOfScope(policy);
        uint64 retryAt = reportableAt(monitor);
        if (retryAt > block.timestamp) revert ReportsLimited(retryAt);

        incident = _lastOf[device][kind];
        Incident storage last = _incidents[incident];
        bool repeated = _stands(last);
        if (!repeated && last.status != IncidentStatus.None && last.status != IncidentStatus.Closed) {
            uint64 cool = last.expiresAt + COOL_DOWN;
            if (block.timestamp < cool) revert CoolingDown(incident, cool);
        }
        uint64 fullAt = _scopes[monitor].fullAt;
        _scopes[monitor].fullAt =
            (fullAt > block.timestamp ? fullAt : uint64(block.timestamp)) + uint64(BUCKET_SECONDS);
        if (repeated) {
            emit IncidentRepeated(incident, device, kind, monitor, evidence, ++last.reports);
            return incident;
        }
        incident = ++_incidentCount;
        _lastOf[device][kind] = incident;
        Response memory response = _responses[policy][kind];
        if (response.version == 0) response.duration = DEFAULT_DURATION;
        Incident storage opened = _incidents[incident];
        opened.device = device;
        opened.evidence = evidence;
        opened.good = good;
        opened.monitor = monitor;
        opened.kind = kind;
        opened.status = IncidentStatus.Open;
        opened.actions = response.actions;
        opened.policy = policy;
        opened.version = response.version;
        opened.openedAt = uint64(block.timestamp);
        opened.expiresAt = uint64(block.timestamp) + response.duration;
        opened.frozenUntil = _clock.time() + response.duration;
        opened.reports = 1;
        if (_does(opened, Action.FlagLine)) opened.suspectFrom = next;
        _emitOpened(incident, opened);
        _begin(incident, opened);
    }

    function _emitOpened(uint256 incident, Incident storage opened) private {
        emit IncidentOpened(
            incident,
            opened.device,
            opened.kind,
            opened.monitor,
            opened.evidence,
            opened.good,
            opened.policy,
            opened.version,
            opened.actions,
            opened.expiresAt,
            opened.frozenUntil,
            opened.suspectFrom
        );
    }

    /// @dev Does what an incident does, until its end as that is now: when it is opened, and when it is confirmed.
    /// Calls to Retention come last.
    function _begin(uint256 incident, Incident storage found) private {
        bytes32 device = found.device;
        uint64 until = found.expiresAt;
        Orders storage orders = _orders[device];
        if (_does(found, Action.CommandBackup)) {
            if (found.status == IncidentStatus.Open) {
                orders.commandedAt = uint64(block.timestamp);
                emit BackupCommanded(incident, device, ++orders.command);
            }
            if (until > orders.commandUntil) orders.commandUntil = until;
            emit ResponseBegun(incident, device, Action.CommandBackup, until);
        }
        if (_does(found, Action.FlagLine)) emit ResponseBegun(incident, device, Action.FlagLine, until);
        if (_does(found, Action.MoreRedundancy)) {
            if (until > orders.redundantUntil) orders.redundantUntil = until;
            emit ResponseBegun(incident, device, Action.MoreRedundancy, until);
        }
        if (_does(found, Action.Notify)) emit ResponseBegun(incident, device, Action.Notify, until);
        if (_does(found, Action.BlockRestores)) {
            if (until > orders.blockedUntil) orders.blockedUntil = until;
            emit ResponseBegun(incident, device, Action.BlockRestores, until);
        }
        if (_does(found, Action.MoreApprovals)) {
            if (until > orders.approvalsUntil) orders.approvalsUntil = until;
            emit ResponseBegun(incident, device, Action.MoreApprovals, until);
        }
        until = found.frozenUntil;
        if (_does(found, Action.Freeze)) {
            emit ResponseBegun(incident, device, Action.Freeze, until);
            _retention.freeze(device, until);
        }
        if (_holdsGood(found)) {
            emit ResponseBegun(incident, device, Action.HoldGood, until);
            _retention.freezeSnapshot(device, found.good, until);
        }
    }

    /// @dev Undoes what an incident does that stands no more, but for what others want that stand.
    function _end(uint256 incident, Incident storage ended) private {
        bytes32 device = ended.device;
        for (uint8 action = 0; action <= uint8(type(Action).max); ++action) {
            if (!_does(ended, Action(action)) || Action(action) == Action.HoldGood && ended.good == 0) {
                continue;
            }
            emit ResponseEnded(incident, device, Action(action));
        }
        uint64 commandUntil;
        uint64 redundantUntil;
        uint64 blockedUntil;
        uint64 approvalsUntil;
        uint64 frozenUntil;
        uint64 goodUntil;
        for (uint8 kind = 1; kind <= uint8(type(Kind).max); ++kind) {
            Incident storage found = _incidents[_lastOf[device][Kind(kind)]];
            if (!_stands(found)) continue;
            if (_does(found, Action.CommandBackup)) commandUntil = _max(commandUntil, found.expiresAt);
            if (_does(found, Action.MoreRedundancy)) redundantUntil = _max(redundantUntil, found.expiresAt);
            if (_does(found, Action.BlockRestores)) blockedUntil = _max(blockedUntil, found.expiresAt);
            if (_does(found, Action.MoreApprovals)) approvalsUntil = _max(approvalsUntil, found.expiresAt);
            if (_does(found, Action.Freeze)) frozenUntil = _max(frozenUntil, found.frozenUntil);
            if (_holdsGood(found) && found.good == ended.good) {
                goodUntil = _max(goodUntil, found.frozenUntil);
            }
        }
        Orders storage orders = _orders[device];
        (orders.commandUntil, orders.redundantUntil) = (commandUntil, redundantUntil);
        (orders.blockedUntil, orders.approvalsUntil) = (blockedUntil, approvalsUntil);
        if (_does(ended, Action.Freeze)) {
            _retention.thaw(device);
            if (frozenUntil != 0) _retention.freeze(device, frozenUntil);
        }
        if (_holdsGood(ended)) {
            _retention.thawSnapshot(device, ended.good);
            if (goodUntil != 0) _retention.freezeSnapshot(device, ended.good, goodUntil);
        }
    }

    /// @dev An incident that stands, or a refusal.
    function _standing(uint256 incident) private view returns (Incident storage found) {
        found = _incidents[incident];
        if (found.status == IncidentStatus.None) revert IncidentUnknown(incident);
        if (found.status != IncidentStatus.Open && found.status != IncidentStatus.Confirmed) {
            revert IncidentNotOpen(incident, found.status);
        }
        if (!_stands(found)) revert IncidentOver(incident, found.expiresAt);
    }

    function _stands(Incident storage found) private view returns (bool) {
        return found.status == IncidentStatus.Confirmed
            || (found.status == IncidentStatus.Open && block.timestamp <= found.expiresAt);
    }

    function _does(Incident storage found, Action action) private view returns (bool) {
        return _has(found.actions, uint8(action));
    }

    function _holdsGood(Incident storage found) private view returns (bool) {
        return _does(found, Action.HoldGood) && found.good != 0;
    }

    function _has(uint256 bits, uint8 bit) private pure returns (bool) {
        return (bits >> bit) & 1 != 0;
    }

    function _max(uint64 a, uint64 b) private pure returns (uint64) {
        return a > b ? a : b;
    }
}
