// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../src/interfaces/IIncidents.sol";
import {Clause} from "../src/interfaces/IPolicies.sol";
import {IRecovery, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {RecoveryFixture} from "./RecoveryFixture.sol";

/// @dev Grants: their delay, vetoes, what incidents hold up, how long they hold.
contract RecoveryGrantTest is RecoveryFixture {
    /// @dev Nor does the grant that such a device had: a stolen replacement reads no longer than it is trusted.
    function test_isGranted_deviceKeyChanged() public {
        uint256 id = requestByDevice(key, 1);
        approveAs(approver, id);
        assertTrue(recovery.isGranted(id), "granted");
        vm.prank(operator);
        fleet.revoke(device);
        assertFalse(recovery.isGranted(id), "granted to a revoked device");
        enrolAs(deviceKey(2), device);
        assertFalse(recovery.isGranted(id), "granted to a replaced key");
    }

    /// @dev What a store looks up when a reader comes: written by grants alone, by device and reader.
    function test_grantOf() public {
        uint256 first = request();
        assertEq(recovery.grantOf(device, "reader"), 0, "before the grant");
        approveAs(approver, first);
        assertEq(recovery.grantOf(device, "reader"), first, "after it");
        assertEq(recovery.grantOf(device, "another reader"), 0, "of another reader");
        assertEq(recovery.grantOf("another device", "reader"), 0, "of another device");
        uint256 second = request();
        assertEq(recovery.grantOf(device, "reader"), first, "while another is open");
        vm.prank(approver);
        recovery.deny(second, "no");
        assertEq(recovery.grantOf(device, "reader"), first, "after another was denied");
        uint256 third = request();
        approveAs(approver, third);
        assertEq(recovery.grantOf(device, "reader"), third, "after the next grant");
    }

    /// @dev The last second of a grant is part of it.
    function test_isGranted_until() public {
        uint256 id = request();
        approveAs(approver, id);
        vm.warp(START + 2 hours);
        assertTrue(recovery.isGranted(id), "granted in the last second");
        vm.warp(START + 2 hours + 1);
        assertFalse(recovery.isGranted(id), "granted after it");
    }

    function test_grant_afterDelay() public {
        publishRestore(1, 3 hours, new Clause[](0));
        uint256 id = request();
        grantRefused(id, abi.encodeWithSelector(IRecovery.CriteriaNotMet.selector, id));
        vm.warp(START + 1 days);
        uint64 at = uint64(START + 1 days + 3 hours);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.CriteriaMet(id, at, at + 2 hours);
        approveAs(approver, id);
        assertEq(statusOf(id), uint256(RequestStatus.Met), "status");
        assertEq(recovery.requestOf(id).grantableAt, at, "grantable at");
        assertEq(snapshots.head(device).releasedEpoch, 0, "released epoch");
        assertFalse(recovery.isGranted(id), "granted before");
        vm.warp(at - 1);
        grantRefused(id, abi.encodeWithSelector(IRecovery.GrantWaits.selector, id, at));
        vm.warp(at);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Granted(id, device, 1, "recipient", "reader", at + 2 hours);
        vm.prank(stranger);
        recovery.grant(id);
        assertTrue(recovery.isGranted(id), "granted");
        assertEq(recovery.requestOf(id).grantedUntil, at + 2 hours, "granted until");
        assertEq(snapshots.head(device).releasedEpoch, 1, "released epoch");
        grantRefused(id, abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Granted));
    }

    function test_grant_tooLate() public {
        publishRestore(1, 3 hours, new Clause[](0));
        uint256 id = request();
        approveAs(approver, id);
        // The request was open for a day, longer than it could wait for its grant.
        assertEq(recovery.requestOf(id).openUntil, START + 1 days, "open until");
        vm.warp(START + 1 days + 1);
        grantRefused(id, abi.encodeWithSelector(IRecovery.RequestExpired.selector, START + 1 days));
        vm.warp(START + 1 days);
        recovery.grant(id);
    }

    function test_grant_vetoed() public {
        publishRestore(1, 3 hours, new Clause[](0));
        uint256 id = request();
        approveAs(approver, id);
        vm.prank(approver2);
        recovery.deny(id, "no");
        vm.warp(START + 3 hours);
        grantRefused(id, abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Denied));
        id = request();
        approveAs(approver, id);
        vm.prank(requester);
        recovery.withdraw(id);
        grantRefused(
            id, abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Withdrawn)
        );
    }

    /// @dev Who lost the role in the delay is granted nothing.
    function test_grant_askerChanged() public {
        publishRestore(1, 1 hours, new Clause[](0));
        uint256 id = request();
        uint256 own = requestByDevice(key, 1);
        approveAs(approver, id);
        approveAs(approver, own);
        vm.warp(START + 1 hours);
        manager.revokeRole(REQUESTER, requester);
        grantRefused(id, abi.encodeWithSelector(IRecovery.NotRequester.selector, REQUESTER));
        vm.prank(operator);
        fleet.revoke(device);
        grantRefused(own, abi.encodeWithSelector(IRecovery.DeviceKeyChanged.selector, device));
        manager.grantRole(REQUESTER, requester, 0);
        recovery.grant(id);
    }

    /// @dev While an incident blocks restores approvals count, and nothing is granted; when it ends, what has all
    /// approvals is granted by whoever asks for it.
    function test_grant_blocked() public {
        uint256 id = request();
        uint256 own = requestByDevice(key, 1);
        uint256 granted = request();
        approveAs(approver, granted);
        uint256 incident = reportIncident(Action.BlockRestores);
        assertTrue(recovery.isGranted(granted), "what was granted stays");
        uint64 until = uint64(START + 1 days);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.CriteriaMet(id, uint64(START), until);
        approveAs(approver, id);
        approveAs(approver, own);
        assertEq(statusOf(id), uint256(RequestStatus.Met), "status");
        bytes memory blocked = abi.encodeWithSelector(IRecovery.RestoresBlocked.selector, device, until);
        grantRefused(id, blocked);
        grantRefused(own, blocked);
        vm.warp(until);
        grantRefused(id, blocked);
        vm.prank(officer);
        incidents.dismiss(incident, "nobody there");
        vm.prank(stranger);
        recovery.grant(id);
        assertTrue(recovery.isGranted(id), "granted");
        recovery.grant(own);
        assertTrue(recovery.isGranted(own), "granted to the device");
    }

    /// @dev A block that comes in the delay holds the grant up, and no longer than it stands.
    function test_grant_blockedInDelay() public {
        publishRestore(1, 23 hours, new Clause[](0));
        uint256 id = request();
        approveAs(approver, id);
        reportIncident(Action.BlockRestores);
        vm.warp(START + 23 hours);
        grantRefused(
            id, abi.encodeWithSelector(IRecovery.RestoresBlocked.selector, device, uint64(START + 1 days))
        );
        vm.warp(START + 1 days + 1);
        recovery.grant(id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    /// @dev While an incident asks for one approval more, as many as the policy asks for are too few, whether they
    /// came before it or after.
    function test_grant_moreApprovals() public {
        uint256 id = request();
        uint64 until = uint64(START + 1 days);
        uint256 incident = reportIncident(Action.MoreApprovals);
        approveAs(approver, id);
        assertEq(statusOf(id), uint256(RequestStatus.Open), "status");
        grantRefused(id, abi.encodeWithSelector(IRecovery.MoreApprovalsNeeded.selector, id, 2, until));
        approveAs(approver2, id);
        assertTrue(recovery.isGranted(id), "granted by two");

        id = request();
        approveAs(approver, id);
        vm.prank(officer);
        incidents.dismiss(incident, "nobody there");
        vm.prank(stranger);
        recovery.grant(id);
        assertTrue(recovery.isGranted(id), "granted by one");
    }

    /// @dev In the delay too; and what an incident's end makes enough has its delay still before it.
    function test_grant_moreApprovalsInDelay() public {
        publishRestore(1, 2 hours, new Clause[](0));
        uint256 id = request();
        approveAs(approver, id);
        uint256 incident = reportIncident(Action.MoreApprovals);
        uint256 open = request();
        approveAs(approver, open);
        assertEq(statusOf(open), uint256(RequestStatus.Open), "status");
        vm.warp(START + 2 hours);
        grantRefused(
            id, abi.encodeWithSelector(IRecovery.MoreApprovalsNeeded.selector, id, 2, uint64(START + 1 days))
        );
        approveAs(approver2, id);
        recovery.grant(id);
        assertTrue(recovery.isGranted(id), "granted");

        vm.prank(officer);
        incidents.dismiss(incident, "nobody there");
        uint64 at = uint64(START + 4 hours);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.CriteriaMet(open, at, uint64(START + 1 days));
        recovery.grant(open);
        assertFalse(recovery.isGranted(open), "the delay begins");
        grantRefused(open, abi.encodeWithSelector(IRecovery.GrantWaits.selector, open, at));
        vm.warp(at);
        recovery.grant(open);
        assertTrue(recovery.isGranted(open), "granted after its delay");
    }

    /// @dev An approval beyond the policy's that is taken back opens nothing again, and is missed only while an
    /// incident asks for it.
    function test_revoke_beyondThePolicy() public {
        publishRestore(1, 2 hours, new Clause[](0));
        uint256 id = request();
        reportIncident(Action.MoreApprovals);
        approveAs(approver, id);
        approveAs(approver2, id);
        revokeAs(approver2, id);
        assertEq(statusOf(id), uint256(RequestStatus.Met), "status");
        vm.warp(START + 2 hours);
        grantRefused(
            id, abi.encodeWithSelector(IRecovery.MoreApprovalsNeeded.selector, id, 2, uint64(START + 1 days))
        );
        vm.warp(START + 1 days);
        approveAs(approver2, id);
        recovery.grant(id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    /// @dev Before its delay is over nothing is granted, and after its end neither.
    function testFuzz_grant_delay(uint64 delay, uint64 passed) public {
        delay = uint64(bound(delay, 1, 365 days));
        publishRestore(1, delay, new Clause[](0));
        uint256 id = request();
        approveAs(approver, id);
        uint256 last = START + delay + 2 hours;
        if (last < START + 1 days) last = START + 1 days;
        passed = uint64(bound(passed, 0, 366 days + 1));
        vm.warp(START + passed);
        (bool success,) = address(recovery).call(abi.encodeCall(recovery.grant, (id)));
        assertTrue(success == (passed >= delay && START + passed <= last), "granted");
    }
}
