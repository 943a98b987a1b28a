// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {
    Account,
    Call,
    Card,
    Founding,
    IConsortium,
    Parameters,
    ReportKind
} from "../src/interfaces/IConsortium.sol";
import {IStores} from "../src/interfaces/IStores.sol";
import {Fixture, Key} from "./Fixture.sol";

/// @dev A consortium of some organisations with an AccessManager that it is the administrator of, and Stores.
abstract contract ConsortiumFixture is Fixture {
    uint64 internal constant CONSORTIUM = 12;
    uint256 internal constant BEGIN = 1000;

    function setUp() public virtual override {
        vm.warp(START);
        vm.roll(BEGIN);
        found(foundingOf(4));
    }

    /// @dev As the founder does it, but that Stores is open to all until the consortium stands.
    function found(Founding memory founding) internal {
        prepare();
        consortium = IConsortium(deployed("Consortium", abi.encode(stores, founding)));
        bytes4[] memory functions = new bytes4[](2);
        functions[0] = IStores.addOrganisation.selector;
        functions[1] = IStores.updateOrganisation.selector;
        manager.setTargetFunctionRole(address(stores), functions, CONSORTIUM);
        manager.grantRole(CONSORTIUM, address(consortium), 0);
        manager.grantRole(0, address(consortium), 0);
        manager.renounceRole(0, address(this));
        vm.roll(block.number + 1);
    }

    function prepare() internal {
        manager = IAccessManager(deployed("AccessManager", abi.encode(address(this))));
        stores = IStores(deployed("Stores", abi.encode(manager)));
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = IStores.addOrganisation.selector;
        manager.setTargetFunctionRole(address(stores), functions, type(uint64).max);
    }

    function cardOf(uint256 number) internal pure returns (Card memory) {
        Key memory checkpoint = keyOf(string(abi.encodePacked("checkpoint ", number)));
        return Card({
            name: bytes32(
                abi.encodePacked("organisation ", uint8(48 + number / 10), uint8(48 + number % 10))
            ),
            validator: validatorOf(number),
            checkpointX: checkpoint.x,
            checkpointY: checkpoint.y,
            account: accountOf(number),
            node: nodeOf(number)
        });
    }

    function validatorOf(uint256 number) internal pure returns (bytes32) {
        return keccak256(abi.encode("validator", number));
    }

    function accountOf(uint256 number) internal pure returns (address) {
        return address(uint160(0xC000 + number));
    }

    function nodeOf(uint256 number) internal pure returns (address) {
        return address(uint160(0xD000 + number));
    }

    /// @dev Most of them must agree, a day's delay, floor 1.
    function parametersOf(uint256 count) internal pure returns (Parameters memory) {
        return Parameters({
            gasLimit: 300_000_000,
            pace: 1,
            threshold: uint32(count / 2 + 1),
            delay: 1 days,
            lifetime: 30 days,
            floor: 1,
            absence: 100
        });
    }

    function foundingOf(uint256 count) internal pure returns (Founding memory founding) {
        founding.organisations = new Card[](count);
        for (uint256 i = 0; i < count; ++i) {
            founding.organisations[i] = cardOf(i + 1);
        }
        founding.parameters = parametersOf(count);
        founding.accounts = new Account[](1);
        founding.accounts[0] = Account({account: gateway, organisation: 1});
    }

    /// @dev A proposal of one call, of the consortium itself.
    function propose(uint256 by, bytes memory data) internal returns (uint256) {
        return propose(by, address(consortium), data);
    }

    function propose(uint256 by, address target, bytes memory data) internal returns (uint256) {
        Call[] memory calls = one(data);
        calls[0].target = target;
        vm.prank(accountOf(by));
        return consortium.propose(calls, "why");
    }

    /// @dev One call of the consortium itself.
    function one(bytes memory data) internal view returns (Call[] memory calls) {
        calls = new Call[](1);
        calls[0] = Call({target: address(consortium), data: data});
    }

    function vote(uint256 by, uint256 id, bool support) internal {
        vm.prank(accountOf(by));
        consortium.vote(id, support);
    }

    /// @dev Proposes with as many votes as are asked, of the first members.
    function passed(bytes memory data) internal returns (uint256 id) {
        return passed(address(consortium), data);
    }

    function passed(address target, bytes memory data) internal returns (uint256 id) {
        uint32[] memory members = consortium.members();
        id = propose(members[0], target, data);
        for (uint256 i = 1; i < consortium.parameters().threshold; ++i) {
            vote(members[i], id, true);
        }
    }

    /// @dev The whole way: proposal, votes, delay, execution in a block of its own.
    function enact(bytes memory data) internal {
        enact(address(consortium), data);
    }

    function enact(address target, bytes memory data) internal {
        uint256 id = passed(target, data);
        vm.warp(block.timestamp + consortium.parameters().delay);
        vm.roll(block.number + 1);
        consortium.execute(id);
    }

    /// @dev The same, of a proposal whose call reverts.
    function expectFailure(bytes memory data, bytes memory reason) internal {
        uint256 id = passed(data);
        vm.warp(block.timestamp + consortium.parameters().delay);
        vm.roll(block.number + 1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CallFailed.selector, 0, reason));
        consortium.execute(id);
    }

    function report(uint256 by, uint32 accused, ReportKind kind, uint64 height) internal {
        vm.prank(nodeOf(by));
        consortium.report(accused, kind, height);
    }

    function comeBack(uint256 number) internal {
        vm.roll(block.number + 1);
        vm.prank(nodeOf(number));
        consortium.comeBack();
    }

    function has(bytes32[] memory keys, bytes32 key) internal pure returns (bool found_) {
        for (uint256 i = 0; i < keys.length; ++i) {
            if (keys[i] == key) found_ = true;
        }
    }
}
