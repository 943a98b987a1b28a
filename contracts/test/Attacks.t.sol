// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Action, IIncidents, Kind} from "../src/interfaces/IIncidents.sol";
import {IRecovery} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";
import {Vm} from "./Test.sol";

/// @dev What docs/contracts/attacks.md claims of all contracts together.
contract AttacksTest is Fixture {
    /// @dev Of AccessManager.
    error CallDirectly(address target);

    function contracts() private view returns (address[12] memory) {
        return [
            address(manager),
            address(clock),
            address(stores),
            address(custody),
            address(policies),
            address(fleet),
            address(snapshots),
            address(passkeys),
            address(recovery),
            address(retention),
            address(incidents),
            address(consortium)
        ];
    }

    /// @dev Who calls is who is seen: no contract is called by way of AccessManager.
    function test_execute_isNoWayAround() public {
        Key memory key = deviceKey(1);
        bytes32 device = enrol(key);
        Record memory record = anchorNext(key, device);
        vm.prank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        manager.grantRole(OFFICER, monitor, 0);
        vm.prank(monitor);
        uint256 id = incidents.report(device, Kind.Anomaly, "evidence");
        // A monitor that is an officer too cannot confirm what it reported.
        through(monitor, address(incidents), abi.encodeCall(incidents.confirm, (id, "seen")));
        vm.prank(monitor);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.MonitorCannotConfirm.selector, monitor));
        incidents.confirm(id, "seen");
        // No account's hold is placed in another's name, where others could end it.
        through(legal, address(retention), abi.encodeCall(retention.hold, (record, "why")));
        // Nor is ADMIN let through.
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = IIncidents.confirm.selector;
        through(
            address(this),
            address(manager),
            abi.encodeCall(manager.setTargetFunctionRole, (address(incidents), functions, type(uint64).max))
        );
    }

    function through(address caller, address target, bytes memory data) private {
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(CallDirectly.selector, target));
        manager.execute(target, data);
    }

    /// @dev What AccessManager has scheduled for a member that must wait is done by calling the target.
    function test_execute_isNotNeeded() public {
        manager.grantRole(OFFICER, stranger, 1 days);
        bytes32 device = enrol(deviceKey(1));
        vm.prank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        vm.prank(operator);
        incidents.setResponse(policy, Kind.Anomaly, 1, 7 days);
        vm.prank(monitor);
        uint256 id = incidents.report(device, Kind.Anomaly, "evidence");
        bytes memory data = abi.encodeCall(incidents.confirm, (id, "seen"));
        vm.prank(stranger);
        manager.schedule(address(incidents), data, 0);
        vm.prank(stranger);
        vm.expectRevert();
        incidents.confirm(id, "seen");
        vm.warp(block.timestamp + 1 days);
        vm.prank(stranger);
        incidents.confirm(id, "seen");
        assertTrue(incidents.stands(id), "stands");
    }

    /// @dev No contract takes coins by a call, with data or without.
    function test_ether_isRefused() public {
        address[12] memory all = contracts();
        vm.deal(stranger, 1 ether);
        for (uint256 i = 0; i < all.length; ++i) {
            uint256 before = all[i].balance;
            vm.prank(stranger);
            (bool taken,) = all[i].call{value: 1}("");
            assertFalse(taken, "without data");
            vm.prank(stranger);
            (taken,) = all[i].call{value: 1}(abi.encodeCall(clock.tick, ()));
            assertFalse(taken, "with data");
            vm.prank(stranger);
            (taken,) = all[i].call{value: 1}(abi.encodeCall(manager.execute, (address(clock), "tick")));
            assertFalse(taken, "by way of AccessManager");
            assertEq(all[i].balance, before, "balance");
        }
    }

    /// @dev Coins that a contract has by force (a block's fees, an ended contract's rest) change nothing.
    function test_ether_byForce() public {
        address[12] memory all = contracts();
        for (uint256 i = 0; i < all.length; ++i) {
            vm.deal(all[i], 1 ether);
        }
        Key memory key = deviceKey(1);
        bytes32 device = enrol(key);
        Record memory record = anchorNext(key, device);
        vm.prank(requester);
        uint256 id = recovery.request(record, "recipient", "reader", "why", "north");
        vm.prank(approver);
        recovery.approve(id);
        assertTrue(recovery.isGranted(id), "granted");
        clock.tick();
        for (uint256 i = 0; i < all.length; ++i) {
            assertEq(all[i].balance, 1 ether, "balance");
        }
    }

    /// @dev Who began a transaction counts for nothing: a contract that an operator calls acts as itself.
    function test_origin_countsForNothing() public {
        vm.prank(stranger, operator);
        expectUnauthorized(stranger);
        stores.updateStore(1, "https://elsewhere.invalid:1", 0);
        Key memory key = deviceKey(1);
        Record memory record = anchorNext(key, enrol(key));
        vm.prank(stranger, requester);
        assertEq(recovery.request(record, "recipient", "reader", "why", "north"), 0, "a request");
        vm.prank(stranger, address(0xB1));
        vm.expectRevert();
        passkeys.add(1, key.x, key.y, "credential", "name");
        vm.prank(stranger, address(0xB1));
        vm.expectRevert();
        consortium.vote(1, true);
    }

    /// @dev What one kind of incident cannot, two can by turns: this is a risk that docs/contracts/Incidents.md names,
    /// and ends when the scope is taken.
    function test_monitor_kindsTakeTurns() public {
        bytes32 device = enrol(deviceKey(1));
        vm.startPrank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        incidents.setResponse(policy, Kind.Anomaly, uint16(1 << uint8(Action.BlockRestores)), 7 days);
        incidents.setResponse(policy, Kind.Access, uint16(1 << uint8(Action.BlockRestores)), 7 days);
        vm.stopPrank();
        for (uint256 i = 0; i < 6; ++i) {
            Kind kind = i % 2 == 0 ? Kind.Anomaly : Kind.Access;
            vm.prank(monitor);
            incidents.report(device, kind, "evidence");
            uint64 until = incidents.ordersOf(device).blockedUntil;
            assertEq(until, block.timestamp + 7 days, "blocked");
            // The same kind does not come back at once.
            vm.warp(until + 1);
            vm.prank(monitor);
            vm.expectRevert();
            incidents.report(device, kind, "evidence");
        }
        vm.prank(operator);
        incidents.setMonitor(monitor, 0, new uint32[](0));
        vm.prank(monitor);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.KindOutOfScope.selector, Kind.Anomaly));
        incidents.report(device, Kind.Anomaly, "evidence");
    }

    /// @dev A relayer that gives too little gas gets no refusal of a device's good request on the record.
    function testFuzz_requestByDevice_gasMakesNoRefusal(uint256 gas) public {
        Key memory key = deviceKey(1);
        Record memory record = anchorNext(key, enrol(key));
        bytes memory signed = signature(
            key,
            typed(
                GENESIS,
                abi.encode(
                    keccak256(
                        "RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,uint64 nonce)"
                    ),
                    record.device,
                    digestOf(record),
                    bytes32("recipient"),
                    bytes32("reader"),
                    bytes32("why"),
                    bytes32("north"),
                    uint64(1)
                )
            )
        );
        bytes memory data = abi.encodeCall(
            recovery.requestByDevice, (record, "recipient", "reader", "why", "north", 1, signed)
        );
        vm.recordLogs();
        vm.prank(gateway);
        (bool success,) = address(recovery).call{gas: bound(gas, 10_000, 450_000)}(data);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(recovery.requestCount(), success ? 1 : 0, "requests");
        if (success) assertEq(logs[0].topics[0], IRecovery.Requested.selector, "refused for want of gas");
    }

    /// @dev Nobody sets anything up a second time: there are no initialisers, under any of their usual names.
    function test_initialise_isUnknown() public {
        address[12] memory all = contracts();
        bytes[5] memory tries = [
            abi.encodeWithSignature("initialize()"),
            abi.encodeWithSignature("initialize(address)", stranger),
            abi.encodeWithSignature("init()"),
            abi.encodeWithSignature("upgradeTo(address)", stranger),
            abi.encodeWithSignature("upgradeToAndCall(address,bytes)", stranger, "")
        ];
        for (uint256 i = 0; i < all.length; ++i) {
            for (uint256 j = 0; j < tries.length; ++j) {
                vm.prank(operator);
                (bool success,) = all[i].call(tries[j]);
                assertFalse(success, "there is a second setting up");
            }
        }
    }
}
