// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IRolePauses} from "../src/interfaces/IRolePauses.sol";
import {ISnapshots} from "../src/interfaces/ISnapshots.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";

contract PausesTest is Fixture {
    IRolePauses private pauses;

    function setUp() public override {
        super.setUp();
        pauses = IRolePauses(address(manager));
    }

    function holds(uint64 role, address account) private view returns (bool member) {
        (member,) = manager.hasRole(role, account);
    }

    /// @dev A paused role is held by nobody, wherever it is asked for; unpaused, by those who had it.
    function test_pause() public {
        Key memory key = deviceKey(1);
        bytes32 device = enrol(key);
        Record memory record = anchorNext(key, device);
        vm.expectEmit(true, false, false, true, address(manager));
        emit IRolePauses.RolePaused(OPERATOR);
        pauses.pauseRole(OPERATOR);
        pauses.pauseRole(APPROVER);
        assertTrue(pauses.isRolePaused(OPERATOR), "paused");
        assertFalse(holds(OPERATOR, operator), "held");
        assertTrue(holds(GATEWAY, gateway), "another role");
        vm.prank(operator);
        expectUnauthorized(operator);
        stores.addOrganisation("third", address(0xB3));
        vm.prank(requester);
        recovery.request(record, "recipient", "reader", "why", "north");
        vm.prank(approver);
        vm.expectRevert();
        recovery.approve(1);
        // What is given meanwhile counts afterwards.
        manager.grantRole(OPERATOR, stranger, 0);
        assertFalse(holds(OPERATOR, stranger), "given meanwhile");

        vm.expectEmit(true, false, false, true, address(manager));
        emit IRolePauses.RoleUnpaused(OPERATOR);
        pauses.unpauseRole(OPERATOR);
        pauses.unpauseRole(APPROVER);
        assertTrue(holds(OPERATOR, operator) && holds(OPERATOR, stranger), "held again");
        vm.prank(operator);
        stores.addOrganisation("third", address(0xB3));
        vm.prank(approver);
        recovery.approve(1);
    }

    function test_pause_refused() public {
        uint64[2] memory locked = [0, type(uint64).max];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAccessManager.AccessManagerLockedRole.selector, locked[i])
            );
            pauses.pauseRole(locked[i]);
        }
        bytes4 unchanged = IRolePauses.RolePauseUnchanged.selector;
        vm.expectRevert(abi.encodeWithSelector(unchanged, OPERATOR, false));
        pauses.unpauseRole(OPERATOR);
        pauses.pauseRole(OPERATOR);
        vm.expectRevert(abi.encodeWithSelector(unchanged, OPERATOR, true));
        pauses.pauseRole(OPERATOR);
    }

    function test_pause_onlyAdmin() public {
        address[3] memory who = [operator, stranger, address(recovery)];
        for (uint256 i = 0; i < who.length; ++i) {
            bytes memory reason =
                abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, who[i], 0);
            vm.prank(who[i]);
            vm.expectRevert(reason);
            pauses.pauseRole(GATEWAY);
            vm.prank(who[i]);
            vm.expectRevert(reason);
            pauses.unpauseRole(GATEWAY);
        }
        // Nor by way of its multicall or its execute.
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(IRolePauses.pauseRole, (GATEWAY));
        vm.prank(operator);
        (bool success,) = address(manager).call(abi.encodeWithSignature("multicall(bytes[])", calls));
        assertFalse(success, "multicall");
        vm.prank(operator);
        (success,) = address(manager).call(abi.encodeCall(manager.execute, (address(manager), calls[0])));
        assertFalse(success, "execute");
    }
}
