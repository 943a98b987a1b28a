// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SuccessorHandler} from "./SuccessorHandler.sol";
import {Test} from "./Test.sol";

contract SuccessorInvariantsTest is Test {
    SuccessorHandler private handler;

    function setUp() public {
        handler = new SuccessorHandler();
        handler.setUp();
        bytes4[] memory actions = new bytes4[](15);
        actions[0] = SuccessorHandler.pass.selector;
        actions[1] = SuccessorHandler.pass.selector;
        actions[2] = SuccessorHandler.publish.selector;
        actions[3] = SuccessorHandler.replace.selector;
        actions[4] = SuccessorHandler.request.selector;
        actions[5] = SuccessorHandler.request.selector;
        actions[6] = SuccessorHandler.approve.selector;
        actions[7] = SuccessorHandler.revokeApproval.selector;
        actions[8] = SuccessorHandler.grant.selector;
        actions[9] = SuccessorHandler.grantLast.selector;
        actions[10] = SuccessorHandler.grantLast.selector;
        actions[11] = SuccessorHandler.deny.selector;
        actions[12] = SuccessorHandler.showLife.selector;
        actions[13] = SuccessorHandler.showLife.selector;
        actions[14] = SuccessorHandler.reportIncident.selector;
        targetContract(address(handler), actions);
    }

    function invariant_nothingIsGrantedUnduly() public view {
        handler.checkGrants();
    }

    function invariant_oneSelfRestoreStands() public {
        handler.checkOne();
    }
}
