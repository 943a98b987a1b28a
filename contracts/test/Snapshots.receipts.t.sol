// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Terms} from "../src/interfaces/IPolicies.sol";
import {ISnapshots, Item, ReceiptIn, Record} from "../src/interfaces/ISnapshots.sol";
import {Key} from "./Fixture.sol";
import {SnapshotsFixture} from "./SnapshotsFixture.sol";

contract SnapshotsReceiptsTest is SnapshotsFixture {
    Record private record;

    function setUp() public override {
        super.setUp();
        record = nextRecord(device);
    }

    function item() private view returns (Item memory) {
        return itemOf(record, key, 5);
    }

    function added(uint8 position) private view returns (ReceiptIn[] memory receipts) {
        receipts = new ReceiptIn[](1);
        receipts[0] = receiptOf(record, position, expiryNow() + 1 days);
    }

    function addRefused(ReceiptIn[] memory receipts, bytes memory reason) private {
        vm.prank(gateway);
        vm.expectRevert(reason);
        snapshots.addReceipts(record, receipts);
    }

    function positionsNow() private view returns (uint256) {
        return snapshots.snapshot(digestOf(record)).positions;
    }

    function test_anchor_allPositions() public {
        anchor(itemOf(record, key, 6));
        assertEq(positionsNow(), 63, "positions");
    }

    /// @dev As many slots as a policy can have: every position has its bit.
    function test_anchor_mostPositions() public {
        Terms memory terms = termsOf();
        (terms.k, terms.n, terms.w, terms.slots) = (16, 32, 32, new uint32[](32));
        vm.startPrank(operator);
        for (uint32 i = 1; i <= 32; ++i) {
            terms.slots[i - 1] = i;
            if (i <= 6) continue;
            Key memory next = storeKey(i);
            stores.addStore(1 + i % 2, next.x, next.y, 0, 0, "");
            stores.assignSlot(i, i);
        }
        policies.publish(policy, "most slots", terms);
        vm.stopPrank();
        record = nextRecord(device);
        refused(itemOf(record, key, 31), abi.encodeWithSelector(ISnapshots.QuorumNotMet.selector, 31, 32));
        anchor(itemOf(record, key, 32));
        assertEq(positionsNow(), type(uint32).max, "positions");
    }

    /// @dev A receipt is for a list, not for a record: a device that lists the same again needs no other, as long as
    /// it holds long enough. No other device can use it, nor another list.
    function test_anchor_sameListAgain() public {
        anchor(item());
        Record memory next = nextRecord(device);
        next.listRoot = record.listRoot;
        Item memory again = itemOf(next, key, 0);
        again.receipts = receiptsOf(record, 5);
        vm.warp(START + 1 days);
        anchor(again);
        assertEq(snapshots.snapshot(digestOf(next)).expiry, START + 1 hours + 30 days, "expiry");
    }

    function test_anchor_anyOrder() public {
        Item memory shuffled = item();
        (shuffled.receipts[0], shuffled.receipts[4]) = (shuffled.receipts[4], shuffled.receipts[0]);
        anchor(shuffled);
        assertEq(positionsNow(), 31, "positions");
    }

    function test_anchor_quorum() public {
        refused(itemOf(record, key, 4), abi.encodeWithSelector(ISnapshots.QuorumNotMet.selector, 4, 5));
        refused(itemOf(record, key, 0), abi.encodeWithSelector(ISnapshots.QuorumNotMet.selector, 0, 5));
    }

    function test_anchor_tooManyReceipts() public {
        Item memory many = item();
        many.receipts = new ReceiptIn[](7);
        refused(many, abi.encodeWithSelector(ISnapshots.TooManyReceipts.selector, 7, 6));
        many.receipts = new ReceiptIn[](1000);
        refused(many, abi.encodeWithSelector(ISnapshots.TooManyReceipts.selector, 1000, 6));
    }

    function test_anchor_positionOutOfRange() public {
        Item memory bad = item();
        bad.receipts[3].position = 6;
        refused(bad, abi.encodeWithSelector(ISnapshots.PositionOutOfRange.selector, 6, 6));
        bad.receipts[3].position = 255;
        refused(bad, abi.encodeWithSelector(ISnapshots.PositionOutOfRange.selector, 255, 6));
    }

    function test_anchor_receiptTwice() public {
        Item memory bad = item();
        bad.receipts[3] = bad.receipts[1];
        refused(bad, abi.encodeWithSelector(ISnapshots.ReceiptTwice.selector, 1));
    }

    function test_anchor_badReceipts() public {
        bytes memory reason = abi.encodeWithSelector(ISnapshots.BadReceipt.selector, 0);
        Item memory bad = item();
        bad.receipts[0].validUntil += 1;
        refused(bad, reason);
        bad = item();
        bad.receipts[0].s = bytes32(P256.N - uint256(bad.receipts[0].s));
        refused(bad, reason);
        bad = item();
        (bad.receipts[0].r, bad.receipts[0].s) = (bytes32(0), bytes32(0));
        refused(bad, reason);
        // Of another store, another slot version, another device, another list, and of the device itself.
        bad = item();
        bad.receipts[0].r = bad.receipts[1].r;
        bad.receipts[0].s = bad.receipts[1].s;
        refused(bad, reason);
        uint64 until = bad.receipts[0].validUntil;
        bytes32[4] memory digests = [
            receiptDigest(device, record.listRoot, 1, 2, until),
            receiptDigest("other", record.listRoot, 1, 1, until),
            receiptDigest(device, "other", 1, 1, until),
            receiptDigest(device, record.listRoot, 2, 1, until)
        ];
        for (uint256 i = 0; i < digests.length; ++i) {
            (bad.receipts[0].r, bad.receipts[0].s) = sign(storeKey(1), digests[i]);
            refused(bad, reason);
        }
        (bad.receipts[0].r, bad.receipts[0].s) =
            sign(key, receiptDigest(device, record.listRoot, 1, 1, until));
        refused(bad, reason);
    }

    function test_anchor_receiptTooShort() public {
        Item memory bad = item();
        uint64 needed = expiryNow();
        bad.receipts[4] = receiptOf(record, 4, needed - 1);
        refused(bad, abi.encodeWithSelector(ISnapshots.ReceiptTooShort.selector, 4, needed - 1, needed));
        bad.receipts[4] = receiptOf(record, 4, needed);
        anchor(bad);
    }

    /// @dev After a repair the slot's new store signs, under the new slot version; the old one's receipt is void.
    function test_anchor_afterSlotMoved() public {
        Item memory old = item();
        vm.startPrank(operator);
        Key memory next = storeKey(7);
        stores.addStore(2, next.x, next.y, 0, 0, "");
        stores.assignSlot(1, 7);
        vm.stopPrank();
        refused(old, abi.encodeWithSelector(ISnapshots.BadReceipt.selector, 0));
        anchor(item());
    }

    function publishOrganisations(uint8 count, uint8 w) private {
        Terms memory terms = termsOf();
        terms.organisations = count;
        (terms.w, terms.k) = (w, w);
        vm.prank(operator);
        policies.publish(policy, "organisations", terms);
        record.policyVersion = 2;
    }

    function receiptsFrom(uint8[3] memory positions) private view returns (ReceiptIn[] memory receipts) {
        receipts = new ReceiptIn[](3);
        for (uint256 i = 0; i < 3; ++i) {
            receipts[i] = receiptOf(record, positions[i], expiryNow());
        }
    }

    /// @dev Positions 0, 2, 4 are one organisation's, 1, 3, 5 the other's.
    function test_anchor_organisations() public {
        publishOrganisations(2, 3);
        Item memory one = item();
        one.receipts = receiptsFrom([0, 2, 4]);
        refused(one, abi.encodeWithSelector(ISnapshots.OrganisationsNotMet.selector, 1, 2));
        one.receipts = receiptsFrom([0, 1, 4]);
        anchor(one);
    }

    /// @dev No more organisations can be asked than the slots have: here two, then one.
    function test_anchor_organisationsAsFarAsThereAre() public {
        publishOrganisations(3, 3);
        Item memory some = item();
        some.receipts = receiptsFrom([0, 2, 4]);
        refused(some, abi.encodeWithSelector(ISnapshots.OrganisationsNotMet.selector, 1, 2));
        vm.startPrank(operator);
        for (uint32 i = 1; i <= 6; ++i) {
            Key memory next = storeKey(6 + i);
            stores.addStore(1, next.x, next.y, 0, 0, "");
            stores.assignSlot(i, 6 + i);
        }
        vm.stopPrank();
        some.receipts = receiptsFrom([0, 2, 4]);
        anchor(some);
    }

    function test_anchor_againIsNoError() public {
        Item memory first = item();
        anchor(first);
        bytes memory before = stateOf(record);
        vm.recordLogs();
        anchor(first);
        vm.prank(gateway);
        snapshots.anchorBatch(batchOf(first));
        assertEq(vm.getRecordedLogs().length, 0, "events");
        assertEq(stateOf(record), before, "state");
    }

    function test_anchor_againMergesReceipts() public {
        anchor(item());
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.ReceiptsAdded(device, digestOf(record), 63, gateway);
        anchor(itemOf(record, key, 6));
        assertEq(positionsNow(), 63, "positions");
    }

    /// @dev Even after later ones, under a newer policy, with an empty bucket, and whatever the signature is.
    function test_anchor_againLater() public {
        Item memory first = item();
        anchor(first);
        vm.prank(operator);
        policies.publish(policy, "second", termsOf());
        for (uint256 i = 0; i < 31; ++i) {
            anchorNext(key, device);
        }
        vm.warp(START + 2 days);
        first.receipts = receiptsOf(record, 6);
        first.signature = "";
        anchor(first);
        assertEq(positionsNow(), 63, "positions");
        assertEq(snapshots.head(device).sequence, 32, "sequence");
    }

    /// @dev What does not hold is passed over, what holds is taken.
    function test_anchor_againWithBadReceipts() public {
        anchor(item());
        Item memory again = itemOf(record, key, 6);
        again.receipts[0].r = 0;
        again.receipts[1].position = 200;
        again.receipts[2] = receiptOf(record, 5, 1);
        again.receipts[3] = receiptOf(record, 5, expiryNow());
        again.receipts[3].s = 0;
        (bool accepted,) = bothWays(again);
        assertTrue(accepted, "the same record was refused");
        assertEq(positionsNow(), 63, "positions");
        again.receipts = new ReceiptIn[](7);
        (accepted,) = bothWays(again);
        assertTrue(accepted, "the same record was refused");
    }

    function test_anchor_againRevoked() public {
        anchor(item());
        vm.prank(operator);
        fleet.revoke(device);
        refused(item(), abi.encodeWithSelector(ISnapshots.DeviceNotActive.selector, device));
    }

    function test_addReceipts() public {
        anchor(item());
        ReceiptIn[] memory receipts = added(5);
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.ReceiptsAdded(device, digestOf(record), 63, gateway);
        vm.prank(gateway);
        snapshots.addReceipts(record, receipts);
        assertEq(positionsNow(), 63, "positions");
        vm.recordLogs();
        vm.prank(gateway);
        snapshots.addReceipts(record, receipts);
        assertEq(vm.getRecordedLogs().length, 0, "an event for nothing new");
    }

    /// @dev For a revoked device too, long after: its snapshots stay, and may be repaired.
    function test_addReceipts_ofRevokedDevice() public {
        anchor(item());
        uint64 expiry = snapshots.snapshot(digestOf(record)).expiry;
        vm.prank(operator);
        fleet.revoke(device);
        vm.warp(START + 20 days);
        ReceiptIn[] memory receipts = new ReceiptIn[](1);
        receipts[0] = receiptOf(record, 5, expiry);
        vm.prank(gateway);
        snapshots.addReceipts(record, receipts);
        assertEq(positionsNow(), 63, "positions");
        assertEq(snapshots.snapshot(digestOf(record)).expiry, expiry, "expiry");
    }

    function test_addReceipts_refusals() public {
        addRefused(added(5), abi.encodeWithSelector(ISnapshots.SnapshotUnknown.selector, digestOf(record)));
        anchor(item());
        addRefused(new ReceiptIn[](7), abi.encodeWithSelector(ISnapshots.TooManyReceipts.selector, 7, 6));
        ReceiptIn[] memory receipts = added(5);
        receipts[0].position = 6;
        addRefused(receipts, abi.encodeWithSelector(ISnapshots.PositionOutOfRange.selector, 6, 6));
        receipts = added(5);
        receipts[0].s = 0;
        addRefused(receipts, abi.encodeWithSelector(ISnapshots.BadReceipt.selector, 5));
        uint64 needed = expiryNow();
        receipts[0] = receiptOf(record, 5, needed - 1);
        addRefused(
            receipts, abi.encodeWithSelector(ISnapshots.ReceiptTooShort.selector, 5, needed - 1, needed)
        );
        assertEq(positionsNow(), 31, "positions");
    }
}
