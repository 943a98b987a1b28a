// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Action, Kind} from "../src/interfaces/IIncidents.sol";
import {IRecovery, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {Digests} from "../src/libraries/Digests.sol";
import {Key} from "./Fixture.sol";
import {SuccessorFixture} from "./SuccessorFixture.sol";

/// @dev A successor restores itself unless the device before lives.
contract RecoverySuccessorTest is SuccessorFixture {
    uint64 private constant WAIT = 6 hours;

    function setUp() public override {
        super.setUp();
        publishSuccessor(1 hours, WAIT);
        enrolAs(deviceKey(2), device);
    }

    function grantRefused(uint256 id, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(stranger);
        recovery.grant(id);
    }

    function grantAsAnybody(uint256 id) private {
        vm.prank(stranger);
        recovery.grant(id);
    }

    function show(Key memory key, uint256 id) private {
        vm.prank(stranger);
        (bool done,) = address(recovery).call(alive(key, id));
        assertTrue(done, "alive");
    }

    function showRefused(Key memory key, uint256 id, bytes memory reason) private {
        (bool done, bytes memory answer) = address(recovery).call(alive(key, id));
        assertFalse(done, "alive");
        assertEq(answer, reason, "why not");
    }

    function selfGrantableAt(uint256 id) private view returns (uint256) {
        return recovery.requestOf(id).selfGrantableAt;
    }

    function statusOf(uint256 id) private view returns (uint256) {
        return uint256(recovery.requestOf(id).status);
    }

    function reportIncident(Action action) private returns (uint256) {
        vm.prank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        vm.prank(operator);
        incidents.setResponse(policy, Kind.Access, uint16(1 << uint8(action)), 1 days);
        vm.prank(monitor);
        return incidents.report(device, Kind.Access, "evidence");
    }

    function test_ofAlive() public view {
        assertEq(Digests.ofAlive(recovery.domainSeparator(), device, 7), aliveDigest(device, 7), "digest");
    }

    function test_selfRestore() public {
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.SelfRestoreBegun(1, device, uint64(START) + WAIT, uint64(START) + 1 days);
        uint256 id = ask(deviceKey(2), 1);
        assertEq(selfGrantableAt(id), START + WAIT, "granted from");
        vm.warp(START + WAIT - 1);
        grantRefused(id, abi.encodeWithSelector(IRecovery.SelfRestoreWaits.selector, id, START + WAIT));
        vm.warp(START + WAIT);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Granted(id, device, 1, "recipient", "reader", uint64(START) + WAIT + 2 hours);
        grantAsAnybody(id);
        assertTrue(recovery.isGranted(id), "granted");
        assertEq(recovery.grantOf(device, "reader"), id, "grant");
        assertEq(snapshots.head(device).releasedEpoch, 1, "released");
    }

    /// @dev The first device itself, a policy without the rule, and an account: people approve.
    function test_selfRestore_notForOthers() public {
        bytes32 first = enrol(deviceKey(9));
        assertEq(fleet.device(first).generation, 1, "generation");
        vm.prank(requester);
        uint256 id = recovery.request(record, "recipient", "reader", 0, 0);
        assertEq(selfGrantableAt(id), 0, "an account's");
        vm.warp(START + WAIT);
        grantRefused(id, abi.encodeWithSelector(IRecovery.CriteriaNotMet.selector, id));
        publishSuccessor(1 hours, 0);
        id = ask(deviceKey(2), 1);
        assertEq(selfGrantableAt(id), 0, "without the rule");
        vm.warp(START + 2 * WAIT);
        grantRefused(id, abi.encodeWithSelector(IRecovery.CriteriaNotMet.selector, id));
        showRefused(deviceKey(1), id, abi.encodeWithSelector(IRecovery.NoSelfRestore.selector, id));
    }

    function test_selfRestore_notByTheFirst() public {
        (device, record) = (enrol(deviceKey(9)), record);
        record = anchorNext(deviceKey(9), device);
        recordHash = digestOf(record);
        uint256 id = ask(deviceKey(9), 1);
        assertEq(selfGrantableAt(id), 0, "the first device's");
        vm.warp(START + WAIT);
        grantRefused(id, abi.encodeWithSelector(IRecovery.CriteriaNotMet.selector, id));
    }

    /// @dev It stays open for its delay and as long as a grant holds, however short requests are valid.
    function test_selfRestore_openUntil() public {
        publishSuccessor(0, 2 days);
        uint256 id = ask(deviceKey(2), 1);
        assertEq(recovery.requestOf(id).openUntil, START + 2 days + 2 hours, "open until");
        vm.warp(START + 2 days + 2 hours);
        grantAsAnybody(id);
        id = ask(deviceKey(2), 2);
        vm.warp(recovery.requestOf(id).openUntil + 1);
        grantRefused(
            id, abi.encodeWithSelector(IRecovery.RequestExpired.selector, recovery.requestOf(id).openUntil)
        );
    }

    /// @dev People may approve it sooner, with their own delay, and take that back.
    function test_selfRestore_approved() public {
        publishSuccessor(1 hours, 2 days);
        uint256 id = ask(deviceKey(2), 1);
        vm.prank(approver);
        recovery.approve(id);
        grantRefused(id, abi.encodeWithSelector(IRecovery.GrantWaits.selector, id, START + 1 hours));
        vm.prank(approver);
        recovery.revoke(id);
        assertEq(recovery.requestOf(id).openUntil, START + 2 days + 2 hours, "open until");
        grantRefused(id, abi.encodeWithSelector(IRecovery.SelfRestoreWaits.selector, id, START + 2 days));
        vm.prank(approver);
        recovery.approve(id);
        vm.warp(START + 1 hours);
        grantAsAnybody(id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    /// @dev An approval that is not enough holds nothing up: the self-restore is granted in its own time.
    function test_selfRestore_metLate() public {
        uint256 id = ask(deviceKey(2), 1);
        vm.warp(START + WAIT - 1);
        vm.prank(approver);
        recovery.approve(id);
        assertEq(statusOf(id), uint256(RequestStatus.Met), "met");
        vm.warp(START + WAIT);
        grantAsAnybody(id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    function test_alive() public {
        uint256 id = ask(deviceKey(2), 1);
        vm.warp(START + WAIT);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.SelfRestoreCancelled(id, device, idOf(deviceKey(1)), uint64(START) + 1 days);
        show(deviceKey(1), id);
        assertEq(selfGrantableAt(id), 0, "no self-restore any more");
        grantRefused(id, abi.encodeWithSelector(IRecovery.CriteriaNotMet.selector, id));
        showRefused(deviceKey(1), id, abi.encodeWithSelector(IRecovery.NoSelfRestore.selector, id));
        // With the same key none is begun again, ...
        uint256 again = ask(deviceKey(2), 2);
        assertEq(selfGrantableAt(again), 0, "again");
        vm.warp(START + WAIT + 1 days);
        assertEq(selfGrantableAt(ask(deviceKey(2), 3)), 0, "a day later");
        // ... and people may still approve.
        vm.warp(START + WAIT + 1 hours);
        vm.prank(approver);
        recovery.approve(id);
        vm.warp(START + WAIT + 2 hours);
        grantAsAnybody(id);
        assertTrue(recovery.isGranted(id), "granted");
        showRefused(
            deviceKey(1),
            id,
            abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Granted)
        );
    }

    /// @dev What stayed open for its delay is open no longer than another request once it needs approvals.
    function test_alive_openUntil() public {
        publishSuccessor(1 hours, 2 days);
        uint256 id = ask(deviceKey(2), 1);
        vm.warp(START + 1 days + 1);
        show(deviceKey(1), id);
        assertEq(recovery.requestOf(id).openUntil, START + 1 days, "open until");
        vm.prank(approver);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestExpired.selector, START + 1 days));
        recovery.approve(id);
    }

    /// @dev What people approved already is theirs: its delay goes on.
    function test_alive_met() public {
        uint256 id = ask(deviceKey(2), 1);
        vm.prank(approver);
        recovery.approve(id);
        uint256 openUntil = recovery.requestOf(id).openUntil;
        show(deviceKey(1), id);
        assertEq(statusOf(id), uint256(RequestStatus.Met), "status");
        assertEq(recovery.requestOf(id).openUntil, openUntil, "open until");
        vm.warp(START + 1 hours);
        grantAsAnybody(id);
    }

    /// @dev Replacing the successor, too, does not hide the first device.
    function test_alive_ofAnyBefore() public {
        enrolAs(deviceKey(3), device);
        uint256 id = ask(deviceKey(3), 1);
        uint256 state = vm.snapshotState();
        show(deviceKey(1), id);
        assertEq(selfGrantableAt(id), 0, "cancelled by the first");
        vm.revertToState(state);
        show(deviceKey(2), id);
        assertEq(selfGrantableAt(id), 0, "cancelled by the second");
    }

    function test_alive_refused() public {
        enrol(deviceKey(9));
        uint256 id = ask(deviceKey(2), 1);
        bytes memory notReplaced = abi.encodeWithSelector(IRecovery.KeyNotReplaced.selector, device);
        showRefused(deviceKey(2), id, notReplaced);
        showRefused(deviceKey(9), id, notReplaced);
        showRefused(deviceKey(8), id, notReplaced);
        Key memory half = deviceKey(2);
        half.y = bytes32(P256.P - uint256(half.y));
        showRefused(half, id, notReplaced);
        showRefused(deviceKey(1), 2, abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 2));
        Key memory old = deviceKey(1);
        bytes[4] memory bad;
        bad[0] = signature(old, aliveDigest(device, uint64(id) + 1));
        bad[1] = signature(old, aliveDigest(idOf(deviceKey(9)), uint64(id)));
        bad[2] = signature(deviceKey(2), aliveDigest(device, uint64(id)));
        bad[3] = bytes.concat(signature(old, aliveDigest(device, uint64(id))), hex"00");
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRecovery.BadSignature.selector));
            recovery.cancelSelfRestore(id, old.x, old.y, bad[i]);
        }
        assertEq(selfGrantableAt(id), START + WAIT, "stands");
        vm.warp(START + 1 days + 1);
        showRefused(old, id, abi.encodeWithSelector(IRecovery.RequestExpired.selector, START + 1 days));
    }

    /// @dev A key whose x another one has, as its negative does, is a key of its own.
    function test_alive_negativeOfCurrent() public {
        Key memory negative = deviceKey(1);
        negative.secret = P256.N - negative.secret;
        negative.y = bytes32(P256.P - uint256(negative.y));
        Key memory token = keyOf("another token");
        vm.prank(operator);
        fleet.invite(idOf(token), token.x, token.y, 1, 0, uint64(START), "", device);
        bytes32 digest = enrolmentDigest(idOf(token), negative);
        bytes[2] memory signed = [signature(token, digest), signature(negative, digest)];
        vm.prank(gateway);
        fleet.enrol(idOf(token), negative.x, negative.y, signed[0], signed[1]);
        uint256 id = ask(negative, 1);
        showRefused(negative, id, abi.encodeWithSelector(IRecovery.KeyNotReplaced.selector, device));
        show(deviceKey(1), id);
    }

    /// @dev One stands at a time; what is asked for beside it needs approvals.
    function test_selfRestore_oneStands() public {
        uint256 id = ask(deviceKey(2), 1);
        assertEq(selfGrantableAt(ask(deviceKey(2), 2)), 0, "beside one that is open");
        vm.warp(START + 1 hours);
        vm.prank(approver);
        recovery.approve(id);
        assertEq(selfGrantableAt(ask(deviceKey(2), 3)), 0, "beside one that is approved");
        vm.warp(START + WAIT);
        grantAsAnybody(id);
        assertEq(selfGrantableAt(ask(deviceKey(2), 4)), 0, "beside one that is granted");
        vm.warp(START + WAIT + 2 hours);
        assertEq(selfGrantableAt(ask(deviceKey(2), 5)), 0, "in the grant's last second");
        vm.warp(START + WAIT + 2 hours + 1);
        uint256 next = ask(deviceKey(2), 6);
        assertEq(selfGrantableAt(next), block.timestamp + WAIT, "after the grant");
        vm.warp(recovery.requestOf(next).openUntil);
        assertEq(selfGrantableAt(ask(deviceKey(2), 7)), 0, "in its last second");
        vm.warp(recovery.requestOf(next).openUntil + 1);
        next = ask(deviceKey(2), 8);
        assertEq(selfGrantableAt(next), block.timestamp + WAIT, "after one that expired");
        vm.warp(block.timestamp + WAIT);
        grantAsAnybody(next);
        bytes32 digest =
            Digests.ofRestoreReport(recovery.domainSeparator(), uint64(next), record.listRoot, 0, 0, 0, 0);
        bytes memory signed = signature(deviceKey(2), digest);
        vm.prank(gateway);
        recovery.reportByDevice(next, record.listRoot, 0, 0, 0, 0, signed);
        assertEq(selfGrantableAt(ask(deviceKey(2), 9)), block.timestamp + WAIT, "after a report");
    }

    /// @dev A denial counts for the key: it need not be repeated.
    function test_selfRestore_denied() public {
        uint256 id = ask(deviceKey(2), 1);
        vm.prank(approver);
        recovery.deny(id, "no");
        vm.warp(START + WAIT);
        grantRefused(id, abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Denied));
        showRefused(
            deviceKey(1),
            id,
            abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Denied)
        );
        vm.warp(START + 10 days);
        assertEq(selfGrantableAt(ask(deviceKey(2), 2)), 0, "again");
        enrolAs(deviceKey(3), device);
        assertEq(selfGrantableAt(ask(deviceKey(3), 3)), block.timestamp + WAIT, "by the next");
    }

    /// @dev What a successor asked for ends with its key.
    function test_selfRestore_replacedOrRevoked() public {
        uint256 id = ask(deviceKey(2), 1);
        uint256 state = vm.snapshotState();
        enrolAs(deviceKey(3), device);
        vm.warp(START + WAIT);
        grantRefused(id, abi.encodeWithSelector(IRecovery.DeviceKeyChanged.selector, device));
        assertEq(selfGrantableAt(ask(deviceKey(3), 2)), START + 2 * WAIT, "by the next");
        vm.revertToState(state);
        vm.prank(operator);
        fleet.revoke(device);
        vm.warp(START + WAIT);
        grantRefused(id, abi.encodeWithSelector(IRecovery.DeviceKeyChanged.selector, device));
    }

    function test_selfRestore_blocked() public {
        uint256 id = ask(deviceKey(2), 1);
        uint256 incident = reportIncident(Action.BlockRestores);
        vm.warp(START + WAIT);
        grantRefused(id, abi.encodeWithSelector(IRecovery.RestoresBlocked.selector, device, START + 1 days));
        vm.prank(officer);
        incidents.dismiss(incident, "false");
        grantAsAnybody(id);
    }

    /// @dev While an incident asks for more approvals than the policy, a self-restore has fewer: it waits for them, or
    /// for the incident's end.
    function test_selfRestore_moreApprovals() public {
        uint256 id = ask(deviceKey(2), 1);
        uint256 incident = reportIncident(Action.MoreApprovals);
        vm.warp(START + WAIT);
        bytes memory needed =
            abi.encodeWithSelector(IRecovery.MoreApprovalsNeeded.selector, id, 2, START + 1 days);
        grantRefused(id, needed);
        vm.prank(approver);
        recovery.approve(id);
        grantRefused(id, needed);
        uint256 state = vm.snapshotState();
        vm.prank(approver2);
        recovery.approve(id);
        vm.warp(START + WAIT + 1 hours);
        grantAsAnybody(id);
        vm.revertToState(state);
        vm.prank(officer);
        incidents.dismiss(incident, "false");
        grantAsAnybody(id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    /// @dev Nothing is granted by itself before its delay is over, after its end, or after a sign of life.
    function testFuzz_selfRestore(uint64 delay_, uint64 successor, uint64 shown, uint64 passed) public {
        delay_ = uint64(bound(delay_, 0, 365 days));
        successor = uint64(bound(successor, delay_ == 0 ? 1 : delay_, 365 days));
        publishSuccessor(delay_, successor);
        uint256 id = ask(deviceKey(2), 1);
        uint256 last = START + successor + 2 hours;
        if (last < START + 1 days) last = START + 1 days;
        shown = uint64(bound(shown, 0, 366 days));
        passed = uint64(bound(passed, 0, 366 days + 1));
        bool cancelled;
        if (shown <= passed) {
            vm.warp(START + shown);
            (cancelled,) = address(recovery).call(alive(deviceKey(1), id));
            assertTrue(cancelled == (START + shown <= last), "cancelled");
        }
        vm.warp(START + passed);
        (bool granted,) = address(recovery).call(abi.encodeCall(recovery.grant, (id)));
        assertTrue(granted == (!cancelled && passed >= successor && START + passed <= last), "granted");
    }
}
