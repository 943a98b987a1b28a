// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RetentionHandler} from "./RetentionHandler.sol";
import {Test} from "./Test.sol";

contract RetentionInvariantsTest is Test {
    RetentionHandler private handler;

    function setUp() public {
        handler = new RetentionHandler();
        handler.setUp();
        bytes4[] memory actions = new bytes4[](22);
        actions[0] = RetentionHandler.pass.selector;
        actions[1] = RetentionHandler.pass.selector;
        actions[2] = RetentionHandler.leap.selector;
        actions[3] = RetentionHandler.tick.selector;
        actions[4] = RetentionHandler.tick.selector;
        actions[5] = RetentionHandler.anchorOne.selector;
        actions[6] = RetentionHandler.anchorOne.selector;
        actions[7] = RetentionHandler.anchorOne.selector;
        actions[8] = RetentionHandler.hold.selector;
        actions[9] = RetentionHandler.release.selector;
        actions[10] = RetentionHandler.holdDevice.selector;
        actions[11] = RetentionHandler.releaseDevice.selector;
        actions[12] = RetentionHandler.freeze.selector;
        actions[13] = RetentionHandler.thaw.selector;
        actions[14] = RetentionHandler.restore.selector;
        actions[15] = RetentionHandler.fork.selector;
        actions[16] = RetentionHandler.replace.selector;
        actions[17] = RetentionHandler.retire.selector;
        actions[18] = RetentionHandler.retire.selector;
        actions[19] = RetentionHandler.retireAll.selector;
        actions[20] = RetentionHandler.freezeSnapshot.selector;
        actions[21] = RetentionHandler.thawSnapshot.selector;
        targetContract(address(handler), actions);
    }

    function invariant_nothingIsRetiredThatMustBeKept() public {
        handler.checkRetired();
    }

    function invariant_holdsStandUntilReleased() public {
        handler.checkHolds();
    }
}
