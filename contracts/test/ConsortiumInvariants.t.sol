// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsortiumHandler} from "./ConsortiumHandler.sol";
import {Test} from "./Test.sol";

contract ConsortiumInvariantsTest is Test {
    ConsortiumHandler private handler;

    function setUp() public {
        handler = new ConsortiumHandler();
        handler.setUp();
        bytes4[] memory actions = new bytes4[](12);
        actions[0] = ConsortiumHandler.pass.selector;
        actions[1] = ConsortiumHandler.proposeAny.selector;
        actions[2] = ConsortiumHandler.proposeAny.selector;
        actions[3] = ConsortiumHandler.voteAny.selector;
        actions[4] = ConsortiumHandler.agree.selector;
        actions[5] = ConsortiumHandler.agree.selector;
        actions[6] = ConsortiumHandler.executeAny.selector;
        actions[7] = ConsortiumHandler.enactAny.selector;
        actions[8] = ConsortiumHandler.enactAny.selector;
        actions[9] = ConsortiumHandler.cancelAny.selector;
        actions[10] = ConsortiumHandler.reportAll.selector;
        actions[11] = ConsortiumHandler.comeBackAny.selector;
        targetContract(address(handler), actions);
    }

    function invariant_validatorsAreTheActiveMembers() public view {
        handler.checkValidators();
    }

    function invariant_mostMembersMustAgree() public view {
        handler.checkThreshold();
    }

    function invariant_accountsAreMembers() public view {
        handler.checkAccounts();
    }

    /// @dev What the handler does leads somewhere.
    function test_handler() public {
        for (uint256 what = 0; what < 5; ++what) {
            handler.enactAny(1, what, 3);
        }
        assertEq(handler.executions(), 3, "executions");
    }

    function invariant_nothingIsExecutedUnasked() public view {
        handler.checkExecutions();
    }
}
