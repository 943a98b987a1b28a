// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {Head, ISnapshots} from "../src/interfaces/ISnapshots.sol";
import {Key} from "./Fixture.sol";
import {SnapshotsFixture} from "./SnapshotsFixture.sol";

/// @dev The standard policy asks a snapshot every hour, ten minutes of lateness allowed.
contract SnapshotsDeadlinesTest is SnapshotsFixture {
    uint64 private constant WINDOW = 70 minutes;

    function flag() private {
        vm.prank(stranger);
        snapshots.flagOverdue(device);
    }

    function flagRefused(bytes memory reason) private {
        vm.prank(stranger);
        vm.expectRevert(reason);
        snapshots.flagOverdue(device);
    }

    /// @dev How the device kept its deadlines.
    function assertKept(uint32 breaches, uint64 overdue, uint32 longest, bool flagged, string memory what)
        private
        view
    {
        Head memory head = snapshots.head(device);
        assertEq(
            abi.encode(head.breaches, head.overdue, head.longest, head.flagged),
            abi.encode(breaches, overdue, longest, flagged),
            what
        );
    }

    /// @dev Publishes a version with another interval; the one before is accepted for a day more.
    function publishInterval(uint64 interval) private {
        Terms memory terms = termsOf();
        terms.interval = interval;
        vm.prank(operator);
        policies.publish(policy, "other", terms);
    }

    function test_firstDeadline() public {
        assertEq(snapshots.dueAt(device), START + WINDOW, "from when it came under a policy");
        vm.warp(START + WINDOW);
        flagRefused(abi.encodeWithSelector(ISnapshots.NotOverdue.selector, START + WINDOW));
        vm.warp(START + WINDOW + 1);
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.BreachFlagged(device, policy, 1, uint64(START + WINDOW), stranger);
        flag();
        vm.warp(START + WINDOW + 100);
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.BreachEnded(device, policy, 1, 1, uint64(START + WINDOW), 100);
        anchorNext(key, device);
        assertEq(snapshots.dueAt(device), START + 2 * WINDOW + 100, "the next");
    }

    function test_firstDeadline_stays() public {
        vm.warp(START + 1 hours);
        publishInterval(30 days);
        assertEq(snapshots.dueAt(device), START + WINDOW, "another version");
        Terms memory terms = termsOf();
        terms.interval = 365 days;
        vm.startPrank(operator);
        (uint32 other,) = policies.publish(0, "slow", terms);
        policies.assign(device, other);
        vm.stopPrank();
        assertEq(snapshots.dueAt(device), START + WINDOW, "another policy");
        (uint32 by, uint32 version, uint64 due) = policies.firstDeadline(device);
        assertEq(abi.encode(by, version, due), abi.encode(policy, 1, START + WINDOW), "by the first");
    }

    function test_inTime() public {
        for (uint256 i = 1; i <= 3; ++i) {
            vm.warp(START + i * WINDOW);
            anchorNext(key, device);
        }
        assertKept(0, 0, 0, false, "no breach");
    }

    function test_lateUnflagged() public {
        anchorNext(key, device);
        vm.warp(START + WINDOW + 1);
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.BreachEnded(device, policy, 1, 2, uint64(START + WINDOW), 1);
        anchorNext(key, device);
        assertKept(1, 1, 1, false, "counted");
    }

    function test_lateFlagged() public {
        anchorNext(key, device);
        vm.warp(START + WINDOW + 30);
        flag();
        assertKept(1, 0, 0, true, "flagged, not over");
        flagRefused(abi.encodeWithSelector(ISnapshots.BreachFlaggedAlready.selector, START + WINDOW));
        vm.warp(START + WINDOW + 50);
        anchorNext(key, device);
        assertKept(1, 50, 50, false, "counted once");
        flagRefused(abi.encodeWithSelector(ISnapshots.NotOverdue.selector, START + 2 * WINDOW + 50));
    }

    function test_longest() public {
        anchorNext(key, device);
        uint256[3] memory late = [uint256(20), 90, 40];
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(snapshots.dueAt(device) + late[i]);
            anchorNext(key, device);
        }
        assertKept(3, 150, 90, false, "sum and longest");
    }

    /// @dev What is published after a snapshot moves no deadline that follows it, in either direction.
    function test_laterVersionMovesNoDeadline() public {
        anchorNext(key, device);
        publishInterval(30 days);
        assertEq(snapshots.dueAt(device), START + WINDOW, "loosened");
        vm.warp(START + WINDOW + 1);
        flag();
        anchorNext(key, device);
        assertKept(1, 1, 1, false, "breach");
        assertEq(
            snapshots.dueAt(device), START + WINDOW + 1 + 30 days + 10 minutes, "by the version it names"
        );
        publishInterval(1);
        assertEq(snapshots.dueAt(device), START + WINDOW + 1 + 30 days + 10 minutes, "tightened");
    }

    /// @dev Nor does another policy that the device is put under.
    function test_otherPolicyMovesNoDeadline() public {
        anchorNext(key, device);
        Terms memory terms = termsOf();
        terms.interval = 365 days;
        vm.startPrank(operator);
        (uint32 other,) = policies.publish(0, "slow", terms);
        policies.assign(device, other);
        vm.stopPrank();
        vm.warp(START + WINDOW + 5);
        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.BreachEnded(device, policy, 1, 2, uint64(START + WINDOW), 5);
        anchorNext(key, device);
        assertEq(snapshots.dueAt(device), START + WINDOW + 5 + 365 days + 10 minutes, "the other's now");
    }

    function test_flagOverdue_unknown() public {
        device = bytes32("nobody");
        flagRefused(abi.encodeWithSelector(ISnapshots.DeviceUnknown.selector, device));
    }

    /// @dev Nobody expects backups of a revoked device; what it missed counts when it comes back.
    function test_flagOverdue_revoked() public {
        anchorNext(key, device);
        vm.prank(operator);
        fleet.revoke(device);
        vm.warp(START + WINDOW + 7);
        flagRefused(abi.encodeWithSelector(ISnapshots.DeviceNotActive.selector, device));
        key = deviceKey(2);
        enrolAs(key, device);
        anchorNext(key, device);
        assertKept(1, 7, 7, false, "counted");
    }

    function test_flagOverdue_noPolicy() public {
        Key memory token = keyOf("a token");
        bytes32 invitation = idOf(token);
        vm.prank(operator);
        fleet.invite(invitation, token.x, token.y, 1, 0, uint64(START + 1 hours), "free", 0);
        key = deviceKey(2);
        bytes32 digest = enrolmentDigest(invitation, key);
        vm.prank(gateway);
        device = fleet.enrol(invitation, key.x, key.y, signature(token, digest), signature(key, digest));
        vm.warp(START + 400 days);
        flagRefused(abi.encodeWithSelector(ISnapshots.NotOverdue.selector, 0));
        assertEq(snapshots.dueAt(device), 0, "due");
        vm.prank(operator);
        policies.assign(device, policy);
        assertEq(snapshots.dueAt(device), START + 400 days + WINDOW, "from now on");
    }

    /// @dev A record that is refused, or anchored again, ends no breach and moves no deadline.
    function test_onlyAcceptedRecordsCount() public {
        anchorNext(key, device);
        vm.warp(START + WINDOW + 10);
        flag();
        refused(
            itemOf(nextRecord(device), key, 4), abi.encodeWithSelector(ISnapshots.QuorumNotMet.selector, 4, 5)
        );
        assertEq(snapshots.dueAt(device), START + WINDOW, "due");
    }

    function testFuzz_anchor_eitherCountsOrNot(uint256 wait, bool flagged) public {
        anchorNext(key, device);
        wait = bound(wait, 0, 10 * 365 days);
        vm.warp(START + wait);
        bool overdue = wait > WINDOW;
        if (flagged && overdue) flag();
        if (flagged && !overdue) {
            flagRefused(abi.encodeWithSelector(ISnapshots.NotOverdue.selector, START + WINDOW));
        }
        anchorNext(key, device);
        uint32 late = overdue ? uint32(wait - WINDOW) : 0;
        assertKept(overdue ? 1 : 0, late, late, false, "kept");
    }

    /// @dev The longest breach is counted as far as 32 bits go: 136 years.
    function test_longest_saturates() public {
        anchorNext(key, device);
        vm.warp(START + WINDOW + (1 << 32));
        anchorNext(key, device);
        assertKept(1, 1 << 32, type(uint32).max, false, "136 years late");
    }

    /// @dev A breach before the first snapshot is not forgotten when that comes.
    function test_firstFlagged() public {
        vm.warp(START + WINDOW + 9);
        flag();
        assertKept(1, 0, 0, true, "flagged, not over");
        assertEq(snapshots.head(device).sequence, 0, "no snapshot");
        anchorNext(key, device);
        assertKept(1, 9, 9, false, "counted once");
        Head memory head = snapshots.head(device);
        assertEq(
            abi.encode(head.policy, head.policyVersion, head.window),
            abi.encode(policy, 1, WINDOW),
            "the next"
        );
    }
}
