// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ISnapshots, Item, ReceiptIn, Record} from "../src/interfaces/ISnapshots.sol";
import {Terms} from "../src/interfaces/IPolicies.sol";
import {Fixture} from "./Fixture.sol";

/// @dev Every restricted function refuses every account that lacks its role, whatever other role it has.
contract AccessTest is Fixture {
    function onlyRole(address allowed, address target, bytes memory data) private {
        address[6] memory accounts = [operator, gateway, approver, requester, stranger, address(fleet)];
        for (uint256 i = 0; i < accounts.length; ++i) {
            if (accounts[i] == allowed) continue;
            vm.prank(accounts[i]);
            (bool success, bytes memory reason) = target.call(data);
            assertFalse(success, "a stranger was let in");
            assertEq(
                reason,
                abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, accounts[i]),
                "refused for another reason"
            );
        }
        vm.prank(allowed);
        (, bytes memory answer) = target.call(data);
        assertTrue(
            bytes4(answer) != IAccessManaged.AccessManagedUnauthorized.selector, "the role was not let in"
        );
    }

    function test_access_operator() public {
        onlyRole(operator, address(stores), abi.encodeCall(stores.addOrganisation, (0, address(0))));
        onlyRole(operator, address(stores), abi.encodeCall(stores.updateOrganisation, (1, address(0), true)));
        onlyRole(operator, address(stores), abi.encodeCall(stores.addStore, (1, 0, 0, 0, 0, "")));
        onlyRole(operator, address(stores), abi.encodeCall(stores.updateStore, (1, "", 0)));
        onlyRole(operator, address(stores), abi.encodeCall(stores.assignSlot, (1, 1)));
        onlyRole(operator, address(custody), abi.encodeCall(custody.addCustodian, (1, 0, 0, 0, "")));
        onlyRole(operator, address(custody), abi.encodeCall(custody.updateCustodian, (1, "", 0)));
        onlyRole(operator, address(custody), abi.encodeCall(custody.addPanel, (1, new uint32[](1))));
        Terms memory terms;
        onlyRole(operator, address(policies), abi.encodeCall(policies.publish, (0, 0, terms)));
        onlyRole(operator, address(policies), abi.encodeCall(policies.withdraw, (1)));
        onlyRole(operator, address(policies), abi.encodeCall(policies.assign, (0, 1)));
        onlyRole(operator, address(fleet), abi.encodeCall(fleet.invite, (0, 0, 0, 1, 1, 0, 0, 0)));
        onlyRole(operator, address(fleet), abi.encodeCall(fleet.withdrawInvitation, (0)));
        onlyRole(operator, address(fleet), abi.encodeCall(fleet.revoke, (0)));
    }

    function test_access_gateway() public {
        Record memory record;
        Item memory item;
        onlyRole(gateway, address(fleet), abi.encodeCall(fleet.enrol, (0, 0, 0, "", "")));
        onlyRole(gateway, address(snapshots), abi.encodeCall(snapshots.anchor, (item)));
        onlyRole(gateway, address(snapshots), abi.encodeCall(snapshots.anchorBatch, (new Item[](1))));
        onlyRole(
            gateway, address(snapshots), abi.encodeCall(snapshots.addReceipts, (record, new ReceiptIn[](0)))
        );
        onlyRole(
            gateway, address(recovery), abi.encodeCall(recovery.requestByDevice, (record, 0, 0, 0, 0, 0, ""))
        );
        onlyRole(gateway, address(recovery), abi.encodeCall(recovery.reportByDevice, (1, 0, 0, 0, 0, 0, "")));
    }

    function test_access_contracts() public {
        onlyRole(address(fleet), address(policies), abi.encodeCall(policies.assignAtEnrolment, (0, 1)));
        onlyRole(address(recovery), address(snapshots), abi.encodeCall(snapshots.noteRelease, (0, 1)));
    }

    /// @dev Nobody but the AccessManager can put another in its place.
    function test_access_authority() public {
        address[8] memory targets = [
            address(stores),
            address(custody),
            address(policies),
            address(fleet),
            address(snapshots),
            address(recovery),
            address(retention),
            address(incidents)
        ];
        for (uint256 i = 0; i < targets.length; ++i) {
            vm.prank(operator);
            expectUnauthorized(operator);
            IAccessManaged(targets[i]).setAuthority(operator);
        }
    }
}
