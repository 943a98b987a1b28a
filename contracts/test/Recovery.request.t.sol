// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {IRecovery, Request, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {Key} from "./Fixture.sol";
import {RecoveryFixture} from "./RecoveryFixture.sol";

/// @dev Requests: by accounts, by the device, to regions.
contract RecoveryRequestTest is RecoveryFixture {
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
