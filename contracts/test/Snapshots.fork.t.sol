// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISnapshots, Item, Record} from "../src/interfaces/ISnapshots.sol";
import {Key} from "./Fixture.sol";
import {SnapshotsFixture} from "./SnapshotsFixture.sol";

contract SnapshotsForkTest is SnapshotsFixture {
    function accepted() private returns (Record memory) {
        return anchorNext(key, device);
    }

    /// @dev Another record of the device at the same sequence.
    function otherOf(Record memory record) private pure returns (Record memory other) {
        other = abi.decode(abi.encode(record), (Record));
        other.listRoot = "another list";
    }

    function report(Record memory record, Record memory other) private {
        bytes memory otherSignature = signature(key, digestOf(other));
        vm.prank(stranger);
        snapshots.reportFork(record, other, otherSignature);
    }

    function reportRefused(Record memory record, Record memory other, bytes memory reason) private {
        bytes memory otherSignature = signature(key, digestOf(other));
        vm.prank(stranger);
        vm.expectRevert(reason);
        snapshots.reportFork(record, other, otherSignature);
    }

    /// @dev A line of records at one sequence, each superseding the one before; the last is accepted.
    function superseding(uint256 count) private returns (Record[] memory line) {
        line = new Record[](count);
        for (uint256 i = 0; i < count; ++i) {
            line[i] = nextRecord(device);
            line[i].listRoot = bytes32(i + 1);
            if (i > 0) line[i].supersedes = digestOf(line[i - 1]);
        }
        anchor(itemOf(line[count - 1], key, 5));
    }

    /// @dev Those between the last of a line and one of it, as answerFork wants them.
    function between(Record[] memory line, uint256 first) private pure returns (Record[] memory list) {
        list = new Record[](line.length - 2 - first);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = line[line.length - 2 - i];
        }
    }

    function test_reportFork() public {
        Record memory record = accepted();
        Record memory other = otherOf(record);
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.Forked(device, 1, digestOf(record), digestOf(other), stranger);
        report(record, other);
        assertTrue(snapshots.isForked(device), "forked");
        assertEq(snapshots.head(device).forkedGeneration, 1, "generation");
        // It refuses no backup, and stays through one.
        accepted();
        assertTrue(snapshots.isForked(device), "forked after an anchor");
    }

    function test_reportFork_ofAnOlderSnapshot() public {
        Record memory record = accepted();
        accepted();
        report(record, otherOf(record));
        assertTrue(snapshots.isForked(device), "forked");
    }

    function test_reportFork_endsWithReplacement() public {
        Record memory record = accepted();
        report(record, otherOf(record));
        key = deviceKey(2);
        enrolAs(key, device);
        assertFalse(snapshots.isForked(device), "forked");
        report(record, otherOf(record));
        assertEq(snapshots.head(device).forkedGeneration, 2, "generation");
    }

    function test_reportFork_refusals() public {
        Record memory record = nextRecord(device);
        reportRefused(
            record,
            otherOf(record),
            abi.encodeWithSelector(ISnapshots.SnapshotUnknown.selector, digestOf(record))
        );
        record = accepted();
        bytes memory noFork = abi.encodeWithSelector(ISnapshots.NotAFork.selector);
        reportRefused(record, record, noFork);
        Record memory other = otherOf(record);
        other.sequence = 2;
        reportRefused(record, other, noFork);
        other = otherOf(record);
        other.device = "other";
        reportRefused(record, other, noFork);
        report(record, otherOf(record));
        other.device = device;
        other.listRoot = "a third list";
        reportRefused(record, other, abi.encodeWithSelector(ISnapshots.ForkKnown.selector, device));
    }

    function test_reportFork_badSignature() public {
        Record memory record = accepted();
        Record memory other = otherOf(record);
        bytes memory forged = signature(keyOf("forger"), digestOf(other));
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.BadSignature.selector));
        snapshots.reportFork(record, other, forged);
        bytes memory elsewhere = signature(key, digestOf(keccak256("another genesis"), other));
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.BadSignature.selector));
        snapshots.reportFork(record, other, elsewhere);
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.BadSignature.selector));
        snapshots.reportFork(record, other, "");
    }

    /// @dev The key that was replaced speaks for the device no longer.
    function test_reportFork_byReplacedKey() public {
        Record memory record = accepted();
        enrolAs(deviceKey(2), device);
        reportRefused(record, otherOf(record), abi.encodeWithSelector(ISnapshots.BadSignature.selector));
    }

    function test_reportFork_superseded() public {
        Record[] memory line = superseding(2);
        reportRefused(line[1], line[0], abi.encodeWithSelector(ISnapshots.NotAFork.selector));
    }

    function test_answerFork() public {
        Record[] memory line = superseding(4);
        report(line[3], line[0]);
        assertTrue(snapshots.isForked(device), "forked");
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.ForkAnswered(device, digestOf(line[3]), digestOf(line[0]));
        vm.prank(stranger);
        snapshots.answerFork(line[3], between(line, 0));
        assertFalse(snapshots.isForked(device), "forked");
        reportRefused(line[3], line[0], abi.encodeWithSelector(ISnapshots.NotAFork.selector));
        report(line[3], otherOf(line[3]));
        assertTrue(snapshots.isForked(device), "a real fork");
    }

    /// @dev What was answered, or ended by a replacement, is not answered again.
    function test_answerFork_again() public {
        Record[] memory line = superseding(3);
        report(line[2], line[0]);
        snapshots.answerFork(line[2], between(line, 0));
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.ForkUnknown.selector, device));
        snapshots.answerFork(line[2], between(line, 0));
    }

    function test_answerFork_afterReplacement() public {
        Record[] memory line = superseding(3);
        report(line[2], line[0]);
        enrolAs(deviceKey(2), device);
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.ForkUnknown.selector, device));
        snapshots.answerFork(line[2], between(line, 0));
    }

    function test_answerFork_refusals() public {
        Record[] memory line = superseding(4);
        Record[] memory list = between(line, 0);
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.ForkUnknown.selector, device));
        snapshots.answerFork(line[3], list);
        report(line[3], otherOf(line[3]));
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.ForkUnknown.selector, device));
        snapshots.answerFork(line[3], list);
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.SupersessionBroken.selector, 0));
        snapshots.answerFork(line[3], new Record[](0));
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.SupersessionBroken.selector, 33));
        snapshots.answerFork(line[3], new Record[](33));
        bytes32 listRoot = list[1].listRoot;
        list[1].listRoot = "changed";
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.SupersessionBroken.selector, 1));
        snapshots.answerFork(line[3], list);
        list[1].listRoot = listRoot;
        // Nor does a record made up to supersede the other one: the accepted one does not name it.
        Record[] memory madeUp = new Record[](1);
        madeUp[0] = otherOf(line[2]);
        madeUp[0].supersedes = digestOf(otherOf(line[3]));
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.SupersessionBroken.selector, 0));
        snapshots.answerFork(line[3], madeUp);
        // A record that names the fork but was not accepted answers nothing.
        Record memory made = otherOf(line[3]);
        made.supersedes = digestOf(line[2]);
        vm.expectRevert(abi.encodeWithSelector(ISnapshots.ForkUnknown.selector, device));
        snapshots.answerFork(made, list);
        assertTrue(snapshots.isForked(device), "forked");
    }
}
