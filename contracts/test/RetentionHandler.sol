// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {IRetention} from "../src/interfaces/IRetention.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";

/// @dev Snapshots that are kept for hours, holds, freezes, restores, forks and attempts to retire, in any order. It
/// keeps an account of its own of what must be kept, by which every attempt is judged.
contract RetentionHandler is Fixture {
    uint256 private constant DEVICES = 2;
    uint16 private constant LAST = 2;

    bytes32[] private devices;
    mapping(bytes32 device => uint256) private keyNumber;
    uint256 private keys;

    mapping(bytes32 device => Record[]) private history;
    mapping(bytes32 recordHash => uint256) private expiry;
    mapping(bytes32 recordHash => uint256) private retiredAt;
    mapping(bytes32 device => uint256) private frozen;
    mapping(bytes32 recordHash => uint256) private snapshotFrozen;
    mapping(bytes32 device => bool) private forked;
    mapping(bytes32 device => bytes32) private reported;
    /// @dev By snapshot or device, and by account.
    mapping(bytes32 what => mapping(address account => bool)) private held;

    uint256 private chainTime = START;
    uint256 private tickedAt = START;
    uint256 private ticked = START;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < DEVICES; ++i) {
            devices.push(enrol(deviceKey(keys)));
            keyNumber[devices[i]] = keys++;
        }
    }

    modifier atTime() {
        vm.warp(chainTime);
        _;
    }

    function pass(uint256 seconds_) external {
        chainTime += bound(seconds_, 1, 3 hours);
        vm.warp(chainTime);
    }

    /// @dev The chain's clock leaps years ahead.
    function leap() external {
        chainTime += 10 * 365 days;
        vm.warp(chainTime);
    }

    function tick() external atTime {
        ticked = time();
        tickedAt = chainTime;
        clock.tick();
    }

    function anchorOne(uint256 which, uint256 retention_) external atTime {
        bytes32 device = devices[which % DEVICES];
        if (snapshots.head(device).anchoredAt + 31 > chainTime) return;
        Terms memory terms = termsOf();
        terms.minRetention = uint64(bound(retention_, 0, 4 hours));
        terms.keep.last = LAST;
        vm.prank(operator);
        policies.publish(policy, "short", terms);
        Record memory record = nextRecord(device);
        if (record.epoch <= snapshots.head(device).releasedEpoch) setEpoch(record, record.epoch + 1);
        anchor(itemOf(record, deviceKey(keyNumber[device]), 5));
        history[device].push(record);
        expiry[digestOf(record)] = time() + terms.minRetention;
    }

    function hold(uint256 which, uint256 index, bool second) external atTime {
        (Record memory record, bool found) = pick(which, index);
        if (!found) return;
        bytes32 recordHash = digestOf(record);
        address holder = second ? legal2 : legal;
        vm.prank(holder);
        bool success = attempt(abi.encodeCall(IRetention.hold, (record, "why")));
        assertTrue(success == (retiredAt[recordHash] == 0 && !held[recordHash][holder]), "hold");
        if (success) held[recordHash][holder] = true;
    }

    function release(uint256 which, uint256 index, bool second, bool byOther) external atTime {
        (Record memory record, bool found) = pick(which, index);
        if (!found) return;
        bytes32 recordHash = digestOf(record);
        address holder = second ? legal2 : legal;
        vm.prank(byOther ? legal : holder);
        bool success = attempt(abi.encodeCall(IRetention.release, (record, holder, "over")));
        assertTrue(success == (held[recordHash][holder] && !(byOther && second)), "release");
        if (success) held[recordHash][holder] = false;
    }

    function holdDevice(uint256 which, bool second) external atTime {
        bytes32 device = devices[which % DEVICES];
        address holder = second ? legal2 : legal;
        vm.prank(holder);
        bool success = attempt(abi.encodeCall(IRetention.holdDevice, (device, "why")));
        assertTrue(success == !held[device][holder], "holdDevice");
        held[device][holder] = true;
    }

    function releaseDevice(uint256 which, bool second) external atTime {
        bytes32 device = devices[which % DEVICES];
        address holder = second ? legal2 : legal;
        vm.prank(holder);
        bool success = attempt(abi.encodeCall(IRetention.releaseDevice, (device, holder, "over")));
        assertTrue(success == held[device][holder], "releaseDevice");
        held[device][holder] = false;
    }

    function freeze(uint256 which, uint256 duration) external atTime {
        bytes32 device = devices[which % DEVICES];
        uint256 until = time() + bound(duration, 0, 3 hours);
        vm.prank(answerer);
        retention.freeze(device, uint64(until));
        if (until > frozen[device]) frozen[device] = until;
    }

    function thaw(uint256 which) external atTime {
        vm.prank(answerer);
        retention.thaw(devices[which % DEVICES]);
        frozen[devices[which % DEVICES]] = 0;
    }

    function freezeSnapshot(uint256 which, uint256 index, uint256 duration) external atTime {
        (Record memory record, bool found) = pick(which, index);
        if (!found) return;
        bytes32 recordHash = digestOf(record);
        uint256 until = time() + bound(duration, 0, 3 hours);
        vm.prank(answerer);
        retention.freezeSnapshot(record.device, recordHash, uint64(until));
        if (until > snapshotFrozen[recordHash]) snapshotFrozen[recordHash] = until;
    }

    function thawSnapshot(uint256 which, uint256 index) external atTime {
        (Record memory record, bool found) = pick(which, index);
        if (!found) return;
        bytes32 recordHash = digestOf(record);
        vm.prank(answerer);
        retention.thawSnapshot(record.device, recordHash);
        snapshotFrozen[recordHash] = 0;
    }

    function restore(uint256 which, uint256 index) external atTime {
        (Record memory record, bool found) = pick(which, index);
        if (!found) return;
        vm.prank(requester);
        uint256 id = recovery.request(record, "recipient", "reader", "drill", "north");
        vm.prank(approver);
        recovery.approve(id);
        vm.prank(requester);
        recovery.report(id, record.listRoot, 1, 2, 63, 0);
        reported[record.device] = digestOf(record);
    }

    function fork(uint256 which) external atTime {
        bytes32 device = devices[which % DEVICES];
        (Record memory record, bool found) = pick(which, 0);
        if (!found || forked[device]) return;
        Record memory other = abi.decode(abi.encode(record), (Record));
        other.listRoot = "another list";
        snapshots.reportFork(record, other, signature(deviceKey(keyNumber[device]), digestOf(other)));
        forked[device] = true;
    }

    function replace(uint256 which) external atTime {
        bytes32 device = devices[which % DEVICES];
        enrolAs(deviceKey(keys), device);
        keyNumber[device] = keys++;
        forked[device] = false;
    }

    function retire(uint256 which, uint256 index) external atTime {
        (Record memory record, bool found) = pick(which, index);
        if (!found) return;
        bool may = mayGo(record);
        assertTrue((retention.refusalOf(record).length == 0) == may, "refusalOf");
        vm.prank(stranger);
        assertTrue(attempt(abi.encodeCall(IRetention.retire, (record))) == may, "retire");
        if (may) retiredAt[digestOf(record)] = time();
    }

    function retireAll(uint256 which) external atTime {
        Record[] memory records = history[devices[which % DEVICES]];
        uint256 count = records.length < 64 ? records.length : 64;
        Record[] memory some = new Record[](count);
        for (uint256 i = 0; i < count; ++i) {
            some[i] = records[i];
        }
        retention.retireBatch(some);
        for (uint256 i = 0; i < count; ++i) {
            if (mayGo(some[i])) retiredAt[digestOf(some[i])] = time();
        }
    }

    /// @dev What is retired is what was when it might be, and is for good; the last ones are not.
    function checkRetired() external atTime {
        for (uint256 i = 0; i < DEVICES; ++i) {
            Record[] storage line = history[devices[i]];
            for (uint256 j = 0; j < line.length; ++j) {
                bytes32 recordHash = digestOf(line[j]);
                uint256 retired = retention.retiredAt(recordHash);
                assertEq(retired, retiredAt[recordHash], "retired at");
                assertTrue(retention.isRetired(recordHash) == (retired != 0), "isRetired");
                assertTrue(retired == 0 || retired > expiry[recordHash], "retired early");
                assertTrue(retired == 0 || j + LAST < line.length, "one of the last is retired");
            }
        }
    }

    /// @dev The holds that stand are those placed and not released.
    function checkHolds() external atTime {
        for (uint256 i = 0; i < DEVICES; ++i) {
            bytes32 device = devices[i];
            assertEq(retention.holdsOnDevice(device), holders(device), "holds on a device");
            assertTrue(retention.isDeviceHolder(device, legal) == held[device][legal], "holder of a device");
            for (uint256 j = 0; j < history[device].length; ++j) {
                bytes32 recordHash = digestOf(history[device][j]);
                assertEq(retention.holdsOn(recordHash), holders(recordHash), "holds on a snapshot");
                assertTrue(retention.isHolder(recordHash, legal2) == held[recordHash][legal2], "holder");
                assertTrue(holders(recordHash) == 0 || retiredAt[recordHash] == 0, "held and retired");
            }
        }
    }

    function mayGo(Record memory record) private view returns (bool) {
        bytes32 device = record.device;
        bytes32 recordHash = digestOf(record);
        return retiredAt[recordHash] == 0 && time() > expiry[recordHash] && time() > frozen[device]
            && time() > snapshotFrozen[recordHash] && !forked[device] && holders(recordHash) == 0
            && holders(device) == 0 && record.sequence + LAST <= history[device].length
            && reported[device] != recordHash;
    }

    function holders(bytes32 what) private view returns (uint256) {
        return (held[what][legal] ? 1 : 0) + (held[what][legal2] ? 1 : 0);
    }

    function time() private view returns (uint256) {
        uint256 passed = chainTime - tickedAt;
        return ticked + (passed < 1 hours ? passed : 1 hours);
    }

    function pick(uint256 which, uint256 index) private view returns (Record memory record, bool found) {
        Record[] storage line = history[devices[which % DEVICES]];
        if (line.length == 0) return (record, false);
        return (line[index % line.length], true);
    }

    function attempt(bytes memory data) private returns (bool success) {
        (success,) = address(retention).call(data);
    }
}
