// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IClock} from "./interfaces/IClock.sol";
import {DeviceStatus, IFleet} from "./interfaces/IFleet.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {IRecovery} from "./interfaces/IRecovery.sol";
import {IRetention} from "./interfaces/IRetention.sol";
import {Head, ISnapshots, Record, Snapshot} from "./interfaces/ISnapshots.sol";
import {Digests} from "./libraries/Digests.sol";

/// @title Which snapshots may be dropped
/// @dev Every rule only ever keeps: no call but `retire` makes a snapshot droppable, and it does so by the retention
/// clock alone, which no leap of the chain's time moves. As in Snapshots, one function judges and returns the refusal
/// as the encoded custom error: `retire` reverts with it, `retireBatch` emits it and goes on.
contract Retention is IRetention, AccessManaged {
    /// @notice The most records in a batch.
    uint256 public constant MAX_BATCH = 64;

    /// @dev Who holds something, and how many they are.
    struct Holds {
        uint256 count;
        mapping(address holder => bool) by;
    }

    /// @inheritdoc IRetention
    bytes32 public immutable domainSeparator;

    IClock private immutable _clock;
    IFleet private immutable _fleet;
    IPolicies private immutable _policies;
    ISnapshots private immutable _snapshots;
    IRecovery private immutable _recovery;

    /// @dev 0: not retired.
    mapping(bytes32 recordHash => uint64) private _retiredAt;
    mapping(bytes32 recordHash => Holds) private _holds;
    mapping(bytes32 device => Holds) private _deviceHolds;
    mapping(bytes32 device => uint64) private _frozenUntil;
    mapping(bytes32 recordHash => uint64) private _snapshotFrozenUntil;

    /// @param authority the AccessManager
    /// @param genesis the hash of the chain's EVM genesis block
    /// @param clock the retention clock
    /// @param fleet where devices are known
    /// @param policies where the rules are known
    /// @param snapshots where snapshots are known
    /// @param recovery where restores are reported
    constructor(
        address authority,
        bytes32 genesis,
        IClock clock,
        IFleet fleet,
        IPolicies policies,
        ISnapshots snapshots,
        IRecovery recovery
    ) AccessManaged(authority) {
        domainSeparator = Digests.domain(genesis);
        _clock = clock;
        _fleet = fleet;
        _policies = policies;
        _snapshots = snapshots;
        _recovery = recovery;
    }

    /// @inheritdoc IRetention
    function hold(Record calldata record, bytes32 reason) external restricted {
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        if (_snapshots.snapshot(recordHash).anchoredAt == 0) revert SnapshotUnknown(recordHash);
        uint64 retired = _retiredAt[recordHash];
        if (retired != 0) revert AlreadyRetired(retired);
        _place(_holds[recordHash]);
        emit HoldPlaced(record.device, recordHash, record.sequence, _msgSender(), reason);
    }

    /// @inheritdoc IRetention
    function release(Record calldata record, address holder, bytes32 reason) external restricted {
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        _end(_holds[recordHash], holder);
        emit HoldReleased(record.device, recordHash, record.sequence, holder, reason, _msgSender());
    }

    /// @inheritdoc IRetention
    function holdDevice(bytes32 device, bytes32 reason) external restricted {
        (,, DeviceStatus status,) = _fleet.keyOf(device);
        if (status == DeviceStatus.None) revert DeviceUnknown(device);
        _place(_deviceHolds[device]);
        emit DeviceHoldPlaced(device, _msgSender(), reason);
    }

    /// @inheritdoc IRetention
    function releaseDevice(bytes32 device, address holder, bytes32 reason) external restricted {
        _end(_deviceHolds[device], holder);
        emit DeviceHoldReleased(device, holder, reason, _msgSender());
    }

    /// @inheritdoc IRetention
    function freeze(bytes32 device, uint64 until) external restricted {
        if (until <= _frozenUntil[device]) return;
        _frozenUntil[device] = until;
        emit RetirementFrozen(device, until, _msgSender());
    }

    /// @inheritdoc IRetention
    function thaw(bytes32 device) external restricted {
        if (_frozenUntil[device] == 0) return;
        _frozenUntil[device] = 0;
        emit RetirementThawed(device, _msgSender());
    }

    /// @inheritdoc IRetention
    function freezeSnapshot(bytes32 device, bytes32 recordHash, uint64 until) external restricted {
        if (until <= _snapshotFrozenUntil[recordHash]) return;
        _snapshotFrozenUntil[recordHash] = until;
        emit SnapshotFreezePlaced(device, recordHash, until, _msgSender());
    }

    /// @inheritdoc IRetention
    function thawSnapshot(bytes32 device, bytes32 recordHash) external restricted {
        if (_snapshotFrozenUntil[recordHash] == 0) return;
        _snapshotFrozenUntil[recordHash] = 0;
        emit SnapshotFreezeEnded(device, recordHash, _msgSender());
    }

    /// @inheritdoc IRetention
    function retire(Record calldata record) external {
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        uint64 time = _clock.time();
        bytes memory refusal = _check(record, recordHash, time);
        if (refusal.length != 0) {
            assembly ("memory-safe") {
                revert(add(refusal, 0x20), mload(refusal))
            }
        }
        _retire(record, recordHash, time);
    }

    /// @inheritdoc IRetention
    function retireBatch(Record[] calldata records) external {
        if (records.length > MAX_BATCH) revert BatchTooLarge(records.length, MAX_BATCH);
        uint64 time = _clock.time();
        for (uint256 i = 0; i < records.length; ++i) {
            Record calldata record = records[i];
            bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
            bytes memory refusal = _check(record, recordHash, time);
            if (refusal.length == 0) {
                _retire(record, recordHash, time);
            } else {
                emit RetireRefused(record.device, recordHash, record.sequence, refusal, _msgSender());
            }
        }
    }

    /// @inheritdoc IRetention
    function refusalOf(Record calldata record) external view returns (bytes memory) {
        return _check(record, Digests.ofRecord(domainSeparator, record), _clock.time());
    }

    /// @inheritdoc IRetention
    function isRetired(bytes32 recordHash) external view returns (bool) {
        return _retiredAt[recordHash] != 0;
    }

    /// @inheritdoc IRetention
    function retiredAt(bytes32 recordHash) external view returns (uint64) {
        return _retiredAt[recordHash];
    }

    /// @inheritdoc IRetention
    function holdsOn(bytes32 recordHash) external view returns (uint256) {
        return _holds[recordHash].count;
    }

    /// @inheritdoc IRetention
    function holdsOnDevice(bytes32 device) external view returns (uint256) {
        return _deviceHolds[device].count;
    }

    /// @inheritdoc IRetention
    function isHolder(bytes32 recordHash, address account) external view returns (bool) {
        return _holds[recordHash].by[account];
    }

    /// @inheritdoc IRetention
    function isDeviceHolder(bytes32 device, address account) external view returns (bool) {
        return _deviceHolds[device].by[account];
    }

    /// @inheritdoc IRetention
    function frozenUntil(bytes32 device) external view returns (uint64) {
        return _frozenUntil[device];
    }

    /// @inheritdoc IRetention
    function snapshotFrozenUntil(bytes32 recordHash) external view returns (uint64) {
        return _snapshotFrozenUntil[recordHash];
    }

    /// @dev What keeps a snapshot at a time of the retention clock, as the encoded error; empty if nothing does.
    function _check(Record calldata record, bytes32 recordHash, uint64 time)
        private
        view
        returns (bytes memory)
    {
        Snapshot memory found = _snapshots.snapshot(recordHash);
        if (found.anchoredAt == 0) return abi.encodeWithSelector(SnapshotUnknown.selector, recordHash);
        uint64 retired = _retiredAt[recordHash];
        if (retired != 0) return abi.encodeWithSelector(AlreadyRetired.selector, retired);
        if (time <= found.expiry) return abi.encodeWithSelector(NotExpired.selector, found.expiry);

        // The record has the hash of an accepted one: what it says of itself is true.
        bytes32 device = record.device;
        uint64 frozen = _frozenUntil[device];
        if (time <= frozen) return abi.encodeWithSelector(Frozen.selector, frozen);
        frozen = _snapshotFrozenUntil[recordHash];
        if (time <= frozen) return abi.encodeWithSelector(SnapshotFrozen.selector, frozen);
        if (_snapshots.isForked(device)) return abi.encodeWithSelector(HistoryForked.selector, device);
        uint256 holds = _holds[recordHash].count + _deviceHolds[device].count;
        if (holds != 0) return abi.encodeWithSelector(Held.selector, holds);
        Head memory head = _snapshots.head(device);
        if (recordHash == head.recordHash) return abi.encodeWithSelector(LastSnapshot.selector);
        // Of the version that the device's last record names.
        uint256 last = _policies.quorum(head.policy, head.policyVersion).keep.last;
        if (record.sequence + last > head.sequence) return abi.encodeWithSelector(KeptByLast.selector, last);
        if (_recovery.lastReported(device) == recordHash) {
            return abi.encodeWithSelector(DrilledLast.selector);
        }
        return "";
    }

    function _retire(Record calldata record, bytes32 recordHash, uint64 time) private {
        _retiredAt[recordHash] = time;
        emit Retired(record.device, recordHash, record.sequence, time, _msgSender());
    }

    function _place(Holds storage holds) private {
        address holder = _msgSender();
        if (holds.by[holder]) revert HoldKnown(holder);
        holds.by[holder] = true;
        ++holds.count;
    }

    /// @dev The caller may call the function; if the holder may too, or could after a delay, the hold is the holder's
    /// to end. So no hold outlives by its holder's absence what the others want, and none is ended behind its back.
    function _end(Holds storage holds, address holder) private {
        if (!holds.by[holder]) revert HoldUnknown(holder);
        if (holder != _msgSender()) {
            (bool immediate, uint32 delay) =
                IAccessManager(authority()).canCall(holder, address(this), msg.sig);
            if (immediate || delay != 0) revert HoldOfAnother(holder);
        }
        holds.by[holder] = false;
        --holds.count;
    }
}
