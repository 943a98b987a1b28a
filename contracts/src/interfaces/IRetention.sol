// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Record} from "./ISnapshots.sol";

/// @title Which snapshots may be dropped
/// @notice A snapshot that is retired may be dropped by the stores, and none but those. Retirement is for good. All
/// times are of the retention clock, in Unix seconds. Reasons are keccak256(salt || text), with a salt of 32 random
/// bytes that who placed the hold keeps: they can be shown later, and not guessed before.
interface IRetention {
    /// @notice No accepted snapshot has this record hash.
    /// @param recordHash the snapshot's record hash
    error SnapshotUnknown(bytes32 recordHash);
    /// @notice No device has this id.
    /// @param device the device's id
    error DeviceUnknown(bytes32 device);
    /// @notice The snapshot was retired at this time.
    /// @param time when
    error AlreadyRetired(uint64 time);
    /// @notice The snapshot is kept until the end of this second.
    /// @param expiry the last second in which it is kept
    error NotExpired(uint64 expiry);
    /// @notice Nothing of the device is retired until the end of this second, because of an incident.
    /// @param until the last second, of the retention clock
    error Frozen(uint64 until);
    /// @notice The snapshot is kept until the end of this second, because of an incident.
    /// @param until the last second, of the retention clock
    error SnapshotFrozen(uint64 until);
    /// @notice Nothing of the device is retired while its history is forked.
    /// @param device the device's id
    error HistoryForked(bytes32 device);
    /// @notice So many holds stand on the snapshot or its device.
    /// @param holds how many
    error Held(uint256 holds);
    /// @notice It is the device's last snapshot.
    error LastSnapshot();
    /// @notice It is one of the device's last `last` snapshots, which its policy keeps.
    /// @param last how many are kept so
    error KeptByLast(uint256 last);
    /// @notice It is the last snapshot of the device that a reported restore or drill brought back.
    error DrilledLast();
    /// @notice A batch has `most` records at most.
    /// @param items how many it has
    /// @param most how many it may have
    error BatchTooLarge(uint256 items, uint256 most);
    /// @notice The account holds it already.
    /// @param holder the account that placed the hold
    error HoldKnown(address holder);
    /// @notice The account has placed no such hold.
    /// @param holder the account that placed the hold
    error HoldUnknown(address holder);
    /// @notice The hold is of another account, which may end it itself.
    /// @param holder the account that placed the hold
    error HoldOfAnother(address holder);

    /// @notice The snapshot may be dropped from now on, and is never live again.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    /// @param sequence the snapshot's place among the device's, from 1
    /// @param time when, by the retention clock
    /// @param by the account that called
    event Retired(
        bytes32 indexed device, bytes32 indexed recordHash, uint64 indexed sequence, uint64 time, address by
    );
    /// @notice A snapshot of a batch was not retired; `reason` is the encoded error.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    /// @param sequence the snapshot's place among the device's, from 1
    /// @param reason the encoded error
    /// @param by the account that called
    event RetireRefused(
        bytes32 indexed device, bytes32 indexed recordHash, uint64 sequence, bytes reason, address by
    );
    /// @notice The account holds the snapshot: it is not retired before the hold is released.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    /// @param sequence the snapshot's place among the device's, from 1
    /// @param holder the account that placed the hold
    /// @param reason the salted hash of why
    event HoldPlaced(
        bytes32 indexed device,
        bytes32 indexed recordHash,
        uint64 sequence,
        address indexed holder,
        bytes32 reason
    );
    /// @notice A hold on a snapshot ended.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    /// @param sequence the snapshot's place among the device's, from 1
    /// @param holder the account that placed the hold
    /// @param reason the salted hash of why
    /// @param by the account that called
    event HoldReleased(
        bytes32 indexed device,
        bytes32 indexed recordHash,
        uint64 sequence,
        address indexed holder,
        bytes32 reason,
        address by
    );
    /// @notice The account holds all snapshots of the device, those to come too.
    /// @param device the device's id
    /// @param holder the account that placed the hold
    /// @param reason the salted hash of why
    event DeviceHoldPlaced(bytes32 indexed device, address indexed holder, bytes32 reason);
    /// @notice A hold on all snapshots of a device ended.
    /// @param device the device's id
    /// @param holder the account that placed the hold
    /// @param reason the salted hash of why
    /// @param by the account that called
    event DeviceHoldReleased(bytes32 indexed device, address indexed holder, bytes32 reason, address by);
    /// @notice Nothing of the device is retired until the end of this second.
    /// @param device the device's id
    /// @param until the last second, of the retention clock
    /// @param by the contract that called
    event RetirementFrozen(bytes32 indexed device, uint64 until, address by);
    /// @notice A freeze ended before its time.
    /// @param device the device's id
    /// @param by the contract that called
    event RetirementThawed(bytes32 indexed device, address by);
    /// @notice A snapshot is not retired until the end of this second.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    /// @param until the last second, of the retention clock
    /// @param by the contract that called
    event SnapshotFreezePlaced(bytes32 indexed device, bytes32 indexed recordHash, uint64 until, address by);
    /// @notice A freeze of a snapshot ended before its time.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    /// @param by the contract that called
    event SnapshotFreezeEnded(bytes32 indexed device, bytes32 indexed recordHash, address by);

    /// @notice Holds an accepted snapshot that is not retired, for the caller; each account's hold stands by itself.
    /// Role: LEGAL.
    /// @param record the snapshot's record
    /// @param reason the salted hash of why
    function hold(Record calldata record, bytes32 reason) external;

    /// @notice Ends a hold: the caller's own, or one of an account that may not end it any more. Role: LEGAL.
    /// @param record the snapshot's record
    /// @param holder the account that placed it
    /// @param reason the salted hash of why
    function release(Record calldata record, address holder, bytes32 reason) external;

    /// @notice Holds all snapshots of a device, those to come too, for the caller. Role: LEGAL.
    /// @param device the device's id
    /// @param reason the salted hash of why
    function holdDevice(bytes32 device, bytes32 reason) external;

    /// @notice Ends a hold on a device, as `release` does. Role: LEGAL.
    /// @param device the device's id
    /// @param holder the account that placed the hold
    /// @param reason the salted hash of why
    function releaseDevice(bytes32 device, address holder, bytes32 reason) external;

    /// @notice Retires nothing of a device until the end of a second; a freeze that lasts longer stays as it is.
    /// Role: INCIDENTS.
    /// @param device the device's id
    /// @param until the last second, of the retention clock
    function freeze(bytes32 device, uint64 until) external;

    /// @notice Ends a device's freeze, if there is one. Role: INCIDENTS.
    /// @param device the device's id
    function thaw(bytes32 device) external;

    /// @notice Does not retire one snapshot until the end of a second; a freeze of it that lasts longer stays as it is.
    /// Role: INCIDENTS.
    /// @param device whose it is, for the record: the caller knows
    /// @param recordHash the snapshot
    /// @param until the second, of the retention clock
    function freezeSnapshot(bytes32 device, bytes32 recordHash, uint64 until) external;

    /// @notice Ends a snapshot's freeze, if there is one. Role: INCIDENTS.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    function thawSnapshot(bytes32 device, bytes32 recordHash) external;

    /// @notice Retires a snapshot, or reverts with the rule that keeps it. Anyone may call it.
    /// @param record the snapshot's record
    function retire(Record calldata record) external;

    /// @notice Retires each of up to 64 snapshots exactly if `retire` would, in their order. One that is kept emits
    /// RetireRefused, whose reason is the error `retire` would revert with. Anyone may call it.
    /// @param records the snapshots' records
    function retireBatch(Record[] calldata records) external;

    /// @notice What `retire` would revert with now; empty if it would retire the snapshot.
    /// @param record the snapshot's record
    /// @return the encoded error, or nothing
    function refusalOf(Record calldata record) external view returns (bytes memory);

    /// @notice Whether a snapshot may be dropped.
    /// @param recordHash the snapshot's record hash
    /// @return whether it is retired
    function isRetired(bytes32 recordHash) external view returns (bool);

    /// @notice When a snapshot was retired; 0 when it is not.
    /// @param recordHash the snapshot's record hash
    /// @return the time
    function retiredAt(bytes32 recordHash) external view returns (uint64);

    /// @notice How many holds stand on a snapshot by itself.
    /// @param recordHash the snapshot's record hash
    /// @return how many
    function holdsOn(bytes32 recordHash) external view returns (uint256);

    /// @notice How many holds stand on all snapshots of a device.
    /// @param device the device's id
    /// @return how many
    function holdsOnDevice(bytes32 device) external view returns (uint256);

    /// @notice Whether an account holds a snapshot by itself.
    /// @param recordHash the snapshot's record hash
    /// @param account the account
    /// @return whether it does
    function isHolder(bytes32 recordHash, address account) external view returns (bool);

    /// @notice Whether an account holds all snapshots of a device.
    /// @param device the device's id
    /// @param account the account
    /// @return whether it does
    function isDeviceHolder(bytes32 device, address account) external view returns (bool);

    /// @notice Until the end of which second nothing of a device is retired; past or 0 when it is not frozen.
    /// @param device the device's id
    /// @return the second
    function frozenUntil(bytes32 device) external view returns (uint64);

    /// @notice The last second in which an incident keeps this snapshot; past or 0: none does.
    /// @param recordHash the snapshot's record hash
    /// @return the second
    function snapshotFrozenUntil(bytes32 recordHash) external view returns (uint64);

    /// @notice The EIP-712 domain of all that devices sign.
    /// @return the domain separator
    function domainSeparator() external view returns (bytes32);
}
