// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium, ProposalStatus} from "../src/interfaces/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

/// @dev An account that is a contract, and answers coins with as much as its gas makes.
contract Bomb {
    receive() external payable {
        assembly {
            let size := 0
            for {} gt(gas(), 300) {} {
                size := add(size, 0x20)
                pop(mload(size))
            }
            revert(0, size)
        }
    }
}

/// @dev An account that is a contract, and calls back when it is given coins.
contract Reentrant {
    address private immutable _target;
    bytes private _data;

    constructor(address target, bytes memory data) {
        _target = target;
        _data = data;
    }

    receive() external payable {
        (bool success,) = _target.call(_data);
        require(success, "it could not");
    }
}

/// @dev What docs/contracts/attacks.md claims of the Consortium contract, the only one that calls accounts.
contract ConsortiumAttacksTest is ConsortiumFixture {
    uint256 private constant ENDOWMENT = 2 ** 128;

    function setUp() public override {
        super.setUp();
        vm.deal(address(consortium), 100 * ENDOWMENT);
    }

    /// @dev What is given coins gets so little gas that no answer of its makes the admission dear.
    function test_endow_returnBomb() public {
        Bomb bomb = new Bomb();
        uint256 id = passed(abi.encodeCall(IConsortium.admitAccount, (address(bomb), 1)));
        vm.warp(block.timestamp + 1 days);
        consortium.execute{gas: 400_000}(id);
        assertEq(consortium.organisationOf(address(bomb)), 1, "admitted");
        assertEq(address(bomb).balance, 0, "it took none");
    }

    /// @dev What is given coins has not the gas to do anything in between.
    function test_endow_reentrancy() public {
        uint256 other = propose(1, abi.encodeCall(IConsortium.remove, (4)));
        vote(2, other, true);
        vote(3, other, true);
        Reentrant account = new Reentrant(address(consortium), abi.encodeCall(IConsortium.execute, (other)));
        enact(abi.encodeCall(IConsortium.admitAccount, (address(account), 1)));
        assertEq(consortium.organisationOf(address(account)), 1, "admitted");
        assertEq(address(account).balance, 0, "it could not");
        assertEq(uint8(consortium.proposal(other).status), uint8(ProposalStatus.Passed), "not executed");
    }

    /// @dev Whoever executes a proposal with too little gas executes nothing of it, and it stays to be executed:
    /// a call keeps a 64th of the gas back, which must not be enough to pass over one that ran out of it.
    function testFuzz_execute_tooLittleGas(uint256 gas) public {
        gas = bound(gas, 30_000, 500_000);
        uint256 id = passed(abi.encodeCall(IConsortium.admit, (cardOf(5))));
        vm.warp(block.timestamp + 1 days);
        vm.roll(block.number + 1);
        (bool success,) = address(consortium).call{gas: gas}(abi.encodeCall(IConsortium.execute, (id)));
        ProposalStatus want = success ? ProposalStatus.Executed : ProposalStatus.Passed;
        assertEq(uint8(consortium.proposal(id).status), uint8(want), "status");
        assertEq(consortium.members().length, success ? 5 : 4, "members");
        if (!success) return;
        assertEq(accountOf(5).balance, ENDOWMENT, "its account's coins");
        assertEq(nodeOf(5).balance, ENDOWMENT, "its node's coins");
    }
}
