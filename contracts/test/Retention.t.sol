// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {IRetention} from "../src/interfaces/IRetention.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";
import {Vm} from "./Test.sol";

contract RetentionTest is Fixture {
    Key private key;
    bytes32 private device;
    /// @dev Three snapshots of a device, each ten minutes after the one before.
    Record private first;
    Record private second;
    Record private third;

    function setUp() public override {
        super.setUp();
        key = deviceKey(1);
        device = enrol(key);
        first = anchorNext(key, device);
        vm.warp(block.timestamp + 600);
        second = anchorNext(key, device);
        vm.warp(block.timestamp + 600);
        third = anchorNext(key, device);
    }

    /// @dev Lets the retention clock pass a time, tick by tick.
    function passTo(uint64 time) private {
        while (clock.time() < time) {
            uint64 left = time - clock.time();
            vm.warp(block.timestamp + (left < 1 hours ? left : 1 hours));
            clock.tick();
        }
    }

    /// @dev The end of the last of the three, and a second.
    function passAll() private {
        passTo(snapshots.snapshot(digestOf(third)).expiry + 1);
    }

    /// @dev What keeps a snapshot must be the same three ways: the view, `retire` and the batch; and nothing changes.
    function assertKept(Record memory record, bytes memory refusal) private {
        bytes32 recordHash = digestOf(record);
        uint64 before = retention.retiredAt(recordHash);
        assertEq(retention.refusalOf(record), refusal, "refusalOf");
        vm.expectRevert(refusal);
        vm.prank(stranger);
        retention.retire(record);
        Record[] memory records = new Record[](1);
        records[0] = record;
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.RetireRefused(record.device, recordHash, record.sequence, refusal, stranger);
        vm.prank(stranger);
        retention.retireBatch(records);
        assertEq(retention.retiredAt(recordHash), before, "retired nevertheless");
    }

    function assertRetires(Record memory record) private {
        assertEq(retention.refusalOf(record), "", "refusalOf");
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.Retired(device, digestOf(record), record.sequence, clock.time(), stranger);
        vm.prank(stranger);
        retention.retire(record);
        assertTrue(retention.isRetired(digestOf(record)), "not retired");
        assertEq(retention.retiredAt(digestOf(record)), clock.time(), "retired at");
    }

    function test_domain() public view {
        assertEq(retention.domainSeparator(), snapshots.domainSeparator(), "domain");
    }

    function test_retire_once() public {
        passAll();
        assertFalse(retention.isRetired(digestOf(first)), "retired by time alone");
        assertRetires(first);
        uint64 time = clock.time();
        passTo(time + 10);
        assertKept(first, abi.encodeWithSelector(IRetention.AlreadyRetired.selector, time));
    }

    function test_retire_unknown() public {
        passAll();
        Record memory other = first;
        other.listRoot = "another list";
        bytes memory unknown = abi.encodeWithSelector(IRetention.SnapshotUnknown.selector, digestOf(other));
        assertKept(other, unknown);
        // A record of another device or sequence has another hash.
        other = second;
        other.device = bytes32(uint256(device) + 1);
        assertKept(other, abi.encodeWithSelector(IRetention.SnapshotUnknown.selector, digestOf(other)));
        other = third;
        other.sequence = 1;
        assertKept(other, abi.encodeWithSelector(IRetention.SnapshotUnknown.selector, digestOf(other)));
    }

    function test_retire_notBeforeItsExpiryIsOver() public {
        uint64 expiry = snapshots.snapshot(digestOf(first)).expiry;
        bytes memory early = abi.encodeWithSelector(IRetention.NotExpired.selector, expiry);
        assertKept(first, early);
        passTo(expiry);
        assertKept(first, early);
        vm.warp(block.timestamp + 1);
        assertRetires(first);
    }

    /// @dev The chain's clock leaps to 2100: an hour of retention passes, however often somebody ticks there.
    function test_retire_notByALeapOfTheChain() public {
        uint64 expiry = snapshots.snapshot(digestOf(first)).expiry;
        vm.warp(4_102_444_800);
        for (uint256 i = 0; i < 50; ++i) {
            clock.tick();
        }
        assertKept(first, abi.encodeWithSelector(IRetention.NotExpired.selector, expiry));
        assertLe(clock.time(), START + 1200 + 1 hours, "the retention clock leapt");
    }

    function test_retire_notTheLast() public {
        passAll();
        assertKept(third, abi.encodeWithSelector(IRetention.LastSnapshot.selector));
        // Another one takes its place.
        vm.warp(block.timestamp + 600);
        anchorNext(key, device);
        assertRetires(third);
    }

    /// @dev Nor is the last one of a device that is revoked.
    function test_retire_notTheLastOfARevokedDevice() public {
        vm.prank(operator);
        fleet.revoke(device);
        passAll();
        assertKept(third, abi.encodeWithSelector(IRetention.LastSnapshot.selector));
        assertRetires(second);
    }

    /// @dev By the version that the device's last record names: a version that it has not anchored under keeps nothing.
    function test_retire_notThoseKeptByNumber() public {
        publishLast(2);
        passAll();
        assertRetires(first);
        anchorNext(key, device);
        passAll();
        assertKept(third, abi.encodeWithSelector(IRetention.KeptByLast.selector, 2));
        assertRetires(second);
        publishLast(type(uint16).max);
        anchorNext(key, device);
        passAll();
        assertKept(third, abi.encodeWithSelector(IRetention.KeptByLast.selector, type(uint16).max));
        publishLast(1);
        anchorNext(key, device);
        passAll();
        assertRetires(third);
    }

    function publishLast(uint16 last) private {
        Terms memory terms = termsOf();
        terms.keep.last = last;
        vm.prank(operator);
        policies.publish(policy, "last", terms);
    }

    function restore(Record memory record) private returns (uint256 id) {
        vm.prank(requester);
        id = recovery.request(record, "recipient", "reader", "drill", "north");
        vm.prank(approver);
        recovery.approve(id);
    }

    function test_retire_notTheLastDrilled() public {
        uint256 id = restore(first);
        assertEq(recovery.lastReported(device), 0, "reported before it was");
        vm.prank(requester);
        recovery.report(id, first.listRoot, 1, 2, 63, 0);
        assertEq(recovery.lastReported(device), digestOf(first), "last reported");
        passAll();
        assertKept(first, abi.encodeWithSelector(IRetention.DrilledLast.selector));
        // A grant alone keeps nothing; a report of another does, in its place.
        id = restore(second);
        assertKept(first, abi.encodeWithSelector(IRetention.DrilledLast.selector));
        vm.prank(requester);
        recovery.report(id, second.listRoot, 1, 2, 63, 0);
        assertKept(second, abi.encodeWithSelector(IRetention.DrilledLast.selector));
        assertRetires(first);
    }

    function test_retire_notWhileFrozen() public {
        passAll();
        uint64 until = clock.time() + 1 days;
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.RetirementFrozen(device, until, answerer);
        vm.prank(answerer);
        retention.freeze(device, until);
        assertEq(retention.frozenUntil(device), until, "frozen until");
        assertKept(first, abi.encodeWithSelector(IRetention.Frozen.selector, until));
        // A shorter one changes nothing, and says nothing.
        vm.recordLogs();
        vm.prank(answerer);
        retention.freeze(device, until - 1);
        vm.prank(answerer);
        retention.freeze(device, until);
        assertEq(vm.getRecordedLogs().length, 0, "an event of no change");
        assertEq(retention.frozenUntil(device), until, "frozen until");
        // It ends with its last second, by the retention clock alone.
        vm.warp(block.timestamp + 365 days);
        assertKept(first, abi.encodeWithSelector(IRetention.Frozen.selector, until));
        passTo(until);
        assertKept(first, abi.encodeWithSelector(IRetention.Frozen.selector, until));
        passTo(until + 1);
        assertRetires(first);
    }

    function test_thaw() public {
        passAll();
        uint64 until = clock.time() + 1 days;
        vm.recordLogs();
        vm.prank(answerer);
        retention.thaw(device);
        assertEq(vm.getRecordedLogs().length, 0, "an event of no change");
        vm.prank(answerer);
        retention.freeze(device, until);
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.RetirementThawed(device, answerer);
        vm.prank(answerer);
        retention.thaw(device);
        assertEq(retention.frozenUntil(device), 0, "frozen until");
        assertRetires(first);
    }

    function test_freezeSnapshot() public {
        passAll();
        uint64 until = clock.time() + 1 days;
        bytes32 recordHash = digestOf(first);
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.SnapshotFreezePlaced(device, recordHash, until, answerer);
        vm.prank(answerer);
        retention.freezeSnapshot(device, recordHash, until);
        vm.recordLogs();
        vm.prank(answerer);
        retention.freezeSnapshot(device, recordHash, until);
        assertEq(vm.getRecordedLogs().length, 0, "an event of no change");
        assertEq(retention.snapshotFrozenUntil(recordHash), until, "frozen until");
        assertKept(first, abi.encodeWithSelector(IRetention.SnapshotFrozen.selector, until));
        assertRetires(second);
        passTo(until);
        assertKept(first, abi.encodeWithSelector(IRetention.SnapshotFrozen.selector, until));
        passTo(until + 1);
        assertRetires(first);
    }

    function test_thawSnapshot() public {
        passAll();
        bytes32 recordHash = digestOf(first);
        vm.recordLogs();
        vm.prank(answerer);
        retention.thawSnapshot(device, recordHash);
        assertEq(vm.getRecordedLogs().length, 0, "an event of no change");
        vm.prank(answerer);
        retention.freezeSnapshot(device, recordHash, type(uint64).max);
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.SnapshotFreezeEnded(device, recordHash, answerer);
        vm.prank(answerer);
        retention.thawSnapshot(device, recordHash);
        assertEq(retention.snapshotFrozenUntil(recordHash), 0, "frozen until");
        assertRetires(first);
    }

    function test_freeze_ofOneDeviceIsNoOthers() public {
        passAll();
        vm.prank(answerer);
        retention.freeze(bytes32(uint256(device) + 1), type(uint64).max);
        assertRetires(first);
    }

    function test_retire_notWhileForked() public {
        Record memory other = third;
        other.listRoot = "another list";
        bytes memory signed = signature(key, digestOf(other));
        snapshots.reportFork(load(third), other, signed);
        passAll();
        assertKept(first, abi.encodeWithSelector(IRetention.HistoryForked.selector, device));
        enrolAs(deviceKey(2), device);
        assertRetires(first);
    }

    function load(Record storage record) private pure returns (Record memory) {
        return record;
    }

    function test_hold() public {
        bytes32 recordHash = digestOf(second);
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.HoldPlaced(device, recordHash, 2, legal, "why");
        vm.prank(legal);
        retention.hold(second, "why");
        assertEq(retention.holdsOn(recordHash), 1, "holds");
        assertTrue(retention.isHolder(recordHash, legal), "holder");
        assertFalse(retention.isHolder(recordHash, legal2), "holder");
        vm.expectRevert(abi.encodeWithSelector(IRetention.HoldKnown.selector, legal));
        vm.prank(legal);
        retention.hold(second, "why else");
        vm.prank(legal2);
        retention.hold(second, "another matter");
        passAll();
        assertRetires(first);
        assertKept(second, abi.encodeWithSelector(IRetention.Held.selector, 2));

        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.HoldReleased(device, recordHash, 2, legal, "over", legal);
        vm.prank(legal);
        retention.release(second, legal, "over");
        assertKept(second, abi.encodeWithSelector(IRetention.Held.selector, 1));
        vm.expectRevert(abi.encodeWithSelector(IRetention.HoldUnknown.selector, legal));
        vm.prank(legal);
        retention.release(second, legal, "over");
        vm.prank(legal2);
        retention.release(second, legal2, "over");
        assertEq(retention.holdsOn(recordHash), 0, "holds");
        assertRetires(second);
    }

    function test_hold_notOfUnknownOrRetired() public {
        Record memory other = first;
        other.listRoot = "another list";
        vm.expectRevert(abi.encodeWithSelector(IRetention.SnapshotUnknown.selector, digestOf(other)));
        vm.prank(legal);
        retention.hold(other, "why");
        passAll();
        assertRetires(load(first));
        vm.expectRevert(abi.encodeWithSelector(IRetention.AlreadyRetired.selector, clock.time()));
        vm.prank(legal);
        retention.hold(load(first), "too late");
    }

    function test_holdDevice() public {
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.DeviceHoldPlaced(device, legal, "why");
        vm.prank(legal);
        retention.holdDevice(device, "why");
        assertEq(retention.holdsOnDevice(device), 1, "holds");
        assertTrue(retention.isDeviceHolder(device, legal), "holder");
        assertFalse(retention.isDeviceHolder(device, legal2), "holder");
        vm.expectRevert(abi.encodeWithSelector(IRetention.HoldKnown.selector, legal));
        vm.prank(legal);
        retention.holdDevice(device, "why");
        // One that comes after it is held too.
        vm.warp(block.timestamp + 600);
        Record memory fourth = anchorNext(key, device);
        vm.warp(block.timestamp + 600);
        anchorNext(key, device);
        passTo(snapshots.snapshot(digestOf(fourth)).expiry + 1);
        assertKept(first, abi.encodeWithSelector(IRetention.Held.selector, 1));
        assertKept(fourth, abi.encodeWithSelector(IRetention.Held.selector, 1));
        vm.prank(legal2);
        retention.hold(fourth, "why");
        assertKept(fourth, abi.encodeWithSelector(IRetention.Held.selector, 2));

        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.DeviceHoldReleased(device, legal, "over", legal);
        vm.prank(legal);
        retention.releaseDevice(device, legal, "over");
        assertKept(fourth, abi.encodeWithSelector(IRetention.Held.selector, 1));
        assertRetires(first);
        vm.expectRevert(abi.encodeWithSelector(IRetention.HoldUnknown.selector, legal));
        vm.prank(legal);
        retention.releaseDevice(device, legal, "over");
    }

    function test_holdDevice_unknown() public {
        vm.expectRevert(abi.encodeWithSelector(IRetention.DeviceUnknown.selector, bytes32("none")));
        vm.prank(legal);
        retention.holdDevice("none", "why");
    }

    /// @dev A hold of another is that account's to end, as long as it can, be it after a delay.
    function test_release_ofAnother() public {
        vm.startPrank(legal);
        retention.hold(first, "why");
        retention.holdDevice(device, "why");
        vm.stopPrank();
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRetention.HoldOfAnother.selector, legal));
            vm.prank(legal2);
            retention.release(first, legal, "over");
            vm.expectRevert(abi.encodeWithSelector(IRetention.HoldOfAnother.selector, legal));
            vm.prank(legal2);
            retention.releaseDevice(device, legal, "over");
            manager.grantRole(LEGAL, legal, 1 days);
        }
        manager.revokeRole(LEGAL, legal);
        vm.prank(legal2);
        retention.release(first, legal, "over");
        vm.prank(legal2);
        retention.releaseDevice(device, legal, "over");
        assertEq(retention.holdsOn(digestOf(first)) + retention.holdsOnDevice(device), 0, "holds");
        passAll();
        assertRetires(first);
    }

    function test_roles() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        retention.hold(first, "why");
        expectUnauthorized(operator);
        vm.prank(operator);
        retention.release(first, legal, "why");
        expectUnauthorized(gateway);
        vm.prank(gateway);
        retention.holdDevice(device, "why");
        expectUnauthorized(answerer);
        vm.prank(answerer);
        retention.releaseDevice(device, legal, "why");
        expectUnauthorized(legal);
        vm.prank(legal);
        retention.freeze(device, 1);
        expectUnauthorized(operator);
        vm.prank(operator);
        retention.thaw(device);
        expectUnauthorized(officer);
        vm.prank(officer);
        retention.freezeSnapshot(device, digestOf(first), 1);
        expectUnauthorized(monitor);
        vm.prank(monitor);
        retention.thawSnapshot(device, digestOf(first));
    }

    /// @dev Each of a batch is judged by itself, also one that is there twice.
    function test_retireBatch() public {
        passAll();
        vm.prank(legal);
        retention.hold(second, "why");
        Record[] memory records = new Record[](5);
        (records[0], records[1], records[2], records[3], records[4]) = (third, first, first, second, third);
        records[4].sequence = 9;
        vm.recordLogs();
        vm.prank(stranger);
        retention.retireBatch(records);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 5, "events");
        bytes4[5] memory reasons = [
            IRetention.LastSnapshot.selector,
            bytes4(0),
            IRetention.AlreadyRetired.selector,
            IRetention.Held.selector,
            IRetention.SnapshotUnknown.selector
        ];
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(logs[i].topics[2], digestOf(records[i]), "record");
            if (i == 1) {
                assertEq(logs[i].topics[0], IRetention.Retired.selector, "event");
                continue;
            }
            assertEq(logs[i].topics[0], IRetention.RetireRefused.selector, "event");
            (, bytes memory reason,) = abi.decode(logs[i].data, (uint64, bytes, address));
            assertEq(bytes32(bytes4(reason)), bytes32(reasons[i]), "reason");
        }
        assertTrue(retention.isRetired(digestOf(first)), "not retired");
        assertFalse(retention.isRetired(digestOf(second)), "retired while held");
        assertFalse(retention.isRetired(digestOf(third)), "the last was retired");
    }

    function test_retireBatch_bounded() public {
        retention.retireBatch(new Record[](0));
        retention.retireBatch(new Record[](64));
        vm.expectRevert(abi.encodeWithSelector(IRetention.BatchTooLarge.selector, 65, 64));
        retention.retireBatch(new Record[](65));
    }

    /// @dev Whatever the clocks did, nothing goes before the second after its expiry.
    function testFuzz_retire_neverEarly(uint256[12] memory leaps, bool[12] memory ticks) public {
        uint64 expiry = snapshots.snapshot(digestOf(first)).expiry;
        for (uint256 i = 0; i < leaps.length; ++i) {
            vm.warp(block.timestamp + bound(leaps[i], 0, i % 3 == 0 ? 100 * 365 days : 10 days));
            if (ticks[i]) clock.tick();
            bool early = clock.time() <= expiry;
            assertEq(retention.refusalOf(first).length == 0 ? 1 : 0, early ? 0 : 1, "early");
        }
        // Twelve leaps are twelve hours at most: the thirty days are not over.
        assertLe(clock.time(), START + 1200 + 12 hours, "the retention clock");
        vm.expectRevert(abi.encodeWithSelector(IRetention.NotExpired.selector, expiry));
        retention.retire(first);
    }
}
