// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Card, IConsortium} from "../src/interfaces/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

/// @dev What nodes read after each block, and others by proof, as it lies in storage.
contract ConsortiumLayoutTest is ConsortiumFixture {
    function word(uint256 slot) private view returns (uint256) {
        return uint256(vm.load(address(consortium), bytes32(slot)));
    }

    function admitted(address account) private view returns (uint256) {
        return word(uint256(keccak256(abi.encode(account, uint256(2)))));
    }

    function test_layout_validators() public {
        assertEq(word(0), 4, "validators");
        uint256 first = uint256(keccak256(abi.encode(uint256(0))));
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(bytes32(word(first + i)), validatorOf(i + 1), "validator");
        }
        enact(abi.encodeCall(IConsortium.remove, (2)));
        assertEq(word(0), 3, "validators");
        assertEq(bytes32(word(first + 1)), validatorOf(4), "the last one in its place");
        assertEq(word(first + 3), 0, "the last place");
    }

    function test_layout_blockRules() public {
        assertEq(word(1), 300_000_000 | 1 << 64, "gas limit, pace");
        uint64 at = uint64(block.number + 50);
        enact(abi.encodeCall(IConsortium.setVersion, (3, at)));
        assertEq(word(1), 300_000_000 | 1 << 64 | 3 << 96 | uint256(at) << 128, "version, block");
    }

    function test_layout_voteRules() public view {
        assertEq(
            word(3),
            3 | uint256(1 days) << 32 | uint256(30 days) << 64 | 1 << 96 | 100 << 128,
            "threshold, delay, lifetime, floor, absence"
        );
    }

    function test_layout_members() public view {
        assertEq(word(5), 4, "members");
        assertEq(
            word(uint256(keccak256(abi.encode(uint256(5))))), 1 | 2 << 32 | 3 << 64 | 4 << 96, "their numbers"
        );
        uint256 base = uint256(keccak256(abi.encode(uint256(3), uint256(6))));
        Card memory card = cardOf(3);
        assertEq(bytes32(word(base)), card.name, "name");
        assertEq(bytes32(word(base + 1)), card.validator, "validator");
        assertEq(bytes32(word(base + 2)), card.checkpointX, "checkpoint key, x");
        assertEq(bytes32(word(base + 3)), card.checkpointY, "checkpoint key, y");
        assertEq(word(base + 4), uint160(card.account) | 1 << 160 | BEGIN << 168, "account, status, since");
        assertEq(word(base + 5), uint160(card.node) | BEGIN << 160, "node, answersFrom");
    }

    function test_layout_accounts() public {
        assertEq(admitted(accountOf(3)), 3, "account");
        assertEq(admitted(nodeOf(3)), 3, "node");
        assertEq(admitted(gateway), 1, "further account");
        assertEq(admitted(stranger), 0, "stranger");
        enact(abi.encodeCall(IConsortium.dismissAccount, (gateway)));
        assertEq(admitted(gateway), 0, "dismissed");
    }
}
