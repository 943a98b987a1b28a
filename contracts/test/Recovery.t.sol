// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clause} from "../src/interfaces/IPolicies.sol";
import {IRecovery, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {RecoveryFixture} from "./RecoveryFixture.sol";

/// @dev Answers to requests: approvals, by whom and of which organisations, denials, what is taken back.
contract RecoveryTest is RecoveryFixture {
    function test_approve_grants() public {
        uint256 id = request();
        vm.warp(START + 1 days);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Approved(id, approver, 1, 1, 1);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Granted(id, device, 1, "recipient", "reader", uint64(START + 1 days + 2 hours));
        approveAs(approver, id);
        assertEq(statusOf(id), uint256(RequestStatus.Granted), "status");
        assertEq(recovery.requestOf(id).grantedUntil, START + 1 days + 2 hours, "granted until");
        assertEq(recovery.approvalOf(id, approver), 1, "approved for");
        assertEq(recovery.approvalOf(id, approver2), 0, "another's approval");
        assertEq(recovery.requestOf(id).organisations, 2, "organisations");
        assertEq(snapshots.head(device).releasedEpoch, 1, "released epoch");
        vm.warp(START + 1 days + 2 hours);
        assertTrue(recovery.isGranted(id), "granted in its last second");
        vm.warp(START + 1 days + 2 hours + 1);
        assertFalse(recovery.isGranted(id), "granted after it");
    }

    function test_approve_two() public {
        twoApprovals();
        uint256 id = request();
        approveAs(approver, id);
        assertEq(statusOf(id), uint256(RequestStatus.Open), "status");
        assertEq(snapshots.head(device).releasedEpoch, 0, "released epoch");
        approveRefused(approver, id, abi.encodeWithSelector(IRecovery.AlreadyApproved.selector));
        approveAs(approver2, id);
        assertEq(statusOf(id), uint256(RequestStatus.Granted), "status");
    }

    function test_approve_refusals() public {
        approveRefused(approver, 1, abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 1));
        uint256 id = request();
        approveRefused(stranger, id, abi.encodeWithSelector(IRecovery.NotApprover.selector, APPROVER));
        approveRefused(requester, id, abi.encodeWithSelector(IRecovery.NotApprover.selector, APPROVER));
        manager.grantRole(APPROVER, requester, 0);
        approveRefused(requester, id, abi.encodeWithSelector(IRecovery.SelfApproval.selector));
        vm.warp(START + 1 days + 1);
        approveRefused(
            approver, id, abi.encodeWithSelector(IRecovery.RequestExpired.selector, START + 1 days)
        );
        vm.warp(START);
        approveAs(approver, id);
        approveRefused(
            approver2, id, abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Granted)
        );
    }

    /// @dev The gateway that relayed a device's request is who asked, as far as approvals go.
    function test_approve_byRelayer() public {
        uint256 id = requestByDevice(key, 1);
        manager.grantRole(APPROVER, gateway, 0);
        approveRefused(gateway, id, abi.encodeWithSelector(IRecovery.SelfApproval.selector));
    }

    /// @dev A device that lost its key after asking gets nothing for the old one.
    function test_approve_deviceKeyChanged() public {
        uint256 id = requestByDevice(key, 1);
        vm.prank(operator);
        fleet.revoke(device);
        bytes memory reason = abi.encodeWithSelector(IRecovery.DeviceKeyChanged.selector, device);
        approveRefused(approver, id, reason);
        enrolAs(deviceKey(2), device);
        approveRefused(approver, id, reason);
    }

    /// @dev Who lost the role after asking gets no grant; who lost it after approving has approved.
    function test_approve_rolesTaken() public {
        twoApprovals();
        uint256 id = request();
        approveAs(approver, id);
        manager.revokeRole(APPROVER, approver);
        manager.revokeRole(REQUESTER, requester);
        approveRefused(approver2, id, abi.encodeWithSelector(IRecovery.NotRequester.selector, REQUESTER));
        manager.grantRole(REQUESTER, requester, 0);
        approveAs(approver2, id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    /// @dev A request of a person's does not depend on the device: it may be gone.
    function test_approve_ofRevokedDevice() public {
        vm.prank(operator);
        fleet.revoke(device);
        uint256 id = request();
        approveAs(approver, id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    /// @dev A request is judged by the rules it was made under.
    function test_approve_byRulesOfRequest() public {
        uint256 id = request();
        twoApprovals();
        approveAs(approver, id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    function test_deny() public {
        uint256 id = request();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotApprover.selector, APPROVER));
        recovery.deny(id, "no");
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Denied(id, approver, "no");
        vm.prank(approver);
        recovery.deny(id, "no");
        assertEq(statusOf(id), uint256(RequestStatus.Denied), "status");
        approveRefused(
            approver2, id, abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Denied)
        );
        vm.prank(approver);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Denied));
        recovery.deny(id, "no");
        vm.prank(approver);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 9));
        recovery.deny(9, "no");
    }

    function test_deny_endsGrant() public {
        uint256 id = request();
        approveAs(approver, id);
        vm.prank(approver2);
        recovery.deny(id, "a mistake");
        assertFalse(recovery.isGranted(id), "granted");
    }

    function test_withdraw() public {
        uint256 id = request();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotOwner.selector, requester));
        recovery.withdraw(id);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Withdrawn(id, requester);
        vm.prank(requester);
        recovery.withdraw(id);
        assertEq(statusOf(id), uint256(RequestStatus.Withdrawn), "status");
        vm.prank(requester);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Withdrawn));
        recovery.withdraw(id);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 9));
        recovery.withdraw(9);
    }

    /// @dev However many people of one organisation approve, it counts once.
    function test_approve_byOrganisation() public {
        publishRestore(1, 0, clause(0, 2));
        uint256 id = request();
        approveAs(approver, id);
        approveAs(approver3, id);
        assertEq(statusOf(id), uint256(RequestStatus.Open), "status after two of one organisation");
        assertEq(recovery.requestOf(id).approvals, 2, "people");
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Approved(id, approver2, 2, 3, 1);
        approveAs(approver2, id);
        assertEq(statusOf(id), uint256(RequestStatus.Granted), "status");
        assertEq(recovery.requestOf(id).organisations, 6, "organisations");
    }

    /// @dev A clause that names an organisation is met by nobody else.
    function test_approve_bySet() public {
        publishRestore(1, 0, clause(1 << 2, 1));
        uint256 id = request();
        approveAs(approver, id);
        approveAs(approver3, id);
        assertEq(statusOf(id), uint256(RequestStatus.Open), "status");
        approveAs(approver2, id);
        assertEq(statusOf(id), uint256(RequestStatus.Granted), "status");
    }

    /// @dev People are counted beside the clauses, and every clause counts.
    function test_approve_allCriteria() public {
        Clause[] memory clauses = new Clause[](2);
        clauses[0] = Clause({organisations: 1 << 1, approvals: 1});
        clauses[1] = Clause({organisations: 1 << 1 | 1 << 2, approvals: 2});
        publishRestore(3, 0, clauses);
        uint256 id = request();
        approveAs(approver2, id);
        approveAs(approver, id);
        assertEq(statusOf(id), uint256(RequestStatus.Open), "status with two people");
        approveAs(approver3, id);
        assertEq(statusOf(id), uint256(RequestStatus.Granted), "status");
    }

    function test_approve_withoutOrganisation() public {
        uint256 id = request();
        manager.grantRole(APPROVER, stranger, 0);
        approveRefused(stranger, id, abi.encodeWithSelector(IRecovery.NoOrganisation.selector, stranger));
    }

    /// @dev Who acts for the 256th organisation approves nothing: its vote would be in no set.
    function test_approve_organisationOutOfRange() public {
        uint256 id = request();
        bytes32 place = keccak256(abi.encode(approver, ORGANISATION_OF));
        assertEq(uint256(vm.load(address(consortium), place)), 1, "where the approver's organisation is");
        vm.store(address(consortium), place, bytes32(uint256(256)));
        approveRefused(
            approver, id, abi.encodeWithSelector(IRecovery.OrganisationOutOfRange.selector, 256, 255)
        );
        vm.store(address(consortium), place, bytes32(uint256(255)));
        approveAs(approver, id);
        assertEq(recovery.requestOf(id).organisations, 1 << 255, "organisations");
    }

    function test_revoke() public {
        publishRestore(2, 0, clause(0, 2));
        uint256 id = request();
        approveAs(approver, id);
        approveAs(approver3, id);
        // Its approval is its own to take back, whatever it holds now.
        manager.revokeRole(APPROVER, approver);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.ApprovalRevoked(id, approver, 1, 1);
        revokeAs(approver, id);
        assertEq(recovery.approvalOf(id, approver), 0, "approval");
        assertEq(recovery.requestOf(id).organisations, 2, "organisations: another of it approves still");
        revokeAs(approver3, id);
        assertEq(recovery.requestOf(id).organisations, 0, "organisations");
        assertEq(recovery.requestOf(id).approvals, 0, "approvals");
        approveAs(approver2, id);
        assertEq(statusOf(id), uint256(RequestStatus.Open), "status");
        approveAs(approver3, id);
        assertEq(statusOf(id), uint256(RequestStatus.Granted), "status");
    }

    function test_revoke_refusals() public {
        revokeRefused(approver, 1, abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 1));
        uint256 id = request();
        revokeRefused(approver, id, abi.encodeWithSelector(IRecovery.NotApproved.selector));
        approveAs(approver, id);
        revokeRefused(
            approver, id, abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Granted)
        );
        twoApprovals();
        id = request();
        approveAs(approver, id);
        vm.warp(START + 1 days + 1);
        revokeRefused(approver, id, abi.encodeWithSelector(IRecovery.RequestExpired.selector, START + 1 days));
    }

    /// @dev An approval that is taken back in the delay opens the request again, as long as it was open at first;
    /// one that was not needed does not.
    function test_revoke_inDelay() public {
        publishRestore(1, 23 hours, new Clause[](0));
        uint256 id = request();
        vm.warp(START + 12 hours);
        approveAs(approver, id);
        approveAs(approver2, id);
        uint64 at = uint64(START + 35 hours);
        assertEq(recovery.requestOf(id).grantableAt, at, "the second approval begins no delay");
        revokeAs(approver, id);
        assertEq(statusOf(id), uint256(RequestStatus.Met), "status");
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.ApprovalRevoked(id, approver2, 2, 0);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Reopened(id, uint64(START + 1 days));
        revokeAs(approver2, id);
        assertEq(statusOf(id), uint256(RequestStatus.Open), "status");
        assertEq(recovery.requestOf(id).grantableAt, 0, "grantable at");
        assertEq(recovery.requestOf(id).openUntil, START + 1 days, "open until");
        vm.warp(at);
        grantRefused(id, abi.encodeWithSelector(IRecovery.RequestExpired.selector, START + 1 days));
    }

    /// @dev Approvals and revocations in any order, against a plain table: granted exactly when the criteria are met.
    function testFuzz_approve_criteria(
        uint8 approvals,
        uint8[3] calldata sets,
        uint8[3] calldata counts,
        uint8[16] calldata steps
    ) public {
        Clause[] memory clauses = new Clause[](3);
        for (uint256 i = 0; i < 3; ++i) {
            // Some set of the two organisations, or any.
            clauses[i].organisations = uint256(sets[i] % 4) << 1;
            uint8 most = sets[i] % 4 == 1 || sets[i] % 4 == 2 ? 1 : 2;
            clauses[i].approvals = uint8(bound(counts[i], 1, most));
        }
        approvals = uint8(bound(approvals, 1, 3));
        publishRestore(approvals, 0, clauses);
        uint256 id = request();
        address[3] memory accounts = [approver, approver3, approver2];
        bool[3] memory approves;
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 who = steps[i] % 3;
            if (approves[who]) revokeAs(accounts[who], id);
            else approveAs(accounts[who], id);
            approves[who] = !approves[who];
            uint256 people;
            uint256 first = approves[0] || approves[1] ? 1 : 0;
            uint256 second = approves[2] ? 1 : 0;
            for (uint256 j = 0; j < 3; ++j) {
                if (approves[j]) ++people;
            }
            bool met = people >= approvals;
            for (uint256 j = 0; j < 3; ++j) {
                uint256 set = sets[j] % 4;
                uint256 counted =
                    (set == 0 || set & 1 != 0 ? first : 0) + (set == 0 || set & 2 != 0 ? second : 0);
                if (counted < clauses[j].approvals) met = false;
            }
            assertEq(statusOf(id), uint256(met ? RequestStatus.Granted : RequestStatus.Open), "status");
            if (met) return;
        }
    }
}
