// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IncidentsHandler} from "./IncidentsHandler.sol";
import {Test} from "./Test.sol";

contract IncidentsInvariantsTest is Test {
    IncidentsHandler private handler;

    function setUp() public {
        handler = new IncidentsHandler();
        handler.setUp();
        bytes4[] memory actions = new bytes4[](10);
        actions[0] = IncidentsHandler.pass.selector;
        actions[1] = IncidentsHandler.pass.selector;
        actions[2] = IncidentsHandler.setResponse.selector;
        actions[3] = IncidentsHandler.report.selector;
        actions[4] = IncidentsHandler.report.selector;
        actions[5] = IncidentsHandler.report.selector;
        actions[6] = IncidentsHandler.flood.selector;
        actions[7] = IncidentsHandler.confirm.selector;
        actions[8] = IncidentsHandler.dismiss.selector;
        actions[9] = IncidentsHandler.close.selector;
        targetContract(address(handler), actions);
    }

    function invariant_nothingStandsLongerThanItMay() public {
        handler.checkBounded();
    }

    function invariant_devicesAreUnderWhatStands() public {
        handler.checkEffects();
    }
}
