// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {Digests} from "../src/libraries/Digests.sol";
import {IRecovery, Request, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";

contract RecoveryTest is Fixture {
    Key private key;
    bytes32 private device;
    Record private record;
    bytes32 private recordHash;

    function setUp() public override {
        super.setUp();
        key = deviceKey(1);
        device = enrol(key);
        record = anchorNext(key, device);
        recordHash = digestOf(record);
    }

    function request() private returns (uint256) {
        vm.prank(requester);
        return recovery.request(record, "recipient", "reader", "why");
    }

    function requestDigest(uint64 nonce) private view returns (bytes32) {
        return typed(
            GENESIS,
            abi.encode(
                keccak256(
                    "RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,uint64 nonce)"
                ),
                device,
                recordHash,
                bytes32("recipient"),
                bytes32("reader"),
                bytes32("why"),
                nonce
            )
        );
    }

    function requestByDevice(Key memory signer, uint64 nonce) private returns (uint256) {
        bytes memory signed = signature(signer, requestDigest(nonce));
        vm.prank(gateway);
        return recovery.requestByDevice(record, "recipient", "reader", "why", nonce, signed);
    }

    function approveAs(address account, uint256 id) private {
        vm.prank(account);
        recovery.approve(id);
    }

    function approveRefused(address account, uint256 id, bytes memory reason) private {
        vm.prank(account);
        vm.expectRevert(reason);
        recovery.approve(id);
    }

    function expectRefused(address by, bool byDevice, bytes memory reason) private {
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.RequestRefused(device, recordHash, by, byDevice, reason);
    }

    function statusOf(uint256 id) private view returns (uint256) {
        return uint256(recovery.requestOf(id).status);
    }

    function twoApprovals() private {
        Terms memory terms = termsOf();
        terms.approvals = 2;
        vm.prank(operator);
        policies.publish(policy, "two approvals", terms);
    }

    function test_request() public {
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Requested(
            1,
            device,
            recordHash,
            1,
            "recipient",
            "reader",
            "why",
            requester,
            policy,
            1,
            0,
            0,
            uint64(START + 1 days)
        );
        assertEq(request(), 1, "number");
        Request memory found = recovery.requestOf(1);
        assertEq(found.device, device, "device");
        assertEq(found.recordHash, recordHash, "record");
        assertEq(found.recipient, "recipient", "recipient");
        assertEq(found.reader, "reader", "reader");
        assertEq(found.purpose, "why", "purpose");
        assertEq(found.requester, requester, "requester");
        assertEq(found.epoch, 1, "epoch");
        assertEq(found.policy, policy, "policy");
        assertEq(found.policyVersion, 1, "version");
        assertEq(found.requestedAt, START, "requested at");
        assertEq(found.openUntil, START + 1 days, "open until");
        assertEq(found.grantedUntil, 0, "granted until");
        assertEq(found.generation, 0, "generation");
        assertEq(uint256(found.status), uint256(RequestStatus.Open), "status");
        assertEq(found.approvals, 0, "approvals");
        assertEq(recovery.requestCount(), 1, "count");
        assertFalse(recovery.isGranted(1), "granted");
    }

    function test_request_withoutRole() public {
        expectRefused(stranger, false, abi.encodeWithSelector(IRecovery.NotRequester.selector, REQUESTER));
        vm.prank(stranger);
        assertEq(recovery.request(record, "recipient", "reader", "why"), 0, "number");
        assertEq(recovery.requestCount(), 0, "count");
    }

    function test_request_withDelayedRole() public {
        manager.grantRole(REQUESTER, stranger, 1 days);
        expectRefused(stranger, false, abi.encodeWithSelector(IRecovery.NotRequester.selector, REQUESTER));
        vm.prank(stranger);
        assertEq(recovery.request(record, "recipient", "reader", "why"), 0, "number");
    }

    function test_request_unknownSnapshot() public {
        record.listRoot = "never accepted";
        recordHash = digestOf(record);
        expectRefused(
            requester, false, abi.encodeWithSelector(IRecovery.SnapshotUnknown.selector, recordHash)
        );
        assertEq(request(), 0, "number");
    }

    /// @dev The policy in force decides, not the one the snapshot was made under.
    function test_request_byPolicyInForce() public {
        Terms memory terms = termsOf();
        terms.restoreRole = OPERATOR;
        vm.prank(operator);
        policies.publish(policy, "operators restore", terms);
        expectRefused(requester, false, abi.encodeWithSelector(IRecovery.NotRequester.selector, OPERATOR));
        assertEq(request(), 0, "number");
        vm.prank(operator);
        assertEq(recovery.request(record, "recipient", "reader", "why"), 1, "number");
        assertEq(recovery.requestOf(1).policyVersion, 2, "version");
    }

    function test_requestByDevice() public {
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Requested(
            1,
            device,
            recordHash,
            1,
            "recipient",
            "reader",
            "why",
            gateway,
            policy,
            1,
            1,
            1,
            uint64(START + 1 days)
        );
        assertEq(requestByDevice(key, 1), 1, "number");
        Request memory found = recovery.requestOf(1);
        assertEq(found.requester, gateway, "requester");
        assertEq(found.generation, 1, "generation");
        // Another gateway brings the same request.
        manager.grantRole(GATEWAY, stranger, 0);
        bytes memory signed = signature(key, requestDigest(1));
        vm.prank(stranger);
        assertEq(
            recovery.requestByDevice(record, "recipient", "reader", "why", 1, signed), 1, "the same number"
        );
        assertEq(recovery.requestCount(), 1, "count");
        assertEq(requestByDevice(key, 2), 2, "another number");
    }

    function test_requestByDevice_replacement() public {
        Key memory next = deviceKey(2);
        enrolAs(next, device);
        expectRefused(gateway, true, abi.encodeWithSelector(IRecovery.BadSignature.selector));
        assertEq(requestByDevice(key, 1), 0, "number for the old key");
        assertEq(requestByDevice(next, 1), 1, "number");
        assertEq(recovery.requestOf(1).generation, 2, "generation");
    }

    function test_requestByDevice_refusals() public {
        vm.prank(operator);
        fleet.revoke(device);
        expectRefused(gateway, true, abi.encodeWithSelector(IRecovery.DeviceNotActive.selector, device));
        assertEq(requestByDevice(key, 1), 0, "number of a revoked device's");
        record.listRoot = "never accepted";
        recordHash = digestOf(record);
        expectRefused(gateway, true, abi.encodeWithSelector(IRecovery.SnapshotUnknown.selector, recordHash));
        assertEq(requestByDevice(key, 1), 0, "number for an unknown snapshot");
    }

    function test_requestByDevice_bucket() public {
        for (uint64 nonce = 1; nonce <= 16; ++nonce) {
            assertEq(requestByDevice(key, nonce), nonce, "number");
        }
        uint64 retryAt = uint64(START) + 600;
        assertEq(recovery.requestableAt(device), retryAt, "next at");
        expectRefused(gateway, true, abi.encodeWithSelector(IRecovery.TooManyRequests.selector, retryAt));
        assertEq(requestByDevice(key, 17), 0, "number of one too many");
        assertEq(requestByDevice(key, 16), 16, "number of one brought again");
        assertEq(request(), 17, "number of an account's");
        vm.warp(retryAt - 1);
        assertEq(requestByDevice(key, 17), 0, "number a second early");
        vm.warp(retryAt);
        assertEq(requestByDevice(key, 17), 18, "number in time");
        assertEq(requestByDevice(key, 18), 0, "number of the next");
    }

    /// @dev Whatever others forge, and whatever was refused, takes no token.
    function test_requestByDevice_bucketOfForgeries() public {
        Key memory forger = deviceKey(2);
        for (uint64 nonce = 1; nonce <= 40; ++nonce) {
            assertEq(requestByDevice(forger, nonce), 0, "number of a forgery");
        }
        assertEq(recovery.requestableAt(device), 0, "next at");
        assertEq(requestByDevice(key, 1), 1, "number");
    }

    /// @dev The bucket as one number gives what counting its tokens gives.
    function testFuzz_requestByDevice_bucket(uint16[24] calldata pauses) public {
        uint256 tokens = 16 * 600; // in six hundredths
        uint256 made;
        for (uint64 nonce = 1; nonce <= pauses.length; ++nonce) {
            uint256 pause = pauses[nonce - 1] % 1200;
            vm.warp(block.timestamp + pause);
            tokens = tokens + pause > 16 * 600 ? 16 * 600 : tokens + pause;
            bool free = tokens >= 600;
            assertTrue((recovery.requestableAt(device) <= block.timestamp) == free, "requestable");
            assertEq(requestByDevice(key, nonce), free ? ++made : 0, "number");
            if (free) tokens -= 600;
        }
    }

    function test_approve_grants() public {
        uint256 id = request();
        vm.warp(START + 1 days);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Approved(id, approver, 1, 1);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Granted(id, device, 1, "recipient", "reader", uint64(START + 1 days + 2 hours));
        approveAs(approver, id);
        assertEq(statusOf(id), uint256(RequestStatus.Granted), "status");
        assertEq(recovery.requestOf(id).grantedUntil, START + 1 days + 2 hours, "granted until");
        assertTrue(recovery.hasApproved(id, approver), "approved");
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

    function test_report() public {
        uint256 id = request();
        approveAs(approver, id);
        vm.warp(START + 90);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Reported(id, device, 90, record.listRoot, 12, 3456, "evidence");
        vm.prank(requester);
        recovery.report(id, record.listRoot, 12, 3456, "evidence");
        assertEq(statusOf(id), uint256(RequestStatus.Reported), "status");
        assertFalse(recovery.isGranted(id), "granted");
        vm.prank(requester);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotGranted.selector, id, RequestStatus.Reported));
        recovery.report(id, 0, 0, 0, 0);
    }

    function test_report_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 1));
        recovery.report(1, 0, 0, 0, 0);
        uint256 id = request();
        vm.prank(requester);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotGranted.selector, id, RequestStatus.Open));
        recovery.report(id, 0, 0, 0, 0);
        approveAs(approver, id);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotOwner.selector, requester));
        recovery.report(id, 0, 0, 0, 0);
    }

    /// @dev What a device asked for itself, only its own signature reports or closes: no gateway can.
    function test_reportByDevice() public {
        uint256 id = requestByDevice(key, 1);
        approveAs(approver, id);
        bytes memory notOwner = abi.encodeWithSelector(IRecovery.NotOwner.selector, gateway);
        vm.prank(gateway);
        vm.expectRevert(notOwner);
        recovery.report(id, 0, 0, 0, 0);
        vm.prank(gateway);
        vm.expectRevert(notOwner);
        recovery.withdraw(id);

        bytes32 digest = Digests.ofRestoreReport(
            recovery.domainSeparator(), uint64(id), record.listRoot, 12, 3456, "evidence"
        );
        bytes memory signed = signature(key, digest);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.BadSignature.selector));
        recovery.reportByDevice(id, record.listRoot, 13, 3456, "evidence", signed);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestUnknown.selector, id + 1));
        recovery.reportByDevice(id + 1, record.listRoot, 12, 3456, "evidence", signed);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Reported(id, device, 0, record.listRoot, 12, 3456, "evidence");
        vm.prank(gateway);
        recovery.reportByDevice(id, record.listRoot, 12, 3456, "evidence", signed);
        assertEq(statusOf(id), uint256(RequestStatus.Reported), "status");
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotGranted.selector, id, RequestStatus.Reported));
        recovery.reportByDevice(id, record.listRoot, 12, 3456, "evidence", signed);
    }

    function test_reportByDevice_ofAnAccountsRequest() public {
        uint256 id = request();
        approveAs(approver, id);
        bytes memory signed =
            signature(key, Digests.ofRestoreReport(recovery.domainSeparator(), uint64(id), 0, 0, 0, 0));
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.NotOwner.selector, requester));
        recovery.reportByDevice(id, 0, 0, 0, 0, signed);
    }

    function test_reportByDevice_keyChanged() public {
        uint256 id = requestByDevice(key, 1);
        approveAs(approver, id);
        bytes memory signed =
            signature(key, Digests.ofRestoreReport(recovery.domainSeparator(), uint64(id), 0, 0, 0, 0));
        enrolAs(deviceKey(2), device);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.DeviceKeyChanged.selector, device));
        recovery.reportByDevice(id, 0, 0, 0, 0, signed);
    }
}
