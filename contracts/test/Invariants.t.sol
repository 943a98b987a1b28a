// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Handler} from "./Handler.sol";
import {Test} from "./Test.sol";

contract InvariantsTest is Test {
    Handler private handler;

    function setUp() public {
        handler = new Handler();
        handler.setUp();
        bytes4[] memory actions = new bytes4[](19);
        actions[0] = Handler.pass.selector;
        actions[1] = Handler.tick.selector;
        actions[2] = Handler.anchorGood.selector;
        actions[3] = Handler.anchorGood.selector;
        actions[4] = Handler.anchorGood.selector;
        actions[5] = Handler.anchorBad.selector;
        actions[6] = Handler.anchorAgain.selector;
        actions[7] = Handler.addReceipts.selector;
        actions[8] = Handler.reportFork.selector;
        actions[9] = Handler.publish.selector;
        actions[10] = Handler.replace.selector;
        actions[11] = Handler.moveSlot.selector;
        actions[12] = Handler.request.selector;
        actions[13] = Handler.approve.selector;
        actions[14] = Handler.close.selector;
        actions[15] = Handler.flagOverdue.selector;
        actions[16] = Handler.passDays.selector;
        actions[17] = Handler.revokeApproval.selector;
        actions[18] = Handler.grant.selector;
        targetContract(address(handler), actions);
        actions = new bytes4[](1);
        actions[0] = Handler.revoke.selector;
        targetContract(address(handler), actions);
    }

    function invariant_historyIsLinear() public {
        handler.checkLinear();
    }

    function invariant_acceptedSnapshotsAreKept() public {
        handler.checkKept();
    }

    function invariant_eachBucketHasOneFirst() public {
        handler.checkBuckets();
    }

    function invariant_missedDeadlinesAreCounted() public {
        handler.checkDeadlines();
    }

    function invariant_grantsWereApproved() public {
        handler.checkGrants();
    }

    function invariant_retentionClockNeverLeaps() public {
        handler.checkClock();
    }
}
