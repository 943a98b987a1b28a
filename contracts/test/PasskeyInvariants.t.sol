// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PasskeyHandler} from "./PasskeyHandler.sol";
import {Test} from "./Test.sol";

contract PasskeyInvariantsTest is Test {
    PasskeyHandler private handler;

    function setUp() public {
        handler = new PasskeyHandler();
        handler.setUp();
        bytes4[] memory actions = new bytes4[](12);
        actions[0] = PasskeyHandler.add.selector;
        actions[1] = PasskeyHandler.remove.selector;
        actions[2] = PasskeyHandler.meddle.selector;
        actions[3] = PasskeyHandler.setRole.selector;
        actions[4] = PasskeyHandler.request.selector;
        actions[5] = PasskeyHandler.request.selector;
        actions[6] = PasskeyHandler.decide.selector;
        actions[7] = PasskeyHandler.decide.selector;
        actions[8] = PasskeyHandler.decide.selector;
        actions[9] = PasskeyHandler.decide.selector;
        actions[10] = PasskeyHandler.replay.selector;
        actions[11] = PasskeyHandler.forge.selector;
        targetContract(address(handler), actions);
    }

    function invariant_requestsStandAsAnswered() public view {
        handler.checkRequests();
    }

    function invariant_listsHoldWhatIsInUse() public view {
        handler.checkLists();
    }
}
