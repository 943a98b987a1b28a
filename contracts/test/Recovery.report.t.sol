// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {Digests} from "../src/libraries/Digests.sol";
import {IRecovery, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {RecoveryFixture} from "./RecoveryFixture.sol";

/// @dev Reports of what was restored.
contract RecoveryReportTest is RecoveryFixture {
    function test_report() public {
        uint256 id = request();
        approveAs(approver, id);
        vm.warp(START + 90);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Reported(id, device, 90, 0, false, record.listRoot, 12, 3456, 5, "evidence");
        vm.prank(requester);
        recovery.report(id, record.listRoot, 12, 3456, 5, "evidence");
        assertEq(statusOf(id), uint256(RequestStatus.Reported), "status");
        assertEq(recovery.requestOf(id).reportedAt, START + 90, "reported at");
        assertEq(recovery.requestOf(id).positions, 5, "positions");
        assertFalse(recovery.isGranted(id), "granted");
        vm.prank(requester);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotGranted.selector, id, RequestStatus.Reported));
        recovery.report(id, 0, 0, 0, 0, 0);
    }

    function test_report_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 1));
        recovery.report(1, 0, 0, 0, 0, 0);
        uint256 id = request();
        vm.prank(requester);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotGranted.selector, id, RequestStatus.Open));
        recovery.report(id, 0, 0, 0, 0, 0);
        approveAs(approver, id);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotOwner.selector, requester));
        recovery.report(id, 0, 0, 0, 0, 0);
    }

    /// @dev What a device asked for itself, only its own signature reports or closes: no gateway can.
    function test_reportByDevice() public {
        uint256 id = requestByDevice(key, 1);
        approveAs(approver, id);
        bytes memory notOwner = abi.encodeWithSelector(IRecovery.NotOwner.selector, gateway);
        vm.prank(gateway);
        vm.expectRevert(notOwner);
        recovery.report(id, 0, 0, 0, 0, 0);
        vm.prank(gateway);
        vm.expectRevert(notOwner);
        recovery.withdraw(id);

        bytes32 digest = Digests.ofRestoreReport(
            recovery.domainSeparator(), uint64(id), record.listRoot, 12, 3456, 63, "evidence"
        );
        bytes memory signed = signature(key, digest);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.BadSignature.selector));
        recovery.reportByDevice(id, record.listRoot, 13, 3456, 63, "evidence", signed);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestUnknown.selector, id + 1));
        recovery.reportByDevice(id + 1, record.listRoot, 12, 3456, 63, "evidence", signed);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Reported(id, device, 0, 0, false, record.listRoot, 12, 3456, 63, "evidence");
        vm.prank(gateway);
        recovery.reportByDevice(id, record.listRoot, 12, 3456, 63, "evidence", signed);
        assertEq(statusOf(id), uint256(RequestStatus.Reported), "status");
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotGranted.selector, id, RequestStatus.Reported));
        recovery.reportByDevice(id, record.listRoot, 12, 3456, 63, "evidence", signed);
    }

    function test_reportByDevice_ofAnAccountsRequest() public {
        uint256 id = request();
        approveAs(approver, id);
        bytes memory signed =
            signature(key, Digests.ofRestoreReport(recovery.domainSeparator(), uint64(id), 0, 0, 0, 0, 0));
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotOwner.selector, requester));
        recovery.reportByDevice(id, 0, 0, 0, 0, 0, signed);
    }

    function test_reportByDevice_keyChanged() public {
        uint256 id = requestByDevice(key, 1);
        approveAs(approver, id);
        bytes memory signed =
            signature(key, Digests.ofRestoreReport(recovery.domainSeparator(), uint64(id), 0, 0, 0, 0, 0));
        enrolAs(deviceKey(2), device);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.DeviceKeyChanged.selector, device));
        recovery.reportByDevice(id, 0, 0, 0, 0, 0, signed);
    }

    function test_report_anotherList() public {
        uint256 id = request();
        assertEq(recovery.requestOf(id).listRoot, record.listRoot, "list root");
        approveAs(approver, id);
        vm.prank(requester);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ListRootExpected.selector, record.listRoot));
        recovery.report(id, "another list", 12, 3456, 5, "evidence");
        uint256 own = requestByDevice(key, 1);
        approveAs(approver, own);
        bytes memory signed = signature(
            key,
            Digests.ofRestoreReport(
                recovery.domainSeparator(), uint64(own), "another list", 1, 1, 1, "evidence"
            )
        );
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ListRootExpected.selector, record.listRoot));
        recovery.reportByDevice(own, "another list", 1, 1, 1, "evidence", signed);
    }

    /// @dev The second that the deadline names is in time, the next is late; nothing is refused for it.
    function test_report_deadline() public {
        Terms memory terms = termsOf();
        terms.restore.deadline = 1 hours;
        vm.prank(operator);
        policies.publish(policy, "an hour", terms);
        for (uint64 late = 0; late < 2; ++late) {
            vm.warp(START);
            uint256 id = request();
            approveAs(approver, id);
            vm.warp(START + 1 hours + late);
            vm.expectEmit(true, true, true, true, address(recovery));
            emit IRecovery.Reported(
                id, device, 1 hours + late, 1 hours, late == 1, record.listRoot, 0, 0, 0, 0
            );
            vm.prank(requester);
            recovery.report(id, record.listRoot, 0, 0, 0, 0);
        }
    }
}
