// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {ISnapshots, Item, ReceiptIn, Record} from "../src/interfaces/ISnapshots.sol";
import {Key} from "./Fixture.sol";
import {SnapshotsFixture} from "./SnapshotsFixture.sol";
import {Vm} from "./Test.sol";

contract SnapshotsBatchTest is SnapshotsFixture {
    function batch(Item[] memory items) private {
        vm.prank(gateway);
        snapshots.anchorBatch(items);
    }

    function test_anchorBatch_empty() public {
        batch(new Item[](0));
    }

    function test_anchorBatch_tooLarge() public {
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.BatchTooLarge.selector, 257, 256));
        batch(new Item[](257));
    }

    /// @dev 256 items that are all zero: each is refused, none reverts the rest.
    function test_anchorBatch_largest() public {
        vm.recordLogs();
        batch(new Item[](256));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 256, "events");
        for (uint256 i = 0; i < logs.length; ++i) {
            assertEq(logs[i].topics[0], ISnapshots.Refused.selector, "event");
        }
    }

    /// @dev Records of one device in their order, a forged and an unknown one between them.
    function test_anchorBatch_mixed() public {
        Item[] memory items = new Item[](4);
        Record memory first = nextRecord(device);
        Record memory second = nextRecord(device);
        (second.sequence, second.previous) = (2, digestOf(first));
        items[0] = itemOf(first, key, 5);
        items[1] = itemOf(second, keyOf("forger"), 5);
        items[2] = itemOf(first, key, 6);
        items[3] = itemOf(second, key, 6);
        batch(items);
        assertEq(snapshots.head(device).recordHash, digestOf(second), "head");
        assertEq(snapshots.snapshot(digestOf(first)).positions, 63, "first's positions");
        assertEq(snapshots.snapshot(digestOf(second)).positions, 63, "second's positions");
    }

    /// @dev Devices of two policies by turns, with other slots in another order, another quorum and retention: what
    /// was read for one must not be used for the other.
    function test_anchorBatch_policiesByTurns() public {
        Terms memory terms = termsOf();
        terms.slots = new uint32[](3);
        (terms.slots[0], terms.slots[1], terms.slots[2]) = (5, 6, 1);
        (terms.n, terms.k, terms.w, terms.minRetention) = (3, 1, 2, 5 days);
        vm.startPrank(operator);
        (uint32 other,) = policies.publish(0, "other", terms);
        vm.stopPrank();
        Item[] memory items = new Item[](8);
        bytes32[] memory hashes = new bytes32[](8);
        for (uint256 i = 0; i < 8; ++i) {
            Key memory each = deviceKey(10 + i);
            bytes32 id = enrol(each);
            if (i % 2 == 1) {
                vm.prank(operator);
                policies.assign(id, other);
            }
            Record memory record = nextRecord(id);
            hashes[i] = digestOf(record);
            items[i] = itemOf(record, each, i % 2 == 1 ? 0 : 5);
            if (i % 2 == 1) {
                items[i].receipts = new ReceiptIn[](2);
                for (uint8 j = 0; j < 2; ++j) {
                    items[i].receipts[j] = receiptOf(record, uint8(terms.slots[j] - 1), expiryNow());
                    items[i].receipts[j].position = j;
                }
            }
        }
        batch(items);
        for (uint256 i = 0; i < 8; ++i) {
            assertEq(snapshots.snapshot(hashes[i]).positions, i % 2 == 1 ? 3 : 31, "positions");
            assertEq(snapshots.snapshot(hashes[i]).expiry, START + (i % 2 == 1 ? 5 days : 30 days), "expiry");
        }
    }

    /// @dev How many organisations the slots of one policy have says nothing of the next one's.
    function test_anchorBatch_spreadByPolicy() public {
        Terms memory terms = termsOf();
        (terms.k, terms.w, terms.organisations) = (3, 3, 3);
        Terms memory narrow = termsOf();
        narrow.slots = new uint32[](3);
        (narrow.slots[0], narrow.slots[1], narrow.slots[2]) = (1, 3, 5);
        (narrow.n, narrow.k, narrow.w, narrow.organisations) = (3, 2, 2, 2);
        bytes32 second = enrol(deviceKey(2));
        vm.startPrank(operator);
        policies.publish(policy, "two organisations", terms);
        (uint32 other,) = policies.publish(0, "one organisation", narrow);
        policies.assign(second, other);
        vm.stopPrank();
        Item[] memory items = new Item[](2);
        items[0] = itemOf(nextRecord(device), key, 3);
        items[1] = itemOf(nextRecord(second), deviceKey(2), 0);
        items[1].receipts = new ReceiptIn[](2);
        for (uint8 i = 0; i < 2; ++i) {
            items[1].receipts[i] = receiptOf(items[1].record, uint8(narrow.slots[i] - 1), expiryNow());
            items[1].receipts[i].position = i;
        }
        batch(items);
        assertEq(snapshots.head(device).sequence, 1, "two organisations");
        assertEq(snapshots.head(second).sequence, 1, "one organisation");
    }

    /// @dev Two versions of one policy in a batch: each item is judged by the one it names, and whether the one
    /// before is accepted says nothing of the other.
    function test_anchorBatch_versionsByTurns() public {
        Terms memory terms = termsOf();
        terms.minRetention = 5 days;
        vm.prank(operator);
        policies.publish(policy, "second", terms);
        bytes32 second = enrol(deviceKey(2));
        Item[] memory items = new Item[](2);
        items[0] = itemOf(nextRecord(device), key, 5);
        Record memory old = nextRecord(second);
        old.policyVersion = 1;
        items[1] = itemOf(old, deviceKey(2), 5);
        uint256 start = vm.snapshotState();
        batch(items);
        assertEq(snapshots.snapshot(digestOf(items[0].record)).expiry, START + 5 days, "expiry by the second");
        assertEq(snapshots.snapshot(digestOf(old)).expiry, START + 30 days, "expiry by the first");
        vm.revertToState(start);
        vm.warp(START + 1 days + 1);
        batch(items);
        assertEq(snapshots.head(device).sequence, 1, "the latest version was refused");
        assertEq(snapshots.head(second).sequence, 0, "a version past its grace was accepted");
    }

    /// @dev Which slots share an organisation under one policy says nothing of the next one's, in whatever order the
    /// receipts come.
    function test_anchorBatch_organisationsByPolicy() public {
        Terms memory terms = termsOf();
        (terms.k, terms.w, terms.organisations) = (2, 2, 2);
        for (uint32 i = 0; i < 6; ++i) {
            terms.slots[i] = 6 - i;
        }
        bytes32 second = enrol(deviceKey(2));
        vm.startPrank(operator);
        (uint32 other,) = policies.publish(0, "backwards", terms);
        policies.assign(second, other);
        vm.stopPrank();
        Item[] memory items = new Item[](2);
        items[0] = itemOf(nextRecord(device), key, 6);
        items[1] = itemOf(nextRecord(second), deviceKey(2), 0);
        uint8[2][2] memory positions = [[1, 3], [1, 0]];
        for (uint256 i = 0; i < 2; ++i) {
            items[1].receipts = new ReceiptIn[](2);
            for (uint256 j = 0; j < 2; ++j) {
                items[1].receipts[j] = receiptOf(items[1].record, 5 - positions[i][j], expiryNow());
                items[1].receipts[j].position = positions[i][j];
            }
            uint256 start = vm.snapshotState();
            batch(items);
            assertEq(snapshots.head(second).sequence, i, "one organisation does not do, two do");
            vm.revertToState(start);
        }
    }

    /// @dev The version that a repeated record names is read for its receipts; it must not count as accepted then,
    /// even if the version read before it was.
    function test_anchorBatch_repeatedRecordOfOldPolicy() public {
        Record memory old = nextRecord(device);
        anchor(itemOf(old, key, 5));
        bytes32 second = enrol(deviceKey(2));
        vm.prank(operator);
        policies.publish(policy, "second", termsOf());
        vm.warp(START + 2 days);
        clock.tick();
        Item[] memory items = new Item[](3);
        items[0] = itemOf(nextRecord(second), deviceKey(2), 5);
        items[1] = itemOf(old, key, 6);
        Record memory next = nextRecord(device);
        next.policyVersion = 1;
        items[2] = itemOf(next, key, 5);
        batch(items);
        assertEq(snapshots.head(second).sequence, 1, "the latest version was refused");
        assertEq(snapshots.head(device).sequence, 1, "an old version was accepted");
        assertEq(snapshots.snapshot(digestOf(old)).positions, 63, "positions");
    }

    /// @dev Too little gas fails the whole batch: a check that ran out of it is never taken for a refusal, which would
    /// let a relayer have good records refused on the record.
    function testFuzz_anchorBatch_gasMakesNoRefusal(uint256 gas_) public {
        Item[] memory items = new Item[](2);
        items[0] = itemOf(nextRecord(device), key, 5);
        bytes32 second = enrol(deviceKey(2));
        items[1] = itemOf(nextRecord(second), deviceKey(2), 5);
        vm.recordLogs();
        vm.prank(gateway);
        (bool success,) = address(snapshots).call{gas: bound(gas_, 20_000, 450_000)}(
            abi.encodeCall(ISnapshots.anchorBatch, (items))
        );
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (!success) return;
        assertEq(logs.length, 2, "events");
        for (uint256 i = 0; i < logs.length; ++i) {
            assertEq(logs[i].topics[0], ISnapshots.Anchored.selector, "a good record was refused");
        }
    }

    /// @dev A random item, right or wrong in any of many ways, fares the same alone and in a batch.
    function testFuzz_anchorBatch_equalsAnchor(uint256 seed, uint8 flaw) public {
        anchorNext(key, device);
        Record memory record = nextRecord(device);
        record.listRoot = bytes32(seed);
        flaw = uint8(bound(flaw, 0, 20));
        if (flaw == 1) record.sequence = uint64(seed);
        if (flaw == 2) record.previous = bytes32(seed);
        if (flaw == 3) record.policy = uint32(seed);
        if (flaw == 4) record.policyVersion = uint32(seed);
        if (flaw == 5) record.epoch = uint32(seed);
        if (flaw == 6) record.epochCommitment = bytes32(seed);
        if (flaw == 7) record.device = bytes32(seed);
        if (flaw == 8) setEpoch(record, uint32(bound(seed, 0, 300)));
        Item memory item = itemOf(record, key, uint8(flaw == 9 ? seed % 7 : 5));
        ReceiptIn memory receipt =
            item.receipts.length == 0 ? ReceiptIn(0, 0, 0, 0) : item.receipts[seed % item.receipts.length];
        if (flaw == 10) item.signature = abi.encodePacked(seed);
        if (flaw == 11) item.signature = abi.encodePacked(seed, seed);
        if (flaw == 12) item.signature = new bytes(seed % 200);
        if (flaw == 13) receipt.position = uint8(seed >> 8);
        if (flaw == 14) receipt.validUntil = uint64(seed);
        if (flaw == 15) receipt.r = bytes32(seed);
        if (flaw == 16) receipt.s = bytes32(seed);
        if (flaw == 17) item.receipts = new ReceiptIn[](seed % 60);
        if (flaw == 18) item.receipts[0] = item.receipts[seed % 5];
        if (flaw == 19) vm.warp(START + seed % 100 days);
        if (flaw == 20) {
            vm.prank(operator);
            fleet.revoke(device);
        }
        (bool accepted,) = bothWays(item);
        if (flaw == 0) assertTrue(accepted, "a good record was refused");
    }
}
