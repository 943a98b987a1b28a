// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Terms} from "../src/interfaces/IPolicies.sol";
import {Head, ISnapshots, Item, Record, Snapshot} from "../src/interfaces/ISnapshots.sol";
import {Key} from "./Fixture.sol";
import {SnapshotsFixture} from "./SnapshotsFixture.sol";

contract SnapshotsAnchorTest is SnapshotsFixture {
    function test_anchor_first() public {
        Record memory record = nextRecord(device);
        Item memory item = itemOf(record, key, 5);
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.Anchored(
            device, 1, digestOf(record), record, item.signature, expiryNow(), 31, gateway
        );
        anchor(item);

        Head memory head = snapshots.head(device);
        assertEq(head.recordHash, digestOf(record), "head's record");
        assertEq(head.sequence, 1, "head's sequence");
        assertEq(head.anchoredAt, START, "head's time");
        assertEq(head.bucketRefill, 30, "bucket");
        assertEq(head.epoch, 1, "epoch");
        assertEq(head.releasedEpoch, 0, "released epoch");
        assertEq(head.forkedGeneration, 0, "forked generation");
        assertEq(
            head.epochKeys, keccak256(abi.encode(record.epochCommitment, record.sealedKeyHash)), "epoch keys"
        );
        Snapshot memory snapshot = snapshots.snapshot(digestOf(record));
        assertEq(snapshot.expiry, START + 30 days, "expiry");
        assertEq(snapshot.anchoredAt, START, "time");
        assertEq(snapshot.sequence, 1, "sequence");
        assertEq(snapshot.positions, 31, "positions");
        assertEq(snapshot.epoch, 1, "epoch");
        assertEq(snapshots.hashOf(record), digestOf(record), "hash");
    }

    function test_anchor_later() public {
        Record memory first = anchorNext(key, device);
        vm.warp(block.timestamp + 10);
        Record memory second = anchorNext(key, device);
        assertEq(second.previous, digestOf(first), "previous");
        assertEq(snapshots.head(device).recordHash, digestOf(second), "head");
        assertEq(snapshots.head(device).sequence, 2, "sequence");
        assertEq(snapshots.head(device).bucketRefill, 50, "bucket");
    }

    /// @dev The expiry is on the retention clock, which a leap of the chain's time hardly moves.
    function test_anchor_expiryByRetentionClock() public {
        vm.warp(START + 100 days);
        Record memory record = anchorNext(key, device);
        assertEq(snapshots.snapshot(digestOf(record)).expiry, START + 1 hours + 30 days, "expiry");
    }

    function test_anchor_unknownDevice() public {
        Record memory record = nextRecord(device);
        record.device = "nobody";
        refused(
            itemOf(record, key, 5),
            abi.encodeWithSelector(ISnapshots.DeviceUnknown.selector, bytes32("nobody"))
        );
    }

    function test_anchor_revokedDevice() public {
        Item memory item = itemOf(nextRecord(device), key, 5);
        vm.prank(operator);
        fleet.revoke(device);
        refused(item, abi.encodeWithSelector(ISnapshots.DeviceNotActive.selector, device));
    }

    function test_anchor_sequence() public {
        Record memory record = nextRecord(device);
        record.sequence = 2;
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.SequenceExpected.selector, 1));
        record.sequence = 0;
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.SequenceExpected.selector, 1));
        record.sequence = type(uint64).max;
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.SequenceExpected.selector, 1));
    }

    /// @dev Another record at an accepted sequence is refused for its sequence: a fork has a call of its own.
    function test_anchor_acceptedSequence() public {
        Record memory record = nextRecord(device);
        anchor(itemOf(record, key, 5));
        record.listRoot = "other";
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.SequenceExpected.selector, 2));
    }

    function test_anchor_previous() public {
        Record memory record = nextRecord(device);
        record.previous = "not zero";
        refused(
            itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.PreviousExpected.selector, bytes32(0))
        );
        Record memory first = anchorNext(key, device);
        record = nextRecord(device);
        record.previous = 0;
        refused(
            itemOf(record, key, 5),
            abi.encodeWithSelector(ISnapshots.PreviousExpected.selector, digestOf(first))
        );
    }

    function test_anchor_badSignatures() public {
        bytes memory reason = abi.encodeWithSelector(ISnapshots.BadSignature.selector);
        Record memory record = nextRecord(device);
        Item memory item = itemOf(record, keyOf("another"), 5);
        refused(item, reason);
        item = itemOf(record, key, 5);
        (bytes32 r, bytes32 s) = sign(key, digestOf(record));
        item.signature = abi.encodePacked(r, bytes32(P256.N - uint256(s)));
        refused(item, reason);
        item.signature = "";
        refused(item, reason);
        item.signature = abi.encodePacked(r);
        refused(item, reason);
        item.signature = abi.encodePacked(r, s, bytes1(0));
        refused(item, reason);
        item.signature = new bytes(64);
        refused(item, reason);
        item.signature = new bytes(5000);
        refused(item, reason);
    }

    function test_anchor_signatureOfAnotherChain() public {
        Record memory record = nextRecord(device);
        Item memory item = itemOf(record, key, 5);
        item.signature = signature(key, digestOf(keccak256("another genesis"), record));
        refused(item, abi.encodeWithSelector(ISnapshots.BadSignature.selector));
    }

    /// @dev A device's signature over anything else is none over a record, whatever it is made to look like.
    function test_anchor_signatureOfAnotherType() public {
        Record memory record = nextRecord(device);
        Item memory item = itemOf(record, key, 5);
        item.signature = signature(
            key,
            typed(
                GENESIS,
                abi.encode(
                    keccak256(
                        "RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,uint64 nonce)"
                    ),
                    device,
                    digestOf(record),
                    record.listRoot,
                    record.sealedKeyHash,
                    bytes32(0),
                    1
                )
            )
        );
        refused(item, abi.encodeWithSelector(ISnapshots.BadSignature.selector));
        item.signature =
            signature(key, receiptDigest(device, record.listRoot, 1, 1, item.receipts[0].validUntil));
        refused(item, abi.encodeWithSelector(ISnapshots.BadSignature.selector));
    }

    /// @dev Whichever member of a record is changed after signing, it is refused.
    function testFuzz_anchor_changedMember(uint256 member, uint256 bit) public {
        Item memory item = itemOf(nextRecord(device), key, 5);
        bytes memory words = abi.encode(item.record);
        member = bound(member, 0, 12);
        uint256[13] memory widths = [uint256(256), 64, 256, 256, 256, 32, 32, 8, 32, 256, 8, 256, 256];
        bit = bound(bit, 0, widths[member] - 1);
        assembly ("memory-safe") {
            let place := add(add(words, 0x20), mul(member, 0x20))
            mstore(place, xor(mload(place), shl(bit, 1)))
        }
        item.record = abi.decode(words, (Record));
        (bool accepted,) = bothWays(item);
        assertFalse(accepted, "a changed record was accepted");
    }

    function test_anchor_afterReplacement() public {
        anchorNext(key, device);
        Key memory next = deviceKey(2);
        Item memory old = itemOf(nextRecord(device), key, 5);
        enrolAs(next, device);
        refused(old, abi.encodeWithSelector(ISnapshots.BadSignature.selector));
        anchorNext(next, device);
        assertEq(snapshots.head(device).sequence, 2, "sequence");
    }

    function test_anchor_bucketEmptiesAndRefills() public {
        for (uint256 i = 0; i < 32; ++i) {
            anchorNext(key, device);
        }
        assertEq(snapshots.head(device).bucketRefill, 960, "bucket");
        Item memory item = itemOf(nextRecord(device), key, 5);
        refused(item, abi.encodeWithSelector(ISnapshots.RateLimited.selector, START + 30));
        vm.warp(START + 29);
        refused(item, abi.encodeWithSelector(ISnapshots.RateLimited.selector, START + 30));
        vm.warp(START + 30);
        anchor(item);
        refused(
            itemOf(nextRecord(device), key, 5),
            abi.encodeWithSelector(ISnapshots.RateLimited.selector, START + 60)
        );
    }

    /// @dev The bucket against a plain model of one that holds 32 tokens and gets one every 30 seconds.
    /// forge-config: default.fuzz.runs = 32
    function testFuzz_anchor_bucket(uint16[40] memory pauses) public {
        uint256 now_ = START;
        uint256 missing; // in seconds until the bucket is full
        for (uint256 i = 0; i < pauses.length; ++i) {
            uint256 pause = pauses[i] % 60;
            now_ += pause;
            missing = missing > pause ? missing - pause : 0;
            vm.warp(now_);
            bool expected = missing + 30 <= 32 * 30;
            (bool accepted,) = bothWays(itemOf(nextRecord(device), key, 5));
            assertTrue(accepted == expected, "bucket");
            if (accepted) missing += 30;
        }
    }

    /// @dev Neither forged receipts nor forged records cost the device a token or a place.
    function test_anchor_forgeriesDrainNobody() public {
        Item memory item = itemOf(nextRecord(device), key, 5);
        Item memory forged = itemOf(nextRecord(device), key, 5);
        forged.receipts[2].r = bytes32(uint256(1));
        for (uint256 i = 0; i < 100; ++i) {
            refused(forged, abi.encodeWithSelector(ISnapshots.BadReceipt.selector, 2));
        }
        forged.signature = new bytes(64);
        refused(forged, abi.encodeWithSelector(ISnapshots.BadSignature.selector));
        anchor(item);
        assertEq(snapshots.head(device).bucketRefill, 30, "bucket");
    }

    function test_anchor_policy() public {
        Record memory record = nextRecord(device);
        bytes memory reason = abi.encodeWithSelector(ISnapshots.PolicyExpected.selector, policy, 1);
        record.policy = policy + 1;
        refused(itemOf(record, key, 5), reason);
        record.policy = 0;
        refused(itemOf(record, key, 5), reason);
        record.policy = policy;
        record.policyVersion = 2;
        refused(itemOf(record, key, 5), reason);
        record.policyVersion = 0;
        refused(itemOf(record, key, 5), reason);
    }

    function test_anchor_noPolicy() public {
        policy = 0;
        Key memory next = deviceKey(2);
        bytes32 bare = enrol(next);
        Record memory record = nextRecord(bare);
        bytes memory reason = abi.encodeWithSelector(ISnapshots.PolicyExpected.selector, 0, 0);
        refused(itemOf(record, next, 5), reason);
        (record.policy, record.policyVersion) = (1, 1);
        refused(itemOf(record, next, 5), reason);
    }

    function test_anchor_policyVersionInGrace() public {
        Item memory first = itemOf(nextRecord(device), key, 5);
        vm.startPrank(operator);
        policies.publish(policy, "second", termsOf());
        vm.stopPrank();
        vm.warp(START + 1 days);
        clock.tick();
        anchor(first);
        Record memory record = nextRecord(device);
        record.policyVersion = 1;
        vm.warp(START + 1 days + 1);
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.PolicyExpected.selector, policy, 2));
        anchorNext(key, device);
    }

    function test_anchor_otherPolicyAssigned() public {
        vm.startPrank(operator);
        (uint32 other,) = policies.publish(0, "other", termsOf());
        Record memory record = nextRecord(device);
        policies.assign(device, other);
        vm.stopPrank();
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.PolicyExpected.selector, other, 1));
        anchorNext(key, device);
    }

    function test_anchor_epochs() public {
        Record memory record = nextRecord(device);
        setEpoch(record, 0);
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.EpochExpected.selector, 1, 256));
        setEpoch(record, 257);
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.EpochExpected.selector, 1, 256));
        setEpoch(record, 256);
        anchor(itemOf(record, key, 5));
        record = nextRecord(device);
        setEpoch(record, 255);
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.EpochExpected.selector, 256, 512));
        setEpoch(record, 513);
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.EpochExpected.selector, 256, 512));
        setEpoch(record, 257);
        anchor(itemOf(record, key, 5));
        assertEq(snapshots.head(device).epoch, 257, "epoch");
    }

    function test_anchor_epochKeepsItsKeys() public {
        anchorNext(key, device);
        Record memory record = nextRecord(device);
        bytes memory reason = abi.encodeWithSelector(
            ISnapshots.EpochCommitmentExpected.selector, snapshots.head(device).epochKeys
        );
        record.epochCommitment = "other";
        refused(itemOf(record, key, 5), reason);
        setEpoch(record, 1);
        record.sealedKeyHash = "other";
        refused(itemOf(record, key, 5), reason);
    }

    function test_anchor_releasedEpoch() public {
        anchorNext(key, device);
        vm.prank(address(recovery));
        snapshots.noteRelease(device, 1);
        Record memory record = nextRecord(device);
        refused(itemOf(record, key, 5), abi.encodeWithSelector(ISnapshots.EpochReleased.selector, 1));
        setEpoch(record, 2);
        anchor(itemOf(record, key, 5));
        assertEq(snapshots.head(device).releasedEpoch, 1, "released epoch");
    }

    function test_noteRelease_again() public {
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.EpochReleaseNoted(device, 5);
        vm.prank(address(recovery));
        snapshots.noteRelease(device, 5);
        vm.recordLogs();
        vm.prank(address(recovery));
        snapshots.noteRelease(device, 5);
        assertEq(vm.getRecordedLogs().length, 0, "an event for nothing new");
    }

    function test_noteRelease_neverGoesBack() public {
        vm.startPrank(address(recovery));
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.EpochReleaseNoted(device, 5);
        snapshots.noteRelease(device, 5);
        snapshots.noteRelease(device, 4);
        vm.stopPrank();
        assertEq(snapshots.head(device).releasedEpoch, 5, "released epoch");
    }

    /// @dev A policy that keeps for ever so long cannot make the expiry overflow.
    function test_anchor_longestRetention() public {
        Terms memory terms = termsOf();
        terms.minRetention = 36_500 days;
        vm.prank(operator);
        policies.publish(policy, "long", terms);
        Record memory record = nextRecord(device);
        Item memory item = itemOf(record, key, 0);
        item.receipts = receiptsOf(record, 5);
        refused(
            item,
            abi.encodeWithSelector(
                ISnapshots.ReceiptTooShort.selector, 0, START + 31 days, START + 36_500 days
            )
        );
    }
}
