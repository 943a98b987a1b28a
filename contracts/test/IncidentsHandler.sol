// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, IIncidents, Incident, IncidentStatus, Kind, Orders} from "../src/interfaces/IIncidents.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture} from "./Fixture.sol";

/// @dev Two monitors that report whatever they may, an officer, an operator that changes responses, and time, in any
/// order. It keeps an account of its own of what stands, by which everything is judged.
contract IncidentsHandler is Fixture {
    uint256 private constant DEVICES = 3;
    uint256 private constant KINDS = 6;
    uint64 private constant FOR_EVER = type(uint64).max;

    struct Expected {
        IncidentStatus status;
        uint16 actions;
        uint64 until;
        uint64 frozenUntil;
        uint64 endedAt;
        address monitor;
    }

    bytes32[] private devices;
    mapping(bytes32 device => Record) private good;
    Expected[] private all;
    /// @dev One more than the index of the last of a kind.
    mapping(bytes32 device => mapping(uint256 kind => uint256)) private last;
    mapping(uint256 kind => uint16) private actions;
    mapping(uint256 kind => uint32) private duration;
    mapping(address monitor => uint256) private accepted;
    mapping(bytes32 device => uint256) private commands;

    uint256 private chainTime = START;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < DEVICES; ++i) {
            devices.push(enrol(deviceKey(i)));
            good[devices[i]] = anchorNext(deviceKey(i), devices[i]);
        }
        vm.prank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        vm.prank(operator);
        incidents.setMonitor(monitor2, 0x7e, new uint32[](0));
        for (uint256 kind = 1; kind <= KINDS; ++kind) {
            answer(kind, 0xff, 1 days);
        }
    }

    modifier atTime() {
        vm.warp(chainTime);
        _;
    }

    function pass(uint256 seconds_) external {
        // The retention clock goes with the chain's, as it does while somebody ticks.
        uint256 end = chainTime + bound(seconds_, 1, 2 days);
        while (chainTime < end) {
            chainTime += end - chainTime < 1 hours ? end - chainTime : 1 hours;
            vm.warp(chainTime);
            clock.tick();
        }
    }

    function setResponse(uint256 kind, uint8 bits, uint32 seconds_) external atTime {
        answer(bound(kind, 1, KINDS), bits, uint32(bound(seconds_, 1, 7 days)));
    }

    function report(uint256 which, uint256 kind, bool second, bool named) external atTime {
        tryReport(devices[which % DEVICES], bound(kind, 1, KINDS), second ? monitor2 : monitor, named);
    }

    /// @dev A stolen key: one report after another of everything.
    function flood(uint256 seed) external atTime {
        for (uint256 i = 0; i < 40; ++i) {
            tryReport(devices[(seed % DEVICES + i) % DEVICES], 1 + i % KINDS, monitor, false);
        }
    }

    function confirm(uint256 which) external atTime {
        if (all.length == 0) return;
        Expected storage found = all[which % all.length];
        bool may = stands(found) && found.status == IncidentStatus.Open;
        vm.prank(officer);
        bool success = attempt(abi.encodeCall(IIncidents.confirm, (1 + which % all.length, "seen")));
        assertTrue(success == may, "confirm");
        if (!may) return;
        (found.status, found.until, found.frozenUntil) = (IncidentStatus.Confirmed, FOR_EVER, FOR_EVER);
    }

    function dismiss(uint256 which) external atTime {
        if (all.length == 0) return;
        Expected storage found = all[which % all.length];
        bool may = stands(found);
        vm.prank(officer);
        bool success = attempt(abi.encodeCall(IIncidents.dismiss, (1 + which % all.length, "none")));
        assertTrue(success == may, "dismiss");
        if (may) (found.status, found.endedAt) = (IncidentStatus.Dismissed, uint64(chainTime));
    }

    function close(uint256 which) external atTime {
        if (all.length == 0) return;
        Expected storage found = all[which % all.length];
        bool may = found.status == IncidentStatus.Confirmed;
        vm.prank(officer);
        bool success = attempt(abi.encodeCall(IIncidents.close, (1 + which % all.length, "over")));
        assertTrue(success == may, "close");
        if (may) (found.status, found.endedAt) = (IncidentStatus.Closed, uint64(chainTime));
    }

    /// @dev Whatever monitors did: nothing stands past its time unconfirmed, and how many stand unconfirmed of one
    /// monitor is bounded by its bucket.
    function checkBounded() external atTime {
        uint256 standing;
        for (uint256 i = 0; i < all.length; ++i) {
            Incident memory found = incidents.incidentOf(i + 1);
            assertTrue(incidents.stands(i + 1) == stands(all[i]), "stands");
            assertEq(uint8(found.status), uint8(all[i].status), "status");
            if (found.status != IncidentStatus.Open || !incidents.stands(i + 1)) continue;
            assertLe(chainTime, found.openedAt + 7 days, "stands unconfirmed for more than seven days");
            if (found.monitor == monitor) ++standing;
        }
        assertLe(standing, 64 + (7 days) / (10 minutes), "of one monitor");
        assertLe(accepted[monitor], 64 + (chainTime - START) / (10 minutes), "accepted of one monitor");
        assertLe(accepted[monitor2], 64 + (chainTime - START) / (10 minutes), "accepted of another");
        assertEq(incidents.incidentCount(), all.length, "count");
    }

    /// @dev What devices are under is what the incidents want that stand, and nothing else.
    function checkEffects() external atTime {
        for (uint256 i = 0; i < DEVICES; ++i) {
            bytes32 device = devices[i];
            uint64[8] memory until;
            for (uint256 kind = 1; kind <= KINDS; ++kind) {
                uint256 id = last[device][kind];
                assertEq(incidents.lastOf(device, Kind(kind)), id, "last");
                if (id == 0 || !stands(all[id - 1])) continue;
                Expected storage found = all[id - 1];
                for (uint256 action = 0; action < 8; ++action) {
                    if (found.actions >> action & 1 == 0) continue;
                    bool byRetention = action == uint8(Action.Freeze) || action == uint8(Action.HoldGood);
                    if (action == uint8(Action.HoldGood) && incidents.incidentOf(id).good == 0) continue;
                    uint64 end = byRetention ? found.frozenUntil : found.until;
                    if (end > until[action]) until[action] = end;
                }
            }
            Orders memory orders = incidents.ordersOf(device);
            assertEq(orders.command, commands[device], "commands");
            same(orders.commandUntil, until[uint8(Action.CommandBackup)], chainTime, "command");
            same(orders.redundantUntil, until[uint8(Action.MoreRedundancy)], chainTime, "redundancy");
            same(orders.blockedUntil, until[uint8(Action.BlockRestores)], chainTime, "block");
            same(orders.approvalsUntil, until[uint8(Action.MoreApprovals)], chainTime, "approvals");
            same(retention.frozenUntil(device), until[uint8(Action.Freeze)], clock.time(), "freeze");
            same(
                retention.snapshotFrozenUntil(digestOf(good[device])),
                until[uint8(Action.HoldGood)],
                clock.time(),
                "the good one"
            );
            assertTrue(
                (incidents.suspectFrom(device) != 0) == (until[uint8(Action.FlagLine)] != 0), "flagged"
            );
        }
    }

    /// @dev Two ends are the same if both are past, or they are one.
    function same(uint256 got, uint256 want, uint256 now_, string memory what) private pure {
        assertEq(got < now_ ? 0 : got, want < now_ ? 0 : want, what);
    }

    function tryReport(bytes32 device, uint256 kind, address by, bool named) private {
        uint256 id = last[device][kind];
        bool repeated = id != 0 && stands(all[id - 1]);
        bool cooling;
        if (id != 0 && !repeated && all[id - 1].status != IncidentStatus.Closed) {
            Expected storage before = all[id - 1];
            uint256 ended = before.status == IncidentStatus.Dismissed ? before.endedAt : before.until;
            cooling = chainTime < ended + 1 days;
        }
        bool limited = incidents.reportableAt(by) > chainTime;
        vm.prank(by);
        bool success = attempt(
            named
                ? abi.encodeCall(IIncidents.reportSince, (good[device], Kind(kind), "evidence"))
                : abi.encodeCall(IIncidents.report, (device, Kind(kind), "evidence"))
        );
        assertTrue(success == !(limited || cooling), "report");
        if (!success) return;
        ++accepted[by];
        if (repeated) return;
        all.push(
            Expected({
                status: IncidentStatus.Open,
                actions: actions[kind],
                until: uint64(chainTime) + duration[kind],
                frozenUntil: clock.time() + duration[kind],
                endedAt: 0,
                monitor: by
            })
        );
        last[device][kind] = all.length;
        if (actions[kind] & 1 != 0) ++commands[device];
    }

    function stands(Expected storage found) private view returns (bool) {
        return found.status == IncidentStatus.Confirmed
            || (found.status == IncidentStatus.Open && chainTime <= found.until);
    }

    function answer(uint256 kind, uint16 bits, uint32 seconds_) private {
        vm.prank(operator);
        incidents.setResponse(policy, Kind(kind), bits, seconds_);
        (actions[kind], duration[kind]) = (bits, seconds_);
    }

    function attempt(bytes memory data) private returns (bool success) {
        (success,) = address(incidents).call(data);
    }
}
