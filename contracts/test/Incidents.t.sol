// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Action,
    IIncidents,
    Incident,
    IncidentStatus,
    Kind,
    Orders,
    Response
} from "../src/interfaces/IIncidents.sol";
import {IRetention} from "../src/interfaces/IRetention.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";
import {Vm} from "./Test.sol";

contract IncidentsTest is Fixture {
    uint8 private constant KINDS = 0x7e;
    uint16 private constant ACTIONS = 0xff;
    uint64 private constant FOR_EVER = type(uint64).max;

    Key private key;
    bytes32 private device;
    /// @dev Two snapshots of a device, ten minutes apart.
    Record private first;
    Record private second;

    function setUp() public override {
        super.setUp();
        key = deviceKey(1);
        device = enrol(key);
        first = anchorNext(key, device);
        vm.warp(block.timestamp + 600);
        second = anchorNext(key, device);
        scope(monitor, KINDS);
        scope(monitor2, KINDS);
    }

    function scope(address account, uint8 kinds) private {
        vm.prank(operator);
        incidents.setMonitor(account, kinds, new uint32[](0));
    }

    function answer(Kind kind, uint16 actions, uint32 duration) private {
        vm.prank(operator);
        incidents.setResponse(policy, kind, actions, duration);
    }

    function report(Kind kind) private returns (uint256) {
        vm.prank(monitor);
        return incidents.report(device, kind, "evidence");
    }

    function reportSince(Record memory good, Kind kind) private returns (uint256) {
        vm.prank(monitor);
        return incidents.reportSince(good, kind, "evidence");
    }

    function confirm(uint256 id) private {
        vm.prank(officer);
        incidents.confirm(id, "seen");
    }

    function dismiss(uint256 id) private {
        vm.prank(officer);
        incidents.dismiss(id, "nothing");
    }

    function close(uint256 id) private {
        vm.prank(officer);
        incidents.close(id, "over");
    }

    function bit(Action action) private pure returns (uint16) {
        return uint16(1 << uint8(action));
    }

    function assertOrders(uint32 command, uint64 begun, uint64 until, uint64 redundant) private view {
        Orders memory orders = incidents.ordersOf(device);
        assertEq(orders.command, command, "command");
        assertEq(orders.commandedAt, begun, "commanded at");
        assertEq(orders.commandUntil, until, "command until");
        assertEq(orders.redundantUntil, redundant, "redundant until");
    }

    function assertRestraints(uint64 blocked, uint64 approvals) private view {
        Orders memory orders = incidents.ordersOf(device);
        assertEq(orders.blockedUntil, blocked, "blocked until");
        assertEq(orders.approvalsUntil, approvals, "approvals until");
    }

    function test_constants() public view {
        assertEq(incidents.domainSeparator(), snapshots.domainSeparator(), "domain");
    }

    /// @dev One report does all the policy says, in one transaction, and says so.
    function test_report_doesAllAtOnce() public {
        answer(Kind.Ransomware, ACTIONS, 2 days);
        uint64 now_ = uint64(block.timestamp);
        uint64 until = now_ + 2 days;
        uint64 frozen = clock.time() + 2 days;
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.IncidentOpened(
            1,
            device,
            Kind.Ransomware,
            monitor,
            "evidence",
            digestOf(first),
            policy,
            1,
            ACTIONS,
            until,
            frozen,
            2
        );
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.BackupCommanded(1, device, 1);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.CommandBackup, until);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.FlagLine, until);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.MoreRedundancy, until);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.Notify, until);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.BlockRestores, until);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.MoreApprovals, until);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.Freeze, frozen);
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.RetirementFrozen(device, frozen, address(incidents));
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.HoldGood, frozen);
        vm.expectEmit(true, true, true, true, address(retention));
        emit IRetention.SnapshotFreezePlaced(device, digestOf(first), frozen, address(incidents));
        assertEq(reportSince(first, Kind.Ransomware), 1, "number");

        assertOrders(1, now_, until, until);
        assertRestraints(until, until);
        assertEq(incidents.suspectFrom(device), 2, "suspect from");
        assertEq(retention.frozenUntil(device), frozen, "frozen");
        assertEq(retention.snapshotFrozenUntil(digestOf(first)), frozen, "good one frozen");
        assertEq(incidents.incidentCount(), 1, "count");
        assertEq(incidents.lastOf(device, Kind.Ransomware), 1, "last");
        assertTrue(incidents.stands(1), "stands");
        Incident memory found = incidents.incidentOf(1);
        assertEq(found.device, device, "device");
        assertEq(found.evidence, "evidence", "evidence");
        assertEq(found.good, digestOf(first), "good");
        assertEq(found.monitor, monitor, "monitor");
        assertEq(uint8(found.kind), uint8(Kind.Ransomware), "kind");
        assertEq(uint8(found.status), uint8(IncidentStatus.Open), "status");
        assertEq(found.actions, ACTIONS, "actions");
        assertEq(found.policy, policy, "policy");
        assertEq(found.version, 1, "version");
        assertEq(found.openedAt, now_, "opened");
        assertEq(found.expiresAt, until, "expires");
        assertEq(found.frozenUntil, frozen, "frozen until");
        assertEq(found.reports, 1, "reports");
        assertEq(found.suspectFrom, 2, "suspect from");
    }

    /// @dev Where the policy says nothing, an incident stands for a day and does nothing.
    function test_report_withoutResponse() public {
        vm.recordLogs();
        assertEq(report(Kind.Anomaly), 1, "number");
        assertEq(vm.getRecordedLogs().length, 1, "events");
        assertOrders(0, 0, 0, 0);
        assertEq(incidents.suspectFrom(device), 0, "suspect");
        assertEq(incidents.incidentOf(1).expiresAt, uint64(block.timestamp) + 1 days, "expires");
        assertEq(incidents.incidentOf(1).version, 0, "version");
        dismiss(1);
        assertOrders(0, 0, 0, 0);
    }

    /// @dev Each action does its own and no other's, and ends with its incident.
    function testFuzz_report_eachActionAlone(uint8 which, bool named) public {
        Action action = Action(which % 8);
        answer(Kind.Anomaly, bit(action), 1 days);
        uint64 until = uint64(block.timestamp) + 1 days;
        uint64 frozen = clock.time() + 1 days;
        named ? reportSince(first, Kind.Anomaly) : report(Kind.Anomaly);
        bool commands = action == Action.CommandBackup;
        assertOrders(
            commands ? 1 : 0,
            commands ? uint64(block.timestamp) : 0,
            commands ? until : 0,
            action == Action.MoreRedundancy ? until : 0
        );
        assertRestraints(
            action == Action.BlockRestores ? until : 0, action == Action.MoreApprovals ? until : 0
        );
        assertEq(incidents.suspectFrom(device), action != Action.FlagLine ? 0 : named ? 2 : 3, "suspect");
        assertEq(retention.frozenUntil(device), action == Action.Freeze ? frozen : 0, "frozen");
        bool held = action == Action.HoldGood && named;
        assertEq(retention.snapshotFrozenUntil(digestOf(first)), held ? frozen : 0, "good one");
        bool does = action != Action.HoldGood || named;
        vm.recordLogs();
        dismiss(1);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        bool retains = action == Action.Freeze || held;
        assertEq(logs.length, 1 + (does ? 1 : 0) + (retains ? 1 : 0), "events");
        if (does) {
            assertEq(logs[1].topics[0], IIncidents.ResponseEnded.selector, "event");
            assertEq(uint256(logs[1].topics[3]), uint8(action), "action");
        }
        assertOrders(commands ? 1 : 0, commands ? uint64(block.timestamp) : 0, 0, 0);
        assertRestraints(0, 0);
        assertEq(incidents.suspectFrom(device), 0, "suspect, dismissed");
        assertEq(retention.frozenUntil(device), 0, "frozen, dismissed");
        assertEq(retention.snapshotFrozenUntil(digestOf(first)), 0, "good one, dismissed");
    }

    function test_report_againIsCountedOnly() public {
        answer(Kind.Anomaly, ACTIONS, 1 days);
        report(Kind.Anomaly);
        Incident memory before = incidents.incidentOf(1);
        vm.warp(block.timestamp + 1 hours);
        answer(Kind.Anomaly, 0, 7 days);
        vm.recordLogs();
        vm.prank(monitor2);
        assertEq(incidents.reportSince(first, Kind.Anomaly, "more"), 1, "number");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "events");
        assertEq(logs[0].topics[0], IIncidents.IncidentRepeated.selector, "event");
        assertEq(
            keccak256(logs[0].data),
            keccak256(abi.encode(monitor2, bytes32("more"), uint32(2))),
            "monitor, evidence, reports"
        );
        Incident memory afterwards = incidents.incidentOf(1);
        assertEq(afterwards.reports, 2, "reports");
        afterwards.reports = 1;
        assertEq(keccak256(abi.encode(afterwards)), keccak256(abi.encode(before)), "changed");
        assertEq(incidents.incidentCount(), 1, "count");
        // Another kind is another incident.
        assertEq(report(Kind.Integrity), 2, "another kind");
    }

    function test_expiry() public {
        answer(Kind.Anomaly, ACTIONS, 1 days);
        report(Kind.Anomaly);
        uint64 expires = incidents.incidentOf(1).expiresAt;
        vm.warp(expires);
        assertTrue(incidents.stands(1), "stands in its last second");
        assertEq(incidents.suspectFrom(device), 3, "suspect");
        vm.warp(expires + 1);
        assertFalse(incidents.stands(1), "stands when it is over");
        assertEq(incidents.suspectFrom(device), 0, "suspect");
        bytes memory over = abi.encodeWithSelector(IIncidents.IncidentOver.selector, 1, expires);
        vm.expectRevert(over);
        confirm(1);
        vm.expectRevert(over);
        dismiss(1);
        vm.expectRevert(over);
        close(1);
        // Another comes when it has cooled down, with effects of its own.
        vm.warp(expires + 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.CoolingDown.selector, 1, expires + 1 days));
        report(Kind.Anomaly);
        vm.warp(expires + 1 days);
        assertEq(report(Kind.Anomaly), 2, "number");
        assertTrue(incidents.stands(2) && !incidents.stands(1), "stands");
        assertOrders(2, expires + 1 days, expires + 2 days, expires + 2 days);
    }

    /// @dev A freeze ends by the retention clock, which no leap of the chain's moves.
    function test_freeze_endsByTheRetentionClock() public {
        answer(Kind.Anomaly, bit(Action.Freeze), 1 days);
        report(Kind.Anomaly);
        uint64 frozen = incidents.incidentOf(1).frozenUntil;
        vm.warp(block.timestamp + 10 * 365 days);
        assertFalse(incidents.stands(1), "stands");
        assertLe(clock.time(), frozen, "the retention clock");
        assertEq(retention.frozenUntil(device), frozen, "frozen");
    }

    function test_confirm_standsUntilClosed() public {
        answer(Kind.Anomaly, ACTIONS, 1 days);
        uint64 begun = uint64(block.timestamp);
        reportSince(second, Kind.Anomaly);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.IncidentConfirmed(1, device, officer, "seen");
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseBegun(1, device, Action.CommandBackup, FOR_EVER);
        confirm(1);
        vm.warp(block.timestamp + 30 days);
        assertTrue(incidents.stands(1), "stands");
        assertOrders(1, begun, FOR_EVER, FOR_EVER);
        assertRestraints(FOR_EVER, FOR_EVER);
        assertEq(incidents.suspectFrom(device), 3, "suspect");
        assertEq(retention.frozenUntil(device), FOR_EVER, "frozen");
        assertEq(retention.snapshotFrozenUntil(digestOf(second)), FOR_EVER, "good one");
        vm.expectRevert(
            abi.encodeWithSelector(IIncidents.IncidentNotOpen.selector, 1, IncidentStatus.Confirmed)
        );
        confirm(1);
        assertEq(report(Kind.Anomaly), 1, "counted");

        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.IncidentClosed(1, device, officer, "over");
        close(1);
        assertOrders(1, begun, 0, 0);
        assertRestraints(0, 0);
        assertEq(incidents.suspectFrom(device), 0, "suspect");
        assertEq(retention.frozenUntil(device), 0, "frozen");
        assertEq(retention.snapshotFrozenUntil(digestOf(second)), 0, "good one");
        // What was real may come again at once.
        assertEq(report(Kind.Anomaly), 2, "number");
    }

    function test_dismiss_coolsDown() public {
        answer(Kind.Anomaly, ACTIONS, 7 days);
        report(Kind.Anomaly);
        vm.warp(block.timestamp + 100);
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.IncidentDismissed(1, device, officer, "nothing");
        dismiss(1);
        uint64 cool = uint64(block.timestamp) + 1 days;
        bytes memory cooling = abi.encodeWithSelector(IIncidents.CoolingDown.selector, 1, cool);
        vm.expectRevert(cooling);
        report(Kind.Anomaly);
        vm.warp(cool - 1);
        vm.expectRevert(cooling);
        vm.prank(monitor2);
        incidents.report(device, Kind.Anomaly, "evidence");
        // Neither another kind nor another device waits.
        assertEq(report(Kind.Integrity), 2, "another kind");
        bytes32 other = enrol(deviceKey(2));
        vm.prank(monitor);
        assertEq(incidents.report(other, Kind.Anomaly, "evidence"), 3, "another device");
        vm.warp(cool);
        assertEq(report(Kind.Anomaly), 4, "when it has cooled down");
        // A confirmed one can turn out to be none, too.
        confirm(4);
        dismiss(4);
        assertFalse(incidents.stands(4), "stands");
        vm.expectRevert(
            abi.encodeWithSelector(IIncidents.CoolingDown.selector, 4, uint64(block.timestamp) + 1 days)
        );
        report(Kind.Anomaly);
    }

    /// @dev What ends undoes nothing that another incident wants that stands.
    function test_end_leavesWhatOthersWant() public {
        answer(Kind.Anomaly, ACTIONS, 2 days);
        answer(Kind.Integrity, ACTIONS, 1 days);
        answer(Kind.Access, bit(Action.Notify), 3 days);
        uint64 begun = uint64(block.timestamp);
        uint64 clock_ = clock.time();
        reportSince(second, Kind.Anomaly);
        reportSince(second, Kind.Integrity);
        reportSince(first, Kind.Access);
        assertOrders(2, begun, begun + 2 days, begun + 2 days);
        assertRestraints(begun + 2 days, begun + 2 days);
        dismiss(1);
        assertOrders(2, begun, begun + 1 days, begun + 1 days);
        assertRestraints(begun + 1 days, begun + 1 days);
        assertEq(incidents.suspectFrom(device), 3, "suspect");
        assertEq(retention.frozenUntil(device), clock_ + 1 days, "frozen");
        assertEq(retention.snapshotFrozenUntil(digestOf(second)), clock_ + 1 days, "good one");
        confirm(2);
        dismiss(3);
        assertOrders(2, begun, FOR_EVER, FOR_EVER);
        assertEq(retention.frozenUntil(device), FOR_EVER, "frozen");
        close(2);
        assertOrders(2, begun, 0, 0);
        assertEq(retention.frozenUntil(device), 0, "frozen");
        assertEq(retention.snapshotFrozenUntil(digestOf(second)), 0, "good one");
    }

    function test_end_looksAtTheGoodOneItself() public {
        answer(Kind.Anomaly, ACTIONS, 2 days);
        answer(Kind.Integrity, ACTIONS, 2 days);
        reportSince(first, Kind.Anomaly);
        reportSince(second, Kind.Integrity);
        assertEq(incidents.suspectFrom(device), 2, "suspect from the earlier one");
        dismiss(1);
        assertEq(incidents.suspectFrom(device), 3, "suspect");
        assertEq(retention.snapshotFrozenUntil(digestOf(first)), 0, "its good one");
        assertEq(retention.snapshotFrozenUntil(digestOf(second)), clock.time() + 2 days, "the other's");
    }

    function test_ended_isEnded() public {
        report(Kind.Anomaly);
        dismiss(1);
        bytes memory dismissed =
            abi.encodeWithSelector(IIncidents.IncidentNotOpen.selector, 1, IncidentStatus.Dismissed);
        vm.expectRevert(dismissed);
        confirm(1);
        vm.expectRevert(dismissed);
        dismiss(1);
        vm.expectRevert(dismissed);
        close(1);
        report(Kind.Integrity);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.IncidentNotConfirmed.selector, 2));
        close(2);
        confirm(2);
        close(2);
        bytes memory closed =
            abi.encodeWithSelector(IIncidents.IncidentNotOpen.selector, 2, IncidentStatus.Closed);
        vm.expectRevert(closed);
        close(2);
        vm.expectRevert(closed);
        dismiss(2);
        bytes memory unknown = abi.encodeWithSelector(IIncidents.IncidentUnknown.selector, 3);
        vm.expectRevert(unknown);
        confirm(3);
        vm.expectRevert(unknown);
        dismiss(3);
        vm.expectRevert(unknown);
        close(3);
    }

    function test_confirm_byNoMonitor() public {
        manager.grantRole(OFFICER, monitor, 0);
        manager.grantRole(OFFICER, monitor2, 0);
        report(Kind.Anomaly);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.MonitorCannotConfirm.selector, monitor));
        vm.prank(monitor);
        incidents.confirm(1, "seen");
        vm.expectRevert(abi.encodeWithSelector(IIncidents.MonitorCannotConfirm.selector, monitor2));
        vm.prank(monitor2);
        incidents.confirm(1, "seen");
        scope(monitor2, 0);
        vm.prank(monitor2);
        incidents.confirm(1, "seen");
    }

    function test_scope() public {
        uint32[] memory watched = new uint32[](1);
        watched[0] = policy;
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.MonitorSet(monitor, 0x02, watched, operator);
        vm.prank(operator);
        incidents.setMonitor(monitor, 0x02, watched);
        (uint8 kinds, bool all) = incidents.monitorOf(monitor);
        assertEq(kinds, 2, "kinds");
        assertFalse(all, "all");
        assertTrue(incidents.watches(monitor, policy) && !incidents.watches(monitor, policy + 1), "watches");
        report(Kind.Anomaly);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.KindOutOfScope.selector, Kind.Integrity));
        report(Kind.Integrity);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.KindMissing.selector));
        report(Kind.None);
        // A new scope forgets what the old one named.
        vm.prank(operator);
        policies.publish(0, "another", termsOf());
        watched[0] = policy + 1;
        vm.prank(operator);
        incidents.setMonitor(monitor, KINDS, watched);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.PolicyOutOfScope.selector, policy));
        report(Kind.Anomaly);
        vm.prank(operator);
        policies.assign(device, policy + 1);
        assertEq(report(Kind.Access), 2, "number");
        // No scope, no report.
        scope(monitor, 0);
        (kinds, all) = incidents.monitorOf(monitor);
        assertTrue(kinds == 0 && !all && !incidents.watches(monitor, policy + 1), "scope");
        vm.expectRevert(abi.encodeWithSelector(IIncidents.KindOutOfScope.selector, Kind.Access));
        report(Kind.Access);
    }

    function test_setMonitor_refusals() public {
        uint32[] memory watched = new uint32[](17);
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.KindsUnknown.selector, 0x7e));
        incidents.setMonitor(monitor, 0x01, new uint32[](0));
        vm.expectRevert(abi.encodeWithSelector(IIncidents.KindsUnknown.selector, 0x7e));
        incidents.setMonitor(monitor, 0x80, new uint32[](0));
        vm.expectRevert(abi.encodeWithSelector(IIncidents.TooManyPolicies.selector, 17, 16));
        incidents.setMonitor(monitor, KINDS, watched);
        watched = new uint32[](1);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.PolicyUnknown.selector, 0));
        incidents.setMonitor(monitor, KINDS, watched);
        watched[0] = policy + 1;
        vm.expectRevert(abi.encodeWithSelector(IIncidents.PolicyUnknown.selector, policy + 1));
        incidents.setMonitor(monitor, KINDS, watched);
        vm.stopPrank();
    }

    function test_setResponse() public {
        vm.expectEmit(true, true, true, true, address(incidents));
        emit IIncidents.ResponseSet(policy, Kind.Access, 1, 3, 60, operator);
        answer(Kind.Access, 3, 60);
        answer(Kind.Access, 4, 7 days);
        Response memory response = incidents.responseOf(policy, Kind.Access);
        assertEq(response.actions, 4, "actions");
        assertEq(response.duration, 7 days, "duration");
        assertEq(response.version, 2, "version");
        assertEq(incidents.responseOf(policy, Kind.Anomaly).version, 0, "another kind's");

        vm.expectRevert(abi.encodeWithSelector(IIncidents.ActionsUnknown.selector, 0xff));
        answer(Kind.Access, 0x100, 60);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.ResponseOutOfRange.selector, 0, 1, 7 days));
        answer(Kind.Access, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.ResponseOutOfRange.selector, 7 days + 1, 1, 7 days));
        answer(Kind.Access, 0, 7 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.KindMissing.selector));
        answer(Kind.None, 0, 60);
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.PolicyUnknown.selector, 0));
        incidents.setResponse(0, Kind.Access, 0, 60);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.PolicyUnknown.selector, policy + 1));
        incidents.setResponse(policy + 1, Kind.Access, 0, 60);
        vm.stopPrank();
    }

    function test_report_unknown() public {
        vm.expectRevert(abi.encodeWithSelector(IIncidents.DeviceUnknown.selector, bytes32("nobody")));
        vm.prank(monitor);
        incidents.report("nobody", Kind.Anomaly, "evidence");
        Record memory other = first;
        other.listRoot = "another list";
        vm.expectRevert(abi.encodeWithSelector(IIncidents.SnapshotUnknown.selector, digestOf(other)));
        reportSince(other, Kind.Anomaly);
    }

    /// @dev A flood ends at the bucket, which refills with time alone; what is refused takes nothing.
    function test_report_flood() public {
        assertEq(incidents.reportableAt(monitor), 0, "full");
        for (uint256 i = 0; i < 64; ++i) {
            report(Kind.Anomaly);
        }
        uint64 retryAt = uint64(block.timestamp) + 10 minutes;
        assertEq(incidents.reportableAt(monitor), retryAt, "empty");
        bytes memory limited = abi.encodeWithSelector(IIncidents.ReportsLimited.selector, retryAt);
        vm.expectRevert(limited);
        report(Kind.Integrity);
        vm.warp(retryAt - 1);
        vm.expectRevert(limited);
        report(Kind.Anomaly);
        vm.warp(retryAt);
        report(Kind.Anomaly);
        vm.expectRevert(abi.encodeWithSelector(IIncidents.ReportsLimited.selector, retryAt + 10 minutes));
        report(Kind.Anomaly);
        assertEq(incidents.incidentOf(1).reports, 65, "reports");
        // Another monitor has a bucket of its own.
        vm.prank(monitor2);
        incidents.report(device, Kind.Anomaly, "evidence");
        vm.warp(block.timestamp + 64 * 10 minutes);
        assertLe(incidents.reportableAt(monitor), uint64(block.timestamp) - 63 * 10 minutes, "full again");
    }

    function test_roles() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        incidents.report(device, Kind.Anomaly, 0);
        expectUnauthorized(operator);
        vm.prank(operator);
        incidents.reportSince(first, Kind.Anomaly, 0);
        expectUnauthorized(monitor);
        vm.prank(monitor);
        incidents.confirm(1, 0);
        expectUnauthorized(monitor);
        vm.prank(monitor);
        incidents.dismiss(1, 0);
        expectUnauthorized(operator);
        vm.prank(operator);
        incidents.close(1, 0);
        expectUnauthorized(officer);
        vm.prank(officer);
        incidents.setMonitor(monitor, 0, new uint32[](0));
        expectUnauthorized(monitor);
        vm.prank(monitor);
        incidents.setResponse(policy, Kind.Anomaly, 0, 1);
    }

    /// @dev An incident freezes retirement, and dismissing it lets it go on.
    function test_freeze_keepsWhatHasExpired() public {
        answer(Kind.Ransomware, bit(Action.Freeze), 7 days);
        uint64 expiry = snapshots.snapshot(digestOf(first)).expiry;
        while (clock.time() <= expiry) {
            vm.warp(block.timestamp + 1 hours);
            clock.tick();
        }
        report(Kind.Ransomware);
        vm.expectRevert(abi.encodeWithSelector(IRetention.Frozen.selector, clock.time() + 7 days));
        retention.retire(first);
        dismiss(1);
        retention.retire(first);
        assertTrue(retention.isRetired(digestOf(first)), "not retired");
    }
}
