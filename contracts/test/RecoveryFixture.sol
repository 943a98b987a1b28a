// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Kind} from "../src/interfaces/IIncidents.sol";
import {Clause, Terms} from "../src/interfaces/IPolicies.sol";
import {IRecovery} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";

/// @dev A device with a snapshot, and what people do with requests to restore it.
abstract contract RecoveryFixture is Fixture {
    Key internal key;
    bytes32 internal device;
    Record internal record;
    bytes32 internal recordHash;

    /// @dev The slot of Consortium's _organisationOf.
    uint256 internal constant ORGANISATION_OF = 2;

    function setUp() public virtual override {
        super.setUp();
        key = deviceKey(1);
        device = enrol(key);
        record = anchorNext(key, device);
        recordHash = digestOf(record);
    }

    function request() internal returns (uint256) {
        vm.prank(requester);
        return recovery.request(record, "recipient", "reader", "why", "north");
    }

    function requestDigest(uint64 nonce) internal view returns (bytes32) {
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

    function requestByDevice(Key memory signer, uint64 nonce) internal returns (uint256) {
        bytes memory signed = signature(signer, requestDigest(nonce));
        vm.prank(gateway);
        return recovery.requestByDevice(record, "recipient", "reader", "why", "north", nonce, signed);
    }

    function approveAs(address account, uint256 id) internal {
        vm.prank(account);
        recovery.approve(id);
    }

    function approveRefused(address account, uint256 id, bytes memory reason) internal {
        vm.prank(account);
        vm.expectRevert(reason);
        recovery.approve(id);
    }

    function expectRefused(address by, bool byDevice, bytes memory reason) internal {
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.RequestRefused(device, recordHash, by, byDevice, reason);
    }

    function publishRestore(uint8 approvals, uint64 delay, Clause[] memory clauses) internal {
        Terms memory terms = termsOf();
        terms.approvals = approvals;
        terms.restore.delay = delay;
        terms.restore.clauses = clauses;
        vm.prank(operator);
        policies.publish(policy, "criteria", terms);
    }

    function clause(uint256 organisations, uint8 approvals) internal pure returns (Clause[] memory clauses) {
        clauses = new Clause[](1);
        clauses[0] = Clause({organisations: organisations, approvals: approvals});
    }

    function revokeAs(address account, uint256 id) internal {
        vm.prank(account);
        recovery.revoke(id);
    }

    function revokeRefused(address account, uint256 id, bytes memory reason) internal {
        vm.prank(account);
        vm.expectRevert(reason);
        recovery.revoke(id);
    }

    function grantRefused(uint256 id, bytes memory reason) internal {
        vm.prank(stranger);
        vm.expectRevert(reason);
        recovery.grant(id);
    }

    function statusOf(uint256 id) internal view returns (uint256) {
        return uint256(recovery.requestOf(id).status);
    }

    function twoApprovals() internal {
        Terms memory terms = termsOf();
        terms.approvals = 2;
        vm.prank(operator);
        policies.publish(policy, "two approvals", terms);
    }

    /// @dev An incident of the device that does this stands for a day.
    function reportIncident(Action action) internal returns (uint256) {
        vm.startPrank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        incidents.setResponse(policy, Kind.Access, uint16(1 << uint8(action)), 1 days);
        vm.stopPrank();
        vm.prank(monitor);
        return incidents.report(device, Kind.Access, "evidence");
    }
}
