// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {IRecovery} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";

/// @dev A device with a snapshot, of which others may take the place.
abstract contract SuccessorFixture is Fixture {
    bytes32 internal device;
    Record internal record;
    bytes32 internal recordHash;

    function setUp() public virtual override {
        super.setUp();
        device = enrol(deviceKey(1));
        record = anchorNext(deviceKey(1), device);
        recordHash = digestOf(record);
    }

    /// @dev A policy under which people's restores wait for one delay, and a successor's own for another.
    function publishSuccessor(uint64 delay_, uint64 successor) internal {
        Terms memory terms = termsOf();
        terms.restore.delay = delay_;
        terms.restore.successor = successor;
        vm.prank(operator);
        policies.publish(policy, "successor", terms);
    }

    function requestDigest(uint64 nonce) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,uint64 nonce)"
        );
        return typed(
            GENESIS,
            abi.encode(
                typeHash,
                device,
                recordHash,
                bytes32("recipient"),
                bytes32("reader"),
                bytes32(0),
                bytes32(0),
                nonce
            )
        );
    }

    function ask(Key memory key, uint64 nonce) internal returns (uint256) {
        bytes memory signed = signature(key, requestDigest(nonce));
        vm.prank(gateway);
        return recovery.requestByDevice(record, "recipient", "reader", 0, 0, nonce, signed);
    }

    function aliveDigest(bytes32 of_, uint64 id) internal view returns (bytes32) {
        return typed(GENESIS, abi.encode(keccak256("Alive(bytes32 device,uint64 request)"), of_, id));
    }

    /// @dev The call by which the device that had a key says that it lives.
    function alive(Key memory key, uint256 id) internal view returns (bytes memory) {
        bytes memory signed = signature(key, aliveDigest(device, uint64(id)));
        return abi.encodeCall(IRecovery.cancelSelfRestore, (id, key.x, key.y, signed));
    }
}
