// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Kind} from "../src/interfaces/IIncidents.sol";
import {Clause, Terms} from "../src/interfaces/IPolicies.sol";
import {Digests} from "../src/libraries/Digests.sol";
import {IRecovery, Request, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";

contract RecoveryTest is Fixture {
    Key private key;
    bytes32 private device;
    Record private record;
    bytes32 private recordHash;

    /// @dev The slot of Consortium's _organisationOf.
    uint256 private constant ORGANISATION_OF = 2;

    function setUp() public override {
        super.setUp();
        key = deviceKey(1);
        device = enrol(key);
        record = anchorNext(key, device);
        recordHash = digestOf(record);
    }

    function request() private returns (uint256) {
        vm.prank(requester);
        return recovery.request(record, "recipient", "reader", "why", "north");
    }

    function requestDigest(uint64 nonce) private view returns (bytes32) {
        return typed(
            GENESIS,
            abi.encode(
                keccak256(
                    "RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,uint64 nonce)"
                ),
                device,
                recordHash,
                bytes32("recipient"),
                bytes32("reader"),
                bytes32("why"),
                bytes32("north"),
                nonce
            )
        );
    }

    function requestByDevice(Key memory signer, uint64 nonce) private returns (uint256) {
        bytes memory signed = signature(signer, requestDigest(nonce));
        vm.prank(gateway);
        return recovery.requestByDevice(record, "recipient", "reader", "why", "north", nonce, signed);
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

    function publishRestore(uint8 approvals, uint64 delay, Clause[] memory clauses) private {
        Terms memory terms = termsOf();
        terms.approvals = approvals;
        terms.restore.delay = delay;
        terms.restore.clauses = clauses;
        vm.prank(operator);
        policies.publish(policy, "criteria", terms);
    }

    function clause(uint256 organisations, uint8 approvals) private pure returns (Clause[] memory clauses) {
        clauses = new Clause[](1);
        clauses[0] = Clause({organisations: organisations, approvals: approvals});
    }

    function revokeAs(address account, uint256 id) private {
        vm.prank(account);
        recovery.revoke(id);
    }

    function revokeRefused(address account, uint256 id, bytes memory reason) private {
        vm.prank(account);
        vm.expectRevert(reason);
        recovery.revoke(id);
    }

    function grantRefused(uint256 id, bytes memory reason) private {
        vm.prank(stranger);
        vm.expectRevert(reason);
        recovery.grant(id);
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
            "north",
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
        assertEq(recovery.request(record, "recipient", "reader", "why", "north"), 0, "number");
        assertEq(recovery.requestCount(), 0, "count");
    }

    function test_request_withDelayedRole() public {
        manager.grantRole(REQUESTER, stranger, 1 days);
        expectRefused(stranger, false, abi.encodeWithSelector(IRecovery.NotRequester.selector, REQUESTER));
        vm.prank(stranger);
        assertEq(recovery.request(record, "recipient", "reader", "why", "north"), 0, "number");
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
        assertEq(recovery.request(record, "recipient", "reader", "why", "north"), 1, "number");
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
            "north",
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
            recovery.requestByDevice(record, "recipient", "reader", "why", "north", 1, signed),
            1,
            "the same number"
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

    /// @dev An incident of the device that does this stands for a day.
    function reportIncident(Action action) private returns (uint256) {
        vm.startPrank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        incidents.setResponse(policy, Kind.Access, uint16(1 << uint8(action)), 1 days);
        vm.stopPrank();
        vm.prank(monitor);
        return incidents.report(device, Kind.Access, "evidence");
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

    function test_request_region() public {
        Terms memory terms = termsOf();
        terms.restore.regions = new bytes32[](2);
        terms.restore.regions[0] = "south";
        terms.restore.regions[1] = "north";
        vm.prank(operator);
        policies.publish(policy, "regions", terms);
        assertEq(recovery.requestOf(request()).region, "north", "region");
        assertEq(requestByDevice(key, 1), 2, "number of the device's");
        terms.restore.regions[1] = "east";
        vm.prank(operator);
        policies.publish(policy, "other regions", terms);
        bytes memory refusal = abi.encodeWithSelector(IRecovery.RegionNotAllowed.selector, bytes32("north"));
        expectRefused(requester, false, refusal);
        assertEq(request(), 0, "number");
        expectRefused(gateway, true, refusal);
        assertEq(requestByDevice(key, 2), 0, "number of the device's");
        expectRefused(
            requester, false, abi.encodeWithSelector(IRecovery.RegionNotAllowed.selector, bytes32(0))
        );
        vm.prank(requester);
        assertEq(recovery.request(record, "recipient", "reader", "why", 0), 0, "number of one unstated");
    }
}
